//! Who is tied to whom: move people, tie them by dragging from one to another, look at some of them more closely.

mod ground;

use super::View;
use crate::app::canvas::{self, Camera};
use crate::app::context::Context;
use crate::app::dialogs::{Dialog, Tying};
use crate::app::icons::Icon;
use crate::app::request::{Outbox, Request};
use crate::app::selection::{Click, Selection};
use crate::app::widgets::Button;
use crate::app::{fonts, widgets};
use crate::diagram::{Inter, NetworkFrame, NetworkOptions, Scene, network};
use crate::model::{InitiativeId, Key, Point, StakeholderId, edits};
use crate::plan;
use egui::{
    Align, Align2, Frame, Layout, Margin, Modifiers, Panel, Pos2, Rect, Response, Sense, Stroke, Ui, Vec2,
    vec2,
};
use ground::{dots, fitted, legend_band, seen};
use std::rc::Rc;

/// Points of the screen round a person's edge in which the tie handle is caught.
const HANDLE: f32 = 12.0;

/// The network and how it is looked at.
#[derive(Default)]
pub(super) struct Network {
    camera: Option<Camera>,
    gesture: Gesture,
    hovered: Option<Key>,
    steps: u8,
    communities_off: bool,
    wants_fit: bool,
    drawn: Option<(Drawn, Rc<Scene>, NetworkFrame)>,
}

/// What the pointer is doing.
#[derive(Default)]
enum Gesture {
    #[default]
    Nothing,
    /// Moving people, by so many points of the screen.
    Moving { people: Vec<StakeholderId>, start: Pos2, by: Vec2 },
    /// Drawing a tie from this person to the pointer.
    Tying { from: StakeholderId, to: Pos2 },
    /// Moving the view.
    Panning,
    /// Selecting with a rubber band.
    Band { from: Pos2, to: Pos2 },
}

/// What the scene was drawn from.
#[derive(Debug, Clone, PartialEq)]
struct Drawn {
    revision: u64,
    arranged: u64,
    initiative: Option<InitiativeId>,
    options: NetworkOptions,
}

