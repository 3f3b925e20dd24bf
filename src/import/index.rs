//! Who of the map is meant?
//!
//! *Invariants:* two people with different ids in their source, or of the same name with different e-mail addresses,
//! are never taken for one another.

use super::mapping::MatchBy;
use super::synonyms::folded;
use crate::model::{Document, Id, Stakeholder, StakeholderId};
use std::collections::BTreeMap;

/// What a row says about who it is.
#[derive(Debug, Clone, Default)]
pub(super) struct Who {
    pub(super) id: String,
    pub(super) email: String,
    pub(super) name: String,
}

/// Who was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Found {
    None,
    One(StakeholderId),
    Several(usize),
}

struct Known {
    key: String,
    email: String,
    name: String,
    /// The row of the source that made or met this person last.
    row: Option<usize>,
}

/// Everyone by id, e-mail address and name.
#[derive(Default)]
pub(super) struct Index {
    known: BTreeMap<StakeholderId, Known>,
    by_key: BTreeMap<String, Vec<StakeholderId>>,
    by_email: BTreeMap<String, Vec<StakeholderId>>,
    by_name: BTreeMap<String, Vec<StakeholderId>>,
}

impl Index {
    /// Everyone in the map. O(people · log).
    pub(super) fn of(document: &Document) -> Self {
        let mut index = Self::default();
        for (id, person) in &document.stakeholders {
            index.add(*id, person, None);
        }
        index
    }

    /// Adds a person, or what is known now about one who is there.
    pub(super) fn add(&mut self, id: StakeholderId, person: &Stakeholder, row: Option<usize>) {
        let known = Known {
            key: person.external_key.clone().unwrap_or_default(),
            email: person.email.as_deref().unwrap_or_default().trim().to_lowercase(),
            name: folded(&person.name),
            row,
        };
        for (map, value) in [
            (&mut self.by_key, &known.key),
            (&mut self.by_email, &known.email),
            (&mut self.by_name, &known.name),
        ] {
            if !value.is_empty() {
                let there = map.entry(value.clone()).or_default();
                if !there.contains(&id) {
                    there.push(id);
                }
            }
        }
        self.known.insert(id, known);
    }

    /// The row of this source in which a person was met before.
    pub(super) fn row(&self, id: StakeholderId) -> Option<usize> {
        self.known.get(&id)?.row
    }

    /// Whom a row means, by the first of these that tells. O(log people) unless many share a name.
    pub(super) fn find(&self, who: &Who, order: &[MatchBy]) -> Found {
        let name = folded(&who.name);
        let email = who.email.trim().to_lowercase();
        for by in order {
            let candidates = match by {
                MatchBy::Id => self.with_key(&who.id),
                MatchBy::Email => self.by_email.get(&email).cloned().unwrap_or_default(),
                MatchBy::Name => self.by_name.get(&name).cloned().unwrap_or_default(),
            };
            let fits = |id: &&StakeholderId| {
                self.known.get(*id).is_some_and(|known| {
                    let differ =
                        |ours: &str, theirs: &str| !ours.is_empty() && !theirs.is_empty() && ours != theirs;
                    match by {
                        MatchBy::Id => true,
                        // Two rows of one source share a mailbox.
                        MatchBy::Email => {
                            !differ(&known.key, &who.id)
                                && (known.row.is_none() || !differ(&known.name, &name))
                        }
                        MatchBy::Name => !differ(&known.key, &who.id) && !differ(&known.email, &email),
                    }
                })
            };
            let fitting: Vec<StakeholderId> = candidates.iter().filter(fits).copied().collect();
            match fitting.as_slice() {
                [] => {}
                [one] => return Found::One(*one),
                several => return Found::Several(several.len()),
            }
        }
        Found::None
    }

    /// Whom an end of a tie or another mention means: an id, an e-mail address or a name.
    pub(super) fn mentioned(&self, text: &str) -> Found {
        let email = text.to_lowercase();
        let found = [
            self.with_key(text),
            self.by_email.get(&email).cloned().unwrap_or_default(),
            self.by_name.get(&folded(text)).cloned().unwrap_or_default(),
        ];
        match found.iter().find(|ids| !ids.is_empty()).map(Vec::as_slice) {
            None => Found::None,
            Some([one]) => Found::One(*one),
            Some(several) => Found::Several(several.len()),
        }
    }

    fn with_key(&self, text: &str) -> Vec<StakeholderId> {
        if text.is_empty() {
            return Vec::new();
        }
        if let Some(found) = self.by_key.get(text) {
            return found.clone();
        }
        let own = text.parse::<Id<Stakeholder>>().ok().filter(|id| self.known.contains_key(id));
        own.into_iter().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ORDER: [MatchBy; 3] = [MatchBy::Email, MatchBy::Id, MatchBy::Name];

    fn person(name: &str, email: &str, key: &str) -> Stakeholder {
        let said = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        Stakeholder { email: said(email), external_key: said(key), ..Stakeholder::named(name) }
    }

    #[test]
    fn people_are_found_by_what_tells_them_apart() {
        let mut index = Index::default();
        let id = StakeholderId::from_bits;
        index.add(id(1), &person("Ana Ruiz", "ana@x.org", "p1"), None);
        index.add(id(2), &person("Bo Li", "", ""), None);
        index.add(id(3), &person("Bo Li", "", ""), None);
        let find = |name: &str, email: &str, key: &str| {
            index.find(&Who { id: key.to_owned(), email: email.to_owned(), name: name.to_owned() }, &ORDER)
        };
        assert_eq!(find("", "ANA@X.org", ""), Found::One(id(1)));
        assert_eq!(find("Someone else", "", "p1"), Found::One(id(1)));
        assert_eq!(find("ána  RUIZ", "", ""), Found::One(id(1)));
        assert_eq!(find("Ana Ruiz", "other@x.org", ""), Found::None, "another e-mail is another person");
        assert_eq!(find("Ana Ruiz", "", "p9"), Found::None, "another id is another person");
        assert_eq!(find("Bo Li", "", ""), Found::Several(2));
        assert_eq!(find("", "", &id(3).to_string()), Found::One(id(3)));
        assert_eq!(index.mentioned("ana@x.org"), Found::One(id(1)));
        assert_eq!(index.mentioned("nobody"), Found::None);
    }
}
