//! How does one suggestion look, and what can be changed in it before it is added?

use super::picks::Picks;
use super::put_aside;
use crate::app::context::Context;
use crate::app::dialogs::{Acting, Dialog};
use crate::app::fonts::{medium, regular, visible};
use crate::app::form::{self, day};
use crate::app::icons::{Icon, icon};
use crate::app::request::{Outbox, Request};
use crate::app::selection::Selection;
use crate::app::theme::{self, Tokens, gap, radius, size};
use crate::app::widgets::{galley, ground, icon_button, menu_frame, menu_item};
use crate::model::field::Table;
use crate::model::{Action, Key};
use crate::plan::suggestions::{Rule, Suggestion};
use egui::text::{LayoutJob, TextFormat};
use egui::{
    Align, Frame, Label, Layout, Margin, Popup, Rect, Response, Role, Sense, Shape, Stroke, StrokeKind, Ui,
    Vec2, WidgetInfo, vec2,
};

pub(super) fn ui(
    ui: &mut Ui,
    cx: &Context<'_>,
    suggestion: &Suggestion,
    picks: &mut Picks,
    out: &mut Outbox,
) {
    let tokens = cx.tokens;
    let mark = suggestion.mark();
    let on = picks.is_ticked(&mark);
    let under = ui.painter().add(Shape::Noop);
    let shown =
        Frame::new().inner_margin(Margin { left: 14, right: 8, top: 10, bottom: 12 }).show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = gap::S;
                if tick(ui, tokens, on, suggestion).clicked() {
                    picks.turn(&mark);
                }
                let room = ui.available_width() - gap::CONTROL - gap::S;
                ui.allocate_ui_with_layout(vec2(room, 0.0), Layout::top_down(Align::Min), |ui| {
                    ui.set_width(room);
                    ui.spacing_mut().item_spacing = vec2(0.0, 2.0);
                    let title = theme::name(visible(&suggestion.action.title)).color(tokens.text);
                    let label = Label::new(title).wrap().sense(Sense::CLICK);
                    if ui.add(label).clicked() {
                        picks.turn(&mark);
                    }
                    line(ui, cx, suggestion, &mark, picks);
                });
                more(ui, cx, suggestion, picks, out);
            });
            ui.add_space(6.0);
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = 0.0;
                ui.add_space(20.0 + gap::S);
                why(ui, tokens, suggestion);
            });
        });
    let area = Rect::from_x_y_ranges(ui.clip_rect().x_range(), shown.response.rect.y_range());
    if on {
        let tint = tokens.accent_soft.gamma_multiply(0.5);
        ui.painter().set(under, Shape::rect_filled(area, 0.0, tint));
    }
    ui.painter().hline(area.x_range(), area.bottom(), tokens.hairline(ui));
}

/// The box that adds it to what is ticked.
fn tick(ui: &mut Ui, tokens: &Tokens, on: bool, suggestion: &Suggestion) -> Response {
    let (area, response) = ui.allocate_exact_size(Vec2::splat(20.0), Sense::click());
    let title = &suggestion.action.title;
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, ui.is_enabled(), on, title));
    let square = Rect::from_center_size(area.center(), Vec2::splat(16.0));
    if on {
        ui.painter().rect_filled(square, radius::CONTROL - 1, tokens.accent);
        icon(ui.painter(), square.shrink(2.0), Icon::Check, tokens.on_accent);
    } else {
        let fill = if response.hovered() { tokens.accent_soft } else { tokens.surface };
        let rim = Stroke::new(1.5, tokens.ctl);
        ui.painter().rect(square, radius::CONTROL - 1, fill, rim, StrokeKind::Inside);
    }
    if response.has_focus() {
        let ring = tokens.focus_ring();
        ui.painter().rect_stroke(square.expand(3.0), radius::CONTROL, ring, StrokeKind::Inside);
    }
    response
}

