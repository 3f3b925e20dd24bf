//! What did somebody answer who was asked to be an advocate?
//!
//! *Invariants:* nobody has to give a reason: it may stay empty, and what is noted of it is for the owner of the map alone.

use crate::app::App;
use crate::app::dialogs::{Dialog, Outcome, foot, head};
use crate::app::form;
use crate::app::inspector::parts::caption;
use crate::app::theme::{self, Tokens, gap};
use crate::app::widgets::field::prose_area;
use crate::model::edits;
use crate::model::field::Level;
use crate::model::{AdvocacyState, Key, Stakeholder, StakeholderId};
use egui::Ui;
use jiff::civil::Date;

/// The question for an answer.
pub(in crate::app) struct Answering {
    person: StakeholderId,
    agreed: bool,
    on: Option<Date>,
    reason: String,
    /// They may be named; unknown until the dialog was drawn.
    named: Option<bool>,
}

impl Answering {
    /// They said yes, or no, today unless another day is put in.
    pub(in crate::app) fn new(person: StakeholderId, agreed: bool, today: Date) -> Self {
        Self { person, agreed, on: Some(today), reason: String::new(), named: None }
    }
}

pub(in crate::app::dialogs) fn ui(
    app: &mut App,
    ui: &mut Ui,
    tokens: &Tokens,
    mut open: Answering,
) -> Outcome {
    let document = app.document().clone();
    let Some((initiative, person)) = app.initiative.zip(document.stakeholders.get(&open.person)) else {
        return Outcome::Closed;
    };
    let change = document.name(Key::Initiative(initiative));
    let title = format!("{} {}", person.name, if open.agreed { "said yes" } else { "said no" });
    head(ui, tokens, &title, &format!("To being an advocate for {change}"));
    caption(ui, "On", Level::Team);
    if let Some(day) = form::day(ui, "On", open.on, app.today) {
        open.on = day;
    }
    ui.add_space(gap::S);
    let mut named = open.named.unwrap_or(person.consent_named);
    if open.agreed {
        caption(ui, "Agreed to be named", Level::Kept);
        ui.checkbox(&mut named, theme::table("They may be named as an advocate"));
        let words = "Until then a plan for everyone counts them, but does not name them.";
        ui.label(theme::small(words).color(tokens.muted));
    } else {
        caption(ui, "Why, if they said so", Level::Private);
        prose_area(ui, "Why, if they said so", "Nobody has to give a reason", 3, &mut open.reason);
    }
    open.named = Some(named);
    let (go, cancel) = foot(ui, "Keep the answer", open.on.is_some() && !form::is_wrong(ui));
    if cancel {
        return Outcome::Closed;
    }
    if let Some(on) = open.on.filter(|_| go) {
        let state = if open.agreed { AdvocacyState::Agreed } else { AdvocacyState::Declined };
        let mut edit = edits::answer(&document, initiative, open.person, state, on, &open.reason);
        if open.agreed && named != person.consent_named {
            let changed = Stakeholder { consent_named: named, ..person.clone() };
            edit.put(Key::Stakeholder(open.person), changed);
        }
        let said = format!("{}: {}", person.name, state.name().to_lowercase());
        drop(document);
        app.apply(edit);
        app.notices.offer(said, "edit.undo");
        return Outcome::Closed;
    }
    Outcome::Open(Dialog::Answer(Box::new(open)))
}
