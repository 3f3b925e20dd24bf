//! Do the rules and the records decide as defined: willingness, load, must and never, heads, the kind of change?
#![allow(clippy::unwrap_used, reason = "what is not there fails the test")]

#[path = "advocates/made.rs"]
mod made;

use groundswell::model::initiative::{Affected, ChangeKind, Counted, Most, Status};
use groundswell::model::stakeholder::{Depth, StakeholderKind};
use groundswell::model::{AdvocacyState, Assessment, Engagement, Id, Initiative, TieKind};
use groundswell::plan::advocates::{Gap, Rules, Size, WhyNot};
use made::{Made, near, one, picked, two_teams};

#[test]
fn willingness_is_what_they_said_else_how_they_stand() {
    use AdvocacyState as State;
    use Engagement as Stance;
    let table = [
        (State::None, None, 0.3),
        (State::None, Some(Stance::Unaware), 0.3),
        (State::None, Some(Stance::Neutral), 0.3),
        (State::None, Some(Stance::Supportive), 0.6),
        (State::None, Some(Stance::Leading), 0.7),
        (State::Candidate, Some(Stance::Neutral), 0.7),
        (State::Asked, Some(Stance::Leading), 0.8),
        (State::Agreed, Some(Stance::Neutral), 1.0),
        (State::Active, None, 1.0),
        (State::Active, Some(Stance::Resistant), 0.0),
        (State::None, Some(Stance::Resistant), 0.0),
        (State::Resting, Some(Stance::Leading), 0.0),
        (State::Declined, Some(Stance::Supportive), 0.0),
    ];
    for (state, stance, willing) in table {
        let mut made = Made::new();
        made.person(1, &[]).promises(1, 4, 1).state(1, state).assess(1).engagement_now = stance;
        let found = made.evaluate(&made.rules(), &[1]);
        near(found.picks[0].willing, willing);
        near(found.picks[0].likely, willing * 5.0 / 7.0);
        assert_eq!(found.available, usize::from(willing > 0.0), "{state:?} {stance:?}");
    }
    for (kept, broken, reliability) in [(0, 0, 0.5), (1, 0, 2.0 / 3.0), (0, 1, 1.0 / 3.0), (4, 1, 5.0 / 7.0)]
    {
        let mut made = Made::new();
        made.person(1, &[]).promises(1, kept, broken);
        near(made.ground().people[&one(1)].promises.reliability(), reliability);
    }
}

#[test]
fn nobody_carries_more_than_they_can() {
    // One person belongs to three communities; in each there is another whom nobody knows.
    let mut made = Made::new();
    let all = [(1, Depth::Member), (2, Depth::Expert), (3, Depth::Member)];
    made.person(1, &all).state(1, AdvocacyState::Active);
    for number in 1..=3 {
        made.community(number, 10, Some(50)).person(number + 1, &[(number, Depth::Member)]);
    }
    let rules = Rules { size: Size::Picks(3), ..made.rules() };
    assert_eq!(rules.load_cap, 2);
    let found = made.select(&rules);
    let busy = found.pick(one(1)).unwrap();
    assert_eq!((busy.local.len(), busy.load, busy.cap), (2, 2, 2));
    assert!(found.communities.iter().all(|served| served.gap == Gap::None));
    assert_eq!(made.select(&Rules { size: Size::Picks(1), ..rules.clone() }).fewest, Some(2));
    let found = made.select(&Rules { size: Size::Picks(1), load_cap: 3, ..rules.clone() });
    assert_eq!((found.fewest, found.picks[0].local.len()), (None, 3));
    // What they say themselves goes before the rule, and what they carry elsewhere counts.
    made.assess(1).advocacy.capacity = Some(3);
    for (number, status, carries) in
        [(2, Status::Running, true), (3, Status::Stopped, true), (4, Status::Paused, false)]
    {
        let mut other = Initiative { status, ..Initiative::named("Other") };
        other.affected.insert(Id::from_bits(3), Affected::default());
        made.0.initiatives.insert(Id::from_bits(number), other);
        let mut assessment = Assessment::default();
        assessment.advocacy.state = AdvocacyState::Agreed;
        assessment.advocacy.carries.extend(carries.then_some(Id::from_bits(1)));
        made.0.assessments.insert((Id::from_bits(number), one(1)), assessment);
    }
    let ground = made.ground();
    let elsewhere = &ground.people[&one(1)].elsewhere;
    assert_eq!(elsewhere.iter().map(|(id, count)| (id.bits(), *count)).collect::<Vec<_>>(), [(2, 1), (4, 1)]);
    let found = made.select(&rules);
    let busy = found.pick(one(1)).unwrap();
    assert_eq!((busy.local.len(), busy.load, busy.cap), (1, 3, 3));
    made.assess(1).advocacy.capacity = Some(2);
    assert_eq!(made.select(&rules).unavailable[&one(1)], WhyNot::Full);
}

