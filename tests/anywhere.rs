//! Are the bytes of a copy the same on every machine, in every time zone and language, and does none tell of the machine?
#![allow(clippy::unwrap_used, reason = "what is not there fails the test")]

mod common;

use groundswell::export::{EXPORTS, read_back};
use groundswell::share::Letters;
use std::path::Path;
use std::process::Command;

const SECONDS: &str = "1795305600";

/// What the program writes in such surroundings.
fn written(folder: &Path, format: &str, zone: &str, language: &str, user: &str) -> Option<Vec<u8>> {
    let home = folder.join(user);
    std::fs::create_dir_all(&home).unwrap();
    let map = home.join("map.swell");
    let out = home.join("copy.bin");
    std::fs::copy(Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/service-desk.swell"), &map).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_groundswell"));
    command.current_dir(&home).args([
        "export",
        "map.swell",
        "--initiative",
        "One service desk",
        "--to",
        format,
    ]);
    command.arg("--out").arg(&out).args(["--force", "--audience", "team"]);
    command.env("SOURCE_DATE_EPOCH", SECONDS).env("TZ", zone);
    command.env("LANG", language).env("LC_ALL", language).env("HOME", &home).env("USER", user);
    command.env("LOGNAME", user).env("HOSTNAME", format!("{user}-host"));
    let done = command.output().unwrap();
    let told = String::from_utf8_lossy(&done.stderr);
    // One table of many is chosen in the window.
    if told.contains("needs a table") {
        return None;
    }
    assert!(done.status.success(), "{format}: {told}");
    Some(std::fs::read(&out).unwrap())
}

#[test]
fn two_machines_far_apart_write_the_same_bytes_and_nothing_of_themselves() {
    let folder = common::Dir::new();
    for format in EXPORTS {
        let write = |zone, language, user| written(folder.path(), format.id, zone, language, user);
        let Some(one) = write("Pacific/Kiritimati", "tr_TR.UTF-8", "quetzalcoatl") else { continue };
        let two = write("America/St_Johns", "C", "nebuchadnezzar").unwrap();
        assert!(one == two, "{}", format.id);
        let place = Letters::of(&folder.path().to_string_lossy()).text();
        for (part, text) in read_back(format, &one).unwrap() {
            let text = Letters::of(&text).text();
            for secret in ["quetzalcoatl", place.as_str()] {
                assert!(!text.contains(secret), "{} in {part} of {}", secret, format.id);
            }
        }
    }
}
