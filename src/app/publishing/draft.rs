//! What would be written: the bytes, how they look, and what was found in them when they were read back?
//!
//! *Invariants:* what is previewed is what is written: pages are those of the file. No bytes while a text names somebody whom
//! the audience may not see, or while the bytes hold what it may not. Made away from the screen.

use super::order::{Made, Order, SWELL};
use crate::diagram::{DIAGRAMS, Scene, Theme, arranged};
use crate::export::pdf::Printed;
use crate::export::proof::{Proof, prove};
use crate::export::svg::svg;
use crate::export::{Export, ExportError, Input, Source};
use crate::layout::{Arranged, Progress};
use crate::model::Document;
use crate::report::{Context, LISTS, List, Report, ReportKind, access_report_without};
use crate::share::{Audience, Disclosure, NameInText, Secrets, disclose, editions};
use std::collections::BTreeMap;
use std::sync::Arc;

/// How much of a text is shown.
const SHOWN_CHARS: usize = 24_000;

/// What would be written.
pub(in crate::app) struct Draft {
    /// What was asked for.
    pub(in crate::app) order: Order,
    /// Of which state of the map.
    pub(in crate::app) revision: u64,
    /// How it looks.
    pub(in crate::app) shown: Shown,
    /// What goes into the file.
    pub(in crate::app) bytes: Option<Arc<Vec<u8>>>,
    /// What was found in it.
    pub(in crate::app) proof: Option<Proof>,
    /// Names in texts that stop it.
    pub(in crate::app) stopped: Vec<NameInText>,
    /// How many names in texts were let through.
    pub(in crate::app) let_through: usize,
    /// Why there is nothing.
    pub(in crate::app) trouble: Option<String>,
    /// What went less than well.
    pub(in crate::app) warnings: Vec<String>,
    /// A check sum of each row, for the export log.
    pub(in crate::app) rows: BTreeMap<String, String>,
    /// The table for the clipboard: as HTML, and as text.
    pub(in crate::app) clip: Option<(String, String)>,
    /// What it must not hold.
    pub(super) secrets: Option<Arc<Secrets>>,
}

/// How a copy looks.
pub(in crate::app) enum Shown {
    /// Nothing to look at.
    Nothing,
    /// Pages, or a picture as a page of its size.
    Pages(Arc<Printed>),
    /// Pages of the same words, where the format flows by itself.
    Alike(Arc<Printed>),
    /// The text, or how it begins.
    Text(String),
    /// Tables, one after the other.
    Tables(Vec<List>),
}

impl Shown {
    /// How many pages or tables there are to go through.
    pub(in crate::app) fn count(&self) -> usize {
        match self {
            Self::Pages(printed) | Self::Alike(printed) => printed.pages(),
            Self::Tables(lists) => lists.len(),
            Self::Text(_) => 1,
            Self::Nothing => 0,
        }
    }

    /// The pages, where there are any.
    pub(in crate::app) fn printed(&self) -> Option<&Arc<Printed>> {
        match self {
            Self::Pages(printed) | Self::Alike(printed) => Some(printed),
            _ => None,
        }
    }
}

impl Draft {
    /// Makes it; what went wrong is in it.
    pub(super) fn make(
        order: Order,
        revision: u64,
        document: &Arc<Document>,
        own: Option<Arranged>,
        progress: &Progress,
    ) -> Self {
        let mut draft = Self {
            order,
            revision,
            shown: Shown::Nothing,
            bytes: None,
            proof: None,
            stopped: Vec::new(),
            let_through: 0,
            trouble: None,
            warnings: Vec::new(),
            rows: BTreeMap::new(),
            clip: None,
            secrets: None,
        };
        if let Err(trouble) = draft.fill(document, own, progress) {
            draft.trouble = Some(trouble);
        }
        draft
    }

    /// Whether it may be written as it is.
    pub(in crate::app) fn is_good(&self) -> bool {
        self.bytes.is_some() && self.trouble.is_none() && self.proof.as_ref().is_none_or(Proof::is_safe)
    }

    fn fill(
        &mut self,
        document: &Arc<Document>,
        own: Option<Arranged>,
        progress: &Progress,
    ) -> Result<(), String> {
        let order = self.order.clone();
        if order.made == Made::Map {
            let bytes = crate::file::save(document).map_err(|error| error.to_string())?;
            self.bytes = Some(Arc::new(bytes));
            return Ok(());
        }
        let disclosure = disclose(document, order.initiative, order.audience, &order.choices)
            .map_err(|error| error.to_string())?;
        self.stopped = disclosure.stopped_by().to_vec();
        self.let_through = disclosure.names_in_text().len() - self.stopped.len();
        let format = Export::find(order.format).ok_or("There is no such format")?;
        let report = self.report(document, &disclosure)?;
        let scene = self.scene(&disclosure, own, progress)?;
        let list = self.list(&disclosure)?;
        let printed = match (&report, &scene) {
            (Some(report), _) => Some(self.warned(Printed::report(report, order.paper))?),
            (None, Some(scene)) => Some(self.warned(Printed::picture(scene))?),
            (None, None) => None,
        };
        if let Some(printed) = &printed {
            let flows = report.is_some() && !matches!(order.format, "pdf" | "png");
            let pages = Arc::clone(printed);
            self.shown = if flows { Shown::Alike(pages) } else { Shown::Pages(pages) };
        }
        if let Some(list) = &list {
            self.clip = Some(crate::export::clipboard(list));
        }
        if let Some(list) = list.clone().filter(|_| matches!(order.format, "csv" | "xlsx")) {
            self.shown = Shown::Tables(vec![list]);
        } else if order.format == "xlsx" {
            let all = LISTS.iter().map(|kind| (kind.make)(&disclosure, order.initiative));
            self.shown = Shown::Tables(all.filter(|list| !list.rows.is_empty()).collect());
        }
        if !self.stopped.is_empty() {
            return Ok(());
        }
        let pages = printed.clone();
        let printed = printed.filter(|_| matches!(order.format, "pdf" | "png"));
        let bytes = match printed {
            Some(printed) if order.format == "png" => {
                printed.png(0, f32::from(order.scale)).map_err(|error| error.to_string())?
            }
            Some(printed) => self.warned_bytes(printed.pdf())?,
            None => {
                let input = Input {
                    report: report.as_ref(),
                    scene: scene.as_ref(),
                    list: list.as_ref(),
                    scale: order.scale,
                    ..Input::new(&disclosure, order.today)
                };
                self.warned_bytes(format.bytes(&input))?
            }
        };
        if matches!(self.shown, Shown::Nothing) || order.format == "md" {
            self.shown = Shown::Text(beginning(&bytes));
        }
        let secrets = Arc::new(Secrets::of(document, &disclosure));
        let mut proof = prove(format, &bytes, &secrets).map_err(|error| error.to_string())?;
        if order.format == "png" {
            let read =
                words(scene.as_ref(), pages.as_deref(), &secrets).map_err(|error| error.to_string())?;
            proof.leaks.extend(read.leaks.iter().cloned());
            proof = Proof { leaks: proof.leaks, properties: proof.properties, ..read };
        }
        self.proof = Some(proof);
        self.secrets = Some(secrets);
        self.bytes = Some(Arc::new(bytes));
        Ok(())
    }

