//! Messages against audiences: what is painted, and what the pointer does there?
//!
//! *Invariants:* only cells that are seen are built. They are one thing for the keyboard: the cursor is inside it.

use super::known::Board;
use super::{Messages, cell, words};
use crate::app::context::Context;
use crate::app::request::{Outbox, Request};
use crate::app::widgets;
use crate::model::{CommunityId, MessageId};
use egui::scroll_area::ScrollSource;
use egui::{
    Id, Pos2, Rect, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};

/// How high a row is, points.
pub(super) const ROW: f32 = 84.0;
/// How high the head is.
const HEAD: f32 = 64.0;
/// How high the line below the rows is.
const FOOT: f32 = 48.0;
/// How high the line that explains the signs is.
const LEGEND: f32 = 36.0;
/// An audience is at least so wide, and at the most.
const WIDE: (f32, f32) = (81.0, 132.0);

/// What has the keyboard while the cursor is in the cells.
pub(super) fn cells_id() -> Id {
    Id::unique("heard cells")
}

/// Where the cells are on the screen.
pub(super) struct Ground {
    /// What is seen of them, with the column that stays.
    pub(super) view: Rect,
    /// Where the first row and the first column begin; the column that stays is part of it.
    pub(super) origin: Pos2,
    /// How wide the column that stays is.
    pub(super) first: f32,
    /// How wide an audience is.
    pub(super) wide: f32,
}

impl Ground {
    /// Where the columns that move are seen.
    pub(super) fn moving(&self) -> Rect {
        self.view.with_min_x((self.view.left() + self.first).min(self.view.right()))
    }

    /// The left edge of an audience.
    pub(super) fn left(&self, column: usize) -> f32 {
        self.origin.x + self.first + column as f32 * self.wide
    }

    /// Which audiences are seen.
    pub(super) fn columns(&self, count: usize) -> std::ops::Range<usize> {
        let at = |x: f32| ((x - self.left(0)) / self.wide).max(0.0);
        let (from, to) = (at(self.moving().left()).floor(), at(self.moving().right()).ceil());
        from as usize..(to as usize).min(count)
    }

    fn rows(&self, count: usize) -> std::ops::Range<usize> {
        let at = |y: f32| ((y - self.origin.y) / ROW).max(0.0);
        at(self.view.top()).floor() as usize..(at(self.view.bottom()).ceil() as usize).min(count)
    }

    fn cell(&self, row: usize, column: usize) -> Rect {
        let corner = pos2(self.left(column), self.origin.y + row as f32 * ROW);
        Rect::from_min_size(corner, vec2(self.wide, ROW))
    }
}

impl Messages {
    /// Draws head, rows, foot and legend in what is left.
    pub(super) fn matrix(&mut self, ui: &mut Ui, cx: &Context<'_>, board: &Board, out: &mut Outbox) {
        let whole = ui.available_rect_before_wrap();
        let count = board.heard.audiences.len();
        let first = match whole.width() {
            roomy if roomy >= 1000.0 => 240.0,
            // A little narrower where all audiences fit then.
            usual if usual >= 560.0 => (usual - count as f32 * WIDE.0).clamp(164.0, 175.0),
            _ => 140.0,
        };
        let wide = ((whole.width() - first) / count.max(1) as f32).floor().clamp(WIDE.0, WIDE.1);
        let head = whole.with_max_y(whole.top() + HEAD);
        let rows = self.rows.shown.len() as f32 * ROW;
        let room = (whole.height() - HEAD - FOOT - LEGEND).max(ROW);
        let body = Rect::from_min_size(head.left_bottom(), vec2(whole.width(), rows.min(room)));
        let builder = UiBuilder::new().id_salt("heard").max_rect(body);
        let ground = ui
            .scope_builder(builder, |ui| {
                let scroll = &mut ui.spacing_mut().scroll;
                scroll.floating_allocated_width = 0.0;
                scroll.fade.strength = 0.0;
                scroll.foreground_color = true;
                scroll.dormant_background_opacity = 0.0;
                scroll.dormant_handle_opacity = 0.3;
                scroll.active_handle_opacity = 0.5;
                let size = vec2(first + count as f32 * wide, rows);
                ScrollArea::both()
                    .id_salt("heard rows")
                    .auto_shrink(false)
                    .scroll_source(ScrollSource { drag: ScrollSource::NONE.drag, ..ScrollSource::ALL })
                    .show_viewport(ui, |ui, viewport| {
                        let (content, _) = ui.allocate_exact_size(size.max(viewport.size()), Sense::hover());
                        let view = viewport.translate(content.min.to_vec2());
                        let ground = Ground { view, origin: content.min, first, wide };
                        self.cells(ui, cx, board, &ground, out);
                        ground
                    })
                    .inner
            })
            .inner;
        self.head(ui, cx, board, &ground, head);
        let foot = Rect::from_min_size(body.left_bottom(), vec2(whole.width(), FOOT));
        super::edges::foot(ui, cx, board, &ground, foot);
        let legend = Rect::from_min_size(foot.left_bottom(), vec2(whole.width(), LEGEND));
        super::edges::legend(ui, cx.tokens, legend);
        ui.advance_cursor_after_rect(whole);
    }

