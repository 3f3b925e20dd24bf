//! Are the picks the best there are? Small instances with known optima, and what must hold at the edges.
#![allow(clippy::unwrap_used, reason = "what is not there fails the test")]

use groundswell::analysis::Progress;
use groundswell::analysis::coverage::{Cover, Coverage, Effort, Fewest, Floor, cover, fewest, value};
use std::cell::RefCell;

fn solve(instance: &Coverage) -> Cover {
    cover(instance, Effort::USUAL, &Progress::default(), &|_| ()).unwrap()
}

fn few(instance: &Coverage, wanted: f64) -> Option<Fewest> {
    fewest(instance, wanted, Effort::USUAL, &Progress::default())
}

/// Candidates parted by `|`, each with the targets that it reaches, `3:0.4` where it is not fully.
fn instance(demand: &[f64], reach: &str, floors: &[&[usize]], most: usize) -> Coverage {
    let entry = |text: &str| match text.split_once(':') {
        Some((target, share)) => (target.parse().unwrap(), share.parse().unwrap()),
        None => (text.parse().unwrap(), 1.0),
    };
    Coverage {
        demand: demand.to_vec(),
        reach: reach.split('|').map(|of| of.split_whitespace().map(entry).collect()).collect(),
        floors: floors.iter().map(|members| one_of(members)).collect(),
        most,
        ..Coverage::default()
    }
}

fn one_of(members: &[usize]) -> Floor {
    Floor::Members { members: members.to_vec(), least: 1 }
}

#[test]
fn instances_with_a_known_optimum_are_solved_and_proven() {
    let two_floors: &[&[usize]] = &[&[0, 1], &[2]];
    let outsider: &[&[usize]] = &[&[1], &[2, 3]];
    let tight = &[90.0, 60.0, 40.0, 80.0, 90.0, 60.0, 40.0, 80.0, 90.0, 60.0, 40.0, 80.0, 1.0, 1.0, 1.0];
    let local = "0 1 2 3 4 5|5 6 7 8 9|10 11";
    let hub =
        "0:.4 1:.4 2:.4 3:.4 4:.4 5:.4 6:.4 7:.4 8:.4 9:.4|0:.9 1:.9 2:.9 3:.9 4:.9|5:.8 6:.8 7:.8 8:.8 9:.8";
    let through = "0 1:.6 2:.8 3:.4 4:.4 5:.4 6:.4|0:.6 1 2:.3|0:.4 2 3 4:.5 5:.5 6:.5";
    let teams = "0 1 2|3 4 5|0 1|3 4";
    // Demand, reach, floors, then how many with what they cover at best.
    type Known<'a> = (&'a [f64], &'a str, &'a [&'a [usize]], &'a [(usize, f64)]);
    let known: &[Known] = &[
        (&[1.0; 6], teams, &[], &[(1, 3.0), (2, 6.0)]),
        // The bridge looks best at first, and takes part in no best pair; greedily 5.
        (&[1.0; 6], "0 1 2|3 4 5|1 2 4 5", &[], &[(1, 4.0), (2, 6.0)]),
        // Greedily 61 and 573.
        (
            &[10.0, 10.0, 10.0, 10.0, 10.0, 10.0, 10.0, 10.0, 1.0],
            "0 1 2 3|4 5 6 7|0 1 4 5 8",
            &[],
            &[(2, 80.0)],
        ),
        (tight, "0 1 2 3|4 5 6 7|8 9 10 11|0 4 8 12|1 5 9 13|2 6 10 14", &[], &[(3, 810.0)]),
        (&[1.0; 12], local, &[], &[(2, 10.0)]),
        (&[1.0; 12], local, two_floors, &[(2, 8.0)]),
        (&[1.0; 10], hub, &[], &[(1, 4.5), (2, 8.5), (3, 8.5)]),
        (&[1.0, 0.5, 1.0, 1.0, 1.0, 1.0, 1.0], through, &[], &[(1, 3.9), (2, 4.8)]),
        (
            &[1.0; 16],
            "0 1 2 3 4 5 6 7|0 1 2 3 4 5 6 7|0 1 2 3 4 5 6|8 9 10 11|12 13 14 15",
            &[],
            &[(3, 16.0)],
        ),
        // Greedily 13.6.
        (&[4.0; 4], "0:.7 1:.7 2:.7 3:.7|0 1|2 3", &[], &[(1, 11.2), (2, 16.0)]),
        (&[1.0; 6], "0 1 2 3 4|0 1 2|3 4|3 4 5", outsider, &[(2, 6.0), (3, 6.0)]),
    ];
    for (demand, reach, floors, optima) in known {
        for (most, best) in *optima {
            let instance = instance(demand, reach, floors, *most);
            let found = solve(&instance);
            let said = format!("{reach} with {most}: {found:?}");
            assert!((found.value - best).abs() < 1e-9 && found.proven, "{said}");
            assert!(found.bound >= found.value && found.bound <= best * (1.0 + 1e-9), "{said}");
            assert!(found.met.len() == floors.len() && found.met.iter().all(|met| *met), "{said}");
            assert!((value(&instance, &found.picks) - found.value).abs() < 1e-12, "{said}");
            let fewest = few(&instance, *best).unwrap();
            assert!(fewest.enough <= *most && fewest.least == fewest.enough, "{said}, {fewest:?}");
        }
    }
}

