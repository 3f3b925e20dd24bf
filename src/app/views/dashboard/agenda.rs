//! What is late, and what comes in the next fourteen days?

use super::parts;
use crate::app::context::Context;
use crate::app::dialogs::{Acting, Dialog};
use crate::app::fonts::{medium, regular};
use crate::app::form::day;
use crate::app::icons::{Icon, icon};
use crate::app::request::{Outbox, Request};
use crate::app::signs;
use crate::app::theme::{self, size};
use crate::app::views::advocates::parts::left;
use crate::model::{Action, ActionId, Document, Key};
use crate::plan::overview::{Coming, Overview};
use egui::{Label, Rect, Role, ScrollArea, Sense, Ui, Vec2, WidgetInfo, pos2, vec2};
use jiff::civil::Date;

/// How high a day's heading is.
const HEAD: f32 = 22.0;
/// How high an entry is.
const ENTRY: f32 = 38.0;

/// A line of the agenda.
enum Line {
    Day(Option<Date>),
    Late(ActionId, Option<Date>),
    Coming(Date, Coming),
}

fn lines(overview: &Overview) -> Vec<Line> {
    let mut lines = Vec::new();
    if !overview.late.is_empty() {
        lines.push(Line::Day(None));
        lines.extend(overview.late.iter().map(|(id, on)| Line::Late(*id, *on)));
    }
    let mut last = None;
    for (on, what) in &overview.agenda {
        if last != Some(*on) {
            lines.push(Line::Day(Some(*on)));
            last = Some(*on);
        }
        lines.push(Line::Coming(*on, *what));
    }
    lines
}

/// How high the card is when nothing in it scrolls.
pub(super) fn height(overview: &Overview, _today: Date) -> f32 {
    let lines: f32 = lines(overview).iter().map(height_of).sum();
    46.0 + lines.max(60.0)
}

const fn height_of(line: &Line) -> f32 {
    if matches!(line, Line::Day(_)) { HEAD } else { ENTRY }
}

pub(super) fn ui(ui: &mut Ui, cx: &Context<'_>, overview: &Overview, out: &mut Outbox) {
    if parts::head(ui, "Next 14 days", "", "Open plan") {
        parts::show(out, "view.plan", None);
    }
    ui.add_space(6.0);
    let lines = lines(overview);
    if lines.is_empty() {
        let words = "Nothing is planned for the next 14 days.";
        ui.add(Label::new(theme::small(words).color(cx.tokens.muted)).wrap());
        return;
    }
    let mut tops = Vec::with_capacity(lines.len());
    let mut whole = 0.0;
    for line in &lines {
        tops.push(whole);
        whole += height_of(line);
    }
    ScrollArea::vertical().id_salt("agenda").auto_shrink([false, false]).show_viewport(ui, |ui, seen| {
        ui.set_height(whole);
        let corner = ui.min_rect().min;
        let first = tops.partition_point(|top| *top + ENTRY < seen.top());
        for (line, top) in lines.iter().zip(&tops).skip(first).take_while(|(_, top)| **top < seen.bottom()) {
            let place =
                Rect::from_min_size(corner + vec2(0.0, *top), vec2(ui.available_width(), height_of(line)));
            entry(ui, cx, line, place, out);
        }
    });
}

fn entry(ui: &mut Ui, cx: &Context<'_>, line: &Line, area: Rect, out: &mut Outbox) {
    let tokens = cx.tokens;
    match line {
        Line::Day(on) => {
            let (words, color) = match on {
                None => ("Late".to_owned(), tokens.danger),
                Some(on) if *on == cx.today => {
                    (format!("Today, {}", on.strftime("%a %-d %b")), tokens.accent)
                }
                Some(on) => (on.strftime("%a %-d %b").to_string(), tokens.muted),
            };
            left(
                ui,
                pos2(area.left(), area.bottom() - 9.0),
                &words,
                medium(size::SMALL),
                color,
                area.width(),
            );
        }
        Line::Late(id, on) => {
            let Some(action) = cx.document.actions.get(id) else { return };
            let due = on.map(|on| format!("was due {}", day::short(on, cx.today)));
            action_ui(ui, cx, *id, action, due.as_deref(), area, out);
        }
        Line::Coming(on, Coming::Action(id)) => {
            let Some(action) = cx.document.actions.get(id) else { return };
            let id = (*id, *on);
            ui.push_id(id, |ui| action_ui(ui, cx, id.0, action, None, area, out));
        }
        Line::Coming(_, Coming::Checkpoint(place)) => {
            let Some((_, initiative)) = cx.current() else { return };
            let Some(point) = initiative.checkpoints.get(*place) else { return };
            let response = ui.interact(area, ui.scope_id().with(("checkpoint", place)), Sense::hover());
            response.widget_info(|| {
                WidgetInfo::labeled(Role::Label, true, format!("Checkpoint: {}", point.name))
            });
            two_lines(ui, cx, area, Icon::Diamond, &point.name, "Checkpoint", false);
        }
    }
}

fn action_ui(
    ui: &Ui,
    cx: &Context<'_>,
    id: ActionId,
    action: &Action,
    late: Option<&str>,
    area: Rect,
    out: &mut Outbox,
) {
    let response = ui.interact(area, ui.scope_id().with(id), Sense::click());
    let below = below(cx.document, action, late);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{}: {below}", action.title)));
    parts::ground(ui, cx, &response, area);
    two_lines(ui, cx, area, signs::kind(action.kind), &action.title, &below, late.is_some());
    if response.on_hover_text(format!("{}\n{below}", action.title)).clicked() {
        out.ask(Request::Ask(Dialog::Action(Box::new(Acting::edit(id)))));
    }
}

/// Who does it, and for whom.
fn below(document: &Document, action: &Action, late: Option<&str>) -> String {
    let owner = action.owner.map(|id| document.name(Key::Stakeholder(id)));
    let mut said = vec![owner.unwrap_or_else(|| "nobody yet".to_owned())];
    let audience = &action.audience;
    let people = audience.stakeholders.iter().map(|id| document.name(Key::Stakeholder(*id)));
    let communities = audience.communities.iter().map(|id| document.name(Key::Community(*id)));
    let mut whom: Vec<String> = people.chain(communities).collect();
    if whom.is_empty() && audience.everyone {
        whom.push("everyone".to_owned());
    }
    whom.extend(audience.quadrants.iter().take(1).map(|field| field.name().to_owned()));
    match whom.as_slice() {
        [] => {}
        [one] => said.push(one.clone()),
        [one, more @ ..] => said.push(format!("{one} and {} more", more.len())),
    }
    said.extend(late.map(str::to_owned));
    said.join(" · ")
}

fn two_lines(ui: &Ui, cx: &Context<'_>, area: Rect, sign: Icon, first: &str, second: &str, late: bool) {
    let tokens = cx.tokens;
    let place = Rect::from_center_size(pos2(area.left() + 8.0, area.top() + 12.0), Vec2::splat(16.0));
    icon(ui.painter(), place, sign, tokens.text);
    let x = area.left() + 24.0;
    let room = area.right() - x;
    left(ui, pos2(x, area.top() + 12.0), first, medium(size::CONTROL), tokens.text, room);
    let ink = if late { tokens.danger } else { tokens.muted };
    left(ui, pos2(x, area.top() + 29.0), second, regular(size::SMALL), ink, room);
}
