//! Does each layout do what it is named for, and leave alone what it must?

mod common;

use common::{large, sketch};
use groundswell::diagram::subject;
use groundswell::layout::{Arranged, LAYOUTS, Layout, Outline, Positions, Progress, Subject};
use groundswell::model::stakeholder::{Depth, Onion};
use groundswell::model::{
    Assessment, Community, Document, Id, Point, Rating, Stakeholder, StakeholderId, Tie, TieKind,
};
use groundswell::share::everything;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A hospital of so many people: communities of nine, units of seven in organisations of about forty, managers of six,
/// ratings and rings for all but every tenth.
fn hospital(people: u64) -> Document {
    let mut document = large(people as usize, if people < 7 { 0 } else { people as usize * 2 });
    let ids: Vec<StakeholderId> = document.stakeholders.keys().copied().collect();
    let initiative = *document.initiatives.keys().next().expect("there is one");
    for (n, id) in (0..).zip(&ids) {
        let community = Id::from_bits(1_000 + n / 9);
        document.communities.entry(community).or_insert(Community::named(format!("Community {}", n / 9)));
        let person = document.stakeholders.get_mut(id).expect("they are there");
        person.organisation = Some(format!("Organisation {}", n / 40));
        person.unit = Some(format!("Unit {}", n / 7));
        if n % 10 != 9 {
            person.communities.insert(community, Depth::Member);
            person.onion = Some(Onion::ALL[(n % 4) as usize]);
        } else if let Some(rated) = document.assessments.get_mut(&(initiative, *id)) {
            *rated = Assessment::default();
        }
        if n > 0 {
            let manager = ids[((n - 1) / 6) as usize];
            document.ties.insert(Id::from_bits(900_000 + n), Tie::between(*id, manager, TieKind::ReportsTo));
        }
    }
    assert_eq!(document.faults(), []);
    document
}

fn subject_of(document: &Document) -> Subject {
    subject(&everything(&Arc::new(document.clone())), None, 0)
}

fn arranged(layout: &str, subject: &Subject) -> Arranged {
    let layout = Layout::find(layout).expect("there is such a layout");
    (layout.arrange)(subject, &Progress::default()).expect("nobody cancelled it")
}

/// The rings of an arrangement, the innermost first: half width and half height.
fn rings(arranged: &Arranged) -> Vec<(Point, f64, f64)> {
    let ring = |outline: &Outline| match outline {
        Outline::Ring { middle, across, down } => Some((*middle, *across, *down)),
        _ => None,
    };
    let mut rings: Vec<_> = arranged.grounds.iter().filter_map(|ground| ring(&ground.outline)).collect();
    rings.sort_by(|a, b| a.1.total_cmp(&b.1));
    rings
}

/// In which ring somebody stands; as many as there are rings for who stands outside.
fn ring_of(rings: &[(Point, f64, f64)], at: Point) -> usize {
    let inside = |(middle, across, down): &(Point, f64, f64)| {
        let (x, y) = ((at.x - middle.x) / across, (at.y - middle.y) / down);
        x * x + y * y <= 1.0
    };
    rings.iter().position(inside).unwrap_or(rings.len())
}

#[test]
fn everybody_has_a_place_of_their_own_and_it_is_always_the_same() {
    for people in [0, 1, 2, 3, 7, 45, 160, 300] {
        let subject = subject_of(&hospital(people));
        for layout in LAYOUTS {
            let made = arranged(layout.id, &subject);
            assert_eq!(made.places.len(), people as usize, "{} {people}", layout.id);
            assert!(made == arranged(layout.id, &subject), "{} is not always the same", layout.id);
            check_apart(&made.places, &format!("{} of {people}", layout.id));
            for ground in &made.grounds {
                let (min, max) = ground.outline.bounds();
                assert!(min.x.is_finite() && max.y.is_finite() && min.x <= max.x && min.y <= max.y);
            }
        }
    }
}

