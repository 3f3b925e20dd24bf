//! How do tables and what stands side by side look in a text document?
//!
//! *Invariants:* widths are fixed, so that no text pushes a column away; heads are repeated on each page; short rows are not
//! split. What changed has a bar at its left.

use super::styles::{OTHER, bar, edge};
use super::words::{ACCENT, CONTROL, DANGER, LINE, Look, MUTED, OK, Para, TAB, TEXT, WARN, run};
use crate::report::{Card, Cell, Fact, Line, Mark, Passage, Row, Table, Tone};
use crate::share::Engagement;

/// The most rows of one document.
const MOST_ROWS: usize = 5_000;
/// A row with a longer text may go over two pages.
const WHOLE: usize = 900;
/// A card with more letters may go over two pages.
const WHOLE_CARD: usize = 1_600;
/// A passage with a longer line needs the whole width.
const LONG_PASSAGE: usize = 320;
/// Room at the left of a table for the bar.
const BAR: u32 = 120;
const GAP: u32 = 360;

/// An empty line after a table, without which two tables would be one.
pub(super) fn after() -> String {
    Para::of("Gap").around("", "")
}

/// What a cell is beside its paragraphs.
#[derive(Debug, Clone, Copy, Default)]
struct Room<'a> {
    width: u32,
    span: usize,
    /// The inside of `w:tcBorders`.
    borders: &'a str,
}

fn cell(about: Room<'_>, inside: &str) -> String {
    let span = if about.span > 1 { format!("<w:gridSpan w:val=\"{}\"/>", about.span) } else { String::new() };
    let borders = if about.borders.is_empty() {
        String::new()
    } else {
        format!("<w:tcBorders>{}</w:tcBorders>", about.borders)
    };
    // A cell without a paragraph cannot be opened.
    let inside = if inside.is_empty() { Para::of("Cell").around("", "") } else { inside.to_owned() };
    format!(
        "<w:tc><w:tcPr><w:tcW w:w=\"{}\" w:type=\"dxa\"/>{span}{borders}</w:tcPr>{inside}</w:tc>",
        about.width
    )
}

fn row(properties: &str, cells: &str) -> String {
    let properties =
        if properties.is_empty() { String::new() } else { format!("<w:trPr>{properties}</w:trPr>") };
    format!("<w:tr>{properties}{cells}</w:tr>\n")
}

const WHOLE_ROW: &str = "<w:cantSplit/>";

/// A table of these rows; `described` says for whoever cannot see it what it holds.
fn table(style: &str, widths: &[u32], left: i64, described: &str, rows: &str) -> String {
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

/// The width of each column by its share.
fn shares(width: u32, shares: &[u32]) -> Vec<u32> {
    let all: u32 = shares.iter().sum::<u32>().max(1);
    shares.iter().map(|share| width * share / all).collect()
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
        runs.push_str(&run(sign, Look { style: Some("Sign"), bold: true, ..Look::in_colour(colour) }));
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
    let weights: Vec<u32> = about.head.iter().map(|column| u32::from(column.width.max(1))).collect();
    let mut widths = shares(width, &weights);
    if let Some(first) = widths.first_mut() {
        *first += BAR;
    }
    let under = edge("bottom", 12, TEXT);
    let heads = about.head.iter().zip(&widths).map(|(column, width)| {
        let para = Para { to_right: column.is_numeric, ..Para::of("Head") };
        cell(Room { width: *width, borders: &under, ..Room::default() }, &para.saying(column.title))
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
                    &cell(Room { width: all, span: widths.len(), borders: &under }, &words),
                ));
            }
            Row::Cells(line) => out.push_str(&cells(line, about, &widths)),
        }
    }
    let mut out = table("Rows", &widths, -i64::from(BAR), name, &out) + &after();
    let left = about.rows.len() - shown.len();
    if left > 0 {
        out.push_str(&Para::of("Note").saying(&format!(
            "{left} more rows are not in this document: it holds at most {MOST_ROWS}. The spreadsheet has them all."
        )));
    }
    out
}

fn cells(line: &Line, about: &Table, widths: &[u32]) -> String {
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
            cell(Room { width: *width, borders, ..Room::default() }, &told(words, column.is_numeric))
        })
        .collect();
    row(if letters.unwrap_or_default() < WHOLE { WHOLE_ROW } else { "" }, &inside)
}

