//! What took place, what was promised, and what was changed by it?
//!
//! The log at the left, the newest first; what was promised, who keeps promises and *You said, we did* at the right.
//!
//! *Invariants:* everything is worked out once for each change of the map; only visible entries of the log are drawn. Reliability
//! is counts, never a mark.

mod came;
mod log;
mod promised;
mod told;

use super::Part;
use super::cards::{self, INSIDE};
use crate::app::context::Context;
use crate::app::form;
use crate::app::icons::Icon;
use crate::app::request::{Outbox, Request};
use crate::app::theme::gap;
use crate::app::widgets::{self, Button};
use crate::model::field::Table;
use crate::model::{CommunityId, Key, StakeholderId};
use egui::{Align, Key as Press, KeyboardShortcut, Layout, Rect, Ui, UiBuilder, pos2, vec2};
use told::{Told, Whom};

/// From this width on there are three columns.
const THREE: f32 = 1500.0;

/// This part of the plan and how it is looked at.
#[derive(Default)]
pub(super) struct Talks {
    /// Of all initiatives.
    all: bool,
    person: Option<StakeholderId>,
    community: Option<CommunityId>,
    log: log::Log,
    promised: promised::Shown,
    came: came::Shown,
    counts: Option<String>,
}

/// Whose talks are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Only {
    person: Option<StakeholderId>,
    community: Option<CommunityId>,
}

impl Only {
    /// True where something is about those who are looked at. Who does not fit the filter of the window is hidden here.
    fn fits(self, cx: &Context<'_>, whom: &Whom) -> bool {
        self.person.is_none_or(|person| whom.people.contains(&person))
            && self.community.is_none_or(|community| whom.communities.contains(&community))
            && (!cx.filter.is_on() || whom.people.iter().any(|person| cx.filter.fits(*person)))
    }
}

impl Part for Talks {
    fn toolbar(&mut self, ui: &mut Ui, cx: &Context<'_>, out: &mut Outbox) {
        let roomy = ui.ctx().content_rect().width() >= 1200.0;
        let keys = cx.ready("plan.log").map(|ready| ready.keys.clone()).unwrap_or_default();
        let keys = if roomy { keys.as_str() } else { "" };
        let help = "Who, when, what was said and promised, in ten seconds";
        if Button::outlined("Log a talk").icon(Icon::Plus).keys(keys).help(help).ui(ui).clicked() {
            out.ask(Request::Run("plan.log"));
        }
        let width = if roomy { 180.0 } else { 124.0 };
        let pick = |ui: &mut Ui, name: &str, table: Table, current: Option<Key>, unset: &str| {
            let layout = Layout::left_to_right(Align::Center);
            ui.allocate_ui_with_layout(vec2(width, gap::CONTROL), layout, |ui| {
                ui.set_width(width);
                form::reference(ui, cx.document, name, table, current, unset)
            })
            .inner
        };
        let person = self.person.map(Key::Stakeholder);
        match pick(ui, "Talks with", Table::Stakeholder, person, "Everybody") {
            Some(Some(Key::Stakeholder(id))) => self.person = Some(id),
            Some(_) => self.person = None,
            None => {}
        }
        let community = self.community.map(Key::Community);
        match pick(ui, "Talks with people of", Table::Community, community, "Every community") {
            Some(Some(Key::Community(id))) => self.community = Some(id),
            Some(_) => self.community = None,
            None => {}
        }
        if cx.document.initiatives.len() > 1 {
            let words = if roomy { ["This initiative", "All initiatives"] } else { ["This one", "All"] };
            if let Some(chosen) = widgets::segments(ui, &words, usize::from(self.all)) {
                self.all = chosen == 1;
            }
        }
    }

