//! To whom is somebody tied, as seen from their side?

use super::parts::{Shown, link};
use crate::app::context::Context;
use crate::app::fonts::{medium, regular};
use crate::app::icons::Icon;
use crate::app::request::{Outbox, Request};
use crate::app::selection::Selection;
use crate::app::theme::{gap, size};
use crate::app::widgets::{self, ground, menu_item};
use crate::model::{Key, StakeholderId, Strength, Tie, TieId, TieKind, edits};
use egui::{
    Color32, EventFilter, Key as Press, Modifiers, Popup, Rect, Response, Role, Sense, Stroke, StrokeKind,
};
use egui::{Ui, WidgetInfo, pos2, vec2};

/// How many are shown at first.
const FIRST: usize = 4;

/// The ties of one person, the strongest first.
pub(super) struct Ties<'a> {
    person: StakeholderId,
    all: Vec<(TieId, &'a Tie)>,
}

impl<'a> Ties<'a> {
    /// O(ties of the map).
    pub(super) fn of(cx: &'a Context<'_>, person: StakeholderId) -> Self {
        let mut all: Vec<_> = cx.document.ties_of(person).collect();
        all.sort_by_key(|(id, tie)| (std::cmp::Reverse(tie.strength), *id));
        Self { person, all }
    }

    /// Beside the title.
    pub(super) fn detail(&self, ui: &Ui) -> String {
        let hidden = self.all.len() > FIRST && !self.shown().is_on(ui);
        if hidden { format!("{FIRST} of {}", self.all.len()) } else { self.all.len().to_string() }
    }

    fn shown(&self) -> Shown {
        Shown::at(egui::Id::unique(("all ties", self.person)))
    }

    pub(super) fn ui(&self, ui: &mut Ui, cx: &Context<'_>, out: &mut Outbox) {
        ui.spacing_mut().item_spacing.y = 0.0;
        let shown = self.shown();
        let open = shown.is_on(ui);
        let count = if open { self.all.len() } else { FIRST };
        for (id, tie) in self.all.iter().take(count) {
            row(ui, cx, self.person, *id, tie, out);
        }
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = gap::L;
            if link(ui, Some(Icon::Plus), "New tie…").clicked() {
                out.ask(Request::Run("tie.add"));
            }
            if self.all.len() > FIRST {
                let words =
                    if open { "Show fewer".to_owned() } else { format!("Show all {}", self.all.len()) };
                if link(ui, None, &words).clicked() {
                    shown.turn(ui);
                }
            }
        });
    }
}

fn row(ui: &mut Ui, cx: &Context<'_>, person: StakeholderId, id: TieId, tie: &Tie, out: &mut Outbox) {
    let Some(other) = tie.other(person) else { return };
    let name = cx.document.name(Key::Stakeholder(other));
    ui.push_id(id, |ui| {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = gap::S;
            let room = ui.available_width() - 60.0;
            let words = kind_words(&tie.kind, tie.is_directed(), tie.from == person);
            let kind_room = widgets::galley(ui, &words, regular(size::CONTROL), Color32::PLACEHOLDER, 400.0);
            let room_for_name = (room - gap::S - kind_room.size().x).max(room * 0.5);
            let tokens = cx.tokens;
            let link = word(ui, cx, (&name, true), room_for_name, &format!("Show {name}"));
            if link.hovered() {
                out.ask(Request::Hover(Key::Stakeholder(other)));
            }
            if link.clicked() {
                out.ask(Request::Select(Selection::one(Key::Stakeholder(other))));
            }
            let left = room - gap::S - link.rect.width();
            let kind = word(ui, cx, (&words, false), left, &format!("Tie with {name}: {words}"));
            menu(&kind, cx, person, id, tie, out);
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                let label = format!("Strength of the tie with {name}");
                if let Some(strength) = strength(ui, tokens, &label, tie.strength.get()) {
                    let changed = Tie { strength: Strength::nearest(strength), ..tie.clone() };
                    out.edit(edits::update_tie(cx.document, id, changed));
                }
            });
        });
    });
}

