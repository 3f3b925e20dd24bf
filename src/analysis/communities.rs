//! Who belongs together by their ties alone?
//!
//! What is found here is kept apart from the communities that people declared: see `comparison`.
//!
//! *Invariants:* everybody is in exactly one group, those without ties each in one of their own; the members of a
//! group can all reach each other by ties within it; the same network and seed give the same groups on every machine.

use super::metrics::Weights;
use super::{Network, Progress, leiden};
use crate::model::StakeholderId;

/// The seed where nobody asks for another.
pub const SEED: u64 = 1;

/// Groups whose people have far more ties among each other than chance would have it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Communities {
    /// The largest first, equal ones by their first member; each in the order of ids.
    pub groups: Vec<Vec<StakeholderId>>,
    /// How much more of the ties stays within groups than chance would have it, –0.5 to 1 (Newman and Girvan 2004);
    /// 0 without ties. Below about 0.3 the groups say little.
    pub modularity: f64,
}

/// The groups of a network, by the Leiden algorithm (Traag, Waltman and van Eck 2019); nothing where it was cancelled.
/// Ties of conflict bring nobody together: leave them out of the network (see `carrying`).
/// The groups of another seed may differ in a few people, since some stand between two. O(ties) for each of at most
/// eight rounds: 10,000 people with 50,000 ties take about 30 ms. Small networks are tried several times for the best.
///
/// ```
/// use groundswell::analysis::{Network, Progress, TieFilter, Weights, communities};
/// use groundswell::model::{Document, Id, Stakeholder, Tie, TieKind};
///
/// // Two circles of three, joined by one tie.
/// let mut map = Document::default();
/// for n in 1..=6 {
///     map.stakeholders.insert(Id::from_bits(n), Stakeholder::named(format!("Person {n}")));
/// }
/// for (n, (from, to)) in (1..).zip([(1, 2), (2, 3), (1, 3), (3, 4), (4, 5), (5, 6), (4, 6)]) {
///     let tie = Tie::between(Id::from_bits(from), Id::from_bits(to), TieKind::WorksWith);
///     map.ties.insert(Id::from_bits(n), tie);
/// }
/// let network = Network::build(&map, &TieFilter::default());
/// let found = communities(&network, Weights::Equal, 1, &Progress::default()).unwrap();
/// assert_eq!(found.groups, [[1, 2, 3].map(Id::from_bits), [4, 5, 6].map(Id::from_bits)]);
/// assert!((found.modularity - 5.0 / 14.0).abs() < 1e-12);
/// ```
pub fn communities(
    network: &Network,
    weights: Weights,
    seed: u64,
    progress: &Progress,
) -> Option<Communities> {
    let number = leiden::groups(network.near(), weights, seed, progress)?;
    let count = number.iter().max().map_or(0, |most| *most as usize + 1);
    let mut groups = vec![Vec::new(); count];
    for (id, number) in network.people().zip(&number) {
        groups[*number as usize].push(id);
    }
    groups.sort_by(|one: &Vec<_>, other| other.len().cmp(&one.len()).then(one.cmp(other)));
    Some(Communities { groups, modularity: leiden::modularity(network.near(), weights, &number) })
}

impl Communities {
    /// For each of `network.people()`, in their order, the place of their group in `groups`; nothing for those who
    /// were not there when the groups were found. O(people · log people).
    pub fn of_people(&self, network: &Network) -> Vec<Option<usize>> {
        let numbered = self.groups.iter().enumerate();
        let mut of_people: Vec<(StakeholderId, usize)> =
            numbered.flat_map(|(place, group)| group.iter().map(move |id| (*id, place))).collect();
        of_people.sort_unstable();
        let group = |id| of_people.binary_search_by_key(&id, |(id, _)| *id).ok().map(|at| of_people[at].1);
        network.people().map(group).collect()
    }

    /// The place of someone's group in `groups`. O(groups · log people).
    pub fn of_one(&self, id: StakeholderId) -> Option<usize> {
        self.groups.iter().position(|group| group.binary_search(&id).is_ok())
    }

    /// The groups that say something: those of two people or more.
    pub fn shared(&self) -> &[Vec<StakeholderId>] {
        let alone = self.groups.partition_point(|group| group.len() > 1);
        &self.groups[..alone]
    }
}
