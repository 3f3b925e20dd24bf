//! Who stands where in the network of ties?
//!
//! `Network` is built from the map; `METRICS` are measures of it, each a pure function from the network to `Scores`.
//!
//! *Invariants:* the same network gives the same scores to the last bit, whatever the number of processors; equal
//! scores are ordered by id; indices of the graph never leave this module. Nothing here fails, knows an initiative,
//! reads the clock or draws randomness.

mod adjacency;
mod among;
pub mod belonging;
pub mod between;
pub mod communities;
pub mod comparison;
pub mod coverage;
pub mod departure;
pub mod fragility;
mod leiden;
mod level;
pub mod metrics;
mod network;
mod parallel;
mod paths;
mod progress;
pub mod routes;
mod scores;
pub mod telling;

// What those need who arrange a network without knowing the map.
pub use crate::model::{Point, StakeholderId};
pub use communities::{Communities, communities};
pub use comparison::{Comparison, GroupName, compare};
pub use departure::{Departure, if_they_leave};
pub use fragility::{Fragility, fragility, isolated};
pub use metrics::{Counting, Direction, METRICS, Metric, Preview, Sampled, Weights};
pub use network::{Network, TieFilter};
pub use progress::Progress;
pub use routes::{Route, carrying, routes};
pub use scores::Scores;
