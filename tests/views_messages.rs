//! Can messages be written, looked at and marked as heard in the window, by pointer and by keys?

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
use groundswell::model::interaction::Heard as Said;
use groundswell::model::stakeholder::Channel;
use groundswell::model::{Document, Message, MessageId};
use groundswell::plan::heard::{Cell, heard};
use jiff::civil::date;

const SIZE: [f32; 2] = [1280.0, 800.0];
const WARDS: &str = "One number, and whoever answers knows your ward";

fn open(document: Document, size: [f32; 2]) -> Harness<'static, App> {
    let mut harness = harness::with(document, size);
    harness.state_mut().look_at("One service desk");
    harness.run_steps(2);
    harness.get_by_role_and_label(Role::Button, "Plan").click();
    harness.run_steps(3);
    harness.get_by_role_and_label(Role::RadioButton, "Messages").click();
    harness.run_steps(4);
    harness
}

fn press(harness: &mut Harness<'_, App>, key: Key) {
    harness.key_press(key);
    harness.run_steps(4);
}

fn click(harness: &mut Harness<'_, App>, role: Role, name: &str) {
    harness.get_by_role_and_label(role, name).click();
    harness.run_steps(4);
}

fn undo(harness: &mut Harness<'_, App>) {
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    harness.run_steps(4);
}

fn says(harness: &Harness<'_, App>, words: &str) -> bool {
    harness.query_all_by_label_contains(words).next().is_some()
}

fn message(document: &Document, title: &str) -> (MessageId, Message) {
    let found = document.messages.iter().find(|(_, message)| message.title == title);
    found.map(|(id, message)| (*id, message.clone())).expect("the message")
}

fn now(harness: &Harness<'_, App>) -> Message {
    message(harness.state().document(), WARDS).1
}

fn cell(document: &Document, title: &str, community: &str) -> Cell {
    let (id, message) = message(document, title);
    let (community, _) =
        document.communities.iter().find(|(_, one)| one.name == community).expect("the community");
    let found = heard(document, message.initiative, date(2026, 11, 22));
    found.cells.get(&(id, *community)).cloned().expect("it is meant for them")
}

/// Types into a text of the card and leaves it.
fn write(harness: &mut Harness<'_, App>, name: &str, text: &str) {
    let role = Role::MultilineTextInput;
    harness.get_by_role_and_label(role, name).focus();
    harness.run_steps(2);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.run_steps(1);
    harness.get_by_role_and_label(role, name).type_text(text);
    harness.run_steps(2);
    press(harness, Key::Enter);
}

#[test]
fn each_cell_says_how_a_message_stands_with_an_audience() {
    let harness = open(file::sample(), SIZE);
    let value = |name: &str| {
        harness.get_by_role_and_label(Role::Cell, name).accesskit_node().value().unwrap_or_default()
    };
    let wards = value(&format!("{WARDS}, Ward nurses"));
    assert!(wards.starts_with("Heard 1 of 3 times, by 1 of 2 channels. On the way."), "{wards}");
    assert!(wards.contains("E-mail sent 30 Oct") && wards.contains("planned 16 Dec"), "{wards}");
    assert_eq!(value(&format!("{WARDS}, Radiology")), "Not meant for them");
    let theatre = value("What pays for the desk, and where the risk is, Theatre staff");
    assert!(theatre.contains("Said too little: nothing is planned"), "{theatre}");
    assert!(says(&harness, "Ward nurses, 1,240 people. 0 of 1 messages heard enough"), "above the column");
    assert!(
        says(&harness, "5 messages, 9 audiences · 0 of 6 heard enough · 4 said too little"),
        "at the foot"
    );
}

