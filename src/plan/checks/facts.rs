//! What do the checks look at, gathered once?

use crate::model::action::ActionStatus;
use crate::model::{
    Action, ActionId, Assessment, CommunityId, Document, Initiative, InitiativeId, Interaction, Quadrant,
    Rating, Stakeholder, StakeholderId,
};
use crate::plan::quadrant;
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// One initiative on one day, with what many checks ask of it.
pub struct Facts<'a> {
    /// The whole map.
    pub document: &'a Document,
    /// The initiative's id.
    pub id: InitiativeId,
    /// The initiative.
    pub initiative: &'a Initiative,
    /// The day.
    pub today: Date,
    /// Everybody whom it concerns, in the order of ids.
    pub people: Vec<(StakeholderId, &'a Stakeholder, &'a Assessment)>,
    /// Its actions that were not dropped, in the order of ids.
    pub actions: Vec<(ActionId, &'a Action)>,
    /// By place in `actions`: those that are for somebody in particular.
    reaching: BTreeMap<StakeholderId, Vec<usize>>,
    /// The members and experts of each community, whether the initiative concerns them or not.
    local: BTreeMap<CommunityId, Vec<StakeholderId>>,
    /// The last day on which somebody took part in a talk, in any initiative or none.
    spoken: BTreeMap<StakeholderId, Date>,
}

impl<'a> Facts<'a> {
    /// Gathers them; nothing where the initiative is not on the map. O(people · communities + actions · audience +
    /// interactions).
    pub fn of(document: &'a Document, id: InitiativeId, today: Date) -> Option<Self> {
        let initiative = document.initiatives.get(&id)?;
        let people = document
            .assessments_of(id)
            .filter_map(|(person, said)| Some((person, document.stakeholders.get(&person)?, said)));
        let actions = document
            .actions
            .iter()
            .filter(|(_, action)| action.initiative == id && action.status != ActionStatus::Dropped)
            .map(|(id, action)| (*id, action));
        let mut local: BTreeMap<CommunityId, Vec<StakeholderId>> = BTreeMap::new();
        for (person, record) in &document.stakeholders {
            for (community, _) in record.communities.iter().filter(|(_, depth)| depth.is_local()) {
                local.entry(*community).or_default().push(*person);
            }
        }
        let mut spoken: BTreeMap<StakeholderId, Date> = BTreeMap::new();
        for talk in document.interactions.values().filter(|talk| talk.date <= today) {
            for person in &talk.stakeholders {
                let last = spoken.entry(*person).or_insert(talk.date);
                *last = talk.date.max(*last);
            }
        }
        let mut facts = Self {
            document,
            id,
            initiative,
            today,
            people: people.collect(),
            actions: actions.collect(),
            reaching: BTreeMap::new(),
            local,
            spoken,
        };
        let mut reaching: BTreeMap<StakeholderId, Vec<usize>> = BTreeMap::new();
        for (place, (_, action)) in facts.actions.iter().enumerate() {
            for person in facts.reached(action) {
                reaching.entry(person).or_default().push(place);
            }
        }
        facts.reaching = reaching;
        Some(facts)
    }

    /// Those whom an action reaches in particular: who is named, and the members and experts of the communities that are. A
    /// broadcast to a field of the grid or to everyone reaches nobody in particular.
    pub fn reached(&self, action: &Action) -> BTreeSet<StakeholderId> {
        let of_communities = action.audience.communities.iter().filter_map(|id| self.local.get(id)).flatten();
        action.audience.stakeholders.iter().chain(of_communities).copied().collect()
    }

    /// The actions of the initiative that reach somebody in particular, not dropped, in the order of ids.
    pub fn reaching(&self, person: StakeholderId) -> impl Iterator<Item = (ActionId, &'a Action)> {
        let places = self.reaching.get(&person).map_or(&[][..], Vec::as_slice);
        places.iter().filter_map(|place| self.actions.get(*place).copied())
    }

    /// The members and experts of a community, in the order of ids.
    pub fn local(&self, community: CommunityId) -> &[StakeholderId] {
        self.local.get(&community).map_or(&[], Vec::as_slice)
    }

    /// The communities to which an action goes: those that are named, and those to which its people belong. In order, each
    /// once.
    pub fn communities_of(&self, action: &Action) -> BTreeSet<CommunityId> {
        let people =
            action.audience.stakeholders.iter().filter_map(|person| self.document.stakeholders.get(person));
        let theirs = people.flat_map(|person| person.communities.iter());
        let theirs = theirs.filter(|(_, depth)| depth.is_local()).map(|(id, _)| *id);
        action.audience.communities.iter().copied().chain(theirs).collect()
    }

    /// What is said of somebody in this initiative. O(log n).
    pub fn said(&self, person: StakeholderId) -> Option<&'a Assessment> {
        self.document.assessments.get(&(self.id, person))
    }

    /// Their influence in this initiative.
    pub fn influence(&self, person: StakeholderId) -> Option<Rating> {
        self.said(person)?.influence
    }

    /// On which field of the grid somebody stands.
    pub fn quadrant(&self, said: &Assessment) -> Option<Quadrant> {
        quadrant(said.influence, said.interest, self.initiative)
    }

    /// High influence: at or above the initiative's line.
    pub fn is_influential(&self, said: &Assessment) -> bool {
        said.influence.is_some_and(|one| u32::from(one.get()) >= self.initiative.influence_line.get())
    }

    /// High influence and high interest.
    pub fn is_key_player(&self, said: &Assessment) -> bool {
        self.quadrant(said) == Some(Quadrant::KeyPlayers)
    }

    /// The last day on which somebody took part in a talk, about any initiative or none.
    pub fn spoken(&self, person: StakeholderId) -> Option<Date> {
        self.spoken.get(&person).copied()
    }

    /// Somebody's name.
    pub fn name(&self, person: StakeholderId) -> &'a str {
        self.document.stakeholders.get(&person).map_or("", |record| record.name.as_str())
    }

    /// The name of a community.
    pub fn community(&self, id: CommunityId) -> &'a str {
        self.document.communities.get(&id).map_or("", |record| record.name.as_str())
    }

    /// The talks about this initiative up to today, in the order of ids.
    pub fn talks(&self) -> impl Iterator<Item = &'a Interaction> {
        let (id, today) = (self.id, self.today);
        self.document
            .interactions
            .values()
            .filter(move |talk| talk.initiative == Some(id) && talk.date <= today)
    }

    /// How many days ago a day was; less than 0 for days to come.
    pub fn days_since(&self, day: Date) -> i32 {
        (self.today - day).get_days()
    }
}
