//! What is left of a map for one audience?
//!
//! First every record in question is masked, field by field. Then it is worked out whom the audience may know by name,
//! from what it sees alone. Everyone else vanishes, and every reference to them.
//!
//! *Invariants:* the copy is sound: nothing in it points to what is not in it. What is not seen is as if it had never
//! been said; no list tells how many entries it had.

use super::audience::Audience;
use super::table::{Case, Sight};
use crate::model::about::{About, Privacy};
use crate::model::field::Level;
use crate::model::map::Map;
use crate::model::message::Recipients;
use crate::model::part::Part;
use crate::model::{Action, CommunityId, Document, Initiative, InitiativeId, Key, Message, StakeholderId};
use jiff::civil::Date;
use std::collections::BTreeSet;

/// What a copy is made of.
pub(super) struct Original<'a> {
    pub(super) document: &'a Document,
    pub(super) audience: Audience,
    pub(super) sight: &'a Sight<'a>,
    /// No initiative was chosen: the copy is of the whole map.
    pub(super) whole: bool,
    pub(super) initiatives: BTreeSet<InitiativeId>,
}

/// The initiatives that the copy is about: the one that was chosen, or those that concern the audience.
pub(super) fn initiatives(
    document: &Document,
    chosen: Option<InitiativeId>,
    audience: Audience,
) -> BTreeSet<InitiativeId> {
    let all = || document.initiatives.keys().copied();
    match (chosen, audience.person()) {
        (Some(one), _) => BTreeSet::from([one]),
        (None, None) => all().collect(),
        (None, Some(person)) => all().filter(|id| concerns(document, *id, person)).collect(),
    }
}

fn concerns(document: &Document, initiative: InitiativeId, person: StakeholderId) -> bool {
    let leads = document
        .initiatives
        .get(&initiative)
        .is_some_and(|record| record.sponsor == Some(person) || record.owner == Some(person));
    let acts = |action: &Action| {
        action.initiative == initiative
            && (action.owner == Some(person)
                || action.sender == Some(person)
                || action.audience.stakeholders.contains(&person))
    };
    leads || document.assessments.contains_key(&(initiative, person)) || document.actions.values().any(acts)
}

