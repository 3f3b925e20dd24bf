//! How does each of them stand today?
//!
//! One person after the other, by keys: 1–5 answer, Enter goes on, Space keeps what was said last time, S skips, Shift+Enter goes
//! back, Esc leaves. At the end the two questions and a frozen copy. A second rater is asked in the same way, blindly.
//!
//! *Invariants:* an answer is kept when one goes on, back or away, as one step of undo; whoever was answered today is done, so
//! that a review can be left and taken up again. While a second rater answers nothing is shown of what others said.

mod centre;
mod facts;
mod finish;
mod list;
mod progress;

use crate::app::context::Context;
use crate::app::request::{Outbox, Request};
use crate::model::assessment::{Rater, ReasonKind};
use crate::model::edits::{self, Answer};
use crate::model::{Assessment, Engagement, InitiativeId, Rating, StakeholderId};
use crate::plan::pulse::{Order, Queue, queue};
use egui::{Frame, Key, KeyboardShortcut, Margin, Modifiers, Panel, Popup, Ui};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outcome {
    Open,
    Closed,
}

/// What is said of the person in the middle, before it is kept.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Draft {
    stance: Option<Engagement>,
    reason: Option<ReasonKind>,
    cause: String,
    influence: Option<Rating>,
    interest: Option<Rating>,
    /// Something was chosen or written.
    touched: bool,
}

/// A review, or a second rater's, while it goes on.
pub(super) struct Asking {
    initiative: InitiativeId,
    /// The second rater; none where the owner of the map answers.
    by: Option<StakeholderId>,
    order: Order,
    people: Vec<StakeholderId>,
    at: usize,
    draft: Draft,
    /// Seconds used before the last pause, and since when it goes on.
    used: f64,
    since: Option<f64>,
    paused: bool,
    finish: Option<finish::Finish>,
    all: bool,
    leaving: bool,
    facts: facts::Facts,
}

/// Whether somebody was asked about today, and others not yet.
pub(super) fn begun(cx: &Context<'_>, initiative: InitiativeId) -> bool {
    let mut all = cx.document.assessments_of(initiative).map(|(_, said)| said.assessed_on == Some(cx.today));
    let first = all.next();
    first.is_some_and(|first| all.any(|other| other != first))
}

/// Whether a key is for the questions.
pub(super) fn is_key(keys: &KeyboardShortcut) -> bool {
    let own = matches!(
        keys.logical_key,
        Key::Num1 | Key::Num2 | Key::Num3 | Key::Num4 | Key::Num5 | Key::Space | Key::S | Key::Enter
    );
    own && !keys.modifiers.command && !keys.modifiers.alt
}

impl Asking {
    /// The owner of the map answers; who was asked about today comes first, as done.
    pub(super) fn own(cx: &Context<'_>, initiative: InitiativeId) -> Self {
        Self::of(cx, initiative, None, Order::default())
    }

    /// A second rater answers.
    pub(super) fn second(cx: &Context<'_>, initiative: InitiativeId, by: StakeholderId) -> Self {
        Self::of(cx, initiative, Some(by), Order::default())
    }

    fn of(cx: &Context<'_>, initiative: InitiativeId, by: Option<StakeholderId>, order: Order) -> Self {
        let mut asking = Self {
            initiative,
            by,
            order,
            people: Vec::new(),
            at: 0,
            draft: Draft::default(),
            used: 0.0,
            since: None,
            paused: false,
            finish: None,
            all: false,
            leaving: false,
            facts: facts::Facts::default(),
        };
        asking.line_up(cx);
        asking
    }

    /// Puts everybody in order: those who are done, then the others.
    fn line_up(&mut self, cx: &Context<'_>) {
        let Queue { done, next } = queue(cx.document, self.initiative, self.order, cx.today);
        let mut people: Vec<StakeholderId> = done.into_iter().chain(next).collect();
        if let Some(by) = self.by {
            // Nobody rates themselves, and no order tells what others said.
            people.retain(|person| *person != by);
            people.sort_by_cached_key(|person| super::name(cx, *person));
        }
        people.sort_by_key(|person| !self.is_done(cx, *person));
        self.at = people.iter().take_while(|person| self.is_done(cx, **person)).count();
        self.people = people;
        self.open(cx);
    }

