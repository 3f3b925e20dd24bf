//! In which forms does a method show people: fields between two axes, classes, rows of cells, roles, a band?

use crate::model::assessment::Met;
use crate::model::{CommunityId, Engagement, StakeholderId};

/// What a method makes of an initiative.
#[derive(Debug, Clone, PartialEq)]
pub struct Seen {
    /// The people as it sorts them.
    pub look: Look,
    /// Who does not stand in it, or is worth a word, with the reason.
    pub beside: Vec<Beside>,
    /// What it comes to, in one sentence without a full stop.
    pub told: String,
}

/// People named beside a method, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Beside {
    /// Why, without their names: *Not rated yet*.
    pub why: String,
    /// Who, the most influential first.
    pub people: Vec<StakeholderId>,
}

impl Beside {
    /// Those for whom something holds; nothing where that is nobody.
    pub fn some(why: impl Into<String>, people: Vec<StakeholderId>) -> Option<Self> {
        (!people.is_empty()).then(|| Self { why: why.into(), people })
    }
}

/// How a method shows people.
#[derive(Debug, Clone, PartialEq)]
pub enum Look {
    /// Four fields between two axes.
    Plane(Box<Plane>),
    /// Classes one below the other.
    Classes(Vec<Class>),
    /// A row a person, a cell a column.
    Sheet(Sheet),
    /// Who has which part in each decision.
    Roles(Vec<Roles>),
    /// How many advocates there are for how many people.
    Band(Band),
}

/// Two axes and the four fields between them.
#[derive(Debug, Clone, PartialEq)]
pub struct Plane {
    /// What grows upwards.
    pub up: Axis,
    /// What grows to the right.
    pub across: Axis,
    /// Top right, top left, bottom left, bottom right.
    pub fields: [Class; 4],
}

/// The place among [`Plane::fields`] of what is high or low on both axes.
pub const fn field(up: bool, across: bool) -> usize {
    match (up, across) {
        (true, true) => 0,
        (true, false) => 1,
        (false, false) => 2,
        (false, true) => 3,
    }
}

/// One axis.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Axis {
    /// What it measures.
    pub name: &'static str,
    /// What its lower half is called.
    pub low: &'static str,
    /// What its upper half is called.
    pub high: &'static str,
}

/// The usual names of the halves.
pub(super) const fn axis(name: &'static str) -> Axis {
    Axis { name, low: "Low", high: "High" }
}

/// One class of a method, with who is in it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Class {
    /// What it stands under together with others: a ring of the onion; empty where there is no such thing.
    pub group: &'static str,
    /// Its name, or its definition where the name could insult.
    pub name: String,
    /// The author's word for it, where `name` is a definition.
    pub term: &'static str,
    /// What it means, or what is promised to those in it.
    pub meaning: String,
    /// What to do with those in it.
    pub advice: String,
    /// Who is in it, the most influential first.
    pub members: Vec<Member>,
    /// What to ask where nobody is in it; empty where that is no fault.
    pub prompt: &'static str,
}

impl Class {
    /// An empty class.
    pub(super) fn new(
        name: impl Into<String>,
        meaning: impl Into<String>,
        advice: impl Into<String>,
    ) -> Self {
        Self { name: name.into(), meaning: meaning.into(), advice: advice.into(), ..Self::default() }
    }
}

/// Somebody in a class.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// Who.
    pub person: StakeholderId,
    /// Why here, in a few words: *66 · 74*.
    pub said: String,
    /// What is to be looked at: *near the line*.
    pub note: Option<&'static str>,
}

impl Member {
    pub(super) fn new(person: StakeholderId, said: impl Into<String>) -> Self {
        Self { person, said: said.into(), note: None }
    }

    pub(super) fn noted(mut self, note: Option<&'static str>) -> Self {
        self.note = note;
        self
    }
}

/// Rows of people with a cell for each column.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    /// From left to right.
    pub columns: Vec<Column>,
    /// What the closing words of each row say.
    pub last: &'static str,
    /// Those to be looked at first, then the most influential.
    pub rows: Vec<Row>,
}

/// A column of a sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// Its name.
    pub name: &'static str,
    /// What stands behind it, in small letters below; may be empty.
    pub under: &'static str,
    /// The stance that it stands for.
    pub stance: Option<Engagement>,
}

/// A row of a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Who.
    pub person: StakeholderId,
    /// One for each column.
    pub cells: Vec<Cell>,
    /// What it comes to, in a few words.
    pub said: String,
    /// How that is.
    pub tone: Tone,
}

/// How something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tone {
    /// Something is missing.
    Open,
    /// It is on its way.
    Moving,
    /// As it should be.
    Fine,
}

/// What stands in a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// Where they are: *C*.
    Now,
    /// Where they should be: *D*.
    Wanted,
    /// They are where they should be: *C D*.
    Both,
    /// A score of 1 to 5; `true` where it is the barrier.
    Score(u32, bool),
    /// How much a need matters, 0–3, and how far it is met.
    Need(u32, Met),
}

/// Who has which part in a decision.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Roles {
    /// What is decided.
    pub title: String,
    /// Who does the work.
    pub responsible: Vec<StakeholderId>,
    /// Who answers for it.
    pub accountable: Vec<StakeholderId>,
    /// Who is asked before.
    pub consulted: Vec<StakeholderId>,
    /// Who is told after.
    pub informed: Vec<StakeholderId>,
    /// What the rules find wrong; empty where it is in order.
    pub faults: Vec<String>,
}

/// Advocates against people.
#[derive(Debug, Clone, PartialEq)]
pub struct Band {
    /// Who said yes and is not resting.
    pub advocates: Vec<StakeholderId>,
    /// Head-count of the affected communities; 0 where nobody knows any.
    pub people: u32,
    /// One advocate for so many people is what the initiative aims at.
    pub aim: u32,
    /// How many people of the initiative are an advocate or tied to one, and how many there are.
    pub reached: (usize, usize),
    /// Affected communities without an advocate of their own, the most affected first.
    pub without: Vec<CommunityId>,
    /// How many affected communities there are.
    pub communities: usize,
}

impl Band {
    /// For how many people there is one advocate; nothing where either is not known.
    pub fn one_per(&self) -> Option<f64> {
        (self.people > 0 && !self.advocates.is_empty())
            .then(|| f64::from(self.people) / self.advocates.len() as f64)
    }
}
