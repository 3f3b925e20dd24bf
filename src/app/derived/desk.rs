//! What was worked out, for which network, and what comes next?
//!
//! *Invariants:* a network is put together again only when people or ties were touched, and gets a new number only when
//! it differs from the one before: results carry the number of theirs. Networks of large maps are put together in a
//! thread.

use super::job::{Building, Job, News};
use super::{Doing, Slot};
use crate::analysis::{Network, Progress, TieFilter};
use crate::model::Document;
use std::any::Any;
use std::sync::{Arc, Weak};

/// A result, of whatever kind.
pub(super) type Value = Arc<dyn Any + Send + Sync>;
/// Works out a result, telling estimates on the way.
pub(super) type Work = Arc<dyn Fn(&Network, &Progress, &dyn Fn(Value)) -> Option<Value> + Send + Sync>;

/// Up to so many people and ties together a network is put together at once: that takes less than a millisecond.
const BUILT_AT_ONCE: usize = 3_000;
/// So much is worked out at once in a frame, in pairs of a person with another or with a tie: less than 4 ms.
const DONE_AT_ONCE: usize = 1_000_000;
/// Sets of ties for which results are kept.
const FILTERS: usize = 4;

/// A question whose types are not known here.
pub(super) struct Want<'a> {
    pub(super) slot: Slot,
    pub(super) words: &'static str,
    pub(super) filter: &'a TieFilter,
    /// How many times as long as a measure it takes.
    pub(super) times: usize,
    pub(super) input: Value,
    pub(super) same: &'a dyn Fn(&(dyn Any + Send + Sync)) -> bool,
    pub(super) make: &'a dyn Fn() -> Work,
}

/// What is known of it.
#[derive(Default)]
pub(super) struct Told {
    pub(super) value: Option<Value>,
    pub(super) stale: bool,
    pub(super) rough: bool,
    pub(super) working: Option<f32>,
    pub(super) stopped: bool,
}

/// The network of some ties.
struct Net {
    filter: TieFilter,
    network: Option<Arc<Network>>,
    /// Changes when the network does.
    number: u64,
    /// For which change of the ties it was put together.
    of: u64,
    building: Option<Building>,
    /// In which frame it was needed last.
    asked: u64,
}

/// An analysis and its result.
struct Kept {
    slot: Slot,
    words: &'static str,
    filter: TieFilter,
    input: Value,
    work: Work,
    found: Option<Found>,
    stopped: bool,
    asked: u64,
}

struct Found {
    value: Value,
    /// The number of its network; nothing where the input has changed since.
    number: Option<u64>,
    rough: bool,
}

struct Running {
    slot: Slot,
    filter: TieFilter,
    number: u64,
    job: Job,
}

/// All of it.
#[derive(Default)]
pub(super) struct Desk {
    ctx: egui::Context,
    document: Weak<Document>,
    ties: u64,
    frame: u64,
    /// What was worked out at once in this frame.
    spent: usize,
    numbers: u64,
    nets: Vec<Net>,
    kept: Vec<Kept>,
    running: Option<Running>,
    begun: u64,
}

impl Desk {
    pub(super) fn follow(&mut self, document: &Arc<Document>, ties: u64, ctx: &egui::Context) {
        self.ctx = ctx.clone();
        self.document = Arc::downgrade(document);
        self.ties = ties;
        self.frame += 1;
        self.spent = 0;
        self.take_networks();
        if let Some(running) = &self.running {
            let filter = running.filter.clone();
            self.refresh(&filter);
        }
        self.take_news();
        self.go_on();
    }

    pub(super) fn network(&mut self, filter: &TieFilter) -> Option<Arc<Network>> {
        let frame = self.frame;
        self.refresh(filter);
        let net = self.nets.iter_mut().find(|net| net.filter == *filter)?;
        net.asked = frame;
        net.network.clone()
    }

