//! The head of the table: headings that sort, and where the checkpoints stand.

use super::cells::SIDE;
use super::columns::Column;
use super::table::{Ground, Table, cells_id};
use crate::app::context::Context;
use crate::app::icons::{Icon, icon};
use crate::app::{fonts, widgets};
use crate::model::initiative::Checkpoint;
use egui::{
    Align2, Id, Rect, Role, Sense, Shape, Stroke, StrokeKind, Ui, UiBuilder, Vec2, WidgetInfo, pos2, vec2,
};
use jiff::civil::Date;

/// How high the lane of the checkpoints is, in points.
pub(super) const LANE: f32 = 28.0;
/// How high the headings are, in points; above them the timeline has the months.
const HEADINGS: f32 = 24.0;

impl Table {
    /// Draws the head over the rows.
    pub(super) fn head(&mut self, ui: &mut Ui, cx: &Context<'_>, area: Rect, ground: &Ground) {
        let tokens = cx.tokens;
        ui.painter().rect_filled(area, 0.0, tokens.surface);
        let lane = area.with_min_y(area.bottom() - LANE);
        let line = area.with_min_y(lane.top() - HEADINGS).with_max_y(lane.top());
        let right = line.with_min_x((line.left() + ground.sticky()).min(line.right()));
        let mut moving = ui.new_child(UiBuilder::new().id_salt("headings").max_rect(right));
        moving.set_clip_rect(right.intersect(ui.clip_rect()));
        for (column, left, width) in &ground.spans {
            let first = *column == Column::Title;
            let left = line.left() + left - if first { 0.0 } else { ground.across };
            let place = Rect::from_min_size(pos2(left, line.top()), vec2(*width, line.height()));
            let ui = if first { &*ui } else { &moving };
            if ui.clip_rect().intersects(place) {
                self.heading(ui, cx, *column, place);
            }
        }
        let hair = tokens.hairline(ui);
        ui.painter().hline(area.x_range(), lane.top(), hair);
        ui.painter().hline(area.x_range(), lane.bottom() - hair.width / 2.0, hair);
        checkpoints(ui, cx, lane);
    }

    fn heading(&mut self, ui: &Ui, cx: &Context<'_>, column: Column, area: Rect) {
        let tokens = cx.tokens;
        let response = ui.interact(area, Id::unique("action heading").with(column), Sense::click());
        let sorted = self.shape.sort == column;
        let how = match (sorted, self.shape.down) {
            (false, _) => "",
            (true, false) => ", sorted, lowest first",
            (true, true) => ", sorted, highest first",
        };
        response.widget_info(|| {
            let name = column.name().to_lowercase();
            WidgetInfo::labeled(Role::ColumnHeader, true, format!("Sort actions by {name}{how}"))
        });
        if response.hovered() {
            ui.painter().rect_filled(area, 0.0, tokens.accent_soft);
        }
        let left = if column == Column::Title { 12.0 } else { SIDE };
        let (font, color) =
            if sorted { (fonts::semibold(12.0), tokens.text) } else { (fonts::medium(12.0), tokens.muted) };
        let room = area.width() - left - if sorted { 16.0 } else { 2.0 };
        let at = pos2(area.left() + left, area.center().y);
        let written = widgets::write(ui, at, Align2::LEFT_CENTER, column.name(), font, color, room);
        if sorted {
            let at = pos2(written.right() + 8.0, area.center().y);
            let sign = if self.shape.down { Icon::ChevronUp } else { Icon::ChevronDown };
            icon(ui.painter(), Rect::from_center_size(at, Vec2::splat(12.0)), sign, tokens.text);
        }
        if response.has_focus() {
            ui.painter().rect_stroke(area.shrink(1.0), 4.0, tokens.focus_ring(), StrokeKind::Inside);
        }
        if response.clicked() {
            self.shape.down = sorted && !self.shape.down;
            self.shape.sort = column;
            self.reveals = true;
        }
    }

    /// A bar by which the columns are moved sideways, where not all are seen; arrow keys move them too, with the cursor.
    pub(super) fn sideways(&mut self, ui: &Ui, cx: &Context<'_>, ground: &Ground) {
        let all = ground.spans.last().map_or(0.0, |(_, left, width)| left + width) - ground.sticky();
        let track = ground.moving();
        if all <= track.width() + 0.5 || track.width() < 40.0 {
            return;
        }
        let wheel = ui.input(|input| {
            let by = input.smooth_scroll_delta();
            if input.modifiers.shift && by.x == 0.0 { by.y } else { by.x }
        });
        if ui.rect_contains_pointer(ground.view) && wheel != 0.0 {
            self.across -= wheel;
            ui.ctx().input_mut(|input| input.smooth_scroll_delta.x = 0.0);
        }
        let track = Rect::from_min_max(pos2(track.left(), track.bottom() - 10.0), track.max);
        let share = track.width() / all;
        let response = ui.interact(track, cells_id().with("sideways"), Sense::drag());
        response.widget_info(|| WidgetInfo::labeled(Role::ScrollBar, true, "Move the columns sideways"));
        self.across += response.drag_delta().x / share;
        let lit = response.hovered() || response.dragged();
        let left = track.left() + ground.across * share;
        let handle = Rect::from_min_size(pos2(left, track.bottom() - 6.0), vec2(track.width() * share, 4.0));
        ui.painter().rect_filled(handle, 2.0, cx.tokens.ctl.gamma_multiply(if lit { 0.9 } else { 0.5 }));
    }
}

/// How many checkpoints are done, and which comes next.
fn checkpoints(ui: &Ui, cx: &Context<'_>, lane: Rect) {
    let tokens = cx.tokens;
    let Some((_, initiative)) = cx.current() else { return };
    let middle = pos2(lane.left() + 20.0, lane.center().y);
    let (x, y) = (vec2(5.5, 0.0), vec2(0.0, 5.5));
    let diamond = vec![middle - y, middle + x, middle + y, middle - x];
    ui.painter().add(Shape::closed_line(diamond, Stroke::new(1.5, tokens.text)));
    let at = pos2(lane.left() + 36.0, lane.center().y);
    let room = lane.width() - 48.0;
    let word =
        widgets::write(ui, at, Align2::LEFT_CENTER, "Checkpoints", fonts::semibold(12.0), tokens.text, room);
    let text = in_words(&initiative.checkpoints, cx.today);
    let at = pos2(word.right() + 10.0, lane.center().y);
    let room = lane.right() - at.x - 8.0;
    widgets::write(ui, at, Align2::LEFT_CENTER, &text, fonts::regular(12.0), tokens.muted, room);
    let whole = ui.interact(lane, Id::unique("checkpoints in words"), Sense::hover());
    whole.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("Checkpoints: {text}")));
    whole.on_hover_text(text.clone());
}

fn in_words(checkpoints: &[Checkpoint], today: Date) -> String {
    if checkpoints.is_empty() {
        return "none yet".to_owned();
    }
    let done = checkpoints.iter().filter(|one| one.done_on.is_some()).count();
    let next = checkpoints.iter().filter(|one| one.done_on.is_none()).min_by_key(|one| one.date);
    let next = next.map_or_else(String::new, |one| {
        format!(", next: {}, {}", one.name, crate::app::form::day::short(one.date, today))
    });
    format!("{done} of {} done{next}", checkpoints.len())
}
