//! What did the user set for themselves, apart from any map?
//!
//! *Invariants:* nothing of a map is in here but the places of the files that were opened last, and those only while
//! they are recorded. Whatever a file of settings says, what comes out of [`Settings::sound`] can be used.

mod apply;
mod folders;
mod keep;
mod keys;
mod system;
mod window;

pub(in crate::app) use apply::with_keys;
pub use folders::{config_folder, state_folder};
pub use keep::{Keeper, Loaded, NAME, load};
pub use keys::{keys_named, named_keys, shortcut};
pub use system::wants_no_movement;
pub(in crate::app) use window::SMALLEST;
pub use window::{WindowPlace, settled};

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The version of the file of settings that this program writes.
pub const VERSION: u32 = 1;

/// The most files that are remembered.
pub const RECENT: usize = 15;
/// The most filters and states of views that are remembered.
const MOST: usize = 200;

/// All of it; a field that is missing in a file has its usual value.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Which version of the program's settings this is.
    pub version: u32,
    /// Light or dark.
    pub theme: ThemeChoice,
    /// How large everything is drawn, 1–2.
    pub zoom: f32,
    /// Whether anything moves.
    pub motion: MotionChoice,
    /// Keys that differ from the usual ones, by the id of the command; an empty text is no key.
    pub shortcuts: BTreeMap<String, String>,
    /// The files that were opened last, the newest first.
    pub recent: Vec<Recent>,
    /// Whether opened files are remembered.
    pub record_recent: bool,
    /// Where the window was.
    pub window: Option<WindowPlace>,
    /// Whether the inspector is shown.
    pub inspector_open: bool,
    /// How wide the inspector is, in points.
    pub inspector_width: Option<f32>,
    /// Whether the rail at the left is put away.
    pub rail_hidden: bool,
    /// The id of the view that was shown last.
    pub last_view: String,
    /// What the views keep for themselves, such as the columns of a table, by names of their own.
    pub view: BTreeMap<String, String>,
    /// Filters that were given a name.
    pub filters: Vec<SavedFilter>,
    /// How much each command is used, by its id: newer uses count more.
    pub frecent: BTreeMap<String, f32>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            version: VERSION,
            theme: ThemeChoice::System,
            zoom: 1.0,
            motion: MotionChoice::Auto,
            shortcuts: BTreeMap::new(),
            recent: Vec::new(),
            record_recent: true,
            window: None,
            inspector_open: true,
            inspector_width: None,
            rail_hidden: false,
            last_view: String::new(),
            view: BTreeMap::new(),
            filters: Vec::new(),
            frecent: BTreeMap::new(),
        }
    }
}

/// Light or dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum ThemeChoice {
    /// As the system is.
    #[default]
    System,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
}

impl ThemeChoice {
    /// In the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    /// In egui's terms.
    pub const fn preference(self) -> egui::ThemePreference {
        match self {
            Self::System => egui::ThemePreference::System,
            Self::Light => egui::ThemePreference::Light,
            Self::Dark => egui::ThemePreference::Dark,
        }
    }

    /// For people.
    pub const fn name(self) -> &'static str {
        match self {
            Self::System => "As the system",
            Self::Light => "Light",
            Self::Dark => "Dark",
        }
    }
}

/// Whether anything moves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum MotionChoice {
    /// As the system asks for.
    #[default]
    Auto,
    /// Things move.
    Full,
    /// Nothing moves.
    Reduced,
}

impl MotionChoice {
    /// In the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Auto, Self::Full, Self::Reduced];

    /// For people.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Auto => "As the system",
            Self::Full => "Movement",
            Self::Reduced => "No movement",
        }
    }
}

/// A file that was opened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recent {
    /// Where it is.
    pub path: PathBuf,
    /// The title of its map.
    #[serde(default)]
    pub title: String,
    /// Whether it stays in the list.
    #[serde(default)]
    pub pinned: bool,
    /// When it was opened or saved last, in seconds since 1970.
    #[serde(default)]
    pub used_secs: i64,
}

/// A filter that was given a name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedFilter {
    /// What it is called.
    pub name: String,
    /// What it says.
    pub text: String,
}

impl Settings {
    /// The same with every value within its bounds, so that nothing in a file can make the window unusable.
    #[must_use]
    pub fn sound(mut self) -> Self {
        self.version = VERSION;
        self.zoom = if self.zoom.is_finite() { self.zoom.clamp(1.0, 2.0) } else { 1.0 };
        self.inspector_width = self.inspector_width.filter(|w| w.is_finite()).map(|w| w.clamp(280.0, 480.0));
        self.window = self.window.filter(WindowPlace::is_sound);
        self.recent.retain(|recent| recent.path.to_str().is_some());
        self.trim_recent();
        self.filters.truncate(MOST);
        self.frecent.retain(|_, points| points.is_finite() && *points > 0.0);
        for map in [&mut self.view, &mut self.shortcuts] {
            while map.len() > 2 * MOST {
                map.pop_last();
            }
        }
        while self.frecent.len() > 2 * MOST {
            self.frecent.pop_last();
        }
        self
    }

    /// Remembers that a file was opened or saved, unless nothing is to be recorded.
    pub fn remember(&mut self, path: &Path, title: &str, used_secs: i64) {
        let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        if !self.record_recent || path.to_str().is_none() {
            return;
        }
        let pinned = self.recent.iter().any(|recent| recent.path == path && recent.pinned);
        self.recent.retain(|recent| recent.path != path);
        let title: String = title.trim().chars().take(120).collect();
        self.recent.insert(0, Recent { path, title, pinned, used_secs });
        self.trim_recent();
    }

    /// Drops the oldest that are not pinned, and of the pinned ones the oldest, until the list is short enough.
    fn trim_recent(&mut self) {
        while self.recent.len() > RECENT {
            let last = self.recent.iter().rposition(|recent| !recent.pinned);
            self.recent.remove(last.unwrap_or(self.recent.len() - 1));
        }
    }

    /// Keeps a filter under a name, in place of an older one of that name.
    pub fn keep_filter(&mut self, name: &str, text: &str) {
        self.forget_filter(name);
        self.filters.push(SavedFilter { name: name.to_owned(), text: text.to_owned() });
    }

    /// Forgets a kept filter.
    pub fn forget_filter(&mut self, name: &str) {
        self.filters.retain(|kept| kept.name != name);
    }

    /// Counts a use of a command.
    pub fn use_command(&mut self, id: &str) {
        for points in self.frecent.values_mut() {
            *points *= 0.96;
        }
        self.frecent.retain(|_, points| *points > 0.02);
        *self.frecent.entry(id.to_owned()).or_default() += 1.0;
    }

    /// How much a command is used; 0 where it never was.
    pub fn frecency(&self, id: &str) -> f32 {
        self.frecent.get(id).copied().unwrap_or_default()
    }
}
