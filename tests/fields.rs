//! Is every field of every record in its `FIELDS`, and does it come back as it was set?

mod common;

use common::{Seeds, value};
use groundswell::model::field::{Field, Value};
use groundswell::model::*;

/// Takes a record apart without `..`: a field that is not named here does not compile, and neither does one that is gone.
macro_rules! complete {
    ($($type:path { $($field:ident),+ $(,)? })+) => {$({
        let record = <$type>::default();
        let $type { $($field: _),+ } = record;
        let ids: Vec<&str> = <$type>::FIELDS.iter().map(|field| field.about.id).collect();
        assert_eq!(ids, [$(stringify!($field)),+], "{}", stringify!($type));
        come_back(<$type>::FIELDS);
    })+};
}

/// Sets each field to many values and reads it back.
fn come_back<T: Default + Clone + PartialEq + std::fmt::Debug>(fields: &'static [Field<T>]) {
    let texts = ["", "Ana", "two\nlines", "\0\u{feff}", "none", " padded "].map(String::from).to_vec();
    let mut seeds = Seeds { ids: IdMaker::seeded(5), texts };
    let mut keys: Vec<Key> = Vec::new();
    for _ in 0..3 {
        keys.extend([Key::Stakeholder(seeds.ids.next()), Key::Community(seeds.ids.next())]);
        keys.extend([Key::Initiative(seeds.ids.next()), Key::Message(seeds.ids.next())]);
        keys.push(Key::Action(seeds.ids.next()));
    }
    for field in fields {
        let about = field.about;
        assert!(!about.name.is_empty() && about.help.ends_with(['.', '?']), "{}", about.id);
        for _ in 0..50 {
            let given = value(about.kind, &mut seeds, &keys, 0);
            let mut record = T::default();
            (field.set)(&mut record, given.clone()).unwrap_or_else(|error| panic!("{}: {error}", about.id));
            let read = (field.get)(&record);
            let mut again = T::default();
            (field.set)(&mut again, read.clone()).unwrap_or_else(|error| panic!("{}: {error}", about.id));
            assert_eq!(again, record, "{} {given:?}", about.id);
            if matches!(
                given,
                Value::Whole(_) | Value::Number(_) | Value::Date(_) | Value::Reference(_) | Value::Flag(_)
            ) {
                assert_eq!(read, given, "{}", about.id);
            }
            // What does not fit changes nothing.
            for wrong in [
                Value::Number(f64::NAN),
                Value::Whole(u32::MAX),
                Value::Choice("no such answer"),
                Value::List(vec![Value::Number(-1.0)]),
                Value::Item(vec![("nothing", Value::Empty)]),
            ] {
                let mut kept = record.clone();
                if (field.set)(&mut kept, wrong).is_err() {
                    assert_eq!(kept, record, "{}", about.id);
                }
            }
            // Empty brings back what a new record has.
            (field.set)(&mut record, Value::Empty).ok();
        }
    }
}

#[test]
fn no_field_is_forgotten_and_each_comes_back() {
    complete! {
        about::Arrangement { layout, seed, initiative }
        about::Exported { date, audience, format, report, initiative, counts, reason, rows }
        stakeholder::Stakeholder { name, kind, headcount, role, organisation, unit, location, email, phone, preferred_channel, direction, onion, slots, communities, tags, team_note, note, how_thanked, hours_a_week, consent_named, keep_until, external_key, custom, privacy }
        community::Community { name, headcount, description, note, external_key, privacy }
        tie::Tie { from, to, kind, directed, strength, note, privacy }
        initiative::Picking { most, must, never, direct_only, ties_equal, twice, count, change, accepted }
        initiative::Snooze { check, stakeholder, about, until, reason }
        assessment::Advocacy { state, carries, capacity, asked_by, ask, support, dates, draft, note }
        message::Concern { concern, reframe }
        action::Repeat { first, every, unit, until }
        interaction::Promise { text, by, due, kept }
        review::Frozen { influence, interest, impact, engagement_now, engagement_wanted, cause }
    }
}
