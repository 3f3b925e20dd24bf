//! What did the user mean by a few letters? A command, a person, or an initiative.

use super::App;
use super::command::Command;
use super::search;
use crate::model::{InitiativeId, StakeholderId};

/// The palette while it is open.
#[derive(Debug, Clone, Default)]
pub(super) struct Palette {
    /// What was typed. A leading `>` finds commands only, `@` people only.
    pub query: String,
    /// Which of the results is chosen.
    pub chosen: usize,
}

/// One result.
pub(super) struct Entry {
    /// What it is called.
    pub name: String,
    /// What it is, or why it can't be done now.
    pub detail: String,
    /// Its key, for people.
    pub shortcut: Option<egui::KeyboardShortcut>,
    /// Why it can't be done now.
    pub refused: Option<&'static str>,
    /// What choosing it does.
    pub target: Target,
}

/// What choosing a result does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Target {
    /// Runs a command.
    Command(&'static str),
    /// Selects a person.
    Person(StakeholderId),
    /// Looks at an initiative.
    Initiative(InitiativeId),
}

/// The most results that are listed.
const MOST: usize = 60;

impl Palette {
    /// What fits what was typed, the best first; recent commands lead where nothing was typed.
    /// O(commands + people · length of the query).
    pub(super) fn entries(&self, app: &App, recent: &[&'static str]) -> Vec<Entry> {
        let (wants_commands, wants_people, query) = match self.query.chars().next() {
            Some('>') => (true, false, &self.query[1..]),
            Some('@') => (false, true, &self.query[1..]),
            _ => (true, true, self.query.as_str()),
        };
        let query = query.trim();
        let mut found: Vec<(i32, Entry)> = Vec::new();
        if wants_commands {
            for command in app.commands().into_iter().filter(|command| command.id != "view.palette") {
                let Some(mut points) = score(query, &command) else { continue };
                if let Some(place) = recent.iter().rposition(|id| *id == command.id) {
                    points += 10 + i32::try_from(place).unwrap_or(0).min(20);
                }
                let entry = entry(app, &command);
                // What can't be done now comes after what can.
                points -= if entry.refused.is_some() { 12 } else { 0 };
                found.push((points, entry));
            }
        }
        if wants_people && !(query.is_empty() && wants_commands) {
            let document = app.session.document();
            for (id, initiative) in &document.initiatives {
                if let Some(points) = search::score(query, &initiative.name) {
                    found.push((
                        points + 4,
                        Entry {
                            name: initiative.name.clone(),
                            detail: "Initiative".to_owned(),
                            shortcut: None,
                            refused: None,
                            target: Target::Initiative(*id),
                        },
                    ));
                }
            }
            for (id, person) in &document.stakeholders {
                if let Some(points) = search::score(query, &person.name) {
                    found.push((
                        points + 6,
                        Entry {
                            name: person.name.clone(),
                            detail: person.role.clone().unwrap_or_else(|| person.kind.name().to_owned()),
                            shortcut: None,
                            refused: None,
                            target: Target::Person(*id),
                        },
                    ));
                }
            }
        }
        found.sort_by(|(a, x), (b, y)| b.cmp(a).then_with(|| x.name.cmp(&y.name)));
        found.truncate(MOST);
        found.into_iter().map(|(_, entry)| entry).collect()
    }
}

fn entry(app: &App, command: &Command) -> Entry {
    let refused = command.refused(app);
    Entry {
        name: command.name.to_owned(),
        detail: refused.unwrap_or(command.help).to_owned(),
        shortcut: command.shortcut,
        refused,
        target: Target::Command(command.id),
    }
}

/// By name; by other words for it, which count less; or by its key.
fn score(query: &str, command: &Command) -> Option<i32> {
    let by_name = search::score(query, command.name);
    let by_words = command
        .synonyms
        .split(' ')
        .filter(|word| query.chars().count() >= 3 && search::folded(word).starts_with(&search::folded(query)))
        .map(|_| 10)
        .next();
    let by_key = command.shortcut.as_ref().and_then(|shortcut| {
        let key = shortcut.format(&egui::ModifierNames::NAMES, false).to_lowercase();
        (!query.is_empty() && key == query.to_lowercase()).then_some(60)
    });
    by_name.into_iter().chain(by_words).chain(by_key).max()
}
