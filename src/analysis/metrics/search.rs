//! What do the shortest ways from one person add to the betweenness of the others, where ties differ in length?
//!
//! *Invariants:* ways are counted whatever their number: a network of a few thousand people can have more of them than
//! fit into a floating-point number.

use super::lanes::Part;
use crate::analysis::adjacency::Adjacency;
use crate::analysis::paths::Routes;

/// A count of ways beyond this is written with one more of `STEP`.
const GREAT: f64 = 1e150;
/// What counts are divided by.
const STEP: f64 = 1e-150;

/// A number of ways: `mantissa` times 10 to the power of 150 · `exponent`.
#[derive(Debug, Clone, Copy)]
struct Count {
    mantissa: f64,
    exponent: i32,
}

impl Count {
    const NONE: Self = Self { mantissa: 0.0, exponent: 0 };
    const ONE: Self = Self { mantissa: 1.0, exponent: 0 };

    fn add(&mut self, more: Self) {
        let (mut this, mut more) = (*self, more);
        while this.exponent < more.exponent {
            this = Self { mantissa: this.mantissa * STEP, exponent: this.exponent + 1 };
        }
        while more.exponent < this.exponent {
            more = Self { mantissa: more.mantissa * STEP, exponent: more.exponent + 1 };
        }
        this.mantissa += more.mantissa;
        if this.mantissa > GREAT {
            this = Self { mantissa: this.mantissa * STEP, exponent: this.exponent + 1 };
        }
        *self = this;
    }

    /// What share of `all`, which is at least as great, this is.
    fn share(self, all: Self) -> f64 {
        let share = self.mantissa / all.mantissa;
        if self.exponent == all.exponent { share } else { share * STEP.powi(all.exponent - self.exponent) }
    }
}

/// Room for one search.
pub(super) struct Search {
    routes: Routes,
    ways: Vec<Count>,
    /// The ties by which the shortest ways go on, and where those of the n-th in order begin.
    onward: Vec<u32>,
    from: Vec<u32>,
    /// What flows back through someone, with what ends at them.
    back: Vec<f64>,
}

impl Search {
    /// Room for so many people.
    pub(super) fn new(people: usize) -> Self {
        Self {
            routes: Routes::new(people),
            ways: vec![Count::NONE; people],
            onward: Vec::new(),
            from: Vec::new(),
            back: vec![0.0; people],
        }
    }

    /// Tells `seen` of each person what the shortest ways from `start` add to their betweenness. O(people + ties + greatest
    /// distance).
    pub(super) fn add(
        &mut self,
        lengths: &Adjacency,
        start: usize,
        part: Part,
        mut seen: impl FnMut(usize, f64),
    ) {
        let Self { routes, ways, onward, from, back } = self;
        routes.measure(lengths, start);
        ways.fill(Count::NONE);
        ways[start] = Count::ONE;
        onward.clear();
        from.clear();
        for one in &routes.order {
            let one = *one as usize;
            from.push(onward.len() as u32);
            for (end, length) in lengths.ties(one) {
                if routes.distance[end] == routes.distance[one] + length {
                    onward.push(end as u32);
                    let here = ways[one];
                    ways[end].add(here);
                }
            }
        }
        let mut end = onward.len();
        for (one, from) in routes.order.iter().zip(&*from).rev() {
            let (one, begin) = (*one as usize, *from as usize);
            let share = |end: &u32| ways[one].share(ways[*end as usize]) * back[*end as usize];
            let flow: f64 = onward[begin..end].iter().map(share).sum();
            end = begin;
            if one != start {
                let (last, worth) = part.at(f64::from(routes.distance[one]));
                back[one] = last + flow;
                seen(one, worth * flow);
            }
        }
    }
}
