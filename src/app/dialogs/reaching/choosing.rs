//! How is one end of a route chosen, with the keyboard alone too?
//!
//! Typing narrows the list, Enter takes the first of it, a press on what was chosen lets it be chosen anew.

use super::End;
use crate::app::context::Context;
use crate::app::search;
use crate::app::theme::{self, gap};
use crate::app::widgets::{self, Button};
use crate::plan;
use egui::{Key, Ui};

/// So many are offered at once.
const OFFERED: usize = 6;

/// One end, chosen or being chosen.
#[derive(Default)]
pub(super) struct Choosing {
    pub(super) chosen: Option<End>,
    query: String,
    /// The field has not had the keyboard yet.
    fresh: bool,
}

impl Choosing {
    pub(super) fn of(chosen: Option<End>) -> Self {
        Self { chosen, query: String::new(), fresh: chosen.is_none() }
    }

    /// The field with its list, or what was chosen.
    pub(super) fn ui(&mut self, ui: &mut Ui, cx: &Context<'_>, label: &str, fits: &dyn Fn(End) -> bool) {
        if let Some(end) = self.chosen {
            ui.label(theme::small(label).color(cx.tokens.muted));
            let name = end.name(cx);
            let button = Button::outlined(&name).arrow().width(ui.available_width()).ui(ui);
            button.widget_info(|| {
                egui::WidgetInfo::labeled(egui::Role::Button, true, format!("{label}: {name}"))
            });
            if button.on_hover_text("Choose somebody else").clicked() {
                *self = Self::of(None);
            }
            return;
        }
        let field = widgets::text_field(ui, cx.tokens, label, &mut self.query);
        if self.fresh && ui.is_enabled() {
            field.request_focus();
            self.fresh = false;
        }
        if !ui.is_enabled() {
            return;
        }
        let entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        let found = offered(cx, self.query.trim(), fits);
        if found.is_empty() {
            ui.label(theme::small("Nobody of this name is on the map.").color(cx.tokens.muted));
        }
        ui.add_space(gap::XS);
        let mut picked = found.first().filter(|_| entered).map(|(end, _)| *end);
        for (end, name) in &found {
            if widgets::row_button(ui, cx.tokens, name).clicked() {
                picked = Some(*end);
            }
        }
        self.chosen = picked;
    }
}

/// Who fits best: the team and the advocates first, then people and communities.
fn offered(cx: &Context<'_>, query: &str, fits: &dyn Fn(End) -> bool) -> Vec<(End, String)> {
    let groups = [End::Team, End::Advocates].into_iter().filter(|end| match (end, cx.initiative) {
        (End::Team, Some(id)) => !plan::team(cx.document, id).is_empty(),
        (End::Advocates, Some(id)) => !plan::advocates(cx.document, id).is_empty(),
        _ => false,
    });
    let people = cx.document.stakeholders.iter().map(|(id, person)| (End::Person(*id), person.name.clone()));
    let communities = cx.document.communities.iter().map(|(id, one)| (End::Community(*id), one.name.clone()));
    let named = groups.map(|end| (end, end.name(cx)));
    let mut found: Vec<(i32, usize, End, String)> = named
        .chain(people)
        .chain(communities)
        .filter(|(end, _)| fits(*end))
        .filter_map(|(end, name)| {
            let kind = match end {
                End::Team | End::Advocates => 0,
                End::Person(_) => 1,
                End::Community(_) => 2,
            };
            search::score(query, &name).map(|points| (points, kind, end, name))
        })
        .collect();
    found.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)).then_with(|| a.3.cmp(&b.3)));
    let shown = |(_, _, end, name): (i32, usize, End, String)| match end {
        End::Community(_) => (end, format!("{name} (community)")),
        _ => (end, name),
    };
    found.into_iter().take(OFFERED).map(shown).collect()
}
