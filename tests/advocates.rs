//! Do the picks follow from the map as defined: who counts, who can be picked, who reaches whom, who is the voice of whom?
//!
//! The small instances are those of which the best picks are known; a person of whom nothing is known counts with
//! willingness 0.3 × reliability 0.5, one who agreed with 1 × 0.5.
#![allow(clippy::unwrap_used, reason = "what is not there fails the test")]

#[path = "advocates/made.rs"]
mod made;

use groundswell::model::initiative::Counted;
use groundswell::model::stakeholder::Depth;
use groundswell::model::{AdvocacyState, Engagement, Id, TieKind};
use groundswell::plan::advocates::{Gap, Rules, Size, Trouble, WhyNot};
use made::{Made, near, one, picked, two_teams};

#[test]
fn each_community_weighs_its_impact() {
    let made = two_teams();
    let both = made.evaluate(&made.rules(), &[1, 4]);
    near(both.demand, 0.8 + 0.4);
    // Half of the first community lies on three people, half on the three others; the second has no others. Nobody's
    // promises are known, so both do it with 1 × 1/2; the unnamed are reached with 0.7 of that.
    let first = 0.8 * (0.5 * 0.5 + 0.5 * 0.5 * 0.7);
    let second = 0.4 * 0.5;
    near(both.reached, first + second);
    near(both.picks[0].adds, first / 1.2);
    near(both.picks[1].loses, second / 1.2);
    assert_eq!((both.missed.len(), both.troubles.len()), (0, 0));
    assert_eq!(both.communities[0].gap, Gap::None);
    assert_eq!(picked(&made.select(&Rules { size: Size::Picks(2), ..made.rules() })), [1, 4]);
}

#[test]
fn troubles_are_told() {
    let none = Made::new();
    let found = none.select(&none.rules());
    assert_eq!(found.troubles, [Trouble::Nobody, Trouble::NoCommunities]);
    let mut resistant = Made::new();
    resistant.community(1, 0, None).person(1, &[(1, Depth::Member)]);
    resistant.assess(1).engagement_now = Some(Engagement::Resistant);
    let found = resistant.select(&resistant.rules());
    assert_eq!(found.troubles, [Trouble::NobodyAvailable, Trouble::NoTies, Trouble::NoImpact]);
    let why = [(one(1), WhyNot::Resistant)].into();
    assert_eq!(found.communities[0].gap, Gap::NobodyAvailable(why));
    assert!(!found.communities[0].served && found.picks.is_empty());
    near(found.demand, 1.0);
    let by_people = resistant.select(&Rules { count: Counted::People, ..resistant.rules() });
    near(by_people.demand, 1.0);
}

/// Outsiders who reach people of a demand, each fully, and nobody else can be picked.
fn trap(people: &[(u64, u8)], outsiders: &[(u64, &[u64])]) -> Made {
    let mut made = Made::new();
    for (person, demand) in people {
        made.person(*person, &[]).impact(*person, *demand).state(*person, AdvocacyState::Declined);
    }
    for (outsider, reached) in outsiders {
        made.person(*outsider, &[]);
        for to in *reached {
            made.tie(*outsider, *to, TieKind::Informs, 5);
        }
    }
    made
}

fn best(made: &Made, picks: usize) -> (Vec<u64>, f64) {
    let found = made.select(&Rules { size: Size::Picks(picks), direct_only: true, ..made.rules() });
    assert!(found.proven && found.bound >= found.reached);
    (picked(&found), found.reached)
}

#[test]
fn known_traps_are_not_fallen_into() {
    let six: Vec<(u64, u8)> = (1..=6).map(|person| (person, 100)).collect();
    let bridge = trap(&six, &[(7, &[1, 2, 3]), (8, &[4, 5, 6]), (9, &[2, 3, 5, 6])]);
    let (picks, reached) = best(&bridge, 2);
    assert_eq!(picks, [7, 8]);
    near(reached, 6.0 * 0.15);
    assert_eq!(best(&bridge, 1).0, [9]);

    let tight: Vec<(u64, u8)> = (1..=8).map(|person| (person, 100)).chain([(9, 10)]).collect();
    let tight = trap(&tight, &[(11, &[1, 2, 3, 4]), (12, &[5, 6, 7, 8]), (13, &[1, 2, 5, 6, 9])]);
    let (picks, reached) = best(&tight, 2);
    assert_eq!(picks, [11, 12]);
    near(reached, 8.0 * 0.15);

    let weights = [90, 60, 40, 80];
    let people = (0..12).map(|n| (n + 1, weights[n as usize % 4])).chain((13..=15).map(|n| (n, 1)));
    let people: Vec<(u64, u8)> = people.collect();
    let columns: [&[u64]; 6] =
        [&[1, 2, 3, 4], &[5, 6, 7, 8], &[9, 10, 11, 12], &[1, 5, 9, 13], &[2, 6, 10, 14], &[3, 7, 11, 15]];
    let outsiders: Vec<(u64, &[u64])> = (21..).zip(columns).collect();
    let (picks, reached) = best(&trap(&people, &outsiders), 3);
    assert_eq!(picks, [21, 22, 23]);
    near(reached, 8.1 * 0.15);

    let people: Vec<(u64, u8)> = (1..=16).map(|person| (person, 100)).collect();
    let all: Vec<u64> = (1..=16).collect();
    let hubs = [(21, &all[..8]), (22, &all[..8]), (23, &all[..7]), (24, &all[8..12]), (25, &all[12..])];
    let (picks, reached) = best(&trap(&people, &hubs), 3);
    assert_eq!(picks, [21, 24, 25], "clones add nothing");
    near(reached, 16.0 * 0.15);
}

