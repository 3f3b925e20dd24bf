//! What is known of one community, who belongs to it, and which changes touch it?

use crate::app::context::Context;
use crate::app::form;
use crate::app::icons::Icon;
use crate::app::inspector::parts;
use crate::app::request::Outbox;
use crate::app::theme::{self, gap};
use crate::app::widgets::{self, Button, icon_button};
use crate::model::field::{Level, Table};
use crate::model::stakeholder::Depth;
use crate::model::{
    Community, CommunityId, Edit, Initiative, InitiativeId, Key, Rating, Stakeholder, StakeholderId,
};
use egui::{Align, Label, Layout, Ui, vec2};

/// What is to become of a community as a whole.
pub(super) enum Wish {
    /// The first becomes one with the second.
    Merge(CommunityId, CommunityId),
    /// It goes.
    Delete(CommunityId),
}

pub(super) fn ui(ui: &mut Ui, cx: &Context<'_>, id: CommunityId, out: &mut Outbox) -> Option<Wish> {
    let community = cx.document.communities.get(&id)?;
    ui.spacing_mut().item_spacing = vec2(gap::S, gap::XS);
    let key = Key::Community(id);
    let ids: &[&str] = &["name", "headcount", "description", "note"];
    parts::rows(ui, cx, key, community, (Community::FIELDS, ids), Level::Shareable, out);
    ui.add_space(gap::M);
    members(ui, cx, id, community, out);
    ui.add_space(gap::M);
    changes(ui, cx, id, community, out);
    ui.add_space(gap::L);
    let mut wish = None;
    ui.horizontal(|ui| {
        let button = Button::outlined("Merge into…").icon(Icon::Merge).ui(ui);
        let taken = |other| other == key;
        if let Some(Key::Community(into)) =
            form::add_reference(ui, cx.document, &button, Table::Community, &taken)
        {
            wish = Some(Wish::Merge(id, into));
        }
        if Button::outlined("Delete").icon(Icon::Trash).danger().ui(ui).clicked() {
            wish = Some(Wish::Delete(id));
        }
    });
    wish
}

/// Who of it is on the map, and how deep they are in it.
fn members(ui: &mut Ui, cx: &Context<'_>, id: CommunityId, community: &Community, out: &mut Outbox) {
    let mut people: Vec<(StakeholderId, &Stakeholder, Depth)> = cx
        .document
        .stakeholders
        .iter()
        .filter_map(|(who, person)| person.communities.get(&id).map(|depth| (*who, person, *depth)))
        .collect();
    people.sort_by(|a, b| a.1.name.cmp(&b.1.name));
    parts::caption(ui, &format!("On the map: {}", people.len()), Level::Team);
    let set = |out: &mut Outbox, label: String, who: StakeholderId, depth: Option<Depth>| {
        let Some(person) = cx.document.stakeholders.get(&who) else { return };
        let mut next = person.clone();
        match depth {
            Some(depth) => drop(next.communities.insert(id, depth)),
            None => drop(next.communities.remove(&id)),
        }
        out.edit(Edit::new(label).with(Key::Stakeholder(who), next));
    };
    let words: Vec<&str> = Depth::ALL.iter().map(|depth| depth.name()).collect();
    // Taken once: a row that is wider than the rest would move those below it.
    let room = (ui.available_width() - 200.0).max(80.0);
    for (who, person, depth) in people {
        ui.push_id(who, |ui| {
            ui.horizontal(|ui| {
                let size = vec2(room, gap::CONTROL);
                ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::Center), |ui| {
                    ui.set_width(room);
                    ui.add(Label::new(theme::table(&person.name)).truncate());
                });
                let name = format!("How deep {} is in it", person.name);
                let size = vec2(128.0, gap::CONTROL);
                let picked = ui
                    .allocate_ui_with_layout(size, Layout::left_to_right(Align::Center), |ui| {
                        let items = widgets::choice::words(&words);
                        widgets::choice::menu(ui, &name, Some(depth as usize), &items)
                    })
                    .inner;
                if let Some(place) = picked {
                    let label = format!("{} in {}", person.name, community.name);
                    set(out, label, who, Some(Depth::ALL[place]));
                }
                let away = format!("Take {} out", person.name);
                if icon_button(ui, cx.tokens, Icon::Close, &away).clicked() {
                    set(out, format!("{away} of {}", community.name), who, None);
                }
            });
        });
    }
    let button = parts::link(ui, Some(Icon::Plus), "Add person");
    let belongs = |key| match key {
        Key::Stakeholder(who) => {
            cx.document.stakeholders.get(&who).is_some_and(|person| person.communities.contains_key(&id))
        }
        _ => false,
    };
    let picked = form::add_reference(ui, cx.document, &button, Table::Stakeholder, &belongs);
    if let Some(Key::Stakeholder(who)) = picked {
        let label = format!("Add {} to {}", cx.document.name(Key::Stakeholder(who)), community.name);
        set(out, label, who, Some(Depth::Member));
    }
}

/// Each change of the map: whether it touches the community, and how strongly.
fn changes(ui: &mut Ui, cx: &Context<'_>, id: CommunityId, community: &Community, out: &mut Outbox) {
    parts::caption(ui, "Affected by", Level::Shareable);
    for (change, record) in &cx.document.initiatives {
        ui.push_id(change, |ui| {
            let held = record.affected.get(&id);
            let mut on = held.is_some();
            if ui.checkbox(&mut on, theme::table(&record.name)).clicked() {
                put(out, *change, record, community, |next| {
                    if on {
                        next.affected.entry(id).or_default();
                    } else {
                        next.affected.remove(&id);
                    }
                });
            }
            let Some(affected) = held else { return };
            ui.horizontal(|ui| {
                ui.add_space(gap::XL);
                let name = format!("Impact of {}", record.name);
                if let Some(impact) = widgets::slider::rating_box(ui, &name, affected.impact, 50) {
                    let impact: Option<Rating> = Some(impact);
                    put(out, *change, record, community, |next| {
                        next.affected.entry(id).or_default().impact = impact;
                    });
                }
            });
        });
    }
    if cx.document.initiatives.is_empty() {
        ui.label(theme::small("There is no initiative yet").color(cx.tokens.muted));
    }
}

fn put(
    out: &mut Outbox,
    id: InitiativeId,
    record: &Initiative,
    community: &Community,
    how: impl FnOnce(&mut Initiative),
) {
    let mut next = record.clone();
    how(&mut next);
    let label = format!("Impact of {} on {}", record.name, community.name);
    out.edit(Edit::new(label).with(Key::Initiative(id), next));
}
