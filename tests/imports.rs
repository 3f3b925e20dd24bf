//! Do registers and networks as people have them come in, and does hostile input do no harm?
#![allow(clippy::format_collect, reason = "a test needs no speed here")]

use groundswell::import::{Content, Draft, IMPORTS, Import, ImportError, Mapping, MatchBy, OnMatch};
use groundswell::model::stakeholder::{Depth, StakeholderKind};
use groundswell::model::{
    Assessment, Community, Document, Engagement, Key, Stakeholder, StakeholderId, TieKind, about::CustomValue,
};
use proptest::prelude::*;

fn csv() -> &'static Import {
    Import::find("csv").expect("the format is listed")
}

fn into(document: &Document, text: impl AsRef<[u8]>, mapping: &Mapping) -> (Document, Draft) {
    let draft = (csv().read)(text.as_ref(), document, mapping).expect("it can be read");
    let mut after = document.clone();
    after.apply(draft.edit.clone()).expect("the edit applies");
    assert_eq!(after.faults(), []);
    (after, draft)
}

fn import(text: impl AsRef<[u8]>) -> (Document, Draft) {
    into(&Document::default(), text, &Mapping::default())
}

fn error(text: impl AsRef<[u8]>) -> ImportError {
    (csv().read)(text.as_ref(), &Document::default(), &Mapping::default()).expect_err("it is refused")
}

fn find<'a>(document: &'a Document, name: &str) -> (StakeholderId, &'a Stakeholder) {
    let found = document.stakeholders.iter().find(|(_, person)| person.name == name);
    let (id, person) = found.unwrap_or_else(|| panic!("{name} is not there"));
    (*id, person)
}

fn assessed<'a>(document: &'a Document, name: &str) -> &'a Assessment {
    let (id, _) = find(document, name);
    document
        .assessments
        .iter()
        .find(|((_, person), _)| *person == id)
        .map(|(_, found)| found)
        .expect("assessed")
}

fn rated(document: &Document, name: &str) -> (Option<u8>, Option<u8>) {
    let assessment = assessed(document, name);
    (
        assessment.influence.map(groundswell::model::Rating::get),
        assessment.interest.map(groundswell::model::Rating::get),
    )
}

fn messages(draft: &Draft) -> String {
    draft.warnings.iter().map(|warning| format!("{warning}\n")).collect()
}

#[test]
fn a_register_with_words_comes_in_whole() {
    let text = "Stakeholder Name,Job title,Department,E-mail,Power,Interest,Current stance,Desired stance,Community,Tags,Shoe size,Comments\n\
        Ana Ruiz,Head of IT,IT,ana@x.org,High,Medium,Supporter,Leading,Service desk; Payroll (expert),\"a, b\",0042,\"Line one\nline two\"\n\
        Bo Li,,Finance,bo@x.org,very low,,Blocker,neutral,Service desk,,,\n\
        Cy,,,,n/a,purple,,,,,,\n";
    let (document, draft) = import(text);
    assert_eq!(draft.content, Content::People);
    assert_eq!((draft.counts.new, draft.counts.skipped), (3, 0));
    let (_, ana) = find(&document, "Ana Ruiz");
    assert_eq!((ana.role.as_deref(), ana.unit.as_deref()), (Some("Head of IT"), Some("IT")));
    assert_eq!(ana.note.as_deref(), Some("Line one\nline two"));
    assert_eq!(ana.tags.keys().cloned().collect::<Vec<_>>(), ["a", "b"]);
    assert_eq!(ana.custom.get("shoe_size"), Some(&CustomValue::Text("0042".to_owned())), "text stays text");
    let depth = |name: &str| {
        let (id, _) = document.communities.iter().find(|(_, c)| c.name == name).expect("made");
        ana.communities.get(id).copied()
    };
    assert_eq!((depth("Service desk"), depth("Payroll")), (Some(Depth::Member), Some(Depth::Expert)));
    assert_eq!(document.communities.len(), 2);
    assert_eq!(rated(&document, "Ana Ruiz"), (Some(75), Some(50)));
    assert_eq!(rated(&document, "Bo Li"), (Some(10), None));
    assert_eq!(assessed(&document, "Ana Ruiz").engagement_now, Some(Engagement::Supportive));
    assert_eq!(assessed(&document, "Bo Li").engagement_now, Some(Engagement::Resistant));
    assert_eq!(assessed(&document, "Bo Li").engagement_wanted, Some(Engagement::Neutral));
    assert_eq!(rated(&document, "Cy"), (None, None), "unrated people are in the initiative too");
    assert_eq!(document.about.custom_fields.len(), 1);
    assert_eq!(document.about.custom_fields[0].level.id(), "private");
    let told = messages(&draft);
    assert!(told.contains("row 4, column “Interest”: “purple” was left out"), "{told}");
    assert_eq!(draft.warnings.len(), 1, "{told}");
    assert!(
        draft.notes.iter().any(|note| note.contains("“Power”: scale taken High/Medium/Low")),
        "{:?}",
        draft.notes
    );
}

