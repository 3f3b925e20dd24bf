//! Is it right on whom the map hangs, what leaves with them, and which introduction repairs most?
#![allow(clippy::unwrap_used, reason = "what is not there fails the test")]

use groundswell::analysis::belonging::Group;
use groundswell::analysis::between::{OnlyLink, Unit, e_i_index, joiners, only_links, units};
use groundswell::analysis::departure::{Introduction, Loss};
use groundswell::analysis::fragility::fragmentation;
use groundswell::analysis::{
    Departure, Fragility, Network, Progress, StakeholderId, TieFilter, fragility, if_they_leave, telling,
};
use groundswell::model::initiative::{Affected, Decision, Raci};
use groundswell::model::stakeholder::Depth;
use groundswell::model::{
    Action, Assessment, Community, Document, Id, Initiative, Rating, Stakeholder, Strength, Tie, TieKind,
};
use groundswell::plan::{Unheard, team, unheard};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

fn id(bits: u64) -> StakeholderId {
    Id::from_bits(bits)
}

fn map(people: u64, ties: &[(u64, u64)]) -> Document {
    let mut document = Document::default();
    for n in 1..=people {
        document.stakeholders.insert(id(n), Stakeholder::named(format!("P{n}")));
    }
    for (n, (from, to)) in ties.iter().enumerate() {
        let tie = Tie::between(id(*from), id(*to), TieKind::WorksWith);
        document.ties.insert(Id::from_bits(n as u64 + 1), tie);
    }
    document
}

fn read(csv: &str) -> Document {
    let mut names: BTreeMap<&str, u64> = BTreeMap::new();
    let mut ties = Vec::new();
    for line in csv.lines().skip(1) {
        let cells: Vec<&str> = line.split(',').collect();
        let mut number = |name| {
            let next = names.len() as u64 + 1;
            *names.entry(name).or_insert(next)
        };
        ties.push((number(cells[0]), number(cells[1])));
    }
    let mut document = map(names.len() as u64, &ties);
    for (name, number) in names {
        name.clone_into(&mut document.stakeholders.get_mut(&id(number)).unwrap().name);
    }
    document
}

fn network(document: &Document) -> Network {
    Network::build(document, &TieFilter::default())
}

fn hangs(network: &Network) -> Fragility {
    fragility(network, &Progress::default()).unwrap()
}

fn leaves(document: &Document, person: u64, team: &[u64]) -> Departure {
    let team = team.iter().map(|one| id(*one)).collect();
    if_they_leave(document, &network(document), id(person), &team).unwrap()
}

fn belongs(document: &mut Document, community: u64, people: &[u64]) {
    document.communities.insert(Id::from_bits(community), Community::named(format!("C{community}")));
    for person in people {
        let person = document.stakeholders.get_mut(&id(*person)).unwrap();
        person.communities.insert(Id::from_bits(community), Depth::Member);
    }
}

