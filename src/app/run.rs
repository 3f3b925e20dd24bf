//! How does the window open, and what is said where it can't?

use super::App;
use super::files::After;
use super::settings::{SMALLEST, WindowPlace, config_folder, settled, state_folder, wants_no_movement};
use super::{fonts, icons, theme};
use crate::session::entropy;
use egui::{Rect, pos2, vec2};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::time::Duration;

/// Exit code where there is no display to open a window on.
pub const NO_DISPLAY: u8 = 69;

/// Why the window did not open or close well.
#[derive(Debug, thiserror::Error)]
pub enum WindowError {
    /// There is nothing to show it on.
    #[error(
        "There is no display to open a window on. Without one, `groundswell --help` lists commands that do the same \
         work, for example `groundswell sample map.swell` and `groundswell export map.swell --to html --out plan.html`."
    )]
    NoDisplay,
    /// The graphics failed.
    #[error(
        "The window could not be opened: {0}. Install the graphics drivers of your system (on Debian and Ubuntu: libegl1 and libgl1-mesa-dri), or use the command line: `groundswell --help`."
    )]
    Graphics(&'static str),
    /// The file could not be opened.
    #[error("{0}")]
    File(String),
}

impl WindowError {
    /// The exit code.
    pub const fn code(&self) -> u8 {
        match self {
            Self::NoDisplay | Self::Graphics(_) => NO_DISPLAY,
            Self::File(_) => 66,
        }
    }
}

/// How long the window waits for a file before it goes on beside it.
const PATIENCE: Duration = Duration::from_millis(120);

/// Opens the window with a map from a file, with the sample where the program never ran before, and else with the first
/// screen. Returns when it is closed.
pub fn run(file: Option<&Path>) -> Result<(), WindowError> {
    #[expect(clippy::disallowed_methods, reason = "the window is where the clock enters")]
    let today = jiff::Zoned::now().date();
    let mut app = App::welcoming(today, entropy());
    let first = config_folder().is_none_or(|folder| app.keep_settings_in(&folder));
    app.still_system = wants_no_movement();
    app.files.open_folder = state_folder().map(|folder| folder.join("open"));
    match file {
        Some(path) => app.open(path).map_err(WindowError::File)?,
        None if first => app.go_on(After::Sample),
        None => app.greet(),
    }
    if first && let Some(keeper) = &mut app.keeper {
        // So that the next start is not the first one.
        keeper.changed();
    }
    if let Some(folder) = App::usual_recovery_folder() {
        app.keep_recovery_in(&folder);
    }
    app.files.native = true;
    app.be_patient(PATIENCE);
    let place = app.settings.window.unwrap_or_default();
    let mut viewport = egui::ViewportBuilder::default()
        .with_title("Groundswell")
        .with_app_id("org.groundswell.Groundswell")
        .with_inner_size(place.size())
        .with_min_inner_size(SMALLEST)
        .with_maximized(place.maximised)
        .with_icon(icons::window_icon());
    if let Some(position) = place.position() {
        viewport = viewport.with_position(position);
    }
    let options = eframe::NativeOptions { viewport, ..Default::default() };
    let create: eframe::AppCreator<'_> = Box::new(move |cc| {
        install(&cc.egui_ctx);
        if let Some(position) = settled(&place, &monitors(cc)) {
            cc.egui_ctx.send_viewport_cmd(egui::ViewportCommand::OuterPosition(position));
        }
        Ok(Box::new(Window(app)))
    });
    let quiet = Quiet::new();
    let outcome = catch_unwind(AssertUnwindSafe(|| eframe::run_native("groundswell", options, create)));
    drop(quiet);
    match outcome {
        Ok(Ok(())) => Ok(()),
        Ok(Err(eframe::Error::Winit(_) | eframe::Error::WinitEventLoop(_))) => Err(WindowError::NoDisplay),
        Ok(Err(_)) => Err(WindowError::Graphics("no way to draw was found")),
        Err(_) if std::env::var_os("DISPLAY").is_none() && std::env::var_os("WAYLAND_DISPLAY").is_none() => {
            Err(WindowError::NoDisplay)
        }
        Err(_) => Err(WindowError::Graphics("a system library is missing or failed")),
    }
}

/// Fonts, colours and the few options that differ from egui's own.
pub fn install(ctx: &egui::Context) {
    fonts::install(ctx);
    theme::install(ctx, false);
    // Quitting is a command of ours: it asks about unsaved changes.
    ctx.options_mut(|options| {
        options.quit_shortcuts.clear();
        // Where the system does not say.
        options.fallback_theme = egui::Theme::Light;
    });
}

/// Keeps a panic while the window opens from printing a backtrace to somebody who only lacks a display.
struct Quiet;

impl Quiet {
    fn new() -> Self {
        let usual = std::panic::take_hook();
        let debugging = std::env::var_os("GROUNDSWELL_DEBUG").is_some();
        std::panic::set_hook(Box::new(move |panic| {
            if debugging {
                usual(panic);
            }
        }));
        Self
    }
}

impl Drop for Quiet {
    fn drop(&mut self) {
        if !std::thread::panicking() {
            drop(std::panic::take_hook());
        }
    }
}

/// The monitors of this computer, in points.
fn monitors(cc: &eframe::CreationContext<'_>) -> Vec<Rect> {
    let Some(window) = cc.winit_window() else { return Vec::new() };
    let monitors = window.available_monitors().map(|monitor| {
        let scale = monitor.scale_factor() as f32;
        let (at, size) = (monitor.position(), monitor.size());
        let min = pos2(at.x as f32, at.y as f32) / scale;
        Rect::from_min_size(min, vec2(size.width as f32, size.height as f32) / scale)
    });
    monitors.collect()
}

struct Window(App);

impl Window {
    /// Remembers where the window is.
    fn note_place(&mut self, ctx: &egui::Context) {
        let (inner, outer, maximised, hidden) = ctx.input(|input| {
            let info = input.viewport();
            let hidden = info.minimized == Some(true) || info.fullscreen == Some(true);
            (info.inner_rect, info.outer_rect, info.maximized == Some(true), hidden)
        });
        let Some(inner) = inner.filter(|inner| !hidden && inner.is_finite() && inner.width() > 1.0) else {
            return;
        };
        let before = self.0.settings.window.unwrap_or_default();
        // Points of the screen are what the window is made of; everything in it may be drawn larger.
        let zoom = ctx.zoom_factor();
        let place = if maximised {
            WindowPlace { maximised, ..before }
        } else {
            let corner = outer.filter(Rect::is_finite).map(|outer| outer.min * zoom);
            WindowPlace {
                x: corner.map(|corner| corner.x.round()),
                y: corner.map(|corner| corner.y.round()),
                width: (inner.width() * zoom).round(),
                height: (inner.height() * zoom).round(),
                maximised,
            }
        };
        if self.0.settings.window != Some(place) {
            self.0.prefs(|settings| settings.window = Some(place));
        }
    }
}

impl eframe::App for Window {
    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        self.0.pass(ui);
        self.note_place(ui.ctx());
    }

    fn on_exit(&mut self) {
        self.0.finish();
    }
}
