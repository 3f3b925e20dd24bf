//! Cases about actions, decisions and promises.

use crate::cases::{
    ANA, BO, CY, Case, OLGA, SAM, TODAY, action, add, change, doing, initiative, of_nurses, of_people, other,
    person, talk,
};
use groundswell::model::action::{ActionStatus, Repeat};
use groundswell::model::initiative::{Affected, Participation, Raci};
use groundswell::model::interaction::{Heard, Kept, Promise};
use groundswell::model::message::Recipients;
use groundswell::model::numbers::Whole;
use groundswell::model::stakeholder::Channel;
use groundswell::model::{Amount, Community, Document, Id, Initiative, Message};
use jiff::civil::date;

fn promised(map: &mut Document, kept: Kept) {
    let text = "A list of the wards".into();
    let due = Some(date(2026, 11, 22));
    talk(map, 22).promises.push(Promise { text, by: person(OLGA), due, kept });
}

fn sent(map: &mut Document, day: jiff::civil::Date) {
    let mail = add(map, 15, of_nurses());
    (mail.status, mail.due) = (ActionStatus::Sent, Some(day));
}

fn answered(map: &mut Document) {
    let asked = doing(map, 11);
    asked.feedback = Some("Nights are missing".into());
    asked.status = ActionStatus::Done;
}

fn takes(map: &mut Document, number: u64, hours: f64) {
    doing(map, number).hours = Amount::new(hours);
}

/// A message for the nurses that a briefing of the plan carries, with so many channels wanted.
fn message(map: &mut Document, enough: u32, channels: u32) {
    let made = Message {
        audience: of_nurses(),
        enough: Whole::nearest(enough),
        channels: Whole::nearest(channels),
        initiative: change(),
        title: "What stays".to_owned(),
        ..Message::default()
    };
    map.messages.insert(Id::from_bits(30), made);
    doing(map, 13).message = Some(Id::from_bits(30));
    doing(map, 13).channel = Some(Channel::Meeting);
}

/// An action of another change for Bo in the same week.
fn elsewhere(map: &mut Document, number: u64, of: u64) {
    let change = Id::from_bits(of);
    map.initiatives.entry(change).or_insert_with(|| Initiative::named(format!("Change {of}")));
    add(map, number, of_people(&[BO])).initiative = change;
}

