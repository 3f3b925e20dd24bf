//! Us and them: how many ties are there between each two units, and do units keep to themselves?

use super::{Finding, Section};
use crate::analysis::between::{Unit, Units};
use crate::app::insight::Findings;
use crate::app::insight::figures::{people, ties};
use std::cmp::Reverse;

/// So many units have a row of their own, the largest.
const ROWS: usize = 12;
/// From here to 1, or from -1 to here, nearly all ties lead one way.
const MOSTLY: f64 = 0.5;

/// Ties by units, as a table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(in crate::app) struct Matrix {
    /// The units, the largest first.
    pub(in crate::app) names: Vec<String>,
    /// How many ties there are between each two; a unit with itself in the middle.
    pub(in crate::app) counts: Vec<Vec<usize>>,
    /// The greatest of them.
    pub(in crate::app) most: usize,
}

impl Matrix {
    fn of(units: &Units, order: &[usize]) -> Self {
        let names = order.iter().map(|at| units.units[*at].name.clone()).collect();
        let row = |one: &usize| order.iter().map(|other| units.between(*one, *other)).collect::<Vec<_>>();
        let counts: Vec<Vec<usize>> = order.iter().map(row).collect();
        let most = counts.iter().flatten().copied().max().unwrap_or(0);
        Self { names, counts, most }
    }

    /// As a table of a spreadsheet.
    pub(in crate::app) fn text(&self) -> String {
        let head = format!("Ties between\t{}", self.names.join("\t"));
        let row = |(name, counts): (&String, &Vec<usize>)| {
            let counts: Vec<String> = counts.iter().map(ToString::to_string).collect();
            format!("{name}\t{}", counts.join("\t"))
        };
        let rows = self.names.iter().zip(&self.counts).map(row);
        std::iter::once(head).chain(rows).collect::<Vec<_>>().join("\n")
    }
}

/// Whether a unit keeps to itself, in words; nothing without ties.
fn keeping(index: f64) -> &'static str {
    if index <= -MOSTLY {
        "keeps mostly to itself"
    } else if index < 0.0 {
        "has more ties within than outward"
    } else if index == 0.0 {
        "has as many ties within as outward"
    } else if index < MOSTLY {
        "has more ties outward than within"
    } else {
        "has mostly ties outward"
    }
}

/// Who talks with whom by units.
pub(super) fn section(findings: &Findings) -> Option<Section> {
    let units = &findings.units;
    if units.units.len() < 2 || units.ties.is_empty() {
        return None;
    }
    let mut order: Vec<usize> = (0..units.units.len()).collect();
    order.sort_by_key(|at| (Reverse(units.units[*at].people), *at));
    let shown = &order[..order.len().min(ROWS)];
    let told = |unit: &Unit| {
        let index = unit.e_i_index()?;
        let said = format!(
            "{} ({}) {}: {} within, {} outward",
            unit.name,
            people(unit.people),
            keeping(index),
            ties(unit.within),
            unit.outward
        );
        Some(Finding::plain(said))
    };
    let mut lead = units.e_i_index().map_or_else(String::new, |index| {
        let within: usize = units.units.iter().map(|unit| unit.within).sum();
        let across: usize = units.units.iter().map(|unit| unit.outward).sum::<usize>() / 2;
        let word = if index < 0.0 { "Most ties stay within a unit" } else { "Most ties lead across units" };
        let word = if within == across { "Half of the ties stay within a unit" } else { word };
        format!("{word}: {} within, {across} across", ties(within))
    });
    if order.len() > shown.len() {
        lead.push_str(&format!("; the table has the {ROWS} largest of {}", order.len()));
    }
    if units.without > 0 {
        lead.push_str(&format!("; {} without a unit are left out", people(units.without)));
    }
    Some(Section {
        title: "Us and them: ties between units",
        count: units.units.len(),
        lead,
        findings: shown.iter().filter_map(|at| told(&units.units[*at])).collect(),
        matrix: Some(Matrix::of(units, shown)),
    })
}
