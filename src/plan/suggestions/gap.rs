//! Who stands elsewhere than wanted, with nothing planned that would move them?

use super::ground::{Ground, level, sentence, unmet, weight};
use super::{Idea, Rule, Whom};
use crate::model::action::{ActionKind, Need};
use crate::model::initiative::Participation;
use crate::model::stakeholder::StakeholderKind;
use crate::model::{Assessment, Engagement, Stakeholder};
use crate::plan::gaps::{Gap, gap};

pub(super) const RULE: Rule = Rule {
    id: "gap",
    name: "Not where they should be, and no step planned",
    help: "Where they stand and where they should stand differ (engagement assessment matrix, PMBOK), and no dated action with \
           an owner reaches them. Those of much influence need one step for each level.",
    find,
};

fn find(ground: &Ground<'_>) -> Vec<Idea> {
    let ideas = ground.people().filter_map(|(id, person, said)| {
        let gap = gap(said.engagement_now, said.engagement_wanted).filter(|gap| gap.is_open())?;
        if gap.now == Engagement::Resistant {
            return None;
        }
        let steps = ground.open(*id).filter(|action| ground.is_step(action)).count();
        let enough =
            if ground.facts.is_influential(said) { usize::try_from(gap.steps()).unwrap_or(1) } else { 1 };
        if steps >= enough {
            return None;
        }
        let (title, kind, need) = step(ground, person, said, gap);
        Some(Idea {
            importance: 72 + 4 * u32::from(gap.steps().unsigned_abs()) + weight(said) / 2,
            days: 6,
            whom: Whom::Person(*id),
            kind,
            title,
            reason: reason(said, gap, steps),
            need,
            level: match gap.wanted {
                Engagement::Leading => level(said, Participation::Collaborate),
                _ => level(said, Participation::Consult),
            },
            owner: None,
            about: None,
        })
    });
    ideas.collect()
}

fn step<'a>(
    ground: &Ground<'a>,
    person: &'a Stakeholder,
    said: &Assessment,
    gap: Gap,
) -> (String, ActionKind, Need) {
    let called = ground.called(person);
    let talk = ActionKind::Conversation;
    match (gap.now, unmet(said).map(|(need, _)| need)) {
        (Engagement::Unaware, _) if person.kind == StakeholderKind::Group => {
            (format!("Hold an open hour with {called}"), ActionKind::Briefing, Need::Safety)
        }
        (Engagement::Unaware, _) => (format!("Tell {called} what changes, and why"), talk, Need::Safety),
        (Engagement::Supportive, _) => (
            format!("Ask {called} to take the lead in a part of it"),
            ActionKind::OneToOne,
            Need::Contribution,
        ),
        (_, Some(Need::Safety)) if ground.facts.initiative.what_stays.is_some() => {
            (format!("Tell {called} what stays the same"), talk, Need::Safety)
        }
        (_, Some(Need::Safety)) => {
            (format!("Tell {called} what is settled and what is open"), talk, Need::Safety)
        }
        (_, Some(Need::Recognition)) => {
            (format!("Ask {called} for advice, and say whose it was"), talk, Need::Recognition)
        }
        _ => (format!("Ask {called} what would make it work"), talk, Need::Contribution),
    }
}

fn reason(said: &Assessment, gap: Gap, steps: usize) -> String {
    let steps = if steps == 0 { "no dated step with an owner" } else { "one dated step only" };
    let stands = format!("{}, wanted {}, and {steps}.", gap.now.name(), gap.wanted.id());
    let noted = |text: Option<&str>| text.map(sentence).filter(|text| !text.is_empty());
    let wants = noted(said.wants.as_deref()).map(|text| format!(" What would make them want to: {text}."));
    let worries = || noted(said.concerns.as_deref()).map(|text| format!(" Worry noted: {text}."));
    let needs = || noted(said.needs.as_deref()).map(|text| format!(" Needs from us: {text}."));
    let more = wants.or_else(worries).or_else(needs).unwrap_or_default();
    format!("{stands}{more}")
}
