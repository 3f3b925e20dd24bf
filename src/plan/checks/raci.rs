//! Which decision has roles that do not work?

use super::raci_rules::{Fault, faults, mended};
use super::say::listed;
use super::{Check, Facts, Finding, Fix, Severity, Subject};
use crate::model::{Edit, Key};

pub(super) const CHECK: Check = Check {
    id: "raci",
    name: "Roles in a decision",
    help: "A decision needs exactly one person who answers for it (A), somebody who does the work (R), and \
           somebody who is told afterwards (I). With two who answer, nobody does.",
    severity: Severity::Warning,
    find,
};

fn find(facts: &Facts<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for (place, decision) in facts.initiative.decisions.iter().enumerate() {
        let wrong = faults(&decision.raci);
        if wrong.is_empty() {
            continue;
        }
        let words: Vec<String> = wrong.iter().map(Fault::words).collect();
        let people = wrong.iter().flat_map(|fault| fault.people.iter().copied()).collect();
        let names: Vec<&str> =
            wrong.iter().flat_map(|fault| &fault.people).map(|id| facts.name(*id)).collect();
        let who = if names.is_empty() { String::new() } else { format!(" ({})", listed(&names)) };
        let message = format!("{}{who}", words.join("; "));
        let fix = mended(facts, &decision.raci).map(|raci| {
            let mut change = facts.initiative.clone();
            change.decisions[place].raci = raci;
            let edit = Edit::new(format!("Mend the roles of {}", decision.title));
            Fix::change("Mend the roles", edit.with(Key::Initiative(facts.id), change))
        });
        let subject = Subject::Decision(decision.title.clone());
        found.push(Finding { check: CHECK.id, subject, title: decision.title.clone(), message, people, fix });
    }
    found
}
