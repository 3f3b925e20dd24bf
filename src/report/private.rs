//! What does only the owner of the map see: what moves each person, what they object, and what lies between people?
//!
//! *Invariants:* nothing of this is made for any other audience.

use super::block::{Block, Card, Cell, Column, Table, Tone};
use super::dates::long;
use super::planned::{Plan, capital, said};
use super::{matrix, messages};
use crate::share::{Answered, Assessment, Audience, Level, Motivator, Prose, Rating, StakeholderId};

/// The private part.
pub(super) fn private(plan: &Plan<'_>) -> Vec<Block> {
    if plan.from.audience() != Audience::Me {
        return Vec::new();
    }
    let mut blocks = Vec::new();
    let mut part = |title: &str, block: Option<Block>| {
        if let Some(block) = block {
            blocks.push(Block::Heading(title.to_owned()));
            blocks.push(block);
        }
    };
    part("Now and wanted (C and D)", matrix::matrix(plan));
    part("Power, legitimacy, urgency", salience(plan));
    part("What lies between people", ties(plan));
    part("Objections and another view of them", objections(plan));
    part("Notes on communities", communities(plan));
    let cards: Vec<Card> =
        plan.by_influence().into_iter().filter_map(|(person, record)| card(plan, person, record)).collect();
    part("Person by person", (!cards.is_empty()).then_some(Block::Cards(cards)));
    if !blocks.is_empty() {
        let words = "Write as if the person may read it: they may have the right to. Nothing of this section is in any \
                     other copy.";
        blocks.insert(0, Block::Paragraph(words.to_owned()));
    }
    blocks
}

fn is_there(text: &Option<Prose>) -> bool {
    text.as_deref().is_some_and(|text| !text.trim().is_empty())
}

/// Whose claim counts, and why.
fn salience(plan: &Plan<'_>) -> Option<Block> {
    let rows = plan.by_influence().into_iter().filter_map(|(person, one)| {
        let claim = one.salience.as_ref()?;
        let flag = |flag: bool| if flag { Cell::plain("yes") } else { Cell::toned("–", Tone::Muted) };
        let kind = match (claim.power, claim.legitimacy, claim.urgency) {
            (true, true, true) => "definitive",
            (true, true, false) => "dominant",
            (true, false, true) => "dangerous",
            (false, true, true) => "dependent",
            (true, false, false) => "dormant",
            (false, true, false) => "discretionary",
            (false, false, true) => "demanding",
            (false, false, false) => return None,
        };
        Some(vec![
            Cell::toned(plan.from.person(person), Tone::Strong),
            flag(claim.power),
            flag(claim.legitimacy),
            flag(claim.urgency),
            Cell::plain(kind),
        ])
    });
    let head = vec![
        Column::words("Name", 36),
        Column::words("Power", 14),
        Column::words("Legitimacy", 16),
        Column::words("Urgency", 14),
        Column::words("Together", 20),
    ];
    Table::of(head, rows.collect())
}

/// Conflicts, what is informal, and what was noted of a tie.
fn ties(plan: &Plan<'_>) -> Option<Block> {
    let is_private = |tie: &&crate::share::Tie| tie.kind.level() >= Level::Private || is_there(&tie.note);
    let mut found: Vec<_> = plan.from.ties().values().filter(is_private).collect();
    let names = |tie: &crate::share::Tie| (plan.from.person(tie.from), plan.from.person(tie.to));
    found.sort_by(|a, b| names(a).cmp(&names(b)).then_with(|| a.kind.cmp(&b.kind)));
    let rows = found.into_iter().map(|tie| {
        let (from, to) = names(tie);
        let kind = tie.kind.name().to_lowercase();
        vec![
            Cell::toned(format!("{from} and {to}"), Tone::Strong),
            Cell::plain(kind),
            said(tie.note.as_deref()),
        ]
    });
    let head = vec![Column::words("Between", 38), Column::words("What", 20), Column::words("Note", 42)];
    Table::of(head, rows.collect())
}

/// What people say against the messages, and how it looks from their side.
fn objections(plan: &Plan<'_>) -> Option<Block> {
    let mut rows = Vec::new();
    for (_, message) in messages::of(plan) {
        for one in message.concerns.iter().filter(|one| !one.concern.is_empty()) {
            rows.push(vec![
                Cell::toned(&*one.concern, Tone::Strong).with(&message.title),
                said(one.reframe.as_deref()),
            ]);
        }
    }
    Table::of(vec![Column::words("They say", 45), Column::words("From their side", 55)], rows)
}

