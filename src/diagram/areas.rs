//! Which communities does the network show, and how are they called?
//!
//! *Invariants:* one hue only, so that colour stays for stance; the stronger the change affects a community, the darker.

use super::found::Found;
use super::geometry::{Area, Pos, pos};
use super::hull::hull;
use super::ink::{Ink, Stroke};
use super::labels::Space;
use super::measure::{Measure, Weight, fitted};
use super::scene::{Align, Detail, Hit, Scene, Shape, Text};
use crate::share::{CommunityId, Disclosure, InitiativeId, Key};
use std::collections::BTreeMap;

/// What is written at an area.
#[derive(Debug)]
pub(super) struct Caption {
    /// The community that it names; nothing for a group without a record.
    key: Option<Key>,
    pub(super) area: Area,
    top: Pos,
    name: String,
    people: Option<String>,
    opacity: f32,
}

/// The areas of communities with two people or more; each person stands in one.
pub(super) fn areas(
    scene: &mut Scene,
    disclosure: &Disclosure,
    initiative: Option<InitiativeId>,
    members: &BTreeMap<CommunityId, Vec<(Pos, f32)>>,
    focused: bool,
) -> Vec<Caption> {
    let affected = initiative.and_then(|id| disclosure.initiatives().get(&id)).map(|record| &record.affected);
    let mut captions = Vec::new();
    for (id, discs) in members.iter().filter(|(_, discs)| discs.len() > 1) {
        let Some(community) = disclosure.communities().get(id) else { continue };
        let outline = hull(discs, 14.0);
        let Some(area) = Area::of(outline.iter().copied()) else { continue };
        let impact = affected.and_then(|all| all.get(id)).and_then(|one| one.impact);
        let share = 0.03 + 0.0007 * impact.map_or(0.0, |impact| f32::from(impact.get()));
        let fade = if focused { 0.55 } else { 1.0 };
        let rim = Stroke::new(Ink::Line, 1.0).faded(fade);
        scene.polygon(outline, Ink::Muted.faded(share * fade), rim);
        let people = (community.headcount > 0).then(|| headcount(community.headcount));
        let top = pos(area.centre().x, area.min.y);
        let key = Some(Key::Community(*id));
        captions.push(Caption { key, area, top, name: community.name.clone(), people, opacity: fade });
    }
    captions
}

/// The areas of groups found from ties: dashed, so that they are not taken for communities that were declared.
pub(super) fn found_areas(
    scene: &mut Scene,
    found: &Found,
    members: &BTreeMap<usize, Vec<(Pos, f32)>>,
    focused: bool,
) -> Vec<Caption> {
    let mut captions = Vec::new();
    let opacity = if focused { 0.55 } else { 1.0 };
    for (number, discs) in members.iter().filter(|(_, discs)| discs.len() > 1) {
        let mut outline = hull(discs, 18.0);
        let Some(area) = Area::of(outline.iter().copied()) else { continue };
        scene.polygon(outline.clone(), Ink::Muted.faded(0.025 * opacity), None);
        outline.extend(outline.first().copied());
        let stroke = Stroke::new(Ink::Muted, 1.2).dashed(6.0, 4.0).faded(opacity);
        scene.push(Shape::Path { points: outline, stroke });
        let people = Some(headcount(found.sizes().get(*number).copied().unwrap_or_default() as u32));
        let top = pos(area.centre().x, area.min.y);
        captions.push(Caption { key: None, area, top, name: Found::name(*number), people, opacity });
    }
    captions
}

fn headcount(count: u32) -> String {
    if count == 1 { "1 person".to_owned() } else { format!("{count} people") }
}

/// Writes a caption above its area, or where else there is room, and takes the place.
pub(super) fn paint_caption(
    scene: &mut Scene,
    caption: Caption,
    space: &mut Space,
    measure: &dyn Measure,
) -> Option<Area> {
    let name = fitted(&caption.name, 180.0, 12.0, Weight::SemiBold, measure);
    let wide = measure.width(&name, 12.0, Weight::SemiBold);
    let more = caption.people.as_ref().map_or(0.0, |p| 8.0 + measure.width(p, 12.0, Weight::Regular));
    let width = wide + more;
    let page = Area { min: pos(0.0, 0.0), max: scene.size };
    let below = caption.area.height();
    let rows = [-10.0, -26.0, below + 10.0, -42.0, below + 26.0].into_iter();
    let tries = rows.flat_map(|row| [0.0, -0.4, 0.4, -0.8, 0.8].map(|aside| (row, aside * width)));
    let area = |(row, aside): (f32, f32)| {
        Area::sized(caption.top + pos(aside - width / 2.0, row - 8.0), width, 16.0)
    };
    // A caption that would cover somebody is left out.
    let area = tries.map(area).find(|area| page.holds(area) && space.is_free(area))?;
    space.take(area);
    let (left, y) = (area.min.x, area.centre().y);
    let aloud = caption.people.iter().fold(caption.name.clone(), |name, people| format!("{name}, {people}"));
    let say = |scene: &mut Scene| {
        let mut write = |x: f32, words: String, weight, ink: Ink| {
            let text = Text::new(pos(x, y), words, 12.0, weight, ink.faded(caption.opacity));
            let text = text.aligned(Align::Start).with_halo(Ink::Surface);
            scene.push(Shape::Text(text.seen_from(Detail::Near)));
        };
        write(left, name, Weight::SemiBold, Ink::Text);
        if let Some(people) = caption.people {
            write(left + wide + 8.0, people, Weight::Regular, Ink::Muted);
        }
    };
    match caption.key {
        Some(key) => scene.mark(key, aloud, Hit::Area(area), 0.0, say),
        None => say(scene),
    }
    Some(area)
}
