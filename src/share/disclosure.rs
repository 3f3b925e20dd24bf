//! What may an audience know? The only thing that reports, pictures and exports see of a map.
//!
//! *Invariants:* what the audience may not see is absent, not covered. Two maps that differ in such things alone give
//! equal disclosures. For the owner of the map it is the map itself: nothing is copied.

use super::audience::{Audience, Choices, ShareError, check};
use super::copy::{Original, initiatives};
use super::counts::{self, Counts};
use super::coverage::{Voice, coverage};
use super::movement::{Moves, moves};
use super::names::{HiddenNames, NameInText, names_in_text};
use super::table::{Case, Sight};
use crate::analysis::{Network, TieFilter};
use crate::model::about::About;
use crate::model::field::{Field, Value};
use crate::model::map::Map;
use crate::model::message::Quadrant;
use crate::model::{
    Action, ActionId, Assessment, Community, CommunityId, Document, Initiative, InitiativeId, Interaction,
    InteractionId, Key, Message, MessageId, Point, Review, ReviewId, Stakeholder, StakeholderId, Tie, TieId,
};
use crate::plan::{Load, Next, load, next_actions, quadrant};
use jiff::civil::Date;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What an audience may know of a map, or of one initiative.
#[derive(Debug, Clone)]
pub struct Disclosure {
    pub(super) document: Arc<Document>,
    initiative: Option<InitiativeId>,
    audience: Audience,
    choices: Choices,
    counted: BTreeMap<InitiativeId, Counted>,
    names: Vec<NameInText>,
}

#[derive(Debug, Clone, PartialEq)]
struct Counted {
    counts: Counts,
    history: Vec<(ReviewId, Counts)>,
    voices: BTreeMap<CommunityId, Voice>,
    moves: Vec<Moves>,
}

impl PartialEq for Disclosure {
    /// Equal for the audience: whose hidden names were found in texts is for the one who makes the copy.
    fn eq(&self, other: &Self) -> bool {
        (Arc::ptr_eq(&self.document, &other.document) || self.document == other.document)
            && self.initiative == other.initiative
            && self.audience == other.audience
            && self.choices == other.choices
            && self.counted == other.counted
    }
}

/// What this audience may know of the map, or of one initiative in it.
///
/// For [`Audience::Me`] O(1): it is the map itself. Otherwise O(size of the map · log).
///
/// ```
/// use groundswell::model::Document;
/// use groundswell::share::{Audience, Choices, disclose};
/// use std::sync::Arc;
///
/// let map = Arc::new(Document::default());
/// let copy = disclose(&map, None, Audience::default(), &Choices::default()).unwrap();
/// assert_eq!(copy.audience(), Audience::Everyone);
/// ```
pub fn disclose(
    document: &Arc<Document>,
    initiative: Option<InitiativeId>,
    audience: Audience,
    choices: &Choices,
) -> Result<Disclosure, ShareError> {
    check(document, initiative, audience, choices)?;
    let mut disclosure = Disclosure {
        document: Arc::clone(document),
        initiative,
        audience,
        choices: choices.clone(),
        counted: BTreeMap::new(),
        names: Vec::new(),
    };
    if audience == Audience::Me {
        return Ok(disclosure);
    }
    let sight = Sight::new(audience, choices, &document.about.field_levels);
    let original = Original {
        document,
        audience,
        sight: &sight,
        whole: initiative.is_none(),
        initiatives: initiatives(document, initiative, audience),
    };
    let copy = original.copy();
    let counted = |id: &InitiativeId| {
        let mut voices = coverage(document, *id, audience, &sight);
        let affected = copy.initiatives.get(id).map(|record| &record.affected);
        voices.retain(|community, _| affected.is_some_and(|affected| affected.contains_key(community)));
        voices.values_mut().for_each(|voice| voice.people.retain(|id| copy.stakeholders.contains_key(id)));
        let mut history = counts::history(document, *id, audience, &sight);
        history.retain(|(review, _)| copy.reviews.contains_key(review));
        let known = |person| copy.stakeholders.contains_key(&person);
        let mut moves = moves(document, *id, audience, &sight, &known);
        moves.retain(|one| copy.reviews.contains_key(&one.since));
        moves.retain(|one| one.until.is_none_or(|until| copy.reviews.contains_key(&until)));
        (*id, Counted { counts: counts::counts(document, *id, audience, &sight), history, voices, moves })
    };
    disclosure.counted = copy.initiatives.keys().map(counted).collect();
    disclosure.names = names_in_text(document, &copy);
    disclosure.document = Arc::new(copy);
    Ok(disclosure)
}

/// The whole map, for its owner: the map itself, without a copy. O(1).
pub fn everything(document: &Arc<Document>) -> Disclosure {
    Disclosure {
        document: Arc::clone(document),
        initiative: None,
        audience: Audience::Me,
        choices: Choices::default(),
        counted: BTreeMap::new(),
        names: Vec::new(),
    }
}

