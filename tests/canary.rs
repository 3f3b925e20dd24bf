//! Where does each word of a map turn up? Every text of every record is a word of its own, and every report, picture and
//! table in every format is opened again for every audience: the words in it are exactly those of the audience table.
#![allow(
    clippy::field_reassign_with_default,
    clippy::unwrap_used,
    reason = "what is not there fails the test"
)]

#[path = "share/full.rs"]
#[allow(dead_code, reason = "shared with the test of the audience table")]
mod full;
mod out;
#[path = "share/table.rs"]
mod table;

use full::{A1, C1, I1, M1, P1, P3, R1, T1, X1, full, known_leaves};
use groundswell::export::{Export, read_back};
use groundswell::model::about::CustomValue;
use groundswell::model::field::{Field, Value};
use groundswell::model::map::Map;
use groundswell::model::*;
use groundswell::share::{Audience, Choices, Letters, Secrets};
use out::{Written, copy, everything, widened};
use std::collections::{BTreeMap, BTreeSet};

/// In the order of the table.
const AUDIENCES: [Audience; 5] =
    [Audience::Sponsor, Audience::Team, Audience::Everyone, Audience::Card(P1), Audience::Access(P1)];

/// The map with words of their own for what is filled by hand.
fn canaries() -> Document {
    let mut map = full();
    for (id, person) in map.stakeholders.iter_mut() {
        let number = id.bits();
        person.tags = person
            .tags
            .iter()
            .map(|(tag, level)| (format!("CNRY-{}-9{number:03}", tag.replace(' ', "")), *level))
            .collect();
        for (field, value) in person.custom.iter_mut() {
            *value = CustomValue::Text(format!("CNRY-custom{field}-8{number:03}"));
        }
    }
    assert_eq!(map.faults(), []);
    map
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Whose {
    /// Of a record about the person in question, or that names them.
    Own,
    /// Of a record that has nothing to do with them.
    Anothers,
    /// Of any other.
    Other,
}

/// Each word with its path and whose it is.
fn words(map: &Document) -> BTreeMap<String, (String, Whose)> {
    let mut all = BTreeMap::new();
    of("about", &map.about, about::About::FIELDS, Whose::Own, &mut all);
    every("stakeholder", &map.stakeholders, Stakeholder::FIELDS, Some(P1), Some(P3), &mut all);
    every("community", &map.communities, Community::FIELDS, Some(C1), Some(full::C2), &mut all);
    every("tie", &map.ties, Tie::FIELDS, Some(T1), Some(full::T2), &mut all);
    every("initiative", &map.initiatives, Initiative::FIELDS, Some(I1), Some(full::I2), &mut all);
    every("message", &map.messages, Message::FIELDS, Some(M1), Some(full::M2), &mut all);
    every("action", &map.actions, Action::FIELDS, Some(A1), Some(full::A3), &mut all);
    every("interaction", &map.interactions, Interaction::FIELDS, Some(X1), Some(full::X2), &mut all);
    every("review", &map.reviews, Review::FIELDS, Some(R1), Some(full::R2), &mut all);
    every("assessment", &map.assessments, Assessment::FIELDS, Some((I1, P1)), Some((I1, P3)), &mut all);
    all
}

fn every<K: Ord, R>(
    table: &str,
    records: &Map<K, R>,
    fields: &'static [Field<R>],
    own: Option<K>,
    anothers: Option<K>,
    all: &mut BTreeMap<String, (String, Whose)>,
) {
    for (key, record) in records {
        let whose = match Some(key) {
            key if key == own.as_ref() => Whose::Own,
            key if key == anothers.as_ref() => Whose::Anothers,
            _ => Whose::Other,
        };
        of(table, record, fields, whose, all);
    }
}

fn of<R>(
    table: &str,
    record: &R,
    fields: &'static [Field<R>],
    whose: Whose,
    all: &mut BTreeMap<String, (String, Whose)>,
) {
    for field in fields {
        texts(&format!("{table}.{}", field.about.id), &(field.get)(record), &mut |path, text| {
            for word in found_in(text) {
                let before = all.insert(word.clone(), (path.to_owned(), whose));
                assert!(before.is_none(), "{word} stands in the map twice");
            }
        });
    }
}

fn texts(path: &str, value: &Value, visit: &mut dyn FnMut(&str, &str)) {
    match value {
        Value::Text(text) => visit(path, text),
        Value::List(entries) => entries.iter().for_each(|entry| texts(path, entry, visit)),
        Value::Item(parts) => {
            let is_entry = parts.first().is_some_and(|(id, _)| *id == "key");
            for (id, part) in parts {
                let path = if is_entry { path.to_owned() } else { format!("{path}.{id}") };
                texts(&path, part, visit);
            }
        }
        _ => {}
    }
}

/// The words in a text, however it is broken: `cnry`, letters, four digits.
fn found_in(text: &str) -> BTreeSet<String> {
    let letters = Letters::of(text);
    let mut found = BTreeSet::new();
    for direction in [letters.clone(), letters.reversed()] {
        let text = direction.text();
        for (at, _) in text.match_indices("cnry") {
            let rest: Vec<char> = text[at..].chars().take(40).collect();
            let digits = rest.iter().position(char::is_ascii_digit);
            if let Some(digits) = digits.filter(|digits| rest.len() >= digits + 4) {
                found.insert(rest[..digits + 4].iter().collect());
            }
        }
    }
    found
}

fn told(written: &Written) -> BTreeSet<String> {
    let read =
        read_back(written.format, &written.bytes).unwrap_or_else(|error| panic!("{}: {error}", written.what));
    read.iter().flat_map(|(_, text)| found_in(text)).collect()
}

/// Whether the table says that a word is seen; nothing where it depends on more than the field.
fn expected(path: &str, whose: Whose, place: usize, added: bool, word: &str) -> Option<bool> {
    let rule = table::expected(path)?.chars().nth(place)?;
    match (rule, whose) {
        ('-' | 'c' | 'x', _) => Some(false),
        ('a', _) if !added => Some(false),
        ('y' | 'a' | 'o' | 'n' | 'd' | 's', Whose::Own) => Some(true),
        ('o' | 'n' | 'd', Whose::Anothers) => Some(false),
        ('e', Whose::Own) if path.starts_with("stakeholder") => {
            let least = if word.contains("customs") || word.contains("tags") { 's' } else { 't' };
            let is_private = word.contains("customp") || word.contains("tagp");
            Some(match place {
                0 | 2 => least == 's' && !is_private,
                1 => !is_private,
                3 => false,
                _ => true,
            })
        }
        _ => None,
    }
}

fn check(choices: &dyn Fn(Audience) -> Choices, added: bool) {
    let map = canaries();
    let words = words(&map);
    assert!(words.len() > 150, "{}", words.len());
    let mut wrong = Vec::new();
    for (place, audience) in AUDIENCES.into_iter().enumerate() {
        let is_allowed = |word: &String| {
            let (path, whose) = &words[word];
            expected(path, *whose, place, added, word) != Some(false)
        };
        // The tables hold everything that the audience may see, and nothing else.
        let whole = copy(&map, None, audience, &choices(audience));
        let tables = everything(&whole, &|format| format.id == "json");
        let seen = told(&tables[0]);
        for (word, (path, whose)) in &words {
            let expected = expected(path, *whose, place, added, word);
            if expected.is_some_and(|expected| expected != seen.contains(word)) {
                wrong.push(format!("{word} ({path}, {whose:?}) for {audience:?}: expected {expected:?}"));
            }
        }
        // Whatever else is written says nothing that is not in the tables.
        for initiative in [None, Some(I1)] {
            let found = copy(&map, initiative, audience, &choices(audience));
            let secrets = Secrets::of(&map, &found);
            for written in everything(&found, &|format: &Export| initiative.is_some() || format.id != "pdf") {
                let told = told(&written);
                for word in told.difference(&seen) {
                    wrong.push(format!("{word} in {} for {audience:?}, and not in the tables", written.what));
                }
                wrong.extend(told.iter().filter(|word| !words.contains_key(*word)).cloned());
                for word in told.iter().filter(|word| words.contains_key(*word) && !is_allowed(word)) {
                    wrong.push(format!("{word} in {} for {audience:?}", written.what));
                }
                let proof = groundswell::export::prove(written.format, &written.bytes, &secrets).unwrap();
                wrong.extend(
                    proof.leaks.iter().map(|leak| format!("{leak:?} in {} for {audience:?}", written.what)),
                );
                let named = proof.names.iter().any(|name| name.contains("13"));
                if named && audience != Audience::Team {
                    wrong.push(format!("Person13 in {} for {audience:?}", written.what));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} differences:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn what_is_found_in_every_copy_is_what_the_table_says() {
    check(&|_| Choices::default(), false);
}

#[test]
fn the_same_with_everything_that_can_be_added() {
    check(&widened, true);
}

#[test]
fn reports_hold_what_they_are_made_for_and_the_owner_sees_every_word() {
    let map = canaries();
    let words = words(&map);
    let whole = copy(&map, None, Audience::Me, &Choices::default());
    let seen = told(&everything(&whole, &|format| format.id == "json")[0]);
    let missing: Vec<_> = words.keys().filter(|word| !seen.contains(*word)).collect();
    assert!(missing.is_empty(), "{missing:?}");
    let found = copy(&map, Some(I1), Audience::Team, &Choices::default());
    for written in everything(&found, &|format| matches!(format.id, "html" | "md" | "docx" | "pdf")) {
        if written.what.starts_with("engagement-plan") {
            let told = told(&written);
            for path in
                ["initiative.why", "action.title", "message.text", "initiative.risks.text", "community.name"]
            {
                let there = told.iter().any(|word| words.get(word).is_some_and(|(of, _)| of == path));
                assert!(there, "{path} is not in {}", written.what);
            }
        }
    }
    assert!(!known_leaves().is_empty());
}
