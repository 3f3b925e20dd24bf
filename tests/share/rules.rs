//! The rules beside the table: small counts, names in texts, one initiative, words for others.

use super::*;

/// So many people in each field of the grid.
fn crowd(numbers: [usize; 4]) -> Document {
    let mut map = Document::default();
    map.initiatives.insert(I1, groundswell::model::Initiative::named("Change"));
    let mut next = 100;
    for (number, (influence, interest)) in numbers.into_iter().zip([(90, 90), (90, 10), (10, 90), (10, 10)]) {
        for _ in 0..number {
            next += 1;
            let id = Id::from_bits(next);
            map.stakeholders.insert(id, Stakeholder::named(format!("Person {next}")));
            let assessment = Assessment {
                influence: Rating::new(influence),
                interest: Rating::new(interest),
                engagement_now: Some(Engagement::Neutral),
                ..Assessment::default()
            };
            map.assessments.insert((I1, id), assessment);
        }
    }
    map
}

#[test]
fn few_are_not_counted_for_others_and_exactly_for_the_team() {
    let map = crowd([6, 3, 7, 9]);
    let quadrants = |audience| plain(&map, audience).counts(I1).quadrants;
    for audience in [Audience::Everyone, Audience::Sponsor] {
        let found = quadrants(audience).unwrap();
        assert_eq!(found.of(Quadrant::KeepSatisfied), Some(Count::Few));
        assert_eq!(
            found.of(Quadrant::KeyPlayers),
            Some(Count::Withheld),
            "else the three could be worked out"
        );
        assert_eq!(found.of(Quadrant::Monitor), Some(Count::Exact(9)));
        assert_eq!(found.total, None);
    }
    let found = quadrants(Audience::Team).unwrap();
    assert_eq!(found.of(Quadrant::KeepSatisfied), Some(Count::Exact(3)));
    assert_eq!(found.total, Some(25));
    let now = |audience, choices| copy(&map, audience, &choices).counts(I1).engagement_now;
    assert!(now(Audience::Everyone, Choices::default()).is_none());
    assert!(now(Audience::Team, Choices::default()).is_none());
    assert!(now(Audience::Team, adding(&["engagement"])).is_some());
    let sponsor = now(Audience::Sponsor, Choices::default()).unwrap();
    assert!(sponsor.cells.iter().all(|(_, count)| !matches!(count, Count::Exact(0))), "{sponsor:?}");
}

#[test]
fn a_name_in_shareable_text_stops_the_export() {
    let mut map = full();
    map.stakeholders.insert(P3, Stakeholder::named("Dr Tomasz Żuk"));
    let why = |text: &str| {
        let mut map = map.clone();
        map.initiatives.get_mut(&I1).unwrap().why = Prose::from(text);
        map
    };
    for (text, expected) in [
        ("As Tomasz Żuk asked", Some("Tomasz Żuk")),
        ("As TOMASZ ŻUK asked", Some("TOMASZ ŻUK")),
        ("Tomasz’s desk", Some("Tomasz")),
        ("Ask Żuk.", Some("Żuk")),
        ("As the night shift asked", None),
        ("The tomaszes", None),
    ] {
        let found = plain(&why(text), Audience::Everyone);
        let names: Vec<&str> = found.names_in_text().iter().map(|found| found.name.as_str()).collect();
        assert_eq!(names, expected.into_iter().collect::<Vec<_>>(), "{text}");
        assert_eq!(found.stopped_by().len(), names.len());
        assert!(plain(&why(text), Audience::Team).names_in_text().is_empty(), "the team may see the name");
    }
    let found = plain(&why("Ask Żuk."), Audience::Everyone);
    assert!(found.names_in_text()[0].place.contains("Why"), "{:?}", found.names_in_text());
    let choices = Choices { allow_names: Some("agreed with him".into()), ..Choices::default() };
    assert!(copy(&why("Ask Żuk."), Audience::Everyone, &choices).stopped_by().is_empty());
}

#[test]
fn one_initiative_shows_its_own_people_only() {
    let mut map = full();
    map.stakeholders.insert(Id::from_bits(99), Stakeholder::named("Nobody's"));
    let found = disclose(&Arc::new(map), Some(I1), Audience::Team, &Choices::default()).unwrap();
    assert!(!found.stakeholders().contains_key(&Id::from_bits(99)));
    assert_eq!(found.initiatives().len(), 1);
    assert!(found.assessments().keys().all(|key| key.0 == I1));
    assert!(found.stakeholders().contains_key(&P2));
}

#[test]
fn others_are_never_told_that_somebody_is_resistant() {
    for engagement in Engagement::ALL {
        assert!(!for_others(*engagement).to_lowercase().contains("resist"));
    }
}

/// Every note, motive, reason and word of the tactic is another one.
fn with_other_secrets(map: &Document) -> Document {
    let mut map = map.clone();
    for person in map.stakeholders.values_mut() {
        person.note = Some("another note".into());
        person.how_thanked = Some("with a cake".into());
    }
    for assessment in map.assessments.values_mut() {
        assessment.motivators = groundswell::model::assessment::Motivators::default();
        assessment.reason = None;
        assessment.salience = None;
        assessment.wants = Some("another wish".into());
        assessment.evidence = Some("another source".into());
    }
    map.actions.values_mut().for_each(|action| action.purpose = Some("another tactic".into()));
    map.interactions.values_mut().for_each(|talk| talk.summary = Some("another summary".into()));
    map
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(32))]

    #[test]
    fn any_two_maps_that_differ_in_secrets_give_equal_and_sound_copies(map in common::any_document()) {
        let mut map = map;
        map.about.field_levels = Default::default();
        map.stakeholders.values_mut().for_each(|record| record.privacy = Default::default());
        map.assessments.values_mut().for_each(|record| record.privacy = Default::default());
        map.actions.values_mut().for_each(|record| record.privacy = Default::default());
        map.interactions.values_mut().for_each(|record| record.privacy = Default::default());
        let other = with_other_secrets(&map);
        for audience in [Audience::Everyone, Audience::Sponsor, Audience::Team] {
            let found = plain(&map, audience);
            proptest::prop_assert_eq!(&found, &plain(&other, audience));
            for (key, assessment) in found.assessments() {
                proptest::prop_assert!(found.stakeholders().contains_key(&key.1));
                let owner = assessment.relationship_owner;
                proptest::prop_assert!(owner.is_none_or(|id| found.stakeholders().contains_key(&id)));
            }
        }
    }
}
