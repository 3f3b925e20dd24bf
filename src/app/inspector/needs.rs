//! What moves somebody, what would make them want to, and how far they are as an advocate.

use crate::app::context::Context;
use crate::app::request::Outbox;
use crate::app::{fonts, widgets};
use crate::model::assessment::{Met, Motivator};
use crate::model::numbers::Weight;
use crate::model::{AdvocacyState, Assessment, InitiativeId, Key, Prose, Record, StakeholderId, edits};
use egui::{Align, Layout, RichText, Ui};

pub(super) fn advocacy(
    ui: &mut Ui,
    cx: &Context<'_>,
    initiative: InitiativeId,
    id: StakeholderId,
    assessment: &Assessment,
    out: &mut Outbox,
) {
    let names: Vec<&str> = AdvocacyState::ALL.iter().map(|state| state.name()).collect();
    if let Some(place) = widgets::dropdown(ui, "State", Some(assessment.advocacy.state as usize), &names) {
        let state = AdvocacyState::ALL[place];
        let on = (state != AdvocacyState::None).then_some(cx.today);
        out.edit(edits::adopt(cx.document, initiative, &[id], state, on));
    }
    let key = Key::Assessment(initiative, id);
    prose(ui, cx, key, "The ask", &assessment.advocacy.ask, out, |record, text| {
        if let Record::Assessment(a) = record {
            a.advocacy.ask = text;
        }
    });
    prose(ui, cx, key, "What we promise in return", &assessment.advocacy.support, out, |record, text| {
        if let Record::Assessment(a) = record {
            a.advocacy.support = text;
        }
    });
}

/// A text of several lines with its label; asks for the edit when it is left.
pub(super) fn prose(
    ui: &mut Ui,
    cx: &Context<'_>,
    key: Key,
    label: &str,
    text: &Option<Prose>,
    out: &mut Outbox,
    set: impl FnOnce(&mut Record, Option<Prose>),
) {
    let said = text.as_deref().unwrap_or_default();
    if let Some(next) = widgets::committed_prose(ui, label, said) {
        let next = Some(Prose(next)).filter(|text| !text.trim().is_empty());
        let title = format!("{label}: {}", cx.document.name(key));
        out.edit(edits::change(cx.document, key, title, |record| set(record, next)));
    }
}

pub(super) fn motivators(
    ui: &mut Ui,
    cx: &Context<'_>,
    initiative: InitiativeId,
    id: StakeholderId,
    assessment: &Assessment,
    out: &mut Outbox,
) {
    let tokens = cx.tokens;
    ui.label(
        RichText::new("Write as if the person may read it: they may have the right to.")
            .size(11.0)
            .color(tokens.muted),
    );
    let key = Key::Assessment(initiative, id);
    type Place = fn(&mut Assessment) -> &mut Motivator;
    let needs: [(&str, &str, &Motivator, Place); 3] = [
        ("Safety and belonging", "What might they lose?", &assessment.motivators.safety, |a| {
            &mut a.motivators.safety
        }),
        ("Effective contribution", "What could only they add?", &assessment.motivators.contribution, |a| {
            &mut a.motivators.contribution
        }),
        ("Recognition", "Who should see what they did?", &assessment.motivators.recognition, |a| {
            &mut a.motivators.recognition
        }),
    ];
    for (name, question, motivator, place) in needs {
        egui::Frame::new().stroke(tokens.hairline(ui)).corner_radius(6).inner_margin(8).show(ui, |ui| {
            ui.horizontal(|ui| {
                ui.label(RichText::new(name).font(fonts::medium(13.0)));
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    if let Some(weight) = widgets::weight_dots(
                        ui,
                        &format!("How much {} matters", name.to_lowercase()),
                        motivator.weight.get(),
                    ) {
                        let edit = edits::change(
                            cx.document,
                            key,
                            format!("{name}: {}", cx.document.name(key)),
                            |record| {
                                if let Record::Assessment(a) = record {
                                    place(a).weight = Weight::nearest(weight);
                                }
                            },
                        );
                        out.edit(edit);
                    }
                });
            });
            let met: Vec<&str> = Met::ALL.iter().map(|met| met.name()).collect();
            if let Some(chosen) = widgets::dropdown(ui, "Met", Some(motivator.met as usize), &met) {
                out.edit(edits::change(
                    cx.document,
                    key,
                    format!("{name}: {}", cx.document.name(key)),
                    |record| {
                        if let Record::Assessment(a) = record {
                            place(a).met = Met::ALL[chosen];
                        }
                    },
                ));
            }
            prose(ui, cx, key, question, &motivator.note, out, |record, text| {
                if let Record::Assessment(a) = record {
                    place(a).note = text;
                }
            });
        });
    }
    prose(ui, cx, key, "What would make them want to", &assessment.wants, out, |record, text| {
        if let Record::Assessment(a) = record {
            a.wants = text;
        }
    });
}
