//! Do the tables of the README say what the program does? `UPDATE=1 cargo test` writes them anew.

use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;

fn check(section: &str, table: &str) {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let text = fs::read_to_string(&path).expect("the README is there");
    let (open, close) = (format!("<!-- {section} -->\n"), format!("<!-- /{section} -->"));
    let start = text.find(&open).expect("the section begins") + open.len();
    let end = text.find(&close).expect("the section ends");
    if std::env::var_os("UPDATE").is_some() {
        let updated = format!("{}{table}{}", &text[..start], &text[end..]);
        #[expect(clippy::disallowed_methods, reason = "refreshes an expected output in the source tree")]
        fs::write(&path, updated).expect("the README can be written");
    } else {
        assert_eq!(&text[start..end], table, "the table “{section}” is out of date: run UPDATE=1 cargo test");
    }
}

/// The tables stand in one test, because each writes the same file.
#[test]
fn tables_are_current() {
    let mut table = String::from("\n| command | does |\n|---|---|\n");
    for subcommand in groundswell::cli::SUBCOMMANDS {
        writeln!(table, "| `{}` | {} |", subcommand.name, subcommand.help)
            .expect("a string takes everything");
    }
    table.push('\n');
    check("subcommands", &table);

    let mut table = String::from("\n| format | in or out | what |\n|---|---|---|\n");
    for import in groundswell::import::IMPORTS {
        writeln!(table, "| `{}` | in | {} |", import.id, import.help).expect("a string takes everything");
    }
    for export in groundswell::export::EXPORTS {
        writeln!(table, "| `{}` | out | {} |", export.id, export.help).expect("a string takes everything");
    }
    table.push('\n');
    check("formats", &table);

    let named = |head: &str, entries: Vec<(&str, &str, &str)>| {
        let mut table = format!("\n| {head} | name | what |\n|---|---|---|\n");
        for (id, name, help) in entries {
            writeln!(table, "| `{id}` | {name} | {help} |").expect("a string takes everything");
        }
        table.push('\n');
        table
    };
    let reports = groundswell::report::REPORTS.iter().map(|entry| (entry.id, entry.name, entry.help));
    check("reports", &named("report", reports.collect()));
    let pictures = groundswell::diagram::DIAGRAMS.iter().map(|entry| (entry.id, entry.name, entry.help));
    check("pictures", &named("picture", pictures.collect()));
    let lists = groundswell::report::LISTS.iter().map(|entry| (entry.id, entry.name, entry.help));
    check("lists", &named("table", lists.collect()));

    #[cfg(feature = "gui")]
    {
        let mut table = String::from("\n| key | command |\n|---|---|\n");
        for command in groundswell::app::commands() {
            if let Some(shortcut) = command.shortcut {
                let keys = shortcut.format(&egui::ModifierNames::NAMES, false);
                writeln!(table, "| {keys} | {} |", command.name.trim_end_matches('…'))
                    .expect("a string takes everything");
            }
        }
        table.push('\n');
        check("keys", &table);
    }
}
