//! Which weeks come, and which checkpoints fall in them?
//!
//! *Invariants:* a name stands beside its diamond where there is room for it, to the right first; otherwise it is in the
//! description alone, and in the table of checkpoints. Nothing is written over anything else.

use super::dates::{long, short};
use super::planned::Plan;
use crate::diagram::{Align, Ink, Inter, Measure, Paint, Scene, Shape, Stroke, Text, Weight, pos};
use crate::share::{Checkpoint, monday};
use jiff::Span;
use jiff::civil::Date;

/// How many weeks the strip shows, the one of today first.
pub(super) const WEEKS: usize = 10;
const WIDTH: f32 = 680.0;
const HEAD: f32 = 22.0;
const HEIGHT: f32 = 60.0;
const LETTERS: f32 = 12.5;
const DIAMOND: f32 = 6.0;
/// Between a diamond and its name.
const GAP: f32 = 10.0;

/// The checkpoints of the next weeks on a line; nothing where there is none.
pub(super) fn strip(plan: &Plan<'_>) -> Option<Scene> {
    let first = monday(plan.today);
    let end = first.saturating_add(Span::new().weeks(WEEKS as i64));
    let mut found: Vec<&Checkpoint> =
        plan.initiative.checkpoints.iter().filter(|one| one.date >= first && one.date < end).collect();
    found.sort_by(|a, b| a.date.cmp(&b.date).then_with(|| a.name.cmp(&b.name)));
    if found.is_empty() {
        return None;
    }
    let mut scene = Scene { size: pos(WIDTH, HEIGHT), ..Scene::default() };
    let week = WIDTH / WEEKS as f32;
    for place in 0..WEEKS {
        let x = week * place as f32;
        let day = first.saturating_add(Span::new().weeks(place as i64));
        scene.segment(pos(x, HEAD), pos(x, HEIGHT), Stroke::new(Ink::Line, 1.0));
        let text = Text::new(pos(x + 3.0, HEAD - 11.0), short(day), LETTERS, Weight::Regular, Ink::Muted);
        scene.push(Shape::Text(text.aligned(Align::Start)));
    }
    scene.segment(pos(0.0, HEAD), pos(WIDTH, HEAD), Stroke::new(Ink::Text, 1.0));
    let x = |day: Date| {
        let days = day.since(first).map_or(0, |span| span.get_days());
        (days as f32 + 0.5) * week / 7.0
    };
    let now = x(plan.today);
    scene.segment(pos(now, HEAD), pos(now, HEIGHT), Stroke::new(Ink::Accent, 2.0));
    let diamonds: Vec<f32> = found.iter().map(|one| x(one.date)).collect();
    let y = HEAD + (HEIGHT - HEAD) / 2.0;
    let mut taken: Vec<(f32, f32)> = diamonds.iter().map(|x| (x - GAP, x + GAP)).collect();
    taken.push((now - 3.0, now + 3.0));
    let mut names = Vec::new();
    for (one, at) in found.iter().zip(&diamonds) {
        let width = Inter.width(&one.name, LETTERS, Weight::Medium);
        let right = (at + GAP, at + GAP + width);
        let left = (at - GAP - width, at - GAP);
        let is_free = |(from, to): (f32, f32)| {
            from >= 0.0 && to <= WIDTH && taken.iter().all(|(a, b)| to <= *a || from >= *b)
        };
        if let Some(area) = [right, left].into_iter().find(|area| is_free(*area)) {
            taken.push(area);
            names.push((area.0, one.name.as_str()));
        }
    }
    for (from, name) in names {
        let text = Text::new(pos(from, y), name, LETTERS, Weight::Medium, Ink::Text).aligned(Align::Start);
        scene.push(Shape::Text(text.with_halo(Ink::Surface)));
    }
    for (one, x) in found.iter().zip(&diamonds) {
        let corners =
            vec![pos(*x, y - DIAMOND), pos(x + DIAMOND, y), pos(*x, y + DIAMOND), pos(x - DIAMOND, y)];
        let (fill, ink) = match one.done_on {
            Some(_) => (Ink::Ok, Ink::Ok),
            None => (Ink::Surface, Ink::Text),
        };
        scene.polygon(corners, Some(Paint::from(fill)), Some(Stroke::new(ink, 1.5)));
    }
    scene.title = format!("Checkpoints in the {WEEKS} weeks from {}", long(first));
    let told = |one: &&Checkpoint| {
        let done = if one.done_on.is_some() { ", reached" } else { "" };
        format!("{}: {}{done}", long(one.date), one.name)
    };
    scene.description = found.iter().map(told).collect::<Vec<_>>().join("; ");
    Some(scene)
}
