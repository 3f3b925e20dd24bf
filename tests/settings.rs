//! Do settings outlive the program, and can nothing in their file make it unusable?

#![cfg(feature = "gui")]
#![allow(clippy::disallowed_methods, reason = "these tests damage the files themselves")]

mod common;
#[path = "common/harness.rs"]
mod harness;

use common::Dir;
use egui::{Key, Modifiers};
use groundswell::app::App;
use groundswell::app::settings::{NAME, RECENT, Settings, ThemeChoice, WindowPlace, load};
use groundswell::session::Session;
use jiff::civil::date;
use std::collections::BTreeSet;
use std::path::PathBuf;

fn names(dir: &Dir) -> BTreeSet<String> {
    let entries = std::fs::read_dir(dir.path()).expect("the folder is there");
    entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect()
}

/// The program with its settings in this folder, as it is started by a user.
fn started(dir: &Dir) -> App {
    let mut app = App::new(Session::new(common::sample()), date(2026, 11, 22), 7);
    app.keep_settings_in(dir.path());
    app
}

#[test]
fn what_is_set_is_there_again_after_the_next_start() {
    let dir = Dir::new();
    let mut harness = harness::run(started(&dir), [1280.0, 800.0]);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Plus);
    harness.run_steps(2);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::I);
    harness.run_steps(2);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Num3);
    harness.run_steps(2);
    assert!((harness.ctx.zoom_factor() - 1.1).abs() < 0.001, "everything is larger");
    harness.state_mut().finish();
    let again = load(dir.path());
    assert!(!again.first && again.notice.is_none());
    assert_eq!(again.settings.last_view, "view.people");
    assert!(!again.settings.inspector_open);
    assert!((again.settings.zoom - 1.1).abs() < 0.001);
    assert!(again.settings.frecency("view.inspector") > 0.0);
    let harness = harness::run(started(&dir), [1280.0, 800.0]);
    assert!((harness.ctx.zoom_factor() - 1.1).abs() < 0.001, "and the next start is as large");
}

#[test]
fn they_are_written_two_seconds_later_without_waiting_for_the_end() {
    let dir = Dir::new();
    let mut harness = harness::run(started(&dir), [1280.0, 800.0]);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::I);
    harness.run_steps(2);
    assert!(names(&dir).is_empty(), "not at once");
    let start = std::time::Instant::now();
    while names(&dir).iter().all(|name| name != NAME) {
        assert!(start.elapsed().as_secs() < 20, "nothing was written");
        std::thread::sleep(std::time::Duration::from_millis(100));
        harness.run_steps(1);
    }
    harness.run_steps(2);
    assert!(!load(dir.path()).settings.inspector_open);
}

#[test]
fn nothing_is_written_where_nothing_was_changed_or_in_a_program_without_a_folder() {
    let dir = Dir::new();
    let mut harness = harness::run(started(&dir), [1280.0, 800.0]);
    harness.run_steps(3);
    harness.state_mut().finish();
    assert!(names(&dir).is_empty());
}

#[test]
fn a_damaged_file_is_kept_aside_and_the_program_goes_on() {
    let good = "(theme: Dark, zoom: 1.5)";
    let cases: Vec<(&str, Vec<u8>)> = vec![
        ("nothing", Vec::new()),
        ("nonsense", b"\0\xff\xfe nonsense".to_vec()),
        ("half", good.as_bytes()[..good.len() / 2].to_vec()),
        ("of another type", b"(theme: 7)".to_vec()),
        ("an unknown word", b"(theme: Sepia)".to_vec()),
        ("deep", vec![b'('; 300_000]),
        ("large", vec![b' '; 2 << 20]),
    ];
    for (what, bytes) in cases {
        let dir = Dir::new();
        dir.write(NAME, &bytes);
        let loaded = load(dir.path());
        assert_eq!(loaded.settings, Settings::default(), "{what}");
        assert!(loaded.notice.is_some() && loaded.keeper.is_some() && !loaded.first, "{what}");
        let aside = std::fs::read(dir.join("settings.damaged.ron")).expect("it is kept aside");
        assert_eq!(aside, bytes, "{what}");
        // The second time does not write over the first.
        dir.write(NAME, b"again");
        load(dir.path());
        assert_eq!(std::fs::read(dir.join("settings.damaged.ron")).expect("still there"), bytes, "{what}");
        assert_eq!(
            std::fs::read(dir.join("settings.damaged-1.ron")).expect("the second"),
            b"again",
            "{what}"
        );
    }
}

