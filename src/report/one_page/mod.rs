//! What is the plan on one page, for this reader?
//!
//! A sheet across: the map at the left, a table at the right, a band of three columns below. Who sees people one by one gets
//! the map with names and the people to bring along; who sees counts only gets numbers in the fields and what the change
//! means for each community.
//!
//! *Invariants:* type is never shrunk. What does not fit is cut at a word or left out, and counted in `left_out`. Which
//! sections there are follows from the audience alone. The measures are those of [`fit`].

mod advocates;
mod band;
mod communities;
mod fit;
mod names;
mod people;
mod weeks;

use super::block::{Block, Edition, Place, Report, Section, Shape};
use super::cover::Facts;
use super::dates::short;
use super::planned::{Plan, counted, in_words, number};
use super::{Context, ReportError};
use crate::diagram::{Inter, Weight, pos, sheet_map};
use crate::share::{Disclosure, Participation, StakeholderKind};
use fit::{Cut, LEAD, MAP_HIGH, MAP_WIDE, lines, shortened};
use jiff::civil::Date;

/// The plan of one change on one page. O(records of the initiative · log).
pub fn one_page(from: &Disclosure, context: &Context) -> Result<Report, ReportError> {
    let plan = Plan::of(from, context)?;
    let mut cut = Cut::default();
    let lead = why(&plan, &mut cut);
    let mut sections = vec![map(&plan, &mut cut)];
    if plan.by_name() {
        let (table, shown) = people::people(&plan, &mut cut);
        sections.extend(table);
        sections.extend(advocates::advocates(&plan, &mut cut));
        sections.extend(weeks::weeks(&plan, &shown, &mut cut));
        sections.extend(band::risks_and_measures(&plan, &mut cut));
    } else if from.sees("initiative.risks.text") {
        sections.extend(communities::communities(&plan, &mut cut));
        sections.extend(band::standing(&plan));
        sections.extend(band::checkpoints(&plan, 2, &mut cut));
        sections.extend(weeks::weeks(&plan, &[], &mut cut));
        sections.extend(band::risks_and_measures(&plan, &mut cut));
    } else {
        sections.extend(communities::communities(&plan, &mut cut));
        sections.extend(band::checkpoints(&plan, fit::LINES, &mut cut));
        sections.extend(weeks::weeks(&plan, &[], &mut cut));
        sections.extend(band::tell_us(&plan));
        sections.extend(band::measures_and_what_stays(&plan, &mut cut));
    }
    Ok(Report {
        id: "one-page",
        kind: "Engagement plan on a page",
        shape: Shape::Sheet,
        title: plan.initiative.name.clone(),
        lead,
        organisation: from.about().organisation.clone().unwrap_or_default(),
        audience: from.audience(),
        classification: from.classification().to_owned(),
        date: context.today,
        valid_until: Some(plan.valid_until()),
        edition: Edition::default(),
        promise: plan.initiative.promise.map(promise).unwrap_or_default(),
        left_out: cut.told(),
        front: vec![facts(&plan)],
        sections,
    })
}

/// A section at its place.
fn section(place: Place, title: &'static str, aside: impl Into<String>, blocks: Vec<Block>) -> Section {
    Section { place, title, aside: aside.into(), blocks }
}

/// Why, in at most two lines; each of two sentences begins a line where both fit.
fn why(plan: &Plan<'_>, cut: &mut Cut) -> String {
    let why = plan.initiative.why.split_whitespace().collect::<Vec<_>>().join(" ");
    if let Some((first, second)) = why.split_once(". ")
        && !second.trim_end_matches('.').contains(". ")
    {
        let first = format!("{first}.");
        let fits = |text: &str| lines(text, LEAD, 12.0, Weight::Regular) <= 1;
        if fits(&first) && fits(second) {
            return format!("{first}\n{second}");
        }
    }
    let (text, whole) = shortened(&why, LEAD, 12.0, Weight::Regular, 2);
    cut.ends += usize::from(!whole);
    text
}

/// Who answers for it, when, until when it holds and for whom this copy is.
fn facts(plan: &Plan<'_>) -> Block {
    let day = |date: Date| format!("{} {}", short(date), date.year());
    let mut facts = Facts::default();
    facts.add("Owner", plan.name(plan.initiative.owner));
    facts.add("Sponsor", plan.name(plan.initiative.sponsor));
    facts.add(
        "Planned",
        match (plan.initiative.starts, plan.initiative.ends) {
            (Some(from), Some(to)) if from.year() == to.year() => format!("{} – {}", short(from), day(to)),
            (Some(from), Some(to)) => format!("{} – {}", day(from), day(to)),
            (Some(from), None) => format!("from {}", day(from)),
            (None, Some(to)) => format!("until {}", day(to)),
            (None, None) => String::new(),
        },
    );
    facts.add("Valid until", day(plan.valid_until()));
    facts.add("This copy is for", plan.from.audience().name());
    facts.block()
}

/// The map, as far as the audience sees it.
fn map(plan: &Plan<'_>, cut: &mut Cut) -> Section {
    let map = sheet_map(plan.from, plan.id, pos(MAP_WIDE, MAP_HIGH), &Inter);
    cut.names += map.nameless.len();
    let aside =
        if plan.by_name() { placed(plan) } else { "how many people we work with, and how".to_owned() };
    section(Place::Left, "The map", aside, vec![Block::Picture(Box::new(map.scene), String::new())])
}

/// *15 people and one group, by influence and interest*.
fn placed(plan: &Plan<'_>) -> String {
    let (mut people, mut groups) = (0, 0);
    for (id, record) in plan.from.assessments_of(plan.id) {
        if record.influence.is_none() || record.interest.is_none() {
            continue;
        }
        match plan.from.stakeholders().get(&id).map(|known| known.kind) {
            Some(StakeholderKind::Group) => groups += 1,
            Some(StakeholderKind::Person) => people += 1,
            None => {}
        }
    }
    let several = |count: usize| format!("{} groups", in_words(count));
    let who = match (people, groups) {
        (0, 0) => return "nobody is rated yet".to_owned(),
        (people, 0) => counted(people, "person", "people"),
        (0, 1) => "one group".to_owned(),
        (0, groups) => several(groups),
        (people, 1) => format!("{} and one group", counted(people, "person", "people")),
        (people, groups) => format!("{} and {}", counted(people, "person", "people"), several(groups)),
    };
    format!("{who}, by influence and interest")
}

/// What is promised to the readers, on one line.
fn promise(level: Participation) -> String {
    let (word, text) = match level {
        Participation::Inform => ("inform", "you hear from us what happens, and in time."),
        Participation::Consult => {
            ("consult", "we ask, we listen, and we say how what you said changed the decision.")
        }
        Participation::Involve => ("involve", "your concerns show in what we decide, and we tell you how."),
        Participation::Collaborate => {
            ("work together", "we look to you for advice, and use it as far as we can.")
        }
        Participation::Empower => ("leave it to you", "we put into practice what you decide."),
    };
    format!("We promise to {word}: {text}")
}

/// *2,235 people in nine communities*.
fn headcount(plan: &Plan<'_>) -> String {
    let affected = plan.affected();
    let people: u32 = affected.iter().fold(0, |sum, (_, record, _)| sum.saturating_add(record.headcount));
    let communities = match affected.len() {
        1 => "one community".to_owned(),
        count => format!("{} communities", in_words(count)),
    };
    match people {
        0 => communities,
        1 => format!("one person in {communities}"),
        people => format!("{} people in {communities}", number(people)),
    }
}
