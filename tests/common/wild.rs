//! Maps, records and edits that nobody would write, for properties.

use super::{
    About, Action, Assessment, Community, Date, Document, Edit, IdMaker, Initiative, InitiativeId,
    Interaction, Key, Message, Point, Prose, Record, Review, Stakeholder, StakeholderId, Strategy, Strength,
    Tie, TieKind, any, date, prop, prop_oneof,
};

/// Text with everything that has ever broken a format.
pub fn nasty() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => "[a-zA-Z0-9 ]{0,12}".prop_map(String::from),
        3 => prop::sample::select(vec![
            "\0", "\r", "\n", "\r\n", "\t", "\\", "\"", "'", "\\u{41}", "\\'", "r#\"", "\"#", "//", "/*", "*/", "(", ")", "{",
            "}", ",", ":", "None", "Some(", "\u{feff}", "\u{2028}", "\u{2029}", "\u{85}", "\u{7f}", "\u{1b}", "e\u{301}",
            "\u{202e}", "\u{200d}", "👩‍👩‍👧", "🇺🇦", "陳美玲", "سمير", "Żuk", "\u{10ffff}", "\u{e000}", "=cmd()", "<b>", "\u{fe0f}",
        ])
        .prop_map(String::from),
        1 => any::<String>(),
    ];
    prop::collection::vec(piece, 0..6).prop_map(|pieces| pieces.concat())
}

/// Fills any field from random bits and text by its kind, through `FIELDS`, so that new fields are covered by themselves.
pub fn fill<T>(
    record: &mut T,
    fields: &'static [groundswell::model::field::Field<T>],
    seeds: &mut Seeds,
    keys: &[Key],
) {
    for field in fields {
        if seeds.one_in(3) {
            let value = value(field.about.kind, seeds, keys, 0);
            (field.set)(record, value).expect(field.about.id);
        }
    }
}

/// Random bits and texts, from proptest or from a seed.
pub struct Seeds {
    pub ids: IdMaker,
    pub texts: Vec<String>,
}

impl Seeds {
    pub fn bits(&mut self) -> u64 {
        self.ids.bits()
    }
    pub fn below(&mut self, limit: usize) -> usize {
        (self.bits() % limit.max(1) as u64) as usize
    }
    pub fn one_in(&mut self, count: usize) -> bool {
        self.below(count) == 0
    }
    pub fn text(&mut self) -> String {
        let at = self.below(self.texts.len());
        self.texts.get(at).cloned().unwrap_or_default()
    }
    pub fn name(&mut self) -> String {
        let text = self.text();
        if text.trim().is_empty() { format!("{text}Bo") } else { text }
    }
    pub fn day(&mut self) -> Date {
        match self.below(8) {
            0 => date(1, 1, 1),
            1 => date(9999, 12, 31),
            _ => date(1950 + self.below(150) as i16, 1 + self.below(12) as i8, 1 + self.below(28) as i8),
        }
    }
}

