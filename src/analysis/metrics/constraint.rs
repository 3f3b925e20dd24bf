//! Who brings separate circles together, and who is held in one?

use super::contacts::Contacts;
use super::{Counting, named};
use crate::analysis::{Network, Progress, Scores, parallel};

/// Burt's constraint: c(i) = Σ_j (p(i,j) + Σ_q p(i,q) · p(q,j))² over the contacts j, where p(i,j) is the share of i's
/// ties that go to j; where direction counts, ties to and from a contact are taken together. It can exceed 1 (three
/// people who all know each other have 1.125). Undefined, and so absent, for people without ties. O(sum over people of
/// their neighbours' ties) (Burt 1992).
pub fn constraint(network: &Network, counting: Counting, progress: &Progress) -> Option<Scores> {
    let contacts = Contacts::of(network, counting);
    let desk = || vec![0.0; contacts.len()];
    let scores = parallel::each(contacts.len(), contacts.operations(), progress, desk, |invested, place| {
        let total = &contacts.total;
        if total[place] == 0.0 {
            return f64::NAN;
        }
        for (through, weight) in contacts.of_one(place) {
            let share = weight / total[place];
            invested[through] += share;
            for (end, weight) in contacts.of_one(through) {
                invested[end] += share * weight / total[through];
            }
        }
        let sum = contacts.of_one(place).map(|(contact, _)| invested[contact].powi(2)).sum();
        for (through, _) in contacts.of_one(place) {
            invested[through] = 0.0;
            contacts.of_one(through).for_each(|(end, _)| invested[end] = 0.0);
        }
        sum
    });
    Some(named(network, scores?))
}
