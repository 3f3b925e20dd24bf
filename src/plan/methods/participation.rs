//! Levels of participation: what is promised to whom, and can the plan keep it?

use super::{Beside, Class, Ground, Look, Member, Method, Seen};
use crate::model::StakeholderId;
use crate::model::field::Level;
use crate::model::initiative::Participation;
use crate::plan::checks::Facts;

pub(super) const METHOD: Method = Method {
    id: "participation",
    name: "Levels of participation",
    by: "IAP2",
    purpose: "To choose how far somebody takes part, and to say aloud what that promises them.",
    source: "IAP2 Spectrum of Public Participation, as used by the US Fish and Wildlife Service and the EPA; the lines for \
             involve, collaborate and empower are general professional knowledge.",
    limits: "Inform is not persuasion. More is not always better: a level that is not kept costs more trust than a lower one \
             that is.",
    ours: "A promise from consult on can be kept only where some action that is for the person has a route for feedback. Who \
           stands below the promise of the whole initiative is marked.",
    level: Level::Team,
    see,
};

/// What the level is for.
pub const fn goal(level: Participation) -> &'static str {
    match level {
        Participation::Inform => {
            "Balanced, objective information to understand the problem, alternatives and solutions"
        }
        Participation::Consult => "Feedback on analysis, alternatives and decisions",
        Participation::Involve => "Work together throughout, so that concerns are understood and considered",
        Participation::Collaborate => {
            "Partners in each part of the decision, the alternatives and the preferred solution"
        }
        Participation::Empower => "The final decision is in their hands",
    }
}

/// True where the actions can keep what a level promises somebody: inform always, the others where an action that is for them
/// in particular has a route for feedback. O(actions that reach them).
pub fn keeps(facts: &Facts<'_>, person: StakeholderId, level: Participation) -> bool {
    let answers = |route: &Option<String>| route.as_ref().is_some_and(|route| !route.trim().is_empty());
    level == Participation::Inform
        || facts.reaching(person).any(|(_, action)| answers(&action.feedback_route))
}

fn see(ground: &Ground<'_>) -> Seen {
    let facts = ground.facts;
    let whole = facts.initiative.promise;
    let mut classes: Vec<Class> = Participation::ALL
        .iter()
        .map(|level| {
            let name = if whole == Some(*level) {
                format!("{}: the promise of the whole", level.name())
            } else {
                level.name().to_owned()
            };
            Class::new(name, goal(*level), format!("“{}”", level.promise()))
        })
        .collect();
    let (mut unset, mut broken) = (Vec::new(), Vec::new());
    for (person, _, said) in &ground.people {
        let Some(level) = said.participation else {
            unset.push(*person);
            continue;
        };
        let note = if keeps(facts, *person, level) {
            whole.is_some_and(|whole| level < whole).then_some("below the promise")
        } else {
            broken.push(*person);
            Some("no route for feedback")
        };
        classes[level as usize].members.push(Member::new(*person, "").noted(note));
    }
    let told = match broken.len() {
        0 if unset.len() == ground.people.len() => "Nobody has a level yet".to_owned(),
        0 => "Every level can be kept".to_owned(),
        1 => "One level cannot be kept: no action asks back".to_owned(),
        several => format!("{several} levels cannot be kept: no action asks back"),
    };
    let beside =
        [Beside::some("Asked, and with no route for feedback", broken), Beside::some("No level yet", unset)];
    Seen { told, beside: beside.into_iter().flatten().collect(), look: Look::Classes(classes) }
}
