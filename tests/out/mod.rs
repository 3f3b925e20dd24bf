//! Everything that can leave a map: every report, picture and table in every format, for every audience.

#![allow(dead_code, unreachable_pub, reason = "each test uses a part of it")]

use groundswell::diagram::{DIAGRAMS, arranged};
use groundswell::export::{EXPORTS, Export, ExportError, Input, Source};
use groundswell::layout::Progress;
use groundswell::model::{Document, InitiativeId, StakeholderId};
use groundswell::report::{Context, LISTS, REPORTS};
use groundswell::share::{Audience, Choices, Disclosure, disclose};
use jiff::civil::{Date, date};
use std::sync::Arc;

pub const TODAY: Date = date(2026, 11, 22);

/// One thing that left.
pub struct Written {
    /// *engagement-plan as pdf*.
    pub what: String,
    pub format: &'static Export,
    pub bytes: Vec<u8>,
}

/// Every audience there is, with one person for the two that are about one.
pub fn audiences(person: StakeholderId) -> [Audience; 6] {
    [
        Audience::Everyone,
        Audience::Sponsor,
        Audience::Team,
        Audience::Card(person),
        Audience::Access(person),
        Audience::Me,
    ]
}

/// With every addition that the audience may get.
pub fn widened(audience: Audience) -> Choices {
    let ids: &[&str] = match audience {
        Audience::Team => &["contact", "engagement", "tactics"],
        Audience::Everyone => &["reporting"],
        _ => &[],
    };
    Choices {
        include: ids.iter().map(|id| (*id).to_owned()).collect(),
        reason: Some("the readers asked for it".to_owned()),
        allow_names: None,
    }
}

/// Names that stand in shareable texts are let through: what is tested is not the stop, but what comes after it.
pub fn copy(
    map: &Document,
    initiative: Option<InitiativeId>,
    audience: Audience,
    choices: &Choices,
) -> Disclosure {
    let choices = Choices { allow_names: Some("for the test".to_owned()), ..choices.clone() };
    disclose(&Arc::new(map.clone()), initiative, audience, &choices).unwrap()
}

/// Everything that can be written of a copy. Pictures of dots only where they are asked for: they take long.
pub fn everything(from: &Disclosure, wanted: &dyn Fn(&Export) -> bool) -> Vec<Written> {
    let mut all = Vec::new();
    let context = Context { file: "copy".to_owned(), ..Context::on(TODAY) };
    let reports: Vec<_> = REPORTS.iter().filter_map(|kind| kind.make(from, &context).ok()).collect();
    let places = arranged(from, &Progress::default()).unwrap_or_default();
    let scenes: Vec<_> =
        DIAGRAMS.iter().map(|diagram| (diagram.id, (diagram.paint)(from, &places, TODAY))).collect();
    let lists: Vec<_> =
        LISTS.iter().map(|kind| (kind.make)(from, from.initiative().map(|(id, _)| id))).collect();
    for format in EXPORTS.iter().filter(|format| wanted(format)) {
        let mut write = |of: &str, input: Input<'_>| {
            let what = if of.is_empty() { format.id.to_owned() } else { format!("{of} as {}", format.id) };
            let written = match format.bytes(&input) {
                // Some formats are about one initiative.
                Err(ExportError::Missing(..)) => return,
                written => written.unwrap_or_else(|error| panic!("{what}: {error}")),
            };
            all.push(Written { what, format, bytes: written.output });
        };
        let plain = Input { scale: 1, ..Input::new(from, TODAY) };
        match format.source {
            Source::Report => {
                reports.iter().for_each(|report| write(report.id, Input { report: Some(report), ..plain }));
            }
            Source::Picture => {
                scenes.iter().for_each(|(id, scene)| write(id, Input { scene: Some(scene), ..plain }));
            }
            Source::List => lists.iter().for_each(|list| write(list.id, Input { list: Some(list), ..plain })),
            Source::Tables | Source::Network => write("", plain),
        }
    }
    all
}
