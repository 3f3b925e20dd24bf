//! One question: what is asked, who answers it, and three ways to answer.

use super::super::looking::person_row;
use super::Wish;
use crate::app::context::Context;
use crate::app::fonts::{medium, regular};
use crate::app::form;
use crate::app::icons::{Icon, icon};
use crate::app::theme::{gap, radius, size};
use crate::app::widgets::{Button, galley, ground, text_field, write};
use crate::model::field::Table;
use crate::model::{InitiativeId, Key, StakeholderId};
use crate::plan::methods::Member;
use crate::plan::methods::missing::{About, Origin, Prompt, answer, nobody, take_out};
use egui::{
    Align, Align2, Id, Key as Press, Layout, Popup, PopupCloseBehavior, Rect, Response, Role, ScrollArea,
    Sense, Ui, UiBuilder, Vec2, WidgetInfo, pos2, vec2,
};

/// How high the name of an origin is.
pub(super) const HEAD: f32 = 34.0;
/// How high a question is without people and field.
const LINE: f32 = 50.0;
/// How high its people are.
const PEOPLE: f32 = 28.0;
/// How high the field for a new name is.
const FIELD: f32 = 56.0;
/// Room for the ways to answer.
const VERBS: f32 = 278.0;

/// How high it is.
pub(super) fn height(prompt: &Prompt, adding: bool) -> f32 {
    LINE + if prompt.people.is_empty() { 0.0 } else { PEOPLE } + if adding { FIELD } else { 0.0 }
}

/// The name of an origin above its questions; returns what is left of the line.
pub(super) fn origin(ui: &Ui, cx: &Context<'_>, origin: Origin, line: Rect) -> Rect {
    let at = pos2(line.left(), line.top() + HEAD - 14.0);
    let font = medium(size::MICRO);
    let words = write(ui, at, Align2::LEFT_CENTER, origin.name(), font, cx.tokens.muted, line.width());
    let rule = Rect::from_min_max(pos2(words.right() + gap::S, at.y), pos2(line.right(), at.y));
    ui.painter().hline(rule.x_range(), at.y, cx.tokens.hairline(ui));
    let region = ui.interact(words, ui.scope_id().with(("origin", origin)), Sense::hover());
    region.widget_info(|| WidgetInfo::labeled(Role::Label, true, origin.name()));
    region.on_hover_text(origin.help());
    line.with_min_y(line.top() + HEAD)
}

pub(super) fn ui(
    ui: &mut Ui,
    cx: &Context<'_>,
    initiative: InitiativeId,
    prompt: &Prompt,
    adding: &mut Option<(About, String)>,
    line: Rect,
) -> Option<Wish> {
    let tokens = cx.tokens;
    let name = prompt.about.name(cx.document);
    let (sign, color, state) = match (prompt.people.len(), prompt.nobody) {
        (0, false) => (Icon::Help, tokens.warn, "open".to_owned()),
        (0, true) => (Icon::Minus, tokens.muted, "answered: nobody".to_owned()),
        (1, _) => (Icon::Check, tokens.ok, "one person".to_owned()),
        (count, _) => (Icon::Check, tokens.ok, format!("{count} people")),
    };
    let head = line.with_max_y(line.top() + LINE);
    icon(
        ui.painter(),
        Rect::from_center_size(pos2(line.left() + 9.0, head.top() + 17.0), Vec2::splat(16.0)),
        sign,
        color,
    );
    let left = line.left() + 28.0;
    let room = line.right() - VERBS - left;
    let at = pos2(left, head.top() + 16.0);
    write(ui, at, Align2::LEFT_CENTER, &name, medium(size::CONTROL), tokens.text, room);
    let words = if prompt.nobody && prompt.people.is_empty() {
        "Nobody: you said so"
    } else {
        prompt.about.question()
    };
    let at = pos2(left, head.top() + 34.0);
    write(ui, at, Align2::LEFT_CENTER, words, regular(size::SMALL), tokens.muted, room);
    let region = ui.interact(
        Rect::from_min_max(head.min, pos2(left + room, head.bottom())),
        ui.scope_id().with(("prompt", prompt.about)),
        Sense::hover(),
    );
    let told = format!("{name}, {state}: {}", prompt.about.question());
    region.widget_info(|| WidgetInfo::labeled(Role::Label, true, &told));
    ui.painter().hline(line.x_range(), line.bottom() - 0.5, tokens.hairline(ui));
    let mut wish = verbs(ui, cx, initiative, (prompt, &name), adding, head);
    let mut top = head.bottom() - gap::XS;
    if !prompt.people.is_empty() {
        let place = Rect::from_min_max(pos2(left, top), pos2(line.right(), top + PEOPLE));
        wish = wish.or(people(ui, cx, initiative, (prompt, &name), place));
        top += PEOPLE;
    }
    if adding.as_ref().is_some_and(|(about, _)| *about == prompt.about) {
        let place = Rect::from_min_max(pos2(left, top), pos2(line.right(), top + FIELD));
        wish = wish.or(field(ui, cx, (prompt.about, &name), adding, place));
    }
    wish
}

