//! How does a message stand with an audience, in words?

use crate::app::form::day::short;
use crate::app::signs::Standing;
use crate::model::action::ActionStatus;
use crate::plan::heard::{Cell, Contact, Lit, Stage};
use jiff::civil::Date;

/// The glyph of a contact.
pub(super) fn standing(contact: &Contact, today: Date) -> Standing {
    match contact.stage {
        Stage::Planned if contact.on.is_some_and(|on| on < today) => Standing::Overdue,
        Stage::Planned => Standing::As(ActionStatus::Planned),
        Stage::Sent => Standing::As(ActionStatus::Sent),
        Stage::Heard => Standing::As(ActionStatus::Heard),
    }
}

/// By which way, in words.
pub(super) fn way(contact: &Contact) -> &'static str {
    contact.channel.map_or(contact.kind.name(), |channel| channel.name())
}

/// *E-mail sent 12 Nov*.
pub(super) fn contact(contact: &Contact, today: Date) -> String {
    let state = match standing(contact, today) {
        Standing::Overdue => "was due",
        Standing::As(_) => match contact.stage {
            Stage::Planned => "planned",
            Stage::Sent => "sent",
            Stage::Heard => "heard",
        },
    };
    let on = contact.on.map_or_else(String::new, |on| format!(" {}", short(on, today)));
    format!("{} {state}{on}", way(contact))
}

/// Some of the contacts in one sentence: *E-mail sent 12 Nov, meeting heard 17 Nov and 3 more*.
pub(super) fn contacts(cell: &Cell, today: Date, most: usize) -> String {
    if cell.contacts.is_empty() {
        return "Nothing was said and nothing is planned".to_owned();
    }
    let chosen = chosen(cell, most);
    let mut said = String::new();
    for (place, one) in chosen.iter().enumerate() {
        let words = contact(one, today);
        if place == 0 {
            said.push_str(&words);
        } else {
            said.push_str(", ");
            let mut letters = words.chars();
            said.extend(letters.next().into_iter().flat_map(char::to_lowercase));
            said.push_str(letters.as_str());
        }
    }
    let more = cell.contacts.len() - chosen.len();
    if more > 0 { format!("{said} and {more} more") } else { said }
}

/// The contacts that say most where there is not room for all: the last that was heard, the next that is planned, the last
/// that was sent, then the others; by date.
pub(super) fn chosen(cell: &Cell, most: usize) -> Vec<&Contact> {
    let all = &cell.contacts;
    if all.len() <= most {
        return all.iter().collect();
    }
    let at = |stage: Stage, last: bool| {
        let mut of_stage =
            all.iter().enumerate().filter(|(_, one)| one.stage == stage).map(|(place, _)| place);
        if last { of_stage.next_back() } else { of_stage.next() }
    };
    let first = [at(Stage::Heard, true), at(Stage::Planned, false), at(Stage::Sent, true)];
    let mut places: Vec<usize> = Vec::new();
    let others = (0..all.len()).rev().filter(|place| all[*place].stage == Stage::Heard);
    for place in first.into_iter().flatten().chain(others).chain(0..all.len()) {
        if places.len() < most && !places.contains(&place) {
            places.push(place);
        }
    }
    places.sort_unstable();
    places.into_iter().map(|place| &all[place]).collect()
}

/// *1 of 2*; *1 of 2 ways* where it was heard often enough, but not by enough channels.
pub(super) fn count(cell: &Cell) -> String {
    if cell.heard >= cell.wanted && !cell.is_enough() {
        return format!("{} of {} ways", cell.channels, cell.wanted_channels);
    }
    // More than enough is enough; how often it was stands in the sentence.
    format!("{} of {}", cell.heard.min(cell.wanted), cell.wanted)
}

/// One date: the next while something is planned, else the last on which it was heard, else on which it was sent.
pub(super) fn date(cell: &Cell, today: Date) -> Option<String> {
    let next = cell.next().map(|on| if on < today { ("due", on) } else { ("next", on) });
    let (word, on) = next
        .or_else(|| cell.last(Stage::Heard).map(|on| ("last", on)))
        .or_else(|| cell.last(Stage::Sent).map(|on| ("sent", on)))?;
    Some(format!("{word} {}", short(on, today)))
}

