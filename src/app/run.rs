//! How does the window open, and what is said where it can't?

use super::App;
use super::{fonts, icons, theme};
use crate::session::{Session, entropy};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

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

/// Opens the window with a map from a file, or with the sample. Returns when it is closed.
pub fn run(file: Option<&Path>) -> Result<(), WindowError> {
    let session = match file {
        Some(path) => Session::open(path).map_err(|error| WindowError::File(error.to_string()))?,
        None => Session::new(crate::file::sample()),
    };
    let options = eframe::NativeOptions {
        viewport: egui::ViewportBuilder::default()
            .with_title("Groundswell")
            .with_app_id("org.groundswell.Groundswell")
            .with_inner_size([1280.0, 800.0])
            .with_min_inner_size(super::settings::SMALLEST)
            .with_icon(icons::window_icon()),
        ..Default::default()
    };
    #[expect(clippy::disallowed_methods, reason = "the window is where the clock enters")]
    let today = jiff::Zoned::now().date();
    let create: eframe::AppCreator<'_> = Box::new(move |cc| {
        install(&cc.egui_ctx);
        let mut app = App::new(session, today, entropy());
        app.files.native = true;
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
    ctx.options_mut(|options| options.quit_shortcuts.clear());
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

struct Window(App);

impl eframe::App for Window {
    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        self.0.pass(ui);
    }
}
