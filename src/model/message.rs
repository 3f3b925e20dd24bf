//! What should whom think, feel and do, and how is it said in their words?

use super::about::Privacy;
use super::choices::choice;
use super::community::Community;
use super::field::Table;
use super::id::Id;
use super::initiative::Initiative;
use super::key::Key;
use super::map::Map;
use super::numbers::Whole;
use super::part::{Prose, Referred};
use super::record::record;
use super::stakeholder::Stakeholder;
use std::collections::BTreeSet;

/// Names a message.
pub type MessageId = Id<Message>;

impl Referred for Message {
    const TABLE: Table = Table::Message;
    fn key(id: Id<Self>) -> Key {
        Key::Message(id)
    }
    fn id(key: Key) -> Option<Id<Self>> {
        if let Key::Message(id) = key { Some(id) } else { None }
    }
}

record! {
    /// A message of an initiative.
    pub struct Message {
        /// Of which change.
        initiative: Id<Initiative>, "Initiative", Shareable;
        /// What it is about.
        title: String, "Title", Shareable;
        /// For whom.
        audience: Recipients, "Audience", Team;
        /// What they should think.
        think: Option<Prose>, "Think", Shareable;
        /// What they should feel.
        feel: Option<Prose>, "Feel", Shareable;
        /// What they should do.
        act: Option<Prose>, "Do", Shareable;
        /// In their words.
        text: Option<Prose>, "In their words", Shareable;
        /// Words to leave out.
        avoid: BTreeSet<String>, "Words to leave out", Team;
        /// Who says it.
        sender: Option<Id<Stakeholder>>, "Sender", Shareable;
        /// How many times it should be heard.
        enough: Whole<3, 1, 100>, "Enough (times heard)", Shareable;
        /// By how many different channels it should be heard.
        channels: Whole<2, 1, 8>, "Enough (channels)", Shareable;
        /// What they object, and how it looks from their side.
        concerns: Vec<Concern>, "Concerns", Private;
        /// What of this record is more or less private than usual; `all` stands for the whole.
        privacy: Map<String, Privacy>, "Privacy", Kept;
    }
}

record! {
    /// For whom something is meant. A broadcast to a quadrant or to everyone never counts as reaching a key player.
    pub struct Recipients {
        /// By name.
        stakeholders: BTreeSet<Id<Stakeholder>>, "Stakeholders", Team;
        /// By community.
        communities: BTreeSet<Id<Community>>, "Communities", Team;
        /// By place on the grid.
        quadrants: BTreeSet<Quadrant>, "Quadrants", Team;
        /// All.
        everyone: bool, "Everyone", Team;
    }
}

choice! {
    /// A field of the grid (Mendelow 1981, in the form of Johnson and Scholes).
    pub enum Quadrant {
        /// Influence and interest high: top right.
        KeyPlayers = "key players", "Manage closely";
        /// Influence high, interest low: top left.
        KeepSatisfied = "keep satisfied", "Keep satisfied";
        /// Influence low, interest high: bottom right.
        KeepInformed = "keep informed", "Keep informed";
        /// Both low: bottom left.
        Monitor = "monitor", "Monitor";
    }
}

record! {
    /// An objection and another view of it.
    pub struct Concern {
        /// What they say.
        concern: Prose, "Concern", Private;
        /// How it looks from their side.
        reframe: Option<Prose>, "Reframe", Private;
    }
}
