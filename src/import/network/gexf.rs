//! How is GEXF read, versions 1.1 to 1.3?
//!
//! The label of a node is its name. Networks that change over time are read as everything that ever was.

use super::numbers;
use super::xml::{Element, Piece, Xml, decode};
use super::{Graph, draft};
use crate::import::draft::{Content, short};
use crate::import::{Import, ImportError};
use std::collections::HashMap;

/// GEXF.
pub(in crate::import) const GEXF: Import = Import {
    id: "gexf",
    name: "GEXF",
    help: "A network as Gephi writes it, versions 1.1 to 1.3",
    extensions: &["gexf"],
    read: |bytes, document, mapping| draft(read(bytes)?, document, mapping),
    content: |_, mapping| Ok(mapping.content.unwrap_or(Content::Network)),
};

/// What an `attribute` declares.
#[derive(Default)]
struct Attribute {
    title: String,
    is_number: bool,
    default: String,
}

/// What an open element is.
enum Open {
    Attributes { of_edges: bool },
    Attribute { of_edges: bool, id: String },
    Default,
    Creator,
    Node(Option<usize>),
    Edge(Option<usize>),
    Other,
}

struct Reading {
    graph: Graph,
    nodes: HashMap<String, Attribute>,
    edges: HashMap<String, Attribute>,
    directed: bool,
    open: Vec<Open>,
    version: String,
    dynamic: bool,
    groups: usize,
}

/// Reads a file. O(bytes).
pub(super) fn read(bytes: &[u8]) -> Result<Graph, ImportError> {
    let (text, encoding) = decode(bytes)?;
    let mut xml = Xml::of(&text);
    let mut reading = Reading {
        graph: Graph::new("GEXF"),
        nodes: HashMap::new(),
        edges: HashMap::new(),
        directed: false,
        open: Vec::new(),
        version: String::new(),
        dynamic: false,
        groups: 0,
    };
    loop {
        match xml.next()? {
            Piece::Open(element) => {
                let opened = reading.begin(&element)?;
                reading.open.push(opened);
            }
            Piece::Text(text) => reading.text(&text),
            Piece::Close => {
                reading.open.pop();
            }
            Piece::End => break,
        }
    }
    Ok(reading.finish(encoding))
}

impl Reading {
    fn begin(&mut self, element: &Element<'_>) -> Result<Open, ImportError> {
        Ok(match element.name() {
            "gexf" => {
                [self.version] = element.values(["version"])?;
                Open::Other
            }
            "graph" => {
                let [direction, mode, kind] = element.values(["defaultedgetype", "mode", "type"])?;
                self.directed = direction == "directed";
                self.dynamic |= mode == "dynamic" || kind == "dynamic";
                Open::Other
            }
            "attributes" => {
                let [class] = element.values(["class"])?;
                Open::Attributes { of_edges: class == "edge" }
            }
            "attribute" => self.attribute(element)?,
            "default" => Open::Default,
            "creator" => Open::Creator,
            "node" => {
                let [id, label] = element.values(["id", "label"])?;
                // Inside `parents` and the like there is no node.
                if let Some(Open::Node(Some(parent))) =
                    self.open.iter().rev().find(|open| matches!(open, Open::Node(_)))
                {
                    let kind = self.graph.nodes.column("kind");
                    let parent = *parent;
                    if self.graph.nodes.lines[parent].cells.iter().all(|(column, _)| Some(*column) != kind) {
                        self.graph.nodes.say(parent, kind, "group");
                        self.groups += 1;
                    }
                }
                if id.trim().is_empty() {
                    self.graph.warn(element.line, "the node has no id. It was left out");
                    Open::Node(None)
                } else {
                    let node = self.graph.node(element.line, &id)?;
                    if let Some(node) = node {
                        let column = self.graph.nodes.column("label");
                        self.graph.nodes.say(node, column, label.trim());
                    }
                    Open::Node(node)
                }
            }
            "edge" => self.edge(element)?,
            "attvalue" => {
                let [of, id, value] = element.values(["for", "id", "value"])?;
                self.said(if of.is_empty() { &id } else { &of }, value.trim());
                Open::Other
            }
            _ => Open::Other,
        })
    }

