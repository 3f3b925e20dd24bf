//! In which words is something said to others?
//!
//! *Invariants:* words for others say what is to be done, never what is held against anybody.

use crate::model::Rating;
use crate::model::action::{Repeat, RepeatUnit};
use crate::model::assessment::Engagement;
use crate::model::message::Quadrant;

/// How large the effect of a change is, in words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Effect {
    /// 80 and above.
    VeryLarge,
    /// 60 and above.
    Large,
    /// 40 and above.
    Medium,
    /// Below 40.
    Small,
}

impl Effect {
    /// Largest first.
    pub const ALL: [Self; 4] = [Self::VeryLarge, Self::Large, Self::Medium, Self::Small];

    /// The word for an impact.
    pub const fn of(impact: Rating) -> Self {
        match impact.get() {
            80.. => Self::VeryLarge,
            60.. => Self::Large,
            40.. => Self::Medium,
            _ => Self::Small,
        }
    }

    /// For people.
    pub const fn name(self) -> &'static str {
        match self {
            Self::VeryLarge => "Very large",
            Self::Large => "Large",
            Self::Medium => "Medium",
            Self::Small => "Small",
        }
    }
}

/// What is said to others of how someone stands to the change.
pub const fn for_others(engagement: Engagement) -> &'static str {
    match engagement {
        Engagement::Unaware => "Not yet told",
        Engagement::Resistant => "Needs early involvement",
        Engagement::Neutral => "Undecided",
        Engagement::Supportive => "Supportive",
        Engagement::Leading => "Leading",
    }
}

/// What is done with the people in a field of the grid.
pub const fn approach(quadrant: Quadrant) -> &'static str {
    match quadrant {
        Quadrant::KeyPlayers => "We plan and decide the change together",
        Quadrant::KeepSatisfied => "We ask before we decide and keep it short",
        Quadrant::KeepInformed => "We bring news early and ask what it means",
        Quadrant::Monitor => "We keep them posted and listen for change",
    }
}

/// A number with commas: *1,240*.
pub fn grouped(number: u32) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// How often something comes again: *Every second week*.
pub fn rhythm(repeat: &Repeat) -> String {
    let unit = match repeat.unit {
        RepeatUnit::Days => "day",
        RepeatUnit::Weeks => "week",
        RepeatUnit::Months => "month",
    };
    match repeat.every.get() {
        1 => format!("Every {unit}"),
        2 => format!("Every second {unit}"),
        3 => format!("Every third {unit}"),
        every => format!("Every {every} {unit}s"),
    }
}