impl Network {
    fn toolbar(&mut self, ui: &mut Ui, cx: &Context<'_>, out: &mut Outbox) {
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            if Button::flat("Spread out")
                .icon(Icon::Network)
                .ui(ui)
                .on_hover_text("Arrange everybody anew")
                .clicked()
            {
                out.ask(Request::Run("network.arrange"));
            }
            if Button::flat("Communities").on(!self.communities_off).ui(ui).clicked() {
                self.communities_off = !self.communities_off;
            }
            ui.add_space(8.0);
            ui.label(egui::RichText::new("Focus").size(12.0).color(cx.tokens.muted))
                .on_hover_text("Shows the selected person with those within so many ties");
            if let Some(steps) = widgets::segments(ui, &["Off", "1", "2", "3"], usize::from(self.steps)) {
                self.steps = u8::try_from(steps).unwrap_or(0);
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if Button::flat("Fit").icon(Icon::Fit).ui(ui).clicked() {
                    self.wants_fit = true;
                }
                if let Some(camera) = &self.camera {
                    let text = format!("{:.0} %", camera.zoom * 100.0);
                    ui.label(egui::RichText::new(text).size(12.0).color(cx.tokens.muted));
                }
            });
        });
    }

    /// Draws the scene anew where anything that matters changed.
    fn follow(&mut self, cx: &Context<'_>, area: Rect) {
        let camera = *self.camera.get_or_insert_with(|| fitted(cx, area));
        if std::mem::take(&mut self.wants_fit) {
            self.camera = Some(fitted(cx, area));
        }
        let camera = self.camera.unwrap_or(camera);
        let visible = self.drawn.as_ref().map(|(_, _, frame)| seen(camera, frame, area));
        let late = cx.initiative.map(|id| plan::late(cx.document, id, cx.today)).unwrap_or_default();
        let options = NetworkOptions {
            zoom: camera.zoom,
            visible,
            selected: cx.selection.keys().into_iter().collect(),
            hovered: self.hovered,
            late,
            focus: cx.selection.person().filter(|_| self.steps > 0).map(|id| (id, self.steps)),
            show_communities: !self.communities_off,
            show_legend: false,
            ..NetworkOptions::default()
        };
        let state =
            Drawn { revision: cx.revision, arranged: cx.arranged, initiative: cx.initiative, options };
        if self.drawn.as_ref().is_none_or(|(drawn, ..)| *drawn != state) {
            let (scene, frame) = network(cx.disclosure, cx.initiative, cx.positions, &state.options, &Inter);
            self.drawn = Some((state, Rc::new(scene), frame));
        }
    }

    /// The ring at the edge of the person under the pointer, from which a tie is dragged.
    fn handle(&self, scene: &Scene, camera: Camera, pointer: Pos2) -> Option<(StakeholderId, Pos2)> {
        let people = scene.marks.iter().rev().filter_map(|mark| match mark.key {
            Key::Stakeholder(id) => Some((id, canvas::place(mark, camera))),
            _ => None,
        });
        for (id, place) in people {
            let (centre, radius) = (place.center(), place.width() / 2.0);
            let by = pointer - centre;
            if (by.length() - radius).abs() <= HANDLE * 0.6 && by.length() > radius * 0.75 {
                return Some((id, centre + by.normalized() * radius));
            }
        }
        None
    }

    fn move_camera(&mut self, ui: &Ui, response: &Response) {
        let Some(camera) = &mut self.camera else { return };
        if !response.hovered() {
            return;
        }
        let pointer = response.hover_pos().unwrap_or(response.rect.center());
        let zoom = ui.input(egui::InputState::zoom_delta);
        if (zoom - 1.0).abs() > 1e-4 {
            camera.zoom_at(pointer, zoom);
        }
        // A wheel that turns by lines zooms; a trackpad that scrolls by points pans.
        let wheel: Vec<(egui::MouseWheelUnit, Vec2)> = ui.input(|input| {
            let turned = input.events.iter().filter_map(|event| match event {
                egui::Event::MouseWheel { unit, delta, modifiers, .. } if !modifiers.command => {
                    Some((*unit, *delta))
                }
                _ => None,
            });
            turned.collect()
        });
        for (unit, delta) in wheel {
            match unit {
                egui::MouseWheelUnit::Point => camera.pan(delta),
                _ => camera.zoom_at(pointer, 1.15_f32.powf(delta.y)),
            }
        }
    }
}

impl View for Network {
    fn ui(&mut self, ui: &mut Ui, cx: &Context<'_>, out: &mut Outbox) {
        let tokens = cx.tokens;
        Panel::top("network toolbar")
            .frame(Frame::new().fill(tokens.surface).inner_margin(Margin::symmetric(12, 0)))
            .exact_size(36.0)
            .resizable(false)
            .show(ui, |ui| self.toolbar(ui, cx, out));
        if cx.document.stakeholders.is_empty() {
            let sentence = "The network shows who is tied to whom, and who stands between groups.";
            if widgets::empty_state(ui, tokens, "Nobody on the map yet", sentence, "Add a person") {
                out.ask(Request::Run("people.add"));
            }
            return;
        }
        if cx.positions.is_empty() {
            let centre = ui.available_rect_before_wrap().center();
            ui.painter().text(centre, Align2::CENTER_CENTER, "Arranging…", fonts::medium(14.0), tokens.muted);
            return;
        }
        legend_band(ui, cx);
        let area = ui.available_rect_before_wrap();
        let response = ui.allocate_rect(area, Sense::click_and_drag());
        self.follow(cx, area);
        self.move_camera(ui, &response);
        let Some((_, scene, frame)) = &self.drawn else { return };
        let Some(world) = self.camera else { return };
        let (scene, frame) = (Rc::clone(scene), *frame);
        // The scene is drawn at its zoom already: it is only moved.
        let camera = Camera::at(world.origin - vec2(frame.origin.x, frame.origin.y));
        let painter = ui.painter().with_clip_rect(area);
        dots(&painter, world, area, tokens.line);
        canvas::paint_marks(&painter, &scene, camera, tokens.theme);
        let mut canvas_ui = ui.new_child(egui::UiBuilder::new().max_rect(area));
        canvas_ui.set_clip_rect(area);
        if let Some(key) = canvas::name_marks(&canvas_ui, &scene, camera, |key| cx.selection.has(key)) {
            out.ask(Request::Select(Selection::one(key)));
        }
        self.pointer(ui, cx, &scene, camera, &response, out);
        self.gesture(ui, cx, &scene, camera, &painter, out);
        if !cx.blocked
            && !cx.focused
            && let Some(direction) = super::arrow(ui)
        {
            let next = match cx.selection.person() {
                Some(id) => canvas::neighbour(&scene, Key::Stakeholder(id), direction),
                None => scene.marks.iter().max_by(|a, b| a.weight.total_cmp(&b.weight)).map(|mark| mark.key),
            };
            if let Some(next) = next {
                out.ask(Request::Select(Selection::one(next)));
            }
        }
    }

