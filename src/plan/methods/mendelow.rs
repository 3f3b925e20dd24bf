//! Power and interest: who gets how much of our time?

use super::ground::pair;
use super::look::axis;
use super::{Beside, Class, Ground, Look, Member, Method, Plane, Seen, field};
use crate::model::Quadrant;
use crate::model::field::Level;

pub(super) const METHOD: Method = Method {
    id: "power-interest",
    name: "Power and interest",
    by: "Mendelow 1981",
    purpose: "To decide who gets how much of your time: by how much somebody can do for or against the change, and how \
              much they care about it.",
    source: "Mendelow 1981, in the form that Johnson and Scholes gave it. The first paper had power and dynamism; interest is \
             the later text-book form. Many templates have the axes the wrong way round: key players stand top right.",
    limits: "It says neither whether somebody is for or against the change nor how hard it hits them. Those with little \
             influence are often the ones it is for: look at influence and impact too.",
    ours: "A rating on the line is high. Within 5 points of a line somebody is marked as near it, as a small correction would \
           move them. The lines are set for each initiative.",
    level: Level::Team,
    see,
};

/// What a field is called, and what to do with those who stand on it.
pub const fn strategy(quadrant: Quadrant) -> (&'static str, &'static str) {
    match quadrant {
        Quadrant::KeyPlayers => ("Key players", "Manage closely: involve them in what is decided"),
        Quadrant::KeepSatisfied => ("Keep satisfied", "Ask what would bother them, and don’t flood them"),
        Quadrant::KeepInformed => ("Keep informed", "Tell them early, and let them help"),
        Quadrant::Monitor => ("Minimal effort", "Watch whether they move"),
    }
}

fn see(ground: &Ground<'_>) -> Seen {
    let class = |quadrant| {
        let (name, advice) = strategy(quadrant);
        Class::new(name, "", advice)
    };
    let mut fields = [
        class(Quadrant::KeyPlayers),
        class(Quadrant::KeepSatisfied),
        class(Quadrant::Monitor),
        class(Quadrant::KeepInformed),
    ];
    let mut unrated = Vec::new();
    for (person, _, said) in &ground.people {
        let (Some(up), Some(across)) = (ground.influential(said), ground.interested(said)) else {
            unrated.push(*person);
            continue;
        };
        let member = Member::new(*person, pair(said.influence, said.interest)).noted(ground.near(said));
        fields[field(up, across)].members.push(member);
    }
    let told = match fields[0].members.len() {
        0 => "Nobody is a key player yet".to_owned(),
        1 => "One key player".to_owned(),
        several => format!("{several} key players"),
    };
    Seen {
        told,
        beside: Beside::some("Influence or interest not rated", unrated).into_iter().collect(),
        look: Look::Plane(Box::new(Plane { up: axis("Influence"), across: axis("Interest"), fields })),
    }
}
