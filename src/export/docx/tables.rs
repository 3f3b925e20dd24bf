//! How do tables and what stands side by side look in a text document?
//!
//! *Invariants:* widths are fixed, so that no text pushes a column away; heads are repeated on each page; short rows are not
//! split. What changed has a bar at its left.

use super::styles::{bar, edge};
use super::widths::widths;
use super::words::{ACCENT, CONTROL, DANGER, LINE, Look, MUTED, OK, Para, TEXT, WARN, run};
use crate::report::{Cell, Fact, Line, Mark, Row, Table, Tone};
use crate::share::Engagement;

/// The most rows of one document.
const MOST_ROWS: usize = 5_000;
/// A row with a longer text may go over two pages.
const WHOLE: usize = 900;
/// Room at the left of a table for the bar.
pub(super) const BAR: u32 = 120;

/// An empty line after a table, without which two tables would be one.
pub(super) fn after() -> String {
    Para::of("Gap").around("", "")
}

/// What a cell is beside its paragraphs.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Room<'a> {
    pub(super) width: u32,
    pub(super) span: usize,
    /// The inside of `w:tcBorders`.
    pub(super) borders: &'a str,
    /// Its words begin at its edge.
    pub(super) flush: bool,
}

pub(super) fn cell(about: Room<'_>, inside: &str) -> String {
    let span = if about.span > 1 { format!("<w:gridSpan w:val=\"{}\"/>", about.span) } else { String::new() };
    let borders = if about.borders.is_empty() {
        String::new()
    } else {
        format!("<w:tcBorders>{}</w:tcBorders>", about.borders)
    };
    let margins = if about.flush { "<w:tcMar><w:left w:w=\"0\" w:type=\"dxa\"/></w:tcMar>" } else { "" };
    // A cell without a paragraph cannot be opened.
    let inside = if inside.is_empty() { Para::of("Cell").around("", "") } else { inside.to_owned() };
    format!(
        "<w:tc><w:tcPr><w:tcW w:w=\"{}\" w:type=\"dxa\"/>{span}{borders}{margins}</w:tcPr>{inside}</w:tc>",
        about.width
    )
}

pub(super) fn row(properties: &str, cells: &str) -> String {
    let properties =
        if properties.is_empty() { String::new() } else { format!("<w:trPr>{properties}</w:trPr>") };
    format!("<w:tr>{properties}{cells}</w:tr>\n")
}

pub(super) const WHOLE_ROW: &str = "<w:cantSplit/>";

/// A table of these rows; `described` says for whoever cannot see it what it holds.
pub(super) fn table(style: &str, widths: &[u32], left: i64, described: &str, rows: &str) -> String {
    let all: u32 = widths.iter().sum();
    let grid: Vec<String> = widths.iter().map(|width| format!("<w:gridCol w:w=\"{width}\"/>")).collect();
    let grid = grid.concat();
    let described = if described.is_empty() {
        String::new()
    } else {
        format!("<w:tblCaption w:val=\"{}\"/>", super::words::escaped(described))
    };
    format!(
        "<w:tbl><w:tblPr><w:tblStyle w:val=\"{style}\"/><w:tblW w:w=\"{all}\" w:type=\"dxa\"/><w:tblInd w:w=\"{left}\" w:type=\"dxa\"/>\
         <w:tblLayout w:type=\"fixed\"/><w:tblLook w:firstRow=\"{}\" w:lastRow=\"0\" w:firstColumn=\"0\" w:lastColumn=\"0\" \
         w:noHBand=\"1\" w:noVBand=\"1\"/>{described}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>\n{rows}</w:tbl>\n",
        u8::from(style == "Rows" && !described.is_empty())
    )
}

/// A table for the place alone: cells side by side, each with its width.
pub(super) fn side_by_side(cells: &[(u32, String)], left: i64) -> String {
    let widths: Vec<u32> = cells.iter().map(|(width, _)| *width).collect();
    let inside: String =
        cells.iter().map(|(width, inside)| cell(Room { width: *width, ..Room::default() }, inside)).collect();
    table("Plain", &widths, left, "", &row("", &inside))
}

const fn colour(tone: Tone) -> Option<&'static str> {
    match tone {
        Tone::Plain | Tone::Strong => None,
        Tone::Muted => Some(MUTED),
        Tone::Good => Some(OK),
        Tone::Warn => Some(WARN),
        Tone::Late => Some(DANGER),
    }
}

const fn look(tone: Tone) -> Look {
    let bold = matches!(tone, Tone::Strong | Tone::Good | Tone::Warn | Tone::Late);
    Look { bold, colour: colour(tone), ..Look::PLAIN }
}

/// The character before words that say the same, and its colour.
const fn sign(mark: Mark) -> Option<(&'static str, &'static str)> {
    Some(match mark {
        Mark::Stance(Engagement::Unaware, _) => ("○", CONTROL),
        Mark::Stance(Engagement::Resistant, true) => ("▼", "A4470A"),
        Mark::Stance(Engagement::Resistant, false) => ("▽", "A4470A"),
        Mark::Stance(Engagement::Neutral, _) => ("⊖", MUTED),
        Mark::Stance(Engagement::Supportive, true) => ("▲", "2C7FB8"),
        Mark::Stance(Engagement::Supportive, false) => ("△", "2C7FB8"),
        Mark::Stance(Engagement::Leading, true) => ("▲▲", "04406E"),
        Mark::Stance(Engagement::Leading, false) => ("△△", "04406E"),
        Mark::Covered => ("◉", OK),
        Mark::InView => ("◌", OK),
        Mark::Nobody => return None,
        Mark::Checkpoint(true) => ("◆", TEXT),
        Mark::Checkpoint(false) => ("◇", TEXT),
        Mark::Planned => ("○", CONTROL),
        Mark::Sent => ("◐", ACCENT),
        Mark::Heard => ("●", ACCENT),
        Mark::Done => ("✓", OK),
        Mark::Late => ("!", DANGER),
        Mark::Dropped => ("✕", MUTED),
    })
}

