//! What does each rule cost?
//!
//! Each rule is dropped in turn, and the best picks are looked for again, as many as before.
//!
//! *Invariants:* no price is below 0: dropping a rule takes nothing away, so where less was found without it, the rule
//! costs nothing as far as can be seen. A price says how sure it is.

use super::search::{as_many, search};
use super::{Ground, Rules, Selection, WhyNot, evaluate};
use crate::analysis::Progress;
use crate::model::{CommunityId, StakeholderId};

/// A rule that can be dropped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rule {
    /// A local voice in each community.
    Local,
    /// A local voice in this community.
    LocalIn(CommunityId),
    /// They must be among the picks.
    Must(StakeholderId),
    /// They are not to be asked.
    Never(StakeholderId),
    /// For how many communities one advocate may be the voice.
    LoadCap,
    /// What somebody passes on does not count: the price is what passing on would add.
    DirectOnly,
    /// Everybody should hear it from two: the price is what is reached less, when the first counts alone.
    Twice,
}

/// How sure a price is: both answers it compares may be proven best, or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sure {
    /// It is this price.
    Exactly,
    /// It is this price or more.
    AtLeast,
    /// It is this price or less.
    AtMost,
    /// It is about this price.
    About,
}

/// What a rule costs.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Price {
    /// Which.
    pub rule: Rule,
    /// How much more would be reached without it, as a share of all demand, 0–1.
    pub costs: f64,
    /// How sure that is.
    pub sure: Sure,
}

/// The price of each rule that is in force; of communities only those where a local voice costs something. Nothing where
/// it was cancelled. One search for each rule, and one for each community where local voices cost anything.
pub fn prices(
    ground: &Ground,
    rules: &Rules,
    selection: &Selection,
    progress: &Progress,
) -> Option<Vec<Price>> {
    let most = as_many(rules, selection);
    let dropped = in_force(ground, rules, selection);
    let mut prices = Vec::new();
    for (at, rule) in dropped.iter().enumerate() {
        prices.push(price(ground, rules, selection, *rule, most, progress)?);
        progress.reached((at + 1) as f32 / (dropped.len() + 1) as f32);
    }
    // Where all local voices together cost nothing, none of them does.
    if prices.iter().any(|price| price.rule == Rule::Local && price.costs > 0.0) {
        let floors = ground.affected.keys().filter(|community| !rules.accepted.contains(community));
        for community in floors {
            let price = price(ground, rules, selection, Rule::LocalIn(*community), most, progress)?;
            prices.extend(Some(price).filter(|price| price.costs > 0.0));
        }
    }
    Some(prices)
}

/// The rules that could cost something.
fn in_force(ground: &Ground, rules: &Rules, selection: &Selection) -> Vec<Rule> {
    let local =
        rules.local > 0 && ground.affected.keys().any(|community| !rules.accepted.contains(community));
    let out = |person: &StakeholderId, reason: WhyNot| selection.unavailable.get(person) == Some(&reason);
    let limited = |(id, person): (&StakeholderId, &super::Candidate)| {
        person.capacity.is_none() && (local || out(id, WhyNot::Full))
    };
    let mut found = Vec::new();
    found.extend(local.then_some(Rule::Local));
    let must = rules.must.iter().filter(|person| selection.pick(**person).is_some());
    found.extend(must.map(|person| Rule::Must(*person)));
    let never = rules.never.iter().filter(|person| out(person, WhyNot::Never));
    found.extend(never.map(|person| Rule::Never(*person)));
    found.extend(ground.people.iter().any(limited).then_some(Rule::LoadCap));
    found.extend(rules.direct_only.then_some(Rule::DirectOnly));
    found.extend(rules.twice.then_some(Rule::Twice));
    found
}

/// The rules without this one.
fn without(rules: &Rules, rule: Rule) -> Rules {
    let mut rules = rules.clone();
    match rule {
        Rule::Local => rules.local = 0,
        Rule::LocalIn(community) => _ = rules.accepted.insert(community),
        Rule::Must(person) => _ = rules.must.remove(&person),
        Rule::Never(person) => _ = rules.never.remove(&person),
        // No map has so many communities, and sums of it stay far from the largest number.
        Rule::LoadCap => rules.load_cap = 1 << 30,
        Rule::DirectOnly => rules.direct_only = false,
        Rule::Twice => rules.twice = false,
    }
    rules
}

fn price(
    ground: &Ground,
    rules: &Rules,
    selection: &Selection,
    rule: Rule,
    most: usize,
    progress: &Progress,
) -> Option<Price> {
    let free = without(rules, rule);
    let found = search(ground, &free, most, progress)?;
    // Heard once and heard twice are two measures: the picks are compared by the one that is left.
    let kept = if rule == Rule::Twice {
        let picks: Vec<StakeholderId> = selection.picks.iter().map(|pick| pick.person).collect();
        evaluate(ground, &free, &picks).share()
    } else {
        selection.share()
    };
    let costs = found.share - kept;
    let sure = match (selection.proven, found.proven) {
        (true, true) => Sure::Exactly,
        (true, false) => Sure::AtLeast,
        (false, true) => Sure::AtMost,
        (false, false) => Sure::About,
    };
    // Sums of the same parts in another order differ in the last bits.
    Some(Price { rule, costs: if costs > 1e-9 { costs } else { 0.0 }, sure })
}
