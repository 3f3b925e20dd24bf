//! What must not be in a copy, and what may be counted in it?
//!
//! What an audience may not see is not in its [`Disclosure`], so that nothing of it can be written. This is the second
//! look: every text of the map that is not in the disclosure, to be looked for in the finished bytes.
//!
//! *Invariants:* what the audience sees anyway is no secret, nor are the program's own words. A single common word is not
//! looked for: nobody could tell from whom it comes. Nothing here is ever shown or written.

use super::audience::Audience;
use super::counts::{Count, Tally};
use super::disclosure::Disclosure;
use super::letters::{Letters, Sought};
use super::said::{Said, Sort, each_id, each_said, labels, own_words};
use crate::model::field::Level;
use crate::model::stakeholder::StakeholderKind;
use crate::model::{Assessment, Document, StakeholderId};
use std::collections::{BTreeMap, BTreeSet};

/// What a copy must not hold, and what it may, ready to be looked for in what was written.
#[derive(Debug, Clone, Default)]
pub struct Secrets {
    hidden: Sought,
    fields: Vec<String>,
    names: Sought,
    people: Vec<Person>,
    private: Sought,
    notes: BTreeSet<usize>,
    suppressed: usize,
}

/// Somebody whom the readers may know by name.
#[derive(Debug, Clone)]
struct Person {
    name: String,
    assessed: bool,
    engagement: bool,
}

/// What was found of a map in a copy of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sighting {
    hidden: BTreeSet<usize>,
    names: BTreeSet<usize>,
    private: BTreeSet<usize>,
}

/// Names that are words of every page as well.
const WORDS_TOO: [&str; 24] = [
    "april", "august", "bill", "chase", "dean", "drew", "faith", "frank", "grace", "grant", "hope", "joy",
    "june", "july", "major", "mark", "may", "mission", "pat", "rob", "rose", "sue", "summer", "will",
];

impl Secrets {
    /// What the readers of this copy must not find in it. O(texts of the map).
    ///
    /// ```
    /// use groundswell::model::{Document, Id, Prose, Stakeholder};
    /// use groundswell::share::{Audience, Choices, Letters, Secrets, disclose};
    /// use std::sync::Arc;
    ///
    /// let mut map = Document::default();
    /// let note = Some(Prose::from("Wants to leave in spring"));
    /// map.stakeholders.insert(Id::from_bits(7), Stakeholder { note, ..Stakeholder::named("Ana Ruiz") });
    /// let copy = disclose(&Arc::new(map.clone()), None, Audience::Team, &Choices::default()).unwrap();
    /// let secrets = Secrets::of(&map, &copy);
    /// let found = secrets.look(&Letters::of("Ana Ruiz wants to leave in spring."));
    /// assert_eq!(secrets.leaks(&found), ["note of a stakeholder"]);
    /// assert_eq!(secrets.named(&found), ["Ana Ruiz"]);
    /// ```
    pub fn of(original: &Document, copy: &Disclosure) -> Self {
        let mut secrets = Self { suppressed: suppressed(copy), ..Self::default() };
        let mut visible = Letters::default();
        visible.push(copy.classification());
        each_said(copy.records(), &mut |said| {
            visible.push(said.text);
            visible.wall();
        });
        let labels = labels();
        if copy.audience() != Audience::Me {
            secrets.hide(original, copy, &labels);
            secrets.hidden.forget(&visible);
            secrets.hidden.forget(&own_words());
        }
        secrets.see(copy, &labels);
        secrets
    }

    fn hide(&mut self, original: &Document, copy: &Disclosure, labels: &BTreeMap<String, (String, Level)>) {
        let mut known: BTreeMap<String, usize> = BTreeMap::new();
        let mut what = |fields: &mut Vec<String>, label: &str| {
            *known.entry(label.to_owned()).or_insert_with(|| {
                fields.push(label.to_owned());
                fields.len() - 1
            })
        };
        each_said(original, &mut |said| {
            let label = labels.get(said.path).map_or(said.path, |(label, _)| label.as_str());
            let what = what(&mut self.fields, label);
            seek(&mut self.hidden, &said, what);
        });
        let id = what(&mut self.fields, "id of a record");
        each_id(original, &mut |text| self.hidden.whole(text, 12, id));
        // Where a copy is read into the map again, its records go by their ids.
        if !copy.audience().is_counted() {
            let mut there = Letters::default();
            each_id(copy.records(), &mut |text| {
                there.push(text);
                there.wall();
            });
            self.hidden.forget(&there);
        }
    }

