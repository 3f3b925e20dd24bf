//! Groundswell: stakeholder maps, advocates and engagement plans.

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
