//! How is the network written as GEXF 1.3?
//!
//! Kinds of ties stand in `kind`, so that several ties between two people stay apart. In a network of ties with and
//! without direction the latter are `mutual`: networkx refuses `undirected` beside directed ones and reads these as two.
//! Places that the user chose are kept; upwards is positive here.

use super::xml::{attribute, text};
use super::{MAKER, Type, Written};
use crate::share::Disclosure;

const fn kind(kind: Type) -> &'static str {
    match kind {
        Type::Text => "string",
        Type::Whole => "integer",
        Type::Number => "double",
        Type::Flag => "boolean",
    }
}

/// The network as GEXF. O(size of the copy · log).
pub(in crate::export) fn gexf(disclosure: &Disclosure) -> String {
    let written = Written::of(disclosure);
    let direction = if written.is_directed() { "directed" } else { "undirected" };
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<gexf xmlns=\"http://gexf.net/1.3\" \
         xmlns:viz=\"http://gexf.net/1.3/viz\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" \
         xsi:schemaLocation=\"http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd\" version=\"1.3\">\n",
    );
    out += &format!(
        "<meta>\n<creator>{MAKER}</creator>\n<description>{}</description>\n</meta>\n",
        text(&written.made_for)
    );
    out += &format!("<graph mode=\"static\" defaultedgetype=\"{direction}\">\n");
    out += "<attributes class=\"node\" mode=\"static\">\n<attribute id=\"name\" title=\"name\" type=\"string\"/>\n";
    for (place, known) in written.attributes.iter().enumerate() {
        let (title, kind) = (attribute(&known.id), kind(known.kind));
        out += &format!("<attribute id=\"n{place}\" title=\"{title}\" type=\"{kind}\"/>\n");
    }
    out += "</attributes>\n";
    out += "<attributes class=\"edge\" mode=\"static\">\n<attribute id=\"kind\" title=\"kind\" type=\"string\"/>\n";
    if written.ties.iter().any(|tie| tie.note.is_some()) {
        out += "<attribute id=\"note\" title=\"note\" type=\"string\"/>\n";
    }
    out += "</attributes>\n<nodes>\n";
    for person in &written.people {
        let name = attribute(&person.name);
        out += &format!("<node id=\"{}\" label=\"{name}\"><attvalues>", person.id);
        out += &format!("<attvalue for=\"name\" value=\"{name}\"/>");
        for (place, said) in &person.said {
            out += &format!("<attvalue for=\"n{place}\" value=\"{}\"/>", attribute(said));
        }
        out += "</attvalues>";
        if let Some((x, y)) = person.at {
            out += &format!("<viz:position x=\"{x}\" y=\"{}\" z=\"0\"/>", 0.0 - y);
        }
        out += "</node>\n";
    }
    out += "</nodes>\n<edges>\n";
    for tie in &written.ties {
        let (from, to) = (&written.people[tie.from].id, &written.people[tie.to].id);
        let kind = attribute(&tie.kind);
        out += &format!("<edge id=\"{}\" source=\"{from}\" target=\"{to}\" kind=\"{kind}\"", tie.id);
        if !tie.directed && direction == "directed" {
            out += " type=\"mutual\"";
        }
        if let Some(strength) = tie.strength {
            out += &format!(" weight=\"{strength}\"");
        }
        out += &format!("><attvalues><attvalue for=\"kind\" value=\"{kind}\"/>");
        if let Some(note) = &tie.note {
            out += &format!("<attvalue for=\"note\" value=\"{}\"/>", attribute(note));
        }
        out += "</attvalues></edge>\n";
    }
    out += "</edges>\n</graph>\n</gexf>\n";
    out
}
