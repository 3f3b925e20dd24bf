//! The window: what the user sees and does.
//!
//! Model → views draw and ask → requests are carried out → model. A frame: jobs deliver → keys → panels and views
//! draw from one document and fill the outbox → requests are carried out in order → the selection keeps what still
//! exists → the gesture ends if nobody is holding anything.
//!
//! *Invariants:* views never hold `&mut Document`; everything goes through `App::pass`, which tests drive without a
//! window.

mod advice;
mod announce;
mod arranging;
pub mod canvas;
mod carried;
mod chrome;
mod command;
mod commands;
mod context;
mod derived;
mod dialogs;
mod files;
mod filter;
mod finding;
pub mod fonts;
pub mod form;
pub mod icons;
mod insight;
mod inspector;
mod judgement;
mod keys;
mod menus;
mod notices;
mod palette;
mod places;
mod present;
mod publishing;
mod request;
mod run;
mod search;
mod selection;
pub mod settings;
mod shell;
mod signs;
pub mod theme;
mod views;
mod visited;
mod welcome;
pub mod widgets;

pub use command::{Command, Menu, Run, commands};
pub use run::{NO_DISPLAY, WindowError, install, run};
pub use views::{Areas, Choice, Colour, Size, VIEWS, ViewKind};

use crate::model::{Document, Edit, IdMaker, InitiativeId, Key};
use crate::session::Session;
use crate::share::{Disclosure, everything};
use context::Context;
use dialogs::Dialog;
use jiff::civil::Date;
use notices::Notices;
use palette::Palette;
use places::Places;
use request::Request;
use selection::Selection;
use std::sync::Arc;
use theme::Tokens;
use views::View;

/// The program while it runs.
pub struct App {
    session: Session,
    ids: IdMaker,
    initiative: Option<InitiativeId>,
    selection: Selection,
    view: &'static ViewKind,
    views: Vec<Box<dyn View>>,
    inspector: inspector::Inspector,
    inspector_open: bool,
    /// Beside a table, where there is little room, the inspector is shown only when it was asked for there.
    table_inspector: bool,
    roomy: bool,
    disclosure: Disclosure,
    disclosed: Option<u64>,
    places: Places,
    analyses: derived::Analyses,
    insight: insight::Insight,
    advice: advice::Advice,
    judgement: judgement::Judgement,
    dialog: Option<Dialog>,
    palette: Option<Palette>,
    recent: Vec<&'static str>,
    notices: Notices,
    today: Date,
    filter: filter::Filter,
    hovered: Option<Key>,
    visited: visited::Visited,
    wishes: keys::Wishes,
    presenting: Option<present::Presenting>,
    wants_fit: bool,
    wants_theme: Option<egui::ThemePreference>,
    dark: bool,
    settings: settings::Settings,
    keeper: Option<settings::Keeper>,
    /// The size and movement that were last asked of the window.
    applied: Option<(f32, bool)>,
    /// The system asks programs not to move anything.
    still_system: bool,
    files: files::Files,
    publishing: publishing::Desk,
    recovery: files::Recovery,
    /// The first screen, while no map is open.
    welcome: Option<welcome::Welcome>,
    leaving: bool,
    title: String,
    held: keys::Held,
}

impl App {
    /// The program with an open map. The seed makes the ids of new records.
    pub fn new(session: Session, today: Date, seed: u64) -> Self {
        let disclosure = everything(session.document());
        let initiative = session.document().initiatives.keys().next().copied();
        Self {
            ids: IdMaker::seeded(seed),
            initiative,
            selection: Selection::default(),
            view: &VIEWS[0],
            views: VIEWS.iter().map(|kind| (kind.make)()).collect(),
            inspector: inspector::Inspector::default(),
            inspector_open: true,
            table_inspector: false,
            roomy: false,
            disclosed: Some(session.revision()),
            disclosure,
            places: Places::default(),
            analyses: derived::Analyses::default(),
            insight: insight::Insight::default(),
            advice: advice::Advice::default(),
            judgement: judgement::Judgement::default(),
            dialog: None,
            palette: None,
            recent: Vec::new(),
            notices: Notices::default(),
            today,
            filter: filter::Filter::default(),
            hovered: None,
            visited: visited::Visited::default(),
            wishes: keys::Wishes::default(),
            presenting: None,
            wants_fit: false,
            wants_theme: None,
            dark: false,
            settings: settings::Settings::default(),
            keeper: None,
            applied: Some((1.0, true)),
            still_system: false,
            files: files::Files::default(),
            publishing: publishing::Desk::default(),
            recovery: files::Recovery::default(),
            welcome: None,
            leaving: false,
            title: String::new(),
            held: keys::Held::default(),
            session,
        }
    }

