//! Does *Spread out* show who belongs together, and how far people are from each other?

use groundswell::analysis::{Network, Point, TieFilter};
use groundswell::file::sample;
use groundswell::layout::{Pinned, Positions, Progress, spread};
use groundswell::model::{Document, Id, IdMaker, Stakeholder, Tie, TieKind};

fn arranged(network: &Network, seed: u64) -> Positions {
    spread(network, &Pinned::new(), seed, &Progress::default()).expect("nobody cancelled it")
}

/// So many people and ties between any two of them.
fn random(people: u64, ties: u64, seed: u64) -> Network {
    let mut dice = IdMaker::seeded(seed);
    let mut document = Document::default();
    for n in 1..=people {
        document.stakeholders.insert(Id::from_bits(n), Stakeholder::named(format!("Person {n}")));
    }
    for number in 1..=ties {
        let (from, to) = (dice.bits() % people + 1, dice.bits() % people + 1);
        if from != to {
            let tie = Tie::between(Id::from_bits(from), Id::from_bits(to), TieKind::WorksWith);
            document.ties.insert(Id::from_bits(number), tie);
        }
    }
    Network::build(&document, &TieFilter::default())
}

/// A map as a window of 960 by 640 points shows it whole.
struct Window {
    at: Vec<(f64, f64)>,
    ties: Vec<(usize, usize)>,
    zoom: f64,
    /// Wide against high.
    aspect: f64,
}

impl Window {
    fn of(network: &Network, places: &Positions) -> Self {
        let edge = |way: fn(&Point) -> f64| {
            let (low, high) =
                places.values().map(way).fold((f64::MAX, f64::MIN), |e, v| (e.0.min(v), e.1.max(v)));
            (high - low).max(1.0)
        };
        let (wide, high) = (edge(|p| p.x), edge(|p| p.y));
        // 56 points at each side and 48 above and below are for marks, names and the frame.
        let zoom = (848.0 / wide).min(544.0 / high).min(1.0);
        let people: Vec<_> = places.keys().copied().collect();
        let place = |id| people.binary_search(&id).expect("everybody has a place");
        Self {
            at: places.values().map(|p| (p.x * zoom, p.y * zoom)).collect(),
            ties: network.ties().map(|(a, b, _)| (place(a), place(b))).collect(),
            zoom,
            aspect: wide / high,
        }
    }

    /// How many names of 90 points in 12-point letters, below marks of `mark` points, lie on another name or mark.
    fn overlaps(&self, mark: f64) -> usize {
        let radius = mark / 2.0 * (self.zoom / 0.7).clamp(0.45, 1.0);
        let name = |(x, y): (f64, f64)| (x - 45.0, y + radius + 2.0, x + 45.0, y + radius + 17.0);
        let body = |(x, y): (f64, f64)| (x - radius, y - radius, x + radius, y + radius);
        let hits = |a: (f64, f64, f64, f64), b: (f64, f64, f64, f64)| {
            a.0 < b.2 && b.0 < a.2 && a.1 < b.3 && b.1 < a.3
        };
        let pairs = (0..self.at.len()).flat_map(|one| (0..self.at.len()).map(move |other| (one, other)));
        pairs
            .filter(|(one, other)| one != other)
            .filter(|(one, other)| {
                let (one, other) = (self.at[*one], self.at[*other]);
                hits(name(one), body(other)) || hits(name(one), name(other)) || hits(body(one), body(other))
            })
            .count()
    }

    /// How many ties run through the mark, of 36 points, of somebody they do not join.
    fn behind(&self) -> usize {
        let radius = 18.0 * (self.zoom / 0.7).clamp(0.45, 1.0);
        let off = |a: (f64, f64), b: (f64, f64), p: (f64, f64)| {
            let (dx, dy) = (b.0 - a.0, b.1 - a.1);
            let share = ((p.0 - a.0) * dx + (p.1 - a.1) * dy) / (dx * dx + dy * dy).max(1e-9);
            let share = share.clamp(0.0, 1.0);
            (a.0 + dx * share - p.0).hypot(a.1 + dy * share - p.1)
        };
        let through = |(a, b): &(usize, usize)| {
            let others = (0..self.at.len()).filter(|one| one != a && one != b);
            others.filter(|one| off(self.at[*a], self.at[*b], self.at[*one]) < radius).count()
        };
        self.ties.iter().map(through).sum()
    }
}

#[test]
fn names_of_up_to_sixty_people_can_be_read_in_a_window() {
    let sizes = [(2, 1), (12, 20), (30, 25), (40, 60), (60, 0), (60, 40), (60, 90), (60, 200), (60, 800)];
    for (people, ties) in sizes {
        for seed in 0..2 {
            let network = random(people, ties, seed);
            let window = Window::of(&network, &arranged(&network, seed));
            assert_eq!(window.overlaps(42.0), 0, "{people} people, {ties} ties, {seed}");
        }
    }
    let network = Network::build(&sample(), &TieFilter::default());
    let window = Window::of(&network, &arranged(&network, 1));
    assert_eq!(window.overlaps(42.0), 0);
    assert!((1.3..1.8).contains(&window.aspect), "{}", window.aspect);
}

