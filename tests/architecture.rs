//! Is the tree as it should be? Who imports whom, how long files are, which outside crates are used where.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// What each module may import of this crate. `*` stands for everything but the named ones after it.
const MAY_IMPORT: &[(&str, &[&str])] = &[
    ("diagnostic", &[]),
    ("model", &["diagnostic"]),
    ("analysis", &["model"]),
    ("plan", &["model", "analysis"]),
    ("layout", &["model", "analysis"]),
    ("share", &["model", "analysis", "plan"]),
    ("diagram", &["share", "layout"]),
    ("report", &["share", "diagram"]),
    ("export", &["share", "diagram", "report", "diagnostic"]),
    ("file", &["model", "diagnostic"]),
    ("store", &["file", "model", "diagnostic"]),
    ("import", &["model", "diagnostic"]),
    ("session", &["model", "file", "store"]),
    (
        "cli",
        &[
            "diagnostic",
            "model",
            "analysis",
            "plan",
            "layout",
            "share",
            "diagram",
            "report",
            "export",
            "file",
            "store",
            "import",
            "session",
        ],
    ),
    (
        "app",
        &[
            "diagnostic",
            "model",
            "analysis",
            "plan",
            "layout",
            "share",
            "diagram",
            "report",
            "export",
            "file",
            "store",
            "import",
            "session",
        ],
    ),
];

/// Outside crates that only these modules may use.
const ONLY_IN: &[(&str, &[&str])] = &[
    ("petgraph", &["analysis"]),
    ("ron", &["file", "app"]),
    ("csv", &["import", "export"]),
    ("encoding_rs", &["import"]),
    ("clap", &["cli"]),
    ("clap_complete", &["cli"]),
    ("clap_mangen", &["cli"]),
    ("askama", &["export"]),
    ("quick_xml", &["export", "import"]),
    ("egui", &["app"]),
    ("eframe", &["app"]),
    ("egui_plot", &["app"]),
    ("egui_extras", &["app"]),
    ("rfd", &["app"]),
    ("pollster", &["app"]),
    ("getrandom", &["session", "store"]),
    ("blake3", &["share", "store", "cli"]),
    ("typst", &["export"]),
    ("typst_layout", &["export"]),
    ("typst_pdf", &["export"]),
    ("typst_render", &["export"]),
    ("fontdb", &["export"]),
    ("rust_xlsxwriter", &["export"]),
    ("lopdf", &["export"]),
    ("zip", &["export"]),
    ("arboard", &["app"]),
];

/// Files of more than 400 lines, each with its reason.
const LONG: &[(&str, &str)] = &[];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(&folder).expect("the folder is there") {
            let path = entry.expect("the entry can be read").path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

/// The module of a file below `src`: its first folder, or its own name.
fn module(path: &Path) -> String {
    let below = path.strip_prefix(root().join("src")).expect("a file below src");
    let first = below.components().next().expect("a name").as_os_str().to_string_lossy().into_owned();
    first.trim_end_matches(".rs").to_owned()
}

/// The code without comments and without the text of strings.
fn code(path: &Path) -> String {
    let text = fs::read_to_string(path).expect("a source file");
    let mut out = String::new();
    for line in text.lines() {
        let mut inside = false;
        let mut last = ' ';
        let mut rest = line.chars().peekable();
        while let Some(c) = rest.next() {
            if c == '"' && last != '\\' && last != '\'' {
                inside = !inside;
            }
            if !inside && c == '/' && rest.peek() == Some(&'/') {
                break;
            }
            if !inside {
                out.push(c);
            }
            last = if last == '\\' && c == '\\' { ' ' } else { c };
        }
        out.push('\n');
    }
    out
}

/// The first names after `prefix::`, also in braces: `crate::{a::b, c}` gives *a* and *c*.
fn named(code: &str, prefix: &str) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    let start = format!("{prefix}::");
    for (at, _) in code.match_indices(&start) {
        if code[..at]
            .chars()
            .next_back()
            .is_some_and(|c| c.is_alphanumeric() || c == '_' || c == ':' || c == '$')
        {
            continue;
        }
        let rest = &code[at + start.len()..];
        if let Some(group) = rest.strip_prefix('{') {
            let mut depth = 0;
            let mut word = String::new();
            for c in group.chars() {
                match c {
                    '{' => depth += 1,
                    '}' if depth == 0 => break,
                    '}' => depth -= 1,
                    ',' if depth == 0 => names.extend(Some(std::mem::take(&mut word))),
                    _ if depth == 0 => word.push(c),
                    _ => {}
                }
            }
            names.insert(word);
        } else {
            names.insert(rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect());
        }
    }
    let first = |name: &String| name.trim().split("::").next().unwrap_or_default().trim().to_owned();
    names.iter().map(first).filter(|name| !name.is_empty()).collect()
}

