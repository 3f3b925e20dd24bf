//! Can the rules be set, other picks be tried before they are taken, and is everything said where there is nothing to
//! pick?

#![cfg(feature = "gui")]

mod common;
#[path = "common/harness.rs"]
mod harness;

use common::large;
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use groundswell::app::App;
use groundswell::file;
use groundswell::model::action::ActionKind;
use groundswell::model::initiative::{Affected, Counted};
use groundswell::model::{
    AdvocacyState, Community, Document, Engagement, Id, Initiative, InitiativeId, Interaction, Stakeholder,
};
use std::time::{Duration, Instant};

const WIDE: [f32; 2] = [1920.0, 1080.0];

/// Waits until nothing is being worked out.
fn settle(harness: &mut Harness<'_, App>) {
    let begun = Instant::now();
    loop {
        harness.run_steps(3);
        let working = harness.query_all_by_label_contains("Working out").next().is_some();
        if !working {
            return;
        }
        assert!(begun.elapsed() < Duration::from_mins(2), "it comes to an end");
        std::thread::sleep(Duration::from_millis(20));
    }
}

fn open(document: Document, size: [f32; 2]) -> Harness<'static, App> {
    let mut harness = harness::with(document, size);
    harness.state_mut().look_at("One service desk");
    harness.run_steps(2);
    harness.get_by_role_and_label(Role::Button, "Advocates").click();
    harness.run_steps(3);
    harness
}

fn click(harness: &mut Harness<'_, App>, name: &str) {
    harness.get_by_role_and_label(Role::Button, name).click();
    harness.run_steps(4);
}

fn undo(harness: &mut Harness<'_, App>) {
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    harness.run_steps(3);
}

fn says(harness: &Harness<'_, App>, words: &str) -> bool {
    harness.query_all_by_label_contains(words).next().is_some()
}

fn desk(document: &Document) -> (InitiativeId, &Initiative) {
    let found = document.initiatives.iter().find(|(_, one)| one.name == "One service desk");
    found.map(|(id, one)| (*id, one)).expect("the initiative")
}

fn now(harness: &Harness<'_, App>) -> Initiative {
    desk(harness.state().document()).1.clone()
}

#[test]
fn every_rule_is_a_step_that_can_be_undone() {
    let mut harness = open(file::sample(), WIDE);
    assert!(says(&harness, "of the impact is reached by these 9 people"), "as many as the communities need");
    click(&mut harness, "How many: one less");
    assert_eq!(now(&harness).picking.most.map_or(0, groundswell::model::initiative::Most::get), 8);
    assert!(says(&harness, "9 needed for a voice in each community, you allow 8"), "what it takes is said");
    undo(&mut harness);
    assert_eq!(now(&harness).picking.most, None, "back to as many as it takes");
    click(&mut harness, "How many: one less");
    click(&mut harness, "Use 9");
    assert_eq!(now(&harness).picking.most.map_or(0, groundswell::model::initiative::Most::get), 9);

    click(&mut harness, "Local per community: one more");
    assert_eq!(now(&harness).advocates_wanted.get(), 2);
    undo(&mut harness);
    assert_eq!(now(&harness).advocates_wanted.get(), 1);
    harness.get_by_role_and_label(Role::RadioButton, "People").click();
    harness.run_steps(4);
    assert_eq!(now(&harness).picking.count, Counted::People);
    for name in ["Direct ties only", "Hears it twice"] {
        harness.get_by_role_and_label(Role::Switch, name).click();
        harness.run_steps(4);
    }
    assert!(now(&harness).picking.direct_only && now(&harness).picking.twice);
    undo(&mut harness);
    assert!(now(&harness).picking.direct_only && !now(&harness).picking.twice);
}

#[test]
fn rules_without_room_stand_behind_more() {
    let mut harness = open(file::sample(), [960.0, 600.0]);
    assert!(harness.query_by_role_and_label(Role::Switch, "Hears it twice").is_none());
    click(&mut harness, "More rules");
    harness.get_by_role_and_label(Role::Switch, "Hears it twice").click();
    harness.run_steps(4);
    assert!(now(&harness).picking.twice);
    assert!(says(&harness, "More rules, 1 of them set"), "what is hidden there is counted");
}

