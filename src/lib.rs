//! Groundswell: stakeholder maps, advocates and engagement plans.

pub mod diagnostic;
pub mod model;
