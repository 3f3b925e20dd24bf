//! Attitude and impact: whom to involve, convince, inform, or only watch?

use super::ground::stance;
use super::look::axis;
use super::{Axis, Beside, Class, Ground, Look, Member, Method, Plane, Seen, field};
use crate::model::Engagement;
use crate::model::field::Level;

pub(super) const METHOD: Method = Method {
    id: "attitude-impact",
    name: "Attitude and impact",
    by: "pvangeer",
    purpose: "To choose the next conversation: involve those who are for it and feel it most, and listen to those who feel it \
              and are not.",
    source: "The four words are the defaults of pvangeer’s stakeholder analysis program. The axes are \
             general professional knowledge.",
    limits: "Attitude is what you know of today and changes with every talk. To convince begins with asking: most people \
             dislike the unknown, the ambiguous or the manner, not the change.",
    ours: "For it are the supportive and the leading; the neutral count with the resistant as not for it yet. Who does not know \
           of the change has no attitude and stands beside it.",
    level: Level::Private,
    see,
};

/// What to do by attitude and impact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Move {
    /// For it, and hit hard.
    Involve,
    /// For it, and hardly touched.
    Inform,
    /// Not for it, and hardly touched.
    Monitor,
    /// Not for it, and hit hard.
    Convince,
}

impl Move {
    /// Name and what to do.
    pub const fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Involve => ("Involve", "They want it and feel it: let them shape it"),
            Self::Inform => ("Inform", "Keep them up to date, and ask what they could give"),
            Self::Monitor => ("Monitor", "Watch whether it comes to touch them"),
            Self::Convince => ("Convince", "Listen first: what would make them want to?"),
        }
    }
}

/// What to do with somebody.
pub const fn response(for_it: bool, impact: bool) -> Move {
    match (for_it, impact) {
        (true, true) => Move::Involve,
        (true, false) => Move::Inform,
        (false, false) => Move::Monitor,
        (false, true) => Move::Convince,
    }
}

fn see(ground: &Ground<'_>) -> Seen {
    let class = |one: Move| {
        let (name, advice) = one.words();
        Class::new(name, "", advice)
    };
    let mut fields = [Move::Involve, Move::Inform, Move::Monitor, Move::Convince].map(class);
    let (mut unaware, mut unknown) = (Vec::new(), Vec::new());
    for (person, _, said) in &ground.people {
        let (Some(impact), Some(now)) = (ground.hit(said), said.engagement_now) else {
            unknown.push(*person);
            continue;
        };
        if now == Engagement::Unaware {
            unaware.push(*person);
            continue;
        }
        let for_it = matches!(now, Engagement::Supportive | Engagement::Leading);
        let score = said.impact.map_or(0, crate::model::Rating::get);
        fields[field(for_it, impact)]
            .members
            .push(Member::new(*person, format!("{} · {score}", stance(Some(now)))));
    }
    let told = match fields[3].members.len() {
        0 => "Nobody who feels it is against it".to_owned(),
        1 => "One person feels it and is not for it yet".to_owned(),
        several => format!("{several} people feel it and are not for it yet"),
    };
    let beside = [
        Beside::some("Don’t know of the change: they have no attitude to it yet", unaware),
        Beside::some("Stance or impact not known", unknown),
    ];
    Seen {
        told,
        beside: beside.into_iter().flatten().collect(),
        look: Look::Plane(Box::new(Plane {
            up: Axis { name: "Attitude", low: "Not for it yet", high: "For it" },
            across: axis("Impact"),
            fields,
        })),
    }
}
