//! How does a block of cells travel as text, to and from spreadsheets?
//!
//! Cells are parted by tabs and rows by line ends; a cell that holds one of them, or begins with a quote, is quoted.

/// Writes a block.
pub(super) fn write(rows: &[Vec<String>]) -> String {
    let mut out = String::new();
    for row in rows {
        for (place, cell) in row.iter().enumerate() {
            if place > 0 {
                out.push('\t');
            }
            if cell.contains(['\t', '\n', '\r']) || cell.starts_with('"') {
                out.push('"');
                out.push_str(&cell.replace('"', "\"\""));
                out.push('"');
            } else {
                out.push_str(cell);
            }
        }
        out.push('\n');
    }
    out.pop();
    out
}

/// Reads a block; empty lines at the end are no rows.
pub(super) fn read(text: &str) -> Vec<Vec<String>> {
    let mut rows = vec![vec![String::new()]];
    let mut letters = text.chars().peekable();
    let mut quoted = false;
    while let Some(letter) = letters.next() {
        let Some(row) = rows.last_mut() else { break };
        let Some(cell) = row.last_mut() else { break };
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => {
                letters.next();
                cell.push('"');
            }
            '"' if quoted => quoted = false,
            '"' if cell.is_empty() => quoted = true,
            '\t' if !quoted => row.push(String::new()),
            '\r' if !quoted => {}
            '\n' if !quoted => rows.push(vec![String::new()]),
            // A cell is one line here.
            '\n' | '\r' | '\t' => cell.push(' '),
            other => cell.push(other),
        }
    }
    while rows.last().is_some_and(|row| row.iter().all(|cell| cell.trim().is_empty())) {
        rows.pop();
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_block_comes_back_as_it_went() {
        let cell = |text: &str| text.to_owned();
        let rows = vec![vec![cell("Ana \"A\" Ruiz"), cell("")], vec![cell("\"Bo\""), cell("50")]];
        assert_eq!(read(&write(&rows)), rows);
    }

    #[test]
    fn what_spreadsheets_write_is_read() {
        assert_eq!(read("Ana\tCFO\r\nBo\tCIO\r\n"), [["Ana", "CFO"], ["Bo", "CIO"]]);
        assert_eq!(read("\"two\nlines\"\tx"), [["two lines", "x"]]);
        assert!(read("\n \n").is_empty());
    }
}
