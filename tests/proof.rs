//! Is what was written read back in every format, and is what must not be there found there, and nothing else?
#![allow(clippy::unwrap_used, reason = "what is not there fails the test")]

mod out;
#[path = "common/scripts.rs"]
mod scripts;

use groundswell::diagnostic::Warned;
use groundswell::export::{Export, ExportError, Input, Leak, Proof, prove, proven};
use groundswell::file::sample;
use groundswell::model::{Document, Id, InitiativeId, Prose, Stakeholder, StakeholderId};
use groundswell::report::{Context, ReportKind};
use groundswell::share::{Audience, Choices, Secrets, disclose};
use out::{TODAY, audiences, copy, everything, widened};
use std::sync::Arc;

fn first(map: &Document) -> InitiativeId {
    let named = map.initiatives.iter().find(|(_, record)| record.name == "One service desk");
    *named.or(map.initiatives.iter().next()).unwrap().0
}

fn somebody(map: &Document) -> StakeholderId {
    *map.assessments_of(first(map)).map(|(id, _)| id).collect::<Vec<_>>().first().unwrap()
}

/// Every copy of a map proves to be safe, and names nobody whom its readers may not know.
fn proves_safe(map: &Document, called: &str) {
    for audience in audiences(somebody(map)) {
        for (choices, is_widest) in [(Choices::default(), false), (widened(audience), true)] {
            for initiative in [Some(first(map)), None] {
                let found = copy(map, initiative, audience, &choices);
                let secrets = Secrets::of(map, &found);
                // What takes long is written once for each audience.
                let slow = is_widest && initiative.is_some();
                for written in everything(&found, &|format| slow || !matches!(format.id, "pdf" | "png")) {
                    let proof = prove(written.format, &written.bytes, &secrets)
                        .unwrap_or_else(|error| panic!("{called}, {}, {audience:?}: {error}", written.what));
                    assert_eq!(proof.leaks, [], "{called}, {}, {audience:?}", written.what);
                    for name in &proof.names {
                        assert!(found.stakeholders().values().any(|person| person.name == *name), "{name}");
                    }
                    let counted = audience.is_counted();
                    assert!(!counted || proof.assessed == 0, "{called}, {}, {audience:?}", written.what);
                    assert!(
                        !counted || proof.private_fields == 0,
                        "{called}, {}, {audience:?}",
                        written.what
                    );
                }
            }
        }
    }
}

#[test]
fn no_copy_of_the_sample_raises_an_alarm() {
    proves_safe(&sample(), "sample");
}

#[test]
fn no_copy_with_names_in_six_scripts_raises_an_alarm() {
    let map = scripts::six_scripts();
    proves_safe(&map, "six scripts");
}

/// A map with a note that says what the program says, or what anybody says.
#[test]
fn common_words_in_private_fields_raise_no_alarm() {
    let mut map = sample();
    let said = [
        "Team",
        "Sponsor",
        "Influence",
        "Workshop",
        "Needs early involvement",
        "Key players",
        "not shown",
        "Everyone",
        "Not yet told",
        "Risks",
        "2026-11-22",
        "12",
        "yes",
        "Head of service",
        "A web page",
        "at the end of the",
        "High influence",
        "Engagement plan",
        "Done",
        "Person who holds up the work",
    ];
    for (record, said) in map.stakeholders.values_mut().zip(said.iter().cycle()) {
        record.note = Some(Prose::from(*said));
        record.how_thanked = Some(Prose::from(*said));
        record.external_key = Some((*said).to_owned());
    }
    for name in ["Mark", "May", "Grace", "Finance"] {
        map.stakeholders.insert(Id::from_bits(name.len() as u64 + 900), Stakeholder::named(name));
    }
    proves_safe(&map, "common words");
}

/// Private texts put where a shareable one is, as a mistake of an exporter would.
#[test]
fn a_private_text_is_found_in_every_format() {
    let map = sample();
    let initiative = first(&map);
    let secret = "He fears that the new desk costs him his people";
    let mut leaky = map.clone();
    leaky.initiatives.get_mut(&initiative).unwrap().why =
        Prose::from(format!("Why not? {secret}, he says.").as_str());
    for action in leaky.actions.values_mut() {
        action.title = secret.to_owned();
    }
    let person = leaky.stakeholders.keys().next().copied().unwrap();
    for record in leaky.stakeholders.values_mut() {
        record.role = Some(secret.to_owned());
    }
    let mut original = map;
    original.stakeholders.get_mut(&person).unwrap().note = Some(Prose::from(secret));
    let mut checked = 0;
    for audience in [Audience::Everyone, Audience::Sponsor, Audience::Team] {
        let secrets =
            Secrets::of(&original, &copy(&original, Some(initiative), audience, &Choices::default()));
        let wrong = copy(&leaky, Some(initiative), audience, &Choices::default());
        for written in everything(&wrong, &|_| true) {
            let proof = prove(written.format, &written.bytes, &secrets).unwrap();
            let holds = ["engagement-plan as", "one-page as", "json", "ics", "actions as", "xlsx"];
            if holds.iter().any(|what| written.what.starts_with(what)) {
                assert!(!proof.is_safe(), "{} for {audience:?}", written.what);
                assert!(
                    proof.leaks.iter().any(|leak| leak.field == "note of a stakeholder"),
                    "{:?}",
                    proof.leaks
                );
                assert!(proof.verdict(audience).starts_with("Cannot be exported"));
                checked += 1;
            }
        }
    }
    assert!(checked >= 9, "{checked}");
}