/// Why too little is said.
pub(super) fn lit(lit: Lit, cell: &Cell, today: Date) -> String {
    match lit {
        Lit::NothingPlanned if cell.contacts.is_empty() => "nothing is planned".to_owned(),
        Lit::NothingPlanned => "nothing more is planned".to_owned(),
        Lit::TooLate(by) => format!("the checkpoint of {} has passed", short(by, today)),
        Lit::CannotReach => "all that is planned is not enough".to_owned(),
    }
}

/// *Heard 1 of 2 times, by 1 of 2 channels*.
pub(super) fn heard(cell: &Cell) -> String {
    let times = if cell.wanted == 1 { "time" } else { "times" };
    let channels = if cell.wanted_channels == 1 { "channel" } else { "channels" };
    format!(
        "Heard {} of {} {times}, by {} of {} {channels}",
        cell.heard, cell.wanted, cell.channels, cell.wanted_channels
    )
}

/// Everything about a cell, as it is read aloud and shown on hover; nothing where it is not meant for them.
pub(super) fn cell(cell: Option<&Cell>, today: Date) -> String {
    let Some(cell) = cell else { return "Not meant for them".to_owned() };
    let state = match cell.lit {
        _ if cell.is_enough() => ". Enough".to_owned(),
        Some(why) => format!(". Said too little: {}", lit(why, cell, today)),
        None => ". On the way".to_owned(),
    };
    format!("{}{state}. {}", heard(cell), contacts(cell, today, 6))
}

/// *heard twice, by 2 channels*.
pub(super) fn enough(times: u32, channels: u32) -> String {
    let times = match times {
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        more => format!("{more} times"),
    };
    if channels == 1 { format!("heard {times}") } else { format!("heard {times}, by {channels} channels") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::action::ActionKind;
    use crate::model::stakeholder::Channel;
    use jiff::civil;

    fn sample(stages: &[(Stage, i8)]) -> Cell {
        let contact = |(stage, day): &(Stage, i8)| Contact {
            stage: *stage,
            on: Some(civil::date(2026, 11, *day)),
            channel: Some(Channel::Email),
            kind: ActionKind::Email,
            action: None,
            talk: None,
        };
        let contacts: Vec<Contact> = stages.iter().map(contact).collect();
        let heard = stages.iter().filter(|(stage, _)| *stage == Stage::Heard).count() as u32;
        Cell { contacts, heard, channels: 1, wanted: 2, wanted_channels: 2, lit: None }
    }

    #[test]
    fn one_date_says_what_comes_next_or_what_was_last() {
        use Stage::{Heard, Planned, Sent};
        let today = civil::date(2026, 11, 22);
        for (stages, expected) in [
            (&[(Sent, 1), (Heard, 3), (Planned, 25)][..], Some("next 25 Nov")),
            (&[(Sent, 1), (Heard, 3), (Planned, 13)], Some("due 13 Nov")),
            (&[(Sent, 9), (Heard, 3)], Some("last 3 Nov")),
            (&[(Sent, 1), (Sent, 9)], Some("sent 9 Nov")),
            (&[], None),
        ] {
            assert_eq!(date(&sample(stages), today).as_deref(), expected);
        }
    }

    #[test]
    fn of_many_contacts_those_are_shown_that_say_most() {
        use Stage::{Heard, Planned, Sent};
        let today = civil::date(2026, 11, 22);
        let cell = sample(&[(Sent, 1), (Sent, 2), (Heard, 3), (Sent, 4), (Planned, 25), (Planned, 28)]);
        let words = contacts(&cell, today, 3);
        assert_eq!(words, "E-mail heard 3 Nov, e-mail sent 4 Nov, e-mail planned 25 Nov and 3 more");
        let often = sample(&[(Heard, 1), (Heard, 2)]);
        assert_eq!((count(&often).as_str(), count(&cell).as_str()), ("1 of 2 ways", "1 of 2"));
    }
}
