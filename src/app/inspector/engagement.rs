//! What is planned with somebody, and what was done?

use super::parts::{Shown, link};
use crate::app::context::Context;
use crate::app::dialogs::{Acting, Dialog};
use crate::app::fonts::{medium, regular, semibold};
use crate::app::form::day;
use crate::app::icons::{Icon, icon};
use crate::app::request::{Outbox, Request};
use crate::app::theme::{gap, size};
use crate::app::widgets::{ground, write};
use crate::model::action::{ActionKind, ActionStatus};
use crate::model::{Action, ActionId, InitiativeId, Key, StakeholderId};
use crate::plan;
use egui::{Align2, Rect, Role, Sense, Ui, Vec2, WidgetInfo, pos2, vec2};
use jiff::civil::Date;

/// The actions of a change that reach one person.
pub(super) struct Actions<'a> {
    /// Still to be done: overdue ones first, then by date, those without one last.
    open: Vec<(ActionId, &'a Action)>,
    /// No longer to be done, the latest first.
    past: Vec<(ActionId, &'a Action)>,
}

impl<'a> Actions<'a> {
    /// O(actions · log).
    pub(super) fn with(cx: &'a Context<'_>, initiative: InitiativeId, id: StakeholderId) -> Self {
        let theirs = |(_, action): &(&ActionId, &Action)| {
            action.initiative == initiative && plan::reaches(cx.document, action, id)
        };
        let all = cx.document.actions.iter().filter(theirs).map(|(id, action)| (*id, action));
        let (mut open, mut past): (Vec<_>, Vec<_>) = all.partition(|(_, action)| action.is_open());
        let on = |action: &Action| plan::day(action, cx.today);
        open.sort_by_key(|(id, action)| {
            (!plan::is_overdue(action, cx.today), on(action).is_none(), on(action), *id)
        });
        past.sort_by_key(|(id, action)| (std::cmp::Reverse(on(action)), *id));
        Self { open, past }
    }

    /// Beside the title.
    pub(super) fn detail(&self) -> String {
        match self.open.len() {
            0 => "None planned".to_owned(),
            1 => String::new(),
            several => several.to_string(),
        }
    }

    pub(super) fn ui(&self, ui: &mut Ui, cx: &Context<'_>, id: StakeholderId, out: &mut Outbox) {
        ui.spacing_mut().item_spacing.y = 2.0;
        for (place, (action, record)) in self.open.iter().enumerate() {
            row(ui, cx, *action, record, place == 0, out);
        }
        let shown = Shown::new(ui, ("past actions", id));
        let open = shown.is_on(ui);
        if open {
            for (action, record) in &self.past {
                row(ui, cx, *action, record, false, out);
            }
        }
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = gap::L;
            if link(ui, Some(Icon::Plus), "Add action").clicked() {
                out.ask(Request::Ask(Dialog::Action(Box::new(Acting::new([id])))));
            }
            if !self.past.is_empty() {
                let words = match (open, self.past.len()) {
                    (true, _) => "Hide what is done".to_owned(),
                    (false, count) => format!("{count} done or sent"),
                };
                if link(ui, None, &words).clicked() {
                    shown.turn(ui);
                }
            }
        });
    }
}

/// One action; a click opens it. The first has a second line with its day, owner and channel.
fn row(ui: &mut Ui, cx: &Context<'_>, id: ActionId, action: &Action, first: bool, out: &mut Outbox) {
    let tokens = cx.tokens;
    let late = plan::is_overdue(action, cx.today);
    let on = plan::day(action, cx.today);
    let height = if first { 40.0 } else { 26.0 };
    let (area, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::click());
    let when = when(on, cx.today);
    let state = if late { ", overdue" } else { "" };
    response
        .widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{}, {when}{state}", action.title)));
    ground(ui, tokens, &response, area.expand2(vec2(4.0, 0.0)), false);
    let top = if first { area.top() + 11.0 } else { area.center().y };
    let sign = Rect::from_center_size(pos2(area.left() + 8.0, top), Vec2::splat(16.0));
    icon(ui.painter(), sign, picture(action.kind), tokens.text);
    let left = area.left() + gap::XL;
    let mut right = area.right();
    if !first {
        let words = match action.status {
            ActionStatus::Planned if late => format!("{when} · overdue"),
            ActionStatus::Planned => when.clone(),
            status => status.name().to_owned(),
        };
        let color = if late { tokens.danger } else { tokens.muted };
        let at = pos2(right, top);
        let said = write(ui, at, Align2::RIGHT_CENTER, &words, regular(size::SMALL), color, 120.0);
        right = said.left() - gap::S;
        if late {
            right = overdue(ui, cx, pos2(right - 3.0, top)) - gap::XS;
        }
    }
    let font = if first { medium(size::CONTROL) } else { regular(size::CONTROL) };
    let at = pos2(left, top);
    write(ui, at, Align2::LEFT_CENTER, &action.title, font, tokens.text, right - left);
    if first {
        let mut at = pos2(left, area.top() + 29.0);
        let mut parts = vec![if late { format!("{when}, overdue") } else { format!("Next · {when}") }];
        parts.push(
            action.owner.map_or("no owner yet".to_owned(), |id| cx.document.name(Key::Stakeholder(id))),
        );
        let channel = action.channel.map(|channel| channel.name().to_lowercase());
        let words = format!("{}{}", parts.join(" · "), channel.map(|c| format!(", {c}")).unwrap_or_default());
        if late {
            at.x += 18.0;
            overdue(ui, cx, pos2(at.x - 4.0, at.y));
        }
        let color = if late { tokens.danger } else { tokens.muted };
        write(ui, at, Align2::LEFT_CENTER, &words, regular(size::SMALL), color, area.right() - at.x);
    }
    let response = response.on_hover_text(&action.title);
    if response.clicked() {
        out.ask(Request::Ask(Dialog::Action(Box::new(Acting::edit(id)))));
    }
}

/// A disc with “!” whose right end stands here; returns its left end.
fn overdue(ui: &Ui, cx: &Context<'_>, right: egui::Pos2) -> f32 {
    let centre = right - vec2(7.0, 0.0);
    ui.painter().circle_filled(centre, 7.0, cx.tokens.danger);
    ui.painter().text(centre, Align2::CENTER_CENTER, "!", semibold(10.0), cx.tokens.surface);
    centre.x - 7.0
}

fn when(on: Option<Date>, today: Date) -> String {
    on.map_or_else(
        || "no date".to_owned(),
        |on| {
            let near = (on - today).get_days().abs() < 300;
            if near { on.strftime("%a %-d %b").to_string() } else { day::short(on, today) }
        },
    )
}

const fn picture(kind: ActionKind) -> Icon {
    match kind {
        ActionKind::Conversation | ActionKind::OneToOne => Icon::Chat,
        ActionKind::Workshop | ActionKind::Demo | ActionKind::Briefing => Icon::Present,
        ActionKind::Email | ActionKind::Newsletter => Icon::Mail,
        ActionKind::Training => Icon::Note,
        ActionKind::Pilot => Icon::Flag,
        ActionKind::Thanks | ActionKind::Celebrate => Icon::Medal,
        ActionKind::Other => Icon::Calendar,
    }
}
