//! Where does everybody stand on the network view?
//!
//! *Invariants:* a place that the user chose (a pin) is kept; opening a map or adding somebody moves nobody who
//! stands already. Arranging runs on a thread, on a copy, and everybody stays where they are until it is done; only its
//! newest answer is taken. Places that are no pins are not part of the map, so arranging is no step of undo: what stood
//! before is kept here, for going back.

use super::theme::PANEL_SECS;
use crate::analysis::{Network, TieFilter};
use crate::layout::{LAYOUTS, Layout, Positions, Progress};
use crate::model::{Document, Point, StakeholderId};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};

/// The seed of the arrangement: the same map is arranged the same way each time.
const SEED: u64 = 1;
/// Up to so many people the arrangement is made at once: it takes less than a frame.
const AT_ONCE: usize = 60;

/// Up to so many people are seen to move to their new places.
const SEEN_MOVING: usize = 2_000;

/// Where everybody stands.
#[derive(Default)]
pub(super) struct Places {
    /// Where they are seen: on their way while they move.
    positions: Positions,
    /// Where they are going, from where, and since when.
    moving: Option<Moving>,
    generation: u64,
    seen: Option<u64>,
    job: Option<Job>,
    /// The user asked for this arrangement.
    asked: Option<&'static Layout>,
    /// The first arrangement was stopped: nothing is arranged before it is asked for.
    stopped: bool,
    /// Where everybody stood before the last arrangement that was asked for.
    before: Option<Positions>,
}

struct Moving {
    from: Positions,
    to: Positions,
    since: f64,
}

struct Job {
    answer: Receiver<Option<Positions>>,
    progress: Arc<Progress>,
    asked: bool,
}

impl Drop for Job {
    fn drop(&mut self) {
        self.progress.cancel();
    }
}

impl Places {
    /// Where everybody stands; empty while the first arrangement is being made.
    pub(super) fn positions(&self) -> &Positions {
        &self.positions
    }

    /// Counts every change of the positions.
    pub(super) fn generation(&self) -> u64 {
        self.generation
    }

    /// True while people are being arranged.
    pub(super) fn is_arranging(&self) -> bool {
        self.job.is_some()
    }

    /// How far the arrangement has come, 0–1.
    pub(super) fn progress(&self) -> f32 {
        self.job.as_ref().map_or(1.0, |job| job.progress.share())
    }

    /// Stops arranging; everybody stays.
    pub(super) fn cancel(&mut self) {
        self.stopped = self.positions.is_empty() && self.job.is_some();
        (self.job, self.asked) = (None, None);
    }

    /// Arranges everybody anew, but for those whose places the user chose.
    pub(super) fn arrange(&mut self, layout: &'static Layout) {
        self.arrive();
        (self.job, self.asked, self.stopped, self.seen) = (None, Some(layout), false, None);
    }

    /// True where there is an arrangement to go back to.
    pub(super) fn can_go_back(&self) -> bool {
        self.before.is_some()
    }

    /// Puts everybody back where they stood before they were last arranged; doing it again takes that back.
    pub(super) fn go_back(&mut self, ctx: &egui::Context) {
        if let Some(before) = self.before.take() {
            self.arrive();
            self.before = Some(self.positions.clone());
            self.move_to(before, ctx);
            self.seen = None;
        }
    }

    /// Forgets the places of these people.
    pub(super) fn release(&mut self, people: &[StakeholderId]) {
        self.arrive();
        for id in people {
            self.positions.remove(id);
        }
        self.seen = None;
    }

    /// Takes over pins, drops who is gone, and finds places for who is new. True when an arrangement that was asked for
    /// has come.
    pub(super) fn follow(&mut self, document: &Document, revision: u64, ctx: &egui::Context) -> bool {
        let arranged = self.take_answer(ctx);
        self.step(ctx);
        if self.job.is_some() || (self.seen == Some(revision) && self.asked.is_none()) {
            return arranged;
        }
        self.arrive();
        self.seen = Some(revision);
        self.generation += 1;
        self.positions.retain(|id, _| document.stakeholders.contains_key(id));
        self.positions.extend(document.pins.iter().map(|(id, point)| (*id, *point)));
        if let Some(layout) = self.asked.take() {
            return self.start(document, layout, true, ctx);
        }
        let missing: Vec<StakeholderId> =
            document.stakeholders.keys().filter(|id| !self.positions.contains_key(id)).copied().collect();
        if missing.is_empty() || self.stopped {
            return arranged;
        }
        if self.positions.len() > document.pins.len() {
            self.place_beside(document, &missing);
        } else if let Some(layout) = LAYOUTS.first() {
            self.start(document, layout, false, ctx);
        }
        arranged
    }

