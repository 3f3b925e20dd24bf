//! How long does it take to find groups, routes and what the map hangs on, at three sizes?

use criterion::{Criterion, criterion_group, criterion_main};
use groundswell::analysis::between::{joiners, only_links, units};
use groundswell::analysis::fragility::fragmentation;
use groundswell::analysis::{
    Network, Progress, TieFilter, Weights, communities, compare, fragility, if_they_leave, routes,
};
use groundswell::model::stakeholder::Depth;
use groundswell::model::{Community, Document, Id, IdMaker, Stakeholder, Strength, Tie, TieKind};
use std::collections::BTreeSet;

/// How many people a community has.
const COMMUNITY: u64 = 30;

/// So many people with five ties each on average, four of them within their community.
fn map(people: u64) -> Document {
    let mut dice = IdMaker::seeded(people);
    let mut document = Document::default();
    for n in 0..people {
        let home = Id::from_bits(n / COMMUNITY + 1);
        let community = Community::named(format!("Community {}", n / COMMUNITY));
        document.communities.entry(home).or_insert(community);
        let mut person = Stakeholder::named(format!("Person {n}"));
        person.unit = Some(format!("Unit {}", n / COMMUNITY / 10));
        person.communities.insert(home, Depth::Member);
        document.stakeholders.insert(Id::from_bits(n + 1), person);
    }
    for number in 1..=people * 5 {
        let from = dice.bits() % people;
        let first = from / COMMUNITY * COMMUNITY;
        let near = !dice.bits().is_multiple_of(5);
        let to =
            if near { first + dice.bits() % COMMUNITY.min(people - first) } else { dice.bits() % people };
        if from != to {
            let mut tie = Tie::between(Id::from_bits(from + 1), Id::from_bits(to + 1), TieKind::WorksWith);
            tie.strength = Strength::nearest((dice.bits() % 5) as u32 + 1);
            document.ties.insert(Id::from_bits(number), tie);
        }
    }
    document
}

fn structure(criterion: &mut Criterion) {
    for people in [1000, 10_000, 50_000] {
        let document = map(people);
        let network = Network::build(&document, &TieFilter::default());
        let idle = Progress::default();
        let mut group = criterion.benchmark_group(format!("{people} people"));
        group.sample_size(10);
        for (name, weights) in
            [("communities", Weights::Equal), ("communities by strength", Weights::Strength)]
        {
            group.bench_function(name, |bench| bench.iter(|| communities(&network, weights, 1, &idle)));
        }
        let found = communities(&network, Weights::Strength, 1, &idle).unwrap_or_default();
        group.bench_function("compare", |bench| bench.iter(|| compare(&document, &network, &found, &idle)));
        group.bench_function("fragility", |bench| bench.iter(|| fragility(&network, &idle)));
        let most = network.people().max_by_key(|one| network.neighbours(*one).count()).unwrap_or_default();
        group.bench_function("if they leave", |bench| {
            bench.iter(|| if_they_leave(&document, &network, most, &BTreeSet::new()));
        });
        group.bench_function("fragmentation", |bench| bench.iter(|| fragmentation(&network, &[most].into())));
        let team = (1..=10).map(|n| Id::from_bits(n * people / 10)).collect();
        let one = [Id::from_bits(people / 3)].into();
        group.bench_function("routes", |bench| bench.iter(|| routes(&network, &team, &one, &idle)));
        group.bench_function("only links", |bench| bench.iter(|| only_links(&document, &network)));
        group.bench_function("units", |bench| bench.iter(|| units(&document, &network)));
        group.bench_function("joiners", |bench| bench.iter(|| joiners(&document, &network)));
        group.finish();
    }
}

criterion_group!(benches, structure);
criterion_main!(benches);
