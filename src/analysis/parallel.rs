//! How is work shared out among processors without the result depending on how many there are?
//!
//! *Invariants:* the work is cut into the same blocks on every machine, and the blocks are added up in their order;
//! rounding is therefore the same everywhere. Work that is no longer wanted ends with the item at hand.

use super::progress::Progress;
use std::ops::Range;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;

/// How many blocks: enough to keep eight processors busy, few enough that their sums take little room.
const BLOCKS: usize = 32;
/// Below this many operations starting a thread costs more than it gains.
const WORTHWHILE: usize = 400_000;

/// Adds up what `work` does for every item from 0 to `items`, `width` sums at a time; nothing where it was cancelled.
/// Each processor makes its own `desk` once; `operations` is roughly how many steps all items take together.
pub(super) fn sum<D>(
    items: usize,
    width: usize,
    operations: usize,
    progress: &Progress,
    desk: impl Fn() -> D + Sync,
    work: impl Fn(&mut D, usize, &mut [f64]) + Sync,
) -> Option<Vec<f64>> {
    let parts = blocks(items, operations, progress, desk, |desk, range, go_on| {
        let mut sums = vec![0.0; width];
        for item in range {
            work(desk, item, &mut sums);
            if !go_on() {
                return None;
            }
        }
        Some(sums)
    })?;
    let mut total = vec![0.0; width];
    for sums in parts {
        for (total, sum) in total.iter_mut().zip(sums) {
            *total += sum;
        }
    }
    Some(total)
}

/// What `work` finds for every item from 0 to `items`, in their order; nothing where it was cancelled.
pub(super) fn each<D>(
    items: usize,
    operations: usize,
    progress: &Progress,
    desk: impl Fn() -> D + Sync,
    work: impl Fn(&mut D, usize) -> f64 + Sync,
) -> Option<Vec<f64>> {
    let parts = blocks(items, operations, progress, desk, |desk, range, go_on| {
        let found = |item| {
            let found = work(desk, item);
            go_on().then_some(found)
        };
        range.map(found).collect::<Option<Vec<f64>>>()
    })?;
    Some(parts.concat())
}

/// Cuts the items into blocks and has them worked out; `work` asks after each item whether to go on.
fn blocks<D, T: Send + Default + Clone>(
    items: usize,
    operations: usize,
    progress: &Progress,
    desk: impl Fn() -> D + Sync,
    work: impl Fn(&mut D, Range<usize>, &mut dyn FnMut() -> bool) -> Option<T> + Sync,
) -> Option<Vec<T>> {
    let length = items.div_ceil(BLOCKS).max(1);
    let blocks = items.div_ceil(length);
    let done = AtomicUsize::new(0);
    let part = |desk: &mut D, block: usize| {
        work(desk, block * length..items.min((block + 1) * length), &mut || {
            progress.reached((done.fetch_add(1, Ordering::Relaxed) + 1) as f32 / items as f32);
            !progress.is_cancelled()
        })
    };
    let threads = if operations < WORTHWHILE {
        1
    } else {
        std::thread::available_parallelism().map_or(1, usize::from).min(blocks)
    };
    if threads <= 1 {
        let mut desk = desk();
        return (0..blocks).map(|block| part(&mut desk, block)).collect();
    }
    let mut parts = vec![T::default(); blocks];
    let mut found = 0;
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
                    if block >= blocks {
                        break;
                    }
                    let Some(part) = part(&mut desk, block) else { break };
                    // The receiver lives until the scope ends, so sending succeeds.
                    if send.send((block, part)).is_err() {
                        break;
                    }
                }
            });
        }
    });
    drop(send);
    for (block, part) in receive {
        parts[block] = part;
        found += 1;
    }
    (found == blocks).then_some(parts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_and_finds_are_in_order_and_end_when_cancelled() {
        for operations in [0, WORTHWHILE] {
            let progress = Progress::default();
            let found = each(1000, operations, &progress, || (), |(), item| item as f64);
            assert!(found.is_some_and(|found| found.iter().enumerate().all(|(n, item)| *item == n as f64)));
            assert!((progress.share() - 1.0).abs() < 1e-6);
            let work = |(): &mut (), item, sums: &mut [f64]| sums[item % 2] += 1.0;
            assert_eq!(sum(1001, 2, operations, &progress, || (), work), Some(vec![501.0, 500.0]));
            assert_eq!(sum(0, 2, operations, &progress, || (), work), Some(vec![0.0; 2]));
            let progress = Progress::default();
            let stop = |(): &mut (), item, _: &mut [f64]| {
                if item == 3 {
                    progress.cancel();
                }
            };
            assert_eq!(sum(1000, 1, operations, &progress, || (), stop), None);
            assert!(progress.share() < 0.5);
        }
    }
}
