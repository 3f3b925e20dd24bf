//! Groundswell: stakeholder maps, advocates and engagement plans.
