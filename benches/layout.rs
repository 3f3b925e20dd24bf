//! How long does it take to arrange a network at three sizes?

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use groundswell::analysis::{Network, TieFilter};
use groundswell::layout::{LAYOUTS, Progress, Subject};
use groundswell::model::{Document, Id, IdMaker, Stakeholder, Tie, TieKind};

/// So many people with five ties each on average, four of them within groups of thirty.
fn network(people: u64) -> Network {
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
        let tie = Tie::between(Id::from_bits(from + 1), Id::from_bits(to + 1), TieKind::WorksWith);
        document.ties.insert(Id::from_bits(number), tie);
    }
    Network::build(&document, &TieFilter::default())
}

fn layouts(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("layout");
    group.sample_size(10);
    for people in [45, 1000, 10_000] {
        let subject = Subject { network: network(people), seed: 1, ..Subject::default() };
        for layout in LAYOUTS {
            group.bench_with_input(BenchmarkId::new(layout.id, people), &subject, |bench, subject| {
                bench.iter(|| (layout.arrange)(subject, &Progress::default()));
            });
        }
    }
    group.finish();
}

criterion_group!(benches, layouts);
criterion_main!(benches);
