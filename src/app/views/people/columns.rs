//! Which columns can the table have, and where does each keep what it says?

use crate::analysis::{METRICS, Metric};
use crate::model::field::{About, Field};
use crate::model::message::Quadrant;
use crate::model::{Assessment, Document, InitiativeId, Rating, Stakeholder, StakeholderId};
use crate::plan;

macro_rules! columns {
    ($($(#[doc = $doc:literal])+ $variant:ident: $name:literal, $width:literal, $shown:literal, $holds:expr;)+) => {
        /// A column of the table.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
        pub(super) enum Column {
            #[default]
            $($(#[doc = $doc])+ $variant,)+
            /// A measure of the network, by its place in `METRICS`.
            Measure(u8),
        }

        impl Column {
            /// Every column but the measures of the network, in the order of the menu.
            pub(super) const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// Its heading.
            pub(super) const fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)+
                    Self::Measure(place) => METRICS[place as usize].name,
                }
            }

            /// How wide it is at first, in points.
            pub(super) const fn width(self) -> f32 {
                match self {
                    $(Self::$variant => $width,)+
                    Self::Measure(place) => measure_width(METRICS[place as usize].name),
                }
            }

            /// Whether it is shown at first.
            pub(super) const fn is_usual(self) -> bool {
                match self {
                    $(Self::$variant => $shown,)+
                    Self::Measure(_) => false,
                }
            }

            /// Where its text comes from and goes to.
            pub(super) const fn holds(self) -> Holds {
                match self {
                    $(Self::$variant => $holds,)+
                    Self::Measure(_) => Holds::Follows("the ties on the map"),
                }
            }
        }
    };
}

/// Where a column keeps what it says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Holds {
    /// In a field of the person.
    Person(&'static str),
    /// In a field of how they stand to the initiative.
    Stand(&'static str),
    /// In the communities to which they belong.
    Communities,
    /// In their tags.
    Tags,
    /// In how far they have come as an advocate.
    Advocacy,
    /// Nowhere: it follows from something else, named here.
    Follows(&'static str),
}

columns! {
    /// Who it is; always the first.
    Name: "Name", 168.0, true, Holds::Person("name");
    /// What they do.
    Role: "Role", 176.0, true, Holds::Person("role");
    /// To which communities they belong.
    Community: "Community", 144.0, true, Holds::Communities;
    /// How much they can do.
    Influence: "Influence", 96.0, true, Holds::Stand("influence");
    /// How much they care.
    Interest: "Interest", 92.0, true, Holds::Stand("interest");
    /// Where the two place them.
    Quadrant: "Quadrant", 112.0, true, Holds::Follows("influence and interest");
    /// How they stand today.
    Stance: "Stance", 104.0, true, Holds::Stand("engagement_now");
    /// How they should stand.
    Wanted: "Wanted", 104.0, true, Holds::Stand("engagement_wanted");
    /// Whether they are an advocate.
    Advocate: "Advocate", 36.0, true, Holds::Advocacy;
    /// What happens next with them.
    Next: "Next action", 148.0, true, Holds::Follows("the actions in the plan");
    /// For whom they work.
    Organisation: "Organisation", 144.0, false, Holds::Person("organisation");
    /// In which team.
    Unit: "Unit", 144.0, false, Holds::Person("unit");
    /// By which words they are found.
    Tags: "Tags", 144.0, false, Holds::Tags;
    /// When somebody last spoke with them.
    Contact: "Last contact", 112.0, false, Holds::Follows("the interactions that were logged");
    /// Where to write.
    Email: "E-mail", 192.0, false, Holds::Person("email");
    /// Where to ring.
    Phone: "Telephone", 128.0, false, Holds::Person("phone");
    /// Where they are.
    Location: "Location", 128.0, false, Holds::Person("location");
    /// One person or several.
    Kind: "Kind", 88.0, false, Holds::Person("kind");
    /// As seen from the team.
    Direction: "Direction", 152.0, false, Holds::Person("direction");
    /// How they like to be reached.
    Channel: "Preferred channel", 136.0, false, Holds::Person("preferred_channel");
    /// How strongly the change affects them.
    Impact: "Impact", 92.0, false, Holds::Stand("impact");
    /// How far they take part.
    Participation: "Participation", 128.0, false, Holds::Stand("participation");
}

impl Column {
    /// What is known of its field, where it has one.
    pub(super) fn about(self) -> Option<&'static About> {
        match self.holds() {
            Holds::Person(id) => Field::find(Stakeholder::FIELDS, id).map(|field| &field.about),
            Holds::Stand(id) => Field::find(Assessment::FIELDS, id).map(|field| &field.about),
            _ => None,
        }
    }

    /// Whether it can be written in.
    pub(super) const fn edits(self) -> bool {
        !matches!(self.holds(), Holds::Follows(_))
    }

    /// Whether it shows a number with a bar.
    pub(super) const fn is_number(self) -> bool {
        matches!(self, Self::Influence | Self::Interest | Self::Impact | Self::Measure(_))
    }

    /// Whether high numbers are wanted first.
    pub(super) const fn highest_first(self) -> bool {
        match self {
            Self::Measure(place) => !METRICS[place as usize].lowest_first,
            _ => self.is_number(),
        }
    }

    /// One for each measure of the network, in the order of the menu.
    pub(super) fn measures() -> impl Iterator<Item = Self> {
        (0..METRICS.len()).filter_map(|place| u8::try_from(place).ok()).map(Self::Measure)
    }

    /// The measure that it shows.
    pub(super) const fn measure(self) -> Option<&'static Metric> {
        match self {
            Self::Measure(place) => Some(&METRICS[place as usize]),
            _ => None,
        }
    }
}

/// Room for the heading and the sign that it is sorted.
const fn measure_width(name: &str) -> f32 {
    let wanted = 34.0 + 6.4 * name.len() as f32;
    if wanted < 108.0 { 108.0 } else { wanted }
}

/// What the table says of one person.
#[derive(Clone, Copy)]
pub(super) struct Line<'a> {
    pub(super) id: StakeholderId,
    pub(super) person: &'a Stakeholder,
    pub(super) stands: Option<&'a Assessment>,
    pub(super) document: &'a Document,
    pub(super) initiative: Option<InitiativeId>,
}

