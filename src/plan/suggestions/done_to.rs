//! To whom is it done, instead of with them?

use super::ground::{Ground, rated, sentence};
use super::{Idea, Rule, Whom};
use crate::model::action::{ActionKind, Need};
use crate::model::initiative::Participation;
use crate::plan::HIGH_IMPACT;

pub(super) const RULE: Rule = Rule {
    id: "done-to",
    name: "Done to, not with",
    help: "The change hits them hard, they can do little about it, and they are only informed. Those are often the people for \
           whom it is made.",
    find,
};

fn find(ground: &Ground<'_>) -> Vec<Idea> {
    let hit = ground.people().filter(|(_, _, said)| {
        rated(said.impact) >= u32::from(HIGH_IMPACT)
            && said.influence.is_some()
            && !ground.facts.is_influential(said)
            && said.participation == Some(Participation::Inform)
    });
    let asked = |action: &crate::model::Action| action.participation > Some(Participation::Inform);
    let ideas = hit.filter(|(id, ..)| !ground.naming(*id).any(asked)).map(|(id, person, said)| {
        let (impact, influence) = (rated(said.impact), rated(said.influence));
        let worry = said.concerns.as_deref().map(sentence).filter(|text| !text.is_empty());
        let worry = worry.map(|text| format!(" Worry noted: {text}.")).unwrap_or_default();
        Idea {
            importance: 78 + impact / 2,
            days: 5,
            whom: Whom::Person(*id),
            kind: ActionKind::Conversation,
            title: format!("Ask {} what must not get worse", ground.called(person)),
            reason: format!("Impact {impact}, influence {influence}, and only informed.{worry}"),
            need: Need::Contribution,
            level: Some(Participation::Consult),
            owner: None,
            about: None,
        }
    });
    ideas.collect()
}