    pub(super) fn ask(&mut self, want: &Want<'_>) -> Told {
        let frame = self.frame;
        let network = self.network(want.filter);
        let number = self.number(want.filter);
        let place = self.kept.iter().position(|kept| kept.slot == want.slot && kept.filter == *want.filter);
        let place = place.unwrap_or_else(|| {
            self.kept.push(Kept {
                slot: want.slot,
                words: want.words,
                filter: want.filter.clone(),
                input: Arc::clone(&want.input),
                work: (want.make)(),
                found: None,
                stopped: false,
                asked: frame,
            });
            self.kept.len() - 1
        });
        let kept = &mut self.kept[place];
        kept.asked = frame;
        if !(want.same)(&*kept.input) {
            (kept.input, kept.work, kept.stopped) = (Arc::clone(&want.input), (want.make)(), false);
            kept.found.iter_mut().for_each(|found| found.number = None);
            self.give_up(want.slot, want.filter);
        }
        if let (Some(network), Some(number)) = (&network, number)
            && !self.kept[place].is_current(number)
            && !self.kept[place].stopped
        {
            self.at_once(place, network, number, want.times);
        }
        self.go_on();
        self.told(place, number)
    }

    pub(super) fn doing(&self) -> Option<Doing> {
        let running = self.running.as_ref()?;
        let kept =
            self.kept.iter().find(|kept| kept.slot == running.slot && kept.filter == running.filter)?;
        let waiting = self.kept.iter().filter(|kept| self.waits(kept)).count();
        Some(Doing { words: kept.words, share: running.job.progress.share(), waiting })
    }

    pub(super) fn stop(&mut self) {
        let waiting: Vec<bool> =
            self.kept.iter().map(|kept| self.waits(kept) || self.runs(kept.slot, &kept.filter)).collect();
        for (kept, waiting) in self.kept.iter_mut().zip(waiting) {
            kept.stopped |= waiting;
        }
        self.running = None;
    }

    pub(super) fn resume(&mut self) {
        self.kept.iter_mut().for_each(|kept| kept.stopped = false);
    }

    pub(super) fn is_stopped(&self) -> bool {
        self.kept.iter().any(|kept| kept.stopped && kept.asked + 1 >= self.frame)
    }

    pub(super) const fn begun(&self) -> u64 {
        self.begun
    }

    fn told(&self, place: usize, number: Option<u64>) -> Told {
        let kept = &self.kept[place];
        let current = number.is_some_and(|number| kept.is_current(number));
        // A result for other ties is better than none while this one is being worked out.
        let other = || {
            let others = self.kept.iter().filter(|other| other.slot == kept.slot && other.found.is_some());
            others.max_by_key(|other| other.asked).and_then(|other| other.found.as_ref())
        };
        let found = kept.found.as_ref().or_else(other);
        let share = match &self.running {
            Some(running) if self.runs(kept.slot, &kept.filter) => running.job.progress.share(),
            _ => 0.0,
        };
        Told {
            value: found.map(|found| Arc::clone(&found.value)),
            stale: found.is_some() && !current && found.is_none_or(|found| found.number != number),
            rough: found.is_some_and(|found| found.rough),
            working: (!current && !kept.stopped).then_some(share),
            stopped: kept.stopped,
        }
    }

    /// Works it out now where that takes a moment only.
    fn at_once(&mut self, place: usize, network: &Network, number: u64, times: usize) {
        let measure = network.len() * (network.len() + 2 * network.tie_count());
        let cost = measure.max(1).saturating_mul(times);
        if self.spent.saturating_add(cost) > DONE_AT_ONCE {
            return;
        }
        self.spent += cost;
        self.begun += 1;
        let kept = &mut self.kept[place];
        let value = (kept.work)(network, &Progress::default(), &|_| {});
        kept.stopped = value.is_none();
        if let Some(value) = value {
            kept.found = Some(Found { value, number: Some(number), rough: false });
        }
    }

    /// Begins what is waited for longest, unless something is being worked out that is still wanted.
    fn go_on(&mut self) {
        let wanted = |running: &Running| {
            let kept =
                self.kept.iter().find(|kept| kept.slot == running.slot && kept.filter == running.filter);
            kept.is_some_and(|kept| kept.asked + 1 >= self.frame)
        };
        let Some(next) = self.kept.iter().position(|kept| self.waits(kept)) else { return };
        if self.running.as_ref().is_some_and(wanted) {
            return;
        }
        let kept = &self.kept[next];
        let (slot, filter) = (kept.slot, kept.filter.clone());
        let Some(net) = self.nets.iter().find(|net| net.filter == filter) else { return };
        let Some(network) = net.network.clone() else { return };
        self.begun += 1;
        let job = Job::begin(Arc::clone(&kept.work), network, self.ctx.clone());
        self.running = Some(Running { slot, filter, number: net.number, job });
    }

