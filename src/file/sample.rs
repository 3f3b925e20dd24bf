//! Which worked example comes with the program?
//!
//! *Invariants:* it is a file of the current version in canonical form, so that it can be read in an editor as well.

use crate::model::Document;

/// The bytes of the sample, as they are written by *new from sample*.
pub const SAMPLE: &[u8] = include_bytes!("../../examples/service-desk.swell");

/// A worked example: a hospital trust that makes three service desks into one, and an electronic bed board.
///
/// The people are invented. Empty only if the file in the program were damaged, which a test rules out.
pub fn sample() -> Document {
    super::open(SAMPLE, "service-desk.swell").unwrap_or_default()
}
