//! What do the signs of the map on a sheet mean?
//!
//! *Invariants:* the row holds the signs that the map can show to its audience, whether or not they occur.

use super::people::dot;
use super::{Ground, LETTERS};
use crate::diagram::geometry::pos;
use crate::diagram::glyph::Stance;
use crate::diagram::ink::Ink;
use crate::diagram::measure::{Measure, Weight};
use crate::diagram::person::{Body, Voice};
use crate::diagram::scene::{Align, Scene, Shape, Text};
use crate::share::Engagement;

/// One row below the axis, spread over the width.
pub(super) fn key(scene: &mut Scene, ground: &Ground, with_stances: bool, measure: &dyn Measure) {
    let person = (Body::Circle, Stance::NotShown, Voice::None);
    let mut entries: Vec<((Body, Stance, Voice), &str)> = if with_stances {
        let stances = Engagement::ALL.iter();
        stances.map(|one| ((Body::Circle, Stance::Is(*one), Voice::None), one.name())).collect()
    } else {
        vec![
            (person, "Person"),
            ((Body::Square, Stance::NotShown, Voice::None), "Group"),
            ((Body::Hexagon, Stance::NotShown, Voice::None), "From outside"),
        ]
    };
    entries.push(((person.0, person.1, Voice::Advocate), "Advocate"));
    if !with_stances {
        entries.push(((person.0, person.1, Voice::Candidate), "In view"));
    }
    let sign = |voice: Voice| if voice == Voice::None { 16.0 } else { 23.0 };
    let wide = |voice: Voice, words: &str| sign(voice) + measure.width(words, LETTERS, Weight::Regular);
    let taken: f32 = entries.iter().map(|((_, _, voice), words)| wide(*voice, words)).sum();
    let room = ground.plot.width() - taken;
    let gap = (room / (entries.len() as f32 - 1.0)).clamp(4.0, 26.0);
    let y = ground.plot.max.y + 36.0;
    let mut x = ground.plot.min.x;
    for ((body, stance, voice), words) in entries {
        dot(scene, pos(x + sign(voice) / 2.0 - 2.0, y), body, stance, voice, 0.9);
        let text = Text::new(pos(x + sign(voice), y), words, LETTERS, Weight::Regular, Ink::Text);
        scene.push(Shape::Text(text.aligned(Align::Start)));
        x += wide(voice, words) + gap;
    }
}
