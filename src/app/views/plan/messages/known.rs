//! Which messages and audiences are shown, and how do they stand?
//!
//! *Invariants:* worked out once a change of the map or of the filter, never in a frame.

use crate::app::context::Context;
use crate::app::search::folded;
use crate::model::{CommunityId, Document, InitiativeId, Message, MessageId};
use crate::plan::advocates::telling::thousands;
use crate::plan::heard::{Heard, heard};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// What stands below a column.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Foot {
    /// Messages heard enough.
    pub(super) enough: usize,
    /// Messages meant for them.
    pub(super) meant: usize,
    /// A cell above is lit.
    pub(super) lit: bool,
}

/// Everything that is counted of an initiative.
#[derive(Default)]
pub(super) struct Board {
    pub(super) heard: Heard,
    pub(super) feet: BTreeMap<CommunityId, Foot>,
    pub(super) enough: usize,
    pub(super) lit: usize,
}

impl Board {
    /// O(what [`heard`] takes + cells).
    pub(super) fn of(document: &Document, initiative: Option<InitiativeId>, today: Date) -> Self {
        let Some(initiative) = initiative else { return Self::default() };
        let heard = heard(document, initiative, today);
        let mut feet: BTreeMap<CommunityId, Foot> = BTreeMap::new();
        for ((_, community), cell) in &heard.cells {
            let foot = feet.entry(*community).or_default();
            foot.meant += 1;
            foot.enough += usize::from(cell.is_enough());
            foot.lit |= cell.lit.is_some();
        }
        let (enough, lit) = (heard.enough_of_all().0, heard.lit());
        Self { heard, feet, enough, lit }
    }

    /// For the status bar.
    pub(super) fn counts(&self) -> String {
        let counted = |count: usize, one: &str| {
            if count == 1 { format!("1 {one}") } else { format!("{} {one}s", thousands(count)) }
        };
        let messages = counted(self.heard.messages.len(), "message");
        let audiences = counted(self.heard.audiences.len(), "audience");
        let too_little = match self.lit {
            0 => String::new(),
            lit => format!(" · {} said too little", thousands(lit)),
        };
        let (enough, all) = (thousands(self.enough), thousands(self.heard.cells.len()));
        format!("{messages}, {audiences} · {enough} of {all} heard enough{too_little}")
    }
}

/// From what the rows were made.
#[derive(Debug, Clone, PartialEq, Eq)]
struct From {
    revision: u64,
    initiative: Option<InitiativeId>,
    filter: String,
    hides: bool,
    messages: Vec<MessageId>,
}

/// The rows as the filter leaves them.
#[derive(Default)]
pub(super) struct Rows {
    from: Option<From>,
    /// From above.
    pub(super) shown: Vec<MessageId>,
    /// Who of them does not fit what is looked for.
    pub(super) unfit: BTreeSet<MessageId>,
}

impl Rows {
    /// O(messages · their audience) where something changed.
    pub(super) fn follow(&mut self, cx: &Context<'_>, board: &Board) {
        let from = From {
            revision: cx.revision,
            initiative: cx.initiative,
            filter: cx.filter.text().to_owned(),
            hides: cx.filter.hides(),
            messages: board.heard.messages.clone(),
        };
        if self.from.as_ref() == Some(&from) {
            return;
        }
        let words = folded(cx.filter.text());
        let fits = |id: &&MessageId| {
            let message = cx.document.messages.get(id);
            !cx.filter.is_on() || message.is_some_and(|message| fits(cx, message, &words))
        };
        let (fit, unfit): (Vec<MessageId>, Vec<MessageId>) = from.messages.iter().partition(fits);
        self.shown = if from.hides { fit } else { from.messages.clone() };
        self.unfit = unfit.into_iter().collect();
        self.from = Some(from);
    }
}

/// True of a message whose title, audience or sender is looked for.
fn fits(cx: &Context<'_>, message: &Message, words: &str) -> bool {
    let named = message.sender.iter().chain(&message.audience.stakeholders);
    let communities = message.audience.communities.iter().filter_map(|id| cx.document.communities.get(id));
    folded(&message.title).contains(words)
        || named.into_iter().any(|id| cx.filter.fits(*id))
        || communities.into_iter().any(|community| folded(&community.name).contains(words))
}
