//! Which signs of success, and which days on the way?

use super::Change;
use crate::app::context::Context;
use crate::app::form;
use crate::app::icons::Icon;
use crate::app::inspector::parts::Quiet;
use crate::app::request::Outbox;
use crate::app::theme::{self, gap, size};
use crate::app::widgets::{icon_button, menu_item};
use crate::model::initiative::{Checkpoint, Measure};
use egui::{Align, Layout, Popup, Rect, Ui, UiBuilder, Vec2, pos2, vec2};

/// What happens to an entry of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Move {
    Up,
    Down,
    Remove,
}

impl Move {
    pub(super) fn apply<T>(self, list: &mut Vec<T>, place: usize) {
        match self {
            Self::Up if place > 0 => list.swap(place, place - 1),
            Self::Down if place + 1 < list.len() => list.swap(place, place + 1),
            Self::Remove => drop(list.remove(place)),
            Self::Up | Self::Down => {}
        }
    }
}

/// An entry with its menu at the right: up, down, away.
pub(super) fn entry<R>(
    ui: &mut Ui,
    (name, place, count): (&str, usize, usize),
    body: impl FnOnce(&mut Ui) -> R,
) -> (R, Option<Move>) {
    let mut moved = None;
    let inner = ui
        .push_id((name, place), |ui| {
            let whole = ui.available_rect_before_wrap();
            let corner = pos2(whole.right() - gap::CONTROL, whole.top() - 4.0);
            let button = Rect::from_min_size(corner, Vec2::splat(gap::CONTROL));
            let left = whole.with_max_x(button.left() - gap::XS);
            let inner = ui
                .scope_builder(UiBuilder::new().max_rect(left), |ui| {
                    ui.set_width(left.width());
                    ui.spacing_mut().item_spacing.y = 2.0;
                    body(ui)
                })
                .inner;
            let words = format!("{name} {}: move or remove", place + 1);
            let colors = theme::tokens(ui);
            let menu = UiBuilder::new().max_rect(button).id_salt("menu");
            let button = icon_button(&mut ui.new_child(menu), &colors, Icon::Dots, &words);
            Popup::menu(&button).width(160.0).show(|ui| {
                if place > 0 && menu_item(ui, Some(Icon::ArrowUp), "Move up", "").clicked() {
                    moved = Some(Move::Up);
                }
                if place + 1 < count && menu_item(ui, Some(Icon::ArrowDown), "Move down", "").clicked() {
                    moved = Some(Move::Down);
                }
                if menu_item(ui, Some(Icon::Trash), "Remove", "").clicked() {
                    moved = Some(Move::Remove);
                }
            });
            inner
        })
        .inner;
    (inner, moved)
}

/// A line that adds an entry when something was typed.
pub(super) fn add(ui: &mut Ui, words: &str) -> Option<String> {
    let text = Quiet::new(words, words).ui(ui, "")?;
    let text = text.trim().to_owned();
    (!text.is_empty()).then_some(text)
}

pub(super) fn measures(ui: &mut Ui, change: Change<'_>, out: &mut Outbox) {
    ui.spacing_mut().item_spacing.y = gap::S;
    let all = &change.record.measures;
    for (place, measure) in all.iter().enumerate() {
        let (next, moved) = entry(ui, ("Measure", place, all.len()), |ui| {
            let mut next = measure.clone();
            if let Some(text) = Quiet::new("What is measured", "What is measured").ui(ui, &measure.text) {
                next.text = text;
            }
            let hint = Quiet { size: size::SMALL, ..Quiet::new("Target", "Target, and where it stands") };
            if let Some(text) = hint.ui(ui, measure.target.as_deref().unwrap_or_default()) {
                next.target = Some(text).filter(|text| !text.trim().is_empty());
            }
            next
        });
        if next != *measure {
            change.edit(out, "Measures", |record| record.measures[place] = next);
        }
        if let Some(moved) = moved {
            change.edit(out, "Measures", |record| moved.apply(&mut record.measures, place));
        }
    }
    if let Some(text) = add(ui, "Add a measure") {
        change.edit(out, "Measures", |record| record.measures.push(Measure { text, target: None }));
    }
}

pub(super) fn checkpoints(ui: &mut Ui, cx: &Context<'_>, change: Change<'_>, out: &mut Outbox) {
    ui.spacing_mut().item_spacing.y = gap::S;
    let all = &change.record.checkpoints;
    for (place, checkpoint) in all.iter().enumerate() {
        let (next, moved) = entry(ui, ("Checkpoint", place, all.len()), |ui| edited(ui, cx, checkpoint));
        if next != *checkpoint {
            change.edit(out, "Checkpoints", |record| record.checkpoints[place] = next);
        }
        if let Some(moved) = moved {
            change.edit(out, "Checkpoints", |record| moved.apply(&mut record.checkpoints, place));
        }
    }
    if let Some(name) = add(ui, "Add a checkpoint") {
        let date = change.record.ends.unwrap_or(cx.today);
        change.edit(out, "Checkpoints", |record| {
            record.checkpoints.push(Checkpoint { name, date, ..Checkpoint::default() });
        });
    }
}

/// Name, day, whether it was reached, and how that is celebrated.
fn edited(ui: &mut Ui, cx: &Context<'_>, checkpoint: &Checkpoint) -> Checkpoint {
    let mut next = checkpoint.clone();
    if let Some(name) = Quiet::new("Checkpoint", "What is there then").ui(ui, &checkpoint.name)
        && !name.trim().is_empty()
    {
        next.name = name.trim().to_owned();
    }
    let size = vec2(ui.available_width(), gap::CONTROL);
    ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::Center), |ui| {
        if let Some(Some(day)) = form::day(ui, "Day", Some(checkpoint.date), cx.today) {
            next.date = day;
        }
        let mut reached = checkpoint.done_on.is_some();
        let words = checkpoint
            .done_on
            .map_or("Reached".to_owned(), |on| format!("Reached {}", form::day::short(on, cx.today)));
        if ui.checkbox(&mut reached, theme::small(words)).clicked() {
            next.done_on = reached.then_some(cx.today);
        }
    });
    let late = checkpoint.done_on.is_none() && checkpoint.date < cx.today;
    if late {
        ui.label(theme::small("Its day has passed").color(cx.tokens.danger));
    }
    let hint = Quiet { size: size::SMALL, ..Quiet::new("How it is celebrated", "How is it celebrated?") };
    if let Some(text) = hint.ui(ui, checkpoint.celebrate.as_deref().unwrap_or_default()) {
        next.celebrate = Some(text).filter(|text| !text.trim().is_empty());
    }
    next
}

#[cfg(test)]
mod tests {
    use super::Move;

    #[test]
    fn entries_move_within_their_list_only() {
        for (moved, place, wanted) in [
            (Move::Up, 0, "abc"),
            (Move::Up, 2, "acb"),
            (Move::Down, 0, "bac"),
            (Move::Down, 2, "abc"),
            (Move::Remove, 1, "ac"),
        ] {
            let mut list: Vec<char> = "abc".chars().collect();
            moved.apply(&mut list, place);
            assert_eq!(list.into_iter().collect::<String>(), wanted, "{moved:?} {place}");
        }
    }
}
