//! With whom who has influence has nobody spoken lately?

use super::say::days;
use super::{Check, Facts, Finding, Severity};

pub(super) const CHECK: Check = Check {
    id: "not-spoken-to",
    name: "Not spoken to",
    help: "Nobody has spoken with this influential person for longer than the days that the initiative \
           counts as fresh, or no talk is on record at all. Relationships are made in talks; log the next \
           one.",
    severity: Severity::Warning,
    find,
};

fn find(facts: &Facts<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for (person, _, said) in facts.rated() {
        if !facts.is_influential(said) {
            continue;
        }
        let message = match facts.spoken(person).map(|last| facts.days_since(last)) {
            Some(ago) if ago <= facts.freshness() => continue,
            Some(ago) => {
                format!("Last spoken to {} ago; {} count as fresh", days(ago), days(facts.freshness()))
            }
            None => "No talk with them is on record".to_owned(),
        };
        found.push(Finding::of_person(facts, CHECK.id, person, message));
    }
    found
}
