//! What is under the pointer, in a picture of a hundred thousand lines?
//!
//! The same answer as [`Scene::hit`], from numbers that lie next to each other.

use super::{Camera, REACH};
use crate::diagram::{Hit, Mark, Pos, Scene};
use crate::model::Key;
use egui::{Pos2, Rect};

/// What of a scene answers to the pointer.
#[derive(Debug, Default)]
pub(in crate::app) struct Hits {
    /// Discs and areas, the topmost first.
    solid: Vec<(Hit, Key)>,
    lines: Vec<(Pos, Pos)>,
    ties: Vec<Key>,
    /// The number of each person's mark, in the order of keys.
    marks: Vec<(Key, u32)>,
}

impl Hits {
    /// Of this scene. O(marks).
    pub(in crate::app) fn of(scene: &Scene) -> Self {
        let mut hits = Self::default();
        for (number, mark) in scene.marks.iter().enumerate() {
            if let Hit::Segment(from, to) = mark.hit {
                hits.lines.push((from, to));
                hits.ties.push(mark.key);
            } else {
                hits.solid.push((mark.hit.clone(), mark.key));
                hits.marks.push((mark.key, number as u32));
            }
        }
        hits.solid.reverse();
        hits.marks.sort_unstable();
        hits
    }

    /// The record under a point of the screen: the nearest person or caption, else the nearest tie. O(marks).
    pub(in crate::app) fn at(&self, camera: Camera, pointer: Pos2) -> Option<Key> {
        let (p, reach) = (camera.scene(pointer), REACH / camera.zoom);
        self.solid_at(p).or_else(|| {
            let mut best = (reach, None);
            for ((from, to), key) in self.lines.iter().zip(&self.ties) {
                let outside = p.x < from.x.min(to.x) - reach
                    || p.x > from.x.max(to.x) + reach
                    || p.y < from.y.min(to.y) - reach
                    || p.y > from.y.max(to.y) + reach;
                if !outside {
                    let distance = p.distance_to_line(*from, *to);
                    if distance < best.0 {
                        best = (distance, Some(*key));
                    }
                }
            }
            best.1
        })
    }

    fn solid_at(&self, p: Pos) -> Option<Key> {
        let inside =
            self.solid.iter().map(|(hit, key)| (hit.distance(p), *key)).filter(|(far, _)| *far <= 0.0);
        inside.min_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, key)| key)
    }

    /// The person under a point of the screen.
    pub(in crate::app) fn person_at(&self, camera: Camera, pointer: Pos2) -> Option<Key> {
        self.solid_at(camera.scene(pointer)).filter(|key| matches!(key, Key::Stakeholder(_)))
    }

    /// Where everybody is: the middle and how far the mark reaches, the topmost first.
    pub(in crate::app) fn people(&self) -> impl Iterator<Item = (Key, Pos, f32)> + '_ {
        self.solid.iter().filter_map(|(hit, key)| match (hit, key) {
            (Hit::Disc(at, radius), Key::Stakeholder(_)) => Some((*key, *at, *radius)),
            _ => None,
        })
    }

    /// The mark of a person in the scene, and where it is.
    pub(in crate::app) fn person<'a>(&self, scene: &'a Scene, key: Key) -> Option<(&'a Mark, Pos, f32)> {
        let place = self.marks.binary_search_by_key(&key, |(key, _)| *key).ok()?;
        let mark = scene.marks.get(self.marks.get(place)?.1 as usize)?;
        if let Hit::Disc(at, radius) = mark.hit { Some((mark, at, radius)) } else { None }
    }

    /// The person nearest to a point of the screen whose edge is at most `reach` points away.
    pub(in crate::app) fn nearest(
        &self,
        camera: Camera,
        pointer: Pos2,
        reach: f32,
    ) -> Option<(Key, Pos, f32)> {
        let (p, reach) = (camera.scene(pointer), reach / camera.zoom);
        self.people()
            .map(|(key, at, radius)| ((at - p).length() - radius, (key, at, radius)))
            .filter(|(far, _)| *far <= reach)
            .min_by(|a, b| a.0.total_cmp(&b.0))
            .map(|(_, found)| found)
    }

    /// The nearest person from one in a direction: within 60° to either side, the nearest first.
    pub(in crate::app) fn towards(&self, from: Pos, direction: egui::Vec2) -> Option<Key> {
        self.people()
            .filter_map(|(key, at, _)| {
                let by = egui::vec2(at.x - from.x, at.y - from.y);
                let along = by.normalized().dot(direction);
                (along > 0.5 && by.length_sq() > 0.01).then(|| (by.length() / along, key))
            })
            .min_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)))
            .map(|(_, key)| key)
    }

    /// The people whose marks an area of the screen touches.
    pub(in crate::app) fn touched(&self, camera: Camera, area: Rect) -> Vec<Key> {
        let near = |at: Pos, radius: f32| {
            let at = camera.screen(at);
            area.distance_to_pos(at) <= radius * camera.zoom
        };
        self.people().filter(|(_, at, radius)| near(*at, *radius)).map(|(key, ..)| key).collect()
    }
}
