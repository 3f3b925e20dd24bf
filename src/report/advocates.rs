//! Who speaks for each community, what is asked of them, and what do they get for it?
//!
//! *Invariants:* who is thought of or asked is told to those only who see it person by person; a name only where it was
//! agreed or people are known one by one.

use super::block::{Block, Cell, Column, Mark, Passage, Table, Tone};
use super::dates::{long, short};
use super::planned::{Plan, capital, in_words, listed, number, said};
use super::who::headcount;
use crate::share::{
    ActionKind, Affected, Assessment, Audience, Community, CommunityId, Cover, StakeholderId,
};

/// The network of advocates.
pub(super) fn advocates(plan: &Plan<'_>) -> Vec<Block> {
    let affected = plan.affected();
    if affected.is_empty() || plan.from.audience() == Audience::Everyone {
        return Vec::new();
    }
    let mut blocks = vec![Block::Paragraph(sentence(plan))];
    if let Some(tally) =
        plan.from.counts(plan.id).advocacy.filter(|_| plan.from.audience() == Audience::Sponsor)
    {
        let told: Vec<String> =
            tally.cells.iter().map(|(standing, count)| format!("{}: {count}", standing.name())).collect();
        blocks.push(Block::Note(told.join(" · ")));
    }
    let rows = affected.iter().flat_map(|one| rows(plan, one)).collect();
    let named = plan.by_name();
    let mut head = vec![
        Column::words("Community", 25),
        Column::numbers("People", 9),
        Column::words("Advocate", 24),
        Column::words("What we ask", 26),
    ];
    if named {
        head.extend([Column::words("How we support them", 26), Column::words("Time", 12)]);
    }
    blocks.extend(Table::of(head, rows));
    if named {
        blocks.push(Block::Note(rules(plan)));
        blocks.push(Block::Passages(below(plan)));
    }
    blocks
}

/// How many communities have a voice, and how many people have none.
fn sentence(plan: &Plan<'_>) -> String {
    let affected = plan.affected();
    let (covered, in_view) = (plan.covered(Cover::Covered), plan.covered(Cover::InView));
    let nobody = plan.covered(Cover::Nobody);
    let without = affected.iter().filter(|(id, _, _)| plan.voice(*id).cover == Cover::Nobody);
    let alone = without.map(|(_, record, _)| record.headcount).fold(0, u32::saturating_add);
    let have = |count: usize| if count == 1 { "has" } else { "have" };
    let mut sentence = format!(
        "Each community should have one of its own to ask. {} of {} {} an advocate today",
        capital(&in_words(covered)),
        in_words(affected.len()),
        have(covered),
    );
    if in_view > 0 {
        sentence += &format!("; {} more {} someone in view", in_words(in_view), have(in_view));
    }
    sentence.push('.');
    if nobody > 0 {
        sentence += &format!(" {} {} nobody", capital(&in_words(nobody)), have(nobody));
        if alone > 0 {
            sentence += &format!(", and {} people work there", number(alone));
        }
        sentence.push('.');
    }
    sentence
}

/// The rows of one community: a row for each who speaks for it, advocates first.
fn rows(plan: &Plan<'_>, (community, record, _): &(CommunityId, &Community, &Affected)) -> Vec<Vec<Cell>> {
    let voice = plan.voice(*community);
    let assessed = |id: &StakeholderId| Some((*id, plan.from.assessments().get(&(plan.id, *id))?));
    let mut found: Vec<(StakeholderId, &Assessment)> = voice.people.iter().filter_map(assessed).collect();
    found.sort_by_key(|(id, one)| (!one.advocacy.state.is_advocate(), plan.from.person(*id), *id));
    let name = || Cell::toned(&record.name, Tone::Strong);
    let people = || Cell::plain(headcount(record.headcount));
    let columns = if plan.by_name() { 6 } else { 4 };
    let wide = |mut cells: Vec<Cell>| {
        cells.resize(columns, Cell::default());
        cells
    };
    if found.is_empty() {
        let word = match voice.cover {
            Cover::Covered => Cell::toned("In place, not named here", Tone::Good).signed(Mark::Covered),
            _ => Cell::toned("Nobody yet", Tone::Warn).signed(Mark::Nobody),
        };
        return vec![wide(vec![name(), people(), word])];
    }
    let row = |(place, (person, one)): (usize, (StakeholderId, &Assessment))| {
        let advocacy = &one.advocacy;
        let is_on_board = advocacy.state.is_advocate();
        let since = advocacy.dates.get(&advocacy.state).map(|day| format!(" since {}", short(*day)));
        let state = format!("{}{}", advocacy.state.name(), since.unwrap_or_default());
        let (tone, sign) =
            if is_on_board { (Tone::Good, Mark::Covered) } else { (Tone::Plain, Mark::InView) };
        let hours = plan.from.stakeholders().get(&person).and_then(|known| known.hours_a_week);
        let first = place == 0;
        let mut cells = vec![
            // Further ones of the same community stand below the first.
            if first { name() } else { Cell::toned("and", Tone::Muted) },
            if first { people() } else { Cell::default() },
            Cell::toned(plan.from.person(person), tone).with(state).signed(sign),
            said(advocacy.ask.as_deref()),
        ];
        if plan.by_name() {
            cells.push(said(advocacy.support.as_deref()));
            cells.push(said(hours.map(|hours| format!("{hours} h a week")).as_deref()));
        }
        cells
    };
    found.into_iter().enumerate().map(row).collect()
}

