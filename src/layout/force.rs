//! Where do people come to rest who pull at those they are tied to and push all others away?
//!
//! Ties are springs; everybody pushes all others away by one over the distance (after Fruchterman and Reingold 1991;
//! Jacomy and others 2014); each is drawn to the middle of their group, and all to the middle of the map.
//!
//! *Invariants:* lengths are in ties of ordinary length. Only the four operations and the square root are used, and
//! everybody moves at once, so that the places are the same on every machine and with any number of processors.

use super::Progress;
use super::far::{BLOCK, Crowd, Desk};

/// How strongly everybody is drawn to the middle, so that nothing drifts off.
const GRAVITY: f32 = 0.06;
/// From so many people on a second processor gains more than it costs.
const WORTHWHILE: usize = 1500;

/// Whom each one pulls at, and how strongly: those of one stand from `start[one]` to `start[one + 1]`.
pub(super) struct Springs {
    start: Vec<u32>,
    ends: Vec<u32>,
    pulls: Vec<f32>,
    /// All pulls of one taken together.
    total: Vec<f32>,
}

impl Springs {
    /// From ties with their pulls. O(people + ties).
    pub(super) fn new(people: usize, ties: &[(u32, u32, f32)]) -> Self {
        let mut start = vec![0; people + 1];
        for (a, b, _) in ties {
            start[*a as usize + 1] += 1;
            start[*b as usize + 1] += 1;
        }
        for one in 1..start.len() {
            start[one] += start[one - 1];
        }
        let mut free = start.clone();
        let (mut ends, mut pulls) = (vec![0; ties.len() * 2], vec![0.0; ties.len() * 2]);
        let mut total = vec![0.0; people];
        for (a, b, pull) in ties {
            for (one, other) in [(*a, *b), (*b, *a)] {
                let slot = &mut free[one as usize];
                ends[*slot as usize] = other;
                pulls[*slot as usize] = *pull;
                total[one as usize] += pull;
                *slot += 1;
            }
        }
        Self { start, ends, pulls, total }
    }

    /// Whom one pulls at.
    fn ends(&self, one: usize) -> &[u32] {
        &self.ends[self.start[one] as usize..self.start[one + 1] as usize]
    }

    /// How many ties everybody is from one; 0 where no way leads there. O(ties).
    pub(super) fn steps(&self, one: usize) -> Vec<u16> {
        let mut steps = vec![0; self.total.len()];
        let mut open = vec![one];
        let mut next = 0;
        while let Some(here) = open.get(next).copied() {
            next += 1;
            for other in self.ends(here).iter().map(|other| *other as usize) {
                if other != one && steps[other] == 0 {
                    steps[other] = steps[here] + 1;
                    open.push(other);
                }
            }
        }
        steps
    }
}

/// What is arranged.
pub(super) struct Bodies<'a> {
    pub(super) x: Vec<f32>,
    pub(super) y: Vec<f32>,
    /// How strongly each one pushes; 1 for a single person.
    pub(super) mass: &'a [f32],
    /// Who stays.
    pub(super) held: &'a [bool],
    pub(super) springs: &'a Springs,
    /// Each one's group.
    pub(super) group: &'a [u32],
    /// How strongly everybody is drawn to the middle of their group.
    pub(super) gather: f32,
}

/// How far a round goes.
#[derive(Clone, Copy)]
struct Step {
    longest: f32,
    share: f32,
}

impl Bodies<'_> {
    /// Lets everybody come to rest in so many rounds; nobody goes farther than `hottest` in the first. False where it
    /// was cancelled. O(rounds · (ties + people · log)).
    pub(super) fn settle(&mut self, rounds: usize, hottest: f32, tell: &Tell) -> bool {
        let people = self.x.len();
        let mut crowd = Crowd::default();
        let mut desks = [Desk::default(), Desk::default()];
        let (mut x, mut y) = (vec![0.0; people], vec![0.0; people]);
        for round in 0..rounds {
            if tell.progress.is_cancelled() {
                return false;
            }
            let share = round as f32 / rounds as f32;
            tell.reached(share);
            let cool = (1.0 - share) * (1.0 - share);
            let step = Step { longest: hottest * cool + 0.01, share: 0.4 + 0.5 * cool };
            crowd.sort(&self.x, &self.y, self.mass);
            let middles = self.middles();
            let half = if people < WORTHWHILE { people } else { people.div_ceil(2 * BLOCK) * BLOCK };
            let round = Round { bodies: self, crowd: &crowd, middles, step };
            round.go(half, &mut desks, &mut x, &mut y);
            for slot in 0..people {
                let one = crowd.who(slot);
                self.x[one] = x[slot];
                self.y[one] = y[slot];
            }
        }
        true
    }

    /// The middle of each group.
    fn middles(&self) -> Vec<(f32, f32)> {
        let groups = self.group.iter().max().map_or(0, |most| *most as usize + 1);
        let mut sums = vec![(0.0, 0.0, 0.0); groups];
        for (one, group) in self.group.iter().enumerate() {
            let sum = &mut sums[*group as usize];
            let mass = self.mass[one];
            *sum = (sum.0 + self.x[one] * mass, sum.1 + self.y[one] * mass, sum.2 + mass);
        }
        sums.into_iter().map(|(x, y, mass)| (x / mass, y / mass)).collect()
    }
}

