//! What is said of the picks and the communities?
//!
//! *Invariants:* worked out once for each selection and change of the map, not in each frame.

use crate::app::context::Context;
use crate::app::form::day;
use crate::model::{AdvocacyState, CommunityId, InitiativeId, Key, StakeholderId};
use crate::plan;
use crate::plan::advocates::telling::{self, Names, Tone};
use crate::plan::advocates::{Ground, Pick, Rules, Selection, WhyNot};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The names of everybody on the map.
#[derive(Default)]
pub(super) struct Naming {
    revision: Option<u64>,
    first: BTreeMap<StakeholderId, String>,
    full: BTreeMap<StakeholderId, String>,
    communities: BTreeMap<CommunityId, String>,
}

impl Naming {
    /// Takes over what changed of the map. O(people) once for each change.
    pub(super) fn follow(&mut self, cx: &Context<'_>) {
        if self.revision == Some(cx.revision) {
            return;
        }
        self.revision = Some(cx.revision);
        let document = cx.document;
        self.full =
            document.stakeholders.keys().map(|id| (*id, document.name(Key::Stakeholder(*id)))).collect();
        self.first = telling::first_names(document);
        self.communities = document.communities.iter().map(|(id, one)| (*id, one.name.clone())).collect();
    }

    /// Their full name.
    pub(super) fn full(&self, person: StakeholderId) -> String {
        self.full.get(&person).cloned().unwrap_or_default()
    }

    /// Their first name, or the full one where two share it.
    pub(super) fn first(&self, person: StakeholderId) -> String {
        self.first.get(&person).cloned().unwrap_or_default()
    }

    /// The name of a community.
    pub(super) fn community(&self, community: CommunityId) -> String {
        self.communities.get(&community).cloned().unwrap_or_default()
    }

    /// For sentences.
    pub(super) fn tell<R>(&self, call: impl FnOnce(&Names<'_>) -> R) -> R {
        let person = |id| self.full(id);
        let first = |id| self.first(id);
        let community = |id| self.community(id);
        call(&Names { person: &person, first: &first, community: &community })
    }
}

/// What is said of one pick.
pub(super) struct PickWords {
    /// Their name as the explanation begins with it.
    pub(super) name: String,
    /// Whom they cover.
    pub(super) covers: String,
    /// The whole explanation.
    pub(super) whole: String,
    /// For whom they are the voice.
    pub(super) local: String,
    /// Who could stand in.
    pub(super) replacement: String,
    /// Promises that they kept.
    pub(super) promises: String,
    /// The day on which they were last thanked.
    pub(super) thanked: Option<String>,
    /// In how many communities they are a voice, by initiative, this one first.
    pub(super) load: Vec<(InitiativeId, usize)>,
}

impl PickWords {
    /// When they were last thanked, as a sentence without its full stop.
    pub(super) fn last_thanked(&self) -> String {
        self.thanked.as_ref().map_or_else(|| "Not thanked yet".to_owned(), |on| format!("Last thanked {on}"))
    }
}

/// What is said of a selection.
#[derive(Default)]
pub(super) struct Told {
    of: Option<(Arc<Selection>, u64)>,
    communities: BTreeMap<CommunityId, (Tone, String)>,
    picks: BTreeMap<StakeholderId, PickWords>,
    missed: BTreeMap<StakeholderId, String>,
    refused: BTreeMap<StakeholderId, String>,
    /// How many people there are for each advocate.
    pub(super) ratio: Option<String>,
}

impl Told {
    /// Takes over another selection, or what changed of the map. O(communities · people + picks · interactions).
    pub(super) fn follow(&mut self, cx: &Context<'_>, naming: &Naming, selection: &Arc<Selection>) {
        let same =
            |(of, revision): &(Arc<Selection>, u64)| Arc::ptr_eq(of, selection) && *revision == cx.revision;
        if self.of.as_ref().is_some_and(same) {
            return;
        }
        let (Some(ground), Some(rules)) = (cx.advice.ground(cx), cx.advice.rules(cx)) else { return };
        self.of = Some((Arc::clone(selection), cx.revision));
        let asked = |person: StakeholderId| {
            let said = cx.document.assessments.get(&(cx.initiative?, person))?;
            said.advocacy.dates.get(&AdvocacyState::Asked).map(|on| day::short(*on, cx.today))
        };
        naming.tell(|names| {
            let words = |served| telling::community_words(&ground, &rules, selection, served, names, &asked);
            self.communities =
                selection.communities.iter().map(|served| (served.community, words(served))).collect();
            let words = |pick: &Pick| pick_words(cx, &ground, selection, pick, names);
            self.picks = selection.picks.iter().map(|pick| (pick.person, words(pick))).collect();
            self.missed = missed(&ground, &rules, selection, names);
            let words = |(person, why): (&StakeholderId, &WhyNot)| {
                (*person, telling::refused_words(*person, *why, names))
            };
            self.refused = selection.refused.iter().map(words).collect();
        });
        let wanted = cx.current().map_or(25, |(_, initiative)| initiative.ratio.get());
        self.ratio = telling::ratio_words(&ground, selection, wanted);
    }

    /// What is said of a community.
    pub(super) fn community(&self, community: CommunityId) -> (Tone, &str) {
        self.communities.get(&community).map_or((Tone::Fine, ""), |(tone, words)| (*tone, words.as_str()))
    }

    /// What is said of a pick.
    pub(super) fn pick(&self, person: StakeholderId) -> Option<&PickWords> {
        self.picks.get(&person)
    }

    /// Why somebody who is a must is not among the picks.
    pub(super) fn refused(&self, person: StakeholderId) -> Option<&str> {
        self.refused.get(&person).map(String::as_str)
    }

    /// Why nobody reaches somebody.
    pub(super) fn missed(&self, person: StakeholderId) -> &str {
        self.missed.get(&person).map_or("", String::as_str)
    }
}

/// So many people whom nobody reaches are listed with the reason.
pub(super) const LISTED: usize = 40;

fn missed(
    ground: &Ground,
    rules: &Rules,
    selection: &Selection,
    names: &Names<'_>,
) -> BTreeMap<StakeholderId, String> {
    let why = |person: &StakeholderId| {
        let why = telling::unreached(ground, rules, selection, *person);
        (*person, telling::unreached_words(*person, &why, names))
    };
    selection.missed.iter().take(LISTED).map(why).collect()
}

fn pick_words(
    cx: &Context<'_>,
    ground: &Ground,
    selection: &Selection,
    pick: &Pick,
    names: &Names<'_>,
) -> PickWords {
    let person = ground.people.get(&pick.person);
    let thanked = plan::last_thanked(cx.document, pick.person);
    let mut load = vec![(ground.initiative, pick.local.len())];
    load.extend(
        person
            .into_iter()
            .flat_map(|person| person.elsewhere.iter())
            .map(|(id, count)| (*id, *count as usize)),
    );
    PickWords {
        name: (names.first)(pick.person),
        covers: telling::covers_words(selection, pick, 3, names),
        whole: telling::whole_explanation(ground, selection, pick, names),
        local: telling::local_words(pick, names),
        replacement: telling::replacement_words(pick, names),
        promises: telling::promises_words(person.map(|person| person.promises).unwrap_or_default()),
        thanked: thanked.map(|on| day::short(on, cx.today)),
        load,
    }
}
