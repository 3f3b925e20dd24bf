//! Which key runs a command, after what the user set?

use super::Settings;
use crate::app::command::Command;
use egui::{Key, KeyboardShortcut, Modifiers};

/// The key of a command: the user's, or the usual one.
pub fn shortcut(settings: &Settings, command: &Command) -> Option<KeyboardShortcut> {
    match settings.shortcuts.get(command.id) {
        Some(words) if words.is_empty() => None,
        // What can't be understood, perhaps from a newer version, changes nothing.
        Some(words) => keys_named(words).or(command.shortcut),
        None => command.shortcut,
    }
}

/// The keys as they are kept: `Ctrl+Shift+S`, the same on every system.
pub fn named_keys(keys: &KeyboardShortcut) -> String {
    let modifiers = keys.modifiers;
    let parts =
        [(modifiers.command || modifiers.ctrl, "Ctrl"), (modifiers.alt, "Alt"), (modifiers.shift, "Shift")];
    let mut words: Vec<&str> = parts.iter().filter(|(on, _)| *on).map(|(_, word)| *word).collect();
    words.push(keys.logical_key.name());
    words.join("+")
}

/// The keys of such a text; nothing where it makes no sense.
pub fn keys_named(words: &str) -> Option<KeyboardShortcut> {
    let mut modifiers = Modifiers::NONE;
    let mut rest = words.trim();
    loop {
        let lower = rest.to_ascii_lowercase();
        let (modifier, length) = if lower.starts_with("ctrl+") {
            (Modifiers::COMMAND, 5)
        } else if lower.starts_with("alt+") {
            (Modifiers::ALT, 4)
        } else if lower.starts_with("shift+") {
            (Modifiers::SHIFT, 6)
        } else {
            break;
        };
        modifiers = modifiers.plus(modifier);
        rest = rest.get(length..)?;
    }
    Key::from_name(rest).map(|key| KeyboardShortcut::new(modifiers, key))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::commands;

    #[test]
    fn every_usual_key_can_be_kept_and_read_again() {
        for command in commands() {
            let Some(keys) = command.shortcut else { continue };
            assert_eq!(keys_named(&named_keys(&keys)), Some(keys), "{}", command.id);
        }
        for nonsense in ["", "Ctrl", "Ctrl+", "Hyper+X", "Ctrl+Shift", "\u{202e}"] {
            assert_eq!(keys_named(nonsense), None, "{nonsense}");
        }
    }

    #[test]
    fn the_users_key_comes_first_and_nonsense_changes_nothing() {
        let all = commands();
        let save = all.iter().find(|command| command.id == "file.save").expect("there is one");
        let with = |words: &str| {
            let mut settings = Settings::default();
            settings.shortcuts.insert("file.save".to_owned(), words.to_owned());
            shortcut(&settings, save)
        };
        assert_eq!(shortcut(&Settings::default(), save), save.shortcut);
        assert_eq!(with("Alt+F9"), Some(KeyboardShortcut::new(Modifiers::ALT, Key::F9)));
        assert_eq!(with(""), None);
        assert_eq!(with("Ctrl+Nothing"), save.shortcut);
    }
}
