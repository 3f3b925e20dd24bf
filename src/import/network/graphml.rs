//! How is GraphML read?
//!
//! As igraph, networkx, Gephi, Cytoscape and yEd write it. Names stand in the attribute *name* or *label*, or in yEd's
//! labels. People inside a group of yEd are read like all others, the group as a stakeholder of the kind group.

use super::numbers;
use super::xml::{Element, Piece, Xml, decode};
use super::{Graph, draft};
use crate::import::draft::{Content, short};
use crate::import::{Import, ImportError};
use std::collections::HashMap;

/// GraphML.
pub(in crate::import) const GRAPHML: Import = Import {
    id: "graphml",
    name: "GraphML",
    help: "A network as igraph, networkx, Gephi, Cytoscape or yEd write it: people, ties and their attributes",
    extensions: &["graphml"],
    read: |bytes, document, mapping| draft(read(bytes)?, document, mapping),
    content: |_, mapping| Ok(mapping.content.unwrap_or(Content::Network)),
};

/// What a `key` declares.
#[derive(Default)]
struct Key {
    heading: String,
    is_number: bool,
    /// It holds the drawing of yEd, in which there are labels.
    is_drawing: bool,
    of_edges: bool,
    default: String,
    /// Its columns, once something was said of a person or a tie under it.
    columns: [Option<usize>; 2],
}

/// What an open element is.
enum Open {
    Graph {
        directed: bool,
    },
    Node(Option<usize>),
    Edge(Option<usize>),
    Key(usize),
    Default,
    Data,
    Label,
    /// What is said of the file as a whole.
    About,
    Other,
}

/// Whose attribute a `data` is.
#[derive(Clone, Copy)]
enum Owner {
    Node(usize),
    Edge(usize),
}

#[derive(Default)]
struct Left {
    hyperedges: usize,
    ports: usize,
    groups: usize,
}

struct Reading {
    graph: Graph,
    keys: Vec<Key>,
    by_id: HashMap<String, usize>,
    open: Vec<Open>,
    /// The attribute that is being read: whose, its key, its text.
    data: Option<(Owner, usize, String)>,
    left: Left,
}

/// Reads a file. O(bytes).
pub(super) fn read(bytes: &[u8]) -> Result<Graph, ImportError> {
    let (text, encoding) = decode(bytes)?;
    let mut xml = Xml::of(&text);
    let mut reading = Reading {
        graph: Graph::new("GraphML"),
        keys: Vec::new(),
        by_id: HashMap::new(),
        open: Vec::new(),
        data: None,
        left: Left::default(),
    };
    loop {
        match xml.next()? {
            Piece::Open(element) => reading.begin(&element)?,
            Piece::Text(text) => reading.text(&text),
            Piece::Close => reading.end(),
            Piece::End => break,
        }
    }
    Ok(reading.finish(encoding))
}

impl Reading {
    fn begin(&mut self, element: &Element<'_>) -> Result<(), ImportError> {
        let opened = match element.name() {
            "key" => self.key(element)?,
            "default" if matches!(self.open.last(), Some(Open::Key(_))) => Open::Default,
            "graph" => {
                let [edgedefault] = element.values(["edgedefault"])?;
                if let Some(Open::Node(node)) = self.open.last() {
                    self.left.groups += 1;
                    if let Some(node) = *node {
                        let kind = self.graph.nodes.column("kind");
                        self.graph.nodes.say(node, kind, "group");
                    }
                }
                Open::Graph { directed: edgedefault != "undirected" }
            }
            "node" => {
                let [id] = element.values(["id"])?;
                if id.trim().is_empty() {
                    self.graph.warn(element.line, "the node has no id. It was left out");
                    Open::Node(None)
                } else {
                    Open::Node(self.graph.node(element.line, &id)?)
                }
            }
            "edge" => self.edge(element)?,
            "hyperedge" => {
                self.left.hyperedges += 1;
                Open::Other
            }
            "port" => {
                self.left.ports += 1;
                Open::Other
            }
            "data" => {
                let owner = match self.open.last() {
                    Some(Open::Node(Some(node))) => Some(Owner::Node(*node)),
                    Some(Open::Edge(Some(edge))) => Some(Owner::Edge(*edge)),
                    _ => None,
                };
                self.data = None;
                if let Some(owner) = owner {
                    let mut key = None;
                    element.each(|name, value| {
                        if name == "key" {
                            key = Some(self.key_of(&value));
                        }
                    })?;
                    self.data = key.map(|key| (owner, key, String::new()));
                }
                Open::Data
            }
            "desc" if self.open.len() == 1 => Open::About,
            "NodeLabel" | "EdgeLabel" => self.label(),
            _ => Open::Other,
        };
        self.open.push(opened);
        Ok(())
    }

