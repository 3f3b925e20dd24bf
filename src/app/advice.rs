//! Who could be the advocates of the initiative that is looked at, without holding up the window?
//!
//! Asks `Analyses`, and keeps what the picker needs of the map.
//!
//! *Invariants:* what is handed to the work is kept by identity and made anew only when it says something new: renaming
//! somebody works nothing out again. While something is worked out, the result for the rules before stays, marked as
//! stale.

use super::context::Context;
use super::derived::{Hearing, Question, Slot};
use super::insight::Known;
use crate::analysis::coverage::Effort;
use crate::analysis::{Network, TieFilter};
use crate::model::InitiativeId;
use crate::plan::advocates::{
    Curve, Ground, Price, Rules, Selection, Sensitivity, Size, curve, prices, select, sensitivity,
};
use std::cell::RefCell;
use std::sync::Arc;

/// So many times as long as a measure takes a search for the best picks, roughly.
const TIMES: usize = 20;

/// So many searches take the questions that look for picks again and again, roughly.
const MANY: usize = 5;
/// The curve has so many numbers of picks at the least.
const LEAST_NUMBERS: usize = 10;

/// Too long to be done at once, however small the map.
const NEVER_AT_ONCE: usize = 1 << 40;

/// What is kept between frames.
#[derive(Default)]
pub(super) struct Advice(RefCell<Kept>);

#[derive(Default)]
struct Kept {
    revision: Option<u64>,
    initiative: Option<InitiativeId>,
    ground: Option<Arc<Ground>>,
    /// For what the user wants a longer search.
    longer: Option<Asked>,
    /// The picks of which more was asked last.
    known: Option<Of>,
}

/// What a selection depends on.
#[derive(Debug, Clone)]
struct Asked {
    ground: Arc<Ground>,
    rules: Rules,
    effort: Effort,
}

impl PartialEq for Asked {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.ground, &other.ground) && self.rules == other.rules && self.effort == other.effort
    }
}

fn find(_: &Network, asked: &Asked, hearing: &Hearing<'_, Selection>) -> Option<Selection> {
    let so_far = |selection: &Selection| hearing.so_far(selection.clone());
    select(&asked.ground, &asked.rules, asked.effort, hearing.progress, &so_far)
}

/// What is asked of a selection that was found.
#[derive(Clone)]
struct Of {
    asked: Asked,
    selection: Arc<Selection>,
}

impl PartialEq for Of {
    fn eq(&self, other: &Self) -> bool {
        self.asked == other.asked && Arc::ptr_eq(&self.selection, &other.selection)
    }
}

/// Why picks are asked for: each keeps its own answer.
#[derive(Debug, Clone, Copy)]
enum Asker {
    Picks,
    Longer,
    Preview,
    Share,
}

impl Asker {
    const fn slot(self) -> (&'static str, &'static str) {
        match self {
            Self::Picks => ("advocates", "Picking advocates"),
            Self::Longer => ("advocates.longer", "Looking for better advocates"),
            Self::Preview => ("advocates.preview", "What another choice would do"),
            Self::Share => ("advocates.share", "How many it takes"),
        }
    }
}

impl Advice {
    /// What the picker needs of the map; nothing where no initiative is looked at. O(people + ties + interactions) once
    /// for each change of the map.
    pub(super) fn ground(&self, cx: &Context<'_>) -> Option<Arc<Ground>> {
        let mut kept = self.0.borrow_mut();
        if kept.revision != Some(cx.revision) || kept.initiative != cx.initiative {
            (kept.revision, kept.initiative) = (Some(cx.revision), cx.initiative);
            let next = cx.current().map(|(id, _)| Ground::of(cx.document, id));
            if kept.ground.as_deref() != next.as_ref() {
                kept.ground = next.map(Arc::new);
            }
        }
        kept.ground.clone()
    }

    /// The rules of the initiative that is looked at.
    pub(super) fn rules(&self, cx: &Context<'_>) -> Option<Rules> {
        cx.current().map(|(_, initiative)| Rules::of(initiative))
    }

    /// The picks for these rules; the longer search where the user wanted one and it has found something.
    pub(super) fn selection(&self, cx: &Context<'_>) -> Known<Selection> {
        let Some(rules) = self.rules(cx) else { return nothing() };
        let usual = self.ask(cx, Asker::Picks, &rules, Effort::USUAL);
        if !self.looks_longer(cx) {
            return usual;
        }
        let longer = self.ask(cx, Asker::Longer, &rules, Effort::LONG);
        let better = longer.value.as_ref().is_some_and(|found| {
            !longer.stale && usual.value.as_ref().is_none_or(|usual| found.reached >= usual.reached)
        });
        let (value, stale) = if better { (longer.value, false) } else { (usual.value, usual.stale) };
        Known { value, stale, working: longer.working.or(usual.working), stopped: longer.stopped }
    }