#[test]
fn modules_import_only_what_they_may() {
    let table: BTreeMap<&str, &[&str]> = MAY_IMPORT.iter().copied().collect();
    let mut wrong = Vec::new();
    for path in sources(&root().join("src")) {
        let module = module(&path);
        if matches!(module.as_str(), "lib" | "main") {
            continue;
        }
        let Some(allowed) = table.get(module.as_str()) else {
            wrong.push(format!("{module} is not in the import table"));
            continue;
        };
        for name in named(&code(&path), "crate") {
            if table.contains_key(name.as_str()) && name != module && !allowed.contains(&name.as_str()) {
                wrong.push(format!("{} imports {name}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn outside_crates_are_used_only_where_they_may() {
    let mut wrong = Vec::new();
    for path in sources(&root().join("src")) {
        let (module, code) = (module(&path), code(&path));
        for (name, allowed) in ONLY_IN {
            if !named(&code, name).is_empty() && !allowed.contains(&module.as_str()) {
                wrong.push(format!("{} uses {name}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_leaves_cannot_name_the_document() {
    let words = |code: &str| {
        code.split(|c: char| !c.is_alphanumeric() && c != '_').map(str::to_owned).collect::<BTreeSet<_>>()
    };
    let wrong: Vec<_> = sources(&root().join("src"))
        .into_iter()
        .filter(|path| matches!(module(path).as_str(), "diagram" | "report" | "export"))
        // A PDF that is read back is a document too, of another kind.
        .filter(|path| words(&code(path).replace("lopdf::Document", "")).contains("Document"))
        .collect();
    assert!(wrong.is_empty(), "{wrong:?}");
}

#[test]
fn views_never_hold_the_document_to_change_it() {
    for path in sources(&root().join("src/app")) {
        assert!(!code(&path).contains("&mut Document"), "{}", path.display());
    }
}

#[test]
fn files_are_short_and_say_what_they_answer() {
    let mut wrong = Vec::new();
    for folder in ["src", "tests", "benches", "examples"] {
        for path in sources(&root().join(folder)) {
            let text = fs::read_to_string(&path).expect("a source file");
            let name = path.strip_prefix(root()).expect("below the root").to_string_lossy().into_owned();
            let lines = text.lines().count();
            if lines > 400 && !LONG.iter().any(|(long, _)| *long == name) {
                wrong.push(format!("{name} has {lines} lines"));
            }
            if !text.starts_with("//!") {
                wrong.push(format!("{name} does not begin with what it is about"));
            }
        }
    }
    for (long, _) in LONG {
        let lines = fs::read_to_string(root().join(long)).map_or(0, |text| text.lines().count());
        if lines <= 400 {
            wrong.push(format!("{long} is no longer an exception"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_reader_of_imports_sees_groups_and_ignores_comments() {
    let found = named("use crate::{file::open, model::{Id, Key}};\nlet x = crate::plan::quadrant;", "crate");
    assert_eq!(found, ["file", "model", "plan"].into_iter().map(str::to_owned).collect());
    assert!(named("let a = mycrate::x;", "crate").is_empty());
}

#[test]
fn no_crate_opens_network_connections() {
    let lock = fs::read_to_string(root().join("Cargo.lock")).expect("Cargo.lock is kept");
    for name in
        ["reqwest", "hyper", "ureq", "curl", "tokio-tungstenite", "native-tls", "rustls", "h2", "quinn"]
    {
        assert!(!lock.contains(&format!("name = \"{name}\"")), "{name} is in the dependency tree");
    }
}
