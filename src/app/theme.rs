//! How does the window look: colours, type, spacing, lines, motion?
//!
//! *Invariants:* colours come from the one table that pictures use too ([`crate::diagram::ink`]); both themes are set
//! up at once, so that switching needs no more than egui's own preference. Nothing else in the window names a colour.

use super::fonts::{medium, regular, semibold};
use crate::diagram::ink::{Ink, Paint, Theme};
use crate::model::Engagement;
use egui::style::{ScrollStyle, WidgetVisuals, Widgets};
use egui::{
    Color32, CornerRadius, FontFamily, FontId, Margin, RichText, Shadow, Stroke, Style, TextStyle, Visuals,
    vec2,
};

/// Type sizes in points. Nothing is written smaller than [`size::MICRO`].
pub mod size {
    /// The name on the first screen.
    pub const DISPLAY: f32 = 24.0;
    /// A person's name, the title of a dialog.
    pub const H1: f32 = 20.0;
    /// Titles of cards.
    pub const H2: f32 = 16.0;
    /// Running text.
    pub const BODY: f32 = 14.0;
    /// Controls and tables.
    pub const CONTROL: f32 = 13.0;
    /// Second text.
    pub const SMALL: f32 = 12.0;
    /// Captions and badges.
    pub const MICRO: f32 = 11.0;
}

/// Measures in points, on a grid of four.
pub mod gap {
    /// Between parts of one control.
    pub const XS: f32 = 4.0;
    /// Between fields.
    pub const S: f32 = 8.0;
    /// Inside buttons, narrow panels and cards.
    pub const M: f32 = 12.0;
    /// Inside panels.
    pub const L: f32 = 16.0;
    /// Between sections.
    pub const XL: f32 = 24.0;
    /// Height of a control.
    pub const CONTROL: f32 = 28.0;
    /// Height of a row.
    pub const ROW: f32 = 32.0;
}

/// Corner radii in points.
pub mod radius {
    /// Buttons and fields.
    pub const CONTROL: u8 = 4;
    /// Cards and menus.
    pub const CARD: u8 = 6;
    /// Dialogs.
    pub const DIALOG: u8 = 10;
}

/// Seconds that a change of hover or state takes.
pub const HOVER_SECS: f32 = 0.12;
/// Seconds that a panel or the camera takes.
pub const PANEL_SECS: f32 = 0.18;

