//! What limits the answer, and whom does it leave out?

use super::super::{Ground, Pick, Rules, Selection, Trouble, WhyNot};
use super::unreached::{Unreached, all_unreached, together, who};
use super::words::{counted, listed, listed_up_to, percent, thousands};
use super::{Names, load_words, on_one_line};
use crate::model::{InitiativeId, StakeholderId};
use std::collections::BTreeMap;

/// That somebody who is a must cannot be picked, and why: *Mick Byrne is to be among them, but declined, and is left out*.
pub fn refused_words(person: StakeholderId, why: WhyNot, names: &Names) -> String {
    format!("{} is to be among them, but {}, and is left out", names.full(person), who(why, false))
}

/// What limits the answer, and what helps.
pub fn trouble_words(trouble: Trouble, selection: &Selection) -> String {
    match trouble {
        Trouble::Nobody => "Nobody is on the map yet: add people and how they are tied".to_owned(),
        Trouble::NoCommunities => {
            "The initiative affects no community yet, so nobody can be its voice: name those it affects".to_owned()
        }
        Trouble::NobodyAvailable => {
            let mut counts = BTreeMap::<WhyNot, usize>::new();
            selection.unavailable.values().for_each(|why| *counts.entry(*why).or_default() += 1);
            let parts = counts.iter().map(|(why, count)| {
                format!("{} {}", thousands(*count), who(*why, *count > 1))
            });
            let parts: Vec<String> = parts.collect();
            if parts.is_empty() { "Nobody can be picked".to_owned() } else { format!("Nobody can be picked: {}", listed(&parts)) }
        }
        Trouble::NoTies => {
            "Nobody is tied to anybody, so advocates reach themselves and the communities they know alone: draw who \
             works with whom"
                .to_owned()
        }
        Trouble::NoImpact => "No impact is known anywhere, so everybody counts alike: rate how strongly communities \
                              are affected"
            .to_owned(),
    }
}

/// What could be reached at all: *All 32 who could be picked would reach 71 %*; nothing where that is all who are picked.
pub fn most_words(selection: &Selection) -> Option<String> {
    let all = || match selection.available {
        2 => "Both".to_owned(),
        count => format!("All {}", thousands(count)),
    };
    (selection.available > selection.picks.len() && selection.available > 1)
        .then(|| format!("{} who could be picked would reach {}", all(), percent(selection.most)))
}

/// Whom nobody reaches and why, those with the same reason in one sentence; names up to so many of each. O(ties · log).
pub fn missed_words(
    ground: &Ground,
    rules: &Rules,
    selection: &Selection,
    most: usize,
    names: &Names,
) -> Vec<String> {
    let found = all_unreached(ground, rules, selection);
    let mut reasons: Vec<(&Unreached, Vec<StakeholderId>)> = Vec::new();
    for (person, why) in &found {
        match reasons.iter_mut().find(|(known, _)| *known == why) {
            Some((_, people)) => people.push(*person),
            None => reasons.push((why, vec![*person])),
        }
    }
    let words = |(why, people): &(&Unreached, Vec<StakeholderId>)| {
        let full: Vec<String> = people.iter().map(|person| names.full(*person)).collect();
        together(&listed_up_to(&full, most), people.len() > 1, why, names)
    };
    reasons.iter().map(words).collect()
}

/// Who of the picks is an advocate elsewhere too: *Zanele speaks for 2 communities in Bed board: 3 of 3, at the limit*.
pub fn double_booked(
    ground: &Ground,
    selection: &Selection,
    names: &Names,
    initiative: &dyn Fn(InitiativeId) -> String,
) -> Vec<String> {
    let words = |pick: &Pick| {
        let elsewhere = &ground.people.get(&pick.person)?.elsewhere;
        let of = |(id, count): (&InitiativeId, &u32)| {
            let name = on_one_line(&initiative(*id));
            format!("{} in {name}", counted(*count as usize, "community", "communities"))
        };
        let parts: Vec<String> = elsewhere.iter().filter(|(_, count)| **count > 0).map(of).collect();
        let said = || {
            let load = load_words(pick);
            format!("{} speaks for {}: {load}", names.short(pick.person), listed(&parts))
        };
        (!parts.is_empty()).then(said)
    };
    selection.picks.iter().filter_map(words).collect()
}
