//! How is the network used without a pointer?
//!
//! Arrows walk to the nearest person in their direction, Tab in the order of names; with Shift an arrow adds. Alt or Ctrl
//! with an arrow moves the selected people. The most important marks are named for screen readers where one listens.

use super::floating::Tool;
use super::gesture::move_people;
use super::overlay;
use super::stage::Set;
use super::{Look, Network};
use crate::app::canvas::Camera;
use crate::app::context::Context;
use crate::app::request::{Outbox, Request};
use crate::app::selection::Click;
use crate::app::views::ARROWS;
use crate::diagram::{Hit, Mark, Pos, Scene};
use crate::model::Key;
use egui::{
    EventFilter, Id, Key as Press, Modifiers, Rect, Response, Role, Sense, Ui, Vec2, WidgetInfo, vec2,
};
use std::rc::Rc;

/// How many marks are named for screen readers at the most.
const NAMED: usize = 500;
/// How far a key moves people, and how far with Shift, in points of the places.
const STEPS: (f32, f32) = (8.0, 1.0);

/// What is named for screen readers, chosen anew where the scene or the camera changed.
#[derive(Default)]
pub(super) struct Aloud {
    of: Option<(Rc<Scene>, Camera, Rect)>,
    named: Vec<(Key, Rect, String)>,
}

impl Aloud {
    /// Names the most important visible marks; does nothing where nobody listens. Gives who was reached.
    pub(super) fn ui(&mut self, ui: &Ui, cx: &Context<'_>, set: &Set, canvas: Id) -> Option<Key> {
        ui.ctx().accesskit_node_builder(canvas, |_| ())?;
        let clip = ui.clip_rect();
        let same = self.of.as_ref().is_some_and(|(scene, camera, area)| {
            Rc::ptr_eq(scene, &set.scene) && *camera == set.camera && *area == clip
        });
        if !same {
            let place = |mark: &Mark| crate::app::canvas::place(mark, set.camera);
            let mut seen: Vec<&Mark> =
                set.scene.marks.iter().filter(|mark| clip.intersects(place(mark))).collect();
            let order = |a: &&Mark, b: &&Mark| b.weight.total_cmp(&a.weight).then(a.key.cmp(&b.key));
            if seen.len() > NAMED {
                seen.select_nth_unstable_by(NAMED, order);
                seen.truncate(NAMED);
            }
            seen.sort_by(order);
            let said = |mark: &&Mark| {
                let mut name = match mark.key {
                    Key::Stakeholder(_) | Key::Tie(_) => set.cast.aloud(cx.disclosure, mark.key)?,
                    _ => mark.name.clone(),
                };
                for words in set.known.said(mark.key) {
                    name = format!("{name}, {}", words.to_lowercase());
                }
                Some((mark.key, place(mark), name))
            };
            self.named = seen.iter().filter_map(said).collect();
            self.of = Some((Rc::clone(&set.scene), set.camera, clip));
        }
        let mut reached = None;
        for (key, area, name) in &self.named {
            let id = ui.scope_id().with(("mark", *key));
            let response = ui.interact(*area, id, Sense::focusable_noninteractive());
            let role = if matches!(key, Key::Tie(_)) { Role::ListItem } else { Role::ListBoxOption };
            let on = cx.selection.has(*key);
            response.widget_info(|| WidgetInfo::selected(role, true, on, name));
            if response.has_focus() {
                hold(ui, id);
                if response.gained_focus() && !on {
                    reached = Some(*key);
                }
            }
        }
        reached
    }

    fn id(&self, ui: &Ui, key: Key) -> Option<Id> {
        self.named.iter().any(|(named, ..)| *named == key).then(|| ui.scope_id().with(("mark", key)))
    }
}

/// Arrows and Tab are for the canvas while it, or a mark on it, has the keyboard.
fn hold(ui: &Ui, id: Id) {
    let filter = EventFilter { tab: true, horizontal_arrows: true, vertical_arrows: true, escape: false };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
}

