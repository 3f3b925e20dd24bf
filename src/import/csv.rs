//! How is a CSV or TSV file read?

use super::draft::{Content, Draft};
use super::mapping::Mapping;
use super::register::Register;
use super::{Import, ImportError, people, sheet, text, ties};
use crate::model::Document;

/// Values with separators, as spreadsheet programs and registers write them.
pub(super) const CSV: Import = Import {
    id: "csv",
    name: "CSV",
    help: "People or ties with one heading row; separator, encoding and columns are recognised",
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
    let register = register(bytes, separator, mapping)?;
    match register.content {
        Content::People => people::draft(&register, document, mapping),
        Content::Ties => ties::draft(&register, document, mapping),
    }
}

fn content(bytes: &[u8], separator: Option<u8>, mapping: &Mapping) -> Result<Content, ImportError> {
    Ok(register(bytes, separator, mapping)?.content)
}

fn register(bytes: &[u8], separator: Option<u8>, mapping: &Mapping) -> Result<Register, ImportError> {
    let (text, encoding) = text::decode(bytes)?;
    let sheet = sheet::split(&text, separator)?;
    let taken = format!("Read as {encoding}, separated by {}", sheet::called(sheet.separator));
    let mut register = Register::of(sheet, mapping)?;
    register.notes.insert(0, taken);
    Ok(register)
}
