//! What do measures, communities and other analyses of the network say, without holding up the window?
//!
//! Asking starts the work; the answer holds what is known so far. Work on small networks is done at once, work on large
//! ones in a thread, one analysis after the other, on a copy of the network.
//!
//! *Invariants:* an answer belongs to the *network*: who is on the map and how they are tied. Changing a note, a rating
//! or a place works nothing out again. While something is worked out anew, the answer for the earlier network stays. Work
//! on a network that is no more is given up; what the user stopped is not begun again before the network changes or it
//! is asked for anew. At most one analysis runs at a time.

mod desk;
mod job;

#[cfg(test)]
mod tests;

use crate::analysis::communities::SEED;
use crate::analysis::{
    Communities, Counting, Direction, Fragility, Metric, Network, Progress, Scores, TieFilter, Weights,
    communities, fragility,
};
use crate::model::Document;
use desk::{Desk, Told, Want};
use std::any::Any;
use std::cell::RefCell;
use std::sync::Arc;

/// Analyses of the open map, for every view.
#[derive(Default)]
pub(super) struct Analyses(RefCell<Desk>);

/// What is known.
#[derive(Debug)]
pub(super) struct Answer<T> {
    /// The result; nothing while the first one is being worked out.
    pub value: Option<Arc<T>>,
    /// The result is that of an earlier network or of other ties: shown paler.
    pub stale: bool,
    /// The result is an estimate; the exact one is being worked out.
    pub rough: bool,
    /// How far the work is, 0–1; nothing where there is none to do.
    pub working: Option<f32>,
    /// The user stopped the work: there will be no newer result before they ask for it.
    pub stopped: bool,
}

/// Which analysis this is. Each has one result for each set of ties that count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Slot {
    /// What is worked out.
    pub what: &'static str,
    /// In which of its variants.
    pub variant: u32,
}

/// Something to be worked out. The result depends on nothing but the network and the input.
pub(super) struct Question<'a, I, T> {
    /// Which analysis it is.
    pub slot: Slot,
    /// What it is called while it goes on: *Working out go-betweens*.
    pub words: &'static str,
    /// Which ties count.
    pub filter: &'a TieFilter,
    /// What else it depends on.
    pub input: I,
    /// Works it out; nothing where it was cancelled.
    pub work: fn(&Network, &I, &Hearing<'_, T>) -> Option<T>,
}

/// Who waits for a result.
pub(super) struct Hearing<'a, T> {
    /// How far the work is, and whether it is still wanted.
    pub progress: &'a Progress,
    tell: &'a dyn Fn(T),
}

impl<T> Hearing<'_, T> {
    /// Shows an estimate while the work goes on.
    pub(super) fn so_far(&self, value: T) {
        (self.tell)(value);
    }
}

/// The scores of a measure.
#[derive(Debug, PartialEq)]
pub(super) struct Measurement {
    /// The scores.
    pub scores: Scores,
    /// Where they are an estimate: half the width of the interval that holds the exact score in 95 of 100 draws.
    pub error: Option<Scores>,
}

impl std::ops::Deref for Measurement {
    type Target = Scores;

    fn deref(&self) -> &Scores {
        &self.scores
    }
}

/// Works out a measure; where that takes long, an estimate is told first.
fn measure(
    network: &Network,
    metric: &Metric,
    counting: Counting,
    hearing: &Hearing<'_, Measurement>,
) -> Option<Measurement> {
    let sample = metric.preview.and_then(|preview| {
        let sources = preview.sources(network, counting)?;
        (preview.compute)(network, counting, sources, SEED, hearing.progress)
    });
    if let Some(sample) = sample {
        hearing.so_far(Measurement { scores: sample.scores, error: Some(sample.error) });
        hearing.progress.reached(0.0);
    }
    let scores = (metric.compute)(network, counting, hearing.progress)?;
    Some(Measurement { scores, error: None })
}

