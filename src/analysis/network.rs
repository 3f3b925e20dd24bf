//! Who is tied to whom, counting only some kinds of ties?
//!
//! *Invariants:* everybody on the map is in the network, in the order of their ids, tied or not; between two people
//! stands at most one tie, as strong as the strongest that counts; nobody is tied to themselves. Where direction
//! counts, from one person to another leads at most one tie, as strong as the strongest that leads there; ties
//! that do not point lead both ways.

use super::adjacency::Adjacency;
use super::metrics::Direction;
use crate::model::{Document, Stakeholder, StakeholderId, Tie, TieKind};
use petgraph::graph::{NodeIndex, UnGraph};
use petgraph::unionfind::UnionFind;
use petgraph::visit::EdgeRef;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::collections::BTreeSet;

/// Which ties count. The default counts all, ties of conflict among them: being at odds also means to know each other.
/// Who asks how far a word travels leaves `TieKind::Conflict` out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TieFilter {
    /// Only these kinds; all where nothing is said.
    pub kinds: Option<BTreeSet<TieKind>>,
    /// Only ties of at least this strength, 1–5; 0 and 1 let all pass.
    pub min_strength: u32,
}

impl TieFilter {
    /// Whether this tie counts.
    pub fn counts(&self, tie: &Tie) -> bool {
        tie.strength.get() >= self.min_strength
            && self.kinds.as_ref().is_none_or(|kinds| kinds.contains(&tie.kind))
    }
}

/// The people of a map and the ties between them, with who belongs to which unit. Equal networks have equal scores, so
/// a network serves as the key of a cache.
#[derive(Debug, Clone)]
pub struct Network {
    graph: UnGraph<StakeholderId, u32>,
    near: Adjacency,
    /// Nothing where every tie leads both ways.
    pointed: Option<Pointed>,
    units: Vec<Option<u32>>,
}

/// The ties as they lead.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Pointed {
    out: Adjacency,
    into: Adjacency,
}

/// The ties that lead from each person, and those that lead to each.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ways<'a> {
    pub(super) out: &'a Adjacency,
    pub(super) into: &'a Adjacency,
}

impl Network {
    /// The network of the ties that pass the filter. O(people + ties · log).
    pub fn build(document: &Document, filter: &TieFilter) -> Self {
        let people: Vec<StakeholderId> = document.stakeholders.keys().copied().collect();
        let place = |id: StakeholderId| people.binary_search(&id).ok().map(|place| place as u32);
        let (mut pairs, mut leading) = (Vec::new(), Vec::new());
        let points = document.ties.values().any(Tie::is_directed);
        for tie in document.ties.values() {
            let strength = tie.strength.get();
            let counts = strength >= filter.min_strength
                && filter.kinds.as_ref().is_none_or(|kinds| kinds.contains(&tie.kind));
            if let (true, Some(from), Some(to)) =
                (counts && tie.from != tie.to, place(tie.from), place(tie.to))
            {
                pairs.push((from.min(to), from.max(to), strength));
                leading.push((from, to, strength));
                if !tie.is_directed() {
                    leading.push((to, from, strength));
                }
            }
        }
        let strongest = strongest(pairs);
        let both_ways = strongest.iter().flat_map(|(one, other, s)| [(*one, *other, *s), (*other, *one, *s)]);
        let near = Adjacency::of(people.len(), both_ways);
        let pointed = points.then(|| {
            let out = self::strongest(leading);
            let into = out.iter().map(|(from, to, strength)| (*to, *from, *strength));
            Pointed {
                into: Adjacency::of(people.len(), into),
                out: Adjacency::of(people.len(), out.iter().copied()),
            }
        });
        let pointed = pointed.filter(|pointed| pointed.out != pointed.into);
        let mut graph = UnGraph::with_capacity(people.len(), strongest.len());
        for id in people {
            graph.add_node(id);
        }
        for (one, other, strength) in strongest {
            graph.add_edge(one.into(), other.into(), strength);
        }
        Self { graph, near, pointed, units: units(document) }
    }

    /// How many people there are.
    pub fn len(&self) -> usize {
        self.graph.node_count()
    }

