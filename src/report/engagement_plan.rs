//! What is the plan of engagement for one change, for this reader?
//!
//! *Invariants:* which sections there are follows from what the audience sees. Nothing is said of what is left out but
//! in words that are the same for every map.

use super::block::{Block, Edition, Fact, Report, Section, Shape};
use super::dates::long;
use super::{Context, ReportError, calendar, sections, who};
use crate::diagram::{Align, Ink};
use crate::diagram::{Inter, Measure, Paint, Scene, Text, Weight, pos};
use crate::share::{
    ADDITIONS, Action, ActionId, Affected, Audience, Community, CommunityId, Disclosure, Effect, Initiative,
    InitiativeId, Recipients, StakeholderId,
};
use jiff::civil::Date;

/// What the sections are made of.
pub(super) struct Plan<'a> {
    pub(super) from: &'a Disclosure,
    pub(super) id: InitiativeId,
    pub(super) initiative: &'a Initiative,
    pub(super) today: Date,
}

/// The engagement plan of the initiative to which the disclosure is limited, or of the only one.
///
/// O(records of the initiative · log).
pub fn engagement_plan(from: &Disclosure, context: &Context) -> Result<Report, ReportError> {
    let only = || {
        let mut all = from.initiatives().iter();
        all.next().filter(|_| all.next().is_none()).map(|(id, record)| (*id, record))
    };
    let (id, initiative) = from.initiative().or_else(only).ok_or(ReportError::NoInitiative)?;
    let plan = Plan { from, id, initiative, today: context.today };
    let made = [
        ("Why this change", sections::why(&plan)),
        ("What we promise", sections::promise(&plan)),
        ("Who this concerns", who::who(&plan)),
        ("Stakeholders", who::stakeholders(&plan)),
        ("Advocates", who::advocates(&plan)),
        ("Messages", sections::messages(&plan)),
        ("Calendar", calendar::calendar(&plan)),
        ("Who decides", sections::decisions(&plan)),
        ("You said, we did", sections::feedback(&plan)),
        ("Risks", sections::risks(&plan)),
        ("Effort", calendar::effort(&plan)),
        ("Checkpoints and review", sections::review(&plan)),
        ("Appendix: for you alone", who::private(&plan)),
    ];
    let filled = made.into_iter().filter(|(_, blocks)| !blocks.is_empty());
    Ok(Report {
        id: "engagement-plan",
        shape: Shape::Pages,
        kind: "Engagement plan",
        title: initiative.name.clone(),
        lead: initiative.why.to_string(),
        organisation: from.about().organisation.clone().unwrap_or_default(),
        audience: from.audience(),
        classification: from.classification().to_owned(),
        date: context.today,
        valid_until: Some(plan.valid_until()),
        edition: Edition::default(),
        promise: String::new(),
        left_out: Vec::new(),
        front: plan.front(),
        sections: filled.map(|(title, blocks)| Section::new(title, blocks)).collect(),
    })
}

impl<'a> Plan<'a> {
    /// A person with the role that they have, as far as both may be known.
    pub(super) fn person(&self, id: StakeholderId) -> String {
        let Some(record) = self.from.stakeholders().get(&id) else { return String::new() };
        match record.role.as_deref().filter(|role| !role.is_empty()) {
            Some(role) => format!("{}, {role}", record.name),
            None => record.name.clone(),
        }
    }

    /// The affected communities, those first on which the effect is largest.
    pub(super) fn affected(&self) -> Vec<(CommunityId, &'a Community, &'a Affected)> {
        let mut found: Vec<_> = self
            .initiative
            .affected
            .iter()
            .filter_map(|(id, affected)| Some((*id, self.from.communities().get(id)?, affected)))
            .collect();
        found.sort_by(|a, b| {
            let by_effect = b.2.impact.cmp(&a.2.impact);
            by_effect.then_with(|| a.1.name.cmp(&b.1.name)).then_with(|| a.0.cmp(&b.0))
        });
        found
    }

