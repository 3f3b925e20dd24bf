//! Small maps of all kinds, each from its number.

use groundswell::model::initiative::{Affected, ChangeKind, Counted, Most, Status};
use groundswell::model::interaction::{Kept, Promise};
use groundswell::model::stakeholder::{Depth, StakeholderKind};
use groundswell::model::*;
use groundswell::plan::advocates::telling::{Names, first_names};
use groundswell::plan::advocates::{Ground, Rules, Size};
use std::collections::BTreeMap;

/// A map with an initiative to pick for.
pub(crate) struct Made {
    pub(crate) document: Document,
    pub(crate) ground: Ground,
    pub(crate) rules: Rules,
}

pub(crate) const CHANGE: u64 = 1;
const OTHER: u64 = 2;

/// Numbers that look drawn (SplitMix64: Steele, Lea and Flood 2014).
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15))
    }
    fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        bits ^ (bits >> 31)
    }
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        (self.bits() % limit as u64) as usize
    }
    pub(crate) fn one_in(&mut self, count: usize) -> bool {
        self.below(count) == 0
    }
    fn of<T: Clone>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())].clone()
    }
    fn rating(&mut self, none_in: usize) -> Option<Rating> {
        if self.one_in(none_in) { None } else { Rating::new(self.below(11) as u8 * 10) }
    }
}

/// Two share a first name, one has one name alone, one a title.
const PEOPLE: [&str; 14] = [
    "Ana Ruiz",
    "Bo Li",
    "Cy Tan",
    "Dee Okafor",
    "Ana Silva",
    "Eli Berg",
    "Fay",
    "Dr. Gus Ott",
    "Hal Moe",
    "Ida Roy",
    "Jon Poe",
    "Kim Loo",
    "Lea Fox",
    "Max Bey",
];
const COMMUNITIES: [&str; 4] = ["Service desk", "Ward nurses", "Finance & payroll", "Estates"];

/// At most so many people; without limits of load where `plain`, and without anybody's other initiatives.
pub(crate) fn made(seed: u64, most: usize, plain: bool) -> Made {
    let mut dice = Dice::new(seed);
    let mut document = Document::default();
    let people: Vec<StakeholderId> =
        (0..2 + dice.below(most - 1)).map(|one| Id::from_bits(one as u64 + 1)).collect();
    let communities: Vec<CommunityId> = (0..dice.below(5)).map(|one| Id::from_bits(one as u64 + 1)).collect();
    for (id, name) in communities.iter().zip(COMMUNITIES) {
        let headcount = dice.of(&[0, 4, 40, 1240]);
        document.communities.insert(*id, Community { headcount, ..Community::named(name) });
    }
    for (id, name) in people.iter().zip(PEOPLE) {
        let mut person = Stakeholder::named(name);
        if dice.one_in(12) {
            (person.kind, person.headcount) = (StakeholderKind::Group, Some(dice.below(30) as u32));
        }
        for community in &communities {
            if dice.one_in(3) {
                let depth = dice.of(&[Depth::Member, Depth::Member, Depth::Expert, Depth::Knows]);
                person.communities.insert(*community, depth);
            }
        }
        document.stakeholders.insert(*id, person);
    }
    initiatives(&mut dice, &mut document, &people, &communities, plain);
    let kinds: Vec<TieKind> = TieKind::BUILT_IN
        .into_iter()
        .chain([TieKind::Other("golf".to_owned()), TieKind::WorksWith])
        .collect();
    let density = dice.of(&[0, 1, 2, 3]);
    for number in 0..people.len() * density {
        let (from, to) = (dice.of(&people), dice.of(&people));
        let strength = Strength::nearest(dice.of(&[1, 2, 3, 3, 4, 5]));
        let directed = dice.one_in(2);
        if from != to {
            let tie = Tie { strength, directed, ..Tie::between(from, to, dice.of(&kinds)) };
            document.ties.insert(Id::from_bits(number as u64 + 1), tie);
        }
    }
    for number in 0..dice.below(2 * people.len()) {
        let kept = dice.of(&[Kept::Yes, Kept::Yes, Kept::No, Kept::Open]);
        let promise = Promise { by: dice.of(&people), kept, ..Promise::default() };
        let talk = Interaction { promises: vec![promise.clone(), promise], ..Interaction::default() };
        document.interactions.insert(Id::from_bits(number as u64 + 1), talk);
    }
    let change: InitiativeId = Id::from_bits(CHANGE);
    let ground = Ground::of(&document, change);
    let mut rules = Rules::of(&document.initiatives[&change]);
    if dice.one_in(8) {
        rules.size = Size::Share(0.3);
    }
    Made { document, ground, rules }
}

