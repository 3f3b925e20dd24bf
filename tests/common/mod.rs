//! What do several tests need? A folder of their own, small maps in words, and maps and edits that nobody would write.
#![allow(dead_code, unreachable_pub, clippy::only_used_in_recursion, reason = "each test uses a part of it")]

use groundswell::model::about::About;
use groundswell::model::{
    Action, Assessment, Community, Document, Edit, Engagement, IdMaker, Initiative, InitiativeId,
    Interaction, Key, Message, Point, Prose, Rating, Record, Review, Stakeholder, StakeholderId, Strength,
    Tie, TieKind,
};
use jiff::civil::{Date, date};
use proptest::prelude::*;
use std::path::{Path, PathBuf};

mod wild;

#[allow(unused_imports, reason = "each test uses a part of it")]
pub use wild::*;

/// A folder that goes with the test.
pub struct Dir(PathBuf);

impl Dir {
    pub fn new() -> Self {
        let path = std::env::temp_dir().join(format!("groundswell-{:016x}", groundswell::session::entropy()));
        std::fs::create_dir(&path).expect("a folder for the test");
        Self(path)
    }

    pub fn path(&self) -> &Path {
        &self.0
    }

    /// The path of a file in it.
    pub fn join(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    /// Writes a file in it.
    pub fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.join(name);
        #[allow(clippy::disallowed_methods, reason = "a test's own file")]
        std::fs::write(&path, bytes).expect("a file for the test");
        path
    }
}

impl Drop for Dir {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// A map of ties in words: `Ana -> Bo` influences, `Bo -- Cy` work together, `Ana =>2 Bo` is one of strength 2, a name
/// alone stands alone. One initiative, *Change*, with everybody in it, not rated.
pub fn sketch(text: &str) -> Document {
    let mut ids = IdMaker::seeded(1);
    let mut document = Document::default();
    let initiative = ids.next();
    document.initiatives.insert(initiative, Initiative::named("Change"));
    let mut person = |document: &mut Document, name: &str| -> StakeholderId {
        let name = name.trim();
        if let Some(id) = find(document, name) {
            return id;
        }
        let id = ids.next();
        document.stakeholders.insert(id, Stakeholder::named(name));
        document.assessments.insert((initiative, id), Assessment::default());
        id
    };
    let mut ties = Vec::new();
    for part in text.split(',').map(str::trim).filter(|part| !part.is_empty()) {
        let found = ["->", "--"].into_iter().find_map(|sign| part.split_once(sign).map(|ends| (sign, ends)));
        let Some((sign, (from, to))) = found else {
            person(&mut document, part);
            continue;
        };
        let kind = if sign == "->" { TieKind::Influences } else { TieKind::WorksWith };
        let (strength, to) = match to.chars().next().and_then(|c| c.to_digit(10)) {
            Some(strength) => (strength, &to[1..]),
            None => (3, to),
        };
        let (from, to) = (person(&mut document, from), person(&mut document, to));
        ties.push(Tie { strength: Strength::nearest(strength), ..Tie::between(from, to, kind) });
    }
    for tie in ties {
        document.ties.insert(ids.next(), tie);
    }
    assert_eq!(document.faults(), []);
    document
}

/// The stakeholder of this name.
pub fn find(document: &Document, name: &str) -> Option<StakeholderId> {
    document.stakeholders.iter().find(|(_, s)| s.name == name).map(|(id, _)| *id)
}

/// The sample's bytes; every test that needs a real map may use them.
pub fn sample() -> Document {
    groundswell::file::sample()
}

/// A map of `people` people and `ties` ties, all assessed in one initiative, the same at every run.
pub fn large(people: usize, ties: usize) -> Document {
    let mut ids = IdMaker::seeded(42);
    let mut document = Document::default();
    let initiative: InitiativeId = ids.next();
    document.initiatives.insert(initiative, Initiative::named("Change"));
    let mut all: Vec<StakeholderId> = Vec::new();
    for number in 0..people {
        let id = ids.next();
        let bits = ids.bits();
        all.push(id);
        let stakeholder = Stakeholder {
            role: Some("Something with a longer title".to_owned()),
            unit: Some(format!("Unit {}", number % 50)),
            email: Some(format!("person.{number}@example.org")),
            note: Some(Prose::from("Said on the stairs that the pilot was better than the slides.")),
            ..Stakeholder::named(format!("Person Number{number}"))
        };
        document.stakeholders.insert(id, stakeholder);
        let assessment = Assessment {
            influence: Rating::new((bits % 101) as u8),
            interest: Rating::new((bits / 101 % 101) as u8),
            engagement_now: Some(Engagement::Neutral),
            ..Assessment::default()
        };
        document.assessments.insert((initiative, id), assessment);
    }
    let mut seen = std::collections::BTreeSet::new();
    while seen.len() < ties {
        let pick = |bits: u64| all[(bits % all.len() as u64) as usize];
        let (from, to) = (pick(ids.bits()), pick(ids.bits()));
        if from != to && seen.insert((from.min(to), from.max(to))) {
            document.ties.insert(ids.next(), Tie::between(from, to, TieKind::WorksWith));
        }
    }
    document
}