    fn ui(&mut self, ui: &mut Ui, cx: &Context<'_>, out: &mut Outbox) {
        let body = ui.available_rect_before_wrap();
        ui.painter().rect_filled(body, 0.0, cx.tokens.app);
        self.person = self.person.filter(|id| cx.document.stakeholders.contains_key(id));
        self.community = self.community.filter(|id| cx.document.communities.contains_key(id));
        let judged = if self.all {
            cx.judgement.ask(cx, ui.ctx(), "talks of all", told::of_all)
        } else {
            cx.judgement.ask(cx, ui.ctx(), "talks", told::of_one)
        };
        let Some(told) = judged.value else {
            widgets::empty_state(ui, cx.tokens, "Reading the log", "This takes a moment.", "");
            return;
        };
        self.count(ui, &told);
        if judged.stale {
            ui.set_opacity(0.7);
        }
        let only = Only { person: self.person, community: self.community };
        let (log, columns) = places(body);
        self.log.ui(ui, cx, log, &told, (only, self.all), out);
        match columns.as_slice() {
            [first, second] => {
                cards::column(ui, *first, "promises", |ui| {
                    self.promised.due(ui, cx, &told, only, out);
                });
                cards::column(ui, *second, "said and did", |ui| {
                    self.came.ui(ui, cx, &told, out);
                    self.reliability(ui, cx, &told, out);
                });
            }
            [one, ..] => cards::column(ui, *one, "promises", |ui| {
                self.promised.due(ui, cx, &told, only, out);
                self.came.ui(ui, cx, &told, out);
                self.reliability(ui, cx, &told, out);
            }),
            [] => {}
        }
        ui.set_opacity(1.0);
    }

    fn takes(&self, keys: &KeyboardShortcut) -> bool {
        let moves = matches!(
            keys.logical_key,
            Press::ArrowUp
                | Press::ArrowDown
                | Press::PageUp
                | Press::PageDown
                | Press::Home
                | Press::End
                | Press::Enter
        );
        self.log.is_focused() && moves && keys.modifiers.is_none()
    }

    fn counts(&self) -> Option<String> {
        self.counts.clone()
    }

    fn hint(&self) -> Option<String> {
        Some("J logs a talk, Enter opens one".to_owned())
    }

    fn escape(&mut self) -> bool {
        self.person.take().is_some() | self.community.take().is_some()
    }
}

impl Talks {
    /// Who kept how many; a click looks at the talks with them.
    fn reliability(&mut self, ui: &mut Ui, cx: &Context<'_>, told: &Told, out: &mut Outbox) {
        if let Some(person) = self.promised.reliability(ui, cx, told, self.person, out) {
            self.person = if self.person == Some(person) { None } else { Some(person) };
        }
    }

    /// Keeps what the status bar says; it is drawn before the view, so once more where that changed.
    fn count(&mut self, ui: &Ui, told: &Told) {
        let open = told.promises.iter().filter(|one| one.owed.kept == crate::model::interaction::Kept::Open);
        let talks = match told.entries.len() {
            1 => "1 talk".to_owned(),
            talks => format!("{talks} talks"),
        };
        let counts = Some(format!("{talks} · {} promises open", open.count()));
        if self.counts != counts {
            self.counts = counts;
            ui.ctx().request_repaint();
        }
    }
}

/// Where the log and the columns beside it stand.
fn places(body: Rect) -> (Rect, Vec<Rect>) {
    let roomy = body.width() >= 1300.0;
    let between = if roomy { gap::L } else { gap::M };
    let inner = body.shrink2(vec2(between, 0.0)).with_min_y(body.top() + between);
    let (widths, columns) =
        if inner.width() >= THREE { (440.0, 2) } else { ((inner.width() * 0.42).clamp(348.0, 480.0), 1) };
    let side = widths * columns as f32 + between * columns as f32;
    let log = Rect::from_min_max(inner.min, pos2(inner.right() - side, body.bottom() - between));
    let at = |place: usize| {
        let left = log.right() + between + place as f32 * (widths + between);
        Rect::from_min_max(pos2(left, inner.top()), pos2(left + widths, inner.bottom()))
    };
    (log, (0..columns).map(at).collect())
}

/// Draws inside a card.
fn inside(ui: &mut Ui, area: Rect, salt: &str, add: impl FnOnce(&mut Ui)) {
    let area = area.shrink2(vec2(INSIDE, 8.0));
    ui.scope_builder(UiBuilder::new().id_salt(salt).max_rect(area), add);
}