/// Names with what they are.
pub(super) fn facts(facts: &[Fact], width: u32) -> String {
    let widths = [width * 205 / 1000 + BAR, width * 795 / 1000];
    let rows: String = facts
        .iter()
        .map(|fact| {
            let name = Para::of("Second").saying(fact.name);
            let text = Para { stays_left: true, ..Para::of("Cell") }
                .around(&run(&fact.text, Look::BOLD.sized(19)), &fact.text);
            let cells = cell(Room { width: widths[0], ..Room::default() }, &name)
                + &cell(Room { width: widths[1], ..Room::default() }, &text);
            row(WHOLE_ROW, &cells)
        })
        .collect();
    table("Rows", &widths, -i64::from(BAR), "", &rows) + &after()
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

/// Short texts side by side; long ones below each other, and those that are counted with their numbers at the left.
pub(super) fn passages(passages: &[Passage], width: u32) -> String {
    let is_long =
        passages.iter().flat_map(|passage| &passage.lines).any(|line| line.chars().count() > LONG_PASSAGE);
    let is_numbered = passages.len() > 1
        && passages.iter().enumerate().all(|(place, passage)| passage.figure == (place + 1).to_string());
    if is_numbered {
        return counted(passages, width);
    }
    let columns = match passages.len() {
        _ if is_long => 1,
        count if count > 4 && count.is_multiple_of(3) => 3,
        count => count.clamp(1, 4),
    } as u32;
    let each = (width - GAP * (columns - 1)) / columns;
    let mut out = String::new();
    for (line, several) in passages.chunks(columns as usize).enumerate() {
        let mut cells = String::new();
        let mut widths = Vec::new();
        for place in 0..columns as usize {
            if place > 0 {
                cells.push_str(&cell(Room { width: GAP, ..Room::default() }, ""));
                widths.push(GAP);
            }
            widths.push(each);
            let Some(passage) = several.get(place) else {
                cells.push_str(&cell(Room { width: each, ..Room::default() }, ""));
                continue;
            };
            let rule = match passage.title.as_str() {
                "Continues" | "What stays" => OK,
                "Stops" => OTHER,
                _ if place == 0 && line == 0 => ACCENT,
                _ => OTHER,
            };
            let rule = edge("top", 16, rule);
            cells.push_str(&cell(
                Room { width: each, borders: &rule, ..Room::default() },
                &passage_words(passage),
            ));
        }
        let whole = if is_long { "" } else { WHOLE_ROW };
        out.push_str(&table("Plain", &widths, 0, "", &row(whole, &cells)));
        out.push_str(&after());
    }
    out
}

fn passage_words(passage: &Passage) -> String {
    let mut runs = String::new();
    if !passage.figure.is_empty() {
        runs.push_str(&run(&passage.figure, Look::BOLD.sized(36)));
        runs.push_str(&run("\u{a0} ", Look::PLAIN));
    }
    runs.push_str(&run(&passage.title, Look::PLAIN));
    // Room between the rule and the words.
    let mut out =
        Para::of("Gap").with_next().around("", "") + &Para::of("PassageTitle").around(&runs, &passage.title);
    for line in passage.lines.iter().filter(|line| !line.trim().is_empty()) {
        out.push_str(&Para { stays_left: true, ..Para::of("Passage") }.saying(line));
    }
    out
}

fn counted(passages: &[Passage], width: u32) -> String {
    let widths = [560 + BAR, width - 560];
    let rows: String = passages
        .iter()
        .map(|passage| {
            let number = Para::of("Figure").around(&run(&passage.figure, Look::in_colour(ACCENT)), "");
            let mut words = Para::of("PassageTitle").saying(&passage.title);
            for line in passage.lines.iter().filter(|line| !line.trim().is_empty()) {
                words.push_str(&Para::of("Passage").saying(line));
            }
            row(
                WHOLE_ROW,
                &(cell(Room { width: widths[0], ..Room::default() }, &number)
                    + &cell(Room { width: widths[1], ..Room::default() }, &words)),
            )
        })
        .collect();
    table("Rows", &widths, -i64::from(BAR), "", &rows) + &after()
}

/// What stands by itself: its title, what is in it side by side, a quotation and a foot.
pub(super) fn card(card: &Card, width: u32) -> String {
    let letters: usize = card.parts.iter().map(|(_, text)| text.chars().count()).sum::<usize>()
        + card.quote.chars().count()
        + card.foot.chars().count();
    let whole = letters < WHOLE_CARD;
    let mut runs = run(&card.title, Look::PLAIN);
    if !card.aside.is_empty() {
        runs.push_str(&run(
            &format!("   {}", card.aside),
            Look { bold: false, ..Look::in_colour(MUTED).sized(19) },
        ));
    }
    if !card.from.is_empty() {
        runs.push_str(TAB);
        runs.push_str(&run(&card.from, Look::in_colour(MUTED).sized(19)));
    }
    let borders = if card.changed { edge("top", 16, ACCENT) + &bar() } else { String::new() };
    let title = Para { right_tab: Some(width), borders: &borders, ..Para::of("CardTitle") };
    let mut out = title.around(&runs, &card.title);
    if !card.parts.is_empty() {
        let columns = card.parts.len().clamp(1, 3) as u32;
        let each = (width - GAP * (columns - 1)) / columns;
        for several in card.parts.chunks(columns as usize) {
            let mut cells = Vec::new();
            for (name, text) in several {
                if !cells.is_empty() {
                    cells.push((GAP, String::new()));
                }
                let words = Para { stays_left: true, ..Para::of("Passage") };
                let words = if whole { words.with_next() } else { words };
                cells.push((each, Para::of("PartTitle").saying(name) + &words.saying(text)));
            }
            out.push_str(&side_by_side(&cells, 0));
            let gap = Para::of("Gap");
            out.push_str(&if whole { gap.with_next() } else { gap }.around("", ""));
        }
    }
    if !card.quote.is_empty() {
        let quote = Para::of("Quotation");
        let quote = if whole && !card.foot.is_empty() { quote.with_next() } else { quote };
        out.push_str(&quote.saying(&format!("“{}”", card.quote)));
    }
    if !card.foot.is_empty() {
        out.push_str(&Para::of("Note").saying(&card.foot));
    }
    out
}

/// The head of each page: what it is at the left, for whom at the right, with a rule below.
pub(super) fn page_head(left: &str, right: &str, width: u32) -> String {
    let widths = [width * 45 / 100, width * 55 / 100];
    let under = edge("bottom", 4, LINE);
    let one = |width, inside: &str| cell(Room { width, borders: &under, ..Room::default() }, inside);
    table("Plain", &widths, 0, "", &row("", &(one(widths[0], left) + &one(widths[1], right))))
}
