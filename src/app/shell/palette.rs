//! How is the palette drawn, and what becomes of what is chosen in it?

use crate::app::icons::Icon;
use crate::app::palette::Target;
use crate::app::request::Request;
use crate::app::selection::Selection;
use crate::app::theme::Tokens;
use crate::app::{App, chrome, dialogs};
use crate::model::Key;
use egui::{Align2, Id, Vec2, vec2};

/// Draws the palette where it is open.
pub(super) fn ui(app: &mut App, ctx: &egui::Context, tokens: &Tokens, asked: &mut Vec<Request>) {
    let Some(mut palette) = app.palette.take() else { return };
    let entries = palette.entries(app, &app.recent.clone());
    let mut chosen = None;
    let mut keep = true;
    let modal = egui::Modal::new(Id::unique("palette"))
        .backdrop_color(tokens.veil())
        .area(
            egui::Area::new(Id::unique("palette area"))
                .anchor(Align2::CENTER_TOP, vec2(0.0, 104.0))
                .order(egui::Order::Foreground),
        )
        .frame(chrome::palette_frame(tokens))
        .show(ctx, |ui| {
            ui.set_width(640.0);
            ui.spacing_mut().item_spacing = Vec2::ZERO;
            let down = ui.input_mut(|i| i.consume_key(egui::Modifiers::NONE, egui::Key::ArrowDown));
            let up = ui.input_mut(|i| i.consume_key(egui::Modifiers::NONE, egui::Key::ArrowUp));
            let field = chrome::palette_field(ui, tokens, &mut palette.query, entries.len());
            field.request_focus();
            if field.changed() {
                palette.chosen = 0;
            }
            let last = entries.len().saturating_sub(1);
            if down {
                palette.chosen = (palette.chosen + 1).min(last);
            }
            if up {
                palette.chosen = palette.chosen.saturating_sub(1);
            }
            palette.chosen = palette.chosen.min(last);
            let entered = ui.input(|i| i.key_pressed(egui::Key::Enter));
            egui::ScrollArea::vertical().max_height(360.0).show(ui, |ui| {
                for (place, entry) in entries.iter().enumerate() {
                    let keys = entry.shortcut.map(|s| ui.ctx().format_shortcut(&s)).unwrap_or_default();
                    let icon = match entry.target {
                        Target::Command(_) => Icon::Command,
                        Target::Person(_) => Icon::Person,
                        Target::Initiative(_) => Icon::Flag,
                    };
                    let on = place == palette.chosen;
                    let row = chrome::Row {
                        icon,
                        name: &entry.name,
                        detail: &entry.detail,
                        keys: &keys,
                        chosen: on,
                        refused: entry.refused.is_some(),
                    };
                    let row = chrome::palette_row(ui, tokens, &row);
                    if on && (down || up) {
                        row.scroll_to_me(None);
                    }
                    if row.clicked() || (on && entered) {
                        chosen = Some(place);
                    }
                }
                if entries.is_empty() {
                    let name = palette.query.trim_start_matches(['>', '@']).trim().to_owned();
                    let text = format!("Nothing is called “{name}”. Add a person named {name}");
                    let row = chrome::Row {
                        icon: Icon::Plus,
                        name: &text,
                        detail: "",
                        keys: "",
                        chosen: true,
                        refused: false,
                    };
                    let row = chrome::palette_row(ui, tokens, &row);
                    if row.clicked() || entered {
                        app.dialog = Some(dialogs::Dialog::Name(dialogs::Naming::person_named(&name)));
                        keep = false;
                    }
                }
            });
        });
    if let Some(entry) = chosen.and_then(|place| entries.get(place))
        && entry.refused.is_none()
    {
        keep = false;
        match entry.target {
            Target::Command(id) => asked.push(Request::Run(id)),
            Target::Person(id) => asked.push(Request::Select(Selection::one(Key::Stakeholder(id)))),
            Target::Initiative(id) => asked.push(Request::Initiative(id)),
        }
    }
    if keep && !modal.should_close() {
        app.palette = Some(palette);
    }
}
