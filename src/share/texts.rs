//! Which texts are in a copy, and where do they stand?
//!
//! *Invariants:* every text of every record is visited; names of people alone are not, as they were allowed one by one.

use crate::model::about::About;
use crate::model::field::{Field, Value};
use crate::model::map::Map;
use crate::model::{
    Action, Assessment, Community, Document, Initiative, Interaction, Key, Message, Review, Stakeholder,
    StakeholderId, Tie,
};

/// Visits every text of a copy, names of people apart, with the place where it stands.
pub(super) fn each_text(copy: &Document, visit: &mut dyn FnMut(&str, &str)) {
    each_in("", About::FIELDS, &copy.about, visit);
    table(copy, &copy.stakeholders, Stakeholder::FIELDS, |id| Key::Stakeholder(*id), visit);
    table(copy, &copy.communities, Community::FIELDS, |id| Key::Community(*id), visit);
    table(copy, &copy.ties, Tie::FIELDS, |id| Key::Tie(*id), visit);
    table(copy, &copy.initiatives, Initiative::FIELDS, |id| Key::Initiative(*id), visit);
    table(copy, &copy.assessments, Assessment::FIELDS, |id| Key::Assessment(id.0, id.1), visit);
    table(copy, &copy.messages, Message::FIELDS, |id| Key::Message(*id), visit);
    table(copy, &copy.actions, Action::FIELDS, |id| Key::Action(*id), visit);
    table(copy, &copy.interactions, Interaction::FIELDS, |id| Key::Interaction(*id), visit);
    table(copy, &copy.reviews, Review::FIELDS, |id| Key::Review(*id), visit);
}

fn table<K: Ord, R>(
    copy: &Document,
    records: &Map<K, R>,
    known: &'static [Field<R>],
    key: impl Fn(&K) -> Key,
    visit: &mut dyn FnMut(&str, &str),
) {
    for (id, record) in records {
        let key = key(id);
        let place = format!("{} “{}”, ", key.word(), copy.name(key));
        each_in(&place, known, record, visit);
    }
}

fn each_in<R>(place: &str, known: &'static [Field<R>], record: &R, visit: &mut dyn FnMut(&str, &str)) {
    for field in known {
        // The names of people who are in the copy were allowed one by one.
        if field.about.id == "name" && place.starts_with(Key::Stakeholder(StakeholderId::default()).word()) {
            continue;
        }
        texts(&(field.get)(record), &mut |text| visit(&format!("{place}{}", field.about.name), text));
    }
}

fn texts(value: &Value, visit: &mut dyn FnMut(&str)) {
    match value {
        Value::Text(text) => visit(text),
        Value::List(entries) => entries.iter().for_each(|entry| texts(entry, visit)),
        Value::Item(parts) => parts.iter().for_each(|(_, part)| texts(part, visit)),
        _ => {}
    }
}
