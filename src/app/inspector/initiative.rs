//! Nobody is selected: the change itself. Why, for whom, who answers for it, and how will we know that it worked?

mod affected;
mod begin;
mod decisions;
mod lists;

use super::{Inspector, parts};
use crate::app::context::Context;
use crate::app::fonts::{medium, regular, semibold};
use crate::app::form::{self, day};
use crate::app::icons::{Icon, icon};
use crate::app::request::{Outbox, Request};
use crate::app::theme::{self, gap, size};
use crate::app::widgets::field::{Typed, prose_with_hint};
use crate::app::widgets::{self, Button, ground, menu_frame, menu_item, write};
use crate::model::field::{Level, Table};
use crate::model::initiative::{Participation, Status};
use crate::model::{Edit, Initiative, InitiativeId, Key, Prose, edits};
use egui::{
    Align, Align2, Color32, Label, Layout, Popup, PopupCloseBehavior, Rect, Response, RichText, Role, Sense,
    Ui, WidgetInfo, pos2, vec2,
};
use jiff::civil::Date;

/// So many words of the why fit the one-page plan.
const WORDS: usize = 25;

/// One initiative and the way to change it.
#[derive(Clone, Copy)]
struct Change<'a> {
    id: InitiativeId,
    record: &'a Initiative,
}

impl Change<'_> {
    /// Asks for the initiative with a difference.
    fn edit(self, out: &mut Outbox, label: &str, how: impl FnOnce(&mut Initiative)) {
        let mut next = self.record.clone();
        how(&mut next);
        if next != *self.record {
            let label = format!("{label} of {}", self.record.name);
            out.edit(Edit::new(label).with(Key::Initiative(self.id), next));
        }
    }
}

pub(super) fn ui(inspector: &mut Inspector, ui: &mut Ui, cx: &Context<'_>, out: &mut Outbox) {
    let Some((id, record)) = cx.current() else {
        nothing(ui, cx, out);
        return;
    };
    let change = Change { id, record };
    head(ui, cx, change, out);
    why(ui, cx, change, out);
    ui.add_space(gap::S);
    let empty = cx.document.assessments_of(id).next().is_none();
    rows(ui, cx, change, out);
    if empty {
        ui.painter().hline(ui.clip_rect().x_range(), ui.cursor().top() - gap::XS, cx.tokens.hairline(ui));
        begin::ui(ui, cx, id, out);
        ui.add_space(gap::S);
    }
    let count = |count: usize| if count == 0 { "None".to_owned() } else { count.to_string() };
    let affected = count(record.affected.len());
    inspector.section(ui, cx, ("Communities affected", &affected), Level::Shareable, !empty, |ui| {
        affected::ui(ui, cx, change, out);
    });
    inspector.section(ui, cx, ("What it means", ""), Level::Shareable, false, |ui| {
        let texts: &[&str] = &["what_changes", "what_stays", "value"];
        let fields = (Initiative::FIELDS, texts);
        parts::rows(ui, cx, Key::Initiative(id), record, fields, Level::Shareable, out);
    });
    let measures = count(record.measures.len());
    inspector.section(ui, cx, ("Success measures", &measures), Level::Shareable, false, |ui| {
        lists::measures(ui, change, out);
    });
    let (done, all) =
        (record.checkpoints.iter().filter(|c| c.done_on.is_some()).count(), record.checkpoints.len());
    let checkpoints = if all == 0 { count(0) } else { format!("{done} of {all} reached") };
    inspector.section(ui, cx, ("Checkpoints", &checkpoints), Level::Shareable, false, |ui| {
        lists::checkpoints(ui, cx, change, out);
    });
    let made = count(record.decisions.len());
    inspector.section(ui, cx, ("Decisions", &made), Level::Shareable, false, |ui| {
        decisions::decisions(ui, cx, change, out);
    });
    let open = record.risks.iter().filter(|risk| risk.open).count();
    let risks = if record.risks.is_empty() { count(0) } else { format!("{open} open") };
    inspector.section(ui, cx, ("Risks", &risks), Level::Team, false, |ui| {
        decisions::risks(ui, cx, change, out);
    });
    inspector.section(ui, cx, ("Lines and limits", ""), Level::Team, false, |ui| {
        let ids: &[&str] =
            &["influence_line", "interest_line", "advocates_wanted", "ratio", "load_cap", "freshness"];
        parts::rows(ui, cx, Key::Initiative(id), record, (Initiative::FIELDS, ids), Level::Team, out);
    });
    if !empty {
        begin::go_on(ui, cx, out);
    }
    if !cx.document.ties.is_empty()
        && Button::link("What the network shows…").icon(Icon::Search).ui(ui).clicked()
    {
        out.ask(Request::Run("network.findings"));
    }
}

