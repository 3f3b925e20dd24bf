//! Do copies of two maps that differ only in what the readers may not see have the same bytes?
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

use full::{I1, P1, full, known_leaves, with_changed};
use groundswell::file::sample;
use groundswell::model::field::{Field, Kind, Level, Value};
use groundswell::model::map::Map;
use groundswell::model::*;
use groundswell::share::{Audience, Choices, Rule, every_leaf, rule};
use out::{Written, copy, everything, widened};
use proptest::prelude::*;
use std::collections::BTreeMap;

/// In the order of the table.
const AUDIENCES: [Audience; 5] =
    [Audience::Sponsor, Audience::Team, Audience::Everyone, Audience::Card(P1), Audience::Access(P1)];

fn equal(one: &[Written], two: &[Written], called: &str) {
    assert_eq!(one.len(), two.len(), "{called}");
    for (one, two) in one.iter().zip(two) {
        assert!(one.what == two.what && one.bytes == two.bytes, "{} differs {called}", one.what);
    }
}

#[test]
fn what_is_hidden_changes_no_byte_of_any_copy() {
    let map = full();
    for (place, audience) in AUDIENCES.into_iter().enumerate() {
        let hidden = |path: &String| {
            let rule = table::expected(path).and_then(|rules| rules.chars().nth(place));
            matches!(rule, Some('-' | 'c'))
        };
        let mut changed = map.clone();
        for path in known_leaves().iter().filter(|path| hidden(path)) {
            changed = with_changed(&with_changed(&changed, path, true), path, false);
        }
        assert_ne!(changed, map);
        for initiative in [None, Some(I1)] {
            let slow = initiative.is_some();
            let all = |map| {
                let found = copy(map, initiative, audience, &widened(audience));
                everything(&found, &|format| slow || !matches!(format.id, "pdf" | "png" | "picture-pdf"))
            };
            equal(&all(&map), &all(&changed), &format!("for {audience:?}"));
        }
    }
}

/// Bits from a seed.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }
}

/// Says something else in fields that this audience does not see: other texts, other ratings, or nothing.
fn disturbed(map: &Document, audience: Audience, seed: u64) -> Document {
    let levels: BTreeMap<String, Level> = every_leaf().into_iter().collect();
    let is_hidden = |path: &str| {
        // What governs who sees what is not hidden, but obeyed.
        let governs =
            path.contains("privacy") || path.contains("field_levels") || path.contains("custom_fields");
        let governs = governs || path.ends_with("consent_named");
        levels.get(path).is_some_and(|level| !governs && rule(path, *level, audience) == Rule::Hidden)
    };
    let mut dice = Dice(seed);
    let mut map = map.clone();
    table_of("stakeholder", &mut map.stakeholders, Stakeholder::FIELDS, &is_hidden, &mut dice);
    table_of("community", &mut map.communities, Community::FIELDS, &is_hidden, &mut dice);
    table_of("tie", &mut map.ties, Tie::FIELDS, &is_hidden, &mut dice);
    table_of("initiative", &mut map.initiatives, Initiative::FIELDS, &is_hidden, &mut dice);
    table_of("assessment", &mut map.assessments, Assessment::FIELDS, &is_hidden, &mut dice);
    table_of("message", &mut map.messages, Message::FIELDS, &is_hidden, &mut dice);
    table_of("action", &mut map.actions, Action::FIELDS, &is_hidden, &mut dice);
    table_of("interaction", &mut map.interactions, Interaction::FIELDS, &is_hidden, &mut dice);
    table_of("review", &mut map.reviews, Review::FIELDS, &is_hidden, &mut dice);
    map
}

fn table_of<K: Ord, R: Clone>(
    table: &str,
    records: &mut Map<K, R>,
    fields: &'static [Field<R>],
    is_hidden: &dyn Fn(&str) -> bool,
    dice: &mut Dice,
) {
    for record in records.values_mut() {
        for field in fields {
            let path = format!("{table}.{}", field.about.id);
            let mut value = (field.get)(record);
            disturb(&mut value, field.about.kind, &path, is_hidden, dice);
            // What cannot be said stays as it was.
            let _ = (field.set)(record, value);
        }
    }
}

fn disturb(value: &mut Value, kind: Kind, path: &str, is_hidden: &dyn Fn(&str) -> bool, dice: &mut Dice) {
    match (&mut *value, kind) {
        (Value::Item(parts), Kind::Item(about)) => {
            for ((id, part), about) in parts.iter_mut().zip(about) {
                disturb(part, about.kind, &format!("{path}.{id}"), is_hidden, dice);
            }
        }
        (Value::List(entries), Kind::List(entry)) => {
            entries.iter_mut().for_each(|value| disturb(value, *entry, path, is_hidden, dice));
        }
        _ if !is_hidden(path) || dice.below(3) == 0 => {}
        (_, Kind::Line | Kind::Prose) => {
            let length = dice.below(200) as usize;
            *value = Value::Text("Zaubern ".repeat(length / 8 + 1));
        }
        (_, Kind::Rating) => *value = Value::Whole(dice.below(101) as u32),
        (_, Kind::Choice(answers)) => {
            *value = Value::Choice(answers[dice.below(answers.len() as u64) as usize].id);
        }
        _ => {}
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_said_in_hidden_fields_changes_no_byte(seed in any::<u64>()) {
        let map = sample();
        let person = *map.stakeholders.keys().nth(seed as usize % map.stakeholders.len()).unwrap();
        let first = *map.initiatives.keys().next().unwrap();
        for audience in [Audience::Everyone, Audience::Sponsor, Audience::Team, Audience::Card(person)] {
            let other = disturbed(&map, audience, seed);
            prop_assert_ne!(&other, &map);
            let all = |map| {
                let found = copy(map, Some(first), audience, &Choices::default());
                everything(&found, &|format| {
                    matches!(format.id, "html" | "svg" | "json" | "csv" | "ics" | "mermaid" | "docx" | "xlsx" | "gexf")
                })
            };
            equal(&all(&map), &all(&other), &format!("for {audience:?}"));
        }
    }
}
