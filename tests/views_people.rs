//! Does the People table do what a table should: sort, group, select, write in place, copy, paste, fill?

#![cfg(feature = "gui")]

mod common;
#[path = "common/harness.rs"]
mod harness;

use common::{find, large};
use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, OutputCommand};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use groundswell::app::App;
use groundswell::file;
use groundswell::model::{Assessment, Document, Engagement, Rating};

const SIZE: [f32; 2] = [1280.0, 800.0];
const WIDE: [f32; 2] = [1920.0, 1080.0];

/// The table of a map; the sample's first initiative is looked at.
fn table(document: Document, size: [f32; 2]) -> Harness<'static, App> {
    let mut harness = harness::with(document, size);
    harness.state_mut().look_at("One service desk");
    harness.run_steps(2);
    harness.get_by_role_and_label(Role::Button, "People").click();
    harness.run_steps(3);
    harness
}

fn sample() -> Harness<'static, App> {
    table(file::sample(), WIDE)
}

fn stands(harness: &Harness<'_, App>, name: &str) -> Assessment {
    let document = harness.state().document();
    let id = find(document, name).expect("they are on the map");
    document.assessments[&(harness.state().initiative().expect("one"), id)].clone()
}

fn cell(harness: &mut Harness<'_, App>, column: &str, name: &str) {
    harness.get_by_role_and_label(Role::Cell, &format!("{column} of {name}")).click();
    harness.run_steps(3);
}

fn says(harness: &Harness<'_, App>, column: &str, name: &str) -> String {
    let label = format!("{column} of {name}");
    harness.get_by_role_and_label(Role::Cell, &label).value().unwrap_or_default()
}

fn press(harness: &mut Harness<'_, App>, modifiers: Modifiers, key: Key) {
    harness.key_press_modifiers(modifiers, key);
    harness.run_steps(3);
}

fn write(harness: &mut Harness<'_, App>, text: &str) {
    harness.event(Event::Text(text.to_owned()));
    harness.run_steps(2);
}

fn paste(harness: &mut Harness<'_, App>, text: &str) {
    harness.event(Event::Paste(text.to_owned()));
    harness.run_steps(3);
}

fn rows(harness: &Harness<'_, App>) -> Vec<String> {
    let mut rows: Vec<(f32, String)> = harness
        .query_all_by_role(Role::Row)
        .map(|node| (node.rect().top(), node.accesskit_node().label().unwrap_or_default()))
        .collect();
    rows.sort_by(|a, b| a.0.total_cmp(&b.0));
    rows.into_iter().map(|(_, label)| label.split(" in row ").next().unwrap_or_default().to_owned()).collect()
}

fn copied(harness: &mut Harness<'_, App>) -> String {
    harness.event(Event::Copy);
    harness.step();
    let commands = &harness.output().platform_output.commands;
    commands
        .iter()
        .find_map(
            |command| if let OutputCommand::CopyText(text) = command { Some(text.clone()) } else { None },
        )
        .expect("something was copied")
}

#[test]
fn headings_sort_and_shift_adds_a_second() {
    let mut harness = sample();
    harness.get_by_role_and_label(Role::ColumnHeader, "Sort by influence").click();
    harness.run_steps(3);
    assert_eq!(rows(&harness)[..2], ["Amara Okafor", "Dr Henrik Lund"]);
    harness.get_by_role_and_label(Role::ColumnHeader, "Sort by influence, sorted, highest first").click();
    harness.run_steps(3);
    let influence = |harness: &Harness<'_, App>, name: &str| stands(harness, name).influence;
    let all = rows(&harness);
    assert!(influence(&harness, &all[0]) <= influence(&harness, &all[1]));
    harness.get_by_role_and_label(Role::ColumnHeader, "Sort by quadrant").click();
    harness.run_steps(3);
    harness.get_by_role_and_label(Role::ColumnHeader, "Sort by influence").click_modifiers(Modifiers::SHIFT);
    harness.run_steps(3);
    assert!(harness.query_by_label("Sort by influence, sorted, highest first, second").is_some());
    let all = rows(&harness);
    let first: Vec<_> =
        all.iter().take_while(|name| says(&harness, "Quadrant", name) == "Manage closely").collect();
    assert!(first.len() > 3);
    for pair in first.windows(2) {
        assert!(influence(&harness, pair[0]) >= influence(&harness, pair[1]), "{pair:?}");
    }
}

