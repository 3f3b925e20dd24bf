//! What does the pointer do on the canvas?
//!
//! *Invariants:* a gesture changes nothing before it ends, and nothing where it is cancelled.

use super::floating::Tool;
use super::ground;
use super::overlay;
use super::stage::Set;
use super::tying::{CARD, End, Question};
use super::{Network, space_held};
use crate::app::context::Context;
use crate::app::menus;
use crate::app::request::{Outbox, Request};
use crate::app::selection::{Click, Selection};
use crate::model::{Key, Point, StakeholderId, edits};
use egui::{
    CursorIcon, Key as Press, Modifiers, Painter, PointerButton, Popup, PopupCloseBehavior, PopupKind, Pos2,
    Rect, Response, Ui, Vec2, vec2,
};

/// How far outside of a person's edge the tie handle is caught, in points of the screen.
const OUTSIDE: f32 = 12.0;
/// How far inside.
const INSIDE: f32 = 3.0;
/// From this zoom on there are handles.
const HANDLES: f32 = 0.3;

/// What the pointer is doing.
#[derive(Debug, Default)]
pub(super) enum Gesture {
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

impl Gesture {
    pub(super) fn is_idle(&self) -> bool {
        matches!(self, Self::Nothing)
    }

    /// What else can be done while it lasts.
    pub(super) fn hint(&self) -> Option<&'static str> {
        match self {
            Self::Nothing | Self::Panning => None,
            Self::Moving { .. } => Some("Shift keeps the axis, Esc cancels"),
            Self::Tying { .. } => {
                Some("Let go on a person to tie, on an empty place for somebody new; Esc cancels")
            }
            Self::Band { .. } => Some("Shift adds, Ctrl toggles, Alt takes away; Esc cancels"),
        }
    }
}

impl Network {
    /// The person whose ring is under the pointer, from which a tie is dragged, and where the ring is.
    fn handle(&self, set: &Set, pointer: Pos2) -> Option<(StakeholderId, Pos2)> {
        if self.tool == Tool::Hand || self.eye.camera().is_none_or(|camera| camera.zoom < HANDLES) {
            return None;
        }
        let (key, at, radius) = set.hits.nearest(set.camera, pointer, OUTSIDE)?;
        let Key::Stakeholder(id) = key else { return None };
        let middle = set.camera.screen(at);
        let anywhere = self.tool == Tool::Tie;
        let on_rim = middle.distance(pointer) >= radius - INSIDE;
        (on_rim || anywhere).then(|| (id, overlay::handle_at(middle, radius, pointer)))
    }

    /// What is under the pointer, clicks, and the beginning of drags.
    pub(super) fn pointer(
        &mut self,
        ui: &Ui,
        cx: &Context<'_>,
        set: &Set,
        response: &Response,
        out: &mut Outbox,
    ) {
        let modifiers = ui.input(|input| input.modifiers);
        let over = response.hover_pos().filter(|_| self.gesture.is_idle() && self.question.is_none());
        let hovered = over.and_then(|at| set.hits.at(set.camera, at));
        self.hover(ui, hovered.filter(|key| !matches!(key, Key::Community(_))));
        if let Some(at) = over {
            match self.handle(set, at) {
                _ if space_held(ui) || self.tool == Tool::Hand => ui.set_cursor_icon(CursorIcon::Grab),
                Some((_, ring)) => {
                    overlay::handle(ui.painter(), cx, ring);
                    ui.set_cursor_icon(CursorIcon::Crosshair);
                }
                None if hovered.is_some() => ui.set_cursor_icon(CursorIcon::PointingHand),
                None => {}
            }
        }
        if let Some(key) = self.hovered {
            out.ask(Request::Hover(key));
        }
        if self.question.is_some() {
            // A press beside the question leaves it.
            if response.clicked() || response.drag_started() {
                self.question = None;
            }
            return;
        }
        if response.drag_started() {
            self.begin(ui, cx, set, response, out);
        }
        let Some(at) = response.interact_pointer_pos() else { return };
        let there = set.hits.at(set.camera, at);
        if response.clicked() {
            response.request_focus();
            let next = there
                .map_or_else(Selection::default, |key| cx.selection.clicked(key, Click::with(modifiers)));
            if there.is_some() || !(modifiers.shift || modifiers.command) {
                out.ask(Request::Select(next));
            }
        }
        if response.double_clicked() && there.is_some() && !cx.inspector_open {
            out.ask(Request::Run("view.inspector"));
        }
        if response.secondary_clicked() {
            self.menu_for = there.filter(|key| !matches!(key, Key::Community(_)));
            if let Some(key) = self.menu_for.filter(|key| !cx.selection.has(*key)) {
                out.ask(Request::Select(Selection::one(key)));
            }
        }
    }

