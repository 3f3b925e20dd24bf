//! What is it called? For new people, groups and initiatives, and for another name.

use super::{Dialog, Outcome, entered, foot, head};
use crate::app::App;
use crate::app::selection::Selection;
use crate::app::theme::Tokens;
use crate::app::widgets;
use crate::model::initiative::Initiative;
use crate::model::stakeholder::StakeholderKind;
use crate::model::{Key, Stakeholder, edits};
use egui::Ui;

/// The question for a name.
pub(in crate::app) struct Naming {
    what: What,
    name: String,
    role: String,
    group: bool,
}

enum What {
    Person,
    Initiative,
    Rename(Key),
}

impl Naming {
    /// A new person or group.
    pub(in crate::app) fn person() -> Self {
        Self { what: What::Person, name: String::new(), role: String::new(), group: false }
    }

    /// A new person whose name is known.
    pub(in crate::app) fn person_named(name: &str) -> Self {
        Self { name: name.to_owned(), ..Self::person() }
    }

    /// A new initiative.
    pub(in crate::app) fn initiative() -> Self {
        Self { what: What::Initiative, ..Self::person() }
    }

    /// Another name.
    pub(in crate::app) fn rename(key: Key, name: String) -> Self {
        Self { what: What::Rename(key), name, ..Self::person() }
    }
}

pub(super) fn ui(app: &mut App, ui: &mut Ui, tokens: &Tokens, mut naming: Naming) -> Outcome {
    let (title, sentence, verb) = match &naming.what {
        What::Person => ("New person", "They wait in the tray until you rate them.", "Add"),
        What::Initiative => ("New initiative", "A change that this map is about.", "Add"),
        What::Rename(_) => ("Rename", "", "Rename"),
    };
    head(ui, tokens, title, sentence);
    let field = widgets::text_field(ui, tokens, "Name", &mut naming.name);
    if ui.memory(|memory| memory.focused().is_none()) {
        field.request_focus();
    }
    if matches!(naming.what, What::Person) {
        ui.add_space(8.0);
        widgets::text_field(ui, tokens, "Role (optional)", &mut naming.role);
        ui.add_space(8.0);
        ui.checkbox(&mut naming.group, "A group, not one person");
        let twin =
            app.document().stakeholders.values().any(|s| s.name.eq_ignore_ascii_case(naming.name.trim()));
        if twin {
            widgets::error_line(ui, tokens, "Somebody of this name is on the map already.");
        }
    }
    let named = !naming.name.trim().is_empty();
    let (go, cancel) = foot(ui, verb, named);
    if cancel {
        return Outcome::Closed;
    }
    if (go || entered(ui)) && named {
        add(app, naming);
        return Outcome::Closed;
    }
    Outcome::Open(Dialog::Name(naming))
}

fn add(app: &mut App, naming: Naming) {
    let name = naming.name.trim().to_owned();
    match naming.what {
        What::Person => {
            let role = Some(naming.role.trim().to_owned()).filter(|role| !role.is_empty());
            let kind = if naming.group { StakeholderKind::Group } else { StakeholderKind::Person };
            let person = Stakeholder { kind, role, ..Stakeholder::named(name) };
            let (id, edit) = edits::add_stakeholder(&mut app.ids, person, app.initiative);
            app.apply(edit);
            app.selection = Selection::one(Key::Stakeholder(id));
        }
        What::Initiative => {
            let (id, edit) = edits::add_initiative(&mut app.ids, Initiative::named(name));
            app.apply(edit);
            app.initiative = Some(id);
        }
        What::Rename(key) => {
            let edit = edits::rename(app.document(), key, &name);
            app.apply(edit);
        }
    }
}
