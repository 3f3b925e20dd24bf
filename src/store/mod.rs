//! The disk: how bytes become a file without ever putting the old file at risk.
//!
//! Answers: *is it saved, and if not, is what was there before still there?*
//!
//! - [`read`] opens a file and takes its [`Baseline`], the mark by which a later change by somebody else is known.
//! - [`save`] writes a document: proves that the bytes read back, refuses to overwrite another writer's work, and
//!   replaces the file in one step that a power cut cannot split.
//! - [`write_export`] writes anything else by the same steps, without the proof.
//! - [`compare`] tells whether the file still is the one that was read or saved.
//! - [`private_folder`] makes a folder that only its owner can enter.
//! - [`Slot`] and [`recoveries`] keep and find copies of maps with changes that no file holds.
//! - [`hold`] tells whether another window is at work on the same file.
//! - [`remove_leftovers`] removes the temporary copies that a crash left behind.
//!
//! *Invariants:* the old file is neither opened for writing nor moved nor removed, at any time: its name goes from the
//! complete old bytes to the complete new bytes. `Ok` with [`Durability::Durable`] means that the new bytes survive a
//! power cut. An error means that nothing on disk was changed, unless it is [`SaveError::Uncertain`], which says that it
//! cannot tell. A file is flushed once; a flush that failed is never repeated on the same handle, because the second one
//! would succeed without having written anything.
//!
//! *Absent:* this module knows no clock (`now` is an argument), and nothing of documents but that a recovery copy holds
//! one. It keeps no versions. Of the old file's attributes it keeps mode, owner and group; access control lists
//! and extended attributes are not carried over.
//!
//! All of it goes through the trait [`Fs`], whose real implementation is [`Disk`]; the tests put a disk in its place
//! that fails at every operation and loses power after every operation.

mod baseline;
mod disk;
mod error;
mod fs;
mod hold;
mod link;
mod open;
mod private;
mod recovery;
mod save;
mod temp;

pub use baseline::{Baseline, Change, compare};
pub use disk::Disk;
pub use error::{OpenFileError, SaveError, SaveWarning, Step};
pub use fs::{Access, Fs, Kind, Reading, Stat, Writing};
pub use hold::{Held, hold, hold_file, is_held};
pub use open::read;
pub use private::private_folder;
pub use recovery::{Found, KeepError, Note, Slot, recoveries};
pub use save::{Durability, Overwrite, Saved, save, write_export};
pub use temp::remove_leftovers;
