//! Who speaks for which community?
//!
//! *Invariants:* the communities on which the effect is largest come first; a gap is said in words.

use super::fit::{Columns, Cut, LINES, SIZE, shortened, that_fit};
use super::section;
use crate::diagram::Weight;
use crate::report::block::{Cell, Column, Mark, Place, Section, Table, Tone};
use crate::report::planned::Plan;
use crate::share::{AdvocacyState, CommunityId, Cover, StakeholderId, Voice};

const WIDTHS: [u8; 2] = [42, 42];
const MOST: usize = 9;

/// Each affected community with who speaks for it.
pub(super) fn advocates(plan: &Plan<'_>, cut: &mut Cut) -> Option<Section> {
    let affected = plan.affected();
    let columns = Columns(&WIDTHS);
    let mut ends = Vec::new();
    let rows: Vec<Vec<Cell>> = affected
        .iter()
        .map(|(id, record, _)| {
            let mut row_cut = Cut::default();
            let name = shortened(&record.name, columns.room(0, true), SIZE, Weight::Regular, 2);
            let name = row_cut.text(name);
            let (sign, who) = voice(plan, *id, columns.room(1, false), &mut row_cut);
            ends.push(row_cut.ends);
            vec![Cell::plain(name).signed(sign), who]
        })
        .collect();
    let rows = that_fit(rows, columns, LINES, MOST);
    cut.add("community", "communities", rows.len(), affected.len());
    cut.ends += ends.into_iter().take(rows.len()).sum::<usize>();
    let aside = format!("{} of {} communities covered", plan.covered(Cover::Covered), affected.len());
    let head = vec![Column::words("Community", WIDTHS[0]), Column::words("Advocate", WIDTHS[1])];
    let table = Table::of(head, rows)?;
    Some(section(Place::Band(0), "Advocates", aside, vec![table]))
}

fn voice(plan: &Plan<'_>, community: CommunityId, room: f32, cut: &mut Cut) -> (Mark, Cell) {
    let Voice { cover, people } = plan.voice(community);
    let state = |id: &StakeholderId| {
        plan.from.assessments().get(&(plan.id, *id)).map_or(AdvocacyState::None, |one| one.advocacy.state)
    };
    let mut found: Vec<(StakeholderId, AdvocacyState)> = people
        .iter()
        .map(|id| (*id, state(id)))
        .filter(|(_, state)| if cover == Cover::Covered { state.is_advocate() } else { state.is_prospect() })
        .collect();
    found.sort_by_key(|(id, _)| (plan.from.person(*id), *id));
    let Some((first, state)) = found.first() else {
        return match cover {
            Cover::Covered => (Mark::Covered, Cell::toned("in place", Tone::Good)),
            Cover::InView => (Mark::InView, Cell::plain("in view")),
            Cover::Nobody => (Mark::Nobody, Cell::toned("nobody yet", Tone::Warn)),
        };
    };
    let more = if found.len() > 1 { format!(", {} more", found.len() - 1) } else { String::new() };
    let name = plan.from.person(*first);
    let word = state.name().to_lowercase();
    let (mark, text, tone, weight) = if cover == Cover::Covered {
        (Mark::Covered, format!("{name}, {word}{more}"), Tone::Strong, Weight::SemiBold)
    } else {
        (Mark::InView, format!("{word}: {name}{more}"), Tone::Plain, Weight::Regular)
    };
    (mark, Cell::toned(cut.text(shortened(&text, room, SIZE, weight, 2)), tone))
}
