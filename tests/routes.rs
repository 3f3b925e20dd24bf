//! Is the warm route the most trusted there is? Against all chains, tried one by one.
#![allow(clippy::unwrap_used, reason = "what is not there fails the test")]

use groundswell::analysis::routes::{ALTERNATIVES, STEPS};
use groundswell::analysis::telling::asks;
use groundswell::analysis::{Network, Progress, Route, StakeholderId, TieFilter, carrying, routes};
use groundswell::model::{Document, Id, Stakeholder, Strength, Tie, TieKind};
use proptest::prelude::*;
use std::collections::BTreeSet;

fn id(bits: u64) -> StakeholderId {
    Id::from_bits(bits)
}

fn set(bits: &[u64]) -> BTreeSet<StakeholderId> {
    bits.iter().map(|one| id(*one)).collect()
}

fn map(people: u64, ties: &[(u64, u64, u32, TieKind)]) -> Document {
    let mut document = Document::default();
    for n in 1..=people {
        let name = ["Ana", "Bo", "Cy", "Di", "Ed", "Flo", "Gus", "Hal"][n as usize - 1];
        document.stakeholders.insert(id(n), Stakeholder::named(name));
    }
    for (n, (from, to, strength, kind)) in ties.iter().enumerate() {
        let mut tie = Tie::between(id(*from), id(*to), kind.clone());
        tie.strength = Strength::nearest(*strength);
        document.ties.insert(Id::from_bits(n as u64 + 1), tie);
    }
    document
}

fn trusted(document: &Document) -> Network {
    Network::build(document, &carrying(document, &TieFilter::default()))
}

fn find(network: &Network, from: &[u64], to: &[u64]) -> Vec<Route> {
    routes(network, &set(from), &set(to), &Progress::default()).unwrap()
}

fn people(route: &Route) -> Vec<u64> {
    route.people.iter().map(|one| one.bits()).collect()
}

#[test]
fn the_warm_route_takes_the_trusted_detour() {
    use TieKind::{Conflict, ReportsTo, Trusts, WorksWith};
    let document = map(
        5,
        &[
            (1, 5, 1, WorksWith),
            (1, 2, 4, WorksWith),
            (3, 2, 5, ReportsTo),
            (3, 5, 5, Trusts),
            (1, 4, 5, Conflict),
            (4, 5, 5, WorksWith),
            (2, 3, 1, Conflict),
        ],
    );
    let found = find(&trusted(&document), &[1], &[5]);
    assert_eq!(found.iter().map(people).collect::<Vec<_>>(), [vec![1, 2, 3, 5], vec![1, 5]]);
    assert_eq!(found.iter().map(Route::trust).collect::<Vec<_>>(), [0.8, 0.2]);
    assert_eq!(found[0].between(), [id(2), id(3)]);
    let asks: Vec<String> = asks(&document, &found[0]).iter().map(|ask| ask.sentence(&document)).collect();
    assert_eq!(
        asks,
        [
            "Ana asks Bo (works with, 4)",
            "Bo asks Cy (who reports to them, 5; they are also in conflict)",
            "Cy asks Ed (trusts, 5)",
        ]
    );
}

#[test]
fn ties_of_conflict_carry_no_ask() {
    let document = map(3, &[(1, 2, 5, TieKind::Conflict), (2, 3, 5, TieKind::WorksWith)]);
    assert_eq!(find(&trusted(&document), &[1], &[3]), []);
    assert_eq!(find(&trusted(&document), &[2], &[3]).len(), 1);
    let only = TieFilter { kinds: Some([TieKind::Conflict].into()), min_strength: 2 };
    assert_eq!(carrying(&document, &only), TieFilter { kinds: Some(BTreeSet::new()), min_strength: 2 });
}

#[test]
fn four_asks_are_the_most() {
    let chain = |people: u64| {
        let ties: Vec<_> = (1..people).map(|n| (n, n + 1, 5, TieKind::WorksWith)).collect();
        find(&trusted(&map(people, &ties)), &[1], &[people]).len()
    };
    assert_eq!((chain(5), chain(6)), (1, 0));
}

