//! Do `communities`, `paths` and `fragility` say what was found, in words and as JSON?
#![allow(clippy::unwrap_used, reason = "what is not there fails the test")]

use groundswell::model::stakeholder::Depth;
use groundswell::model::{Community, Document, Id, Initiative, Stakeholder, Strength, Tie, TieKind};
use serde_json::{Value, json};
use std::io::Write;
use std::process::{Command, Stdio};

/// Runs the program on a map at standard input: its exit code, what it printed, its messages.
fn run(document: &Document, arguments: &[&str]) -> (i32, String, String) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_groundswell"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let map = groundswell::file::save(document).unwrap();
    // A wrong usage ends before the map is read.
    let _ = child.stdin.take().unwrap().write_all(&map);
    let done = child.wait_with_output().unwrap();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (done.status.code().unwrap(), text(&done.stdout), text(&done.stderr))
}

fn said(document: &Document, arguments: &[&str]) -> String {
    let (code, product, messages) = run(document, arguments);
    assert_eq!(code, 0, "{messages}");
    product
}

fn read(document: &Document, arguments: &[&str]) -> Value {
    let value: Value = serde_json::from_str(&said(document, arguments)).unwrap();
    assert_eq!(value["schema_version"], 1);
    value
}

/// Ana, Bo and Cy of Payroll know each other, so do Di, Ed and Flo of the wards; Cy and Di join them. Ana and Flo are in
/// conflict; another Bo has no ties.
fn map() -> Document {
    let mut document = Document::default();
    for (n, name) in (1..).zip(["Payroll", "Wards"]) {
        document.communities.insert(Id::from_bits(n), Community::named(name));
    }
    for (n, name) in (1..).zip(["Ana", "Bo", "Cy", "Di", "Ed", "Flo", "Bo"]) {
        let mut person = Stakeholder::named(name);
        person.unit = Some(if n < 5 { "Office" } else { "Site" }.to_owned());
        person.email = Some(format!("{}.{n}@example.org", name.to_lowercase()));
        if n < 7 {
            person.communities.insert(Id::from_bits((n - 1) / 3 + 1), Depth::Member);
        }
        document.stakeholders.insert(Id::from_bits(n), person);
    }
    let ties = [(1, 2), (2, 3), (1, 3), (3, 4), (4, 5), (5, 6), (4, 6)];
    for (n, (from, to)) in (1..).zip(ties) {
        let mut tie = Tie::between(Id::from_bits(from), Id::from_bits(to), TieKind::Trusts);
        tie.strength = Strength::nearest(4);
        document.ties.insert(Id::from_bits(n), tie);
    }
    let conflict = Tie::between(Id::from_bits(1), Id::from_bits(6), TieKind::Conflict);
    document.ties.insert(Id::from_bits(20), conflict);
    let change = Initiative { owner: Some(Id::from_bits(2)), ..Initiative::named("Change") };
    document.initiatives.insert(Id::from_bits(1), change);
    document
}

#[test]
fn communities_lists_groups_with_their_members() {
    let found = read(&map(), &["communities", "-", "--json"]);
    assert!((found["modularity"].as_f64().unwrap() - 5.0 / 14.0).abs() < 1e-9, "{found}");
    let names =
        |group: usize| (found["groups"][group]["name"].clone(), found["groups"][group]["members"].clone());
    assert_eq!(names(0), (json!("Payroll"), json!(["Ana", "Bo", "Cy"])));
    assert_eq!(names(1), (json!("Wards"), json!(["Di", "Ed", "Flo"])));
    assert_eq!(names(2), (json!("Bo"), json!(["Bo"])));
    assert_eq!((&found["agreement"], &found["splits"]), (&json!(1.0), &json!([])));
    // Strengths and conflicts make a difference, where they are to.
    let mut uneven = map();
    uneven.ties.get_mut(&Id::from_bits(1)).unwrap().strength = Strength::nearest(1);
    let modularity = |arguments: &[&str]| read(&uneven, arguments)["modularity"].as_f64().unwrap();
    let equal = modularity(&["communities", "-", "--json", "--ties-equal"]);
    assert!((equal - 5.0 / 14.0).abs() < 1e-9);
    assert!((modularity(&["communities", "-", "--json", "--weighted", "--seed", "3"]) - equal).abs() > 1e-3);
    let kinds = ["communities", "-", "--json", "--ties-equal", "--ties", "trusts,in-conflict-with"];
    assert!((modularity(&kinds) - equal).abs() > 1e-3);

    let words = said(&map(), &["communities", "-"]);
    for part in ["2 groups, modularity 0.3571", "Payroll (3 people)\n  Ana, Bo, Cy", "Without ties: 1"] {
        assert!(words.contains(part), "{part} is missing in:\n{words}");
    }
}

