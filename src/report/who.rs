//! Whom does the change concern, and who speaks for them?

use super::block::{Block, Card, Cell, Column, Passage, Table, Tone};
use super::calendar::manner;
use super::dates::{long, short};
use super::engagement_plan::{Plan, in_words, number};
use crate::diagram::{GridOptions, Inter, grid, pos};
use crate::share::{
    Answered, Assessment, Audience, CommunityId, Count, Cover, Effect, Engagement, Motivator, Quadrant,
    StakeholderId, StakeholderKind, Voice, approach, for_others,
};

/// The grid, how many stand where, and the communities.
pub(super) fn who(plan: &Plan<'_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    let counts = plan.from.counts(plan.id);
    if let Some(tally) = &counts.quadrants {
        let counted = plan.from.audience().is_counted();
        blocks.push(Block::Paragraph(if counted {
            "How many people and groups we work with, and how. Numbers below five are not shown, nor one from which they \
             could be worked out; no person is named or placed here."
                .to_owned()
        } else {
            let all = tally.total.unwrap_or_default();
            format!("{} people and groups are placed by how much they can move the change and how much it matters to them.", number(all))
        }));
        let size = if counted { pos(680.0, 400.0) } else { pos(680.0, 560.0) };
        let options = GridOptions { size, ..GridOptions::default() };
        let (scene, _) = grid(plan.from, plan.id, &options, &Inter);
        let lines = (plan.initiative.influence_line.get(), plan.initiative.interest_line.get());
        let caption = match lines {
            _ if counted => "Influence and interest: how many in each field.".to_owned(),
            (50, 50) => "Influence and interest. 50 and above is high.".to_owned(),
            (influence, interest) => {
                format!(
                    "Influence and interest. Influence is high from {influence}, interest from {interest}."
                )
            }
        };
        blocks.push(Block::Picture(Box::new(scene), caption));
        let passages = tally.cells.iter().map(|(quadrant, count)| Passage {
            figure: count.to_string(),
            title: quadrant.name().to_owned(),
            lines: quadrant_lines(plan, *quadrant),
        });
        if !counted {
            blocks.push(Block::Passages(passages.collect()));
        }
    }
    blocks.extend(standing(plan));
    blocks.extend(communities(plan));
    blocks
}

fn quadrant_lines(plan: &Plan<'_>, quadrant: Quadrant) -> Vec<String> {
    let mut names: Vec<&str> = plan
        .from
        .assessments_of(plan.id)
        .filter(|(person, _)| plan.from.quadrant(plan.id, *person) == Some(quadrant))
        .map(|(person, _)| plan.from.person(person))
        .collect();
    names.sort_unstable();
    [approach(quadrant).to_owned(), names.join(", ")].into_iter().filter(|line| !line.is_empty()).collect()
}

/// How people stand and should stand, as counts, for those who see counts only.
fn standing(plan: &Plan<'_>) -> Option<Block> {
    let counts = plan.from.counts(plan.id);
    let (now, wanted) = (counts.engagement_now?, counts.engagement_wanted?);
    let own_words = !plan.from.audience().is_counted();
    let cell = |count: Option<Count>| Cell::plain(count.map(|count| count.to_string()).unwrap_or_default());
    let rows = Engagement::ALL.iter().map(|stance| {
        let word = if own_words { stance.name() } else { for_others(*stance) };
        vec![Cell::toned(word, Tone::Strong), cell(now.of(*stance)), cell(wanted.of(*stance))]
    });
    let head = vec![
        Column::words("How people stand", 60),
        Column::numbers("Now", 20),
        Column::numbers("Wanted", 20),
    ];
    Table::of(head, rows.collect())
}

fn effect(assessment: Option<crate::share::Rating>) -> &'static str {
    assessment.map_or("–", |impact| Effect::of(impact).name())
}

