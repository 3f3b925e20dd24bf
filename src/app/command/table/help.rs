//! Where to find out more.

use super::{NONE, always, key};
use crate::app::App;
use crate::app::command::{Command, Menu, Run};
use egui::Key;

pub(super) const COMMANDS: &[Command] = &[
    Command {
        id: "help.shortcuts",
        name: "Keyboard shortcuts",
        help: "All keys, from the same table as the menus",
        synonyms: "keys",
        menu: Menu::Help,
        shortcut: key(NONE, Key::F1),
        enabled: always,
        run: Run::Do(App::show_shortcuts),
    },
    Command {
        id: "help.about",
        name: "About Groundswell",
        help: "The version, the licences, and what becomes of your data",
        synonyms: "version licence",
        menu: Menu::Help,
        shortcut: None,
        enabled: always,
        run: Run::Do(App::show_about),
    },
];