fn plan(map: &Arc<Document>, audience: Audience) -> Result<(Warned<Vec<u8>>, Proof), ExportError> {
    let found = disclose(map, Some(first(map)), audience, &Choices::default()).unwrap();
    let report = ReportKind::find("engagement-plan").unwrap().make(&found, &Context::on(TODAY)).unwrap();
    let input = Input { report: Some(&report), ..Input::new(&found, TODAY) };
    proven(Export::find("html").unwrap(), &input, &Secrets::of(map, &found))
}

#[test]
fn the_proof_says_what_the_copy_holds() {
    let map = Arc::new(sample());
    let (_, everyone) = plan(&map, Audience::Everyone).unwrap();
    assert_eq!(everyone.verdict(Audience::Everyone), "Safe to share with everyone");
    assert!(everyone.names.len() > 2, "{everyone:?}");
    assert_eq!((everyone.private_fields, everyone.notes, everyone.assessed), (0, 0, 0));
    let (_, sponsor) = plan(&map, Audience::Sponsor).unwrap();
    assert!(sponsor.suppressed > 0, "{sponsor:?}");
    let (_, team) = plan(&map, Audience::Team).unwrap();
    assert!(team.assessed > everyone.names.len(), "{team:?}");
    let verdict = format!("Contains personal assessments of {} people", team.assessed);
    assert_eq!(team.verdict(Audience::Team), verdict);
    assert_eq!(team.suppressed, 0);
}

#[test]
fn what_cannot_be_read_back_is_not_safe() {
    let map = sample();
    let secrets = Secrets::of(&map, &copy(&map, None, Audience::Everyone, &Choices::default()));
    let html = Export::find("html").unwrap();
    for bytes in [
        &b"PK\x03\x04 broken"[..],
        b"%PDF-1.7 broken",
        b"\x89PNG\r\n\x1a\n\x00\x00\xff\xffabcd",
        b"\xff\xfe\x00",
    ] {
        assert!(matches!(prove(html, bytes, &secrets), Err(ExportError::Format(..))), "{bytes:?}");
    }
}

#[test]
fn a_private_text_is_found_behind_other_spellings_and_beside_the_text() {
    let mut map = Document::default();
    let secret = "Will leave us in the spring";
    let note = Some(Prose::from(secret));
    map.stakeholders.insert(Id::from_bits(7), Stakeholder { note, ..Stakeholder::named("Tomasz Żuk") });
    let found = copy(&map, None, Audience::Everyone, &Choices::default());
    let secrets = Secrets::of(&map, &found);
    let wide = |text: &str| text.encode_utf16().flat_map(u16::to_be_bytes).collect::<Vec<u8>>();
    let png = |kind: &[u8], data: &[u8]| {
        let mut bytes = b"\x89PNG\r\n\x1a\n".to_vec();
        bytes.extend((data.len() as u32).to_be_bytes());
        bytes.extend(kind);
        bytes.extend(data);
        bytes.extend([0; 4]);
        bytes
    };
    let backwards: String = secret.chars().rev().collect();
    let cases: Vec<(&str, Vec<u8>)> = vec![
        ("text", format!("a,{secret},b").into_bytes()),
        ("folded", b"SUMMARY:Will leave us in the spr\r\n ing".to_vec()),
        ("escaped", br#"{"a":"Will leave\nus in the\u0020spring"}"#.to_vec()),
        ("comment", format!("<p>no</p><!-- {secret} -->").into_bytes()),
        ("attribute", format!("<p title='{secret}'>no</p>").into_bytes()),
        ("spans", b"<p><b>Wi</b>ll leave us <i>in</i> the&#32;spring</p>".to_vec()),
        ("base 64", b"data:text/plain;base64,V2lsbCBsZWF2ZSB1cyBpbiB0aGUgc3ByaW5n".to_vec()),
        ("backwards", backwards.into_bytes()),
        ("wide", [b"a".to_vec(), wide(secret)].concat()),
        ("chunk", png(b"tEXt", format!("Comment\0{secret}").as_bytes())),
        ("behind", [png(b"IEND", b""), secret.as_bytes().to_vec()].concat()),
        ("name", "<p>Ask Tomasz  ŻUK</p>".as_bytes().to_vec()),
    ];
    let html = Export::find("html").unwrap();
    for (case, bytes) in cases {
        let proof = prove(html, &bytes, &secrets).unwrap_or_else(|error| panic!("{case}: {error}"));
        assert!(!proof.is_safe(), "{case}");
    }
    assert!(prove(html, b"<p>The spring is here; will you leave?</p>", &secrets).unwrap().is_safe());
}

#[test]
fn a_property_that_tells_of_the_writer_is_a_leak() {
    let map = Document::default();
    let secrets = Secrets::of(&map, &copy(&map, None, Audience::Everyone, &Choices::default()));
    let html = Export::find("html").unwrap();
    let leaks = |page: &str| prove(html, page.as_bytes(), &secrets).unwrap().leaks;
    assert_eq!(leaks("<meta name=\"generator\" content=\"Groundswell\"/>"), []);
    let field = "name of an author".to_owned();
    assert_eq!(
        leaks("<dc:creator>ana</dc:creator>"),
        [Leak { field, place: "property dc:creator".to_owned() }]
    );
    assert_eq!(leaks("<Template>/home/ana/x.dotx</Template>").len(), 1);
}
