//! What does a token of the filter mean?

use super::{Facts, contains, is_advocate};
use crate::app::search::folded;
use crate::model::stakeholder::StakeholderKind;
use crate::model::{AdvocacyState, Document, Engagement, InitiativeId, Quadrant, Rating};
use crate::plan;
use jiff::civil::Date;
use std::ops::RangeInclusive;

/// The keys of tokens, with what they look for and an example.
pub(in crate::app) const KEYS: &[(&str, &str, &str)] = &[
    ("stance", "How they stand", "stance:resistant"),
    ("wanted", "How they should stand", "wanted:leading"),
    ("quadrant", "Field of the grid", "quadrant:manage"),
    ("influence", "Influence, 0–100", "influence:>60"),
    ("interest", "Interest, 0–100", "interest:<40"),
    ("impact", "Impact on them, 0–100", "impact:>70"),
    ("community", "Community", "community:nurses"),
    ("tag", "Tag", "tag:nights"),
    ("role", "Role", "role:manager"),
    ("unit", "Organisation or unit", "unit:estates"),
    ("is", "What they are", "is:advocate"),
    ("has", "What they have", "has:no-action"),
    ("due", "Next action within days", "due:<7d"),
];

const IS: [&str; 8] = ["advocate", "candidate", "unrated", "rated", "overdue", "group", "person", "external"];
const HAS: [&str; 7] = ["action", "no-action", "tie", "no-tie", "note", "no-stance", "gap"];

/// One thing that must fit.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::app) struct Term {
    not: bool,
    what: What,
}

