//! What is seen before a map is open? Four doors, what was open lately, and what was not saved.
//!
//! *Invariants:* nothing here waits for a disk: whether recent files are still there is found out on a thread.

mod card;
mod door;
mod recent;

pub(super) use recent::rows as recent_rows;

use super::App;
use super::files::After;
use super::icons::{self, Icon};
use super::request::Request;
use super::theme::{self, Tokens, size};
use super::{fonts, widgets};
use crate::session::Session;
use egui::{
    Align, Align2, CentralPanel, Frame, Layout, Rect, ScrollArea, Sense, Ui, UiBuilder, Vec2, pos2, vec2,
};
use jiff::civil::Date;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, channel};

/// The first screen while it is shown.
#[derive(Default)]
pub(super) struct Welcome {
    /// The recent files that are not there; known a moment after the beginning.
    missing: Vec<PathBuf>,
    looking: Option<Receiver<Vec<PathBuf>>>,
    /// The keyboard was given to the first door.
    focused: bool,
}

/// Width of both columns with the space between them.
const WIDTH: f32 = 720.0;
const DOORS: f32 = 400.0;

impl App {
    /// The program without a map: it shows the first screen.
    pub fn welcoming(today: Date, seed: u64) -> Self {
        let mut app = Self::new(Session::default(), today, seed);
        app.greet();
        app
    }

    /// Shows the first screen.
    pub(super) fn greet(&mut self) {
        let paths: Vec<PathBuf> = self.settings.recent.iter().map(|recent| recent.path.clone()).collect();
        let (sender, looking) = channel();
        std::thread::spawn(move || {
            let missing = paths.into_iter().filter(|path| matches!(path.try_exists(), Ok(false))).collect();
            let _gone = sender.send(missing);
        });
        self.welcome = Some(Welcome { looking: Some(looking), ..Welcome::default() });
    }

    /// Whether the first screen is shown.
    pub fn is_welcoming(&self) -> bool {
        self.welcome.is_some()
    }
}

/// Draws the first screen below the menu bar.
pub(super) fn ui(app: &mut App, ui: &mut Ui, tokens: &Tokens, asked: &mut Vec<Request>) {
    let Some(mut welcome) = app.welcome.take() else { return };
    if let Some(looking) = &welcome.looking {
        match looking.try_recv() {
            Ok(missing) => (welcome.missing, welcome.looking) = (missing, None),
            Err(_) => ui.ctx().request_repaint_after(std::time::Duration::from_millis(100)),
        }
    }
    // It stays unless something below opens a map.
    let missing = std::mem::take(&mut welcome.missing);
    let focused = std::mem::replace(&mut welcome.focused, true);
    app.welcome = Some(welcome);
    CentralPanel::default().frame(Frame::new().fill(tokens.app)).show(ui, |ui| {
        let whole = ui.max_rect();
        let foot = 56.0;
        let body = whole.with_max_y(whole.bottom() - foot);
        ui.scope_builder(UiBuilder::new().max_rect(body), |ui| {
            ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
                content(app, ui, tokens, asked, &missing, focused);
            });
        });
        let middle = pos2(whole.center().x, whole.bottom() - 34.0);
        let write = |dy: f32, text: &str, points: f32| {
            let at = middle + vec2(0.0, dy);
            ui.painter().text(at, Align2::CENTER_CENTER, text, fonts::regular(points), tokens.muted);
        };
        write(-6.0, "Your data stays in your files. This program does not use the network.", size::SMALL);
        write(11.0, concat!("Groundswell ", env!("CARGO_PKG_VERSION")), size::MICRO);
        if let Some((what, cancellable)) = app.working() {
            let area = Rect::from_center_size(middle - vec2(0.0, 34.0), vec2(WIDTH, 28.0));
            ui.scope_builder(
                UiBuilder::new().max_rect(area).layout(Layout::left_to_right(Align::Center)),
                |ui| {
                    ui.label(theme::small(format!("{what}…")).color(tokens.muted));
                    if cancellable && widgets::Button::link("Cancel").ui(ui).clicked() {
                        app.cancel_work();
                    }
                },
            );
        }
    });
    if let Some(welcome) = &mut app.welcome
        && welcome.missing.is_empty()
    {
        welcome.missing = missing;
    }
}

