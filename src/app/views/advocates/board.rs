//! How far has everybody come on the way to being an advocate?
//!
//! A row for each state, with those who are in it; a person is brought to another state by dragging them to its row, with
//! the arrow keys, or by their menu. Each of these is one step of undo and has today's date.
//!
//! *Invariants:* every drag has a key; a drag that was given up with Esc changes nothing.

use super::parts;
use crate::app::announce;
use crate::app::context::Context;
use crate::app::dialogs::{Dialog, Enlisting, Talking};
use crate::app::fonts::{medium, regular};
use crate::app::form::day;
use crate::app::icons::Icon;
use crate::app::request::{Outbox, Request};
use crate::app::selection::{Click, Selection};
use crate::app::theme::{self, gap, radius, size};
use crate::app::widgets::{self, galley, menu_item, person_mark, write};
use crate::model::{AdvocacyState, InitiativeId, Key, StakeholderId, edits};
use crate::plan;
use egui::{
    Align, Align2, CursorIcon, DragAndDrop, EventFilter, Id, Key as Press, LayerId, Layout, Modifiers, Order,
    Popup, Rect, Response, Role, ScrollArea, Sense, SetOpenCommand, Stroke, StrokeKind, Ui, Vec2, WidgetInfo,
    pos2, vec2,
};
use jiff::civil::Date;

/// Height of a row, points.
const ROW: f32 = 28.0;
/// Width of a person, points.
const MARK: f32 = 22.0;
/// From one person to the next, points.
const STEP: f32 = 30.0;
/// Where the people of a row begin, points from its left.
const PEOPLE: f32 = 100.0;
/// Width of what opens those for whom there is no room, points.
const MORE: f32 = 40.0;

/// Somebody who is being dragged.
struct Carried(StakeholderId);

/// A row with those who are in it.
struct Row<'a> {
    state: AdvocacyState,
    people: &'a [(StakeholderId, Option<Date>)],
    area: Rect,
}

/// Draws the card.
pub(super) fn ui(ui: &mut Ui, cx: &Context<'_>, out: &mut Outbox) {
    let Some(initiative) = cx.initiative else { return };
    let board = plan::on_board(cx.document, initiative);
    parts::card(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let size = vec2(ui.available_width(), 20.0);
        ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::Center), |ui| {
            parts::title(ui, cx, "On board");
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let words = theme::small("drag a person to another row").color(cx.tokens.muted);
                ui.add(egui::Label::new(words).truncate());
            });
        });
        ui.add_space(gap::S);
        let mut rows = Vec::new();
        for state in plan::WAY {
            let people = board.get(&state).map_or(&[][..], Vec::as_slice);
            let area = place(ui, cx, state, people.len());
            rows.push(Row { state, people, area });
        }
        for row in &rows {
            people(ui, cx, initiative, row, out);
        }
        carry(ui, cx, initiative, &rows, out);
        if rows.iter().all(|row| row.people.is_empty()) {
            ui.add_space(gap::S);
            let words = "Nobody is on the way yet. Take over the picks, or press A on somebody in any view.";
            ui.add(egui::Label::new(theme::small(words).color(cx.tokens.muted)).wrap());
        }
    });
}