/// What is wanted of the network as a whole.
fn rules(plan: &Plan<'_>) -> String {
    let wanted = plan.initiative.advocates_wanted.get() as usize;
    let ratio = plan.initiative.ratio.get();
    let most = plan.initiative.load_cap.get() as usize;
    format!(
        "We look for {} in each community and for one to every {} people; nobody carries more than {} {}. \
         The first one named is to be asked first, the others stand in.",
        in_words(wanted.max(1)),
        number(ratio),
        in_words(most),
        if most == 1 { "community" } else { "communities" },
    )
}

/// What they have together, how they are thanked, and where to look next.
fn below(plan: &Plan<'_>) -> Vec<Passage> {
    let advocates: Vec<StakeholderId> = plan
        .from
        .assessments_of(plan.id)
        .filter(|(_, one)| one.advocacy.state.is_advocate())
        .map(|(id, _)| id)
        .collect();
    let for_them =
        |action: &crate::share::Action| advocates.iter().any(|id| action.audience.stakeholders.contains(id));
    let thanks = |kind: ActionKind| matches!(kind, ActionKind::Thanks | ActionKind::Celebrate);
    let told = |is_thanks: bool| -> Vec<String> {
        let found = plan.coming().filter(|(_, action)| for_them(action) && thanks(action.kind) == is_thanks);
        found
            .take(3)
            .map(|(on, action)| format!("{}, {}", action.title.trim_end_matches('.'), short(on)))
            .collect()
    };
    let passage = |title: &str, lines: Vec<String>, none: &str| Passage {
        figure: String::new(),
        title: title.to_owned(),
        lines: if lines.is_empty() { vec![none.to_owned()] } else { lines },
    };
    vec![
        passage("What we do with them next", told(false), "Nothing is planned with them by name yet."),
        passage("How we thank them next", told(true), "No thanks are planned yet."),
        passage("Where to look next", next(plan), "Every community has somebody."),
    ]
}

/// The communities without anybody, the one with most people first, and when we meet it.
fn next(plan: &Plan<'_>) -> Vec<String> {
    let affected = plan.affected();
    let mut open: Vec<_> =
        affected.iter().filter(|(id, _, _)| plan.voice(*id).cover == Cover::Nobody).collect();
    open.sort_by(|a, b| {
        b.1.headcount.cmp(&a.1.headcount).then_with(|| a.1.name.cmp(&b.1.name)).then(a.0.cmp(&b.0))
    });
    let Some((id, record, _)) = open.first() else { return Vec::new() };
    let people =
        if record.headcount > 0 { format!(": {} people", number(record.headcount)) } else { String::new() };
    let meet = plan.coming().find(|(_, action)| action.audience.communities.contains(id));
    let meet =
        meet.map(|(on, action)| format!(", and “{}” on {}", action.title, long(on))).unwrap_or_default();
    let mut told = vec![format!("{} first{people}{meet}.", record.name)];
    let rest: Vec<&str> = open.iter().skip(1).take(6).map(|(_, record, _)| record.name.as_str()).collect();
    if !rest.is_empty() {
        told.push(format!("Then {}.", listed(&rest)));
    }
    told
}
