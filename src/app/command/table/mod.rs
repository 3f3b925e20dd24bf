//! The table of commands itself, a file for each menu.

mod edit;
mod file;
mod help;
mod map;
mod people;
mod plan;
mod view;

use super::Command;
use crate::app::App;
use egui::{Key, KeyboardShortcut, Modifiers};

/// Every command but those of the network and those that show a view, menu by menu.
pub(super) const TABLES: [&[Command]; 7] = [
    file::COMMANDS,
    edit::COMMANDS,
    view::COMMANDS,
    map::COMMANDS,
    people::COMMANDS,
    plan::COMMANDS,
    help::COMMANDS,
];

pub(super) const NONE: Modifiers = Modifiers::NONE;
pub(super) const CTRL: Modifiers = Modifiers::COMMAND;
pub(super) const CTRL_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);

pub(super) const fn key(modifiers: Modifiers, key: Key) -> Option<KeyboardShortcut> {
    Some(KeyboardShortcut::new(modifiers, key))
}

pub(super) fn always(_: &App) -> Result<(), &'static str> {
    Ok(())
}
fn with_initiative(app: &App) -> Result<(), &'static str> {
    app.initiative.map(|_| ()).ok_or("There is no initiative yet")
}
pub(super) fn with_people(app: &App) -> Result<(), &'static str> {
    if app.selection.people().is_empty() { Err("Nobody is selected") } else { Ok(()) }
}
pub(super) fn with_person(app: &App) -> Result<(), &'static str> {
    app.selection.person().map(|_| ()).ok_or("Nobody is selected")
}
fn with_any(app: &App) -> Result<(), &'static str> {
    if app.selection.is_empty() { Err("Nothing is selected") } else { Ok(()) }
}
fn rateable(app: &App) -> Result<(), &'static str> {
    with_people(app).and_then(|()| with_initiative(app))
}
