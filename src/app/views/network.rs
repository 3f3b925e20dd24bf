//! Who is tied to whom: move people, tie them by dragging from one to another, look at some of them more closely.

mod eye;
mod floating;
mod gesture;
mod ground;
mod insight;
mod keys;
mod known;
mod menus;
mod minimap;
mod overlay;
mod show;
mod stage;
mod toolbar;
mod tying;

use super::View;
use crate::analysis::TieFilter;
use crate::app::canvas::Camera;
use crate::app::context::Context;
use crate::app::request::{Outbox, Request};
use crate::app::selection::Selection;
use crate::app::{fonts, theme, widgets};
use crate::model::{InitiativeId, Key};
use egui::{
    Align2, Frame, Margin, Painter, Panel, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2,
};
use eye::Eye;
use floating::Tool;
use gesture::Gesture;
use ground::LegendBand;
use insight::Insight;
use keys::Aloud;
use overlay::Neighbours;
pub(in crate::app) use show::Offer;
use show::Show;
pub use show::{Areas, Choice, Colour, Size};
use stage::{Set, Stage};
use tying::{Question, Usual};

/// How long the pointer rests on somebody before the others fade, in seconds.
const REST: f64 = 0.35;

/// The network and how it is looked at.
#[derive(Default)]
pub(super) struct Network {
    eye: Eye,
    show: Show,
    tool: Tool,
    gesture: Gesture,
    hovered: Option<Key>,
    hovered_since: f64,
    neighbours: Neighbours,
    question: Option<Question>,
    usual: Usual,
    look: Option<Look>,
    /// For what a menu is open, and where, if it was opened by a key.
    menu_for: Option<Key>,
    menu_at: Option<egui::Pos2>,
    stage: Stage,
    aloud: Aloud,
    legend: LegendBand,
    insight: Option<(InsightOf, Insight)>,
    /// Frames until a picture of the canvas is taken.
    shot: u8,
}

/// From what the counts of the chips were made: the map, the initiative, the ties that are seen.
type InsightOf = (u64, Option<InitiativeId>, TieFilter);

/// Where the camera is to go.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Look {
    /// To everybody.
    All,
    /// To the selected people.
    Selected,
    /// To the size as it is.
    Actual,
    /// So far that this one is seen.
    Towards(Key),
}

/// True while Space is held, so that a drag moves the view.
fn space_held(ui: &Ui) -> bool {
    ui.input(|input| input.key_down(egui::Key::Space)) && !ui.ctx().text_edit_focused()
}

impl View for Network {
    fn ui(&mut self, ui: &mut Ui, cx: &Context<'_>, out: &mut Outbox) {
        let tokens = cx.tokens;
        let height = if ui.ctx().content_rect().width() >= 1600.0 { 40.0 } else { 36.0 };
        let toolbar = Panel::top("network toolbar")
            .frame(Frame::new().fill(tokens.surface).inner_margin(Margin::symmetric(12, 0)))
            .exact_size(height)
            .resizable(false);
        toolbar.show(ui, |ui| self.toolbar(ui, cx, out));
        if cx.document.stakeholders.is_empty() {
            let sentence = "The network shows who is tied to whom, and who stands between groups.";
            if widgets::empty_state(ui, tokens, "Nobody on the map yet", sentence, "Add a person") {
                out.ask(Request::Run("people.add"));
            }
            return;
        }
        if cx.positions.is_empty() {
            floating::waiting(ui, cx, cx.arranging, out);
            return;
        }
        let joiners = self.insight(cx).bridges.clone();
        let entries = self.stage.prepare(cx, &self.show, &joiners);
        self.legend.ui(ui, cx, &entries);
        self.canvas(ui, cx, out);
    }

    fn fit(&mut self) {
        self.look = Some(Look::All);
    }

    fn fit_selection(&mut self) {
        self.look = Some(Look::Selected);
    }

    fn actual_size(&mut self) {
        self.look = Some(Look::Actual);
    }

    fn focus(&mut self, selection: &Selection, steps: u8) {
        let wanted = selection.person().map(|id| (id, steps)).filter(|_| steps > 0);
        self.show.focus = if self.show.focus == wanted { None } else { wanted };
    }

    fn escape(&mut self) -> bool {
        self.question.take().is_some() || self.show.focus.take().is_some()
    }

    fn choose(&mut self, choice: Choice) {
        self.show.choose(choice);
    }

    fn asks(&self) -> bool {
        self.question.is_some()
    }

    fn hint(&self) -> Option<String> {
        if let Some(words) = self.gesture.hint() {
            return Some(words.to_owned());
        }
        let percent = self.eye.camera()?.zoom * 100.0;
        Some(format!(
            "Drag from the ring at a person's edge to tie them, or press T   ·   Zoom {percent:.0} %"
        ))
    }
}

impl Network {
    fn canvas(&mut self, ui: &mut Ui, cx: &Context<'_>, out: &mut Outbox) {
        let area = ui.available_rect_before_wrap();
        let response = ui.allocate_rect(area, Sense::click_and_drag());
        let painter = ui.painter().with_clip_rect(area);
        self.eye.follow(ui, area);
        self.go(ui, cx, area);
        if self.question.is_none() {
            self.eye.wheel(ui, &response);
        }
        let Some(world) = self.eye.camera() else { return };
        let set = self.stage.set(cx, &self.show, world, area);
        ground::dots(&painter, world, area, cx.tokens.line);
        let shown = (&set.scene, &*set.scene);
        self.stage.picture.paint(&painter, shown, 1, set.camera, cx.tokens.theme);
        let mut over = ui.new_child(egui::UiBuilder::new().max_rect(area));
        over.set_clip_rect(area);
        if let Some(key) = self.aloud.ui(&over, cx, &set, response.id) {
            out.ask(Request::Select(Selection::one(key)));
        }
        self.resting(ui, cx, &set, &painter);
        self.menu(&response, cx, &set, out);
        self.keys(&over, cx, &set, &response, out);
        self.pointer(&over, cx, &set, &response, out);
        self.carry_on(ui, cx, &set, &painter, out);
        if self.shot == 1 {
            take_picture(ui, self.legend.area.map_or(area, |legend| area.union(legend)));
        } else {
            self.floats(&mut over, cx, &set, area, out);
        }
        if self.shot > 0 {
            self.shot -= 1;
            ui.request_repaint();
        }
        if let Some(mut question) = self.question.take()
            && question.ui(ui, cx, &mut self.usual, out)
        {
            self.question = Some(question);
        }
    }

