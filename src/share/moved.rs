//! What moved between two days, in a paragraph for its reader?
//!
//! *Invariants:* nobody is named, and no cause told, except for the owner of the map and, where that was chosen, names for the
//! core team. For everybody else a number below five is not told, nor another from which it could be worked out. Nothing is
//! said to everyone of where people stand. The words depend on nothing that their reader may not see.

use super::counts::{Count, suppress};
use super::names::named;
use crate::model::action::ActionStatus;
use crate::model::{Document, Engagement, InitiativeId, Key, StakeholderId};
use crate::plan::{Moment, Movement, Way, day, moved, reaches};
use jiff::civil::Date;

/// For whom the paragraph is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Reader {
    /// The owner of the map: names, stances and causes.
    #[default]
    Me,
    /// The core team, with names and stances by choice.
    TeamNamed,
    /// The core team: counts.
    Team,
    /// The sponsor: counts of five and more.
    Sponsor,
    /// Anyone: nothing of where people stand.
    Everyone,
}

impl Reader {
    /// From the narrowest on.
    pub const ALL: [Self; 5] = [Self::Me, Self::TeamNamed, Self::Team, Self::Sponsor, Self::Everyone];

    /// For people.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Me => "Only me",
            Self::TeamNamed => "Core team, with names",
            Self::Team => "Core team",
            Self::Sponsor => "Sponsor",
            Self::Everyone => "Everyone",
        }
    }

    /// What the reader gets to see, in a few words.
    pub const fn limits(self) -> &'static str {
        match self {
            Self::Me => "Names and causes: for you alone",
            Self::TeamNamed => "Names and stances, no causes",
            Self::Team | Self::Sponsor => "No names, no count below 5",
            Self::Everyone => "Nothing of where people stand",
        }
    }
}

/// A paragraph: how it begins, what matters most, and the rest.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Paragraph {
    /// *Since 30 October*
    pub opening: String,
    /// The first fact.
    pub lead: String,
    /// What follows, with its own punctuation.
    pub rest: String,
}

impl Paragraph {
    /// As one text.
    pub fn words(&self) -> String {
        let mut words = format!("{} {}", self.opening, self.lead);
        words.push_str(&self.rest);
        words
    }
}

/// What moved between two moments, for this reader. O(people · log + actions).
pub fn what_moved(
    document: &Document,
    initiative: InitiativeId,
    from: Moment,
    to: Moment,
    reader: Reader,
) -> Paragraph {
    let movements = moved(document, initiative, from, to);
    let told = Told { document, initiative, from, to, reader, movements: &movements };
    told.paragraph()
}

/// Every name of somebody on the map in a text that is to name nobody, in the order of the text. O(length · log of names).
pub fn names_in(document: &Document, text: &str) -> Vec<String> {
    named(document, text)
}

struct Told<'a> {
    document: &'a Document,
    initiative: InitiativeId,
    from: Moment,
    to: Moment,
    reader: Reader,
    movements: &'a [Movement],
}

