//! Where on a sheet is room for which section, and how wide are tables on paper?
//!
//! *Invariants:* on A4 the measures are those of the design; on Letter the sheet is narrower and its columns are so by the
//! same part. The zones depend on the kind of audience and on which bands there are, and on nothing else.

use crate::report::{Place, Report, Shape};
use crate::share::Audience;

/// Points in a millimetre.
const POINTS: f32 = 72.0 / 25.4;
/// Left and right of an upright page in millimetres.
const MARGINS: f32 = 24.0 + 20.0;
/// Left and right of a sheet, each.
const EDGE: f32 = 13.0;
/// The width of a sheet for which the measures are given.
const DESIGNED: f32 = 271.0;
/// Between two columns of the band.
const GAP: f32 = 7.0;

/// The room on a page, in millimetres.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Zones {
    flow: f32,
    left: f32,
    right: f32,
    bands: Vec<f32>,
}

impl Zones {
    /// Of an upright page of this size, or of the sheet that is this page across.
    pub(super) fn of(report: &Report, width: f32, height: f32) -> Self {
        if report.shape == Shape::Pages {
            return Self { flow: width - MARGINS, left: 0.0, right: 0.0, bands: Vec::new() };
        }
        let part = (height - 2.0 * EDGE) / DESIGNED;
        let used = report.sections.iter().filter_map(|section| match section.place {
            Place::Band(band) => Some(usize::from(band) + 1),
            _ => None,
        });
        let count = used.max().unwrap_or(0).min(4);
        let bands = match (count, report.audience) {
            (3, Audience::Everyone) => vec![74.0, 110.0, 73.0],
            (3, _) => vec![84.0, 101.0, 72.0],
            (count, _) => vec![(DESIGNED - GAP * (count as f32 - 1.0)) / count.max(1) as f32; count],
        };
        Self {
            flow: height - 2.0 * EDGE,
            left: 128.0 * part,
            right: 136.0 * part,
            bands: bands.into_iter().map(|band| band * part).collect(),
        }
    }

    /// How wide a table is that flows, in points.
    pub(super) fn flow(&self) -> f32 {
        self.flow * POINTS
    }

    /// How wide a table is in a place, in points.
    pub(super) fn width(&self, place: Place) -> f32 {
        POINTS
            * match place {
                Place::Left if self.left > 0.0 => self.left,
                Place::Right if self.right > 0.0 => self.right,
                Place::Band(band) => self.bands.get(usize::from(band)).copied().unwrap_or(self.flow),
                _ => self.flow,
            }
    }

    /// The widths of the columns of the band in millimetres.
    pub(super) fn bands(&self) -> &[f32] {
        &self.bands
    }

    /// What a place is called in the data: a column of the band by its number.
    pub(super) fn name(&self, place: Place) -> serde_json::Value {
        match place {
            Place::Flow => "flow".into(),
            Place::Left => "left".into(),
            Place::Right => "right".into(),
            Place::Band(band) => band.into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_columns_of_a_band_and_their_gaps_fill_the_sheet() {
        for bands in [[74.0, 110.0, 73.0_f32], [84.0, 101.0, 72.0]] {
            assert!((bands.iter().sum::<f32>() + 2.0 * GAP - DESIGNED).abs() < 0.01, "{bands:?}");
        }
    }
}
