//! By what are people large and coloured, which areas and ties are seen: the menus of the toolbar.

use super::Network;
use super::show::{Areas, Offer};
use crate::analysis::TieFilter;
use crate::app::context::Context;
use crate::app::icons::Icon;
use crate::app::theme;
use crate::app::widgets::{self, Button};
use crate::model::TieKind;
use egui::{Popup, PopupCloseBehavior, Role, ScrollArea, Ui, WidgetInfo};
use std::collections::BTreeSet;

/// The highest that a menu is before it scrolls, in points.
const HIGHEST: f32 = 560.0;

/// A choice behind a word of the toolbar, under headings, each with what it says on hover. Returns what was picked.
pub(super) fn offers<T: Copy + PartialEq>(
    ui: &mut Ui,
    what: &str,
    tight: bool,
    offers: &[Offer<T>],
    now: T,
) -> Option<T> {
    let name = offers.iter().find(|offer| offer.value == now).map_or("", |offer| offer.name);
    let whole = format!("{what}: {}", name.to_lowercase());
    let mut button = Button::flat(if tight { what } else { &whole }).arrow().ui(ui);
    if tight {
        button.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), &whole));
        button = button.on_hover_text(&whole);
    }
    let room = ui.ctx().content_rect().bottom() - button.rect.bottom() - 24.0;
    let mut picked = None;
    Popup::menu(&button).show(|ui| {
        ScrollArea::vertical().max_height(room.clamp(160.0, HIGHEST)).show(ui, |ui| {
            picked = rows(ui, offers, now);
        });
    });
    picked
}

fn rows<T: Copy + PartialEq>(ui: &mut Ui, offers: &[Offer<T>], now: T) -> Option<T> {
    let mut picked = None;
    let mut group = "";
    for offer in offers {
        if offer.group != group {
            group = offer.group;
            heading(ui, group);
        }
        let sign = (offer.value == now).then_some(Icon::Check);
        let row = widgets::menu_item(ui, sign, offer.name, "");
        if row.on_hover_text(offer.help).clicked() {
            picked = Some(offer.value);
        }
    }
    picked
}

fn heading(ui: &mut Ui, words: &str) {
    let color = theme::tokens(ui).muted;
    ui.add_space(theme::gap::XS);
    ui.horizontal(|ui| {
        ui.add_space(theme::gap::S);
        ui.label(theme::micro(words).color(color));
    });
}

/// Which ties are seen, in words: *2 of 5 kinds, 3+*; nothing where all are.
pub(super) fn ties_seen(filter: &TieFilter, kinds: &[TieKind]) -> Option<String> {
    let seen = filter.kinds.as_ref().map(|seen| kinds.iter().filter(|kind| seen.contains(kind)).count());
    let kinds = seen.map(|seen| format!("{seen} of {} kinds", kinds.len()));
    let least = (filter.min_strength > 1).then(|| format!("{}+", filter.min_strength));
    let words: Vec<String> = kinds.into_iter().chain(least).collect();
    (!words.is_empty()).then(|| words.join(", "))
}

impl Network {
    /// Which areas lie behind people.
    pub(super) fn areas_menu(&mut self, ui: &mut Ui, cx: &Context<'_>, words: bool) {
        let now = self.show.areas(cx);
        let on = now != Areas::None;
        let button = Button::flat("Communities").icon(Icon::Community).compact(!words).on(on).arrow().ui(ui);
        Popup::menu(&button).show(|ui| {
            if let Some(areas) = rows(ui, &Areas::offers(), now) {
                self.show.areas = Some(areas);
            }
            if let Some(found) = self.stage.found() {
                heading(ui, &found.words());
            }
        });
    }

    /// Which ties are seen: by kind and by strength.
    pub(super) fn ties_menu(&mut self, ui: &mut Ui, cx: &Context<'_>, words: bool) {
        let kinds = self.stage.kinds(cx);
        let seen = ties_seen(&self.show.ties, &kinds);
        let word = seen.map_or_else(|| "Ties".to_owned(), |seen| format!("Ties: {seen}"));
        let button =
            Button::flat(&word).icon(Icon::Tie).compact(!words).on(!self.show.sees_all_ties()).arrow().ui(ui);
        let menu = Popup::menu(&button).close_behavior(PopupCloseBehavior::CloseOnClickOutside);
        menu.show(|ui| {
            ui.set_min_width(220.0);
            heading(ui, "Kinds of ties");
            for kind in &kinds {
                self.kind_box(ui, kind, &kinds);
            }
            heading(ui, "At least this strong");
            let chosen = self.show.ties.min_strength.clamp(1, 5) as usize - 1;
            ui.horizontal(|ui| {
                ui.add_space(theme::gap::S);
                if let Some(least) = widgets::segments(ui, &["1", "2", "3", "4", "5"], chosen) {
                    self.show.ties.min_strength = if least == 0 { 0 } else { least as u32 + 1 };
                }
            });
            ui.add_space(theme::gap::S);
            ui.add_enabled_ui(!self.show.sees_all_ties(), |ui| {
                if widgets::menu_item(ui, None, "Show all ties", "").clicked() {
                    self.show.ties = TieFilter::default();
                }
            });
        });
    }

    fn kind_box(&mut self, ui: &mut Ui, kind: &TieKind, kinds: &[TieKind]) {
        let mut on = self.show.ties.kinds.as_ref().is_none_or(|seen| seen.contains(kind));
        let changed = ui.horizontal(|ui| {
            ui.add_space(theme::gap::S);
            ui.checkbox(&mut on, kind.name()).changed()
        });
        if !changed.inner {
            return;
        }
        let all = || kinds.iter().cloned().collect::<BTreeSet<TieKind>>();
        let seen = self.show.ties.kinds.get_or_insert_with(all);
        if on {
            seen.insert(kind.clone());
        } else {
            seen.remove(kind);
        }
        if kinds.iter().all(|kind| seen.contains(kind)) {
            self.show.ties.kinds = None;
        }
    }

    /// Whether it is marked who stands between others.
    pub(super) fn marks_switch(&mut self, ui: &mut Ui, words: bool) {
        let help =
            "Marks who stands between others, who holds others together, and ties that are the only ones";
        let button = Button::flat("Marks").icon(Icon::Diamond).compact(!words).on(self.show.marks);
        if button.help(help).ui(ui).clicked() {
            self.show.marks = !self.show.marks;
        }
        let help = "Whoever was judged longer ago than stays fresh has a thin rim";
        let button = Button::flat("Freshness").icon(Icon::Clock).compact(true).on(!self.show.plain);
        if button.help(help).ui(ui).clicked() {
            self.show.plain = !self.show.plain;
        }
    }
}
