//! Which columns does a table have, and what stands in them?
//!
//! *Invariants:* a column is there where its audience may see the field, whether or not anybody said anything, or where the
//! map shows more of it than usual and something is there to be shown. What may not be seen looks like what was never said.

use super::told::Told;
use crate::report::{Item, List, ListColumn};
use crate::share::{Engagement, Field, FieldAbout, Key, Kind, Rule, Value, rule};
use std::cmp::Ordering;
use std::collections::BTreeSet;

/// A column, with how its items are told.
pub(super) struct Col<'a, R> {
    column: ListColumn,
    /// It stays where it is empty.
    stays: bool,
    get: Box<dyn Fn(&R) -> Item + 'a>,
}

impl<'a, R> Col<'a, R> {
    /// A column that is always there.
    pub(super) fn new(
        id: &str,
        title: &str,
        help: &'static str,
        width: u16,
        get: impl Fn(&R) -> Item + 'a,
    ) -> Self {
        let column =
            ListColumn { id: id.to_owned(), title: title.to_owned(), help, choices: Vec::new(), width };
        Self { column, stays: true, get: Box::new(get) }
    }

    /// The same, which goes where nothing is in it.
    pub(super) fn if_said(self) -> Self {
        Self { stays: false, ..self }
    }

    /// Whether it is called so.
    pub(super) fn is(&self, id: &str) -> bool {
        self.column.id == id
    }

    /// Its id as headings are compared.
    pub(super) fn folded(&self) -> String {
        self.column.id.to_lowercase()
    }

    /// The same with the words from which one is chosen.
    pub(super) fn one_of(mut self, choices: Vec<&'static str>) -> Self {
        self.column.choices = choices;
        self
    }
}

/// The id of a record and its name.
pub(super) fn named<'a, R: 'a>(
    told: &'a Told<'a>,
    id: &str,
    title: &str,
    key: impl Fn(&R) -> Option<Key> + Copy + 'a,
) -> Vec<Col<'a, R>> {
    let of = move |row: &R, tell: &dyn Fn(Key) -> Item| key(row).map_or(Item::None, tell);
    vec![
        Col::new(
            &format!("{id}_id"),
            &format!("{title}: id"),
            "By this it is found in the other tables",
            14,
            move |row| of(row, &|key| told.id(key)),
        ),
        Col::new(id, title, "", 26, move |row| of(row, &|key| told.name(key))),
    ]
}

/// A part of a field that fits into one column.
struct Part {
    /// The ids below the field.
    steps: Vec<&'static str>,
    path: String,
    id: String,
    title: String,
    about: FieldAbout,
}

