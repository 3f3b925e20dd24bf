//! A change with three people of whom nothing is known yet, for tests of what is suggested.

#![allow(dead_code, unreachable_pub, reason = "each test uses a part of it")]

use groundswell::model::action::{ActionKind, Need};
use groundswell::model::initiative::Affected;
use groundswell::model::{
    Action, Assessment, Community, CommunityId, Document, Id, Initiative, InitiativeId, Rating, Stakeholder,
    StakeholderId,
};
use groundswell::plan::suggestions::{Suggestion, suggestions};
use jiff::civil::{Date, date};

/// A Sunday.
pub const TODAY: Date = date(2026, 11, 22);
pub const CHANGE: InitiativeId = Id::from_bits(1);
pub const OWNER: StakeholderId = Id::from_bits(10);
pub const KEEPER: StakeholderId = Id::from_bits(11);
pub const ANA: StakeholderId = Id::from_bits(12);
pub const NURSES: CommunityId = Id::from_bits(20);

/// A change with an owner, somebody who keeps up relationships, and Ana, of whom nothing is known yet.
pub fn map() -> Document {
    let mut document = Document::default();
    document.communities.insert(NURSES, Community { headcount: 40, ..Community::named("Nurses") });
    for (id, name) in [(OWNER, "Olga Ower"), (KEEPER, "Karl Keeper"), (ANA, "Ana Ruiz")] {
        document.stakeholders.insert(id, Stakeholder::named(name));
    }
    let change = Initiative { owner: Some(OWNER), ..Initiative::named("Desk") };
    document.initiatives.insert(CHANGE, change);
    let said = Assessment { relationship_owner: Some(KEEPER), ..Assessment::default() };
    document.assessments.insert((CHANGE, ANA), said);
    document
}

pub fn ana(document: &mut Document) -> &mut Assessment {
    document.assessments.get_mut(&(CHANGE, ANA)).expect("Ana")
}

pub fn rated(document: &mut Document, influence: u8, interest: u8) {
    ana(document).influence = Rating::new(influence);
    ana(document).interest = Rating::new(interest);
}

pub fn change(document: &mut Document) -> &mut Initiative {
    document.initiatives.get_mut(&CHANGE).expect("the change")
}

/// An action for Ana, with an owner and a day soon.
pub fn planned(kind: ActionKind, need: Need) -> Action {
    let mut action = Action::titled(CHANGE, "Something");
    action.audience.stakeholders.insert(ANA);
    (action.kind, action.need_met) = (kind, need);
    (action.owner, action.due) = (Some(KEEPER), Some(date(2026, 12, 1)));
    action
}

pub fn add(document: &mut Document, id: u64, action: Action) {
    document.actions.insert(Id::from_bits(100 + id), action);
}

pub fn all(document: &Document) -> Vec<Suggestion> {
    suggestions(document, CHANGE, TODAY)
}

pub fn of(document: &Document, rule: &str) -> Option<Suggestion> {
    all(document).into_iter().find(|one| one.rule == rule)
}

/// The change affects the nurses so strongly.
pub fn affects(document: &mut Document, impact: u8) {
    let affected = Affected { impact: Rating::new(impact), note: None };
    change(document).affected.insert(NURSES, affected);
}
