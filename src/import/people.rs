//! How does a register of people become an edit?
//!
//! *Invariants:* a person who is there already changes by the rule asked for, and never loses anything to an empty
//! cell; memberships and tags are added, never taken away.

use super::draft::{Content, Counts, Draft, Warnings, people, short};
use super::index::{Found, Index, Who};
use super::leaf::Put;
use super::mapping::{Mapping, OnMatch, Target};
use super::plan::{self, Communities, Customs, Ids};
use super::puts::{put_own, put_text, tag};
use super::register::Register;
use super::sheet::{self, Row};
use super::{ImportError, MOST_PEOPLE, cell};
use crate::model::about::CustomField;
use crate::model::edit::counted;
use crate::model::field::{Kind, Value};
use crate::model::{Assessment, Document, Edit, InitiativeId, Key, Stakeholder, StakeholderId, Tie, TieKind};
use std::collections::{BTreeMap, BTreeSet};

/// A person at work.
struct Work {
    person: Stakeholder,
    assessment: Option<Assessment>,
    was_there: bool,
    was_assessed: bool,
    changed: bool,
}

/// A cell that names another person.
struct Mention {
    row: usize,
    column: usize,
    by: StakeholderId,
    text: String,
}

struct Importer<'a> {
    register: &'a Register,
    document: &'a Document,
    mapping: &'a Mapping,
    ids: Ids<'a>,
    index: Index,
    people: BTreeMap<StakeholderId, Work>,
    communities: Communities,
    customs: Customs,
    /// The own field of each column that goes to one.
    own: Vec<Option<CustomField>>,
    initiative: Option<InitiativeId>,
    mentions: Vec<Mention>,
    ties: Vec<Tie>,
    warnings: Warnings,
    skipped: usize,
    /// Who each row turned out to be; nobody where it was left out.
    places: Vec<Option<StakeholderId>>,
}

/// What importing these people would do.
pub(super) fn draft(
    register: &Register,
    document: &Document,
    mapping: &Mapping,
) -> Result<Draft, ImportError> {
    placed(register, document, mapping).map(|(draft, _)| draft)
}

/// What importing these people would do, and who each row turned out to be: nobody where it was left out.
pub(super) fn placed(
    register: &Register,
    document: &Document,
    mapping: &Mapping,
) -> Result<(Draft, Vec<Option<StakeholderId>>), ImportError> {
    sheet::within_people(register.rows.len())?;
    if !register.targets.iter().any(Target::tells_who) {
        return Err(ImportError::NoName { columns: register.listed() });
    }
    let mut notes = register.notes.clone();
    let mut ids = Ids::of(document, mapping);
    let initiative = plan::initiative(register, document, mapping, &mut ids, &mut notes)?;
    let mut customs = Customs::of(document);
    let own = register.targets.iter().zip(&register.headings).map(|(target, heading)| match target {
        Target::Custom { kind, name } => Some(customs.field(name.as_deref().unwrap_or(heading), *kind)),
        _ => None,
    });
    let own = own.collect();
    let mut importer = Importer {
        register,
        document,
        mapping,
        ids,
        index: Index::of(document),
        people: BTreeMap::new(),
        communities: Communities::of(document),
        customs,
        own,
        initiative: initiative.as_ref().map(|(id, _)| *id),
        mentions: Vec::new(),
        ties: Vec::new(),
        warnings: Warnings::of(register.unit),
        skipped: 0,
        places: Vec::with_capacity(register.rows.len()),
    };
    for row in &register.rows {
        importer.row(row);
    }
    importer.resolve();
    let mut edit = Edit::default();
    if let Some((id, Some(made))) = initiative {
        notes.push(format!("New initiative “{}”", made.name));
        edit.put(Key::Initiative(id), made);
    }
    let places = std::mem::take(&mut importer.places);
    Ok((importer.finish(edit, notes)?, places))
}

