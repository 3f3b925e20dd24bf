//! The window without a window: the program driven by accessible names.

#![allow(dead_code, unreachable_pub, reason = "each test uses a part of it")]

use egui_kittest::Harness;
use groundswell::app::{App, install};
use groundswell::model::Document;
use groundswell::session::Session;
use jiff::civil::date;
use std::path::Path;

/// The program with this map, in a window of this size; the day is 22 November 2026.
pub fn with(document: Document, size: [f32; 2]) -> Harness<'static, App> {
    start(App::new(Session::new(document), date(2026, 11, 22), 7), size)
}

/// The program with the map from this file.
pub fn open(path: &Path, size: [f32; 2]) -> Harness<'static, App> {
    let session = Session::open(path).expect("the map opens");
    start(App::new(session, date(2026, 11, 22), 7), size)
}

/// This program, in a window of this size.
pub fn run(app: App, size: [f32; 2]) -> Harness<'static, App> {
    start(app, size)
}

fn start(app: App, size: [f32; 2]) -> Harness<'static, App> {
    let mut harness = builder(size).build_ui_state(pass, app);
    harness.run_steps(3);
    harness
}

fn builder(size: [f32; 2]) -> egui_kittest::HarnessBuilder<App> {
    Harness::builder()
        .with_size(size)
        .with_max_steps(60)
        .with_context_setup(|ctx: &egui::Context| install(ctx))
}

/// The program with this map, painted by a renderer.
pub fn painted(
    document: Document,
    size: [f32; 2],
    renderer: impl egui_kittest::TestRenderer + 'static,
) -> Harness<'static, App> {
    painted_at(document, size, 1.0, renderer)
}

/// The program with this map, painted by a renderer at a number of pixels per point.
pub fn painted_at(
    document: Document,
    size: [f32; 2],
    scale: f32,
    renderer: impl egui_kittest::TestRenderer + 'static,
) -> Harness<'static, App> {
    let app = App::new(Session::new(document), date(2026, 11, 22), 7);
    let mut harness = builder(size).with_pixels_per_point(scale).renderer(renderer).build_ui_state(pass, app);
    harness.run_steps(3);
    harness
}

/// One frame over the whole window: the harness leaves a margin, the real window leaves none.
fn pass(ui: &mut egui::Ui, app: &mut App) {
    let whole = ui.ctx().content_rect();
    let mut window = ui.new_child(egui::UiBuilder::new().max_rect(whole));
    window.set_clip_rect(whole);
    app.pass(&mut window);
}
