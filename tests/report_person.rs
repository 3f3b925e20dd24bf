//! Does a person get what is theirs: a card that may be handed over, and everything that is held about them?
#![allow(clippy::unwrap_used, reason = "what is not there fails the test")]

use groundswell::file::sample;
use groundswell::model::assessment::AdvocacyState;
use groundswell::model::{Document, StakeholderId};
use groundswell::report::{Context, Report, ReportKind, access_entries, access_report_without};
use groundswell::share::{Audience, Choices, Disclosure, disclose};
use jiff::civil::{Date, date};
use std::collections::BTreeSet;
use std::sync::Arc;

const TODAY: Date = date(2026, 11, 22);

fn named(map: &Document, name: &str) -> StakeholderId {
    *map.stakeholders.iter().find(|(_, one)| one.name == name).unwrap().0
}

fn copy(map: &Document, audience: Audience) -> Disclosure {
    disclose(&Arc::new(map.clone()), None, audience, &Choices::default()).unwrap()
}

fn made(map: &Document, id: &str, audience: Audience) -> Report {
    ReportKind::find(id).unwrap().make(&copy(map, audience), &Context::on(TODAY)).unwrap()
}

#[test]
fn everything_that_is_held_about_a_person_is_an_entry_with_a_key_of_its_own() {
    let map = sample();
    for person in map.stakeholders.keys() {
        let copy = copy(&map, Audience::Access(*person));
        let entries = access_entries(&copy);
        let keys: BTreeSet<&str> = entries.iter().map(|entry| entry.key.as_str()).collect();
        assert_eq!(keys.len(), entries.len());
        assert!(entries.iter().all(|entry| !entry.text.trim().is_empty()));
        // Whatever the copy holds of them in words is among the entries.
        let words: Vec<&str> = entries.iter().map(|entry| entry.text.as_str()).collect();
        let words = words.join("\n");
        let record = &copy.stakeholders()[person];
        for text in [&record.role, &record.email, &record.organisation].into_iter().flatten() {
            assert!(words.contains(text.trim()), "{text}");
        }
        for text in [&record.note, &record.team_note, &record.how_thanked].into_iter().flatten() {
            assert!(words.contains(text.trim()), "{}", &**text);
        }
        for (_, one) in copy.assessments() {
            for text in [&one.wants, &one.concerns, &one.reframe, &one.evidence].into_iter().flatten() {
                assert!(words.contains(text.trim()), "{}", &**text);
            }
            if let Some(stance) = one.engagement_now {
                assert!(words.contains(stance.name()));
            }
        }
        for talk in copy.interactions().values() {
            assert!(talk.summary.as_ref().is_none_or(|text| words.contains(text.trim())));
        }
    }
}

#[test]
fn others_are_numbers_in_what_points_to_them_and_marked_where_a_text_names_them() {
    let map = sample();
    let person = named(&map, "Grace Mbeki");
    let copy = copy(&map, Audience::Access(person));
    let entries = access_entries(&copy);
    assert!(entries.iter().any(|entry| entry.text.contains("[person ") || entry.record.contains("[person ")));
    let naming: Vec<_> = entries.iter().filter(|entry| !entry.names.is_empty()).collect();
    assert!(!naming.is_empty(), "texts of the sample name others");
    for entry in &naming {
        assert!(entry.names.iter().all(|name| entry.text.contains(name.as_str())), "{entry:?}");
    }
    // Every name that stops the export is marked at an entry, or stands in what is no entry of theirs.
    for other in map.stakeholders.values().filter(|one| one.name != "Grace Mbeki") {
        for entry in entries.iter().filter(|entry| entry.names.is_empty()) {
            let community = map.communities.values().any(|one| one.name == other.name);
            assert!(community || !entry.text.contains(&other.name), "{}: {}", entry.field, other.name);
        }
    }
}

#[test]
fn what_is_withheld_is_gone_and_counted_with_the_reason() {
    let map = sample();
    let person = named(&map, "Grace Mbeki");
    let copy = copy(&map, Audience::Access(person));
    let entries = access_entries(&copy);
    let note = entries.iter().find(|entry| entry.field == "Note").unwrap();
    let withheld = BTreeSet::from([note.key.clone()]);
    let context = Context::on(TODAY);
    let report = access_report_without(&copy, &context, &withheld, "It names a patient").unwrap();
    let words = format!("{report:?}");
    let debug = format!("{:?}", note.text);
    assert!(!words.contains(debug.trim_matches('"')));
    assert!(words.contains("One entry is not part of this copy. Reason: It names a patient."));
    let whole = access_report_without(&copy, &context, &BTreeSet::new(), "").unwrap();
    assert!(format!("{whole:?}").contains(debug.trim_matches('"')));
    assert!(!format!("{whole:?}").contains("not part of this copy"));
}

#[test]
fn a_card_holds_no_judgement_and_nobody_learns_from_it_that_they_were_thought_of() {
    let map = sample();
    for (person, record) in &map.stakeholders {
        let report = made(&map, "person-card", Audience::Card(*person));
        let words = format!("{:?}", (&report.lead, &report.front, &report.sections));
        let texts = [&record.note, &record.team_note, &record.how_thanked].into_iter().flatten();
        let said = map.assessments.iter().filter(|(key, _)| key.1 == *person);
        let views =
            said.clone().flat_map(|(_, one)| [&one.wants, &one.concerns, &one.reframe, &one.evidence]);
        for text in texts.chain(views.flatten()) {
            let text = format!("{:?}", &**text);
            assert!(!words.contains(text.trim_matches('"')), "{}: {text}", record.name);
        }
        let states: Vec<AdvocacyState> = said.map(|(_, one)| one.advocacy.state).collect();
        let told = |state: &AdvocacyState| {
            !matches!(state, AdvocacyState::None | AdvocacyState::Candidate | AdvocacyState::Declined)
        };
        if !states.iter().any(told) {
            assert!(!report.sections.iter().any(|section| section.title == "What we ask of you"));
        }
        assert!(!words.contains("tone: Late"), "{}", record.name);
    }
}

#[test]
fn a_card_says_what_comes_next_and_whom_to_ask() {
    let map = sample();
    let report = made(&map, "person-card", Audience::Card(named(&map, "Grace Mbeki")));
    let titles: Vec<&str> = report.sections.iter().map(|section| section.title).collect();
    for title in ["What changes, and why", "What we ask of you", "What comes next"] {
        assert!(titles.contains(&title), "{titles:?}");
    }
    assert!(format!("{:?}", report.front).contains("Whom to ask"));
    assert_eq!(report.title, "Grace Mbeki");
}

#[test]
fn each_is_made_for_its_own_readers_only() {
    let map = sample();
    let person = named(&map, "Grace Mbeki");
    for (id, audience) in [
        ("person-card", Audience::Access(person)),
        ("access-report", Audience::Card(person)),
        ("person-card", Audience::Everyone),
        ("access-report", Audience::Me),
        ("one-page", Audience::Card(person)),
    ] {
        let kind = ReportKind::find(id).unwrap();
        assert!(kind.make(&copy(&map, audience), &Context::on(TODAY)).is_err(), "{id} {audience:?}");
    }
}
