//! Which promise of ours is late?

use super::ground::{Ground, sentence, weight};
use super::{Idea, Rule, Whom};
use crate::model::action::{ActionKind, Need};

pub(super) const RULE: Rule = Rule {
    id: "promise",
    name: "A promise of ours is late",
    help: "Somebody of the team promised it, its day has passed, and nobody noted that it was kept. Nothing costs more trust, \
           and nothing else should be asked of the person before it is there.",
    find,
};

fn find(ground: &Ground<'_>) -> Vec<Idea> {
    let late = ground.late.iter().filter_map(|(id, late)| {
        let said = ground.facts.said(*id)?;
        let person = ground.facts.document.stakeholders.get(id)?;
        let (by, made, due) = (ground.facts.name(late.by), ground.day(late.made), ground.day(late.due));
        Some(Idea {
            importance: 110 + weight(said) / 2,
            days: 2,
            whom: Whom::Person(*id),
            kind: ActionKind::Other,
            title: format!("Give {} what was promised", ground.called(person)),
            reason: format!("{by} promised it on {made} for {due}, and it is open: {}.", sentence(late.text)),
            need: Need::Safety,
            level: None,
            owner: Some(late.by),
            about: None,
        })
    });
    late.collect()
}
