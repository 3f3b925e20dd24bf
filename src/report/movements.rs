//! Who moved towards the change and who away from it, as far as it may be told?
//!
//! *Invariants:* numbers for others are those of the disclosure, in which none below five is told. Names and stances stand
//! only where the audience sees how each person stands; what made the difference is for the owner of the map.

use super::block::{Block, Cell, Column, Passage, Table, Tone};
use super::planned::{Plan, said};
use super::what_changed::Period;
use crate::diagram::{GridOptions, Inter, grid, pos};
use crate::share::{Audience, Count, Movement, Rating, Tally, Way};

/// The numbers of those who moved, and who it was.
pub(super) fn movements(period: &Period<'_>) -> Vec<Block> {
    let Some(moves) = &period.moves else { return Vec::new() };
    let Some(ways) = &moves.ways else {
        return match period.plan.from.audience() {
            Audience::Team => vec![Block::Paragraph(
                "Who moved towards the change and who away from it is not part of this copy.".to_owned(),
            )],
            _ => Vec::new(),
        };
    };
    let is_counted = period.plan.from.audience().is_counted();
    let mut blocks = vec![Block::Lead(sentence(ways, is_counted))];
    blocks.push(Block::Passages(figures(ways)));
    if is_counted {
        let hidden = ways.cells.iter().any(|(_, count)| !matches!(count, Count::Exact(_)));
        if hidden {
            blocks.push(Block::Note(
                "Numbers below five are not shown, nor one from which they could be worked out.".to_owned(),
            ));
        }
        return blocks;
    }
    blocks.extend(people(&period.plan, &moves.people));
    blocks
}

/// *Eight moved towards the change and two away from it.*
fn sentence(ways: &Tally<Way>, is_counted: bool) -> String {
    let of = |way| ways.of(way).unwrap_or(Count::Few);
    let word = |count: Count| match count {
        Count::Exact(number) => super::planned::in_words(number as usize),
        Count::Few => "fewer than five".to_owned(),
        Count::Withheld => "several".to_owned(),
    };
    match (of(Way::Up), of(Way::Down)) {
        (Count::Exact(0), Count::Exact(0)) if !is_counted => {
            "Nobody moved towards the change or away from it.".to_owned()
        }
        (Count::Few, Count::Few) => "Few moved towards the change, and few away from it.".to_owned(),
        (up, down) => {
            let up = super::planned::capital(&word(up));
            format!("{up} moved towards the change and {} away from it.", word(down))
        }
    }
}

fn figures(ways: &Tally<Way>) -> Vec<Passage> {
    let order = [
        (Way::Up, "moved towards it"),
        (Way::Down, "moved away"),
        (Way::Unchanged, "stayed where they were"),
        (Way::New, "are new"),
        (Way::Left, "left"),
    ];
    let told = order.into_iter().filter_map(|(way, words)| {
        let count = ways.of(way)?;
        let is_there = count != Count::Exact(0) || matches!(way, Way::Up | Way::Down);
        is_there.then(|| Passage { figure: count.to_string(), title: words.to_owned(), lines: Vec::new() })
    });
    told.collect()
}

/// Everybody who moved, is new or left: from where to where, and for the owner what made the difference.
fn people(plan: &Plan<'_>, moves: &[Movement]) -> Option<Block> {
    let with_cause = plan.from.audience() == Audience::Me;
    let row = |one: &Movement| {
        let way = match one.way {
            Way::Up => Cell::toned("towards it", Tone::Good),
            Way::Down => Cell::toned("away", Tone::Warn),
            Way::New => Cell::plain("new"),
            Way::Left => Cell::plain("left"),
            Way::Unchanged => Cell::toned("stayed", Tone::Muted),
        };
        let mut cells = vec![
            Cell::toned(plan.from.person(one.person), Tone::Strong),
            plan.stance_cell(one.from, true),
            plan.stance_cell(one.to, true),
            way,
        ];
        if with_cause {
            let cause = match (&one.cause, one.way.is_move()) {
                (Some(cause), _) => Cell::plain(cause),
                (None, true) => Cell::toned("nobody wrote it", Tone::Warn),
                (None, false) => said(None),
            };
            cells.push(cause);
        }
        cells
    };
    let rows = moves.iter().filter(|one| one.way != Way::Unchanged).map(row).collect();
    let mut head = vec![
        Column::words("Name", 25),
        Column::words("Then", 16),
        Column::words("Since", 16),
        Column::words("Moved", 13),
    ];
    if with_cause {
        head.push(Column::words("What made the difference", 36));
    }
    Table::of(head, rows)
}

/// Whose influence, interest or impact is rated otherwise than then, with the ways on the grid.
pub(super) fn ratings(period: &Period<'_>) -> Vec<Block> {
    let plan = &period.plan;
    let (Some(moves), Some(since)) = (&period.moves, period.since) else { return Vec::new() };
    if !plan.by_name() {
        return Vec::new();
    }
    let words = |then: Option<Rating>, now: Option<Rating>| {
        let number =
            |rating: Option<Rating>| rating.map_or_else(|| "–".to_owned(), |rating| rating.to_string());
        if then == now {
            Cell::toned(number(now), Tone::Muted)
        } else {
            Cell::plain(format!("{} → {}", number(then), number(now)))
        }
    };
    let mut found: Vec<(&str, Vec<Cell>)> = Vec::new();
    for (person, then) in &since.ratings {
        let now = match period.until {
            Some(review) => review.ratings.get(person).map(|now| (now.influence, now.interest, now.impact)),
            None => plan
                .from
                .assessments()
                .get(&(plan.id, *person))
                .map(|now| (now.influence, now.interest, now.impact)),
        };
        let Some(now) = now.filter(|now| *now != (then.influence, then.interest, then.impact)) else {
            continue;
        };
        let name = plan.from.person(*person);
        let cells = vec![
            Cell::toned(name, Tone::Strong),
            words(then.influence, now.0),
            words(then.interest, now.1),
            words(then.impact, now.2),
        ];
        found.push((name, cells));
    }
    found.sort_by(|a, b| a.0.cmp(b.0));
    let head = vec![
        Column::words("Name", 40),
        Column::numbers("Influence", 20),
        Column::numbers("Interest", 20),
        Column::numbers("Impact", 20),
    ];
    let Some(table) = Table::of(head, found.into_iter().map(|(_, cells)| cells).collect()) else {
        return Vec::new();
    };
    let mut blocks = Vec::new();
    if moves.until.is_none() {
        let options =
            GridOptions { size: pos(680.0, 520.0), trails: vec![moves.since], ..GridOptions::default() };
        let (scene, _) = grid(plan.from, plan.id, &options, &Inter);
        let caption = "Where people stand on influence and interest, and where they stood at the review.";
        blocks.push(Block::Picture(Box::new(scene), caption.to_owned()));
    }
    blocks.push(table);
    blocks
}