impl Network {
    /// Carries out keys that are meant for the canvas.
    pub(super) fn keys(&mut self, ui: &Ui, cx: &Context<'_>, set: &Set, canvas: &Response, out: &mut Outbox) {
        if cx.blocked || self.question.is_some() || ui.ctx().text_edit_focused() {
            return;
        }
        let focused = ui.memory(egui::Memory::focused);
        let on_mark = focused
            .filter(|id| self.aloud.named.iter().any(|(key, ..)| ui.scope_id().with(("mark", *key)) == *id));
        let ours = focused == Some(canvas.id) || on_mark.is_some();
        if canvas.has_focus() {
            hold(ui, canvas.id);
        }
        if focused.is_some() && !ours {
            return;
        }
        if ours
            && let Some((_, at, radius)) =
                cx.selection.primary().and_then(|key| set.hits.person(&set.scene, key))
        {
            overlay::focus_ring(ui.painter(), cx, set.camera.screen(at), radius + 6.0);
        }
        self.move_by_keys(ui, cx, out);
        if let Some((next, click)) = walked(ui, cx, set) {
            self.reach(ui, cx, next, click, canvas, out);
        } else if ours && let Some(forwards) = tabbed(ui) {
            if let Some(next) = by_name(cx, forwards) {
                self.reach(ui, cx, next, Click::Only, canvas, out);
            } else {
                // Past the last of them the keyboard goes on to what follows.
                let id = on_mark.unwrap_or(canvas.id);
                ui.memory_mut(|memory| memory.surrender_focus(id));
            }
        }
        for (press, tool) in [(Press::V, Tool::Select), (Press::H, Tool::Hand)] {
            if ui.input_mut(|input| !input.modifiers.any() && input.consume_key(Modifiers::NONE, press)) {
                self.tool = tool;
            }
        }
        let middle = canvas.rect.center();
        for (press, factor) in [(Press::Plus, 1.2), (Press::Equals, 1.2), (Press::Minus, 1.0 / 1.2)] {
            if ui.input_mut(|input| !input.modifiers.any() && input.consume_key(Modifiers::NONE, press)) {
                self.eye.zoom(middle, factor);
            }
        }
    }

    /// Selects who was walked to, and brings them into view.
    fn reach(
        &mut self,
        ui: &Ui,
        cx: &Context<'_>,
        key: Key,
        click: Click,
        canvas: &Response,
        out: &mut Outbox,
    ) {
        out.ask(Request::Select(cx.selection.clicked(key, click)));
        let id = self.aloud.id(ui, key).unwrap_or(canvas.id);
        ui.memory_mut(|memory| memory.request_focus(id));
        self.look = Some(Look::Towards(key));
    }

    fn move_by_keys(&mut self, ui: &Ui, cx: &Context<'_>, out: &mut Outbox) {
        let people = cx.selection.people();
        if people.is_empty() {
            return;
        }
        for (press, direction) in ARROWS {
            for with in [Modifiers::ALT, Modifiers::COMMAND] {
                let fine = ui.input_mut(|input| input.consume_key(with | Modifiers::SHIFT, press));
                if fine || ui.input_mut(|input| input.consume_key(with, press)) {
                    let step = if fine { STEPS.1 } else { STEPS.0 };
                    move_people(cx, &people, direction * step, out);
                }
            }
        }
    }
}

/// To whom an arrow leads, and what that does with the selection.
fn walked(ui: &Ui, cx: &Context<'_>, set: &Set) -> Option<(Key, Click)> {
    for (press, direction) in ARROWS {
        for (with, click) in [(Modifiers::SHIFT, Click::Add), (Modifiers::NONE, Click::Only)] {
            let exactly = |input: &mut egui::InputState| {
                input.modifiers.shift == with.shift
                    && !input.modifiers.alt
                    && !input.modifiers.command
                    && input.consume_key(with, press)
            };
            if ui.input_mut(exactly) {
                let from = cx.selection.primary().and_then(|key| set.hits.person(&set.scene, key));
                let next = match from {
                    Some((_, at, _)) => set.hits.towards(at, direction)?,
                    None => most_important(&set.scene)?,
                };
                return Some((next, click));
            }
        }
    }
    None
}

fn most_important(scene: &Scene) -> Option<Key> {
    let people = scene.marks.iter().filter(|mark| matches!(mark.hit, Hit::Disc(..)));
    people.max_by(|a, b| a.weight.total_cmp(&b.weight)).map(|mark| mark.key)
}

/// Tab: forwards; Shift+Tab: back.
fn tabbed(ui: &Ui) -> Option<bool> {
    let back = ui.input_mut(|input| input.consume_key(Modifiers::SHIFT, Press::Tab));
    (back || ui.input_mut(|input| input.consume_key(Modifiers::NONE, Press::Tab))).then_some(!back)
}

/// Who comes next by name; nobody after the last.
fn by_name(cx: &Context<'_>, forwards: bool) -> Option<Key> {
    let mut order: Vec<_> =
        cx.document.stakeholders.iter().map(|(id, record)| (record.name.to_lowercase(), *id)).collect();
    order.sort();
    let here = cx.selection.person().and_then(|id| order.iter().position(|(_, other)| *other == id));
    let next = match (here, forwards) {
        (None, true) => 0,
        (None, false) => order.len().checked_sub(1)?,
        (Some(here), true) => here + 1,
        (Some(here), false) => here.checked_sub(1)?,
    };
    order.get(next).map(|(_, id)| Key::Stakeholder(*id))
}

/// By how much the view must move so that a place is well inside of the area.
pub(super) fn into_view(camera: Camera, at: Pos, area: Rect) -> Vec2 {
    let inner = area.shrink2(vec2(96.0, 80.0).min(area.size() / 3.0));
    let there = camera.screen(at);
    let by = |value: f32, least: f32, most: f32| (least - value).max(0.0) + (most - value).min(0.0);
    vec2(by(there.x, inner.left(), inner.right()), by(there.y, inner.top(), inner.bottom()))
}
