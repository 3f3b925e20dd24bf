//! What was promised, which needs are met, who was thanked and what changed: do they say what the map says?

use groundswell::file;
use groundswell::model::action::{ActionKind, ActionStatus, Need, Repeat, RepeatUnit};
use groundswell::model::assessment::{Met, Motivator};
use groundswell::model::initiative::Affected;
use groundswell::model::interaction::{Kept, Promise};
use groundswell::model::numbers::{Weight, Whole};
use groundswell::model::stakeholder::Depth;
use groundswell::model::{
    Action, AdvocacyState, Assessment, Community, CommunityId, Document, Id, Initiative, InitiativeId,
    Interaction, Prose, Rating, Stakeholder, StakeholderId,
};
use groundswell::plan::needs::{NEEDS, balance, lacking, people};
use groundswell::plan::promises::{decide, postpone, promises, reliability};
use groundswell::plan::{gratitude, heeded};
use jiff::civil::{Date, date};

const TODAY: Date = date(2026, 11, 22);

fn change() -> InitiativeId {
    Id::from_bits(1)
}
fn nurses() -> CommunityId {
    Id::from_bits(7)
}
fn person(number: u64) -> StakeholderId {
    Id::from_bits(number)
}

/// One change that affects Nurses; 1 is a member, 2 knows it, 3 is neither.
fn map() -> Document {
    let mut document = Document::default();
    let mut desk = Initiative::named("One desk");
    desk.affected.insert(nurses(), Affected { impact: Rating::new(80), note: None });
    document.initiatives.insert(change(), desk);
    document.communities.insert(nurses(), Community::named("Nurses"));
    for number in 1..=3 {
        let mut stakeholder = Stakeholder::named(format!("Person {number}"));
        if let Some(depth) = [Depth::Member, Depth::Knows].get(number as usize - 1) {
            stakeholder.communities.insert(nurses(), *depth);
        }
        document.stakeholders.insert(person(number), stakeholder);
        document.assessments.insert((change(), person(number)), Assessment::default());
    }
    document
}

fn act(document: &mut Document, number: u64, need: Need, fill: impl FnOnce(&mut Action)) {
    let mut action = Action { need_met: need, ..Action::titled(change(), format!("Action {number}")) };
    fill(&mut action);
    document.actions.insert(Id::from_bits(number), action);
}

fn promised(by: u64, text: &str, due: Option<Date>, kept: Kept) -> Promise {
    Promise { text: Prose(text.to_owned()), by: person(by), due, kept }
}

fn talk(document: &mut Document, number: u64, on: Date, with: &[u64], promises: Vec<Promise>) {
    let stakeholders = with.iter().map(|number| person(*number)).collect();
    let initiative = Some(change());
    let talk = Interaction { date: on, stakeholders, initiative, promises, ..Interaction::default() };
    document.interactions.insert(Id::from_bits(number), talk);
}

#[test]
fn open_promises_come_first_by_their_day_then_decided_ones_newest_first() {
    let mut document = map();
    let open = |text: &str, due| promised(1, text, due, Kept::Open);
    let list = vec![
        open("whenever", None),
        open("soon", Some(date(2026, 12, 1))),
        open("late", Some(date(2026, 11, 2))),
    ];
    talk(&mut document, 1, date(2026, 11, 1), &[1, 2, 3], list);
    talk(&mut document, 2, date(2026, 9, 1), &[1, 2], vec![promised(2, "old", None, Kept::Yes)]);
    talk(&mut document, 3, date(2026, 10, 1), &[1, 2], vec![promised(2, "newer", None, Kept::No)]);
    let all = promises(&document, Some(change()));
    let words: Vec<&str> = all.iter().map(|owed| owed.text.as_str()).collect();
    assert_eq!(words, ["late", "soon", "whenever", "newer", "old"]);
    assert_eq!((all[0].talk, all[0].place, all[0].by), (Id::from_bits(1), 2, person(1)));
    assert_eq!(all[0].to, [person(2), person(3)]);
    assert!(all[0].is_past_due(TODAY) && !all[1].is_past_due(TODAY) && !all[2].is_past_due(TODAY));
    assert!(!all[0].is_past_due(date(2026, 11, 2)), "its own day is in time");

    document.interactions.get_mut(&Id::from_bits(2)).unwrap().initiative = None;
    assert_eq!(promises(&document, Some(change())).len(), 4);
    assert_eq!(promises(&document, None).len(), 5);
}