#[test]
fn a_cell_is_overwritten_by_typing_and_nothing_else_happens() {
    let mut harness = sample();
    let people = harness.state().document().stakeholders.len();
    cell(&mut harness, "Role", "Mei-Ling Chen");
    // N, T and A are commands elsewhere.
    for (key, text) in [(Key::N, "n"), (Key::T, "t"), (Key::A, "a")] {
        harness.event(Event::Key {
            key,
            physical_key: None,
            pressed: true,
            repeat: false,
            modifiers: Modifiers::NONE,
        });
        write(&mut harness, text);
    }
    press(&mut harness, Modifiers::NONE, Key::Enter);
    let document = harness.state().document();
    let id = find(document, "Mei-Ling Chen").expect("she is there");
    assert_eq!(document.stakeholders[&id].role.as_deref(), Some("nta"));
    assert_eq!(document.stakeholders.len(), people);
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_eq!(says(&harness, "Role", "Mei-Ling Chen"), "Theatre Manager");
    assert!(!harness.state().is_dirty(), "one step");
}

#[test]
fn enter_goes_down_tab_goes_right_and_escape_reverts() {
    let mut harness = sample();
    let all = rows(&harness);
    cell(&mut harness, "Influence", &all[0]);
    write(&mut harness, "33");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    write(&mut harness, "44");
    press(&mut harness, Modifiers::NONE, Key::Tab);
    write(&mut harness, "55");
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert_eq!(stands(&harness, &all[0]).influence, Rating::new(33));
    assert_eq!(stands(&harness, &all[1]).influence, Rating::new(44));
    let before = stands(&harness, &all[1]).interest;
    assert_ne!(before, Rating::new(55), "taken back");
    write(&mut harness, "66");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(stands(&harness, &all[1]).interest, Rating::new(66), "the cursor was on the right of it");
}

#[test]
fn what_is_no_rating_stays_to_be_mended() {
    let mut harness = sample();
    let before = stands(&harness, "Mei-Ling Chen").influence;
    cell(&mut harness, "Influence", "Mei-Ling Chen");
    write(&mut harness, "700");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(stands(&harness, "Mei-Ling Chen").influence, before);
    assert!(harness.query_by_label_contains("is no rating").is_some());
    press(&mut harness, Modifiers::NONE, Key::Backspace);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(stands(&harness, "Mei-Ling Chen").influence, Rating::new(70));
}

#[test]
fn a_stance_is_written_by_its_first_letters_its_number_or_the_list() {
    let mut harness = sample();
    let now = |harness: &Harness<'_, App>| stands(harness, "Mei-Ling Chen").engagement_now;
    cell(&mut harness, "Stance", "Mei-Ling Chen");
    write(&mut harness, "lea");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(now(&harness), Some(Engagement::Leading));
    cell(&mut harness, "Stance", "Mei-Ling Chen");
    write(&mut harness, "2");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(now(&harness), Some(Engagement::Resistant));
    cell(&mut harness, "Stance", "Mei-Ling Chen");
    press(&mut harness, Modifiers::NONE, Key::F2);
    harness.get_by_role_and_label(Role::ListBoxOption, "Supportive").click();
    harness.run_steps(3);
    assert_eq!(now(&harness), Some(Engagement::Supportive));
    press(&mut harness, Modifiers::NONE, Key::Enter);
    press(&mut harness, Modifiers::NONE, Key::ArrowDown);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(now(&harness), Some(Engagement::Unaware), "the arrows choose from the list");
}

#[test]
fn a_range_is_filled_cleared_copied_and_pasted_in_one_step_each() {
    let mut harness = sample();
    let all = rows(&harness);
    let names = &all[..3];
    cell(&mut harness, "Wanted", &names[0]);
    write(&mut harness, "neutral");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    cell(&mut harness, "Wanted", &names[0]);
    for _ in 0..2 {
        press(&mut harness, Modifiers::SHIFT, Key::ArrowDown);
    }
    press(&mut harness, Modifiers::COMMAND, Key::D);
    let wanted = |harness: &Harness<'_, App>| -> Vec<_> {
        names.iter().map(|name| stands(harness, name).engagement_wanted).collect()
    };
    let filled = vec![Some(Engagement::Neutral); 3];
    assert_eq!(wanted(&harness), filled);
    assert_eq!(copied(&mut harness), "Neutral\nNeutral\nNeutral");
    press(&mut harness, Modifiers::NONE, Key::Delete);
    assert_eq!(wanted(&harness), [None; 3]);
    assert_eq!(harness.state().document().stakeholders.len(), file::sample().stakeholders.len());
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_eq!(wanted(&harness), filled, "one step");
    paste(&mut harness, "leading");
    assert_eq!(wanted(&harness), [Some(Engagement::Leading); 3], "one value fills the range");
    cell(&mut harness, "Influence", &names[0]);
    paste(&mut harness, "1\t2\n3\t4\n");
    assert_eq!(stands(&harness, &names[1]).influence, Rating::new(3));
    assert_eq!(stands(&harness, &names[0]).interest, Rating::new(2));
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_ne!(stands(&harness, &names[1]).influence, Rating::new(3), "one step");
}

