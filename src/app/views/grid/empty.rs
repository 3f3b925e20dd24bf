//! What does the grid say while there is nobody to show?
//!
//! *Invariants:* frame, fields and lines stay behind the card, so that one sees what will be there.

use crate::app::context::Context;
use crate::app::fonts;
use crate::app::icons::Icon;
use crate::app::request::{Outbox, Request};
use crate::app::theme::{self, Tokens, radius};
use crate::app::widgets::Button;
use egui::{Align2, Painter, Rect, RichText, Shape, Stroke, StrokeKind, Ui, UiBuilder, Vec2, pos2, vec2};

/// A card in the middle of the plot: picture, title, sentence, up to two buttons.
struct Card<'a> {
    title: &'a str,
    sentence: &'a str,
    primary: Button<'a>,
    second: Option<&'a str>,
}

/// What was pressed on a card.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Pressed {
    Primary,
    Second,
}

/// Nobody is in this initiative, or there is none.
pub(super) fn nobody(ui: &mut Ui, cx: &Context<'_>, plot: Rect, out: &mut Outbox) {
    if cx.initiative.is_none() {
        let card = Card {
            title: "No initiative yet",
            sentence: "An initiative is a change that this map is about. People are rated for it.",
            primary: Button::primary("New initiative").icon(Icon::Plus),
            second: None,
        };
        if card.ui(ui, cx.tokens, plot).is_some() {
            out.ask(Request::Run("initiative.add"));
        }
        return;
    }
    let card = Card {
        title: "No people in this initiative yet",
        sentence: "The grid places people by influence and interest, so that you see whom to engage first.",
        primary: Button::primary("Add people").icon(Icon::Plus),
        second: Some("Paste a list"),
    };
    match card.ui(ui, cx.tokens, plot) {
        Some(Pressed::Primary) => out.ask(Request::Run("people.add")),
        Some(Pressed::Second) => out.ask(Request::Run("people.paste")),
        None => {}
    }
}

/// Nobody fits the filter.
pub(super) fn no_match(ui: &mut Ui, cx: &Context<'_>, plot: Rect, out: &mut Outbox) {
    let sentence = format!("Nobody in this initiative fits “{}”.", cx.filter.text());
    let card = Card {
        title: "No match",
        sentence: &sentence,
        primary: Button::primary("Clear filter"),
        second: None,
    };
    if card.ui(ui, cx.tokens, plot).is_some() {
        out.ask(Request::Filter(String::new()));
    }
}

/// Everybody waits in the tray: only words, so that the whole plot takes who is dragged in.
pub(super) fn unrated(ui: &Ui, cx: &Context<'_>, plot: Rect) {
    let tokens = cx.tokens;
    let at = plot.center() - vec2(0.0, 40.0);
    let title =
        ui.painter().layout_no_wrap("Nobody is rated yet".to_owned(), fonts::semibold(16.0), tokens.text);
    let words = "Drag people here from the tray, or select one and press R.".to_owned();
    let room = (plot.width() / 2.0 - 48.0).clamp(180.0, 344.0);
    let mut job = egui::text::LayoutJob::simple(words, fonts::regular(13.0), tokens.muted, room);
    job.halign = egui::Align::Center;
    let words = ui.painter().layout_job(job);
    let ground = Rect::from_center_size(at, vec2(room + 48.0, 28.0 + words.size().y + 40.0));
    ui.painter().rect_filled(ground, radius::CARD, tokens.surface);
    ui.painter().rect_stroke(ground, radius::CARD, Stroke::new(1.0, tokens.line), StrokeKind::Inside);
    let size = title.size();
    ui.painter().galley(pos2(at.x - size.x / 2.0, ground.top() + 18.0), title, tokens.text);
    ui.painter().galley(pos2(at.x, ground.top() + 46.0), words, tokens.muted);
}

impl Card<'_> {
    fn ui(self, ui: &mut Ui, tokens: &Tokens, plot: Rect) -> Option<Pressed> {
        let size = vec2(424.0_f32.min(plot.width() - 24.0), 236.0_f32.min(plot.height() - 16.0));
        let area = Rect::from_center_size(plot.center(), size);
        let rim = Stroke::new(1.0, tokens.line);
        ui.painter().rect(area, radius::CARD, tokens.surface, rim, StrokeKind::Inside);
        // A low plot has no room for the picture.
        let top = if size.y >= 220.0 { area.top() } else { area.top() - 72.0 };
        if size.y >= 220.0 {
            picture(ui.painter(), pos2(area.center().x, top + 52.0), tokens);
        }
        let middle = area.center().x;
        ui.painter().text(
            pos2(middle, top + 108.0),
            Align2::CENTER_CENTER,
            self.title,
            fonts::semibold(16.0),
            tokens.text,
        );
        let room = Rect::from_min_size(pos2(middle - 172.0_f32.min(size.x / 2.0 - 12.0), top + 122.0), {
            vec2(344.0_f32.min(size.x - 24.0), 44.0)
        });
        ui.scope_builder(UiBuilder::new().max_rect(room), |ui| {
            ui.vertical_centered(|ui| {
                let words = RichText::new(self.sentence).font(fonts::regular(13.0)).color(tokens.muted);
                ui.add(egui::Label::new(words.line_height(Some(18.0))).wrap());
            });
        });
        let row = Rect::from_min_size(pos2(area.left() + 12.0, top + 176.0), vec2(size.x - 24.0, 32.0));
        let mut pressed = None;
        let id = ui.scope_id().with("card buttons");
        // The pair is centred by the width that it had in the last frame.
        let wide: f32 = ui.data(|data| data.get_temp(id)).unwrap_or(0.0);
        let start = row.center().x - wide / 2.0;
        let place = Rect::from_min_max(pos2(start, row.top()), row.max);
        let inner = ui.scope_builder(UiBuilder::new().max_rect(place), |ui| {
            ui.spacing_mut().item_spacing = Vec2::splat(theme::gap::S);
            ui.horizontal(|ui| {
                if self.primary.ui(ui).clicked() {
                    pressed = Some(Pressed::Primary);
                }
                if let Some(second) = self.second
                    && Button::outlined(second).ui(ui).clicked()
                {
                    pressed = Some(Pressed::Second);
                }
            });
        });
        let now = inner.response.rect.width();
        if (now - wide).abs() > 0.5 {
            ui.data_mut(|data| data.insert_temp(id, now));
            ui.ctx().request_discard("the buttons of the card are measured");
        }
        pressed
    }
}

/// A small grid with three people, 56 × 56.
fn picture(painter: &Painter, middle: egui::Pos2, tokens: &Tokens) {
    let area = Rect::from_center_size(middle, Vec2::splat(56.0));
    let rim = Stroke::new(1.5, tokens.ctl);
    painter.rect_stroke(area, radius::CONTROL, rim, StrokeKind::Inside);
    let lines = [
        [pos2(area.left(), middle.y), pos2(area.right(), middle.y)],
        [pos2(middle.x, area.top()), pos2(middle.x, area.bottom())],
    ];
    for line in lines {
        painter.extend(Shape::dashed_line(&line, Stroke::new(1.5, tokens.ctl), 3.0, 3.0));
    }
    painter.circle_filled(middle + vec2(13.0, -13.0), 6.5, tokens.accent);
    painter.circle(middle + vec2(-14.0, -10.0), 5.0, tokens.surface, rim);
    painter.circle(middle + vec2(14.5, 14.0), 5.0, tokens.surface, rim);
}
