//! Where do people stand, and where should they?

use super::parts;
use crate::app::context::Context;
use crate::app::fonts::{medium, regular};
use crate::app::request::Outbox;
use crate::app::theme::{Tokens, radius, size};
use crate::app::views::advocates::parts::left;
use crate::app::widgets::{self, paint_badge};
use crate::model::Engagement;
use crate::plan::advocates::telling::thousands;
use crate::plan::overview::{Overview, Spread};
use egui::{Align2, Rect, Role, Sense, Shape, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

/// How high a bar is.
const BAR: f32 = 28.0;
/// How far the bars begin from the left.
const LABEL: f32 = 64.0;
/// From this width on a piece has its glyph beside the count.
const ROOMY: f32 = 52.0;

pub(super) fn ui(ui: &mut Ui, cx: &Context<'_>, overview: &Overview, out: &mut Outbox) {
    let people = overview.figures().people;
    let beside = format!("now and wanted, {}", parts::counted(people, "person", "people"));
    let link = match overview.differ {
        0 => String::new(),
        1 => "Show the one who differs".to_owned(),
        count => format!("Show the {} who differ", thousands(count)),
    };
    if parts::head(ui, "Engagement", &beside, &link) {
        parts::show(out, "view.people", Some("has:gap"));
    }
    let area = ui.available_rect_before_wrap();
    for (place, (word, token, spread)) in
        [("Now", "stance", &overview.now), ("Wanted", "wanted", &overview.wanted)].into_iter().enumerate()
    {
        let top = area.top() + 10.0 + place as f32 * 42.0;
        let row = Rect::from_min_size(pos2(area.left(), top), vec2(area.width(), BAR));
        left(ui, row.left_center(), word, medium(size::CONTROL), cx.tokens.text, LABEL - 8.0);
        bar(ui, cx, row.with_min_x(row.left() + LABEL), spread, (word, token), out);
    }
    legend(ui, cx, pos2(area.left() + LABEL, area.top() + 104.0), area.right());
    let line = area.top() + 124.0;
    ui.painter().hline(area.x_range(), line, Stroke::new(1.0, cx.tokens.line));
    let said = sentence(overview);
    left(ui, pos2(area.left(), line + 16.0), &said, regular(size::SMALL), cx.tokens.text, area.width());
}

/// What the two bars say together.
fn sentence(overview: &Overview) -> String {
    if overview.figures().people == 0 {
        return "Nobody is in this initiative yet".to_owned();
    }
    if overview.now.stances.is_empty() {
        return "Nobody has said yet where people stand: keys 1 to 5 do, in any view".to_owned();
    }
    if overview.wanted.stances.is_empty() {
        return "Nobody has said yet where people should stand".to_owned();
    }
    let wanted = match overview.supporters_wanted() {
        0 => "As many are for the change as are wanted".to_owned(),
        1 => "One more supporter is wanted".to_owned(),
        count => format!("{} more supporters are wanted", thousands(count)),
    };
    match (overview.differ, overview.one_step) {
        (0, _) => wanted,
        (1, 1) => format!("{wanted}; the one who differs is one step away"),
        (1, _) => format!("{wanted}; one differs"),
        (differ, near) => {
            let is = if near == 1 { "is" } else { "are" };
            format!(
                "{wanted}; {} of the {} who differ {is} one step away",
                thousands(near),
                thousands(differ)
            )
        }
    }
}

fn bar(
    ui: &mut Ui,
    cx: &Context<'_>,
    area: Rect,
    spread: &Spread,
    (word, token): (&str, &str),
    out: &mut Outbox,
) {
    let tokens = cx.tokens;
    let mut pieces: Vec<(Option<Engagement>, usize)> = Engagement::ALL
        .iter()
        .filter_map(|stance| Some((Some(*stance), *spread.stances.get(stance)?)))
        .collect();
    if spread.unsaid > 0 {
        pieces.push((None, spread.unsaid));
    }
    let total: usize = pieces.iter().map(|(_, count)| count).sum();
    if total == 0 {
        ui.painter().rect_stroke(area, radius::CONTROL, Stroke::new(1.0, tokens.line), StrokeKind::Inside);
        return;
    }
    // Each piece keeps room for its count; the others share what is left.
    let least = 26.0;
    let between = 2.0 * (pieces.len() - 1) as f32;
    let room = area.width() - between - least * pieces.len() as f32;
    let mut x = area.left();
    for (stance, count) in pieces {
        let width = least + room.max(0.0) * count as f32 / total as f32;
        let piece = Rect::from_min_size(pos2(x, area.top()), vec2(width, BAR));
        x += width + 2.0;
        let name = stance.map_or("Not said", Engagement::name);
        let response = ui.interact(piece, ui.scope_id().with((word, name)), Sense::click());
        let said = format!("{word}: {name}, {}", parts::counted(count, "person", "people"));
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &said));
        fill(ui, tokens, piece, stance);
        count_ui(ui, tokens, piece, stance, count);
        if response.has_focus() {
            ui.painter().rect_stroke(
                piece.expand(2.0),
                radius::CONTROL,
                tokens.focus_ring(),
                StrokeKind::Inside,
            );
        }
        if response.on_hover_text(&said).clicked() {
            let filter = match stance {
                Some(stance) => format!("{token}:{}", stance.id()),
                None => "has:no-stance".to_owned(),
            };
            parts::show(out, "view.people", Some(&filter));
        }
    }
}

