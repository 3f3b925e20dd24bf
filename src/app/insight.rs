//! What does the network of ties say about people, without holding up the window?
//!
//! Asks `Analyses` for what depends on more than ties (declared communities, units, who is to be reached) and keeps what
//! the screen needs of the results: who comes how far up by each measure.
//!
//! *Invariants:* what is handed to the work is small and gets a new number only when it says something new: changing a
//! note, a rating or a name works nothing out again. Results of earlier questions are never shown as those of this one.

pub(super) mod figures;
pub(super) mod links;
pub(super) mod sections;
pub(super) mod ways;

use super::context::Context;
use super::derived::{Answer, Hearing, Measurement, Question, Slot};
use crate::analysis::between::{OnlyLink, Units, joiners, only_links, units};
use crate::analysis::communities::SEED;
use crate::analysis::{
    Communities, Comparison, Counting, Departure, Fragility, Metric, Network, Route, TieFilter, Weights,
    carrying, communities, compare, fragility, if_they_leave, routes,
};
use crate::model::{Document, InitiativeId, Stakeholder, StakeholderId};
use crate::plan::{self, Unheard};
use figures::Ranks;
use std::cell::RefCell;
use std::collections::BTreeSet;
use std::sync::Arc;

/// The scores of a measure as they are kept.
pub(super) type Measured = Measurement;

/// What is kept between frames.
#[derive(Default)]
pub(super) struct Insight(RefCell<Kept>);

#[derive(Default)]
struct Kept {
    revision: Option<u64>,
    initiative: Option<InitiativeId>,
    belonging: Belonging,
    carrying: TieFilter,
    team: BTreeSet<StakeholderId>,
    unheard: Arc<Vec<Unheard>>,
    ranks: Vec<(Arc<Measured>, Arc<Ranks>)>,
}

/// Where people belong: all that analyses need of the map besides its ties.
#[derive(Clone, Default)]
struct Belonging {
    number: u64,
    document: Arc<Document>,
}

impl PartialEq for Belonging {
    fn eq(&self, other: &Self) -> bool {
        self.number == other.number
    }
}

impl Belonging {
    /// Of this map, with a new number where it says something new. O(people).
    fn of(document: &Document, before: &Self) -> Self {
        let slim = |person: &Stakeholder| Stakeholder {
            unit: person.unit.clone(),
            organisation: person.organisation.clone(),
            communities: person.communities.clone(),
            ..Stakeholder::default()
        };
        let mut next = Document::default();
        for (id, person) in &document.stakeholders {
            next.stakeholders.insert(*id, slim(person));
        }
        if next == *before.document {
            return before.clone();
        }
        Self { number: before.number + 1, document: Arc::new(next) }
    }
}

/// Who belongs together by their ties. Conflicts do not count: to be at odds brings nobody together.
#[derive(Debug)]
pub(super) struct Grouping {
    /// Groups found from ties, strong ones counting for more.
    pub(super) found: Communities,
    /// How they compare with the declared communities.
    pub(super) comparison: Comparison,
}

fn group(network: &Network, input: &Belonging, hearing: &Hearing<'_, Grouping>) -> Option<Grouping> {
    let found = communities(network, Weights::Strength, SEED, hearing.progress)?;
    let comparison = compare(&input.document, network, &found, hearing.progress)?;
    Some(Grouping { found, comparison })
}

/// What the findings are told from, beside the ties.
#[derive(Clone)]
struct Told {
    belonging: Belonging,
    grouping: Arc<Grouping>,
}

impl PartialEq for Told {
    fn eq(&self, other: &Self) -> bool {
        self.belonging == other.belonging && Arc::ptr_eq(&self.grouping, &other.grouping)
    }
}

