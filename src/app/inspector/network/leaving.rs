//! What if somebody leaves: who is cut off, and which introduction repairs most?

use super::linked;
use crate::analysis::{Departure, telling};
use crate::app::context::Context;
use crate::app::dialogs::{Acting, Dialog};
use crate::app::icons::Icon;
use crate::app::inspector::parts::link;
use crate::app::request::{Outbox, Request};
use crate::model::action::ActionKind;
use crate::model::{Action, Key, StakeholderId};
use egui::Ui;

/// Nothing where nobody is cut off.
pub(super) fn ui(ui: &mut Ui, cx: &Context<'_>, id: StakeholderId, out: &mut Outbox) {
    let known = cx.insight.departure(cx, id);
    let Some(found) = known.value.filter(|found| !found.cut_off.is_empty()) else { return };
    let said = telling::departure(cx.document, &found);
    let last = usize::from(found.repair.is_some());
    for (place, sentence) in said.iter().enumerate() {
        let mut people = Vec::new();
        if place == 0 {
            people.push(id);
            people.extend(&found.cut_off);
        } else if place + last == said.len() {
            people.extend(found.repair.iter().flat_map(|repair| [repair.one, repair.other]));
        }
        linked(ui, cx, sentence, &people, out);
    }
    introduce(ui, cx, &found, out);
}

/// The introduction as an action, filled in as far as it can be.
fn introduce(ui: &mut Ui, cx: &Context<'_>, found: &Departure, out: &mut Outbox) {
    let (Some(repair), Some(initiative)) = (found.repair, cx.initiative) else { return };
    if link(ui, Some(Icon::Plus), "Plan this introduction…").clicked() {
        let name = |id| cx.document.name(Key::Stakeholder(id));
        let title = format!("Introduce {} to {}", name(repair.one), name(repair.other));
        let mut action = Action { kind: ActionKind::Conversation, ..Action::titled(initiative, title) };
        action.audience.stakeholders.extend([repair.one, repair.other]);
        action.owner = Some(found.person);
        out.ask(Request::Ask(Dialog::Action(Box::new(Acting::with(action)))));
    }
}
