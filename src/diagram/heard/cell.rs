//! How is one message with one community painted?
//!
//! *Invariants:* what was heard comes first, then what was sent, then what is planned; where dots have no room, their number
//! says how many there are.

use crate::diagram::geometry::{Area, pos};
use crate::diagram::ink::{Ink, Paint};
use crate::diagram::page::{Face, LEADING, Page, SMALL, day};
use crate::diagram::scene::Align;
use crate::diagram::stage::stage;
use crate::share::{HeardCell, Stage};
use jiff::civil::Date;

/// From one dot to the next.
const STEP: f32 = 13.0;
/// From the edge to what stands inside.
const INSIDE: f32 = 6.0;
/// No more rows of dots than these.
const LINES: usize = 2;

/// How many dots stand in a row.
fn across(wide: f32) -> usize {
    (((wide - 2.0 * INSIDE + 3.0) / STEP).floor() as usize).clamp(1, 5)
}

/// Each dot that is painted, and how many more there are.
fn dots(cell: &HeardCell, wide: f32) -> (Vec<Stage>, usize) {
    let stages = [Stage::Heard, Stage::Sent, Stage::Planned];
    let all: Vec<Stage> =
        stages.into_iter().flat_map(|stage| std::iter::repeat_n(stage, cell.count(stage))).collect();
    let room = across(wide) * LINES;
    let shown = if all.len() > room { room.saturating_sub(2).max(1) } else { all.len() };
    (all[..shown].to_vec(), all.len() - shown)
}

/// The day that matters most: the next, else the last.
fn date(cell: &HeardCell, today: Date) -> Option<String> {
    let last = || cell.last(Stage::Heard).or_else(|| cell.last(Stage::Sent));
    Some(day(cell.next().or_else(last)?, today))
}

/// How high it must be.
pub(super) fn height(cell: &HeardCell, wide: f32) -> f32 {
    let rows = dots(cell, wide).0.len().div_ceil(across(wide)).max(1);
    STEP * rows as f32 + 2.0 * LEADING + if cell.contacts.is_empty() { 24.0 } else { 12.0 }
}

/// Paints it; with a ground where too little is said, if that may be told.
pub(super) fn paint(page: &mut Page<'_>, cell: &HeardCell, area: Area, judged: bool, today: Date) {
    let lit = judged && cell.lit.is_some();
    if lit {
        page.scene.rect(area.grown(-0.5), 0.0, Paint::from(Ink::WarnSoft), None);
    }
    let left = area.min.x + INSIDE;
    let (shown, more) = dots(cell, area.width());
    let across = across(area.width());
    let mut y = area.min.y + 6.0 + STEP / 2.0;
    for (place, how) in shown.iter().enumerate() {
        if place > 0 && place % across == 0 {
            y += STEP;
        }
        let x = left + 5.0 + STEP * (place % across) as f32;
        stage(&mut page.scene, pos(x, y), 4.8, *how);
    }
    if more > 0 {
        let x = left + STEP * (shown.len() % across) as f32;
        page.words(pos(x, y), format!("+{more}"), Face::SMALL, Align::Start);
    }
    if lit && cell.contacts.is_empty() {
        let words = ["nothing".to_owned(), "planned".to_owned()];
        page.lines(pos(left, area.min.y + 5.0), &words, Face { size: SMALL, ..Face::NAME.ink(Ink::Warn) });
        y += LEADING;
    }
    let ink = if judged && cell.is_enough() {
        Ink::Ok
    } else if lit {
        Ink::Warn
    } else {
        Ink::Text
    };
    let face = Face { size: SMALL, ..Face::NAME.ink(ink) };
    let room = area.width() - INSIDE - 2.0;
    let count = count(page, cell, face, judged, room);
    page.words(pos(left, y + STEP / 2.0 + LEADING / 2.0 + 1.0), count, face, Align::Start);
    if let Some(words) = date(cell, today) {
        let short = page.measure.width(&words, SMALL, Face::SMALL.weight) <= room;
        let words = if short {
            words
        } else {
            words.rsplit_once(' ').map_or(String::new(), |(day, _)| day.to_owned())
        };
        let face = if lit { Face::SMALL.ink(Ink::Warn) } else { Face::SMALL };
        if page.measure.width(&words, SMALL, face.weight) <= room {
            page.words(pos(left, y + STEP / 2.0 + LEADING * 1.5), words, face, Align::Start);
        }
    }
}

/// *1 of 3*, or what fits.
fn count(page: &Page<'_>, cell: &HeardCell, face: Face, judged: bool, room: f32) -> String {
    let words = if judged {
        [format!("{} of {}", cell.heard, cell.wanted), format!("{}/{}", cell.heard, cell.wanted)]
    } else {
        [format!("{} heard", cell.heard), cell.heard.to_string()]
    };
    let [long, short] = words;
    if page.measure.width(&long, face.size, face.weight) <= room { long } else { short }
}

/// *heard 1 of 3, 2 sent, 1 planned*.
pub(super) fn aloud(cell: &HeardCell) -> String {
    let (sent, planned) = (cell.count(Stage::Sent), cell.count(Stage::Planned));
    let mut words = format!("heard {} of {}", cell.heard, cell.wanted);
    if sent > 0 {
        words.push_str(&format!(", {sent} sent"));
    }
    if planned > 0 {
        words.push_str(&format!(", {planned} planned"));
    }
    words
}
