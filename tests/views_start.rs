//! Does the program begin and end well: first screen, unsaved changes, files of others, settings, notices?

#![cfg(feature = "gui")]
#![allow(clippy::disallowed_methods, reason = "these tests arrange and inspect files themselves")]

mod common;
#[path = "common/harness.rs"]
mod harness;
#[path = "common/start.rs"]
mod start;

use common::{Dir, sketch};
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use groundswell::app::App;
use groundswell::app::settings::load;
use groundswell::file;
use jiff::civil::date;
use start::*;
use std::time::Duration;

#[test]
fn the_first_screen_has_four_doors_and_the_keyboard_is_at_the_first() {
    let mut harness = welcome();
    for door in ["New map", "Open…", "Import…", "Explore the sample"] {
        assert!(there(&harness, door), "{door}");
    }
    assert!(harness.get_by_role_and_label(Role::Button, "New map").is_focused());
    press(&mut harness, Modifiers::NONE, Key::ArrowDown);
    assert!(harness.get_by_role_and_label(Role::Button, "Open…").is_focused());
    press(&mut harness, Modifiers::NONE, Key::ArrowUp);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert!(!harness.state().is_welcoming());
    assert_eq!(harness.state().document().about.title, "Untitled map");
    press(&mut harness, Modifiers::COMMAND, Key::W);
    assert!(harness.state().is_welcoming(), "a map without changes closes without a question");
    click(&mut harness, "Explore the sample");
    assert_eq!(**harness.state().document(), file::sample());
}

#[test]
fn commands_that_need_a_map_say_so_on_the_first_screen() {
    let mut harness = welcome();
    press(&mut harness, Modifiers::NONE, Key::N);
    assert!(harness.query_by_role_and_label(Role::TextInput, "Name").is_none());
    assert!(says(&harness, "no map is open"));
    assert!(harness.state().is_welcoming() && !harness.state().is_dirty());
}

#[test]
fn maps_that_were_open_are_listed_pinned_and_forgotten() {
    let dir = Dir::new();
    let (one, two) = (dir.join("one.swell"), dir.join("two.swell"));
    for (path, title) in [(&one, "First map"), (&two, "Second map")] {
        let mut document = sketch("Ana");
        document.about.title = title.to_owned();
        std::fs::write(path, file::save(&document).expect("text")).expect("written");
    }
    let mut app = App::welcoming(date(2026, 11, 22), 7);
    assert!(app.keep_settings_in(&dir.join("config")), "the first start");
    app.open(&one).expect("it opens");
    app.open(&two).expect("it opens");
    std::fs::remove_file(&one).expect("removed");
    let mut harness = harness::run(app, SIZE);
    press(&mut harness, Modifiers::COMMAND, Key::W);
    wait(&mut harness, "the missing file is known", |h| there(h, "Locate First map"));
    assert!(there(&harness, "Open Second map") && !there(&harness, "Open First map"));
    click(&mut harness, "Pin Second map");
    click(&mut harness, "Remove First map from the list");
    assert!(!says(&harness, "First map"));
    click(&mut harness, "Clear list");
    assert!(there(&harness, "Open Second map"), "a pinned one stays");
    click(&mut harness, "Open Second map");
    assert_eq!(harness.state().document().about.title, "Second map");
    harness.state_mut().finish();
    let kept = load(&dir.join("config")).settings.recent;
    assert_eq!(kept.len(), 1);
    assert!(kept[0].pinned && kept[0].title == "Second map");
}

#[test]
fn closing_with_changes_saves_where_that_is_chosen() {
    let dir = Dir::new();
    let (mut harness, path) = changed(&dir);
    press(&mut harness, Modifiers::COMMAND, Key::W);
    assert!(says(&harness, "1 change") || says(&harness, "2 changes"), "it says how much there is to lose");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert!(harness.state().is_welcoming());
    assert_eq!(on_disk(&path).stakeholders.len(), 3);
}

