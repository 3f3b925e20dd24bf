//! Does every map come back from its file as it was, and is every other file refused with a word on where and why?

mod common;

use common::{any_document, sketch};
use groundswell::file::{self, OpenError, READERS, VERSION, is_canonical, open, save};
use groundswell::model::about::CustomValue;
use groundswell::model::*;
use proptest::prelude::*;

fn bytes(document: &Document) -> Vec<u8> {
    save(document).expect("the map can be written")
}

fn text(document: &Document) -> String {
    String::from_utf8(bytes(document)).expect("it is UTF-8")
}

/// The message with which the text is refused.
fn refusal(text: &str) -> String {
    open(text.as_bytes(), "map.swell").expect_err("it should be refused").to_string()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn a_map_comes_back_as_it_was_and_is_written_the_same_again(document in any_document()) {
        let first = bytes(&document);
        let read = open(&first, "map.swell").expect("it reads back");
        prop_assert_eq!(&read, &document);
        prop_assert_eq!(bytes(&read), first.clone());
        prop_assert!(is_canonical(&first));
    }

    #[test]
    fn no_bytes_make_it_panic(noise in prop::collection::vec(any::<u8>(), 0..300), cut in any::<prop::sample::Index>()) {
        let mut damaged = bytes(&sketch("Ana -> Bo, Bo -- Cy"));
        let at = cut.index(damaged.len());
        damaged.splice(at..at, noise.iter().copied());
        let _ = open(&damaged, "map.swell");
        let _ = open(&noise, "map.swell");
    }
}

#[test]
fn what_is_there_but_empty_stays_there() {
    let mut document = sketch("Ana, Bo");
    let (ana, bo) = (common::find(&document, "Ana").unwrap(), common::find(&document, "Bo").unwrap());
    let person = document.stakeholders.get_mut(&ana).unwrap();
    person.role = Some(String::new());
    person.note = Some(Prose::default());
    person.headcount = Some(0);
    person.custom.insert(String::new(), CustomValue::Text("None".to_owned()));
    person.privacy.insert("all".to_owned(), about::Privacy::default());
    let assessment = document.assessments.values_mut().next().unwrap();
    assessment.salience = Some(assessment::Salience::default());
    assessment.reason = Some(assessment::Reason::default());
    assessment.adkar = Some(assessment::Adkar::default());
    assessment.influence = Rating::new(0);
    let kind = TieKind::Other("None".to_owned());
    document.ties.insert(TieId::from_bits(9), Tie::between(ana, bo, kind));
    assert_eq!(document.faults(), []);
    let text = text(&document);
    assert_eq!(open(text.as_bytes(), "").as_ref(), Ok(&document));
    assert!(text.contains("salience: ()") && text.contains("kind: Other(\"None\")"), "{text}");
}

#[test]
fn texts_stay_readable_and_what_is_invisible_is_escaped() {
    let mut document = sketch("Ana");
    let title = "Patients' forum \"A\\B\" e\u{301} 陳 Żuk \u{feff}\u{202e}\u{2028}\u{85}\0\r\n\t\u{1b}";
    document.about.title = title.to_owned();
    let text = text(&document);
    let expected = "title: \"Patients' forum \\\"A\\\\B\\\" e\u{301} 陳 Żuk \\u{feff}\\u{202e}\\u{2028}\\u{85}\\0\\r\\n\\t\\u{1b}\",";
    assert!(text.contains(expected), "{text}");
    assert!(text.starts_with(
        "// groundswell map\n(\n  format: \"groundswell-map\",\n  version: 3,\n  document: (\n"
    ));
    assert!(text.ends_with("\n)\n") && !text.contains('\r'));
    assert_eq!(open(text.as_bytes(), "").map(|read| read.about.title), Ok(title.to_owned()));
}

#[test]
fn a_file_from_another_editor_is_read() {
    let document = sketch("Ana -> Bo");
    let saved = text(&document);
    for other in [
        format!("\u{feff}{saved}"),
        saved.replace('\n', "\r\n"),
        saved.replace("  ", "\t"),
        saved.replace("// groundswell map\n", "/* a /* nested */ comment */ "),
        saved
            .replace("name: \"Ana\"", "name: r#\"Ana\"#, role: Some(\"Lead\")")
            .replace(", role: Some(\"Lead\")", ""),
        saved.replace(",\n  ),\n)", "))"),
    ] {
        assert_eq!(open(other.as_bytes(), "").as_ref(), Ok(&document), "{other}");
        assert!(!is_canonical(other.as_bytes()));
    }
}

#[test]
fn a_file_that_was_cut_off_anywhere_is_refused() {
    let whole = bytes(&sketch("Ana -> Bo, Bo -- Cé"));
    let body = whole.len() - 1;
    for end in 0..body {
        let error = open(&whole[..end], "map.swell").expect_err("cut off");
        assert!(!error.to_string().is_empty());
    }
    assert!(open(&whole[..body], "").is_ok(), "only the last line end is missing");
}

