//! Is somebody asked in their own terms, is nothing made up, and does no word of it leave the map?
#![allow(
    clippy::field_reassign_with_default,
    clippy::unwrap_used,
    reason = "what is not there fails the test"
)]

mod out;

use groundswell::file::{sample, save};
use groundswell::model::action::ActionKind;
use groundswell::model::assessment::{Answered, Approach, Reason, ReasonKind};
use groundswell::model::edits::{self, Asked};
use groundswell::model::initiative::{Affected, Status};
use groundswell::model::interaction::{Kept, Promise};
use groundswell::model::numbers::Weight;
use groundswell::model::stakeholder::{Channel, Depth};
use groundswell::model::*;
use groundswell::plan::{self, Given, Terms};
use groundswell::share::{Audience, Choices};
use jiff::civil::{Date, date};
use std::collections::BTreeSet;

const CHANGE: InitiativeId = InitiativeId::from_bits(1);
const OTHER: InitiativeId = InitiativeId::from_bits(2);
const FATIMA: StakeholderId = StakeholderId::from_bits(11);
const OWEN: StakeholderId = StakeholderId::from_bits(12);
const GRACE: StakeholderId = StakeholderId::from_bits(13);
const SECRETARIES: CommunityId = CommunityId::from_bits(21);
const NURSES: CommunityId = CommunityId::from_bits(22);
const ESTATES: CommunityId = CommunityId::from_bits(23);
const TODAY: Date = date(2026, 11, 22);

/// Fatima belongs to the secretaries and knows the nurses; both are affected. She trusts Grace; nothing ties her to Owen.
fn map() -> Document {
    let mut map = Document::default();
    for (id, name) in [(SECRETARIES, "Medical secretaries"), (NURSES, "Ward nurses"), (ESTATES, "Estates")] {
        map.communities.insert(id, Community::named(name));
    }
    for (id, name) in [(CHANGE, "One service desk"), (OTHER, "Bed board")] {
        let mut change = Initiative::named(name);
        change.affected.insert(SECRETARIES, Affected::default());
        change.affected.insert(NURSES, Affected::default());
        map.initiatives.insert(id, change);
    }
    for (id, name) in [(FATIMA, "Fatima El Amrani"), (OWEN, "Owen Pritchard"), (GRACE, "Grace Mbeki")] {
        map.stakeholders.insert(id, Stakeholder::named(name));
        map.assessments.insert((CHANGE, id), Assessment::default());
    }
    let fatima = map.stakeholders.get_mut(&FATIMA).unwrap();
    fatima.communities.insert(SECRETARIES, Depth::Member);
    fatima.communities.insert(NURSES, Depth::Knows);
    fatima.communities.insert(ESTATES, Depth::Expert);
    map.ties.insert(Id::from_bits(31), Tie::between(FATIMA, GRACE, TieKind::Trusts));
    assert_eq!(map.faults(), []);
    map
}

fn said(map: &mut Document) -> &mut Assessment {
    map.assessments.get_mut(&(CHANGE, FATIMA)).unwrap()
}

fn asked(map: &Document) -> plan::Asking {
    plan::asking(map, CHANGE, FATIMA, &Terms::default())
}

fn with(by: Option<StakeholderId>, ask: &str, support: &str) -> Terms {
    Terms { asked_by: by, ask: ask.to_owned(), support: support.to_owned() }
}

#[test]
fn what_is_not_known_is_asked_and_never_made_up() {
    let mut map = map();
    let asking = asked(&map);
    assert_eq!(
        asking.words,
        "Fatima, I would like to ask you for help with One service desk.\n\n\
         It affects Medical secretaries. You are one of the people there, and you know Ward nurses as well.\n\n\
         What I ask of you: listen to people in Medical secretaries and Ward nurses and talk with them about it, and \
         bring their questions back to us. How much of your week could you give to it?\n\n\
         What would you need from us to do that?\n\n\
         What would make it worth it for you?\n\n\
         You are free to say no. What do you think?"
    );
    let told = asking.reminders.join("\n");
    for missing in [
        "What matters most to them is not noted",
        "Ask what would make it worth it for them",
        "Ask what they need from us",
        "Ask how they like to be thanked",
        "Say why this is done",
    ] {
        assert!(told.contains(missing), "{missing}: {told}");
    }
    assert!(!told.contains('“'), "nothing is quoted where nothing is noted: {told}");
    // Somebody outside every affected community is not told that they belong to one.
    map.stakeholders.get_mut(&FATIMA).unwrap().communities.clear();
    let words = asked(&map).words;
    assert!(words.contains("Whom of those it concerns do you know best?"), "{words}");
    assert!(!words.contains("secretaries") && !words.contains("You are one"), "{words}");
    assert_eq!(plan::asking(&map, Id::from_bits(9), FATIMA, &Terms::default()), plan::Asking::default());
    assert_eq!(plan::asking(&map, CHANGE, Id::from_bits(9), &Terms::default()), plan::Asking::default());
}

