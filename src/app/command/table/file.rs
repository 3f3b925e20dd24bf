//! Maps, import, export, and leaving.

use super::{CTRL, CTRL_SHIFT, always, key, with_initiative};
use crate::app::App;
use crate::app::command::{Command, Menu, Run};
use egui::Key;

pub(super) const COMMANDS: &[Command] = &[
    Command {
        id: "file.new",
        name: "New map",
        help: "Start with an empty map",
        synonyms: "create blank",
        menu: Menu::File,
        shortcut: key(CTRL, Key::N),
        enabled: always,
        run: Run::Do(App::new_map),
    },
    Command {
        id: "file.open",
        name: "Open…",
        help: "Open a map from a file",
        synonyms: "load",
        menu: Menu::File,
        shortcut: key(CTRL, Key::O),
        enabled: always,
        run: Run::Do(App::ask_open),
    },
    Command {
        id: "file.sample",
        name: "Explore the sample",
        help: "Open a worked example with invented people, as an unsaved copy",
        synonyms: "example demo",
        menu: Menu::File,
        shortcut: None,
        enabled: always,
        run: Run::Do(App::open_sample),
    },
    Command {
        id: "file.save",
        name: "Save",
        help: "Save the map to its file",
        synonyms: "write store",
        menu: Menu::File,
        shortcut: key(CTRL, Key::S),
        enabled: always,
        run: Run::Do(App::save),
    },
    Command {
        id: "file.save-as",
        name: "Save as…",
        help: "Save the map to another file",
        synonyms: "copy write",
        menu: Menu::File,
        shortcut: key(CTRL_SHIFT, Key::S),
        enabled: always,
        run: Run::Do(App::ask_save_as),
    },
    Command {
        id: "file.import",
        name: "Import from CSV…",
        help: "Take people or ties from a spreadsheet saved as CSV; the effect is shown before it is applied",
        synonyms: "excel register spreadsheet load",
        menu: Menu::File,
        shortcut: None,
        enabled: always,
        run: Run::Do(App::ask_import),
    },
    Command {
        id: "file.export",
        name: "Export…",
        help: "Write the engagement plan or a picture, made for its reader",
        synonyms: "share plan html markdown svg picture send",
        menu: Menu::File,
        shortcut: key(CTRL, Key::E),
        enabled: with_initiative,
        run: Run::Do(App::ask_export),
    },
    Command {
        id: "file.quit",
        name: "Quit",
        help: "Close the window; unsaved changes are asked about",
        synonyms: "exit close",
        menu: Menu::File,
        shortcut: key(CTRL, Key::Q),
        enabled: always,
        run: Run::Do(App::ask_quit),
    },
];
