//! Which key player does nothing in the plan name?

use super::ground::{Ground, level, rated, sentence, unmet};
use super::{Idea, Rule, Whom};
use crate::model::action::{ActionKind, Need};
use crate::model::initiative::Participation;

pub(super) const RULE: Rule = Rule {
    id: "key-player",
    name: "A key player whom nothing names",
    help: "Influence and interest are both high (Mendelow 1981), and no open action is for this person by name. Mails to all \
           do not count: everybody thinks that somebody else is talking to them.",
    find,
};

fn find(ground: &Ground<'_>) -> Vec<Idea> {
    let key = ground.people().filter(|(_, _, said)| ground.facts.is_key_player(said));
    let ideas = key.filter(|(id, ..)| ground.naming(*id).next().is_none()).map(|(id, person, said)| {
        let called = ground.called(person);
        let about = if said.participation.is_none() { "what part to play" } else { "what comes next" };
        let (influence, interest) = (rated(said.influence), rated(said.interest));
        let mut reason =
            format!("Influence {influence}, interest {interest}, and no open action names {called}.");
        if said.participation.is_none() {
            reason.push_str(" Nobody has said how far they are involved.");
        } else if let Some(needs) = said.needs.as_deref().map(sentence).filter(|needs| !needs.is_empty()) {
            reason = format!("{reason} Needs from us: {needs}.");
        }
        Idea {
            importance: 90 + influence / 2,
            days: 5,
            whom: Whom::Person(*id),
            kind: ActionKind::OneToOne,
            title: format!("Agree with {called} {about}"),
            reason,
            need: unmet(said).map_or(Need::Contribution, |(need, _)| need),
            level: level(said, Participation::Consult),
            owner: None,
            about: None,
        }
    });
    ideas.collect()
}
