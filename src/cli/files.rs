//! How are files, standard input, the clock and chance reached from the command line?
//!
//! *Invariants:* an output that is there is replaced only by `--force`, and an input never by an export made from it;
//! with `SOURCE_DATE_EPOCH` the same input gives the same bytes.

use super::failure::{Code, Failure, reading};
use super::output::Output;
use crate::model::{Document, IdMaker};
use crate::store::{self, Baseline, Disk, Overwrite};
use crate::{file, session};
use jiff::civil::Date;
use std::io::Read;
use std::path::Path;
use std::time::SystemTime;

/// Stands for standard input or output.
pub(super) fn is_dash(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// How a path is called in messages.
pub(super) fn called(path: &Path) -> String {
    if is_dash(path) { "standard input".to_owned() } else { path.display().to_string() }
}

/// The bytes of a file or of standard input, at most `limit`.
pub(super) fn read(path: &Path, limit: u64) -> Result<(Vec<u8>, Option<Baseline>), Failure> {
    if !is_dash(path) {
        let (bytes, baseline) = store::read(&Disk, path, limit)?;
        return Ok((bytes, Some(baseline)));
    }
    let mut bytes = Vec::new();
    let read = std::io::stdin().lock().take(limit + 1).read_to_end(&mut bytes);
    read.map_err(|error| {
        Failure::new(reading(error.kind()), format!("standard input cannot be read: {error}"))
    })?;
    if bytes.len() as u64 > limit {
        let limit = limit / 1024 / 1024;
        return Err(Failure::new(
            Code::Data,
            format!("standard input has more than {limit} MiB, which is the limit"),
        ));
    }
    Ok((bytes, None))
}

/// A map from a file or from standard input.
pub(super) fn open(path: &Path) -> Result<(Document, Option<Baseline>), Failure> {
    let (bytes, baseline) = read(path, file::LIMIT)?;
    Ok((file::open(&bytes, &called(path))?, baseline))
}

/// Writes a map.
pub(super) fn save(
    path: &Path,
    document: &Document,
    overwrite: Overwrite<'_>,
    output: &mut Output,
) -> Result<(), Failure> {
    let bytes = file::save(document)?;
    if is_dash(path) {
        output.bytes(&bytes);
        return Ok(());
    }
    let check = |written: &[u8]| match file::open(written, "the map") {
        Ok(read) if read == *document => Ok(()),
        Ok(_) => Err("it reads back as another map".to_owned()),
        Err(error) => Err(error.to_string()),
    };
    let saved = store::save(&Disk, path, &bytes, overwrite, &check, clock())?;
    saved.warnings.iter().for_each(|warning| output.warning(&warning.to_string()));
    Ok(())
}

/// Whether a file that is there may be replaced.
pub(super) const fn overwrite(force: bool) -> Overwrite<'static> {
    if force { Overwrite::Replace } else { Overwrite::Refuse }
}

/// The time, for the age of temporary files.
#[expect(clippy::disallowed_methods, reason = "the command line is where the clock is read")]
pub(super) fn clock() -> SystemTime {
    SystemTime::now()
}

/// The seconds since 1970 that stand for now where results are to be the same each time.
fn epoch() -> Result<Option<i64>, Failure> {
    let Some(said) = std::env::var_os("SOURCE_DATE_EPOCH").filter(|value| !value.is_empty()) else {
        return Ok(None);
    };
    let seconds = said.to_str().and_then(|text| text.parse().ok()).filter(|seconds| *seconds >= 0);
    seconds.map(Some).ok_or_else(|| {
        Failure::usage("SOURCE_DATE_EPOCH must be a number of seconds since 1970. Set it so, or remove it")
    })
}

/// Today: what was said, else the day of `SOURCE_DATE_EPOCH`, else that of the clock.
#[expect(clippy::disallowed_methods, reason = "the command line is where the clock is read")]
pub(super) fn today(said: Option<Date>) -> Result<Date, Failure> {
    if let Some(date) = said {
        return Ok(date);
    }
    match epoch()? {
        Some(seconds) => jiff::Timestamp::from_second(seconds)
            .map(|time| time.to_zoned(jiff::tz::TimeZone::UTC).date())
            .map_err(|_| Failure::usage("SOURCE_DATE_EPOCH lies too far in the future")),
        None => Ok(jiff::Zoned::now().date()),
    }
}

/// A seed for ids: random, or the same for the same content where `SOURCE_DATE_EPOCH` is set.
pub(super) fn seed(content: &[&[u8]]) -> Result<u64, Failure> {
    let Some(seconds) = epoch()? else { return Ok(session::entropy()) };
    let mut hash = blake3::Hasher::new();
    hash.update(&seconds.to_le_bytes());
    for part in content {
        hash.update(&(part.len() as u64).to_le_bytes());
        hash.update(part);
    }
    let mut first = [0; 8];
    first.copy_from_slice(&hash.finalize().as_bytes()[..8]);
    Ok(u64::from_le_bytes(first))
}

/// An empty map with a title taken from the name of its file.
pub(super) fn empty(path: Option<&Path>, seed: u64) -> Document {
    let stem = path.filter(|path| !is_dash(path)).and_then(Path::file_stem);
    let mut document = Document::default();
    document.about.title =
        stem.map_or_else(|| "New map".to_owned(), |stem| stem.to_string_lossy().into_owned());
    // Another stream of ids than that of the records.
    document.about.map_id = IdMaker::seeded(!seed).next::<Document>().to_string();
    document
}

/// Refuses to write over what is read.
pub(super) fn distinct(input: &Path, output: &Path) -> Result<(), Failure> {
    let real = |path: &Path| std::fs::canonicalize(path).ok();
    let same =
        !is_dash(input) && !is_dash(output) && real(input).is_some_and(|input| Some(input) == real(output));
    if same {
        let path = output.display();
        return Err(Failure::usage(format!("{path} is the map itself. Choose another name for the output")));
    }
    Ok(())
}
