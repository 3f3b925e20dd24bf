//! How long does it take to print a sheet, and a plan of fifty pages? At most 100 and 500 milliseconds.
#![allow(missing_docs, clippy::unwrap_used, reason = "a benchmark")]

use criterion::{Criterion, criterion_group, criterion_main};
use groundswell::export::pdf::{Paper, Printed};
use groundswell::file::sample;
use groundswell::report::{Context, REPORTS, Report};
use groundswell::share::{Audience, Choices, disclose};
use jiff::civil::date;
use std::hint::black_box;
use std::sync::Arc;

fn made(id: &str, audience: Audience) -> Report {
    let map = sample();
    let first =
        map.initiatives.iter().find(|(_, record)| record.name == "One service desk").map(|(id, _)| *id);
    let copy = disclose(&Arc::new(map), first, audience, &Choices::default()).unwrap();
    let kind = REPORTS.iter().find(|kind| kind.id == id).unwrap();
    kind.make(&copy, &Context::on(date(2026, 11, 22))).unwrap()
}

fn pdf(report: &Report) -> Vec<u8> {
    Printed::report(report, Paper::A4).unwrap().output.pdf().unwrap().output
}

fn documents(criterion: &mut Criterion) {
    let sheet = made("one-page", Audience::Team);
    criterion.bench_function("one page as PDF", |bencher| bencher.iter(|| black_box(pdf(&sheet))));
    let plan = made("engagement-plan", Audience::Me);
    criterion.bench_function("fifty pages as PDF", |bencher| bencher.iter(|| black_box(pdf(&plan))));
    criterion.bench_function("fifty pages laid out", |bencher| {
        bencher.iter(|| black_box(Printed::report(&plan, Paper::A4).unwrap()));
    });
}

criterion_group! {
    name = all;
    config = Criterion::default().sample_size(10);
    targets = documents
}
criterion_main!(all);
