//! Who has which part in each decision, and is that in order?
//!
//! *Invariants:* only visible decisions are built.

use crate::app::context::Context;
use crate::app::fonts::{medium, regular, semibold};
use crate::app::icons::{Icon, icon};
use crate::app::theme::{self, gap, radius, size};
use crate::app::widgets::{ground, write};
use crate::model::{Key, StakeholderId};
use crate::plan::methods::Roles;
use egui::text::LayoutJob;
use egui::{
    Align2, Galley, Label, Rect, Role, ScrollArea, Sense, StrokeKind, Ui, Vec2, WidgetInfo, pos2, vec2,
};
use std::sync::Arc;

/// How high the line of one name is.
const NAME: f32 = 22.0;
/// The parts, with their letters.
const PARTS: [(&str, &str); 4] =
    [("R", "Responsible"), ("A", "Accountable"), ("C", "Consulted"), ("I", "Informed")];

pub(super) fn ui(ui: &mut Ui, cx: &Context<'_>, rows: &[Roles], area: Rect) -> Option<StakeholderId> {
    if rows.is_empty() {
        ui.add_space(gap::S);
        let words = "Decisions and their roles stand with the initiative: select nobody, and add the first in the inspector.";
        ui.add(Label::new(theme::table(words).color(cx.tokens.muted)).wrap());
        return None;
    }
    let width = area.width() - gap::M;
    let laid: Vec<(Arc<Galley>, f32)> = rows.iter().map(|row| lay(ui, cx, row, width)).collect();
    let height: f32 = laid.iter().map(|(_, height)| height + gap::S).sum();
    let mut picked = None;
    ScrollArea::vertical().id_salt("decisions").auto_shrink(false).show_viewport(ui, |ui, view| {
        let (whole, _) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
        let mut top = 0.0;
        for (place, (row, (title, height))) in rows.iter().zip(&laid).enumerate() {
            if top + height >= view.top() && top <= view.bottom() {
                let corner = pos2(whole.left(), whole.top() + top);
                let card = Rect::from_min_size(corner, vec2(width, *height));
                let found = card_ui(ui, cx, (place, row), title, card);
                picked = picked.or(found);
            }
            top += height + gap::S;
        }
    });
    picked
}

fn parts(row: &Roles) -> [&[StakeholderId]; 4] {
    [&row.responsible, &row.accountable, &row.consulted, &row.informed]
}

/// The title as it wraps, and how high the card is.
fn lay(ui: &Ui, cx: &Context<'_>, row: &Roles, width: f32) -> (Arc<Galley>, f32) {
    let room = width - 2.0 * gap::M - 84.0;
    let job = LayoutJob::simple(row.title.clone(), semibold(size::CONTROL), cx.tokens.text, room);
    let title = ui.painter().layout_job(job);
    let names = parts(row).iter().map(|names| names.len()).max().unwrap_or(0).max(1);
    let high =
        title.size().y + 20.0 * row.faults.len() as f32 + 22.0 + NAME * names as f32 + 2.0 * gap::S + 2.0;
    (title, high)
}

fn card_ui(
    ui: &Ui,
    cx: &Context<'_>,
    (place, row): (usize, &Roles),
    title: &Arc<Galley>,
    card: Rect,
) -> Option<StakeholderId> {
    let tokens = cx.tokens;
    ui.painter().rect(card, radius::CARD, tokens.surface, tokens.hairline(ui), StrokeKind::Inside);
    let inner = card.shrink2(vec2(gap::M, gap::S));
    ui.painter().galley(inner.min, title.clone(), tokens.text);
    let middle = inner.top() + 8.0;
    if row.faults.is_empty() {
        let at = pos2(inner.right(), middle);
        let said = write(ui, at, Align2::RIGHT_CENTER, "In order", medium(size::SMALL), tokens.ok, 80.0);
        let sign = Rect::from_center_size(pos2(said.left() - 10.0, middle), Vec2::splat(14.0));
        icon(ui.painter(), sign, Icon::Check, tokens.ok);
    }
    let state = if row.faults.is_empty() { "in order".to_owned() } else { row.faults.join(", ") };
    let head = Rect::from_min_size(card.min, vec2(card.width(), 24.0));
    let region = ui.interact(head, ui.scope_id().with(("decision", place)), Sense::hover());
    region.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{}: {state}", row.title)));
    let mut top = inner.top() + title.size().y;
    for fault in &row.faults {
        let y = top + 10.0;
        let sign = Rect::from_center_size(pos2(inner.left() + 7.0, y), Vec2::splat(14.0));
        icon(ui.painter(), sign, Icon::Warning, tokens.warn);
        let at = pos2(inner.left() + 20.0, y);
        write(ui, at, Align2::LEFT_CENTER, fault, medium(size::SMALL), tokens.warn, inner.width() - 20.0);
        top += 20.0;
    }
    let wide = inner.width() / 4.0;
    let mut picked = None;
    for (column, ((letter, word), people)) in PARTS.iter().zip(parts(row)).enumerate() {
        let left = inner.left() + wide * column as f32;
        let at = pos2(left, top + 12.0);
        let letter = write(ui, at, Align2::LEFT_CENTER, letter, semibold(size::MICRO), tokens.text, 14.0);
        let at = pos2(letter.right() + gap::XS, top + 12.0);
        write(ui, at, Align2::LEFT_CENTER, word, regular(size::MICRO), tokens.muted, wide - 20.0);
        if people.is_empty() {
            let at = pos2(left, top + 22.0 + NAME / 2.0);
            write(ui, at, Align2::LEFT_CENTER, "–", regular(size::SMALL), tokens.muted, wide);
        }
        for (line, id) in people.iter().enumerate() {
            let corner = pos2(left - gap::XS, top + 22.0 + NAME * line as f32);
            let area = Rect::from_min_size(corner, vec2(wide - gap::XS, NAME));
            if name_ui(ui, cx, (place, column, line), word, *id, area) {
                picked = Some(*id);
            }
        }
    }
    picked
}

fn name_ui(
    ui: &Ui,
    cx: &Context<'_>,
    salt: (usize, usize, usize),
    part: &str,
    id: StakeholderId,
    area: Rect,
) -> bool {
    let name = cx.document.name(Key::Stakeholder(id));
    let response = ui.interact(area, ui.scope_id().with(("role", salt)), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{name}: {part}")));
    ground(ui, cx.tokens, &response, area, false);
    let at = pos2(area.left() + gap::XS, area.center().y);
    let room = area.width() - gap::S;
    write(ui, at, Align2::LEFT_CENTER, &name, regular(size::SMALL), cx.tokens.text, room);
    let clicked = response.clicked();
    response.on_hover_text(name);
    clicked
}
