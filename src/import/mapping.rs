//! Where does each column go, and what happens to who is there already?

use super::leaf::{Leaf, leaves};
use super::synonyms::folded;
use super::{Content, Scale};
use crate::model::about::CustomKind;
use crate::model::field::{Kind, Table};
use crate::model::{Assessment, Stakeholder, TieKind};

/// By what people of the source are recognised in the map.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MatchBy {
    /// The e-mail address, whatever its case.
    Email,
    /// The id in the source that they came from, or the id in this map.
    Id,
    /// The name, whatever its case and accents.
    Name,
}

/// What happens to what is known already.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum OnMatch {
    /// People who are there stay as they are.
    Keep,
    /// What the source says wins, field by field; its empty cells delete nothing.
    Take,
    /// Only what was empty is filled.
    #[default]
    Fill,
}

/// How a source is to be read. The default guesses everything.
#[derive(Debug, Clone, PartialEq)]
pub struct Mapping {
    /// Columns and the fields that they go to, as `--map` takes them; all others are guessed.
    pub columns: Vec<(String, String)>,
    /// People or ties; guessed from the headings where not said.
    pub content: Option<Content>,
    /// The row that holds the headings, from 1; 0: there are none. Guessed where not said.
    pub header_row: Option<usize>,
    /// The kind of ties that don't say it themselves.
    pub kind: Option<TieKind>,
    /// The name of the initiative to which ratings and stance go; made where it is missing.
    pub initiative: Option<String>,
    /// By what people are recognised, the best first.
    pub match_by: Vec<MatchBy>,
    /// What happens to what is known already.
    pub on_match: OnMatch,
    /// The ids of new records follow from it.
    pub seed: u64,
}

impl Default for Mapping {
    fn default() -> Self {
        Self {
            columns: Vec::new(),
            content: None,
            header_row: None,
            kind: None,
            initiative: None,
            match_by: vec![MatchBy::Email, MatchBy::Id, MatchBy::Name],
            on_match: OnMatch::Fill,
            seed: 0,
        }
    }
}

/// Where a column goes.
#[derive(Clone)]
pub(super) enum Target {
    Ignore,
    Custom { kind: CustomKind, name: Option<String> },
    Id,
    FirstName,
    LastName,
    Communities,
    Tags,
    ReportsTo,
    Person(Leaf<Stakeholder>),
    Assessed(Leaf<Assessment>, Option<Scale>),
    From,
    To,
    TieKind,
    Strength,
    Directed,
    TieNote,
}

/// Targets that are no leaf of a record, by the ids that `--map` takes.
const PEOPLE: [(&str, Target); 8] = [
    ("id", Target::Id),
    ("external_key", Target::Id),
    ("first_name", Target::FirstName),
    ("last_name", Target::LastName),
    ("communities", Target::Communities),
    ("community", Target::Communities),
    ("tags", Target::Tags),
    ("reports_to", Target::ReportsTo),
];
const TIES: [(&str, Target); 6] = [
    ("from", Target::From),
    ("to", Target::To),
    ("kind", Target::TieKind),
    ("strength", Target::Strength),
    ("directed", Target::Directed),
    ("note", Target::TieNote),
];

/// All fields into which columns can go, worked out once for an import.
pub(super) struct Fields {
    people: Vec<Leaf<Stakeholder>>,
    assessed: Vec<Leaf<Assessment>>,
    content: Content,
    /// Ids of the fields with their ids and names as headings are compared; parts of others go by their ids alone.
    named: Vec<(String, [String; 2])>,
}

impl Fields {
    pub(super) fn of(content: Content) -> Self {
        let importable = |kind| !matches!(kind, Kind::Reference(table) if table != Table::Stakeholder);
        let people = leaves(Stakeholder::FIELDS).into_iter().filter(|leaf| leaf.about.id != "external_key");
        let assessed = leaves(Assessment::FIELDS).into_iter().filter(|leaf| importable(leaf.about.kind));
        let (people, assessed): (Vec<_>, Vec<_>) = (people.collect(), assessed.collect());
        let of_people = people.iter().map(|leaf| (leaf.path(), leaf.about.name));
        let of_assessed = assessed.iter().map(|leaf| (leaf.path(), leaf.about.name));
        let named = of_people.chain(of_assessed).map(|(path, name)| {
            // The name of a part says too little: every motivator has a weight.
            let name = if path.contains('.') { folded(&path) } else { folded(name) };
            let folded = [folded(&path), name];
            (path, folded)
        });
        let named = named.collect();
        Self { people, assessed, content, named }
    }

