//! Which of the picks reaches whom, as pictures need it?
//!
//! *Invariants:* made anew only where the picks, the names or how much they can be relied on changed.

use super::context::Context;
use crate::diagram::{Carried, Carrying, State};
use crate::model::Key;
use crate::plan::advocates::Selection;
use std::sync::Arc;

/// What was made last, and from what.
#[derive(Default)]
pub(super) struct Carriers(Option<Kept>);

struct Kept {
    selection: Option<Arc<Selection>>,
    revision: u64,
    state: State,
    carried: Carried,
}

impl Carriers {
    /// As far as it is known now; what is not known yet is begun. O(1) while nothing changes, else O(people · log).
    pub(super) fn of(&mut self, cx: &Context<'_>) -> Carried {
        let known = cx.advice.selection(cx);
        let state = match (&known.value, known.stopped, known.working) {
            (Some(_), ..) if known.stale => State::Stale,
            (Some(_), ..) => State::Exact,
            (None, true, _) => State::Stopped,
            (None, false, Some(_)) => State::Awaited,
            (None, false, None) => State::Exact,
        };
        if let Some(kept) = &self.0
            && kept.revision == cx.revision
            && kept.state == state
            && kept.selection.as_ref().map(Arc::as_ptr) == known.value.as_ref().map(Arc::as_ptr)
        {
            return kept.carried.clone();
        }
        let carried = Carried::from(carrying(cx, known.value.as_deref(), state));
        let kept = Kept { selection: known.value, revision: cx.revision, state, carried: carried.clone() };
        self.0 = Some(kept);
        carried
    }
}

fn carrying(cx: &Context<'_>, selection: Option<&Selection>, state: State) -> Carrying {
    let Some(selection) = selection else { return Carrying { state, ..Carrying::default() } };
    let name = |id| cx.document.name(Key::Stakeholder(id));
    let reached = selection.people.iter().map(|(id, by)| (*id, (by.by, by.through.map(name))));
    Carrying {
        picks: selection.picks.iter().map(|pick| (pick.person, name(pick.person))).collect(),
        people: reached.collect(),
        missed: selection.missed.clone(),
        communities: selection.communities.iter().map(|one| (one.community, one.served)).collect(),
        state,
    }
}
