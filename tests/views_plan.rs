//! Does the table of actions do what a plan needs: add in one line, write in place, select, change several?

#![cfg(feature = "gui")]

mod common;
#[path = "common/harness.rs"]
mod harness;
#[path = "common/planned.rs"]
mod planned;

use common::find;
use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, OutputCommand, PointerButton};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use groundswell::app::App;
use groundswell::model::action::ActionStatus;
use groundswell::model::stakeholder::Channel;
use jiff::civil::date;
use planned::{WIDE, action, button, cell, click, due, five, item, key, plan, press_at, says, undo, write};

#[test]
fn a_line_becomes_an_action_and_says_before_what_it_means() {
    let mut harness = plan(five(), WIDE);
    key(&mut harness, Modifiers::NONE, Key::N);
    write(&mut harness, "Ask Fatima for an answer @Priya 4 Dec #call");
    for words in ["Ask Fatima for an answer", "Priya Raman", "Fatima El Amrani", "Fri 4 Dec 2026", "Call"] {
        assert!(says(&harness, words), "{words} is shown before Enter");
    }
    assert!(action(&harness, "Ask Fatima for an answer").is_none(), "nothing is added yet");
    key(&mut harness, Modifiers::NONE, Key::Enter);
    let added = action(&harness, "Ask Fatima for an answer").expect("it is added");
    assert_eq!((added.due, added.channel), (Some(date(2026, 12, 4)), Some(Channel::Call)));
    assert_eq!(added.audience.stakeholders.len(), 1);
    assert!(says(&harness, "1 selected: Ask Fatima for an answer"), "it is selected");
    // The line has the keyboard still: the next one follows.
    write(&mut harness, "And another tomorrow @Xyzzy");
    assert!(says(&harness, "Nobody is called Xyzzy"));
    key(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(due(&harness, "And another @Xyzzy"), Some(date(2026, 11, 23)));
    write(&mut harness, "Not this");
    key(&mut harness, Modifiers::NONE, Key::Escape);
    assert!(action(&harness, "Not this").is_none());
    undo(&mut harness);
    assert!(action(&harness, "And another @Xyzzy").is_none(), "one step each");
}

#[test]
fn cells_are_written_in_place() {
    let mut harness = plan(five(), WIDE);
    click(&mut harness, "Action", "Soon one", Modifiers::NONE);
    key(&mut harness, Modifiers::NONE, Key::F2);
    key(&mut harness, Modifiers::COMMAND, Key::A);
    write(&mut harness, "Sooner");
    key(&mut harness, Modifiers::NONE, Key::Enter);
    assert!(action(&harness, "Sooner").is_some());

    click(&mut harness, "Due", "Sooner", Modifiers::NONE);
    write(&mut harness, "1 Dec");
    key(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(due(&harness, "Sooner"), Some(date(2026, 12, 1)));

    click(&mut harness, "Due", "Sooner", Modifiers::NONE);
    write(&mut harness, "when it suits");
    key(&mut harness, Modifiers::NONE, Key::Enter);
    assert!(says(&harness, "is no day"), "it is refused with a reason");
    key(&mut harness, Modifiers::NONE, Key::Escape);
    assert_eq!(due(&harness, "Sooner"), Some(date(2026, 12, 1)), "and stays as it was");

    click(&mut harness, "Owner", "Sooner", Modifiers::NONE);
    write(&mut harness, "kwam");
    key(&mut harness, Modifiers::NONE, Key::ArrowDown);
    key(&mut harness, Modifiers::NONE, Key::Tab);
    let owner = action(&harness, "Sooner").and_then(|action| action.owner);
    assert_eq!(owner, find(harness.state().document(), "Kwame Asante"));
    // Tab went to the channel.
    write(&mut harness, "vid");
    key(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(action(&harness, "Sooner").and_then(|action| action.channel), Some(Channel::Video));

    click(&mut harness, "For whom", "Sooner", Modifiers::NONE);
    key(&mut harness, Modifiers::NONE, Key::F2);
    write(&mut harness, "; Ward nurses; everyone");
    key(&mut harness, Modifiers::NONE, Key::Enter);
    let whom = action(&harness, "Sooner").expect("it is there").audience;
    assert!(whom.everyone && whom.communities.len() == 1 && whom.stakeholders.len() == 1);
    undo(&mut harness);
    assert!(!action(&harness, "Sooner").expect("it is there").audience.everyone);
}

#[test]
fn the_glyph_has_the_states_behind_it() {
    let mut harness = plan(five(), WIDE);
    button(&mut harness, "Change status of Soon two");
    item(&mut harness, Role::MenuItemRadio, "Sent");
    assert_eq!(action(&harness, "Soon two").map(|action| action.status), Some(ActionStatus::Sent));
}

#[test]
fn several_are_changed_in_one_step_that_says_how_many() {
    let mut harness = plan(five(), WIDE);
    assert!(harness.query_by_role_and_label(Role::Button, "Clear the selection").is_none());
    click(&mut harness, "Action", "Soon one", Modifiers::NONE);
    click(&mut harness, "Action", "Later one", Modifiers::SHIFT);
    assert!(says(&harness, "3 selected"));
    button(&mut harness, "Move");
    button(&mut harness, "Move 7 days later");
    assert_eq!(due(&harness, "Soon one"), Some(date(2026, 12, 4)));
    assert_eq!(due(&harness, "Later one"), Some(date(2027, 1, 15)));
    undo(&mut harness);
    assert!(says(&harness, "Move 3 actions 7 days later"), "the step says its count");
    assert_eq!(due(&harness, "Soon one"), Some(date(2026, 11, 27)));
    assert_eq!(due(&harness, "Later one"), Some(date(2027, 1, 8)), "one step for all");

    assert!(harness.query_by_label("Days").is_none(), "its menu is closed");
    button(&mut harness, "Status");
    item(&mut harness, Role::MenuItemRadio, "Done");
    let done = |harness: &Harness<'_, App>| {
        harness.state().document().actions.values().filter(|one| one.status == ActionStatus::Done).count()
    };
    assert_eq!(done(&harness), 4);
    undo(&mut harness);
    assert_eq!(done(&harness), 1);
    button(&mut harness, "Delete");
    assert_eq!(harness.state().document().actions.len(), 2);
    undo(&mut harness);
    assert_eq!(harness.state().document().actions.len(), 5);
}

#[test]
fn keys_walk_select_copy_double_and_delete() {
    let mut harness = plan(five(), WIDE);
    click(&mut harness, "Action", "Late one", Modifiers::NONE);
    key(&mut harness, Modifiers::NONE, Key::ArrowDown);
    assert!(says(&harness, "1 selected: Soon one"), "the selection goes with the cursor");
    key(&mut harness, Modifiers::SHIFT, Key::ArrowDown);
    assert!(says(&harness, "2 selected"));
    harness.event(Event::Copy);
    harness.step();
    let copied = harness.output().platform_output.commands.iter().find_map(|command| match command {
        OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    });
    let copied = copied.expect("something was copied");
    let lines: Vec<&str> = copied.lines().collect();
    assert_eq!(lines.len(), 3, "headings and two rows: {copied}");
    assert!(lines[1].starts_with("Soon one\tFatima El Amrani\tPriya Raman\t"), "{copied}");

    key(&mut harness, Modifiers::COMMAND, Key::D);
    assert!(action(&harness, "Soon one (copy)").is_some() && action(&harness, "Soon two (copy)").is_some());
    key(&mut harness, Modifiers::NONE, Key::Delete);
    assert!(action(&harness, "Soon one").is_none() && action(&harness, "Soon two").is_none());
    key(&mut harness, Modifiers::COMMAND, Key::A);
    assert!(says(&harness, "5 selected"), "three and two copies");
}

#[test]
fn a_right_click_offers_what_can_be_done_and_a_double_click_opens() {
    let mut harness = plan(five(), WIDE);
    let at = cell(&harness, "Action", "Soon one");
    press_at(&mut harness, at, PointerButton::Secondary, Modifiers::NONE);
    assert!(says(&harness, "1 selected: Soon one"));
    for name in ["Open action…", "Write action", "Copy", "Duplicate", "Delete"] {
        assert!(harness.query_by_role_and_label(Role::MenuItem, name).is_some(), "{name}");
    }
    item(&mut harness, Role::MenuItem, "Duplicate");
    assert!(action(&harness, "Soon one (copy)").is_some());
    let at = cell(&harness, "Action", "Later one");
    // Each event is a frame of a quarter of a second here.
    harness.ctx.options_mut(|options| options.input_options.max_double_click_delay = 0.9);
    harness.hover_at(at);
    harness.run_steps(8);
    for _ in 0..2 {
        for pressed in [true, false] {
            let (button, modifiers) = (PointerButton::Primary, Modifiers::NONE);
            harness.event(Event::PointerButton { pos: at, button, pressed, modifiers });
        }
        harness.step();
    }
    harness.run_steps(3);
    assert!(says(&harness, "1 selected: Later one"), "pressed");
    assert!(harness.query_by_role_and_label(Role::Button, "Save action").is_some(), "the dialog is open");
}
