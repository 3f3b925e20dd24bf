//! Who is in a network, and by which name?
//!
//! The name is what the attribute *name* says, else the full name, else the label, else the id.

use super::{Graph, Table};
use crate::import::cell;
use crate::import::draft::{Content, Draft, short};
use crate::import::headings;
use crate::import::index::{Found, Index};
use crate::import::mapping::{Fields, Mapping, Target};
use crate::import::register::Register;
use crate::import::sheet::Row;
use crate::import::synonyms::folded;
use crate::import::{ImportError, people, ties};
use crate::model::Document;
use crate::model::edit::counted;
use csv::StringRecord;
use std::collections::{BTreeSet, HashMap};

/// The columns under which anything is said, in their order.
pub(super) fn used(table: &Table) -> Vec<usize> {
    let mut said = vec![false; table.headings.len()];
    for line in &table.lines {
        line.cells.iter().for_each(|(column, _)| said[*column] = true);
    }
    (0..said.len()).filter(|column| said[*column]).collect()
}

/// How well a heading stands for the name; less is better.
fn rank(heading: &str) -> Option<u8> {
    match folded(heading).as_str() {
        "name" => Some(0),
        "full name" | "fullname" | "display name" | "displayname" => Some(1),
        "label" => Some(2),
        _ => None,
    }
}

/// The people as rows: their name, what is said of them, their id.
pub(super) fn register(graph: &Graph, mapping: &Mapping) -> Result<Register, ImportError> {
    let table = &graph.nodes;
    let all = used(table);
    let said = |heading: &str| mapping.columns.iter().find(|(known, _)| known.eq_ignore_ascii_case(heading));
    let mut named: Vec<usize> =
        all.iter().copied().filter(|column| rank(&table.headings[*column]).is_some()).collect();
    named.sort_by_key(|column| rank(&table.headings[*column]));
    let fields = Fields::of(Content::People);
    let goes_to = |column: &usize, id: &str| {
        headings::field(&table.headings[*column], &fields, Content::People).as_deref() == Some(id)
    };
    let has_parts = all.iter().any(|column| goes_to(column, "first_name"))
        && all.iter().any(|column| goes_to(column, "last_name"));
    let mut ids: Vec<&str> = vec![""; table.lines.len()];
    graph.by_id.iter().for_each(|(id, place)| ids[*place] = id);
    let names: Vec<&str> = (table.lines.iter().zip(&ids))
        .map(|(line, id)| {
            let own = named.iter().map(|column| line.said(*column)).find(|text| !text.is_empty());
            own.unwrap_or(if has_parts { "" } else { id })
        })
        .collect();
    // A label that only repeats the name says nothing more.
    let says_more = |column: &usize| {
        !named.contains(column)
            || said(&table.headings[*column]).is_some()
            || table.lines.iter().zip(&names).any(|(line, name)| {
                let text = line.said(*column);
                !text.is_empty() && text != *name
            })
    };
    let others: Vec<usize> = all
        .iter()
        .copied()
        .filter(says_more)
        .filter(|column| folded(&table.headings[*column]) != "name")
        .collect();
    let mut headings = vec!["name".to_owned()];
    headings.extend(others.iter().map(|column| table.headings[*column].clone()));
    let own_key = others
        .iter()
        .position(|column| goes_to(column, "id") || folded(&table.headings[*column]) == "external key");
    // Ids of our own files only tell apart people of one name.
    let doubled = if graph.own_ids { doubled(&names) } else { Vec::new() };
    let ids_matter = !graph.own_ids || doubled.iter().any(|doubled| *doubled);
    if ids_matter {
        headings.push(if own_key.is_some() { "id in the file".to_owned() } else { "id".to_owned() });
    }
    let rows = table.lines.iter().enumerate().map(|(place, line)| {
        let id = if !graph.own_ids || doubled[place] { ids[place] } else { "" };
        let mut cells = StringRecord::new();
        cells.push_field(names[place]);
        for (at, column) in others.iter().enumerate() {
            let said = line.said(*column);
            let stands_in = graph.own_ids && own_key == Some(at) && said.is_empty();
            cells.push_field(if stands_in { id } else { said });
        }
        if ids_matter {
            cells.push_field(id);
        }
        Row { number: line.number, cells }
    });
    Register::made(headings, rows.collect(), Content::People, mapping, graph.unit.0)
}

