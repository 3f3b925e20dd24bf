//! Which field may which audience see? The audience table, as data.
//!
//! Each field has a level; the level alone decides, except where a row of `ROWS` says otherwise. A field without a
//! row is therefore governed by its level, and a new private field is hidden from the day on which it is made.
//!
//! *Invariants:* the most specific row wins. Making a field or record more private is always obeyed; making it less
//! private counts only with a reason, and never for what is kept. Only the owner of the map is not in this table:
//! they see everything.

use super::audience::{Addition, Audience, CONTACT, Choices, ENGAGEMENT, REPORTING, TACTICS};
use crate::model::about::{About, Privacy};
use crate::model::field::{Level, leaves};
use crate::model::map::Map;
use crate::model::{
    Action, Assessment, Community, Initiative, Interaction, Message, Review, Stakeholder, Tie,
};
use std::collections::BTreeMap;

/// What an audience sees of a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rule {
    /// All of it, wherever the record itself may be seen.
    Shown,
    /// Nothing.
    Hidden,
    /// Nothing, unless it was added.
    Added(&'static Addition),
    /// Counts only; few are not counted.
    Counts,
    /// Their own only.
    Own,
    /// Of those whom the audience may know by name.
    Named,
    /// Of advocates who agreed to be named; for others it counts only.
    Consented,
    /// Each entry by its own level.
    Entries,
}

use Rule::{Added, Consented, Counts, Entries, Hidden, Named, Own, Shown};

struct Row {
    paths: &'static [&'static str],
    sponsor: Rule,
    team: Rule,
    everyone: Rule,
    card: Rule,
    access: Rule,
}

const fn row(paths: &'static [&'static str], rules: [Rule; 5]) -> Row {
    let [sponsor, team, everyone, card, access] = rules;
    Row { paths, sponsor, team, everyone, card, access }
}

/// Where the table says something else than the level of the field.
//                                                             sponsor, team, everyone, card, access
const ROWS: &[Row] = &[
    row(&["stakeholder.name"], [Named, Shown, Named, Named, Own]),
    row(
        &[
            "stakeholder.kind",
            "stakeholder.headcount",
            "stakeholder.role",
            "stakeholder.organisation",
            "stakeholder.unit",
            "stakeholder.location",
        ],
        [Named, Shown, Named, Own, Own],
    ),
    row(&["stakeholder.email", "stakeholder.phone"], [Hidden, Added(&CONTACT), Hidden, Own, Own]),
    row(&["stakeholder.communities"], [Hidden, Shown, Hidden, Own, Own]),
    row(&["stakeholder.tags", "stakeholder.custom"], [Entries, Entries, Entries, Hidden, Own]),
    row(
        &["stakeholder.consent_named", "stakeholder.keep_until", "stakeholder.external_key"],
        [Hidden, Hidden, Hidden, Hidden, Own],
    ),
    row(
        &["about.retention", "about.export_log.date", "about.export_log.audience", "about.export_log.format"],
        [Hidden, Hidden, Hidden, Hidden, Shown],
    ),
    row(
        &["about.custom_fields.id", "about.custom_fields.name", "about.custom_fields.kind"],
        [Entries, Entries, Entries, Hidden, Shown],
    ),
    row(&["assessment.influence", "assessment.interest"], [Counts, Shown, Counts, Hidden, Own]),
    row(&["assessment.impact"], [Counts, Shown, Hidden, Hidden, Own]),
    row(&["assessment.engagement_now"], [Counts, Added(&ENGAGEMENT), Hidden, Hidden, Own]),
    row(&["assessment.engagement_wanted"], [Counts, Shown, Hidden, Hidden, Own]),
    row(
        &["assessment.advocacy.state", "assessment.advocacy.carries"],
        [Consented, Shown, Consented, Own, Own],
    ),
    row(&["assessment.advocacy.ask"], [Consented, Shown, Hidden, Own, Own]),
    row(
        &[
            "assessment.advocacy.capacity",
            "assessment.advocacy.asked_by",
            "assessment.advocacy.support",
            "assessment.advocacy.dates",
        ],
        [Hidden, Shown, Hidden, Own, Own],
    ),
    row(&["assessment.message_for_them"], [Shown, Shown, Hidden, Own, Own]),
    row(
        &["initiative.affected", "initiative.affected.impact", "community"],
        [Shown, Shown, Shown, Own, Shown],
    ),
    row(&["community.note", "initiative.affected.note"], [Hidden, Hidden, Hidden, Hidden, Own]),
    row(&["community.external_key", "community.privacy"], [Hidden, Hidden, Hidden, Hidden, Hidden]),
    row(&["initiative.risks"], [Shown, Shown, Hidden, Hidden, Own]),
    row(&["initiative.picking"], [Hidden, Hidden, Hidden, Hidden, Own]),
    row(&["initiative.snoozed"], [Hidden, Hidden, Hidden, Hidden, Own]),
    row(&["initiative.answered"], [Hidden, Hidden, Hidden, Hidden, Hidden]),
    row(&["action.audience.stakeholders"], [Shown, Shown, Hidden, Own, Shown]),
    row(&["action.audience.communities", "action.audience.everyone"], [Shown, Shown, Shown, Own, Shown]),
    row(&["action.audience.quadrants"], [Shown, Shown, Shown, Hidden, Shown]),
    row(
        &["action.purpose", "action.need_met", "action.outcome"],
        [Hidden, Added(&TACTICS), Hidden, Hidden, Shown],
    ),
    row(&["review.ratings"], [Counts, Shown, Hidden, Hidden, Own]),
    row(&["review.ratings.cause"], [Hidden, Hidden, Hidden, Hidden, Own]),
    row(&["review.ratings.engagement_now"], [Counts, Added(&ENGAGEMENT), Hidden, Hidden, Own]),
];

