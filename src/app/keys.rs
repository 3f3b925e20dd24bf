//! Which keys were pressed, and what do they mean?
//!
//! *Invariants:* while something modal is open no key is for the window behind it; while text is being written, only
//! keys with Ctrl or Cmd are commands; Esc does one thing a press.

use super::selection::Selection;
use super::shell::regions;
use super::views::View;
use super::{App, command, filter, holding};

/// What a command asks of the window itself; carried out in the next frame.
#[derive(Default)]
pub(super) struct Wishes {
    pub(super) copy: Option<String>,
    pub(super) filter: bool,
    pub(super) fullscreen: bool,
    pub(super) present: Option<bool>,
}

impl Wishes {
    pub(super) fn carry_out(&mut self, ctx: &egui::Context) {
        if let Some(text) = self.copy.take() {
            ctx.copy_text(text);
        }
        if std::mem::take(&mut self.filter) {
            ctx.memory_mut(|memory| memory.request_focus(filter::field_id()));
        }
        if let Some(full) = self.present.take() {
            ctx.send_viewport_cmd(egui::ViewportCommand::Fullscreen(full));
        }
        if std::mem::take(&mut self.fullscreen) {
            let full = ctx.input(|input| input.viewport().fullscreen.unwrap_or(false));
            ctx.send_viewport_cmd(egui::ViewportCommand::Fullscreen(!full));
        }
    }
}

/// What had the keyboard when the last frame ended: egui takes the keyboard from a field on Esc before anything is asked.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Held {
    writing: bool,
    filter: bool,
}

impl Held {
    /// Text was being written.
    pub(super) fn is_writing(self) -> bool {
        self.writing
    }

    pub(super) fn now(ctx: &egui::Context) -> Self {
        let filter = ctx.memory(|memory| memory.has_focus(filter::field_id()));
        Self { writing: ctx.text_edit_focused(), filter }
    }
}

impl App {
    /// Runs the commands whose keys were pressed, unless something modal is open.
    pub(super) fn keys(&mut self, ctx: &egui::Context) {
        if self.dialog.is_some() || self.palette.is_some() {
            return;
        }
        let view = self.view_now();
        // Esc has taken the field's keyboard away by now, but it is still meant for the field.
        let writing = ctx.text_edit_focused() || self.held.writing || view.is_some_and(View::asks);
        let taken = |keys: &egui::KeyboardShortcut| view.is_some_and(|view| view.takes(keys));
        for command in command::pressed(ctx, writing, &self.settings, taken) {
            self.execute(&command);
            // What was opened takes the keys that follow.
            if self.dialog.is_some() || self.palette.is_some() {
                break;
            }
        }
        if let Some(palette) = &mut self.palette {
            palette.query.push_str(&typed(ctx));
            return;
        }
        if !holding(ctx) && ctx.input(|input| input.key_pressed(egui::Key::Escape)) {
            self.escape(ctx, writing);
        }
        let by = |modifiers| ctx.input_mut(|input| input.consume_key(modifiers, egui::Key::F6));
        // With Shift first: without it the key would be taken for the other direction.
        let to =
            if by(egui::Modifiers::SHIFT) { Some(false) } else { by(egui::Modifiers::NONE).then_some(true) };
        if let Some(forward) = to {
            regions::go(ctx, forward);
        }
    }

    /// One rung of the ladder a press: a menu closes itself, a field gives its text back, the filter's text is cleared,
    /// what the view is doing ends, the selection is cleared, the whole screen is left.
    fn escape(&mut self, ctx: &egui::Context, writing: bool) {
        if egui::Popup::is_any_open(ctx) {
            return;
        }
        let take = || ctx.input_mut(|input| input.consume_key(egui::Modifiers::NONE, egui::Key::Escape));
        if self.held.filter && !self.filter.words.is_empty() {
            take();
            self.filter.words.clear();
            self.wishes.filter = true;
        } else if writing {
            // The field itself knows what it held before.
        } else if self.view_mut().is_some_and(|view| view.escape()) {
            take();
        } else if !self.selection.is_empty() {
            take();
            self.selection = Selection::default();
        } else if ctx.input(|input| input.viewport().fullscreen.unwrap_or(false)) {
            take();
            self.wishes.fullscreen = true;
        }
    }

    /// Takes what was copied or pasted where nothing else did: rows of people.
    pub(super) fn clipboard(&mut self, ctx: &egui::Context) {
        if self.dialog.is_some() || self.palette.is_some() || ctx.text_edit_focused() {
            return;
        }
        let (mut copied, mut pasted) = (false, None);
        ctx.input_mut(|input| {
            input.events.retain(|event| match event {
                egui::Event::Copy => {
                    copied = true;
                    false
                }
                egui::Event::Paste(text) => {
                    pasted = Some(text.clone());
                    false
                }
                _ => true,
            });
        });
        if copied && !self.selection.people().is_empty() {
            self.copy_selected();
        }
        if let Some(text) = pasted {
            self.ask_people_from(text);
        }
    }
}

/// The letters of this frame, taken out of the input: they were typed before the field could take them.
fn typed(ctx: &egui::Context) -> String {
    let mut typed = String::new();
    ctx.input_mut(|input| {
        input.events.retain(|event| match event {
            egui::Event::Text(text) => {
                typed.push_str(text);
                false
            }
            _ => true,
        });
    });
    typed
}

/// Takes the keyboard from a field that is no longer drawn, so that the next key is for the window.
pub(super) fn give_up_field(ctx: &egui::Context) {
    ctx.memory_mut(|memory| {
        if let Some(id) = memory.focused() {
            memory.surrender_focus(id);
        }
    });
    ctx.request_repaint();
}
