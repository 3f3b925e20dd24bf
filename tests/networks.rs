//! Do networks come in as other programs write them, and does a hostile one do no harm?
#![allow(clippy::format_collect, reason = "a test needs no speed here")]

use groundswell::import::{Content, Draft, Import, ImportError, LARGEST, Mapping, OnMatch};
use groundswell::model::stakeholder::StakeholderKind;
use groundswell::model::{Document, Stakeholder, Tie, TieKind};
use proptest::prelude::*;
use std::collections::BTreeSet;

const GRAPHML: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE graphml SYSTEM "http://graphml.graphdrawing.org/dtds/1.0rc/graphml.dtd">
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:y="http://www.yworks.com/xml/graphml">
<key id="d0" for="node" attr.name="name" attr.type="string"/>
<key id="d1" for="node" attr.name="Department" attr.type="string"/>
<key id="d2" for="node" attr.name="age" attr.type="double"/>
<key id="d3" for="edge" attr.name="weight" attr.type="double"/>
<key id="d4" for="node" yfiles.type="nodegraphics"/>
<key id="d5" for="node" attr.name="power" attr.type="double"><default>3.0</default></key>
<graph edgedefault="undirected">
<node id="n0"><data key="d0">Ana &amp; <![CDATA[<Ruiz>]]></data><data key="d1">Payroll</data><data key="d2">33.0</data><data key="d5">5e0</data></node>
<node id="n1"><data key="d4"><y:ShapeNode><y:NodeLabel a="b">Bo Lund<y:LabelModel/></y:NodeLabel></y:ShapeNode></data></node>
<node id="n2"/>
<node id="n2"><data key="d0">Twice</data></node>
<edge source="n0" target="n1"><data key="d3">1e1</data></edge>
<edge source="n1" target="n0"><data key="d3">2</data></edge>
<edge source="n1" target="n2"><data key="d3">-4</data></edge>
<edge source="n2" target="n2"/>
<edge source="n2" target="n9"/>
<edge source="n0" target="n2" directed="true"/>
<hyperedge><endpoint node="n0"/></hyperedge>
</graph></graphml>"#;

const GEXF: &str = r#"<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2"><graph defaultedgetype="directed">
<attributes class="node"><attribute id="0" title="role" type="string"/></attributes>
<nodes><node id="a" label="Ana"><attvalues><attvalue for="0" value="Nurse"/></attvalues></node>
<node id="b" label="Bo"/><node id="c" label="Wards"><nodes><node id="d" label="Di"/></nodes></node></nodes>
<edges><edge source="a" target="b" weight="9.0"/><edge source="b" target="c" type="undirected" kind="trusts"/></edges>
</graph></gexf>"#;

const GML: &str = "Creator \"x\"\n# a remark\ngraph [\n directed 1\n node [ id 0 label \"Ana &quot;A&quot;\" graphics [ x 1.0 ] ]\n \
                   node [ id 1 label \"Bo\" ]\n edge [ source 0 target 1 value 2.0 label \"informs\" ]\n]\n";

const PAJEK: &str = "*Vertices 3\n1 \"Ana Ruiz\" 0.1 0.2 box\n2 Bo\n% a remark\n*Arcs :1 \"trusts\"\n1 2 5\n*Edges\n2 3\n\
                     *Edgeslist\n1 2 3\n*Partition x\n*Vertices 3\n1\n1\n2\n";

const KUMU: &str = r#"{"elements":[{"label":"Ana","type":"Person","tags":["x","y"],"description":"Said so"},{"label":"Wards","type":"Organization"}],
"connections":[{"from":"Ana","to":"Wards","direction":"undirected","type":"Works with","strength":4},{"from":"Bo","to":"Ana","type":"informs"}]}"#;

const MATRIX: &str = "\"\",\"A\",\"B\",\"C\"\n\"A\",0,1,1\n\"B\",0,1,0\n\"C\",0,2,0\n";

const EVERY: [(&str, &str); 6] =
    [("graphml", GRAPHML), ("gexf", GEXF), ("gml", GML), ("pajek", PAJEK), ("kumu", KUMU), ("csv", MATRIX)];

fn read(format: &str, bytes: &[u8], document: &Document, mapping: &Mapping) -> Result<Draft, ImportError> {
    (Import::find(format).expect("the format is listed").read)(bytes, document, mapping)
}

fn applied(draft: &Draft, document: &Document) -> Document {
    let mut after = document.clone();
    after.apply(draft.edit.clone()).expect("the edit applies");
    assert_eq!(after.faults(), []);
    after
}

fn into(format: &str, text: &str, document: &Document, mapping: &Mapping) -> (Document, Draft) {
    let draft = read(format, text.as_bytes(), document, mapping).expect("it can be read");
    (applied(&draft, document), draft)
}

