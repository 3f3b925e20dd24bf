//! Which edit writes these texts into these cells, and how is it called?
//!
//! *Invariants:* one edit for all cells, so one step to undo; a text that its cell refuses leaves the cell as it was.

use super::columns::{Column, Line};
use super::values::{Draft, Place, put};
use crate::model::{Assessment, Document, Edit, IdMaker, Key, StakeholderId};
use std::collections::{BTreeMap, BTreeSet};

/// Text for a cell.
pub(super) type Written = (StakeholderId, Column, String);

/// What the user does with the cells, for the name of the step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verb {
    Set,
    Clear,
    Fill,
    Paste,
}

/// What came of it.
pub(super) struct Made {
    /// The change; empty where every cell says it already.
    pub(super) edit: Edit,
    /// Why cells refused their text.
    pub(super) refused: Vec<String>,
}

/// The edit that writes these texts.
pub(super) fn write(place: Place<'_>, verb: Verb, texts: &[Written]) -> Made {
    let Place { document, initiative, .. } = place;
    let mut drafts: BTreeMap<StakeholderId, Draft> = BTreeMap::new();
    let (mut columns, mut cells, mut refused) = (BTreeSet::new(), 0, Vec::new());
    for (id, column, text) in texts {
        let Some(line) = Line::of(document, initiative, *id) else { continue };
        let draft = drafts
            .entry(*id)
            .or_insert_with(|| Draft { person: line.person.clone(), stands: line.stands.cloned() });
        let before = draft.clone();
        match put(place, draft, *column, text) {
            Err(reason) => refused.push(reason),
            Ok(()) if *draft != before => {
                columns.insert(*column);
                cells += 1;
            }
            Ok(()) => {}
        }
    }
    drafts.retain(|id, draft| {
        Line::of(document, initiative, *id)
            .is_some_and(|line| *line.person != draft.person || line.stands != draft.stands.as_ref())
    });
    let people: Vec<StakeholderId> = drafts.keys().copied().collect();
    let mut edit = Edit::new(label(document, verb, &columns, cells, &people));
    for (id, draft) in drafts {
        let Some(line) = Line::of(document, initiative, id) else { continue };
        if *line.person != draft.person {
            edit.put(Key::Stakeholder(id), draft.person);
        }
        if let (Some(initiative), Some(stands)) = (initiative, draft.stands)
            && line.stands != Some(&stands)
        {
            edit.put(Key::Assessment(initiative, id), stands);
        }
    }
    Made { edit, refused }
}

fn label(
    document: &Document,
    verb: Verb,
    columns: &BTreeSet<Column>,
    cells: usize,
    people: &[StakeholderId],
) -> String {
    let whom = match people {
        [one] => document.name(Key::Stakeholder(*one)),
        several => format!("{} people", several.len()),
    };
    match (columns.first(), columns.len(), people.len(), verb) {
        (Some(Column::Name), 1, 1, Verb::Set) => format!("Rename {whom}"),
        (Some(column), 1, _, verb) => {
            let word = match verb {
                Verb::Set | Verb::Paste => "Set",
                Verb::Clear => "Clear",
                Verb::Fill => "Fill down",
            };
            format!("{word} {} of {whom}", column.name().to_lowercase())
        }
        (.., verb) => {
            let word = match verb {
                Verb::Set => "Change",
                Verb::Paste => "Paste into",
                Verb::Clear => "Clear",
                Verb::Fill => "Fill down",
            };
            format!("{word} {cells} cells of {whom}")
        }
    }
}

/// The edit that adds people with these cells, and what was refused. Who has no name is left out.
pub(super) fn add(place: Place<'_>, ids: &mut IdMaker, rows: &[Vec<(Column, String)>]) -> Made {
    let initiative = place.initiative;
    let mut edit = Edit::new("");
    let (mut names, mut refused) = (Vec::new(), Vec::new());
    for row in rows {
        let mut draft = Draft { stands: initiative.map(|_| Assessment::default()), ..Draft::default() };
        for (column, text) in row {
            refused.extend(put(place, &mut draft, *column, text).err());
        }
        if draft.person.name.is_empty() {
            continue;
        }
        let id = ids.next();
        names.push(draft.person.name.clone());
        edit.put(Key::Stakeholder(id), draft.person);
        if let (Some(initiative), Some(stands)) = (initiative, draft.stands) {
            edit.put(Key::Assessment(initiative, id), stands);
        }
    }
    edit.label = match names.as_slice() {
        [one] => format!("Add {one}").into(),
        several => format!("Add {} people", several.len()).into(),
    };
    Made { edit, refused }
}

/// What was refused, in one sentence; nothing where all was good.
pub(super) fn complaint(refused: &[String]) -> Option<String> {
    match refused {
        [] => None,
        [one] => Some(format!("One cell stayed as it was. {one}")),
        [first, ..] => Some(format!("{} cells stayed as they were. {first}", refused.len())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::file;
    use crate::model::{Engagement, InitiativeId};
    use jiff::civil::date;

    fn place(document: &Document, initiative: InitiativeId) -> Place<'_> {
        Place { document, initiative: Some(initiative), today: date(2026, 11, 22) }
    }

    fn some(document: &Document) -> (InitiativeId, Vec<StakeholderId>) {
        let initiative = document.initiatives.keys().next().copied().expect("one");
        (initiative, document.assessments_of(initiative).map(|(id, _)| id).take(3).collect())
    }

    #[test]
    fn one_step_says_its_count() {
        let mut document = file::sample();
        let (initiative, people) = some(&document);
        let texts: Vec<Written> = people.iter().map(|id| (*id, Column::Wanted, "1".to_owned())).collect();
        let made = write(place(&document, initiative), Verb::Set, &texts);
        assert_eq!(made.edit.label, "Set wanted of 3 people");
        document.apply(made.edit).expect("it applies");
        for id in &people {
            let wanted = document.assessments[&(initiative, *id)].engagement_wanted;
            assert_eq!(wanted, Some(Engagement::Unaware));
        }
        assert!(write(place(&document, initiative), Verb::Set, &texts).edit.is_empty(), "nothing new");
    }

    #[test]
    fn refused_cells_stay_and_are_counted() {
        let document = file::sample();
        let (initiative, people) = some(&document);
        let texts = [
            (people[0], Column::Influence, "high".to_owned()),
            (people[0], Column::Role, "Something new".to_owned()),
        ];
        let made = write(place(&document, initiative), Verb::Paste, &texts);
        assert_eq!(made.refused.len(), 1);
        assert!(made.edit.label.starts_with("Set role of "), "{}", made.edit.label);
        let rows = [vec![(Column::Name, "Ana".to_owned())], vec![(Column::Role, "Nobody".to_owned())]];
        let made = add(place(&document, initiative), &mut IdMaker::seeded(1), &rows);
        assert_eq!((made.edit.label.as_ref(), made.edit.changes().count()), ("Add Ana", 2));
    }
}
