//! What is done when?
//!
//! Actions as bars below the weeks, what repeats as dots, checkpoints above them, and a line for today.
//!
//! *Invariants:* the days that are seen follow from what the audience sees. What is late is told by a sign and by words.

mod bars;
mod rows;
mod scale;

use super::geometry::{Area, pos};
use super::ink::{Ink, Paint, Stroke};
use super::legend::{Entry, Sign};
use super::measure::{Measure, fitted};
use super::page::{EDGE, Face, LEADING, Page, SMALL, WIDTH, card, chosen, counted, day, nothing_chosen};
use super::scene::{Align, Hit, Mark, Scene};
use super::stage::{checkpoint, today as today_line};
use crate::share::{Checkpoint, Disclosure, Initiative, Key, Stage, dates};
use jiff::civil::Date;
use rows::{Row, Rows, ends, rows};
use scale::{Scale, after};

/// How wide the column of words is.
const WORDS: f32 = 264.0;
/// What is seen before and after today at the least, in days.
const AROUND: (i64, i64) = (7, 28);
/// What is seen at the most.
const MOST: (i64, i64) = (120, 365 * 6);

/// What is done when, as of this day. O(actions · log).
pub fn timeline(disclosure: &Disclosure, today: Date, measure: &dyn Measure) -> Scene {
    const TITLE: &str = "Timeline";
    let Some((id, record)) = chosen(disclosure) else { return nothing_chosen(TITLE, measure) };
    let title = format!("{TITLE}: {}", record.name);
    let rows = rows(disclosure, id, today);
    if rows.groups.is_empty() && record.checkpoints.is_empty() {
        let text = "There is no action and no checkpoint with a day that these readers may see.";
        return card(title, "Nothing is dated", text, measure);
    }
    let scale = scale(record, &rows, today);
    let mut page = Page::new(measure);
    heads(&mut page, &scale, today);
    let top = page.y;
    checkpoints(&mut page, &scale, record, today);
    let mut told = vec![checkpoints_aloud(record, today)];
    for group in &rows.groups {
        let late = group.rows.iter().any(|row| row.late.is_some());
        let ink = if late { Ink::Danger } else { Ink::Muted };
        let area = Area::sized(pos(0.0, page.y), WIDTH, 22.0);
        page.scene.rect(area, 0.0, Paint::from(Ink::Surface2), None);
        let head = format!("{}  {}", group.head, group.rows.len());
        page.words(pos(EDGE, page.y + 11.0), head, Face::HEAD.ink(ink), Align::Start);
        page.y += 22.0;
        told.push(format!("{}:", group.head));
        for row in &group.rows {
            told.push(one(&mut page, &scale, row, today));
        }
    }
    let bottom = page.y;
    under(&mut page, &scale, top, bottom, today);
    left_out(&mut page, &rows);
    told.retain(|words| !words.is_empty());
    let groups = signs(record, &rows);
    page.finish(title, told.join(" "), &groups)
}

/// The days that are seen.
fn scale(record: &Initiative, rows: &Rows<'_>, today: Date) -> Scale {
    let (mut from, mut to) = (after(today, -AROUND.0), after(today, AROUND.1));
    let actions = rows.groups.iter().flat_map(|group| &group.rows).filter_map(|row| ends(row.action));
    let days = record.checkpoints.iter().map(|one| (one.date, one.date)).chain(actions);
    for (begin, end) in days {
        from = from.min(begin);
        to = to.max(end);
    }
    let (from, to) = (from.max(after(today, -MOST.0)), to.min(after(today, MOST.1)));
    Scale::new(from, to, WORDS + 8.0, WIDTH - WORDS - 2.0 * EDGE)
}

fn heads(page: &mut Page<'_>, scale: &Scale, today: Date) {
    page.words(pos(EDGE, 14.0), "What, for whom and who does it", Face::HEAD, Align::Start);
    let year = scale.from.year();
    for (at, words) in scale.heads() {
        let words = if at == scale.from && year != today.year() { format!("{words} {year}") } else { words };
        page.words(pos(scale.x(at), 14.0), words, Face::SMALL, Align::Start);
    }
    page.rule(26.0, Ink::Text);
    page.y = 26.0;
}

/// What stands before the checkpoints.
const HEAD: &str = "Checkpoints";

/// The checkpoints, each name beside its diamond, in as many lanes as it takes.
fn checkpoints(page: &mut Page<'_>, scale: &Scale, record: &Initiative, today: Date) {
    let mut all: Vec<&Checkpoint> = record.checkpoints.iter().filter(|one| one.date >= scale.from).collect();
    all.sort_by(|a, b| a.date.cmp(&b.date).then_with(|| a.name.cmp(&b.name)));
    if all.is_empty() {
        return;
    }
    let top = page.y + 5.0;
    page.words(pos(EDGE, top + 9.0), HEAD, Face::NAME, Align::Start);
    // Where the words of each lane end; the head stands in the first.
    let head = EDGE + page.measure.width(HEAD, Face::NAME.size, Face::NAME.weight);
    let mut lanes: Vec<f32> = vec![head];
    for one in all.into_iter().take(rows::ROWS) {
        let x = scale.x(one.date) + scale.day() / 2.0;
        let date = day(one.date, today);
        let face = Face { size: SMALL, ..Face::NAME };
        let beside = 17.0 + page.measure.width(&date, SMALL, Face::SMALL.weight);
        let name: String = one.name.chars().take(160).collect();
        let wide = page.measure.width(&name, SMALL, face.weight);
        // To the right where it fits, else to the left, else where there is more room.
        let (left, right) = (x - EDGE - beside, WIDTH - EDGE - x - beside);
        let to_the_right = wide <= right || (wide > left && right >= left);
        let name = fitted(&name, if to_the_right { right } else { left }, SMALL, face.weight, page.measure);
        let wide = page.measure.width(&name, SMALL, face.weight);
        let (begin, end) =
            if to_the_right { (x - 7.0, x + wide + beside) } else { (x - wide - beside, x + 7.0) };
        let lane = lanes.iter().position(|free| *free + 8.0 <= begin).unwrap_or(lanes.len());
        if lane == lanes.len() {
            lanes.push(end);
        } else {
            lanes[lane] = end;
        }
        let y = top + 9.0 + 18.0 * lane as f32;
        checkpoint(&mut page.scene, pos(x, y), 6.0, one.done_on.is_some());
        let left = if to_the_right { x + 11.0 } else { begin };
        page.over(pos(left, y), name, face, Align::Start);
        page.over(pos(left + wide + 6.0, y), date, Face::SMALL, Align::Start);
    }
    page.y = top + 18.0 * lanes.len() as f32 + 5.0;
    page.rule(page.y, Ink::Line);
}

