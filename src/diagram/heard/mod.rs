//! Which message was heard by which community?
//!
//! Messages below each other, communities side by side, those first on which the effect is largest; in each cell how far
//! the message came.
//!
//! *Invariants:* sent is not heard. Who sees a part of the actions only is not told that too little is said.

mod cell;

use super::geometry::{Area, pos};
use super::ink::{Ink, Paint, Stroke};
use super::legend::{Entry, Sign};
use super::measure::Measure;
use super::page::{EDGE, Face, LEADING, Page, WIDTH, card, chosen, counted, day, nothing_chosen};
use super::scene::{Align, Hit, Mark, Scene, Shape, Text};
use crate::share::{CommunityId, Disclosure, HeardMatrix, Key, MessageId, Stage};
use jiff::civil::Date;

/// No more rows and columns than these.
const ROWS: usize = 30;
const COLUMNS: usize = 14;
/// How wide the column of messages is, and a cell at the most.
const FIRST: f32 = 168.0;
const WIDEST: f32 = 112.0;

/// What is painted.
struct Board<'a> {
    from: &'a Disclosure,
    heard: &'a HeardMatrix,
    messages: Vec<MessageId>,
    audiences: Vec<CommunityId>,
    /// How wide a cell is.
    wide: f32,
    /// Whether the readers see enough to be told where too little is said.
    judged: bool,
    today: Date,
}

/// Which message was heard by which community, as of this day. O(what is reckoned + messages · communities).
pub fn heard(disclosure: &Disclosure, today: Date, measure: &dyn Measure) -> Scene {
    const TITLE: &str = "Messages heard";
    let Some((id, record)) = chosen(disclosure) else { return nothing_chosen(TITLE, measure) };
    let title = format!("{TITLE}: {}", record.name);
    let heard = disclosure.heard(id, today);
    let judged = disclosure.sees("message.audience.communities") && disclosure.sees("interaction.heard");
    // Who does not see for whom a message is would read that it is for nobody.
    let told = |id: &&MessageId| judged || heard.cells.keys().any(|(message, _)| message == *id);
    let messages: Vec<MessageId> = heard.messages.iter().filter(told).copied().collect();
    let there = |id: &CommunityId| disclosure.communities().get(id).is_some();
    let all: Vec<CommunityId> = heard.audiences.iter().copied().filter(there).collect();
    if messages.is_empty() || all.is_empty() {
        let text =
            "There is no message for the communities that this change affects which these readers may see.";
        return card(title, "No messages", text, measure);
    }
    let audiences: Vec<CommunityId> = all.iter().copied().take(COLUMNS).collect();
    let board = Board {
        from: disclosure,
        heard: &heard,
        messages: messages.iter().copied().take(ROWS).collect(),
        wide: ((WIDTH - FIRST) / audiences.len() as f32).min(WIDEST),
        audiences,
        judged,
        today,
    };
    let mut page = Page::new(measure);
    head(&mut page, &board);
    let top = page.y;
    let mut told = Vec::new();
    for message in &board.messages {
        told.push(row(&mut page, &board, *message));
    }
    foot(&mut page, &board);
    let bottom = page.y;
    page.rule(top, Ink::Text);
    for place in 0..=board.audiences.len() {
        let x = FIRST + board.wide * place as f32;
        if x > WIDTH - 1.0 {
            break;
        }
        page.scene.segment(pos(x, top), pos(x, bottom), Stroke::new(Ink::Line, 1.0));
    }
    let mut out = Vec::new();
    if heard.messages.len() > ROWS {
        out.push(
            counted(heard.messages.len() - ROWS, "message is", "messages are") + " not in this picture.",
        );
    }
    if all.len() > COLUMNS {
        let more = counted(all.len() - COLUMNS, "community is", "communities are");
        out.push(format!("{more} less affected and not in this picture."));
    }
    if !board.judged {
        out.push("Only what these readers may know is counted here.".to_owned());
    }
    if !out.is_empty() {
        page.note(&out.join(" "));
    }
    let lit = board.judged && heard.lit() > 0;
    let stages = [Stage::Planned, Stage::Sent, Stage::Heard].map(|stage| Entry::from(Sign::Stage(stage)));
    let mut others = Vec::new();
    others.extend(lit.then(|| Entry::from(Sign::TooLittle)));
    others.push(Entry::words(if judged { "– Not meant for them" } else { "– Nothing in this copy" }));
    page.finish(title, told.join(" "), &[stages.to_vec(), others])
}