/// The place of a row, with its word and its count.
fn place(ui: &mut Ui, cx: &Context<'_>, state: AdvocacyState, count: usize) -> Rect {
    let tokens = cx.tokens;
    let (area, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{}: {count}", state.name())));
    ui.painter().hline(area.x_range(), area.top(), tokens.hairline(ui));
    let middle = area.center().y;
    let left = pos2(area.left(), middle);
    write(ui, left, Align2::LEFT_CENTER, state.name(), regular(size::SMALL), tokens.text, 72.0);
    let color = if count == 0 { tokens.muted } else { tokens.text };
    let number = pos2(area.left() + PEOPLE - 12.0, middle);
    write(ui, number, Align2::RIGHT_CENTER, &count.to_string(), medium(size::SMALL), color, 28.0);
    area
}

/// Those of a row for whom there is room, and a button for the others.
fn people(ui: &mut Ui, cx: &Context<'_>, initiative: InitiativeId, row: &Row<'_>, out: &mut Outbox) {
    let left = row.area.left() + PEOPLE;
    let room = row.area.right() - left;
    let fits = (room / STEP).floor().max(1.0) as usize;
    let all = row.people.len();
    let shown = if all <= fits { all } else { ((room - MORE) / STEP).floor().max(0.0) as usize };
    let mut seen: Vec<_> = row.people.iter().take(shown).copied().collect();
    // Whoever is selected is always seen, so that the keys reach them.
    let hidden = row.people.iter().skip(shown).find(|(id, _)| cx.selection.has(Key::Stakeholder(*id)));
    if let (Some(last), Some(selected)) = (seen.last_mut(), hidden) {
        *last = *selected;
    }
    for (place, (id, since)) in seen.iter().enumerate() {
        let centre = pos2(left + MARK / 2.0 + STEP * place as f32, row.area.center().y);
        let area = Rect::from_center_size(centre, Vec2::splat(MARK));
        person(ui, cx, initiative, (row.state, *since), *id, area, out);
    }
    if all > shown {
        more(ui, cx, row, &seen, left + STEP * shown as f32, out);
    } else if let [(id, since)] = row.people {
        let words = said(cx, row.state, *id, *since);
        let at = pos2(left + STEP, row.area.center().y);
        let room = row.area.right() - at.x;
        write(ui, at, Align2::LEFT_CENTER, &words, regular(size::SMALL), cx.tokens.muted, room);
    }
}

/// *Owen Pritchard since 2 Oct*, *Fatima El Amrani, 24 Nov*.
fn said(cx: &Context<'_>, state: AdvocacyState, id: StakeholderId, since: Option<Date>) -> String {
    let name = cx.document.name(Key::Stakeholder(id));
    let lasts = matches!(state, AdvocacyState::Agreed | AdvocacyState::Active | AdvocacyState::Resting);
    match since.map(|since| day::short(since, cx.today)) {
        Some(since) if lasts => format!("{name} since {since}"),
        Some(on) if state != AdvocacyState::Candidate => format!("{name}, {on}"),
        _ => name,
    }
}

/// One person: pressed, dragged, moved with the arrows, with a menu.
fn person(
    ui: &mut Ui,
    cx: &Context<'_>,
    initiative: InitiativeId,
    (state, since): (AdvocacyState, Option<Date>),
    id: StakeholderId,
    area: Rect,
    out: &mut Outbox,
) {
    let Some(who) = cx.document.stakeholders.get(&id) else { return };
    let key = Key::Stakeholder(id);
    // The same wherever they stand, so that the keyboard follows them to another row.
    let response = ui.interact(area, Id::unique(("on board", id)), Sense::click_and_drag());
    let selected = cx.selection.has(key);
    let name = format!("{}: {}", state.name(), said(cx, state, id, since));
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, selected, &name));
    let tokens = cx.tokens;
    let mut painter = ui.painter().clone();
    if !cx.filter.fits(id) && !response.has_focus() {
        painter.multiply_opacity(parts::DIMMED);
    }
    person_mark(&painter, area, who, cx.document.assessments.get(&(initiative, id)), tokens);
    let ring = if response.has_focus() || selected {
        Some(Stroke::new(2.0, tokens.accent))
    } else {
        (response.hovered() || cx.hovered == Some(key)).then(|| Stroke::new(1.0, tokens.accent))
    };
    if let Some(ring) = ring {
        ui.painter().circle_stroke(area.center(), MARK / 2.0 + 2.0, ring);
    }
    if response.hovered() {
        out.ask(Request::Hover(key));
    }
    if response.drag_started_by(egui::PointerButton::Primary) {
        DragAndDrop::set_payload(ui.ctx(), Carried(id));
    }
    if response.clicked_by(egui::PointerButton::Primary) {
        let click = ui.input(|input| Click::with(input.modifiers));
        // A press does not take the keyboard: the arrows would move whom one only wanted to look at.
        out.ask(Request::Select(cx.selection.clicked(key, click)));
    }
    if response.double_clicked() {
        out.ask(Request::Run("people.open"));
    }
    menu(ui, cx, initiative, (id, state), &response, out);
    arrows(ui, cx, initiative, (id, state), &response, out);
    response.on_hover_text(name);
}

