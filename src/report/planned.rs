//! What do the sections of a report ask again and again of the change that it is about?
//!
//! *Invariants:* every order ends in names and ids, so that it depends on nothing but what the audience sees.

use super::block::{Cell, Mark, Tone};
use super::{Context, ReportError};
pub(super) use crate::share::grouped as number;
use crate::share::{
    Action, ActionId, ActionStatus, Affected, Assessment, Audience, Community, CommunityId, Cover,
    Disclosure, Engagement, Initiative, InitiativeId, Recipients, StakeholderId, Voice, day, for_others,
    is_overdue,
};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// What the sections are made of.
pub(super) struct Plan<'a> {
    pub(super) from: &'a Disclosure,
    pub(super) id: InitiativeId,
    pub(super) initiative: &'a Initiative,
    pub(super) today: Date,
    /// Who speaks for each community.
    pub(super) coverage: BTreeMap<CommunityId, Voice>,
}

impl<'a> Plan<'a> {
    /// Of the initiative to which the disclosure is limited, or of the only one.
    pub(super) fn of(from: &'a Disclosure, context: &Context) -> Result<Self, ReportError> {
        let only = || {
            let mut all = from.initiatives().iter();
            all.next().filter(|_| all.next().is_none()).map(|(id, record)| (*id, record))
        };
        let (id, initiative) = from.initiative().or_else(only).ok_or(ReportError::NoInitiative)?;
        Ok(Self { from, id, initiative, today: context.today, coverage: from.coverage(id) })
    }

    /// A person with the role that they have, as far as both may be known.
    pub(super) fn person(&self, id: StakeholderId) -> String {
        let Some(record) = self.from.stakeholders().get(&id) else { return String::new() };
        match record.role.as_deref().filter(|role| !role.is_empty()) {
            Some(role) => format!("{}, {role}", record.name),
            None => record.name.clone(),
        }
    }

    /// The name of somebody who may be missing; empty where nobody is named.
    pub(super) fn name(&self, id: Option<StakeholderId>) -> String {
        id.map(|id| self.from.person(id).to_owned()).unwrap_or_default()
    }

    /// Whether the audience knows people one by one: the team and the owner of the map.
    pub(super) fn by_name(&self) -> bool {
        matches!(self.from.audience(), Audience::Team | Audience::Me)
    }