#[test]
fn rows_beyond_the_last_are_added_after_the_question() {
    let mut harness = sample();
    let people = harness.state().document().stakeholders.len();
    let first = rows(&harness)[0].clone();
    cell(&mut harness, "Name", &first);
    press(&mut harness, Modifiers::COMMAND, Key::End);
    press(&mut harness, Modifiers::NONE, Key::Home);
    let last = rows(&harness).last().cloned().expect("somebody");
    paste(&mut harness, &format!("{last}\tFirst of all\nNora New\tClerk\nOle New\tPorter"));
    assert_eq!(harness.state().document().stakeholders.len(), people, "nothing before the answer");
    harness.get_by_role_and_label(Role::Button, "Add 2 people").click();
    harness.run_steps(3);
    let document = harness.state().document();
    let nora = find(document, "Nora New").expect("she was added");
    assert_eq!(document.stakeholders[&nora].role.as_deref(), Some("Clerk"));
    assert!(document.assessments.contains_key(&(harness.state().initiative().expect("one"), nora)));
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_eq!(harness.state().document().stakeholders.len(), people);
    assert!(!harness.state().is_dirty(), "one step");
}

#[test]
fn a_new_person_is_written_behind_the_last() {
    let mut harness = table(common::sketch("Ana, Bo"), SIZE);
    harness.get_by_role_and_label(Role::Button, "Add a person in the table").click();
    harness.run_steps(3);
    for name in ["Cy", "Di"] {
        harness.get_by_role_and_label(Role::TextInput, "Name of the new person").type_text(name);
        harness.run_steps(2);
        press(&mut harness, Modifiers::NONE, Key::Enter);
    }
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert_eq!(rows(&harness), ["Ana", "Bo", "Cy", "Di"]);
}

#[test]
fn several_are_selected_and_changed_by_the_bar() {
    let mut harness = sample();
    let all = rows(&harness);
    let untouched = stands(&harness, &all[2]).engagement_wanted;
    cell(&mut harness, "Role", &all[1]);
    harness
        .get_by_role_and_label(Role::Cell, &format!("Role of {}", all[3]))
        .click_modifiers(Modifiers::SHIFT);
    harness.run_steps(3);
    assert!(harness.query_by_label("Clear the selection").is_some(), "the bar is there");
    harness.get_by_role_and_label(Role::CheckBox, &format!("Select {}", all[2])).click();
    harness.run_steps(3);
    harness.get_by_role_and_label(Role::Button, "Wanted").click();
    harness.run_steps(3);
    harness.get_by_role_and_label(Role::MenuItemRadio, "Leading").click();
    harness.run_steps(3);
    let wanted = |place: usize| stands(&harness, &all[place]).engagement_wanted;
    assert_eq!((wanted(1), wanted(3)), (Some(Engagement::Leading), Some(Engagement::Leading)));
    assert_eq!(wanted(2), untouched);
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert!(!harness.state().is_dirty(), "one step");
    harness.get_by_role_and_label(Role::Button, "Clear the selection").click();
    harness.run_steps(3);
    assert!(harness.query_by_label("Clear the selection").is_none());
}