/// The states and what comes next, by the second button, the menu key, Shift+F10, Enter or Space.
fn menu(
    ui: &Ui,
    cx: &Context<'_>,
    initiative: InitiativeId,
    (id, state): (StakeholderId, AdvocacyState),
    response: &Response,
    out: &mut Outbox,
) {
    let by_key = response.has_focus()
        && ui.input_mut(|input| {
            input.consume_key(Modifiers::NONE, Press::Menu) || input.consume_key(Modifiers::SHIFT, Press::F10)
        });
    let pressed = response.clicked() && !response.clicked_by(egui::PointerButton::Primary);
    let open = by_key || pressed || response.secondary_clicked();
    let set = open.then_some(SetOpenCommand::Bool(true));
    Popup::menu(response).open_memory(set).width(200.0).show(|ui| {
        for to in plan::WAY.into_iter().chain([AdvocacyState::None]) {
            let word = if to == AdvocacyState::None { "No longer thought of" } else { to.name() };
            if menu_item(ui, (to == state).then_some(Icon::Check), word, "").clicked() && to != state {
                bring(ui, cx, initiative, id, to, out);
            }
        }
        ui.separator();
        if !state.is_advocate() && menu_item(ui, Some(Icon::Mail), "Ask…", "").clicked() {
            out.ask(Request::Ask(Dialog::Enlist(Box::new(Enlisting::new([id])))));
        }
        if menu_item(ui, None, "Thank…", "").clicked() {
            let thanks = Talking::thanks([id], cx.initiative, cx.today);
            out.ask(Request::Ask(Dialog::Talk(Box::new(thanks))));
        }
        if menu_item(ui, Some(Icon::Person), "Open in the inspector", "").clicked() {
            out.ask(Request::Select(Selection::one(Key::Stakeholder(id))));
            out.ask(Request::Run("people.open"));
        }
    });
}

/// Up and down bring whoever has the keyboard to the row above or below.
fn arrows(
    ui: &Ui,
    cx: &Context<'_>,
    initiative: InitiativeId,
    (id, state): (StakeholderId, AdvocacyState),
    response: &Response,
    out: &mut Outbox,
) {
    if !response.has_focus() || cx.blocked || Popup::is_any_open(ui.ctx()) {
        return;
    }
    let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    let (up, down) = ui.input_mut(|input| {
        let up = input.consume_key(Modifiers::NONE, Press::ArrowUp);
        (up, input.consume_key(Modifiers::NONE, Press::ArrowDown))
    });
    let Some(at) = plan::WAY.iter().position(|row| *row == state) else { return };
    let to = if up {
        at.checked_sub(1)
    } else if down {
        Some(at + 1)
    } else {
        None
    };
    if let Some(to) = to.and_then(|to| plan::WAY.get(to)) {
        bring(ui, cx, initiative, id, *to, out);
    }
}

/// Brings somebody to a state, today.
fn bring(
    ui: &Ui,
    cx: &Context<'_>,
    initiative: InitiativeId,
    id: StakeholderId,
    to: AdvocacyState,
    out: &mut Outbox,
) {
    let on = (to != AdvocacyState::None).then_some(cx.today);
    let name = cx.document.name(Key::Stakeholder(id));
    announce::polite(ui.ctx(), format!("{name}: {}", to.name().to_lowercase()));
    out.edit(edits::adopt(cx.document, initiative, &[id], to, on));
}