#[test]
fn networkx_finds_the_same_people_and_ties() {
    for (name, ties) in [
        ("kite", include_str!("files/kite.edges.csv")),
        ("karate", include_str!("files/karate.edges.csv")),
        ("g1k", include_str!("files/g1k.edges.csv")),
    ] {
        let document = read(ties);
        let network = network(&document);
        let called = |one: StakeholderId| document.stakeholders[&one].name.clone();
        let found = hangs(&network);
        let mut facts: BTreeMap<String, String> = BTreeMap::new();
        let mut holders: Vec<String> = found.holders.iter().map(|holder| called(holder.person)).collect();
        holders.sort();
        facts.insert("holders".to_owned(), holders.join(";"));
        let mut bridges: Vec<String> = found
            .bridges
            .iter()
            .map(|tie| {
                let mut ends = [called(tie.one), called(tie.other)];
                ends.sort();
                ends.join("-")
            })
            .collect();
        bridges.sort();
        facts.insert("bridges".to_owned(), bridges.join(";"));
        for holder in &found.holders {
            let without = leaves(&document, holder.person.bits(), &[]);
            let sizes: Vec<String> = without.pieces.iter().map(|piece| piece.len().to_string()).collect();
            assert_eq!((holder.pieces, holder.cut_off), (sizes.len(), without.cut_off.len()));
            facts.insert(format!("without {}", called(holder.person)), sizes.join(";"));
        }
        for line in include_str!("reference/structure.csv").lines() {
            let cells: Vec<&str> = line.split(',').collect();
            if let Some(person) = cells[1].strip_prefix("fragmentation ").filter(|_| cells[0] == name) {
                let expected: f64 = cells[2].parse().unwrap();
                let holder = found.holders.iter().find(|holder| called(holder.person) == person).unwrap();
                assert!((holder.fragmentation - expected).abs() < 1e-12, "{person} of {name}");
                let alone = fragmentation(&network, &[holder.person].into());
                assert!((alone - expected).abs() < 1e-12, "{person} of {name}");
            } else if cells[0] == name && !cells[1].starts_with("modularity") {
                assert_eq!(facts.remove(cells[1]).as_deref(), Some(cells[2]), "{} of {name}", cells[1]);
            }
        }
        assert!(facts.is_empty(), "{name}: networkx does not say {facts:?}");
    }
}

#[test]
fn the_kite_hangs_on_heather_and_ike() {
    let document = read(include_str!("files/kite.edges.csv"));
    let found = hangs(&network(&document));
    let said: Vec<String> = found.holders.iter().map(|holder| telling::holder(&document, holder)).collect();
    assert_eq!(said, ["Without Heather 2 people are cut off", "Without Ike 1 person is cut off"]);
    assert_eq!(
        telling::bridge(&document, &found.bridges[0]),
        "The tie between Heather and Ike alone joins 2 people with the rest"
    );
    let of = |name: &str| *document.stakeholders.iter().find(|(_, person)| person.name == name).unwrap().0;
    // Borgatti 2006: the two whose loss breaks most are not the two whose loss breaks most singly.
    let both = fragmentation(&network(&document), &[of("Fernando"), of("Garth")].into());
    assert!((both - 0.5357).abs() < 5e-5, "{both}");
    assert_eq!(
        telling::departure(&document, &leaves(&document, of("Heather").bits(), &[]))[..],
        ["If Heather leaves, 2 people are cut off", "Introduce Fernando to Ike: that brings 2 people back"]
    );
    assert_eq!(
        telling::departure(&document, &leaves(&document, of("Diane").bits(), &[]))[..],
        ["If Diane leaves, everybody else can still be reached"]
    );
}

/// The sizes of the parts of a map without somebody, largest first, tried step by step.
fn parts(network: &Network, without: Option<StakeholderId>) -> Vec<BTreeSet<StakeholderId>> {
    let mut left: BTreeSet<StakeholderId> = network.people().filter(|one| Some(*one) != without).collect();
    let mut parts = Vec::new();
    while let Some(first) = left.pop_first() {
        let (mut part, mut open) = (BTreeSet::from([first]), vec![first]);
        while let Some(one) = open.pop() {
            open.extend(
                network
                    .neighbours(one)
                    .map(|(other, _)| other)
                    .filter(|other| left.remove(other) && part.insert(*other)),
            );
        }
        parts.push(part);
    }
    parts
}