    /// The target with this id, such as `role`, `influence:1-10`, `advocacy.state`, `custom:Number`.
    pub(super) fn target(&self, id: &str) -> Option<Target> {
        let id = id.trim();
        if id.eq_ignore_ascii_case("ignore") {
            return Some(Target::Ignore);
        }
        let listed = |list: &[(&str, Target)]| {
            list.iter().find(|(known, _)| known.eq_ignore_ascii_case(id)).map(|(_, target)| target.clone())
        };
        if self.content == Content::Ties {
            return listed(&TIES);
        }
        if let Some(target) = listed(&PEOPLE) {
            return Some(target);
        }
        let (id, after) =
            id.split_once(':').map_or((id, None), |(id, after)| (id.trim(), Some(after.trim())));
        if id.eq_ignore_ascii_case("custom") {
            let kind = after.map_or(Some(CustomKind::Text), CustomKind::find);
            let name = after.filter(|name| kind.is_none() && !name.is_empty()).map(str::to_owned);
            return Some(Target::Custom { kind: kind.unwrap_or_default(), name });
        }
        if let Some(leaf) = self.assessed.iter().find(|leaf| leaf.path().eq_ignore_ascii_case(id)) {
            let scale = match after {
                Some(words) if leaf.about.kind == Kind::Rating => Some(Scale::find(words)?),
                Some(_) => return None,
                None => None,
            };
            return Some(Target::Assessed(leaf.clone(), scale));
        }
        let leaf = self.people.iter().find(|leaf| leaf.path().eq_ignore_ascii_case(id))?;
        after.is_none().then(|| Target::Person(leaf.clone()))
    }

    /// The ids that a column can be mapped to.
    pub(super) fn ids(&self) -> Vec<String> {
        if self.content == Content::Ties {
            return TIES.iter().map(|(id, _)| (*id).to_owned()).chain(["ignore".to_owned()]).collect();
        }
        let people = self.people.iter().map(Leaf::path);
        let more = ["id", "first_name", "last_name", "communities", "tags", "reports_to"].map(str::to_owned);
        let assessed = self.assessed.iter().map(Leaf::path);
        people.chain(more).chain(assessed).chain(["custom".to_owned(), "ignore".to_owned()]).collect()
    }

    /// The id of the field whose id or name is this folded text; a part of another has no name of its own.
    pub(super) fn called(&self, text: &str) -> Option<&str> {
        let found = self.named.iter().find(|(_, names)| names.iter().any(|name| name == text));
        found.map(|(id, _)| id.as_str())
    }
}

impl Target {
    /// The id by which `--map` would call it.
    pub(super) fn id(&self) -> String {
        match self {
            Self::Ignore => "ignore".to_owned(),
            Self::Custom { .. } => "custom".to_owned(),
            Self::Person(leaf) => leaf.path(),
            Self::Assessed(leaf, _) => leaf.path(),
            Self::Id => "id".to_owned(),
            Self::FirstName => "first_name".to_owned(),
            Self::LastName => "last_name".to_owned(),
            Self::Communities => "communities".to_owned(),
            Self::Tags => "tags".to_owned(),
            Self::ReportsTo => "reports_to".to_owned(),
            Self::From => "from".to_owned(),
            Self::To => "to".to_owned(),
            Self::TieKind => "kind".to_owned(),
            Self::Strength => "strength".to_owned(),
            Self::Directed => "directed".to_owned(),
            Self::TieNote => "note".to_owned(),
        }
    }

    /// True where several columns may go there.
    pub(super) const fn takes_several(&self) -> bool {
        matches!(self, Self::Ignore | Self::Custom { .. } | Self::Communities | Self::Tags)
    }

    /// True of what a person can be recognised by.
    pub(super) fn tells_who(&self) -> bool {
        match self {
            Self::Person(leaf) => matches!(leaf.about.id, "name" | "email"),
            Self::FirstName | Self::LastName | Self::Id => true,
            _ => false,
        }
    }

    /// True of what belongs to an initiative.
    pub(super) const fn is_assessed(&self) -> bool {
        matches!(self, Self::Assessed(..))
    }
}

/// The ids of the fields that a column of people or ties can be mapped to.
pub fn field_ids(content: Content) -> Vec<String> {
    Fields::of(content).ids()
}
