//! Are groups found from ties as well as others find them, and is what they say of the declared communities right?
#![allow(clippy::unwrap_used, reason = "what is not there fails the test")]

use groundswell::analysis::comparison::{Elsewhere, Split};
use groundswell::analysis::{
    Communities, GroupName, Network, Progress, StakeholderId, TieFilter, Weights, communities, compare,
    telling,
};
use groundswell::model::stakeholder::Depth;
use groundswell::model::{
    Community, CommunityId, Document, Id, IdMaker, Stakeholder, Strength, Tie, TieKind,
};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

fn id(bits: u64) -> StakeholderId {
    Id::from_bits(bits)
}

/// A map of people 1..=n with ties `(from, to, strength)`.
fn map(people: u64, ties: &[(u64, u64, u32)]) -> Document {
    let mut document = Document::default();
    for n in 1..=people {
        document.stakeholders.insert(id(n), Stakeholder::named(format!("P{n}")));
    }
    for (n, (from, to, strength)) in ties.iter().enumerate() {
        let mut tie = Tie::between(id(*from), id(*to), TieKind::WorksWith);
        tie.strength = Strength::nearest(*strength);
        document.ties.insert(Id::from_bits(n as u64 + 1), tie);
    }
    document
}

/// A map of `source,target,weight` lines below a heading.
fn read(csv: &str) -> Document {
    let mut numbers: BTreeMap<&str, u64> = BTreeMap::new();
    let mut ties = Vec::new();
    for line in csv.lines().skip(1) {
        let cells: Vec<&str> = line.split(',').collect();
        let mut number = |name| {
            let next = numbers.len() as u64 + 1;
            *numbers.entry(name).or_insert(next)
        };
        ties.push((number(cells[0]), number(cells[1]), cells[2].parse().unwrap()));
    }
    map(numbers.len() as u64, &ties)
}

fn network(document: &Document) -> Network {
    Network::build(document, &TieFilter::default())
}

fn find(network: &Network, weights: Weights, seed: u64) -> Communities {
    communities(network, weights, seed, &Progress::default()).unwrap()
}

/// Modularity by its definition, pair by pair.
fn modularity(network: &Network, found: &Communities, weights: Weights) -> f64 {
    let weigh = |strength: u32| if weights == Weights::Strength { f64::from(strength) } else { 1.0 };
    let degree = |one| network.neighbours(one).map(|(_, strength)| weigh(strength)).sum::<f64>();
    let total: f64 = network.people().map(degree).sum();
    let inside = |group: &Vec<StakeholderId>| {
        let ties: f64 = group
            .iter()
            .flat_map(|one| network.neighbours(*one))
            .filter(|(other, _)| group.contains(other))
            .map(|(_, strength)| weigh(strength))
            .sum();
        let mass: f64 = group.iter().map(|one| degree(*one)).sum();
        ties / total - (mass / total).powi(2)
    };
    if total == 0.0 { 0.0 } else { found.groups.iter().map(inside).sum() }
}

/// The fact that networkx or igraph state of a network.
fn reference(network: &str, fact: &str) -> String {
    let line = include_str!("reference/structure.csv")
        .lines()
        .map(|line| line.split(',').collect::<Vec<_>>())
        .find(|cells| cells[0] == network && cells[1] == fact);
    line.unwrap()[2].to_owned()
}

#[test]
fn groups_are_as_good_as_those_of_igraph() {
    for (name, ties, slack) in [
        ("kite", include_str!("files/kite.edges.csv"), 0.0),
        ("karate", include_str!("files/karate.edges.csv"), 0.0),
        ("g1k", include_str!("files/g1k.edges.csv"), 0.001),
    ] {
        let network = network(&read(ties));
        for (fact, weights) in [("modularity", Weights::Equal), ("modularity:weighted", Weights::Strength)] {
            let best: f64 = reference(name, fact).parse().unwrap();
            for seed in 0..10 {
                let found = find(&network, weights, seed).modularity;
                assert!(found >= best - slack - 1e-12, "{fact} of {name}: {found}, others reach {best}");
            }
        }
    }
    let karate = find(&network(&read(include_str!("files/karate.edges.csv"))), Weights::Equal, 1);
    assert!((karate.modularity - 0.4198).abs() < 5e-5, "{}", karate.modularity);
    let thousand = network(&read(include_str!("files/g1k.edges.csv")));
    for seed in 0..5 {
        assert!(find(&thousand, Weights::Strength, seed).modularity >= 0.713, "with seed {seed}");
    }
}

