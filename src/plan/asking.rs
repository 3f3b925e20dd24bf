//! How is somebody asked to be an advocate, in their own terms?
//!
//! Two parts: the words to say, and what whoever asks should keep in mind. The words are a first draft that is meant to
//! be edited; what is noted about a person in private never goes into them word for word, only the questions that follow
//! from it. The reminders quote it, so they are for the eyes of whoever asks.
//!
//! *Invariants:* nothing is invented: what is not recorded becomes a question. How somebody stands to the change, and why
//! they might be against it, is not read at all, so it cannot be named. The same map gives the same words.

use super::{carried, last_thanked};
use crate::model::assessment::{Met, Motivator};
use crate::model::stakeholder::{Depth, StakeholderKind};
use crate::model::{
    Assessment, CommunityId, Document, InitiativeId, Key, Stakeholder, StakeholderId, TieKind,
};

/// What the asker has decided already.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Terms {
    /// Who asks.
    pub asked_by: Option<StakeholderId>,
    /// What for, in short; where it is empty, the words say what advocates usually do.
    pub ask: String,
    /// What is promised in return; where it is empty, the words ask what is needed.
    pub support: String,
}

/// A drafted ask.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Asking {
    /// What to say, in paragraphs with an empty line between them.
    pub words: String,
    /// What to keep in mind, a sentence or two each; never to be sent.
    pub reminders: Vec<String>,
}

/// What is known when somebody is asked.
struct Ask<'a> {
    document: &'a Document,
    initiative: InitiativeId,
    id: StakeholderId,
    person: &'a Stakeholder,
    said: &'a Assessment,
    terms: &'a Terms,
}

/// Drafts the ask of somebody for an initiative. Empty where either is gone. O(ties + interactions + their communities).
pub fn asking(document: &Document, initiative: InitiativeId, id: StakeholderId, terms: &Terms) -> Asking {
    let nothing = Assessment::default();
    let said = document.assessments.get(&(initiative, id)).unwrap_or(&nothing);
    let Some(person) = document.stakeholders.get(&id) else { return Asking::default() };
    if !document.initiatives.contains_key(&initiative) {
        return Asking::default();
    }
    let ask = Ask { document, initiative, id, person, said, terms };
    Asking { words: ask.words(), reminders: ask.reminders() }
}

