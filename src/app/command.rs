//! What can the user do, by menu, palette or key? One table for all of them.
//!
//! *Invariants:* ids are `area.verb`, unique, and never change; no two commands have the same key.

mod network;
mod table;

pub(super) use network::arrange_id;

use super::App;
use super::icons::Icon;
use super::settings::{Settings, with_keys};
use super::views::{Choice, VIEWS, ViewKind};
use crate::layout::Layout;
use egui::{Key, KeyboardShortcut, Modifiers};
use table::{CTRL, CTRL_SHIFT, TABLES, always};

/// Something that the user can do.
pub struct Command {
    /// Stable: `edit.undo`.
    pub id: &'static str,
    /// For people; ends in `…` where it asks for more.
    pub name: &'static str,
    /// One sentence.
    pub help: &'static str,
    /// Other words by which people look for it.
    pub synonyms: &'static str,
    /// Where it stands in the menu bar.
    pub menu: Menu,
    /// Its key.
    pub shortcut: Option<KeyboardShortcut>,
    /// Whether it can be done now, or why not.
    pub enabled: fn(&App) -> Result<(), &'static str>,
    /// What it does.
    pub run: Run,
}

/// What a command does.
#[derive(Clone, Copy)]
pub enum Run {
    /// This.
    Do(fn(&mut App)),
    /// Shows a view.
    Open(&'static ViewKind),
    /// Arranges the network.
    Arrange(&'static Layout),
    /// Shows the network, and in this way.
    Choose(Choice),
}

/// The menus, in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Menu {
    /// Maps, import and export.
    File,
    /// Undo, selection, deletion.
    Edit,
    /// What is shown, and how.
    View,
    /// Ties, the network and initiatives.
    Map,
    /// People, and how they stand.
    People,
    /// What is done, said and checked for an initiative, and its reviews.
    Plan,
    /// Where to find out more.
    Help,
    /// In no menu: found by searching, and where it belongs on the screen.
    Palette,
}

impl Menu {
    /// In the order of the menu bar.
    pub const ALL: [Self; 7] =
        [Self::File, Self::Edit, Self::View, Self::Map, Self::People, Self::Plan, Self::Help];

    /// For people.
    pub const fn name(self) -> &'static str {
        match self {
            Self::File => "File",
            Self::Edit => "Edit",
            Self::View => "View",
            Self::Map => "Map",
            Self::People => "Person",
            Self::Plan => "Engagement",
            Self::Help => "Help",
            Self::Palette => "Find a command",
        }
    }
}

impl Command {
    /// Why it can't be done now; nothing where it can.
    pub(super) fn refused(&self, app: &App) -> Option<&'static str> {
        if app.is_welcoming() && self.needs_map() {
            return Some("No map is open");
        }
        (self.enabled)(app).err()
    }

    /// Its small picture, where one says more than the words.
    pub(super) fn icon(&self) -> Option<Icon> {
        Some(match self.id {
            "advocate.toggle" => Icon::Star,
            "edit.delete" => Icon::Trash,
            "edit.find" | "view.palette" => Icon::Search,
            "file.export" => Icon::Export,
            "file.print" => Icon::Print,
            "file.import" => Icon::Import,
            "file.new" => Icon::FileNew,
            "file.open" => Icon::Folder,
            "people.add" | "initiative.add" | "action.add" => Icon::Plus,
            "people.paste" => Icon::People,
            "people.open" => Icon::Person,
            "tie.add" => Icon::Tie,
            _ => return None,
        })
    }
}

/// Commands of the menus Edit, View and Map that need no map.
const WITHOUT_MAP: &[&str] = &[
    "view.palette",
    "view.theme",
    "view.larger",
    "view.smaller",
    "view.usual-size",
    "view.notices",
    "view.fullscreen",
    "settings.open",
];
/// Commands of the menu File that need one.
const WITH_MAP: &[&str] =
    &["file.save", "file.save-as", "file.export", "file.print", "file.close", "file.reload"];

impl Command {
    /// Whether it makes no sense on the first screen.
    fn needs_map(&self) -> bool {
        match self.menu {
            Menu::File => WITH_MAP.contains(&self.id),
            Menu::Help => false,
            Menu::Edit | Menu::View | Menu::Map | Menu::People | Menu::Plan | Menu::Palette => {
                !WITHOUT_MAP.contains(&self.id)
            }
        }
    }
}

/// Further keys that people expect, where the command has its usual key.
const ALSO: [(KeyboardShortcut, &str); 5] = [
    (KeyboardShortcut::new(CTRL_SHIFT, Key::P), "view.palette"),
    (KeyboardShortcut::new(CTRL, Key::Y), "edit.redo"),
    (KeyboardShortcut::new(CTRL, Key::Equals), "view.larger"),
    (KeyboardShortcut::new(CTRL, Key::OpenBracket), "view.back"),
    (KeyboardShortcut::new(CTRL, Key::CloseBracket), "view.forward"),
];

