//! Influence and interest of everybody in this initiative: drag to re-rate, click to select.

mod drag;
mod tray;

use super::View;
use crate::app::announce;
use crate::app::canvas::{self, Camera};
use crate::app::context::Context;
use crate::app::request::{Outbox, Request};
use crate::app::selection::{Click, Selection};
use crate::app::widgets;
use crate::diagram::{GridFrame, GridOptions, Inter, Scene, grid, pos};
use crate::model::{Key, Rating, StakeholderId, edits};
use crate::plan;
use drag::Drag;
use egui::{Align, Frame, Layout, Margin, Modifiers, Panel, Rect, Sense, Ui, vec2};
use std::rc::Rc;

/// The grid and how it is looked at.
pub(super) struct Grid {
    labels: bool,
    wanted: bool,
    drag: Option<Drag>,
    band: Option<Band>,
    hovered: Option<Key>,
    drawn: Option<(Drawn, Rc<Scene>, GridFrame)>,
}

/// A rubber band.
struct Band {
    from: egui::Pos2,
    to: egui::Pos2,
}

/// What the scene was drawn from: equal means that it can be used again.
#[derive(Debug, Clone, PartialEq)]
struct Drawn {
    revision: u64,
    initiative: crate::model::InitiativeId,
    today: jiff::civil::Date,
    options: GridOptions,
}

impl Default for Grid {
    fn default() -> Self {
        Self { labels: true, wanted: true, drag: None, band: None, hovered: None, drawn: None }
    }
}

impl Grid {
    fn toolbar(&mut self, ui: &mut Ui) {
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            if widgets::Button::flat("Names").on(self.labels).ui(ui).clicked() {
                self.labels = !self.labels;
            }
            if widgets::Button::flat("Wanted stance").on(self.wanted).ui(ui).clicked() {
                self.wanted = !self.wanted;
            }
        });
    }

    /// Draws the scene anew where anything that matters changed.
    fn follow(&mut self, cx: &Context<'_>, initiative: crate::model::InitiativeId, size: egui::Vec2) {
        let options = GridOptions {
            size: pos(size.x, size.y),
            selected: cx.selection.keys().into_iter().collect(),
            hovered: self.hovered,
            show_labels: self.labels,
            show_wanted: self.wanted,
            late: plan::late(cx.document, initiative, cx.today),
            moved: self.drag.as_ref().map(|drag| drag.moved(cx, initiative)).unwrap_or_default(),
            ..GridOptions::default()
        };
        let state = Drawn { revision: cx.revision, initiative, today: cx.today, options };
        if self.drawn.as_ref().is_none_or(|(drawn, ..)| *drawn != state) {
            let (scene, frame) = grid(cx.disclosure, initiative, &state.options, &Inter);
            self.drawn = Some((state, Rc::new(scene), frame));
        }
    }

    /// Re-rates the selected people by a step in a direction.
    fn nudge(&self, ui: &Ui, cx: &Context<'_>, initiative: crate::model::InitiativeId, out: &mut Outbox) {
        let keys = [
            (egui::Key::ArrowLeft, (0.0, -1.0)),
            (egui::Key::ArrowRight, (0.0, 1.0)),
            (egui::Key::ArrowUp, (1.0, 0.0)),
            (egui::Key::ArrowDown, (-1.0, 0.0)),
        ];
        for (key, (up, right)) in keys {
            // With Shift first: without it the key would be taken for the larger step.
            let step = if ui.input_mut(|i| i.consume_key(Modifiers::COMMAND | Modifiers::SHIFT, key)) {
                1.0
            } else if ui.input_mut(|i| i.consume_key(Modifiers::COMMAND, key)) {
                5.0
            } else {
                continue;
            };
            let ratings: Vec<(StakeholderId, Option<Rating>, Option<Rating>)> = cx
                .selection
                .people()
                .into_iter()
                .filter_map(|id| {
                    let assessment = cx.document.assessments.get(&(initiative, id))?;
                    let number =
                        |rating: Option<Rating>| rating.map_or(50.0, |rating| f64::from(rating.get()));
                    let influence = Rating::nearest(number(assessment.influence) + up * step);
                    let interest = Rating::nearest(number(assessment.interest) + right * step);
                    Some((id, Some(influence), Some(interest)))
                })
                .collect();
            if !ratings.is_empty() {
                announce::polite(ui.ctx(), spoken(cx, initiative, &ratings));
                out.edit(edits::rate(cx.document, initiative, &ratings));
            }
        }
    }

    /// Moves the selection to the nearest person in the direction of an arrow key.
    fn walk(&self, ui: &Ui, cx: &Context<'_>, scene: &Scene, out: &mut Outbox) {
        if let Some(direction) = super::arrow(ui) {
            let from = cx.selection.person().map(Key::Stakeholder);
            let next = match from {
                Some(from) => canvas::neighbour(scene, from, direction),
                None => scene.marks.iter().max_by(|a, b| a.weight.total_cmp(&b.weight)).map(|mark| mark.key),
            };
            if let Some(next) = next {
                out.ask(Request::Select(Selection::one(next)));
            }
        }
    }
}

