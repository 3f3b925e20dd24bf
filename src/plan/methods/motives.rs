//! The three needs: what moves everybody, how far is it met, and what stands behind it?

use super::{Beside, Cell, Column, Ground, Look, Method, Row, Seen, Sheet, Tone};
use crate::model::action::Need;
use crate::model::assessment::{Met, Motivator, Motivators};
use crate::model::field::Level;
use std::cmp::Reverse;

pub(super) const METHOD: Method = Method {
    id: "needs",
    name: "Three needs",
    by: "with SCARF (Rock 2008)",
    purpose: "To find what would make somebody want to: how much each of the three needs matters to them, and whether the change \
              meets it.",
    source: "SCARF, Rock 2008: status, certainty, autonomy, relatedness, fairness; a threat to one drives people away, a reward \
             draws them near. Needs of achievement, affiliation and power after McClelland (general knowledge).",
    limits: "What moves somebody is for them to say: an assumption is no knowledge. Nobody is obliged to collaborate.",
    ours: "The three needs, how they map to SCARF, and the typical actions are ours.",
    level: Level::Private,
    see,
};

/// What stands behind one of the three needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scarf {
    /// Which need.
    pub need: Need,
    /// The parts of SCARF.
    pub scarf: &'static str,
    /// McClelland’s needs.
    pub mcclelland: &'static str,
    /// What typically meets it.
    pub actions: &'static str,
}

/// The mapping: ours.
pub const SCARF: [Scarf; 3] = [
    Scarf {
        need: Need::Safety,
        scarf: "Certainty, relatedness, fairness",
        mcclelland: "Affiliation",
        actions: "early notice, say what stays the same, small-group session, buddy, named contact",
    },
    Scarf {
        need: Need::Contribution,
        scarf: "Autonomy",
        mcclelland: "Achievement (power)",
        actions: "co-design, pilot, decide part of it, see results of own input",
    },
    Scarf {
        need: Need::Recognition,
        scarf: "Status, fairness",
        mcclelland: "Achievement (power)",
        actions: "thank as they like it, credit by name, tell their manager",
    },
];

fn of(motivators: &Motivators, place: usize) -> &Motivator {
    match place {
        0 => &motivators.safety,
        1 => &motivators.contribution,
        _ => &motivators.recognition,
    }
}

/// The need that matters most and is not met: its place; the earlier of equal ones. Not known counts as not met, met in part
/// comes after both.
fn first_unmet(motivators: &Motivators) -> Option<usize> {
    let late = |met: Met| u8::from(met == Met::Partly);
    (0..3)
        .filter(|place| {
            let one = of(motivators, *place);
            one.weight.get() > 0 && one.met != Met::Yes
        })
        .min_by_key(|place| {
            let one = of(motivators, *place);
            (late(one.met), Reverse(one.weight.get()), *place)
        })
}

fn see(ground: &Ground<'_>) -> Seen {
    let (mut rows, mut unknown) = (Vec::new(), Vec::new());
    for (person, _, said) in &ground.people {
        let needs = &said.motivators;
        if *needs == Motivators::default() {
            unknown.push(*person);
            continue;
        }
        let cells = (0..3).map(|place| {
            let one = of(needs, place);
            Cell::Need(one.weight.get(), one.met)
        });
        let (words, tone) = match first_unmet(needs) {
            None => ("Met as far as is known".to_owned(), Tone::Fine),
            Some(place) => {
                let met = of(needs, place).met;
                let first = SCARF[place].actions.split(", ").next().unwrap_or_default();
                let tone = if met == Met::Partly { Tone::Moving } else { Tone::Open };
                (format!("Try: {first}"), tone)
            }
        };
        rows.push(Row { person: *person, cells: cells.collect(), said: words, tone });
    }
    rows.sort_by_key(|row: &Row| row.tone);
    let open = rows.iter().filter(|row| row.tone == Tone::Open).count();
    let told = match open {
        0 if rows.is_empty() => "What moves people is not noted yet".to_owned(),
        0 => "No need that matters is left unmet".to_owned(),
        1 => "One person has a need that is not met or not known".to_owned(),
        several => format!("{several} people have a need that is not met or not known"),
    };
    let names = ["Safety", "Contribution", "Recognition"];
    let columns =
        names.into_iter().zip(SCARF).map(|(name, behind)| Column { name, under: behind.scarf, stance: None });
    Seen {
        told,
        beside: Beside::some("Nothing noted of what moves them", unknown).into_iter().collect(),
        look: Look::Sheet(Sheet { columns: columns.collect(), last: "What might help", rows }),
    }
}
