//! The table of commands itself.

use super::{Command, Menu, Run};
use crate::app::App;
use egui::{Key, KeyboardShortcut, Modifiers};

const NONE: Modifiers = Modifiers::NONE;
pub(super) const CTRL: Modifiers = Modifiers::COMMAND;
const CTRL_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);

const fn key(modifiers: Modifiers, key: Key) -> Option<KeyboardShortcut> {
    Some(KeyboardShortcut::new(modifiers, key))
}

pub(super) fn always(_: &App) -> Result<(), &'static str> {
    Ok(())
}
fn with_initiative(app: &App) -> Result<(), &'static str> {
    app.initiative.map(|_| ()).ok_or("There is no initiative yet")
}
fn with_people(app: &App) -> Result<(), &'static str> {
    if app.selection.people().is_empty() { Err("Nobody is selected") } else { Ok(()) }
}
fn with_person(app: &App) -> Result<(), &'static str> {
    app.selection.person().map(|_| ()).ok_or("Nobody is selected")
}
fn with_any(app: &App) -> Result<(), &'static str> {
    if app.selection.is_empty() { Err("Nothing is selected") } else { Ok(()) }
}
fn rateable(app: &App) -> Result<(), &'static str> {
    with_people(app).and_then(|()| with_initiative(app))
}

