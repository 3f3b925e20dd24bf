//! What does each column of a sheet hold?
//!
//! *Invariants:* what the user said about a column holds; a guess from a heading is dropped where the cells below it
//! don't bear it out.

use super::cell;
use super::draft::{Column, Content};
use super::headings;
use super::mapping::{Fields, Mapping, Target};
use super::scale::{Scale, Seen};
use super::sheet::{Row, Sheet, check_headings};
use super::{ImportError, LONGEST_CELL, MOST_COLUMNS};
use crate::model::about::CustomKind;
use crate::model::field::Kind;

/// How a table of people begins that this program wrote.
const OURS: [&str; 3] = ["id", "name", "kind"];
/// What stands in it and follows from other things, or cannot be read.
const TOLD: [&str; 3] = ["quadrant", "slots", "external_key"];

/// How many rows at the top are looked at for headings.
const TOP: usize = 20;

/// A sheet whose columns are understood.
pub(super) struct Register {
    pub(super) content: Content,
    pub(super) headings: Vec<String>,
    pub(super) targets: Vec<Target>,
    /// The scale of each column of ratings.
    pub(super) scales: Vec<Option<Scale>>,
    /// The rows below the headings.
    pub(super) rows: Vec<Row>,
    pub(super) notes: Vec<String>,
    /// What the numbers of the rows count: *row*, or *line* of a file of a network.
    pub(super) unit: &'static str,
}

impl Register {
    /// Works out the headings and where each column goes. O(cells).
    pub(super) fn of(sheet: Sheet, mapping: &Mapping) -> Result<Self, ImportError> {
        let wide = sheet.rows.iter().find(|row| row.cells.len() > MOST_COLUMNS);
        if let Some(row) = wide {
            return Err(ImportError::TooManyColumns { row: row.number, columns: row.cells.len() });
        }
        let (headings, first) = headings_of(&sheet.rows, mapping)?;
        let mut rows = sheet.rows;
        rows.drain(..first);
        let mut notes = Vec::new();
        notes.push(match first {
            0 => "No row holds headings".to_owned(),
            _ => format!("{} columns, {} rows below the headings", headings.len(), rows.len()),
        });
        let said = mapping.content.filter(|content| *content != Content::Network);
        let content = said.unwrap_or_else(|| content(&headings, mapping));
        let fields = Fields::of(content);
        let said = said_targets(&headings, mapping, &fields)?;
        let mut register = Self {
            content,
            scales: vec![None; headings.len()],
            targets: vec![Target::Ignore; headings.len()],
            headings,
            rows,
            notes,
            unit: "row",
        };
        register.choose(&said, &fields)?;
        register.take_scales(&said);
        Ok(register)
    }

    /// The same of rows that come from a file of a network. What no field is called like is left out.
    pub(super) fn made(
        headings: Vec<String>,
        rows: Vec<Row>,
        content: Content,
        mapping: &Mapping,
        unit: &'static str,
    ) -> Result<Self, ImportError> {
        let fields = Fields::of(content);
        let said = said_targets(&headings, mapping, &fields)?;
        let mut register = Self {
            content,
            scales: vec![None; headings.len()],
            targets: vec![Target::Ignore; headings.len()],
            headings,
            rows,
            notes: Vec::new(),
            unit,
        };
        register.choose(&said, &fields)?;
        let unknown = register.targets.iter_mut().zip(&said).filter(|(_, said)| said.is_none());
        for (target, _) in unknown {
            if matches!(target, Target::Custom { .. }) {
                *target = Target::Ignore;
            }
        }
        register.take_scales(&said);
        Ok(register)
    }

    /// True of rows that come from a file of a network.
    pub(super) fn is_network(&self) -> bool {
        self.unit != "row"
    }

