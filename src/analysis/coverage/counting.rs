//! For which floors do picks count where each may count for a few only?
//!
//! Paths along which picks change what they count for (Ford and Fulkerson 1956).

/// Which pick counts for which floor; a floor is in it whole or not at all.
#[derive(Clone)]
struct Counting<'a> {
    /// For each pick the floors that it could count for.
    floors: Vec<&'a [u32]>,
    capacity: Vec<usize>,
    counts: Vec<Vec<u32>>,
}

impl Counting<'_> {
    /// Finds one more pick for a floor, moving others on where need be.
    fn more(&mut self, floor: u32, seen: &mut [bool]) -> bool {
        for pick in 0..self.floors.len() {
            if seen[pick] || !self.floors[pick].contains(&floor) || self.counts[pick].contains(&floor) {
                continue;
            }
            seen[pick] = true;
            if self.counts[pick].len() < self.capacity[pick] {
                self.counts[pick].push(floor);
                return true;
            }
            for place in 0..self.counts[pick].len() {
                let other = self.counts[pick][place];
                if self.more(other, seen) {
                    self.counts[pick][place] = floor;
                    return true;
                }
            }
        }
        false
    }

    fn whole(&mut self, floor: u32, least: usize) -> bool {
        (0..least).all(|_| self.more(floor, &mut vec![false; self.floors.len()]))
    }
}

/// How many ways of leaving floors out are tried at most.
const TRIES: usize = 2000;

/// Which of the wanted floors (number, how many it takes) can be met at once, as many as can be.
pub(super) fn countable(floors: Vec<&[u32]>, capacity: Vec<usize>, wanted: &[(u32, usize)]) -> Vec<bool> {
    let start = Counting { counts: vec![Vec::new(); floors.len()], floors, capacity };
    // One after the other: mostly all fit, and where each takes one pick no other order fits more.
    let mut counting = start.clone();
    let single = wanted.iter().all(|(_, least)| *least <= 1);
    let fits: Vec<bool> = wanted
        .iter()
        .map(|(floor, least)| counting.whole(*floor, *least))
        .take_while(|fits| single || *fits)
        .collect();
    if single || fits.len() == wanted.len() {
        return fits;
    }
    let mut best = vec![false; wanted.len()];
    search(&start, wanted, &mut Vec::new(), 0, &mut best, &mut None, &mut { TRIES });
    best
}

fn search(
    counting: &Counting,
    wanted: &[(u32, usize)],
    so_far: &mut Vec<bool>,
    met: usize,
    best: &mut Vec<bool>,
    most: &mut Option<usize>,
    tries: &mut usize,
) {
    let place = so_far.len();
    if most.is_some_and(|most| met + wanted.len() - place <= most) {
        return;
    }
    if place == wanted.len() {
        *best = so_far.clone();
        *most = Some(met);
        return;
    }
    *tries = tries.saturating_sub(1);
    let mut with = counting.clone();
    if with.whole(wanted[place].0, wanted[place].1) {
        so_far.push(true);
        search(&with, wanted, so_far, met + 1, best, most, tries);
        so_far.pop();
        if *tries == 0 {
            return;
        }
    }
    so_far.push(false);
    search(counting, wanted, so_far, met, best, most, tries);
    so_far.pop();
}
