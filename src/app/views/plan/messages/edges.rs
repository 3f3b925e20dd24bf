//! What stands round the cells: audiences above, messages at the left, sums below, and what the signs mean?

use super::Messages;
use super::known::Board;
use super::matrix::{Ground, cells_id};
use crate::app::context::Context;
use crate::app::fonts::{medium, regular, semibold};
use crate::app::form::day::short;
use crate::app::icons::{Icon, icon};
use crate::app::signs::{self, Standing};
use crate::app::theme::{Tokens, gap, size};
use crate::app::widgets::write;
use crate::model::action::ActionStatus;
use crate::model::{CommunityId, Key, MessageId};
use crate::plan::advocates::telling::thousands;
use egui::text::{LayoutJob, TextWrapping};
use egui::{
    Align2, Color32, FontId, Galley, Rect, Role, Sense, Stroke, StrokeKind, Ui, UiBuilder, Vec2, WidgetInfo,
    pos2, vec2,
};
use std::sync::Arc;

/// At most so many lines; what is longer ends in an ellipsis.
fn lines(ui: &Ui, most: usize, text: &str, font: FontId, color: Color32, width: f32) -> Arc<Galley> {
    let text = crate::app::fonts::visible(text).into_owned();
    let mut job = LayoutJob::simple(text, font, color, width);
    job.wrap = TextWrapping { max_rows: most, ..TextWrapping::wrap_at_width(width) };
    job.wrap.overflow_character = Some('…');
    ui.painter().layout_job(job)
}

/// *Rosalind Achterberg, by 18 Dec*, or *Rosalind, by 18 Dec* where that does not fit.
fn short_from(ui: &Ui, from: &str, room: f32) -> String {
    let width = lines(ui, 1, from, regular(size::SMALL), Color32::PLACEHOLDER, f32::INFINITY).size().x;
    match from.split_once(", by ") {
        Some((sender, by)) if width > room => {
            let first = sender.split_whitespace().find(|word| !word.ends_with('.') && *word != "Dr");
            format!("{}, by {by}", first.unwrap_or(sender))
        }
        _ => from.to_owned(),
    }
}

impl Messages {
    /// The audiences above their columns.
    pub(super) fn head(&mut self, ui: &mut Ui, cx: &Context<'_>, board: &Board, ground: &Ground, area: Rect) {
        let tokens = cx.tokens;
        ui.painter().rect_filled(area, 0.0, tokens.surface2);
        let right = area.with_min_x(ground.moving().left());
        let mut moving = ui.new_child(UiBuilder::new().id_salt("audiences").max_rect(right));
        moving.set_clip_rect(right.intersect(ui.clip_rect()));
        for column in ground.columns(board.heard.audiences.len()) {
            let Some(community) = board.heard.audiences.get(column).copied() else { continue };
            let place = Rect::from_x_y_ranges(
                ground.left(column)..=ground.left(column) + ground.wide,
                area.y_range(),
            );
            self.audience_head(&moving, cx, board, place, community);
        }
        let at = area.left() + gap::M;
        let line = |y: f32, words: &str, font, color| {
            let room = ground.first - 2.0 * gap::M;
            write(ui, pos2(at, area.top() + y), Align2::LEFT_CENTER, words, font, color, room);
        };
        line(24.0, "Message", semibold(size::CONTROL), tokens.text);
        line(42.0, "rows by checkpoint", regular(size::SMALL), tokens.muted);
        let side = area.left() + ground.first - 0.5;
        ui.painter().vline(side, area.y_range(), tokens.hairline(ui));
        ui.painter().hline(area.x_range(), area.bottom() - 0.5, Stroke::new(1.0, tokens.ctl));
    }