/// What a level means where no row says anything.
const fn by_level(level: Level, audience: Audience) -> Rule {
    let seen = match audience {
        Audience::Me => true,
        Audience::Everyone | Audience::Sponsor | Audience::Card(_) => matches!(level, Level::Shareable),
        Audience::Team => matches!(level, Level::Shareable | Level::Team),
        Audience::Access(_) => !matches!(level, Level::Kept),
    };
    if seen { Shown } else { Hidden }
}

/// True where the part of the path up to a full name is this one.
fn covers(path: &str, leaf: &str) -> bool {
    leaf.strip_prefix(path).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

/// What this audience sees of the leaf at this path (`assessment.advocacy.note`) of a field of this level.
pub fn rule(path: &str, level: Level, audience: Audience) -> Rule {
    if audience == Audience::Me {
        return Shown;
    }
    let rows = ROWS.iter().flat_map(|row| row.paths.iter().map(move |covered| (*covered, row)));
    let found = rows.filter(|(covered, _)| covers(covered, path)).max_by_key(|(covered, _)| covered.len());
    found.map_or(by_level(level, audience), |(_, row)| match audience {
        Audience::Everyone => row.everyone,
        Audience::Sponsor => row.sponsor,
        Audience::Team => row.team,
        Audience::Card(_) => row.card,
        Audience::Access(_) => row.access,
        Audience::Me => Shown,
    })
}

/// What this audience sees of ties whose kind has this level.
pub const fn tie_rule(level: Level, audience: Audience) -> Rule {
    match (audience, level) {
        (Audience::Me, _)
        | (Audience::Sponsor, Level::Shareable)
        | (Audience::Team, Level::Shareable | Level::Team) => Shown,
        (Audience::Everyone, Level::Shareable) => Added(&REPORTING),
        (Audience::Card(_), Level::Shareable) | (Audience::Access(_), _) => Own,
        _ => Hidden,
    }
}

/// Every leaf of every record, with its level.
pub fn every_leaf() -> Vec<(String, Level)> {
    let tables = [
        ("about", About::ABOUT),
        ("stakeholder", Stakeholder::ABOUT),
        ("community", Community::ABOUT),
        ("tie", Tie::ABOUT),
        ("initiative", Initiative::ABOUT),
        ("assessment", Assessment::ABOUT),
        ("message", Message::ABOUT),
        ("action", Action::ABOUT),
        ("interaction", Interaction::ABOUT),
        ("review", Review::ABOUT),
    ];
    let found = tables.into_iter().flat_map(|(table, fields)| leaves(table, fields));
    found.map(|(path, about)| (path, about.level)).collect()
}

/// What is known of a record before its fields are looked at.
#[derive(Debug, Clone, Copy)]
pub(super) struct Case<'a> {
    /// It is about the person for whom the copy is made.
    pub(super) own: bool,
    /// It is of an advocate who agreed to be named.
    pub(super) consented: bool,
    /// What of it is more or less private than usual.
    pub(super) privacy: &'a Map<String, Privacy>,
}

