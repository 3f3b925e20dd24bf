//! What may leave the map, and for whom? Each leaf of each record against the audience table, both ways.
#![allow(
    clippy::field_reassign_with_default,
    clippy::unwrap_used,
    reason = "what is not there fails the test"
)]

mod common;
#[path = "share/full.rs"]
mod full;
#[path = "share/rules.rs"]
mod rules;
#[path = "share/table.rs"]
mod table;

use full::{A1, C1, I1, P1, P2, P3, T1, full, known_leaves, with_changed};
use groundswell::model::about::Privacy;
use groundswell::model::field::Level;
use groundswell::model::{
    AdvocacyState, Assessment, Document, Engagement, Id, Prose, Quadrant, Rating, Stakeholder, TieKind,
};
use groundswell::share::{Audience, Choices, Count, Disclosure, ShareError, disclose, for_others};
use std::collections::BTreeSet;
use std::sync::Arc;

const AUDIENCES: [Audience; 5] =
    [Audience::Sponsor, Audience::Team, Audience::Everyone, Audience::Card(P1), Audience::Access(P1)];

fn copy(map: &Document, audience: Audience, choices: &Choices) -> Disclosure {
    disclose(&Arc::new(map.clone()), None, audience, choices).unwrap()
}

fn plain(map: &Document, audience: Audience) -> Disclosure {
    copy(map, audience, &Choices::default())
}

fn adding(ids: &[&str]) -> Choices {
    let include = ids.iter().map(|id| (*id).to_owned()).collect();
    Choices { include, reason: Some("the team asked for it".into()), allow_names: None }
}

/// Everything that can be added for an audience.
fn everything(audience: Audience) -> Choices {
    match audience {
        Audience::Team => adding(&["contact", "engagement", "tactics"]),
        Audience::Everyone => adding(&["reporting"]),
        _ => Choices::default(),
    }
}

fn check(map: &Document, path: &str, audience: Audience, rule: char, failures: &mut Vec<String>) {
    let plainly = plain(map, audience);
    let widely = copy(map, audience, &everything(audience));
    let seen = |own: bool, added: bool| {
        let changed = with_changed(map, path, own);
        assert_ne!(&changed, map, "{path} was not changed");
        let (before, after) = if added {
            (&widely, copy(&changed, audience, &everything(audience)))
        } else {
            (&plainly, plain(&changed, audience))
        };
        *before != after
    };
    let mut expect = |what: &str, found: bool, expected: bool| {
        if found != expected {
            let verb = if expected { "is not seen" } else { "is seen" };
            failures.push(format!("{path} for {} ({what}): {verb}", audience.id()));
        }
    };
    match rule {
        'y' | 's' => expect("own", seen(true, false), true),
        // Few are not counted, so with few a change of what is counted is not seen either.
        '-' | 'c' => {
            expect("own", seen(true, true), false);
            expect("another's", seen(false, true), false);
        }
        'a' => {
            expect("not added", seen(true, false), false);
            expect("added", seen(true, true), true);
        }
        'o' | 'n' | 'd' => {
            expect("own", seen(true, false), true);
            expect("another's", seen(false, true), false);
        }
        'e' | 'x' => {}
        _ => panic!("no rule {rule}"),
    }
}

#[test]
fn every_leaf_is_seen_exactly_as_the_table_says() {
    let map = full();
    let mut failures = Vec::new();
    for path in known_leaves() {
        let Some(rules) = table::expected(&path) else {
            failures.push(format!("{path} is not in the table"));
            continue;
        };
        for (audience, rule) in AUDIENCES.into_iter().zip(rules.chars()) {
            check(&map, &path, audience, rule, &mut failures);
        }
    }
    assert!(failures.is_empty(), "{} differences:\n{}", failures.len(), failures.join("\n"));
}

#[test]
fn maps_that_differ_in_what_is_hidden_alone_give_equal_copies() {
    let map = full();
    for (place, audience) in AUDIENCES.into_iter().enumerate() {
        let hidden = |path: &String| {
            let rule = table::expected(path).and_then(|rules| rules.chars().nth(place));
            matches!(rule, Some('-' | 'c'))
        };
        let mut changed = map.clone();
        for path in known_leaves().iter().filter(|path| hidden(path)) {
            changed = with_changed(&with_changed(&changed, path, true), path, false);
        }
        assert_ne!(changed, map);
        assert_eq!(plain(&changed, audience), plain(&map, audience), "{audience:?}");
    }
}

#[test]
fn the_table_of_this_test_has_no_leaf_that_is_gone() {
    let known: BTreeSet<String> = known_leaves().into_iter().collect();
    for path in table::TABLE.iter().flat_map(|(paths, _)| paths.split_whitespace()) {
        assert!(known.contains(path), "{path}");
    }
}

