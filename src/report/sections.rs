//! Why, what is promised, said, decided, risked and reviewed?

use super::block::{Block, Card, Cell, Column, Passage, Table, Tone};
use super::dates::long;
use super::engagement_plan::Plan;
use crate::share::{Audience, Kept, Map, Prose, Raci};

/// Why, what changes, what stays, what it is worth, and how one will know.
pub(super) fn why(plan: &Plan<'_>) -> Vec<Block> {
    let record = plan.initiative;
    let mut blocks = Vec::new();
    let passage = |title: &str, text: &Option<Prose>| {
        let text = text.as_deref().filter(|text| !text.trim().is_empty())?;
        Some(Passage {
            figure: String::new(),
            title: title.to_owned(),
            lines: text.lines().map(str::to_owned).collect(),
        })
    };
    let passages: Vec<Passage> = [
        passage("What changes", &record.what_changes),
        passage("What stays", &record.what_stays),
        passage("What it is worth", &record.value),
    ]
    .into_iter()
    .flatten()
    .collect();
    if !passages.is_empty() {
        blocks.push(Block::Passages(passages));
    }
    let rows = record.measures.iter().map(|measure| {
        let target = measure.target.as_deref().unwrap_or("–");
        vec![Cell::toned(&measure.text, Tone::Strong), Cell::plain(target)]
    });
    let table = Table::of(vec![Column::words("Measure", 55), Column::words("Target", 45)], rows.collect());
    if let Some(table) = table {
        blocks.push(Block::Heading("How we will know".to_owned()));
        blocks.push(table);
    }
    blocks
}

/// How far people take part.
pub(super) fn promise(plan: &Plan<'_>) -> Vec<Block> {
    let Some(level) = plan.initiative.promise else { return Vec::new() };
    vec![Block::Callout {
        title: format!("Our promise: {}", level.name().to_lowercase()),
        text: format!("{}.", level.promise()),
    }]
}

/// What each audience should think, feel and do.
pub(super) fn messages(plan: &Plan<'_>) -> Vec<Block> {
    if plan.from.audience() == Audience::Everyone {
        return Vec::new();
    }
    let mut found: Vec<_> =
        plan.from.messages().iter().filter(|(_, message)| message.initiative == plan.id).collect();
    found.sort_by(|a, b| a.1.title.cmp(&b.1.title).then_with(|| a.0.cmp(b.0)));
    let cards: Vec<Card> = found
        .into_iter()
        .map(|(_, message)| {
            let part = |name, text: &Option<Prose>| {
                let text = text.as_deref().filter(|text| !text.is_empty())?;
                Some((name, text.to_owned()))
            };
            let avoid: Vec<&str> = message.avoid.iter().map(String::as_str).collect();
            Card {
                title: message.title.clone(),
                aside: plan.recipients(&message.audience),
                from: message
                    .sender
                    .map(|id| plan.from.person(id))
                    .filter(|name| !name.is_empty())
                    .map(|name| format!("From {name}"))
                    .unwrap_or_default(),
                parts: [part("Think", &message.think), part("Feel", &message.feel), part("Do", &message.act)]
                    .into_iter()
                    .flatten()
                    .collect(),
                quote: message.text.as_deref().unwrap_or_default().to_owned(),
                changed: false,
                foot: if avoid.is_empty() {
                    String::new()
                } else {
                    format!("Words to leave out: {}", avoid.join(", "))
                },
            }
        })
        .collect();
    if cards.is_empty() {
        return Vec::new();
    }
    let said = "What each audience should think, feel and do, in words of their own, from someone they know. It counts \
                when they confirm that they heard it.";
    vec![Block::Paragraph(said.to_owned()), Block::Cards(cards)]
}