#[test]
fn picks_are_told_with_those_that_must_be_first_and_then_by_what_each_adds() {
    let mut all = instance(&[1.0; 6], "5|0 1|0 1 2 3|2 3 4", &[], 4);
    assert_eq!(solve(&all).picks, [3, 1, 0]);
    all.must = vec![1, 0];
    assert_eq!(solve(&all).picks, [1, 0, 3]);
    // Those that must be are picked even where they are more than may be, and nobody besides.
    all.most = 1;
    let found = solve(&all);
    assert_eq!((found.picks.as_slice(), found.proven, found.value), (&[1, 0][..], true, 3.0));
}

#[test]
fn nobody_is_picked_for_nothing_and_the_first_of_equals_is() {
    // The last two are like the first two; the one in the middle reaches nobody.
    let found = solve(&instance(&[2.0, 1.0], "0|1||0|1", &[], 5));
    assert_eq!((found.picks.as_slice(), found.value, found.proven), (&[0, 1][..], 3.0, true));
    // Even among many that are alike.
    let many = vec!["0 1 2"; 60].join("|") + "|3";
    assert_eq!(solve(&instance(&[1.0; 4], &many, &[], 10)).picks, [0, 60]);
    for empty in [Coverage::default(), Coverage { most: 3, ..Coverage::default() }] {
        let found = solve(&empty);
        assert_eq!((found.picks.len(), found.value, found.bound, found.proven), (0, 0.0, 0.0, true));
        assert_eq!(few(&empty, 0.0), Some(Fewest { enough: 0, least: 0 }));
        assert_eq!(few(&empty, 1.0), None);
    }
    let one = instance(&[2.0], "0:.5", &[&[0]], usize::MAX);
    assert_eq!((solve(&one).picks, solve(&one).value), (vec![0], 1.0));
    assert_eq!(few(&one, 0.0), Some(Fewest { enough: 1, least: 1 }));
    // What is not a number counts for nothing.
    let odd = instance(&[f64::NAN, 1.0, -1.0], "0 2|1|7", &[&[9]], 2);
    assert_eq!((solve(&odd).picks, solve(&odd).met), (vec![1], vec![false]));
}

