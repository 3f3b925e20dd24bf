//! How do the groups that ties make compare with the communities that people declared, in words?

use super::{Finding, Section};
use crate::analysis::telling;
use crate::analysis::{GroupName, StakeholderId};
use crate::app::insight::Findings;
use crate::app::insight::figures::people;
use crate::model::Document;

/// Groups say little where fewer ties than this stay within them, beyond what chance would have it.
const FAINT: f64 = 0.3;
/// Groups are clear from here on.
const CLEAR: f64 = 0.6;

/// Declared communities that fall apart.
pub(super) fn splits(document: &Document, findings: &Findings) -> Option<Section> {
    let splits = &findings.grouping.comparison.splits;
    let of = |split: &crate::analysis::comparison::Split| {
        let people: Vec<StakeholderId> = split.parts.iter().flat_map(|(_, part)| part.clone()).collect();
        Finding::new(telling::split(document, split), people)
    };
    (!splits.is_empty()).then(|| Section {
        title: "Communities that fall apart",
        count: splits.len(),
        lead: "One word to such a community does not reach all of it".to_owned(),
        findings: splits.iter().map(of).collect(),
        matrix: None,
    })
}

/// People whose ties lie elsewhere than their community.
pub(super) fn elsewhere(document: &Document, findings: &Findings) -> Option<Section> {
    let found = &findings.grouping.comparison.elsewhere;
    (!found.is_empty()).then(|| Section {
        title: "People whose ties lie elsewhere",
        count: found.len(),
        lead: "They belong to one community and live in another: good messengers, or wrongly filed"
            .to_owned(),
        findings: found
            .iter()
            .map(|one| Finding::new(telling::elsewhere(document, one), [one.person]))
            .collect(),
        matrix: None,
    })
}

/// The groups found from ties.
pub(super) fn found(document: &Document, findings: &Findings) -> Option<Section> {
    let shared = findings.grouping.found.shared();
    let named = shared.iter().zip(&findings.grouping.comparison.names);
    let told = |(group, name): (&Vec<StakeholderId>, &GroupName)| {
        let words = name.words(document);
        let community = match name {
            GroupName::Community(_) => None,
            _ => Some(words.clone()),
        };
        Finding { community, ..Finding::new(format!("{words}, {}", people(group.len())), group.clone()) }
    };
    (shared.len() > 1).then(|| Section {
        title: "Groups by their ties",
        count: shared.len(),
        lead: format!(
            "{}: {}",
            apart(findings.grouping.found.modularity),
            "found from ties alone, whatever was declared"
        ),
        findings: named.map(told).collect(),
        matrix: None,
    })
}

/// How clearly groups are told apart, in words.
pub(super) fn apart(modularity: f64) -> &'static str {
    if modularity >= CLEAR {
        "The groups are clearly apart"
    } else if modularity >= FAINT {
        "The groups are fairly apart"
    } else {
        "The groups are hardly apart, ties run across them"
    }
}
