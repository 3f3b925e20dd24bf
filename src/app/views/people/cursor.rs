//! Which cells are meant: the one with the cursor, and the range from where it was extended?

use super::columns::Column;
use crate::model::StakeholderId;

/// One cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Cell {
    pub(super) person: StakeholderId,
    pub(super) column: Column,
}

/// The cell with the cursor, and where the range began that ends there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Cursor {
    pub(super) head: Cell,
    pub(super) anchor: Cell,
}

/// How far a key moves the cursor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    Rows(isize),
    Columns(isize),
    RowStart,
    RowEnd,
    First,
    Last,
}

/// The rows and columns of a range, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Block {
    pub(super) rows: (usize, usize),
    pub(super) columns: (usize, usize),
}

impl Block {
    /// How many rows it has.
    pub(super) const fn height(&self) -> usize {
        self.rows.1 - self.rows.0 + 1
    }

    /// Whether it is one cell.
    pub(super) const fn is_one(&self) -> bool {
        self.rows.0 == self.rows.1 && self.columns.0 == self.columns.1
    }
}

impl Cursor {
    /// On one cell.
    pub(super) const fn at(cell: Cell) -> Self {
        Self { head: cell, anchor: cell }
    }

    /// Ends the range here.
    #[must_use]
    pub(super) const fn to(self, cell: Cell) -> Self {
        Self { head: cell, anchor: self.anchor }
    }

    /// The range, by places; nothing where one of its corners is not shown.
    pub(super) fn block(&self, people: &[StakeholderId], columns: &[Column]) -> Option<Block> {
        let (head, anchor) = (place(self.head, people, columns)?, place(self.anchor, people, columns)?);
        Some(Block {
            rows: (head.0.min(anchor.0), head.0.max(anchor.0)),
            columns: (head.1.min(anchor.1), head.1.max(anchor.1)),
        })
    }

    /// The cursor after a key; it stops at the edges.
    #[must_use]
    pub(super) fn moved(
        self,
        step: Step,
        extend: bool,
        people: &[StakeholderId],
        columns: &[Column],
    ) -> Option<Self> {
        let (last_row, last_column) = (people.len().checked_sub(1)?, columns.len().checked_sub(1)?);
        let (row, column) = place(self.head, people, columns).unwrap_or((0, 0));
        let (row, column) = match step {
            Step::Rows(by) => (row.saturating_add_signed(by).min(last_row), column),
            Step::Columns(by) => (row, column.saturating_add_signed(by).min(last_column)),
            Step::RowStart => (row, 0),
            Step::RowEnd => (row, last_column),
            Step::First => (0, 0),
            Step::Last => (last_row, last_column),
        };
        let cell = Cell { person: people[row], column: columns[column] };
        Some(if extend { self.to(cell) } else { Self::at(cell) })
    }
}

/// In which row and column a cell stands.
pub(super) fn place(cell: Cell, people: &[StakeholderId], columns: &[Column]) -> Option<(usize, usize)> {
    let row = people.iter().position(|id| *id == cell.person)?;
    Some((row, columns.iter().position(|column| *column == cell.column)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Id;

    #[test]
    fn it_stops_at_the_edges_and_ranges_grow_both_ways() {
        let people: Vec<StakeholderId> = (1..=4).map(Id::from_bits).collect();
        let columns = [Column::Name, Column::Role, Column::Stance];
        let start = Cursor::at(Cell { person: people[1], column: Column::Role });
        let go = |cursor: Cursor, step, extend| cursor.moved(step, extend, &people, &columns).expect("cells");
        assert_eq!(go(start, Step::Rows(-9), false).head.person, people[0]);
        assert_eq!(go(start, Step::Last, false).head, Cell { person: people[3], column: Column::Stance });
        let up = go(go(start, Step::Rows(-1), true), Step::Columns(-1), true);
        let block = up.block(&people, &columns).expect("it is shown");
        assert_eq!((block.rows, block.columns, block.height()), ((0, 1), (0, 1), 2));
        assert!(go(up, Step::Rows(1), false).block(&people, &columns).is_some_and(|block| block.is_one()));
        assert_eq!(start.moved(Step::First, false, &[], &columns), None);
    }
}
