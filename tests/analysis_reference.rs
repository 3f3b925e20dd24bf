//! Are the measures those of networkx, person by person, on real networks, both ways and as ties point, equal and by
//! strength? The numbers stand in `tests/reference/networks`, with the script that made them in `tests/reference`.
#![allow(clippy::unwrap_used, reason = "what is not there fails the test")]

use groundswell::analysis::{Counting, Direction, METRICS, Metric, Network, TieFilter, Weights};
use groundswell::model::{Document, Id, Stakeholder, Strength, Tie, TieKind};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Columns without a number for everybody: networks in which nobody can come back to themselves, and those without units.
const UNDEFINED: &[(&str, &str)] = &[
    ("ht-reports", "eigenvector:directed"),
    ("ht-reports", "eigenvector:weighted:directed"),
    ("kite", "brokerage"),
    ("kite", "coordinator"),
    ("kite", "consultant"),
    ("kite", "gatekeeper"),
    ("kite", "representative"),
    ("kite", "liaison"),
];

fn rows(path: &Path) -> Vec<Vec<String>> {
    let text = fs::read_to_string(path).unwrap();
    text.lines().skip(1).map(|line| line.split(',').map(str::to_owned).collect()).collect()
}

/// The map, and the places of people in it by their names; true where its ties point.
fn read(folder: &Path, name: &str) -> (Document, BTreeMap<String, u64>, bool) {
    let mut document = Document::default();
    let mut ids = BTreeMap::new();
    for (number, row) in (1..).zip(rows(&folder.join(format!("{name}.people.csv")))) {
        let mut person = Stakeholder::named(&row[0]);
        person.unit = (!row[1].is_empty()).then(|| row[1].clone());
        document.stakeholders.insert(Id::from_bits(number), person);
        ids.insert(row[0].clone(), number);
    }
    let mut points = false;
    for (number, row) in (1..).zip(rows(&folder.join(format!("{name}.ties.csv")))) {
        let kind = if row[3] == "1" { TieKind::Influences } else { TieKind::WorksWith };
        points |= kind == TieKind::Influences;
        let mut tie = Tie::between(Id::from_bits(ids[&row[0]]), Id::from_bits(ids[&row[1]]), kind);
        tie.strength = Strength::new(row[2].parse().unwrap()).unwrap();
        document.ties.insert(Id::from_bits(number), tie);
    }
    (document, ids, points)
}

/// Every way of counting that makes a difference, as the columns call them.
fn columns(points: bool) -> Vec<String> {
    let mut columns = Vec::new();
    for metric in METRICS {
        for directed in
            ["", ":directed"].into_iter().filter(|mark| mark.is_empty() || points && metric.directs)
        {
            for weighted in ["", ":weighted"].into_iter().filter(|mark| mark.is_empty() || metric.weighs) {
                columns.push(format!("{}{weighted}{directed}", metric.id));
            }
        }
    }
    columns
}

/// How many numbers were compared.
fn compare(folder: &Path, name: &str) -> usize {
    let (document, ids, points) = read(folder, name);
    let network = Network::build(&document, &TieFilter::default());
    let path = folder.join(format!("{name}.scores.csv"));
    let text = fs::read_to_string(&path).unwrap();
    let heading: Vec<&str> = text.lines().next().unwrap().split(',').collect();
    for column in columns(points) {
        let there = heading.contains(&column.as_str());
        let undefined = UNDEFINED.contains(&(name, column.as_str()));
        assert_eq!(there, !undefined, "{column} of {name}");
    }
    let table = rows(&path);
    assert_eq!(table.len(), network.len());
    let mut compared = 0;
    for (place, column) in heading.iter().enumerate().skip(1) {
        let mut marks = column.split(':');
        let metric = Metric::find(marks.next().unwrap()).unwrap();
        let mut counting = Counting::default();
        for mark in marks {
            match mark {
                "weighted" => counting.weights = Weights::Strength,
                _ => counting.direction = Direction::Along,
            }
        }
        let scores = metric.scores(&network, counting);
        for row in &table {
            let found = scores.get(Id::from_bits(ids[&row[0]]));
            let expected: Option<f64> = (!row[place].is_empty()).then(|| row[place].parse().unwrap());
            let equal = match (found, expected) {
                (Some(found), Some(expected)) => (found - expected).abs() <= 2e-9 * expected.abs().max(1.0),
                (found, expected) => found == expected,
            };
            assert!(equal, "{column} of {} in {name}: {found:?}, not {expected:?}", row[0]);
            compared += 1;
        }
    }
    compared
}

fn networks(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .filter_map(|entry| Some(entry.unwrap().file_name().to_str()?.strip_suffix(".ties.csv")?.to_owned()))
        .collect();
    names.sort();
    names
}

/// The networks of this tree and, where GROUNDSWELL_DATA names a folder that the script wrote, those in it: networks that
/// may not be handed on.
#[test]
fn every_measure_agrees_with_networkx_person_by_person() {
    let own = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/reference/networks");
    assert_eq!(networks(&own).len(), 8);
    let elsewhere = std::env::var_os("GROUNDSWELL_DATA").map(PathBuf::from);
    for folder in std::iter::once(own).chain(elsewhere) {
        let compared: usize = networks(&folder).iter().map(|name| compare(&folder, name)).sum();
        assert!(compared > 5_000, "{compared} numbers in {}", folder.display());
    }
}
