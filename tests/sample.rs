//! Is the worked example complete, sound and as it was written?

mod common;

use common::find;
use groundswell::file::{SAMPLE, is_canonical, open, sample};
use groundswell::model::about::{CustomLevel, CustomValue};
use groundswell::model::assessment::{Adkar, Answered, Approach, Met, ReasonKind, Salience};
use groundswell::model::field::Level;
use groundswell::model::initiative::{Participation, Raci, Status};
use groundswell::model::interaction::{Heard, Kept};
use groundswell::model::stakeholder::{Channel, Depth, StakeholderKind, TagLevel};
use groundswell::model::*;
use jiff::civil::date;
use std::collections::{BTreeMap, BTreeSet};

fn count<T: Ord>(items: impl Iterator<Item = T>) -> BTreeMap<T, usize> {
    let mut counts = BTreeMap::new();
    items.for_each(|item| *counts.entry(item).or_default() += 1);
    counts
}

fn initiative(document: &Document, name: &str) -> InitiativeId {
    *document.initiatives.iter().find(|(_, i)| i.name == name).expect(name).0
}

fn person(document: &Document, name: &str) -> StakeholderId {
    find(document, name).expect(name)
}

fn assessment<'a>(document: &'a Document, change: &str, name: &str) -> &'a Assessment {
    &document.assessments[&(initiative(document, change), person(document, name))]
}

const DESK: &str = "One service desk";
const BOARD: &str = "Electronic bed board";

#[test]
fn it_is_a_canonical_file_without_a_fault() {
    let document = open(SAMPLE, "service-desk.swell").expect("it opens");
    assert_eq!(document, sample());
    assert_eq!(document.faults(), []);
    assert!(is_canonical(SAMPLE), "save it with the program, not by hand");
}

#[test]
fn nothing_is_missing() {
    let document = sample();
    assert_eq!(document.stakeholders.len(), 45);
    let kinds = count(document.stakeholders.values().map(|s| s.kind));
    assert_eq!(kinds, [(StakeholderKind::Person, 40), (StakeholderKind::Group, 5)].into());
    assert_eq!(document.communities.len(), 9);
    assert_eq!(document.communities.values().map(|c| c.headcount).sum::<u32>(), 2235);
    assert_eq!(document.ties.len(), 131);
    assert_eq!(document.initiatives.len(), 2);
    assert_eq!(document.assessments.len(), 65);
    assert_eq!(document.assessments_of(initiative(&document, DESK)).count(), 45);
    assert_eq!(document.assessments_of(initiative(&document, BOARD)).count(), 20);
    assert_eq!(document.messages.len(), 6);
    assert_eq!(document.actions.len(), 38);
    assert_eq!(document.interactions.len(), 25);
    assert_eq!(document.reviews.len(), 2);
    let kept = count(document.interactions.values().flat_map(|i| i.promises.iter().map(|p| p.kept)));
    assert_eq!(kept, [(Kept::Open, 12), (Kept::Yes, 16), (Kept::No, 3)].into());
    let advocacy: BTreeSet<_> = document.assessments.values().map(|a| a.advocacy.state).collect();
    assert_eq!(advocacy.len(), AdvocacyState::ALL.len(), "all seven states");
    let reasons: BTreeSet<_> =
        document.assessments.values().filter_map(|a| a.reason.as_ref()).map(|r| r.kind).collect();
    assert_eq!(reasons.len(), ReasonKind::ALL.len(), "all five reasons");
    assert!(document.pins.is_empty());
}

#[test]
fn ties_are_of_every_kind_and_strength() {
    let document = sample();
    let kinds = count(document.ties.values().map(|tie| tie.kind.clone()));
    let expected = [
        (TieKind::ReportsTo, 32),
        (TieKind::Influences, 19),
        (TieKind::Trusts, 21),
        (TieKind::WorksWith, 24),
        (TieKind::Informs, 10),
        (TieKind::HandsOver, 12),
        (TieKind::Conflict, 4),
        (TieKind::Informal, 7),
        (TieKind::Other("mentors".to_owned()), 1),
        (TieKind::Other("coaches".to_owned()), 1),
    ];
    assert_eq!(kinds, expected.into());
    assert!(document.ties.values().filter(|tie| matches!(tie.kind, TieKind::Other(_))).all(Tie::is_directed));
    let strengths: BTreeSet<u32> = document.ties.values().map(|tie| tie.strength.get()).collect();
    assert_eq!(strengths, (1..=5).collect());
    assert_eq!(document.ties_of(person(&document, "Katrin Hofer")).count(), 0);
}

