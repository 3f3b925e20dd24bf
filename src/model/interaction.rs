//! What did take place, and what was promised?

use super::about::Privacy;
use super::action::{Action, ActionKind};
use super::choices::choice;
use super::community::Community;
use super::id::Id;
use super::initiative::Initiative;
use super::map::Map;
use super::message::Message;
use super::part::Prose;
use super::record::record;
use super::stakeholder::{Channel, Stakeholder};
use jiff::civil::Date;
use std::collections::BTreeSet;

/// Names an interaction.
pub type InteractionId = Id<Interaction>;

record! {
    /// Something that did take place.
    pub struct Interaction {
        /// When.
        date: Date, "Date", Team;
        /// Who took part.
        stakeholders: BTreeSet<Id<Stakeholder>>, "With", Team;
        /// The communities that took part as a whole, as in a briefing.
        communities: BTreeSet<Id<Community>>, "Communities", Team;
        /// In which change.
        initiative: Option<Id<Initiative>>, "Initiative", Team;
        /// Which kind of contact.
        kind: ActionKind, "Kind", Team;
        /// By which way it took place.
        channel: Option<Channel>, "Channel", Team;
        /// Which action it came from.
        action: Option<Id<Action>>, "Action", Team;
        /// Which message it was about.
        message: Option<Id<Message>>, "Message", Team;
        /// Whether the message was heard.
        heard: Option<Heard>, "Heard", Team;
        /// What was said.
        summary: Option<Prose>, "Summary", Private;
        /// What was promised.
        promises: Vec<Promise>, "Promises", Team;
        /// What of this record is more or less private than usual; `all` stands for the whole.
        privacy: Map<String, Privacy>, "Privacy", Kept;
    }
}

choice! {
    /// Whether a message was heard.
    pub enum Heard {
        /// Confirmed.
        Yes = "yes", "Yes";
        /// Not heard.
        No = "no", "No";
        /// Nobody can say.
        Unclear = "unclear", "Unclear";
    }
}

record! {
    /// A promise.
    pub struct Promise {
        /// What was promised.
        text: Prose, "Promise", Team;
        /// By whom.
        by: Id<Stakeholder>, "By", Team;
        /// Until when.
        due: Option<Date>, "Due", Team;
        /// Whether it was kept.
        kept: Kept, "Kept", Team;
    }
}

choice! {
    /// Whether a promise was kept.
    pub enum Kept {
        /// Not yet decided.
        Open = "open", "Open";
        /// Kept.
        Yes = "yes", "Kept";
        /// Broken.
        No = "no", "Broken";
    }
}
