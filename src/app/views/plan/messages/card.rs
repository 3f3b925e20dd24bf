//! The card of one message: what it should do, in which words, and how it stands with one audience.
//!
//! *Invariants:* every part is changed where it stands, each as one step; title and foot stay while the rest scrolls.

mod body;
mod slips;

use super::keys::Verb;
use super::known::Board;
use super::{Messages, changes, words};
use crate::app::context::Context;
use crate::app::fonts::semibold;
use crate::app::icons::{Icon, icon};
use crate::app::inspector::parts::Quiet;
use crate::app::request::Outbox;
use crate::app::theme::{self, gap, size};
use crate::app::widgets::{self, Button, icon_button};
use crate::model::{CommunityId, Key, MessageId};
use crate::plan::advocates::telling::thousands;
use egui::text::{CCursor, CCursorRange};
use egui::{
    Align, Align2, Frame, Label, Layout, Margin, Panel, Popup, Rect, ScrollArea, Sense, TextEdit, Ui, Vec2,
    pos2, vec2,
};

/// How high the foot is.
const FOOT: f32 = 128.0;

impl Messages {
    /// Draws the card of the chosen message at the right, unless it was put away.
    pub(super) fn card(&mut self, ui: &mut Ui, cx: &Context<'_>, board: &Board, out: &mut Outbox) {
        let Some(id) = self.chosen.filter(|_| !self.closed) else { return };
        if !cx.document.messages.contains_key(&id) {
            return;
        }
        let window = ui.ctx().content_rect().width();
        let width = match window {
            wide if wide >= 1600.0 => 380.0,
            small if small < 1100.0 => 288.0,
            _ => 320.0,
        };
        let panel = Panel::right("message card").exact_size(width).resizable(false);
        panel.frame(Frame::new().fill(cx.tokens.surface)).show(ui, |ui| {
            ui.push_id(id, |ui| {
                Panel::bottom("message card foot")
                    .exact_size(FOOT)
                    .resizable(false)
                    .frame(Frame::new().fill(cx.tokens.surface).inner_margin(Margin::symmetric(12, 10)))
                    .show(ui, |ui| self.card_foot(ui, cx, board, id, out));
                ui.spacing_mut().item_spacing.y = 0.0;
                let head = Frame::new().inner_margin(Margin { left: 12, right: 12, top: 8, bottom: 0 });
                head.show(ui, |ui| self.card_head(ui, cx, board, id, out));
                ui.spacing_mut().scroll.floating_allocated_width = 0.0;
                ScrollArea::vertical().id_salt(("message", id)).auto_shrink([false, false]).show(ui, |ui| {
                    let inside = Frame::new().inner_margin(Margin::symmetric(12, 4));
                    inside.show(ui, |ui| body::ui(ui, cx, id, out));
                });
            });
        });
    }

