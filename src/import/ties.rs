//! How does a table of ties become an edit?
//!
//! *Invariants:* both ends are people who are on the map; of two ties of a kind between the same two people one stays.

use super::cell;
use super::draft::{Content, Counts, Draft, Warnings, short};
use super::index::{Found, Index};
use super::mapping::{Mapping, OnMatch, Target};
use super::network::Often;
use super::plan::Ids;
use super::register::Register;
use super::scale;
use super::sheet::Row;
use super::synonyms;
use super::{ImportError, MOST_TIES};
use crate::diagnostic::Warning;
use crate::model::edit::counted;
use crate::model::{Document, Edit, Key, Prose, StakeholderId, Strength, Tie, TieId, TieKind};
use std::collections::BTreeMap;

type Identity = (StakeholderId, StakeholderId, TieKind);

struct Columns {
    from: usize,
    to: usize,
    kind: Option<usize>,
    strength: Option<usize>,
    directed: Option<usize>,
    note: Option<usize>,
}

/// Finds the person at an end of a tie; on an error: why there is none.
pub(super) type Resolve<'a> = dyn Fn(&str) -> Result<StakeholderId, String> + 'a;

/// What importing these ties would do; their ends are ids, e-mail addresses or names of people on the map.
pub(super) fn draft(
    register: &Register,
    document: &Document,
    mapping: &Mapping,
) -> Result<Draft, ImportError> {
    let index = Index::of(document);
    let resolve = |text: &str| match index.mentioned(text) {
        Found::One(id) => Ok(id),
        Found::None => Err(format!("nobody on the map has the id, e-mail or name “{}”", short(text))),
        Found::Several(count) => {
            Err(format!("{count} people are called “{}”: an id or e-mail is needed", short(text)))
        }
    };
    between(register, document, mapping, &resolve)
}

/// What importing these ties would do, whose ends are found by what is given.
pub(super) fn between(
    register: &Register,
    document: &Document,
    mapping: &Mapping,
    resolve: &Resolve<'_>,
) -> Result<Draft, ImportError> {
    let ends =
        register.column(|t| matches!(t, Target::From)).zip(register.column(|t| matches!(t, Target::To)));
    let (from, to) = ends.ok_or_else(|| ImportError::NoEnds { columns: register.listed() })?;
    let columns = Columns {
        from,
        to,
        kind: register.column(|t| matches!(t, Target::TieKind)),
        strength: register.column(|t| matches!(t, Target::Strength)),
        directed: register.column(|t| matches!(t, Target::Directed)),
        note: register.column(|t| matches!(t, Target::TieNote)),
    };
    let mut notes = register.notes.clone();
    let strengths = columns.strength.map(|column| Strengths::of(register, column, &mut notes));
    let mut ids = Ids::of(document, mapping);
    let mut known: BTreeMap<Identity, (TieId, Option<usize>)> =
        document.ties.iter().map(|(id, tie)| (owned(tie), (*id, None))).collect();
    let mut edit = Edit::default();
    let mut made: BTreeMap<TieId, Tie> = BTreeMap::new();
    let mut told = Told::of(register.unit);
    let mut counts = Counts::default();
    let mut updated: BTreeMap<TieId, bool> = BTreeMap::new();
    for row in &register.rows {
        let read = read(register, row, &columns, strengths.as_ref(), resolve, mapping, &mut told);
        let Some((tie, strength_said)) = read else {
            counts.skipped += 1;
            continue;
        };
        let there = known.get(&owned(&tie)).copied();
        let Some((id, first)) = there else {
            let id = ids.next(Key::Tie);
            known.insert(owned(&tie), (id, Some(row.number)));
            made.insert(id, tie);
            continue;
        };
        if let Some(first) = first {
            if register.is_network() {
                told.again.add(row.number);
            } else {
                told.warnings.at(row.number, "", format!("the same tie as in row {first}"));
            }
            counts.skipped += 1;
        }
        let old = made.get(&id).or_else(|| document.ties.get(&id));
        let Some(mut next) = old.cloned() else { continue };
        let take = mapping.on_match == OnMatch::Take;
        if strength_said && take {
            next.strength = tie.strength;
        }
        if tie.note.is_some() && (take || (next.note.is_none() && mapping.on_match == OnMatch::Fill)) {
            next.note = tie.note;
        }
        let changed = old != Some(&next);
        if first.is_none() {
            *updated.entry(id).or_default() |= changed;
        }
        if changed {
            made.insert(id, next);
        }
    }
    counts.new = made.keys().filter(|id| !document.ties.contains_key(id)).count();
    counts.updated = updated.values().filter(|changed| **changed).count();
    counts.unchanged = updated.len() - counts.updated;
    let count = document.ties.len() + counts.new;
    if count > MOST_TIES {
        return Err(ImportError::TooMany { what: "ties", count, limit: MOST_TIES });
    }
    for (id, tie) in made {
        edit.put(Key::Tie(id), tie);
    }
    edit.label = format!("Import {}", counted(counts.new + counts.updated, "tie")).into();
    let ignored: Vec<&str> = (register.headings.iter().zip(&register.targets))
        .filter(|(_, target)| matches!(target, Target::Ignore))
        .map(|(heading, _)| heading.as_str())
        .collect();
    if !ignored.is_empty() {
        notes.push(format!("Left out, as ties have no such field: {}", ignored.join(", ")));
    }
    let columns = register.columns();
    let warnings = told.finish(register.unit);
    Ok(Draft { edit, content: Content::Ties, counts, notes, columns, warnings, ..Draft::default() })
}

/// What is told of the rows: some things once, however many lines of a network they stand in.
struct Told {
    warnings: Warnings,
    again: Often,
    loops: Often,
    negative: Often,
}