#[test]
fn fewest_unmet_floors_come_first() {
    // Two seats, three floors, of which one candidate meets two.
    let mut three = instance(&[9.0, 9.0, 1.0, 1.0], "0|1|2|3", &[&[2], &[2, 1], &[3]], 2);
    let found = solve(&three);
    assert_eq!((found.picks.as_slice(), &found.met[..], found.proven), (&[2, 3][..], &[true; 3][..], true));
    // Where somebody may count for one floor only, two of them cannot be met with two.
    three.capacity = vec![1; 4];
    let found = solve(&three);
    assert_eq!(found.met.iter().filter(|met| **met).count(), 2);
    assert!(found.proven && found.value == 10.0, "{found:?}");
    assert_eq!(few(&three, 0.0), Some(Fewest { enough: 3, least: 3 }));
    // Nobody counts for a floor who may count for none; one that cannot be met says nothing.
    three.capacity = vec![0; 4];
    let found = solve(&three);
    assert_eq!((found.picks.as_slice(), &found.met[..], found.proven), (&[0, 1][..], &[false; 3][..], true));
    // A share of a part of the targets.
    let mut share = instance(&[9.0, 9.0, 1.0, 1.0], "0|1|2:.5|3", &[], 2);
    share.floors = vec![Floor::Share { parts: vec![(2, 3.0), (3, 1.0)], least: 0.375 }];
    let found = solve(&share);
    assert_eq!((found.picks.as_slice(), &found.met[..], found.proven), (&[0, 2][..], &[true][..], true));
    share.floors = vec![Floor::Share { parts: vec![(2, 3.0), (3, 1.0)], least: 0.6 }];
    let found = solve(&share);
    assert_eq!((found.picks.len(), found.value, &found.met[..]), (2, 1.5, &[true][..]));
    share.floors = vec![Floor::Share { parts: vec![(2, 3.0), (3, 1.0)], least: 0.7 }];
    assert_eq!((solve(&share).value, solve(&share).met), (18.0, vec![false]));
}

#[test]
fn where_two_count_two_who_reach_the_same_are_worth_it() {
    let mut both = instance(&[4.0, 1.0], "0|0:.5|1", &[], 2);
    assert_eq!(solve(&both).picks, [0, 2]);
    both.twice = true;
    let found = solve(&both);
    assert_eq!((found.picks.as_slice(), found.value, found.proven), (&[0, 1][..], 3.0, true));
}

/// So many candidates that reach some of as many targets.
fn large(people: usize, most: usize) -> Coverage {
    let mut dice = groundswell::model::IdMaker::seeded(7);
    let mut roll = |sides: usize| (dice.bits() % sides as u64) as usize;
    let reach = |_| {
        let mut reach: Vec<(usize, f64)> =
            (0..8).map(|_| (roll(people), (1 + roll(5)) as f64 / 7.0)).collect();
        reach.sort_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)));
        reach.dedup_by_key(|entry| entry.0);
        reach
    };
    let reach: Vec<_> = (0..people).map(reach).collect();
    let floor = |rest: usize| one_of(&(0..people).filter(|a| a % 50 == rest).collect::<Vec<_>>());
    Coverage {
        demand: vec![1.0; people],
        reach,
        most,
        floors: (0..5).map(floor).collect(),
        ..Coverage::default()
    }
}

#[test]
fn the_same_is_found_again_and_more_effort_or_more_picks_never_harm() {
    let instance = large(400, 20);
    let heard = RefCell::new(Vec::<Cover>::new());
    let hear = |cover: &Cover| heard.borrow_mut().push(cover.clone());
    let little = cover(&instance, Effort(200), &Progress::default(), &hear).unwrap();
    assert_eq!(cover(&instance, Effort(200), &Progress::default(), &|_| ()), Some(little.clone()));
    assert!(!heard.borrow().is_empty());
    for heard in heard.borrow().iter() {
        assert!(heard.value <= little.value * (1.0 + 1e-9) && heard.bound >= little.value * (1.0 - 1e-9));
    }
    let more = cover(&instance, Effort(20_000), &Progress::default(), &|_| ()).unwrap();
    assert!(more.value >= little.value * (1.0 - 1e-9) && more.bound <= little.bound * (1.0 + 1e-9));
    assert!(little.bound >= more.value && more.value >= 0.99 * more.bound);
    assert!(little.met.iter().chain(&more.met).all(|met| *met));
    let mut before = 0.0;
    for most in 5..15 {
        let found = solve(&Coverage { most, ..instance.clone() });
        assert!(found.bound >= before);
        before = found.value;
    }
}

#[test]
fn what_is_no_longer_wanted_ends_without_an_answer() {
    let progress = Progress::default();
    progress.cancel();
    let instance = large(400, 20);
    assert_eq!(cover(&instance, Effort::LONG, &progress, &|_| ()), None);
    assert_eq!(fewest(&instance, 100.0, Effort::LONG, &progress), None);
    // As soon as the first picks are heard of.
    let progress = Progress::default();
    assert_eq!(cover(&instance, Effort::LONG, &progress, &|_| progress.cancel()), None);
}
