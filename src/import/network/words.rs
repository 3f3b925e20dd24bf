//! What do the words that stand at a tie mean?

use super::goes_to;
use crate::import::cell;
use crate::import::mapping::{Mapping, Target};
use crate::import::register::Register;
use std::collections::BTreeSet;

/// The columns that every table of ties gets.
pub(super) const OURS: [&str; 3] = ["from", "to", "directed"];

/// How many different labels can be names of kinds.
const MOST_KINDS: usize = 24;

/// True of a column that no file has.
pub(super) fn is_ours(heading: &str) -> bool {
    OURS.contains(&heading)
}

/// Takes the labels of ties for their kinds where nothing else says the kind and the labels are few words that return,
/// not numbers or a name for each tie.
pub(super) fn choose_kind(register: &mut Register, mapping: &Mapping) {
    if mapping.kind.is_some() || goes_to(register, |target| matches!(target, Target::TieKind)) {
        return;
    }
    let found = register.headings.iter().position(|heading| heading.eq_ignore_ascii_case("label"));
    let Some(column) = found.filter(|column| matches!(register.targets[*column], Target::Ignore)) else {
        return;
    };
    if mapping.columns.iter().any(|(said, _)| said.eq_ignore_ascii_case("label")) {
        return;
    }
    let mut different = BTreeSet::new();
    let mut count = 0;
    for row in &register.rows {
        let text = register.text(row, column);
        if text.is_empty() {
            continue;
        }
        count += 1;
        if cell::number(&text).is_some() || text.chars().count() > 60 {
            return;
        }
        different.insert(text.to_lowercase());
        if different.len() > MOST_KINDS {
            return;
        }
    }
    if count > 0 && (different.len() * 2 <= count || count <= 4) {
        register.targets[column] = Target::TieKind;
    }
}
