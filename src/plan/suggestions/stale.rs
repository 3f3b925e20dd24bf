//! With whom has nobody spoken for long, or of whom is what we know old?

use super::ground::{Ground, rated, weight};
use super::{Idea, Rule, Whom};
use crate::model::action::{ActionKind, Need};
use crate::model::initiative::Participation;
use crate::plan::HIGH_IMPACT;

pub(super) const RULE: Rule = Rule {
    id: "stale",
    name: "Not spoken to for long",
    help: "The last talk with somebody of much influence, or what was last noted of somebody whom it hits hard, is older than \
           the initiative calls fresh, and no open action names them.",
    find,
};

fn find(ground: &Ground<'_>) -> Vec<Idea> {
    let facts = &ground.facts;
    let ideas = ground.people().filter_map(|(id, person, said)| {
        if ground.naming(*id).next().is_some() {
            return None;
        }
        let spoken = facts.spoken(*id).map(|day| facts.days_since(day));
        let judged = said.assessed_on.map(|day| facts.days_since(day));
        let called = ground.called(person);
        let (importance, title, reason) = if facts.is_influential(said)
            && spoken.is_none_or(|ago| ago > ground.fresh())
        {
            let last = spoken.map_or("Nobody has noted a talk with them".to_owned(), |ago| {
                format!("Last spoken to {ago} days ago; after {} that is stale", ground.fresh())
            });
            (40, format!("Catch up with {called}"), format!("Influence {}. {last}.", rated(said.influence)))
        } else {
            let ago = judged.filter(|ago| *ago > ground.fresh())?;
            let hit = rated(said.impact) >= u32::from(HIGH_IMPACT);
            if !hit && !facts.is_influential(said) {
                return None;
            }
            let stands =
                format!("What is noted of {called} is {ago} days old; after {} it is stale.", ground.fresh());
            (20, format!("Ask {called} how it looks now"), stands)
        };
        Some(Idea {
            importance: importance + weight(said) / 2,
            days: 8,
            whom: Whom::Person(*id),
            kind: ActionKind::Conversation,
            title,
            reason,
            need: Need::None,
            level: said.participation.or(Some(Participation::Consult)),
            owner: None,
            about: None,
        })
    });
    ideas.collect()
}
