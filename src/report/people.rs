//! Who are the people, what can they move, how should they stand, and what do they need?
//!
//! *Invariants:* the most influential first, then by name. Nobody's own view of the change is in it unless it was added.

use super::block::{Block, Cell, Column, Table, Tone};
use super::planned::{Plan, counted, number, said};
use crate::share::{Audience, CONTACT, Channel, Depth, Rating, Stakeholder, StakeholderId, StakeholderKind};

/// Everybody with ratings, where they may be seen, and how to reach them, where that was added.
pub(super) fn stakeholders(plan: &Plan<'_>) -> Vec<Block> {
    if !plan.from.sees("assessment.influence") || !plan.by_name() {
        return Vec::new();
    }
    let with_now = plan.sees_stances();
    let rows: Vec<Vec<Cell>> = plan
        .by_influence()
        .into_iter()
        .map(|(person, record)| {
            let known = plan.from.stakeholders().get(&person);
            let role = known.map(role).unwrap_or_default();
            let communities = known.map(|known| communities(plan, known)).unwrap_or_default();
            // Where a column is needed for how they stand, the communities go to the line below the name.
            let second = match (with_now, role.is_empty(), communities.is_empty()) {
                (false, ..) | (true, _, true) => role,
                (true, true, false) => communities.clone(),
                (true, false, false) => format!("{role}; {communities}"),
            };
            let rating = |rating: Option<Rating>| match rating {
                Some(rating) => Cell::plain(rating.to_string()),
                None => Cell::toned("–", Tone::Muted),
            };
            let mut cells = vec![Cell::toned(plan.from.person(person), Tone::Strong).with(second)];
            if !with_now {
                cells.push(said(Some(&communities)));
            }
            cells.extend([rating(record.influence), rating(record.interest), rating(record.impact)]);
            if with_now {
                cells.push(plan.stance_cell(record.engagement_now, true));
            }
            cells.push(plan.stance_cell(record.engagement_wanted, false));
            cells.push(said(record.needs.as_deref()).with(plan.name(record.relationship_owner)));
            cells
        })
        .collect();
    let mut head = vec![Column::words("Name and role", 24)];
    if !with_now {
        head.push(Column::words("Community", 16));
    }
    head.extend([
        Column::numbers("Influence", 13),
        Column::numbers("Interest", 11),
        Column::numbers("Impact", 10),
    ]);
    if with_now {
        head.push(Column::words("Now", 18));
    }
    head.extend([Column::words("Wanted", 18), Column::words("Needs from us", 22)]);
    let Some(table) = Table::of(head, rows) else { return Vec::new() };
    let order = "In order of influence; ratings run from 0 to 100. Under each need: who looks after the relationship.";
    let mut blocks = vec![Block::Paragraph(order.to_owned()), table];
    if !with_now {
        blocks.push(Block::Note(
            "What each of them thinks of the change today is not part of this copy.".to_owned(),
        ));
    }
    blocks.extend(contact(plan));
    blocks
}

/// The role; of a group how many it has.
fn role(known: &Stakeholder) -> String {
    let group = match (known.kind, known.headcount) {
        (StakeholderKind::Group, Some(people)) => format!("Group, {} people", number(people)),
        (StakeholderKind::Group, None) => "Group".to_owned(),
        _ => String::new(),
    };
    let role = known.role.as_deref().unwrap_or_default();
    let place = match (&known.unit, &known.organisation) {
        (Some(unit), _) if !unit.is_empty() => unit.as_str(),
        (_, Some(organisation)) => organisation.as_str(),
        _ => "",
    };
    // The unit says something where nobody wrote what the person does.
    let place = if role.is_empty() { place } else { "" };
    let parts = [role, group.as_str(), place];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

/// Where somebody is at home; not what they only know.
fn communities(plan: &Plan<'_>, known: &Stakeholder) -> String {
    let local = known.communities.iter().filter(|(_, depth)| **depth != Depth::Knows);
    let mut names: Vec<&str> =
        local.filter_map(|(id, _)| plan.from.communities().get(id)).map(|one| one.name.as_str()).collect();
    names.sort_unstable();
    names.join(", ")
}

/// How people are reached, where that was added to the copy.
fn contact(plan: &Plan<'_>) -> Vec<Block> {
    if plan.from.audience() != Audience::Me && !plan.from.choices().includes(&CONTACT) {
        return Vec::new();
    }
    let mut people: Vec<(StakeholderId, &Stakeholder)> =
        plan.from.stakeholders().iter().map(|(id, known)| (*id, known)).collect();
    people.sort_by(|a, b| a.1.name.cmp(&b.1.name).then(a.0.cmp(&b.0)));
    let is_there = |text: &Option<String>| text.as_deref().is_some_and(|text| !text.trim().is_empty());
    let reached = people.into_iter().filter(|(_, known)| is_there(&known.email) || is_there(&known.phone));
    let rows: Vec<Vec<Cell>> = reached
        .map(|(_, known)| {
            vec![
                Cell::toned(&known.name, Tone::Strong),
                said(known.email.as_deref()),
                said(known.phone.as_deref()),
                said(known.preferred_channel.map(Channel::name)),
            ]
        })
        .collect();
    let count = rows.len();
    let head = vec![
        Column::words("Name", 28),
        Column::words("E-mail", 34),
        Column::words("Telephone", 20),
        Column::words("Likes to be reached by", 18),
    ];
    let Some(table) = Table::of(head, rows) else { return Vec::new() };
    let title = format!("How to reach {}", counted(count, "of them", "of them"));
    vec![Block::Heading(title), table]
}
