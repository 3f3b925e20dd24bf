//! Does the screen say of the network what is true, in words, and can one act on it?

#![cfg(feature = "gui")]

mod common;
#[path = "common/harness.rs"]
mod harness;
#[path = "common/reached.rs"]
mod reached;

use common::{large, sketch};
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use groundswell::app::App;
use groundswell::file;
use groundswell::model::{Document, StakeholderId};
use reached::{cut_off, near};
use std::collections::{BTreeMap, BTreeSet};
use std::time::{Duration, Instant};

type Run = Harness<'static, App>;

fn start(document: Document, size: [f32; 2]) -> Run {
    let mut harness = harness::with(document, size);
    harness.state_mut().look_at("One service desk");
    harness.run_steps(3);
    harness
}

fn sample() -> Run {
    start(file::sample(), [1600.0, 2400.0])
}

fn press(harness: &mut Run, name: &str) {
    let node = harness.get_all_by_role_and_label(Role::Button, name).last();
    node.unwrap_or_else(|| panic!("no button {name}")).click();
    harness.run_steps(12);
}

/// A dialog that was opened needs some frames to find its size and place.
fn key(harness: &mut Run, key: Key) {
    harness.key_press(key);
    harness.run_steps(12);
}

fn find(harness: &mut Run, query: &str) {
    harness.key_press_modifiers(Modifiers::COMMAND, Key::K);
    harness.run_steps(2);
    harness.get_by_role_and_label(Role::SearchInput, "Find a command, person or initiative").type_text(query);
    harness.run_steps(2);
    key(harness, Key::Enter);
}

/// Everything that is written on the screen.
fn written(harness: &Run) -> String {
    let labels = harness.query_all_by_role(Role::Label).chain(harness.query_all_by_role(Role::Link));
    let words = |node: egui_kittest::Node<'_>| {
        let node = node.accesskit_node();
        node.label().or_else(|| node.value()).unwrap_or_default()
    };
    labels.map(words).collect::<Vec<_>>().join("\n")
}

fn says(harness: &Run, words: &str) -> bool {
    written(harness).contains(words)
}

fn person(document: &Document, name: &str) -> StakeholderId {
    *document.stakeholders.iter().find(|(_, person)| person.name == name).expect("on the map").0
}

#[test]
fn the_findings_are_true_of_the_sample() {
    let mut harness = sample();
    key(&mut harness, Key::F);
    assert!(says(&harness, "What the network shows"));
    let text = copied(&mut harness);
    let document = file::sample();
    // Everybody without whom others are cut off is named with the right number, and nobody else.
    let mut expected = BTreeSet::new();
    for (id, record) in &document.stakeholders {
        let (name, cut) = (&record.name, cut_off(&document, *id));
        if cut > 0 {
            let are = if cut == 1 { "1 person is".to_owned() } else { format!("{cut} people are") };
            expected.insert(format!("- Without {name} {are} cut off"));
        }
    }
    let told: BTreeSet<String> =
        text.lines().filter(|line| line.starts_with("- Without ")).map(str::to_owned).collect();
    assert_eq!(told, expected);
    assert!(!expected.is_empty(), "the sample has somebody on whom others hang");
    // Isolated people.
    let alone: Vec<&str> = near(&document)
        .iter()
        .filter(|(_, others)| others.is_empty())
        .map(|(id, _)| document.stakeholders[id].name.as_str())
        .collect();
    let line = text.lines().find(|line| line.contains("without any tie"));
    assert_eq!(line.is_some(), !alone.is_empty());
    assert!(alone.iter().all(|name| line.is_some_and(|line| line.contains(name))), "{line:?}");
    // The table of units: as many ties in it as lie between people with units, each pair once.
    let unit = |id: &StakeholderId| {
        let person = &document.stakeholders[id];
        let said = |text: &Option<String>| text.clone().filter(|text| !text.trim().is_empty());
        said(&person.unit).or_else(|| said(&person.organisation))
    };
    let mut counts: BTreeMap<(String, String), usize> = BTreeMap::new();
    for (one, others) in near(&document) {
        for other in others.iter().filter(|other| **other > one) {
            if let (Some(a), Some(b)) = (unit(&one), unit(other)) {
                *counts.entry((a.clone().min(b.clone()), a.max(b))).or_insert(0) += 1;
            }
        }
    }
    let rows: Vec<Vec<&str>> = text
        .lines()
        .skip_while(|line| !line.starts_with("Ties between\t"))
        .take_while(|line| line.contains('\t'))
        .map(|line| line.split('\t').collect())
        .collect();
    assert!(rows.len() > 2, "there is a table of units");
    for row in &rows[1..] {
        for (column, count) in row[1..].iter().enumerate() {
            let (a, b) = (row[0].to_owned(), rows[0][column + 1].to_owned());
            let wanted = counts.get(&(a.clone().min(b.clone()), a.max(b))).copied().unwrap_or(0);
            assert_eq!(*count, wanted.to_string(), "{row:?}");
        }
    }
}

