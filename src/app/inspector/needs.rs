//! What moves somebody, and what would make them want to?

use super::parts::Quiet;
use crate::app::context::Context;
use crate::app::fonts::medium;
use crate::app::icons::{Icon, icon};
use crate::app::request::Outbox;
use crate::app::theme::{self, gap, radius, size};
use crate::app::widgets::{self, ground};
use crate::model::assessment::{Met, Motivator};
use crate::model::numbers::Weight;
use crate::model::{Assessment, Edit, InitiativeId, Key, Prose, StakeholderId};
use egui::{
    Align, Frame, Layout, Margin, Popup, Rect, RichText, Role, Sense, Stroke, StrokeKind, Ui, Vec2,
    WidgetInfo, vec2,
};

/// One of the three needs: its picture, names, the question that helps to find it, and where it is kept.
struct Need {
    sign: Icon,
    name: &'static str,
    long: &'static str,
    question: &'static str,
    place: fn(&mut Assessment) -> &mut Motivator,
    held: fn(&Assessment) -> &Motivator,
}

const NEEDS: [Need; 3] = [
    Need {
        sign: Icon::Shield,
        name: "Safety",
        long: "Safety and belonging",
        question: "What might they lose?",
        place: |a| &mut a.motivators.safety,
        held: |a| &a.motivators.safety,
    },
    Need {
        sign: Icon::Offer,
        name: "Contribution",
        long: "Effective contribution",
        question: "What can only they bring?",
        place: |a| &mut a.motivators.contribution,
        held: |a| &a.motivators.contribution,
    },
    Need {
        sign: Icon::Medal,
        name: "Recognition",
        long: "Appreciation and recognition",
        question: "Whose thanks would count?",
        place: |a| &mut a.motivators.recognition,
        held: |a| &a.motivators.recognition,
    },
];

/// Beside the title.
pub(super) fn detail(assessment: &Assessment) -> &'static str {
    if NEEDS.iter().all(|need| *(need.held)(assessment) == Motivator::default()) {
        "Nothing noted"
    } else {
        ""
    }
}

/// The reminder above what is said of a person.
pub(super) fn banner(ui: &mut Ui, cx: &Context<'_>) {
    Frame::new()
        .fill(cx.tokens.surface2)
        .corner_radius(radius::CONTROL)
        .inner_margin(Margin::symmetric(8, 5))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            let words = "Write as if the person may read it: they may have the right to.";
            ui.label(RichText::new(words).size(size::MICRO).color(cx.tokens.muted));
        });
}

pub(super) fn ui(
    ui: &mut Ui,
    cx: &Context<'_>,
    initiative: InitiativeId,
    id: StakeholderId,
    assessment: &Assessment,
    out: &mut Outbox,
) {
    banner(ui, cx);
    let key = Key::Assessment(initiative, id);
    let name = cx.document.name(Key::Stakeholder(id));
    for need in &NEEDS {
        let now = (need.held)(assessment);
        if let Some(next) = card(ui, cx, need, now) {
            let mut changed = assessment.clone();
            *(need.place)(&mut changed) = next;
            out.edit(Edit::new(format!("{} of {name}", need.name)).with(key, changed));
        }
    }
    ui.add_space(gap::XS);
    ui.label(theme::small("What would make them want to").color(cx.tokens.muted));
    let said = assessment.wants.as_deref().unwrap_or_default();
    if let Some(text) = Quiet::new("What would make them want to", "Add what you learned").ui(ui, said) {
        let wants = Some(Prose(text)).filter(|text| !text.trim().is_empty());
        let label = format!("What would make {name} want to");
        out.edit(Edit::new(label).with(key, Assessment { wants, ..assessment.clone() }));
    }
}

/// Picture, name, question and dots; below them the note and how far the need is met.
fn card(ui: &mut Ui, cx: &Context<'_>, need: &Need, now: &Motivator) -> Option<Motivator> {
    let mut next = None;
    let frame = Frame::new()
        .fill(cx.tokens.surface)
        .stroke(Stroke::new(1.0, cx.tokens.line))
        .corner_radius(radius::CARD)
        .inner_margin(Margin { left: 8, right: 8, top: 3, bottom: 5 });
    frame.show(ui, |ui| {
        ui.spacing_mut().item_spacing = vec2(gap::S, 0.0);
        ui.set_width(ui.available_width());
        ui.horizontal(|ui| {
            let (place, _) = ui.allocate_exact_size(Vec2::splat(18.0), Sense::hover());
            let sign = Rect::from_center_size(place.center(), Vec2::splat(16.0));
            icon(ui.painter(), sign, need.sign, cx.tokens.text);
            ui.label(theme::name(need.name)).on_hover_text(need.long);
            let room = (ui.available_width() - 52.0).max(0.0);
            let size = vec2(room, 20.0);
            ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::Center), |ui| {
                let question = theme::small(need.question).color(cx.tokens.muted);
                ui.add(egui::Label::new(question).truncate()).on_hover_text(need.question);
            });
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let name = format!("How much {} matters", need.name.to_lowercase());
                if let Some(weight) = widgets::weight_dots(ui, &name, now.weight.get()) {
                    next = Some(Motivator { weight: Weight::nearest(weight), ..now.clone() });
                }
            });
        });
        ui.horizontal_top(|ui| {
            ui.add_space(26.0);
            let noted = now.note.is_some() || now.weight.get() > 0 || now.met != Met::Unknown;
            let room = ui.available_width() - if noted { 78.0 } else { 0.0 };
            let name = format!("{}: note", need.name);
            let hint = Quiet { width: Some(room.max(40.0)), ..Quiet::new(&name, "Add a note") };
            let said = now.note.as_deref().unwrap_or_default();
            let typed = ui.vertical(|ui| {
                ui.set_width(room.max(40.0));
                hint.ui(ui, said)
            });
            if let Some(text) = typed.inner {
                let note = Some(Prose(text)).filter(|text| !text.trim().is_empty());
                next = Some(Motivator { note, ..now.clone() });
            }
            if noted {
                ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
                    if let Some(met) = met(ui, cx, need, now.met) {
                        next = Some(Motivator { met, ..now.clone() });
                    }
                });
            }
        });
    });
    next
}

/// How far a need is met: words with a menu.
fn met(ui: &mut Ui, cx: &Context<'_>, need: &Need, now: Met) -> Option<Met> {
    let color = if now == Met::No { cx.tokens.warn } else { cx.tokens.muted };
    let words = if now == Met::Unknown { "Met?" } else { now.name() };
    let word = widgets::galley(ui, words, medium(size::SMALL), color, 80.0);
    let (area, response) = ui.allocate_exact_size(vec2(word.size().x, 18.0), Sense::click());
    let name = format!("{} is met: {}", need.name, now.name().to_lowercase());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    ground(ui, cx.tokens, &response, area.expand2(vec2(4.0, 2.0)), false);
    if response.has_focus() {
        let area = area.expand2(vec2(4.0, 2.0));
        ui.painter().rect_stroke(area, radius::CONTROL, cx.tokens.focus_ring(), StrokeKind::Inside);
    }
    ui.painter().galley(area.center() - word.size() / 2.0, word, color);
    let mut picked = None;
    Popup::menu(&response).width(160.0).show(|ui| {
        for met in Met::ALL {
            if widgets::menu_item(ui, (*met == now).then_some(Icon::Check), met.name(), "").clicked() {
                picked = Some(*met);
            }
        }
    });
    picked.filter(|met| *met != now)
}