proptest! {
    #[test]
    fn holders_and_bridges_are_those_whose_loss_splits(
        people in 1..14_u64,
        ties in prop::collection::vec((1..14_u64, 1..14_u64), 0..22),
    ) {
        let fits = |(from, to): &(u64, u64)| from != to && *from <= people && *to <= people;
        let ties: Vec<_> = ties.into_iter().filter(fits).collect();
        let document = map(people, &ties);
        let network = network(&document);
        let found = hangs(&network);
        let whole = parts(&network, None);
        prop_assert_eq!(found.parts, whole.len());
        for person in network.people() {
            let left = parts(&network, Some(person));
            let alone = network.neighbours(person).next().is_none();
            prop_assert_eq!(found.isolated.contains(&person), alone);
            let holder = found.holders.iter().find(|holder| holder.person == person);
            prop_assert_eq!(holder.is_some(), left.len() > whole.len(), "{}", person);
            let departure = leaves(&document, person.bits(), &[]);
            let own = whole.iter().find(|part| part.contains(&person)).unwrap();
            let mut pieces: Vec<usize> =
                left.iter().filter(|part| part.is_subset(own)).map(BTreeSet::len).collect();
            pieces.sort_unstable_by_key(|size| std::cmp::Reverse(*size));
            prop_assert_eq!(&pieces, &departure.pieces.iter().map(Vec::len).collect::<Vec<_>>());
            let most = pieces.first().copied().unwrap_or(0);
            prop_assert_eq!(departure.cut_off.len(), own.len() - 1 - most);
            if let Some(holder) = holder {
                prop_assert_eq!((holder.pieces, holder.cut_off), (pieces.len(), departure.cut_off.len()));
                let torn = fragmentation(&network, &[person].into());
                prop_assert!((holder.fragmentation - torn).abs() < 1e-12);
            }
            // No other introduction brings more people back.
            let gains = |one: &BTreeSet<StakeholderId>, other: &BTreeSet<StakeholderId>| one.len().min(other.len());
            let largest = left.iter().filter(|part| part.is_subset(own)).max_by_key(|part| part.len());
            let best = left
                .iter()
                .filter(|part| part.is_subset(own) && Some(*part) != largest)
                .map(|part| gains(part, largest.unwrap()))
                .max();
            prop_assert_eq!(departure.repair.map(|repair| repair.gain), best);
            if let Some(repair) = departure.repair {
                let both = [repair.one, repair.other];
                prop_assert!(both.iter().all(|one| network.neighbours(person).any(|(other, _)| other == *one)));
                prop_assert!(network.neighbours(repair.one).all(|(other, _)| other != repair.other));
            }
        }
        for (from, to) in ties.iter().map(|(from, to)| (id(*from.min(to)), id(*from.max(to)))) {
            let cut: Vec<_> = ties.iter().copied()
                .filter(|(one, other)| (id(*one.min(other)), id(*one.max(other))) != (from, to)).collect();
            let left = parts(&Network::build(&map(people, &cut), &TieFilter::default()), None);
            let bridge = found.bridges.iter().find(|tie| (tie.one, tie.other) == (from, to));
            prop_assert_eq!(bridge.is_some(), left.len() > whole.len());
            if let Some(bridge) = bridge {
                let side = |one: StakeholderId| left.iter().find(|part| part.contains(&one)).unwrap().len();
                prop_assert_eq!(bridge.cut_off, side(from).min(side(to)));
            }
        }
    }
}

/// P1 holds together 2-3-4 and 5-6 and 7.
fn hub() -> Document {
    map(8, &[(1, 2), (1, 3), (2, 3), (3, 4), (1, 5), (5, 6), (1, 7)])
}

