//! Which data does the template get of a picture?
//!
//! Shapes and most words are drawn as they stand in the picture. Words in scripts whose letters join or stand in other
//! places than they are written are set by the typesetter above it, so that they can be searched and read aloud.
//!
//! *Invariants:* what the picture says aloud is its title and its description.

use super::text::{Ink, language, printable};
use crate::diagram::{Align, Scene, Shape, Text, Theme};
use crate::export::svg::svg;
use serde_json::{Value, json};

/// A picture as data. O(shapes).
pub(super) fn scene(ink: &mut Ink, picture: &Scene) -> Value {
    let mut drawn = picture.clone();
    let mut texts = Vec::new();
    for shape in &mut drawn.shapes {
        let Shape::Text(text) = shape else { continue };
        text.text = printable(&text.text).replace('\n', " ");
        ink.seen(&text.text);
        if !text.upwards && text.text.chars().any(is_joined) {
            texts.push(set(text));
            text.text.clear();
        }
    }
    let told = [picture.title.as_str(), picture.description.as_str()];
    let alt: Vec<&str> = told.into_iter().filter(|words| !words.is_empty()).collect();
    let alt = printable(&alt.join(". "));
    json!({
        "svg": svg(&drawn, Theme::Light),
        "texts": texts,
        "alt": if alt.is_empty() { "Picture".to_owned() } else { alt },
        "width": picture.size.x.max(1.0),
        "height": picture.size.y.max(1.0),
    })
}

/// Whether a letter is drawn by rules of its script and not one by one.
const fn is_joined(letter: char) -> bool {
    matches!(letter,
        '\u{300}'..='\u{36F}' | '\u{590}'..='\u{10FF}' | '\u{1200}'..='\u{1DFF}' | '\u{200C}' | '\u{200D}'
        | '\u{A800}'..='\u{ABFF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE0F}' | '\u{FE70}'..='\u{FEFC}'
        | '\u{1F000}'..='\u{1FAFF}')
}

fn set(text: &Text) -> Value {
    let colour = |paint: crate::diagram::Paint| {
        let [r, g, b] = paint.rgb(Theme::Light);
        format!("#{r:02x}{g:02x}{b:02x}{:02x}", (paint.opacity.clamp(0.0, 1.0) * 255.0).round() as u8)
    };
    json!({
        "x": text.at.x,
        // The anchor is the middle of capitals; the typesetter wants the base line.
        "y": text.at.y + text.size * 0.36,
        "text": text.text,
        "lang": language(&text.text),
        "size": text.size,
        "weight": text.weight.number(),
        "fill": colour(text.paint),
        "halo": text.halo.map(colour),
        "align": match text.align {
            Align::Start => "left",
            Align::Middle => "center",
            Align::End => "right",
        },
    })
}
