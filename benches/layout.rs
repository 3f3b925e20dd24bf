//! How long does it take to arrange a network at three sizes?

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use groundswell::analysis::{Network, TieFilter};
use groundswell::layout::{LAYOUTS, Progress, Subject};
use groundswell::model::{Document, Id, IdMaker, Stakeholder, Strength, Tie, TieKind};

/// So many people in communities of about 28, with five ties each on average of which three of four stay inside, of all
/// strengths. Some have far more ties than others.
fn planted(people: u64) -> Network {
    let mut dice = IdMaker::seeded(people);
    let mut document = Document::default();
    let communities = people.div_ceil(28);
    let mut members = vec![Vec::new(); communities as usize];
    let mut homes = Vec::new();
    for n in 0..people {
        let home = (dice.bits() % communities) as usize;
        homes.push(home);
        members[home].push(n);
        document.stakeholders.insert(Id::from_bits(n + 1), Stakeholder::named(format!("Person {n}")));
    }
    for number in 1..=people * 5 {
        let from = (dice.bits() % people).min(dice.bits() % people);
        let near = &members[homes[from as usize]];
        let inside = !dice.bits().is_multiple_of(4);
        let to = if inside { near[dice.bits() as usize % near.len()] } else { dice.bits() % people };
        if from != to {
            let mut tie = Tie::between(Id::from_bits(from + 1), Id::from_bits(to + 1), TieKind::WorksWith);
            tie.strength = Strength::new(dice.bits() as u32 % 5 + 1).unwrap_or(tie.strength);
            document.ties.insert(Id::from_bits(number), tie);
        }
    }
    Network::build(&document, &TieFilter::default())
}

fn layouts(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("layout");
    group.sample_size(10);
    for people in [1000, 10_000, 50_000] {
        let subject = Subject { network: planted(people), seed: 1, ..Subject::default() };
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
