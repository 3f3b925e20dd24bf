//! Are the curve, the prices and what depends on guesses what trying everything gives?

use crate::made::{Made, made};
use crate::naive::{Naive, Target};
use crate::sentences::{ids, selected};
use groundswell::analysis::Progress;
use groundswell::analysis::coverage::Effort;
use groundswell::model::StakeholderId;
use groundswell::plan::advocates::{
    Curve, Rule, Rules, Selection, Size, Sure, curve, prices, select, sensitivity,
};
use std::collections::BTreeSet;

fn subsets(of: &[StakeholderId]) -> Vec<Vec<StakeholderId>> {
    (0..1_u32 << of.len())
        .map(|bits| (0..of.len()).filter(|at| bits >> at & 1 == 1).map(|at| of[at]).collect())
        .collect()
}

/// Floors met, and reach, of the best picks of at most so many, by trying all. Nobody carries too many here.
fn best(naive: &Naive<'_>, most: usize) -> (usize, f64) {
    let available = naive.available();
    let must: Vec<StakeholderId> =
        naive.rules.must.iter().filter(|one| available.contains(one)).copied().collect();
    let most = most.max(must.len());
    let allowed =
        |picks: &Vec<StakeholderId>| picks.len() <= most && must.iter().all(|one| picks.contains(one));
    let mut found = (0, -1.0);
    for picks in subsets(&available).into_iter().filter(allowed) {
        let floors =
            naive.affected().filter(|one| naive.rules.local > 0 && !naive.rules.accepted.contains(one));
        let met = floors.filter(|community| {
            let listed = naive.listed(*community);
            let there = available.iter().filter(|one| listed.contains(one)).count();
            let voices = picks.iter().filter(|one| listed.contains(one)).count();
            if there == 0 {
                outside(naive, &picks, &listed, *community)
            } else {
                voices >= naive.rules.local.min(there)
            }
        });
        let one = (met.count(), naive.share(&picks));
        if one.0 > found.0 || (one.0 == found.0 && one.1 > found.1) {
            found = one;
        }
    }
    found
}

/// Whether enough of a community is reached from outside.
fn outside(
    naive: &Naive<'_>,
    picks: &[StakeholderId],
    listed: &BTreeSet<StakeholderId>,
    community: groundswell::model::CommunityId,
) -> bool {
    let named: u32 = listed.iter().map(|one| naive.heads(*one)).sum();
    let rest = naive.document.communities[&community].headcount.saturating_sub(named) > 0;
    let half = if listed.is_empty() {
        0.0
    } else if rest {
        0.5
    } else {
        1.0
    };
    let reach = |target: Target| picks.iter().map(|pick| naive.reach(*pick, target).0).fold(0.0, f64::max);
    let members: f64 = listed.iter().map(|one| reach(Target::Person(*one)) / listed.len() as f64).sum();
    half * members + (1.0 - half) * reach(Target::Rest(community)) >= naive.rules.wanted
}

/// Plain maps, counted by communities of which the impact is known: what trying all is written for.
fn tiny(count: usize) -> impl Iterator<Item = (u64, Made)> {
    let fits = |made: &Made| {
        made.rules.count == groundswell::model::initiative::Counted::Communities
            && made.ground.affected.values().any(|(impact, _)| impact.is_some())
    };
    (5000..).map(|seed| (seed, made(seed, 8, true))).filter(move |(_, made)| fits(made)).take(count)
}

fn near(a: f64, b: f64) -> bool {
    (a - b).abs() < 1e-9
}

#[test]
fn the_curve_is_what_trying_everybody_gives() {
    let (mut points, mut dips) = (0, 0);
    for (seed, made) in tiny(120) {
        let naive = Naive::of(&made, &made.rules);
        let available = naive.available();
        let found = curve(&made.ground, &made.rules, 3, 6, &Progress::default()).unwrap();
        let most = available.len().min(6);
        let lengths = [found.best.len(), found.connected.len(), found.random.len()];
        assert_eq!(lengths, [most + 1; 3], "map {seed}");
        for line in [&found.connected, &found.random] {
            assert!(line.windows(2).all(|pair| pair[0] <= pair[1] + 1e-12), "map {seed}: {line:?}");
        }
        let mut order = available.clone();
        let others = |one: &StakeholderId| {
            let ties = made.ground.ties.iter().filter(|tie| tie.0 == *one || tie.1 == *one);
            ties.map(|tie| if tie.0 == *one { tie.1 } else { tie.0 }).collect::<BTreeSet<_>>().len()
        };
        order.sort_by_key(|one| (std::cmp::Reverse(others(one)), *one));
        let all = subsets(&available);
        let must = naive.rules.must.iter().filter(|one| available.contains(one)).count();
        for count in 0..=most {
            assert!(near(found.connected[count], naive.share(&order[..count])), "map {seed} {count}");
            let drawn: Vec<f64> =
                all.iter().filter(|one| one.len() == count).map(|one| naive.share(one)).collect();
            let mean = drawn.iter().sum::<f64>() / drawn.len() as f64;
            assert!(near(found.random[count], mean), "map {seed} {count}: {} {mean}", found.random[count]);
            if count >= must && count > 0 {
                let ((met, share), before) = (best(&naive, count), best(&naive, count - 1));
                assert!(near(found.best[count], share), "map {seed} {count}: {} {share}", found.best[count]);
                // Only for the sake of a floor.
                let dip = found.best[count] < found.best[count - 1] - 1e-9;
                assert!(!dip || met > before.0, "map {seed} {count}");
                dips += usize::from(dip);
                points += 1;
            }
        }
        let known = selected(&Made { rules: Rules { size: Size::Picks(3), ..made.rules.clone() }, ..made });
        let better = Selection { reached: known.reached + 0.01 * known.demand, ..known };
        let (chosen, count) = (found.best[3.min(most)], better.picks.len());
        if better.demand > 0.0 && found.best[count] > 0.0 {
            let told = found.clone().knowing(&better);
            assert!(near(told.best[count], found.best[count].max(better.share())), "map {seed}");
            assert!(told.best.iter().zip(&found.best).all(|(told, found)| told >= found), "map {seed}");
        }
        let enough = found.best.iter().position(|share| *share >= Curve::ENOUGH * chosen && chosen > 0.0);
        assert_eq!(found.enough, enough, "map {seed}");
    }
    assert!(points > 250 && dips * 20 < points, "{points} {dips}");
}