#[test]
fn arrow_keys_move_and_enter_opens_the_card() {
    let mut harness = open(file::sample(), SIZE);
    click(&mut harness, Role::Cell, &format!("{WARDS}, Ward nurses"));
    click(&mut harness, Role::Button, "Put the card away");
    assert!(harness.query_by_label("In their words").is_none());
    click(&mut harness, Role::Cell, &format!("{WARDS}, Ward nurses"));
    let selected = |harness: &Harness<'_, App>| {
        let all = harness.query_all_by_role(Role::Cell);
        let mut on =
            all.filter(|node| node.accesskit_node().toggled() == Some(egui::accesskit::Toggled::True));
        on.next().and_then(|node| node.accesskit_node().label()).unwrap_or_default()
    };
    let before = selected(&harness);
    press(&mut harness, Key::ArrowRight);
    let right = selected(&harness);
    assert!(right.starts_with(WARDS) && right != before, "{right}");
    press(&mut harness, Key::ArrowDown);
    assert!(!selected(&harness).starts_with(WARDS), "{}", selected(&harness));
    press(&mut harness, Key::ArrowUp);
    press(&mut harness, Key::ArrowLeft);
    assert_eq!(selected(&harness), before);
    press(&mut harness, Key::Enter);
    assert!(harness.query_by_role_and_label(Role::MultilineTextInput, "In their words").is_some());
}

#[test]
fn marking_as_heard_is_a_talk_in_the_log() {
    let mut harness = open(file::sample(), SIZE);
    click(&mut harness, Role::Cell, &format!("{WARDS}, Ward nurses"));
    let before = cell(harness.state().document(), WARDS, "Ward nurses");
    let talks = harness.state().document().interactions.len();
    press(&mut harness, Key::H);
    assert!(says(&harness, "Heard by Ward nurses") && says(&harness, "Ward nurses, as a whole"));
    assert!(
        harness
            .get_by_role_and_label(Role::ComboBox, "What did they hear?")
            .value()
            .unwrap_or_default()
            .contains("E-mail of 30 Oct"),
        "the last that was sent is offered first"
    );
    press(&mut harness, Key::Enter);
    let document = harness.state().document();
    let after = cell(document, WARDS, "Ward nurses");
    assert_eq!(
        (after.heard, after.contacts.len()),
        (before.heard + 1, before.contacts.len()),
        "it confirms that one"
    );
    assert_eq!(after.channels, before.channels + 1);
    let known = file::sample();
    let new = document.interactions.iter().find(|(id, _)| !known.interactions.contains_key(id));
    let (_, talk) = new.expect("a talk");
    assert_eq!(
        (talk.heard, talk.channel, talk.date),
        (Some(Said::Yes), Some(Channel::Email), date(2026, 11, 22))
    );
    assert!(talk.action.is_some() && talk.communities.len() == 1);
    undo(&mut harness);
    assert_eq!(harness.state().document().interactions.len(), talks, "one step");

    press(&mut harness, Key::H);
    press(&mut harness, Key::Escape);
    assert!(!says(&harness, "Heard by Ward nurses"), "Esc leaves all as it was");
    assert_eq!(harness.state().document().interactions.len(), talks);
}

#[test]
fn somebody_must_have_confirmed_it() {
    let mut harness = open(file::sample(), SIZE);
    click(&mut harness, Role::Cell, &format!("{WARDS}, Ward nurses"));
    press(&mut harness, Key::H);
    click(&mut harness, Role::CheckBox, "Ward nurses, as a whole");
    assert!(says(&harness, "Say who confirmed it"));
    let talks = harness.state().document().interactions.len();
    press(&mut harness, Key::Enter);
    assert_eq!(harness.state().document().interactions.len(), talks);
}

#[test]
fn another_time_is_asked_for_in_the_dialog_of_actions() {
    let mut harness = open(file::sample(), SIZE);
    click(&mut harness, Role::Cell, "What pays for the desk, and where the risk is, Theatre staff");
    press(&mut harness, Key::P);
    assert!(says(&harness, "New action") && says(&harness, "Remove Theatre staff"));
}

