//! How long do the measures of the network take at three sizes?

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use groundswell::analysis::{Counting, METRICS, Network, TieFilter};
use groundswell::model::{Document, Id, IdMaker, Stakeholder, Strength, Tie, TieKind};

/// So many people with five ties each on average, four of them within groups of thirty.
fn map(people: u64) -> Document {
    let mut dice = IdMaker::seeded(people);
    let mut document = Document::default();
    for n in 1..=people {
        document.stakeholders.insert(Id::from_bits(n), Stakeholder::named(format!("Person {n}")));
    }
    for number in 1..=people * 5 {
        let from = dice.bits() % people;
        let group = from / 30 * 30;
        let near = !dice.bits().is_multiple_of(5);
        let to = if near { group + dice.bits() % 30.min(people - group) } else { dice.bits() % people };
        if from != to {
            let mut tie = Tie::between(Id::from_bits(from + 1), Id::from_bits(to + 1), TieKind::WorksWith);
            tie.strength = Strength::nearest((dice.bits() % 5) as u32 + 1);
            document.ties.insert(Id::from_bits(number), tie);
        }
    }
    document
}

fn metrics(criterion: &mut Criterion) {
    for people in [100, 1000, 10_000] {
        let document = map(people);
        let filter = TieFilter::default();
        let mut group = criterion.benchmark_group(format!("{people} people"));
        group.sample_size(10);
        group.bench_function("build", |bench| bench.iter(|| Network::build(&document, &filter)));
        let network = Network::build(&document, &filter);
        for metric in METRICS {
            group.bench_with_input(BenchmarkId::from_parameter(metric.id), &network, |bench, network| {
                bench.iter(|| metric.scores(network, Counting::default()));
            });
        }
        group.finish();
    }
}

criterion_group!(benches, metrics);
criterion_main!(benches);
