//! Can every change be taken back to the byte, and does nothing ever dangle?
#![allow(
    clippy::unwrap_used,
    clippy::single_match,
    clippy::single_match_else,
    clippy::range_minus_one,
    clippy::range_plus_one,
    reason = "a test may be plain"
)]

mod common;

use common::{Seeds, any_document, edit, nasty, sketch};
use groundswell::file::save;
use groundswell::model::*;
use groundswell::session::Session;
use jiff::civil::date;
use proptest::prelude::*;

fn bytes(document: &Document) -> Vec<u8> {
    save(document).expect("the map can be written")
}

fn keys(document: &Document) -> Vec<Key> {
    let mut keys = Vec::new();
    document.each_key(&mut |key| keys.push(key));
    keys
}

fn of<T>(keys: &[Key], pick: impl Fn(Key) -> Option<T>) -> Vec<T> {
    keys.iter().copied().filter_map(pick).collect()
}

fn stakeholders(keys: &[Key]) -> Vec<StakeholderId> {
    of(keys, |key| if let Key::Stakeholder(id) = key { Some(id) } else { None })
}

fn initiatives(keys: &[Key]) -> Vec<InitiativeId> {
    of(keys, |key| if let Key::Initiative(id) = key { Some(id) } else { None })
}

/// How many builders `command` chooses from.
const BUILDERS: usize = 21;

