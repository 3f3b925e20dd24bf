//! How did influence and interest move from review to review?

use crate::app::context::Context;
use crate::app::theme::{self, size};
use crate::model::{Assessment, InitiativeId, StakeholderId};
use egui::{Sense, Shape, Stroke, Ui, pos2, vec2};
use egui_plot::{Line, LineStyle, MarkerShape, Plot, PlotPoints, Points};
use jiff::civil::Date;

/// One day with what was thought then.
struct Stop {
    day: Date,
    influence: Option<f64>,
    interest: Option<f64>,
}

/// The stops of one person in one initiative: the reviews, and what is thought now; oldest first.
fn stops(cx: &Context<'_>, initiative: InitiativeId, id: StakeholderId, now: &Assessment) -> Vec<Stop> {
    let number = |rating: Option<crate::model::Rating>| rating.map(|rating| f64::from(rating.get()));
    let mut stops: Vec<Stop> = cx
        .document
        .reviews
        .values()
        .filter(|review| review.initiative == initiative)
        .filter_map(|review| {
            let frozen = review.ratings.get(&id)?;
            Some(Stop {
                day: review.date,
                influence: number(frozen.influence),
                interest: number(frozen.interest),
            })
        })
        .collect();
    stops.push(Stop { day: cx.today, influence: number(now.influence), interest: number(now.interest) });
    stops.sort_by_key(|stop| stop.day);
    stops
}

/// How many reviews hold a rating of this person.
pub(super) fn reviews(cx: &Context<'_>, initiative: InitiativeId, id: StakeholderId) -> usize {
    let of_it = cx.document.reviews.values().filter(|review| review.initiative == initiative);
    of_it.filter(|review| review.ratings.contains_key(&id)).count()
}

pub(super) fn ui(
    ui: &mut Ui,
    cx: &Context<'_>,
    initiative: InitiativeId,
    id: StakeholderId,
    now: &Assessment,
) {
    let tokens = cx.tokens;
    let stops = stops(cx, initiative, id, now);
    let Some(first) = stops.first().map(|stop| stop.day) else { return };
    let x = |day: Date| f64::from((day - first).get_days());
    let curve = |value: fn(&Stop) -> Option<f64>| -> Vec<[f64; 2]> {
        stops.iter().filter_map(|stop| value(stop).map(|y| [x(stop.day), y])).collect()
    };
    let (influence, interest) = (curve(|stop| stop.influence), curve(|stop| stop.interest));
    // Read aloud and by those who see no curve: the same in words, each behind a piece of its line.
    let words = |name: &str, points: &[[f64; 2]]| {
        let numbers: Vec<String> = points.iter().map(|point| format!("{}", point[1])).collect();
        format!("{name} {}", numbers.join(" → "))
    };
    ui.spacing_mut().interact_size.y = 16.0;
    key(ui, cx, &words("Influence", &influence), false);
    key(ui, cx, &words("Interest", &interest), true);
    ui.add_space(4.0);
    // The plot writes its numbers in the style of running text.
    for font in ui.style_mut().text_styles.values_mut() {
        font.size = size::MICRO;
    }
    ui.visuals_mut().override_text_color = Some(tokens.muted);
    Plot::new(("history", id))
        .height(120.0)
        .allow_drag(false)
        .allow_scroll(false)
        .allow_zoom(false)
        .allow_boxed_zoom(false)
        .show_grid([false, true])
        .include_y(0.0)
        .include_y(100.0)
        .y_axis_min_width(24.0)
        .show_axes([true, true])
        .x_axis_formatter(move |mark, _| {
            let days = jiff::Span::new().try_days(mark.value.round() as i64);
            let day = days.ok().and_then(|days| first.checked_add(days).ok());
            day.map(|day| day.strftime("%-d %b").to_string()).unwrap_or_default()
        })
        .show(ui, |plot| {
            let lines = [
                ("Influence", influence, tokens.accent, LineStyle::Solid, MarkerShape::Circle),
                ("Interest", interest, tokens.muted, LineStyle::dashed_loose(), MarkerShape::Square),
            ];
            for (name, points, color, style, shape) in lines {
                plot.line(
                    Line::new(name, PlotPoints::from(points.clone())).color(color).width(2.0).style(style),
                );
                plot.points(
                    Points::new(name, PlotPoints::from(points)).color(color).radius(3.5).shape(shape),
                );
            }
        });
}

/// A piece of a line with its mark, and what it stands for.
fn key(ui: &mut Ui, cx: &Context<'_>, words: &str, dashed: bool) {
    ui.horizontal(|ui| {
        let (area, _) = ui.allocate_exact_size(vec2(28.0, 16.0), Sense::hover());
        let middle = area.center();
        let line = [pos2(area.left(), middle.y), pos2(area.right(), middle.y)];
        if dashed {
            let stroke = Stroke::new(2.0, cx.tokens.muted);
            ui.painter().extend(Shape::dashed_line(&line, stroke, 5.0, 3.0));
            let mark = egui::Rect::from_center_size(middle, vec2(6.0, 6.0));
            ui.painter().rect_filled(mark, 0.0, cx.tokens.muted);
        } else {
            ui.painter().line_segment(line, Stroke::new(2.0, cx.tokens.accent));
            ui.painter().circle_filled(middle, 3.5, cx.tokens.accent);
        }
        ui.label(theme::small(words).color(cx.tokens.muted));
    });
}