fn import(format: &str, text: &str) -> (Document, Draft) {
    into(format, text, &Document::default(), &Mapping::default())
}

fn person<'a>(document: &'a Document, name: &str) -> &'a Stakeholder {
    let found = document.stakeholders.values().find(|person| person.name == name);
    found.unwrap_or_else(|| panic!("{name} is not there"))
}

/// The ties in words: *Ana > Bo: Trusts 3*.
fn ties(document: &Document) -> BTreeSet<String> {
    let name = |id| document.stakeholders.get(&id).map_or("", |person| person.name.as_str());
    let told = |tie: &Tie| {
        let (mut from, mut to) = (name(tie.from), name(tie.to));
        let sign = if tie.is_directed() { ">" } else { "-" };
        if !tie.is_directed() && from > to {
            std::mem::swap(&mut from, &mut to);
        }
        format!("{from} {sign} {to}: {} {}", tie.kind, tie.strength.get())
    };
    document.ties.values().map(told).collect()
}

fn set(words: &[&str]) -> BTreeSet<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

fn told(draft: &Draft) -> String {
    let warnings = draft.warnings.iter().map(|warning| format!("{warning}\n"));
    warnings.chain(draft.notes.iter().map(|note| format!("{note}\n"))).collect()
}

#[test]
fn graphml_comes_in_with_names_labels_attributes_and_what_is_wrong_is_told() {
    let (document, draft) = import("graphml", GRAPHML);
    let told = told(&draft);
    let ana = person(&document, "Ana & <Ruiz>");
    assert_eq!((ana.unit.as_deref(), ana.external_key.as_deref()), (Some("Payroll"), Some("n0")));
    person(&document, "Bo Lund");
    person(&document, "n2");
    assert_eq!(document.stakeholders.len(), 3);
    assert_eq!(
        ties(&document),
        set(&[
            "Ana & <Ruiz> - Bo Lund: Works with 5",
            "Bo Lund - n2: Works with 3",
            "Ana & <Ruiz> > n2: Influences 3"
        ])
    );
    assert_eq!((draft.content, draft.counts.new, draft.ties.new), (Content::Network, 3, 3));
    assert_eq!(draft.ties.skipped, 3, "a second tie, a loop and one that leads nowhere");
    for expected in [
        "line 14: the id “n2” stands in line 13 already",
        "line 19, “to”: there is no “n9” among the people of the file",
        "line 18: the tie leads from a person to themselves",
        "line 16: the same two people have a tie of this kind already",
        "line 17: a weight below 0 is no strength",
        "“weight”: strengths of 2–10 were stretched to 1–5",
        "1 tie of more than two people was left out",
        "Left out, as no field is called so: age",
        "“power” is 3.0 where nothing is said",
    ] {
        assert!(told.contains(expected), "{expected} is not in\n{told}");
    }
    let influence: Vec<_> =
        document.assessments.values().map(|a| a.influence.map(groundswell::model::Rating::get)).collect();
    assert_eq!(influence.iter().filter(|rating| **rating == Some(50)).count(), 2, "{influence:?}");
}

#[test]
fn gexf_gml_pajek_kumu_and_tables_of_pairs_come_in() {
    let (document, draft) = import("gexf", GEXF);
    assert_eq!(ties(&document), set(&["Ana > Bo: Influences 5", "Bo > Wards: Trusts 1"]));
    assert_eq!(person(&document, "Ana").role.as_deref(), Some("Nurse"));
    assert_eq!(person(&document, "Wards").kind, StakeholderKind::Group);
    assert!(told(&draft).contains("1 node holds other nodes"), "{}", told(&draft));
    let (document, draft) = import("gml", GML);
    assert_eq!(ties(&document), set(&["Ana \"A\" > Bo: Informs 2"]));
    assert!(told(&draft).contains("1 list inside a node or edge was left out"), "{}", told(&draft));
    let (document, draft) = import("pajek", PAJEK);
    let expected = [
        "Ana Ruiz > Bo: Trusts 5",
        "3 - Bo: Works with 3",
        "3 - Ana Ruiz: Works with 3",
        "Ana Ruiz - Bo: Works with 3",
    ];
    assert_eq!(ties(&document), set(&expected));
    assert!(told(&draft).contains("1 partition, vector or the like was left out"), "{}", told(&draft));
    let (document, draft) = import("kumu", KUMU);
    assert_eq!(ties(&document), set(&["Ana - Wards: Works with 4", "Bo > Ana: Informs 3"]));
    let ana = person(&document, "Ana");
    assert_eq!(ana.tags.keys().collect::<Vec<_>>(), ["x", "y"]);
    assert_eq!(ana.note.as_ref().map(|note| note.0.as_str()), Some("Said so"));
    assert_eq!(person(&document, "Wards").kind, StakeholderKind::Group);
    assert!(told(&draft).contains("1 person is named by connections only"), "{}", told(&draft));
    let (document, draft) = import("csv", MATRIX);
    assert_eq!(ties(&document), set(&["A > B: Influences 1", "A > C: Influences 1", "C > B: Influences 2"]));
    assert_eq!((draft.content, draft.ties.skipped), (Content::Network, 1));
    let (document, _) = import("csv", ",A,B\nA,0,1\nB,1,0\n");
    assert_eq!(ties(&document), set(&["A - B: Works with 3"]));
}

