//! Does the plan judge as its rules say?

use groundswell::model::action::{ActionStatus, Repeat, RepeatUnit};
use groundswell::model::initiative::Affected;
use groundswell::model::numbers::Whole;
use groundswell::model::stakeholder::Depth;
use groundswell::model::{
    Action, AdvocacyState, Assessment, Community, Document, Engagement, Id, Initiative, InitiativeId,
    Quadrant, Rating, Stakeholder, StakeholderId,
};
use groundswell::plan::{self, Next};
use jiff::civil::{Date, date};

const TODAY: Date = date(2026, 11, 30);

fn initiative() -> InitiativeId {
    Id::from_bits(1)
}

fn person(number: u64) -> StakeholderId {
    Id::from_bits(number)
}

/// An initiative with five assessed people; 1 is a member, 2 an expert and 3 knows the one community.
fn document() -> Document {
    let mut document = Document::default();
    let mut change = Initiative { name: "One desk".to_owned(), ..Initiative::default() };
    change.affected.insert(Id::from_bits(7), Affected { impact: Rating::new(80), note: None });
    document.initiatives.insert(initiative(), change);
    document.communities.insert(Id::from_bits(7), Community { headcount: 40, ..Community::named("Nurses") });
    for number in 1..=5 {
        let mut stakeholder = Stakeholder::named(format!("Person {number}"));
        let depth = [Depth::Member, Depth::Expert, Depth::Knows].get(number as usize - 1);
        if let Some(depth) = depth {
            stakeholder.communities.insert(Id::from_bits(7), *depth);
        }
        document.stakeholders.insert(person(number), stakeholder);
        document.assessments.insert((initiative(), person(number)), Assessment::default());
    }
    document
}

fn action(document: &mut Document, number: u64, due: Option<Date>, change: impl FnOnce(&mut Action)) {
    let mut action = Action { due, ..Action::titled(initiative(), format!("Action {number}")) };
    change(&mut action);
    document.actions.insert(Id::from_bits(number), action);
}

#[test]
fn key_players_stand_top_right_and_the_line_is_high() {
    let mut change = Initiative::default();
    let quadrant = |change: &Initiative, influence, interest| {
        plan::quadrant(Rating::new(influence), Rating::new(interest), change)
    };
    for (influence, interest, expected) in [
        (50, 50, Quadrant::KeyPlayers),
        (50, 49, Quadrant::KeepSatisfied),
        (49, 50, Quadrant::KeepInformed),
        (49, 49, Quadrant::Monitor),
        (100, 0, Quadrant::KeepSatisfied),
        (0, 100, Quadrant::KeepInformed),
    ] {
        assert_eq!(quadrant(&change, influence, interest), Some(expected), "{influence}, {interest}");
    }
    change.influence_line = Whole::nearest(70);
    assert_eq!(quadrant(&change, 69, 50), Some(Quadrant::KeepInformed));
    assert_eq!(plan::quadrant(Rating::new(80), None, &change), None);
    for (influence, interest, near) in [(75, 90, true), (76, 90, false), (10, 45, true), (10, 44, false)] {
        let found = plan::near_line(Rating::new(influence), Rating::new(interest), &change);
        assert_eq!(found, near, "{influence}, {interest}");
    }
}

#[test]
fn everybody_is_counted_once() {
    let mut document = document();
    for (number, influence, interest) in [(1, 90, 90), (2, 60, 55), (3, 60, 5)] {
        let assessment = document.assessments.get_mut(&(initiative(), person(number))).unwrap();
        assessment.influence = Rating::new(influence);
        assessment.interest = Rating::new(interest);
    }
    document.assessments.get_mut(&(initiative(), person(4))).unwrap().influence = Rating::new(90);
    let quadrants = plan::quadrants(&document, initiative());
    assert_eq!(quadrants.members[&Quadrant::KeyPlayers], [person(1), person(2)]);
    assert_eq!(quadrants.count(Quadrant::KeepSatisfied), 1);
    assert_eq!(quadrants.count(Quadrant::Monitor), 0);
    assert_eq!(quadrants.unrated, [person(4), person(5)]);
    assert_eq!(plan::quadrants(&document, Id::from_bits(99)).unrated, []);
}

