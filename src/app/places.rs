//! Where does everybody stand on the network view?
//!
//! Each person has a *home*, where the map's arrangement puts them, and stands there unless the user chose another place
//! (a pin). The arrangement is a field of the map: where an edit, undo or redo changes it, people follow. What stood
//! before is kept here for each such step, so that undo brings back the places themselves, not others as good.
//!
//! *Invariants:* a pin is kept; opening a map or adding somebody moves nobody who stands already. Arranging runs on a
//! thread, on a copy, and everybody stays where they are until it is done; only its newest answer is taken.

mod motion;

use crate::diagram;
use crate::layout::{Arranged, Ground, Layout, Positions, Progress, SPREAD};
use crate::model::about::Arrangement;
use crate::model::{Document, InitiativeId, Point, StakeholderId};
use crate::share::everything;
use motion::Moving;
use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};

/// Up to so many people the arrangement is made at once: it takes less than a frame.
const AT_ONCE: usize = 60;
/// For so many steps it is kept where everybody stood.
const KEPT: usize = 20;

/// Where everybody stands.
#[derive(Default)]
pub(super) struct Places {
    /// Where they are seen: on their way while they move.
    positions: Positions,
    /// Where they are going, from where, and since when.
    moving: Option<Moving>,
    generation: u64,
    seen: Option<u64>,
    /// How many steps could be undone when the map was last looked at.
    depth: usize,
    /// What `home` was made by.
    arrangement: Arrangement,
    stand: Stand,
    /// Where everybody stood before and after the step with this number.
    kept: BTreeMap<usize, Step>,
    job: Option<Job>,
    /// The user asked for this.
    asked: Option<Wanted>,
    /// The first arrangement was stopped: nothing is arranged before it is asked for.
    stopped: bool,
}

/// Where an arrangement puts everybody, and on what.
#[derive(Debug, Clone, Default)]
struct Stand {
    home: Positions,
    grounds: Arc<Vec<Ground>>,
}

/// A step of undo that changed the arrangement.
struct Step {
    from: Arrangement,
    to: Arrangement,
    before: Stand,
    after: Option<Stand>,
}

/// An arrangement that is wanted.
#[derive(Debug, Clone)]
struct Wanted {
    arrangement: Arrangement,
    layout: &'static Layout,
    /// The user asked for it: it becomes a step of undo.
    asked: bool,
}

/// An arrangement that the user asked for and that has come.
pub(super) struct Come {
    /// By which layout.
    pub(super) layout: &'static Layout,
    /// What the map says of it from now on.
    pub(super) arrangement: Arrangement,
    /// Where it puts everybody.
    pub(super) arranged: Arranged,
}

struct Job {
    answer: Receiver<Option<Arranged>>,
    progress: Arc<Progress>,
    wanted: Wanted,
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

    /// Where everybody is or is going.
    pub(super) fn destinations(&self) -> &Positions {
        self.moving.as_ref().map_or(&self.positions, |moving| &moving.to)
    }