/// Which of these names somebody else has too.
fn doubled(names: &[&str]) -> Vec<bool> {
    let folded: Vec<String> = names.iter().map(|name| folded(name)).collect();
    let mut counts: HashMap<&str, usize> = HashMap::new();
    folded.iter().for_each(|name| *counts.entry(name).or_default() += 1);
    folded.iter().map(|name| counts.get(name.as_str()).is_some_and(|count| *count > 1)).collect()
}

/// The attributes that no field is called like.
pub(super) fn left_out(register: &Register, mapping: &Mapping) -> Option<String> {
    let said = |heading: &str| mapping.columns.iter().any(|(known, _)| known.eq_ignore_ascii_case(heading));
    let has_name =
        register.column(|target| matches!(target, Target::Person(leaf) if leaf.about.id == "name"));
    let is_left = |target: &Target| match target {
        Target::Ignore => true,
        // Where there is a whole name, its parts go nowhere.
        Target::FirstName | Target::LastName => has_name.is_some(),
        _ => false,
    };
    let columns = register.headings.iter().zip(&register.targets);
    let left: Vec<String> = columns
        .filter(|(heading, target)| is_left(target) && !said(heading) && heading.as_str() != "id in the file")
        .map(|(heading, _)| short(heading))
        .collect();
    if left.is_empty() {
        return None;
    }
    let listed: Vec<&str> = left.iter().take(30).map(String::as_str).collect();
    let more = if left.len() > 30 { format!(" and {} more", left.len() - 30) } else { String::new() };
    let all = listed.join(", ");
    Some(format!("Left out, as no field is called so: {all}{more}"))
}

/// Whether the ends of these ties are made as people where they are not on the map: when it was asked for, or where
/// nobody is on the map yet.
pub(in crate::import) fn wanted(document: &Document, mapping: &Mapping) -> bool {
    match mapping.content {
        Some(content) => content == Content::Network,
        None => document.stakeholders.is_empty(),
    }
}

/// Ties whose ends become people where they are not on the map.
pub(in crate::import) fn ends_become_people(
    register: &Register,
    document: &Document,
    mapping: &Mapping,
) -> Result<Draft, ImportError> {
    let index = Index::of(document);
    let ends: Vec<usize> = (0..register.headings.len())
        .filter(|column| matches!(register.targets[*column], Target::From | Target::To))
        .collect();
    let mut seen = BTreeSet::new();
    let mut rows = Vec::new();
    for row in &register.rows {
        for column in &ends {
            let text = cell::one_line(&register.text(row, *column));
            if text.is_empty() || index.mentioned(&text) != Found::None || !seen.insert(folded(&text)) {
                continue;
            }
            let is_address = text.contains('@') && !text.contains(' ');
            let cells = StringRecord::from(vec![text.as_str(), if is_address { text.as_str() } else { "" }]);
            rows.push(Row { number: row.number, cells });
        }
    }
    let of_people = Mapping { columns: Vec::new(), content: Some(Content::People), ..mapping.clone() };
    let headings = vec!["name".to_owned(), "email".to_owned()];
    let made = Register::made(headings, rows, Content::People, &of_people, register.unit)?;
    let (mut people, _) = people::placed(&made, document, &of_people)?;
    let mut after = document.clone();
    after.apply(people.edit.clone())?;
    let mut ties = ties::draft(register, &after, mapping)?;
    let mut draft =
        Draft { content: Content::Network, edit: people.edit, counts: people.counts, ..Draft::default() };
    draft.notes.append(&mut ties.notes);
    if people.counts.new > 0 {
        let count = people.counts.new;
        let who = if count == 1 { "1 person is".to_owned() } else { format!("{count} people are") };
        draft.notes.push(format!("{who} new: the ends of {}", counted(register.rows.len(), "tie")));
    }
    draft.columns.append(&mut ties.columns);
    draft.warnings.append(&mut people.warnings);
    draft.warnings.append(&mut ties.warnings);
    Ok(draft.with_ties(ties))
}
