//! Whom should the picks reach, and how much does each count?
//!
//! Counted by *communities*, each affected community weighs its impact / 100: one half lies on its listed members and
//! experts in equal parts, the other on its unnamed people as one; all of it on one side where the other is empty. Somebody in
//! several has all their parts; somebody in none has their own impact / 100 times the mean part of a member (times 1 where
//! no community has a member). Counted by *people*, everybody listed weighs their own impact / 100, else the greatest of
//! their communities, a group and the unnamed people of a community that times their number.
//!
//! Where no impact is known anywhere, everybody listed counts 1. Otherwise what is not known counts nothing: a community
//! of unknown impact adds no demand, though it has its floor, and its people count like those in none.
//!
//! *Invariants:* those of the initiative are the people with an assessment in it, and the listed members and experts of
//! its affected communities; where there are none at all, everybody on the map.

use super::links::Place;
use super::{Candidate, Ground, Rules};
use crate::model::initiative::{ChangeKind, Counted};
use crate::model::{Engagement, Rating, StakeholderId};

/// Whom the picks should reach.
#[derive(Debug)]
pub(super) struct Demand {
    /// How much each place counts.
    pub(super) of: Vec<f64>,
    /// By person: whether the initiative concerns them.
    pub(super) concerned: Vec<bool>,
    /// By affected community.
    pub(super) communities: Vec<Affected>,
    /// True where some impact is known.
    pub(super) impact_known: bool,
}

/// One affected community.
#[derive(Debug)]
pub(super) struct Affected {
    /// Its members and experts, ascending.
    pub(super) listed: Vec<Place>,
    /// How much each of its places counts within it, whatever its impact, ascending.
    pub(super) parts: Vec<(Place, f64)>,
}

impl Affected {
    /// What all of it counts.
    pub(super) fn whole(&self) -> f64 {
        self.parts.iter().map(|(_, part)| part).sum()
    }
}

impl Demand {
    /// O(people · affected communities).
    pub(super) fn of(ground: &Ground, rules: &Rules, ids: &[StakeholderId]) -> Self {
        let people: Vec<&Candidate> = ground.people.values().collect();
        let listed: Vec<Vec<Place>> = ground
            .affected
            .keys()
            .map(|community| (0..people.len()).filter(|one| people[*one].is_local(*community)).collect())
            .collect();
        let mut concerned: Vec<bool> = people.iter().map(|person| person.assessed).collect();
        listed.iter().flatten().for_each(|person| concerned[*person] = true);
        if !concerned.contains(&true) {
            concerned.fill(true);
        }
        let impacts = ground.affected.values().map(|(impact, _)| *impact);
        let impact_known =
            impacts.clone().chain(people.iter().map(|person| person.impact)).any(|impact| impact.is_some());
        let mut demand = Self {
            of: vec![0.0; ids.len() + listed.len()],
            concerned,
            communities: Vec::new(),
            impact_known,
        };
        let unnamed: Vec<f64> = ground
            .affected
            .values()
            .zip(&listed)
            .map(|((_, heads), listed)| {
                let named: u32 = listed.iter().map(|one| people[*one].heads).sum();
                f64::from(heads.saturating_sub(named))
            })
            .collect();
        if !impact_known {
            demand.each_alike(&people, &listed);
        } else if rules.count == Counted::Communities {
            demand.by_communities(&people, &listed, &unnamed, &impacts.collect::<Vec<_>>());
        } else {
            demand.by_people(&people, &listed, &unnamed, &impacts.collect::<Vec<_>>());
        }
        for (weight, person) in demand.of.iter_mut().zip(&people) {
            *weight *= stance_weight(rules.change, person.stance);
        }
        demand
    }

    fn each_alike(&mut self, people: &[&Candidate], listed: &[Vec<Place>]) {
        for (weight, concerned) in self.of.iter_mut().zip(&self.concerned) {
            *weight = f64::from(u8::from(*concerned));
        }
        for (number, listed) in listed.iter().enumerate() {
            let rest = if listed.is_empty() { 1.0 } else { 0.0 };
            self.community(people.len() + number, listed, |_| 1.0, rest);
        }
    }