#[test]
fn each_copy_is_sound() {
    let map = full();
    for audience in AUDIENCES {
        for initiative in [None, Some(I1)] {
            let found = disclose(&Arc::new(map.clone()), initiative, audience, &Choices::default()).unwrap();
            for assessment in found.assessments().keys() {
                assert!(found.stakeholders().contains_key(&assessment.1), "{audience:?}");
            }
            for tie in found.ties().values() {
                assert!(
                    found.stakeholders().contains_key(&tie.from)
                        && found.stakeholders().contains_key(&tie.to)
                );
            }
            for action in found.actions().values() {
                let people = action.owner.iter().chain(&action.sender).chain(&action.audience.stakeholders);
                people.for_each(|id| assert!(found.stakeholders().contains_key(id), "{audience:?}"));
            }
        }
    }
}

#[test]
fn the_owner_of_the_map_sees_the_map_itself() {
    let map = Arc::new(full());
    let found = disclose(&map, Some(I1), Audience::Me, &Choices::default()).unwrap();
    assert_eq!(Arc::strong_count(&map), 2, "it is not copied");
    assert_eq!(found.stakeholders().len(), 4);
    assert_eq!(found.counts(I1).quadrants.and_then(|tally| tally.total), Some(2));
    assert!(found.names_in_text().is_empty());
}

#[test]
fn nobody_is_named_for_everyone_but_by_the_rule() {
    let map = full();
    let named =
        |map: &Document, audience| plain(map, audience).stakeholders().keys().copied().collect::<Vec<_>>();
    assert!(!named(&map, Audience::Everyone).contains(&P3));
    // The same advocate, without having agreed to be named, and without anything else that names them.
    let mut alone = Document::default();
    alone.initiatives.insert(I1, groundswell::model::Initiative::named("Change"));
    alone.communities.insert(C1, groundswell::model::Community::named("Nurses"));
    alone.initiatives.get_mut(&I1).unwrap().affected.insert(C1, Default::default());
    alone.stakeholders.insert(P1, Stakeholder { consent_named: true, ..Stakeholder::named("Ana Ruiz") });
    let mut assessment = Assessment::default();
    assessment.advocacy.carries = BTreeSet::from([C1]);
    for (state, consent, expected) in [
        (AdvocacyState::Active, true, true),
        (AdvocacyState::Agreed, true, true),
        (AdvocacyState::Active, false, false),
        (AdvocacyState::Candidate, true, false),
        (AdvocacyState::Declined, true, false),
    ] {
        assessment.advocacy.state = state;
        alone.assessments.insert((I1, P1), assessment.clone());
        alone.stakeholders.get_mut(&P1).unwrap().consent_named = consent;
        for audience in [Audience::Everyone, Audience::Sponsor] {
            let found = plain(&alone, audience);
            assert_eq!(found.stakeholders().contains_key(&P1), expected, "{state} {consent} {audience:?}");
            assert_eq!(found.assessments().is_empty(), !expected, "{state} {consent} {audience:?}");
            let covered = found.coverage(I1)[&C1].cover == groundswell::share::Cover::Covered;
            assert_eq!(covered, state.is_advocate(), "whether a community has a voice is told to all");
            assert_eq!(
                found.coverage(I1)[&C1].people.is_empty(),
                !expected,
                "{state} {consent} {audience:?}"
            );
        }
    }
}

#[test]
fn ties_are_seen_by_their_kind() {
    let other = TieKind::Other("plays golf with".into());
    for (kind, sponsor, team, everyone, card, access) in [
        (TieKind::ReportsTo, true, true, true, true, true),
        (TieKind::Influences, false, true, false, false, true),
        (TieKind::Trusts, false, true, false, false, true),
        (TieKind::WorksWith, false, true, false, false, true),
        (TieKind::Informs, false, true, false, false, true),
        (TieKind::HandsOver, false, true, false, false, true),
        (TieKind::Conflict, false, false, false, false, true),
        (TieKind::Informal, false, false, false, false, true),
        (other, false, false, false, false, true),
    ] {
        let mut map = full();
        map.ties.get_mut(&T1).unwrap().kind = kind.clone();
        for (audience, expected) in AUDIENCES.into_iter().zip([sponsor, team, everyone, card, access]) {
            let found = copy(&map, audience, &everything(audience));
            assert_eq!(found.ties().contains_key(&T1), expected, "{kind} {audience:?}");
        }
        assert!(plain(&map, Audience::Everyone).ties().is_empty(), "reporting lines must be asked for");
    }
    let found = plain(&full(), Audience::Access(P1));
    let tie = &found.ties()[&T1];
    assert_eq!(found.person(tie.from), "Person11 Surname11");
    assert!(found.person(tie.to).starts_with("[person "), "{}", found.person(tie.to));
}

