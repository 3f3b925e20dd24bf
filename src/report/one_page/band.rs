//! What stands in the band below: checkpoints, risks, measures, where people stand, how to answer, what stays?
//!
//! *Invariants:* two sections of one column share its lines by turns, so that neither pushes the other out.

use super::fit::{Columns, Cut, LINES_OF_TWO, SIZE, lines, shortened, that_fit};
use super::names::called;
use super::section;
use crate::diagram::Weight;
use crate::report::block::{Block, Cell, Column, Mark, Place, Section, Table, Tone};
use crate::report::dates::short;
use crate::report::planned::{Plan, in_words};
use crate::share::{Checkpoint, Count, Cover, Engagement, Measure, for_others};

/// The columns of the band for those who see actions with their owners, and for everyone, in millimetres.
const NAMED: [u8; 3] = [84, 101, 72];
const PUBLIC: [u8; 3] = [74, 110, 73];
const MOST: usize = 3;

/// A row, and how many of its texts were cut.
type Cutting = (Vec<Cell>, usize);

fn public(plan: &Plan<'_>) -> bool {
    plan.from.audience() == crate::share::Audience::Everyone
}

fn width(plan: &Plan<'_>, column: usize) -> u8 {
    let widths = if public(plan) { PUBLIC } else { NAMED };
    widths.get(column).copied().unwrap_or_default()
}

/// Three risks and three measures.
pub(super) fn risks_and_measures(plan: &Plan<'_>, cut: &mut Cut) -> Vec<Section> {
    let wide = width(plan, 2);
    let split = [wide - 16, 16];
    let columns = Columns(&split);
    let mut open: Vec<_> =
        plan.initiative.risks.iter().filter(|risk| risk.open && !risk.text.is_empty()).collect();
    open.sort_by_key(|risk| risk.kind);
    let risks: Vec<Cutting> = open
        .iter()
        .map(|risk| {
            let mut own = Cut::default();
            let text = own.text(shortened(&risk.text, columns.room(0, false), SIZE, Weight::Regular, 2));
            let owner = called(plan, risk.owner);
            let owner = own.text(shortened(&owner, columns.room(1, false), SIZE, Weight::Regular, 2));
            (vec![Cell::plain(text), Cell::toned(owner, Tone::Muted)], own.ends)
        })
        .collect();
    let (head, measures, shape) = measures(plan, wide);
    let left = if risks.is_empty() || measures.is_empty() { LINES_OF_TWO + 2 } else { LINES_OF_TWO };
    let (few, some) = by_turns((&risks, columns), (&measures, Columns(&shape)), left);
    cut.add("risk", "risks", few, risks.len());
    cut.add("measure", "measures", some, measures.len());
    let mut sections = Vec::new();
    let risk_head = vec![Column::words("Risk", split[0]), Column::words("Owner", split[1])];
    if let Some(table) = taken(risk_head, risks, few, cut) {
        sections.push(section(Place::Band(2), "Risks", "", vec![table]));
    }
    if let Some(table) = taken(head, measures, some, cut) {
        sections.push(section(Place::Band(2), "Measures", by_when(plan), vec![table]));
    }
    sections
}

/// Measures, and what stays as it is.
pub(super) fn measures_and_what_stays(plan: &Plan<'_>, cut: &mut Cut) -> Vec<Section> {
    let wide = width(plan, 2);
    let (head, measures, shape) = measures(plan, wide);
    let stays = plan.initiative.what_stays.as_deref().unwrap_or_default();
    let room = Columns(&[wide]).room(0, false);
    let needed = if stays.trim().is_empty() { 0 } else { lines(stays, room, SIZE, Weight::Regular).min(4) };
    let left = if needed == 0 { LINES_OF_TWO + 2 } else { LINES_OF_TWO - needed };
    let rows: Vec<Vec<Cell>> = measures.iter().map(|(row, _)| row.clone()).collect();
    let some = that_fit(rows, Columns(&shape), left, MOST).len();
    cut.add("measure", "measures", some, measures.len());
    let mut sections = Vec::new();
    if let Some(table) = taken(head, measures, some, cut) {
        sections.push(section(Place::Band(2), "How we will know", by_when(plan), vec![table]));
    }
    if needed > 0 {
        let text = cut.text(shortened(stays, room, SIZE, Weight::Regular, 4));
        sections.push(section(Place::Band(2), "What stays", "", vec![Block::Paragraph(text)]));
    }
    sections
}

/// *by 30 Jun 2027*.
fn by_when(plan: &Plan<'_>) -> String {
    plan.initiative.ends.map(|day| format!("by {} {}", short(day), day.year())).unwrap_or_default()
}

/// The measures as rows: the target beside the text where all are short, else below it.
fn measures(plan: &Plan<'_>, wide: u8) -> (Vec<Column>, Vec<Cutting>, Vec<u8>) {
    let all: Vec<&Measure> =
        plan.initiative.measures.iter().filter(|one| !one.text.trim().is_empty()).collect();
    let split = vec![wide - 26, 26];
    let beside = Columns(&split);
    let short = |one: &&Measure| {
        let fits = |text: &str, column| lines(text, beside.room(column, false), SIZE, Weight::SemiBold) <= 1;
        fits(&one.text, 0) && fits(one.target.as_deref().unwrap_or_default(), 1)
    };
    if all.iter().all(short) {
        let rows = all.iter().map(|one| {
            let target = Cell::toned(one.target.as_deref().unwrap_or_default(), Tone::Strong);
            (vec![Cell::plain(&one.text), target], 0)
        });
        let head = vec![Column::words("Measure", split[0]), Column::numbers("Target", split[1])];
        return (head, rows.collect(), split);
    }
    let room = Columns(&[wide]).room(0, false);
    let rows = all.iter().map(|one| {
        let mut own = Cut::default();
        let text = own.text(shortened(&one.text, room, SIZE, Weight::Regular, 1));
        let target = one.target.as_deref().map(|target| format!("→ {target}")).unwrap_or_default();
        let target = own.text(shortened(&target, room, SIZE, Weight::Regular, 1));
        (vec![Cell::plain(text).with(target)], own.ends)
    });
    (vec![Column::words("Measure", wide)], rows.collect(), vec![wide])
}

