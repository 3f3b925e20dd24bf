//! Are the numbers of a selection those of the definition, on maps that nobody would draw?
//!
//! A second, plain implementation (`advocates/naive.rs`) works each of them out from the map.
#![allow(clippy::unwrap_used, reason = "what is not there fails the test")]

#[path = "advocates/made.rs"]
mod made;
#[path = "advocates/naive.rs"]
mod naive;

use groundswell::model::initiative::{Counted, Most};
use groundswell::model::stakeholder::{Depth, StakeholderKind};
use groundswell::model::{AdvocacyState, Engagement, Id, IdMaker, StakeholderId, TieKind};
use groundswell::plan::advocates::{Gap, Rules, Selection, Size};
use made::{CHANGE, Made, near, one};
use naive::{Naive, Target};
use std::collections::BTreeSet;

struct Dice(IdMaker);

impl Dice {
    fn below(&mut self, limit: u64) -> u64 {
        self.0.bits() % limit
    }
    fn of<T: Clone>(&mut self, all: &[T]) -> T {
        all[self.below(all.len() as u64) as usize].clone()
    }
}

/// Up to eleven people, up to four communities, ties of all kinds, and whatever may be known or not.
fn random(dice: &mut Dice) -> (Made, Rules) {
    let mut made = Made::new();
    let (people, communities) = (dice.below(11) + 1, dice.below(5));
    let rated = dice.below(4) > 0;
    for number in 1..=communities {
        let impact = (rated && dice.below(4) > 0).then(|| dice.below(101) as u8);
        made.community(number, dice.below(20) as u32, impact);
    }
    for number in 1..=people {
        let depths = [Depth::Member, Depth::Expert, Depth::Knows];
        let mut all = Vec::new();
        for community in 1..=communities {
            if dice.below(3) == 0 {
                all.push((community, dice.of(&depths)));
            }
        }
        made.person(number, &all);
        if dice.below(8) == 0 {
            let group = made.0.stakeholders.get_mut(&one(number)).unwrap();
            (group.kind, group.headcount) = (StakeholderKind::Group, Some(dice.below(9) as u32));
        }
        if dice.below(3) > 0 {
            let states = AdvocacyState::ALL;
            let stances = Engagement::ALL;
            made.state(number, dice.of(states));
            made.assess(number).engagement_now = (dice.below(4) > 0).then(|| dice.of(stances));
            made.assess(number).advocacy.capacity = (dice.below(4) == 0).then(|| dice.below(3) as u32);
            if rated && dice.below(2) == 0 {
                made.impact(number, dice.below(101) as u8);
            }
        }
        made.promises(number, dice.below(4) as usize, dice.below(3) as usize);
    }
    for _ in 0..dice.below(3 * people) {
        let kinds: Vec<TieKind> =
            TieKind::BUILT_IN.into_iter().chain([TieKind::Other("owes".to_owned())]).collect();
        let (from, to) = (dice.below(people) + 1, dice.below(people) + 1);
        if from != to {
            made.tie(from, to, dice.of(&kinds), dice.below(5) as u32 + 1);
        }
    }
    let mut some = |odds: u64| -> BTreeSet<StakeholderId> {
        (1..=people).filter(|_| dice.below(odds) == 0).map(one).collect()
    };
    let (must, never) = (some(9), some(9));
    made.change().picking.must = must;
    made.change().picking.never = never;
    made.change().picking.most = Most::new(dice.below(4) as u32 + 1);
    let rules = Rules {
        local: dice.below(3) as usize,
        direct_only: dice.below(3) == 0,
        ties_equal: dice.below(4) == 0,
        twice: dice.below(3) == 0,
        count: dice.of(&[Counted::Communities, Counted::People]),
        accepted: (1..=communities).filter(|_| dice.below(6) == 0).map(Id::from_bits).collect(),
        ..made.rules()
    };
    (made, rules)
}

