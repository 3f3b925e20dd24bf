//! Who has how many hours of the plan in each week?
//!
//! A row for each owner of an action of this initiative, those with most hours in the next weeks first: their limit at the left,
//! their weeks under those of the timeline at the right.
//!
//! *Invariants:* hours count over all initiatives, because a limit does: it is a person's. Nobody's limit is guessed. The order
//! does not depend on who is over a limit, nor on which days are looked at.

mod weeks;

use super::timeline::Timeline;
use crate::app::context::Context;
use crate::app::fonts;
use crate::app::icons::{Icon, icon};
use crate::app::request::{Outbox, Request};
use crate::app::selection::Selection;
use crate::app::theme::{radius, size};
use crate::app::widgets::{self, Button};
use crate::model::action::ActionStatus;
use crate::model::edit::counted;
use crate::model::{Document, InitiativeId, Key, StakeholderId};
use crate::plan::load::{Load, load, monday};
use egui::{
    Align, Align2, Context as Egui, Id, Layout, Rect, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui,
    UiBuilder, Vec2, WidgetInfo, pos2, vec2,
};
use jiff::ToSpan as _;
use jiff::civil::Date;
use std::collections::BTreeSet;
use std::sync::Arc;

/// How high the head is, in points.
const HEAD: f32 = 28.0;
/// How high a row is, in points.
const ROW: f32 = 26.0;
/// So many owners are shown before the rest is asked for; in a low window, so many.
const FEW: (usize, usize) = (4, 2);
/// Below this height a window is low, in points.
const LOW: f32 = 700.0;
/// So many weeks before this one are counted, and so many in all.
const WEEKS: (i32, usize) = (26, 156);
/// Whether somebody is over their limit is said for so many weeks from this one on, and so is who has most hours.
const AHEAD: usize = 12;
/// From this width on the limit has a column of its own, in points.
const ROOMY: f32 = 520.0;

/// One owner with their weeks.
#[derive(Debug, Clone, PartialEq)]
struct Owner {
    name: String,
    load: Load,
    /// Hours in the next weeks.
    ahead: f64,
    /// In so many of the next weeks they are over their limit.
    over: usize,
}

/// The owners of the initiative's actions.
#[derive(Debug, Clone, PartialEq, Default)]
struct Asked {
    /// The Monday of the first week.
    from: Option<Date>,
    owners: Vec<Owner>,
}

impl Asked {
    /// Worked out once a change of the map. O(actions · log + owners · weeks).
    fn of(document: &Document, initiative: Option<InitiativeId>, today: Date) -> Self {
        let ours = document
            .actions
            .values()
            .filter(|action| Some(action.initiative) == initiative && action.status != ActionStatus::Dropped);
        let owners: BTreeSet<StakeholderId> = ours.filter_map(|action| action.owner).collect();
        let (before, weeks) = WEEKS;
        let from = monday(today).checked_sub(before.weeks()).unwrap_or(today);
        let now = usize::try_from(before).unwrap_or_default();
        let loads = load(document, None, from, weeks).into_iter();
        let found = loads.filter(|load| owners.contains(&load.owner)).map(|load| Owner {
            name: document.name(Key::Stakeholder(load.owner)),
            ahead: load.weeks.iter().skip(now).take(AHEAD).sum(),
            over: load.over().filter(|week| (now..now + AHEAD).contains(week)).count(),
            load,
        });
        let mut owners: Vec<Owner> = found.collect();
        owners.sort_by(|a, b| b.ahead.total_cmp(&a.ahead).then_with(|| a.name.cmp(&b.name)));
        Self { from: Some(from), owners }
    }
}

/// The hours by owner under table and timeline.
#[derive(Default)]
pub(super) struct Hours {
    asked: Arc<Asked>,
    /// All owners are shown.
    open: bool,
    /// So many are shown where not all are.
    few: usize,
}

impl Hours {
    /// How high it would like to be, in points; nothing where nobody has hours.
    pub(super) fn height(&mut self, ctx: &Egui, cx: &Context<'_>) -> f32 {
        let judged = cx.judgement.ask(cx, ctx, "hours by owner", Asked::of);
        self.asked = judged.value.unwrap_or_default();
        self.few = if ctx.content_rect().height() < LOW { FEW.1 } else { FEW.0 };
        match self.asked.owners.len() {
            0 => 0.0,
            owners => HEAD + ROW * (if self.open { owners } else { owners.min(self.few) }) as f32,
        }
    }

