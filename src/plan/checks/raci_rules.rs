//! When do the roles in a decision work (RACI), and how are they mended?
//!
//! *Invariants:* exactly one answers, at least one does the work, at least one is told. What is mended keeps everybody who
//! has a role; whoever must give one up is the less influential.

use super::Facts;
use super::say::listed;
use crate::model::initiative::Raci;
use crate::model::map::Map;
use crate::model::{Rating, StakeholderId};
use std::cmp::Reverse;

/// The roles in a decision.
pub(super) type Roles = Map<StakeholderId, Raci>;

/// Something about roles that does not work.
pub(super) struct Fault {
    kind: Kind,
    /// Whom it concerns.
    pub people: Vec<StakeholderId>,
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    NobodyAnswers,
    SeveralAnswer,
    NobodyDoes,
    NobodyIsTold,
}

impl Fault {
    /// In words: *two answer for it (A): Priya and Rosalind*.
    pub(super) fn words(&self, facts: &Facts<'_>) -> String {
        match self.kind {
            Kind::NobodyAnswers => "nobody answers for it (A)".to_owned(),
            Kind::SeveralAnswer => {
                let names: Vec<&str> = self.people.iter().map(|person| facts.name(*person)).collect();
                let count = if names.len() == 2 { "two".to_owned() } else { names.len().to_string() };
                format!("{count} answer for it (A): {}", listed(&names))
            }
            Kind::NobodyDoes => "nobody does the work (R)".to_owned(),
            Kind::NobodyIsTold => "nobody is told of it (I)".to_owned(),
        }
    }
}

/// True of those who answer for it.
pub(super) const fn answers(role: Raci) -> bool {
    matches!(role, Raci::Accountable | Raci::Both)
}

/// True of those who do the work.
pub(super) const fn does(role: Raci) -> bool {
    matches!(role, Raci::Responsible | Raci::Both)
}

fn with(roles: &Roles, what: impl Fn(Raci) -> bool) -> Vec<StakeholderId> {
    roles.iter().filter(|(_, role)| what(**role)).map(|(id, _)| *id).collect()
}

/// Everything about these roles that does not work.
pub(super) fn faults(roles: &Roles) -> Vec<Fault> {
    let answering = with(roles, answers);
    let mut found = Vec::new();
    let mut fault = |kind, people| found.push(Fault { kind, people });
    match answering.len() {
        0 => fault(Kind::NobodyAnswers, Vec::new()),
        1 => {}
        _ => fault(Kind::SeveralAnswer, answering),
    }
    if with(roles, does).is_empty() {
        fault(Kind::NobodyDoes, Vec::new());
    }
    if with(roles, |role| role == Raci::Informed).is_empty() {
        fault(Kind::NobodyIsTold, Vec::new());
    }
    found
}

/// The same roles so that they work; nothing where nobody is there to take one.
pub(super) fn mended(facts: &Facts<'_>, roles: &Roles) -> Option<Roles> {
    type Rank = (Reverse<Option<Rating>>, StakeholderId);
    let rank = |id: &StakeholderId| -> Rank { (Reverse(facts.influence(*id)), *id) };
    let first = |people: Vec<StakeholderId>| people.into_iter().min_by_key(rank);
    let mut roles = roles.clone();
    let answering = with(&roles, answers);
    if let Some(keeps) = first(answering.clone()) {
        for other in answering.into_iter().filter(|other| *other != keeps) {
            let was = roles.get(&other).copied();
            let now = if was == Some(Raci::Both) { Raci::Responsible } else { Raci::Consulted };
            roles.insert(other, now);
        }
    } else {
        let doing = with(&roles, does);
        let alone = doing.len() == 1;
        let taken = first(doing).or_else(|| first(with(&roles, |role| role == Raci::Consulted)));
        let leads = || facts.initiative.owner.or(facts.initiative.sponsor);
        let takes = taken.or_else(leads)?;
        roles.insert(takes, if alone { Raci::Both } else { Raci::Accountable });
    }
    if with(&roles, does).is_empty() {
        let answers = first(with(&roles, answers))?;
        roles.insert(answers, Raci::Both);
    }
    if with(&roles, |role| role == Raci::Informed).is_empty() {
        let free = |id: &StakeholderId| !roles.contains_key(id);
        let told = facts.initiative.sponsor.filter(free);
        let told = told.or_else(|| first(facts.people.iter().map(|(id, ..)| *id).filter(free).collect()))?;
        roles.insert(told, Raci::Informed);
    }
    faults(&roles).is_empty().then_some(roles)
}
