//! How does a file of people and ties become an edit?
//!
//! Each format is read into one plain [`Graph`]; its people and its ties then go the way of rows of a spreadsheet, so
//! that fields, scales, matching and warnings are the same.
//!
//! *Invariants:* a tie whose end is not in the file, or was left out, costs no other tie; ties from a person to
//! themselves and ties said twice are left out and counted; attributes that no field is called like are left out and
//! named.

pub(super) mod gexf;
pub(super) mod gml;
pub(super) mod graphml;
pub(super) mod kumu;
pub(super) mod matrix;
mod numbers;
pub(super) mod pajek;
mod people;
mod words;
mod xml;

pub(super) use people::{ends_become_people, wanted};

use super::cell;
use super::draft::{Content, Draft, Warnings};
use super::mapping::{Fields, Mapping, Target};
use super::register::Register;
use super::sheet::Row;
use super::{ImportError, MOST_COLUMNS, MOST_PEOPLE, MOST_TIES, ties};
use crate::diagnostic::Warning;
use crate::model::edit::counted;
use crate::model::{Document, StakeholderId};
use csv::StringRecord;
use std::collections::HashMap;

/// How many ties a file may name before the doubled ones are taken out.
const MOST_SAID: usize = 2 * MOST_TIES;

/// One person or tie as a file has it.
pub(super) struct Line {
    /// The line of the file, or the number in its list.
    number: usize,
    /// What is said, by column.
    cells: Vec<(usize, String)>,
}

impl Line {
    /// What is said under a heading.
    fn said(&self, column: usize) -> &str {
        self.cells.iter().find(|(known, _)| *known == column).map_or("", |(_, text)| text.as_str())
    }
}

/// All people, or all ties, with the headings of what is said of them.
#[derive(Default)]
pub(super) struct Table {
    headings: Vec<String>,
    by_heading: HashMap<String, usize>,
    lines: Vec<Line>,
    /// There were more headings than a table may have.
    full: bool,
}

impl Table {
    /// The column of this heading, made where it is missing; nothing where there are too many.
    fn column(&mut self, heading: &str) -> Option<usize> {
        let heading = cell::one_line(&cell::clean(heading));
        if let Some(column) = self.by_heading.get(&heading) {
            return Some(*column);
        }
        // Room for the columns that every table gets.
        if self.headings.len() + 8 >= MOST_COLUMNS {
            self.full = true;
            return None;
        }
        self.headings.push(heading.clone());
        self.by_heading.insert(heading, self.headings.len() - 1);
        Some(self.headings.len() - 1)
    }

    /// Says something of a line; several texts under one heading stand behind each other.
    fn say(&mut self, line: usize, column: Option<usize>, text: &str) {
        let (Some(column), Some(line)) = (column, self.lines.get_mut(line)) else { return };
        if text.trim().is_empty() {
            return;
        }
        match line.cells.iter_mut().find(|(known, _)| *known == column) {
            Some((_, there)) => {
                there.push_str("; ");
                there.push_str(text);
            }
            None => line.cells.push((column, text.to_owned())),
        }
    }

    /// Fills a column wherever nothing is said.
    fn fill(&mut self, column: usize, text: &str) {
        for line in &mut self.lines {
            if !line.cells.iter().any(|(known, _)| *known == column) {
                line.cells.push((column, text.to_owned()));
            }
        }
    }
}

/// Whom a tie binds, and whether it has a direction.
struct Ends {
    from: String,
    to: String,
    directed: bool,
}

/// A network as a file has it.
pub(super) struct Graph {
    /// How the format is called.
    format: &'static str,
    /// What its numbers count for people and for ties: *line*, *element*, *connection*.
    unit: (&'static str, &'static str),
    nodes: Table,
    edges: Table,
    ends: Vec<Ends>,
    /// The place of each person by the id in the file.
    by_id: HashMap<String, usize>,
    notes: Vec<String>,
    warnings: Vec<Warning>,
    repeated: usize,
    /// The ids mean nothing outside the file: it was written by this program.
    own_ids: bool,
}

impl Graph {
    fn new(format: &'static str) -> Self {
        Self {
            format,
            unit: ("line", "line"),
            nodes: Table::default(),
            edges: Table::default(),
            ends: Vec::new(),
            by_id: HashMap::new(),
            notes: Vec::new(),
            warnings: Vec::new(),
            repeated: 0,
            own_ids: false,
        }
    }

