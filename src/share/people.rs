//! Whom may an audience know by name?
//!
//! *Invariants:* worked out from what the audience sees alone, so that who is named depends on nothing hidden. In a
//! report of what is held about one person, others are numbered in the order in which they are first met.

use super::audience::Audience;
use super::copy::Original;
use crate::model::field::Level;
use crate::model::map::Map;
use crate::model::part::Part;
use crate::model::stakeholder::TagLevel;
use crate::model::{Document, Key, Stakeholder, StakeholderId};
use std::collections::{BTreeMap, BTreeSet};

impl Original<'_> {
    /// The people who may be known by name, or by a number where a person reads what is held about them.
    pub(super) fn people(&self, copy: &Document) -> Map<StakeholderId, Stakeholder> {
        let mut people: BTreeMap<StakeholderId, Stakeholder> = BTreeMap::new();
        for id in self.named(copy) {
            let Some(record) = self.document.stakeholders.get(&id) else { continue };
            let own = self.audience.person() == Some(id);
            let mut masked = self.masked("stakeholder", record, &self.case(own, &record.privacy));
            self.mask_entries(&mut masked);
            if !masked.name.trim().is_empty() {
                people.insert(id, masked);
            }
        }
        if let Audience::Access(person) = self.audience {
            let mut others = Vec::new();
            each_person(copy, &mut |id| {
                if id != person && self.document.stakeholders.contains_key(&id) && !others.contains(&id) {
                    others.push(id);
                }
            });
            for (place, id) in others.into_iter().enumerate() {
                people.insert(id, Stakeholder::named(format!("[person {}]", place + 2)));
            }
        }
        people.into_iter().collect()
    }

    fn mask_entries(&self, person: &mut Stakeholder) {
        person.tags.retain(|_, level| self.sees_entry(level.level()));
        if !matches!(self.audience, Audience::Access(_)) {
            person.tags.values_mut().for_each(|level| *level = TagLevel::default());
        }
        let level = |id: &str| {
            let field = self.document.about.custom_fields.iter().find(|field| field.id == id);
            field.map_or(Level::Private, |field| field.level.level())
        };
        person.custom.retain(|id, _| self.sees_entry(level(id)));
    }

    /// Whom the audience may know by name, worked out from what it sees.
    fn named(&self, copy: &Document) -> BTreeSet<StakeholderId> {
        let mut named = BTreeSet::new();
        let leaders = copy.initiatives.values().flat_map(|record| [record.sponsor, record.owner]);
        let doers = copy.actions.values().flat_map(|record| [record.owner, record.sender]);
        match self.audience {
            Audience::Everyone | Audience::Sponsor => {
                named.extend(leaders.chain(doers).flatten());
                let advocates = copy.assessments.iter();
                let advocates = advocates.filter(|(_, record)| record.advocacy.state.is_advocate());
                named.extend(advocates.map(|(key, _)| key.1));
                if self.audience == Audience::Sponsor {
                    named.extend(
                        copy.actions.values().flat_map(|record| record.audience.stakeholders.iter().copied()),
                    );
                    let decisions = copy.initiatives.values().flat_map(|record| &record.decisions);
                    named.extend(decisions.flat_map(|decision| decision.raci.keys().copied()));
                }
            }
            Audience::Card(person) => {
                named.extend(doers.flatten());
                named.extend(copy.ties.values().flat_map(|tie| [tie.from, tie.to]));
                named.insert(person);
            }
            Audience::Access(person) => {
                named.insert(person);
            }
            Audience::Team | Audience::Me => {
                if self.whole {
                    named.extend(self.document.stakeholders.keys().copied());
                } else {
                    each_planned(copy, &mut |id| {
                        named.insert(id);
                    });
                }
            }
        }
        named
    }
}

/// Everybody who has a part in the initiatives, the ends of ties apart.
fn each_planned(copy: &Document, visit: &mut dyn FnMut(StakeholderId)) {
    let mut person = |key: Key| {
        if let Key::Stakeholder(id) = key {
            visit(id);
        }
    };
    copy.initiatives.values().for_each(|record| record.references(&mut person));
    for (key, record) in &copy.assessments {
        person(Key::Stakeholder(key.1));
        record.references(&mut person);
    }
    copy.messages.values().for_each(|record| record.references(&mut person));
    copy.actions.values().for_each(|record| record.references(&mut person));
    copy.interactions.values().for_each(|record| record.references(&mut person));
    copy.reviews.values().for_each(|record| record.references(&mut person));
}

/// Everybody to whom anything points, in the order of the tables.
fn each_person(copy: &Document, visit: &mut dyn FnMut(StakeholderId)) {
    each_planned(copy, visit);
    for tie in copy.ties.values() {
        visit(tie.from);
        visit(tie.to);
    }
}