/// The words of a cell: what it says with its sign, and the second line.
fn told(told: &Cell, to_right: bool) -> String {
    let para = |style| Para { to_right, stays_left: true, ..Para::of(style) };
    let mut runs = String::new();
    if let Some((sign, colour)) = told.sign.and_then(sign) {
        runs.push_str(&run(sign, Look { style: Some("Sign"), ..Look::in_colour(colour) }));
        runs.push_str(&run("\u{a0}", Look::PLAIN));
    }
    runs.push_str(&run(&told.text, look(told.tone)));
    let mut out = para("Cell").around(&runs, &told.text);
    if !told.second.is_empty() {
        let late = if told.tone == Tone::Late { Look::in_colour(DANGER) } else { Look::PLAIN };
        out.push_str(&para("Second").around(&run(&told.second, late), &told.second));
    }
    out
}

/// A table with a head that is repeated on each page. `used` counts the rows of the document.
pub(super) fn rows(about: &Table, width: u32, name: &str, used: &mut usize) -> String {
    // Without a bar the rules begin where the words do.
    let room = if about.rows.iter().filter_map(Row::line).any(|line| line.changed) { BAR } else { 0 };
    let mut widths = widths(about, width);
    if let Some(first) = widths.first_mut() {
        *first += room;
    }
    let flush = |place: usize| place == 0 && room == 0;
    let under = edge("bottom", 12, TEXT);
    let heads = about.head.iter().zip(&widths).enumerate().map(|(place, (column, width))| {
        let para = Para { to_right: column.is_numeric, ..Para::of("Head") };
        let room = Room { width: *width, borders: &under, flush: flush(place), ..Room::default() };
        cell(room, &para.saying(column.title))
    });
    let mut out = row(&format!("{WHOLE_ROW}<w:tblHeader/>"), &heads.collect::<String>());
    let shown = &about.rows[..about.rows.len().min(MOST_ROWS.saturating_sub(*used))];
    *used += shown.len();
    for line in shown {
        match line {
            Row::Group(title, tone) => {
                let under = edge("bottom", 6, CONTROL);
                let words = Para::of("Group").around(&run(title, look(*tone)), title);
                let all = widths.iter().sum();
                out.push_str(&row(
                    WHOLE_ROW,
                    &cell(Room { width: all, span: widths.len(), borders: &under, flush: flush(0) }, &words),
                ));
            }
            Row::Cells(line) => out.push_str(&cells(line, about, &widths, room == 0)),
        }
    }
    let mut out = table("Rows", &widths, -i64::from(room), name, &out) + &after();
    let left = about.rows.len() - shown.len();
    if left > 0 {
        out.push_str(&Para::of("Note").saying(&format!(
            "{left} more rows are not in this document: it holds at most {MOST_ROWS}. The spreadsheet has them all."
        )));
    }
    out
}

fn cells(line: &Line, about: &Table, widths: &[u32], flush: bool) -> String {
    let bar = bar();
    let letters = line.cells.iter().map(|cell| cell.text.chars().count() + cell.second.chars().count()).max();
    let inside: String = line
        .cells
        .iter()
        .zip(&about.head)
        .zip(widths)
        .enumerate()
        .map(|(place, ((words, column), width))| {
            let borders = if line.changed && place == 0 { bar.as_str() } else { "" };
            let room = Room { width: *width, borders, flush: flush && place == 0, ..Room::default() };
            cell(room, &told(words, column.is_numeric))
        })
        .collect();
    row(if letters.unwrap_or_default() < WHOLE { WHOLE_ROW } else { "" }, &inside)
}

/// Names with what they are.
pub(super) fn facts(facts: &[Fact], width: u32) -> String {
    let widths = [width * 205 / 1000, width * 795 / 1000];
    let rows: String = facts
        .iter()
        .map(|fact| {
            let name = Para::of("Second").saying(fact.name);
            let text = Para { stays_left: true, ..Para::of("Cell") }
                .around(&run(&fact.text, Look::BOLD.sized(19)), &fact.text);
            let cells = cell(Room { width: widths[0], flush: true, ..Room::default() }, &name)
                + &cell(Room { width: widths[1], ..Room::default() }, &text);
            row(WHOLE_ROW, &cells)
        })
        .collect();
    table("Rows", &widths, 0, "", &rows) + &after()
}

/// What changed, each with its bar.
pub(super) fn changes(changes: &[String], width: u32) -> String {
    let width = width + BAR;
    let bar = bar();
    let rows: String = changes
        .iter()
        .map(|change| {
            row(
                WHOLE_ROW,
                &cell(Room { width, borders: &bar, ..Room::default() }, &Para::of("Cell").saying(change)),
            )
        })
        .collect();
    table("Rows", &[width], -i64::from(BAR), "", &rows) + &after()
}

/// The head of each page: what it is at the left, for whom at the right, with a rule below.
pub(super) fn page_head(left: &str, right: &str, width: u32) -> String {
    let widths = [width * 45 / 100, width * 55 / 100];
    let under = edge("bottom", 4, LINE);
    let one = |width, inside: &str| cell(Room { width, borders: &under, ..Room::default() }, inside);
    table("Plain", &widths, 0, "", &row("", &(one(widths[0], left) + &one(widths[1], right))))
}