impl<'a> Line<'a> {
    /// The line of somebody who is on the map.
    pub(super) fn of(
        document: &'a Document,
        initiative: Option<InitiativeId>,
        id: StakeholderId,
    ) -> Option<Self> {
        let person = document.stakeholders.get(&id)?;
        let stands = initiative.and_then(|initiative| document.assessments.get(&(initiative, id)));
        Some(Self { id, person, stands, document, initiative })
    }

    /// The rating in this column.
    pub(super) fn rating(&self, column: Column) -> Option<Rating> {
        let stands = self.stands?;
        match column {
            Column::Influence => stands.influence,
            Column::Interest => stands.interest,
            Column::Impact => stands.impact,
            _ => None,
        }
    }

    /// The field of the grid on which they stand.
    pub(super) fn quadrant(&self) -> Option<Quadrant> {
        let initiative = self.document.initiatives.get(&self.initiative?)?;
        let stands = self.stands?;
        plan::quadrant(stands.influence, stands.interest, initiative)
    }

    /// The names of the communities to which they belong: those that they only know apart.
    pub(super) fn communities(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        let document = self.document;
        let local = self.person.communities.iter().filter(|(_, depth)| depth.is_local());
        local.filter_map(|(id, _)| document.communities.get(id)).map(|community| community.name.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_column_that_names_a_field_has_it() {
        for column in Column::ALL {
            let named = matches!(column.holds(), Holds::Person(_) | Holds::Stand(_));
            assert_eq!(column.about().is_some(), named, "{column:?}");
        }
        let usual: f32 = Column::ALL.iter().filter(|c| c.is_usual()).map(|c| c.width()).sum();
        assert_eq!(usual + 36.0, 1216.0, "the usual columns fill a window of 1280 beside the rail");
    }
}
