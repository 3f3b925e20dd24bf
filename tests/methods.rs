//! Do the methods sort people as their authors say?

mod common;
#[path = "common/looking.rs"]
mod looking;

use common::{find, sample};
use groundswell::model::assessment::Salience;
use groundswell::model::field::Level;
use groundswell::model::initiative::Participation;
use groundswell::model::{Assessment, Engagement, Id, Quadrant, StakeholderId};
use groundswell::plan::methods::{
    Class, Corner, Look, METHODS, Method, Move, Player, Salient, Savage, Weigh, attitude, corner, done_to,
    field, player, response, salient, savage, seen, strategy, weigh,
};
use looking::{TODAY, change, classes, desk, inside, map, names, person, plane, rated, see};

#[test]
fn every_method_says_what_it_is_for_whose_it_is_and_what_it_cannot_do() {
    assert_eq!(METHODS.len(), 14);
    for method in METHODS {
        assert_eq!(Method::of(method.id).expect("known").name, method.name);
        for words in [method.name, method.by, method.purpose, method.source, method.limits, method.ours] {
            assert!(!words.trim().is_empty() && !words.contains("  "), "{}: {words}", method.id);
        }
        for sentence in [method.purpose, method.source, method.limits, method.ours] {
            assert!(sentence.ends_with('.'), "{}: {sentence}", method.id);
        }
    }
}

#[test]
fn fields_are_numbered_from_the_top_right_against_the_clock() {
    assert_eq!(
        [field(true, true), field(true, false), field(false, false), field(false, true)],
        [0, 1, 2, 3]
    );
}

#[test]
fn mendelow_has_key_players_top_right() {
    let high_low = [(80, 80), (80, 20), (20, 20), (20, 80), (50, 50), (49, 55)];
    let said: Vec<_> = high_low.iter().map(|(y, x)| rated(*y, *x, 0, Engagement::Neutral)).collect();
    let seen = see(&map(&said), change(), "power-interest");
    let plane = plane(&seen);
    assert_eq!(names(&plane.fields), ["Key players", "Keep satisfied", "Minimal effort", "Keep informed"]);
    assert_eq!((plane.up.name, plane.across.name), ("Influence", "Interest"));
    assert_eq!(inside(&plane.fields[0]), [person(1), person(5)], "on the line is high");
    assert_eq!(inside(&plane.fields[1]), [person(2)]);
    assert_eq!(inside(&plane.fields[2]), [person(3)]);
    assert_eq!(inside(&plane.fields[3]), [person(6), person(4)]);
    assert_eq!(plane.fields[0].members[1].note, Some("near the line"));
    assert_eq!(plane.fields[0].members[0].note, None);
    assert_eq!(strategy(Quadrant::KeyPlayers).0, "Key players");
}

#[test]
fn eden_and_ackermann_as_in_the_table() {
    for (power, interest, expected) in [
        (true, true, Player::Player),
        (false, true, Player::Subject),
        (true, false, Player::ContextSetter),
        (false, false, Player::Crowd),
    ] {
        assert_eq!(player(power, interest), expected);
    }
    let seen = see(&map(&[rated(20, 80, 0, Engagement::Neutral)]), change(), "players");
    assert_eq!(names(&plane(&seen).fields), ["Players", "Context setters", "Crowd", "Subjects"]);
    assert_eq!(inside(&plane(&seen).fields[3]), [person(1)]);
}

#[test]
fn salience_has_the_eight_classes_of_the_table() {
    for (marks, expected, group) in [
        ((true, false, false), "Dormant", "Latent: low"),
        ((false, true, false), "Discretionary", "Latent: low"),
        ((false, false, true), "Demanding", "Latent: low"),
        ((true, true, false), "Dominant", "Expectant: moderate"),
        ((true, false, true), "Dangerous", "Expectant: moderate"),
        ((false, true, true), "Dependent", "Expectant: moderate"),
        ((true, true, true), "Definitive", "Definitive: high"),
        ((false, false, false), "None yet", "None yet"),
    ] {
        let class = salient(marks.0, marks.1, marks.2);
        assert_eq!((class.term(), class.group()), (expected, group));
    }
    let marks = Salience { power: true, legitimacy: false, urgency: true };
    let said = Assessment { salience: Some(marks), ..Assessment::default() };
    let seen = see(&map(&[said, Assessment::default()]), change(), "salience");
    let place = Salient::ALL.iter().position(|one| *one == Salient::Dangerous).expect("there");
    assert_eq!(inside(&classes(&seen)[place]), [person(1)]);
    assert_eq!(
        seen.beside[0].people,
        [person(2)],
        "whose marks are not noted is not called a non-stakeholder"
    );
}

