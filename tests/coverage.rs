//! Are the picks the best there are, and is the bound never too low? Small instances with known optima, and hundreds of
//! random ones against every set of picks there is.
#![allow(clippy::unwrap_used, reason = "what is not there fails the test")]

use groundswell::analysis::Progress;
use groundswell::analysis::coverage::{Cover, Coverage, Effort, cover};

fn solve(instance: &Coverage) -> Cover {
    cover(instance, Effort::USUAL, &Progress::default(), &|_| ()).unwrap()
}

/// Each candidate reaches so many targets fully.
fn plain(targets: usize, reach: &[&[usize]], most: usize) -> Coverage {
    let reach = reach.iter().map(|reach| reach.iter().map(|target| (*target, 1.0)).collect()).collect();
    Coverage { demand: vec![1.0; targets], reach, most, ..Coverage::default() }
}

#[test]
fn where_the_first_choice_is_a_trap_the_best_are_found_and_proven() {
    // The bridge looks best at first: 4 of 6, then 5; without it 6.
    let found = solve(&plain(6, &[&[0, 1, 2], &[3, 4, 5], &[1, 2, 4, 5]], 2));
    assert_eq!((found.picks.as_slice(), found.value, found.proven), (&[0, 1][..], 6.0, true));
}
