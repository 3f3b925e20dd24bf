//! Does the table of actions show what it should: groups, order, what fits the filter, columns, both halves, nothing at all?

#![cfg(feature = "gui")]

mod common;
#[path = "common/harness.rs"]
mod harness;
#[path = "common/planned.rs"]
mod planned;

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use groundswell::app::App;
use groundswell::file;
use groundswell::model::{Action, ActionId};
use jiff::civil::date;
use planned::{SMALL, WIDE, action, button, click, five, initiative, item, key, plan, says, titles, write};

#[test]
fn actions_stand_in_groups_by_when_they_fall() {
    let mut harness = plan(five(), WIDE);
    assert_eq!(titles(&harness), ["Late one", "Soon one", "Soon two", "Later one", "Done one"]);
    for group in ["Overdue, 1 action", "Next 14 days, 2 actions", "Later, 1 action", "Done, 1 action"] {
        assert!(says(&harness, &format!("Close group {group}")), "{group}");
    }
    assert!(!says(&harness, "group Recurring"), "empty groups are not shown");
    assert!(says(&harness, "5 actions · 1 overdue"));
    button(&mut harness, "Close group Next 14 days, 2 actions");
    assert_eq!(titles(&harness), ["Late one", "Later one", "Done one"]);
    button(&mut harness, "Open group Next 14 days, 2 actions");
    assert_eq!(titles(&harness).len(), 5);

    button(&mut harness, "Group: when");
    item(&mut harness, Role::MenuItemRadio, "No groups");
    item(&mut harness, Role::ColumnHeader, "Sort actions by action");
    assert_eq!(titles(&harness), ["Done one", "Late one", "Later one", "Soon one", "Soon two"]);
    item(&mut harness, Role::ColumnHeader, "Sort actions by action, sorted, lowest first");
    assert_eq!(titles(&harness)[0], "Soon two");
}

#[test]
fn the_sample_says_what_is_late_and_what_repeats() {
    let harness = plan(file::sample(), WIDE);
    let value = |column: &str, title: &str| {
        let label = format!("{column} of {title}");
        let node = harness.query_by_role_and_label(Role::Cell, &label);
        node.and_then(|node| node.value()).unwrap_or_default()
    };
    let document = harness.state().document();
    let ours = initiative(document);
    let late = document.actions.values().find(|action| {
        action.initiative == ours
            && action.is_open()
            && action.due.is_some_and(|due| due < date(2026, 11, 22))
    });
    let late = late.expect("something is late in the sample");
    assert_eq!(value("Status", &late.title), "Overdue");
    assert!(says(&harness, "Checkpoints: "));
}

#[test]
fn the_filter_of_the_head_finds_actions_by_words_and_by_people() {
    let mut harness = plan(five(), WIDE);
    key(&mut harness, Modifiers::COMMAND, Key::F);
    write(&mut harness, "soon");
    assert_eq!(titles(&harness), ["Soon one", "Soon two"]);
    assert!(says(&harness, "2 of 5 actions"));
    write(&mut harness, " two");
    assert_eq!(titles(&harness), ["Soon two"]);
    write(&mut harness, "zz");
    assert!(says(&harness, "No match"));
    button(&mut harness, "Clear filter");
    key(&mut harness, Modifiers::COMMAND, Key::F);
    write(&mut harness, "fatima");
    assert_eq!(titles(&harness).len(), 5, "all are for her");
}

#[test]
fn further_columns_are_shown_and_narrow_tables_drop_some() {
    let mut harness = plan(five(), WIDE);
    let has = |harness: &Harness<'_, App>, name: &str| {
        harness.query_by_role_and_label(Role::ColumnHeader, &format!("Sort actions by {name}")).is_some()
    };
    assert!(has(&harness, "channel") && !has(&harness, "hours"));
    button(&mut harness, "Columns");
    item(&mut harness, Role::MenuItemCheckBox, "Channel");
    item(&mut harness, Role::MenuItemCheckBox, "Hours");
    assert!(has(&harness, "hours") && !has(&harness, "channel"));
    key(&mut harness, Modifiers::NONE, Key::Escape);
    click(&mut harness, "Hours", "Soon one", Modifiers::NONE);
    write(&mut harness, "2,5");
    key(&mut harness, Modifiers::NONE, Key::Enter);
    let hours = action(&harness, "Soon one").and_then(|action| action.hours);
    assert_eq!(hours.map(groundswell::model::Amount::get), Some(2.5));
    let harness = plan(five(), SMALL);
    assert!(!has(&harness, "channel") && has(&harness, "status"), "the channel leaves where it is narrow");
}

#[test]
fn the_split_is_moved_by_keys_and_keeps_room_for_both() {
    let mut harness = plan(five(), WIDE);
    let width =
        |harness: &Harness<'_, App>| harness.get_by_role_and_label(Role::Grid, "Actions").rect().width();
    let before = width(&harness);
    harness.get_by_role_and_label(Role::Splitter, "Width of the table").focus();
    harness.run_steps(2);
    key(&mut harness, Modifiers::NONE, Key::ArrowLeft);
    assert!(width(&harness) < before);
    for _ in 0..80 {
        harness.key_press(Key::ArrowLeft);
        harness.run_steps(1);
    }
    assert!((width(&harness) - 360.0).abs() < 1.0, "{}", width(&harness));
    for _ in 0..160 {
        harness.key_press(Key::ArrowRight);
        harness.run_steps(1);
    }
    let split = harness.get_by_role_and_label(Role::Splitter, "Width of the table").rect();
    let bar = harness.get_by_role_and_label(Role::TextInput, "New action").rect();
    assert!(bar.right() - split.center().x >= 291.0, "the timeline keeps 300");
}

#[test]
fn an_empty_plan_says_how_to_begin() {
    let mut document = five();
    document.actions.clear();
    let mut harness = plan(document, SMALL);
    assert!(says(&harness, "No actions yet"));
    assert!(harness.query_by_role_and_label(Role::Button, "Suggest actions").is_some());
    assert!(!says(&harness, "Suggested actions"));
    button(&mut harness, "Suggest actions");
    assert!(says(&harness, "Suggested actions"), "they come over the plan");
    key(&mut harness, Modifiers::NONE, Key::Escape);
    button(&mut harness, "New action");
    assert!(harness.query_by_role_and_label(Role::Button, "Add action").is_some(), "the dialog is open");
}

#[test]
fn ten_thousand_actions_build_only_the_rows_that_are_seen() {
    let mut document = five();
    let ours = initiative(&document);
    for number in 0..10_000_u64 {
        let due = Some(date(2026, 12, 1).saturating_add(jiff::Span::new().days((number % 300) as i64)));
        let action = Action { due, ..Action::titled(ours, format!("Number {number}")) };
        document.actions.insert(ActionId::from_bits(1_000 + number), action);
    }
    let mut harness = plan(document, WIDE);
    assert!(titles(&harness).len() < 40, "{}", titles(&harness).len());
    assert!(says(&harness, "10005 actions"));
    click(&mut harness, "Action", "Soon one", Modifiers::NONE);
    key(&mut harness, Modifiers::COMMAND, Key::End);
    assert!(titles(&harness).contains(&"Done one".to_owned()), "the cursor is brought into view");
}
