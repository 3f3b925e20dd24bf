//! Which key runs which command? Every command of the table, searched, with a new key recorded by pressing it.

use super::Preferring;
use crate::app::App;
use crate::app::command::{Command, Menu, commands};
use crate::app::fonts::medium;
use crate::app::search;
use crate::app::settings::named_keys;
use crate::app::theme::{self, Tokens, radius, size};
use crate::app::widgets::{Button, error_line, text_field};
use egui::{
    Align, Event, Key, KeyboardShortcut, Layout, Modifiers, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui,
    WidgetInfo, vec2,
};

/// What is said about a key that was pressed.
pub(super) struct Said {
    text: String,
    /// It belongs to another command, and could be taken from it: for whom, which keys, from whom.
    take: Option<(&'static str, KeyboardShortcut, &'static str)>,
}

pub(super) fn ui(app: &mut App, ui: &mut Ui, tokens: &Tokens, open: &mut Preferring, room: f32) {
    record(app, ui, open);
    text_field(ui, tokens, "Find a command or key", &mut open.search);
    if let Some(said) = &open.said {
        error_line(ui, tokens, &said.text);
        if let Some((id, keys, other)) = said.take {
            let mut done = false;
            ui.horizontal(|ui| {
                if Button::outlined("Use it here").ui(ui).clicked() {
                    app.prefs(|settings| {
                        settings.shortcuts.insert(other.to_owned(), String::new());
                    });
                    assign(app, id, keys);
                    done = true;
                }
                done |= Button::flat("Leave it there").ui(ui).clicked();
            });
            if done {
                open.said = None;
            }
        }
    }
    ui.add_space(8.0);
    let height = (room - 100.0).max(120.0);
    ScrollArea::vertical().max_height(height).auto_shrink([false, false]).show(ui, |ui| {
        for menu in Menu::ALL {
            let shown: Vec<Command> = app
                .commands()
                .into_iter()
                .filter(|command| command.menu == menu && fits(ui, command, &open.search))
                .collect();
            if shown.is_empty() {
                continue;
            }
            ui.label(theme::micro(menu.name()).color(tokens.muted));
            for command in shown {
                row(app, ui, tokens, open, &command);
            }
            ui.add_space(8.0);
        }
    });
    ui.add_enabled_ui(!app.settings.shortcuts.is_empty(), |ui| {
        if Button::flat("Reset all keys").ui(ui).clicked() {
            app.prefs(|settings| settings.shortcuts.clear());
            open.said = None;
        }
    });
}

fn fits(ui: &Ui, command: &Command, query: &str) -> bool {
    let query = query.trim();
    let keys =
        command.shortcut.map(|keys| ui.ctx().format_shortcut(&keys).to_lowercase()).unwrap_or_default();
    query.is_empty() || search::score(query, command.name).is_some() || keys.contains(&query.to_lowercase())
}

fn row(app: &mut App, ui: &mut Ui, tokens: &Tokens, open: &mut Preferring, command: &Command) {
    let name = command.name.trim_end_matches('…');
    ui.horizontal(|ui| {
        ui.label(theme::table(name).color(tokens.text));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let recording = open.recording == Some(command.id);
            let keys = command.shortcut.map(|keys| ui.ctx().format_shortcut(&keys));
            let word = if recording {
                "Press the keys…".to_owned()
            } else {
                keys.clone().unwrap_or_else(|| "None".to_owned())
            };
            let read = format!("Key of {name}: {}", keys.as_deref().unwrap_or("none"));
            if cap(ui, tokens, &word, &read, recording) {
                open.recording = if recording { None } else { Some(command.id) };
                open.said = None;
            }
            if app.settings.shortcuts.contains_key(command.id) {
                let reset = Button::link("Reset").ui(ui);
                let read = format!("Reset the key of {name}");
                reset.widget_info(|| WidgetInfo::labeled(Role::Button, true, &read));
                if reset.clicked() {
                    app.prefs(|settings| {
                        settings.shortcuts.remove(command.id);
                    });
                }
            }
        });
    });
}

/// A key as a button.
fn cap(ui: &mut Ui, tokens: &Tokens, word: &str, read: &str, on: bool) -> bool {
    let color = if on { tokens.accent } else { tokens.text };
    let galley = ui.painter().layout_no_wrap(word.to_owned(), medium(size::SMALL), color);
    let (area, response) =
        ui.allocate_exact_size(vec2((galley.size().x + 16.0).max(64.0), 24.0), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, ui.is_enabled(), on, read));
    let fill = if on || response.hovered() { tokens.accent_soft } else { tokens.surface2 };
    let rim = if on || response.has_focus() { tokens.focus_ring() } else { Stroke::new(1.0, tokens.line) };
    ui.painter().rect(area, radius::CONTROL, fill, rim, StrokeKind::Inside);
    ui.painter().galley(area.center() - galley.size() / 2.0, galley, color);
    response.clicked()
}

/// Takes the keys that were pressed for the command that waits for them. Esc gives up.
fn record(app: &mut App, ui: &Ui, open: &mut Preferring) {
    let Some(id) = open.recording else { return };
    let pressed = ui.input_mut(|input| {
        let found = input.events.iter().find_map(|event| match event {
            Event::Key { key, pressed: true, repeat: false, modifiers, .. } => Some((*key, *modifiers)),
            _ => None,
        });
        if found.is_some() {
            input.events.retain(|event| !matches!(event, Event::Key { .. } | Event::Text(_)));
        }
        found
    });
    let Some((key, held)) = pressed else { return };
    open.recording = None;
    let bare = !held.any() || held.shift_only();
    if key == Key::Escape && bare {
        return;
    }
    let moves = matches!(
        key,
        Key::Tab | Key::Enter | Key::Space | Key::ArrowUp | Key::ArrowDown | Key::ArrowLeft | Key::ArrowRight
    );
    if bare && moves {
        let text = format!("{} alone moves about and presses buttons: choose another", key.name());
        open.said = Some(Said { text, take: None });
        return;
    }
    let mut modifiers = Modifiers::NONE;
    for (on, modifier) in [
        (held.command || held.ctrl, Modifiers::COMMAND),
        (held.alt, Modifiers::ALT),
        (held.shift, Modifiers::SHIFT),
    ] {
        modifiers = if on { modifiers.plus(modifier) } else { modifiers };
    }
    let keys = KeyboardShortcut::new(modifiers, key);
    let taken = app.commands().into_iter().find(|other| other.id != id && other.shortcut == Some(keys));
    if let Some(other) = taken {
        let text = format!(
            "{} is for “{}” already",
            ui.ctx().format_shortcut(&keys),
            other.name.trim_end_matches('…')
        );
        open.said = Some(Said { text, take: Some((id, keys, other.id)) });
    } else {
        assign(app, id, keys);
        open.said = None;
    }
}

/// Gives a command its key; the usual one is not kept as a difference.
fn assign(app: &mut App, id: &str, keys: KeyboardShortcut) {
    let usual = commands().iter().any(|command| command.id == id && command.shortcut == Some(keys));
    app.prefs(|settings| {
        if usual {
            settings.shortcuts.remove(id);
        } else {
            settings.shortcuts.insert(id.to_owned(), named_keys(&keys));
        }
    });
}
