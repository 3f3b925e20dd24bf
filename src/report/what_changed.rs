//! What changed between two looks at a change, for this reader?
//!
//! A review of the last week is itself the news: then it is compared with the one before it. Otherwise the last review is
//! compared with now.
//!
//! *Invariants:* who moved is told to those only who see how each person stands; others see numbers, none below five, or
//! nothing of it. Which days are compared follows from the days of reviews alone.

use super::block::{Block, Cell, Column, Edition, Passage, Report, Section, Shape, Table, Tone};
use super::cover::{Facts, about_the_copy};
use super::dates::{long, short};
use super::planned::{Plan, said};
use super::{Context, ReportError, movements, progress, sections};
use crate::share::{Audience, Disclosure, Moves, Review};
use jiff::Span;
use jiff::civil::Date;

/// For so many days a review is news.
const NEWS: i64 = 7;

/// The time that is told about.
pub(super) struct Period<'a> {
    pub(super) plan: Plan<'a>,
    /// The review from which on; nothing where there was none yet.
    pub(super) since: Option<&'a Review>,
    /// The review up to which; nothing for now.
    pub(super) until: Option<&'a Review>,
    /// What moved meanwhile.
    pub(super) moves: Option<Moves>,
}

impl Period<'_> {
    /// The first day of which it is told; what was before the first review is told too where there was none.
    pub(super) fn from(&self) -> Date {
        self.since.map_or(Date::MIN, |review| review.date)
    }

    /// The last day.
    pub(super) fn to(&self) -> Date {
        self.until.map_or(self.plan.today, |review| review.date)
    }

    /// Whether something of this day is part of it.
    pub(super) fn holds(&self, day: Date) -> bool {
        day > self.from() && day <= self.to()
    }
}

/// What changed for the initiative to which the disclosure is limited, or the only one. O(records of the initiative · log).
pub fn what_changed(from: &Disclosure, context: &Context) -> Result<Report, ReportError> {
    let period = period(Plan::of(from, context)?);
    let plan = &period.plan;
    let made = [
        ("What moved", movements::movements(&period)),
        ("Where ratings changed", movements::ratings(&period)),
        ("What was reached", progress::reached(&period)),
        ("What was done", progress::done(&period)),
        ("You said, we did", progress::heeded(&period)),
        ("Advocates", progress::advocates(&period)),
        ("Promises", progress::promises(&period)),
        ("What the review said", answers(&period)),
        ("What comes next", progress::next(&period)),
    ];
    let mut facts = Facts::default();
    facts.add("Owner", plan.initiative.owner.map(|id| plan.person(id)).unwrap_or_default());
    facts.add("Compared", compared(&period));
    facts.add("As of", long(plan.today));
    about_the_copy(plan, &mut facts);
    let sections = made.into_iter().filter(|(_, blocks)| !blocks.is_empty());
    Ok(Report {
        id: "what-changed",
        kind: "What changed",
        shape: Shape::Pages,
        title: plan.initiative.name.clone(),
        lead: lead(&period),
        organisation: from.about().organisation.clone().unwrap_or_default(),
        audience: from.audience(),
        classification: from.classification().to_owned(),
        date: context.today,
        valid_until: None,
        edition: Edition::default(),
        promise: String::new(),
        left_out: Vec::new(),
        front: vec![facts.block()],
        sections: sections.map(|(title, blocks)| Section::new(title, blocks)).collect(),
    })
}

/// Which two looks are compared.
fn period(plan: Plan<'_>) -> Period<'_> {
    let all = sections::reviews(&plan);
    let past: Vec<_> = all.into_iter().filter(|(_, review)| review.date <= plan.today).collect();
    let moves = plan.from.moves(plan.id);
    let find = |since, until| moves.iter().find(|one| one.since == since && one.until == until).cloned();
    match past.as_slice() {
        [.., (before, earlier), (last, latest)]
            if latest.date > plan.today.saturating_sub(Span::new().days(NEWS))
                && earlier.date < latest.date =>
        {
            let moves = find(*before, Some(*last));
            Period { since: Some(earlier), until: Some(latest), moves, plan }
        }
        [.., (last, latest)] => {
            let moves = find(*last, None);
            Period { since: Some(latest), until: None, moves, plan }
        }
        [] => Period { since: None, until: None, moves: None, plan },
    }
}

fn lead(period: &Period<'_>) -> String {
    match (period.since, period.until) {
        (Some(since), Some(until)) => format!("Between {} and {}", long(since.date), long(until.date)),
        (Some(since), None) => format!("Since {}", long(since.date)),
        _ => "Until now".to_owned(),
    }
}

fn compared(period: &Period<'_>) -> String {
    let named = |review: &Review| format!("“{}” of {}", review.name, long(review.date));
    match (period.since, period.until) {
        (Some(since), Some(until)) => format!("The review {} with {}", named(since), named(until)),
        (Some(since), None) => format!("The review {} with today", named(since)),
        _ => "There was no review yet: this is what was done so far".to_owned(),
    }
}

/// The two questions of the review that ends the time, or of the one that began it.
fn answers(period: &Period<'_>) -> Vec<Block> {
    if period.plan.from.audience() == Audience::Everyone {
        return Vec::new();
    }
    let Some(review) = period.until.or(period.since) else { return Vec::new() };
    let mut said: Vec<Passage> = sections::answers(review);
    if period.until.is_none() {
        // What moved up to the review that began the time is no news.
        said.retain(|one| one.title != "What moved");
    }
    if said.is_empty() {
        return Vec::new();
    }
    let words = format!("{}, {}.", review.name, long(review.date));
    vec![Block::Paragraph(words), Block::Passages(said)]
}

/// A table of steps: when, what, for whom, by whom and how far.
pub(super) fn steps(plan: &Plan<'_>, found: Vec<(Date, &crate::share::Action)>) -> Option<Block> {
    let rows = found.into_iter().map(|(on, action)| {
        vec![
            Cell::toned(short(on), Tone::Strong),
            Cell::toned(&action.title, Tone::Strong).with(super::calendar::manner(action)),
            said(Some(&plan.recipients(&action.audience))),
            said(Some(&plan.name(action.owner))),
            super::planned::status(action, plan.today),
        ]
    });
    let head = vec![
        Column::words("When", 11),
        Column::words("What", 38),
        Column::words("For whom", 24),
        Column::words("Owner", 15),
        Column::words("Status", 13),
    ];
    Table::of(head, rows.collect())
}