    /// The actions of the initiative by day, those without one last.
    pub(super) fn actions(&self) -> Vec<(ActionId, &'a Action)> {
        let mut found: Vec<_> = self
            .from
            .actions()
            .iter()
            .filter(|(_, action)| action.initiative == self.id)
            .map(|(id, action)| (*id, action))
            .collect();
        found.sort_by(|a, b| {
            let day = |action: &Action| action.dated().unwrap_or(Date::MAX);
            day(a.1).cmp(&day(b.1)).then_with(|| a.1.title.cmp(&b.1.title)).then_with(|| a.0.cmp(&b.0))
        });
        found
    }

    /// For whom something is, in words.
    pub(super) fn recipients(&self, recipients: &Recipients) -> String {
        if recipients.everyone {
            return "Everyone".to_owned();
        }
        let mut people: Vec<&str> = recipients
            .stakeholders
            .iter()
            .map(|id| self.from.person(*id))
            .filter(|name| !name.is_empty())
            .collect();
        people.sort_unstable();
        let communities = recipients.communities.iter().filter_map(|id| self.from.communities().get(id));
        let mut communities: Vec<&str> = communities.map(|record| record.name.as_str()).collect();
        communities.sort_unstable();
        let quadrants = recipients.quadrants.iter().map(|quadrant| quadrant.name());
        people.into_iter().chain(communities).chain(quadrants).collect::<Vec<_>>().join(", ")
    }

    /// The next checkpoint that is still to come.
    fn next_checkpoint(&self) -> Option<Date> {
        let open = self.initiative.checkpoints.iter().filter(|checkpoint| checkpoint.done_on.is_none());
        open.map(|checkpoint| checkpoint.date).filter(|date| *date > self.today).min()
    }

    /// Until when a copy holds: the next checkpoint, or four weeks where there is none.
    pub(super) fn valid_until(&self) -> Date {
        self.next_checkpoint().unwrap_or_else(|| self.today.saturating_add(jiff::Span::new().weeks(4)))
    }

    fn front(&self) -> Vec<Block> {
        let record = self.initiative;
        let mut facts = Vec::new();
        let mut fact = |name, text: String| {
            if !text.is_empty() {
                facts.push(Fact { name, text });
            }
        };
        let owner = record.owner.map(|id| self.from.person(id)).unwrap_or_default();
        fact("Owner", record.owner.map(|id| self.person(id)).unwrap_or_default());
        fact("Sponsor", record.sponsor.map(|id| self.person(id)).unwrap_or_default());
        let planned = match (record.starts, record.ends) {
            (Some(starts), Some(ends)) => format!("{} to {}", long(starts), long(ends)),
            (Some(starts), None) => format!("from {}", long(starts)),
            (None, Some(ends)) => format!("until {}", long(ends)),
            (None, None) => String::new(),
        };
        fact("Time", planned);
        fact("As of", long(self.today));
        let until = self.valid_until();
        let ask = if owner.is_empty() {
            String::new()
        } else {
            format!(" After that, ask {owner} for the latest copy.")
        };
        fact("Valid until", format!("{}.{ask}", long(until)));
        fact("This copy is for", self.from.audience().name().to_owned());
        let (inside, outside) = self.contents();
        fact("In this copy", inside);
        fact("Not in this copy", outside);
        let mut front = Vec::new();
        if let Some(block) = self.circles() {
            front.push(block);
        }
        front.push(Block::Heading("About this copy".to_owned()));
        front.push(Block::Facts(facts));
        front
    }

