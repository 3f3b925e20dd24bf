//! What is said, done, decided, risked and reviewed?

use super::block::{Block, Card, Cell, Column, Passage, Row, Table, Tone};
use super::dates::{long, month, short};
use super::engagement_plan::Plan;
use crate::share::{
    Action, ActionStatus, Audience, Kept, Map, Prose, Raci, Repeat, RepeatUnit, StakeholderId,
};
use jiff::Span;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// How far ahead effort is counted.
const WEEKS: i64 = 10;

/// Why, what changes, what stays, what it is worth, and how one will know.
pub(super) fn why(plan: &Plan<'_>) -> Vec<Block> {
    let record = plan.initiative;
    let mut blocks = Vec::new();
    if !record.why.is_empty() {
        blocks.push(Block::Lead(record.why.to_string()));
    }
    let passage = |title: &str, text: &Option<Prose>| {
        let text = text.as_deref().filter(|text| !text.trim().is_empty())?;
        Some(Passage {
            figure: String::new(),
            title: title.to_owned(),
            lines: text.lines().map(str::to_owned).collect(),
        })
    };
    let passages: Vec<Passage> = [
        passage("What changes", &record.what_changes),
        passage("What stays", &record.what_stays),
        passage("What it is worth", &record.value),
    ]
    .into_iter()
    .flatten()
    .collect();
    if !passages.is_empty() {
        blocks.push(Block::Passages(passages));
    }
    let rows = record.measures.iter().map(|measure| {
        let target = measure.target.as_deref().unwrap_or("–");
        vec![Cell::toned(&measure.text, Tone::Strong), Cell::plain(target)]
    });
    let table = Table::of(vec![Column::words("Measure", 55), Column::words("Target", 45)], rows.collect());
    if let Some(table) = table {
        blocks.push(Block::Heading("How we will know".to_owned()));
        blocks.push(table);
    }
    blocks
}

/// How far people take part.
pub(super) fn promise(plan: &Plan<'_>) -> Vec<Block> {
    let Some(level) = plan.initiative.promise else { return Vec::new() };
    vec![Block::Callout {
        title: format!("Our promise: {}", level.name().to_lowercase()),
        text: format!("{}.", level.promise()),
    }]
}

/// What each audience should think, feel and do.
pub(super) fn messages(plan: &Plan<'_>) -> Vec<Block> {
    if plan.from.audience() == Audience::Everyone {
        return Vec::new();
    }
    let mut found: Vec<_> =
        plan.from.messages().iter().filter(|(_, message)| message.initiative == plan.id).collect();
    found.sort_by(|a, b| a.1.title.cmp(&b.1.title).then_with(|| a.0.cmp(b.0)));
    let cards: Vec<Card> = found
        .into_iter()
        .map(|(_, message)| {
            let part = |name, text: &Option<Prose>| {
                let text = text.as_deref().filter(|text| !text.is_empty())?;
                Some((name, text.to_owned()))
            };
            let avoid: Vec<&str> = message.avoid.iter().map(String::as_str).collect();
            Card {
                title: message.title.clone(),
                aside: plan.recipients(&message.audience),
                from: message.sender.map(|id| plan.from.person(id).to_owned()).unwrap_or_default(),
                parts: [part("Think", &message.think), part("Feel", &message.feel), part("Do", &message.act)]
                    .into_iter()
                    .flatten()
                    .collect(),
                quote: message.text.as_deref().unwrap_or_default().to_owned(),
                foot: if avoid.is_empty() {
                    String::new()
                } else {
                    format!("Words to leave out: {}", avoid.join(", "))
                },
            }
        })
        .collect();
    if cards.is_empty() {
        return Vec::new();
    }
    let said = "What each audience should think, feel and do, in words of their own, from someone they know. It counts \
                when they confirm that they heard it.";
    vec![Block::Paragraph(said.to_owned()), Block::Cards(cards)]
}

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
            rows.extend(actions.into_iter().map(|action| Row::Cells(dated_row(plan, action))));
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
    let channel =
        action.channel.map(|channel| format!(", {}", channel.name().to_lowercase())).unwrap_or_default();
    let kind = action.kind.name();
    let second = if channel.trim_start_matches(", ").eq_ignore_ascii_case(kind) {
        kind.to_owned()
    } else {
        format!("{kind}{channel}")
    };
    vec![
        Cell::toned(when, Tone::Strong),
        Cell::toned(&action.title, Tone::Strong).with(second),
        Cell::plain(if whom.is_empty() { "–" } else { &whom }),
        Cell::plain(if owner.is_empty() { "–" } else { owner }),
        answers,
        status,
    ]
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

