//! How does an arrangement made from scratch become one in which pinned people stay?
//!
//! *Invariants:* who is pinned stays to the bit; everybody else keeps their place in the arrangement, but for those whom
//! somebody pinned stands on.

use super::tidy::{self, Place};
use super::{Arranged, Ground, Outline, Subject};
use crate::analysis::{Point, StakeholderId};

/// Up to so many people everybody has room for a name below the mark.
const NAMED: usize = 150;
/// The room of a mark of 44 points with its name below.
const WITH_NAME: (f64, f64) = (108.0, 68.0);
/// The room of a mark alone.
pub(super) const MARK: (f64, f64) = (52.0, 52.0);

/// The room of a person where there are so many.
pub(super) const fn room(people: usize) -> (f64, f64) {
    if people <= NAMED { WITH_NAME } else { MARK }
}

/// An arrangement as it would be if nobody were pinned.
#[derive(Debug, Default)]
pub(super) struct Draft {
    /// Everybody, with their places.
    pub(super) places: Vec<(StakeholderId, Place)>,
    /// What stands behind them, the rearmost first.
    pub(super) grounds: Vec<Ground>,
    /// How many stand where the layout's purpose puts them.
    pub(super) sorted: usize,
}

impl Draft {
    /// Moves all of it to where pinned people are on average at their places, else round the middle, and lets pinned
    /// people stay. O(people · log).
    pub(super) fn settled(mut self, subject: &Subject) -> Arranged {
        let pin = |id: &StakeholderId| subject.pinned.get(id).map(|pin| (pin.x, pin.y));
        let ways = self.places.iter().filter_map(|(id, at)| pin(id).map(|pin| (pin.0 - at.0, pin.1 - at.1)));
        let ways: Vec<Place> = ways.collect();
        let by = if ways.is_empty() { self.to_middle() } else { tidy::middle(&ways) };
        for (_, place) in &mut self.places {
            *place = (place.0 + by.0, place.1 + by.1);
        }
        let held: Vec<bool> = self.places.iter().map(|(id, _)| subject.pinned.contains_key(id)).collect();
        let mut places: Vec<Place> = self.places.iter().map(|(id, at)| pin(id).unwrap_or(*at)).collect();
        if held.contains(&true) {
            tidy::part(&mut places, &held, MARK);
        }
        let ids = self.places.iter().map(|(id, _)| *id);
        let placed = ids
            .zip(places)
            .map(|(id, at)| (id, subject.pinned.get(&id).copied().unwrap_or_else(|| tenth(at))));
        let grounds =
            self.grounds.into_iter().map(|ground| Ground { outline: moved(ground.outline, by), ..ground });
        Arranged { places: placed.collect(), grounds: grounds.collect(), sorted: self.sorted }
    }

    /// The way that brings the middle of everything to 0, 0.
    fn to_middle(&self) -> Place {
        let corners = self.grounds.iter().flat_map(|ground| <[Point; 2]>::from(ground.outline.bounds()));
        let mut all: Vec<Place> = corners.map(|at| (at.x, at.y)).collect();
        all.extend(self.places.iter().map(|(_, at)| *at));
        if all.is_empty() {
            return (0.0, 0.0);
        }
        let (left, top, right, bottom) = tidy::bounds(&all, (0.0, 0.0));
        (-f64::midpoint(left, right), -f64::midpoint(top, bottom))
    }
}

/// To the tenth of a point: finer is not seen, and makes the file long.
pub(super) fn tenth((x, y): Place) -> Point {
    let tenth = |value: f64| (value * 10.0).round() / 10.0 + 0.0;
    Point { x: tenth(x), y: tenth(y) }
}

fn moved(outline: Outline, by: Place) -> Outline {
    let move_it = |at: Point| tenth((at.x + by.0, at.y + by.1));
    match outline {
        Outline::Ring { middle, across, down } => Outline::Ring { middle: move_it(middle), across, down },
        Outline::Field { min, max } => Outline::Field { min: move_it(min), max: move_it(max) },
        Outline::Level { from, length } => Outline::Level { from: move_it(from), length },
    }
}

/// People in rows, `columns` in each, below and to the right of a corner. Their places, and the size of the whole.
pub(super) fn rows(
    people: &[StakeholderId],
    columns: usize,
    (left, top): Place,
    room: (f64, f64),
) -> (Vec<(StakeholderId, Place)>, (f64, f64)) {
    let columns = columns.clamp(1, people.len().max(1));
    let at = |n: usize| {
        let (column, row) = ((n % columns) as f64, (n / columns) as f64);
        (left + (column + 0.5) * room.0, top + (row + 0.5) * room.1)
    };
    let places = people.iter().enumerate().map(|(n, id)| (*id, at(n))).collect();
    let size = (columns as f64 * room.0, people.len().div_ceil(columns) as f64 * room.1);
    (places, size)
}

/// People who could not be placed, in rows in a field that says why, beside or below what takes the room from `min` to
/// `max`.
pub(super) fn beside(
    draft: &mut Draft,
    subject: &Subject,
    people: Vec<StakeholderId>,
    caption: &str,
    (min, max): (Place, Place),
    room: (f64, f64),
) {
    let (wide, high) = (max.0 - min.0, max.1 - min.1);
    let below = wide > 1.5 * high || people.len() * 4 < draft.places.len() && wide > 1.2 * high;
    let many = people.len() as f64;
    let columns = if below {
        (wide / room.0).floor().max((many * 1.6 * room.1 / room.0).sqrt())
    } else {
        (many / (high / room.1 - 0.5).floor().max(1.0))
            .ceil()
            .max((many * 0.4 * room.1 / room.0).sqrt())
            .max(many.min(2.0))
    };
    let corner = if below { (min.0, max.1 + 64.0) } else { (max.0 + 56.0, min.1) };
    field(draft, subject, people, caption, corner, columns as usize, room);
}

/// People in rows in a field with a caption. Colleagues stand together.
pub(super) fn field(
    draft: &mut Draft,
    subject: &Subject,
    mut people: Vec<StakeholderId>,
    caption: &str,
    corner: Place,
    columns: usize,
    room: (f64, f64),
) {
    if people.is_empty() {
        return;
    }
    let group = |id: &StakeholderId| {
        let of = |grouping: &super::Grouping| grouping.of.get(id).copied().unwrap_or(usize::MAX);
        (of(&subject.communities), of(&subject.units), *id)
    };
    people.sort_by_key(group);
    let (places, size) = rows(&people, columns, (corner.0 + 8.0, corner.1 + 36.0), room);
    draft.places.extend(places);
    let far = (corner.0 + size.0 + 16.0, corner.1 + size.1 + 44.0);
    let outline = Outline::Field { min: tenth(corner), max: tenth(far) };
    draft.grounds.push(Ground { caption: caption.to_owned(), outline });
}
