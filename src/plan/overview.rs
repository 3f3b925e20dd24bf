//! How does an initiative stand, in numbers, now and at its reviews?
//!
//! *Invariants:* people are those whom the initiative concerns. What nobody recorded is counted as not said, never guessed: a
//! review that did not keep how many actions were overdue has no such number.

use super::advocates::{Ground, Rules, evaluate};
use super::{Voice, advocates, dates, is_overdue, next_actions, quadrant, voices};
use crate::model::review::Frozen;
use crate::model::{
    ActionId, Assessment, Document, Engagement, Initiative, InitiativeId, Quadrant, Rating, ReviewId,
};
use jiff::ToSpan;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// How many days the agenda looks ahead, today being the first.
pub const AGENDA_DAYS: i32 = 14;

/// Numbers of one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Figures {
    /// Whom the initiative concerned.
    pub people: usize,
    /// Of them, those with influence and interest.
    pub rated: usize,
    /// Of them, those who were supportive or leading.
    pub positive: usize,
    /// Actions that were overdue; nothing where that was not recorded.
    pub overdue: Option<usize>,
}

/// The numbers at a review, or now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stop {
    /// The review; nothing for now.
    pub review: Option<ReviewId>,
    /// Its day.
    pub on: Date,
    /// The numbers.
    pub figures: Figures,
}

/// How many stand where.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Spread {
    /// By engagement; a stance that nobody has is not in it.
    pub stances: BTreeMap<Engagement, usize>,
    /// Of whom it is not said.
    pub unsaid: usize,
}

/// A field of the grid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Field {
    /// How many stand on it.
    pub people: usize,
    /// How many of them are resistant.
    pub resistant: usize,
}

/// Something that falls on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Coming {
    /// An action.
    Action(ActionId),
    /// A checkpoint, by its place in the initiative.
    Checkpoint(usize),
}

/// A community with how much of it the advocates on board reach.
#[derive(Debug, Clone, PartialEq)]
pub struct Reached {
    /// Who speaks for it.
    pub voice: Voice,
    /// The share of its demand that advocates who agreed or are active reach, 0–1.
    pub reach: f64,
}

/// What the dashboard shows.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Overview {
    /// The reviews, oldest first, and now as the last.
    pub stops: Vec<Stop>,
    /// Where people stand.
    pub now: Spread,
    /// Where they should.
    pub wanted: Spread,
    /// Those of whom both is known and differs.
    pub differ: usize,
    /// Those of them who are one step away, up or down.
    pub one_step: usize,
    /// The fields of the grid.
    pub fields: BTreeMap<Quadrant, Field>,
    /// Of those to manage closely, how many have a next action.
    pub with_next: usize,
    /// Actions that are still to be done.
    pub open: usize,
    /// Actions that are overdue, the longest overdue first.
    pub late: Vec<(ActionId, Option<Date>)>,
    /// What comes in the next days, in order.
    pub agenda: Vec<(Date, Coming)>,
    /// The affected communities, the most affected first.
    pub communities: Vec<Reached>,
}

impl Overview {
    /// The numbers of today.
    pub fn figures(&self) -> Figures {
        self.stops.last().map(|stop| stop.figures).unwrap_or_default()
    }

    /// How many more should be supportive or leading than are; 0 where enough are.
    pub fn supporters_wanted(&self) -> usize {
        positive(&self.wanted).saturating_sub(positive(&self.now))
    }
}

fn positive(spread: &Spread) -> usize {
    [Engagement::Supportive, Engagement::Leading].iter().filter_map(|one| spread.stances.get(one)).sum()
}

/// Puts together how an initiative stands; empty where it is not on the map. O(people · log + actions · audience + reviews ·
/// people), and what it takes to evaluate the advocates on board.
pub fn overview(document: &Document, initiative: InitiativeId, today: Date) -> Overview {
    let Some(change) = document.initiatives.get(&initiative) else { return Overview::default() };
    let mut overview = Overview {
        fields: Quadrant::ALL.iter().map(|field| (*field, Field::default())).collect(),
        ..Overview::default()
    };
    let next = next_actions(document, initiative, today);
    let mut figures = Figures::default();
    for (person, said) in document.assessments_of(initiative) {
        count(&mut figures, said.influence, said.interest, said.engagement_now);
        add(&mut overview.now, said.engagement_now);
        add(&mut overview.wanted, said.engagement_wanted);
        differ(&mut overview, said);
        let Some(field) = quadrant(said.influence, said.interest, change) else { continue };
        let counted = overview.fields.entry(field).or_default();
        counted.people += 1;
        counted.resistant += usize::from(said.engagement_now == Some(Engagement::Resistant));
        overview.with_next += usize::from(field == Quadrant::KeyPlayers && next.contains_key(&person));
    }
    let late = super::overdue(document, initiative, today);
    figures.overdue = Some(late.len());
    overview.late = late.into_iter().map(|late| (late.action, late.on)).collect();
    overview.stops = stops(document, initiative, today, figures);
    overview.open = document
        .actions
        .values()
        .filter(|action| action.initiative == initiative && action.is_open())
        .count();
    overview.agenda = agenda(document, initiative, change, today);
    overview.communities = communities(document, initiative, change);
    overview
}