/// No mark covers another: they are 44 points wide at the most.
fn check_apart(places: &Positions, what: &str) {
    let mut list: Vec<(&StakeholderId, &Point)> = places.iter().collect();
    list.sort_by(|a, b| a.1.x.total_cmp(&b.1.x));
    for (n, (one, here)) in list.iter().enumerate() {
        assert!(here.x.is_finite() && here.y.is_finite());
        for (other, there) in list[n + 1..].iter().take_while(|(_, there)| there.x - here.x < 44.0) {
            let far = (here.x - there.x).hypot(here.y - there.y);
            assert!(far >= 44.0, "{what}: {one} at {here:?} and {other} at {there:?}");
        }
    }
}

#[test]
fn pinned_people_stay_to_the_bit_and_nobody_stands_on_them() {
    let mut document = hospital(60);
    let ids: Vec<StakeholderId> = document.stakeholders.keys().copied().collect();
    let pins = [(ids[3], (812.345_678, -77.5)), (ids[20], (-400.25, 310.0)), (ids[41], (90.0, 95.0))];
    for (id, (x, y)) in pins {
        document.pins.insert(id, Point { x, y });
    }
    for layout in LAYOUTS {
        let made = arranged(layout.id, &subject_of(&document));
        for (id, (x, y)) in pins {
            assert_eq!(made.places[&id], Point { x, y }, "{}", layout.id);
        }
        check_apart(&made.places, layout.id);
    }
    let all = arranged("circles", &subject_of(&document)).places;
    let pinned = Subject { pinned: all.clone(), ..subject_of(&document) };
    for layout in LAYOUTS {
        assert_eq!(arranged(layout.id, &pinned).places, all, "{}: all are pinned", layout.id);
    }
}

#[test]
fn one_pinned_person_holds_the_whole_in_its_place() {
    let mut document = hospital(45);
    let free = arranged("onion", &subject_of(&document));
    let (id, at) = free.places.iter().nth(10).map(|(id, at)| (*id, *at)).expect("there are 45");
    document.pins.insert(id, Point { x: at.x + 500.0, y: at.y - 120.0 });
    let moved = arranged("onion", &subject_of(&document));
    for (id, at) in &free.places {
        let now = moved.places[id];
        assert!((now.x - at.x - 500.0).abs() < 0.2 && (now.y - at.y + 120.0).abs() < 0.2, "{id}");
    }
}

#[test]
fn a_layout_ends_without_a_result_when_it_is_no_longer_wanted() {
    let subject = subject_of(&hospital(80));
    for layout in LAYOUTS {
        let progress = Progress::default();
        progress.cancel();
        assert_eq!((layout.arrange)(&subject, &progress), None, "{}", layout.id);
    }
}

#[test]
fn the_areas_of_communities_do_not_overlap() {
    for document in [common::sample(), hospital(120), hospital(400)] {
        let subject = subject_of(&document);
        let made = arranged("community", &subject);
        assert_eq!(made.sorted, subject.communities.of.len());
        check_boxes(&boxes(&made.places, |id| subject.communities.of.get(&id).copied()));
    }
}

#[test]
fn the_fields_of_organisations_do_not_overlap_and_hold_their_units() {
    for document in [common::sample(), hospital(120), hospital(400)] {
        let subject = subject_of(&document);
        let made = arranged("unit", &subject);
        check_boxes(&boxes(&made.places, |id| subject.organisations.of.get(&id).copied()));
        let both =
            |id: StakeholderId| Some((*subject.organisations.of.get(&id)?, *subject.units.of.get(&id)?));
        check_boxes(&boxes(&made.places, both));
        let fields: Vec<(Point, Point)> = made.grounds.iter().map(|ground| ground.outline.bounds()).collect();
        for (n, (min, max)) in fields.iter().enumerate() {
            for (low, high) in &fields[n + 1..] {
                let apart = max.x <= low.x || high.x <= min.x || max.y <= low.y || high.y <= min.y;
                let holds = min.x <= low.x && max.x >= high.x && min.y <= low.y && max.y >= high.y;
                assert!(apart || holds, "{:?} and {:?}", (min, max), (low, high));
            }
        }
        for name in &subject.organisations.names {
            assert!(made.grounds.iter().any(|ground| ground.caption.starts_with(name)), "{name}");
        }
    }
}

