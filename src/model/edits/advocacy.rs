//! What is kept when somebody was asked to be an advocate, and when they answered?
//!
//! *Invariants:* each is one step of undo, and touches one assessment alone. Why somebody said no is kept as a note that
//! no copy for others holds.

use super::cascade::assessment;
use crate::model::assessment::AdvocacyState;
use crate::model::document::Document;
use crate::model::edit::Edit;
use crate::model::initiative::InitiativeId;
use crate::model::key::Key;
use crate::model::part::Prose;
use crate::model::stakeholder::StakeholderId;
use jiff::civil::Date;

/// What somebody is asked, and by whom.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Asked {
    /// Who asks.
    pub by: Option<StakeholderId>,
    /// What for, in short; the core team sees it.
    pub ask: String,
    /// What is promised in return; the core team sees it.
    pub support: String,
    /// The words for the talk; for the owner of the map alone.
    pub draft: String,
}

impl Asked {
    /// What is kept of it now. O(log n).
    pub fn of(document: &Document, initiative: InitiativeId, person: StakeholderId) -> Self {
        let advocacy = assessment(document, Key::Assessment(initiative, person)).advocacy;
        let text = |prose: Option<Prose>| prose.map(|prose| prose.0).unwrap_or_default();
        Self {
            by: advocacy.asked_by,
            ask: text(advocacy.ask),
            support: text(advocacy.support),
            draft: text(advocacy.draft),
        }
    }
}

/// Keeps what somebody is asked; with a day, they were asked on it. Nothing where that changes nothing.
pub fn ask(
    document: &Document,
    initiative: InitiativeId,
    person: StakeholderId,
    asked: &Asked,
    on: Option<Date>,
) -> Edit {
    let key = Key::Assessment(initiative, person);
    let before = assessment(document, key);
    let mut changed = before.clone();
    let advocacy = &mut changed.advocacy;
    let text = |text: &str| Some(text.trim()).filter(|text| !text.is_empty()).map(Prose::from);
    advocacy.asked_by = asked.by;
    advocacy.ask = text(&asked.ask);
    advocacy.support = text(&asked.support);
    advocacy.draft = text(&asked.draft);
    if let Some(on) = on {
        advocacy.state = AdvocacyState::Asked;
        advocacy.dates.insert(AdvocacyState::Asked, on);
    }
    let name = document.name(Key::Stakeholder(person));
    let label = if on.is_some() { format!("Ask {name}") } else { format!("Draft of the ask of {name}") };
    let mut edit = Edit::new(label);
    if changed != before {
        edit.put(key, changed);
    }
    edit
}

/// Keeps the answer of somebody with its day: agreed or declined, or any other state. A reason goes to the private note,
/// behind what is there.
pub fn answer(
    document: &Document,
    initiative: InitiativeId,
    person: StakeholderId,
    state: AdvocacyState,
    on: Date,
    reason: &str,
) -> Edit {
    let key = Key::Assessment(initiative, person);
    let mut changed = assessment(document, key);
    changed.advocacy.state = state;
    changed.advocacy.dates.insert(state, on);
    let reason = reason.trim();
    if !reason.is_empty() {
        let said = format!("{} on {}: {reason}", state.name(), on.strftime("%-d %b %Y"));
        changed.advocacy.note = Some(Prose(match changed.advocacy.note.as_deref().map(str::trim_end) {
            Some(before) if !before.is_empty() => format!("{before}\n{said}"),
            _ => said,
        }));
    }
    let word = state.name().to_lowercase();
    Edit::new(format!("{}: {word}", document.name(Key::Stakeholder(person)))).with(key, changed)
}
