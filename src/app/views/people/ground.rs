//! Where is the cursor on the screen, and how does it get there?

use super::columns::Column;
use super::cursor::{Cell, Cursor};
use super::order::Row;
use super::{People, ROW};
use crate::app::context::Context;
use egui::{EventFilter, Id, Pos2, Rect, Response, StrokeKind, Ui, pos2, vec2};

/// What has the keyboard while the cursor is in the cells.
pub(super) fn cells_id() -> Id {
    Id::unique("people cells")
}

/// Where the rows are on the screen.
pub(super) struct Ground {
    /// What is seen of them.
    pub(super) view: Rect,
    /// Where the first row begins, above the view when scrolled.
    pub(super) origin: Pos2,
    /// How far the columns that stay reach.
    pub(super) sticky: f32,
}

impl Ground {
    /// Where the rows that move sideways are seen.
    pub(super) fn moving(&self) -> Rect {
        self.view.with_min_x((self.view.left() + self.sticky).min(self.view.right()))
    }

    /// The upper edge of a row.
    pub(super) fn top(&self, row: usize) -> f32 {
        self.origin.y + row as f32 * ROW
    }
}

/// A column with its left edge and width, counted from the table's own left edge.
pub(super) type Span = (Column, f32, f32);

impl People {
    /// Arrow keys, Tab and Esc are for the cursor. Tab leaves the table at the ends of a row.
    pub(super) fn hold_keyboard(&mut self, ui: &Ui, cx: &Context<'_>) {
        self.active = ui.memory(|memory| memory.has_focus(cells_id())) && !cx.blocked;
        if !self.active {
            return;
        }
        if self.cursor.is_none_or(|cursor| cursor.block(self.order.people(), &self.columns).is_none()) {
            let selected = cx.selection.person().filter(|id| self.order.people().contains(id));
            let person = selected.or_else(|| self.order.people().first().copied());
            self.cursor = person.map(|person| Cursor::at(Cell { person, column: Column::Name }));
        }
        let at = self.cursor.and_then(|cursor| self.columns.iter().position(|c| *c == cursor.head.column));
        let shift = ui.input(|input| input.modifiers.shift);
        let edge = if shift { Some(0) } else { self.columns.len().checked_sub(1) };
        let filter =
            EventFilter { tab: at != edge, horizontal_arrows: true, vertical_arrows: true, escape: true };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(cells_id(), filter));
    }

    /// A drag over cells marks a range.
    pub(super) fn range_by_drag(&mut self, cells: &Response, ground: &Ground, spans: &[Span]) {
        let cell = |at: Pos2| {
            let row = ((at.y - ground.origin.y) / ROW).floor().max(0.0) as usize;
            let Row::Person(person) =
                self.order.rows().get(row.min(self.order.rows().len().saturating_sub(1)))?
            else {
                return None;
            };
            let in_sticky = at.x < ground.view.left() + ground.sticky;
            let x = if in_sticky { at.x - ground.view.left() } else { at.x - ground.origin.x };
            let column = spans.iter().rev().find(|(_, left, _)| x >= *left).or(spans.first())?.0;
            Some(Cell { person: *person, column })
        };
        if cells.drag_started()
            && let Some(start) = cells.ctx.input(|input| input.pointer.press_origin()).and_then(cell)
        {
            cells.request_focus();
            self.cursor = Some(Cursor::at(start));
        }
        if cells.dragged()
            && let Some(end) = cells.interact_pointer_pos().and_then(cell)
            && let Some(cursor) = &mut self.cursor
            && cursor.head != end
        {
            *cursor = cursor.to(end);
            self.reveals = true;
        }
    }

    /// Paints the cursor and its range.
    pub(super) fn paint_cursor(
        &self,
        ui: &Ui,
        moving: &Ui,
        cx: &Context<'_>,
        ground: &Ground,
        spans: &[Span],
    ) {
        let Some(cursor) = self.cursor.filter(|_| self.active) else { return };
        let (accent, ring) = (cx.tokens.accent, cx.tokens.focus_ring());
        let Some(block) = cursor.block(self.order.people(), &self.columns) else { return };
        if !block.is_one() {
            for place in block.rows.0..=block.rows.1 {
                let Some(row) = self.order.people().get(place).and_then(|id| self.order.row_of(*id)) else {
                    continue;
                };
                let top = ground.top(row);
                if top > ground.view.bottom() || top + ROW < ground.view.top() {
                    continue;
                }
                for span in &spans[block.columns.0..=block.columns.1] {
                    let (ui, area) = self.cell_area((ui, moving), ground, span, row);
                    ui.painter().rect_filled(area, 0.0, accent.gamma_multiply(0.14));
                }
            }
        }
        let Some(row) = self.order.row_of(cursor.head.person) else { return };
        if let Some(span) = spans.iter().find(|(column, ..)| *column == cursor.head.column) {
            let (ui, area) = self.cell_area((ui, moving), ground, span, row);
            ui.painter().rect_stroke(area, 4.0, ring, StrokeKind::Inside);
        }
    }

    fn cell_area<'u>(
        &self,
        (still, moving): (&'u Ui, &'u Ui),
        ground: &Ground,
        (column, left, width): &Span,
        row: usize,
    ) -> (&'u Ui, Rect) {
        let top = ground.top(row);
        let (ui, from) =
            if *column == Column::Name { (still, ground.view.left()) } else { (moving, ground.origin.x) };
        // The field covers the line above, so that its border does not stand beside another.
        (ui, Rect::from_min_size(pos2(from + left, top - 1.0), vec2(*width, ROW + 1.0)))
    }

    /// Where a cell is on the screen, and the part of the screen in which it is seen.
    pub(super) fn area_of(&self, cell: Cell, ground: &Ground, spans: &[Span]) -> Option<(Rect, Rect)> {
        let row = self.order.row_of(cell.person)?;
        let (column, left, width) = spans.iter().find(|(column, ..)| *column == cell.column)?;
        let sticky = *column == Column::Name;
        let from = if sticky { ground.view.left() } else { ground.origin.x };
        let area = Rect::from_min_size(pos2(from + left, ground.top(row) - 1.0), vec2(*width, ROW + 1.0));
        Some((area, if sticky { ground.view } else { ground.moving() }))
    }

    /// Brings the cursor into view, or whoever was selected elsewhere.
    pub(super) fn reveal(&mut self, ui: &Ui, cx: &Context<'_>, ground: &Ground, spans: &[Span]) {
        let person = cx.selection.person();
        let column = if person != self.shown {
            self.shown = person;
            person.map(|person| Cell { person, column: Column::Name })
        } else if std::mem::take(&mut self.reveals) {
            self.cursor.map(|cursor| cursor.head)
        } else {
            None
        };
        let Some((area, _)) = column.and_then(|cell| self.area_of(cell, ground, spans)) else { return };
        let sticky = column.is_some_and(|cell| cell.column == Column::Name);
        let below = if self.shows_bulk(cx) { 56.0 } else { 0.0 };
        let mut wanted = area;
        wanted.max.y += below;
        if sticky {
            // It is always seen: only the height counts.
            wanted = wanted.with_min_x(ground.view.left()).with_max_x(ground.view.right());
        } else {
            wanted.min.x -= ground.sticky;
        }
        ui.scroll_to_rect_animation(wanted, None, egui::style::ScrollAnimation::none());
    }
}
