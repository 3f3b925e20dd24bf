//! How is a network of Pajek read?
//!
//! Vertices, arcs (with direction), edges (without), lists of them and matrices; several relations by their names.
//! Partitions and vectors, which a project file may hold too, are passed over.

use super::numbers;
use super::{Graph, draft};
use crate::import::draft::{Content, short};
use crate::import::{Import, ImportError, MOST_PEOPLE, text};

/// Pajek.
pub(in crate::import) const PAJEK: Import = Import {
    id: "pajek",
    name: "Pajek",
    help: "A network as Pajek writes it (.net): vertices, arcs, edges, lists and matrices",
    extensions: &["net", "paj"],
    read: |bytes, document, mapping| draft(read(bytes)?, document, mapping),
    content: |_, mapping| Ok(mapping.content.unwrap_or(Content::Network)),
};

/// Which lines follow.
#[derive(Clone, Copy, PartialEq)]
enum Part {
    Start,
    Vertices,
    Ties { directed: bool },
    Lists { directed: bool },
    Matrix { row: usize },
    Passed,
}

struct Reading {
    graph: Graph,
    part: Part,
    relation: String,
    /// How many vertices were announced.
    announced: usize,
    /// The place of each vertex that has a line of its own, by its number.
    labelled: Vec<bool>,
    labels: Vec<(usize, usize, String)>,
    passed: usize,
}

fn bad(line: usize, message: String) -> ImportError {
    ImportError::Malformed { unit: "line", number: line, message }
}

/// The words of a line; a text in quotation marks is one.
fn words(line: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut rest = line.trim_start();
    while let Some(first) = rest.chars().next() {
        let (word, after) = if matches!(first, '"' | '\'') && rest[1..].contains(first) {
            rest[1..].split_once(first).unwrap_or((&rest[1..], ""))
        } else {
            rest.split_once(char::is_whitespace).unwrap_or((rest, ""))
        };
        found.push(word);
        rest = after.trim_start();
    }
    found
}

/// Reads a file. O(bytes).
pub(super) fn read(bytes: &[u8]) -> Result<Graph, ImportError> {
    let (text, encoding) = text::decode(bytes)?;
    let mut reading = Reading {
        graph: Graph::new("Pajek"),
        part: Part::Start,
        relation: String::new(),
        announced: 0,
        labelled: Vec::new(),
        labels: Vec::new(),
        passed: 0,
    };
    reading.graph.notes.push(format!("Read as {encoding}"));
    for (at, line) in text.lines().enumerate() {
        let line = line.trim();
        if line.is_empty() || line.starts_with('%') || line.starts_with("/*") {
            continue;
        }
        match line.strip_prefix('*') {
            Some(command) => reading.command(at + 1, command)?,
            None => reading.line(at + 1, line)?,
        }
    }
    reading.finish()
}

impl Reading {
    fn command(&mut self, line: usize, command: &str) -> Result<(), ImportError> {
        let said = words(command);
        let word = said.first().copied().unwrap_or_default().to_ascii_lowercase();
        // A name after the number of the relation: *Arcs :2 "advice".
        let relation = said.iter().skip(1).find(|word| !word.starts_with(':')).copied().unwrap_or_default();
        let passing = self.part == Part::Passed;
        let part = match word.as_str() {
            "network" => Part::Start,
            "vertices" if passing => Part::Passed,
            "vertices" => return self.vertices(line, &said),
            "arcs" => Part::Ties { directed: true },
            "edges" => Part::Ties { directed: false },
            "arcslist" => Part::Lists { directed: true },
            "edgeslist" => Part::Lists { directed: false },
            "matrix" => Part::Matrix { row: 0 },
            _ => {
                self.passed += 1;
                Part::Passed
            }
        };
        relation.clone_into(&mut self.relation);
        self.part = part;
        Ok(())
    }

