//! Who brings separate circles together, and who is held in one?

use super::Weights;
use crate::analysis::{Network, Scores};

/// Burt's constraint: c(i) = Σ_j (p(i,j) + Σ_q p(i,q) · p(q,j))² over the contacts j, where p(i,j) is the share of i's
/// ties that go to j. It can exceed 1 (three people who all know each other have 1.125). Undefined, and so absent,
/// for people without ties. O(sum over people of their neighbours' ties) (Burt 1992).
pub fn constraint(network: &Network, weights: Weights) -> Scores {
    let near = network.near();
    let weight = |strength: u32| if weights == Weights::Equal { 1.0 } else { f64::from(strength) };
    let total: Vec<f64> =
        (0..near.len()).map(|place| near.strengths(place).iter().map(|s| weight(*s)).sum()).collect();
    let mut invested = vec![0.0; near.len()];
    let mut of_one = |place: usize| {
        let contacts = near.of_one(place);
        for (contact, strength) in contacts.iter().zip(near.strengths(place)) {
            let share = weight(*strength) / total[place];
            invested[*contact as usize] += share;
            let through = *contact as usize;
            for (end, strength) in near.of_one(through).iter().zip(near.strengths(through)) {
                invested[*end as usize] += share * weight(*strength) / total[through];
            }
        }
        let sum = contacts.iter().map(|contact| invested[*contact as usize].powi(2)).sum::<f64>();
        for contact in contacts {
            invested[*contact as usize] = 0.0;
            near.of_one(*contact as usize).iter().for_each(|end| invested[*end as usize] = 0.0);
        }
        sum
    };
    let people = network.people().enumerate();
    people.filter(|(place, _)| total[*place] > 0.0).map(|(place, id)| (id, of_one(place))).collect()
}
