//! Does `advocates` keep its contract: JSON fields, words, errors with their codes, candidates that are kept?
#![allow(clippy::unwrap_used, reason = "what is not there fails the test")]
#![allow(clippy::disallowed_methods, reason = "a test writes its own files")]

use groundswell::model::{AdvocacyState, Document, Stakeholder};
use serde_json::{Value, json};
use std::fs;
use std::path::PathBuf;
use std::process::Command;

struct Dir(PathBuf);

impl Dir {
    /// A folder of its own with the sample in it, removed afterwards.
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("groundswell-advocates-{}-{name}", std::process::id()));
        fs::create_dir_all(&path).unwrap();
        let dir = Self(path);
        dir.write("s.swell", &groundswell::file::sample());
        dir
    }

    fn write(&self, name: &str, map: &Document) {
        fs::write(self.0.join(name), groundswell::file::save(map).unwrap()).unwrap();
    }

    fn map(&self, name: &str) -> Document {
        groundswell::file::open(&fs::read(self.0.join(name)).unwrap(), name).unwrap()
    }

    /// The exit code, the product and the messages.
    fn run(&self, arguments: &[&str]) -> (i32, String, String) {
        let mut command = Command::new(env!("CARGO_BIN_EXE_groundswell"));
        // Noon of 22 November 2026.
        command.current_dir(&self.0).arg("advocates").args(arguments).env("SOURCE_DATE_EPOCH", "1795348800");
        let done = command.output().unwrap();
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        (done.status.code().unwrap(), text(&done.stdout), text(&done.stderr))
    }

    fn said(&self, more: &[&str]) -> String {
        let (code, product, messages) =
            self.run(&[["s.swell", "--initiative", "one service desk"].as_slice(), more].concat());
        assert_eq!(code, 0, "{messages}");
        product
    }

    fn read(&self, more: &[&str]) -> Value {
        serde_json::from_str(&self.said(&[more, &["--json"]].concat())).unwrap()
    }
}

