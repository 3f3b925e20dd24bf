//! How do people become a block, and blocks a larger one?
//!
//! *Invariants:* the places of a block lie inside its size, round its middle.

use super::{Draft, LOOSE};
use crate::analysis::{Network, Progress, StakeholderId};
use crate::layout::boxes::{lay, shelved};
use crate::layout::draft::tenth;
use crate::layout::tidy::{self, Place};
use crate::layout::{Ground, Outline, Subject, spread};
use std::collections::{BTreeMap, BTreeSet};

/// Up to so many people a group is a short piece of work, whose own progress says nothing.
const SHORT: usize = 500;
/// The room of people of a unit together, as a share of what their marks and names take.
const CLOSE: f64 = 1.1;
/// The same of a community.
const LOOSE_ROOM: f64 = 1.5;

/// People with places round a middle, and the room that they take.
pub(super) struct Block {
    people: Vec<(StakeholderId, Place)>,
    size: (f64, f64),
    /// Captions with left, top, right and bottom, the rearmost first.
    fields: Vec<(String, [f64; 4])>,
}

/// What stands round a block.
#[derive(Clone, Copy)]
pub(super) enum Frame {
    /// The area of a community, painted by the picture itself.
    Hull,
    /// A field round people.
    Field,
    /// A field round fields.
    Around,
}

/// How blocks are set beside each other.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Set {
    /// Wherever ties are short.
    Freely,
    /// In rows.
    Rows,
    /// In rows, all of a row as high as the highest.
    EvenRows,
}

impl Frame {
    /// At the sides and below, and above.
    const fn margins(self) -> (f64, f64) {
        match self {
            Self::Hull => (16.0, 34.0),
            Self::Field => (4.0, 38.0),
            Self::Around => (14.0, 46.0),
        }
    }
}

impl Block {
    /// With room, and perhaps a field and its caption, round it.
    pub(super) fn framed(mut self, caption: Option<String>, frame: Frame) -> Self {
        let (side, top) = frame.margins();
        let down = (top - side) / 2.0;
        for (_, place) in &mut self.people {
            place.1 += down;
        }
        for (_, field) in &mut self.fields {
            field[1] += down;
            field[3] += down;
        }
        self.size = (self.size.0 + 2.0 * side, self.size.1 + side + top);
        if let Some(caption) = caption {
            let (x, y) = (self.size.0 / 2.0, self.size.1 / 2.0);
            self.fields.insert(0, (caption, [-x, -y, x, y]));
        }
        self
    }

    /// As high as the others of its row: what stands in it moves up, its field reaches down.
    fn stretched(mut self, high: f64) -> Self {
        let up = (high - self.size.1) / 2.0;
        for (_, place) in &mut self.people {
            place.1 -= up;
        }
        let half = self.size.1 / 2.0;
        for (_, field) in &mut self.fields {
            let own = field[3] >= half;
            field[1] -= up;
            field[3] += if own { up } else { -up };
        }
        self.size.1 = high;
        self
    }

    /// In the mirror: right is left. Up stays up, where the captions are.
    fn turned(&self) -> Self {
        let field = |[left, top, right, bottom]: [f64; 4]| [-right, top, -left, bottom];
        Self {
            people: self.people.iter().map(|(id, at)| (*id, (-at.0, at.1))).collect(),
            size: self.size,
            fields: self.fields.iter().map(|(name, at)| (name.clone(), field(*at))).collect(),
        }
    }

    /// As a whole arrangement.
    pub(super) fn draft(self, sorted: usize) -> Draft {
        let field = |(caption, [left, top, right, bottom]): (String, [f64; 4])| Ground {
            caption,
            outline: Outline::Field { min: tenth((left, top)), max: tenth((right, bottom)) },
        };
        Draft { places: self.people, grounds: self.fields.into_iter().map(field).collect(), sorted }
    }
}

/// What it takes to make blocks.
pub(super) struct Work<'a> {
    pub(super) subject: &'a Subject,
    pub(super) progress: &'a Progress,
    pub(super) room: (f64, f64),
}

