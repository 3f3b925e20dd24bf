//! How are the people on the grid reached: by pointer, by keyboard, by a screen reader?
//!
//! *Invariants:* every mark has a node with the name of the person and what is known of them, in the order of the names;
//! nothing of it takes the pointer from the plot.

use super::band::Band;
use super::chip::{name_tag, on_screen};
use super::drag::Drag;
use super::{Grid, Stage, key};
use crate::app::canvas;
use crate::app::filter::{token, with_token};
use crate::app::menus;
use crate::app::request::{Outbox, Request};
use crate::app::selection::{Click, Selection};
use crate::diagram::Mark;
use crate::model::{Key, Quadrant};
use egui::{
    EventFilter, Id, Popup, PopupKind, Pos2, Rect, Response, Role, Sense, Stroke, Ui, Vec2, WidgetInfo,
};

/// More people than this have no node of their own; the most important ones come first.
const NAMED: usize = 500;

/// Which mark has the keyboard.
#[derive(Debug, Default)]
pub(super) struct Focus {
    /// The mark that has it.
    pub(super) on: Option<Key>,
    /// The mark that gets it in this frame.
    pub(super) next: Option<Key>,
    /// It came by a key, so that it is shown.
    shown: bool,
}

/// The token of a field of the grid in the filter.
const fn word(quadrant: Quadrant) -> &'static str {
    match quadrant {
        Quadrant::KeyPlayers => "manage",
        Quadrant::KeepSatisfied => "satisfied",
        Quadrant::KeepInformed => "informed",
        Quadrant::Monitor => "monitor",
    }
}

impl Grid {
    /// The nodes of the marks.
    pub(super) fn nodes(&mut self, ui: &mut Ui, stage: &Stage<'_>, out: &mut Outbox) {
        let marks = &stage.drawn.picture.scene.marks;
        let least = least_weight(marks);
        if ui.input(|input| input.pointer.any_pressed()) {
            self.focus.shown = false;
        }
        self.focus.on = None;
        for mark in stage.drawn.by_name.iter().filter_map(|place| marks.get(*place)) {
            if mark.weight < least {
                continue;
            }
            self.node(ui, stage, mark, out);
        }
        self.focus.next = None;
    }

    fn node(&mut self, ui: &mut Ui, stage: &Stage<'_>, mark: &Mark, out: &mut Outbox) {
        let area = canvas::place(mark, stage.camera);
        let id = ui.scope_id().with(("mark", mark.key));
        let response = ui.interact(area, id, Sense::focusable_noninteractive());
        let selected = stage.cx.selection.has(mark.key);
        response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, selected, &mark.name));
        if self.focus.next == Some(mark.key) {
            response.request_focus();
        } else if response.gained_focus() {
            self.focus.shown = true;
            if !selected {
                out.ask(Request::Select(Selection::one(mark.key)));
            }
        }
        if !response.has_focus() {
            return;
        }
        self.focus.on = Some(mark.key);
        let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
        if self.focus.shown && self.drag.is_none() {
            let steps = (0..=48u8).map(|step| Vec2::angled(std::f32::consts::TAU * f32::from(step) / 48.0));
            let ring: Vec<Pos2> = steps.map(|by| area.center() + by * (area.width() / 2.0 + 8.0)).collect();
            let line = Stroke::new(2.0, stage.cx.tokens.accent);
            ui.painter().extend(egui::Shape::dashed_line(&ring, line, 4.0, 3.0));
        }
    }

    /// Gives the keyboard to a mark, visibly: it is reached by keys.
    pub(super) fn go_to(&mut self, ui: &Ui, next: Key) {
        self.focus.next = Some(next);
        self.focus.shown = true;
        ui.ctx().request_repaint();
    }

    /// Clicks, the beginning of a drag, hover.
    pub(super) fn pointer(&mut self, ui: &mut Ui, stage: &Stage<'_>, response: &Response, out: &mut Outbox) {
        let cx = stage.cx;
        let scene = &stage.drawn.picture.scene;
        let keys = ui.input(|input| input.modifiers);
        let hit = |at: Pos2| canvas::hit(scene, stage.camera, at);
        if let Some(pointer) = response.interact_pointer_pos()
            && response.drag_started_by(egui::PointerButton::Primary)
        {
            let pressed = ui.input(|input| input.pointer.press_origin()).unwrap_or(pointer);
            match hit(pressed) {
                Some(Key::Stakeholder(id)) => {
                    if !cx.selection.has(key(id)) {
                        out.ask(Request::Select(cx.selection.clicked(key(id), Click::with(keys))));
                    }
                    self.rating = false;
                    self.drag = Some(Drag::start(cx, id, pressed));
                }
                _ => self.band = Some(Band { from: pressed, to: pointer }),
            }
        }
        if let Some(pointer) = response.interact_pointer_pos()
            && response.clicked()
        {
            match hit(pointer) {
                Some(mark) => {
                    out.ask(Request::Select(cx.selection.clicked(mark, Click::with(keys))));
                    self.focus.next = Some(mark);
                    if response.double_clicked() {
                        out.ask(Request::Run("people.open"));
                    }
                }
                None => match caption(stage, pointer) {
                    Some(quadrant) => filter(stage, quadrant, out),
                    None => out.ask(Request::Select(Selection::default())),
                },
            }
        }
        let over = response.hover_pos().filter(|_| self.drag.is_none() && self.band.is_none());
        if let Some(at) = over {
            if let Some(mark) = hit(at) {
                out.ask(Request::Hover(mark));
                ui.set_cursor_icon(egui::CursorIcon::Grab);
            } else if let Some(quadrant) = caption(stage, at) {
                ui.set_cursor_icon(egui::CursorIcon::PointingHand);
                let on = token(cx.filter.text(), "quadrant") == Some(word(quadrant));
                let text = if on {
                    "Show everybody again".to_owned()
                } else {
                    format!("Show only those to {}", quadrant.name().to_lowercase())
                };
                response.clone().on_hover_text_at_pointer(text);
            }
        }
        self.halo(ui, stage);
        captions(ui, stage, out);
    }

    /// A soft ring round who is under the pointer in any view, with the name where the picture has none.
    fn halo(&self, ui: &Ui, stage: &Stage<'_>) {
        let Some(hovered @ Key::Stakeholder(id)) = stage.cx.hovered else { return };
        if self.drag.is_some() {
            return;
        }
        let Some(mark) = stage.drawn.picture.scene.find(hovered) else { return };
        let area = canvas::place(mark, stage.camera);
        let ring = Stroke::new(6.0, stage.cx.tokens.accent.gamma_multiply(0.2));
        ui.painter().circle_stroke(area.center(), area.width() / 2.0 + 3.0, ring);
        if !stage.drawn.picture.beside.contains_key(&id) {
            name_tag(ui, stage.cx.tokens, area, stage.area, &stage.cx.document.name(hovered));
        }
    }

    /// The context menu of a person, by the second button, the menu key or Shift+F10.
    pub(super) fn menu(&mut self, ui: &mut Ui, stage: &Stage<'_>, response: &Response, out: &mut Outbox) {
        let id = ui.scope_id().with("person menu");
        let mut open = None;
        if response.secondary_clicked() {
            let under = response.interact_pointer_pos();
            let mark = under.and_then(|at| canvas::hit(&stage.drawn.picture.scene, stage.camera, at));
            if let (Some(at), Some(mark)) = (under, mark) {
                if !stage.cx.selection.has(mark) {
                    out.ask(Request::Select(Selection::one(mark)));
                }
                self.focus.next = Some(mark);
                open = Some(at);
            }
        }
        if open.is_none() && self.is_mine(ui, stage) && asked_for_menu(ui) {
            let place = stage.cx.selection.person().and_then(|person| self.mark_of(person));
            open = place.map(|at| stage.camera.screen(at));
        }
        if let Some(at) = open {
            ui.data_mut(|data| data.insert_temp(id, at));
            Popup::open_id(ui.ctx(), id);
        }
        let at: Pos2 = ui.data(|data| data.get_temp(id)).unwrap_or(stage.area.center());
        Popup::new(id, ui.ctx().clone(), at, ui.layer_id())
            .kind(PopupKind::Menu)
            .open_memory(None)
            .show(|ui| menus::person(ui, stage.cx, out));
    }
}

