//! How much work is left, and is it still wanted?

use super::Effort;
use crate::analysis::Progress;

/// How many entries of a candidate's reach are looked at in one step of [`Effort`].
const LOOKS: u64 = 10_000;

/// Counts what has been looked at.
pub(super) struct Meter<'a> {
    left: u64,
    whole: u64,
    kept: u64,
    progress: &'a Progress,
    told: bool,
}

impl<'a> Meter<'a> {
    /// So much may be done.
    pub(super) fn new(effort: Effort, progress: &'a Progress) -> Self {
        let whole = effort.0.max(1).saturating_mul(LOOKS);
        Self { left: whole, whole, kept: 0, progress, told: true }
    }

    /// A part of the work that says nothing of how far it is.
    pub(super) fn silent(effort: Effort, progress: &'a Progress) -> Self {
        Self { told: false, ..Self::new(effort, progress) }
    }

    /// Notes so many looks; false where it is time to end.
    pub(super) fn take(&mut self, looks: usize) -> bool {
        self.left = self.left.saturating_sub(looks as u64);
        if self.told {
            self.progress.reached(1.0 - (self.left as f64 / self.whole as f64) as f32);
        }
        self.left > self.kept && !self.progress.is_cancelled()
    }

    /// Keeps such a part of the whole for what comes later.
    pub(super) fn keep(&mut self, part: u64, of: u64) {
        self.kept = self.whole / of * part;
    }

    /// True where nobody wants it any more.
    pub(super) fn is_cancelled(&self) -> bool {
        self.progress.is_cancelled()
    }

    /// How many looks are left.
    pub(super) fn left(&self) -> u64 {
        self.left
    }
}
