//! One person: how they stand to the change, what moves them, whom they are tied to, what was said.

use super::needs::{advocacy, motivators, prose};
use super::{Inspector, history, ratings};
use crate::app::context::Context;
use crate::app::form::{self, Names};
use crate::app::icons::Icon;
use crate::app::request::{Outbox, Request};
use crate::app::selection::Selection;
use crate::app::{fonts, widgets};
use crate::model::field::Level;
use crate::model::interaction::Kept;
use crate::model::{Assessment, InitiativeId, Key, Record, Stakeholder, StakeholderId, edits};
use crate::plan;
use egui::{Align, Layout, Rect, RichText, Sense, Ui, Vec2, vec2};

pub(super) fn ui(
    inspector: &mut Inspector,
    ui: &mut Ui,
    cx: &Context<'_>,
    id: StakeholderId,
    out: &mut Outbox,
) {
    let Some(person) = cx.document.stakeholders.get(&id) else { return };
    let current = cx.initiative.and_then(|i| cx.document.assessments.get(&(i, id)).map(|a| (i, a)));
    head(ui, cx, id, person, current.map(|(_, a)| a), out);
    let mut section = |ui: &mut Ui,
                       title: &'static str,
                       detail: &str,
                       level: Level,
                       usual: bool,
                       body: &mut dyn FnMut(&mut Ui)| {
        let open = inspector.is_open(title, usual);
        if widgets::section(ui, title, detail, Some(level), open).clicked() {
            inspector.set_open(title, !open);
        }
        if open {
            body(ui);
            ui.add_space(8.0);
        }
    };
    match (current, cx.current()) {
        (Some((initiative, assessment)), Some((_, change))) => {
            let quadrant = plan::quadrant(assessment.influence, assessment.interest, change)
                .map_or("Not rated", |quadrant| quadrant.name());
            section(ui, "This initiative", quadrant, Level::Team, true, &mut |ui| {
                ratings::ui(ui, cx, initiative, id, assessment, out);
            });
            section(ui, "Advocate", assessment.advocacy.state.name(), Level::Team, false, &mut |ui| {
                advocacy(ui, cx, initiative, id, assessment, out);
            });
            section(ui, "Motivators", "", Level::Private, false, &mut |ui| {
                motivators(ui, cx, initiative, id, assessment, out);
            });
            let next = plan::next_action(cx.document, initiative, id, cx.today);
            let detail = if next.is_some() { "" } else { "None planned" };
            section(ui, "Engagement", detail, Level::Team, true, &mut |ui| {
                engagement(ui, cx, initiative, id);
            });
        }
        (None, Some((initiative, change))) => {
            ui.label(RichText::new(format!("Not in {}.", change.name)).color(cx.tokens.muted));
            if widgets::Button::outlined("Add to this initiative").icon(Icon::Plus).ui(ui).clicked() {
                out.edit(edits::include(cx.document, initiative, &[id]));
            }
        }
        _ => {}
    }
    let ties = cx.document.ties_of(id).count();
    section(ui, "Ties", &ties.to_string(), Level::Team, true, &mut |ui| tie_rows(ui, cx, id, out));
    let met = cx.document.interactions.values().filter(|i| i.stakeholders.contains(&id)).count();
    if met > 0 {
        section(ui, "Interactions and promises", &met.to_string(), Level::Team, false, &mut |ui| {
            interactions(ui, cx, id);
        });
    }
    if let Some((initiative, assessment)) = current {
        let reviews = history::reviews(cx, initiative, id);
        if reviews > 0 {
            section(
                ui,
                "History",
                &crate::model::edit::counted(reviews, "review"),
                Level::Team,
                false,
                &mut |ui| {
                    history::ui(ui, cx, initiative, id, assessment);
                },
            );
        }
    }
    section(ui, "Notes", "", Level::Private, false, &mut |ui| notes(ui, cx, id, person, out));
    section(ui, "Details", "", Level::Team, false, &mut |ui| details(ui, cx, id, person, out));
}

