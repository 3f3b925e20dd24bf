//! How is the network written as DOT, for graphviz?
//!
//! Attributes keep the names of our fields, which mean nothing to graphviz; names of the map's own fields are marked, so
//! that none of them can be an instruction such as `image`.

use super::Written;
use crate::export::text::clean;
use crate::share::Disclosure;

/// A text in quotation marks.
fn quoted(text: &str) -> String {
    let mut out = String::from('"');
    for letter in clean(text).chars() {
        match letter {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            letter => out.push(letter),
        }
    }
    out.push('"');
    out
}

/// The network as DOT. O(size of the copy · log).
pub(in crate::export) fn dot(disclosure: &Disclosure) -> String {
    let written = Written::of(disclosure);
    let directed = written.is_directed();
    let (word, arrow) = if directed { ("digraph", "->") } else { ("graph", "--") };
    let mut out = format!("// {}\n{word} {} {{\n", one_line(&written.made_for), quoted(&written.title));
    out += &format!("  graph [comment={}];\n  node [shape=box];\n", quoted(&written.made_for));
    for person in &written.people {
        out += &format!("  {} [label={}", person.id, quoted(&person.name));
        for (place, said) in &person.said {
            let known = &written.attributes[*place];
            let name = if known.is_own { format!("own_{}", known.id) } else { known.id.clone() };
            out += &format!(", {}={}", quoted(&name), quoted(said));
        }
        out += "];\n";
    }
    for tie in &written.ties {
        let (from, to) = (&written.people[tie.from].id, &written.people[tie.to].id);
        out += &format!("  {from} {arrow} {to} [kind={}", quoted(&tie.kind));
        if let Some(strength) = tie.strength {
            out += &format!(", weight={strength}, penwidth={}", f64::from(strength) * 0.5);
        }
        if directed && !tie.directed {
            out += ", dir=none";
        }
        if let Some(note) = &tie.note {
            out += &format!(", note={}", quoted(note));
        }
        out += "];\n";
    }
    out += "}\n";
    out
}

fn one_line(text: &str) -> String {
    clean(text).replace('\n', " ")
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn labels_stay_labels() {
        assert_eq!(quoted("a\"]; b [\\N\n<b>"), "\"a\\\"]; b [\\\\N\\n<b>\"");
    }
}