#[test]
fn promises_make_the_difference() {
    let people: Vec<(u64, u8)> = (1..=10).map(|person| (person, 100)).collect();
    let all: Vec<u64> = (1..=10).collect();
    let mut made = trap(&people, &[(11, &all), (12, &all[..5]), (13, &all[5..])]);
    // 2/5, 9/10 and 4/5 of their promises: the best-connected keeps few.
    for (number, kept, broken) in [(11, 1, 2), (12, 8, 0), (13, 3, 0)] {
        made.promises(number, kept, broken).state(number, AdvocacyState::Agreed).impact(number, 0);
    }
    let (picks, reached) = best(&made, 1);
    assert_eq!(picks, [12]);
    near(reached, 4.5);
    let (picks, reached) = best(&made, 2);
    assert_eq!(picks, [12, 13]);
    near(reached, 8.5);
    // A weaker tie to all is less than strong ties to each half.
    let mut made = trap(&people[..4], &[(11, &all[..4]), (12, &all[..2]), (13, &all[2..4])]);
    made.promises(11, 6, 12);
    for number in 11..=13 {
        made.state(number, AdvocacyState::Agreed).impact(number, 0);
    }
    assert_eq!(best(&made, 1).0, [11]);
    let (picks, reached) = best(&made, 2);
    assert_eq!(picks, [12, 13]);
    near(reached, 4.0 * 0.5);
}

#[test]
fn who_leads_a_team_passes_it_on() {
    // The lead 3 takes a rest, but tells the four 4 to 7; 1 knows the lead, 2 knows 1 alone.
    let mut made = Made::new();
    for number in 1..=7 {
        made.person(number, &[]).impact(number, if number == 2 { 50 } else { 100 });
        made.state(number, AdvocacyState::Declined);
    }
    for agreed in [1, 2, 4] {
        made.state(agreed, AdvocacyState::Agreed);
    }
    made.state(3, AdvocacyState::Resting);
    made.tie(1, 2, TieKind::WorksWith, 3).tie(1, 3, TieKind::Informal, 4);
    for number in 4..=7 {
        made.tie(number, 3, TieKind::ReportsTo, 5);
    }
    let kept = made.rules();
    let rules = |picks| Rules { size: Size::Picks(picks), ..kept.clone() };
    let found = made.select(&rules(1));
    assert_eq!(picked(&found), [4]);
    near(found.reached, 3.9 * 0.5);
    assert_eq!(found.people[&one(1)].through, Some(one(3)));
    let found = made.select(&rules(2));
    assert_eq!(picked(&found), [1, 4]);
    near(found.reached, 4.8 * 0.5);
    near(made.evaluate(&Rules { direct_only: true, ..rules(1) }, &[4]).reached, 2.0 * 0.5);
    // Somebody against the change passes nothing on.
    made.stance(3, Engagement::Resistant);
    near(made.evaluate(&rules(1), &[4]).reached, 2.0 * 0.5);
}

