//! Does only what was confirmed count as heard, and is too little said exactly where it is?

#[path = "heard/kit.rs"]
mod kit;

use groundswell::file;
use groundswell::model::action::{ActionKind, ActionStatus, RepeatUnit};
use groundswell::model::initiative::{Affected, Checkpoint};
use groundswell::model::interaction::Heard as Said;
use groundswell::model::message::Recipients;
use groundswell::model::numbers::Whole;
use groundswell::model::stakeholder::Channel;
use groundswell::model::{Action, Document, Id, Interaction, Message, Quadrant, Rating};
use groundswell::plan::heard::{Heard, Lit, Stage, heard};
use jiff::civil::{Date, date};
use kit::{
    TODAY, act, action, cell, change, desks, document, for_communities, for_everyone, for_field, for_people,
    found, log, message, nurses, stages, talk, weekly,
};
use std::collections::BTreeSet;

#[test]
fn a_message_is_meant_for_whom_its_audience_holds() {
    for (audience, nurses_too, desks_too) in [
        (for_communities(&[nurses()]), true, false),
        (for_communities(&[Id::from_bits(3)]), false, false),
        (for_people(&[1]), true, false),
        (for_people(&[2]), true, false),
        (for_people(&[3]), false, false),
        (for_people(&[2, 4]), true, true),
        (for_people(&[5]), false, false),
        (for_field(Quadrant::KeyPlayers), true, false),
        (for_field(Quadrant::Monitor), false, true),
        (for_field(Quadrant::KeepInformed), false, false),
        (for_everyone(), true, true),
        (Recipients::default(), false, false),
    ] {
        let mut document = document();
        document.messages.get_mut(&message()).expect("it is there").audience = audience.clone();
        let found = found(&document);
        let meant = |community| found.cells.contains_key(&(message(), community));
        assert_eq!((meant(nurses()), meant(desks())), (nurses_too, desks_too), "{audience:?}");
        assert_eq!(found.messages, [message()], "a row stands even where nobody affected is meant");
    }
}

#[test]
fn audiences_are_the_affected_communities_the_most_affected_first() {
    let mut document = document();
    let affected = &mut document.initiatives.get_mut(&change()).expect("it is there").affected;
    affected.insert(Id::from_bits(3), Affected::default());
    assert_eq!(
        found(&document).audiences,
        [nurses(), desks(), Id::from_bits(3)],
        "unknown impact comes last"
    );
    affected_less(&mut document);
    assert_eq!(found(&document).audiences, [desks(), nurses(), Id::from_bits(3)]);
    assert_eq!(heard(&document, Id::from_bits(99), TODAY), Heard::default());
}

fn affected_less(document: &mut Document) {
    let affected = &mut document.initiatives.get_mut(&change()).expect("it is there").affected;
    affected.insert(nurses(), Affected { impact: Rating::new(10), note: None });
}

#[test]
fn an_action_goes_where_its_audience_is() {
    for (audience, arrives) in [
        (for_communities(&[nurses()]), true),
        (for_communities(&[desks()]), false),
        (for_people(&[1]), true),
        (for_people(&[2]), true),
        (for_people(&[3]), false),
        (for_people(&[4]), false),
        (for_field(Quadrant::KeyPlayers), true),
        (for_field(Quadrant::Monitor), false),
        (for_everyone(), true),
        (Recipients::default(), false),
    ] {
        let mut document = document();
        let told = Action { audience: audience.clone(), ..action(ActionStatus::Sent, Channel::Email, TODAY) };
        act(&mut document, told);
        assert_eq!(cell(&document).contacts.len(), usize::from(arrives), "{audience:?}");
    }
    let mut document = document();
    let other = Action { message: None, ..action(ActionStatus::Sent, Channel::Email, TODAY) };
    act(&mut document, other);
    assert!(cell(&document).contacts.is_empty(), "it does not carry the message");
}