fn communities(plan: &Plan<'_>) -> Option<Block> {
    let rows = plan.affected().into_iter().filter_map(|(_, record, affected)| {
        let notes = [&record.note, &affected.note];
        let told: Vec<&str> =
            notes.into_iter().filter(|note| is_there(note)).filter_map(|note| note.as_deref()).collect();
        (!told.is_empty())
            .then(|| vec![Cell::toned(&record.name, Tone::Strong), Cell::plain(told.join("\n"))])
    });
    Table::of(vec![Column::words("Community", 30), Column::words("Note", 70)], rows.collect())
}

fn card(plan: &Plan<'_>, person: StakeholderId, record: &Assessment) -> Option<Card> {
    let known = plan.from.stakeholders().get(&person)?;
    let mut parts = Vec::new();
    let mut part = |name, text: String| {
        if !text.trim().is_empty() {
            parts.push((name, text));
        }
    };
    let prose = |text: &Option<Prose>| text.as_deref().unwrap_or_default().to_owned();
    let needs = [
        ("safety", &record.motivators.safety),
        ("contribution", &record.motivators.contribution),
        ("recognition", &record.motivators.recognition),
    ];
    let moves: Vec<String> = needs.iter().filter_map(|(name, need)| motive(name, need)).collect();
    part("What moves them", moves.join("\n"));
    part("What would make them want to", prose(&record.wants));
    part("Concern", prose(&record.concerns));
    part("From their side", prose(&record.reframe));
    part(
        "Why they resist",
        record.reason.as_ref().map(|one| joined(one.kind.name(), one.text.as_deref())).unwrap_or_default(),
    );
    let asked = [("accepts why", record.accepts_why), ("agrees what", record.agrees_what)];
    let asked = asked.iter().filter(|(_, answer)| *answer != Answered::Unknown);
    let asked: Vec<String> =
        asked.map(|(what, answer)| format!("{what}: {}", answer.name().to_lowercase())).collect();
    part("Why and what", capital(&asked.join(", ")));
    part(
        "How to speak with them",
        record.approach.map(|approach| approach.name().to_owned()).unwrap_or_default(),
    );
    part("Could help by", prose(&record.could_help));
    part("As an advocate", prose(&record.advocacy.note));
    part("ADKAR", record.adkar.as_ref().map(|scores| capital(&adkar(scores))).unwrap_or_default());
    let raters = record.raters.iter().map(|(rater, said)| {
        let number =
            |rating: Option<Rating>| rating.map_or_else(|| "–".to_owned(), |rating| rating.to_string());
        let stance = said.engagement.map(|stance| format!(", {}", stance.name().to_lowercase()));
        let (influence, interest) = (number(said.influence), number(said.interest));
        let name = plan.from.person(*rater);
        format!("{name}: influence {influence}, interest {interest}{}", stance.unwrap_or_default())
    });
    let raters: Vec<String> = raters.collect();
    part("Second opinions", raters.join("\n"));
    part("Note for the team", prose(&known.team_note));
    part("Note", prose(&known.note));
    part("How they like to be thanked", prose(&known.how_thanked));
    part("From what we know it", prose(&record.evidence));
    let from = match (record.engagement_now, record.engagement_wanted) {
        (Some(now), Some(wanted)) if now != wanted => {
            format!("{} → {}", now.name(), wanted.name().to_lowercase())
        }
        (Some(now), _) => now.name().to_owned(),
        (None, _) => String::new(),
    };
    (!parts.is_empty()).then(|| Card {
        title: known.name.clone(),
        aside: known.role.clone().unwrap_or_default(),
        from,
        parts,
        foot: record.assessed_on.map(|day| format!("Assessed on {}", long(day))).unwrap_or_default(),
        ..Card::default()
    })
}

fn joined(word: &str, text: Option<&str>) -> String {
    match text.filter(|text| !text.trim().is_empty()) {
        Some(text) => format!("{word}: {text}"),
        None => word.to_owned(),
    }
}

fn motive(name: &str, need: &Motivator) -> Option<String> {
    let note = need.note.as_deref().unwrap_or_default();
    (need.weight.get() > 0 || !note.is_empty()).then(|| {
        let note = if note.is_empty() { String::new() } else { format!(" – {note}") };
        format!("{} {} of 3, {}{note}", capital(name), need.weight, need.met.name().to_lowercase())
    })
}

fn adkar(one: &crate::share::Adkar) -> String {
    let scores = [
        ("awareness", one.awareness),
        ("desire", one.desire),
        ("knowledge", one.knowledge),
        ("ability", one.ability),
        ("reinforcement", one.reinforcement),
    ];
    scores.iter().map(|(name, score)| format!("{name} {score}")).collect::<Vec<_>>().join(", ")
}
