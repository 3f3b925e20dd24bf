//! What do the tests of the first screen, of files and of recovery share?

#![allow(dead_code, unreachable_pub, reason = "each test uses a part of it")]

use crate::common::{Dir, sketch};
use crate::harness;
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use groundswell::app::App;
use groundswell::file;
use groundswell::model::Document;
use jiff::civil::date;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

pub const SIZE: [f32; 2] = [1280.0, 800.0];

pub type Run = Harness<'static, App>;

pub fn welcome() -> Run {
    harness::run(App::welcoming(date(2026, 11, 22), 7), SIZE)
}

pub fn press(harness: &mut Run, modifiers: Modifiers, key: Key) {
    harness.key_press_modifiers(modifiers, key);
    harness.run_steps(3);
}

pub fn click(harness: &mut Run, name: &str) {
    harness.get_by_role_and_label(Role::Button, name).click();
    harness.run_steps(3);
}

pub fn there(harness: &Run, name: &str) -> bool {
    harness.query_by_role_and_label(Role::Button, name).is_some()
}

pub fn says(harness: &Run, text: &str) -> bool {
    harness.query_all_by_label_contains(text).next().is_some()
}

/// Runs until it is so, for at most twenty seconds.
pub fn wait(harness: &mut Run, what: &str, so: impl Fn(&Run) -> bool) {
    let start = Instant::now();
    while !so(harness) {
        assert!(start.elapsed() < Duration::from_secs(20), "waited too long until {what}");
        std::thread::sleep(Duration::from_millis(20));
        harness.run_steps(1);
    }
    harness.run_steps(2);
}

/// A map with a file and one change that is not saved.
pub fn changed(dir: &Dir) -> (Run, PathBuf) {
    let path = dir.write("plan.swell", file::save(&sketch("Ana, Bo")).expect("text"));
    let mut harness = harness::open(&path, SIZE);
    change(&mut harness, "Cy");
    (harness, path)
}

/// Adds somebody.
pub fn change(harness: &mut Run, name: &str) {
    press(harness, Modifiers::NONE, Key::N);
    let field = harness.get_by_role_and_label(Role::TextInput, "Name");
    field.focus();
    field.type_text(name);
    harness.run_steps(2);
    press(harness, Modifiers::NONE, Key::Enter);
    assert!(harness.state().is_dirty(), "{name} was added");
}

pub fn on_disk(path: &Path) -> Document {
    file::open(&std::fs::read(path).expect("the file is there"), "the file").expect("it is a map")
}

pub fn type_path(harness: &mut Run, path: &Path) {
    let field = harness.get_by_role_and_label(Role::TextInput, "Path");
    field.focus();
    harness.run_steps(1);
    press(harness, Modifiers::COMMAND, Key::A);
    harness.get_by_role_and_label(Role::TextInput, "Path").type_text(&path.to_string_lossy());
    harness.run_steps(2);
    press(harness, Modifiers::NONE, Key::Enter);
}

#[derive(Debug)]
pub struct Dropped(PathBuf);

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        std::fs::read(&self.0).map_err(|error| error.to_string())
    }
}

pub fn drop_files(harness: &mut Run, paths: &[PathBuf]) {
    for path in paths {
        harness.input_mut().dropped_files.push(Arc::new(Dropped(path.clone())));
    }
    harness.run_steps(1);
    harness.input_mut().dropped_files.clear();
    harness.run_steps(3);
}
