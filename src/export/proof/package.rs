//! What does a document or spreadsheet in a zip file hold?
//!
//! *Invariants:* every part is read, wherever it stands and whether or not anything points to it. Nothing is unpacked to a
//! disk; a part that unpacks to more than it may is not read, and so the file is not safe.

use super::{Readings, Unread};
use std::io::{Cursor, Read};

/// The most that one part may hold.
const LARGEST: u64 = 256 * 1024 * 1024;

/// Reads each part of a zip file.
pub(super) fn read(bytes: &[u8], depth: usize, into: &mut Readings) -> Result<(), Unread> {
    let mut package = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|error| error.to_string())?;
    into.add("comment of the package", &String::from_utf8_lossy(package.comment()));
    for place in 0..package.len() {
        let part = package.by_index(place).map_err(|error| error.to_string())?;
        let name = part.name().to_owned();
        into.add(&name, &name);
        into.add(&name, part.comment());
        let mut inner = Vec::new();
        part.take(LARGEST + 1).read_to_end(&mut inner).map_err(|error| format!("{name}: {error}"))?;
        if inner.len() as u64 > LARGEST {
            return Err(format!("{name}: too large"));
        }
        super::read(&name, &inner, depth + 1, into)?;
    }
    Ok(())
}