#[test]
fn the_kind_can_be_said_and_columns_can_be_mapped() {
    let mapping = Mapping {
        kind: Some(TieKind::Trusts),
        columns: vec![
            ("age".to_owned(), "custom:Number".to_owned()),
            ("weight".to_owned(), "ignore".to_owned()),
        ],
        ..Mapping::default()
    };
    let (document, draft) = into("graphml", GRAPHML, &Document::default(), &mapping);
    assert!(ties(&document).contains("Ana & <Ruiz> > Bo Lund: Trusts 3"), "{:?}", ties(&document));
    assert_eq!(person(&document, "Ana & <Ruiz>").custom.len(), 1);
    assert!(!told(&draft).contains("as no field is called so"), "{}", told(&draft));
    let mapping = Mapping { columns: vec![("shoe".to_owned(), "role".to_owned())], ..Mapping::default() };
    let error =
        read("graphml", GRAPHML.as_bytes(), &Document::default(), &mapping).expect_err("no such column");
    assert!(error.to_string().contains("no column “shoe”"), "{error}");
}

#[test]
fn people_who_are_there_are_met_again_and_halves_can_be_taken() {
    let mut map = Document::default();
    let mut ids = groundswell::model::IdMaker::seeded(5);
    map.stakeholders
        .insert(ids.next(), Stakeholder { role: Some("Surgeon".into()), ..Stakeholder::named("ANA") });
    let (document, draft) = into("gexf", GEXF, &map, &Mapping::default());
    assert_eq!((draft.counts.new, draft.counts.updated, draft.ties.new), (3, 1, 2));
    assert_eq!(person(&document, "ANA").role.as_deref(), Some("Surgeon"), "only what was empty is filled");
    let again = into("gexf", GEXF, &document, &Mapping::default()).1;
    assert_eq!((again.counts.new, again.ties.new, again.ties.unchanged), (0, 0, 2));
    assert!(again.edit.is_empty());
    let take = Mapping { on_match: OnMatch::Take, ..Mapping::default() };
    assert_eq!(person(&into("gexf", GEXF, &map, &take).0, "Ana").role.as_deref(), Some("Nurse"));
    let people = Mapping { content: Some(Content::People), ..Mapping::default() };
    let (document, draft) = into("gexf", GEXF, &map, &people);
    assert_eq!((document.stakeholders.len(), document.ties.len(), draft.content), (4, 0, Content::People));
    let ties_only = Mapping { content: Some(Content::Ties), ..Mapping::default() };
    let (document, draft) = into("gexf", GEXF, &map, &ties_only);
    assert_eq!((document.stakeholders.len(), document.ties.len(), draft.counts.skipped), (1, 0, 2));
}

#[test]
fn ends_of_ties_become_people_where_nobody_is_or_where_it_is_asked_for() {
    let text = "Source;Target;Type;Id;Label;Weight\nAna;Bo;Directed;0;;2\nBo;bo@x.org;Undirected;1;;1\n";
    let (document, draft) = import("csv", text);
    assert_eq!(ties(&document), set(&["Ana > Bo: Influences 2", "Bo - bo@x.org: Works with 1"]));
    assert_eq!((draft.content, draft.counts.new), (Content::Network, 3));
    assert_eq!(person(&document, "bo@x.org").email.as_deref(), Some("bo@x.org"));
    let mut map = Document::default();
    map.stakeholders.insert(groundswell::model::IdMaker::seeded(5).next(), Stakeholder::named("Ana"));
    let (document, draft) = into("csv", text, &map, &Mapping::default());
    assert_eq!((document.stakeholders.len(), draft.counts.skipped), (1, 2), "nobody is made by a mention");
    let network = Mapping { content: Some(Content::Network), ..Mapping::default() };
    let (document, draft) = into("csv", text, &map, &network);
    assert_eq!((document.stakeholders.len(), draft.counts.new, draft.ties.new), (3, 2, 2));
    let only_ties = Mapping { content: Some(Content::Ties), ..Mapping::default() };
    assert_eq!(into("csv", text, &Document::default(), &only_ties).0.stakeholders.len(), 0);
}

