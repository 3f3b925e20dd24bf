//! Who stands in which row: filtered, grouped and sorted?
//!
//! *Invariants:* worked out anew only when something changed that matters. While the table is being worked in, rows
//! stay where they are: nobody jumps away from under the cursor because of what was just written.

use super::columns::{Column, Line};
use super::known::Known;
use super::values;
use crate::app::context::Context;
use crate::app::search;
use crate::model::message::Quadrant;
use crate::model::{AdvocacyState, CommunityId, Engagement, InitiativeId, StakeholderId};
use jiff::civil::Date;
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

/// By what people stand in groups.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Grouping {
    #[default]
    None,
    Stance,
    Quadrant,
    Community,
}

impl Grouping {
    /// In the order of the menu.
    pub(super) const ALL: [Self; 4] = [Self::None, Self::Stance, Self::Quadrant, Self::Community];

    /// For people.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Stance => "stance",
            Self::Quadrant => "quadrant",
            Self::Community => "community",
        }
    }
}

/// A group; who has no value stands in the last one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Group {
    Stance(Option<Engagement>),
    Quadrant(Option<Quadrant>),
    Community(Option<CommunityId>),
}

/// What a row is.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Row {
    /// The head of a group: which, its name, how many people.
    Head(Group, String, usize),
    /// A person.
    Person(StakeholderId),
}

/// How the table is looked at.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Shape {
    /// By which columns it is sorted, and whether the highest comes first; at most two.
    pub(super) sort: Vec<(Column, bool)>,
    /// By what it is grouped.
    pub(super) grouping: Grouping,
    /// Which groups are closed.
    pub(super) closed: BTreeSet<Group>,
    /// Whether people outside the initiative are there too.
    pub(super) whole_map: bool,
}

/// What the rows were made from.
#[derive(Debug, Clone, PartialEq)]
struct From {
    shape: Shape,
    initiative: Option<InitiativeId>,
    filter: String,
    today: Date,
}

/// The rows.
#[derive(Default)]
pub(super) struct Order {
    from: Option<From>,
    revision: u64,
    /// A change was not sorted in yet.
    waiting: bool,
    rows: Vec<Row>,
    people: Vec<StakeholderId>,
    /// Everybody who passed the filter, those in closed groups too.
    passed: BTreeSet<StakeholderId>,
    total: usize,
    known: Known,
}

impl Order {
    /// The rows from top to bottom.
    pub(super) fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// The people in the rows, without the heads of groups.
    pub(super) fn people(&self) -> &[StakeholderId] {
        &self.people
    }

    /// How many people pass the filter.
    pub(super) fn shown(&self) -> usize {
        self.passed.len()
    }

    /// Whether somebody passes the filter.
    pub(super) fn has(&self, person: StakeholderId) -> bool {
        self.passed.contains(&person)
    }

    /// How many people there are without a filter.
    pub(super) const fn total(&self) -> usize {
        self.total
    }

    /// What is known of them beside their records.
    pub(super) const fn known(&self) -> &Known {
        &self.known
    }

    /// The row in which somebody stands.
    pub(super) fn row_of(&self, person: StakeholderId) -> Option<usize> {
        self.rows.iter().position(|row| *row == Row::Person(person))
    }

    /// Makes the rows anew where anything that matters changed; `hold` keeps them where they are. O(people · log).
    pub(super) fn follow(&mut self, cx: &Context<'_>, shape: &Shape, columns: &[Column], hold: bool) {
        let initiative = cx.current().map(|(id, _)| id);
        let from =
            From { shape: shape.clone(), initiative, filter: cx.filter.text().to_owned(), today: cx.today };
        let sorted = shape.sort.iter().map(|(column, _)| *column);
        let measured = self.known.measure(cx, columns.iter().copied().chain(sorted.clone()));
        // A measure that has just been worked out is sorted by at once: the rows waited for it.
        let arrived = measured && sorted.clone().any(|column| column.measure().is_some());
        let same = !arrived && self.from.as_ref() == Some(&from);
        if same && self.revision == cx.revision && (hold || !self.waiting) {
            return;
        }
        if self.revision != cx.revision || !same {
            let before = std::mem::take(&mut self.known);
            self.known = Known::of(cx.document, initiative, cx.today).with_measures_of(before);
        }
        self.revision = cx.revision;
        let everyone: Vec<StakeholderId> = match initiative {
            Some(initiative) if !shape.whole_map => {
                cx.document.assessments_of(initiative).map(|(id, _)| id).collect()
            }
            _ => cx.document.stakeholders.keys().copied().collect(),
        };
        self.total = everyone.len();
        if hold && same {
            self.keep(everyone);
            return;
        }
        self.sort(cx, shape, everyone);
        self.from = Some(from);
        self.waiting = false;
    }

