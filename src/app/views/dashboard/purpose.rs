//! What is the change for, who answers for it, and how far is it?

use super::parts;
use crate::app::context::Context;
use crate::app::fonts::medium;
use crate::app::form::day;
use crate::app::request::Outbox;
use crate::app::theme::{self, size};
use crate::app::views::advocates::parts::{left, right};
use crate::app::widgets;
use crate::model::{Edit, Initiative, InitiativeId, Key, Prose};
use egui::{Painter, Pos2, Rect, Shape, Stroke, Ui, UiBuilder, pos2, vec2};
use jiff::civil::Date;

/// How wide the bar of time is at the most.
const TIME: f32 = 404.0;

pub(super) fn ui(ui: &mut Ui, cx: &Context<'_>, out: &mut Outbox) {
    let Some((id, initiative)) = cx.current() else { return };
    let area = ui.available_rect_before_wrap();
    let time = TIME.min(area.width() * 0.4);
    let words = area.with_max_x(area.right() - time - 32.0);
    ui.scope_builder(UiBuilder::new().id_salt("why").max_rect(words), |ui| why(ui, cx, id, initiative, out));
    bar(ui, cx, initiative, area.with_min_x(area.right() - time));
}

fn why(ui: &mut Ui, cx: &Context<'_>, id: InitiativeId, initiative: &Initiative, out: &mut Outbox) {
    let tokens = cx.tokens;
    let hint = "Why this change? One sentence that everybody can repeat";
    let typed = widgets::committed_heading(ui, "Why this change", &initiative.why.0, hint, size::BODY);
    if let Some(why) = typed.filter(|why| *why != initiative.why.0) {
        let mut changed = initiative.clone();
        changed.why = Prose(why);
        out.edit(Edit::new(format!("Why of {}", initiative.name)).with(Key::Initiative(id), changed));
    }
    let name = |person| cx.document.name(Key::Stakeholder(person));
    let mut said = Vec::new();
    said.push(match initiative.owner {
        Some(owner) => format!("Owner {}", name(owner)),
        None => "No owner yet".to_owned(),
    });
    said.push(match initiative.sponsor {
        Some(sponsor) => format!("Sponsor {}", name(sponsor)),
        None => "No sponsor yet".to_owned(),
    });
    let coming = initiative.checkpoints.iter().filter(|point| point.done_on.is_none());
    if let Some(point) = coming.min_by_key(|point| point.date) {
        let late = if point.date < cx.today { "late: " } else { "next: " };
        said.push(format!("{late}{}, {}", point.name, day::short(point.date, cx.today)));
    }
    let words = said.join(" · ");
    let label = egui::Label::new(theme::small(&words).color(tokens.muted)).truncate();
    ui.add(label).on_hover_text(words);
}

/// Days in words: *starts in 43 days*, *day 12 of 170*, *ended 3 days ago*.
fn stage(starts: Option<Date>, ends: Option<Date>, today: Date) -> String {
    let days = |from: Date, to: Date| (to - from).get_days();
    let of = |count: i32| parts::counted(count.unsigned_abs() as usize, "day", "days");
    match (starts, ends) {
        (Some(start), _) if start > today => format!("starts in {}", of(days(today, start))),
        (_, Some(end)) if end < today => format!("ended {} ago", of(days(end, today))),
        (Some(start), Some(end)) => {
            format!("day {} of {}", days(start, today) + 1, days(start, end) + 1)
        }
        (Some(start), None) => format!("day {}, no end set", days(start, today) + 1),
        (None, Some(end)) => format!("ends in {}", of(days(today, end))),
        (None, None) => "no dates yet".to_owned(),
    }
}

fn bar(ui: &Ui, cx: &Context<'_>, initiative: &Initiative, area: Rect) {
    let tokens = cx.tokens;
    let today = cx.today;
    let (start, end) = (initiative.starts, initiative.ends);
    let at = |x: f32| pos2(x, area.top() + 10.0);
    let font = medium(size::SMALL);
    let written =
        left(ui, at(area.left()), &today.strftime("%a %-d %b").to_string(), font.clone(), tokens.text, 120.0);
    let said = stage(start, end, today);
    let small = crate::app::fonts::regular(size::SMALL);
    left(ui, at(written.right() + 10.0), &said, small.clone(), tokens.muted, area.width() * 0.4);
    let span = match (start, end) {
        (Some(start), Some(end)) => {
            let same = start.year() == end.year();
            let from = start.strftime(if same { "%-d %b" } else { "%-d %b %Y" });
            format!("{from} – {}", end.strftime("%-d %b %Y"))
        }
        (Some(start), None) => format!("from {}", start.strftime("%-d %b %Y")),
        (None, Some(end)) => format!("until {}", end.strftime("%-d %b %Y")),
        (None, None) => String::new(),
    };
    right(ui, at(area.right()), &span, small, tokens.muted, area.width() * 0.45);
    let (Some(start), Some(end)) = (start, end) else { return };
    let (first, last) = (start.min(today), end.max(today));
    let whole = f64::from((last - first).get_days().max(1));
    let line = Rect::from_min_size(area.left_top() + vec2(0.0, 30.0), vec2(area.width(), 6.0));
    let x = |day: Date| line.left() + line.width() * (f64::from((day - first).get_days()) / whole) as f32;
    ui.painter().rect_filled(line, 3.0, tokens.line);
    let during = Rect::from_min_max(pos2(x(start), line.top()), pos2(x(end), line.bottom()));
    ui.painter().rect_filled(during, 3.0, tokens.surface.lerp_to_gamma(tokens.accent, 0.3));
    for day in [start, end] {
        diamond(ui.painter(), pos2(x(day), line.center().y), tokens.surface, tokens.accent);
    }
    let now = Rect::from_center_size(pos2(x(today), line.center().y), vec2(2.0, 16.0));
    ui.painter().rect_filled(now, 0.0, tokens.accent);
}

fn diamond(painter: &Painter, at: Pos2, fill: egui::Color32, rim: egui::Color32) {
    const R: f32 = 6.0;
    let points = vec![at - vec2(0.0, R), at + vec2(R, 0.0), at + vec2(0.0, R), at - vec2(R, 0.0)];
    painter.add(Shape::convex_polygon(points, fill, Stroke::new(1.5, rim)));
}
