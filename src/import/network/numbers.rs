//! How is a number written in a file of a network?

/// A number without exponent and without a fraction of zeros: `3.0` is `3`, `1e2` is `100`. What is no number stays as
/// it is.
pub(super) fn plain(text: &str) -> String {
    let said = text.trim();
    let digits =
        said.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'e' | b'E' | b'+' | b'-'));
    let written = digits && said.len() < 40 && said.contains(['.', 'e', 'E']);
    match said.parse::<f64>() {
        Ok(number) if written && number.is_finite() && number.abs() < 1e15 => format!("{number}"),
        _ => said.to_owned(),
    }
}

/// True of the names that formats have for types of numbers.
pub(super) fn is_type(name: &str) -> bool {
    matches!(name, "double" | "float" | "real" | "int" | "integer" | "long" | "short" | "byte" | "bigdecimal")
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn numbers_are_written_plainly() {
        for (text, expected) in [
            ("3.0", "3"),
            ("1e2", "100"),
            ("2.5E-1", "0.25"),
            ("-0.5", "-0.5"),
            ("007", "007"),
            ("1e400", "1e400"),
            ("NaN", "NaN"),
            ("e", "e"),
            ("Ana", "Ana"),
        ] {
            assert_eq!(plain(text), expected);
        }
    }
}