    /// Whether the audience sees how each person stands today.
    pub(super) fn sees_stances(&self) -> bool {
        self.by_name() && self.from.sees("assessment.engagement_now")
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

    /// Whether somebody speaks for a community, and who.
    pub(super) fn voice(&self, community: CommunityId) -> Voice {
        self.coverage.get(&community).cloned().unwrap_or_default()
    }

    /// How many of the affected communities are covered like this.
    pub(super) fn covered(&self, cover: Cover) -> usize {
        self.affected().iter().filter(|(id, _, _)| self.voice(*id).cover == cover).count()
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
            let day = |action: &Action| day(action, self.today).unwrap_or(Date::MAX);
            day(a.1).cmp(&day(b.1)).then_with(|| a.1.title.cmp(&b.1.title)).then_with(|| a.0.cmp(&b.0))
        });
        found
    }

    /// The actions that are still to come, by day.
    pub(super) fn coming(&self) -> impl Iterator<Item = (Date, &'a Action)> {
        let today = self.today;
        self.actions().into_iter().filter_map(move |(_, action)| {
            let on = day(action, today).filter(|on| *on >= today)?;
            action.is_open().then_some((on, action))
        })
    }

    /// The actions that are late.
    pub(super) fn late(&self) -> Vec<&'a Action> {
        let all = self.actions().into_iter().map(|(_, action)| action);
        all.filter(|action| is_overdue(action, self.today)).collect()
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
        // Every field of the grid is everybody who was rated; so many words would say less.
        let quadrants: Vec<&str> = if recipients.quadrants.len() == 4 {
            vec!["Everybody on the map"]
        } else {
            recipients.quadrants.iter().map(|quadrant| quadrant.name()).collect()
        };
        let more = |of: &[&str]| of.len().saturating_sub(LISTED);
        let shown = |of: Vec<&str>, what: &str| -> Vec<String> {
            let rest = more(&of);
            let mut told: Vec<String> = of.into_iter().take(LISTED).map(str::to_owned).collect();
            if rest > 0 {
                told.push(format!("{rest} more {what}"));
            }
            told
        };
        let all = if !recipients.communities.is_empty()
            && communities.len() == self.initiative.affected.len()
            && communities.len() > LISTED
        {
            vec!["All affected communities".to_owned()]
        } else {
            shown(communities, "communities")
        };
        let told = shown(people, "people").into_iter().chain(all);
        told.chain(quadrants.into_iter().map(str::to_owned)).collect::<Vec<_>>().join(", ")
    }

    /// Everybody with an assessment, the most influential first.
    pub(super) fn by_influence(&self) -> Vec<(StakeholderId, &'a Assessment)> {
        let mut found: Vec<_> = self.from.assessments_of(self.id).collect();
        found.sort_by(|a, b| {
            let ratings = (b.1.influence, b.1.interest).cmp(&(a.1.influence, a.1.interest));
            ratings.then_with(|| self.from.person(a.0).cmp(self.from.person(b.0))).then_with(|| a.0.cmp(&b.0))
        });
        found
    }

    /// How a stance is called in this copy.
    pub(super) fn stance(&self, stance: Engagement) -> &'static str {
        if self.from.audience().is_counted() { for_others(stance) } else { stance.name() }
    }

    /// A cell with how someone stands or should stand; a dash where nobody knows.
    pub(super) fn stance_cell(&self, stance: Option<Engagement>, is_now: bool) -> Cell {
        stance.map_or_else(
            || Cell::toned("–", Tone::Muted),
            |stance| Cell::plain(self.stance(stance)).signed(Mark::Stance(stance, is_now)),
        )
    }

    /// The next checkpoint that is still to come.
    pub(super) fn next_checkpoint(&self) -> Option<Date> {
        let open = self.initiative.checkpoints.iter().filter(|checkpoint| checkpoint.done_on.is_none());
        open.map(|checkpoint| checkpoint.date).filter(|date| *date > self.today).min()
    }

    /// Until when a copy holds: the next checkpoint, or four weeks where there is none.
    pub(super) fn valid_until(&self) -> Date {
        self.next_checkpoint().unwrap_or_else(|| self.today.saturating_add(jiff::Span::new().weeks(4)))
    }
}

/// So many names are listed; of more it is said how many.
const LISTED: usize = 8;

/// The status of an action with its sign, and for how long it is late.
pub(super) fn status(action: &Action, today: Date) -> Cell {
    if is_overdue(action, today) {
        let by = action.due.or_else(|| day(action, today));
        let days = by.and_then(|due| today.since(due).ok()).map_or(0, |span| span.get_days());
        let late = Cell::toned("Late", Tone::Late).signed(Mark::Late);
        return late.with(format!("{days} {}", if days == 1 { "day" } else { "days" }));
    }
    let (tone, sign) = match action.status {
        ActionStatus::Planned => (Tone::Plain, Mark::Planned),
        ActionStatus::Sent => (Tone::Plain, Mark::Sent),
        ActionStatus::Heard => (Tone::Good, Mark::Heard),
        ActionStatus::Done => (Tone::Muted, Mark::Done),
        ActionStatus::Dropped => (Tone::Muted, Mark::Dropped),
    };
    Cell::toned(action.status.name(), tone).signed(sign)
}

/// A cell that says this; a dash where there is nothing to say.
pub(super) fn said(text: Option<&str>) -> Cell {
    match text.map(str::trim).filter(|text| !text.is_empty()) {
        Some(text) => Cell::plain(text),
        None => Cell::toned("–", Tone::Muted),
    }
}

/// Names in a row: *Ana*, *Ana and Bo*, *Ana, Bo and Cy*.
pub(super) fn listed(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// Small numbers as words: *nine*.
pub(super) fn in_words(number: usize) -> String {
    const WORDS: [&str; 13] = [
        "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
        "twelve",
    ];
    WORDS.get(number).map_or_else(|| number.to_string(), |word| (*word).to_owned())
}

/// *1 person*, *3 people*.
pub(super) fn counted(count: usize, one: &str, several: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { several })
}

/// With a capital letter at the beginning.
pub(super) fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
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
        assert_eq!(counted(1, "person", "people"), "1 person");
        assert_eq!(listed(&["Ana", "Bo", "Cy"]), "Ana, Bo and Cy");
    }
}
