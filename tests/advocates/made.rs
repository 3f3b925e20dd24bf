//! A map that is made bit by bit.
#![allow(dead_code, reason = "each test uses a part of it")]

use groundswell::analysis::Progress;
use groundswell::analysis::coverage::Effort;
use groundswell::model::initiative::Affected;
use groundswell::model::interaction::{Kept, Promise};
use groundswell::model::stakeholder::Depth;
use groundswell::model::{
    AdvocacyState, Assessment, Community, CommunityId, Document, Engagement, Id, Initiative, InitiativeId,
    Interaction, Prose, Rating, Stakeholder, StakeholderId, Strength, Tie, TieKind,
};
use groundswell::plan::advocates::{Ground, Rules, Selection, evaluate, select};

/// The number of the initiative.
pub(crate) const CHANGE: u64 = 1;

/// A map that is made bit by bit; people and communities have numbers from 1.
#[derive(Default)]
pub(crate) struct Made(pub(crate) Document);

impl Made {
    pub(crate) fn new() -> Self {
        let mut made = Self::default();
        made.0.initiatives.insert(Id::from_bits(CHANGE), Initiative::named("Change"));
        made
    }
    pub(crate) fn change(&mut self) -> &mut Initiative {
        self.0.initiatives.get_mut(&Id::from_bits(CHANGE)).unwrap()
    }
    pub(crate) fn community(&mut self, number: u64, headcount: u32, impact: Option<u8>) -> &mut Self {
        let id: CommunityId = Id::from_bits(number);
        self.0.communities.insert(id, Community { headcount, ..Community::named(format!("C{number}")) });
        let impact = impact.and_then(Rating::new);
        self.change().affected.insert(id, Affected { impact, ..Affected::default() });
        self
    }
    pub(crate) fn person(&mut self, number: u64, communities: &[(u64, Depth)]) -> &mut Self {
        let mut person = Stakeholder::named(format!("P{number}"));
        for (community, depth) in communities {
            person.communities.insert(Id::from_bits(*community), *depth);
        }
        self.0.stakeholders.insert(Id::from_bits(number), person);
        self
    }
    pub(crate) fn assess(&mut self, number: u64) -> &mut Assessment {
        let key = (Id::from_bits(CHANGE), Id::from_bits(number));
        self.0.assessments.entry(key).or_default()
    }
    pub(crate) fn tie(&mut self, from: u64, to: u64, kind: TieKind, strength: u32) -> &mut Self {
        let tie = Tie { strength: Strength::nearest(strength), ..Tie::between(one(from), one(to), kind) };
        let next = self.0.ties.len() as u64 + 1;
        self.0.ties.insert(Id::from_bits(next), tie);
        self
    }
    pub(crate) fn state(&mut self, number: u64, state: AdvocacyState) -> &mut Self {
        self.assess(number).advocacy.state = state;
        self
    }
    pub(crate) fn stance(&mut self, number: u64, stance: Engagement) -> &mut Self {
        self.assess(number).engagement_now = Some(stance);
        self
    }
    pub(crate) fn impact(&mut self, number: u64, impact: u8) -> &mut Self {
        self.assess(number).impact = Rating::new(impact);
        self
    }
    /// So many promises that were kept and broken, and one that is open.
    pub(crate) fn promises(&mut self, number: u64, kept: usize, broken: usize) -> &mut Self {
        let promise = |kept: Kept| Promise { by: one(number), kept, text: Prose::default(), due: None };
        let all = std::iter::repeat_n(Kept::Yes, kept).chain(std::iter::repeat_n(Kept::No, broken));
        let promises = all.chain([Kept::Open]).map(promise).collect();
        let id = Id::from_bits(self.0.interactions.len() as u64 + 1);
        self.0.interactions.insert(id, Interaction { promises, ..Interaction::default() });
        self
    }
    pub(crate) fn ground(&self) -> Ground {
        Ground::of(&self.0, Id::from_bits(CHANGE))
    }
    pub(crate) fn rules(&self) -> Rules {
        Rules::of(&self.0.initiatives[&InitiativeId::from_bits(CHANGE)])
    }
    pub(crate) fn select(&self, rules: &Rules) -> Selection {
        select(&self.ground(), rules, Effort::USUAL, &Progress::default(), &|_| ()).unwrap()
    }
    pub(crate) fn evaluate(&self, rules: &Rules, picks: &[u64]) -> Selection {
        let picks: Vec<StakeholderId> = picks.iter().map(|pick| one(*pick)).collect();
        evaluate(&self.ground(), rules, &picks)
    }
}

pub(crate) fn one(number: u64) -> StakeholderId {
    Id::from_bits(number)
}

pub(crate) fn picked(selection: &Selection) -> Vec<u64> {
    let mut picks: Vec<u64> = selection.picks.iter().map(|pick| pick.person.bits()).collect();
    picks.sort_unstable();
    picks
}

pub(crate) fn near(found: f64, expected: f64) {
    assert!((found - expected).abs() < 1e-9, "{found} instead of {expected}");
}

/// Two communities of three listed people and one unnamed each; the heads of both have a tie to each of theirs.
pub(crate) fn two_teams() -> Made {
    let mut made = Made::new();
    made.community(1, 6, Some(80)).community(2, 3, Some(40));
    for number in 1..=3 {
        made.person(number, &[(1, Depth::Member)]);
        made.person(number + 3, &[(2, Depth::Member)]);
    }
    for (head, others) in [(1, [2, 3]), (4, [5, 6])] {
        made.assess(head).advocacy.state = AdvocacyState::Agreed;
        for other in others {
            made.tie(head, other, TieKind::Influences, 5);
        }
    }
    made
}
