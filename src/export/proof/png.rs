//! What does a picture of dots say beside its dots?
//!
//! *Invariants:* every chunk that is no part of the picture is read; what is packed is unpacked.

use super::{Readings, Unread};

/// Chunks that hold the picture itself and how it is shown.
const PICTURE: [&[u8; 4]; 14] = [
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"cHRM", b"gAMA", b"sBIT", b"sRGB", b"bKGD", b"hIST",
    b"pHYs", b"sPLT", b"cICP",
];

/// Reads the chunks of a PNG.
pub(super) fn read(place: &str, bytes: &[u8], into: &mut Readings) -> Result<(), Unread> {
    let mut rest = bytes.get(8..).ok_or_else(|| format!("{place}: no picture"))?;
    while let Some((head, after)) = rest.split_at_checked(8) {
        let [a, b, c, d, ..] = *head else { break };
        let length = u32::from_be_bytes([a, b, c, d]) as usize;
        let kind = &head[4..];
        let broken = || format!("{place}: the picture is cut off");
        let data = after.get(..length).ok_or_else(broken)?;
        if !PICTURE.iter().any(|known| *known == kind) {
            let kind = String::from_utf8_lossy(kind).into_owned();
            let text = told(&kind, data);
            let name = text.split('\0').next().unwrap_or_default().to_owned();
            into.say(if name.is_empty() { &kind } else { &name }, text.replace('\0', " "));
            into.add(&format!("{place}, {kind}"), &text.replace('\0', " "));
        }
        rest = after.get(length + 4..).ok_or_else(broken)?;
        if kind == b"IEND" {
            break;
        }
    }
    // What stands behind the picture is part of the file as well.
    into.add(&format!("{place}, behind the picture"), &String::from_utf8_lossy(rest));
    Ok(())
}

fn told(kind: &str, data: &[u8]) -> String {
    let plain = || String::from_utf8_lossy(data).into_owned();
    if kind != "zTXt" && kind != "iTXt" && kind != "iCCP" {
        return plain();
    }
    let Some(end) = data.iter().position(|byte| *byte == 0) else { return plain() };
    // The packed text begins with the head of its packing, wherever that is.
    let mut starts = (end..data.len()).filter(|at| data[*at] == 0x78);
    let unpacked = starts.find_map(|at| super::pdf::inflated(&data[at..])).unwrap_or_default();
    format!("{}{}", plain(), String::from_utf8_lossy(&unpacked))
}