#[test]
fn the_state_of_an_action_says_how_far_it_came() {
    for (status, stage) in [
        (ActionStatus::Planned, Some(Stage::Planned)),
        (ActionStatus::Sent, Some(Stage::Sent)),
        (ActionStatus::Done, Some(Stage::Sent)),
        (ActionStatus::Heard, Some(Stage::Heard)),
        (ActionStatus::Dropped, None),
    ] {
        let mut document = document();
        act(&mut document, action(status, Channel::Email, date(2026, 11, 12)));
        let cell = cell(&document);
        assert_eq!(stages(&cell).first().copied(), stage, "{status:?}");
        assert_eq!(cell.heard, u32::from(stage == Some(Stage::Heard)), "{status:?}");
    }
}

#[test]
fn it_is_heard_where_somebody_of_theirs_says_so() {
    let whole = |community| Interaction {
        communities: BTreeSet::from([community]),
        ..talk(Some(Id::from_bits(1)), &[], Some(Said::Yes))
    };
    let other = Interaction {
        message: Some(Id::from_bits(77)),
        ..talk(Some(Id::from_bits(1)), &[1], Some(Said::Yes))
    };
    for (why, told, stage) in [
        ("a member", talk(Some(Id::from_bits(1)), &[1], Some(Said::Yes)), Stage::Heard),
        ("an expert", talk(Some(Id::from_bits(1)), &[2], Some(Said::Yes)), Stage::Heard),
        ("who only knows them", talk(Some(Id::from_bits(1)), &[3], Some(Said::Yes)), Stage::Sent),
        ("somebody else's", talk(Some(Id::from_bits(1)), &[4], Some(Said::Yes)), Stage::Sent),
        ("the community", whole(nurses()), Stage::Heard),
        ("another community", whole(desks()), Stage::Sent),
        ("not heard", talk(Some(Id::from_bits(1)), &[1], Some(Said::No)), Stage::Sent),
        ("unclear", talk(Some(Id::from_bits(1)), &[1], Some(Said::Unclear)), Stage::Sent),
        ("not said", talk(Some(Id::from_bits(1)), &[1], None), Stage::Sent),
        ("of another message", other, Stage::Sent),
    ] {
        let mut document = document();
        act(&mut document, action(ActionStatus::Sent, Channel::Email, date(2026, 11, 12)));
        log(&mut document, told);
        let cell = cell(&document);
        assert_eq!(stages(&cell), [stage], "{why}");
        if stage == Stage::Heard {
            assert_eq!(
                cell.last(Stage::Heard),
                Some(date(2026, 11, 18)),
                "the day on which it was confirmed"
            );
            assert_eq!(cell.contacts[0].channel, Some(Channel::Email), "by the way of the action");
        }
    }
}

#[test]
fn a_talk_about_the_message_is_a_contact_of_its_own() {
    for (said, expected) in [
        (Some(Said::Yes), vec![Stage::Heard]),
        (Some(Said::Unclear), vec![Stage::Sent]),
        (None, vec![Stage::Sent]),
        (Some(Said::No), vec![]),
    ] {
        let mut document = document();
        log(&mut document, talk(None, &[1], said));
        assert_eq!(stages(&cell(&document)), expected, "{said:?}");
    }
    let mut document = document();
    let listening =
        Action { message: None, channel: Some(Channel::Event), ..Action::titled(change(), "Listen") };
    let id = act(&mut document, listening);
    let about = Interaction { message: Some(message()), ..talk(Some(id), &[1], Some(Said::Yes)) };
    log(&mut document, about);
    assert_eq!(cell(&document).contacts[0].channel, Some(Channel::Event), "of the action that it came from");
}

#[test]
fn one_sending_counts_once_however_many_confirm_it() {
    let mut document = document();
    let id = act(&mut document, action(ActionStatus::Sent, Channel::Email, date(2026, 11, 12)));
    log(&mut document, talk(Some(id), &[1], Some(Said::Yes)));
    log(&mut document, talk(Some(id), &[2], Some(Said::Yes)));
    assert_eq!((cell(&document).heard, cell(&document).contacts.len()), (1, 1));
}

