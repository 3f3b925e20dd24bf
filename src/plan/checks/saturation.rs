//! Of whom do several changes want something in the same week?

use super::{Check, Facts, Finding, Severity};
use crate::model::edit::counted;
use crate::plan::saturation::{monday, saturation};
use jiff::Span;

pub(super) const CHECK: Check = Check {
    id: "saturation",
    name: "Asked by many changes at once",
    help: "In one of the next four weeks several changes ask something of this person: three or more, or two with six asks \
           together. Each change looks small from its own plan; they feel the sum. Agree with the other owners who waits.",
    severity: Severity::Warning,
    find,
};

/// So many weeks are looked at, this one included.
const WEEKS: usize = 4;

fn find(facts: &Facts<'_>) -> Vec<Finding> {
    if facts.document.initiatives.len() < 2 {
        return Vec::new();
    }
    let mut found = Vec::new();
    for asked in saturation(facts.document, facts.today, WEEKS) {
        let ours =
            |week: &usize| asked.weeks.get(*week).is_some_and(|changes| changes.contains_key(&facts.id));
        let full = (0..asked.weeks.len()).find(|week| asked.is_too_much(*week) && ours(week));
        let Some(week) = full.filter(|_| facts.said(asked.person).is_some()) else { continue };
        let begins = Span::new().try_weeks(week as i64).ok();
        let begins =
            begins.and_then(|weeks| monday(facts.today).checked_add(weeks).ok()).unwrap_or(facts.today);
        let message = format!(
            "In the week of {} {} want something of them, with {} in all",
            begins.strftime("%-d %b"),
            counted(asked.changes(week), "change"),
            counted(asked.asks(week), "ask")
        );
        found.push(Finding::of_person(facts, CHECK.id, asked.person, message));
    }
    found
}