#[test]
fn closing_with_changes_can_be_cancelled_and_happens_without_saving() {
    let dir = Dir::new();
    let (mut harness, path) = changed(&dir);
    press(&mut harness, Modifiers::COMMAND, Key::W);
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert!(!harness.state().is_welcoming() && harness.state().is_dirty());
    assert!(!there(&harness, "Don't save"));
    press(&mut harness, Modifiers::COMMAND, Key::W);
    click(&mut harness, "Cancel");
    assert!(!harness.state().is_welcoming() && harness.state().is_dirty());
    press(&mut harness, Modifiers::COMMAND, Key::W);
    press(&mut harness, Modifiers::COMMAND, Key::D);
    assert!(harness.state().is_welcoming());
    assert_eq!(on_disk(&path).stakeholders.len(), 2, "nothing was saved");
}

#[test]
fn a_map_without_a_file_asks_for_one_and_giving_that_up_closes_nothing() {
    let dir = Dir::new();
    let mut harness = welcome();
    click(&mut harness, "New map");
    change(&mut harness, "Ana");
    press(&mut harness, Modifiers::COMMAND, Key::W);
    click(&mut harness, "Save");
    assert!(harness.query_by_role_and_label(Role::TextInput, "Path").is_some());
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert!(!harness.state().is_welcoming() && harness.state().is_dirty());
    let path = dir.join("new.swell");
    press(&mut harness, Modifiers::COMMAND, Key::S);
    type_path(&mut harness, &path);
    assert!(!harness.state().is_dirty());
    assert!(
        !harness.state().is_welcoming(),
        "the close that was given up does not happen after another save"
    );
    change(&mut harness, "Bo");
    press(&mut harness, Modifiers::COMMAND, Key::W);
    click(&mut harness, "Save");
    assert!(harness.state().is_welcoming());
    assert_eq!(on_disk(&path).stakeholders.len(), 2);
}

#[test]
fn a_save_that_fails_closes_nothing_then_or_later() {
    let dir = Dir::new();
    let (mut harness, path) = changed(&dir);
    let before = std::fs::read(&path).expect("read");
    std::fs::remove_file(&path).expect("removed");
    std::fs::create_dir(&path).expect("a folder in its place");
    press(&mut harness, Modifiers::COMMAND, Key::W);
    click(&mut harness, "Save");
    assert!(says(&harness, "was not saved") && harness.state().is_dirty());
    assert!(!harness.state().is_welcoming());
    std::fs::remove_dir(&path).expect("removed");
    std::fs::write(&path, before).expect("the file is back");
    press(&mut harness, Modifiers::COMMAND, Key::S);
    assert!(!harness.state().is_dirty());
    assert!(!harness.state().is_welcoming(), "the close of before does not happen now");
}

#[test]
fn two_wishes_to_close_are_one_question() {
    let dir = Dir::new();
    let (mut harness, _) = changed(&dir);
    for _ in 0..3 {
        let viewport = harness.input_mut().viewports.entry(egui::ViewportId::ROOT).or_default();
        viewport.events.push(egui::ViewportEvent::Close);
        harness.run_steps(2);
        harness.input_mut().viewports.entry(egui::ViewportId::ROOT).or_default().events.clear();
        harness.run_steps(3);
        assert_eq!(harness.query_all_by_role_and_label(Role::Button, "Don't save").count(), 1);
    }
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert!(!there(&harness, "Don't save"));
    assert!(harness.state().is_dirty());
}

