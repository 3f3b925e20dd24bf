//! In which formats does a map leave the program?
//!
//! *Invariants:* bytes out, no file opened; the same input gives the same bytes.

pub mod svg;
