//! How are the picks on their map seen, pointed at and walked between, small or large?
//!
//! *Invariants:* the picture is made anew only where the picks, the places, the map or the room for it changed. All of
//! it is one stop for the keyboard: arrows walk from person to person, Enter opens them.

use crate::app::canvas::{Camera, Hits, Picture, place};
use crate::app::carried::Carriers;
use crate::app::context::Context;
use crate::app::fonts;
use crate::app::request::{Outbox, Request};
use crate::app::selection::{Click, Selection};
use crate::app::views::ARROWS;
use crate::diagram::{Carried, Cast, Closely, Inter, Mark, Scene, pos, whereabouts};
use crate::model::{InitiativeId, Key};
use egui::{
    EventFilter, Key as Press, Modifiers, Painter, PointerButton, Pos2, Rect, Response, Role, Sense, Stroke,
    StrokeKind, Ui, Vec2, WidgetInfo, vec2,
};
use std::rc::Rc;

/// How many people are named for screen readers at the most, in a card and in the middle of the window.
const NAMED: (usize, usize) = (60, 500);

/// The map of the picks.
#[derive(Default)]
pub(super) struct Whereabouts {
    carriers: Carriers,
    cast: Option<(u64, Option<InitiativeId>, Rc<Cast>)>,
    drawn: Option<Drawn>,
    picture: Picture,
}

/// What was drawn last, and from what.
struct Drawn {
    carried: Carried,
    cast: Rc<Cast>,
    arranged: u64,
    size: Vec2,
    scene: Rc<Scene>,
    hits: Hits,
    /// The most important people, for screen readers.
    named: Vec<(Key, usize)>,
}

impl Whereabouts {
    /// By which pick everybody is reached.
    pub(super) fn carried(&mut self, cx: &Context<'_>) -> Carried {
        self.carriers.of(cx)
    }

    fn cast(&mut self, cx: &Context<'_>) -> Rc<Cast> {
        if let Some((revision, initiative, cast)) = &self.cast
            && (*revision, *initiative) == (cx.revision, cx.initiative)
        {
            return Rc::clone(cast);
        }
        let cast = Rc::new(Cast::of(cx.disclosure, cx.initiative));
        self.cast = Some((cx.revision, cx.initiative, Rc::clone(&cast)));
        cast
    }

    /// Fills the area with the map; O(people) where nothing changed, for the pointer only.
    pub(super) fn ui(
        &mut self,
        ui: &Ui,
        cx: &Context<'_>,
        area: Rect,
        (closely, name): (Closely, &str),
        out: &mut Outbox,
    ) {
        self.draw(cx, area.size(), closely);
        let Some(drawn) = &self.drawn else { return };
        let camera = Camera::at(area.min);
        let painter = ui.painter().with_clip_rect(area.intersect(ui.clip_rect()));
        self.picture.paint(&painter, (&drawn.scene, &*drawn.scene), 1, camera, cx.tokens.theme);
        let response = ui.interact(area, ui.scope_id().with(name), Sense::click());
        let whole = format!("{name}. {}", drawn.scene.description);
        response.widget_info(|| WidgetInfo::labeled(Role::ListBox, true, &whole));
        rings(&painter, cx, drawn, camera);
        if response.has_focus() {
            let ring = cx.tokens.focus_ring();
            ui.painter().rect_stroke(area, crate::app::theme::radius::CONTROL, ring, StrokeKind::Inside);
        }
        let reached = named(ui, cx, drawn, camera, &response);
        let chosen = reached.or_else(|| pointed(ui, cx, drawn, camera, &response, out));
        let walked = walked(ui, cx, drawn, &response);
        if let Some(key) = chosen {
            let click = Click::with(ui.input(|input| input.modifiers));
            out.ask(Request::Select(cx.selection.clicked(key, click)));
            response.request_focus();
        } else if let Some(key) = walked {
            out.ask(Request::Select(Selection::one(key)));
        }
        let enter = response.has_focus()
            && !cx.blocked
            && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Press::Enter));
        if (enter && cx.selection.person().is_some()) || (chosen.is_some() && response.double_clicked()) {
            out.ask(Request::Run("people.open"));
        }
    }

    fn draw(&mut self, cx: &Context<'_>, size: Vec2, closely: Closely) {
        let (carried, cast) = (self.carried(cx), self.cast(cx));
        let same = self.drawn.as_ref().is_some_and(|drawn| {
            drawn.carried == carried
                && Rc::ptr_eq(&drawn.cast, &cast)
                && drawn.arranged == cx.arranged
                && drawn.size == size
        });
        if same {
            return;
        }
        let form = (pos(size.x, size.y), closely);
        let scene = Rc::new(whereabouts(&cast, cx.disclosure, &carried, cx.positions, form, &Inter));
        let hits = Hits::of(&scene);
        let most = if closely == Closely::Small { NAMED.0 } else { NAMED.1 };
        let mut order: Vec<(usize, &Mark)> = scene.marks.iter().enumerate().collect();
        order.sort_by(|(_, a), (_, b)| b.weight.total_cmp(&a.weight).then(a.key.cmp(&b.key)));
        let named = order.iter().take(most).map(|(at, mark)| (mark.key, *at)).collect();
        self.drawn = Some(Drawn { carried, cast, arranged: cx.arranged, size, scene, hits, named });
    }
}

