//! What was chosen in the dialog, and what is made of it?

use crate::app::App;
use crate::app::publishing::{Draft, Made, Order, Publisher, SWELL, Withheld, file_name};
use crate::diagram::DIAGRAMS;
use crate::export::pdf::Paper;
use crate::model::StakeholderId;
use crate::share::{ADDITIONS, Addition, Audience, Choices};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::Receiver;
use std::time::{Duration, Instant};

/// No human leaves a dialog within this time: such an answer means that there is none.
const AT_ONCE: Duration = Duration::from_millis(400);

/// What can be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::app) enum What {
    /// The plan, on one page or in full.
    Plan,
    /// A picture.
    Picture,
    /// Everybody who is named.
    People,
    /// What is done.
    Actions,
    /// How things stand.
    Dashboard,
    /// What moved between two reviews.
    Changes,
    /// Tables and networks.
    Data,
    /// The map itself.
    Backup,
}

/// Who reads it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reader {
    /// Readers in general.
    Of(Audience),
    /// One person.
    Person,
}

/// A folder that is being asked for.
pub(super) struct Picking {
    pub(super) answer: Receiver<Option<PathBuf>>,
    pub(super) since: Instant,
}

/// An export that is being chosen.
pub(in crate::app) struct Exporting {
    pub(super) what: What,
    pub(super) one_page: bool,
    pub(super) diagram: &'static str,
    pub(super) list: &'static str,
    /// The one that was pressed; the usual one otherwise.
    pub(super) format: Option<&'static str>,
    pub(super) reader: Reader,
    pub(super) person: Option<StakeholderId>,
    /// Everything that is held about the person, in place of a card.
    pub(super) access: bool,
    /// Whose entries somebody looked through, and what of them is withheld.
    pub(super) withheld: Option<(StakeholderId, Withheld)>,
    /// What is typed to find the person.
    pub(super) looked_for: String,
    pub(super) include: BTreeSet<&'static str>,
    /// Why that was added.
    pub(super) reason: String,
    /// Why names in texts are let through.
    pub(super) let_through: String,
    /// Whether they are to be, once there is a reason.
    pub(super) lets_through: bool,
    pub(super) letter: bool,
    pub(super) scale: u8,
    pub(super) file: String,
    /// The name was typed: it no longer follows from the choices.
    pub(super) typed: bool,
    pub(super) folder: Option<PathBuf>,
    pub(super) picking: Option<Picking>,
    pub(super) page: usize,
    /// The pages are shown large.
    pub(super) large: bool,
    /// Past exports are shown in place of the preview.
    pub(super) past: bool,
    /// *Export* was pressed before the draft was there.
    pub(super) pressed: bool,
    /// A file of this name is there already.
    pub(super) exists: Option<PathBuf>,
    pub(super) error: Option<String>,
    pub(super) publisher: Publisher,
    /// The draft is that of the choices.
    pub(super) ready: bool,
    /// How many pages the full plan had when it was made last, for these readers.
    pub(super) full_pages: Option<(Reader, usize)>,
}

impl Exporting {
    /// The plan on one page, for everyone.
    pub(in crate::app) fn new() -> Self {
        Self {
            what: What::Plan,
            one_page: true,
            diagram: "grid",
            list: "people",
            format: None,
            reader: Reader::Of(Audience::default()),
            person: None,
            access: false,
            withheld: None,
            looked_for: String::new(),
            include: BTreeSet::new(),
            reason: String::new(),
            let_through: String::new(),
            lets_through: false,
            letter: false,
            scale: 2,
            file: String::new(),
            typed: false,
            folder: None,
            picking: None,
            page: 0,
            large: false,
            past: false,
            pressed: false,
            exists: None,
            error: None,
            publisher: Publisher::default(),
            ready: false,
            full_pages: None,
        }
    }

    /// One of the other things, for everyone.
    pub(in crate::app) fn of(what: What) -> Self {
        Self { what, ..Self::new() }
    }

    /// The picture with this id, for everyone.
    pub(in crate::app) fn picture(diagram: &'static str) -> Self {
        Self { diagram, ..Self::of(What::Picture) }
    }

    /// The full plan with its pages large.
    pub(in crate::app) fn print() -> Self {
        Self { large: true, one_page: false, ..Self::new() }
    }

