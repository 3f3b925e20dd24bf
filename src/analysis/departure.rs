//! What happens if somebody leaves, and which introduction would help most?
//!
//! *Invariants:* only the part of the map in which they are is looked at: with the others they had nothing to do. The
//! introduction joins two people who are both tied to the one who leaves, so that they can still make it themselves.

use super::Network;
use super::belonging::belongs_to;
use crate::model::{CommunityId, Document, StakeholderId};
use std::collections::{BTreeMap, BTreeSet};

/// How many people of each side are weighed against each other for an introduction, best first.
const WEIGHED: usize = 500;

/// What becomes of the map without somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Departure {
    /// Who leaves.
    pub person: StakeholderId,
    /// The pieces into which their part of the map falls, largest first, equal ones by their first member; each in the
    /// order of ids. One piece where nothing falls apart, none where they had no tie.
    pub pieces: Vec<Vec<StakeholderId>>,
    /// Who can then no longer be reached, in the order of ids.
    pub cut_off: Vec<StakeholderId>,
    /// The declared communities that lose people, those that can no longer be reached at all first, then by how many
    /// they lose, then by id.
    pub losses: Vec<Loss>,
    /// The introduction that brings most people back; nothing where nobody is cut off.
    pub repair: Option<Introduction>,
}

/// What a community loses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Loss {
    /// Which.
    pub community: CommunityId,
    /// How many of its people are cut off.
    pub lost: usize,
    /// How many of its people can still be reached; 0 means that the community is out of reach.
    pub kept: usize,
}

/// Two people who should get to know each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Introduction {
    /// Who can still be reached.
    pub one: StakeholderId,
    /// Who would be cut off.
    pub other: StakeholderId,
    /// How many people can be reached again by it.
    pub gain: usize,
}

/// What becomes of the map if somebody leaves; nothing for a stranger. O(people + ties).
///
/// Out of reach are those who can no longer be reached from `team`; where nobody of it remains in their part of the map
/// (or it is empty), those outside the largest piece.
///
/// Of all introductions that bring most people back, the one between two people of the same declared community comes
/// first, then the one whose weaker tie to the leaving person is the stronger, then the one whose people keep more other
/// ties together, then that of the lowest ids.
pub fn if_they_leave(
    document: &Document,
    network: &Network,
    person: StakeholderId,
    team: &BTreeSet<StakeholderId>,
) -> Option<Departure> {
    let people: Vec<StakeholderId> = network.people().collect();
    let leaver = people.binary_search(&person).ok()?;
    let mut piece_of: Vec<Option<u32>> = vec![None; people.len()];
    let mut pieces = pieces(network, leaver, &mut piece_of);
    let named = |piece: &Vec<u32>| piece.iter().map(|place| people[*place as usize]).collect::<Vec<_>>();
    let in_reach: BTreeSet<u32> = team
        .iter()
        .filter_map(|id| piece_of[people.binary_search(id).ok()?])
        .chain((!pieces.is_empty()).then_some(0).filter(|_| {
            let remains = |id| people.binary_search(id).is_ok_and(|place| piece_of[place].is_some());
            !team.iter().any(remains)
        }))
        .collect();
    let lost = |place: usize| piece_of[place].is_some_and(|piece| !in_reach.contains(&piece));
    let cut_off: Vec<StakeholderId> =
        (0..people.len()).filter(|place| lost(*place)).map(|place| people[place]).collect();
    let mut losses: BTreeMap<CommunityId, Loss> = BTreeMap::new();
    for (place, id) in people.iter().enumerate().filter(|_| !cut_off.is_empty()) {
        let (Some(record), Some(_)) = (document.stakeholders.get(id), piece_of[place]) else { continue };
        for community in belongs_to(record) {
            let loss = losses.entry(community).or_insert(Loss { community, lost: 0, kept: 0 });
            *(if lost(place) { &mut loss.lost } else { &mut loss.kept }) += 1;
        }
    }
    let mut losses: Vec<Loss> = losses.into_values().filter(|loss| loss.lost > 0).collect();
    losses.sort_by_key(|loss| (loss.kept > 0, std::cmp::Reverse(loss.lost), loss.community));
    // The largest of the pieces out of reach comes first among them.
    let back = (0..pieces.len() as u32).find(|piece| !in_reach.contains(piece));
    let repair = back.and_then(|back| {
        let ties = || network.near().of_one(leaver).iter().zip(network.near().strengths(leaver));
        let side = |wanted: &dyn Fn(u32) -> bool| {
            let those = ties().filter(|(end, _)| piece_of[**end as usize].is_some_and(wanted));
            let mut those: Vec<Candidate> = those
                .map(|(end, strength)| Candidate {
                    id: people[*end as usize],
                    strength: *strength,
                    ties: network.near().of_one(*end as usize).len() - 1,
                    communities: document
                        .stakeholders
                        .get(&people[*end as usize])
                        .map_or_else(BTreeSet::new, |record| belongs_to(record).collect()),
                })
                .collect();
            those.sort_by_key(|one| (std::cmp::Reverse((one.strength, one.ties)), one.id));
            those.truncate(WEIGHED);
            those
        };
        let gain = pieces[back as usize].len();
        introduction(&side(&|piece| in_reach.contains(&piece)), &side(&|piece| piece == back), gain)
    });
    pieces.iter_mut().for_each(|piece| piece.sort_unstable());
    Some(Departure { person, pieces: pieces.iter().map(named).collect(), cut_off, losses, repair })
}

/// The pieces of the leaver's part without them, largest first.
fn pieces(network: &Network, leaver: usize, piece_of: &mut [Option<u32>]) -> Vec<Vec<u32>> {
    let near = network.near();
    let mut pieces: Vec<Vec<u32>> = Vec::new();
    for start in near.of_one(leaver) {
        if piece_of[*start as usize].is_some() {
            continue;
        }
        let number = Some(pieces.len() as u32);
        let mut piece = vec![*start];
        piece_of[*start as usize] = number;
        let mut done = 0;
        while let Some(one) = piece.get(done).copied() {
            done += 1;
            for other in near.of_one(one as usize) {
                if *other as usize != leaver && piece_of[*other as usize].is_none() {
                    piece_of[*other as usize] = number;
                    piece.push(*other);
                }
            }
        }
        pieces.push(piece);
    }
    pieces.sort_by_key(|piece| (std::cmp::Reverse(piece.len()), piece.iter().min().copied()));
    for (number, piece) in pieces.iter().enumerate() {
        piece.iter().for_each(|place| piece_of[*place as usize] = Some(number as u32));
    }
    pieces
}

struct Candidate {
    id: StakeholderId,
    strength: u32,
    ties: usize,
    communities: BTreeSet<CommunityId>,
}

fn introduction(reachable: &[Candidate], cut_off: &[Candidate], gain: usize) -> Option<Introduction> {
    let pairs = reachable.iter().flat_map(|one| cut_off.iter().map(move |other| (one, other)));
    let (one, other) = pairs.min_by_key(|(one, other)| {
        (
            one.communities.is_disjoint(&other.communities),
            std::cmp::Reverse((one.strength.min(other.strength), one.ties + other.ties)),
            one.id,
            other.id,
        )
    })?;
    Some(Introduction { one: one.id, other: other.id, gain })
}