#[test]
fn paths_says_who_asks_whom() {
    let words = said(&map(), &["paths", "-", "--from", "bo.2@example.org", "--to", "flo"]);
    assert_eq!(
        words,
        "Warmest, trust 0.51: Bo → Cy → Di → Flo\n  \
         Bo asks Cy (trusts, 4)\n  Cy asks Di (trusts, 4)\n  Di asks Flo (trusts, 4)\n"
    );
    let found = read(&map(), &["paths", "-", "--from", "team", "--to", "Wards", "--json"]);
    let best = &found["routes"][0];
    assert_eq!((&best["people"], &best["trust"]), (&json!(["Bo", "Cy", "Di"]), &json!(0.64)));
    assert_eq!(best["steps"][1]["kind"], "Trusts");
    assert_eq!(best["steps"][1]["message"], "Cy asks Di (trusts, 4)");
    let none = ["paths", "-", "--from", "Ana", "--to", "Flo", "--ties", "works-with,in-conflict-with"];
    assert_eq!(said(&map(), &none), "No way of at most 4 ties leads from Ana to Flo\n");
    assert_eq!(read(&map(), &[&none[..], &["--json"]].concat())["routes"], json!([]));
}

#[test]
fn names_that_fit_several_or_nobody_are_errors() {
    let error = |to: &str| {
        let (code, product, messages) = run(&map(), &["paths", "-", "--from", "Ana", "--to", to]);
        assert_eq!((code, product.as_str()), (65, ""));
        messages
    };
    let several = error("Bo");
    assert!(several.contains("could be 2 people") && several.contains("bo.7@example.org"), "{several}");
    assert!(error("Zoe").contains("no person and no community on the map is called “Zoe”"));
    assert!(error("advocates").contains("the initiative has no advocates yet"));
    let mut both = map();
    both.communities.insert(Id::from_bits(9), Community::named("Ana"));
    let (code, _, messages) = run(&both, &["paths", "-", "--from", "Ana", "--to", "Cy"]);
    assert!(code == 65 && messages.contains("2 people or communities"), "{messages}");
    both.communities.insert(Id::from_bits(9), Community::named("Nobody's"));
    let (code, _, messages) = run(&both, &["paths", "-", "--from", "Ana", "--to", "nobody's"]);
    assert!(code == 65 && messages.contains("nobody on the map belongs to"), "{messages}");
}

#[test]
fn fragility_says_on_whom_the_map_hangs() {
    let found = read(&map(), &["fragility", "-", "--json"]);
    let holders: Vec<&Value> = found["holders"].as_array().unwrap().iter().map(|one| &one["name"]).collect();
    assert_eq!(holders, ["Cy", "Di"]);
    assert_eq!(found["holders"][0]["cut_off"], 2);
    assert_eq!(found["bridges"], json!([{"people": ["Cy", "Di"], "cut_off": 3}]));
    assert_eq!(found["isolated"], json!(["Bo"]));
    let links: Vec<_> = found["groups_by_one_person"].as_array().unwrap().iter().collect();
    assert_eq!(links[0]["group"], "Office", "the larger comes first");
    assert_eq!(links[1], &json!({"group": "Payroll", "people": 3, "by": "Cy", "inside": true}));
    assert_eq!(found["unit_ties"][1], json!({"units": ["Office", "Site"], "ties": 3}));
    let words = said(&map(), &["fragility", "-"]);
    assert!(words.contains("The tie between Cy and Di alone joins 3 people with the rest"), "{words}");

    let leaves = read(&map(), &["fragility", "-", "--without", "Cy", "--from", "team", "--json"]);
    assert_eq!(leaves["cut_off"], json!(["Di", "Ed", "Flo"]));
    assert_eq!(leaves["communities"], json!([{"community": "Wards", "lost": 3, "kept": 0}]));
    assert_eq!(leaves["repair"], json!({"introduce": ["Ana", "Di"], "gain": 3}));
    assert!(
        said(&map(), &["fragility", "-", "--without", "Cy"])
            .contains("Introduce Di to Ana: that brings 2 people back")
    );
    assert_eq!(
        run(&map(), &["fragility", "-", "--from", "team"]).0,
        2,
        "from whom makes sense without somebody only"
    );
}
