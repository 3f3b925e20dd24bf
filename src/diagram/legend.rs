//! What do the signs of a picture mean? The legend is part of every picture.
//!
//! *Invariants:* it names what the picture can show to its audience, and no sign besides.

mod sign;

use super::geometry::{Area, Pos, pos};
use super::ink::{Ink, Paint, Stroke};
use super::measure::{Measure, Weight, fitted};
use super::person::Body;
use super::scene::{Align, Scene, Shape, Text};
use crate::share::Engagement;
use sign::paint_sign;
pub use sign::{Line, Sign, sign};
use std::borrow::Cow;

/// A sign with its words, or words alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// How it looks; nothing where the words say all.
    pub sign: Option<Sign>,
    /// What it means.
    pub words: Cow<'static, str>,
}

impl From<Sign> for Entry {
    fn from(sign: Sign) -> Self {
        Self { sign: Some(sign), words: Cow::Borrowed(sign.name()) }
    }
}

impl Entry {
    /// A sign with other words than its usual ones.
    pub fn new(sign: Sign, words: impl Into<Cow<'static, str>>) -> Self {
        Self { sign: Some(sign), words: words.into() }
    }

    /// Words alone: what the entries behind them are about.
    pub fn words(words: impl Into<Cow<'static, str>>) -> Self {
        Self { sign: None, words: words.into() }
    }

    const fn sign_width(&self) -> f32 {
        match self.sign {
            Some(sign) => sign.width() + 6.0,
            None => 0.0,
        }
    }

    const fn weight(&self) -> Weight {
        match self.sign {
            Some(_) => Weight::Regular,
            None => Weight::Medium,
        }
    }

    fn width(&self, measure: &dyn Measure) -> f32 {
        self.sign_width() + measure.width(&self.words, 12.0, self.weight())
    }
}

/// The height of a legend with one row of signs.
pub const ONE_ROW: f32 = 36.0;
const GAP: f32 = 12.0;
const BETWEEN_GROUPS: f32 = 23.0;

/// An entry with its distance from the left edge, and whether a line stands before it.
struct Put<'a> {
    entry: &'a Entry,
    left: f32,
    bar: bool,
}

/// The rows of a legend `width` wide. A group stays in one row where it fits into one.
fn rows<'a>(groups: &'a [Vec<Entry>], width: f32, measure: &dyn Measure) -> Vec<Vec<Put<'a>>> {
    let room = width - 12.0;
    let mut rows: Vec<Vec<Put<'_>>> = vec![Vec::new()];
    let mut left = 12.0;
    for group in groups.iter().filter(|group| !group.is_empty()) {
        let long = group.iter().map(|entry| entry.width(measure) + GAP).sum::<f32>() - GAP;
        let begun = rows.last().is_some_and(|row| !row.is_empty());
        if begun && left + BETWEEN_GROUPS - GAP + long > room {
            rows.push(Vec::new());
            left = 12.0;
        }
        let mut bar = rows.last().is_some_and(|row| !row.is_empty());
        if bar {
            left += BETWEEN_GROUPS - GAP;
        }
        for entry in group {
            let wide = entry.width(measure);
            if left > 12.0 && left + wide > room {
                rows.push(Vec::new());
                (left, bar) = (12.0, false);
            }
            if let Some(row) = rows.last_mut() {
                row.push(Put { entry, left, bar });
            }
            left += wide + GAP;
            bar = false;
        }
    }
    rows
}

/// How high the legend is: 36 with one row of signs, 22 more for each further one.
pub fn height(groups: &[Vec<Entry>], width: f32, measure: &dyn Measure) -> f32 {
    14.0 + 22.0 * rows(groups, width, measure).len() as f32
}