fn nothing(ui: &mut Ui, cx: &Context<'_>, out: &mut Outbox) {
    ui.label(RichText::new("No initiative yet").font(semibold(size::H1)));
    let words = "An initiative is a change that this map is about. People are rated for it.";
    ui.add(Label::new(theme::table(words).color(cx.tokens.muted)).wrap());
    ui.add_space(gap::S);
    if Button::primary("New initiative").icon(Icon::Plus).ui(ui).clicked() {
        out.ask(Request::Run("initiative.add"));
    }
    ui.add_space(gap::S);
    if Button::link("Communities of this map…").icon(Icon::Community).ui(ui).clicked() {
        out.ask(Request::Run("communities.edit"));
    }
}

/// Code, name, dates and state.
fn head(ui: &mut Ui, cx: &Context<'_>, change: Change<'_>, out: &mut Outbox) {
    ui.horizontal(|ui| {
        let (area, _) = ui.allocate_exact_size(vec2(26.0, 28.0), Sense::hover());
        let chip = Rect::from_center_size(area.center(), vec2(26.0, 18.0));
        ui.painter().rect_filled(chip, 4.0, cx.tokens.accent);
        let (font, color) = (semibold(size::MICRO), cx.tokens.on_accent);
        write(ui, chip.center(), Align2::CENTER_CENTER, &change.record.code(), font, color, 26.0);
        if let Some(name) = widgets::committed_title(ui, "Initiative name", &change.record.name) {
            out.edit(edits::rename(cx.document, Key::Initiative(change.id), &name));
        }
    });
    let words = format!("{} · {}", dates(change.record), change.record.status.name().to_lowercase());
    let text =
        widgets::galley(ui, &words, regular(size::SMALL), cx.tokens.muted, ui.available_width() - 16.0);
    let (area, response) = ui.allocate_exact_size(vec2(text.size().x + 18.0, 24.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("Dates and state: {words}")));
    ground(ui, cx.tokens, &response, area.expand2(vec2(4.0, 0.0)), false);
    ui.painter().galley(pos2(area.left(), area.center().y - text.size().y / 2.0), text, cx.tokens.muted);
    let arrow = Rect::from_center_size(pos2(area.right() - 7.0, area.center().y), vec2(14.0, 14.0));
    icon(ui.painter(), arrow, Icon::ChevronDown, cx.tokens.muted);
    Popup::menu(&response)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .frame(menu_frame(cx.tokens).inner_margin(12))
        .show(|ui| {
            ui.set_width(240.0);
            ui.spacing_mut().item_spacing.y = gap::XS;
            let states: Vec<&str> = Status::ALL.iter().map(|status| status.name()).collect();
            let now = Some(change.record.status as usize);
            if let Some(place) = widgets::dropdown(ui, "State", now, &states) {
                change.edit(out, "State", |next| next.status = Status::ALL[place]);
            }
            let (starts, ends) = (change.record.starts, change.record.ends);
            let given = widgets::labelled(ui, "Starts", |ui| form::day(ui, "Starts", starts, cx.today));
            if let Some(day) = given {
                change.edit(out, "Start", |next| next.starts = day);
            }
            let given = widgets::labelled(ui, "Ends", |ui| form::day(ui, "Ends", ends, cx.today));
            if let Some(day) = given {
                change.edit(out, "End", |next| next.ends = day);
            }
        });
}

/// *Mar – Sep 2027*.
fn dates(record: &Initiative) -> String {
    let month = |day: Date| day.strftime("%b %Y").to_string();
    match (record.starts, record.ends) {
        (None, None) => "No dates yet".to_owned(),
        (Some(from), None) => format!("From {}", day::said(from)),
        (None, Some(to)) => format!("Until {}", day::said(to)),
        (Some(from), Some(to)) if from.year() == to.year() => {
            format!("{} – {}", from.strftime("%b"), month(to))
        }
        (Some(from), Some(to)) => format!("{} – {}", month(from), month(to)),
    }
}