/// What *Copy as text* puts on the clipboard.
fn copied(harness: &mut Run) -> String {
    harness.get_all_by_role_and_label(Role::Button, "Copy as text").last().expect("it is there").click();
    harness.step();
    for _ in 0..3 {
        for command in &harness.output().platform_output.commands {
            if let egui::OutputCommand::CopyText(text) = command {
                return text.clone();
            }
        }
        harness.step();
    }
    panic!("nothing was copied")
}

#[test]
fn a_name_in_the_findings_leads_to_the_person_on_the_map() {
    let mut harness = start(sketch("Ana -- Bo, Bo -- Cy, Bo -- Di, Di -- Ed, Flo"), [1280.0, 900.0]);
    key(&mut harness, Key::F);
    assert!(says(&harness, "Isolated people") && says(&harness, "People everything hangs on"));
    harness.get_all_by_role_and_label(Role::Link, "Flo").last().expect("she is named").click();
    harness.run_steps(4);
    assert!(harness.query_by_role_and_label(Role::Button, "Copy as text").is_none(), "the dialog is closed");
    assert!(harness.query_by_label_contains("1 selected: Flo").is_some());
}

#[test]
fn the_findings_fit_the_smallest_window() {
    let mut harness = start(file::sample(), [960.0, 600.0]);
    key(&mut harness, Key::F);
    let all = harness.query_all_by_role(Role::Label).chain(harness.query_all_by_role(Role::Link));
    let wide: Vec<String> = all
        .filter(|node| node.rect().right() > 925.0 && node.rect().left() > 30.0 && node.rect().top() > 80.0)
        .map(|node| format!("{:?} {:?}", node.accesskit_node().label(), node.rect()))
        .collect();
    let close = harness.get_by_role_and_label(Role::Button, "Close").rect();
    assert!(close.right() < 925.0, "{close:?} {wide:#?}");
}

#[test]
fn nothing_is_told_where_there_is_nothing() {
    for (map, words) in [("", "Add people"), ("Ana", "Add people"), ("Ana, Bo", "No ties yet")] {
        let mut harness = start(sketch(map), [960.0, 600.0]);
        key(&mut harness, Key::F);
        assert!(says(&harness, words), "{map}: {}", written(&harness));
        assert!(!says(&harness, "Isolated people"));
    }
}

#[test]
fn a_person_is_told_in_words_and_the_introduction_is_planned_in_one_step() {
    let mut harness = sample();
    let document = file::sample();
    // The one on whom most people hang.
    let all = document.stakeholders.iter().map(|(id, person)| (cut_off(&document, *id), person.name.clone()));
    let (cut, name) = all.max().expect("people");
    assert!(cut > 0);
    find(&mut harness, &name);
    let ties = near(&document)[&person(&document, &name)].len();
    let noun = if ties == 1 { "1 person".to_owned() } else { format!("{ties} people") };
    assert!(says(&harness, &format!("Tied to {noun}")), "{}", written(&harness));
    assert!(says(&harness, "cut off"), "{}", written(&harness));
    let before = harness.state().document().actions.len();
    press(&mut harness, "Plan this introduction…");
    let main = harness.query_all_by_role_and_label(Role::Button, "Add action");
    let main = main.max_by(|a, b| a.rect().width().total_cmp(&b.rect().width()));
    main.expect("the dialog is open").click();
    harness.run_steps(4);
    let actions = &harness.state().document().actions;
    assert_eq!(actions.len(), before + 1);
    assert!(
        actions
            .values()
            .any(|action| action.title.starts_with("Introduce ") && action.audience.stakeholders.len() == 2)
    );
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    harness.run_steps(4);
    assert_eq!(harness.state().document().actions.len(), before);
}

