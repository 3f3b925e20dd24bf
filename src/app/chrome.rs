//! The pieces of the shell: rail, switcher, search field, chips, notices, palette rows.
//!
//! Each is painted as a whole, is named for screen readers, and shows hover and focus.

mod palette;

pub(super) use palette::{Row, palette_field, palette_foot, palette_frame, palette_group, palette_row};

use super::fonts;
use super::icons::{Icon, icon};
use super::theme::Tokens;
use egui::text::{LayoutJob, TextFormat};
use egui::{
    Align2, Color32, CornerRadius, FontId, Frame, Margin, Rect, Response, Role, Sense, Stroke, StrokeKind,
    Ui, Vec2, WidgetInfo, pos2, vec2,
};

/// The colours of initiatives: at most five, the others are grey. Always with a code of two letters.
const INITIATIVES: [[[u8; 3]; 5]; 2] = [
    [[0x0B, 0x5C, 0xAD], [0xA3, 0x3A, 0x2A], [0x1A, 0x1A, 0x1A], [0x8F, 0x68, 0x08], [0x2E, 0x2A, 0x6B]],
    [[0x6D, 0xB3, 0xF8], [0xF5, 0x9B, 0x8B], [0xB4, 0xBD, 0xCB], [0xFF, 0xFF, 0xFF], [0xC9, 0xB4, 0x58]],
];

/// The colour of the initiative at this place of the list.
pub(super) fn initiative_color(tokens: &Tokens, place: usize) -> Color32 {
    let dark = usize::from(tokens.theme == crate::diagram::Theme::Dark);
    INITIATIVES[dark].get(place).map_or(tokens.muted, |[r, g, b]| Color32::from_rgb(*r, *g, *b))
}

fn named(response: Response, role: Role, name: &str) -> Response {
    response.widget_info(|| WidgetInfo::labeled(role, true, name));
    response
}

/// Hover and focus of something that is painted as a whole.
fn ground(ui: &Ui, tokens: &Tokens, response: &Response, area: Rect, on: bool) {
    if on || response.hovered() {
        ui.painter().rect_filled(area, 4.0, tokens.accent_soft);
    }
    if response.has_focus() {
        ui.painter().rect_stroke(area, 4.0, tokens.focus_ring(), StrokeKind::Inside);
    }
}

/// One line of text that ends in an ellipsis where it does not fit; returns its width.
pub(super) fn line(
    ui: &Ui,
    at: egui::Pos2,
    align: Align2,
    text: &str,
    font: FontId,
    color: Color32,
    width: f32,
) -> f32 {
    super::widgets::write(ui, at, align, text, font, color, width).width()
}

/// A chip of two letters in the initiative's colour.
fn code_chip(ui: &Ui, tokens: &Tokens, area: Rect, code: &str, color: Color32) {
    ui.painter().rect_filled(area, 3.0, color);
    ui.painter().text(area.center(), Align2::CENTER_CENTER, code, fonts::semibold(11.0), tokens.surface);
}

/// The initiative that is looked at; opens the list of all.
pub(super) fn switcher(
    ui: &mut Ui,
    tokens: &Tokens,
    code: &str,
    color: Color32,
    name: &str,
    width: f32,
) -> Response {
    let (area, response) = ui.allocate_exact_size(vec2(width, 32.0), Sense::click());
    ui.painter().rect(area, 4.0, tokens.surface, Stroke::new(1.0, tokens.ctl), StrokeKind::Inside);
    ground(ui, tokens, &response, area, false);
    let mut left = area.left() + 8.0;
    if !code.is_empty() {
        code_chip(
            ui,
            tokens,
            Rect::from_min_size(pos2(left, area.center().y - 9.0), vec2(26.0, 18.0)),
            code,
            color,
        );
        left += 34.0;
    }
    let room = area.right() - 28.0 - left;
    line(ui, pos2(left, area.center().y), Align2::LEFT_CENTER, name, fonts::medium(14.0), tokens.text, room);
    let arrow = Rect::from_center_size(pos2(area.right() - 16.0, area.center().y), Vec2::splat(16.0));
    icon(ui.painter(), arrow, Icon::ChevronDown, tokens.muted);
    named(response, Role::ComboBox, &format!("Initiative: {name}"))
}

/// A key cap whose right edge stands here; returns its width.
fn key_at(ui: &Ui, tokens: &Tokens, right: egui::Pos2, keys: &str) -> f32 {
    if keys.is_empty() {
        return 0.0;
    }
    let galley = ui.painter().layout_no_wrap(keys.to_owned(), fonts::medium(11.0), tokens.muted);
    let size = vec2(galley.size().x + 10.0, 18.0);
    let area = Rect::from_min_size(pos2(right.x - size.x, right.y - 9.0), size);
    ui.painter().rect(area, 4.0, tokens.surface2, Stroke::new(1.0, tokens.line), StrokeKind::Inside);
    ui.painter().galley(area.center() - galley.size() / 2.0, galley, tokens.muted);
    size.x
}

