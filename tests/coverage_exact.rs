//! Is the answer right wherever it can be checked? Hundreds of random instances of many shapes against every set of
//! picks there is, and larger ones against a program that solves such things exactly.
#![allow(clippy::unwrap_used, reason = "what is not there fails the test")]

use good_lp::{Expression, ProblemVariables, Solution, SolverModel, constraint, microlp, variable};
use groundswell::analysis::Progress;
use groundswell::analysis::coverage::{Cover, Coverage, Effort, Floor, cover, fewest, value};
use groundswell::model::IdMaker;

struct Dice(IdMaker);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        (self.0.bits() % sides as u64) as usize
    }

    fn some(&mut self, of: usize, in_six: usize) -> Vec<usize> {
        (0..of).filter(|_| self.roll(6) < in_six).collect()
    }
}

fn random(seed: u64, least: usize, candidates: usize, targets: usize, shares: bool) -> Coverage {
    let mut dice = Dice(IdMaker::seeded(seed));
    let n = least + dice.roll(candidates + 1 - least);
    let t = 1 + dice.roll(targets);
    let kind = dice.roll(3);
    let demand = |dice: &mut Dice| match kind {
        0 => 1.0,
        1 => dice.roll(6) as f64,
        _ => dice.roll(1000) as f64 / 997.0,
    };
    let demand: Vec<f64> = (0..t).map(|_| demand(&mut dice)).collect();
    let dense = 1 + dice.roll(5);
    let share = |dice: &mut Dice| match kind {
        0 => 1.0,
        1 => (1 + dice.roll(5)) as f64 / 5.0,
        _ => (1 + dice.roll(999)) as f64 / 999.0,
    };
    let reach = |dice: &mut Dice| -> Vec<(usize, f64)> {
        dice.some(t, dense).into_iter().map(|target| (target, share(dice))).collect()
    };
    let mut reach: Vec<_> = (0..n).map(|_| reach(&mut dice)).collect();
    if dice.roll(4) == 0 {
        for _ in 0..n / 2 {
            reach[dice.roll(n)] = reach[dice.roll(n)].clone();
        }
    }
    let mut floors = Vec::new();
    for _ in 0..[0, 1, 3, 6][dice.roll(4)] {
        let in_six = 1 + dice.roll(4);
        floors.push(if shares && dice.roll(4) == 0 {
            let parts =
                dice.some(t, in_six).into_iter().map(|target| (target, 1.0 + dice.roll(3) as f64)).collect();
            Floor::Share { parts, least: dice.roll(11) as f64 / 10.0 }
        } else {
            Floor::Members { members: dice.some(n, in_six), least: [1, 1, 1, 2, 3, 0][dice.roll(6)] }
        });
    }
    let capacity =
        if shares && dice.roll(3) == 0 { (0..n).map(|_| dice.roll(3)).collect() } else { Vec::new() };
    let must = if dice.roll(3) == 0 { (0..dice.roll(4)).map(|_| dice.roll(n)).collect() } else { Vec::new() };
    Coverage { demand, reach, floors, capacity, must, most: dice.roll(6), twice: dice.roll(4) == 0 }
}

/// How many floors these picks meet at once, from the definition.
fn met(instance: &Coverage, picks: &[usize]) -> usize {
    let floors = &instance.floors;
    let sets = (0..1_u32 << floors.len()).filter(|set| {
        let mut members = Vec::new();
        let mut shares = true;
        for (_, floor) in floors.iter().enumerate().filter(|floor| set >> floor.0 & 1 == 1) {
            match floor {
                Floor::Members { members: of, least } => {
                    let of: Vec<usize> = picks.iter().copied().filter(|pick| of.contains(pick)).collect();
                    members.push((of, *least));
                }
                Floor::Share { parts, least } => {
                    let best = |target: usize| {
                        let reach = picks.iter().flat_map(|pick| &instance.reach[*pick]);
                        reach.filter(|entry| entry.0 == target).map(|entry| entry.1).fold(0.0, f64::max)
                    };
                    let reached: f64 = parts.iter().map(|(target, weight)| weight * best(*target)).sum();
                    shares &= reached >= least * parts.iter().map(|part| part.1).sum::<f64>() - 1e-9;
                }
            }
        }
        shares && fits(instance, &members, &mut vec![0; instance.reach.len()])
    });
    sets.map(u32::count_ones).max().unwrap_or(0) as usize
}

/// Whether picks can be shared out among these floors with nobody counting for too many.
fn fits(instance: &Coverage, floors: &[(Vec<usize>, usize)], counts: &mut [usize]) -> bool {
    let Some(((of, least), rest)) = floors.split_first() else { return true };
    (0..1_u32 << of.len()).filter(|set| set.count_ones() as usize == *least).any(|set| {
        let chosen: Vec<usize> =
            (0..of.len()).filter(|place| set >> place & 1 == 1).map(|place| of[place]).collect();
        let free = |a: &usize| instance.capacity.get(*a).is_none_or(|capacity| counts[*a] < *capacity);
        if !chosen.iter().all(free) {
            return false;
        }
        chosen.iter().for_each(|a| counts[*a] += 1);
        let fit = fits(instance, rest, counts);
        chosen.iter().for_each(|a| counts[*a] -= 1);
        fit
    })
}

/// Every set of picks with all that must be.
fn sets(instance: &Coverage) -> impl Iterator<Item = Vec<usize>> + '_ {
    let must = instance.must.iter().fold(0_u32, |set, must| set | 1 << must);
    let all = (0..1_u32 << instance.reach.len()).filter(move |set| set & must == must);
    all.map(|set| (0..instance.reach.len()).filter(|a| set >> a & 1 == 1).collect())
}

