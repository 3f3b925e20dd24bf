//! A process that saves version after version is killed, 40 times, at times that nobody chose.
//!
//! Killing a process loses nothing that the system has taken; it shows that no step of a save leaves a file that does not
//! load, and that a version that was reported as saved is there. Losing power is the matter of `power`.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, SystemTime};

use groundswell::store::{Disk, Overwrite, read, remove_leftovers, save};

use super::real::Folder;

const ROLE: &str = "GROUNDSWELL_TEST_SAVES_UNTIL_KILLED";
const ROUNDS: u64 = 40;

/// What version `number` looks like: long enough to take several writes, and different in every line.
fn version(number: u64) -> Vec<u8> {
    let lines = 2_000 + number % 7 * 500;
    (0..lines).flat_map(|line| format!("{number}: {line}\n").into_bytes()).collect()
}

fn number_of(bytes: &[u8]) -> u64 {
    let text = String::from_utf8_lossy(bytes);
    let number = text.split(':').next().and_then(|number| number.parse().ok());
    let number = number.unwrap_or_else(|| panic!("does not load: {:?}", &text[..text.len().min(40)]));
    assert!(bytes == version(number), "version {number} is not whole");
    number
}

/// The process that is killed; in an ordinary run of the tests it does nothing.
#[test]
fn child() {
    if std::env::var_os(ROLE).is_none() {
        return;
    }
    let path = Path::new("doc");
    let (bytes, mut baseline) = read(&Disk, path, 1_000_000).expect("read");
    for number in number_of(&bytes) + 1.. {
        let bytes = version(number);
        let check = |read: &[u8]| if number_of(read) == number { Ok(()) } else { Err("other".to_owned()) };
        let now = SystemTime::now();
        let saved = save(&Disk, path, &bytes, Overwrite::IfUnchanged(&baseline), &check, now).expect("saved");
        baseline = saved.baseline;
        let mut out = std::io::stdout().lock();
        writeln!(out, "\nsaved {number}").and_then(|()| out.flush()).expect("told");
    }
}

#[test]
fn a_process_killed_while_saving_leaves_a_version_that_was_saved() {
    let folder = Folder::new("kill");
    let path = folder.path("doc");
    std::fs::write(&path, version(0)).expect("planted");
    std::fs::write(folder.path(".doc.swell.tmp"), "somebody else's").expect("planted");
    let (mut last, mut random) = (0, 1_u64);
    for round in 0..ROUNDS {
        let mut child = Command::new(std::env::current_exe().expect("own path"))
            .args(["--exact", "kill::child", "--nocapture"])
            .env(ROLE, "1")
            .current_dir(folder.root())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("started");
        let mut lines = BufReader::new(child.stdout.take().expect("piped")).lines();
        let saved = |line: String| line.strip_prefix("saved ").and_then(|number| number.parse::<u64>().ok());
        // Every other round, wait until saving has begun; otherwise the start is hit as well.
        let mut told =
            if round % 2 == 0 { lines.by_ref().map_while(Result::ok).find_map(saved) } else { None };
        random = random.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        std::thread::sleep(Duration::from_micros((random >> 33) % 25_000));
        child.kill().expect("killed");
        child.wait().expect("gone");
        told = lines.map_while(Result::ok).filter_map(saved).last().or(told);

        let told = told.unwrap_or(last);
        let (bytes, _) = read(&Disk, &path, 1_000_000).expect("it opens");
        let found = number_of(&bytes);
        assert!(found == told || found == told + 1, "round {round}: saved {told}, found {found}");
        last = found;
    }
    assert!(last >= ROUNDS / 2, "the processes hardly saved: {last}");

    let temps = folder.names().len() - 2;
    let later = SystemTime::now() + Duration::from_hours(2);
    assert_eq!(remove_leftovers(&Disk, &path, SystemTime::now()), 0, "they may still be in use");
    assert_eq!(remove_leftovers(&Disk, &path, later), temps);
    assert_eq!(folder.names(), [".doc.swell.tmp", "doc"]);
    println!("{last} versions saved, {temps} temporary files left by {ROUNDS} kills and removed");
}