/// A key cap in a row.
pub(super) fn key_cap(ui: &mut Ui, tokens: &Tokens, keys: &str) {
    let galley = ui.painter().layout_no_wrap(keys.to_owned(), fonts::medium(11.0), tokens.muted);
    let (area, response) = ui.allocate_exact_size(vec2(galley.size().x + 10.0, 20.0), Sense::hover());
    key_at(ui, tokens, pos2(area.right(), area.center().y), keys);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, keys));
}

/// A word with a key behind it, at the right end of a row.
pub(super) fn word_with_key(ui: &mut Ui, tokens: &Tokens, word: &str, keys: &str) -> Response {
    let text = ui.painter().layout_no_wrap(word.to_owned(), fonts::regular(12.0), tokens.muted);
    let cap = ui.painter().layout_no_wrap(keys.to_owned(), fonts::medium(11.0), tokens.muted).size().x + 10.0;
    let (area, response) =
        ui.allocate_exact_size(vec2(text.size().x + 8.0 + cap + 12.0, 24.0), Sense::click());
    ground(ui, tokens, &response, area, false);
    ui.painter().galley(pos2(area.left() + 6.0, area.center().y - text.size().y / 2.0), text, tokens.muted);
    key_at(ui, tokens, pos2(area.right() - 6.0, area.center().y), keys);
    named(response, Role::Button, word)
}

/// An item of the rail: a picture with a word under or beside it.
pub(super) fn rail_item(
    ui: &mut Ui,
    tokens: &Tokens,
    sign: Icon,
    name: &str,
    keys: &str,
    on: bool,
    wide: bool,
) -> Response {
    let size = if wide { vec2(ui.available_width(), 40.0) } else { vec2(ui.available_width(), 52.0) };
    let (area, response) = ui.allocate_exact_size(size, Sense::click());
    let inner = if wide { area.shrink2(vec2(6.0, 2.0)) } else { area.shrink2(vec2(5.0, 2.0)) };
    ground(ui, tokens, &response, inner, on);
    let color = if on { tokens.accent } else { tokens.muted };
    if on {
        let bar = Rect::from_center_size(pos2(area.left() + 1.5, area.center().y), vec2(3.0, 32.0));
        ui.painter().rect_filled(bar, CornerRadius { ne: 2, se: 2, ..CornerRadius::ZERO }, tokens.accent);
    }
    if wide {
        let place = Rect::from_center_size(pos2(area.left() + 30.0, area.center().y), Vec2::splat(20.0));
        icon(ui.painter(), place, sign, color);
        let text = if on { tokens.accent } else { tokens.text };
        line(
            ui,
            pos2(area.left() + 52.0, area.center().y),
            Align2::LEFT_CENTER,
            name,
            fonts::medium(13.0),
            text,
            area.width() - 120.0,
        );
        let at = pos2(area.right() - 14.0, area.center().y);
        ui.painter().text(at, Align2::RIGHT_CENTER, keys, fonts::regular(11.0), tokens.muted);
    } else {
        // The narrowest rail has no room for words; they are in the tooltip and read aloud.
        let words = area.width() >= 56.0;
        let middle = if words { area.top() + 18.0 } else { area.center().y };
        let place = Rect::from_center_size(pos2(area.center().x, middle), Vec2::splat(20.0));
        icon(ui.painter(), place, sign, color);
        if words {
            let word = |size, tracking| {
                let format = TextFormat {
                    font_id: fonts::medium(size),
                    extra_letter_spacing: tracking,
                    color,
                    ..TextFormat::default()
                };
                ui.painter().layout_job(LayoutJob::single_section(name.to_owned(), format))
            };
            // A long word has room at its sides too.
            let long = word(11.0, 0.0).size().x > inner.width() - 8.0;
            let word = if long { word(10.0, -0.3) } else { word(11.0, 0.0) };
            let at = pos2(area.center().x, area.bottom() - 13.0) - word.size() / 2.0;
            ui.painter().galley(at, word, color);
        }
    }
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, on, name));
    response
}

/// A row of the list of initiatives.
pub(super) fn initiative_row(
    ui: &mut Ui,
    tokens: &Tokens,
    code: &str,
    color: Color32,
    name: &str,
    people: usize,
    on: bool,
) -> Response {
    let (area, response) = ui.allocate_exact_size(vec2(ui.available_width(), 32.0), Sense::click());
    if on {
        ui.painter().rect_filled(area.shrink2(vec2(6.0, 1.0)), 4.0, tokens.surface2);
    }
    ground(ui, tokens, &response, area.shrink2(vec2(6.0, 1.0)), false);
    code_chip(
        ui,
        tokens,
        Rect::from_min_size(pos2(area.left() + 16.0, area.center().y - 9.0), vec2(26.0, 18.0)),
        code,
        color,
    );
    line(
        ui,
        pos2(area.left() + 52.0, area.center().y),
        Align2::LEFT_CENTER,
        name,
        fonts::regular(12.0),
        tokens.text,
        area.width() - 100.0,
    );
    ui.painter().text(
        pos2(area.right() - 16.0, area.center().y),
        Align2::RIGHT_CENTER,
        people,
        fonts::regular(12.0),
        tokens.muted,
    );
    named(response, Role::Button, &format!("{name}, {people} people"))
}

