//! What has to be in the map besides people, for a register to come in: its initiative, communities and own fields.
//!
//! *Invariants:* what has the same name, whatever its case and accents, is the same; a new id is none that the map has.

use super::cell;
use super::mapping::{Mapping, Target};
use super::register::Register;
use super::synonyms::folded;
use super::{ImportError, draft::short};
use crate::model::Stakeholder;
use crate::model::about::{CustomField, CustomKind};
use crate::model::stakeholder::Depth;
use crate::model::{Community, CommunityId, Document, Edit, Id, IdMaker, Initiative, InitiativeId, Key};
use std::collections::BTreeMap;

/// How many communities one import makes at the most.
const MOST_COMMUNITIES: usize = 5_000;

/// Makes ids that the map does not have.
pub(super) struct Ids<'a> {
    maker: IdMaker,
    document: &'a Document,
}

impl<'a> Ids<'a> {
    pub(super) fn of(document: &'a Document, mapping: &Mapping) -> Self {
        Self { maker: IdMaker::seeded(mapping.seed), document }
    }

    pub(super) fn next<T>(&mut self, key: fn(Id<T>) -> Key) -> Id<T> {
        loop {
            let id = self.maker.next();
            if !self.document.holds(key(id)) {
                return id;
            }
        }
    }
}

/// The initiative to which the ratings of a register go, and whether it must be made. Nothing where there are none.
pub(super) fn initiative(
    register: &Register,
    document: &Document,
    mapping: &Mapping,
    ids: &mut Ids<'_>,
    notes: &mut Vec<String>,
) -> Result<Option<(InitiativeId, Option<Initiative>)>, ImportError> {
    let mut made = |name: &str| {
        let id = ids.next(Key::Initiative);
        Some((id, Some(Initiative::named(name))))
    };
    if let Some(name) = mapping.initiative.as_deref().map(str::trim).filter(|name| !name.is_empty()) {
        let there = document
            .initiatives
            .iter()
            .find(|(id, initiative)| folded(&initiative.name) == folded(name) || id.to_string() == name);
        return Ok(there.map_or_else(|| made(name), |(id, _)| Some((*id, None))));
    }
    if !register.targets.iter().any(Target::is_assessed) {
        return Ok(None);
    }
    let mut known = document.initiatives.iter();
    match (known.next(), known.next()) {
        (None, _) => {
            notes.push(
                "The ratings went to a new initiative “Imported ratings” (--initiative NAME gives it a name)"
                    .to_owned(),
            );
            Ok(made("Imported ratings"))
        }
        (Some((id, initiative)), None) => {
            notes.push(format!("The ratings went to the initiative “{}”", initiative.name));
            Ok(Some((*id, None)))
        }
        _ => {
            let names: Vec<&str> =
                document.initiatives.values().map(|initiative| initiative.name.as_str()).collect();
            Err(ImportError::WhichInitiative { names: names.join(", ") })
        }
    }
}

/// Communities by name, the new ones among them.
pub(super) struct Communities {
    by_name: BTreeMap<String, CommunityId>,
    made: Vec<(CommunityId, Community)>,
}

impl Communities {
    pub(super) fn of(document: &Document) -> Self {
        let known = document.communities.iter().map(|(id, community)| (folded(&community.name), *id));
        Self { by_name: known.collect(), made: Vec::new() }
    }

    /// Brings the communities that a cell names to a person, who stays in those that they are in. True: something
    /// changed. On an error: what could not be done.
    pub(super) fn join(
        &mut self,
        person: &mut Stakeholder,
        text: &str,
        ids: &mut Ids<'_>,
    ) -> Result<bool, String> {
        let mut changed = false;
        for part in text.split([';', '|', '\n']) {
            let (name, depth) = named_depth(part.trim());
            let key = folded(name);
            if key.is_empty() {
                continue;
            }
            let id = match self.by_name.get(&key) {
                Some(id) => *id,
                None if self.made.len() >= MOST_COMMUNITIES => {
                    return Err(format!(
                        "more than {MOST_COMMUNITIES} communities: “{}” was left out",
                        short(name)
                    ));
                }
                None => {
                    let id = ids.next(Key::Community);
                    self.made.push((id, Community::named(cell::one_line(name))));
                    self.by_name.insert(key, id);
                    id
                }
            };
            if let std::collections::btree_map::Entry::Vacant(free) = person.communities.entry(id) {
                free.insert(depth);
                changed = true;
            }
        }
        Ok(changed)
    }

    pub(super) fn put(self, edit: &mut Edit) -> usize {
        let count = self.made.len();
        for (id, community) in self.made {
            edit.put(Key::Community(id), community);
        }
        count
    }
}

/// A community with a depth in brackets behind it: *Payroll (expert)*.
fn named_depth(text: &str) -> (&str, Depth) {
    let inside = text.strip_suffix(')').and_then(|text| text.rsplit_once('('));
    match inside.and_then(|(name, depth)| Some((name.trim(), Depth::find(depth)?))) {
        Some((name, depth)) if !name.is_empty() => (name, depth),
        _ => (text, Depth::Member),
    }
}

/// The map's own fields, the new ones among them.
pub(super) struct Customs {
    fields: Vec<CustomField>,
    known: usize,
}

impl Customs {
    pub(super) fn of(document: &Document) -> Self {
        Self { fields: document.about.custom_fields.clone(), known: document.about.custom_fields.len() }
    }

    /// The field of this name, made as a private one where it is missing.
    pub(super) fn field(&mut self, name: &str, kind: CustomKind) -> CustomField {
        let key = folded(name);
        let there = self.fields.iter().find(|field| folded(&field.name) == key || field.id == name);
        if let Some(field) = there {
            return field.clone();
        }
        let plain: String = key.chars().filter(|c| c.is_ascii_alphanumeric() || *c == ' ').collect();
        let stem = plain.split_whitespace().collect::<Vec<_>>().join("_");
        let stem: String = if stem.is_empty() { "field".to_owned() } else { stem.chars().take(40).collect() };
        let mut id = stem.clone();
        let mut number = 2;
        while self.fields.iter().any(|field| field.id == id) {
            id = format!("{stem}_{number}");
            number += 1;
        }
        let field = CustomField { id, name: name.to_owned(), kind, ..CustomField::default() };
        self.fields.push(field.clone());
        field
    }

    pub(super) fn put(self, document: &Document, edit: &mut Edit) -> usize {
        let made = self.fields.len() - self.known;
        if made > 0 {
            let mut about = document.about.clone();
            about.custom_fields = self.fields;
            edit.put(Key::About, about);
        }
        made
    }
}
