//! Where do people come to rest who pull at those they are tied to and push all others away?
//!
//! Ties are springs, weaker between groups than within them; everybody pushes all others away by one over the distance
//! (after Fruchterman and Reingold 1991; Jacomy and others 2014). Those in far cells of a grid push as one.
//!
//! *Invariants:* lengths are in ties of ordinary length. Only the four operations and the square root are used, so
//! that the places are the same on every machine.

use super::Progress;

/// How strongly ties within a group pull, against 1 for what pushes everybody apart.
const WITHIN: f32 = 0.6;
/// How strongly ties between groups pull on a large map: so much less that groups stand apart.
const BETWEEN: f32 = 0.205;
/// The same on a small one, where long ties cost more than mixed groups.
const BETWEEN_FEW: f32 = 0.4;
/// Up to so many people a map is small.
const FEW: usize = 150;
/// How strongly everybody is drawn to the middle, so that nothing drifts off.
const GRAVITY: f32 = 0.06;
/// Nobody pushes harder than from this near.
const NEAREST: f32 = 0.05;
/// How many people share a cell of the grid on average.
const CELL: usize = 8;
/// Cells in a row at the most.
const ROW: usize = 32;

/// What is arranged: places, who stays, ties with their weights, and each one's group.
pub(super) struct Bodies<'a> {
    pub(super) x: Vec<f32>,
    pub(super) y: Vec<f32>,
    pub(super) held: &'a [bool],
    pub(super) ties: &'a [(u32, u32, f32)],
    pub(super) group: &'a [u32],
}

impl Bodies<'_> {
    /// Lets everybody come to rest in so many rounds. False where it was cancelled. O(rounds · (ties + people · cells)).
    pub(super) fn settle(&mut self, rounds: usize, progress: &Progress, from: f32, to: f32) -> bool {
        let people = self.x.len();
        let mut grid = Grid::new(people);
        let (mut fx, mut fy) = (vec![0.0; people], vec![0.0; people]);
        let hottest = (people as f32).sqrt() * 0.3;
        for round in 0..rounds {
            if progress.is_cancelled() {
                return false;
            }
            let share = round as f32 / rounds as f32;
            progress.reached(from + (to - from) * share);
            fx.fill(0.0);
            fy.fill(0.0);
            grid.push(&self.x, &self.y, &mut fx, &mut fy);
            self.pull(&mut fx, &mut fy);
            let cool = (1.0 - share) * (1.0 - share);
            let longest = hottest * cool * cool + 0.01;
            for one in 0..people {
                if self.held[one] {
                    continue;
                }
                let (dx, dy) = (fx[one] - GRAVITY * self.x[one], fy[one] - GRAVITY * self.y[one]);
                let force = (dx * dx + dy * dy).sqrt();
                // Half of the force as a step is stable for people with few ties; more ties are stiffer.
                let step = (longest / (force + 1e-6)).min(0.3 * (0.25 + cool));
                self.x[one] += dx * step;
                self.y[one] += dy * step;
            }
        }
        true
    }

    fn pull(&self, fx: &mut [f32], fy: &mut [f32]) {
        let between = if self.x.len() <= FEW { BETWEEN_FEW } else { BETWEEN };
        for (a, b, weight) in self.ties {
            let (a, b) = (*a as usize, *b as usize);
            let (dx, dy) = (self.x[b] - self.x[a], self.y[b] - self.y[a]);
            let force = weight * if self.group[a] == self.group[b] { WITHIN } else { between };
            fx[a] += dx * force;
            fy[a] += dy * force;
            fx[b] -= dx * force;
            fy[b] -= dy * force;
        }
    }
}

/// Cells of equal size: people in cells nearby push one by one, those of cells farther off together.
struct Grid {
    row: usize,
    start: Vec<u32>,
    cell: Vec<u32>,
    x: Vec<f32>,
    y: Vec<f32>,
    who: Vec<u32>,
    middle_x: Vec<f32>,
    middle_y: Vec<f32>,
    mass: Vec<f32>,
}

