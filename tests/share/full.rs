//! A map in which every leaf of every record says something, and a way to change one leaf.

use groundswell::model::about::{CustomField, CustomKind, CustomLevel, CustomValue};
use groundswell::model::field::{About, Field, Kind, Table, Value, leaves};
use groundswell::model::part::Part;
use groundswell::model::stakeholder::TagLevel;
use groundswell::model::*;
use std::collections::BTreeSet;

pub(crate) const P1: StakeholderId = Id::from_bits(11);
pub(crate) const P2: StakeholderId = Id::from_bits(12);
pub(crate) const P3: StakeholderId = Id::from_bits(13);
pub(crate) const P4: StakeholderId = Id::from_bits(14);
pub(crate) const C1: CommunityId = Id::from_bits(21);
pub(crate) const C2: CommunityId = Id::from_bits(22);
pub(crate) const I1: InitiativeId = Id::from_bits(31);
pub(crate) const I2: InitiativeId = Id::from_bits(32);
pub(crate) const M1: MessageId = Id::from_bits(41);
pub(crate) const M2: MessageId = Id::from_bits(42);
pub(crate) const A1: ActionId = Id::from_bits(51);
pub(crate) const A2: ActionId = Id::from_bits(52);
pub(crate) const A3: ActionId = Id::from_bits(53);
pub(crate) const T1: TieId = Id::from_bits(61);
pub(crate) const T2: TieId = Id::from_bits(62);
pub(crate) const X1: InteractionId = Id::from_bits(71);
pub(crate) const X2: InteractionId = Id::from_bits(72);
pub(crate) const R1: ReviewId = Id::from_bits(81);
pub(crate) const R2: ReviewId = Id::from_bits(82);

/// Fields that say who may see what: left empty, or filled by hand.
const BY_HAND: [&str; 5] = ["privacy", "field_levels", "custom_fields", "custom", "tags"];

struct Filler {
    person: StakeholderId,
    community: CommunityId,
    initiative: InitiativeId,
    message: MessageId,
    action: ActionId,
    next: u32,
}

impl Filler {
    fn value(&mut self, kind: &Kind, token: &str) -> Value {
        self.next += 1;
        let next = self.next;
        match kind {
            Kind::Line | Kind::Prose | Kind::Custom => Value::Text(format!("CNRY-{token}-{next:04}")),
            Kind::Rating => Value::Whole(10 + next % 80),
            Kind::Whole { least, most } => Value::Whole((least + 1).min(*most)),
            Kind::Number => Value::Number(f64::from(next) + 0.5),
            Kind::Flag => Value::Flag(true),
            Kind::Date => {
                Value::Date(jiff::civil::date(2027, 1, 1).saturating_add(jiff::Span::new().days(next)))
            }
            Kind::Choice(answers) => Value::Choice(answers[1].id),
            Kind::Reference(table) => Value::Reference(match table {
                Table::Stakeholder => Key::Stakeholder(self.person),
                Table::Community => Key::Community(self.community),
                Table::Initiative => Key::Initiative(self.initiative),
                Table::Message => Key::Message(self.message),
                Table::Action => Key::Action(self.action),
            }),
            Kind::List(entry) => Value::List(vec![self.value(entry, token)]),
            Kind::Map(key, value) => Value::List(vec![Value::Item(vec![
                ("key", self.value(key, token)),
                ("value", self.value(value, token)),
            ])]),
            Kind::Item(parts) => Value::Item(
                parts
                    .iter()
                    .filter(|part| !BY_HAND.contains(&part.id))
                    .map(|part| (part.id, self.value(&part.kind, part.id)))
                    .collect(),
            ),
            Kind::Place => Value::Item(vec![("x", Value::Number(1.0)), ("y", Value::Number(2.0))]),
        }
    }

    fn record<R: Part>(&mut self) -> R {
        let mut record = R::default();
        let value = self.value(&R::KIND, "record");
        record.assign(value).unwrap();
        record
    }
}

