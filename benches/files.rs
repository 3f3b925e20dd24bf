//! How long do opening, saving and checking a large map take? Wanted for 10,000 people and 50,000 ties: open 500 ms,
//! save 300 ms. How long do networks take to be read and written?

#[path = "../tests/common/mod.rs"]
mod common;

use criterion::{Criterion, criterion_group, criterion_main};
use groundswell::export::{Export, Input};
use groundswell::file::{open, save};
use groundswell::import::{Import, Mapping};
use groundswell::model::Document;
use groundswell::share::everything;
use std::hint::black_box;
use std::sync::Arc;

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

/// Writing each format and reading it into an empty map.
fn networks(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("networks");
    group.sample_size(10);
    for (name, people, ties) in [("1k", 1_000, 5_000), ("10k", 10_000, 50_000), ("50k", 50_000, 250_000)] {
        let copy = everything(&Arc::new(common::large(people, ties)));
        let input = Input::new(&copy, jiff::civil::date(2026, 11, 22));
        for format in ["graphml", "gexf", "kumu", "edges"] {
            let Some(export) = Export::find(format) else { continue };
            let bytes = export.bytes(&input).expect("it is written").output;
            let size = bytes.len() as f64 / 1e6;
            group.bench_function(format!("write {format} {name}"), |b| {
                b.iter(|| export.bytes(black_box(&input)));
            });
            let import = Import::find(if format == "edges" { "csv" } else { format }).expect("it is listed");
            let (empty, mapping) = (Document::default(), Mapping::default());
            group.bench_function(format!("read {format} {name}, {size:.1} MB"), |b| {
                b.iter(|| (import.read)(black_box(&bytes), &empty, &mapping));
            });
        }
    }
    group.finish();
}

criterion_group!(benches, files, networks);
criterion_main!(benches);