#[test]
fn what_somebody_else_wrote_is_not_saved_over_without_asking() {
    let dir = Dir::new();
    let (mut harness, path) = changed(&dir);
    let theirs = file::save(&sketch("Zoe")).expect("text");
    std::fs::write(&path, &theirs).expect("written by somebody else");
    press(&mut harness, Modifiers::COMMAND, Key::S);
    assert!(harness.state().is_dirty());
    assert_eq!(std::fs::read(&path).expect("read"), theirs);
    click(&mut harness, "Cancel");
    press(&mut harness, Modifiers::COMMAND, Key::S);
    click(&mut harness, "Save over it");
    assert!(!harness.state().is_dirty());
    assert_eq!(on_disk(&path).stakeholders.len(), 3);

    std::fs::write(&path, &theirs).expect("written by somebody else");
    change(&mut harness, "Dee");
    press(&mut harness, Modifiers::COMMAND, Key::S);
    click(&mut harness, "Reload");
    assert!(!harness.state().is_dirty());
    assert_eq!(harness.state().document().stakeholders.len(), 1, "theirs is open");
}

#[test]
fn dropped_maps_are_opened_and_spreadsheets_imported_one_after_the_other() {
    let dir = Dir::new();
    let map = dir.write("map.swell", file::save(&sketch("Ana, Bo")).expect("text"));
    let register = dir.write("register.csv", "Name,Role,Influence,Interest\nVera Novak,Clerk,High,Low\n");
    let picture = dir.write("photo.png", "no map");
    let mut harness = welcome();
    drop_files(&mut harness, std::slice::from_ref(&picture));
    assert!(says(&harness, "photo.png can't be read") && says(&harness, ".swell"));
    drop_files(&mut harness, &[map, register]);
    assert!(!harness.state().is_welcoming());
    assert_eq!(harness.state().document().stakeholders.len(), 2);
    click(&mut harness, "Import");
    assert_eq!(harness.state().document().stakeholders.len(), 3);
}

#[test]
fn a_dropped_network_shows_its_people_and_ties_before_it_comes_in() {
    let dir = Dir::new();
    let network = dir.write(
        "team.graphml",
        "<graphml><graph edgedefault='undirected'><node id='Ana'/><node id='Bo'/><node id='Cy'/>\
         <edge source='Ana' target='Bo'/><edge source='Bo' target='Bo'/></graph></graphml>",
    );
    let mut harness = welcome();
    drop_files(&mut harness, &[network]);
    for words in ["3 new people", "1 new tie", "1 left out", "from a person to themselves"] {
        assert!(says(&harness, words), "{words}");
    }
    click(&mut harness, "Import");
    let map = harness.state().document();
    assert_eq!((map.stakeholders.len(), map.ties.len()), (3, 1));
}

#[test]
fn a_map_too_slow_to_wait_for_is_opened_beside_the_work_and_can_be_given_up() {
    let dir = Dir::new();
    let path = dir.write("large.swell", file::save(&common::large(3000, 6000)).expect("text"));
    let mut harness = welcome();
    harness.state_mut().be_patient(Duration::ZERO);
    drop_files(&mut harness, std::slice::from_ref(&path));
    if harness.state().is_welcoming() {
        assert!(says(&harness, "Cancel"), "it can be given up");
    }
    wait(&mut harness, "it is open", |h| !h.state().is_welcoming());
    assert_eq!(harness.state().document().stakeholders.len(), 3000);
    change(&mut harness, "Ana");
    press(&mut harness, Modifiers::COMMAND, Key::S);
    wait(&mut harness, "it is saved", |h| !h.state().is_dirty());
    assert_eq!(on_disk(&path).stakeholders.len(), 3001);
}

