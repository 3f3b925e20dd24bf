//! What is shown, and how.

use super::{CTRL, NONE, always, key, with_people};
use crate::app::App;
use crate::app::command::{Command, Menu, Run};
use egui::{Key, Modifiers};

pub(super) const COMMANDS: &[Command] = &[
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
        id: "view.back",
        name: "Back",
        help: "Look again at the person that was looked at before",
        synonyms: "history previous visited",
        menu: Menu::View,
        shortcut: key(Modifiers::ALT, Key::ArrowLeft),
        enabled: |app| {
            let can = app.visited.can_go(false, app.session.document());
            if can { Ok(()) } else { Err("Nobody was looked at before") }
        },
        run: Run::Do(App::back),
    },
    Command {
        id: "view.forward",
        name: "Forward",
        help: "Look at the person that was looked at after",
        synonyms: "history next visited",
        menu: Menu::View,
        shortcut: key(Modifiers::ALT, Key::ArrowRight),
        enabled: |app| {
            let can = app.visited.can_go(true, app.session.document());
            if can { Ok(()) } else { Err("Nobody was looked at after") }
        },
        run: Run::Do(App::forward),
    },
    Command {
        id: "view.hide",
        name: "Hide from this view",
        help: "Filter the selected people out; clearing the filter brings them back",
        synonyms: "filter exclude",
        menu: Menu::View,
        shortcut: None,
        enabled: with_people,
        run: Run::Do(App::hide_selected),
    },
    Command {
        id: "view.rail",
        name: "Rail",
        help: "Show or hide the list of views at the left",
        synonyms: "sidebar views",
        menu: Menu::View,
        shortcut: key(CTRL, Key::B),
        enabled: always,
        run: Run::Do(App::toggle_rail),
    },
    Command {
        id: "view.fullscreen",
        name: "Full screen",
        help: "Use the whole screen, or no longer",
        synonyms: "maximise",
        menu: Menu::View,
        shortcut: key(NONE, Key::F11),
        enabled: always,
        run: Run::Do(App::toggle_fullscreen),
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
];