/// Paints the legend in a band whose top left corner is `at`, with a line above it.
pub fn paint(scene: &mut Scene, groups: &[Vec<Entry>], at: Pos, width: f32, measure: &dyn Measure) {
    let line = Stroke::new(Ink::Line, 1.0);
    scene.segment(at, at + pos(width, 0.0), line);
    for (row, entries) in rows(groups, width, measure).iter().enumerate() {
        let y = 18.0 + 22.0 * row as f32;
        for Put { entry, left, bar } in entries {
            if *bar {
                let bar = at + pos(left - BETWEEN_GROUPS / 2.0, y);
                scene.segment(bar - pos(0.0, 7.0), bar + pos(0.0, 7.0), line);
            }
            if let Some(sign) = entry.sign {
                paint_sign(scene, sign, at + pos(left + sign.width() / 2.0, y));
            }
            let start = left + entry.sign_width();
            let words = fitted(&entry.words, (width - 12.0 - start).max(24.0), 12.0, entry.weight(), measure);
            let text = Text::new(at + pos(start, y), words, 12.0, entry.weight(), Ink::Muted);
            scene.push(Shape::Text(text.aligned(Align::Start)));
        }
    }
}

/// A legend as a picture of its own, for a band below a picture that moves.
pub fn legend(groups: &[Vec<Entry>], width: f32, measure: &dyn Measure) -> Scene {
    let size = pos(width, height(groups, width, measure));
    let mut scene = Scene { size, title: "Legend".to_owned(), ..Scene::default() };
    scene.rect(Area::sized(pos(0.0, 0.0), size.x, size.y), 0.0, Paint::from(Ink::Surface), None);
    paint(&mut scene, groups, pos(0.0, 0.0), width, measure);
    scene
}

/// All of a legend in words, for those who have it read aloud.
pub fn aloud(groups: &[Vec<Entry>]) -> String {
    let group = |group: &Vec<Entry>| group.iter().map(|entry| &*entry.words).collect::<Vec<_>>().join(", ");
    groups.iter().filter(|group| !group.is_empty()).map(group).collect::<Vec<_>>().join("; ")
}

/// Both signs of those who carry the change.
pub(super) const VOICES: [Sign; 2] = [Sign::Advocate, Sign::Candidate];
/// The signs of all kinds of stakeholders.
pub(super) const BODIES: [Sign; 3] =
    [Sign::Body(Body::Circle), Sign::Body(Body::Square), Sign::Body(Body::Hexagon)];

/// The signs of people: stances where they may be known, these voices and bodies, and what else there is.
pub(super) fn people(stances: bool, voices: &[Sign], bodies: &[Sign], extra: Vec<Sign>) -> Vec<Vec<Entry>> {
    let entries = |signs: Vec<Sign>| signs.into_iter().map(Entry::from).collect();
    let stance = Engagement::ALL.iter().copied().map(Sign::Stance).collect();
    vec![
        entries(if stances { stance } else { Vec::new() }),
        entries(voices.to_vec()),
        entries(bodies.to_vec()),
        entries(extra),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagram::measure::Inter;

    #[test]
    fn a_group_that_is_too_long_for_a_row_goes_on_in_the_next() {
        let long =
            (0..12).map(|n| Entry::new(Sign::Group(Ink::Group1, 'A'), format!("Community {n}"))).collect();
        let groups = [vec![Entry::words("Colour: community")], long];
        let scene = legend(&groups, 400.0, &Inter);
        assert!(scene.size.y > 80.0);
        assert!(scene.size.y < 36.0 + 22.0 * 6.0);
        assert_eq!(aloud(&groups[..1]), "Colour: community");
    }

    #[test]
    fn a_narrow_legend_has_more_rows_and_stays_within_its_width() {
        let groups = people(true, &VOICES, &BODIES, vec![Sign::Wanted, Sign::Late]);
        assert_eq!(height(&groups, 1200.0, &Inter), 36.0);
        for width in [500.0, 700.0, 1200.0] {
            let scene = legend(&groups, width, &Inter);
            for shape in &scene.shapes {
                if let Shape::Text(text) = shape {
                    let right = text.at.x + Inter.width(&text.text, text.size, text.weight);
                    assert!(right <= width && text.at.y < scene.size.y, "{} at {width}", text.text);
                }
            }
        }
    }
}