/// The communities; upwards where one of them is too long to stand over its column.
fn head(page: &mut Page<'_>, board: &Board<'_>) {
    let room = board.wide - 10.0;
    let name = |id: &CommunityId| board.from.communities().get(id).map_or("", |record| record.name.as_str());
    let fits = |word: &str| page.measure.width(word, Face::HEAD.size, Face::HEAD.weight) <= room;
    let upright = board.audiences.iter().all(|id| name(id).split_whitespace().all(fits));
    let face = Face::HEAD.ink(Ink::Text);
    let (width, most) =
        if upright { (room, 4) } else { (108.0, ((room + 6.0) / LEADING).floor().max(1.0) as usize) };
    let all: Vec<Vec<String>> =
        board.audiences.iter().map(|id| page.broken(name(id), width, face, most)).collect();
    let lines = all.iter().map(Vec::len).max().unwrap_or(1) as f32;
    let widest = |lines: &Vec<String>| {
        let widths = lines.iter().map(|line| page.measure.width(line, face.size, face.weight));
        widths.fold(0.0, f32::max)
    };
    let high = if upright { LEADING * lines } else { all.iter().map(widest).fold(0.0, f32::max) };
    let bottom = 10.0 + high;
    page.words(pos(EDGE, bottom - LEADING / 2.0), "Message", Face::HEAD, Align::Start);
    for (place, lines) in all.iter().enumerate() {
        let left = FIRST + board.wide * place as f32;
        let count = lines.len() as f32;
        for (row, line) in lines.iter().enumerate() {
            if upright {
                let y = bottom - LEADING * (count - row as f32 - 0.5);
                page.words(pos(left + 6.0, y), line.as_str(), face, Align::Start);
            } else {
                let x = left + board.wide / 2.0 + LEADING * (row as f32 - (count - 1.0) / 2.0);
                let text = Text::new(pos(x, bottom), line.as_str(), face.size, face.weight, face.ink);
                let text = Text { upwards: true, ..text.aligned(Align::Start) };
                page.scene.push(Shape::Text(text));
            }
        }
    }
    page.y = bottom + 8.0;
}

fn row(page: &mut Page<'_>, board: &Board<'_>, id: MessageId) -> String {
    let Some(message) = board.from.messages().get(&id) else { return String::new() };
    let room = FIRST - EDGE - 10.0;
    let names = page.broken(&message.title, room, Face::NAME, 3);
    let sender = message.sender.map(|id| board.from.person(id)).unwrap_or_default();
    let by = board.heard.by.get(&id).map(|by| format!("by {}", day(*by, board.today)));
    let mut besides = page.broken(sender, room, Face::SMALL, 2);
    besides.extend(by);
    let words = LEADING * (names.len() + besides.len()) as f32 + 12.0;
    let cells: Vec<_> = board.audiences.iter().map(|of| (*of, board.heard.cells.get(&(id, *of)))).collect();
    let tallest = cells.iter().filter_map(|(_, cell)| *cell).map(|one| cell::height(one, board.wide));
    let high = tallest.fold(words.max(44.0), f32::max);
    let (top, first) = (page.y, page.scene.shapes.len());
    let below = page.lines(pos(EDGE, top + 6.0), &names, Face::NAME);
    page.lines(pos(EDGE, top + 6.0 + below), &besides, Face::SMALL);
    let mut told = Vec::new();
    for (place, (community, cell)) in cells.into_iter().enumerate() {
        let area = Area::sized(pos(FIRST + board.wide * place as f32, top), board.wide, high);
        let Some(cell) = cell else {
            page.scene.rect(area, 0.0, Paint::from(Ink::Surface2), None);
            page.words(area.centre(), "–", Face::SMALL, Align::Middle);
            continue;
        };
        cell::paint(page, cell, area, board.judged, board.today);
        let name = board.from.communities().get(&community).map_or("", |record| record.name.as_str());
        told.push(format!("{name} {}", cell::aloud(cell)));
    }
    let name = format!("{}: {}", message.title, told.join("; "));
    let hit = Hit::Area(Area::sized(pos(0.0, top), WIDTH, high));
    let items = first..page.scene.shapes.len();
    page.scene.marks.push(Mark { key: Key::Message(id), name: name.clone(), hit, weight: 0.0, items });
    page.y += high;
    page.rule(page.y, Ink::Line);
    format!("{name}.")
}

/// How many of the messages meant for each community it heard enough.
fn foot(page: &mut Page<'_>, board: &Board<'_>) {
    if !board.judged {
        return;
    }
    page.rule(page.y, Ink::Text);
    let middle = page.y + 18.0;
    page.words(pos(EDGE, middle), "Heard enough", Face::NAME, Align::Start);
    for (place, community) in board.audiences.iter().enumerate() {
        let (enough, all) = board.heard.enough(*community);
        let left = FIRST + board.wide * place as f32 + 6.0;
        let words = if board.wide < 46.0 { format!("{enough}/{all}") } else { format!("{enough} of {all}") };
        if all > 0 {
            page.words(pos(left, middle), words, Face::NAME, Align::Start);
        }
    }
    page.y += 36.0;
}
