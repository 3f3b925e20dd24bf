//! Is it counted how much all changes together ask of each person in each week?

use groundswell::model::action::{ActionStatus, Repeat, RepeatUnit};
use groundswell::model::initiative::Status;
use groundswell::model::numbers::Whole;
use groundswell::model::stakeholder::Depth;
use groundswell::model::{
    Action, AdvocacyState, Assessment, Community, CommunityId, Document, Id, Initiative, InitiativeId,
    Stakeholder, StakeholderId,
};
use groundswell::plan::saturation::{MANY, Saturated, monday, saturation};
use jiff::civil::{Date, date};

/// A Sunday: its week began on Monday the 16th.
const TODAY: Date = date(2026, 11, 22);
const ANA: StakeholderId = Id::from_bits(1);
const BEN: StakeholderId = Id::from_bits(2);
const NURSES: CommunityId = Id::from_bits(9);

fn change(number: usize) -> InitiativeId {
    Id::from_bits(100 + number as u64)
}

fn map(changes: usize) -> Document {
    let mut document = Document::default();
    document.communities.insert(NURSES, Community::named("Nurses"));
    let mut ana = Stakeholder::named("Ana");
    ana.communities.insert(NURSES, Depth::Member);
    document.stakeholders.insert(ANA, ana);
    document.stakeholders.insert(BEN, Stakeholder::named("Ben"));
    for number in 0..changes {
        document.initiatives.insert(change(number), Initiative::named(format!("Change {number}")));
    }
    document
}

/// An action of a change for Ana on a day.
fn ask(document: &mut Document, number: usize, due: Date) -> Action {
    let mut action = Action::titled(change(number), "Ask");
    action.audience.stakeholders.insert(ANA);
    action.due = Some(due);
    put(document, action.clone());
    action
}

fn put(document: &mut Document, action: Action) {
    let id = Id::from_bits(1000 + document.actions.len() as u64);
    document.actions.insert(id, action);
}

fn of(document: &Document, person: StakeholderId) -> Option<Saturated> {
    saturation(document, TODAY, 6).into_iter().find(|one| one.person == person)
}

fn asks(document: &Document, person: StakeholderId) -> Vec<usize> {
    of(document, person).map_or_else(Vec::new, |one| (0..6).map(|week| one.asks(week)).collect())
}

#[test]
fn weeks_begin_on_monday() {
    assert_eq!(monday(TODAY), date(2026, 11, 16));
    assert_eq!(monday(date(2026, 11, 23)), date(2026, 11, 23));
    let mut document = map(1);
    ask(&mut document, 0, date(2026, 11, 16));
    ask(&mut document, 0, date(2026, 11, 23));
    ask(&mut document, 0, date(2026, 11, 29));
    ask(&mut document, 0, date(2026, 11, 15));
    ask(&mut document, 0, date(2026, 12, 28));
    assert_eq!(asks(&document, ANA), [1, 2, 0, 0, 0, 0], "before and after it nothing is asked");
}

#[test]
fn an_action_asks_in_each_week_from_its_first_day_to_its_last_and_on_each_of_its_repetitions() {
    let mut document = map(1);
    let mut action = Action::titled(change(0), "Long");
    action.audience.stakeholders.insert(ANA);
    (action.starts, action.due) = (Some(date(2026, 11, 2)), Some(date(2026, 12, 1)));
    put(&mut document, action);
    assert_eq!(asks(&document, ANA), [1, 1, 1, 0, 0, 0]);
    let mut action = Action::titled(change(0), "Again");
    action.audience.stakeholders.insert(ANA);
    action.repeat = Some(Repeat {
        first: date(2026, 10, 7),
        every: Whole::nearest(2),
        unit: RepeatUnit::Weeks,
        until: Some(date(2026, 12, 10)),
    });
    put(&mut document, action);
    assert_eq!(asks(&document, ANA), [2, 1, 2, 0, 0, 0], "18 November and 2 December");
    let mut action = Action::titled(change(0), "Some day");
    action.audience.stakeholders.insert(ANA);
    put(&mut document, action);
    assert_eq!(asks(&document, ANA), [2, 1, 2, 0, 0, 0], "without a day it asks in no week");
}

