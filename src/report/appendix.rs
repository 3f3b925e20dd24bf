//! How is this report to be read: which scales, which words?
//!
//! *Invariants:* the same words for every map of an audience; only what is used in its copy is explained.

use super::block::{Block, Cell, Column, Table, Tone};
use super::planned::Plan;
use crate::share::{Audience, Effect, LEAST};

/// Scales and words.
pub(super) fn appendix(plan: &Plan<'_>) -> Vec<Block> {
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    let mut row =
        |word: &str, meaning: String| rows.push(vec![Cell::toned(word, Tone::Strong), Cell::plain(meaning)]);
    let by_name = plan.by_name();
    if plan.from.counts(plan.id).quadrants.is_some() {
        row("Influence, interest", scales(plan));
    }
    let effects: Vec<&str> = Effect::ALL.iter().map(|effect| effect.name()).collect();
    row(
        "Effect",
        format!("How strongly the change affects a community: {}.", effects.join(", ").to_lowercase()),
    );
    row(
        "Community",
        "People who do the same kind of work and would be affected alike, wherever they sit.".to_owned(),
    );
    row(
        "Advocate",
        "Somebody of a community who agreed to carry the change to it, and its answers back.".to_owned(),
    );
    if by_name {
        row("In view", "Thought of or asked as an advocate; nothing is agreed yet.".to_owned());
        row(
            "Wanted",
            "How somebody should stand for the change to work. Leading is not for everybody.".to_owned(),
        );
        row("Needs from us", "What we owe somebody, not what they owe the change.".to_owned());
    }
    if plan.from.audience() != Audience::Everyone {
        row("Sent, heard", "Sent is what left us. Heard is what somebody confirmed.".to_owned());
        row(
            "Answers for it, does it",
            "One answers for a decision; others do the work, are asked before or told after.".to_owned(),
        );
    }
    row("Promise", "How far people take part, by the spectrum of the IAP2: inform, consult, involve, collaborate, empower.".to_owned());
    if plan.from.audience().is_counted() {
        row(
            "Not shown",
            format!(
                "A number below {LEAST} is “< {LEAST}”; another one is not shown where it would give that away."
            ),
        );
    }
    if plan.from.audience() == Audience::Me {
        row(
            "Power, legitimacy, urgency",
            "What makes a claim count (Mitchell, Agle and Wood 1997).".to_owned(),
        );
        row("C and D", "Current and desired engagement, as in the engagement assessment matrix.".to_owned());
    }
    let table = Table::of(vec![Column::words("Word", 26), Column::words("What it means here", 74)], rows);
    let mut blocks: Vec<Block> = table.into_iter().collect();
    if let Some(table) = communities(plan) {
        blocks.push(Block::Heading("The communities".to_owned()));
        blocks.push(table);
    }
    blocks
}

/// Who belongs to each affected community, where somebody wrote it.
fn communities(plan: &Plan<'_>) -> Option<Block> {
    let rows = plan.affected().into_iter().filter_map(|(_, record, _)| {
        let about = record.description.as_deref().filter(|text| !text.trim().is_empty())?;
        Some(vec![Cell::toned(&record.name, Tone::Strong), Cell::plain(about)])
    });
    Table::of(vec![Column::words("Community", 26), Column::words("Who they are", 74)], rows.collect())
}

fn scales(plan: &Plan<'_>) -> String {
    let (influence, interest) = (plan.initiative.influence_line.get(), plan.initiative.interest_line.get());
    let line = match (influence, interest) {
        _ if !plan.by_name() => String::new(),
        (50, 50) => " From 0 to 100; 50 and above is high.".to_owned(),
        (a, b) => format!(" From 0 to 100; influence is high from {a}, interest from {b}."),
    };
    format!(
        "How much somebody can do for or against the change, and how much it matters to them (Mendelow 1981).{line}"
    )
}