#[test]
fn a_newer_file_is_kept_and_what_is_known_of_it_is_used() {
    let dir = Dir::new();
    let newer = "(version: 9, theme: Dark, hologram: Some((depth: 3)), zoom: 1.2)";
    dir.write(NAME, newer);
    let loaded = load(dir.path());
    assert_eq!(loaded.settings.theme, ThemeChoice::Dark);
    assert!(loaded.notice.is_some_and(|notice| notice.contains("settings.newer.ron")));
    assert_eq!(std::fs::read_to_string(dir.join("settings.newer.ron")).expect("kept"), newer);
}

#[test]
fn an_unknown_field_does_no_harm() {
    let dir = Dir::new();
    dir.write(NAME, "(zoom: 1.3, colour_of_the_week: \"green\")");
    let loaded = load(dir.path());
    assert!((loaded.settings.zoom - 1.3).abs() < 0.001);
    assert_eq!(loaded.notice, None);
}

#[cfg(unix)]
#[test]
fn a_folder_or_pipe_in_the_place_of_the_file_neither_hangs_nor_is_written_over() {
    let dir = Dir::new();
    std::fs::create_dir(dir.join(NAME)).expect("a folder");
    let loaded = load(dir.path());
    assert_eq!(loaded.settings, Settings::default());
    assert!(loaded.keeper.is_none() && loaded.notice.is_some());

    let dir = Dir::new();
    let made = std::process::Command::new("mkfifo").arg(dir.join(NAME)).status();
    if made.is_ok_and(|status| status.success()) {
        let loaded = load(dir.path());
        assert_eq!(loaded.settings, Settings::default());
        assert!(loaded.keeper.is_none() && loaded.notice.is_some());
    }
}

#[cfg(unix)]
#[test]
fn only_their_owner_can_read_them() {
    use std::os::unix::fs::PermissionsExt as _;
    let dir = Dir::new();
    let folder = dir.join("config/groundswell");
    let mut app = App::new(Session::new(common::sample()), date(2026, 11, 22), 7);
    app.keep_settings_in(&folder);
    app.show(&groundswell::app::VIEWS[1]);
    app.finish();
    let mode =
        |path: &std::path::Path| std::fs::metadata(path).expect("it is there").permissions().mode() & 0o777;
    assert_eq!(mode(&folder), 0o700);
    assert_eq!(mode(&folder.join(NAME)), 0o600);

    // A folder in which others may write could hold anything in the next moment: nothing is written there.
    let open = dir.join("open");
    std::fs::create_dir(&open).expect("a folder");
    std::fs::set_permissions(&open, std::fs::Permissions::from_mode(0o777)).expect("its mode is set");
    let mut app = App::new(Session::new(common::sample()), date(2026, 11, 22), 7);
    app.keep_settings_in(&open);
    app.show(&groundswell::app::VIEWS[1]);
    app.finish();
    assert!(!open.join(NAME).exists());
}

#[test]
fn wild_numbers_are_brought_within_bounds() {
    let mut settings = Settings {
        zoom: f32::NAN,
        inspector_width: Some(-1e30),
        window: Some(WindowPlace { x: Some(f32::NAN), ..WindowPlace::default() }),
        ..Settings::default()
    };
    settings.frecent.insert("edit.undo".to_owned(), f32::INFINITY);
    let sound = settings.sound();
    assert_eq!(sound.zoom, 1.0);
    assert_eq!(sound.inspector_width, Some(280.0));
    assert_eq!(sound.window, None);
    assert_eq!(sound.frecency("edit.undo"), 0.0);
}

#[test]
fn recent_files_are_fifteen_the_newest_first_and_pinned_ones_stay() {
    let mut settings = Settings::default();
    let path = |n: usize| PathBuf::from(format!("/maps/{n}.swell"));
    settings.remember(&path(0), "First", 0);
    settings.recent[0].pinned = true;
    for n in 1..40 {
        settings.remember(&path(n), &format!("Map {n}"), n as i64);
    }
    assert_eq!(settings.recent.len(), RECENT);
    assert_eq!(settings.recent[0].path, path(39));
    assert!(settings.recent.iter().any(|recent| recent.path == path(0)), "the pinned one stays");
    settings.remember(&path(0), "First", 50);
    assert!(settings.recent[0].pinned, "and is still pinned after it was opened again");
    settings.record_recent = false;
    settings.remember(&path(99), "Secret", 60);
    assert!(settings.recent.iter().all(|recent| recent.path != path(99)));
}
