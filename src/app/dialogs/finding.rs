//! Why does a finding stand there, and what if it is not to be shown for a while?
//!
//! *Invariants:* what is put aside has a reason, and comes back on a day unless it is put aside for good; it is never lost:
//! it can be taken up again here and in the plan.

use super::{Dialog, Outcome, head};
use crate::app::App;
use crate::app::finding;
use crate::app::form;
use crate::app::insight::links;
use crate::app::request::{Outbox, Request};
use crate::app::selection::Selection;
use crate::app::theme::{self, Tokens, gap};
use crate::app::widgets::{self, Button, choice_button};
use crate::model::Key;
use crate::plan::checks::{Finding, put_aside, take_up};
use egui::{Align, Label, Layout, Rect, ScrollArea, Sense, Ui, Vec2, vec2};
use jiff::ToSpan as _;
use jiff::civil::Date;

/// The question what a finding is, or until when it is put aside.
pub(in crate::app) struct Explaining {
    finding: Finding,
    aside: Option<Aside>,
}

/// How it is to be put aside.
struct Aside {
    reason: String,
    until: Until,
    fresh: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Until {
    Weeks(i64),
    Day(Option<Date>),
    Always,
}

impl Explaining {
    /// *Why am I seeing this?*
    pub(in crate::app) const fn why(finding: Finding) -> Self {
        Self { finding, aside: None }
    }

    /// *Put aside…*
    pub(in crate::app) const fn aside(finding: Finding) -> Self {
        let aside = Aside { reason: String::new(), until: Until::Weeks(2), fresh: true };
        Self { finding, aside: Some(aside) }
    }
}

pub(super) fn ui(app: &mut App, ui: &mut Ui, tokens: &Tokens, mut asked: Explaining) -> Outcome {
    let Some(mut aside) = asked.aside.take() else { return why(app, ui, tokens, asked) };
    asking(app, ui, tokens, &asked.finding, &mut aside).unwrap_or_else(|| {
        asked.aside = Some(aside);
        Outcome::Open(Dialog::Finding(Box::new(asked)))
    })
}

fn why(app: &mut App, ui: &mut Ui, tokens: &Tokens, mut asked: Explaining) -> Outcome {
    let finding = asked.finding.clone();
    let rule = finding.rule();
    head(ui, tokens, "Why am I seeing this?", rule.map_or("", |rule| rule.name));
    let mut out = Outbox { requests: Vec::new() };
    let mut left = false;
    let cx = app.context(ui.ctx(), tokens, true);
    let snoozed = cx.current().and_then(|(_, change)| {
        change.snoozed.iter().find(|snooze| finding.is_put_aside(snooze, cx.today)).cloned()
    });
    let room = (ui.ctx().content_rect().height() - 240.0).max(120.0);
    ScrollArea::vertical().max_height(room).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = gap::M;
        ui.horizontal_top(|ui| {
            let (area, _) = ui.allocate_exact_size(vec2(20.0, 18.0), Sense::hover());
            let place = Rect::from_center_size(area.center(), Vec2::splat(16.0));
            finding::sign(ui.painter(), place, finding.severity(), tokens);
            ui.vertical(|ui| {
                let words = format!("{}: {}", finding.severity().name(), finding.sentence());
                ui.add(Label::new(theme::name(words).color(tokens.text)).wrap());
            });
        });
        if let Some(rule) = rule {
            ui.add(Label::new(theme::table(rule.help).color(tokens.text)).wrap());
        }
        if !finding.people.is_empty()
            && let Some(person) = links::sentence(ui, &cx, "It concerns", &finding.people)
        {
            out.ask(Request::Select(Selection::one(Key::Stakeholder(person))));
            left = true;
        }
        let mends = match &finding.fix {
            Some(fix) => format!(
                "“{}” mends it. Or change the map yourself: it goes when it is no longer so.",
                fix.label
            ),
            None => "It goes when the map no longer says so.".to_owned(),
        };
        ui.add(Label::new(theme::small(mends).color(tokens.muted)).wrap());
        if let Some(snooze) = &snoozed {
            ui.add(Label::new(theme::small(finding::aside_words(snooze, &cx)).color(tokens.muted)).wrap());
        }
    });
    let mut outcome = None;
    ui.add_space(gap::L);
    let area = vec2(ui.available_width(), gap::CONTROL);
    ui.allocate_ui_with_layout(area, Layout::right_to_left(Align::Center), |ui| {
        if Button::primary(finding::verb(&finding)).ui(ui).clicked() {
            finding::act(&cx, &finding, &mut out);
            left = true;
        }
        if Button::outlined("Close").ui(ui).clicked() {
            left = true;
        }
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            if snoozed.is_some() {
                if Button::flat("Take up again").ui(ui).clicked() {
                    if let Some((id, _)) = cx.current() {
                        out.edit(take_up(cx.document, id, &finding, cx.today));
                    }
                    left = true;
                }
            } else if Button::flat("Put aside…").ui(ui).clicked() {
                outcome = Some(());
            }
        });
    });
    app.carry_out(out.requests);
    if left {
        return Outcome::Closed;
    }
    if outcome.is_some() {
        asked = Explaining::aside(finding);
    }
    Outcome::Open(Dialog::Finding(Box::new(asked)))
}