#[test]
fn enough_is_set_for_all_messages_in_one_step() {
    let mut harness = open(file::sample(), SIZE);
    let wanted = |harness: &Harness<'_, App>| {
        let (desk, _) = message(harness.state().document(), WARDS);
        let document = harness.state().document();
        let initiative = document.messages[&desk].initiative;
        let ours = document.messages.values().filter(|one| one.initiative == initiative);
        ours.map(|one| (one.enough.get(), one.channels.get())).collect::<Vec<_>>()
    };
    click(&mut harness, Role::Button, "Enough means: heard 3 times, by 2 channels");
    click(&mut harness, Role::RadioButton, "twice");
    assert_eq!(wanted(&harness), vec![(2, 2); 5]);
    let (bed, _) =
        message(harness.state().document(), "Three words on a screen, and the telephone stays quiet");
    assert_eq!(harness.state().document().messages[&bed].enough.get(), 3, "another change keeps its own");
    assert!(says(&harness, "Enough means: heard twice, by 2 channels"));
    undo(&mut harness);
    assert_eq!(wanted(&harness), vec![(3, 2); 5], "one step");

    let mut document = file::sample();
    let (id, mut one) = message(&document, WARDS);
    one.enough = groundswell::model::numbers::Whole::nearest(5);
    document.messages.insert(id, one);
    let mut harness = open(document, SIZE);
    click(&mut harness, Role::Button, "Enough means: differs by message");
    assert!(says(&harness, "Not the same for all messages yet"));
    click(&mut harness, Role::RadioButton, "any channel");
    let mut times: Vec<(u32, u32)> = wanted(&harness);
    times.sort_unstable();
    assert_eq!(times, [(3, 1), (3, 1), (3, 1), (3, 1), (5, 1)], "what was not chosen stays");
}

#[test]
fn every_part_of_the_card_is_changed_where_it_stands() {
    let mut harness = open(file::sample(), [1280.0, 1400.0]);
    click(&mut harness, Role::Cell, &format!("{WARDS}, Ward nurses"));
    let before = now(&harness);
    write(&mut harness, "Think", "One number.");
    write(&mut harness, "Feel", "Relieved.");
    write(&mut harness, "Do", "Ring it.");
    write(&mut harness, "In their words", "Ring one number.");
    write(&mut harness, "A word to leave out", "portal, tier 0");
    write(&mut harness, "Another concern", "Nobody will answer.");
    let after = now(&harness);
    let texts =
        [&after.think, &after.feel, &after.act, &after.text].map(|text| text.as_deref().unwrap_or_default());
    assert_eq!(texts, ["One number.", "Relieved.", "Ring it.", "Ring one number."]);
    assert!(after.avoid.contains("portal") && after.avoid.contains("tier 0"));
    assert_eq!(after.concerns.len(), before.concerns.len() + 1);
    click(&mut harness, Role::Button, "Remove portal");
    assert!(!now(&harness).avoid.contains("portal"));
    for _ in 0..7 {
        undo(&mut harness);
    }
    assert_eq!(now(&harness), before, "each was one step");
    write(&mut harness, "Title of the message", "Ring one number");
    assert!(harness.state().document().messages.values().any(|one| one.title == "Ring one number"));
}

#[test]
fn a_name_or_a_word_that_should_not_stand_there_is_warned_of() {
    let mut harness = open(file::sample(), SIZE);
    click(&mut harness, Role::Cell, &format!("{WARDS}, Ward nurses"));
    assert!(!says(&harness, "is a word to leave out"));
    harness.get_by_role_and_label(Role::MultilineTextInput, "In their words").focus();
    harness.run_steps(2);
    harness
        .get_by_role_and_label(Role::MultilineTextInput, "In their words")
        .type_text(" Open a ticket with Tomasz. ");
    harness.run_steps(3);
    assert!(says(&harness, "“ticket” is a word to leave out"), "while it is typed");
    assert!(says(&harness, "Tomasz may not be named to everyone"));
    press(&mut harness, Key::Escape);
    assert!(!says(&harness, "is a word to leave out"), "Esc brings the old text back");
    assert_eq!(now(&harness), message(&file::sample(), WARDS).1);
}

