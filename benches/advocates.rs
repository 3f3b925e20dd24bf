//! How long does it take to find the best picks, with the bound that says how good they are?
//!
//! Generated networks of 1,000 and 10,000 people, plain and as the picker sees them (strengths, reliability, two steps);
//! where GROUNDSWELL_DATA names a folder with `synthetic/g1k.nodes.csv` and the like, those as well. How much of
//! the bound is reached is printed before each.

use criterion::{Criterion, criterion_group, criterion_main};
use groundswell::analysis::Progress;
use groundswell::analysis::coverage::{Coverage, Effort, Floor, cover, fewest};
use groundswell::model::IdMaker;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// Who they are in, how much they count, and who is tied to whom how strongly.
struct People {
    groups: Vec<usize>,
    demand: Vec<f64>,
    ties: Vec<(usize, usize, f64)>,
}

/// So many people with five ties each on average, four of them within groups of thirty.
fn generated(people: usize) -> People {
    let mut dice = IdMaker::seeded(people as u64);
    let mut roll = |sides: usize| (dice.bits() % sides as u64) as usize;
    let mut ties = Vec::new();
    for _ in 0..people * 5 {
        let from = roll(people);
        let group = from / 30 * 30;
        let to = if roll(5) > 0 { group + roll(30.min(people - group)) } else { roll(people) };
        if from != to {
            ties.push((from, to, (1 + roll(5)) as f64 / 5.0));
        }
    }
    let demand = (0..people).map(|_| (1 + roll(5)) as f64).collect();
    People { groups: (0..people).map(|person| person % 40).collect(), demand, ties }
}

fn read(name: &str) -> Option<People> {
    let folder = PathBuf::from(std::env::var_os("GROUNDSWELL_DATA")?).join("synthetic");
    let rows = |kind: &str| -> Option<Vec<Vec<String>>> {
        let text = std::fs::read_to_string(folder.join(format!("{name}.{kind}.csv"))).ok()?;
        Some(text.lines().skip(1).map(|line| line.split(',').map(str::to_owned).collect()).collect())
    };
    let number = |cell: &String| cell[1..].parse::<usize>().ok();
    let people = rows("nodes")?;
    let tie =
        |row: &Vec<String>| Some((number(&row[0])?, number(&row[1])?, row[2].parse::<f64>().ok()? / 5.0));
    Some(People {
        groups: people.iter().map(|row| number(&row[2])).collect::<Option<_>>()?,
        demand: people.iter().map(|row| row[3].parse().ok()).collect::<Option<_>>()?,
        ties: rows("edges")?.iter().map(tie).collect::<Option<_>>()?,
    })
}

impl People {
    fn ties(&self) -> Vec<BTreeMap<usize, f64>> {
        let mut ties = vec![BTreeMap::new(); self.demand.len()];
        for (from, to, strength) in &self.ties {
            ties[*from].insert(*to, *strength);
            ties[*to].insert(*from, *strength);
        }
        ties
    }

    fn instance(&self, reach: Vec<BTreeMap<usize, f64>>, most: usize) -> Coverage {
        let reach = reach.into_iter().map(|reach| reach.into_iter().collect()).collect();
        Coverage { demand: self.demand.clone(), reach, most, ..Coverage::default() }
    }

    /// Everybody reaches themselves and those they are tied to.
    fn plain(&self, most: usize) -> Coverage {
        let mut reach = self.ties();
        for (person, reach) in reach.iter_mut().enumerate() {
            reach.values_mut().for_each(|share| *share = 1.0);
            reach.insert(person, 1.0);
        }
        self.instance(reach, most)
    }

    /// By strength and reliability, and over one other person; a voice in each group.
    fn full(&self, most: usize) -> Coverage {
        let ties = self.ties();
        let mut dice = IdMaker::seeded(3);
        let reach = ties.iter().enumerate().map(|(person, own)| {
            let willing = [1.0, 0.8, 0.7, 0.6, 0.3][(dice.bits() % 5) as usize];
            let reliable = [0.5, 0.5, 2.0 / 3.0, 0.75, 0.8][(dice.bits() % 5) as usize];
            let mut reach = BTreeMap::from([(person, 1.0)]);
            let mut hears = |person: usize, share: f64| {
                let best: &mut f64 = reach.entry(person).or_default();
                *best = best.max(share);
            };
            for (through, strength) in own {
                hears(*through, *strength);
                ties[*through].iter().for_each(|(last, further)| hears(*last, 0.5 * strength * further));
            }
            reach.into_iter().map(|(person, share)| (person, share * willing * reliable)).collect()
        });
        let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        self.groups
            .iter()
            .enumerate()
            .for_each(|(person, group)| groups.entry(*group).or_default().push(person));
        let floors = groups.into_values().take(most).map(|members| Floor::Members { members, least: 1 });
        Coverage { floors: floors.collect(), ..self.instance(reach.collect(), most) }
    }
}

fn advocates(criterion: &mut Criterion) {
    let sets = [
        ("generated, 1000".to_owned(), Some(generated(1000))),
        ("generated, 10000".to_owned(), Some(generated(10_000))),
        ("g1k".to_owned(), read("g1k")),
        ("g10k".to_owned(), read("g10k")),
    ];
    for (name, people) in sets {
        let Some(people) = people else { continue };
        let mut group = criterion.benchmark_group(&name);
        group.sample_size(10);
        for (kind, instance) in [("plain", people.plain(50)), ("full", people.full(50))] {
            if let Some(found) = cover(&instance, Effort::USUAL, &Progress::default(), &|_| ()) {
                println!("certificate {name}, {kind}: {:.2} %", 100.0 * found.value / found.bound);
                let wanted = found.value * 0.9;
                group.bench_function(format!("fewest, {kind}"), |bench| {
                    bench.iter(|| fewest(&instance, wanted, Effort::USUAL, &Progress::default()));
                });
            }
            group.bench_function(kind, |bench| {
                bench.iter(|| cover(&instance, Effort::USUAL, &Progress::default(), &|_| ()));
            });
        }
        group.finish();
    }
}

criterion_group!(benches, advocates);
criterion_main!(benches);
