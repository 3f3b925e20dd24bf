//! What else is on record of somebody: where to find them, where they belong, how long it is kept?

use super::{parts, ticks};
use crate::app::context::Context;
use crate::app::form;
use crate::app::icons::Icon;
use crate::app::request::Outbox;
use crate::app::theme::{self, gap};
use crate::app::widgets::field::LineBox;
use crate::app::widgets::{self, labelled, menu_item};
use crate::model::about::{CustomKind, CustomValue};
use crate::model::field::{Level, Table};
use crate::model::stakeholder::{StakeholderKind, TagLevel};
use crate::model::{Amount, Assessment, Edit, InitiativeId, Key, Stakeholder, StakeholderId};
use egui::{Popup, Role, Sense, Ui, WidgetInfo, vec2};

const REACH: [&str; 3] = ["email", "phone", "preferred_channel"];
const WORK: [&str; 4] = ["role", "organisation", "unit", "location"];
const PLACE: [&str; 2] = ["direction", "onion"];
const TEAM: [&str; 2] = ["hours_a_week", "team_note"];
const KEPT: [&str; 3] = ["consent_named", "keep_until", "external_key"];

/// What is said of somebody in one change and stands in no other section.
const ASSESSMENT: [&str; 16] = [
    "impact",
    "accepts_why",
    "agrees_what",
    "concerns",
    "reframe",
    "evidence",
    "salience",
    "adkar",
    "approach",
    "participation",
    "needs",
    "could_help",
    "message_for_them",
    "raters",
    "assessed_on",
    "assessed_by",
];

pub(super) fn ui(ui: &mut Ui, cx: &Context<'_>, id: StakeholderId, person: &Stakeholder, out: &mut Outbox) {
    let key = Key::Stakeholder(id);
    let fields = |ids: &'static [&'static str]| (Stakeholder::FIELDS, ids);
    parts::rows(ui, cx, key, person, fields(&REACH), Level::Team, out);
    labelled(ui, "Tags", |ui| tags(ui, key, person, out));
    relationship(ui, cx, id, out);
    parts::caption(ui, "Where they work", Level::Shareable);
    let group: &'static [&'static str] =
        if person.kind == StakeholderKind::Group { &["kind", "headcount"] } else { &["kind"] };
    parts::rows(ui, cx, key, person, fields(group), Level::Shareable, out);
    parts::rows(ui, cx, key, person, fields(&WORK), Level::Shareable, out);
    ui.add_space(gap::XS);
    parts::rows(ui, cx, key, person, fields(&["communities"]), Level::Team, out);
    parts::rows(ui, cx, key, person, fields(&PLACE), Level::Team, out);
    ticks::slots(ui, id, person, out);
    parts::rows(ui, cx, key, person, fields(&TEAM), Level::Team, out);
    custom(ui, cx, key, person, out);
    parts::caption(ui, "Consent and retention", Level::Kept);
    parts::rows(ui, cx, key, person, fields(&KEPT), Level::Kept, out);
}

/// The rest of an assessment.
pub(super) fn assessment(
    ui: &mut Ui,
    cx: &Context<'_>,
    initiative: InitiativeId,
    id: StakeholderId,
    assessment: &Assessment,
    out: &mut Outbox,
) {
    let key = Key::Assessment(initiative, id);
    parts::rows(ui, cx, key, assessment, (Assessment::FIELDS, &ASSESSMENT), Level::Private, out);
    ticks::nine_cs(ui, cx, (initiative, id), assessment, out);
}

/// Who keeps up the relationship in the change that is looked at.
fn relationship(ui: &mut Ui, cx: &Context<'_>, id: StakeholderId, out: &mut Outbox) {
    let Some(initiative) = cx.initiative else { return };
    let Some(assessment) = cx.document.assessments.get(&(initiative, id)) else { return };
    let now = assessment.relationship_owner.map(Key::Stakeholder);
    let given = labelled(ui, "Relationship owner", |ui| {
        form::reference(ui, cx.document, "Relationship owner", Table::Stakeholder, now, "Not set")
    });
    if let Some(next) = given {
        let relationship_owner = if let Some(Key::Stakeholder(owner)) = next { Some(owner) } else { None };
        let label = format!("Relationship owner of {}", cx.document.name(Key::Stakeholder(id)));
        let changed = Assessment { relationship_owner, ..assessment.clone() };
        out.edit(Edit::new(label).with(Key::Assessment(initiative, id), changed));
    }
}