impl Original<'_> {
    /// The masked copy.
    pub(super) fn copy(&self) -> Document {
        // A table that is added to the document must be thought about here.
        let Document {
            about,
            stakeholders: _,
            communities: _,
            ties: _,
            initiatives: _,
            assessments: _,
            messages: _,
            actions: _,
            interactions: _,
            reviews: _,
            pins: _,
        } = self.document;
        let mut copy = Document { about: self.about(about), ..Document::default() };
        copy.initiatives = self.initiatives();
        copy.assessments = self.assessments(&copy);
        let own = self.own_communities(&copy);
        copy.communities = self.communities(&own);
        self.of_the_plan(&mut copy, &own);
        copy.ties = self.ties();
        copy.stakeholders = self.people(&copy);
        if matches!(self.audience, Audience::Access(_)) {
            for record in copy.initiatives.values_mut() {
                let others = record.affected.iter_mut().filter(|(community, _)| !own.contains(community));
                others.for_each(|(_, affected)| affected.note = None);
            }
        }
        self.pins(&mut copy);
        self.close(copy)
    }

    pub(super) fn case<'c>(&self, own: bool, privacy: &'c Map<String, Privacy>) -> Case<'c> {
        Case { own, consented: false, privacy }
    }

    /// The record without what may not be seen.
    pub(super) fn masked<R: Part>(&self, table: &str, record: &R, case: &Case<'_>) -> R {
        let mut masked = record.clone();
        masked.mask(table, &|path| self.sight.sees(path, case));
        masked
    }

    fn about(&self, about: &About) -> About {
        let mut masked = self.masked("about", about, &self.case(false, &Map::default()));
        masked.custom_fields = about.custom_fields.clone();
        masked.custom_fields.retain(|field| self.sees_entry(field.level.level()));
        masked.custom_fields.iter_mut().for_each(|field| {
            field.mask("about.custom_fields", &|path| {
                self.sight.sees(path, &self.case(false, &Map::default()))
            });
        });
        masked.custom_fields.retain(|field| !field.id.is_empty());
        masked
    }

    /// Whether an entry with a level of its own, such as a tag, may be seen.
    pub(super) fn sees_entry(&self, level: Level) -> bool {
        match self.audience {
            Audience::Me | Audience::Access(_) => true,
            Audience::Team => level <= Level::Team,
            Audience::Everyone | Audience::Sponsor => level == Level::Shareable,
            Audience::Card(_) => false,
        }
    }

    fn initiatives(&self) -> Map<InitiativeId, Initiative> {
        let wanted = self.document.initiatives.iter().filter(|(id, _)| self.initiatives.contains(id));
        let masked = wanted.map(|(id, record)| {
            let case = self.case(self.audience.person().is_some(), &record.privacy);
            let mut masked = self.masked("initiative", record, &case);
            masked.checkpoints.retain(|checkpoint| checkpoint.date != Date::default());
            if let Audience::Access(person) = self.audience {
                masked.risks.retain(|risk| risk.stakeholder == Some(person) || risk.owner == Some(person));
                masked.snoozed.retain(|snooze| snooze.stakeholder == Some(person));
                masked.picking.must.retain(|id| *id == person);
                masked.picking.never.retain(|id| *id == person);
            }
            (*id, masked)
        });
        masked.filter(|(_, record)| !record.name.trim().is_empty()).collect()
    }

    fn assessments(&self, copy: &Document) -> Map<(InitiativeId, StakeholderId), crate::model::Assessment> {
        let person = self.audience.person();
        let wanted = self.document.assessments.iter().filter(|((initiative, stakeholder), _)| {
            copy.initiatives.contains_key(initiative) && person.is_none_or(|person| person == *stakeholder)
        });
        let masked = wanted.map(|(key, record)| {
            let consented = self.consented(*key);
            let case = Case { own: person == Some(key.1), consented, privacy: &record.privacy };
            (*key, self.masked("assessment", record, &case))
        });
        // An empty record would tell that there is one.
        masked.filter(|(_, record)| !self.audience.is_counted() || *record != Default::default()).collect()
    }

    /// True of an advocate who agreed to be named.
    fn consented(&self, key: (InitiativeId, StakeholderId)) -> bool {
        let agreed = self.document.stakeholders.get(&key.1).is_some_and(|record| record.consent_named);
        agreed
            && self.document.assessments.get(&key).is_some_and(|record| record.advocacy.state.is_advocate())
    }

    /// The communities of the person for whom the copy is made, as far as they see it themselves.
    fn own_communities(&self, copy: &Document) -> BTreeSet<CommunityId> {
        let Some(person) = self.audience.person() else { return BTreeSet::new() };
        let Some(record) = self.document.stakeholders.get(&person) else { return BTreeSet::new() };
        let masked = self.masked("stakeholder", record, &self.case(true, &record.privacy));
        let carried =
            copy.assessments.values().flat_map(|assessment| assessment.advocacy.carries.iter().copied());
        masked.communities.keys().copied().chain(carried).collect()
    }

    fn communities(&self, own: &BTreeSet<CommunityId>) -> Map<CommunityId, crate::model::Community> {
        let masked = self.document.communities.iter().map(|(id, record)| {
            (*id, self.masked("community", record, &self.case(own.contains(id), &record.privacy)))
        });
        masked.filter(|(_, record)| !record.name.trim().is_empty()).collect()
    }

    /// Messages, actions, interactions and reviews.
    fn of_the_plan(&self, copy: &mut Document, own: &BTreeSet<CommunityId>) {
        let has_own = self.audience.person().is_some();
        let is_in = |id: &InitiativeId| copy.initiatives.contains_key(id);
        let messages = self.document.messages.iter().filter(|(_, record)| is_in(&record.initiative));
        let messages = messages
            .map(|(id, record)| {
                (*id, self.masked::<Message>("message", record, &self.case(has_own, &record.privacy)))
            })
            .filter(|(_, record)| !record.title.trim().is_empty() && is_in(&record.initiative))
            .filter(|(_, record)| {
                // A card does not see for whom a message is, so nothing may follow from it.
                !matches!(self.audience, Audience::Access(_))
                    || self.concerns_them(&record.audience, record.sender, None, copy, record.initiative, own)
            })
            .collect();
        let actions = self.document.actions.iter().filter(|(_, record)| is_in(&record.initiative));
        let actions = actions
            .map(|(id, record)| {
                (*id, self.masked::<Action>("action", record, &self.case(has_own, &record.privacy)))
            })
            .filter(|(_, record)| !record.title.trim().is_empty() && is_in(&record.initiative))
            .filter(|(_, record)| self.audience != Audience::Everyone || record.public)
            .filter(|(_, record)| {
                self.concerns_them(
                    &record.audience,
                    record.owner,
                    record.sender,
                    copy,
                    record.initiative,
                    own,
                )
            })
            .map(|(id, mut record)| {
                if let Audience::Card(person) = self.audience {
                    record.audience.stakeholders.retain(|other| *other == person);
                }
                (id, record)
            })
            .collect();
        let interactions = self.document.interactions.iter().filter(|(_, record)| match record.initiative {
            Some(initiative) => is_in(&initiative),
            // A talk without an initiative belongs to none, so it is in the copy of the whole map only.
            None => self.whole,
        });
        let interactions = interactions
            .map(|(id, record)| {
                (*id, self.masked("interaction", record, &self.case(has_own, &record.privacy)))
            })
            .filter(|(_, record)| record.date != Date::default())
            .filter(|(_, record)| {
                self.audience.person().is_none_or(|person| record.stakeholders.contains(&person))
            })
            .collect();
        let reviews = self.document.reviews.iter().filter(|(_, record)| is_in(&record.initiative));
        let reviews = reviews
            .map(|(id, record)| {
                let mut record = self.masked("review", record, &self.case(has_own, &record.privacy));
                if let Some(person) = self.audience.person() {
                    record.ratings.retain(|other, _| *other == person);
                }
                (*id, record)
            })
            .filter(|(_, record)| {
                !record.name.trim().is_empty() && record.date != Date::default() && is_in(&record.initiative)
            })
            .collect();
        copy.messages = messages;
        copy.actions = actions;
        copy.interactions = interactions;
        copy.reviews = reviews;
    }

    /// Whether something for these recipients, by these people, concerns the person for whom the copy is made.
    fn concerns_them(
        &self,
        audience: &Recipients,
        owner: Option<StakeholderId>,
        sender: Option<StakeholderId>,
        copy: &Document,
        initiative: InitiativeId,
        own: &BTreeSet<CommunityId>,
    ) -> bool {
        let Some(person) = self.audience.person() else { return true };
        // On a card the quadrant is not seen, so nothing may follow from it.
        let quadrant = copy
            .assessments
            .get(&(initiative, person))
            .zip(copy.initiatives.get(&initiative))
            .filter(|_| matches!(self.audience, Audience::Access(_)))
            .and_then(|(record, initiative)| super::quadrant(record.influence, record.interest, initiative));
        owner == Some(person)
            || sender == Some(person)
            || audience.everyone
            || audience.stakeholders.contains(&person)
            || !audience.communities.is_disjoint(own)
            || quadrant.is_some_and(|quadrant| audience.quadrants.contains(&quadrant))
    }

    fn ties(&self) -> Map<crate::model::TieId, crate::model::Tie> {
        let person = self.audience.person();
        let wanted = self.document.ties.iter().filter(|(_, tie)| {
            let own = person.is_some_and(|person| tie.other(person).is_some());
            let case = self.case(own, &tie.privacy);
            let whole = ["tie.from", "tie.to"].iter().all(|path| self.sight.sees(path, &case));
            whole && self.sight.allows(self.sight.tie(tie.kind.level(), &tie.privacy), &case)
        });
        let masked = wanted.map(|(id, tie)| {
            let own = person.is_some_and(|person| tie.other(person).is_some());
            let mut masked = self.masked("tie", tie, &self.case(own, &tie.privacy));
            masked.kind = tie.kind.clone();
            (*id, masked)
        });
        masked.collect()
    }

    fn pins(&self, copy: &mut Document) {
        let seen = |id: &StakeholderId| match self.audience {
            Audience::Team => true,
            Audience::Access(person) => person == *id,
            _ => false,
        };
        let pins = self.document.pins.iter().filter(|(id, _)| seen(id));
        copy.pins = pins.map(|(id, point)| (*id, *point)).collect();
    }

    /// Follows every reference to what is not in the copy, and lets go of what cannot stand without it.
    fn close(&self, mut copy: Document) -> Document {
        let there = copy.clone();
        let to = |key: Key| there.holds(key).then_some(key);
        copy.about.redirect(&to);
        copy.stakeholders.retain(|_, record| record.redirect(&to));
        copy.communities.retain(|_, record| record.redirect(&to));
        copy.ties.retain(|_, record| record.redirect(&to));
        copy.initiatives.retain(|_, record| record.redirect(&to));
        copy.assessments.retain(|key, record| there.holds(Key::Stakeholder(key.1)) && record.redirect(&to));
        copy.messages.retain(|_, record| record.redirect(&to));
        copy.actions.retain(|_, record| record.redirect(&to));
        copy.interactions.retain(|_, record| record.redirect(&to));
        copy.reviews.retain(|_, record| record.redirect(&to));
        copy.pins.retain(|id, _| there.stakeholders.contains_key(id));
        copy
    }
}