    fn audience_head(&mut self, ui: &Ui, cx: &Context<'_>, board: &Board, area: Rect, id: CommunityId) {
        let tokens = cx.tokens;
        let Some(community) = cx.document.communities.get(&id) else { return };
        let foot = board.feet.get(&id).copied().unwrap_or_default();
        let heads = match community.headcount {
            0 => String::new(),
            heads => thousands(heads as usize),
        };
        let said = format!(
            "{}{}. {} of {} messages heard enough",
            community.name,
            if heads.is_empty() { String::new() } else { format!(", {heads} people") },
            foot.enough,
            foot.meant
        );
        let response = ui.interact(area, cells_id().with(("audience", id)), Sense::CLICK);
        let chosen = self.audience == Some(id);
        response.widget_info(|| WidgetInfo::selected(Role::ColumnHeader, true, chosen, &said));
        if chosen {
            ui.painter().rect_filled(area, 0.0, tokens.sel);
        } else if response.hovered() {
            ui.painter().rect_filled(area, 0.0, tokens.accent_soft);
        }
        let left = area.left() + 6.0;
        let room = area.width() - 7.0;
        let name = |size| lines(ui, 2, &community.name, medium(size), tokens.text, room);
        let usual = name(size::SMALL);
        // A long name is a little smaller rather than cut.
        let name = if usual.elided { name(size::MICRO) } else { usual };
        let color = if chosen { tokens.text } else { tokens.muted };
        let bottom = if heads.is_empty() { area.bottom() - 8.0 } else { area.bottom() - 24.0 };
        ui.painter().galley(pos2(left, bottom - name.size().y), name, tokens.text);
        let at = pos2(left, area.bottom() - 15.0);
        write(ui, at, Align2::LEFT_CENTER, &heads, regular(size::SMALL), color, room);
        ui.painter().vline(area.right() - 0.5, area.y_range(), tokens.hairline(ui));
        if response.clicked() {
            response.ctx.memory_mut(|memory| memory.request_focus(cells_id()));
            self.audience = Some(id);
            self.reveals = true;
        }
        response.on_hover_text(said);
    }

    /// A message at the left of its row.
    pub(super) fn row_head(&mut self, ui: &Ui, cx: &Context<'_>, board: &Board, area: Rect, id: MessageId) {
        let tokens = cx.tokens;
        let Some(message) = cx.document.messages.get(&id) else { return };
        let sender = message.sender.map(|id| cx.document.name(Key::Stakeholder(id)));
        let by = board.heard.by.get(&id).map(|by| format!("by {}", short(*by, cx.today)));
        let from = match (&sender, &by) {
            (Some(sender), Some(by)) => format!("{sender}, {by}"),
            (Some(sender), None) => sender.clone(),
            (None, Some(by)) => by.clone(),
            (None, None) => "Nobody says it yet".to_owned(),
        };
        let chosen = self.chosen == Some(id);
        let response = ui.interact(area, cells_id().with(("message", id)), Sense::CLICK);
        response.widget_info(|| {
            WidgetInfo::selected(Role::RowHeader, true, chosen, format!("{}. {from}", message.title))
        });
        let fill = match (chosen, response.hovered()) {
            (true, _) => tokens.sel,
            (false, true) => tokens.accent_soft,
            (false, false) => tokens.surface,
        };
        ui.painter().rect_filled(area, 0.0, fill);
        if chosen {
            let edge = area.with_max_x(area.left() + 3.0);
            ui.painter().rect_filled(edge, 0.0, tokens.accent);
        }
        let unfit = self.rows.unfit.contains(&id);
        let (ink, second) = if unfit {
            (tokens.ctl, tokens.ctl)
        } else {
            (tokens.text, if chosen { tokens.text } else { tokens.muted })
        };
        let room = area.width() - 2.0 * gap::M;
        let title = lines(ui, 3, &message.title, medium(size::CONTROL), ink, room);
        let height = title.size().y;
        ui.painter().galley(pos2(area.left() + gap::M, area.top() + 8.0), title, ink);
        let at = pos2(area.left() + gap::M, area.top() + 8.0 + height.max(18.0) + 11.0);
        write(ui, at, Align2::LEFT_CENTER, &short_from(ui, &from, room), regular(size::SMALL), second, room);
        if response.clicked() || response.secondary_clicked() {
            response.ctx.memory_mut(|memory| memory.request_focus(cells_id()));
            let there = self.audience.or_else(|| board.heard.audiences.first().copied());
            self.choose(id, there);
            if response.double_clicked() {
                self.closed = false;
            }
        }
        if response.secondary_clicked() {
            self.menu_at = response.ctx.input(|input| input.pointer.interact_pos());
        }
        response.on_hover_text(format!("{}\n{from}", message.title));
    }
}

