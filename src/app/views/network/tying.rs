//! How and how strongly is somebody tied, when the tie was drawn with the pointer?
//!
//! A small card beside the target. What was chosen last is chosen again.

use crate::app::canvas::{self, Camera};
use crate::app::context::Context;
use crate::app::fonts;
use crate::app::icons::{Icon, icon};
use crate::app::request::{Outbox, Request};
use crate::app::theme::{gap, radius, size};
use crate::app::widgets::{self, Button};
use crate::diagram::{Line, Sign, sign};
use crate::model::{
    Edit, InitiativeId, Key, Point, Stakeholder, StakeholderId, Strength, Tie, TieKind, edits,
};
use egui::{
    Align2, Area, Frame, Id, Key as Press, Margin, Modifiers, Order, Pos2, Rect, Role, Sense, Stroke,
    StrokeKind, Ui, Vec2, WidgetInfo, pos2, vec2,
};

/// The size of the card.
pub(super) const CARD: Vec2 = vec2(248.0, 224.0);

const KINDS: [(TieKind, Line); 4] = [
    (TieKind::ReportsTo, Line::Open),
    (TieKind::Influences, Line::Arrow),
    (TieKind::WorksWith, Line::Plain),
    (TieKind::Conflict, Line::Zigzag),
];

/// What was chosen last.
#[derive(Debug, Clone)]
pub(super) struct Usual {
    kind: TieKind,
    strength: u32,
}

impl Default for Usual {
    fn default() -> Self {
        Self { kind: TieKind::WorksWith, strength: 3 }
    }
}

/// The other end.
#[derive(Debug, Clone)]
pub(super) enum End {
    /// Somebody on the map.
    There(StakeholderId),
    /// Somebody who is to be added at this place.
    New(String, Point),
}

/// The question.
#[derive(Debug, Clone)]
pub(super) struct Question {
    pub(super) from: StakeholderId,
    pub(super) to: End,
    /// The card's upper left corner.
    pub(super) at: Pos2,
    /// The tie points the other way.
    swapped: bool,
    /// Whether it has been drawn: the first time the keyboard goes to it.
    drawn: bool,
}

impl Question {
    /// From one to another, with the card there.
    pub(super) fn new(from: StakeholderId, to: End, at: Pos2) -> Self {
        Self { from, to, at, swapped: false, drawn: false }
    }

