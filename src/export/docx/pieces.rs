//! How do short texts side by side and cards look in a text document?

use super::styles::{OTHER, bar, edge};
use super::tables::{Room, WHOLE_ROW, after, cell, row, side_by_side, table};
use super::words::{ACCENT, Look, MUTED, OK, Para, TAB, run};
use crate::diagram::{Inter, Measure, Weight};
use crate::report::{Card, Passage};

/// A card with more letters may go over two pages.
const WHOLE_CARD: usize = 1_600;
/// A passage with a longer line needs the whole width.
const LONG_PASSAGE: usize = 320;
const GAP: u32 = 360;

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
    let widths = [560, width - 560];
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
                &(cell(Room { width: widths[0], flush: true, ..Room::default() }, &number)
                    + &cell(Room { width: widths[1], ..Room::default() }, &words)),
            )
        })
        .collect();
    table("Rows", &widths, 0, "", &rows) + &after()
}

/// What stands by itself: its title, what is in it side by side, a quotation and a foot.
pub(super) fn card(card: &Card, width: u32) -> String {
    let letters: usize = card.parts.iter().map(|(_, text)| text.chars().count()).sum::<usize>()
        + card.quote.chars().count()
        + card.foot.chars().count();
    let whole = letters < WHOLE_CARD;
    let quiet = Look { regular: true, ..Look::in_colour(MUTED).sized(19) };
    let beside = |text: &str| if text.is_empty() { String::new() } else { run(text, quiet) };
    let measured = |text: &str, size| Inter.width(text, size, Weight::SemiBold);
    let long = measured(&card.title, 12.0) + measured(&card.aside, 9.5) + measured(&card.from, 9.5) + 50.0;
    let is_wide = long * 20.0 > width as f32;
    let mut runs = run(&card.title, Look::PLAIN);
    let mut below = String::new();
    let line = if is_wide { &mut below } else { &mut runs };
    if !card.aside.is_empty() {
        let room = if is_wide { "" } else { "\u{a0}  " };
        line.push_str(&(run(room, quiet) + &beside(&card.aside)));
    }
    if !card.from.is_empty() {
        line.push_str(TAB);
        line.push_str(&beside(&card.from));
    }
    let borders = if card.changed { edge("top", 16, ACCENT) + &bar() } else { String::new() };
    let title = Para { right_tab: Some(width), borders: &borders, ..Para::of("CardTitle") };
    let mut out = title.around(&runs, &card.title);
    if !below.is_empty() {
        let for_whom = measured(&card.aside, 9.5) + measured(&card.from, 9.5) + 30.0;
        if for_whom * 20.0 > width as f32 {
            // Too long for one line together.
            out.push_str(&Para::of("CardAside").saying(&card.aside));
            below = beside(&card.from);
        }
        let aside = Para { right_tab: Some(width), ..Para::of("CardAside") };
        out.push_str(&aside.around(&below, &card.aside));
    }
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