fn head(
    ui: &mut Ui,
    cx: &Context<'_>,
    id: StakeholderId,
    person: &Stakeholder,
    assessment: Option<&Assessment>,
    out: &mut Outbox,
) {
    let tokens = cx.tokens;
    ui.horizontal(|ui| {
        let (area, _) = ui.allocate_exact_size(Vec2::splat(56.0), Sense::hover());
        let mark = Rect::from_center_size(area.center(), Vec2::splat(48.0));
        widgets::person_mark(ui.painter(), mark, person, assessment, tokens);
        ui.add_space(4.0);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            if let Some(name) = widgets::committed_title(ui, "Full name", &person.name) {
                out.edit(edits::rename(cx.document, Key::Stakeholder(id), &name));
            }
            if let Some(role) = &person.role {
                ui.label(RichText::new(role).size(12.0).color(tokens.muted));
            }
            let places: Vec<&str> =
                [&person.unit, &person.organisation].into_iter().flatten().map(String::as_str).collect();
            if !places.is_empty() {
                ui.label(RichText::new(places.join(", ")).size(12.0).color(tokens.muted));
            }
        });
    });
    let changes: Vec<_> = cx
        .document
        .initiatives
        .iter()
        .filter(|(i, _)| cx.document.assessments.contains_key(&(**i, id)))
        .collect();
    if changes.len() > 1 {
        let response =
            ui.link(RichText::new(format!("In {} initiatives", changes.len())).font(fonts::medium(12.0)));
        egui::Popup::menu(&response).show(|ui| {
            for (other, initiative) in &changes {
                if ui.selectable_label(Some(**other) == cx.initiative, &initiative.name).clicked() {
                    out.ask(Request::Initiative(**other));
                }
            }
        });
    }
}

fn engagement(ui: &mut Ui, cx: &Context<'_>, initiative: InitiativeId, id: StakeholderId) {
    let tokens = cx.tokens;
    let planned = plan::open_actions(cx.document, initiative, id);
    if planned.is_empty() {
        ui.label(RichText::new("Nothing is planned with them.").color(tokens.muted));
    }
    for (place, action) in planned.iter().enumerate() {
        let font = if place == 0 { fonts::medium(13.0) } else { fonts::regular(13.0) };
        ui.label(RichText::new(&action.title).font(font));
        let day = action
            .dated()
            .map_or_else(|| "No date".to_owned(), |date| date.strftime("%-d %b %Y").to_string());
        let owner =
            action.owner.map_or("nobody yet".to_owned(), |owner| cx.document.name(Key::Stakeholder(owner)));
        let late = action.dated().is_some_and(|date| date < cx.today);
        let (text, color) = if late {
            (format!("{day} · overdue · {owner}"), tokens.danger)
        } else {
            (format!("{day} · {owner}"), tokens.muted)
        };
        ui.label(RichText::new(text).size(12.0).color(color));
    }
}

fn tie_rows(ui: &mut Ui, cx: &Context<'_>, id: StakeholderId, out: &mut Outbox) {
    let tokens = cx.tokens;
    let mut ties: Vec<_> = cx.document.ties_of(id).collect();
    ties.sort_by_key(|(tie, record)| (std::cmp::Reverse(record.strength), *tie));
    for (tie, record) in ties {
        let Some(other) = record.other(id) else { continue };
        ui.horizontal(|ui| {
            let name = cx.document.name(Key::Stakeholder(other));
            if ui.link(RichText::new(&name).font(fonts::medium(13.0))).on_hover_text("Show them").clicked() {
                out.ask(Request::Select(Selection::one(Key::Stakeholder(other))));
            }
            let kind = record.kind.name().to_lowercase();
            let words = if !record.is_directed() || record.from == id {
                kind
            } else {
                format!("{kind} (them to us)")
            };
            ui.label(RichText::new(words).size(12.0).color(tokens.muted));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let label = format!("Tie with {name}: strength {} of 5", record.strength);
                if strength_cells(ui, cx, record.strength.get(), &label).clicked() {
                    out.ask(Request::Select(Selection::one(Key::Tie(tie))));
                }
            });
        });
    }
    if widgets::Button::link("New tie…").icon(Icon::Plus).ui(ui).clicked() {
        out.ask(Request::Run("tie.add"));
    }
}

/// Strength as five boxes; a click opens the tie.
fn strength_cells(ui: &mut Ui, cx: &Context<'_>, strength: u32, label: &str) -> egui::Response {
    let (area, response) = ui.allocate_exact_size(vec2(48.0, 24.0), Sense::click());
    for cell in 0..5u32 {
        let left = area.left() + 2.0 + cell as f32 * 9.0;
        let place = Rect::from_min_size(egui::pos2(left, area.center().y - 3.0), vec2(8.0, 6.0));
        let color = if cell < strength { cx.tokens.muted } else { cx.tokens.line };
        ui.painter().rect_filled(place, 1.0, color);
    }
    if response.has_focus() || response.hovered() {
        ui.painter().rect_stroke(area, 4.0, cx.tokens.focus_ring(), egui::StrokeKind::Inside);
    }
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, label));
    response
}