#[test]
fn the_fewest_who_reach_a_share_are_found_and_used() {
    let mut harness = open(file::sample(), WIDE);
    click(&mut harness, "How many: Enough");
    click(&mut harness, "Share to be reached: one less");
    settle(&mut harness);
    assert!(says(&harness, "No number does"), "fifty-five percent cannot be reached in the sample");
    for _ in 0..5 {
        click(&mut harness, "Share to be reached: one less");
        settle(&mut harness);
    }
    assert!(
        says(&harness, "9 people reach 39 %, with the voices that are wanted"),
        "voices are not given up for it"
    );
    click(&mut harness, "Use 9");
    assert_eq!(now(&harness).picking.most.map_or(0, groundswell::model::initiative::Most::get), 9);
}

#[test]
fn somebody_is_a_must_after_it_was_said_what_that_does() {
    let mut harness = open(file::sample(), WIDE);
    click(&mut harness, "Add somebody who must be among them");
    harness.get_by_role_and_label(Role::TextInput, "Type a name").type_text("dmitri");
    harness.run_steps(3);
    harness.key_press(Key::Enter);
    settle(&mut harness);
    assert!(
        says(&harness, "Dmitri Kask in any case") && says(&harness, "Reach 39 % →"),
        "the effect is said"
    );
    assert!(now(&harness).picking.must.is_empty(), "and nothing is done yet");
    click(&mut harness, "Apply");
    assert_eq!(now(&harness).picking.must.len(), 1);
    click(&mut harness, "Remove Dmitri Kask from must");
    assert!(now(&harness).picking.must.is_empty());
}

#[test]
fn a_pick_is_swapped_by_keys_in_one_step() {
    let mut harness = open(file::sample(), WIDE);
    settle(&mut harness);
    assert!(says(&harness, "Siobhán Kelleher, Not asked."));
    harness.get_by_label_contains("Siobhán Kelleher, Not asked.").focus();
    harness.run_steps(2);
    harness.key_press(Key::S);
    harness.run_steps(3);
    assert!(says(&harness, "In the place of Siobhán Kelleher"));
    click(&mut harness, "Dmitri Kask, loses least");
    settle(&mut harness);
    assert!(says(&harness, "Dmitri Kask instead of Siobhán"));
    harness.key_press(Key::Escape);
    harness.run_steps(3);
    assert!(
        !says(&harness, "Dmitri Kask instead of") && now(&harness).picking.never.is_empty(),
        "Esc leaves all"
    );

    harness.get_by_label_contains("Siobhán Kelleher, Not asked.").focus();
    harness.run_steps(2);
    harness.key_press(Key::S);
    harness.run_steps(3);
    click(&mut harness, "Dmitri Kask, loses least");
    settle(&mut harness);
    harness.key_press(Key::Enter);
    harness.run_steps(4);
    let picking = now(&harness).picking;
    assert_eq!((picking.must.len(), picking.never.len()), (1, 1));
    settle(&mut harness);
    assert!(says(&harness, "Dmitri Kask, ") && !says(&harness, "Siobhán Kelleher, Not asked."));
    undo(&mut harness);
    let picking = now(&harness).picking;
    assert!(picking.must.is_empty() && picking.never.is_empty(), "one step");
}

#[test]
fn picks_become_candidates_in_one_step() {
    let mut harness = open(file::sample(), WIDE);
    let candidates = |harness: &Harness<'_, App>| {
        let document = harness.state().document();
        let id = desk(document).0;
        let of = |(_, said): &(_, &groundswell::model::Assessment)| {
            said.advocacy.state == AdvocacyState::Candidate
        };
        document.assessments_of(id).filter(of).count()
    };
    settle(&mut harness);
    let before = candidates(&harness);
    click(&mut harness, "Use these as advocates");
    assert!(candidates(&harness) > before, "those who were not on the way are now");
    let button = harness.get_by_role_and_label(Role::Button, "Use these as advocates");
    assert!(button.accesskit_node().is_disabled(), "there is nothing left to take over");
    undo(&mut harness);
    assert_eq!(candidates(&harness), before);
}