#[test]
fn people_are_as_they_were_written() {
    let document = sample();
    let tomasz = &document.stakeholders[&person(&document, "Tomasz Żuk")];
    assert_eq!(tomasz.role.as_deref(), Some("Service desk team lead, Eastgate"));
    assert_eq!(tomasz.email.as_deref(), Some("tomasz.zuk@northmoor.example"));
    assert_eq!(tomasz.preferred_channel, Some(Channel::Meeting));
    assert_eq!(tomasz.tags.get("night rota"), Some(&TagLevel::Team));
    assert_eq!(tomasz.custom.get("here_since"), Some(&CustomValue::Date(date(2009, 5, 4))));
    assert_eq!(tomasz.external_key.as_deref(), Some("staff-list:1551"));
    let depths: Vec<Depth> = tomasz.communities.values().copied().collect();
    assert_eq!(depths, [Depth::Member]);
    let script = |name| document.stakeholders[&person(&document, name)].custom.get("own_script").cloned();
    assert_eq!(script("Mei-Ling Chen"), Some(CustomValue::Text("陳美玲".to_owned())));
    assert_eq!(script("Samir Haddad"), Some(CustomValue::Text("سمير حداد".to_owned())));
    assert_eq!(document.stakeholders.values().filter(|s| s.consent_named).count(), 9);
    assert!(!document.stakeholders[&person(&document, "Jocelyn Villanueva")].consent_named);
    assert_eq!(document.stakeholders[&person(&document, "Resident doctors' forum")].headcount, Some(430));
}

#[test]
fn assessments_are_as_they_were_written() {
    let document = sample();
    let tomasz = assessment(&document, DESK, "Tomasz Żuk");
    assert_eq!((tomasz.influence, tomasz.interest), (Rating::new(45), Rating::new(92)));
    assert_eq!(tomasz.engagement_now, Some(Engagement::Resistant));
    assert_eq!(tomasz.engagement_wanted, Some(Engagement::Supportive));
    let reason = tomasz.reason.as_ref().expect("a reason");
    assert_eq!(reason.kind, ReasonKind::Ambiguous);
    assert!(reason.text.as_ref().is_some_and(|text| text.starts_with("His role after July is unclear")));
    assert_eq!(tomasz.raters.len(), 2);
    assert_eq!(assessment(&document, BOARD, "Tomasz Żuk").engagement_now, Some(Engagement::Leading));

    let amara = assessment(&document, DESK, "Amara Okafor");
    assert_eq!(
        (amara.influence, amara.interest, amara.impact),
        (Rating::new(90), Rating::new(85), Rating::new(30))
    );
    assert_eq!(amara.salience, Some(Salience { power: true, legitimacy: true, urgency: true }));
    assert_eq!((amara.accepts_why, amara.approach), (Answered::Yes, Some(Approach::Consult)));
    assert_eq!(
        (amara.motivators.contribution.weight.get(), amara.motivators.contribution.met),
        (2, Met::Yes)
    );
    assert_eq!(amara.assessed_on, Some(date(2026, 11, 13)));
    assert_eq!(amara.relationship_owner, Some(person(&document, "Priya Raman")));

    let score = numbers::Score::nearest;
    let adkar = Adkar {
        awareness: score(5),
        desire: score(5),
        knowledge: score(4),
        ability: score(4),
        reinforcement: score(2),
    };
    assert_eq!(assessment(&document, DESK, "Priya Raman").adkar, Some(adkar));
    let mei = assessment(&document, DESK, "Mei-Ling Chen");
    let influence: BTreeSet<_> = mei.raters.values().filter_map(|r| r.influence).map(Rating::get).collect();
    assert_eq!(influence, [40, 65, 75].into());
    for name in ["Katrin Hofer", "Resident doctors' forum"] {
        assert_eq!(assessment(&document, DESK, name).influence, None, "{name}");
    }
    assert_eq!(assessment(&document, DESK, "Ana Popescu").participation, Some(Participation::Inform));
}