    fn see(&mut self, copy: &Disclosure, labels: &BTreeMap<String, (String, Level)>) {
        let records = copy.records();
        let rated = |id: StakeholderId, is: &dyn Fn(&Assessment) -> bool| {
            let here = |initiative| copy.initiative().is_none_or(|(chosen, _)| chosen == initiative);
            records.assessments.iter().any(|(key, record)| key.1 == id && here(key.0) && is(record))
        };
        let about = if let Audience::Access(person) = copy.audience() { Some(person) } else { None };
        for (id, record) in &records.stakeholders {
            // In a report of what is held about one person the others are numbers.
            if about.is_some_and(|person| person != *id) {
                continue;
            }
            self.names.name(&record.name, 2, self.people.len());
            self.people.push(Person {
                name: record.name.clone(),
                assessed: rated(*id, &|record| {
                    record.influence.is_some()
                        || record.interest.is_some()
                        || record.impact.is_some()
                        || record.engagement_now.is_some()
                        || record.engagement_wanted.is_some()
                }),
                engagement: rated(*id, &|record| record.engagement_now.is_some()),
            });
        }
        let mut next = 0;
        each_said(records, &mut |said| {
            let level = labels.get(said.path).map_or(Level::Private, |(_, level)| *level);
            let field = said.path.rsplit('.').next().unwrap_or_default();
            let is_note = matches!(field, "note" | "team_note");
            // Fields that the map has of its own have a level of their own.
            let own_level = said.path.starts_with("about.")
                || (said.path == "stakeholder.custom"
                    && !matches!(copy.audience(), Audience::Me | Audience::Access(_)));
            if (level >= Level::Private && !own_level) || is_note {
                seek(&mut self.private, &said, next);
                if is_note {
                    self.notes.insert(next);
                }
                next += 1;
            }
        });
    }

    /// What of the map stands in these letters, read in either direction. O(letters).
    pub fn look(&self, letters: &Letters) -> Sighting {
        let back = letters.reversed();
        let both = |sought: &Sought| {
            let mut found = sought.found(letters);
            found.extend(sought.found(&back));
            found
        };
        Sighting { hidden: both(&self.hidden), names: both(&self.names), private: both(&self.private) }
    }

    /// Whether anything that must not be there stands in these letters. O(letters).
    pub fn hides(&self, letters: &Letters) -> bool {
        !self.hidden.found(letters).is_empty() || !self.hidden.found(&letters.reversed()).is_empty()
    }

    /// The fields of which something was found that must not be there: *note of a stakeholder*.
    pub fn leaks(&self, found: &Sighting) -> Vec<&str> {
        found.hidden.iter().filter_map(|what| self.fields.get(*what)).map(String::as_str).collect()
    }

    /// The people who were found by name, in the order of their names.
    pub fn named(&self, found: &Sighting) -> Vec<String> {
        let names: BTreeSet<&str> = self.found_people(found).map(|person| person.name.as_str()).collect();
        names.into_iter().map(str::to_owned).collect()
    }

    /// How many people were found by name of whom the readers see a rating or a view.
    pub fn assessed(&self, found: &Sighting) -> usize {
        self.found_people(found).filter(|person| person.assessed).count()
    }

    /// How many private fields were found that these readers may see, notes apart.
    pub fn private_fields(&self, found: &Sighting) -> usize {
        let views = self.found_people(found).filter(|person| person.engagement).count();
        found.private.difference(&self.notes).count() + views
    }

    /// How many notes were found.
    pub fn notes(&self, found: &Sighting) -> usize {
        found.private.intersection(&self.notes).count()
    }

    /// How many counts these readers do not get because they are small, or would give a small one away.
    pub const fn suppressed(&self) -> usize {
        self.suppressed
    }

    fn found_people<'a>(&'a self, found: &'a Sighting) -> impl Iterator<Item = &'a Person> {
        found.names.iter().filter_map(|place| self.people.get(*place))
    }
}

impl Sighting {
    /// Takes over what was found elsewhere.
    pub fn join(&mut self, other: Self) {
        self.hidden.extend(other.hidden);
        self.names.extend(other.names);
        self.private.extend(other.private);
    }
}

fn seek(sought: &mut Sought, said: &Said<'_>, what: usize) {
    match said.sort {
        Sort::Name(StakeholderKind::Person) => {
            let is_one = said.text.split_whitespace().nth(1).is_none();
            let common = is_one && WORDS_TOO.contains(&said.text.trim().to_lowercase().as_str());
            if !common {
                sought.name(said.text, if is_one { 4 } else { 6 }, what);
            }
        }
        Sort::Code if is_code(said.text) || said.text.chars().any(char::is_numeric) => {
            sought.whole(said.text, 6, what);
        }
        _ => {
            if !sought.parts(said.text, what) && is_code(said.text) {
                sought.whole(said.text, 5, what);
            }
        }
    }
}

/// An address, a number or an id: what is in no dictionary.
fn is_code(text: &str) -> bool {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let letters = text.chars().filter(|letter| letter.is_alphabetic()).count();
    let mixed = |word: &str| {
        word.chars().any(char::is_numeric)
            && word.chars().any(char::is_alphabetic)
            && word.chars().count() >= 5
    };
    text.contains('@')
        || (digits >= 9 && letters == 0)
        || text.split(|c: char| !c.is_alphanumeric()).any(mixed)
}

fn suppressed(copy: &Disclosure) -> usize {
    fn of<K>(tally: Option<&Tally<K>>) -> usize {
        let cells = tally.map_or(&[][..], |tally| &tally.cells);
        cells.iter().filter(|(_, count)| !matches!(count, Count::Exact(_))).count()
    }
    let chosen = copy.initiative().map(|(id, _)| id);
    let all = copy.initiatives().keys().filter(|id| chosen.is_none_or(|chosen| chosen == **id));
    let counted = all.map(|id| {
        let counts = copy.counts(*id);
        of(counts.quadrants.as_ref())
            + of(counts.effects.as_ref())
            + of(counts.engagement_now.as_ref())
            + of(counts.engagement_wanted.as_ref())
            + of(counts.advocacy.as_ref())
    });
    counted.sum()
}