#[test]
fn planted_groups_are_found_again() {
    // Forty circles of ten, each tied to the next by one tie.
    let mut ties = Vec::new();
    for circle in 0..40 {
        for one in 0..10 {
            ties.extend((0..one).map(|other| (circle * 10 + one + 1, circle * 10 + other + 1, 3)));
        }
        ties.push((circle * 10 + 1, (circle * 10 + 15) % 400, 1));
    }
    let network = network(&map(401, &ties));
    let found = find(&network, Weights::Strength, 1);
    assert_eq!(found.groups.len(), 41);
    assert_eq!(found.shared().len(), 40);
    assert_eq!(found.groups[40], [id(401)], "who has no tie is a group of one");
    for (place, group) in found.shared().iter().enumerate() {
        let first = group[0].bits();
        assert!(first % 10 == 1 && group.iter().map(|one| one.bits()).eq(first..first + 10), "{group:?}");
        assert_eq!(found.of_one(group[3]), Some(place));
    }
    let of_people = found.of_people(&network);
    assert!(network.people().zip(&of_people).all(|(one, place)| found.groups[place.unwrap()].contains(&one)));
}

#[test]
fn what_is_no_longer_wanted_ends_without_a_result() {
    let document = read(include_str!("files/g1k.edges.csv"));
    let network = network(&map(30_000, &(1..30_000).map(|n| (n, n + 1, 3)).collect::<Vec<_>>()));
    let progress = Progress::default();
    progress.cancel();
    assert_eq!(communities(&network, Weights::Equal, 1, &progress), None);
    let found = Communities::default();
    assert_eq!(compare(&document, &network, &found, &progress), None);
}

fn any_map() -> impl Strategy<Value = Document> {
    (1..25_u64).prop_flat_map(|people| {
        let ties = prop::collection::vec((1..=people, 1..=people, 1..=5_u32), 0..60);
        ties.prop_map(move |ties| {
            let ties: Vec<_> = ties.into_iter().filter(|(from, to, _)| from != to).collect();
            map(people, &ties)
        })
    })
}

proptest! {
    #[test]
    fn everybody_is_in_one_group_that_holds_together(document in any_map(), seed in 0..5_u64, weighted: bool) {
        let network = network(&document);
        let weights = if weighted { Weights::Strength } else { Weights::Equal };
        let found = find(&network, weights, seed);
        let mut all: Vec<StakeholderId> = found.groups.iter().flatten().copied().collect();
        all.sort_unstable();
        prop_assert!(all.into_iter().eq(network.people()));
        for group in &found.groups {
            let mut reached = BTreeSet::from([group[0]]);
            let mut open = vec![group[0]];
            while let Some(one) = open.pop() {
                for (other, _) in network.neighbours(one) {
                    if group.contains(&other) && reached.insert(other) {
                        open.push(other);
                    }
                }
            }
            prop_assert!(reached.into_iter().eq(group.iter().copied()), "{:?} falls apart", group);
        }
        prop_assert!((found.modularity - modularity(&network, &found, weights)).abs() < 1e-12);
        prop_assert!(found.modularity >= -1e-12, "one group for each part is never worse than 0");
        prop_assert!(found.groups.is_sorted_by_key(|group| (std::cmp::Reverse(group.len()), group[0])));
        prop_assert_eq!(&found, &find(&network, weights, seed), "the same seed gives the same groups");
    }

    #[test]
    fn nobody_can_better_the_groups_alone(document in any_map(), seed in 0..5_u64) {
        let network = network(&document);
        let found = find(&network, Weights::Equal, seed);
        for one in network.people() {
            for to in 0..=found.groups.len() {
                let mut moved = found.clone();
                moved.groups.iter_mut().for_each(|group| group.retain(|other| *other != one));
                moved.groups.push(Vec::new());
                moved.groups[to].push(one);
                prop_assert!(modularity(&network, &moved, Weights::Equal) <= found.modularity + 1e-12);
            }
        }
    }
}

/// Two communities; each person is a member of the one at their place.
fn declare(document: &mut Document, homes: &[u64]) {
    for (n, home) in homes.iter().enumerate() {
        let community: CommunityId = Id::from_bits(*home);
        let known = Community::named(["Payroll", "Service desk", "Wards"][*home as usize - 1]);
        document.communities.insert(community, known);
        let person = document.stakeholders.get_mut(&id(n as u64 + 1)).unwrap();
        person.communities.insert(community, Depth::Member);
    }
}

fn grouped(groups: &[&[u64]]) -> Communities {
    let groups = groups.iter().map(|group| group.iter().map(|one| id(*one)).collect()).collect();
    Communities { groups, modularity: 0.0 }
}

fn agreement(homes: &[u64], groups: &[&[u64]]) -> Option<f64> {
    let mut document = map(homes.len() as u64, &[]);
    declare(&mut document, homes);
    compare(&document, &network(&document), &grouped(groups), &Progress::default()).unwrap().agreement
}

/// Homes, groups and their agreement.
type Case<'a> = (&'a [u64], &'a [&'a [u64]], f64);

#[test]
fn agreement_is_the_adjusted_rand_index() {
    // As igraph 1.0 (`compare_communities` with `adjusted_rand`) has them.
    let table: [Case<'_>; 5] = [
        (&[1, 1, 2, 2], &[&[1, 2], &[3, 4]], 1.0),
        (&[1, 1, 2, 3], &[&[1, 2], &[3, 4]], 4.0 / 7.0),
        (&[1, 1, 1, 1], &[&[1], &[2], &[3], &[4]], 0.0),
        (&[1, 2, 1, 2], &[&[1, 2], &[3, 4]], -0.5),
        (&[1, 1, 1], &[&[1, 2, 3]], 1.0),
    ];
    for (homes, groups, expected) in table {
        let found = agreement(homes, groups).unwrap();
        assert!((found - expected).abs() < 1e-12, "{homes:?}: {found}, not {expected}");
    }
    assert_eq!(agreement(&[1], &[&[1]]), None);
    assert_eq!(agreement(&[], &[]), None);
}