#[test]
fn the_plan_is_as_it_was_written() {
    let document = sample();
    let desk = &document.initiatives[&initiative(&document, DESK)];
    assert_eq!(
        &*desk.why,
        "Staff wait 40 minutes for IT help. One desk that knows their ward will halve that by June."
    );
    assert_eq!((desk.starts, desk.ends), (Some(date(2027, 1, 12)), Some(date(2027, 6, 30))));
    assert_eq!((desk.status, desk.promise), (Status::Planned, Some(Participation::Involve)));
    assert_eq!(
        (desk.affected.len(), desk.measures.len(), desk.decisions.len(), desk.risks.len()),
        (9, 4, 5, 7)
    );
    assert_eq!((desk.freshness.get(), desk.load_cap.get(), desk.ratio.get()), (30, 2, 25));
    assert_eq!(document.initiatives[&initiative(&document, BOARD)].freshness.get(), 90);
    let pay =
        desk.decisions.iter().find(|d| d.title == "How on-call is paid from July").expect("the decision");
    assert_eq!(pay.raci.values().filter(|role| **role == Raci::Accountable).count(), 2);

    let walk = document.actions.values().find(|a| a.title == "Walk the night shift at Eastgate").expect("it");
    assert_eq!((walk.due, walk.hours, walk.public), (Some(date(2026, 12, 3)), Amount::new(5.0), false));
    assert_eq!(walk.audience.stakeholders, [person(&document, "Tomasz Żuk")].into());
    assert_eq!(document.actions.values().filter(|a| a.repeat.is_some()).count(), 7);
    assert!(document.actions.values().filter(|a| a.repeat.is_some()).all(|a| a.due.is_none()));
    assert!(document.interactions.values().any(|i| i.heard == Some(Heard::Yes)));
    let titles: BTreeSet<&str> = document.messages.values().map(|m| m.title.as_str()).collect();
    assert_eq!(titles.len(), 6);
    assert!(titles.contains("One number, and whoever answers knows your ward"));
    assert!(
        document
            .messages
            .values()
            .all(|m| m.enough.get() == 3 && !m.concerns.is_empty() && m.sender.is_some())
    );
    let frozen: BTreeMap<&str, usize> =
        document.reviews.values().map(|r| (r.name.as_str(), r.ratings.len())).collect();
    assert_eq!(frozen, [("Before we told anybody", 42), ("After the first listening", 43)].into());
}

#[test]
fn the_first_page_is_as_it_was_written() {
    let about = sample().about;
    assert_eq!(about.title, "Northmoor: one service desk and the bed board");
    assert_eq!(about.retention.get(), 6);
    assert_eq!(about.map_id.len(), 12);
    let levels: Vec<_> = about.custom_fields.iter().map(|f| (f.id.as_str(), f.level)).collect();
    let expected = [
        ("own_script", CustomLevel::Shareable),
        ("usual_shift", CustomLevel::Team),
        ("here_since", CustomLevel::Private),
    ];
    assert_eq!(levels, expected);
    assert_eq!(about.custom_fields[2].level.level(), Level::Private);
    let exports: Vec<_> =
        about.export_log.iter().map(|e| (e.audience.as_str(), e.counts["people"])).collect();
    assert_eq!(exports, [("sponsor", 12), ("team", 43), ("team", 4)]);
    assert!(
        about.export_log[2].reason.as_ref().is_some_and(|reason| reason.contains("deleted on 20 November"))
    );
    for audience in ["everyone", "sponsor", "team", "card", "access", "me"] {
        assert!(about.audience_labels.contains_key(audience), "{audience}");
    }
}
