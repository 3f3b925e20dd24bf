//! The rows of the table: what is painted of them, and what the pointer does there?
//!
//! *Invariants:* only visible rows are built. The cells are one thing for the keyboard: the cursor is inside it. The column of
//! the action stays at the left when the others are scrolled sideways.

use super::cells::Paint;
use super::columns::{self, Column, Span};
use super::editing::Editing;
use super::order::{Order, Shape};
use super::rows::{Group, ROW, Row};
use super::values::{self, STATES};
use crate::app::context::Context;
use crate::app::icons::{Icon, icon};
use crate::app::request::{Outbox, Request};
use crate::app::selection::{Click, Selection};
use crate::app::{fonts, signs, widgets};
use crate::model::{Action, ActionId, Key};
use egui::{
    Align2, Id, Popup, Pos2, Rect, Response, Role, Sense, StrokeKind, Ui, UiBuilder, Vec2, WidgetInfo, pos2,
};

/// What has the keyboard while the cursor is in the cells.
pub(super) fn cells_id() -> Id {
    Id::unique("action cells")
}

/// One cell.
pub(super) type Cell = (ActionId, Column);

/// The table and how it is looked at.
pub(super) struct Table {
    pub(super) shape: Shape,
    /// Those that are shown, in the order in which they stand.
    pub(super) columns: Vec<Column>,
    /// How far the columns behind the first are scrolled sideways, in points.
    pub(super) across: f32,
    pub(super) cursor: Option<Cell>,
    /// The cells have the keyboard.
    pub(super) active: bool,
    /// Nothing has the keyboard, so that keys that nothing else takes are for the table.
    pub(super) free: bool,
    /// The cursor must be brought into view.
    pub(super) reveals: bool,
    /// How many rows a page has.
    pub(super) page: isize,
    pub(super) editing: Option<Editing>,
    /// Where a range of rows begins.
    pub(super) anchor: Option<ActionId>,
    /// What was brought into view because it was selected.
    pub(super) seen: Option<ActionId>,
    /// Where the menu is to be opened, and where it was.
    pub(super) menu: Option<Pos2>,
    pub(super) menu_at: Pos2,
    pub(super) menu_by_key: bool,
}

impl Default for Table {
    fn default() -> Self {
        Self {
            shape: Shape::default(),
            columns: columns::usual(),
            across: 0.0,
            cursor: None,
            active: false,
            free: false,
            reveals: false,
            page: 10,
            editing: None,
            anchor: None,
            seen: None,
            menu: None,
            menu_at: Pos2::ZERO,
            menu_by_key: false,
        }
    }
}

/// Where the table is on the screen.
pub(super) struct Ground {
    /// What is seen of the rows.
    pub(super) view: Rect,
    /// The upper edge of the first row, above the view when scrolled.
    pub(super) first_top: f32,
    /// The columns, from the left edge of the table.
    pub(super) spans: Vec<Span>,
    /// How far the others are moved to the left.
    pub(super) across: f32,
}

impl Ground {
    /// The width of the column that stays.
    pub(super) fn sticky(&self) -> f32 {
        self.spans.first().map_or(0.0, |(.., width)| *width)
    }

    /// Where the columns are seen that move sideways.
    pub(super) fn moving(&self) -> Rect {
        self.view.with_min_x((self.view.left() + self.sticky()).min(self.view.right()))
    }

    /// Where a cell is on the screen, and the part of the screen in which it is seen.
    pub(super) fn cell(&self, order: &Order, (id, column): Cell) -> Option<(Rect, Rect)> {
        let top = self.first_top + order.rows.tops.get(order.place(id)?)?;
        let (_, left, width) = self.spans.iter().find(|(other, ..)| *other == column)?;
        let first = column == Column::Title;
        let left = self.view.left() + left - if first { 0.0 } else { self.across };
        let area = Rect::from_min_size(pos2(left, top), Vec2::new(*width, ROW));
        Some((area, if first { self.view } else { self.moving() }))
    }
}

impl Table {
    /// Where the table is, in the left half of the plan.
    pub(super) fn ground(&mut self, view: Rect, first_top: f32) -> Ground {
        let spans = columns::spans(&self.columns, view.width());
        let wide = spans.last().map_or(0.0, |(_, left, width)| left + width);
        self.across = self.across.clamp(0.0, (wide - view.width()).max(0.0));
        Ground { view, first_top, spans, across: self.across }
    }

