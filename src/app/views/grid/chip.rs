//! What floats above the grid: the chip of a drag, and the lists behind chips with numbers.

use super::{Grid, Stage, key};
use crate::app::canvas::Camera;
use crate::app::fonts;
use crate::app::request::{Outbox, Request};
use crate::app::selection::Selection;
use crate::app::theme::{Tokens, radius};
use crate::app::widgets;
use crate::model::StakeholderId;
use egui::{
    Area, Id, Order, Painter, Pos2, Rect, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2,
    vec2,
};

/// The open list of names.
#[derive(Debug, Clone)]
pub(super) struct List {
    at: Pos2,
    people: Vec<StakeholderId>,
    /// Opened by a key in the last frame: the first name gets the keyboard.
    fresh: bool,
}

/// A line of a chip: its words, each in its colour; `true` is bold.
pub(super) type Words = Vec<(String, bool, egui::Color32)>;

/// Paints a chip above and left of a place, on the other side where the frame is too near.
pub(super) fn chip(ui: &Ui, tokens: &Tokens, at: Pos2, frame: Rect, first: &str, second: Words) {
    let painter = ui.painter();
    let first = painter.layout_no_wrap(first.to_owned(), fonts::medium(13.0), tokens.text);
    let mut job = egui::text::LayoutJob::default();
    for (text, bold, color) in &second {
        let font = if *bold { fonts::semibold(13.0) } else { fonts::regular(13.0) };
        job.append(text, 0.0, egui::TextFormat::simple(font, *color));
    }
    let second = (!second.is_empty()).then(|| painter.layout_job(job));
    let width = first.size().x.max(second.as_ref().map_or(0.0, |line| line.size().x)) + 24.0;
    let height = if second.is_some() { 52.0 } else { 34.0 };
    let left = at.x - 12.0 - width;
    let x = if left >= frame.left() { left } else { (at.x + 12.0).min(frame.right() - width) };
    let top = at.y - 36.0 - height;
    let y = if top >= frame.top() { top } else { at.y + 36.0 };
    let area = Rect::from_min_size(pos2(x, y), vec2(width, height));
    floating(painter, tokens, area);
    let line = first.size().y;
    painter.galley(pos2(x + 12.0, y + 17.0 - line / 2.0), first, tokens.text);
    if let Some(second) = second {
        painter.galley(pos2(x + 12.0, y + 35.0 - line / 2.0), second, tokens.text);
    }
}

fn floating(painter: &Painter, tokens: &Tokens, area: Rect) {
    painter.add(tokens.shadow().as_shape(area, radius::CARD));
    let rim = Stroke::new(1.0, tokens.line);
    painter.rect(area, radius::CARD, tokens.surface, rim, StrokeKind::Inside);
}

/// A number at an axis.
pub(super) fn tag(ui: &Ui, tokens: &Tokens, at: Pos2, number: &str) {
    let words = ui.painter().layout_no_wrap(number.to_owned(), fonts::semibold(11.0), tokens.on_accent);
    let area = Rect::from_center_size(at, vec2(words.size().x + 10.0, 18.0));
    ui.painter().rect_filled(area, 3.0, tokens.accent);
    ui.painter().galley(area.center() - words.size() / 2.0, words, tokens.on_accent);
}

/// Lines to both axes with the numbers there.
pub(super) fn guides(ui: &Ui, tokens: &Tokens, at: Pos2, plot: Rect, influence: u8, interest: u8) {
    let line = Stroke::new(1.0, tokens.accent.gamma_multiply(0.45));
    ui.painter().line_segment([pos2(plot.left(), at.y), at], line);
    ui.painter().line_segment([at, pos2(at.x, plot.bottom())], line);
    tag(ui, tokens, pos2(plot.left() - 11.0, at.y), &influence.to_string());
    tag(ui, tokens, pos2(at.x, plot.bottom() + 10.0), &interest.to_string());
}

