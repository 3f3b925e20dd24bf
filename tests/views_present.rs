//! Does a presentation show what its audience may see, and nothing else?

#![cfg(feature = "gui")]
#![allow(
    clippy::field_reassign_with_default,
    clippy::unwrap_used,
    reason = "what is not there fails the test"
)]

mod common;
#[path = "share/full.rs"]
#[allow(dead_code, reason = "the map is used, its single leaves are not")]
mod full;
#[path = "common/harness.rs"]
mod harness;

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use groundswell::app::App;
use groundswell::file;
use groundswell::model::Document;
use groundswell::share::{Audience, Choices, disclose};
use std::collections::BTreeSet;
use std::sync::Arc;

const SIZE: [f32; 2] = [1280.0, 800.0];

/// Every text that is painted or can be read aloud in this frame.
fn said(harness: &Harness<'_, App>) -> Vec<String> {
    let nodes = harness.query_all_by_label_contains("").filter_map(|node| node.accesskit_node().label());
    let mut texts: Vec<String> = nodes.collect();
    let values = harness.query_all_by_label_contains("").filter_map(|node| node.accesskit_node().value());
    texts.extend(values);
    for clipped in &harness.output().shapes {
        painted(&clipped.shape, &mut texts);
    }
    texts
}

fn painted(shape: &egui::Shape, texts: &mut Vec<String>) {
    match shape {
        egui::Shape::Text(text) => texts.push(text.galley.text().to_owned()),
        egui::Shape::Vec(shapes) => shapes.iter().for_each(|shape| painted(shape, texts)),
        _ => {}
    }
}

/// The words that mark the fields of the full map.
fn tokens(text: &str) -> BTreeSet<String> {
    text.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-' || c == '_' || c == '.'))
        .filter(|word| word.starts_with("CNRY-"))
        .map(|word| word.trim_end_matches(['.', '-']).to_owned())
        .collect()
}

fn begin(harness: &mut Harness<'_, App>, audience: Audience) {
    harness.key_press(Key::F5);
    harness.run_steps(3);
    let choice = format!("{} – {}", audience.name(), audience.classification());
    harness.get_by_role_and_label(Role::RadioButton, &choice).click();
    harness.run_steps(3);
    if let Some(tick) = harness.query_by_label("They may be shown") {
        tick.click();
        harness.run_steps(2);
    }
    harness.get_by_role_and_label(Role::Button, "Present").click();
    harness.run_steps(3);
}

/// Goes through all slides and returns what was said on each.
fn through(harness: &mut Harness<'_, App>) -> Vec<Vec<String>> {
    let mut slides = vec![said(harness)];
    for _ in 0..200 {
        harness.key_press(Key::ArrowRight);
        harness.run_steps(3);
        let now = said(harness);
        if slides.last() == Some(&now) {
            break;
        }
        slides.push(now);
    }
    slides
}

fn open(document: Document) -> Harness<'static, App> {
    let mut harness = harness::with(document, SIZE);
    harness.run_steps(3);
    harness
}

#[test]
fn no_slide_says_what_its_audience_may_not_see() {
    for audience in [Audience::Everyone, Audience::Sponsor, Audience::Team] {
        let document = full::full();
        let mut harness = open(document.clone());
        let initiative = harness.state().initiative();
        begin(&mut harness, audience);
        let slides = through(&mut harness);
        assert!(slides.len() > 4, "{audience:?}: {} slides", slides.len());
        let shown: BTreeSet<String> = slides.iter().flatten().flat_map(|text| tokens(text)).collect();
        let copy =
            disclose(&Arc::new(document.clone()), initiative, audience, &Choices::default()).expect("a copy");
        let allowed = tokens(&format!("{:?} {:?}", copy.tables(), copy.about_fields()));
        let all = tokens(&format!("{document:?}"));
        let leaked: Vec<_> = shown.difference(&allowed).collect();
        assert!(leaked.is_empty(), "{audience:?} sees {leaked:?}");
        assert!(!shown.is_empty() && allowed.len() < all.len(), "{audience:?}: the test looks at something");
    }
}

#[test]
fn nothing_of_the_window_is_drawn_beside_the_slide() {
    let mut harness = open(file::sample());
    harness.state_mut().look_at("One service desk");
    harness.run_steps(3);
    // A notice with a name in it is on the screen when the presentation begins.
    harness.key_press_modifiers(Modifiers::COMMAND, Key::K);
    harness.run_steps(2);
    harness
        .get_by_role_and_label(Role::SearchInput, "Find a command, person or initiative")
        .type_text("tomasz");
    harness.run_steps(2);
    harness.key_press(Key::Enter);
    harness.run_steps(2);
    harness.key_press(Key::Delete);
    harness.run_steps(2);
    assert!(harness.query_all_by_label_contains("Tomasz").next().is_some(), "the notice names him");
    begin(&mut harness, Audience::Everyone);
    for slide in through(&mut harness) {
        let named: Vec<_> =
            slide.iter().filter(|text| text.contains("Tomasz") || text.contains("Samir")).collect();
        assert!(named.is_empty(), "{named:?}");
    }
    assert!(harness.query_by_label("Filter people").is_none(), "nothing can be edited");
    let before = harness.state().document().clone();
    for key in [Key::Delete, Key::Num2, Key::A, Key::N] {
        harness.key_press(key);
        harness.run_steps(2);
    }
    assert_eq!(*harness.state().document(), before);
    harness.key_press(Key::Escape);
    harness.run_steps(3);
    assert!(harness.query_by_label("Filter people").is_some(), "Esc leaves");
}

#[test]
fn a_blank_slide_is_blank() {
    let mut harness = open(file::sample());
    begin(&mut harness, Audience::Everyone);
    harness.key_press(Key::B);
    harness.run_steps(2);
    let texts = said(&harness);
    assert!(texts.iter().all(|text| text.is_empty() || text.starts_with("Blank")), "{texts:?}");
    harness.key_press(Key::Escape);
    harness.run_steps(2);
    assert!(harness.query_by_label("Next slide").is_some(), "Esc shows the slide again");
}
