//! Is every sentence of the picker true? Each number is worked out anew from the definition, by plain code that shares
//! nothing with the picker, on a thousand small maps.
#![allow(clippy::unwrap_used, reason = "what is not there fails the test")]

mod made;
mod naive;
mod questions;
mod sentences;
mod whole;
