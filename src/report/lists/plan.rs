//! What changes, for whom, and what is said and done about it?

use super::columns::{Col, fields, named, table};
use super::people::id;
use super::told::{Told, words};
use crate::report::{Item, List};
use crate::share::{
    Action, Affected, Checkpoint, CommunityId, Concern, Cover, Decision, Disclosure, Initiative,
    InitiativeId, Key, Measure, Message, Raci, Risk, StakeholderId,
};

/// Something that an initiative has several of.
type Of<'a, T> = (InitiativeId, &'a T);

/// The columns that say of which initiative it is.
fn of<'a, T>(told: &'a Told<'a>) -> Vec<Col<'a, Of<'a, T>>> {
    named(told, "initiative", "Initiative", |row: &Of<'a, T>| Some(Key::Initiative(row.0)))
}

/// The initiatives that are told.
fn all<'a>(told: &'a Told<'a>) -> impl Iterator<Item = (InitiativeId, &'a Initiative)> {
    told.copy.initiatives().iter().filter(|(id, _)| told.tells(**id)).map(|(id, record)| (*id, record))
}

pub(super) fn initiatives(copy: &Disclosure, only: Option<InitiativeId>) -> List {
    type Row<'a> = (Key, &'a Initiative);
    let told = Told::of(copy, only);
    let mut columns = vec![id(&told)];
    // How advocates are picked and what was put off is the program's own memory, not a fact of the change.
    let plain = |id: &str| !id.starts_with("picking") && id != "answered";
    columns.extend(fields(&told, "initiative", Initiative::FIELDS, plain, |row: &Row<'_>| Some(row.1)));
    let rows = all(&told).map(|(id, record)| (Key::Initiative(id), record));
    table("initiatives", "Initiatives", columns, rows, &["name"])
}

pub(super) fn affected(copy: &Disclosure, only: Option<InitiativeId>) -> List {
    type Row<'a> = (InitiativeId, CommunityId, &'a Affected, Item, Item);
    let told = Told::of(copy, only);
    let mut columns = named(&told, "initiative", "Initiative", |row: &Row<'_>| Some(Key::Initiative(row.0)));
    columns.extend(named(&told, "community", "Community", |row: &Row<'_>| Some(Key::Community(row.1))));
    columns.push(Col::new("headcount", "Head-count", "How many people it has", 11, |row: &Row<'_>| {
        let record = copy.communities().get(&row.1);
        record
            .filter(|record| record.headcount > 0)
            .map_or(Item::None, |record| Item::Number(f64::from(record.headcount)))
    }));
    columns.extend(fields(
        &told,
        "initiative.affected",
        Affected::FIELDS,
        |_| true,
        |row: &Row<'_>| Some(row.2),
    ));
    let voice = Col::new(
        "voice",
        "A voice of their own",
        "Whether an advocate speaks for them",
        14,
        |row: &Row<'_>| row.3.clone(),
    );
    columns.push(voice.if_said());
    columns.push(
        Col::new("advocates", "Advocates", "Who speaks for them", 32, |row: &Row<'_>| row.4.clone())
            .if_said(),
    );
    let mut rows = Vec::new();
    for (of, record) in all(&told) {
        let voices = copy.coverage(of);
        for (community, touched) in &record.affected {
            let found = voices.get(community);
            let cover = found.map_or(Item::None, |voice| {
                words(match voice.cover {
                    Cover::Nobody => "nobody",
                    Cover::InView => "in view",
                    Cover::Covered => "covered",
                })
            });
            let people = found
                .map(|voice| voice.people.iter().map(|id| copy.person(*id)).collect::<Vec<_>>().join("; "));
            rows.push((of, *community, touched, cover, words(people.unwrap_or_default())));
        }
    }
    table("affected", "Affected communities", columns, rows, &["initiative", "community"])
}

pub(super) fn actions(copy: &Disclosure, only: Option<InitiativeId>) -> List {
    type Row<'a> = (Key, &'a Action);
    let told = Told::of(copy, only);
    let mut columns = vec![id(&told)];
    columns.extend(fields(&told, "action", Action::FIELDS, |_| true, |row: &Row<'_>| Some(row.1)));
    let rows = copy.actions().iter().filter(|(_, record)| told.tells(record.initiative));
    let rows = rows.map(|(id, record)| (Key::Action(*id), record));
    table("actions", "Actions", columns, rows, &["initiative", "due", "starts", "repeat_first", "title"])
}

pub(super) fn checkpoints(copy: &Disclosure, only: Option<InitiativeId>) -> List {
    let told = Told::of(copy, only);
    let mut columns = of::<Checkpoint>(&told);
    columns.extend(fields(
        &told,
        "initiative.checkpoints",
        Checkpoint::FIELDS,
        |_| true,
        |row: &Of<'_, Checkpoint>| Some(row.1),
    ));
    let rows = all(&told).flat_map(|(id, record)| record.checkpoints.iter().map(move |one| (id, one)));
    table("checkpoints", "Checkpoints", columns, rows, &["initiative", "date", "name"])
}

pub(super) fn messages(copy: &Disclosure, only: Option<InitiativeId>) -> List {
    type Row<'a> = (Key, &'a Message);
    let told = Told::of(copy, only);
    let mut columns = vec![id(&told)];
    columns.extend(fields(&told, "message", Message::FIELDS, |_| true, |row: &Row<'_>| Some(row.1)));
    let rows = copy.messages().iter().filter(|(_, record)| told.tells(record.initiative));
    let rows = rows.map(|(id, record)| (Key::Message(*id), record));
    table("messages", "Messages", columns, rows, &["initiative", "title"])
}

pub(super) fn concerns(copy: &Disclosure, only: Option<InitiativeId>) -> List {
    type Row<'a> = (InitiativeId, Key, &'a Concern);
    let told = Told::of(copy, only);
    let mut columns = named(&told, "initiative", "Initiative", |row: &Row<'_>| Some(Key::Initiative(row.0)));
    columns.extend(named(&told, "message", "Message", |row: &Row<'_>| Some(row.1)));
    columns.extend(fields(&told, "message.concerns", Concern::FIELDS, |_| true, |row: &Row<'_>| Some(row.2)));
    let rows = copy.messages().iter().filter(|(_, record)| told.tells(record.initiative));
    let rows = rows.flat_map(|(id, record)| {
        record.concerns.iter().map(|one| (record.initiative, Key::Message(*id), one))
    });
    table("concerns", "Concerns", columns, rows, &["initiative", "message", "concern"])
}

pub(super) fn decisions(copy: &Disclosure, only: Option<InitiativeId>) -> List {
    type Row<'a> = (InitiativeId, &'a Decision, Option<(StakeholderId, Raci)>);
    let told = Told::of(copy, only);
    let mut columns = named(&told, "initiative", "Initiative", |row: &Row<'_>| Some(Key::Initiative(row.0)));
    columns.push(Col::new("decision", "Decision", "What is decided", 36, |row: &Row<'_>| {
        words(row.1.title.clone())
    }));
    columns.extend(named(&told, "stakeholder", "Person", |row: &Row<'_>| {
        row.2.map(|(id, _)| Key::Stakeholder(id))
    }));
    let role = Col::new(
        "role",
        "Role",
        "R does it, A answers for it, C is asked before, I is told after",
        10,
        |row: &Row<'_>| row.2.map_or(Item::None, |(_, role)| words(role.id())),
    );
    columns.push(role.one_of(Raci::ALL.iter().map(|role| role.id()).collect()));
    let mut rows = Vec::new();
    for (of, record) in all(&told) {
        for decision in &record.decisions {
            rows.extend(decision.raci.iter().map(|(id, role)| (of, decision, Some((*id, *role)))));
            if decision.raci.is_empty() {
                rows.push((of, decision, None));
            }
        }
    }
    table("decisions", "Decisions", columns, rows, &["initiative", "decision", "stakeholder"])
}

pub(super) fn risks(copy: &Disclosure, only: Option<InitiativeId>) -> List {
    let told = Told::of(copy, only);
    let mut columns = of::<Risk>(&told);
    columns.extend(fields(
        &told,
        "initiative.risks",
        Risk::FIELDS,
        |_| true,
        |row: &Of<'_, Risk>| Some(row.1),
    ));
    let rows = all(&told).flat_map(|(id, record)| record.risks.iter().map(move |one| (id, one)));
    table("risks", "Risks", columns, rows, &["initiative", "kind", "text"])
}

pub(super) fn measures(copy: &Disclosure, only: Option<InitiativeId>) -> List {
    let told = Told::of(copy, only);
    let mut columns = of::<Measure>(&told);
    columns.extend(fields(
        &told,
        "initiative.measures",
        Measure::FIELDS,
        |_| true,
        |row: &Of<'_, Measure>| Some(row.1),
    ));
    let rows = all(&told).flat_map(|(id, record)| record.measures.iter().map(move |one| (id, one)));
    table("measures", "Measures", columns, rows, &["initiative", "text"])
}
