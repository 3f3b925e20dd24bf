//! Which edit carries out what is asked of one action or of several, and how is it called?
//!
//! *Invariants:* one edit for all of them, so one step to undo, whose name says how many; a text that its cell refuses leaves
//! the action as it was; dates move together, so that no action ends before it begins.

use super::columns::Column;
use super::values;
use crate::app::form::day;
use crate::model::action::ActionStatus;
use crate::model::{Action, ActionId, Document, Edit, IdMaker, Key, StakeholderId};
use jiff::Span;
use jiff::civil::Date;

/// What came of writing texts.
pub(super) struct Made {
    /// The change; empty where every cell says it already.
    pub(super) edit: Edit,
    /// Why cells refused their text.
    pub(super) refused: Vec<String>,
}

/// A number of actions, in words.
pub(super) fn actions(count: usize) -> String {
    if count == 1 { "1 action".to_owned() } else { format!("{count} actions") }
}

/// Whom the step is about: the action's name, or how many.
fn whom(changed: &[(ActionId, Action)], document: &Document) -> String {
    match changed {
        [(id, _)] => document.name(Key::Action(*id)),
        several => actions(several.len()),
    }
}

/// The edit that changes each of these as said; actions that stay as they are are left out and not counted.
fn change(
    document: &Document,
    ids: &[ActionId],
    label: impl FnOnce(&str) -> String,
    mut with: impl FnMut(&mut Action),
) -> Edit {
    let mut changed = Vec::new();
    for id in ids {
        let Some(action) = document.actions.get(id) else { continue };
        let mut next = action.clone();
        with(&mut next);
        if next != *action {
            changed.push((*id, next));
        }
    }
    let mut edit = Edit::new(label(&whom(&changed, document)));
    for (id, action) in changed {
        edit.put(Key::Action(id), action);
    }
    edit
}

/// Writes one text into this column of each.
pub(super) fn write(document: &Document, today: Date, ids: &[ActionId], column: Column, text: &str) -> Made {
    let mut refused = Vec::new();
    let name = column.name().to_lowercase();
    let label = |whom: &str| match (column, ids) {
        (Column::Title, [_]) => format!("Rename {whom}"),
        _ => format!("Set {name} of {whom}"),
    };
    let edit = change(document, ids, label, |action| {
        refused.extend(values::put(document, today, action, column, text).err());
    });
    Made { edit, refused }
}

/// Brings them to a state.
pub(super) fn set_status(document: &Document, ids: &[ActionId], status: ActionStatus) -> Edit {
    let word = status.name().to_lowercase();
    change(document, ids, |whom| format!("Mark {whom} as {word}"), |action| action.status = status)
}

/// Gives them to somebody, or to nobody.
pub(super) fn set_owner(document: &Document, ids: &[ActionId], owner: Option<StakeholderId>) -> Edit {
    let name = owner.map_or_else(|| "nobody".to_owned(), |id| document.name(Key::Stakeholder(id)));
    change(document, ids, |whom| format!("Give {whom} to {name}"), |action| action.owner = owner)
}

/// Makes them due on a day, or on none. What comes again keeps its days.
pub(super) fn set_due(document: &Document, ids: &[ActionId], due: Option<Date>) -> Edit {
    let word = due.map_or_else(|| "on no day".to_owned(), day::said);
    change(
        document,
        ids,
        |whom| format!("Make {whom} due {word}"),
        |action| {
            if action.repeat.is_none() {
                action.due = due;
                action.starts = action.starts.map(|starts| due.map_or(starts, |due| starts.min(due)));
            }
        },
    )
}

/// Moves all their days by so many, later or earlier.
pub(super) fn shift(document: &Document, ids: &[ActionId], days: i32) -> Edit {
    let moved = |date: Date| date.saturating_add(Span::new().days(days));
    let many = if days.abs() == 1 { "day" } else { "days" };
    let way = if days < 0 { "earlier" } else { "later" };
    change(
        document,
        ids,
        |whom| format!("Move {whom} {} {many} {way}", days.abs()),
        |action| {
            action.starts = action.starts.map(moved);
            action.due = action.due.map(moved);
            if let Some(repeat) = &mut action.repeat {
                repeat.first = moved(repeat.first);
                repeat.until = repeat.until.map(moved);
            }
        },
    )
}

/// Copies of them, to be done anew.
pub(super) fn copies(document: &Document, ids: &[ActionId]) -> Vec<Action> {
    let copy = |id: &ActionId| {
        document.actions.get(id).map(|action| Action {
            title: format!("{} (copy)", action.title),
            status: ActionStatus::Planned,
            external_key: None,
            outcome: None,
            feedback: None,
            changed_by_it: None,
            ..action.clone()
        })
    };
    ids.iter().filter_map(copy).collect()
}

/// The edit that adds these.
pub(super) fn add(ids: &mut IdMaker, fresh: Vec<Action>) -> Edit {
    let mut edit = Edit::new(match fresh.as_slice() {
        [one] => format!("Add {}", one.title),
        several => format!("Add {}", actions(several.len())),
    });
    for action in fresh {
        edit.put(Key::Action(ids.next()), action);
    }
    edit
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::file;
    use jiff::civil::date;
    use proptest::prelude::*;

    fn some(document: &Document) -> Vec<ActionId> {
        document.actions.keys().copied().take(5).collect()
    }

    #[test]
    fn one_step_says_its_count_and_leaves_out_what_stays() {
        let mut document = file::sample();
        let ids = some(&document);
        let edit = set_status(&document, &ids, ActionStatus::Dropped);
        assert_eq!(edit.label, "Mark 5 actions as dropped");
        document.apply(edit).expect("it applies");
        assert!(set_status(&document, &ids, ActionStatus::Dropped).is_empty(), "nothing new");
        let made = write(&document, date(2026, 11, 22), &ids, Column::Due, "some day");
        assert!(made.edit.is_empty() && !made.refused.is_empty());
    }

    proptest! {
        #[test]
        fn moving_there_and_back_changes_nothing(days in -400_i32..400) {
            let mut document = file::sample();
            let ids: Vec<ActionId> = document.actions.keys().copied().collect();
            let before = document.actions.clone();
            for by in [days, -days] {
                let edit = shift(&document, &ids, by);
                prop_assert!(days == 0 || edit.label.contains("actions"));
                prop_assert!(document.apply(edit).is_ok());
            }
            prop_assert_eq!(before, document.actions);
        }
    }
}
