//! Who is there, where do they belong, who is tied to whom, and how does each stand to the change?

use super::columns::{Col, fields, named, table};
use super::told::{Told, words};
use crate::report::{Item, List};
use crate::share::{
    Assessment, Community, CustomField, CustomKind, CustomValue, Depth, Disclosure, InitiativeId, Key,
    Quadrant, Rater, Stakeholder, StakeholderId, Tie, TieKind,
};
use std::collections::BTreeSet;

/// What is said of a person in the table of people; the rest stands in the table of assessments.
const SAID: [&str; 12] = [
    "influence",
    "interest",
    "impact",
    "engagement_now",
    "engagement_wanted",
    "participation",
    "needs",
    "could_help",
    "message_for_them",
    "advocacy_state",
    "relationship_owner",
    "assessed_on",
];

type Person<'a> = (StakeholderId, &'a Stakeholder, Option<&'a Assessment>);

/// The initiative of the table: the one that was asked for, that of the copy, or the only one.
fn initiative(copy: &Disclosure, only: Option<InitiativeId>) -> Option<InitiativeId> {
    let mut all = copy.initiatives().keys().copied();
    let (first, second) = (all.next(), all.next());
    only.or_else(|| copy.initiative().map(|(id, _)| id)).or(first.filter(|_| second.is_none()))
}

pub(super) fn people(copy: &Disclosure, only: Option<InitiativeId>) -> List {
    let told = Told::of(copy, only);
    let of = initiative(copy, only);
    let mut columns: Vec<Col<'_, Person<'_>>> = vec![Col::new(
        "id",
        "ID",
        "By this the row is found again; do not change it",
        14,
        |row: &Person<'_>| told.id(Key::Stakeholder(row.0)),
    )];
    let plain = |id: &str| id != "external_key";
    columns.extend(fields(&told, "stakeholder", Stakeholder::FIELDS, plain, |row: &Person<'_>| Some(row.1)));
    columns.extend(own(&told, &columns));
    if let Some(of) = of {
        let said = |id: &str| SAID.contains(&id);
        let of_them = fields(&told, "assessment", Assessment::FIELDS, said, |row: &Person<'_>| row.2);
        let quadrant = Col::new(
            "quadrant",
            "Field of the grid",
            "From influence and interest",
            16,
            move |row: &Person<'_>| copy.quadrant(of, row.0).map_or(Item::None, |found| words(found.id())),
        );
        columns.push(quadrant.if_said().one_of(Quadrant::ALL.iter().map(|one| one.id()).collect()));
        // The name alone: so the table can be read again.
        columns.extend(of_them.into_iter().filter(|column| !column.is("relationship_owner_id")));
    }
    let keys = fields(
        &told,
        "stakeholder",
        Stakeholder::FIELDS,
        |id| id == "external_key",
        |row: &Person<'_>| Some(row.1),
    );
    columns.extend(keys);
    let rows = copy
        .stakeholders()
        .iter()
        .map(|(id, record)| (*id, record, of.and_then(|of| copy.assessments().get(&(of, *id)))));
    table("people", "People", columns, rows, &["name"])
}

/// The map's own fields of people, by their ids.
fn own<'a>(told: &Told<'a>, there: &[Col<'_, Person<'_>>]) -> Vec<Col<'a, Person<'a>>> {
    let taken: BTreeSet<String> = there.iter().map(Col::folded).collect();
    let copy = told.copy;
    let known = copy.about().custom_fields.iter().filter(|field| !field.id.trim().is_empty());
    known
        .map(|field: &CustomField| {
            let is_taken = taken.contains(&field.id.to_lowercase()) || SAID.contains(&field.id.as_str());
            let id = if is_taken { format!("own_{}", field.id) } else { field.id.clone() };
            let title = if field.name.trim().is_empty() { &field.id } else { &field.name };
            let wide = if field.kind == CustomKind::Text { 24 } else { 12 };
            Col::new(&id, title, "A field of this map's own", wide, |row: &Person<'a>| {
                match row.1.custom.get(&field.id) {
                    Some(CustomValue::Text(text)) => words(text.clone()),
                    Some(CustomValue::Number(number)) => Item::Number(number.get()),
                    Some(CustomValue::Date(date)) => Item::Date(*date),
                    None => Item::None,
                }
            })
        })
        .collect()
}

pub(super) fn communities(copy: &Disclosure, only: Option<InitiativeId>) -> List {
    type Row<'a> = (Key, &'a Community);
    let told = Told::of(copy, only);
    let mut columns = vec![id(&told)];
    columns.extend(fields(&told, "community", Community::FIELDS, |_| true, |row: &Row<'_>| Some(row.1)));
    let rows = copy.communities().iter().map(|(id, record)| (Key::Community(*id), record));
    table("communities", "Communities", columns, rows, &["name"])
}

/// The column by which a record is found again.
pub(super) fn id<'a, T>(told: &'a Told<'a>) -> Col<'a, (Key, T)> {
    Col::new("id", "ID", "By this the row is found in the other tables", 14, |row: &(Key, T)| told.id(row.0))
}

pub(super) fn memberships(copy: &Disclosure, only: Option<InitiativeId>) -> List {
    type Row = (Key, Key, Depth);
    let told = Told::of(copy, only);
    let mut columns = named(&told, "stakeholder", "Person", |row: &Row| Some(row.0));
    columns.extend(named(&told, "community", "Community", |row: &Row| Some(row.1)));
    let depth = Col::new("depth", "Depth", "Members and experts can be a local voice", 12, |row: &Row| {
        words(row.2.id())
    });
    columns.push(depth.one_of(Depth::ALL.iter().map(|one| one.id()).collect()));
    let rows = copy.stakeholders().iter().flat_map(|(id, record)| {
        record
            .communities
            .iter()
            .map(|(community, depth)| (Key::Stakeholder(*id), Key::Community(*community), *depth))
    });
    table("memberships", "Memberships", columns, rows, &["community", "stakeholder"])
}

pub(super) fn ties(copy: &Disclosure, only: Option<InitiativeId>) -> List {
    type Row<'a> = (Key, &'a Tie);
    let told = Told::of(copy, only);
    let mut columns = vec![id(&told)];
    let field = |wanted: &'static str| {
        fields(&told, "tie", Tie::FIELDS, move |id| id == wanted, |row: &Row<'_>| Some(row.1))
    };
    columns.extend(field("from"));
    columns.extend(field("to"));
    let kind = Col::new("kind", "Kind", "What binds them", 18, |row: &Row<'_>| match &row.1.kind {
        TieKind::Other(said) => words(said.clone()),
        known => words(known.id()),
    });
    // Any other words make another kind, so nothing is offered where a kind may not be known.
    columns.push(kind);
    let directed = Col::new(
        "directed",
        "Directed",
        "Whether it leads from the first to the second",
        10,
        |row: &Row<'_>| words(if row.1.is_directed() { "yes" } else { "no" }),
    );
    columns.push(directed.one_of(vec!["yes", "no"]));
    columns.extend(field("strength"));
    columns.extend(field("note"));
    let rows = copy.ties().iter().map(|(id, record)| (Key::Tie(*id), record));
    table("ties", "Ties", columns, rows, &["from", "to", "kind"])
}