    /// Draws the card; true while it stays open.
    pub(super) fn ui(&mut self, ui: &Ui, cx: &Context<'_>, usual: &mut Usual, out: &mut Outbox) -> bool {
        let tokens = cx.tokens;
        let cancelled = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Press::Escape));
        let frame = Frame::new()
            .fill(tokens.surface)
            .stroke(Stroke::new(1.0, tokens.line))
            .corner_radius(radius::CARD)
            .shadow(tokens.shadow())
            .inner_margin(Margin::symmetric(12, 10));
        let mut answer = None;
        Area::new(Id::unique("new tie")).order(Order::Foreground).fixed_pos(self.at).show(ui.ctx(), |ui| {
            frame.show(ui, |ui| {
                ui.set_width(CARD.x - 26.0);
                ui.spacing_mut().item_spacing = vec2(gap::S, gap::S);
                answer = self.card(ui, cx, usual);
            });
        });
        self.drawn = true;
        let entered =
            self.is_ready() && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Press::Enter));
        if answer == Some(true) || (entered && answer.is_none()) {
            self.make(cx, usual, out);
            return false;
        }
        !cancelled && answer.is_none()
    }

    fn is_ready(&self) -> bool {
        !matches!(&self.to, End::New(name, _) if name.trim().is_empty())
    }

    /// True: make it; false: leave it.
    fn card(&mut self, ui: &mut Ui, cx: &Context<'_>, usual: &mut Usual) -> Option<bool> {
        let tokens = cx.tokens;
        let mut answer = None;
        ui.horizontal(|ui| {
            ui.label(egui::RichText::new("New tie").font(fonts::semibold(size::CONTROL)).color(tokens.text));
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                if widgets::icon_button(ui, tokens, Icon::Close, "Close").clicked() {
                    answer = Some(false);
                }
            });
        });
        self.ends(ui, cx);
        for pair in KINDS.chunks(2) {
            ui.horizontal(|ui| {
                for (kind, line) in pair {
                    if kind_button(ui, cx, kind, *line, usual.kind == *kind).clicked() {
                        usual.kind = kind.clone();
                    }
                }
            });
        }
        ui.horizontal(|ui| {
            ui.label(egui::RichText::new("Strength").size(size::CONTROL).color(tokens.muted));
            ui.add_space(4.0);
            let chosen = usual.strength.clamp(1, 5) as usize - 1;
            if let Some(place) = widgets::segments(ui, &["1", "2", "3", "4", "5"], chosen) {
                usual.strength = place as u32 + 1;
            }
        });
        ui.separator();
        ui.horizontal(|ui| {
            let ready = self.is_ready();
            ui.add_enabled_ui(ready, |ui| {
                let add = Button::primary("Add tie").ui(ui).on_hover_text("Enter");
                if !self.drawn && matches!(self.to, End::There(_)) {
                    add.request_focus();
                }
                if add.clicked() {
                    answer = Some(true);
                }
            });
            if Button::flat("Cancel").keys("Esc").ui(ui).clicked() {
                answer = Some(false);
            }
        });
        answer
    }

    /// From whom to whom, and the other way round.
    fn ends(&mut self, ui: &mut Ui, cx: &Context<'_>) {
        let tokens = cx.tokens;
        let from = cx.document.name(Key::Stakeholder(self.from));
        let (swapped, drawn) = (self.swapped, self.drawn);
        match &mut self.to {
            End::There(to) => {
                let to = cx.document.name(Key::Stakeholder(*to));
                let (first, second) = if swapped { (to, from) } else { (from, to) };
                let (row, _) = ui.allocate_exact_size(vec2(CARD.x - 26.0, 28.0), Sense::hover());
                let turn = Rect::from_min_size(pos2(row.right() - 24.0, row.top() + 2.0), Vec2::splat(24.0));
                let room = (turn.left() - row.left() - 28.0) / 2.0;
                let name =
                    |name: &str| widgets::galley(ui, name, fonts::medium(size::CONTROL), tokens.text, room);
                let (first, second) = (name(&first), name(&second));
                let y = row.center().y;
                let x = row.left() + first.size().x;
                ui.painter().galley(pos2(row.left(), y - first.size().y / 2.0), first, tokens.text);
                let arrow = Rect::from_center_size(pos2(x + 12.0, y), Vec2::splat(14.0));
                icon(ui.painter(), arrow, Icon::ArrowRight, tokens.accent);
                ui.painter().galley(pos2(x + 24.0, y - second.size().y / 2.0), second, tokens.text);
                let response = ui.interact(turn, ui.scope_id().with("swap"), Sense::click());
                response.widget_info(|| WidgetInfo::labeled(Role::Button, true, "The other way round"));
                widgets::ground(ui, tokens, &response, turn, false);
                let sign = Rect::from_center_size(turn.center(), Vec2::splat(14.0));
                icon(ui.painter(), sign, Icon::Swap, tokens.muted);
                if response.on_hover_text("The other way round").clicked() {
                    self.swapped = !swapped;
                }
            }
            End::New(name, _) => {
                let field = widgets::text_field(ui, tokens, "New person here…", name);
                if !drawn {
                    field.request_focus();
                }
            }
        }
    }

    fn make(&self, cx: &Context<'_>, usual: &Usual, out: &mut Outbox) {
        let (from, to, swapped) = (self.from, self.to.clone(), self.swapped);
        let (usual, initiative) = (usual.clone(), cx.initiative);
        out.ask(Request::Make(Box::new(move |document, ids| match to {
            End::There(to) => {
                let (from, to) = if swapped { (to, from) } else { (from, to) };
                edits::tie(document, ids, usual.tie(from, to)).1
            }
            End::New(name, at) => new_person(ids, from, name.trim(), at, initiative, &usual),
        })));
    }
}

impl Usual {
    fn tie(&self, from: StakeholderId, to: StakeholderId) -> Tie {
        Tie { strength: Strength::nearest(self.strength), ..Tie::between(from, to, self.kind.clone()) }
    }
}

/// Somebody new, where they stand, and their tie: one step.
fn new_person(
    ids: &mut crate::model::IdMaker,
    from: StakeholderId,
    name: &str,
    at: Point,
    initiative: Option<InitiativeId>,
    usual: &Usual,
) -> Edit {
    let (id, mut edit) = edits::add_stakeholder(ids, Stakeholder::named(name), initiative);
    edit.put(Key::Tie(ids.next()), usual.tie(from, id));
    edit.put(Key::Pin(id), at);
    edit
}

fn kind_button(ui: &mut Ui, cx: &Context<'_>, kind: &TieKind, line: Line, on: bool) -> egui::Response {
    let tokens = cx.tokens;
    let (area, response) = ui.allocate_exact_size(vec2(107.0, 32.0), Sense::click());
    let name = Sign::Tie(line).name();
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, on, kind.name()));
    widgets::ground(ui, tokens, &response, area, on);
    if !response.has_focus() {
        let rim = Stroke::new(1.0, if on { tokens.accent } else { tokens.line });
        ui.painter().rect_stroke(area, radius::CONTROL, rim, StrokeKind::Inside);
    }
    let sample = Camera::at(area.left_center() + vec2(8.0, -8.0));
    canvas::paint(ui.painter(), &sign(Sign::Tie(line)), sample, tokens.theme);
    let color = if on { tokens.accent } else { tokens.text };
    let at = area.left_center() + vec2(36.0, 0.0);
    widgets::write(ui, at, Align2::LEFT_CENTER, name, fonts::medium(size::SMALL), color, 70.0);
    response
}
