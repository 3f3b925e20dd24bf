//! How do the searches from several people run at once?
//!
//! *Invariants:* each start has its own lane; what is found in a lane is what a search by itself finds. Lanes that
//! stand side by side in memory are added in one go, and starts that stand near each other reach most people in the same
//! step, so that few steps have work for few lanes only.

use crate::analysis::adjacency::Adjacency;
use crate::analysis::network::Ways;

/// How many searches run at once: as many numbers as a line of the processor's store holds.
pub(super) const LANES: usize = 8;
/// One number for each search.
pub(super) type Lanes = [f64; LANES];
/// One bit for each search.
type Bits = u8;
const NOTHING: Lanes = [0.0; LANES];
/// Where at least this share of all is in the front, everybody asks who of their neighbours is; else the front tells.
const MANY: usize = 6;

/// What someone on a shortest way gets of the pair at its ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// One for each end from which it was searched.
    Whole,
    /// Two times the share of the way from its start to them: if both ends are searched, as much. Where only some are, those
    /// near a start do not seem to stand between all and everybody (Geisberger, Sanders and Schultes 2008).
    ByDistance,
}

impl Part {
    /// What an end at this distance passes back, and what it is worth at another distance.
    pub(super) const fn at(self, distance: f64) -> (f64, f64) {
        match self {
            Self::Whole => (1.0, 1.0),
            Self::ByDistance => (1.0 / distance, 2.0 * distance),
        }
    }
}

/// Room for one set of searches.
pub(super) struct Searches {
    /// In which searches each was met.
    met: Vec<Bits>,
    /// In which they are in the front, now and after the next step.
    front: [Vec<Bits>; 2],
    /// How many shortest ways lead to each.
    ways: Vec<Lanes>,
    /// What is passed on, in this step and by it to the next; 0 for all who are not in the front.
    passing: [Vec<Lanes>; 2],
    /// Who was met, step after step, each with the searches in which it was in that step.
    order: Vec<(u32, Bits)>,
    /// Where each step begins in the order, and where the last one ends.
    steps: Vec<usize>,
    told: Vec<u32>,
}

impl Searches {
    /// Room for so many people.
    pub(super) fn new(people: usize) -> Self {
        let passing = || vec![NOTHING; people];
        Self {
            met: vec![0; people],
            front: [vec![0; people], vec![0; people]],
            ways: passing(),
            passing: [passing(), passing()],
            order: Vec::with_capacity(2 * people),
            steps: Vec::new(),
            told: vec![0; people + 1],
        }
    }

    /// Tells `seen` of each person what the shortest ways from each of the starts, at most `LANES`, add to their
    /// betweenness. False, and nothing told, where ways are too many to be counted. O(ties · steps in which the starts
    /// reach a person, 2–3 where they stand near each other).
    pub(super) fn add(
        &mut self,
        ways: Ways<'_>,
        starts: &[u32],
        part: Part,
        seen: impl FnMut(usize, &Lanes),
    ) -> bool {
        let countable = self.go_out(ways, starts);
        if countable {
            self.come_back(ways.out, part, seen);
        }
        countable
    }

    fn go_out(&mut self, ties: Ways<'_>, starts: &[u32]) -> bool {
        let Self { met, front: [front, _], ways, passing: [passing, _], order, steps, .. } = self;
        met.fill(0);
        ways.fill(NOTHING);
        order.clear();
        steps.clear();
        for (lane, start) in starts.iter().enumerate() {
            let place = *start as usize;
            met[place] = 1 << lane;
            front[place] = 1 << lane;
            ways[place][lane] = 1.0;
            passing[place][lane] = 1.0;
            order.push((*start, 1 << lane));
        }
        steps.extend([0, order.len()]);
        let mut most = NOTHING;
        loop {
            let (begin, end) = (self.steps[self.steps.len() - 2], self.steps[self.steps.len() - 1]);
            if (end - begin) * MANY < self.met.len() {
                self.tell(ties.out, begin);
            } else {
                self.ask(ties.into, ((1_u32 << starts.len()) - 1) as Bits);
            }
            if self.order.len() == end {
                clear(&mut self.passing[0], &self.order[begin..]);
                return most.iter().all(|most| most.is_finite());
            }
            let [now, next] = &mut self.passing;
            for (one, bits) in &self.order[end..] {
                let place = *one as usize;
                let gathered = gather(ties.into, place, now);
                let there = &mut self.ways[place];
                for lane in 0..LANES {
                    let new = if bits >> lane & 1 == 0 { 0.0 } else { gathered[lane] };
                    next[place][lane] = new;
                    there[lane] += new;
                    most[lane] = if new > most[lane] { new } else { most[lane] };
                }
            }
            clear(now, &self.order[begin..end]);
            self.passing.swap(0, 1);
            self.front.swap(0, 1);
            self.steps.push(self.order.len());
        }
    }