pub(super) fn assessments(copy: &Disclosure, only: Option<InitiativeId>) -> List {
    type Row<'a> = (InitiativeId, StakeholderId, &'a Assessment);
    let told = Told::of(copy, only);
    let mut columns = named(&told, "initiative", "Initiative", |row: &Row<'_>| Some(Key::Initiative(row.0)));
    columns.extend(named(&told, "stakeholder", "Person", |row: &Row<'_>| Some(Key::Stakeholder(row.1))));
    columns.extend(fields(&told, "assessment", Assessment::FIELDS, |_| true, |row: &Row<'_>| Some(row.2)));
    let rows = copy.assessments().iter().filter(|((of, _), _)| told.tells(*of));
    let rows = rows.map(|((of, person), record)| (*of, *person, record));
    table("assessments", "Assessments", columns, rows, &["initiative", "stakeholder"])
}

pub(super) fn opinions(copy: &Disclosure, only: Option<InitiativeId>) -> List {
    type Row<'a> = (InitiativeId, StakeholderId, StakeholderId, &'a Rater);
    let told = Told::of(copy, only);
    let mut columns = named(&told, "initiative", "Initiative", |row: &Row<'_>| Some(Key::Initiative(row.0)));
    columns.extend(named(&told, "stakeholder", "Person", |row: &Row<'_>| Some(Key::Stakeholder(row.1))));
    columns.extend(named(&told, "rater", "Rated by", |row: &Row<'_>| Some(Key::Stakeholder(row.2))));
    columns.extend(fields(&told, "assessment.raters", Rater::FIELDS, |_| true, |row: &Row<'_>| Some(row.3)));
    let rows = copy.assessments().iter().filter(|((of, _), _)| told.tells(*of));
    let rows = rows.flat_map(|((of, person), record)| {
        record.raters.iter().map(|(rater, said)| (*of, *person, *rater, said))
    });
    table("opinions", "Second opinions", columns, rows, &["initiative", "stakeholder", "rater"])
}
