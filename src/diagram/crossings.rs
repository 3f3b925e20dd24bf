//! Which ties would a name cover?
//!
//! *Invariants:* an estimate is never too low: every tie that crosses a place is found. O(ties near by) a question.

use super::geometry::{Area, Pos};
use std::collections::BTreeMap;

/// Which ties run near a place: a raster of the picture with the ties in each cell.
#[derive(Debug)]
pub(super) struct Crossings<'a> {
    courses: &'a [(Pos, Pos, f32)],
    cells: BTreeMap<(i32, i32), Vec<u32>>,
}

/// The side of a cell, points.
const RASTER: f32 = 64.0;

impl<'a> Crossings<'a> {
    /// A raster of ties: their ends and strengths.
    pub(super) fn new(courses: &'a [(Pos, Pos, f32)]) -> Self {
        let mut cells: BTreeMap<(i32, i32), Vec<u32>> = BTreeMap::new();
        for (index, (from, to, _)) in courses.iter().enumerate() {
            let along = *to - *from;
            let steps = (along.length() / (RASTER / 2.0)).ceil().max(1.0) as u32;
            let mut last = None;
            for step in 0..=steps {
                let p = *from + along * (step as f32 / steps as f32);
                let cell = ((p.x / RASTER).floor() as i32, (p.y / RASTER).floor() as i32);
                if last != Some(cell) {
                    cells.entry(cell).or_default().push(index as u32);
                    last = Some(cell);
                }
            }
        }
        Self { courses, cells }
    }

    /// The strengths of all ties that cross the area.
    pub(super) fn cost(&self, area: &Area) -> f32 {
        let near = area.grown(RASTER / 4.0);
        let cell = |v: f32| (v / RASTER).floor() as i32;
        let mut found: Vec<u32> = (cell(near.min.y)..=cell(near.max.y))
            .flat_map(|y| (cell(near.min.x)..=cell(near.max.x)).map(move |x| (x, y)))
            .filter_map(|at| self.cells.get(&at))
            .flatten()
            .copied()
            .collect();
        found.sort_unstable();
        found.dedup();
        found
            .into_iter()
            .filter_map(|index| self.courses.get(index as usize))
            .filter(|(from, to, _)| area.crossed_by(*from, *to))
            .map(|(_, _, strength)| strength)
            .sum()
    }
}