    fn card_head(&mut self, ui: &mut Ui, cx: &Context<'_>, board: &Board, id: MessageId, out: &mut Outbox) {
        let Some(message) = cx.document.messages.get(&id) else { return };
        let width = ui.available_width();
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            ui.vertical(|ui| {
                ui.set_width(width - 60.0);
                ui.add_space(3.0);
                let title = Quiet {
                    size: size::H2,
                    strong: true,
                    width: Some(width - 64.0),
                    ..Quiet::new("Title of the message", "What is it about?")
                };
                if std::mem::take(&mut self.wants_title) {
                    take_title(ui, &title, &message.title);
                }
                let typed = title.ui(ui, &message.title).filter(|text| !text.trim().is_empty());
                if let Some(edit) = typed.and_then(|text| {
                    changes::change(cx.document, id, "Title", |message| {
                        message.title = text.trim().to_owned();
                    })
                }) {
                    out.edit(edit);
                }
            });
            let more = icon_button(ui, cx.tokens, Icon::Dots, "More for this message");
            let mut verb = None;
            Popup::menu(&more).show(|ui| {
                for (sign, name, what) in [
                    (Icon::Copy, "Duplicate message", Verb::Duplicate),
                    (Icon::Trash, "Delete message", Verb::Delete),
                ] {
                    if widgets::menu_item(ui, Some(sign), name, "").clicked() {
                        verb = Some(what);
                    }
                }
            });
            if let Some(verb) = verb {
                self.act(verb, cx, board, out);
            }
            if icon_button(ui, cx.tokens, Icon::Close, "Put the card away").clicked() {
                self.closed = true;
            }
        });
        ui.add_space(2.0);
        ui.add(Label::new(theme::small(for_and_from(cx, id, self.audience)).color(cx.tokens.muted)).wrap());
        ui.add_space(gap::XS);
    }

    /// How it stands with the audience of the cursor, and what can be done about it.
    fn card_foot(&mut self, ui: &mut Ui, cx: &Context<'_>, board: &Board, id: MessageId, out: &mut Outbox) {
        let tokens = cx.tokens;
        ui.spacing_mut().item_spacing.y = gap::XS;
        let Some(community) = self.audience else {
            let words =
                "No community is affected by this initiative yet. Say which, and who heard it stands here.";
            ui.add(Label::new(theme::small(words).color(tokens.muted)).wrap());
            if Button::outlined("Open the initiative").ui(ui).clicked() {
                out.ask(crate::app::request::Request::Run("view.inspector"));
            }
            return;
        };
        let cell = board.heard.cells.get(&(id, community));
        let name = cx.document.name(Key::Community(community));
        let (sign, color, title, text) = match cell {
            None => (Icon::Info, tokens.muted, format!("{name}: not meant for them"), String::new()),
            Some(cell) => {
                let (sign, color) = match cell.lit {
                    _ if cell.is_enough() => (Icon::Check, tokens.ok),
                    Some(_) => (Icon::Warning, tokens.warn),
                    None => (Icon::Clock, tokens.muted),
                };
                let contacts = words::contacts(cell, cx.today, 3);
                let text = match cell.lit {
                    Some(why) if !cell.contacts.is_empty() => {
                        let mut why = words::lit(why, cell, cx.today);
                        if let Some(first) = why.get_mut(0..1) {
                            first.make_ascii_uppercase();
                        }
                        format!("{why}. {contacts}")
                    }
                    _ => contacts,
                };
                (sign, color, format!("{name}: heard {}", words::count(cell)), text)
            }
        };
        let width = ui.available_width();
        let (line, response) = ui.allocate_exact_size(vec2(width, 20.0), Sense::hover());
        let full =
            cell.map_or_else(|| title.clone(), |_| format!("{title}. {}", words::cell(cell, cx.today)));
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Status, true, &full));
        let middle = line.center().y;
        let place = Rect::from_center_size(pos2(line.left() + 8.0, middle), Vec2::splat(16.0));
        icon(ui.painter(), place, sign, color);
        let at = pos2(line.left() + 24.0, middle);
        let font = semibold(size::CONTROL);
        widgets::write(ui, at, Align2::LEFT_CENTER, &title, font, tokens.text, width - 24.0);
        response.on_hover_text(&full);
        let place =
            Rect::from_min_size(pos2(line.left() + 24.0, line.bottom() + 1.0), vec2(width - 24.0, 48.0));
        let galley = {
            let mut job = egui::text::LayoutJob::simple(
                text.clone(),
                crate::app::fonts::regular(size::SMALL),
                tokens.muted,
                place.width(),
            );
            job.wrap.max_rows = 3;
            job.wrap.overflow_character = Some('…');
            ui.painter().layout_job(job)
        };
        ui.painter().galley(place.min, galley, tokens.muted);
        ui.with_layout(Layout::bottom_up(Align::Min), |ui| {
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = gap::S;
                if cell.is_none() {
                    let words = format!("Also for {name}");
                    if Button::outlined(&words).icon(Icon::Plus).ui(ui).clicked() {
                        self.act(Verb::Mean(true), cx, board, out);
                    }
                    return;
                }
                // Both alike where the longer one fits.
                let half = (ui.available_width() - gap::S) / 2.0;
                let half = if half < 142.0 { 0.0 } else { half };
                if Button::primary("Mark as heard").width(half).help("H").ui(ui).clicked() {
                    self.act(Verb::Mark, cx, board, out);
                }
                if Button::outlined("Plan another time").width(half).help("P").ui(ui).clicked() {
                    self.act(Verb::Plan, cx, board, out);
                }
            });
        });
    }
}

/// Gives the title the keyboard, with all of it marked, so that typing replaces it.
fn take_title(ui: &Ui, title: &Quiet<'_>, text: &str) {
    let id = title.id(ui);
    ui.memory_mut(|memory| memory.request_focus(id));
    let mut state = TextEdit::load_state(ui.ctx(), id).unwrap_or_default();
    let end = CCursor::new(text.chars().count());
    state.cursor.set_char_range(Some(CCursorRange::two(CCursor::default(), end)));
    state.store(ui.ctx(), id);
}

/// *For Service desk analysts (38), from Priya Raman*.
fn for_and_from(cx: &Context<'_>, id: MessageId, audience: Option<CommunityId>) -> String {
    let Some(message) = cx.document.messages.get(&id) else { return String::new() };
    let whole = audience.filter(|id| message.audience.communities.contains(id));
    let named = message.audience.communities.len() + message.audience.stakeholders.len();
    let mut to: Vec<String> = Vec::new();
    if message.audience.everyone {
        to.push("everyone".to_owned());
    }
    to.extend(message.audience.quadrants.iter().map(|field| field.name().to_lowercase()));
    let first = whole.or_else(|| message.audience.communities.first().copied());
    if let Some(community) = first.and_then(|id| cx.document.communities.get(&id)) {
        to.push(match community.headcount {
            0 => community.name.clone(),
            heads => format!("{} ({})", community.name, thousands(heads as usize)),
        });
    } else if let Some(person) = message.audience.stakeholders.first() {
        to.push(cx.document.name(Key::Stakeholder(*person)));
    }
    let more = named.saturating_sub(1);
    let to = match (to.is_empty(), more) {
        (true, _) => "nobody yet".to_owned(),
        (false, 0) => to.join(", "),
        (false, more) => format!("{} and {more} more", to.join(", ")),
    };
    match message.sender {
        Some(sender) => format!("For {to}, from {}", cx.document.name(Key::Stakeholder(sender))),
        None => format!("For {to}; nobody says it yet"),
    }
}
