//! Why this person, and what without them?

use super::super::{Covers, Ground, Pick, Promises, Selection};
use super::Names;
use super::words::{counted, in_points, listed, listed_up_to, percent, signed_points};
use crate::model::{AdvocacyState, StakeholderId};

/// The whole of a pick in sentences: *Mara covers 14 of 18 in Service desk directly (average strength 3.5), and Finance
/// through Carol Li (4 people). Adds 9.2 points. If Mara drops out, 6.1 points are lost; the best replacement is Tom Berg
/// (−1.3). Local advocate for Service desk.*
pub fn explanation(selection: &Selection, pick: &Pick, names: &Names) -> String {
    format!(
        "{} Adds {}. {}. {}.",
        covers_words(selection, pick, usize::MAX, names),
        in_points(pick.adds),
        if_lost(selection, pick, names),
        local_words(pick, names),
    )
}

/// [`explanation`] with how far they can be counted on: *… Promises kept 4 of 5. Counts at 67 %: agreed, and promises.*
pub fn whole_explanation(ground: &Ground, selection: &Selection, pick: &Pick, names: &Names) -> String {
    let promises = ground.people.get(&pick.person).map_or_else(Promises::default, |person| person.promises);
    format!(
        "{} {}. {}.",
        explanation(selection, pick, names),
        promises_words(promises),
        likely_words(ground, pick)
    )
}

/// Whom a pick covers, with a full stop, the name by which they are called first; at most so many communities: *Mara
/// covers 14 of 18 in Service desk directly (average strength 3.5) and 2 more through Bo Li, Finance through Carol Li
/// (4 people), and 2 more communities.*
pub fn covers_words(selection: &Selection, pick: &Pick, most: usize, names: &Names) -> String {
    let name = names.short(pick.person);
    let covers: Vec<&Covers> = pick.covers.iter().filter(|covers| covers.reached() > 0).collect();
    let outside = outside(selection, pick);
    let mut parts: Vec<String> = covers.iter().take(most).map(|covers| part(covers, names)).collect();
    let left = covers.len() - parts.len();
    if left > 0 {
        parts.push(counted(left, "more community", "more communities"));
    } else {
        // Where nothing is affected, everybody is outside.
        let place = if selection.communities.is_empty() { "" } else { " in no affected community" };
        let people = counted(outside, "person", "people");
        parts.extend((outside > 0).then(|| format!("{people}{place}")));
        let unlisted: Vec<String> = pick.unlisted.iter().map(|community| names.place(*community)).collect();
        let unlisted = (!unlisted.is_empty()).then(|| listed_up_to(&unlisted, most));
        parts.extend(unlisted.map(|places| format!("those not listed in {places}")));
    }
    match parts.as_slice() {
        [] if selection.picks.len() > 1 => format!("{name} reaches nobody listed better than the others do."),
        [] => format!("{name} reaches nobody else who is listed."),
        [one] => format!("{name} covers {one}."),
        [first @ .., last] => format!("{name} covers {}, and {last}.", first.join(", ")),
    }
}

/// People in no affected community whom this pick reaches best, without themselves.
fn outside(selection: &Selection, pick: &Pick) -> usize {
    let inside = |person: &StakeholderId| selection.communities.iter().any(|one| one.listed.contains(person));
    let theirs = selection.people.iter().filter(|(_, reached)| reached.by == pick.person);
    theirs.filter(|(person, _)| **person != pick.person && !inside(person)).count()
}

fn part(covers: &Covers, names: &Names) -> String {
    let community = names.place(covers.community);
    let people: Vec<String> = covers.through.keys().map(|person| names.full(*person)).collect();
    let through = format!("through {}", listed_up_to(&people, 2));
    let passed_on = covers.reached() - covers.direct.len();
    if covers.direct.is_empty() {
        return format!("{community} {through} ({})", counted(passed_on, "person", "people"));
    }
    let strength = if covers.direct.len() == 1 {
        format!("strength {:.0}", covers.strength)
    } else {
        format!("average strength {:.1}", covers.strength)
    };
    let direct = format!("{} of {} in {community} directly ({strength})", covers.direct.len(), covers.people);
    if passed_on > 0 { format!("{direct} and {passed_on} more {through}") } else { direct }
}