    /// The open map.
    pub fn document(&self) -> &Arc<Document> {
        self.session.document()
    }

    /// The initiative that is looked at.
    pub fn initiative(&self) -> Option<InitiativeId> {
        self.initiative
    }

    /// Looks at the initiative of this name, where there is one.
    pub fn look_at(&mut self, name: &str) {
        let found =
            self.session.document().initiatives.iter().find(|(_, initiative)| initiative.name == name);
        if let Some((id, _)) = found {
            self.initiative = Some(*id);
        }
    }

    /// How many analyses of the network were begun since this map was opened.
    pub fn analysed(&self) -> u64 {
        self.analyses.begun()
    }

    /// True while the file does not hold what the map says.
    pub fn is_dirty(&self) -> bool {
        self.session.is_dirty()
    }

    /// Shows another map in place of this one.
    fn replace(&mut self, session: Session) {
        self.leave_copy();
        self.files.forget_map();
        self.welcome = None;
        self.initiative = session.document().initiatives.keys().next().copied();
        self.selection = Selection::default();
        self.places = Places::default();
        self.analyses = derived::Analyses::default();
        self.insight = insight::Insight::default();
        self.advice = advice::Advice::default();
        self.judgement = judgement::Judgement::default();
        self.session = session;
        self.disclosure = everything(self.session.document());
        self.disclosed = Some(self.session.revision());
        self.views = VIEWS.iter().map(|kind| (kind.make)()).collect();
        self.inspector = inspector::Inspector::default();
        self.wants_fit = true;
    }

    /// One frame: everything that is drawn, and everything that was asked for.
    pub fn pass(&mut self, ui: &mut egui::Ui) {
        let ctx = ui.ctx().clone();
        self.apply_settings(&ctx);
        self.dark = ctx.theme() == egui::Theme::Dark;
        self.roomy = ctx.content_rect().width() >= shell::WIDE;
        self.wishes.carry_out(&ctx);
        self.deliver(&ctx);
        self.tend_work(&ctx);
        self.tend_publishing(&ctx);
        self.tend_watch(&ctx);
        if let Some(presenting) = &mut self.presenting {
            // Nothing else is drawn: what is not on the slide cannot be seen or read aloud.
            if !presenting.ui(ui) {
                self.stop_presenting(&ctx);
            }
            self.tend_recovery(&ctx);
            self.close_question(&ctx);
            return;
        }
        self.tend_drops(&ctx);
        self.keys(&ctx);
        self.arrange_places(&ctx);
        self.analyses.follow(self.session.document(), self.session.network_revision(), &ctx);
        if self.disclosed != Some(self.session.revision()) {
            self.disclosure = everything(self.session.document());
            self.disclosed = Some(self.session.revision());
        }
        self.filter.follow(self.session.document(), self.session.revision(), self.initiative, self.today);
        let requests = shell::ui(self, ui);
        self.hovered = None;
        self.clipboard(&ctx);
        self.carry_out(requests);
        self.selection.keep(self.session.document());
        self.visited.note(&self.selection);
        self.keep_initiative();
        if !holding(&ctx) {
            self.session.seal();
        }
        self.tend_recovery(&ctx);
        self.held = keys::Held::now(&ctx);
        self.show_title(&ctx);
        self.close_question(&ctx);
    }