    /// What a right click, the menu key or Shift+F10 offers for who or what is selected, or for the canvas.
    pub(super) fn menu(&mut self, response: &Response, cx: &Context<'_>, set: &Set, out: &mut Outbox) {
        let ui_keys = |input: &mut egui::InputState| {
            input.consume_key(Modifiers::NONE, Press::Menu) || input.consume_key(Modifiers::SHIFT, Press::F10)
        };
        let ours = cx.selection.primary().and_then(|key| Some((key, set.hits.person(&set.scene, key)?)));
        let free = !cx.blocked && !response.ctx.text_edit_focused();
        if let Some((key, (_, at, _))) = ours.filter(|_| free)
            && response.ctx.input_mut(ui_keys)
        {
            self.menu_for = Some(key);
            self.menu_at = Some(set.camera.screen(at));
        } else if response.secondary_clicked() {
            self.menu_at = None;
        }
        let body = |ui: &mut Ui, out: &mut Outbox| match self.menu_for {
            Some(Key::Stakeholder(_)) => menus::person(ui, cx, out),
            Some(Key::Tie(_)) => menus::tie(ui, cx, out),
            _ => {
                for id in ["people.add", "edit.select-all", "view.fit", "view.actual-size", "network.arrange"]
                {
                    menus::item(ui, cx, out, id);
                }
            }
        };
        if let Some(at) = self.menu_at {
            let mut open = true;
            Popup::from_response(response)
                .id(response.id.with("menu by key"))
                .kind(PopupKind::Menu)
                .at_position(at)
                .open_bool(&mut open)
                .close_behavior(PopupCloseBehavior::CloseOnClick)
                .show(|ui| body(ui, out));
            if !open {
                self.menu_at = None;
            }
        } else {
            response.context_menu(|ui| body(ui, out));
        }
    }

    /// Remembers what the pointer rests on, and since when.
    fn hover(&mut self, ui: &Ui, hovered: Option<Key>) {
        if self.hovered != hovered {
            self.hovered = hovered;
            self.hovered_since = ui.input(|input| input.time);
        }
    }

    fn begin(&mut self, ui: &Ui, cx: &Context<'_>, set: &Set, response: &Response, out: &mut Outbox) {
        let pressed = ui.input(|input| input.pointer.press_origin()).or(response.interact_pointer_pos());
        let Some(pressed) = pressed else { return };
        response.request_focus();
        let pans = response.dragged_by(PointerButton::Middle) || space_held(ui) || self.tool == Tool::Hand;
        if !pans && !response.dragged_by(PointerButton::Primary) {
            return;
        }
        self.gesture = match (self.handle(set, pressed), set.hits.person_at(set.camera, pressed)) {
            _ if pans => Gesture::Panning,
            (Some((from, _)), _) => Gesture::Tying { from, to: pressed },
            (None, Some(Key::Stakeholder(id))) => {
                let mut people = cx.selection.people();
                if !people.contains(&id) {
                    people = vec![id];
                    out.ask(Request::Select(Selection::one(Key::Stakeholder(id))));
                }
                Gesture::Moving { people, start: pressed, by: Vec2::ZERO }
            }
            _ => Gesture::Band { from: pressed, to: pressed },
        };
    }

    /// Goes on with what the pointer is doing; ends it on release, cancels it on Esc.
    pub(super) fn carry_on(
        &mut self,
        ui: &Ui,
        cx: &Context<'_>,
        set: &Set,
        painter: &Painter,
        out: &mut Outbox,
    ) {
        if self.gesture.is_idle() {
            return;
        }
        if ui.input_mut(|input| input.consume_key(Modifiers::NONE, Press::Escape)) {
            self.gesture = Gesture::Nothing;
            return;
        }
        let (down, pointer, modifiers) =
            ui.input(|input| (input.pointer.any_down(), input.pointer.latest_pos(), input.modifiers));
        match &mut self.gesture {
            Gesture::Nothing => {}
            Gesture::Panning => {
                ui.set_cursor_icon(CursorIcon::Grabbing);
                self.eye.pan(ui.input(|input| input.pointer.delta()));
            }
            Gesture::Band { from, to } => {
                *to = pointer.unwrap_or(*to);
                let area = Rect::from_two_pos(*from, *to);
                overlay::band(painter, cx, area);
                if !down {
                    let touched = set.hits.touched(set.camera, area);
                    out.ask(Request::Select(banded(cx.selection, touched, modifiers)));
                }
            }
            Gesture::Moving { people, start, by } => {
                if let Some(pointer) = pointer {
                    *by = along(pointer - *start, modifiers.shift);
                }
                overlay::moving(painter, cx, set, people, *by);
                ui.set_cursor_icon(CursorIcon::Grabbing);
                if !down {
                    let zoom = self.eye.camera().map_or(1.0, |camera| camera.zoom);
                    move_people(cx, people, *by / zoom, out);
                }
            }
            Gesture::Tying { from, to } => {
                let from = *from;
                *to = pointer.unwrap_or(*to);
                let to = *to;
                let start = Key::Stakeholder(from);
                let target = set.hits.person_at(set.camera, to).filter(|key| *key != start);
                overlay::rubber(painter, cx, set, start, to, target);
                ui.set_cursor_icon(CursorIcon::Crosshair);
                if !down {
                    self.ask_tie(set, from, to, target, painter.clip_rect());
                }
            }
        }
        if !down {
            self.gesture = Gesture::Nothing;
        }
    }

