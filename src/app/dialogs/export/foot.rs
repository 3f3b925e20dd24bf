//! Where does it go, and what is done?
//!
//! *Invariants:* Enter exports, Esc leaves. A file that is there already is replaced only after that was asked.

use super::parts;
use super::state::{Exporting, Picking};
use crate::app::App;
use crate::app::icons::Icon;
use crate::app::publishing::{Made, format_name};
use crate::app::theme::{self, Tokens, gap};
use crate::app::widgets::{self, Button};
use egui::{Align, Key, Label, Layout, Rect, Ui, UiBuilder, vec2};
use std::path::{Path, PathBuf};

/// Draws the foot; true where the dialog is closed.
pub(super) fn ui(app: &mut App, ui: &mut Ui, tokens: &Tokens, open: &mut Exporting, area: Rect) -> bool {
    let inner = area.shrink2(vec2(20.0, 16.0));
    let layout = Layout::right_to_left(Align::Center);
    let mut row = ui.new_child(UiBuilder::new().max_rect(inner).id_salt("foot").layout(layout));
    row.spacing_mut().item_spacing.x = 10.0;
    if app.publishing.writing.is_some() {
        return working(&mut row, tokens, "Writing…");
    }
    if open.exists.is_some() {
        exists(app, &mut row, tokens, open);
        return false;
    }
    if open.pressed && !open.ready {
        if working(&mut row, tokens, "Preparing the file…") {
            open.pressed = false;
        }
        return false;
    }
    let mut closes = false;
    let stopped = open.stopped_by();
    let word = format!("Export {}", format_name(open.format()));
    let export = row.add_enabled_ui(stopped.is_none(), |ui| Button::primary(&word).ui(ui)).inner;
    let mut go = export.clicked();
    if let Some(why) = stopped {
        export.on_disabled_hover_text(why);
    }
    copies(app, &mut row, open);
    closes |= Button::outlined("Cancel").ui(&mut row).clicked();
    let entered = file(app, &mut row, tokens, open);
    let free = ui.memory(|memory| memory.focused().is_none());
    go |= (entered || free) && ui.input(|input| input.key_pressed(Key::Enter));
    if (go || open.pressed) && stopped.is_none() {
        if open.ready {
            open.pressed = false;
            begin(app, ui, open, false);
        } else {
            open.pressed = true;
        }
    } else if open.ready && open.pressed {
        open.pressed = false;
    }
    closes
}

/// The buttons that put it on the clipboard, where it fits there.
fn copies(app: &mut App, ui: &mut Ui, open: &Exporting) {
    let Some(draft) = open.current().cloned() else { return };
    let can = open.stopped_by().is_none();
    if draft.clip.is_some() {
        let copy = Button::outlined("Copy table").icon(Icon::Copy).help("For a document or a spreadsheet");
        if ui.add_enabled_ui(can, |ui| copy.ui(ui)).inner.clicked() {
            let ctx = ui.ctx().clone();
            app.copy_table(&draft, open.reasons(), &ctx);
        }
    } else if matches!(draft.order.made, Made::Picture(_) | Made::Report(_))
        && draft.shown.printed().is_some()
        && draft.shown.count() == 1
    {
        let copy = Button::outlined("Copy picture").icon(Icon::Copy).help("For a document or a slide");
        if ui.add_enabled_ui(can, |ui| copy.ui(ui)).inner.clicked() {
            let ctx = ui.ctx().clone();
            app.copy_page(&draft, open.reasons(), &ctx);
        }
    }
}

