//! How is what was found said in plain words?
//!
//! One place for the screen and the command line. *Invariants:* a sentence without a full stop; names as on the map; no
//! word of the theory of networks.

use super::belonging::Group;
use super::between::OnlyLink;
use super::comparison::{Elsewhere, Split};
use super::departure::{Departure, Introduction};
use super::fragility::{Bridge, Holder};
use super::routes::Route;
use crate::model::{CommunityId, Document, StakeholderId, Tie, TieKind};
use std::cmp::Reverse;

/// One ask on a route.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ask {
    /// Who asks.
    pub from: StakeholderId,
    /// Who is asked.
    pub to: StakeholderId,
    /// What binds them: the strongest of their ties, of equal ones the first kind.
    pub kind: TieKind,
    /// How strong it is, 1–5.
    pub strength: u32,
    /// True where the tie points the other way: who is asked reports to who asks, for example.
    pub against: bool,
    /// True where the two are in conflict besides.
    pub at_odds: bool,
}

/// Who asks whom on a route. Ties of conflict are only mentioned. O(ties of the map).
pub fn asks(document: &Document, route: &Route) -> Vec<Ask> {
    let pairs = || route.people.iter().zip(route.people.iter().skip(1));
    let mut best: Vec<Option<Ask>> = vec![None; route.strengths.len()];
    let mut at_odds = vec![false; best.len()];
    for tie in document.ties.values() {
        let Some(at) = pairs().position(|(from, to)| tie.other(*from) == Some(*to)) else { continue };
        if tie.kind == TieKind::Conflict {
            at_odds[at] = true;
        } else if tie.strength.get() == route.strengths[at] {
            let ask = ask(tie, route.people[at], route.people[at + 1]);
            let key = |ask: &Ask| (Reverse(ask.strength), ask.kind.clone(), ask.against);
            if best[at].as_ref().is_none_or(|there| key(&ask) < key(there)) {
                best[at] = Some(ask);
            }
        }
    }
    best.into_iter().flatten().zip(at_odds).map(|(ask, at_odds)| Ask { at_odds, ..ask }).collect()
}

fn ask(tie: &Tie, from: StakeholderId, to: StakeholderId) -> Ask {
    Ask {
        from,
        to,
        kind: tie.kind.clone(),
        strength: tie.strength.get(),
        against: tie.is_directed() && tie.from != from,
        at_odds: false,
    }
}

impl Ask {
    /// *Ana Ruiz asks Bo Li (works with, 4)*.
    pub fn sentence(&self, document: &Document) -> String {
        let (from, to) = (person(document, self.from), person(document, self.to));
        format!("{from} asks {to} ({})", self.tie())
    }

    /// What binds the two: *works with, 4* · *who reports to them, 3*.
    pub fn tie(&self) -> String {
        let kind = match &self.kind {
            TieKind::Other(words) => words.as_str(),
            kind => kind.id(),
        };
        let kind = if self.against { format!("who {kind} them") } else { kind.to_owned() };
        let at_odds = if self.at_odds { "; they are also in conflict" } else { "" };
        format!("{kind}, {}{at_odds}", self.strength)
    }
}

/// *Payroll is split over three groups that hardly talk: 12, 8 and 5 people; 34 ties within them, 2 between*.
pub fn split(document: &Document, split: &Split) -> String {
    let sizes: Vec<String> = split.parts.iter().map(|(_, part)| part.len().to_string()).collect();
    format!(
        "{} is split over {} groups that hardly talk: {} people; {} within them, {} between",
        community(document, split.community),
        number(split.parts.len()),
        listed(&sizes),
        counted(split.within, "tie", "ties"),
        if split.between == 0 { "none".to_owned() } else { split.between.to_string() },
    )
}

/// *Ana Ruiz belongs to Payroll, but 70 % of their ties lie in Service desk and 10 % at home*; shares are of strength.
pub fn elsewhere(document: &Document, found: &Elsewhere) -> String {
    format!(
        "{} belongs to {}, but {:.0} % of their ties by strength lie in {}, {:.0} % at home",
        person(document, found.person),
        community(document, found.home),
        found.share_there * 100.0,
        community(document, found.there),
        found.share_home * 100.0,
    )
}

/// *Without Heather 2 people are cut off*.
pub fn holder(document: &Document, holder: &Holder) -> String {
    format!("Without {} {} cut off", person(document, holder.person), are(holder.cut_off))
}

/// *The tie between Heather and Ike alone joins 2 people with the rest*.
pub fn bridge(document: &Document, bridge: &Bridge) -> String {
    format!(
        "The tie between {} and {} alone joins {} with the rest",
        person(document, bridge.one),
        person(document, bridge.other),
        counted(bridge.cut_off, "person", "people"),
    )
}

/// *Payroll (12 people) is joined with the rest by Ana Ruiz alone* · *… through Ana Ruiz alone, who is none of them*.
pub fn only_link(document: &Document, found: &OnlyLink) -> String {
    format!(
        "{} ({}{} people) is joined with the rest {} {} alone{}",
        found.group.name(document),
        if matches!(found.group, Group::Unit(_)) { "a unit of " } else { "" },
        found.people,
        if found.inside { "by" } else { "through" },
        person(document, found.link),
        if found.inside { "" } else { ", who is none of them" },
    )
}

/// What becomes of the map without somebody, one sentence each, the introduction that would help last.
pub fn departure(document: &Document, found: &Departure) -> Vec<String> {
    let name = person(document, found.person);
    if found.cut_off.is_empty() {
        return vec![format!("If {name} leaves, everybody else can still be reached")];
    }
    let mut said = vec![format!("If {name} leaves, {} cut off", are(found.cut_off.len()))];
    let out: Vec<String> = found
        .losses
        .iter()
        .filter(|loss| loss.kept == 0)
        .map(|loss| community(document, loss.community).to_owned())
        .collect();
    if !out.is_empty() {
        let verb = if out.len() == 1 { "is" } else { "are" };
        said.push(format!("{} {verb} out of reach", listed(&out)));
    }
    for loss in found.losses.iter().filter(|loss| loss.kept > 0) {
        let name = community(document, loss.community);
        said.push(format!(
            "{name} loses {} of {}",
            loss.lost,
            counted(loss.lost + loss.kept, "person", "people")
        ));
    }
    said.extend(found.repair.as_ref().map(|repair| introduction(document, repair)));
    said
}

/// *Introduce Fernando to Ike: that brings 2 people back*.
pub fn introduction(document: &Document, found: &Introduction) -> String {
    format!(
        "Introduce {} to {}: that brings {} back",
        person(document, found.one),
        person(document, found.other),
        counted(found.gain, "person", "people"),
    )
}

fn person(document: &Document, id: StakeholderId) -> &str {
    document.stakeholders.get(&id).map_or("", |person| person.name.as_str())
}

fn community(document: &Document, id: CommunityId) -> &str {
    document.communities.get(&id).map_or("", |community| community.name.as_str())
}

fn counted(count: usize, one: &str, several: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { several })
}

fn are(people: usize) -> String {
    if people == 1 { "1 person is".to_owned() } else { format!("{people} people are") }
}

/// *A, B and C*.
fn listed(words: &[String]) -> String {
    match words {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// Small numbers as words.
fn number(count: usize) -> String {
    const WORDS: [&str; 7] = ["two", "three", "four", "five", "six", "seven", "eight"];
    count
        .checked_sub(2)
        .and_then(|at| WORDS.get(at))
        .map_or_else(|| count.to_string(), |word| (*word).to_owned())
}