/// For whom they speak: *Local advocate for Ward nurses and Pharmacy*.
pub fn local_words(pick: &Pick, names: &Names) -> String {
    let communities: Vec<String> = pick.local.iter().map(|community| names.place(*community)).collect();
    match communities.as_slice() {
        [] => "Local advocate for no community".to_owned(),
        _ => format!("Local advocate for {}", listed(&communities)),
    }
}

/// What becomes of the picks without one: *If Mara drops out, 6.1 points are lost and no voice is left in Finance; the best replacement is Tom Berg (−1.3)*.
pub fn if_lost(selection: &Selection, pick: &Pick, names: &Names) -> String {
    let lost = match signed_points(pick.loses).as_str() {
        "0.0" => "next to nothing is lost".to_owned(),
        "+1.0" => "1 point is lost".to_owned(),
        _ => format!("{} are lost", in_points(pick.loses)),
    };
    let alone = |community: &&crate::model::CommunityId| {
        let served = selection.communities.iter().find(|served| served.community == **community);
        served.is_none_or(|served| served.voices.iter().all(|voice| *voice == pick.person))
    };
    let (silent, fewer): (Vec<_>, Vec<_>) = pick.only_voice.iter().partition(alone);
    let places = |of: Vec<&crate::model::CommunityId>| -> Vec<String> {
        of.into_iter().map(|community| names.place(*community)).collect()
    };
    let (silent, fewer) = (places(silent), places(fewer));
    let mut parts = vec![lost];
    if !silent.is_empty() {
        parts.push(format!("no voice is left in {}", listed(&silent)));
    }
    if !fewer.is_empty() {
        parts.push(format!("fewer voices than wanted are left in {}", listed(&fewer)));
    }
    let replacement = match pick.replacement {
        Some(_) => format!("the best replacement is {}", replacement_words(pick, names)),
        None => "nobody is left to stand in".to_owned(),
    };
    format!("If {} drops out, {}; {replacement}", names.short(pick.person), listed(&parts))
}

/// Who could stand in, and what is lost or gained then in points: *Tom Berg (−1.3)* · *Nobody*.
pub fn replacement_words(pick: &Pick, names: &Names) -> String {
    pick.replacement.map_or_else(
        || "Nobody".to_owned(),
        |(person, lost)| format!("{} ({})", names.full(person), signed_points(-lost)),
    )
}

/// *Promises kept 4 of 5* · *No promises recorded*.
pub fn promises_words(promises: Promises) -> String {
    match u64::from(promises.kept) + u64::from(promises.broken) {
        0 => "No promises recorded".to_owned(),
        all => format!("Promises kept {} of {all}", promises.kept),
    }
}

/// How far they can be counted on, and why: *Counts at 44 %: candidate 70 %, promises 63 %*.
pub fn likely_words(ground: &Ground, pick: &Pick) -> String {
    let Some(person) = ground.people.get(&pick.person) else {
        return format!("Counts at {}", percent(pick.likely));
    };
    let why = match (person.state, person.stance) {
        (AdvocacyState::None, Some(stance)) => stance.id(),
        (AdvocacyState::None, None) => "not asked",
        (state, _) => state.id(),
    };
    let reliable = percent(person.promises.reliability());
    format!("Counts at {}: {why} {}, promises {reliable}", percent(pick.likely), percent(pick.willing))
}

/// In how many communities they are a voice, of how many they may be: *2 of 3* · *3 of 3, at the limit*.
pub fn load_words(pick: &Pick) -> String {
    let limit = match pick.load.cmp(&pick.cap) {
        std::cmp::Ordering::Less => "",
        std::cmp::Ordering::Equal => ", at the limit",
        std::cmp::Ordering::Greater => ", over the limit",
    };
    format!("{} of {}{limit}", pick.load, pick.cap)
}
