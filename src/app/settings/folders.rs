//! Where does this system keep settings and state of programs?
//!
//! *Invariants:* a variable that names no absolute path is passed over, as the conventions ask. `GROUNDSWELL_CONFIG`
//! comes before all of them.

use std::env::var_os;
use std::path::PathBuf;

/// The folder of the settings, or nothing where the system names none.
pub fn config_folder() -> Option<PathBuf> {
    if let Some(folder) = absolute("GROUNDSWELL_CONFIG") {
        return Some(folder);
    }
    if cfg!(windows) {
        return absolute("APPDATA").map(|folder| folder.join("Groundswell"));
    }
    if cfg!(target_vendor = "apple") {
        return absolute("HOME").map(|home| home.join("Library/Application Support/Groundswell"));
    }
    let folder = absolute("XDG_CONFIG_HOME").or_else(|| absolute("HOME").map(|home| home.join(".config")))?;
    Some(folder.join("groundswell"))
}

/// The folder of what must outlive the program but is not for people, such as recovery copies.
pub fn state_folder() -> Option<PathBuf> {
    if let Some(folder) = absolute("GROUNDSWELL_CONFIG") {
        return Some(folder.join("state"));
    }
    if cfg!(windows) {
        return absolute("LOCALAPPDATA").map(|folder| folder.join("Groundswell"));
    }
    if cfg!(target_vendor = "apple") {
        return config_folder();
    }
    let folder =
        absolute("XDG_STATE_HOME").or_else(|| absolute("HOME").map(|home| home.join(".local/state")))?;
    Some(folder.join("groundswell"))
}

fn absolute(name: &str) -> Option<PathBuf> {
    var_os(name).map(PathBuf::from).filter(|path| path.is_absolute())
}
