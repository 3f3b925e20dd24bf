//! What do the commands do to the program?

use super::App;
use super::dialogs::{Acting, Asked, Dialog, Logging, Naming, Pasting, Tying};
use super::palette::Palette;
use super::present::Presenting;
use super::selection::Selection;
use super::views::VIEWS;
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

    /// Shows a part of the plan, by its place: actions, messages, talks, needs, one page.
    pub fn show_part(&mut self, place: usize) {
        if let Some(plan) = VIEWS.iter().find(|view| view.id == "view.plan") {
            self.show(plan);
        }
        if let Some(view) = self.view_mut() {
            view.show_part(place);
        }
    }

    /// Asks for a list of people.
    pub(super) fn ask_people(&mut self) {
        self.ask_people_from(String::new());
    }

    /// Asks about a list of people that was pasted.
    pub(super) fn ask_people_from(&mut self, text: String) {
        self.dialog = Some(Dialog::Paste(Box::new(Pasting::new(text))));
    }

    /// Whether the inspector is shown beside this view.
    pub(super) fn shows_inspector(&self) -> bool {
        if self.keeps_room() { self.table_inspector } else { self.inspector_open }
    }

    /// A table needs the width, unless there is plenty; a full view always does.
    fn keeps_room(&self) -> bool {
        self.view_now().is_some_and(|view| view.is_full() || (!self.roomy && view.is_wide()))
    }

    fn set_inspector(&mut self, open: bool) {
        if self.keeps_room() {
            self.table_inspector = open;
            return;
        }
        self.inspector_open = open;
        self.prefs(|settings| settings.inspector_open = open);
    }

    /// Shows what is selected in the inspector.
    pub(super) fn open_selected(&mut self) {
        self.set_inspector(true);
    }

    /// Lets the selected tie lead the other way.
    pub(super) fn reverse_tie(&mut self) {
        let Some(Key::Tie(id)) = self.selection.primary() else { return };
        let Some(tie) = self.session.document().ties.get(&id) else { return };
        let turned = crate::model::Tie { from: tie.to, to: tie.from, ..tie.clone() };
        let edit = edits::update_tie(self.session.document(), id, turned);
        self.apply(edit);
    }

    /// Puts the selected people on the clipboard, a row each.
    pub(super) fn copy_selected(&mut self) {
        let document = self.session.document();
        let people = self.selection.people();
        let mut rows = vec!["Name\tRole\tOrganisation\tE-mail\tInfluence\tInterest".to_owned()];
        for id in &people {
            let Some(person) = document.stakeholders.get(id) else { continue };
            let assessment = self.initiative.and_then(|i| document.assessments.get(&(i, *id)));
            let number =
                |rating: Option<crate::model::Rating>| rating.map(|r| r.to_string()).unwrap_or_default();
            let text = |text: &Option<String>| text.clone().unwrap_or_default();
            let cells = [
                person.name.clone(),
                text(&person.role),
                text(&person.organisation),
                text(&person.email),
                number(assessment.and_then(|a| a.influence)),
                number(assessment.and_then(|a| a.interest)),
            ];
            rows.push(cells.map(|cell| cell.replace(['\t', '\n'], " ")).join("\t"));
        }
        let count = people.len();
        self.wishes.copy = Some(rows.join("\n"));
        self.notices.done(if count == 1 {
            "Copied 1 person".to_owned()
        } else {
            format!("Copied {count} people")
        });
    }

    /// Adds a copy of the selected people.
    pub(super) fn duplicate_selected(&mut self) {
        let people = self.selection.people();
        let (copies, edit) =
            edits::duplicate(self.session.document(), &mut self.ids, &people, self.initiative);
        self.apply(edit);
        self.selection = Selection::of(copies.iter().map(|id| Key::Stakeholder(*id)));
        if copies.len() == 1 {
            self.ask_rename();
        }
    }

    pub(super) fn focus_filter(&mut self) {
        self.wishes.filter = true;
    }

    pub(super) fn clear_filter(&mut self) {
        self.filter.set("");
    }

    pub(super) fn back(&mut self) {
        self.visit(false);
    }

    pub(super) fn forward(&mut self) {
        self.visit(true);
    }

    fn visit(&mut self, forward: bool) {
        if let Some(key) = self.visited.go(forward, self.session.document()) {
            self.selection = Selection::one(key);
        }
    }

    /// Filters the selected people out.
    pub(super) fn hide_selected(&mut self) {
        let document = self.session.document();
        let mut text = self.filter.text();
        for id in self.selection.people() {
            let name = document.name(Key::Stakeholder(id)).replace('"', "");
            text = format!("{text} -\"{name}\"");
        }
        self.filter.set(&text);
        self.filter.hide = true;
        self.selection = Selection::default();
        self.notices.offer("Hidden by the filter", "edit.clear-filter");
    }

    /// Asks for a new action for the selected people.
    pub(super) fn ask_action(&mut self) {
        self.dialog = Some(Dialog::Action(Box::new(Acting::new(self.selection.people()))));
    }

    /// Asks what took place with the selected people.
    pub(super) fn ask_log(&mut self) {
        self.dialog = Some(Dialog::Log(Box::new(Logging::new(self.selection.people()))));
    }

    pub(super) fn ask_present(&mut self) {
        self.dialog = Some(Dialog::Present(Asked::default()));
    }

    /// Shows the first slide on the whole screen.
    pub(super) fn present(&mut self, presenting: Option<Presenting>) {
        self.presenting = presenting;
        self.wishes.present = Some(true);
    }

    pub(super) fn stop_presenting(&mut self, ctx: &egui::Context) {
        self.presenting = None;
        ctx.send_viewport_cmd(egui::ViewportCommand::Fullscreen(false));
    }

    /// Shows the table of people with its filters, or without.
    pub(super) fn toggle_filter_row(&mut self) {
        if let Some(table) = super::VIEWS.iter().find(|view| view.id == "view.people") {
            self.show(table);
        }
        if let Some(view) = self.view_mut() {
            view.filter_row();
        }
    }

    pub(super) fn toggle_rail(&mut self) {
        self.prefs(|settings| settings.rail_hidden = !settings.rail_hidden);
    }

    pub(super) fn toggle_fullscreen(&mut self) {
        self.wishes.fullscreen = true;
    }

    /// Lets the arrow keys re-rate the selected people on the grid, or no longer.
    pub(super) fn rate(&mut self) {
        if let Some(grid) = VIEWS.iter().find(|view| view.id == "view.grid") {
            self.show(grid);
        }
        if let Some(view) = self.view_mut() {
            view.rate();
        }
    }

    /// Begins a review, or asks who gives a second opinion.
    pub(super) fn show_review(&mut self, second: bool) {
        if let Some(review) = VIEWS.iter().find(|view| view.id == "view.review") {
            self.show(review);
        }
        if let Some(view) = self.view_mut() {
            view.review(second);
        }
    }

    pub(super) fn unpin(&mut self) {
        let people = self.selection.people();
        let edit = edits::unpin(self.session.document(), &people);
        self.apply(edit);
        self.places.release(&people);
    }

    pub(super) fn next_initiative(&mut self) {
        self.go_initiative(1);
    }

    pub(super) fn previous_initiative(&mut self) {
        self.go_initiative(-1);
    }

    fn go_initiative(&mut self, by: isize) {
        let ids: Vec<_> = self.session.document().initiatives.keys().copied().collect();
        let Ok(many) = isize::try_from(ids.len()) else { return };
        let at = ids.iter().position(|id| Some(*id) == self.initiative).unwrap_or(0);
        let next = (at as isize + by).rem_euclid(many.max(1));
        self.initiative = ids.get(next as usize).copied().or(self.initiative);
    }

    pub(super) fn toggle_inspector(&mut self) {
        self.set_inspector(!self.shows_inspector());
    }

    pub(super) fn fit(&mut self) {
        self.wants_fit = true;
    }

    pub(super) fn open_palette(&mut self) {
        self.palette = Some(Palette::default());
    }

    pub(super) fn ask_recent(&mut self) {
        self.dialog = Some(Dialog::Recent);
    }

    pub(super) fn show_notices(&mut self) {
        self.dialog = Some(Dialog::Notices);
    }

    pub(super) fn show_settings(&mut self) {
        self.dialog = Some(Dialog::Settings(Box::default()));
    }

    pub(super) fn show_about(&mut self) {
        self.dialog = Some(Dialog::About);
    }

    pub(super) fn show_shortcuts(&mut self) {
        self.dialog = Some(Dialog::Shortcuts);
    }
}
