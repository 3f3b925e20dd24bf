//! Which characters do these bytes stand for?

use super::{ImportError, LARGEST};
use std::borrow::Cow;

/// The text, and the name of the encoding that was taken.
///
/// A byte order mark decides; without one it is UTF-8 where that fits, else Windows-1252. O(bytes).
pub(super) fn decode(bytes: &[u8]) -> Result<(Cow<'_, str>, &'static str), ImportError> {
    decode_as(bytes, None)
}

/// The same of a file that says its encoding: a byte order mark wins over what it says.
pub(super) fn decode_as<'a>(
    bytes: &'a [u8],
    said: Option<&'static encoding_rs::Encoding>,
) -> Result<(Cow<'a, str>, &'static str), ImportError> {
    if bytes.len() > LARGEST {
        return Err(ImportError::TooLarge { size: bytes.len() });
    }
    for (start, what) in [
        (b"PK\x03\x04".as_slice(), "a workbook or another archive"),
        (b"\xD0\xCF\x11\xE0".as_slice(), "an old workbook"),
        (b"%PDF".as_slice(), "a PDF"),
    ] {
        if bytes.starts_with(start) {
            return Err(ImportError::NotText(what));
        }
    }
    if let Some((encoding, mark)) = encoding_rs::Encoding::for_bom(bytes) {
        let (text, _) = encoding.decode_without_bom_handling(&bytes[mark..]);
        let name = match encoding.name() {
            "UTF-16LE" | "UTF-16BE" => "UTF-16",
            _ => "UTF-8 with a byte order mark",
        };
        return Ok((text, name));
    }
    if let Some(encoding) = said {
        let (text, _) = encoding.decode_without_bom_handling(bytes);
        return Ok((text, encoding.name()));
    }
    let nul = bytes.iter().filter(|byte| **byte == 0).count();
    if nul * 10 > bytes.len() {
        return Err(ImportError::NotText("a binary file, or UTF-16 without a byte order mark"));
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        Ok((Cow::Borrowed(text), "UTF-8"))
    } else {
        let (text, _) = encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes);
        Ok((text, "Windows-1252 (Western European)"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mark_decides_then_utf_8_then_windows_1252() {
        let wide: Vec<u8> = "\u{feff}Zoë".encode_utf16().flat_map(u16::to_be_bytes).collect();
        for (bytes, name) in [
            ("Zoë".as_bytes(), "UTF-8"),
            ("\u{feff}Zoë".as_bytes(), "UTF-8 with a byte order mark"),
            (b"Zo\xeb".as_slice(), "Windows-1252 (Western European)"),
            (wide.as_slice(), "UTF-16"),
        ] {
            assert_eq!(decode(bytes), Ok((Cow::Borrowed("Zoë"), name)));
        }
        assert_eq!(
            decode(b"a\0b\0c\0"),
            Err(ImportError::NotText("a binary file, or UTF-16 without a byte order mark"))
        );
        assert!(matches!(decode(b"PK\x03\x04..."), Err(ImportError::NotText(_))));
    }
}
