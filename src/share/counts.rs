//! How many, where it may not be told who?
//!
//! *Invariants:* a number below five is never shown to an audience that sees counts only, nor a total or another
//! number from which it could be worked out: with every other number and the total known, each number that is not
//! shown could still be more than one.

use super::audience::Audience;
use super::table::{Rule, Sight};
use super::words::Effect;
use crate::model::about::Privacy;
use crate::model::assessment::{AdvocacyState, Engagement};
use crate::model::map::Map;
use crate::model::message::Quadrant;
use crate::model::{Assessment, Document, Initiative, InitiativeId, Rating, ReviewId};
use crate::plan::quadrant;
use std::fmt;

/// The smallest number that is shown to an audience that sees counts only.
pub const LEAST: u32 = 5;

/// A number, or why there is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Count {
    /// So many.
    Exact(u32),
    /// Fewer than five, perhaps none.
    Few,
    /// Five or more; the number would give away another one.
    Withheld,
}

impl fmt::Display for Count {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Exact(number) => fmt::Display::fmt(number, f),
            Self::Few => f.pad("< 5"),
            Self::Withheld => f.pad("not shown"),
        }
    }
}

/// How many there are of each kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tally<K> {
    /// Every kind, in order, those of which there are none too.
    pub cells: Vec<(K, Count)>,
    /// All together; nothing where a cell is not shown.
    pub total: Option<u32>,
}

impl<K: Copy + PartialEq> Tally<K> {
    /// Exact numbers.
    fn exact(kinds: &[K], found: &[K]) -> Self {
        let count = |kind: &K| found.iter().filter(|other| *other == kind).count() as u32;
        let cells = kinds.iter().map(|kind| (*kind, Count::Exact(count(kind)))).collect();
        Self { cells, total: Some(found.len() as u32) }
    }

    /// The same numbers for an audience that sees counts only.
    fn suppressed(self) -> Self {
        let numbers: Vec<u32> = self
            .cells
            .iter()
            .map(|(_, count)| if let Count::Exact(number) = count { *number } else { 0 })
            .collect();
        let shown = suppress(&numbers);
        let total = shown.iter().all(|count| matches!(count, Count::Exact(_))).then(|| numbers.iter().sum());
        let cells = self.cells.iter().zip(shown).map(|((kind, _), count)| (*kind, count)).collect();
        Self { cells, total }
    }

    /// How many of this kind.
    pub fn of(&self, kind: K) -> Option<Count> {
        self.cells.iter().find(|(other, _)| *other == kind).map(|(_, count)| *count)
    }
}

/// Numbers below five are not shown, and as many others, the smallest first, as it takes that none can be worked out.
pub fn suppress(numbers: &[u32]) -> Vec<Count> {
    let mut shown: Vec<Count> = numbers
        .iter()
        .map(|number| if *number < LEAST { Count::Few } else { Count::Exact(*number) })
        .collect();
    while can_be_worked_out(numbers, &shown) {
        let open = (0..numbers.len()).filter(|place| matches!(shown[*place], Count::Exact(_)));
        let Some(next) = open.min_by_key(|place| (numbers[*place], *place)) else { break };
        shown[next] = Count::Withheld;
    }
    shown
}

/// Whether someone who knows the total could tell a number that is not shown.
fn can_be_worked_out(numbers: &[u32], shown: &[Count]) -> bool {
    let hidden = || (0..numbers.len()).filter(|place| !matches!(shown[*place], Count::Exact(_)));
    let withheld = shown.iter().filter(|count| **count == Count::Withheld).count() as u32;
    let few = hidden().count() as u32 - withheld;
    if few == 0 {
        return false;
    }
    let sum: u32 = hidden().map(|place| numbers[place]).sum();
    // One alone is the rest; several are known where their sum is as small or as large as it can be.
    few + withheld == 1 || sum <= LEAST * withheld || (withheld == 0 && sum >= (LEAST - 1) * few)
}

/// How far people have come as advocates, as coarse as it may be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// Agreed or active.
    Advocate,
    /// Thought of or asked.
    Prospect,
    /// None of these.
    Other,
}

