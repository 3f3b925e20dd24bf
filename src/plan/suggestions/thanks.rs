//! Which advocate was not thanked for long?

use super::ground::{Ground, sentence, weight};
use super::{Idea, Rule, Whom};
use crate::model::action::{ActionKind, Need};
use crate::model::initiative::Participation;

pub(super) const RULE: Rule = Rule {
    id: "thanks",
    name: "An advocate who was not thanked for long",
    help: "Networks of advocates die where nobody sees what they give. No thanks are on record for twice as long as a talk \
           counts as fresh, and none are planned.",
    find,
};

fn find(ground: &Ground<'_>) -> Vec<Idea> {
    let facts = &ground.facts;
    let advocates = ground.people().filter(|(_, _, said)| said.advocacy.state.is_advocate());
    let ideas = advocates.filter_map(|(id, person, said)| {
        let last = ground.thanked.get(id).copied();
        let ago = last.map(|day| facts.days_since(day));
        let is_planned =
            |action: &crate::model::Action| matches!(action.kind, ActionKind::Thanks | ActionKind::Celebrate);
        if ago.is_some_and(|ago| ago <= 2 * ground.fresh()) || ground.naming(*id).any(is_planned) {
            return None;
        }
        let when =
            ago.map_or("was never thanked".to_owned(), |ago| format!("was last thanked {ago} days ago"));
        let how = person.how_thanked.as_deref().map(sentence).filter(|how| !how.is_empty());
        let how = how.map(|how| format!(" Likes it so: {how}.")).unwrap_or_default();
        let carried: Vec<&str> = said.advocacy.carries.iter().map(|id| facts.community(*id)).collect();
        let called = ground.called(person);
        let title = match carried.as_slice() {
            [one] => format!("Thank {called} for speaking for {one}"),
            _ => format!("Thank {called} for speaking up"),
        };
        Some(Idea {
            importance: 50 + weight(said) / 4,
            days: 3,
            whom: Whom::Person(*id),
            kind: ActionKind::Thanks,
            title,
            reason: format!("An advocate who {when}.{how}"),
            need: Need::Recognition,
            level: said.participation.or(Some(Participation::Inform)),
            owner: None,
            about: None,
        })
    });
    ideas.collect()
}