/// Rings round who is selected and who is hovered in any view.
fn rings(painter: &Painter, cx: &Context<'_>, drawn: &Drawn, camera: Camera) {
    let accent = cx.tokens.accent;
    if let Some((_, at, radius)) = cx.hovered.and_then(|key| drawn.hits.person(&drawn.scene, key)) {
        painter.circle_stroke(camera.screen(at), radius + 2.5, Stroke::new(5.0, accent.gamma_multiply(0.2)));
    }
    for key in cx.selection.people().into_iter().take(200).map(Key::Stakeholder) {
        if let Some((_, at, radius)) = drawn.hits.person(&drawn.scene, key) {
            painter.circle_stroke(camera.screen(at), radius + 3.0, Stroke::new(2.0, accent));
        }
    }
}

/// Names people for screen readers, where one listens; gives who was pressed.
fn named(ui: &Ui, cx: &Context<'_>, drawn: &Drawn, camera: Camera, whole: &Response) -> Option<Key> {
    ui.ctx().accesskit_node_builder(whole.id, |_| ())?;
    let mut pressed = None;
    for (key, at) in &drawn.named {
        let Some(mark) = drawn.scene.marks.get(*at) else { continue };
        let id = whole.id.with(("person", *key));
        let response = ui.interact(place(mark, camera), id, Sense::CLICK);
        let on = cx.selection.has(*key);
        response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, on, &mark.name));
        if response.clicked() {
            pressed = Some(*key);
        }
    }
    pressed
}

/// Who is under the pointer is named beside it; gives who was clicked.
fn pointed(
    ui: &Ui,
    cx: &Context<'_>,
    drawn: &Drawn,
    camera: Camera,
    whole: &Response,
    out: &mut Outbox,
) -> Option<Key> {
    if !whole.contains_pointer() {
        return None;
    }
    let pointer = ui.input(|input| input.pointer.latest_pos())?;
    let (key, at, radius) = drawn.hits.nearest(camera, pointer, 4.0)?;
    out.ask(Request::Hover(key));
    ui.set_cursor_icon(egui::CursorIcon::PointingHand);
    if let Key::Stakeholder(id) = key {
        let lines: Vec<String> = [cx.document.name(key)].into_iter().chain(drawn.carried.said(id)).collect();
        let beside = camera.screen(at) + vec2(0.0, radius + 8.0);
        card(ui, cx, beside, &lines.join("\n"));
    }
    // Enter is no click on whoever is under the pointer.
    whole.clicked_by(PointerButton::Primary).then_some(key)
}

/// Words on a card below a place, kept within the window.
fn card(ui: &Ui, cx: &Context<'_>, top: Pos2, words: &str) {
    let painter =
        ui.ctx().layer_painter(egui::LayerId::new(egui::Order::Tooltip, ui.scope_id().with("card")));
    let words = painter.layout(words.to_owned(), fonts::medium(12.0), cx.tokens.text, 280.0);
    let size = words.size() + vec2(12.0, 6.0);
    let window = ui.ctx().content_rect().shrink(4.0);
    let left = (top.x - size.x / 2.0).clamp(window.left(), (window.right() - size.x).max(window.left()));
    let area = Rect::from_min_size(egui::pos2(left, top.y.min(window.bottom() - size.y)), size);
    painter.rect(area, 4.0, cx.tokens.surface, Stroke::new(1.0, cx.tokens.line), StrokeKind::Inside);
    painter.galley(area.min + vec2(6.0, 3.0), words, cx.tokens.text);
}

/// Who is reached by an arrow key: the nearest in its direction, and first of all the pick who reaches most.
fn walked(ui: &Ui, cx: &Context<'_>, drawn: &Drawn, whole: &Response) -> Option<Key> {
    if !whole.has_focus() || cx.blocked {
        return None;
    }
    let arrows = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(whole.id, arrows));
    let (_, direction) = ARROWS
        .into_iter()
        .find(|(press, _)| ui.input_mut(|input| input.consume_key(Modifiers::NONE, *press)))?;
    let from = cx.selection.primary().and_then(|key| drawn.hits.person(&drawn.scene, key));
    match from {
        Some((_, at, _)) => drawn.hits.towards(at, direction),
        None => drawn.named.first().map(|(key, _)| *key),
    }
}
