//! How long do the measures of the network take at three sizes?
//!
//! Those that take minutes for 50,000 people are not measured there, but for their sample: `compare.py` runs them once.

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use groundswell::analysis::{Counting, Direction, METRICS, Network, Progress, TieFilter, Weights};
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
            let mut tie = Tie::between(Id::from_bits(from + 1), Id::from_bits(to + 1), TieKind::Trusts);
            tie.strength = Strength::nearest((dice.bits() % 5) as u32 + 1);
            document.ties.insert(Id::from_bits(number), tie);
        }
    }
    document
}

fn metrics(criterion: &mut Criterion) {
    for people in [1000, 10_000, 50_000] {
        let document = map(people);
        let filter = TieFilter::default();
        let mut group = criterion.benchmark_group(format!("{people} people"));
        group.sample_size(10);
        group.bench_function("build", |bench| bench.iter(|| Network::build(&document, &filter)));
        let network = Network::build(&document, &filter);
        for metric in METRICS {
            let countings = [
                ("", Weights::Equal, Direction::Both, true),
                (":weighted", Weights::Strength, Direction::Both, metric.weighs),
                (":directed", Weights::Equal, Direction::Along, metric.directs),
            ];
            for (suffix, weights, direction, differs) in countings {
                let counting = Counting { weights, direction };
                let preview = metric.preview.filter(|preview| (preview.seconds)(&network, counting) > 5.0);
                let long = preview.is_some() || weights == Weights::Strength && metric.id == "closeness";
                if differs && (people < 50_000 || !long) {
                    let name = format!("{}{suffix}", metric.id);
                    group.bench_with_input(BenchmarkId::from_parameter(name), &network, |bench, network| {
                        bench.iter(|| metric.scores(network, counting));
                    });
                }
                if let Some((preview, sources)) =
                    metric.preview.and_then(|preview| Some((preview, preview.sources(&network, counting)?)))
                {
                    let name = format!("{}{suffix}:sampled", metric.id);
                    group.bench_with_input(BenchmarkId::from_parameter(name), &network, |bench, network| {
                        bench.iter(|| (preview.compute)(network, counting, sources, 1, &Progress::default()));
                    });
                }
            }
        }
        group.finish();
    }
}

criterion_group!(benches, metrics);
criterion_main!(benches);