#[test]
fn what_repeats_counts_each_time() {
    let (first, until) = (date(2026, 11, 2), Some(date(2026, 11, 30)));
    for (status, expected) in [
        (ActionStatus::Planned, (2, 3, 0)),
        (ActionStatus::Sent, (2, 3, 0)),
        (ActionStatus::Done, (0, 3, 0)),
        (ActionStatus::Heard, (2, 2, 1)),
    ] {
        let mut document = document();
        act(&mut document, weekly(status, first, until));
        let cell = cell(&document);
        let count = |stage| cell.count(stage);
        let counts = (count(Stage::Planned), count(Stage::Sent), count(Stage::Heard));
        assert_eq!(counts, expected, "{status:?}");
    }
    let mut document = document();
    let id = act(&mut document, weekly(ActionStatus::Planned, first, until));
    log(&mut document, talk(Some(id), &[1], Some(Said::Yes)));
    let cell = cell(&document);
    assert_eq!((cell.heard, cell.count(Stage::Sent)), (1, 2), "the time before the talk was heard, not all");
    assert_eq!(cell.next(), Some(date(2026, 11, 23)));
}

#[test]
fn what_repeats_for_ever_stays_bounded() {
    let mut document = document();
    let mut daily = weekly(ActionStatus::Planned, date(1900, 1, 1), None);
    daily.repeat.as_mut().expect("it repeats").unit = RepeatUnit::Days;
    act(&mut document, daily);
    let cell = cell(&document);
    assert_eq!((cell.count(Stage::Sent), cell.count(Stage::Planned)), (100, 100));
    assert_eq!(cell.last(Stage::Sent), TODAY.yesterday().ok(), "the nearest ones");
    let mut last = weekly(ActionStatus::Planned, Date::MAX, None);
    last.repeat.as_mut().expect("it repeats").every = Whole::nearest(1000);
    document.actions.clear();
    act(&mut document, last);
    assert_eq!(kit::cell(&document).next(), Some(Date::MAX));
}

#[test]
fn channels_are_counted_of_what_was_heard() {
    let mut document = document();
    for (channel, expected) in
        [(Channel::Email, (1, false)), (Channel::Email, (1, false)), (Channel::Meeting, (2, true))]
    {
        act(&mut document, action(ActionStatus::Heard, channel, date(2026, 11, 12)));
        let cell = cell(&document);
        assert_eq!((cell.channels, cell.is_enough()), expected);
    }
    act(&mut document, action(ActionStatus::Sent, Channel::Video, date(2026, 11, 12)));
    assert_eq!(cell(&document).channels, 2, "what was only sent adds no channel");
    let mut document = kit::document();
    log(&mut document, talk(None, &[1], Some(Said::Yes)));
    assert_eq!(cell(&document).channels, 1, "it came by some way, though nobody said by which");
    let mail = Action {
        channel: None,
        kind: ActionKind::Email,
        ..action(ActionStatus::Heard, Channel::Other, TODAY)
    };
    act(&mut document, mail);
    assert_eq!(cell(&document).contacts.iter().find_map(|one| one.channel), Some(Channel::Email));
}

fn checkpoint(document: &mut Document, date: Date) {
    let initiative = document.initiatives.get_mut(&change()).expect("it is there");
    initiative.checkpoints.push(Checkpoint { name: "Day".to_owned(), date, ..Checkpoint::default() });
}