/// Whether the map is saved, or has no file yet; a click saves it.
pub(super) fn save_state(ui: &mut Ui, tokens: &Tokens, saved: Option<bool>) -> Response {
    let word = match saved {
        Some(true) => "Saved",
        Some(false) => "Not saved",
        None => "No file yet",
    };
    let saved = saved == Some(true);
    let (area, response) = ui.allocate_exact_size(vec2(86.0, 28.0), Sense::click());
    ground(ui, tokens, &response, area, false);
    let (sign, color) = if saved { (Icon::Check, tokens.ok) } else { (Icon::Dot, tokens.warn) };
    icon(
        ui.painter(),
        Rect::from_center_size(pos2(area.left() + 12.0, area.center().y), Vec2::splat(16.0)),
        sign,
        color,
    );
    ui.painter().text(
        pos2(area.left() + 24.0, area.center().y),
        Align2::LEFT_CENTER,
        word,
        fonts::regular(12.0),
        tokens.muted,
    );
    named(response, Role::Button, word)
}

/// Says who may see what is on the screen.
pub(super) fn privacy_chip(ui: &mut Ui, tokens: &Tokens) -> Response {
    let (area, response) = ui.allocate_exact_size(vec2(128.0, 28.0), Sense::click());
    let fill = if response.hovered() { tokens.accent_soft } else { tokens.surface };
    ui.painter().rect(area, 14.0, fill, Stroke::new(1.0, tokens.ctl), StrokeKind::Inside);
    let disc = Rect::from_center_size(pos2(area.left() + 17.0, area.center().y), Vec2::splat(14.0));
    icon(ui.painter(), disc, Icon::HalfDisc, tokens.text);
    ui.painter().text(
        pos2(area.left() + 30.0, area.center().y),
        Align2::LEFT_CENTER,
        "Private view",
        fonts::medium(12.0),
        tokens.text,
    );
    let arrow = Rect::from_center_size(pos2(area.right() - 16.0, area.center().y), Vec2::splat(14.0));
    icon(ui.painter(), arrow, Icon::ChevronDown, tokens.muted);
    if response.has_focus() {
        ui.painter().rect_stroke(area, 14.0, tokens.focus_ring(), StrokeKind::Inside);
    }
    named(response, Role::Button, "Private view")
}

/// What became of a notice in this frame.
pub(super) struct Toasted {
    /// Which of what it offers was taken.
    pub(super) taken: Option<usize>,
    /// It was put away.
    pub(super) dismissed: bool,
}

/// A notice at the foot of the window.
pub(super) fn toast(ui: &mut Ui, tokens: &Tokens, text: &str, failed: bool, offers: &[&str]) -> Toasted {
    let mut toasted = Toasted { taken: None, dismissed: false };
    let edge = if failed { tokens.danger } else { tokens.line };
    let frame = Frame::new()
        .fill(tokens.surface)
        .stroke(Stroke::new(1.0, edge))
        .corner_radius(6)
        .shadow(tokens.shadow())
        .inner_margin(Margin::symmetric(12, 8));
    frame.show(ui, |ui| {
        ui.horizontal(|ui| {
            let (sign, color) =
                if failed { (Icon::Warning, tokens.danger) } else { (Icon::Check, tokens.ok) };
            let (area, _) = ui.allocate_exact_size(Vec2::splat(16.0), Sense::hover());
            icon(ui.painter(), area, sign, color);
            ui.scope(|ui| {
                ui.set_max_width(520.0);
                ui.add(egui::Label::new(egui::RichText::new(text).size(13.0).color(tokens.text)).wrap());
            });
            for (place, offer) in offers.iter().enumerate() {
                let words = egui::RichText::new(*offer).font(fonts::medium(13.0)).color(tokens.accent);
                if ui.link(words).clicked() {
                    toasted.taken = Some(place);
                }
            }
            toasted.dismissed = close_button(ui, tokens, "Dismiss").clicked();
        });
    });
    toasted
}

/// A small cross.
pub(super) fn close_button(ui: &mut Ui, tokens: &Tokens, name: &str) -> Response {
    let (area, response) = ui.allocate_exact_size(Vec2::splat(24.0), Sense::click());
    ground(ui, tokens, &response, area, false);
    icon(ui.painter(), Rect::from_center_size(area.center(), Vec2::splat(14.0)), Icon::Close, tokens.muted);
    named(response, Role::Button, name)
}