/// Somebody new, somebody of the map, nobody.
fn verbs(
    ui: &mut Ui,
    cx: &Context<'_>,
    initiative: InitiativeId,
    (prompt, name): (&Prompt, &str),
    adding: &mut Option<(About, String)>,
    head: Rect,
) -> Option<Wish> {
    let about = prompt.about;
    let place = Rect::from_min_max(
        pos2(head.right() - VERBS, head.top() + 8.0),
        head.right_bottom() - vec2(0.0, 8.0),
    );
    let layout = Layout::right_to_left(Align::Min);
    let mut wish = None;
    ui.scope_builder(UiBuilder::new().max_rect(place).layout(layout).id_salt(("verbs", about)), |ui| {
        ui.spacing_mut().item_spacing.x = gap::XS;
        if prompt.people.is_empty() {
            let word = if prompt.nobody { "Ask again" } else { "Nobody" };
            if named(Button::flat(word).ui(ui), &format!("{name}: {}", word.to_lowercase())).clicked() {
                wish = Some(Wish::Edit(nobody(cx.document, initiative, about, !prompt.nobody)));
            }
        }
        let choose =
            named(Button::outlined("Choose…").ui(ui), &format!("{name}: choose somebody of this map"));
        let taken = |key| matches!(key, Key::Stakeholder(id) if prompt.people.contains(&id));
        if let Some(Key::Stakeholder(id)) =
            form::add_reference(ui, cx.document, &choose, Table::Stakeholder, &taken)
        {
            wish = Some(Wish::Edit(answer(cx.document, initiative, about, id)));
        }
        let add = named(Button::outlined("Add…").ui(ui), &format!("{name}: add somebody new"));
        if add.clicked() {
            let open = adding.as_ref().is_some_and(|(other, _)| *other == about);
            *adding = (!open).then(|| (about, String::new()));
            if !open {
                ui.memory_mut(|memory| memory.request_focus(field_id(about)));
            }
        }
    });
    wish
}

/// A button that is one of many alike says for what it is.
fn named(response: Response, name: &str) -> Response {
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    response
}

fn field_id(about: About) -> Id {
    Id::unique(("name of somebody new", about))
}

/// The name of somebody new: Enter adds them, Esc gives it up.
fn field(
    ui: &mut Ui,
    cx: &Context<'_>,
    (about, name): (About, &str),
    adding: &mut Option<(About, String)>,
    place: Rect,
) -> Option<Wish> {
    let (_, text) = adding.as_mut()?;
    let mut given = None;
    let mut over = false;
    ui.scope_builder(UiBuilder::new().max_rect(place).id_salt(("field", about)), |ui| {
        ui.horizontal(|ui| {
            let wide = (ui.available_width() - 176.0).clamp(160.0, 320.0);
            let label = format!("New: {name}");
            let response = ui
                .allocate_ui_with_layout(vec2(wide, 48.0), Layout::top_down(Align::Min), |ui| {
                    ui.spacing_mut().item_spacing.y = 2.0;
                    text_field(ui, cx.tokens, &label, text)
                })
                .inner;
            let asked = ui.memory(|memory| memory.has_focus(field_id(about)));
            if asked {
                response.request_focus();
            }
            let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Press::Enter));
            over |= response.lost_focus() && ui.input(|input| input.key_pressed(Press::Escape));
            ui.allocate_ui_with_layout(vec2(168.0, 48.0), Layout::left_to_right(Align::Max), |ui| {
                let ready = !text.trim().is_empty();
                let add = ui.add_enabled_ui(ready, |ui| Button::primary("Add").ui(ui)).inner;
                if (add.clicked() || entered) && ready {
                    given = Some(Wish::New(about, text.trim().to_owned()));
                    over = true;
                }
                over |= Button::flat("Cancel").ui(ui).clicked();
            });
        });
    });
    if over {
        *adding = None;
    }
    given
}