#[test]
fn must_and_never_are_kept() {
    let mut made = two_teams();
    made.person(7, &[]).person(8, &[]).state(8, AdvocacyState::Declined);
    made.0.stakeholders.get_mut(&one(6)).unwrap().kind = StakeholderKind::Group;
    let rules = Rules { size: Size::Picks(1), local: 0, ..made.rules() };
    let musts = Rules { must: [one(5), one(7), one(8), one(6)].into(), ..rules.clone() };
    let found = made.select(&musts);
    assert_eq!(picked(&found), [5, 7], "musts count even where they are more");
    assert_eq!(found.refused, [(one(6), WhyNot::Group), (one(8), WhyNot::Declined)].into());
    let found = made.select(&Rules { never: [one(1)].into(), ..rules.clone() });
    assert_eq!((picked(&found), found.unavailable[&one(1)]), (vec![4], WhyNot::Never));
    let replaced = made.select(&Rules { never: [one(4)].into(), ..rules });
    assert_eq!(picked(&replaced), [1]);
    assert!(replaced.picks[0].replacement.is_some_and(|(who, _)| who != one(4)));
}

#[test]
fn everybody_hears_it_twice() {
    let mut made = Made::new();
    made.person(1, &[]).person(2, &[]).person(3, &[]).impact(3, 100).state(1, AdvocacyState::Active);
    made.tie(1, 3, TieKind::Informs, 5).tie(2, 3, TieKind::Informs, 5).stance(2, Engagement::Supportive);
    let rules = Rules { twice: true, ..made.rules() };
    near(made.evaluate(&rules, &[1]).reached, 0.5 * 0.5);
    let both = made.evaluate(&rules, &[1, 2]);
    near(both.reached, 0.5 * (0.5 + 0.3));
    near(both.picks[0].loses * both.demand, 0.5 * 0.5);
}

#[test]
fn counted_by_people_heads_weigh() {
    let mut made = Made::new();
    made.community(1, 12, Some(80)).community(2, 0, Some(40));
    made.person(1, &[(1, Depth::Member), (2, Depth::Expert)]).person(2, &[(1, Depth::Member)]).impact(2, 50);
    made.person(3, &[]).impact(3, 10).person(4, &[]);
    let group = made.0.stakeholders.get_mut(&one(2)).unwrap();
    (group.kind, group.headcount) = (StakeholderKind::Group, Some(5));
    let by_people = Rules { count: Counted::People, ..made.rules() };
    // The first 0.8, five of the group 0.5, the third 0.1; of the twelve six are unnamed, 0.8 each.
    near(made.evaluate(&by_people, &[]).demand, 0.8 + 2.5 + 0.1 + 6.0 * 0.8);
    // By communities: 0.8 and 0.4, and the third 0.1 of the mean part of three members.
    let mean = (0.8 * 0.5 + 0.4) / 3.0;
    near(made.evaluate(&made.rules(), &[]).demand, 1.2 + 0.1 * mean);
    // Knowing a community reaches its unnamed people without belonging to it.
    made.0.stakeholders.get_mut(&one(4)).unwrap().communities.insert(Id::from_bits(1), Depth::Knows);
    let knows = made.evaluate(&by_people, &[4]);
    near(knows.reached, 6.0 * 0.8 * 0.5 * 0.15);
    assert!(knows.picks[0].local.is_empty());
}

