//! Where do those who judged somebody see something else?
//!
//! *Invariants:* the opinions are the map's own, where there is one, and those of the second raters, each given without
//! seeing the others; they are never averaged. That they differ is no error: it is a question.

use crate::model::{Assessment, Document, Engagement, InitiativeId, Rating, StakeholderId};

/// Influence or interest as far apart as this, in points of 0–100, is worth a talk.
pub const APART: u8 = 25;

/// How one of them sees somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Opinion {
    /// Whose it is; none for what the map itself holds.
    pub rater: Option<StakeholderId>,
    /// 0–100.
    pub influence: Option<Rating>,
    /// 0–100.
    pub interest: Option<Rating>,
    /// Where they stand.
    pub engagement: Option<Engagement>,
}

/// On whom they disagree, and how far.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Disagreement {
    /// About whom.
    pub person: StakeholderId,
    /// The map's own first, then the raters in the order of their ids.
    pub opinions: Vec<Opinion>,
    /// Points between the least and the greatest influence.
    pub influence: u8,
    /// Points between the least and the greatest interest.
    pub interest: u8,
    /// Some see another stance.
    pub engagement: bool,
}

/// Everything that was said about one person, the map's own first. O(raters).
pub fn opinions(assessment: &Assessment) -> Vec<Opinion> {
    let own = Opinion {
        rater: None,
        influence: assessment.influence,
        interest: assessment.interest,
        engagement: assessment.engagement_now,
    };
    let own = Some(own).filter(|o| o.influence.is_some() || o.interest.is_some() || o.engagement.is_some());
    let others = assessment.raters.iter().map(|(id, said)| Opinion {
        rater: Some(*id),
        influence: said.influence,
        interest: said.interest,
        engagement: said.engagement,
    });
    own.into_iter().chain(others).collect()
}

/// The points between the least and the greatest of some ratings; 0 where fewer than two are known.
fn spread(values: impl Iterator<Item = Option<Rating>> + Clone) -> u8 {
    let known = values.flatten().map(Rating::get);
    known.clone().max().unwrap_or_default() - known.min().unwrap_or_default()
}

/// Where the opinions on one person are [`APART`] or more in influence or interest, or the stances differ; nothing where no
/// second rater has said anything. O(raters).
pub fn disagreement(person: StakeholderId, assessment: &Assessment) -> Option<Disagreement> {
    if assessment.raters.is_empty() {
        return None;
    }
    let opinions = opinions(assessment);
    let influence = spread(opinions.iter().map(|one| one.influence));
    let interest = spread(opinions.iter().map(|one| one.interest));
    let mut stances = opinions.iter().filter_map(|one| one.engagement);
    let engagement = stances.next().is_some_and(|first| stances.any(|other| other != first));
    let apart = influence >= APART || interest >= APART || engagement;
    apart.then_some(Disagreement { person, opinions, influence, interest, engagement })
}

/// Everybody on whom those who judged them disagree, the farthest apart first, then by id. O(people · raters).
pub fn disagreements(document: &Document, initiative: InitiativeId) -> Vec<Disagreement> {
    let mut found: Vec<Disagreement> =
        document.assessments_of(initiative).filter_map(|(id, said)| disagreement(id, said)).collect();
    found.sort_by_key(|one| (std::cmp::Reverse(one.influence.max(one.interest)), one.person));
    found
}

/// The disagreement as a question for those who disagree: *What does Lucía see in Tomasz that Priya does not?* The two are
/// those farthest apart where it shows most; the map's own opinion is *you*.
pub fn question(document: &Document, about: &Disagreement) -> String {
    let who = first_name(document, about.person);
    let by = |value: fn(&Opinion) -> Option<Rating>| {
        let known = || about.opinions.iter().filter(move |one| value(one).is_some());
        Some((known().max_by_key(|one| value(one))?, known().min_by_key(|one| value(one))?))
    };
    let by_stance = || {
        let place = |one: &&Opinion| one.engagement.map(|stance| stance as u8);
        let known = || about.opinions.iter().filter(|one| one.engagement.is_some());
        Some((known().max_by_key(place)?, known().min_by_key(place)?))
    };
    let numbers = about.influence.max(about.interest) >= APART;
    let pair = match (numbers, about.influence >= about.interest) {
        (true, true) => by(|one| one.influence),
        (true, false) => by(|one| one.interest),
        (false, _) => by_stance(),
    };
    let Some((more, less)) = pair else { return format!("How do you see {who}?") };
    let named = |one: &Opinion| one.rater.map(|id| first_name(document, id));
    match (named(more), named(less)) {
        (Some(more), Some(less)) => format!("What does {more} see in {who} that {less} does not?"),
        (Some(more), None) => format!("What does {more} see in {who} that you do not?"),
        (None, Some(less)) => format!("What do you see in {who} that {less} does not?"),
        (None, None) => format!("How do you see {who}?"),
    }
}

/// How a person is called in a question: *Tomasz*, *Dr Lund*; a group by its whole name.
pub fn first_name(document: &Document, person: StakeholderId) -> String {
    const TITLES: [&str; 7] = ["Dr", "Mr", "Mrs", "Ms", "Prof", "Sir", "Dame"];
    let Some(record) = document.stakeholders.get(&person) else { return String::new() };
    if record.kind == crate::model::stakeholder::StakeholderKind::Group {
        return record.name.clone();
    }
    let mut words = record.name.split_whitespace();
    let first = words.next().unwrap_or_default();
    if TITLES.contains(&first.trim_end_matches('.')) {
        return words.last().map_or_else(|| record.name.clone(), |last| format!("{first} {last}"));
    }
    first.to_owned()
}
