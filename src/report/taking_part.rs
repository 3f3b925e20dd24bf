//! Who decides, who is asked and told, and how far does everybody take part?
//!
//! *Invariants:* somebody is named in a role only where the audience may know them; an empty role is a dash.

use super::block::{Block, Cell, Column, Table, Tone};
use super::planned::{Plan, said};
use super::who::LISTED;
use crate::share::{Audience, Map, Participation, Raci, StakeholderId};

/// Decisions with their roles, and the levels of participation.
pub(super) fn taking_part(plan: &Plan<'_>) -> Vec<Block> {
    let mut blocks: Vec<Block> = decisions(plan).into_iter().collect();
    if let Some(levels) = levels(plan) {
        blocks.push(Block::Heading("How far everybody takes part".to_owned()));
        blocks.push(levels);
    }
    blocks
}

fn decisions(plan: &Plan<'_>) -> Option<Block> {
    if plan.from.audience() == Audience::Everyone {
        return None;
    }
    let rows = plan.initiative.decisions.iter().map(|decision| {
        let in_role = |roles: &[Raci]| said(Some(&named(plan, &decision.raci, roles)));
        vec![
            Cell::toned(&decision.title, Tone::Strong),
            in_role(&[Raci::Accountable, Raci::Both]),
            in_role(&[Raci::Responsible, Raci::Both]),
            in_role(&[Raci::Consulted]),
            in_role(&[Raci::Informed]),
        ]
    });
    let head = vec![
        Column::words("Decision", 28),
        Column::words("Answers for it", 17),
        Column::words("Does it", 17),
        Column::words("Is asked before", 21),
        Column::words("Is told after", 21),
    ];
    Table::of(head, rows.collect())
}

fn named(plan: &Plan<'_>, raci: &Map<StakeholderId, Raci>, roles: &[Raci]) -> String {
    let wanted = raci.iter().filter(|(_, role)| roles.contains(role));
    let mut names: Vec<&str> =
        wanted.map(|(id, _)| plan.from.person(*id)).filter(|name| !name.is_empty()).collect();
    names.sort_unstable();
    names.join(", ")
}

/// Who is informed, asked, involved, and so on: where people are known one by one.
fn levels(plan: &Plan<'_>) -> Option<Block> {
    if !plan.by_name() {
        return None;
    }
    let rows = Participation::ALL.iter().filter_map(|level| {
        let on = plan.from.assessments_of(plan.id).filter(|(_, one)| one.participation == Some(*level));
        let mut names: Vec<&str> = on.map(|(id, _)| plan.from.person(id)).collect();
        names.sort_unstable();
        (!names.is_empty()).then(|| {
            vec![
                Cell::toned(level.name(), Tone::Strong).with(format!("{}.", level.promise())),
                Cell::plain(names.len().to_string()),
                Cell::plain(listed(&names)),
            ]
        })
    });
    let head = vec![Column::words("We", 36), Column::numbers("People", 8), Column::words("Who", 56)];
    Table::of(head, rows.collect())
}

/// The names, as many as somebody reads on paper; the tables hold the others.
fn listed(names: &[&str]) -> String {
    match names.split_at_checked(LISTED) {
        Some((first, rest)) if !rest.is_empty() => {
            format!("{}, and {} more, whom the table of assessments names", first.join(", "), rest.len())
        }
        _ => names.join(", "),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lists_of_names_say_how_many_more() {
        let names = vec!["Ana"; LISTED + 3];
        assert!(listed(&names).ends_with("Ana, and 3 more, whom the table of assessments names"));
        assert_eq!(listed(&names[..2]), "Ana, Ana");
        assert_eq!(listed(&names[..LISTED]).matches("Ana").count(), LISTED);
    }
}
