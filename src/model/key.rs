//! How is any record of the document named, held and looked up without knowing its type?
//!
//! *Invariants:* one list (`tables!`) makes `Key`, `Record` and the tables of `Document`, so that no table can be
//! forgotten in edits, checks or merges.

use super::about::About;
use super::action::{Action, ActionId};
use super::assessment::Assessment;
use super::community::{Community, CommunityId};
use super::document::Document;
use super::initiative::{Initiative, InitiativeId};
use super::interaction::{Interaction, InteractionId};
use super::message::{Message, MessageId};
use super::numbers::Point;
use super::part::{Part, Redirect};
use super::review::{Review, ReviewId};
use super::stakeholder::{Stakeholder, StakeholderId};
use super::tie::{Tie, TieId};

macro_rules! tables {
    ($($(#[doc = $doc:literal])+ $variant:ident($($id:ident: $id_type:ty),*) $key:expr => $table:ident: $type:ty, $word:literal;)+) => {
        /// Names a record of any table.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Key {
            /// The map as a whole.
            About,
            $($(#[doc = $doc])+ $variant($($id_type),*),)+
        }

        /// A record of any table.
        #[derive(Debug, Clone, PartialEq)]
        pub enum Record {
            /// The map as a whole.
            About(Box<About>),
            $($(#[doc = $doc])+ $variant(Box<$type>),)+
        }

        impl From<About> for Record {
            fn from(record: About) -> Self {
                Self::About(Box::new(record))
            }
        }
        $(impl From<$type> for Record {
            fn from(record: $type) -> Self {
                Self::$variant(Box::new(record))
            }
        })+

        impl Key {
            /// What kind of record it is, for messages: *stakeholder*, *tie*.
            pub const fn word(self) -> &'static str {
                match self {
                    Self::About => "map",
                    $(Self::$variant(..) => $word,)+
                }
            }
        }

        impl Record {
            /// Whether the record belongs under the key.
            pub const fn fits(&self, key: Key) -> bool {
                matches!((self, key), (Self::About(_), Key::About) $(| (Self::$variant(_), Key::$variant(..)))+)
            }

            /// Names each record that it points to.
            pub fn references(&self, visit: &mut dyn FnMut(Key)) {
                match self {
                    Self::About(record) => record.references(visit),
                    $(Self::$variant(record) => record.references(visit),)+
                }
            }

            /// Follows a removal or merge. False: it cannot stand without what was removed.
            pub fn redirect(&mut self, to: Redirect<'_>) -> bool {
                match self {
                    Self::About(record) => record.redirect(to),
                    $(Self::$variant(record) => record.redirect(to),)+
                }
            }

            /// Takes over what another record of the same table says where this one says nothing.
            pub fn fill(&mut self, from: Self) {
                match (self, from) {
                    (Self::About(record), Self::About(from)) => record.fill(*from),
                    $((Self::$variant(record), Self::$variant(from)) => record.fill(*from),)+
                    _ => {}
                }
            }

            /// What is wrong with it, in words.
            pub fn fault(&self) -> Option<String> {
                match self {
                    Self::About(record) => record.fault(),
                    $(Self::$variant(record) => record.fault(),)+
                }
            }
        }

        impl Document {
            /// A copy of the record under this key. O(log n).
            pub fn get(&self, key: Key) -> Option<Record> {
                match key {
                    Key::About => Some(self.about.clone().into()),
                    $(Key::$variant($($id),*) => self.$table.get(&$key).cloned().map(Record::from),)+
                }
            }

            /// True where a record stands under this key. O(log n).
            pub fn holds(&self, key: Key) -> bool {
                match key {
                    Key::About => true,
                    $(Key::$variant($($id),*) => self.$table.contains_key(&$key),)+
                }
            }

            /// Puts a record under a key, or removes it, and gives back what was there. O(log n).
            pub(super) fn put(&mut self, key: Key, record: Option<Record>) -> Option<Record> {
                match (key, record) {
                    (Key::About, Some(Record::About(record))) => {
                        Some(std::mem::replace(&mut self.about, *record).into())
                    }
                    $((Key::$variant($($id),*), Some(Record::$variant(record))) => {
                        self.$table.insert($key, *record).map(Record::from)
                    })+
                    $((Key::$variant($($id),*), None) => self.$table.remove(&$key).map(Record::from),)+
                    // Refused before this is called.
                    (key, _) => self.get(key),
                }
            }

            /// Visits each key, with what its record points to. O(size of the document).
            pub fn each_reference(&self, visit: &mut dyn FnMut(Key, Key)) {
                self.about.references(&mut |to| visit(Key::About, to));
                $(for (id, record) in self.$table.iter() {
                    let key = tables!(@key $variant, id, $($id),*);
                    key.own_references(&mut |to| visit(key, to));
                    record.references(&mut |to| visit(key, to));
                })+
            }

            /// Visits each key of the document in the order of the file. O(size of the document).
            pub fn each_key(&self, visit: &mut dyn FnMut(Key)) {
                visit(Key::About);
                $(for id in self.$table.keys() {
                    visit(tables!(@key $variant, id, $($id),*));
                })+
            }
        }
    };
    (@key $variant:ident, $from:ident, $one:ident) => { Key::$variant(*$from) };
    (@key $variant:ident, $from:ident, $one:ident, $two:ident) => { Key::$variant($from.0, $from.1) };
}

tables! {
    /// A person or group.
    Stakeholder(id: StakeholderId) id => stakeholders: Stakeholder, "stakeholder";
    /// A specialist community.
    Community(id: CommunityId) id => communities: Community, "community";
    /// A tie.
    Tie(id: TieId) id => ties: Tie, "tie";
    /// A change.
    Initiative(id: InitiativeId) id => initiatives: Initiative, "initiative";
    /// How one stakeholder stands to one change.
    Assessment(initiative: InitiativeId, stakeholder: StakeholderId) (initiative, stakeholder) => assessments: Assessment, "assessment";
    /// A message.
    Message(id: MessageId) id => messages: Message, "message";
    /// An engagement activity.
    Action(id: ActionId) id => actions: Action, "action";
    /// Something that took place.
    Interaction(id: InteractionId) id => interactions: Interaction, "interaction";
    /// A dated look back.
    Review(id: ReviewId) id => reviews: Review, "review";
    /// A place on the network view that the user chose.
    Pin(stakeholder: StakeholderId) stakeholder => pins: Point, "pin";
}

impl Key {
    /// The records that the key itself names.
    pub fn own_references(self, visit: &mut dyn FnMut(Self)) {
        match self {
            Self::Assessment(initiative, stakeholder) => {
                visit(Self::Initiative(initiative));
                visit(Self::Stakeholder(stakeholder));
            }
            Self::Pin(stakeholder) => visit(Self::Stakeholder(stakeholder)),
            _ => {}
        }
    }

    /// The key after a removal or merge of what it names; nothing where the record goes with it.
    pub fn redirected(self, to: Redirect<'_>) -> Option<Self> {
        match self {
            Self::Assessment(mut initiative, mut stakeholder) => (initiative.redirect(to)
                && stakeholder.redirect(to))
            .then_some(Self::Assessment(initiative, stakeholder)),
            Self::Pin(mut stakeholder) => stakeholder.redirect(to).then_some(Self::Pin(stakeholder)),
            _ => Some(self),
        }
    }
}
