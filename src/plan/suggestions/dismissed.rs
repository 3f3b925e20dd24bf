//! What of the suggestions was put aside, and for how long?
//!
//! *Invariants:* kept beside the findings that are put aside, under a name that no check has; nothing is lost: what is
//! dismissed comes back after a while, or at once when it is asked for.

use super::Suggestion;
use crate::model::edit::counted;
use crate::model::initiative::{Initiative, Snooze};
use crate::model::{Document, Edit, InitiativeId, Key};
use jiff::civil::Date;
use std::collections::BTreeSet;

/// Under which name a dismissed suggestion is kept.
const CHECK: &str = "suggestion";

fn is_aside(snooze: &Snooze, today: Date) -> bool {
    snooze.check == CHECK && snooze.until.is_none_or(|until| until >= today)
}

/// The marks of those that are put aside on this day.
pub(super) fn marks(initiative: &Initiative, today: Date) -> BTreeSet<String> {
    let aside = initiative.snoozed.iter().filter(|snooze| is_aside(snooze, today));
    aside.filter_map(|snooze| snooze.about.clone()).collect()
}

/// How many are put aside on this day.
pub fn dismissed(document: &Document, initiative: InitiativeId, today: Date) -> usize {
    document.initiatives.get(&initiative).map_or(0, |one| marks(one, today).len())
}

/// Puts these aside until a day; one step. Entries that are over are dropped.
pub fn dismiss(
    document: &Document,
    initiative: InitiativeId,
    these: &[&Suggestion],
    today: Date,
    until: Option<Date>,
) -> Edit {
    let label = match these {
        [one] => format!("Dismiss {}", one.action.title),
        several => format!("Dismiss {}", counted(several.len(), "suggestion")),
    };
    let mut edit = Edit::new(label);
    let Some(mut change) = document.initiatives.get(&initiative).cloned() else { return edit };
    change.snoozed.retain(|snooze| snooze.check != CHECK || is_aside(snooze, today));
    change.snoozed.extend(these.iter().map(|one| Snooze {
        check: CHECK.to_owned(),
        about: Some(one.mark()),
        until,
        ..Snooze::default()
    }));
    if !these.is_empty() {
        edit.put(Key::Initiative(initiative), change);
    }
    edit
}

/// Takes all that were dismissed up again.
pub fn bring_back(document: &Document, initiative: InitiativeId) -> Edit {
    let mut edit = Edit::new("Bring dismissed suggestions back");
    if let Some(mut change) = document.initiatives.get(&initiative).cloned() {
        change.snoozed.retain(|snooze| snooze.check != CHECK);
        edit.put(Key::Initiative(initiative), change);
    }
    edit
}