#[test]
fn all_measures_of_a_person_stand_behind_the_fold() {
    let mut harness = start(sketch("Ana -- Bo, Bo -- Cy, Bo -- Di"), [1280.0, 2000.0]);
    find(&mut harness, "Bo");
    assert!(harness.query_by_role_and_label(Role::Row, "Go-between").is_none());
    press(&mut harness, "All measures");
    let value = |harness: &Run, name: &str| {
        harness.get_by_role_and_label(Role::Row, name).accesskit_node().value().unwrap_or_default()
    };
    assert_eq!(value(&harness, "Number of ties"), "3, 1st of 4");
    assert_eq!(value(&harness, "Go-between"), "3, 1st of 4");
}

#[test]
fn the_warm_route_is_found_with_the_keyboard_alone() {
    let mut map = sketch("Ana -- Bo, Bo -- Cy, Ana -- Di, Di -- Cy");
    let bo = person(&map, "Bo");
    let close = groundswell::model::Strength::nearest(5);
    for tie in map.ties.values_mut() {
        if tie.from == bo || tie.to == bo {
            tie.strength = close;
        }
    }
    let mut harness = start(map.clone(), [1280.0, 900.0]);
    key(&mut harness, Key::W);
    harness.get_by_role_and_label(Role::TextInput, "From").type_text("ana");
    harness.run_steps(3);
    key(&mut harness, Key::Enter);
    harness.get_by_role_and_label(Role::TextInput, "To").type_text("cy");
    harness.run_steps(3);
    key(&mut harness, Key::Enter);
    assert!(says(&harness, "The warmest way") && says(&harness, "strong"), "{}", written(&harness));
    assert!(says(&harness, "Another way"));
    let links = harness.get_all_by_role_and_label(Role::Link, "Ana").count();
    assert_eq!(links, 2, "she begins both ways; no ask names those who have no part in it");
    let text = copied(&mut harness);
    let first: Vec<&str> = text.lines().take(3).collect();
    assert!(first[1].starts_with("Ana asks Bo") && first[2].starts_with("Bo asks Cy"), "{text}");
    harness.get_all_by_role_and_label(Role::Button, "Show on the map").next().expect("a route").click();
    harness.run_steps(4);
    assert!(harness.query_by_label_contains("5 selected").is_some(), "three people and two ties");
}

#[test]
fn two_selected_people_are_told_how_they_reach_each_other() {
    let mut harness = start(sketch("Ana -- Bo, Bo -- Cy"), [1280.0, 1200.0]);
    press(&mut harness, "People");
    for name in ["Select Ana", "Select Cy"] {
        harness.get_by_role_and_label(Role::CheckBox, name).click();
        harness.run_steps(3);
    }
    if harness.query_by_label_contains("From one to the other").is_none() {
        harness.key_press_modifiers(Modifiers::COMMAND, Key::I);
        harness.run_steps(4);
    }
    assert!(says(&harness, "The warmest way"), "{}", written(&harness));
}

/// Shows a measure as a column and sorts by it.
fn sort_by_ties(harness: &mut Run) {
    press(harness, "People");
    press(harness, "Columns");
    harness.get_by_role_and_label(Role::MenuItemCheckBox, "Number of ties").click();
    harness.run_steps(3);
    key(harness, Key::Escape);
    let heading = harness.query_all_by_label_contains("Sort by number of ties").next();
    heading.expect("there is a column").click();
    harness.run_steps(4);
}

#[test]
fn a_measure_is_a_column_to_sort_by_and_not_to_write_in() {
    let mut map = sketch("Ana -- Bo, Bo -- Cy, Bo -- Di, Cy -- Di, Flo");
    let flo = person(&map, "Flo");
    map.stakeholders.get_mut(&flo).unwrap().unit = None;
    let mut harness = start(map.clone(), [1920.0, 900.0]);
    sort_by_ties(&mut harness);
    let top = |harness: &Run, name: &str| {
        let label = format!("Number of ties of {name}");
        harness.get_by_role_and_label(Role::Cell, &label).rect().top()
    };
    let order = ["Bo", "Cy", "Di", "Ana", "Flo"].map(|name| top(&harness, name));
    assert!(order.is_sorted(), "the most ties first, equal ones by name: {order:?}");
    let said = harness.get_by_role_and_label(Role::Cell, "Number of ties of Bo").accesskit_node().value();
    assert_eq!(said.as_deref(), Some("3"));
    // A new tie moves somebody up; typing into the cell changes nothing.
    let before = harness.state().document().clone();
    harness.get_by_role_and_label(Role::Cell, "Number of ties of Bo").click();
    harness.run_steps(3);
    harness.event(egui::Event::Text("9".to_owned()));
    harness.run_steps(3);
    key(&mut harness, Key::Enter);
    assert_eq!(*harness.state().document(), before, "a measure follows from the ties");
    assert!(harness.query_all_by_label_contains("follows from the ties on the map").next().is_some());
}