    /// Drops who is gone and puts who is new at the end.
    fn keep(&mut self, everyone: Vec<StakeholderId>) {
        let there: BTreeSet<StakeholderId> = everyone.iter().copied().collect();
        self.rows.retain(|row| !matches!(row, Row::Person(id) if !there.contains(id)));
        self.passed.retain(|id| there.contains(id));
        for id in everyone {
            if self.passed.insert(id) {
                self.rows.push(Row::Person(id));
            }
        }
        self.list();
        self.waiting = true;
    }

    fn list(&mut self) {
        let person = |row: &Row| if let Row::Person(id) = row { Some(*id) } else { None };
        self.people = self.rows.iter().filter_map(person).collect();
    }

    fn sort(&mut self, cx: &Context<'_>, shape: &Shape, everyone: Vec<StakeholderId>) {
        let groups = groups(cx, shape.grouping);
        let ranks: BTreeMap<Group, usize> =
            groups.iter().enumerate().map(|(rank, (group, _))| (*group, rank)).collect();
        let mut keyed: Vec<Keyed> = everyone
            .into_iter()
            .filter(|id| cx.filter.fits(*id))
            .filter_map(|id| Line::of(cx.document, cx.initiative, id))
            .map(|line| Keyed {
                id: line.id,
                rank: group_of(&line, shape.grouping)
                    .and_then(|group| ranks.get(&group).copied())
                    .unwrap_or(0),
                keys: shape.sort.iter().map(|(column, _)| sort_key(&line, *column, &self.known)).collect(),
                name: folded(&line.person.name),
            })
            .collect();
        keyed.sort_by(|a, b| {
            let by_columns = shape
                .sort
                .iter()
                .zip(a.keys.iter().zip(&b.keys))
                .map(|((_, down), (a, b))| a.compare(b, *down));
            let first = by_columns.fold(Ordering::Equal, Ordering::then);
            a.rank.cmp(&b.rank).then(first).then_with(|| a.name.cmp(&b.name)).then(a.id.cmp(&b.id))
        });
        self.passed = keyed.iter().map(|keyed| keyed.id).collect();
        self.rows.clear();
        let mut rest = keyed.as_slice();
        while let Some(first) = rest.first() {
            let count = rest.iter().take_while(|keyed| keyed.rank == first.rank).count();
            let mut open = true;
            if let Some((group, name)) = groups.get(first.rank) {
                self.rows.push(Row::Head(*group, name.clone(), count));
                open = !shape.closed.contains(group);
            }
            if open {
                self.rows.extend(rest[..count].iter().map(|keyed| Row::Person(keyed.id)));
            }
            rest = &rest[count..];
        }
        self.list();
    }
}

/// The groups in their order, with their names; none where people stand in none.
fn groups(cx: &Context<'_>, grouping: Grouping) -> Vec<(Group, String)> {
    match grouping {
        Grouping::None => Vec::new(),
        Grouping::Stance => {
            let named = Engagement::ALL.iter().map(|stance| (Group::Stance(Some(*stance)), stance.name()));
            owned(named.chain([(Group::Stance(None), "Stance not known")]))
        }
        Grouping::Quadrant => {
            let named =
                Quadrant::ALL.iter().map(|quadrant| (Group::Quadrant(Some(*quadrant)), quadrant.name()));
            owned(named.chain([(Group::Quadrant(None), "Not rated")]))
        }
        Grouping::Community => {
            let mut named: Vec<(Group, &str)> = cx
                .document
                .communities
                .iter()
                .map(|(id, community)| (Group::Community(Some(*id)), community.name.as_str()))
                .collect();
            named.sort_by_key(|(_, name)| folded(name));
            owned(named.into_iter().chain([(Group::Community(None), "No community")]))
        }
    }
}

