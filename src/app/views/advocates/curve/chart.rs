//! How are the three lines drawn, and where are their names?
//!
//! *Invariants:* names stand at the ends of their lines and never on each other; lines differ by their strokes, not by
//! colour alone.

use crate::app::context::Context;
use crate::app::fonts::{medium, regular};
use crate::app::theme::{Tokens, radius, size};
use crate::plan::advocates::Curve;
use egui::{Align2, Color32, FontId, Pos2, Response, Sense, Stroke, StrokeKind, Ui, pos2, vec2};
use egui_plot::{Line, LineStyle, Plot, PlotBounds, PlotPoint, PlotPoints, PlotTransform, Points};

/// Room round the lines, in points: for numbers at the left, for words above, for numbers and their name below.
const LEFT: f32 = 36.0;
const TOP: f32 = 20.0;
const BELOW: f32 = 36.0;
/// How far apart names are at the least.
const APART: f32 = 14.0;
/// Up to so many picks each has a ring of its own.
const RINGS: usize = 24;

/// The curve as it is drawn.
pub(super) struct Chart<'a> {
    curve: &'a Curve,
    chosen: usize,
    /// The highest number of picks.
    most: usize,
    /// The highest share, and how far its numbers are apart.
    top: f64,
    step: f64,
}

/// A line with its name.
struct Named<'a> {
    name: &'static str,
    shares: &'a [f64],
    color: Color32,
    words: Color32,
    width: f32,
    style: LineStyle,
    font: FontId,
}

impl<'a> Chart<'a> {
    /// Nothing where there are not two points.
    pub(super) fn of(curve: &'a Curve, chosen: usize) -> Option<Self> {
        let most = curve.best.len().checked_sub(1).filter(|most| *most > 0)?;
        let shares = curve.best.iter().chain(&curve.connected).chain(&curve.random);
        let highest = shares.copied().fold(0.0, f64::max);
        let step = match highest {
            highest if highest > 0.3 => 0.2,
            highest if highest > 0.12 => 0.1,
            highest if highest > 0.05 => 0.05,
            _ => 0.01,
        };
        let top = ((highest / step).ceil().max(1.0) * step).min(1.0);
        Some(Self { curve, chosen, most, top, step })
    }

    fn lines(&self, tokens: &Tokens) -> [Named<'_>; 3] {
        let small = || regular(size::MICRO);
        [
            Named {
                name: "At random",
                shares: &self.curve.random,
                color: tokens.ctl,
                words: tokens.muted,
                width: 1.2,
                style: LineStyle::Dotted { spacing: 3.5 },
                font: small(),
            },
            Named {
                name: "Best connected",
                shares: &self.curve.connected,
                color: tokens.muted,
                words: tokens.muted,
                width: 1.2,
                style: LineStyle::Dashed { length: 5.0 },
                font: small(),
            },
            Named {
                name: "Best choice",
                shares: &self.curve.best,
                color: tokens.accent,
                words: tokens.accent,
                width: 2.0,
                style: LineStyle::Solid,
                font: medium(size::MICRO),
            },
        ]
    }

