//! Temporary files: what they are called, how one is made, and when a forgotten one is removed.
//!
//! *Invariants:* a temporary file lies in the folder of the file it will become, is called
//! `.{name}.{16 hexadecimal digits}.tmp`, and was created by us: a name that is taken is never opened, only avoided.
//! Only regular files of exactly this form, for this name and older than an hour, are ever removed.

use std::ffi::{OsStr, OsString};
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use super::fs::{Fs, Kind, Writing};
use super::link;

/// Names that are tried before giving up; more than one is needed only if somebody guesses 64 random bits.
const ATTEMPTS: usize = 16;

/// A temporary file younger than this may belong to a save that is still going on.
const FORGOTTEN_AFTER: Duration = Duration::from_hours(1);

/// The longest name that is used whole, in bytes, so that the temporary name fits where 143 bytes are allowed.
const LONGEST_NAME: usize = 110;

/// Creates the temporary file for `target`, which must end in a name.
pub(super) fn create(fs: &dyn Fs, target: &Path, name: &OsStr) -> io::Result<(PathBuf, Box<dyn Writing>)> {
    let folder = link::folder_of(target);
    let mut attempts = 0;
    loop {
        let path = folder.join(temporary_name(name, fs.random()?));
        attempts += 1;
        match fs.create(&path) {
            Ok(file) => return Ok((path, file)),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists && attempts < ATTEMPTS => {}
            Err(error) => return Err(error),
        }
    }
}

/// Removes the temporary files that a crash left beside `target` more than an hour before `now`, and says how many.
///
/// Every save does this; opening a file is a good moment too, because each of them is a full copy of it. Trouble is passed
/// over in silence: the next call tries again.
pub fn remove_leftovers(fs: &dyn Fs, target: &Path, now: SystemTime) -> usize {
    let Ok(Some(place)) = link::follow(fs, target) else { return 0 };
    let Some(name) = place.path.file_name() else { return 0 };
    let folder = link::folder_of(&place.path);
    let names = fs.list(folder).unwrap_or_default();
    let ours = names.iter().filter(|found| is_temporary_name(name, found)).map(|found| folder.join(found));
    ours.filter(|path| is_forgotten(fs, path, now) && fs.remove(path).is_ok()).count()
}

fn is_forgotten(fs: &dyn Fs, path: &Path, now: SystemTime) -> bool {
    fs.look(path).is_ok_and(|found| {
        let age = found.modified.and_then(|modified| now.duration_since(modified).ok());
        found.kind == Kind::File && age.is_some_and(|age| age > FORGOTTEN_AFTER)
    })
}

fn temporary_name(name: &OsStr, random: u64) -> OsString {
    let mut whole = OsString::from(".");
    whole.push(stem(name));
    whole.push(format!(".{random:016x}.tmp"));
    whole
}

fn is_temporary_name(name: &OsStr, found: &OsStr) -> bool {
    let digits = found
        .as_encoded_bytes()
        .strip_prefix(b".")
        .and_then(|rest| rest.strip_prefix(stem(name).as_encoded_bytes()))
        .and_then(|rest| rest.strip_prefix(b"."))
        .and_then(|rest| rest.strip_suffix(b".tmp"));
    let is_digit = |byte: &u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
    digits.is_some_and(|digits| digits.len() == 16 && digits.iter().all(is_digit))
}

/// The name itself, or the beginning and a hash of one so long that the temporary name might not fit.
fn stem(name: &OsStr) -> OsString {
    if name.len() <= LONGEST_NAME {
        return name.to_owned();
    }
    let mut short = name.to_string_lossy().into_owned();
    short.truncate(short.floor_char_boundary(LONGEST_NAME - 20));
    let hash = blake3::hash(name.as_encoded_bytes()).to_hex();
    OsString::from(format!("{short}~{}", &hash[..16]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_our_own_names_are_recognised() {
        let name = OsStr::new("map.swell");
        let ours = temporary_name(name, 0xfeed);
        assert_eq!(ours, ".map.swell.000000000000feed.tmp");
        assert!(is_temporary_name(name, &ours));
        for foreign in [
            "map.swell",
            ".map.swell.tmp",
            ".map.swell.feed.tmp",
            "map.swell.000000000000feed.tmp",
            ".other.swell.000000000000feed.tmp",
            ".map.swell.000000000000FEED.tmp",
            ".map.swell.000000000000feed.tmp~",
            ".map.swell.00000000000é0feed.tmp",
            ".~lock.map.swell#",
        ] {
            assert!(!is_temporary_name(name, OsStr::new(foreign)), "{foreign}");
        }
    }

    #[test]
    fn a_long_name_is_shortened_the_same_way_each_time() {
        let long = "Übernahme ".repeat(23);
        let other = format!("{long}2");
        let ours = temporary_name(OsStr::new(&long), u64::MAX);
        assert!(ours.len() <= 143, "{}", ours.len());
        assert!(is_temporary_name(OsStr::new(&long), &ours));
        assert!(!is_temporary_name(OsStr::new(&other), &ours));
    }
}
