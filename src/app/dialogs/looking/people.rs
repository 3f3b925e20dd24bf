//! How does one person look in a method: mark, name, why here, and what is to be looked at?

use crate::app::context::Context;
use crate::app::fonts::{medium, regular};
use crate::app::icons::{Icon, icon};
use crate::app::theme::{gap, size};
use crate::app::widgets::{galley, ground, person_mark, write};
use crate::plan::methods::Member;
use egui::{Align2, Rect, Role, Sense, Ui, Vec2, WidgetInfo, pos2};

/// How high a row is.
pub(in crate::app::dialogs) const ROW: f32 = 28.0;

/// A person in their row; true where they were pressed.
pub(in crate::app::dialogs) fn row(
    ui: &Ui,
    cx: &Context<'_>,
    area: Rect,
    salt: impl std::hash::Hash + std::fmt::Debug,
    member: &Member,
) -> bool {
    let Some(person) = cx.document.stakeholders.get(&member.person) else { return false };
    let said = cx.initiative.and_then(|id| cx.document.assessments.get(&(id, member.person)));
    let response = ui.interact(area, ui.scope_id().with(("person", salt)), Sense::click());
    let note = member.note.map(|note| format!(", {note}")).unwrap_or_default();
    let why = if member.said.is_empty() { String::new() } else { format!(": {}", member.said) };
    let name = format!("{}{why}{note}", person.name);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    ground(ui, cx.tokens, &response, area, false);
    let middle = area.center().y;
    let mark = Rect::from_center_size(pos2(area.left() + 14.0, middle), Vec2::splat(22.0));
    person_mark(ui.painter(), mark, person, said, cx.tokens);
    let left = mark.right() + gap::S;
    let mut right = area.right() - gap::XS;
    let name_wide = galley(ui, &person.name, medium(size::CONTROL), cx.tokens.text, 400.0).size().x;
    if !member.said.is_empty() {
        let font = regular(size::SMALL);
        let at = pos2(right, middle);
        let place =
            write(ui, at, Align2::RIGHT_CENTER, &member.said, font, cx.tokens.muted, area.width() * 0.5);
        right = place.left() - gap::S;
    }
    if let Some(note) = member.note {
        // The word where there is room for it; the sign alone says it on hover.
        let words = galley(ui, note, medium(size::MICRO), cx.tokens.warn, 240.0);
        if right - left - name_wide > words.size().x + 28.0 {
            let at = pos2(right - words.size().x, middle - words.size().y / 2.0);
            right = at.x - gap::XS;
            ui.painter().galley(at, words, cx.tokens.warn);
        }
        let sign = Rect::from_center_size(pos2(right - 6.0, middle), Vec2::splat(12.0));
        icon(ui.painter(), sign, Icon::Warning, cx.tokens.warn);
        right = sign.left() - gap::S;
    }
    let at = pos2(left, middle);
    write(ui, at, Align2::LEFT_CENTER, &person.name, medium(size::CONTROL), cx.tokens.text, right - left);
    let role = person.role.as_deref().unwrap_or_default();
    let after = left + name_wide + gap::M;
    if !role.is_empty() && right - after > 90.0 {
        let at = pos2(after, middle);
        write(ui, at, Align2::LEFT_CENTER, role, regular(size::SMALL), cx.tokens.muted, right - after);
    }
    let clicked = response.clicked();
    let hover = if role.is_empty() { name } else { format!("{name}\n{role}") };
    response.on_hover_text(hover);
    clicked
}