/// The box round the people of each group, with room for half a mark.
fn boxes<G: Ord>(
    places: &Positions,
    group: impl Fn(StakeholderId) -> Option<G>,
) -> BTreeMap<G, (f64, f64, f64, f64)> {
    let mut boxes = BTreeMap::new();
    for (id, at) in places {
        if let Some(group) = group(*id) {
            let found = boxes.entry(group).or_insert((f64::MAX, f64::MAX, f64::MIN, f64::MIN));
            *found = (
                found.0.min(at.x - 20.0),
                found.1.min(at.y - 20.0),
                found.2.max(at.x + 20.0),
                found.3.max(at.y + 20.0),
            );
        }
    }
    boxes
}

fn check_boxes<G: std::fmt::Debug>(boxes: &BTreeMap<G, (f64, f64, f64, f64)>) {
    assert!(boxes.len() > 1);
    for (n, (one, a)) in boxes.iter().enumerate() {
        for (other, b) in boxes.iter().skip(n + 1) {
            let apart = a.2 <= b.0 || b.2 <= a.0 || a.3 <= b.1 || b.3 <= a.1;
            assert!(apart, "{one:?} {a:?} and {other:?} {b:?}");
        }
    }
}

#[test]
fn managers_stand_above_their_people_and_in_their_middle() {
    for document in [common::sample(), hospital(45), hospital(300)] {
        let subject = subject_of(&document);
        let made = arranged("reporting", &subject);
        for (from, to) in &subject.reports {
            let (below, above) = (made.places[from], made.places[to]);
            assert!(below.y > above.y + 60.0, "{from} at {below:?} reports to {to} at {above:?}");
        }
    }
    // A plain tree: each of the four has the middle of their people below.
    let mut document = sketch("Top, Left, Right, A, B, C, D");
    let id = |document: &Document, name: &str| common::find(document, name).expect("they are there");
    let lines =
        [("Left", "Top"), ("Right", "Top"), ("A", "Left"), ("B", "Left"), ("C", "Right"), ("D", "Right")];
    for (n, (from, to)) in (1..).zip(lines) {
        let tie = Tie::between(id(&document, from), id(&document, to), TieKind::ReportsTo);
        document.ties.insert(Id::from_bits(n), tie);
    }
    let made = arranged("reporting", &subject_of(&document));
    let x = |name| made.places[&id(&document, name)].x;
    for (manager, one, other) in [("Top", "Left", "Right"), ("Left", "A", "B"), ("Right", "C", "D")] {
        assert!((x(manager) - f64::midpoint(x(one), x(other))).abs() < 0.2, "{manager}");
    }
    assert_eq!(made.sorted, 7);
}

#[test]
fn loops_end_and_other_ties_put_nobody_on_a_level() {
    let mut document = sketch("Ana -> Bo, Bo -- Cy, Di, Ed");
    let id = |document: &Document, name: &str| common::find(document, name).expect("they are there");
    for (n, (from, to)) in (1..).zip([("Ana", "Bo"), ("Bo", "Cy"), ("Cy", "Ana"), ("Ana", "Cy")]) {
        let tie = Tie::between(id(&document, from), id(&document, to), TieKind::ReportsTo);
        document.ties.insert(Id::from_bits(n), tie);
    }
    let made = arranged("reporting", &subject_of(&document));
    assert_eq!((made.places.len(), made.sorted), (5, 3), "Di and Ed stand beside");
    let levels: Vec<f64> = ["Ana", "Bo", "Cy"].map(|name| made.places[&id(&document, name)].y).to_vec();
    assert!(levels.iter().any(|y| *y != levels[0]));
    assert!(made.grounds.iter().any(|ground| ground.caption == "No reporting line noted"));
    // Nobody reports to anybody: nobody is put on a level.
    assert_eq!(arranged("reporting", &subject_of(&sketch("Ana -> Bo"))).sorted, 0);
}

#[test]
fn rings_go_by_influence_and_the_unrated_stand_outside() {
    for document in [common::sample(), hospital(45), hospital(300)] {
        let subject = subject_of(&document);
        let made = arranged("circles", &subject);
        let rings = rings(&made);
        assert_eq!(rings.len(), 4);
        for (id, at) in &made.places {
            let expected = match subject.influence.get(id) {
                Some(75..) => 0,
                Some(50..=74) => 1,
                Some(25..=49) => 2,
                Some(_) => 3,
                None => 4,
            };
            assert_eq!(ring_of(&rings, *at), expected, "{id} {:?}", subject.influence.get(id));
        }
        assert!(made.grounds.iter().any(|ground| ground.caption.starts_with("Influence 0–24 on ")));
    }
}