#[test]
fn a_flipped_bit_is_refused_or_makes_another_sound_map() {
    let whole = bytes(&common::sample());
    let mut refused = 0;
    // Every bit of the first 4 KiB, in a map short enough to be read 32,768 times.
    let mut head = bytes(&sketch(
        "Ana -> Bo, Bo -- Cy, Cy -> Ana, Dee -- Ana, Dee -> Bo, Eve -- Fay, Fay -> Ana, Gus -> Eve, Hal -> Gus",
    ));
    head.truncate(4096);
    let small = bytes(&sketch(
        "Ana -> Bo, Bo -- Cy, Cy -> Ana, Dee -- Ana, Dee -> Bo, Eve -- Fay, Fay -> Ana, Gus -> Eve, Hal -> Gus",
    ));
    for bit in 0..head.len() * 8 {
        let mut damaged = small.clone();
        damaged[bit / 8] ^= 1 << (bit % 8);
        match open(&damaged, "map.swell") {
            Ok(document) => assert_eq!(document.faults(), []),
            Err(_) => refused += 1,
        }
    }
    assert!(refused > head.len() * 4, "{refused} of {}", head.len() * 8);
    for bit in (0..4096 * 8).step_by(97) {
        let mut damaged = whole.clone();
        damaged[bit / 8] ^= 1 << (bit % 8);
        if let Ok(document) = open(&damaged, "map.swell") {
            assert_eq!(document.faults(), []);
        }
    }
}

#[test]
fn a_slip_is_refused_with_its_place_record_and_cure() {
    let mut document = sketch("Ana -> Bo");
    let ana = common::find(&document, "Ana").unwrap();
    document.assessments.values_mut().next().unwrap().influence = Rating::new(3);
    let person = document.stakeholders.get_mut(&ana).unwrap();
    person.hours_a_week = Amount::new(1.5);
    document.pins.insert(ana, Point::new(1.0, -2.5).unwrap());
    let saved = text(&document);
    let first = document.stakeholders.keys().next().unwrap().to_string();
    let second = document.stakeholders.keys().nth(1).unwrap().to_string();
    let check = |from: &str, to: &str, parts: &[&str]| {
        let damaged = saved.replacen(from, to, 1);
        assert_ne!(saved, damaged, "{from}");
        let message = refusal(&damaged);
        for part in parts {
            assert!(message.contains(part), "{from} → {to}: “{message}” does not say “{part}”");
        }
    };
    check(
        "influence: 3",
        "inluence: 3",
        &[
            "map.swell, line ",
            "column 9",
            "assessment “",
            "in Change”",
            "no field 'inluence'",
            "Did you mean 'influence'",
            "Known here: influence, interest",
        ],
    );
    check("influence: 3", "influence: 300", &["column 20", "300 is out of range: 0 to 100"]);
    check("influence: 3", "influence: -3", &["column 20"]);
    check("hours_a_week: 1.5", "hours_a_week: NaN", &["stakeholder “Ana”", "NaN"]);
    check("hours_a_week: 1.5", "hours_a_week: inf", &["stakeholder “Ana”", "inf"]);
    check("hours_a_week: 1.5", "hours_a_week: 1e308", &["stakeholder “Ana”", "1e308"]);
    check("hours_a_week: 1.5", "hours_a_week: -0.5", &["-0.5"]);
    check("x: 1.0", "x: NaN", &["pin “Ana”", "out of range"]);
    check("y: -2.5", "y: -inf", &["pin “Ana”", "out of range"]);
    check(
        "kind: Influences",
        "kind: Influence",
        &["tie “Ana – Bo”", "'Influence' is none of the answers", "Did you mean 'Influences'"],
    );
    check(
        "name: \"Ana\",",
        "name: \"Ana\", name: \"Bea\",",
        &["stakeholder “Ana”", "'name' stands here twice"],
    );
    check("name: \"Ana\",", "name: Ana,", &["stakeholder", "expected string"]);
    check("name: \"Ana\",", "name: \"  \",", &["it needs a name"]);
    check(&second, &first, &["stands here twice", &first]);
    check(&second, "short", &["an id of 12 letters and digits", "short"]);
    check(&second, "000000000000", &["an id of 12 letters and digits"]);
    check(&second, &second.to_lowercase(), &["an id of 12 letters and digits"]);
    check(
        &format!("\"{first}\": (\n        name"),
        "\"0123456789AB\": (\n        name",
        &["points to a stakeholder that is not in the map", "tie “"],
    );
    check("document:", "documen:", &["line 5", "Did you mean 'document'"]);
    check("(\n  format", "#![enable(unwrap_newtypes)]\n(\n  format", &["line 2, column 1", "extensions"]);
    check("version: 3", "version: 4", &["version 4", "up to 3", "newer Groundswell"]);
    check("version: 3", "version: 0", &["version 0", "never such a version"]);
    check("version: 3", "version: -1", &["line 4", "the header is damaged"]);
    check("version: 3,", "version: 99999999999999999999,", &["the header is damaged"]);
    check("groundswell-map\"", "other-map\"", &["not a Groundswell map", "import"]);
}

