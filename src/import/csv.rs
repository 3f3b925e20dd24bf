//! How is a CSV or TSV file read?

use super::draft::{Content, Draft};
use super::mapping::Mapping;
use super::register::Register;
use super::sheet::Sheet;
use super::{Import, ImportError, network, people, sheet, text, ties};
use crate::model::Document;

/// Values with separators, as spreadsheet programs and registers write them.
pub(super) const CSV: Import = Import {
    id: "csv",
    name: "CSV",
    help: "People, ties (source, target, weight, type) or a table with the same names above and beside it; separator, encoding and columns are recognised",
    extensions: &["csv", "txt"],
    read: |bytes, document, mapping| read(bytes, None, document, mapping),
    content: |bytes, mapping| content(bytes, None, mapping),
};

/// Values separated by tabs.
pub(super) const TSV: Import = Import {
    id: "tsv",
    name: "TSV",
    help: "The same with tabs between the columns",
    extensions: &["tsv", "tab"],
    read: |bytes, document, mapping| read(bytes, Some(b'\t'), document, mapping),
    content: |bytes, mapping| content(bytes, Some(b'\t'), mapping),
};

fn read(
    bytes: &[u8],
    separator: Option<u8>,
    document: &Document,
    mapping: &Mapping,
) -> Result<Draft, ImportError> {
    let (sheet, taken) = split(bytes, separator)?;
    if network::matrix::is_one(&sheet, mapping) {
        return network::draft(network::matrix::read(&sheet, taken)?, document, mapping);
    }
    let register = register(sheet, taken, mapping)?;
    match register.content {
        Content::Ties if network::wanted(document, mapping) => {
            network::ends_become_people(&register, document, mapping)
        }
        Content::Ties => ties::draft(&register, document, mapping),
        Content::People | Content::Network => people::draft(&register, document, mapping),
    }
}

fn content(bytes: &[u8], separator: Option<u8>, mapping: &Mapping) -> Result<Content, ImportError> {
    let (sheet, taken) = split(bytes, separator)?;
    if network::matrix::is_one(&sheet, mapping) {
        return Ok(Content::Network);
    }
    Ok(register(sheet, taken, mapping)?.content)
}

/// The rows, and how they were read.
fn split(bytes: &[u8], separator: Option<u8>) -> Result<(Sheet, String), ImportError> {
    let (text, encoding) = text::decode(bytes)?;
    let sheet = sheet::split(&text, separator)?;
    let taken = format!("Read as {encoding}, separated by {}", sheet::called(sheet.separator));
    Ok((sheet, taken))
}

fn register(sheet: Sheet, taken: String, mapping: &Mapping) -> Result<Register, ImportError> {
    let mut register = Register::of(sheet, mapping)?;
    register.notes.insert(0, taken);
    Ok(register)
}
