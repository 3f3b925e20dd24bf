//! Roles in decisions: who does it, who answers for it, who is asked before, who is told after?

use super::{Beside, Ground, Look, Method, Roles, Seen};
use crate::model::field::Level;
use crate::model::initiative::{Decision, Raci};
use crate::model::{Initiative, StakeholderId};
use crate::plan::checks::Facts;
use std::cmp::Reverse;
use std::collections::BTreeMap;

pub(super) const METHOD: Method = Method {
    id: "raci",
    name: "Roles in decisions",
    by: "RACI",
    purpose: "To see that each decision has somebody who answers for it, somebody who does it, and nobody who is surprised.",
    source: "RACI, general professional knowledge. R does the work, one or more. A answers for it, exactly one. C is asked \
             before, in both directions. I is told after.",
    limits: "It says who, not how well. A table of thirty decisions helps nobody: keep it to those that are disputed.",
    ours: "Somebody who has both A and R counts for both. More than three A or R is too much for one person. That everybody but \
           who answers for it is asked, and that nobody is told, counts as a fault.",
    level: Level::Shareable,
    see,
};

/// More than so many decisions in which one person answers or works are too many.
pub const MANY: usize = 3;

/// What the rules find wrong with a decision, in words without a full stop; nothing where it is in order. O(people in it).
pub fn faults(decision: &Decision) -> Vec<String> {
    let count = |wanted: fn(Raci) -> bool| decision.raci.values().filter(|role| wanted(**role)).count();
    let answering = count(|role| matches!(role, Raci::Accountable | Raci::Both));
    let working = count(|role| matches!(role, Raci::Responsible | Raci::Both));
    let (asked, told) = (count(|role| role == Raci::Consulted), count(|role| role == Raci::Informed));
    let mut found = Vec::new();
    match answering {
        0 => found.push("Nobody is accountable".to_owned()),
        1 => {}
        2 => found.push("Two are accountable: that is nobody".to_owned()),
        several => found.push(format!("{several} are accountable: that is nobody")),
    }
    if working == 0 {
        found.push("Nobody is responsible for the work".to_owned());
    }
    if told == 0 {
        found.push("Nobody is informed".to_owned());
    }
    if asked > 1 && asked + answering >= decision.raci.len() {
        found.push("Everybody is consulted".to_owned());
    }
    found
}

/// In how many decisions each person is accountable or responsible; who is in none is not in it. O(decisions · people).
pub fn accountable_or_responsible(initiative: &Initiative) -> BTreeMap<StakeholderId, usize> {
    let mut counts = BTreeMap::new();
    for (person, role) in initiative.decisions.iter().flat_map(|decision| decision.raci.iter()) {
        if matches!(role, Raci::Accountable | Raci::Responsible | Raci::Both) {
            *counts.entry(*person).or_insert(0) += 1;
        }
    }
    counts
}

/// The key players who have no letter in any decision, in the order of ids; nobody while there is no decision. O(people ·
/// decisions).
pub fn without_letter(facts: &Facts<'_>) -> Vec<StakeholderId> {
    let decisions = &facts.initiative.decisions;
    if decisions.is_empty() {
        return Vec::new();
    }
    facts
        .people
        .iter()
        .filter(|(_, _, said)| facts.is_key_player(said))
        .map(|(person, ..)| *person)
        .filter(|person| !decisions.iter().any(|decision| decision.raci.contains_key(person)))
        .collect()
}

fn see(ground: &Ground<'_>) -> Seen {
    let facts = ground.facts;
    let rows: Vec<Roles> = facts
        .initiative
        .decisions
        .iter()
        .map(|decision| {
            let mut row =
                Roles { title: decision.title.clone(), faults: faults(decision), ..Roles::default() };
            for (person, role) in &*decision.raci {
                match role {
                    Raci::Responsible => row.responsible.push(*person),
                    Raci::Accountable => row.accountable.push(*person),
                    Raci::Both => {
                        row.accountable.push(*person);
                        row.responsible.push(*person);
                    }
                    Raci::Consulted => row.consulted.push(*person),
                    Raci::Informed => row.informed.push(*person),
                }
            }
            row
        })
        .collect();
    let faulty = rows.iter().filter(|row| !row.faults.is_empty()).count();
    let told = match (rows.len(), faulty) {
        (0, _) => "No decision is listed yet".to_owned(),
        (_, 0) => "Every decision is in order".to_owned(),
        (_, 1) => "One decision is not in order".to_owned(),
        (_, several) => format!("{several} decisions are not in order"),
    };
    let mut heavy: Vec<_> =
        accountable_or_responsible(facts.initiative).into_iter().filter(|(_, count)| *count > MANY).collect();
    heavy.sort_by_key(|(person, count)| (Reverse(*count), *person));
    let beside = [
        Beside::some("Key players with no letter in any decision", without_letter(facts)),
        Beside::some(
            "Accountable or responsible more than three times",
            heavy.into_iter().map(|(id, _)| id).collect(),
        ),
    ];
    Seen { told, beside: beside.into_iter().flatten().collect(), look: Look::Roles(rows) }
}
