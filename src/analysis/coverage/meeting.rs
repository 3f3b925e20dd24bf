//! How many floors can so many picks meet at all?
//!
//! One floor that is not met yet after the other, with each candidate that could help it: either that one is picked, or
//! it is left to those that come after it.
//!
//! *Invariants:* where it says that no more can be met, every set of picks was looked at or ruled out.

use super::bound::Side;
use super::branch::could_meet;
use super::floors::{Floors, Need};
use super::lists::Lists;
use super::meter::Meter;

/// What came of looking for picks that meet more floors.
pub(super) enum More {
    /// These do.
    Picks(Vec<usize>),
    /// None do.
    None,
    /// The meter ran out.
    Unknown,
}

/// Looks for picks that meet at least `goal` floors.
pub(super) fn meeting(lists: &Lists, floors: &Floors, goal: usize, meter: &mut Meter) -> More {
    let mut sides = vec![Side::Free; lists.len()];
    lists.must.iter().for_each(|must| sides[*must] = Side::In);
    let mut picks = lists.must.clone();
    let mut search = Search { lists, floors, goal, meter, ended: false };
    if search.look(&mut sides, &mut picks) {
        More::Picks(picks)
    } else if search.ended {
        More::Unknown
    } else {
        More::None
    }
}

struct Search<'a, 'b> {
    lists: &'a Lists,
    floors: &'a Floors,
    goal: usize,
    meter: &'a mut Meter<'b>,
    ended: bool,
}

impl Search<'_, '_> {
    fn look(&mut self, sides: &mut [Side], picks: &mut Vec<usize>) -> bool {
        let met = self.floors.met(picks);
        if met.iter().filter(|met| **met).count() >= self.goal {
            return true;
        }
        let left = self.lists.seats.saturating_sub(picks.len());
        if left == 0 {
            return false;
        }
        let shares = if self.floors.shares { 4 * self.lists.entries() } else { 0 };
        self.ended |= !self.meter.take(sides.len() * (1 + self.floors.needs.len()) + shares);
        if self.ended || could_meet(self.floors, sides, self.lists.seats) < self.goal {
            return false;
        }
        let helpers = self.helpers(sides, &met);
        if self.too_many(&helpers, &met, picks, left) {
            return false;
        }
        let Some(helpers) = helpers.into_iter().filter(|of| !of.is_empty()).min_by_key(Vec::len) else {
            return false;
        };
        let mut found = false;
        for helper in &helpers {
            sides[*helper] = Side::In;
            picks.push(*helper);
            found = self.look(sides, picks);
            if found || self.ended {
                break;
            }
            picks.pop();
            sides[*helper] = Side::Out;
        }
        // Without any of them.
        found = found || !self.ended && self.look(sides, picks);
        if !found {
            helpers.iter().for_each(|helper| sides[*helper] = Side::Free);
        }
        found
    }

    /// By floor that is not met, who could still help.
    fn helpers(&self, sides: &[Side], met: &[bool]) -> Vec<Vec<usize>> {
        let of = |(number, need): (usize, &Need)| -> Vec<usize> {
            if met[number] || !self.floors.possible[number] {
                return Vec::new();
            }
            let helps = |a: &usize| match need {
                // Where somebody may count for a few only, one more may free them for this floor.
                Need::Members { .. } if self.floors.tight => !self.floors.of[*a].is_empty(),
                Need::Members { .. } => self.floors.of[*a].contains(&(number as u32)),
                Need::Share(share) => share.touches(*a),
            };
            (0..sides.len()).filter(|a| sides[*a] == Side::Free && helps(a)).collect()
        };
        self.floors.needs.iter().enumerate().map(of).collect()
    }

    /// Whether even those that help with the most floors are too few for the goal.
    fn too_many(&self, helpers: &[Vec<usize>], met: &[bool], picks: &[usize], left: usize) -> bool {
        if self.floors.tight {
            return false;
        }
        let counts = self.floors.counts(picks);
        let mut lacks = Vec::new();
        let mut helps = vec![0_usize; self.lists.len()];
        for (number, need) in self.floors.needs.iter().enumerate() {
            if !helpers[number].is_empty() {
                lacks.push(match need {
                    Need::Members { least, .. } => least.saturating_sub(counts[number]),
                    Need::Share(_) => 1,
                });
                helpers[number].iter().for_each(|a| helps[*a] += 1);
            }
        }
        let more = self.goal - met.iter().filter(|met| **met).count();
        lacks.sort_unstable();
        helps.sort_unstable_by(|a, b| b.cmp(a));
        lacks.iter().take(more).sum::<usize>() > helps.iter().take(left).sum()
    }
}
