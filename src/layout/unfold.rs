//! Where do people come to rest by their ties alone? First groups of groups are arranged, then the groups inside them,
//! then people, so that few rounds suffice and nothing is left tangled.
//!
//! *Invariants:* the same ties and seed give the same places to the last bit.

use super::force::{Bodies, Springs, Tell};
use super::groups::{Level, Tie};

/// How strongly ties and groups pull, against 1 for what pushes everybody apart.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pull {
    /// Ties within a group.
    pub(super) within: f32,
    /// Ties between groups: so much less that groups stand apart.
    pub(super) between: f32,
    /// The middle of the group.
    pub(super) gather: f32,
}

/// On a large map. What holds groups together shows them better and distances worse. Found by trial on networks of 1,000
/// people with 35 known communities and of 10,000 with 88, five ties each, a quarter between communities, before people
/// are moved apart: stress is the mean of ((distance − ties) / ties)² at the best scale, purity the share of the ten
/// nearest of the same community.
///
/// | within | between | gather | stress 1k | purity 1k | stress 10k | purity 10k |
/// |---|---|---|---|---|---|---|
/// | 0.6 | 0.5 | 1.0 | .188 | .73 | .185 | .52 |
/// | 0.4 | 0.33 | 1.0 | .189 | .77 | .186 | .60 |
/// | **0.9** | **0.5** | **0.3** | **.188** | **.79** | **.186** | **.56** |
/// | 1.0 | 0.5 | 0.5 | .191 | .83 | .187 | .63 |
/// | 0.6 | 0.3 | 2.0 | .197 | .89 | .192 | .82 |
/// | 0.6 | 0.2 | 0.5 | .197 | .94 | .192 | .81 |
pub(super) const MANY: Pull = Pull { within: 0.9, between: 0.5, gather: 0.3 };
/// On a small one, where every tie is seen and a long one costs more than mixed groups.
pub(super) const FEW: Pull = Pull { within: 0.6, between: 0.45, gather: 0.2 };

/// Groups gather no more than so many times as strongly as ties between them pull at everybody on average: otherwise
/// groups that few ties join would be knots far from each other.
const AGAINST: f32 = 1.2;

impl Pull {
    fn eased(self, levels: &[Level], tops: &[Vec<u32>]) -> Self {
        let (Some(people), Some(group)) = (levels.first(), tops.first()) else { return self };
        let between = people.ties.iter().filter(|(a, b, _)| group[*a as usize] != group[*b as usize]);
        let all: f32 = between.map(|(_, _, weight)| 2.0 * weight * self.between).sum();
        Self { gather: self.gather.min(AGAINST * all / people.mass.len() as f32), ..self }
    }
}

/// So many starts of the groups are tried.
const STARTS: usize = 6;
/// More groups than this are tried once.
const TRIED: usize = 300;
/// Rounds for the groups of the last level.
const TOP_ROUNDS: usize = 200;
/// Rounds for the levels between.
const MIDDLE_ROUNDS: usize = 40;
/// Rounds for people who have begun in groups.
const ROUNDS: usize = 120;
/// How far people go in the first round who have begun in groups.
const WARM: f32 = 1.0;

/// Places, across and down.
pub(super) type Places = (Vec<f32>, Vec<f32>);

/// Brings everybody to rest. Nothing where it was cancelled. O(rounds · (ties + people · log)).
pub(super) fn unfold(levels: &[Level], pull: Pull, seed: u64, tell: &Tell) -> Option<Places> {
    let tops = tops(levels);
    let pull = pull.eased(levels, &tops);
    let mut dice = Dice(seed);
    let (last, below) = levels.split_last()?;
    let rest = tell.part(0.1, 1.0);
    let mut places = top(last, below.is_empty(), pull, &mut dice, &tell.part(0.0, 0.1))?;
    for (number, level) in below.iter().enumerate().rev() {
        let above = &levels[number + 1];
        let near =
            |middle: f32, mass: f32, dice: &mut Dice| middle + (dice.share() - 0.5) * 0.8 * mass.sqrt();
        let begin = level.group.iter().map(|group| {
            let (group, mass) = (*group as usize, above.mass[*group as usize]);
            (near(places.0[group], mass, &mut dice), near(places.1[group], mass, &mut dice))
        });
        let (x, y) = begin.unzip();
        let springs = springs(level, &tops[number], pull);
        let held = vec![false; level.mass.len()];
        let group = &tops[number];
        let gather = pull.gather;
        let mut bodies = Bodies { x, y, mass: &level.mass, held: &held, springs: &springs, group, gather };
        // The level of the people takes nearly all of the time.
        let (rounds, part) = if number == 0 { (ROUNDS, rest) } else { (MIDDLE_ROUNDS, rest.part(0.0, 0.0)) };
        if !bodies.settle(rounds, WARM, &part) {
            return None;
        }
        places = (bodies.x, bodies.y);
    }
    Some(places)
}