macro_rules! tokens {
    ($($(#[doc = $doc:literal])+ $field:ident = $ink:ident;)+) => {
        /// The colours of one theme, ready for painting.
        #[derive(Debug, Clone, Copy, PartialEq)]
        pub struct Tokens {
            /// Which theme it is.
            pub theme: Theme,
            $($(#[doc = $doc])+ pub $field: Color32,)+
        }

        impl Tokens {
            /// The colours of a theme.
            pub fn of(theme: Theme) -> Self {
                Self { theme, $($field: color(Ink::$ink, theme),)+ }
            }
        }
    };
}

tokens! {
    /// The window behind everything.
    app = App;
    /// Views and cards.
    surface = Surface;
    /// Every second row, heads of tables.
    surface2 = Surface2;
    /// Dividing lines; decoration only.
    line = Line;
    /// Outlines of controls, idle icons, disabled words.
    ctl = Ctl;
    /// Text.
    text = Text;
    /// Second text.
    muted = Muted;
    /// Links, focus, the primary button.
    accent = Accent;
    /// Text on the accent.
    on_accent = OnAccent;
    /// Hover, chips, what is switched on.
    accent_soft = AccentSoft;
    /// Selected rows; only `text` is written on it.
    sel = Sel;
    /// Late or destructive.
    danger = Danger;
    /// To be looked at.
    warn = Warn;
    /// Ground of what is to be looked at.
    warn_soft = WarnSoft;
    /// Done, in order.
    ok = Ok;
    /// Advocates.
    advocate = Advocate;
    /// Signs on filled badges.
    glyph = Glyph;
}

impl Tokens {
    /// Dims what lies behind a dialog or the palette.
    pub fn veil(&self) -> Color32 {
        match self.theme {
            Theme::Light => Color32::from_rgba_unmultiplied(0x1A, 0x23, 0x30, 82),
            Theme::Dark => Color32::from_rgba_unmultiplied(0x06, 0x09, 0x0D, 140),
        }
    }

    /// The shadow of menus, dialogs and bars that float.
    pub fn shadow(&self) -> Shadow {
        match self.theme {
            Theme::Light => {
                Shadow { offset: [0, 4], blur: 16, spread: 0, color: Color32::from_black_alpha(46) }
            }
            Theme::Dark => {
                Shadow { offset: [0, 6], blur: 24, spread: 0, color: Color32::from_black_alpha(115) }
            }
        }
    }

    /// The colour of a stance. Never alone: its glyph goes with it.
    pub fn stance(&self, stance: Engagement) -> Color32 {
        color(stance_ink(stance), self.theme)
    }

    /// The ground of what has a stance: 12 % of its colour on `surface`.
    pub fn stance_tint(&self, stance: Engagement) -> Color32 {
        paint(Ink::Surface.tinted(stance_ink(stance), 0.12), self.theme)
    }

    /// One physical pixel of `line`, whatever the scale.
    pub fn hairline(&self, ui: &egui::Ui) -> Stroke {
        Stroke::new(1.0 / ui.pixels_per_point(), self.line)
    }

    /// The ring of what has the keyboard.
    pub fn focus_ring(&self) -> Stroke {
        Stroke::new(2.0, self.accent)
    }
}

/// The colours in use where this is drawn.
pub fn tokens(ui: &egui::Ui) -> Tokens {
    Tokens::of(if ui.visuals().dark_mode { Theme::Dark } else { Theme::Light })
}

/// A token's colour.
pub fn color(ink: Ink, theme: Theme) -> Color32 {
    let [r, g, b] = ink.rgb(theme);
    Color32::from_rgb(r, g, b)
}

/// The colour of a picture's paint, its opacity included.
pub fn paint(paint: Paint, theme: Theme) -> Color32 {
    let [r, g, b] = paint.rgb(theme);
    let alpha = (paint.opacity.clamp(0.0, 1.0) * 255.0).round() as u8;
    Color32::from_rgba_unmultiplied(r, g, b, alpha)
}

/// The token of a stance.
pub const fn stance_ink(stance: Engagement) -> Ink {
    match stance {
        Engagement::Unaware => Ink::Unaware,
        Engagement::Resistant => Ink::Resistant,
        Engagement::Neutral => Ink::Neutral,
        Engagement::Supportive => Ink::Supportive,
        Engagement::Leading => Ink::Leading,
    }
}

/// A large title, as on the first screen.
pub fn display(text: impl Into<String>) -> RichText {
    RichText::new(text).font(semibold(size::DISPLAY)).line_height(Some(32.0))
}

/// A title.
pub fn h1(text: impl Into<String>) -> RichText {
    RichText::new(text).font(semibold(size::H1)).line_height(Some(28.0))
}

/// The title of a card.
pub fn h2(text: impl Into<String>) -> RichText {
    RichText::new(text).font(semibold(size::H2)).line_height(Some(24.0))
}

/// Running text.
pub fn body(text: impl Into<String>) -> RichText {
    RichText::new(text).font(regular(size::BODY)).line_height(Some(20.0))
}

/// The words of tables and controls.
pub fn table(text: impl Into<String>) -> RichText {
    RichText::new(text).font(regular(size::CONTROL)).line_height(Some(18.0))
}

/// The same, a little heavier: names.
pub fn name(text: impl Into<String>) -> RichText {
    RichText::new(text).font(medium(size::CONTROL)).line_height(Some(18.0))
}

/// Second text.
pub fn small(text: impl Into<String>) -> RichText {
    RichText::new(text).font(regular(size::SMALL)).line_height(Some(16.0))
}

/// Captions.
pub fn micro(text: impl Into<String>) -> RichText {
    RichText::new(text).font(medium(size::MICRO)).line_height(Some(14.0))
}

/// Sets up both themes. `still`: nothing moves, for people who asked their system for that.
pub fn install(ctx: &egui::Context, still: bool) {
    for (egui_theme, theme) in [(egui::Theme::Light, Theme::Light), (egui::Theme::Dark, Theme::Dark)] {
        ctx.set_style_of(egui_theme, style(theme, still));
    }
    ctx.options_mut(|options| {
        options.quit_shortcuts.clear();
        // Sizes are commands of ours, so that they are kept.
        options.zoom_with_keyboard = false;
        // What is being typed is done before a press elsewhere can select something else and take its field away.
        options.input_options.surrender_focus_on = egui::SurrenderFocusOn::Presses;
    });
}

/// egui's style for a theme.
pub fn style(theme: Theme, still: bool) -> Style {
    let tokens = Tokens::of(theme);
    let mut style = Style { visuals: visuals(&tokens), ..Style::default() };
    style.text_styles = [
        (TextStyle::Heading, semibold(size::H1)),
        (TextStyle::Body, regular(size::BODY)),
        (TextStyle::Button, medium(size::CONTROL)),
        (TextStyle::Small, regular(size::SMALL)),
        (TextStyle::Monospace, FontId::new(size::CONTROL, FontFamily::Monospace)),
    ]
    .into();
    style.drag_value_text_style = TextStyle::Button;
    style.animation_time = if still { 0.0 } else { HOVER_SECS };
    style.interaction.selectable_labels = false;
    style.interaction.tooltip_delay = 0.4;

    let spacing = &mut style.spacing;
    spacing.item_spacing = vec2(gap::S, gap::XS);
    spacing.button_padding = vec2(gap::M, 5.0);
    spacing.interact_size = vec2(gap::CONTROL, gap::CONTROL);
    spacing.window_margin = Margin::same(20);
    spacing.menu_margin = Margin::same(4);
    spacing.menu_spacing = 2.0;
    spacing.indent = gap::L;
    spacing.icon_width = 16.0;
    spacing.icon_width_inner = 9.0;
    spacing.icon_spacing = 6.0;
    spacing.slider_rail_height = 4.0;
    spacing.tooltip_width = 320.0;
    spacing.scroll = ScrollStyle { bar_width: 8.0, floating_width: 3.0, ..ScrollStyle::thin() };
    style
}

fn visuals(tokens: &Tokens) -> Visuals {
    let mut visuals = match tokens.theme {
        Theme::Light => Visuals::light(),
        Theme::Dark => Visuals::dark(),
    };
    let control = CornerRadius::same(radius::CONTROL);
    let state = |fill: Color32, stroke: Stroke, text: Color32| WidgetVisuals {
        bg_fill: fill,
        weak_bg_fill: fill,
        bg_stroke: stroke,
        corner_radius: control,
        fg_stroke: Stroke::new(1.5, text),
        expansion: 0.0,
    };
    let outline = Stroke::new(1.0, tokens.ctl);
    visuals.widgets = Widgets {
        noninteractive: state(tokens.surface, Stroke::new(1.0, tokens.line), tokens.text),
        inactive: state(tokens.surface, outline, tokens.text),
        hovered: state(tokens.accent_soft, outline, tokens.text),
        active: state(tokens.accent_soft, tokens.focus_ring(), tokens.accent),
        open: state(tokens.accent_soft, outline, tokens.accent),
    };
    visuals.override_text_color = None;
    visuals.weak_text_color = Some(tokens.muted);
    visuals.selection.bg_fill = tokens.sel;
    visuals.selection.stroke = Stroke::new(1.0, tokens.text);
    visuals.hyperlink_color = tokens.accent;
    visuals.faint_bg_color = tokens.surface2;
    visuals.extreme_bg_color = tokens.surface;
    visuals.text_edit_bg_color = Some(tokens.surface);
    visuals.code_bg_color = tokens.surface2;
    visuals.warn_fg_color = tokens.warn;
    visuals.error_fg_color = tokens.danger;
    visuals.window_corner_radius = CornerRadius::same(radius::DIALOG);
    visuals.menu_corner_radius = CornerRadius::same(radius::CARD);
    visuals.window_fill = tokens.surface;
    visuals.window_stroke = Stroke::new(1.0, tokens.line);
    visuals.window_shadow = tokens.shadow();
    visuals.popup_shadow = tokens.shadow();
    visuals.panel_fill = tokens.surface;
    visuals.text_cursor.stroke = Stroke::new(1.5, tokens.accent);
    visuals.striped = false;
    visuals
}

#[cfg(test)]
mod tests {
    use super::*;

    fn luminance(color: Color32) -> f64 {
        let linear = [color.r(), color.g(), color.b()].map(|channel| {
            let channel = f64::from(channel) / 255.0;
            if channel <= 0.04045 { channel / 12.92 } else { ((channel + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    }

    /// The ratio of WCAG 2.2, 1–21.
    fn contrast(a: Color32, b: Color32) -> f64 {
        let (a, b) = (luminance(a) + 0.05, luminance(b) + 0.05);
        a.max(b) / a.min(b)
    }

    #[test]
    fn words_reach_four_and_a_half_and_controls_three() {
        for theme in [Theme::Light, Theme::Dark] {
            let t = Tokens::of(theme);
            let words = [t.text, t.muted, t.accent, t.danger, t.warn, t.ok];
            for ground in [t.app, t.surface, t.surface2, t.accent_soft] {
                for word in words {
                    assert!(contrast(word, ground) >= 4.5, "{theme:?}: {word:?} on {ground:?}");
                }
            }
            assert!(contrast(t.on_accent, t.accent) >= 4.5, "{theme:?}: words on the primary button");
            assert!(contrast(t.text, t.sel) >= 4.5, "{theme:?}: words on a selected row");
            assert!(contrast(t.warn, t.warn_soft) >= 4.5, "{theme:?}: words on a warning");
            for stance in Engagement::ALL {
                assert!(contrast(t.stance(*stance), t.surface) >= 3.0, "{theme:?}: {stance}");
                assert!(contrast(t.glyph, t.stance(*stance)) >= 3.0, "{theme:?}: glyph of {stance}");
                assert!(contrast(t.text, t.stance_tint(*stance)) >= 4.5, "{theme:?}: initials on {stance}");
            }
            for control in [t.ctl, t.advocate, t.accent] {
                assert!(contrast(control, t.surface) >= 3.0, "{theme:?}: {control:?}");
            }
        }
    }

    #[test]
    fn the_measured_contrasts_hold() {
        let (light, dark) = (Tokens::of(Theme::Light), Tokens::of(Theme::Dark));
        for (a, b, ratio) in [
            (light.text, light.surface, 15.82),
            (light.muted, light.surface, 6.26),
            (light.accent, light.surface, 6.67),
            (light.ctl, light.surface, 3.64),
            (dark.text, dark.surface, 13.78),
            (dark.muted, dark.surface, 7.54),
            (dark.on_accent, dark.accent, 7.92),
        ] {
            assert!((contrast(a, b) - ratio).abs() < 0.01, "{a:?} on {b:?}: {:.2}", contrast(a, b));
        }
    }

    #[test]
    fn the_style_is_not_the_one_egui_comes_with() {
        for theme in [Theme::Light, Theme::Dark] {
            let style = style(theme, true);
            assert!(!style.interaction.selectable_labels);
            assert_eq!(style.animation_time, 0.0);
            assert!(style.text_styles.values().all(|font| font.size >= size::MICRO));
            assert_eq!(style.visuals.widgets.active.bg_stroke.width, 2.0);
        }
    }
}