    /// Adds a person; nothing where the id is there already, which is told.
    fn node(&mut self, number: usize, id: &str) -> Result<Option<usize>, ImportError> {
        let id = id_of(id);
        if let Some(first) = self.by_id.get(&id) {
            self.repeated += 1;
            if self.repeated <= 20 {
                let first = self.nodes.lines[*first].number;
                let message = format!(
                    "the id “{}” stands in {} {first} already. It was left out",
                    super::draft::short(&id),
                    self.unit.0
                );
                self.warnings.push(Warning::new(format!("{} {number}", self.unit.0), message));
            }
            return Ok(None);
        }
        let place = self.nodes.lines.len();
        if place >= MOST_PEOPLE {
            return Err(ImportError::TooMany { what: "people", count: place + 1, limit: MOST_PEOPLE });
        }
        self.by_id.insert(id, place);
        self.nodes.lines.push(Line { number, cells: Vec::new() });
        Ok(Some(place))
    }

    /// Adds a tie between two ids, which may follow later.
    fn edge(&mut self, number: usize, from: &str, to: &str, directed: bool) -> Result<usize, ImportError> {
        let place = self.ends.len();
        if place >= MOST_SAID {
            return Err(ImportError::TooMany { what: "ties", count: place + 1, limit: MOST_SAID });
        }
        self.ends.push(Ends { from: id_of(from), to: id_of(to), directed });
        self.edges.lines.push(Line { number, cells: Vec::new() });
        Ok(place)
    }

    /// Something that is left out, with its line.
    fn warn(&mut self, number: usize, message: impl Into<String>) {
        self.warnings.push(Warning::new(format!("{} {number}", self.unit.0), message));
    }

    /// Notes what the format has and a map has not, where it occurs.
    fn tell(&mut self, count: usize, one: &str, several: &str) {
        match count {
            0 => {}
            1 => self.notes.push(format!("1 {one}")),
            _ => self.notes.push(format!("{count} {several}")),
        }
    }

    /// Hears who wrote the file.
    fn made_by(&mut self, words: &str) {
        self.own_ids |= words.trim_start().starts_with("Groundswell");
    }

    /// What the file holds, in words.
    fn summed(&self) -> String {
        let directed = self.ends.iter().filter(|ends| ends.directed).count();
        let how = match directed {
            _ if self.ends.is_empty() => "",
            0 => ", without direction",
            _ if directed == self.ends.len() => ", with direction",
            _ => ", with and without direction",
        };
        let people = super::draft::people(self.nodes.lines.len());
        format!("{}: {people} and {}{how}", self.format, counted(self.ends.len(), "tie"))
    }
}

/// An id as it is compared.
fn id_of(text: &str) -> String {
    cell::one_line(&cell::clean(text))
}

/// What importing this network would do. O((people + ties) · log).
pub(super) fn draft(mut graph: Graph, document: &Document, mapping: &Mapping) -> Result<Draft, ImportError> {
    if graph.nodes.lines.is_empty() {
        return Err(ImportError::Nobody { format: graph.format });
    }
    if graph.repeated > 20 {
        let more = graph.repeated - 20;
        graph.warnings.push(Warning::new("", format!("{more} more ids stand twice")));
    }
    for (table, what) in [(&graph.nodes, "people"), (&graph.edges, "ties")] {
        if table.full {
            let note =
                format!("More than {} attributes of {what}: the last ones were left out", MOST_COLUMNS - 8);
            graph.notes.push(note);
        }
    }
    let (of_people, of_ties) = mappings(&graph, mapping)?;
    let register = people::register(&graph, &of_people)?;
    let (mut people, places) = super::people::placed(&register, document, &of_people)?;
    let sees_people = mapping.content != Some(Content::Ties);
    let mut after = document.clone();
    let mut draft = Draft { content: Content::Network, ..Draft::default() };
    draft.notes = vec![graph.summed()];
    draft.notes.append(&mut graph.notes);
    draft.warnings.append(&mut graph.warnings);
    if sees_people {
        after.apply(people.edit.clone())?;
        draft.edit = people.edit;
        draft.counts = people.counts;
        draft.notes.append(&mut people.notes);
        draft.notes.extend(people::left_out(&register, &of_people));
        draft.columns.append(&mut people.columns);
        draft.warnings.append(&mut people.warnings);
    } else {
        draft.content = Content::Ties;
    }
    if mapping.content == Some(Content::People) {
        draft.content = Content::People;
        return Ok(draft);
    }
    let ends = graph.by_id.iter().map(|(id, place)| (id.as_str(), places.get(*place).copied().flatten()));
    let ends: HashMap<&str, Option<StakeholderId>> = ends.collect();
    let there = |id: StakeholderId| sees_people || document.stakeholders.contains_key(&id);
    let resolve = |id: &str| match ends.get(id) {
        Some(Some(person)) if there(*person) => Ok(*person),
        Some(_) if sees_people => Err(format!("the person “{}” was left out", super::draft::short(id))),
        Some(_) => Err(format!("nobody on the map is “{}”", super::draft::short(id))),
        None => Err(format!("there is no “{}” among the people of the file", super::draft::short(id))),
    };
    let register = ties_register(&graph, &of_ties)?;
    let mut ties = ties::between(&register, &after, &of_ties, &resolve)?;
    let columns = ties.columns.drain(..).filter(|column| !words::is_ours(&column.heading));
    draft.columns.extend(columns);
    draft.notes.append(&mut ties.notes);
    draft.warnings.append(&mut ties.warnings);
    Ok(draft.with_ties(ties))
}