#[test]
fn encodings_are_obeyed() {
    let text = "<?xml version='1.0' encoding='ISO-8859-1'?><graphml><graph edgedefault='directed'>\
                <node id='Jürgen'/></graph></graphml>";
    let latin: Vec<u8> = text.chars().map(|c| c as u8).collect();
    let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let marked: Vec<u8> = format!("\u{feff}{text}").encode_utf16().flat_map(u16::to_be_bytes).collect();
    for bytes in [latin, wide, marked, format!("\u{feff}{text}").into_bytes()] {
        let draft =
            read("graphml", &bytes, &Document::default(), &Mapping::default()).expect("it can be read");
        person(&applied(&draft, &Document::default()), "Jürgen");
    }
    let pajek: Vec<u8> = "*Vertices 1\r\n1 \"Jürgen\"\r\n".chars().map(|c| c as u8).collect();
    let draft = read("pajek", &pajek, &Document::default(), &Mapping::default()).expect("it can be read");
    person(&applied(&draft, &Document::default()), "Jürgen");
}

#[test]
fn hostile_files_are_refused_with_the_place() {
    let deep = format!("<graphml>{}", "<a>".repeat(100_000));
    let lists = format!("graph [ {}", "a [ ".repeat(100_000));
    let arrays = format!("{{\"elements\":{}", "[".repeat(100_000));
    let laughs = "<?xml version='1.0'?>\n<!DOCTYPE g [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\">]>\n<graphml><graph><node id='&b;'/></graph></graphml>";
    for (format, text, expected) in [
        ("graphml", deep.as_str(), "line 1: elements lie more than 200 deep"),
        ("graphml", laughs, "line 2: the document type declares entities"),
        (
            "graphml",
            "<graphml>\n<graph>\n<node id='&x;'/></graph></graphml>",
            "line 3: the file is not well-formed",
        ),
        ("graphml", "<graphml>\n<graph></graphml>", "line 2: the file is not well-formed"),
        ("graphml", "<graphml></graphml>", "no people were found"),
        ("gexf", "<gexf><graph><nodes>", "it ends in the middle"),
        ("gml", lists.as_str(), "line 1: lists lie too deep"),
        ("gml", "graph [\n node [ id 1 label \"x\n", "line 2: a quotation mark is opened and never closed"),
        ("pajek", "*Vertices 99999999\n", "99999999 people"),
        ("pajek", "hello\n", "line 1: this is no network of Pajek"),
        ("kumu", arrays.as_str(), "line 1: this is no JSON"),
        ("kumu", "{\"people\":[]}", "no “elements”"),
    ] {
        let error =
            read(format, text.as_bytes(), &Document::default(), &Mapping::default()).expect_err(format);
        assert!(error.to_string().contains(expected), "{error}");
    }
    for (format, _) in EVERY {
        let huge = vec![b' '; LARGEST + 1];
        let error = read(format, &huge, &Document::default(), &Mapping::default()).expect_err(format);
        assert!(matches!(error, ImportError::TooLarge { .. }), "{error}");
    }
    let many: String = (0..100_001).map(|number| format!("<node id='{number}'/>")).collect();
    let error = read(
        "graphml",
        format!("<graphml><graph>{many}</graph></graphml>").as_bytes(),
        &Document::default(),
        &Mapping::default(),
    );
    assert!(matches!(error, Err(ImportError::TooMany { .. })));
}

/// Either an error or a draft that applies; never a panic.
fn check(format: &str, bytes: &[u8]) {
    if let Ok(draft) = read(format, bytes, &Document::default(), &Mapping::default()) {
        applied(&draft, &Document::default());
    }
}

#[test]
fn a_file_that_was_cut_anywhere_does_no_harm() {
    for (format, text) in EVERY {
        let all = text.as_bytes();
        (0..all.len()).step_by(7).for_each(|end| check(format, &all[..end]));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn arbitrary_bytes_do_no_harm(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        EVERY.iter().for_each(|(format, _)| check(format, &bytes));
    }

    #[test]
    fn files_that_were_changed_do_no_harm(
        which in 0..EVERY.len(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), prop::sample::select(b"<>&\"'[]{}/=*#:, \n0179eE.-anx\0\xff".to_vec())), 1..12),
        cut in prop::collection::vec((any::<prop::sample::Index>(), 0usize..40), 0..3),
    ) {
        let (format, text) = EVERY[which];
        let mut bytes = text.as_bytes().to_vec();
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        for (at, length) in cut {
            let at = at.index(bytes.len());
            bytes.drain(at..(at + length).min(bytes.len()));
            bytes.push(b' ');
        }
        check(format, &bytes);
    }
}