    fn attribute(&mut self, element: &Element<'_>) -> Result<Open, ImportError> {
        let [id, title, kind] = element.values(["id", "title", "type"])?;
        let Some(Open::Attributes { of_edges }) = self.open.last() else { return Ok(Open::Other) };
        let of_edges = *of_edges;
        let known = if of_edges { &mut self.edges } else { &mut self.nodes };
        let title = if title.trim().is_empty() { id.clone() } else { title };
        let taken = known.values().any(|other| other.title == title);
        let title = if taken { format!("{title} ({id})") } else { title };
        known.insert(
            id.clone(),
            Attribute { title, is_number: numbers::is_type(&kind), ..Attribute::default() },
        );
        Ok(Open::Attribute { of_edges, id })
    }

    fn edge(&mut self, element: &Element<'_>) -> Result<Open, ImportError> {
        let names = ["source", "target", "type", "weight", "label", "kind"];
        let [from, to, direction, weight, label, kind] = element.values(names)?;
        if from.trim().is_empty() || to.trim().is_empty() {
            self.graph.warn(element.line, "an end of this edge is missing. It was left out");
            return Ok(Open::Edge(None));
        }
        let directed = match direction.as_str() {
            "directed" => true,
            "undirected" | "mutual" => false,
            _ => self.directed,
        };
        let edge = self.graph.edge(element.line, &from, &to, directed)?;
        for (heading, text) in [("weight", numbers::plain(&weight)), ("kind", kind), ("label", label)] {
            if !text.trim().is_empty() {
                let column = self.graph.edges.column(heading);
                self.graph.edges.say(edge, column, text.trim());
            }
        }
        Ok(Open::Edge(Some(edge)))
    }

    /// An attribute of the person or tie that is open.
    fn said(&mut self, id: &str, value: &str) {
        let owner = self.open.iter().rev().find(|open| matches!(open, Open::Node(_) | Open::Edge(_)));
        let (known, table, place) = match owner {
            Some(Open::Node(Some(node))) => (&self.nodes, &mut self.graph.nodes, *node),
            Some(Open::Edge(Some(edge))) => (&self.edges, &mut self.graph.edges, *edge),
            _ => return,
        };
        let (title, text) = match known.get(id) {
            Some(attribute) if attribute.is_number => (attribute.title.as_str(), numbers::plain(value)),
            Some(attribute) => (attribute.title.as_str(), value.to_owned()),
            None => (id, value.to_owned()),
        };
        let column = table.column(title);
        let again = table.lines.get(place).is_some_and(|line| {
            line.cells.iter().any(|(known, there)| Some(*known) == column && *there == text)
        });
        // A weight may stand both as an attribute of the element and as a value.
        if !again {
            table.say(place, column, &text);
        }
    }

    fn text(&mut self, text: &str) {
        if let Some(Open::Creator) = self.open.last() {
            self.graph.made_by(text);
        }
        let mut open = self.open.iter().rev();
        if let (Some(Open::Default), Some(Open::Attribute { of_edges, id })) = (open.next(), open.next()) {
            let known = if *of_edges { &mut self.edges } else { &mut self.nodes };
            if let Some(attribute) = known.get_mut(id) {
                attribute.default.push_str(text);
            }
        }
    }

    fn finish(mut self, encoding: &str) -> Graph {
        let graph = &mut self.graph;
        for (known, table) in [(&self.nodes, &mut graph.nodes), (&self.edges, &mut graph.edges)] {
            let mut defaults: Vec<_> =
                known.values().filter(|attribute| !attribute.default.trim().is_empty()).collect();
            defaults.sort_by(|a, b| a.title.cmp(&b.title));
            for attribute in defaults {
                if let Some(column) = table.column(&attribute.title) {
                    table.fill(column, attribute.default.trim());
                    let (title, default) = (short(&attribute.title), short(attribute.default.trim()));
                    graph.notes.push(format!("“{title}” is {default} where nothing is said"));
                }
            }
        }
        // A weight that is not written is 1, says the format.
        if graph.edges.by_heading.contains_key("weight")
            && let Some(column) = graph.edges.column("weight")
        {
            graph.edges.fill(column, "1");
        }
        let version = if self.version.is_empty() {
            String::new()
        } else {
            format!(", version {}", short(&self.version))
        };
        graph.notes.insert(0, format!("Read as {encoding}{version}"));
        if self.dynamic {
            graph.notes.push("The network changes over time: everything that ever was is read".to_owned());
        }
        graph.tell(
            self.groups,
            "node holds other nodes: it was read as a group, and those in it like all others",
            "nodes hold other nodes: they were read as groups, and those in them like all others",
        );
        self.graph
    }
}