/// Every command: the table, those of the network, and one for each view.
pub fn commands() -> Vec<Command> {
    let copied = TABLES.into_iter().flatten().chain(network::NETWORK).map(|c| Command { run: c.run, ..*c });
    let views = VIEWS.iter().map(|view| Command {
        id: view.id,
        name: view.name,
        help: view.help,
        synonyms: "view show",
        menu: Menu::View,
        shortcut: Some(view.shortcut),
        enabled: always,
        run: Run::Open(view),
    });
    copied.chain(network::arranging()).chain(network::showing()).chain(views).collect()
}

/// The command with this id.
pub(super) fn find(id: &str) -> Option<Command> {
    commands().into_iter().find(|command| command.id == id)
}

/// The commands whose keys were pressed in this frame; each key is taken out of the input. While text is being
/// written, keys without Ctrl or Cmd and those of undo belong to the field; `taken` keys belong to the view.
pub(super) fn pressed(
    ctx: &egui::Context,
    writing: bool,
    settings: &Settings,
    taken: impl Fn(&KeyboardShortcut) -> bool,
) -> Vec<Command> {
    let mut all: Vec<Command> =
        with_keys(settings).into_iter().filter(|command| command.shortcut.is_some()).collect();
    // More modifiers first, so that Ctrl+Shift+Z is not taken for Ctrl+Z.
    let weight = |s: &KeyboardShortcut| {
        u8::from(s.modifiers.shift) + u8::from(s.modifiers.command) + u8::from(s.modifiers.alt)
    };
    all.sort_by_key(|command| std::cmp::Reverse(command.shortcut.as_ref().map_or(0, weight)));
    let is_text = |id: &str, shortcut: &KeyboardShortcut| {
        writing
            && (!shortcut.modifiers.command || matches!(id, "edit.undo" | "edit.redo" | "edit.select-all"))
    };
    let mut hit = Vec::new();
    for command in all {
        let Some(shortcut) = command.shortcut else { continue };
        let free = !is_text(command.id, &shortcut) && !taken(&shortcut);
        if free && ctx.input_mut(|input| consume(input, &shortcut)) {
            hit.push(command);
        }
    }
    for (keys, id) in ALSO {
        let usual = find(id).filter(|_| !settings.shortcuts.contains_key(id));
        if let Some(command) = usual
            && !is_text(id, &keys)
            && ctx.input_mut(|input| input.consume_shortcut(&keys))
        {
            hit.push(command);
        }
    }
    hit
}

/// Letters and digits alone must be meant alone: Shift+N is no N.
fn consume(input: &mut egui::InputState, shortcut: &KeyboardShortcut) -> bool {
    if shortcut.modifiers == Modifiers::NONE && input.modifiers.any() {
        return false;
    }
    input.consume_shortcut(shortcut) || consume_digit(input, shortcut)
}

/// Shift turns a digit into a sign that differs from keyboard to keyboard: then the key itself counts.
fn consume_digit(input: &mut egui::InputState, shortcut: &KeyboardShortcut) -> bool {
    if !shortcut.modifiers.shift || !DIGITS.contains(&shortcut.logical_key) {
        return false;
    }
    let before = input.events.len();
    input.events.retain(|event| {
        !matches!(event, egui::Event::Key { physical_key: Some(key), pressed: true, modifiers, .. }
            if *key == shortcut.logical_key && modifiers.matches_exact(shortcut.modifiers))
    });
    input.events.len() < before
}

const DIGITS: [Key; 10] = [
    Key::Num0,
    Key::Num1,
    Key::Num2,
    Key::Num3,
    Key::Num4,
    Key::Num5,
    Key::Num6,
    Key::Num7,
    Key::Num8,
    Key::Num9,
];

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn shift_with_a_digit_is_known_by_the_key_itself() {
        let ctx = egui::Context::default();
        let mut input = egui::RawInput::default();
        let modifiers = Modifiers::SHIFT;
        let (key, physical_key) = (Key::Exclamationmark, Some(Key::Num1));
        input.events.push(egui::Event::ModifiersChanged(modifiers));
        input.events.push(egui::Event::Key { key, physical_key, pressed: true, repeat: false, modifiers });
        let mut output = ctx.run_ui(input, |ui| {
            let hit = pressed(ui.ctx(), false, &Settings::default(), |_| false);
            assert_eq!(hit.first().map(|command| command.id), Some("view.fit"));
        });
        output.textures_delta.clear();
    }

    #[test]
    fn ids_and_keys_are_unique() {
        let all = commands();
        let ids: BTreeSet<_> = all.iter().map(|c| c.id).collect();
        assert_eq!(ids.len(), all.len());
        let keys: Vec<_> = all.iter().filter_map(|c| c.shortcut).collect();
        for (place, one) in keys.iter().enumerate() {
            assert!(!keys[..place].contains(one), "{one:?} is there twice");
        }
        for command in &all {
            assert!(command.id.contains('.') && !command.help.is_empty() && !command.help.ends_with('.'));
        }
    }
}
