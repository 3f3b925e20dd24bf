//! In which letters does the window speak?
//!
//! Inter in three weights, built in; egui's own fonts stand behind every family for the few signs that Inter lacks.
//!
//! *Invariants:* every family has the same fallbacks, headings too; nothing is read from the disk here.

use egui::{FontData, FontDefinitions, FontFamily, FontId};
use std::borrow::Cow;
use std::sync::Arc;

/// Name of the family in weight 400, the same face as [`FontFamily::Proportional`].
pub const REGULAR: &str = "inter";
/// Name of the family in weight 500: names and the words of buttons.
pub const MEDIUM: &str = "inter-medium";
/// Name of the family in weight 600: titles and section heads.
pub const SEMIBOLD: &str = "inter-semibold";

/// Weight 400 at a size in points.
pub fn regular(size: f32) -> FontId {
    FontId::new(size, FontFamily::Proportional)
}

/// Weight 500 at a size in points.
pub fn medium(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name(MEDIUM.into()))
}

/// Weight 600 at a size in points.
pub fn semibold(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name(SEMIBOLD.into()))
}

/// The text with the signs that would turn the order of letters, and those that take no room, written out: nobody can be
/// led to read a name as another. O(text).
pub fn visible(text: &str) -> Cow<'_, str> {
    let is_hidden = |c: char| hidden(c).is_some();
    if !text.contains(is_hidden) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match hidden(c) {
            Some(name) => {
                out.push('[');
                out.push_str(name);
                out.push(']');
            }
            None => out.push(c),
        }
    }
    Cow::Owned(out)
}

/// What a sign that is not seen is called. Joiners are left alone: Persian and emoji need them.
const fn hidden(c: char) -> Option<&'static str> {
    Some(match c {
        '\u{200B}' => "ZWSP",
        '\u{200E}' => "LRM",
        '\u{200F}' => "RLM",
        '\u{061C}' => "ALM",
        '\u{202A}' => "LRE",
        '\u{202B}' => "RLE",
        '\u{202C}' => "PDF",
        '\u{202D}' => "LRO",
        '\u{202E}' => "RLO",
        '\u{2066}' => "LRI",
        '\u{2067}' => "RLI",
        '\u{2068}' => "FSI",
        '\u{2069}' => "PDI",
        '\u{FEFF}' => "BOM",
        _ => return None,
    })
}

/// Makes the families known; takes effect with the next frame.
pub fn install(ctx: &egui::Context) {
    ctx.set_fonts(definitions());
}

/// Inter in front of egui's own fonts, in every family.
pub fn definitions() -> FontDefinitions {
    let mut fonts = FontDefinitions::default();
    let faces: [(&str, &'static [u8]); 3] = [
        (REGULAR, include_bytes!("../../assets/fonts/Inter-Regular.ttf")),
        (MEDIUM, include_bytes!("../../assets/fonts/Inter-Medium.ttf")),
        (SEMIBOLD, include_bytes!("../../assets/fonts/Inter-SemiBold.ttf")),
    ];
    let fallback = fonts.families.get(&FontFamily::Proportional).cloned().unwrap_or_default();
    for (name, bytes) in faces {
        fonts.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
        let mut family = vec![name.to_owned()];
        family.extend(fallback.iter().cloned());
        if name == REGULAR {
            fonts.families.insert(FontFamily::Proportional, family.clone());
            fonts.families.entry(FontFamily::Monospace).or_default().push(name.to_owned());
        }
        fonts.families.insert(FontFamily::Name(name.into()), family);
    }
    fonts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_that_turn_the_order_are_written_out() {
        assert_eq!(visible("Ana\u{202E}ziuR"), "Ana[RLO]ziuR");
        assert!(matches!(visible("محمد علي"), Cow::Borrowed(_)), "letters of any script stay as they are");
        assert!(matches!(visible("می\u{200C}خواهم"), Cow::Borrowed(_)), "a joiner is part of the word");
    }

    #[test]
    fn every_weight_writes_the_languages_and_signs_of_the_window() {
        let ctx = egui::Context::default();
        install(&ctx);
        let mut output = ctx.run_ui(egui::RawInput::default(), |ui| {
            for font in [regular(14.0), medium(13.0), semibold(20.0)] {
                for sign in
                    "Tomasz Żuk, Sørensen, Nguyễn, Ελλάδα, Київ → ← ↑ ↓ · – … “ ” ’ × ≥ ≤ ★ ☆ ✓ ▲ ▼ ● ○ ◆"
                        .chars()
                {
                    assert!(ui.fonts_mut(|fonts| fonts.has_glyph(&font, sign)), "{sign} in {font:?}");
                }
            }
        });
        output.textures_delta.clear();
    }
}
