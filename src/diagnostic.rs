//! Which small troubles came along with a result that is still good?
//!
//! *Invariants:* a warning never replaces an error: the result beside it can be used as it is.
//! This module knows nothing of the document.

use std::fmt;

/// One thing that went less than well, where it was, and what can be done about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Warning {
    /// Where: a row and column, a record's name, a line of a file. Empty where it concerns the whole.
    pub place: String,
    /// What happened, as a sentence without its full stop.
    pub message: String,
    /// What the user can do. Empty where there is nothing to be done.
    pub hint: String,
}

impl Warning {
    /// A warning without a hint.
    pub fn new(place: impl Into<String>, message: impl Into<String>) -> Self {
        Self { place: place.into(), message: message.into(), hint: String::new() }
    }

    /// The same warning with advice.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = hint.into();
        self
    }
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.place.is_empty() {
            write!(f, "{}: ", self.place)?;
        }
        write!(f, "{}", self.message)?;
        if !self.hint.is_empty() {
            write!(f, " ({})", self.hint)?;
        }
        Ok(())
    }
}

/// A result with the warnings that came along with it.
#[derive(Debug, Clone, PartialEq)]
pub struct Warned<T> {
    /// The result.
    pub output: T,
    /// What went less than well, in the order in which it was met.
    pub warnings: Vec<Warning>,
}

impl<T> Warned<T> {
    /// A result without warnings.
    pub fn clean(output: T) -> Self {
        Self { output, warnings: Vec::new() }
    }
}