#[test]
fn who_has_no_score_comes_last_whichever_end_is_first() {
    let mut harness = start(sketch("Ana -- Bo, Bo -- Cy, Bo -- Di, Cy -- Di, Flo"), [1920.0, 900.0]);
    press(&mut harness, "People");
    press(&mut harness, "Columns");
    harness.get_by_role_and_label(Role::MenuItemCheckBox, "Held in one circle").click();
    harness.run_steps(3);
    key(&mut harness, Key::Escape);
    for _ in 0..2 {
        let heading = harness.query_all_by_label_contains("Sort by held in one circle").next();
        heading.expect("there is a column").click();
        harness.run_steps(4);
        let top = |name: &str| {
            let label = format!("Held in one circle of {name}");
            harness.get_by_role_and_label(Role::Cell, &label).rect().top()
        };
        assert!(["Ana", "Bo", "Cy", "Di"].iter().all(|name| top(name) < top("Flo")));
    }
    let said =
        harness.get_by_role_and_label(Role::Cell, "Held in one circle of Flo").accesskit_node().value();
    assert_eq!(said.as_deref(), Some("no ties"));
}

#[test]
fn a_large_map_is_measured_beside_the_table_and_the_rows_then_stand_in_order() {
    let mut harness = start(large(3000, 9000), [1920.0, 900.0]);
    let document = harness.state().document().clone();
    press(&mut harness, "People");
    if let Some(group) = harness.query_by_label_contains("Everybody on the map") {
        group.click();
        harness.run_steps(2);
    }
    sort_by_ties(&mut harness);
    let begun = Instant::now();
    let near = near(&document);
    loop {
        let shown: Vec<(f32, usize)> = harness
            .query_all_by_role(Role::Cell)
            .filter_map(|node| {
                let label = node.accesskit_node().label()?;
                let name = label.strip_prefix("Number of ties of ")?.to_owned();
                let found = document.stakeholders.iter().find(|(_, person)| person.name == name)?;
                Some((node.rect().top(), near[found.0].len()))
            })
            .collect();
        let mut sorted = shown.clone();
        sorted.sort_by(|a, b| a.0.total_cmp(&b.0));
        if shown.len() > 5 && sorted.is_sorted_by(|a, b| a.1 >= b.1) && sorted[0].1 > sorted[5].1.min(3) {
            break;
        }
        assert!(begun.elapsed() < Duration::from_mins(1), "it is never sorted: {sorted:?}");
        std::thread::sleep(Duration::from_millis(20));
        harness.run_steps(1);
    }
}

#[test]
fn a_found_group_becomes_a_community_in_one_step() {
    let ring = "Ana -- Bo, Bo -- Cy, Ana -- Cy, Cy -- Di, Di -- Ed, Ed -- Flo, Di -- Flo";
    let mut harness = start(sketch(ring), [1280.0, 1400.0]);
    let before = harness.state().document().clone();
    key(&mut harness, Key::F);
    assert!(says(&harness, "Groups by their ties"), "{}", written(&harness));
    let button = harness.get_all_by_role_and_label(Role::Button, "Make a community…").next();
    button.expect("a group that nobody declared").click();
    harness.run_steps(4);
    let now = harness.state().document().clone();
    assert_eq!(now.communities.len(), before.communities.len() + 1);
    let id = *now.communities.keys().find(|id| !before.communities.contains_key(id)).unwrap();
    assert_eq!(now.stakeholders.values().filter(|person| person.communities.contains_key(&id)).count(), 3);
    key(&mut harness, Key::Escape);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    harness.run_steps(4);
    assert_eq!(*harness.state().document(), before);
}

#[test]
fn what_the_network_shows_is_in_no_presentation() {
    let mut harness = sample();
    key(&mut harness, Key::F);
    key(&mut harness, Key::Escape);
    key(&mut harness, Key::F5);
    press(&mut harness, "Present");
    key(&mut harness, Key::F);
    assert!(!says(&harness, "What the network shows") && !says(&harness, "In the network"));
}
