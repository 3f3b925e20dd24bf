//! Which people do the same kind of work and would be affected alike?

use super::about::Privacy;
use super::field::Table;
use super::id::Id;
use super::key::Key;
use super::map::Map;
use super::part::{Prose, Referred};
use super::record::record;

/// Names a community.
pub type CommunityId = Id<Community>;

impl Referred for Community {
    const TABLE: Table = Table::Community;
    fn key(id: Id<Self>) -> Key {
        Key::Community(id)
    }
    fn id(key: Key) -> Option<Id<Self>> {
        if let Key::Community(id) = key { Some(id) } else { None }
    }
}

record! {
    /// A named specialist community.
    pub struct Community {
        /// As its people call themselves.
        name: String, "Name", Shareable;
        /// How many people it has; 0 where nobody knows.
        headcount: u32, "Head-count", Shareable;
        /// What they do.
        description: Option<Prose>, "Description", Shareable;
        /// What is not for others.
        note: Option<Prose>, "Note", Private;
        /// The id in the source that it came from.
        external_key: Option<String>, "Source id", Kept;
        /// What of this record is more or less private than usual; `all` stands for the whole.
        privacy: Map<String, Privacy>, "Privacy", Kept;
    }
}

impl Community {
    /// A community of this name.
    pub fn named(name: impl Into<String>) -> Self {
        Self { name: name.into(), ..Self::default() }
    }
}
