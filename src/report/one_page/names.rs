//! How is somebody called where there is little room?
//!
//! *Invariants:* by the first name only where nobody else whom these readers know has it.

use crate::report::planned::Plan;
use crate::share::{StakeholderId, StakeholderKind};

/// The first name of a person, with a title before it; nothing for groups and for names of one word.
fn first(name: &str) -> Option<String> {
    let words: Vec<&str> = name.split_whitespace().collect();
    let title = words.first()?;
    let has_title =
        title.ends_with('.') || matches!(*title, "Dr" | "Prof" | "Mr" | "Mrs" | "Ms" | "Sir" | "Dame");
    // With a title one says the surname: *Dr Lund*.
    let short = if has_title { format!("{title} {}", words.last()?) } else { (*title).to_owned() };
    (words.len() > 1 && short != name && short.chars().count() > 2).then_some(short)
}

/// What people call somebody: *Amara*, or the whole name where that is not enough.
pub(super) fn called(plan: &Plan<'_>, id: Option<StakeholderId>) -> String {
    let Some(record) = id.and_then(|id| plan.from.stakeholders().get(&id)) else { return String::new() };
    let Some(short) = first(&record.name).filter(|_| record.kind == StakeholderKind::Person) else {
        return record.name.clone();
    };
    let same = plan.from.stakeholders().values().filter(|other| first(&other.name).as_ref() == Some(&short));
    if same.count() == 1 { short } else { record.name.clone() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_first_name_is_used_and_a_title_keeps_its_surname() {
        let expected = [
            ("Amara Okafor", Some("Amara")),
            ("Dr Henrik Lund", Some("Dr Lund")),
            ("Mei-Ling Chen", Some("Mei-Ling")),
            ("Cher", None),
            ("陳美玲", None),
            ("J Doe", None),
            ("", None),
        ];
        for (name, short) in expected {
            assert_eq!(first(name).as_deref(), short, "{name}");
        }
    }
}
