//! How far has somebody come on the way to being an advocate, and what was agreed with them?

use super::parts;
use crate::app::context::Context;
use crate::app::dialogs::{Answering, Dialog, Enlisting, Talking, reminder};
use crate::app::fonts::{medium, regular};
use crate::app::form::day;
use crate::app::icons::{Icon, icon};
use crate::app::request::{Outbox, Request};
use crate::app::theme::{self, gap, radius, size};
use crate::app::widgets::{Button, ground, labelled, write};
use crate::model::assessment::Advocacy;
use crate::model::field::Level;
use crate::model::{AdvocacyState, Assessment, Edit, InitiativeId, Key, StakeholderId, edits};
use crate::plan;
use egui::{Align2, Label, Rect, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2, vec2};

/// The way, in order.
const STEPS: [AdvocacyState; 4] =
    [AdvocacyState::Candidate, AdvocacyState::Asked, AdvocacyState::Agreed, AdvocacyState::Active];

/// What was agreed, field by field.
const AGREED: [&str; 5] = ["carries", "capacity", "asked_by", "ask", "support"];
/// What is for the owner of the map alone.
const PRIVATE: [&str; 2] = ["draft", "note"];

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
    next(ui, cx, initiative, id, advocacy.state, out);
    ui.add_space(gap::XS);
    known(ui, cx, initiative, id);
    ui.add_space(gap::XS);
    let agreed = parts::changed(ui, cx, advocacy, Advocacy::FIELDS, &AGREED, Level::Team);
    let private = parts::changed(ui, cx, advocacy, Advocacy::FIELDS, &PRIVATE, Level::Team);
    if let Some((name, advocacy)) = agreed.or(private) {
        let label = format!("{name} of {}", cx.document.name(Key::Stakeholder(id)));
        let changed = Assessment { advocacy, ..assessment.clone() };
        out.edit(Edit::new(label).with(Key::Assessment(initiative, id), changed));
    }
    if let Some(person) = cx.document.stakeholders.get(&id) {
        let fields: &[&str] = &["consent_named"];
        let fields = (crate::model::Stakeholder::FIELDS, fields);
        parts::rows(ui, cx, Key::Stakeholder(id), person, fields, Level::Team, out);
    }
}

/// What to do next with somebody in this state.
fn next(
    ui: &mut Ui,
    cx: &Context<'_>,
    initiative: InitiativeId,
    id: StakeholderId,
    state: AdvocacyState,
    out: &mut Outbox,
) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(gap::XS, gap::XS);
        let mut open = None;
        match state {
            AdvocacyState::Asked => {
                for (word, agreed) in [("Said yes…", true), ("Said no…", false)] {
                    if Button::outlined(word).ui(ui).clicked() {
                        open = Some(Dialog::Answer(Box::new(Answering::new(id, agreed, cx.today))));
                    }
                }
                if Button::outlined("Remind…").ui(ui).clicked() {
                    let reminder = reminder(cx.document, initiative, id, cx.today);
                    open = Some(Dialog::Action(Box::new(reminder)));
                }
                if Button::flat("Ask again…").ui(ui).clicked() {
                    open = Some(Dialog::Enlist(Box::new(Enlisting::new([id]))));
                }
            }
            AdvocacyState::None
            | AdvocacyState::Candidate
            | AdvocacyState::Resting
            | AdvocacyState::Declined => {
                if Button::outlined("Ask…").icon(Icon::Mail).ui(ui).clicked() {
                    open = Some(Dialog::Enlist(Box::new(Enlisting::new([id]))));
                }
            }
            AdvocacyState::Agreed | AdvocacyState::Active => {}
        }
        if Button::outlined("Thank…").ui(ui).clicked() {
            let thanks = Talking::thanks([id], cx.initiative, cx.today);
            open = Some(Dialog::Talk(Box::new(thanks)));
        }
        if let Some(dialog) = open {
            out.ask(Request::Ask(dialog));
        }
    });
}

/// What the map says of them as an advocate, over all initiatives.
fn known(ui: &mut Ui, cx: &Context<'_>, initiative: InitiativeId, id: StakeholderId) {
    let thanked = plan::last_thanked(cx.document, id);
    let thanked = thanked.map_or("Not noted".to_owned(), |on| day::short(on, cx.today));
    fact(ui, cx, "Last thanked", &thanked);
    let given = plan::promises_given(cx.document, id);
    fact(ui, cx, "Promises", &given.words().unwrap_or_else(|| "None given yet".to_owned()));
    if let Some(words) = counted_on(cx, id) {
        fact(ui, cx, "Counts at", &words);
    }
    let (words, over) = load(cx, initiative, id);
    fact(ui, cx, "Load", &words);
    if over {
        ui.horizontal(|ui| {
            let (place, _) = ui.allocate_exact_size(Vec2::splat(16.0), Sense::hover());
            icon(ui.painter(), place, Icon::Warning, cx.tokens.warn);
            ui.label(theme::small("That is more than they can carry.").color(cx.tokens.warn));
        });
    }
}

/// *56 %: asked 80 %, promises 70 %*: how likely it is that they do it, as the picker counts it.
fn counted_on(cx: &Context<'_>, id: StakeholderId) -> Option<String> {
    let ground = cx.advice.ground(cx)?;
    let person = ground.people.get(&id)?;
    let percent = |share: f64| format!("{:.0} %", share * 100.0);
    if person.willing() == 0.0 {
        return Some("Not picked as things stand".to_owned());
    }
    let promises = percent(person.promises.reliability());
    let state = person.state.name().to_lowercase();
    Some(format!("{}: {state} {}, promises {promises}", percent(person.likely()), percent(person.willing())))
}

/// *Carries 2 of 3: One service desk, Bed board*, and whether that is too much.
fn load(cx: &Context<'_>, initiative: InitiativeId, id: StakeholderId) -> (String, bool) {
    let carried = plan::carried(cx.document, id);
    let most = plan::carries_at_most(cx.document, initiative, id) as usize;
    let count: usize = carried.values().map(std::collections::BTreeSet::len).sum();
    let places: Vec<String> = carried.keys().map(|id| cx.document.name(Key::Initiative(*id))).collect();
    let of = format!("Carries {count} of {most} communities");
    let words = if places.is_empty() { of } else { format!("{of}: {}", places.join(", ")) };
    (words, count > most)
}

/// A label and what is known of it, which wraps.
fn fact(ui: &mut Ui, cx: &Context<'_>, label: &str, words: &str) {
    labelled(ui, label, |ui| {
        let response = ui.add(Label::new(theme::table(words).color(cx.tokens.text)).wrap());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{label}: {words}")));
    });
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