    /// True of the network of an empty map.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many pairs are tied.
    pub fn tie_count(&self) -> usize {
        self.graph.edge_count()
    }

    /// Everybody, in the order of their ids.
    pub fn people(&self) -> impl ExactSizeIterator<Item = StakeholderId> {
        self.graph.raw_nodes().iter().map(|node| node.weight)
    }

    /// Each tied pair once, in the order of their ids, with the strength of the tie, 1–5.
    pub fn ties(&self) -> impl Iterator<Item = (StakeholderId, StakeholderId, u32)> {
        self.graph
            .edge_references()
            .map(|tie| (self.graph[tie.source()], self.graph[tie.target()], *tie.weight()))
    }

    /// The parts that no tie joins, each in the order of ids, the part of the lowest id first. O(people + ties).
    pub fn parts(&self) -> Vec<Vec<StakeholderId>> {
        let name = |part: Vec<u32>| part.into_iter().map(|one| self.graph[NodeIndex::from(one)]).collect();
        self.part_places().into_iter().map(name).collect()
    }

    /// Those directly tied to someone with the strength of the tie, in the order of their ids; none for a stranger.
    pub fn neighbours(&self, id: StakeholderId) -> impl Iterator<Item = (StakeholderId, u32)> {
        let place = self.graph.raw_nodes().binary_search_by_key(&id, |node| node.weight).ok();
        place.into_iter().flat_map(|place| {
            self.near.ties(place).map(|(end, strength)| (self.graph[NodeIndex::new(end)], strength))
        })
    }

    pub(super) fn part_places(&self) -> Vec<Vec<u32>> {
        let mut joined = UnionFind::<u32>::new(self.len());
        for tie in self.graph.edge_references() {
            joined.union(tie.source().index() as u32, tie.target().index() as u32);
        }
        let mut parts: Vec<Vec<u32>> = Vec::new();
        let mut part_of = vec![None; self.len()];
        for (place, root) in joined.into_labeling().into_iter().enumerate() {
            let part = *part_of[root as usize].get_or_insert_with(|| {
                parts.push(Vec::new());
                parts.len() - 1
            });
            parts[part].push(place as u32);
        }
        parts
    }

    pub(super) const fn near(&self) -> &Adjacency {
        &self.near
    }

    /// The ties as they lead, or all of them both ways.
    pub(super) const fn ways(&self, direction: Direction) -> Ways<'_> {
        match (direction, &self.pointed) {
            (Direction::Along, Some(Pointed { out, into })) => Ways { out, into },
            _ => Ways { out: &self.near, into: &self.near },
        }
    }

    /// The number of each person's unit, by place; nothing for people without one.
    pub(super) fn units(&self) -> &[Option<u32>] {
        &self.units
    }
}

/// In ascending order, each pair once with its greatest strength.
fn strongest(mut ties: Vec<(u32, u32, u32)>) -> Vec<(u32, u32, u32)> {
    ties.sort_unstable_by_key(|(from, to, strength)| (*from, *to, Reverse(*strength)));
    ties.dedup_by_key(|(from, to, _)| (*from, *to));
    ties
}

/// Numbers the units in the order in which they first occur, so that equal groupings have equal numbers. Units of the same
/// name in two organisations are two; who has no unit belongs to that of their organisation's others without one.
fn units(document: &Document) -> Vec<Option<u32>> {
    let plain = |words: &Option<String>| {
        words.as_deref().map(|words| words.trim().to_lowercase()).filter(|words| !words.is_empty())
    };
    let mut known = BTreeMap::new();
    let people = document.stakeholders.values();
    let number = |person: &Stakeholder| match (plain(&person.organisation), plain(&person.unit)) {
        (None, None) => None,
        unit => {
            let next = known.len() as u32;
            Some(*known.entry(unit).or_insert(next))
        }
    };
    people.map(number).collect()
}

impl PartialEq for Network {
    fn eq(&self, other: &Self) -> bool {
        self.near == other.near
            && self.pointed == other.pointed
            && self.units == other.units
            && self.graph.node_weights().eq(other.graph.node_weights())
    }
}

impl Default for Network {
    fn default() -> Self {
        Self::build(&Document::default(), &TieFilter::default())
    }
}
