//! What would help somebody who is against the change?

use super::ground::{Ground, level, sentence, weight};
use super::{Idea, Rule, Whom};
use crate::model::Engagement;
use crate::model::action::{ActionKind, Need};
use crate::model::assessment::{Reason, ReasonKind};
use crate::model::initiative::Participation;
use crate::plan::gaps::gap;

pub(super) const RULE: Rule = Rule {
    id: "resistance",
    name: "Against it, and too little planned",
    help: "Most people dislike the unknown, the ambiguous or the manner, not the change itself: what helps follows from the \
           reason. One dated step is expected for each step towards where they should stand.",
    find,
};

fn find(ground: &Ground<'_>) -> Vec<Idea> {
    let resists = ground.people().filter(|(_, _, said)| said.engagement_now == Some(Engagement::Resistant));
    let ideas = resists.filter_map(|(id, person, said)| {
        let needed = gap(said.engagement_now, said.engagement_wanted).map_or(1, |gap| gap.steps().max(0));
        let planned = ground.naming(*id).filter(|action| ground.is_step(action)).count();
        if planned >= usize::try_from(needed).unwrap_or(0) {
            return None;
        }
        let called = ground.called(person);
        let (title, kind, need) = step(called, said.reason.as_ref());
        Some(Idea {
            importance: 95 + weight(said) / 2,
            days: 4,
            whom: Whom::Person(*id),
            kind,
            title,
            reason: reason(said.engagement_wanted, needed, planned, said.reason.as_ref()),
            need,
            level: level(said, Participation::Consult),
            owner: None,
            about: None,
        })
    });
    ideas.collect()
}

fn step(called: &str, reason: Option<&Reason>) -> (String, ActionKind, Need) {
    let one = ActionKind::OneToOne;
    match reason.map(|reason| reason.kind) {
        None => (format!("Ask {called} what stands in the way"), ActionKind::Conversation, Need::Safety),
        Some(ReasonKind::Unknown) => (format!("Tell {called} what comes, and when"), one, Need::Safety),
        Some(ReasonKind::Ambiguous) => {
            (format!("Tell {called} what is settled and what is open"), one, Need::Safety)
        }
        Some(ReasonKind::Manner) => {
            (format!("Ask {called} how it should have been done"), one, Need::Recognition)
        }
        Some(ReasonKind::RealLoss) => (
            format!("Work out with {called} what would be lost, and what makes up for it"),
            one,
            Need::Safety,
        ),
        Some(ReasonKind::Other) => (format!("Hear {called} out"), ActionKind::Conversation, Need::Safety),
    }
}

fn reason(wanted: Option<Engagement>, needed: i8, planned: usize, reason: Option<&Reason>) -> String {
    let far = match (wanted, needed) {
        (Some(wanted), 1) => format!("One step from {}", wanted.id()),
        (Some(wanted), 2) => format!("Two steps from {}", wanted.id()),
        (Some(wanted), _) => format!("Three steps from {}", wanted.id()),
        (None, _) => "Resistant".to_owned(),
    };
    let steps = match planned {
        0 => "with no dated step",
        1 => "with one dated step",
        _ => "with too few dated steps",
    };
    let why = match reason {
        None => "Nobody has noted a reason".to_owned(),
        Some(reason) => {
            let words = reason.text.as_deref().map(sentence).filter(|text| !text.is_empty());
            format!("Reason noted: {}", words.unwrap_or_else(|| reason.kind.name().to_owned()))
        }
    };
    format!("{far}, {steps}. {why}.")
}
