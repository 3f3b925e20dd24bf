//! Where are the picked advocates, whom do they reach themselves, and where is nobody?
//!
//! A small map in a card, or a large one with names: communities with a voice of their own and those without, picks as
//! stars with a line to each person whom they reach by a tie of their own, and whom no pick reaches directly.
//!
//! *Invariants:* it moves nobody: places are an input, at most drawn apart a little where there is room. Nothing is told by colour alone: who
//! has no direct tie is a ring, a community without a voice has a broken outline. It is for the owner of the map.

use super::carried::{Carried, Reach};
use super::cast::Cast;
use super::colouring::GROUPS;
use super::geometry::{Area, Pos, pos};
use super::glyph::{advocate_tab, group_tab, missed_tab, through_tab};
use super::hull::hull;
use super::ink::{Ink, Paint, Stroke};
use super::labels::{BELOW_FIRST, Space, place};
use super::legend::{Entry, Sign};
use super::measure::{Measure, Weight, fitted};
use super::scene::{Align, Detail, Hit, Scene, Shape, Text};
use crate::share::{CommunityId, Disclosure, Key, Point, StakeholderId};
use std::collections::BTreeMap;

/// How near it is seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Closely {
    /// A few hundred points wide: no names.
    Small,
    /// The middle of a window: names, and the letter of who reaches whom.
    Large,
}

/// From so many people on, marks are smaller.
const MANY: usize = 150;
/// From so many people on, they are small dots.
const CROWD: usize = 600;
/// At most so many lines from one pick.
const LINES: usize = 400;
/// So many times as far as across, or the other way round, places may be drawn apart where there is room.
const STRETCH: f32 = 1.6;

/// How large marks are, in points.
struct Sizes {
    pick: f32,
    person: f32,
    /// Whether marks hold letters.
    letters: bool,
    /// How far an area keeps from its people.
    out: f32,
}

impl Sizes {
    const fn of(people: usize, closely: Closely) -> Self {
        match closely {
            Closely::Small if people > CROWD => Self { pick: 7.0, person: 1.2, letters: false, out: 4.0 },
            Closely::Small if people > MANY => Self { pick: 8.0, person: 1.6, letters: false, out: 6.0 },
            Closely::Small => Self { pick: 9.0, person: 2.8, letters: false, out: 8.0 },
            Closely::Large if people > CROWD => Self { pick: 10.0, person: 2.5, letters: false, out: 8.0 },
            Closely::Large if people > MANY => Self { pick: 11.0, person: 4.0, letters: false, out: 10.0 },
            Closely::Large => Self { pick: 13.0, person: 8.0, letters: true, out: 14.0 },
        }
    }
}

/// Somebody with a place.
struct Stood<'a> {
    cast: usize,
    at: Pos,
    reach: Reach<'a>,
}

