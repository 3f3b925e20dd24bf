//! How many stand on each field of the grid?

use super::parts;
use crate::app::context::Context;
use crate::app::fonts::{medium, regular, semibold};
use crate::app::request::Outbox;
use crate::app::theme::{radius, size};
use crate::app::views::advocates::parts::{left, right};
use crate::model::Quadrant;
use crate::plan::advocates::telling::thousands;
use crate::plan::overview::Overview;
use egui::{Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

/// In the places that they have on the grid, row by row from the top.
const FIELDS: [(Quadrant, &str); 4] = [
    (Quadrant::KeepSatisfied, "quadrant:satisfied"),
    (Quadrant::KeyPlayers, "quadrant:manage"),
    (Quadrant::Monitor, "quadrant:monitor"),
    (Quadrant::KeepInformed, "quadrant:informed"),
];

pub(super) fn ui(ui: &mut Ui, cx: &Context<'_>, overview: &Overview, out: &mut Outbox) {
    let tokens = cx.tokens;
    if parts::head(ui, "Influence and interest", "", "Open grid") {
        parts::show(out, "view.grid", None);
    }
    let area = ui.available_rect_before_wrap();
    let wide = (area.width() - 4.0) / 2.0;
    for (number, (field, filter)) in FIELDS.into_iter().enumerate() {
        let corner = vec2((number % 2) as f32 * (wide + 4.0), (number / 2) as f32 * 60.0 + 8.0);
        let place = Rect::from_min_size(area.min + corner, vec2(wide, 56.0));
        let counted = overview.fields.get(&field).copied().unwrap_or_default();
        let resistant = match counted.resistant {
            0 if counted.people == 0 => "nobody".to_owned(),
            0 => "none resistant".to_owned(),
            count => format!("{} resistant", thousands(count)),
        };
        let response = ui.interact(place, ui.scope_id().with(filter), Sense::click());
        response.widget_info(|| {
            let people = parts::counted(counted.people, "person", "people");
            WidgetInfo::labeled(Role::Button, true, format!("{}: {people}, {resistant}", field.name()))
        });
        let key = field == Quadrant::KeyPlayers;
        let (fill, rim) =
            if key { (tokens.accent_soft, tokens.accent) } else { (tokens.surface2, tokens.line) };
        let rim =
            if response.hovered() { tokens.ctl } else { rim.gamma_multiply(if key { 0.5 } else { 1.0 }) };
        ui.painter().rect(place, radius::CONTROL, fill, Stroke::new(1.0, rim), StrokeKind::Inside);
        if response.has_focus() {
            ui.painter().rect_stroke(place, radius::CONTROL, tokens.focus_ring(), StrokeKind::Inside);
        }
        let inner = place.shrink2(vec2(8.0, 0.0));
        left(
            ui,
            pos2(inner.left(), place.top() + 16.0),
            field.name(),
            medium(size::SMALL),
            tokens.text,
            inner.width(),
        );
        let low = place.bottom() - 17.0;
        let number = left(
            ui,
            pos2(inner.left(), low),
            &thousands(counted.people),
            semibold(size::H1),
            tokens.text,
            inner.width() * 0.5,
        );
        let muted = tokens.muted;
        let room = inner.right() - number.right() - 6.0;
        right(ui, pos2(inner.right(), low), &resistant, regular(size::SMALL), muted, room);
        if response.clicked() {
            parts::show(out, "view.grid", Some(filter));
        }
    }
    let people = overview.fields.get(&Quadrant::KeyPlayers).map_or(0, |field| field.people);
    let said = match people {
        0 => "Nobody to manage closely".to_owned(),
        people => {
            let (with, people) = (thousands(overview.with_next), thousands(people));
            let have = if overview.with_next == 1 { "has" } else { "have" };
            format!("{with} of {people} to manage closely {have} a next action")
        }
    };
    let at = pos2(area.left(), area.top() + 142.0);
    let ink = if overview.with_next < people { tokens.text } else { tokens.muted };
    left(ui, at, &said, regular(size::SMALL), ink, area.width());
}
