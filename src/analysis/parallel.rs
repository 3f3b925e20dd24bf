//! How is work shared out among processors without the result depending on how many there are?
//!
//! *Invariants:* the work is cut into the same blocks on every machine, and the blocks are added up in their order;
//! rounding is therefore the same everywhere.

use std::ops::Range;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;

/// How many blocks: enough to keep eight processors busy, few enough that their sums take little room.
const BLOCKS: usize = 32;
/// Below this many operations starting a thread costs more than it gains.
const WORTHWHILE: usize = 400_000;

/// Adds up what `work` does for every item from 0 to `items`, `width` sums at a time. Each processor makes its own
/// `desk` once; `operations` is roughly how many steps all items take together.
pub(super) fn sum<D>(
    items: usize,
    width: usize,
    operations: usize,
    desk: impl Fn() -> D + Sync,
    work: impl Fn(&mut D, Range<usize>, &mut [f64]) + Sync,
) -> Vec<f64> {
    let length = items.div_ceil(BLOCKS).max(1);
    let blocks = items.div_ceil(length);
    let part = |desk: &mut D, block: usize| {
        let mut sums = vec![0.0; width];
        work(desk, block * length..items.min((block + 1) * length), &mut sums);
        sums
    };
    let threads = if operations < WORTHWHILE {
        1
    } else {
        std::thread::available_parallelism().map_or(1, usize::from).min(blocks)
    };
    let mut parts: Vec<Vec<f64>> = vec![Vec::new(); blocks];
    if threads <= 1 {
        let mut desk = desk();
        for (block, sums) in parts.iter_mut().enumerate() {
            *sums = part(&mut desk, block);
        }
    } else {
        let next = AtomicUsize::new(0);
        let (send, receive) = mpsc::channel();
        std::thread::scope(|scope| {
            for _ in 0..threads {
                let send = send.clone();
                scope.spawn(|| {
                    let send = send;
                    let mut desk = desk();
                    loop {
                        let block = next.fetch_add(1, Ordering::Relaxed);
                        // The receiver lives until the scope ends, so sending succeeds.
                        if block >= blocks || send.send((block, part(&mut desk, block))).is_err() {
                            break;
                        }
                    }
                });
            }
        });
        drop(send);
        for (block, sums) in receive {
            parts[block] = sums;
        }
    }
    let mut total = vec![0.0; width];
    for sums in parts {
        for (total, sum) in total.iter_mut().zip(sums) {
            *total += sum;
        }
    }
    total
}
