//! How is a piece of the plan written on a slide?

use super::slides::Title;
use super::{LARGER, frame};
use crate::app::fonts;
use crate::app::theme::{Tokens, gap, size};
use crate::report::{Block, Cell, Column, Row, Table, Tone};
use egui::text::{LayoutJob, TextFormat};
use egui::{Color32, FontId, Galley, Id, Pos2, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};
use std::sync::Arc;

/// Something that is not divided between slides.
pub(super) enum Piece {
    Heading(String),
    Text(String, bool),
    Item(String),
    Fact(&'static str, String),
    Card { title: String, text: String },
    Head(Vec<Column>),
    Cells(Vec<Column>, Vec<Cell>),
    Group(String),
}

/// The pieces of these blocks. Pictures are slides of their own.
pub(super) fn pieces(blocks: Vec<Block>) -> Vec<Piece> {
    blocks.into_iter().flat_map(of_block).collect()
}

fn of_block(block: Block) -> Vec<Piece> {
    match block {
        Block::Heading(text) => vec![Piece::Heading(text)],
        Block::Paragraph(text) => vec![Piece::Text(text, false)],
        Block::Lead(text) => vec![Piece::Text(text, true)],
        Block::List(items) => items.into_iter().map(Piece::Item).collect(),
        Block::Facts(facts) => facts.into_iter().map(|fact| Piece::Fact(fact.name, fact.text)).collect(),
        Block::Passages(passages) => passages
            .into_iter()
            .map(|passage| {
                let figure =
                    if passage.figure.is_empty() { String::new() } else { format!("{} ", passage.figure) };
                Piece::Card { title: format!("{figure}{}", passage.title), text: passage.lines.join("\n") }
            })
            .collect(),
        Block::Cards(cards) => cards
            .into_iter()
            .map(|card| {
                let title = match (card.aside.is_empty(), card.from.is_empty()) {
                    (true, true) => card.title,
                    (false, true) => format!("{} · {}", card.title, card.aside),
                    (true, false) => format!("{} · {}", card.title, card.from),
                    (false, false) => format!("{} · {} · {}", card.title, card.aside, card.from),
                };
                let mut lines: Vec<String> =
                    card.parts.into_iter().map(|(name, text)| format!("{name}: {text}")).collect();
                lines.extend([card.quote, card.foot].into_iter().filter(|text| !text.is_empty()));
                Piece::Card { title, text: lines.join("\n") }
            })
            .collect(),
        Block::Callout { title, text } => vec![Piece::Card { title, text }],
        Block::Note(text) => vec![Piece::Text(text, false)],
        Block::Picture(..) => Vec::new(),
        Block::Table(Table { head, rows }) => {
            let mut pieces = vec![Piece::Head(head.clone())];
            pieces.extend(rows.into_iter().map(|row| match row {
                Row::Group(title, _) => Piece::Group(title),
                Row::Cells(line) => Piece::Cells(head.clone(), line.cells),
            }));
            pieces
        }
    }
}

const TEXT: f32 = size::BODY * LARGER;
const SMALL: f32 = size::SMALL * LARGER;

fn wrapped(ui: &Ui, text: &str, font: FontId, color: Color32, width: f32) -> Arc<Galley> {
    let mut job = LayoutJob::single_section(text.to_owned(), TextFormat::simple(font, color));
    job.wrap.max_width = width.max(20.0);
    ui.painter().layout_job(job)
}

impl Piece {
    pub(super) fn is_heading(&self) -> bool {
        matches!(self, Self::Heading(_) | Self::Head(_) | Self::Group(_))
    }

    /// How high it is at this width.
    pub(super) fn height(&self, ui: &Ui, width: f32) -> f32 {
        self.draw(ui, None, Pos2::ZERO, width)
    }

    /// Paints it and returns its height; it is named for screen readers.
    pub(super) fn paint(&self, ui: &mut Ui, tokens: &Tokens, at: Pos2, width: f32, number: usize) -> f32 {
        let height = self.draw(ui, Some(tokens), at, width);
        let area = Rect::from_min_size(at, vec2(width, height));
        let response = ui.interact(area, Id::unique(("piece of the slide", number)), Sense::hover());
        let role = if self.is_heading() { Role::Heading } else { Role::Label };
        response.widget_info(|| WidgetInfo::labeled(role, true, self.words()));
        height
    }

    fn words(&self) -> String {
        match self {
            Self::Heading(text) | Self::Text(text, _) | Self::Item(text) | Self::Group(text) => text.clone(),
            Self::Fact(name, text) => format!("{name}: {text}"),
            Self::Card { title, text } => format!("{title}: {text}"),
            Self::Head(head) => head.iter().map(|column| column.title).collect::<Vec<_>>().join(", "),
            Self::Cells(_, cells) => cells.iter().map(said).collect::<Vec<_>>().join(", "),
        }
    }

