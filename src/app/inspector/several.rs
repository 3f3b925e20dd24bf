//! Several people: what they have in common, and one change for all of them.
//!
//! Where they differ a field says *mixed* and stays as it is until it is given a value.

use super::{Inspector, network, parts};
use crate::app::context::Context;
use crate::app::fonts::semibold;
use crate::app::form;
use crate::app::icons::Icon;
use crate::app::request::{Outbox, Request};
use crate::app::selection::{Click, Selection};
use crate::app::theme::{self, gap};
use crate::app::widgets::field::LineBox;
use crate::app::widgets::{self, Button, LABEL, labelled};
use crate::model::field::{Field, Kind, Level, Table, Value};
use crate::model::{
    AdvocacyState, Assessment, Edit, InitiativeId, Key, Rating, Record, Stakeholder, StakeholderId, edits,
};
use egui::{RichText, ScrollArea, Ui, vec2};

/// How many names are shown before the list scrolls, in points.
const NAMES: f32 = 112.0;

pub(super) fn ui(inspector: &mut Inspector, ui: &mut Ui, cx: &Context<'_>, out: &mut Outbox) {
    let people = cx.selection.people();
    ui.label(RichText::new(format!("{} people", people.len())).font(semibold(20.0)));
    names(ui, cx, &people, out);
    ui.add_space(gap::XS);
    if let Some(initiative) = cx.initiative {
        let inside: Vec<(StakeholderId, &Assessment)> = people
            .iter()
            .filter_map(|id| cx.document.assessments.get(&(initiative, *id)).map(|a| (*id, a)))
            .collect();
        let outside = people.len() - inside.len();
        let detail = if outside == 0 { String::new() } else { format!("{outside} not in it") };
        inspector.section(ui, cx, ("This initiative", &detail), Level::Team, true, |ui| {
            if outside > 0 && Button::outlined("Add all to this initiative").icon(Icon::Plus).ui(ui).clicked()
            {
                out.edit(edits::include(cx.document, initiative, &people));
            }
            if !inside.is_empty() {
                ratings(ui, cx, initiative, &inside, out);
            }
        });
    }
    if let [one, other] = people.as_slice() {
        let pair = [*one, *other];
        inspector.section(ui, cx, ("From one to the other", ""), Level::Private, true, |ui| {
            network::between(ui, cx, pair, out);
        });
    }
    inspector.section(ui, cx, ("Details", ""), Level::Team, true, |ui| details(ui, cx, &people, out));
    ui.add_space(gap::S);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(gap::S, gap::S);
        if cx.initiative.is_some() && Button::outlined("Remove from initiative").ui(ui).clicked() {
            out.ask(Request::Run("people.leave"));
        }
        if Button::outlined("Delete").icon(Icon::Trash).danger().ui(ui).clicked() {
            out.ask(Request::Run("edit.delete"));
        }
    });
}

/// Everybody who is selected; the cross takes one out of the selection.
fn names(ui: &mut Ui, cx: &Context<'_>, people: &[StakeholderId], out: &mut Outbox) {
    ScrollArea::vertical().id_salt("who is selected").max_height(NAMES).show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(gap::XS, gap::XS);
            // Beyond this many nobody reads them: the count says it.
            for id in people.iter().take(60) {
                let key = Key::Stakeholder(*id);
                if widgets::chip(ui, &cx.document.name(key), true)
                    .on_hover_text("Out of the selection")
                    .clicked()
                {
                    out.ask(Request::Select(cx.selection.clicked(key, Click::Toggle)));
                }
            }
            if people.len() > 60 {
                ui.label(theme::small(format!("and {} more", people.len() - 60)).color(cx.tokens.muted));
            }
        });
    });
    if parts::link(ui, None, "Select nobody").clicked() {
        out.ask(Request::Select(Selection::default()));
    }
}

/// What all say alike; nothing where they differ.
fn common<T: PartialEq>(mut all: impl Iterator<Item = T>) -> Option<T> {
    let first = all.next()?;
    all.all(|other| other == first).then_some(first)
}

fn word(differ: bool) -> &'static str {
    if differ { "Mixed" } else { "" }
}

/// A word over the left of the field that was just drawn.
fn mixed(ui: &Ui, differ: bool, field: egui::Rect) {
    if differ {
        let at = egui::pos2(field.left() + LABEL + gap::S, field.center().y);
        let font = crate::app::fonts::regular(theme::size::CONTROL);
        let color = theme::tokens(ui).muted;
        widgets::write(ui, at, egui::Align2::LEFT_CENTER, word(true), font, color, 120.0);
    }
}