#[test]
fn the_ask_is_put_in_their_terms() {
    let mut map = map();
    map.initiatives.get_mut(&CHANGE).unwrap().why = Prose::from("Staff wait 40 minutes");
    let fatima = map.stakeholders.get_mut(&FATIMA).unwrap();
    fatima.hours_a_week = Amount::new(1.5);
    fatima.how_thanked = Some("By name, before her team".into());
    fatima.preferred_channel = Some(Channel::Call);
    let assessment = said(&mut map);
    assessment.motivators.recognition.weight = Weight::nearest(3);
    assessment.motivators.recognition.note = Some("Built the first phone list".into());
    assessment.motivators.safety.weight = Weight::nearest(1);
    assessment.wants = Some("A say in the wording".into());
    assessment.concerns = Some("More typing".into());
    assessment.reframe = Some("Fewer calls twice".into());
    assessment.needs = Some("A quiet hour".into());
    assessment.could_help = Some("Trying the forms".into());
    let asking =
        plan::asking(&map, CHANGE, FATIMA, &with(Some(OWEN), "try the forms", "an hour off the phones"));
    let words = &asking.words;
    for there in [
        "Why we do it: Staff wait 40 minutes.",
        "What I ask of you: try the forms.",
        "It should take no more than 1.5 hours of your week.",
        "What we promise you: an hour off the phones.",
        "Owen Pritchard",
    ] {
        assert!(words.contains(there), "{there}: {words}");
    }
    let at = |what: &str| words.find(what).unwrap_or_else(|| panic!("{what}: {words}"));
    assert!(at("Who should know") < at("What would make it safe"), "the weightier comes first");
    assert!(!words.contains("shape yourself"), "what does not matter to them is not asked");
    // What is noted of them in private is for whoever asks, not for the words.
    let told = asking.reminders.join("\n");
    for note in [
        "phone list",
        "A say in the wording",
        "More typing",
        "Fewer calls twice",
        "A quiet hour",
        "before her team",
    ] {
        assert!(told.contains(note), "{note}: {told}");
        assert!(!words.contains(note), "{note}: {words}");
    }
    assert!(told.contains("reached by call"), "{told}");
    assert!(
        told.contains("Nothing on the map ties Owen Pritchard to them. They trust Grace Mbeki"),
        "{told}"
    );
    let by_grace = plan::asking(&map, CHANGE, FATIMA, &with(Some(GRACE), "", ""));
    assert!(!by_grace.reminders.join("\n").contains("Nothing on the map ties"));
}

#[test]
fn only_what_they_carry_is_meant_where_that_is_said() {
    let mut map = map();
    said(&mut map).advocacy.carries = BTreeSet::from([NURSES]);
    let words = asked(&map).words;
    assert!(words.contains("It affects Ward nurses. You know the people and the work there."), "{words}");
    assert!(!words.contains("secretaries"), "{words}");
    map.stakeholders.get_mut(&FATIMA).unwrap().name = "Dr Fatima El Amrani".to_owned();
    assert!(asked(&map).words.starts_with("Dr Fatima El Amrani, "), "a title goes with the whole name");
}

#[test]
fn how_they_stand_changes_no_word_of_it() {
    let plain = map();
    let mut against = plain.clone();
    let assessment = said(&mut against);
    assessment.engagement_now = Some(Engagement::Resistant);
    assessment.engagement_wanted = Some(Engagement::Neutral);
    assessment.accepts_why = Answered::No;
    assessment.agrees_what = Answered::No;
    assessment.approach = Some(Approach::Challenge);
    assessment.reason = Some(Reason { kind: ReasonKind::RealLoss, text: Some("Loses her desk".into()) });
    assessment.evidence = Some("Said so on Monday".into());
    assessment.advocacy.note = Some("Said no last year".into());
    against.stakeholders.get_mut(&FATIMA).unwrap().note = Some("Shouts".into());
    assert_eq!(asked(&against), asked(&plain));
}