impl Standing {
    pub(super) const ALL: [Self; 3] = [Self::Advocate, Self::Prospect, Self::Other];

    pub(super) const fn of(state: AdvocacyState) -> Self {
        if state.is_advocate() {
            Self::Advocate
        } else if state.is_prospect() {
            Self::Prospect
        } else {
            Self::Other
        }
    }

    /// For people.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Advocate => "Advocates",
            Self::Prospect => "In view",
            Self::Other => "Others",
        }
    }
}

/// How many of each, as far as an audience may know it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Counts {
    /// In each field of the grid.
    pub quadrants: Option<Tally<Quadrant>>,
    /// By how strongly the change affects them.
    pub effects: Option<Tally<Effect>>,
    /// As they stand today.
    pub engagement_now: Option<Tally<Engagement>>,
    /// As they should stand.
    pub engagement_wanted: Option<Tally<Engagement>>,
    /// As advocates.
    pub advocacy: Option<Tally<Standing>>,
}

/// A person's place in one field, if it may be counted, and how.
pub(super) struct Counter<'a> {
    sight: &'a Sight<'a>,
    audience: Audience,
}

impl<'a> Counter<'a> {
    /// Counts for this audience.
    pub(super) const fn new(sight: &'a Sight<'a>, audience: Audience) -> Self {
        Self { sight, audience }
    }

    /// Whether the field counts at all, and exactly or not.
    pub(super) fn counts(&self, path: &str, privacy: &Map<String, Privacy>) -> bool {
        match self.sight.rule(path, privacy) {
            Rule::Shown | Rule::Counts => true,
            Rule::Consented => self.audience == Audience::Sponsor,
            Rule::Added(addition) => self.sight.adds(addition),
            _ => false,
        }
    }

    /// How many of each kind were found, if the field counts at all.
    pub(super) fn tally<K: Copy + PartialEq>(
        &self,
        path: &str,
        kinds: &[K],
        found: &[K],
    ) -> Option<Tally<K>> {
        self.counts(path, &Map::default()).then(|| {
            let exact = Tally::exact(kinds, found);
            if self.audience.is_counted() { exact.suppressed() } else { exact }
        })
    }
}

/// What is counted of one person.
struct Said<'a> {
    influence: Option<Rating>,
    interest: Option<Rating>,
    impact: Option<Rating>,
    now: Option<Engagement>,
    wanted: Option<Engagement>,
    state: Option<AdvocacyState>,
    privacy: &'a Map<String, Privacy>,
}

/// The counts of one initiative. O(assessments of it).
pub(super) fn counts(
    document: &Document,
    initiative: InitiativeId,
    audience: Audience,
    sight: &Sight<'_>,
) -> Counts {
    let Some(record) = document.initiatives.get(&initiative) else { return Counts::default() };
    let said: Vec<Said<'_>> = document.assessments_of(initiative).map(|(_, one)| said(one)).collect();
    tallies(&Counter::new(sight, audience), "assessment", record, &said)
}

/// The counts of each review of an initiative, by date.
pub(super) fn history(
    document: &Document,
    initiative: InitiativeId,
    audience: Audience,
    sight: &Sight<'_>,
) -> Vec<(ReviewId, Counts)> {
    let Some(record) = document.initiatives.get(&initiative) else { return Vec::new() };
    let mut reviews: Vec<_> =
        document.reviews.iter().filter(|(_, review)| review.initiative == initiative).collect();
    reviews.sort_by_key(|(id, review)| (review.date, **id));
    let counter = Counter::new(sight, audience);
    let counted = reviews.into_iter().map(|(id, review)| {
        let said: Vec<Said<'_>> = review
            .ratings
            .values()
            .map(|frozen| Said {
                influence: frozen.influence,
                interest: frozen.interest,
                impact: frozen.impact,
                now: frozen.engagement_now,
                wanted: frozen.engagement_wanted,
                state: None,
                privacy: &review.privacy,
            })
            .collect();
        (*id, Counts { advocacy: None, ..tallies(&counter, "review.ratings", record, &said) })
    });
    counted.collect()
}