/// P1 is the person in question: named everywhere, an advocate who agreed to be named. P2 and P4 are named too.
/// P3 is known to the team alone.
pub(crate) fn full() -> Document {
    let mut filler = Filler { person: P1, community: C1, initiative: I1, message: M1, action: A1, next: 0 };
    let mut map = Document::default();
    map.about = filler.record();
    let custom = |id: &str, level| CustomField {
        id: id.into(),
        name: format!("Custom {id}"),
        kind: CustomKind::Text,
        level,
    };
    map.about.custom_fields = vec![
        custom("s", CustomLevel::Shareable),
        custom("t", CustomLevel::Team),
        custom("p", CustomLevel::Private),
    ];
    for (person, community) in [(P1, C1), (P2, C2), (P3, C2), (P4, C2)] {
        filler.person = person;
        filler.community = community;
        let mut record: Stakeholder = filler.record();
        record.name = format!("Person{} Surname{}", person.bits(), person.bits());
        record.tags = [
            ("tag s".to_owned(), TagLevel::Shareable),
            ("tag t".to_owned(), TagLevel::Team),
            ("tag p".to_owned(), TagLevel::Private),
        ]
        .into_iter()
        .collect();
        record.custom = ["s", "t", "p"]
            .into_iter()
            .map(|id| (id.to_owned(), CustomValue::Text(format!("value {id}"))))
            .collect();
        record.consent_named = person == P1;
        map.stakeholders.insert(person, record);
    }
    for community in [C1, C2] {
        map.communities.insert(community, filler.record());
    }
    for (initiative, person, community) in [(I1, P1, C1), (I2, P3, C2)] {
        (filler.person, filler.community) = (person, community);
        let mut record: Initiative = filler.record();
        if initiative == I1 {
            record.owner = Some(P2);
            record.sponsor = Some(P2);
        } else {
            (record.owner, record.sponsor) = (None, None);
            record.decisions.clear();
        }
        map.initiatives.insert(initiative, record);
    }
    for (initiative, person, community) in [(I1, P1, C1), (I1, P3, C2), (I2, P3, C2)] {
        (filler.person, filler.community) = (person, community);
        let mut record: Assessment = filler.record();
        record.advocacy.state = AdvocacyState::Agreed;
        record.relationship_owner = Some(P2);
        record.assessed_by = Some(P2);
        record.advocacy.asked_by = Some(P2);
        record.raters = [(P2, record.raters.values().next().unwrap().clone())].into_iter().collect();
        map.assessments.insert((initiative, person), record);
    }
    for (message, initiative, person, community) in [(M1, I1, P1, C1), (M2, I1, P3, C2)] {
        (filler.person, filler.community, filler.initiative) = (person, community, initiative);
        let mut record: Message = filler.record();
        record.audience.everyone = false;
        record.audience.quadrants = BTreeSet::from([Quadrant::Monitor]);
        record.sender = Some(if person == P1 { P1 } else { P2 });
        map.messages.insert(message, record);
    }
    for (action, person, community, public) in [(A1, P1, C1, true), (A2, P2, C2, true), (A3, P2, C2, false)] {
        (filler.person, filler.community, filler.message) = (person, community, M1);
        let mut record: Action = filler.record();
        record.audience.everyone = false;
        record.audience.quadrants = BTreeSet::from([Quadrant::KeepSatisfied]);
        record.public = public;
        if action == A2 {
            record.sender = Some(P4);
        }
        map.actions.insert(action, record);
    }
    filler.action = A1;
    let mut tie = |kind: TieKind, from, to| {
        let mut tie: Tie = filler.record();
        (tie.from, tie.to, tie.kind) = (from, to, kind);
        tie
    };
    map.ties.insert(T1, tie(TieKind::ReportsTo, P1, P2));
    map.ties.insert(T2, tie(TieKind::ReportsTo, P3, P2));
    for (interaction, person) in [(X1, P1), (X2, P3)] {
        filler.person = person;
        let mut record: Interaction = filler.record();
        record.promises[0].by = P2;
        map.interactions.insert(interaction, record);
    }
    for (review, person) in [(R1, P1), (R2, P3)] {
        filler.person = person;
        map.reviews.insert(review, filler.record());
    }
    assert_eq!(map.faults(), []);
    map
}

/// Another value of the same kind.
fn other(value: &Value, kind: &Kind) -> Value {
    match (value, kind) {
        (Value::Text(text), _) => Value::Text(format!("{text} changed")),
        (Value::Whole(number), Kind::Whole { most, .. }) => {
            Value::Whole(if number < most { number + 1 } else { number - 1 })
        }
        (Value::Whole(number), _) => Value::Whole(if *number < 90 { number + 1 } else { number - 1 }),
        (Value::Number(number), _) => Value::Number(number + 1.0),
        (Value::Flag(flag), _) => Value::Flag(!flag),
        (Value::Date(date), _) => Value::Date(date.saturating_add(jiff::Span::new().days(400))),
        (Value::Choice(id), Kind::Choice(answers)) => {
            // Not the first answer: it is what stands where nothing was said.
            let found =
                answers.iter().skip(1).map(|answer| answer.id).find(|other| other != id && *other != "other");
            Value::Choice(found.unwrap_or(answers[0].id))
        }
        (Value::Reference(key), _) => Value::Reference(match key {
            Key::Stakeholder(id) => Key::Stakeholder(if *id == P4 { P1 } else { P4 }),
            Key::Community(id) => Key::Community(if *id == C2 { C1 } else { C2 }),
            Key::Initiative(id) => Key::Initiative(if *id == I2 { I1 } else { I2 }),
            Key::Message(id) => Key::Message(if *id == M2 { M1 } else { M2 }),
            Key::Action(id) => Key::Action(if *id == A2 { A1 } else { A2 }),
            key => *key,
        }),
        _ => panic!("cannot change {value:?}"),
    }
}