/// Kind, for whom, and by whom until when: those two are changed here.
fn line(ui: &mut Ui, cx: &Context<'_>, suggestion: &Suggestion, mark: &str, picks: &mut Picks) {
    let action = picks.action(suggestion);
    let title = &suggestion.action.title;
    let owner = action.owner.map(|id| cx.document.name(Key::Stakeholder(id)));
    let owner = owner.as_deref().unwrap_or("No owner");
    let due = action.due.map_or_else(|| "no day".to_owned(), |due| day::short(due, cx.today));
    let whom = format!("{}  ·  {}", action.kind.name(), audience(cx, &action));
    let width = |text: &str| galley(ui, text, medium(size::SMALL), cx.tokens.text, f32::INFINITY).size().x;
    let fits = width(&format!("{whom}  ·  {owner}, {due}")) <= ui.available_width();
    let whom = if fits { format!("{whom}  ·  ") } else { whom };
    ui.spacing_mut().interact_size.y = 18.0;
    if !fits {
        ui.add(Label::new(theme::small(visible(&whom)).color(cx.tokens.muted)).wrap());
    }
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        if fits {
            ui.label(theme::small(visible(&whom)).color(cx.tokens.muted));
        }
        let button = word(ui, cx.tokens, owner, &format!("Owner of {title}: {owner}"));
        let nobody = |_: Key| false;
        match form::pick(ui, cx.document, &button, Table::Stakeholder, action.owner.is_some(), &nobody) {
            Some(Some(Key::Stakeholder(id))) => picks.give(mark, Some(id)),
            Some(None) => picks.give(mark, None),
            _ => {}
        }
        button.on_hover_text("Who does it: change it here");
        ui.label(theme::small(", ").color(cx.tokens.muted));
        let button = word(ui, cx.tokens, &due, &format!("Due day of {title}: {due}"));
        let id = button.id.with("calendar");
        if let Some(due) = day::behind(ui, id, &button, action.due, cx.today) {
            picks.move_to(mark, due);
        }
        let on = action.due.map(|due| due.strftime("%A %-d %B: ").to_string()).unwrap_or_default();
        button.on_hover_text(format!("{on}change it here"));
    });
}

/// For whom, by name.
fn audience(cx: &Context<'_>, action: &Action) -> String {
    let people = action.audience.stakeholders.iter().map(|id| cx.document.name(Key::Stakeholder(*id)));
    let communities = action.audience.communities.iter().map(|id| cx.document.name(Key::Community(*id)));
    people.chain(communities).collect::<Vec<_>>().join(", ")
}

/// A small word in the accent that opens something.
fn word(ui: &mut Ui, tokens: &Tokens, shown: &str, name: &str) -> Response {
    let text = galley(ui, shown, medium(size::SMALL), tokens.accent, ui.max_rect().width());
    let (area, response) = ui.allocate_exact_size(vec2(text.size().x, 18.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), name));
    ground(ui, tokens, &response, area.expand2(vec2(2.0, 0.0)), false);
    let at = egui::pos2(area.left(), area.center().y - text.size().y / 2.0);
    ui.painter().galley(at, text, tokens.accent);
    response
}

/// The reason, in a box; what the rule looks at is behind it.
fn why(ui: &mut Ui, tokens: &Tokens, suggestion: &Suggestion) {
    let frame = Frame::new()
        .fill(tokens.surface)
        .stroke(Stroke::new(1.0, tokens.line))
        .corner_radius(radius::CONTROL)
        .inner_margin(Margin::symmetric(8, 4));
    let format =
        |color| TextFormat { line_height: Some(16.0), ..TextFormat::simple(regular(size::SMALL), color) };
    let mut job = LayoutJob::default();
    job.append("Why: ", 0.0, format(tokens.muted));
    job.append(&visible(&suggestion.reason), 0.0, format(tokens.text));
    let room = ui.available_width() - gap::S;
    let shown = ui.allocate_ui_with_layout(vec2(room, 0.0), Layout::top_down(Align::Min), |ui| {
        frame.show(ui, |ui| {
            ui.set_width(room - 18.0);
            ui.add(Label::new(job).wrap());
        });
    });
    if let Some(rule) = Rule::of(suggestion.rule) {
        shown.response.on_hover_text(format!("{}\n{}", rule.name, rule.help));
    }
}

/// What else can be done with it.
fn more(ui: &mut Ui, cx: &Context<'_>, suggestion: &Suggestion, picks: &Picks, out: &mut Outbox) {
    let name = format!("More on {}", suggestion.action.title);
    let button = icon_button(ui, cx.tokens, Icon::Dots, &name);
    Popup::menu(&button).frame(menu_frame(cx.tokens)).show(|ui| {
        ui.set_min_width(196.0);
        ui.spacing_mut().item_spacing.y = 0.0;
        if menu_item(ui, Some(Icon::Edit), "Change and add…", "").clicked() {
            let acting = Acting::with(picks.action(suggestion));
            out.ask(Request::Ask(Dialog::Action(Box::new(acting))));
        }
        if let Some(person) = suggestion.people.first() {
            let words = format!("Show {}", cx.document.name(Key::Stakeholder(*person)));
            if menu_item(ui, Some(Icon::Eye), &words, "").clicked() {
                out.ask(Request::Select(Selection::one(Key::Stakeholder(*person))));
                if !cx.inspector_open {
                    out.ask(Request::Run("view.inspector"));
                }
            }
        }
        if menu_item(ui, Some(Icon::Close), "Dismiss", "").clicked()
            && let Some(id) = cx.initiative
        {
            put_aside(cx, id, &[suggestion], out);
        }
    });
}