#[test]
fn two_slips_of_the_whole_are_told_apart() {
    for foreign in [
        "",
        " ",
        "\0\0\0\0",
        "{}",
        "name,role\nAna,Lead\n",
        "()",
        "PK\u{3}\u{4}",
        "(name: \"x\")",
        "#![enable(implicit_some)]\n()",
    ] {
        assert!(matches!(open(foreign.as_bytes(), "x"), Err(OpenError::Foreign { .. })), "{foreign}");
    }
    let saved = text(&sketch("Ana"));
    assert!(refusal(&format!("{saved})")).contains("more text after the end"));
    let utf16: Vec<u8> =
        std::iter::once(0xFEFF).chain(saved.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    assert!(open(&utf16, "x").unwrap_err().to_string().contains("UTF-16"));
    let mut latin = saved.into_bytes();
    let at = latin.windows(3).position(|part| part == b"Ana").unwrap();
    latin[at] = 0xC4;
    let message = open(&latin, "x").unwrap_err().to_string();
    assert!(message.contains("not in UTF-8") && message.contains("column 16"), "{message}");
    let large = vec![b' '; usize::try_from(file::LIMIT).unwrap() + 1];
    assert!(matches!(open(&large, "x"), Err(OpenError::TooLarge { .. })));
}

#[test]
fn deep_nesting_ends_in_a_message_even_on_a_small_stack() {
    let head = "// groundswell map\n(format: \"groundswell-map\", version: 3, document: ";
    for depth in [5_000, 100_000] {
        for (opening, inside) in [
            ("(", ""),
            ("[", ""),
            ("{", ""),
            ("(about: ", ""),
            ("Some(", ""),
            ("/*", ""),
            ("(about: (purpose: ", ""),
        ] {
            let nested = format!("{head}{inside}{}", opening.repeat(depth));
            let custom = format!("{head}(about: (audience_labels: {}", opening.repeat(depth));
            let work = move || {
                assert!(open(nested.as_bytes(), "x").is_err());
                assert!(open(custom.as_bytes(), "x").is_err());
                assert!(open(opening.repeat(depth).as_bytes(), "x").is_err());
            };
            std::thread::Builder::new()
                .stack_size(256 * 1024)
                .spawn(work)
                .unwrap()
                .join()
                .expect("no overflow");
        }
    }
    let flood = format!("{head}{}", "(".repeat(60 << 20));
    let begun = std::time::Instant::now();
    assert!(open(flood.as_bytes(), "x").is_err());
    assert!(begun.elapsed().as_secs() < 20);
}

#[test]
fn every_version_has_a_reader_and_a_real_file_that_is_never_edited() {
    assert_eq!(READERS.last().map(|reader| reader.version), Some(VERSION));
    for (number, reader) in (1..).zip(READERS) {
        assert_eq!(reader.version, number, "the readers stand in order, without a gap");
        let path = format!("{}/tests/files/v{number}.swell", env!("CARGO_MANIFEST_DIR"));
        let frozen = std::fs::read(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
        let document = open(&frozen, &path).unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(document.stakeholders.len(), 4, "{path}");
        assert_eq!(is_canonical(&frozen), number == VERSION, "{path}");
        assert!(document.stakeholders.values().any(|s| s.name == "Żaneta O’Hara"));
        assert!(
            document.assessments.values().any(|a| a.influence == Rating::new(45) && a.salience.is_some())
        );
        assert!(document.ties.values().any(|tie| tie.kind == TieKind::Other("mentors".to_owned())));
        // No record and no field that the newest version knows is missing from the frozen file.
        let text = String::from_utf8(frozen).unwrap();
        for field in groundswell::model::field::leaves("assessment", Assessment::ABOUT) {
            let id = field.0.rsplit('.').next().unwrap().to_owned();
            assert!(number < VERSION || text.contains(&format!("{id}: ")), "{id} is missing");
        }
    }
    let folder = format!("{}/tests/files", env!("CARGO_MANIFEST_DIR"));
    let files = std::fs::read_dir(folder).unwrap().filter(|entry| {
        let name = entry.as_ref().unwrap().file_name();
        name.to_string_lossy().starts_with('v')
    });
    assert_eq!(files.count(), READERS.len());
}
