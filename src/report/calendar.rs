//! What is done when, for whom, by whom, and how do answers come back?
//!
//! *Invariants:* what a step is for, which need it meets and what came of it is there only where it was added, and for the
//! owner of the map.

use super::block::{Block, Cell, Column, Row, Table, Tone};
use super::dates::{month, short};
use super::planned::{Plan, counted, said, status};
use super::strip::strip;
use crate::share::{Action, ActionKind, ActionStatus, Channel, Need, dates, day, is_overdue, rhythm};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// What is done when: late, by month, and again and again.
pub(super) fn calendar(plan: &Plan<'_>) -> Vec<Block> {
    let actions = plan.actions();
    let mut late = Vec::new();
    let mut months: BTreeMap<(i16, i8), Vec<&Action>> = BTreeMap::new();
    let (mut recurring, mut undated, mut done) = (Vec::new(), Vec::new(), 0);
    for (_, action) in &actions {
        let on = action.due.or(action.starts);
        match (action.status, on) {
            (ActionStatus::Dropped, _) => {}
            _ if is_overdue(action, plan.today) => late.push(*action),
            (ActionStatus::Done, _) => done += 1,
            _ if action.repeat.is_some() => recurring.push(*action),
            (ActionStatus::Sent | ActionStatus::Heard, Some(on)) if on < plan.today => done += 1,
            (_, Some(on)) => months.entry((on.year(), on.month())).or_default().push(*action),
            (_, None) => undated.push(*action),
        }
    }
    let mut rows = Vec::new();
    let mut group = |title: String, tone, actions: Vec<&Action>| {
        if !actions.is_empty() {
            rows.push(Row::Group(title, tone));
            rows.extend(actions.into_iter().map(|action| Row::cells(dated_row(plan, action))));
        }
    };
    group("Late".to_owned(), Tone::Late, late);
    for ((year, _), actions) in months {
        let name =
            actions.first().and_then(|action| action.due.or(action.starts)).map(month).unwrap_or_default();
        let title = if year == plan.today.year() { name.to_owned() } else { format!("{name} {year}") };
        group(title, Tone::Plain, actions);
    }
    group("Again and again".to_owned(), Tone::Plain, recurring);
    group("Without a day".to_owned(), Tone::Plain, undated);
    let mut blocks = Vec::new();
    let weeks = strip(plan);
    if weeks.is_some() || !rows.is_empty() {
        blocks
            .push(Block::Paragraph("Each step has one owner and a way for answers to come back.".to_owned()));
    }
    blocks.extend(
        weeks.map(|scene| Block::Picture(Box::new(scene), "Checkpoints in the next ten weeks.".to_owned())),
    );
    if !rows.is_empty() {
        let head = vec![
            Column::words("When", 13),
            Column::words("What", 32),
            Column::words("For whom", 20),
            Column::words("Owner", 14),
            Column::words("Answers", 21),
            Column::words("Status", 13),
        ];
        blocks.push(Block::Table(Table { head, rows }));
    }
    if done > 0 {
        let are = if done == 1 { "is" } else { "are" };
        blocks.push(Block::Note(format!(
            "{} {are} sent, heard or done, and not listed here.",
            counted(done, "earlier step", "earlier steps")
        )));
    }
    blocks.extend(purposes(plan));
    blocks
}

/// Whether people should be able to answer: nobody answers to thanks.
pub(super) fn needs_answers(action: &Action) -> bool {
    !matches!(action.kind, ActionKind::Thanks | ActionKind::Celebrate)
}

