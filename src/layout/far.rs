//! How does everybody push everybody else away without looking at every pair?
//!
//! People are sorted into squares within squares. Whoever is far from a square is pushed by all in it as one (after Barnes
//! and Hut 1986); neighbours on the map share the list of those who push them.
//!
//! *Invariants:* each one's push depends on all places alone, not on who is worked out when or by which processor.

use std::ops::Range;

/// Nobody pushes harder than from this near, squared.
const NEAREST: f32 = 0.02;
/// A square pushes as one if it is so much smaller than it is far, squared.
const SMALL: f32 = 0.8;
/// So many at the most share the smallest squares.
const TOGETHER: usize = 8;
/// So many neighbours share a list.
pub(super) const BLOCK: usize = 32;
/// So many are worked out at once.
const LANES: usize = 8;
/// Squares are halved so many times at the most.
const DEEPEST: u32 = 15;

/// Everybody's place, sorted so that those near each other follow each other, and the squares that hold them.
#[derive(Default)]
pub(super) struct Crowd {
    keys: Vec<u64>,
    x: Vec<f32>,
    y: Vec<f32>,
    mass: Vec<f32>,
    squares: Vec<Square>,
}

/// The people of some square who follow each other.
#[derive(Clone, Copy)]
struct Square {
    /// Their middle, weighed.
    x: f32,
    y: f32,
    mass: f32,
    /// The longer side of what they take, squared.
    size: f32,
    first: u32,
    last: u32,
    /// Where the list of squares goes on without those inside; the next one for the smallest.
    next: u32,
}

/// Room for the list of those who push.
#[derive(Default)]
pub(super) struct Desk {
    x: Vec<f32>,
    y: Vec<f32>,
    mass: Vec<f32>,
}

impl Crowd {
    /// Sorts people by place. O(people · log).
    pub(super) fn sort(&mut self, x: &[f32], y: &[f32], mass: &[f32]) {
        let bounds = |values: &[f32]| {
            values.iter().fold((f32::MAX, f32::MIN), |(low, high), value| (low.min(*value), high.max(*value)))
        };
        let ((left, right), (top, bottom)) = (bounds(x), bounds(y));
        let cells = (1_u32 << (DEEPEST + 1)) as f32;
        let scale = (cells - 1.0) / (right - left).max(bottom - top).max(1e-6);
        self.keys.clear();
        self.keys.extend(x.iter().zip(y).zip(0_u64..).map(|((x, y), one)| {
            let (across, down) = (((x - left) * scale) as u32, ((y - top) * scale) as u32);
            u64::from(woven(across) | woven(down) << 1) << 32 | one
        }));
        self.keys.sort_unstable();
        self.x.clear();
        self.y.clear();
        self.mass.clear();
        for key in &self.keys {
            let one = *key as u32 as usize;
            self.x.push(x[one]);
            self.y.push(y[one]);
            self.mass.push(mass[one]);
        }
        self.squares.clear();
        if !self.keys.is_empty() {
            self.divide(0..self.keys.len(), DEEPEST);
        }
    }

    /// Adds the square of these people, and those inside it.
    fn divide(&mut self, people: Range<usize>, level: u32) {
        let at = self.squares.len();
        let (mut x, mut y, mut mass) = (0.0, 0.0, 0.0);
        let (mut left, mut right, mut top, mut bottom) = (f32::MAX, f32::MIN, f32::MAX, f32::MIN);
        let few = people.len() <= TOGETHER || level == 0;
        self.squares.push(Square {
            x,
            y,
            mass,
            size: 0.0,
            first: people.start as u32,
            last: people.end as u32,
            next: 0,
        });
        if few {
            for one in people {
                x += self.x[one] * self.mass[one];
                y += self.y[one] * self.mass[one];
                mass += self.mass[one];
                (left, right) = (left.min(self.x[one]), right.max(self.x[one]));
                (top, bottom) = (top.min(self.y[one]), bottom.max(self.y[one]));
            }
        } else {
            let shift = 32 + level * 2;
            let mut from = people.start;
            while from < people.end {
                let quarter = self.keys[from] >> shift;
                let to = from + self.keys[from..people.end].partition_point(|key| key >> shift == quarter);
                // A square that holds all is passed over.
                if to - from == people.len() {
                    self.squares.truncate(at);
                    return self.divide(people, level - 1);
                }
                let inside = self.squares.len();
                self.divide(from..to, level - 1);
                let inside = self.squares[inside];
                x += inside.x * inside.mass;
                y += inside.y * inside.mass;
                mass += inside.mass;
                from = to;
            }
            for one in people {
                (left, right) = (left.min(self.x[one]), right.max(self.x[one]));
                (top, bottom) = (top.min(self.y[one]), bottom.max(self.y[one]));
            }
        }
        let size = (right - left).max(bottom - top);
        let next = self.squares.len() as u32;
        let square = &mut self.squares[at];
        *square = Square { x: x / mass, y: y / mass, mass, size: size * size, next, ..*square };
    }

