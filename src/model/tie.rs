//! Who is tied to whom, how, and how strongly?
//!
//! *Invariants:* the two ends differ; there is at most one tie of a kind from one to the other, where the direction
//! of an undirected tie does not matter.

use super::about::Privacy;
use super::field::{Answer, Kind, Level, Value, ValueError};
use super::id::Id;
use super::map::Map;
use super::numbers::Strength;
use super::part::{Part, Prose};
use super::record::record;
use super::stakeholder::{Stakeholder, StakeholderId};
use std::fmt;

/// Names a tie.
pub type TieId = Id<Tie>;

record! {
    /// A tie between two stakeholders.
    pub struct Tie {
        /// Whose tie it is; for undirected kinds one of the two.
        from: Id<Stakeholder>, "From", Shareable;
        /// The other end.
        to: Id<Stakeholder>, "To", Shareable;
        /// What binds them.
        kind: TieKind, "Kind", Shareable;
        /// Whether a tie of another kind has a direction; the built-in kinds know by themselves.
        directed: bool, "Directed", Team;
        /// 1 (loose) to 5 (close); 3 if unsaid.
        strength: Strength, "Strength", Team;
        /// What else is known.
        note: Option<Prose>, "Note", Private;
        /// What of this record is more or less private than usual; `all` stands for the whole.
        privacy: Map<String, Privacy>, "Privacy", Kept;
    }
}

/// What binds two stakeholders.
#[derive(
    Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default, serde::Serialize, serde::Deserialize,
)]
pub enum TieKind {
    /// The first reports to the second.
    ReportsTo,
    /// The first influences the second.
    Influences,
    /// The first trusts the second.
    Trusts,
    /// They work together.
    #[default]
    WorksWith,
    /// The first informs the second.
    Informs,
    /// The first hands work over to the second.
    HandsOver,
    /// They are at odds.
    Conflict,
    /// They know each other outside the organisation chart.
    Informal,
    /// Something else, in words.
    Other(String),
}

impl TieKind {
    /// The built-in kinds.
    pub const BUILT_IN: [Self; 8] = [
        Self::ReportsTo,
        Self::Influences,
        Self::Trusts,
        Self::WorksWith,
        Self::Informs,
        Self::HandsOver,
        Self::Conflict,
        Self::Informal,
    ];
    const ANSWERS: &'static [Answer] = &[
        Answer { id: "reports to", name: "Reports to" },
        Answer { id: "influences", name: "Influences" },
        Answer { id: "trusts", name: "Trusts" },
        Answer { id: "works with", name: "Works with" },
        Answer { id: "informs", name: "Informs" },
        Answer { id: "hands over to", name: "Hands over to" },
        Answer { id: "in conflict with", name: "In conflict with" },
        Answer { id: "informal", name: "Informal" },
        Answer { id: "other", name: "Other" },
    ];

    const fn number(&self) -> usize {
        match self {
            Self::ReportsTo => 0,
            Self::Influences => 1,
            Self::Trusts => 2,
            Self::WorksWith => 3,
            Self::Informs => 4,
            Self::HandsOver => 5,
            Self::Conflict => 6,
            Self::Informal => 7,
            Self::Other(_) => 8,
        }
    }

    /// Stable, for scripts and spreadsheets: the words of the screen in small letters; `other` for all others.
    pub const fn id(&self) -> &'static str {
        Self::ANSWERS[self.number()].id
    }

    /// For people; the words of another kind as they were written.
    pub fn name(&self) -> &str {
        match self {
            Self::Other(words) => words,
            _ => Self::ANSWERS[self.number()].name,
        }
    }

    /// The kind with this id or name, whatever its case; any other words make another kind. Nothing for empty words.
    pub fn find(text: &str) -> Option<Self> {
        let text = text.trim();
        let known = Self::BUILT_IN
            .into_iter()
            .find(|kind| kind.id().eq_ignore_ascii_case(text) || kind.name().eq_ignore_ascii_case(text));
        known.or_else(|| (!text.is_empty()).then(|| Self::Other(text.to_owned())))
    }

    /// Who may see ties of this kind at the most.
    pub const fn level(&self) -> Level {
        match self {
            Self::ReportsTo => Level::Shareable,
            Self::Conflict | Self::Informal | Self::Other(_) => Level::Private,
            _ => Level::Team,
        }
    }
}

impl fmt::Display for TieKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl Part for TieKind {
    const KIND: Kind = Kind::Choice(Self::ANSWERS);
    fn value(&self) -> Value {
        match self {
            Self::Other(words) => Value::Text(words.clone()),
            _ => Value::Choice(self.id()),
        }
    }
    fn assign(&mut self, value: Value) -> Result<(), ValueError> {
        let text = match value {
            Value::Choice(id) => id.to_owned(),
            Value::Text(text) => text,
            _ => return Err(ValueError::Kind("a kind of tie")),
        };
        *self = Self::find(&text).ok_or(ValueError::Answer(text))?;
        Ok(())
    }
}

impl Tie {
    /// A tie of strength 3.
    pub fn between(from: StakeholderId, to: StakeholderId, kind: TieKind) -> Self {
        Self { from, to, kind, ..Self::default() }
    }

    /// True where `from` and `to` mean different things.
    pub const fn is_directed(&self) -> bool {
        match self.kind {
            TieKind::ReportsTo
            | TieKind::Influences
            | TieKind::Trusts
            | TieKind::Informs
            | TieKind::HandsOver => true,
            TieKind::WorksWith | TieKind::Conflict | TieKind::Informal => false,
            TieKind::Other(_) => self.directed,
        }
    }

    /// What must not stand twice in a map: the two ends (in order of their ids where undirected) and the kind.
    pub fn identity(&self) -> (StakeholderId, StakeholderId, &TieKind) {
        if self.is_directed() || self.from <= self.to {
            (self.from, self.to, &self.kind)
        } else {
            (self.to, self.from, &self.kind)
        }
    }

    /// The other end, if `one` is an end of this tie.
    pub fn other(&self, one: StakeholderId) -> Option<StakeholderId> {
        if self.from == one {
            Some(self.to)
        } else if self.to == one {
            Some(self.from)
        } else {
            None
        }
    }
}