impl Work<'_> {
    /// People by their ties among themselves; `close` as near to each other as their marks and names allow.
    pub(super) fn people(&self, people: &[StakeholderId], close: bool) -> Option<Block> {
        if self.progress.is_cancelled() {
            return None;
        }
        let members: BTreeSet<StakeholderId> = people.iter().copied().collect();
        let network = &self.subject.network;
        let inside = &members;
        let ties = members.iter().flat_map(|one| {
            let others =
                network.neighbours(*one).filter(move |(other, _)| one < other && inside.contains(other));
            others.map(|(other, strength)| (*one, other, strength))
        });
        let part = Network::of(members.iter().copied(), ties);
        let own = Progress::default();
        let progress = if people.len() > SHORT { self.progress } else { &own };
        let places = spread(&part, &BTreeMap::new(), self.subject.seed, progress)?;
        let (ids, mut places): (Vec<_>, Vec<Place>) =
            places.into_iter().map(|(id, at)| (id, (at.x, at.y))).unzip();
        // A group has a part of the map, not a sheet of its own: it is drawn together, and then given room again.
        let (left, top, right, bottom) = tidy::bounds(&places, self.room);
        let share = if close { CLOSE } else { LOOSE_ROOM } * people.len() as f64 * self.room.0 * self.room.1;
        let scale = (share / ((right - left) * (bottom - top))).sqrt().min(1.0);
        places.iter_mut().for_each(|place| *place = (place.0 * scale, place.1 * scale));
        tidy::part(&mut places, &vec![false; ids.len()], self.room);
        let (left, top, right, bottom) = tidy::bounds(&places, self.room);
        let middle = (f64::midpoint(left, right), f64::midpoint(top, bottom));
        let places = places.into_iter().map(|(x, y)| (x - middle.0, y - middle.1));
        let people = ids.into_iter().zip(places).collect();
        Some(Block { people, size: (right - left, bottom - top), fields: Vec::new() })
    }

    /// A few people one by one, or many together.
    pub(super) fn singly(&self, people: Vec<StakeholderId>, caption: Option<&str>) -> Option<Vec<Block>> {
        if people.is_empty() {
            return Some(Vec::new());
        }
        if people.len() > LOOSE || caption.is_some() {
            let frame = if caption.is_some() { Frame::Field } else { Frame::Hull };
            return Some(vec![self.people(&people, true)?.framed(caption.map(str::to_owned), frame)]);
        }
        let one = |id| Block { people: vec![(id, (0.0, 0.0))], size: self.room, fields: Vec::new() };
        Some(people.into_iter().map(one).collect())
    }

    /// Blocks beside each other, those with many ties near, with `gap` points between them.
    pub(super) fn joined(&self, mut blocks: Vec<Block>, gap: f64, set: Set) -> Option<Block> {
        let mut of: BTreeMap<StakeholderId, usize> = BTreeMap::new();
        for (number, block) in blocks.iter().enumerate() {
            of.extend(block.people.iter().map(|(id, _)| (*id, number)));
        }
        let mut ties: BTreeMap<(usize, usize), f64> = BTreeMap::new();
        for (one, other, strength) in self.subject.network.ties() {
            if let (Some(one), Some(other)) = (of.get(&one), of.get(&other))
                && one != other
            {
                *ties.entry((*one.min(other), *one.max(other))).or_default() += f64::from(strength);
            }
        }
        let sizes: Vec<(f64, f64)> = blocks.iter().map(|block| block.size).collect();
        let mut middles = lay(&sizes, &ties, gap, self.subject.seed, self.progress)?;
        if set != Set::Freely {
            let heights;
            (middles, heights) = shelved(&sizes, &middles, gap);
            if set == Set::EvenRows {
                let both = blocks.into_iter().zip(heights);
                blocks = both.map(|(block, high)| block.stretched(high)).collect();
            }
        }
        let blocks = self.mirrored(blocks, &middles, &of);
        let mut whole = Block { people: Vec::new(), size: (0.0, 0.0), fields: Vec::new() };
        let mut edge = [f64::MAX, f64::MAX, f64::MIN, f64::MIN];
        for (block, (x, y)) in blocks.into_iter().zip(middles) {
            let (wide, high) = (block.size.0 / 2.0, block.size.1 / 2.0);
            edge =
                [edge[0].min(x - wide), edge[1].min(y - high), edge[2].max(x + wide), edge[3].max(y + high)];
            whole.people.extend(block.people.into_iter().map(|(id, at)| (id, (at.0 + x, at.1 + y))));
            let moved = |[left, top, right, bottom]: [f64; 4]| [left + x, top + y, right + x, bottom + y];
            whole.fields.extend(block.fields.into_iter().map(|(name, field)| (name, moved(field))));
        }
        if whole.people.is_empty() {
            return Some(whole);
        }
        let middle = (f64::midpoint(edge[0], edge[2]), f64::midpoint(edge[1], edge[3]));
        for (_, place) in &mut whole.people {
            *place = (place.0 - middle.0, place.1 - middle.1);
        }
        for (_, field) in &mut whole.fields {
            let [left, top, right, bottom] = *field;
            *field = [left - middle.0, top - middle.1, right - middle.0, bottom - middle.1];
        }
        whole.size = (edge[2] - edge[0], edge[3] - edge[1]);
        Some(whole)
    }

    /// Each block as it is or in the mirror, whichever makes the ties to others shorter.
    fn mirrored(
        &self,
        mut blocks: Vec<Block>,
        middles: &[Place],
        of: &BTreeMap<StakeholderId, usize>,
    ) -> Vec<Block> {
        let mut at: BTreeMap<StakeholderId, Place> = BTreeMap::new();
        let note = |block: &Block, middle: Place, at: &mut BTreeMap<StakeholderId, Place>| {
            at.extend(block.people.iter().map(|(id, place)| (*id, (place.0 + middle.0, place.1 + middle.1))));
        };
        for (block, middle) in blocks.iter().zip(middles) {
            note(block, *middle, &mut at);
        }
        for number in 0..blocks.len() {
            if blocks[number].people.len() < 2 {
                continue;
            }
            let ways: Vec<(StakeholderId, StakeholderId)> = blocks[number]
                .people
                .iter()
                .flat_map(|(id, _)| self.subject.network.neighbours(*id).map(move |(other, _)| (*id, other)))
                .filter(|(_, other)| of.get(other).is_some_and(|there| *there != number))
                .collect();
            let long = |block: &Block| -> f64 {
                let mine: BTreeMap<StakeholderId, Place> = block.people.iter().copied().collect();
                let middle = middles[number];
                let length = |(one, other): &(StakeholderId, StakeholderId)| {
                    let (Some(one), Some(other)) = (mine.get(one), at.get(other)) else { return 0.0 };
                    let (dx, dy) = (one.0 + middle.0 - other.0, one.1 + middle.1 - other.1);
                    (dx * dx + dy * dy).sqrt()
                };
                ways.iter().map(length).sum()
            };
            let turned = blocks[number].turned();
            if long(&turned) < long(&blocks[number]) {
                blocks[number] = turned;
            }
            note(&blocks[number], middles[number], &mut at);
        }
        blocks
    }
}