impl View for Grid {
    fn ui(&mut self, ui: &mut Ui, cx: &Context<'_>, out: &mut Outbox) {
        let tokens = cx.tokens;
        Panel::top("grid toolbar")
            .frame(Frame::new().fill(tokens.surface).inner_margin(Margin::symmetric(12, 0)))
            .exact_size(36.0)
            .resizable(false)
            .show(ui, |ui| {
                if cx.initiative.is_some() {
                    self.toolbar(ui);
                }
            });
        let Some(initiative) = cx.initiative else {
            let sentence = "An initiative is a change that this map is about. People are rated for it.";
            if widgets::empty_state(ui, tokens, "No initiative yet", sentence, "New initiative") {
                out.ask(Request::Run("initiative.add"));
            }
            return;
        };
        if cx.document.assessments_of(initiative).next().is_none() {
            let sentence = "The grid shows how much influence people have, and how much they care.";
            if widgets::empty_state(ui, tokens, "No people in this initiative yet", sentence, "Add a person")
            {
                out.ask(Request::Run("people.add"));
            }
            return;
        }
        tray::ui(self, ui, cx, initiative, out);
        let area = ui.available_rect_before_wrap();
        self.follow(cx, initiative, area.size());
        let response = ui.allocate_rect(area, Sense::click_and_drag());
        let Some((_, scene, frame)) = &self.drawn else { return };
        let (scene, frame) = (Rc::clone(scene), *frame);
        let camera = Camera::at(area.min);
        let painter = ui.painter().with_clip_rect(area);
        canvas::paint(&painter, &scene, camera, tokens.theme);
        let selected = |key| cx.selection.has(key);
        if let Some(key) = canvas::name_marks(ui, &scene, camera, selected) {
            out.ask(Request::Select(Selection::one(key)));
        }
        let modifiers = ui.input(|input| input.modifiers);
        if let Some(pointer) = response.interact_pointer_pos()
            && response.drag_started()
        {
            let pressed = ui.input(|input| input.pointer.press_origin()).unwrap_or(pointer);
            match canvas::hit(&scene, camera, pressed) {
                Some(Key::Stakeholder(id)) => {
                    if !cx.selection.has(Key::Stakeholder(id)) {
                        out.ask(Request::Select(
                            cx.selection.clicked(Key::Stakeholder(id), Click::with(modifiers)),
                        ));
                    }
                    self.drag = Some(Drag::start(cx, id, pressed));
                }
                _ => self.band = Some(Band { from: pressed, to: pointer }),
            }
        }
        self.dragging(ui, cx, initiative, &frame, camera, out);
        self.banding(ui, cx, &scene, camera, out);
        if response.clicked()
            && let Some(pointer) = response.interact_pointer_pos()
        {
            match canvas::hit(&scene, camera, pointer) {
                Some(key) => out.ask(Request::Select(cx.selection.clicked(key, Click::with(modifiers)))),
                None => out.ask(Request::Select(Selection::default())),
            }
        }
        self.hovered =
            response.hover_pos().filter(|_| self.drag.is_none()).and_then(|p| canvas::hit(&scene, camera, p));
        if self.hovered.is_some() {
            ui.set_cursor_icon(egui::CursorIcon::Grab);
        }
        if !cx.blocked && !ui.ctx().text_edit_focused() {
            self.nudge(ui, cx, initiative, out);
            if !cx.focused {
                self.walk(ui, cx, &scene, out);
            }
        }
    }
}