/// Who decides, and who is asked and told.
pub(super) fn decisions(plan: &Plan<'_>) -> Vec<Block> {
    if plan.from.audience() == Audience::Everyone {
        return Vec::new();
    }
    let rows = plan.initiative.decisions.iter().map(|decision| {
        let in_role = |roles: &[Raci]| {
            let names = named(plan, &decision.raci, roles);
            Cell::plain(if names.is_empty() { "–".to_owned() } else { names })
        };
        vec![
            Cell::toned(&decision.title, Tone::Strong),
            in_role(&[Raci::Accountable, Raci::Both]),
            in_role(&[Raci::Responsible, Raci::Both]),
            in_role(&[Raci::Consulted]),
            in_role(&[Raci::Informed]),
        ]
    });
    let head = vec![
        Column::words("Decision", 28),
        Column::words("Answers for it", 17),
        Column::words("Does it", 17),
        Column::words("Is asked before", 21),
        Column::words("Is told after", 21),
    ];
    Table::of(head, rows.collect()).into_iter().collect()
}

fn named(
    plan: &Plan<'_>,
    raci: &Map<crate::share::Id<crate::share::Stakeholder>, Raci>,
    roles: &[Raci],
) -> String {
    let wanted = raci.iter().filter(|(_, role)| roles.contains(role));
    let mut names: Vec<&str> =
        wanted.map(|(id, _)| plan.from.person(*id)).filter(|name| !name.is_empty()).collect();
    names.sort_unstable();
    names.join(", ")
}

/// What people said, and what was changed by it.
pub(super) fn feedback(plan: &Plan<'_>) -> Vec<Block> {
    let rows: Vec<Vec<Cell>> = plan
        .actions()
        .into_iter()
        .filter_map(|(_, action)| {
            let changed = action.changed_by_it.as_deref().filter(|text| !text.trim().is_empty())?;
            let said = action.feedback.as_deref().filter(|text| !text.is_empty());
            let day = action.dated().map(long).unwrap_or_default();
            let mut row = vec![Cell::toned(&action.title, Tone::Strong).with(day)];
            if plan.from.sees("action.feedback") {
                row.push(Cell::plain(said.unwrap_or("–")));
            }
            row.push(Cell::plain(changed));
            Some(row)
        })
        .collect();
    let mut head = vec![Column::words("We asked", 30)];
    if plan.from.sees("action.feedback") {
        head.push(Column::words("You said", 35));
    }
    head.push(Column::words("What changed by it", 45));
    let mut blocks: Vec<Block> = Table::of(head, rows).into_iter().collect();
    blocks.extend(promises(plan));
    blocks
}

/// What was promised and is still open.
fn promises(plan: &Plan<'_>) -> Vec<Block> {
    let mut open: Vec<_> = plan
        .from
        .interactions()
        .values()
        .filter(|talk| talk.initiative == Some(plan.id))
        .flat_map(|talk| &talk.promises)
        .filter(|promise| promise.kept == Kept::Open && !promise.text.is_empty())
        .collect();
    open.sort_by(|a, b| (a.due.is_none(), a.due, &a.text).cmp(&(b.due.is_none(), b.due, &b.text)));
    let rows = open.into_iter().map(|promise| {
        let due = promise.due.map_or_else(
            || Cell::plain("–"),
            |due| {
                let tone = if due < plan.today { Tone::Late } else { Tone::Plain };
                Cell::toned(long(due), tone)
            },
        );
        vec![Cell::toned(&*promise.text, Tone::Strong), Cell::plain(plan.from.person(promise.by)), due]
    });
    let head = vec![
        Column::words("Promised and still open", 55),
        Column::words("By", 22),
        Column::words("Until", 23),
    ];
    Table::of(head, rows.collect()).into_iter().collect()
}

