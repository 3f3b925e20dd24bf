//! Where is the filter typed, and how does it show what it does?

use super::{Filter, chunks, term};
use crate::app::icons::{Icon, icon};
use crate::app::theme::{Tokens, gap, radius, size};
use crate::app::{chrome, fonts, widgets};
use egui::{
    Align, Frame, Id, Layout, Popup, PopupCloseBehavior, Rect, Response, RichText, Role, ScrollArea, Sense,
    Stroke, StrokeKind, TextEdit, Ui, UiBuilder, Vec2, WidgetInfo, pos2, vec2,
};

/// What the user asked of the bar beyond the filter itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::app) enum Wish {
    /// Keep the filter under its text.
    Save(String),
    /// Forget a kept one.
    Forget(String),
}

/// The id of the field, so that a command can give it the keyboard.
pub(in crate::app) fn field_id() -> Id {
    Id::unique("filter field")
}

/// The bar: tokens as chips, a field, how many fit, and whether the others are dimmed or hidden.
pub(in crate::app) fn ui(
    ui: &mut Ui,
    tokens: &Tokens,
    filter: &mut Filter,
    size: Vec2,
    keys: &str,
    saved: &[(String, String)],
    always_hides: bool,
) -> Option<Wish> {
    let (area, _) = ui.allocate_exact_size(size, Sense::hover());
    let focused = ui.memory(|memory| memory.has_focus(field_id()));
    let rim = if focused { tokens.focus_ring() } else { Stroke::new(1.0, tokens.ctl) };
    ui.painter().rect(area, radius::CONTROL, tokens.surface, rim, StrokeKind::Inside);
    let glass = Rect::from_center_size(pos2(area.left() + 18.0, area.center().y), Vec2::splat(16.0));
    icon(ui.painter(), glass, Icon::Search, tokens.muted);
    let mut wish = None;
    let inner = Rect::from_min_max(area.min + vec2(34.0, 0.0), area.max - vec2(gap::XS, 0.0));
    ui.scope_builder(UiBuilder::new().max_rect(inner), |ui| {
        ui.set_clip_rect(ui.clip_rect().intersect(area));
        ui.spacing_mut().item_spacing.x = 6.0;
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            // A table has no place for who does not fit.
            let hide = filter.hide || always_hides;
            let chosen = ui.add_enabled_ui(!always_hides, |ui| {
                widgets::segments(ui, &["Dim", "Hide"], usize::from(hide))
            });
            if let Some(place) = chosen.inner {
                filter.hide = place == 1;
            }
            let (fit, of) = filter.found.count();
            let people = if of == 1 { "person" } else { "people" };
            let count =
                if filter.found.is_on() { format!("{fit} of {of}") } else { format!("{of} {people}") };
            ui.label(RichText::new(count).font(fonts::regular(size::SMALL)).color(tokens.muted));
            let is_empty = filter.tokens.is_empty() && filter.words.is_empty();
            if is_empty && ui.available_width() > 260.0 {
                chrome::key_cap(ui, tokens, keys);
            }
            if !is_empty && chrome::close_button(ui, tokens, "Clear the filter").clicked() {
                filter.set("");
            }
            let help = widgets::icon_button(
                ui,
                tokens,
                Icon::ChevronDown,
                "What can be looked for, and kept filters",
            );
            Popup::menu(&help)
                .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
                .show(|ui| wish = offers(ui, tokens, filter, saved));
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| left(ui, tokens, filter));
        });
    });
    wish
}

