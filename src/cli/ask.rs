//! Which person and which initiative are meant by a name?

use super::failure::{Code, Failure};
use crate::model::{Document, InitiativeId, StakeholderId};

/// The person with this full name, id, source id or e-mail address; of several an error that lists them.
pub(super) fn person(document: &Document, said: &str) -> Result<StakeholderId, Failure> {
    let wanted = said.trim().to_lowercase();
    let is = |text: Option<&str>| text.is_some_and(|text| text.trim().to_lowercase() == wanted);
    let by_id = |id: &StakeholderId| id.to_string() == said.trim();
    let matches: Vec<_> = document
        .stakeholders
        .iter()
        .filter(|(id, person)| {
            by_id(id)
                || is(Some(&person.name))
                || is(person.email.as_deref())
                || is(person.external_key.as_deref())
        })
        .collect();
    match matches.as_slice() {
        [(id, _)] => Ok(**id),
        [] => Err(Failure::new(
            Code::Data,
            format!("nobody on the map has the name, id or e-mail “{said}”. Give the full name"),
        )),
        several => {
            let listed: Vec<String> = several
                .iter()
                .map(|(id, person)| {
                    let about = [person.role.as_deref(), person.unit.as_deref(), person.email.as_deref()];
                    let about: Vec<&str> = about.into_iter().flatten().collect();
                    format!("  {id}  {}  {}", person.name, about.join(", "))
                })
                .collect();
            let message = format!("“{said}” could be {} people. Give one of these ids:", several.len());
            Err(Failure::new(Code::Data, format!("{message}\n{}", listed.join("\n"))))
        }
    }
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