#[test]
fn communities_out_of_reach_come_first_and_the_best_introduction_is_within_one() {
    let mut document = hub();
    belongs(&mut document, 1, &[5, 6]);
    belongs(&mut document, 2, &[4, 6, 7]);
    belongs(&mut document, 3, &[2, 4]);
    let found = leaves(&document, 1, &[]);
    assert_eq!(found.cut_off, [5, 6, 7].map(id));
    let loss = |community, lost, kept| Loss { community: Id::from_bits(community), lost, kept };
    assert_eq!(found.losses, [loss(1, 2, 0), loss(2, 2, 1)]);
    // 3 keeps more ties than 2.
    assert_eq!(found.repair, Some(Introduction { one: id(3), other: id(5), gain: 2 }));
    for tie in document.ties.values_mut().filter(|tie| (tie.from, tie.to) == (id(1), id(2))) {
        tie.strength = Strength::nearest(5);
    }
    let weaker = leaves(&document, 1, &[]).repair.unwrap();
    assert_eq!(weaker.one, id(3), "the weaker of the two ties counts, and both are 3");
    belongs(&mut document, 4, &[2, 5]);
    assert_eq!(leaves(&document, 1, &[]).repair.unwrap().one, id(2), "of the same community");
    assert_eq!(
        telling::departure(&document, &found),
        [
            "If P1 leaves, 3 people are cut off",
            "C1 is out of reach",
            "C2 loses 2 of 3 people",
            "Introduce P3 to P5: that brings 2 people back"
        ]
    );
}

#[test]
fn what_is_out_of_reach_depends_on_where_the_team_is() {
    let document = hub();
    assert_eq!(leaves(&document, 1, &[6]).cut_off, [2, 3, 4, 7].map(id));
    assert_eq!(leaves(&document, 1, &[6]).repair, Some(Introduction { one: id(5), other: id(3), gain: 3 }));
    assert_eq!(leaves(&document, 1, &[4, 6]).cut_off, [7].map(id));
    assert_eq!(leaves(&document, 1, &[1, 8]).cut_off, [5, 6, 7].map(id), "nobody of the team remains there");
    assert_eq!(leaves(&document, 8, &[]).pieces, Vec::<Vec<_>>::new());
    assert_eq!(if_they_leave(&document, &network(&document), id(99), &BTreeSet::new()), None);
}

#[test]
fn a_chain_as_long_as_the_map_is_no_trouble() {
    let ties: Vec<_> = (1..60_000).map(|n| (n, n + 1)).collect();
    let network = network(&map(60_000, &ties));
    let found = hangs(&network);
    assert_eq!((found.holders.len(), found.bridges.len()), (59_998, 59_999));
    assert_eq!(found.holders[0].cut_off, 29_999);
    let progress = Progress::default();
    progress.cancel();
    assert_eq!(fragility(&network, &progress), None);
}

#[test]
fn groups_that_hang_on_one_person_are_named() {
    let mut document = map(8, &[(1, 2), (2, 3), (3, 4), (4, 5), (6, 4), (7, 4), (3, 5), (5, 6)]);
    belongs(&mut document, 1, &[1, 2, 3]);
    belongs(&mut document, 2, &[6, 7]);
    belongs(&mut document, 3, &[4, 5]);
    belongs(&mut document, 4, &[8]);
    for (person, unit) in [(1, "Desk"), (2, "Desk"), (6, "Wards"), (7, "Wards")] {
        document.stakeholders.get_mut(&id(person)).unwrap().unit = Some(format!(" {unit} "));
    }
    let found = only_links(&document, &network(&document));
    let link = |group, people, link, inside| OnlyLink { group, people, link: id(link), inside };
    assert_eq!(
        found,
        [
            link(Group::Community(Id::from_bits(1)), 3, 3, true),
            link(Group::Unit("Desk".to_owned()), 2, 2, true),
        ]
    );
    assert_eq!(telling::only_link(&document, &found[0]), "C1 (3 people) is joined with the rest by P3 alone");
    document.ties.remove(&Id::from_bits(8));
    let found = only_links(&document, &network(&document));
    assert_eq!(
        telling::only_link(&document, &found[1]),
        "C2 (2 people) is joined with the rest through P4 alone, who is none of them"
    );
}