    fn fit(&mut self) {
        self.wants_fit = true;
    }
}

impl Network {
    /// Clicks, the beginning of drags, and what is under the pointer.
    fn pointer(
        &mut self,
        ui: &Ui,
        cx: &Context<'_>,
        scene: &Scene,
        camera: Camera,
        response: &Response,
        out: &mut Outbox,
    ) {
        let modifiers = ui.input(|input| input.modifiers);
        let idle = matches!(self.gesture, Gesture::Nothing);
        let handle = response.hover_pos().filter(|_| idle).and_then(|p| self.handle(scene, camera, p));
        if let Some((_, at)) = handle {
            ui.painter().circle(at, 5.0, cx.tokens.surface, Stroke::new(2.0, cx.tokens.accent));
            ui.set_cursor_icon(egui::CursorIcon::Crosshair);
        }
        let hovered = response.hover_pos().filter(|_| idle).and_then(|p| canvas::hit(scene, camera, p));
        if handle.is_none() && hovered.is_some() {
            ui.set_cursor_icon(egui::CursorIcon::PointingHand);
        }
        self.hovered = hovered;
        if response.drag_started() {
            let pressed = ui.input(|input| input.pointer.press_origin()).or(response.interact_pointer_pos());
            let Some(pressed) = pressed else { return };
            let middle = ui.input(|input| input.pointer.middle_down() || input.key_down(egui::Key::Space));
            self.gesture = match (self.handle(scene, camera, pressed), canvas::hit(scene, camera, pressed)) {
                _ if middle => Gesture::Panning,
                (Some((from, _)), _) => Gesture::Tying { from, to: pressed },
                (None, Some(Key::Stakeholder(id))) => {
                    let mut people = cx.selection.people();
                    if !people.contains(&id) {
                        people = vec![id];
                        out.ask(Request::Select(Selection::one(Key::Stakeholder(id))));
                    }
                    Gesture::Moving { people, start: pressed, by: Vec2::ZERO }
                }
                _ if modifiers.shift || modifiers.command => Gesture::Band { from: pressed, to: pressed },
                _ => Gesture::Panning,
            };
        }
        if response.clicked()
            && let Some(pointer) = response.interact_pointer_pos()
        {
            match canvas::hit(scene, camera, pointer) {
                Some(key) => out.ask(Request::Select(cx.selection.clicked(key, Click::with(modifiers)))),
                None => out.ask(Request::Select(Selection::default())),
            }
        }
    }

