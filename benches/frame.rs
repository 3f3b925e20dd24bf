//! How long does a picture take? Wanted, building and painting together: the sample 2 ms, 1,000 people with 5,000 ties
//! 3 ms. A picture is built anew only when what it shows has changed; painting is done in each frame.

#[path = "../tests/common/mod.rs"]
mod common;

use criterion::{Criterion, criterion_group, criterion_main};
use groundswell::diagram::{GridOptions, Inter, NetworkOptions, Theme, grid, network, pos};
use groundswell::export::svg::svg;
use groundswell::file::sample;
use groundswell::model::{Document, Point, StakeholderId};
use groundswell::share::{Audience, Choices, disclose};
use std::collections::BTreeMap;
use std::hint::black_box;
use std::sync::Arc;

/// Everybody on a spiral, each about 70 points from the next.
fn places(document: &Document) -> BTreeMap<StakeholderId, Point> {
    let place = |i: usize| {
        let (angle, far) = (i as f64 * 2.399963, 70.0 * (i as f64).sqrt());
        Point::new(far * angle.cos(), far * angle.sin()).expect("near enough")
    };
    document.stakeholders.keys().enumerate().map(|(i, id)| (*id, place(i))).collect()
}

fn frame(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("frame");
    group.sample_size(20);
    for (name, document) in [("sample", sample()), ("1k", common::large(1_000, 5_000))] {
        let document = Arc::new(document);
        let initiative = document.initiatives.keys().next().copied();
        let me = disclose(&document, None, Audience::Me, &Choices::default()).expect("it can be disclosed");
        let places = places(&document);
        let grid_options = GridOptions { size: pos(904.0, 664.0), ..GridOptions::default() };
        let net_options = NetworkOptions { zoom: 0.5, show_legend: false, ..NetworkOptions::default() };
        group.bench_function(format!("build grid {name}"), |b| {
            b.iter(|| grid(black_box(&me), initiative, &grid_options, &Inter));
        });
        group.bench_function(format!("build network {name}"), |b| {
            b.iter(|| network(black_box(&me), initiative, &places, &net_options, &Inter));
        });
        let scene = network(&me, initiative, &places, &net_options, &Inter).0;
        group.bench_function(format!("write network {name} as SVG"), |b| {
            b.iter(|| svg(black_box(&scene), Theme::Light));
        });
    }
    group.finish();
}

criterion_group!(benches, frame);
criterion_main!(benches);
