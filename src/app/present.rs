//! What is shown to a room?
//!
//! Slides made from what an audience may see, so that what is private cannot appear: the same copy that an export is
//! made from. Nothing can be edited here, and nothing else of the window is drawn, notices included.
//!
//! *Invariants:* nothing in this module reads the map itself; every word and mark comes from the disclosure.

mod blocks;
mod slides;

use super::App;
use super::canvas::{self, Camera};
use super::icons::Icon;
use super::theme::{self, Tokens, gap, radius, size};
use super::{fonts, widgets};
use crate::diagram::{GridOptions, Inter, NetworkOptions, Scene, grid, network, pos};
use crate::layout::Arranged;
use crate::model::InitiativeId;
use crate::report::{Context, engagement_plan};
use crate::share::{Audience, Choices, Disclosure, NameInText, ShareError, disclose};
use blocks::Piece;
use egui::{
    Align2, Area, Color32, Event, Id, Key, Modifiers, Order, Rect, Role, Sense, Stroke, StrokeKind, Ui, Vec2,
    WidgetInfo, pos2, vec2,
};
use slides::Slide;
use std::sync::Arc;

/// How much larger everything is than in the window.
const LARGER: f32 = 1.4;
/// Height of the line at the foot.
const FOOT: f32 = 44.0;

/// A presentation that is being given.
pub(super) struct Presenting {
    disclosure: Disclosure,
    initiative: InitiativeId,
    arranged: Arranged,
    today: jiff::civil::Date,
    slides: Vec<Slide>,
    /// For which size the slides were laid out.
    laid_out: Option<Vec2>,
    at: usize,
    blank: bool,
    laser: bool,
    drawn: Option<(usize, Vec2, Scene)>,
}

/// Makes what an audience sees of an initiative, with the names that stand in its texts although they are hidden.
pub(super) fn prepare(app: &App, audience: Audience) -> Result<(Disclosure, Vec<NameInText>), ShareError> {
    let document = Arc::clone(app.document());
    let disclosure = disclose(&document, app.initiative(), audience, &Choices::default())?;
    let names = disclosure.stopped_by().to_vec();
    Ok((disclosure, names))
}

impl Presenting {
    /// Begins with the first slide.
    pub(super) fn new(app: &App, disclosure: Disclosure) -> Option<Self> {
        Some(Self {
            initiative: app.initiative()?,
            arranged: app.places_for(&disclosure),
            today: app.today,
            disclosure,
            slides: Vec::new(),
            laid_out: None,
            at: 0,
            blank: false,
            laser: false,
            drawn: None,
        })
    }

    /// Draws the slide and moves on as asked; false when the presentation is over.
    pub(super) fn ui(&mut self, ui: &mut Ui) -> bool {
        let tokens = theme::tokens(ui);
        let whole = ui.max_rect();
        ui.painter().rect_filled(whole, 0.0, tokens.surface);
        let room = vec2(whole.width(), whole.height() - FOOT);
        if self.laid_out != Some(room) {
            self.lay_out(ui, room);
        }
        let keep = self.keys(ui);
        self.at = self.at.min(self.slides.len().saturating_sub(1));
        if self.blank {
            ui.painter().rect_filled(whole, 0.0, Color32::BLACK);
            let response = ui.interact(whole, Id::unique("blank slide"), Sense::click());
            response.widget_info(|| WidgetInfo::labeled(Role::Button, true, "Blank: show the slide again"));
            self.blank = !response.clicked();
            return keep;
        }
        let stage = Rect::from_min_size(whole.min, room);
        self.slide(ui, &tokens, stage);
        let stays = self.foot(ui, &tokens, Rect::from_min_max(pos2(whole.left(), stage.bottom()), whole.max));
        if self.laser
            && let Some(pointer) = ui.input(|input| input.pointer.hover_pos())
        {
            ui.set_cursor_icon(egui::CursorIcon::None);
            let layer = egui::LayerId::new(Order::Tooltip, Id::unique("laser"));
            let painter = ui.ctx().layer_painter(layer);
            painter.circle_filled(pointer, 14.0, tokens.danger.gamma_multiply(0.25));
            painter.circle_filled(pointer, 6.0, tokens.danger);
        }
        keep && stays
    }

