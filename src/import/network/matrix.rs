//! Is a table one of all pairs of people, the same names above and beside it?
//!
//! A number other than 0 is a tie from the person of the row to the person of the column. A table that is the same on
//! both sides of its diagonal has ties without direction.

use super::Graph;
use crate::import::ImportError;
use crate::import::cell;
use crate::import::draft::{Content, short};
use crate::import::mapping::Mapping;
use crate::import::sheet::{Row, Sheet};
use crate::model::edit::counted;
use std::collections::HashMap;

/// The names above the table, without the corner and empty cells at the end.
fn names(row: &Row) -> Vec<String> {
    let mut names: Vec<String> =
        row.cells.iter().skip(1).map(|text| cell::one_line(&cell::clean(text))).collect();
    while names.last().is_some_and(String::is_empty) {
        names.pop();
    }
    names
}

fn side(row: &Row) -> String {
    cell::one_line(&cell::clean(row.cell(0)))
}

/// Whether it is such a table, and nothing else was said of it.
pub(in crate::import) fn is_one(sheet: &Sheet, mapping: &Mapping) -> bool {
    let free = mapping.content.is_none_or(|content| content == Content::Network);
    let Some((first, rows)) = sheet.rows.split_first().filter(|_| free && mapping.columns.is_empty()) else {
        return false;
    };
    let names = names(first);
    if names.len() < 2
        || names.len() != rows.len()
        || mapping.header_row.is_some_and(|row| row != first.number)
    {
        return false;
    }
    let mut above: Vec<&str> = names.iter().map(String::as_str).collect();
    let beside: Vec<String> = rows.iter().map(side).collect();
    let mut beside: Vec<&str> = beside.iter().map(String::as_str).collect();
    above.sort_unstable();
    beside.sort_unstable();
    let is_value = |text: &str| {
        let text = cell::clean(text);
        cell::is_unsaid(&text) || cell::number(&text).is_some()
    };
    above == beside
        && above.windows(2).all(|pair| pair[0] != pair[1])
        && above.first().is_some_and(|name| !name.is_empty())
        && rows.iter().all(|row| row.cells.iter().skip(1).all(is_value))
}

/// Reads such a table. O(cells).
pub(in crate::import) fn read(sheet: &Sheet, taken: String) -> Result<Graph, ImportError> {
    let mut graph = Graph::new("Table of all pairs");
    graph.notes.push(taken);
    let Some((first, rows)) = sheet.rows.split_first() else { return Ok(graph) };
    let names = names(first);
    for row in rows {
        graph.node(row.number, &side(row))?;
    }
    let at: HashMap<&str, usize> = names.iter().enumerate().map(|(at, name)| (name.as_str(), at)).collect();
    // By the order above the table.
    let mut values = vec![Vec::new(); names.len()];
    for row in rows {
        let Some(place) = at.get(side(row).as_str()) else { continue };
        let numbers = (1..=names.len()).map(|column| cell::number(&cell::clean(row.cell(column))));
        values[*place] = numbers.map(|number| number.map_or(0.0, |(value, _)| value)).collect();
    }
    let number_of: HashMap<String, usize> = rows.iter().map(|row| (side(row), row.number)).collect();
    let all = || values.iter().flatten();
    let weighted = all().any(|value| *value != 0.0 && *value != 1.0);
    let mirrored = (0..names.len()).all(|a| (0..a).all(|b| values[a][b] == values[b][a]));
    let weight = weighted.then(|| graph.edges.column("weight")).flatten();
    for (a, row) in values.iter().enumerate() {
        let number = number_of.get(&names[a]).copied().unwrap_or_default();
        for (b, value) in row.iter().enumerate().filter(|(_, value)| **value != 0.0) {
            if mirrored && b < a {
                continue;
            }
            let edge = graph.edge(number, &names[a], &names[b], !mirrored)?;
            graph.edges.say(edge, weight, &value.to_string());
        }
    }
    let how = if mirrored {
        "the same on both sides: ties without direction"
    } else {
        "ties lead from the row to the column"
    };
    graph.notes.push(format!(
        "{} above and beside the table, such as “{}”; {how}",
        counted(names.len(), "name"),
        short(&names[0])
    ));
    Ok(graph)
}