impl Told<'_> {
    fn on(&self, moment: Moment) -> Option<Date> {
        match moment {
            Moment::Now(today) => Some(today),
            Moment::Review(id) => self.document.reviews.get(&id).map(|review| review.date),
        }
    }

    /// Those who count for this reader: where an assessment was made more private than usual, it is not for others.
    fn counted(&self) -> impl Iterator<Item = &Movement> {
        self.movements.iter().filter(|one| {
            let said = self.document.assessments.get(&(self.initiative, one.person));
            let kept = said.is_some_and(|said| {
                ["all", "engagement_now"].iter().any(|field| said.privacy.contains_key(*field))
            });
            self.reader == Reader::Me || !kept
        })
    }

    fn paragraph(&self) -> Paragraph {
        let (Some(from), Some(to)) = (self.on(self.from), self.on(self.to)) else {
            return Paragraph::default();
        };
        let opening = match self.to {
            Moment::Now(_) => format!("Since {}", long(from, to)),
            Moment::Review(_) => format!("Between {} and {}", long(from, to), long(to, to)),
        };
        if self.reader == Reader::Everyone {
            let lead = "we looked again at where everybody stands".to_owned();
            let mut rest = ". What anybody thinks is not part of this copy.".to_owned();
            self.reached(from, to, &mut rest);
            return Paragraph { opening, lead, rest };
        }
        let number = |way: Way| self.counted().filter(|one| one.way == way).count() as u32;
        let numbers = [Way::Up, Way::Down, Way::Unchanged, Way::New, Way::Left].map(number);
        let exact = matches!(self.reader, Reader::Me | Reader::TeamNamed);
        let counts: Vec<Count> =
            if exact { numbers.iter().copied().map(Count::Exact).collect() } else { suppress(&numbers) };
        let [up, down, unchanged, new, left] = counts[..] else { return Paragraph::default() };
        let lead = if exact && numbers[0] + numbers[1] == 0 {
            "nobody moved".to_owned()
        } else {
            format!("{} moved towards the change and {} moved away", people(up), bare(down))
        };
        let mut rest = match (unchanged, new, left) {
            (Count::Exact(same), Count::Exact(new), Count::Exact(left)) => {
                let mut rest = format!("; {} stayed where they were", bare(Count::Exact(same)));
                if new > 0 || left > 0 {
                    let are = if new == 1 { "is" } else { "are" };
                    rest.push_str(&format!(
                        ", {} {are} new and {} left",
                        bare(Count::Exact(new)),
                        bare(Count::Exact(left))
                    ));
                }
                rest
            }
            (Count::Exact(_), ..) => format!("; {} stayed where they were", bare(unchanged)),
            _ => "; others stayed where they were".to_owned(),
        };
        rest.push('.');
        self.supporting(&mut rest);
        if exact {
            self.told_of(&mut rest);
            self.next(to, &mut rest);
        } else {
            self.reached(from, to, &mut rest);
        }
        Paragraph { opening, lead, rest }
    }

    /// How much of the map is for the change, then and now, as coarse as it may be told.
    fn supporting(&self, rest: &mut String) {
        let share = |stance: fn(&Movement) -> Option<Engagement>| {
            let known: Vec<Engagement> = self.counted().filter_map(stance).collect();
            let for_it = known.iter().filter(|one| **one >= Engagement::Supportive).count();
            let telling = for_it >= 5 && known.len() - for_it >= 5;
            (telling || self.reader == Reader::Me).then_some(())?;
            (!known.is_empty()).then(|| fraction(for_it as f64 / known.len() as f64))
        };
        let (then, now) = (share(|one| one.from), share(|one| one.to));
        match (then, now) {
            (Some(then), Some(now)) if then == now => {
                rest.push_str(&format!(" About {now} of the map supports or leads, as before."));
            }
            (Some(then), Some(now)) => {
                rest.push_str(&format!(" About {now} of the map now supports or leads, after {then}."));
            }
            _ => {}
        }
    }

    /// Who moved, and for the owner why.
    fn told_of(&self, rest: &mut String) {
        let name = |one: &Movement| self.document.name(Key::Stakeholder(one.person));
        let shown = |way: Way, most: usize| {
            let all: Vec<&Movement> = self.counted().filter(|one| one.way == way).collect();
            let more = all.len().saturating_sub(most);
            (all.into_iter().take(most).collect::<Vec<_>>(), more)
        };
        for (way, words) in [(Way::Down, "Away went"), (Way::Up, "Towards it went")] {
            let (some, more) = shown(way, 8);
            if some.is_empty() {
                continue;
            }
            let mut names: Vec<String> = some
                .iter()
                .map(|one| {
                    let stance = one.to.map_or_else(String::new, |to| format!(" (now {})", to.id()));
                    format!("{}{stance}", name(one))
                })
                .collect();
            if more > 0 {
                names.push(format!("{more} more"));
            }
            rest.push_str(&format!(" {words} {}.", listed(&names)));
        }
        if self.reader != Reader::Me {
            return;
        }
        let (down, _) = shown(Way::Down, 2);
        let (up, _) = shown(Way::Up, 2);
        for one in down.into_iter().chain(up) {
            if let Some(cause) = &one.cause {
                rest.push_str(&format!(" {}: {}", name(one), sentence(cause)));
            }
        }
        let missing = self.movements.iter().filter(|one| one.way.is_move() && one.cause.is_none()).count();
        match missing {
            0 => {}
            1 => rest.push_str(" For one movement nobody wrote what made the difference."),
            several => {
                rest.push_str(&format!(
                    " For {} movements nobody wrote what made the difference.",
                    word(several as u32)
                ));
            }
        }
    }

    /// What is planned next for somebody who moved away, else for anybody.
    fn next(&self, today: Date, rest: &mut String) {
        if !matches!(self.to, Moment::Now(_)) {
            return;
        }
        let away: Vec<StakeholderId> =
            self.movements.iter().filter(|one| one.way == Way::Down).map(|one| one.person).collect();
        let coming =
            self.document.actions.values().filter(|action| {
                action.initiative == self.initiative && action.status == ActionStatus::Planned
            });
        let dated = coming.filter_map(|action| Some((day(action, today).filter(|on| *on >= today)?, action)));
        let first = dated.min_by_key(|(on, action)| {
            let for_them = away.iter().any(|person| reaches(self.document, action, *person));
            (!for_them, *on, action.title.clone())
        });
        if let Some((on, action)) = first {
            rest.push_str(&format!(" Next: {}, on {}.", action.title.trim_end_matches('.'), long(on, today)));
        }
    }

    /// Which checkpoints were reached in between, and which comes next: both are for everybody, unless they name somebody.
    fn reached(&self, from: Date, to: Date, rest: &mut String) {
        let Some(change) = self.document.initiatives.get(&self.initiative) else { return };
        let open = |name: &str| named(self.document, name).is_empty();
        let done: Vec<String> = change
            .checkpoints
            .iter()
            .filter(|one| one.done_on.is_some_and(|on| on > from && on <= to) && open(&one.name))
            .map(|one| one.name.clone())
            .collect();
        if !done.is_empty() {
            rest.push_str(&format!(" Reached since then: {}.", listed(&done)));
        }
        let coming = change.checkpoints.iter().filter(|one| one.done_on.is_none() && one.date >= to);
        if let Some(next) = coming.filter(|one| open(&one.name)).min_by_key(|one| one.date) {
            rest.push_str(&format!(" Next: {}, on {}.", next.name, long(next.date, to)));
        }
    }
}