/// Tags as chips: a click says who may see one, or takes it away.
fn tags(ui: &mut Ui, key: Key, person: &Stakeholder, out: &mut Outbox) {
    let mut next = None;
    ui.vertical(|ui| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(gap::XS, gap::XS);
            for (tag, level) in &person.tags {
                let chip = widgets::chip(ui, tag, false);
                let response =
                    ui.interact(chip.rect.expand2(vec2(0.0, 2.0)), chip.id.with("menu"), Sense::click());
                let name = format!("Tag {tag}: {}", level.name().to_lowercase());
                response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
                if response.hovered() || response.has_focus() {
                    let colors = theme::tokens(ui);
                    let rim = egui::Stroke::new(1.5, colors.accent);
                    ui.painter().rect_stroke(chip.rect, 10.0, rim, egui::StrokeKind::Inside);
                }
                Popup::menu(&response).width(180.0).show(|ui| {
                    for answer in TagLevel::ALL {
                        let on = answer == level;
                        if menu_item(ui, on.then_some(Icon::Check), answer.name(), "").clicked() && !on {
                            let mut tags = person.tags.clone();
                            tags.insert(tag.clone(), *answer);
                            next = Some(tags);
                        }
                    }
                    ui.separator();
                    if menu_item(ui, Some(Icon::Close), &format!("Remove {tag}"), "").clicked() {
                        let mut tags = person.tags.clone();
                        tags.remove(tag);
                        next = Some(tags);
                    }
                });
            }
        });
        let id = ui.scope_id().with("add a tag");
        let field = LineBox { id, name: "Add tag", hint: "Add tag", ..LineBox::default() };
        if let Some(tag) = field.ui(ui, "").map(|tag| tag.trim().to_owned()).filter(|tag| !tag.is_empty()) {
            let mut tags = person.tags.clone();
            tags.entry(tag).or_default();
            next = Some(tags);
        }
    });
    if let Some(tags) = next {
        let changed = Stakeholder { tags, ..person.clone() };
        out.edit(Edit::new(format!("Tags of {}", person.name)).with(key, changed));
    }
}

/// The fields that this map has beside the built-in ones.
fn custom(ui: &mut Ui, cx: &Context<'_>, key: Key, person: &Stakeholder, out: &mut Outbox) {
    for field in &cx.document.about.custom_fields {
        let now = person.custom.get(&field.id);
        let given = ui.push_id(&field.id, |ui| {
            if field.level.level() == Level::Team {
                return labelled(ui, &field.name, |ui| value(ui, cx, field.kind, &field.name, now));
            }
            parts::caption(ui, &field.name, field.level.level());
            value(ui, cx, field.kind, &field.name, now)
        });
        if let Some(next) = given.inner {
            let mut custom = person.custom.clone();
            match next {
                Some(value) => drop(custom.insert(field.id.clone(), value)),
                None => drop(custom.remove(&field.id)),
            }
            let label = format!("{} of {}", field.name, person.name);
            out.edit(Edit::new(label).with(key, Stakeholder { custom, ..person.clone() }));
        }
    }
}

/// `Some(None)`: it was emptied. What is no number stays as it was.
fn value(
    ui: &mut Ui,
    cx: &Context<'_>,
    kind: CustomKind,
    name: &str,
    now: Option<&CustomValue>,
) -> Option<Option<CustomValue>> {
    if kind == CustomKind::Date {
        let day = if let Some(CustomValue::Date(day)) = now { Some(*day) } else { None };
        return form::day(ui, name, day, cx.today).map(|day| day.map(CustomValue::Date));
    }
    let said = match now {
        Some(CustomValue::Text(text)) => text.clone(),
        Some(CustomValue::Number(number)) => number.to_string(),
        Some(CustomValue::Date(day)) => form::day::said(*day),
        None => String::new(),
    };
    let id = ui.scope_id().with("custom");
    let text = LineBox { id, name, ..LineBox::default() }.ui(ui, &said)?;
    let text = text.trim();
    if text.is_empty() {
        return Some(None);
    }
    match kind {
        CustomKind::Number => {
            let number = text.replace(',', ".").parse().ok().and_then(Amount::new)?;
            Some(Some(CustomValue::Number(number)))
        }
        _ => Some(Some(CustomValue::Text(text.to_owned()))),
    }
}
