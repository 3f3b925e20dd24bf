//! How is the palette drawn, and what becomes of what is chosen in it?

use crate::app::icons::Icon;
use crate::app::palette::{Entry, Palette, Target};
use crate::app::request::Request;
use crate::app::selection::Selection;
use crate::app::theme::Tokens;
use crate::app::{App, announce, chrome, dialogs, filter, keys};
use crate::model::Key;
use egui::{Align2, Id, Key as Button, Modifiers, ScrollArea, Ui, Vec2, vec2};

/// Ten rows and their titles; what is more scrolls.
const HIGH: f32 = 10.0 * 36.0 + 3.0 * 28.0;

/// Draws the palette where it is open.
pub(super) fn ui(app: &mut App, ctx: &egui::Context, tokens: &Tokens, asked: &mut Vec<Request>) {
    let Some(mut palette) = app.palette.take() else { return };
    let entries = palette.entries(app);
    let mut chosen = None;
    let mut keep = true;
    let room = ctx.content_rect();
    let modal = egui::Modal::new(Id::unique("palette"))
        .backdrop_color(tokens.veil())
        .area(
            egui::Area::new(Id::unique("palette area"))
                .anchor(Align2::CENTER_TOP, vec2(0.0, (room.height() * 0.13).min(104.0)))
                .order(egui::Order::Foreground),
        )
        .frame(chrome::palette_frame(tokens))
        .show(ctx, |ui| {
            ui.set_width(640.0_f32.min(room.width() - 32.0));
            ui.spacing_mut().item_spacing = Vec2::ZERO;
            let moved = moved(ui, &mut palette, entries.len());
            let field = chrome::palette_field(ui, tokens, &mut palette.query, entries.len());
            field.request_focus();
            if field.changed() {
                palette.chosen = 0;
            }
            let entered = ui.input(|i| i.key_pressed(Button::Enter));
            let high = HIGH.min(room.height() - 220.0);
            ScrollArea::vertical().max_height(high).show(ui, |ui| {
                ui.add_space(8.0);
                chosen = rows(ui, tokens, &entries, palette.chosen, moved, entered);
                if entries.is_empty() && add_row(ui, tokens, &palette.query, entered) {
                    let name = palette.query.trim_start_matches(['>', '@', '#', '!']).trim();
                    app.dialog = Some(dialogs::Dialog::Name(dialogs::Naming::person_named(name)));
                    keep = false;
                }
                ui.add_space(8.0);
            });
            chrome::palette_foot(ui, tokens);
        });
    if let Some(entry) = chosen.and_then(|place| entries.get(place)) {
        if let Some(reason) = entry.refused {
            announce::polite(ctx, format!("{}: {reason}", entry.name));
        } else {
            keep = false;
            go(app, entry, asked);
        }
    }
    if keep && !modal.should_close() {
        app.palette = Some(palette);
    } else {
        keys::give_up_field(ctx);
    }
}

/// Moves the choice by the arrow keys; true where it moved.
fn moved(ui: &Ui, palette: &mut Palette, count: usize) -> bool {
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let last = count.saturating_sub(1);
    let before = palette.chosen.min(last);
    palette.chosen = before;
    if pressed(Button::ArrowDown) {
        palette.chosen = if before == last { 0 } else { before + 1 };
    }
    if pressed(Button::ArrowUp) {
        palette.chosen = if before == 0 { last } else { before - 1 };
    }
    if pressed(Button::PageDown) {
        palette.chosen = (before + 8).min(last);
    }
    if pressed(Button::PageUp) {
        palette.chosen = before.saturating_sub(8);
    }
    palette.chosen != before
}

/// The rows in their groups; the place of the one that was pressed.
fn rows(
    ui: &mut Ui,
    tokens: &Tokens,
    entries: &[Entry],
    chosen: usize,
    moved: bool,
    entered: bool,
) -> Option<usize> {
    let (mut pressed, mut group) = (None, None);
    for (place, entry) in entries.iter().enumerate() {
        if group != Some(entry.group) {
            chrome::palette_group(ui, tokens, entry.group.name());
            group = Some(entry.group);
        }
        let keys = entry.shortcut.map(|s| ui.ctx().format_shortcut(&s)).unwrap_or_default();
        let icon = match entry.target {
            Target::Command(_) => Icon::Command,
            Target::Person(_) => Icon::Person,
            Target::Initiative(_) => Icon::Flag,
            Target::Action(_) => Icon::Plan,
            Target::Tag(_) => Icon::Tag,
        };
        let on = place == chosen;
        let row = chrome::Row {
            icon,
            name: &entry.name,
            letters: &entry.letters,
            detail: &entry.detail,
            keys: &keys,
            chosen: on,
            refused: entry.refused.is_some(),
        };
        let row = chrome::palette_row(ui, tokens, &row);
        if on && moved {
            row.scroll_to_me(None);
        }
        if row.clicked() || (on && entered) {
            pressed = Some(place);
        }
    }
    pressed
}

/// The only row where nothing was found: adds somebody of that name. True when it was pressed.
fn add_row(ui: &mut Ui, tokens: &Tokens, query: &str, entered: bool) -> bool {
    let name = query.trim_start_matches(['>', '@', '#', '!']).trim();
    let nothing = format!("Nothing is called “{name}”");
    let text = format!("Add a person named {name}");
    let row = chrome::Row {
        icon: Icon::Plus,
        name: &text,
        letters: &[],
        detail: &nothing,
        keys: "",
        chosen: true,
        refused: false,
    };
    let row = chrome::palette_row(ui, tokens, &row);
    !name.is_empty() && (row.clicked() || entered)
}

fn go(app: &mut App, entry: &Entry, asked: &mut Vec<Request>) {
    match &entry.target {
        Target::Command(id) => asked.push(Request::Run(id)),
        Target::Person(id) => asked.push(Request::Select(Selection::one(Key::Stakeholder(*id)))),
        Target::Initiative(id) => asked.push(Request::Initiative(*id)),
        Target::Tag(tag) => {
            asked.push(Request::Filter(filter::with_token(app.filter.found().text(), "tag", Some(tag))));
        }
        Target::Action(id) => {
            if let Some(action) = app.document().actions.get(id) {
                asked.push(Request::Initiative(action.initiative));
                let acting = dialogs::Acting::edit(*id);
                asked.push(Request::Ask(dialogs::Dialog::Action(Box::new(acting))));
            }
        }
    }
}