/// The reason in few words; they are counted while somebody writes.
fn why(ui: &mut Ui, cx: &Context<'_>, change: Change<'_>, out: &mut Outbox) {
    let id = ui.scope_id().with("why");
    let writing = ui.memory(|memory| memory.has_focus(id));
    let words = Typed::of(ui, id, &change.record.why).text.split_whitespace().count();
    let size = vec2(ui.available_width(), 18.0);
    ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::Center), |ui| {
        ui.label(RichText::new("Why").font(medium(size::SMALL)).color(cx.tokens.muted));
        if writing || words > WORDS {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let (said, color) = if words > WORDS {
                    (format!("{words} words: {WORDS} fit the one-page plan"), cx.tokens.warn)
                } else {
                    (format!("{words} of {WORDS} words"), cx.tokens.muted)
                };
                ui.label(RichText::new(said).size(size::MICRO).color(color));
            });
        }
    });
    let text = Typed::of(ui, id, &change.record.why).text;
    let hint = "Why should it happen, in 25 words or fewer?";
    if let Some(why) = prose_with_hint(ui, id, "Why", hint, &change.record.why) {
        change.edit(out, "Why", |next| next.why = Prose(why.trim().to_owned()));
    }
    if writing && let Some(name) = named(cx, &text) {
        let words = format!("Names {name}, whom not every reader of a plan may see");
        ui.add(Label::new(theme::small(words).color(cx.tokens.warn)).wrap());
    }
}

/// Somebody of the map whose name stands in a text that is meant for everyone.
fn named<'a>(cx: &'a Context<'_>, text: &str) -> Option<&'a str> {
    let people = cx.document.stakeholders.values().map(|person| person.name.as_str());
    people.into_iter().find(|name| !name.is_empty() && text.contains(name))
}

/// Sponsor, owner and promise: a click changes them.
fn rows(ui: &mut Ui, cx: &Context<'_>, change: Change<'_>, out: &mut Outbox) {
    ui.spacing_mut().item_spacing.y = 0.0;
    let record = change.record;
    for (label, person) in [("Sponsor", record.sponsor), ("Owner", record.owner)] {
        let said = person.map(|id| cx.document.name(Key::Stakeholder(id)));
        let response = row(ui, cx, label, said.as_deref());
        let taken = |key| person.is_some_and(|id| key == Key::Stakeholder(id));
        let picked = form::pick(ui, cx.document, &response, Table::Stakeholder, person.is_some(), &taken);
        if let Some(next) = picked {
            let next = if let Some(Key::Stakeholder(id)) = next { Some(id) } else { None };
            change.edit(out, label, |record| {
                if label == "Sponsor" {
                    record.sponsor = next;
                } else {
                    record.owner = next;
                }
            });
        }
    }
    let response = row(ui, cx, "Promise", record.promise.map(Participation::name));
    let response = match record.promise {
        Some(promise) => response.on_hover_text(promise.promise()),
        None => response,
    };
    Popup::menu(&response).width(320.0).show(|ui| {
        for level in Participation::ALL {
            let on = record.promise == Some(*level);
            let words = format!("{}: {}", level.name(), first_words(level.promise()));
            if menu_item(ui, on.then_some(Icon::Check), &words, "").clicked() {
                change.edit(out, "Promise", |next| next.promise = Some(*level));
            }
        }
        if record.promise.is_some() && menu_item(ui, None, "Not set", "").clicked() {
            change.edit(out, "Promise", |next| next.promise = None);
        }
    });
    ui.spacing_mut().item_spacing.y = 4.0;
    ui.add_space(gap::XS);
}

/// Up to the first comma: enough to know which promise is meant.
fn first_words(promise: &str) -> &str {
    promise.split(',').next().unwrap_or(promise)
}

/// A row of 36 with a line above: what it is, and what it says.
fn row(ui: &mut Ui, cx: &Context<'_>, label: &str, said: Option<&str>) -> Response {
    let (area, response) = ui.allocate_exact_size(vec2(ui.available_width(), 36.0), Sense::click());
    let value = said.unwrap_or("Not set");
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::ComboBox, true, label);
        info.current_text_value = Some(value.to_owned());
        info
    });
    ui.painter().hline(ui.clip_rect().x_range(), area.top(), cx.tokens.hairline(ui));
    ground(ui, cx.tokens, &response, area.expand2(vec2(4.0, -2.0)), false);
    let middle = area.center().y;
    let font = regular(size::CONTROL);
    let at = pos2(area.left(), middle);
    let word = write(ui, at, Align2::LEFT_CENTER, label, font.clone(), cx.tokens.text, area.width());
    let color: Color32 = if said.is_some() { cx.tokens.text } else { cx.tokens.muted };
    let at = pos2(area.right(), middle);
    write(ui, at, Align2::RIGHT_CENTER, value, font, color, area.right() - word.right() - gap::L);
    response
}
