//! How is the network written as GraphML?
//!
//! Each key says whether it is of people or of ties, has an id that is no *d0*, and a name; the name of a person stands
//! both as `name` (igraph, networkx) and as `label` (Gephi). A network of ties with and without direction is a directed
//! one in which ties without direction bear the attribute `mutual`: networkx refuses to read both kinds side by side,
//! and igraph ignores what a single tie says.

use super::xml::{attribute, text};
use super::{Type, Written};
use crate::share::Disclosure;

const fn kind(kind: Type) -> &'static str {
    match kind {
        Type::Text => "string",
        Type::Whole => "int",
        Type::Number => "double",
        Type::Flag => "boolean",
    }
}

/// The network as GraphML. O(size of the copy · log).
pub(in crate::export) fn graphml(disclosure: &Disclosure) -> String {
    let written = Written::of(disclosure);
    let mixed = written.is_mixed();
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\" \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" \
         xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns \
         http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">\n",
    );
    out += &format!("<desc>{}</desc>\n", text(&written.made_for));
    let mut key = |id: &str, of: &str, name: &str, kind: &str| {
        let name = attribute(name);
        out += &format!("<key id=\"{id}\" for=\"{of}\" attr.name=\"{name}\" attr.type=\"{kind}\"/>\n");
    };
    key("n_name", "node", "name", "string");
    key("n_label", "node", "label", "string");
    for (place, known) in written.attributes.iter().enumerate() {
        key(&format!("n_{place}"), "node", &known.id, kind(known.kind));
    }
    key("e_kind", "edge", "kind", "string");
    key("e_weight", "edge", "weight", "double");
    if mixed {
        key("e_mutual", "edge", "mutual", "boolean");
    }
    if written.ties.iter().any(|tie| tie.note.is_some()) {
        key("e_note", "edge", "note", "string");
    }
    let direction = if written.is_directed() { "directed" } else { "undirected" };
    out += &format!("<graph id=\"G\" edgedefault=\"{direction}\">\n");
    out += &format!("<desc>{}</desc>\n", text(&written.title));
    for person in &written.people {
        let name = text(&person.name);
        out += &format!(
            "<node id=\"{}\"><data key=\"n_name\">{name}</data><data key=\"n_label\">{name}</data>",
            person.id
        );
        for (place, said) in &person.said {
            out += &format!("<data key=\"n_{place}\">{}</data>", text(said));
        }
        out += "</node>\n";
    }
    for tie in &written.ties {
        let (from, to) = (&written.people[tie.from].id, &written.people[tie.to].id);
        out += &format!("<edge id=\"{}\" source=\"{from}\" target=\"{to}\">", tie.id);
        out += &format!("<data key=\"e_kind\">{}</data>", text(&tie.kind));
        if let Some(strength) = tie.strength {
            out += &format!("<data key=\"e_weight\">{strength}</data>");
        }
        if mixed {
            out += &format!("<data key=\"e_mutual\">{}</data>", !tie.directed);
        }
        if let Some(note) = &tie.note {
            out += &format!("<data key=\"e_note\">{}</data>", text(note));
        }
        out += "</edge>\n";
    }
    out += "</graph>\n</graphml>\n";
    out
}
