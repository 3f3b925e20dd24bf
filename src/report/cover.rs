//! What is this copy, for whom, until when does it hold, and what is in it?
//!
//! *Invariants:* nothing is said of what is left out but in words that are the same for every map.

use super::block::{Block, Fact};
use super::dates::long;
use super::planned::{Plan, in_words, number};
use crate::diagram::{Align, Ink, Inter, Measure, Paint, Scene, Shape, Stroke, Text, Weight, pos};
use crate::share::{ADDITIONS, Audience, Effect};

/// Names with what they are; what is empty is not there.
#[derive(Default)]
pub(super) struct Facts(Vec<Fact>);

impl Facts {
    /// Adds one, unless it says nothing.
    pub(super) fn add(&mut self, name: &'static str, text: impl Into<String>) {
        let text = text.into();
        if !text.trim().is_empty() {
            self.0.push(Fact { name, text });
        }
    }

    /// As a block.
    pub(super) fn block(self) -> Block {
        Block::Facts(self.0)
    }
}

/// The first page of a plan: the communities as circles, and what this copy is. The version stands where the marks of what
/// changed are made.
pub(super) fn front(plan: &Plan<'_>) -> Vec<Block> {
    let record = plan.initiative;
    let mut facts = Facts::default();
    facts.add("Owner", record.owner.map(|id| plan.person(id)).unwrap_or_default());
    facts.add("Sponsor", record.sponsor.map(|id| plan.person(id)).unwrap_or_default());
    let planned = match (record.starts, record.ends) {
        (Some(starts), Some(ends)) => format!("{} to {}", long(starts), long(ends)),
        (Some(starts), None) => format!("from {}", long(starts)),
        (None, Some(ends)) => format!("until {}", long(ends)),
        (None, None) => String::new(),
    };
    let planned =
        if planned.is_empty() { String::new() } else { format!("{planned}. {}", record.status.name()) };
    facts.add("Time", planned);
    facts.add("As of", long(plan.today));
    let owner = plan.name(record.owner);
    let ask = if owner.is_empty() {
        String::new()
    } else {
        format!(" After that, ask {owner} for the latest copy.")
    };
    facts.add("Valid until", format!("{}.{ask}", long(plan.valid_until())));
    about_the_copy(plan, &mut facts);
    let mut front: Vec<Block> = circles(plan).into_iter().collect();
    front.push(Block::Heading("About this copy".to_owned()));
    front.push(facts.block());
    front
}

/// For whom it is, who gets it, what is in it and what is not.
pub(super) fn about_the_copy(plan: &Plan<'_>, facts: &mut Facts) {
    facts.add("This copy is for", plan.from.audience().name());
    let change = &plan.initiative.name;
    facts.add(
        "Sent to",
        match plan.from.audience() {
            Audience::Team => format!("Core team of {change}"),
            Audience::Sponsor => plan.name(plan.initiative.sponsor),
            Audience::Everyone => "Anyone who asks".to_owned(),
            _ => "Nobody else".to_owned(),
        },
    );
    let (inside, outside) = contents(plan);
    facts.add("In this copy", inside);
    facts.add("Not in this copy", outside);
}

/// What is in this copy and what is not, in words that depend on the audience and on what was added, never on the map.
fn contents(plan: &Plan<'_>) -> (String, String) {
    let (inside, outside) = match plan.from.audience() {
        Audience::Everyone => (
            "Why, when and for whom; public actions with those who lead them; counts of five and more",
            "Ratings and views of people, contact details, actions that are not public",
        ),
        Audience::Sponsor => (
            "Actions, decisions and risks with the names in them; counts of five and more",
            "Ratings and views of people, motives, notes, contact details",
        ),
        Audience::Team => (
            "Names, roles, influence, interest, wanted engagement, actions, risks",
            "What anyone thinks of the change today, motives, notes, contact details",
        ),
        Audience::Card(_) => ("What concerns you", "Everybody else"),
        Audience::Access(_) => ("What is held about one person", "The names of others"),
        Audience::Me => ("Everything, with motives, reasons and notes", ""),
    };
    let added: Vec<&str> =
        ADDITIONS.iter().filter(|one| plan.from.choices().includes(one)).map(|one| one.name).collect();
    if added.is_empty() || plan.from.audience() == Audience::Me {
        return (inside.to_owned(), outside.to_owned());
    }
    let why = plan.from.choices().reason.as_deref().map(|reason| format!(" (reason: {reason})"));
    let inside = format!("{inside}. Added: {}{}", added.join(", "), why.unwrap_or_default());
    (inside, "What was not added, motives, notes".to_owned())
}

