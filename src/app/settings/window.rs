//! Where does the window open? Where it was, if that can be seen.

use egui::{Pos2, Rect, Vec2, pos2, vec2};
use serde::{Deserialize, Serialize};

/// The smallest window that everything fits into.
pub(in crate::app) const SMALLEST: Vec2 = vec2(960.0, 600.0);
/// The window of the first start.
pub(in crate::app) const USUAL: Vec2 = vec2(1280.0, 800.0);
/// How much of a window must be on a monitor.
const VISIBLE: Vec2 = vec2(120.0, 60.0);

/// Place and size of the window, in points.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct WindowPlace {
    /// The left edge; the system chooses it where it is missing.
    pub x: Option<f32>,
    /// The upper edge.
    pub y: Option<f32>,
    /// The width of what is inside the frame.
    pub width: f32,
    /// The height of what is inside the frame.
    pub height: f32,
    /// Whether it fills the monitor.
    pub maximised: bool,
}

impl Default for WindowPlace {
    fn default() -> Self {
        Self { x: None, y: None, width: USUAL.x, height: USUAL.y, maximised: false }
    }
}

impl WindowPlace {
    /// Whether the numbers are numbers that a window can have.
    pub fn is_sound(&self) -> bool {
        let places = [self.x, self.y].into_iter().flatten();
        places.chain([self.width, self.height]).all(|n| n.is_finite() && n.abs() < 100_000.0)
            && self.width > 0.0
            && self.height > 0.0
    }

    /// The size, never smaller than what everything fits into.
    pub fn size(&self) -> Vec2 {
        vec2(self.width, self.height).max(SMALLEST)
    }

    /// The upper left corner, if one is known.
    pub fn position(&self) -> Option<Pos2> {
        Some(pos2(self.x?, self.y?))
    }
}

/// Where a window that was there opens on these monitors: nothing where it can stay, and the middle of the first
/// monitor where too little of it would be seen.
pub fn settled(place: &WindowPlace, monitors: &[Rect]) -> Option<Pos2> {
    let window = Rect::from_min_size(place.position()?, place.size());
    let seen = monitors.iter().any(|monitor| {
        let part = monitor.intersect(window);
        part.width() >= VISIBLE.x && part.height() >= VISIBLE.y && monitor.top() <= window.top() + 20.0
    });
    let first = monitors.first()?;
    (!seen).then(|| (first.center() - place.size() / 2.0).max(first.min))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_window_that_nobody_would_see_comes_to_the_middle() {
        let monitors = [
            Rect::from_min_size(pos2(0.0, 0.0), vec2(1920.0, 1080.0)),
            Rect::from_min_size(pos2(1920.0, 0.0), vec2(1280.0, 1024.0)),
        ];
        let at = |x: f32, y: f32| WindowPlace { x: Some(x), y: Some(y), ..WindowPlace::default() };
        for (place, moved) in [
            (at(100.0, 100.0), None),
            (at(1900.0, 40.0), None),
            (at(-1200.0, 40.0), Some(pos2(320.0, 140.0))),
            (at(3100.0, 0.0), Some(pos2(320.0, 140.0))),
            (at(100.0, -400.0), Some(pos2(320.0, 140.0))),
            (at(100.0, 1060.0), Some(pos2(320.0, 140.0))),
            (WindowPlace::default(), None),
        ] {
            assert_eq!(settled(&place, &monitors), moved, "{place:?}");
        }
        assert_eq!(settled(&at(5000.0, 0.0), &[]), None, "without monitors nothing is known");
    }

    #[test]
    fn no_number_makes_a_window_that_cannot_be_used() {
        for (width, height) in [(0.0, 600.0), (f32::NAN, 600.0), (1280.0, f32::INFINITY), (-5.0, 1.0)] {
            assert!(!WindowPlace { width, height, ..WindowPlace::default() }.is_sound());
        }
        let small = WindowPlace { width: 3.0, height: 3.0, ..WindowPlace::default() };
        assert!(small.is_sound());
        assert_eq!(small.size(), SMALLEST);
    }
}
