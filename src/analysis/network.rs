//! Who is tied to whom, counting only some kinds of ties?
//!
//! *Invariants:* everybody on the map is in the network, in the order of their ids, tied or not; between two people
//! stands at most one tie, as strong as the strongest that counts; nobody is tied to themselves. Direction is
//! dropped: whoever reports to someone is as near to them as they are.

use crate::model::{Document, StakeholderId, TieKind};
use petgraph::graph::{NodeIndex, UnGraph};
use petgraph::unionfind::UnionFind;
use petgraph::visit::EdgeRef;
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

/// The people of a map and the ties between them. Equal networks have equal scores, so a network serves as the key
/// of a cache.
#[derive(Debug, Clone)]
pub struct Network {
    graph: UnGraph<StakeholderId, u32>,
    near: Adjacency,
}

/// Neighbours one after the other, for the loops that count: those of person `i` stand from `start[i]` to `start[i + 1]`,
/// in ascending order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Adjacency {
    start: Vec<u32>,
    ends: Vec<u32>,
    strengths: Vec<u32>,
}

impl Network {
    /// The network of the ties that pass the filter. O(people + ties · log).
    pub fn build(document: &Document, filter: &TieFilter) -> Self {
        let people: Vec<StakeholderId> = document.stakeholders.keys().copied().collect();
        let place = |id: StakeholderId| people.binary_search(&id).ok().map(|place| place as u32);
        let mut strongest = BTreeMap::new();
        for tie in document.ties.values() {
            let strength = tie.strength.get();
            let counts = strength >= filter.min_strength
                && filter.kinds.as_ref().is_none_or(|kinds| kinds.contains(&tie.kind));
            if let (true, Some(from), Some(to)) =
                (counts && tie.from != tie.to, place(tie.from), place(tie.to))
            {
                let there = strongest.entry((from.min(to), from.max(to))).or_insert(strength);
                *there = strength.max(*there);
            }
        }
        let mut graph = UnGraph::with_capacity(people.len(), strongest.len());
        for id in people {
            graph.add_node(id);
        }
        for ((one, other), strength) in strongest {
            graph.add_edge(one.into(), other.into(), strength);
        }
        let near = Adjacency::of(&graph);
        Self { graph, near }
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
            let strengths = self.near.strengths(place).iter();
            self.near
                .of_one(place)
                .iter()
                .zip(strengths)
                .map(|(end, strength)| (self.graph[NodeIndex::from(*end)], *strength))
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
}

impl PartialEq for Network {
    fn eq(&self, other: &Self) -> bool {
        self.near == other.near && self.graph.node_weights().eq(other.graph.node_weights())
    }
}

impl Default for Network {
    fn default() -> Self {
        Self::build(&Document::default(), &TieFilter::default())
    }
}

impl Adjacency {
    /// Relies on the order of the graph's ties, which `Network::build` adds sorted: so each list comes out sorted.
    fn of(graph: &UnGraph<StakeholderId, u32>) -> Self {
        let mut start = vec![0; graph.node_count() + 1];
        for tie in graph.edge_references() {
            start[tie.source().index() + 1] += 1;
            start[tie.target().index() + 1] += 1;
        }
        for place in 1..start.len() {
            start[place] += start[place - 1];
        }
        let mut free = start.clone();
        let mut ends = vec![0; graph.edge_count() * 2];
        let mut strengths = vec![0; graph.edge_count() * 2];
        for tie in graph.edge_references() {
            for (one, other) in [(tie.source(), tie.target()), (tie.target(), tie.source())] {
                let slot = &mut free[one.index()];
                ends[*slot as usize] = other.index() as u32;
                strengths[*slot as usize] = *tie.weight();
                *slot += 1;
            }
        }
        Self { start, ends, strengths }
    }

    /// How many people there are.
    pub(super) const fn len(&self) -> usize {
        self.start.len().saturating_sub(1)
    }

    /// The neighbours of one person.
    pub(super) fn of_one(&self, place: usize) -> &[u32] {
        &self.ends[self.start[place] as usize..self.start[place + 1] as usize]
    }

    /// The strengths of the ties to those neighbours, in the same order.
    pub(super) fn strengths(&self, place: usize) -> &[u32] {
        &self.strengths[self.start[place] as usize..self.start[place + 1] as usize]
    }

    /// How many neighbours everybody has, taken together: twice the number of ties.
    pub(super) const fn total(&self) -> usize {
        self.ends.len()
    }
}
