//! Who passes things on between units, and in which role?

use super::{Counting, named};
use crate::analysis::{Network, Progress, Scores, parallel};

/// What someone is between two others who are not tied themselves: word comes from the first, goes through the broker,
/// and reaches the last (Gould and Fernandez 1989).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// All three are of one unit.
    Coordinator,
    /// The others are of one unit, the broker of another: itinerant broker.
    Consultant,
    /// From another unit into the broker's.
    Gatekeeper,
    /// From the broker's unit to another.
    Representative,
    /// All three are of different units.
    Liaison,
}

/// How often each stands in this role between two others, the first of whom has no tie to the last; in all roles together
/// where none is named. Where ties lead both ways each pair counts there and back, so that gatekeeper and representative
/// are equal. The unit is that of the person's record within the organisation, or the organisation where no unit is
/// said; people with neither are left out: they have no score and are nobody's first or last. O(sum over ties of the
/// ties at the end that has fewer).
pub fn brokerage(
    network: &Network,
    role: Option<Role>,
    counting: Counting,
    progress: &Progress,
) -> Option<Scores> {
    let ways = network.ways(counting.direction);
    let units = network.units();
    let people = ways.out.len();
    let operations = ways.out.total() * ways.out.total() / people.max(1);
    let groups = units.iter().flatten().max().map_or(0, |last| *last as usize + 1);
    let desk = || (vec![usize::MAX; people], vec![0; groups]);
    let counts = parallel::each(people, operations, progress, desk, |(led_to, members), broker| {
        let Some(own) = units[broker] else { return f64::NAN };
        let ends = ways.out.of_one(broker);
        let mut all = 0;
        for end in ends {
            led_to[*end as usize] = broker;
            if let Some(unit) = units[*end as usize] {
                members[unit as usize] += 1;
                all += 1;
            }
        }
        let mut count = 0;
        for first in ways.into.of_one(broker).iter().map(|first| *first as usize) {
            let Some(home) = units[first] else { continue };
            let counts = |away| role.is_none_or(|role| role == Role::between(home, own, away));
            // All to whom the broker leads, first counted by unit…
            let (there, here) = (members[home as usize], members[own as usize]);
            let elsewhere = all - if home == own { here } else { there + here };
            let mut open = if counts(Some(home)) { there } else { 0 };
            open += if home != own && counts(Some(own)) { here } else { 0 };
            open += if counts(None) { elsewhere } else { 0 };
            // … without the first themselves and those to whom the first is tied already.
            let own_ends = ways.out.of_one(first);
            let settled = |end: usize| units[end].is_some_and(|away| counts(Some(away)));
            let shared = if own_ends.len() <= ends.len() {
                let ends = own_ends.iter().map(|end| *end as usize);
                ends.filter(|end| led_to[*end] == broker && settled(*end)).count()
            } else {
                let ends = ends.iter().map(|end| *end as usize);
                ends.filter(|end| settled(*end) && ways.out.strength(first, *end) > 0).count()
            };
            count += open - shared - usize::from(led_to[first] == broker && settled(first));
        }
        for end in ends {
            units[*end as usize].into_iter().for_each(|unit| members[unit as usize] = 0);
        }
        count as f64
    });
    Some(named(network, counts?))
}

impl Role {
    /// Between someone of one unit and someone of another; nothing stands for any third unit.
    fn between(home: u32, own: u32, away: Option<u32>) -> Self {
        match (home == own, away == Some(home), away == Some(own)) {
            (true, true, _) => Self::Coordinator,
            (true, false, _) => Self::Representative,
            (false, true, _) => Self::Consultant,
            (false, false, true) => Self::Gatekeeper,
            (false, false, false) => Self::Liaison,
        }
    }
}
