//! What is planned, said, agreed and frozen for an initiative.

use super::cascade::assessment;
use crate::model::action::{Action, ActionId};
use crate::model::assessment::AdvocacyState;
use crate::model::document::Document;
use crate::model::edit::Edit;
use crate::model::id::IdMaker;
use crate::model::initiative::InitiativeId;
use crate::model::interaction::{Interaction, InteractionId};
use crate::model::key::Key;
use crate::model::message::{Message, MessageId};
use crate::model::stakeholder::StakeholderId;
use jiff::civil::Date;

/// Adds an action.
pub fn add_action(ids: &mut IdMaker, action: Action) -> (ActionId, Edit) {
    let id = ids.next();
    (id, Edit::new(format!("Add {}", action.title)).with(Key::Action(id), action))
}

/// Adds a message.
pub fn add_message(ids: &mut IdMaker, message: Message) -> (MessageId, Edit) {
    let id = ids.next();
    (id, Edit::new(format!("Add {}", message.title)).with(Key::Message(id), message))
}

/// Logs something that took place.
pub fn log(ids: &mut IdMaker, interaction: Interaction) -> (InteractionId, Edit) {
    let id = ids.next();
    (id, Edit::new("Log what took place").with(Key::Interaction(id), interaction))
}

/// Adds stakeholders to an initiative, not rated yet. Who is in it already stays as they are.
pub fn include(document: &Document, initiative: InitiativeId, stakeholders: &[StakeholderId]) -> Edit {
    let mut edit = Edit::new(format!("Add to {}", document.name(Key::Initiative(initiative))));
    for stakeholder in stakeholders {
        let key = Key::Assessment(initiative, *stakeholder);
        if !document.holds(key) {
            edit.put(key, assessment(document, key));
        }
    }
    edit
}

/// Takes stakeholders out of an initiative: their assessments go; they stay on the map.
pub fn leave(document: &Document, initiative: InitiativeId, stakeholders: &[StakeholderId]) -> Edit {
    let change = document.name(Key::Initiative(initiative));
    let mut edit = Edit::new(match stakeholders {
        [one] => format!("Remove {} from {change}", document.name(Key::Stakeholder(*one))),
        _ => format!("Remove {} people from {change}", stakeholders.len()),
    });
    for stakeholder in stakeholders {
        let key = Key::Assessment(initiative, *stakeholder);
        if document.holds(key) {
            edit.remove(key);
        }
    }
    edit
}

/// Brings stakeholders to a state of advocacy, with the day where one is given.
pub fn adopt(
    document: &Document,
    initiative: InitiativeId,
    stakeholders: &[StakeholderId],
    state: AdvocacyState,
    on: Option<Date>,
) -> Edit {
    let word = state.name().to_lowercase();
    let mut edit = Edit::new(match stakeholders {
        [one] => format!("Advocacy of {}: {word}", document.name(Key::Stakeholder(*one))),
        _ => format!("Advocacy of {} people: {word}", stakeholders.len()),
    });
    for stakeholder in stakeholders {
        let key = Key::Assessment(initiative, *stakeholder);
        let mut changed = assessment(document, key);
        changed.advocacy.state = state;
        if let Some(on) = on {
            changed.advocacy.dates.insert(state, on);
        }
        edit.put(key, changed);
    }
    edit
}
