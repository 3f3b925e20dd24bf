//! What is arranged, and what comes of it?
//!
//! *Invariants:* who builds a subject decides what counts: a layout sees no record, no document and no audience.

use super::Ground;
use crate::analysis::{Network, Point, StakeholderId};
use std::collections::BTreeMap;

/// A place for each person, in points round the middle at 0, 0; x to the right, y down.
pub type Positions = BTreeMap<StakeholderId, Point>;

/// People who stay where they are.
pub type Pinned = Positions;

/// All that a layout may go by. What a layout does not need may be left empty.
#[derive(Debug, Clone, Default)]
pub struct Subject {
    /// Who is to be arranged, and who is tied to whom.
    pub network: Network,
    /// Who stays where they are.
    pub pinned: Pinned,
    /// Another number is another of the arrangements that are as good.
    pub seed: u64,
    /// In which community people stand.
    pub communities: Grouping,
    /// For which organisation they work.
    pub organisations: Grouping,
    /// In which unit.
    pub units: Grouping,
    /// Who reports to whom: the one who reports first.
    pub reports: Vec<(StakeholderId, StakeholderId)>,
    /// How much they can do for or against the change, 0–100; who is not rated is not in it.
    pub influence: BTreeMap<StakeholderId, u8>,
    /// Which change those ratings are about.
    pub change: String,
    /// In which of the onion's circles they stand: 0 is the product, 3 the wider environment.
    pub circles: BTreeMap<StakeholderId, u8>,
}

/// People in groups with names, each in one at the most.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Grouping {
    /// What the groups are called.
    pub names: Vec<String>,
    /// The number of each person's group.
    pub of: BTreeMap<StakeholderId, usize>,
}

impl Grouping {
    /// Groups by a word, in the order of the words; who has none is in no group. O(people · log).
    pub fn by_word<'a>(words: impl IntoIterator<Item = (StakeholderId, &'a str)>) -> Self {
        let mut members: BTreeMap<&str, Vec<StakeholderId>> = BTreeMap::new();
        for (id, word) in words {
            if !word.trim().is_empty() {
                members.entry(word.trim()).or_default().push(id);
            }
        }
        let mut grouping = Self::default();
        for (number, (word, people)) in members.into_iter().enumerate() {
            grouping.names.push(word.to_owned());
            grouping.of.extend(people.into_iter().map(|id| (id, number)));
        }
        grouping
    }

    /// The members of each group, in the order of their ids.
    pub fn members(&self) -> Vec<Vec<StakeholderId>> {
        let mut members = vec![Vec::new(); self.names.len()];
        for (id, group) in &self.of {
            if let Some(group) = members.get_mut(*group) {
                group.push(*id);
            }
        }
        members
    }

    /// The name of someone's group.
    pub fn name_of(&self, id: StakeholderId) -> Option<&str> {
        self.of.get(&id).and_then(|group| self.names.get(*group)).map(String::as_str)
    }
}

/// Where everybody stands, and on what.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Arranged {
    /// A place for everybody.
    pub places: Positions,
    /// What is painted behind them, the rearmost first.
    pub grounds: Vec<Ground>,
    /// How many stand where this layout's purpose puts them; the others are kept beside, with the reason.
    pub sorted: usize,
}
