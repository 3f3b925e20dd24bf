//! How many of someone's contacts would bring them something new?

use super::contacts::Contacts;
use super::{Counting, named};
use crate::analysis::{Network, Progress, Scores, parallel};

/// Burt's effective size. Where all ties count alike and lead both ways it is k − 2t/k, with k contacts and t ties among
/// them (Borgatti 1997); else Σ_j (1 − Σ_q p(i,q) · m(j,q)), where p(i,q) is the share of i's ties that go to q and m(j,q)
/// the weight of j–q as a share of the greatest of j's; where direction counts, ties there and back are taken together
/// (Burt 1992). Undefined, and so absent, for people without ties. O(sum over people of their neighbours' ties).
pub fn effective_size(network: &Network, counting: Counting, progress: &Progress) -> Option<Scores> {
    let contacts = Contacts::of(network, counting);
    let desk = || vec![0.0; contacts.len()];
    let scores = parallel::each(contacts.len(), contacts.operations(), progress, desk, |share, place| {
        if contacts.total[place] == 0.0 {
            return f64::NAN;
        }
        for (contact, weight) in contacts.of_one(place) {
            share[contact] = weight / contacts.total[place];
        }
        let mut size = 0.0;
        for (contact, _) in contacts.of_one(place) {
            let shared: f64 = contacts.of_one(contact).map(|(end, weight)| share[end] * weight).sum();
            size += 1.0 - shared / contacts.greatest[contact];
        }
        contacts.of_one(place).for_each(|(contact, _)| share[contact] = 0.0);
        size
    });
    Some(named(network, scores?))
}