#[test]
fn asking_and_answering_are_one_step_each_and_can_be_taken_back() {
    let mut map = map();
    said(&mut map).advocacy.note = Some("Ask her in the morning".into());
    let before = map.clone();
    let ask = Asked {
        by: Some(OWEN),
        ask: " try the forms ".into(),
        support: String::new(),
        draft: "Fatima, would you?".into(),
    };
    assert!(edits::ask(&map, CHANGE, FATIMA, &Asked::default(), None).is_empty(), "nothing to keep");
    let draft = edits::ask(&map, CHANGE, FATIMA, &ask, None);
    let back = map.apply(draft).unwrap();
    let advocacy = said(&mut map).advocacy.clone();
    assert_eq!((advocacy.state, advocacy.dates.len()), (AdvocacyState::None, 0), "a draft asks nobody");
    assert_eq!(advocacy.draft.as_deref(), Some("Fatima, would you?"));
    map.apply(back).unwrap();
    assert_eq!(map, before);

    let first = map.apply(edits::ask(&map, CHANGE, FATIMA, &ask, Some(TODAY))).unwrap();
    let advocacy = said(&mut map).advocacy.clone();
    assert_eq!(advocacy.state, AdvocacyState::Asked);
    assert_eq!(advocacy.dates.get(&AdvocacyState::Asked), Some(&TODAY));
    assert_eq!(
        (advocacy.asked_by, advocacy.ask.as_deref(), advocacy.support),
        (Some(OWEN), Some("try the forms"), None)
    );
    let kept = Asked::of(&map, CHANGE, FATIMA);
    assert_eq!((kept.ask.as_str(), kept.draft.as_str()), ("try the forms", "Fatima, would you?"));

    let said_no = edits::answer(&map, CHANGE, FATIMA, AdvocacyState::Declined, TODAY, " no time ");
    let second = map.apply(said_no).unwrap();
    let advocacy = said(&mut map).advocacy.clone();
    assert_eq!(advocacy.state, AdvocacyState::Declined);
    assert_eq!(advocacy.note.as_deref(), Some("Ask her in the morning\nDeclined on 22 Nov 2026: no time"));
    map.apply(second).unwrap();
    map.apply(first).unwrap();
    assert_eq!(save(&map).unwrap(), save(&before).unwrap());
}

/// A talk of this kind with these people, on this day.
fn talk(
    map: &mut Document,
    id: u64,
    kind: ActionKind,
    with: &[StakeholderId],
    on: Date,
    change: Option<InitiativeId>,
) {
    let stakeholders = with.iter().copied().collect();
    let talk = Interaction { date: on, stakeholders, initiative: change, kind, ..Interaction::default() };
    map.interactions.insert(Id::from_bits(id), talk);
}

#[test]
fn thanks_and_promises_count_over_every_initiative() {
    let mut map = map();
    assert_eq!(plan::last_thanked(&map, FATIMA), None);
    assert_eq!(plan::promises_given(&map, FATIMA).words(), None);
    talk(&mut map, 41, ActionKind::Thanks, &[FATIMA, OWEN], date(2026, 3, 1), Some(CHANGE));
    talk(&mut map, 42, ActionKind::Thanks, &[FATIMA], date(2026, 9, 2), Some(OTHER));
    talk(&mut map, 43, ActionKind::Conversation, &[FATIMA], date(2026, 11, 3), Some(CHANGE));
    assert_eq!(plan::last_thanked(&map, FATIMA), Some(date(2026, 9, 2)));
    assert_eq!(plan::last_thanked(&map, OWEN), Some(date(2026, 3, 1)));
    assert!(asked(&map).reminders.iter().any(|line| line == "They were last thanked on 2 Sep 2026."));
    let promise = |by, kept| Promise { text: "Something".into(), by, due: None, kept };
    let promises = [
        promise(FATIMA, Kept::Yes),
        promise(FATIMA, Kept::No),
        promise(FATIMA, Kept::Open),
        promise(OWEN, Kept::Yes),
    ];
    map.interactions.get_mut(&Id::from_bits(41)).unwrap().promises = promises.to_vec();
    map.interactions.get_mut(&Id::from_bits(42)).unwrap().promises = vec![promise(FATIMA, Kept::Yes)];
    let given = plan::promises_given(&map, FATIMA);
    assert_eq!(given, Given { kept: 2, broken: 1, open: 1 });
    assert_eq!(given.words().as_deref(), Some("kept 2 of 3, 1 open"));
}