/// How many of the messages meant for an audience it heard enough.
pub(super) fn foot(ui: &mut Ui, cx: &Context<'_>, board: &Board, ground: &Ground, area: Rect) {
    let tokens = cx.tokens;
    ui.painter().rect_filled(area, 0.0, tokens.surface2);
    let right = area.with_min_x(ground.moving().left());
    let mut moving = ui.new_child(UiBuilder::new().id_salt("sums").max_rect(right));
    moving.set_clip_rect(right.intersect(ui.clip_rect()));
    for column in ground.columns(board.heard.audiences.len()) {
        let Some(id) = board.heard.audiences.get(column) else { continue };
        let foot = board.feet.get(id).copied().unwrap_or_default();
        let place =
            Rect::from_x_y_ranges(ground.left(column)..=ground.left(column) + ground.wide, area.y_range());
        let response = moving.interact(place, cells_id().with(("sum", *id)), Sense::hover());
        let name = cx.document.name(Key::Community(*id));
        response.widget_info(|| {
            let words = format!("{name}: {} of {} messages heard enough", foot.enough, foot.meant);
            WidgetInfo::labeled(Role::Label, true, words)
        });
        let left = place.left() + super::cell::INSIDE;
        let none = foot.enough == 0 && foot.lit;
        let color = if none { tokens.warn } else { tokens.text };
        let words = match foot.meant {
            0 => "–".to_owned(),
            meant => format!("{} of {meant}", foot.enough),
        };
        let at = pos2(left, place.top() + 16.0);
        write(&moving, at, Align2::LEFT_CENTER, &words, semibold(size::CONTROL), color, ground.wide);
        if foot.meant > 0 {
            let width = ground.wide - 2.0 * super::cell::INSIDE;
            let bar = Rect::from_min_size(pos2(left, place.top() + 31.0), vec2(width, 6.0));
            moving.painter().rect_filled(bar, 3.0, tokens.line);
            let share = foot.enough as f32 / foot.meant as f32;
            if share > 0.0 {
                moving.painter().rect_filled(
                    bar.with_max_x(bar.left() + bar.width() * share),
                    3.0,
                    tokens.ok,
                );
            }
        }
        moving.painter().vline(place.right() - 0.5, place.y_range(), tokens.hairline(ui));
    }
    let room = ground.first - 2.0 * gap::M;
    for (y, words, font, color) in [
        (16.0, "Heard enough", semibold(size::CONTROL), tokens.text),
        (34.0, "messages for them", regular(size::SMALL), tokens.muted),
    ] {
        let at = pos2(area.left() + gap::M, area.top() + y);
        write(ui, at, Align2::LEFT_CENTER, words, font, color, room);
    }
    ui.painter().vline(area.left() + ground.first - 0.5, area.y_range(), tokens.hairline(ui));
    ui.painter().hline(area.x_range(), area.top() - 0.5, Stroke::new(1.0, tokens.ctl));
    ui.painter().hline(area.x_range(), area.bottom() - 0.5, tokens.hairline(ui));
}

/// What the signs mean.
pub(super) fn legend(ui: &Ui, tokens: &Tokens, area: Rect) {
    let narrow = area.width() < 760.0;
    let planned = Standing::As(ActionStatus::Planned);
    let sent = Standing::As(ActionStatus::Sent);
    let heard = Standing::As(ActionStatus::Heard);
    let signs: [(Option<Standing>, &str); 4] = if narrow {
        [
            (Some(planned), "Planned"),
            (Some(sent), "Sent"),
            (Some(heard), "Heard"),
            (Some(Standing::Overdue), "Overdue"),
        ]
    } else {
        [
            (Some(planned), "Planned"),
            (Some(sent), "Sent, not confirmed"),
            (Some(heard), "Heard, confirmed by the audience"),
            (Some(Standing::Overdue), "Overdue"),
        ]
    };
    let middle = area.center().y;
    let mut left = area.left() + gap::M;
    let step = if narrow { gap::M } else { 20.0 };
    let said = |left: f32, words: &str| {
        let at = pos2(left, middle);
        write(ui, at, Align2::LEFT_CENTER, words, regular(size::SMALL), tokens.muted, 260.0).right()
    };
    for (standing, words) in signs {
        if let Some(standing) = standing {
            signs::standing(ui.painter(), pos2(left + 6.0, middle), standing, tokens);
        }
        left = said(left + 17.0, words) + step;
    }
    let swatch = Rect::from_center_size(pos2(left + 9.0, middle), vec2(18.0, 14.0));
    ui.painter().rect(swatch, 2.0, tokens.warn_soft, Stroke::new(1.0, tokens.warn), StrokeKind::Inside);
    icon(
        ui.painter(),
        Rect::from_center_size(swatch.center(), Vec2::splat(10.0)),
        Icon::Warning,
        tokens.warn,
    );
    left = said(left + 24.0, "Said too little") + step;
    said(left, "– Not meant for them");
}
