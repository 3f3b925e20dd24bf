//! How does a change stand, on two pages, for this reader?
//!
//! *Invariants:* every number is counted from what the audience may see; one that may not be told is not there.

use super::bars::bars;
use super::block::{Block, Cell, Column, Edition, Passage, Report, Section, Shape, Table, Tone};
use super::cover::{Facts, about_the_copy};
use super::dates::{long, short};
use super::planned::{Plan, counted, number};
use super::sections::reviews;
use super::{Context, ReportError, calendar, who};
use crate::share::{Audience, Count, Cover, Disclosure, Engagement, Quadrant, Whole, is_overdue};
use jiff::Span;

/// How many days the agenda looks ahead.
const AHEAD: i64 = 14;

/// How the initiative stands to which the disclosure is limited, or the only one. O(records of the initiative · log).
pub fn dashboard(from: &Disclosure, context: &Context) -> Result<Report, ReportError> {
    let plan = Plan::of(from, context)?;
    let until = plan.today.saturating_add(Span::new().days(AHEAD));
    let made = [
        ("In numbers", figures(&plan)),
        ("Engagement", engagement(&plan)),
        ("Influence and interest", fields(&plan)),
        ("Communities", communities(&plan)),
        ("Needs attention", attention(&plan)),
        ("Late, and the next two weeks", calendar::agenda(&plan, until).into_iter().collect()),
    ];
    let mut facts = Facts::default();
    let record = plan.initiative;
    facts.add("Owner", record.owner.map(|id| plan.person(id)).unwrap_or_default());
    facts.add("Sponsor", record.sponsor.map(|id| plan.person(id)).unwrap_or_default());
    facts.add("State", state(&plan));
    facts.add("As of", long(plan.today));
    facts.add("Valid until", long(until));
    about_the_copy(&plan, &mut facts);
    Ok(Report {
        id: "dashboard",
        kind: "Dashboard",
        shape: Shape::Pages,
        title: record.name.clone(),
        lead: record.why.to_string(),
        organisation: from.about().organisation.clone().unwrap_or_default(),
        audience: from.audience(),
        classification: from.classification().to_owned(),
        date: context.today,
        valid_until: Some(until),
        edition: Edition::default(),
        promise: String::new(),
        left_out: Vec::new(),
        front: vec![facts.block()],
        sections: made
            .into_iter()
            .filter(|(_, blocks)| !blocks.is_empty())
            .map(|(title, blocks)| Section::new(title, blocks))
            .collect(),
    })
}

/// *Planned; starts in 43 days*.
fn state(plan: &Plan<'_>) -> String {
    let days = |day: jiff::civil::Date| day.since(plan.today).map_or(0, |span| span.get_days());
    let status = plan.initiative.status.name();
    let when = match (plan.initiative.starts, plan.initiative.ends) {
        (Some(starts), _) if starts > plan.today => format!("; starts in {}", days_of(days(starts))),
        (_, Some(ends)) if ends >= plan.today => format!("; {} until its end", days_of(days(ends))),
        _ => String::new(),
    };
    format!("{status}{when}")
}

fn days_of(days: i32) -> String {
    counted(usize::try_from(days).unwrap_or(0), "day", "days")
}

fn figure(figure: String, title: &str, lines: Vec<String>) -> Passage {
    Passage { figure, title: title.to_owned(), lines }
}

fn percent(part: usize, whole: usize) -> String {
    format!("{} %", (part * 100 + whole / 2) / whole.max(1))
}

/// *up 3 since 6 Nov*.
fn trend(now: i64, before: i64, unit: &str, since: &str) -> String {
    match now - before {
        0 => format!("as on {since}"),
        more if more > 0 => format!("up {more}{unit} since {since}"),
        less => format!("down {}{unit} since {since}", -less),
    }
}

