//! Which questions does the program ask, and what does it do with the answers?

mod about;
mod access;
mod acting;
mod asking;
mod bringing;
mod checking;
mod communities;
mod export;
mod finding;
mod import;
mod logging;
mod looking;
mod missing;
mod naming;
mod notices;
mod pasting;
mod path;
mod presenting;
mod reaching;
mod recent;
mod review;
mod saturation;
mod settings;
mod showing;
mod talking;
mod tying;
mod unsaved;

pub(super) use access::Access;
pub(super) use acting::{Acting, audience};
pub(super) use asking::{Answering, Enlisting, reminder};
pub(super) use bringing::Bringing;
pub(super) use checking::Checking;
pub(super) use communities::Communities;
pub(super) use export::{Exporting, What};
pub(super) use finding::Explaining;
pub(super) use import::Importing;
pub(super) use logging::Logging;
pub(super) use looking::Looking;
pub(super) use missing::Missing;
pub(super) use naming::Naming;
pub(super) use pasting::Pasting;
pub(super) use path::{Asking, Purpose};
pub(super) use presenting::Asked;
pub(super) use reaching::{End, Reaching};
pub(super) use review::Reviewing;
pub(super) use saturation::Saturating;
pub(super) use settings::Preferring;
pub(super) use showing::Showing;
pub(super) use talking::Talking;
pub(super) use tying::Tying;

use super::App;
use super::command::Menu;
use super::files::After;
use super::theme::Tokens;
use super::widgets::Button;
use super::{chrome, fonts, widgets};
use egui::{Align, Id, Layout, Modal, RichText, Ui};

/// A question that is open.
pub(super) enum Dialog {
    /// Changes are not saved.
    Unsaved(After),
    /// A path is needed.
    Path(Asking),
    /// A name is needed.
    Name(Naming),
    /// For whom it is presented.
    Present(Asked),
    /// A list of people.
    Paste(Box<Pasting>),
    /// The other end of a tie is needed.
    Tie(Tying),
    /// What is done, for whom, by whom and when.
    Action(Box<Acting>),
    /// What was said, and what was promised.
    Talk(Box<Talking>),
    /// Why a finding is shown, and until when it is not to be.
    Finding(Box<Explaining>),
    /// What took place, in ten seconds.
    Log(Box<Logging>),
    /// How somebody is asked to be an advocate.
    Enlist(Box<Enlisting>),
    /// What they answered.
    Answer(Box<Answering>),
    /// Whom a change concerns as well.
    Bring(Box<Bringing>),
    /// The communities of the map.
    Communities(Box<Communities>),
    /// The ways of looking at the people of a change.
    Looking(Box<Looking>),
    /// Who is missing in it.
    Missing(Box<Missing>),
    /// What the network shows.
    Showing(Box<Showing>),
    /// Between whom a warm route is wanted.
    Reaching(Box<Reaching>),
    /// What the checks find.
    Checks(Box<Checking>),
    /// What all changes together ask of each person.
    Saturation(Box<Saturating>),
    /// What is exported, and for whom.
    Export(Box<Exporting>),
    /// What is held about a person, and what of it goes out.
    Access(Box<Access>),
    /// What an import would do.
    Import(Box<Importing>),
    /// The keys.
    Shortcuts,
    /// Somebody else has changed or deleted the file.
    Conflict {
        /// It is gone.
        deleted: bool,
    },
    /// What a recovery copy would restore.
    Review(Box<Reviewing>),
    /// The maps that were open lately.
    Recent,
    /// What the user sets.
    Settings(Box<Preferring>),
    /// Everything that was said.
    Notices,
    /// Which program this is.
    About,
}

/// What became of a dialog in this frame.
pub(super) enum Outcome {
    /// It stays open.
    Open(Dialog),
    /// It is closed; what was to be done was done.
    Closed,
}