impl Disclosure {
    /// The records of the copy.
    pub(super) fn records(&self) -> &Document {
        &self.document
    }

    /// For whom it is.
    pub const fn audience(&self) -> Audience {
        self.audience
    }

    /// What was chosen beside the audience.
    pub const fn choices(&self) -> &Choices {
        &self.choices
    }

    /// The one initiative to which it is limited.
    pub fn initiative(&self) -> Option<(InitiativeId, &Initiative)> {
        let id = self.initiative?;
        self.document.initiatives.get(&id).map(|record| (id, record))
    }

    /// The map as a whole.
    pub fn about(&self) -> &About {
        &self.document.about
    }

    /// Everybody whom the audience may know by name.
    pub fn stakeholders(&self) -> &Map<StakeholderId, Stakeholder> {
        &self.document.stakeholders
    }

    /// Specialist communities.
    pub fn communities(&self) -> &Map<CommunityId, Community> {
        &self.document.communities
    }

    /// Ties between people whom the audience may know.
    pub fn ties(&self) -> &Map<TieId, Tie> {
        &self.document.ties
    }

    /// The initiatives.
    pub fn initiatives(&self) -> &Map<InitiativeId, Initiative> {
        &self.document.initiatives
    }

    /// How each stakeholder stands to each change.
    pub fn assessments(&self) -> &Map<(InitiativeId, StakeholderId), Assessment> {
        &self.document.assessments
    }

    /// How the stakeholders stand to this change. O(log n + found).
    pub fn assessments_of(
        &self,
        initiative: InitiativeId,
    ) -> impl Iterator<Item = (StakeholderId, &Assessment)> {
        self.document.assessments_of(initiative)
    }

    /// Messages.
    pub fn messages(&self) -> &Map<MessageId, Message> {
        &self.document.messages
    }

    /// Engagement activities.
    pub fn actions(&self) -> &Map<ActionId, Action> {
        &self.document.actions
    }

    /// What took place.
    pub fn interactions(&self) -> &Map<InteractionId, Interaction> {
        &self.document.interactions
    }

    /// Dated looks back.
    pub fn reviews(&self) -> &Map<ReviewId, Review> {
        &self.document.reviews
    }

    /// Places on the network view that the user chose.
    pub fn pins(&self) -> &Map<StakeholderId, Point> {
        &self.document.pins
    }

    /// Who is tied to whom, as far as the audience sees it. O(people + ties · log).
    pub fn network(&self) -> Network {
        Network::build(&self.document, &TieFilter::default())
    }

    /// How people call the record.
    pub fn name(&self, key: Key) -> String {
        self.document.name(key)
    }

    /// The name of a stakeholder; empty where the audience may not know it.
    pub fn person(&self, id: StakeholderId) -> &str {
        self.document.stakeholders.get(&id).map_or("", |record| record.name.as_str())
    }

    /// In which field of the grid someone stands, where the audience sees both ratings.
    pub fn quadrant(&self, initiative: InitiativeId, stakeholder: StakeholderId) -> Option<Quadrant> {
        let assessment = self.document.assessments.get(&(initiative, stakeholder))?;
        quadrant(assessment.influence, assessment.interest, self.document.initiatives.get(&initiative)?)
    }

    /// Whether the audience sees the leaf at this path (`assessment.influence`) of each person, the map's own exceptions
    /// apart.
    pub fn sees(&self, path: &str) -> bool {
        if self.audience == Audience::Me {
            return true;
        }
        let none = Map::default();
        let case = Case { own: self.audience.person().is_some(), consented: false, privacy: &none };
        Sight::new(self.audience, &self.choices, &none).sees(path, &case)
    }

    /// How many there are of each, as far as the audience may know it. O(1); for the owner O(assessments).
    pub fn counts(&self, initiative: InitiativeId) -> Counts {
        match self.counted.get(&initiative) {
            Some(counted) => counted.counts.clone(),
            None => self.now(|sight| counts::counts(&self.document, initiative, self.audience, sight)),
        }
    }

    /// The counts of each review, by date.
    pub fn history(&self, initiative: InitiativeId) -> Vec<(ReviewId, Counts)> {
        match self.counted.get(&initiative) {
            Some(counted) => counted.history.clone(),
            None => self.now(|sight| counts::history(&self.document, initiative, self.audience, sight)),
        }
    }

    /// What moved from each review to the next, and from the last one until now, by date; O(1), for the owner O(reviews ·
    /// people · log).
    pub fn moves(&self, initiative: InitiativeId) -> Vec<Moves> {
        match self.counted.get(&initiative) {
            Some(counted) => counted.moves.clone(),
            None => self.now(|sight| moves(&self.document, initiative, self.audience, sight, &|_| true)),
        }
    }

    /// What comes next for each person, as far as the audience may know of it. O(actions · audience + people · log).
    pub fn next_actions(&self, initiative: InitiativeId, today: Date) -> BTreeMap<StakeholderId, Next> {
        next_actions(&self.document, initiative, today)
    }

