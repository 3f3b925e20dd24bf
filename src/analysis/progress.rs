//! How far is a long piece of work, and is it still wanted?
//!
//! *Invariants:* telling and asking never wait.

use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};

/// How far a long piece of work is, and whether it is still wanted; shared between threads.
#[derive(Debug, Default)]
pub struct Progress {
    cancelled: AtomicBool,
    thousandths: AtomicU32,
}

impl Progress {
    /// It is no longer wanted; the work ends soon after, without a result.
    pub fn cancel(&self) {
        self.cancelled.store(true, Ordering::Relaxed);
    }

    /// True once it is no longer wanted.
    pub fn is_cancelled(&self) -> bool {
        self.cancelled.load(Ordering::Relaxed)
    }

    /// How far it is, 0–1.
    pub fn share(&self) -> f32 {
        self.thousandths.load(Ordering::Relaxed) as f32 / 1000.0
    }

    /// Says how far it is, 0–1.
    pub fn reached(&self, share: f32) {
        self.thousandths.store((share.clamp(0.0, 1.0) * 1000.0) as u32, Ordering::Relaxed);
    }
}