    /// Draws names and limits into `left`, the weeks of the timeline into `right`.
    pub(super) fn ui(
        &mut self,
        ui: &mut Ui,
        left: Rect,
        right: Rect,
        timeline: &Timeline,
        cx: &Context<'_>,
        out: &mut Outbox,
    ) {
        let tokens = cx.tokens;
        let whole = left.union(right);
        ui.painter().rect_filled(whole, 0.0, tokens.surface);
        let top = |area: Rect| area.with_max_y(area.top() + HEAD);
        ui.painter().rect_filled(top(whole), 0.0, tokens.surface2);
        self.head(ui, cx, top(left));
        weeks::legend(ui, cx, top(right));
        let asked = Arc::clone(&self.asked);
        let shown = if self.open { asked.owners.len() } else { asked.owners.len().min(self.few) };
        let below = whole.with_min_y(whole.top() + HEAD);
        let builder = UiBuilder::new().id_salt("hours by owner").max_rect(below);
        ui.scope_builder(builder, |ui| {
            ScrollArea::vertical().id_salt("hours by owner").auto_shrink(false).show_viewport(
                ui,
                |ui, seen| {
                    let (area, _) =
                        ui.allocate_exact_size(vec2(below.width(), ROW * shown as f32), Sense::hover());
                    let first = (seen.top() / ROW).floor().max(0.0) as usize;
                    let last = ((seen.bottom() / ROW).ceil().max(0.0) as usize).min(shown);
                    for (place, owner) in asked.owners.iter().enumerate().take(last).skip(first) {
                        let y = area.top() + ROW * place as f32;
                        let row = |side: Rect| Rect::from_x_y_ranges(side.x_range(), y..=y + ROW);
                        who(ui, cx, row(left), owner, out);
                        if let (Some(scale), Some(from)) = (timeline.scale(), asked.from) {
                            weeks::ui(ui, cx, row(right), (owner, from), &scale, out);
                        }
                        let hair = tokens.hairline(ui);
                        ui.painter().hline(whole.x_range(), y + ROW - hair.width / 2.0, hair);
                    }
                },
            );
        });
        let line = Stroke::new(1.0, tokens.ctl);
        ui.painter().hline(whole.x_range(), whole.top() + 0.5, line);
        ui.painter().vline(right.left(), whole.y_range(), line);
    }

    /// What this is, and the rest of the owners.
    fn head(&mut self, ui: &mut Ui, cx: &Context<'_>, area: Rect) {
        let tokens = cx.tokens;
        let rest = self.asked.owners.len().saturating_sub(self.few);
        let inner = area.shrink2(vec2(12.0, 0.0));
        let mut free = inner;
        if rest > 0 {
            let over = self.asked.owners.iter().skip(self.few).filter(|owner| owner.over > 0).count();
            let more = match over {
                0 => format!("{rest} more"),
                over => format!("{rest} more, {over} over"),
            };
            let word = if self.open { "Fewer".to_owned() } else { more };
            let builder = UiBuilder::new()
                .id_salt("more owners")
                .max_rect(inner)
                .layout(Layout::right_to_left(Align::Center));
            let open = self.open;
            let pressed = ui.scope_builder(builder, |ui| {
                let sign = if open { Icon::ChevronUp } else { Icon::ChevronDown };
                Button::link(&word).icon(sign).help("Show all owners, or those with most hours").ui(ui)
            });
            free.max.x = pressed.inner.rect.left() - 8.0;
            if pressed.inner.clicked() {
                self.open = !self.open;
            }
        }
        let at = pos2(inner.left(), area.center().y);
        let title = widgets::write(
            ui,
            at,
            Align2::LEFT_CENTER,
            "Hours by owner",
            fonts::semibold(size::CONTROL),
            tokens.text,
            free.width(),
        );
        let help = "hours a week in all initiatives, against each person's limit";
        let room = free.right() - title.right() - 10.0;
        let words = widgets::galley(ui, help, fonts::regular(size::SMALL), tokens.muted, f32::INFINITY);
        if words.size().x <= room {
            let at = pos2(title.right() + 10.0, area.center().y - words.size().y / 2.0);
            ui.painter().galley(at, words, tokens.muted);
        }
        let response = ui.interact(title, ui.scope_id().with("hours title"), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("Hours by owner: {help}")));
        response
            .on_hover_text(format!("Hours by owner: {help}. Hours of an action are spread over its days."));
    }
}

/// Hours with their word: *8 h*.
fn hours(hours: f64) -> String {
    format!("{} h", super::timeline::words::rounded(hours))
}

/// The limit in words.
fn limited(owner: &Owner) -> String {
    owner.load.limit.map_or("no limit set".to_owned(), |limit| format!("limit {} a week", hours(limit)))
}