/// The affected communities as circles, by head-count and effect.
fn circles(plan: &Plan<'_>) -> Option<Block> {
    /// So many are drawn; more would be specks.
    const MOST: usize = 24;
    const WIDTH: f32 = 680.0;
    const HIGHEST: f32 = 164.0;
    const LEGEND: f32 = 13.0;
    let found = plan.affected();
    let counted: Vec<_> = found.iter().filter(|(_, record, _)| record.headcount > 0).collect();
    if counted.len() < 2 {
        return None;
    }
    let drawn = &counted[..counted.len().min(MOST)];
    let gap = if drawn.len() > 12 { 6.0 } else { 14.0 };
    let roots: Vec<f32> = drawn.iter().map(|(_, record, _)| (record.headcount as f32).sqrt()).collect();
    let room = WIDTH - gap * (roots.len() as f32 - 1.0);
    let widest = roots.iter().copied().fold(0.0, f32::max);
    let scale = (room / roots.iter().sum::<f32>()).min(HIGHEST / widest).max(0.01);
    let ground = (widest * scale).max(40.0) + 4.0;
    let mut scene = Scene { size: pos(WIDTH, ground + 34.0), ..Scene::default() };
    let mut x = 0.0;
    for ((_, _, affected), root) in drawn.iter().zip(&roots) {
        let radius = (root * scale / 2.0).max(2.0);
        let paint = affected.impact.map_or_else(|| Ink::Line.into(), |impact| tint(Effect::of(impact)));
        scene.circle(pos(x + radius, ground - radius), radius, paint, None);
        x += radius * 2.0 + gap;
    }
    scene.segment(pos(0.0, ground + 1.0), pos(WIDTH, ground + 1.0), Stroke::new(Ink::Text, 1.0));
    let mut x = 0.0;
    for effect in Effect::ALL {
        let word = effect.name().to_lowercase();
        let word = if effect == Effect::VeryLarge { format!("{word} effect") } else { word };
        scene.circle(pos(x + 6.0, ground + 23.0), 6.0, tint(effect), None);
        let width = Inter.width(&word, LEGEND, Weight::Regular);
        scene.push(Shape::Text(
            Text::new(pos(x + 18.0, ground + 23.0), word, LEGEND, Weight::Regular, Ink::Muted)
                .aligned(Align::Start),
        ));
        x += width + 42.0;
    }
    let people: u32 = counted.iter().map(|(_, record, _)| record.headcount).sum();
    scene.title = "Communities by head-count".to_owned();
    scene.description = counted
        .iter()
        .map(|(_, record, affected)| {
            let effect = affected.impact.map_or("unknown", |impact| Effect::of(impact).name());
            format!("{}: {} people, effect {}", record.name, number(record.headcount), effect.to_lowercase())
        })
        .collect::<Vec<_>>()
        .join("; ");
    let communities = in_words(counted.len());
    let shown = if drawn.len() < counted.len() {
        format!("The {} on which the effect is largest are drawn, each by its head-count.", drawn.len())
    } else {
        "Each circle is one, drawn by its head-count.".to_owned()
    };
    let caption = format!("{} people in {communities} communities. {shown}", number(people));
    Some(Block::Picture(Box::new(scene), caption))
}

fn tint(effect: Effect) -> Paint {
    match effect {
        Effect::VeryLarge => Ink::Leading.into(),
        Effect::Large => Ink::Accent.into(),
        Effect::Medium => Ink::Accent.tinted(Ink::Surface, 0.4),
        Effect::Small => Ink::Accent.tinted(Ink::Surface, 0.7),
    }
}
