//! ADKAR: which step holds somebody back?

use super::{Beside, Cell, Column, Ground, Look, Method, Row, Seen, Sheet, Tone};
use crate::model::assessment::Adkar;
use crate::model::field::Level;

pub(super) const METHOD: Method = Method {
    id: "adkar",
    name: "ADKAR",
    by: "Prosci",
    purpose: "To work on the right thing: training helps nobody who does not see why. The first low score, in order, is the \
              barrier.",
    source: "Prosci’s ADKAR: awareness of the need, desire to take part, knowledge of how, ability to do it, reinforcement to \
             keep it. Scores of 1 to 5 and the barrier at 3 or less are general professional knowledge.",
    limits: "The scores are somebody’s guess unless the person gave them. It treats change as one person’s way and is blind to \
             the group and to good reasons against it.",
    ours: "The lever that is named for each barrier is our wording of Prosci’s five levers.",
    level: Level::Private,
    see,
};

/// One of the five, in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Element {
    /// Of the need for change.
    Awareness,
    /// To take part.
    Desire,
    /// How to change.
    Knowledge,
    /// To do it.
    Ability,
    /// To keep it.
    Reinforcement,
}

impl Element {
    /// In order.
    pub const ALL: [Self; 5] =
        [Self::Awareness, Self::Desire, Self::Knowledge, Self::Ability, Self::Reinforcement];

    /// For people.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Awareness => "Awareness",
            Self::Desire => "Desire",
            Self::Knowledge => "Knowledge",
            Self::Ability => "Ability",
            Self::Reinforcement => "Reinforcement",
        }
    }

    /// What is worked on first where it is the barrier.
    pub const fn lever(self) -> &'static str {
        match self {
            Self::Awareness => "Say why, and why now",
            Self::Desire => "Sponsor, and what’s in it for them",
            Self::Knowledge => "Training",
            Self::Ability => "Coaching and practice",
            Self::Reinforcement => "Thanks, and mending what slips",
        }
    }

    const fn of(self) -> &'static str {
        match self {
            Self::Awareness => "of the need",
            Self::Desire => "to take part",
            Self::Knowledge => "of how",
            Self::Ability => "to do it",
            Self::Reinforcement => "to keep it",
        }
    }
}

/// The five scores in order, each 1 to 5.
pub const fn scores(adkar: &Adkar) -> [u32; 5] {
    [
        adkar.awareness.get(),
        adkar.desire.get(),
        adkar.knowledge.get(),
        adkar.ability.get(),
        adkar.reinforcement.get(),
    ]
}

/// The barrier: the first, in order, of 3 or less; none where all are higher.
pub fn barrier(adkar: &Adkar) -> Option<Element> {
    scores(adkar).into_iter().position(|score| score <= 3).map(|place| Element::ALL[place])
}

fn see(ground: &Ground<'_>) -> Seen {
    let (mut rows, mut unknown) = (Vec::new(), Vec::new());
    for (person, _, said) in &ground.people {
        let Some(adkar) = &said.adkar else {
            unknown.push(*person);
            continue;
        };
        let barrier = barrier(adkar);
        let cells = Element::ALL
            .iter()
            .zip(scores(adkar))
            .map(|(element, score)| Cell::Score(score, barrier == Some(*element)));
        let (said, tone) = match barrier {
            Some(element) => (element.lever().to_owned(), Tone::Open),
            None => ("No barrier".to_owned(), Tone::Fine),
        };
        rows.push(Row { person: *person, cells: cells.collect(), said, tone });
    }
    rows.sort_by_key(|row: &Row| {
        (row.tone, row.cells.iter().position(|cell| matches!(cell, Cell::Score(_, true))))
    });
    let first = Element::ALL
        .iter()
        .map(|element| (element, rows.iter().filter(|row| is_barrier(row, *element)).count()))
        .max_by_key(|(element, count)| (*count, std::cmp::Reverse(**element)));
    let told = match first {
        _ if rows.is_empty() => "Nobody is scored yet".to_owned(),
        Some((element, count)) if count > 0 => {
            let people = if count == 1 { "1 person".to_owned() } else { format!("{count} people") };
            format!("Most often in the way: {} ({people})", element.name().to_lowercase())
        }
        _ => "Nobody scored has a barrier".to_owned(),
    };
    let columns =
        Element::ALL.iter().map(|element| Column { name: element.name(), under: element.of(), stance: None });
    Seen {
        told,
        beside: Beside::some("Not scored", unknown).into_iter().collect(),
        look: Look::Sheet(Sheet { columns: columns.collect(), last: "Work on first", rows }),
    }
}

fn is_barrier(row: &Row, element: Element) -> bool {
    matches!(row.cells.get(element as usize), Some(Cell::Score(_, true)))
}
