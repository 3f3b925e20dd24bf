//! How is what the picker found said in plain words?
//!
//! One place for the screen and the command line: [`explanation`] and what belongs to a pick, [`community_words`] and
//! what belongs to a community, [`headline`] and what belongs to the whole.
//!
//! *Invariants:* nothing is said that does not stand in the selection, the ground or the rules. A sentence of its own
//! ends with a full stop only where several stand in one text. Shares are whole percents, points are percentage points
//! of all demand with one decimal, a certainty is rounded down. Every name is said on one line; who has none is
//! *Unnamed*.

mod communities;
mod limits;
mod picks;
mod unreached;
mod whole;
mod words;

pub use communities::{Tone, backup_words, community_words, gap_words};
pub use limits::{double_booked, missed_words, most_words, refused_words, trouble_words};
pub use picks::{
    covers_words, explanation, if_lost, likely_words, load_words, local_words, promises_words,
    replacement_words, whole_explanation,
};
pub use unreached::{Unreached, unreached, unreached_words};
pub use whole::{
    comparisons, enough_words, guesses_words, headline, headline_rest, heads, once_agreed_words, price_words,
    prices_words, ratio_words, state_words, too_few_words,
};
pub use words::{number, percent, points, signed_points, thousands};

use crate::model::stakeholder::StakeholderKind;
use crate::model::{CommunityId, Document, StakeholderId};
use std::collections::BTreeMap;

/// What people and communities are called.
#[derive(Clone, Copy)]
pub struct Names<'a> {
    /// Somebody's full name.
    pub person: &'a dyn Fn(StakeholderId) -> String,
    /// Their first name, or the full one where two share it.
    pub first: &'a dyn Fn(StakeholderId) -> String,
    /// The name of a community.
    pub community: &'a dyn Fn(CommunityId) -> String,
}

impl Names<'_> {
    fn full(&self, person: StakeholderId) -> String {
        on_one_line(&(self.person)(person))
    }

    fn short(&self, person: StakeholderId) -> String {
        on_one_line(&(self.first)(person))
    }

    fn place(&self, community: CommunityId) -> String {
        on_one_line(&(self.community)(community))
    }
}

/// A name without line breaks and other signs that cannot be seen, with single spaces.
fn on_one_line(name: &str) -> String {
    let clean: String = name.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let words: Vec<&str> = clean.split_whitespace().collect();
    if words.is_empty() { "Unnamed".to_owned() } else { words.join(" ") }
}

/// The first name of each person where nobody else on the map has it; the full name of all others, and of groups.
/// O(n log n).
pub fn first_names(document: &Document) -> BTreeMap<StakeholderId, String> {
    let people = || {
        document.stakeholders.iter().map(|(id, person)| {
            let mut words = person.name.split_whitespace();
            let first = words.next().unwrap_or_default();
            // *Dr. Ana Ruiz* is not called *Dr.*; who has one name is called by it.
            let short =
                person.kind != StakeholderKind::Group && !first.ends_with('.') && words.next().is_some();
            (*id, person.name.as_str(), first, short)
        })
    };
    let mut bearers: BTreeMap<String, usize> = BTreeMap::new();
    for (_, _, first, _) in people() {
        *bearers.entry(first.to_lowercase()).or_default() += 1;
    }
    let called = |(id, name, first, short): (StakeholderId, &str, &str, bool)| {
        let alone = short && bearers.get(&first.to_lowercase()) == Some(&1);
        (id, if alone { first } else { name }.to_owned())
    };
    people().map(called).collect()
}