    /// The cleaned text of a cell.
    pub(super) fn text<'a>(&self, row: &'a Row, column: usize) -> std::borrow::Cow<'a, str> {
        cell::clean(row.cell(column))
    }

    /// The first column that goes there.
    pub(super) fn column(&self, wanted: fn(&Target) -> bool) -> Option<usize> {
        self.targets.iter().position(wanted)
    }

    /// The headings, for messages.
    pub(super) fn listed(&self) -> String {
        listed(&self.headings)
    }

    /// Why a row cannot be read at all: the column and the reason.
    pub(super) fn unreadable(&self, row: &Row) -> Option<(usize, String)> {
        let long = row.cells.iter().position(|cell| cell.len() > LONGEST_CELL)?;
        let size = row.cell(long).len() / 1024;
        Some((
            long,
            format!(
                "the text has {size} KiB: {} KiB is the limit. The {} was left out",
                LONGEST_CELL / 1024,
                self.unit
            ),
        ))
    }

    /// What became of the columns, for the draft.
    pub(super) fn columns(&self) -> Vec<Column> {
        let columns = self.headings.iter().zip(&self.targets).zip(&self.scales);
        columns
            .map(|((heading, target), scale)| Column {
                heading: heading.clone(),
                field: target.id(),
                scale: scale.map(|scale| scale.to_string()),
            })
            .collect()
    }

    /// Decides each column: what was said, else the guess where it fits, else a field of the map's own.
    fn choose(&mut self, said: &[Option<Target>], fields: &Fields) -> Result<(), ImportError> {
        let other = match self.content {
            Content::People => Target::Custom { kind: CustomKind::Text, name: None },
            Content::Ties | Content::Network => Target::Ignore,
        };
        let mut taken: Vec<(String, usize)> = Vec::new();
        for (column, target) in said.iter().enumerate() {
            let Some(target) = target else { continue };
            let id = target.id();
            if let Some((_, first)) = taken.iter().find(|(known, _)| *known == id && !target.takes_several())
            {
                return Err(ImportError::Twice {
                    first: self.headings[*first].clone(),
                    second: self.headings[column].clone(),
                    field: id,
                });
            }
            taken.push((id, column));
            self.targets[column] = target.clone();
        }
        for column in (0..self.headings.len()).filter(|column| said[*column].is_none()) {
            let heading = &self.headings[column];
            let guess = headings::field(heading, fields, self.content).and_then(|id| fields.target(&id));
            let free = |target: &Target| {
                target.takes_several() || !taken.iter().any(|(known, _)| *known == target.id())
            };
            self.targets[column] = match guess {
                Some(target) if free(&target) && self.bears_out(column, &target) => {
                    taken.push((target.id(), column));
                    target
                }
                Some(Target::TieKind) if free(&Target::Directed) && self.is_direction(column) => {
                    taken.push((Target::Directed.id(), column));
                    Target::Directed
                }
                _ if self.is_ours() && TOLD.contains(&heading.as_str()) => Target::Ignore,
                _ if self.cells(column).next().is_none() => Target::Ignore,
                _ => other.clone(),
            };
        }
        if self.content == Content::People && self.has_names_without_heading() && said[0].is_none() {
            self.targets[0] = fields.target("name").unwrap_or(other);
        }
        Ok(())
    }

    /// True of a table of people that this program wrote: its ratings are ours, whatever the largest one is.
    fn is_ours(&self) -> bool {
        self.content == Content::People && self.headings.starts_with(&OURS.map(str::to_owned))
    }

    /// True where nothing but a first column without a heading says who it is, as statistics programs write the names
    /// of rows.
    fn has_names_without_heading(&self) -> bool {
        let unnamed = |column: usize, number: usize| {
            self.headings.get(column).is_some_and(|heading| *heading == format!("Column {number}"))
        };
        unnamed(0, 1)
            && !unnamed(1, 2)
            && !self.targets.iter().any(Target::tells_who)
            && self.cells(0).next().is_some()
            && self.cells(0).all(|text| cell::number(&text).is_none())
    }

    /// The cells of a column that hold something.
    fn cells(&self, column: usize) -> impl Iterator<Item = std::borrow::Cow<'_, str>> {
        self.rows.iter().map(move |row| self.text(row, column)).filter(|text| !text.is_empty())
    }

    /// Whether at least half of the cells can be read as what the heading promises.
    fn bears_out(&self, column: usize, target: &Target) -> bool {
        let kind = match target {
            Target::Person(leaf) => leaf.about.kind,
            Target::Assessed(leaf, _) => leaf.about.kind,
            Target::TieKind => return !self.is_direction(column) && !self.is_numbers(column),
            _ => return true,
        };
        let (mut good, mut all) = (0, 0);
        for text in self.cells(column) {
            all += 1;
            good += usize::from(match kind {
                Kind::Rating => {
                    cell::is_unsaid(&text)
                        || cell::number(&text).is_some()
                        || super::scale::level(&text).is_some()
                }
                Kind::Reference(_) => true,
                _ => cell::value(kind, &text).is_ok(),
            });
        }
        good * 2 >= all
    }

    /// True of a column that says for each tie whether it has a direction, as Gephi writes it.
    fn is_direction(&self, column: usize) -> bool {
        let mut cells = self.cells(column).peekable();
        cells.peek().is_some()
            && cells.all(|text| matches!(text.to_lowercase().as_str(), "directed" | "undirected" | "mutual"))
    }

    /// True of a column that holds nothing but numbers.
    fn is_numbers(&self, column: usize) -> bool {
        self.is_network() && self.cells(column).all(|text| cell::number(&text).is_some())
    }

    /// Finds the scale of each column of ratings; short scales of one source are taken to be the same.
    fn take_scales(&mut self, said: &[Option<Target>]) {
        let mut seen = Vec::new();
        for column in 0..self.targets.len() {
            let Target::Assessed(leaf, scale) = &self.targets[column] else { continue };
            if leaf.about.kind != Kind::Rating {
                continue;
            }
            let ours = self.is_ours().then_some(Scale::Numbers(0, 100));
            let told = scale.or_else(|| headings::scale(&self.headings[column])).or(ours);
            if told.is_some() {
                self.scales[column] = told;
            } else {
                let cells: Vec<_> = self.cells(column).collect();
                seen.push((column, Seen::of(cells.iter().map(AsRef::as_ref))));
            }
        }
        let short = seen.iter().filter(|(_, seen)| seen.is_short()).map(|(_, seen)| *seen).reduce(Seen::and);
        for (column, own) in seen {
            let shared = if own.is_short() { short } else { None };
            self.scales[column] = shared.and_then(|all| all.scale()).or_else(|| own.scale());
        }
        for (column, said) in said.iter().enumerate() {
            let Some(scale) = self.scales[column] else { continue };
            let heading = &self.headings[column];
            let how = if said.is_some() || headings::scale(heading).is_some() { "" } else { " taken" };
            self.notes.push(format!("“{heading}”: scale{how} {}", scale.explained()));
        }
    }
}