    fn take_answer(&mut self, ctx: &egui::Context) -> bool {
        let Some(job) = &self.job else { return false };
        let Ok(answer) = job.answer.try_recv() else { return false };
        let asked = job.asked;
        (self.job, self.seen) = (None, None);
        answer.is_some_and(|positions| self.take_over(positions, asked, ctx))
    }

    /// Takes over an arrangement; true where it was asked for.
    fn take_over(&mut self, positions: Positions, asked: bool, ctx: &egui::Context) -> bool {
        self.arrive();
        if asked {
            self.before = Some(self.positions.clone());
        }
        self.move_to(positions, ctx);
        asked
    }

    fn move_to(&mut self, to: Positions, ctx: &egui::Context) {
        let still = ctx.global_style().animation_time <= 0.0;
        self.generation += 1;
        if still || self.positions.is_empty() || to.len() > SEEN_MOVING {
            self.positions = to;
            return;
        }
        let from = std::mem::take(&mut self.positions);
        self.positions = from.clone();
        self.moving = Some(Moving { from, to, since: ctx.input(|input| input.time) });
        ctx.request_repaint();
    }

    /// Goes on with a movement.
    fn step(&mut self, ctx: &egui::Context) {
        let Some(moving) = &self.moving else { return };
        let share = ((ctx.input(|input| input.time) - moving.since) / f64::from(PANEL_SECS)).clamp(0.0, 1.0);
        if share >= 1.0 {
            self.arrive();
            return;
        }
        let eased = 1.0 - (1.0 - share).powi(3);
        let between = |id: &StakeholderId, to: &Point| {
            let from = moving.from.get(id).unwrap_or(to);
            Point { x: from.x + (to.x - from.x) * eased, y: from.y + (to.y - from.y) * eased }
        };
        self.positions = moving.to.iter().map(|(id, to)| (*id, between(id, to))).collect();
        self.generation += 1;
        ctx.request_repaint();
    }

    /// Ends a movement: everybody is where they were going.
    fn arrive(&mut self) {
        if let Some(moving) = self.moving.take() {
            self.positions = moving.to;
            self.generation += 1;
        }
    }

    /// Puts new people near those they are tied to, or below everybody.
    fn place_beside(&mut self, document: &Document, missing: &[StakeholderId]) {
        let lowest = self.positions.values().map(|p| p.y).fold(f64::NEG_INFINITY, f64::max);
        let left = self.positions.values().map(|p| p.x).fold(f64::INFINITY, f64::min);
        for (place, id) in missing.iter().enumerate() {
            let near: Vec<Point> = document
                .ties_of(*id)
                .filter_map(|(_, tie)| tie.other(*id).and_then(|other| self.positions.get(&other)).copied())
                .collect();
            let mut at = if near.is_empty() {
                Point { x: left + 110.0 * (place % 10) as f64, y: lowest + 90.0 + 90.0 * (place / 10) as f64 }
            } else {
                let n = near.len() as f64;
                Point {
                    x: near.iter().map(|p| p.x).sum::<f64>() / n,
                    y: near.iter().map(|p| p.y).sum::<f64>() / n + 60.0,
                }
            };
            let free = |at: Point, positions: &Positions| {
                positions.values().all(|p| (p.x - at.x).hypot(p.y - at.y) > 64.0)
            };
            // A spiral outwards finds a free place within few turns.
            let start = at;
            for turn in 1..200 {
                if free(at, &self.positions) {
                    break;
                }
                let (angle, radius) = (f64::from(turn) * 0.7, 24.0 + 6.0 * f64::from(turn));
                at = Point { x: start.x + radius * angle.cos(), y: start.y + radius * angle.sin() };
            }
            self.positions.insert(*id, at);
        }
    }

    /// Begins an arrangement; true where it was asked for and is done already.
    fn start(
        &mut self,
        document: &Document,
        layout: &'static Layout,
        asked: bool,
        ctx: &egui::Context,
    ) -> bool {
        let network = Network::build(document, &TieFilter::default());
        let pinned: Positions = document.pins.iter().map(|(id, point)| (*id, *point)).collect();
        let progress = Arc::new(Progress::default());
        if document.stakeholders.len() <= AT_ONCE {
            let done = (layout.arrange)(&network, &pinned, SEED, &progress);
            return done.is_some_and(|positions| self.take_over(positions, asked, ctx));
        }
        let (sender, answer) = channel();
        let (ctx, watched) = (ctx.clone(), Arc::clone(&progress));
        std::thread::spawn(move || {
            // The receiver is gone where the arrangement was cancelled: then nobody waits for the answer.
            let _gone = sender.send((layout.arrange)(&network, &pinned, SEED, &watched));
            ctx.request_repaint();
        });
        self.job = Some(Job { answer, progress, asked });
        false
    }
}
