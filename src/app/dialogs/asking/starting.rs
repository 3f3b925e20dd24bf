//! From where are people asked, reminded and thanked, and how is an answer kept?

use super::{Answering, Enlisting};
use crate::app::App;
use crate::app::dialogs::{Acting, Dialog, Talking};
use crate::app::form::day;
use crate::model::action::{Action, ActionKind};
use crate::model::{AdvocacyState, Document, InitiativeId, Prose, StakeholderId, edits};
use crate::plan;
use jiff::civil::Date;

/// The question for an action that comes back to what somebody was asked. Its title names nobody, so that it may stand in
/// any plan; what they were asked is its private purpose.
pub(in crate::app) fn reminder(
    document: &Document,
    initiative: InitiativeId,
    person: StakeholderId,
    today: Date,
) -> Acting {
    let mut action = Action::titled(initiative, "Come back to what we asked");
    action.kind = ActionKind::Conversation;
    action.audience.stakeholders.insert(person);
    action.due = Some(today);
    action.channel = document.stakeholders.get(&person).and_then(|who| who.preferred_channel);
    if let Some(said) = document.assessments.get(&(initiative, person)) {
        action.owner = said.advocacy.asked_by;
        let on = said.advocacy.dates.get(&AdvocacyState::Asked).map(|on| format!(" on {}", day::said(*on)));
        let ask = said.advocacy.ask.as_deref().map(|ask| format!(": {}", ask.trim()));
        let words = format!("Asked{}{}", on.unwrap_or_default(), ask.unwrap_or_default());
        action.purpose = Some(Prose(words));
    }
    Acting::with(action)
}

impl App {
    /// Asks the selected people to be advocates.
    pub(in crate::app) fn ask_advocates(&mut self) {
        self.dialog = Some(Dialog::Enlist(Box::new(Enlisting::new(self.selection.people()))));
    }

    /// Asks every candidate of the initiative, one after the other.
    pub(in crate::app) fn ask_candidates(&mut self) {
        let Some(initiative) = self.initiative else { return };
        let mut all = plan::on_board(self.document(), initiative);
        let candidates = all.remove(&AdvocacyState::Candidate).unwrap_or_default();
        let people = candidates.into_iter().map(|(id, _)| id);
        self.dialog = Some(Dialog::Enlist(Box::new(Enlisting::new(people))));
    }

    /// Plans to come back to what the selected person was asked.
    pub(in crate::app) fn remind_advocate(&mut self) {
        let Some((initiative, id)) = self.initiative.zip(self.selection.person()) else { return };
        let reminder = reminder(self.document(), initiative, id, self.today);
        self.dialog = Some(Dialog::Action(Box::new(reminder)));
    }

    /// Thanks the selected people.
    pub(in crate::app) fn thank_selected(&mut self) {
        let thanks = Talking::thanks(self.selection.people(), self.initiative, self.today);
        self.dialog = Some(Dialog::Talk(Box::new(thanks)));
    }

    /// Keeps what the selected person answered.
    pub(in crate::app) fn answered(&mut self, agreed: bool) {
        if let Some(id) = self.selection.person() {
            self.dialog = Some(Dialog::Answer(Box::new(Answering::new(id, agreed, self.today))));
        }
    }

    /// Brings the selected people to a state of advocacy, today.
    pub(in crate::app) fn advocates_now(&mut self, state: AdvocacyState) {
        let Some(initiative) = self.initiative else { return };
        let people = self.selection.people();
        let edit = edits::adopt(self.document(), initiative, &people, state, Some(self.today));
        self.apply(edit);
    }
}