/// What the ties of the whole map show.
#[derive(Debug)]
pub(super) struct Findings {
    /// Who belongs together by their ties.
    pub(super) grouping: Arc<Grouping>,
    /// On whom and on which ties the map hangs.
    pub(super) fragility: Fragility,
    /// Declared groups that one person alone joins with the rest.
    pub(super) only: Vec<OnlyLink>,
    /// Those tied into three communities or more besides their own.
    pub(super) joiners: Vec<StakeholderId>,
    /// Who talks with whom by units.
    pub(super) units: Units,
    /// How many pairs are tied.
    pub(super) ties: usize,
}

/// Everything that the findings tell.
fn find(network: &Network, input: &Told, hearing: &Hearing<'_, Findings>) -> Option<Findings> {
    let document = &input.belonging.document;
    Some(Findings {
        fragility: fragility(network, hearing.progress)?,
        grouping: Arc::clone(&input.grouping),
        only: only_links(document, network),
        joiners: joiners(document, network),
        units: units(document, network),
        ties: network.tie_count(),
    })
}

/// What becomes of the map without somebody.
#[derive(Clone, PartialEq)]
struct Leaving {
    belonging: Belonging,
    person: StakeholderId,
    team: BTreeSet<StakeholderId>,
}

/// Between whom a route is looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Between {
    from: BTreeSet<StakeholderId>,
    to: BTreeSet<StakeholderId>,
}

/// The routes between some, with between whom.
struct Found {
    between: Between,
    routes: Arc<Vec<Route>>,
}

/// Who asks for routes: each keeps its own answer.
#[derive(Debug, Clone, Copy)]
pub(super) enum Asker {
    /// The inspector of a person.
    Person,
    /// The inspector of two people.
    Pair,
    /// The dialog.
    Dialog,
}

/// An answer as far as it is known.
pub(super) struct Known<T> {
    /// The result.
    pub(super) value: Option<Arc<T>>,
    /// How far the work is, 0–1; nothing where there is none to do.
    pub(super) working: Option<f32>,
    /// It is that of an earlier network.
    pub(super) stale: bool,
    /// The user stopped the work.
    pub(super) stopped: bool,
}

impl<T> Known<T> {
    pub(super) fn of(answer: Answer<T>) -> Self {
        let Answer { value, working, stale, stopped, .. } = answer;
        Self { value, working, stale, stopped }
    }
}

impl Insight {
    /// Takes over what changed of the map. O(people) once for each change.
    fn fresh(&self, cx: &Context<'_>) {
        let mut kept = self.0.borrow_mut();
        if kept.revision == Some(cx.revision) && kept.initiative == cx.initiative {
            return;
        }
        (kept.revision, kept.initiative) = (Some(cx.revision), cx.initiative);
        kept.belonging = Belonging::of(cx.document, &kept.belonging);
        kept.carrying = carrying(cx.document, &TieFilter::default());
        kept.team = cx.initiative.map(|id| plan::team(cx.document, id)).unwrap_or_default();
        kept.unheard = Arc::new(cx.initiative.map(|id| plan::unheard(cx.document, id)).unwrap_or_default());
    }

    /// The team of the initiative that is looked at.
    pub(super) fn team(&self, cx: &Context<'_>) -> BTreeSet<StakeholderId> {
        self.fresh(cx);
        self.0.borrow().team.clone()
    }

    /// The unheard experts of the initiative that is looked at.
    pub(super) fn unheard(&self, cx: &Context<'_>) -> Arc<Vec<Unheard>> {
        self.fresh(cx);
        Arc::clone(&self.0.borrow().unheard)
    }

    /// A measure of everybody, all ties counting alike and both ways.
    pub(super) fn measure(&self, cx: &Context<'_>, metric: &'static Metric) -> Standing {
        let answer = cx.analyses.scores(metric, Counting::default(), &TieFilter::default());
        let ranks = answer.value.as_ref().map(|scores| self.ranks(metric, scores));
        Standing {
            metric,
            scores: answer.value,
            ranks,
            pale: answer.stale || answer.stopped,
            rough: answer.rough,
            working: answer.working,
        }
    }

