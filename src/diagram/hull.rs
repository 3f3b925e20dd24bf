//! Which area holds all people of a community?
//!
//! *Invariants:* the outline is convex and keeps its distance from each person; its corners are round.

use super::geometry::Pos;
use super::glyph::round;

/// The convex outline that keeps `out` points of distance from each disc. O(n log n) (Andrew's monotone chain).
pub(super) fn hull(discs: &[(Pos, f32)], out: f32) -> Vec<Pos> {
    let mut points: Vec<Pos> =
        discs.iter().flat_map(|(centre, radius)| round(*centre, radius + out, 24)).collect();
    points.sort_by(|a, b| a.x.total_cmp(&b.x).then(a.y.total_cmp(&b.y)));
    points.dedup();
    if points.len() < 3 {
        return points;
    }
    let half = |points: &mut dyn Iterator<Item = Pos>| {
        let mut chain: Vec<Pos> = Vec::new();
        for p in points {
            while let [.., a, b] = chain[..] {
                let (ab, bp) = (b - a, p - b);
                if ab.x * bp.y - ab.y * bp.x > 0.0 {
                    break;
                }
                chain.pop();
            }
            chain.push(p);
        }
        chain.pop();
        chain
    };
    let mut outline = half(&mut points.iter().copied());
    outline.extend(half(&mut points.iter().rev().copied()));
    outline
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagram::pos;

    #[test]
    fn the_outline_is_convex_and_keeps_its_distance() {
        let discs: Vec<(Pos, f32)> = [(0.0, 0.0), (100.0, 10.0), (60.0, 90.0), (50.0, 40.0), (0.0, 0.0)]
            .map(|(x, y)| (pos(x, y), 14.0))
            .to_vec();
        let outline = hull(&discs, 14.0);
        assert!(outline.len() >= 12);
        for i in 0..outline.len() {
            let (a, b, c) = (outline[i], outline[(i + 1) % outline.len()], outline[(i + 2) % outline.len()]);
            let (ab, bc) = (b - a, c - b);
            assert!(ab.x * bc.y - ab.y * bc.x > -1e-2);
            for (centre, _) in &discs {
                assert!(centre.distance_to_line(a, b) > 27.0);
            }
        }
        assert!(hull(&[], 14.0).is_empty());
    }
}
