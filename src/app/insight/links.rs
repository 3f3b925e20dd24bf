//! How does a sentence name people such that one can go to them?

use crate::app::context::Context;
use crate::app::fonts::regular;
use crate::app::theme;
use crate::app::widgets;
use crate::model::StakeholderId;
use egui::{CursorIcon, Role, Sense, Ui, WidgetInfo, pos2, vec2};

/// So many people are named behind a sentence; the others are counted.
const NAMED: usize = 8;

/// A part of a sentence.
#[derive(Debug, PartialEq, Eq)]
enum Part<'a> {
    Words(&'a str),
    Name(StakeholderId, &'a str),
}

/// A sentence with the people in it as links; those whom it does not name stand behind it. Returns who was pressed.
pub(in crate::app) fn sentence(
    ui: &mut Ui,
    cx: &Context<'_>,
    text: &str,
    people: &[StakeholderId],
) -> Option<StakeholderId> {
    let named: Vec<(StakeholderId, &str)> = people
        .iter()
        .filter_map(|id| cx.document.stakeholders.get(id).map(|person| (*id, person.name.as_str())))
        .collect();
    let (parts, rest) = parts(text, &named);
    let mut pressed = None;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(0.0, 2.0);
        ui.spacing_mut().interact_size.y = 18.0;
        for part in parts {
            match part {
                Part::Words(words) => {
                    ui.label(theme::table(words).color(cx.tokens.text));
                }
                Part::Name(id, name) => {
                    pressed = link(ui, cx, name).then_some(id).or(pressed);
                }
            }
        }
        for (place, (id, name)) in rest.iter().take(NAMED).enumerate() {
            let before = if place == 0 && !text.is_empty() {
                ": "
            } else if place == 0 {
                ""
            } else {
                ", "
            };
            ui.label(theme::table(before).color(cx.tokens.text));
            pressed = link(ui, cx, name).then_some(*id).or(pressed);
        }
        if rest.len() > NAMED {
            let more = format!(" and {} more", rest.len() - NAMED);
            ui.label(theme::table(more).color(cx.tokens.muted));
        }
    });
    pressed
}

/// A name in the accent; true where it was pressed.
fn link(ui: &mut Ui, cx: &Context<'_>, name: &str) -> bool {
    let color = cx.tokens.accent;
    let text = widgets::galley(ui, name, regular(theme::size::CONTROL), color, ui.max_rect().width());
    let (area, response) = ui.allocate_exact_size(text.size().max(vec2(0.0, 18.0)), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Link, ui.is_enabled(), name));
    widgets::ground(ui, cx.tokens, &response, area.expand2(vec2(2.0, 0.0)), false);
    ui.painter().galley(pos2(area.left(), area.center().y - text.size().y / 2.0), text, color);
    if response.hovered() {
        ui.set_cursor_icon(CursorIcon::PointingHand);
    }
    response.on_hover_text("Show them").clicked()
}

/// The words of a sentence and the people in it, in order; then those whom it does not name.
fn parts<'a>(
    text: &'a str,
    people: &[(StakeholderId, &'a str)],
) -> (Vec<Part<'a>>, Vec<(StakeholderId, &'a str)>) {
    let mut parts = Vec::new();
    let mut seen = Vec::new();
    let mut rest = text;
    loop {
        // The longest name first: one may begin like another.
        let next = people
            .iter()
            .filter(|(_, name)| !name.is_empty())
            .filter_map(|(id, name)| rest.find(name).map(|at| (at, *id, *name)))
            .min_by_key(|(at, _, name)| (*at, std::cmp::Reverse(name.len())));
        let Some((at, id, name)) = next else { break };
        if at > 0 {
            parts.push(Part::Words(&rest[..at]));
        }
        parts.push(Part::Name(id, name));
        seen.push(id);
        rest = &rest[at + name.len()..];
    }
    if !rest.is_empty() {
        parts.push(Part::Words(rest));
    }
    let unnamed = people.iter().filter(|(id, _)| !seen.contains(id)).copied().collect();
    (parts, unnamed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_a_sentence_become_links_and_the_others_follow() {
        let id = StakeholderId::from_bits;
        let people = [(id(1), "Ana"), (id(2), "Ana Ruiz"), (id(3), "Bo")];
        let (parts, rest) = parts("Without Ana Ruiz 2 are cut off", &people);
        let said = [Part::Words("Without "), Part::Name(id(2), "Ana Ruiz"), Part::Words(" 2 are cut off")];
        assert_eq!(parts, said);
        assert_eq!(rest, [(id(1), "Ana"), (id(3), "Bo")]);
    }
}
