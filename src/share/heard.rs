//! Which message was heard by which community, as far as an audience may know it?
//!
//! *Invariants:* reckoned from what the audience sees alone. Who may not know for whom messages are meant sees them with
//! the communities to which the actions go that carry them.

use super::disclosure::Disclosure;
use crate::model::message::Recipients;
use crate::model::{InitiativeId, MessageId};
use crate::plan::heard::{self, Heard};
use jiff::civil::Date;
use std::collections::BTreeMap;
use std::sync::Arc;

impl Disclosure {
    /// Which message of an initiative was heard by which of the communities that it affects. O(people + messages ·
    /// communities + actions · times + talks); for those who do not see for whom messages are, the copy of the map too.
    pub fn heard(&self, initiative: InitiativeId, today: Date) -> Heard {
        if self.sees("message.audience.communities") {
            return heard::heard(&self.document, initiative, today);
        }
        let mut carried: BTreeMap<MessageId, Recipients> = BTreeMap::new();
        for action in self.document.actions.values() {
            let Some(message) = action.message else { continue };
            let reached = carried.entry(message).or_default();
            reached.everyone |= action.audience.everyone;
            reached.communities.extend(&action.audience.communities);
        }
        let mut copy = Arc::clone(&self.document);
        for (id, message) in Arc::make_mut(&mut copy).messages.iter_mut() {
            message.audience = carried.remove(id).unwrap_or_default();
        }
        heard::heard(&copy, initiative, today)
    }
}