/// One round: everybody goes at once from where all stood before.
struct Round<'a> {
    bodies: &'a Bodies<'a>,
    crowd: &'a Crowd,
    /// Those of the groups.
    middles: Vec<(f32, f32)>,
    step: Step,
}

impl Round<'_> {
    /// Where everybody goes, by slots; those from `half` on are worked out by a second processor.
    fn go(&self, half: usize, desks: &mut [Desk; 2], x: &mut [f32], y: &mut [f32]) {
        let ((x1, x2), (y1, y2)) = (x.split_at_mut(half), y.split_at_mut(half));
        let [one, other] = desks;
        if x2.is_empty() {
            self.slots(0, one, x1, y1);
        } else {
            std::thread::scope(|scope| {
                scope.spawn(|| self.slots(half, other, x2, y2));
                self.slots(0, one, x1, y1);
            });
        }
    }

    /// Where those from the slot `first` on go.
    fn slots(&self, first: usize, desk: &mut Desk, x: &mut [f32], y: &mut [f32]) {
        for (block, (x, y)) in x.chunks_mut(BLOCK).zip(y.chunks_mut(BLOCK)).enumerate() {
            let from = first + block * BLOCK;
            self.crowd.push(from..from + x.len(), desk, x, y);
            for (slot, (x, y)) in (from..).zip(x.iter_mut().zip(y)) {
                (*x, *y) = self.moved(self.crowd.who(slot), (*x, *y));
            }
        }
    }

    /// Where one goes who is pushed so.
    fn moved(&self, one: usize, push: (f32, f32)) -> (f32, f32) {
        let (bodies, step) = (self.bodies, self.step);
        let (x, y) = (bodies.x[one], bodies.y[one]);
        if bodies.held[one] {
            return (x, y);
        }
        let springs = bodies.springs;
        let pulls = &springs.pulls[springs.start[one] as usize..];
        let (mut pull_x, mut pull_y) = (0.0, 0.0);
        for (other, pull) in springs.ends(one).iter().zip(pulls) {
            pull_x += (bodies.x[*other as usize] - x) * pull;
            pull_y += (bodies.y[*other as usize] - y) * pull;
        }
        let middle = self.middles[bodies.group[one] as usize];
        let mass = bodies.mass[one];
        let dx = push.0 + pull_x / mass + (middle.0 - x) * bodies.gather - x * GRAVITY;
        let dy = push.1 + pull_y / mass + (middle.1 - y) * bodies.gather - y * GRAVITY;
        // The stiffer somebody is tied, the less they go for the same force.
        let stiff = springs.total[one] / mass + bodies.gather + GRAVITY + 0.5;
        let (dx, dy) = (dx * step.share / stiff, dy * step.share / stiff);
        let far = (dx * dx + dy * dy).sqrt();
        let less = if far > step.longest { step.longest / far } else { 1.0 };
        (x + dx * less, y + dy * less)
    }
}

/// To whom it is told how far the work is: the part of it from `from` to `to`.
#[derive(Clone, Copy)]
pub(super) struct Tell<'a> {
    pub(super) progress: &'a Progress,
    pub(super) from: f32,
    pub(super) to: f32,
}

impl<'a> Tell<'a> {
    /// How far this part is, 0–1.
    pub(super) fn reached(&self, share: f32) {
        self.progress.reached(self.from + (self.to - self.from) * share);
    }

    /// A part of this part.
    pub(super) fn part(&self, from: f32, to: f32) -> Tell<'a> {
        let at = |share: f32| self.from + (self.to - self.from) * share;
        Tell { progress: self.progress, from: at(from), to: at(to) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// People on a crooked spiral, each tied to two others.
    fn rounds(half: usize) -> Vec<(u32, u32)> {
        let people = 200;
        let ties: Vec<(u32, u32, f32)> =
            (0..people as u32).flat_map(|n| [(n, (n * 7 + 3) % 200, 0.6), (n, (n + 1) % 200, 0.3)]).collect();
        let springs = Springs::new(people, &ties);
        let place = |n: usize, way: usize| ((n * way) % 31) as f32 * 0.37 + n as f32 * 0.01;
        let bodies = Bodies {
            x: (0..people).map(|n| place(n, 17)).collect(),
            y: (0..people).map(|n| place(n, 23)).collect(),
            mass: &vec![1.0; people],
            held: &vec![false; people],
            springs: &springs,
            group: &(0..people as u32).map(|n| n % 5).collect::<Vec<_>>(),
            gather: 0.3,
        };
        let mut crowd = Crowd::default();
        crowd.sort(&bodies.x, &bodies.y, bodies.mass);
        let step = Step { longest: 2.0, share: 0.7 };
        let round = Round { bodies: &bodies, crowd: &crowd, middles: bodies.middles(), step };
        let (mut x, mut y) = (vec![0.0; people], vec![0.0; people]);
        round.go(half, &mut [Desk::default(), Desk::default()], &mut x, &mut y);
        x.iter().zip(&y).map(|(x, y)| (x.to_bits(), y.to_bits())).collect()
    }

    #[test]
    fn two_processors_come_to_the_same_places_to_the_bit() {
        let one = rounds(200);
        assert_eq!(one, rounds(BLOCK));
        assert_eq!(one, rounds(4 * BLOCK));
    }
}