    fn cells(&mut self, ui: &mut Ui, cx: &Context<'_>, board: &Board, ground: &Ground, out: &mut Outbox) {
        let tokens = cx.tokens;
        let all = ui.interact(ground.view, cells_id(), Sense::click());
        all.widget_info(|| WidgetInfo::labeled(Role::Grid, true, "Messages and who heard them"));
        if all.clicked() {
            all.request_focus();
        }
        self.page = (ground.view.height() / ROW).floor().max(2.0) as isize - 1;
        let mut moving = ui.new_child(UiBuilder::new().id_salt("moving").max_rect(ground.moving()));
        moving.set_clip_rect(ground.moving().intersect(ui.clip_rect()));
        let columns = ground.columns(board.heard.audiences.len());
        for row in ground.rows(self.rows.shown.len()) {
            let Some(message) = self.rows.shown.get(row).copied() else { continue };
            for column in columns.clone() {
                let Some(community) = board.heard.audiences.get(column).copied() else { continue };
                self.one(&moving, cx, board, ground.cell(row, column), (message, community));
            }
            let area = Rect::from_min_size(
                pos2(ground.view.left(), ground.origin.y + row as f32 * ROW),
                vec2(ground.first, ROW),
            );
            self.row_head(ui, cx, board, area, message);
            let end = moving.clip_rect().right().min(ground.left(board.heard.audiences.len()));
            ui.painter().hline(area.left()..=end, area.bottom() - 0.5, tokens.hairline(ui));
        }
        let side = ground.view.left() + ground.first - 0.5;
        ui.painter().vline(side, ground.view.y_range(), tokens.hairline(ui));
        if let Some((row, column)) = self.place(board) {
            let area = ground.cell(row, column);
            let width = if self.active { 2.0 } else { 1.5 };
            moving.painter().rect_stroke(
                area.expand2(vec2(0.5, 0.5)),
                0.0,
                Stroke::new(width, tokens.accent),
                StrokeKind::Inside,
            );
            if std::mem::take(&mut self.reveals) {
                let wanted = area.with_min_x(area.left() - ground.first);
                ui.scroll_to_rect_animation(wanted, None, egui::style::ScrollAnimation::none());
            }
        }
        self.menu(ui, cx, board, ground, out);
    }

    /// In which row and column the cursor is, where it is shown.
    pub(super) fn place(&self, board: &Board) -> Option<(usize, usize)> {
        let row = self.rows.shown.iter().position(|id| Some(*id) == self.chosen)?;
        Some((row, board.heard.audiences.iter().position(|id| Some(*id) == self.audience)?))
    }

    /// Where the cell with the cursor is on the screen.
    pub(super) fn cursor(&self, board: &Board, ground: &Ground) -> Option<Rect> {
        self.place(board).map(|(row, column)| ground.cell(row, column))
    }

    fn one(&mut self, ui: &Ui, cx: &Context<'_>, board: &Board, area: Rect, of: (MessageId, CommunityId)) {
        let cell = board.heard.cells.get(&of);
        let chosen = (self.chosen, self.audience) == (Some(of.0), Some(of.1));
        let response = ui.interact(area, cells_id().with(of), Sense::CLICK);
        response.widget_info(|| {
            let title = cx.document.messages.get(&of.0).map_or("", |message| &message.title);
            let name = cx.document.communities.get(&of.1).map_or("", |community| &community.name);
            let mut info = WidgetInfo::selected(Role::Cell, true, chosen, format!("{title}, {name}"));
            info.current_text_value = Some(words::cell(cell, cx.today));
            info
        });
        let dimmed = self.rows.unfit.contains(&of.0);
        let painter = ui.painter();
        cell::paint(ui, cx.tokens, area, cell, cx.today);
        if dimmed {
            painter.rect_filled(area, 0.0, cx.tokens.surface.gamma_multiply(0.7));
        }
        if response.hovered() {
            let rim = Stroke::new(1.0, cx.tokens.accent);
            painter.rect_stroke(area.shrink(1.0), 0.0, rim, StrokeKind::Inside);
        }
        painter.vline(area.right() - 0.5, area.y_range(), cx.tokens.hairline(ui));
        if response.clicked() || response.secondary_clicked() {
            response.ctx.memory_mut(|memory| memory.request_focus(cells_id()));
            self.choose(of.0, Some(of.1));
            if response.double_clicked() {
                self.closed = false;
            }
        }
        if response.secondary_clicked() {
            self.menu_at = response.ctx.input(|input| input.pointer.interact_pos());
        }
        if response.hovered() && self.menu_at.is_none() {
            response.on_hover_ui(|ui| {
                ui.set_max_width(280.0);
                ui.label(words::cell(cell, cx.today));
            });
        }
    }

    /// What is shown where there is nothing to put against each other.
    pub(super) fn nothing(&mut self, ui: &mut Ui, cx: &Context<'_>, board: &Board, out: &mut Outbox) -> bool {
        if cx.initiative.is_none() {
            let text = "Messages belong to a change: name it first.";
            if widgets::empty_state(ui, cx.tokens, "No initiative yet", text, "New initiative") {
                out.ask(Request::Run("initiative.add"));
            }
        } else if board.heard.messages.is_empty() {
            let text = "A message says what an audience should think, feel and do, in their words. Here stands who heard it, and \
                        where too little is said.";
            if widgets::empty_state(ui, cx.tokens, "No message yet", text, "New message") {
                self.add(cx, out);
            }
        } else if self.rows.shown.is_empty() {
            let text = "No message, audience or sender fits what is looked for.";
            if widgets::empty_state(ui, cx.tokens, "No match", text, "Clear filter") {
                out.ask(Request::Filter(String::new()));
            }
        } else {
            return false;
        }
        true
    }
}