/// How many of each fit where they take so many lines together, by turns, at most three of each.
fn by_turns(a: (&[Cutting], Columns<'_>), b: (&[Cutting], Columns<'_>), lines: usize) -> (usize, usize) {
    let mut left = lines;
    let mut taken = [0, 0];
    let mut open = [true, true];
    while open.iter().any(|open| *open) {
        for (place, (rows, columns)) in [a, b].into_iter().enumerate() {
            let row = rows.get(taken[place]).filter(|_| open[place] && taken[place] < MOST);
            match row.map(|(row, _)| columns.lines(row)).filter(|needed| *needed <= left) {
                Some(needed) => {
                    left -= needed;
                    taken[place] += 1;
                }
                None => open[place] = false,
            }
        }
    }
    (taken[0], taken[1])
}

/// A table of the first rows, with what was cut of them.
fn taken(head: Vec<Column>, rows: Vec<Cutting>, count: usize, cut: &mut Cut) -> Option<Block> {
    let rows: Vec<Cutting> = rows.into_iter().take(count).collect();
    cut.ends += rows.iter().map(|(_, ends)| ends).sum::<usize>();
    Table::of(head, rows.into_iter().map(|(row, _)| row).collect())
}

/// The checkpoints: the last that was reached and those to come.
pub(super) fn checkpoints(plan: &Plan<'_>, most: usize, cut: &mut Cut) -> Option<Section> {
    let wide = width(plan, 0);
    let columns = [wide];
    let room = Columns(&columns).room(0, true);
    let mut all: Vec<&Checkpoint> = plan.initiative.checkpoints.iter().collect();
    all.sort_by(|a, b| a.date.cmp(&b.date).then_with(|| a.name.cmp(&b.name)));
    let done = all.iter().filter(|one| one.done_on.is_some()).count();
    let first = all.iter().position(|one| one.done_on.is_none()).unwrap_or(all.len());
    let from = first.saturating_sub(usize::from(most > MOST));
    let mut ends = Vec::new();
    let rows: Vec<Vec<Cell>> = all
        .iter()
        .skip(from)
        .map(|one| {
            let mut own = Cut::default();
            let name =
                own.text(shortened(&one.name, room, SIZE, Weight::SemiBold, if most > MOST { 2 } else { 1 }));
            let when = match one.done_on {
                Some(day) => format!("{}, done", short(day)),
                None if one.date < plan.today => format!("{}, not reached yet", short(one.date)),
                None => short(one.date),
            };
            ends.push(own.ends);
            let sign = Mark::Checkpoint(one.done_on.is_some());
            vec![Cell::toned(name, Tone::Strong).with(when).signed(sign)]
        })
        .collect();
    let to_come = rows.len();
    let left = if most > MOST { most } else { most + 1 };
    let rows = that_fit(rows, Columns(&columns), left, MOST * 3);
    cut.add("checkpoint", "checkpoints", rows.len(), to_come);
    cut.ends += ends.into_iter().take(rows.len()).sum::<usize>();
    let table = Table::of(vec![Column::words("Checkpoint", wide)], rows)?;
    let aside = format!("{} of {} done", in_words(done), in_words(all.len()));
    let aside = aside.strip_prefix("no of").map_or(aside.clone(), |rest| format!("none of{rest}"));
    Some(section(Place::Band(0), "Checkpoints", aside, vec![table]))
}

/// How many stand where and should stand, for those who see counts only.
pub(super) fn standing(plan: &Plan<'_>) -> Option<Section> {
    let counts = plan.from.counts(plan.id);
    let (now, wanted) = (counts.engagement_now?, counts.engagement_wanted?);
    let words = |count: Option<Count>, word: &str| match count {
        Some(Count::Withheld) => format!("5 or more {word}"),
        Some(count) => format!("{count} {word}"),
        None => String::new(),
    };
    let rows = Engagement::ALL.iter().map(|stance| {
        vec![
            Cell::plain(for_others(*stance)),
            Cell::toned(words(now.of(*stance), "now"), Tone::Muted),
            Cell::plain(words(wanted.of(*stance), "wanted")),
        ]
    });
    let head =
        vec![Column::words("How people stand", 40), Column::words("Now", 21), Column::words("Wanted", 23)];
    let table = Table::of(head, rows.collect())?;
    Some(section(Place::Band(0), "How people stand", "counts below five as “< 5”", vec![table]))
}

/// How to answer.
pub(super) fn tell_us(plan: &Plan<'_>) -> Option<Section> {
    let affected = plan.affected();
    let covered = plan.covered(Cover::Covered);
    let mut text = if covered > 0 {
        "Bring your questions to any of these sessions or to your advocate.".to_owned()
    } else {
        "Bring your questions to any of these sessions.".to_owned()
    };
    let owner = plan.name(plan.initiative.owner);
    let room = Columns(&[width(plan, 1)]).room(0, false);
    if !owner.is_empty() {
        let longer = if covered < affected.len() {
            format!("{text} No advocate yet? Ask {owner} how to become one.")
        } else {
            format!("{text} Or ask {owner}.")
        };
        if lines(&longer, room, SIZE, Weight::Regular) <= 2 {
            text = longer;
        }
    }
    Some(section(Place::Band(1), "Tell us", "", vec![Block::Paragraph(text)]))
}