/// A name on a small ground, for somebody whose name found no place.
pub(super) fn name_tag(ui: &Ui, tokens: &Tokens, mark: Rect, frame: Rect, name: &str) {
    let words = widgets::galley(ui, name, fonts::medium(12.0), tokens.text, 240.0);
    let size = words.size() + vec2(12.0, 6.0);
    let right = mark.right() + 8.0;
    let x = if right + size.x <= frame.right() { right } else { mark.left() - 8.0 - size.x };
    let area = Rect::from_min_size(pos2(x, mark.center().y - size.y / 2.0), size);
    let rim = Stroke::new(1.0, tokens.line);
    ui.painter().rect(area, radius::CONTROL, tokens.surface, rim, StrokeKind::Inside);
    ui.painter().galley(area.min + vec2(6.0, 3.0), words, tokens.text);
}

impl Grid {
    /// The chips with numbers can be pressed: a list of the names opens.
    pub(super) fn more(&mut self, ui: &mut Ui, stage: &Stage<'_>, out: &mut Outbox) {
        for (place, more) in stage.drawn.picture.more.iter().enumerate() {
            let area = on_screen(stage.camera, &more.area);
            let target = area.expand2(vec2(0.0, (24.0 - area.height()).max(0.0) / 2.0));
            let response = ui.interact(target, ui.scope_id().with(("more", place)), Sense::click());
            let count = more.people.len();
            let name = if count == 1 {
                "1 name without room".to_owned()
            } else {
                format!("{count} names without room")
            };
            response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
            if response.hovered() || response.has_focus() {
                let rim = Stroke::new(if response.has_focus() { 2.0 } else { 1.5 }, stage.cx.tokens.accent);
                ui.painter().rect_stroke(area, 9.0, rim, StrokeKind::Inside);
                ui.set_cursor_icon(egui::CursorIcon::PointingHand);
            }
            if response.clicked() {
                let open = self.list.as_ref().is_some_and(|list| list.people == more.people);
                self.list = (!open).then(|| List {
                    at: area.left_bottom() + vec2(0.0, 4.0),
                    people: more.people.clone(),
                    fresh: response.has_focus(),
                });
            }
        }
        self.list_ui(ui, stage, out);
    }

    fn list_ui(&mut self, ui: &mut Ui, stage: &Stage<'_>, out: &mut Outbox) {
        let Some(List { at, people, fresh }) = self.list.clone() else { return };
        let tokens = stage.cx.tokens;
        let mut chosen = None;
        let shown = Area::new(Id::unique("names without room"))
            .order(Order::Foreground)
            .fixed_pos(at)
            .constrain_to(stage.area.expand(8.0))
            .show(ui.ctx(), |ui| {
                widgets::menu_frame(tokens).show(ui, |ui| {
                    ui.set_width(220.0);
                    ui.spacing_mut().item_spacing.y = 0.0;
                    ScrollArea::vertical().max_height(280.0).show(ui, |ui| {
                        for id in &people {
                            let name = stage.cx.document.name(key(*id));
                            let row = widgets::row_button(ui, tokens, &name);
                            if fresh && Some(id) == people.first() {
                                row.request_focus();
                            }
                            if row.hovered() {
                                out.ask(Request::Hover(key(*id)));
                            }
                            if row.clicked() {
                                chosen = Some(*id);
                            }
                        }
                    });
                });
            });
        if let Some(list) = &mut self.list {
            list.fresh = false;
        }
        if let Some(id) = chosen {
            self.pick(id, out);
        } else if shown.response.clicked_elsewhere() && !hits_chip(ui, stage) {
            self.list = None;
        }
    }

    /// Selects somebody from a list, and closes it.
    fn pick(&mut self, id: StakeholderId, out: &mut Outbox) {
        self.list = None;
        out.ask(Request::Select(Selection::one(key(id))));
    }
}

/// True where the pointer is on one of the chips, which open and close the list themselves.
fn hits_chip(ui: &Ui, stage: &Stage<'_>) -> bool {
    let Some(pointer) = ui.input(|input| input.pointer.interact_pos()) else { return false };
    let areas = stage.drawn.picture.more.iter().map(|more| on_screen(stage.camera, &more.area));
    areas.into_iter().any(|area| area.expand(4.0).contains(pointer))
}

/// A part of the picture on the screen.
pub(super) fn on_screen(camera: Camera, area: &crate::diagram::Area) -> Rect {
    Rect::from_min_max(camera.screen(area.min), camera.screen(area.max))
}