    /// Runs a command if it can be done now, and says why where it can't.
    fn execute(&mut self, command: &Command) {
        if let Some(reason) = command.refused(self) {
            self.notices.done(format!("{}: {}", command.name.trim_end_matches('…'), reason.to_lowercase()));
            return;
        }
        self.recent.retain(|id| *id != command.id);
        self.recent.push(command.id);
        self.prefs(|settings| settings.use_command(command.id));
        match command.run {
            Run::Do(what) => what(self),
            Run::Open(view) => self.show(view),
            Run::Arrange(layout) => self.arrange(layout),
            Run::Choose(choice) => self.choose(choice),
        }
    }

    /// Shows a view.
    pub fn show(&mut self, view: &'static ViewKind) {
        self.view = view;
        self.prefs(|settings| settings.last_view = view.id.to_owned());
    }

    fn carry_out(&mut self, requests: Vec<Request>) {
        for request in requests {
            match request {
                Request::Edit(edit) => self.apply(edit),
                Request::Make(making) => {
                    let edit = making(self.session.document(), &mut self.ids);
                    self.apply(edit);
                }
                Request::Hover(key) => self.hovered = Some(key),
                Request::Filter(text) => self.filter.set(&text),
                Request::Run(id) => {
                    if let Some(command) = command::find(id) {
                        self.execute(&command);
                    }
                }
                Request::Select(selection) => self.selection = selection,
                Request::Initiative(id) => self.initiative = Some(id),
                Request::Show(view) => self.show(view),
                Request::Ask(dialog) => self.dialog = Some(dialog),
                Request::Tell(text) => self.notices.done(text),
                Request::Prefs(change) => self.prefs(change),
            }
        }
    }

    /// Changes the map, or says why not.
    fn apply(&mut self, edit: Edit) {
        if edit.is_empty() {
            return;
        }
        self.let_go();
        self.say_failed(|app| app.session.apply(edit));
    }

    /// Lets go of the snapshot that the screen paints, so that an edit need not copy the whole map.
    fn let_go(&mut self) {
        self.disclosure = everything(&Arc::default());
        self.disclosed = None;
    }

    fn say_failed<E: std::error::Error>(&mut self, what: impl FnOnce(&mut Self) -> Result<(), E>) {
        if let Err(error) = what(self) {
            self.notices.error(error.to_string());
        }
    }

    /// Looks at another initiative where the one that was looked at is gone.
    fn keep_initiative(&mut self) {
        let initiatives = &self.session.document().initiatives;
        if self.initiative.is_none_or(|id| !initiatives.contains_key(&id)) {
            self.initiative = initiatives.keys().next().copied();
        }
    }

    fn context<'a>(&'a self, ctx: &egui::Context, tokens: &'a Tokens, focused: bool) -> Context<'a> {
        let ready = |command: Command| menus::Ready {
            refused: command.refused(self),
            keys: command.shortcut.map(|keys| ctx.format_shortcut(&keys)).unwrap_or_default(),
            command,
        };
        Context {
            hovered: self.hovered,
            filter: self.filter.found(),
            commands: self.commands().into_iter().map(ready).collect(),
            document: self.session.document(),
            disclosure: &self.disclosure,
            revision: self.session.revision(),
            initiative: self.initiative,
            selection: &self.selection,
            positions: self.places.positions(),
            destinations: self.places.destinations(),
            grounds: self.places.grounds(),
            arranged: self.places.generation(),
            arranging: self.places.is_arranging().then(|| self.places.progress()),
            analyses: &self.analyses,
            insight: &self.insight,
            advice: &self.advice,
            judgement: &self.judgement,
            inspector_open: self.inspector_open,
            today: self.today,
            tokens,
            blocked: self.dialog.is_some() || self.palette.is_some(),
            focused,
            settings: &self.settings,
            motion: self.motion(),
        }
    }
}

/// True while a pointer is down or text is being written: the gesture goes on.
fn holding(ctx: &egui::Context) -> bool {
    ctx.input(|input| input.pointer.any_down()) || ctx.text_edit_focused()
}