/// What is being worked out.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Doing {
    /// In words.
    pub words: &'static str,
    /// How far it is, 0–1.
    pub share: f32,
    /// How many analyses wait for it.
    pub waiting: usize,
}

impl Analyses {
    /// Takes over what is done, gives up what is out of date. To be called once at the beginning of each frame; `ties` is
    /// the number of the document's last change of people or ties.
    pub(super) fn follow(&self, document: &Arc<Document>, ties: u64, ctx: &egui::Context) {
        self.0.borrow_mut().follow(document, ties, ctx);
    }

    /// A measure of everybody.
    pub(super) fn scores(
        &self,
        metric: &'static Metric,
        counting: Counting,
        filter: &TieFilter,
    ) -> Answer<Measurement> {
        let variant = u32::from(counting.weights == Weights::Strength) * 2
            + u32::from(counting.direction == Direction::Along);
        self.ask(Question {
            slot: Slot { what: metric.id, variant },
            words: metric.name,
            filter,
            input: (metric.id, counting),
            work: |network, (id, counting), hearing| measure(network, Metric::find(id)?, *counting, hearing),
        })
    }

    /// The groups that are found from ties alone, strong ties counting for more.
    pub(super) fn communities(&self, filter: &TieFilter) -> Answer<Communities> {
        self.ask(Question {
            slot: Slot { what: "communities", variant: 0 },
            words: "Groups found from ties",
            filter,
            input: (),
            work: |network, (), hearing| communities(network, Weights::Strength, SEED, hearing.progress),
        })
    }

    /// On whom and on which ties the map hangs.
    pub(super) fn fragility(&self, filter: &TieFilter) -> Answer<Fragility> {
        self.ask(Question {
            slot: Slot { what: "fragility", variant: 0 },
            words: "Who holds others together",
            filter,
            input: (),
            work: |network, (), hearing| fragility(network, hearing.progress),
        })
    }

    /// What is known of this question; what is not known yet is begun.
    pub(super) fn ask<I, T>(&self, question: Question<'_, I, T>) -> Answer<T>
    where
        I: PartialEq + Send + Sync + 'static,
        T: Send + Sync + 'static,
    {
        self.ask_heavy(question, 1)
    }

    /// The same for work that takes so many times as long as a measure does, so that it goes to a thread sooner.
    pub(super) fn ask_heavy<I, T>(&self, question: Question<'_, I, T>, times: usize) -> Answer<T>
    where
        I: PartialEq + Send + Sync + 'static,
        T: Send + Sync + 'static,
    {
        let Question { slot, words, filter, input, work } = question;
        let input = Arc::new(input);
        let same = |other: &(dyn Any + Send + Sync)| other.downcast_ref::<I>() == Some(&*input);
        let make = || -> desk::Work {
            let input = Arc::clone(&input);
            Arc::new(move |network, progress, tell| {
                let tell = |value: T| tell(Arc::new(value));
                work(network, &input, &Hearing { progress, tell: &tell }).map(|value| Arc::new(value) as _)
            })
        };
        let input = Arc::clone(&input) as _;
        let want = Want { slot, words, filter, times, input, same: &same, make: &make };
        let Told { value, stale, rough, working, stopped } = self.0.borrow_mut().ask(&want);
        let value = value.and_then(|value| value.downcast::<T>().ok());
        Answer { value, stale, rough, working, stopped }
    }

    /// What is being worked out now.
    pub(super) fn doing(&self) -> Option<Doing> {
        self.0.borrow().doing()
    }

    /// Stops all work.
    pub(super) fn stop(&self) {
        self.0.borrow_mut().stop();
    }

    /// Lets what was stopped be worked out after all.
    pub(super) fn resume(&self) {
        self.0.borrow_mut().resume();
    }

    /// True where something that is looked at was stopped.
    pub(super) fn is_stopped(&self) -> bool {
        self.0.borrow().is_stopped()
    }

    /// How many analyses were begun so far.
    pub(super) fn begun(&self) -> u64 {
        self.0.borrow().begun()
    }
}
