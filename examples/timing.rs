//! How long do the analyses of one network take? For `benches/compare.py`, which holds other programs against it.
//!
//! usage: timing EDGES.csv [--only JOB,…] [--repeat N] [--graphml FILE] [--positions OUT.csv]
//!
//! EDGES.csv has the columns source,target,weight. Prints one line for each job: its name, the seconds of the fastest
//! repetition, and what was found as far as that can be held against others, separated by tabs.

#![allow(clippy::unwrap_used, reason = "what is not there ends the program")]
#![allow(clippy::disallowed_methods, reason = "positions are no map: nothing is lost if writing them fails")]

use groundswell::analysis::{
    Counting, Direction, METRICS, Network, Progress, TieFilter, Weights, communities,
};
use groundswell::import::{Import, Mapping};
use groundswell::layout::{Pinned, spread};
use groundswell::model::{Document, Id, Stakeholder, Strength, Tie, TieKind};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::time::Instant;

/// The map, and the names of people in the order of their ids.
fn read(text: &str) -> (Document, Vec<String>) {
    let mut document = Document::default();
    let mut names: Vec<String> = Vec::new();
    let mut ids = BTreeMap::new();
    for (row, line) in (1..).zip(text.lines().skip(1)) {
        let cells: Vec<&str> = line.split(',').collect();
        let mut person = |name: &str| {
            *ids.entry(name.to_owned()).or_insert_with(|| {
                names.push(name.to_owned());
                let id = Id::from_bits(names.len() as u64);
                document.stakeholders.insert(id, Stakeholder::named(name));
                id
            })
        };
        let mut tie = Tie::between(person(cells[0]), person(cells[1]), TieKind::WorksWith);
        tie.strength = Strength::new(cells[2].parse().unwrap()).unwrap();
        document.ties.insert(Id::from_bits(row), tie);
    }
    (document, names)
}

fn main() {
    let said: Vec<String> = std::env::args().skip(1).collect();
    let option = |name: &str| said.iter().position(|word| word == name).and_then(|at| said.get(at + 1));
    let only: Option<Vec<&str>> = option("--only").map(|jobs| jobs.split(',').collect());
    let repeat: usize = option("--repeat").map_or(1, |number| number.parse().unwrap());
    let (document, names) = read(&std::fs::read_to_string(&said[0]).unwrap());
    let network = Network::build(&document, &TieFilter::default());
    let progress = Progress::default();
    let time = |job: &str, work: &mut dyn FnMut() -> String| {
        if only.as_ref().is_none_or(|only| only.contains(&job)) {
            let mut fastest = f64::INFINITY;
            let mut found = String::new();
            for _ in 0..repeat {
                let begin = Instant::now();
                found = work();
                fastest = fastest.min(begin.elapsed().as_secs_f64());
            }
            println!("{job}\t{fastest:.6}\t{found}");
        }
    };
    time("build", &mut || {
        let network = Network::build(&document, &TieFilter::default());
        format!("people {} ties {}", network.len(), network.tie_count())
    });
    for metric in METRICS {
        let countings = [
            ("", Weights::Equal, Direction::Both, true),
            (":weighted", Weights::Strength, Direction::Both, metric.weighs),
            (":directed", Weights::Equal, Direction::Along, metric.directs),
        ];
        for (suffix, weights, direction, defined) in countings {
            if defined {
                time(&format!("{}{suffix}", metric.id), &mut || {
                    let scores = metric.scores(&network, Counting { weights, direction });
                    let highest = scores.top(1).first().map_or(0.0, |(_, score)| *score);
                    let sum: f64 = scores.iter().map(|(_, score)| score).sum();
                    format!("highest {highest:.6} sum {sum:.6}")
                });
            }
        }
        if let Some(preview) = metric.preview {
            let counting = Counting::default();
            let sources = preview.sources(&network, counting).unwrap_or(network.len().min(100));
            time(&format!("{}:sampled", metric.id), &mut || {
                let sampled = (preview.compute)(&network, counting, sources, 1, &progress).unwrap();
                format!("sources {} bound {:.0}", sampled.sources, sampled.bound)
            });
        }
    }
    time("communities", &mut || {
        let found = communities(&network, Weights::Equal, 1, &progress).unwrap();
        format!("modularity {:.4} groups {}", found.modularity, found.groups.len())
    });
    if let Some(path) = option("--graphml") {
        let bytes = std::fs::read(path).unwrap();
        time("graphml", &mut || {
            let reader = Import::find("graphml").unwrap();
            let draft = (reader.read)(&bytes, &Document::default(), &Mapping::default()).unwrap();
            let mut map = Document::default();
            map.apply(draft.edit).unwrap();
            format!("people {} ties {}", map.stakeholders.len(), map.ties.len())
        });
    }
    let mut places = Default::default();
    time("layout", &mut || {
        places = spread(&network, &Pinned::new(), 1, &progress).unwrap();
        format!("people {}", places.len())
    });
    if let Some(out) = option("--positions") {
        let mut csv = "id,x,y\n".to_owned();
        for (id, point) in &places {
            writeln!(csv, "{},{},{}", names[id.bits() as usize - 1], point.x, point.y).unwrap();
        }
        std::fs::write(out, csv).unwrap();
    }
}
