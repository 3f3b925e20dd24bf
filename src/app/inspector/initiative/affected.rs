//! Which communities does a change touch, how strongly, and how many people are that?

use super::Change;
use crate::app::context::Context;
use crate::app::dialogs::{Communities, Dialog};
use crate::app::form;
use crate::app::icons::Icon;
use crate::app::inspector::parts::{self, Quiet, Shown};
use crate::app::request::{Outbox, Request};
use crate::app::theme::{self, gap};
use crate::app::widgets::{self, icon_button};
use crate::model::edit::counted;
use crate::model::field::Table;
use crate::model::initiative::Affected;
use crate::model::{CommunityId, Key, Prose};
use egui::{Align, Label, Layout, Sense, Ui, vec2};

/// Each with its head-count and impact, the hardest hit first.
pub(super) fn ui(ui: &mut Ui, cx: &Context<'_>, change: Change<'_>, out: &mut Outbox) {
    let mut all: Vec<(CommunityId, &Affected)> =
        change.record.affected.iter().map(|(id, affected)| (*id, affected)).collect();
    all.sort_by_key(|(id, affected)| (std::cmp::Reverse(affected.impact), *id));
    for (id, affected) in all {
        ui.push_id(id, |ui| one(ui, cx, change, id, affected, out));
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = gap::L;
        let button = parts::link(ui, Some(Icon::Plus), "Add community");
        let taken = |key| matches!(key, Key::Community(id) if change.record.affected.contains_key(&id));
        let picked = form::add_reference(ui, cx.document, &button, Table::Community, &taken);
        if let Some(Key::Community(id)) = picked {
            change.edit(out, "Communities", |next| {
                next.affected.entry(id).or_default();
            });
        }
        if parts::link(ui, None, "Communities…").on_hover_text("Add, rename, merge and delete them").clicked()
        {
            out.ask(Request::Ask(Dialog::Communities(Box::default())));
        }
    });
}

fn one(
    ui: &mut Ui,
    cx: &Context<'_>,
    change: Change<'_>,
    id: CommunityId,
    affected: &Affected,
    out: &mut Outbox,
) {
    let Some(community) = cx.document.communities.get(&id) else { return };
    let set = |out: &mut Outbox, what: &str, next: Option<Affected>| {
        let label = format!("{what} of {}", community.name);
        change.edit(out, &label, |record| match next {
            Some(next) => drop(record.affected.insert(id, next)),
            None => drop(record.affected.remove(&id)),
        });
    };
    let note = Shown::new(ui, "note");
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        let count = match community.headcount {
            0 => "head-count?".to_owned(),
            count => counted(count as usize, "person").replace("persons", "people"),
        };
        let room = ui.available_width() - 2.0 * gap::CONTROL - 84.0;
        ui.allocate_ui_with_layout(vec2(room, 24.0), Layout::left_to_right(Align::Center), |ui| {
            let name = Label::new(theme::name(&community.name)).truncate().sense(Sense::click());
            if ui.add(name).on_hover_text("Open this community").clicked() {
                out.ask(Request::Ask(Dialog::Communities(Box::new(Communities::of(id)))));
            }
        });
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let away = format!("{} is not affected", community.name);
            if icon_button(ui, cx.tokens, Icon::Close, &away).clicked() {
                set(out, "Impact", None);
            }
            let words = format!("Note on {}", community.name);
            if icon_button(ui, cx.tokens, Icon::Note, &words).clicked() {
                note.turn(ui);
            }
            ui.label(theme::small(count).color(cx.tokens.muted));
        });
    });
    let label = format!("Impact on {}", community.name);
    if let Some(impact) = widgets::slider::rating_box(ui, &label, affected.impact, 50) {
        set(out, "Impact", Some(Affected { impact: Some(impact), ..affected.clone() }));
    }
    if note.is_on(ui) || affected.note.is_some() {
        let name = format!("Private note on {}", community.name);
        let said = affected.note.as_deref().unwrap_or_default();
        let field = Quiet { size: theme::size::SMALL, ..Quiet::new(&name, "Add a note for yourself") };
        if let Some(text) = field.ui(ui, said) {
            let note = Some(Prose(text)).filter(|text| !text.trim().is_empty());
            set(out, "Note", Some(Affected { note, ..affected.clone() }));
        }
    }
    ui.add_space(gap::XS);
}
