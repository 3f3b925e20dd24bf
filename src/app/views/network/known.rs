//! What do measures and found groups say to the picture? Kept as long as they stay the same.

use super::show::{Areas, Colour, Show, Size};
use crate::analysis::{Communities, Counting, Fragility, Metric, TieFilter};
use crate::app::carried::Carriers;
use crate::app::context::Context;
use crate::app::derived::Measurement;
use crate::diagram::person::assessed;
use crate::diagram::{Carried, Cast, Colouring, Found, Marked, Marks, Measured, State};
use crate::model::{InitiativeId, Key, StakeholderId, TieId, TieKind};
use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

/// Who stands between others most: so many in a hundred, and how many at the least and at the most.
const BROKERS: (usize, usize, usize) = (5, 3, 12);

/// What the picture is told.
#[derive(Default, Clone)]
pub(super) struct Known {
    pub(super) sized: Option<Measured>,
    pub(super) colouring: Option<Colouring>,
    /// The numbers by which people are coloured.
    pub(super) coloured: Option<Measured>,
    /// By whose advocate they are reached, where they are coloured by that.
    pub(super) carried: Option<Carried>,
    pub(super) found: Option<Found>,
    pub(super) marks: Option<Marks>,
    /// How many days ago those were judged whose judgement is stale, where that is shown.
    pub(super) aged: Arc<BTreeMap<StakeholderId, u32>>,
}

impl Known {
    /// What sizes, colours, areas and marks say of somebody, in words. O(people).
    pub(super) fn said(&self, key: Key) -> Vec<String> {
        let Key::Stakeholder(id) = key else { return Vec::new() };
        let coloured = self.coloured.as_ref().filter(|coloured| Some(*coloured) != self.sized.as_ref());
        let numbers = self.sized.iter().chain(coloured).filter_map(|measured| measured.said(id));
        let group = self.found.as_ref().and_then(|found| found.of(id)).map(Found::name);
        let marks = self.marks.iter().flat_map(|marks| marks.of(id).words()).map(str::to_owned);
        let carried = self.carried.as_ref().and_then(|carried| carried.said(id));
        let aged = self.aged.get(&id).copied().map(assessed);
        numbers.chain(carried).chain(group).chain(marks).chain(aged).collect()
    }
}

/// What was told last, and from what it was made.
#[derive(Default)]
pub(super) struct Knowledge {
    measured: BTreeMap<&'static str, (Arc<Measurement>, Measured)>,
    found: Option<(Arc<Communities>, Found)>,
    carriers: Carriers,
    colouring: Option<(ColouringOf, Option<Colouring>)>,
    marks: Option<(MarksOf, Marks)>,
    aged: Option<(AgedOf, Arc<BTreeMap<StakeholderId, u32>>)>,
}

/// Of which change of the map, initiative and day it is known who was judged too long ago.
type AgedOf = (u64, Option<InitiativeId>, jiff::civil::Date);

/// What a colouring was made from.
struct ColouringOf {
    cast: Rc<Cast>,
    colour: Colour,
    measured: Option<Measured>,
    found: Option<Found>,
    carried: Option<Carried>,
}

/// What marks were made from.
struct MarksOf {
    revision: u64,
    scores: Option<Arc<Measurement>>,
    fragility: Option<Arc<Fragility>>,
    joiners: Vec<Key>,
}

impl Knowledge {
    /// What is known now; what is not known yet is begun.
    pub(super) fn of(&mut self, cx: &Context<'_>, cast: &Rc<Cast>, show: &Show, joiners: &[Key]) -> Known {
        let sized = match show.size {
            Size::Measure(id) => self.measured(cx, show, id),
            _ => None,
        };
        let coloured = match show.colour {
            Colour::Measure(id) => self.measured(cx, show, id),
            _ => None,
        };
        let wants_found = show.areas(cx) == Areas::Found || show.colour == Colour::Found;
        let found = if wants_found { self.found(cx, cast, show) } else { None };
        let carried = (show.colour == Colour::Carried).then(|| self.carriers.of(cx));
        let of = ColouringOf {
            cast: Rc::clone(cast),
            colour: show.colour,
            measured: coloured.clone(),
            found: found.clone(),
            carried: carried.clone(),
        };
        let colouring = self.colouring(cx, of);
        let marks = show.marks.then(|| self.marks(cx, show, joiners));
        let found = found.filter(|_| show.areas(cx) == Areas::Found);
        let aged = if show.plain { Arc::default() } else { self.aged(cx) };
        Known { sized, colouring, coloured, carried, found, marks, aged }
    }

    fn aged(&mut self, cx: &Context<'_>) -> Arc<BTreeMap<StakeholderId, u32>> {
        let of = (cx.revision, cx.initiative, cx.today);
        if let Some((before, aged)) = &self.aged
            && *before == of
        {
            return Arc::clone(aged);
        }
        let aged = cx.initiative.map(|id| crate::plan::pulse::aged(cx.document, id, cx.today));
        let aged = Arc::new(aged.unwrap_or_default());
        self.aged = Some((of, Arc::clone(&aged)));
        aged
    }