fn said(record: &Assessment) -> Said<'_> {
    Said {
        influence: record.influence,
        interest: record.interest,
        impact: record.impact,
        now: record.engagement_now,
        wanted: record.engagement_wanted,
        state: Some(record.advocacy.state),
        privacy: &record.privacy,
    }
}

fn tallies(counter: &Counter<'_>, prefix: &str, initiative: &Initiative, said: &[Said<'_>]) -> Counts {
    let path = |field: &str| format!("{prefix}.{field}");
    let seen = |field: &str, one: &Said<'_>| counter.counts(&path(field), one.privacy);
    let quadrants: Vec<Quadrant> = said
        .iter()
        .filter(|one| seen("influence", one) && seen("interest", one))
        .filter_map(|one| quadrant(one.influence, one.interest, initiative))
        .collect();
    let effects: Vec<Effect> =
        said.iter().filter(|one| seen("impact", one)).filter_map(|one| one.impact.map(Effect::of)).collect();
    let now: Vec<Engagement> =
        said.iter().filter(|one| seen("engagement_now", one)).filter_map(|one| one.now).collect();
    let wanted: Vec<Engagement> =
        said.iter().filter(|one| seen("engagement_wanted", one)).filter_map(|one| one.wanted).collect();
    let advocacy: Vec<Standing> = said
        .iter()
        .filter(|one| one.state.is_some() && seen("advocacy.state", one))
        .filter_map(|one| one.state.map(Standing::of))
        .collect();
    Counts {
        quadrants: counter.tally(&path("influence"), Quadrant::ALL, &quadrants),
        effects: counter.tally(&path("impact"), &Effect::ALL, &effects),
        engagement_now: counter.tally(&path("engagement_now"), Engagement::ALL, &now),
        engagement_wanted: counter.tally(&path("engagement_wanted"), Engagement::ALL, &wanted),
        advocacy: counter.tally(&path("advocacy.state"), &Standing::ALL, &advocacy),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every way in which the numbers that are not shown could stand, given the total.
    fn possibilities(numbers: &[u32], shown: &[Count]) -> Vec<Vec<u32>> {
        fn go(left: u32, rest: &[Count], so_far: &mut Vec<u32>, found: &mut Vec<Vec<u32>>) {
            let Some((first, rest)) = rest.split_first() else {
                if left == 0 {
                    found.push(so_far.clone());
                }
                return;
            };
            let range = match first {
                Count::Exact(number) => *number..=*number,
                Count::Few => 0..=LEAST - 1,
                Count::Withheld => LEAST..=left.max(LEAST),
            };
            for number in range.filter(|number| *number <= left) {
                so_far.push(number);
                go(left - number, rest, so_far, found);
                so_far.pop();
            }
        }
        let mut found = Vec::new();
        go(numbers.iter().sum(), shown, &mut Vec::new(), &mut found);
        found
    }

    #[test]
    fn no_small_number_can_be_worked_out_from_the_others_and_the_total() {
        for a in 0..9 {
            for b in 0..9 {
                for c in 0..9 {
                    for d in [0, 2, 4, 5, 12] {
                        let numbers = [a, b, c, d];
                        let shown = suppress(&numbers);
                        let all_hidden = shown.iter().all(|count| !matches!(count, Count::Exact(_)));
                        let ways = possibilities(&numbers, &shown);
                        for (place, count) in shown.iter().enumerate() {
                            assert_eq!(*count == Count::Few, numbers[place] < LEAST, "{numbers:?}");
                            if *count == Count::Few && !all_hidden {
                                let first = ways[0][place];
                                assert!(ways.iter().any(|way| way[place] != first), "{numbers:?} {shown:?}");
                            }
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn nothing_is_withheld_without_need() {
        assert_eq!(suppress(&[5, 9, 40]), [Count::Exact(5), Count::Exact(9), Count::Exact(40)]);
        assert_eq!(suppress(&[3, 9, 7]), [Count::Few, Count::Exact(9), Count::Withheld]);
        assert_eq!(suppress(&[3, 2, 7]), [Count::Few, Count::Few, Count::Exact(7)]);
    }
}
