//! Does the plan meet the three needs of each affected community?

use super::told::{Community, Told};
use super::{NAMES, cards, help, meeting, plan, sign};
use crate::app::context::Context;
use crate::app::fonts::{medium, regular};
use crate::app::icons::{Icon, icon};
use crate::app::inspector::parts::link;
use crate::app::request::{Outbox, Request};
use crate::app::theme::{self, gap, size};
use crate::app::widgets::{self, Button};
use crate::model::field::Level;
use crate::plan::needs::{NEEDS, Whose};
use egui::{
    Align, Align2, Label, Layout, Popup, Rect, Role, Sense, Stroke, Ui, Vec2, WidgetInfo, pos2, vec2,
};

/// How high a row is.
const ROW: f32 = 32.0;
/// Room for a button beside a sentence.
const BUTTON: f32 = 108.0;
/// So many sentences are shown at first.
const FIRST: usize = 6;

/// How much is shown.
#[derive(Default)]
pub(super) struct Shown {
    everything: bool,
}

/// Where the name and the three needs stand.
fn cells(area: Rect) -> (Rect, [Rect; 3]) {
    let name = (area.width() * 0.34).clamp(120.0, 240.0);
    let each = (area.width() - name) / 3.0;
    let at = |place: usize| {
        let left = area.left() + name + each * place as f32;
        Rect::from_x_y_ranges(left..=left + each - gap::S, area.y_range())
    };
    (area.with_max_x(area.left() + name - gap::S), [at(0), at(1), at(2)])
}

/// The names of the three needs above their columns.
pub(super) fn heads(ui: &mut Ui, cx: &Context<'_>, first: &str) {
    let (area, _) = ui.allocate_exact_size(vec2(ui.available_width(), 24.0), Sense::hover());
    let (name, columns) = cells(area);
    let font = || medium(size::SMALL);
    let left = name.left_center();
    widgets::write(ui, left, Align2::LEFT_CENTER, first, font(), cx.tokens.muted, name.width());
    for ((need, column), words) in NEEDS.into_iter().zip(columns).zip(NAMES) {
        let mark = Rect::from_center_size(column.left_center() + vec2(8.0, 0.0), Vec2::splat(14.0));
        icon(ui.painter(), mark, sign(need), cx.tokens.muted);
        let at = pos2(column.left() + 20.0, column.center().y);
        let room = column.width() - 20.0;
        widgets::write(ui, at, Align2::LEFT_CENTER, words, font(), cx.tokens.muted, room);
        let id = ui.scope_id().with(("about", words, first));
        let response = ui.interact(column, id, Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words));
        response.on_hover_text(help(need));
    }
}

impl Shown {
    /// The card: a row for each community, and sentences for what nothing meets.
    pub(super) fn ui(&mut self, ui: &mut Ui, cx: &Context<'_>, told: &Told, days: i32, out: &mut Outbox) {
        cards::card(ui, |ui| {
            let beside = format!("what the plan does for them in the next {days} days");
            cards::head(ui, "Communities", &beside, Some(Level::Private));
            if told.communities.is_empty() {
                cards::quiet(
                    ui,
                    "No community is affected yet. Say with the initiative whom it affects, and how strongly.",
                );
                if link(ui, None, "Communities…").clicked() {
                    out.ask(Request::Run("communities.edit"));
                }
                return;
            }
            ui.spacing_mut().item_spacing.y = 0.0;
            heads(ui, cx, "Affected");
            let (area, seen) = cards::rows(ui, told.communities.len(), ROW);
            for place in seen {
                let Some(one) = told.communities.get(place) else { continue };
                let top = area.top() + ROW * place as f32;
                row(ui, cx, Rect::from_x_y_ranges(area.x_range(), top..=top + ROW), one, days, out);
            }
            cards::line(ui);
            ui.add_space(gap::S);
            self.sentences(ui, cx, told, out);
        });
    }

    fn sentences(&mut self, ui: &mut Ui, cx: &Context<'_>, told: &Told, out: &mut Outbox) {
        if told.lacking.is_empty() {
            ui.horizontal(|ui| {
                let (area, _) = ui.allocate_exact_size(Vec2::splat(16.0), Sense::hover());
                icon(ui.painter(), area, Icon::Check, cx.tokens.ok);
                ui.label(theme::table("Something meets each of the three needs of every community."));
            });
            return;
        }
        let count = if self.everything { told.lacking.len() } else { told.lacking.len().min(FIRST) };
        for one in told.lacking.iter().take(count) {
            ui.push_id(("lacking", one.community, one.need), |ui| {
                ui.horizontal_top(|ui| {
                    ui.vertical(|ui| {
                        ui.set_width((ui.available_width() - BUTTON).max(120.0));
                        ui.add(Label::new(theme::table(format!("{}.", one.words))).wrap());
                        ui.add(Label::new(theme::small(one.more.clone()).color(cx.tokens.muted)).wrap());
                    });
                    ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
                        let button = Button::outlined("Plan action").ui(ui);
                        button.widget_info(|| {
                            WidgetInfo::labeled(Role::Button, true, format!("Plan action: {}", one.words))
                        });
                        if button.clicked() {
                            plan(cx, Whose::Community(one.community), one.need, out);
                        }
                    });
                });
                ui.add_space(gap::S);
            });
        }
        if told.lacking.len() > FIRST {
            let all = format!("Show all {}", told.lacking.len());
            if link(ui, None, if self.everything { "Show fewer" } else { &all }).clicked() {
                self.everything = !self.everything;
            }
        }
    }
}