    fn ranks(&self, metric: &Metric, scores: &Arc<Measured>) -> Arc<Ranks> {
        let mut kept = self.0.borrow_mut();
        if let Some((_, ranks)) = kept.ranks.iter().find(|(of, _)| Arc::ptr_eq(of, scores)) {
            return Arc::clone(ranks);
        }
        // What is kept by nobody else is the result of an earlier network.
        kept.ranks.retain(|(of, _)| Arc::strong_count(of) > 1);
        let ranks = Arc::new(Ranks::of(metric, scores));
        kept.ranks.push((Arc::clone(scores), Arc::clone(&ranks)));
        ranks
    }

    /// What the ties of the whole map show.
    pub(super) fn findings(&self, cx: &Context<'_>) -> Known<Findings> {
        self.fresh(cx);
        let (belonging, carrying) = {
            let kept = self.0.borrow();
            (kept.belonging.clone(), kept.carrying.clone())
        };
        let grouped = cx.analyses.ask(Question {
            slot: Slot { what: "grouping", variant: 0 },
            words: "Who belongs together",
            filter: &carrying,
            input: belonging.clone(),
            work: group,
        });
        let Answer { value, working, stale, stopped, .. } = grouped;
        let Some(grouping) = value else { return Known { value: None, working, stale, stopped } };
        Known::of(cx.analyses.ask(Question {
            slot: Slot { what: "findings", variant: 0 },
            words: "What the network shows",
            filter: &TieFilter::default(),
            input: Told { belonging, grouping },
            work: find,
        }))
    }

    /// What becomes of the map if somebody leaves.
    pub(super) fn departure(&self, cx: &Context<'_>, person: StakeholderId) -> Known<Departure> {
        self.fresh(cx);
        let input = {
            let kept = self.0.borrow();
            let team = kept.team.iter().copied().filter(|id| *id != person).collect();
            Leaving { belonging: kept.belonging.clone(), person, team }
        };
        let mut known = Known::of(cx.analyses.ask(Question {
            slot: Slot { what: "departure", variant: 0 },
            words: "If somebody leaves",
            filter: &TieFilter::default(),
            input,
            work: |network, input, _| {
                if_they_leave(&input.belonging.document, network, input.person, &input.team)
            },
        }));
        known.value = known.value.filter(|found| found.person == person);
        known
    }

    /// The warm routes from any of some people to any of others, the best first.
    pub(super) fn routes(
        &self,
        cx: &Context<'_>,
        asker: Asker,
        from: BTreeSet<StakeholderId>,
        to: BTreeSet<StakeholderId>,
    ) -> Known<Vec<Route>> {
        self.fresh(cx);
        let filter = self.0.borrow().carrying.clone();
        let between = Between { from, to };
        let known = Known::of(cx.analyses.ask(Question {
            slot: Slot { what: "routes", variant: asker as u32 },
            words: "Warm routes",
            filter: &filter,
            input: between.clone(),
            work: |network, between, hearing| {
                let routes = Arc::new(routes(network, &between.from, &between.to, hearing.progress)?);
                Some(Found { between: between.clone(), routes })
            },
        }));
        let value = known.value.filter(|found| found.between == between);
        Known {
            value: value.map(|found| Arc::clone(&found.routes)),
            working: known.working,
            stale: known.stale,
            stopped: known.stopped,
        }
    }
}

/// A measure of everybody, as far as it is known.
#[derive(Clone)]
pub(super) struct Standing {
    /// Which.
    pub(super) metric: &'static Metric,
    /// Nothing while it is worked out for the first time.
    pub(super) scores: Option<Arc<Measured>>,
    /// Who comes how far up.
    pub(super) ranks: Option<Arc<Ranks>>,
    /// It is that of an earlier network.
    pub(super) pale: bool,
    /// It is an estimate.
    pub(super) rough: bool,
    /// How far the work is, 0–1.
    pub(super) working: Option<f32>,
}
