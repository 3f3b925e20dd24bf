//! How is one message with one audience painted?

use super::words;
use crate::app::fonts::{medium, regular, semibold};
use crate::app::icons::{Icon, icon};
use crate::app::signs;
use crate::app::theme::{Tokens, size};
use crate::app::widgets::write;
use crate::plan::heard::{Cell, Stage};
use egui::{Align2, Rect, Ui, Vec2, pos2, vec2};
use jiff::civil::Date;

/// From the left edge to what stands in a cell, points.
pub(super) const INSIDE: f32 = 8.0;
/// From one contact to the next.
const STEP: f32 = 21.0;
/// From this width on three contacts and how many more there are stand beside each other.
const ROOMY: f32 = 96.0;

/// Paints a cell; one that is not meant for them where there is none.
pub(super) fn paint(ui: &Ui, tokens: &Tokens, area: Rect, cell: Option<&Cell>, today: Date) {
    let painter = ui.painter();
    let Some(cell) = cell else {
        painter.rect_filled(area, 0.0, tokens.surface2);
        let font = regular(size::CONTROL);
        write(ui, area.center(), Align2::CENTER_CENTER, "–", font, tokens.muted, 20.0);
        return;
    };
    let lit = cell.lit.is_some();
    painter.rect_filled(area, 0.0, if lit { tokens.warn_soft } else { tokens.surface });
    let left = area.left() + INSIDE;
    let room = area.width() - 2.0 * INSIDE + 4.0;
    let line = |y: f32, words: &str, font, color| {
        write(ui, pos2(left, area.top() + y), Align2::LEFT_CENTER, words, font, color, room);
    };
    if lit {
        let corner = area.right_top() + vec2(-13.0, 13.0);
        icon(painter, Rect::from_center_size(corner, Vec2::splat(14.0)), Icon::Warning, tokens.warn);
    }
    if cell.contacts.is_empty() {
        line(17.0, "nothing", medium(size::SMALL), tokens.warn);
        line(34.0, "planned", medium(size::SMALL), tokens.warn);
    } else {
        contacts(ui, tokens, pos2(left, area.top()), area.width(), cell, today);
    }
    let color = if cell.is_enough() {
        tokens.ok
    } else if lit {
        tokens.warn
    } else {
        tokens.muted
    };
    line(55.0, &words::count(cell), semibold(size::SMALL), color);
    if let Some(date) = words::date(cell, today) {
        line(71.0, &date, regular(size::MICRO), if lit { tokens.warn } else { tokens.muted });
    }
}

/// Three ways with their glyphs, and how many more there are.
fn contacts(ui: &Ui, tokens: &Tokens, from: egui::Pos2, width: f32, cell: &Cell, today: Date) {
    let all = cell.contacts.len();
    // The triangle stands in the corner, and what is more needs room too.
    let fits = match all {
        few if few <= 3 => 3,
        many if many <= 12 && width < ROOMY => 3,
        _ if width < ROOMY => 2,
        _ => 3,
    };
    let fits = if cell.lit.is_some() { ((width - 30.0) / STEP).floor() as usize } else { fits };
    let chosen = words::chosen(cell, fits.min(3));
    let step = if all > chosen.len() && width < ROOMY { 18.5 } else { STEP };
    let mut middle = from.x + 8.0;
    for contact in &chosen {
        let sign = contact.channel.map_or(signs::kind(contact.kind), signs::channel);
        let color = if contact.stage == Stage::Planned { tokens.muted } else { tokens.text };
        icon(
            ui.painter(),
            Rect::from_center_size(pos2(middle, from.y + 17.0), Vec2::splat(16.0)),
            sign,
            color,
        );
        let at = pos2(middle, from.y + 34.0);
        signs::standing(ui.painter(), at, words::standing(contact, today), tokens);
        middle += step;
    }
    let more = cell.contacts.len() - chosen.len();
    if more > 0 {
        let at = pos2(middle - 7.0, from.y + 34.0);
        let words = if more > 99 { "99+".to_owned() } else { format!("+{more}") };
        write(ui, at, Align2::LEFT_CENTER, &words, medium(size::MICRO), tokens.muted, 24.0);
    }
}