fn seats(instance: &Coverage) -> usize {
    let mut must = instance.must.clone();
    must.sort_unstable();
    must.dedup();
    instance.most.max(must.len())
}

/// What was found with little and with more effort, and what was heard on the way, held against the best: how many
/// floors it meets, and what it covers. True where it is proven.
fn check(instance: &Coverage, floors: usize, best: f64, said: &str) -> bool {
    let hear = |heard: &Cover| hold(instance, heard, floors, best, said);
    let little = cover(instance, Effort(1), &Progress::default(), &hear).unwrap();
    hold(instance, &little, floors, best, said);
    let found = cover(instance, Effort(2000), &Progress::default(), &hear).unwrap();
    hold(instance, &found, floors, best, said);
    found.proven
}

fn hold(instance: &Coverage, found: &Cover, floors: usize, best: f64, said: &str) {
    let said = format!("{said}: {found:?} instead of {floors} floors and {best}; {instance:?}");
    let near = 1e-8 * best.max(1.0);
    let count = found.met.iter().filter(|met| **met).count();
    assert!(found.picks.len() <= seats(instance), "{said}");
    assert!(instance.must.iter().all(|must| found.picks.contains(must)), "{said}");
    assert!((value(instance, &found.picks) - found.value).abs() <= near, "{said}");
    assert!(count < floors || count == floors && found.value <= best + near, "{said}");
    assert!(count < floors || found.bound >= best - near, "{said}");
    assert!(found.bound >= found.value, "{said}");
    if found.proven {
        assert!(count == floors && (found.value - best).abs() <= near, "{said}");
        assert!(found.bound <= found.value + near, "{said}");
    }
}

#[test]
fn no_set_of_picks_is_better_than_what_is_found() {
    let mut proven = 0;
    for seed in 0..1500 {
        let instance = random(seed, 1, 8, 12, true);
        let mut best = (0, f64::NEG_INFINITY);
        for picks in sets(&instance).filter(|picks| picks.len() <= seats(&instance)) {
            let (count, covered) = (met(&instance, &picks), value(&instance, &picks));
            if count > best.0 || count == best.0 && covered > best.1 {
                best = (count, covered);
            }
        }
        proven += usize::from(check(&instance, best.0, best.1, &format!("seed {seed}")));
        let found = cover(&instance, Effort::USUAL, &Progress::default(), &|_| ()).unwrap();
        assert_eq!(found.met.iter().filter(|met| **met).count(), met(&instance, &found.picks), "seed {seed}");
    }
    assert!(proven >= 1485, "only {proven} were proven");
}

#[test]
fn no_fewer_picks_are_enough() {
    let mut exact = 0;
    for seed in 5000..5500 {
        let instance = random(seed, 1, 7, 12, true);
        let all: Vec<usize> = (0..instance.reach.len()).collect();
        let wanted = value(&instance, &all) * [0.0, 0.4, 0.8, 1.0][seed as usize % 4];
        let floors = met(&instance, &all);
        let enough =
            |picks: &Vec<usize>| value(&instance, picks) >= wanted - 1e-9 && met(&instance, picks) >= floors;
        let best = sets(&instance).filter(enough).map(|picks| picks.len()).min().unwrap();
        let found = fewest(&instance, wanted, Effort::USUAL, &Progress::default()).unwrap();
        assert!(found.least <= best && best <= found.enough, "seed {seed}: {found:?} instead of {best}");
        exact += usize::from(found.least == found.enough);
    }
    assert!(exact >= 495, "only {exact} were exact");
}

/// The most floors and what is covered at best, by mixed-integer programming.
fn programmed(instance: &Coverage) -> (usize, f64) {
    let mut variables = ProblemVariables::new();
    let picked = variables.add_vector(variable().binary(), instance.reach.len());
    let floors = variables.add_vector(variable().binary(), instance.floors.len());
    let wide = if instance.twice { 2.0 } else { 1.0 };
    let mut targets = vec![Expression::from(0.0); instance.demand.len()];
    let mut covered = Expression::from(0.0);
    let mut shares = Vec::new();
    for (candidate, reach) in instance.reach.iter().enumerate() {
        for (target, share) in reach {
            let part = variables.add(variable().min(0).max(1));
            covered += instance.demand[*target] * share / wide * part;
            targets[*target] += part;
            shares.push((candidate, part));
        }
    }
    // A floor is worth more than all that can be covered.
    let worth = instance.demand.iter().sum::<f64>() + 1.0;
    let objective = covered.clone() + floors.iter().map(|floor| worth * *floor).sum::<Expression>();
    let mut model = variables.maximise(objective).using(microlp);
    for (candidate, part) in shares {
        model = model.with(constraint!(part <= picked[candidate]));
    }
    for target in targets {
        model = model.with(constraint!(target <= wide));
    }
    for must in &instance.must {
        model = model.with(constraint!(picked[*must] >= 1));
    }
    model = model.with(constraint!(picked.iter().sum::<Expression>() <= seats(instance) as f64));
    for (floor, is_met) in instance.floors.iter().zip(&floors) {
        let Floor::Members { members, least } = floor else { continue };
        let of: Expression = members.iter().map(|member| picked[*member]).sum();
        model = model.with(constraint!(of >= *least as f64 * *is_met));
    }
    let solution = model.solve().unwrap();
    let count: f64 = floors.iter().map(|floor| solution.value(*floor).round()).sum();
    (count as usize, solution.eval(covered))
}

#[test]
fn mixed_integer_programming_finds_nothing_better() {
    let mut proven = 0;
    for seed in 9000..9400 {
        let instance = random(seed, 12, 32, 24, false);
        let (floors, best) = programmed(&instance);
        proven += usize::from(check(&instance, floors, best, &format!("seed {seed}")));
    }
    assert!(proven >= 392, "only {proven} were proven");
}
