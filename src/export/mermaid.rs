//! How is the grid of influence and interest written for Mermaid, as wikis and repositories draw it?
//!
//! *Invariants:* nobody is named or placed for readers who see counts only: they read a number in each field, or what is done
//! with its people. Names cannot be instructions: what Mermaid reads as one is written with other signs.

use super::ExportError;
use super::text::clean;
use crate::share::{Count, Disclosure, Initiative, InitiativeId, Quadrant, Rating, approach};
use std::collections::BTreeSet;

/// No name is longer, in letters.
const LETTERS: usize = 80;

/// The quadrant chart of the initiative to which the copy is limited, or of the only one. O(people · log).
pub(super) fn mermaid(disclosure: &Disclosure) -> Result<String, ExportError> {
    let only = || {
        let mut all = disclosure.initiatives().iter();
        all.next().filter(|_| all.next().is_none()).map(|(id, record)| (*id, record))
    };
    let (id, record) = disclosure
        .initiative()
        .or_else(only)
        .ok_or(ExportError::Missing("a Mermaid chart", "one initiative"))?;
    let mut out = format!("%% {}\n", made_for(disclosure));
    out += "quadrantChart\n";
    out += &format!("    title {}\n", plain(&format!("Influence and interest of {}", record.name)));
    out += "    x-axis \"Low interest\" --> \"High interest\"\n";
    out += "    y-axis \"Low influence\" --> \"High influence\"\n";
    let named = disclosure.sees("assessment.influence") && disclosure.sees("assessment.interest");
    let counts = disclosure.counts(id);
    let order = [Quadrant::KeyPlayers, Quadrant::KeepSatisfied, Quadrant::Monitor, Quadrant::KeepInformed];
    for (place, field) in order.into_iter().enumerate() {
        let tally = counts.quadrants.as_ref().and_then(|tally| tally.of(field)).filter(|_| !named);
        let words = match tally {
            Some(Count::Exact(1)) => format!("{}: 1 person", field.name()),
            Some(Count::Exact(number)) => format!("{}: {number} people", field.name()),
            Some(Count::Few) => format!("{}: fewer than 5", field.name()),
            Some(Count::Withheld) => format!("{}: not shown", field.name()),
            None if named => field.name().to_owned(),
            None => format!("{}: {}", field.name(), approach(field)),
        };
        out += &format!("    quadrant-{} {}\n", place + 1, quoted(&words));
    }
    if named {
        points(&mut out, disclosure, id, record);
    }
    Ok(out)
}

fn made_for(disclosure: &Disclosure) -> String {
    plain(&format!("For: {}. {}", disclosure.audience().name(), disclosure.classification()))
}

/// Everybody with both ratings, by name.
fn points(out: &mut String, disclosure: &Disclosure, id: InitiativeId, record: &Initiative) {
    let mut people: Vec<_> = disclosure
        .assessments_of(id)
        .filter_map(|(person, said)| {
            let name = disclosure.stakeholders().get(&person)?.name.as_str();
            Some((name, person, said.interest?, said.influence?))
        })
        .collect();
    people.sort_unstable();
    let mut taken = BTreeSet::new();
    for (name, _, interest, influence) in people {
        // A second point of the same name would take the place of the first.
        let name = plain(name);
        let (mut label, mut number) = (name.clone(), 1);
        while !taken.insert(label.to_lowercase()) {
            number += 1;
            label = format!("{name} ({number})");
        }
        let x = place(interest, record.interest_line.get());
        let y = place(influence, record.influence_line.get());
        *out += &format!("    {}: [{x:.2}, {y:.2}]\n", quoted(&label));
    }
}

/// Where a rating stands: Mermaid's fields meet in the middle, wherever ours do.
fn place(rating: Rating, line: u32) -> f64 {
    let (rating, line) = (f64::from(rating.get()), f64::from(line.clamp(1, 99)));
    let at = if rating < line {
        // Just below the line is still below it when it is rounded.
        (rating / line * 0.5).min(0.49)
    } else {
        0.5 + (rating - line) / (100.0 - line) * 0.5
    };
    at.clamp(0.0, 1.0)
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", plain(text))
}

/// Text in one line without anything that Mermaid, or what shows its pictures, reads as an instruction.
fn plain(text: &str) -> String {
    let mut out = String::new();
    let whole = clean(text);
    for letter in whole.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(LETTERS) {
        out.push(match letter {
            '"' => '”',
            '`' => '’',
            '<' => '‹',
            '>' => '›',
            '%' => '％',
            '#' => '＃',
            ';' => ',',
            '{' | '[' => '(',
            '}' | ']' => ')',
            '\\' => '/',
            letter => letter,
        });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ratings_stand_in_the_field_to_which_they_belong() {
        let at = |rating, line| place(Rating::new(rating).unwrap_or_default(), line);
        assert_eq!(at(0, 50), 0.0);
        assert_eq!(at(50, 50), 0.5);
        assert_eq!(at(100, 50), 1.0);
        for line in [1, 30, 50, 70, 99] {
            for rating in 0..=100_u8 {
                let found = at(rating, line);
                assert_eq!(found >= 0.5, u32::from(rating) >= line, "{rating} {line}");
                assert_eq!(
                    (found * 100.0).round() / 100.0 >= 0.5,
                    u32::from(rating) >= line,
                    "{rating} {line}"
                );
            }
        }
    }

    #[test]
    fn no_name_is_an_instruction() {
        let evil = "%%{init: {\"securityLevel\":\"loose\"}}%%\n\"]: [0,0]\n click <b> #quot; `x`";
        let found = plain(evil);
        assert!(!found.contains(['"', '%', '{', '}', '[', ']', '<', '>', '#', ';', '`', '\n']), "{found}");
    }
}