#[test]
fn gaps_are_steps_and_say_so() {
    use Engagement::{Leading, Neutral, Resistant, Supportive, Unaware};
    for (now, wanted, steps, sentence) in [
        (Unaware, Supportive, 2, "Needs two steps: neutral, supportive"),
        (Resistant, Neutral, 1, "Needs one step: neutral"),
        (Resistant, Leading, 3, "Needs three steps: neutral, supportive, leading"),
        (Supportive, Leading, 1, "Needs one step: leading"),
        (Supportive, Supportive, 0, "As wanted"),
        (Leading, Neutral, -2, "May step back to neutral"),
    ] {
        let gap = plan::gap(Some(now), Some(wanted)).unwrap();
        assert_eq!((gap.steps(), gap.sentence().as_str()), (steps, sentence));
        assert_eq!(gap.is_open(), steps > 0);
    }
    assert_eq!(plan::gap(None, Some(Leading)), None);
    let mut document = document();
    let assessment = document.assessments.get_mut(&(initiative(), person(2))).unwrap();
    (assessment.engagement_now, assessment.engagement_wanted) = (Some(Neutral), Some(Leading));
    let gaps = plan::gaps(&document, initiative());
    assert_eq!(gaps.len(), 1);
    assert_eq!((gaps[0].0, gaps[0].1.steps()), (person(2), 2));
}

#[test]
fn what_repeats_falls_on_the_last_day_of_short_months() {
    let repeat =
        |every, unit, until| Repeat { first: date(2027, 1, 31), every: Whole::nearest(every), unit, until };
    let dates = |repeat: &Repeat, from, to| {
        plan::dates(repeat, from, to).iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
    };
    let year_end = date(2027, 12, 31);
    let monthly = repeat(1, RepeatUnit::Months, Some(date(2027, 5, 1)));
    assert_eq!(dates(&monthly, TODAY, year_end), "2027-01-31 2027-02-28 2027-03-31 2027-04-30");
    assert_eq!(dates(&monthly, date(2027, 3, 31), date(2027, 3, 31)), "2027-03-31");
    assert_eq!(dates(&monthly, date(2027, 4, 1), date(2027, 4, 29)), "");
    let quarterly = repeat(3, RepeatUnit::Months, None);
    assert_eq!(dates(&quarterly, date(2027, 2, 1), year_end), "2027-04-30 2027-07-31 2027-10-31");
    let fortnightly = repeat(2, RepeatUnit::Weeks, None);
    assert_eq!(dates(&fortnightly, date(2027, 2, 14), date(2027, 3, 14)), "2027-02-14 2027-02-28 2027-03-14");
    let daily = repeat(10, RepeatUnit::Days, None);
    assert_eq!(dates(&daily, date(2027, 2, 11), date(2027, 2, 25)), "2027-02-20");
    assert_eq!(dates(&repeat(1, RepeatUnit::Days, None), Date::MAX, Date::MAX), "9999-12-31");
    assert_eq!(dates(&daily, year_end, TODAY), "");
}

