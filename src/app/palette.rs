//! What did the user mean by a few letters? A command, a person, an initiative, an action or a tag.

use super::App;
use super::command::Command;
use super::search::{self, Fit};
use crate::model::{ActionId, InitiativeId, Key, StakeholderId};
use std::collections::BTreeMap;
use std::rc::Rc;

/// The palette while it is open.
#[derive(Clone, Default)]
pub(super) struct Palette {
    /// What was typed. A leading `>` finds commands only, `@` people, `#` tags, `!` actions.
    pub query: String,
    /// Which of the results is chosen.
    pub chosen: usize,
    /// The results, and for what they were found.
    found: Option<(String, u64, Rc<[Entry]>)>,
}

/// One result.
pub(super) struct Entry {
    /// Under which title it stands.
    pub group: Group,
    /// What it is called.
    pub name: String,
    /// The letters of the name that were met.
    pub letters: Vec<usize>,
    /// What it is, or why it can't be done now.
    pub detail: String,
    /// Its key, for people.
    pub shortcut: Option<egui::KeyboardShortcut>,
    /// Why it can't be done now.
    pub refused: Option<&'static str>,
    /// What choosing it does.
    pub target: Target,
    points: i32,
    /// Its letters stand together, or it was not found by letters.
    together: bool,
}

/// The titles of the results.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Group {
    /// Commands that were used lately.
    Recent,
    /// Commands.
    Commands,
    /// All that is on the map.
    Map,
}

impl Group {
    /// For people.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Recent => "Recent",
            Self::Commands => "Commands",
            Self::Map => "People and actions",
        }
    }
}

/// What choosing a result does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Target {
    /// Runs a command.
    Command(&'static str),
    /// Selects a person.
    Person(StakeholderId),
    /// Looks at an initiative.
    Initiative(InitiativeId),
    /// Opens an action.
    Action(ActionId),
    /// Filters by a tag.
    Tag(String),
}

/// The most results that are listed.
const MOST: usize = 60;
/// So many that fit as they were typed are enough.
const ENOUGH: usize = 4;
/// Letters that stand far apart are no match: less than this for each letter of the query.
const LEAST: i32 = 2;

impl Palette {
    /// What fits what was typed, in groups, the group of the best first; recent commands lead where nothing was typed.
    /// Found once for each query. O(commands + people + actions · length of the query).
    pub(super) fn entries(&mut self, app: &App) -> Rc<[Entry]> {
        let revision = app.session.revision();
        if let Some((query, at, found)) = &self.found
            && *query == self.query
            && *at == revision
        {
            return Rc::clone(found);
        }
        let found: Rc<[Entry]> = find(app, &self.query).into();
        self.found = Some((self.query.clone(), revision, Rc::clone(&found)));
        found
    }
}

fn find(app: &App, typed: &str) -> Vec<Entry> {
    let prefix = typed.chars().next().filter(|c| ">@#!".contains(*c));
    let query = typed.trim_start_matches(['>', '@', '#', '!']).trim();
    let wants = |own: char| prefix.is_none_or(|prefix| prefix == own);
    // With nothing typed the map would be listed whole.
    let has_map = prefix.is_some() || !query.is_empty();
    let mut found = Vec::new();
    if wants('>') {
        commands(app, query, &mut found);
    }
    if has_map {
        if wants('@') {
            people(app, query, &mut found);
        }
        if wants('#') {
            tags(app, query, &mut found);
        }
        if wants('!') {
            actions(app, query, &mut found);
        }
    }
    let least = LEAST * i32::try_from(query.chars().count()).unwrap_or(0) - 6;
    found.retain(|entry| query.is_empty() || entry.points > least);
    // Letters far apart are a guess: it is not made where enough fits as it was typed.
    if found.iter().filter(|entry| entry.together).count() >= ENOUGH {
        found.retain(|entry| entry.together);
    }
    let mut best: BTreeMap<Group, i32> = BTreeMap::new();
    for entry in &found {
        let points = best.entry(entry.group).or_insert(i32::MIN);
        *points = (*points).max(entry.points);
    }
    found.sort_by(|a, b| {
        let group = |entry: &Entry| (std::cmp::Reverse(best.get(&entry.group).copied()), entry.group);
        group(a).cmp(&group(b)).then(b.points.cmp(&a.points)).then_with(|| a.name.cmp(&b.name))
    });
    found.truncate(MOST);
    found
}

fn commands(app: &App, query: &str, found: &mut Vec<Entry>) {
    for command in app.commands().into_iter().filter(|command| command.id != "view.palette") {
        let Some(fit) = fit(query, &command) else { continue };
        let refused = command.refused(app);
        let used = app.settings.frecency(command.id);
        let is_recent = refused.is_none() && (app.recent.contains(&command.id) || used > 0.5);
        let last =
            app.recent.iter().rposition(|id| *id == command.id).and_then(|place| i32::try_from(place).ok());
        // What can't be done now comes after what can; what is used much comes first.
        let points = fit.points + (used.min(6.0) * 2.0) as i32 + last.map_or(0, |place| 4 + place.min(8))
            - if refused.is_some() { 12 } else { 0 };
        found.push(Entry {
            group: if is_recent { Group::Recent } else { Group::Commands },
            name: command.name.to_owned(),
            letters: fit.letters,
            detail: refused.map_or_else(|| detail(app, &command), str::to_owned),
            shortcut: command.shortcut,
            refused,
            target: Target::Command(command.id),
            points,
            together: fit.together,
        });
    }
}

