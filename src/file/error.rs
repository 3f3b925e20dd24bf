//! Why can a text not be read as a map, or a map not be written?
//!
//! *Invariants:* each message says what is wrong, where (line, column, the record by its name) and what to do.

use super::{LIMIT, VERSION};
use std::fmt;

/// What is wrong at one place of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flaw {
    /// From 1.
    pub line: usize,
    /// From 1, in characters.
    pub column: usize,
    /// The record at that place, by its name: *stakeholder “Ana Ruiz”*.
    pub record: Option<String>,
    /// What is wrong, as a sentence without its full stop.
    pub problem: String,
    /// What to do. Empty where there is nothing to say.
    pub hint: String,
}

impl fmt::Display for Flaw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, column {}", self.line, self.column)?;
        if let Some(record) = &self.record {
            write!(f, ", in {record}")?;
        }
        write!(f, ": {}", self.problem)?;
        if !self.hint.is_empty() {
            write!(f, ". {}", self.hint)?;
        }
        Ok(())
    }
}

/// Why bytes cannot be read as a map.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum OpenError {
    /// More bytes than the limit.
    #[error("{name} is too large for a map: {} MiB is the limit. Check that it is the right file", LIMIT >> 20)]
    TooLarge {
        /// What the file is called.
        name: String,
    },
    /// Not text, or in another encoding.
    #[error("{name} is not in UTF-8: {problem}. Save it as UTF-8 text, or open an earlier copy")]
    Encoding {
        /// What the file is called.
        name: String,
        /// What was found, and where.
        problem: String,
    },
    /// Something else than a map.
    #[error("{name} is not a Groundswell map. To bring people in from a table or another program, import it")]
    Foreign {
        /// What the file is called.
        name: String,
    },
    /// A version that this program does not know.
    #[error("{name} is in version {version} of the format; this program knows versions up to {VERSION}. {}", version_hint(*.version))]
    Version {
        /// What the file is called.
        name: String,
        /// The version that it needs.
        version: u64,
    },
    /// A slip in the text.
    #[error("{name}, {flaw}")]
    Flaw {
        /// What the file is called.
        name: String,
        /// What and where.
        flaw: Flaw,
    },
    /// The text reads well, but what it says does not hold together.
    #[error("{name} does not hold together: {}. Correct this in the file, or open an earlier copy", first_few(.faults))]
    Faults {
        /// What the file is called.
        name: String,
        /// What is wrong, each naming its record.
        faults: Vec<String>,
    },
}

/// Why a document cannot be written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SaveError {
    /// It could not be opened again.
    #[error("the map has become too large to be saved: {} MiB is the limit. Remove long notes, or split the map", LIMIT >> 20)]
    TooLarge,
    /// A fault of the program.
    #[error("the map could not be written as text ({0}). Please report this, and keep the program open")]
    Unwritable(String),
}

fn version_hint(version: u64) -> &'static str {
    if version > u64::from(VERSION) {
        "Open it with a newer Groundswell"
    } else {
        "There was never such a version: open an earlier copy"
    }
}

fn first_few(faults: &[String]) -> String {
    const SHOWN: usize = 3;
    let text = faults.iter().take(SHOWN).cloned().collect::<Vec<_>>().join("; ");
    if faults.len() > SHOWN {
        return format!("{text}; and {} more", faults.len() - SHOWN);
    }
    text
}