#[test]
fn a_promise_is_decided_and_given_another_day_and_all_of_it_can_be_taken_back() {
    let mut document = map();
    let first = vec![promised(1, "list", Some(date(2026, 11, 2)), Kept::Open)];
    talk(&mut document, 1, date(2026, 11, 1), &[1, 2], first);
    let before = document.clone();
    let edit = decide(&document, Id::from_bits(1), 0, Kept::Yes);
    assert_eq!(edit.label, "Kept: the promise of Person 1");
    let back = document.apply(edit).unwrap();
    assert_eq!(promises(&document, None)[0].kept, Kept::Yes);
    document.apply(back).unwrap();
    assert_eq!(document, before);
    document.apply(postpone(&document, Id::from_bits(1), 0, Some(date(2026, 12, 4)))).unwrap();
    assert_eq!(promises(&document, None)[0].due, Some(date(2026, 12, 4)));
    assert!(decide(&document, Id::from_bits(1), 0, Kept::Open).is_empty(), "it is open already");
    assert!(decide(&document, Id::from_bits(1), 9, Kept::Yes).is_empty());
    assert!(postpone(&document, Id::from_bits(9), 0, None).is_empty());
}

#[test]
fn the_counts_of_the_sample_are_those_of_its_story() {
    let document = file::sample();
    let of = |name: &str| {
        let all = reliability(&document);
        let (_, given) = all.iter().find(|(id, _)| document.stakeholders[id].name == name).unwrap();
        given.words().unwrap()
    };
    assert_eq!(of("Owen Pritchard"), "kept 4 of 4");
    assert_eq!(of("Desmond Pryce"), "kept 2 of 2");
    assert_eq!(of("Kwame Asante"), "kept 1 of 2");
    assert_eq!(of("Priya Raman"), "kept 2 of 3, 1 open");
    let late: Vec<String> = promises(&document, None)
        .into_iter()
        .filter(|owed| owed.is_past_due(TODAY))
        .map(|owed| document.stakeholders[&owed.by].name.clone())
        .collect();
    assert_eq!(late, ["Callum Reid"]);
}

#[test]
fn a_need_is_met_by_what_reaches_a_community_in_the_time_to_come() {
    let mut document = map();
    let met = |document: &Document, need: Need| -> usize {
        balance(document, change(), TODAY, 30)[0].met[&need].len()
    };
    act(&mut document, 1, Need::Safety, |a| {
        a.due = Some(date(2026, 12, 22));
        a.audience.communities.insert(nurses());
    });
    assert_eq!(met(&document, Need::Safety), 1, "the last day is in it");
    assert_eq!(met(&document, Need::Contribution), 0);

    // A member stands for the community, somebody who only knows it does not.
    for (number, who, found) in [(2, 2, 0), (3, 1, 1)] {
        act(&mut document, number, Need::Contribution, |a| {
            a.due = Some(TODAY);
            a.audience.stakeholders.insert(person(who));
        });
        assert_eq!(met(&document, Need::Contribution), found, "{who}");
    }
    type Fill = fn(&mut Action);
    let no: [Fill; 5] = [
        |a| a.due = Some(date(2026, 12, 23)),
        |a| a.due = Some(date(2026, 11, 21)),
        |a| a.due = None,
        |a| a.status = ActionStatus::Dropped,
        |a| {
            a.audience.communities.clear();
            a.audience.everyone = true;
        },
    ];
    let yes: [Fill; 3] = [
        |a| (a.starts, a.due) = (Some(date(2026, 11, 1)), Some(date(2027, 1, 1))),
        |a| (a.due, a.repeat) = (None, repeat(date(2026, 1, 5), 4, RepeatUnit::Weeks)),
        |a| (a.due, a.repeat) = (None, repeat(date(2026, 12, 22), 1, RepeatUnit::Days)),
    ];
    let cases = no.into_iter().map(|fill| (fill, 0)).chain(yes.into_iter().map(|fill| (fill, 1)));
    for (place, (fill, found)) in cases.enumerate() {
        act(&mut document, 4, Need::Recognition, |a| {
            a.due = Some(TODAY);
            a.audience.communities.insert(nurses());
            fill(a);
        });
        assert_eq!(met(&document, Need::Recognition), found, "case {place}");
    }
    assert_eq!(balance(&document, Id::from_bits(99), TODAY, 30), []);
}

fn repeat(first: Date, every: u32, unit: RepeatUnit) -> Option<Repeat> {
    Some(Repeat { first, every: Whole::nearest(every), unit, until: None })
}

#[test]
fn what_comes_later_is_told_and_what_lacks_most_comes_first() {
    let mut document = map();
    let other: CommunityId = Id::from_bits(8);
    document.communities.insert(other, Community::named("Finance"));
    let affected = Affected { impact: Rating::new(10), note: None };
    document.initiatives.get_mut(&change()).unwrap().affected.insert(other, affected);
    act(&mut document, 1, Need::Safety, |a| {
        a.due = Some(date(2027, 3, 1));
        a.audience.communities.insert(nurses());
    });
    act(&mut document, 2, Need::Safety, |a| {
        a.due = Some(date(2027, 2, 1));
        a.audience.communities.insert(nurses());
    });
    act(&mut document, 3, Need::Contribution, |a| {
        a.due = Some(TODAY);
        a.audience.communities.insert(nurses());
    });
    let all = balance(&document, change(), TODAY, 30);
    assert_eq!(all.iter().map(|one| one.community).collect::<Vec<_>>(), [other, nurses()]);
    assert_eq!(all[0].unmet().collect::<Vec<_>>(), NEEDS);
    assert_eq!(all[1].later[&Need::Safety], date(2027, 2, 1));
    assert_eq!(all[1].unmet().collect::<Vec<_>>(), [Need::Safety, Need::Recognition]);
    assert!(all[1].ever.contains(&Need::Safety) && !all[1].ever.contains(&Need::Recognition));
    let whole = balance(&document, change(), TODAY, 200);
    assert!(whole[1].later.is_empty());
    let by_day = &whole.iter().find(|one| one.community == nurses()).unwrap().met[&Need::Safety];
    assert_eq!(by_day, &[Id::from_bits(2), Id::from_bits(1)]);
    let words = lacking(Need::Contribution, "Finance", 30);
    assert_eq!(words, "Nothing in the next 30 days lets Finance contribute");
}