/// The large numbers, each with how it was at the last review.
fn figures(plan: &Plan<'_>) -> Vec<Block> {
    let mut shown = Vec::new();
    let history = reviews(plan);
    let last = history.iter().rev().find(|(_, review)| review.date < plan.today).copied();
    let since = last.map(|(_, review)| short(review.date)).unwrap_or_default();
    if plan.by_name() {
        let all: Vec<_> = plan.from.assessments_of(plan.id).collect();
        let people = all.len();
        let rated = all.iter().filter(|(_, one)| one.influence.is_some() && one.interest.is_some()).count();
        let then = last.map(|(_, review)| &review.ratings).filter(|ratings| !ratings.is_empty());
        let before = then.map(|ratings| ratings.len());
        let line = before.map(|before| trend(people as i64, before as i64, "", &since));
        shown.push(figure(people.to_string(), "people and groups on the map", line.into_iter().collect()));
        if people > 0 {
            let mut lines = vec![format!("{rated} of {people}")];
            lines.extend(then.map(|ratings| {
                let rated_then =
                    ratings.values().filter(|one| one.influence.is_some() && one.interest.is_some()).count();
                let share = |part: usize, whole: usize| (part * 100 / whole.max(1)) as i64;
                trend(share(rated, people), share(rated_then, ratings.len()), " points", &since)
            }));
            shown.push(figure(percent(rated, people), "rated", lines));
        }
    }
    shown.extend(supporters(plan, &since));
    shown.extend(steps(plan, last.map(|(_, review)| review.overdue.map(Whole::get)), &since));
    let affected = plan.affected();
    if !affected.is_empty() {
        let covered = plan.covered(Cover::Covered);
        let people = affected.iter().map(|(_, record, _)| record.headcount).fold(0, u32::saturating_add);
        let mut lines = Vec::new();
        if people > 0 {
            lines.push(format!("{} people work in them", number(people)));
        }
        shown.push(figure(
            format!("{covered} of {}", affected.len()),
            "communities with an advocate of their own",
            lines,
        ));
    }
    let next = plan.initiative.checkpoints.iter().filter(|one| one.done_on.is_none());
    if let Some(next) = next.filter(|one| one.date >= plan.today).min_by_key(|one| (one.date, &one.name)) {
        let days = next.date.since(plan.today).map_or(0, |span| span.get_days());
        shown.push(figure(
            days.to_string(),
            if days == 1 { "day to the next checkpoint" } else { "days to the next checkpoint" },
            vec![format!("{}, {}", next.name, short(next.date))],
        ));
    }
    if shown.is_empty() { Vec::new() } else { vec![Block::Passages(shown)] }
}

/// How many are for the change, where that may be told.
fn supporters(plan: &Plan<'_>, since: &str) -> Option<Passage> {
    let positive = |tally: &crate::share::Tally<Engagement>| -> Option<(usize, usize)> {
        let of = |stance: &Engagement| match tally.of(*stance) {
            Some(Count::Exact(count)) => Some(count as usize),
            _ => None,
        };
        let part = of(&Engagement::Supportive)? + of(&Engagement::Leading)?;
        Some((part, tally.total? as usize))
    };
    let (part, whole) = positive(&plan.from.counts(plan.id).engagement_now?)?;
    if whole == 0 {
        return None;
    }
    let mut lines = vec![format!("{part} of {whole}")];
    let history = plan.from.history(plan.id);
    let before = history
        .iter()
        .rev()
        .find(|(id, _)| plan.from.reviews().get(id).is_some_and(|review| review.date < plan.today));
    let before = before.and_then(|(_, counts)| positive(counts.engagement_now.as_ref()?));
    lines.extend(before.filter(|(_, whole)| *whole > 0).map(|(then, all)| {
        let share = |part: usize, whole: usize| (part * 100 / whole.max(1)) as i64;
        trend(share(part, whole), share(then, all), " points", since)
    }));
    Some(figure(percent(part, whole), "supportive or leading", lines))
}

/// What is late and what is open.
fn steps(plan: &Plan<'_>, before: Option<Option<u32>>, since: &str) -> Option<Passage> {
    let open = plan.actions().iter().filter(|(_, action)| action.is_open()).count();
    let late = plan.late().len();
    let mut lines = vec![format!("{open} still to be done")];
    if plan.by_name()
        && let Some(Some(before)) = before
    {
        lines.push(trend(late as i64, i64::from(before), "", since));
    }
    let what = if late == 1 { "step is late" } else { "steps are late" };
    (open > 0).then(|| figure(late.to_string(), what, lines))
}

/// How people stand and should stand: as bars where every number may be told, else as a table.
fn engagement(plan: &Plan<'_>) -> Vec<Block> {
    let counts = plan.from.counts(plan.id);
    let word = |stance| plan.stance(stance);
    match bars(&counts, &word) {
        Some(scene) => {
            let caption = "How many stand where, and where they should stand.";
            vec![Block::Picture(Box::new(scene), caption.to_owned())]
        }
        None => who::standing(plan).into_iter().collect(),
    }
}

