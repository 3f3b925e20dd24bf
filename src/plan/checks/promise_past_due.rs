//! Whose word is still open after its day?

use super::say::{date, days, listed};
use super::{Check, Facts, Finding, Severity, Subject};
use crate::model::interaction::Kept;
use crate::model::{Interaction, StakeholderId};

pub(super) const CHECK: Check = Check {
    id: "promise-past-due",
    name: "Promise past its day",
    help: "Somebody gave their word for a day that has passed, and nobody noted whether it was kept. Trust \
           is the sum of such promises: keep it, say so, or agree on a new day with whom it was given to.",
    severity: Severity::Urgent,
    find,
};

fn find(facts: &Facts<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for (id, talk) in &facts.document.interactions {
        for (place, promise) in talk.promises.iter().enumerate() {
            let late = promise.due.filter(|due| promise.kept == Kept::Open && *due < facts.today);
            let Some(due) = late.filter(|_| concerns(facts, talk, promise.by)) else { continue };
            let others = talk.stakeholders.iter().copied().filter(|one| *one != promise.by);
            let people: Vec<StakeholderId> = [promise.by].into_iter().chain(others).collect();
            let to: Vec<&str> = people.iter().skip(1).map(|one| facts.name(*one)).collect();
            let to = if to.is_empty() { String::new() } else { format!(" to {}", listed(&to)) };
            let message = format!(
                "Promised{to} by {}, {} ago, and still open: “{}”",
                date(due),
                days(facts.days_since(due)),
                promise.text.trim()
            );
            let title = facts.name(promise.by).to_owned();
            let subject = Subject::Promise(*id, place);
            found.push(Finding { check: CHECK.id, subject, title, message, people, fix: None });
        }
    }
    found
}

/// True of a talk about this initiative, and of one about none where this initiative concerns whoever promised.
fn concerns(facts: &Facts<'_>, talk: &Interaction, by: StakeholderId) -> bool {
    talk.initiative.map_or_else(|| facts.said(by).is_some(), |initiative| initiative == facts.id)
}