fn interactions(ui: &mut Ui, cx: &Context<'_>, id: StakeholderId) {
    let tokens = cx.tokens;
    let mut met: Vec<_> =
        cx.document.interactions.values().filter(|i| i.stakeholders.contains(&id)).collect();
    met.sort_by_key(|interaction| std::cmp::Reverse(interaction.date));
    for interaction in met {
        let day = interaction.date.strftime("%-d %b %Y").to_string();
        ui.label(RichText::new(format!("{day} · {}", interaction.kind)).font(fonts::medium(12.0)));
        if let Some(summary) = &interaction.summary {
            ui.label(RichText::new(&summary.0).size(12.0).color(tokens.muted));
        }
        for promise in &interaction.promises {
            let by = cx.document.name(Key::Stakeholder(promise.by));
            let late = promise.kept == Kept::Open && promise.due.is_some_and(|due| due < cx.today);
            let (word, color) = match promise.kept {
                Kept::Open if late => ("Open, past its date", tokens.danger),
                Kept::Open => ("Open", tokens.warn),
                Kept::Yes => ("Kept", tokens.ok),
                Kept::No => ("Broken", tokens.danger),
            };
            ui.label(RichText::new(format!("{by}: {}", &*promise.text)).size(12.0));
            ui.label(RichText::new(word).font(fonts::medium(12.0)).color(color));
        }
    }
}

fn notes(ui: &mut Ui, cx: &Context<'_>, id: StakeholderId, person: &Stakeholder, out: &mut Outbox) {
    let key = Key::Stakeholder(id);
    ui.label(
        RichText::new("Write as if the person may read it: they may have the right to.")
            .size(11.0)
            .color(cx.tokens.muted),
    );
    prose(ui, cx, key, "Note", &person.note, out, |record, text| {
        if let Record::Stakeholder(s) = record {
            s.note = text;
        }
    });
    prose(ui, cx, key, "How they like to be thanked", &person.how_thanked, out, |record, text| {
        if let Record::Stakeholder(s) = record {
            s.how_thanked = text;
        }
    });
}

/// The fields of *Details*, in this order; the form follows from what `FIELDS` says of each.
const DETAILS: [&str; 13] = [
    "kind",
    "headcount",
    "role",
    "unit",
    "organisation",
    "location",
    "email",
    "phone",
    "preferred_channel",
    "direction",
    "onion",
    "team_note",
    "consent_named",
];

fn details(ui: &mut Ui, cx: &Context<'_>, id: StakeholderId, person: &Stakeholder, out: &mut Outbox) {
    let key = Key::Stakeholder(id);
    let of = |key| cx.document.name(key);
    let all = |_table| Vec::new();
    let names = Names { of: &of, all: &all };
    for name in DETAILS {
        let Some(field) = crate::model::field::Field::find(Stakeholder::FIELDS, name) else { continue };
        if let Some(value) = form::row(ui, field, person, Level::Team, names) {
            let mut changed = person.clone();
            match (field.set)(&mut changed, value) {
                Ok(()) => out.edit(edits::change(
                    cx.document,
                    key,
                    format!("{} of {}", field.about.name, person.name),
                    |record| {
                        *record = changed.into();
                    },
                )),
                Err(error) => out.ask(Request::Tell(format!("{}: {error}", field.about.name))),
            }
        }
    }
    let communities: Vec<String> = person
        .communities
        .iter()
        .filter_map(|(c, depth)| {
            cx.document.communities.get(c).map(|c| format!("{} ({})", c.name, depth.name().to_lowercase()))
        })
        .collect();
    if !communities.is_empty() {
        ui.label(RichText::new("Communities").size(12.0).color(cx.tokens.muted));
        ui.label(communities.join(", "));
    }
    if !person.tags.is_empty() {
        ui.horizontal_wrapped(|ui| {
            for tag in person.tags.keys() {
                widgets::chip(ui, tag, false);
            }
        });
    }
}
