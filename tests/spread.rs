//! Does *Spread out* show who belongs together, and how far people are from each other?

use groundswell::analysis::{Network, Point, TieFilter};
use groundswell::layout::{Pinned, Positions, Progress, spread};
use groundswell::model::{Document, Id, IdMaker, Stakeholder, Tie, TieKind};

/// People in communities of about 28, with about five ties each of which three of four stay inside; the community of
/// each. Some have far more ties than others.
fn planted(people: u64, seed: u64) -> (Network, Vec<usize>) {
    let mut dice = IdMaker::seeded(seed);
    let mut document = Document::default();
    let count = people.div_ceil(28);
    let home: Vec<usize> =
        (0..people).map(|_| ((dice.bits() % count).min(dice.bits() % count)) as usize).collect();
    let mut members = vec![Vec::new(); count as usize];
    for (n, home) in home.iter().enumerate() {
        members[*home].push(n as u64);
        let id = Id::from_bits(n as u64 + 1);
        document.stakeholders.insert(id, Stakeholder::named(format!("Person {n}")));
    }
    for number in 1..=people * 5 {
        let from = (dice.bits() % people).min(dice.bits() % people);
        let near = &members[home[from as usize]];
        let inside = !dice.bits().is_multiple_of(4);
        let to = if inside { near[dice.bits() as usize % near.len()] } else { dice.bits() % people };
        if from != to {
            let tie = Tie::between(Id::from_bits(from + 1), Id::from_bits(to + 1), TieKind::WorksWith);
            document.ties.insert(Id::from_bits(number), tie);
        }
    }
    (Network::build(&document, &TieFilter::default()), home)
}

/// Stress at the best scale over all pairs, the share of the ten nearest of the same community, and the share of people
/// nearer to another than a fifth of the mean spacing.
fn judged(network: &Network, home: &[usize], places: &Positions) -> (f64, f64, f64) {
    let at: Vec<Point> = places.values().copied().collect();
    let people: Vec<_> = network.people().collect();
    let far = |a: usize, b: usize| (at[a].x - at[b].x).hypot(at[a].y - at[b].y);
    let place = |id| people.binary_search(&id).expect("everybody is there");
    let near: Vec<Vec<usize>> =
        people.iter().map(|id| network.neighbours(*id).map(|(other, _)| place(other)).collect()).collect();
    let (mut pairs, mut same, mut clumped) = (Vec::new(), 0, 0);
    let edge = |way: fn(&Point) -> f64| {
        let (low, high) = at.iter().map(way).fold((f64::MAX, f64::MIN), |e, v| (e.0.min(v), e.1.max(v)));
        high - low
    };
    let spacing = (edge(|p| p.x) * edge(|p| p.y) / at.len() as f64).sqrt();
    for one in 0..at.len() {
        let mut steps = vec![0_u32; at.len()];
        let mut open = vec![one];
        let mut next = 0;
        while let Some(here) = open.get(next).copied() {
            next += 1;
            for other in &near[here] {
                if steps[*other] == 0 && *other != one {
                    steps[*other] = steps[here] + 1;
                    open.push(*other);
                }
            }
        }
        pairs.extend(
            (0..at.len())
                .filter(|other| steps[*other] > 0)
                .map(|other| (far(one, other), f64::from(steps[other]))),
        );
        let mut nearest: Vec<usize> = (0..at.len()).filter(|other| *other != one).collect();
        nearest.sort_by(|a, b| far(one, *a).total_cmp(&far(one, *b)));
        same += nearest[..10].iter().filter(|other| home[**other] == home[one]).count();
        clumped += usize::from(far(one, nearest[0]) < 0.2 * spacing);
    }
    let ratio = pairs.iter().map(|(d, h)| d / h).sum::<f64>();
    let scale = ratio / pairs.iter().map(|(d, h)| (d / h) * (d / h)).sum::<f64>();
    let stress = pairs.iter().map(|(d, h)| ((scale * d - h) / h).powi(2)).sum::<f64>() / pairs.len() as f64;
    (stress, same as f64 / (at.len() * 10) as f64, clumped as f64 / at.len() as f64)
}

#[test]
fn communities_show_distances_hold_and_nobody_overlaps() {
    for seed in 1..=3 {
        let (network, home) = planted(600, seed);
        let places =
            spread(&network, &Pinned::new(), seed, &Progress::default()).expect("nobody cancelled it");
        let (stress, purity, clump) = judged(&network, &home, &places);
        println!("{stress} {purity} {clump}");
        assert!(stress < 0.2 && purity > 0.7 && clump < 0.01, "{stress} {purity} {clump}");
    }
}
