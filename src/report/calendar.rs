//! What is done when, and how much time does it take of whom?

use super::block::{Block, Cell, Column, Row, Table, Tone};
use super::dates::{month, short};
use super::engagement_plan::Plan;
use crate::share::{Action, ActionKind, ActionStatus, Channel, Repeat, RepeatUnit, StakeholderId};
use jiff::Span;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// How far ahead effort is counted.
const WEEKS: i64 = 10;

/// What is done when: late, by month, and again and again.
pub(super) fn calendar(plan: &Plan<'_>) -> Vec<Block> {
    let actions = plan.actions();
    let mut late = Vec::new();
    let mut months: BTreeMap<(i16, i8), Vec<&Action>> = BTreeMap::new();
    let (mut recurring, mut undated, mut done) = (Vec::new(), Vec::new(), 0);
    for (_, action) in actions {
        match (action.status, action.due) {
            (ActionStatus::Dropped, _) => {}
            _ if action.repeat.is_some() && action.due.is_none() => recurring.push(action),
            (ActionStatus::Planned, Some(due)) if due < plan.today => late.push(action),
            (ActionStatus::Done, _) => done += 1,
            (_, Some(due)) if due < plan.today => done += 1,
            (_, Some(due)) => months.entry((due.year(), due.month())).or_default().push(action),
            (_, None) => undated.push(action),
        }
    }
    recurring.sort_by(|a, b| a.title.cmp(&b.title));
    let mut rows = Vec::new();
    let mut group = |title: String, tone, actions: Vec<&Action>| {
        if !actions.is_empty() {
            rows.push(Row::Group(title, tone));
            rows.extend(actions.into_iter().map(|action| Row::cells(dated_row(plan, action))));
        }
    };
    group("Late".to_owned(), Tone::Late, late);
    for ((year, _), actions) in months {
        let name = actions.first().and_then(|action| action.due).map(month).unwrap_or_default();
        let title = if year == plan.today.year() { name.to_owned() } else { format!("{name} {year}") };
        group(title, Tone::Plain, actions);
    }
    group("Again and again".to_owned(), Tone::Plain, recurring);
    group("Without a day".to_owned(), Tone::Plain, undated);
    if rows.is_empty() {
        return Vec::new();
    }
    let head = vec![
        Column::words("When", 12),
        Column::words("What", 32),
        Column::words("For whom", 22),
        Column::words("Owner", 14),
        Column::words("Answers", 24),
        Column::words("Status", 11),
    ];
    let mut blocks = vec![
        Block::Paragraph("Each action has one owner and a way for answers to come back.".to_owned()),
        Block::Table(Table { head, rows }),
    ];
    if done > 0 {
        let (things, are) = if done == 1 { ("action", "is") } else { ("actions", "are") };
        blocks.push(Block::Note(format!(
            "{done} earlier {things} {are} sent, heard or done, and not listed here."
        )));
    }
    blocks
}

