//! Does the real window do the main job: open, drag, save, undo? Runs where `.ci/window` has set up a display.

#![cfg(feature = "gui")]

mod common;
#[path = "common/harness.rs"]
mod harness;

use egui_kittest::kittest::Queryable as _;
use groundswell::file;
use groundswell::model::{Document, Key, Rating};
use std::path::{Path, PathBuf};
use std::process::{Child, Command};
use std::time::{Duration, Instant};

const WIDTH: f32 = 1280.0;
const HEIGHT: f32 = 800.0;
const WHO: &str = "Ruth Goldberg";

fn xdotool(words: &[&str]) -> String {
    let output = Command::new("xdotool").args(words).output().expect("xdotool runs");
    assert!(output.status.success(), "xdotool {words:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn pause(millis: u64) {
    std::thread::sleep(Duration::from_millis(millis));
}

/// Waits until it is so, for at most twenty seconds.
fn wait(what: &str, mut so: impl FnMut() -> bool) {
    let start = Instant::now();
    while !so() {
        assert!(start.elapsed() < Duration::from_secs(20), "waited too long until {what}");
        pause(100);
    }
}

fn rating(document: &Document) -> (Option<Rating>, Option<Rating>) {
    let (id, _) = document.stakeholders.iter().find(|(_, s)| s.name == WHO).expect("she is in the sample");
    let (initiative, _) =
        document.initiatives.iter().find(|(_, i)| i.name == "One service desk").expect("it is there");
    let assessment = &document.assessments[&(*initiative, *id)];
    (assessment.influence, assessment.interest)
}

/// Where her dot stands in a window of this size, by its accessible name.
fn place_of_dot(path: &Path) -> egui::Pos2 {
    let mut harness = harness::open(path, [WIDTH, HEIGHT]);
    harness.run_steps(4);
    let nodes: Vec<_> = harness.query_all_by_label_contains(WHO).collect();
    let node = nodes.first().expect("her dot has a name");
    node.rect().center()
}

struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        // It may have ended by itself already.
        let _ended = self.0.kill();
        let _status = self.0.wait();
    }
}

/// The window, brought to its size and to the front.
fn find_window() -> String {
    let id = xdotool(&["search", "--sync", "--onlyvisible", "--name", "Groundswell"]);
    let id = id.lines().last().expect("a window").trim().to_owned();
    xdotool(&["windowsize", "--sync", &id, "1280", "800"]);
    xdotool(&["windowactivate", "--sync", &id]);
    pause(1500);
    id
}

#[test]
fn a_dot_is_dragged_saved_and_undone_in_the_real_window() {
    if std::env::var_os("GROUNDSWELL_WINDOW").is_none() {
        println!("skipped: .ci/window runs this with a display");
        return;
    }
    let folder = common::Dir::new();
    let path: PathBuf = folder.path().join("service-desk.swell");
    let sample = file::save(&file::sample()).expect("the sample can be written");
    folder.write("service-desk.swell", &sample);
    let before = rating(&file::sample());
    let dot = place_of_dot(&path);

    let child =
        Command::new(env!("CARGO_BIN_EXE_groundswell")).arg(&path).spawn().expect("the program starts");
    let mut running = Running(child);
    let window = find_window();
    let (x, y) = (dot.x, dot.y);
    let move_to = |x: f32, y: f32| {
        let (x, y) = (x.round().to_string(), y.round().to_string());
        xdotool(&["mousemove", "--window", &window, &x, &y]);
        pause(80);
    };
    move_to(x, y);
    pause(300);
    xdotool(&["mousedown", "1"]);
    for step in 1..=8u8 {
        move_to(x + 10.0 * f32::from(step), y - 8.0 * f32::from(step));
    }
    pause(300);
    xdotool(&["mouseup", "1"]);
    pause(500);
    xdotool(&["key", "ctrl+s"]);
    let read = || std::fs::read(&path).expect("the file is there");
    wait("the file was saved", || read() != sample);
    let document = file::open(&read(), "service-desk.swell").expect("the saved file is sound");
    let after = rating(&document);
    assert_ne!(after, before, "the drag re-rated her");
    assert!(after.0 > before.0 && after.1 > before.1, "up and to the right: {before:?} → {after:?}");
    let others = |document: &Document| {
        let mut copy = document.clone();
        let key = document
            .stakeholders
            .iter()
            .find(|(_, s)| s.name == WHO)
            .map(|(id, _)| *id)
            .expect("she is there");
        copy.assessments.retain(|(_, id), _| *id != key);
        copy
    };
    assert_eq!(others(&document), others(&file::sample()), "nothing else changed");

    xdotool(&["key", "ctrl+z"]);
    pause(500);
    xdotool(&["key", "ctrl+s"]);
    wait("the old bytes are back", || read() == sample);
    assert!(document.holds(Key::About));

    xdotool(&["key", "ctrl+q"]);
    wait("the window closed", || running.0.try_wait().expect("its state can be asked").is_some());
}
