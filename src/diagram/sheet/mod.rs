//! How does the map look on one sheet of paper, together with the plan?
//!
//! Small marks with the names beside them, or, for an audience that sees counts only, a number and a sentence in each field.
//! The picture is drawn in units of which four are three points on paper: letters of 12 are letters of 9 points there.
//!
//! *Invariants:* as in [`super::grid`], a mark stands exactly at its ratings; where its name does not fit it is counted in
//! `nameless`, never shrunk. Positions do not depend on whether stances are shown. Nobody is placed for an audience that
//! may not see the ratings.

mod fields;
mod key;
mod people;

use super::geometry::{Area, Pos, pos};
use super::ink::{Ink, Paint, Stroke};
use super::measure::{Measure, Weight};
use super::scene::{Align, Scene, Shape, Text};
use crate::share::{Disclosure, InitiativeId, Quadrant, StakeholderId};

/// The map of a sheet.
#[derive(Debug, Clone, PartialEq)]
pub struct SheetMap {
    /// The picture.
    pub scene: Scene,
    /// Who is in it without a name, as there was no room for it.
    pub nameless: Vec<StakeholderId>,
}

/// The height of letters: 9 points on paper.
pub(super) const LETTERS: f32 = 12.0;
/// Room below the plot for the axis, and for the legend or the note.
const BELOW: f32 = 46.0;
/// Room at the left for the axis.
const BESIDE: f32 = 26.0;

/// Where the fields are.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ground {
    plot: Area,
    divide: Pos,
}

impl Ground {
    /// Room inside the plot at each side, so that no mark is cut.
    const INSET: f32 = 16.0;

    fn new(size: Pos, influence_line: f32, interest_line: f32) -> Self {
        let size = pos(size.x.max(240.0), size.y.max(180.0));
        let plot = Area { min: pos(BESIDE, 1.0), max: pos(size.x - 1.0, size.y - BELOW) };
        let mut ground = Self { plot, divide: pos(0.0, 0.0) };
        ground.divide = ground.at(influence_line, interest_line);
        ground
    }

    fn at(&self, influence: f32, interest: f32) -> Pos {
        let inner = self.plot.grown(-Self::INSET);
        pos(inner.min.x + inner.width() * interest / 100.0, inner.max.y - inner.height() * influence / 100.0)
    }

    fn field(&self, quadrant: Quadrant) -> Area {
        let (min, max, middle) = (self.plot.min, self.plot.max, self.divide);
        match quadrant {
            Quadrant::KeyPlayers => Area { min: pos(middle.x, min.y), max: pos(max.x, middle.y) },
            Quadrant::KeepSatisfied => Area { min, max: middle },
            Quadrant::KeepInformed => Area { min: middle, max },
            Quadrant::Monitor => Area { min: pos(min.x, middle.y), max: pos(middle.x, max.y) },
        }
    }
}

/// The map of an initiative on a sheet, `size` units wide and high. O(n log n) in the people assessed.
pub fn sheet_map(
    disclosure: &Disclosure,
    initiative: InitiativeId,
    size: Pos,
    measure: &dyn Measure,
) -> SheetMap {
    let record = disclosure.initiatives().get(&initiative);
    let named = disclosure.sees("assessment.influence") && disclosure.sees("assessment.interest");
    let lines = record.map_or((50.0, 50.0), |record| {
        (record.influence_line.get() as f32, record.interest_line.get() as f32)
    });
    // Where nobody is placed, the lines would tell something of the ratings and nothing to the reader.
    let (influence, interest) = if named { lines } else { (50.0, 50.0) };
    let ground = Ground::new(size, influence, interest);
    let mut scene = Scene { size, ..Scene::default() };
    backdrop(&mut scene, &ground, named);
    let nameless = if named {
        people::people(&mut scene, &ground, disclosure, initiative, measure)
    } else {
        fields::fields(&mut scene, &ground, disclosure, initiative, measure);
        Vec::new()
    };
    let name = record.map_or("", |record| record.name.as_str());
    scene.title = format!("The map: {name}");
    SheetMap { scene, nameless }
}

/// The fields, the lines between them and the axes.
fn backdrop(scene: &mut Scene, ground: &Ground, named: bool) {
    for quadrant in Quadrant::ALL {
        let paint: Paint = match quadrant {
            Quadrant::KeyPlayers => Ink::Surface.tinted(Ink::AccentSoft, 0.75),
            Quadrant::Monitor => Ink::Surface2.into(),
            Quadrant::KeepSatisfied | Quadrant::KeepInformed => Ink::Surface.into(),
        };
        scene.rect(ground.field(*quadrant), 0.0, paint, None);
    }
    let Ground { plot, divide } = *ground;
    scene.rect(plot, 0.0, None, Stroke::new(Ink::Line, 1.0));
    let line = if named { Stroke::new(Ink::Ctl, 1.2).dashed(5.0, 4.0) } else { Stroke::new(Ink::Line, 1.6) };
    scene.segment(pos(divide.x, plot.min.y), pos(divide.x, plot.max.y), line);
    scene.segment(pos(plot.min.x, divide.y), pos(plot.max.x, divide.y), line);
    let text =
        |at, words: &str, align| Text::new(at, words, LETTERS, Weight::Regular, Ink::Muted).aligned(align);
    let below = plot.max.y + 15.0;
    for (x, words, align) in [
        (plot.min.x, "Low", Align::Start),
        (plot.centre().x, "Interest →", Align::Middle),
        (plot.max.x, "High", Align::End),
    ] {
        scene.push(Shape::Text(text(pos(x, below), words, align)));
    }
    let beside = plot.min.x - 15.0;
    for (y, words, align) in [
        (plot.max.y, "Low", Align::Start),
        (plot.centre().y, "Influence →", Align::Middle),
        (plot.min.y, "High", Align::End),
    ] {
        scene.push(Shape::Text(Text { upwards: true, ..text(pos(beside, y), words, align) }));
    }
}
