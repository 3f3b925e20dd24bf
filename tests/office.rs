//! What is in tables, workbooks and text documents, for whom, and does it come back?
#![allow(clippy::unwrap_used, reason = "what is not there fails the test")]

#[path = "common/archive.rs"]
mod archive;
#[path = "common/scripts.rs"]
mod scripts;

use archive::{check_xml, copy, first, hostile, parts};
use calamine::{Data, Reader as _, Xlsx};
use groundswell::export::{Export, Input, clipboard, csv};
use groundswell::file::sample;
use groundswell::import::{Import, Mapping, OnMatch};
use groundswell::model::Document;
use groundswell::report::{Item, LISTS, List, ListKind};
use groundswell::share::{Audience, Disclosure};
use jiff::civil::{Date, date};
use std::collections::BTreeSet;
use std::io::Cursor;

const TODAY: Date = date(2026, 11, 22);

fn list(copy: &Disclosure, id: &str) -> List {
    (ListKind::find(id).unwrap().make)(copy, copy.initiative().map(|(id, _)| id))
}

fn columns(list: &List) -> BTreeSet<&str> {
    list.columns.iter().map(|column| column.id.as_str()).collect()
}

fn column(list: &List, id: &str) -> Vec<Item> {
    let place = list.columns.iter().position(|column| column.id == id).unwrap();
    list.rows.iter().map(|row| row[place].clone()).collect()
}

fn workbook(copy: &Disclosure) -> Vec<u8> {
    Export::find("xlsx").unwrap().bytes(&Input::new(copy, TODAY)).unwrap().output
}

#[test]
fn every_table_is_tidy_for_every_audience() {
    let map = sample();
    for audience in Audience::GENERAL {
        let found = copy(&map, audience);
        for kind in LISTS {
            let list = (kind.make)(&found, None);
            assert_eq!(list.id, kind.id);
            let mut seen = BTreeSet::new();
            for column in &list.columns {
                assert!(seen.insert(column.id.to_lowercase()), "{} {}", kind.id, column.id);
                let tidy = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
                assert!(column.id.chars().all(tidy), "{} {}", kind.id, column.id);
                assert!(!column.title.trim().is_empty());
            }
            for row in &list.rows {
                assert_eq!(row.len(), list.columns.len(), "{}", kind.id);
            }
        }
    }
    let mine = copy(&map, Audience::Me);
    let filled = LISTS.iter().filter(|kind| !(kind.make)(&mine, None).is_empty()).count();
    assert!(filled >= 15, "{filled}");
}

#[test]
fn columns_are_those_that_the_audience_sees() {
    let map = sample();
    let told = |audience| copy(&map, audience);
    let me = list(&told(Audience::Me), "people");
    for id in ["note", "email", "engagement_now", "influence", "quadrant", "advocacy_state", "how_thanked"] {
        assert!(columns(&me).contains(id), "{id}: {:?}", columns(&me));
    }
    let team = list(&told(Audience::Team), "people");
    for id in ["note", "email", "phone", "engagement_now", "how_thanked", "consent_named", "external_key"] {
        assert!(!columns(&team).contains(id), "{id}");
    }
    assert!(columns(&team).contains("influence") && columns(&team).contains("team_note"));
    let everyone = list(&told(Audience::Everyone), "people");
    for id in ["influence", "interest", "quadrant", "tags", "communities", "engagement_wanted", "team_note"] {
        assert!(!columns(&everyone).contains(id), "{id}");
    }
    let ids: Vec<String> = column(&everyone, "id").iter().map(Item::text).collect();
    assert_eq!(ids, (1..=ids.len()).map(|number| format!("p{number}")).collect::<Vec<_>>());
    let ours: BTreeSet<String> = map.stakeholders.keys().map(ToString::to_string).collect();
    assert!(column(&team, "id").iter().all(|id| ours.contains(&id.text())));
    let assessments = list(&told(Audience::Team), "assessments");
    for hidden in
        ["engagement_now", "concerns", "motivators_safety_weight", "advocacy_note", "salience_power"]
    {
        assert!(!columns(&assessments).contains(hidden), "{hidden}");
    }
    assert!(columns(&list(&told(Audience::Me), "assessments")).contains("motivators_safety_weight"));
}

#[test]
fn nothing_but_what_was_said_for_others_says_resistant() {
    let map = sample();
    for audience in [Audience::Everyone, Audience::Sponsor, Audience::Team] {
        let found = copy(&map, audience);
        for kind in LISTS {
            let told = (kind.make)(&found, None);
            let offered =
                told.columns.iter().flat_map(|column| column.choices.iter().map(|word| (*word).to_owned()));
            let said = told.rows.iter().flatten().map(Item::text);
            for text in offered.chain(said) {
                assert!(!text.to_lowercase().contains("resistant"), "{audience:?} {}: {text}", kind.id);
            }
        }
    }
}

