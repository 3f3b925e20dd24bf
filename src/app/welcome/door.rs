//! A large row that leads somewhere.

use crate::app::fonts::{medium, regular, semibold};
use crate::app::icons::{Icon, icon};
use crate::app::theme::{Tokens, radius, size};
use crate::app::widgets::write;
use egui::{Align2, Id, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2, vec2};

/// Draws it, 64 high and as wide as there is room.
pub(super) fn ui(
    ui: &mut Ui,
    tokens: &Tokens,
    sign: Icon,
    title: &str,
    sentence: &str,
    keys: &str,
) -> Response {
    // Its id does not depend on what stands above it: it keeps the keyboard when a card appears there.
    let (_, area) = ui.allocate_space(vec2(ui.available_width(), 64.0));
    let response = ui.interact(area, Id::unique(("door", title)), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), title));
    let fill = if response.hovered() { tokens.accent_soft } else { tokens.surface };
    let rim = if response.has_focus() { tokens.focus_ring() } else { Stroke::new(1.0, tokens.line) };
    ui.painter().rect(area, radius::CARD, fill, rim, StrokeKind::Inside);
    let place = Rect::from_center_size(pos2(area.left() + 32.0, area.center().y), Vec2::splat(24.0));
    icon(ui.painter(), place, sign, tokens.accent);
    let mut room = area.width() - 80.0;
    if !keys.is_empty() {
        let galley = ui.painter().layout_no_wrap(keys.to_owned(), medium(size::MICRO), tokens.muted);
        let cap = vec2(galley.size().x + 10.0, 18.0);
        let cap = Rect::from_min_size(pos2(area.right() - 16.0 - cap.x, area.center().y - 9.0), cap);
        ui.painter().rect(
            cap,
            radius::CONTROL,
            tokens.surface2,
            Stroke::new(1.0, tokens.line),
            StrokeKind::Inside,
        );
        ui.painter().galley(cap.center() - galley.size() / 2.0, galley, tokens.muted);
        room -= cap.width() + 16.0;
    }
    let left = area.left() + 64.0;
    let at = pos2(left, area.top() + 22.0);
    write(ui, at, Align2::LEFT_CENTER, title, semibold(size::H2), tokens.text, room);
    let at = pos2(left, area.top() + 44.0);
    write(ui, at, Align2::LEFT_CENTER, sentence, regular(size::CONTROL), tokens.muted, room);
    response
}
