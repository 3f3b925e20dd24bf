//! How many advocates are there for how many people, among the rules of thumb, and whom do they reach?

use crate::app::context::Context;
use crate::app::fonts::{medium, regular, semibold};
use crate::app::theme::{gap, radius, size};
use crate::app::widgets::write;
use crate::model::Key;
use crate::plan::methods::{Band, RULES};
use egui::{Align2, Rect, Role, ScrollArea, Sense, Shape, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

/// How high a rule is.
const RULE: f32 = 34.0;
/// The ends of the scale: one advocate for so many people.
const SCALE: (f32, f32) = (8.0, 125.0);

pub(super) fn ui(ui: &mut Ui, cx: &Context<'_>, band: &Band, area: Rect) {
    let width = area.width() - gap::M;
    ScrollArea::vertical().id_salt("band").auto_shrink(false).show(ui, |ui| {
        ui.set_width(width);
        figures(ui, cx, band, width);
        ui.add_space(gap::L);
        scale(ui, cx, band, width);
        ui.add_space(gap::M);
        without(ui, cx, band);
    });
}

/// Three figures that belong together: no one of them says enough.
fn figures(ui: &mut Ui, cx: &Context<'_>, band: &Band, width: f32) {
    let tokens = cx.tokens;
    let (area, _) = ui.allocate_exact_size(vec2(width, 64.0), Sense::hover());
    let per = band.one_per().map_or_else(|| "–".to_owned(), |per| format!("1 : {per:.0}"));
    let (near, all) = band.reached;
    let (open, communities) = (band.without.len(), band.communities);
    let advocates = match band.advocates.len() {
        1 => "1 advocate".to_owned(),
        several => format!("{several} advocates"),
    };
    let people = if band.people == 0 {
        "head-count not known".to_owned()
    } else {
        format!("{} people affected", band.people)
    };
    let figures = [
        (per, format!("{advocates}, {people}")),
        (format!("{near} of {all}"), "are one, or tied to one".to_owned()),
        (format!("{open} of {communities}"), "communities have none of their own".to_owned()),
    ];
    let wide = (width - 2.0 * gap::S) / 3.0;
    for (place, (figure, words)) in figures.iter().enumerate() {
        let corner = pos2(area.left() + (wide + gap::S) * place as f32, area.top());
        let card = Rect::from_min_size(corner, vec2(wide, 64.0));
        ui.painter().rect(card, radius::CARD, tokens.surface2, tokens.hairline(ui), StrokeKind::Inside);
        let inner = card.shrink2(vec2(gap::M, gap::S));
        let at = pos2(inner.left(), inner.top() + 11.0);
        write(ui, at, Align2::LEFT_CENTER, figure, semibold(size::H1), tokens.text, inner.width());
        let at = pos2(inner.left(), inner.bottom() - 9.0);
        write(ui, at, Align2::LEFT_CENTER, words, regular(size::MICRO), tokens.muted, inner.width());
        let region = ui.interact(card, ui.scope_id().with(("figure", place)), Sense::hover());
        region.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{figure} {words}")));
        region.on_hover_text(words);
    }
}

/// The rules as bars on one scale, with what is aimed at and what is so.
fn scale(ui: &mut Ui, cx: &Context<'_>, band: &Band, width: f32) {
    let tokens = cx.tokens;
    let height = 30.0 + RULE * RULES.len() as f32;
    let (area, _) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
    let words = (width * 0.44).clamp(220.0, 330.0);
    let chart = Rect::from_min_max(
        pos2(area.left() + words, area.top() + 26.0),
        pos2(area.right() - 8.0, area.bottom()),
    );
    let (from, to) = (SCALE.0.ln(), SCALE.1.ln());
    let x = |per: f32| {
        let share = (per.clamp(SCALE.0, SCALE.1).ln() - from) / (to - from);
        chart.left() + chart.width() * share
    };
    for per in [10.0, 25.0, 50.0, 100.0] {
        let line = [pos2(x(per), chart.top()), pos2(x(per), chart.bottom())];
        ui.painter().line_segment(line, Stroke::new(1.0, tokens.line));
        let at = pos2(x(per), chart.top() - 8.0);
        write(ui, at, Align2::CENTER_CENTER, &format!("1:{per}"), regular(size::MICRO), tokens.muted, 60.0);
    }
    let aim = band.aim as f32;
    let aimed = [pos2(x(aim), chart.top()), pos2(x(aim), chart.bottom())];
    ui.painter().extend(Shape::dashed_line(&aimed, Stroke::new(1.5, tokens.accent), 4.0, 3.0));
    if let Some(per) = band.one_per() {
        let at = x(per as f32);
        ui.painter().vline(at, chart.y_range(), Stroke::new(2.0, tokens.text));
    }
    for (place, rule) in RULES.iter().enumerate() {
        let top = chart.top() + RULE * place as f32;
        let line = Rect::from_min_size(pos2(area.left(), top), vec2(width, RULE));
        let at = pos2(area.left(), top + 10.0);
        write(ui, at, Align2::LEFT_CENTER, rule.words, regular(size::SMALL), tokens.text, words - gap::M);
        let at = pos2(area.left(), top + 24.0);
        write(ui, at, Align2::LEFT_CENTER, rule.source, regular(size::MICRO), tokens.muted, words - gap::M);
        let (left, right) = (x(rule.from as f32), x(rule.to as f32));
        let bar = Rect::from_min_max(pos2(left - 3.0, top + 10.0), pos2(right + 3.0, top + 22.0));
        ui.painter().rect(bar, 3.0, tokens.sel, Stroke::new(1.0, tokens.ctl), StrokeKind::Inside);
        let region = ui.interact(line, ui.scope_id().with(("rule", place)), Sense::hover());
        let said = format!("{}. Source: {}", rule.words, rule.source);
        region.widget_info(|| WidgetInfo::labeled(Role::Label, true, &said));
        region.on_hover_text(said);
    }
    let now =
        band.one_per().map_or_else(|| "now not known".to_owned(), |per| format!("solid: now 1:{per:.0}"));
    let legend = format!("Dashed: aimed at 1:{}  ·  {now}", band.aim);
    let at = pos2(area.left(), area.top() + 8.0);
    write(ui, at, Align2::LEFT_CENTER, &legend, medium(size::MICRO), tokens.text, words - gap::M);
}

/// The communities that have no advocate of their own.
fn without(ui: &mut Ui, cx: &Context<'_>, band: &Band) {
    if band.without.is_empty() {
        return;
    }
    let names: Vec<String> = band.without.iter().map(|id| cx.document.name(Key::Community(*id))).collect();
    let words = format!("None of their own yet: {}", names.join(", "));
    ui.add(egui::Label::new(crate::app::theme::small(words).color(cx.tokens.text)).wrap());
}