impl Grid {
    fn new(people: usize) -> Self {
        // Below some hundred people every pair is looked at.
        let row =
            if people < 300 { 1 } else { ((people / CELL) as f32).sqrt().ceil().min(ROW as f32) as usize };
        let cells = row * row;
        Self {
            row,
            start: vec![0; cells + 1],
            cell: vec![0; people],
            x: vec![0.0; people],
            y: vec![0.0; people],
            who: vec![0; people],
            middle_x: vec![0.0; cells],
            middle_y: vec![0.0; cells],
            mass: vec![0.0; cells],
        }
    }

    fn sort(&mut self, x: &[f32], y: &[f32]) {
        let bounds = |values: &[f32]| {
            values.iter().fold((f32::MAX, f32::MIN), |(low, high), value| (low.min(*value), high.max(*value)))
        };
        let ((left, right), (top, bottom)) = (bounds(x), bounds(y));
        let last = self.row - 1;
        let (across, down) =
            (self.row as f32 / (right - left + 1e-3), self.row as f32 / (bottom - top + 1e-3));
        self.start.fill(0);
        for (one, cell) in self.cell.iter_mut().enumerate() {
            let column = (((x[one] - left) * across) as usize).min(last);
            let row = (((y[one] - top) * down) as usize).min(last);
            *cell = (row * self.row + column) as u32;
            self.start[*cell as usize + 1] += 1;
        }
        for cell in 1..self.start.len() {
            self.start[cell] += self.start[cell - 1];
        }
        let mut free = self.start.clone();
        self.middle_x.fill(0.0);
        self.middle_y.fill(0.0);
        for (one, cell) in self.cell.iter().enumerate() {
            let cell = *cell as usize;
            let slot = free[cell] as usize;
            free[cell] += 1;
            (self.x[slot], self.y[slot], self.who[slot]) = (x[one], y[one], one as u32);
            self.middle_x[cell] += x[one];
            self.middle_y[cell] += y[one];
        }
        for cell in 0..self.mass.len() {
            let mass = (self.start[cell + 1] - self.start[cell]) as f32;
            self.mass[cell] = mass;
            self.middle_x[cell] /= mass.max(1.0);
            self.middle_y[cell] /= mass.max(1.0);
        }
    }

    fn push(&mut self, x: &[f32], y: &[f32], fx: &mut [f32], fy: &mut [f32]) {
        self.sort(x, y);
        let row = self.row;
        for slot in 0..self.x.len() {
            let (x, y, one) = (self.x[slot], self.y[slot], self.who[slot] as usize);
            let (at_row, at_column) = (self.cell[one] as usize / row, self.cell[one] as usize % row);
            let (first, last) = (at_column.saturating_sub(1), (at_column + 2).min(row));
            let mut force = (0.0, 0.0);
            for other in 0..row {
                let cells = other * row;
                if other.abs_diff(at_row) > 1 {
                    self.far(cells, cells + row, x, y, &mut force);
                } else {
                    self.far(cells, cells + first, x, y, &mut force);
                    self.near(cells + first, cells + last, x, y, &mut force);
                    self.far(cells + last, cells + row, x, y, &mut force);
                }
            }
            fx[one] += force.0;
            fy[one] += force.1;
        }
    }

    fn far(&self, from: usize, to: usize, x: f32, y: f32, force: &mut (f32, f32)) {
        let cells = self.middle_x[from..to].iter().zip(&self.middle_y[from..to]).zip(&self.mass[from..to]);
        for ((middle_x, middle_y), mass) in cells {
            let (dx, dy) = (x - middle_x, y - middle_y);
            let push = mass / (dx * dx + dy * dy + NEAREST);
            force.0 += dx * push;
            force.1 += dy * push;
        }
    }

    fn near(&self, from: usize, to: usize, x: f32, y: f32, force: &mut (f32, f32)) {
        let slots = self.start[from] as usize..self.start[to] as usize;
        for (other_x, other_y) in self.x[slots.clone()].iter().zip(&self.y[slots]) {
            let (dx, dy) = (x - other_x, y - other_y);
            let push = 1.0 / (dx * dx + dy * dy + NEAREST);
            force.0 += dx * push;
            force.1 += dy * push;
        }
    }
}
