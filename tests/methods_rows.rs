//! Do the methods that show a row each keep their rules: gaps, roles, promises, barriers, needs, the band?

mod common;
#[path = "common/looking.rs"]
mod looking;

use common::{find, sample};
use groundswell::model::assessment::{Adkar, Met, Motivator, Motivators};
use groundswell::model::initiative::{Affected, Decision, Participation, Raci};
use groundswell::model::numbers::{Score, Weight};
use groundswell::model::stakeholder::Depth;
use groundswell::model::{Action, AdvocacyState, Assessment, Community, Engagement, Id};
use groundswell::plan::methods::{Cell, Element, Look, RULES, SCARF, Tone, barrier, faults};
use jiff::civil::{Date, date};
use looking::{change, classes, desk, map, person, rated, see};

#[test]
fn each_gap_needs_a_step_with_day_and_owner() {
    let wanted = |now, wanted| Assessment {
        engagement_now: Some(now),
        engagement_wanted: Some(wanted),
        ..rated(50, 50, 50, now)
    };
    use Engagement::{Leading, Neutral, Resistant, Supportive, Unaware};
    let mut document = map(&[
        wanted(Neutral, Supportive),
        wanted(Supportive, Supportive),
        wanted(Leading, Supportive),
        wanted(Unaware, Neutral),
        wanted(Resistant, Neutral),
    ]);
    let mut plan = |number: u64, to: u64, due: Option<Date>, owner: bool| {
        let mut action = Action { due, ..Action::titled(change(), "Talk") };
        action.audience.stakeholders.insert(person(to));
        action.owner = owner.then(|| person(2));
        document.actions.insert(Id::from_bits(number), action);
    };
    plan(1, 1, Some(date(2026, 12, 2)), true);
    plan(2, 1, Some(date(2026, 11, 30)), false);
    plan(3, 4, Some(date(2026, 11, 21)), true);
    plan(4, 5, None, true);
    let seen = see(&document, change(), "engagement");
    let Look::Sheet(sheet) = &seen.look else { panic!("a sheet") };
    let row = |number| sheet.rows.iter().find(|row| row.person == person(number)).expect("the row");
    assert_eq!((row(1).said.as_str(), row(1).tone), ("2 Dec: Person 2", Tone::Moving));
    assert_eq!(row(1).cells, [Cell::Empty, Cell::Empty, Cell::Now, Cell::Wanted, Cell::Empty]);
    assert_eq!((row(2).said.as_str(), row(2).tone), ("As wanted", Tone::Fine));
    assert_eq!(row(2).cells[3], Cell::Both);
    assert_eq!(row(3).tone, Tone::Open, "to want less is allowed, but needs a step too");
    assert_eq!(row(4).tone, Tone::Open, "yesterday is no step");
    assert_eq!(row(5).tone, Tone::Open, "without a day it is no step");
    assert_eq!(sheet.rows[0].tone, Tone::Open, "those without a step come first");
    assert_eq!(seen.told, "3 people lack a step or an answer");
    assert_eq!(Unaware.steps(Neutral), Resistant.steps(Neutral), "unaware is not worse than resistant");
}

#[test]
fn in_the_sample_one_gap_has_no_step_and_one_decision_is_at_fault() {
    let document = sample();
    let desk = desk(&document);
    let gaps = see(&document, desk, "engagement");
    let Look::Sheet(sheet) = &gaps.look else { panic!("a sheet") };
    let open: Vec<_> = sheet.rows.iter().filter(|row| row.tone == Tone::Open).map(|row| row.person).collect();
    assert_eq!(open, [find(&document, "Dr Henrik Lund").expect("him")]);
    let roles = see(&document, desk, "raci");
    let Look::Roles(rows) = &roles.look else { panic!("roles") };
    let faulty: Vec<_> =
        rows.iter().filter(|row| !row.faults.is_empty()).map(|row| row.title.as_str()).collect();
    assert_eq!(faulty, ["How on-call is paid from July"]);
}

#[test]
fn raci_finds_every_fault_of_the_list() {
    let decision = |letters: &[Raci]| {
        let mut decision = Decision { title: "Rota".to_owned(), ..Decision::default() };
        for (place, letter) in letters.iter().enumerate() {
            decision.raci.insert(person(place as u64 + 1), *letter);
        }
        faults(&decision)
    };
    use Raci::{Accountable as A, Both, Consulted as C, Informed as I, Responsible as R};
    assert!(decision(&[A, R, C, I]).is_empty());
    assert!(decision(&[Both, I]).is_empty(), "one person may have both");
    assert_eq!(decision(&[R, I]), ["Nobody is accountable"]);
    assert_eq!(decision(&[A, A, R, I]), ["Two are accountable: that is nobody"]);
    assert_eq!(decision(&[A, I]), ["Nobody is responsible for the work"]);
    assert_eq!(decision(&[A, R]), ["Nobody is informed"]);
    let all = decision(&[A, C, C, C]);
    assert!(all.contains(&"Everybody is consulted".to_owned()), "{all:?}");

    let mut document = map(&[rated(80, 80, 0, Engagement::Neutral), rated(80, 80, 0, Engagement::Neutral)]);
    let change = document.initiatives.get_mut(&change()).expect("it");
    for number in 0..4 {
        let mut one = Decision { title: format!("Decision {number}"), ..Decision::default() };
        one.raci.insert(person(1), A);
        change.decisions.push(one);
    }
    let seen = see(&document, Id::from_bits(1), "raci");
    assert_eq!(seen.beside[0].people, [person(2)], "a key player with no letter");
    assert_eq!(seen.beside[1].people, [person(1)], "four are too many");
}