#[test]
fn only_who_is_more_influential_than_all_others_stands_in_the_very_middle() {
    let mut document = sketch("Ana -- Bo, Bo -- Cy");
    let initiative = *document.initiatives.keys().next().expect("there is one");
    let rate = |document: &mut Document, name: &str, rating: u8| {
        let id = common::find(document, name).expect("they are there");
        document.assessments.entry((initiative, id)).or_default().influence = Rating::new(rating);
    };
    rate(&mut document, "Ana", 90);
    rate(&mut document, "Bo", 90);
    let middle = |document: &Document| {
        let made = arranged("circles", &subject_of(document));
        let centre = rings(&made)[0].0;
        made.places.values().filter(|at| (at.x - centre.x).hypot(at.y - centre.y) < 1.0).count()
    };
    assert_eq!(middle(&document), 0);
    rate(&mut document, "Bo", 80);
    assert_eq!(middle(&document), 1);
}

#[test]
fn people_of_a_community_stand_on_the_same_side_of_the_rings() {
    let document = hospital(200);
    let subject = subject_of(&document);
    let made = arranged("circles", &subject);
    let middle = rings(&made)[0].0;
    let side = |id: &StakeholderId| {
        let at = made.places[id];
        let (x, y) = (at.x - middle.x, at.y - middle.y);
        let length = x.hypot(y).max(1e-9);
        (x / length, y / length)
    };
    // How far the directions of a group agree: 1 where all are the same, about 0.3 for nine at random.
    let rated = |ids: Vec<StakeholderId>| -> f64 {
        let ids: Vec<_> = ids.into_iter().filter(|id| subject.influence.contains_key(id)).collect();
        let sum = ids.iter().map(side).fold((0.0, 0.0), |sum, way| (sum.0 + way.0, sum.1 + way.1));
        sum.0.hypot(sum.1) / ids.len().max(1) as f64
    };
    let groups = subject.communities.members();
    let agree = groups.iter().map(|members| rated(members.clone())).sum::<f64>() / groups.len() as f64;
    assert!(agree > 0.7, "{agree}");
}

#[test]
fn the_onion_has_four_rings_even_where_nobody_stands_in_one() {
    let mut document = hospital(45);
    for person in document.stakeholders.values_mut() {
        person.onion = person.onion.filter(|onion| *onion != Onion::ContainingSystem);
    }
    let subject = subject_of(&document);
    let made = arranged("onion", &subject);
    let rings = rings(&made);
    for pair in rings.windows(2) {
        assert!(pair[0].1 < pair[1].1 - 20.0);
    }
    for (id, at) in &made.places {
        let expected = subject.circles.get(id).map_or(4, |circle| usize::from(*circle));
        assert_eq!(ring_of(&rings, *at), expected, "{id}");
    }
    assert!(made.grounds.iter().any(|ground| ground.caption == "Ring not noted"));
}

#[test]
fn a_map_without_anything_to_go_by_says_so() {
    let mut document = sketch("Ana -> Bo, Cy");
    document.initiatives.clear();
    document.assessments.clear();
    for layout in LAYOUTS.iter().filter(|layout| layout.id != "spread") {
        let made = arranged(layout.id, &subject_of(&document));
        assert_eq!((made.sorted, made.places.len()), (0, 3), "{}", layout.id);
        assert!(!layout.nobody.is_empty());
    }
}

#[test]
fn the_order_of_making_does_not_matter() {
    let people: Vec<(StakeholderId, Stakeholder)> =
        (1..30).map(|n| (Id::from_bits(n * 7), Stakeholder::named(format!("P{n}")))).collect();
    let mut forwards = Document::default();
    forwards.stakeholders.extend(people.clone());
    let mut backwards = Document::default();
    backwards.stakeholders.extend(people.into_iter().rev());
    for layout in LAYOUTS {
        assert_eq!(arranged(layout.id, &subject_of(&forwards)), arranged(layout.id, &subject_of(&backwards)));
    }
}
