//! What does the map say, and how does it change?
//!
//! Plain records (`Document`), the only way in which they change (`Edit`), and what can be undone (`History`). Each
//! record states its fields once, with name, help, kind and privacy level.
//!
//! *Invariants:* the document is sound after every applied edit: no dangling reference, no nameless record, no tie
//! twice. This module knows no file, no time, no screen and no randomness.

pub mod about;
pub mod action;
pub mod assessment;
mod choices;
pub mod community;
pub mod document;
pub mod edit;
pub mod edits;
pub mod field;
pub mod history;
pub mod id;
pub mod initiative;
pub mod interaction;
pub mod key;
pub mod map;
pub mod message;
pub mod numbers;
pub mod part;
mod record;
pub mod review;
pub mod stakeholder;
pub mod tie;

pub use action::{Action, ActionId};
pub use assessment::{AdvocacyState, Assessment, Engagement};
pub use community::{Community, CommunityId};
pub use document::Document;
pub use edit::{Edit, EditError};
pub use history::History;
pub use id::{Id, IdMaker};
pub use initiative::{Initiative, InitiativeId};
pub use interaction::{Interaction, InteractionId};
pub use key::{Key, Record};
pub use map::Map;
pub use message::{Message, MessageId, Quadrant};
pub use numbers::{Amount, Point, Rating, Strength};
pub use part::Prose;
pub use review::{Review, ReviewId};
pub use stakeholder::{Stakeholder, StakeholderId};
pub use tie::{Tie, TieId, TieKind};
