//! What do the checks look at, gathered once?
//!
//! *Invariants:* one walk over the actions sums up what the plan does for whom, so that no check goes through people times
//! actions. What is not rated is not judged.

use super::reach::{Reach, Serves};
use crate::model::action::ActionStatus;
use crate::model::{
    Action, ActionId, Assessment, CommunityId, Document, Initiative, InitiativeId, Interaction, Quadrant,
    Rating, Stakeholder, StakeholderId,
};
use crate::plan::{quadrant, team, working_day};
use jiff::Span;
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// From this rating on the change hits somebody hard, as everywhere ratings are called high.
const HARD: u8 = crate::plan::HIGH_IMPACT;

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
    /// What the actions do for whom.
    reach: Reach,
    /// The members and experts of each community, whether the initiative concerns them or not.
    local: BTreeMap<CommunityId, Vec<StakeholderId>>,
    /// The last day on which somebody took part in a talk, in any initiative or none.
    spoken: BTreeMap<StakeholderId, Date>,
    /// The open actions of each owner, over all initiatives, in the order of ids.
    owned: BTreeMap<StakeholderId, Vec<(ActionId, &'a Action)>>,
    /// Those who lead the initiative and do its work.
    team: BTreeSet<StakeholderId>,
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
        let mut owned: BTreeMap<StakeholderId, Vec<(ActionId, &'a Action)>> = BTreeMap::new();
        for (action_id, action) in document.actions.iter().filter(|(_, action)| action.is_open()) {
            if let Some(owner) = action.owner {
                owned.entry(owner).or_default().push((*action_id, action));
            }
        }
        let actions: Vec<_> = actions.collect();
        Some(Self {
            document,
            id,
            initiative,
            today,
            people: people.collect(),
            reach: Reach::of(document, &actions, today),
            actions,
            local,
            spoken,
            owned,
            team: team(document, id),
        })
    }

    /// Those who have both ratings, and so a place on the grid: only they are judged by it.
    pub fn rated(&self) -> impl Iterator<Item = (StakeholderId, &'a Stakeholder, &'a Assessment)> {
        self.people.iter().copied().filter(|(_, _, said)| said.influence.is_some() && said.interest.is_some())
    }

    /// The key players among them.
    pub fn key_players(&self) -> impl Iterator<Item = (StakeholderId, &'a Stakeholder, &'a Assessment)> {
        self.rated().filter(|(_, _, said)| self.is_key_player(said))
    }

    /// The open actions of the initiative.
    pub fn open(&self) -> impl Iterator<Item = (ActionId, &'a Action)> {
        self.actions.iter().copied().filter(|(_, action)| action.is_open())
    }

    /// True where an action that does this reaches somebody in particular: by name, or as a member or expert of a community.
    /// A broadcast to a field of the grid or to everyone reaches nobody. O(their communities · log).
    pub fn serves(&self, person: StakeholderId, what: Serves) -> bool {
        self.reach.person(self.document.stakeholders.get(&person), person, what)
    }

    /// The actions of the initiative that reach somebody in particular, not dropped, in the order of ids. O(those actions ·
    /// log): what all of them do together [`Facts::serves`] knows without going through them.
    pub fn reaching(&self, person: StakeholderId) -> impl Iterator<Item = (ActionId, &'a Action)> {
        let places = self.reach.places(self.document.stakeholders.get(&person), person);
        places.into_iter().filter_map(|place| self.actions.get(place).copied())
    }

    /// Those whom an action reaches in particular: who is named, and the members and experts of the communities that are. A
    /// broadcast to a field of the grid or to everyone reaches nobody in particular.
    pub fn reached(&self, action: &Action) -> BTreeSet<StakeholderId> {
        let of_communities = action.audience.communities.iter().filter_map(|id| self.local.get(id)).flatten();
        action.audience.stakeholders.iter().chain(of_communities).copied().collect()
    }

    /// True where an open action names somebody.
    pub fn is_named(&self, person: StakeholderId) -> bool {
        self.reach.is_named(person)
    }

    /// True where an action that does this goes to a community, or to people who belong to it.
    pub fn serves_community(&self, community: CommunityId, what: Serves) -> bool {
        self.reach.community(community, what)
    }

    /// The open actions that somebody owns, over all initiatives, in the order of ids.
    pub fn owned(&self, person: StakeholderId) -> &[(ActionId, &'a Action)] {
        self.owned.get(&person).map_or(&[], Vec::as_slice)
    }

    /// Everybody who owns an open action in any initiative, in the order of ids.
    pub fn owners(&self) -> impl Iterator<Item = StakeholderId> {
        self.owned.keys().copied()
    }

    /// The members and experts of a community, in the order of ids.
    pub fn local(&self, community: CommunityId) -> &[StakeholderId] {
        self.local.get(&community).map_or(&[], Vec::as_slice)
    }

    /// The communities to which an action goes: those that are named, and those to which its people belong. In order, each
    /// once.
    pub fn communities_of(&self, action: &Action) -> BTreeSet<CommunityId> {
        super::reach::communities_of(self.document, action)
    }

    /// Who could take something on for somebody: who keeps up the relationship, else who runs the initiative, its sponsor, or
    /// anybody of its team; never that person. O(team).
    pub fn carer(&self, person: Option<StakeholderId>) -> Option<StakeholderId> {
        let keeper = person.and_then(|person| self.said(person)?.relationship_owner);
        let leaders = [keeper, self.initiative.owner, self.initiative.sponsor].into_iter().flatten();
        leaders.chain(self.team.iter().copied()).find(|one| Some(*one) != person)
    }

    /// The first working day so many days from today, or today at the end of the calendar.
    pub fn in_days(&self, days: i32) -> Date {
        working_day(self.today.checked_add(Span::new().days(days)).unwrap_or(self.today))
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

    /// How strongly the change affects them, where it does so strongly: 50 or more of 100.
    pub fn hit_hard(said: &Assessment) -> Option<Rating> {
        said.impact.filter(|impact| impact.get() >= HARD)
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

    /// After how many days a talk or an assessment is stale.
    pub fn freshness(&self) -> i32 {
        i32::try_from(self.initiative.freshness.get()).unwrap_or(i32::MAX)
    }

    /// How many days ago a day was; less than 0 for days to come.
    pub fn days_since(&self, day: Date) -> i32 {
        (self.today - day).get_days()
    }
}