/// Every command but those that show a view.
pub const COMMANDS: &[Command] = &[
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
    Command {
        id: "edit.undo",
        name: "Undo",
        help: "Take back the last change",
        synonyms: "back revert",
        menu: Menu::Edit,
        shortcut: key(CTRL, Key::Z),
        enabled: |app| app.session.history().undo_label().map(|_| ()).ok_or("Nothing was changed yet"),
        run: Run::Do(App::undo),
    },
    Command {
        id: "edit.redo",
        name: "Redo",
        help: "Do again what was taken back",
        synonyms: "again",
        menu: Menu::Edit,
        shortcut: key(CTRL_SHIFT, Key::Z),
        enabled: |app| app.session.history().redo_label().map(|_| ()).ok_or("Nothing was taken back"),
        run: Run::Do(App::redo),
    },
    Command {
        id: "edit.rename",
        name: "Rename…",
        help: "Give the selected person another name",
        synonyms: "name edit",
        menu: Menu::Edit,
        shortcut: key(NONE, Key::F2),
        enabled: with_person,
        run: Run::Do(App::ask_rename),
    },
    Command {
        id: "edit.delete",
        name: "Delete",
        help: "Delete what is selected, with what cannot stand without it",
        synonyms: "remove erase",
        menu: Menu::Edit,
        shortcut: key(NONE, Key::Delete),
        enabled: with_any,
        run: Run::Do(App::delete_selected),
    },
    Command {
        id: "edit.select-all",
        name: "Select everyone",
        help: "Select everyone in this initiative",
        synonyms: "all",
        menu: Menu::Edit,
        shortcut: key(CTRL, Key::A),
        enabled: with_initiative,
        run: Run::Do(App::select_all),
    },
    Command {
        id: "view.palette",
        name: "Find a command, person or initiative…",
        help: "Type a few letters of what you want to do or whom you look for",
        synonyms: "palette search spotlight",
        menu: Menu::View,
        shortcut: key(CTRL, Key::K),
        enabled: always,
        run: Run::Do(App::open_palette),
    },
    Command {
        id: "view.inspector",
        name: "Inspector",
        help: "Show or hide the details at the right",
        synonyms: "details sidebar panel",
        menu: Menu::View,
        shortcut: key(CTRL, Key::I),
        enabled: always,
        run: Run::Do(App::toggle_inspector),
    },
    Command {
        id: "view.fit",
        name: "Zoom to fit",
        help: "Show the whole network",
        synonyms: "all camera",
        menu: Menu::View,
        shortcut: key(Modifiers::SHIFT, Key::Num1),
        enabled: always,
        run: Run::Do(App::fit),
    },
    Command {
        id: "view.theme",
        name: "Light or dark",
        help: "Change between the light and the dark theme",
        synonyms: "theme night mode colours",
        menu: Menu::View,
        shortcut: None,
        enabled: always,
        run: Run::Do(App::toggle_theme),
    },
    Command {
        id: "view.larger",
        name: "Larger",
        help: "Draw everything larger",
        synonyms: "zoom in size text scale",
        menu: Menu::View,
        shortcut: key(CTRL, Key::Plus),
        enabled: |app| if app.settings.zoom < 1.95 { Ok(()) } else { Err("This is the largest size") },
        run: Run::Do(|app| app.zoom_by(1)),
    },
    Command {
        id: "view.smaller",
        name: "Smaller",
        help: "Draw everything smaller",
        synonyms: "zoom out size text scale",
        menu: Menu::View,
        shortcut: key(CTRL, Key::Minus),
        enabled: |app| if app.settings.zoom > 1.05 { Ok(()) } else { Err("This is the smallest size") },
        run: Run::Do(|app| app.zoom_by(-1)),
    },
    Command {
        id: "view.usual-size",
        name: "Usual size",
        help: "Draw everything at its usual size",
        synonyms: "zoom reset text scale 100",
        menu: Menu::View,
        shortcut: key(CTRL, Key::Num0),
        enabled: always,
        run: Run::Do(|app| app.zoom_by(0)),
    },
    Command {
        id: "people.add",
        name: "New person…",
        help: "Add a person or group to this initiative",
        synonyms: "stakeholder add create group",
        menu: Menu::Map,
        shortcut: key(NONE, Key::N),
        enabled: always,
        run: Run::Do(App::ask_person),
    },
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
        id: "people.leave",
        name: "Remove from initiative",
        help: "Take the selected people out of this initiative; they stay on the map",
        synonyms: "exclude",
        menu: Menu::Map,
        shortcut: None,
        enabled: rateable,
        run: Run::Do(App::leave_initiative),
    },
    Command {
        id: "stance.unaware",
        name: "Engagement: unaware",
        help: "The selected people do not know of the change",
        synonyms: "stance",
        menu: Menu::Map,
        shortcut: key(NONE, Key::Num1),
        enabled: rateable,
        run: Run::Do(|app| app.engage(0)),
    },
    Command {
        id: "stance.resistant",
        name: "Engagement: resistant",
        help: "The selected people are against the change; note the reason in the inspector",
        synonyms: "stance opponent against",
        menu: Menu::Map,
        shortcut: key(NONE, Key::Num2),
        enabled: rateable,
        run: Run::Do(|app| app.engage(1)),
    },
    Command {
        id: "stance.neutral",
        name: "Engagement: neutral",
        help: "The selected people are neither for nor against the change",
        synonyms: "stance",
        menu: Menu::Map,
        shortcut: key(NONE, Key::Num3),
        enabled: rateable,
        run: Run::Do(|app| app.engage(2)),
    },
    Command {
        id: "stance.supportive",
        name: "Engagement: supportive",
        help: "The selected people are for the change",
        synonyms: "stance for",
        menu: Menu::Map,
        shortcut: key(NONE, Key::Num4),
        enabled: rateable,
        run: Run::Do(|app| app.engage(3)),
    },
    Command {
        id: "stance.leading",
        name: "Engagement: leading",
        help: "The selected people work for the change",
        synonyms: "stance champion",
        menu: Menu::Map,
        shortcut: key(NONE, Key::Num5),
        enabled: rateable,
        run: Run::Do(|app| app.engage(4)),
    },
    Command {
        id: "advocate.toggle",
        name: "Advocate: candidate or not",
        help: "Think of the selected people as advocates, or no longer",
        synonyms: "champion star",
        menu: Menu::Map,
        shortcut: key(NONE, Key::A),
        enabled: rateable,
        run: Run::Do(App::toggle_candidate),
    },
    Command {
        id: "network.arrange",
        name: "Spread out",
        help: "Arrange the network anew; people who were moved by hand stay where they are",
        synonyms: "layout arrange tidy",
        menu: Menu::Map,
        shortcut: None,
        enabled: always,
        run: Run::Do(App::arrange),
    },
    Command {
        id: "network.unpin",
        name: "Unpin",
        help: "Let the arrangement place the selected people again",
        synonyms: "release",
        menu: Menu::Map,
        shortcut: None,
        enabled: |app| {
            let pinned = |id| app.session.document().pins.contains_key(&id);
            if app.selection.people().into_iter().any(pinned) {
                Ok(())
            } else {
                Err("Nobody selected is pinned")
            }
        },
        run: Run::Do(App::unpin),
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
        id: "help.shortcuts",
        name: "Keyboard shortcuts",
        help: "All keys, from the same table as the menus",
        synonyms: "keys",
        menu: Menu::Help,
        shortcut: key(NONE, Key::F1),
        enabled: always,
        run: Run::Do(App::show_shortcuts),
    },
];