/// Headings, and how many rows stand above the first row of the table.
fn headings_of(rows: &[Row], mapping: &Mapping) -> Result<(Vec<String>, usize), ImportError> {
    let at = match mapping.header_row {
        Some(0) => {
            let width = rows.iter().map(|row| row.cells.len()).max().unwrap_or_default();
            return Ok(((1..=width).map(|number| format!("Column {number}")).collect(), 0));
        }
        Some(number) => rows.iter().position(|row| row.number == number).ok_or_else(|| {
            ImportError::HeaderRow { row: number, rows: rows.last().map_or(0, |row| row.number) }
        })?,
        None => guess(rows, mapping),
    };
    let row = &rows[at];
    check_headings(row)?;
    let mut width = row.cells.len();
    while width > 1
        && cell::clean(row.cell(width - 1)).is_empty()
        && rows[at + 1..].iter().all(|row| row.cell(width - 1).trim().is_empty())
    {
        width -= 1;
    }
    if width > MOST_COLUMNS {
        return Err(ImportError::TooManyColumns { row: row.number, columns: width });
    }
    let mut headings: Vec<String> = Vec::new();
    for column in 0..width {
        let said = cell::one_line(&cell::clean(row.cell(column)));
        let said = if said.is_empty() { format!("Column {}", column + 1) } else { said };
        let mut heading = said.clone();
        let mut number = 2;
        while headings.contains(&heading) {
            heading = format!("{said} ({number})");
            number += 1;
        }
        headings.push(heading);
    }
    Ok((headings, at + 1))
}

/// The row among the first ones that has the most headings that we know or were told of; else the first one that is
/// as wide as the others.
fn guess(rows: &[Row], mapping: &Mapping) -> usize {
    let fields = [Content::People, Content::Ties].map(|content| (content, Fields::of(content)));
    let known = |row: &Row| {
        fields
            .iter()
            .map(|(content, fields)| {
                let known = |text: &str| {
                    mapping.columns.iter().any(|(column, _)| column.trim().eq_ignore_ascii_case(text))
                        || headings::field(text, fields, *content).is_some()
                };
                row.cells.iter().filter(|text| text.len() < 80).filter(|text| known(text.trim())).count()
            })
            .max()
            .unwrap_or_default()
    };
    let mut best = (0, 0);
    for (at, row) in rows.iter().take(TOP).enumerate() {
        let count = known(row);
        if count > best.0 {
            best = (count, at);
        }
    }
    if best.0 > 0 {
        return best.1;
    }
    let filled = |row: &Row| row.cells.iter().filter(|text| !text.trim().is_empty()).count();
    let usual = rows.iter().take(TOP).map(filled).max().unwrap_or_default();
    rows.iter().take(TOP).position(|row| filled(row) * 2 > usual).unwrap_or_default()
}

fn content(headings: &[String], mapping: &Mapping) -> Content {
    let says = |id: &str| mapping.columns.iter().any(|(_, field)| field.trim().eq_ignore_ascii_case(id));
    if says("name") || says("first_name") || says("last_name") {
        Content::People
    } else if says("from") || says("to") {
        Content::Ties
    } else {
        headings::content(headings)
    }
}

/// What the user said about each column.
fn said_targets(
    headings: &[String],
    mapping: &Mapping,
    fields: &Fields,
) -> Result<Vec<Option<Target>>, ImportError> {
    let mut said = vec![None; headings.len()];
    for (column, field) in &mapping.columns {
        let at = headings
            .iter()
            .position(|heading| heading == column)
            .or_else(|| headings.iter().position(|heading| heading.eq_ignore_ascii_case(column.trim())))
            .ok_or_else(|| ImportError::NoColumn { column: column.clone(), columns: listed(headings) })?;
        let target = fields
            .target(field)
            .ok_or_else(|| ImportError::NoField { field: field.clone(), fields: fields.ids().join(", ") })?;
        said[at] = Some(target);
    }
    Ok(said)
}

fn listed(headings: &[String]) -> String {
    let shown: Vec<String> = headings.iter().take(30).map(|heading| super::draft::short(heading)).collect();
    let more = headings.len().saturating_sub(30);
    if more > 0 { format!("{} and {more} more", shown.join(", ")) } else { shown.join(", ") }
}