/// The grid; and of those to manage closely, how many have a next step.
fn fields(plan: &Plan<'_>) -> Vec<Block> {
    if plan.from.counts(plan.id).quadrants.is_none() {
        return Vec::new();
    }
    let mut blocks = vec![who::picture(plan)];
    if plan.by_name() {
        let (with, all) = with_next(plan);
        if all > 0 {
            blocks.push(Block::Paragraph(format!("{with} of {all} to manage closely have a next step.")));
        }
    }
    blocks
}

/// Of those to manage closely: how many have a next step, and how many there are.
fn with_next(plan: &Plan<'_>) -> (usize, usize) {
    let next = plan.from.next_actions(plan.id, plan.today);
    let is_close = |id| plan.from.quadrant(plan.id, id) == Some(Quadrant::KeyPlayers);
    let close: Vec<_> =
        plan.from.assessments_of(plan.id).map(|(id, _)| id).filter(|id| is_close(*id)).collect();
    (close.iter().filter(|id| next.contains_key(id)).count(), close.len())
}

fn communities(plan: &Plan<'_>) -> Vec<Block> {
    let blocks = who::communities(plan);
    blocks.into_iter().filter(|block| !matches!(block, Block::Heading(_))).collect()
}

/// What should be looked at first, by rules that anyone can check.
fn attention(plan: &Plan<'_>) -> Vec<Block> {
    /// So many of each kind are listed.
    const LISTED: usize = 5;
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    let mut more = 0;
    let mut add = |found: Vec<(String, String)>| {
        more += found.len().saturating_sub(LISTED);
        let told = found.into_iter().take(LISTED);
        rows.extend(
            told.map(|(what, why)| vec![Cell::toned(what, Tone::Strong), Cell::toned(why, Tone::Warn)]),
        );
    };
    if plan.by_name() {
        let next = plan.from.next_actions(plan.id, plan.today);
        let close = plan.by_influence().into_iter().filter(|(id, _)| {
            plan.from.quadrant(plan.id, *id) == Some(Quadrant::KeyPlayers) && !next.contains_key(id)
        });
        let close = close.map(|(id, _)| {
            (
                plan.from.person(id).to_owned(),
                "To manage closely, and nothing is planned with them".to_owned(),
            )
        });
        add(close.collect());
    }
    let open = plan.affected().into_iter().filter(|(id, _, _)| plan.voice(*id).cover == Cover::Nobody);
    add(open
        .map(|(_, record, _)| {
            let people = if record.headcount > 0 {
                format!("{} people affected, and no advocate of their own yet", number(record.headcount))
            } else {
                "No advocate of their own yet".to_owned()
            };
            (record.name.clone(), people)
        })
        .collect());
    // What is still to be settled within the team is nothing for a notice board.
    let actions = if plan.from.audience() == Audience::Everyone { Vec::new() } else { plan.actions() };
    let without = |is: &dyn Fn(&crate::share::Action) -> bool, why: &str| -> Vec<(String, String)> {
        let open = actions.iter().filter(|(_, one)| one.is_open() && !is_overdue(one, plan.today) && is(one));
        open.map(|(_, action)| (action.title.clone(), why.to_owned())).collect()
    };
    add(without(&|action| action.owner.is_none(), "Nobody owns this step"));
    let no_route = |action: &crate::share::Action| {
        calendar::needs_answers(action)
            && action.feedback_route.as_deref().is_none_or(|route| route.trim().is_empty())
    };
    add(without(&no_route, "No way for answers to come back"));
    let late =
        plan.initiative.checkpoints.iter().filter(|one| one.done_on.is_none() && one.date < plan.today);
    add(late.map(|one| (one.name.clone(), format!("Checkpoint of {} is late", long(one.date)))).collect());
    let head = vec![Column::words("What", 50), Column::words("Why it is here", 50)];
    let mut blocks: Vec<Block> = Table::of(head, rows).into_iter().collect();
    if more > 0 {
        blocks.push(Block::Note(format!(
            "{} not listed here.",
            counted(more, "further one is", "further ones are")
        )));
    }
    blocks
}
