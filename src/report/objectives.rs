//! What is engagement to achieve, by when, how far is it, and what is promised?
//!
//! No record holds objectives: they follow from what a plan of engagement must bring about, and how far each is can be
//! counted.
//!
//! *Invariants:* at most six. Each is counted from what the audience sees; what it cannot count is not in its copy.

use super::block::{Block, Cell, Column, Table, Tone};
use super::dates::long;
use super::planned::{Plan, in_words};
use crate::share::{Count, Cover, Engagement, Heard, Kept, Participation, Quadrant};
use jiff::civil::Date;

/// The objectives, and how far people take part.
pub(super) fn objectives(plan: &Plan<'_>) -> Vec<Block> {
    let starts = plan.initiative.starts.filter(|day| *day > plan.today);
    let by = starts.or(plan.initiative.ends).or_else(|| plan.next_checkpoint());
    let owner = plan.name(plan.initiative.owner);
    let found = [voices(plan), key_players(plan), standing(plan), heard(plan), answers(plan), promises(plan)];
    let rows: Vec<Vec<Cell>> = found.into_iter().flatten().map(|one| row(one, by, &owner)).collect();
    let mut blocks = Vec::new();
    let head = vec![
        Column::words("Objective", 46),
        Column::words("Today", 16),
        Column::words("By", 18),
        Column::words("Answers for it", 20),
    ];
    blocks.extend(Table::of(head, rows));
    blocks.extend(plan.initiative.promise.map(promise));
    blocks
}

struct Objective {
    what: &'static str,
    how: String,
    done: usize,
    all: usize,
    is_lasting: bool,
}

fn row(one: Objective, by: Option<Date>, owner: &str) -> Vec<Cell> {
    let today = format!("{} of {}", one.done, one.all);
    let tone = if one.done >= one.all { Tone::Good } else { Tone::Plain };
    let by = match by {
        _ if one.is_lasting => "at any time".to_owned(),
        Some(day) => long(day),
        None => "no day set".to_owned(),
    };
    vec![
        Cell::toned(one.what, Tone::Strong).with(one.how),
        Cell::toned(today, tone),
        Cell::plain(by),
        Cell::plain(if owner.is_empty() { "–" } else { owner }),
    ]
}

fn promise(level: Participation) -> Block {
    Block::Callout {
        title: format!("Our promise: {}", level.name().to_lowercase()),
        text: format!("{}.", level.promise()),
    }
}

fn voices(plan: &Plan<'_>) -> Option<Objective> {
    let all = plan.affected().len();
    (all > 0 && plan.from.sees("initiative.affected")).then(|| Objective {
        what: "Every affected community has an advocate of its own",
        how: format!(
            "{} communities, each with somebody of its own to ask",
            super::planned::capital(&in_words(all))
        ),
        done: plan.covered(Cover::Covered),
        all,
        is_lasting: false,
    })
}

fn key_players(plan: &Plan<'_>) -> Option<Objective> {
    if !plan.by_name() {
        return None;
    }
    let next = plan.from.next_actions(plan.id, plan.today);
    let people = plan.from.assessments_of(plan.id).map(|(id, _)| id);
    let close: Vec<_> =
        people.filter(|id| plan.from.quadrant(plan.id, *id) == Some(Quadrant::KeyPlayers)).collect();
    (!close.is_empty()).then(|| Objective {
        what: "Everybody to manage closely has a next step",
        how: "Meant for them in particular; what goes to all does not count".to_owned(),
        done: close.iter().filter(|id| next.contains_key(id)).count(),
        all: close.len(),
        is_lasting: true,
    })
}

/// How many stand where they should; for those who see numbers only, where no number is too small to be told.
fn standing(plan: &Plan<'_>) -> Option<Objective> {
    let what = "Those who are needed are for it, and some lead";
    let how = "Supportive or leading, of so many who should be".to_owned();
    let counts = plan.from.counts(plan.id);
    let (now, wanted) = (counts.engagement_now?, counts.engagement_wanted?);
    let exact = |tally: &crate::share::Tally<Engagement>| -> Option<usize> {
        let of = |stance| match tally.of(stance) {
            Some(Count::Exact(number)) => Some(number as usize),
            _ => None,
        };
        Some(of(Engagement::Supportive)? + of(Engagement::Leading)?)
    };
    let (done, all) = (exact(&now)?, exact(&wanted)?);
    (all > 0).then_some(Objective { what, how, done, all, is_lasting: false })
}

/// How many messages somebody confirmed as often as is enough.
fn heard(plan: &Plan<'_>) -> Option<Objective> {
    if !plan.by_name() {
        return None;
    }
    let messages = || plan.from.messages().iter().filter(|(_, message)| message.initiative == plan.id);
    let all = messages().count();
    let enough = |(id, message): &(&crate::share::MessageId, &crate::share::Message)| {
        let talks = plan.from.interactions().values();
        let heard = talks.filter(|talk| talk.message == Some(**id) && talk.heard == Some(Heard::Yes)).count();
        heard >= message.enough.get() as usize
    };
    (all > 0).then(|| Objective {
        what: "Every message is heard as often as is enough",
        how: "Confirmed as heard, not just sent".to_owned(),
        done: messages().filter(enough).count(),
        all,
        is_lasting: false,
    })
}

/// How many of the actions that are still to come have a way for answers to come back.
fn answers(plan: &Plan<'_>) -> Option<Objective> {
    let open: Vec<_> = plan
        .actions()
        .into_iter()
        .filter(|(_, action)| action.is_open() && super::calendar::needs_answers(action))
        .collect();
    let has = |route: &Option<String>| route.as_deref().is_some_and(|route| !route.trim().is_empty());
    (!open.is_empty()).then(|| Objective {
        what: "Every step has a way for answers to come back",
        how: "Of the steps that are still to come".to_owned(),
        done: open.iter().filter(|(_, action)| has(&action.feedback_route)).count(),
        all: open.len(),
        is_lasting: true,
    })
}

/// How many of the promises that fell due were kept.
fn promises(plan: &Plan<'_>) -> Option<Objective> {
    if !plan.by_name() {
        return None;
    }
    let talks = plan.from.interactions().values().filter(|talk| talk.initiative == Some(plan.id));
    let due = |promise: &&crate::share::Promise| {
        promise.kept != Kept::Open || promise.due.is_some_and(|due| due < plan.today)
    };
    let due: Vec<_> = talks.flat_map(|talk| &talk.promises).filter(due).collect();
    (!due.is_empty()).then(|| Objective {
        what: "What we promise, we keep",
        how: "Of the promises that fell due".to_owned(),
        done: due.iter().filter(|promise| promise.kept == Kept::Yes).count(),
        all: due.len(),
        is_lasting: true,
    })
}
