//! The engagement assessment matrix: where is everybody, where should they be, and what is the next step?

use super::{Beside, Cell, Column, Ground, Look, Method, Row, Seen, Sheet, Tone};
use crate::model::field::Level;
use crate::model::{ActionId, Engagement, Key, StakeholderId};
use crate::plan::checks::Facts;
use crate::plan::{day, gap};
use jiff::civil::Date;

pub(super) const METHOD: Method = Method {
    id: "engagement",
    name: "Engagement matrix",
    by: "PMBOK",
    purpose: "To hold where everybody is now (C, current) against where they should be (D, desired), and to see that each gap \
              has a next step.",
    source: "Stakeholder engagement assessment matrix of the PMBOK Guide. Unaware: does not know of it. Resistant: knows and \
             is against it. Neutral: knows, neither for nor against. Supportive: for it. Leading: works for it.",
    limits: "It is no ladder: to be unaware is not worse than to be resistant, and nobody has to pass through the one to leave \
             the other. Not everybody needs to lead.",
    ours: "A gap is counted in steps, never as a score. To want less than there is, is allowed: a champion may rest. Wherever C \
           and D differ there must be an open action from today on, with a day and an owner, that is for this person in \
           particular.",
    level: Level::Private,
    see,
};

/// The next step with somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    /// What is done.
    pub action: ActionId,
    /// When; of an action that comes again, the first day.
    pub on: Date,
    /// Who does it.
    pub owner: StakeholderId,
}

/// The first open action from today on that has a day and an owner and is for this person in particular. O(actions that reach
/// them).
pub fn step(facts: &Facts<'_>, person: StakeholderId) -> Option<Step> {
    facts
        .reaching(person)
        .filter(|(_, action)| action.is_open())
        .filter_map(|(id, action)| {
            Some(Step { action: id, on: day(action, facts.today)?, owner: action.owner? })
        })
        .filter(|step| step.on >= facts.today)
        .min_by_key(|step| (step.on, step.action))
}

fn see(ground: &Ground<'_>) -> Seen {
    let facts = ground.facts;
    let (mut rows, mut unknown) = (Vec::new(), Vec::new());
    for (person, _, said) in &ground.people {
        let (now, wanted) = (said.engagement_now, said.engagement_wanted);
        if now.is_none() && wanted.is_none() {
            unknown.push(*person);
            continue;
        }
        let cells = Engagement::ALL.iter().map(|level| match (now == Some(*level), wanted == Some(*level)) {
            (true, true) => Cell::Both,
            (true, false) => Cell::Now,
            (false, true) => Cell::Wanted,
            (false, false) => Cell::Empty,
        });
        let (said, tone) = match gap(now, wanted) {
            None if now.is_none() => ("Where are they now?".to_owned(), Tone::Open),
            None => ("Where should they be?".to_owned(), Tone::Open),
            Some(gap) if gap.now == gap.wanted => (gap.sentence(), Tone::Fine),
            Some(gap) => match step(facts, *person) {
                Some(step) => {
                    let owner = facts.document.name(Key::Stakeholder(step.owner));
                    (format!("{}: {owner}", step.on.strftime("%-d %b")), Tone::Moving)
                }
                None if gap.steps() < 0 => {
                    ("May step back: no step with day and owner".to_owned(), Tone::Open)
                }
                None => ("No step with day and owner".to_owned(), Tone::Open),
            },
        };
        rows.push(Row { person: *person, cells: cells.collect(), said, tone });
    }
    rows.sort_by_key(|row: &Row| row.tone);
    let open = rows.iter().filter(|row| row.tone == Tone::Open).count();
    let told = match open {
        0 if rows.is_empty() => "Nobody’s stance is noted yet".to_owned(),
        0 => "Every gap has a step with a day and an owner".to_owned(),
        1 => "One person lacks a step or an answer".to_owned(),
        several => format!("{several} people lack a step or an answer"),
    };
    let columns =
        Engagement::ALL.iter().map(|level| Column { name: level.name(), under: "", stance: Some(*level) });
    Seen {
        told,
        beside: Beside::some("Neither now nor wanted is noted", unknown).into_iter().collect(),
        look: Look::Sheet(Sheet { columns: columns.collect(), last: "Next step", rows }),
    }
}