#[test]
fn owners_named_people_and_members_are_asked_and_nobody_by_a_broadcast() {
    let mut document = map(1);
    let mut action = Action::titled(change(0), "For the nurses");
    action.audience.communities.insert(NURSES);
    (action.owner, action.due) = (Some(BEN), Some(TODAY));
    put(&mut document, action);
    assert_eq!((asks(&document, ANA)[0], asks(&document, BEN)[0]), (1, 1));
    document.stakeholders.get_mut(&ANA).expect("Ana").communities.insert(NURSES, Depth::Knows);
    assert_eq!(of(&document, ANA), None, "who only knows the nurses is none of them");
    let mut action = Action::titled(change(0), "For all");
    (action.audience.everyone, action.due) = (true, Some(TODAY));
    put(&mut document, action);
    assert_eq!(of(&document, ANA), None);
}

#[test]
fn only_what_is_still_to_be_done_in_a_change_that_goes_on_counts() {
    for status in [ActionStatus::Sent, ActionStatus::Heard, ActionStatus::Done, ActionStatus::Dropped] {
        let mut document = map(1);
        ask(&mut document, 0, TODAY);
        document.actions.values_mut().for_each(|action| action.status = status);
        assert_eq!(of(&document, ANA), None, "{status}");
    }
    for status in [Status::Embedded, Status::Stopped] {
        let mut document = map(1);
        ask(&mut document, 0, TODAY);
        document.initiatives.get_mut(&change(0)).expect("it").status = status;
        assert_eq!(of(&document, ANA), None);
    }
}

#[test]
fn three_changes_in_a_week_or_six_asks_of_two_are_too_much() {
    let mut document = map(MANY);
    for number in 0..MANY - 1 {
        ask(&mut document, number, TODAY);
    }
    let too_much = |document: &Document| of(document, ANA).expect("Ana").is_too_much(0);
    assert!(!too_much(&document), "two changes are not");
    ask(&mut document, MANY - 1, TODAY);
    assert!(too_much(&document));
    let mut document = map(2);
    for _ in 0..2 * MANY {
        ask(&mut document, 0, TODAY);
    }
    assert!(!too_much(&document), "one change plans its own weeks");
    ask(&mut document, 1, TODAY);
    assert!(too_much(&document));
}

#[test]
fn an_advocate_upon_whom_two_changes_call_is_double_booked() {
    let mut document = map(2);
    ask(&mut document, 0, TODAY);
    ask(&mut document, 1, TODAY);
    ask(&mut document, 1, date(2026, 11, 24));
    assert!(!of(&document, ANA).expect("Ana").is_double_booked(0), "she is no advocate");
    for number in 0..2 {
        let mut said = Assessment::default();
        said.advocacy.state = AdvocacyState::Active;
        said.advocacy.carries.insert(NURSES);
        document.assessments.insert((change(number), ANA), said);
    }
    let ana = of(&document, ANA).expect("Ana");
    assert!(ana.is_double_booked(0) && !ana.is_double_booked(1), "in the second week only one change calls");
    assert_eq!((ana.speaks_for, ana.carries), (2, 1), "one community for two changes");
}

#[test]
fn those_with_most_changes_in_a_week_come_first() {
    let mut document = map(2);
    for _ in 0..4 {
        let mut action = ask(&mut document, 0, TODAY);
        action.audience.stakeholders.clear();
        action.audience.stakeholders.insert(BEN);
        put(&mut document, action);
    }
    ask(&mut document, 1, TODAY);
    let order: Vec<StakeholderId> = saturation(&document, TODAY, 6).iter().map(|one| one.person).collect();
    assert_eq!(order, [ANA, BEN]);
    assert!(saturation(&document, TODAY, 0).iter().all(|one| one.weeks.is_empty()));
}