/// Draws the open dialog and does what was answered.
pub(super) fn ui(app: &mut App, ctx: &egui::Context, tokens: &Tokens) {
    let Some(dialog) = app.dialog.take() else { return };
    let width = match &dialog {
        Dialog::Paste(_) => 880.0,
        Dialog::Settings(_) | Dialog::Notices => 640.0,
        Dialog::Unsaved(_) | Dialog::Conflict { .. } => 480.0,
        Dialog::Present(_) => 520.0,
        Dialog::Shortcuts | Dialog::Import(_) | Dialog::Review(_) => 640.0,
        Dialog::Export(_) => export::room(ctx.content_rect()).x,
        Dialog::Action(_) | Dialog::Talk(_) | Dialog::Log(_) | Dialog::Checks(_) => 640.0,
        Dialog::Answer(_) | Dialog::Finding(_) => 480.0,
        Dialog::Saturation(_) => 1160.0_f32.min(ctx.content_rect().width() - 88.0),
        Dialog::Reaching(_) => 560.0,
        Dialog::Showing(_) | Dialog::Enlist(_) => 880.0_f32.min(ctx.content_rect().width() - 88.0),
        Dialog::Communities(_) | Dialog::Missing(_) | Dialog::Access(_) => {
            880.0_f32.min(ctx.content_rect().width() - 88.0)
        }
        Dialog::Looking(_) => 1360.0_f32.min(ctx.content_rect().width() - 88.0),
        _ => 420.0,
    };
    // Each has an id of its own: egui remembers the size of a dialog by it.
    let kind = match &dialog {
        Dialog::Unsaved(_) => "unsaved",
        Dialog::Path(_) => "path",
        Dialog::Name(_) => "name",
        Dialog::Paste(_) => "paste",
        Dialog::Present(_) => "present",
        Dialog::Tie(_) => "tie",
        Dialog::Action(_) => "action",
        Dialog::Talk(_) => "talk",
        Dialog::Finding(_) => "finding",
        Dialog::Checks(_) => "checks",
        Dialog::Saturation(_) => "saturation",
        Dialog::Log(_) => "log",
        Dialog::Enlist(_) => "enlist",
        Dialog::Answer(_) => "answer",
        Dialog::Bring(_) => "bring",
        Dialog::Communities(_) => "communities",
        Dialog::Looking(_) => "looking",
        Dialog::Missing(_) => "missing",
        Dialog::Showing(_) => "showing",
        Dialog::Reaching(_) => "reaching",
        Dialog::Export(_) => "export",
        Dialog::Access(_) => "access",
        Dialog::Import(_) => "import",
        Dialog::Shortcuts => "shortcuts",
        Dialog::Conflict { .. } => "conflict",
        Dialog::Review(_) => "review",
        Dialog::Recent => "recent",
        Dialog::Settings(_) => "settings",
        Dialog::Notices => "notices",
        Dialog::About => "about",
    };
    let waits = matches!(dialog, Dialog::Path(_) | Dialog::Conflict { .. });
    let holds_much = matches!(
        &dialog,
        Dialog::Action(_)
            | Dialog::Talk(_)
            | Dialog::Paste(_)
            | Dialog::Enlist(_)
            | Dialog::Answer(_)
            | Dialog::Missing(_)
            | Dialog::Log(_)
            | Dialog::Export(_)
            | Dialog::Access(_)
    );
    let mut frame = widgets::dialog_frame(tokens);
    if matches!(dialog, Dialog::Export(_)) {
        // Its columns have grounds of their own, up to the edge.
        frame = frame.inner_margin(0);
    }
    let mut outcome = None;
    let modal = Modal::new(Id::unique(("dialog", kind))).frame(frame).show(ctx, |ui| {
        ui.set_width(width);
        outcome = Some(match dialog {
            Dialog::Unsaved(then) => unsaved::ui(app, ui, tokens, then),
            Dialog::Path(asking) => path::ui(app, ui, tokens, asking),
            Dialog::Name(naming) => naming::ui(app, ui, tokens, naming),
            Dialog::Present(asked) => presenting::ui(app, ui, tokens, asked),
            Dialog::Paste(pasting) => pasting::ui(app, ui, tokens, *pasting),
            Dialog::Tie(tying) => tying::ui(app, ui, tokens, tying),
            Dialog::Action(acting) => acting::ui(app, ui, tokens, *acting),
            Dialog::Talk(talking) => talking::ui(app, ui, tokens, *talking),
            Dialog::Saturation(open) => saturation::ui(app, ui, tokens, *open),
            Dialog::Finding(asked) => finding::ui(app, ui, tokens, *asked),
            Dialog::Checks(open) => checking::ui(app, ui, tokens, *open),
            Dialog::Log(open) => logging::ui(app, ui, tokens, *open),
            Dialog::Enlist(enlisting) => asking::ui(app, ui, tokens, *enlisting),
            Dialog::Answer(answering) => asking::answering::ui(app, ui, tokens, *answering),
            Dialog::Bring(bringing) => bringing::ui(app, ui, tokens, *bringing),
            Dialog::Communities(open) => communities::ui(app, ui, tokens, *open),
            Dialog::Looking(open) => looking::ui(app, ui, tokens, *open),
            Dialog::Missing(open) => missing::ui(app, ui, tokens, *open),
            Dialog::Showing(open) => showing::ui(app, ui, tokens, *open),
            Dialog::Reaching(open) => reaching::ui(app, ui, tokens, *open),
            Dialog::Export(exporting) => export::ui(app, ui, tokens, *exporting),
            Dialog::Access(open) => access::ui(app, ui, tokens, *open),
            Dialog::Import(importing) => import::ui(app, ui, tokens, *importing),
            Dialog::Shortcuts => shortcuts(app, ui, tokens),
            Dialog::Conflict { deleted } => unsaved::conflict(app, ui, tokens, deleted),
            Dialog::Review(review) => review::ui(app, ui, tokens, *review),
            Dialog::Recent => recent::ui(app, ui, tokens),
            Dialog::Settings(open) => settings::ui(app, ui, tokens, *open),
            Dialog::Notices => notices::ui(app, ui, tokens),
            Dialog::About => about::ui(ui, tokens),
        });
    });
    // A dialog takes some frames to find its size. They are drawn at once: else its buttons would move under the pointer at
    // the next movement.
    let size = Id::unique(("dialog size", kind));
    let area = modal.response.rect;
    if ctx.data(|data| data.get_temp::<egui::Rect>(size)) != Some(area) {
        ctx.data_mut(|data| data.insert_temp(size, area));
        ctx.request_repaint();
    }
    // In a dialog that holds much, Esc leaves the field first: what was filled in is not lost by one press.
    let leaves_field =
        holds_much && app.held.is_writing() && ctx.input(|input| input.key_pressed(egui::Key::Escape));
    if let Some(Outcome::Open(dialog)) = outcome
        && (!modal.should_close() || leaves_field)
        && app.dialog.is_none()
    {
        app.dialog = Some(dialog);
        return;
    }
    super::keys::give_up_field(ctx);
    if waits && app.dialog.is_none() && app.working().is_none() {
        // The question was given up: what waited for its answer must not happen later.
        (app.files.then, app.files.copying, app.files.locating) = (None, None, None);
    }
}