/// Who decides, and who is asked and told.
pub(super) fn decisions(plan: &Plan<'_>) -> Vec<Block> {
    if plan.from.audience() == Audience::Everyone {
        return Vec::new();
    }
    let rows = plan.initiative.decisions.iter().map(|decision| {
        let in_role = |roles: &[Raci]| {
            let names = named(plan, &decision.raci, roles);
            Cell::plain(if names.is_empty() { "–".to_owned() } else { names })
        };
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
    Table::of(head, rows.collect()).into_iter().collect()
}

fn named(
    plan: &Plan<'_>,
    raci: &Map<crate::share::Id<crate::share::Stakeholder>, Raci>,
    roles: &[Raci],
) -> String {
    let wanted = raci.iter().filter(|(_, role)| roles.contains(role));
    let mut names: Vec<&str> =
        wanted.map(|(id, _)| plan.from.person(*id)).filter(|name| !name.is_empty()).collect();
    names.sort_unstable();
    names.join(", ")
}

/// What people said, and what was changed by it.
pub(super) fn feedback(plan: &Plan<'_>) -> Vec<Block> {
    let rows: Vec<Vec<Cell>> = plan
        .actions()
        .into_iter()
        .filter_map(|(_, action)| {
            let changed = action.changed_by_it.as_deref().filter(|text| !text.trim().is_empty())?;
            let said = action.feedback.as_deref().filter(|text| !text.is_empty());
            let day = action.dated().map(long).unwrap_or_default();
            let mut row = vec![Cell::toned(&action.title, Tone::Strong).with(day)];
            if plan.from.sees("action.feedback") {
                row.push(Cell::plain(said.unwrap_or("–")));
            }
            row.push(Cell::plain(changed));
            Some(row)
        })
        .collect();
    let mut head = vec![Column::words("We asked", 30)];
    if plan.from.sees("action.feedback") {
        head.push(Column::words("You said", 35));
    }
    head.push(Column::words("What changed by it", 45));
    let mut blocks: Vec<Block> = Table::of(head, rows).into_iter().collect();
    blocks.extend(promises(plan));
    blocks
}

/// What was promised and is still open.
fn promises(plan: &Plan<'_>) -> Vec<Block> {
    let mut open: Vec<_> = plan
        .from
        .interactions()
        .values()
        .filter(|talk| talk.initiative == Some(plan.id))
        .flat_map(|talk| &talk.promises)
        .filter(|promise| promise.kept == Kept::Open && !promise.text.is_empty())
        .collect();
    open.sort_by(|a, b| (a.due.is_none(), a.due, &a.text).cmp(&(b.due.is_none(), b.due, &b.text)));
    let rows = open.into_iter().map(|promise| {
        let due = promise.due.map_or_else(
            || Cell::plain("–"),
            |due| {
                let tone = if due < plan.today { Tone::Late } else { Tone::Plain };
                Cell::toned(long(due), tone)
            },
        );
        vec![Cell::toned(&*promise.text, Tone::Strong), Cell::plain(plan.from.person(promise.by)), due]
    });
    let head = vec![
        Column::words("Promised and still open", 55),
        Column::words("By", 22),
        Column::words("Until", 23),
    ];
    Table::of(head, rows.collect()).into_iter().collect()
}

/// Risks, assumptions, issues and dependencies that concern people.
pub(super) fn risks(plan: &Plan<'_>) -> Vec<Block> {
    let mut open: Vec<_> =
        plan.initiative.risks.iter().filter(|risk| risk.open && !risk.text.is_empty()).collect();
    open.sort_by_key(|risk| risk.kind);
    let rows = open.into_iter().map(|risk| {
        let concerns = risk.stakeholder.map(|id| plan.from.person(id)).filter(|name| !name.is_empty());
        let owner = risk.owner.map(|id| plan.from.person(id)).filter(|name| !name.is_empty());
        vec![
            Cell::toned(risk.kind.name(), Tone::Muted),
            Cell::toned(&*risk.text, Tone::Strong)
                .with(concerns.map(|name| format!("concerns {name}")).unwrap_or_default()),
            Cell::plain(risk.response.as_deref().unwrap_or("–")),
            Cell::plain(owner.unwrap_or("–")),
        ]
    });
    let head = vec![
        Column::words("Kind", 14),
        Column::words("What", 38),
        Column::words("What we do", 36),
        Column::words("Owner", 16),
    ];
    Table::of(head, rows.collect()).into_iter().collect()
}

/// Days by which something is there, and what the last look back said.
pub(super) fn review(plan: &Plan<'_>) -> Vec<Block> {
    let mut checkpoints: Vec<_> = plan.initiative.checkpoints.iter().collect();
    checkpoints.sort_by(|a, b| a.date.cmp(&b.date).then_with(|| a.name.cmp(&b.name)));
    let rows = checkpoints.into_iter().map(|checkpoint| {
        let state = match checkpoint.done_on {
            Some(day) => Cell::toned(format!("Done on {}", long(day)), Tone::Good),
            None if checkpoint.date < plan.today => Cell::toned("Late", Tone::Late),
            None => Cell::plain("To come"),
        };
        vec![
            Cell::toned(long(checkpoint.date), Tone::Strong),
            Cell::plain(&checkpoint.name),
            Cell::plain(checkpoint.celebrate.as_deref().unwrap_or("–")),
            state,
        ]
    });
    let head = vec![
        Column::words("Day", 22),
        Column::words("What is there then", 30),
        Column::words("How it is celebrated", 32),
        Column::words("State", 22),
    ];
    let mut blocks: Vec<Block> = Table::of(head, rows.collect()).into_iter().collect();
    if plan.from.audience() == Audience::Everyone {
        return blocks;
    }
    let mut reviews: Vec<_> =
        plan.from.reviews().iter().filter(|(_, review)| review.initiative == plan.id).collect();
    reviews.sort_by_key(|(id, review)| (review.date, **id));
    if let Some((_, last)) = reviews.last() {
        blocks.push(Block::Heading(format!("Last review: {}, {}", last.name, long(last.date))));
        let passage = |title: &str, text: &Option<Prose>| {
            let text = text.as_deref().filter(|text| !text.trim().is_empty())?;
            Some(Passage { figure: String::new(), title: title.to_owned(), lines: vec![text.to_owned()] })
        };
        let passages: Vec<Passage> = [
            passage("What works well", &last.works_well),
            passage("What needs attention", &last.needs_attention),
            passage("What moved", &last.what_moved),
        ]
        .into_iter()
        .flatten()
        .collect();
        if !passages.is_empty() {
            blocks.push(Block::Passages(passages));
        }
    }
    blocks
}
