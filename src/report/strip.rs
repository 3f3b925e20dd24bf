//! Which weeks come, and which checkpoints fall in them?
//!
//! *Invariants:* a name stands beside its diamond where there is room for it, to the right first, else on a line below to
//! which a stroke leads; where there is none, it is in the description and in the table of checkpoints alone. Nothing is
//! written over anything else.

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
/// With one line of names.
const HEIGHT: f32 = 52.0;
/// Names stand in so many lines at the most, the first beside the diamonds.
const LANES: usize = 4;
/// From one line of names to the next.
const STEP: f32 = 18.0;
const LETTERS: f32 = 12.5;
const DIAMOND: f32 = 6.0;
/// Between a diamond and its name.
const GAP: f32 = 10.0;
/// Between two names.
const APART: f32 = 4.0;

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
    let week = WIDTH / WEEKS as f32;
    let x = |day: Date| {
        let days = day.since(first).map_or(0, |span| span.get_days());
        (days as f32 + 0.5) * week / 7.0
    };
    let now = x(plan.today);
    let diamonds: Vec<f32> = found.iter().map(|one| x(one.date)).collect();
    let names = placed(&found, &diamonds, now);
    let deepest = names.iter().map(|name| name.lane).max().unwrap_or(0);
    let height = HEIGHT + STEP * deepest as f32;
    let mut scene = Scene { size: pos(WIDTH, height), ..Scene::default() };
    for place in 0..WEEKS {
        let x = week * place as f32;
        let day = first.saturating_add(Span::new().weeks(place as i64));
        scene.segment(pos(x, HEAD), pos(x, height), Stroke::new(Ink::Line, 1.0));
        let text = Text::new(pos(x + 3.0, HEAD - 11.0), short(day), LETTERS, Weight::Regular, Ink::Muted);
        scene.push(Shape::Text(text.aligned(Align::Start)));
    }
    scene.segment(pos(0.0, HEAD), pos(WIDTH, HEAD), Stroke::new(Ink::Text, 1.0));
    scene.segment(pos(now, HEAD), pos(now, height), Stroke::new(Ink::Accent, 2.0));
    let y = HEAD + 15.0;
    for name in &names {
        let down = y + STEP * name.lane as f32;
        if name.lane > 0 {
            scene.segment(pos(name.at, y), pos(name.at, down - 8.0), Stroke::new(Ink::Ctl, 1.0));
        }
        let text = Text::new(pos(name.from, down), name.words, LETTERS, Weight::Medium, Ink::Text);
        scene.push(Shape::Text(text.aligned(Align::Start).with_halo(Ink::Surface)));
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

/// A name with its place.
struct Name<'a> {
    words: &'a str,
    /// On which line, the one of the diamonds being 0.
    lane: usize,
    from: f32,
    /// Where its diamond is.
    at: f32,
}

/// Where names find room. The latest first: names run to the right, so that the strokes of earlier ones pass them by.
fn placed<'a>(found: &[&'a Checkpoint], diamonds: &[f32], now: f32) -> Vec<Name<'a>> {
    let mut lanes: Vec<Vec<(f32, f32)>> = vec![Vec::new(); LANES];
    lanes[0] = diamonds.iter().map(|x| (x - DIAMOND, x + DIAMOND)).collect();
    lanes[0].push((now, now));
    let mut names = Vec::new();
    let is_free = |taken: &[(f32, f32)], (from, to): (f32, f32)| {
        from >= 0.0 && to <= WIDTH && taken.iter().all(|(a, b)| to + APART <= *a || from >= *b + APART)
    };
    for (one, at) in found.iter().zip(diamonds).rev() {
        let width = Inter.width(&one.name, LETTERS, Weight::Medium);
        let beside = [(at + GAP, at + GAP + width), (at - GAP - width, at - GAP)];
        // Below its diamond a name may stand anywhere under it.
        let starts = [at - DIAMOND, (WIDTH - width).min(at - DIAMOND), at + DIAMOND - width];
        let below = starts.map(|from| (from.max(0.0), from.max(0.0) + width));
        let mut place = beside.into_iter().find(|area| is_free(&lanes[0], *area)).map(|area| (0, area));
        for lane in 1..LANES {
            // The stroke that leads there crosses no other name.
            let is_open = (1..lane).all(|above| is_free(&lanes[above], (*at, *at)));
            if place.is_none() && is_open {
                let found = below.into_iter().find(|area| area.1 >= *at && is_free(&lanes[lane], *area));
                place = found.map(|area| (lane, area));
            }
        }
        let Some((lane, area)) = place else { continue };
        lanes[lane].push(area);
        lanes.iter_mut().take(lane).skip(1).for_each(|above| above.push((*at, *at)));
        names.push(Name { words: &one.name, lane, from: area.0, at: *at });
    }
    names
}
