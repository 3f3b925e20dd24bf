//! Groundswell: stakeholder maps, advocates and engagement plans, for the people who lead a change.
//!
//! The program is for drawing a stakeholder map before a change, for choosing the advocates who will carry it, and
//! for exporting the engagement plan to share. Everything is one local file; nothing here uses a network.
//!
//! # Eight ideas
//!
//! 1. [`model::Document`] is plain data: tables of records. Users see it as a *map*.
//! 2. [`model::Edit`] is the only way in which it changes: *key → record or nothing*, with a label.
//!    `Document::apply` returns the inverse, or changes nothing.
//! 3. [`session::Session`] is one open document: the document, what can be undone, its file, what was saved.
//! 4. Derived values are pure functions of the document: [`analysis`], [`plan`], [`layout`].
//! 5. What leaves is a projection: [`share::disclose`] is the only door. Reports, pictures and exports see a
//!    [`share::Disclosure`], never a document; what an audience may not see is absent from it.
//! 6. A view draws and asks; it owns only its own transient state (`app`, feature `gui`).
//! 7. An open set is a const slice of plain structs: `FIELDS` of each record, `METRICS`, `LAYOUTS`, `REPORTS`,
//!    `IMPORTS`, `EXPORTS`, `VIEWS`, `COMMANDS`, `SUBCOMMANDS`.
//! 8. Only the window and the command line are imperative: requests, threads, dialogs, clock, disk.
//!
//! # From a register to a plan
//!
//! ```
//! use groundswell::model::{Document, IdMaker, Initiative, Rating, Stakeholder, edits};
//! use groundswell::share::{Audience, Choices, disclose};
//! use std::sync::Arc;
//!
//! let mut ids = IdMaker::seeded(1);
//! let mut document = Document::default();
//! let (change, edit) = edits::add_initiative(&mut ids, Initiative::named("One service desk"));
//! document.apply(edit)?;
//! let (ana, edit) = edits::add_stakeholder(&mut ids, Stakeholder::named("Ana Ruiz"), Some(change));
//! document.apply(edit)?;
//! let back = document.apply(edits::rate(&document, change, &[(ana, Rating::new(70), Rating::new(30))]))?;
//!
//! // Nobody but the owner of the map sees her name: she owns no public action.
//! let everyone = disclose(&Arc::new(document.clone()), Some(change), Audience::Everyone, &Choices::default())?;
//! assert!(everyone.stakeholders().is_empty());
//!
//! document.apply(back)?; // undone
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! Who may import whom stands as data in `tests/architecture.rs`.

pub mod analysis;
#[cfg(feature = "gui")]
pub mod app;
pub mod cli;
pub mod diagnostic;
pub mod diagram;
pub mod export;
pub mod file;
pub mod import;
pub mod layout;
pub mod model;
pub mod plan;
pub mod report;
pub mod session;
pub mod share;
pub mod store;
