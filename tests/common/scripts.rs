//! Maps for documents: names in six scripts, and a crowd.

#![allow(dead_code, unreachable_pub, reason = "each test uses a part of it")]

use groundswell::model::{Document, Edit, IdMaker, Key, Rating};

/// Names as people have them: Latin with marks, Cyrillic, Greek, Arabic, Hebrew, Chinese, Japanese, Korean.
pub const NAMES: [&str; 16] = [
    "Żaneta Łącka-Świątek",
    "Đorđe Šišić",
    "Алёна Щербакова",
    "Ђорђе Живковић",
    "Ελευθερία Παπαδοπούλου",
    "Θεόδωρος Ξενάκης",
    "محمد عبد الرحمن",
    "فاطمة الزهراء",
    "שרה בן־דוד",
    "יוסף כהן",
    "王小明",
    "陳美玲",
    "佐藤 花子",
    "김민준",
    "Nguyễn Thị Ánh",
    "José Ñúñez-Ibáñez",
];

/// The sample with its people called by [`NAMES`], and their roles as well in part.
pub fn six_scripts() -> Document {
    let mut map = groundswell::file::sample();
    let mut edit = Edit::new("Other names");
    for (place, (id, record)) in map.stakeholders.iter().enumerate() {
        let mut record = record.clone();
        record.name = NAMES[place % NAMES.len()].to_owned();
        if place >= NAMES.len() {
            record.name.push_str(&format!(" {}", place / NAMES.len() + 1));
        }
        edit.put(Key::Stakeholder(*id), record);
    }
    map.apply(edit).expect("names are names");
    map
}

/// The sample's first initiative with as many people as said: those of the sample again and again, with ratings that differ.
pub fn crowd(people: usize) -> Document {
    let mut map = groundswell::file::sample();
    let initiative = *map.initiatives.keys().next().expect("an initiative");
    let there: Vec<_> = map.stakeholders.iter().map(|(id, record)| (*id, record.clone())).collect();
    let mut ids = IdMaker::seeded(7);
    let mut edit = Edit::new("A crowd");
    for place in there.len()..people {
        let (from, record) = &there[place % there.len()];
        let id = ids.next();
        let mut record = record.clone();
        record.name = format!("{} {}", record.name, place / there.len() + 1);
        let mut assessment = map.assessments.get(&(initiative, *from)).cloned().unwrap_or_default();
        let rating = |salt: usize| {
            let value = ((place * 37 + salt * 53) % 101) as u8;
            Rating::new(value)
        };
        assessment.influence = rating(1);
        assessment.interest = rating(2);
        assessment.impact = rating(3);
        edit.put(Key::Stakeholder(id), record);
        edit.put(Key::Assessment(initiative, id), assessment);
    }
    map.apply(edit).expect("people are people");
    map
}