    pub(super) fn is_of(&self, initiative: InitiativeId) -> bool {
        self.initiative == initiative
    }

    fn said<'a>(&self, cx: &Context<'a>, person: StakeholderId) -> Option<&'a Assessment> {
        cx.document.assessments.get(&(self.initiative, person))
    }

    fn is_done(&self, cx: &Context<'_>, person: StakeholderId) -> bool {
        self.said(cx, person).is_some_and(|said| match self.by {
            Some(by) => said.raters.contains_key(&by),
            None => said.assessed_on == Some(cx.today),
        })
    }

    fn done(&self, cx: &Context<'_>) -> usize {
        self.people.iter().filter(|person| self.is_done(cx, **person)).count()
    }

    fn person(&self) -> Option<StakeholderId> {
        self.people.get(self.at).copied()
    }

    /// Shows whoever stands at this place, with what they themselves said before; of others' answers a second rater sees none.
    fn open(&mut self, cx: &Context<'_>) {
        let said = self.person().and_then(|person| self.said(cx, person));
        self.draft = match (self.by, said) {
            (None, Some(said)) => Draft {
                stance: said.engagement_now,
                reason: said.reason.as_ref().map(|reason| reason.kind),
                ..Draft::default()
            },
            (Some(by), Some(said)) => said.raters.get(&by).map_or_else(Draft::default, |own| Draft {
                stance: own.engagement,
                influence: own.influence,
                interest: own.interest,
                ..Draft::default()
            }),
            (_, None) => Draft::default(),
        };
        if self.person().is_none() && self.finish.is_none() {
            self.finish = Some(finish::Finish::new(cx));
        }
    }

    /// Keeps what was said of the person in the middle. `same`: also where nothing was touched.
    fn keep(&mut self, cx: &Context<'_>, same: bool, out: &mut Outbox) {
        let Some(person) = self.person() else { return };
        let draft = std::mem::take(&mut self.draft);
        if !draft.touched && !same {
            return;
        }
        if let Some(by) = self.by {
            let opinion =
                Rater { influence: draft.influence, interest: draft.interest, engagement: draft.stance };
            if opinion != Rater::default() {
                out.edit(edits::second_opinion(cx.document, self.initiative, person, by, opinion));
            }
            return;
        }
        if draft.stance.is_none() && draft.cause.trim().is_empty() {
            return;
        }
        let answer = Answer { stance: draft.stance, reason: draft.reason, cause: draft.cause };
        out.edit(edits::judge(cx.document, self.initiative, person, &answer, cx.today));
    }

    /// Goes to a place of the queue.
    fn go(&mut self, cx: &Context<'_>, ui: &Ui, at: usize) {
        self.at = at.min(self.people.len());
        self.finish = None;
        self.open(cx);
        crate::app::keys::give_up_field(ui.ctx());
    }

    /// Leaves in the next frame, with what was said.
    pub(super) fn leave(&mut self) {
        self.leaving = true;
    }

    pub(super) fn hint(&self) -> String {
        match (self.finish.is_some(), self.by) {
            (true, _) => "Freeze keeps where everybody stands; Esc leaves".to_owned(),
            (false, None) => {
                "1–5 answer, Enter next, Space no change, S skip, Shift+Enter back, Esc leaves".to_owned()
            }
            (false, Some(_)) => "1–5 the stance, Enter next, S skip, Shift+Enter back, Esc leaves".to_owned(),
        }
    }

    pub(super) fn counts(&self, cx: &Context<'_>) -> String {
        let (done, all) = (self.done(cx), self.people.len());
        match self.by {
            Some(by) => format!("Second opinion of {} · {done} of {all} done", super::name(cx, by)),
            None => format!("Review of {} · {done} of {all} done", cx.today.strftime("%-d %b")),
        }
    }

    pub(super) fn ui(&mut self, ui: &mut Ui, cx: &Context<'_>, out: &mut Outbox) -> Outcome {
        let before = self.at;
        self.people.retain(|person| cx.document.assessments.contains_key(&(self.initiative, *person)));
        if self.at > self.people.len() {
            self.go(cx, ui, before.min(self.people.len()));
        }
        if self.person().is_none() && self.finish.is_none() {
            self.finish = Some(finish::Finish::new(cx));
        }
        self.keys(ui, cx, out);
        self.toolbar(ui, cx);
        let width = ui.available_width();
        let tokens = cx.tokens;
        let side = Frame::new().fill(tokens.surface).inner_margin(Margin::symmetric(8, 8));
        Panel::left("asked about")
            .frame(side)
            .exact_size(if width < 900.0 { 200.0 } else { 256.0 })
            .resizable(false)
            .show(ui, |ui| {
                if let Some(at) = self.list(ui, cx) {
                    self.keep(cx, false, out);
                    self.go(cx, ui, at);
                }
            });
        if let (None, Some(person), true) = (self.by, self.person(), width >= 1180.0 && self.finish.is_none())
        {
            let frame = Frame::new().fill(tokens.surface).inner_margin(Margin::symmetric(16, 8));
            let mut facts = std::mem::take(&mut self.facts);
            Panel::right("what took place").frame(frame).exact_size(304.0).resizable(false).show(ui, |ui| {
                facts.ui(ui, cx, self.initiative, person, out);
            });
            self.facts = facts;
        }
        if self.finish.is_some() {
            if self.finish_ui(ui, cx, out) {
                return Outcome::Closed;
            }
        } else if let Some(step) = self.centre(ui, cx) {
            self.step(ui, cx, step, out);
        }
        if self.leaving {
            self.keep(cx, false, out);
            return Outcome::Closed;
        }
        Outcome::Open
    }

    fn step(&mut self, ui: &Ui, cx: &Context<'_>, step: Step, out: &mut Outbox) {
        let at = self.at;
        match step {
            Step::Next => {
                // Going on from somebody of whom nothing new was said agrees with what was said last time.
                self.keep(cx, self.by.is_none(), out);
                self.go(cx, ui, at + 1);
            }
            Step::Same => {
                self.open(cx);
                self.keep(cx, true, out);
                self.go(cx, ui, at + 1);
            }
            Step::Skip => self.go(cx, ui, at + 1),
            Step::Back => {
                self.keep(cx, false, out);
                self.go(cx, ui, at.saturating_sub(1));
            }
        }
    }

    /// Keys that are not for a field or a button.
    fn keys(&mut self, ui: &Ui, cx: &Context<'_>, out: &mut Outbox) {
        let writing = ui.ctx().text_edit_focused();
        if cx.blocked || self.finish.is_some() || Popup::is_any_open(ui.ctx()) {
            return;
        }
        let pressed =
            |modifiers: Modifiers, key: Key| ui.input_mut(|input| input.consume_key(modifiers, key));
        if pressed(Modifiers::SHIFT, Key::Enter) {
            self.step(ui, cx, Step::Back, out);
            return;
        }
        if writing {
            return;
        }
        let digits = [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5];
        for (key, stance) in digits.into_iter().zip(Engagement::ALL) {
            if pressed(Modifiers::NONE, key) {
                self.choose(*stance);
            }
        }
        if pressed(Modifiers::NONE, Key::S) {
            self.step(ui, cx, Step::Skip, out);
        }
        // A button that has the keyboard takes Enter and Space itself.
        if ui.memory(|memory| memory.focused().is_some()) {
            return;
        }
        if pressed(Modifiers::NONE, Key::Enter) {
            self.step(ui, cx, Step::Next, out);
        } else if self.by.is_none() && pressed(Modifiers::NONE, Key::Space) {
            self.step(ui, cx, Step::Same, out);
        }
    }

    fn choose(&mut self, stance: Engagement) {
        self.draft.stance = Some(stance);
        self.draft.touched = true;
    }
}

/// Where one goes from here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    Next,
    Same,
    Skip,
    Back,
}

/// Tells the user something.
fn tell(out: &mut Outbox, words: String) {
    out.ask(Request::Tell(words));
}
