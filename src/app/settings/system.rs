//! Does the system ask programs not to move anything?

use crate::store::{Disk, read};
use std::path::PathBuf;

/// The files in which desktops keep it, the name of the setting, and the values that mean *no movement*.
const PLACES: [(&str, &str, &[&str]); 3] = [
    ("gtk-4.0/settings.ini", "gtk-enable-animations", &["0", "false"]),
    ("gtk-3.0/settings.ini", "gtk-enable-animations", &["0", "false"]),
    ("kdeglobals", "AnimationDurationFactor", &["0"]),
];

/// True where a desktop says so in its files; elsewhere the setting of the program decides.
pub fn wants_no_movement() -> bool {
    let folder = std::env::var_os("XDG_CONFIG_HOME")
        .map(PathBuf::from)
        .filter(|path| path.is_absolute())
        .or_else(|| std::env::var_os("HOME").map(|home| PathBuf::from(home).join(".config")));
    let Some(folder) = folder else { return false };
    PLACES.iter().any(|(file, name, values)| {
        let bytes = read(&Disk, &folder.join(file), 1 << 20).map(|(bytes, _)| bytes).unwrap_or_default();
        says(&String::from_utf8_lossy(&bytes), name, values)
    })
}

fn says(text: &str, name: &str, values: &[&str]) -> bool {
    text.lines().filter_map(|line| line.split_once('=')).any(|(key, value)| {
        key.trim() == name && values.iter().any(|no| no.eq_ignore_ascii_case(value.trim()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_files_of_desktops_are_understood() {
        let (_, name, values) = PLACES[1];
        for (text, no) in [
            ("[Settings]\ngtk-enable-animations=0\n", true),
            ("[Settings]\ngtk-enable-animations = False", true),
            ("gtk-enable-animations=1", false),
            ("gtk-theme-name=0", false),
            ("", false),
        ] {
            assert_eq!(says(text, name, values), no, "{text}");
        }
    }
}
