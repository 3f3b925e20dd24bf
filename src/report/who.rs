//! Whom does the change concern, where do they stand, and who is tied to whom?

use super::block::{Block, Cell, Column, Mark, Passage, Table, Tone};
use super::calendar::manner;
use super::dates::short;
use super::planned::{Plan, capital, counted, in_words, number};
use crate::diagram::{GridOptions, Inter, grid, network_picture, pos};
use crate::share::{
    Audience, CommunityId, Count, Cover, Effect, Engagement, Quadrant, Rating, StakeholderKind, approach,
};

/// Of so many people names in the network can still be read on paper.
const NETWORK: usize = 60;
/// So many names of a field are listed beside its number.
pub(super) const LISTED: usize = 40;

/// The grid, how many stand where, the network, and the communities.
pub(super) fn who(plan: &Plan<'_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    let counts = plan.from.counts(plan.id);
    if let Some(tally) = &counts.quadrants {
        let is_counted = plan.from.audience().is_counted();
        blocks.push(Block::Paragraph(if is_counted {
            "How many people and groups we work with, and how. Numbers below five are not shown, nor one from which they \
             could be worked out; no person is named or placed here."
                .to_owned()
        } else {
            introduction(plan)
        }));
        blocks.push(picture(plan));
        let passages = tally.cells.iter().map(|(quadrant, count)| Passage {
            figure: count.to_string(),
            title: quadrant.name().to_owned(),
            lines: quadrant_lines(plan, *quadrant),
        });
        if !is_counted {
            blocks.push(Block::Passages(passages.collect()));
        }
    }
    blocks.extend(standing(plan));
    blocks.extend(communities(plan));
    blocks.extend(network(plan));
    blocks
}

/// *Fifteen people and one group speak for nine communities.*
fn introduction(plan: &Plan<'_>) -> String {
    let all = || plan.from.assessments_of(plan.id).map(|(id, _)| id);
    let is_group =
        |id| plan.from.stakeholders().get(&id).is_some_and(|one| one.kind == StakeholderKind::Group);
    let groups = all().filter(|id| is_group(*id)).count();
    let people = all().count() - groups;
    let waiting = all().filter(|id| plan.from.quadrant(plan.id, *id).is_none()).count();
    let mut told = Vec::new();
    if people > 0 {
        told.push(format!("{} {}", in_words(people), if people == 1 { "person" } else { "people" }));
    }
    if groups > 0 {
        told.push(format!("{} {}", in_words(groups), if groups == 1 { "group" } else { "groups" }));
    }
    if told.is_empty() {
        return "Nobody is placed yet.".to_owned();
    }
    let communities = plan.affected().len();
    let speak = if communities > 0 {
        format!(
            " speak for {} {}",
            in_words(communities),
            if communities == 1 { "community" } else { "communities" }
        )
    } else {
        " are on the map".to_owned()
    };
    let rest = match waiting {
        0 => String::new(),
        1 => " One of them is not rated yet.".to_owned(),
        several => format!(" {} of them are not rated yet.", capital(&in_words(several))),
    };
    format!(
        "{}{speak}. They are placed by how much they can move the change and how much it matters to them.{rest}",
        capital(&told.join(" and "))
    )
}

/// The grid with the line below it.
pub(super) fn picture(plan: &Plan<'_>) -> Block {
    let is_counted = plan.from.audience().is_counted();
    let size = if is_counted { pos(680.0, 400.0) } else { pos(680.0, 560.0) };
    let options = GridOptions { size, show_wanted: plan.sees_stances(), ..GridOptions::default() };
    let (scene, _) = grid(plan.from, plan.id, &options, &Inter);
    let lines = (plan.initiative.influence_line.get(), plan.initiative.interest_line.get());
    let caption = match lines {
        _ if is_counted => "Influence and interest: how many in each field.".to_owned(),
        (50, 50) => "Influence and interest. 50 and above is high.".to_owned(),
        (influence, interest) => {
            format!("Influence and interest. Influence is high from {influence}, interest from {interest}.")
        }
    };
    Block::Picture(Box::new(scene), caption)
}

fn quadrant_lines(plan: &Plan<'_>, quadrant: Quadrant) -> Vec<String> {
    let mut names: Vec<&str> = plan
        .from
        .assessments_of(plan.id)
        .filter(|(person, _)| plan.from.quadrant(plan.id, *person) == Some(quadrant))
        .map(|(person, _)| plan.from.person(person))
        .collect();
    names.sort_unstable();
    let named = if names.len() > LISTED {
        "The table of stakeholders names them.".to_owned()
    } else {
        names.join(", ")
    };
    [approach(quadrant).to_owned(), named].into_iter().filter(|line| !line.is_empty()).collect()
}