    fn report(&mut self, document: &Document, disclosure: &Disclosure) -> Result<Option<Report>, String> {
        let Made::Report(id) = self.order.made else { return Ok(None) };
        let order = &self.order;
        let context = Context {
            today: order.today,
            editions: editions(document, order.initiative, id, order.audience),
            file: order.file.clone(),
        };
        let made = match order.withheld.as_ref().filter(|_| id == "access-report") {
            Some(less) => access_report_without(disclosure, &context, &less.entries, &less.reason),
            None => ReportKind::find(id).ok_or("There is no such report")?.make(disclosure, &context),
        };
        let made = made.map_err(|error| error.to_string())?;
        self.rows.clone_from(&made.edition.rows);
        Ok(Some(made))
    }

    fn scene(
        &self,
        disclosure: &Disclosure,
        own: Option<Arranged>,
        progress: &Progress,
    ) -> Result<Option<Scene>, String> {
        let Made::Picture(id) = self.order.made else { return Ok(None) };
        let diagram = DIAGRAMS.iter().find(|diagram| diagram.id == id).ok_or("There is no such picture")?;
        // Only the network has places of its own; for the owner those on the screen.
        let places = match own {
            _ if id != "network" => None,
            Some(own) if disclosure.audience() == Audience::Me => Some(own),
            _ => arranged(disclosure, progress),
        };
        Ok(Some((diagram.paint)(disclosure, &places.unwrap_or_default(), self.order.today)))
    }

    fn list(&self, disclosure: &Disclosure) -> Result<Option<List>, String> {
        let id = match self.order.made {
            Made::List(id) => id,
            Made::Tables if Export::find(self.order.format).is_some_and(|f| f.source == Source::List) => {
                self.order.list
            }
            _ => return Ok(None),
        };
        let kind = LISTS.iter().find(|kind| kind.id == id).ok_or("There is no such table")?;
        Ok(Some((kind.make)(disclosure, self.order.initiative)))
    }

    fn warned(
        &mut self,
        printed: Result<crate::diagnostic::Warned<Printed>, ExportError>,
    ) -> Result<Arc<Printed>, String> {
        let printed = printed.map_err(|error| error.to_string())?;
        self.warn(&printed.warnings);
        Ok(Arc::new(printed.output))
    }

    fn warned_bytes(
        &mut self,
        bytes: Result<crate::diagnostic::Warned<Vec<u8>>, ExportError>,
    ) -> Result<Vec<u8>, String> {
        let bytes = bytes.map_err(|error| error.to_string())?;
        self.warn(&bytes.warnings);
        Ok(bytes.output)
    }

    fn warn(&mut self, warnings: &[crate::diagnostic::Warning]) {
        for warning in warnings {
            let said = warning.to_string();
            if !self.warnings.contains(&said) {
                self.warnings.push(said);
            }
        }
    }

    /// The format; nothing for the map itself.
    pub(super) fn format(&self) -> Option<&'static Export> {
        if self.order.format == SWELL { None } else { Export::find(self.order.format) }
    }
}

/// A text as it begins.
fn beginning(bytes: &[u8]) -> String {
    let text = String::from_utf8_lossy(bytes);
    let text = text.trim_start_matches('\u{FEFF}');
    match text.char_indices().nth(SHOWN_CHARS) {
        Some((at, _)) => format!("{}\n…", &text[..at]),
        None => text.to_owned(),
    }
}

/// What is read in a picture: letters that are dots cannot be, those of the same drawing or pages can.
fn words(scene: Option<&Scene>, pages: Option<&Printed>, secrets: &Secrets) -> Result<Proof, ExportError> {
    let read = |id: &str, bytes: &[u8]| match Export::find(id) {
        Some(format) => prove(format, bytes, secrets),
        None => Err(ExportError::Missing("a picture", "a drawing of it")),
    };
    match (scene, pages) {
        (Some(scene), _) => read("svg", svg(scene, Theme::Light).as_bytes()),
        (None, Some(pages)) => read("pdf", &pages.pdf()?.output),
        (None, None) => Err(ExportError::Missing("a picture", "pages")),
    }
}
