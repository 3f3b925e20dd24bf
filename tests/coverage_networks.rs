//! Are the best picks of real networks found and proven? Everybody counts 1 and reaches themselves and, fully or by the
//! strength of the tie, those who turn to them. The optima come from exact solvers.
#![allow(clippy::unwrap_used, reason = "what is not there fails the test")]

use groundswell::analysis::Progress;
use groundswell::analysis::coverage::{Cover, Coverage, Effort, Floor, cover};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// People by number with their units, and ties as who turns to whom, how strongly.
struct Network {
    units: Vec<String>,
    ties: Vec<(usize, usize, f64)>,
}

impl Network {
    fn instance(&self, most: usize, local: bool) -> Coverage {
        let people = self.units.len();
        let mut reach: Vec<BTreeMap<usize, f64>> = (0..people).map(|a| BTreeMap::from([(a, 1.0)])).collect();
        for (from, to, strength) in &self.ties {
            reach[*to].insert(*from, *strength);
        }
        let mut units: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        self.units.iter().enumerate().for_each(|(a, unit)| units.entry(unit).or_default().push(a));
        let floors = units.into_values().map(|members| Floor::Members { members, least: 1 });
        Coverage {
            demand: vec![1.0; people],
            reach: reach.into_iter().map(|reach| reach.into_iter().collect()).collect(),
            floors: if local { floors.collect() } else { Vec::new() },
            most,
            ..Coverage::default()
        }
    }

    /// The best so many reach so much, and that is proven.
    fn assert(&self, local: bool, optima: &[(usize, f64)]) {
        for (most, best) in optima {
            let found = solve(&self.instance(*most, local));
            assert!((found.value - best).abs() < 1e-9 && found.proven, "{most} picks: {found:?}");
            assert!(found.met.iter().all(|met| *met), "{most} picks: {found:?}");
        }
    }
}

fn solve(instance: &Coverage) -> Cover {
    cover(instance, Effort::USUAL, &Progress::default(), &|_| ()).unwrap()
}

fn rows(path: &Path) -> Vec<Vec<String>> {
    let text = fs::read_to_string(path).unwrap();
    text.lines().skip(1).map(|line| line.split(',').map(str::to_owned).collect()).collect()
}

/// A network of this tree. Ties that do not point reach both ways.
fn own(name: &str) -> Network {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/reference/networks");
    let people = rows(&folder.join(format!("{name}.people.csv")));
    let at = |name: &str| people.iter().position(|person| person[0] == name).unwrap();
    let mut ties = Vec::new();
    for tie in rows(&folder.join(format!("{name}.ties.csv"))) {
        let (from, to) = (at(&tie[0]), at(&tie[1]));
        ties.push((from, to, 1.0));
        if tie[3] == "0" {
            ties.push((to, from, 1.0));
        }
    }
    Network { units: people.iter().map(|person| person[1].clone()).collect(), ties }
}

#[test]
fn the_best_of_small_networks_are_found() {
    own("kite").assert(false, &[(1, 7.0), (2, 10.0)]);
    own("karate").assert(false, &[(1, 18.0), (2, 31.0), (3, 33.0), (4, 34.0), (5, 34.0), (8, 34.0)]);
    // Diane, and Ike.
    assert_eq!(solve(&own("kite").instance(2, false)).picks, [3, 8]);
}

#[test]
fn the_best_advisers_are_found_where_taking_one_after_the_other_fails() {
    own("ht-advice").assert(false, &[(2, 21.0), (3, 21.0), (5, 21.0), (8, 21.0)]);
    own("ht-advice").assert(true, &[(5, 21.0)]);
    // One after the other: 49, 58, 65, 70.
    own("law-advice").assert(false, &[(2, 52.0), (3, 59.0), (5, 67.0), (8, 71.0)]);
    own("law-advice").assert(true, &[(3, 55.0)]);
}

/// The folder with networks that may not be handed on, where GROUNDSWELL_DATA names it, and if this file is in it.
fn elsewhere(file: &str) -> Option<PathBuf> {
    let path = PathBuf::from(std::env::var_os("GROUNDSWELL_DATA")?).join(file);
    path.exists().then_some(path)
}

/// What stands between the quotes after `key=`.
fn attribute<'a>(line: &'a str, key: &str) -> &'a str {
    line.split_once(&format!("{key}=\"")).unwrap().1.split_once('"').unwrap().0
}

#[test]
fn the_best_of_a_faculty_are_found_by_strength_too() {
    let Some(path) = elsewhere("networks/uk-faculty.graphml") else { return };
    let (mut units, mut ties) = (Vec::new(), Vec::new());
    let mut ids = BTreeMap::new();
    for line in fs::read_to_string(path).unwrap().lines() {
        let number = || line.split_once('>').unwrap().1.split_once('<').unwrap().0;
        if line.contains("<node ") {
            ids.insert(attribute(line.split_once("<node ").unwrap().1, "id").to_owned(), ids.len());
        } else if line.contains("<edge ") {
            ties.push((ids[attribute(line, "source")], ids[attribute(line, "target")], 1.0));
        } else if line.contains("\"d0\">") {
            units.push(number().to_owned());
        } else if line.contains("\"d1\">") {
            ties.last_mut().unwrap().2 = number().parse().unwrap();
        }
    }
    let by_strength = |whole: f64| Network {
        units: units.clone(),
        ties: ties.iter().map(|tie| (tie.0, tie.1, if whole > 0.0 { tie.2 / whole } else { 1.0 })).collect(),
    };
    by_strength(0.0).assert(false, &[(2, 44.0), (3, 52.0), (5, 62.0), (8, 73.0)]);
    by_strength(16.0).assert(false, &[(2, 17.4375), (3, 22.0), (5, 29.875), (8, 38.1875)]);
    by_strength(16.0).assert(true, &[(4, 24.5)]);
}

#[test]
fn the_best_of_a_policy_network_are_found() {
    let Some(path) = elsewhere("networks/chemnet/infrep.csv") else { return };
    let mut ties = Vec::new();
    let table = rows(&path);
    for (from, row) in table.iter().enumerate() {
        let named = row[1..].iter().enumerate().filter(|(to, cell)| *cell == "1" && *to != from);
        ties.extend(named.map(|(to, _)| (from, to, 1.0)));
    }
    let network = Network { units: vec![String::new(); table.len()], ties };
    network.assert(false, &[(2, 29.0), (3, 30.0), (5, 30.0), (8, 30.0)]);
}

#[test]
fn a_thousand_people_are_covered_to_within_a_hundredth_of_the_best() {
    let Some(path) = elsewhere("synthetic/g1k.nodes.csv") else { return };
    let people = rows(&path);
    let at = |name: &str| name[1..].parse::<usize>().unwrap();
    let mut ties = Vec::new();
    for tie in rows(&path.with_file_name("g1k.edges.csv")) {
        ties.extend([(at(&tie[0]), at(&tie[1]), 1.0), (at(&tie[1]), at(&tie[0]), 1.0)]);
    }
    let network = Network { units: people.iter().map(|person| person[2].clone()).collect(), ties };
    let demand: Vec<f64> = people.iter().map(|person| person[3].parse().unwrap()).collect();
    for (most, best) in [(10, 1355.0), (20, 2020.0), (50, 2752.0)] {
        let found = solve(&Coverage { demand: demand.clone(), ..network.instance(most, false) });
        assert!(found.value == best && found.bound >= best, "{most}: {found:?}");
        assert!(found.value >= 0.99 * found.bound, "{most}: {found:?}");
    }
}