fn collect(
    path: &str,
    id: &str,
    title: &str,
    steps: &[&'static str],
    about: FieldAbout,
    out: &mut Vec<Part>,
) {
    let here = |about| Part {
        steps: steps.to_vec(),
        path: path.to_owned(),
        id: id.to_owned(),
        title: title.to_owned(),
        about,
    };
    match about.kind {
        Kind::Item(parts) => {
            for part in parts {
                let steps: Vec<_> = steps.iter().copied().chain([part.id]).collect();
                let title = match part.name {
                    name if name == about.name => name.to_owned(),
                    name => format!("{title}: {name}"),
                };
                collect(
                    &format!("{path}.{}", part.id),
                    &format!("{id}_{}", part.id),
                    &title,
                    &steps,
                    *part,
                    out,
                );
            }
        }
        // These are tables of their own.
        Kind::List(Kind::Item(_))
        | Kind::Map(_, Kind::Item(_) | Kind::Custom)
        | Kind::Custom
        | Kind::Place => {}
        _ => out.push(here(about)),
    }
}

/// Follows the ids into a value.
fn at(mut value: Value, steps: &[&'static str]) -> Value {
    for step in steps {
        value = match value {
            Value::Item(parts) => parts
                .into_iter()
                .find_map(|(id, value)| (id == *step).then_some(value))
                .unwrap_or(Value::Empty),
            _ => Value::Empty,
        };
    }
    value
}

const fn width(kind: Kind) -> u16 {
    match kind {
        Kind::Rating | Kind::Whole { .. } | Kind::Number | Kind::Flag => 11,
        Kind::Date => 12,
        Kind::Choice(_) => 16,
        Kind::Prose => 44,
        Kind::List(_) | Kind::Map(..) => 32,
        _ => 24,
    }
}

/// The words that a column offers; *resistant* only where the audience sees engagement.
fn choices(told: &Told<'_>, kind: Kind) -> Vec<&'static str> {
    match kind {
        Kind::Choice(answers) => {
            let ids = answers.iter().map(|answer| answer.id);
            ids.filter(|id| told.says_engagement || *id != Engagement::Resistant.id()).collect()
        }
        Kind::Flag => vec!["yes", "no"],
        _ => Vec::new(),
    }
}

/// A column for each leaf of these fields that `keeps` by its id (`advocacy_state`), in their order. A reference has two:
/// the id and the name of what it names.
pub(super) fn fields<'a, R: 'a, T: Default + 'static>(
    told: &'a Told<'a>,
    path: &str,
    known: &'static [Field<T>],
    keeps: impl Fn(&str) -> bool,
    of: impl Fn(&R) -> Option<&T> + Copy + 'a,
) -> Vec<Col<'a, R>> {
    let mut columns = Vec::new();
    for field in known {
        let about = field.about;
        let mut parts = Vec::new();
        collect(&format!("{path}.{}", about.id), about.id, about.name, &[], about, &mut parts);
        for part in parts.into_iter().filter(|part| part.about.id != "privacy" && keeps(&part.id)) {
            let audience = told.copy.audience();
            // On a copy for one person, only some of the records of a table are theirs; of tags only some may be seen.
            let in_part =
                audience.person().is_some() || rule(&part.path, part.about.level, audience) == Rule::Entries;
            let stays = told.copy.sees(&part.path) && !in_part;
            let unsaid = at((field.get)(&T::default()), &part.steps);
            let steps = part.steps.clone();
            let value = move |row: &R| {
                let value = of(row).map_or(Value::Empty, |record| at((field.get)(record), &steps));
                if !stays && value == unsaid { Value::Empty } else { value }
            };
            let title = part.title.clone();
            if matches!(part.about.kind, Kind::Reference(_)) {
                let value = std::rc::Rc::new(value);
                let again = std::rc::Rc::clone(&value);
                let ids = Col::new(
                    &format!("{}_id", part.id),
                    &format!("{title}: id"),
                    "By this it is found in the other tables",
                    14,
                    move |row| match value(row) {
                        Value::Reference(key) => told.id(key),
                        _ => Item::None,
                    },
                );
                columns.push(Col { stays, ..ids });
                let names =
                    Col::new(&part.id, &title, part.about.help, 24, move |row| told.item(&again(row)));
                columns.push(Col { stays, ..names });
                continue;
            }
            let wide = width(part.about.kind);
            let told_as =
                Col::new(&part.id, &title, part.about.help, wide, move |row| told.item(&value(row)));
            columns.push(Col { stays, ..told_as }.one_of(choices(told, part.about.kind)));
        }
    }
    columns
}

/// The table of these rows, in the order of what stands in the columns named. O(rows · columns · log).
pub(super) fn table<R>(
    id: &'static str,
    name: &'static str,
    columns: Vec<Col<'_, R>>,
    rows: impl IntoIterator<Item = R>,
    by: &[&str],
) -> List {
    let all: Vec<Vec<Item>> =
        rows.into_iter().map(|row| columns.iter().map(|column| (column.get)(&row)).collect()).collect();
    let said = |place: usize| all.iter().any(|items: &Vec<Item>| items[place] != Item::None);
    let kept: Vec<bool> =
        columns.iter().enumerate().map(|(place, column)| column.stays || said(place)).collect();
    let places: Vec<usize> =
        by.iter().filter_map(|id| columns.iter().position(|column| column.column.id == *id)).collect();
    let mut all = all;
    all.sort_by(|a, b| {
        places
            .iter()
            .map(|place| compared(&a[*place], &b[*place]))
            .find(|order| order.is_ne())
            .unwrap_or(Ordering::Equal)
    });
    let rows = all
        .into_iter()
        .map(|items| items.into_iter().zip(&kept).filter_map(|(item, kept)| kept.then_some(item)).collect())
        .collect();
    let mut taken = BTreeSet::new();
    let columns = columns.into_iter().zip(&kept).filter(|(_, kept)| **kept).map(|(column, _)| {
        let mut column = column.column;
        let stem = column.id.clone();
        let mut number = 2;
        // Spreadsheet programs take headings for the same whatever their case.
        while !taken.insert(column.id.to_lowercase()) {
            column.id = format!("{stem}_{number}");
            number += 1;
        }
        column
    });
    List { id, name, columns: columns.collect(), rows }
}

/// Words whatever their case, days and numbers as they follow each other; what is not said comes last.
fn compared(a: &Item, b: &Item) -> Ordering {
    match (a, b) {
        (Item::None, Item::None) => Ordering::Equal,
        (Item::None, _) => Ordering::Greater,
        (_, Item::None) => Ordering::Less,
        (Item::Number(a), Item::Number(b)) => a.total_cmp(b),
        (Item::Date(a), Item::Date(b)) => a.cmp(b),
        (a, b) => {
            let (a, b) = (a.text(), b.text());
            a.to_lowercase().cmp(&b.to_lowercase()).then_with(|| a.cmp(&b))
        }
    }
}