#[test]
fn the_scale_is_taken_from_the_whole_column_and_can_be_said() {
    let (document, _) = import("name,influence,interest\nA,1,3\nB,5,3\nC,3,1");
    assert_eq!(rated(&document, "A"), (Some(0), Some(50)));
    assert_eq!(rated(&document, "B"), (Some(100), Some(50)));
    let (document, draft) = import("name,influence,interest\nA,10,5\nB,1,5\n");
    assert_eq!(rated(&document, "A"), (Some(100), Some(44)), "short scales of one file are the same");
    assert!(
        draft.notes.iter().any(|note| note.contains("“interest”: scale taken 1–10")),
        "{:?}",
        draft.notes
    );
    let (document, _) = import("name;Einfluss (1-10);Interesse\nA;4;80 %\n");
    assert_eq!(rated(&document, "A"), (Some(33), Some(80)));
    let mapping = Mapping {
        columns: vec![("Clout".to_owned(), "influence:1-10".to_owned())],
        initiative: Some("Move".to_owned()),
        ..Mapping::default()
    };
    let (document, _) = into(&Document::default(), "name,Clout\nA,4\n", &mapping);
    assert_eq!(rated(&document, "A"), (Some(33), None));
    assert_eq!(document.initiatives.values().map(|i| i.name.as_str()).collect::<Vec<_>>(), ["Move"]);
}

#[test]
fn every_encoding_is_recognised_and_said() {
    let wide = |text: &str, little: bool| -> Vec<u8> {
        let units = format!("\u{feff}{text}").encode_utf16().collect::<Vec<_>>();
        units
            .into_iter()
            .flat_map(|unit| if little { unit.to_le_bytes() } else { unit.to_be_bytes() })
            .collect()
    };
    let text = "Name;Rolle\nJürgen Weiß;Leiter\n";
    let latin: Vec<u8> = text.chars().map(|c| c as u8).collect();
    for (bytes, said) in [
        (text.as_bytes().to_vec(), "UTF-8,"),
        (format!("\u{feff}{text}").into_bytes(), "byte order mark"),
        (latin, "Windows-1252"),
        (wide(text, true), "UTF-16"),
        (wide(text, false), "UTF-16"),
    ] {
        let (document, draft) = import(bytes);
        assert_eq!(find(&document, "Jürgen Weiß").1.role.as_deref(), Some("Leiter"));
        assert!(draft.notes[0].contains(said) && draft.notes[0].contains("semicolons"), "{:?}", draft.notes);
    }
}

#[test]
fn names_like_formulas_stay_text() {
    for name in [
        "=cmd|'/C calc'!A0",
        "@SUM(1+1)",
        "<script>alert(1)</script>",
        "{{7*7}}",
        "#read(\"/etc/passwd\")",
        "$(id)",
        "\u{202e}gpj.exe",
        "+49",
        "-5",
        "0012",
    ] {
        let quoted = name.replace('"', "\"\"");
        let (document, _) = import(format!("name,role\n\"{quoted}\",x\n"));
        assert_eq!(find(&document, name).1.role.as_deref(), Some("x"));
    }
    let (document, _) = import("name,role\n'=1+1,'Tis\n");
    assert_eq!(find(&document, "=1+1").1.role.as_deref(), Some("'Tis"), "only our own mark is taken away");
}

