//! Where on the grid did those go who moved?

use super::known::Known;
use super::{head, name};
use crate::app::context::Context;
use crate::app::fonts::{medium, regular};
use crate::app::request::{Outbox, Request};
use crate::app::theme::size;
use crate::app::views::VIEWS;
use crate::app::widgets::{self, Button, paint_badge};
use crate::model::{Key, Rating};
use crate::plan::Movement;
use egui::{Align2, Pos2, Rect, Role, Sense, Shape, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

/// So many are named at the most.
const NAMES: usize = 4;

pub(super) fn ui(ui: &mut Ui, cx: &Context<'_>, known: &Known, out: &mut Outbox) {
    let open = head(ui, cx, "Grid with trails", |ui| Button::link("Open in Grid").ui(ui).clicked());
    if open && let Some(kind) = VIEWS.iter().find(|kind| kind.id == "view.grid") {
        out.ask(Request::Show(kind));
    }
    let (area, response) =
        ui.allocate_exact_size(vec2(ui.available_width(), ui.available_height()), Sense::hover());
    let moved: Vec<&Movement> = known.movements.iter().filter(|one| one.way.is_move()).collect();
    response.widget_info(|| {
        WidgetInfo::labeled(Role::Image, true, format!("Grid with the trails of {} who moved", moved.len()))
    });
    let tokens = cx.tokens;
    let plot = Rect::from_min_max(area.min + vec2(26.0, 2.0), area.max - vec2(12.0, 24.0));
    let Some((_, change)) = cx.current() else { return };
    let at = |(influence, interest): (Rating, Rating)| {
        pos2(
            plot.left() + plot.width() * f32::from(interest.get()) / 100.0,
            plot.bottom() - plot.height() * f32::from(influence.get()) / 100.0,
        )
    };
    let line = |value: u32| Rating::nearest(f64::from(value));
    let cross = at((line(change.influence_line.get()), line(change.interest_line.get())));
    let painter = ui.painter().clone();
    painter.rect_filled(plot, 0.0, tokens.surface2);
    let high = Rect::from_min_max(pos2(cross.x, plot.top()), pos2(plot.right(), cross.y));
    painter.rect_filled(high, 0.0, tokens.accent_soft);
    painter.rect_stroke(plot, 0.0, Stroke::new(1.0, tokens.line), StrokeKind::Inside);
    let dashed = Stroke::new(1.0, tokens.ctl);
    painter.extend(Shape::dashed_line(
        &[pos2(cross.x, plot.top()), pos2(cross.x, plot.bottom())],
        dashed,
        3.0,
        3.0,
    ));
    painter.extend(Shape::dashed_line(
        &[pos2(plot.left(), cross.y), pos2(plot.right(), cross.y)],
        dashed,
        3.0,
        3.0,
    ));
    let caption = regular(size::MICRO);
    widgets::write(
        ui,
        pos2(plot.right(), area.bottom() - 6.0),
        Align2::RIGHT_BOTTOM,
        "Interest →",
        caption.clone(),
        tokens.muted,
        90.0,
    );
    let up = painter.layout_no_wrap("Influence →".to_owned(), caption, tokens.muted);
    let place = pos2(area.left() + 8.0, plot.top() + up.size().x);
    painter
        .add(egui::epaint::TextShape::new(place, up, tokens.muted).with_angle(-std::f32::consts::FRAC_PI_2));
    let painter = painter.with_clip_rect(painter.clip_rect().intersect(plot.expand(6.0)));
    for one in known.movements.iter().filter(|one| !one.way.is_move()) {
        if let Some((_, Some(now))) = known.places.get(&one.person) {
            painter.circle_filled(at(*now), 2.5, tokens.ctl.gamma_multiply(0.55));
        }
    }
    let mut taken: Vec<Rect> = Vec::new();
    // Those who moved down lie on top and are named first; badges are no place for a name.
    let ends: Vec<(&Movement, Pos2)> =
        moved.iter().filter_map(|one| known.places.get(&one.person)?.1.map(|now| (*one, at(now)))).collect();
    for (one, end) in ends.iter().rev() {
        let Some(stance) = one.to else { continue };
        let color = tokens.stance(stance);
        if let Some((Some(then), _)) = known.places.get(&one.person) {
            let start = at(*then);
            painter.line_segment([start, *end], Stroke::new(1.5, color));
            painter.circle(start, 2.5, tokens.surface, Stroke::new(1.2, color));
            taken.push(Rect::from_center_size(start, vec2(7.0, 7.0)));
        }
        let key = Key::Stakeholder(one.person);
        if cx.selection.has(key) || cx.hovered == Some(key) {
            painter.circle_stroke(*end, 8.0, Stroke::new(2.0, tokens.accent));
        }
        paint_badge(&painter, *end, 5.0, stance, true, tokens);
        taken.push(Rect::from_center_size(*end, vec2(11.0, 11.0)));
    }
    let mut named = 0;
    for (one, end) in &ends {
        if named == NAMES {
            break;
        }
        let first = crate::plan::raters::first_name(cx.document, one.person);
        let words = widgets::galley(ui, &first, medium(size::MICRO), tokens.text, 90.0);
        let size = words.size();
        let places = [
            vec2(8.0, -size.y / 2.0),
            vec2(-8.0 - size.x, -size.y / 2.0),
            vec2(-size.x / 2.0, -8.0 - size.y),
            vec2(-size.x / 2.0, 7.0),
        ];
        let free = places
            .into_iter()
            .map(|by| Rect::from_min_size(*end + by, size))
            .find(|place| plot.contains_rect(*place) && !taken.iter().any(|other| other.intersects(*place)));
        if let Some(place) = free {
            painter.rect_filled(place.expand(1.0), 2.0, tokens.surface.gamma_multiply(0.85));
            painter.galley(place.min, words, tokens.text);
            taken.push(place);
            named += 1;
        }
    }
    hits(ui, cx, &ends, out);
}

/// Each who moved can be pointed at.
fn hits(ui: &Ui, cx: &Context<'_>, ends: &[(&Movement, Pos2)], out: &mut Outbox) {
    for (one, end) in ends.iter().take(200) {
        let hit = Rect::from_center_size(*end, vec2(14.0, 14.0));
        let response =
            ui.interact(hit, ui.scope_id().with(("on the small grid", one.person)), Sense::hover());
        if response.hovered() {
            out.ask(Request::Hover(Key::Stakeholder(one.person)));
            response.on_hover_text(format!("{}: {}", name(cx, one.person), one.words()));
        }
    }
}