#[test]
fn a_local_voice_comes_before_reach() {
    let mut made = Made::new();
    made.community(1, 0, None).community(2, 0, None);
    for number in 1..=12 {
        made.person(number, &[(if number <= 10 { 1 } else { 2 }, Depth::Member)]);
        made.state(number, AdvocacyState::Declined);
    }
    for (agreed, others) in [(1, 2..=6), (7, 6..=10), (11, 12..=12)] {
        made.state(agreed, AdvocacyState::Agreed);
        for other in others.filter(|other| *other != agreed) {
            made.tie(agreed, other, TieKind::Influences, 5);
        }
    }
    let rules = Rules { size: Size::Picks(2), ..made.rules() };
    let found = made.select(&Rules { local: 0, ..rules.clone() });
    assert_eq!(picked(&found), [1, 7]);
    near(found.reached, 10.0 * 0.5);
    let found = made.select(&rules);
    assert_eq!(picked(&found), [1, 11]);
    near(found.reached, 8.0 * 0.5);
    assert_eq!((found.fewest, found.picks[1].only_voice.as_slice()), (None, [Id::from_bits(2)].as_slice()));
    // One pick is too few for a voice in both, and that is said.
    let found = made.select(&Rules { size: Size::Picks(1), ..rules.clone() });
    assert_eq!((found.picks.len(), found.fewest), (1, Some(2)));
    let gaps: Vec<&Gap> = found.communities.iter().map(|served| &served.gap).collect();
    assert_eq!(gaps, [&Gap::None, &Gap::TooFew]);
    assert_eq!(found.communities.iter().map(|served| served.served).collect::<Vec<_>>(), [true, false]);
    // Unless the second is let go.
    let found = made.select(&Rules { accepted: [Id::from_bits(2)].into(), ..rules.clone() });
    assert_eq!((picked(&found), &found.communities[1].gap), (vec![1, 7], &Gap::Accepted));
    // Two voices each: there is one in the second, who must be among them, and it is said why there are no more.
    let found = made.select(&Rules { size: Size::Enough, local: 2, ..rules });
    assert_eq!(picked(&found), [1, 7, 11]);
    let second = &found.communities[1];
    assert_eq!((second.wanted, second.available, second.voices.as_slice()), (2, 1, [one(11)].as_slice()));
    assert_eq!(second.gap, Gap::NobodyAvailable([(one(12), WhyNot::Declined)].into()));
    assert!(second.served);
}

#[test]
fn the_kite_and_its_tail() {
    let ties = "12 13 14 16 24 25 27 34 36 45 46 47 57 67 68 78 89";
    let mut made = Made::new();
    for number in 1..=10 {
        made.person(number, &[]);
    }
    for pair in ties.split(' ') {
        let ends: Vec<u64> = pair.bytes().map(|digit| u64::from(digit - b'0')).collect();
        made.tie(ends[0], ends[1], TieKind::WorksWith, 1);
    }
    made.tie(9, 10, TieKind::WorksWith, 1);
    let rules =
        |picks| Rules { size: Size::Picks(picks), direct_only: true, ties_equal: true, ..made.rules() };
    let found = made.select(&rules(1));
    assert_eq!(picked(&found), [4], "Diane");
    near(found.reached, 7.0 * 0.15);
    let found = made.select(&rules(2));
    assert_eq!(picked(&found), [4, 9], "Diane and Ike");
    near(found.share(), 0.15);
    assert_eq!(found.troubles, [Trouble::NoCommunities, Trouble::NoImpact]);
    // Ties of strength 1 are a fifth.
    near(made.evaluate(&Rules { ties_equal: false, ..rules(1) }, &[4]).reached, (1.0 + 6.0 / 5.0) * 0.15);
    // Of all that reach it, the fewest that reach a share.
    let found = made.select(&Rules { size: Size::Share(0.1), ..rules(1) });
    assert_eq!(picked(&found), [4]);
    let found = made.select(&Rules { size: Size::Share(0.11), ..rules(1) });
    assert_eq!(found.picks.len(), 2);
    // All together reach 15 %: then as many as are enough.
    let found = made.select(&Rules { size: Size::Share(0.5), ..rules(1) });
    assert!(found.picks.len() <= 3 && found.share() < 0.5);
    near(found.most, 0.15);
}

#[test]
fn ties_carry_as_their_kind_does() {
    for (kind, along, back) in [
        (TieKind::Influences, true, false),
        (TieKind::Informs, true, false),
        (TieKind::Trusts, false, true),
        (TieKind::ReportsTo, true, true),
        (TieKind::WorksWith, true, true),
        (TieKind::HandsOver, true, true),
        (TieKind::Informal, true, true),
        (TieKind::Other("owes".to_owned()), true, true),
        (TieKind::Conflict, false, false),
    ] {
        let mut made = Made::new();
        made.person(1, &[]).person(2, &[]).tie(1, 2, kind.clone(), 4);
        let reaches = |from, to| made.evaluate(&made.rules(), &[from]).people.contains_key(&one(to));
        assert_eq!((reaches(1, 2), reaches(2, 1)), (along, back), "{kind}");
        assert_eq!(made.ground().ties.is_empty(), kind == TieKind::Conflict);
    }
    // The strongest of several counts; a step more or less stays between 1 and 5.
    let mut made = Made::new();
    made.person(1, &[]).person(2, &[]).state(1, AdvocacyState::Active);
    made.tie(1, 2, TieKind::Informs, 2).tie(1, 2, TieKind::WorksWith, 4).impact(2, 100);
    for (shift, strength) in [(-1, 0.6), (0, 0.8), (1, 1.0)] {
        let found = made.evaluate(&Rules { strength_shift: shift, ..made.rules() }, &[1]);
        near(found.reached, strength * 0.5);
    }
}