    /// Lays it out, paints it where there are colours, and returns its height.
    fn draw(&self, ui: &Ui, tokens: Option<&Tokens>, at: Pos2, width: f32) -> f32 {
        let ink = tokens.map_or(Color32::BLACK, |tokens| tokens.text);
        let soft = tokens.map_or(Color32::BLACK, |tokens| tokens.muted);
        let put = |place: Pos2, galley: Arc<Galley>, color: Color32| {
            let height = galley.size().y;
            if tokens.is_some() {
                ui.painter().galley(place, galley, color);
            }
            height
        };
        match self {
            Self::Heading(text) | Self::Group(text) => {
                put(at, wrapped(ui, text, fonts::semibold(16.0 * LARGER), ink, width), ink)
            }
            Self::Text(text, lead) => {
                let font = fonts::regular(if *lead { 18.0 * LARGER } else { TEXT });
                put(at, wrapped(ui, text, font, ink, width), ink)
            }
            Self::Item(text) => {
                let dot = at + vec2(6.0, TEXT * 0.72);
                if let Some(tokens) = tokens {
                    ui.painter().circle_filled(dot, 3.5, tokens.accent);
                }
                put(at + vec2(24.0, 0.0), wrapped(ui, text, fonts::regular(TEXT), ink, width - 24.0), ink)
            }
            Self::Fact(name, text) => {
                let label = (width * 0.24).min(300.0);
                let a = put(at, wrapped(ui, name, fonts::regular(TEXT), soft, label - 12.0), soft);
                let value = wrapped(ui, text, fonts::medium(TEXT), ink, width - label);
                put(at + vec2(label, 0.0), value, ink).max(a)
            }
            Self::Card { title, text } => {
                let inner = width - 2.0 * gap::L;
                let head = wrapped(ui, title, fonts::semibold(TEXT), ink, inner);
                let body = wrapped(ui, text, fonts::regular(TEXT), ink, inner);
                let height = head.size().y + gap::XS + body.size().y + 2.0 * gap::M;
                if let Some(tokens) = tokens {
                    frame(ui, tokens, Rect::from_min_size(at, vec2(width, height)));
                }
                let below = put(at + vec2(gap::L, gap::M), head, ink);
                put(at + vec2(gap::L, gap::M + gap::XS + below), body, ink);
                height
            }
            Self::Head(head) => {
                let mut height = 0.0_f32;
                for (column, left, room) in columns(head, width) {
                    let words = wrapped(ui, column.title, fonts::medium(SMALL), soft, room);
                    height = height.max(put(at + vec2(left, 0.0), words, soft));
                }
                if let Some(tokens) = tokens {
                    let y = at.y + height + 6.0;
                    ui.painter().line_segment([pos2(at.x, y), pos2(at.x + width, y)], (1.5, tokens.ctl));
                }
                height + 6.0
            }
            Self::Cells(head, cells) => {
                let mut height = 0.0_f32;
                for ((_, left, room), cell) in columns(head, width).into_iter().zip(cells) {
                    let (font, color) = toned(cell.tone, tokens, ink, soft);
                    let first = put(at + vec2(left, 0.0), wrapped(ui, &cell.text, font, color, room), color);
                    let second = if cell.second.is_empty() {
                        0.0
                    } else {
                        let words = wrapped(ui, &cell.second, fonts::regular(SMALL), soft, room);
                        put(at + vec2(left, first), words, soft)
                    };
                    height = height.max(first + second);
                }
                if let Some(tokens) = tokens {
                    let y = at.y + height + 7.0;
                    ui.painter().line_segment([pos2(at.x, y), pos2(at.x + width, y)], tokens.hairline(ui));
                }
                height
            }
        }
    }
}

fn toned(tone: Tone, tokens: Option<&Tokens>, ink: Color32, soft: Color32) -> (FontId, Color32) {
    let Some(tokens) = tokens else { return (fonts::regular(SMALL), ink) };
    match tone {
        Tone::Plain => (fonts::regular(SMALL), ink),
        Tone::Strong => (fonts::semibold(SMALL), ink),
        Tone::Muted => (fonts::regular(SMALL), soft),
        Tone::Good => (fonts::medium(SMALL), tokens.ok),
        Tone::Warn => (fonts::medium(SMALL), tokens.warn),
        Tone::Late => (fonts::medium(SMALL), tokens.danger),
    }
}

fn said(cell: &Cell) -> String {
    if cell.second.is_empty() { cell.text.clone() } else { format!("{} ({})", cell.text, cell.second) }
}

/// Each column with where it begins and the width of its words.
fn columns(head: &[Column], width: f32) -> Vec<(&Column, f32, f32)> {
    let total: f32 = head.iter().map(|column| f32::from(column.width.max(1))).sum();
    let mut left = 0.0;
    head.iter()
        .map(|column| {
            let whole = width * f32::from(column.width.max(1)) / total.max(1.0);
            let place = (column, left, whole - gap::L);
            left += whole;
            place
        })
        .collect()
}

/// The first slide.
pub(super) fn title(ui: &mut Ui, tokens: &Tokens, title: &Title, stage: Rect) {
    let side = (stage.width() * 0.1).max(gap::XL);
    let width = stage.width() - 2.0 * side;
    let name = wrapped(ui, &title.name, fonts::semibold(40.0), tokens.text, width);
    let lead = wrapped(ui, &title.lead, fonts::regular(18.0 * LARGER), tokens.text, width.min(1100.0));
    let below = wrapped(ui, &title.below, fonts::regular(TEXT), tokens.muted, width);
    let total = name.size().y + lead.size().y + below.size().y + 76.0;
    let mut at = pos2(stage.left() + side, stage.center().y - total / 2.0);
    let bar = Rect::from_min_size(at, vec2(64.0, 6.0));
    ui.painter().rect_filled(bar, 3.0, tokens.accent);
    at.y += 26.0;
    let whole = Rect::from_min_size(at, vec2(width, total));
    for (galley, color, after) in
        [(name, tokens.text, 18.0), (lead, tokens.text, 26.0), (below, tokens.muted, 0.0)]
    {
        let height = galley.size().y;
        ui.painter().galley(at, galley, color);
        at.y += height + after;
    }
    let said = format!("{}. {} {}", title.name, title.lead, title.below);
    let response = ui.interact(whole, Id::unique("first slide"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, &said));
}
