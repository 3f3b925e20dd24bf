//! Where does everybody stand in the picture of a network, for this audience?
//!
//! *Invariants:* places are worked out from what the audience sees alone, so that they give nothing else away. A layout
//! whose places would tell what the audience may not know is replaced by the usual one.

use super::cast::home;
use super::measure::Inter;
use super::network::{NetworkOptions, SIDE, network};
use super::scene::Scene;
use crate::layout::{Arranged, Grouping, Layout, Progress, SPREAD, Subject};
use crate::share::{Audience, Disclosure, InitiativeId, Onion, Stakeholder, TieKind};
use std::collections::BTreeMap;

/// The seed of a map's first arrangement: the same map is arranged the same way each time.
const SEED: u64 = 1;

/// Places for everybody whom the audience sees, by the map's own arrangement. Nothing where it was cancelled.
pub fn arranged(disclosure: &Disclosure, progress: &Progress) -> Option<Arranged> {
    let chosen = &disclosure.about().arrangement;
    let layout = Layout::find(&chosen.layout).unwrap_or(&SPREAD);
    let seen =
        disclosure.audience() == Audience::Me || layout.reveals.iter().all(|path| disclosure.sees(path));
    let layout = if seen { layout } else { &SPREAD };
    let subject = subject(disclosure, chosen.initiative, chosen.seed);
    let arranged = (layout.arrange)(&subject, progress)?;
    // Where the audience sees nothing that the layout goes by, it would be a crowd beside an empty chart.
    if arranged.sorted == 0 { (SPREAD.arrange)(&subject, progress) } else { Some(arranged) }
}

/// What a layout may go by: what the audience sees. Ratings are those in the initiative, else in the disclosure's own,
/// else in the first. O((people + ties) · log).
pub fn subject(disclosure: &Disclosure, initiative: Option<InitiativeId>, seed: u32) -> Subject {
    let there = |id: &InitiativeId| disclosure.initiatives().contains_key(id);
    let initiative = initiative
        .filter(there)
        .or_else(|| disclosure.initiative().map(|(id, _)| id))
        .or_else(|| disclosure.initiatives().keys().next().copied());
    let people = disclosure.stakeholders();
    let number: BTreeMap<_, _> =
        disclosure.communities().keys().enumerate().map(|(n, id)| (*id, n)).collect();
    let communities = Grouping {
        names: disclosure.communities().values().map(|community| community.name.clone()).collect(),
        of: people.iter().filter_map(|(id, record)| Some((*id, *number.get(&home(record)?)?))).collect(),
    };
    let by = |word: fn(&Stakeholder) -> Option<&String>| {
        Grouping::by_word(people.iter().filter_map(|(id, record)| Some((*id, word(record)?.as_str()))))
    };
    let ratings = initiative.into_iter().flat_map(|id| disclosure.assessments_of(id));
    let reports = disclosure.ties().values().filter(|tie| tie.kind == TieKind::ReportsTo);
    let circle = |onion: Onion| Onion::ALL.iter().position(|other| *other == onion).unwrap_or(0) as u8;
    Subject {
        network: disclosure.network(),
        pinned: disclosure.pins().iter().map(|(id, at)| (*id, *at)).collect(),
        seed: SEED + u64::from(seed),
        communities,
        organisations: by(|record| record.organisation.as_ref()),
        units: by(|record| record.unit.as_ref()),
        reports: reports.map(|tie| (tie.from, tie.to)).collect(),
        influence: ratings.filter_map(|(id, a)| Some((id, a.influence?.get()))).collect(),
        change: initiative
            .and_then(|id| disclosure.initiatives().get(&id))
            .map(|record| record.name.clone())
            .unwrap_or_default(),
        circles: people.iter().filter_map(|(id, record)| Some((*id, circle(record.onion?)))).collect(),
    }
}

/// The network of a report, arranged and painted for paper; the names of people only where there is room for them.
/// O(people · log + ties), times the rounds of the layout.
pub fn network_picture(disclosure: &Disclosure, show_labels: bool) -> Option<Scene> {
    let arranged = arranged(disclosure, &Progress::default())?;
    /// The width at which names of 12 points are 9 on a page.
    const WIDTH: f32 = 900.0;
    let across = arranged.places.values().map(|at| at.x as f32);
    let (left, right) = across.fold((f32::MAX, f32::MIN), |(left, right), x| (left.min(x), right.max(x)));
    // Marks, names and margins keep their size.
    let zoom = ((WIDTH - 2.0 * SIDE) / (right - left).max(1.0)).clamp(0.05, 1.0);
    let options = NetworkOptions { zoom, show_labels, ..NetworkOptions::of(&arranged.grounds) };
    Some(network(disclosure, None, &arranged.places, &options, &Inter).0)
}