    /// Nothing was written, for this reason.
    pub(in crate::app) fn failed(&mut self, why: String) {
        (self.error, self.pressed) = (Some(why), false);
    }

    /// For whom it is.
    pub(super) fn audience(&self) -> Audience {
        match (self.reader, self.person) {
            _ if self.what == What::Backup => Audience::Me,
            (Reader::Of(audience), _) => audience,
            (Reader::Person, Some(person)) if self.access => Audience::Access(person),
            (Reader::Person, Some(person)) => Audience::Card(person),
            (Reader::Person, None) => Audience::Everyone,
        }
    }

    /// Whether it is not known yet whom it is about.
    pub(super) fn lacks_person(&self) -> bool {
        self.reader == Reader::Person && self.person.is_none() && self.what != What::Backup
    }

    /// From what it is made.
    pub(super) fn made(&self) -> Made {
        match (self.what, self.reader) {
            (What::Data, _) => Made::Tables,
            (_, Reader::Person) if self.access => Made::Report("access-report"),
            (_, Reader::Person) => Made::Report("person-card"),
            (What::Plan, _) if self.one_page => Made::Report("one-page"),
            (What::Plan, _) => Made::Report("engagement-plan"),
            (What::Picture, _) => Made::Picture(self.diagram),
            (What::People, _) => Made::List("people"),
            (What::Actions, _) => Made::List("actions"),
            (What::Dashboard, _) => Made::Report("dashboard"),
            (What::Changes, _) => Made::Report("what-changed"),
            (What::Backup, _) => Made::Map,
        }
    }