/// Who answers it: a name shows them, a cross takes them out; those without room stand behind a number.
fn people(
    ui: &Ui,
    cx: &Context<'_>,
    initiative: InitiativeId,
    (prompt, name): (&Prompt, &str),
    place: Rect,
) -> Option<Wish> {
    let mut wish = None;
    let mut left = place.left() - gap::XS;
    let mut shown = 0;
    for id in &prompt.people {
        let called = cx.document.name(Key::Stakeholder(*id));
        let words = galley(ui, &called, medium(size::SMALL), cx.tokens.accent, 200.0);
        let wide = words.size().x + 38.0;
        let more = if shown + 1 < prompt.people.len() { 76.0 } else { 0.0 };
        if left + wide + more > place.right() && shown > 0 {
            break;
        }
        let chip = Rect::from_min_size(pos2(left, place.top()), vec2(wide, 24.0));
        left = chip.right() + gap::XS;
        shown += 1;
        ui.painter().rect_filled(chip, 12.0, cx.tokens.accent_soft);
        let salt = ("answers", prompt.about, *id);
        let body = chip.with_max_x(chip.right() - 24.0);
        let person = ui.interact(body, ui.scope_id().with(salt), Sense::click());
        person.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{called}: {name}")));
        ring(ui, cx, &person, body);
        ui.painter().galley(
            pos2(chip.left() + 10.0, chip.center().y - words.size().y / 2.0),
            words,
            cx.tokens.accent,
        );
        let end = chip.with_min_x(chip.right() - 24.0);
        let cross = ui.interact(end, ui.scope_id().with((salt, "out")), Sense::click());
        cross.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{name}: not {called}")));
        ring(ui, cx, &cross, end);
        let color = if cross.hovered() { cx.tokens.text } else { cx.tokens.muted };
        icon(ui.painter(), Rect::from_center_size(end.center(), Vec2::splat(12.0)), Icon::Close, color);
        if person.on_hover_text("Show them").clicked() {
            wish = Some(Wish::Person(*id));
        }
        if cross.on_hover_text("Take them out of this answer").clicked() {
            wish = Some(Wish::Edit(take_out(cx.document, initiative, prompt.about, *id)));
        }
    }
    let rest = prompt.people.len() - shown;
    if rest > 0 {
        let area = Rect::from_min_size(pos2(left, place.top()), vec2(72.0, 24.0));
        let found = more(ui, cx, (prompt, name), rest, area);
        wish = wish.or(found.map(Wish::Person));
    }
    wish
}

/// A number that opens the list of all.
fn more(
    ui: &Ui,
    cx: &Context<'_>,
    (prompt, name): (&Prompt, &str),
    rest: usize,
    area: Rect,
) -> Option<StakeholderId> {
    let response = ui.interact(area, ui.scope_id().with(("more", prompt.about)), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{name}: {rest} more")));
    ground(ui, cx.tokens, &response, area, false);
    let words = format!("+{rest} more");
    let font = medium(size::SMALL);
    write(ui, area.center(), Align2::CENTER_CENTER, &words, font, cx.tokens.accent, area.width());
    let mut picked = None;
    Popup::menu(&response).close_behavior(PopupCloseBehavior::CloseOnClickOutside).width(320.0).show(|ui| {
        ui.set_width(308.0);
        let scroll = ScrollArea::vertical().max_height(280.0);
        scroll.show_rows(ui, 28.0, prompt.people.len(), |ui, range| {
            for at in range {
                let Some(id) = prompt.people.get(at) else { continue };
                let (line, _) = ui.allocate_exact_size(vec2(ui.available_width(), 28.0), Sense::hover());
                let member = Member { person: *id, said: String::new(), note: None };
                if person_row(ui, cx, line, ("all", at), &member) {
                    picked = Some(*id);
                }
            }
        });
        if picked.is_some() {
            ui.close();
        }
    });
    picked
}

fn ring(ui: &Ui, cx: &Context<'_>, response: &Response, area: Rect) {
    if response.has_focus() {
        ui.painter().rect_stroke(area, radius::CARD, cx.tokens.focus_ring(), egui::StrokeKind::Inside);
    }
}