    fn by_communities(
        &mut self,
        people: &[&Candidate],
        listed: &[Vec<Place>],
        unnamed: &[f64],
        impacts: &[Option<Rating>],
    ) {
        // What lies on members in all, and how many times somebody is a member.
        let (mut on_members, mut members) = (0.0, 0.0);
        let mut placed = vec![false; people.len()];
        for (number, (listed, unnamed)) in listed.iter().zip(unnamed).enumerate() {
            let on_listed = match (listed.is_empty(), *unnamed > 0.0) {
                (true, _) => 0.0,
                (false, true) => 0.5,
                (false, false) => 1.0,
            };
            let rest = people.len() + number;
            let part = if listed.is_empty() { 0.0 } else { on_listed / listed.len() as f64 };
            self.community(rest, listed, |_| part, 1.0 - on_listed);
            let Some(impact) = impacts[number] else { continue };
            for person in listed {
                self.of[*person] += impact.share() * part;
                placed[*person] = true;
            }
            self.of[rest] += impact.share() * (1.0 - on_listed);
            on_members += impact.share() * on_listed;
            members += listed.len() as f64;
        }
        let mean = if members > 0.0 { on_members / members } else { 1.0 };
        for (person, record) in people.iter().enumerate() {
            if self.concerned[person] && !placed[person] {
                self.of[person] = record.impact.map_or(0.0, Rating::share) * mean;
            }
        }
    }

    fn by_people(
        &mut self,
        people: &[&Candidate],
        listed: &[Vec<Place>],
        unnamed: &[f64],
        impacts: &[Option<Rating>],
    ) {
        let mut most: Vec<Option<Rating>> = vec![None; people.len()];
        for (listed, impact) in listed.iter().zip(impacts) {
            listed.iter().for_each(|person| most[*person] = most[*person].max(*impact));
        }
        for (person, record) in people.iter().enumerate().filter(|(person, _)| self.concerned[*person]) {
            let impact = record.impact.or(most[person]).map_or(0.0, Rating::share);
            self.of[person] = impact * f64::from(record.heads);
        }
        for (number, (listed, unnamed)) in listed.iter().zip(unnamed).enumerate() {
            let rest = people.len() + number;
            self.of[rest] = impacts[number].map_or(0.0, Rating::share) * unnamed;
            let weights: Vec<f64> = listed.iter().map(|person| self.of[*person]).collect();
            if weights.iter().sum::<f64>() + self.of[rest] > 0.0 {
                let weight = |place: usize| weights[place];
                self.community(rest, listed, weight, self.of[rest]);
            } else {
                // Nobody of it counts; what is reached of it is told by heads.
                let unnamed = if listed.is_empty() { unnamed.max(1.0) } else { *unnamed };
                self.community(rest, listed, |place| f64::from(people[listed[place]].heads), unnamed);
            }
        }
    }

    fn community(&mut self, rest: Place, listed: &[Place], weight: impl Fn(usize) -> f64, of_rest: f64) {
        let members = listed.iter().enumerate().map(|(place, person)| (*person, weight(place)));
        let parts = members.chain([(rest, of_rest)]).filter(|(_, part)| *part > 0.0).collect();
        self.communities.push(Affected { listed: listed.to_vec(), parts });
    }
}

/// How much more or less somebody counts by how they stand, for the kind of change (after Battilana and Casciaro 2012,
/// who found that ties to the undecided help any change, and ties to opponents a small one but not a big one). The idea is
/// theirs; the numbers are ours: the undecided (neutral, unaware) × 1.25; opponents × 1.25 for a small adjustment, × 0.5
/// for a big break. Where nobody said what kind of change it is, everybody counts plainly.
const fn stance_weight(change: ChangeKind, stance: Option<Engagement>) -> f64 {
    match (change, stance) {
        (ChangeKind::Small | ChangeKind::Big, Some(Engagement::Neutral | Engagement::Unaware))
        | (ChangeKind::Small, Some(Engagement::Resistant)) => 1.25,
        (ChangeKind::Big, Some(Engagement::Resistant)) => 0.5,
        _ => 1.0,
    }
}
