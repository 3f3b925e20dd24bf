//! How do the tables of a map become one workbook?
//!
//! A sheet that says for whom it was made and what is in it, then a sheet for each table with its filter and frozen head.
//!
//! *Invariants:* text is text, never a formula or a link; days are days and numbers are numbers. Nothing is hidden: no
//! sheet, column, comment or name. The file knows no author, and no other time than the day of the copy.

use super::pdf::Paper;
use super::text::clean;
use super::{ExportError, Input};
use crate::report::{Item, LISTS, List, ListKind, long};
use jiff::civil::Date;
use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, DocProperties, ExcelDateTime, Format, FormatAlign,
    FormatBorder, Table, TableColumn, TableStyle, Workbook, Worksheet, XlsxError,
};

/// The longest text of a cell, in units of UTF-16.
const LONGEST: usize = 32_767;
/// How many rows below the last one still offer the words of a column.
const MORE_ROWS: u32 = 500;
/// A table of more letters across is printed on several pages side by side.
const WIDEST: u32 = 230;
const INK: u32 = 0x1A_25_33;
const QUIET: u32 = 0x5B_66_75;
const BLUE: u32 = 0x0B_5C_AD;
const PALE: u32 = 0xE8_F0_F9;
const RULE: u32 = 0xD5_DA_E1;

/// The table that was chosen, or every table of the copy that is not empty, as a workbook. O(cells).
pub fn xlsx(input: &Input<'_>) -> Result<Vec<u8>, ExportError> {
    let copy = input.disclosure;
    let of = copy.initiative().map(|(id, _)| id);
    let wanted = LISTS.iter().filter(|kind| input.list.is_none_or(|list| list.id == kind.id));
    let tables: Vec<(&ListKind, List)> =
        wanted.map(|kind| (kind, (kind.make)(copy, of))).filter(|(_, list)| !list.is_empty()).collect();
    workbook(input, &tables).map_err(|error| ExportError::Format("a workbook", error.to_string()))
}

fn workbook(input: &Input<'_>, tables: &[(&ListKind, List)]) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let about = About::of(input);
    book.set_properties(
        &DocProperties::new()
            .set_title(&about.title)
            .set_subject(about.audience)
            .set_comment(&about.classification)
            .set_creation_datetime(&day(input.today)?),
    );
    book.push_worksheet(readme(&about, tables)?);
    for (place, (_, list)) in tables.iter().enumerate() {
        book.push_worksheet(sheet(&about, list, place)?);
    }
    book.save_to_buffer()
}

/// What stands on the first sheet and at the foot of each.
struct About {
    title: String,
    organisation: String,
    audience: &'static str,
    classification: String,
    today: Date,
    /// As Excel numbers it.
    paper: u8,
}

impl About {
    fn of(input: &Input<'_>) -> Self {
        let copy = input.disclosure;
        let title = copy.initiative().map_or(copy.about().title.as_str(), |(_, record)| record.name.as_str());
        let line = |text: &str| short(&clean(text).split_whitespace().collect::<Vec<_>>().join(" "), 200);
        Self {
            title: line(title),
            organisation: line(copy.about().organisation.as_deref().unwrap_or_default()),
            audience: copy.audience().name(),
            classification: line(copy.classification()),
            today: input.today,
            paper: if input.paper == Paper::A4 { 9 } else { 1 },
        }
    }
}

fn day(date: Date) -> Result<ExcelDateTime, XlsxError> {
    ExcelDateTime::from_ymd(
        date.year().unsigned_abs(),
        date.month().unsigned_abs(),
        date.day().unsigned_abs(),
    )
}

/// At most so many units of UTF-16, without cutting a letter apart.
fn short(text: &str, most: usize) -> String {
    let mut length = 0;
    text.chars()
        .take_while(|letter| {
            length += letter.len_utf16();
            length <= most
        })
        .collect()
}

/// Text as it may stand at the foot of a page, where `&` begins a code.
fn foot(text: &str) -> String {
    short(&text.replace('&', "&&"), 90)
}

fn plain() -> Format {
    Format::new().set_font_color(INK).set_align(FormatAlign::Top)
}

fn head() -> Format {
    Format::new()
        .set_bold()
        .set_font_color(INK)
        .set_background_color(PALE)
        .set_border_bottom(FormatBorder::Medium)
        .set_border_bottom_color(BLUE)
        .set_align(FormatAlign::VerticalCenter)
}

