//! Where on a circle? Angles as shares of a whole turn, the same to the last bit on every machine.
//!
//! *Invariants:* only sums, products and square roots are used; they are exact everywhere, which the system's sines are
//! not.

use std::f64::consts::TAU;

/// The point at this share of a turn on the circle of radius 1: 0 is to the right, ¼ is down.
pub(super) fn point(turn: f64) -> (f64, f64) {
    let turn = turn - turn.floor();
    let quarter = (turn * 4.0).round();
    // At most an eighth of a turn either way: the series ends soon.
    let angle = (turn - quarter / 4.0) * TAU;
    let square = angle * angle;
    let sin = series(angle, square, 1.0);
    let cos = series(1.0, square, 0.0);
    match quarter as u8 % 4 {
        0 => (cos, sin),
        1 => (-sin, cos),
        2 => (-cos, -sin),
        _ => (sin, -cos),
    }
}

/// The alternating series of sine (from 1) or cosine (from 0), to 18 digits for an eighth of a turn.
fn series(first: f64, square: f64, from: f64) -> f64 {
    let (mut term, mut sum) = (first, first);
    for step in 1..=9 {
        let at = from + 2.0 * f64::from(step);
        term *= -square / (at * (at - 1.0));
        sum += term;
    }
    sum
}

/// At which share of a turn a point lies, 0–1; 0 for the middle.
pub(super) fn turn_of(x: f64, y: f64) -> f64 {
    if x == 0.0 && y == 0.0 {
        return 0.0;
    }
    let (low, high) = if y.abs() <= x.abs() { (y.abs(), x.abs()) } else { (x.abs(), y.abs()) };
    // The angle is halved three times: then its series ends soon.
    let mut tangent = low / high;
    for _ in 0..3 {
        tangent /= 1.0 + (1.0 + tangent * tangent).sqrt();
    }
    let square = tangent * tangent;
    let series = (0..8).rev().fold(0.0, |sum, n| 1.0 / f64::from(2 * n + 1) - square * sum);
    let eighth = 8.0 * tangent * series / TAU;
    let quarter = if y.abs() <= x.abs() { eighth } else { 0.25 - eighth };
    let half = if x < 0.0 { 0.5 - quarter } else { quarter };
    if y < 0.0 { 1.0 - half } else { half }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn between(from: f64, to: f64) -> f64 {
        let way = to - from;
        way - way.round()
    }

    #[test]
    fn they_agree_with_the_sines_of_this_machine() {
        for step in -50..150 {
            let turn = f64::from(step) / 100.0;
            let (x, y) = point(turn);
            let angle = turn * TAU;
            assert!((x - angle.cos()).abs() < 1e-12 && (y - angle.sin()).abs() < 1e-12, "{turn}");
            let back = turn_of(x * 3.0, y * 3.0);
            assert!(between(back, turn).abs() < 1e-9, "{turn} {back}");
        }
    }
}
