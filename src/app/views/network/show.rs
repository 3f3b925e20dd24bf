//! How is the network shown: by what are people large and coloured, which areas and ties are seen, what is marked?

use crate::analysis::{METRICS, Metric, TieFilter};
use crate::app::context::Context;
use crate::diagram::ColourBy;
use crate::model::StakeholderId;

/// By what people are large or small.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Size {
    /// Their influence.
    #[default]
    Influence,
    /// All alike.
    Equal,
    /// The measure with this id.
    Measure(&'static str),
}

/// By what people are coloured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Colour {
    /// Something that is known of each.
    By(ColourBy),
    /// The groups found from ties.
    Found,
    /// By which of the picked advocates each is reached best.
    Carried,
    /// The measure with this id.
    Measure(&'static str),
}

impl Default for Colour {
    fn default() -> Self {
        Self::By(ColourBy::Stance)
    }
}

/// Which areas lie behind people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Areas {
    /// None.
    None,
    /// Those of communities, as they were declared.
    Declared,
    /// Those of groups found from ties.
    Found,
}

/// One choice of how the network is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// By what people are large or small.
    Size(Size),
    /// By what people are coloured.
    Colour(Colour),
    /// Which areas lie behind people.
    Areas(Areas),
    /// Marks on who stands between others, or none.
    Marks,
    /// All ties are seen.
    AllTies,
}

/// One of several choices: what it is called, and what it says in plain words.
pub(in crate::app) struct Offer<T> {
    pub(in crate::app) value: T,
    pub(in crate::app) id: &'static str,
    pub(in crate::app) name: &'static str,
    pub(in crate::app) help: &'static str,
    /// The heading under which it stands.
    pub(in crate::app) group: &'static str,
}

const fn offer<T>(value: T, id: &'static str, name: &'static str, help: &'static str) -> Offer<T> {
    Offer { value, id, name, help, group: "" }
}

/// The headings under which measures stand: what they ask.
const GROUPS: [&str; 4] = ["How many ties", "How near to everybody", "Between others", "Between units"];

/// The place of a measure's heading.
fn group_of(metric: &Metric) -> usize {
    match metric.id {
        id if id.contains("degree") || id.contains("strength") => 0,
        "closeness" | "eigenvector" | "pagerank" | "reach-2" => 1,
        "betweenness" | "constraint" | "effective-size" => 2,
        _ => 3,
    }
}

fn measures<T>(value: fn(&'static str) -> T) -> impl Iterator<Item = Offer<T>> {
    let mut measures: Vec<&'static Metric> = METRICS.iter().collect();
    measures.sort_by_key(|metric| group_of(metric));
    measures.into_iter().map(move |metric| Offer {
        value: value(metric.id),
        id: metric.id,
        name: metric.name,
        help: metric.help,
        group: GROUPS[group_of(metric)],
    })
}

impl Size {
    /// All of them.
    pub(in crate::app) fn offers() -> Vec<Offer<Self>> {
        let first = [
            offer(
                Self::Influence,
                "influence",
                "Influence",
                "How much they can do for or against the change",
            ),
            offer(Self::Equal, "equal", "Equal", "Everybody is as large as the others"),
        ];
        first.into_iter().chain(measures(Self::Measure)).collect()
    }
}

impl Colour {
    /// All of them.
    pub(in crate::app) fn offers() -> Vec<Offer<Self>> {
        let by = |by: ColourBy, name, help| Offer { ..offer(Self::By(by), by.name(), name, help) };
        let first = [
            by(ColourBy::Stance, "Stance", "How they stand to the change today"),
            by(ColourBy::Community, "Community", "The community that they belong to"),
            offer(
                Self::Found,
                "found",
                "Groups by ties",
                "Who has more ties with each other than with the others, whatever their community",
            ),
            by(ColourBy::Organisation, "Organisation", "The organisation that they work for"),
            by(ColourBy::Unit, "Unit", "The unit that they work in"),
            by(ColourBy::Kind, "Kind", "Person, group, external"),
            by(ColourBy::Advocate, "Advocate", "Who is an advocate or may become one"),
            offer(
                Self::Carried,
                "carried",
                "Whose advocate reaches me",
                "Which of the picked advocates reaches each of them best, and whom none of them reaches",
            ),
        ];
        first.into_iter().chain(measures(Self::Measure)).collect()
    }
}

impl Areas {
    /// All of them.
    pub(in crate::app) fn offers() -> [Offer<Self>; 3] {
        [
            offer(Self::None, "none", "No areas", "Nothing is drawn behind people"),
            offer(
                Self::Declared,
                "declared",
                "Declared communities",
                "The communities that people were put in",
            ),
            offer(
                Self::Found,
                "found",
                "Found from ties",
                "Groups with more ties among themselves than outwards",
            ),
        ]
    }
}

/// How the network is shown.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Show {
    pub(super) size: Size,
    pub(super) colour: Colour,
    /// Which areas lie behind people; nothing: those of communities, unless something else stands there.
    pub(super) areas: Option<Areas>,
    pub(super) ties: TieFilter,
    pub(super) marks: bool,
    /// Whoever was judged too long ago looks like anybody.
    pub(super) plain: bool,
    pub(super) focus: Option<(StakeholderId, u8)>,
}

impl Show {
    /// Which areas are shown: they would cross what an arrangement paints behind people.
    pub(super) fn areas(&self, cx: &Context<'_>) -> Areas {
        self.areas.unwrap_or(if cx.grounds.is_empty() { Areas::Declared } else { Areas::None })
    }

    /// Follows a choice.
    pub(super) fn choose(&mut self, choice: Choice) {
        match choice {
            Choice::Size(size) => self.size = size,
            Choice::Colour(colour) => self.colour = colour,
            Choice::Areas(areas) => self.areas = Some(areas),
            Choice::Marks => self.marks = !self.marks,
            Choice::AllTies => self.ties = TieFilter::default(),
        }
    }

    /// True where all ties are seen.
    pub(super) fn sees_all_ties(&self) -> bool {
        self.ties.kinds.is_none() && self.ties.min_strength <= 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_measure_is_offered_once_under_a_heading_in_one_piece() {
        let offers = Size::offers();
        assert_eq!(offers.len(), METRICS.len() + 2);
        let ids: BTreeSet<&str> = offers.iter().map(|offer| offer.id).collect();
        assert_eq!(ids.len(), offers.len());
        let mut headings: Vec<&str> = offers.iter().map(|offer| offer.group).collect();
        headings.dedup();
        let apart: BTreeSet<&str> = headings.iter().copied().collect();
        assert_eq!(headings.len(), apart.len(), "{headings:?}");
    }
}
