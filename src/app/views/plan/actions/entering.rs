//! The line where actions are added: what is typed, what of it is understood, and Enter.

use super::changes;
use super::entry::{Understood, understand};
use super::values;
use crate::app::context::Context;
use crate::app::fonts;
use crate::app::form::day;
use crate::app::icons::{Icon, icon};
use crate::app::request::Outbox;
use crate::app::theme::{self, gap};
use crate::app::widgets;
use crate::model::{Action, Key as Named};
use egui::{
    Align2, Area, Frame, Id, Key, Label, Order as Layer, Rect, RichText, StrokeKind, TextEdit, Ui, Vec2,
    pos2, vec2,
};

/// How high the line is, in points.
pub(super) const HIGH: f32 = 36.0;
/// What stands there while nothing is written; the second where there is little room.
const HINTS: [&str; 2] =
    ["Add an action: Ask Fatima for an answer @Priya 4 Dec #call", "Add an action: … @owner 4 Dec #call"];

/// The line and what is being written in it.
#[derive(Default)]
pub(super) struct Entry {
    text: String,
    understood: Option<(u64, String, Understood)>,
    /// It must take the keyboard.
    wanted: bool,
    /// What was added in the last frame, to be shown once it is there.
    pub(super) added: Option<Action>,
    /// It has the keyboard.
    pub(super) active: bool,
}

fn field_id() -> Id {
    Id::unique("new action line")
}

impl Entry {
    /// Takes the keyboard in the next frame.
    pub(super) fn ask(&mut self) {
        self.wanted = true;
    }

    /// Draws the line, and over it what was understood.
    pub(super) fn ui(&mut self, ui: &mut Ui, cx: &Context<'_>, out: &mut Outbox, area: Rect) {
        let tokens = cx.tokens;
        let Some(initiative) = cx.initiative else { return };
        ui.painter().rect_filled(area, 0.0, tokens.surface);
        ui.painter().hline(area.x_range(), area.top(), egui::Stroke::new(1.0, tokens.ctl));
        let sign = Rect::from_center_size(pos2(area.left() + 20.0, area.center().y), Vec2::splat(16.0));
        icon(ui.painter(), sign, Icon::Plus, if self.active { tokens.accent } else { tokens.muted });
        let place = Rect::from_min_max(pos2(area.left() + 36.0, area.top() + 1.0), area.max - vec2(8.0, 0.0));
        let font = fonts::regular(13.0);
        let width =
            |text: &str| widgets::galley(ui, text, font.clone(), tokens.muted, f32::INFINITY).size().x;
        let hint = if width(HINTS[0]) < place.width() - 8.0 { HINTS[0] } else { HINTS[1] };
        let field = TextEdit::singleline(&mut self.text)
            .id(field_id())
            .frame(Frame::NONE)
            .font(font.clone())
            .align(Align2::LEFT_CENTER)
            .min_size(place.size())
            .desired_width(place.width())
            .hint_text(theme::table(hint).color(tokens.muted));
        let escape = self.active && ui.input(|input| input.key_pressed(Key::Escape));
        let response = ui.put(place, field).accessible_name("New action");
        if std::mem::take(&mut self.wanted) {
            response.request_focus();
        }
        self.active = response.has_focus();
        if escape && !self.text.is_empty() {
            self.text.clear();
        }
        if self.active {
            let ring = area.shrink2(vec2(2.0, 1.0));
            ui.painter().rect_stroke(ring, 4.0, tokens.focus_ring(), StrokeKind::Inside);
        }
        if self.text.trim().is_empty() {
            return;
        }
        let now = (cx.revision, self.text.clone());
        if self.understood.as_ref().is_none_or(|(revision, text, _)| (*revision, text) != (now.0, &now.1)) {
            let understood = understand(cx.document, initiative, cx.today, &now.1);
            self.understood = Some((now.0, now.1, understood));
        }
        let Some((.., understood)) = &self.understood else { return };
        if self.active || response.lost_focus() {
            preview(ui, cx, area, understood);
        }
        let enter = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        if enter && !understood.action.title.is_empty() {
            let action = understood.action.clone();
            self.added = Some(action.clone());
            out.make(move |_, ids| changes::add(ids, vec![action]));
            self.text.clear();
            self.wanted = true;
            ui.ctx().request_repaint();
        } else if enter {
            self.wanted = true;
        }
    }
}

/// What Enter would add, word for word.
fn preview(ui: &Ui, cx: &Context<'_>, line: Rect, understood: &Understood) {
    let tokens = cx.tokens;
    let action = &understood.action;
    let document = cx.document;
    Area::new(Id::unique("what was understood"))
        .order(Layer::Foreground)
        .pivot(Align2::LEFT_BOTTOM)
        .fixed_pos(pos2(line.left() + 12.0, line.top() - 4.0))
        .constrain(true)
        .interactable(false)
        .show(ui.ctx(), |ui| {
            widgets::menu_frame(tokens).inner_margin(egui::Margin::symmetric(12, 8)).show(ui, |ui| {
                ui.set_width(400.0_f32.min(line.width() - 48.0));
                ui.spacing_mut().item_spacing = vec2(gap::S, 2.0);
                ui.spacing_mut().interact_size.y = 18.0;
                if action.title.is_empty() {
                    let words = theme::table("Write what is to be done").color(tokens.warn);
                    ui.add(Label::new(words));
                } else {
                    row(ui, cx, "Action", &action.title, true);
                }
                let whom = values::audience(document, &action.audience, 6);
                row(ui, cx, "For whom", &whom, false);
                let owner = action.owner.map(|id| document.name(Named::Stakeholder(id)));
                row(ui, cx, "Owner", &owner.unwrap_or_default(), false);
                let when = match (&action.repeat, action.starts, action.due) {
                    (Some(repeat), ..) => values::every(repeat),
                    (None, Some(starts), Some(due)) => format!("{} to {}", long(starts), long(due)),
                    (None, _, due) => due.map(long).unwrap_or_default(),
                };
                row(ui, cx, if action.repeat.is_some() { "Repeats" } else { "Due" }, &when, false);
                let channel =
                    action.channel.map_or_else(String::new, |channel| format!(", {}", channel.name()));
                row(ui, cx, "Kind", &format!("{}{channel}", action.kind.name()), false);
                let hours = action.hours.map_or_else(String::new, |hours| format!("{hours} h"));
                if !hours.is_empty() {
                    row(ui, cx, "Hours", &hours, false);
                }
                for doubt in &understood.doubts {
                    widgets::error_line(ui, tokens, &format!("{doubt}. It stays in the title."));
                }
                ui.add_space(gap::XS);
                let words = theme::small("Enter adds it, Esc clears the line").color(tokens.muted);
                ui.add(Label::new(words));
            });
        });
}

fn long(date: jiff::civil::Date) -> String {
    format!("{} {}", date.strftime("%a"), day::said(date))
}

fn row(ui: &mut Ui, cx: &Context<'_>, name: &str, text: &str, strong: bool) {
    let tokens = cx.tokens;
    ui.horizontal(|ui| {
        let (area, _) = ui.allocate_exact_size(vec2(68.0, 18.0), egui::Sense::hover());
        let at = pos2(area.left(), area.center().y);
        widgets::write(ui, at, Align2::LEFT_CENTER, name, fonts::regular(12.0), tokens.muted, 68.0);
        let (text, color) = if text.is_empty() { ("not said", tokens.muted) } else { (text, tokens.text) };
        let font = if strong { fonts::semibold(13.0) } else { fonts::regular(13.0) };
        let words = RichText::new(text).font(font).color(color);
        ui.add(Label::new(words).wrap());
    });
}
