//! How many of someone's contacts would bring them something new?

use super::Weights;
use crate::analysis::{Network, Scores};

/// Burt's effective size. Where all ties count alike it is k − 2t/k, with k contacts and t ties among them (Borgatti
/// 1997); by strength it is Σ_j (1 − Σ_q p(i,q) · m(j,q)), where p(i,q) is the share of i's ties that go to q and
/// m(j,q) the strength of j–q as a share of j's strongest tie (Burt 1992). Undefined, and so absent, for people
/// without ties. O(sum over people of their neighbours' ties).
pub fn effective_size(network: &Network, weights: Weights) -> Scores {
    let near = network.near();
    let weight = |strength: u32| if weights == Weights::Equal { 1.0 } else { f64::from(strength) };
    let mut share = vec![0.0; near.len()];
    let mut of_one = |place: usize| {
        let contacts = near.of_one(place);
        let total: f64 = near.strengths(place).iter().map(|strength| weight(*strength)).sum();
        for (contact, strength) in contacts.iter().zip(near.strengths(place)) {
            share[*contact as usize] = weight(*strength) / total;
        }
        let mut redundant = 0.0;
        for contact in contacts {
            let strengths = near.strengths(*contact as usize);
            let strongest = strengths.iter().map(|strength| weight(*strength)).fold(1.0, f64::max);
            let ties = near.of_one(*contact as usize).iter().zip(strengths);
            redundant += ties.map(|(end, s)| share[*end as usize] * weight(*s)).sum::<f64>() / strongest;
        }
        for contact in contacts {
            share[*contact as usize] = 0.0;
        }
        contacts.len() as f64 - redundant
    };
    let people = network.people().enumerate();
    people
        .filter(|(place, _)| !near.of_one(*place).is_empty())
        .map(|(place, id)| (id, of_one(place)))
        .collect()
}
