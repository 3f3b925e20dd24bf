//! Who is concerned? A person or a group.

use super::about::{CustomValue, Privacy};
use super::choices::choice;
use super::community::Community;
use super::field::{Level, Table};
use super::id::Id;
use super::key::Key;
use super::map::Map;
use super::numbers::Amount;
use super::part::{Prose, Referred};
use super::record::record;
use jiff::civil::Date;
use std::collections::BTreeSet;

/// Names a stakeholder.
pub type StakeholderId = Id<Stakeholder>;

impl Referred for Stakeholder {
    const TABLE: Table = Table::Stakeholder;
    fn key(id: Id<Self>) -> Key {
        Key::Stakeholder(id)
    }
    fn id(key: Key) -> Option<Id<Self>> {
        if let Key::Stakeholder(id) = key { Some(id) } else { None }
    }
}

record! {
    /// A person or a group whom a change concerns.
    pub struct Stakeholder {
        /// As people say it.
        name: String, "Name", Shareable;
        /// A person, or a group that speaks with one voice.
        kind: StakeholderKind, "Kind", Shareable;
        /// How many people a group has.
        headcount: Option<u32>, "Head-count", Shareable;
        /// Job title or function.
        role: Option<String>, "Role", Shareable;
        /// Whom they work for.
        organisation: Option<String>, "Organisation", Shareable;
        /// Team, department or directorate.
        unit: Option<String>, "Unit", Shareable;
        /// Where they are found.
        location: Option<String>, "Location", Shareable;
        /// Where to write.
        email: Option<String>, "E-mail", Team;
        /// Where to ring.
        phone: Option<String>, "Telephone", Team;
        /// How they like to be reached.
        preferred_channel: Option<Channel>, "Preferred channel", Team;
        /// Where they stand as seen from the team of the change.
        direction: Option<Direction>, "Direction of influence", Team;
        /// How near they are to what changes.
        onion: Option<Onion>, "Ring", Team;
        /// What they are to what changes; somebody may be several things.
        slots: BTreeSet<Slot>, "Slots", Team;
        /// Which specialist communities they belong to or know.
        communities: Map<Id<Community>, Depth>, "Communities", Team;
        /// Words to find them by, each with who may see it.
        tags: Map<String, TagLevel>, "Tags", Team;
        /// What the core team should know.
        team_note: Option<Prose>, "Team note", Team;
        /// Write as if the person may read it: they may have the right to.
        note: Option<Prose>, "Note", Private;
        /// How they like to be recognised.
        how_thanked: Option<Prose>, "How they like to be thanked", Private;
        /// The limit of their time for this work; load is shown against it.
        hours_a_week: Option<Amount>, "Hours a week", Team;
        /// They agreed to be named as an advocate.
        consent_named: bool, "Agreed to be named", Kept;
        /// Until when this record is kept.
        keep_until: Option<Date>, "Keep until", Kept;
        /// The id in the source that it came from.
        external_key: Option<String>, "Source id", Kept;
        /// Values of the map's own fields.
        custom: Map<String, CustomValue>, "Custom fields", Private;
        /// What of this record is more or less private than usual; `all` stands for the whole.
        privacy: Map<String, Privacy>, "Privacy", Kept;
    }
}

choice! {
    /// What kind of stakeholder it is.
    pub enum StakeholderKind {
        /// One person.
        Person = "person", "Person";
        /// Several who speak with one voice.
        Group = "group", "Group";
    }
}

choice! {
    /// How people are reached.
    pub enum Channel {
        /// Face to face.
        Meeting = "meeting", "Meeting";
        /// By telephone.
        Call = "call", "Call";
        /// By e-mail.
        Email = "e-mail", "E-mail";
        /// By chat.
        Chat = "chat", "Chat";
        /// On the intranet.
        Intranet = "intranet", "Intranet";
        /// By film or video call.
        Video = "video", "Video";
        /// At an event.
        Event = "event", "Event";
        /// Otherwise.
        Other = "other", "Other";
    }
}

choice! {
    /// Where someone stands as seen from the team of the change (PMBOK's directions of influence).
    pub enum Direction {
        /// Sponsors and executives.
        Upward = "upward", "Upward (internal)";
        /// The team.
        Downward = "downward", "Downward (internal)";
        /// Peers.
        Sideward = "sideward", "Sideward (internal)";
        /// Suppliers, customers, regulators.
        Outward = "outward", "Outward (external)";
    }
}

choice! {
    /// Rings round what changes (Alexander 2005).
    pub enum Onion {
        /// The product itself.
        Product = "product", "The product";
        /// Those who operate it.
        OurSystem = "our system", "Our system";
        /// Those who benefit from it or pay for it.
        ContainingSystem = "containing system", "Containing system";
        /// Everyone else whom it touches.
        WiderEnvironment = "wider environment", "Wider environment";
    }
}

