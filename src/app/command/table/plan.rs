//! What is done, said and checked for an initiative.

use super::with_initiative;
use crate::app::App;
use crate::app::command::{Command, Menu, Run};
use crate::app::dialogs::Dialog;

pub(super) const COMMANDS: &[Command] = &[Command {
    id: "plan.checks",
    name: "Checks…",
    help: "What does not hold together in this plan, what was put aside, and the rules that look",
    synonyms: "findings attention problems rules lint verify",
    menu: Menu::Plan,
    shortcut: None,
    enabled: with_initiative,
    run: Run::Do(|app: &mut App| app.dialog = Some(Dialog::Checks(Box::default()))),
}];
