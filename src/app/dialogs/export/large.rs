//! How do the pages look as they will be printed? As wide as there is room, one below the other by the arrows.

use super::preview::{pager, paint};
use super::state::Exporting;
use crate::app::icons::Icon;
use crate::app::theme::{Tokens, gap};
use crate::app::widgets::Button;
use egui::{Align, Frame, Layout, Margin, Rect, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

pub(super) fn ui(ui: &mut Ui, tokens: &Tokens, open: &mut Exporting) {
    Frame::new().inner_margin(Margin { left: 16, right: 8, top: 12, bottom: 8 }).show(ui, |ui| {
        let size = vec2(ui.available_width(), 28.0);
        ui.allocate_ui_with_layout(size, Layout::right_to_left(Align::Center), |ui| {
            pager(ui, tokens, open);
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let back = Button::link("Readers and checks").icon(Icon::ChevronLeft);
                if back.help("Back to whom it is for and what was found in it").ui(ui).clicked() {
                    open.large = false;
                }
            });
        });
        ui.add_space(gap::S);
        let Some(printed) = open.publisher.draft().and_then(|draft| draft.shown.printed().cloned()) else {
            let words = if open.ready { "There are no pages of this format" } else { "Preparing…" };
            super::parts::words(ui, words, tokens.muted);
            return;
        };
        let page = open.page.min(printed.pages().saturating_sub(1));
        let salt = ("large", page);
        ScrollArea::vertical().id_salt(salt).auto_shrink(false).show(ui, |ui| {
            let (width, height) = printed.size(page);
            let wide = (ui.available_width() - 12.0).min(width * 1.6);
            let size = vec2(wide, wide * height / width.max(1.0));
            let room = vec2(ui.available_width(), size.y + 8.0);
            let (area, response) = ui.allocate_exact_size(room, Sense::hover());
            let name = format!("Page {} as it will be", page + 1);
            response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &name));
            let at = pos2(area.center().x - size.x / 2.0, area.top() + 2.0);
            paint(ui, tokens, open, Rect::from_min_size(at, size));
        });
    });
}