/// *30 October*, with the year where it is another than that of the second day.
fn long(on: Date, beside: Date) -> String {
    let format = if on.year() == beside.year() { "%-d %B" } else { "%-d %B %Y" };
    on.strftime(format).to_string()
}

fn word(number: u32) -> String {
    const WORDS: [&str; 13] = [
        "nobody", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
        "twelve",
    ];
    WORDS.get(number as usize).map_or_else(|| number.to_string(), |word| (*word).to_owned())
}

fn bare(count: Count) -> String {
    match count {
        Count::Exact(number) => word(number),
        Count::Few => "fewer than five".to_owned(),
        Count::Withheld => "others".to_owned(),
    }
}

fn people(count: Count) -> String {
    match count {
        Count::Exact(0) => "nobody".to_owned(),
        Count::Exact(1) => "one person".to_owned(),
        Count::Exact(number) => format!("{} people", word(number)),
        Count::Few => "fewer than five people".to_owned(),
        Count::Withheld => "several people".to_owned(),
    }
}

/// *Ana*, *Ana and Bo*, *Ana, Bo and Cy*.
fn listed(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// The text as a sentence of its own.
fn sentence(text: &str) -> String {
    let text = text.trim();
    if text.ends_with(['.', '!', '?', '…']) { text.to_owned() } else { format!("{text}.") }
}

/// The usual word that is nearest to a share, 0–1.
fn fraction(share: f64) -> &'static str {
    const WORDS: [(f64, &str); 11] = [
        (0.0, "nobody"),
        (0.1, "a tenth"),
        (0.2, "a fifth"),
        (0.25, "a quarter"),
        (1.0 / 3.0, "a third"),
        (0.4, "two fifths"),
        (0.5, "half"),
        (0.6, "three fifths"),
        (2.0 / 3.0, "two thirds"),
        (0.75, "three quarters"),
        (0.9, "nine tenths"),
    ];
    let nearest = WORDS.iter().min_by(|a, b| (a.0 - share).abs().total_cmp(&(b.0 - share).abs()));
    nearest.map_or("", |(_, word)| word)
}