    fn vertices(&mut self, line: usize, said: &[&str]) -> Result<(), ImportError> {
        if self.announced > 0 {
            self.graph.notes.push(format!("A second network from line {line} on was left out"));
            self.part = Part::Passed;
            return Ok(());
        }
        let count = said.get(1).and_then(|count| count.parse::<usize>().ok()).ok_or_else(|| {
            bad(line, "how many vertices there are is missing. Write it as *Vertices 77".to_owned())
        })?;
        if count > MOST_PEOPLE {
            return Err(ImportError::TooMany { what: "people", count, limit: MOST_PEOPLE });
        }
        if said.get(2).is_some_and(|two| two.parse::<usize>().is_ok()) {
            self.graph
                .notes
                .push("A network of two kinds of vertices: all of them were read as people".to_owned());
        }
        self.announced = count;
        self.labelled = vec![false; count];
        self.part = Part::Vertices;
        Ok(())
    }

    fn line(&mut self, number: usize, line: &str) -> Result<(), ImportError> {
        match self.part {
            Part::Start => {
                Err(bad(number, "this is no network of Pajek: it does not begin with *Vertices".to_owned()))
            }
            Part::Passed => Ok(()),
            Part::Vertices => {
                let said = words(line);
                let vertex = said.first().and_then(|word| word.parse::<usize>().ok());
                let known = vertex.filter(|vertex| (1..=self.announced).contains(vertex));
                let Some(vertex) = known else {
                    self.graph.warn(
                        number,
                        format!("“{}” begins with no number of a vertex. It was left out", short(line)),
                    );
                    return Ok(());
                };
                if std::mem::replace(&mut self.labelled[vertex - 1], true) {
                    self.graph.warn(number, format!("vertex {vertex} has a line already. It was left out"));
                } else {
                    let label = said.get(1).copied().unwrap_or_default();
                    self.labels.push((vertex, number, label.to_owned()));
                }
                Ok(())
            }
            Part::Ties { directed } => {
                let said = words(line);
                let (Some(from), Some(to)) = (said.first(), said.get(1)) else {
                    self.graph.warn(number, "the tie has one end only. It was left out");
                    return Ok(());
                };
                let weight =
                    said.get(2).copied().filter(|word| word.parse::<f64>().is_ok()).unwrap_or_default();
                let label =
                    said.iter().position(|word| *word == "l").and_then(|at| said.get(at + 1)).copied();
                self.tie(number, from, to, directed, weight, label.unwrap_or_default())
            }
            Part::Lists { directed } => {
                let said = words(line);
                let Some((from, others)) = said.split_first() else { return Ok(()) };
                others.iter().try_for_each(|to| self.tie(number, from, to, directed, "", ""))
            }
            Part::Matrix { row } => {
                let from = (row + 1).to_string();
                for (column, value) in words(line).into_iter().enumerate() {
                    if value.parse::<f64>().is_ok_and(|value| value != 0.0) {
                        self.tie(number, &from, &(column + 1).to_string(), true, value, "")?;
                    }
                }
                self.part = Part::Matrix { row: row + 1 };
                Ok(())
            }
        }
    }

    fn tie(
        &mut self,
        number: usize,
        from: &str,
        to: &str,
        directed: bool,
        weight: &str,
        label: &str,
    ) -> Result<(), ImportError> {
        let edge = self.graph.edge(number, from, to, directed)?;
        for (heading, text) in
            [("weight", numbers::plain(weight)), ("kind", self.relation.clone()), ("label", label.to_owned())]
        {
            if !text.is_empty() {
                let column = self.graph.edges.column(heading);
                self.graph.edges.say(edge, column, &text);
            }
        }
        Ok(())
    }

    fn finish(mut self) -> Result<Graph, ImportError> {
        self.labels.sort_unstable_by_key(|(vertex, ..)| *vertex);
        let mut labels = self.labels.into_iter().peekable();
        for vertex in 1..=self.announced {
            let own = labels.next_if(|(labelled, ..)| *labelled == vertex);
            let (line, label) = own.map_or((0, String::new()), |(_, line, label)| (line, label));
            if let Some(node) = self.graph.node(line, &vertex.to_string())? {
                let column = self.graph.nodes.column("label");
                self.graph.nodes.say(node, column, label.trim());
            }
        }
        let (one, several) =
            ("partition, vector or the like was left out", "partitions, vectors or the like were left out");
        self.graph.tell(self.passed, one, several);
        Ok(self.graph)
    }
}