/// Risks, assumptions, issues and dependencies that concern people.
pub(super) fn risks(plan: &Plan<'_>) -> Vec<Block> {
    let mut open: Vec<_> =
        plan.initiative.risks.iter().filter(|risk| risk.open && !risk.text.is_empty()).collect();
    open.sort_by_key(|risk| risk.kind);
    let rows = open.into_iter().map(|risk| {
        let concerns = risk.stakeholder.map(|id| plan.from.person(id)).filter(|name| !name.is_empty());
        let owner = risk.owner.map(|id| plan.from.person(id)).filter(|name| !name.is_empty());
        vec![
            Cell::toned(risk.kind.name(), Tone::Muted),
            Cell::toned(&*risk.text, Tone::Strong)
                .with(concerns.map(|name| format!("concerns {name}")).unwrap_or_default()),
            Cell::plain(risk.response.as_deref().unwrap_or("–")),
            Cell::plain(owner.unwrap_or("–")),
        ]
    });
    let head = vec![
        Column::words("Kind", 14),
        Column::words("What", 38),
        Column::words("What we do", 36),
        Column::words("Owner", 16),
    ];
    Table::of(head, rows.collect()).into_iter().collect()
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

/// Days by which something is there, and what the last look back said.
pub(super) fn review(plan: &Plan<'_>) -> Vec<Block> {
    let mut checkpoints: Vec<_> = plan.initiative.checkpoints.iter().collect();
    checkpoints.sort_by(|a, b| a.date.cmp(&b.date).then_with(|| a.name.cmp(&b.name)));
    let rows = checkpoints.into_iter().map(|checkpoint| {
        let state = match checkpoint.done_on {
            Some(day) => Cell::toned(format!("Done on {}", long(day)), Tone::Good),
            None if checkpoint.date < plan.today => Cell::toned("Late", Tone::Late),
            None => Cell::plain("To come"),
        };
        vec![
            Cell::toned(long(checkpoint.date), Tone::Strong),
            Cell::plain(&checkpoint.name),
            Cell::plain(checkpoint.celebrate.as_deref().unwrap_or("–")),
            state,
        ]
    });
    let head = vec![
        Column::words("Day", 22),
        Column::words("What is there then", 30),
        Column::words("How it is celebrated", 32),
        Column::words("State", 22),
    ];
    let mut blocks: Vec<Block> = Table::of(head, rows.collect()).into_iter().collect();
    if plan.from.audience() == Audience::Everyone {
        return blocks;
    }
    let mut reviews: Vec<_> =
        plan.from.reviews().iter().filter(|(_, review)| review.initiative == plan.id).collect();
    reviews.sort_by_key(|(id, review)| (review.date, **id));
    if let Some((_, last)) = reviews.last() {
        blocks.push(Block::Heading(format!("Last review: {}, {}", last.name, long(last.date))));
        let passage = |title: &str, text: &Option<Prose>| {
            let text = text.as_deref().filter(|text| !text.trim().is_empty())?;
            Some(Passage { figure: String::new(), title: title.to_owned(), lines: vec![text.to_owned()] })
        };
        let passages: Vec<Passage> = [
            passage("What works well", &last.works_well),
            passage("What needs attention", &last.needs_attention),
            passage("What moved", &last.what_moved),
        ]
        .into_iter()
        .flatten()
        .collect();
        if !passages.is_empty() {
            blocks.push(Block::Passages(passages));
        }
    }
    blocks
}
