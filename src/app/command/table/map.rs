//! Ties, the network, initiatives.

use super::{CTRL, CTRL_SHIFT, NONE, always, key, with_person};
use crate::app::App;
use crate::app::command::{Command, Menu, Run};
use egui::Key;

pub(super) const COMMANDS: &[Command] = &[
    Command {
        id: "tie.add",
        name: "New tie…",
        help: "Tie the selected person to another",
        synonyms: "link connect relation edge",
        menu: Menu::Map,
        shortcut: key(NONE, Key::T),
        enabled: with_person,
        run: Run::Do(App::ask_tie),
    },
    Command {
        id: "tie.reverse",
        name: "Turn the tie round",
        help: "Let the selected tie lead the other way",
        synonyms: "reverse direction swap",
        menu: Menu::Map,
        shortcut: None,
        enabled: |app| match app.selection.primary() {
            Some(crate::model::Key::Tie(_)) => Ok(()),
            _ => Err("No tie is selected"),
        },
        run: Run::Do(App::reverse_tie),
    },
    Command {
        id: "communities.edit",
        name: "Communities…",
        help: "Name and count the specialist communities of this map, say who belongs to them, and merge doubles",
        synonyms: "group team specialist head-count member merge",
        menu: Menu::Map,
        shortcut: None,
        enabled: always,
        run: Run::Do(App::edit_communities),
    },
    Command {
        id: "initiative.add",
        name: "New initiative…",
        help: "Add a change to this map",
        synonyms: "change create",
        menu: Menu::Map,
        shortcut: None,
        enabled: always,
        run: Run::Do(App::ask_initiative),
    },
    Command {
        id: "initiative.next",
        name: "Next initiative",
        help: "Look at the next change",
        synonyms: "switch",
        menu: Menu::Map,
        shortcut: key(CTRL, Key::Tab),
        enabled: |app| {
            if app.session.document().initiatives.len() > 1 {
                Ok(())
            } else {
                Err("There is no other initiative")
            }
        },
        run: Run::Do(App::next_initiative),
    },
    Command {
        id: "initiative.previous",
        name: "Previous initiative",
        help: "Look at the change before",
        synonyms: "switch back",
        menu: Menu::Map,
        shortcut: key(CTRL_SHIFT, Key::Tab),
        enabled: |app| {
            if app.session.document().initiatives.len() > 1 {
                Ok(())
            } else {
                Err("There is no other initiative")
            }
        },
        run: Run::Do(App::previous_initiative),
    },
];
