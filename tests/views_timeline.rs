//! Can the plan be read and moved in time, by pointer, by keys and by those who hear the screen?

#![cfg(feature = "gui")]

mod common;
#[path = "common/harness.rs"]
mod harness;

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, MouseWheelSource, MouseWheelUnit, Pos2, TouchPhase, Vec2, pos2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use groundswell::app::App;
use groundswell::file;
use groundswell::model::action::{ActionStatus, Repeat, RepeatUnit};
use groundswell::model::numbers::{Amount, Whole};
use groundswell::model::{Action, Document, Id, Initiative, Stakeholder};
use jiff::civil::{Date, date};

const WIDE: [f32; 2] = [1920.0, 1080.0];
const WALK: &str = "Walk the night shift at Eastgate";
const SOURCE: MouseWheelSource = MouseWheelSource::Trackpad;
/// A day at the zoom by weeks, in points.
const DAY: f32 = 50.0 / 7.0;

fn open(document: Document, size: [f32; 2]) -> Harness<'static, App> {
    let mut harness = harness::with(document, size);
    harness.state_mut().look_at("One service desk");
    harness.run_steps(2);
    harness.get_by_role_and_label(Role::Button, "Plan").click();
    harness.run_steps(4);
    harness
}

fn says(harness: &Harness<'_, App>, words: &str) -> bool {
    harness.query_all_by_label_contains(words).next().is_some()
}

/// The days that are seen, as the timeline says them.
fn days(harness: &Harness<'_, App>) -> String {
    let found = harness.query_all_by_label_contains("Timeline, ").next().expect("the timeline");
    found.accesskit_node().label().unwrap_or_default()
}

/// The middle of the bar of this name.
fn bar(harness: &Harness<'_, App>, name: &str) -> Pos2 {
    harness.get_by_role_and_label(Role::ListBoxOption, name).rect().center()
}

fn drag(harness: &mut Harness<'_, App>, from: Pos2, by: f32) {
    harness.drag_at(from);
    harness.run_steps(2);
    for share in [0.4, 1.0] {
        harness.hover_at(from + vec2(by * share, 0.0));
        harness.run_steps(2);
    }
    harness.drop_at(from + vec2(by, 0.0));
    harness.run_steps(3);
}

fn dates(harness: &Harness<'_, App>, title: &str) -> (Option<Date>, Option<Date>) {
    let actions = harness.state().document().actions.values();
    let mut found = actions.filter(|action| action.title == title).map(|action| (action.starts, action.due));
    found.next().expect("the action")
}

fn undo(harness: &mut Harness<'_, App>) {
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    harness.run_steps(3);
}

fn select(harness: &mut Harness<'_, App>, name: &str, with: Modifiers) {
    let at = bar(harness, name);
    harness.event(Event::ModifiersChanged(with));
    harness.event(Event::PointerMoved(at));
    for pressed in [true, false] {
        let button = egui::PointerButton::Primary;
        harness.event(Event::PointerButton { pos: at, button, pressed, modifiers: with });
    }
    harness.run_steps(2);
    harness.event(Event::ModifiersChanged(Modifiers::NONE));
    harness.run_steps(2);
}

const PLANNED: &str = "Walk the night shift at Eastgate: 3 December 2026, planned";
const DUE: Date = date(2026, 12, 3);

#[test]
fn every_bar_says_its_dates_in_words_and_how_it_stands() {
    let harness = open(file::sample(), [1920.0, 1400.0]);
    assert_eq!(days(&harness).split(" to ").next(), Some("Timeline, 2 November 2026"));
    for name in [
        PLANNED,
        "Two rota options with the pay worked out: 13 November 2026, overdue, 9 days late",
        "Weekly update: what we know, what we do not: every week from 27 November 2026 to 25 June 2027, planned",
        "What stays the same, by e-mail: 30 October 2026, sent",
    ] {
        assert!(harness.query_by_role_and_label(Role::ListBoxOption, name).is_some(), "{name}");
    }
    for words in ["Checkpoint: Change starts, 12 January 2027", "Today is Sunday, 22 November 2026"] {
        assert!(says(&harness, words), "{words}");
    }
    assert!(says(
        &harness,
        "Checkpoint: Two-week trial of one number on Larch Ward ends, 20 November 2026, done on 20"
    ));
}