fn initiatives(
    dice: &mut Dice,
    document: &mut Document,
    people: &[StakeholderId],
    communities: &[CommunityId],
    plain: bool,
) {
    for (number, name) in [(CHANGE, "Change"), (OTHER, "Bed board")] {
        let mut change = Initiative::named(name);
        let silent = dice.one_in(6);
        for community in communities {
            if dice.one_in(4) {
                continue;
            }
            let impact = if silent { None } else { dice.rating(6) };
            change.affected.insert(*community, Affected { impact, ..Affected::default() });
        }
        change.status = dice.of(&[Status::Running, Status::Running, Status::Embedded]);
        change.advocates_wanted = groundswell::model::numbers::Whole::nearest(dice.of(&[0, 1, 1, 2]));
        change.load_cap =
            groundswell::model::numbers::Whole::nearest(if plain { 100 } else { dice.of(&[1, 2, 3, 100]) });
        let picking = &mut change.picking;
        picking.most = (!dice.one_in(4)).then(|| Most::nearest(1 + dice.below(4) as u32));
        picking.count = dice.of(&[Counted::Communities, Counted::Communities, Counted::People]);
        picking.change =
            dice.of(&[ChangeKind::Unsaid, ChangeKind::Unsaid, ChangeKind::Small, ChangeKind::Big]);
        (picking.direct_only, picking.twice) = (dice.one_in(5), dice.one_in(5));
        picking.ties_equal = dice.one_in(8);
        picking.must.extend(people.iter().filter(|_| dice.one_in(14)));
        let must = picking.must.clone();
        picking.never.extend(people.iter().filter(|one| dice.one_in(9) && !must.contains(*one)));
        picking.accepted.extend(communities.iter().filter(|_| dice.one_in(8)));
        document.initiatives.insert(Id::from_bits(number), change);
        let weighty = !silent || dice.one_in(2);
        for person in people {
            if dice.one_in(6) {
                continue;
            }
            let stances =
                [None, Some(Engagement::Unaware), Some(Engagement::Resistant), Some(Engagement::Neutral)];
            let mut said = Assessment { engagement_now: dice.of(&stances), ..Assessment::default() };
            if dice.one_in(2) {
                said.engagement_now = dice.of(&[Some(Engagement::Supportive), Some(Engagement::Leading)]);
            }
            said.impact = if weighty { dice.rating(2) } else { None };
            said.advocacy.state =
                if dice.one_in(2) { dice.of(AdvocacyState::ALL) } else { AdvocacyState::None };
            if plain && number == OTHER {
                said.advocacy.state = AdvocacyState::None;
            }
            if !plain && dice.one_in(6) {
                said.advocacy.capacity = Some(dice.below(4) as u32);
            }
            if dice.one_in(4) {
                said.advocacy.carries.extend(communities.iter().take(dice.below(3)));
            }
            document.assessments.insert((Id::from_bits(number), *person), said);
        }
    }
}

/// Calls `check` with what people and communities are called.
pub(crate) fn named(document: &Document, check: impl FnOnce(&Names<'_>)) {
    let short: BTreeMap<StakeholderId, String> = first_names(document);
    let person = |id: StakeholderId| document.stakeholders[&id].name.clone();
    let first = |id: StakeholderId| short[&id].clone();
    let community = |id: CommunityId| document.communities[&id].name.clone();
    check(&Names { person: &person, first: &first, community: &community });
}
