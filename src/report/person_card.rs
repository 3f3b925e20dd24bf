//! What would one gladly show a person of what is held about their part in a change?
//!
//! *Invariants:* it holds what concerns the person and nothing of anybody's judgement. Whoever was only thought of as an
//! advocate does not learn it from a card. Nothing is said to be late: whose fault that is a card does not say.

use super::block::{Block, Cell, Column, Edition, Report, Section, Shape, Table, Tone};
use super::calendar::manner;
use super::cover::Facts;
use super::dates::long;
use super::planned::{Plan, listed, number, said};
use super::{Context, ReportError};
use crate::share::{
    AdvocacyState, Assessment, CommunityId, Disclosure, Effect, Stakeholder, StakeholderId, day,
};

/// The card of the person for whom the disclosure is made. O(records of the copy · log).
pub fn person_card(from: &Disclosure, context: &Context) -> Result<Report, ReportError> {
    let not_for_them = || ReportError::NotForThem("Person card", from.audience().name());
    let person = from.audience().person().ok_or_else(not_for_them)?;
    let record = from.stakeholders().get(&person).ok_or_else(not_for_them)?;
    let mut changes: Vec<Plan<'_>> = from
        .initiatives()
        .iter()
        .map(|(id, initiative)| Plan {
            from,
            id: *id,
            initiative,
            today: context.today,
            coverage: from.coverage(*id),
        })
        .collect();
    changes.sort_by(|a, b| a.initiative.name.cmp(&b.initiative.name).then_with(|| a.id.cmp(&b.id)));
    let several = changes.len() > 1;
    let each = |make: &dyn Fn(&Plan<'_>) -> Vec<Block>| -> Vec<Block> {
        let mut blocks = Vec::new();
        for plan in &changes {
            let made = make(plan);
            if several && !made.is_empty() {
                blocks.push(Block::Heading(plan.initiative.name.clone()));
            }
            blocks.extend(made);
        }
        blocks
    };
    let made = [
        ("What changes, and why", each(&change)),
        ("For you", each(&|plan| word(plan, person))),
        ("What we ask of you", each(&|plan| asked(plan, person))),
        ("What comes next", each(&next)),
        ("What it means for your colleagues", each(&|plan| colleagues(plan, person, record))),
        ("You said, we did", each(&done)),
    ];
    let filled = made.into_iter().filter(|(_, blocks)| !blocks.is_empty());
    Ok(Report {
        id: "person-card",
        kind: "Card",
        shape: Shape::Pages,
        title: record.name.clone(),
        lead: [record.role.as_deref(), record.unit.as_deref(), record.organisation.as_deref()]
            .into_iter()
            .flatten()
            .filter(|text| !text.trim().is_empty())
            .collect::<Vec<_>>()
            .join(", "),
        organisation: from.about().organisation.clone().unwrap_or_default(),
        audience: from.audience(),
        classification: from.classification().to_owned(),
        date: context.today,
        valid_until: changes.iter().map(Plan::valid_until).min(),
        edition: Edition::default(),
        promise: "You may ask at any time to see all that is held about you, and to have it put right."
            .to_owned(),
        left_out: Vec::new(),
        front: vec![facts(&changes, record)],
        sections: filled.map(|(title, blocks)| Section::new(title, blocks)).collect(),
    })
}

/// How to reach the person, as it is held.
fn facts(changes: &[Plan<'_>], record: &Stakeholder) -> Block {
    let mut facts = Facts::default();
    let mut communities: Vec<&str> = changes
        .first()
        .map(|plan| plan.from.communities())
        .into_iter()
        .flat_map(|known| record.communities.keys().filter_map(|id| known.get(id)))
        .map(|community| community.name.as_str())
        .collect();
    communities.sort_unstable();
    facts.add("You belong to", listed(&communities));
    facts.add("Where", record.location.clone().unwrap_or_default());
    facts.add("E-mail", record.email.clone().unwrap_or_default());
    facts.add("Telephone", record.phone.clone().unwrap_or_default());
    facts.add(
        "How we reach you",
        record.preferred_channel.map(|one| one.name().to_owned()).unwrap_or_default(),
    );
    let mut owners: Vec<String> = changes.iter().map(|plan| plan.name(plan.initiative.owner)).collect();
    owners.retain(|name| !name.is_empty());
    owners.sort();
    owners.dedup();
    let owners: Vec<&str> = owners.iter().map(String::as_str).collect();
    facts.add("Whom to ask", listed(&owners));
    facts.block()
}

/// Why, when, and what is promised.
fn change(plan: &Plan<'_>) -> Vec<Block> {
    let record = plan.initiative;
    let mut blocks = Vec::new();
    if !record.why.trim().is_empty() {
        blocks.push(Block::Lead(record.why.to_string()));
    }
    let mut facts = Facts::default();
    facts.add("Change", &record.name);
    let prose = |text: &Option<crate::share::Prose>| text.as_deref().unwrap_or_default().to_owned();
    facts.add("What changes", prose(&record.what_changes));
    facts.add("What stays", prose(&record.what_stays));
    facts.add(
        "Time",
        match (record.starts, record.ends) {
            (Some(from), Some(to)) => format!("{} to {}", long(from), long(to)),
            (Some(from), None) => format!("from {}", long(from)),
            (None, Some(to)) => format!("until {}", long(to)),
            (None, None) => String::new(),
        },
    );
    let next = plan.next_checkpoint().and_then(|on| {
        let found = record.checkpoints.iter().find(|one| one.done_on.is_none() && one.date == on)?;
        Some(format!("{}, {}", found.name, long(on)))
    });
    facts.add("Next checkpoint", next.unwrap_or_default());
    blocks.push(facts.block());
    if let Some(level) = record.promise {
        blocks.push(Block::Callout {
            title: format!("Our promise: {}", level.name().to_lowercase()),
            text: format!("{}.", level.promise()),
        });
    }
    blocks
}

fn own<'a>(plan: &Plan<'a>, person: StakeholderId) -> Option<&'a Assessment> {
    plan.from.assessments().get(&(plan.id, person))
}