    /// Draws the rows that are seen.
    pub(super) fn rows(
        &mut self,
        ui: &mut Ui,
        cx: &Context<'_>,
        out: &mut Outbox,
        order: &Order,
        ground: &Ground,
    ) {
        let cells = ui.interact(ground.view, cells_id(), Sense::click());
        cells.widget_info(|| WidgetInfo::labeled(Role::Grid, true, "Actions"));
        self.hold_keyboard(ui, cx, order);
        self.page = (ground.view.height() / ROW).floor().max(2.0) as isize - 1;
        self.keys(ui, cx, out, order);
        let mut moving = ui.new_child(UiBuilder::new().id_salt("moving").max_rect(ground.moving()));
        moving.set_clip_rect(ground.moving().intersect(ui.clip_rect()));
        let (from, to) = (ground.view.top() - ground.first_top, ground.view.bottom() - ground.first_top);
        for place in order.rows.seen(from, to) {
            let row = order.rows.list[place];
            let top = ground.first_top + order.rows.tops[place];
            let area = Rect::from_x_y_ranges(ground.view.x_range(), top..=top + row.height());
            match row {
                Row::Head(group, count, open) => self.group(ui, cx, area, group, count, open),
                Row::Action(id) => {
                    let Some(action) = cx.document.actions.get(&id) else { continue };
                    self.action((&*ui, &moving), cx, out, (order, ground), area, (place, id, action));
                }
            }
        }
        self.paint_cursor((&*ui, &moving), cx, order, ground);
        self.show_editing(ui, cx, out, order, ground);
        self.context_menu(&cells, cx, out, order, ground);
    }

    fn group(&mut self, ui: &Ui, cx: &Context<'_>, area: Rect, group: Group, count: usize, open: bool) {
        let tokens = cx.tokens;
        let name = group.name(cx.document);
        let response = ui.interact(area, cells_id().with(("group", group)), Sense::click());
        let verb = if open { "Close" } else { "Open" };
        response.widget_info(|| {
            let many = super::changes::actions(count);
            WidgetInfo::labeled(Role::Button, true, format!("{verb} group {name}, {many}"))
        });
        if response.hovered() {
            ui.painter().rect_filled(area.shrink2(Vec2::new(0.0, 0.5)), 0.0, tokens.accent_soft);
        }
        if response.has_focus() {
            ui.painter().rect_stroke(area.shrink(1.0), 4.0, tokens.focus_ring(), StrokeKind::Inside);
        }
        let arrow = Rect::from_center_size(pos2(area.left() + 20.0, area.center().y), Vec2::splat(12.0));
        icon(ui.painter(), arrow, if open { Icon::ChevronDown } else { Icon::ChevronRight }, tokens.muted);
        let late = group == Group::When(super::rows::When::Overdue);
        let color = if late { tokens.danger } else { tokens.text };
        let at = pos2(area.left() + 32.0, area.center().y);
        let room = area.width() - 80.0;
        let written = widgets::write(ui, at, Align2::LEFT_CENTER, &name, fonts::semibold(12.0), color, room);
        let at = pos2(written.right() + 8.0, area.center().y);
        ui.painter().text(at, Align2::LEFT_CENTER, count, fonts::regular(12.0), tokens.muted);
        if response.clicked() && !self.shape.closed.remove(&group) {
            self.shape.closed.insert(group);
        }
    }

    fn action(
        &mut self,
        (still, moving): (&Ui, &Ui),
        cx: &Context<'_>,
        out: &mut Outbox,
        (order, ground): (&Order, &Ground),
        area: Rect,
        (place, id, action): (usize, ActionId, &Action),
    ) {
        let key = Key::Action(id);
        let selected = cx.selection.has(key);
        let row = still.interact(area, cells_id().with(id), Sense::hover());
        row.widget_info(|| {
            let name = format!("{} in row {}", action.title, place + 1);
            WidgetInfo::selected(Role::Row, true, selected, name)
        });
        if row.contains_pointer() {
            out.ask(Request::Hover(key));
        }
        for (column, ..) in &ground.spans {
            let ui = if *column == Column::Title { still } else { moving };
            let Some((cell, _)) = ground.cell(order, (id, *column)) else { continue };
            if !ui.clip_rect().intersects(cell) {
                continue;
            }
            let response = ui.interact(cell, cells_id().with((id, *column)), Sense::CLICK);
            response.widget_info(|| {
                let mut info =
                    WidgetInfo::labeled(Role::Cell, true, format!("{} of {}", column.name(), action.title));
                info.current_text_value = Some(said(cx, action, *column));
                info
            });
            let cut = Paint { ui, cx, order, action, area: cell, selected }.cell(*column);
            if *column == Column::Status {
                status_menu(ui, cx, out, cell, (id, action));
            }
            if cut && response.hovered() {
                response.clone().on_hover_text(said(cx, action, *column));
            }
            self.pressed(&response, cx, out, order, (id, *column));
        }
    }

