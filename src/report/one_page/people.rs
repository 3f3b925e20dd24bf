//! Whom do we bring with us first, and what is next for them?
//!
//! *Invariants:* by influence, without the sponsor and the owner, who stand in the head. A step that is for everybody is
//! no step for somebody; a step that is late is told first.

use super::fit::{Columns, Cut, SIZE, shortened, that_fit_right};
use super::names::called;
use super::section;
use crate::diagram::Weight;
use crate::report::block::{Block, Cell, Column, Place, Section, Table, Tone};
use crate::report::dates::short;
use crate::report::planned::Plan;
use crate::share::{Action, ActionId, Assessment, Quadrant, StakeholderId, day, is_overdue};

const MOST: usize = 8;
const TITLES: [&str; MOST + 1] = [
    "Who to bring with us",
    "One to bring with us",
    "Two to bring with us",
    "Three to bring with us",
    "Four to bring with us",
    "Five to bring with us",
    "Six to bring with us",
    "Seven to bring with us",
    "Eight to bring with us",
];

/// The table, and the actions that are told in it.
pub(super) fn people(plan: &Plan<'_>, cut: &mut Cut) -> (Option<Section>, Vec<ActionId>) {
    let heads = [plan.initiative.sponsor, plan.initiative.owner];
    let all: Vec<(StakeholderId, &Assessment)> = plan
        .by_influence()
        .into_iter()
        .filter(|(id, record)| record.influence.is_some() && !heads.contains(&Some(*id)))
        .collect();
    let with_now = plan.sees_stances();
    let widths: &[u8] = if with_now { &[40, 29, 33, 20, 14] } else { &[43, 25, 33, 20, 15] };
    let columns = Columns(widths);
    let mut steps = Vec::new();
    let mut ends = Vec::new();
    let rows: Vec<Vec<Cell>> = all
        .iter()
        .take(MOST)
        .map(|(id, record)| {
            let step = next(plan, *id);
            let mut row_cut = Cut::default();
            let row = row(plan, *id, record, step, with_now, columns, &mut row_cut);
            steps.push(step.map(|(id, _)| id));
            ends.push(row_cut.ends);
            row
        })
        .collect();
    let rows = that_fit_right(rows, columns, MOST);
    let count = rows.len();
    cut.add("person", "people", count, all.len());
    cut.ends += ends.into_iter().take(count).sum::<usize>();
    let shown = steps.into_iter().take(count).flatten().collect();
    let head = vec![
        Column::words("Person", widths[0]),
        Column::words(if with_now { "Now and wanted" } else { "Wanted" }, widths[1]),
        Column::words("Next step", widths[2]),
        Column::words("When", widths[3]),
        Column::words("Owner", widths[4]),
    ];
    let aside = "by influence; sponsor and owner not listed";
    let nobody = || Block::Paragraph("Nobody but the sponsor and the owner is rated yet.".to_owned());
    let table = Table::of(head, rows).unwrap_or_else(nobody);
    let title = TITLES.get(count).copied().unwrap_or(TITLES[0]);
    (Some(section(Place::Right, title, aside, vec![table])), shown)
}

fn row(
    plan: &Plan<'_>,
    id: StakeholderId,
    record: &Assessment,
    step: Option<(ActionId, &Action)>,
    with_now: bool,
    columns: Columns<'_>,
    cut: &mut Cut,
) -> Vec<Cell> {
    let role = plan.from.stakeholders().get(&id).and_then(|known| known.role.clone()).unwrap_or_default();
    let mut fit = |text: &str, column: usize, weight, most| {
        cut.text(shortened(text, columns.room(column, false), SIZE, weight, most))
    };
    let name = fit(plan.from.person(id), 0, Weight::SemiBold, 2);
    let role = fit(&role, 0, Weight::Regular, 1);
    let (title, when, owner) = match step {
        Some((_, action)) => {
            let title = Cell::plain(fit(&action.title, 2, Weight::Regular, 2));
            let on = day(action, plan.today);
            let when = match on
                .filter(|_| is_overdue(action, plan.today))
                .and_then(|on| plan.today.since(on).ok())
            {
                Some(late) => {
                    let days = late.get_days();
                    let word = if days == 1 { "day" } else { "days" };
                    Cell::toned(on.map(short).unwrap_or_default(), Tone::Late)
                        .with(format!("{days} {word} late"))
                }
                None => Cell::plain(on.map(short).unwrap_or_default()),
            };
            (title, when, Cell::plain(fit(&called(plan, action.owner), 4, Weight::Regular, 2)))
        }
        None => (Cell::toned("none planned", Tone::Warn), Cell::default(), Cell::default()),
    };
    vec![Cell::toned(name, Tone::Strong).with(role), stance(plan, record, with_now), title, when, owner]
}

/// How somebody should stand, and, where that was added, how they do.
fn stance(plan: &Plan<'_>, record: &Assessment, with_now: bool) -> Cell {
    if !with_now {
        return plan.stance_cell(record.engagement_wanted, false);
    }
    let now = plan.stance_cell(record.engagement_now, true);
    let now = if record.engagement_now.is_none() { Cell::plain("Not known") } else { now };
    match (record.engagement_now, record.engagement_wanted) {
        (_, None) => now,
        (Some(now_at), Some(wanted)) if now_at == wanted => now.with("as wanted"),
        (_, Some(wanted)) => now.with(format!("→ {}", plan.stance(wanted))),
    }
}

/// The next open step for somebody: for them by name, else for a community of theirs, else for their field of the grid.
fn next<'a>(plan: &Plan<'a>, person: StakeholderId) -> Option<(ActionId, &'a Action)> {
    let known = plan.from.stakeholders().get(&person)?;
    let field = plan.from.quadrant(plan.id, person);
    let open: Vec<(ActionId, &Action)> = plan
        .actions()
        .into_iter()
        .filter(|(_, action)| action.is_open() && day(action, plan.today).is_some())
        .filter(|(_, action)| {
            !action.audience.everyone && action.audience.quadrants.len() < Quadrant::ALL.len()
        })
        .collect();
    let by_name = |action: &Action| action.audience.stakeholders.contains(&person);
    let at_home = |action: &Action| {
        known
            .communities
            .iter()
            .any(|(id, depth)| depth.is_local() && action.audience.communities.contains(id))
    };
    let in_field = |action: &Action| field.is_some_and(|field| action.audience.quadrants.contains(&field));
    let first = |fits: &dyn Fn(&Action) -> bool| open.iter().find(|(_, action)| fits(action)).copied();
    first(&by_name).or_else(|| first(&at_home)).or_else(|| first(&in_field))
}