#[test]
fn a_key_is_changed_and_one_that_is_taken_is_not_taken_away_unasked() {
    let mut harness = harness::with(file::sample(), SIZE);
    press(&mut harness, Modifiers::COMMAND, Key::Comma);
    harness.get_by_role_and_label(Role::RadioButton, "Shortcuts").click();
    harness.run_steps(3);
    let field = harness.get_by_role_and_label(Role::TextInput, "Find a command or key");
    field.focus();
    field.type_text("inspector");
    harness.run_steps(3);
    click(&mut harness, "Key of Inspector: Ctrl+I");
    press(&mut harness, Modifiers::COMMAND, Key::E);
    assert!(says(&harness, "Ctrl+E is for “Export” already"));
    click(&mut harness, "Leave it there");
    click(&mut harness, "Key of Inspector: Ctrl+I");
    press(&mut harness, Modifiers::ALT, Key::F9);
    assert!(there(&harness, "Key of Inspector: Alt+F9"));
    click(&mut harness, "Close");
    let open = harness.state().settings().inspector_open;
    press(&mut harness, Modifiers::COMMAND, Key::I);
    assert_eq!(harness.state().settings().inspector_open, open, "the old key does nothing");
    press(&mut harness, Modifiers::ALT, Key::F9);
    assert_ne!(harness.state().settings().inspector_open, open);
    press(&mut harness, Modifiers::COMMAND, Key::Comma);
    harness.get_by_role_and_label(Role::RadioButton, "Shortcuts").click();
    harness.run_steps(3);
    click(&mut harness, "Reset all keys");
    assert!(harness.state().settings().shortcuts.is_empty());
}

#[test]
fn theme_and_size_are_set_in_the_dialog() {
    let mut harness = harness::with(file::sample(), SIZE);
    press(&mut harness, Modifiers::COMMAND, Key::Comma);
    harness.get_by_role_and_label(Role::RadioButton, "Dark").click();
    harness.run_steps(3);
    assert_eq!(harness.ctx.theme(), egui::Theme::Dark);
    harness.get_by_role_and_label(Role::RadioButton, "150 %").click();
    harness.run_steps(3);
    assert!((harness.ctx.zoom_factor() - 1.5).abs() < 0.001);
    harness.get_by_role_and_label(Role::RadioButton, "No movement").click();
    harness.run_steps(3);
    assert_eq!(harness.ctx.global_style().animation_time, 0.0);
}

#[test]
fn every_notice_is_read_aloud_and_stays_in_the_list() {
    let dir = Dir::new();
    let mut harness = welcome();
    let path = dir.write("broken.swell", "no map at all");
    drop_files(&mut harness, std::slice::from_ref(&path));
    let heard = harness.get_by_role(Role::Status).accesskit_node().label().unwrap_or_default();
    assert!(heard.contains("broken.swell"), "{heard}");
    click(&mut harness, "Dismiss");
    press(&mut harness, Modifiers::COMMAND, Key::K);
    harness.get_by_role(Role::SearchInput).type_text("notices");
    harness.run_steps(2);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert!(there(&harness, "Copy this notice"));
    click(&mut harness, "Clear");
    assert!(!there(&harness, "Copy this notice"));
}

#[test]
fn a_file_that_somebody_else_changed_is_told_when_the_window_comes_to_the_front() {
    let dir = Dir::new();
    let path = dir.write("plan.swell", file::save(&sketch("Ana, Bo")).expect("text"));
    let mut harness = harness::open(&path, SIZE);
    std::fs::write(&path, file::save(&sketch("Zoe")).expect("text")).expect("written by somebody else");
    for front in [false, true] {
        let viewport = harness.input_mut().viewports.entry(egui::ViewportId::ROOT).or_default();
        viewport.focused = Some(front);
        harness.run_steps(2);
    }
    wait(&mut harness, "it is told", |h| says(h, "changed by another program"));
    harness.get_by_label("Reload from disk").click();
    harness.run_steps(3);
    assert_eq!(harness.state().document().stakeholders.len(), 1);
}

#[test]
fn a_spreadsheet_too_slow_to_wait_for_is_read_beside_the_work() {
    let dir = Dir::new();
    let mut text = String::from("Name,Role,Influence,Interest\n");
    for number in 0..4000 {
        text.push_str(&format!("Person {number},Clerk,High,Low\n"));
    }
    let path = dir.write("register.csv", text);
    let mut harness = harness::with(sketch("Ana"), SIZE);
    harness.state_mut().be_patient(Duration::ZERO);
    drop_files(&mut harness, std::slice::from_ref(&path));
    wait(&mut harness, "it is read", |h| there(h, "Import"));
    click(&mut harness, "Import");
    assert_eq!(harness.state().document().stakeholders.len(), 4001);
}
