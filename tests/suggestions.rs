//! Is what is suggested for the right owner, on a working day, once, and put aside and brought back by one step?

#[path = "common/desk_change.rs"]
mod desk_change;

use desk_change::{ANA, CHANGE, KEEPER, NURSES, OWNER, TODAY, affects, all, ana, change, map, of, rated};
use groundswell::file;
use groundswell::model::action::ActionKind;
use groundswell::model::assessment::Met;
use groundswell::model::initiative::Status;
use groundswell::model::stakeholder::Depth;
use groundswell::model::{AdvocacyState, Assessment, Document, Engagement, Id, IdMaker, Rating, Stakeholder};
use groundswell::plan::suggestions::{Suggestion, bring_back, dismiss, dismissed, soon, suggestions};
use jiff::civil::{Date, Weekday, date};
use proptest::prelude::*;
use std::collections::BTreeSet;

#[test]
fn the_owner_is_who_keeps_up_the_relationship_and_never_the_person() {
    let mut document = map();
    rated(&mut document, 66, 74);
    let owner = |document: &Document| of(document, "key-player").and_then(|one| one.action.owner);
    assert_eq!(owner(&document), Some(KEEPER));
    ana(&mut document).relationship_owner = None;
    assert_eq!(owner(&document), Some(OWNER), "else who runs the change");
    ana(&mut document).relationship_owner = Some(ANA);
    assert_eq!(owner(&document), Some(OWNER), "nobody talks with themselves");
    change(&mut document).owner = None;
    change(&mut document).sponsor = Some(KEEPER);
    assert_eq!(owner(&document), Some(KEEPER));
    change(&mut document).sponsor = None;
    assert_eq!(owner(&document), None, "nobody is invented");
}

#[test]
fn days_are_working_days_and_one_owner_gets_several_days() {
    let document = file::sample();
    for initiative in document.initiatives.keys() {
        let mut days = BTreeSet::new();
        for one in suggestions(&document, *initiative, TODAY) {
            let due = one.action.due.expect("a day");
            assert!(due > TODAY && due < date(2027, 1, 1), "soon: {due}");
            assert!(!matches!(due.weekday(), Weekday::Saturday | Weekday::Sunday), "{due}");
            days.insert(due);
        }
        assert!(days.len() > 4, "not all on one day");
    }
    assert_eq!(soon(TODAY, 1), Some(date(2026, 11, 23)));
    assert_eq!(soon(date(2026, 11, 27), 1), Some(date(2026, 11, 30)), "after Friday comes Monday");
    assert_eq!(soon(Date::MAX, 1), None);
}

#[test]
fn titles_name_people_without_doubt() {
    let mut document = map();
    rated(&mut document, 66, 74);
    let title = |document: &Document| of(document, "key-player").expect("one").action.title;
    assert_eq!(title(&document), "Agree with Ana what part to play");
    document.stakeholders.insert(Id::from_bits(13), Stakeholder::named("Ana Popescu"));
    assert_eq!(title(&document), "Agree with Ana Ruiz what part to play", "two are called Ana");
    "Dr Ana Ruiz".clone_into(&mut document.stakeholders.get_mut(&ANA).expect("Ana").name);
    assert_eq!(title(&document), "Agree with Dr Ana Ruiz what part to play");
}

#[test]
fn over_changes_suggest_nothing_and_the_owner_gets_no_advice_about_themselves() {
    let mut document = map();
    rated(&mut document, 66, 74);
    for status in [Status::Embedded, Status::Stopped] {
        change(&mut document).status = status;
        assert!(all(&document).is_empty());
    }
    change(&mut document).status = Status::Running;
    change(&mut document).owner = Some(ANA);
    assert!(all(&document).is_empty());
    assert!(suggestions(&document, Id::from_bits(77), TODAY).is_empty(), "a change that is not on the map");
}