choice! {
    /// What somebody is to what changes: the slots of the rings (Alexander 2005). A slot with nobody in it is a prompt.
    pub enum Slot {
        /// Uses it every day to do the work.
        NormalOperator = "normal operator", "Normal operator";
        /// Keeps it running.
        MaintenanceOperator = "maintenance operator", "Maintenance operator";
        /// Helps those who use it: help desk, trainers.
        OperationalSupport = "operational support", "Operational support";
        /// Gets the result of the work.
        FunctionalBeneficiary = "functional beneficiary", "Functional beneficiary";
        /// Is responsible for a system or service that it exchanges something with.
        InterfacingSystem = "interfacing system", "Interfacing system";
        /// Decides what is bought and pays for it.
        Purchaser = "purchaser", "Purchaser";
        /// Wants it and speaks for it.
        Champion = "champion", "Champion or sponsor";
        /// Gains standing from it.
        PoliticalBeneficiary = "political beneficiary", "Political beneficiary";
        /// Gains money from it.
        FinancialBeneficiary = "financial beneficiary", "Financial beneficiary";
        /// Makes rules that it has to keep.
        Regulator = "regulator", "Regulator";
        /// Would lose by it, or works against it.
        Negative = "negative", "Negative stakeholder";
        /// Makes it.
        Developer = "developer", "Developer";
        /// Advises on it.
        Consultant = "consultant", "Consultant";
        /// Delivers something that it needs.
        Supplier = "supplier", "Supplier";
    }
}

impl Slot {
    /// The ring in which the slot stands.
    pub const fn ring(self) -> Onion {
        match self {
            Self::NormalOperator | Self::MaintenanceOperator | Self::OperationalSupport => Onion::OurSystem,
            Self::FunctionalBeneficiary | Self::InterfacingSystem | Self::Purchaser | Self::Champion => {
                Onion::ContainingSystem
            }
            Self::PoliticalBeneficiary
            | Self::FinancialBeneficiary
            | Self::Regulator
            | Self::Negative
            | Self::Developer
            | Self::Consultant
            | Self::Supplier => Onion::WiderEnvironment,
        }
    }
}

choice! {
    /// How deep someone is in a community. Members and experts are local; who knows it is not.
    pub enum Depth {
        /// Does this work.
        Member = "member", "Member";
        /// Knows the work and the people.
        Knows = "knows", "Knows it";
        /// The others ask them.
        Expert = "expert", "Expert";
    }
}

impl Depth {
    /// True of members and experts: they can be a local voice.
    pub const fn is_local(self) -> bool {
        matches!(self, Self::Member | Self::Expert)
    }
}

choice! {
    /// Who may see a tag.
    pub enum TagLevel {
        /// The core team.
        Team = "team", "Team";
        /// The owner of the map alone.
        Private = "private", "Private";
        /// Anyone who sees the person's name.
        Shareable = "shareable", "Shareable";
    }
}

impl TagLevel {
    /// The same as a level of a field.
    pub const fn level(self) -> Level {
        match self {
            Self::Team => Level::Team,
            Self::Private => Level::Private,
            Self::Shareable => Level::Shareable,
        }
    }
}

impl Stakeholder {
    /// A person of this name.
    pub fn named(name: impl Into<String>) -> Self {
        Self { name: name.into(), ..Self::default() }
    }

    /// Up to two letters for the mark on the map: of the first and the last word that begin with a letter.
    pub fn initials(&self) -> String {
        initials(&self.name)
    }

    /// True of those outside the organisation.
    pub fn is_external(&self) -> bool {
        self.direction == Some(Direction::Outward)
    }
}

/// Up to two capital letters of a name, without titles such as *Dr*.
pub fn initials(name: &str) -> String {
    const TITLES: [&str; 6] = ["dr", "mr", "mrs", "ms", "prof", "sir"];
    let letters: Vec<char> = name
        .split(|c: char| c.is_whitespace() || c == '-')
        .filter(|word| !TITLES.contains(&word.trim_end_matches('.').to_lowercase().as_str()))
        .filter_map(|word| word.chars().find(|c| c.is_alphanumeric()))
        .collect();
    let chosen = match letters.as_slice() {
        [] => Vec::new(),
        [one] => vec![*one],
        [first, .., last] => vec![*first, *last],
    };
    chosen.into_iter().flat_map(char::to_uppercase).take(3).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_are_those_of_the_first_and_last_word() {
        for (name, expected) in [
            ("Tomasz Żuk", "TŻ"),
            ("Dr Henrik Lund", "HL"),
            ("Mei-Ling Chen", "MC"),
            ("Ward 7", "W7"),
            ("", ""),
            ("陳美玲", "陳"),
        ] {
            assert_eq!(initials(name), expected, "{name}");
        }
    }
}