fn check(made: &Made, rules: &Rules, found: &Selection) {
    let naive = Naive { map: &made.0, of: Id::from_bits(CHANGE), rules };
    let table = naive.table();
    let likely = |person: StakeholderId| naive.willing(person) * naive.reliable(person);
    let covered = |picks: &[StakeholderId]| naive.covered(picks, &table, likely);
    let picks: Vec<StakeholderId> = found.picks.iter().map(|pick| pick.person).collect();
    let demand: f64 = naive.demand().values().sum();
    near(found.demand, demand);
    near(found.reached, covered(&picks));
    near(
        found.once_agreed,
        naive.covered(
            &picks,
            &table,
            |person| {
                if naive.willing(person) > 0.0 { naive.reliable(person) } else { 0.0 }
            },
        ),
    );
    near(found.picks.iter().map(|pick| pick.adds).sum(), found.share());
    let share = |amount: f64| if demand > 0.0 { amount / demand } else { 0.0 };
    for (number, pick) in found.picks.iter().enumerate() {
        near(pick.willing, naive.willing(pick.person));
        near(pick.likely, likely(pick.person));
        near(pick.adds, share(covered(&picks[..=number]) - covered(&picks[..number])));
        let left: Vec<StakeholderId> = picks.iter().copied().filter(|one| *one != pick.person).collect();
        near(pick.loses, share(found.reached - covered(&left)));
        stand_in(made, found, number, &|with| {
            let with: Vec<StakeholderId> = left.iter().copied().chain([with]).collect();
            share(found.reached - covered(&with))
        });
        let own = &made.0.stakeholders[&pick.person].communities;
        assert!(pick.local.iter().all(|one| own.get(one).is_some_and(|depth| depth.is_local())));
        assert!(pick.load <= pick.cap.max(1) && pick.local.len() == pick.load, "nobody has work elsewhere");
        for covers in &pick.covers {
            let listed = naive.listed(covers.community);
            assert_eq!(covers.people, listed.iter().filter(|one| **one != pick.person).count());
            let mut strength = 0.0;
            for other in listed.into_iter().filter(|other| *other != pick.person) {
                let (direct, through) = naive.ways(pick.person, Target::Person(other));
                let best = picks.iter().map(|one| naive.x(*one, Target::Person(other))).fold(0.0, f64::max);
                let own = naive.x(pick.person, Target::Person(other));
                let theirs = own > 0.0 && own > best - 1e-12;
                assert_eq!(covers.direct.contains(&other), theirs && direct >= through);
                let passed = covers.through.values().filter(|people| people.contains(&other)).count();
                assert_eq!(passed, usize::from(theirs && direct < through));
                strength += if theirs && direct >= through { direct * 5.0 } else { 0.0 };
            }
            near(covers.strength, strength / covers.direct.len().max(1) as f64);
        }
    }
    for person in made.0.stakeholders.keys() {
        let best = picks.iter().map(|pick| naive.x(*pick, Target::Person(*person))).fold(0.0, f64::max);
        near(found.people.get(person).map_or(0.0, |reached| reached.share), best);
        if let Some(reached) = found.people.get(person) {
            near(naive.x(reached.by, Target::Person(*person)), best);
        }
        let missed = naive.concerned().contains(person) && best == 0.0;
        assert_eq!(found.missed.contains(person), missed);
    }
}

/// Who stands in is nobody who cannot, restores as many voices as anybody could, and then loses the least.
fn stand_in(made: &Made, found: &Selection, number: usize, lost: &dyn Fn(StakeholderId) -> f64) {
    let pick = &found.picks[number];
    let free = made.0.stakeholders.keys().filter(|one| {
        !found.unavailable.contains_key(one) && found.picks.iter().all(|pick| pick.person != **one)
    });
    let ground = made.ground();
    let restores = |person: StakeholderId| {
        let there = pick.only_voice.iter().filter(|one| ground.people[&person].is_local(**one)).count();
        there.min(ground.people[&person].capacity.unwrap_or(2) as usize)
    };
    let mut best: Option<(usize, f64)> = None;
    for one in free {
        let now = (restores(*one), lost(*one));
        if best.is_none_or(|best| now.0 > best.0 || (now.0 == best.0 && now.1 < best.1)) {
            best = Some(now);
        }
    }
    assert_eq!(best.is_some(), pick.replacement.is_some());
    if let (Some(best), Some((who, loses))) = (best, pick.replacement) {
        assert_eq!(restores(who), best.0);
        near(loses, best.1);
        near(loses, lost(who));
    }
}

