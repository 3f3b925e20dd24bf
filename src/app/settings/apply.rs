//! How do settings take effect while the program runs?

use super::{MotionChoice, Settings, ThemeChoice, load, shortcut};
use crate::app::command::{Command, commands};
use crate::app::views::VIEWS;
use crate::app::{App, theme};
use std::path::Path;

impl App {
    /// Takes the settings from a folder, and keeps them there from now on. True where there were none yet.
    pub fn keep_settings_in(&mut self, folder: &Path) -> bool {
        let loaded = load(folder);
        self.settings = loaded.settings;
        self.keeper = loaded.keeper;
        if let Some(notice) = loaded.notice {
            self.notices.error(notice);
        }
        self.applied = None;
        self.wants_theme = Some(self.settings.theme.preference());
        self.inspector_open = self.settings.inspector_open;
        if let Some(view) = VIEWS.iter().find(|view| view.id == self.settings.last_view) {
            self.view = view;
        }
        loaded.first
    }

    /// What the user set.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// Changes the settings; they are written a little later.
    pub(in crate::app) fn prefs(&mut self, change: impl FnOnce(&mut Settings)) {
        let before = self.settings.clone();
        change(&mut self.settings);
        if self.settings == before {
            return;
        }
        if self.settings.theme != before.theme {
            self.wants_theme = Some(self.settings.theme.preference());
        }
        if let Some(keeper) = &mut self.keeper {
            keeper.changed();
        }
    }

    /// Whether anything moves.
    pub(in crate::app) fn motion(&self) -> bool {
        match self.settings.motion {
            MotionChoice::Auto => !self.still_system,
            MotionChoice::Full => true,
            MotionChoice::Reduced => false,
        }
    }

    /// Brings size, theme and movement of the window to what is set, and writes what is due.
    pub(in crate::app) fn apply_settings(&mut self, ctx: &egui::Context) {
        if let Some(theme) = self.wants_theme.take() {
            ctx.set_theme(theme);
        }
        let wanted = (self.settings.zoom, self.motion());
        if self.applied != Some(wanted) {
            let before = self.applied.replace(wanted);
            if before.map_or(1.0, |(zoom, _)| zoom) != wanted.0 {
                ctx.set_zoom_factor(wanted.0);
            }
            if before.is_none_or(|(_, motion)| motion != wanted.1) {
                theme::install(ctx, !wanted.1);
            }
        }
        if let Some(keeper) = &mut self.keeper {
            let (again, failed) = keeper.tend(&self.settings);
            if let Some(failed) = failed {
                self.notices.error(failed);
            }
            if let Some(again) = again {
                ctx.request_repaint_after(again);
            }
        }
    }

    /// Writes what is not written yet, because the program ends.
    pub fn finish(&mut self) {
        self.remove_discarded();
        if let Some(mut keeper) = self.keeper.take()
            && let Some(failed) = keeper.finish(&self.settings)
        {
            eprintln!("{failed}");
        }
    }

    /// Every command, with the keys that the user chose.
    pub(in crate::app) fn commands(&self) -> Vec<Command> {
        with_keys(&self.settings)
    }

    /// The command with this id, with the key that the user chose.
    pub(in crate::app) fn command(&self, id: &str) -> Option<Command> {
        self.commands().into_iter().find(|command| command.id == id)
    }

    /// Changes between the light and the dark theme.
    pub(in crate::app) fn toggle_theme(&mut self) {
        let theme = if self.dark { ThemeChoice::Light } else { ThemeChoice::Dark };
        self.prefs(|settings| settings.theme = theme);
        self.wants_theme = Some(theme.preference());
    }

    /// Draws everything larger or smaller by so many steps of a tenth; 0 is the usual size.
    pub(in crate::app) fn zoom_by(&mut self, steps: i8) {
        self.prefs(|settings| {
            let tenths = (settings.zoom * 10.0).round() + f32::from(steps);
            settings.zoom = if steps == 0 { 1.0 } else { (tenths / 10.0).clamp(1.0, 2.0) };
        });
        let percent = (self.settings.zoom * 100.0).round();
        self.notices.done(format!("Everything is drawn at {percent} %"));
    }
}

/// Every command, with the keys that these settings name.
pub(in crate::app) fn with_keys(settings: &Settings) -> Vec<Command> {
    let keyed = |command: Command| Command { shortcut: shortcut(settings, &command), ..command };
    commands().into_iter().map(keyed).collect()
}
