//! Does what was heard only grow by hearing, whatever was done and said?

#[path = "heard/kit.rs"]
mod kit;

use groundswell::model::action::ActionStatus;
use groundswell::model::interaction::Heard as Said;
use groundswell::model::stakeholder::Channel;
use groundswell::model::{Action, Document, Id, Interaction};
use groundswell::plan::heard::Stage;
use jiff::civil::date;
use kit::{TODAY, act, action, cell, document, log, talk, weekly};
use proptest::prelude::*;

/// Anything that an action or a talk may say of the message.
fn wild() -> impl Strategy<Value = Document> {
    let status = prop::sample::select(ActionStatus::ALL.to_vec());
    let channel = prop::sample::select(Channel::ALL.to_vec());
    let actions = prop::collection::vec((status, channel, 0..60_i64, any::<bool>()), 0..6);
    let said = prop::option::of(prop::sample::select(Said::ALL.to_vec()));
    let talks = prop::collection::vec((said, prop::option::of(1..7_u64), 1..6_u64, 0..60_i64), 0..6);
    (actions, talks).prop_map(|(actions, talks)| {
        let mut document = document();
        let day = |days: i64| date(2026, 10, 20).saturating_add(jiff::Span::new().days(days));
        for (status, channel, days, repeats) in actions {
            let mut told = action(status, channel, day(days));
            if repeats {
                told = Action { repeat: weekly(status, day(days), None).repeat, ..told };
            }
            act(&mut document, told);
        }
        for (said, of, with, days) in talks {
            let told = talk(of.map(Id::from_bits), &[with], said);
            log(&mut document, Interaction { date: day(days), ..told });
        }
        document
    })
}

proptest! {
    #[test]
    fn heard_never_rises_by_sending(mut document in wild(), channel in prop::sample::select(Channel::ALL.to_vec())) {
        let before = cell(&document);
        for action in document.actions.values_mut() {
            if action.status == ActionStatus::Planned {
                action.status = ActionStatus::Sent;
            }
        }
        prop_assert!(cell(&document).heard <= before.heard);
        for (number, status) in [(100, ActionStatus::Sent), (101, ActionStatus::Done)] {
            document.actions.insert(Id::from_bits(number), action(status, channel, TODAY));
        }
        let after = cell(&document);
        prop_assert!(after.heard <= before.heard && after.channels <= before.channels);
    }

    #[test]
    fn hearing_never_lowers_what_was_heard(mut document in wild(), of in prop::option::of(1..7_u64)) {
        let before = cell(&document);
        log(&mut document, talk(of.map(Id::from_bits), &[1], Some(Said::Yes)));
        let after = cell(&document);
        prop_assert!(after.heard >= before.heard && after.heard <= before.heard + 1);
    }

    #[test]
    fn what_is_enough_is_never_lit_and_counts_agree(document in wild()) {
        let cell = cell(&document);
        prop_assert_eq!(cell.heard as usize, cell.count(Stage::Heard));
        prop_assert!(cell.channels <= cell.heard as usize);
        prop_assert!(!(cell.is_enough() && cell.lit.is_some()));
        let days: Vec<_> = cell.contacts.iter().map(|one| (one.on.is_none(), one.on)).collect();
        prop_assert!(days.is_sorted());
    }
}