#[test]
fn titles_above_blank_lines_duplicate_headings_and_ragged_rows_cost_nothing() {
    let text = "Register of the move;;\n\nName;Role;Role;\nAna;a;b\nBo\n\nCy;c;d;e;f\n";
    let (document, draft) = import(text);
    assert_eq!(document.stakeholders.len(), 3);
    let (_, ana) = find(&document, "Ana");
    assert_eq!(ana.role.as_deref(), Some("a"));
    assert_eq!(ana.custom.values().collect::<Vec<_>>(), [&CustomValue::Text("b".to_owned())]);
    let told = messages(&draft);
    assert!(told.contains("row 7: the row has more cells"), "{told}");
}

#[test]
fn first_and_last_names_groups_managers_and_owners_are_understood() {
    let text = "ID,Vorname,Nachname,Typ,Manager,Relationship owner\n\
        7,Ana,Ruiz,Person,Bo Li,Bo Li\n8,Bo,Li,Gruppe,The board,\n";
    let (document, draft) = import(text);
    let ((ana, record), (bo, board)) = (find(&document, "Ana Ruiz"), find(&document, "Bo Li"));
    assert_eq!((record.external_key.as_deref(), board.kind), (Some("7"), StakeholderKind::Group));
    let ties: Vec<_> = document.ties.values().map(|tie| (tie.from, tie.to, tie.kind.clone())).collect();
    assert_eq!(ties, [(ana, bo, TieKind::ReportsTo)]);
    assert_eq!(assessed(&document, "Ana Ruiz").relationship_owner, Some(bo));
    assert_eq!(
        board.custom.get("manager"),
        Some(&CustomValue::Text("The board".to_owned())),
        "nothing is lost"
    );
    assert!(messages(&draft).contains("row 3, column “Manager”: “The board”: nobody on the map"));
}

#[test]
fn who_is_there_changes_by_the_rule_asked_for() {
    let (document, _) = import("id,name,role,email,influence\n1,Ana,Boss,ana@x.org,50\n2,Bo,,,80\n");
    let second = "name,role,unit,e-mail,influence\nAna Ruiz,Head,IT,ANA@x.org,100\nBo,Clerk,,,\n";
    let told = |on_match| {
        let (after, draft) = into(&document, second, &Mapping { on_match, ..Mapping::default() });
        assert_eq!(after.stakeholders.len(), 2);
        assert_eq!(after.initiatives.len(), 1);
        let ana =
            after.stakeholders.values().find(|s| s.external_key.as_deref() == Some("1")).expect("there");
        let influence = assessed(&after, &ana.name).influence.map(groundswell::model::Rating::get);
        let said = (ana.name.clone(), ana.role.clone(), ana.unit.clone(), influence);
        (said, find(&after, "Bo").1.role.clone(), draft.counts)
    };
    let text = |text: &str| Some(text.to_owned());
    let (ana, bo, counts) = told(OnMatch::Fill);
    assert_eq!((ana, bo), (("Ana".to_owned(), text("Boss"), text("IT"), Some(50)), text("Clerk")));
    assert_eq!((counts.new, counts.updated), (0, 2));
    let (ana, bo, _) = told(OnMatch::Take);
    assert_eq!((ana, bo), (("Ana Ruiz".to_owned(), text("Head"), text("IT"), Some(100)), text("Clerk")));
    let (ana, bo, counts) = told(OnMatch::Keep);
    assert_eq!((ana, bo), (("Ana".to_owned(), text("Boss"), None, Some(50)), None));
    assert_eq!((counts.updated, counts.unchanged), (0, 2));
}

#[test]
fn doubles_and_doubtful_names_are_reported() {
    let (document, draft) =
        import("name,role,email\nAna,Boss,\nana,Clerk,\nBo,x,team@x.org\nCy,y,team@x.org\n");
    assert_eq!(document.stakeholders.len(), 3, "a shared mailbox makes nobody the same");
    assert!(
        messages(&draft).contains("row 3, column “name”: “Ana” is the same person as in row 2"),
        "{}",
        messages(&draft)
    );
    assert!(messages(&draft).contains("kept as it was there: name, role"), "{}", messages(&draft));
    let (twins, _) = import("id,name\n1,Bo\n2,Bo\n");
    assert_eq!(twins.stakeholders.len(), 2);
    let (after, draft) = into(&twins, "name,role\nBo,x\nNew,y\n", &Mapping::default());
    assert_eq!((after.stakeholders.len(), draft.counts.skipped), (3, 1));
    assert!(
        messages(&draft).contains("row 2, column “name”: 2 people could be “Bo”"),
        "{}",
        messages(&draft)
    );
    let by_name = Mapping { match_by: vec![MatchBy::Name], ..Mapping::default() };
    let (after, _) = into(&document, "name,email\nAna,ana@y.org\n", &by_name);
    assert_eq!(after.stakeholders.len(), 3);
}

