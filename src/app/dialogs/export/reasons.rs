//! Why is more shown than usual, or less?
//!
//! *Invariants:* what is held about a person is not written before somebody looked through it.

use super::state::{Exporting, Reader};
use crate::app::publishing::Withheld;
use crate::model::StakeholderId;
use crate::share::Addition;
use std::collections::BTreeSet;

impl Exporting {
    /// A card about a person for themselves, or everything that is held about them.
    pub(in crate::app) fn about(person: StakeholderId, access: bool) -> Self {
        Self { reader: Reader::Person, person: Some(person), access, ..Self::new() }
    }

    /// The same after a look through what is held: without these entries, and with the names in the others let through.
    pub(in crate::app) fn without(self, entries: BTreeSet<String>, reason: String) -> Self {
        let withheld = self.person.map(|person| (person, Withheld { entries, reason: reason.clone() }));
        Self { withheld, lets_through: !reason.is_empty(), let_through: reason, ..self }
    }

    /// What is withheld of the record of the person that was chosen.
    pub(super) fn withheld(&self) -> Option<&Withheld> {
        let (person, withheld) = self.withheld.as_ref()?;
        (self.access && self.reader == Reader::Person && self.person == Some(*person)).then_some(withheld)
    }

    /// Whose record nobody has looked through yet.
    pub(super) fn to_look_through(&self) -> Option<StakeholderId> {
        let asked = self.access && self.reader == Reader::Person && self.withheld().is_none();
        self.person.filter(|_| asked)
    }

    /// What of it needs a reason.
    pub(super) fn asks_reason(&self) -> Option<&'static Addition> {
        self.added().into_iter().find(|addition| addition.needs_reason)
    }

    /// Whether a reason is missing.
    pub(super) fn lacks_reason(&self) -> bool {
        self.asks_reason().is_some() && self.reason.trim().is_empty()
    }

    /// The reasons that were given, for the export log.
    pub(super) fn reasons(&self) -> Option<String> {
        let mut given = Vec::new();
        if self.asks_reason().is_some() {
            given.push(self.reason.trim());
        }
        if self.lets_through {
            given.push(self.let_through.trim());
        }
        given.extend(self.withheld().map(|withheld| withheld.reason.trim()));
        given.retain(|reason| !reason.is_empty());
        given.dedup();
        (!given.is_empty()).then(|| given.join("; "))
    }
}
