//! How long do opening, saving and checking a large map take? Wanted for 10,000 people and 50,000 ties: open 500 ms,
//! save 300 ms.

#[path = "../tests/common/mod.rs"]
mod common;

use criterion::{Criterion, criterion_group, criterion_main};
use groundswell::file::{open, save};
use std::hint::black_box;

fn files(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("files");
    group.sample_size(10);
    for (name, people, ties) in [("1k", 1_000, 5_000), ("10k", 10_000, 50_000)] {
        let document = common::large(people, ties);
        let bytes = save(&document).expect("it can be written");
        group.bench_function(format!("save {name}"), |b| b.iter(|| save(black_box(&document))));
        group.bench_function(format!("open {name}"), |b| b.iter(|| open(black_box(&bytes), "")));
        group.bench_function(format!("faults {name}"), |b| b.iter(|| black_box(&document).faults()));
    }
    group.finish();
}

criterion_group!(benches, files);
criterion_main!(benches);