    /// Moves the camera where it was asked to go.
    fn go(&mut self, ui: &Ui, cx: &Context<'_>, area: Rect) {
        // Chips lie over the upper edge; names stand beside the marks and need room to the sides, however far away.
        let free = Rect::from_min_max(area.min + vec2(24.0, 40.0), area.max);
        let free = free.shrink2(vec2((free.width() * 0.07).clamp(32.0, 72.0), 24.0).min(free.size() / 4.0));
        let all = || eye::framing(ground::whole(cx), free);
        let Some(camera) = self.eye.camera() else {
            self.eye.set(all());
            return;
        };
        match self.look.take() {
            None => {}
            Some(Look::All) => self.eye.go(ui, cx.motion, all()),
            Some(Look::Actual) => self.eye.go(ui, cx.motion, eye::actual(camera, area)),
            Some(Look::Selected) => {
                let people = cx.selection.people();
                let places = people.iter().filter_map(|id| cx.positions.get(id));
                if !people.is_empty() {
                    self.eye.go(ui, cx.motion, eye::framing(ground::room_of(places), free));
                }
            }
            Some(Look::Towards(key)) => {
                let Key::Stakeholder(id) = key else { return };
                if let Some(place) = cx.positions.get(&id) {
                    let by = keys::into_view(camera, ground::at(place), area);
                    let to = Camera { origin: camera.origin + by, ..camera };
                    self.eye.go(ui, cx.motion, to);
                }
            }
        }
    }

    /// What the pointer rests on: first a halo, after a moment its neighbours.
    fn resting(&mut self, ui: &Ui, cx: &Context<'_>, set: &Set, painter: &Painter) {
        let idle = self.gesture.is_idle() && self.question.is_none();
        let now = ui.input(|input| input.time);
        let rested = now - self.hovered_since >= REST;
        let person = match self.hovered {
            Some(Key::Stakeholder(id)) if idle && self.show.focus.is_none() => Some(id),
            _ => None,
        };
        if person.is_some() && !rested {
            ui.request_repaint_after_secs((REST - (now - self.hovered_since)) as f32);
        }
        let person = person.filter(|_| rested);
        let share = ui.ctx().animate_bool_with_time(
            ui.scope_id().with("resting"),
            person.is_some(),
            if cx.motion { theme::HOVER_SECS } else { 0.0 },
        );
        if let Some(id) = person
            && share > 0.0
        {
            self.neighbours.paint(painter, cx, set, &self.show.ties, id, share);
        }
        for key in cx.hovered.into_iter().chain(self.hovered.filter(|_| idle && cx.hovered.is_none())) {
            overlay::halo(painter, cx, set, key);
        }
    }

    fn floats(&mut self, ui: &mut Ui, cx: &Context<'_>, set: &Set, area: Rect, out: &mut Outbox) {
        let margin = if area.width() > 1200.0 { 16.0 } else { 12.0 };
        let corner = area.min + vec2(margin, margin);
        self.tools(ui, cx, corner);
        self.pills(ui, cx, set, corner + vec2(48.0, 0.0));
        self.chips(ui, cx, area, out);
        if cx.document.ties.is_empty() {
            first_tie(ui, cx, area);
        }
        if let Some(by) = minimap::minimap(ui, cx, set, area) {
            self.eye.pan(by);
        }
    }
}

/// How the first tie is drawn, at the lower edge.
fn first_tie(ui: &Ui, cx: &Context<'_>, area: Rect) {
    let tokens = cx.tokens;
    let words = "Draw the first tie: drag from the ring at a person's edge to another, or select somebody and press T";
    let room = area.width() - 2.0 * 64.0;
    let words = widgets::galley(ui, words, fonts::medium(theme::size::CONTROL), tokens.text, room);
    let card = Rect::from_center_size(
        egui::pos2(area.center().x, area.bottom() - 36.0),
        words.size() + vec2(32.0, 16.0),
    );
    let rim = Stroke::new(1.0, tokens.accent);
    ui.painter().rect(card, theme::radius::CARD, tokens.accent_soft, rim, StrokeKind::Inside);
    let at = Align2::CENTER_CENTER.anchor_size(card.center(), words.size()).min;
    ui.interact(card, ui.scope_id().with("first tie"), Sense::hover())
        .widget_info(|| WidgetInfo::labeled(Role::Label, true, words.text()));
    ui.painter().galley(at, words, tokens.text);
}

/// Copies the canvas as it is on the screen.
fn take_picture(ui: &Ui, area: Rect) {
    let (ctx, scale) = (ui.ctx().clone(), ui.pixels_per_point());
    ui.ctx().request_screenshot(move |image| {
        let whole =
            Rect::from_min_size(egui::Pos2::ZERO, vec2(image.width() as f32, image.height() as f32) / scale);
        let seen = area.intersect(whole);
        if seen.is_positive() {
            ctx.copy_image(image.region(&seen, Some(scale)));
        }
        ctx.request_repaint();
    });
}
