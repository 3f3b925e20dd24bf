//! Which columns has the table, and how does each compare?

use crate::app::context::Context;
use crate::app::search;
use crate::model::message::Quadrant;
use crate::model::{AdvocacyState, Assessment, Document, Rating, Stakeholder, StakeholderId};
use crate::plan;

/// A column of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) enum Column {
    #[default]
    Name,
    Role,
    Community,
    Influence,
    Interest,
    Quadrant,
    Now,
    Wanted,
    Advocate,
    Next,
}

impl Column {
    pub(super) const ALL: [Self; 10] = [
        Self::Name,
        Self::Role,
        Self::Community,
        Self::Influence,
        Self::Interest,
        Self::Quadrant,
        Self::Now,
        Self::Wanted,
        Self::Advocate,
        Self::Next,
    ];

    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Name => "Name",
            Self::Role => "Role",
            Self::Community => "Community",
            Self::Influence => "Influence",
            Self::Interest => "Interest",
            Self::Quadrant => "Quadrant",
            Self::Now => "Stance",
            Self::Wanted => "Wanted",
            Self::Advocate => "Advocate",
            Self::Next => "Next action",
        }
    }

    pub(super) const fn width(self) -> f32 {
        match self {
            Self::Name => 200.0,
            Self::Role => 190.0,
            Self::Community => 160.0,
            Self::Influence | Self::Interest => 100.0,
            Self::Quadrant | Self::Now | Self::Wanted => 116.0,
            Self::Advocate => 84.0,
            Self::Next => 160.0,
        }
    }

    pub(super) const fn edits(self) -> bool {
        matches!(self, Self::Name | Self::Role | Self::Influence | Self::Interest)
    }
}

/// What the table says of one person.
pub(super) struct Line<'a> {
    pub(super) id: StakeholderId,
    pub(super) person: &'a Stakeholder,
    pub(super) assessment: Option<&'a Assessment>,
}

impl Line<'_> {
    pub(super) fn rating(&self, column: Column) -> Option<Rating> {
        let assessment = self.assessment?;
        if column == Column::Influence { assessment.influence } else { assessment.interest }
    }

    pub(super) fn quadrant(&self, cx: &Context<'_>) -> Option<Quadrant> {
        let (_, initiative) = cx.current()?;
        let assessment = self.assessment?;
        plan::quadrant(assessment.influence, assessment.interest, initiative)
    }

    pub(super) fn communities(&self, document: &Document) -> String {
        let local = self.person.communities.iter().filter(|(_, depth)| depth.is_local());
        let names: Vec<&str> =
            local.filter_map(|(id, _)| document.communities.get(id)).map(|c| c.name.as_str()).collect();
        names.join(", ")
    }
}

/// Compares as the column does; who has no value comes last.
#[derive(PartialEq, PartialOrd)]
pub(super) struct SortKey {
    pub(super) empty: bool,
    pub(super) number: f64,
    pub(super) text: String,
}

pub(super) fn sort_key(line: &Line<'_>, column: Column, cx: &Context<'_>) -> SortKey {
    let number = |n: Option<f64>| SortKey {
        empty: n.is_none(),
        number: n.unwrap_or(0.0),
        text: search::folded(&line.person.name),
    };
    let text = |t: String| SortKey { empty: t.is_empty(), number: 0.0, text: search::folded(&t) };
    let assessment = line.assessment;
    match column {
        Column::Name => text(line.person.name.clone()),
        Column::Role => text(line.person.role.clone().unwrap_or_default()),
        Column::Community => text(line.communities(cx.document)),
        Column::Influence | Column::Interest => number(line.rating(column).map(|r| f64::from(r.get()))),
        Column::Quadrant => number(line.quadrant(cx).map(|q| f64::from(q as u8))),
        Column::Now => number(assessment.and_then(|a| a.engagement_now).map(|e| f64::from(e as u8))),
        Column::Wanted => number(assessment.and_then(|a| a.engagement_wanted).map(|e| f64::from(e as u8))),
        Column::Advocate => {
            let state = assessment.map_or(AdvocacyState::None, |a| a.advocacy.state);
            number((state != AdvocacyState::None).then(|| f64::from(state as u8)))
        }
        Column::Next => {
            let next = cx.initiative.and_then(|i| plan::next_action(cx.document, i, line.id, cx.today));
            text(next.and_then(|next| next.on).map(|on| on.to_string()).unwrap_or_default())
        }
    }
}

pub(super) fn matches_query(line: &Line<'_>, document: &Document, query: &str) -> bool {
    search::folded(&line.person.name).contains(query)
        || line.person.role.as_deref().is_some_and(|role| search::folded(role).contains(query))
        || search::folded(&line.communities(document)).contains(query)
}
