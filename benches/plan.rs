//! How long do the judgements of a busy map take, and a frame of each screen that shows them? Wanted: 16 ms a frame with 20
//! initiatives, 2,000 people and 10,000 actions; judgements are worked out once for each change, beside the window.

#[path = "../tests/common/busy.rs"]
mod busy;

use busy::{BUSY, CROWDED, TODAY, busy};
use criterion::{Criterion, criterion_group, criterion_main};
use groundswell::app::{App, VIEWS, install};
use groundswell::model::Document;
use groundswell::plan::checks::findings;
use groundswell::plan::overview::overview;
use groundswell::session::Session;
use std::hint::black_box;

fn judgements(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("judgement");
    group.sample_size(10);
    for (name, size) in [("busy", BUSY), ("crowded", CROWDED)] {
        let map = busy(&size);
        let Some(id) = map.initiatives.keys().next().copied() else { continue };
        group.bench_function(format!("findings {name}"), |b| {
            b.iter(|| findings(black_box(&map), id, TODAY));
        });
        group.bench_function(format!("overview {name}"), |b| {
            b.iter(|| overview(black_box(&map), id, TODAY));
        });
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
    fn new(map: Document) -> Self {
        let ctx = egui::Context::default();
        install(&ctx);
        Self { ctx, app: App::new(Session::new(map), TODAY, 7), step: 0 }
    }

    /// A frame in which the pointer moves, or rests.
    fn pass(&mut self, moving: bool) {
        self.step += 1;
        let mut input = egui::RawInput {
            screen_rect: Some(egui::Rect::from_min_size(egui::Pos2::ZERO, egui::vec2(1920.0, 1080.0))),
            time: Some(f64::from(self.step) / 60.0),
            ..egui::RawInput::default()
        };
        if moving {
            let at = egui::pos2(300.0 + (self.step * 7 % 1200) as f32, 200.0 + (self.step * 5 % 700) as f32);
            input.events.push(egui::Event::PointerMoved(at));
            let delta = egui::vec2(0.0, if self.step % 40 < 20 { -60.0 } else { 60.0 });
            input.events.push(egui::Event::MouseWheel {
                unit: egui::MouseWheelUnit::Point,
                delta,
                phase: egui::TouchPhase::Move,
                source: egui::MouseWheelSource::Unknown,
                modifiers: egui::Modifiers::NONE,
            });
        }
        let mut out = self.ctx.run_ui(input, |ui| self.app.pass(ui));
        let shapes = std::mem::take(&mut out.shapes);
        black_box(self.ctx.tessellate(shapes, out.pixels_per_point));
        out.textures_delta.clear();
    }
}

/// A whole frame while the pointer moves and the wheel turns: everything that is drawn, and its tessellation; without the
/// graphics card.
fn frames(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("window");
    group.sample_size(30);
    for (name, size) in [("busy", BUSY), ("crowded", CROWDED)] {
        let map = busy(&size);
        let screens =
            [("Dashboard", 0), ("Actions", 0), ("Messages", 1), ("Talks", 2), ("Needs", 3), ("Review", 0)];
        for (screen, part) in screens {
            let mut window = Window::new(map.clone());
            match screen {
                "Dashboard" | "Review" => {
                    if let Some(view) = VIEWS.iter().find(|view| view.name == screen) {
                        window.app.show(view);
                    }
                }
                _ => {
                    window.pass(false);
                    window.app.show_part(part);
                    // The view is made when it is first shown.
                    window.pass(false);
                    window.app.show_part(part);
                }
            }
            // The first frames lay out text, and what is worked out beside the window comes.
            for _ in 0..200 {
                window.pass(false);
                std::thread::sleep(std::time::Duration::from_millis(10));
            }
            group.bench_function(format!("{screen} {name}"), |b| b.iter(|| window.pass(true)));
        }
    }
    group.finish();
}

criterion_group!(benches, judgements, frames);
criterion_main!(benches);