/// Where people were only moved apart, 29 ties of the sample ran behind people, and about as many in a map of 60
/// people with 90 ties.
#[test]
fn few_ties_run_behind_people() {
    let network = Network::build(&sample(), &TieFilter::default());
    let behind: Vec<usize> =
        (1..=3).map(|seed| Window::of(&network, &arranged(&network, seed)).behind()).collect();
    println!("{behind:?}");
    assert!(behind.iter().all(|behind| *behind <= 10), "{behind:?}");
    for (people, ties, most) in [(20, 30, 0), (40, 60, 2), (60, 90, 8)] {
        let behind: Vec<usize> = (1..=3)
            .map(|seed| random(people, ties, seed))
            .map(|network| Window::of(&network, &arranged(&network, 1)).behind())
            .collect();
        println!("{people} {behind:?}");
        assert!(behind.iter().all(|behind| *behind <= most), "{people} people, {ties} ties: {behind:?}");
    }
}

#[test]
fn who_is_pinned_stays_on_a_small_map_and_the_others_keep_the_arrangement() {
    let network = random(40, 60, 3);
    let all = arranged(&network, 1);
    // The same map, moved and turned by a right angle: two people stay there.
    let turned = |p: &Point| Point { x: 3000.0 - p.y, y: p.x - 700.0 };
    let pins: Pinned =
        all.iter().filter(|(id, _)| [3, 30].contains(&id.bits())).map(|(id, p)| (*id, turned(p))).collect();
    let places = spread(&network, &pins, 1, &Progress::default()).expect("nobody cancelled it");
    assert!(pins.iter().all(|(id, pin)| places[id] == *pin));
    assert_eq!(Window::of(&network, &places).at.len(), 40);
    assert!(places.values().all(|p| (p.x - 3000.0).abs() < 1500.0 && (p.y + 700.0).abs() < 1500.0));
}

#[test]
fn parts_stand_beside_a_large_one_and_people_without_ties_in_a_block() {
    // Three hundred in a ring of rings, twenty pairs, forty without ties.
    let mut document = Document::default();
    let mut ties = 0;
    let mut tie = |document: &mut Document, a: u64, b: u64| {
        ties += 1;
        let tie = Tie::between(Id::from_bits(a), Id::from_bits(b), TieKind::WorksWith);
        document.ties.insert(Id::from_bits(ties), tie);
    };
    for n in 1..=380_u64 {
        document.stakeholders.insert(Id::from_bits(n), Stakeholder::named(format!("Person {n}")));
        match n {
            2..=300 => tie(&mut document, n, n - 1),
            302..=340 if n % 2 == 0 => tie(&mut document, n, n - 1),
            _ => {}
        }
        if n > 17 && n <= 300 {
            tie(&mut document, n, n - 17);
        }
    }
    let network = Network::build(&document, &TieFilter::default());
    let places = arranged(&network, 1);
    let edges = |from: u64, to: u64| {
        let some = || (from..=to).map(|n| places[&Id::from_bits(n)]);
        let fold = |way: fn(Point) -> f64| {
            some().map(way).fold((f64::MAX, f64::MIN), |e, v| (e.0.min(v), e.1.max(v)))
        };
        (fold(|p| p.x), fold(|p| p.y))
    };
    let area = |(x, y): ((f64, f64), (f64, f64))| (x.1 - x.0 + 52.0) * (y.1 - y.0 + 52.0);
    let block = edges(341, 380);
    assert!(area(block) < 45.0 * 52.0 * 52.0, "forty people in a block: {block:?}");
    let (all, large) = (area(edges(1, 380)), area(edges(1, 300)));
    assert!(all < large * 2.0, "the others stand near: {all} and {large}");
}

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

/// Places worked out on one machine are those of every other: a change of this number is a change of every map that is
/// arranged anew.
#[test]
fn the_places_are_the_same_on_every_machine() {
    let sum = |network: &Network| {
        let tenths = |value: f64| (value * 10.0).round() as i64 as u64;
        arranged(network, 1).values().fold(0_u64, |sum, place| {
            (sum ^ tenths(place.x)).wrapping_mul(0x100_0000_01B3).rotate_left(17) ^ tenths(place.y)
        })
    };
    let (large, _) = planted(1600, 5);
    assert_eq!(
        [sum(&random(40, 60, 3)), sum(&large)],
        [7_298_538_695_581_303_947, 4_676_314_234_215_091_300]
    );
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
