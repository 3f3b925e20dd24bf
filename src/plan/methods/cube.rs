//! Power, interest and attitude: who helps or hinders, and would it be noticed?

use super::ground::{pair, stance};
use super::{Beside, Class, Ground, Look, Member, Method, Seen, attitude};
use crate::model::field::Level;

pub(super) const METHOD: Method = Method {
    id: "attitude-cube",
    name: "Power, interest, attitude",
    by: "Murray-Webster & Simon 2006",
    purpose: "To see, among those who are for or against the change, whose help is asleep and whose concern nobody has heard.",
    source: "Murray-Webster and Simon 2006, from general professional knowledge: the paper itself was not at hand.",
    limits: "Its words are unkind to people whose reasons may be good, and they stick. They are shown to you alone, behind what \
             they mean. Never use them in front of others.",
    ours: "For it are the supportive and the leading, against it the resistant; who is neutral or does not know of it has no \
           corner. High begins at the lines of the initiative.",
    level: Level::Private,
    see,
};

/// A corner of the cube.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Corner {
    /// Power, interest, for it.
    Saviour,
    /// Power, no interest, for it.
    SleepingGiant,
    /// Interest without power, for it.
    Friend,
    /// Neither, for it.
    Acquaintance,
    /// Power, interest, against it.
    Saboteur,
    /// Power, no interest, against it.
    TimeBomb,
    /// Interest without power, against it.
    Irritant,
    /// Neither, against it.
    TripWire,
}

impl Corner {
    /// Those for it first, each side by power.
    pub const ALL: [Self; 8] = [
        Self::Saviour,
        Self::SleepingGiant,
        Self::Friend,
        Self::Acquaintance,
        Self::Saboteur,
        Self::TimeBomb,
        Self::Irritant,
        Self::TripWire,
    ];

    /// The authors’ word. For the owner of the map alone.
    pub const fn term(self) -> &'static str {
        match self {
            Self::Saviour => "Saviour",
            Self::SleepingGiant => "Sleeping giant",
            Self::Friend => "Friend",
            Self::Acquaintance => "Acquaintance",
            Self::Saboteur => "Saboteur",
            Self::TimeBomb => "Time bomb",
            Self::Irritant => "Irritant",
            Self::TripWire => "Trip wire",
        }
    }

    /// What it means, without the authors’ word.
    pub const fn definition(self) -> &'static str {
        match self {
            Self::Saviour => "Influential, interested, for it",
            Self::SleepingGiant => "Influential, not interested, for it",
            Self::Friend => "Interested, little influence, for it",
            Self::Acquaintance => "Little influence or interest, for it",
            Self::Saboteur => "Influential, interested, against it",
            Self::TimeBomb => "Influential, not interested, against it",
            Self::Irritant => "Interested, little influence, against it",
            Self::TripWire => "Little influence or interest, against it",
        }
    }

    const fn advice(self) -> &'static str {
        match self {
            Self::Saviour => "Pay attention to them, and do what keeps them on board",
            Self::SleepingGiant => "Wake their interest: show what it does for them",
            Self::Friend => "Confide in them and let them help",
            Self::Acquaintance => "Keep them informed",
            Self::Saboteur => "Talk, soon and alone: what would they lose, and what would make them want to?",
            Self::TimeBomb => "Understand their concern before it grows",
            Self::Irritant => "Hear them out, and say what came of it",
            Self::TripWire => "Know what would catch them, and don’t stumble over it",
        }
    }
}

/// The corner of somebody.
pub const fn corner(power: bool, interest: bool, for_it: bool) -> Corner {
    match (power, interest, for_it) {
        (true, true, true) => Corner::Saviour,
        (false, true, true) => Corner::Friend,
        (true, false, true) => Corner::SleepingGiant,
        (false, false, true) => Corner::Acquaintance,
        (true, true, false) => Corner::Saboteur,
        (false, true, false) => Corner::Irritant,
        (true, false, false) => Corner::TimeBomb,
        (false, false, false) => Corner::TripWire,
    }
}

fn see(ground: &Ground<'_>) -> Seen {
    let mut classes: Vec<Class> = Corner::ALL
        .iter()
        .enumerate()
        .map(|(place, one)| Class {
            group: if place < 4 { "For the change" } else { "Against the change" },
            term: one.term(),
            ..Class::new(one.definition(), "", one.advice())
        })
        .collect();
    let (mut neither, mut unknown) = (Vec::new(), Vec::new());
    for (person, _, said) in &ground.people {
        let (Some(power), Some(interest)) = (ground.influential(said), ground.interested(said)) else {
            unknown.push(*person);
            continue;
        };
        let Some(for_it) = attitude(said.engagement_now) else {
            neither.push(*person);
            continue;
        };
        let corner = corner(power, interest, for_it);
        if let Some(place) = Corner::ALL.iter().position(|one| *one == corner) {
            let words = format!("{} · {}", pair(said.influence, said.interest), stance(said.engagement_now));
            classes[place].members.push(Member::new(*person, words));
        }
    }
    let against: usize = classes.iter().skip(4).map(|class| class.members.len()).sum();
    let told = match against {
        0 => "Nobody rated is against it".to_owned(),
        1 => "One person rated is against it".to_owned(),
        several => format!("{several} people rated are against it"),
    };
    let beside = [
        Beside::some("Neither for nor against it, as far as is known", neither),
        Beside::some("Influence or interest not rated", unknown),
    ];
    Seen { told, beside: beside.into_iter().flatten().collect(), look: Look::Classes(classes) }
}
