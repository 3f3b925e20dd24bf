//! Why, what came back, what is risked, and how is it reviewed?

use super::block::{Block, Cell, Column, Mark, Passage, Table, Tone};
use super::dates::long;
use super::planned::{Plan, said};
use crate::share::{Audience, Kept, Prose, Review, ReviewId};

/// What changes, what stays, what it is worth, and how one will know.
pub(super) fn why(plan: &Plan<'_>) -> Vec<Block> {
    let record = plan.initiative;
    let mut blocks = Vec::new();
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
    let rows = record
        .measures
        .iter()
        .filter(|measure| !measure.text.trim().is_empty())
        .map(|measure| vec![Cell::toned(&measure.text, Tone::Strong), said(measure.target.as_deref())]);
    let table = Table::of(vec![Column::words("Measure", 60), Column::words("Target", 40)], rows.collect());
    if let Some(table) = table {
        blocks.push(Block::Heading("How we will know".to_owned()));
        blocks.push(table);
    }
    blocks
}

/// A text with a title, a line each; nothing where nobody wrote anything.
pub(super) fn passage(title: &str, text: &Option<Prose>) -> Option<Passage> {
    let text = text.as_deref().filter(|text| !text.trim().is_empty())?;
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect();
    Some(Passage { figure: String::new(), title: title.to_owned(), lines })
}

/// What people said, and what was changed by it.
pub(super) fn feedback(plan: &Plan<'_>) -> Vec<Block> {
    let rows: Vec<Vec<Cell>> = plan
        .actions()
        .into_iter()
        .filter_map(|(_, action)| {
            let changed = action.changed_by_it.as_deref().filter(|text| !text.trim().is_empty())?;
            let day = action.dated().map(long).unwrap_or_default();
            let mut row = vec![Cell::toned(&action.title, Tone::Strong).with(day)];
            if plan.from.sees("action.feedback") {
                row.push(said(action.feedback.as_deref()));
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
    if let Some(open) = promises(plan) {
        blocks.push(Block::Heading("Promised and still open".to_owned()));
        blocks.push(open);
    }
    blocks
}

/// What was promised and is still open.
fn promises(plan: &Plan<'_>) -> Option<Block> {
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
        let due = match promise.due {
            Some(due) if due < plan.today => Cell::toned(long(due), Tone::Late).with("late"),
            Some(due) => Cell::plain(long(due)),
            None => Cell::toned("no day set", Tone::Muted),
        };
        vec![Cell::toned(&*promise.text, Tone::Strong), said(Some(plan.from.person(promise.by))), due]
    });
    let head = vec![Column::words("Promise", 55), Column::words("By", 22), Column::words("Until", 23)];
    Table::of(head, rows.collect())
}

/// Risks, assumptions, issues and dependencies that concern people.
pub(super) fn risks(plan: &Plan<'_>) -> Vec<Block> {
    let mut open: Vec<_> =
        plan.initiative.risks.iter().filter(|risk| risk.open && !risk.text.is_empty()).collect();
    open.sort_by_key(|risk| risk.kind);
    let rows = open.into_iter().map(|risk| {
        let concerns = plan.name(risk.stakeholder);
        let concerns = if concerns.is_empty() { concerns } else { format!("concerns {concerns}") };
        let owner = plan.name(risk.owner);
        vec![
            Cell::toned(risk.kind.name(), Tone::Muted),
            Cell::toned(&*risk.text, Tone::Strong).with(concerns),
            said(risk.response.as_deref()),
            if owner.is_empty() { Cell::toned("nobody yet", Tone::Warn) } else { Cell::plain(owner) },
        ]
    });
    let head = vec![
        Column::words("Kind", 15),
        Column::words("What", 38),
        Column::words("What we do", 34),
        Column::words("Owner", 17),
    ];
    Table::of(head, rows.collect()).into_iter().collect()
}

/// The reviews of the change, the earliest first.
pub(super) fn reviews<'a>(plan: &Plan<'a>) -> Vec<(ReviewId, &'a Review)> {
    let all = plan.from.reviews().iter().filter(|(_, review)| review.initiative == plan.id);
    let mut found: Vec<(ReviewId, &Review)> = all.map(|(id, review)| (*id, review)).collect();
    found.sort_by_key(|(id, review)| (review.date, *id));
    found
}

/// Days by which something is there, what the last look back said, and how the next one goes.
pub(super) fn review(plan: &Plan<'_>) -> Vec<Block> {
    let mut blocks: Vec<Block> = checkpoints(plan).into_iter().collect();
    if plan.from.audience() != Audience::Everyone
        && let Some((_, last)) = reviews(plan).last()
    {
        let said = answers(last);
        if !said.is_empty() {
            blocks.push(Block::Heading(format!("Last review: {}, {}", last.name, long(last.date))));
            blocks.push(Block::Passages(said));
        }
    }
    blocks.push(Block::Heading("How we look back".to_owned()));
    blocks.push(Block::Passages(next(plan)));
    blocks
}

/// What a review answered to its questions.
pub(super) fn answers(review: &Review) -> Vec<Passage> {
    let said = [
        passage("What works well", &review.works_well),
        passage("What needs attention", &review.needs_attention),
        passage("What moved", &review.what_moved),
    ];
    said.into_iter().flatten().collect()
}

/// The checkpoints with how they are celebrated.
pub(super) fn checkpoints(plan: &Plan<'_>) -> Option<Block> {
    let mut checkpoints: Vec<_> = plan.initiative.checkpoints.iter().collect();
    checkpoints.sort_by(|a, b| a.date.cmp(&b.date).then_with(|| a.name.cmp(&b.name)));
    let rows = checkpoints.into_iter().map(|checkpoint| {
        let state = match checkpoint.done_on {
            Some(day) => Cell::toned("Reached", Tone::Good).signed(Mark::Checkpoint(true)).with(long(day)),
            None if checkpoint.date < plan.today => Cell::toned("Late", Tone::Late).signed(Mark::Late),
            None => Cell::plain("To come").signed(Mark::Checkpoint(false)),
        };
        vec![
            Cell::plain(long(checkpoint.date)),
            Cell::toned(&checkpoint.name, Tone::Strong),
            said(checkpoint.celebrate.as_deref()),
            state,
        ]
    });
    let head = vec![
        Column::words("Day", 20),
        Column::words("What is there then", 30),
        Column::words("How it is celebrated", 30),
        Column::words("State", 20),
    ];
    Table::of(head, rows.collect())
}

/// The two questions, the next version, and what is celebrated next.
fn next(plan: &Plan<'_>) -> Vec<Passage> {
    let passage = |title: &str, text: String| Passage {
        figure: String::new(),
        title: title.to_owned(),
        lines: vec![text],
    };
    let mut open: Vec<_> = plan
        .initiative
        .checkpoints
        .iter()
        .filter(|one| one.done_on.is_none() && one.date >= plan.today)
        .collect();
    open.sort_by(|a, b| a.date.cmp(&b.date).then_with(|| a.name.cmp(&b.name)));
    let when =
        open.first().map_or_else(|| "At each review".to_owned(), |one| format!("After {}", long(one.date)));
    let mut told = vec![
        passage(&when, "What works well? What needs attention? One page, without blame.".to_owned()),
        passage(
            "Next version of this plan",
            format!("By {}. What changed carries a mark in the margin.", long(plan.valid_until())),
        ),
    ];
    let feast = open.iter().find_map(|one| {
        let how = one.celebrate.as_deref().filter(|how| !how.trim().is_empty())?;
        Some(format!("{}: {how}", one.name))
    });
    told.extend(feast.map(|feast| passage("To celebrate next", feast)));
    told
}
