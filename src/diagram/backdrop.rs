//! What stands behind the people of the grid: four fields, their captions, the axes?
//!
//! *Invariants:* without marks a field shows a number only where the audience may see it.

use super::geometry::{Area, pos};
use super::grid::GridFrame;
use super::ink::{Ink, Paint, Stroke};
use super::labels::Space;
use super::measure::{Measure, Weight, wrapped};
use super::scene::{Align, Scene, Shape, Text};
use crate::share::{Count, Counts, Quadrant, approach};
use std::collections::BTreeMap;

/// The fields and the axes.
pub(super) fn backdrop(scene: &mut Scene, frame: &GridFrame) {
    for quadrant in Quadrant::ALL {
        let ground = match quadrant {
            Quadrant::KeyPlayers => Ink::Surface.tinted(Ink::AccentSoft, 0.6),
            Quadrant::KeepSatisfied | Quadrant::KeepInformed => Ink::Surface2.into(),
            Quadrant::Monitor => Ink::Surface.into(),
        };
        scene.rect(frame.field(*quadrant), 0.0, ground, None);
    }
    scene.rect(frame.plot, 0.0, None, Stroke::new(Ink::Line, 1.0));
    let plot = frame.plot;
    let (x, y) = (frame.x(frame.interest_line), frame.y(frame.influence_line));
    let divider = Stroke::new(Ink::Ctl.faded(0.8), 1.5).dashed(5.0, 5.0);
    scene.segment(pos(x, plot.min.y), pos(x, plot.max.y), divider);
    scene.segment(pos(plot.min.x, y), pos(plot.max.x, y), divider);
    let axis = |at, words: &str, weight, align| Text::new(at, words, 12.0, weight, Ink::Muted).aligned(align);
    let below = plot.max.y + 11.0;
    let beside = plot.min.x - 12.0;
    let across = [
        (plot.min.x, "Low", Weight::Regular, Align::Start),
        (plot.centre().x, "Interest →", Weight::Medium, Align::Middle),
        (plot.max.x, "High", Weight::Regular, Align::End),
    ];
    for (x, words, weight, align) in across {
        scene.push(Shape::Text(axis(pos(x, below), words, weight, align)));
    }
    let up = [
        (plot.max.y, "Low", Weight::Regular, Align::Start),
        (plot.centre().y, "Influence →", Weight::Medium, Align::Middle),
        (plot.min.y, "High", Weight::Regular, Align::End),
    ];
    for (y, words, weight, align) in up {
        scene.push(Shape::Text(Text { upwards: true, ..axis(pos(beside, y), words, weight, align) }));
    }
}

/// The names of the fields, with how many stand in each, and where they stand; takes their places. Over a crowd they
/// have a ground.
pub(super) fn captions(
    scene: &mut Scene,
    frame: &GridFrame,
    numbers: &BTreeMap<Quadrant, String>,
    crowd: bool,
    space: &mut Space,
    measure: &dyn Measure,
) -> Vec<(Quadrant, Area)> {
    let all = Quadrant::ALL.iter();
    all.map(|quadrant| {
        (*quadrant, caption(scene, frame, *quadrant, numbers.get(quadrant), crowd, space, measure))
    })
    .collect()
}

fn caption(
    scene: &mut Scene,
    frame: &GridFrame,
    quadrant: Quadrant,
    number: Option<&String>,
    crowd: bool,
    space: &mut Space,
    measure: &dyn Measure,
) -> Area {
    let words = quadrant.name().to_uppercase();
    let ink = if quadrant == Quadrant::KeyPlayers { Ink::Accent } else { Ink::Muted };
    let wide = measure.width(&words, 11.0, Weight::Medium);
    let chip = number.map_or(0.0, |n| (measure.width(n, 11.0, Weight::Medium) + 12.0).max(18.0) + 6.0);
    let plot = frame.plot;
    let right = matches!(quadrant, Quadrant::KeyPlayers | Quadrant::KeepInformed);
    let top = matches!(quadrant, Quadrant::KeyPlayers | Quadrant::KeepSatisfied);
    let x = if right { plot.max.x - 12.0 - wide - chip } else { plot.min.x + 12.0 };
    let y = if top { plot.min.y + 21.0 } else { plot.max.y - 21.0 };
    let area = Area::sized(pos(x, y - 10.0), wide + chip, 20.0);
    if crowd {
        scene.rect(area.grown(4.0), 6.0, Ink::Surface.faded(0.9), None);
    }
    let text = Text::new(pos(x, y), words, 11.0, Weight::Medium, ink).aligned(Align::Start);
    scene.push(Shape::Text(text));
    if let Some(number) = number {
        let pill = Area::sized(pos(x + wide + 6.0, y - 9.0), chip - 6.0, 18.0);
        scene.rect(pill, 9.0, Paint::from(Ink::Surface), Stroke::new(Ink::Line, 1.0));
        let text = Text::new(pill.centre(), number.as_str(), 11.0, Weight::Medium, Ink::Text);
        scene.push(Shape::Text(text));
    }
    space.take(area);
    area
}

/// A number in each field, or what is done with its people where not even that may be seen.
pub(super) fn totals(scene: &mut Scene, frame: &GridFrame, counts: &Counts, measure: &dyn Measure) {
    for quadrant in Quadrant::ALL {
        let field = frame.field(*quadrant);
        let middle = field.centre();
        match counts.quadrants.as_ref().and_then(|tally| tally.of(*quadrant)) {
            Some(Count::Exact(number)) => {
                let number = Text::new(middle, number.to_string(), 40.0, Weight::SemiBold, Ink::Text);
                scene.push(Shape::Text(number));
                let word = Text::new(middle + pos(0.0, 32.0), "people", 12.0, Weight::Regular, Ink::Muted);
                scene.push(Shape::Text(word));
            }
            Some(count) => {
                let words = count.to_string();
                scene.push(Shape::Text(Text::new(middle, words, 16.0, Weight::SemiBold, Ink::Muted)));
            }
            None => {
                let lines =
                    wrapped(approach(*quadrant), field.width() - 48.0, 14.0, Weight::Regular, measure);
                let top = middle.y - (lines.len() as f32 - 1.0) * 10.0;
                for (row, line) in lines.into_iter().enumerate() {
                    let at = pos(middle.x, top + 20.0 * row as f32);
                    scene.push(Shape::Text(Text::new(at, line, 14.0, Weight::Regular, Ink::Text)));
                }
            }
        }
    }
}
