//! For whom is an action? People, communities, fields of the grid, or everyone.

use super::called;
use crate::app::form;
use crate::app::icons::Icon;
use crate::app::theme::{gap, small, tokens};
use crate::app::widgets::{Button, chip, menu_item, privacy_mark};
use crate::model::field::{Level, Table};
use crate::model::message::{Quadrant, Recipients};
use crate::model::{Document, Key};
use egui::{Align, Layout, Popup, Ui, vec2};

/// Chips for those whom it is for, and buttons to add more.
pub(in crate::app) fn ui(ui: &mut Ui, document: &Document, audience: &mut Recipients) {
    let colors = tokens(ui);
    let size = vec2(ui.available_width(), 16.0);
    ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::Center), |ui| {
        ui.label(small("For whom").color(colors.muted));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| privacy_mark(ui, Level::Team));
    });
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(gap::XS, gap::XS);
        let people = audience.stakeholders.clone();
        for id in people {
            if chip(ui, called(document.stakeholders.get(&id)), true).clicked() {
                audience.stakeholders.remove(&id);
            }
        }
        let communities = audience.communities.clone();
        for id in communities {
            if chip(ui, &document.name(Key::Community(id)), true).clicked() {
                audience.communities.remove(&id);
            }
        }
        for quadrant in audience.quadrants.clone() {
            if chip(ui, quadrant.name(), true).clicked() {
                audience.quadrants.remove(&quadrant);
            }
        }
        if audience.everyone && chip(ui, "Everyone", true).clicked() {
            audience.everyone = false;
        }
    });
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
        let button = Button::link("Person").icon(Icon::Plus).ui(ui);
        let taken = |key| matches!(key, Key::Stakeholder(id) if audience.stakeholders.contains(&id));
        if let Some(Key::Stakeholder(id)) =
            form::add_reference(ui, document, &button, Table::Stakeholder, &taken)
        {
            audience.stakeholders.insert(id);
        }
        let button = Button::link("Community").icon(Icon::Plus).ui(ui);
        let taken = |key| matches!(key, Key::Community(id) if audience.communities.contains(&id));
        if let Some(Key::Community(id)) = form::add_reference(ui, document, &button, Table::Community, &taken)
        {
            audience.communities.insert(id);
        }
        let button = Button::link("Quadrant").icon(Icon::Plus).ui(ui);
        Popup::menu(&button).show(|ui| {
            for quadrant in Quadrant::ALL {
                if !audience.quadrants.contains(quadrant)
                    && menu_item(ui, None, quadrant.name(), "").clicked()
                {
                    audience.quadrants.insert(*quadrant);
                }
            }
        });
        if !audience.everyone && Button::link("Everyone").icon(Icon::Plus).ui(ui).clicked() {
            audience.everyone = true;
        }
    });
    let broadcast = audience.everyone || !audience.quadrants.is_empty();
    if broadcast && audience.stakeholders.is_empty() && audience.communities.is_empty() {
        ui.label(small("A broadcast counts as reaching nobody in particular.").color(colors.muted));
    }
}
