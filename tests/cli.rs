//! Does the command line keep its contract: subcommands, exit codes, JSON fields, the same bytes twice?
#![allow(clippy::disallowed_methods, reason = "a test writes its own files")]

use serde_json::Value;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// A folder of its own for a test, removed afterwards.
struct Dir(PathBuf);

impl Dir {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("groundswell-cli-{}-{name}", std::process::id()));
        fs::create_dir_all(&path).expect("a folder can be made");
        Self(path)
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_groundswell"));
        command.current_dir(&self.0).args(arguments).env_remove("SOURCE_DATE_EPOCH").stdin(Stdio::null());
        command
    }

    fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().expect("the program runs")
    }

    /// Standard output of a command that ends with this code.
    fn code(&self, code: i32, arguments: &[&str]) -> String {
        let done = self.run(arguments);
        let (out, errors) = (String::from_utf8_lossy(&done.stdout), String::from_utf8_lossy(&done.stderr));
        assert_eq!(done.status.code(), Some(code), "{arguments:?}\n{out}\n{errors}");
        assert!(!errors.contains("panicked") && !errors.contains(".rs:"), "{errors}");
        out.into_owned()
    }

    fn ok(&self, arguments: &[&str]) -> String {
        self.code(0, arguments)
    }

    fn json(&self, arguments: &[&str]) -> Value {
        let value: Value = serde_json::from_str(&self.ok(arguments)).expect("one JSON object");
        assert_eq!(value["schema_version"], 1);
        value
    }

    fn write(&self, name: &str, text: impl AsRef<[u8]>) {
        fs::write(self.0.join(name), text).expect("it can be written");
    }

    fn bytes(&self, name: &str) -> Vec<u8> {
        fs::read(self.0.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    fn errors(&self, arguments: &[&str]) -> String {
        String::from_utf8_lossy(&self.run(arguments).stderr).into_owned()
    }
}

impl Drop for Dir {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn data(name: &str) -> String {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/files").join(name).to_string_lossy().into_owned()
}

#[test]
fn a_thousand_people_come_in_and_are_ranked() {
    let dir = Dir::new("thousand");
    let (nodes, edges) = (data("g1k.nodes.csv"), data("g1k.edges.csv"));
    dir.ok(&["import", &nodes, "--out", "m.swell", "--initiative", "Test"]);
    let ties = dir.json(&["import", &edges, "--into", "m.swell", "--json"]);
    assert_eq!((&ties["new"], &ties["skipped"]), (&5000.into(), &0.into()));
    let info = dir.json(&["info", "m.swell", "--json"]);
    for (field, count) in [("people", 1000), ("groups", 0), ("communities", 35), ("ties", 5000)] {
        assert_eq!(info[field], count, "{field}");
    }
    assert_eq!(info["initiatives"][0]["name"], "Test");
    assert_eq!(info["initiatives"][0]["assessments"], 1000);
    assert_eq!(info["initiatives"][0]["actions"], 0);
    assert!(dir.ok(&["info", "m.swell"]).contains("Communities        35"));

    let ranked = dir.json(&["rank", "m.swell", "--by", "betweenness", "--json"]);
    assert_eq!(ranked["metric"], "betweenness");
    let people = ranked["people"].as_array().expect("a list");
    assert_eq!(people.len(), 1000);
    let highest = people[0]["score"].as_f64().expect("a number");
    assert!((highest - 31_645.571_9).abs() < 1e-3, "{highest}");
    assert!(people[0]["name"].is_string() && people[0]["id"].is_string());
    let top =
        dir.json(&["rank", "m.swell", "--by", "degree", "--top", "3", "--ties", "works-with", "--json"]);
    assert_eq!(top["people"].as_array().map(Vec::len), Some(3));
    let none = dir.json(&["rank", "m.swell", "--by", "degree", "--ties", "trusts", "--json"]);
    assert_eq!(none["people"][0]["score"], 0.0);

    let sampled = dir.json(&["rank", "m.swell", "--by", "betweenness", "--sample", "200", "--json"]);
    assert_eq!(sampled["sampled"]["sources"], 200);
    let (score, error) = (&sampled["people"][0]["score"], &sampled["people"][0]["error"]);
    let off = score.as_f64().expect("a number") - 31_645.571_9;
    assert!(off.abs() < 2.0 * error.as_f64().expect("an error"), "{score} ± {error}");
    let words = dir.ok(&["rank", "m.swell", "--by", "betweenness", "--sample", "200", "--top", "1"]);
    assert!(words.contains("±") && words.contains("Estimated from 200 of 1000 people"), "{words}");
    let directed = dir.json(&["rank", "m.swell", "--by", "pagerank", "--directed", "--weighted", "--json"]);
    assert_eq!((&directed["directed"], &directed["weighted"]), (&true.into(), &true.into()));

    let public = dir.ok(&["export", "m.swell", "--to", "html", "--out", "-", "--audience", "everyone"]);
    assert!(!public.contains("Person "), "nobody is named to everyone");
    let private = dir.ok(&["export", "m.swell", "--to", "html", "--out", "-", "--audience", "me"]);
    for number in 0..1000 {
        assert!(private.contains(&format!("Person {number}")), "Person {number}");
    }
    dir.ok(&["import", &edges, &nodes, "--out", "both.swell", "--initiative", "Test"]);
    assert_eq!(dir.json(&["info", "both.swell", "--json"])["ties"], 5000, "people are read first");
}

#[test]
fn new_and_sample_write_maps_and_replace_nothing_unasked() {
    let dir = Dir::new("new");
    dir.ok(&["new", "a.swell"]);
    assert_eq!(dir.json(&["info", "a.swell", "--json"])["people"], 0);
    assert!(dir.ok(&["check", "a.swell"]).contains("Nothing found"));
    let before = dir.bytes("a.swell");
    dir.code(73, &["sample", "a.swell"]);
    assert_eq!(dir.bytes("a.swell"), before);
    dir.ok(&["sample", "a.swell", "--force"]);
    let info = dir.json(&["info", "a.swell", "--json"]);
    assert_eq!((&info["communities"], &info["people"]), (&9.into(), &40.into()));
    assert_eq!(dir.ok(&["sample", "-"]).as_bytes(), dir.bytes("a.swell"));
    dir.ok(&["check", "a.swell", "--only", "sound,canonical"]);
    dir.code(73, &["new", "nowhere/a.swell"]);
}

#[test]
fn errors_have_codes_of_their_own_and_one_sentence() {
    let dir = Dir::new("codes");
    dir.write("no.swell", "name,role\n");
    dir.write("open.csv", "name,role\nAna,\"x\n");
    dir.write("good.csv", "name,role\nAna,x\n");
    dir.code(2, &["import", "good.csv"]);
    dir.code(2, &["nonsense", "x", "--flag"]);
    dir.code(2, &["rank", "no.swell", "--by", "charm"]);
    dir.code(2, &["import", "good.csv", "--out", "m.swell", "--map", "Nope=name"]);
    dir.code(2, &["import", "good.csv", "--out", "-", "--json"]);
    dir.code(65, &["info", "no.swell"]);
    dir.code(65, &["import", "open.csv", "--out", "m.swell"]);
    dir.code(66, &["info", "missing.swell"]);
    dir.code(66, &["info", "."]);
    dir.code(66, &["import", "missing.csv", "--out", "m.swell"]);
    assert!(dir.errors(&["import", "open.csv", "--out", "m.swell"]).contains("row 2: a quotation mark"));
    assert!(!dir.0.join("m.swell").exists(), "nothing is left behind");
    dir.ok(&["--help"]);
    dir.ok(&["--version"]);
    dir.ok(&["import", "--help"]);
}

#[test]
fn a_dry_run_changes_nothing_and_says_what_would_happen() {
    let dir = Dir::new("dry");
    dir.write("r.csv", "id,name,Power,Shoe\n1,Ana,High,42\n2,,Low,\n");
    let said = dir.json(&["import", "r.csv", "--dry-run", "--json"]);
    assert_eq!((&said["new"], &said["updated"], &said["skipped"]), (&1.into(), &0.into(), &1.into()));
    assert_eq!(said["warnings"][0]["place"], "row 3, column “name”");
    assert!(said["warnings"][0]["message"].is_string());
    let columns = &said["sources"][0]["columns"];
    assert_eq!(
        (&columns[2]["field"], &columns[2]["scale"]),
        (&"influence".into(), &"High/Medium/Low".into())
    );
    assert_eq!(columns[3]["field"], "custom");
    dir.ok(&["new", "m.swell"]);
    let before = dir.bytes("m.swell");
    dir.ok(&["import", "r.csv", "--into", "m.swell", "--dry-run"]);
    assert_eq!(dir.bytes("m.swell"), before);
    dir.ok(&["import", "r.csv", "--into", "m.swell", "--initiative", "Move"]);
    dir.write("second.csv", "name,role,influence\nana,Boss,10\n");
    let again = dir.json(&["import", "second.csv", "--into", "m.swell", "--on-match", "take", "--json"]);
    assert_eq!((&again["new"], &again["updated"]), (&0.into(), &1.into()));
}

#[test]
fn check_finds_what_does_not_hold_together() {
    let dir = Dir::new("check");
    dir.ok(&["sample", "a.swell"]);
    let text = String::from_utf8(dir.bytes("a.swell")).expect("text");
    dir.write("loose.swell", text.replacen('\n', "\n\n", 1));
    dir.code(1, &["check", "loose.swell"]);
    let found = dir.code(1, &["check", "loose.swell", "--json"]);
    let found: Value = serde_json::from_str(&found).expect("JSON");
    let finding = &found["findings"][0];
    assert_eq!(finding["check"], "canonical");
    assert!(
        finding["severity"].is_string() && finding["message"].is_string() && finding["people"].is_array()
    );
    dir.ok(&["check", "loose.swell", "--only", "sound"]);
}

#[test]
fn exports_go_where_they_are_told_for_whom_they_are_told() {
    let dir = Dir::new("export");
    dir.ok(&["sample", "a.swell"]);
    let export = |more: &[&str]| {
        let start =
            ["export", "a.swell", "--out", "-", "--initiative", "One service desk", "--today", "2026-05-04"];
        dir.ok(&[&start[..], more].concat())
    };
    assert!(export(&["--to", "html", "--audience", "me"]).contains("<html"));
    assert!(export(&["--to", "md", "--audience", "me"]).starts_with("# "));
    assert!(export(&["--to", "svg", "--audience", "me"]).contains("<svg"));
    assert!(export(&["--to", "svg", "--audience", "me", "--diagram", "network"]).contains("<svg"));
    let tables: Value = serde_json::from_str(&export(&["--to", "json", "--audience", "me"])).expect("JSON");
    assert!(tables.is_object());
    dir.code(2, &["export", "a.swell", "--to", "html", "--out", "-"]);
    dir.code(65, &["export", "a.swell", "--to", "html", "--out", "-", "--initiative", "Nothing"]);
    dir.code(65, &["export", "a.swell", "--to", "json", "--out", "-", "--person", "Nobody at all"]);
    dir.code(2, &["export", "a.swell", "--to", "json", "--out", "a.swell", "--force"]);
    dir.code(
        2,
        &[
            "export",
            "a.swell",
            "--to",
            "md",
            "--out",
            "-",
            "--initiative",
            "One service desk",
            "--audience",
            "team",
            "--include",
            "engagement",
        ],
    );
    dir.ok(&["export", "a.swell", "--to", "json", "--out", "x.json", "--audience", "me"]);
    dir.code(73, &["export", "a.swell", "--to", "json", "--out", "x.json", "--audience", "me"]);
}

#[test]
fn an_ambiguous_name_lists_who_could_be_meant() {
    let dir = Dir::new("twins");
    dir.write("r.csv", "id,name,email\n1,Bo Li,bo@x.org\n2,Bo Li,li@x.org\n");
    dir.ok(&["import", "r.csv", "--out", "m.swell"]);
    let arguments = ["export", "m.swell", "--to", "json", "--out", "-", "--person", "bo li"];
    dir.code(65, &arguments);
    let said = dir.errors(&arguments);
    assert!(said.contains("bo@x.org") && said.contains("li@x.org"), "{said}");
    dir.ok(&["export", "m.swell", "--to", "json", "--out", "-", "--person", "bo@x.org"]);
}

#[test]
fn the_same_input_gives_the_same_bytes_where_the_clock_is_replaced() {
    let dir = Dir::new("same");
    dir.write("r.csv", "name,community,influence,shoe\nAna,X,1,2\nBo,Y,5,3\n");
    let twice = |arguments: &[&str]| {
        let run = || {
            let done = dir.command(arguments).env("SOURCE_DATE_EPOCH", "1700000000").output().expect("runs");
            assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
            done.stdout
        };
        let first = run();
        assert_eq!(first, run(), "{arguments:?}");
        first
    };
    let new = twice(&["new", "-"]);
    assert_ne!(new, dir.ok(&["new", "-"]).into_bytes(), "otherwise each map is its own");
    twice(&["sample", "-"]);
    dir.write("m.swell", twice(&["import", "r.csv", "--out", "-", "--initiative", "I"]));
    for format in ["html", "md", "svg", "json"] {
        twice(&["export", "m.swell", "--to", format, "--out", "-", "--audience", "me"]);
    }
    let wrong = dir.command(&["new", "-"]).env("SOURCE_DATE_EPOCH", "soon").output().expect("runs");
    assert_eq!(wrong.status.code(), Some(2));
}

#[test]
fn standard_input_and_output_are_dashes_and_quiet_is_quiet() {
    let dir = Dir::new("dash");
    let fed = |arguments: &[&str], input: &str| {
        let mut command = dir.command(arguments);
        let mut child = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("runs");
        child.stdin.take().expect("a pipe").write_all(input.as_bytes()).expect("written");
        child.wait_with_output().expect("ends")
    };
    let map = fed(&["import", "-", "--out", "-", "--quiet"], "name\nAna\n");
    assert!(map.status.success() && map.stderr.is_empty(), "{}", String::from_utf8_lossy(&map.stderr));
    let info = fed(&["info", "-", "--json"], &String::from_utf8_lossy(&map.stdout));
    assert!(String::from_utf8_lossy(&info.stdout).contains("\"people\": 1"));
    let name = "A\u{1b}[31m\u{202e}na";
    dir.write("r.csv", format!("name\n{name}\n"));
    dir.ok(&["import", "r.csv", "--out", "m.swell"]);
    let ranked = dir.ok(&["rank", "m.swell", "--by", "degree"]);
    assert!(ranked.contains("na") && !ranked.contains(['\u{1b}', '\u{202e}']), "{ranked:?}");
}

#[test]
fn shells_and_the_manual_learn_of_every_subcommand() {
    let dir = Dir::new("docs");
    let manual = dir.ok(&["man"]);
    for sub in groundswell::cli::SUBCOMMANDS {
        assert!(manual.contains(sub.name) && !sub.help.is_empty(), "{}", sub.name);
    }
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        assert!(dir.ok(&["completions", shell]).contains("groundswell"), "{shell}");
    }
}
