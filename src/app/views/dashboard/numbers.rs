//! Four numbers, what they mean, and where they are going.

use super::parts;
use crate::app::context::Context;
use crate::app::fonts::{regular, semibold};
use crate::app::form::day;
use crate::app::icons::{Icon, icon};
use crate::app::request::Outbox;
use crate::app::theme::{radius, size};
use crate::app::views::advocates::parts::left;
use crate::plan::advocates::telling::thousands;
use crate::plan::overview::{Figures, Overview, Stop};
use egui::{Align2, Color32, Rect, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2, vec2};

/// How large the number is.
const LARGE: f32 = 28.0;
/// So many reviews the line goes back.
const BACK: usize = 5;

/// Whether more of it is better.
#[derive(Clone, Copy, PartialEq)]
enum Better {
    More,
    Less,
    Neither,
}

struct Number {
    large: String,
    words: String,
    value: fn(&Figures) -> Option<f64>,
    unit: &'static str,
    better: Better,
    view: &'static str,
    filter: Option<&'static str>,
    help: &'static str,
}

fn share(part: usize, whole: usize) -> Option<f64> {
    (whole > 0).then(|| 100.0 * part as f64 / whole as f64)
}

fn percent(part: usize, whole: usize) -> String {
    share(part, whole).map_or_else(|| "–".to_owned(), |share| format!("{} %", share.round()))
}

fn all(overview: &Overview) -> [Number; 4] {
    let figures = overview.figures();
    let Figures { people, rated, positive, overdue } = figures;
    [
        Number {
            large: thousands(people),
            words: if people == 1 { "person on the map" } else { "people on the map" }.to_owned(),
            value: |figures| Some(figures.people as f64),
            unit: "",
            better: Better::Neither,
            view: "view.people",
            filter: Some(""),
            help: "Everybody whom the initiative concerns. Opens the list",
        },
        Number {
            large: percent(rated, people),
            words: format!("rated, {} of {}", thousands(rated), thousands(people)),
            value: |figures| share(figures.rated, figures.people),
            unit: " points",
            better: Better::More,
            view: "view.people",
            filter: Some(if rated < people { "is:unrated" } else { "is:rated" }),
            help: "Influence and interest are known. Opens those who still wait",
        },
        Number {
            large: percent(positive, people),
            words: format!("supportive or leading, {} of {}", thousands(positive), thousands(people)),
            value: |figures| share(figures.positive, figures.people),
            unit: " points",
            better: Better::More,
            view: "view.people",
            filter: Some("-has:no-stance -stance:unaware -stance:resistant -stance:neutral"),
            help: "Who is for the change now. Opens the list",
        },
        Number {
            large: thousands(overdue.unwrap_or(0)),
            words: format!(
                "{} overdue, {} open",
                if overdue == Some(1) { "action" } else { "actions" },
                thousands(overview.open)
            ),
            value: |figures| figures.overdue.map(|count| count as f64),
            unit: "",
            better: Better::Less,
            view: "view.plan",
            filter: None,
            help: "Still to be done although their day has passed. Opens the plan",
        },
    ]
}

pub(super) fn ui(
    ui: &mut Ui,
    cx: &Context<'_>,
    places: &[Rect; 4],
    overview: &Overview,
    since: Option<&Stop>,
    out: &mut Outbox,
) {
    for (place, number) in places.iter().zip(all(overview)) {
        one(ui, cx, *place, &number, overview, since, out);
    }
}