/// The name of the file and its folder; true where Enter was pressed in it.
fn file(app: &App, ui: &mut Ui, tokens: &Tokens, open: &mut Exporting) -> bool {
    let mut entered = false;
    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = gap::S;
        ui.label(theme::table("File").color(tokens.muted));
        let folder = open.folder.clone().unwrap_or_default();
        let help = format!("Folder: {}", folder.display());
        let room = ui.available_width() - 36.0;
        let trouble = open.error.clone();
        ui.allocate_ui_with_layout(vec2(room, 32.0), Layout::top_down(Align::Min), |ui| {
            ui.set_width(room);
            if let Some(trouble) = &trouble {
                ui.spacing_mut().item_spacing.y = 0.0;
                let response = ui.add(Label::new(theme::micro(trouble).color(tokens.danger)).truncate());
                response.on_hover_text(trouble);
            }
            let field = parts::line(ui, tokens, "File", false, &mut open.file);
            if field.changed() {
                open.typed = !open.file.trim().is_empty();
                open.changed();
            }
            entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        });
        let pick = widgets::icon_button(ui, tokens, Icon::Folder, "Choose the folder");
        if pick.on_hover_text(help).clicked() {
            pick_folder(app, open);
        }
    });
    entered
}

/// Asks the system for a folder; where it has no dialog, a path can be typed in front of the name.
fn pick_folder(app: &App, open: &mut Exporting) {
    if !app.files.native {
        open.write_folder_out();
        return;
    }
    let mut dialog = rfd::AsyncFileDialog::new().set_title("Where the file goes");
    if let Some(folder) = &open.folder {
        dialog = dialog.set_directory(folder);
    }
    let (sender, answer) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        let picked = pollster::block_on(dialog.pick_folder()).map(|handle| handle.path().to_path_buf());
        // The receiver is gone where the dialog was closed since.
        let _gone = sender.send(picked);
    });
    open.picking = Some(Picking { answer, since: std::time::Instant::now() });
}

/// What stands there while something goes on; true where it is given up.
fn working(ui: &mut Ui, tokens: &Tokens, words: &str) -> bool {
    let cancel = Button::outlined("Cancel").ui(ui).clicked();
    ui.add(egui::Spinner::new().size(16.0).color(tokens.accent));
    ui.label(theme::table(words).color(tokens.muted));
    cancel
}

/// The question about a file that is there already.
fn exists(app: &mut App, ui: &mut Ui, tokens: &Tokens, open: &mut Exporting) {
    let Some(path) = open.exists.clone() else { return };
    let replace = Button::primary("Replace").ui(ui).clicked();
    let both = Button::outlined("Keep both").help("Under a name with a number").ui(ui).clicked();
    let cancel = Button::outlined("Cancel").ui(ui).clicked();
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
        let words = theme::table(format!("{name} is there already.")).color(tokens.text);
        ui.add(Label::new(words).truncate());
    });
    if cancel {
        open.exists = None;
    } else if both {
        let free = beside(&path);
        open.file = match free.parent() {
            Some(folder) if Some(folder) == open.folder.as_deref() => {
                free.file_name().unwrap_or_default().to_string_lossy().into_owned()
            }
            _ => free.to_string_lossy().into_owned(),
        };
        (open.typed, open.exists, open.pressed) = (true, None, true);
    } else if replace {
        open.exists = None;
        begin(app, ui, open, true);
    }
}

/// A name of which there is no file yet: *plan (2).pdf*.
fn beside(path: &Path) -> PathBuf {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let ending = path.extension().map(|found| format!(".{}", found.to_string_lossy())).unwrap_or_default();
    let named = |number: u32| path.with_file_name(format!("{stem} ({number}){ending}"));
    (2..1000).map(named).find(|path| !path.exists()).unwrap_or_else(|| named(1000))
}

/// Writes the draft, or asks what becomes of the file that is there.
fn begin(app: &mut App, ui: &Ui, open: &mut Exporting, replace: bool) {
    let Some(draft) = open.current().filter(|draft| draft.is_good()).cloned() else { return };
    let path = open.target();
    if app.session.path() == Some(path.as_path()) {
        open.failed("This is the map itself: choose another name".to_owned());
    } else if !replace && path.exists() {
        open.exists = Some(path);
    } else {
        open.error = None;
        app.begin_writing(draft, path, replace, open.reasons(), ui.ctx());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_file_gets_a_number() {
        let free = beside(Path::new("/nowhere/plan_everyone.pdf"));
        assert_eq!(free, Path::new("/nowhere/plan_everyone (2).pdf"));
    }
}