/// A value of this kind; references point only to the given keys.
pub fn value(
    kind: groundswell::model::field::Kind,
    seeds: &mut Seeds,
    keys: &[Key],
    depth: usize,
) -> groundswell::model::field::Value {
    use groundswell::model::field::{Kind, Table, Value};
    match kind {
        Kind::Line | Kind::Prose => Value::Text(seeds.text()),
        Kind::Rating => Value::Whole(seeds.below(101) as u32),
        Kind::Whole { least, most } => {
            Value::Whole(least + (seeds.bits() % (u64::from(most - least) + 1)) as u32)
        }
        Kind::Number => Value::Number(seeds.below(1_000_000) as f64 / 7.0),
        Kind::Flag => Value::Flag(seeds.one_in(2)),
        Kind::Date => Value::Date(seeds.day()),
        Kind::Choice(answers) => Value::Choice(answers[seeds.below(answers.len())].id),
        Kind::Reference(table) => {
            let fits = |key: &&Key| {
                matches!(
                    (table, key),
                    (Table::Stakeholder, Key::Stakeholder(_))
                        | (Table::Community, Key::Community(_))
                        | (Table::Initiative, Key::Initiative(_))
                        | (Table::Message, Key::Message(_))
                        | (Table::Action, Key::Action(_))
                )
            };
            let found: Vec<&Key> = keys.iter().filter(fits).collect();
            if found.is_empty() { Value::Empty } else { Value::Reference(*found[seeds.below(found.len())]) }
        }
        Kind::List(entry) => {
            Value::List((0..seeds.below(4)).map(|_| value(*entry, seeds, keys, depth + 1)).collect())
        }
        Kind::Map(key, entry) => Value::List(
            (0..seeds.below(4))
                .map(|_| {
                    Value::Item(vec![
                        ("key", value(*key, seeds, keys, depth + 1)),
                        ("value", value(*entry, seeds, keys, depth + 1)),
                    ])
                })
                .collect(),
        ),
        Kind::Item(parts) => Value::Item(
            parts.iter().map(|part| (part.id, value(part.kind, seeds, keys, depth + 1))).collect(),
        ),
        Kind::Custom => match seeds.below(3) {
            0 => Value::Text(seeds.text()),
            1 => Value::Number(seeds.below(1000) as f64 / 8.0),
            _ => Value::Date(seeds.day()),
        },
        Kind::Place => Value::Item(vec![
            ("x", Value::Number(seeds.below(1000) as f64 - 500.0)),
            ("y", Value::Number(seeds.below(1000) as f64 / 3.0)),
        ]),
    }
}

/// Any sound map, with nasty texts and every field of every record filled now and then.
pub fn any_document() -> impl Strategy<Value = Document> {
    (any::<u64>(), prop::collection::vec(nasty(), 1..12), 0usize..7)
        .prop_map(|(seed, texts, size)| document(&mut Seeds { ids: IdMaker::seeded(seed), texts }, size))
}

/// A sound map from seeds.
pub fn document(seeds: &mut Seeds, size: usize) -> Document {
    let mut document = Document::default();
    let mut keys: Vec<Key> = Vec::new();
    // Ids first, so that records can point to those that come later.
    for _ in 0..=size {
        keys.push(Key::Stakeholder(seeds.ids.next()));
        keys.push(Key::Community(seeds.ids.next()));
    }
    for _ in 0..size {
        keys.extend([Key::Initiative(seeds.ids.next()), Key::Message(seeds.ids.next())]);
        keys.extend([Key::Action(seeds.ids.next()), Key::Interaction(seeds.ids.next())]);
        keys.extend([Key::Review(seeds.ids.next()), Key::Tie(seeds.ids.next())]);
    }
    fill(&mut document.about, About::FIELDS, seeds, &keys);
    let mut edit = Edit::new("build").with(Key::About, document.about.clone());
    for key in keys.clone() {
        if let Some(record) = record(key, seeds, &keys) {
            edit.put(key, record);
        }
    }
    let initiatives: Vec<InitiativeId> =
        picked(&keys, |key| if let Key::Initiative(id) = key { Some(id) } else { None });
    let stakeholders: Vec<StakeholderId> =
        picked(&keys, |key| if let Key::Stakeholder(id) = key { Some(id) } else { None });
    for initiative in initiatives {
        for stakeholder in &stakeholders {
            if seeds.one_in(2) {
                let mut assessment = Assessment::default();
                fill(&mut assessment, Assessment::FIELDS, seeds, &keys);
                edit.put(Key::Assessment(initiative, *stakeholder), assessment);
            }
        }
    }
    for stakeholder in stakeholders {
        if seeds.one_in(3) {
            let x = seeds.below(2000) as f64 / 3.0 - 300.0;
            edit.put(Key::Pin(stakeholder), Point::new(x, -x).expect("near"));
        }
    }
    let mut sound = Document::default();
    sound.apply(edit).expect("a sound map");
    assert_eq!(sound.faults(), []);
    sound
}

fn picked<T>(keys: &[Key], pick: impl Fn(Key) -> Option<T>) -> Vec<T> {
    keys.iter().copied().filter_map(pick).collect()
}