#[test]
fn small_numbers_are_not_told_to_those_who_see_counts_only() {
    let map = sample();
    let counted = |audience| {
        let told = list(&copy(&map, audience), "counts");
        column(&told, "people")
    };
    for number in counted(Audience::Sponsor) {
        assert!(
            matches!(number, Item::None) || matches!(number, Item::Number(count) if count >= 5.0),
            "{number:?}"
        );
    }
    assert!(counted(Audience::Me).iter().any(|number| matches!(number, Item::Number(count) if *count < 5.0)));
}

#[test]
fn days_are_days_and_numbers_are_numbers() {
    let found = copy(&sample(), Audience::Me);
    assert!(column(&list(&found, "actions"), "due").iter().any(|item| matches!(item, Item::Date(_))));
    assert!(column(&list(&found, "people"), "influence").iter().any(|item| matches!(item, Item::Number(_))));
    assert!(column(&list(&found, "ties"), "strength").iter().all(|item| matches!(item, Item::Number(_))));
    let due = column(&list(&found, "actions"), "due");
    let days: Vec<&Item> = due.iter().filter(|item| matches!(item, Item::Date(_))).collect();
    assert!(days.is_sorted_by(|a, b| a.text() <= b.text()));
}

fn import(map: &Document, bytes: &[u8], on_match: OnMatch) -> groundswell::import::Draft {
    let mapping = Mapping { on_match, ..Mapping::default() };
    (Import::find("csv").unwrap().read)(bytes, map, &mapping).unwrap()
}

#[test]
fn a_table_of_people_that_nobody_changed_changes_nothing_when_it_is_read_again() {
    let mut map = sample();
    let keep = first(&map);
    let others: Vec<_> = map.initiatives.keys().copied().filter(|id| *id != keep).collect();
    for id in others {
        map.initiatives.remove(&id);
        map.assessments.retain(|key, _| key.0 != id);
    }
    let found = copy(&map, Audience::Me);
    for on_match in [OnMatch::Fill, OnMatch::Take] {
        let draft = import(&map, &csv(&list(&found, "people")).unwrap(), on_match);
        assert_eq!((draft.counts.new, draft.counts.skipped), (0, 0), "{:?}", draft.warnings);
        assert_eq!(draft.counts.updated, 0, "{:?} {:?}", draft.columns, draft.warnings);
        assert_eq!(draft.counts.unchanged, map.stakeholders.len());
        let draft = import(&map, &csv(&list(&found, "ties")).unwrap(), on_match);
        assert_eq!(
            (draft.counts.new, draft.counts.updated, draft.counts.skipped),
            (0, 0, 0),
            "{:?}",
            draft.warnings
        );
        assert_eq!(draft.counts.unchanged, map.ties.len());
    }
}

#[test]
fn what_was_changed_in_a_table_is_changed_on_the_map() {
    let map = sample();
    let found = copy(&map, Audience::Team);
    let mut told = list(&found, "people");
    let place = told.columns.iter().position(|column| column.id == "role").unwrap();
    told.rows[0][place] = Item::Text("=Chief".to_owned());
    let id = told.rows[0][0].text();
    let mapping = Mapping {
        on_match: OnMatch::Take,
        initiative: Some(map.initiatives[&first(&map)].name.clone()),
        ..Mapping::default()
    };
    let draft = (Import::find("csv").unwrap().read)(&csv(&told).unwrap(), &map, &mapping).unwrap();
    assert_eq!((draft.counts.new, draft.counts.updated), (0, 1), "{:?}", draft.warnings);
    let mut after = map.clone();
    after.apply(draft.edit).unwrap();
    let changed = after.stakeholders.iter().find(|(key, _)| key.to_string() == id).unwrap().1;
    assert_eq!(changed.role.as_deref(), Some("=Chief"));
}

#[test]
fn no_cell_of_a_table_is_calculated() {
    let map = hostile();
    let found = copy(&map, Audience::Me);
    for kind in LISTS {
        let bytes = csv(&(kind.make)(&found, None)).unwrap();
        let text = std::str::from_utf8(&bytes).unwrap().strip_prefix('\u{feff}').unwrap();
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
        for row in reader.records() {
            for cell in &row.unwrap() {
                let formula = cell.trim_start().starts_with(['=', '+', '-', '@', '|', '\t']);
                assert!(!formula || cell.parse::<f64>().is_ok(), "{}: {cell}", kind.id);
            }
        }
    }
    let (html, tsv) = clipboard(&list(&found, "people"));
    assert!(!html.contains("<script") && !html.contains("<w:t>"));
    assert_eq!(html.matches("<tr>").count(), map.stakeholders.len() + 1);
    assert_eq!(tsv.lines().count(), map.stakeholders.len() + 1);
    let widths: BTreeSet<usize> = tsv.lines().map(|line| line.split('\t').count()).collect();
    assert_eq!(widths.len(), 1);
    assert!(tsv.lines().all(|line| line.split('\t').all(|cell| !cell.starts_with(['=', '@']))));
}