    fn lay_out(&mut self, ui: &Ui, room: Vec2) {
        let context = Context::on(self.today);
        self.slides = match engagement_plan(&self.disclosure, &context) {
            Ok(report) => {
                let mut slides = slides::slides(ui, report, room);
                if self.disclosure.ties().is_empty() {
                    // Without ties the network says nothing.
                    slides.retain(|slide| !matches!(slide, Slide::Network));
                }
                slides
            }
            Err(error) => vec![Slide::Words { title: error.to_string(), pieces: Vec::new() }],
        };
        self.laid_out = Some(room);
        self.drawn = None;
    }

    fn keys(&mut self, ui: &Ui) -> bool {
        let last = self.slides.len().saturating_sub(1);
        let events = ui.input_mut(|input| {
            let plain = |event: &Event| matches!(event, Event::Key { modifiers, .. } if !modifiers.command);
            let taken: Vec<Event> = input.events.iter().filter(|event| plain(event)).cloned().collect();
            input.events.retain(|event| !plain(event));
            taken
        });
        // A button that has the keyboard is pressed by Enter and Space.
        let focused = ui.memory(|memory| memory.focused().is_some());
        for event in events {
            let Event::Key { key, pressed: true, modifiers, .. } = event else { continue };
            match key {
                Key::ArrowRight | Key::ArrowDown | Key::PageDown => self.at = (self.at + 1).min(last),
                Key::Space | Key::Enter if !focused => self.at = (self.at + 1).min(last),
                Key::ArrowLeft | Key::ArrowUp | Key::PageUp | Key::Backspace => {
                    self.at = self.at.saturating_sub(1);
                }
                Key::Home => self.at = 0,
                Key::End => self.at = last,
                Key::B if modifiers == Modifiers::NONE => self.blank = !self.blank,
                Key::L if modifiers == Modifiers::NONE => self.laser = !self.laser,
                Key::Escape if self.blank => self.blank = false,
                Key::Escape | Key::F5 => return false,
                _ => {}
            }
        }
        true
    }

    fn slide(&mut self, ui: &mut Ui, tokens: &Tokens, stage: Rect) {
        let Some(slide) = self.slides.get(self.at) else { return };
        match slide {
            Slide::Title(title) => blocks::title(ui, tokens, title, stage),
            Slide::Words { title, pieces } => words(ui, tokens, title, pieces, stage),
            Slide::Grid | Slide::Network => self.picture(ui, tokens, stage),
        }
    }