impl Grid {
    /// Goes on with a drag: shows where it leads, ends it on release, cancels it on Esc.
    fn dragging(
        &mut self,
        ui: &mut Ui,
        cx: &Context<'_>,
        initiative: crate::model::InitiativeId,
        frame: &GridFrame,
        camera: Camera,
        out: &mut Outbox,
    ) {
        let Some(drag) = &mut self.drag else { return };
        if ui.input_mut(|input| input.consume_key(Modifiers::NONE, egui::Key::Escape)) {
            self.drag = None;
            return;
        }
        if let Some(pointer) = ui.input(|input| input.pointer.latest_pos()) {
            drag.follow(pointer, frame, camera, ui.input(|input| input.modifiers));
        }
        ui.set_cursor_icon(egui::CursorIcon::Grabbing);
        if ui.input(|input| input.pointer.any_down()) {
            drag.ghost(ui, cx, frame, camera);
            return;
        }
        let ratings = drag.ratings(cx, initiative);
        if !ratings.is_empty() {
            out.edit(edits::rate(cx.document, initiative, &ratings));
        }
        self.drag = None;
    }

    /// Selects whom the rubber band touches.
    fn banding(&mut self, ui: &Ui, cx: &Context<'_>, scene: &Scene, camera: Camera, out: &mut Outbox) {
        let Some(band) = &mut self.band else { return };
        if let Some(pointer) = ui.input(|input| input.pointer.latest_pos()) {
            band.to = pointer;
        }
        let area = Rect::from_two_pos(band.from, band.to);
        if ui.input(|input| input.pointer.any_down()) {
            let line = egui::Stroke::new(1.0, cx.tokens.accent);
            let fill = cx.tokens.accent.gamma_multiply(0.08);
            ui.painter().rect(area, 0.0, fill, line, egui::StrokeKind::Inside);
            return;
        }
        self.band = None;
        let touched = scene
            .marks
            .iter()
            .filter(|mark| area.intersects(canvas::place(mark, camera)))
            .map(|mark| mark.key);
        let people = touched.filter(|key| matches!(key, Key::Stakeholder(_)));
        let add = ui.input(|input| input.modifiers.shift || input.modifiers.command);
        let before = if add { cx.selection.keys() } else { Vec::new() };
        out.ask(Request::Select(Selection::of(before.into_iter().chain(people))));
    }
}

/// The size of the tray's marks.
const MARK: egui::Vec2 = vec2(28.0, 28.0);

/// New ratings as they are read aloud: *Influence 65, Interest 40, Keep satisfied*.
fn spoken(
    cx: &Context<'_>,
    initiative: crate::model::InitiativeId,
    ratings: &[(StakeholderId, Option<Rating>, Option<Rating>)],
) -> String {
    let [(_, Some(influence), Some(interest))] = ratings else {
        return format!("{} people re-rated", ratings.len());
    };
    let field = cx
        .document
        .initiatives
        .get(&initiative)
        .and_then(|change| plan::quadrant(Some(*influence), Some(*interest), change));
    let field = field.map(|field| format!(", {}", field.name())).unwrap_or_default();
    format!("Influence {influence}, Interest {interest}{field}")
}
