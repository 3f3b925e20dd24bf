//! What does a community have, and what does it lack?

use super::super::{Gap, Ground, Pick, Rules, Selection, Served};
use super::Names;
use super::unreached::{unreached, unreached_words, why_not_words};
use super::words::{counted, listed_up_to, number, percent};
use crate::model::{AdvocacyState, Engagement, StakeholderId};

/// How much a word on a community weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tone {
    /// All is well.
    Fine,
    /// Something to know.
    Note,
    /// Something is missing.
    Lack,
}

/// What a community lacks, or that it lacks nothing: *Mick declined, Ivana is resting, Elena is on “never”*.
pub fn gap_words(selection: &Selection, served: &Served, names: &Names) -> String {
    match &served.gap {
        Gap::None => "No gap".to_owned(),
        Gap::FromOutside => {
            format!("Nobody there can be picked, but {} of it is reached from outside", percent(served.reach))
        }
        Gap::Unlisted => "Nobody who belongs to it is listed".to_owned(),
        Gap::NobodyAvailable(people) => {
            let reasons = why_not_words(people, names);
            match (people.is_empty(), served.voices.is_empty()) {
                (true, true) => "Nobody there can be picked".to_owned(),
                (true, false) => {
                    format!("Only {}: nobody else who belongs to it is listed", voices(served, names))
                }
                (false, true) => reasons,
                (false, false) => format!("Only {}: {reasons}", voices(served, names)),
            }
        }
        Gap::TooFew => {
            let there = if served.voices.is_empty() {
                "No voice of its own".to_owned()
            } else {
                format!("Only {}", voices(served, names))
            };
            match selection.fewest {
                Some(fewest) => {
                    format!("{there}: that takes {} in all", counted(fewest, "advocate", "advocates"))
                }
                None => format!("{there}: the number of advocates does not suffice"),
            }
        }
        Gap::Accepted if served.voices.is_empty() => "You accept that it has no voice of its own".to_owned(),
        Gap::Accepted => format!("Only {}, which you accept", voices(served, names)),
    }
}

fn voices(served: &Served, names: &Names) -> String {
    let voices: Vec<String> = served.voices.iter().map(|voice| names.short(*voice)).collect();
    listed_up_to(&voices, 2)
}

/// The most important thing to say of a community: what it lacks, else whom nobody reaches, on whom it counts without
/// an answer, or that there is no gap. `asked` is the day on which somebody was asked, as it is to be shown.
pub fn community_words(
    ground: &Ground,
    rules: &Rules,
    selection: &Selection,
    served: &Served,
    names: &Names,
    asked: &dyn Fn(StakeholderId) -> Option<String>,
) -> (Tone, String) {
    let tone = match served.gap {
        Gap::None => None,
        Gap::FromOutside | Gap::Accepted => Some(Tone::Note),
        // Fewer voices than wanted are some.
        Gap::NobodyAvailable(_) | Gap::TooFew if !served.voices.is_empty() => Some(Tone::Note),
        Gap::Unlisted | Gap::NobodyAvailable(_) | Gap::TooFew => Some(Tone::Lack),
    };
    if let Some(tone) = tone {
        return (tone, gap_words(selection, served, names));
    }
    let missed = missed_words(ground, rules, selection, served, names);
    let open = || open_words(ground, served, names, asked);
    let limit = || limit_words(ground, selection, served, names);
    match missed.or_else(open).or_else(limit) {
        Some(words) => (Tone::Note, words),
        None => (Tone::Fine, reached_words(selection, served)),
    }
}

/// Whom nobody reaches: the one person with the reason, or how many.
fn missed_words(
    ground: &Ground,
    rules: &Rules,
    selection: &Selection,
    served: &Served,
    names: &Names,
) -> Option<String> {
    let first = served.missed.iter().next()?;
    if served.missed.len() > 1 {
        let people: Vec<String> = served.missed.iter().map(|person| names.short(*person)).collect();
        return Some(format!("{} are reached by nobody", listed_up_to(&people, 2)));
    }
    Some(unreached_words(*first, &unreached(ground, rules, selection, *first), names))
}

/// On whom it counts although they have not said yes.
fn open_words(
    ground: &Ground,
    served: &Served,
    names: &Names,
    asked: &dyn Fn(StakeholderId) -> Option<String>,
) -> Option<String> {
    let of = |voice: &StakeholderId| ground.people.get(voice);
    if served.voices.iter().filter_map(of).any(|person| person.state.is_advocate()) {
        return None;
    }
    let voice = served.voices.first()?;
    let person = of(voice)?;
    let name = names.short(*voice);
    if person.state == AdvocacyState::Asked {
        let day = asked(*voice).map_or_else(|| "who was asked".to_owned(), |day| format!("asked {day}"));
        return Some(format!("Counts on {name}, {day}, no answer yet"));
    }
    match person.stance {
        Some(stance @ (Engagement::Neutral | Engagement::Unaware)) => {
            Some(format!("Counts on {name}, who is {}: talk before you ask", stance.id()))
        }
        _ => None,
    }
}

/// Which of its voices carries as much as they can, other initiatives counted.
fn limit_words(ground: &Ground, selection: &Selection, served: &Served, names: &Names) -> Option<String> {
    let full = |pick: &&Pick| pick.load >= pick.cap && elsewhere(ground, pick.person) > 0;
    let pick = served.voices.iter().filter_map(|voice| selection.pick(*voice)).find(full)?;
    Some(format!("No gap, but {} is at the limit with other initiatives", names.short(pick.person)))
}

fn elsewhere(ground: &Ground, person: StakeholderId) -> u32 {
    ground.people.get(&person).map_or(0, |person| person.elsewhere.values().sum())
}

fn reached_words(selection: &Selection, served: &Served) -> String {
    // Those who are picked themselves need not be reached.
    let people = served.listed.iter().filter(|person| selection.pick(**person).is_none());
    let reached: Vec<bool> = people
        .filter_map(|person| selection.people.get(person))
        .map(|reached| reached.through.is_none())
        .collect();
    let how = if reached.iter().all(|direct| *direct) { " directly" } else { "" };
    match reached.len() {
        0 => "No gap".to_owned(),
        1 => format!("No gap: the one other listed is reached{how}"),
        2 => format!("No gap: both others listed are reached{how}"),
        count => format!("No gap: all {} others listed are reached{how}", number(count)),
    }
}

/// Who could be the next voice of a community: *If Mara leaves: Folake Adeyemi could be the next voice* · *If Mara leaves:
/// nobody else there can be asked* · *Folake Adeyemi could be its voice*; nothing where it has no voice and nobody could
/// be one.
pub fn backup_words(served: &Served, names: &Names) -> Option<String> {
    let next = served.second.map(|person| names.full(person));
    match (served.voices.first().map(|voice| names.short(*voice)), next) {
        (Some(voice), Some(next)) => Some(format!("If {voice} leaves: {next} could be the next voice")),
        (Some(voice), None) => Some(format!("If {voice} leaves: nobody else there can be asked")),
        (None, Some(next)) => Some(format!("{next} could be its voice")),
        (None, None) => None,
    }
}