/// Where everybody whom the change concerns stands, in a picture of this size. Its first shape is the ground.
/// O(people · log).
pub fn whereabouts(
    cast: &Cast,
    disclosure: &Disclosure,
    carried: &Carried,
    positions: &BTreeMap<StakeholderId, Point>,
    (size, closely): (Pos, Closely),
    measure: &dyn Measure,
) -> Scene {
    let title = "Where the picks are".to_owned();
    let mut scene = Scene { size, title, ..Scene::default() };
    let page = Area::sized(pos(0.0, 0.0), size.x, size.y);
    scene.rect(page, 0.0, Paint::from(Ink::Surface), None);
    let there = |(at, figure): (usize, &super::person::Figure)| {
        let reach = carried.of(figure.id);
        let place = positions.get(&figure.id).filter(|_| reach != Reach::Apart)?;
        Some(Stood { cast: at, at: pos(place.x as f32, place.y as f32), reach })
    };
    let mut people: Vec<Stood<'_>> = cast.people.iter().enumerate().filter_map(there).collect();
    let sizes = Sizes::of(carried.len(), closely);
    fit(&mut people, page, &sizes, closely);
    let tops = communities(&mut scene, cast, carried, &people, &sizes);
    lines(&mut scene, &people, &sizes);
    // Whoever has no direct tie is seen before those who have one, and picks before all.
    let rank = |stood: &Stood<'_>| match stood.reach {
        Reach::Direct(_) | Reach::Apart => 0,
        Reach::Through(..) => 1,
        Reach::Missed => 2,
        Reach::Pick(_) => 3,
    };
    people.sort_by_key(|stood| (rank(stood), cast.people[stood.cast].id));
    let mut space = Space::new(page);
    for stood in &people {
        let figure = &cast.people[stood.cast];
        let said = carried.said(figure.id).unwrap_or_default().to_lowercase();
        let radius = if rank(stood) == 3 { sizes.pick } else { sizes.person };
        space.take(Area::around(stood.at, radius));
        let weight = rank(stood) as f32 * 1000.0 + figure.influence.map_or(0.0, |r| f32::from(r.get()));
        let hit = Hit::Disc(stood.at, radius.max(5.0));
        let name = format!("{}, {said}", figure.name);
        scene.mark(Key::Stakeholder(figure.id), name, hit, weight, |scene| {
            mark(scene, stood, &sizes);
        });
    }
    if closely == Closely::Large {
        let picks = people.iter().rev().filter(|stood| rank(stood) == 3);
        names(&mut scene, cast, picks, &sizes, page, &mut space, measure);
        captions(&mut scene, disclosure, carried, tops, page, &mut space, measure);
        if sizes.letters {
            let others = people.iter().rev().filter(|stood| rank(stood) < 3);
            names(&mut scene, cast, others, &sizes, page, &mut space, measure);
        }
    }
    scene.description = described(carried, people.len());
    scene
}