/// Resistant falls, supportive rises, unaware is a dashed outline, what is not said a thin one: read without colour too.
fn fill(ui: &Ui, tokens: &Tokens, piece: Rect, stance: Option<Engagement>) {
    let painter = ui.painter();
    let Some(stance) = stance else {
        painter.rect_stroke(piece, 3.0, Stroke::new(1.0, tokens.ctl), StrokeKind::Inside);
        return;
    };
    if stance == Engagement::Unaware {
        let corners = piece.shrink(0.75);
        let rim = [
            corners.left_top(),
            corners.right_top(),
            corners.right_bottom(),
            corners.left_bottom(),
            corners.left_top(),
        ];
        painter.extend(Shape::dashed_line(&rim, Stroke::new(1.5, tokens.muted), 4.0, 3.0));
        return;
    }
    let color = tokens.stance(stance);
    painter.rect_filled(piece, 3.0, color);
    let line = color.lerp_to_gamma(tokens.surface, 0.35);
    match stance {
        Engagement::Resistant => parts::hatch(painter, piece, false, line),
        Engagement::Supportive => parts::hatch(painter, piece, true, line),
        _ => {}
    }
}

/// The count on a ground of its own, as white on the blue or grey would be too faint.
fn count_ui(ui: &Ui, tokens: &Tokens, piece: Rect, stance: Option<Engagement>, count: usize) {
    let words = thousands(count);
    let text = widgets::galley(ui, &words, medium(size::CONTROL), tokens.text, piece.width());
    let badge = stance.filter(|_| piece.width() >= ROOMY);
    let inner = text.size().x + if badge.is_some() { 18.0 } else { 0.0 };
    let wide = (inner + 12.0).max(if badge.is_some() { 44.0 } else { 20.0 }).min(piece.width() - 2.0);
    let pill = Rect::from_center_size(piece.center(), vec2(wide, 18.0));
    ui.painter().rect_filled(pill, 9.0, tokens.surface);
    let mut x = pill.center().x - inner / 2.0;
    if let Some(stance) = badge {
        paint_badge(ui.painter(), pos2(x + 6.0, pill.center().y), 6.0, stance, true, tokens);
        x += 18.0;
    }
    ui.painter().galley(pos2(x, pill.center().y - text.size().y / 2.0), text, tokens.text);
}

fn legend(ui: &Ui, cx: &Context<'_>, at: egui::Pos2, end: f32) {
    let mut x = at.x;
    for stance in Engagement::ALL {
        if x + 60.0 > end {
            break;
        }
        paint_badge(ui.painter(), pos2(x + 7.0, at.y), 7.0, *stance, true, cx.tokens);
        let place = pos2(x + 20.0, at.y);
        let text = stance.name();
        let font = regular(size::SMALL);
        let written =
            widgets::write(ui, place, Align2::LEFT_CENTER, text, font, cx.tokens.muted, end - place.x);
        x = written.right() + 16.0;
    }
}