    /// Those in the front tell their neighbours, who come next if they have not been met.
    fn tell(&mut self, out: &Adjacency, begin: usize) {
        let Self { met, front: [now, next], order, told, .. } = self;
        let end = order.len();
        let mut count = 0;
        for (one, bits) in &order[begin..end] {
            now[*one as usize] = 0;
            for to in out.of_one(*one as usize) {
                let there = &mut next[*to as usize];
                // Without a branch: who was told before is written too, and written over by the next.
                told[count] = *to;
                count += usize::from(*there == 0);
                *there |= bits;
            }
        }
        for to in &told[..count] {
            let place = *to as usize;
            let new = next[place] & !met[place];
            next[place] = new;
            if new != 0 {
                met[place] |= new;
                order.push((*to, new));
            }
        }
    }

    /// Those who were not met in all searches ask their neighbours whether they are in the front.
    fn ask(&mut self, into: &Adjacency, all: Bits) {
        let Self { met, front: [now, next], order, steps, .. } = self;
        let (begin, end) = (steps[steps.len() - 2], order.len());
        for (place, met) in met.iter_mut().enumerate() {
            if *met != all {
                let bits = into.of_one(place).iter().fold(0, |bits, from| bits | now[*from as usize]);
                let new = bits & !*met;
                if new != 0 {
                    *met |= new;
                    next[place] = new;
                    order.push((place as u32, new));
                }
            }
        }
        for (one, _) in &order[begin..end] {
            now[*one as usize] = 0;
        }
    }

    /// From the last step to the first: what flows back through someone, for each way that leads to them.
    fn come_back(&mut self, out: &Adjacency, part: Part, mut seen: impl FnMut(usize, &Lanes)) {
        let Self { ways, passing, order, steps, .. } = self;
        let last = steps.len() - 2;
        // Those of step 0 are the starts: ways begin there and do not pass through.
        for step in (1..=last).rev() {
            let (end, worth) = part.at(step as f64);
            let [now, next] = &mut *passing;
            for (one, bits) in &order[steps[step]..steps[step + 1]] {
                let place = *one as usize;
                let flow = if step == last { NOTHING } else { gather(out, place, now) };
                let mut sums = NOTHING;
                for lane in 0..LANES {
                    let on = bits >> lane & 1 != 0;
                    let there = ways[place][lane];
                    let back = end / there + flow[lane];
                    next[place][lane] = if on { back } else { 0.0 };
                    sums[lane] = if on { worth * (there * flow[lane]) } else { 0.0 };
                }
                seen(place, &sums);
            }
            if step < last {
                clear(now, &order[steps[step + 1]..steps[step + 2]]);
            }
            passing.swap(0, 1);
        }
        if last > 0 {
            clear(&mut passing[0], &order[steps[1]..steps[2]]);
        }
    }
}

/// What the neighbours of someone pass on to them.
fn gather(near: &Adjacency, place: usize, passing: &[Lanes]) -> Lanes {
    let mut sum = NOTHING;
    for end in near.of_one(place) {
        let from = &passing[*end as usize];
        for lane in 0..LANES {
            sum[lane] += from[lane];
        }
    }
    sum
}

/// Leaves nothing behind in what the next step takes to be empty.
fn clear(passing: &mut [Lanes], front: &[(u32, Bits)]) {
    for (one, _) in front {
        passing[*one as usize] = NOTHING;
    }
}