/// An edit by one of the builders, with arguments that may or may not make sense.
fn command(document: &Document, seeds: &mut Seeds, which: usize) -> Edit {
    let all = keys(document);
    let any = all[seeds.below(all.len())];
    let pick = |seeds: &mut Seeds| -> Option<StakeholderId> {
        let people = stakeholders(&all);
        (!people.is_empty()).then(|| people[seeds.below(people.len())])
    };
    let changes = initiatives(&all);
    let change = (!changes.is_empty()).then(|| changes[seeds.below(changes.len())]);
    let text = seeds.name();
    let some: Vec<StakeholderId> = (0..seeds.below(4)).filter_map(|_| pick(seeds)).collect();
    let rating = Rating::new(seeds.below(101) as u8);
    let day = date(2026, 11, 22);
    let mut ids = IdMaker::seeded(seeds.bits());
    let empty = || Edit::new("Nothing");
    match which {
        0 => edits::add_stakeholder(&mut ids, Stakeholder::named(text), change).1,
        1 => edits::add_community(&mut ids, Community::named(text)).1,
        2 => edits::add_initiative(&mut ids, Initiative::named(text)).1,
        3 => edits::rename(document, any, &text),
        4 => {
            let record = common::record(any, seeds, &all);
            edits::change(document, any, text, |old| {
                if let Some(new) = record {
                    *old = new;
                }
            })
        }
        5 => change.map_or_else(empty, |change| {
            let ratings: Vec<_> = some.iter().map(|id| (*id, rating, None)).collect();
            edits::rate(document, change, &ratings)
        }),
        6 => change
            .map_or_else(empty, |change| edits::engage(document, change, &some, Some(Engagement::Resistant))),
        7 => change.map_or_else(empty, |change| edits::engage(document, change, &some, None)),
        8 => match (pick(seeds), pick(seeds)) {
            (Some(from), Some(to)) => {
                edits::tie(
                    document,
                    &mut ids,
                    Tie::between(from, to, TieKind::BUILT_IN[seeds.below(8)].clone()),
                )
                .1
            }
            _ => empty(),
        },
        9 => match any {
            Key::Tie(id) => {
                let mut tie = document.ties[&id].clone();
                tie.kind = TieKind::BUILT_IN[seeds.below(8)].clone();
                edits::update_tie(document, id, tie)
            }
            _ => empty(),
        },
        10 => {
            let places: Vec<_> = some.iter().map(|id| (*id, Point::new(-1.5, 1e6).unwrap())).collect();
            edits::pin(document, &places)
        }
        11 => edits::unpin(document, &some),
        12 => change.map_or_else(empty, |change| edits::add_action(&mut ids, Action::titled(change, text)).1),
        13 => change.map_or_else(empty, |change| {
            let message = Message { initiative: change, title: text, ..Message::default() };
            edits::add_message(&mut ids, message).1
        }),
        14 => {
            let interaction =
                Interaction { date: day, stakeholders: some.into_iter().collect(), ..Interaction::default() };
            edits::log(&mut ids, interaction).1
        }
        15 => change.map_or_else(empty, |change| edits::include(document, change, &some)),
        16 => change.map_or_else(empty, |change| edits::leave(document, change, &some)),
        17 => change.map_or_else(empty, |change| {
            edits::adopt(document, change, &some, AdvocacyState::ALL[seeds.below(7)], Some(day))
        }),
        18 => change.map_or_else(empty, |change| edits::review(document, &mut ids, change, &text, day).1),
        19 => {
            // Seldom many, or the map would be empty most of the time.
            let named: Vec<Key> = (0..1 + seeds.below(2)).map(|_| all[seeds.below(all.len())]).collect();
            edits::remove(document, &named)
        }
        _ => {
            let word = any.word();
            let alike: Vec<Key> = all.iter().copied().filter(|key| key.word() == word).collect();
            let into = alike[seeds.below(alike.len())];
            match any {
                Key::Assessment(..) | Key::Pin(_) | Key::Tie(_) | Key::About => empty(),
                _ => edits::merge(document, any, into),
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn an_edit_and_its_inverse_leave_the_same_bytes_and_a_refused_one_changes_nothing(
        document in any_document(),
        seeds in prop::collection::vec(any::<u64>(), 1..12),
        texts in prop::collection::vec(nasty(), 1..6),
    ) {
        let mut now = document;
        for seed in seeds {
            let before = now.clone();
            let edit = edit(&now, &mut Seeds { ids: IdMaker::seeded(seed), texts: texts.clone() });
            match now.apply(edit.clone()) {
                Ok(inverse) => {
                    prop_assert_eq!(now.faults(), vec![]);
                    let after = now.clone();
                    let forth = now.apply(inverse).expect("the inverse applies");
                    prop_assert_eq!(&now, &before);
                    prop_assert_eq!(bytes(&now), bytes(&before));
                    now.apply(forth).expect("and so does its inverse");
                    prop_assert_eq!(&now, &after);
                }
                Err(_) => prop_assert_eq!(&now, &before),
            }
        }
    }

    #[test]
    fn nothing_dangles_after_any_builder(
        document in any_document(),
        seed in any::<u64>(),
        texts in prop::collection::vec(nasty(), 1..6),
    ) {
        let mut seeds = Seeds { ids: IdMaker::seeded(seed), texts };
        for which in 0..BUILDERS {
            let mut changed = document.clone();
            let edit = command(&document, &mut seeds, which);
            let label = edit.label.clone();
            match changed.apply(edit) {
                Ok(_) => prop_assert_eq!(changed.faults(), vec![], "{} {}", which, label),
                // Only what the caller himself gave can be wrong: a tie to oneself, another record, a tie that is there.
                Err(_) => prop_assert!([3, 4, 8].contains(&which), "builder {} made an edit that does not apply", which),
            }
        }
    }

    #[test]
    fn everything_can_be_removed_and_everything_of_a_table_merged(document in any_document()) {
        for key in keys(&document) {
            let mut without = document.clone();
            without.apply(edits::remove(&document, &[key])).expect("it can be removed");
            prop_assert_eq!(without.faults(), vec![]);
            prop_assert_eq!(without.holds(key), key == Key::About);
        }
        let mut empty = document.clone();
        empty.apply(edits::remove(&document, &keys(&document))).expect("all can be removed");
        prop_assert_eq!(keys(&empty), vec![Key::About]);

        let mut one = document.clone();
        for word in ["stakeholder", "community", "initiative", "message", "action", "interaction", "review"] {
            let alike: Vec<Key> = keys(&document).into_iter().filter(|key| key.word() == word).collect();
            for from in alike.iter().skip(1).filter(|key| one.holds(**key)).copied().collect::<Vec<_>>() {
                let edit = edits::merge(&one, from, alike[0]);
                one.apply(edit).expect("they can be merged");
                prop_assert_eq!(one.faults(), vec![]);
                prop_assert!(!one.holds(from) && one.holds(alike[0]));
            }
        }
    }
}

#[test]
fn ten_thousand_commands_are_undone_to_the_start_and_redone_to_the_end() {
    let texts = ["Ana", "Żuk \"q\"", "zero \0 \u{feff}", "", "line\nline"].map(String::from).to_vec();
    let mut seeds = Seeds { ids: IdMaker::seeded(2026), texts };
    let mut document = common::document(&mut seeds, 4);
    let mut history = History::default();
    let start = bytes(&document);
    let mut marks = vec![(0, start.clone())];
    let mut applied = 0;
    for step in 0..10_000 {
        let people = document.stakeholders.len();
        let mut which = seeds.below(BUILDERS);
        // Removals and merges win otherwise, or the map grows without end.
        if people < 6 && which >= 19 {
            which = 0;
        } else if people > 40 {
            which = 19 + seeds.below(2);
        }
        let edit = command(&document, &mut seeds, which);
        if let Ok(inverse) = document.apply(edit) {
            history.record(inverse);
            history.seal();
            applied += 1;
        }
        if step % 500 == 0 {
            assert_eq!(document.faults(), []);
            marks.push((history.depth(), bytes(&document)));
        }
    }
    assert!(applied > 8_000, "{applied}");
    let end = bytes(&document);
    marks.push((history.depth(), end.clone()));
    let depth = history.depth();
    for (at, mark) in marks.iter().rev() {
        while history.depth() > *at {
            history.undo(&mut document).expect("undone");
        }
        assert!(bytes(&document) == *mark, "at {at} of {depth}");
    }
    assert!(bytes(&document) == start);
    assert_eq!(history.undo(&mut document), Ok(None));
    for (at, mark) in &marks {
        while history.depth() < *at {
            history.redo(&mut document).expect("redone");
        }
        assert!(bytes(&document) == *mark, "at {at} of {depth}, forwards");
    }
    assert!(bytes(&document) == end);
    assert_eq!(history.redo(&mut document), Ok(None));
}

/// A session with Ana and Bo, its initiative and an edit that rates Ana.
fn drag() -> (Session, impl Fn(&Session, u8) -> Edit) {
    let session = Session::new(sketch("Ana -> Bo"));
    let change = *session.document().initiatives.keys().next().unwrap();
    let ana = common::find(session.document(), "Ana").unwrap();
    let rate = move |session: &Session, value| {
        edits::rate(session.document(), change, &[(ana, Rating::new(value), Rating::new(value))])
    };
    (session, rate)
}

#[test]
fn a_drag_is_one_step_and_undoing_it_is_clean() {
    let (mut session, rate) = drag();
    let before = bytes(session.document());
    for value in 1..=60 {
        session.apply(rate(&session, value)).unwrap();
    }
    session.seal();
    assert_eq!(session.history().depth(), 1);
    assert_eq!(session.history().undo_label(), Some("Re-rate Ana"));
    session.apply(rate(&session, 70)).unwrap();
    assert_eq!(session.history().depth(), 2, "a new gesture is a new step");
    assert!(session.is_dirty());
    session.undo().unwrap();
    assert_eq!(session.undo(), Ok(Some("Re-rate Ana".to_owned())));
    assert!(!session.is_dirty() && bytes(session.document()) == before);
    session.redo().unwrap();
    assert!(session.is_dirty());
    assert_eq!(session.history().redo_label(), Some("Re-rate Ana"));
    session.apply(rate(&session, 5)).unwrap();
    assert_eq!(session.history().redo_label(), None, "a new edit drops what could be redone");
}

#[test]
fn another_label_or_other_keys_are_a_step_of_their_own() {
    let (mut session, rate) = drag();
    session.apply(rate(&session, 1)).unwrap();
    let mut other = rate(&session, 2);
    other.label = "Something else".into();
    session.apply(other).unwrap();
    let bo = common::find(session.document(), "Bo").unwrap();
    session.apply(edits::pin(session.document(), &[(bo, Point::default())])).unwrap();
    assert_eq!(session.history().depth(), 3);
    // Back to an older step and on with the same gesture: the step from before the undo is not extended.
    session.undo().unwrap();
    session.undo().unwrap();
    session.apply(rate(&session, 9)).unwrap();
    assert_eq!(session.history().depth(), 2);
}

#[test]
fn a_cancelled_gesture_leaves_nothing() {
    let (mut session, rate) = drag();
    let before = bytes(session.document());
    session.apply(rate(&session, 10)).unwrap();
    session.apply(rate(&session, 20)).unwrap();
    session.cancel().unwrap();
    assert!(bytes(session.document()) == before && !session.is_dirty());
    assert_eq!((session.history().undo_label(), session.history().redo_label()), (None, None));
    // A finished gesture cannot be cancelled.
    session.apply(rate(&session, 10)).unwrap();
    session.seal();
    let revision = session.revision();
    session.cancel().unwrap();
    assert!(session.is_dirty() && session.revision() == revision);
}

#[test]
fn an_edit_in_the_wrong_place_is_refused() {
    let mut document = sketch("Ana -> Bo");
    let before = document.clone();
    let ana = common::find(&document, "Ana").unwrap();
    let tie = *document.ties.keys().next().unwrap();
    let mut without_title = Edit::new("x");
    without_title.remove(Key::About);
    let mut gone = Edit::new("x");
    gone.remove(Key::Stakeholder(ana));
    for wrong in [
        Edit::new("x").with(Key::Stakeholder(ana), Community::named("x")),
        Edit::new("x").with(Key::Stakeholder(ana), Stakeholder::named(" \u{a0}\t")),
        Edit::new("x").with(Key::Tie(tie), Tie::between(ana, ana, TieKind::Trusts)),
        Edit::new("x").with(Key::Tie(TieId::from_bits(7)), document.ties[&tie].clone()),
        Edit::new("x").with(Key::Pin(StakeholderId::from_bits(7)), Point::default()),
        without_title,
        gone,
    ] {
        assert!(document.apply(wrong).is_err());
        assert_eq!(document, before);
    }
}

#[test]
fn of_two_people_made_one_the_one_that_stays_has_the_last_word() {
    use groundswell::model::initiative::{Decision, Raci, Snooze};
    use groundswell::model::stakeholder::Depth;
    for (from, into) in [("Ana", "Bo"), ("Bo", "Ana")] {
        let mut document = sketch("Ana -> Bo, Cy -> Ana, Cy ->5 Bo, Ana -- Dee");
        let who = |document: &Document, name| common::find(document, name).unwrap();
        let (from_id, into_id) = (who(&document, from), who(&document, into));
        let (change, community) = (*document.initiatives.keys().next().unwrap(), CommunityId::from_bits(77));
        document.communities.insert(community, Community::named("Nurses"));
        let roles = [(from_id, Raci::Consulted), (into_id, Raci::Responsible)];
        let initiative = document.initiatives.get_mut(&change).unwrap();
        initiative.decisions.push(Decision { title: "Pay".to_owned(), raci: roles.into_iter().collect() });
        let snooze = Snooze { check: "x".to_owned(), stakeholder: Some(from_id), ..Snooze::default() };
        initiative.snoozed.push(snooze);
        for (id, depth, influence) in [(from_id, Depth::Knows, 10), (into_id, Depth::Member, 90)] {
            document.stakeholders.get_mut(&id).unwrap().communities.insert(community, depth);
            document.assessments.get_mut(&(change, id)).unwrap().influence = Rating::new(influence);
        }
        document.assessments.get_mut(&(change, from_id)).unwrap().interest = Rating::new(30);
        assert_eq!(document.faults(), []);

        let mut one = document.clone();
        one.apply(edits::merge(&document, Key::Stakeholder(from_id), Key::Stakeholder(into_id))).unwrap();
        assert_eq!(one.faults(), []);
        assert_eq!(one.stakeholders[&into_id].name, into);
        assert_eq!(one.stakeholders[&into_id].communities[&community], Depth::Member);
        assert_eq!(one.initiatives[&change].decisions[0].raci.get(&into_id), Some(&Raci::Responsible));
        let assessment = &one.assessments[&(change, into_id)];
        assert_eq!((assessment.influence, assessment.interest), (Rating::new(90), Rating::new(30)));
        let strengths: Vec<u32> = one.ties.values().map(|tie| tie.strength.get()).collect();
        assert_eq!(
            (one.ties.len(), strengths.iter().max()),
            (2, Some(&5)),
            "no tie to oneself, the stronger of two"
        );

        // Removed instead, the snooze for one goes and does not become one for all.
        let mut without = document.clone();
        without.apply(edits::remove(&document, &[Key::Stakeholder(from_id)])).unwrap();
        assert_eq!(without.initiatives[&change].snoozed, []);
        assert_eq!(without.initiatives[&change].decisions[0].raci.len(), 1);
    }
}
