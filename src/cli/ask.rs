//! Which people, which initiative and which ties are meant by what was said?

use super::failure::{Code, Failure};
use crate::analysis::belonging::locals;
use crate::model::{CommunityId, Document, InitiativeId, StakeholderId, TieKind};
use crate::plan::{advocates, team};
use std::collections::BTreeSet;

/// The person with this full name, id, source id or e-mail address; of several an error that lists them.
pub(super) fn person(document: &Document, said: &str) -> Result<StakeholderId, Failure> {
    match called(document, said).as_slice() {
        [id] => Ok(*id),
        [] => Err(Failure::new(
            Code::Data,
            format!("nobody on the map has the name, id or e-mail “{said}”. Give the full name"),
        )),
        several => Err(ambiguous(said, document, several, &[])),
    }
}

/// Those meant by a person's full name, id, source id or e-mail address, by a community's name or id, or by `team` or
/// `advocates` of the initiative. What could be several of these is an error that lists them.
pub(super) fn people(
    document: &Document,
    said: &str,
    initiative_said: Option<&str>,
) -> Result<BTreeSet<StakeholderId>, Failure> {
    let wanted = said.trim().to_lowercase();
    let named = called(document, said);
    let communities: Vec<CommunityId> = document
        .communities
        .iter()
        .filter(|(id, community)| {
            id.to_string() == said.trim() || community.name.trim().to_lowercase() == wanted
        })
        .map(|(id, _)| *id)
        .collect();
    match (named.as_slice(), communities.as_slice()) {
        ([person], []) => return Ok([*person].into()),
        ([], [community]) => {
            let people = locals(document, *community);
            return if people.is_empty() {
                Err(Failure::new(Code::Data, format!("nobody on the map belongs to “{said}”")))
            } else {
                Ok(people)
            };
        }
        ([], []) => {}
        _ => return Err(ambiguous(said, document, &named, &communities)),
    }
    let group: fn(&Document, InitiativeId) -> BTreeSet<StakeholderId> = match wanted.as_str() {
        "team" => team,
        "advocates" => advocates,
        _ => {
            let message =
                format!("no person and no community on the map is called “{said}”. Give the full name");
            return Err(Failure::new(Code::Data, message));
        }
    };
    let initiative = initiative(document, initiative_said)?;
    let people = initiative.map_or_else(BTreeSet::new, |initiative| group(document, initiative));
    if people.is_empty() {
        let hint = "Name a person or a community instead";
        return Err(Failure::new(Code::Data, format!("the initiative has no {wanted} yet. {hint}")));
    }
    Ok(people)
}

fn called(document: &Document, said: &str) -> Vec<StakeholderId> {
    let wanted = said.trim().to_lowercase();
    let is = |text: Option<&str>| text.is_some_and(|text| text.trim().to_lowercase() == wanted);
    let matches = document.stakeholders.iter().filter(|(id, person)| {
        id.to_string() == said.trim()
            || is(Some(&person.name))
            || is(person.email.as_deref())
            || is(person.external_key.as_deref())
    });
    matches.map(|(id, _)| *id).collect()
}

fn ambiguous(
    said: &str,
    document: &Document,
    people: &[StakeholderId],
    communities: &[CommunityId],
) -> Failure {
    let person = |id: &StakeholderId| {
        let person = document.stakeholders.get(id)?;
        let about = [person.role.as_deref(), person.unit.as_deref(), person.email.as_deref()];
        let about: Vec<&str> = about.into_iter().flatten().collect();
        Some(format!("  {id}  {}  {}", person.name, about.join(", ")))
    };
    let community =
        |id: &CommunityId| Some(format!("  {id}  {}  community", document.communities.get(id)?.name));
    let listed: Vec<String> =
        people.iter().filter_map(person).chain(communities.iter().filter_map(community)).collect();
    let what = if communities.is_empty() { "people" } else { "people or communities" };
    let message = format!("“{said}” could be {} {what}. Give one of these ids:", listed.len());
    Failure::new(Code::Data, format!("{message}\n{}", listed.join("\n")))
}

/// The kinds of ties that were named; all where nothing was said. `works-with` is the same as `works with`, since blanks
/// need quotes in a shell.
pub(super) fn kinds(said: &[String]) -> Option<BTreeSet<TieKind>> {
    let kinds = said.iter().filter_map(|kind| match TieKind::find(kind) {
        Some(TieKind::Other(words)) => TieKind::find(&words.replace('-', " ")).map(|found| match found {
            TieKind::Other(_) => TieKind::Other(words),
            known => known,
        }),
        found => found,
    });
    (!said.is_empty()).then(|| kinds.collect())
}

/// The initiative with this name or id. Where nothing is said, the only one; nothing where there is none.
pub(super) fn initiative(document: &Document, said: Option<&str>) -> Result<Option<InitiativeId>, Failure> {
    let names = || {
        let names: Vec<&str> =
            document.initiatives.values().map(|initiative| initiative.name.as_str()).collect();
        names.join(", ")
    };
    let Some(said) = said else {
        let mut all = document.initiatives.keys();
        return match (all.next(), all.next()) {
            (Some(_), Some(_)) => Err(Failure::usage(format!(
                "there are several initiatives. Say which with --initiative: {}",
                names()
            ))),
            (only, _) => Ok(only.copied()),
        };
    };
    let wanted = said.trim().to_lowercase();
    let matches: Vec<_> = document
        .initiatives
        .iter()
        .filter(|(id, initiative)| {
            id.to_string() == said.trim() || initiative.name.trim().to_lowercase() == wanted
        })
        .collect();
    match matches.as_slice() {
        [(id, _)] => Ok(Some(**id)),
        [] => {
            Err(Failure::new(Code::Data, format!("there is no initiative “{said}”. There are: {}", names())))
        }
        several => {
            let ids: Vec<String> = several.iter().map(|(id, _)| id.to_string()).collect();
            Err(Failure::new(
                Code::Data,
                format!(
                    "{} initiatives are called “{said}”. Give one of these ids: {}",
                    several.len(),
                    ids.join(", ")
                ),
            ))
        }
    }
}
