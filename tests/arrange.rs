//! Does `arrange` write places that other programs and the window can use?

#![allow(clippy::disallowed_methods, reason = "these tests inspect files themselves")]

mod common;

use common::{Dir, sketch};

#[test]
fn places_are_written_with_the_ids_of_the_source_or_kept_in_the_map() {
    let dir = Dir::new();
    let map = dir.join("map.swell");
    let run = |arguments: &[&str]| {
        let output = std::process::Command::new(env!("CARGO_BIN_EXE_groundswell")).args(arguments).output();
        let output = output.expect("the program runs");
        (output.status.code(), String::from_utf8_lossy(&output.stdout).into_owned(), output.stderr)
    };
    let path = |name: &str| dir.join(name).display().to_string();
    let mut document = sketch("Ana -> Bo, Cy -- Bo");
    let cy = common::find(&document, "Cy").expect("she is there");
    document.stakeholders.get_mut(&cy).expect("she is there").name = "\"Cy\", the third".to_owned();
    dir.write("map.swell", groundswell::file::save(&document).expect("it is written"));
    let file = map.display().to_string();
    let (code, table, _) = run(&["arrange", &file, "--layout", "community", "--out", "-"]);
    assert_eq!(code, Some(0));
    let ana = common::find(&document, "Ana").expect("she is there");
    assert!(table.starts_with("id,name,x,y\n") && table.contains(&format!("{ana},Ana,")), "{table}");
    // Everybody has an id of the source: then that one.
    for (n, person) in (1..).zip(document.stakeholders.values_mut()) {
        person.external_key = Some(format!("n{n}"));
    }
    dir.write("map.swell", groundswell::file::save(&document).expect("it is written"));
    let csv = path("places.csv");
    assert_eq!(run(&["arrange", &file, "--layout", "spread", "--out", &csv]).0, Some(0));
    assert_eq!(
        run(&["arrange", &file, "--layout", "spread", "--out", &csv]).0,
        Some(73),
        "it is there already"
    );
    let table = std::fs::read_to_string(&csv).expect("it was written");
    assert!(table.contains("\nn1,") && table.lines().count() == 4, "{table}");
    assert!(table.contains("\"\"\"Cy\"\", the third\""), "{table}");
    // In a map: everybody is pinned there, and the map says how.
    let out = path("out.swell");
    let arguments = ["arrange", &file, "--layout", "spread", "--seed", "3", "--out", &out, "--json"];
    let (code, json, _) = run(&arguments);
    assert_eq!(code, Some(0), "{json}");
    let made =
        groundswell::file::open(&std::fs::read(&out).expect("it was written"), "out").expect("it opens");
    assert_eq!((made.pins.len(), made.about.arrangement.seed), (3, 3));
    let told: serde_json::Value = serde_json::from_str(&json).expect("it is JSON");
    assert_eq!((told["layout"].as_str(), told["people"].as_array().map(Vec::len)), (Some("spread"), Some(3)));
    assert_eq!(told["people"][0]["x"].as_f64(), made.pins.values().next().map(|at| at.x));
    assert_eq!(run(&["arrange", &file, "--layout", "spread", "--out", &file]).0, Some(2), "not over the map");
    assert_eq!(run(&["arrange", &file, "--layout", "spread"]).0, Some(2), "nowhere to write");
}