    /// Draws it as wide as there is room; gives where its numbers stand too.
    pub(super) fn ui(&self, ui: &mut Ui, cx: &Context<'_>, high: f32) -> (Response, PlotTransform) {
        let tokens = cx.tokens;
        let wide = ui.available_width();
        let room = |line: &Named<'_>| {
            ui.painter().layout_no_wrap(line.name.to_owned(), line.font.clone(), tokens.text).size().x
        };
        let right = self.lines(tokens).iter().map(room).fold(0.0, f32::max) + 12.0;
        // The plot takes all of the room, so that its bounds make the margins.
        let per_pick = self.most as f64 / f64::from((wide - LEFT - right).max(40.0));
        let per_share = self.top / f64::from((high - TOP - BELOW).max(40.0));
        let low = [-f64::from(LEFT) * per_pick, -f64::from(BELOW) * per_share];
        let up = [
            f64::from(right).mul_add(per_pick, self.most as f64),
            f64::from(TOP).mul_add(per_share, self.top),
        ];
        let plot = Plot::new("how many is enough")
            .width(wide)
            .height(high)
            .show_axes(false)
            .show_grid(false)
            .show_background(false)
            .show_x(false)
            .show_y(false)
            .show_crosshair(false)
            .allow_drag(false)
            .allow_scroll(false)
            .allow_zoom(false)
            .allow_boxed_zoom(false)
            .allow_double_click_reset(false)
            .sense(Sense::click());
        let marks = self.marks();
        let shown = plot.show(ui, |plot| {
            plot.set_plot_bounds(PlotBounds::from_min_max(low, up));
            for share in marks {
                let ends = vec![[0.0, share], [self.most as f64, share]];
                plot.line(thin("", ends, tokens.line).allow_hover(false));
            }
            if let Some(enough) = self.drop_at() {
                let ends = vec![[enough as f64, 0.0], [enough as f64, self.share(enough)]];
                let drop = thin("", ends, tokens.muted).style(LineStyle::Dashed { length: 2.5 });
                plot.line(drop.allow_hover(false));
            }
            for line in self.lines(tokens) {
                let points = points(line.shares);
                let drawn = Line::new(line.name, points).color(line.color).width(line.width);
                plot.line(drawn.style(line.style).allow_hover(false));
            }
            if self.most <= RINGS {
                let ring = |filled: bool, color: Color32, radius: f32| {
                    let points = Points::new("", points(&self.curve.best)).filled(filled);
                    points.color(color).radius(radius).allow_hover(false)
                };
                plot.points(ring(true, tokens.accent, 3.2));
                plot.points(ring(true, tokens.surface, 1.9));
            }
            let dot = vec![[self.chosen as f64, self.share(self.chosen)]];
            let dot = Points::new("", PlotPoints::from(dot)).radius(4.5).color(tokens.accent);
            plot.points(dot.allow_hover(false));
        });
        self.write(ui, tokens, &shown.transform);
        if shown.response.has_focus() {
            let ring = tokens.focus_ring();
            ui.painter().rect_stroke(shown.response.rect, radius::CONTROL, ring, StrokeKind::Inside);
        }
        (shown.response, shown.transform)
    }

    /// The number of picks at a place of the chart; nothing beside the lines.
    pub(super) fn number_at(&self, to: &PlotTransform, pointer: Pos2) -> Option<usize> {
        let number = to.value_from_position(pointer).x.round();
        (number >= 0.0 && number <= self.most as f64).then_some((number as usize).max(1))
    }

    fn share(&self, number: usize) -> f64 {
        self.curve.best.get(number).copied().unwrap_or_default()
    }

    /// After which number it flattens, where that is before the chosen one.
    fn drop_at(&self) -> Option<usize> {
        self.curve.enough.filter(|enough| *enough > 0 && *enough < self.chosen)
    }

    /// The shares that are marked at the left.
    fn marks(&self) -> Vec<f64> {
        let count = (self.top / self.step).round() as usize;
        (0..=count).map(|mark| mark as f64 * self.step).collect()
    }

    fn write(&self, ui: &Ui, tokens: &Tokens, to: &PlotTransform) {
        let at = |x: f64, y: f64| to.position_from_point(&PlotPoint::new(x, y));
        let painter = ui.painter();
        let micro = || regular(size::MICRO);
        for share in self.marks() {
            let place = at(0.0, share) - vec2(10.0, 0.0);
            painter.text(place, Align2::RIGHT_CENTER, percent(share), micro(), tokens.muted);
        }
        let step = match self.most {
            0..=6 => 1,
            7..=14 => 2,
            15..=35 => 5,
            36..=80 => 10,
            _ => 100,
        };
        for number in (0..=self.most).step_by(step) {
            let place = at(number as f64, 0.0) + vec2(0.0, 6.0);
            painter.text(place, Align2::CENTER_TOP, number.to_string(), micro(), tokens.muted);
        }
        let place = at(self.most as f64 / 2.0, 0.0) + vec2(0.0, 20.0);
        painter.text(place, Align2::CENTER_TOP, "Number of advocates", micro(), tokens.muted);
        self.name_lines(ui, tokens, to);
        let over = |number: usize, place: Pos2, align: Align2| {
            let words = format!("{number}: {}", percent(self.share(number)));
            let words = painter.layout_no_wrap(words, medium(size::MICRO), tokens.text);
            let area = align.anchor_size(place, words.size());
            let edge = to.frame().x_range().shrink(2.0);
            let by = (edge.min - area.left()).max(0.0) - (area.right() - edge.max).max(0.0);
            let area = area.translate(vec2(by, 0.0));
            painter.rect_filled(area.expand2(vec2(2.0, 0.0)), 2.0, tokens.surface.gamma_multiply(0.85));
            painter.galley(area.min, words, tokens.text);
        };
        if let Some(enough) = self.drop_at() {
            over(enough, at(enough as f64, self.share(enough)) + vec2(6.0, 6.0), Align2::LEFT_TOP);
        }
        if self.chosen > 0 {
            let place = at(self.chosen as f64, self.share(self.chosen)) - vec2(0.0, 8.0);
            over(self.chosen, place, Align2::CENTER_BOTTOM);
        }
    }

    /// Names at the ends of the lines.
    fn name_lines(&self, ui: &Ui, tokens: &Tokens, to: &PlotTransform) {
        let lines = self.lines(tokens);
        let end = |line: &Named<'_>| line.shares.last().copied().unwrap_or_default();
        let place = |line: &Named<'_>| to.position_from_point(&PlotPoint::new(self.most as f64, end(line)));
        let mut names: Vec<(Pos2, &Named<'_>)> =
            lines.iter().filter(|line| !line.shares.is_empty()).map(|line| (place(line), line)).collect();
        // From above; of equal ones the best choice first.
        names.reverse();
        names.sort_by(|a, b| a.0.y.total_cmp(&b.0.y));
        let lowest = to.position_from_point(&PlotPoint::new(0.0, 0.0)).y;
        let rows = spread(&names.iter().map(|(at, _)| at.y).collect::<Vec<f32>>(), APART, lowest);
        for ((at, line), y) in names.iter().zip(rows) {
            let from = pos2(at.x + 8.0, y);
            if (y - at.y).abs() > 5.0 {
                let thread = Stroke::new(1.0, tokens.line);
                ui.painter().line_segment([*at + vec2(2.0, 0.0), pos2(at.x + 7.0, y)], thread);
            }
            ui.painter().text(from, Align2::LEFT_CENTER, line.name, line.font.clone(), line.words);
        }
    }
}

