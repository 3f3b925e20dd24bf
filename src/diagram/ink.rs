//! Which colours may a picture use?
//!
//! A picture names *tokens*; one table gives each its colour in the light and in the dark theme. The window's theme
//! and the SVG writer read the same table.
//!
//! *Invariants:* stance colours differ under the three common colour-vision deficiencies; because they do not in grey,
//! every stance also has a glyph. Nothing here knows a screen.

/// The two themes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Theme {
    /// Dark on light; what leaves the program has this theme unless asked otherwise.
    #[default]
    Light,
    /// Light on dark.
    Dark,
}

/// A colour, sRGB, 0–255 each.
pub type Rgb = [u8; 3];

macro_rules! inks {
    ($($(#[doc = $doc:literal])+ $name:ident = $light:literal, $dark:literal;)+) => {
        /// A colour by its purpose.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Ink {
            $($(#[doc = $doc])+ $name,)+
        }

        impl Ink {
            /// Every token, in the order of the table.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// The colour in a theme.
            pub const fn rgb(self, theme: Theme) -> Rgb {
                let (light, dark): (u32, u32) = match self {
                    $(Self::$name => ($light, $dark),)+
                };
                let value = match theme {
                    Theme::Light => light,
                    Theme::Dark => dark,
                };
                [(value >> 16) as u8, (value >> 8) as u8, value as u8]
            }
        }
    };
}

inks! {
    /// The window behind everything.
    App = 0xF3F5F8, 0x12161C;
    /// Views and cards.
    Surface = 0xFFFFFF, 0x1A2029;
    /// Every second row, heads of tables.
    Surface2 = 0xF8F9FB, 0x222A35;
    /// Dividing lines; decoration only.
    Line = 0xD6DBE3, 0x36404F;
    /// Outlines of controls, idle icons, ties.
    Ctl = 0x7C8798, 0x758295;
    /// Text.
    Text = 0x1A2330, 0xE7ECF2;
    /// Second text.
    Muted = 0x566173, 0xA6B1C0;
    /// Links, focus, selection.
    Accent = 0x0B5CAD, 0x6DB3F8;
    /// Text on the accent.
    OnAccent = 0xFFFFFF, 0x0C1A28;
    /// Hover, chips, the quadrant that matters most.
    AccentSoft = 0xE4EFFA, 0x1B3550;
    /// Selected rows.
    Sel = 0xCFE3F8, 0x234A70;
    /// Late or destructive.
    Danger = 0xB3261E, 0xFF8F84;
    /// To be looked at.
    Warn = 0x8A5200, 0xF0B44A;
    /// Ground of what is to be looked at.
    WarnSoft = 0xFBEBD3, 0x3A2C12;
    /// Done, in order.
    Ok = 0x00664A, 0x4FCBA3;
    /// Stance: unaware, or not known.
    Unaware = 0x566173, 0xA6B1C0;
    /// Stance: resistant.
    Resistant = 0xC44F00, 0xF0803C;
    /// Stance: neutral.
    Neutral = 0x808A97, 0x7F8B9A;
    /// Stance: supportive.
    Supportive = 0x2F8FD0, 0x56B4E9;
    /// Stance: leading.
    Leading = 0x00406B, 0xCBE9FF;
    /// Advocates.
    Advocate = 0x007A5A, 0x3CC79A;
    /// Signs on filled badges.
    Glyph = 0xFFFFFF, 0x12161C;
    /// The largest group, where people are coloured by groups; a letter goes with each.
    Group1 = 0xA33A2A, 0x6DB3F8;
    /// The second.
    Group2 = 0x000000, 0xF59B8B;
    /// The third.
    Group3 = 0x0E7C86, 0xB4BDCB;
    /// The fourth.
    Group4 = 0xB8860B, 0xFFFFFF;
    /// The fifth.
    Group5 = 0x2E2A6B, 0xC9B458;
}

/// A token, perhaps mixed with another and perhaps see-through.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Paint {
    /// The ground.
    pub ink: Ink,
    /// What is mixed into it.
    pub mixed: Ink,
    /// How much of `mixed`, 0–1.
    pub share: f32,
    /// 0 (not there) to 1.
    pub opacity: f32,
}

impl From<Ink> for Paint {
    fn from(ink: Ink) -> Self {
        Self { ink, mixed: ink, share: 0.0, opacity: 1.0 }
    }
}

impl Ink {
    /// See-through: 0 (not there) to 1.
    pub fn faded(self, opacity: f32) -> Paint {
        Paint::from(self).faded(opacity)
    }

    /// This token with a share (0–1) of another in it; opaque.
    pub fn tinted(self, mixed: Self, share: f32) -> Paint {
        Paint { ink: self, mixed, share, opacity: 1.0 }
    }
}

impl Paint {
    /// More see-through: the opacities multiply.
    #[must_use]
    pub fn faded(self, opacity: f32) -> Self {
        Self { opacity: self.opacity * opacity, ..self }
    }

    /// The colour in a theme, without its opacity.
    pub fn rgb(self, theme: Theme) -> Rgb {
        let (ground, over) = (self.ink.rgb(theme), self.mixed.rgb(theme));
        std::array::from_fn(|i| {
            let (a, b) = (f32::from(ground[i]), f32::from(over[i]));
            (a + (b - a) * self.share.clamp(0.0, 1.0)).round() as u8
        })
    }
}

/// A line's colour, width and dash.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stroke {
    /// Colour.
    pub paint: Paint,
    /// Points.
    pub width: f32,
    /// Lengths of dash and gap in points; `None` is solid.
    pub dash: Option<(f32, f32)>,
}

impl Stroke {
    /// A solid line.
    pub fn new(paint: impl Into<Paint>, width: f32) -> Self {
        Self { paint: paint.into(), width, dash: None }
    }

    /// The same with dashes.
    #[must_use]
    pub fn dashed(self, dash: f32, gap: f32) -> Self {
        Self { dash: Some((dash, gap)), ..self }
    }

    /// The same, more see-through.
    #[must_use]
    pub fn faded(self, opacity: f32) -> Self {
        Self { paint: self.paint.faded(opacity), ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn contrast(a: Rgb, b: Rgb) -> f64 {
        let luminance = |rgb: Rgb| {
            let linear = rgb.map(|c| {
                let c = f64::from(c) / 255.0;
                if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
            });
            0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2] + 0.05
        };
        let (a, b) = (luminance(a), luminance(b));
        a.max(b) / a.min(b)
    }

    #[test]
    fn text_is_readable_and_marks_are_visible_in_both_themes() {
        for theme in [Theme::Light, Theme::Dark] {
            for ground in [Ink::App, Ink::Surface, Ink::Surface2, Ink::AccentSoft] {
                for text in [Ink::Text, Ink::Muted, Ink::Accent, Ink::Danger, Ink::Warn, Ink::Ok] {
                    let ratio = contrast(text.rgb(theme), ground.rgb(theme));
                    assert!(ratio >= 4.5, "{text:?} on {ground:?} in {theme:?}: {ratio:.2}");
                }
            }
            let marks =
                [Ink::Unaware, Ink::Resistant, Ink::Neutral, Ink::Supportive, Ink::Leading, Ink::Advocate];
            for mark in marks.into_iter().chain([Ink::Ctl]) {
                let ratio = contrast(mark.rgb(theme), Ink::Surface.rgb(theme));
                assert!(ratio >= 3.0, "{mark:?} in {theme:?}: {ratio:.2}");
            }
        }
    }

    #[test]
    fn a_tint_lies_between_its_two_tokens() {
        assert_eq!(Ink::Surface.tinted(Ink::Leading, 0.0).rgb(Theme::Light), [255, 255, 255]);
        assert_eq!(Ink::Surface.tinted(Ink::Leading, 1.0).rgb(Theme::Light), [0, 0x40, 0x6B]);
        assert_eq!(Ink::Surface.tinted(Ink::Leading, 0.12).rgb(Theme::Light), [224, 232, 237]);
    }
}
