//! How do people stand to the change, and how should they? The engagement assessment matrix.
//!
//! One row for each person, a filled sign where they stand and a hollow one where they should; for readers who see counts
//! only, how many there are of each.
//!
//! *Invariants:* who may not know how people stand sees no trace of it: neither a sign nor a place in the order. Numbers
//! below five are not shown to readers who see counts only.

mod counted;
mod named;

use super::measure::Measure;
use super::page::{card, chosen, nothing_chosen};
use super::scene::Scene;
use crate::share::{Disclosure, Engagement, for_others};

/// How people stand and should stand. O(people · log).
pub fn engagement(disclosure: &Disclosure, measure: &dyn Measure) -> Scene {
    const TITLE: &str = "Engagement";
    let Some((id, record)) = chosen(disclosure) else { return nothing_chosen(TITLE, measure) };
    let title = format!("{TITLE}: {}", record.name);
    if disclosure.sees("assessment.engagement_now") || disclosure.sees("assessment.engagement_wanted") {
        return named::matrix(disclosure, id, title, measure);
    }
    let counts = disclosure.counts(id);
    if counts.engagement_now.is_some() || counts.engagement_wanted.is_some() {
        return counted::bars(&counts, title, measure);
    }
    let promise =
        record.promise.map(|promise| format!(" What we promise to everybody: {}.", promise.promise()));
    let text =
        "How anybody stands to the change is not told here, neither by name nor as a number.".to_owned();
    card(title, "Views of people are not part of this copy", &(text + &promise.unwrap_or_default()), measure)
}

/// What a stance is called for these readers.
fn word(disclosure: &Disclosure, stance: Engagement) -> &'static str {
    if disclosure.sees("assessment.engagement_now") { stance.name() } else { for_others(stance) }
}
