//! How long does a picture take? Wanted, building and painting together: the sample 2 ms, 1,000 people with 5,000 ties
//! 3 ms. A picture is built anew only when what it shows has changed; painting is done in each frame. For the network,
//! while the pointer moves: 0.5, 3 and 8 ms with 1,000, 5,000 and 20,000 people of five ties each.

#[path = "../tests/common/mod.rs"]
mod common;

use criterion::{Criterion, criterion_group, criterion_main};
use groundswell::app::{App, Choice, Colour, Size, VIEWS, install};
use groundswell::diagram::{GridOptions, Inter, NetworkOptions, Theme, grid, network, pos};
use groundswell::export::svg::svg;
use groundswell::file::sample;
use groundswell::model::{Document, Point, StakeholderId};
use groundswell::session::Session;
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

/// A large map with everybody at a place of their own, so that nothing is arranged.
fn placed(people: usize, ties: usize) -> Document {
    let mut document = common::large(people, ties);
    for (id, place) in places(&document) {
        document.pins.insert(id, place);
    }
    document
}

/// A whole frame of the window: everything that is drawn, and its tessellation; without the graphics card.
fn window(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("window");
    group.sample_size(30);
    let maps = [
        ("sample", sample()),
        ("1k", common::large(1_000, 5_000)),
        ("5k", placed(5_000, 25_000)),
        ("10k", placed(10_000, 1_000)),
        ("20k", placed(20_000, 100_000)),
    ];
    for (name, document) in maps {
        // The largest maps are for the network and for the table; the grid is for one change.
        let wanted = |view: &str| match name {
            "5k" | "20k" => view == "view.network",
            "10k" => view == "view.people",
            _ => true,
        };
        for view in VIEWS.iter().filter(|view| wanted(view.id)) {
            let ctx = egui::Context::default();
            install(&ctx);
            let mut app = App::new(Session::new(document.clone()), jiff::civil::date(2026, 11, 22), 7);
            app.show(view);
            let mut step = 0u32;
            let mut pass = |app: &mut App, moving: bool| {
                step += 1;
                let mut input = egui::RawInput {
                    screen_rect: Some(egui::Rect::from_min_size(egui::Pos2::ZERO, egui::vec2(1280.0, 800.0))),
                    time: Some(f64::from(step) / 60.0),
                    ..egui::RawInput::default()
                };
                if moving {
                    let at = egui::pos2(300.0 + (step * 7 % 500) as f32, 200.0 + (step * 5 % 400) as f32);
                    input.events.push(egui::Event::PointerMoved(at));
                }
                let mut out = ctx.run_ui(input, |ui| app.pass(ui));
                let shapes = std::mem::take(&mut out.shapes);
                black_box(ctx.tessellate(shapes, out.pixels_per_point));
                out.textures_delta.clear();
            };
            // The first frames lay out text and arrange the network.
            for _ in 0..200 {
                pass(&mut app, false);
                std::thread::sleep(std::time::Duration::from_millis(5));
            }
            group.bench_function(format!("{} {name}", view.name), |b| b.iter(|| pass(&mut app, true)));
        }
    }
    group.finish();
}

/// A window that draws frames without a graphics card.
struct Window {
    ctx: egui::Context,
    app: App,
    step: u32,
}

impl Window {
    fn new(document: Document) -> Self {
        let ctx = egui::Context::default();
        install(&ctx);
        let app = App::new(Session::new(document), jiff::civil::date(2026, 11, 22), 7);
        Self { ctx, app, step: 0 }
    }

    /// A frame in which the pointer moves.
    fn pass(&mut self) {
        self.step += 1;
        let at = egui::pos2(300.0 + (self.step * 7 % 500) as f32, 200.0 + (self.step * 5 % 400) as f32);
        let input = egui::RawInput {
            screen_rect: Some(egui::Rect::from_min_size(egui::Pos2::ZERO, egui::vec2(1280.0, 800.0))),
            time: Some(f64::from(self.step) / 60.0),
            events: vec![egui::Event::PointerMoved(at)],
            ..egui::RawInput::default()
        };
        let mut out = self.ctx.run_ui(input, |ui| self.app.pass(ui));
        let shapes = std::mem::take(&mut out.shapes);
        black_box(self.ctx.tessellate(shapes, out.pixels_per_point));
        out.textures_delta.clear();
    }
}

/// The network view with sizes and colours by measures, and while a measure is worked out beside it. Wanted: 16 ms with
/// 10,000 people and 50,000 ties, whatever is worked out.
fn measured(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("window measured");
    group.sample_size(30);
    for (name, people, ties) in [("1k", 1_000, 5_000), ("5k", 5_000, 25_000), ("20k", 20_000, 100_000)] {
        let mut window = Window::new(placed(people, ties));
        window.app.choose(Choice::Size(Size::Measure("degree")));
        window.app.choose(Choice::Colour(Colour::Measure("degree")));
        for _ in 0..200 {
            window.pass();
            std::thread::sleep(std::time::Duration::from_millis(5));
        }
        group.bench_function(format!("Network {name} sized and coloured"), |b| b.iter(|| window.pass()));
    }
    let mut window = Window::new(placed(10_000, 50_000));
    window.app.choose(Choice::Colour(Colour::Measure("betweenness")));
    for _ in 0..40 {
        window.pass();
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    group.bench_function("Network 10k with betweenness beside", |b| {
        b.iter_custom(|times| {
            let mut spent = std::time::Duration::ZERO;
            for _ in 0..times {
                // As soon as it is done it begins anew.
                if !window.app.is_measuring() {
                    window.app.forget_measures();
                    window.pass();
                }
                let begun = std::time::Instant::now();
                window.pass();
                spent += begun.elapsed();
            }
            spent
        });
    });
    group.finish();
}

criterion_group!(benches, frame, window, measured);
criterion_main!(benches);
