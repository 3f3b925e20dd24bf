//! What does one need to know of somebody to judge how they stand?
//!
//! *Invariants:* worked out once for each change of the map and each person. It is for the owner of the map alone.

use crate::app::context::Context;
use crate::app::fonts::{regular, semibold};
use crate::app::form::day;
use crate::app::icons::{Icon, icon};
use crate::app::request::Outbox;
use crate::app::signs;
use crate::app::theme::{self, gap, size};
use crate::app::widgets::field::prose_with_hint;
use crate::app::widgets::{self, paint_badge, privacy_mark};
use crate::model::field::Level;
use crate::model::interaction::Kept;
use crate::model::{Edit, Engagement, InitiativeId, Key, Prose, StakeholderId};
use crate::plan;
use egui::{Align, Align2, Color32, Layout, Rect, RichText, ScrollArea, Sense, Ui, Vec2, pos2, vec2};
use jiff::civil::Date;

/// A line with its picture: what, and when.
struct Line {
    sign: Icon,
    title: String,
    below: String,
    warns: bool,
}

#[derive(Default)]
pub(super) struct Facts {
    of: Option<(u64, StakeholderId)>,
    since: Option<Date>,
    took_place: Vec<Line>,
    next: Vec<Line>,
    earlier: Vec<(String, Engagement)>,
}

impl Facts {
    fn follow(&mut self, cx: &Context<'_>, initiative: InitiativeId, person: StakeholderId) {
        if self.of == Some((cx.revision, person)) {
            return;
        }
        self.of = Some((cx.revision, person));
        let reviews = plan::reviews(cx.document, initiative);
        self.since = reviews.last().map(|(_, review)| review.date);
        let answers = reviews.iter().rev().take(4).rev();
        self.earlier = answers
            .filter_map(|(_, review)| {
                let stance = review.ratings.get(&person)?.engagement_now?;
                Some((day::short(review.date, cx.today), stance))
            })
            .collect();
        self.took_place = took_place(cx, initiative, person, self.since);
        let mut open: Vec<_> = cx
            .document
            .actions
            .values()
            .filter(|action| {
                action.initiative == initiative
                    && action.is_open()
                    && plan::reaches(cx.document, action, person)
            })
            .map(|action| (plan::day(action, cx.today), action))
            .collect();
        open.sort_by(|a, b| (a.0.is_none(), a.0, &a.1.title).cmp(&(b.0.is_none(), b.0, &b.1.title)));
        let of_action = |(on, action): (Option<Date>, &crate::model::Action)| {
            let late = plan::is_overdue(action, cx.today);
            let when = on.map_or_else(|| "no date".to_owned(), |on| day::short(on, cx.today));
            let owner =
                action.owner.map(|id| format!(" · {}", super::super::name(cx, id))).unwrap_or_default();
            let late_word = if late { " · overdue" } else { "" };
            Line {
                sign: signs::kind(action.kind),
                title: action.title.clone(),
                below: format!("{when}{owner}{late_word}"),
                warns: late,
            }
        };
        self.next = open.into_iter().take(3).map(of_action).collect();
    }

    pub(super) fn ui(
        &mut self,
        ui: &mut Ui,
        cx: &Context<'_>,
        initiative: InitiativeId,
        person: StakeholderId,
        out: &mut Outbox,
    ) {
        self.follow(cx, initiative, person);
        ScrollArea::vertical().id_salt("facts").auto_shrink([false, false]).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = gap::S;
            let title = self.since.map_or_else(
                || "What took place".to_owned(),
                |since| format!("Since {}", day::short(since, cx.today)),
            );
            head(ui, cx, &title, true);
            lines(ui, cx, &self.took_place, "Nothing was noted");
            rule(ui, cx);
            head(ui, cx, "Next", false);
            lines(ui, cx, &self.next, "Nothing is planned");
            rule(ui, cx);
            if !self.earlier.is_empty() {
                head(ui, cx, "Earlier answers", false);
                self.answers(ui, cx);
                rule(ui, cx);
            }
            head(ui, cx, "Note to yourself", true);
            let Some(record) = cx.document.stakeholders.get(&person) else { return };
            let note = record.note.as_ref().map(|note| note.0.as_str()).unwrap_or_default();
            let id = ui.scope_id().with(("note", person));
            let hint = "Write as if the person may read it: they may have the right to";
            if let Some(text) = prose_with_hint(ui, id, "Note to yourself", hint, note) {
                let note = Some(text.trim()).filter(|text| !text.is_empty()).map(Prose::from);
                let changed = crate::model::Stakeholder { note, ..record.clone() };
                let label = format!("Note on {}", record.name);
                out.edit(Edit::new(label).with(Key::Stakeholder(person), changed));
            }
        });
    }

    /// A badge for each review, joined by a line.
    fn answers(&self, ui: &mut Ui, cx: &Context<'_>) {
        let (area, response) = ui.allocate_exact_size(vec2(ui.available_width(), 44.0), Sense::hover());
        response.widget_info(|| {
            let said: Vec<String> =
                self.earlier.iter().map(|(on, stance)| format!("{on} {}", stance.id())).collect();
            egui::WidgetInfo::labeled(
                egui::Role::Label,
                true,
                format!("Earlier answers: {}", said.join(", ")),
            )
        });
        let step = ((area.width() - 48.0) / (self.earlier.len().max(2) - 1) as f32).min(92.0);
        let at = |place: usize| pos2(area.left() + 24.0 + place as f32 * step, area.top() + 14.0);
        for place in 1..self.earlier.len() {
            let stroke = egui::Stroke::new(1.0, cx.tokens.ctl);
            ui.painter().line_segment([at(place - 1) + vec2(10.0, 0.0), at(place) - vec2(10.0, 0.0)], stroke);
        }
        for (place, (on, stance)) in self.earlier.iter().enumerate() {
            paint_badge(ui.painter(), at(place), 8.0, *stance, true, cx.tokens);
            let below = at(place) + vec2(0.0, 22.0);
            widgets::write(
                ui,
                below,
                Align2::CENTER_CENTER,
                on,
                regular(size::MICRO),
                cx.tokens.muted,
                step.max(48.0),
            );
        }
    }
}