#[test]
fn names_come_back_from_a_table_as_they_are() {
    for map in [hostile(), scripts::six_scripts()] {
        let found = copy(&map, Audience::Me);
        let draft = import(&Document::default(), &csv(&list(&found, "people")).unwrap(), OnMatch::Fill);
        let mut after = Document::default();
        after.apply(draft.edit).unwrap();
        let names = |map: &Document| -> BTreeSet<String> {
            map.stakeholders.values().map(|record| record.name.replace(['\t', '\u{202E}'], " ")).collect()
        };
        let shown = |name: &String| name.replace("⟦RLO⟧", " ");
        assert_eq!(names(&after).iter().map(shown).collect::<BTreeSet<_>>(), names(&map));
    }
}

#[test]
fn a_workbook_has_a_sheet_for_each_table_and_one_that_explains_them() {
    let map = sample();
    for audience in Audience::GENERAL {
        let found = copy(&map, audience);
        let bytes = workbook(&found);
        let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes.clone())).unwrap();
        let names = book.sheet_names();
        assert_eq!(names[0], "README");
        let filled: Vec<&str> = LISTS
            .iter()
            .filter(|kind| !(kind.make)(&found, Some(first(&map))).is_empty())
            .map(|kind| kind.id)
            .collect();
        assert_eq!(names[1..], filled);
        let readme = book.worksheet_range("README").unwrap();
        let said: Vec<String> = readme.rows().flatten().map(ToString::to_string).collect();
        assert!(said.iter().any(|text| text == found.classification()));
        let people = book.worksheet_range("people").unwrap();
        let told = list(&found, "people");
        assert_eq!(people.height(), told.rows.len() + 1);
        let heads: Vec<String> = people.rows().next().unwrap().iter().map(ToString::to_string).collect();
        assert_eq!(heads, told.columns.iter().map(|column| column.id.clone()).collect::<Vec<_>>());
        let parts = parts(&bytes);
        check_xml(&parts);
        for (name, bytes) in &parts {
            let text = String::from_utf8_lossy(bytes);
            for forbidden in ["<f>", "<f ", "externalLink", "hidden=", "veryHidden", "<hyperlink", "comments"]
            {
                assert!(!text.contains(forbidden), "{name}: {forbidden}");
            }
            assert!(!text.contains("definedName") || text.contains("_xlnm."), "{name}");
        }
        let core = String::from_utf8_lossy(&parts["docProps/core.xml"]).into_owned();
        assert!(
            core.contains("2026-11-22T00:00:00Z") && core.contains("<dc:creator></dc:creator>"),
            "{core}"
        );
        assert!(core.contains(found.classification().split(':').next().unwrap()));
        let sheet = String::from_utf8_lossy(&parts["xl/worksheets/sheet2.xml"]).into_owned();
        assert!(sheet.contains("state=\"frozen\""), "{audience:?}");
        let table = String::from_utf8_lossy(&parts["xl/tables/table1.xml"]).into_owned();
        assert!(table.contains("<autoFilter"), "{table}");
    }
}

#[test]
fn days_numbers_and_words_to_choose_from_are_so_in_a_workbook() {
    let found = copy(&sample(), Audience::Me);
    let bytes = workbook(&found);
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes.clone())).unwrap();
    let actions = book.worksheet_range("actions").unwrap();
    let place = actions.rows().next().unwrap().iter().position(|cell| *cell == "due").unwrap();
    assert!(actions.rows().skip(1).any(|row| matches!(row[place], Data::DateTime(_))));
    let people = book.worksheet_range("people").unwrap();
    let place = people.rows().next().unwrap().iter().position(|cell| *cell == "influence").unwrap();
    assert!(people.rows().skip(1).any(|row| matches!(row[place], Data::Float(_))));
    let parts = parts(&bytes);
    let sheet = String::from_utf8_lossy(&parts["xl/worksheets/sheet2.xml"]).into_owned();
    assert!(sheet.contains("\"unaware,resistant,neutral,supportive,leading\""), "no list of engagement");
}

#[test]
fn the_same_copy_gives_the_same_bytes() {
    for map in [sample(), hostile(), scripts::six_scripts()] {
        let found = copy(&map, Audience::Me);
        let input = Input::new(&found, TODAY);
        let export = Export::find("xlsx").unwrap();
        assert_eq!(export.bytes(&input).unwrap().output, export.bytes(&input).unwrap().output);
        check_xml(&parts(&workbook(&found)));
    }
}
