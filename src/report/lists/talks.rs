//! What took place, what was promised, where did everybody stand then, and how many are there of each kind?

use super::columns::{Col, fields, named, table};
use super::people::id;
use super::told::{Told, words};
use crate::report::{Item, List};
use crate::share::{
    Count, Counts, Disclosure, Effect, Engagement, Frozen, InitiativeId, Interaction, Key, Promise, Quadrant,
    Review, ReviewId, StakeholderId, Standing, Tally, for_others,
};
use jiff::civil::Date;

pub(super) fn talks(copy: &Disclosure, only: Option<InitiativeId>) -> List {
    type Row<'a> = (Key, &'a Interaction);
    let told = Told::of(copy, only);
    let mut columns = vec![id(&told)];
    columns.extend(fields(&told, "interaction", Interaction::FIELDS, |_| true, |row: &Row<'_>| Some(row.1)));
    table("talks", "Talks", columns, of(&told), &["date", "stakeholders"])
}

/// What took place in the initiatives that are told; without one it belongs to none, and to a table of all.
fn of<'a>(told: &'a Told<'a>) -> impl Iterator<Item = (Key, &'a Interaction)> {
    let here = |record: &Interaction| match record.initiative {
        Some(initiative) => told.tells(initiative),
        None => told.only.is_none(),
    };
    let all = told.copy.interactions().iter().filter(move |(_, record)| here(record));
    all.map(|(id, record)| (Key::Interaction(*id), record))
}

pub(super) fn promises(copy: &Disclosure, only: Option<InitiativeId>) -> List {
    type Row<'a> = (Key, Date, &'a Promise);
    let told = Told::of(copy, only);
    let mut columns = vec![
        Col::new("talk_id", "Talk: id", "By this it is found in the other tables", 14, |row: &Row<'_>| {
            told.id(row.0)
        }),
        Col::new("date", "Date", "When it was promised", 12, |row: &Row<'_>| Item::Date(row.1)),
    ];
    columns.extend(fields(
        &told,
        "interaction.promises",
        Promise::FIELDS,
        |_| true,
        |row: &Row<'_>| Some(row.2),
    ));
    let rows =
        of(&told).flat_map(|(id, record)| record.promises.iter().map(move |one| (id, record.date, one)));
    table("promises", "Promises", columns, rows, &["date", "due", "text"])
}

pub(super) fn reviews(copy: &Disclosure, only: Option<InitiativeId>) -> List {
    type Row<'a> = (Key, &'a Review);
    let told = Told::of(copy, only);
    let mut columns = vec![id(&told)];
    columns.extend(fields(&told, "review", Review::FIELDS, |_| true, |row: &Row<'_>| Some(row.1)));
    let rows = copy.reviews().iter().filter(|(_, record)| told.tells(record.initiative));
    let rows = rows.map(|(id, record)| (Key::Review(*id), record));
    table("reviews", "Reviews", columns, rows, &["initiative", "date", "name"])
}

pub(super) fn history(copy: &Disclosure, only: Option<InitiativeId>) -> List {
    type Row<'a> = (InitiativeId, ReviewId, Date, StakeholderId, &'a Frozen);
    let told = Told::of(copy, only);
    let mut columns = named(&told, "initiative", "Initiative", |row: &Row<'_>| Some(Key::Initiative(row.0)));
    columns.extend(named(&told, "review", "Review", |row: &Row<'_>| Some(Key::Review(row.1))));
    columns.push(Col::new("date", "Date", "The day of the review", 12, |row: &Row<'_>| Item::Date(row.2)));
    columns.extend(named(&told, "stakeholder", "Person", |row: &Row<'_>| Some(Key::Stakeholder(row.3))));
    columns.extend(fields(&told, "review.ratings", Frozen::FIELDS, |_| true, |row: &Row<'_>| Some(row.4)));
    let rows = copy.reviews().iter().filter(|(_, record)| told.tells(record.initiative));
    let rows = rows.flat_map(|(id, record)| {
        record.ratings.iter().map(|(person, then)| (record.initiative, *id, record.date, *person, then))
    });
    table("history", "History", columns, rows, &["initiative", "date", "stakeholder"])
}

/// A number of the table of counts: of what, of which kind, in which order, how many.
type Counted = (InitiativeId, Option<(ReviewId, Date)>, &'static str, usize, &'static str, Count);

pub(super) fn counts(copy: &Disclosure, only: Option<InitiativeId>) -> List {
    let told = Told::of(copy, only);
    let mut columns = named(&told, "initiative", "Initiative", |row: &Counted| Some(Key::Initiative(row.0)));
    columns.push(
        Col::new("review_date", "Day of the review", "Empty: as it is now", 12, |row: &Counted| {
            row.1.map_or(Item::None, |(_, date)| Item::Date(date))
        })
        .if_said(),
    );
    columns.push(Col::new("counted", "Counted by", "", 20, |row: &Counted| words(row.2)));
    columns.push(Col::new("order", "Order", "The order of the kinds", 8, |row: &Counted| {
        Item::Number(row.3 as f64)
    }));
    columns.push(Col::new("kind", "Kind", "", 22, |row: &Counted| words(row.4)));
    columns.push(Col::new("people", "People", "Empty where the number is not told", 10, |row: &Counted| {
        match row.5 {
            Count::Exact(number) => Item::Number(f64::from(number)),
            Count::Few | Count::Withheld => Item::None,
        }
    }));
    let why = Col::new("not_told", "Not told", "Why there is no number", 34, |row: &Counted| match row.5 {
        Count::Exact(_) => Item::None,
        Count::Few => words("fewer than 5"),
        Count::Withheld => words("would give away another number"),
    });
    columns.push(why.if_said());
    let mut rows = Vec::new();
    for id in copy.initiatives().keys().filter(|id| told.tells(**id)) {
        put(&told, (*id, None), &copy.counts(*id), &mut rows);
        for (review, then) in copy.history(*id) {
            let date = copy.reviews().get(&review).map(|record| (review, record.date));
            if date.is_some() {
                put(&told, (*id, date), &then, &mut rows);
            }
        }
    }
    table("counts", "Counts", columns, rows, &["initiative", "review_date", "counted", "order"])
}

fn put(
    told: &Told<'_>,
    of: (InitiativeId, Option<(ReviewId, Date)>),
    counts: &Counts,
    rows: &mut Vec<Counted>,
) {
    let engagement = |one: Engagement| if told.says_engagement { one.name() } else { for_others(one) };
    tally(of, "field of the grid", counts.quadrants.as_ref(), Quadrant::name, rows);
    tally(of, "effect", counts.effects.as_ref(), Effect::name, rows);
    tally(of, "engagement now", counts.engagement_now.as_ref(), engagement, rows);
    tally(of, "engagement wanted", counts.engagement_wanted.as_ref(), engagement, rows);
    tally(of, "advocates", counts.advocacy.as_ref(), Standing::name, rows);
}

fn tally<K: Copy>(
    of: (InitiativeId, Option<(ReviewId, Date)>),
    counted: &'static str,
    tally: Option<&Tally<K>>,
    name: impl Fn(K) -> &'static str,
    rows: &mut Vec<Counted>,
) {
    let cells = tally.into_iter().flat_map(|tally| &tally.cells).enumerate();
    rows.extend(cells.map(|(place, (kind, count))| (of.0, of.1, counted, place + 1, name(*kind), *count)));
}