#[test]
fn a_price_is_what_trying_everybody_without_the_rule_gives() {
    let (mut dear, mut kinds) = (0, BTreeSet::new());
    for (seed, made) in tiny(150) {
        let rules = Rules { size: Size::Picks(2 + (seed % 2) as usize), ..made.rules.clone() };
        let made = Made { rules, ..made };
        let selection = selected(&made);
        let found = prices(&made.ground, &made.rules, &selection, &Progress::default()).unwrap();
        let Size::Picks(most) = made.rules.size else { unreachable!() };
        for price in &found {
            let mut free = made.rules.clone();
            match price.rule {
                Rule::Local => free.local = 0,
                Rule::LocalIn(community) => _ = free.accepted.insert(community),
                Rule::Must(person) => _ = free.must.remove(&person),
                Rule::Never(person) => _ = free.never.remove(&person),
                Rule::LoadCap => {}
                Rule::DirectOnly => free.direct_only = false,
                Rule::Twice => free.twice = false,
            }
            let naive = Naive::of(&made, &free);
            let kept =
                if price.rule == Rule::Twice { naive.share(&ids(&selection)) } else { selection.share() };
            let truth = (best(&naive, most).1 - kept).max(0.0);
            assert!(price.costs >= 0.0);
            if price.sure == Sure::Exactly {
                assert!((price.costs - truth).abs() < 1e-8, "map {seed}: {price:?}, not {truth}");
            }
            assert_ne!(price.sure, Sure::About, "small maps are proven: {seed}");
            dear += usize::from(price.costs > 0.0);
            kinds.insert(format!("{:?}", price.rule).split('(').next().unwrap().to_owned());
        }
        let said = |rule: Rule| found.iter().any(|price| price.rule == rule);
        assert_eq!(said(Rule::DirectOnly), made.rules.direct_only);
        assert_eq!(said(Rule::Twice), made.rules.twice);
        for person in made.rules.must.iter().filter(|one| selection.pick(**one).is_some()) {
            assert!(said(Rule::Must(*person)));
        }
    }
    assert!(dear > 40 && kinds.len() == 7, "{dear} {kinds:?}");
}

#[test]
fn what_stays_is_what_is_picked_with_every_strength_moved() {
    let mut moved = 0;
    for seed in 0..150 {
        let made = made(9000 + seed, 12, false);
        let rules = Rules { size: Size::Picks(3), ..made.rules.clone() };
        let made = Made { rules, ..made };
        let selection = selected(&made);
        let found = sensitivity(&made.ground, &made.rules, &selection, &Progress::default()).unwrap();
        let with = |shift: i8| {
            let rules = Rules { strength_shift: shift, ..made.rules.clone() };
            ids(&select(&made.ground, &rules, Effort::USUAL, &Progress::default(), &|_| ()).unwrap())
        };
        assert_eq!((&found.weaker, &found.stronger), (&with(-1), &with(1)), "map {seed}");
        for pick in ids(&selection) {
            let stays = found.weaker.contains(&pick) && found.stronger.contains(&pick);
            assert_eq!(found.stay.contains(&pick), stays, "map {seed}");
            moved += usize::from(!stays);
        }
        let ties =
            made.document.ties.values().filter(|tie| tie.kind != groundswell::model::TieKind::Conflict);
        let usual = ties.clone().filter(|tie| tie.strength.get() == 3).count();
        assert_eq!((found.usual, found.ties), (usual, ties.count()), "map {seed}");
    }
    assert!(moved > 10, "{moved}");
}

#[test]
fn what_is_no_longer_wanted_ends() {
    let made = made(5, 12, true);
    let selection = selected(&made);
    let progress = Progress::default();
    progress.cancel();
    assert!(curve(&made.ground, &made.rules, 3, 6, &progress).is_none());
    let (dropped, asked) = (Rules { direct_only: true, ..made.rules.clone() }, &made.ground);
    assert!(prices(asked, &dropped, &selection, &progress).is_none());
    assert!(sensitivity(asked, &Rules { ties_equal: false, ..dropped }, &selection, &progress).is_none());
}
