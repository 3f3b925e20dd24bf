//! How large, how coloured and how faint is everybody in the network?
//!
//! *Invariants:* who matters least comes first, so that it lies below; the order is the same each time.

use super::{NetworkFrame, NetworkOptions};
use crate::diagram::cast::{Cast, SizeBy};
use crate::diagram::geometry::Pos;
use crate::diagram::ink::{Ink, Paint};
use crate::diagram::person::{Closeness, Figure, Look, Voice, person};
use crate::diagram::scene::{Hit, Scene};
use crate::share::{Disclosure, Key, Point, StakeholderId};
use std::collections::BTreeMap;

/// From so many people on it is a crowd.
const CROWD: usize = 600;
/// Somebody with a place.
pub(super) struct Node {
    pub(super) figure: Figure,
    pub(super) place: usize,
    pub(super) at: Pos,
    pub(super) look: Look,
    /// 1 in focus, else less.
    pub(super) focus: f32,
}

/// Everybody with a place, the least important first.
pub(super) fn nodes(
    cast: &Cast,
    disclosure: &Disclosure,
    positions: &BTreeMap<StakeholderId, Point>,
    options: &NetworkOptions,
    frame: &NetworkFrame,
) -> Vec<Node> {
    let zoom = frame.zoom;
    let late = disclosure.sees("action.audience") && disclosure.sees("action.due");
    let rated = disclosure.sees("assessment.influence");
    let near = options.focus.map(|(centre, steps)| cast.near(centre, steps, &options.ties));
    let small = (zoom / 0.7).clamp(0.45, 1.0);
    // Initials of a crowd would lie on each other before that.
    let dots = if positions.len() > CROWD { 0.3 } else { 0.18 };
    let detail = match zoom {
        zoom if zoom < dots => Closeness::Dot,
        zoom if zoom < 0.45 => Closeness::Initials,
        _ => Closeness::Full,
    };
    let sized = options.sized.as_ref();
    let mut nodes: Vec<Node> = positions
        .iter()
        .filter(|(id, _)| !options.hidden.contains(id))
        .filter_map(|(id, at)| Some((id, at, cast.place(*id)?)))
        .map(|(id, at, place)| {
            let figure = &cast.people[place];
            let full = match (options.size, figure.influence) {
                (SizeBy::Equal, _) => 14.0,
                (SizeBy::Measure, _) => match sized {
                    Some(sized) if !sized.is_empty() => {
                        11.0 + 11.0 * sized.share_of(*id).unwrap_or(0.0).sqrt()
                    }
                    _ => 14.0,
                },
                (SizeBy::Influence, Some(rating)) => 11.0 + 11.0 * rating.share() as f32,
                (SizeBy::Influence, None) if rated => 11.0,
                (SizeBy::Influence, None) => 14.0,
            };
            let key = Key::Stakeholder(*id);
            let focus = if near.as_ref().is_none_or(|near| near[place]) { 1.0 } else { 0.22 };
            let dim = if options.dimmed.contains(id) { 0.15 } else { 1.0 };
            let look = Look {
                // Nine points are the least that hold initials.
                radius: if detail == Closeness::Dot { 3.0 } else { (full * small).max(9.0) },
                detail,
                selected: options.selected.contains(&key),
                hovered: options.hovered == Some(key),
                wanted: false,
                opacity: dim * focus,
            };
            let late = late && options.late.contains(id);
            let tint = options.colouring.as_ref().and_then(|colouring| colouring.tint(place));
            let mark = options.marks.as_ref().map(|marks| marks.of(*id)).unwrap_or_default();
            let aged = options.aged.get(id).copied();
            let figure = Figure { late, aged, tint, mark, ..figure.clone() };
            Node { figure, place, at: frame.place(*at), look, focus }
        })
        .collect();
    nodes.sort_by_key(|node| {
        let figure = &node.figure;
        (
            node.look.selected,
            node.look.hovered,
            node.look.opacity >= 1.0,
            figure.voice == Voice::Advocate,
            figure.influence,
            std::cmp::Reverse(figure.id),
        )
    });
    nodes
}

/// Paints somebody, so that they can be clicked.
pub(super) fn paint_node(scene: &mut Scene, node: &Node, spoken: bool) {
    let reach = node.figure.reach(node.look.radius);
    let weight = node.figure.influence.map_or(0.0, |rating| f32::from(rating.get()))
        + if node.look.selected { 1000.0 } else { 0.0 };
    let hit = Hit::Disc(node.at, reach.max(if node.look.detail == Closeness::Dot { 5.0 } else { 12.0 }));
    let aloud = if spoken { node.figure.aloud() } else { String::new() };
    scene.mark(Key::Stakeholder(node.figure.id), aloud, hit, weight, |scene| {
        if node.look.opacity < 1.0 {
            scene.circle(node.at, node.look.radius, Paint::from(Ink::Surface), None);
        }
        person(scene, &node.figure, node.at, &node.look);
    });
}
