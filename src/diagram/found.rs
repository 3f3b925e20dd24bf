//! Which groups do ties alone make, and what are they called?
//!
//! *Invariants:* groups have letters, the largest first, so that they are never taken for communities that have names.

use crate::share::StakeholderId;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The least people that make a group.
const LEAST: usize = 3;

/// Groups found from ties. Cloning it is cheap.
#[derive(Debug, Clone)]
pub struct Found(Arc<Groups>);

#[derive(Debug, PartialEq)]
struct Groups {
    of: BTreeMap<StakeholderId, usize>,
    sizes: Vec<usize>,
    modularity: f64,
}

impl PartialEq for Found {
    /// O(1) where both are copies of the same.
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0) || self.0 == other.0
    }
}

impl Found {
    /// These groups, the largest first; those of fewer than three people are none. `modularity` as of Newman and Girvan
    /// 2004. O(n · log n).
    pub fn new(groups: &[Vec<StakeholderId>], modularity: f64) -> Self {
        let large: Vec<&Vec<StakeholderId>> = groups.iter().filter(|group| group.len() >= LEAST).collect();
        let of =
            large.iter().enumerate().flat_map(|(n, group)| group.iter().map(move |id| (*id, n))).collect();
        Self(Arc::new(Groups { of, sizes: large.iter().map(|group| group.len()).collect(), modularity }))
    }

    /// In which group somebody is; nothing where in none. O(log n).
    pub fn of(&self, id: StakeholderId) -> Option<usize> {
        self.0.of.get(&id).copied()
    }

    /// How many people each group has, the largest first.
    pub fn sizes(&self) -> &[usize] {
        &self.0.sizes
    }

    /// What a group is called: *Group A*.
    pub fn name(number: usize) -> String {
        match u8::try_from(number).ok().filter(|number| *number < 26) {
            Some(number) => format!("Group {}", char::from(b'A' + number)),
            None => format!("Group {}", number + 1),
        }
    }

    /// How many there are and how clear they are: *6 groups by ties, clearly apart (0.52)*.
    pub fn words(&self) -> String {
        let count = match self.0.sizes.len() {
            0 => return "No groups by ties".to_owned(),
            1 => "1 group by ties".to_owned(),
            many => format!("{many} groups by ties"),
        };
        format!("{count}, {} ({:.2})", self.clearness(), self.0.modularity)
    }

    /// How far the groups are apart, in plain words.
    pub fn clearness(&self) -> &'static str {
        match self.0.modularity {
            q if q >= 0.5 => "clearly apart",
            q if q >= 0.3 => "recognisable",
            _ => "hardly apart",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_are_no_groups_and_letters_end_at_z() {
        let id = StakeholderId::from_bits;
        let found = Found::new(&[vec![id(1), id(2), id(3)], vec![id(4), id(5)], vec![id(6)]], 0.31);
        assert_eq!((found.of(id(2)), found.of(id(4)), found.sizes()), (Some(0), None, &[3][..]));
        assert_eq!(found.words(), "1 group by ties, recognisable (0.31)");
        assert_eq!(
            (Found::name(0), Found::name(25), Found::name(26)),
            ("Group A".to_owned(), "Group Z".to_owned(), "Group 27".to_owned())
        );
    }
}