/// Brings people to rest round those who stay, from these places.
pub(super) fn resettle(
    levels: &[Level],
    pull: Pull,
    (x, y): Places,
    held: &[bool],
    tell: &Tell,
) -> Option<Places> {
    let tops = tops(levels);
    let pull = pull.eased(levels, &tops);
    let (level, group) = (levels.first()?, tops.first()?);
    let springs = springs(level, group, pull);
    let mut bodies = Bodies { x, y, mass: &level.mass, held, springs: &springs, group, gather: pull.gather };
    bodies.settle(ROUNDS, WARM, tell).then_some((bodies.x, bodies.y))
}

/// The group of the last level of those of each level.
fn tops(levels: &[Level]) -> Vec<Vec<u32>> {
    let mut tops: Vec<Vec<u32>> = Vec::with_capacity(levels.len());
    for level in levels.iter().rev() {
        tops.push(match tops.last() {
            Some(above) => level.group.iter().map(|group| above[*group as usize]).collect(),
            None => (0..level.mass.len() as u32).collect(),
        });
    }
    tops.reverse();
    tops
}

fn springs(level: &Level, group: &[u32], pull: Pull) -> Springs {
    let strong = |(a, b, weight): &Tie| {
        let same = group[*a as usize] == group[*b as usize];
        (*a, *b, weight * if same { pull.within } else { pull.between })
    };
    Springs::new(level.mass.len(), &level.ties.iter().map(strong).collect::<Vec<_>>())
}

/// The last level, from the best of some starts at random.
fn top(level: &Level, alone: bool, pull: Pull, dice: &mut Dice, tell: &Tell) -> Option<Places> {
    let count = level.mass.len();
    let side = level.mass.iter().sum::<f32>().sqrt();
    let group: Vec<u32> = (0..count as u32).collect();
    let within = if alone { Pull { between: pull.within, ..pull } } else { pull };
    let springs = springs(level, &group, within);
    let held = vec![false; count];
    let mut best: Option<(f32, Places)> = None;
    let starts = if count <= TRIED { STARTS } else { 1 };
    for _ in 0..starts {
        let (x, y) = (0..count).map(|_| ((dice.share() - 0.5) * side, (dice.share() - 0.5) * side)).unzip();
        let mut bodies =
            Bodies { x, y, mass: &level.mass, held: &held, springs: &springs, group: &group, gather: 0.0 };
        if !bodies.settle(TOP_ROUNDS, side * 0.3, tell) {
            return None;
        }
        let places = (bodies.x, bodies.y);
        let cost = length(level, &places);
        if best.as_ref().is_none_or(|(least, _)| cost < *least) {
            best = Some((cost, places));
        }
    }
    best.map(|(_, places)| places)
}

/// How long ties are, against how far the whole reaches.
fn length(level: &Level, (x, y): &Places) -> f32 {
    let mut ties = 0.0;
    for (a, b, weight) in &level.ties {
        let (a, b) = (*a as usize, *b as usize);
        let (dx, dy) = (x[a] - x[b], y[a] - y[b]);
        ties += weight * (dx * dx + dy * dy).sqrt();
    }
    let (mut middle_x, mut middle_y, mut total) = (0.0, 0.0, 0.0);
    for (one, mass) in level.mass.iter().enumerate() {
        middle_x += x[one] * mass;
        middle_y += y[one] * mass;
        total += mass;
    }
    let (middle_x, middle_y) = (middle_x / total, middle_y / total);
    let mut reach = 0.0;
    for (one, mass) in level.mass.iter().enumerate() {
        let (dx, dy) = (x[one] - middle_x, y[one] - middle_y);
        reach += (dx * dx + dy * dy) * mass;
    }
    ties / (reach / total).max(f32::MIN_POSITIVE).sqrt()
}

/// A small generator (`splitmix64`): the same seed, the same numbers.
pub(super) struct Dice(pub(super) u64);

impl Dice {
    /// From 0 to below 1.
    pub(super) fn share(&mut self) -> f32 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) >> 40) as f32 / (1_u64 << 24) as f32
    }
}