#[test]
fn the_next_action_is_the_one_that_reaches_them_and_is_open() {
    let mut document = document();
    let named = |action: &mut Action| {
        action.audience.stakeholders.insert(person(5));
    };
    let nurses = |action: &mut Action| {
        action.audience.communities.insert(Id::from_bits(7));
    };
    let next = |document: &Document, number| plan::next_action(document, initiative(), person(number), TODAY);
    action(&mut document, 1, Some(date(2026, 12, 9)), nurses);
    action(&mut document, 2, None, named);
    action(&mut document, 3, Some(date(2026, 12, 1)), |action| action.audience.everyone = true);
    let coming = |number: u64, day| Next { action: Id::from_bits(number), on: Some(day), overdue: false };
    // A member and an expert are reached through their community; who only knows it is not, nor by a broadcast.
    assert_eq!(next(&document, 1), Some(coming(1, date(2026, 12, 9))));
    assert_eq!(next(&document, 2), Some(coming(1, date(2026, 12, 9))));
    assert_eq!(next(&document, 3), None);
    assert_eq!(next(&document, 5), Some(Next { action: Id::from_bits(2), on: None, overdue: false }));
    // A dated one goes before one without a date, an overdue one before both; what is done does not count.
    action(&mut document, 4, Some(date(2027, 1, 8)), named);
    assert_eq!(next(&document, 5), Some(coming(4, date(2027, 1, 8))));
    action(&mut document, 5, Some(date(2026, 11, 1)), |action| {
        named(action);
        action.status = ActionStatus::Done;
    });
    assert_eq!(next(&document, 5), Some(coming(4, date(2027, 1, 8))));
    action(&mut document, 6, Some(date(2026, 11, 29)), named);
    assert_eq!(next(&document, 5).map(|next| (next.action.bits(), next.overdue)), Some((6, true)));
    action(&mut document, 7, None, |action| {
        nurses(action);
        let first = date(2026, 11, 4);
        action.repeat =
            Some(Repeat { first, every: Whole::nearest(1), unit: RepeatUnit::Weeks, until: None });
    });
    assert_eq!(next(&document, 1), Some(coming(7, date(2026, 12, 2))));
    let all = plan::next_actions(&document, initiative(), TODAY);
    for (id, _) in document.assessments_of(initiative()) {
        assert_eq!(all.get(&id).copied(), plan::next_action(&document, initiative(), id, TODAY));
    }
    assert!(!all.is_empty());
}

#[test]
fn overdue_is_what_was_due_and_is_still_to_be_done() {
    let mut document = document();
    action(&mut document, 1, Some(TODAY), |_| {});
    action(&mut document, 2, Some(date(2026, 11, 29)), |_| {});
    action(&mut document, 3, Some(date(2026, 10, 1)), |action| action.status = ActionStatus::Sent);
    action(&mut document, 4, Some(date(2026, 10, 2)), |_| {});
    action(&mut document, 5, None, |action| action.starts = Some(date(2026, 1, 1)));
    let weekly =
        |until| Repeat { first: date(2026, 9, 1), every: Whole::nearest(1), unit: RepeatUnit::Weeks, until };
    action(&mut document, 6, None, |action| action.repeat = Some(weekly(None)));
    action(&mut document, 7, None, |action| action.repeat = Some(weekly(Some(date(2026, 11, 12)))));
    let overdue = plan::overdue(&document, initiative(), TODAY);
    let found: Vec<_> = overdue.iter().map(|next| (next.action.bits(), next.on.unwrap())).collect();
    assert_eq!(found, [(4, date(2026, 10, 2)), (7, date(2026, 11, 10)), (2, date(2026, 11, 29))]);
}

#[test]
fn a_community_needs_an_advocate_of_its_own() {
    let mut document = document();
    let gap = |document: &Document| plan::voices(document, initiative())[0].gap();
    let set = |document: &mut Document, number, state| {
        let assessment = document.assessments.get_mut(&(initiative(), person(number))).unwrap();
        assessment.advocacy.state = state;
    };
    assert_eq!(gap(&document).as_deref(), Some("No advocate of their own yet"));
    // Who only knows the community is no voice of its own, even when they carry it.
    set(&mut document, 3, AdvocacyState::Active);
    let carried = &mut document.assessments.get_mut(&(initiative(), person(3))).unwrap().advocacy.carries;
    carried.insert(Id::from_bits(7));
    assert_eq!(gap(&document).as_deref(), Some("No advocate of their own yet; carried from outside"));
    set(&mut document, 2, AdvocacyState::Asked);
    let expected = "No advocate of their own yet; carried from outside; one person was thought of";
    assert_eq!(gap(&document).as_deref(), Some(expected));
    set(&mut document, 1, AdvocacyState::Agreed);
    assert_eq!(gap(&document), None);
    let voice = &plan::voices(&document, initiative())[0];
    assert_eq!(
        (voice.advocates.as_slice(), voice.prospects.as_slice()),
        (&[person(1)][..], &[person(2)][..])
    );
    assert_eq!((voice.headcount, voice.impact, voice.missing()), (40, Rating::new(80), 0));
    document.initiatives.get_mut(&initiative()).unwrap().advocates_wanted = Whole::nearest(2);
    assert!(gap(&document).is_some_and(|gap| gap.starts_with("1 of 2 advocates of their own")));
}