#[test]
fn the_sample_begins_with_what_hangs_most_on_it() {
    let document = file::sample();
    let desk = document.initiatives.iter().find(|(_, one)| one.name == "One service desk");
    let found = suggestions(&document, *desk.expect("the desk").0, TODAY);
    let titles: Vec<&str> = found.iter().map(|one| one.action.title.as_str()).collect();
    for wanted in [
        "Tell Tomasz what is settled and what is open",
        "Give Lucía what was promised",
        "Agree with Zanele what part to play",
        "Ask Ana what must not get worse",
        "Ask Dr Henrik Lund what would make it work",
        "Ask Finance & payroll what must not break",
    ] {
        assert!(titles.contains(&wanted), "{wanted}: {titles:#?}");
    }
    assert_eq!(titles[0], "Tell Tomasz what is settled and what is open");
    assert!(!titles.iter().any(|title| title.contains("Lucía to be an advocate")), "her list comes first");
    assert!(!titles.iter().any(|title| title.contains("Radiology")), "the coffee with Ruth is planned");
}

#[test]
fn what_is_dismissed_stays_away_until_its_day_or_until_it_is_brought_back() {
    let mut document = file::sample();
    let id = *document.initiatives.keys().next().expect("one");
    let found = suggestions(&document, id, TODAY);
    let until = date(2026, 12, 22);
    let edit = dismiss(&document, id, &[&found[0], &found[2]], TODAY, Some(until));
    assert_eq!(edit.label, "Dismiss 2 suggestions");
    let back = document.apply(edit).expect("it fits");
    let now = suggestions(&document, id, TODAY);
    assert_eq!((now.len(), dismissed(&document, id, TODAY)), (found.len() - 2, 2));
    assert!(!now.iter().any(|one| one.mark() == found[0].mark()));
    assert_eq!(dismissed(&document, id, date(2026, 12, 23)), 0, "its day is over");
    document.apply(back).expect("undo");
    assert_eq!(suggestions(&document, id, TODAY), found, "one step back");
    let one = dismiss(&document, id, &[&found[1]], TODAY, None);
    document.apply(one).expect("it fits");
    let edit = bring_back(&document, id);
    document.apply(edit).expect("it fits");
    assert_eq!(suggestions(&document, id, TODAY), found);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    /// Whatever is known of people, nobody is suggested to be spoken to twice, every suggestion can be added as it is, and
    /// nothing that was added is suggested again.
    #[test]
    fn nobody_is_asked_twice(
        people in proptest::collection::vec((0_u8..=100, 0_u8..=100, 0_u8..=100, 0_usize..5, 0_usize..5, 0_u32..4, 0_usize..7), 1..24),
    ) {
        let mut document = map();
        affects(&mut document, 60);
        for (place, (influence, interest, impact, now, wanted, weight, state)) in people.iter().enumerate() {
            let id = Id::from_bits(200 + place as u64);
            let mut person = Stakeholder::named(format!("Person {place}"));
            person.communities.insert(NURSES, Depth::Member);
            document.stakeholders.insert(id, person);
            let mut said = Assessment {
                influence: Rating::new(*influence),
                interest: Rating::new(*interest),
                impact: Rating::new(*impact),
                engagement_now: Some(Engagement::ALL[*now]),
                engagement_wanted: Some(Engagement::ALL[*wanted]),
                ..Assessment::default()
            };
            said.motivators.safety.weight = groundswell::model::numbers::Weight::nearest(*weight);
            said.motivators.safety.met = Met::No;
            said.advocacy.state = AdvocacyState::ALL[*state];
            document.assessments.insert((CHANGE, id), said);
        }
        let found = all(&document);
        let mut talks = BTreeSet::new();
        let mut ids = IdMaker::seeded(7);
        for one in &found {
            let is_talk = matches!(one.action.kind, ActionKind::Conversation | ActionKind::OneToOne | ActionKind::Briefing);
            if let (true, Some(person)) = (is_talk, one.action.audience.stakeholders.first()) {
                prop_assert!(talks.insert(*person), "{} is to be spoken to twice", person);
            }
            prop_assert!(!one.reason.is_empty() && !one.action.title.is_empty());
        }
        let marks: BTreeSet<String> = found.iter().map(Suggestion::mark).collect();
        prop_assert_eq!(marks.len(), found.len(), "each has a mark of its own");
        for one in found {
            let (_, edit) = groundswell::model::edits::add_action(&mut ids, one.action);
            prop_assert!(document.apply(edit).is_ok());
        }
        let again: Vec<String> = all(&document).iter().map(Suggestion::mark).filter(|mark| marks.contains(mark)).collect();
        prop_assert!(again.is_empty(), "{:?}", again);
    }
}