fn checkpoints_aloud(record: &Initiative, today: Date) -> String {
    let mut all: Vec<&Checkpoint> = record.checkpoints.iter().collect();
    all.sort_by(|a, b| a.date.cmp(&b.date).then_with(|| a.name.cmp(&b.name)));
    let words = all.iter().take(rows::ROWS).map(|one| format!("{}, {}", one.name, day(one.date, today)));
    let words: Vec<String> = words.collect();
    if words.is_empty() { String::new() } else { format!("Checkpoints: {}.", words.join("; ")) }
}

/// Paints one action; gives what is read aloud.
fn one(page: &mut Page<'_>, scale: &Scale, row: &Row<'_>, today: Date) -> String {
    let room = WORDS - EDGE - 8.0;
    let names = page.broken(&row.action.title, room, Face::NAME, 2);
    let besides = page.broken(&row.shown, room, Face::SMALL, 3);
    let high = LEADING * (names.len() + besides.len()).max(1) as f32 + 10.0;
    let (top, first) = (page.y, page.scene.shapes.len());
    let below = page.lines(pos(EDGE, top + 5.0), &names, Face::NAME);
    page.lines(pos(EDGE, top + 5.0 + below), &besides, Face::SMALL);
    let middle = top + high / 2.0;
    let when = match &row.action.repeat {
        Some(repeat) => {
            let seen = dates(repeat, scale.from, after(today, MOST.1));
            bars::repeated(page, scale, row, repeat, &seen, middle, today)
        }
        None => bars::bar(page, scale, row, middle, today),
    };
    let name = [row.action.title.as_str(), &when, &row.besides];
    let name = name.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
    let hit = Hit::Area(Area::sized(pos(0.0, top), WIDTH, high));
    let items = first..page.scene.shapes.len();
    page.scene.marks.push(Mark { key: Key::Action(row.id), name: name.clone(), hit, weight: 0.0, items });
    page.y += high;
    page.rule(page.y, Ink::Line);
    format!("{name}.")
}

/// What stands behind the rows: a line for each division, and today over them.
fn under(page: &mut Page<'_>, scale: &Scale, top: f32, bottom: f32, today: Date) {
    let mut behind = Scene::default();
    for at in scale.lines() {
        let x = scale.x(at);
        behind.segment(pos(x, top), pos(x, bottom), Stroke::new(Ink::Line.faded(0.7), 1.0));
    }
    let x = scale.x(today) + scale.day() / 2.0;
    today_line(&mut behind, pos(x, top - 6.0), pos(x, bottom));
    // Behind everything but the ground, so that no word is crossed out.
    let count = behind.shapes.len();
    page.scene.shapes.splice(1..1, behind.shapes);
    for mark in &mut page.scene.marks {
        mark.items = mark.items.start + count..mark.items.end + count;
    }
}

fn left_out(page: &mut Page<'_>, rows: &Rows<'_>) {
    let mut said = Vec::new();
    if rows.more > 0 {
        said.push(counted(rows.more, "more action is", "more actions are") + " not in this picture.");
    }
    if rows.earlier > 0 {
        said.push(counted(rows.earlier, "earlier one is", "earlier ones are") + " not in it either.");
    }
    if rows.undated > 0 {
        said.push(counted(rows.undated, "action has", "actions have") + " no day yet.");
    }
    if rows.more == 0 {
        for words in &mut said {
            *words = words.replace(" not in it either", " not in this picture");
        }
    }
    if !said.is_empty() {
        page.note(&said.join(" "));
    }
}

fn signs(record: &Initiative, rows: &Rows<'_>) -> Vec<Vec<Entry>> {
    let all = || rows.groups.iter().flat_map(|group| &group.rows);
    let stages = [Stage::Planned, Stage::Sent, Stage::Heard].map(|stage| match stage {
        Stage::Heard => Entry::new(Sign::Stage(stage), "Heard or done"),
        Stage::Sent => Entry::new(Sign::Stage(stage), "Sent, not confirmed"),
        Stage::Planned => Entry::from(Sign::Stage(stage)),
    });
    let mut others = vec![Entry::from(Sign::Today)];
    others.extend(all().any(|row| row.late.is_some()).then(|| Entry::new(Sign::Late, "Late")));
    let checkpoints = [false, true]
        .into_iter()
        .filter(|reached| record.checkpoints.iter().any(|one| one.done_on.is_some() == *reached));
    let checkpoints = checkpoints.map(|reached| {
        if reached {
            Entry::new(Sign::Checkpoint(true), "Checkpoint, reached")
        } else {
            Sign::Checkpoint(false).into()
        }
    });
    vec![stages.to_vec(), others, checkpoints.collect()]
}