#[test]
fn tags_and_custom_fields_are_seen_by_their_own_level() {
    let map = full();
    for (audience, expected) in
        AUDIENCES.into_iter().zip([&["s"][..], &["s", "t"], &["s"], &[], &["p", "s", "t"]])
    {
        let found = plain(&map, audience);
        let person = &found.stakeholders()[&P1];
        let custom: Vec<&str> = person.custom.keys().map(String::as_str).collect();
        let mut tags: Vec<&str> = person.tags.keys().map(|tag| &tag[4..]).collect();
        tags.sort_unstable();
        assert_eq!(custom, expected, "{audience:?}");
        assert_eq!(tags, expected, "{audience:?}");
        let mut fields: Vec<&str> =
            found.about().custom_fields.iter().map(|field| field.id.as_str()).collect();
        fields.sort_unstable();
        assert_eq!(fields, expected, "{audience:?}");
    }
}

#[test]
fn more_private_is_obeyed_and_less_private_needs_a_reason() {
    let set = |level, reason: Option<&str>| Privacy { level, reason: reason.map(str::to_owned) };
    let role = |map: &Document, audience| {
        plain(map, audience).stakeholders().get(&P1).and_then(|person| person.role.clone()).is_some()
    };
    let mut map = full();
    assert!(role(&map, Audience::Everyone) && role(&map, Audience::Team));
    map.stakeholders.get_mut(&P1).unwrap().privacy.insert("role".into(), set(Level::Team, None));
    assert!(!role(&map, Audience::Everyone) && role(&map, Audience::Team));
    map.about.field_levels.insert("stakeholder.role".into(), set(Level::Private, None));
    assert!(!role(&map, Audience::Team), "the stricter of the two is obeyed");

    let note = |map: &Document| plain(map, Audience::Team).stakeholders()[&P1].note.is_some();
    let mut map = full();
    map.stakeholders.get_mut(&P1).unwrap().privacy.insert("note".into(), set(Level::Team, None));
    assert!(!note(&map), "less private without a reason counts for nothing");
    map.stakeholders.get_mut(&P1).unwrap().privacy.insert("note".into(), set(Level::Team, Some("agreed")));
    assert!(note(&map));
    map.about.field_levels.insert("stakeholder.note".into(), set(Level::Kept, None));
    assert!(!note(&map));

    // A record that is private as a whole is not there, and nothing points to it.
    let mut map = full();
    map.stakeholders.get_mut(&P1).unwrap().privacy.insert("all".into(), set(Level::Private, None));
    let found = plain(&map, Audience::Team);
    assert!(!found.stakeholders().contains_key(&P1));
    assert!(!found.assessments().contains_key(&(I1, P1)));
    assert_eq!(found.actions()[&A1].owner, None);
    let mut map = full();
    map.actions.get_mut(&A1).unwrap().privacy.insert("all".into(), set(Level::Private, None));
    assert!(!plain(&map, Audience::Team).actions().contains_key(&A1));
}

#[test]
fn what_is_kept_is_not_loosened() {
    let mut map = full();
    let said = Privacy { level: Level::Shareable, reason: Some("please".into()) };
    map.stakeholders.get_mut(&P1).unwrap().privacy.insert("all".into(), said);
    let found = plain(&map, Audience::Team);
    assert!(found.stakeholders()[&P1].note.is_some());
    assert_eq!(found.stakeholders()[&P1].external_key, None);
}

#[test]
fn additions_are_refused_where_the_table_does_not_offer_them() {
    let map = Arc::new(full());
    let refused = |audience, ids: &[&str], reason: Option<&str>| {
        let choices = Choices { reason: reason.map(str::to_owned), ..adding(ids) };
        disclose(&map, None, audience, &choices).err()
    };
    assert_eq!(
        refused(Audience::Team, &["engagement"], None),
        Some(ShareError::NeedsReason("Engagement now"))
    );
    assert_eq!(refused(Audience::Team, &["engagement"], Some("agreed with all of them")), None);
    assert_eq!(refused(Audience::Team, &["contact"], None), None);
    for (audience, id) in
        [(Audience::Sponsor, "engagement"), (Audience::Everyone, "contact"), (Audience::Card(P1), "tactics")]
    {
        assert!(
            matches!(refused(audience, &[id], Some("why not")), Some(ShareError::NotForThem(..))),
            "{id}"
        );
    }
    assert_eq!(refused(Audience::Team, &["secrets"], None), Some(ShareError::NoAddition("secrets".into())));
    let nobody = disclose(&map, None, Audience::Card(Id::from_bits(99)), &Choices::default());
    assert_eq!(nobody.err(), Some(ShareError::NoPerson));
}
