//! Threat and cooperation: with whom to collaborate, whom to involve, against what to be prepared?

use super::ground::stance;
use super::{Axis, Beside, Class, Ground, Look, Member, Method, Plane, Seen, field};
use crate::model::field::Level;

pub(super) const METHOD: Method = Method {
    id: "threat-cooperation",
    name: "Threat and cooperation",
    by: "Savage et al. 1991",
    purpose: "To choose a strategy by what somebody could do against the change and how far they work with it; over all of \
              them: help people towards the more favourable field.",
    source: "Savage, Nix, Whitehead and Blair 1991, The Executive 5(2), 61–75. The strategies are theirs.",
    limits: "It looks from the side of the change alone. Whoever is called nonsupportive may be right: read it beside impact \
             and reason.",
    ours: "Threat is high where somebody can act (influence on or above the line) and has cause to (resistant, or an impact of \
           50 or more). Cooperation is high for the supportive and the leading. The paper asks for a judgement of its own.",
    level: Level::Private,
    see,
};

/// What somebody is by threat and cooperation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Savage {
    /// Could harm it and works with it.
    MixedBlessing,
    /// Works with it.
    Supportive,
    /// Could harm it and does not work with it.
    Nonsupportive,
    /// Neither.
    Marginal,
}

impl Savage {
    /// The authors’ word and strategy, and what that means.
    pub const fn words(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::MixedBlessing => {
                ("Mixed blessing", "Collaborate", "Collaborate: tie them in, so that leaving costs both")
            }
            Self::Supportive => ("Supportive", "Involve", "Involve them: ask for what only they can give"),
            Self::Nonsupportive => {
                ("Nonsupportive", "Defend", "Defend: answer the cause, then seek what both want")
            }
            Self::Marginal => ("Marginal", "Monitor", "Monitor: ask them only where it touches them"),
        }
    }

    const fn definition(self) -> &'static str {
        match self {
            Self::MixedBlessing => "Could stop it, works with it",
            Self::Supportive => "Works with it",
            Self::Nonsupportive => "Could stop it, not with it yet",
            Self::Marginal => "Not with it yet, could not stop it",
        }
    }
}

/// What somebody is.
pub const fn savage(threat: bool, cooperation: bool) -> Savage {
    match (cooperation, threat) {
        (true, true) => Savage::MixedBlessing,
        (true, false) => Savage::Supportive,
        (false, true) => Savage::Nonsupportive,
        (false, false) => Savage::Marginal,
    }
}

fn see(ground: &Ground<'_>) -> Seen {
    let class = |one: Savage| {
        let (term, _, advice) = one.words();
        Class { term, ..Class::new(one.definition(), "", advice) }
    };
    // Cooperation points up and threat to the left, so that the most favourable field stands top right.
    let mut fields =
        [Savage::Supportive, Savage::MixedBlessing, Savage::Nonsupportive, Savage::Marginal].map(class);
    let mut unknown = Vec::new();
    for (person, _, said) in &ground.people {
        let (Some(able), Some(now)) = (ground.influential(said), said.engagement_now) else {
            unknown.push(*person);
            continue;
        };
        let against = now == crate::model::Engagement::Resistant;
        let threat = able && (against || ground.hit(said) == Some(true));
        let with_us = super::attitude(Some(now)) == Some(true);
        fields[field(with_us, !threat)].members.push(Member::new(*person, stance(Some(now))));
    }
    let told = match fields[2].members.len() {
        0 => "Nobody who could stop it is against it".to_owned(),
        1 => "One person could stop it and is not with it yet".to_owned(),
        several => format!("{several} people could stop it and are not with it yet"),
    };
    Seen {
        told,
        beside: Beside::some("Stance or influence not known", unknown).into_iter().collect(),
        look: Look::Plane(Box::new(Plane {
            up: Axis { name: "Cooperation", low: "Low", high: "High" },
            across: Axis { name: "Threat", low: "High", high: "Low" },
            fields,
        })),
    }
}