fn count(
    figures: &mut Figures,
    influence: Option<Rating>,
    interest: Option<Rating>,
    now: Option<Engagement>,
) {
    figures.people += 1;
    figures.rated += usize::from(influence.is_some() && interest.is_some());
    figures.positive += usize::from(matches!(now, Some(Engagement::Supportive | Engagement::Leading)));
}

fn add(spread: &mut Spread, stance: Option<Engagement>) {
    match stance {
        Some(stance) => *spread.stances.entry(stance).or_default() += 1,
        None => spread.unsaid += 1,
    }
}

fn differ(overview: &mut Overview, said: &Assessment) {
    let (Some(now), Some(wanted)) = (said.engagement_now, said.engagement_wanted) else { return };
    overview.differ += usize::from(now != wanted);
    overview.one_step += usize::from(now.steps(wanted).abs() == 1);
}

fn stops(document: &Document, initiative: InitiativeId, today: Date, now: Figures) -> Vec<Stop> {
    let reviews = document.reviews.iter().filter(|(_, review)| review.initiative == initiative);
    let mut stops: Vec<Stop> = reviews
        .map(|(id, review)| {
            let mut figures =
                Figures { overdue: review.overdue.map(|count| count.get() as usize), ..Figures::default() };
            for Frozen { influence, interest, engagement_now, .. } in review.ratings.values() {
                count(&mut figures, *influence, *interest, *engagement_now);
            }
            Stop { review: Some(*id), on: review.date, figures }
        })
        .collect();
    stops.sort_by_key(|stop| (stop.on, stop.review));
    stops.push(Stop { review: None, on: today, figures: now });
    stops
}

fn agenda(
    document: &Document,
    initiative: InitiativeId,
    change: &Initiative,
    today: Date,
) -> Vec<(Date, Coming)> {
    let end = today.saturating_add((AGENDA_DAYS - 1).days());
    let mut coming: Vec<(Date, Coming)> = Vec::new();
    let ours = |action: &crate::model::Action| action.initiative == initiative && action.is_open();
    for (id, action) in document.actions.iter().filter(|(_, action)| ours(action)) {
        let days = match &action.repeat {
            Some(repeat) => dates(repeat, today, end),
            None if is_overdue(action, today) => Vec::new(),
            None => {
                action.due.or(action.starts).into_iter().filter(|day| (today..=end).contains(day)).collect()
            }
        };
        coming.extend(days.into_iter().map(|day| (day, Coming::Action(*id))));
    }
    let checkpoints = change.checkpoints.iter().enumerate();
    let checkpoints =
        checkpoints.filter(|(_, point)| point.done_on.is_none() && (today..=end).contains(&point.date));
    coming.extend(checkpoints.map(|(place, point)| (point.date, Coming::Checkpoint(place))));
    coming.sort_by_key(|(day, what)| match what {
        Coming::Checkpoint(place) => (*day, 0, *place, None),
        Coming::Action(id) => (*day, 1, 0, Some(*id)),
    });
    coming
}

fn communities(document: &Document, initiative: InitiativeId, change: &Initiative) -> Vec<Reached> {
    let aboard: Vec<_> = advocates(document, initiative).into_iter().collect();
    let selection = (!aboard.is_empty())
        .then(|| evaluate(&Ground::of(document, initiative), &Rules::of(change), &aboard));
    let reach = |voice: &Voice| {
        let served = selection.as_ref()?.communities.iter().find(|one| one.community == voice.community)?;
        Some(served.reach)
    };
    let voices = voices(document, initiative);
    voices.into_iter().map(|voice| Reached { reach: reach(&voice).unwrap_or(0.0), voice }).collect()
}
