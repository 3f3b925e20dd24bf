//! What does an initiative ask of those who lead it?
//!
//! On which field of the grid somebody stands, how far they are from where they should be, what happens next with
//! them, and which communities have a voice of their own.
//!
//! *Invariants:* pure judgement over the map; it never reads the clock: `today` is an argument. What is not recorded
//! is answered by nothing, never by a guess.

pub mod advocates;
mod asking;
mod calendar;
pub mod checks;
mod communities;
mod gaps;
mod gratitude;
pub mod heard;
mod heeded;
pub mod load;
pub mod methods;
pub mod moved;
pub mod needs;
mod onboard;
pub mod overview;
pub mod promises;
pub mod pulse;
mod quadrant;
pub mod raters;
pub mod saturation;
pub mod suggestions;
mod team;
mod thanks;
mod unheard;

pub use asking::{Asking, Terms, asking};
pub use calendar::{
    Next, dates, day, is_overdue, late, next_action, next_actions, open_actions, overdue, reaches,
    working_day,
};
pub use communities::{Voice, voices};
pub use gaps::{Gap, gap, gaps};
pub use gratitude::{Thanked, gratitude};
pub use heeded::{Heeded, heeded};
pub use load::{Load, load};
pub use moved::{Moment, Movement, Way, moved, reviews};
pub use onboard::{WAY, carried, carries_at_most, on_board};
pub use quadrant::{NEAR, Quadrants, near_line, quadrant, quadrants};
pub use team::{advocates, team};
pub use thanks::{Given, last_thanked, promises_given};
pub use unheard::{HIGH_IMPACT, Unheard, unheard};