#[test]
fn a_community_without_a_voice_is_accepted_and_looked_at_again() {
    let mut document = file::sample();
    let (initiative, _) = desk(&document);
    document.communities.insert(Id::from_bits(77), Community::named("Catering"));
    let change = document.initiatives.get_mut(&initiative).expect("it is there");
    change.affected.insert(Id::from_bits(77), Affected::default());
    let mut harness = open(document, WIDE);
    assert!(says(&harness, "Catering has no voice of its own"));
    click(&mut harness, "Accept as unserved");
    assert_eq!(now(&harness).picking.accepted.len(), 1);
    assert!(!says(&harness, "Catering has no voice of its own"), "it is no longer looked for");
    harness.get_by_label_contains("Catering: ").click();
    harness.run_steps(3);
    click(&mut harness, "Look for a voice again");
    assert!(now(&harness).picking.accepted.is_empty());
    undo(&mut harness);
    undo(&mut harness);
    assert!(now(&harness).picking.accepted.is_empty());
    click(&mut harness, "Find someone in Catering…");
    assert!(says(&harness, "Remove Community: "), "the people of the community are looked for in the table");
}

#[test]
fn arrows_go_from_card_to_card_and_enter_opens_one() {
    let mut harness = open(file::sample(), WIDE);
    harness.get_by_label_contains("Owen Pritchard, Active.").focus();
    harness.run_steps(2);
    for key in [Key::ArrowRight, Key::ArrowDown] {
        harness.key_press(key);
        harness.run_steps(3);
    }
    let focused = harness.ctx.memory(egui::Memory::focused).expect("a card");
    let place = harness.ctx.read_response(focused).expect("it is drawn").rect;
    let second = harness.get_by_label_contains("Siobhán Kelleher, Not asked.").rect();
    assert_eq!(place.center(), second.center(), "to the right, then down: the fourth card");
    assert!(!says(&harness, "Motivators"), "no details yet");
    harness.key_press(Key::Enter);
    harness.run_steps(4);
    assert!(says(&harness, "Motivators"), "the details of that person");
}

fn named(document: &Document, name: &str) -> groundswell::model::StakeholderId {
    *document.stakeholders.iter().find(|(_, one)| one.name == name).expect("they are there").0
}

/// How many cards of picks are drawn.
fn cards(harness: &Harness<'_, App>) -> usize {
    harness
        .query_all_by_label_contains("Change ")
        .filter(|node| node.accesskit_node().role() == Role::Button)
        .count()
}

#[test]
fn each_card_says_when_they_were_last_thanked() {
    let mut document = file::sample();
    let owen = named(&document, "Owen Pritchard");
    document.interactions.retain(|_, talk| talk.kind != ActionKind::Thanks);
    let harness = open(document.clone(), WIDE);
    assert_eq!(harness.query_all_by_label("Not thanked yet").count(), 9, "said of everybody");

    let date = jiff::civil::date(2025, 3, 4);
    let (stakeholders, kind) = ([owen].into(), ActionKind::Thanks);
    let thanks = Interaction { date, stakeholders, kind, ..Interaction::default() };
    document.interactions.insert(Id::from_bits(99), thanks);
    for size in [[960.0, 600.0], [1280.0, 800.0], WIDE] {
        let harness = open(document.clone(), size);
        let owen = harness.get_by_label_contains("Owen Pritchard, Active.");
        let told = owen.accesskit_node().label().unwrap_or_default();
        assert!(told.contains("Last thanked 4 Mar"), "read aloud with the card: {told}");
        let mut all = harness.query_all_by_label_contains("Last thanked 4 Mar");
        let inside = |place: egui::Rect| place != owen.rect() && owen.rect().contains_rect(place);
        assert!(all.any(|figure| inside(figure.rect())), "on the card at {size:?}");
    }
}

#[test]
fn a_must_who_cannot_be_picked_is_said_with_the_reason() {
    let mut document = file::sample();
    let initiative = desk(&document).0;
    let dmitri = named(&document, "Dmitri Kask");
    document.assessments.entry((initiative, dmitri)).or_default().advocacy.state = AdvocacyState::Declined;
    let change = document.initiatives.get_mut(&initiative).expect("it is there");
    change.picking.must.insert(dmitri);
    let mut harness = open(document, WIDE);
    let words = "Dmitri Kask is to be among them, but declined, and is left out";
    assert!(harness.query_by_label(words).is_some(), "as a notice");
    let chip = format!("Remove Dmitri Kask from must. {words}");
    assert!(harness.query_by_role_and_label(Role::Button, &chip).is_some(), "and on their chip");
    click(&mut harness, "No longer a must");
    assert!(now(&harness).picking.must.is_empty() && !says(&harness, words));
}

