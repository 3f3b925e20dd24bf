//! Are the numbers of the dashboard those of the map?

mod common;

use common::{sample, sketch};
use groundswell::model::action::{ActionStatus, Repeat, RepeatUnit};
use groundswell::model::initiative::Checkpoint;
use groundswell::model::numbers::Whole;
use groundswell::model::review::{Frozen, Review};
use groundswell::model::*;
use groundswell::plan::overview::{Coming, Figures, overview};
use jiff::civil::{Date, date};

const TODAY: Date = date(2026, 11, 22);

fn one(text: &str) -> (Document, InitiativeId) {
    let document = sketch(text);
    let id = *document.initiatives.keys().next().expect("an initiative");
    (document, id)
}

fn said<'a>(document: &'a mut Document, id: InitiativeId, name: &str) -> &'a mut Assessment {
    let person = common::find(document, name).expect("somebody of this name");
    document.assessments.get_mut(&(id, person)).expect("an assessment")
}

#[test]
fn an_initiative_that_is_not_there_has_no_numbers() {
    let mut ids = IdMaker::seeded(9);
    assert_eq!(
        overview(&Document::default(), ids.next(), TODAY),
        groundswell::plan::overview::Overview::default()
    );
}

#[test]
fn people_are_counted_by_what_is_said_of_them() {
    let (mut document, id) = one("Ana, Bo, Cy, Di");
    let rate = |said: &mut Assessment, influence, interest| {
        (said.influence, said.interest) = (Rating::new(influence), Rating::new(interest));
    };
    let ana = said(&mut document, id, "Ana");
    rate(ana, 80, 80);
    (ana.engagement_now, ana.engagement_wanted) = (Some(Engagement::Resistant), Some(Engagement::Supportive));
    let bo = said(&mut document, id, "Bo");
    rate(bo, 20, 50);
    (bo.engagement_now, bo.engagement_wanted) = (Some(Engagement::Supportive), Some(Engagement::Leading));
    said(&mut document, id, "Cy").engagement_now = Some(Engagement::Neutral);
    let found = overview(&document, id, TODAY);
    assert_eq!(found.figures(), Figures { people: 4, rated: 2, positive: 1, overdue: Some(0) });
    assert_eq!((found.differ, found.one_step), (2, 1));
    assert_eq!(found.supporters_wanted(), 1);
    assert_eq!((found.now.unsaid, found.wanted.unsaid), (1, 2));
    let key = found.fields[&Quadrant::KeyPlayers];
    assert_eq!((key.people, key.resistant), (1, 1));
    assert_eq!(found.fields[&Quadrant::KeepInformed].people, 1);
    assert_eq!(found.with_next, 0);
}

#[test]
fn reviews_come_in_order_and_now_is_the_last() {
    let (mut document, id) = one("Ana, Bo");
    let ana = common::find(&document, "Ana").unwrap();
    let mut ids = IdMaker::seeded(4);
    let review = |day, overdue| {
        let frozen = Frozen { engagement_now: Some(Engagement::Leading), ..Frozen::default() };
        Review {
            initiative: id,
            name: "Pulse".to_owned(),
            date: day,
            ratings: std::iter::once((ana, frozen)).collect(),
            overdue,
            ..Review::default()
        }
    };
    let (late, early) = (review(date(2026, 11, 1), Whole::new(3)), review(date(2026, 10, 1), None));
    document.reviews.insert(ids.next(), late);
    document.reviews.insert(ids.next(), early);
    let found = overview(&document, id, TODAY);
    let days: Vec<Date> = found.stops.iter().map(|stop| stop.on).collect();
    assert_eq!(days, [date(2026, 10, 1), date(2026, 11, 1), TODAY]);
    let overdue: Vec<Option<usize>> = found.stops.iter().map(|stop| stop.figures.overdue).collect();
    assert_eq!(overdue, [None, Some(3), Some(0)]);
    assert_eq!(found.stops[0].figures, Figures { people: 1, rated: 0, positive: 1, overdue: None });
}

#[test]
fn the_agenda_holds_each_repetition_and_checkpoint_once_and_what_is_late_apart() {
    let (mut document, id) = one("Ana");
    let mut ids = IdMaker::seeded(4);
    let mut add = |title: &str, due: Option<Date>, change: &dyn Fn(&mut Action)| {
        let mut action = Action { due, ..Action::titled(id, title) };
        change(&mut action);
        let key: ActionId = ids.next();
        document.actions.insert(key, action);
        key
    };
    let first = add("Today", Some(TODAY), &|_| {});
    let last = add("Last day", Some(date(2026, 12, 5)), &|_| {});
    add("Too far", Some(date(2026, 12, 6)), &|_| {});
    add("Done", Some(date(2026, 11, 25)), &|action| action.status = ActionStatus::Done);
    let late = add("Late", Some(date(2026, 11, 20)), &|_| {});
    let weekly = add("Weekly", None, &|action| {
        action.repeat = Some(Repeat {
            first: date(2026, 11, 20),
            every: Whole::new(1).unwrap(),
            unit: RepeatUnit::Weeks,
            until: None,
        });
    });
    let change = document.initiatives.get_mut(&id).unwrap();
    let point =
        |day, done_on| Checkpoint { name: "Go".to_owned(), date: day, done_on, ..Checkpoint::default() };
    change.checkpoints = vec![point(TODAY, None), point(TODAY, Some(TODAY))];
    let found = overview(&document, id, TODAY);
    assert_eq!(
        found.agenda,
        [
            (TODAY, Coming::Checkpoint(0)),
            (TODAY, Coming::Action(first)),
            (date(2026, 11, 27), Coming::Action(weekly)),
            (date(2026, 12, 4), Coming::Action(weekly)),
            (date(2026, 12, 5), Coming::Action(last)),
        ]
    );
    assert_eq!(found.late, [(late, Some(date(2026, 11, 20)))]);
    assert_eq!(found.figures().overdue, Some(1));
    assert_eq!(found.open, 5);
}

#[test]
fn the_sample_stands_as_its_register_says() {
    let document = sample();
    let (id, _) = document.initiatives.iter().find(|(_, one)| one.name == "One service desk").unwrap();
    let found = overview(&document, *id, TODAY);
    assert_eq!(found.figures(), Figures { people: 45, rated: 43, positive: 16, overdue: Some(1) });
    assert_eq!(found.stops.len(), 3);
    let people: usize = found.now.stances.values().sum();
    assert_eq!(people + found.now.unsaid, 45);
    assert_eq!(found.fields.values().map(|field| field.people).sum::<usize>(), 43);
    let named = |name: &str| {
        let (id, _) = document.communities.iter().find(|(_, one)| one.name == name).unwrap();
        found.communities.iter().find(|one| one.voice.community == *id).unwrap()
    };
    assert_eq!(named("Radiology").reach, 0.0);
    assert!(named("Radiology").voice.advocates.is_empty() && named("Radiology").voice.prospects.is_empty());
    assert!(named("Field engineers").reach > 0.5);
    assert!(found.communities.iter().all(|one| (0.0..=1.0).contains(&one.reach)));
}