/// What is said to the person themselves.
fn word(plan: &Plan<'_>, person: StakeholderId) -> Vec<Block> {
    let mut blocks = Vec::new();
    if let Some(record) = own(plan, person) {
        if let Some(text) = record.message_for_them.as_deref().filter(|text| !text.trim().is_empty()) {
            blocks.push(Block::Lead(text.to_owned()));
        }
        if let Some(level) = record.participation {
            blocks.push(Block::Paragraph(format!("{}: {}.", level.name(), level.promise())));
        }
    }
    blocks
}

/// What the person agreed to, or was asked, with what they get for it.
fn asked(plan: &Plan<'_>, person: StakeholderId) -> Vec<Block> {
    let Some(advocacy) = own(plan, person).map(|record| &record.advocacy) else { return Vec::new() };
    let opening = match advocacy.state {
        AdvocacyState::Asked => "We asked you to speak for your colleagues in this change.",
        AdvocacyState::Agreed | AdvocacyState::Active => "You speak for your colleagues in this change.",
        AdvocacyState::Resting => "You spoke for your colleagues in this change, and rest for now.",
        AdvocacyState::None | AdvocacyState::Candidate | AdvocacyState::Declined => return Vec::new(),
    };
    let since = advocacy.dates.get(&advocacy.state).map(|on| format!(" Since {}.", long(*on)));
    let mut blocks = vec![Block::Paragraph(format!("{opening}{}", since.unwrap_or_default()))];
    let mut facts = Facts::default();
    let carries = advocacy.carries.iter().filter_map(|id| plan.from.communities().get(id));
    let mut carries: Vec<&str> = carries.map(|record| record.name.as_str()).collect();
    carries.sort_unstable();
    facts.add("For whom you speak", listed(&carries));
    facts.add("What we ask", advocacy.ask.as_deref().unwrap_or_default());
    facts.add("What you get", advocacy.support.as_deref().unwrap_or_default());
    facts.add(
        "At the most",
        match advocacy.capacity {
            Some(1) => "one community".to_owned(),
            Some(count) => format!("{count} communities"),
            None => String::new(),
        },
    );
    facts.add("Who asked you", plan.name(advocacy.asked_by));
    if let Block::Facts(facts) = facts.block()
        && !facts.is_empty()
    {
        blocks.push(Block::Facts(facts));
    }
    blocks
}

/// What is planned with the person, by day.
fn next(plan: &Plan<'_>) -> Vec<Block> {
    let mut open: Vec<_> = plan.actions().into_iter().map(|(_, action)| action).collect();
    open.retain(|action| action.is_open());
    let rows = open.into_iter().map(|action| {
        let on = day(action, plan.today).map_or_else(|| "day open".to_owned(), long);
        vec![
            Cell::toned(on, Tone::Strong),
            Cell::toned(&action.title, Tone::Strong).with(manner(action)),
            said(Some(&plan.name(action.owner))),
            said(action.feedback_route.as_deref()),
        ]
    });
    let head = vec![
        Column::words("When", 20),
        Column::words("What", 38),
        Column::words("With whom", 20),
        Column::words("How to answer", 28),
    ];
    Table::of(head, rows.collect()).into_iter().collect()
}

/// The person's own communities: how large the effect is for them.
fn colleagues(plan: &Plan<'_>, person: StakeholderId, record: &Stakeholder) -> Vec<Block> {
    let carried = own(plan, person).map(|one| one.advocacy.carries.clone()).unwrap_or_default();
    let is_own = |id: &CommunityId| record.communities.contains_key(id) || carried.contains(id);
    let rows = plan.affected().into_iter().filter(|(id, _, _)| is_own(id)).map(|(_, community, affected)| {
        let people = if community.headcount == 0 { "–".to_owned() } else { number(community.headcount) };
        vec![
            Cell::toned(&community.name, Tone::Strong)
                .with(community.description.as_deref().unwrap_or_default()),
            Cell::plain(people),
            said(affected.impact.map(|impact| Effect::of(impact).name())),
        ]
    });
    let head =
        vec![Column::words("Community", 60), Column::numbers("People", 18), Column::words("Effect", 26)];
    Table::of(head, rows.collect()).into_iter().collect()
}

/// What was changed because somebody said so.
fn done(plan: &Plan<'_>) -> Vec<Block> {
    let rows = plan.actions().into_iter().filter_map(|(_, action)| {
        let changed = action.changed_by_it.as_deref().filter(|text| !text.trim().is_empty())?;
        Some(vec![Cell::toned(&action.title, Tone::Strong), Cell::plain(changed)])
    });
    let head = vec![Column::words("We asked", 40), Column::words("What changed by it", 64)];
    Table::of(head, rows.collect()).into_iter().collect()
}
