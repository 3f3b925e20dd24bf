//! What do the commands do to the program?

use super::App;
use super::dialogs::{Dialog, Naming, Tying};
use super::palette::Palette;
use super::selection::Selection;
use crate::model::edits;
use crate::model::{AdvocacyState, Engagement, Key};

impl App {
    pub(super) fn undo(&mut self) {
        self.let_go();
        match self.session.undo() {
            Ok(Some(label)) => self.notices.offer(format!("Undone: {label}"), "edit.redo"),
            Ok(None) => {}
            Err(error) => self.notices.error(error.to_string()),
        }
    }

    pub(super) fn redo(&mut self) {
        self.let_go();
        match self.session.redo() {
            Ok(Some(label)) => self.notices.done(format!("Done again: {label}")),
            Ok(None) => {}
            Err(error) => self.notices.error(error.to_string()),
        }
    }

    /// Deletes what is selected, says what went with it, and offers to take it back.
    pub(super) fn delete_selected(&mut self) {
        let keys = self.selection.keys();
        let edit = edits::remove(self.session.document(), &keys);
        let also = edit.also_removes(&keys);
        let label = edit.label.replace("Delete", "Deleted");
        self.apply(edit);
        let with = if also.is_empty() { String::new() } else { format!(", and with it {also}") };
        self.notices.offer(format!("{label}{with}"), "edit.undo");
    }

    pub(super) fn select_all(&mut self) {
        let Some(initiative) = self.initiative else { return };
        let people = self.session.document().assessments_of(initiative).map(|(id, _)| Key::Stakeholder(id));
        self.selection = Selection::of(people);
    }

    pub(super) fn ask_rename(&mut self) {
        if let Some(id) = self.selection.person() {
            let key = Key::Stakeholder(id);
            let name = self.session.document().name(key);
            self.dialog = Some(Dialog::Name(Naming::rename(key, name)));
        }
    }

    pub(super) fn ask_person(&mut self) {
        self.dialog = Some(Dialog::Name(Naming::person()));
    }

    pub(super) fn ask_initiative(&mut self) {
        self.dialog = Some(Dialog::Name(Naming::initiative()));
    }

    pub(super) fn ask_tie(&mut self) {
        if let Some(id) = self.selection.person() {
            self.dialog = Some(Dialog::Tie(Tying::from(id)));
        }
    }

    pub(super) fn leave_initiative(&mut self) {
        let Some(initiative) = self.initiative else { return };
        let edit = edits::leave(self.session.document(), initiative, &self.selection.people());
        let label = edit.label.replace("Remove", "Removed");
        self.apply(edit);
        self.notices.offer(label, "edit.undo");
    }

    /// Sets how the selected people stand to the change, by the place of the answer.
    pub(super) fn engage(&mut self, answer: usize) {
        let Some(initiative) = self.initiative else { return };
        let now = Engagement::ALL.get(answer).copied();
        let edit = edits::engage(self.session.document(), initiative, &self.selection.people(), now);
        self.apply(edit);
    }

    /// Makes the selected people candidates, or takes that back where all of them are.
    pub(super) fn toggle_candidate(&mut self) {
        let Some(initiative) = self.initiative else { return };
        let document = self.session.document();
        let people = self.selection.people();
        let state = |id: &_| {
            document.assessments.get(&(initiative, *id)).map_or(AdvocacyState::None, |a| a.advocacy.state)
        };
        if let Some(further) =
            people.iter().find(|id| !matches!(state(id), AdvocacyState::None | AdvocacyState::Candidate))
        {
            let name = document.name(Key::Stakeholder(*further));
            let word = state(further).name().to_lowercase();
            self.notices.done(format!("{name} is further already ({word}): change it in the inspector"));
            return;
        }
        let all = people.iter().all(|id| state(id) == AdvocacyState::Candidate);
        let (next, on) =
            if all { (AdvocacyState::None, None) } else { (AdvocacyState::Candidate, Some(self.today)) };
        let edit = edits::adopt(document, initiative, &people, next, on);
        self.apply(edit);
    }

    pub(super) fn arrange(&mut self) {
        self.places.forget();
        self.wants_fit = true;
    }

    pub(super) fn unpin(&mut self) {
        let people = self.selection.people();
        let edit = edits::unpin(self.session.document(), &people);
        self.apply(edit);
        self.places.release(&people);
    }

    pub(super) fn next_initiative(&mut self) {
        let ids: Vec<_> = self.session.document().initiatives.keys().copied().collect();
        let place =
            ids.iter().position(|id| Some(*id) == self.initiative).map_or(0, |place| (place + 1) % ids.len());
        self.initiative = ids.get(place).copied();
    }

    pub(super) fn toggle_inspector(&mut self) {
        self.inspector_open = !self.inspector_open;
        let open = self.inspector_open;
        self.prefs(|settings| settings.inspector_open = open);
    }

    pub(super) fn fit(&mut self) {
        self.wants_fit = true;
    }

    pub(super) fn open_palette(&mut self) {
        self.palette = Some(Palette::default());
    }

    pub(super) fn show_shortcuts(&mut self) {
        self.dialog = Some(Dialog::Shortcuts);
    }
}