fn ratings(
    ui: &mut Ui,
    cx: &Context<'_>,
    initiative: InitiativeId,
    inside: &[(StakeholderId, &Assessment)],
    out: &mut Outbox,
) {
    let Some((_, change)) = cx.current() else { return };
    let ids: Vec<StakeholderId> = inside.iter().map(|(id, _)| *id).collect();
    type Axis = fn(&Assessment) -> Option<Rating>;
    let axes: [(&str, Axis, u32); 2] = [
        ("Influence", |a| a.influence, change.influence_line.get()),
        ("Interest", |a| a.interest, change.interest_line.get()),
    ];
    for (place, (label, of, line)) in axes.into_iter().enumerate() {
        let same = common(inside.iter().map(|(_, a)| of(a)));
        if let Some(next) = widgets::rating_slider(ui, label, same.flatten(), line as u8) {
            let half = |rating: Option<Rating>| rating.or(Some(Rating::nearest(50.0)));
            let rated = inside.iter().map(|(id, a)| {
                if place == 0 {
                    (*id, Some(next), half(a.interest))
                } else {
                    (*id, half(a.influence), Some(next))
                }
            });
            out.edit(edits::rate(cx.document, initiative, &rated.collect::<Vec<_>>()));
        }
        if same.is_none() {
            parts::low(ui, LABEL, &spread(inside, of));
        }
    }
    let now = common(inside.iter().map(|(_, a)| a.engagement_now));
    parts::caption(ui, if now.is_some() { "Stance now" } else { "Stance now: mixed" }, Level::Private);
    if let Some(next) = widgets::stance_control(ui, now.flatten()) {
        out.edit(edits::engage(cx.document, initiative, &ids, Some(next)));
    }
    ui.add_space(gap::XS);
    let wanted = common(inside.iter().map(|(_, a)| a.engagement_wanted));
    let label = if wanted.is_some() { "Wanted" } else { "Wanted: mixed" };
    if let Some(next) = widgets::stance_choice(ui, label, wanted.flatten()) {
        out.edit(of_all(cx, initiative, &ids, "Wanted stance", |a| a.engagement_wanted = next));
    }
    let state = common(inside.iter().map(|(_, a)| a.advocacy.state));
    let names: Vec<&str> = AdvocacyState::ALL.iter().map(|state| state.name()).collect();
    let field = ui.scope(|ui| widgets::dropdown(ui, "Advocate", state.map(|state| state as usize), &names));
    mixed(ui, state.is_none(), field.response.rect);
    if let Some(place) = field.inner {
        let state = AdvocacyState::ALL[place];
        let on = (state != AdvocacyState::None).then_some(cx.today);
        out.edit(edits::adopt(cx.document, initiative, &ids, state, on));
    }
    let owner = common(inside.iter().map(|(_, a)| a.relationship_owner));
    let unset = if owner.is_some() { "Not set" } else { "Mixed" };
    let given = labelled(ui, "Relationship owner", |ui| {
        let now = owner.flatten().map(Key::Stakeholder);
        form::reference(ui, cx.document, "Relationship owner", Table::Stakeholder, now, unset)
    });
    if let Some(next) = given {
        let owner = if let Some(Key::Stakeholder(owner)) = next { Some(owner) } else { None };
        out.edit(of_all(cx, initiative, &ids, "Relationship owner", |a| a.relationship_owner = owner));
    }
}

/// From where to where they are rated.
fn spread(inside: &[(StakeholderId, &Assessment)], of: fn(&Assessment) -> Option<Rating>) -> String {
    let rated: Vec<Rating> = inside.iter().filter_map(|(_, a)| of(a)).collect();
    let none = inside.len() - rated.len();
    let range = match (rated.iter().min(), rated.iter().max()) {
        (Some(least), Some(most)) => format!("Mixed: {least} to {most}"),
        _ => "Mixed".to_owned(),
    };
    if none > 0 { format!("{range}, {none} not rated") } else { range }
}

fn of_all(
    cx: &Context<'_>,
    initiative: InitiativeId,
    people: &[StakeholderId],
    what: &str,
    change: impl Fn(&mut Assessment),
) -> Edit {
    let mut edit = Edit::new(format!("{what} of {} people", people.len()));
    for id in people {
        let key = Key::Assessment(initiative, *id);
        if let Some(Record::Assessment(mut assessment)) = cx.document.get(key) {
            change(&mut assessment);
            edit.put(key, *assessment);
        }
    }
    edit
}

/// The fields of people that can be given to many.
const SHARED: [&str; 8] =
    ["kind", "role", "organisation", "unit", "location", "preferred_channel", "direction", "keep_until"];

fn details(ui: &mut Ui, cx: &Context<'_>, people: &[StakeholderId], out: &mut Outbox) {
    let records: Vec<&Stakeholder> =
        people.iter().filter_map(|id| cx.document.stakeholders.get(id)).collect();
    for id in SHARED {
        let Some(field) = Field::find(Stakeholder::FIELDS, id) else { continue };
        let same = common(records.iter().map(|record| (field.get)(record)));
        let given = ui.push_id(id, |ui| shared(ui, cx, field, same)).inner;
        if let Some(value) = given {
            let label = format!("{} of {} people", field.about.name, people.len());
            out.edit(each(cx, people, label, |record| {
                // It was tried on an empty record already.
                let _ = (field.set)(record, value.clone());
            }));
        }
    }
    groups(ui, cx, people, &records, out);
}

