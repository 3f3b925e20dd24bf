//! Players, subjects, context setters, crowd: whose power or interest should change?

use super::ground::pair;
use super::look::axis;
use super::{Beside, Class, Ground, Look, Member, Method, Plane, Seen, field};
use crate::model::field::Level;

pub(super) const METHOD: Method = Method {
    id: "players",
    name: "Players and subjects",
    by: "Eden & Ackermann 1998",
    purpose: "To see whose power or interest you want to change: subjects can be helped to a voice, context setters can be \
              interested or left in peace.",
    source: "Eden and Ackermann 1998, as told by Bryson 2004 (Public Management Review 6(1), 21–53). What each field is \
             called is from there; the moves are general professional knowledge.",
    limits: "The same two ratings as power and interest, asked in another way: interest first. It says nothing of attitude.",
    ours: "High begins at the lines of the initiative, as on the grid.",
    level: Level::Team,
    see,
};

/// What somebody is by power and interest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Player {
    /// Power and interest.
    Player,
    /// Power without interest.
    ContextSetter,
    /// Neither.
    Crowd,
    /// Interest without power.
    Subject,
}

impl Player {
    /// Name and what to do, as for several.
    pub const fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Player => ("Players", "Involve them: nothing goes on without them"),
            Self::ContextSetter => ("Context setters", "Raise their interest, or keep them at ease"),
            Self::Crowd => ("Crowd", "Watch them: a crowd can become a player"),
            Self::Subject => ("Subjects", "Help them to power: bring them together, speak for them"),
        }
    }
}

/// What somebody is.
pub const fn player(power: bool, interest: bool) -> Player {
    match (interest, power) {
        (true, true) => Player::Player,
        (true, false) => Player::Subject,
        (false, true) => Player::ContextSetter,
        (false, false) => Player::Crowd,
    }
}

fn see(ground: &Ground<'_>) -> Seen {
    let class = |player: Player| {
        let (name, advice) = player.words();
        Class::new(name, "", advice)
    };
    let mut fields = [Player::Player, Player::ContextSetter, Player::Crowd, Player::Subject].map(class);
    let mut unrated = Vec::new();
    for (person, _, said) in &ground.people {
        let (Some(power), Some(interest)) = (ground.influential(said), ground.interested(said)) else {
            unrated.push(*person);
            continue;
        };
        let member = Member::new(*person, pair(said.influence, said.interest)).noted(ground.near(said));
        fields[field(power, interest)].members.push(member);
    }
    let told = match fields[3].members.len() {
        0 => "Nobody cares without a say".to_owned(),
        1 => "One person cares and has little say".to_owned(),
        several => format!("{several} people care and have little say"),
    };
    Seen {
        told,
        beside: Beside::some("Influence or interest not rated", unrated).into_iter().collect(),
        look: Look::Plane(Box::new(Plane { up: axis("Power"), across: axis("Interest"), fields })),
    }
}
