//! What happens in the next four weeks?
//!
//! *Invariants:* by day; what repeats stands once, by its next day. Late steps are told to those who know people one by one,
//! unless the table of people tells them. What is left out is counted.

use super::fit::{Columns, Cut, LINES, LINES_OF_TWO, SIZE, shortened, that_fit};
use super::names::called;
use super::section;
use crate::diagram::Weight;
use crate::report::block::{Block, Cell, Column, Mark, Place, Section, Table, Tone};
use crate::report::dates::short;
use crate::report::planned::Plan;
use crate::share::{Action, ActionId, ActionStatus, Audience, RepeatUnit, dates, day, is_overdue};
use jiff::Span;
use jiff::civil::{Date, Weekday};

const MOST: usize = 9;
/// When, what, who or for whom.
const NAMED: [u8; 3] = [14, 67, 20];
const PUBLIC: [u8; 3] = [14, 60, 36];

/// What is done when: by whom, or, for everyone, for whom.
pub(super) fn weeks(plan: &Plan<'_>, shown: &[ActionId], cut: &mut Cut) -> Option<Section> {
    let public = plan.from.audience() == Audience::Everyone;
    let last = plan.today.saturating_add(Span::new().days(27));
    let columns = Columns(if public { &PUBLIC } else { &NAMED });
    let mut found: Vec<(Date, Vec<Cell>, usize)> = Vec::new();
    let mut add = |on: Date, when: Cell, what: &str, sign: Option<Mark>, who: &str| {
        let mut own = Cut::default();
        let what = own.text(shortened(what, columns.room(1, sign.is_some()), SIZE, Weight::Regular, 2));
        let who = own.text(shortened(who, columns.room(2, false), SIZE, Weight::Regular, 2));
        let what = Cell { sign, ..Cell::plain(what) };
        found.push((on, vec![when, what, Cell::toned(who, Tone::Muted)], own.ends));
    };
    for (id, action) in plan.actions() {
        let who = if public { plan.recipients(&action.audience) } else { called(plan, action.owner) };
        if is_overdue(action, plan.today) {
            if let Some(on) = day(action, plan.today).filter(|_| plan.by_name() && !shown.contains(&id)) {
                add(on, Cell::toned(short(on), Tone::Late), &action.title, Some(Mark::Late), &who);
            }
            continue;
        }
        let Some((on, weekly)) = next(action, plan.today, last) else { continue };
        let when = weekly.map_or_else(|| short(on), str::to_owned);
        add(on, Cell::toned(when, Tone::Strong), &action.title, None, &who);
    }
    for checkpoint in plan.initiative.checkpoints.iter().filter(|one| one.done_on.is_none()) {
        // Those who see counts only have the checkpoints beside it.
        if plan.by_name() && (plan.today..=last).contains(&checkpoint.date) {
            let when = Cell::toned(short(checkpoint.date), Tone::Strong);
            let sign = Some(Mark::Checkpoint(false));
            add(checkpoint.date, when, &format!("Checkpoint: {}", checkpoint.name), sign, "");
        }
    }
    found.sort_by(|a, b| {
        let words = |row: &(Date, Vec<Cell>, usize)| row.1.get(1).map(|cell| cell.text.clone());
        a.0.cmp(&b.0).then_with(|| words(a).cmp(&words(b)))
    });
    let all = found.len();
    let (rows, ends): (Vec<Vec<Cell>>, Vec<usize>) =
        found.into_iter().map(|(_, row, ends)| (row, ends)).unzip();
    let rows = that_fit(rows, columns, if public { LINES_OF_TWO } else { LINES }, MOST);
    cut.add("date", "dates", rows.len(), all);
    cut.ends += ends.into_iter().take(rows.len()).sum::<usize>();
    let head = ["When", "What", if public { "For whom" } else { "Owner" }];
    let head = head.into_iter().zip(columns.0).map(|(title, width)| Column::words(title, *width)).collect();
    let nothing = || Block::Paragraph("Nothing has a day in these weeks.".to_owned());
    let block = Table::of(head, rows).unwrap_or_else(nothing);
    let aside = format!("{} – {}", short(plan.today), short(last));
    Some(section(Place::Band(1), "Next four weeks", aside, vec![block]))
}

/// The next day on which something is to be done, and on which day of each week where it is weekly.
fn next(action: &Action, today: Date, last: Date) -> Option<(Date, Option<&'static str>)> {
    if !matches!(action.status, ActionStatus::Planned | ActionStatus::Sent) {
        return None;
    }
    let Some(repeat) = &action.repeat else {
        let on = action.due.or(action.starts)?;
        return (on >= today && on <= last && action.is_open()).then_some((on, None));
    };
    let on = *dates(repeat, today, last).first()?;
    let weekly = repeat.unit == RepeatUnit::Weeks && repeat.every.get() == 1;
    Some((on, weekly.then(|| weekday(on))))
}

fn weekday(date: Date) -> &'static str {
    match date.weekday() {
        Weekday::Monday => "Mon",
        Weekday::Tuesday => "Tue",
        Weekday::Wednesday => "Wed",
        Weekday::Thursday => "Thu",
        Weekday::Friday => "Fri",
        Weekday::Saturday => "Sat",
        Weekday::Sunday => "Sun",
    }
}
