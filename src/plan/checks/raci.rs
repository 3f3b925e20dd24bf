//! Which decision has roles that do not work?

use super::raci_rules::{faults, mended};
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
        let words: Vec<String> = wrong.iter().map(|fault| fault.words(facts)).collect();
        let people = wrong.into_iter().flat_map(|fault| fault.people).collect();
        let message = capital(&words.join("; "));
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

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}
