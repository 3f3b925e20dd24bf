//! What becomes of changes that were not saved, and of a file that somebody else has changed?

use super::{Dialog, Outcome, buttons, head};
use crate::app::App;
use crate::app::files::{After, clock};
use crate::app::theme::Tokens;
use crate::app::widgets::Button;
use crate::model::edit::counted;
use egui::{Align, Key, Layout, Modifiers, Response, Ui};

/// Windows puts the main button first, other systems last.
const MAIN_FIRST: bool = cfg!(windows);

/// The question before a map with changes is closed. Enter saves, Esc cancels, Ctrl+D does not save.
pub(super) fn ui(app: &mut App, ui: &mut Ui, tokens: &Tokens, then: After) -> Outcome {
    head(ui, tokens, &format!("Save changes to “{}” before closing?", app.title_or_name()), &sentence(app));
    let not = ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::D));
    let entered = super::entered(ui) && ui.memory(|memory| memory.focused().is_none());
    let mut answer = Answers::default();
    if MAIN_FIRST {
        buttons(ui, |ui| {
            answer.cancel = Some(Button::flat("Cancel").ui(ui));
            answer.not = Some(Button::outlined("Don't save").ui(ui));
            answer.save = Some(Button::primary("Save").ui(ui));
        });
    } else {
        buttons(ui, |ui| {
            answer.save = Some(Button::primary("Save").ui(ui));
            answer.cancel = Some(Button::outlined("Cancel").ui(ui));
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                answer.not = Some(Button::flat("Don't save").ui(ui));
            });
        });
    }
    if clicked(&answer.save) || entered {
        app.save_then(then);
    } else if clicked(&answer.not) || not {
        app.go_on(then);
    } else if !clicked(&answer.cancel) {
        return Outcome::Open(Dialog::Unsaved(then));
    }
    Outcome::Closed
}

#[derive(Default)]
struct Answers {
    save: Option<Response>,
    not: Option<Response>,
    cancel: Option<Response>,
}

fn clicked(button: &Option<Response>) -> bool {
    button.as_ref().is_some_and(Response::clicked)
}

fn sentence(app: &App) -> String {
    let saved = match (app.files.saved_secs, app.session.path()) {
        (Some(at), _) => format!("Last saved {}. ", clock(at)),
        (None, Some(_)) => String::new(),
        (None, None) => "This map has no file yet. ".to_owned(),
    };
    let count = app.session.changes();
    let what = match (count, app.session.path()) {
        (0, _) => "What is on it".to_owned(),
        (_, Some(_)) if app.files.saved_secs.is_some() => {
            format!("Your {} since then", counted(count, "change"))
        }
        _ => format!("Your {}", counted(count, "change")),
    };
    let fate = if app.keeps_recovery() {
        "will otherwise be kept in Recovery for 14 days."
    } else {
        "will otherwise be lost."
    };
    format!("{saved}{what} {fate}")
}

/// The file is not the one that was opened.
pub(super) fn conflict(app: &mut App, ui: &mut Ui, tokens: &Tokens, deleted: bool) -> Outcome {
    let name = app.name();
    let (title, sentence, over) = if deleted {
        (
            format!("“{name}” is gone"),
            "Somebody moved or deleted the file since you opened it. Nothing was saved yet.",
            "Save it there again",
        )
    } else {
        (
            format!("“{name}” was changed by somebody else"),
            "The file is not the one that you opened. Nothing was saved yet: saving over it loses what they wrote, \
             reloading loses what you changed.",
            "Save over it",
        )
    };
    head(ui, tokens, &title, sentence);
    let (mut as_new, mut replace, mut reload, mut cancel) = (false, false, false, false);
    buttons(ui, |ui| {
        as_new = Button::primary("Save as…").ui(ui).clicked();
        cancel = Button::outlined("Cancel").ui(ui).clicked();
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            replace = Button::outlined(over).danger().ui(ui).clicked();
            if !deleted {
                reload = Button::flat("Reload").ui(ui).clicked();
            }
        });
    });
    let then = app.files.then.take();
    if as_new {
        app.ask_save_as();
        app.files.then = then;
    } else if replace {
        app.files.then = then;
        app.save_over();
    } else if reload {
        if let Some(path) = app.session.path().map(std::path::Path::to_path_buf) {
            app.go_on(After::OpenThis(path));
        }
    } else if !cancel {
        app.files.then = then;
        return Outcome::Open(Dialog::Conflict { deleted });
    }
    Outcome::Closed
}
