//! Can an arrangement be read, and is it always the same?
#![allow(
    clippy::inconsistent_digit_grouping,
    clippy::unusual_byte_groupings,
    reason = "figures as their source prints them"
)]

use groundswell::analysis::{Network, Point, StakeholderId, TieFilter};
use groundswell::layout::{LAYOUTS, Layout, Pinned, Positions, Progress, spread};
use groundswell::model::{Document, Id, Stakeholder, Tie, TieKind};

/// People 1..=n in rings of `ring`, each ring tied in itself and to the next by one tie.
fn rings(people: u64, ring: u64, joined: bool) -> Network {
    let mut document = Document::default();
    for n in 1..=people {
        document.stakeholders.insert(Id::from_bits(n), Stakeholder::named(format!("Person {n}")));
        let first = (n - 1) / ring * ring + 1;
        let mut others = vec![if n + 1 < (first + ring).min(people + 1) { n + 1 } else { first }];
        others.extend((n == first && joined && n > 1).then(|| n - 1));
        for other in others.into_iter().filter(|other| *other != n) {
            let tie = Tie::between(Id::from_bits(n), Id::from_bits(other), TieKind::WorksWith);
            document.ties.insert(Id::from_bits(n * 100_000 + other), tie);
        }
    }
    Network::build(&document, &TieFilter::default())
}

fn arranged(network: &Network, pinned: &Pinned) -> Positions {
    spread(network, pinned, 7, &Progress::default()).expect("nobody cancelled it")
}

/// Everybody has a place, and no two stand nearer than `room` both ways.
fn check_apart(places: &Positions, people: usize, room: (f64, f64)) {
    assert_eq!(places.len(), people);
    let list: Vec<(&StakeholderId, &Point)> = places.iter().collect();
    for (n, (one, here)) in list.iter().enumerate() {
        assert!(here.x.is_finite() && here.y.is_finite());
        for (other, there) in &list[n + 1..] {
            let apart = (here.x - there.x).abs() >= room.0 || (here.y - there.y).abs() >= room.1;
            assert!(apart, "{one} at {here:?} and {other} at {there:?}");
        }
    }
}

#[test]
fn marks_and_names_of_up_to_sixty_people_do_not_overlap() {
    for people in [0, 1, 2, 3, 20, 45, 60] {
        for (ring, joined) in [(1, false), (1, true), (8, true), (5, false), (60, false)] {
            check_apart(
                &arranged(&rings(people, ring, joined), &Pinned::new()),
                people as usize,
                (100.0, 60.0),
            );
        }
    }
}

#[test]
fn marks_of_many_people_do_not_overlap() {
    check_apart(&arranged(&rings(500, 25, true), &Pinned::new()), 500, (44.0, 44.0));
}

#[test]
fn the_same_seed_gives_the_same_places() {
    let network = rings(400, 20, true);
    assert_eq!(arranged(&network, &Pinned::new()), arranged(&network, &Pinned::new()));
    let other = spread(&network, &Pinned::new(), 8, &Progress::default()).unwrap();
    assert_ne!(arranged(&network, &Pinned::new()), other);
}

#[test]
fn pinned_people_stay_to_the_bit_and_the_others_gather_round_them() {
    let network = rings(24, 8, true);
    let pin = Point { x: 5000.123_456, y: -300.5 };
    let pinned = Pinned::from([(Id::from_bits(3), pin)]);
    let places = arranged(&network, &pinned);
    assert_eq!(places[&Id::from_bits(3)], pin);
    assert!(
        places.values().all(|place| (place.x - pin.x).abs() < 1500.0 && (place.y - pin.y).abs() < 1500.0)
    );
    let all = arranged(&network, &Pinned::new());
    assert_eq!(arranged(&network, &all), all);
    check_apart(&places, 24, (100.0, 60.0));
}

#[test]
fn the_tied_stand_nearer_than_the_untied_round_the_middle() {
    let network = rings(40, 8, true);
    let places = arranged(&network, &Pinned::new());
    let far =
        |a: StakeholderId, b: StakeholderId| (places[&a].x - places[&b].x).hypot(places[&a].y - places[&b].y);
    let ties: Vec<f64> = network.ties().map(|(a, b, _)| far(a, b)).collect();
    let people: Vec<StakeholderId> = network.people().collect();
    let pairs: Vec<f64> = people.iter().flat_map(|a| people.iter().map(|b| far(*a, *b))).collect();
    let mean = |all: &[f64]| all.iter().sum::<f64>() / all.len() as f64;
    assert!(mean(&ties) * 2.0 < mean(&pairs), "{} and {}", mean(&ties), mean(&pairs));
    let edge = |way: fn(&Point) -> f64| {
        let (low, high) =
            places.values().map(way).fold((f64::MAX, f64::MIN), |e, v| (e.0.min(v), e.1.max(v)));
        assert!((low + high).abs() <= 0.2, "the middle is at 0, 0");
        high - low
    };
    assert!(edge(|place| place.x) > edge(|place| place.y), "wider than high");
}

#[test]
fn parts_stand_side_by_side_and_single_people_near() {
    let places = arranged(&rings(30, 1, false), &Pinned::new());
    assert!(places.values().all(|place| place.x.abs() < 500.0 && place.y.abs() < 400.0));
}

#[test]
fn it_says_how_far_it_is_and_ends_when_it_is_no_longer_wanted() {
    let network = rings(60, 8, true);
    let progress = Progress::default();
    assert!(spread(&network, &Pinned::new(), 1, &progress).is_some());
    assert!((progress.share() - 1.0).abs() < 1e-6);
    let progress = Progress::default();
    progress.cancel();
    assert_eq!(spread(&network, &Pinned::new(), 1, &progress), None);
}

#[test]
fn each_layout_is_described_and_found_by_its_id() {
    for layout in LAYOUTS {
        assert!(Layout::find(layout.id).is_some_and(|found| found.name == layout.name));
        assert!(!layout.help.is_empty());
    }
}