/// Those for whom there is no room, behind their number.
fn more(
    ui: &Ui,
    cx: &Context<'_>,
    row: &Row<'_>,
    seen: &[(StakeholderId, Option<Date>)],
    left: f32,
    out: &mut Outbox,
) {
    let hidden: Vec<_> = row.people.iter().filter(|entry| !seen.contains(entry)).collect();
    let area = Rect::from_min_size(pos2(left, row.area.top() + 2.0), vec2(MORE - 4.0, ROW - 4.0));
    let response = ui.interact(area, ui.scope_id().with(("more", row.state)), Sense::click());
    let words = format!("+{}", hidden.len());
    let name = format!("{}: {} more", row.state.name(), hidden.len());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    widgets::ground(ui, cx.tokens, &response, area, false);
    let font = medium(size::SMALL);
    write(ui, area.center(), Align2::CENTER_CENTER, &words, font, cx.tokens.accent, area.width());
    Popup::menu(&response).width(240.0).show(|ui| {
        ScrollArea::vertical().max_height(320.0).show(ui, |ui| {
            for (id, since) in hidden {
                if menu_item(ui, None, &said(cx, row.state, *id, *since), "").clicked() {
                    out.ask(Request::Select(Selection::one(Key::Stakeholder(*id))));
                }
            }
        });
    });
}

/// The drag: the row under the pointer, a chip with what would happen, and what does when it is let go.
fn carry(ui: &Ui, cx: &Context<'_>, initiative: InitiativeId, rows: &[Row<'_>], out: &mut Outbox) {
    let Some(carried) = DragAndDrop::payload::<Carried>(ui.ctx()) else { return };
    let Some(at) = ui.input(|input| input.pointer.latest_pos()) else { return };
    let tokens = cx.tokens;
    let id = carried.0;
    let under = rows.iter().find(|row| row.area.contains(at) && ui.clip_rect().contains(at));
    let other = under.filter(|row| row.people.iter().all(|(there, _)| *there != id));
    if let Some(row) = other {
        let area = row.area.expand2(vec2(4.0, 0.0));
        let fill = tokens.accent.gamma_multiply(0.08);
        ui.painter().rect_filled(area, radius::CONTROL, fill);
        let rim = Stroke::new(1.0, tokens.accent);
        ui.painter().rect_stroke(area, radius::CONTROL, rim, StrokeKind::Inside);
    }
    if ui.input(|input| input.pointer.any_released()) {
        if let Some(row) = other {
            bring(ui, cx, initiative, id, row.state, out);
        }
        DragAndDrop::clear_payload(ui.ctx());
        return;
    }
    ui.set_cursor_icon(if other.is_some() { CursorIcon::Grabbing } else { CursorIcon::NoDrop });
    let name = cx.document.name(Key::Stakeholder(id));
    let words = other.map_or(name.clone(), |row| {
        format!("{name}: {}, {}", row.state.name().to_lowercase(), day::short(cx.today, cx.today))
    });
    let text = galley(ui, &words, medium(size::SMALL), tokens.text, 320.0);
    let chip = text.size() + vec2(16.0, 8.0);
    let screen = ui.ctx().content_rect().shrink(4.0);
    let left = (at.x + 14.0).min(screen.right() - chip.x);
    let place = Rect::from_min_size(pos2(left, at.y - chip.y - 6.0), chip);
    let painter = ui.ctx().layer_painter(LayerId::new(Order::Tooltip, Id::unique("carried on board")));
    painter.add(tokens.shadow().as_shape(place, radius::CONTROL));
    painter.rect(place, radius::CONTROL, tokens.surface, Stroke::new(1.0, tokens.line), StrokeKind::Inside);
    painter.galley(place.min + vec2(8.0, 4.0), text, tokens.text);
}