impl Told {
    fn of(unit: &'static str) -> Self {
        let [again, loops, negative] = [const { Often::none() }; 3];
        Self { warnings: Warnings::of(unit), again, loops, negative }
    }

    fn finish(mut self, unit: &str) -> Vec<Warning> {
        self.loops.tell(
            &mut self.warnings,
            unit,
            "the tie leads from a person to themselves and was left out",
            "ties lead from a person to themselves and were left out",
        );
        self.again.tell(
            &mut self.warnings,
            unit,
            "the same two people have a tie of this kind already: both became one",
            "ties join two people who have a tie of the same kind already: they became one",
        );
        self.negative.tell(
            &mut self.warnings,
            unit,
            "a weight below 0 is no strength; 3 was taken",
            "weights below 0 are no strengths; 3 was taken",
        );
        self.warnings.finish()
    }
}

fn owned(tie: &Tie) -> Identity {
    let (from, to, kind) = tie.identity();
    (from, to, kind.clone())
}

/// The tie of a row, and whether its strength was said; nothing where the row cannot be read, which is reported.
fn read(
    register: &Register,
    row: &Row,
    columns: &Columns,
    strengths: Option<&Strengths>,
    resolve: &Resolve<'_>,
    mapping: &Mapping,
    told: &mut Told,
) -> Option<(Tie, bool)> {
    let heading = |column: usize| register.headings.get(column).map_or("", String::as_str);
    if let Some((column, message)) = register.unreadable(row) {
        told.warnings.at(row.number, heading(column), message);
        return None;
    }
    let mut ends = Vec::new();
    for column in [columns.from, columns.to] {
        let text = cell::one_line(&register.text(row, column));
        let message = match resolve(&text) {
            Ok(id) => {
                ends.push(id);
                continue;
            }
            Err(_) if text.is_empty() => "this end of the tie is empty".to_owned(),
            Err(why) => why,
        };
        told.warnings.at(
            row.number,
            heading(column),
            format!("{message}. The {} was left out", register.unit),
        );
        return None;
    }
    let (from, to) = (*ends.first()?, *ends.get(1)?);
    if from == to {
        if register.is_network() {
            told.loops.add(row.number);
        } else {
            let message = "both ends are the same person. The row was left out";
            told.warnings.at(row.number, heading(columns.to), message);
        }
        return None;
    }
    let said = |column: Option<usize>| column.map(|column| register.text(row, column)).unwrap_or_default();
    let directed = match said(columns.directed).to_lowercase().as_str() {
        "directed" => Some(true),
        "undirected" | "mutual" => Some(false),
        text => synonyms::flag(text),
    };
    let otherwise = || match (&mapping.kind, directed) {
        (Some(kind), _) => kind.clone(),
        (None, Some(true)) => TieKind::Influences,
        _ => TieKind::WorksWith,
    };
    let kind = synonyms::tie_kind(&cell::one_line(&said(columns.kind))).unwrap_or_else(otherwise);
    let mut tie = Tie::between(from, to, kind);
    tie.directed = matches!(tie.kind, TieKind::Other(_)) && directed == Some(true);
    let text = said(columns.strength);
    let mut strength_said = false;
    if let (Some(strengths), false) = (strengths, cell::is_unsaid(&text)) {
        if cell::number(&text).is_some_and(|(value, _)| value < 0.0) {
            told.negative.add(row.number);
        } else if let Some(strength) = strengths.strength(&text) {
            tie.strength = strength;
            strength_said = true;
        } else {
            let column = columns.strength.unwrap_or_default();
            told.warnings.at(
                row.number,
                heading(column),
                format!("“{}” is no strength; 3 was taken", short(&text)),
            );
        }
    }
    let note = said(columns.note);
    tie.note = (!note.is_empty()).then(|| Prose(note.into_owned()));
    Some((tie, strength_said))
}

/// How the numbers of a column become strengths of 1–5.
enum Strengths {
    AsTheyAre,
    Stretched(f64, f64),
    /// Programs write a weight of 1 where nobody said any.
    Unsaid,
}

impl Strengths {
    /// Looks at the whole column: whole numbers of 1–5 stay, others are stretched from the least to the most.
    fn of(register: &Register, column: usize, notes: &mut Vec<String>) -> Self {
        let cells = register.rows.iter().filter_map(|row| cell::number(&register.text(row, column)));
        let (mut least, mut most) = (f64::INFINITY, f64::NEG_INFINITY);
        let mut count = 0;
        for (value, _) in cells.filter(|(value, _)| *value >= 0.0) {
            count += 1;
            least = least.min(value);
            most = most.max(value);
        }
        let heading = &register.headings[column];
        let has_kinds = register.column(|target| matches!(target, Target::TieKind)).is_some();
        if register.is_network() && !has_kinds && count > 1 && (least, most) == (1.0, 1.0) {
            notes.push(format!("“{heading}”: every tie weighs 1, which says nothing; strength 3 was taken"));
            return Self::Unsaid;
        }
        if least >= 1.0 && most <= 5.0 || least > most {
            notes.push(format!("“{heading}”: strengths taken as 1–5"));
            return Self::AsTheyAre;
        }
        notes.push(format!("“{heading}”: strengths of {least}–{most} were stretched to 1–5"));
        Self::Stretched(least, most)
    }

    fn strength(&self, text: &str) -> Option<Strength> {
        let Some((value, _)) = cell::number(text) else {
            return scale::level(text).map(|level| Strength::nearest(1 + u32::from(level) / 25));
        };
        let value = match self {
            Self::AsTheyAre => value,
            Self::Stretched(least, most) if most > least => 1.0 + (value - least) / (most - least) * 4.0,
            Self::Stretched(..) | Self::Unsaid => 3.0,
        };
        Some(Strength::nearest(value.round() as u32))
    }
}
