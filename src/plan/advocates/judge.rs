//! What do these picks reach, one by one and community by community?
//!
//! *Invariants:* every number is worked out anew from the definition, whatever found the picks.

use super::field::Field;
use super::heard::{Heard, StandIn};
use super::hearing::{Hearing, ROUNDING};
use super::selection::{Pick, Selection, Trouble};
use super::served::{Voices, communities};
use crate::analysis::Progress;
use crate::model::{CommunityId, StakeholderId};
use std::collections::BTreeSet;

/// Everything that can be said of these candidates as the picks, in this order. `met` are the floors that are known to
/// be met; the bound is left to whoever looked for it. Nothing where it was cancelled.
pub(super) fn judge(
    field: &Field<'_>,
    picks: &[usize],
    met: &[bool],
    progress: &Progress,
) -> Option<Selection> {
    let heard = Heard::by(field, picks);
    let demand: f64 = field.demand.of.iter().sum();
    let reached = heard.covered(&field.demand.of);
    let of_all = |amount: f64| if demand > 0.0 { amount / demand } else { 0.0 };
    let hearing = Hearing::of(field, picks);
    let voices = Voices::of(field, picks, met);
    let needy: Vec<Vec<usize>> = (0..picks.len()).map(|pick| voices.without(pick)).collect();
    let losses = heard.losses(&field.demand.of, picks.len());
    let stand_ins = heard.stand_ins(field, picks, &needy, progress)?;
    let adds = adds(field, picks);
    let told = |pick: usize| {
        let (person, record) = field.candidate(picks[pick]);
        let local: Vec<CommunityId> = voices.carried(pick).map(|one| field.communities[one]).collect();
        let replacement = |stand_in: StandIn| (field.candidate(stand_in.candidate).0, of_all(stand_in.lost));
        Pick {
            person,
            covers: hearing.covers(field, pick),
            unlisted: unlisted(field, &heard, picks[pick]),
            adds: of_all(adds[pick]),
            loses: of_all(losses[pick]),
            replacement: stand_ins[pick].map(replacement),
            only_voice: needy[pick].iter().map(|one| field.communities[*one]).collect(),
            likely: record.likely(),
            willing: record.willing(),
            load: local.len() + record.load_elsewhere(),
            cap: record.cap(field.rules),
            local,
        }
    };
    let people = hearing.people(field, picks);
    let reached_people: BTreeSet<StakeholderId> = people.keys().copied().collect();
    let concerned = field.ids.iter().zip(&field.demand.concerned).filter(|(_, concerned)| **concerned);
    Some(Selection {
        picks: (0..picks.len()).map(told).collect(),
        reached,
        demand,
        bound: reached,
        proven: false,
        once_agreed: once_agreed(field, picks),
        communities: communities(field, picks, &heard, &reached_people, &voices),
        missed: concerned.map(|(id, _)| *id).filter(|id| !people.contains_key(id)).collect(),
        people,
        fewest: None,
        available: field.available(),
        unavailable: field.unavailable.clone(),
        refused: field.refused(),
        uncounted: field.uncounted(),
        most: field.most(),
        troubles: troubles(field),
    })
}

/// The communities of whose unnamed people nobody among the picks reaches more than this candidate.
fn unlisted(field: &Field<'_>, heard: &Heard, candidate: usize) -> Vec<CommunityId> {
    let row = &field.instance.reach[candidate];
    let best = |community: &usize| {
        let place = field.ids.len() + community;
        let found = row.binary_search_by_key(&place, |(place, _)| *place);
        let share = found.map_or(0.0, |at| row[at].1);
        field.demand.of[place] > 0.0 && share > 0.0 && share >= heard.best(place) - ROUNDING
    };
    (0..field.communities.len()).filter(best).map(|community| field.communities[community]).collect()
}

/// What each adds to those before it.
fn adds(field: &Field<'_>, picks: &[usize]) -> Vec<f64> {
    let mut before = Heard::by(field, &[]);
    let mut added = |(number, candidate): (usize, &usize)| {
        let added = before.added(field, *candidate);
        before.add(field, *candidate, number);
        added
    };
    picks.iter().enumerate().map(&mut added).collect()
}

/// What would be covered if every pick had agreed: those who will not for certain stay as they are.
fn once_agreed(field: &Field<'_>, picks: &[usize]) -> f64 {
    let mut best = vec![(0.0_f64, 0.0_f64); field.demand.of.len()];
    for candidate in picks {
        let (_, record) = field.candidate(*candidate);
        let sure = if record.willing() > 0.0 { 1.0 / record.willing() } else { 0.0 };
        for (place, share) in &field.instance.reach[*candidate] {
            let (first, second) = best[*place];
            let share = share * sure;
            best[*place] = if share > first { (share, first) } else { (first, second.max(share)) };
        }
    }
    let counts = |(first, second): &(f64, f64)| {
        if field.rules.twice { f64::midpoint(*first, *second) } else { *first }
    };
    best.iter().zip(&field.demand.of).map(|(best, demand)| counts(best) * demand).sum()
}

fn troubles(field: &Field<'_>) -> Vec<Trouble> {
    let found = [
        (field.ids.is_empty(), Trouble::Nobody),
        (field.communities.is_empty(), Trouble::NoCommunities),
        (!field.ids.is_empty() && field.available() == 0, Trouble::NobodyAvailable),
        (!field.ids.is_empty() && field.ground.ties.is_empty(), Trouble::NoTies),
        (!field.ids.is_empty() && !field.demand.impact_known, Trouble::NoImpact),
    ];
    found.into_iter().filter(|(there, _)| *there).map(|(_, trouble)| trouble).collect()
}
