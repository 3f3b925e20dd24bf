//! How does a map become text, and text a map? The format `.swell`: RON under a header that names its version.
//!
//! ```text
//! // groundswell map
//! (
//!   format: "groundswell-map",
//!   version: 3,
//!   document: (…),
//! )
//! ```
//!
//! *Invariants:* the header is read alone first, and a version that is not known is refused, never guessed. Fields that
//! are not known, keys that stand twice, numbers that are infinite and references to nothing are refused. `save` is
//! canonical: the same document gives the same bytes, in the order of the ids, one value a line.
//!
//! This module touches no disk. A new version of the format is a line in [`READERS`]; old ones are kept for ever.

mod error;
mod header;
mod place;
mod sample;
mod tokens;
mod v1;
mod write;

pub use error::{Flaw, OpenError, SaveError};
pub use sample::{SAMPLE, sample};

use crate::model::Document;

/// The largest file that is read or written, in bytes: 64 MiB.
pub const LIMIT: u64 = 64 * 1024 * 1024;

/// The version of the format that is written.
pub const VERSION: u32 = 3;

/// A version of the format and what reads it.
pub struct Reader {
    /// As in the header.
    pub version: u32,
    /// Reads the whole text, header included.
    pub read: fn(&str) -> Result<Document, Flaw>,
}

/// Every version that was ever written, oldest first. Version 2 added the draft of an ask and how advocates are picked,
/// version 3 the slots and nine Cs of people, what was answered about who is missing, channels of messages and talks, and
/// what made the difference at a review. What reads the newest reads all.
pub const READERS: &[Reader] = &[
    Reader { version: 1, read: v1::read },
    Reader { version: 2, read: v1::read },
    Reader { version: 3, read: v1::read },
];

/// Reads a map. `name` is what the file is called in messages.
///
/// A byte order mark at the beginning is accepted. O(size · log).
///
/// ```
/// let document = groundswell::file::open(groundswell::file::SAMPLE, "service-desk.swell")?;
/// assert_eq!(document.communities.len(), 9);
/// # Ok::<(), groundswell::file::OpenError>(())
/// ```
pub fn open(bytes: &[u8], name: &str) -> Result<Document, OpenError> {
    let name = name.to_owned();
    if bytes.len() as u64 > LIMIT {
        return Err(OpenError::TooLarge { name });
    }
    let text = match header::text(bytes) {
        Ok(text) => text,
        Err(problem) => return Err(OpenError::Encoding { name, problem }),
    };
    let version = match header::version(text) {
        Ok(version) => version,
        Err(header::Refusal::Foreign) => return Err(OpenError::Foreign { name }),
        Err(header::Refusal::Flaw(flaw)) => return Err(OpenError::Flaw { name, flaw }),
    };
    let Some(reader) = READERS.iter().find(|reader| u64::from(reader.version) == version) else {
        return Err(OpenError::Version { name, version });
    };
    let document = (reader.read)(text).map_err(|flaw| OpenError::Flaw { name: name.clone(), flaw })?;
    let faults = document.faults();
    if faults.is_empty() {
        Ok(document)
    } else {
        Err(OpenError::Faults { name, faults: faults.into_iter().map(|fault| fault.message).collect() })
    }
}

/// The bytes of a map, canonical: reading and saving them again gives the same. O(size).
pub fn save(document: &Document) -> Result<Vec<u8>, SaveError> {
    let text = write::canonical(document).map_err(|error| SaveError::Unwritable(error.to_string()))?;
    if text.len() as u64 > LIMIT { Err(SaveError::TooLarge) } else { Ok(text.into_bytes()) }
}

/// True of bytes that `save` would give back unchanged: a map, in the current version, nobody's spacing. O(size · log).
pub fn is_canonical(bytes: &[u8]) -> bool {
    open(bytes, "").is_ok_and(|document| save(&document).is_ok_and(|saved| saved == bytes))
}