#[test]
fn savage_and_attitude_by_impact_as_in_the_tables() {
    for (threat, cooperation, expected, strategy) in [
        (true, true, Savage::MixedBlessing, "Collaborate"),
        (false, true, Savage::Supportive, "Involve"),
        (true, false, Savage::Nonsupportive, "Defend"),
        (false, false, Savage::Marginal, "Monitor"),
    ] {
        assert_eq!(savage(threat, cooperation), expected);
        assert_eq!(expected.words().1, strategy);
    }
    for (for_it, impact, expected, name) in [
        (true, false, Move::Inform, "Inform"),
        (false, false, Move::Monitor, "Monitor"),
        (true, true, Move::Involve, "Involve"),
        (false, true, Move::Convince, "Convince"),
    ] {
        assert_eq!((response(for_it, impact), expected.words().0), (expected, name));
    }
    let said = [
        rated(80, 50, 90, Engagement::Neutral),
        rated(80, 50, 90, Engagement::Unaware),
        rated(80, 50, 10, Engagement::Leading),
        rated(80, 50, 10, Engagement::Resistant),
    ];
    let document = map(&said);
    let attitudes = see(&document, change(), "attitude-impact");
    assert_eq!(names(&plane(&attitudes).fields), ["Involve", "Inform", "Monitor", "Convince"]);
    assert_eq!(inside(&plane(&attitudes).fields[3]), [person(1)], "the neutral are not for it yet");
    assert_eq!(attitudes.beside[0].people, [person(2)], "who does not know of it has no attitude");
    let threats = see(&document, change(), "threat-cooperation");
    let fields = &plane(&threats).fields;
    assert_eq!(
        fields.each_ref().map(|one| one.term),
        ["Supportive", "Mixed blessing", "Nonsupportive", "Marginal"]
    );
    assert_eq!(inside(&fields[0]), [person(3)], "able, without cause");
    assert_eq!(inside(&fields[2]), [person(1), person(2), person(4)]);
}

#[test]
fn the_cube_has_the_eight_corners_of_the_table() {
    for (marks, expected) in [
        ((true, true, true), "Saviour"),
        ((false, true, true), "Friend"),
        ((true, false, true), "Sleeping giant"),
        ((false, false, true), "Acquaintance"),
        ((true, true, false), "Saboteur"),
        ((false, true, false), "Irritant"),
        ((true, false, false), "Time bomb"),
        ((false, false, false), "Trip wire"),
    ] {
        assert_eq!(corner(marks.0, marks.1, marks.2).term(), expected);
    }
    for (now, expected) in [
        (Some(Engagement::Leading), Some(true)),
        (Some(Engagement::Resistant), Some(false)),
        (Some(Engagement::Neutral), None),
        (Some(Engagement::Unaware), None),
        (None, None),
    ] {
        assert_eq!(attitude(now), expected);
    }
}

#[test]
fn words_that_could_insult_stand_behind_their_definition_and_are_private() {
    let unkind =
        ["saboteur", "irritant", "time bomb", "trip wire", "dangerous", "non-stakeholder", "nonsupportive"];
    let unkind = |words: &str| unkind.iter().any(|one| words.to_lowercase().contains(one));
    let document = sample();
    for (method, seen) in METHODS.iter().zip(seen(&document, desk(&document), TODAY)) {
        let all: Vec<Class> = match seen.look {
            Look::Plane(plane) => plane.fields.to_vec(),
            Look::Classes(classes) => classes,
            _ => Vec::new(),
        };
        for class in all {
            assert!(!unkind(&class.name) && !unkind(&class.advice) && !unkind(class.group), "{}", class.name);
            assert!(!unkind(class.term) || method.level == Level::Private, "{}", method.id);
        }
        assert!(!unkind(&seen.told), "{}", seen.told);
    }
    for corner in Corner::ALL {
        assert!(!unkind(corner.definition()));
    }
    for class in Salient::ALL {
        assert!(!unkind(class.definition()));
    }
}

#[test]
fn done_to_not_with_is_hit_hard_with_little_influence_and_only_told() {
    for (influence, impact, level, expected) in [
        (false, true, Some(Participation::Inform), true),
        (true, true, Some(Participation::Inform), false),
        (false, false, Some(Participation::Inform), false),
        (false, true, Some(Participation::Consult), false),
        (false, true, None, false),
    ] {
        assert_eq!(done_to(influence, impact, level), expected);
    }
    assert_eq!(weigh(false, true), Weigh::GiveVoice);
    assert_eq!(weigh(true, false), Weigh::OpinionFormers);
    let document = sample();
    let seen = see(&document, desk(&document), "influence-impact");
    let ana = find(&document, "Ana Popescu").expect("her");
    assert_eq!(seen.beside[0].people, [ana]);
    assert_eq!(seen.told, "One person has it done to them, not with them");
}

#[test]
fn everybody_of_the_sample_stands_somewhere_or_beside_it() {
    let document = sample();
    let desk = desk(&document);
    let all = document.assessments_of(desk).count();
    for (method, seen) in METHODS.iter().zip(seen(&document, desk, TODAY)) {
        let mut people: std::collections::BTreeSet<StakeholderId> =
            seen.beside.iter().flat_map(|beside| beside.people.iter().copied()).collect();
        match &seen.look {
            Look::Plane(plane) => people.extend(plane.fields.iter().flat_map(inside)),
            Look::Classes(classes) => people.extend(classes.iter().flat_map(inside)),
            Look::Sheet(sheet) => people.extend(sheet.rows.iter().map(|row| row.person)),
            Look::Roles(_) | Look::Band(_) => continue,
        }
        assert_eq!(people.len(), all, "{}", method.id);
        assert!(!seen.told.is_empty() && !seen.told.ends_with('.'), "{}", seen.told);
    }
    assert!(seen(&document, Id::from_bits(99), TODAY).is_empty());
}