    /// Looks longer for better picks than those that were found.
    pub(super) fn look_longer(&self, cx: &Context<'_>) {
        let (ground, rules) = (self.ground(cx), self.rules(cx));
        let longer = ground.zip(rules).map(|(ground, rules)| Asked { ground, rules, effort: Effort::LONG });
        self.0.borrow_mut().longer = longer;
        cx.analyses.resume();
    }

    /// True where the user wanted a longer search for the picks of now.
    pub(super) fn looks_longer(&self, cx: &Context<'_>) -> bool {
        let (ground, rules) = (self.ground(cx), self.rules(cx));
        let kept = self.0.borrow();
        match (&kept.longer, ground, rules) {
            (Some(longer), Some(ground), Some(rules)) => {
                Arc::ptr_eq(&longer.ground, &ground) && longer.rules == rules
            }
            _ => false,
        }
    }

    /// What other rules would do.
    pub(super) fn preview(&self, cx: &Context<'_>, rules: &Rules) -> Known<Selection> {
        self.ask(cx, Asker::Preview, rules, Effort::USUAL)
    }

    /// The fewest picks that reach this share, 0–1, the other rules being those of the initiative.
    pub(super) fn reaching(&self, cx: &Context<'_>, share: f64) -> Known<Selection> {
        let Some(rules) = self.rules(cx) else { return nothing() };
        self.ask(cx, Asker::Share, &Rules { size: Size::Share(share), ..rules }, Effort::USUAL)
    }

    /// What other numbers of picks would reach: up to a few more than there are.
    pub(super) fn curve(&self, cx: &Context<'_>) -> Known<Curve> {
        self.ask_of(cx, ("advocates.curve", "How many advocates are enough"), |_, of, hearing| {
            let Of { asked, selection } = of;
            let chosen = selection.picks.len();
            let most = (chosen + chosen / 4).max(LEAST_NUMBERS);
            let found = curve(&asked.ground, &asked.rules, chosen, most, hearing.progress)?;
            Some(found.knowing(selection))
        })
    }

    /// What each rule costs.
    pub(super) fn prices(&self, cx: &Context<'_>) -> Known<Vec<Price>> {
        self.ask_of(cx, ("advocates.prices", "What each rule costs"), |_, of, hearing| {
            prices(&of.asked.ground, &of.asked.rules, &of.selection, hearing.progress)
        })
    }

    /// Which picks stay when strengths of ties are other than guessed.
    pub(super) fn sensitivity(&self, cx: &Context<'_>) -> Known<Sensitivity> {
        self.ask_of(cx, ("advocates.guesses", "What depends on guesses"), |_, of, hearing| {
            sensitivity(&of.asked.ground, &of.asked.rules, &of.selection, hearing.progress)
        })
    }

    /// Asks something of the picks of now, once they are known.
    fn ask_of<T: Send + Sync + 'static>(
        &self,
        cx: &Context<'_>,
        (what, words): (&'static str, &'static str),
        work: fn(&Network, &Of, &Hearing<'_, T>) -> Option<T>,
    ) -> Known<T> {
        let (Some(ground), Some(rules)) = (self.ground(cx), self.rules(cx)) else { return nothing() };
        let selection = self.selection(cx);
        let known = match selection.value.filter(|_| !selection.stale && selection.working.is_none()) {
            Some(selection) => {
                let asked = Asked { ground, rules, effort: Effort::USUAL };
                self.0.borrow_mut().known = Some(Of { asked, selection });
                self.0.borrow().known.clone()
            }
            // Until there are new picks, what was said of those before stays.
            None => self.0.borrow().known.clone(),
        };
        let Some(input) = known else { return nothing() };
        let slot = Slot { what, variant: 0 };
        let question = Question { slot, words, filter: &TieFilter::default(), input, work };
        let mut answer = Known::of(cx.analyses.ask_heavy(question, MANY * TIMES));
        answer.stale |= selection.stale;
        answer
    }

    fn ask(&self, cx: &Context<'_>, asker: Asker, rules: &Rules, effort: Effort) -> Known<Selection> {
        let Some(ground) = self.ground(cx) else { return nothing() };
        let (what, words) = asker.slot();
        let question = Question {
            slot: Slot { what, variant: 0 },
            words,
            filter: &TieFilter::default(),
            input: Asked { ground, rules: rules.clone(), effort },
            work: find,
        };
        let times = if effort == Effort::USUAL { TIMES } else { NEVER_AT_ONCE };
        Known::of(cx.analyses.ask_heavy(question, times))
    }
}

/// Nothing to be worked out.
const fn nothing<T>() -> Known<T> {
    Known { value: None, working: None, stale: false, stopped: false }
}
