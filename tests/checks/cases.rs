//! A plan in order, and what a case says.

use groundswell::model::action::{ActionKind, Need};
use groundswell::model::initiative::{Affected, Checkpoint, Decision, Participation, Raci};
use groundswell::model::message::Recipients;
use groundswell::model::stakeholder::{Channel, Depth, Slot};
use groundswell::model::{
    Action, ActionId, AdvocacyState, Assessment, Community, CommunityId, Document, Engagement, Id,
    Initiative, InitiativeId, Interaction, InteractionId, Rating, Stakeholder, StakeholderId, Tie, TieKind,
};
use jiff::civil::{Date, date};

pub const TODAY: Date = date(2026, 11, 23);

/// A map on which a check finds something, and one that only looks like it.
pub struct Case {
    pub check: &'static str,
    /// Breaks the plan that is in order.
    pub breaks: fn(&mut Document),
    /// What is then found.
    pub says: &'static [&'static str],
    /// Changes it so that it looks alike, and is well.
    pub near: fn(&mut Document),
    /// A change of the map can mend it.
    pub mends: bool,
}

pub fn change() -> InitiativeId {
    Id::from_bits(1)
}

pub fn nurses() -> CommunityId {
    Id::from_bits(7)
}

pub fn other() -> InitiativeId {
    Id::from_bits(2)
}

/// The sponsor, Sam.
pub const SAM: u64 = 1;
/// The owner, Olga.
pub const OLGA: u64 = 2;
/// A nurse, key player and advocate.
pub const ANA: u64 = 3;
/// A nurse who is against it.
pub const BO: u64 = 4;
/// Who has little to do with it.
pub const CY: u64 = 5;

pub fn person(number: u64) -> StakeholderId {
    Id::from_bits(number)
}

pub fn action(number: u64) -> ActionId {
    Id::from_bits(number)
}

pub fn initiative(document: &mut Document) -> &mut Initiative {
    document.initiatives.get_mut(&change()).expect("it is there")
}

pub fn said(document: &mut Document, number: u64) -> &mut Assessment {
    document.assessments.get_mut(&(change(), person(number))).expect("it is there")
}

pub fn doing(document: &mut Document, number: u64) -> &mut Action {
    document.actions.get_mut(&action(number)).expect("it is there")
}

pub fn talk(document: &mut Document, number: u64) -> &mut Interaction {
    let id: InteractionId = Id::from_bits(number);
    document.interactions.get_mut(&id).expect("it is there")
}

pub fn of_people(people: &[u64]) -> Recipients {
    Recipients { stakeholders: people.iter().map(|one| person(*one)).collect(), ..Recipients::default() }
}

pub fn of_nurses() -> Recipients {
    Recipients { communities: [nurses()].into(), ..Recipients::default() }
}

/// Another action of the initiative, owned by Olga, due in ten days.
pub fn add(document: &mut Document, number: u64, audience: Recipients) -> &mut Action {
    let made = Action {
        audience,
        owner: Some(person(OLGA)),
        due: Some(date(2026, 12, 3)),
        ..Action::titled(change(), format!("Action {number}"))
    };
    document.actions.insert(action(number), made);
    doing(document, number)
}

/// A plan about which there is nothing to say.
pub fn in_order() -> Document {
    let mut document = Document::default();
    document.communities.insert(nurses(), Community { headcount: 40, ..Community::named("Nurses") });
    let raci =
        [(SAM, Raci::Accountable), (OLGA, Raci::Responsible), (ANA, Raci::Consulted), (CY, Raci::Informed)];
    let decision = Decision {
        title: "Opening hours".to_owned(),
        raci: raci.into_iter().map(|(who, role)| (person(who), role)).collect(),
    };
    let checkpoint =
        Checkpoint { name: "It starts".to_owned(), date: date(2027, 3, 1), ..Checkpoint::default() };
    let mut made = Initiative {
        why: "Nobody should wait forty minutes for help.".into(),
        sponsor: Some(person(SAM)),
        owner: Some(person(OLGA)),
        promise: Some(Participation::Consult),
        decisions: vec![decision],
        checkpoints: vec![checkpoint],
        ..Initiative::named("One desk")
    };
    made.affected.insert(nurses(), Affected { impact: Rating::new(80), note: None });
    document.initiatives.insert(change(), made);
    document.initiatives.insert(other(), Initiative::named("Bed board"));
    let all = [
        (SAM, "Sam", 90, 70, 20, Engagement::Leading, Participation::Collaborate),
        (OLGA, "Olga", 70, 90, 30, Engagement::Leading, Participation::Collaborate),
        (ANA, "Ana", 60, 60, 70, Engagement::Supportive, Participation::Involve),
        (BO, "Bo", 30, 60, 80, Engagement::Neutral, Participation::Consult),
        (CY, "Cy", 20, 20, 10, Engagement::Neutral, Participation::Inform),
    ];
    for (number, name, influence, interest, impact, stance, level) in all {
        let mut record = Stakeholder::named(name);
        if [ANA, BO].contains(&number) {
            record.communities.insert(nurses(), Depth::Member);
        }
        if number == CY {
            record.slots.insert(Slot::Negative);
        }
        document.stakeholders.insert(person(number), record);
        let mut said = Assessment {
            influence: Rating::new(influence),
            interest: Rating::new(interest),
            impact: Rating::new(impact),
            engagement_now: Some(stance),
            engagement_wanted: Some(stance),
            participation: Some(level),
            assessed_on: Some(date(2026, 11, 10)),
            ..Assessment::default()
        };
        if number == ANA {
            said.advocacy.state = AdvocacyState::Active;
        }
        document.assessments.insert((change(), person(number)), said);
    }
    let ties = [(SAM, OLGA), (OLGA, ANA), (ANA, BO), (BO, OLGA), (CY, OLGA), (CY, SAM), (CY, BO)];
    for (place, (from, to)) in ties.into_iter().enumerate() {
        let tie = Tie::between(person(from), person(to), TieKind::WorksWith);
        document.ties.insert(Id::from_bits(100 + place as u64), tie);
    }
    let route = || Some("In the meeting".to_owned());
    let shape = add(&mut document, 11, of_nurses());
    (shape.kind, shape.need_met) = (ActionKind::Workshop, Need::Contribution);
    (shape.participation, shape.feedback_route) = (Some(Participation::Involve), route());
    shape.audience.stakeholders = [person(ANA)].into();
    let thanks = add(&mut document, 12, of_nurses());
    (thanks.kind, thanks.need_met) = (ActionKind::Thanks, Need::Recognition);
    let stays = add(&mut document, 13, of_nurses());
    (stays.kind, stays.need_met, stays.sender) = (ActionKind::Briefing, Need::Safety, Some(person(SAM)));
    let lead = add(&mut document, 14, of_people(&[SAM, OLGA]));
    (lead.kind, lead.feedback_route) = (ActionKind::OneToOne, route());
    for (number, who) in [(21, vec![SAM, OLGA]), (22, vec![ANA, OLGA])] {
        let made = Interaction {
            date: date(2026, 11, 16),
            stakeholders: who.into_iter().map(person).collect(),
            initiative: Some(change()),
            channel: Some(Channel::Meeting),
            ..Interaction::default()
        };
        document.interactions.insert(Id::from_bits(number), made);
    }
    assert_eq!(document.faults(), []);
    document
}
