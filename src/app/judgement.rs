//! What does the plan's judgement say of the map, without holding up the window?
//!
//! Findings, suggestions and other pure functions of the map, an initiative and the day are worked out once for each change of
//! the map: at once where the map is small, in a thread where it is large.
//!
//! *Invariants:* an answer belongs to one change of the map, one initiative and one day; while a newer one is worked out the
//! earlier one of the same initiative stays, marked as stale. At most one thread works for each kind of answer.

use super::context::Context;
use crate::model::{Document, InitiativeId};
use crate::plan::checks::{Findings, findings};
use jiff::civil::Date;
use std::any::Any;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, TryRecvError, channel};

/// Up to so many records of people and plan the work is done at once: it takes a few milliseconds.
const AT_ONCE: usize = 1_500;

/// For what an answer holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Of {
    revision: u64,
    initiative: Option<InitiativeId>,
    today: Date,
}

type Value = Arc<dyn Any + Send + Sync>;

#[derive(Default)]
struct Kept {
    known: Option<(Of, Value)>,
    coming: Option<(Of, Receiver<Value>)>,
}

/// What is kept between frames.
#[derive(Default)]
pub(super) struct Judgement(RefCell<BTreeMap<&'static str, Kept>>);

/// An answer, as far as it is known.
pub(super) struct Judged<T> {
    /// The answer; nothing while the first one is worked out.
    pub value: Option<Arc<T>>,
    /// It is that of an earlier state of the map.
    pub stale: bool,
}

impl Judgement {
    /// What the checks find in the initiative that is looked at.
    pub(super) fn findings(&self, cx: &Context<'_>, ctx: &egui::Context) -> Judged<Findings> {
        self.ask(cx, ctx, "findings", |document, initiative, today| {
            initiative.map(|id| findings(document, id, today)).unwrap_or_default()
        })
    }

    /// True where the findings that are known are those of the map as it is now. What mends one holds whole records: after
    /// another change it must not be done before the findings are worked out anew.
    pub(super) fn is_current(&self, cx: &Context<'_>) -> bool {
        let of = Of { revision: cx.revision, initiative: cx.initiative, today: cx.today };
        let all = self.0.borrow();
        all.get("findings").and_then(|kept| kept.known.as_ref()).is_some_and(|(known, _)| *known == of)
    }

    /// What a pure function says of the map, the initiative that is looked at and the day. `slot` names the function: each
    /// has its own.
    pub(super) fn ask<T: Send + Sync + 'static>(
        &self,
        cx: &Context<'_>,
        ctx: &egui::Context,
        slot: &'static str,
        work: fn(&Document, Option<InitiativeId>, Date) -> T,
    ) -> Judged<T> {
        let of = Of { revision: cx.revision, initiative: cx.initiative, today: cx.today };
        let mut all = self.0.borrow_mut();
        let kept = all.entry(slot).or_default();
        if let Some((asked, answer)) = &kept.coming {
            match answer.try_recv() {
                Ok(value) => (kept.known, kept.coming) = (Some((*asked, value)), None),
                Err(TryRecvError::Disconnected) => kept.coming = None,
                Err(TryRecvError::Empty) => {}
            }
        }
        if kept.known.as_ref().is_none_or(|(known, _)| *known != of) && kept.coming.is_none() {
            if size(cx.document) <= AT_ONCE {
                let value = Arc::new(work(cx.document, of.initiative, of.today));
                kept.known = Some((of, value));
            } else {
                let (sender, answer) = channel::<Value>();
                let (document, ctx) = (Arc::clone(cx.document), ctx.clone());
                std::thread::spawn(move || {
                    let value = Arc::new(work(&document, of.initiative, of.today));
                    drop(document);
                    // Nobody waits any more where another map was opened meanwhile.
                    let _gone = sender.send(value);
                    ctx.request_repaint();
                });
                kept.coming = Some((of, answer));
            }
        }
        let Some((known, value)) = &kept.known else { return Judged { value: None, stale: false } };
        if known.initiative != of.initiative {
            return Judged { value: None, stale: false };
        }
        Judged { value: Arc::clone(value).downcast::<T>().ok(), stale: *known != of }
    }
}

/// How much there is to look through.
fn size(document: &Document) -> usize {
    document.assessments.len() + document.actions.len() + document.interactions.len()
}
