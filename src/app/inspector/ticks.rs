//! Which of a few answers hold, several at once: slots of the onion, the nine Cs?
//!
//! What holds stands as chips that can be taken away; a menu ticks the others. It stays open while several are ticked.

use super::parts;
use crate::app::context::Context;
use crate::app::fonts::medium;
use crate::app::icons::Icon;
use crate::app::request::{Outbox, Request};
use crate::app::theme::{gap, size, tokens};
use crate::app::widgets::{self, menu_item};
use crate::model::assessment::NineC;
use crate::model::field::Level;
use crate::model::stakeholder::Slot;
use crate::model::{Assessment, Edit, InitiativeId, Key, Stakeholder, StakeholderId};
use crate::plan::methods::asks;
use crate::plan::methods::missing::About;
use egui::{Popup, PopupCloseBehavior, RichText, Role, ScrollArea, Ui, UiBuilder, WidgetInfo, vec2};

/// One answer of several.
struct Answer {
    /// Under what it stands in the menu; empty where there is no such thing.
    group: &'static str,
    name: &'static str,
    help: &'static str,
    on: bool,
}

/// What somebody is to what changes: the slots of the onion.
pub(super) fn slots(ui: &mut Ui, id: StakeholderId, person: &Stakeholder, out: &mut Outbox) {
    let answers: Vec<Answer> = Slot::ALL
        .iter()
        .map(|slot| Answer {
            group: slot.ring().name(),
            name: slot.name(),
            help: asks(*slot),
            on: person.slots.contains(slot),
        })
        .collect();
    parts::caption(ui, "Slots", Level::Team);
    if let Some(place) = ticks(ui, "slot", &answers) {
        let mut next = person.clone();
        let slot = Slot::ALL[place];
        let label = if next.slots.remove(&slot) {
            format!("{} is no {}", person.name, slot.name().to_lowercase())
        } else {
            next.slots.insert(slot);
            format!("{}: {}", person.name, slot.name())
        };
        out.edit(Edit::new(label).with(Key::Stakeholder(id), next));
    }
}

/// What somebody is to one change, by the nine Cs, with the way to the questions behind them.
pub(super) fn nine_cs(
    ui: &mut Ui,
    cx: &Context<'_>,
    (initiative, id): (InitiativeId, StakeholderId),
    assessment: &Assessment,
    out: &mut Outbox,
) {
    let answers: Vec<Answer> = NineC::ALL
        .iter()
        .map(|one| Answer {
            group: "",
            name: one.name(),
            help: About::NineC(*one).question(),
            on: assessment.nine_cs.contains(one),
        })
        .collect();
    parts::caption(ui, "Nine Cs", Level::Team);
    if let Some(place) = ticks(ui, "one of the nine Cs", &answers) {
        let mut next = assessment.clone();
        let one = NineC::ALL[place];
        if !next.nine_cs.remove(&one) {
            next.nine_cs.insert(one);
        }
        let label = format!("{}: {}", cx.document.name(Key::Stakeholder(id)), one.name().to_lowercase());
        out.edit(Edit::new(label).with(Key::Assessment(initiative, id), next));
    }
    if parts::link(ui, None, "Who is missing?").clicked() {
        out.ask(Request::Run("plan.missing"));
    }
}

/// Chips of what holds, and a menu of all. Returns the place of the one that was turned on or off.
fn ticks(ui: &mut Ui, what: &str, answers: &[Answer]) -> Option<usize> {
    let mut turned = None;
    if answers.iter().any(|answer| answer.on) {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(gap::XS, gap::XS);
            for (place, answer) in answers.iter().enumerate().filter(|(_, answer)| answer.on) {
                if widgets::chip(ui, answer.name, true).on_hover_text(answer.help).clicked() {
                    turned = Some(place);
                }
            }
        });
    }
    // Under an id of its own: chips that come and go above must not close the menu.
    let scope = UiBuilder::new().scope_id(ui.scope_id().with(("ticks", what)));
    let add = format!("Add {what}");
    let button = ui.scope_builder(scope, |ui| parts::link(ui, Some(Icon::Plus), &add)).inner;
    let high = (ui.ctx().content_rect().height() * 0.6).min(540.0);
    Popup::menu(&button).close_behavior(PopupCloseBehavior::CloseOnClickOutside).width(260.0).show(|ui| {
        ScrollArea::vertical().max_height(high).show(ui, |ui| {
            let mut last = "";
            for (place, answer) in answers.iter().enumerate() {
                if answer.group != last {
                    last = answer.group;
                    let words = RichText::new(answer.group).font(medium(size::MICRO)).color(tokens(ui).muted);
                    ui.add_space(gap::XS);
                    ui.label(words);
                }
                let item = menu_item(ui, answer.on.then_some(Icon::Check), answer.name, "");
                item.widget_info(|| {
                    WidgetInfo::selected(Role::MenuItemCheckBox, true, answer.on, answer.name)
                });
                if item.on_hover_text(answer.help).clicked() {
                    turned = Some(place);
                }
            }
        });
    });
    turned
}
