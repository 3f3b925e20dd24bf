//! Does each need that nothing meets lead to an action that would, and are motivators and thanks changed where they stand?

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
use groundswell::model::action::{ActionKind, Need};
use groundswell::model::assessment::Met;
use groundswell::model::{Document, Id, Initiative, Interaction, StakeholderId};
use jiff::civil::{Date, date};

const TODAY: Date = date(2026, 11, 22);
const WIDE: [f32; 2] = [1920.0, 1080.0];

fn open(document: Document, part: &str, size: [f32; 2]) -> Harness<'static, App> {
    let mut harness = harness::with(document, size);
    harness.state_mut().look_at("One service desk");
    harness.run_steps(2);
    harness.get_by_role_and_label(Role::Button, "Plan").click();
    harness.run_steps(3);
    harness.get_by_label(part).click();
    harness.run_steps(4);
    harness
}

fn click(harness: &mut Harness<'_, App>, name: &str) {
    harness.get_by_role_and_label(Role::Button, name).click();
    harness.run_steps(4);
}

fn says(harness: &Harness<'_, App>, words: &str) -> bool {
    harness.query_all_by_label_contains(words).next().is_some()
}

fn map<'a>(harness: &'a Harness<'_, App>) -> &'a Document {
    harness.state().document()
}

fn named(document: &Document, name: &str) -> StakeholderId {
    *document.stakeholders.iter().find(|(_, one)| one.name == name).expect("on the map").0
}

fn undo(harness: &mut Harness<'_, App>) {
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    harness.run_steps(3);
}

/// The talks that were not in the sample.
fn new(harness: &Harness<'_, App>) -> Vec<Interaction> {
    let before = file::sample();
    let all = map(harness).interactions.iter();
    all.filter(|(id, _)| !before.interactions.contains_key(id)).map(|(_, talk)| talk.clone()).collect()
}

#[test]
fn a_need_that_nothing_meets_leads_to_an_action_that_would() {
    let mut harness = open(file::sample(), "Needs", WIDE);
    let words = "Nothing in the next 30 days lets Finance & payroll contribute";
    if !says(&harness, words) {
        harness.get_by_label_contains("Show all").click();
        harness.run_steps(3);
    }
    harness.get_by_label(&format!("Plan action: {words}")).click();
    // The dialog finds its size.
    harness.run_steps(20);
    assert!(
        says(&harness, "New action") && says(&harness, "Remove Finance & payroll"),
        "for whom is filled in"
    );
    harness.get_by_role_and_label(Role::Button, "Add action").click();
    harness.run_steps(4);
    let before = file::sample();
    let [action] = map(&harness)
        .actions
        .iter()
        .filter(|(id, _)| !before.actions.contains_key(id))
        .map(|(_, action)| action.clone())
        .collect::<Vec<_>>()
        .try_into()
        .expect("one action");
    assert_eq!((action.need_met, action.due), (Need::Contribution, Some(date(2026, 12, 7))));
    assert!(!says(&harness, words), "it is met now");
    assert!(says(&harness, "Finance & payroll, contribution, next 30 days: Shape a part of it together"));
}

#[test]
fn what_moves_a_person_is_changed_from_its_cell() {
    let mut harness = open(file::sample(), "Needs", WIDE);
    let cell = harness
        .get_all_by_role(Role::Button)
        .filter_map(|node| node.accesskit_node().label())
        .find(|label| label.contains(", safety: weight") && label.contains("not met"))
        .expect("somebody's safety is not met");
    let name = cell.split(", safety").next().unwrap().to_owned();
    harness.get_by_label(&cell).click();
    harness.run_steps(3);
    harness.get_by_role_and_label(Role::MenuItem, "Partly met").click();
    harness.run_steps(4);
    let met = |harness: &Harness<'_, App>| {
        let document = map(harness);
        let change = document.initiatives.iter().find(|(_, one)| one.name == "One service desk").unwrap().0;
        document.assessments[&(*change, named(document, &name))].motivators.safety.met
    };
    assert_eq!(met(&harness), Met::Partly);
    undo(&mut harness);
    assert_eq!(met(&harness), Met::No);
}

#[test]
fn advocates_never_thanked_come_first_and_one_click_logs_thanks() {
    let mut harness = open(file::sample(), "Needs", WIDE);
    let first = harness
        .get_all_by_label_contains("Thanked today: ")
        .min_by(|one, other| one.rect().top().total_cmp(&other.rect().top()))
        .and_then(|node| node.accesskit_node().label())
        .expect("somebody to thank");
    let name = first.trim_start_matches("Thanked today: ").to_owned();
    assert!(says(&harness, "never thanked"));
    click(&mut harness, &first);
    let [talk] = new(&harness).try_into().expect("one talk");
    assert_eq!((talk.kind, talk.date), (ActionKind::Thanks, TODAY));
    assert_eq!(talk.stakeholders, [named(map(&harness), &name)].into());
    undo(&mut harness);
    assert_eq!(new(&harness), []);
}

#[test]
fn without_communities_or_motivators_the_part_says_what_it_is_for() {
    let mut document = Document::default();
    document.initiatives.insert(Id::from_bits(1), Initiative::named("One service desk"));
    let harness = open(document, "Needs", [960.0, 600.0]);
    assert!(says(&harness, "No community is affected yet") && says(&harness, "Thanks are never too early"));
}