fn dated_row(plan: &Plan<'_>, action: &Action) -> Vec<Cell> {
    let late = action.is_open() && action.due.is_some_and(|due| due < plan.today);
    let when = match (&action.repeat, action.due) {
        (_, Some(due)) => short(due),
        (Some(repeat), None) => rhythm(repeat),
        (None, None) => "–".to_owned(),
    };
    let whom = plan.recipients(&action.audience);
    let owner = action.owner.map(|id| plan.from.person(id)).unwrap_or_default();
    let answers = match action.feedback_route.as_deref().filter(|route| !route.trim().is_empty()) {
        Some(route) => Cell::plain(route),
        None => Cell::toned("not set", Tone::Warn),
    };
    let status = if late {
        let days = action.due.and_then(|due| plan.today.since(due).ok()).map_or(0, |span| span.get_days());
        Cell::toned("Late", Tone::Late).with(format!("{days} {}", if days == 1 { "day" } else { "days" }))
    } else {
        let tone = match action.status {
            ActionStatus::Heard | ActionStatus::Done => Tone::Good,
            _ => Tone::Plain,
        };
        Cell::toned(action.status.name(), tone)
    };
    let second = manner(action);
    vec![
        Cell::toned(when, Tone::Strong),
        Cell::toned(&action.title, Tone::Strong).with(second),
        Cell::plain(if whom.is_empty() { "–" } else { &whom }),
        Cell::plain(if owner.is_empty() { "–" } else { owner }),
        answers,
        status,
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

/// *Every second week*.
fn rhythm(repeat: &Repeat) -> String {
    let unit = match repeat.unit {
        RepeatUnit::Days => "day",
        RepeatUnit::Weeks => "week",
        RepeatUnit::Months => "month",
    };
    match repeat.every.get() {
        1 => format!("Every {unit}"),
        2 => format!("Every second {unit}"),
        3 => format!("Every third {unit}"),
        every => format!("Every {every} {unit}s"),
    }
}

/// How much time it takes of whom, against the limits that they gave.
pub(super) fn effort(plan: &Plan<'_>) -> Vec<Block> {
    if !plan.from.sees("action.hours") || plan.from.audience().person().is_some() {
        return Vec::new();
    }
    let last = plan.today.saturating_add(Span::new().weeks(WEEKS));
    let mut by_owner: BTreeMap<StakeholderId, BTreeMap<Date, f64>> = BTreeMap::new();
    for (_, action) in plan.actions() {
        let (Some(owner), Some(hours)) = (action.owner, action.hours) else { continue };
        if !matches!(action.status, ActionStatus::Planned | ActionStatus::Sent) {
            continue;
        }
        let weeks = by_owner.entry(owner).or_default();
        for day in days(action, plan.today, last) {
            *weeks.entry(monday(day)).or_default() += hours.get();
        }
    }
    let mut loads: Vec<_> = by_owner
        .into_iter()
        .filter(|(_, weeks)| !weeks.is_empty())
        .map(|(owner, weeks)| (weeks.values().sum::<f64>(), owner, weeks))
        .collect();
    loads.sort_by(|a, b| {
        b.0.total_cmp(&a.0).then_with(|| plan.from.person(a.1).cmp(plan.from.person(b.1))).then(a.1.cmp(&b.1))
    });
    let rows = loads.into_iter().map(|(total, owner, weeks)| {
        let limit = plan.from.stakeholders().get(&owner).and_then(|record| record.hours_a_week);
        let over: Vec<String> = weeks
            .iter()
            .filter(|(_, hours)| limit.is_some_and(|limit| **hours > limit.get()))
            .map(|(week, _)| short(*week))
            .collect();
        let load = match (limit, over.as_slice()) {
            (None, _) => Cell::toned("No limit given", Tone::Muted),
            (_, []) => Cell::toned("Within the limit", Tone::Muted),
            (_, weeks) => {
                let word = if weeks.len() == 1 { "week" } else { "weeks" };
                Cell::toned(format!("Over in the {word} of {}", weeks.join(", ")), Tone::Warn)
            }
        };
        vec![
            Cell::toned(plan.from.person(owner), Tone::Strong),
            Cell::plain(format!("{} h", (total * 10.0).round() / 10.0)),
            Cell::plain(limit.map_or_else(|| "–".to_owned(), |limit| format!("{limit} h a week"))),
            load,
        ]
    });
    let head = vec![
        Column::words("Owner", 30),
        Column::numbers("Next ten weeks", 18),
        Column::numbers("Limit", 18),
        Column::words("Load", 40),
    ];
    Table::of(head, rows.collect()).into_iter().collect()
}

/// The days on which an action falls, both ends included; at most a hundred.
fn days(action: &Action, from: Date, to: Date) -> Vec<Date> {
    let Some(repeat) = &action.repeat else {
        return action.due.into_iter().filter(|day| (from..=to).contains(day)).collect();
    };
    let mut found = Vec::new();
    let mut step = 0;
    while found.len() < 100 && step < 10_000 {
        let count = i64::from(repeat.every.get()) * step;
        let span = match repeat.unit {
            RepeatUnit::Days => Span::new().try_days(count),
            RepeatUnit::Weeks => Span::new().try_weeks(count),
            RepeatUnit::Months => Span::new().try_months(count),
        };
        let day = span.ok().and_then(|span| repeat.first.checked_add(span).ok());
        let Some(day) = day.filter(|day| *day <= to && repeat.until.is_none_or(|until| *day <= until)) else {
            break;
        };
        if day >= from {
            found.push(day);
        }
        step += 1;
    }
    found
}

fn monday(day: Date) -> Date {
    day.saturating_sub(Span::new().days(day.weekday().to_monday_zero_offset()))
}