/// On whom a command of the selection acts; else what it does.
fn detail(app: &App, command: &Command) -> String {
    let acts =
        matches!(command.id.split('.').next().unwrap_or_default(), "stance" | "advocate" | "tie" | "action")
            || matches!(
                command.id,
                "people.leave"
                    | "people.rate"
                    | "people.open"
                    | "edit.delete"
                    | "edit.rename"
                    | "edit.copy"
                    | "edit.duplicate"
                    | "network.unpin"
                    | "view.focus"
                    | "view.hide"
            );
    if !acts {
        return command.help.to_owned();
    }
    match app.selection.keys().as_slice() {
        [] => command.help.to_owned(),
        [one] => format!("of {}", app.document().name(*one)),
        several => format!("of {} that are selected", several.len()),
    }
}

/// By name; by other words for it, which count less; or by its key.
fn fit(query: &str, command: &Command) -> Option<Fit> {
    let by_name = search::fit(query, command.name);
    let folded = search::folded(query);
    let long = query.chars().count() >= 3;
    let by_words = || {
        let met = command.synonyms.split(' ').any(|word| search::folded(word).starts_with(&folded));
        (long && met).then(|| Fit { points: 24, together: true, ..Fit::default() })
    };
    let by_key = || {
        let key = command.shortcut.as_ref()?.format(&egui::ModifierNames::NAMES, false).to_lowercase();
        (!query.is_empty() && key == query.to_lowercase()).then(|| Fit {
            points: 60,
            together: true,
            ..Fit::default()
        })
    };
    [by_name, by_words(), by_key()].into_iter().flatten().max_by_key(|fit| fit.points)
}

fn entry(name: String, fit: Fit, more: i32, detail: String, target: Target) -> Entry {
    let (points, together) = (fit.points + more, fit.together);
    Entry {
        group: Group::Map,
        name,
        letters: fit.letters,
        detail,
        shortcut: None,
        refused: None,
        target,
        points,
        together,
    }
}

fn people(app: &App, query: &str, found: &mut Vec<Entry>) {
    let document = app.document();
    for (id, initiative) in &document.initiatives {
        if let Some(fit) = search::fit(query, &initiative.name) {
            let detail = "Initiative".to_owned();
            found.push(entry(initiative.name.clone(), fit, 4, detail, Target::Initiative(*id)));
        }
    }
    for (id, person) in &document.stakeholders {
        // Who is not met by name is met by what they do.
        let by_role = || {
            let role = person.role.as_deref().filter(|_| query.chars().count() >= 3)?;
            let points = search::score(query, role).filter(|points| *points >= 20)?;
            Some(Fit { points: points - 16, together: true, ..Fit::default() })
        };
        let Some(fit) = search::fit(query, &person.name).or_else(by_role) else { continue };
        let mut detail = person.role.clone().unwrap_or_else(|| person.kind.name().to_owned());
        let local = person.communities.iter().find(|(_, depth)| depth.is_local());
        if let Some(community) = local.and_then(|(id, _)| document.communities.get(id)) {
            detail = format!("{detail} · {}", community.name);
        }
        found.push(entry(person.name.clone(), fit, 6, detail, Target::Person(*id)));
    }
}

fn tags(app: &App, query: &str, found: &mut Vec<Entry>) {
    let mut tags: BTreeMap<&str, usize> = BTreeMap::new();
    for (tag, _) in app.document().stakeholders.values().flat_map(|person| person.tags.iter()) {
        *tags.entry(tag.as_str()).or_default() += 1;
    }
    for (tag, people) in tags {
        if let Some(mut fit) = search::fit(query, tag) {
            fit.letters.iter_mut().for_each(|place| *place += 1);
            let detail = if people == 1 { "1 person".to_owned() } else { format!("{people} people") };
            found.push(entry(format!("#{tag}"), fit, 0, detail, Target::Tag(tag.to_owned())));
        }
    }
}

fn actions(app: &App, query: &str, found: &mut Vec<Entry>) {
    let document = app.document();
    for (id, action) in &document.actions {
        if let Some(fit) = search::fit(query, &action.title) {
            let owner = action.owner.map(|id| document.name(Key::Stakeholder(id)));
            let day = action.dated().map(|day| day.strftime("%-d %b").to_string());
            let parts = [Some(action.kind.name().to_owned()), owner, day];
            let detail = parts.into_iter().flatten().collect::<Vec<_>>().join(" · ");
            found.push(entry(action.title.clone(), fit, 2, detail, Target::Action(*id)));
        }
    }
}