    /// The hours that each owner is asked for in so many weeks, as far as the audience may know of them. O(actions · log).
    pub fn load(&self, initiative: InitiativeId, from: Date, weeks: usize) -> Vec<Load> {
        load(&self.document, Some(initiative), from, weeks)
    }

    /// Who speaks for each of the affected communities. O(communities); for the owner O(assessments) too.
    pub fn coverage(&self, initiative: InitiativeId) -> BTreeMap<CommunityId, Voice> {
        match self.counted.get(&initiative) {
            Some(counted) => counted.voices.clone(),
            None => self.now(|sight| coverage(&self.document, initiative, self.audience, sight)),
        }
    }

    /// What is counted when it is asked for: the owner's copy is the map itself, in which nothing is prepared.
    fn now<T: Default>(&self, count: impl Fn(&Sight<'_>) -> T) -> T {
        if self.audience != Audience::Me {
            return T::default();
        }
        count(&Sight::new(self.audience, &self.choices, &self.document.about.field_levels))
    }

    /// Names in free text that the audience may not see. An export stops until they are edited or let through with a
    /// reason.
    pub fn names_in_text(&self) -> &[NameInText] {
        &self.names
    }

    /// The names of everybody on the map from which this was made whom its readers may not see: for a warning while a text
    /// is written. O(names · log).
    pub fn hidden_names(&self, original: &Document) -> HiddenNames {
        HiddenNames::of(original, &self.document)
    }

    /// The names that stop an export: those in free text, unless they were let through with a reason.
    pub fn stopped_by(&self) -> &[NameInText] {
        let reasoned = self.choices.allow_names.as_ref().is_some_and(|reason| !reason.trim().is_empty());
        if reasoned { &[] } else { &self.names }
    }

    /// The line that stands on each page: the map's own for this audience, or the usual one.
    pub fn classification(&self) -> &str {
        let id = if self.audience.person().is_some() { "person" } else { self.audience.id() };
        let own = self.document.about.audience_labels.get(id).filter(|label| !label.trim().is_empty());
        own.map_or(self.audience.classification(), String::as_str)
    }

    /// Every table with the records in it, each as what was said in its fields, in the order of their ids.
    pub fn tables(&self) -> Vec<(&'static str, Rows)> {
        let document = &self.document;
        vec![
            ("stakeholders", rows(&document.stakeholders, Stakeholder::FIELDS, |id| Key::Stakeholder(*id))),
            ("communities", rows(&document.communities, Community::FIELDS, |id| Key::Community(*id))),
            ("ties", rows(&document.ties, Tie::FIELDS, |id| Key::Tie(*id))),
            ("initiatives", rows(&document.initiatives, Initiative::FIELDS, |id| Key::Initiative(*id))),
            (
                "assessments",
                rows(&document.assessments, Assessment::FIELDS, |id| Key::Assessment(id.0, id.1)),
            ),
            ("messages", rows(&document.messages, Message::FIELDS, |id| Key::Message(*id))),
            ("actions", rows(&document.actions, Action::FIELDS, |id| Key::Action(*id))),
            ("interactions", rows(&document.interactions, Interaction::FIELDS, |id| Key::Interaction(*id))),
            ("reviews", rows(&document.reviews, Review::FIELDS, |id| Key::Review(*id))),
        ]
    }

    /// The fields of the map as a whole.
    pub fn about_fields(&self) -> Vec<(&'static str, Value)> {
        fields(&self.document.about, About::FIELDS)
    }
}

/// What was said in a record: what nobody filled in, or may not be seen, is not among it.
fn fields<R: Default>(record: &R, known: &'static [Field<R>]) -> Vec<(&'static str, Value)> {
    let unsaid = R::default();
    let all = known.iter().map(|field| (field.about.id, (field.get)(record), (field.get)(&unsaid)));
    all.filter_map(|(id, value, unsaid)| Some((id, said(value, &unsaid)?))).collect()
}

/// The value without what is as it was before anybody said anything.
fn said(value: Value, unsaid: &Value) -> Option<Value> {
    match (value, unsaid) {
        (Value::Item(parts), Value::Item(unsaid)) => {
            let parts = parts.into_iter().zip(unsaid);
            let kept: Vec<_> =
                parts.filter_map(|((id, part), (_, unsaid))| Some((id, said(part, unsaid)?))).collect();
            (!kept.is_empty()).then_some(Value::Item(kept))
        }
        (value, unsaid) => (value != *unsaid).then_some(value),
    }
}

/// The records of a table, each as its fields.
pub type Rows = Vec<(Key, Vec<(&'static str, Value)>)>;

fn rows<K: Ord, R: Default>(table: &Map<K, R>, known: &'static [Field<R>], key: impl Fn(&K) -> Key) -> Rows {
    table.iter().map(|(id, record)| (key(id), fields(record, known))).collect()
}