#[test]
fn the_way_is_told_in_order_and_load_over_all_initiatives() {
    let mut map = map();
    let set = |map: &mut Document, change, id, state, on: Option<Date>| {
        let edit = edits::adopt(map, change, &[id], state, on);
        map.apply(edit).unwrap();
    };
    set(&mut map, CHANGE, OWEN, AdvocacyState::Candidate, None);
    set(&mut map, CHANGE, GRACE, AdvocacyState::Candidate, Some(date(2026, 11, 2)));
    set(&mut map, CHANGE, FATIMA, AdvocacyState::Candidate, Some(date(2026, 11, 1)));
    let board = plan::on_board(&map, CHANGE);
    let ids = |state| board[&state].iter().map(|(id, _)| *id).collect::<Vec<_>>();
    assert_eq!(ids(AdvocacyState::Candidate), [FATIMA, GRACE, OWEN], "the day counts, then who has none");
    assert_eq!(board.len(), plan::WAY.len());
    assert!(ids(AdvocacyState::Active).is_empty());

    assert!(plan::carried(&map, FATIMA).is_empty(), "a candidate carries nothing yet");
    set(&mut map, CHANGE, FATIMA, AdvocacyState::Agreed, Some(TODAY));
    set(&mut map, OTHER, FATIMA, AdvocacyState::Active, Some(TODAY));
    map.assessments.get_mut(&(OTHER, FATIMA)).unwrap().advocacy.carries =
        BTreeSet::from([NURSES, SECRETARIES]);
    let carried = plan::carried(&map, FATIMA);
    assert_eq!(carried[&CHANGE], BTreeSet::from([SECRETARIES]), "her own, where nothing is named");
    assert_eq!(carried[&OTHER].len(), 2);
    assert_eq!(plan::carries_at_most(&map, CHANGE, FATIMA), 2);
    said(&mut map).advocacy.capacity = Some(5);
    assert_eq!(plan::carries_at_most(&map, CHANGE, FATIMA), 5);
    map.initiatives.get_mut(&OTHER).unwrap().status = Status::Stopped;
    assert!(!plan::carried(&map, FATIMA).contains_key(&OTHER), "what was stopped is no load");
}

/// Words that stand in what is private and nowhere else.
const MARKS: [&str; 10] = [
    "zeppelin",
    "quokka",
    "marzipan",
    "bassoon",
    "trapeze",
    "obsidian",
    "paprika",
    "gondola",
    "lanyard",
    "mistletoe",
];

/// The sample, with these words in all that is private about asking somebody, who was asked and said no.
fn marked() -> (Document, StakeholderId) {
    let mut map = sample();
    let change = *map.initiatives.iter().find(|(_, record)| record.name == "One service desk").unwrap().0;
    let id = map.assessments_of(change).map(|(id, _)| id).next().unwrap();
    let record = map.assessments.get_mut(&(change, id)).unwrap();
    let text = |word: &str| Some(Prose::from(format!("Something of {word}")));
    record.wants = text(MARKS[0]);
    record.motivators.safety.note = text(MARKS[1]);
    record.motivators.contribution.note = text(MARKS[2]);
    record.motivators.recognition.note = text(MARKS[3]);
    record.concerns = text(MARKS[4]);
    record.reframe = text(MARKS[5]);
    record.motivators.safety.weight = Weight::nearest(3);
    map.stakeholders.get_mut(&id).unwrap().how_thanked = text(MARKS[6]);
    let ask = Asked { by: None, ask: String::new(), support: String::new(), draft: MARKS[7].to_owned() };
    map.apply(edits::adopt(&map, change, &[id], AdvocacyState::Candidate, Some(TODAY))).unwrap();
    map.apply(edits::ask(&map, change, id, &ask, Some(TODAY))).unwrap();
    map.apply(edits::answer(&map, change, id, AdvocacyState::Declined, TODAY, MARKS[8])).unwrap();
    map.apply(edits::answer(&map, change, id, AdvocacyState::Agreed, TODAY, MARKS[9])).unwrap();
    map.stakeholders.get_mut(&id).unwrap().consent_named = true;
    (map, id)
}

/// Everything that can be written for an audience, in every format that is text.
fn written(map: &Document, audience: Audience) -> Vec<(String, String)> {
    let change = map.initiatives.iter().find(|(_, record)| record.name == "One service desk");
    let copy = out::copy(map, change.map(|(id, _)| *id), audience, &Choices::default());
    let all = out::everything(&copy, &|format| !format.is_binary());
    all.into_iter().map(|one| (one.what, String::from_utf8_lossy(&one.bytes).to_lowercase())).collect()
}

#[test]
fn no_copy_for_others_holds_a_word_of_how_somebody_is_asked() {
    let (map, id) = marked();
    let other = *map.stakeholders.keys().find(|other| **other != id).unwrap();
    let audiences = [
        Audience::Everyone,
        Audience::Sponsor,
        Audience::Team,
        Audience::Card(id),
        Audience::Card(other),
        Audience::Access(other),
    ];
    let mut count = 0;
    for audience in audiences {
        for (format, text) in written(&map, audience) {
            count += 1;
            for word in MARKS {
                assert!(!text.contains(word), "{word} in {format} for {}", audience.id());
            }
        }
    }
    assert!(count >= audiences.len() * 20, "{count}");
    // The owner's own copy has them all, so the words would have been found.
    let mine = written(&map, Audience::Me);
    for word in MARKS {
        assert!(mine.iter().any(|(format, text)| format == "json" && text.contains(word)), "{word}");
    }
}
