//! What was reached, done, promised and changed by what people said, in a certain time?
//!
//! *Invariants:* what has no day is not told, as nobody knows when it was.

use super::block::{Block, Cell, Column, Mark, Table, Tone};
use super::calendar::agenda;
use super::dates::{long, short};
use super::planned::said;
use super::what_changed::{Period, steps};
use crate::share::{ActionStatus, AdvocacyState, Kept};
use jiff::Span;

/// How many days the look ahead goes.
const AHEAD: i64 = 28;

/// Checkpoints that were reached, and those that should have been.
pub(super) fn reached(period: &Period<'_>) -> Vec<Block> {
    let mut found: Vec<_> = period
        .plan
        .initiative
        .checkpoints
        .iter()
        .filter(|one| match one.done_on {
            Some(day) => period.holds(day),
            None => period.holds(one.date) && one.date < period.plan.today,
        })
        .collect();
    found.sort_by(|a, b| a.date.cmp(&b.date).then_with(|| a.name.cmp(&b.name)));
    let rows = found.into_iter().map(|one| {
        let state = match one.done_on {
            Some(day) => Cell::toned("Reached", Tone::Good).signed(Mark::Checkpoint(true)).with(long(day)),
            None => Cell::toned("Late", Tone::Late)
                .signed(Mark::Late)
                .with(format!("meant for {}", short(one.date))),
        };
        vec![Cell::toned(&one.name, Tone::Strong), said(one.celebrate.as_deref()), state]
    });
    let head = vec![
        Column::words("Checkpoint", 42),
        Column::words("How it is celebrated", 36),
        Column::words("State", 22),
    ];
    Table::of(head, rows.collect()).into_iter().collect()
}

/// What was sent, heard or done.
pub(super) fn done(period: &Period<'_>) -> Vec<Block> {
    let plan = &period.plan;
    let found = plan.actions().into_iter().filter_map(|(_, action)| {
        let on = action.due.or(action.starts)?;
        let is_done = matches!(action.status, ActionStatus::Sent | ActionStatus::Heard | ActionStatus::Done);
        (is_done && period.holds(on)).then_some((on, action))
    });
    steps(plan, found.collect()).into_iter().collect()
}

/// What was changed by what people said.
pub(super) fn heeded(period: &Period<'_>) -> Vec<Block> {
    let rows = period.plan.actions().into_iter().filter_map(|(_, action)| {
        let changed = action.changed_by_it.as_deref().filter(|text| !text.trim().is_empty())?;
        let on = action.dated().filter(|on| period.holds(*on))?;
        Some(vec![Cell::toned(&action.title, Tone::Strong).with(long(on)), Cell::plain(changed)])
    });
    let head = vec![Column::words("We asked", 40), Column::words("What changed by it", 60)];
    Table::of(head, rows.collect()).into_iter().collect()
}

/// Who came on board, was asked, rests or declined, where people are known one by one.
pub(super) fn advocates(period: &Period<'_>) -> Vec<Block> {
    let plan = &period.plan;
    if !plan.by_name() {
        return Vec::new();
    }
    let mut found = Vec::new();
    for (person, one) in plan.from.assessments_of(plan.id) {
        for (state, day) in one.advocacy.dates.iter().filter(|(_, day)| period.holds(**day)) {
            found.push((*day, plan.from.person(person), *state, person));
        }
    }
    found.sort_by_key(|(day, name, state, person)| (*day, *name, *state, *person));
    let rows = found.into_iter().map(|(day, name, state, person)| {
        let known = plan.from.stakeholders().get(&person);
        let (tone, sign) = match state {
            AdvocacyState::Agreed | AdvocacyState::Active => (Tone::Good, Mark::Covered),
            AdvocacyState::Candidate | AdvocacyState::Asked => (Tone::Plain, Mark::InView),
            _ => (Tone::Muted, Mark::Nobody),
        };
        vec![
            Cell::toned(short(day), Tone::Plain),
            Cell::toned(name, Tone::Strong)
                .with(known.and_then(|known| known.role.as_deref()).unwrap_or_default()),
            Cell::toned(state.name(), tone).signed(sign),
        ]
    });
    let head = vec![Column::words("When", 15), Column::words("Who", 55), Column::words("What", 30)];
    Table::of(head, rows.collect()).into_iter().collect()
}

/// What was promised meanwhile or fell due, and whether it was kept.
pub(super) fn promises(period: &Period<'_>) -> Vec<Block> {
    let plan = &period.plan;
    let talks = plan.from.interactions().values().filter(|talk| talk.initiative == Some(plan.id));
    let mut found: Vec<_> = talks
        .flat_map(|talk| talk.promises.iter().map(move |promise| (promise.due.unwrap_or(talk.date), promise)))
        .filter(|(on, promise)| period.holds(*on) && !promise.text.is_empty())
        .collect();
    found.sort_by(|a, b| a.0.cmp(&b.0).then_with(|| a.1.text.cmp(&b.1.text)));
    let rows = found.into_iter().map(|(_, promise)| {
        let state = match (promise.kept, promise.due) {
            (Kept::Yes, _) => Cell::toned("Kept", Tone::Good).signed(Mark::Done),
            (Kept::No, _) => Cell::toned("Broken", Tone::Warn).signed(Mark::Dropped),
            (Kept::Open, Some(due)) if due < plan.today => Cell::toned("Late", Tone::Late).signed(Mark::Late),
            (Kept::Open, _) => Cell::plain("Open").signed(Mark::Planned),
        };
        let until = promise.due.map(long);
        vec![
            Cell::toned(&*promise.text, Tone::Strong),
            said(Some(plan.from.person(promise.by))),
            said(until.as_deref()),
            state,
        ]
    });
    let head = vec![
        Column::words("Promise", 48),
        Column::words("By", 19),
        Column::words("Until", 20),
        Column::words("State", 13),
    ];
    Table::of(head, rows.collect()).into_iter().collect()
}

/// What is late, and what comes in the next four weeks.
pub(super) fn next(period: &Period<'_>) -> Vec<Block> {
    let until = period.plan.today.saturating_add(Span::new().days(AHEAD));
    agenda(&period.plan, until).into_iter().collect()
}