/// Changes the leaf at the path below `value`: the first entry of each list, the key of a map where the path ends there.
fn change(value: &mut Value, kind: &Kind, path: &[&str]) {
    match (value, kind) {
        (Value::Item(parts), Kind::Item(fields)) => {
            let field: &About = fields.iter().find(|field| field.id == path[0]).unwrap();
            let (_, part) = parts.iter_mut().find(|(id, _)| *id == path[0]).unwrap();
            change(part, &field.kind, &path[1..]);
        }
        (Value::List(entries), Kind::List(entry)) => change(&mut entries[0], entry, path),
        (Value::List(entries), Kind::Map(key, value)) => {
            let Value::Item(parts) = &mut entries[0] else { panic!("no entry") };
            if path.is_empty() {
                parts[0].1 = other(&parts[0].1, key);
            } else {
                change(&mut parts[1].1, value, path);
            }
        }
        (value, kind) => *value = other(value, kind),
    }
}

fn changed<R: Part>(record: &mut R, path: &[&str]) {
    let mut value = record.value();
    change(&mut value, &R::KIND, path);
    record.assign(value).unwrap();
}

/// The same map with one leaf changed: of a record about P1, or of one that has nothing to do with P1.
pub(crate) fn with_changed(map: &Document, path: &str, own: bool) -> Document {
    let parts: Vec<&str> = path.split('.').collect();
    let (table, rest) = (parts[0], &parts[1..]);
    let mut map = map.clone();
    match table {
        "about" => changed(&mut map.about, rest),
        "stakeholder" => changed(map.stakeholders.get_mut(if own { &P1 } else { &P3 }).unwrap(), rest),
        "community" => changed(map.communities.get_mut(if own { &C1 } else { &C2 }).unwrap(), rest),
        "tie" => changed(map.ties.get_mut(if own { &T1 } else { &T2 }).unwrap(), rest),
        "initiative" => changed(map.initiatives.get_mut(if own { &I1 } else { &I2 }).unwrap(), rest),
        "assessment" => {
            changed(map.assessments.get_mut(&if own { (I1, P1) } else { (I1, P3) }).unwrap(), rest);
        }
        "message" => changed(map.messages.get_mut(if own { &M1 } else { &M2 }).unwrap(), rest),
        "action" => changed(map.actions.get_mut(if own { &A1 } else { &A3 }).unwrap(), rest),
        "interaction" => changed(map.interactions.get_mut(if own { &X1 } else { &X2 }).unwrap(), rest),
        "review" => changed(map.reviews.get_mut(if own { &R1 } else { &R2 }).unwrap(), rest),
        _ => panic!("{path}"),
    }
    map
}

/// Whether a record holds nothing at this leaf, so that a change cannot be told.
pub(crate) fn known_leaves() -> Vec<String> {
    let mut all = Vec::new();
    fn add<R: Part>(table: &str, _: &[Field<R>], about: &[About], all: &mut Vec<String>) {
        all.extend(leaves(table, about).into_iter().map(|(path, _)| path));
    }
    add("about", about::About::FIELDS, about::About::ABOUT, &mut all);
    add("stakeholder", Stakeholder::FIELDS, Stakeholder::ABOUT, &mut all);
    add("community", Community::FIELDS, Community::ABOUT, &mut all);
    add("tie", Tie::FIELDS, Tie::ABOUT, &mut all);
    add("initiative", Initiative::FIELDS, Initiative::ABOUT, &mut all);
    add("assessment", Assessment::FIELDS, Assessment::ABOUT, &mut all);
    add("message", Message::FIELDS, Message::ABOUT, &mut all);
    add("action", Action::FIELDS, Action::ABOUT, &mut all);
    add("interaction", Interaction::FIELDS, Interaction::ABOUT, &mut all);
    add("review", Review::FIELDS, Review::ABOUT, &mut all);
    all
}