pub const CASES: &[Case] = &[
    Case {
        check: "message-not-heard",
        breaks: |map| message(map, 3, 2),
        says: &["Heard by Nurses 0 of 3 times, and too little is planned to make it enough"],
        near: |map| message(map, 1, 1),
        mends: true,
    },
    Case {
        check: "message-not-heard",
        breaks: |map| {
            message(map, 1, 2);
            doing(map, 13).message = None;
        },
        says: &["Meant for Nurses, and nothing carries it to them"],
        // It is not meant for them.
        near: |map| {
            message(map, 3, 2);
            map.messages.get_mut(&Id::from_bits(30)).expect("it is there").audience = of_people(&[CY]);
        },
        mends: false,
    },
    Case {
        check: "saturation",
        breaks: |map| {
            elsewhere(map, 16, 2);
            elsewhere(map, 17, 3);
        },
        // Olga owns them, Bo is named in them.
        says: &[
            "In the week of 30 Nov 3 changes want something of them, with 6 asks in all",
            "In the week of 30 Nov 3 changes want something of them, with 5 asks in all",
        ],
        // In another week it is not too much.
        near: |map| {
            elsewhere(map, 16, 2);
            elsewhere(map, 17, 3);
            doing(map, 17).due = Some(date(2026, 12, 10));
        },
        mends: false,
    },
    Case {
        check: "overdue",
        breaks: |map| doing(map, 11).due = Some(date(2026, 11, 13)),
        says: &["Due on 13 Nov 2026, 10 days ago, and still open"],
        near: |map| doing(map, 11).due = Some(TODAY),
        mends: true,
    },
    Case {
        check: "overdue",
        breaks: |map| {
            let until = Some(date(2026, 11, 1));
            doing(map, 11).due = None;
            doing(map, 11).repeat = Some(Repeat { first: date(2026, 10, 18), until, ..Repeat::default() });
        },
        says: &["The last day of the series was 1 Nov 2026, 22 days ago, and it is still open"],
        // What goes on is not late.
        near: |map| {
            doing(map, 11).due = None;
            doing(map, 11).repeat = Some(Repeat { first: date(2026, 10, 18), ..Repeat::default() });
        },
        mends: true,
    },
    Case {
        check: "promise-past-due",
        breaks: |map| promised(map, Kept::Open),
        says: &["Promised to Ana by 22 Nov 2026, 1 day ago, and still open: “A list of the wards”"],
        // A broken promise is history.
        near: |map| promised(map, Kept::No),
        mends: false,
    },
    Case {
        check: "promise-past-due",
        breaks: |map| {
            promised(map, Kept::Open);
            talk(map, 22).initiative = None;
            talk(map, 22).stakeholders = [person(OLGA)].into();
            talk(map, 21).stakeholders.insert(person(ANA));
        },
        says: &["Promised by 22 Nov 2026, 1 day ago, and still open: “A list of the wards”"],
        // What was promised about another change belongs there.
        near: |map| {
            promised(map, Kept::Open);
            talk(map, 22).initiative = Some(other());
        },
        mends: false,
    },
    Case {
        check: "no-owner",
        breaks: |map| doing(map, 13).owner = None,
        says: &["Nobody owns it"],
        near: |map| {
            doing(map, 13).owner = None;
            doing(map, 13).status = ActionStatus::Done;
        },
        mends: true,
    },
    Case {
        check: "no-audience",
        breaks: |map| {
            add(map, 15, Recipients::default());
        },
        says: &["Nobody is named whom it is for"],
        near: |map| {
            add(map, 15, Recipients { everyone: true, ..Recipients::default() });
        },
        mends: true,
    },
    Case {
        check: "no-feedback-route",
        breaks: |map| {
            doing(map, 13).participation = Some(Participation::Consult);
            doing(map, 13).feedback_route = Some("  ".to_owned());
        },
        says: &["Its level is consult, and nothing says how people can answer"],
        near: |map| doing(map, 13).participation = Some(Participation::Inform),
        mends: true,
    },
    Case {
        check: "sent-not-heard",
        breaks: |map| sent(map, date(2026, 11, 8)),
        says: &["Sent 15 days ago, and nobody confirmed that they heard it"],
        near: |map| sent(map, date(2026, 11, 9)),
        mends: false,
    },
    Case {
        check: "sent-not-heard",
        breaks: |map| {
            sent(map, date(2026, 11, 1));
            talk(map, 22).action = Some(action(15));
            talk(map, 22).heard = Some(Heard::Unclear);
        },
        says: &["Sent 22 days ago, and nobody confirmed that they heard it"],
        near: |map| {
            sent(map, date(2026, 11, 1));
            talk(map, 22).action = Some(action(15));
            talk(map, 22).heard = Some(Heard::Yes);
        },
        mends: false,
    },
    Case {
        check: "heard-nothing-changed",
        breaks: answered,
        says: &["Answers came back, and nothing is noted of what they changed"],
        near: |map| {
            answered(map);
            doing(map, 11).changed_by_it = Some("Nights have their own hour".into());
        },
        mends: false,
    },
    Case {
        check: "owner-overloaded",
        breaks: |map| {
            takes(map, 11, 30.0);
            takes(map, 13, 11.0);
        },
        says: &["Owns actions of 41 hours in the next 30 days; 40 are the most"],
        near: |map| {
            takes(map, 11, 30.0);
            takes(map, 13, 11.0);
            doing(map, 13).due = Some(date(2026, 12, 24));
        },
        mends: true,
    },
    Case {
        check: "owner-overloaded",
        breaks: |map| {
            takes(map, 11, 30.0);
            map.stakeholders.get_mut(&person(OLGA)).expect("it is there").hours_a_week =
                Amount::new(7.0 / 3.0);
        },
        says: &["Owns actions of 30 hours in the next 30 days; 10 are the most"],
        near: |map| {
            takes(map, 11, 60.0);
            map.stakeholders.get_mut(&person(OLGA)).expect("it is there").hours_a_week = Amount::new(14.0);
        },
        mends: true,
    },
    Case {
        check: "raci",
        breaks: |map| {
            initiative(map).decisions[0].raci.insert(person(ANA), Raci::Accountable);
        },
        says: &["Two answer for it (A): Sam and Ana"],
        near: |map| {
            initiative(map).decisions[0].raci.insert(person(BO), Raci::Responsible);
        },
        mends: true,
    },
    Case {
        check: "raci",
        breaks: |map| {
            let raci = &mut initiative(map).decisions[0].raci;
            raci.clear();
            raci.insert(person(ANA), Raci::Consulted);
            raci.insert(person(OLGA), Raci::Consulted);
            raci.insert(person(SAM), Raci::Consulted);
        },
        says: &["Nobody answers for it (A); nobody does the work (R); nobody is told of it (I)"],
        near: |map| {
            let raci = &mut initiative(map).decisions[0].raci;
            raci.insert(person(SAM), Raci::Both);
            raci.insert(person(OLGA), Raci::Consulted);
        },
        mends: true,
    },
    Case {
        check: "one-page-overflow",
        breaks: |map| initiative(map).why = "word ".repeat(26).as_str().into(),
        says: &["More than one page holds: the why has 26 words, 25 fit"],
        near: |map| initiative(map).why = "word ".repeat(25).as_str().into(),
        mends: false,
    },
    Case {
        check: "one-page-overflow",
        breaks: |map| {
            for number in 50..59 {
                map.communities.insert(Id::from_bits(number), Community::named(format!("Team {number}")));
                initiative(map).affected.insert(Id::from_bits(number), Affected::default());
            }
            let checkpoint = initiative(map).checkpoints[0].clone();
            initiative(map).checkpoints = vec![checkpoint; 10];
        },
        says: &["More than one page holds: 10 communities, 9 fit; 10 checkpoints to come, 9 fit"],
        near: |map| {
            let mut checkpoint = initiative(map).checkpoints[0].clone();
            checkpoint.done_on = Some(TODAY);
            initiative(map).checkpoints = vec![checkpoint; 10];
        },
        mends: false,
    },
];

/// An overload that spans initiatives is told once, where most of it lies.
#[test]
fn an_overload_is_told_once() {
    use crate::cases::{in_order, said};
    use groundswell::plan::checks::findings;
    let mut map = in_order();
    said(&mut map, ANA).advocacy.capacity = Some(0);
    doing(&mut map, 11).owner = Some(person(ANA));
    let theirs = said(&mut map, ANA).clone();
    map.assessments.insert((other(), person(ANA)), theirs);
    let elsewhere = add(&mut map, 16, of_people(&[BO]));
    (elsewhere.initiative, elsewhere.owner) = (other(), Some(person(ANA)));
    let told = |map: &Document, id| {
        let found = findings(map, id, TODAY).shown;
        found.into_iter().filter(|one| one.check == "advocate-overloaded").collect::<Vec<_>>()
    };
    assert_eq!(told(&map, change()).len(), 1, "of equal ones the first");
    assert!(told(&map, other()).is_empty());
    assert!(told(&map, change())[0].message.contains("over 2 initiatives"));
    doing(&mut map, 11).audience = of_people(&[CY]);
    assert!(told(&map, change()).is_empty());
    assert_eq!(told(&map, other()).len(), 1);
}
