//! What the disk may do to a file, and what must be true of the file afterwards.
//!
//! - `model`: a disk in memory that fails on demand and remembers what it has not yet made durable (`state`).
//! - `power`: every state in which a power cut can leave a recipe for saving; ours, and five that lose work.
//! - `errors`: every operation of a save fails, in every way.
//! - `others`: another program writes the same file.
//! - `real`: the disk of this computer; `unix`: its links, pipes, devices, permissions and planted files.
//! - `recovery`: every operation of keeping a second recovery copy fails, in every way.
//! - `kill`: a process is killed while it saves, again and again.

#![allow(clippy::disallowed_methods, reason = "these tests arrange, damage and inspect files themselves")]

mod errors;
mod kill;
mod model;
mod others;
mod power;
mod real;
mod recovery;
mod state;
#[cfg(unix)]
mod unix;