impl Importer<'_> {
    fn row(&mut self, row: &Row) {
        if let Some((column, message)) = self.register.unreadable(row) {
            return self.skip(row, column, message);
        }
        let who = self.who(row);
        let name_column =
            self.register.column(|target| matches!(target, Target::Person(leaf) if leaf.about.id == "name"));
        let at = name_column
            .or_else(|| self.register.column(|target| matches!(target, Target::LastName)))
            .unwrap_or_default();
        let (id, found) = match self.index.find(&who, &self.mapping.match_by) {
            Found::Several(count) => {
                let name = short(&who.name);
                return self.skip(row, at, format!("{count} people could be “{name}”: an e-mail or id is needed to tell which. The {} was left out", self.register.unit));
            }
            Found::None if who.name.is_empty() => {
                return self.skip(
                    row,
                    at,
                    format!("the name is empty. The {} was left out", self.register.unit),
                );
            }
            Found::None => (self.ids.next(Key::Stakeholder), false),
            Found::One(id) => (id, true),
        };
        let mut work = self.people.remove(&id).unwrap_or_else(|| self.work(id, &who));
        let again = self.index.row(id);
        let kept = self.fill(row, &who, id, &mut work, found, again.is_some());
        if let Some(first) = again {
            let column = self.register.headings.get(at).map_or("", String::as_str);
            let unit = self.register.unit;
            let same = format!("“{}” is the same person as in {unit} {first}", short(&work.person.name));
            let more = if kept.is_empty() {
                String::new()
            } else {
                format!("; kept as it was there: {}", kept.join(", "))
            };
            self.warnings.at(row.number, column, same + &more);
        }
        let far = row.cells.iter().skip(self.register.headings.len()).any(|cell| !cell.trim().is_empty());
        if far {
            self.warnings.at(
                row.number,
                "",
                "the row has more cells than there are headings: the last ones were left out",
            );
        }
        if row.cells.iter().any(cell::has_unwanted) {
            self.warnings.at(row.number, "", "control characters were taken out of the text");
        }
        self.places.push(Some(id));
        self.index.add(id, &work.person, Some(again.unwrap_or(row.number)));
        self.people.insert(id, work);
    }

    fn skip(&mut self, row: &Row, column: usize, message: String) {
        let heading = self.register.headings.get(column).map_or("", String::as_str);
        self.warnings.at(row.number, heading, message);
        self.places.push(None);
        self.skipped += 1;
    }

    fn who(&self, row: &Row) -> Who {
        let (mut who, mut first, mut last) = (Who::default(), String::new(), String::new());
        for (column, target) in self.register.targets.iter().enumerate() {
            let place = match target {
                Target::Person(leaf) if leaf.about.id == "name" => &mut who.name,
                Target::Person(leaf) if leaf.about.id == "email" => &mut who.email,
                Target::Id => &mut who.id,
                Target::FirstName => &mut first,
                Target::LastName => &mut last,
                _ => continue,
            };
            *place = cell::one_line(&self.register.text(row, column));
        }
        if who.name.is_empty() {
            who.name = format!("{first} {last}").trim().to_owned();
        }
        who
    }

    /// A person of the map, or a new one.
    fn work(&self, id: StakeholderId, who: &Who) -> Work {
        let there = self.document.stakeholders.get(&id);
        let assessment =
            self.initiative.and_then(|initiative| self.document.assessments.get(&(initiative, id)));
        Work {
            person: there.cloned().unwrap_or_else(|| Stakeholder::named(who.name.clone())),
            was_there: there.is_some(),
            was_assessed: assessment.is_some(),
            assessment: assessment.cloned(),
            changed: there.is_none(),
        }
    }

    /// Brings the cells of a row to a person; the headings of those that the rule let be.
    fn fill(
        &mut self,
        row: &Row,
        who: &Who,
        id: StakeholderId,
        work: &mut Work,
        found: bool,
        again: bool,
    ) -> Vec<String> {
        let rule = if found { self.mapping.on_match } else { OnMatch::Take };
        let rule_here = if work.was_assessed || again { rule } else { OnMatch::Take };
        if self.initiative.is_some() && work.assessment.is_none() {
            work.assessment = Some(Assessment::default());
            work.changed = true;
        }
        if rule == OnMatch::Take && !who.name.is_empty() && work.person.name != who.name {
            work.person.name.clone_from(&who.name);
            work.changed = true;
        }
        let mut kept = Vec::new();
        for column in 0..self.register.targets.len() {
            let text = self.register.text(row, column);
            let rule = if self.register.targets[column].is_assessed() { rule_here } else { rule };
            if text.is_empty() || rule == OnMatch::Keep {
                continue;
            }
            match self.cell(row, column, &text, id, work, rule) {
                Put::Same => {}
                Put::Changed => work.changed = true,
                Put::Kept => kept.push(self.register.headings[column].clone()),
                Put::Refused(why) => {
                    let heading = &self.register.headings[column];
                    self.warnings.at(row.number, heading, format!("“{}” was left out: {why}", short(&text)));
                }
            }
        }
        kept
    }

    fn cell(
        &mut self,
        row: &Row,
        column: usize,
        text: &str,
        id: StakeholderId,
        work: &mut Work,
        rule: OnMatch,
    ) -> Put {
        let person = &mut work.person;
        match &self.register.targets[column] {
            Target::Person(leaf) => match cell::value(leaf.about.kind, text) {
                Ok(value) => leaf.put(person, value, rule),
                Err(why) => Put::Refused(why),
            },
            Target::Assessed(leaf, _) => {
                let value = match leaf.about.kind {
                    Kind::Rating => self.rating(column, text),
                    Kind::Reference(_) => {
                        self.mentions.push(Mention {
                            row: row.number,
                            column,
                            by: id,
                            text: text.to_owned(),
                        });
                        return Put::Same;
                    }
                    kind => cell::value(kind, text),
                };
                match (value, &mut work.assessment) {
                    (Ok(value), Some(assessment)) => leaf.put(assessment, value, rule),
                    (Ok(_), None) => Put::Same,
                    (Err(why), _) => Put::Refused(why),
                }
            }
            // Its id in this map is not that of another source.
            Target::Id if *text == id.to_string() => Put::Same,
            Target::Id => put_text(&mut person.external_key, text, rule),
            Target::Communities => match self.communities.join(person, text, &mut self.ids) {
                Ok(true) => Put::Changed,
                Ok(false) => Put::Same,
                Err(why) => Put::Refused(why),
            },
            Target::Tags => tag(person, text),
            Target::ReportsTo => {
                self.mentions.push(Mention { row: row.number, column, by: id, text: text.to_owned() });
                Put::Same
            }
            Target::Custom { .. } => {
                self.own[column].as_ref().map_or(Put::Same, |field| put_own(person, field, text, rule))
            }
            _ => Put::Same,
        }
    }

    fn rating(&self, column: usize, text: &str) -> Result<Value, String> {
        if cell::is_unsaid(text) || matches!(text, "-" | "–" | "?") {
            return Ok(Value::Empty);
        }
        let scale = self.register.scales[column].ok_or("no scale of ratings fits this column")?;
        let rating = scale.rating(text).ok_or_else(|| format!("it is not on the scale {scale}"))?;
        Ok(Value::Whole(u32::from(rating.get())))
    }

    /// Finds the people whom cells name. A name that is not on the map is kept as text in a field of the map's own.
    fn resolve(&mut self) {
        for mention in std::mem::take(&mut self.mentions) {
            let heading = &self.register.headings[mention.column];
            let found = self.index.mentioned(&mention.text);
            let Some(work) = self.people.get_mut(&mention.by) else { continue };
            let other = match found {
                Found::One(other) if other != mention.by => other,
                Found::One(_) => {
                    self.warnings.at(mention.row, heading, "this is the person of the row itself");
                    continue;
                }
                Found::None | Found::Several(_) => {
                    let field = self.customs.field(heading, crate::model::about::CustomKind::Text);
                    work.changed |= put_own(&mut work.person, &field, &mention.text, self.mapping.on_match)
                        == Put::Changed;
                    let why = if found == Found::None {
                        "nobody on the map is called so"
                    } else {
                        "several people are called so"
                    };
                    self.warnings.at(
                        mention.row,
                        heading,
                        format!("“{}”: {why}; kept as text", short(&mention.text)),
                    );
                    continue;
                }
            };
            match (&self.register.targets[mention.column], &mut work.assessment) {
                (Target::ReportsTo, _) => self.ties.push(Tie::between(mention.by, other, TieKind::ReportsTo)),
                (Target::Assessed(leaf, _), Some(assessment)) => {
                    let put = leaf.put(
                        assessment,
                        Value::Reference(Key::Stakeholder(other)),
                        self.mapping.on_match,
                    );
                    work.changed |= put == Put::Changed;
                }
                _ => {}
            }
        }
    }

    fn finish(mut self, mut edit: Edit, mut notes: Vec<String>) -> Result<Draft, ImportError> {
        let mut counts = Counts { skipped: self.skipped, ..Counts::default() };
        for (id, work) in self.people {
            match (work.was_there, work.changed) {
                (false, _) => counts.new += 1,
                (true, true) => counts.updated += 1,
                (true, false) => {
                    counts.unchanged += 1;
                    continue;
                }
            }
            edit.put(Key::Stakeholder(id), work.person);
            if let (Some(initiative), Some(assessment)) = (self.initiative, work.assessment) {
                edit.put(Key::Assessment(initiative, id), assessment);
            }
        }
        let count = self.document.stakeholders.len() + counts.new;
        if count > MOST_PEOPLE {
            return Err(ImportError::TooMany { what: "people", count, limit: MOST_PEOPLE });
        }
        let mut there: BTreeSet<_> =
            self.document.ties.values().map(|tie| (tie.from, tie.to, tie.kind.clone())).collect();
        self.ties.retain(|tie| there.insert((tie.from, tie.to, tie.kind.clone())));
        let ties = self.ties.len();
        for tie in self.ties {
            edit.put(Key::Tie(self.ids.next(Key::Tie)), tie);
        }
        let made = [
            (self.communities.put(&mut edit), "new community"),
            (ties, "new tie"),
            (self.customs.put(self.document, &mut edit), "private field"),
        ];
        let made = made.iter().filter(|(count, _)| *count > 0).map(|(count, word)| counted(*count, word));
        notes.extend(made.reduce(|all, one| format!("{all}, {one}")));
        edit.label = format!("Import {}", people(counts.new + counts.updated)).into();
        let (columns, warnings) = (self.register.columns(), self.warnings.finish());
        let content = Content::People;
        Ok(Draft { edit, content, counts, notes, columns, warnings, ..Draft::default() })
    }
}