#[test]
fn a_drag_moves_by_whole_days_as_one_step_and_says_so() {
    let mut harness = open(file::sample(), WIDE);
    let at = bar(&harness, PLANNED);
    drag(&mut harness, at, 3.7 * DAY);
    assert_eq!(dates(&harness, WALK), (None, Some(date(2026, 12, 7))), "four days later");
    assert!(says(&harness, "Walk the night shift at Eastgate: 7 December 2026, planned"));
    undo(&mut harness);
    assert_eq!(dates(&harness, WALK), (None, Some(DUE)), "one step");
    let at = bar(&harness, PLANNED);
    harness.drag_at(at);
    harness.run_steps(2);
    harness.hover_at(at + vec2(9.0 * DAY, 0.0));
    harness.run_steps(2);
    assert_eq!(dates(&harness, WALK), (None, Some(DUE)), "the map waits for the release");
    assert!(
        says(&harness, "Walk the night shift at Eastgate: 12 December 2026, planned"),
        "shown where it would be"
    );
    harness.hover_at(at);
    harness.run_steps(2);
    harness.drop_at(at);
    harness.run_steps(3);
    assert_eq!(dates(&harness, WALK), (None, Some(DUE)), "back where it was: nothing to undo");
}

#[test]
fn esc_cancels_a_drag_and_what_is_still_held_does_nothing_more() {
    let mut harness = open(file::sample(), WIDE);
    let (at, before) = (bar(&harness, PLANNED), days(&harness));
    harness.drag_at(at);
    harness.run_steps(2);
    harness.hover_at(at + vec2(60.0, 0.0));
    harness.run_steps(2);
    harness.key_press(Key::Escape);
    harness.run_steps(2);
    harness.hover_at(at + vec2(120.0, 0.0));
    harness.run_steps(2);
    harness.drop_at(at + vec2(120.0, 0.0));
    harness.run_steps(3);
    assert_eq!(dates(&harness, WALK), (None, Some(DUE)));
    assert_eq!(days(&harness), before, "and the days stay too");
}

#[test]
fn the_ends_of_a_selected_bar_make_it_longer() {
    let mut harness = open(file::sample(), WIDE);
    select(&mut harness, PLANNED, Modifiers::NONE);
    let rect = harness.get_by_role_and_label(Role::ListBoxOption, PLANNED).rect();
    drag(&mut harness, pos2(rect.right() + 2.0, rect.center().y), 3.0 * DAY);
    assert_eq!(dates(&harness, WALK), (Some(DUE), Some(date(2026, 12, 6))));
    let longer = "Walk the night shift at Eastgate: 3 to 6 December 2026, planned";
    let rect = harness.get_by_role_and_label(Role::ListBoxOption, longer).rect();
    drag(&mut harness, pos2(rect.left() - 2.0, rect.center().y), -2.0 * DAY);
    assert_eq!(dates(&harness, WALK), (Some(date(2026, 12, 1)), Some(date(2026, 12, 6))));
    let longest = "Walk the night shift at Eastgate: 1 to 6 December 2026, planned";
    let rect = harness.get_by_role_and_label(Role::ListBoxOption, longest).rect();
    drag(&mut harness, pos2(rect.left() - 2.0, rect.center().y), 20.0 * DAY);
    assert_eq!(dates(&harness, WALK).0, Some(date(2026, 12, 6)), "not beyond its end");
}

#[test]
fn all_that_are_selected_move_together() {
    let mut harness = open(file::sample(), WIDE);
    select(&mut harness, PLANNED, Modifiers::NONE);
    select(&mut harness, "A morning with the fault book: 15 December 2026, planned", Modifiers::COMMAND);
    let at = bar(&harness, PLANNED);
    drag(&mut harness, at, -2.0 * DAY);
    assert_eq!(dates(&harness, WALK).1, Some(date(2026, 12, 1)));
    assert_eq!(dates(&harness, "A morning with the fault book").1, Some(date(2026, 12, 13)));
    undo(&mut harness);
    assert_eq!(dates(&harness, WALK).1, Some(DUE));
    assert_eq!(dates(&harness, "A morning with the fault book").1, Some(date(2026, 12, 15)));
}