/// What the workbook is, for whom, and what each column means.
fn readme(about: &About, tables: &[(&ListKind, List)]) -> Result<Worksheet, XlsxError> {
    let mut page = Worksheet::new();
    page.set_name("README")?;
    page.set_screen_gridlines(false);
    for (column, width) in [(0, 24.0), (1, 24.0), (2, 30.0), (3, 62.0), (4, 44.0)] {
        page.set_column_width(column, width)?;
    }
    let title = Format::new().set_bold().set_font_size(20).set_font_color(INK);
    let quiet = Format::new().set_font_color(QUIET).set_align(FormatAlign::Top);
    let label = Format::new().set_bold().set_font_size(12).set_font_color(BLUE);
    let strong = plain().set_bold();
    let wrapped = plain().set_text_wrap();
    page.write_string_with_format(0, 0, &about.title, &title)?;
    page.set_row_height(0, 30)?;
    page.write_string_with_format(1, 0, &about.classification, &label)?;
    page.set_row_height(1, 20)?;
    let mut row = 3;
    let facts = [
        ("Organisation", about.organisation.clone()),
        ("This copy is for", about.audience.to_owned()),
        ("Day", long(about.today)),
        (
            "How to read it",
            "A sheet for each kind of record. Columns that end in id join the tables; rows are found again by them when \
             they are imported, so please leave them as they are."
                .to_owned(),
        ),
        ("What is missing", "What these readers do not get is not in this file: nothing is hidden.".to_owned()),
    ];
    for (name, text) in facts.iter().filter(|(_, text)| !text.is_empty()) {
        page.write_string_with_format(row, 0, *name, &quiet)?;
        page.write_string_with_format(row, 1, text, &strong)?;
        row += 1;
    }
    row += 1;
    for (column, name) in ["Sheet", "Rows", "What it holds"].iter().enumerate() {
        page.write_string_with_format(row, column as u16, *name, &head())?;
    }
    row += 1;
    for (kind, list) in tables {
        page.write_string_with_format(row, 0, list.id, &strong)?;
        page.write_number_with_format(row, 1, list.rows.len() as f64, &plain().set_align(FormatAlign::Left))?;
        page.write_string_with_format(row, 2, kind.help, &plain())?;
        row += 1;
    }
    row += 1;
    for (column, name) in
        ["Sheet", "Column", "Title", "What it means", "Words to choose from"].iter().enumerate()
    {
        page.write_string_with_format(row, column as u16, *name, &head())?;
    }
    row += 1;
    for (_, list) in tables {
        for column in &list.columns {
            page.write_string_with_format(row, 0, list.id, &quiet)?;
            page.write_string_with_format(row, 1, text(&column.id), &strong)?;
            page.write_string_with_format(row, 2, text(&column.title), &wrapped)?;
            page.write_string_with_format(row, 3, column.help, &wrapped)?;
            page.write_string_with_format(row, 4, column.choices.join(", "), &wrapped)?;
            row += 1;
        }
    }
    page.set_landscape();
    page.set_paper_size(about.paper);
    page.set_print_fit_to_pages(1, 0);
    page.set_footer(format!("&L{}&R&P of &N", foot(&about.classification)));
    Ok(page)
}

/// Text as it may stand in a cell.
fn text(said: &str) -> String {
    short(&clean(said), LONGEST)
}

fn sheet(about: &About, list: &List, place: usize) -> Result<Worksheet, XlsxError> {
    let mut page = Worksheet::new();
    page.set_name(list.id)?;
    let last = list.rows.len() as u32;
    let head = head();
    let columns: Vec<TableColumn> = list
        .columns
        .iter()
        .map(|column| TableColumn::new().set_header(short(&clean(&column.id), 255)).set_header_format(&head))
        .collect();
    let across = list.columns.len().saturating_sub(1) as u16;
    let table = Table::new()
        .set_name(format!("t_{}_{}", place + 1, list.id))
        .set_style(TableStyle::None)
        .set_columns(&columns);
    page.add_table(0, 0, last, across, &table)?;
    let words = plain().set_border_bottom(FormatBorder::Thin).set_border_bottom_color(RULE);
    let wrapped = words.clone().set_text_wrap();
    let quiet = words.clone().set_font_color(QUIET);
    let days = words.clone().set_num_format("yyyy-mm-dd").set_align(FormatAlign::Left);
    for (place, column) in list.columns.iter().enumerate() {
        let across = place as u16;
        // The arrow of the filter stands beside the heading.
        let wide = column.width.max(column.id.chars().count() as u16 + 4).min(60);
        page.set_column_width(across, f64::from(wide))?;
        for (row, items) in list.rows.iter().enumerate() {
            let row = row as u32 + 1;
            match items.get(place) {
                Some(Item::Text(said)) => {
                    let is_id = column.id == "id" || column.id.ends_with("_id");
                    let long = said.chars().count() > usize::from(column.width) || said.contains('\n');
                    let look = if is_id {
                        &quiet
                    } else if long {
                        &wrapped
                    } else {
                        &words
                    };
                    page.write_string_with_format(row, across, text(said), look)?;
                }
                Some(Item::Number(number)) => {
                    page.write_number_with_format(row, across, *number, &words)?;
                }
                Some(Item::Date(date)) if (1900..=9999).contains(&date.year()) => {
                    page.write_datetime_with_format(row, across, &day(*date)?, &days)?;
                }
                // Excel knows no earlier days.
                Some(Item::Date(date)) => {
                    page.write_string_with_format(row, across, date.to_string(), &words)?;
                }
                Some(Item::None) | None => {
                    page.write_blank(row, across, &words)?;
                }
            }
        }
        if !column.choices.is_empty() {
            // A list of more letters than that has to stand in cells.
            if let Ok(offered) = DataValidation::new().allow_list_strings(&column.choices) {
                let offered = offered
                    .set_error_title("Not one of these words")?
                    .set_error_message("Choose one of the list; other words cannot be imported.")?
                    .set_error_style(DataValidationErrorStyle::Warning);
                page.add_data_validation(1, across, last + MORE_ROWS, across, &offered)?;
            }
        }
    }
    page.set_row_height(0, 22)?;
    let names =
        list.columns.iter().take(2).filter(|column| matches!(column.id.as_str(), "id" | "name" | "title"));
    let named = names.count() as u16;
    page.set_freeze_panes(1, named)?;
    page.set_landscape();
    page.set_paper_size(about.paper);
    let all: u32 = list.columns.iter().map(|column| u32::from(column.width)).sum();
    if all <= WIDEST {
        page.set_print_fit_to_pages(1, 0);
    } else {
        // Letters stay large enough to be read; who it is stands on each page.
        page.set_print_scale(65);
        if named > 0 {
            page.set_repeat_columns(0, named - 1)?;
        }
    }
    page.set_repeat_rows(0, 0)?;
    page.set_header(format!("&L&\"Calibri,Bold\"{}&R{}", foot(&about.title), list.id));
    page.set_footer(format!("&L{}&R&P of &N", foot(&about.classification)));
    Ok(page)
}