/// Asks for the reason and the day; nothing while it is open.
fn asking(
    app: &mut App,
    ui: &mut Ui,
    tokens: &Tokens,
    finding: &Finding,
    aside: &mut Aside,
) -> Option<Outcome> {
    head(ui, tokens, "Put aside", &finding.sentence());
    let reason = widgets::text_field(ui, tokens, "Why", &mut aside.reason);
    if std::mem::take(&mut aside.fresh) {
        reason.request_focus();
    }
    let entered = reason.lost_focus() && super::entered(ui);
    ui.add_space(gap::M);
    ui.label(theme::small("Until").color(tokens.muted));
    ui.add_space(gap::XS);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(gap::S, gap::S);
        let is_day = matches!(aside.until, Until::Day(_));
        for (word, choice) in [
            ("In two weeks", Until::Weeks(2)),
            ("In four weeks", Until::Weeks(4)),
            ("A day", Until::Day(None)),
            ("For good", Until::Always),
        ] {
            let on = if choice == Until::Day(None) { is_day } else { aside.until == choice };
            if choice_button(ui, tokens, on, word).clicked() && !on {
                aside.until = choice;
            }
        }
    });
    if let Until::Day(day) = &mut aside.until {
        ui.add_space(gap::S);
        ui.allocate_ui(vec2(200.0, gap::CONTROL), |ui| {
            if let Some(given) = form::day(ui, "Until", *day, app.today) {
                *day = given;
            }
        });
    }
    let day = match aside.until {
        Until::Weeks(weeks) => app.today.checked_add(weeks.weeks()).ok().map(Some),
        Until::Day(day) => day.filter(|day| *day >= app.today).map(Some),
        Until::Always => Some(None),
    };
    let missing = if aside.reason.trim().is_empty() {
        Some("Say why: you will want to know")
    } else if day.is_none() {
        Some("Say until which day")
    } else {
        None
    };
    ui.add_space(gap::S);
    let words = match (missing, day.flatten()) {
        (Some(missing), _) => missing.to_owned(),
        (None, Some(day)) => {
            format!("It comes back on {}, if it is still so.", form::day::said(day.saturating_add(1.day())))
        }
        (None, None) => "It stays away until you take it up again in the plan.".to_owned(),
    };
    ui.label(theme::small(words).color(tokens.muted));
    let ready = missing.is_none() && !form::is_wrong(ui);
    let (go, cancel) = super::foot(ui, "Put aside", ready);
    if cancel {
        return Some(Outcome::Closed);
    }
    if ready && (go || entered) {
        if let (Some(initiative), Some(day)) = (app.initiative, day) {
            let edit = put_aside(app.document(), initiative, finding, day, &aside.reason);
            app.apply(edit);
            app.notices.offer("Put aside", "edit.undo");
        }
        return Some(Outcome::Closed);
    }
    None
}
