//! Groundswell: stakeholder maps, advocates and engagement plans.

pub mod diagnostic;
pub mod diagram;
pub mod model;
pub mod store;
