//! What does the grid show while somebody is dragged to other ratings?
//!
//! *Invariants:* the numbers shown are those that letting go would set. The old place stays visible.

use super::geometry::{Area, Pos, pos};
use super::grid::{GridFrame, mark};
use super::ink::{Ink, Paint, Stroke};
use super::measure::{Measure, Weight};
use super::person::{Figure, Look, outline};
use super::scene::{Scene, Shape, Text};

/// Somebody on the way to other ratings.
#[derive(Debug, Clone, Copy)]
pub(super) struct Drag {
    /// Where, influence and interest.
    pub(super) to: (f32, f32),
    /// Nobody else is dragged.
    pub(super) alone: bool,
}

/// Paints the old place and the mark at the new one; for one `alone` also lines to the axes with the numbers.
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
    if look.radius >= 9.0 {
        let letters = figure.initials.clone();
        let paint = Ink::Muted.faded(0.55);
        scene.push(Shape::Text(Text::new(from, letters, 11.0, Weight::Medium, paint)));
    }
    scene.segment(from, to, Stroke::new(Ink::Accent, 1.5).dashed(1.5, 3.5));
    if drag.alone {
        let guide = Stroke::new(Ink::Accent.faded(0.45), 1.0);
        scene.segment(pos(plot.min.x, to.y), to, guide);
        scene.segment(to, pos(to.x, plot.max.y), guide);
        tag(scene, pos(plot.min.x - 11.0, to.y), drag.to.0, measure);
        tag(scene, pos(to.x, plot.max.y + 10.0), drag.to.1, measure);
    }
    mark(scene, figure, to, look);
}

fn tag(scene: &mut Scene, at: Pos, number: f32, measure: &dyn Measure) {
    let number = format!("{number:.0}");
    let width = measure.width(&number, 11.0, Weight::SemiBold) + 10.0;
    scene.rect(Area::sized(at - pos(width / 2.0, 9.0), width, 18.0), 3.0, Paint::from(Ink::Accent), None);
    scene.push(Shape::Text(Text::new(at, number, 11.0, Weight::SemiBold, Ink::OnAccent)));
}