#[test]
fn units_keep_to_themselves_by_the_e_i_index() {
    let mut document = map(6, &[(1, 2), (1, 3), (2, 3), (3, 4), (4, 5), (5, 6)]);
    for (person, unit) in [(1, "Desk"), (2, "Desk"), (3, "Desk"), (4, "Wards"), (5, "Wards")] {
        document.stakeholders.get_mut(&id(person)).unwrap().unit = Some(unit.to_owned());
    }
    let found = units(&document, &network(&document));
    let unit = |name: &str, people, within, outward| Unit { name: name.to_owned(), people, within, outward };
    assert_eq!(found.units, [unit("Desk", 3, 3, 1), unit("Wards", 2, 1, 1)]);
    assert_eq!((found.between(1, 0), found.between(0, 0), found.without), (1, 3, 1));
    assert_eq!(found.units[0].e_i_index(), Some(-0.5));
    assert_eq!(found.e_i_index(), Some(-0.6));
    assert_eq!((e_i_index(4, 0), e_i_index(0, 0)), (Some(1.0), None));
    document.stakeholders.get_mut(&id(6)).unwrap().organisation = Some("Contractor".to_owned());
    assert_eq!(units(&document, &network(&document)).units[0], unit("Contractor", 1, 0, 1));
}

#[test]
fn three_other_communities_make_someone_who_joins_them() {
    let mut document = map(5, &[(1, 2), (1, 3), (1, 4), (2, 3), (2, 5)]);
    for person in 1..=4 {
        belongs(&mut document, person, &[person]);
    }
    assert_eq!(joiners(&document, &network(&document)), [id(1)]);
}

#[test]
fn the_team_leads_and_works_and_the_unheard_know() {
    let mut document = map(9, &[]);
    let change = Id::from_bits(50);
    let mut initiative = Initiative::named("Change");
    (initiative.sponsor, initiative.owner) = (Some(id(1)), Some(id(2)));
    let mut decision = Decision::default();
    for (person, role) in
        [(3, Raci::Responsible), (4, Raci::Accountable), (5, Raci::Consulted), (6, Raci::Informed)]
    {
        decision.raci.insert(id(person), role);
    }
    initiative.decisions.push(decision);
    belongs(&mut document, 1, &[]);
    initiative.affected.insert(Id::from_bits(1), Affected { impact: Rating::new(80), ..Affected::default() });
    document.initiatives.insert(change, initiative);
    for (n, (owner, of)) in (1..).zip([(7, change), (8, Id::from_bits(51))]) {
        let action = Action { initiative: of, owner: Some(id(owner)), ..Action::default() };
        document.actions.insert(Id::from_bits(n), action);
    }
    // Influence and impact; the third is not rated, the fourth is no expert, the fifth is heard, the sixth hardly touched.
    for (person, influence, impact, expert) in [
        (1, Some(20), None, true),
        (2, Some(30), Some(90), true),
        (3, None, Some(90), true),
        (4, Some(20), Some(90), false),
        (5, Some(50), Some(90), true),
        (6, Some(20), Some(40), true),
    ] {
        let said = Assessment {
            influence: influence.and_then(Rating::new),
            impact: impact.and_then(Rating::new),
            ..Assessment::default()
        };
        document.assessments.insert((change, id(person)), said);
        let depth = if expert { Depth::Expert } else { Depth::Member };
        document.stakeholders.get_mut(&id(person)).unwrap().communities.insert(Id::from_bits(1), depth);
    }
    document.assessments.get_mut(&(change, id(6))).unwrap().relationship_owner = Some(id(9));
    assert_eq!(team(&document, change), [1, 2, 3, 4, 7, 9].map(id).into());
    let found = unheard(&document, change);
    let one = |person, impact, influence| Unheard {
        person: id(person),
        expert_in: Id::from_bits(1),
        impact: Rating::new(impact).unwrap(),
        influence: Rating::new(influence).unwrap(),
    };
    assert_eq!(found, [one(2, 90, 30), one(1, 80, 20)]);
    assert_eq!(
        found[0].sentence(&document),
        "P2 is an expert in C1, affected by 90 of 100, with an influence of 30"
    );
}
