//! Where does everybody stand on the network view?
//!
//! *Invariants:* a place that the user chose (a pin) is kept; opening a map or adding somebody moves nobody who
//! stands already. Arranging runs on a thread, on a copy; only its newest answer is taken.

use crate::analysis::{Network, TieFilter};
use crate::layout::{Positions, Progress, spread};
use crate::model::{Document, Point, StakeholderId};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};

/// The seed of the arrangement: the same map is arranged the same way each time.
const SEED: u64 = 1;
/// Up to so many people the arrangement is made at once: it takes less than a frame.
const AT_ONCE: usize = 60;

/// Where everybody stands.
#[derive(Default)]
pub(super) struct Places {
    positions: Positions,
    generation: u64,
    seen: Option<u64>,
    job: Option<Job>,
}

struct Job {
    answer: Receiver<Option<Positions>>,
    progress: Arc<Progress>,
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
        self.job = None;
    }

    /// Forgets all places but those that the user chose.
    pub(super) fn forget(&mut self) {
        self.positions.clear();
        self.seen = None;
        self.job = None;
    }

    /// Forgets the places of these people.
    pub(super) fn release(&mut self, people: &[StakeholderId]) {
        for id in people {
            self.positions.remove(id);
        }
        self.seen = None;
    }

    /// Takes over pins, drops who is gone, and finds places for who is new.
    pub(super) fn follow(&mut self, document: &Document, revision: u64, ctx: &egui::Context) {
        if let Some(job) = &self.job
            && let Ok(answer) = job.answer.try_recv()
        {
            if let Some(positions) = answer {
                self.positions = positions;
                self.generation += 1;
            }
            self.job = None;
            self.seen = None;
        }
        if self.seen == Some(revision) || self.job.is_some() {
            return;
        }
        self.seen = Some(revision);
        self.generation += 1;
        self.positions.retain(|id, _| document.stakeholders.contains_key(id));
        self.positions.extend(document.pins.iter().map(|(id, point)| (*id, *point)));
        let missing: Vec<StakeholderId> =
            document.stakeholders.keys().filter(|id| !self.positions.contains_key(id)).copied().collect();
        if missing.is_empty() {
            return;
        }
        if self.positions.len() > document.pins.len() {
            self.place_beside(document, &missing);
        } else {
            self.arrange(document, ctx);
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

    fn arrange(&mut self, document: &Document, ctx: &egui::Context) {
        let network = Network::build(document, &TieFilter::default());
        let pinned: Positions = document.pins.iter().map(|(id, point)| (*id, *point)).collect();
        let progress = Arc::new(Progress::default());
        if document.stakeholders.len() <= AT_ONCE {
            if let Some(positions) = spread(&network, &pinned, SEED, &progress) {
                self.positions = positions;
            }
            return;
        }
        let (sender, answer) = channel();
        let (ctx, watched) = (ctx.clone(), Arc::clone(&progress));
        std::thread::spawn(move || {
            // The receiver is gone where the arrangement was cancelled: then nobody waits for the answer.
            let _gone = sender.send(spread(&network, &pinned, SEED, &watched));
            ctx.request_repaint();
        });
        self.job = Some(Job { answer, progress });
    }
}
