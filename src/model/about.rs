//! What is this map, whose is it, and what was exported from it?

use super::choices::choice;
use super::field::{Kind, Level, Value, ValueError};
use super::id::Id;
use super::initiative::Initiative;
use super::map::Map;
use super::numbers::{Amount, Whole};
use super::part::{Part, Prose};
use super::record::record;
use jiff::civil::Date;

record! {
    /// The map as a whole.
    pub struct About {
        /// What the map is called.
        title: String, "Title", Shareable;
        /// Whose change work it is.
        organisation: Option<String>, "Organisation", Shareable;
        /// What the map is for.
        purpose: Option<Prose>, "Purpose", Shareable;
        /// Names this map for ever, so that copies of it can be recognised and merged.
        map_id: String, "Map id", Kept;
        /// How many months after an initiative's end personal notes are kept.
        retention: Whole<6, 0, 1200>, "Retention (months)", Kept;
        /// The line that stands on each page, for each audience.
        audience_labels: Map<String, String>, "Labels for audiences", Shareable;
        /// Fields that this map has beside the built-in ones.
        custom_fields: Vec<CustomField>, "Custom fields", Kept;
        /// Fields that are more or less private in this map than usual.
        field_levels: Map<String, Privacy>, "Privacy of fields", Kept;
        /// How the network is arranged.
        arrangement: Arrangement, "Arrangement", Shareable;
        /// What left this map, when, and for whom.
        export_log: Vec<Exported>, "Export log", Kept;
    }
}

record! {
    /// How the network is arranged: people stand where this puts them, unless the user chose their places.
    pub struct Arrangement {
        /// The id of the layout; empty, or one that this program does not know: spread out.
        layout: String, "Layout", Shareable;
        /// Another number is another of the arrangements that are as good.
        seed: u32, "Seed", Shareable;
        /// Whose ratings count where the layout goes by them.
        initiative: Option<Id<Initiative>>, "Initiative", Shareable;
    }
}

impl Arrangement {
    /// By the layout of this id; the usual one, spreading out, is not written.
    pub fn by(layout: &str, seed: u32, initiative: Option<Id<Initiative>>) -> Self {
        let layout = if layout == "spread" { "" } else { layout };
        Self { layout: layout.to_owned(), seed, initiative }
    }
}

record! {
    /// A field that one map has beside the built-in ones.
    pub struct CustomField {
        /// Stable, for files and column mappings.
        id: String, "Id", Kept;
        /// For people.
        name: String, "Name", Kept;
        /// What it holds.
        kind: CustomKind, "Kind", Kept;
        /// Who may see its values.
        level: CustomLevel, "Level", Kept;
    }
}

choice! {
    /// What a custom field holds.
    pub enum CustomKind {
        /// Text on one line.
        Text = "text", "Text";
        /// A number of at least 0.
        Number = "number", "Number";
        /// A day.
        Date = "date", "Date";
    }
}

choice! {
    /// Who may see the values of a custom field: private until somebody says otherwise.
    pub enum CustomLevel {
        /// The owner of the map alone.
        Private = "private", "Private";
        /// The core team.
        Team = "team", "Team";
        /// Anyone who sees the person's name.
        Shareable = "shareable", "Shareable";
    }
}

impl CustomLevel {
    /// The same as a level of a built-in field.
    pub const fn level(self) -> Level {
        match self {
            Self::Private => Level::Private,
            Self::Team => Level::Team,
            Self::Shareable => Level::Shareable,
        }
    }
}

record! {
    /// A level other than the usual one.
    pub struct Privacy {
        /// Who may see it now.
        level: Level, "Level", Kept;
        /// Why it is less private than usual; not needed where it is more private.
        reason: Option<String>, "Reason", Kept;
    }
}

record! {
    /// One export: what left the map, without its content.
    pub struct Exported {
        /// When.
        date: Date, "Date", Kept;
        /// For whom.
        audience: String, "Audience", Kept;
        /// As what.
        format: String, "Format", Kept;
        /// Which report or picture.
        report: Option<String>, "Report", Kept;
        /// For which initiative, by name.
        initiative: Option<String>, "Initiative", Kept;
        /// How many people, actions and private fields it held.
        counts: Map<String, u32>, "Counts", Kept;
        /// Why more was shown than usual.
        reason: Option<String>, "Reason", Kept;
        /// A check sum of each row as this audience saw it, so that the next copy can mark what changed.
        rows: Map<String, String>, "Rows", Kept;
    }
}

/// The value of a custom field.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub enum CustomValue {
    /// Text on one line.
    Text(String),
    /// A number of at least 0.
    Number(Amount),
    /// A day.
    Date(Date),
}

impl Default for CustomValue {
    fn default() -> Self {
        Self::Text(String::new())
    }
}

impl CustomValue {
    /// Which kind of field it fits.
    pub const fn kind(&self) -> CustomKind {
        match self {
            Self::Text(_) => CustomKind::Text,
            Self::Number(_) => CustomKind::Number,
            Self::Date(_) => CustomKind::Date,
        }
    }
}

impl Part for CustomValue {
    const KIND: Kind = Kind::Custom;
    fn value(&self) -> Value {
        match self {
            Self::Text(text) => Value::Text(text.clone()),
            Self::Number(amount) => Value::Number(amount.get()),
            Self::Date(date) => Value::Date(*date),
        }
    }
    fn assign(&mut self, value: Value) -> Result<(), ValueError> {
        *self = match value {
            Value::Text(text) => Self::Text(text),
            Value::Number(number) => Self::Number(Amount::new(number).ok_or(ValueError::Number)?),
            Value::Date(date) => Self::Date(date),
            _ => return Err(ValueError::Kind("text, a number or a date")),
        };
        Ok(())
    }
    fn fault(&self) -> Option<String> {
        match self {
            Self::Text(text) => text.fault(),
            _ => None,
        }
    }
}