fn communities(made: &Made, rules: &Rules, found: &Selection) {
    for served in &found.communities {
        let voices: BTreeSet<StakeholderId> = found
            .picks
            .iter()
            .filter(|pick| pick.local.contains(&served.community))
            .map(|pick| pick.person)
            .collect();
        assert_eq!(served.voices.iter().copied().collect::<BTreeSet<_>>(), voices);
        let there: BTreeSet<StakeholderId> =
            served.listed.iter().filter(|one| !found.unavailable.contains_key(one)).copied().collect();
        assert_eq!(served.available, there.len());
        let accepted = rules.accepted.contains(&served.community);
        match &served.gap {
            Gap::None => assert!(voices.len() >= rules.local),
            Gap::Accepted => assert!(accepted && voices.len() < rules.local),
            Gap::TooFew => assert!(!accepted && voices.len() < rules.local.min(there.len())),
            Gap::FromOutside => assert!(there.is_empty() && served.reach >= rules.wanted),
            Gap::Unlisted => assert!(served.listed.is_empty() && served.reach < rules.wanted),
            Gap::NobodyAvailable(why) => {
                assert!(voices.len() < rules.local && voices.len() >= there.len());
                assert_eq!(why.len(), served.listed.len() - there.len());
            }
        }
        let outside = there.is_empty() && served.reach >= rules.wanted;
        assert_eq!(served.served, !voices.is_empty() || rules.local == 0 || outside);
        assert!(served.second.is_none_or(|one| there.contains(&one) && !voices.contains(&one)));
        assert!(
            (-1e-9..=1.0 + 1e-9).contains(&served.reach)
                && made.0.communities.contains_key(&served.community)
        );
    }
}

#[test]
fn every_number_is_that_of_the_definition() {
    let mut dice = Dice(IdMaker::seeded(20));
    for round in 0..1000 {
        let (made, rules) = random(&mut dice);
        let size = match round % 4 {
            0 => Size::Enough,
            1 => Size::Share(dice.below(101) as f64 / 100.0),
            _ => rules.size,
        };
        let rules = Rules { size, ..rules };
        let found = made.select(&rules);
        check(&made, &rules, &found);
        communities(&made, &rules, &found);
        for pick in &found.picks {
            assert!(!found.unavailable.contains_key(&pick.person) && !rules.never.contains(&pick.person));
        }
        for must in &rules.must {
            assert_eq!(found.pick(*must).is_none(), found.refused.contains_key(must));
        }
        assert!(found.bound >= found.reached - 1e-12);
        // Judged by hand in the same order they are the same picks.
        let picks: Vec<u64> = found.picks.iter().map(|pick| pick.person.bits()).collect();
        let judged = made.evaluate(&rules, &picks);
        let same =
            Selection { bound: found.bound, proven: found.proven, fewest: found.fewest, ..judged.clone() };
        near(judged.reached, found.reached);
        assert_eq!(same.people, found.people);
        // Whoever they are, the numbers of picks made by hand are those of the definition too.
        let people = made.0.stakeholders.len() as u64;
        let by_hand: BTreeSet<u64> = (0..3).map(|_| dice.below(people) + 1).collect();
        let by_hand: Vec<u64> = by_hand.into_iter().collect();
        let judged = made.evaluate(&rules, &by_hand);
        assert_eq!(judged.picks.iter().map(|pick| pick.person.bits()).collect::<Vec<_>>(), by_hand);
        check(&made, &rules, &judged);
    }
}