fn content(
    app: &mut App,
    ui: &mut Ui,
    tokens: &Tokens,
    asked: &mut Vec<Request>,
    missing: &[PathBuf],
    focused: bool,
) {
    let card = !app.recovery.found.is_empty();
    let height = if card { 492.0 } else { 356.0 };
    let room = ui.available_height();
    ui.add_space(((room - height) * if card { 0.42 } else { 0.38 }).clamp(12.0, 140.0));
    let width = WIDTH.min(ui.available_width() - 32.0);
    let left = ((ui.available_width() - width) / 2.0).max(16.0);
    ui.spacing_mut().item_spacing = Vec2::ZERO;
    if card {
        ui.horizontal(|ui| {
            ui.add_space(left);
            card::ui(app, ui, tokens, width);
        });
        ui.add_space(32.0);
    }
    ui.horizontal_top(|ui| {
        ui.add_space(left);
        ui.allocate_ui_with_layout(vec2(DOORS, 356.0), Layout::top_down(Align::Min), |ui| {
            ui.set_width(DOORS);
            head(ui, tokens);
            doors(app, ui, tokens, asked, focused);
        });
        // The rows of the list reach eight further at both sides than their words.
        ui.add_space((width - DOORS - 288.0).clamp(8.0, 32.0));
        ui.allocate_ui_with_layout(vec2(296.0, 356.0), Layout::top_down(Align::Min), |ui| {
            ui.set_width(296.0);
            recent::ui(app, ui, tokens, missing);
        });
    });
}

/// The sign, the name and the purpose.
fn head(ui: &mut Ui, tokens: &Tokens) {
    let (area, _) = ui.allocate_exact_size(vec2(DOORS, 74.0), Sense::hover());
    let sign = Rect::from_min_size(area.min, Vec2::splat(28.0));
    let ink = if tokens.theme == crate::diagram::Theme::Dark { tokens.glyph } else { tokens.surface };
    icons::logo(ui.painter(), sign, tokens.accent, ink);
    let at = pos2(sign.right() + 12.0, sign.center().y);
    ui.painter().text(at, Align2::LEFT_CENTER, "Groundswell", fonts::semibold(size::DISPLAY), tokens.text);
    let at = pos2(area.left(), sign.bottom() + 18.0);
    let purpose = "See whom a change touches, and plan how to engage them.";
    ui.painter().text(at, Align2::LEFT_CENTER, purpose, fonts::regular(size::CONTROL), tokens.muted);
}

fn doors(app: &App, ui: &mut Ui, tokens: &Tokens, asked: &mut Vec<Request>, focused: bool) {
    let doors = [
        ("file.new", Icon::FileNew, "New map", "Start with an empty map"),
        ("file.open", Icon::Folder, "Open…", "A map on this computer or a shared drive"),
        ("file.import", Icon::Import, "Import…", "A stakeholder list or a network you already have"),
        (
            "file.sample",
            Icon::Compass,
            "Explore the sample",
            "A hospital trust and two changes, all invented",
        ),
    ];
    for (place, (id, sign, title, sentence)) in doors.into_iter().enumerate() {
        let keys = app.command(id).and_then(|command| command.shortcut);
        let keys = keys.map(|keys| ui.ctx().format_shortcut(&keys)).unwrap_or_default();
        let response = door::ui(ui, tokens, sign, title, sentence, &keys);
        if place == 0 && !focused {
            response.request_focus();
        }
        if response.clicked() {
            asked.push(Request::Run(id));
        }
        ui.add_space(8.0);
    }
}

/// Opens a recent file.
pub(super) fn open_recent(app: &mut App, path: PathBuf) {
    app.dialog = None;
    app.leave(After::OpenThis(path));
}
