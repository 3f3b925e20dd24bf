//! Whom does a pasted list name?
//!
//! A line a person: `Name, role, organisation <e-mail> #tag !influence/interest`; the “To:” line of an invitation
//! (`Ruiz, Ana <ana@example.org>; Lund, Henrik`); cells of a spreadsheet. Bullets and numbers before a name are left
//! out.
//!
//! *Invariants:* nothing is guessed beyond the name: what is not understood stays part of it; at most [`MOST`] people.

use crate::model::stakeholder::TagLevel;
use crate::model::{Assessment, Edit, IdMaker, InitiativeId, Key, Rating, Stakeholder, StakeholderId};

/// The most people that one list adds.
pub const MOST: usize = 5_000;
/// The longest name that is taken, in characters; the rest is cut.
const LONGEST: usize = 200;

/// One person of a list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Listed {
    /// As people say it.
    pub name: String,
    /// Job title or function.
    pub role: Option<String>,
    /// Whom they work for.
    pub organisation: Option<String>,
    /// Where to write.
    pub email: Option<String>,
    /// Words to find them by.
    pub tags: Vec<String>,
    /// Influence and interest.
    pub ratings: Option<(Rating, Rating)>,
}

/// The people that a text names, in its order. O(text).
pub fn listed(text: &str) -> Vec<Listed> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let mut people = Vec::new();
    for (place, line) in lines.enumerate() {
        if line.contains('\t') {
            if place > 0 || !is_heading(line) {
                people.extend(cells(line));
            }
            continue;
        }
        let addressed = line.strip_prefix("To:").or_else(|| line.strip_prefix("Cc:"));
        if addressed.is_some() || line.contains(';') {
            // As mail programs write several people in one line.
            people.extend(addressed.unwrap_or(line).split(';').filter_map(address));
        } else {
            people.extend(person(unbulleted(line)));
        }
        if people.len() >= MOST {
            break;
        }
    }
    people.truncate(MOST);
    people
}

/// Adds these people in one step, to the initiative where one is given.
pub fn add(
    ids: &mut IdMaker,
    people: &[Listed],
    initiative: Option<InitiativeId>,
) -> (Vec<StakeholderId>, Edit) {
    let label = match people {
        [one] => format!("Add {}", one.name),
        several => format!("Add {} people", several.len()),
    };
    let mut edit = Edit::new(label);
    let mut added = Vec::new();
    for listed in people {
        let id: StakeholderId = ids.next();
        let mut person = Stakeholder {
            role: listed.role.clone(),
            organisation: listed.organisation.clone(),
            email: listed.email.clone(),
            ..Stakeholder::named(listed.name.clone())
        };
        for tag in &listed.tags {
            person.tags.insert(tag.clone(), TagLevel::default());
        }
        edit.put(Key::Stakeholder(id), person);
        if let Some(initiative) = initiative {
            let (influence, interest) = (listed.ratings.map(|r| r.0), listed.ratings.map(|r| r.1));
            edit.put(
                Key::Assessment(initiative, id),
                Assessment { influence, interest, ..Assessment::default() },
            );
        }
        added.push(id);
    }
    (added, edit)
}

/// `Ruiz, Ana <ana@example.org>`, `"Ana Ruiz" <…>`, `ana@example.org` or a name.
fn address(text: &str) -> Option<Listed> {
    let (name, email) = without_email(text);
    let name = name.trim().trim_matches(['"', '\'']).trim();
    // Mail programs write the surname first.
    let name = match name.split_once(',') {
        Some((surname, first)) if !first.trim().is_empty() && !first.contains(',') => {
            format!("{} {}", first.trim(), surname.trim())
        }
        _ => name.to_owned(),
    };
    let name = if name.is_empty() { email.as_deref().map(from_email)? } else { name };
    finished(Listed { name, email, ..Listed::default() })
}

/// `Name, role, organisation <e-mail> #tag !influence/interest`.
fn person(line: &str) -> Option<Listed> {
    let (rest, email) = without_email(line);
    let mut listed = Listed { email, ..Listed::default() };
    let mut words = Vec::new();
    for word in rest.split_whitespace() {
        if let Some(tag) = word
            .strip_prefix('#')
            .filter(|tag| !tag.is_empty() && !tag.starts_with(|c: char| c.is_ascii_digit()))
        {
            listed.tags.push(tag.trim_end_matches([',', ';']).to_owned());
        } else if let Some(ratings) = word.strip_prefix('!').and_then(rated) {
            listed.ratings = Some(ratings);
        } else {
            words.push(word);
        }
    }
    let rest = words.join(" ");
    let mut parts = rest.splitn(3, ',').map(|part| part.trim().to_owned()).filter(|part| !part.is_empty());
    listed.name = parts.next().or_else(|| listed.email.as_deref().map(from_email))?;
    listed.role = parts.next();
    listed.organisation = parts.next();
    finished(listed)
}

/// Cells of a spreadsheet: the name, then role and organisation; an e-mail address and ratings wherever they stand.
fn cells(line: &str) -> Option<Listed> {
    let mut listed = Listed::default();
    let mut numbers = Vec::new();
    for (place, cell) in line.split('\t').map(str::trim).enumerate() {
        if place == 0 {
            cell.clone_into(&mut listed.name);
        } else if cell.is_empty() {
        } else if let Some(rating) = cell.parse().ok().and_then(Rating::new) {
            numbers.push(rating);
        } else if cell.contains('@') && !cell.contains(' ') {
            listed.email = Some(cell.to_owned());
        } else if listed.role.is_none() {
            listed.role = Some(cell.to_owned());
        } else if listed.organisation.is_none() {
            listed.organisation = Some(cell.to_owned());
        }
    }
    if let [influence, interest] = numbers.as_slice() {
        listed.ratings = Some((*influence, *interest));
    }
    finished(listed)
}

