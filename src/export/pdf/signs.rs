//! How do the signs before words look on paper?
//!
//! *Invariants:* each differs from the others in its shape, so that nothing is told by colour alone.

use crate::diagram::glyph::{Stance, badge, hollow_badge};
use crate::diagram::{Ink, Pos, Scene, Shape, Stroke, Text, Theme, Weight, pos};
use crate::export::svg::svg;
use crate::report::Mark;
use crate::share::Engagement;
use serde_json::{Map, Value};
use std::f32::consts::PI;

/// The width of a sign in its picture.
const SIZE: f32 = 17.0;
const MIDDLE: Pos = Pos { x: SIZE / 2.0, y: SIZE / 2.0 };

/// What a sign is called in the data; nothing for room.
pub(super) fn name(mark: Mark) -> String {
    match mark {
        Mark::Stance(stance, filled) => {
            format!("stance-{}{}", stance.id(), if filled { "" } else { "-wanted" })
        }
        Mark::Covered => "covered".to_owned(),
        Mark::InView => "in-view".to_owned(),
        Mark::Nobody => String::new(),
        Mark::Checkpoint(true) => "reached".to_owned(),
        Mark::Checkpoint(false) => "checkpoint".to_owned(),
        Mark::Planned => "planned".to_owned(),
        Mark::Sent => "sent".to_owned(),
        Mark::Heard => "heard".to_owned(),
        Mark::Done => "done".to_owned(),
        Mark::Late => "late".to_owned(),
        Mark::Dropped => "dropped".to_owned(),
    }
}

/// Every sign by its name, each as a picture.
pub(super) fn signs() -> Value {
    let stances =
        Engagement::ALL.iter().flat_map(|one| [true, false].map(|filled| Mark::Stance(*one, filled)));
    let others = [
        Mark::Covered,
        Mark::InView,
        Mark::Checkpoint(true),
        Mark::Checkpoint(false),
        Mark::Planned,
        Mark::Sent,
        Mark::Heard,
        Mark::Done,
        Mark::Late,
        Mark::Dropped,
    ];
    let mut all: Map<String, Value> = Map::new();
    for mark in stances.chain(others) {
        all.insert(name(mark), Value::String(svg(&drawn(mark), Theme::Light)));
    }
    all.insert("lock".to_owned(), Value::String(svg(&lock(), Theme::Light)));
    all.insert("tick".to_owned(), Value::String(svg(&tick(Ink::Ok), Theme::Light)));
    Value::Object(all)
}

/// The sign as a picture; nothing for room.
pub(in crate::export) fn sign(mark: Mark) -> Option<Scene> {
    (mark != Mark::Nobody).then(|| drawn(mark))
}

fn canvas() -> Scene {
    Scene { size: pos(SIZE, SIZE), ..Scene::default() }
}

fn drawn(mark: Mark) -> Scene {
    let mut scene = canvas();
    match mark {
        Mark::Stance(stance, true) => badge(&mut scene, MIDDLE, 7.0, Stance::Is(stance)),
        Mark::Stance(stance, false) => hollow_badge(&mut scene, MIDDLE, 7.0, Stance::Is(stance)),
        Mark::Covered => {
            scene.circle(MIDDLE, 7.8, None, Stroke::new(Ink::Advocate, 1.5));
            scene.circle(MIDDLE, 4.8, Some(Ink::Advocate.into()), None);
        }
        Mark::InView => scene.circle(MIDDLE, 7.8, None, Stroke::new(Ink::Advocate, 1.5).dashed(3.0, 1.9)),
        Mark::Nobody => {}
        Mark::Checkpoint(reached) => {
            let corners = [(0.0, -6.5), (6.5, 0.0), (0.0, 6.5), (-6.5, 0.0)];
            let corners = corners.map(|(x, y)| MIDDLE + pos(x, y)).to_vec();
            let (fill, rim) = if reached {
                (Some(Ink::Ok.into()), Ink::Ok)
            } else {
                (Some(Ink::Surface.into()), Ink::Text)
            };
            scene.polygon(corners, fill, Stroke::new(rim, 1.4));
        }
        Mark::Planned => scene.circle(MIDDLE, 6.0, None, Stroke::new(Ink::Ctl, 1.6)),
        Mark::Sent => {
            let half = (0..=24).map(|step| {
                let angle = PI / 2.0 + PI * step as f32 / 24.0;
                MIDDLE + pos(angle.cos(), angle.sin()) * 6.0
            });
            scene.polygon(half.collect(), Some(Ink::Accent.into()), None);
            scene.circle(MIDDLE, 6.0, None, Stroke::new(Ink::Accent, 1.6));
        }
        Mark::Heard => scene.circle(MIDDLE, 6.8, Some(Ink::Ok.into()), None),
        Mark::Done => return tick(Ink::Muted),
        Mark::Late => {
            scene.circle(MIDDLE, 7.5, Some(Ink::Danger.into()), None);
            scene.push(Shape::Text(Text::new(MIDDLE, "!", 12.0, Weight::SemiBold, Ink::Surface)));
        }
        Mark::Dropped => {
            for slope in [1.0, -1.0] {
                let corner = pos(4.5, 4.5 * slope);
                scene.segment(MIDDLE - corner, MIDDLE + corner, Stroke::new(Ink::Muted, 1.8));
            }
        }
    }
    scene
}

fn tick(ink: Ink) -> Scene {
    let mut scene = canvas();
    let points = [(-5.5, 0.5), (-1.8, 4.2), (5.5, -4.4)].map(|(x, y)| MIDDLE + pos(x, y)).to_vec();
    scene.push(Shape::Path { points, stroke: Stroke::new(ink, 1.9) });
    scene
}

fn lock() -> Scene {
    let mut scene = canvas();
    let stroke = Stroke::new(Ink::Warn, 1.6);
    let area = crate::diagram::Area { min: pos(3.5, 7.5), max: pos(13.5, 14.7) };
    scene.rect(area, 1.6, None, stroke);
    let arch = (0..=16).map(|step| {
        let angle = PI + PI * f32::from(step as u8) / 16.0;
        pos(8.5 + 3.0 * angle.cos(), 5.1 + 3.0 * angle.sin())
    });
    let points = std::iter::once(pos(5.5, 7.5)).chain(arch).chain(std::iter::once(pos(11.5, 7.5))).collect();
    scene.push(Shape::Path { points, stroke });
    scene.segment(pos(8.5, 10.3), pos(8.5, 12.1), stroke);
    scene
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sign_looks_different() {
        let Value::Object(all) = signs() else { unreachable!("an object") };
        assert_eq!(all.len(), 22);
        let mut looks: Vec<String> = all.values().map(ToString::to_string).collect();
        looks.sort();
        looks.dedup();
        // Who knows nothing of it is a hollow badge, whether that is so or wanted.
        assert_eq!(looks.len(), 21);
    }
}