    fn pressed(
        &mut self,
        response: &Response,
        cx: &Context<'_>,
        out: &mut Outbox,
        order: &Order,
        cell: Cell,
    ) {
        let focus = || response.ctx.memory_mut(|memory| memory.request_focus(cells_id()));
        if response.double_clicked() {
            super::menu::open(out, cell.0);
        } else if response.clicked() {
            focus();
            self.cursor = Some(cell);
            self.press_row(response.ctx.input(|input| input.modifiers), cell.0, cx, out, order);
        } else if response.secondary_clicked() {
            focus();
            self.cursor = Some(cell);
            if !cx.selection.has(Key::Action(cell.0)) {
                self.anchor = Some(cell.0);
                self.seen = Some(cell.0);
                out.ask(Request::Select(Selection::one(Key::Action(cell.0))));
            }
            self.menu = response.ctx.input(|input| input.pointer.interact_pos());
        }
    }

    /// What a press on a row selects: with Shift from the last one that was pressed to here.
    fn press_row(
        &mut self,
        modifiers: egui::Modifiers,
        id: ActionId,
        cx: &Context<'_>,
        out: &mut Outbox,
        order: &Order,
    ) {
        if modifiers.shift && self.anchor.is_some() {
            self.select_to(id, out, order);
            return;
        }
        self.anchor = Some(id);
        self.seen = Some(id);
        let click = Click::with(modifiers);
        let base = if click == Click::Only { Selection::default() } else { cx.selection.clone() };
        out.ask(Request::Select(base.clicked(Key::Action(id), click)));
    }

    /// Selects from the anchor to here.
    pub(super) fn select_to(&mut self, id: ActionId, out: &mut Outbox, order: &Order) {
        let place = |id: ActionId| order.shown.iter().position(|other| *other == id);
        let Some(end) = place(id) else { return };
        let start = self.anchor.and_then(place).unwrap_or(end);
        let between = &order.shown[start.min(end)..=start.max(end)];
        let keys = std::iter::once(id).chain(between.iter().copied()).map(Key::Action);
        self.seen = Some(id);
        out.ask(Request::Select(Selection::of(keys)));
    }

    fn paint_cursor(&self, (still, moving): (&Ui, &Ui), cx: &Context<'_>, order: &Order, ground: &Ground) {
        let Some(cursor) = self.cursor.filter(|_| self.active) else { return };
        let ui = if cursor.1 == Column::Title { still } else { moving };
        if let Some((area, _)) = ground.cell(order, cursor) {
            ui.painter().rect_stroke(area, 4.0, cx.tokens.focus_ring(), StrokeKind::Inside);
        }
    }

    /// How far the rows must be scrolled to bring the cursor, or what was selected elsewhere, into view; nothing where it is
    /// seen already. The columns are moved at once.
    pub(super) fn reveal(
        &mut self,
        cx: &Context<'_>,
        order: &Order,
        ground: &Ground,
        scroll: f32,
    ) -> Option<f32> {
        let primary = match cx.selection.primary() {
            Some(Key::Action(id)) => Some(id),
            _ => None,
        };
        let cell = if primary != self.seen {
            self.seen = primary;
            primary.map(|id| (id, Column::Title))
        } else if std::mem::take(&mut self.reveals) {
            self.cursor
        } else {
            None
        }?;
        let (area, _) = ground.cell(order, cell)?;
        let moving = ground.moving();
        if cell.1 != Column::Title {
            if area.left() < moving.left() {
                self.across -= moving.left() - area.left();
            } else if area.right() > moving.right() {
                self.across += (area.right() - moving.right()).min(area.left() - moving.left());
            }
        }
        let bottom = ground.view.bottom();
        if area.top() < ground.view.top() {
            // The head of the group comes with it.
            Some((scroll - (ground.view.top() - area.top()) - super::rows::GROUP).max(0.0))
        } else if area.bottom() > bottom {
            Some(scroll + area.bottom() - bottom)
        } else {
            None
        }
    }
}

/// What a cell says aloud: the status with what follows from the day.
fn said(cx: &Context<'_>, action: &Action, column: Column) -> String {
    match column {
        Column::Status => values::standing(action, cx.today).name().to_owned(),
        Column::Audience => values::audience(cx.document, &action.audience, 24),
        _ => values::text(cx.document, action, column),
    }
}

/// The glyph of the status is a button with the states behind it.
fn status_menu(ui: &Ui, cx: &Context<'_>, out: &mut Outbox, cell: Rect, (id, action): (ActionId, &Action)) {
    let place = cell.with_max_x(cell.left() + 24.0);
    let response = ui.interact(place, cells_id().with((id, "glyph")), Sense::CLICK);
    response.widget_info(|| {
        WidgetInfo::labeled(Role::Button, true, format!("Change status of {}", action.title))
    });
    if response.hovered() {
        let middle = pos2(cell.left() + 13.0, cell.center().y);
        ui.painter().circle_stroke(middle, 9.0, egui::Stroke::new(1.5, cx.tokens.accent));
    }
    Popup::menu(&response).width(168.0).show(|ui| {
        for status in STATES {
            let standing = signs::Standing::As(*status);
            if super::menu::state(ui, cx, standing, *status == action.status).clicked() {
                out.edit(super::changes::set_status(cx.document, &[id], *status));
            }
        }
    });
}