/// One field for all.
fn shared(ui: &mut Ui, cx: &Context<'_>, field: &Field<Stakeholder>, same: Option<Value>) -> Option<Value> {
    let differ = same.is_none();
    let name = field.about.name;
    let given = match field.about.kind {
        Kind::Choice(answers) => {
            let words: Vec<&str> = answers.iter().map(|answer| answer.name).collect();
            let chosen = same.and_then(|value| match value {
                Value::Choice(id) => answers.iter().position(|answer| answer.id == id),
                _ => None,
            });
            let shown = ui.scope(|ui| widgets::dropdown(ui, name, chosen, &words));
            mixed(ui, differ, shown.response.rect);
            shown.inner.map(|place| Value::Choice(answers[place].id))
        }
        Kind::Date => {
            let day = if let Some(Value::Date(day)) = same { Some(day) } else { None };
            let label = if differ { format!("{name} (mixed)") } else { name.to_owned() };
            let given = labelled(ui, &label, |ui| form::day(ui, name, day, cx.today));
            given.map(|day| day.map_or(Value::Empty, Value::Date))
        }
        _ => {
            let text = if let Some(Value::Text(text)) = same { text } else { String::new() };
            let id = ui.scope_id().with("line");
            let given = labelled(ui, name, |ui| {
                LineBox { id, name, hint: word(differ), ..LineBox::default() }.ui(ui, &text)
            });
            given.map(|text| Value::Text(text.trim().to_owned()))
        }
    }?;
    let given = if matches!(&given, Value::Text(text) if text.is_empty()) { Value::Empty } else { given };
    (field.set)(&mut Stakeholder::named("Someone"), given.clone()).ok().map(|()| given)
}

fn each(
    cx: &Context<'_>,
    people: &[StakeholderId],
    label: String,
    change: impl Fn(&mut Stakeholder),
) -> Edit {
    let mut edit = Edit::new(label);
    for id in people {
        if let Some(record) = cx.document.stakeholders.get(id) {
            let mut next = record.clone();
            change(&mut next);
            if next != *record {
                edit.put(Key::Stakeholder(*id), next);
            }
        }
    }
    edit
}

/// Tags and communities that all have, and a way to give one to all.
fn groups(
    ui: &mut Ui,
    cx: &Context<'_>,
    people: &[StakeholderId],
    records: &[&Stakeholder],
    out: &mut Outbox,
) {
    let count = people.len();
    let Some(first) = records.first() else { return };
    let all_have = |tag: &String| records.iter().all(|record| record.tags.contains_key(tag));
    parts::caption(ui, "Tags that all have", Level::Team);
    ui.push_id("tags", |ui| {
        ui.vertical(|ui| {
            ui.horizontal_wrapped(|ui| {
                for tag in first.tags.keys().filter(|tag| all_have(tag)) {
                    if widgets::chip(ui, tag, true).clicked() {
                        let label = format!("Remove {tag} from {count} people");
                        out.edit(each(cx, people, label, |record| {
                            record.tags.remove(tag);
                        }));
                    }
                }
            });
            let id = ui.scope_id().with("tag for all");
            let field = LineBox { id, name: "Add tag", hint: "Add tag to all", ..LineBox::default() };
            if let Some(tag) = field.ui(ui, "").map(|t| t.trim().to_owned()).filter(|t| !t.is_empty()) {
                let label = format!("Tag {count} people {tag}");
                out.edit(each(cx, people, label, |record| {
                    record.tags.entry(tag.clone()).or_default();
                }));
            }
        });
    });
    let member = |id: &_| records.iter().all(|record| record.communities.contains_key(id));
    parts::caption(ui, "Communities of all", Level::Team);
    ui.push_id("communities", |ui| {
        ui.vertical(|ui| {
            ui.horizontal_wrapped(|ui| {
                for id in first.communities.keys().filter(|id| member(id)) {
                    let name = cx.document.name(Key::Community(*id));
                    if widgets::chip(ui, &name, true).clicked() {
                        let label = format!("Take {count} people out of {name}");
                        out.edit(each(cx, people, label, |record| {
                            record.communities.remove(id);
                        }));
                    }
                }
            });
            let button = parts::link(ui, Some(Icon::Plus), "Add to a community");
            let taken = |key| matches!(key, Key::Community(id) if member(&id));
            let picked = form::add_reference(ui, cx.document, &button, Table::Community, &taken);
            if let Some(Key::Community(id)) = picked {
                let label = format!("Add {count} people to {}", cx.document.name(Key::Community(id)));
                out.edit(each(cx, people, label, |record| {
                    record.communities.entry(id).or_default();
                }));
            }
        });
    });
}
