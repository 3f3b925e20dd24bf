//! Which candidate has nobody asked yet?

use super::ground::{Ground, weight};
use super::{Idea, Rule, Whom};
use crate::model::AdvocacyState;
use crate::model::action::{ActionKind, Need};
use crate::model::initiative::Participation;

pub(super) const RULE: Rule = Rule {
    id: "candidate",
    name: "Thought of as an advocate, and not asked",
    help: "Somebody noted this person as a candidate. Thinking of them reaches nobody: somebody has to ask. Who is owed a \
           promise is not asked before it is kept.",
    find,
};

fn find(ground: &Ground<'_>) -> Vec<Idea> {
    let facts = &ground.facts;
    let never = &facts.initiative.picking.never;
    let candidates = ground.people().filter(|(id, _, said)| {
        let fits = said.advocacy.state == AdvocacyState::Candidate && !never.contains(id);
        fits && !ground.late.contains_key(id)
    });
    let ideas = candidates.map(|(id, person, said)| {
        let local = person.communities.iter().filter(|(_, depth)| depth.is_local()).map(|(id, _)| *id);
        let own = local.filter(|id| facts.initiative.affected.contains_key(id));
        let for_whom: Vec<&str> = if said.advocacy.carries.is_empty() {
            own.map(|id| facts.community(id)).collect()
        } else {
            said.advocacy.carries.iter().map(|id| facts.community(*id)).collect()
        };
        let of = if for_whom.is_empty() { String::new() } else { format!(" for {}", for_whom.join(", ")) };
        let since = said.advocacy.dates.get(&AdvocacyState::Candidate);
        let since = since.map(|day| format!(" since {}", ground.day(*day))).unwrap_or_default();
        Idea {
            importance: 66 + weight(said) / 2,
            days: 7,
            whom: Whom::Person(*id),
            kind: ActionKind::OneToOne,
            title: format!("Ask {} to be an advocate", ground.called(person)),
            reason: format!("Candidate{of}{since}, not asked yet."),
            need: Need::Contribution,
            level: Some(Participation::Collaborate),
            owner: None,
            about: None,
        }
    });
    ideas.collect()
}