    /// Whether somebody waits for this, and it is not being worked out yet.
    fn waits(&self, kept: &Kept) -> bool {
        let there = |number: u64| !kept.is_current(number);
        kept.asked + 1 >= self.frame
            && !kept.stopped
            && !self.runs(kept.slot, &kept.filter)
            && self.number(&kept.filter).is_some_and(there)
    }

    fn runs(&self, slot: Slot, filter: &TieFilter) -> bool {
        self.running.as_ref().is_some_and(|running| running.slot == slot && running.filter == *filter)
    }

    fn give_up(&mut self, slot: Slot, filter: &TieFilter) {
        if self.runs(slot, filter) {
            self.running = None;
        }
    }

    fn take_news(&mut self) {
        while let Some(running) = &self.running {
            let Some(news) = running.job.news() else { return };
            let number = Some(running.number);
            let (slot, filter) = (running.slot, &running.filter);
            let kept = self.kept.iter_mut().find(|kept| kept.slot == slot && kept.filter == *filter);
            match (kept, news) {
                (Some(kept), News::SoFar(value)) => kept.found = Some(Found { value, number, rough: true }),
                (Some(kept), News::End(Some(value))) => {
                    kept.found = Some(Found { value, number, rough: false });
                    self.running = None;
                }
                (kept, News::End(_)) => {
                    // It broke off by itself: trying again would do the same.
                    kept.into_iter().for_each(|kept| kept.stopped = true);
                    self.running = None;
                }
                (None, News::SoFar(_)) => self.running = None,
            }
        }
    }

    /// The number of the network of these ties, where there is one.
    fn number(&self, filter: &TieFilter) -> Option<u64> {
        let net = self.nets.iter().find(|net| net.filter == *filter)?;
        net.network.is_some().then_some(net.number)
    }

    /// Sees to it that the network of these ties is that of the map, now or soon.
    fn refresh(&mut self, filter: &TieFilter) {
        let place = self.nets.iter().position(|net| net.filter == *filter).unwrap_or_else(|| {
            self.forget_oldest();
            let asked = self.frame;
            let net = Net { filter: filter.clone(), network: None, number: 0, of: 0, building: None, asked };
            self.nets.push(net);
            self.nets.len() - 1
        });
        let net = &mut self.nets[place];
        let there = net.network.is_some() && net.of == self.ties;
        if there || net.building.as_ref().is_some_and(|building| building.of == self.ties) {
            return;
        }
        let Some(document) = self.document.upgrade() else { return };
        if document.stakeholders.len() + document.ties.len() <= BUILT_AT_ONCE {
            let network = Network::build(&document, filter);
            self.put(place, network, self.ties);
        } else {
            net.building = Some(Building::begin(document, filter.clone(), self.ties, self.ctx.clone()));
        }
    }

    fn take_networks(&mut self) {
        for place in 0..self.nets.len() {
            let Some(building) = &self.nets[place].building else { continue };
            let of = building.of;
            if let Some(network) = building.done() {
                self.nets[place].building = None;
                self.put(place, network, of);
            }
        }
    }

    /// Takes over a network; where it differs from the one before, work on that is given up.
    fn put(&mut self, place: usize, network: Network, of: u64) {
        let net = &mut self.nets[place];
        net.of = of;
        if net.network.as_ref().is_some_and(|before| **before == network) {
            return;
        }
        self.numbers += 1;
        net.number = self.numbers;
        net.network = Some(Arc::new(network));
        let filter = net.filter.clone();
        self.kept.iter_mut().filter(|kept| kept.filter == filter).for_each(|kept| kept.stopped = false);
        self.running.take_if(|running| running.filter == filter);
    }

    /// Makes room for the network of other ties.
    fn forget_oldest(&mut self) {
        if self.nets.len() < FILTERS {
            return;
        }
        let oldest = (0..self.nets.len()).min_by_key(|place| self.nets[*place].asked);
        if let Some(oldest) = oldest {
            let net = self.nets.swap_remove(oldest);
            self.kept.retain(|kept| kept.filter != net.filter);
            self.running.take_if(|running| running.filter == net.filter);
        }
    }
}

impl Kept {
    fn is_current(&self, number: u64) -> bool {
        self.found.as_ref().is_some_and(|found| found.number == Some(number) && !found.rough)
    }
}
