//! Are two days compared, everybody asked about by keys, a review frozen and a second opinion kept, and is what they see told
//! as it may be?

#![cfg(feature = "gui")]

#[path = "common/harness.rs"]
mod harness;

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use groundswell::app::App;
use groundswell::file;
use groundswell::model::assessment::ReasonKind;
use groundswell::model::{Document, Engagement, InitiativeId, StakeholderId};
use groundswell::plan::pulse::{Order, queue};
use jiff::civil::{Date, date};

const SIZE: [f32; 2] = [1280.0, 800.0];
const TODAY: Date = date(2026, 11, 22);

fn open(size: [f32; 2]) -> Harness<'static, App> {
    let mut harness = harness::with(file::sample(), size);
    harness.state_mut().look_at("One service desk");
    harness.run_steps(2);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Num7);
    harness.run_steps(4);
    harness
}

fn click(harness: &mut Harness<'_, App>, name: &str) {
    harness.get_by_role_and_label(Role::Button, name).click();
    harness.run_steps(4);
}

fn press(harness: &mut Harness<'_, App>, key: Key) {
    harness.key_press(key);
    harness.run_steps(3);
}

fn says(harness: &Harness<'_, App>, words: &str) -> bool {
    harness.query_all_by_label_contains(words).next().is_some()
}

fn change(document: &Document) -> InitiativeId {
    let named = document.initiatives.iter().find(|(_, one)| one.name == "One service desk");
    *named.expect("the sample has it").0
}

fn asked_first(document: &Document) -> Vec<StakeholderId> {
    queue(document, change(document), Order::Stalest, TODAY).next
}

#[test]
fn the_last_review_is_compared_with_now_and_keys_move_the_days() {
    let mut harness = open(SIZE);
    assert!(says(&harness, "Zanele Khumalo: neutral, then up to supportive"));
    assert!(says(&harness, "Zanele Khumalo, up to supportive, Became supportive"));
    assert!(says(&harness, "Moved up 1") && says(&harness, "Unchanged 42") && says(&harness, "New 2"));
    harness.get_by_role_and_label(Role::Slider, "From: 6 Nov 2026, After the first listening").focus();
    harness.run_steps(2);
    press(&mut harness, Key::ArrowLeft);
    assert!(says(&harness, "From: 2 Oct 2026"));
    assert!(says(&harness, "Moved up 15") && says(&harness, "Moved down 2"));
    click(&mut harness, "Unchanged 25");
    click(&mut harness, "Moved up 15");
    assert!(says(&harness, ", still "));
}

#[test]
fn a_cause_is_changed_where_it_stands_and_undone() {
    let mut harness = open(SIZE);
    click(&mut harness, "Change what made the difference for Zanele Khumalo");
    harness.get_by_label("What made the difference for Zanele Khumalo").type_text("!!");
    harness.run_steps(2);
    press(&mut harness, Key::Enter);
    let cause = |harness: &Harness<'_, App>| {
        let document = harness.state().document();
        let all = document.assessments.iter();
        all.filter(|((initiative, id), _)| {
            *initiative == change(document) && document.stakeholders[id].name == "Zanele Khumalo"
        })
        .find_map(|(_, said)| said.evidence.clone())
        .expect("it is written")
        .0
    };
    assert!(cause(&harness).contains("!!"), "{}", cause(&harness));
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    harness.run_steps(3);
    assert!(!cause(&harness).contains("!!"));
}

#[test]
fn what_the_sponsor_copies_names_nobody() {
    let mut harness = open(SIZE);
    click(&mut harness, "Written for Only me");
    harness.get_by_role_and_label(Role::MenuItem, "Sponsor").click();
    harness.run_steps(4);
    harness.get_by_role_and_label(Role::Button, "Copy").click();
    harness.step();
    let mut copied = None;
    for command in &harness.output().platform_output.commands {
        if let egui::OutputCommand::CopyText(text) = command {
            copied = Some(text.clone());
        }
    }
    let words = copied.expect("something was copied");
    assert!(words.contains("fewer than five people moved towards the change"), "{words}");
    assert_eq!(groundswell::share::names_in(&file::sample(), &words), Vec::<String>::new());
}

#[test]
fn ten_minutes_by_keys_end_with_two_questions() {
    let mut harness = open(SIZE);
    let first = asked_first(harness.state().document());
    click(&mut harness, "Start a review, 10 minutes");
    // Resistant, because it is ambiguous; then nothing new; then one is skipped.
    press(&mut harness, Key::Num2);
    harness.get_by_role_and_label(Role::RadioButton, "Ambiguous").click();
    harness.run_steps(2);
    press(&mut harness, Key::Enter);
    press(&mut harness, Key::Space);
    press(&mut harness, Key::S);
    let said = |harness: &Harness<'_, App>, place: usize| {
        let document = harness.state().document();
        document.assessments[&(change(document), first[place])].clone()
    };
    assert_eq!(said(&harness, 0).engagement_now, Some(Engagement::Resistant));
    assert_eq!(said(&harness, 0).reason.map(|reason| reason.kind), Some(ReasonKind::Ambiguous));
    assert_eq!(said(&harness, 0).assessed_on, Some(TODAY));
    assert_eq!(said(&harness, 1).assessed_on, Some(TODAY));
    assert_eq!(said(&harness, 1).engagement_now, said(&open(SIZE), 1).engagement_now, "no change");
    assert_ne!(said(&harness, 2).assessed_on, Some(TODAY), "skipped");
    // One undo takes back one person.
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    harness.run_steps(3);
    assert_ne!(said(&harness, 1).assessed_on, Some(TODAY));
    assert_eq!(said(&harness, 0).assessed_on, Some(TODAY));
    // Back to the one before; Esc keeps what was said there.
    harness.key_press_modifiers(Modifiers::SHIFT, Key::Enter);
    harness.run_steps(3);
    press(&mut harness, Key::Num4);
    press(&mut harness, Key::Escape);
    assert_eq!(said(&harness, 2).engagement_now, Some(Engagement::Supportive));
    // Later the same day it goes on with those who are left.
    click(&mut harness, "Go on with the review");
    assert!(says(&harness, "2 of 45 done"));
    let mut guard = 0;
    while !says(&harness, "Two questions to end with") {
        press(&mut harness, Key::S);
        guard += 1;
        assert!(guard < 60, "the queue ends");
    }
}

