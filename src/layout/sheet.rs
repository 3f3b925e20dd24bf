//! How does a small map make the best use of a window, so that every name can be read?
//!
//! A window shows 960 by 640 points of a map. Up to sixty people with names below their marks have room in it; more
//! people get more room, and are seen from farther off.
//!
//! *Invariants:* names and marks are as large on the screen whatever the zoom, so that on the map they take more room the
//! smaller it is shown.

use super::clear::{SMALL_STEPS, Sheet, clear, disorder};
use super::force::Tell;
use super::room::{Rules, SMALL_ROUNDS, part_within, slots};
use super::tidy::{self, Place};

/// Up to so many people everybody has room for a name below the mark.
pub(super) const NAMED: usize = 150;
/// What a window has room for, wide and high, for the middles of people.
const WINDOW: (f64, f64) = (848.0, 544.0);
/// What a mark of 44 points with a name of ordinary length takes on the screen.
const NAME: (f64, f64) = (100.5, 61.0);
/// So far ties keep on the screen from the middle of those they do not join: an ordinary mark and twelve points.
const ASIDE: f64 = 30.0;
/// The length of an ordinary tie on the screen.
const TIE: f64 = 120.0;
/// Up to so many people stand in the window in their own size.
const ROOMY: f64 = 29.0;
/// So many people fill it.
const FULL: f64 = 60.0;
/// The smallest zoom at which marks are of full size.
const NEAR: f64 = 0.7;

/// What it costs that two have not the room they need, against ties behind people.
const CROWDED: f64 = 12.0;
/// By how much a map of many people grows at a time, until everybody has room.
const MORE: f64 = 1.12;

/// The measures of the sheet for so many people.
#[derive(Debug, Clone, Copy)]
pub(super) struct Measures {
    /// How wide and high it is, for the middles of people.
    pub(super) size: (f64, f64),
    /// What a mark with its name takes.
    pub(super) room: (f64, f64),
    /// The length of an ordinary tie.
    pub(super) tie: f64,
    aside: f64,
}

impl Measures {
    /// For so many people.
    pub(super) fn of(people: usize) -> Self {
        let people = people.max(1) as f64;
        let zoom = (ROOMY / people).sqrt().clamp(NEAR, 1.0);
        let more = (people / FULL).sqrt().max(1.0);
        Self {
            size: (WINDOW.0 / zoom * more, WINDOW.1 / zoom * more),
            room: (NAME.0 / zoom, NAME.1 / zoom),
            tie: TIE / zoom,
            aside: ASIDE / zoom,
        }
    }

    /// The sheet for people tied so.
    pub(super) fn sheet<'a>(&self, ties: &'a [(u32, u32)], held: &'a [bool]) -> Sheet<'a> {
        Sheet { ties, held, room: self.room, crowded: CROWDED, aside: self.aside, edges: None }
    }

    /// How many people without ties stand in a row where all the width is used.
    pub(super) fn row(&self) -> usize {
        (self.size.0 / self.room.0) as usize + 1
    }

    /// Makes it readable where somebody stays: the others make way. Nothing where it was cancelled.
    pub(super) fn round(
        &self,
        places: &mut [Place],
        ties: &[(u32, u32)],
        held: &[bool],
        tell: &Tell,
    ) -> Option<()> {
        clear(places, &self.sheet(ties, held), 0, tell)?;
        tidy::part(places, held, self.room);
        Some(())
    }

    /// Fits everybody on the sheet, less so many rows at the bottom, and makes it readable; nobody is held. Gives how
    /// much stands in the way in the end; nothing where it was cancelled.
    pub(super) fn fill(
        &self,
        places: &mut [Place],
        ties: &[(u32, u32)],
        rows: usize,
        tell: &Tell,
    ) -> Option<f64> {
        let size = (self.size.0, (self.size.1 - rows as f64 * self.room.1).max(self.room.1));
        let (left, top, right, bottom) = tidy::bounds(places, (0.0, 0.0));
        let middle = (f64::midpoint(left, right), f64::midpoint(top, bottom));
        let shrink = |have: f64, most: f64| if have > most { most / have } else { 1.0 };
        let (across, down) = (shrink(right - left, size.0), shrink(bottom - top, size.1));
        for place in places.iter_mut() {
            *place = ((place.0 - middle.0) * across, (place.1 - middle.1) * down);
        }
        let held = vec![false; places.len()];
        let mut more = 1.0;
        for (turn, crowded) in [1.0, 2.0, 4.0].into_iter().enumerate() {
            let edges =
                (-size.0 / 2.0 * more, -size.1 / 2.0 * more, size.0 / 2.0 * more, size.1 / 2.0 * more);
            let sheet = Sheet { edges: Some(edges), crowded: CROWDED * crowded, ..self.sheet(ties, &held) };
            let begin = if turn > 0 { SMALL_STEPS } else { 0 };
            clear(places, &sheet, begin, &tell.part(turn as f32 / 4.0, (turn + 1) as f32 / 4.0))?;
            let rules = Rules { held: &held, room: self.room, edges: Some(edges), rounds: SMALL_ROUNDS };
            if part_within(places, &rules, tell.progress)? {
                return Some(disorder(places, &self.sheet(ties, &held)));
            }
            if places.len() > FULL as usize {
                more *= MORE;
            }
        }
        let edges = (-size.0 / 2.0, -size.1 / 2.0, size.0 / 2.0, size.1 / 2.0);
        if places.len() > FULL as usize {
            tidy::part(places, &held, self.room);
            return Some(disorder(places, &self.sheet(ties, &held)));
        }
        slots(places, self.room, edges);
        // Out of rows and columns again, where that is possible without standing on each other.
        let mut loose = places.to_vec();
        let sheet = Sheet { edges: Some(edges), crowded: CROWDED * 100.0, ..self.sheet(ties, &held) };
        clear(&mut loose, &sheet, 0, &tell.part(0.75, 1.0))?;
        if !tidy::crowded(&loose, self.room, 0) {
            places.copy_from_slice(&loose);
        }
        Some(disorder(places, &self.sheet(ties, &held)))
    }
}
