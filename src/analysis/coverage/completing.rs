//! Which floors can be met one after the other, the cheapest first?

use super::floors::{Floors, Need};
use super::lists::Lists;
use super::meter::Meter;
use super::tops::Tops;

/// Picks that meet floor after floor: always the one that takes the fewest more, as long as there are seats.
pub(super) fn completing(lists: &Lists, floors: &Floors, meter: &mut Meter) -> Vec<usize> {
    let mut tops = Tops::of(lists, &lists.must);
    loop {
        let met = floors.met(&tops.picks);
        let left = lists.seats.saturating_sub(tops.picks.len());
        let mut best: Option<Vec<usize>> = None;
        for floor in (0..met.len()).filter(|floor| floors.possible[*floor] && !met[*floor]) {
            let most = best.as_ref().map_or(left, |best| best.len() - 1);
            if let Some(more) = rest(lists, floors, floor, most, &tops, meter) {
                best = Some(more);
            }
        }
        let Some(more) = best.filter(|more| !more.is_empty()) else { return tops.picks };
        more.into_iter().for_each(|pick| tops.insert(lists, pick));
    }
}

/// Who is to be picked besides for this floor, at most so many.
fn rest(
    lists: &Lists,
    floors: &Floors,
    floor: usize,
    most: usize,
    tops: &Tops,
    meter: &mut Meter,
) -> Option<Vec<usize>> {
    let mut more = Vec::new();
    let mut picks = tops.picks.clone();
    loop {
        let done = match &floors.needs[floor] {
            Need::Members { least, .. } => floors.counts(&picks)[floor] >= *least,
            Need::Share(share) => share.reached(&picks) >= 1.0,
        };
        if done {
            // Where some may count for a few floors only, this may still not be enough.
            return (floors.count(&picks) > floors.count(&tops.picks)).then_some(more);
        }
        if more.len() >= most || !meter.take(lists.len()) {
            return None;
        }
        let free = (0..lists.len()).filter(|a| !picks.contains(a));
        let pick = match &floors.needs[floor] {
            Need::Members { members, .. } => {
                let of = members.iter().copied().filter(|a| !picks.contains(a));
                best(of.map(|a| (tops.gain(lists, a), a)))
            }
            Need::Share(share) => {
                let adds = share.adds(&picks);
                best(free.filter(|a| share.touches(*a)).map(|a| (adds(a), a)).filter(|add| add.0 > 0.0))
            }
        }?;
        picks.push(pick);
        more.push(pick);
    }
}

fn best(of: impl Iterator<Item = (f64, usize)>) -> Option<usize> {
    of.max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1))).map(|best| best.1)
}