#[derive(Debug, Clone, PartialEq)]
enum What {
    Word(String),
    Stance(Engagement),
    Wanted(Engagement),
    Quadrant(Quadrant),
    Influence(RangeInclusive<u8>),
    Interest(RangeInclusive<u8>),
    Impact(RangeInclusive<u8>),
    Community(String),
    Tag(String),
    Role(String),
    Unit(String),
    Is(&'static str),
    Has(&'static str),
    Due(i32),
}

/// The parts of a filter's text: words, tokens, and what stands in quotation marks.
pub(in crate::app) fn chunks(text: &str) -> Vec<&str> {
    let (mut parts, mut start, mut quoted) = (Vec::new(), None, false);
    for (at, c) in text.char_indices() {
        if c == '"' {
            quoted = !quoted;
        }
        if c.is_whitespace() && !quoted {
            if let Some(from) = start.take() {
                parts.push(&text[from..at]);
            }
        } else if start.is_none() {
            start = Some(at);
        }
    }
    parts.extend(start.map(|from| &text[from..]));
    parts
}

/// What a part means if it is a token; why it is not understood if it only looks like one; nothing if it is a word.
pub(in crate::app) fn term(chunk: &str) -> Option<Result<Term, String>> {
    let (not, plain) = chunk.strip_prefix('-').map_or((false, chunk), |rest| (true, rest));
    if not && plain.starts_with('"') {
        return Some(Ok(Term { not, ..Term::word(plain) }));
    }
    if plain == "advocate" {
        return Some(Ok(Term { not, what: What::Is("advocate") }));
    }
    let (key, value) = plain.split_once(':')?;
    let (key, _, example) = KEYS.iter().find(|(k, ..)| *k == key)?;
    let value = value.trim_matches('"').trim();
    if value.is_empty() {
        return Some(Err(format!("Say more, as in {example}")));
    }
    let what = what(key, value).ok_or_else(|| format!("“{value}” is not understood; try {example}"));
    Some(what.map(|what| Term { not, what }))
}

fn what(key: &str, value: &str) -> Option<What> {
    let query = folded(value);
    let stance = || Engagement::ALL.iter().copied().find(|e| folded(e.name()).starts_with(&query));
    let quadrant = || {
        let found = |q: &Quadrant| folded(q.name()).contains(&query) || folded(q.id()).contains(&query);
        Quadrant::ALL.iter().copied().find(found)
    };
    Some(match key {
        "stance" => What::Stance(stance()?),
        "wanted" => What::Wanted(stance()?),
        "quadrant" => What::Quadrant(quadrant()?),
        "influence" => What::Influence(range(value)?),
        "interest" => What::Interest(range(value)?),
        "impact" => What::Impact(range(value)?),
        "community" => What::Community(query),
        "tag" => What::Tag(query),
        "role" => What::Role(query),
        "unit" => What::Unit(query),
        "is" => What::Is(IS.into_iter().find(|word| word.starts_with(&query))?),
        "has" => What::Has(HAS.into_iter().find(|word| *word == query)?),
        "due" => What::Due(value.trim_start_matches('<').trim_end_matches('d').trim().parse().ok()?),
        _ => return None,
    })
}

/// `>60`, `>=60`, `<40`, `<=40`, `40-60` or `50`.
fn range(value: &str) -> Option<RangeInclusive<u8>> {
    const MOST: u8 = 100;
    let number = |text: &str| text.trim().parse::<u8>().ok().filter(|n| *n <= MOST);
    if let Some(rest) = value.strip_prefix(">=").or_else(|| value.strip_prefix('≥')) {
        Some(number(rest)?..=MOST)
    } else if let Some(rest) = value.strip_prefix("<=").or_else(|| value.strip_prefix('≤')) {
        Some(0..=number(rest)?)
    } else if let Some(rest) = value.strip_prefix('>') {
        Some(number(rest)?.saturating_add(1)..=MOST)
    } else if let Some(rest) = value.strip_prefix('<') {
        number(rest)?.checked_sub(1).map(|to| 0..=to)
    } else if let Some((from, to)) = value.split_once('-') {
        Some(number(from)?..=number(to)?)
    } else {
        let only = number(value)?;
        Some(only..=only)
    }
}

impl Term {
    /// A word that stands anywhere in what is shareable of a person.
    pub(super) fn word(chunk: &str) -> Self {
        Self { not: false, what: What::Word(folded(chunk.trim_matches('"'))) }
    }

    pub(super) fn needs_ties(&self) -> bool {
        matches!(self.what, What::Has("tie" | "no-tie"))
    }

    pub(super) fn needs_actions(&self) -> bool {
        matches!(self.what, What::Has("action" | "no-action") | What::Is("overdue") | What::Due(_))
    }

    pub(super) fn fits(
        &self,
        facts: &Facts<'_>,
        document: &Document,
        initiative: Option<InitiativeId>,
        today: Date,
    ) -> bool {
        self.not != self.what.fits(facts, document, initiative, today)
    }

    /// As it is shown on a chip.
    pub(in crate::app) fn label(&self) -> String {
        let text = match &self.what {
            What::Word(word) => word.clone(),
            What::Stance(stance) => format!("Stance: {}", stance.name().to_lowercase()),
            What::Wanted(stance) => format!("Wanted: {}", stance.name().to_lowercase()),
            What::Quadrant(quadrant) => quadrant.name().to_owned(),
            What::Influence(range) => format!("Influence {}", said(range)),
            What::Interest(range) => format!("Interest {}", said(range)),
            What::Impact(range) => format!("Impact {}", said(range)),
            What::Community(name) => format!("Community: {name}"),
            What::Tag(tag) => format!("#{tag}"),
            What::Role(role) => format!("Role: {role}"),
            What::Unit(unit) => format!("Unit: {unit}"),
            What::Is(word) => capital(word),
            What::Has(word) => capital(&word.replace('-', " ")),
            What::Due(days) => format!("Due within {days} days"),
        };
        if self.not { format!("Not: {text}") } else { text }
    }
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

fn said(range: &RangeInclusive<u8>) -> String {
    match (*range.start(), *range.end()) {
        (from, to) if from == to => format!("= {from}"),
        (from, 100) => format!("≥ {from}"),
        (0, to) => format!("≤ {to}"),
        (from, to) => format!("{from}–{to}"),
    }
}

impl What {
    fn fits(
        &self,
        facts: &Facts<'_>,
        document: &Document,
        initiative: Option<InitiativeId>,
        today: Date,
    ) -> bool {
        let person = facts.person;
        let assessment = facts.assessment;
        let rated = |rating: Option<Rating>, range: &RangeInclusive<u8>| {
            rating.is_some_and(|rating| range.contains(&rating.get()))
        };
        let local = |query: &str| {
            let names = person.communities.keys().filter_map(|id| document.communities.get(id));
            names.into_iter().any(|community| folded(&community.name).contains(query))
        };
        match self {
            Self::Word(word) => {
                contains(Some(&person.name), word)
                    || contains(person.role.as_deref(), word)
                    || contains(person.organisation.as_deref(), word)
                    || contains(person.unit.as_deref(), word)
                    || local(word)
                    || person.tags.iter().any(|(tag, _)| folded(tag).contains(word.as_str()))
            }
            Self::Stance(stance) => assessment.is_some_and(|a| a.engagement_now == Some(*stance)),
            Self::Wanted(stance) => assessment.is_some_and(|a| a.engagement_wanted == Some(*stance)),
            Self::Quadrant(quadrant) => {
                let lines = initiative.and_then(|id| document.initiatives.get(&id));
                let field =
                    assessment.zip(lines).and_then(|(a, i)| plan::quadrant(a.influence, a.interest, i));
                field == Some(*quadrant)
            }
            Self::Influence(range) => assessment.is_some_and(|a| rated(a.influence, range)),
            Self::Interest(range) => assessment.is_some_and(|a| rated(a.interest, range)),
            Self::Impact(range) => assessment.is_some_and(|a| rated(a.impact, range)),
            Self::Community(query) => local(query),
            Self::Tag(query) => person.tags.iter().any(|(tag, _)| folded(tag).contains(query.as_str())),
            Self::Role(query) => contains(person.role.as_deref(), query),
            Self::Unit(query) => {
                contains(person.unit.as_deref(), query) || contains(person.organisation.as_deref(), query)
            }
            Self::Is(word) => match *word {
                "advocate" => is_advocate(assessment),
                "candidate" => assessment.is_some_and(|a| {
                    matches!(a.advocacy.state, AdvocacyState::Candidate | AdvocacyState::Asked)
                }),
                "unrated" => assessment.is_none_or(|a| a.influence.is_none() || a.interest.is_none()),
                "rated" => assessment.is_some_and(|a| a.influence.is_some() && a.interest.is_some()),
                "overdue" => facts.next.is_some_and(|next| next.overdue),
                "group" => person.kind == StakeholderKind::Group,
                "person" => person.kind == StakeholderKind::Person,
                _ => person.is_external(),
            },
            Self::Has(word) => match *word {
                "action" => facts.next.is_some(),
                "no-action" => facts.next.is_none(),
                "tie" => facts.tied,
                "no-tie" => !facts.tied,
                "note" => person.note.is_some() || person.team_note.is_some(),
                "gap" => assessment
                    .and_then(|a| plan::gap(a.engagement_now, a.engagement_wanted))
                    .is_some_and(|gap| gap.now != gap.wanted),
                _ => assessment.is_none_or(|a| a.engagement_now.is_none()),
            },
            Self::Due(days) => {
                facts.next.and_then(|next| next.on).is_some_and(|on| (on - today).get_days() <= *days)
            }
        }
    }
}