    /// Goes on with what the pointer is doing; ends it on release, cancels it on Esc.
    fn gesture(
        &mut self,
        ui: &Ui,
        cx: &Context<'_>,
        scene: &Scene,
        camera: Camera,
        painter: &egui::Painter,
        out: &mut Outbox,
    ) {
        if ui.input_mut(|input| {
            !matches!(self.gesture, Gesture::Nothing) && input.consume_key(Modifiers::NONE, egui::Key::Escape)
        }) {
            self.gesture = Gesture::Nothing;
            return;
        }
        let down = ui.input(|input| input.pointer.any_down());
        let pointer = ui.input(|input| input.pointer.latest_pos());
        let accent = cx.tokens.accent;
        match &mut self.gesture {
            Gesture::Nothing => return,
            Gesture::Panning => {
                let by = ui.input(|input| input.pointer.delta());
                if let Some(camera) = &mut self.camera {
                    camera.pan(by);
                }
                ui.set_cursor_icon(egui::CursorIcon::Grabbing);
            }
            Gesture::Band { from, to } => {
                *to = pointer.unwrap_or(*to);
                let area = Rect::from_two_pos(*from, *to);
                painter.rect(
                    area,
                    0.0,
                    accent.gamma_multiply(0.08),
                    Stroke::new(1.0, accent),
                    egui::StrokeKind::Inside,
                );
                if !down {
                    let touched =
                        scene.marks.iter().filter(|mark| area.intersects(canvas::place(mark, camera)));
                    let people =
                        touched.map(|mark| mark.key).filter(|key| matches!(key, Key::Stakeholder(_)));
                    out.ask(Request::Select(Selection::of(cx.selection.keys().into_iter().chain(people))));
                }
            }
            Gesture::Moving { people, start, by } => {
                if let Some(pointer) = pointer {
                    *by = pointer - *start;
                }
                for id in people.iter() {
                    if let Some(mark) = scene.find(Key::Stakeholder(*id)) {
                        let place = canvas::place(mark, camera).translate(*by);
                        painter.circle(
                            place.center(),
                            place.width() / 2.0,
                            accent.gamma_multiply(0.15),
                            Stroke::new(2.0, accent),
                        );
                    }
                }
                ui.set_cursor_icon(egui::CursorIcon::Grabbing);
                if !down {
                    let zoom = self.camera.map_or(1.0, |camera| camera.zoom);
                    let by = *by / zoom;
                    let places: Vec<(StakeholderId, Point)> = people
                        .iter()
                        .filter_map(|id| {
                            let at = cx.positions.get(id)?;
                            Some((*id, Point::new(at.x + f64::from(by.x), at.y + f64::from(by.y))?))
                        })
                        .collect();
                    out.edit(edits::pin(cx.document, &places));
                }
            }
            Gesture::Tying { from, to } => {
                *to = pointer.unwrap_or(*to);
                let target = person_at(scene, camera, *to).filter(|id| id != from);
                if let Some(mark) = scene.find(Key::Stakeholder(*from)) {
                    let centre = canvas::place(mark, camera).center();
                    painter.arrow(centre, *to - centre, Stroke::new(2.2, accent));
                }
                if let Some(mark) = target.and_then(|id| scene.find(Key::Stakeholder(id))) {
                    let place = canvas::place(mark, camera);
                    painter.circle_stroke(
                        place.center(),
                        place.width() / 2.0 + 6.0,
                        Stroke::new(3.0, accent),
                    );
                }
                ui.set_cursor_icon(egui::CursorIcon::Crosshair);
                if !down && let Some(to) = target {
                    out.ask(Request::Ask(Dialog::Tie(Tying::between(*from, to))));
                }
            }
        }
        if !down {
            self.gesture = Gesture::Nothing;
        }
    }
}

/// The person whose body is under a point of the screen.
fn person_at(scene: &Scene, camera: Camera, pointer: Pos2) -> Option<StakeholderId> {
    match canvas::hit(scene, camera, pointer) {
        Some(Key::Stakeholder(id)) => Some(id),
        _ => None,
    }
}