#[test]
fn ties_bind_who_is_there_and_report_who_is_not() {
    let (people, _) = import("id,name,email\np1,Ana,ana@x.org\np2,Bo,\np3,Cy,\n");
    let text = "source,target,weight\np1,p2,5\nAna,Cy,1\np2,ANA@x.org,2\np1,p1,3\np9,p1,3\np2,p3,\n";
    let (document, draft) = into(&people, text, &Mapping::default());
    assert_eq!(draft.content, Content::Ties);
    assert_eq!((draft.counts.new, draft.counts.skipped), (3, 3));
    assert!(document.ties.values().all(|tie| tie.kind == TieKind::WorksWith));
    let told = messages(&draft);
    for expected in [
        "row 4: the same tie as in row 2",
        "row 5, column “target”: both ends are the same person",
        "row 6, column “source”: nobody on the map has the id, e-mail or name “p9”",
    ] {
        assert!(told.contains(expected), "{told}");
    }
    let mut strengths: Vec<u32> = document.ties.values().map(|tie| tie.strength.get()).collect();
    strengths.sort_unstable();
    assert_eq!(strengths, [1, 3, 5], "3 where nothing is said");
    let (wide, draft) =
        into(&people, "From,To,Weight,Type\nAna,Bo,16,Directed\nBo,Cy,1,Directed\n", &Mapping::default());
    assert!(draft.notes.iter().any(|note| note.contains("1–16 were stretched to 1–5")), "{:?}", draft.notes);
    assert!(wide.ties.values().all(|tie| tie.kind == TieKind::Influences));
    let trusts = Mapping { kind: Some(TieKind::Trusts), ..Mapping::default() };
    let (both, _) = into(&people, "from,to\nAna,Bo\nBo,Ana\n", &trusts);
    assert_eq!(both.ties.len(), 2, "directed ties go both ways");
    let (again, draft) = into(&document, text, &Mapping { seed: 9, ..Mapping::default() });
    assert_eq!(again, document, "a second import of the same changes nothing");
    assert_eq!((draft.counts.new, draft.counts.updated, draft.counts.unchanged), (0, 0, 3));
}

#[test]
fn columns_go_where_they_are_told() {
    let mapping = |pairs: &[(&str, &str)]| Mapping {
        columns: pairs.iter().map(|(column, field)| ((*column).to_owned(), (*field).to_owned())).collect(),
        ..Mapping::default()
    };
    let text = "Who,Role,Budget,Secret\nAna,x,12.5,y\n";
    let said = mapping(&[
        ("Who", "name"),
        ("role", "custom:Former role"),
        ("Budget", "custom:Number"),
        ("Secret", "ignore"),
    ]);
    let (document, _) = into(&Document::default(), text, &said);
    let (_, ana) = find(&document, "Ana");
    assert_eq!(ana.role, None);
    assert_eq!(ana.custom.len(), 2);
    assert_eq!(ana.custom.get("former_role"), Some(&CustomValue::Text("x".to_owned())));
    assert!(matches!(ana.custom.get("budget"), Some(CustomValue::Number(n)) if n.get() == 12.5));
    let refused = |pairs: &[(&str, &str)]| {
        (csv().read)(text.as_bytes(), &Document::default(), &mapping(pairs)).expect_err("refused")
    };
    assert!(matches!(refused(&[("Nope", "name")]), ImportError::NoColumn { .. }));
    assert!(matches!(refused(&[("Role", "shoe")]), ImportError::NoField { .. }));
    assert!(matches!(refused(&[("Role", "unit"), ("Budget", "unit")]), ImportError::Twice { .. }));
    let no_header = Mapping { header_row: Some(0), ..mapping(&[("Column 1", "name")]) };
    let (document, _) = into(&Document::default(), "Ana,x\nBo,y\n", &no_header);
    assert_eq!(document.stakeholders.len(), 2);
}