#[test]
fn keys_move_and_lengthen_what_a_drag_would() {
    let mut harness = open(file::sample(), WIDE);
    select(&mut harness, PLANNED, Modifiers::NONE);
    let press = |harness: &mut Harness<'_, App>, with: Modifiers, key: Key| {
        harness.key_press_modifiers(with, key);
        harness.run_steps(3);
    };
    for _ in 0..3 {
        press(&mut harness, Modifiers::ALT, Key::ArrowRight);
    }
    assert_eq!(dates(&harness, WALK), (None, Some(date(2026, 12, 6))));
    undo(&mut harness);
    assert_eq!(dates(&harness, WALK), (None, Some(date(2026, 12, 5))), "each press is a step");
    undo(&mut harness);
    undo(&mut harness);
    press(&mut harness, Modifiers::ALT, Key::ArrowLeft);
    assert_eq!(
        dates(&harness, WALK),
        (None, Some(date(2026, 12, 2))),
        "and not the way back to who was visited"
    );
    press(&mut harness, Modifiers::ALT | Modifiers::SHIFT, Key::ArrowRight);
    assert_eq!(dates(&harness, WALK), (Some(date(2026, 12, 2)), Some(DUE)));
    press(&mut harness, Modifiers::ALT, Key::ArrowDown);
    assert_eq!(dates(&harness, WALK), (Some(date(2026, 12, 9)), Some(date(2026, 12, 10))), "by a week");
    for _ in 0..30 {
        press(&mut harness, Modifiers::ALT, Key::ArrowDown);
    }
    assert!(!days(&harness).contains("November"), "what leaves is followed: {}", days(&harness));
}

#[test]
fn what_has_no_date_is_listed_and_can_be_put_on_a_day() {
    let mut document = file::sample();
    for action in document.actions.values_mut().filter(|action| action.title == WALK) {
        action.due = None;
    }
    let undated = "Walk the night shift at Eastgate: no date, planned";
    let mut harness = open(document.clone(), WIDE);
    let (at, other) =
        (bar(&harness, undated), bar(&harness, "A morning with the fault book: 15 December 2026, planned"));
    drag(&mut harness, at, other.x - at.x);
    assert_eq!(dates(&harness, WALK), (None, Some(date(2026, 12, 15))), "the day under the pointer");
    undo(&mut harness);
    select(&mut harness, undated, Modifiers::NONE);
    harness.key_press_modifiers(Modifiers::ALT, Key::ArrowRight);
    harness.run_steps(3);
    assert_eq!(dates(&harness, WALK), (None, Some(date(2026, 11, 22))), "by keys: today");
}

#[test]
fn what_repeats_moves_as_a_whole() {
    let mut document = Document::default();
    document.initiatives.insert(Id::from_bits(1), Initiative::named("One service desk"));
    let repeat = Repeat {
        first: date(2026, 12, 1),
        every: Whole::new(2).expect("in range"),
        unit: RepeatUnit::Weeks,
        until: Some(date(2026, 12, 1)),
    };
    let once = Action { repeat: Some(repeat), ..Action::titled(Id::from_bits(1), "Ride along") };
    document.actions.insert(Id::from_bits(1), once);
    let mut harness = open(document, WIDE);
    let name = "Ride along: every 2 weeks from 1 December 2026 to 1 December 2026, planned";
    let at = bar(&harness, name);
    drag(&mut harness, at, 2.0 * DAY);
    let repeat = harness.state().document().actions.values().next().and_then(|action| action.repeat.clone());
    let repeat = repeat.expect("it repeats");
    assert_eq!((repeat.first, repeat.until), (date(2026, 12, 3), Some(date(2026, 12, 3))));
}

#[test]
fn the_days_are_panned_and_zoomed_by_wheel_pointer_and_keys() {
    let mut harness = open(file::sample(), WIDE);
    let first = days(&harness);
    let wheel = |harness: &mut Harness<'_, App>, delta: Vec2, modifiers: Modifiers| {
        let unit = MouseWheelUnit::Point;
        harness.event(Event::ModifiersChanged(modifiers));
        harness.event(Event::MouseWheel { unit, delta, phase: TouchPhase::Move, modifiers, source: SOURCE });
        harness.run_steps(20);
        harness.event(Event::ModifiersChanged(Modifiers::NONE));
        harness.run_steps(2);
    };
    let at = bar(&harness, PLANNED);
    harness.hover_at(at);
    harness.run_steps(2);
    wheel(&mut harness, vec2(-100.0, 0.0), Modifiers::NONE);
    assert!(days(&harness).starts_with("Timeline, 16 November 2026"), "two weeks on: {}", days(&harness));
    wheel(&mut harness, vec2(100.0, 0.0), Modifiers::NONE);
    assert_eq!(days(&harness), first);
    wheel(&mut harness, vec2(0.0, 60.0), Modifiers::COMMAND);
    assert_ne!(days(&harness), first, "Ctrl and the wheel zoom");
    let now = bar(&harness, PLANNED);
    assert!((now.x - at.x).abs() < 4.0, "what is under the pointer stays there: {at:?} {now:?}");
    harness.hover_at(pos2(-9.0, -9.0));
    harness.get_by_role_and_label(Role::RadioButton, "Quarter").click();
    harness.run_steps(20);
    assert!(days(&harness).contains("2028"), "years: {}", days(&harness));
    harness.get_by_role_and_label(Role::RadioButton, "Week").click();
    harness.run_steps(20);
    // A drag beside the bars moves the days.
    let free = bar(&harness, PLANNED) + vec2(200.0, 0.0);
    let before = days(&harness);
    drag(&mut harness, free, -210.0);
    assert_ne!(days(&harness), before);
    assert_eq!(dates(&harness, WALK).1, Some(DUE), "nothing of the map");
    harness.get_by_role_and_label(Role::Button, "Today").click();
    harness.run_steps(20);
    assert_eq!(days(&harness), first);
}