#[test]
fn the_kind_of_change_weighs_stances_and_settles_equal_picks() {
    let mut made = Made::new();
    let stances = [Engagement::Supportive, Engagement::Neutral, Engagement::Unaware, Engagement::Resistant];
    for (number, stance) in (1..).zip(stances) {
        made.person(number, &[]).impact(number, 100).stance(number, stance);
    }
    for (change, demand) in [(ChangeKind::Unsaid, 4.0), (ChangeKind::Small, 4.75), (ChangeKind::Big, 4.0)] {
        near(made.evaluate(&Rules { change, ..made.rules() }, &[]).demand, demand);
    }
    // Who sits in a triangle and who joins two loose ends reach the same: the kind of change decides.
    let mut made = Made::new();
    for number in 1..=6 {
        made.person(number, &[]);
    }
    made.tie(1, 2, TieKind::WorksWith, 3).tie(1, 3, TieKind::WorksWith, 3).tie(2, 3, TieKind::WorksWith, 3);
    made.tie(5, 4, TieKind::WorksWith, 3).tie(5, 6, TieKind::WorksWith, 3);
    let first = |change| {
        let rules = Rules { change, size: Size::Picks(1), direct_only: true, ..made.rules() };
        picked(&made.select(&rules))
    };
    assert_eq!((first(ChangeKind::Small), first(ChangeKind::Big)), (vec![1], vec![5]));
}

#[test]
fn communities_without_anybody_to_pick_say_why() {
    let mut made = Made::new();
    made.community(1, 20, Some(60)).community(2, 20, Some(50)).community(3, 5, Some(40));
    for (number, state) in
        [(1, AdvocacyState::Declined), (2, AdvocacyState::Resting), (3, AdvocacyState::Declined)]
    {
        made.person(number, &[(if number < 3 { 1 } else { 2 }, Depth::Member)]).state(number, state);
    }
    made.person(4, &[(2, Depth::Knows)]).state(4, AdvocacyState::Active).promises(4, 8, 0);
    made.tie(4, 3, TieKind::Informs, 5);
    let found = made.select(&made.rules());
    let of = |number: u64| found.communities.iter().find(|one| one.community.bits() == number).unwrap();
    let why = [(one(1), WhyNot::Declined), (one(2), WhyNot::Resting)].into();
    assert_eq!((&of(1).gap, of(1).served, of(1).missed.len()), (&Gap::NobodyAvailable(why), false, 2));
    // Its one member fully, and half of that the others: 0.9 × (0.5 + 0.5 × 0.5) is more than 30 %.
    assert_eq!((&of(2).gap, of(2).served), (&Gap::FromOutside, true));
    near(of(2).reach, 0.9 * 0.75);
    assert_eq!((&of(3).gap, of(3).served), (&Gap::Unlisted, false));
    // Not enough is no voice.
    let little = Rules { wanted: 0.7, ..made.rules() };
    assert!(!made.select(&little).communities[1].served);
}

#[test]
fn unknown_impacts_count_nothing_where_others_are_known() {
    let mut made = two_teams();
    made.community(3, 4, None).person(7, &[(3, Depth::Member)]).person(8, &[]).assess(8);
    let found = made.select(&made.rules());
    near(found.demand, 1.2);
    assert_eq!(found.uncounted, [one(7), one(8)].into());
    assert!(found.troubles.is_empty());
    // The community has its voice all the same.
    let unknown = found.communities.iter().find(|served| served.impact.is_none()).unwrap();
    assert_eq!((unknown.voices.as_slice(), &unknown.gap), ([one(7)].as_slice(), &Gap::None));
    made.change().picking.most = Most::new(2);
    assert_eq!(made.select(&made.rules()).fewest, Some(3));
}