fn one(
    ui: &mut Ui,
    cx: &Context<'_>,
    area: Rect,
    number: &Number,
    overview: &Overview,
    since: Option<&Stop>,
    out: &mut Outbox,
) {
    let tokens = cx.tokens;
    let trend = since.and_then(|stop| trend(number, overview, stop, cx));
    let response = ui.interact(area, ui.scope_id().with(number.help), Sense::click());
    let said = trend.as_ref().map_or(String::new(), |(words, ..)| format!(", {words}"));
    response.widget_info(|| {
        WidgetInfo::labeled(Role::Button, true, format!("{} {}{said}", number.large, number.words))
    });
    let rim = if response.hovered() { tokens.ctl } else { tokens.line };
    ui.painter().rect(area, radius::CARD, tokens.surface, Stroke::new(1.0, rim), StrokeKind::Inside);
    if response.has_focus() {
        ui.painter().rect_stroke(area, radius::CARD, tokens.focus_ring(), StrokeKind::Inside);
    }
    let inner = area.shrink2(vec2(parts::INSIDE, 0.0));
    let base = area.top() + 34.0;
    let color = if number.better == Better::Less && overview.figures().overdue != Some(0) {
        tokens.danger
    } else {
        tokens.text
    };
    let large = crate::app::widgets::write(
        ui,
        pos2(inner.left(), base),
        Align2::LEFT_BOTTOM,
        &number.large,
        semibold(LARGE),
        color,
        inner.width() * 0.6,
    );
    crate::app::widgets::write(
        ui,
        pos2(large.right() + 10.0, base - 3.5),
        Align2::LEFT_BOTTOM,
        &number.words,
        regular(size::SMALL),
        tokens.text,
        inner.right() - large.right() - 10.0,
    );
    let points: Vec<f64> = overview.stops.iter().filter_map(|stop| (number.value)(&stop.figures)).collect();
    let line = Rect::from_min_size(pos2(inner.right() - 60.0, area.bottom() - 34.0), vec2(56.0, 20.0));
    if points.len() > 1 {
        spark(ui, cx, &points, line);
    }
    if let Some((words, sign, color)) = trend {
        let at = pos2(inner.left(), area.bottom() - 21.0);
        let place = Rect::from_center_size(at + vec2(7.0, 0.0), Vec2::splat(14.0));
        icon(ui.painter(), place, sign, color);
        left(ui, at + vec2(20.0, 0.0), &words, regular(size::SMALL), color, line.left() - at.x - 28.0);
    }
    if response.on_hover_text(number.help).clicked() {
        parts::show(out, number.view, number.filter);
    }
}

/// What changed since the review, with its sign and colour.
fn trend(
    number: &Number,
    overview: &Overview,
    since: &Stop,
    cx: &Context<'_>,
) -> Option<(String, Icon, Color32)> {
    let now = (number.value)(&overview.figures())?;
    let tokens = cx.tokens;
    let on = day::short(since.on, cx.today);
    let Some(before) = (number.value)(&since.figures) else {
        return Some((format!("not counted on {on}"), Icon::Minus, tokens.muted));
    };
    let by = (now - before).round();
    if by == 0.0 {
        return Some((format!("as on {on}"), Icon::Minus, tokens.muted));
    }
    let (word, sign) = if by > 0.0 { ("up", Icon::ArrowUp) } else { ("down", Icon::ArrowDown) };
    let unit = if number.unit.is_empty() || by.abs() != 1.0 { number.unit } else { " point" };
    let good = match number.better {
        Better::Neither => None,
        Better::More => Some(by > 0.0),
        Better::Less => Some(by < 0.0),
    };
    let color = match good {
        None => tokens.muted,
        Some(true) => tokens.ok,
        Some(false) => tokens.warn,
    };
    Some((format!("{word} {}{unit} since {on}", by.abs()), sign, color))
}

/// The last reviews as a line, now as its last point.
fn spark(ui: &Ui, cx: &Context<'_>, points: &[f64], area: Rect) {
    let points = &points[points.len().saturating_sub(BACK + 1)..];
    let (least, most) =
        points.iter().fold((f64::MAX, f64::MIN), |(least, most), one| (least.min(*one), most.max(*one)));
    let span = (most - least).max(1.0);
    let step = area.width() / (points.len() - 1).max(1) as f32;
    let at = |(place, value): (usize, &f64)| {
        let up = ((value - least) / span) as f32;
        pos2(area.left() + step * place as f32, area.bottom() - up * area.height())
    };
    let line: Vec<_> = points.iter().enumerate().map(at).collect();
    let last = line.last().copied();
    ui.painter().line(line, Stroke::new(1.5, cx.tokens.ctl));
    if let Some(last) = last {
        ui.painter().circle_filled(last, 3.0, cx.tokens.accent);
    }
}