    /// What stands behind them.
    pub(super) fn grounds(&self) -> &Arc<Vec<Ground>> {
        &self.stand.grounds
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

    /// Asks for an arrangement of everybody whose place the user did not choose; asking for the same again asks for
    /// another that is as good.
    pub(super) fn arrange(
        &mut self,
        layout: &'static Layout,
        now: &Arrangement,
        initiative: Option<InitiativeId>,
    ) {
        let mut arrangement = Arrangement::by(layout.id, 0, initiative.filter(|_| layout.is_rated()));
        let again = now.layout == arrangement.layout && now.initiative == arrangement.initiative;
        // The map's own arrangement was stopped before it came.
        let first = again && self.stand.home.is_empty();
        if again {
            arrangement.seed = now.seed.wrapping_add(u32::from(!first));
        }
        (self.job, self.stopped) = (None, false);
        self.asked = Some(Wanted { arrangement, layout, asked: !first });
    }

    /// Forgets where these people were put by hand.
    pub(super) fn release(&mut self, people: &[StakeholderId]) {
        self.arrive();
        for id in people {
            // Who was held there when the others were arranged has no home elsewhere.
            if self.positions.remove(id) == self.stand.home.get(id).copied() {
                self.stand.home.remove(id);
            }
        }
        self.seen = None;
    }

    /// An arrangement that the user asked for, once it has come.
    pub(super) fn come(&mut self, document: &Arc<Document>, ctx: &egui::Context) -> Option<Come> {
        if let Some(wanted) = self.asked.take() {
            self.start(document, wanted, ctx);
        }
        let answer = self.job.as_ref()?.answer.try_recv().ok()?;
        let wanted = self.job.take()?.wanted.clone();
        self.seen = None;
        let (arranged, Wanted { arrangement, layout, asked }) = (answer?, wanted);
        if asked {
            return Some(Come { layout, arrangement, arranged });
        }
        self.stand = Stand { home: arranged.places, grounds: Arc::new(arranged.grounds) };
        let to = self.targets(document);
        self.move_to(to, ctx);
        None
    }

    /// Takes over what came: with the step of that number the map says so.
    pub(super) fn take(&mut self, come: Come, step: usize, document: &Document, ctx: &egui::Context) {
        self.arrive();
        let after = Stand { home: come.arranged.places, grounds: Arc::new(come.arranged.grounds) };
        let before = std::mem::replace(&mut self.stand, after);
        let from = std::mem::replace(&mut self.arrangement, come.arrangement);
        self.kept.split_off(&step);
        self.kept.insert(step, Step { from, to: self.arrangement.clone(), before, after: None });
        while self.kept.len() > KEPT {
            self.kept.pop_first();
        }
        let to = self.targets(document);
        self.move_to(to, ctx);
        (self.seen, self.depth) = (None, step + 1);
    }

    /// Takes over pins, drops who is gone, finds places for who is new, and goes along where the map's arrangement was
    /// changed. `depth` is how many steps can be undone. True where everybody moved.
    pub(super) fn follow(
        &mut self,
        document: &Arc<Document>,
        revision: u64,
        depth: usize,
        ctx: &egui::Context,
    ) -> bool {
        self.step(ctx);
        if self.seen == Some(revision) {
            return false;
        }
        let before = std::mem::replace(&mut self.depth, depth);
        (self.seen, self.generation) = (Some(revision), self.generation + 1);
        let moved = self.follow_arrangement(document, before, ctx);
        self.stand.home.retain(|id, _| document.stakeholders.contains_key(id));
        let held = |id: &StakeholderId| self.stand.home.contains_key(id) || document.pins.contains_key(id);
        let missing: Vec<StakeholderId> =
            document.stakeholders.keys().filter(|id| !held(id)).copied().collect();
        // Where all are pinned it is still to be found what stands behind them.
        let grounds = !document.about.arrangement.layout.is_empty() && !document.stakeholders.is_empty();
        if self.stand.home.is_empty() {
            if (grounds || !missing.is_empty()) && !self.stopped && self.job.is_none() {
                self.start(document, wanted(&document.about.arrangement), ctx);
            }
        } else if !missing.is_empty() {
            self.place_beside(document, &missing);
        }
        let to = self.targets(document);
        if moved {
            self.arrive();
            self.move_to(to, ctx);
        } else if self.moving.as_ref().is_none_or(|moving| moving.to != to) {
            self.arrive();
            // Those with pins wait for the others.
            self.positions = if self.is_first() { Positions::new() } else { to };
        }
        moved
    }

    /// Nobody has been arranged yet, and somebody is at it.
    fn is_first(&self) -> bool {
        self.stand.home.is_empty() && self.job.is_some()
    }

    /// Goes to where everybody stood where undo or redo changed the arrangement; true where that was found.
    fn follow_arrangement(&mut self, document: &Arc<Document>, before: usize, ctx: &egui::Context) -> bool {
        let now = &document.about.arrangement;
        let old = std::mem::replace(&mut self.arrangement, now.clone());
        if same(&old, now) || self.stand.home.is_empty() {
            return false;
        }
        let (first, last) = (before.min(self.depth), before.max(self.depth));
        let mut steps = self.kept.range(first..last);
        let found = if self.depth < before {
            steps.find(|(_, step)| step.from == *now).map(|(_, step)| Some(step.before.clone()))
        } else {
            steps.rfind(|(_, step)| step.to == *now).map(|(_, step)| step.after.clone())
        };
        if let Some(Some(stand)) = found {
            let left = std::mem::replace(&mut self.stand, stand);
            let mut gone = self.kept.range_mut(first..last).map(|(_, step)| step);
            if let Some(step) = gone.rfind(|step| step.to == old) {
                step.after = Some(left);
            }
            return true;
        }
        self.start(document, wanted(now), ctx);
        false
    }

    /// Where everybody is to stand: where the user put them, else at home.
    fn targets(&self, document: &Document) -> Positions {
        let place = |id: &StakeholderId| document.pins.get(id).or_else(|| self.stand.home.get(id)).copied();
        document.stakeholders.keys().filter_map(|id| Some((*id, place(id)?))).collect()
    }

    /// Begins an arrangement; a small one is done at once, and waits to be taken.
    fn start(&mut self, document: &Arc<Document>, wanted: Wanted, ctx: &egui::Context) {
        let progress = Arc::new(Progress::default());
        let (sender, answer) = channel();
        let (document, layout) = (Arc::clone(document), wanted.layout);
        let Arrangement { seed, initiative, .. } = wanted.arrangement;
        self.job = Some(Job { answer, progress: Arc::clone(&progress), wanted });
        let small = document.stakeholders.len() <= AT_ONCE;
        let ctx = ctx.clone();
        let work = move || {
            let subject = diagram::subject(&everything(&document), initiative, seed);
            // The map is let go of: who changes it meanwhile need not copy it.
            drop(document);
            // The receiver is gone where the arrangement was cancelled: then nobody waits for the answer.
            let _gone = sender.send((layout.arrange)(&subject, &progress));
            ctx.request_repaint();
        };
        if small {
            work();
        } else {
            std::thread::spawn(work);
        }
    }

    /// Puts new people near those they are tied to, or below everybody.
    fn place_beside(&mut self, document: &Document, missing: &[StakeholderId]) {
        let taken = self.targets(document);
        let mut taken: Vec<Point> = taken.into_values().collect();
        let lowest = taken.iter().map(|p| p.y).fold(f64::NEG_INFINITY, f64::max);
        let left = taken.iter().map(|p| p.x).fold(f64::INFINITY, f64::min);
        for (place, id) in missing.iter().enumerate() {
            let near: Vec<Point> = document
                .ties_of(*id)
                .filter_map(|(_, tie)| tie.other(*id))
                .filter_map(|other| {
                    document.pins.get(&other).or_else(|| self.stand.home.get(&other)).copied()
                })
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
            // A spiral outwards finds a free place within few turns.
            let start = at;
            for turn in 1..200 {
                if taken.iter().all(|p| (p.x - at.x).hypot(p.y - at.y) > 64.0) {
                    break;
                }
                let (angle, radius) = (f64::from(turn) * 0.7, 24.0 + 6.0 * f64::from(turn));
                at = Point { x: start.x + radius * angle.cos(), y: start.y + radius * angle.sin() };
            }
            taken.push(at);
            self.stand.home.insert(*id, at);
        }
    }
}

/// The arrangement that the map names, without being asked.
fn wanted(arrangement: &Arrangement) -> Wanted {
    let layout = Layout::find(&arrangement.layout).unwrap_or(&SPREAD);
    Wanted { arrangement: arrangement.clone(), layout, asked: false }
}

/// Whether everybody may stay: an initiative that was removed moves nobody.
fn same(one: &Arrangement, other: &Arrangement) -> bool {
    let initiatives =
        one.initiative == other.initiative || one.initiative.is_none() != other.initiative.is_none();
    one.layout == other.layout && one.seed == other.seed && initiatives
}