    fn key(&mut self, element: &Element<'_>) -> Result<Open, ImportError> {
        let [id, of, name, kind, drawing] =
            element.values(["id", "for", "attr.name", "attr.type", "yfiles.type"])?;
        let heading = if name.trim().is_empty() { id.clone() } else { name };
        // Two keys of one name for the same thing are two attributes.
        let taken = self
            .keys
            .iter()
            .any(|key| key.heading == heading && key.of_edges == (of == "edge") && of != "all");
        let key = Key {
            heading: if taken { format!("{heading} ({id})") } else { heading },
            is_number: numbers::is_type(&kind),
            is_drawing: drawing.ends_with("graphics"),
            of_edges: of == "edge",
            ..Key::default()
        };
        self.keys.push(key);
        self.by_id.insert(id, self.keys.len() - 1);
        Ok(Open::Key(self.keys.len() - 1))
    }

    /// The key of this id; one that is not declared is called by its id.
    fn key_of(&mut self, id: &str) -> usize {
        if let Some(key) = self.by_id.get(id) {
            return *key;
        }
        self.keys.push(Key { heading: id.to_owned(), ..Key::default() });
        self.by_id.insert(id.to_owned(), self.keys.len() - 1);
        self.keys.len() - 1
    }

    fn edge(&mut self, element: &Element<'_>) -> Result<Open, ImportError> {
        let [from, to, said] = element.values(["source", "target", "directed"])?;
        if from.trim().is_empty() || to.trim().is_empty() {
            self.graph.warn(element.line, "an end of this edge is missing. It was left out");
            return Ok(Open::Edge(None));
        }
        let default = self.open.iter().rev().find_map(|open| match open {
            Open::Graph { directed } => Some(*directed),
            _ => None,
        });
        let directed = match said.as_str() {
            "true" => true,
            "false" => false,
            _ => default.unwrap_or(true),
        };
        Ok(Open::Edge(Some(self.graph.edge(element.line, &from, &to, directed)?)))
    }

    /// A label of yEd: its text is the label of the person or tie, the first one where there are several.
    fn label(&mut self) -> Open {
        match &self.data {
            Some((_, key, text)) if self.keys[*key].is_drawing && text.trim().is_empty() => Open::Label,
            _ => Open::Other,
        }
    }

    fn text(&mut self, text: &str) {
        match self.open.last() {
            Some(Open::Data) => {
                if let Some((_, key, all)) = &mut self.data
                    && !self.keys[*key].is_drawing
                {
                    all.push_str(text);
                }
            }
            Some(Open::About) => self.graph.made_by(text),
            Some(Open::Label) => {
                if let Some((_, _, all)) = &mut self.data {
                    all.push_str(text);
                }
            }
            Some(Open::Default) => {
                let key = self.open.iter().rev().find_map(|open| match open {
                    Open::Key(key) => Some(*key),
                    _ => None,
                });
                if let Some(key) = key.and_then(|key| self.keys.get_mut(key)) {
                    key.default.push_str(text);
                }
            }
            _ => {}
        }
    }

    fn end(&mut self) {
        if !matches!(self.open.pop(), Some(Open::Data)) {
            return;
        }
        let Some((owner, key, text)) = self.data.take() else { return };
        let Some(key) = self.keys.get_mut(key) else { return };
        let plain = if key.is_number { numbers::plain(&text) } else { String::new() };
        let text = if key.is_number { plain.as_str() } else { text.trim() };
        let heading = if key.is_drawing { "label" } else { key.heading.as_str() };
        match owner {
            Owner::Node(node) => {
                key.columns[0] = key.columns[0].or_else(|| self.graph.nodes.column(heading));
                self.graph.nodes.say(node, key.columns[0], text);
            }
            Owner::Edge(edge) if heading == "mutual" => {
                if text == "true" {
                    self.graph.ends[edge].directed = false;
                }
            }
            Owner::Edge(edge) => {
                key.columns[1] = key.columns[1].or_else(|| self.graph.edges.column(heading));
                self.graph.edges.say(edge, key.columns[1], text);
            }
        }
    }

    fn finish(mut self, encoding: &str) -> Graph {
        let graph = &mut self.graph;
        let mut defaults: Vec<&Key> =
            self.keys.iter().filter(|key| !key.default.trim().is_empty() && !key.is_drawing).collect();
        defaults.sort_by(|a, b| a.heading.cmp(&b.heading));
        for key in defaults {
            let table = if key.of_edges { &mut graph.edges } else { &mut graph.nodes };
            if let Some(column) = table.column(&key.heading) {
                table.fill(column, key.default.trim());
                graph.notes.push(format!(
                    "“{}” is {} where nothing is said",
                    short(&key.heading),
                    short(key.default.trim())
                ));
            }
        }
        graph.notes.insert(0, format!("Read as {encoding}"));
        let Left { hyperedges, ports, groups } = self.left;
        graph.tell(
            hyperedges,
            "tie of more than two people was left out: a map has ties between two",
            "ties of more than two people were left out: a map has ties between two",
        );
        graph.tell(ports, "port was left out", "ports were left out");
        graph.tell(
            groups,
            "node holds other nodes: it was read as a group, and those in it like all others",
            "nodes hold other nodes: they were read as groups, and those in them like all others",
        );
        self.graph
    }
}