/// What was said with somebody since a day, and which promises to or by them are open.
fn took_place(
    cx: &Context<'_>,
    initiative: InitiativeId,
    person: StakeholderId,
    since: Option<Date>,
) -> Vec<Line> {
    let mut talks: Vec<_> = cx
        .document
        .interactions
        .values()
        .filter(|talk| {
            talk.stakeholders.contains(&person) && talk.initiative.is_none_or(|id| id == initiative)
        })
        .collect();
    talks.sort_by_key(|talk| std::cmp::Reverse(talk.date));
    let mut found = Vec::new();
    for promise in talks.iter().flat_map(|talk| &talk.promises).filter(|promise| promise.kept == Kept::Open) {
        let due = promise.due.map_or_else(|| "no day".to_owned(), |due| day::short(due, cx.today));
        let by = super::super::name(cx, promise.by);
        found.push(Line {
            sign: Icon::Calendar,
            title: format!("Promised: {}", promise.text.0),
            below: format!("{due} · {by} · still open"),
            warns: true,
        });
    }
    for talk in talks.iter().filter(|talk| since.is_none_or(|since| talk.date >= since)).take(5) {
        let heard = match talk.heard {
            Some(crate::model::interaction::Heard::Yes) => " · heard",
            Some(_) => " · not confirmed heard",
            None => "",
        };
        let summary = talk.summary.as_ref().map(|text| text.0.as_str());
        found.push(Line {
            sign: signs::kind(talk.kind),
            title: summary.unwrap_or(talk.kind.name()).to_owned(),
            below: format!("{} · {}{heard}", day::short(talk.date, cx.today), talk.kind.name()),
            warns: false,
        });
    }
    found
}

fn head(ui: &mut Ui, cx: &Context<'_>, title: &str, private: bool) {
    ui.horizontal(|ui| {
        ui.label(RichText::new(title).font(semibold(size::CONTROL)).color(cx.tokens.text));
        if private {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| privacy_mark(ui, Level::Private));
        }
    });
}

fn rule(ui: &mut Ui, cx: &Context<'_>) {
    let (area, _) = ui.allocate_exact_size(vec2(ui.available_width(), 9.0), Sense::hover());
    let whole = area.expand2(vec2(16.0, 0.0));
    ui.painter().hline(whole.x_range(), area.center().y, cx.tokens.hairline(ui));
}

fn lines(ui: &mut Ui, cx: &Context<'_>, lines: &[Line], none: &str) {
    if lines.is_empty() {
        ui.label(theme::small(none).color(cx.tokens.muted));
    }
    for line in lines {
        let room = ui.available_width() - 28.0;
        let color = cx.tokens.text;
        let mut job = egui::text::LayoutJob::simple(line.title.clone(), regular(size::CONTROL), color, room);
        job.wrap.max_rows = 2;
        let title = ui.painter().layout_job(job);
        let height = title.size().y + 18.0;
        let (area, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
        response.widget_info(|| {
            let said = format!("{}, {}", line.title, line.below);
            egui::WidgetInfo::labeled(egui::Role::Label, true, said)
        });
        let sign = Rect::from_center_size(pos2(area.left() + 8.0, area.top() + 9.0), Vec2::splat(16.0));
        icon(ui.painter(), sign, line.sign, cx.tokens.muted);
        ui.painter().galley(pos2(area.left() + 28.0, area.top()), title, Color32::PLACEHOLDER);
        let below = if line.warns { cx.tokens.warn } else { cx.tokens.muted };
        let at = pos2(area.left() + 28.0, area.bottom() - 8.0);
        widgets::write(ui, at, Align2::LEFT_CENTER, &line.below, regular(size::SMALL), below, room);
        response.on_hover_text(&line.title);
    }
}
