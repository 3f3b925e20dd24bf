//! How is the real program driven: its window, the pointer, the keyboard, the clipboard and its file?
//!
//! *Invariants:* one program at a time, for there is one display; it knows nothing of the settings of this machine. What
//! it did is read from its file, which it is asked to save until it holds what is waited for.

use crate::common::Dir;
use egui::{Pos2, Vec2};
use groundswell::file;
use groundswell::model::Document;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

const FILE: &str = "service-desk.swell";
/// How long anything may take.
const PATIENCE: Duration = Duration::from_secs(20);
/// After so many milliseconds the program has done what a key or a click asked.
const SHORT: u64 = 400;

static DISPLAY: Mutex<()> = Mutex::new(());

fn xdotool(words: &[&str]) -> String {
    let output = Command::new("xdotool").args(words).output().expect("xdotool runs");
    assert!(output.status.success(), "xdotool {words:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// Presses a key as a hand does: the modifiers first, for the window hears of them apart from the key.
fn press(keys: &str) {
    let mut held: Vec<&str> = keys.split('+').collect();
    let Some(key) = held.pop() else { return };
    for modifier in &held {
        xdotool(&["keydown", modifier]);
        pause(60);
    }
    xdotool(&["key", key]);
    pause(60);
    for modifier in &held {
        xdotool(&["keyup", modifier]);
    }
}

pub fn pause(millis: u64) {
    std::thread::sleep(Duration::from_millis(millis));
}

/// Waits until it is so.
fn wait(what: &str, mut so: impl FnMut() -> bool) {
    let start = Instant::now();
    while !so() {
        assert!(start.elapsed() < PATIENCE, "waited too long until {what}");
        pause(100);
    }
}

/// A program that goes with the test.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        // It may have ended by itself already.
        let _ended = self.0.kill();
        let _status = self.0.wait();
    }
}

/// The program with a copy of the sample open, in a window of 1280 × 800.
pub struct Desk {
    program: Running,
    clipboard: Option<Running>,
    window: String,
    path: PathBuf,
    _folder: Dir,
    _display: MutexGuard<'static, ()>,
}

impl Desk {
    /// Starts it; nothing where no display was set up for it.
    pub fn open() -> Option<Self> {
        if std::env::var_os("GROUNDSWELL_WINDOW").is_none() {
            println!("skipped: .ci/window runs this with a display");
            return None;
        }
        let display = DISPLAY.lock().unwrap_or_else(PoisonError::into_inner);
        let folder = Dir::new();
        let path = folder.write(FILE, file::save(&file::sample()).expect("the sample can be written"));
        let child = Command::new(env!("CARGO_BIN_EXE_groundswell"))
            .arg(&path)
            .env("GROUNDSWELL_CONFIG", folder.join("settings"))
            .spawn()
            .expect("the program starts");
        let program = Running(child);
        let window = find_window(program.0.id());
        Some(Self { program, clipboard: None, window, path, _folder: folder, _display: display })
    }

    /// The file that is open.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Its bytes.
    pub fn bytes(&self) -> Vec<u8> {
        std::fs::read(&self.path).expect("the file is there")
    }

    /// The map in it.
    pub fn document(&self) -> Document {
        file::open(&self.bytes(), FILE).expect("the saved file is sound")
    }

    /// Presses keys one after the other, such as `ctrl+k`.
    pub fn keys(&self, keys: &[&str]) {
        for key in keys {
            press(key);
            pause(SHORT);
        }
    }

    /// Writes a text letter by letter.
    pub fn write(&self, text: &str) {
        xdotool(&["type", "--delay", "40", text]);
        pause(SHORT);
    }

    /// Moves the pointer to a place in the window.
    pub fn point(&self, at: Pos2) {
        let (x, y) = (at.x.round().to_string(), at.y.round().to_string());
        xdotool(&["mousemove", "--window", &self.window, &x, &y]);
        pause(60);
    }

    pub fn click(&self, at: Pos2) {
        self.point(at);
        pause(SHORT);
        xdotool(&["click", "1"]);
        pause(SHORT);
    }

    pub fn double_click(&self, at: Pos2) {
        self.point(at);
        pause(SHORT);
        xdotool(&["click", "--repeat", "2", "--delay", "80", "1"]);
        pause(SHORT);
    }

    /// Presses at a place, goes so far in eight steps, lets go.
    pub fn drag(&self, from: Pos2, by: Vec2) {
        self.point(from);
        pause(SHORT);
        xdotool(&["mousedown", "1"]);
        for step in 1..=8u8 {
            self.point(from + by * (f32::from(step) / 8.0));
        }
        pause(SHORT);
        xdotool(&["mouseup", "1"]);
        pause(SHORT);
    }

    /// Another program puts a text on the clipboard.
    pub fn put_on_clipboard(&mut self, text: &str) {
        let mut child = Command::new("xclip")
            .args(["-quiet", "-selection", "clipboard"])
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("xclip runs");
        let mut input = child.stdin.take().expect("its input");
        input.write_all(text.as_bytes()).expect("it reads");
        drop(input);
        self.clipboard = Some(Running(child));
        wait("the text is on the clipboard", || {
            let asked = Command::new("xclip").args(["-o", "-selection", "clipboard"]).output();
            asked.is_ok_and(|output| output.stdout == text.as_bytes())
        });
    }

    /// Saves until the file holds what is waited for.
    pub fn save_until(&self, what: &str, so: impl Fn(&Self) -> bool) {
        let start = Instant::now();
        loop {
            press("ctrl+s");
            for _ in 0..15 {
                pause(100);
                if so(self) {
                    return;
                }
            }
            assert!(start.elapsed() < PATIENCE, "waited too long until {what}");
        }
    }

    /// Undoes one step and saves: these bytes are back.
    pub fn undo_to(&self, bytes: &[u8]) {
        self.keys(&["ctrl+z"]);
        self.save_until("one step of undo brought the old bytes back", |desk| desk.bytes() == bytes);
    }

    /// Asks it to end, and it does.
    pub fn quit(mut self) {
        press("ctrl+q");
        wait("the window closed", || self.program.0.try_wait().expect("its state can be asked").is_some());
    }
}

/// The window of this process, brought to its size and to the front.
fn find_window(process: u32) -> String {
    let process = process.to_string();
    let mut found = String::new();
    wait("the window is there", || {
        let words = ["search", "--all", "--onlyvisible", "--pid", &process, "--name", "Groundswell"];
        let output = Command::new("xdotool").args(words).output().expect("xdotool runs");
        found = String::from_utf8_lossy(&output.stdout).trim().to_owned();
        !found.is_empty()
    });
    let id = found.lines().last().expect("a window").trim().to_owned();
    xdotool(&["windowsize", "--sync", &id, "1280", "800"]);
    xdotool(&["windowactivate", "--sync", &id]);
    pause(1500);
    id
}
