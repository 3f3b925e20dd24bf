//! How much time does it take of whom, and is it too much?
//!
//! *Invariants:* the same hours as in the program's own plan, counted from what the audience sees. Nobody's limit is
//! guessed.

use super::block::{Block, Cell, Column, Table, Tone};
use super::dates::short;
use super::planned::{Plan, listed};
use super::strip::WEEKS;
use crate::share::{Load, monday};
use jiff::Span;

/// So many weeks are named; of more it is said how many.
const NAMED: usize = 4;

/// Hours of each owner in the next ten weeks, against the limits that they gave.
pub(super) fn effort(plan: &Plan<'_>) -> Vec<Block> {
    if !plan.from.sees("action.hours") || !plan.by_name() {
        return Vec::new();
    }
    let mut loads = plan.from.load(plan.id, plan.today, WEEKS);
    loads.retain(|load| load.total > 0.0 && !plan.from.person(load.owner).is_empty());
    loads.sort_by(|a, b| {
        let order = b.total.total_cmp(&a.total);
        order
            .then_with(|| plan.from.person(a.owner).cmp(plan.from.person(b.owner)))
            .then(a.owner.cmp(&b.owner))
    });
    let over = loads.iter().filter(|load| load.over().next().is_some()).count();
    let total: f64 = loads.iter().map(|load| load.total).sum();
    let owners = loads.len();
    let rows = loads.iter().map(|load| row(plan, load)).collect();
    let head = vec![
        Column::words("Owner", 30),
        Column::numbers("Next ten weeks", 18),
        Column::numbers("Limit", 18),
        Column::words("Load", 40),
    ];
    let Some(table) = Table::of(head, rows) else { return Vec::new() };
    let is_over = match over {
        0 => "Nobody is over the limit that they gave.".to_owned(),
        1 => "One of them is over the limit that they gave.".to_owned(),
        several => format!("{several} of them are over the limit that they gave."),
    };
    let who = if owners == 1 { "one owner".to_owned() } else { format!("{owners} owners") };
    let sentence = format!("The steps that are still to come take {} h of {who}. {is_over}", hours(total));
    vec![Block::Paragraph(sentence), table]
}

fn row(plan: &Plan<'_>, load: &Load) -> Vec<Cell> {
    let first = monday(plan.today);
    let over: Vec<String> =
        load.over().map(|week| short(first.saturating_add(Span::new().weeks(week as i64)))).collect();
    let flag = match (load.limit, over.len()) {
        (None, _) => Cell::toned("No limit given", Tone::Muted),
        (_, 0) => Cell::toned("Within the limit", Tone::Muted),
        (_, 1) => Cell::toned(format!("Over in the week of {}", over.concat()), Tone::Warn),
        (_, weeks) => {
            let mut named: Vec<&str> = over.iter().take(NAMED).map(String::as_str).collect();
            let more = format!("{} more", weeks.saturating_sub(NAMED));
            if weeks > NAMED {
                named.push(&more);
            }
            Cell::toned(format!("Over in the weeks of {}", listed(&named)), Tone::Warn)
        }
    };
    vec![
        Cell::toned(plan.from.person(load.owner), Tone::Strong),
        Cell::plain(format!("{} h", hours(load.total))),
        load.limit
            .map_or_else(|| Cell::toned("–", Tone::Muted), |limit| Cell::plain(format!("{limit} h a week"))),
        flag,
    ]
}

fn hours(hours: f64) -> f64 {
    (hours * 10.0).round() / 10.0
}
