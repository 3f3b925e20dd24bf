//! Who is it, and in which changes?

use crate::app::context::Context;
use crate::app::fonts::medium;
use crate::app::icons::{Icon, icon};
use crate::app::menus;
use crate::app::request::{Outbox, Request};
use crate::app::theme::{self, gap, size};
use crate::app::widgets::{self, Button, ground, menu_item};
use crate::model::{Assessment, InitiativeId, Key, Stakeholder, StakeholderId, edits};
use egui::{
    Align, Label, Layout, Popup, PopupCloseBehavior, Rect, Role, Sense, Ui, UiBuilder, Vec2, WidgetInfo,
    pos2, vec2,
};

/// Below this width the menu of initiatives has a line of its own, in points.
const ONE_LINE: f32 = 340.0;

/// Mark, name, role, communities, star and menu.
pub(super) fn ui(
    ui: &mut Ui,
    cx: &Context<'_>,
    id: StakeholderId,
    person: &Stakeholder,
    assessment: Option<&Assessment>,
    out: &mut Outbox,
) {
    let whole = ui.available_rect_before_wrap();
    let mark = Rect::from_min_size(pos2(whole.left(), whole.top()), Vec2::splat(48.0));
    widgets::person_mark(ui.painter(), mark, person, assessment, cx.tokens);
    let buttons = Rect::from_min_size(pos2(whole.right() - 52.0, whole.top()), vec2(56.0, 28.0));
    ui.scope_builder(UiBuilder::new().max_rect(buttons).layout(Layout::left_to_right(Align::Center)), |ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        star(ui, cx, assessment, out);
        more(ui, cx, out);
    });
    let text = Rect::from_min_max(pos2(mark.right() + gap::M, whole.top()), whole.max);
    let below = ui
        .scope_builder(UiBuilder::new().max_rect(text), |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            let name = Rect::from_min_max(text.min, pos2(buttons.left() - gap::XS, text.top() + 28.0));
            let given = ui
                .scope_builder(UiBuilder::new().max_rect(name).id_salt("name"), |ui| {
                    widgets::committed_title(ui, "Full name", &person.name)
                })
                .inner;
            if let Some(name) = given {
                out.edit(edits::rename(cx.document, Key::Stakeholder(id), &name));
            }
            let changes = changes(cx, id);
            let wide = whole.width() >= ONE_LINE;
            for words in [place(person), communities(cx, person)].into_iter().flatten() {
                let label = Label::new(theme::small(&words).color(cx.tokens.muted)).truncate();
                ui.add(label).on_hover_text(words);
            }
            if changes.len() > 1 {
                if wide {
                    // At the right end of the last line of words.
                    let line = Rect::from_min_max(
                        pos2(text.left(), ui.cursor().top() - 20.0),
                        pos2(whole.right(), ui.cursor().top() + 4.0),
                    );
                    let layout = Layout::right_to_left(Align::Center);
                    ui.scope_builder(UiBuilder::new().max_rect(line).layout(layout), |ui| {
                        others(ui, cx, &changes, out);
                    });
                } else {
                    others(ui, cx, &changes, out);
                }
            }
        })
        .response
        .rect
        .bottom();
    ui.advance_cursor_after_rect(whole.with_max_y(below.max(mark.bottom() + 4.0)));
    ui.add_space(gap::XS);
}

/// Role and where they work.
fn place(person: &Stakeholder) -> Option<String> {
    let organisation = person.unit.as_deref().or(person.organisation.as_deref());
    match (person.role.as_deref(), organisation) {
        (Some(role), _) => Some(role.to_owned()),
        (None, organisation) => organisation.map(str::to_owned),
    }
}

/// The communities that they belong to, those that they merely know apart.
fn communities(cx: &Context<'_>, person: &Stakeholder) -> Option<String> {
    let local = person.communities.iter().filter(|(_, depth)| depth.is_local());
    let names: Vec<String> = local.map(|(id, _)| cx.document.name(Key::Community(*id))).collect();
    (!names.is_empty()).then(|| names.join(", "))
}

fn changes(cx: &Context<'_>, id: StakeholderId) -> Vec<(InitiativeId, String)> {
    let theirs = cx.document.initiatives.iter();
    let theirs = theirs.filter(|(change, _)| cx.document.assessments.contains_key(&(**change, id)));
    theirs.map(|(change, record)| (*change, record.name.clone())).collect()
}

fn others(ui: &mut Ui, cx: &Context<'_>, changes: &[(InitiativeId, String)], out: &mut Outbox) {
    let words = format!("In {} initiatives", changes.len());
    let word = widgets::galley(ui, &words, medium(size::SMALL), cx.tokens.accent, ui.available_width());
    let (area, response) = ui.allocate_exact_size(vec2(word.size().x + 20.0, 24.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &words));
    ground(ui, cx.tokens, &response, area.expand2(vec2(4.0, 0.0)), false);
    ui.painter().galley(pos2(area.left(), area.center().y - word.size().y / 2.0), word, cx.tokens.accent);
    let arrow = Rect::from_center_size(pos2(area.right() - 8.0, area.center().y), Vec2::splat(14.0));
    icon(ui.painter(), arrow, Icon::ChevronDown, cx.tokens.accent);
    Popup::menu(&response).width(240.0).show(|ui| {
        for (change, name) in changes {
            let here = Some(*change) == cx.initiative;
            if menu_item(ui, here.then_some(Icon::Check), name, "").clicked() {
                out.ask(Request::Initiative(*change));
            }
        }
    });
}

/// Thought of as an advocate, or no longer.
fn star(ui: &mut Ui, cx: &Context<'_>, assessment: Option<&Assessment>, out: &mut Outbox) {
    let Some(assessment) = assessment else {
        ui.add_space(gap::CONTROL);
        return;
    };
    let state = assessment.advocacy.state;
    let (area, response) = ui.allocate_exact_size(Vec2::splat(gap::CONTROL), Sense::click());
    let on = state.is_advocate() || state.is_prospect();
    let name = format!("Advocate: {}", state.name().to_lowercase());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, on, &name));
    ground(ui, cx.tokens, &response, area, false);
    let sign = if state.is_advocate() { Icon::StarFilled } else { Icon::Star };
    let color = if on { cx.tokens.advocate } else { cx.tokens.muted };
    icon(ui.painter(), Rect::from_center_size(area.center(), Vec2::splat(16.0)), sign, color);
    if response.on_hover_text(name).clicked() {
        out.ask(Request::Run("advocate.toggle"));
    }
}

fn more(ui: &mut Ui, cx: &Context<'_>, out: &mut Outbox) {
    let button = widgets::icon_button(ui, cx.tokens, Icon::Dots, "What can be done with them");
    Popup::menu(&button).close_behavior(PopupCloseBehavior::CloseOnClick).show(|ui| {
        menus::person(ui, cx, out);
    });
}

/// The head of somebody who is not in the change that is looked at.
pub(super) fn outside(ui: &mut Ui, cx: &Context<'_>, id: StakeholderId, out: &mut Outbox) {
    let Some((initiative, change)) = cx.current() else { return };
    ui.add(Label::new(theme::table(format!("Not in {}.", change.name)).color(cx.tokens.muted)).wrap());
    if Button::outlined("Add to this initiative").icon(Icon::Plus).ui(ui).clicked() {
        out.edit(edits::include(cx.document, initiative, &[id]));
    }
    ui.add_space(gap::S);
}