#[test]
fn too_little_is_said_where_nothing_more_can_come_or_its_day_has_passed() {
    use ActionStatus::{Heard as H, Planned as P, Sent as S};
    use Channel::{Email as Mail, Meeting as Meet};
    let (past, soon) = (date(2026, 11, 12), date(2026, 12, 2));
    let late = Some(Lit::TooLate(date(2026, 11, 20)));
    for (why, contacts, expected) in [
        ("nothing at all", vec![], Some(Lit::NothingPlanned)),
        ("sent, and nothing more", vec![(S, Mail, past)], late),
        ("heard once, and nothing more", vec![(H, Mail, past)], late),
        ("heard enough", vec![(H, Mail, past), (H, Meet, past)], None),
        ("twice, by one channel", vec![(H, Mail, past), (H, Mail, past)], late),
        ("two are planned", vec![(P, Mail, soon), (P, Meet, soon)], None),
        ("what was sent may be confirmed", vec![(S, Mail, past), (P, Meet, soon)], None),
        ("one planned", vec![(P, Mail, soon)], Some(Lit::CannotReach)),
        ("planned by one channel", vec![(S, Mail, past), (P, Mail, soon)], Some(Lit::CannotReach)),
        ("heard, and another way planned", vec![(H, Mail, past), (P, Meet, soon)], None),
        ("planned, but its day passed", vec![(P, Mail, past), (P, Meet, past)], late),
    ] {
        let mut document = document();
        checkpoint(&mut document, date(2026, 11, 20));
        checkpoint(&mut document, date(2026, 12, 18));
        for (status, channel, due) in contacts {
            act(&mut document, action(status, channel, due));
        }
        assert_eq!(cell(&document).lit, expected, "{why}");
    }
    let mut document = document();
    act(&mut document, action(S, Mail, past));
    assert_eq!(cell(&document).lit, Some(Lit::NothingPlanned), "there is no checkpoint that could pass");
    assert!(found(&document).by.is_empty());
}

#[test]
fn rows_stand_by_checkpoint() {
    let mut document = document();
    for day in [date(2026, 11, 20), date(2026, 12, 18)] {
        checkpoint(&mut document, day);
    }
    for (number, title) in [(2, "B"), (3, "A"), (4, "C")] {
        let first = document.messages[&message()].clone();
        document.messages.insert(Id::from_bits(number), Message { title: title.to_owned(), ..first });
    }
    for (number, due) in [(1, date(2026, 12, 18)), (2, date(2026, 11, 21)), (4, date(2026, 11, 2))] {
        let told = action(ActionStatus::Planned, Channel::Email, due);
        act(&mut document, Action { message: Some(Id::from_bits(number)), ..told });
    }
    let found = found(&document);
    let order: Vec<u64> = [4, 2, 1, 3].to_vec();
    assert_eq!(found.messages, order.into_iter().map(Id::from_bits).collect::<Vec<_>>());
    assert_eq!(found.by.get(&Id::from_bits(2)), Some(&date(2026, 12, 18)), "the first that comes after");
    assert_eq!(found.by.get(&Id::from_bits(3)), None);
}

#[test]
fn the_sample_says_what_its_records_say() {
    let document = file::sample();
    let (id, _) =
        document.initiatives.iter().find(|(_, one)| one.name == "One service desk").expect("it is there");
    let found = heard(&document, *id, TODAY);
    let mut all = Vec::new();
    for message in &found.messages {
        for community in &found.audiences {
            let Some(cell) = found.cells.get(&(*message, *community)) else { continue };
            let (message, community) =
                (&document.messages[message].title, &document.communities[community].name);
            all.push(format!(
                "{message} / {community}: {} planned, {} sent, {} heard by {}, {:?}",
                cell.count(Stage::Planned),
                cell.count(Stage::Sent),
                cell.heard,
                cell.channels,
                cell.lit
            ));
        }
    }
    assert_eq!(all, SAMPLE, "{all:#?}");
}

const SAMPLE: &[&str] = &[
    "One number, and whoever answers knows your ward / Ward nurses: 1 planned, 1 sent, 1 heard by 1, None",
    "We ask you how before we ask you to log / Medical secretaries: 2 planned, 1 sent, 0 heard by 0, None",
    "Your job stays, and you help to decide what it is / Service desk analysts: 1 planned, 2 sent, 1 heard by 1, Some(CannotReach)",
    "What pays for the desk, and where the risk is / Theatre staff: 0 planned, 0 sent, 0 heard by 0, Some(NothingPlanned)",
    "What pays for the desk, and where the risk is / Pharmacy: 0 planned, 0 sent, 1 heard by 1, Some(NothingPlanned)",
    "What pays for the desk, and where the risk is / Finance & payroll: 0 planned, 0 sent, 1 heard by 1, Some(NothingPlanned)",
];