/// What was said about columns, for the people and for the ties. A heading that both have counts for both, as far as
/// the field does.
fn mappings(graph: &Graph, mapping: &Mapping) -> Result<(Mapping, Mapping), ImportError> {
    let mut of_people = Mapping { columns: Vec::new(), content: Some(Content::People), ..mapping.clone() };
    let mut of_ties = Mapping { columns: Vec::new(), content: Some(Content::Ties), ..mapping.clone() };
    let (people, ties) = (Fields::of(Content::People), Fields::of(Content::Ties));
    let has = |headings: &[String], also: &[&str], column: &str| {
        headings.iter().any(|known| known.eq_ignore_ascii_case(column))
            || also.iter().any(|known| known.eq_ignore_ascii_case(column))
    };
    for (column, field) in &mapping.columns {
        let said = column.trim();
        let of_person = has(&graph.nodes.headings, &["name", "id"], said);
        let of_tie = has(&graph.edges.headings, &[], said);
        if !of_person && !of_tie {
            let columns = graph.nodes.headings.iter().chain(&graph.edges.headings);
            let columns: Vec<&str> = columns.map(String::as_str).collect();
            return Err(ImportError::NoColumn { column: column.clone(), columns: columns.join(", ") });
        }
        let fits_person = of_person && people.target(field).is_some();
        let fits_tie = of_tie && ties.target(field).is_some();
        let pair = (said.to_owned(), field.clone());
        // A field that neither knows is refused by the one that has the column.
        if fits_person || (of_person && !fits_tie) {
            of_people.columns.push(pair.clone());
        }
        if fits_tie || (of_tie && !of_person) {
            of_ties.columns.push(pair);
        }
    }
    Ok((of_people, of_ties))
}

/// The ties as rows.
fn ties_register(graph: &Graph, mapping: &Mapping) -> Result<Register, ImportError> {
    let table = &graph.edges;
    let used = people::used(table);
    let mut headings: Vec<String> = words::OURS.map(str::to_owned).to_vec();
    headings.extend(used.iter().map(|column| {
        let heading = &table.headings[*column];
        if words::OURS.contains(&heading.as_str()) { format!("{heading} (2)") } else { heading.clone() }
    }));
    let rows = table.lines.iter().zip(&graph.ends).map(|(line, ends)| {
        let mut cells = StringRecord::new();
        cells.push_field(&ends.from);
        cells.push_field(&ends.to);
        cells.push_field(if ends.directed { "directed" } else { "undirected" });
        used.iter().for_each(|column| cells.push_field(line.said(*column)));
        Row { number: line.number, cells }
    });
    let mut register = Register::made(headings, rows.collect(), Content::Ties, mapping, graph.unit.1)?;
    words::choose_kind(&mut register, mapping);
    Ok(register)
}

/// A warning for each kind of thing that stands in many lines: how many there are, and where the first one is.
pub(super) struct Often {
    count: usize,
    first: usize,
}

impl Often {
    /// None yet.
    pub(super) const fn none() -> Self {
        Self { count: 0, first: 0 }
    }

    /// One more, in this line.
    pub(super) fn add(&mut self, number: usize) {
        if self.count == 0 {
            self.first = number;
        }
        self.count += 1;
    }

    /// Tells it, if there was any.
    pub(super) fn tell(&self, warnings: &mut Warnings, unit: &str, one: &str, several: &str) {
        let place = format!("{unit} {}", self.first);
        match self.count {
            0 => {}
            1 => warnings.push(Warning::new(place, one)),
            count => warnings.push(Warning::new(format!("{place} and others"), format!("{count} {several}"))),
        }
    }
}

/// True where a column of ties goes there.
fn goes_to(register: &Register, wanted: fn(&Target) -> bool) -> bool {
    register.column(wanted).is_some()
}