#[test]
fn the_filter_dims_or_hides_picks_and_chooses_no_others() {
    let mut harness = open(file::sample(), WIDE);
    assert_eq!(cards(&harness), 9);
    assert!(says(&harness, "9 communities · 9 picked · "), "counted in the status bar");
    harness.key_press_modifiers(Modifiers::COMMAND, Key::F);
    harness.run_steps(3);
    harness.event(egui::Event::Text("Owen Pritchard".to_owned()));
    harness.run_steps(4);
    assert_eq!(cards(&harness), 9, "dimmed, not hidden");
    let unfit = |harness: &Harness<'_, App>, name: &str| {
        let node = harness.get_by_label_contains(name);
        node.accesskit_node().label().unwrap_or_default().contains("Does not fit the filter")
    };
    assert!(!unfit(&harness, "Owen Pritchard, Active.") && unfit(&harness, "Siobhán Kelleher, Not asked."));
    assert!(unfit(&harness, "Estates & facilities: "), "a community where nobody fits");

    harness.get_by_role_and_label(Role::RadioButton, "Hide").click();
    harness.run_steps(4);
    assert_eq!(cards(&harness), 1);
    assert!(says(&harness, "1 of 9 picks shown") && says(&harness, "is reached by these 9 people"));
    click(&mut harness, "Clear filter");
    assert_eq!(cards(&harness), 9);
}

#[test]
fn a_pointer_that_only_rests_asks_for_no_tooltip() {
    let mut harness = open(file::sample(), [1280.0, 800.0]);
    let card = harness.get_by_label_contains("Owen Pritchard, Active.").rect();
    let text = card.left_top() + egui::vec2(100.0, 75.0);
    let tells = |harness: &Harness<'_, App>| {
        let labels = harness.query_all_by_label_contains("Owen covers");
        labels.filter(|node| node.accesskit_node().role() == Role::Label).count() > 0
    };
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Num1);
    harness.run_steps(4);
    harness.hover_at(text);
    harness.run_steps(60);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Num5);
    harness.run_steps(60);
    assert!(!tells(&harness), "the view came to the pointer");
    harness.hover_at(text + egui::vec2(3.0, 0.0));
    harness.run_steps(60);
    assert!(tells(&harness), "the pointer came to the words");
}

#[test]
fn where_there_is_nothing_to_pick_it_is_said_why() {
    let harness = harness_of(Document::default());
    assert!(says(&harness, "No initiative yet"));

    let mut document = Document::default();
    let initiative = Id::from_bits(1);
    document.initiatives.insert(initiative, Initiative::named("One service desk"));
    assert!(says(&harness_of(document.clone()), "Nobody on the map yet"));

    document.stakeholders.insert(Id::from_bits(2), Stakeholder::named("Ana Ruiz"));
    assert!(says(&harness_of(document), "affects no community yet"));

    let mut resistant = file::sample();
    let initiative = desk(&resistant).0;
    let people: Vec<_> = resistant.stakeholders.keys().copied().collect();
    for person in people {
        let said = resistant.assessments.entry((initiative, person)).or_default();
        said.engagement_now = Some(Engagement::Resistant);
        said.advocacy.state = AdvocacyState::None;
    }
    let harness = harness_of(resistant);
    assert!(says(&harness, "Nobody can be picked"), "everybody is against it");
    assert!(says(&harness, "Nobody to pick"));

    let mut untied = file::sample();
    untied.ties.clear();
    assert!(says(&harness_of(untied), "Nobody is tied to anybody"));

    let mut unrated = file::sample();
    let initiative = desk(&unrated).0;
    let change = unrated.initiatives.get_mut(&initiative).expect("it is there");
    change.affected.values_mut().for_each(|affected| affected.impact = None);
    unrated.assessments.values_mut().for_each(|said| said.impact = None);
    assert!(says(&harness_of(unrated), "No impact is known anywhere"));
}

fn harness_of(document: Document) -> Harness<'static, App> {
    open(document, [1280.0, 800.0])
}

#[test]
fn five_hundred_people_stand_at_every_size_in_both_themes() {
    for size in [[960.0, 600.0], [1280.0, 800.0], WIDE] {
        let mut harness = harness::with(large(500, 1500), size);
        for theme in [egui::Theme::Light, egui::Theme::Dark] {
            harness.ctx.set_theme(theme);
            harness.get_by_role_and_label(Role::Button, "Advocates").click();
            harness.run_steps(4);
            assert!(says(&harness, "More rules"), "{size:?}");
        }
    }
}