/// Words that are clicked; accented where they lead elsewhere.
fn word(ui: &mut Ui, cx: &Context<'_>, (words, link): (&str, bool), room: f32, name: &str) -> Response {
    let color = if link { cx.tokens.accent } else { cx.tokens.muted };
    let font = if link { medium(size::CONTROL) } else { regular(size::CONTROL) };
    let text = widgets::galley(ui, words, font, color, room);
    let (area, response) = ui.allocate_exact_size(vec2(text.size().x, 24.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    ground(ui, cx.tokens, &response, area.expand2(vec2(4.0, 0.0)), false);
    ui.painter().galley(pos2(area.left(), area.center().y - text.size().y / 2.0), text, color);
    response.on_hover_text(words)
}

/// Another kind, the details, or away with it.
fn menu(
    response: &Response,
    cx: &Context<'_>,
    person: StakeholderId,
    id: TieId,
    tie: &Tie,
    out: &mut Outbox,
) {
    Popup::menu(response).width(200.0).show(|ui| {
        for (kind, ours) in sides() {
            let directed = Tie { kind: kind.clone(), ..tie.clone() }.is_directed();
            let on = kind == tie.kind && (!directed || (tie.from == person) == ours);
            let words = kind_words(&kind, directed, ours);
            if menu_item(ui, on.then_some(Icon::Check), &words, "").clicked() && !on {
                let other = tie.other(person).unwrap_or(tie.to);
                let (from, to) = if ours { (person, other) } else { (other, person) };
                out.edit(edits::update_tie(cx.document, id, Tie { from, to, kind, ..tie.clone() }));
            }
        }
        ui.separator();
        if menu_item(ui, Some(Icon::Tie), "Note and more…", "").clicked() {
            out.ask(Request::Select(Selection::one(Key::Tie(id))));
        }
        if menu_item(ui, Some(Icon::Trash), "Delete tie", "").clicked() {
            out.edit(edits::remove(cx.document, &[Key::Tie(id)]));
        }
    });
}

/// Every built-in kind, directed ones from both sides.
fn sides() -> Vec<(TieKind, bool)> {
    let both = |kind: TieKind| {
        let directed = Tie { kind: kind.clone(), ..Tie::default() }.is_directed();
        let second = directed.then(|| (kind.clone(), false));
        std::iter::once((kind, true)).chain(second)
    };
    TieKind::BUILT_IN.into_iter().flat_map(both).collect()
}

/// What a tie is called by the one whose side is looked from: *reports to*, *manages*.
pub(super) fn kind_words(kind: &TieKind, directed: bool, ours: bool) -> String {
    if ours || !directed {
        return match kind {
            TieKind::Informal => "informal tie".to_owned(),
            kind => kind.name().to_lowercase(),
        };
    }
    match kind {
        TieKind::ReportsTo => "manages".to_owned(),
        TieKind::Influences => "influenced by".to_owned(),
        TieKind::Trusts => "trusted by".to_owned(),
        TieKind::Informs => "informed by".to_owned(),
        TieKind::HandsOver => "takes over from".to_owned(),
        kind => format!("{} (from them)", kind.name().to_lowercase()),
    }
}

/// Five boxes: a click or the arrows set how strong the tie is.
pub(super) fn strength(ui: &mut Ui, tokens: &crate::app::theme::Tokens, name: &str, now: u32) -> Option<u32> {
    let (area, response) = ui.allocate_exact_size(vec2(52.0, 24.0), Sense::click());
    response.widget_info(|| WidgetInfo::slider(true, f64::from(now), name));
    let mut picked = None;
    if response.clicked()
        && let Some(pointer) = response.interact_pointer_pos()
    {
        picked = Some(((pointer.x - area.left()) / 10.4).floor().clamp(0.0, 4.0) as u32 + 1);
    }
    if response.has_focus() {
        let arrows = EventFilter { horizontal_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, arrows));
        let (more, less) = ui.input_mut(|input| {
            let more = input.consume_key(Modifiers::NONE, Press::ArrowRight);
            (more, input.consume_key(Modifiers::NONE, Press::ArrowLeft))
        });
        if more {
            picked = Some((now + 1).min(Strength::MOST));
        } else if less {
            picked = Some((now - 1).max(Strength::LEAST));
        }
    }
    ground(ui, tokens, &response, area.expand2(vec2(2.0, 0.0)), false);
    for place in 0..Strength::MOST {
        let at = pos2(area.left() + 1.0 + 10.4 * place as f32, area.center().y - 3.0);
        let cell = Rect::from_min_size(at, vec2(8.4, 6.0));
        let fill = if place < now { tokens.muted } else { tokens.surface };
        ui.painter().rect(cell, 1.5, fill, Stroke::new(1.0, tokens.muted), StrokeKind::Inside);
    }
    let words = ["loose", "rather loose", "usual", "rather close", "close"];
    let word = words.get(now.saturating_sub(1) as usize).copied().unwrap_or_default();
    response.on_hover_text(format!("Strength {now} of 5: {word}"));
    picked.filter(|next| *next != now)
}
