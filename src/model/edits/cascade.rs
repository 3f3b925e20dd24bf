//! What else changes when a record goes, or becomes one with another?

use crate::model::assessment::Assessment;
use crate::model::document::Document;
use crate::model::edit::{Edit, counted};
use crate::model::key::{Key, Record};
use crate::model::part::Redirect;
use std::collections::BTreeSet;

/// Removes records with everything that cannot stand without them: a person's ties, assessments and pin; an
/// initiative's assessments, messages, actions and reviews. What merely mentions them is rewritten without them, and
/// an interaction in which nobody else took part goes. O(size of the document · rounds), at most three rounds.
pub fn remove(document: &Document, keys: &[Key]) -> Edit {
    let label = match keys {
        [key] => format!("Delete {}", document.name(*key)),
        _ => format!("Delete {}", counted(keys.len(), keys.first().map_or("record", |key| key.word()))),
    };
    let mut edit = Edit::new(label);
    let mut gone: BTreeSet<Key> =
        keys.iter().copied().filter(|key| *key != Key::About && document.holds(*key)).collect();
    for key in &gone {
        edit.remove(*key);
    }
    let mut fresh = gone.clone();
    while !fresh.is_empty() {
        let mut touched = BTreeSet::new();
        document.each_reference(&mut |key, to| {
            if fresh.contains(&to) && !gone.contains(&key) {
                touched.insert(key);
            }
        });
        fresh.clear();
        let to = |key: Key| (!gone.contains(&key)).then_some(key);
        for key in touched {
            let Some(mut record) = document.get(key) else { continue };
            forget_snoozes(&mut record, &to);
            if key.redirected(&to).is_some() && record.redirect(&to) && !is_left_alone(&record) {
                edit.put(key, record);
            } else {
                edit.remove(key);
                fresh.insert(key);
            }
        }
        gone.extend(&fresh);
    }
    edit
}

/// A snooze for somebody who goes must not become one for everybody.
fn forget_snoozes(record: &mut Record, to: Redirect<'_>) {
    if let Record::Initiative(initiative) = record {
        initiative
            .snoozed
            .retain(|snooze| snooze.stakeholder.is_none_or(|id| to(Key::Stakeholder(id)).is_some()));
    }
}

fn is_left_alone(record: &Record) -> bool {
    matches!(record, Record::Interaction(interaction) if interaction.stakeholders.is_empty() && interaction.communities.is_empty())
}

/// Makes `from` one with `into`, which must be of the same table: every mention of `from` becomes one of `into`;
/// where both say something `into` wins, and long notes are joined. Ties between the two go, and of two ties of a
/// kind to the same person the stronger stays. O(size of the document).
pub fn merge(document: &Document, from: Key, into: Key) -> Edit {
    let mut edit = Edit::new(format!("Merge {} into {}", document.name(from), document.name(into)));
    let (Some(old), Some(mut kept)) = (document.get(from), document.get(into)) else { return edit };
    if from == into || !old.fits(into) {
        return edit;
    }
    let to = |key: Key| Some(if key == from { into } else { key });
    let mut touched = BTreeSet::new();
    document.each_reference(&mut |key, to| {
        if to == from {
            touched.insert(key);
        }
    });
    kept.fill(old);
    kept.redirect(&to);
    edit.put(into, kept);
    edit.remove(from);
    touched.remove(&from);
    touched.remove(&into);
    for key in touched {
        let Some(mut record) = document.get(key) else { continue };
        record.redirect(&to);
        match key.redirected(&to) {
            Some(moved) if moved != key => {
                edit.remove(key);
                let mut there = document.get(moved).unwrap_or_else(|| record.clone());
                there.redirect(&to);
                there.fill(record);
                edit.put(moved, there);
            }
            _ => edit.put(key, record),
        }
    }
    drop_double_ties(document, &mut edit);
    edit
}

/// Removes ties whose ends became the same, and of doubles all but the strongest.
fn drop_double_ties(document: &Document, edit: &mut Edit) {
    let mut kept: std::collections::BTreeMap<_, (crate::model::tie::TieId, crate::model::tie::Tie)> =
        std::collections::BTreeMap::new();
    let mut surplus = Vec::new();
    for (id, old) in &document.ties {
        let tie = match edit.after(Key::Tie(*id)) {
            Some(Some(Record::Tie(tie))) => tie.as_ref().clone(),
            Some(_) => continue,
            None => old.clone(),
        };
        if tie.from == tie.to {
            surplus.push(*id);
            continue;
        }
        let (from, to, kind) = tie.identity();
        let identity = (from, to, kind.clone());
        match kept.get(&identity) {
            Some((_, stronger)) if stronger.strength >= tie.strength => surplus.push(*id),
            Some((weaker, _)) => {
                surplus.push(*weaker);
                kept.insert(identity, (*id, tie));
            }
            None => drop(kept.insert(identity, (*id, tie))),
        }
    }
    for id in surplus {
        edit.remove(Key::Tie(id));
    }
}

/// The assessment under the key, or an empty one.
pub(super) fn assessment(document: &Document, key: Key) -> Assessment {
    match document.get(key) {
        Some(Record::Assessment(assessment)) => *assessment,
        _ => Assessment::default(),
    }
}