    /// Opens the question beside the target, or beside an empty place for somebody new.
    fn ask_tie(&mut self, set: &Set, from: StakeholderId, to: Pos2, target: Option<Key>, area: Rect) {
        let start = set.hits.person(&set.scene, Key::Stakeholder(from));
        let end = if let Some(Key::Stakeholder(id)) = target {
            End::There(id)
        } else {
            // Let go on the person that it began from, or next to them: nothing was meant.
            let near =
                start.is_some_and(|(_, at, radius)| set.camera.screen(at).distance(to) < radius + 24.0);
            let Some(at) = self.eye.camera().map(|camera| camera.scene(to)).filter(|_| !near) else { return };
            let Some(at) = Point::new(f64::from(at.x.round()), f64::from(at.y.round())) else { return };
            End::New(String::new(), at)
        };
        let beside = target
            .and_then(|key| set.hits.person(&set.scene, key))
            .map_or(to, |(_, at, radius)| set.camera.screen(at) + vec2(radius, 0.0));
        self.question = Some(Question::new(from, end, free_corner(set, beside, area)));
    }
}

/// Where the card covers the fewest people: beside the target, within the canvas.
fn free_corner(set: &Set, beside: Pos2, area: Rect) -> Pos2 {
    let room = Rect::from_min_max(area.min + vec2(56.0, 48.0), area.max - CARD - vec2(8.0, 64.0));
    let tries = [
        vec2(8.0, 52.0),
        vec2(24.0, -CARD.y - 16.0),
        vec2(-CARD.x - 64.0, 32.0),
        vec2(-CARD.x - 64.0, -CARD.y),
    ];
    let corner = |by: Vec2| {
        let at = beside + by;
        let x = at.x.clamp(room.left(), room.right().max(room.left()));
        Pos2::new(x, at.y.clamp(room.top(), room.bottom().max(room.top())))
    };
    let covered = |at: Pos2| {
        let card = Rect::from_min_size(at, CARD + vec2(0.0, 24.0));
        let own = u32::from(card.expand(4.0).contains(beside)) * 100;
        set.hits.touched(set.camera, card).len() as u32 + own
    };
    tries.into_iter().map(corner).min_by_key(|at| covered(*at)).unwrap_or(beside)
}

/// The way, or only its longer part.
fn along(by: Vec2, locked: bool) -> Vec2 {
    match locked {
        true if by.x.abs() >= by.y.abs() => vec2(by.x, 0.0),
        true => vec2(0.0, by.y),
        false => by,
    }
}

/// Whom a rubber band leaves selected: Shift adds, Ctrl toggles, Alt takes away.
fn banded(before: &Selection, touched: Vec<Key>, modifiers: Modifiers) -> Selection {
    let (old, primary) = (before.keys(), before.primary());
    let had = |key: &Key| old.contains(key);
    let first = primary.into_iter().chain(old.iter().copied());
    if modifiers.alt {
        Selection::of(first.filter(|key| !touched.contains(key)))
    } else if modifiers.command {
        let kept = first.filter(|key| !touched.contains(key));
        Selection::of(kept.chain(touched.iter().copied().filter(|key| !had(key))))
    } else if modifiers.shift {
        Selection::of(first.chain(touched))
    } else {
        Selection::of(touched)
    }
}

/// Moves people by so many points of the places, and keeps them there: one step.
pub(super) fn move_people(cx: &Context<'_>, people: &[StakeholderId], by: Vec2, out: &mut Outbox) {
    if by == Vec2::ZERO {
        return;
    }
    let moved = |id: &StakeholderId| {
        let at = ground::at(cx.positions.get(id)?);
        Some((*id, Point::new(f64::from((at.x + by.x).round()), f64::from((at.y + by.y).round()))?))
    };
    let places: Vec<(StakeholderId, Point)> = people.iter().filter_map(moved).collect();
    out.edit(edits::pin(cx.document, &places));
}
