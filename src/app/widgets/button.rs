//! What is pressed?

use super::{galley, ring};
use crate::app::fonts::{medium, regular};
use crate::app::icons::{Icon, icon};
use crate::app::theme::{Tokens, gap, radius, size, tokens};
use egui::{Align2, Color32, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, Vec2, Widget, WidgetInfo};
use egui::{pos2, vec2};

/// How loud a button is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ButtonKind {
    /// No border: toolbars.
    Flat,
    /// With a border: the usual one of a form.
    Outlined,
    /// Filled: the one that a dialog is about.
    Primary,
    /// Words in the accent: *Add action*.
    Link,
}

/// A button of an icon and a word, perhaps with a key and an arrow.
///
/// ```no_run
/// # use groundswell::app::{icons::Icon, widgets::Button};
/// # egui::__run_test_ui(|ui| {
/// if Button::primary("Add people").icon(Icon::Plus).ui(ui).clicked() { /* … */ }
/// # });
/// ```
#[derive(Debug, Clone)]
#[must_use = "a button is drawn by `ui`"]
pub struct Button<'a> {
    kind: ButtonKind,
    word: &'a str,
    icon: Option<Icon>,
    keys: &'a str,
    help: &'a str,
    on: Option<bool>,
    arrow: bool,
    danger: bool,
    compact: bool,
    width: f32,
}

impl<'a> Button<'a> {
    /// A button of this kind.
    pub const fn new(kind: ButtonKind, word: &'a str) -> Self {
        Self {
            kind,
            word,
            icon: None,
            keys: "",
            help: "",
            on: None,
            arrow: false,
            danger: false,
            compact: false,
            width: 0.0,
        }
    }

    /// Without a border, for toolbars.
    pub const fn flat(word: &'a str) -> Self {
        Self::new(ButtonKind::Flat, word)
    }

    /// With a border.
    pub const fn outlined(word: &'a str) -> Self {
        Self::new(ButtonKind::Outlined, word)
    }

    /// The one that matters here.
    pub const fn primary(word: &'a str) -> Self {
        Self::new(ButtonKind::Primary, word)
    }

    /// Words in the accent.
    pub const fn link(word: &'a str) -> Self {
        Self::new(ButtonKind::Link, word)
    }

    /// With an icon before the word.
    pub const fn icon(mut self, icon: Icon) -> Self {
        self.icon = Some(icon);
        self
    }

    /// With a key behind the word.
    pub const fn keys(mut self, keys: &'a str) -> Self {
        self.keys = keys;
        self
    }

    /// A switch that is on or off.
    pub const fn on(mut self, on: bool) -> Self {
        self.on = Some(on);
        self
    }

    /// Opens a menu.
    pub const fn arrow(mut self) -> Self {
        self.arrow = true;
        self
    }

    /// Takes something away.
    pub const fn danger(mut self) -> Self {
        self.danger = true;
        self
    }

    /// The icon alone, where there is no room for the word: it becomes the tooltip and stays the name.
    pub const fn compact(mut self, compact: bool) -> Self {
        self.compact = compact;
        self
    }

    /// What it does, on hover; behind the word where that is not shown.
    pub const fn help(mut self, help: &'a str) -> Self {
        self.help = help;
        self
    }

    /// At least this wide, in points.
    pub const fn width(mut self, width: f32) -> Self {
        self.width = width;
        self
    }

