//! Which needs does the plan meet, for whom, in the days to come, and who was thanked?
//!
//! The affected communities and the people at the left, thanks at the right.
//!
//! *Invariants:* everything here is for the owner of the map: needs, notes and thanks are private. It is worked out once for each
//! change of the map; of long lists only visible rows are drawn.

mod communities;
mod people;
mod thanks;
mod told;

use super::{Part, cards};
use crate::app::context::Context;
use crate::app::dialogs::{Acting, Dialog};
use crate::app::icons::Icon;
use crate::app::request::{Outbox, Request};
use crate::app::theme::{self, gap};
use crate::app::widgets::{self, menu_item};
use crate::model::action::Need;
use crate::plan::needs::{Whose, proposal};
use egui::{Rect, Ui, pos2, vec2};
use told::{Meets, Told};

/// From this width on there are three columns.
const THREE: f32 = 1500.0;
/// The spans that can be looked at, in days.
const DAYS: [i32; 3] = [7, 30, 90];
/// The short names of the three needs, in the order in which they are shown.
const NAMES: [&str; 3] = ["Safety", "Contribution", "Recognition"];

/// This part of the plan and how it is looked at.
pub(super) struct Needs {
    /// Which of the spans.
    span: usize,
    communities: communities::Shown,
    thanks: thanks::Shown,
    counts: Option<String>,
}

impl Default for Needs {
    fn default() -> Self {
        Self {
            span: 1,
            communities: communities::Shown::default(),
            thanks: thanks::Shown::default(),
            counts: None,
        }
    }
}

impl Part for Needs {
    fn toolbar(&mut self, ui: &mut Ui, cx: &Context<'_>, _out: &mut Outbox) {
        ui.label(theme::small("In the next").color(cx.tokens.muted));
        let words = DAYS.map(|days| format!("{days} days"));
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        if let Some(chosen) = widgets::segments(ui, &words, self.span) {
            self.span = chosen;
        }
    }

    fn ui(&mut self, ui: &mut Ui, cx: &Context<'_>, out: &mut Outbox) {
        let body = ui.available_rect_before_wrap();
        ui.painter().rect_filled(body, 0.0, cx.tokens.app);
        if cx.initiative.is_none() {
            let what = "Needs are noted with a person in an initiative.";
            widgets::empty_state(ui, cx.tokens, "There is no initiative yet", what, "");
            return;
        }
        let judged = match self.span {
            0 => cx.judgement.ask(cx, ui.ctx(), "needs in a week", told::week),
            1 => cx.judgement.ask(cx, ui.ctx(), "needs in a month", told::month),
            _ => cx.judgement.ask(cx, ui.ctx(), "needs in a quarter", told::quarter),
        };
        let Some(told) = judged.value else {
            widgets::empty_state(ui, cx.tokens, "Reading the plan", "This takes a moment.", "");
            return;
        };
        self.count(ui, &told);
        if judged.stale {
            ui.set_opacity(0.7);
        }
        let columns = places(body);
        match columns.as_slice() {
            [first, second, third] => {
                cards::column(ui, *first, "communities", |ui| {
                    self.communities.ui(ui, cx, &told, DAYS[self.span], out);
                });
                cards::column(ui, *second, "people", |ui| people::ui(ui, cx, &told, out));
                cards::column(ui, *third, "thanks", |ui| self.thanks.ui(ui, cx, &told, out));
            }
            [first, second] => {
                cards::column(ui, *first, "communities", |ui| {
                    self.communities.ui(ui, cx, &told, DAYS[self.span], out);
                    people::ui(ui, cx, &told, out);
                });
                cards::column(ui, *second, "thanks", |ui| self.thanks.ui(ui, cx, &told, out));
            }
            _ => {}
        }
        ui.set_opacity(1.0);
    }

    fn counts(&self) -> Option<String> {
        self.counts.clone()
    }

    fn hint(&self) -> Option<String> {
        Some("Enter on a need shows what meets it, and plans what would".to_owned())
    }
}

impl Needs {
    /// Keeps what the status bar says; it is drawn before the view, so once more where that changed.
    fn count(&mut self, ui: &Ui, told: &Told) {
        let open = told.people.iter().filter(|one| one.cells.iter().any(|cell| cell.open)).count();
        let lacking = told.lacking.len();
        let needs = if lacking == 1 { "need of a community" } else { "needs of communities" };
        let who = if open == 1 { "person" } else { "people" };
        let counts = Some(format!("{lacking} {needs} unmet · {open} {who} with an open need"));
        if self.counts != counts {
            self.counts = counts;
            ui.ctx().request_repaint();
        }
    }
}

/// Where the columns stand.
fn places(body: Rect) -> Vec<Rect> {
    let between = if body.width() >= 1300.0 { gap::L } else { gap::M };
    let inner = body.shrink2(vec2(between, 0.0)).with_min_y(body.top() + between);
    let widths: Vec<f32> = if inner.width() >= THREE {
        let rest = inner.width() - 380.0 - 2.0 * between;
        vec![rest * 0.5, rest * 0.5, 380.0]
    } else {
        let side = (inner.width() * 0.36).clamp(300.0, 420.0);
        vec![inner.width() - side - between, side]
    };
    let mut left = inner.left();
    let mut columns = Vec::new();
    for width in widths {
        columns.push(Rect::from_min_max(pos2(left, inner.top()), pos2(left + width, inner.bottom())));
        left += width + between;
    }
    columns
}

/// The picture of a need.
const fn sign(need: Need) -> Icon {
    match need {
        Need::Safety => Icon::Shield,
        Need::Contribution => Icon::Offer,
        Need::Recognition | Need::None => Icon::Medal,
    }
}

/// What a need is about, and the models behind it.
const fn help(need: Need) -> &'static str {
    match need {
        Need::Safety => {
            "Safety and belonging: knowing what comes, being among people one trusts, being treated fairly.\nIn SCARF: \
             certainty, relatedness, fairness. The mapping is ours."
        }
        Need::Contribution => {
            "Effective contribution: to shape it, and to see what one's part led to.\nIn SCARF: autonomy. The mapping \
             is ours."
        }
        Need::Recognition | Need::None => {
            "Appreciation and recognition: to be seen and thanked as one likes it.\nIn SCARF: status, fairness. The \
             mapping is ours."
        }
    }
}

/// Rows of a menu: the actions that meet a need, each to be opened, and one more that would.
fn meeting(ui: &mut Ui, cx: &Context<'_>, meets: &[Meets], whose: Whose, need: Need, out: &mut Outbox) {
    for one in meets {
        let keys = one.day.as_str();
        if menu_item(ui, Some(Icon::Plan), &one.title, keys).clicked() {
            out.ask(Request::Ask(Dialog::Action(Box::new(Acting::edit(one.action)))));
        }
    }
    if menu_item(ui, Some(Icon::Plus), "Plan an action…", "").clicked() {
        plan(cx, whose, need, out);
    }
}

/// Opens an action that would meet a need, filled in as far as it can be.
fn plan(cx: &Context<'_>, whose: Whose, need: Need, out: &mut Outbox) {
    let Some(initiative) = cx.initiative else { return };
    let action = proposal(cx.document, initiative, whose, need, cx.today);
    out.ask(Request::Ask(Dialog::Action(Box::new(Acting::with(action)))));
}