/// The table for one audience, with what this map makes more or less private.
pub(super) struct Sight<'a> {
    audience: Audience,
    choices: &'a Choices,
    levels: &'a Map<String, Privacy>,
    rules: BTreeMap<String, (Rule, Level)>,
}

impl<'a> Sight<'a> {
    pub(super) fn new(audience: Audience, choices: &'a Choices, levels: &'a Map<String, Privacy>) -> Self {
        let known = every_leaf().into_iter().map(|(path, level)| {
            let rule = rule(&path, level, audience);
            (path, (rule, level))
        });
        Self { audience, choices, levels, rules: known.collect() }
    }

    /// Whether the leaf may be seen in a record of this case.
    pub(super) fn sees(&self, path: &str, case: &Case<'_>) -> bool {
        self.allows(self.rule(path, case.privacy), case)
    }

    /// Whether the rule lets a record of this case through.
    pub(super) fn allows(&self, rule: Rule, case: &Case<'_>) -> bool {
        match rule {
            // Records of people who may not be known by name are left out as a whole.
            Shown | Named | Entries => true,
            Hidden | Counts => false,
            Added(addition) => self.choices.includes(addition),
            Own => case.own,
            Consented => case.consented,
        }
    }

    /// Whether this was added to the copy.
    pub(super) fn adds(&self, addition: &Addition) -> bool {
        self.choices.includes(addition)
    }

    /// The rule of a leaf in a record with these exceptions.
    pub(super) fn rule(&self, path: &str, privacy: &Map<String, Privacy>) -> Rule {
        let (rule, level) = self.rules.get(path).copied().unwrap_or((Hidden, Level::Kept));
        self.with_exceptions(rule, level, path, privacy)
    }

    /// The rule of a tie of a kind with this level.
    pub(super) fn tie(&self, level: Level, privacy: &Map<String, Privacy>) -> Rule {
        self.with_exceptions(tie_rule(level, self.audience), level, "tie.kind", privacy)
    }

    fn with_exceptions(&self, rule: Rule, level: Level, path: &str, privacy: &Map<String, Privacy>) -> Rule {
        if privacy.is_empty() && self.levels.is_empty() {
            return rule;
        }
        let field = path.split_once('.').map_or(path, |(_, field)| field);
        let of_record =
            privacy.iter().filter(|(id, _)| id.as_str() == "all" || covers(id, field)).map(|(_, said)| said);
        let of_map = self.levels.iter().filter(|(id, _)| covers(id, path)).map(|(_, said)| said);
        let said: Vec<&Privacy> = of_record.chain(of_map).collect();
        if let Some(strictest) = said.iter().map(|said| said.level).max().filter(|found| *found > level) {
            return match by_level(strictest, self.audience) {
                Hidden => Hidden,
                _ => rule,
            };
        }
        let reasoned = |said: &&&Privacy| said.reason.as_ref().is_some_and(|why| !why.trim().is_empty());
        let loosest =
            said.iter().filter(reasoned).map(|said| said.level).min().filter(|found| *found < level);
        match loosest {
            Some(found) if level != Level::Kept && by_level(found, self.audience) == Shown => Shown,
            _ => rule,
        }
    }
}
