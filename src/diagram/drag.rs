//! What does the grid show while somebody is dragged to other ratings?
//!
//! *Invariants:* the numbers shown are those that letting go would set. The old place stays visible.

use super::geometry::{Area, Pos, pos};
use super::grid::{GridFrame, mark};
use super::ink::{Ink, Paint, Stroke};
use super::measure::{Measure, Weight};
use super::person::{Figure, Look, outline};
use super::scene::{Align, Scene, Shape, Text};
use crate::share::{Quadrant, Rating};

/// Between the parts of a line, 13 points high.
const SPACE: f32 = 3.7;

/// Somebody on the way to other ratings.
#[derive(Debug, Clone, Copy)]
pub(super) struct Drag {
    /// Where, influence and interest.
    pub(super) to: (f32, f32),
    /// What letting go would set.
    pub(super) influence: Rating,
    /// What letting go would set.
    pub(super) interest: Rating,
    /// The field that this would be.
    pub(super) now: Option<Quadrant>,
    /// Nobody else is dragged.
    pub(super) alone: bool,
}

/// Paints the old place and the mark at the new one; for one `alone` also lines to the axes and a chip with the numbers.
pub(super) fn paint_drag(
    scene: &mut Scene,
    frame: &GridFrame,
    figure: &Figure,
    from: Pos,
    drag: &Drag,
    look: &Look,
    measure: &dyn Measure,
) {
    let to = pos(frame.x(drag.to.1), frame.y(drag.to.0));
    let plot = frame.plot;
    let ink = figure.stance.ink();
    let old = Stroke::new(ink.faded(0.55), 1.5).dashed(3.6, 2.6);
    outline(scene, figure.body, from, look.radius, Ink::Surface.faded(0.55), old);
    let letters = figure.initials.clone();
    scene.push(Shape::Text(Text::new(from, letters, 11.0, Weight::Medium, Ink::Muted.faded(0.55))));
    scene.segment(from, to, Stroke::new(Ink::Accent, 1.5).dashed(1.5, 3.5));
    if !drag.alone {
        mark(scene, figure, to, look);
        return;
    }
    let guide = Stroke::new(Ink::Accent.faded(0.45), 1.0);
    scene.segment(pos(plot.min.x, to.y), to, guide);
    scene.segment(to, pos(to.x, plot.max.y), guide);
    tag(scene, pos(plot.min.x - 11.0, to.y), &drag.influence.to_string(), measure);
    tag(scene, pos(to.x, plot.max.y + 10.0), &drag.interest.to_string(), measure);
    mark(scene, figure, to, look);
    chip(scene, frame, figure, to, drag, measure);
}

fn tag(scene: &mut Scene, at: Pos, number: &str, measure: &dyn Measure) {
    let width = measure.width(number, 11.0, Weight::SemiBold) + 10.0;
    scene.rect(Area::sized(at - pos(width / 2.0, 9.0), width, 18.0), 3.0, Paint::from(Ink::Accent), None);
    scene.push(Shape::Text(Text::new(at, number, 11.0, Weight::SemiBold, Ink::OnAccent)));
}

fn chip(scene: &mut Scene, frame: &GridFrame, figure: &Figure, at: Pos, drag: &Drag, measure: &dyn Measure) {
    let change = |name: &str, old: Option<Rating>, new: Rating| match old {
        Some(old) => format!("{name} {old} → {new}"),
        None => format!("{name} {new}"),
    };
    let numbers = format!(
        "{} · {}",
        change("Influence", figure.influence, drag.influence),
        change("Interest", figure.interest, drag.interest)
    );
    let mut second: Vec<(String, Weight, Ink)> = Vec::new();
    if let Some(now) = drag.now.filter(|now| Some(*now) != figure.quadrant) {
        second.push(("now".to_owned(), Weight::Regular, Ink::Text));
        second.push((now.name().to_owned(), Weight::SemiBold, Ink::Text));
        if let Some(before) = figure.quadrant {
            second.push((format!("· was {}", before.name()), Weight::Regular, Ink::Muted));
        }
    }
    let wide = |text: &str, weight| measure.width(text, 13.0, weight);
    let below: f32 = second.iter().map(|(text, weight, _)| wide(text, *weight) + SPACE).sum();
    let width = wide(&numbers, Weight::Medium).max(below) + 24.0;
    let height = if second.is_empty() { 34.0 } else { 52.0 };
    let plot = frame.plot;
    let x = if at.x - 12.0 - width >= plot.min.x { at.x - 12.0 - width } else { at.x + 12.0 };
    let y = if at.y - 36.0 - height >= plot.min.y { at.y - 36.0 - height } else { at.y + 36.0 };
    let area = Area::sized(pos(x, y), width, height);
    scene.rect(area.moved(pos(0.0, 2.0)).grown(1.0), 7.0, Ink::Text.faded(0.1), None);
    scene.rect(area, 6.0, Paint::from(Ink::Surface), Stroke::new(Ink::Line, 1.0));
    let first = Text::new(pos(x + 12.0, y + 17.0), numbers, 13.0, Weight::Medium, Ink::Text);
    scene.push(Shape::Text(first.aligned(Align::Start)));
    let mut at = pos(x + 12.0, y + 35.0);
    for (text, weight, ink) in second {
        let far = wide(&text, weight);
        scene.push(Shape::Text(Text::new(at, text, 13.0, weight, ink).aligned(Align::Start)));
        at.x += far + SPACE;
    }
}
