//! What is the plan of engagement for one change, for this reader?
//!
//! *Invariants:* which sections there are follows from what the audience sees. Nothing is said of what is left out but
//! in words that are the same for every map.

use super::block::{Edition, Report, Section, Shape};
use super::planned::Plan;
use super::{
    Context, ReportError, advocates, appendix, calendar, cover, effort, messages, objectives, people,
    private, sections, taking_part, who,
};
use crate::share::Disclosure;

/// The engagement plan of the initiative to which the disclosure is limited, or of the only one.
///
/// O(records of the initiative · log), and what it takes to arrange the network.
pub fn engagement_plan(from: &Disclosure, context: &Context) -> Result<Report, ReportError> {
    let plan = Plan::of(from, context)?;
    let made = [
        ("Why this change", sections::why(&plan)),
        ("Objectives of engagement", objectives::objectives(&plan)),
        ("Who this concerns", who::who(&plan)),
        ("Stakeholders", people::stakeholders(&plan)),
        ("Advocates", advocates::advocates(&plan)),
        ("Messages", messages::messages(&plan)),
        ("Calendar", calendar::calendar(&plan)),
        ("Who decides, and who is asked", taking_part::taking_part(&plan)),
        ("You said, we did", sections::feedback(&plan)),
        ("Risks", sections::risks(&plan)),
        ("Effort", effort::effort(&plan)),
        ("Checkpoints and review", sections::review(&plan)),
        ("Appendix: how to read this", appendix::appendix(&plan)),
        ("Appendix: for you alone", private::private(&plan)),
    ];
    let filled = made.into_iter().filter(|(_, blocks)| !blocks.is_empty());
    Ok(Report {
        id: "engagement-plan",
        shape: Shape::Pages,
        kind: "Engagement plan",
        title: plan.initiative.name.clone(),
        lead: plan.initiative.why.to_string(),
        organisation: from.about().organisation.clone().unwrap_or_default(),
        audience: from.audience(),
        classification: from.classification().to_owned(),
        date: context.today,
        valid_until: Some(plan.valid_until()),
        edition: Edition::default(),
        promise: String::new(),
        left_out: Vec::new(),
        front: cover::front(&plan),
        sections: filled.map(|(title, blocks)| Section::new(title, blocks)).collect(),
    })
}
