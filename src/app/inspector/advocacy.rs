//! How far has somebody come on the way to being an advocate, and what was agreed with them?

use super::parts;
use crate::app::context::Context;
use crate::app::fonts::{medium, regular};
use crate::app::form::day;
use crate::app::icons::{Icon, icon};
use crate::app::request::Outbox;
use crate::app::theme::{gap, radius, size};
use crate::app::widgets::{Button, ground, write};
use crate::model::assessment::Advocacy;
use crate::model::field::Level;
use crate::model::{AdvocacyState, Assessment, Edit, InitiativeId, Key, StakeholderId, edits};
use egui::{Align2, Rect, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2, vec2};

/// The way, in order.
const STEPS: [AdvocacyState; 4] =
    [AdvocacyState::Candidate, AdvocacyState::Asked, AdvocacyState::Agreed, AdvocacyState::Active];

/// What was agreed, field by field.
const FIELDS: [&str; 6] = ["carries", "capacity", "asked_by", "ask", "support", "note"];

pub(super) fn ui(
    ui: &mut Ui,
    cx: &Context<'_>,
    initiative: InitiativeId,
    id: StakeholderId,
    assessment: &Assessment,
    out: &mut Outbox,
) {
    let advocacy = &assessment.advocacy;
    let mut reached = None;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        let width = (ui.available_width() - 6.0) / STEPS.len() as f32;
        for step in STEPS {
            if self::step(ui, cx, advocacy, step, width) {
                reached = Some(step);
            }
        }
    });
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
        for (word, state) in [
            ("Resting", AdvocacyState::Resting),
            ("Declined", AdvocacyState::Declined),
            ("No longer thought of", AdvocacyState::None),
        ] {
            let on = advocacy.state == state;
            let since = advocacy.dates.get(&state).filter(|_| on);
            let words = since
                .map_or(word.to_owned(), |since| format!("{word} since {}", day::short(*since, cx.today)));
            if Button::flat(&words).on(on).ui(ui).clicked() && !on {
                reached = Some(state);
            }
        }
    });
    if let Some(state) = reached {
        let on = (state != AdvocacyState::None).then_some(cx.today);
        out.edit(edits::adopt(cx.document, initiative, &[id], state, on));
    }
    ui.add_space(gap::XS);
    let changed = parts::changed(ui, cx, advocacy, Advocacy::FIELDS, &FIELDS, Level::Team);
    if let Some((name, advocacy)) = changed {
        let label = format!("{name} of {}", cx.document.name(Key::Stakeholder(id)));
        let changed = Assessment { advocacy, ..assessment.clone() };
        out.edit(Edit::new(label).with(Key::Assessment(initiative, id), changed));
    }
    if let Some(person) = cx.document.stakeholders.get(&id) {
        let consent: &[&str] = &["consent_named"];
        let fields = (crate::model::Stakeholder::FIELDS, consent);
        parts::rows(ui, cx, Key::Stakeholder(id), person, fields, Level::Team, out);
    }
}

/// One step with the day on which it was reached; true where it was clicked.
fn step(ui: &mut Ui, cx: &Context<'_>, advocacy: &Advocacy, step: AdvocacyState, width: f32) -> bool {
    let tokens = cx.tokens;
    let (area, response) = ui.allocate_exact_size(vec2(width, 44.0), Sense::click());
    let on = advocacy.state == step;
    let since = advocacy.dates.get(&step);
    let words = since.map(|since| day::short(*since, cx.today));
    let name = match &words {
        Some(words) => format!("{}, {words}", step.name()),
        None => step.name().to_owned(),
    };
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, on, &name));
    let rim = if on { tokens.advocate } else { tokens.line };
    ground(ui, tokens, &response, area, on);
    if !response.has_focus() {
        let rim = Stroke::new(if on { 2.0 } else { 1.0 }, rim);
        ui.painter().rect_stroke(area, radius::CONTROL, rim, StrokeKind::Inside);
    }
    let font = if on { medium(size::SMALL) } else { regular(size::SMALL) };
    let top = pos2(area.center().x, area.top() + 14.0);
    write(ui, top, Align2::CENTER_CENTER, step.name(), font, tokens.text, width - 8.0);
    let bottom = pos2(area.center().x, area.top() + 31.0);
    match words {
        Some(words) => {
            let font = regular(size::MICRO);
            write(ui, bottom, Align2::CENTER_CENTER, &words, font, tokens.muted, width - 4.0);
        }
        None if on => {
            let place = Rect::from_center_size(bottom, Vec2::splat(14.0));
            icon(ui.painter(), place, Icon::Check, tokens.advocate);
        }
        None => {}
    }
    response.clicked() && !on
}