fn dated_row(plan: &Plan<'_>, action: &Action) -> Vec<Cell> {
    let when = match (&action.repeat, action.due.or(action.starts)) {
        (Some(repeat), _) => {
            let next = day(action, plan.today).filter(|on| *on >= plan.today);
            Cell::toned(rhythm(repeat), Tone::Strong)
                .with(next.map(|on| format!("next {}", short(on))).unwrap_or_default())
        }
        (None, Some(due)) => Cell::toned(short(due), Tone::Strong),
        (None, None) => Cell::toned("–", Tone::Muted),
    };
    let mut second = manner(action);
    let sender = plan.name(action.sender);
    if !sender.is_empty() && action.sender != action.owner {
        let comma = if second.is_empty() { "In" } else { ", in" };
        second.push_str(&format!("{comma} the name of {sender}"));
    }
    if action.needs_help {
        let comma = if second.is_empty() { "The" } else { "; the" };
        second.push_str(&format!("{comma} owner needs help"));
    }
    let whom = plan.recipients(&action.audience);
    let owner = plan.name(action.owner);
    let answers = match action.feedback_route.as_deref().filter(|route| !route.trim().is_empty()) {
        Some(route) => Cell::plain(route),
        None if needs_answers(action) && action.status != ActionStatus::Done => {
            Cell::toned("not set", Tone::Warn)
        }
        None => Cell::toned("–", Tone::Muted),
    };
    vec![
        when,
        Cell::toned(&action.title, Tone::Strong).with(second),
        said(Some(&whom)),
        if owner.is_empty() { Cell::toned("nobody yet", Tone::Warn) } else { Cell::plain(owner) },
        answers,
        status(action, plan.today),
    ]
}

/// What kind of activity it is and how people are reached, without saying the same twice.
pub(super) fn manner(action: &Action) -> String {
    let kind = Some(action.kind).filter(|kind| *kind != ActionKind::Other).map(ActionKind::name);
    let channel = action.channel.filter(|channel| *channel != Channel::Other).map(Channel::name);
    match (kind, channel) {
        (Some(kind), Some(channel)) if kind != channel => format!("{kind}, {}", channel.to_lowercase()),
        (Some(word), _) | (None, Some(word)) => word.to_owned(),
        (None, None) => String::new(),
    }
}

/// What each step is for, which need it meets and what came of it, where that was added.
fn purposes(plan: &Plan<'_>) -> Vec<Block> {
    if !plan.by_name() || !plan.from.sees("action.purpose") {
        return Vec::new();
    }
    let rows: Vec<Vec<Cell>> = plan
        .actions()
        .into_iter()
        .filter_map(|(_, action)| {
            let need = Some(action.need_met).filter(|need| *need != Need::None).map(Need::name);
            let is_there = |text: &Option<crate::share::Prose>| {
                text.as_deref().is_some_and(|text| !text.trim().is_empty())
            };
            (need.is_some() || is_there(&action.purpose) || is_there(&action.outcome)).then(|| {
                vec![
                    Cell::toned(&action.title, Tone::Strong),
                    said(need),
                    said(action.purpose.as_deref()),
                    said(action.outcome.as_deref()),
                ]
            })
        })
        .collect();
    let head = vec![
        Column::words("Step", 28),
        Column::words("Need it meets", 18),
        Column::words("What it is for", 30),
        Column::words("What came of it", 30),
    ];
    let table = Table::of(head, rows);
    table.into_iter().flat_map(|table| [Block::Heading("What the steps are for".to_owned()), table]).collect()
}

/// What falls on which of the next days, late ones first: when, what, for whom and who does it.
pub(super) fn agenda(plan: &Plan<'_>, until: Date) -> Option<Block> {
    let mut rows = Vec::new();
    let row = |on: String, action: &Action| {
        vec![
            Cell::toned(on, Tone::Strong),
            Cell::toned(&action.title, Tone::Strong).with(manner(action)),
            said(Some(&plan.recipients(&action.audience))),
            said(Some(&plan.name(action.owner))),
            status(action, plan.today),
        ]
    };
    for action in plan.late() {
        rows.push(row(day(action, plan.today).map(short).unwrap_or_default(), action));
    }
    let mut dated: Vec<(Date, &Action)> = Vec::new();
    for (_, action) in plan.actions() {
        if !matches!(action.status, ActionStatus::Planned | ActionStatus::Sent) {
            continue;
        }
        match &action.repeat {
            Some(repeat) => dated.extend(dates(repeat, plan.today, until).first().map(|on| (*on, action))),
            None => dated.extend(action.due.or(action.starts).map(|on| (on, action))),
        }
    }
    dated.retain(|(on, _)| *on >= plan.today && *on <= until);
    dated.sort_by(|a, b| a.0.cmp(&b.0).then_with(|| a.1.title.cmp(&b.1.title)));
    rows.extend(dated.into_iter().map(|(on, action)| row(short(on), action)));
    let head = vec![
        Column::words("When", 11),
        Column::words("What", 38),
        Column::words("For whom", 24),
        Column::words("Owner", 15),
        Column::words("Status", 13),
    ];
    Table::of(head, rows)
}
