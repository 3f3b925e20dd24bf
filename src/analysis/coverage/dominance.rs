//! Who is never needed, because somebody else is at least as good everywhere?

use super::floors::{Floors, Need};
use super::lists::Lists;

/// With more candidates than this nobody is compared: it pays where one branches.
const COMPARED: usize = 500;

/// By candidate, whether another reaches all that they reach at least as well and counts for all floors that they count
/// for; of equal ones the first is needed. Some best picks do without them. Where two count for each target, or some may
/// count for a few floors only, everybody may be needed. O(reach × candidates of the rarest target).
pub(super) fn dominated(lists: &Lists, floors: &Floors) -> Vec<bool> {
    let mut out = vec![false; lists.len()];
    if lists.len() > COMPARED || lists.wide > 1 || floors.tight {
        return out;
    }
    let mut reached_by: Vec<Vec<u32>> = vec![Vec::new(); lists.targets];
    for candidate in 0..lists.len() {
        lists.reach(candidate).for_each(|(target, _)| reached_by[target].push(candidate as u32));
    }
    let single = |floor: &u32| matches!(floors.needs[*floor as usize], Need::Members { least: 1, .. });
    for (candidate, out) in out.iter_mut().enumerate() {
        let rarest = lists.reach(candidate).map(|(target, _)| target).min_by_key(|t| reached_by[*t].len());
        let Some(rarest) = rarest else { continue };
        if lists.must.contains(&candidate) || !floors.of[candidate].iter().all(single) {
            continue;
        }
        *out = reached_by[rarest].iter().map(|other| *other as usize).any(|other| {
            other != candidate
                && floors.of[candidate].iter().all(|floor| floors.of[other].contains(floor))
                && covers(lists, other, candidate)
                && (other < candidate || !equal(lists, floors, other, candidate))
        });
    }
    out
}

fn covers(lists: &Lists, one: usize, other: usize) -> bool {
    if lists.width(one) < lists.width(other) {
        return false;
    }
    let mut of_one = lists.reach(one);
    lists.reach(other).all(|(target, gain)| {
        of_one.find(|(of, _)| *of >= target).is_some_and(|(of, more)| of == target && more >= gain)
    })
}

fn equal(lists: &Lists, floors: &Floors, one: usize, other: usize) -> bool {
    floors.of[one].len() == floors.of[other].len()
        && lists.width(one) == lists.width(other)
        && lists.reach(one).zip(lists.reach(other)).all(|(one, other)| one == other)
}