    /// Draws it.
    pub fn ui(self, ui: &mut Ui) -> Response {
        let tokens = tokens(ui);
        let on = self.on == Some(true);
        let color = match self.kind {
            ButtonKind::Primary => tokens.on_accent,
            _ if self.danger => tokens.danger,
            ButtonKind::Link => tokens.accent,
            _ if on => tokens.accent,
            ButtonKind::Flat | ButtonKind::Outlined => tokens.text,
        };
        let side = match self.kind {
            ButtonKind::Flat | ButtonKind::Link => gap::S,
            ButtonKind::Outlined | ButtonKind::Primary => gap::M,
        };
        let keys =
            (!self.keys.is_empty()).then(|| galley(ui, self.keys, regular(size::SMALL), tokens.muted, 200.0));
        let keys_width = keys.as_ref().map_or(0.0, |keys| keys.size().x + gap::M);
        let bare = self.compact && self.icon.is_some();
        let icon_width = if bare { 16.0 } else { 22.0 } * f32::from(u8::from(self.icon.is_some()));
        let arrow_width = if self.arrow { 16.0 } else { 0.0 };
        let around = 2.0 * side + icon_width + keys_width + arrow_width;
        let room = (ui.available_width() - around).max(24.0);
        let shown = if bare { "" } else { self.word };
        let word = galley(ui, shown, medium(size::CONTROL), color, room);
        let inner = word.size().x + around;
        let (area, response) =
            ui.allocate_exact_size(vec2(inner.max(self.width), gap::CONTROL), Sense::click());
        response.widget_info(|| match self.on {
            Some(on) => WidgetInfo::selected(Role::Button, ui.is_enabled(), on, self.word),
            None => WidgetInfo::labeled(Role::Button, ui.is_enabled(), self.word),
        });
        if !ui.is_rect_visible(area) {
            return response;
        }
        self.back(ui, &tokens, &response, area, on);
        let mut left = area.left() + side + (area.width() - inner) / 2.0;
        let middle = area.center().y;
        if let Some(sign) = self.icon {
            let place = Rect::from_center_size(pos2(left + 8.0, middle), Vec2::splat(16.0));
            icon(ui.painter(), place, sign, color);
            left += icon_width;
        }
        let size = word.size();
        ui.painter().galley(pos2(left, middle - size.y / 2.0), word, color);
        left += size.x;
        if self.arrow {
            let place = Rect::from_center_size(pos2(left + 10.0, middle), Vec2::splat(14.0));
            icon(ui.painter(), place, Icon::ChevronDown, color);
        }
        if let Some(keys) = keys {
            let at = pos2(area.right() - side - keys.size().x, middle - keys.size().y / 2.0);
            ui.painter().galley(at, keys, tokens.muted);
        }
        match (bare, self.help) {
            (false, "") => response,
            (true, "") => response.on_hover_text(self.word),
            (false, help) => response.on_hover_text(help),
            (true, help) => response.on_hover_text(format!("{}\n{help}", self.word)),
        }
    }

    fn back(&self, ui: &Ui, tokens: &Tokens, response: &Response, area: Rect, on: bool) {
        let down = response.is_pointer_button_down_on();
        if self.kind == ButtonKind::Primary {
            let fill = if self.danger { tokens.danger } else { tokens.accent };
            let lift = 0.12 * super::glow(ui, response, response.hovered());
            let fill = fill.lerp_to_gamma(tokens.text, if down { 0.22 } else { lift });
            ui.painter().rect_filled(area, radius::CONTROL, fill);
            if response.has_focus() {
                let rim = Stroke::new(1.5, tokens.on_accent);
                ui.painter().rect_stroke(area.shrink(2.0), radius::CONTROL - 2, rim, StrokeKind::Inside);
            }
            return;
        }
        let outlined = self.kind == ButtonKind::Outlined;
        let glow = super::glow(ui, response, on || response.hovered());
        let rest = if outlined { tokens.surface } else { Color32::TRANSPARENT };
        let hover = if down { tokens.sel } else { tokens.accent_soft };
        ui.painter().rect_filled(area, radius::CONTROL, rest.lerp_to_gamma(hover, glow));
        if outlined {
            let rim = Stroke::new(1.0, if self.danger { tokens.danger } else { tokens.ctl });
            ui.painter().rect_stroke(area, radius::CONTROL, rim, StrokeKind::Inside);
        }
        ring(ui, tokens, response, area);
    }
}

impl Widget for Button<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        Button::ui(self, ui)
    }
}

/// An icon alone, 16 in 28. The name is read aloud and shown on hover.
pub fn icon_button(ui: &mut Ui, tokens: &Tokens, sign: Icon, name: &str) -> Response {
    let (area, response) = ui.allocate_exact_size(Vec2::splat(gap::CONTROL), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), name));
    super::ground(ui, tokens, &response, area, false);
    let color = if response.hovered() { tokens.text } else { tokens.muted };
    icon(ui.painter(), Rect::from_center_size(area.center(), Vec2::splat(16.0)), sign, color);
    response.on_hover_text(name)
}

/// A row of a list, as wide as there is room.
pub fn row_button(ui: &mut Ui, tokens: &Tokens, name: &str) -> Response {
    let (area, response) = ui.allocate_exact_size(vec2(ui.available_width(), gap::CONTROL), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), name));
    super::ground(ui, tokens, &response, area, false);
    let at = pos2(area.left() + gap::S, area.center().y);
    let room = area.width() - 2.0 * gap::S;
    super::write(ui, at, Align2::LEFT_CENTER, name, regular(size::CONTROL), tokens.text, room);
    response
}
