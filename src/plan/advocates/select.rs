//! Who should it be?

use super::{Ground, Rules, Selection};
use crate::analysis::Progress;
use crate::analysis::coverage::Effort;
use crate::model::StakeholderId;

/// The best picks for these rules. Nothing where it was cancelled. `so_far` hears of each better answer on the way.
pub fn select(
    _ground: &Ground,
    _rules: &Rules,
    _effort: Effort,
    _progress: &Progress,
    _so_far: &dyn Fn(&Selection),
) -> Option<Selection> {
    Some(Selection::default())
}

/// What these people would reach as the picks, in this order, whoever they are; nothing is looked for. `bound` is what
/// they reach, and `proven` says nothing.
pub fn evaluate(_ground: &Ground, _rules: &Rules, _picks: &[StakeholderId]) -> Selection {
    Selection::default()
}
