//! What does the change mean for each community?
//!
//! *Invariants:* an advocate is named only where the readers may know her by name; no step is told that they may not see.

use super::fit::{Columns, Cut, RIGHT, SIZE, shortened, that_fit_right};
use super::{headcount, section};
use crate::diagram::Weight;
use crate::report::block::{Block, Cell, Column, Mark, Place, Section, Table, Tone};
use crate::report::dates::short;
use crate::report::planned::{Plan, number};
use crate::share::{Action, ActionKind, Audience, CommunityId, Cover, Effect, StakeholderId};

const WIDTHS: [u8; 5] = [38, 15, 20, 32, 31];
const MOST: usize = 9;

/// The communities on which the effect is largest, with what is next for them.
pub(super) fn communities(plan: &Plan<'_>, cut: &mut Cut) -> Option<Section> {
    debug_assert_eq!(WIDTHS.iter().map(|width| f32::from(*width)).sum::<f32>(), RIGHT);
    let affected = plan.affected();
    let columns = Columns(&WIDTHS);
    let mut ends = Vec::new();
    let rows: Vec<Vec<Cell>> = affected
        .iter()
        .map(|(id, record, affected)| {
            let mut own = Cut::default();
            let name = shortened(&record.name, columns.room(0, false), SIZE, Weight::SemiBold, 2);
            let name = Cell::toned(own.text(name), Tone::Strong);
            let people = if record.headcount == 0 { "–".to_owned() } else { number(record.headcount) };
            let effect = affected.impact.map_or("–", |impact| Effect::of(impact).name());
            let voice = voice(plan, *id, columns.room(3, true), &mut own);
            let step = Cell::plain(own.text(shortened(
                &first_step(plan, *id),
                columns.room(4, false),
                SIZE,
                Weight::Regular,
                2,
            )));
            ends.push(own.ends);
            vec![name, Cell::plain(people), Cell::plain(effect), voice, step]
        })
        .collect();
    let rows = that_fit_right(rows, columns, MOST);
    cut.add("community", "communities", rows.len(), affected.len());
    cut.ends += ends.into_iter().take(rows.len()).sum::<usize>();
    let public = plan.from.audience() == Audience::Everyone;
    let head = vec![
        Column::words("Community", WIDTHS[0]),
        Column::numbers("People", WIDTHS[1]),
        Column::words("Effect", WIDTHS[2]),
        Column::words(if public { "Your advocate" } else { "Advocate" }, WIDTHS[3]),
        Column::words(if public { "First step" } else { "Next step" }, WIDTHS[4]),
    ];
    let table = Table::of(head, rows);
    let aside = if table.is_some() { headcount(plan) } else { String::new() };
    let block =
        table.unwrap_or_else(|| Block::Paragraph("No community is named as affected yet.".to_owned()));
    let title = if public { "What it means for you" } else { "What it means for whom" };
    Some(section(Place::Right, title, aside, vec![block]))
}

fn voice(plan: &Plan<'_>, community: CommunityId, room: f32, cut: &mut Cut) -> Cell {
    let voice = plan.voice(community);
    if voice.cover != Cover::Covered {
        return Cell::toned("Not yet", Tone::Muted).signed(Mark::InView);
    }
    let advocate = |id: &&StakeholderId| {
        let known = plan.from.assessments().get(&(plan.id, **id));
        known.is_some_and(|record| record.advocacy.state.is_advocate())
    };
    let mut names: Vec<&str> = voice.people.iter().filter(advocate).map(|id| plan.from.person(*id)).collect();
    names.sort_unstable();
    let words = match names.as_slice() {
        [] => "In place".to_owned(),
        [one] => (*one).to_owned(),
        [first, rest @ ..] => format!("{first}, {} more", rest.len()),
    };
    Cell::toned(cut.text(shortened(&words, room, SIZE, Weight::SemiBold, 2)), Tone::Strong)
        .signed(Mark::Covered)
}

/// The next step for a community: for them, else for everybody.
fn first_step(plan: &Plan<'_>, community: CommunityId) -> String {
    let found = |fits: &dyn Fn(&Action) -> bool| plan.coming().find(|(_, action)| fits(action));
    let own = found(&|action| action.audience.communities.contains(&community));
    let next = own.or_else(|| found(&|action| action.audience.everyone));
    next.map_or_else(|| "–".to_owned(), |(on, action)| format!("{}, {}", manner(action), short(on)))
}

/// *Workshop*.
fn manner(action: &Action) -> &'static str {
    match (action.kind, action.channel) {
        (ActionKind::Other, Some(channel)) => channel.name(),
        (ActionKind::Other, None) => "Next step",
        (kind, _) => kind.name(),
    }
}
