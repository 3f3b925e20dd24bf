//! How many advocates for how many people?

use super::{Band, Beside, Ground, Look, Method, Seen};
use crate::model::field::Level;
use crate::model::{StakeholderId, TieKind};
use crate::plan::voices;
use std::collections::BTreeSet;

pub(super) const METHOD: Method = Method {
    id: "ratio",
    name: "Advocates per people",
    by: "a band of rules of thumb",
    purpose: "To ask for enough advocates’ time, with figures that others use; and to see that a number alone reaches nobody.",
    source: "No figure is agreed: the rules differ by a factor of five, and several are claims of vendors. Each stands with its \
             source.",
    limits: "A good ratio with everybody in one building reaches one building. Networks die when roles are unclear, there is no \
             time, no recognition, advocates don’t know each other, or middle managers are skipped.",
    ours: "One for 25 unless you set another; never pass or fail by itself: it stands with the reach and with the communities \
           that have no advocate. Reach counts who is an advocate or has a tie to one that is no conflict.",
    level: Level::Team,
    see,
};

/// A rule of thumb.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule {
    /// One advocate for at least so many people.
    pub from: u32,
    /// One advocate for at most so many people.
    pub to: u32,
    /// What is claimed.
    pub words: &'static str,
    /// By whom.
    pub source: &'static str,
}

/// The rules, the densest first.
pub const RULES: &[Rule] = &[
    Rule { from: 10, to: 15, words: "1 for 10–15 users", source: "ryanconsulting.ai" },
    Rule { from: 18, to: 18, words: "38 of 675 were tied to more than 60 %", source: "sensecorp.com" },
    Rule { from: 20, to: 30, words: "1 for 20–30 impacted", source: "strong-bridge-envision.com" },
    Rule { from: 20, to: 33, words: "3–5 % carry 20–35 % of collaboration", source: "servicenow.com" },
    Rule { from: 25, to: 50, words: "1 for 25–50 in a major change", source: "knowmba.com" },
    Rule {
        from: 33,
        to: 33,
        words: "3 % of staff reach 75–90 % (a vendor’s claim)",
        source: "Innovisor, bizjournals.com 2014",
    },
];

fn see(ground: &Ground<'_>) -> Seen {
    let facts = ground.facts;
    let advocates: Vec<StakeholderId> = ground
        .people
        .iter()
        .filter(|(_, _, said)| said.advocacy.state.is_advocate())
        .map(|(person, ..)| *person)
        .collect();
    let set: BTreeSet<StakeholderId> = advocates.iter().copied().collect();
    let mut reached = set.clone();
    for tie in facts.document.ties.values().filter(|tie| tie.kind != TieKind::Conflict) {
        for (one, other) in [(tie.from, tie.to), (tie.to, tie.from)] {
            if set.contains(&one) {
                reached.insert(other);
            }
        }
    }
    let near: Vec<StakeholderId> =
        ground.people.iter().map(|(person, ..)| *person).filter(|person| !reached.contains(person)).collect();
    let voices = voices(facts.document, facts.id);
    let people = voices.iter().map(|voice| voice.headcount).fold(0, u32::saturating_add);
    let band = Band {
        people,
        aim: facts.initiative.ratio.get(),
        reached: (ground.people.len() - near.len(), ground.people.len()),
        without: voices
            .iter()
            .filter(|voice| voice.advocates.is_empty())
            .map(|voice| voice.community)
            .collect(),
        communities: voices.len(),
        advocates,
    };
    let told = match (band.one_per(), band.advocates.len()) {
        (_, 0) => "No advocate yet".to_owned(),
        (None, _) => "How many people it affects is not known".to_owned(),
        (Some(per), _) => format!("One advocate for {per:.0} people; {} were aimed at", band.aim),
    };
    let beside = [
        Beside::some("The advocates", band.advocates.clone()),
        Beside::some("Neither an advocate nor tied to one", near),
    ];
    Seen { told, beside: beside.into_iter().flatten().collect(), look: Look::Band(band) }
}