#[test]
fn who_is_on_both_sides_need_not_ask() {
    let document = map(3, &[(1, 2, 5, TieKind::WorksWith)]);
    let network = trusted(&document);
    assert_eq!(find(&network, &[1], &[1, 2]).iter().map(people).collect::<Vec<_>>(), [[1]]);
    assert_eq!(find(&network, &[1], &[1])[0].trust(), 1.0);
    assert_eq!(find(&network, &[1], &[3]), []);
    assert_eq!(find(&network, &[], &[3]), []);
    assert_eq!(find(&network, &[99], &[3]), [], "strangers are nobody");
}

#[test]
fn what_is_no_longer_wanted_ends_without_a_result() {
    let progress = Progress::default();
    progress.cancel();
    let network = trusted(&map(2, &[(1, 2, 5, TieKind::WorksWith)]));
    assert_eq!(routes(&network, &set(&[1]), &set(&[2]), &progress), None);
}

/// Every chain of at most four ties that begins among some, ends at the first of the others and meets nobody twice; the
/// most trusted first.
fn all_chains(network: &Network, from: &BTreeSet<StakeholderId>, to: &BTreeSet<StakeholderId>) -> Vec<Route> {
    fn extend(network: &Network, to: &BTreeSet<StakeholderId>, chain: &mut Route, all: &mut Vec<Route>) {
        let last = chain.people[chain.people.len() - 1];
        if to.contains(&last) {
            all.push(chain.clone());
        } else if chain.strengths.len() < STEPS {
            for (next, strength) in network.neighbours(last).collect::<Vec<_>>() {
                if !chain.people.contains(&next) {
                    chain.people.push(next);
                    chain.strengths.push(strength);
                    extend(network, to, chain, all);
                    chain.people.pop();
                    chain.strengths.pop();
                }
            }
        }
    }
    let mut all = Vec::new();
    for start in network.people().filter(|one| from.contains(one)) {
        extend(network, to, &mut Route { people: vec![start], strengths: Vec::new() }, &mut all);
    }
    let trust = |chain: &Route| {
        let left = (STEPS - chain.strengths.len()) as u32;
        chain.strengths.iter().product::<u32>() * 5_u32.pow(left)
    };
    all.sort_by_key(|chain| (std::cmp::Reverse(trust(chain)), chain.strengths.len(), chain.people.clone()));
    all
}

/// Of all chains the first, then each that does without somebody of every chain chosen before it.
fn chosen(all: &[Route], several: bool) -> Vec<Route> {
    let mut chosen: Vec<Route> = Vec::new();
    for chain in all {
        let serves = chosen.iter().all(|earlier| {
            let begins = if several { &earlier.people[..1] } else { &[] };
            let mut passed = begins.iter().chain(earlier.between()).peekable();
            if passed.peek().is_none() {
                return earlier.people.len() == 2 && chain.people.len() != 2;
            }
            passed.any(|one| !chain.people.contains(one))
        });
        if serves && chosen.len() <= ALTERNATIVES {
            chosen.push(chain.clone());
        }
    }
    chosen
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]
    #[test]
    fn routes_are_the_best_of_all_chains(
        ties in prop::collection::vec((1..=8_u64, 1..=8_u64, 1..=5_u32), 0..20),
        from in prop::collection::btree_set(1..=8_u64, 1..4),
        to in prop::collection::btree_set(1..=8_u64, 1..4),
    ) {
        let ties: Vec<_> = ties
            .into_iter()
            .filter(|(from, to, _)| from != to)
            .map(|(from, to, strength)| (from, to, strength, TieKind::WorksWith))
            .collect();
        let network = trusted(&map(8, &ties));
        let (from, to) = (from.into_iter().map(id).collect(), to.into_iter().map(id).collect());
        let all = all_chains(&network, &from, &to);
        let expected = chosen(&all, from.len() > 1);
        prop_assert_eq!(routes(&network, &from, &to, &Progress::default()).unwrap(), expected);
    }
}