    /// Who stands in a slot: their number in the places that were sorted.
    pub(super) fn who(&self, slot: usize) -> usize {
        self.keys[slot] as u32 as usize
    }

    /// How those in up to [`BLOCK`] slots are pushed: sets the first of `fx` and `fy`. O(slots · log people).
    pub(super) fn push(&self, slots: Range<usize>, desk: &mut Desk, fx: &mut [f32], fy: &mut [f32]) {
        self.list(slots.clone(), desk);
        let count = slots.len();
        for from in (0..count).step_by(LANES) {
            let to = count.min(from + LANES);
            let here = slots.start + from..slots.start + to;
            let (mut x, mut y) = ([0.0; LANES], [0.0; LANES]);
            x[..to - from].copy_from_slice(&self.x[here.clone()]);
            y[..to - from].copy_from_slice(&self.y[here]);
            let (px, py) = pushed(&x, &y, desk);
            fx[from..to].copy_from_slice(&px[..to - from]);
            fy[from..to].copy_from_slice(&py[..to - from]);
        }
    }

    /// Who pushes those in these slots, alone or as one.
    fn list(&self, slots: Range<usize>, desk: &mut Desk) {
        desk.x.clear();
        desk.y.clear();
        desk.mass.clear();
        let (mut left, mut right, mut top, mut bottom) = (f32::MAX, f32::MIN, f32::MAX, f32::MIN);
        for (x, y) in self.x[slots.clone()].iter().zip(&self.y[slots]) {
            (left, right) = (left.min(*x), right.max(*x));
            (top, bottom) = (top.min(*y), bottom.max(*y));
        }
        let mut at = 0;
        while let Some(square) = self.squares.get(at) {
            let dx = (left - square.x).max(square.x - right).max(0.0);
            let dy = (top - square.y).max(square.y - bottom).max(0.0);
            if square.size < SMALL * (dx * dx + dy * dy) {
                desk.x.push(square.x);
                desk.y.push(square.y);
                desk.mass.push(square.mass);
                at = square.next as usize;
            } else {
                at += 1;
                if square.next as usize == at {
                    let people = square.first as usize..square.last as usize;
                    desk.x.extend_from_slice(&self.x[people.clone()]);
                    desk.y.extend_from_slice(&self.y[people.clone()]);
                    desk.mass.extend_from_slice(&self.mass[people]);
                }
            }
        }
    }
}

/// How the places in lanes are pushed by those on the list. Each lane adds up in the order of the list.
fn pushed(x: &[f32; LANES], y: &[f32; LANES], desk: &Desk) -> ([f32; LANES], [f32; LANES]) {
    let (mut fx, mut fy) = ([0.0; LANES], [0.0; LANES]);
    for ((other_x, other_y), mass) in desk.x.iter().zip(&desk.y).zip(&desk.mass) {
        for lane in 0..LANES {
            let (dx, dy) = (x[lane] - other_x, y[lane] - other_y);
            let push = mass / (dx * dx + dy * dy + NEAREST);
            fx[lane] += dx * push;
            fy[lane] += dy * push;
        }
    }
    (fx, fy)
}

/// The lower sixteen bits with a gap of one after each.
const fn woven(bits: u32) -> u32 {
    let bits = (bits | bits << 8) & 0x00FF_00FF;
    let bits = (bits | bits << 4) & 0x0F0F_0F0F;
    let bits = (bits | bits << 2) & 0x3333_3333;
    (bits | bits << 1) & 0x5555_5555
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_push_is_near_to_that_of_every_pair() {
        let people = 500;
        let x: Vec<f32> = (0..people).map(|n| ((n * 37) % 101) as f32 * 0.3).collect();
        let y: Vec<f32> = (0..people).map(|n| ((n * 53) % 89) as f32 * 0.2 + (n % 3) as f32).collect();
        let mass: Vec<f32> = (0..people).map(|n| 1.0 + (n % 4) as f32).collect();
        let mut crowd = Crowd::default();
        crowd.sort(&x, &y, &mass);
        let (mut off, mut all) = (0.0, 0.0);
        let mut seen = vec![false; people];
        for from in (0..people).step_by(BLOCK) {
            let slots = from..people.min(from + BLOCK);
            let (mut fx, mut fy) = ([0.0; BLOCK], [0.0; BLOCK]);
            crowd.push(slots.clone(), &mut Desk::default(), &mut fx, &mut fy);
            for slot in slots {
                let one = crowd.who(slot);
                seen[one] = true;
                let (mut px, mut py) = (0.0, 0.0);
                for other in 0..people {
                    let (dx, dy) = (x[one] - x[other], y[one] - y[other]);
                    let push = mass[other] / (dx * dx + dy * dy + NEAREST);
                    (px, py) = (px + dx * push, py + dy * push);
                }
                let (dx, dy) = (px - fx[slot - from], py - fy[slot - from]);
                off += (dx * dx + dy * dy).sqrt();
                all += (px * px + py * py).sqrt();
            }
        }
        assert!(seen.into_iter().all(|seen| seen), "everybody stands in one slot");
        assert!(off < all * 0.02, "{off} of {all}");
    }
}
