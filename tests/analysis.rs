//! Are the measures right? Against textbook values, against networkx (`tests/reference`), and at the edges.
#![allow(
    clippy::field_reassign_with_default,
    clippy::unwrap_used,
    reason = "what is not there fails the test"
)]

use groundswell::analysis::metrics::degree;
use groundswell::analysis::{Counting, METRICS, Metric, Network, Scores, StakeholderId, TieFilter, Weights};
use groundswell::model::{Document, Id, Stakeholder, Strength, Tie, TieKind};
use std::collections::{BTreeMap, BTreeSet};

/// A map of `source,target,weight` lines below a heading.
fn read(csv: &str) -> Document {
    let mut document = Document::default();
    let mut ids: BTreeMap<String, StakeholderId> = BTreeMap::new();
    for (row, line) in csv.lines().skip(1).enumerate() {
        let cells: Vec<&str> = line.split(',').collect();
        let mut person = |name: &str| {
            let next = Id::from_bits(ids.len() as u64 + 1);
            let id = *ids.entry(name.to_owned()).or_insert(next);
            document.stakeholders.insert(id, Stakeholder::named(name));
            id
        };
        let mut tie = Tie::between(person(cells[0]), person(cells[1]), TieKind::WorksWith);
        tie.strength = Strength::new(cells[2].parse().unwrap()).unwrap();
        document.ties.insert(Id::from_bits(row as u64 + 1), tie);
    }
    document
}

/// A map of people 1..=n, each tie `(from, to)` of strength 3.
fn sketch(people: u64, ties: &[(u64, u64)]) -> Document {
    let mut document = Document::default();
    for n in 1..=people {
        document.stakeholders.insert(Id::from_bits(n), Stakeholder::named(format!("Person {n}")));
    }
    for (n, (from, to)) in ties.iter().enumerate() {
        let tie = Tie::between(Id::from_bits(*from), Id::from_bits(*to), TieKind::WorksWith);
        document.ties.insert(Id::from_bits(n as u64 + 1), tie);
    }
    document
}

fn network(document: &Document) -> Network {
    Network::build(document, &TieFilter::default())
}

fn values(scores: &Scores) -> Vec<f64> {
    scores.iter().map(|(_, score)| score).collect()
}

fn close(found: f64, expected: f64) -> bool {
    (found - expected).abs() <= 1e-8 * expected.abs().max(1.0)
}

fn by(weights: Weights) -> Counting {
    Counting { weights, ..Counting::default() }
}

fn compute(column: &str, network: &Network) -> Scores {
    let (id, weights) = match column.strip_suffix(":weighted") {
        Some(id) => (id, Weights::Strength),
        None => (column, Weights::Equal),
    };
    Metric::find(id).unwrap().scores(network, by(weights))
}

#[test]
fn the_kite_is_as_in_the_textbooks() {
    let document = read(include_str!("files/kite.edges.csv"));
    let network = network(&document);
    // Degree, betweenness, closeness, eigenvector, constraint, effective size.
    let table = [
        ("Andre Beverly", [4.0, 0.8333, 0.5294, 0.3522, 0.5412, 2.0]),
        ("Carol Ed", [3.0, 0.0, 0.5, 0.2858, 0.6641, 1.0]),
        ("Diane", [6.0, 3.6667, 0.6, 0.4810, 0.4702, 3.3333]),
        ("Fernando Garth", [5.0, 8.3333, 0.6429, 0.3977, 0.4451, 3.0]),
        ("Heather", [3.0, 14.0, 0.6, 0.1959, 0.4311, 2.3333]),
        ("Ike", [2.0, 8.0, 0.4286, 0.0481, 0.5, 2.0]),
        ("Jane", [1.0, 0.0, 0.3103, 0.0112, 1.0, 1.0]),
    ];
    let ids = ["degree", "betweenness", "closeness", "eigenvector", "constraint", "effective-size"];
    for (column, id) in ids.iter().enumerate() {
        let scores = compute(id, &network);
        for (names, row) in &table {
            for name in names.split(' ') {
                let who = document.stakeholders.iter().find(|(_, person)| person.name == name).unwrap().0;
                let found = scores.get(*who).unwrap();
                assert!((found - row[column]).abs() < 5e-5, "{id} of {name}: {found}, not {}", row[column]);
            }
        }
    }
}

#[test]
fn a_thousand_people_agree_with_networkx_in_sum_and_highest() {
    let network = network(&read(include_str!("files/g1k.edges.csv")));
    assert_eq!((network.len(), network.tie_count()), (1000, 5000));
    for line in include_str!("reference/g1k.csv").lines().skip(1) {
        let cells: Vec<&str> = line.split(',').collect();
        let scores = compute(cells[0], &network);
        let (highest, sum) = (scores.top(1)[0].1, values(&scores).iter().sum::<f64>());
        assert!(
            close(highest, cells[1].parse().unwrap()),
            "{}: highest {highest}, not {}",
            cells[0],
            cells[1]
        );
        assert!((sum / cells[2].parse::<f64>().unwrap() - 1.0).abs() < 1e-8, "{}: sum {sum}", cells[0]);
    }
    let highest = compute("betweenness", &network).top(1)[0].1;
    assert!((highest - 31645.5719).abs() < 1e-4, "{highest}");
    let sum: f64 = values(&compute("closeness", &network)).iter().sum();
    assert!((sum - 299.226056).abs() < 1e-6, "{sum}");
}