impl Ask<'_> {
    fn words(&self) -> String {
        let mut parts = vec![self.opening()];
        parts.push(self.wanted());
        parts.push(self.in_return());
        parts.push(self.matters());
        parts.push("You are free to say no. What do you think?".to_owned());
        if let Some(by) = self.terms.asked_by.filter(|by| *by != self.id) {
            parts.push(self.document.name(Key::Stakeholder(by)));
        }
        parts.retain(|part| !part.is_empty());
        parts.join("\n\n")
    }

    /// Who is spoken to, what it is about, and why them.
    fn opening(&self) -> String {
        let change = self.document.initiatives.get(&self.initiative);
        let (name, why) = change.map_or(("", ""), |change| (change.name.as_str(), &*change.why));
        let mut words = format!("{}, I would like to ask you for help with {}.", self.called(), name.trim());
        if !why.trim().is_empty() {
            words.push_str(&format!(" Why we do it: {}", sentence(why)));
        }
        let (own, known) = self.communities();
        let why_them = match (own.as_slice(), known.as_slice()) {
            ([], []) => "Whom of those it concerns do you know best?".to_owned(),
            ([], known) => format!("It affects {}. You know the people and the work there.", listed(known)),
            (own, []) => format!("It affects {}. You are one of the people there.", listed(own)),
            (own, known) => format!(
                "It affects {}. You are one of the people there, and you know {} as well.",
                listed(own),
                listed(known)
            ),
        };
        format!("{words}\n\n{why_them}")
    }

    /// What is asked of them, and how much of their time it may take.
    fn wanted(&self) -> String {
        let (own, known) = self.communities();
        let there: Vec<String> = own.into_iter().chain(known).collect();
        let ask = self.terms.ask.trim();
        let what = if !ask.is_empty() {
            format!("What I ask of you: {}", sentence(ask))
        } else if there.is_empty() {
            "What I ask of you: listen to the people around you and talk with them about it, and bring their questions \
             back to us."
                .to_owned()
        } else {
            format!(
                "What I ask of you: listen to people in {} and talk with them about it, and bring their questions back \
                 to us.",
                listed(&there)
            )
        };
        let time = match self.person.hours_a_week {
            Some(hours) if hours.get() > 0.0 => {
                let unit = if hours.get() == 1.0 { "hour" } else { "hours" };
                format!("It should take no more than {hours} {unit} of your week.")
            }
            _ => "How much of your week could you give to it?".to_owned(),
        };
        format!("{what} {time}")
    }

    fn in_return(&self) -> String {
        match self.terms.support.trim() {
            "" => "What would you need from us to do that?".to_owned(),
            support => format!("What we promise you: {} What else would you need?", sentence(support)),
        }
    }

    /// Questions in the order of what matters to them, two at the most; one for everybody where nothing is noted.
    fn matters(&self) -> String {
        let mut asked: Vec<&str> =
            self.motivators().into_iter().take(2).map(|(_, _, question)| question).collect();
        if is_unsaid(self.said.wants.as_deref()) {
            asked.push("What would make it worth it for you?");
        }
        asked.join(" ")
    }

    fn reminders(&self) -> Vec<String> {
        let mut all = Vec::new();
        for (need, motivator, _) in self.motivators() {
            let met = match motivator.met {
                Met::No => ", and it is not met yet",
                Met::Partly => ", and it is met only in part",
                Met::Yes | Met::Unknown => "",
            };
            let strongly = if motivator.weight.get() == 3 { " a great deal" } else { "" };
            let note = quoted(motivator.note.as_deref()).map(|note| format!(" {note}")).unwrap_or_default();
            all.push(format!("{need} matters to them{strongly}{met}.{note}"));
        }
        if all.is_empty() {
            all.push("What matters most to them is not noted: listen for it.".to_owned());
        }
        all.push(known(
            self.said.wants.as_deref(),
            "What would make them want to:",
            "Ask what would make it worth it for them; it is not noted.",
        ));
        if let Some(worry) = quoted(self.said.concerns.as_deref()) {
            let side = quoted(self.said.reframe.as_deref());
            let side = side.map_or(" Ask about it, and listen first.".to_owned(), |side| {
                format!(" From their side it may look like this: {side}")
            });
            all.push(format!("What worries them: {worry}{side}"));
        }
        all.push(known(
            self.said.needs.as_deref(),
            "What they need from us:",
            "Ask what they need from us; it is not noted.",
        ));
        if let Some(could) = quoted(self.said.could_help.as_deref()) {
            all.push(format!("They could help by: {could}"));
        }
        all.push(known(
            self.person.how_thanked.as_deref(),
            "How they like to be thanked:",
            "Ask how they like to be thanked; it is not noted.",
        ));
        all.extend(self.around());
        all
    }

    /// What the map says of who asks, how, and what they carry already.
    fn around(&self) -> Vec<String> {
        let mut all = Vec::new();
        all.extend(self.better_placed());
        if let Some(channel) = self.person.preferred_channel {
            all.push(format!("They like to be reached by {}.", channel.name().to_lowercase()));
        }
        let elsewhere: Vec<String> = carried(self.document, self.id)
            .into_keys()
            .filter(|id| *id != self.initiative)
            .map(|id| self.document.name(Key::Initiative(id)))
            .collect();
        if !elsewhere.is_empty() {
            all.push(format!("They are an advocate for {} already: is it too much?", listed(&elsewhere)));
        }
        if let Some(day) = last_thanked(self.document, self.id) {
            all.push(format!("They were last thanked on {}.", day.strftime("%-d %b %Y")));
        }
        let change = self.document.initiatives.get(&self.initiative);
        if change.is_none_or(|change| change.why.trim().is_empty()) {
            all.push("Say why this is done: it is not noted for this initiative.".to_owned());
        }
        all
    }

    /// Whom they trust and who could ask instead, where nothing ties them to whoever asks.
    fn better_placed(&self) -> Option<String> {
        let name = |id| self.document.name(Key::Stakeholder(id));
        let mut trusted: Vec<_> = self
            .document
            .ties_of(self.id)
            .filter(|(_, tie)| tie.kind == TieKind::Trusts && tie.from == self.id)
            .map(|(_, tie)| (std::cmp::Reverse(tie.strength), tie.to))
            .collect();
        trusted.sort_unstable();
        let trusted = trusted.first().map(|(_, id)| *id);
        match (self.terms.asked_by.filter(|by| *by != self.id), trusted) {
            (Some(by), trusted) => {
                let tied = self
                    .document
                    .ties_of(self.id)
                    .any(|(_, tie)| tie.other(self.id) == Some(by) && tie.kind != TieKind::Conflict);
                let instead = trusted.filter(|other| *other != by && !tied).map(name);
                let instead =
                    instead.map(|other| format!(" They trust {other}, who could ask or come along."));
                (!tied).then(|| {
                    format!("Nothing on the map ties {} to them.{}", name(by), instead.unwrap_or_default())
                })
            }
            (None, Some(trusted)) => Some(format!("They trust {}, who could ask.", name(trusted))),
            (None, None) => None,
        }
    }

    /// What matters to them, the weightiest first; equal ones in the usual order.
    fn motivators(&self) -> Vec<(&'static str, &Motivator, &'static str)> {
        let all = &self.said.motivators;
        let mut found = vec![
            (
                "Safety and belonging",
                &all.safety,
                "What would make it safe for you to say what you and the others think?",
            ),
            ("Contributing", &all.contribution, "Which part of it would you like to shape yourself?"),
            ("Recognition", &all.recognition, "Who should know of what you do for it?"),
        ];
        found.retain(|(_, motivator, _)| motivator.weight.get() > 0);
        found.sort_by_key(|(_, motivator, _)| std::cmp::Reverse(motivator.weight));
        found
    }

    /// The communities that are meant, as names: those to which they belong, and those that they know. What they carry
    /// counts first; else it is what the initiative affects.
    fn communities(&self) -> (Vec<String>, Vec<String>) {
        let affected = self.document.initiatives.get(&self.initiative).map(|change| &change.affected);
        let carries = &self.said.advocacy.carries;
        let meant = |id: &CommunityId| {
            if carries.is_empty() {
                affected.is_some_and(|affected| affected.contains_key(id))
            } else {
                carries.contains(id)
            }
        };
        let depth = |id: &CommunityId| self.person.communities.get(id).copied();
        let (mut own, mut known) = (Vec::new(), Vec::new());
        for id in self.document.communities.keys().filter(|id| meant(id)) {
            let name = self.document.name(Key::Community(*id)).trim().to_owned();
            match depth(id) {
                Some(Depth::Member | Depth::Expert) => own.push(name),
                Some(Depth::Knows) => known.push(name),
                None => {}
            }
        }
        (own, known)
    }

    /// The first name of a person, the whole name of a group.
    fn called(&self) -> &str {
        let name = self.person.name.trim();
        if self.person.kind == StakeholderKind::Group {
            return name;
        }
        const TITLES: [&str; 6] = ["dr", "mr", "mrs", "ms", "prof", "sir"];
        let title = |word: &str| TITLES.contains(&word.trim_end_matches('.').to_lowercase().as_str());
        let mut words = name.split_whitespace();
        match words.next() {
            // A title goes with the whole name.
            Some(first) if !title(first) => first,
            _ => name,
        }
    }
}

fn is_unsaid(text: Option<&str>) -> bool {
    text.is_none_or(|text| text.trim().is_empty())
}

/// What is noted behind what it is, or what to ask where nothing is.
fn known(text: Option<&str>, what: &str, unknown: &str) -> String {
    quoted(text).map_or_else(|| unknown.to_owned(), |text| format!("{what} {text}"))
}

/// A note in quotation marks; nothing where it is empty.
fn quoted(text: Option<&str>) -> Option<String> {
    let text = text.map(str::trim).filter(|text| !text.is_empty())?;
    Some(format!("“{text}”"))
}

/// A text that ends as a sentence does.
fn sentence(text: &str) -> String {
    let text = text.trim();
    if text.ends_with(['.', '!', '?', '…', ':']) { text.to_owned() } else { format!("{text}.") }
}

/// *Pharmacy*, *Pharmacy and Radiology*, *Pharmacy, Radiology and Estates*.
fn listed(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}