fn points(shares: &[f64]) -> PlotPoints<'static> {
    let points: Vec<[f64; 2]> =
        shares.iter().enumerate().map(|(number, share)| [number as f64, *share]).collect();
    PlotPoints::from(points)
}

fn thin(name: &'static str, ends: Vec<[f64; 2]>, color: Color32) -> Line<'static> {
    Line::new(name, PlotPoints::from(ends)).color(color).width(1.0)
}

/// Rows in ascending order moved apart as little as that takes, the last no lower than `lowest`.
fn spread(rows: &[f32], apart: f32, lowest: f32) -> Vec<f32> {
    let mut moved: Vec<f32> = rows.to_vec();
    for at in 1..moved.len() {
        moved[at] = moved[at].max(moved[at - 1] + apart);
    }
    let mut bound = lowest;
    for row in moved.iter_mut().rev() {
        *row = row.min(bound);
        bound = *row - apart;
    }
    moved
}

/// A share of everything: *46 %*.
pub(super) fn percent(share: f64) -> String {
    format!("{:.0} %", share * 100.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_keep_apart_and_within_the_chart() {
        assert_eq!(spread(&[10.0, 12.0, 60.0], 14.0, 200.0), [10.0, 24.0, 60.0]);
        assert_eq!(spread(&[190.0, 195.0, 199.0], 14.0, 200.0), [172.0, 186.0, 200.0]);
        assert!(spread(&[], 14.0, 200.0).is_empty());
    }

    #[test]
    fn the_scale_ends_above_the_highest_share() {
        let curve = |best: &[f64]| Curve { best: best.to_vec(), ..Curve::default() };
        let marks = |best: &[f64]| {
            let curve = curve(best);
            Chart::of(&curve, 1).map(|chart| chart.marks().into_iter().map(percent).collect::<Vec<_>>())
        };
        assert_eq!(marks(&[0.0, 0.46]).unwrap_or_default(), ["0 %", "20 %", "40 %", "60 %"]);
        assert_eq!(marks(&[0.0, 0.03]).unwrap_or_default(), ["0 %", "1 %", "2 %", "3 %"]);
        assert_eq!(marks(&[0.0, 1.0]).unwrap_or_default().last().map(String::as_str), Some("100 %"));
        assert!(marks(&[0.0, 0.0]).is_some() && marks(&[0.0]).is_none());
    }
}