#[test]
fn what_is_not_seen_is_named_at_the_edge_and_can_be_gone_to() {
    let mut harness = open(file::sample(), [1280.0, 800.0]);
    let name = "Put the new number on every ward telephone: 12 February 2027, planned";
    // In the list of rows it stands below: scroll there by making the plan short.
    let shown = harness.query_by_role_and_label(Role::ListBoxOption, name).is_some();
    if !shown {
        let at = bar(&harness, PLANNED);
        harness.hover_at(at);
        let delta = vec2(0.0, -300.0);
        let (unit, phase, modifiers) = (MouseWheelUnit::Point, TouchPhase::Move, Modifiers::NONE);
        harness.event(Event::MouseWheel { unit, delta, phase, modifiers, source: SOURCE });
        harness.run_steps(20);
    }
    let edge = bar(&harness, name);
    assert!(edge.x > 1150.0, "at the right edge: {edge:?}");
    assert!(!days(&harness).contains("February"));
    harness.get_by_role_and_label(Role::ListBoxOption, name).click();
    harness.run_steps(20);
    assert!(days(&harness).contains(" to ") && days(&harness).contains("2027"), "{}", days(&harness));
    let there = bar(&harness, name);
    assert!(there.x < 1000.0, "in sight: {there:?}");
}

/// Priya may give two hours a week; in the week of 30 November she is asked for five.
fn limited() -> Document {
    let mut document = file::sample();
    for person in document.stakeholders.values_mut().filter(|person| person.name == "Priya Raman") {
        person.hours_a_week = Amount::new(2.0);
    }
    document
}

#[test]
fn a_week_over_the_limit_is_named_and_selects_what_makes_it_up() {
    let mut harness = open(limited(), WIDE);
    // Those of the suggestions are named otherwise: *Show 10 more*.
    let more = harness.query_all_by_role(Role::Button).find(|node| {
        let label = node.accesskit_node().label().unwrap_or_default();
        label.starts_with(|first: char| first.is_ascii_digit()) && label.contains(" more")
    });
    more.expect("the other owners").click();
    harness.run_steps(4);
    assert!(says(&harness, "Priya Raman, limit 2 h a week: "));
    assert!(says(&harness, "over in 1 week"));
    let week = "Priya Raman, week of 30 November 2026: 5 h, limit 2 h, over the limit";
    harness.get_by_role_and_label(Role::Button, week).click();
    harness.run_steps(4);
    let selected = harness.get_by_role_and_label(Role::ListBoxOption, PLANNED);
    assert_eq!(selected.accesskit_node().toggled(), Some(egui::accesskit::Toggled::True));
}

#[test]
fn only_what_is_seen_of_ten_thousand_actions_is_drawn() {
    let mut document = Document::default();
    document.initiatives.insert(Id::from_bits(1), Initiative::named("One service desk"));
    for owner in 0..400u64 {
        document.stakeholders.insert(Id::from_bits(owner), Stakeholder::named(format!("Owner {owner}")));
    }
    for number in 0..10_000u64 {
        let day = date(2026, 11, 1).saturating_add(jiff::Span::new().days((number % 300) as i64));
        let action = Action {
            owner: Some(Id::from_bits(number % 400)),
            hours: Amount::new(2.0),
            due: Some(day),
            status: if number % 3 == 0 { ActionStatus::Done } else { ActionStatus::Planned },
            ..Action::titled(Id::from_bits(1), format!("Action {number}"))
        };
        document.actions.insert(Id::from_bits(number), action);
    }
    let harness = open(document, WIDE);
    let bars = harness.query_all_by_role(Role::ListBoxOption).count();
    assert!((10..60).contains(&bars), "{bars} bars");
}
