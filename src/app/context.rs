//! What does a view see of the program while it draws?

use super::advice::Advice;
use super::derived::Analyses;
use super::filter::Filtered;
use super::insight::Insight;
use super::judgement::Judgement;
use super::menus::Ready;
use super::selection::Selection;
use super::settings::Settings;
use super::theme::Tokens;
use crate::layout::{Ground, Positions};
use crate::model::{Document, Initiative, InitiativeId, Key};
use crate::share::Disclosure;
use jiff::civil::Date;
use std::sync::Arc;

/// What a view may look at. It changes nothing: it asks, through the outbox.
pub(super) struct Context<'a> {
    /// The open map.
    pub document: &'a Arc<Document>,
    /// What the owner of the map may see: all of it.
    pub disclosure: &'a Disclosure,
    /// Counts every change of the document: equal numbers mean an equal document.
    pub revision: u64,
    /// The change that is looked at.
    pub initiative: Option<InitiativeId>,
    /// What is selected.
    pub selection: &'a Selection,
    /// What was under the pointer in the last frame, in any view.
    pub hovered: Option<Key>,
    /// Who fits what is looked for.
    pub filter: &'a Filtered,
    /// Every command as it can be used now.
    pub commands: Vec<Ready>,
    /// Where people stand on the network view; empty while they are being arranged.
    pub positions: &'a Positions,
    /// Where they are going: the same where nobody moves.
    pub destinations: &'a Positions,
    /// What stands behind people on the network view.
    pub grounds: &'a Arc<Vec<Ground>>,
    /// Counts every change of the positions.
    pub arranged: u64,
    /// How far an arrangement has come that is being made, 0–1.
    pub arranging: Option<f32>,
    /// Measures, communities and other analyses of the network; asking begins the work.
    pub analyses: &'a Analyses,
    /// What of them is kept for the screen, and what depends on more than ties.
    pub insight: &'a Insight,
    /// Who could be the advocates of the initiative that is looked at, and what they would reach.
    pub advice: &'a Advice,
    /// What the checks and other judgements say of the map.
    pub judgement: &'a Judgement,
    /// Whether the details at the right are shown.
    pub inspector_open: bool,
    /// The day.
    pub today: Date,
    /// Colours and measures.
    pub tokens: &'a Tokens,
    /// Whether a dialog is open, so that keys are not for the view.
    pub blocked: bool,
    /// Whether anything had the keyboard when the frame began, so that Enter and the arrows are not for the view.
    pub(super) focused: bool,
    /// What the user set for themselves.
    pub settings: &'a Settings,
    /// Whether anything may move; where not, changes are shown at once.
    pub motion: bool,
}

impl Context<'_> {
    /// A command as it can be used now.
    pub(super) fn ready(&self, id: &str) -> Option<&Ready> {
        self.commands.iter().find(|ready| ready.command.id == id)
    }

    /// The change that is looked at.
    pub(super) fn current(&self) -> Option<(InitiativeId, &Initiative)> {
        let id = self.initiative?;
        self.document.initiatives.get(&id).map(|initiative| (id, initiative))
    }
}
