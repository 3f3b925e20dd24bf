//! Do the picks follow from the map as defined: who counts, who can be picked, who reaches whom, who is the voice of whom?
#![allow(clippy::unwrap_used, reason = "what is not there fails the test")]

use groundswell::analysis::Progress;
use groundswell::analysis::coverage::Effort;
use groundswell::model::initiative::{Affected, Counted};
use groundswell::model::stakeholder::Depth;
use groundswell::model::{
    AdvocacyState, Assessment, Community, CommunityId, Document, Engagement, Id, Initiative, InitiativeId,
    Rating, Stakeholder, StakeholderId, Strength, Tie, TieKind,
};
use groundswell::plan::advocates::{Gap, Ground, Rules, Selection, Size, Trouble, WhyNot, evaluate, select};

const CHANGE: u64 = 1;

/// A map that is made bit by bit; people and communities have numbers from 1.
#[derive(Default)]
struct Made(Document);

impl Made {
    fn new() -> Self {
        let mut made = Self::default();
        made.0.initiatives.insert(Id::from_bits(CHANGE), Initiative::named("Change"));
        made
    }
    fn change(&mut self) -> &mut Initiative {
        self.0.initiatives.get_mut(&Id::from_bits(CHANGE)).unwrap()
    }
    fn community(&mut self, number: u64, headcount: u32, impact: Option<u8>) -> &mut Self {
        let id: CommunityId = Id::from_bits(number);
        self.0.communities.insert(id, Community { headcount, ..Community::named(format!("C{number}")) });
        let impact = impact.and_then(Rating::new);
        self.change().affected.insert(id, Affected { impact, ..Affected::default() });
        self
    }
    fn person(&mut self, number: u64, communities: &[(u64, Depth)]) -> &mut Self {
        let mut person = Stakeholder::named(format!("P{number}"));
        for (community, depth) in communities {
            person.communities.insert(Id::from_bits(*community), *depth);
        }
        self.0.stakeholders.insert(Id::from_bits(number), person);
        self
    }
    fn assess(&mut self, number: u64) -> &mut Assessment {
        let key = (Id::from_bits(CHANGE), Id::from_bits(number));
        self.0.assessments.entry(key).or_default()
    }
    fn tie(&mut self, from: u64, to: u64, kind: TieKind, strength: u32) -> &mut Self {
        let tie = Tie { strength: Strength::nearest(strength), ..Tie::between(one(from), one(to), kind) };
        let next = self.0.ties.len() as u64 + 1;
        self.0.ties.insert(Id::from_bits(next), tie);
        self
    }
    fn ground(&self) -> Ground {
        Ground::of(&self.0, Id::from_bits(CHANGE))
    }
    fn rules(&self) -> Rules {
        Rules::of(&self.0.initiatives[&InitiativeId::from_bits(CHANGE)])
    }
    fn select(&self, rules: &Rules) -> Selection {
        select(&self.ground(), rules, Effort::USUAL, &Progress::default(), &|_| ()).unwrap()
    }
    fn evaluate(&self, rules: &Rules, picks: &[u64]) -> Selection {
        let picks: Vec<StakeholderId> = picks.iter().map(|pick| one(*pick)).collect();
        evaluate(&self.ground(), rules, &picks)
    }
}

fn one(number: u64) -> StakeholderId {
    Id::from_bits(number)
}

fn picked(selection: &Selection) -> Vec<u64> {
    let mut picks: Vec<u64> = selection.picks.iter().map(|pick| pick.person.bits()).collect();
    picks.sort_unstable();
    picks
}

fn near(found: f64, expected: f64) {
    assert!((found - expected).abs() < 1e-9, "{found} instead of {expected}");
}

/// Two communities of three listed people and one unnamed each; the heads of both have a tie to each of theirs.
fn two_teams() -> Made {
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

#[test]
fn each_community_weighs_its_impact() {
    let made = two_teams();
    let both = made.evaluate(&made.rules(), &[1, 4]);
    near(both.demand, 0.8 + 0.4);
    // Half of the first community lies on three people, half on the three others; the second has no others. Nobody's
    // promises are known, so both do it with 1 × 1/2; the unnamed are reached with 0.7 of that.
    let first = 0.8 * (0.5 * 0.5 + 0.5 * 0.5 * 0.7);
    let second = 0.4 * 0.5;
    near(both.reached, first + second);
    near(both.picks[0].adds, first / 1.2);
    near(both.picks[1].loses, second / 1.2);
    assert_eq!((both.missed.len(), both.troubles.len()), (0, 0));
    assert_eq!(both.communities[0].gap, Gap::None);
    assert_eq!(picked(&made.select(&Rules { size: Size::Picks(2), ..made.rules() })), [1, 4]);
}

#[test]
fn troubles_are_told() {
    let none = Made::new();
    let found = none.select(&none.rules());
    assert_eq!(found.troubles, [Trouble::Nobody, Trouble::NoCommunities]);
    let mut resistant = Made::new();
    resistant.community(1, 0, None).person(1, &[(1, Depth::Member)]);
    resistant.assess(1).engagement_now = Some(Engagement::Resistant);
    let found = resistant.select(&resistant.rules());
    assert_eq!(found.troubles, [Trouble::NobodyAvailable, Trouble::NoTies, Trouble::NoImpact]);
    let why = [(one(1), WhyNot::Resistant)].into();
    assert_eq!(found.communities[0].gap, Gap::NobodyAvailable(why));
    assert!(!found.communities[0].served && found.picks.is_empty());
    near(found.demand, 1.0);
    let by_people = resistant.select(&Rules { count: Counted::People, ..resistant.rules() });
    near(by_people.demand, 1.0);
}