    /// What is in this copy and what is not, in words that depend on the audience and on what was added, never on the map.
    fn contents(&self) -> (String, String) {
        let (inside, outside) = match self.from.audience() {
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
            ADDITIONS.iter().filter(|one| self.from.choices().includes(one)).map(|one| one.name).collect();
        if added.is_empty() || self.from.audience() == Audience::Me {
            return (inside.to_owned(), outside.to_owned());
        }
        let why = self.from.choices().reason.as_deref().map(|reason| format!(" (reason: {reason})"));
        let inside = format!("{inside}. Added: {}{}", added.join(", "), why.unwrap_or_default());
        (inside, "What was not added, motives, notes".to_owned())
    }

    /// The affected communities as circles, by head-count and effect.
    fn circles(&self) -> Option<Block> {
        let found = self.affected();
        let counted: Vec<_> = found.iter().filter(|(_, record, _)| record.headcount > 0).collect();
        if counted.len() < 2 {
            return None;
        }
        const WIDTH: f32 = 680.0;
        const HIGHEST: f32 = 168.0;
        const GAP: f32 = 14.0;
        let roots: Vec<f32> = counted.iter().map(|(_, record, _)| (record.headcount as f32).sqrt()).collect();
        let room = WIDTH - GAP * (roots.len() as f32 - 1.0);
        let widest = roots.iter().copied().fold(0.0, f32::max);
        let scale = (room / roots.iter().sum::<f32>()).min(HIGHEST / widest).max(0.1);
        let ground = (widest * scale).max(40.0) + 4.0;
        let mut scene = Scene { size: pos(WIDTH, ground + 34.0), ..Scene::default() };
        let mut x = 0.0;
        for ((_, _, affected), root) in counted.iter().zip(&roots) {
            let radius = (root * scale / 2.0).max(2.0);
            let paint = affected.impact.map_or_else(|| Ink::Line.into(), |impact| tint(Effect::of(impact)));
            scene.circle(pos(x + radius, ground - radius), radius, paint, None);
            x += radius * 2.0 + GAP;
        }
        scene.segment(
            pos(0.0, ground + 1.0),
            pos(WIDTH, ground + 1.0),
            crate::diagram::Stroke::new(Ink::Text, 1.0),
        );
        let mut x = 0.0;
        for effect in Effect::ALL {
            let word = effect.name().to_lowercase();
            let word = if effect == Effect::VeryLarge { format!("{word} effect") } else { word };
            scene.circle(pos(x + 6.0, ground + 23.0), 6.0, tint(effect), None);
            let width = Inter.width(&word, 13.0, Weight::Regular);
            scene.push(crate::diagram::Shape::Text(
                Text::new(pos(x + 18.0, ground + 23.0), word, 13.0, Weight::Regular, Ink::Muted)
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
                format!(
                    "{}: {} people, effect {}",
                    record.name,
                    number(record.headcount),
                    effect.to_lowercase()
                )
            })
            .collect::<Vec<_>>()
            .join("; ");
        let communities = in_words(counted.len());
        let caption = format!(
            "{} people in {communities} communities. Each circle is one, drawn by its head-count.",
            number(people)
        );
        Some(Block::Picture(Box::new(scene), caption))
    }
}

fn tint(effect: Effect) -> Paint {
    match effect {
        Effect::VeryLarge => Ink::Leading.into(),
        Effect::Large => Ink::Accent.into(),
        Effect::Medium => Ink::Accent.tinted(Ink::Surface, 0.4),
        Effect::Small => Ink::Accent.tinted(Ink::Surface, 0.7),
    }
}

/// A number with commas: *1,240*.
pub(super) fn number(number: u32) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// Small numbers as words: *nine*.
pub(super) fn in_words(number: usize) -> String {
    const WORDS: [&str; 13] = [
        "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
        "twelve",
    ];
    WORDS.get(number).map_or_else(|| number.to_string(), |word| (*word).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_for_people() {
        for (value, expected) in [(7, "7"), (1240, "1,240"), (1_000_000, "1,000,000"), (999, "999")] {
            assert_eq!(number(value), expected);
        }
        assert_eq!(in_words(9), "nine");
    }
}