/// The title of a dialog, and a sentence below it.
fn head(ui: &mut Ui, tokens: &Tokens, title: &str, sentence: &str) {
    ui.label(RichText::new(title).font(fonts::semibold(16.0)).color(tokens.text));
    if !sentence.is_empty() {
        ui.add_space(4.0);
        ui.label(RichText::new(sentence).size(13.0).color(tokens.muted));
    }
    ui.add_space(16.0);
}

/// The buttons at the foot: the main one at the right, then *Cancel*. True where each was pressed.
fn foot(ui: &mut Ui, main: &str, enabled: bool) -> (bool, bool) {
    ui.add_space(16.0);
    buttons(ui, |ui| {
        let go = ui.add_enabled_ui(enabled, |ui| Button::primary(main).ui(ui)).inner;
        let cancel = Button::outlined("Cancel").ui(ui);
        (go.clicked(), cancel.clicked())
    })
}

/// A row of buttons, the first at the right end.
fn buttons<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> R {
    let size = egui::vec2(ui.available_width(), 28.0);
    ui.allocate_ui_with_layout(size, Layout::right_to_left(Align::Center), add).inner
}

/// True where Enter was pressed and is not for a button that has the focus.
fn entered(ui: &Ui) -> bool {
    ui.input(|input| input.key_pressed(egui::Key::Enter))
}

fn shortcuts(app: &App, ui: &mut Ui, tokens: &Tokens) -> Outcome {
    head(ui, tokens, "Keyboard shortcuts", "Every command is also in the palette.");
    let all = app.commands();
    egui::ScrollArea::vertical().max_height(460.0).show(ui, |ui| {
        ui.set_width(ui.available_width());
        for menu in Menu::ALL {
            let with_keys: Vec<_> = all.iter().filter(|c| c.menu == menu && c.shortcut.is_some()).collect();
            if with_keys.is_empty() {
                continue;
            }
            ui.label(RichText::new(menu.name()).font(fonts::medium(11.0)).color(tokens.muted));
            for command in with_keys {
                ui.horizontal(|ui| {
                    ui.label(command.name.trim_end_matches('…'));
                    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                        if let Some(shortcut) = &command.shortcut {
                            chrome::key_cap(ui, tokens, &ui.ctx().format_shortcut(shortcut));
                        }
                    });
                });
            }
            ui.add_space(12.0);
        }
        for (what, keys) in [
            ("Re-rate the selected people on the grid", "Ctrl+arrows, with Shift by one"),
            ("Move to the nearest person", "Arrows"),
            ("Leave a dialog, or select nothing", "Esc"),
        ] {
            ui.horizontal(|ui| {
                ui.label(what);
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| chrome::key_cap(ui, tokens, keys));
            });
        }
    });
    ui.add_space(16.0);
    let close = buttons(ui, |ui| Button::primary("Close").ui(ui).clicked());
    if close { Outcome::Closed } else { Outcome::Open(Dialog::Shortcuts) }
}