    fn measured(&mut self, cx: &Context<'_>, show: &Show, id: &'static str) -> Option<Measured> {
        let metric = Metric::find(id)?;
        let answer = cx.analyses.scores(metric, Counting::default(), &show.ties);
        let Some(scores) = answer.value else {
            let state = match (answer.stopped, answer.working) {
                (false, Some(_)) => State::Awaited,
                _ => State::Stopped,
            };
            return Some(Measured::new(metric.name, [], state));
        };
        let state = match (answer.stale, answer.rough) {
            (true, _) => State::Stale,
            (false, true) => State::Rough,
            (false, false) => State::Exact,
        };
        if let Some((before, measured)) = self.measured.get(id)
            && Arc::ptr_eq(before, &scores)
            && measured.state() == state
        {
            return Some(measured.clone());
        }
        let measured = Measured::new(metric.name, scores.iter(), state);
        self.measured.insert(id, (scores, measured.clone()));
        Some(measured)
    }

    fn found(&mut self, cx: &Context<'_>, cast: &Cast, show: &Show) -> Option<Found> {
        let communities = cx.analyses.communities(&joining(cast, &show.ties)).value?;
        if let Some((before, found)) = &self.found
            && Arc::ptr_eq(before, &communities)
        {
            return Some(found.clone());
        }
        let found = Found::new(&communities.groups, communities.modularity);
        self.found = Some((communities, found.clone()));
        Some(found)
    }

    fn colouring(&mut self, cx: &Context<'_>, of: ColouringOf) -> Option<Colouring> {
        if let Some((before, colouring)) = &self.colouring
            && Rc::ptr_eq(&before.cast, &of.cast)
            && before.colour == of.colour
            && before.measured == of.measured
            && before.found == of.found
            && before.carried == of.carried
        {
            return colouring.clone();
        }
        let colouring = match of.colour {
            Colour::By(by) => Colouring::of(&of.cast, cx.disclosure, by),
            Colour::Measure(_) => of.measured.as_ref().map(|one| Colouring::of_measured(&of.cast, one)),
            Colour::Found => of.found.as_ref().map(|found| Colouring::of_found(&of.cast, found)),
            Colour::Carried => of.carried.as_ref().map(|carried| Colouring::of_carried(&of.cast, carried)),
        };
        self.colouring = Some((of, colouring.clone()));
        colouring
    }

    fn marks(&mut self, cx: &Context<'_>, show: &Show, joiners: &[Key]) -> Marks {
        let scores = Metric::find("betweenness")
            .and_then(|metric| cx.analyses.scores(metric, Counting::default(), &show.ties).value);
        let fragility = cx.analyses.fragility(&show.ties).value;
        if let Some((of, marks)) = &self.marks
            && of.revision == cx.revision
            && same(of.scores.as_ref(), scores.as_ref())
            && same(of.fragility.as_ref(), fragility.as_ref())
            && of.joiners == joiners
        {
            return marks.clone();
        }
        let person = |key: &Key| match key {
            Key::Stakeholder(id) => Some(*id),
            _ => None,
        };
        let marks = Marks::from(Marked {
            brokers: scores.as_deref().map(brokers).unwrap_or_default().into_iter().collect(),
            joiners: joiners.iter().filter_map(person).collect(),
            holders: fragility.iter().flat_map(|f| &f.holders).map(|holder| holder.person).collect(),
            only_ties: fragility.iter().flat_map(|f| only_ties(cx, show, f)).collect(),
        });
        let of = MarksOf { revision: cx.revision, scores, fragility, joiners: joiners.to_vec() };
        self.marks = Some((of, marks.clone()));
        marks
    }
}

fn same<T>(one: Option<&Arc<T>>, other: Option<&Arc<T>>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => Arc::ptr_eq(one, other),
        (None, None) => true,
        _ => false,
    }
}

/// Those who stand between others most, and never somebody who stands between nobody.
fn brokers(scores: &Measurement) -> Vec<StakeholderId> {
    let (share, least, most) = BROKERS;
    let wanted = (scores.len() * share / 100).clamp(least, most);
    let top = scores.top(wanted).into_iter();
    top.filter(|(_, score)| *score > 0.0).map(|(id, _)| id).collect()
}

/// The ties that are the only ones between two parts; of several between the same two the strongest.
fn only_ties(cx: &Context<'_>, show: &Show, fragility: &Fragility) -> Vec<TieId> {
    let pairs: BTreeMap<(StakeholderId, StakeholderId), usize> =
        fragility.bridges.iter().enumerate().map(|(n, bridge)| ((bridge.one, bridge.other), n)).collect();
    let mut strongest: BTreeMap<usize, (u32, TieId)> = BTreeMap::new();
    for (id, tie) in &cx.document.ties {
        let pair = (tie.from.min(tie.to), tie.from.max(tie.to));
        if let Some(number) = pairs.get(&pair).filter(|_| show.ties.counts(tie)) {
            let there = strongest.entry(*number).or_insert((tie.strength.get(), *id));
            *there = (*there).max((tie.strength.get(), *id));
        }
    }
    strongest.into_values().map(|(_, id)| id).collect()
}

/// The ties that bring people together: those that are seen; where all are, without conflicts.
fn joining(cast: &Cast, seen: &TieFilter) -> TieFilter {
    let without = || cast.kinds().iter().filter(|kind| **kind != TieKind::Conflict).cloned().collect();
    TieFilter { kinds: Some(seen.kinds.clone().unwrap_or_else(without)), ..seen.clone() }
}