/// How people stand and should stand, as numbers, for those who may know them.
pub(super) fn standing(plan: &Plan<'_>) -> Option<Block> {
    let counts = plan.from.counts(plan.id);
    let (now, wanted) = (counts.engagement_now?, counts.engagement_wanted?);
    let cell = |count: Option<Count>| Cell::plain(count.map(|count| count.to_string()).unwrap_or_default());
    let rows = Engagement::ALL.iter().map(|stance| {
        let name = Cell::toned(plan.stance(*stance), Tone::Strong).signed(Mark::Stance(*stance, true));
        vec![name, cell(now.of(*stance)), cell(wanted.of(*stance))]
    });
    let head = vec![
        Column::words("How people stand", 60),
        Column::numbers("Now", 20),
        Column::numbers("Wanted", 20),
    ];
    Table::of(head, rows.collect())
}

/// Who is tied to whom, where the audience knows people one by one.
fn network(plan: &Plan<'_>) -> Vec<Block> {
    let shows = plan.by_name() || plan.from.audience() == Audience::Everyone;
    let ends = plan.from.ties().values().flat_map(|tie| [tie.from, tie.to]);
    let tied = ends.collect::<std::collections::BTreeSet<_>>().len();
    if !shows || tied < 3 {
        return Vec::new();
    }
    let Some(scene) = network_picture(plan.from, plan.from.stakeholders().len() <= NETWORK) else {
        return Vec::new();
    };
    let ties = plan.from.ties().len();
    let said = format!(
        "{} between {}; the larger somebody is drawn, the more influence.",
        capital(&counted(ties, "tie", "ties")),
        counted(tied, "person", "people and groups")
    );
    let said =
        if plan.by_name() { said } else { "Who reports to whom, among those who are named here.".to_owned() };
    vec![Block::Heading("Who is tied to whom".to_owned()), Block::Picture(Box::new(scene), said)]
}

/// How large the effect is, in words.
pub(super) fn effect(impact: Option<Rating>) -> &'static str {
    impact.map_or("–", |impact| Effect::of(impact).name())
}

/// A head-count; a dash where nobody said.
pub(super) fn headcount(people: u32) -> String {
    if people == 0 { "–".to_owned() } else { number(people) }
}

/// What the change means for each community, and who speaks for it.
pub(super) fn communities(plan: &Plan<'_>) -> Vec<Block> {
    let rows: Vec<Vec<Cell>> = plan
        .affected()
        .into_iter()
        .map(|(id, record, affected)| {
            vec![
                Cell::toned(&record.name, Tone::Strong),
                Cell::plain(headcount(record.headcount)),
                Cell::plain(effect(affected.impact)),
                voice(plan, id),
                first_step(plan, id),
            ]
        })
        .collect();
    let head = vec![
        Column::words("Community", 30),
        Column::numbers("People", 10),
        Column::words("Effect", 14),
        Column::words("Advocate", 22),
        Column::words("Next step", 30),
    ];
    let table = Table::of(head, rows);
    table.into_iter().flat_map(|table| [Block::Heading("What it means for whom".to_owned()), table]).collect()
}

/// Who carries the change to a community, as far as it may be told.
pub(super) fn voice(plan: &Plan<'_>, community: CommunityId) -> Cell {
    let voice = plan.voice(community);
    let is_advocate = |id: &&crate::share::StakeholderId| {
        let known = plan.from.assessments().get(&(plan.id, **id));
        known.is_some_and(|record| record.advocacy.state.is_advocate())
    };
    let names: Vec<&str> = voice.people.iter().filter(is_advocate).map(|id| plan.from.person(*id)).collect();
    match voice.cover {
        Cover::Covered if names.is_empty() => Cell::toned("In place", Tone::Good).signed(Mark::Covered),
        Cover::Covered => Cell::toned(names.join(", "), Tone::Good).signed(Mark::Covered),
        Cover::InView => Cell::toned("In view", Tone::Muted).signed(Mark::InView),
        Cover::Nobody => Cell::toned("Nobody yet", Tone::Warn).signed(Mark::Nobody),
    }
}

/// The next dated action for a community.
fn first_step(plan: &Plan<'_>, community: CommunityId) -> Cell {
    let next = plan.coming().find(|(_, action)| action.audience.communities.contains(&community));
    next.map_or_else(
        || Cell::toned("–", Tone::Muted),
        |(on, action)| {
            let manner = manner(action);
            let comma = if manner.is_empty() { "" } else { ", " };
            Cell::plain(&action.title).with(format!("{manner}{comma}{}", short(on)))
        },
    )
}