#[test]
fn the_two_questions_end_in_a_frozen_review() {
    let mut harness = open(SIZE);
    let before = harness.state().document().reviews.len();
    click(&mut harness, "Start a review, 10 minutes");
    for _ in 0..45 {
        press(&mut harness, Key::S);
    }
    let field = |harness: &Harness<'_, App>, text: Option<&str>| {
        let node = harness.get_by_role_and_label(Role::MultilineTextInput, "What works well");
        text.map_or_else(|| node.focus(), |text| node.type_text(text));
    };
    field(&harness, None);
    harness.run_steps(2);
    field(&harness, Some("Grace speaks plainly"));
    harness.run_steps(3);
    assert!(harness.query_by_value("Others may read this, and it names Grace.").is_some());
    click(&mut harness, "Freeze");
    let document = harness.state().document();
    assert_eq!(document.reviews.len(), before + 1);
    let review = document.reviews.values().max_by_key(|review| review.date).expect("it is there");
    assert_eq!((review.date, review.ratings.len()), (TODAY, 45));
    assert_eq!(review.works_well.as_deref(), Some("Grace speaks plainly"));
    assert!(review.overdue.is_some_and(|count| count.get() > 0));
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    harness.run_steps(3);
    assert_eq!(harness.state().document().reviews.len(), before);
}

#[test]
fn a_second_rater_sees_no_other_opinion() {
    let mut harness = open(SIZE);
    click(&mut harness, "Second opinion");
    harness.get_by_role_and_label(Role::TextInput, "Who rates?").type_text("Grace");
    harness.run_steps(3);
    click(&mut harness, "Grace Mbeki");
    // The order of the list is no hint: by name, not by influence or by when they were judged.
    assert!(says(&harness, "Amara Okafor, now") && !says(&harness, "Order: "));
    for private in ["last time", "Earlier answers", "Note to yourself", "What changed it?", "No change"] {
        assert!(!says(&harness, private), "{private}");
    }
    let chosen = |harness: &Harness<'_, App>| {
        harness.state().document().assessments.values().map(|said| said.raters.len()).sum::<usize>()
    };
    let before = chosen(&harness);
    let own: Vec<_> = harness
        .state()
        .document()
        .assessments
        .values()
        .map(|said| (said.influence, said.engagement_now))
        .collect();
    harness.get_by_role_and_label(Role::Slider, "Influence").focus();
    harness.run_steps(2);
    press(&mut harness, Key::ArrowRight);
    press(&mut harness, Key::Num5);
    click(&mut harness, "Next person");
    assert_eq!(chosen(&harness), before + 1);
    let after: Vec<_> = harness
        .state()
        .document()
        .assessments
        .values()
        .map(|said| (said.influence, said.engagement_now))
        .collect();
    assert_eq!(own, after, "what the map holds stays");
    press(&mut harness, Key::Escape);
    click(&mut harness, "Second opinions");
    assert!(says(&harness, "What does Priya see in Mei-Ling that Callum does not?"));
}

#[test]
fn whoever_was_judged_long_ago_is_marked_with_words_and_only_where_wanted() {
    let mut harness = harness::with(file::sample(), SIZE);
    harness.state_mut().look_at("One service desk");
    harness.run_steps(3);
    assert!(says(&harness, "assessed 51 days ago"));
    click(&mut harness, "Freshness");
    assert!(!says(&harness, "assessed 51 days ago"));
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Num2);
    harness.run_steps(6);
    assert!(says(&harness, "assessed 51 days ago"));
    click(&mut harness, "Freshness");
    assert!(!says(&harness, "assessed 51 days ago"));
}

#[test]
fn nothing_is_cut_in_a_small_window() {
    for size in [[960.0, 600.0], SIZE, [1920.0, 1080.0]] {
        let mut harness = open(size);
        harness.get_by_role_and_label(Role::Button, "Start a review, 10 minutes").click();
        harness.run_steps(4);
        let window = egui::Rect::from_min_size(egui::Pos2::ZERO, size.into());
        for name in ["Next person", "Skip", "No change", "Leave", "Pause"] {
            let place = harness.get_by_role_and_label(Role::Button, name).rect();
            assert!(window.contains_rect(place), "{name} at {size:?}: {place:?}");
        }
    }
}