fn row(ui: &mut Ui, cx: &Context<'_>, area: Rect, one: &Community, days: i32, out: &mut Outbox) {
    let tokens = cx.tokens;
    let whole = area.x_range().expand(cards::INSIDE - 1.0);
    ui.painter().hline(whole, area.top(), Stroke::new(1.0, tokens.line));
    let (name, columns) = cells(area);
    let impact = widgets::galley(ui, &one.impact, regular(size::SMALL), tokens.muted, 90.0);
    let wide = name.width() > 225.0;
    let room = name.width() - if wide { impact.size().x + gap::S } else { 0.0 };
    let left = name.left_center();
    widgets::write(ui, left, Align2::LEFT_CENTER, &one.name, medium(size::CONTROL), tokens.text, room);
    let hover = ui.interact(name, ui.scope_id().with(("community", one.id)), Sense::hover());
    hover.on_hover_text(format!("{} {}", one.name, one.impact));
    if wide {
        let at = pos2(name.right() - impact.size().x, name.center().y - impact.size().y / 2.0);
        ui.painter().galley(at, impact, tokens.muted);
    }
    for (((need, column), words), (meets, later)) in NEEDS.into_iter().zip(columns).zip(NAMES).zip(&one.cells)
    {
        let id = ui.scope_id().with(("meets", one.id, words));
        let place = column.shrink2(vec2(0.0, 2.0));
        let response = ui.interact(place, id, Sense::click());
        let width = column.width();
        let (mark, color, said) = match (meets.as_slice(), later) {
            ([], None) => (Icon::Warning, tokens.warn, "nothing".to_owned()),
            ([], Some(day)) if width > 135.0 => (Icon::Clock, tokens.warn, format!("not before {day}")),
            ([], Some(day)) => (Icon::Clock, tokens.warn, format!("from {day}")),
            ([one], _) if width > 240.0 => (Icon::Check, tokens.text, one.title.clone()),
            ([one], _) if width > 135.0 => (Icon::Check, tokens.text, format!("1 action, {}", one.day)),
            ([one], _) => (Icon::Check, tokens.text, one.day.clone()),
            ([one, more @ ..], _) if width > 135.0 => {
                (Icon::Check, tokens.text, format!("{} actions, {}", more.len() + 1, one.day))
            }
            (all, _) => (Icon::Check, tokens.text, format!("{} actions", all.len())),
        };
        response.widget_info(|| {
            let titles: Vec<&str> = meets.iter().map(|one| one.title.as_str()).collect();
            let what = match (titles.is_empty(), later) {
                (false, _) => titles.join(", "),
                (true, Some(day)) => format!("not before {day}"),
                (true, None) => "nothing".to_owned(),
            };
            let words = words.to_lowercase();
            WidgetInfo::labeled(
                Role::Button,
                true,
                format!("{}, {words}, next {days} days: {what}", one.name),
            )
        });
        widgets::ground(ui, tokens, &response, place.expand2(vec2(3.0, 0.0)), false);
        let at = Rect::from_center_size(place.left_center() + vec2(8.0, 0.0), Vec2::splat(14.0));
        icon(ui.painter(), at, mark, if meets.is_empty() { tokens.warn } else { tokens.ok });
        let at = pos2(place.left() + 20.0, place.center().y);
        let room = place.width() - 20.0;
        widgets::write(ui, at, Align2::LEFT_CENTER, &said, regular(size::CONTROL), color, room);
        Popup::menu(&response).width(300.0).show(|ui| {
            meeting(ui, cx, meets, Whose::Community(one.id), need, out);
        });
        if !meets.is_empty() {
            let lines: Vec<String> = meets.iter().map(|one| format!("{}  {}", one.day, one.title)).collect();
            response.on_hover_text(lines.join("\n"));
        }
    }
}

/// The places of the cells of a row, for the card of people.
pub(super) fn columns(area: Rect) -> (Rect, [Rect; 3]) {
    cells(area)
}