/// Puts places into the page, all of them as large as they fit, in the middle.
fn fit(people: &mut [Stood<'_>], page: Area, sizes: &Sizes, closely: Closely) {
    let Some(all) = Area::of(people.iter().map(|stood| stood.at)) else { return };
    let beside = match closely {
        Closely::Small => sizes.pick + sizes.out,
        Closely::Large => sizes.pick + sizes.out + 24.0,
    };
    let room = pos((page.width() - 2.0 * beside).max(1.0), (page.height() - 2.0 * beside).max(1.0));
    let (wide, high) = (all.width().max(1.0), all.height().max(1.0));
    let (across, down) = (room.x / wide, room.y / high);
    let scale = across.min(down).min(3.0);
    let (across, down) = (across.min(scale * STRETCH), down.min(scale * STRETCH));
    for stood in people {
        let by = stood.at - all.centre();
        stood.at = page.centre() + pos(by.x * across, by.y * down);
    }
}

/// The areas of the affected communities; gives where each has its caption: the middle of its upper edge.
fn communities(
    scene: &mut Scene,
    cast: &Cast,
    carried: &Carried,
    people: &[Stood<'_>],
    sizes: &Sizes,
) -> Vec<(CommunityId, Area)> {
    let mut members: BTreeMap<CommunityId, Vec<(Pos, f32)>> = BTreeMap::new();
    for stood in people {
        if let Some(home) = cast.homes[stood.cast].filter(|home| carried.communities().contains_key(home)) {
            let radius = if matches!(stood.reach, Reach::Pick(_)) { sizes.pick } else { sizes.person };
            members.entry(home).or_default().push((stood.at, radius));
        }
    }
    let mut tops = Vec::new();
    for (community, discs) in members {
        let mut outline = hull(&discs, sizes.out);
        let Some(area) = Area::of(outline.iter().copied()) else { continue };
        if carried.communities().get(&community) == Some(&true) {
            scene.polygon(outline, Ink::Advocate.faded(0.1), Stroke::new(Ink::Advocate, 1.0).faded(0.45));
        } else {
            scene.polygon(outline.clone(), Ink::Warn.faded(0.07), None);
            outline.extend(outline.first().copied());
            let stroke = Stroke::new(Ink::Warn, 1.2).dashed(4.0, 3.0);
            scene.push(Shape::Path { points: outline, stroke });
        }
        tops.push((community, area));
    }
    tops
}

/// A line from each pick to whom they reach by a tie of their own.
fn lines(scene: &mut Scene, people: &[Stood<'_>], sizes: &Sizes) {
    let mut stars: BTreeMap<usize, Pos> = BTreeMap::new();
    for stood in people {
        if let Reach::Pick(pick) = stood.reach {
            stars.insert(pick, stood.at);
        }
    }
    let mut drawn: BTreeMap<usize, usize> = BTreeMap::new();
    for stood in people {
        let Reach::Direct(pick) = stood.reach else { continue };
        let Some(star) = stars.get(&pick) else { continue };
        let count = drawn.entry(pick).or_default();
        *count += 1;
        if *count <= LINES {
            let ink =
                if sizes.letters { GROUPS.get(pick).copied().unwrap_or(Ink::Ctl) } else { Ink::Advocate };
            let width = if people.len() > MANY { 0.7 } else { 1.0 };
            scene.segment(*star, stood.at, Stroke::new(ink.faded(0.5), width));
        }
    }
}

/// Paints somebody.
fn mark(scene: &mut Scene, stood: &Stood<'_>, sizes: &Sizes) {
    let (at, radius) = (stood.at, sizes.person);
    let ink = |pick: usize| GROUPS.get(pick).copied().unwrap_or(Ink::Ctl);
    match (stood.reach, sizes.letters) {
        (Reach::Pick(pick), letters) => {
            advocate_tab(scene, at, sizes.pick);
            if let Some(letter) = Carried::letter(pick).filter(|_| letters) {
                let by = sizes.pick * 0.8;
                group_tab(scene, at + pos(by, -by), 6.5, ink(pick), letter);
            }
        }
        (Reach::Missed, true) => missed_tab(scene, at, radius),
        (Reach::Direct(pick), true) => match Carried::letter(pick) {
            Some(letter) => group_tab(scene, at, radius, ink(pick), letter),
            None => scene.circle(at, radius, Paint::from(Ink::Ctl), None),
        },
        (Reach::Through(pick, _), true) => match Carried::letter(pick) {
            Some(letter) => through_tab(scene, at, radius, ink(pick), letter),
            None => scene.circle(at, radius, Paint::from(Ink::Surface), Stroke::new(Ink::Ctl, 1.2)),
        },
        (Reach::Direct(_) | Reach::Apart, false) | (Reach::Apart, true) => {
            scene.circle(at, radius, Paint::from(Ink::Muted), None);
        }
        (Reach::Through(..) | Reach::Missed, false) => {
            scene.circle(at, radius + 0.6, Paint::from(Ink::Surface), Stroke::new(Ink::Warn, 1.4));
        }
    }
}

/// Names, those that come first before the others: of picks in any case, of others where there is room.
fn names<'a>(
    scene: &mut Scene,
    cast: &Cast,
    people: impl Iterator<Item = &'a Stood<'a>>,
    sizes: &Sizes,
    page: Area,
    space: &mut Space,
    measure: &dyn Measure,
) {
    for stood in people {
        let is_pick = matches!(stood.reach, Reach::Pick(_));
        let (weight, radius, ink) = if is_pick {
            (Weight::SemiBold, sizes.pick, Ink::Text)
        } else {
            (Weight::Regular, sizes.person, Ink::Muted)
        };
        let figure = &cast.people[stood.cast];
        let name = fitted(&figure.name, 180.0, 12.0, weight, measure);
        let width = measure.width(&name, 12.0, weight) + 2.0;
        let places = BELOW_FIRST.map(|side| place(side, stood.at, radius, width, 0.0));
        let free = places.iter().find(|place| page.holds(&place.area) && space.is_free(&place.area));
        // A pick has a name in any case.
        let within = || places.iter().find(|place| page.holds(&place.area)).or(places.first());
        let Some(best) = free.or_else(|| within().filter(|_| is_pick)) else { continue };
        space.take(best.area);
        let text = Text::new(best.anchor(), name, 12.0, weight, ink).aligned(best.align);
        scene.names.push((Key::Stakeholder(figure.id), scene.shapes.len()));
        scene.push(Shape::Text(text.with_halo(Ink::Surface).seen_from(Detail::Always)));
    }
}

/// The names of communities above their areas, or below where that is free.
fn captions(
    scene: &mut Scene,
    disclosure: &Disclosure,
    carried: &Carried,
    tops: Vec<(CommunityId, Area)>,
    page: Area,
    space: &mut Space,
    measure: &dyn Measure,
) {
    for (id, area) in tops {
        let Some(community) = disclosure.communities().get(&id) else { continue };
        let served = carried.communities().get(&id) == Some(&true);
        let name = fitted(&community.name, 200.0, 12.0, Weight::SemiBold, measure);
        let (words, ink) =
            if served { (name, Ink::Advocate) } else { (format!("{name}: unserved"), Ink::Warn) };
        let width = measure.width(&words, 12.0, Weight::SemiBold) + 2.0;
        let rows = [area.min.y - 10.0, area.max.y + 10.0, area.min.y - 25.0, area.max.y + 25.0];
        let tries = rows.into_iter().flat_map(|y| {
            [0.0, -0.4, 0.4]
                .map(|aside| Area::sized(pos(area.centre().x + (aside - 0.5) * width, y - 7.5), width, 15.0))
        });
        let mut tries = tries.filter(|area| page.holds(area) && space.is_free(area));
        let Some(free) = tries.next() else { continue };
        space.take(free);
        let middle = free.centre();
        let text = Text::new(middle, words, 12.0, Weight::SemiBold, ink).aligned(Align::Middle);
        scene.push(Shape::Text(text.with_halo(Ink::Surface).seen_from(Detail::Always)));
    }
}

/// The legend of the picture. O(people).
pub fn whereabouts_legend(carried: &Carried, closely: Closely) -> Vec<Vec<Entry>> {
    let served = |wanted: bool| carried.communities().values().any(|served| *served == wanted);
    let missed = carried.missed().len();
    let picked = !carried.picks().is_empty();
    let signs = if Sizes::of(carried.len(), closely).letters {
        vec![
            (picked, Entry::new(Sign::Advocate, "Picked; letters say who reaches whom best")),
            (carried.has_through(), Sign::Through.into()),
            (missed > 0, Entry::new(Sign::Missed, format!("{} ({missed})", Sign::Missed.name()))),
        ]
    } else {
        let untied = format!("{} ({})", Sign::Untied.name(), carried.without_direct_tie());
        vec![
            (picked, Entry::new(Sign::Advocate, "Picked")),
            (picked, Sign::Tied.into()),
            (true, Entry::new(Sign::Untied, untied)),
        ]
    };
    let areas = vec![
        (served(true), Entry::new(Sign::Served, "Community that is served")),
        (served(false), Entry::new(Sign::Unserved, "Not served")),
    ];
    let shown = |all: Vec<(bool, Entry)>| all.into_iter().filter(|(is, _)| *is).map(|(_, entry)| entry);
    vec![shown(signs).collect(), shown(areas).collect()]
}

/// The picture in words.
fn described(carried: &Carried, people: usize) -> String {
    let served = carried.communities().values().filter(|served| **served).count();
    let picks: Vec<&str> = carried.picks().iter().map(|(_, name, _)| name.as_str()).collect();
    let picked =
        if picks.is_empty() { "Nobody is picked".to_owned() } else { format!("Picks: {}", picks.join(", ")) };
    format!(
        "{picked}. {served} of {} communities served. {} of {people} people without a direct tie to a pick.",
        carried.communities().len(),
        carried.without_direct_tie(),
    )
}