#[test]
fn a_community_of_groups_that_hardly_talk_is_split() {
    // Three circles of four of Payroll; one tie between the first two; two people of the service desk.
    let circle =
        |first: u64| (0..4).flat_map(move |one| (0..one).map(move |other| (first + one, first + other, 4)));
    let mut ties: Vec<_> = circle(1).chain(circle(5)).chain(circle(9)).collect();
    ties.extend([(1, 5, 1), (13, 14, 5), (13, 9, 1)]);
    let mut document = map(14, &ties);
    declare(&mut document, &[1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2]);
    let network = network(&document);
    let found = find(&network, Weights::Strength, 1);
    let compared = compare(&document, &network, &found, &Progress::default()).unwrap();
    let part = |first: u64| (first..first + 4).map(id).collect::<Vec<_>>();
    assert_eq!(
        compared.splits,
        [Split {
            community: Id::from_bits(1),
            parts: vec![(0, part(1)), (1, part(5)), (2, part(9))],
            within: 18,
            between: 1,
        }]
    );
    assert_eq!(
        telling::split(&document, &compared.splits[0]),
        "Payroll is split over three groups that hardly talk: 4, 4 and 4 people; 18 ties within them, 1 between"
    );
    let names: Vec<String> = compared.names.iter().map(|name| name.words(&document)).collect();
    assert_eq!(names, ["Payroll", "Payroll, around P5", "Payroll, around P9", "Service desk"]);
    assert_eq!(compared.elsewhere, []);
}

#[test]
fn a_community_that_talks_is_not_split() {
    let mut dice = IdMaker::seeded(3);
    let ties: Vec<_> =
        (0..60).map(|_| (dice.bits() % 12 + 1, dice.bits() % 12 + 1, 3)).filter(|(a, b, _)| a != b).collect();
    let mut document = map(12, &ties);
    declare(&mut document, &[1; 12]);
    let halves = grouped(&[&[1, 2, 3, 4, 5, 6], &[7, 8, 9, 10, 11, 12]]);
    let compared = compare(&document, &network(&document), &halves, &Progress::default()).unwrap();
    assert_eq!(compared.splits, []);
}

#[test]
fn ties_lie_elsewhere_by_their_strength() {
    // P1 is of Payroll; 5 + 4 of the strength of their ties go to the service desk, 3 to Payroll.
    let mut document = map(6, &[(1, 2, 3), (1, 3, 5), (1, 4, 4), (4, 5, 5), (5, 6, 5), (4, 6, 5)]);
    declare(&mut document, &[1, 1, 2, 2, 2, 2]);
    let network = network(&document);
    let compared =
        compare(&document, &network, &find(&network, Weights::Strength, 1), &Progress::default()).unwrap();
    let expected = Elsewhere {
        person: id(1),
        home: Id::from_bits(1),
        there: Id::from_bits(2),
        share_home: 0.25,
        share_there: 0.75,
    };
    assert_eq!(compared.elsewhere, [expected]);
    assert_eq!(
        telling::elsewhere(&document, &expected),
        "P1 belongs to Payroll, but 75 % of their ties by strength lie in Service desk, 25 % at home"
    );
    // Contacts who belong to both are at home as well.
    let mut both = document.clone();
    for person in [3, 4] {
        let person = both.stakeholders.get_mut(&id(person)).unwrap();
        person.communities.insert(Id::from_bits(1), Depth::Expert);
    }
    let compared = compare(&both, &network, &grouped(&[]), &Progress::default()).unwrap();
    assert_eq!(compared.elsewhere, []);
    // Who only knows the service desk does not belong to it; whoever is its expert does.
    for (depth, found) in [(Depth::Knows, 1), (Depth::Expert, 0)] {
        document.stakeholders.get_mut(&id(1)).unwrap().communities.insert(Id::from_bits(2), depth);
        let compared = compare(&document, &network, &grouped(&[]), &Progress::default()).unwrap();
        assert_eq!(compared.elsewhere.len(), found, "{depth:?}");
    }
}

#[test]
fn a_group_without_a_majority_is_called_after_its_middle() {
    let mut document = map(5, &[(1, 2, 1), (2, 3, 1), (2, 4, 1), (4, 5, 5)]);
    declare(&mut document, &[1, 1, 2, 3]);
    let groups = grouped(&[&[1, 2, 3, 4], &[5]]);
    let compared = compare(&document, &network(&document), &groups, &Progress::default()).unwrap();
    assert_eq!(compared.names, [GroupName::Around(id(2)), GroupName::Alone(id(5))]);
    assert_eq!(compared.names[0].words(&document), "Around P2");
}