/// Some record for this key, sound where the given keys are there; ties may be missing, since two of a kind are none.
pub fn record(key: Key, seeds: &mut Seeds, keys: &[Key]) -> Option<Record> {
    let initiative =
        picked(keys, |key| if let Key::Initiative(id) = key { Some(id) } else { None }).first().copied();
    macro_rules! filled {
        ($type:ident, $seed:expr) => {{
            let mut record: $type = $seed;
            let kept = record.clone();
            fill(&mut record, $type::FIELDS, seeds, keys);
            (record, kept)
        }};
    }
    Some(match key {
        Key::Stakeholder(_) => {
            let (record, kept) = filled!(Stakeholder, Stakeholder::named(seeds.name()));
            Stakeholder { name: kept.name, ..record }.into()
        }
        Key::Community(_) => {
            let (record, kept) = filled!(Community, Community::named(seeds.name()));
            Community { name: kept.name, ..record }.into()
        }
        Key::Initiative(_) => {
            let (record, kept) = filled!(Initiative, Initiative::named(seeds.name()));
            Initiative { name: kept.name, ..record }.into()
        }
        Key::Message(_) => {
            let made = Message { initiative: initiative?, title: seeds.name(), ..Message::default() };
            let (record, kept) = filled!(Message, made);
            Message { title: kept.title, ..record }.into()
        }
        Key::Action(_) => {
            let (record, kept) = filled!(Action, Action::titled(initiative?, seeds.name()));
            Action { title: kept.title, ..record }.into()
        }
        Key::Interaction(_) => {
            let (record, kept) =
                filled!(Interaction, Interaction { date: seeds.day(), ..Interaction::default() });
            Interaction { date: kept.date, ..record }.into()
        }
        Key::Review(_) => {
            let made = Review {
                initiative: initiative?,
                name: seeds.name(),
                date: seeds.day(),
                ..Review::default()
            };
            let (record, kept) = filled!(Review, made);
            Review { name: kept.name, date: kept.date, ..record }.into()
        }
        Key::Tie(id) => {
            let people = picked(keys, |key| if let Key::Stakeholder(id) = key { Some(id) } else { None });
            let from = people[seeds.below(people.len())];
            let to = people.iter().copied().find(|one| *one != from)?;
            // The id makes the kind one of its own, so that no tie is there twice.
            let mut tie = Tie::between(from, to, TieKind::Other(format!("{}{id}", seeds.text())));
            tie.directed = seeds.one_in(2);
            tie.strength = Strength::nearest(seeds.below(7) as u32);
            tie.note = seeds.one_in(2).then(|| Prose(seeds.text()));
            tie.into()
        }
        Key::About | Key::Assessment(..) | Key::Pin(_) => return None,
    })
}

/// Any edit that could be made of a map, sound or not.
pub fn any_edit(document: &Document) -> impl Strategy<Value = Edit> + use<> {
    let document = document.clone();
    (any::<u64>(), prop::collection::vec(nasty(), 1..6))
        .prop_map(move |(seed, texts)| edit(&document, &mut Seeds { ids: IdMaker::seeded(seed), texts }))
}

/// An edit of a few keys: of records that are there, of others that are not, with references that may dangle.
pub fn edit(document: &Document, seeds: &mut Seeds) -> Edit {
    let mut keys = Vec::new();
    document.each_key(&mut |key| keys.push(key));
    keys.push(Key::Stakeholder(seeds.ids.next()));
    keys.push(Key::Community(seeds.ids.next()));
    keys.push(Key::Tie(seeds.ids.next()));
    let mut edit = Edit::new(seeds.text());
    for _ in 0..=seeds.below(4) {
        let key = keys[seeds.below(keys.len())];
        if key != Key::About && seeds.one_in(3) {
            edit.remove(key);
        } else if let Some(record) = record(key, seeds, &keys) {
            edit.put(key, record);
        } else if let Some(record) = document.get(keys[seeds.below(keys.len())]) {
            edit.put(key, record);
        }
    }
    edit
}
