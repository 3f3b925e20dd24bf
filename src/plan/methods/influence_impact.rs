//! Influence and impact: on whom does the change weigh who can do little about it?

use super::ground::pair;
use super::look::axis;
use super::{Beside, Class, Ground, Look, Member, Method, Plane, Seen, field};
use crate::model::field::Level;
use crate::model::initiative::Participation;

pub(super) const METHOD: Method = Method {
    id: "influence-impact",
    name: "Influence and impact",
    by: "NHS",
    purpose: "To be fair: it sets how much somebody can do about the change against how much the change does to them.",
    source: "The words are those of the NHS in England (healthinnowest.net): high influence and low impact are opinion \
             formers, to be kept satisfied; low influence and high impact are often the patients.",
    limits: "Impact is rated from outside unless you ask: those whom it hits know best. It says nothing of interest or attitude.",
    ours: "*Done to, not with* is our rule: impact of 50 or more, influence below the line, and a level of no more than \
           inform. The names of the fields at the right are ours too.",
    level: Level::Team,
    see,
};

/// A field between influence and impact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weigh {
    /// They can do much about it and it weighs on them.
    Shape,
    /// They can do much about it and it does not weigh on them.
    OpinionFormers,
    /// Neither.
    IfThereIsTime,
    /// It weighs on them, and they can do little about it.
    GiveVoice,
}

impl Weigh {
    /// Name and what to do.
    pub const fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Shape => ("Shape it with them", "They carry it and can stop it: work closely with them"),
            Self::OpinionFormers => ("Opinion formers", "Keep them satisfied, and look again often"),
            Self::IfThereIsTime => ("If there is time", "May be left where time is short"),
            Self::GiveVoice => {
                ("Give them a voice", "Often those it is for: speak for them, give them more power")
            }
        }
    }
}

/// Where somebody stands.
pub const fn weigh(influence: bool, impact: bool) -> Weigh {
    match (influence, impact) {
        (true, true) => Weigh::Shape,
        (true, false) => Weigh::OpinionFormers,
        (false, false) => Weigh::IfThereIsTime,
        (false, true) => Weigh::GiveVoice,
    }
}

/// *Done to, not with*: it weighs on them, they can do little about it, and they are told only.
pub fn done_to(influence: bool, impact: bool, level: Option<Participation>) -> bool {
    impact && !influence && level == Some(Participation::Inform)
}

fn see(ground: &Ground<'_>) -> Seen {
    let class = |weigh: Weigh| {
        let (name, advice) = weigh.words();
        Class::new(name, "", advice)
    };
    let mut fields = [Weigh::Shape, Weigh::OpinionFormers, Weigh::IfThereIsTime, Weigh::GiveVoice].map(class);
    let (mut unrated, mut flagged) = (Vec::new(), Vec::new());
    for (person, _, said) in &ground.people {
        let (Some(influence), Some(impact)) = (ground.influential(said), ground.hit(said)) else {
            unrated.push(*person);
            continue;
        };
        let flag = done_to(influence, impact, said.participation);
        if flag {
            flagged.push(*person);
        }
        let member = Member::new(*person, pair(said.influence, said.impact));
        let member = member.noted(flag.then_some("done to, not with"));
        fields[field(influence, impact)].members.push(member);
    }
    // Whom it is done to stands first: they are the least influential and would be last.
    fields[3].members.sort_by_key(|member| member.note.is_none());
    let told = match flagged.len() {
        0 => "Nobody whom it hits hard is only told".to_owned(),
        1 => "One person has it done to them, not with them".to_owned(),
        several => format!("{several} people have it done to them, not with them"),
    };
    let beside = [
        Beside::some("Done to, not with: hit hard, little influence, only informed", flagged),
        Beside::some("Influence or impact not rated", unrated),
    ];
    Seen {
        told,
        beside: beside.into_iter().flatten().collect(),
        look: Look::Plane(Box::new(Plane { up: axis("Influence"), across: axis("Impact"), fields })),
    }
}