#[test]
fn messages_are_added_duplicated_and_deleted() {
    let mut harness = open(file::sample(), SIZE);
    click(&mut harness, Role::Cell, &format!("{WARDS}, Ward nurses"));
    press(&mut harness, Key::N);
    let (_, new) = message(harness.state().document(), "New message");
    assert_eq!((new.audience.communities.len(), new.enough.get()), (1, 3), "for the audience of the cursor");
    harness.get_by_role_and_label(Role::MultilineTextInput, "Title of the message").type_text("What stays");
    harness.run_steps(2);
    press(&mut harness, Key::Enter);
    message(harness.state().document(), "What stays");
    undo(&mut harness);
    undo(&mut harness);
    assert_eq!(harness.state().document().messages.len(), file::sample().messages.len());

    click(&mut harness, Role::Cell, &format!("{WARDS}, Ward nurses"));
    harness.key_press_modifiers(Modifiers::COMMAND, Key::D);
    harness.run_steps(5);
    let (_, copy) = message(harness.state().document(), &format!("{WARDS} (copy)"));
    assert_eq!(copy.text, now(&harness).text);
    click(&mut harness, Role::Cell, &format!("{WARDS} (copy), Ward nurses"));
    press(&mut harness, Key::Delete);
    assert_eq!(*harness.state().document().messages, *file::sample().messages);
}

#[test]
fn a_message_is_made_meant_for_one_more_audience() {
    let mut harness = open(file::sample(), SIZE);
    click(&mut harness, Role::Cell, &format!("{WARDS}, Radiology"));
    assert!(says(&harness, "Radiology: not meant for them"));
    click(&mut harness, Role::Button, "Also for Radiology");
    assert_eq!(now(&harness).audience.communities.len(), 2);
    harness.get_by_role_and_label(Role::Cell, &format!("{WARDS}, Radiology")).click_secondary();
    harness.run_steps(4);
    click(&mut harness, Role::MenuItem, "No longer for Radiology");
    assert_eq!(now(&harness).audience.communities.len(), 1);
}

#[test]
fn where_there_is_no_message_yet_one_can_be_begun() {
    let mut document = file::sample();
    document.messages.clear();
    let mut harness = open(document, SIZE);
    assert!(says(&harness, "No message yet"));
    let buttons = harness.query_all_by_role_and_label(Role::Button, "New message").count();
    assert_eq!(buttons, 2, "in the toolbar, and in the middle");
    let all = harness.query_all_by_role_and_label(Role::Button, "New message");
    all.last().expect("the one in the middle").click();
    harness.run_steps(5);
    assert_eq!(harness.state().document().messages.len(), 1);
    assert!(says(&harness, "Title of the message"));
}

#[test]
fn the_first_message_is_begun_by_its_key() {
    let mut document = file::sample();
    document.messages.clear();
    let mut harness = open(document, SIZE);
    let people = harness.state().document().stakeholders.len();
    press(&mut harness, Key::N);
    harness.run_steps(4);
    assert_eq!(harness.state().document().messages.len(), 1);
    assert_eq!(harness.state().document().stakeholders.len(), people);
    assert!(says(&harness, "Title of the message"));
}

#[test]
fn two_hundred_messages_for_a_hundred_audiences_paint_what_is_seen() {
    let mut document = file::sample();
    let (id, first) = message(&document, WARDS);
    let mut change = document.initiatives[&first.initiative].clone();
    for number in 0..91 {
        let community = groundswell::model::Id::from_bits(90_000 + number);
        let name = format!("Community {number}");
        document.communities.insert(community, groundswell::model::Community::named(name));
        change.affected.insert(community, groundswell::model::initiative::Affected::default());
    }
    document.initiatives.insert(first.initiative, change);
    for number in 0..195 {
        let mut one = first.clone();
        one.title = format!("Message {number}");
        one.audience.everyone = true;
        document.messages.insert(groundswell::model::Id::from_bits(80_000 + number), one);
    }
    assert!(document.messages.contains_key(&id));
    let mut harness = open(document, SIZE);
    let cells = harness.query_all_by_role(Role::Cell).count();
    assert!((20..200).contains(&cells), "{cells} of 20,000 are built");
    press(&mut harness, Key::End);
    assert!(harness.query_all_by_role(Role::ColumnHeader).count() < 14);
    assert!(says(&harness, "Community 90"), "the last column came into view");
}