#[test]
fn groups_close_and_count() {
    let mut harness = sample();
    harness.get_by_role_and_label(Role::Button, "Group: none").click();
    harness.run_steps(3);
    harness.get_by_role_and_label(Role::MenuItemRadio, "By stance").click();
    harness.run_steps(3);
    let resistant = harness
        .query_all_by_label_contains("Close group Resistant, ")
        .next()
        .and_then(|node| node.accesskit_node().label())
        .expect("the group");
    let count: usize = resistant.split(' ').nth(3).and_then(|n| n.parse().ok()).expect("a number");
    let document = file::sample();
    let initiative = harness.state().initiative().expect("one");
    let real = document
        .assessments_of(initiative)
        .filter(|(_, a)| a.engagement_now == Some(Engagement::Resistant))
        .count();
    assert_eq!(count, real);
    harness.get_by_label(&resistant).click();
    harness.run_steps(3);
    assert!(
        rows(&harness)
            .iter()
            .all(|name| { stands(&harness, name).engagement_now != Some(Engagement::Resistant) })
    );
}

#[test]
fn columns_are_chosen_moved_and_hidden() {
    let mut harness = sample();
    let first = rows(&harness)[0].clone();
    harness.get_by_role_and_label(Role::Button, "Columns").click();
    harness.run_steps(3);
    harness.get_by_role_and_label(Role::MenuItemCheckBox, "E-mail").click();
    harness.run_steps(2);
    harness.get_by_role_and_label(Role::MenuItemCheckBox, "Quadrant").click();
    harness.run_steps(2);
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert!(harness.query_by_label(&format!("E-mail of {first}")).is_some());
    assert!(harness.query_by_label(&format!("Quadrant of {first}")).is_none());
    let left = |harness: &Harness<'_, App>, column: &str| {
        harness.get_by_label(&format!("{column} of {first}")).rect().left()
    };
    assert!(left(&harness, "Community") > left(&harness, "Role"));
    harness.get_by_role_and_label(Role::ColumnHeader, "Sort by community").click_secondary();
    harness.run_steps(3);
    harness.get_by_role_and_label(Role::MenuItem, "Move left").click();
    harness.run_steps(3);
    assert!(left(&harness, "Community") < left(&harness, "Role"));
}

#[test]
fn ten_thousand_people_build_only_the_rows_that_are_seen() {
    let mut harness = table(large(10_000, 10), SIZE);
    let nodes = harness.query_all_by_role(Role::Row).count();
    assert!((15..40).contains(&nodes), "{nodes}");
    let first = rows(&harness)[0].clone();
    cell(&mut harness, "Name", &first);
    press(&mut harness, Modifiers::COMMAND, Key::End);
    assert!(rows(&harness).contains(&"Person Number9999".to_owned()), "{:?}", rows(&harness));
}

#[test]
fn the_filter_row_writes_the_one_filter_of_the_window() {
    let mut harness = sample();
    let before = rows(&harness).len();
    press(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::L);
    harness.get_by_role_and_label(Role::ComboBox, "Filter by stance").click();
    harness.run_steps(3);
    harness.get_by_role_and_label(Role::MenuItemRadio, "Resistant").click();
    harness.run_steps(3);
    let resistant = rows(&harness);
    assert!(!resistant.is_empty() && resistant.len() < before);
    assert!(harness.query_by_label("Remove Stance: resistant").is_some(), "the header shows the same");
    for name in &resistant {
        assert_eq!(stands(&harness, name).engagement_now, Some(Engagement::Resistant));
    }
    let field = harness.get_by_role_and_label(Role::TextInput, "Filter by name");
    field.focus();
    field.type_text("nobody of this name");
    harness.run_steps(3);
    harness.get_by_role_and_label(Role::Button, "Clear filter").click();
    harness.run_steps(3);
    assert!(rows(&harness).len() + 2 > before, "the row of filters takes the place of one");
}

#[test]
fn the_menu_key_opens_the_commands_of_a_person() {
    let mut harness = sample();
    let first = rows(&harness)[0].clone();
    cell(&mut harness, "Role", &first);
    press(&mut harness, Modifiers::SHIFT, Key::F10);
    harness.get_by_role_and_label(Role::MenuItem, "Remove from initiative").click();
    harness.run_steps(3);
    assert!(!rows(&harness).contains(&first));
    let second = rows(&harness)[0].clone();
    harness.get_by_role_and_label(Role::Cell, &format!("Role of {second}")).click_secondary();
    harness.run_steps(3);
    assert!(harness.query_by_role_and_label(Role::MenuItem, "Remove from initiative").is_some());
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert!(
        harness.query_by_role_and_label(Role::MenuItem, "Remove from initiative").is_none(),
        "Esc closes it"
    );
    assert!(harness.query_by_label_contains("1 selected").is_some(), "and nothing else");
}
