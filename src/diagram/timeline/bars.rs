//! How is an action painted below its days?
//!
//! *Invariants:* how far it came is told by how much of the bar is filled; a date stands beside each bar, so that no line has
//! to be followed up to the head.

use super::rows::{Row, ends, stage};
use super::scale::Scale;
use crate::diagram::geometry::{Area, pos};
use crate::diagram::glyph::late_tab;
use crate::diagram::ink::{Ink, Paint, Stroke};
use crate::diagram::page::{EDGE, Face, Page, SMALL, WIDTH, counted, day};
use crate::diagram::scene::Align;
use crate::diagram::stage;
use crate::share::{Repeat, Stage, rhythm};
use jiff::civil::Date;

/// The narrowest bar.
const LEAST: f32 = 11.0;
/// How near dots may stand.
const APART: f32 = 8.0;

/// An action with a day; gives when it is in words.
pub(super) fn bar(page: &mut Page<'_>, scale: &Scale, row: &Row<'_>, middle: f32, today: Date) -> String {
    let Some((begin, end)) = ends(row.action) else { return String::new() };
    let (left, right) = (scale.x(begin), scale.x(end) + scale.day());
    let right = right.min(scale.left + scale.width);
    let left = left.min(right - LEAST).max(scale.left);
    let area = Area::sized(pos(left, middle - 7.0), (right - left).max(LEAST), 14.0);
    let words = match row.late {
        Some(days) => format!("{}, {} late", day(end, today), counted(days.max(0) as usize, "day", "days")),
        None => day(end, today),
    };
    filled(page, area, row);
    let mut after = area.max.x;
    if row.late.is_some() {
        let now = scale.x(today) + scale.day() / 2.0;
        let line = Stroke::new(Ink::Danger, 1.2).dashed(2.5, 2.5);
        if now > after + 16.0 {
            page.scene.segment(pos(after + 8.0, middle), pos(now, middle), line);
            after = now;
        }
        late_tab(&mut page.scene, pos(area.max.x - 1.0, middle), 6.0);
        after = after.max(area.max.x + 6.0);
    }
    beside(page, scale, &words, (area.min.x, after), middle, row.late.is_some());
    if begin == end { words } else { format!("from {} to {words}", day(begin, today)) }
}

fn filled(page: &mut Page<'_>, area: Area, row: &Row<'_>) {
    let rim = if row.late.is_some() { Ink::Danger } else { Ink::Accent };
    match stage(row.action.status) {
        Stage::Planned => {
            let fill = if row.late.is_some() { Ink::Surface } else { Ink::AccentSoft };
            page.scene.rect(area, 3.5, Paint::from(fill), Stroke::new(rim, 1.3));
        }
        Stage::Sent => {
            page.scene.rect(area, 3.5, Paint::from(Ink::Surface), Stroke::new(rim, 1.3));
            let half = Area::sized(area.min, area.width() / 2.0, area.height());
            page.scene.rect(half, 3.5, Paint::from(Ink::Accent), None);
        }
        Stage::Heard => page.scene.rect(area, 3.5, Paint::from(Ink::Ok), Stroke::new(Ink::Ok, 1.3)),
    }
}

/// Words to the right of a bar, or to its left where there is no room.
fn beside(page: &mut Page<'_>, scale: &Scale, words: &str, bar: (f32, f32), middle: f32, late: bool) {
    let face = if late { Face { size: SMALL, ..Face::NAME.ink(Ink::Danger) } } else { Face::SMALL };
    let wide = page.measure.width(words, face.size, face.weight);
    if bar.1 + 6.0 + wide <= WIDTH - EDGE || bar.0 - 6.0 - wide < scale.left {
        page.over(pos((bar.1 + 6.0).min(WIDTH - EDGE - wide), middle), words, face, Align::Start);
    } else {
        page.over(pos(bar.0 - 6.0, middle), words, face, Align::End);
    }
}

/// Something that comes again and again: a dot for each day, or a line with its rhythm where they are too many.
pub(super) fn repeated(
    page: &mut Page<'_>,
    scale: &Scale,
    row: &Row<'_>,
    repeat: &Repeat,
    seen: &[Date],
    middle: f32,
    today: Date,
) -> String {
    let end = scale.left + scale.width;
    let xs = |on: &Date| scale.x(*on) + scale.day() / 2.0;
    let points: Vec<(Date, f32)> =
        seen.iter().map(|on| (*on, xs(on))).take_while(|(_, x)| *x < end - 0.1).collect();
    let mut words = rhythm(repeat);
    if let Some(next) = seen.iter().find(|on| **on >= today) {
        words += &format!(", next {}", day(*next, today));
    }
    if let Some(until) = repeat.until {
        words += &format!(", until {}", day(until, today));
    }
    let (Some(first), Some(last)) = (points.first(), points.last()) else {
        beside(page, scale, &words, (scale.left, scale.left), middle, false);
        return words;
    };
    let goes_on = repeat.until.is_none_or(|until| until > last.0) && last.1 > end - 60.0;
    let to = if goes_on { end } else { last.1 };
    let line = Stroke::new(Ink::Accent, 1.0).dashed(1.5, 3.0);
    page.scene.segment(pos(first.1, middle), pos(to, middle), line);
    let nearest = points.windows(2).map(|pair| pair[1].1 - pair[0].1).fold(f32::MAX, f32::min);
    let radius = (nearest * 0.42).clamp(3.4, 4.6);
    let mut next = f32::MIN;
    for (on, x) in &points {
        if *x < next {
            continue;
        }
        next = x + APART;
        let how = match stage(row.action.status) {
            Stage::Planned if *on < today => Stage::Sent,
            _ if *on >= today => Stage::Planned,
            how => how,
        };
        stage::stage(&mut page.scene, pos(*x, middle), radius, how);
    }
    let face = Face::SMALL;
    let wide = page.measure.width(&words, face.size, face.weight);
    let below = middle + 13.0;
    let x = first.1.min(WIDTH - EDGE - wide) - 4.0;
    page.over(pos(x.max(scale.left), below), words.as_str(), face, Align::Start);
    words
}