impl Drop for Dir {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn names(list: &Value) -> Vec<&str> {
    list.as_array().unwrap().iter().map(|one| one["name"].as_str().unwrap()).collect()
}

#[test]
fn json_has_the_fields_on_which_scripts_rely() {
    let dir = Dir::new("json");
    let found = dir.read(&["--picks", "5"]);
    assert_eq!((&found["schema_version"], &found["fewest"]), (&json!(1), &json!(9)));
    let picks = found["picks"].as_array().unwrap();
    assert_eq!(picks.len(), 5);
    let number = |value: &Value| value.as_f64().unwrap();
    let adds: f64 = picks.iter().map(|pick| number(&pick["adds"])).sum();
    assert!((adds - number(&found["share"])).abs() < 1e-9);
    assert!((number(&found["covered"]) / number(&found["demand"]) - number(&found["share"])).abs() < 1e-9);
    assert!(number(&found["bound"]) >= number(&found["covered"]) && found["proven"].is_boolean());
    let owen = picks.iter().find(|pick| pick["name"] == "Owen Pritchard").unwrap();
    assert_eq!((&owen["kept"], &owen["broken"], &owen["state"]), (&json!(4), &json!(0), &json!("active")));
    let covers = owen["covers"].as_array().unwrap();
    let field = covers.iter().find(|one| one["community"] == "Field engineers").unwrap();
    assert_eq!((&field["people"], &field["direct"], &field["through"]), (&json!(1), &json!(1), &json!([])));
    let through = covers.iter().flat_map(|one| one["through"].as_array().unwrap());
    assert!(through.clone().count() > 0);
    through.for_each(|one| assert!(one["name"].is_string() && one["people"].is_u64()));
    let unserved = found["unserved"].as_array().unwrap();
    assert_eq!(unserved.len(), 4);
    unserved
        .iter()
        .for_each(|one| assert!(one["community"].is_string() && !one["reason"].as_str().unwrap().is_empty()));
    assert_eq!(dir.read(&["--picks", "5"]), found, "twice the same");
    assert_eq!(dir.read(&["--picks", "9"])["fewest"], Value::Null);
}

#[test]
fn words_say_whom_why_and_what_is_missing() {
    let dir = Dir::new("words");
    let said = dir.said(&["--picks", "5"]);
    for words in [
        "One service desk: ",
        "of the impact is reached by these 5 people",
        "once all five have agreed",
        "Proven best",
        "5 advocates for 2,235 people",
        "9 needed for a voice in each community, you allow 5",
        "1. Owen Pritchard, active",
        "Local advocate for Field engineers",
        "Promises kept 4 of 4",
        "back-up: Chidi Nwosu",
        "No voice of its own: that takes 9 advocates in all",
        "Reached by nobody",
        "What rules cost",
        "What depends on guesses",
    ] {
        assert!(said.contains(words), "{words}\n{said}");
    }
    let musts = dir.said(&["--picks", "1", "--must", "Deborah Lyle"]);
    assert!(musts.contains("Deborah Lyle is to be among them, but declined, and is left out"), "{musts}");
    let much = dir.said(&["--reach", "99"]);
    assert!(much.contains("99 % is wanted, but all who can be picked reach"), "{much}");
}

#[test]
fn what_is_said_goes_before_what_is_kept() {
    let dir = Dir::new("rules");
    let mut map = dir.map("s.swell");
    let person = |name: &str| {
        *groundswell::file::sample().stakeholders.iter().find(|(_, one)| one.name == name).unwrap().0
    };
    let change = map.initiatives.values_mut().find(|one| one.name == "One service desk").unwrap();
    change.picking.never.insert(person("Owen Pritchard"));
    change.picking.direct_only = true;
    dir.write("s.swell", &map);
    let kept = dir.read(&["--picks", "3"]);
    assert!(!names(&kept["picks"]).contains(&"Owen Pritchard"));
    let free = dir.read(&["--picks", "3", "--must", "Owen Pritchard", "--direct-only=false"]);
    assert!(names(&free["picks"]).contains(&"Owen Pritchard"));
    let share = |value: &Value| value["share"].as_f64().unwrap();
    assert!(share(&free) > share(&kept));
    assert!(share(&dir.read(&["--picks", "3", "--ties-equal"])) > share(&kept));
    assert!(share(&dir.read(&["--picks", "3", "--twice"])) < share(&kept));
    assert_ne!(dir.read(&["--count", "people"])["demand"], kept["demand"]);
    assert_ne!(dir.read(&["--change", "small"])["demand"], kept["demand"]);
    let all = dir.read(&["--local", "0", "--never", "Grace Mbeki", "--reach", "20%"]);
    assert!(share(&all) >= 0.2 && !names(&all["picks"]).contains(&"Grace Mbeki"));
    assert_eq!(all["unserved"], json!([]), "no voices are asked for");
}

#[test]
fn candidates_are_kept_once() {
    let dir = Dir::new("adopt");
    let before = dir.map("s.swell");
    let found = dir.read(&["--adopt"]);
    let new: Vec<&str> =
        found["adopted"].as_array().unwrap().iter().map(|one| one.as_str().unwrap()).collect();
    assert_eq!(new, ["Siobhán Kelleher", "Hamza Qureshi", "Elena Petrova"]);
    let after = dir.map("s.swell");
    let of = after.initiatives.iter().find(|(_, one)| one.name == "One service desk").unwrap().0;
    for (id, person) in &*after.stakeholders {
        let (was, is) = (before.assessments.get(&(*of, *id)), after.assessments.get(&(*of, *id)));
        if new.contains(&person.name.as_str()) {
            let is = &is.unwrap().advocacy;
            assert_eq!(is.state, AdvocacyState::Candidate);
            assert_eq!(is.dates[&AdvocacyState::Candidate].to_string(), "2026-11-22");
        } else {
            assert_eq!(was, is, "{}", person.name);
        }
    }
    let bytes = fs::read(dir.0.join("s.swell")).unwrap();
    // Whoever is a candidate is likelier than before, so other people may be picked: they stay as they are.
    let must: Vec<&str> = new.iter().flat_map(|name| ["--must", name]).collect();
    let (code, _, messages) = dir.run(
        &[
            ["s.swell", "--initiative", "One service desk", "--adopt", "--local", "0", "--picks", "1"]
                .as_slice(),
            &must,
        ]
        .concat(),
    );
    assert_eq!((code, messages.contains("the map is as it was")), (0, true), "{messages}");
    assert_eq!(fs::read(dir.0.join("s.swell")).unwrap(), bytes);
}

#[test]
fn errors_say_what_to_do() {
    let dir = Dir::new("errors");
    let mut two = dir.map("s.swell");
    let id = groundswell::model::Id::from_bits(7);
    two.stakeholders.insert(id, Stakeholder::named("Grace Mbeki"));
    dir.write("two.swell", &two);
    dir.write("bare.swell", &Document::default());
    let of = ["--initiative", "One service desk"];
    let with = |file: &'static str, more: &[&'static str]| [&[file], of.as_slice(), more].concat();
    for (arguments, code, words) in [
        (vec!["s.swell"], 2, "there are several initiatives"),
        (vec!["s.swell", "--initiative", "None"], 65, "there is no initiative “None”"),
        (vec!["bare.swell"], 65, "the map has no initiative"),
        (vec!["gone.swell"], 66, "gone.swell"),
        (with("s.swell", &["--must", "Nobody"]), 65, "nobody on the map"),
        (with("two.swell", &["--never", "Grace Mbeki"]), 65, "could be 2 people"),
        (with("s.swell", &["--reach", "0"]), 2, "a percentage above 0"),
        (with("s.swell", &["--reach", "101"]), 2, "a percentage above 0"),
        (with("s.swell", &["--picks", "0"]), 2, "0"),
        (with("s.swell", &["--picks", "3", "--reach", "30"]), 2, "cannot be used with"),
        (with("s.swell", &["--must", "Grace Mbeki", "--never", "grace mbeki"]), 2, "both a must and a never"),
        (vec!["-", "--adopt"], 2, "needs a file"),
    ] {
        let (found, product, messages) = dir.run(&arguments);
        assert_eq!((found, product.as_str()), (code, ""), "{arguments:?} {messages}");
        assert!(messages.contains(words), "{arguments:?} {messages}");
    }
}

#[test]
fn a_map_with_little_in_it_has_an_answer() {
    let dir = Dir::new("little");
    let mut map = Document::default();
    map.initiatives
        .insert(groundswell::model::Id::from_bits(1), groundswell::model::Initiative::named("Move"));
    dir.write("s.swell", &map);
    let (code, product, _) = dir.run(&["s.swell"]);
    assert_eq!(code, 0);
    assert!(
        product.contains("nobody is picked") && product.contains("Nobody is on the map yet"),
        "{product}"
    );
    map.stakeholders.insert(groundswell::model::Id::from_bits(2), Stakeholder::named("Ana"));
    dir.write("s.swell", &map);
    let found: Value = serde_json::from_str(&dir.run(&["s.swell", "--json"]).1).unwrap();
    assert_eq!(names(&found["picks"]), ["Ana"]);
    assert_eq!(found["troubles"], json!(["no communities", "no ties", "no impact"]));
}