fn owned<'a>(groups: impl Iterator<Item = (Group, &'a str)>) -> Vec<(Group, String)> {
    groups.map(|(group, name)| (group, name.to_owned())).collect()
}

/// In which group somebody stands; of several communities it is the first by name.
fn group_of(line: &Line<'_>, grouping: Grouping) -> Option<Group> {
    match grouping {
        Grouping::None => None,
        Grouping::Stance => Some(Group::Stance(line.stands.and_then(|stands| stands.engagement_now))),
        Grouping::Quadrant => Some(Group::Quadrant(line.quadrant())),
        Grouping::Community => {
            let local = line.person.communities.iter().filter(|(_, depth)| depth.is_local());
            let named = local.filter_map(|(id, _)| line.document.communities.get(id).map(|c| (&c.name, *id)));
            Some(Group::Community(named.min().map(|(_, id)| id)))
        }
    }
}

struct Keyed {
    id: StakeholderId,
    rank: usize,
    keys: Vec<SortKey>,
    name: String,
}

/// Compares as the column does; who has no value comes last, whichever end is first.
enum SortKey {
    Empty,
    Number(i64),
    Score(f64),
    Text(String),
}

impl SortKey {
    const fn kind(&self) -> u8 {
        match self {
            Self::Number(_) => 0,
            Self::Score(_) => 1,
            Self::Text(_) => 2,
            Self::Empty => 3,
        }
    }

    fn compare(&self, other: &Self, down: bool) -> Ordering {
        let order = match (self, other) {
            (Self::Empty, Self::Empty) => return Ordering::Equal,
            (Self::Empty, _) => return Ordering::Greater,
            (_, Self::Empty) => return Ordering::Less,
            (Self::Number(a), Self::Number(b)) => a.cmp(b),
            (Self::Score(a), Self::Score(b)) => a.total_cmp(b),
            (Self::Text(a), Self::Text(b)) => a.cmp(b),
            // One column holds one kind.
            (a, b) => a.kind().cmp(&b.kind()),
        };
        if down { order.reverse() } else { order }
    }
}

fn sort_key(line: &Line<'_>, column: Column, known: &Known) -> SortKey {
    let number = |n: Option<i64>| n.map_or(SortKey::Empty, SortKey::Number);
    let stands = line.stands;
    match column {
        Column::Influence | Column::Interest | Column::Impact => {
            number(line.rating(column).map(|rating| i64::from(rating.get())))
        }
        Column::Quadrant => number(line.quadrant().map(|quadrant| quadrant as i64)),
        Column::Stance => number(stands.and_then(|s| s.engagement_now).map(|stance| stance as i64)),
        Column::Wanted => number(stands.and_then(|s| s.engagement_wanted).map(|stance| stance as i64)),
        Column::Advocate => {
            let state = stands.map_or(AdvocacyState::None, |stands| stands.advocacy.state);
            let rank = match state {
                AdvocacyState::None => None,
                AdvocacyState::Active => Some(0),
                AdvocacyState::Agreed => Some(1),
                AdvocacyState::Asked => Some(2),
                AdvocacyState::Candidate => Some(3),
                AdvocacyState::Resting => Some(4),
                AdvocacyState::Declined => Some(5),
            };
            number(rank)
        }
        Column::Next => match known.next(line.id) {
            None => SortKey::Empty,
            Some(next) => SortKey::Number(next.on.map_or(i64::MAX, days)),
        },
        Column::Contact => number(known.contact(line.id).map(days)),
        Column::Measure(_) => {
            let score = known.standing(column).and_then(|standing| standing.of(line.id));
            score.map_or(SortKey::Empty, SortKey::Score)
        }
        _ => {
            let text = values::text(line, known, column);
            if text.is_empty() { SortKey::Empty } else { SortKey::Text(folded(&text)) }
        }
    }
}

fn days(date: Date) -> i64 {
    i64::from(date.year()) * 372 + i64::from(date.month()) * 31 + i64::from(date.day())
}

/// Folding costs more than all else here, and most names need none.
fn folded(text: &str) -> String {
    if text.is_ascii() { text.to_ascii_lowercase() } else { search::folded(text) }
}