fn is_heading(line: &str) -> bool {
    let first = line.split('\t').next().unwrap_or_default().trim().to_lowercase();
    matches!(first.as_str(), "name" | "full name" | "stakeholder" | "person" | "nom" | "nombre" | "naam")
}

/// The text without the address in it, and the address.
fn without_email(text: &str) -> (String, Option<String>) {
    if let Some((before, rest)) = text.split_once('<')
        && let Some((inside, after)) = rest.split_once('>')
        && inside.contains('@')
    {
        return (format!("{before} {after}"), Some(inside.trim().to_owned()));
    }
    let is_address = |word: &&str| word.contains('@') && word.contains('.') && word.len() > 5;
    match text.split_whitespace().find(is_address) {
        Some(word) => {
            let email = word.trim_matches([',', ';', '(', ')']).to_owned();
            (text.replacen(word, " ", 1), Some(email))
        }
        None => (text.to_owned(), None),
    }
}

/// `ana.ruiz@…` is Ana Ruiz.
fn from_email(email: &str) -> String {
    let local = email.split('@').next().unwrap_or_default();
    let words = local.split(['.', '_', '-']).filter(|word| !word.is_empty());
    let capital = |word: &str| {
        let mut letters = word.chars();
        letters
            .next()
            .map(|first| first.to_uppercase().chain(letters).collect::<String>())
            .unwrap_or_default()
    };
    words.map(capital).collect::<Vec<_>>().join(" ")
}

/// `60/40`.
fn rated(text: &str) -> Option<(Rating, Rating)> {
    let (influence, interest) = text.split_once('/')?;
    Some((Rating::new(influence.parse().ok()?)?, Rating::new(interest.parse().ok()?)?))
}

/// Without the bullet or the number before it.
fn unbulleted(line: &str) -> &str {
    let rest = line.trim_start_matches(['•', '-', '*', '–', '·', '▪', '◦', '>']).trim_start();
    let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    match rest[digits..].chars().next() {
        Some('.' | ')') if digits > 0 => rest[digits + 1..].trim_start(),
        _ => rest,
    }
}

/// Nothing where no name is left; control characters and what is too long are cut.
fn finished(mut listed: Listed) -> Option<Listed> {
    listed.name = cleaned(&listed.name);
    listed.role = listed.role.as_deref().map(cleaned).filter(|text| !text.is_empty());
    listed.organisation = listed.organisation.as_deref().map(cleaned).filter(|text| !text.is_empty());
    (!listed.name.is_empty()).then_some(listed)
}

/// Without control characters, and not longer than a name can be.
fn cleaned(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).take(LONGEST).collect::<String>().trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[(&str, &str, &str, &str)]) {
        let found = listed(text);
        let found: Vec<_> = found
            .iter()
            .map(|l| {
                let text = |t: &Option<String>| t.clone().unwrap_or_default();
                (l.name.clone(), text(&l.role), text(&l.organisation), text(&l.email))
            })
            .collect();
        let expected: Vec<_> = expected
            .iter()
            .map(|(a, b, c, d)| ((*a).to_owned(), (*b).to_owned(), (*c).to_owned(), (*d).to_owned()))
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn lists_are_read_as_people_write_them() {
        check("Ana Ruiz", &[("Ana Ruiz", "", "", "")]);
        check(
            "1. Ana Ruiz, CFO, Northmoor <ana@n.example>\n• Bo Lund, Nurse",
            &[("Ana Ruiz", "CFO", "Northmoor", "ana@n.example"), ("Bo Lund", "Nurse", "", "")],
        );
        check(
            "To: Ruiz, Ana <ana@n.example>; \"Lund, Bo\" <bo@n.example>; mei.chen@n.example;",
            &[
                ("Ana Ruiz", "", "", "ana@n.example"),
                ("Bo Lund", "", "", "bo@n.example"),
                ("Mei Chen", "", "", "mei.chen@n.example"),
            ],
        );
        check(
            "Name\tRole\nAna Ruiz\tCFO\tNorthmoor\tana@n.example",
            &[("Ana Ruiz", "CFO", "Northmoor", "ana@n.example")],
        );
        check(" \n\n-\n", &[]);
    }

    #[test]
    fn tags_and_ratings_are_taken_and_the_rest_stays_in_the_name() {
        let found = listed("Ward 7 #nights !60/40\nRoom #12");
        assert_eq!(
            (found[0].name.as_str(), found[0].tags.as_slice()),
            ("Ward 7", &["nights".to_owned()][..])
        );
        assert_eq!(found[0].ratings, Rating::new(60).zip(Rating::new(40)));
        assert_eq!(found[1].name, "Room #12");
    }

    #[test]
    fn hostile_text_neither_panics_nor_grows() {
        for text in [
            "<@>",
            "a<b@c>d<e@f>",
            ";;;;",
            "!/",
            "#",
            "\u{202e}x",
            &"x,".repeat(9_000),
            &"a\n".repeat(20_000),
        ] {
            assert!(listed(text).len() <= MOST);
        }
    }
}