#[test]
fn constraint_is_right_for_the_textbook_shapes() {
    let check = |people, ties: &[(u64, u64)], expected: &[f64]| {
        let found = values(&compute("constraint", &network(&sketch(people, ties))));
        assert_eq!(found.len(), expected.len());
        for (found, expected) in found.iter().zip(expected) {
            assert!((found - expected).abs() < 5e-5, "{found}, not {expected}");
        }
    };
    check(4, &[(1, 2), (1, 3), (1, 4)], &[0.3333, 1.0, 1.0, 1.0]);
    check(3, &[(1, 2), (2, 3)], &[1.0, 0.5, 1.0]);
    check(3, &[(1, 2), (2, 3), (3, 1)], &[1.125; 3]);
    check(4, &[(1, 2), (1, 3), (1, 4), (2, 3), (2, 4), (3, 4)], &[0.9259; 4]);
    // People without ties have none: two of these five.
    check(5, &[(1, 2), (2, 3)], &[1.0, 0.5, 1.0]);
}

#[test]
fn networks_in_several_parts_have_finite_scores() {
    // A triangle, a pair, and someone alone.
    let network = network(&sketch(6, &[(1, 2), (2, 3), (3, 1), (4, 5)]));
    assert_eq!(network.parts().iter().map(Vec::len).collect::<Vec<_>>(), [3, 2, 1]);
    assert_eq!(values(&compute("closeness", &network)), [0.4, 0.4, 0.4, 0.2, 0.2, 0.0]);
    let eigenvector = values(&compute("eigenvector", &network));
    let length: f64 = eigenvector.iter().map(|score| score * score).sum();
    assert!((length - 1.0).abs() < 1e-12 && eigenvector[4] > 0.4 && eigenvector[5] == 0.0);
    let pagerank = values(&compute("pagerank", &network));
    assert!((pagerank.iter().sum::<f64>() - 1.0).abs() < 1e-12);
    assert_eq!(values(&compute("reach-2", &network)), [0.4, 0.4, 0.4, 0.2, 0.2, 0.0]);
}

#[test]
fn no_network_is_too_small() {
    for people in 0..3 {
        let network = network(&sketch(people, &[]));
        for metric in METRICS {
            for weights in [Weights::Equal, Weights::Strength] {
                let scores = metric.scores(&network, by(weights));
                assert!(values(&scores).iter().all(|score| score.is_finite()), "{} of {people}", metric.id);
            }
        }
    }
}

#[test]
fn the_strongest_of_several_ties_counts_and_the_filter_leaves_out() {
    let mut document = sketch(4, &[(1, 2), (2, 1), (2, 3), (3, 4)]);
    let mut change = |tie: u64, kind, strength| {
        let tie = document.ties.get_mut(&Id::from_bits(tie)).unwrap();
        tie.kind = kind;
        tie.strength = Strength::new(strength).unwrap();
    };
    change(1, TieKind::ReportsTo, 2);
    change(2, TieKind::Trusts, 5);
    change(3, TieKind::Conflict, 4);
    let ties = |filter: &TieFilter| {
        let network = Network::build(&document, filter);
        network.ties().map(|(from, to, strength)| (from.bits(), to.bits(), strength)).collect::<Vec<_>>()
    };
    assert_eq!(ties(&TieFilter::default()), [(1, 2, 5), (2, 3, 4), (3, 4, 3)]);
    let filter = |kinds: Option<&[TieKind]>, min_strength| TieFilter {
        kinds: kinds.map(|kinds| kinds.iter().cloned().collect::<BTreeSet<_>>()),
        min_strength,
    };
    assert_eq!(ties(&filter(Some(&[TieKind::ReportsTo]), 0)), [(1, 2, 2)]);
    assert_eq!(ties(&filter(None, 4)), [(1, 2, 5), (2, 3, 4)]);
    assert_eq!(ties(&filter(Some(&[]), 0)), []);
}

#[test]
fn a_network_is_the_same_until_a_tie_that_counts_changes() {
    let mut document = sketch(3, &[(1, 2), (2, 3)]);
    let before = network(&document);
    document.stakeholders.get_mut(&Id::from_bits(1)).unwrap().name = "Another".to_owned();
    document.ties.get_mut(&Id::from_bits(1)).unwrap().kind = TieKind::Informal;
    assert_eq!(before, network(&document));
    document.ties.get_mut(&Id::from_bits(1)).unwrap().strength = Strength::nearest(5);
    assert_ne!(before, network(&document));
    let more = sketch(4, &[(1, 2), (2, 3)]);
    assert_ne!(before, network(&more));
}

#[test]
fn scores_do_not_depend_on_how_the_work_is_shared_out() {
    let network = network(&read(include_str!("files/g1k.edges.csv")));
    let first = compute("betweenness", &network);
    for _ in 0..3 {
        assert_eq!(first, compute("betweenness", &network));
    }
}

#[test]
fn each_measure_is_described_and_found_by_its_id() {
    let ids: BTreeSet<&str> = METRICS.iter().map(|metric| metric.id).collect();
    assert_eq!(ids.len(), METRICS.len());
    for metric in METRICS {
        assert!(Metric::find(metric.id).is_some());
        assert!(
            [metric.name, metric.help, metric.range, metric.source].iter().all(|words| !words.is_empty())
        );
    }
    let network = network(&sketch(4, &[(1, 2), (1, 3), (1, 4)]));
    let low = Metric::find("constraint").unwrap();
    assert_eq!(low.ranked(&low.scores(&network, Counting::default()))[0].0, Id::from_bits(1));
    assert_eq!(degree(&network).top(1)[0], (Id::from_bits(1), 3.0));
}