#[test]
fn promises_of_iap2_are_printed_and_can_be_kept_or_not() {
    let at = |level| Assessment { participation: Some(level), ..Assessment::default() };
    let mut document =
        map(&[at(Participation::Consult), at(Participation::Consult), at(Participation::Inform)]);
    document.initiatives.get_mut(&change()).expect("it").promise = Some(Participation::Consult);
    let mut action =
        Action { feedback_route: Some("the rota meeting".to_owned()), ..Action::titled(change(), "Ask") };
    action.audience.stakeholders.insert(person(1));
    document.actions.insert(Id::from_bits(1), action);
    let seen = see(&document, change(), "participation");
    let classes = classes(&seen);
    assert_eq!(classes.len(), 5);
    for (class, level) in classes.iter().zip(Participation::ALL) {
        assert!(class.advice.contains(level.promise()), "the promise is printed");
    }
    let notes: Vec<_> = classes[1].members.iter().map(|member| (member.person, member.note)).collect();
    assert_eq!(notes, [(person(1), None), (person(2), Some("no route for feedback"))]);
    assert_eq!(classes[0].members[0].note, Some("below the promise"));
}

#[test]
fn the_barrier_is_the_first_score_of_three_or_less() {
    let adkar = |scores: [u32; 5]| {
        let score = |place: usize| Score::nearest(scores[place]);
        Adkar {
            awareness: score(0),
            desire: score(1),
            knowledge: score(2),
            ability: score(3),
            reinforcement: score(4),
        }
    };
    for (scores, expected) in [
        ([5, 5, 5, 5, 5], None),
        ([4, 4, 4, 4, 4], None),
        ([3, 1, 1, 1, 1], Some(Element::Awareness)),
        ([5, 3, 1, 1, 1], Some(Element::Desire)),
        ([5, 4, 4, 5, 2], Some(Element::Reinforcement)),
        ([4, 5, 2, 3, 1], Some(Element::Knowledge)),
    ] {
        assert_eq!(barrier(&adkar(scores)), expected, "{scores:?}");
    }
    let said = Assessment { adkar: Some(adkar([5, 3, 1, 4, 4])), ..Assessment::default() };
    let seen = see(&map(&[said, Assessment::default()]), change(), "adkar");
    let Look::Sheet(sheet) = &seen.look else { panic!("a sheet") };
    assert_eq!(sheet.rows[0].cells[1], Cell::Score(3, true));
    assert_eq!(sheet.rows[0].cells[2], Cell::Score(1, false), "only the first is the barrier");
    assert_eq!(seen.beside[0].people, [person(2)]);
}

#[test]
fn the_three_needs_stand_with_what_is_behind_them() {
    let behind: Vec<_> = SCARF.iter().map(|one| one.scarf).collect();
    assert_eq!(behind, ["Certainty, relatedness, fairness", "Autonomy", "Status, fairness"]);
    let need = |weight, met| Motivator { weight: Weight::nearest(weight), met, note: None };
    let motivators = Motivators {
        safety: need(1, Met::No),
        contribution: need(3, Met::Unknown),
        recognition: need(3, Met::Yes),
    };
    let said = Assessment { motivators, ..Assessment::default() };
    let seen = see(&map(&[said]), change(), "needs");
    let Look::Sheet(sheet) = &seen.look else { panic!("a sheet") };
    assert_eq!(sheet.rows[0].said, "Try: co-design", "the heaviest that is not met");
    assert_eq!(sheet.rows[0].cells[0], Cell::Need(1, Met::No));
    assert_eq!(sheet.columns[0].under, SCARF[0].scarf);
}

#[test]
fn the_ratio_is_a_band_with_reach_and_the_communities_without_a_voice() {
    let mut advocate = Assessment::default();
    advocate.advocacy.state = AdvocacyState::Active;
    let mut document = map(&[advocate, Assessment::default()]);
    for (number, headcount) in [(7, 40), (8, 60)] {
        let id = Id::from_bits(number);
        document
            .communities
            .insert(id, Community { headcount, ..Community::named(format!("Community {number}")) });
        document.initiatives.get_mut(&change()).expect("it").affected.insert(id, Affected::default());
    }
    document
        .stakeholders
        .get_mut(&person(1))
        .expect("her")
        .communities
        .insert(Id::from_bits(7), Depth::Member);
    let seen = see(&document, change(), "ratio");
    let Look::Band(band) = &seen.look else { panic!("a band") };
    assert_eq!((band.one_per(), band.aim, band.reached), (Some(100.0), 25, (1, 2)));
    assert_eq!((band.without.clone(), band.communities), (vec![Id::from_bits(8)], 2));
    assert!(RULES.iter().all(|rule| rule.from <= rule.to && !rule.source.is_empty()));
}
