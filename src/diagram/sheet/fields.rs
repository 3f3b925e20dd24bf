//! What stands in the fields for those who see counts only?
//!
//! *Invariants:* a number below five is not shown, nor one from which it could be worked out; nobody is placed.

use super::{Ground, LETTERS};
use crate::diagram::geometry::pos;
use crate::diagram::ink::Ink;
use crate::diagram::measure::{Measure, Weight, wrapped};
use crate::diagram::scene::{Align, Scene, Shape, Text};
use crate::share::{Count, Disclosure, InitiativeId, Quadrant, approach};

/// 30 points on paper.
const NUMBER: f32 = 40.0;
const STEP: f32 = 16.5;

/// A number and a sentence in each field, and a note below.
pub(super) fn fields(
    scene: &mut Scene,
    ground: &Ground,
    disclosure: &Disclosure,
    initiative: InitiativeId,
    measure: &dyn Measure,
) {
    let counts = disclosure.counts(initiative).quadrants;
    let mut said = Vec::new();
    for quadrant in Quadrant::ALL {
        let field = ground.field(*quadrant);
        let left = field.min.x + 20.0;
        let mut put = |y: f32, words: &str, size, weight, ink: Ink| {
            let text = Text::new(pos(left, y), words, size, weight, ink).aligned(Align::Start);
            scene.push(Shape::Text(text));
        };
        let count = counts.as_ref().and_then(|tally| tally.of(*quadrant));
        let lines = wrapped(
            &format!("{}.", approach(*quadrant)),
            field.width() - 36.0,
            LETTERS,
            Weight::Regular,
            measure,
        );
        let tall = if count.is_some() { 22.0 + NUMBER + 6.0 } else { 22.0 };
        let high = tall + STEP * lines.len() as f32;
        let mut y = field.centre().y + (LETTERS - high) / 2.0;
        put(y, quadrant.name(), LETTERS, Weight::SemiBold, Ink::Muted);
        y += 22.0 + NUMBER / 2.0 - LETTERS / 2.0;
        if let Some(count) = count {
            let strong = if *quadrant == Quadrant::KeyPlayers { Ink::Accent } else { Ink::Text };
            let (words, size) = match count {
                Count::Exact(_) | Count::Few => (count.to_string(), NUMBER),
                // Words in the size of a number would not fit.
                Count::Withheld => ("5 or more".to_owned(), NUMBER * 0.6),
            };
            put(y, &words, size, Weight::SemiBold, strong);
            y += NUMBER / 2.0 + 6.0 + LETTERS / 2.0;
            said.push(format!("{}: {words}", quadrant.name()));
        } else {
            y -= NUMBER / 2.0 - LETTERS / 2.0;
            said.push(quadrant.name().to_owned());
        }
        for line in lines {
            put(y, &line, LETTERS, Weight::Regular, Ink::Text);
            y += STEP;
        }
    }
    let few = "Counts below five are shown as “< 5”. No person is named or placed here.";
    let none = "No person is named or placed here.";
    let note = if counts.is_some() { few } else { none };
    let at = pos(ground.plot.min.x, ground.plot.max.y + 36.0);
    let text = Text::new(at, note, LETTERS, Weight::Regular, Ink::Muted).aligned(Align::Start);
    scene.push(Shape::Text(text));
    scene.description = format!("How many people there are in each field. {}.", said.join("; "));
}