/// Who it is, their limit, and whether they are within it. A click selects them.
fn who(ui: &mut Ui, cx: &Context<'_>, area: Rect, owner: &Owner, out: &mut Outbox) {
    let tokens = cx.tokens;
    let key = Key::Stakeholder(owner.load.owner);
    let response = ui.interact(area, Id::unique(("hours of", owner.load.owner)), Sense::click());
    let stands = match (owner.load.limit, owner.over) {
        (None, _) => String::new(),
        (_, 0) => "Within limit".to_owned(),
        (_, over) => format!("Over in {}", counted(over, "week")),
    };
    let limit = limited(owner);
    let ahead = format!("{} in the next {AHEAD} weeks", hours(owner.ahead));
    let name = match stands.as_str() {
        "" => format!("{}, {limit}: {ahead}", owner.name),
        stands => format!("{}, {limit}: {ahead}, {}", owner.name, stands.to_lowercase()),
    };
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    if cx.selection.has(key) {
        ui.painter().rect_filled(area, 0.0, tokens.sel);
    } else if response.hovered() {
        ui.painter().rect_filled(area, 0.0, tokens.accent_soft);
    }
    if response.has_focus() {
        ui.painter().rect_stroke(area, radius::CONTROL, tokens.focus_ring(), StrokeKind::Inside);
    }
    let middle = area.center().y;
    let mark = pos2(area.left() + 23.0, middle);
    ui.painter().circle(mark, 10.0, tokens.surface, Stroke::new(1.0, tokens.ctl));
    if let Some(person) = cx.document.stakeholders.get(&owner.load.owner) {
        let (font, initials) = (fonts::medium(size::MICRO), person.initials());
        widgets::write(ui, mark, Align2::CENTER_CENTER, &initials, font, tokens.text, 18.0);
    }
    let roomy = area.width() >= ROOMY;
    // The words about the limit keep a column of their own, so that names end before it.
    let stands_at = area.right() - 136.0;
    let limit_at = stands_at - 124.0;
    let left = area.left() + 42.0;
    let until = if roomy { limit_at } else { stands_at };
    let (font, color) = (fonts::medium(size::CONTROL), tokens.text);
    widgets::write(ui, pos2(left, middle), Align2::LEFT_CENTER, &owner.name, font, color, until - left - 8.0);
    let small = || fonts::regular(size::SMALL);
    if roomy {
        widgets::write(ui, pos2(limit_at, middle), Align2::LEFT_CENTER, &limit, small(), tokens.muted, 120.0);
    }
    let sign = Rect::from_center_size(pos2(stands_at + 8.0, middle), Vec2::splat(14.0));
    let at = pos2(stands_at + 20.0, middle);
    if owner.over > 0 {
        icon(ui.painter(), sign, Icon::Warning, tokens.warn);
        let font = fonts::semibold(size::SMALL);
        widgets::write(ui, at, Align2::LEFT_CENTER, &stands, font, tokens.warn, 112.0);
    } else if owner.load.limit.is_some() {
        icon(ui.painter(), sign, Icon::Check, tokens.muted);
        widgets::write(ui, at, Align2::LEFT_CENTER, &stands, small(), tokens.muted, 112.0);
    } else if !roomy {
        let at = pos2(stands_at, middle);
        widgets::write(ui, at, Align2::LEFT_CENTER, "No limit set", small(), tokens.muted, 130.0);
    }
    if response.clicked() {
        out.ask(Request::Select(Selection::one(key)));
    }
    let hint =
        if owner.load.limit.is_none() { "\nHours a week are set in the details of a person." } else { "" };
    response.on_hover_text(format!("{name}{hint}"));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::numbers::Amount;
    use crate::model::{Action, Id, Initiative, Stakeholder};
    use jiff::civil::date;

    #[test]
    fn owners_stand_by_their_hours_in_all_initiatives_and_only_those_of_this_one() {
        const TODAY: Date = date(2026, 11, 22);
        let mut document = Document::default();
        let (desk, board): (InitiativeId, InitiativeId) = (Id::from_bits(1), Id::from_bits(2));
        for (id, name) in [(desk, "One desk"), (board, "Bed board")] {
            document.initiatives.insert(id, Initiative::named(name));
        }
        for (bits, name, limit) in [(1, "Ana", Some(8.0)), (2, "Ben", None), (3, "Cem", Some(2.0))] {
            let person =
                Stakeholder { hours_a_week: limit.and_then(Amount::new), ..Stakeholder::named(name) };
            document.stakeholders.insert(Id::from_bits(bits), person);
        }
        let plan = [(1, desk, 5.0, 10), (1, board, 6.0, 10), (2, desk, 20.0, 15), (3, board, 9.0, 10)];
        for (number, (owner, initiative, hours, day)) in plan.into_iter().enumerate() {
            let action = Action {
                owner: Some(Id::from_bits(owner)),
                hours: Amount::new(hours),
                due: Some(date(2026, 12, day)),
                ..Action::titled(initiative, "Ask")
            };
            document.actions.insert(Id::from_bits(number as u64), action);
        }
        let asked = Asked::of(&document, Some(desk), TODAY);
        let found: Vec<_> =
            asked.owners.iter().map(|owner| (owner.name.as_str(), owner.ahead, owner.over)).collect();
        assert_eq!(found, [("Ben", 20.0, 0), ("Ana", 11.0, 1)], "Cem owns nothing here");
        assert_eq!(limited(&asked.owners[0]), "no limit set");
    }
}