fn asked_for_menu(ui: &Ui) -> bool {
    ui.input_mut(|input| {
        input.consume_key(egui::Modifiers::NONE, egui::Key::Menu)
            || input.consume_key(egui::Modifiers::SHIFT, egui::Key::F10)
    })
}

/// The weight below which marks have no node: of many only the most important do.
fn least_weight(marks: &[Mark]) -> f32 {
    if marks.len() <= NAMED {
        return f32::NEG_INFINITY;
    }
    let mut weights: Vec<f32> = marks.iter().map(|mark| mark.weight).collect();
    weights.sort_by(|a, b| b.total_cmp(a));
    weights.get(NAMED - 1).copied().unwrap_or(f32::NEG_INFINITY)
}

/// The field whose caption is here.
fn caption(stage: &Stage<'_>, at: Pos2) -> Option<Quadrant> {
    let found = stage.drawn.picture.captions.iter();
    found
        .map(|(quadrant, area)| (*quadrant, target(stage, area)))
        .find(|(_, area)| area.contains(at))
        .map(|f| f.0)
}

fn target(stage: &Stage<'_>, area: &crate::diagram::Area) -> Rect {
    on_screen(stage.camera, area).expand2(egui::vec2(6.0, 4.0))
}

/// Looks only for those in a field, or for everybody again.
fn filter(stage: &Stage<'_>, quadrant: Quadrant, out: &mut Outbox) {
    let text = stage.cx.filter.text();
    let on = token(text, "quadrant") == Some(word(quadrant));
    out.ask(Request::Filter(with_token(text, "quadrant", (!on).then_some(word(quadrant)))));
}

/// The captions can be reached by keys and are named for screen readers.
fn captions(ui: &mut Ui, stage: &Stage<'_>, out: &mut Outbox) {
    for (quadrant, area) in &stage.drawn.picture.captions {
        let area = target(stage, area);
        let id: Id = ui.scope_id().with(("caption", *quadrant as usize));
        let response = ui.interact(area, id, Sense::focusable_noninteractive());
        let on = token(stage.cx.filter.text(), "quadrant") == Some(word(*quadrant));
        let name = format!("Filter: {}", quadrant.name());
        response.widget_info(|| WidgetInfo::selected(Role::Button, true, on, &name));
        let pressed = response.has_focus()
            && ui.input_mut(|input| {
                input.consume_key(egui::Modifiers::NONE, egui::Key::Enter)
                    || input.consume_key(egui::Modifiers::NONE, egui::Key::Space)
            });
        let asked = ui.input(|input| input.has_accesskit_action_request(id, egui::accesskit::Action::Click));
        if pressed || asked {
            filter(stage, *quadrant, out);
        }
        if on {
            let rim = Stroke::new(1.5, stage.cx.tokens.accent);
            ui.painter().rect_stroke(area, 4.0, rim, egui::StrokeKind::Inside);
        }
        if response.has_focus() {
            let ring = stage.cx.tokens.focus_ring();
            ui.painter().rect_stroke(area.expand(2.0), 4.0, ring, egui::StrokeKind::Middle);
        }
    }
}