    fn picture(&mut self, ui: &mut Ui, tokens: &Tokens, stage: Rect) {
        let of_grid = matches!(self.slides.get(self.at), Some(Slide::Grid));
        let area = stage.shrink(gap::XL);
        if self.drawn.as_ref().is_none_or(|(at, size, _)| *at != self.at || *size != area.size()) {
            let scene = if of_grid {
                let size = pos(area.width() / LARGER, area.height() / LARGER);
                let options = GridOptions { size, show_wanted: false, ..GridOptions::default() };
                grid(&self.disclosure, Some(self.initiative), &options, &Inter).0
            } else {
                let options = NetworkOptions::of(&self.arranged.grounds);
                let places = &self.arranged.places;
                network(&self.disclosure, Some(self.initiative), places, &options, &Inter).0
            };
            self.drawn = Some((self.at, area.size(), scene));
        }
        let Some((_, _, scene)) = &self.drawn else { return };
        let camera = if of_grid {
            Camera { zoom: LARGER, origin: area.min }
        } else {
            let zoom = (area.width() / scene.size.x).min(area.height() / scene.size.y).min(2.0 * LARGER);
            Camera { zoom, origin: area.center() - vec2(scene.size.x, scene.size.y) * zoom / 2.0 }
        };
        let painter = ui.painter().with_clip_rect(stage);
        canvas::paint(&painter, scene, camera, tokens.theme);
        let name = if of_grid { "The grid" } else { "The network" };
        let response = ui.interact(area, Id::unique("picture of the slide"), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Image, true, name));
        canvas::name_marks(ui, scene, camera, |_| false);
    }

    /// The line at the foot: for whom, which slide, and the way out.
    fn foot(&mut self, ui: &mut Ui, tokens: &Tokens, area: Rect) -> bool {
        let mut stays = true;
        ui.painter().line_segment([area.left_top(), area.right_top()], tokens.hairline(ui));
        let audience = self.disclosure.audience();
        let chip = format!("{} · {}", audience.name(), self.disclosure.classification());
        let left = pos2(area.left() + gap::XL, area.center().y);
        let disc = Rect::from_center_size(left + vec2(8.0, 0.0), Vec2::splat(16.0));
        super::icons::icon(ui.painter(), disc, Icon::Ring, tokens.muted);
        let width = (area.width() / 2.0 - 140.0).max(80.0);
        let at = left + vec2(24.0, 0.0);
        let font = fonts::medium(size::CONTROL);
        let place = widgets::write(ui, at, Align2::LEFT_CENTER, &chip, font, tokens.muted, width);
        let response = ui.interact(place, Id::unique("audience of the presentation"), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("Shown as for: {chip}")));
        Area::new(Id::unique("presentation keys"))
            .order(Order::Foreground)
            .fixed_pos(pos2(area.right() - 330.0, area.top() + 8.0))
            .show(ui.ctx(), |ui| {
                ui.horizontal(|ui| {
                    ui.set_min_width(310.0);
                    if widgets::icon_button(ui, tokens, Icon::ChevronLeft, "Slide before").clicked() {
                        self.at = self.at.saturating_sub(1);
                    }
                    let count = format!("{} of {}", self.at + 1, self.slides.len());
                    ui.label(theme::small(count).color(tokens.muted));
                    if widgets::icon_button(ui, tokens, Icon::ChevronRight, "Next slide").clicked() {
                        self.at = (self.at + 1).min(self.slides.len().saturating_sub(1));
                    }
                    if widgets::Button::flat("Blank").keys("B").ui(ui).clicked() {
                        self.blank = true;
                    }
                    if widgets::Button::flat("Leave").keys("Esc").ui(ui).clicked() {
                        stays = false;
                    }
                });
            });
        stays
    }
}

/// A title with pieces of the report below it.
fn words(ui: &mut Ui, tokens: &Tokens, title: &str, pieces: &[Piece], stage: Rect) {
    let side = (stage.width() * 0.06).max(gap::XL);
    let mut at = pos2(stage.left() + side, stage.top() + slides::TOP);
    let width = stage.width() - 2.0 * side;
    let font = fonts::semibold(28.0 * LARGER);
    let head = widgets::write(ui, at, Align2::LEFT_TOP, title, font, tokens.text, width);
    let response = ui.interact(head, Id::unique("title of the slide"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, title));
    let rule = Rect::from_min_size(pos2(at.x, head.bottom() + gap::S), vec2(64.0, 4.0));
    ui.painter().rect_filled(rule, radius::CONTROL / 2, tokens.accent);
    at.y = rule.bottom() + gap::XL;
    for (number, piece) in pieces.iter().enumerate() {
        let height = piece.paint(ui, tokens, at, width, number);
        at.y += height + slides::BETWEEN;
    }
}

/// A card round something on a slide.
fn frame(ui: &Ui, tokens: &Tokens, area: Rect) {
    let rim = Stroke::new(1.0, tokens.line);
    ui.painter().rect(area, radius::CARD, tokens.surface2, rim, StrokeKind::Inside);
}
