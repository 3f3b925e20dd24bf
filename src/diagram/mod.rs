//! How does a map look? Pictures of what an audience may see, once for screen and paper.
//!
//! *Invariants:* the same input gives the same picture; what an audience may not see is not in it, neither painted nor
//! named. This module knows no window, no theme in use and no file.

pub mod ink;
pub mod measure;
pub mod scene;
mod widths;

pub use ink::{Ink, Paint, Rgb, Stroke, Theme};
pub use measure::{Inter, Measure, Weight};
pub use scene::{Align, Area, Detail, Hit, Mark, Pos, Scene, Shape, Text, pos};
