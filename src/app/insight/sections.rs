//! What the network shows, section by section: sentences, and the people of whom they speak?
//!
//! *Invariants:* a section without anything to say is not there; every sentence is true of the ties as they were
//! counted; sentences have no full stop and no word of the theory of networks.

mod groups;
mod units;

use super::Findings;
use super::figures::people;
use crate::analysis::telling;
use crate::model::{Document, StakeholderId};
use crate::plan::Unheard;
pub(in crate::app) use units::Matrix;

/// From so many people on a tie on which others hang is named; below that it is counted.
const WORTH: usize = 2;

/// One thing that was found.
#[derive(Debug, Clone, PartialEq, Default)]
pub(in crate::app) struct Finding {
    /// In words.
    pub(in crate::app) sentence: String,
    /// Of whom it speaks.
    pub(in crate::app) people: Vec<StakeholderId>,
    /// The name under which these people can become a community.
    pub(in crate::app) community: Option<String>,
}

impl Finding {
    fn new(sentence: impl Into<String>, people: impl IntoIterator<Item = StakeholderId>) -> Self {
        Self { sentence: sentence.into(), people: people.into_iter().collect(), community: None }
    }

    fn plain(sentence: impl Into<String>) -> Self {
        Self::new(sentence, [])
    }
}

/// What is found under one question.
#[derive(Debug, Clone, PartialEq, Default)]
pub(in crate::app) struct Section {
    /// What it is about.
    pub(in crate::app) title: &'static str,
    /// How many were found.
    pub(in crate::app) count: usize,
    /// Why it matters, in a sentence.
    pub(in crate::app) lead: String,
    /// What was found, the weightiest first.
    pub(in crate::app) findings: Vec<Finding>,
    /// A table below it.
    pub(in crate::app) matrix: Option<Matrix>,
}

/// Everything there is to say, the most urgent first. O(what was found).
pub(in crate::app) fn sections(
    document: &Document,
    findings: &Findings,
    unheard: &[Unheard],
) -> Vec<Section> {
    let all = [
        holders(document, findings),
        bridges(document, findings),
        only_links(document, findings),
        isolated(findings),
        unheard_experts(document, unheard),
        groups::splits(document, findings),
        groups::elsewhere(document, findings),
        joiners(findings),
        units::section(findings),
        groups::found(document, findings),
    ];
    all.into_iter().flatten().collect()
}

/// All of it as text that can be pasted anywhere.
pub(in crate::app) fn text(document: &Document, sections: &[Section]) -> String {
    let mut lines = Vec::new();
    for section in sections {
        lines.push(format!("{} ({})", section.title, section.count));
        if !section.lead.is_empty() {
            lines.push(section.lead.clone());
        }
        for finding in &section.findings {
            let rest: Vec<&str> = finding
                .people
                .iter()
                .filter_map(|id| document.stakeholders.get(id).map(|person| person.name.as_str()))
                .filter(|name| !finding.sentence.contains(name))
                .collect();
            let names = if rest.is_empty() { String::new() } else { format!(": {}", rest.join(", ")) };
            lines.push(format!("- {}{names}", finding.sentence));
        }
        lines.extend(section.matrix.iter().map(Matrix::text));
        lines.push(String::new());
    }
    lines.join("\n").trim_end().to_owned()
}

fn holders(document: &Document, findings: &Findings) -> Option<Section> {
    let holders = &findings.fragility.holders;
    let told = |holder| telling::holder(document, holder);
    (!holders.is_empty()).then(|| Section {
        title: "People everything hangs on",
        count: holders.len(),
        lead: "Without them others can no longer be reached by any chain of ties".to_owned(),
        findings: holders.iter().map(|holder| Finding::new(told(holder), [holder.person])).collect(),
        matrix: None,
    })
}

fn bridges(document: &Document, findings: &Findings) -> Option<Section> {
    let bridges = &findings.fragility.bridges;
    let (worth, single): (Vec<_>, Vec<_>) = bridges.iter().partition(|bridge| bridge.cut_off >= WORTH);
    let mut told: Vec<Finding> = worth
        .iter()
        .map(|bridge| Finding::new(telling::bridge(document, bridge), [bridge.one, bridge.other]))
        .collect();
    if !told.is_empty() && !single.is_empty() {
        let words = if single.len() == 1 { "1 tie more is" } else { "more are" };
        let count = if single.len() == 1 { String::new() } else { format!("{} ties ", single.len()) };
        told.push(Finding::plain(format!("{count}{words} the only one of a single person")));
    }
    (!worth.is_empty()).then(|| Section {
        title: "Ties everything hangs on",
        count: worth.len(),
        lead: "There is no other way round them".to_owned(),
        findings: told,
        matrix: None,
    })
}

fn only_links(document: &Document, findings: &Findings) -> Option<Section> {
    let mut told: Vec<Finding> = Vec::new();
    for found in &findings.only {
        let finding = Finding::new(telling::only_link(document, found), [found.link]);
        // A community and a unit of one name can be the same people.
        if !told.contains(&finding) {
            told.push(finding);
        }
    }
    (!told.is_empty()).then(|| Section {
        title: "Groups joined by one person only",
        count: told.len(),
        lead: "Whoever wants to reach them goes through this one person".to_owned(),
        findings: told,
        matrix: None,
    })
}

fn isolated(findings: &Findings) -> Option<Section> {
    let isolated = &findings.fragility.isolated;
    (!isolated.is_empty() && findings.ties > 0).then(|| Section {
        title: "Isolated people",
        count: isolated.len(),
        lead: "They have no tie on this map: either nobody knows them, or nobody has noted it yet".to_owned(),
        findings: vec![Finding::new(
            format!("{} without any tie", people(isolated.len())),
            isolated.iter().copied(),
        )],
        matrix: None,
    })
}

fn unheard_experts(document: &Document, unheard: &[Unheard]) -> Option<Section> {
    (!unheard.is_empty()).then(|| Section {
        title: "Unheard experts",
        count: unheard.len(),
        lead: "They know the work and the change hits them hard, but they can do little about it".to_owned(),
        findings: unheard.iter().map(|one| Finding::new(one.sentence(document), [one.person])).collect(),
        matrix: None,
    })
}

fn joiners(findings: &Findings) -> Option<Section> {
    (!findings.joiners.is_empty()).then(|| Section {
        title: "People who bring communities together",
        count: findings.joiners.len(),
        lead: "Their ties lead into three communities or more besides their own".to_owned(),
        findings: vec![Finding::new(people(findings.joiners.len()), findings.joiners.iter().copied())],
        matrix: None,
    })
}