fn communities(plan: &Plan<'_>) -> Vec<Block> {
    let coverage = plan.from.coverage(plan.id);
    let rows: Vec<Vec<Cell>> = plan
        .affected()
        .into_iter()
        .map(|(id, record, affected)| {
            let speaks = coverage.get(&id).cloned().unwrap_or_default();
            vec![
                Cell::toned(&record.name, Tone::Strong),
                Cell::plain(if record.headcount == 0 { "–".to_owned() } else { number(record.headcount) }),
                Cell::plain(effect(affected.impact)),
                voice(plan, &speaks),
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
fn voice(plan: &Plan<'_>, voice: &Voice) -> Cell {
    let advocate = |id: &&StakeholderId| {
        let known = plan.from.assessments().get(&(plan.id, **id));
        known.is_some_and(|record| record.advocacy.state.is_advocate())
    };
    let names = || {
        let people = voice.people.iter().filter(advocate).map(|id| plan.from.person(*id));
        people.collect::<Vec<_>>().join(", ")
    };
    match voice.cover {
        Cover::Covered if names().is_empty() => Cell::toned("In place", Tone::Good),
        Cover::Covered => Cell::toned(names(), Tone::Good),
        Cover::InView => Cell::toned("In view", Tone::Muted),
        Cover::Nobody => Cell::toned("Not yet", Tone::Warn),
    }
}

/// The next dated action for a community.
fn first_step(plan: &Plan<'_>, community: CommunityId) -> Cell {
    let next = plan.actions().into_iter().map(|(_, action)| action).find(|action| {
        action.is_open()
            && action.dated().is_some_and(|day| day >= plan.today)
            && action.audience.communities.contains(&community)
    });
    next.map_or_else(
        || Cell::toned("–", Tone::Muted),
        |action| {
            let day = action.dated().map(short).unwrap_or_default();
            let manner = manner(action);
            let comma = if manner.is_empty() { "" } else { ", " };
            Cell::plain(&action.title).with(format!("{manner}{comma}{day}"))
        },
    )
}

/// Everybody with ratings, where they may be seen; the most influential first.
pub(super) fn stakeholders(plan: &Plan<'_>) -> Vec<Block> {
    if !plan.from.sees("assessment.influence") || plan.from.audience().person().is_some() {
        return Vec::new();
    }
    let with_now = plan.from.sees("assessment.engagement_now");
    let rows: Vec<Vec<Cell>> = by_influence(plan)
        .into_iter()
        .map(|(person, record)| {
            let known = plan.from.stakeholders().get(&person);
            let second = known.map_or_else(String::new, |known| match (known.kind, known.headcount) {
                (StakeholderKind::Group, Some(people)) => format!("Group, {} people", number(people)),
                (StakeholderKind::Group, None) => "Group".to_owned(),
                _ => known.role.clone().unwrap_or_default(),
            });
            let rating = |rating: Option<crate::share::Rating>| {
                Cell::plain(rating.map_or_else(|| "–".to_owned(), |rating| rating.to_string()))
            };
            let stance = |stance: Option<Engagement>| Cell::plain(stance.map_or("–", Engagement::name));
            let mut cells = vec![
                Cell::toned(plan.from.person(person), Tone::Strong).with(second),
                rating(record.influence),
                rating(record.interest),
                rating(record.impact),
            ];
            if with_now {
                cells.push(stance(record.engagement_now));
            }
            cells.push(stance(record.engagement_wanted));
            let owner =
                record.relationship_owner.map(|id| plan.from.person(id).to_owned()).unwrap_or_default();
            cells.push(Cell::plain(record.needs.as_deref().unwrap_or("–")).with(owner));
            cells
        })
        .collect();
    let mut head = vec![
        Column::words("Name and role", 30),
        Column::numbers("Influence", 10),
        Column::numbers("Interest", 10),
        Column::numbers("Impact", 9),
    ];
    if with_now {
        head.push(Column::words("Now", 13));
    }
    head.push(Column::words("Wanted", 13));
    head.push(Column::words("Needs from us", 34));
    let Some(table) = Table::of(head, rows) else { return Vec::new() };
    let mut blocks = vec![table];
    if !with_now {
        blocks.push(Block::Note(
            "What each of them thinks of the change today is not part of this copy.".to_owned(),
        ));
    }
    blocks
}

fn by_influence<'a>(plan: &Plan<'a>) -> Vec<(StakeholderId, &'a Assessment)> {
    let mut found: Vec<_> = plan.from.assessments_of(plan.id).collect();
    found.sort_by(|a, b| {
        let ratings = (b.1.influence, b.1.interest).cmp(&(a.1.influence, a.1.interest));
        ratings.then_with(|| plan.from.person(a.0).cmp(plan.from.person(b.0))).then_with(|| a.0.cmp(&b.0))
    });
    found
}

/// Who speaks for each community, what is asked of them and what they get for it.
pub(super) fn advocates(plan: &Plan<'_>) -> Vec<Block> {
    let affected = plan.affected();
    if affected.is_empty() || plan.from.audience() == Audience::Everyone {
        return Vec::new();
    }
    let coverage = plan.from.coverage(plan.id);
    let of = |wanted: Cover| coverage.values().filter(|voice| voice.cover == wanted).count();
    let (covered, in_view, nobody) = (of(Cover::Covered), of(Cover::InView), of(Cover::Nobody));
    let alone: u32 = affected
        .iter()
        .filter(|(id, _, _)| coverage.get(id).is_none_or(|voice| voice.cover == Cover::Nobody))
        .map(|(_, record, _)| record.headcount)
        .sum();
    let mut sentence = format!(
        "Each community should have one of its own to ask. {} of {} {} an advocate today",
        capital(&in_words(covered)),
        in_words(affected.len()),
        if covered == 1 { "has" } else { "have" },
    );
    if in_view > 0 {
        sentence += &format!(
            "; {} more {} someone in view",
            in_words(in_view),
            if in_view == 1 { "has" } else { "have" }
        );
    }
    sentence.push('.');
    if nobody > 0 {
        sentence +=
            &format!(" {} {} nobody", capital(&in_words(nobody)), if nobody == 1 { "has" } else { "have" });
        if alone > 0 {
            sentence += &format!(", and {} people work there", number(alone));
        }
        sentence.push('.');
    }
    let mut blocks = vec![Block::Paragraph(sentence)];
    if let Some(tally) =
        plan.from.counts(plan.id).advocacy.filter(|_| plan.from.audience() == Audience::Sponsor)
    {
        let told: Vec<String> =
            tally.cells.iter().map(|(standing, count)| format!("{}: {count}", standing.name())).collect();
        blocks.push(Block::Note(told.join(" · ")));
    }
    let mut rows = Vec::new();
    for (community, record, _) in &affected {
        let speaks = coverage.get(community).cloned().unwrap_or_default();
        let assessed = |id: &StakeholderId| Some((*id, plan.from.assessments().get(&(plan.id, *id))?));
        let mut found: Vec<(StakeholderId, &Assessment)> =
            speaks.people.iter().filter_map(assessed).collect();
        found.sort_by_key(|(id, one)| (!one.advocacy.state.is_advocate(), plan.from.person(*id), *id));
        let name = || Cell::toned(&record.name, Tone::Strong);
        if found.is_empty() {
            let word = match speaks.cover {
                Cover::Covered => Cell::toned("In place, not named here", Tone::Good),
                _ => Cell::toned("Nobody yet", Tone::Warn),
            };
            rows.push(vec![name(), word, Cell::default(), Cell::default()]);
        }
        for (place, (person, one)) in found.into_iter().enumerate() {
            let since =
                one.advocacy.dates.get(&one.advocacy.state).map(|day| format!(" since {}", short(*day)));
            let tone = if one.advocacy.state.is_advocate() { Tone::Good } else { Tone::Plain };
            let state = format!("{}{}", one.advocacy.state.name(), since.unwrap_or_default());
            let hours = plan.from.stakeholders().get(&person).and_then(|known| known.hours_a_week);
            rows.push(vec![
                if place == 0 { name() } else { Cell::default() },
                Cell::toned(plan.from.person(person), tone).with(state),
                Cell::plain(one.advocacy.ask.as_deref().unwrap_or("–")),
                Cell::plain(one.advocacy.support.as_deref().unwrap_or("–"))
                    .with(hours.map(|hours| format!("{hours} h a week at the most")).unwrap_or_default()),
            ]);
        }
    }
    let head = vec![
        Column::words("Community", 24),
        Column::words("Advocate", 24),
        Column::words("What we ask", 30),
        Column::words("What they get", 30),
    ];
    blocks.extend(Table::of(head, rows));
    blocks
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// What only the owner of the map sees: what moves each person, and what they object.
pub(super) fn private(plan: &Plan<'_>) -> Vec<Block> {
    if plan.from.audience() != Audience::Me {
        return Vec::new();
    }
    let cards: Vec<Card> = by_influence(plan)
        .into_iter()
        .filter_map(|(person, record)| {
            let known = plan.from.stakeholders().get(&person)?;
            let mut parts = Vec::new();
            let mut part = |name, text: String| {
                if !text.is_empty() {
                    parts.push((name, text));
                }
            };
            let prose = |text: &Option<crate::share::Prose>| text.as_deref().unwrap_or_default().to_owned();
            let needs = [
                ("safety", &record.motivators.safety),
                ("contribution", &record.motivators.contribution),
                ("recognition", &record.motivators.recognition),
            ];
            part(
                "What moves them",
                needs.iter().filter_map(|(name, need)| motive(name, need)).collect::<Vec<_>>().join("\n"),
            );
            part("What would make them want to", prose(&record.wants));
            part("Concern", prose(&record.concerns));
            part("From their side", prose(&record.reframe));
            let reason = record.reason.as_ref().map(|reason| {
                let words = reason.text.as_deref().unwrap_or_default();
                format!("{}{}{words}", reason.kind.name(), if words.is_empty() { "" } else { ": " })
            });
            part("Why they resist", reason.unwrap_or_default());
            let asked = [("accepts why", record.accepts_why), ("agrees what", record.agrees_what)];
            let asked = asked.iter().filter(|(_, answer)| *answer != Answered::Unknown);
            part(
                "Why and what",
                asked
                    .map(|(what, answer)| format!("{what}: {}", answer.name().to_lowercase()))
                    .collect::<Vec<_>>()
                    .join(", "),
            );
            part(
                "How to speak with them",
                record.approach.map(|approach| approach.name().to_owned()).unwrap_or_default(),
            );
            part("Note", prose(&known.note));
            part("How they like to be thanked", prose(&known.how_thanked));
            part("From what we know it", prose(&record.evidence));
            (!parts.is_empty()).then(|| Card {
                title: known.name.clone(),
                aside: known.role.clone().unwrap_or_default(),
                from: match (record.engagement_now, record.engagement_wanted) {
                    (Some(now), Some(wanted)) if now != wanted => {
                        format!("{} → {}", now.name(), wanted.name().to_lowercase())
                    }
                    (Some(now), _) => now.name().to_owned(),
                    (None, _) => String::new(),
                },
                parts,
                foot: record.assessed_on.map(|day| format!("Assessed on {}", long(day))).unwrap_or_default(),
                ..Card::default()
            })
        })
        .collect();
    if cards.is_empty() { Vec::new() } else { vec![Block::Cards(cards)] }
}

fn motive(name: &str, need: &Motivator) -> Option<String> {
    let note = need.note.as_deref().unwrap_or_default();
    (need.weight.get() > 0 || !note.is_empty()).then(|| {
        let note = if note.is_empty() { String::new() } else { format!(" – {note}") };
        format!("{} {} of 3, {}{note}", capital(name), need.weight, need.met.name().to_lowercase())
    })
}
