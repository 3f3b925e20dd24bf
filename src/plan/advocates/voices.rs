//! Which picks are the voices of which communities, when nobody may carry too many?
//!
//! *Invariants:* nobody has more communities than their capacity. Where each community needs one voice, as many as can be
//! have theirs (augmenting paths: Berge 1957).

/// Who may be a voice where.
#[derive(Debug)]
pub(super) struct Locals<'a> {
    /// By pick: for how many communities they may be a voice.
    pub(super) capacity: &'a [usize],
    /// By community: the picks that belong to it, the best first.
    pub(super) of: &'a [Vec<usize>],
    /// By community: how many voices it needs.
    pub(super) needed: &'a [usize],
}

impl Locals<'_> {
    /// The voices of each community: in this order of communities first what they need in full, then what there is of it;
    /// whoever has room left is a further voice. O(communities · picks · their ties to each other).
    pub(super) fn assign(&self, order: &[usize]) -> Vec<Vec<usize>> {
        let mut voices = vec![Vec::new(); self.of.len()];
        let mut short = Vec::new();
        for community in order {
            let before = voices.clone();
            if !self.fill(&mut voices, *community, self.needed[*community]) {
                voices = before;
                short.push(*community);
            }
        }
        for community in short {
            self.fill(&mut voices, community, self.needed[community]);
        }
        for community in order {
            for pick in &self.of[*community] {
                let load = voices.iter().filter(|voices| voices.contains(pick)).count();
                if load < self.capacity[*pick] && !voices[*community].contains(pick) {
                    voices[*community].push(*pick);
                }
            }
        }
        for (voices, best) in voices.iter_mut().zip(self.of) {
            voices.sort_by_key(|voice| best.iter().position(|pick| pick == voice));
        }
        voices
    }

    /// Finds voices until there are so many; false where there are fewer.
    fn fill(&self, voices: &mut [Vec<usize>], community: usize, wanted: usize) -> bool {
        while voices[community].len() < wanted {
            let mut asked = vec![false; self.capacity.len()];
            if !self.one_more(voices, community, &mut asked) {
                return false;
            }
        }
        true
    }

    /// One more voice for this community: somebody with room, or one whose other community finds another.
    fn one_more(&self, voices: &mut [Vec<usize>], community: usize, asked: &mut [bool]) -> bool {
        for pick in &self.of[community] {
            if asked[*pick] || voices[community].contains(pick) {
                continue;
            }
            asked[*pick] = true;
            let carried: Vec<usize> =
                (0..voices.len()).filter(|other| voices[*other].contains(pick)).collect();
            if carried.len() < self.capacity[*pick] {
                voices[community].push(*pick);
                return true;
            }
            if let Some(left) = carried.into_iter().find(|other| self.one_more(voices, *other, asked)) {
                voices[left].retain(|voice| voice != pick);
                voices[community].push(*pick);
                return true;
            }
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_is_needed_elsewhere_makes_room() {
        // Pick 0 belongs to both communities and may carry one; pick 1 belongs to the first alone.
        let of = [vec![0, 1], vec![0]];
        let locals = Locals { capacity: &[1, 1], of: &of, needed: &[1, 1] };
        assert_eq!(locals.assign(&[0, 1]), [vec![1], vec![0]]);
        // With room for both they are a voice in both, and the best comes first.
        let locals = Locals { capacity: &[2, 1], of: &of, needed: &[1, 1] };
        assert_eq!(locals.assign(&[0, 1]), [vec![0, 1], vec![0]]);
        // Nobody can carry both: the first in order has its voice.
        let locals = Locals { capacity: &[1], of: &[vec![0], vec![0]], needed: &[1, 1] };
        assert_eq!(locals.assign(&[1, 0]), [vec![], vec![0]]);
    }
}