/// The chips and the field.
fn left(ui: &mut Ui, tokens: &Tokens, filter: &mut Filter) {
    let room = ui.available_width();
    let mut gone = None;
    for (place, token) in filter.tokens.iter().enumerate() {
        // The field keeps a hundred points.
        if ui.available_width() < 110.0 && room > 220.0 {
            let rest = filter.tokens.len() - place;
            ui.label(RichText::new(format!("+{rest}")).color(tokens.muted))
                .on_hover_text(filter.tokens[place..].join(" "));
            break;
        }
        let (label, wrong) = match term(token) {
            Some(Ok(term)) => (term.label(), None),
            Some(Err(why)) => (token.clone(), Some(why)),
            None => (token.clone(), None),
        };
        let label = if wrong.is_some() { format!("⚠ {label}") } else { label };
        let chip = widgets::chip(ui, &label, true);
        let chip = match wrong {
            Some(why) => chip.on_hover_text(why),
            None => chip.on_hover_text(format!("Remove {token}")),
        };
        if chip.clicked() {
            gone = Some(place);
        }
    }
    if let Some(place) = gone {
        filter.tokens.remove(place);
    }
    let hint =
        if filter.tokens.is_empty() { "Filter by name, tag, stance:resistant, influence:>60" } else { "" };
    let field = TextEdit::singleline(&mut filter.words)
        .id(field_id())
        .frame(Frame::NONE)
        .align(egui::Align2::LEFT_CENTER)
        .min_size(vec2(0.0, gap::CONTROL))
        .font(fonts::regular(size::CONTROL))
        .desired_width((ui.available_width() - 4.0).max(40.0))
        .hint_text(RichText::new(hint).color(tokens.muted));
    let response = ui.add(field);
    response.widget_info(|| WidgetInfo::labeled(Role::SearchInput, true, "Filter people"));
    keys(ui, filter, &response);
}

fn keys(ui: &Ui, filter: &mut Filter, field: &Response) {
    if field.changed()
        && filter.words.ends_with(' ')
        && chunks(&filter.words).iter().any(|c| term(c).is_some())
    {
        filter.settle();
        if !filter.words.is_empty() {
            filter.words.push(' ');
        }
    }
    if field.lost_focus() {
        filter.settle();
    }
    // Backspace at the beginning takes the last token back into the field.
    let at_start = filter.words.is_empty() && !field.changed();
    if field.has_focus()
        && at_start
        && ui.input(|input| input.key_pressed(egui::Key::Backspace))
        && let Some(token) = filter.tokens.pop()
    {
        filter.words = token;
    }
}

/// What can be looked for, and the filters that were kept.
fn offers(ui: &mut Ui, tokens: &Tokens, filter: &mut Filter, saved: &[(String, String)]) -> Option<Wish> {
    let mut wish = None;
    ui.set_min_width(300.0);
    let caption = |ui: &mut Ui, text: &str| {
        ui.add_space(gap::XS);
        ui.label(RichText::new(text).font(fonts::medium(size::MICRO)).color(tokens.muted));
    };
    ScrollArea::vertical().max_height(420.0).show(ui, |ui| {
        let text = filter.text();
        if !saved.is_empty() {
            caption(ui, "Kept filters");
            for (name, kept) in saved {
                ui.horizontal(|ui| {
                    let room = vec2(ui.available_width() - 32.0, gap::CONTROL);
                    ui.allocate_ui_with_layout(room, Layout::top_down(Align::Min), |ui| {
                        if widgets::row_button(ui, tokens, name).clicked() {
                            filter.set(kept);
                            ui.close();
                        }
                    });
                    if chrome::close_button(ui, tokens, &format!("Forget the filter {name}")).clicked() {
                        wish = Some(Wish::Forget(name.clone()));
                    }
                });
            }
        }
        let known = text.is_empty() || saved.iter().any(|(_, kept)| *kept == text);
        if !known && widgets::menu_item(ui, Some(Icon::Plus), "Keep this filter", "").clicked() {
            wish = Some(Wish::Save(text));
            ui.close();
        }
        caption(ui, "Look for");
        for (_, what, example) in super::token::KEYS {
            if widgets::menu_item(ui, None, what, example).clicked() {
                // What was typed stays; the key waits for its value.
                let key = example.split(':').next().unwrap_or_default();
                filter.settle();
                filter.words = format!(
                    "{}{key}:",
                    if filter.words.is_empty() { String::new() } else { format!("{} ", filter.words) }
                );
                ui.memory_mut(|memory| memory.request_focus(field_id()));
                ui.close();
            }
        }
    });
    wish
}
