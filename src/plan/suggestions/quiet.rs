//! Who is content, matters or is interested, and hears nothing?

use super::ground::{Ground, rated, sentence};
use super::{Idea, Rule, Whom};
use crate::model::Quadrant;
use crate::model::action::{ActionKind, Need};
use crate::model::initiative::Participation;
use crate::plan::gaps::{Gap, gap};

pub(super) const RULE: Rule = Rule {
    id: "quiet",
    name: "Should be kept satisfied or informed, and hears nothing",
    help: "By their place on the grid they should be kept satisfied (much influence, little interest) or informed (little \
           influence, much interest), and no open action is for them.",
    find,
};

fn find(ground: &Ground<'_>) -> Vec<Idea> {
    let ideas = ground.people().filter_map(|(id, person, said)| {
        // Who should stand elsewhere gets a step, not a letter.
        if gap(said.engagement_now, said.engagement_wanted).is_some_and(Gap::is_open) {
            return None;
        }
        let (importance, stands, silent) = match ground.facts.quadrant(said)? {
            Quadrant::KeepSatisfied => {
                let none = ground.naming(*id).next().is_none();
                (46, "High influence, low interest, and no open action names", none)
            }
            Quadrant::KeepInformed => {
                let none = ground.open(*id).next().is_none();
                (34, "High interest, low influence, and no open action reaches", none)
            }
            Quadrant::KeyPlayers | Quadrant::Monitor => return None,
        };
        let called = ground.called(person);
        let needs = said.needs.as_deref().map(sentence).filter(|needs| !needs.is_empty());
        let needs = needs.map(|needs| format!(" Needs from us: {needs}.")).unwrap_or_default();
        silent.then(|| Idea {
            importance: importance + rated(said.influence) / 2,
            days: 9,
            whom: Whom::Person(*id),
            kind: ActionKind::Email,
            title: format!("Write to {called} where it stands"),
            reason: format!("{stands} {called}.{needs}"),
            need: Need::Safety,
            level: said.participation.or(Some(Participation::Inform)),
            owner: None,
            about: None,
        })
    });
    ideas.collect()
}