#[test]
fn communities_that_are_there_are_joined_not_doubled() {
    let mut document = Document::default();
    let id = groundswell::model::CommunityId::from_bits(5);
    let edit = groundswell::model::Edit::new("").with(Key::Community(id), Community::named("Service Desk"));
    document.apply(edit).expect("applies");
    let (after, _) = into(&document, "name,community\nAna,service desk\n", &Mapping::default());
    assert_eq!(after.communities.len(), 1);
    assert_eq!(find(&after, "Ana").1.communities.get(&id), Some(&Depth::Member));
}

#[test]
fn hostile_sources_are_refused_with_a_place() {
    let long = "x".repeat(5 * 1024 * 1024);
    assert!(matches!(error(&long), ImportError::LongHeading { row: 1, .. }));
    assert!(matches!(error(",".repeat(10_000)), ImportError::TooManyColumns { row: 1, columns: 10_001 }));
    assert!(matches!(error("name,role\nAna,\"never closed\nBo,x\n"), ImportError::Unclosed { row: 2 }));
    assert!(matches!(error("\0\0\0\0"), ImportError::NotText(_)));
    assert!(matches!(error(""), ImportError::Empty));
    assert!(matches!(error("\n\n , \n"), ImportError::Empty));
    assert!(matches!(error(vec![b'a'; 33 * 1024 * 1024]), ImportError::TooLarge { .. }));
    assert!(matches!(error("x,y\n1,2\n"), ImportError::NoName { .. }));
    let many: String = (0..100_001).map(|n| format!("P{n}\n")).collect();
    assert!(matches!(error(format!("name\n{many}")), ImportError::TooMany { what: "people", .. }));
    let (document, draft) = import(format!("name,role\nAna,{long}\nBo,x\nC\0y,z\n,q\n"));
    assert_eq!(document.stakeholders.len(), 2);
    let told = messages(&draft);
    assert!(told.contains("row 2, column “role”: the text has 5120 KiB"), "{told}");
    assert!(told.contains("row 4: control characters were taken out"), "{told}");
    assert!(told.contains("row 5, column “name”: the name is empty"), "{told}");
}

#[test]
fn the_same_source_and_seed_give_the_same_map() {
    let text = "name,community,influence,shoe\nAna,X,1,2\nBo,Y,5,3\n";
    assert_eq!(import(text).0, import(text).0);
    let other = into(&Document::default(), text, &Mapping { seed: 1, ..Mapping::default() }).0;
    assert_ne!(import(text).0, other);
}

#[test]
fn formats_have_ids_names_and_endings() {
    for import in IMPORTS {
        assert!(!import.name.is_empty() && !import.help.is_empty() && !import.extensions.is_empty());
        assert_eq!(Import::find(import.id).map(|found| found.id), Some(import.id));
    }
    assert_eq!(Import::for_name("a/b.TSV").map(|found| found.id), Some("tsv"));
    assert!(Import::for_name("nothing").is_none());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn arbitrary_bytes_never_panic_and_drafts_apply(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        check(&bytes);
    }

    #[test]
    fn arbitrary_tables_never_panic_and_drafts_apply(
        head in prop::sample::subsequence(vec!["name", "id", "email", "influence", "stance", "community", "tags", "manager", "x", "from", "to", "weight"], 1..8),
        cells in prop::collection::vec("[ -~äé\"\n;|=]{0,6}|[0-9]{1,3}|High|Ana|Bo", 0..60),
    ) {
        let mut text = head.join(",");
        for row in cells.chunks(head.len()) {
            text.push('\n');
            let row: Vec<String> = row.iter().map(|cell| format!("\"{}\"", cell.replace('"', "\"\""))).collect();
            text.push_str(&row.join(","));
        }
        check(text.as_bytes());
    }
}

fn check(bytes: &[u8]) {
    for import in IMPORTS {
        if let Ok(draft) = (import.read)(bytes, &Document::default(), &Mapping::default()) {
            let mut document = Document::default();
            document.apply(draft.edit).expect("a draft applies to the map that it was made for");
            assert_eq!(document.faults(), []);
        }
    }
}