    /// The formats that there are for it.
    pub(super) fn formats(&self) -> Vec<&'static str> {
        self.made().formats()
    }

    /// The format that is used.
    pub(super) fn format(&self) -> &'static str {
        let all = self.formats();
        self.format.filter(|id| all.contains(id)).or_else(|| all.first().copied()).unwrap_or(SWELL)
    }

    /// What was added for these readers.
    pub(super) fn added(&self) -> Vec<&'static Addition> {
        let audience = self.audience();
        ADDITIONS.iter().filter(|one| one.audience == audience && self.include.contains(one.id)).collect()
    }

    /// Follows what changed in the map and in the choices.
    pub(super) fn prepare(&mut self, app: &App) {
        if self.person.is_some_and(|id| !app.document().stakeholders.contains_key(&id)) {
            self.person = None;
        }
        if self.folder.is_none() {
            let beside = app.session.path().and_then(Path::parent).map(Path::to_path_buf);
            self.folder = beside.or_else(|| app.publishing.folder.clone()).or_else(documents);
        }
        if !self.typed {
            self.file = self.proposed(app);
        }
        if let Some(draft) = self.publisher.draft()
            && draft.order.made == Made::Report("engagement-plan")
            && let Some(printed) = draft.shown.printed()
            && draft.order.audience == self.audience()
        {
            self.full_pages = Some((self.reader, printed.pages()));
        }
    }

    fn proposed(&self, app: &App) -> String {
        let named = app.initiative.and_then(|id| app.document().initiatives.get(&id));
        let title = &app.document().about.title;
        let of = named.map_or(title.as_str(), |record| record.name.as_str());
        file_name(of, self.made(), self.list, self.format(), self.audience(), app.today)
    }

    /// What is to be made.
    pub(super) fn order(&self, app: &App) -> Order {
        /// Stands where a reason will: what has none yet is not written.
        const NOT_YET: &str = "…";
        let said = |reason: &str| {
            let reason = reason.trim();
            Some(if reason.is_empty() { NOT_YET.to_owned() } else { reason.to_owned() })
        };
        let added = self.added();
        let lets = self.lets_through && !self.let_through.trim().is_empty();
        let choices = Choices {
            include: added.iter().map(|addition| addition.id.to_owned()).collect(),
            reason: if self.asks_reason().is_some() { said(&self.reason) } else { None },
            allow_names: if lets { said(&self.let_through) } else { None },
        };
        let made = self.made();
        let named = self.target().file_name().map(|name| name.to_string_lossy().into_owned());
        Order {
            made,
            format: self.format(),
            list: self.list,
            // Whoever asks what is held about them means the whole map.
            initiative: app.initiative.filter(|_| self.audience().person().is_none()),
            audience: self.audience(),
            choices,
            paper: if self.letter { Paper::Letter } else { Paper::A4 },
            scale: self.scale,
            // Only a sheet says what the file is called: the rest need not be made anew with each letter.
            file: named.filter(|_| made == Made::Report("one-page")).unwrap_or_default(),
            today: app.today,
            withheld: self.withheld().cloned(),
        }
    }

    /// Where the file goes; its ending is that of the format.
    pub(super) fn target(&self) -> PathBuf {
        let ending = crate::export::Export::find(self.format()).map_or(SWELL, |format| format.extension);
        let typed = PathBuf::from(self.file.trim());
        let path = self.folder.clone().unwrap_or_default().join(typed);
        let has_it = path.extension().is_some_and(|found| found.eq_ignore_ascii_case(ending));
        if has_it || path.file_name().is_none() {
            return path;
        }
        let mut name = path.file_name().unwrap_or_default().to_os_string();
        name.push(".");
        name.push(ending);
        path.with_file_name(name)
    }

    /// Why it cannot be written as it stands; nothing where it can, or where that is not known yet.
    pub(super) fn stopped_by(&self) -> Option<&'static str> {
        if self.lacks_person() {
            return Some("Choose whom it is about");
        }
        if self.file.trim().is_empty() {
            return Some("Give the file a name");
        }
        if self.lacks_reason() {
            return Some("Say why they need what you added");
        }
        let draft = self.current()?;
        if !draft.stopped.is_empty() {
            return Some("A text names someone whom they may not see");
        }
        (!draft.is_good()).then_some("It cannot be written")
    }

    /// The draft, where it is that of the choices.
    pub(super) fn current(&self) -> Option<&Arc<Draft>> {
        self.publisher.draft().filter(|_| self.ready)
    }

    /// Another thing was chosen: what was said of the one before no longer holds.
    pub(super) fn changed(&mut self) {
        (self.error, self.exists, self.pressed) = (None, None, false);
    }

    /// Other readers were chosen.
    pub(super) fn read_by(&mut self, reader: Reader) {
        if self.reader != reader {
            self.reader = reader;
            self.include.clear();
            self.reason.clear();
            self.lets_through = false;
            self.page = 0;
            self.changed();
        }
        if reader == Reader::Person && self.what != What::Data {
            self.what = What::Plan;
        }
    }

    /// Something else is to be made.
    pub(super) fn choose(&mut self, what: What) {
        if self.what == What::Backup && what != What::Backup {
            // A backup is for oneself; what follows is for everyone again.
            self.reader = Reader::Of(Audience::default());
        }
        if self.what != what {
            self.what = what;
            self.page = 0;
            self.changed();
        }
    }

    /// Puts the folder before the name, where the system has no dialog for it: it can be typed.
    pub(super) fn write_folder_out(&mut self) {
        let folder = self.folder.clone().unwrap_or_default();
        self.file = folder.join(&self.file).to_string_lossy().into_owned();
        self.typed = true;
    }

    /// Takes the folder that was picked.
    pub(super) fn take_folder(&mut self, ctx: &egui::Context) {
        let Some(picking) = &self.picking else { return };
        match picking.answer.try_recv() {
            Ok(picked) => {
                let at_once = self.picking.take().is_some_and(|picking| picking.since.elapsed() < AT_ONCE);
                match picked {
                    Some(folder) => {
                        self.folder = Some(folder);
                        self.changed();
                    }
                    None if at_once => self.write_folder_out(),
                    None => {}
                }
            }
            Err(std::sync::mpsc::TryRecvError::Disconnected) => self.picking = None,
            Err(std::sync::mpsc::TryRecvError::Empty) => {
                ctx.request_repaint_after(std::time::Duration::from_millis(50));
            }
        }
    }
}

/// The names of the pictures.
pub(super) fn diagrams() -> Vec<&'static str> {
    DIAGRAMS.iter().map(|diagram| diagram.name).collect()
}

/// The folder of documents of whoever is logged in.
fn documents() -> Option<PathBuf> {
    let home = std::env::var_os("HOME").or_else(|| std::env::var_os("USERPROFILE")).map(PathBuf::from)?;
    let documents = home.join("Documents");
    Some(if documents.is_dir() { documents } else { home })
}