#[test]
fn the_sample_asks_finance_for_nothing() {
    let document = file::sample();
    let (id, _) = document.initiatives.iter().find(|(_, one)| one.name == "One service desk").unwrap();
    let finance = |days| {
        let all = balance(&document, *id, TODAY, days);
        let named = |one: &CommunityId| document.communities[one].name == "Finance & payroll";
        all.into_iter().find(|one| named(&one.community)).unwrap()
    };
    assert!(finance(30).unmet().any(|need| need == Need::Contribution));
    assert!(!finance(30).ever.contains(&Need::Contribution));
    assert!(finance(3000).unmet().any(|need| need == Need::Contribution));
}

#[test]
fn a_persons_open_need_matters_is_not_met_and_has_nothing_planned() {
    let mut document = map();
    let note = |weight, met| Motivator { weight: Weight::nearest(weight), met, note: None };
    let said = document.assessments.get_mut(&(change(), person(1))).unwrap();
    said.motivators.safety = note(3, Met::No);
    said.motivators.contribution = note(2, Met::Yes);
    let said = document.assessments.get_mut(&(change(), person(2))).unwrap();
    said.motivators.recognition = note(1, Met::Partly);
    let open = |document: &Document| -> Vec<(StakeholderId, Vec<Need>)> {
        let all = people(document, change(), TODAY, 30);
        let open = |one: &groundswell::plan::needs::Person| {
            one.needs.iter().filter(|need| need.is_open()).map(|need| need.need).collect()
        };
        all.iter().map(|one| (one.person, open(one))).collect()
    };
    assert_eq!(open(&document), [(person(1), vec![Need::Safety]), (person(2), vec![Need::Recognition])]);
    // Through the community, once even where both name them.
    act(&mut document, 1, Need::Safety, |a| {
        a.due = Some(TODAY);
        a.audience.communities.insert(nurses());
        a.audience.stakeholders.insert(person(1));
    });
    assert_eq!(open(&document), [(person(2), vec![Need::Recognition]), (person(1), vec![])]);
    let all = people(&document, change(), TODAY, 30);
    assert_eq!(all[1].needs[0].planned, [Id::from_bits(1)]);
}

#[test]
fn advocates_who_were_never_thanked_come_first() {
    let mut document = map();
    for (number, state) in [(1, AdvocacyState::Active), (3, AdvocacyState::Agreed)] {
        document.assessments.get_mut(&(change(), person(number))).unwrap().advocacy.state = state;
    }
    for (number, day, who) in [(1, date(2026, 10, 1), 1), (2, date(2026, 11, 1), 1), (3, date(2026, 9, 1), 2)]
    {
        talk(&mut document, number, day, &[who], Vec::new());
        document.interactions.get_mut(&Id::from_bits(number)).unwrap().kind = ActionKind::Thanks;
    }
    let all = gratitude(&document, change());
    assert_eq!(all.iter().map(|one| one.person).collect::<Vec<_>>(), [person(3), person(1), person(2)]);
    assert_eq!((all[0].last(), all[1].last()), (None, Some(date(2026, 11, 1))));
    assert_eq!(all[1].times.len(), 2);
    assert!(!all[2].is_advocate());
}

#[test]
fn what_was_heard_and_changed_nothing_comes_first() {
    let mut document = map();
    let text = |text: &str| Some(Prose(text.to_owned()));
    act(&mut document, 1, Need::None, |a| {
        (a.due, a.feedback, a.changed_by_it) = (Some(TODAY), text("too late"), text("moved to noon"));
    });
    act(&mut document, 2, Need::None, |a| (a.due, a.feedback) = (Some(date(2026, 1, 1)), text("no bell")));
    act(&mut document, 3, Need::None, |a| a.feedback = text("  "));
    let all = heeded(&document, change(), TODAY);
    assert_eq!(all.iter().map(|one| one.action).collect::<Vec<_>>(), [Id::from_bits(2), Id::from_bits(1)]);
    assert!(all[0].is_unanswered() && !all[1].is_unanswered());
}
