//! Does the export dialog write what was looked at, for those who were chosen, and nothing else?

#![cfg(feature = "gui")]

mod common;
#[path = "common/harness.rs"]
mod harness;

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use groundswell::app::App;
use groundswell::file;
use groundswell::model::about::Exported;
use groundswell::model::{Document, Prose};
use std::path::Path;
use std::time::Duration;

type Window = Harness<'static, App>;

const SIZE: [f32; 2] = [1280.0, 800.0];
const PLAN: &str = "one-service-desk_plan_everyone_2026-11-22";

/// The sample from a file in this folder, with the export dialog open.
fn asked(folder: &common::Dir, document: &Document) -> Window {
    let path = folder.write("map.swell", file::save(document).expect("the map can be written"));
    let mut window = harness::open(&path, SIZE);
    // Names in other scripts are drawn by fonts of the system, which a test has none of.
    window.ctx.set_missing_glyph_policy(egui::MissingGlyphPolicy::Tofu);
    window.state_mut().look_at("One service desk");
    press(&mut window, Modifiers::COMMAND, Key::E);
    window
}

fn press(window: &mut Window, modifiers: Modifiers, key: Key) {
    window.key_press_modifiers(modifiers, key);
    window.run_steps(3);
}

/// Waits until it is so, while the window goes on.
fn wait(window: &mut Window, what: &str, so: impl Fn(&Window) -> bool) {
    for _ in 0..6000 {
        window.run_steps(1);
        if so(window) {
            return;
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    panic!("waited too long until {what}");
}

/// Waits until the draft is that of the choices.
fn settle(window: &mut Window) {
    window.run_steps(3);
    wait(window, "the draft is there", |window| {
        window.query_all_by_label_contains("Preparing").next().is_none()
    });
}

fn choose(window: &mut Window, name: &str) {
    window.get_by_role_and_label(Role::RadioButton, name).click();
    window.run_steps(3);
    settle(window);
}

fn write(window: &mut Window, field: &str, text: &str) {
    window.get_by_role_and_label(Role::TextInput, field).focus();
    window.run_steps(2);
    press(window, Modifiers::COMMAND, Key::A);
    window.get_by_role_and_label(Role::TextInput, field).type_text(text);
    window.run_steps(3);
    settle(window);
}

fn click(window: &mut Window, button: &str) {
    window.get_by_role_and_label(Role::Button, button).click();
    window.run_steps(3);
}

fn is_open(window: &Window) -> bool {
    window.query_by_role_and_label(Role::Heading, "For whom").is_some()
}

/// Whether a file is being written.
fn is_busy(window: &Window) -> bool {
    window.query_by_role_and_label(Role::TextInput, "File").is_none()
}

fn can(window: &Window, button: &str) -> bool {
    !window.get_by_role_and_label(Role::Button, button).accesskit_node().is_disabled()
}

/// Exports by this button and waits for the end.
fn export(window: &mut Window, button: &str) {
    settle(window);
    assert!(can(window, button), "{button} can be pressed");
    click(window, button);
    wait(window, "it is exported", |window| !is_open(window));
}

fn log(window: &Window) -> Vec<Exported> {
    window.state().document().about.export_log.clone()
}

fn files(folder: &common::Dir) -> Vec<String> {
    let mut found: Vec<String> = std::fs::read_dir(folder.path())
        .expect("the folder is there")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .filter(|name| name != "map.swell" && !name.starts_with('.'))
        .collect();
    found.sort();
    found
}

fn bytes(path: impl AsRef<Path>) -> Vec<u8> {
    std::fs::read(path).expect("the file is there")
}

#[test]
fn enter_writes_the_plan_on_one_page_for_everyone_and_notes_it() {
    let folder = common::Dir::new();
    let mut window = asked(&folder, &file::sample());
    let before = log(&window).len();
    settle(&mut window);
    assert!(window.query_by_label("Safe to share with everyone").is_some());
    press(&mut window, Modifiers::NONE, Key::Enter);
    wait(&mut window, "it is exported", |window| !is_open(window));
    assert_eq!(files(&folder), [format!("{PLAN}.pdf")]);
    assert!(bytes(folder.join(&format!("{PLAN}.pdf"))).starts_with(b"%PDF-"));
    let log = log(&window);
    assert_eq!(log.len(), before + 1);
    let last = log.last().expect("an entry");
    assert_eq!((last.audience.as_str(), last.format.as_str()), ("everyone", "pdf"));
    assert_eq!(last.report.as_deref(), Some("one-page"));
    assert!(last.reason.is_none() && !last.rows.is_empty());
    window.run_steps(4);
    assert!(
        window.query_all_by_label_contains("Show in folder").next().is_some(),
        "what comes next is offered"
    );
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(self::log(&window).len(), before, "noting it is one step");
}

#[test]
fn what_is_added_needs_a_reason_that_is_kept_and_the_next_export_is_for_everyone_again() {
    let folder = common::Dir::new();
    let mut window = asked(&folder, &file::sample());
    choose(&mut window, "Team: Names and ratings");
    choose(&mut window, "HTML");
    let row = "Engagement now: left out, can be added";
    window.get_by_role_and_label(Role::CheckBox, row).click();
    settle(&mut window);
    assert!(!can(&window, "Export HTML"), "a reason is missing");
    assert!(window.get_by_label("Why do they need it?").is_focused(), "what is asked for is typed next");
    write(&mut window, "Why do they need it?", "Review of 27 November");
    export(&mut window, "Export HTML");
    let last = log(&window).pop().expect("an entry");
    assert_eq!((last.audience.as_str(), last.format.as_str()), ("team", "html"));
    assert_eq!(last.reason.as_deref(), Some("Review of 27 November"));
    press(&mut window, Modifiers::COMMAND, Key::E);
    settle(&mut window);
    let file = window.get_by_role_and_label(Role::TextInput, "File").accesskit_node().value();
    assert!(file.is_some_and(|file| file.contains("_everyone_")));
    assert!(window.query_by_label_contains("Engagement now: left out").is_some());
    assert!(window.query_by_label_contains("added by you").is_none());
}

#[test]
fn a_file_that_is_there_is_kept_until_something_else_is_said() {
    let folder = common::Dir::new();
    let there = folder.write(&format!("{PLAN}.html"), b"older");
    let mut window = asked(&folder, &file::sample());
    choose(&mut window, "HTML");
    click(&mut window, "Export HTML");
    assert!(window.query_by_label_contains("is there already").is_some());
    click(&mut window, "Cancel");
    assert!(is_open(&window) && bytes(&there) == b"older");
    click(&mut window, "Export HTML");
    click(&mut window, "Keep both");
    wait(&mut window, "it is exported", |window| !is_open(window));
    assert_eq!(files(&folder), [format!("{PLAN} (2).html"), format!("{PLAN}.html")]);
    assert_eq!(bytes(&there), b"older");
    press(&mut window, Modifiers::COMMAND, Key::E);
    choose(&mut window, "HTML");
    click(&mut window, "Export HTML");
    click(&mut window, "Replace");
    wait(&mut window, "it is exported", |window| !is_open(window));
    assert!(bytes(&there).starts_with(b"<!"), "it was replaced");
}

/// The sample with a hidden name in a text for everyone.
fn naming() -> Document {
    let mut document = file::sample();
    let record = document.initiatives.values_mut().find(|one| one.name == "One service desk");
    record.expect("it is there").why = Prose::from("Tomasz Zuk asked for one desk.");
    document
}

#[test]
fn a_hidden_name_in_a_text_stops_it_until_it_is_let_through_with_a_reason() {
    let folder = common::Dir::new();
    let mut window = asked(&folder, &naming());
    choose(&mut window, "HTML");
    assert!(!can(&window, "Export HTML"));
    let place = "initiative “One service desk”, Why";
    assert!(window.query_all_by_label_contains(place).next().is_some(), "where it stands");
    click(&mut window, "Let these names through, for a reason");
    settle(&mut window);
    assert!(!can(&window, "Export HTML"), "not without the reason");
    write(&mut window, "Let these names through because", "He asked to be named");
    export(&mut window, "Export HTML");
    let last = log(&window).pop().expect("an entry");
    assert_eq!(last.reason.as_deref(), Some("He asked to be named"));
}

#[test]
fn the_place_of_a_hidden_name_is_one_press_away() {
    let folder = common::Dir::new();
    let mut window = asked(&folder, &naming());
    settle(&mut window);
    click(&mut window, "Edit initiative “One service desk”, Why");
    assert!(!is_open(&window) && files(&folder).is_empty());
}

#[test]
fn leaving_writes_nothing_and_notes_nothing() {
    let folder = common::Dir::new();
    let mut window = asked(&folder, &file::sample());
    let before = log(&window);
    settle(&mut window);
    press(&mut window, Modifiers::NONE, Key::Escape);
    window.run_steps(3);
    assert!(!is_open(&window));
    press(&mut window, Modifiers::COMMAND, Key::E);
    click(&mut window, "Cancel");
    window.run_steps(30);
    assert!(!is_open(&window) && files(&folder).is_empty());
    assert_eq!(log(&window), before);
}

#[test]
fn what_cannot_be_written_is_said_and_leaves_nothing() {
    let folder = common::Dir::new();
    let mut window = asked(&folder, &file::sample());
    choose(&mut window, "HTML");
    write(&mut window, "File", "no such folder/plan.html");
    let before = log(&window);
    click(&mut window, "Export HTML");
    wait(&mut window, "it is said", |window| !is_busy(window) && is_open(window));
    window.run_steps(20);
    assert!(is_open(&window), "the choices are kept");
    assert_eq!((files(&folder), log(&window)), (Vec::new(), before));
}

#[test]
fn a_backup_is_the_map_itself_and_for_its_owner_only() {
    let folder = common::Dir::new();
    let mut window = asked(&folder, &file::sample());
    choose(&mut window, "Full backup");
    let everyone = window.get_by_role_and_label(Role::RadioButton, "Everyone: Nobody’s ratings or views");
    assert!(everyone.accesskit_node().is_disabled());
    let map = window.state().document().as_ref().clone();
    export(&mut window, "Export Map");
    let written = folder.join("one-service-desk_backup_me_2026-11-22.swell");
    assert_eq!(file::open(&bytes(written), "backup").expect("it opens"), map);
    assert_eq!(log(&window).pop().expect("an entry").audience, "me");
}

#[test]
fn the_label_on_every_page_is_kept_for_its_readers() {
    let folder = common::Dir::new();
    let mut window = asked(&folder, &file::sample());
    settle(&mut window);
    let field = window.get_by_role_and_label(Role::MultilineTextInput, "Label on every page");
    field.focus();
    window.run_steps(2);
    press(&mut window, Modifiers::COMMAND, Key::A);
    let field = window.get_by_role_and_label(Role::MultilineTextInput, "Label on every page");
    field.type_text("For the notice boards");
    window.run_steps(2);
    press(&mut window, Modifiers::COMMAND, Key::Enter);
    settle(&mut window);
    let labels = &window.state().document().about.audience_labels;
    assert_eq!(labels.get("everyone").map(String::as_str), Some("For the notice boards"));
}

#[test]
fn a_table_is_looked_at_written_and_copied() {
    let folder = common::Dir::new();
    let mut window = asked(&folder, &file::sample());
    choose(&mut window, "People list");
    choose(&mut window, "CSV");
    assert!(window.query_by_role(Role::Table).is_some(), "the table is shown");
    let before = log(&window).len();
    click(&mut window, "Copy table");
    assert_eq!(log(&window).len(), before + 1, "a copy leaves the map too");
    assert_eq!(log(&window).pop().expect("an entry").format, "clipboard");
    export(&mut window, "Export CSV");
    let written = bytes(folder.join("one-service-desk_people_everyone_2026-11-22.csv"));
    let text = String::from_utf8(written).expect("text");
    assert!(text.contains("Priya Raman") && !text.contains("Tomasz"), "those who may be named: {text}");
}

#[test]
fn the_people_of_a_picture_are_counted_though_its_letters_are_dots() {
    let folder = common::Dir::new();
    let mut window = asked(&folder, &file::sample());
    choose(&mut window, "Map picture");
    choose(&mut window, "Team: Names and ratings");
    export(&mut window, "Export PNG");
    let written = bytes(folder.join("one-service-desk_grid_team_2026-11-22.png"));
    assert!(written.starts_with(b"\x89PNG"));
    assert!(log(&window).pop().expect("an entry").counts["people"] > 20);
}

#[test]
fn a_person_gets_what_is_about_them_under_a_name_that_tells_nobody() {
    let folder = common::Dir::new();
    let mut window = asked(&folder, &file::sample());
    window.get_by_label_contains("One person: A card").click();
    window.run_steps(3);
    assert!(!can(&window, "Export PDF"), "it is not known whom it is about");
    click(&mut window, "About whom: Choose whom it is about");
    window.run_steps(3);
    window.get_by_role_and_label(Role::TextInput, "Whom is it about?").type_text("grace mb");
    window.run_steps(3);
    click(&mut window, "Grace Mbeki");
    settle(&mut window);
    let file = window.get_by_role_and_label(Role::TextInput, "File");
    assert_eq!(file.accesskit_node().value().as_deref(), Some("one-service-desk_card_2026-11-22.pdf"));
}

#[test]
fn the_print_preview_is_the_same_with_larger_pages() {
    let folder = common::Dir::new();
    let mut window = asked(&folder, &file::sample());
    press(&mut window, Modifiers::NONE, Key::Escape);
    press(&mut window, Modifiers::COMMAND, Key::P);
    settle(&mut window);
    assert!(window.query_by_label("Page 1 as it will be").is_some());
    click(&mut window, "Next page");
    assert!(window.query_by_label("Page 2 as it will be").is_some());
    click(&mut window, "Readers and checks");
    settle(&mut window);
    assert!(window.query_by_label("Safe to share with everyone").is_some());
    assert!(window.query_by_label_contains("Full plan, ").is_some(), "how many pages there are is said");
}

#[test]
fn past_exports_are_listed_with_their_reasons() {
    let folder = common::Dir::new();
    let mut window = asked(&folder, &file::sample());
    settle(&mut window);
    click(&mut window, "Past exports (3)");
    let rows = window.query_all_by_role(Role::ListItem).count();
    assert_eq!(rows, 3);
    assert!(window.query_all_by_label_contains("Because: ").next().is_some());
}

#[test]
fn the_plan_shows_the_sheet_as_each_reader_sees_it() {
    let folder = common::Dir::new();
    let mut window = asked(&folder, &file::sample());
    press(&mut window, Modifiers::NONE, Key::Escape);
    window.state_mut().show_part(4);
    settle(&mut window);
    assert!(window.query_by_label("The plan on one page, as seen by: Everyone").is_some());
    window.get_by_role_and_label(Role::RadioButton, "Team").click();
    settle(&mut window);
    assert!(window.query_by_label("The plan on one page, as seen by: Core team").is_some());
}

#[test]
fn the_dialog_fits_the_smallest_window() {
    let mut window = harness::with(file::sample(), [960.0, 600.0]);
    window.state_mut().look_at("One service desk");
    press(&mut window, Modifiers::COMMAND, Key::E);
    settle(&mut window);
    let whole = window.ctx.content_rect();
    for name in ["Export PDF", "Cancel", "Next page", "Choose the folder"] {
        let place = window.get_by_role_and_label(Role::Button, name).rect();
        assert!(whole.contains_rect(place), "{name} at {place:?}");
    }
}
