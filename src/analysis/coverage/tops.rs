//! Who reaches each target best among some picks, and what would one pick more, less or another change?
//!
//! Exchange with incremental gains and losses (Whitaker 1983; Resende and Werneck 2003).

use super::lists::Lists;

const NOBODY: u32 = u32::MAX;

/// The three best of the picks for each target.
pub(super) struct Tops {
    best: Vec<[f64; 3]>,
    who: Vec<[u32; 3]>,
    wide: usize,
    /// The picks, by seat.
    pub(super) picks: Vec<usize>,
    /// Whether each candidate is among them.
    pub(super) picked: Vec<bool>,
    /// What goes where a pick goes, by seat.
    pub(super) loss: Vec<f64>,
    /// What the picks cover.
    pub(super) value: f64,
}

impl Tops {
    /// With these picks. O(targets + their reach).
    pub(super) fn of(lists: &Lists, picks: &[usize]) -> Self {
        let mut tops = Self {
            best: vec![[0.0; 3]; lists.targets],
            who: vec![[NOBODY; 3]; lists.targets],
            wide: lists.wide,
            picks: Vec::new(),
            picked: vec![false; lists.len()],
            loss: Vec::new(),
            value: 0.0,
        };
        for pick in picks {
            tops.insert(lists, *pick);
        }
        tops.weigh();
        tops
    }

    /// Begins again with other picks.
    pub(super) fn set(&mut self, lists: &Lists, picks: &[usize]) {
        for pick in std::mem::take(&mut self.picks) {
            self.picked[pick] = false;
            for (target, _) in lists.reach(pick) {
                (self.best[target], self.who[target]) = ([0.0; 3], [NOBODY; 3]);
            }
        }
        self.value = 0.0;
        for pick in picks {
            self.insert(lists, *pick);
        }
        self.weigh();
    }

    /// Picks one more. `loss` is right again after [`Tops::weigh`]. O(its reach).
    pub(super) fn insert(&mut self, lists: &Lists, pick: usize) {
        let seat = self.picks.len() as u32;
        self.value += self.gain(lists, pick);
        self.picks.push(pick);
        self.picked[pick] = true;
        for (target, gain) in lists.reach(pick) {
            let (best, who) = (&mut self.best[target], &mut self.who[target]);
            let place = best.iter().position(|other| gain > *other).unwrap_or(3);
            for behind in (place + 1..3).rev() {
                best[behind] = best[behind - 1];
                who[behind] = who[behind - 1];
            }
            if place < 3 {
                (best[place], who[place]) = (gain, seat);
            }
        }
    }

    /// Works out what each pick alone carries. O(their reach).
    pub(super) fn weigh(&mut self) {
        self.loss.clear();
        self.loss.resize(self.picks.len(), 0.0);
        for (best, who) in self.best.iter().zip(&self.who) {
            for place in 0..self.wide {
                if let Some(loss) = self.loss.get_mut(who[place] as usize) {
                    *loss += best[place] - best[self.wide];
                }
            }
        }
    }

    /// What one pick more adds. O(its reach).
    pub(super) fn gain(&self, lists: &Lists, candidate: usize) -> f64 {
        lists.reach(candidate).map(|(target, gain)| (gain - self.best[target][self.wide - 1]).max(0.0)).sum()
    }

    /// What a candidate adds, and, by seat, how much of a pick's loss it makes good in its place. O(its reach).
    pub(super) fn exchange(&self, lists: &Lists, candidate: usize, makes_good: &mut Vec<f64>) -> f64 {
        makes_good.clear();
        makes_good.resize(self.picks.len(), 0.0);
        let mut adds = 0.0;
        for (target, gain) in lists.reach(candidate) {
            let (best, who) = (&self.best[target], &self.who[target]);
            let last = best[self.wide - 1];
            if gain > best[self.wide] {
                adds += (gain - last).max(0.0);
                let part = gain.min(last) - best[self.wide];
                for who in &who[..self.wide] {
                    if let Some(good) = makes_good.get_mut(*who as usize) {
                        *good += part;
                    }
                }
            }
        }
        adds
    }
}
