//! Is anything worked out twice, and does what was given up end?

use super::*;
use crate::model::{Community, Document as Map, Id, Rating, Stakeholder, Strength, Tie, TieKind};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

/// So many people in a row, each tied to the next.
fn row(people: u64) -> Document {
    let mut document = Document::default();
    for bits in 1..=people {
        document.stakeholders.insert(Id::from_bits(bits), Stakeholder::named(format!("P{bits}")));
    }
    for bits in 1..people {
        let tie = Tie::between(Id::from_bits(bits), Id::from_bits(bits + 1), TieKind::WorksWith);
        document.ties.insert(Id::from_bits(bits), tie);
    }
    document
}

/// Analyses of one map after the other.
struct Bench {
    analyses: Analyses,
    document: Arc<Document>,
    ties: u64,
    ctx: egui::Context,
}

impl Bench {
    fn new(document: Document) -> Self {
        let bench = Self {
            analyses: Analyses::default(),
            document: Arc::new(document),
            ties: 0,
            ctx: egui::Context::default(),
        };
        bench.frame();
        bench
    }

    fn frame(&self) {
        self.analyses.follow(&self.document, self.ties, &self.ctx);
    }

    fn change(&mut self, change: impl FnOnce(&mut Map)) {
        change(Arc::make_mut(&mut self.document));
        self.ties += 1;
        self.frame();
    }

    fn degree(&self) -> Answer<Measurement> {
        self.analyses.scores(Metric::find("degree").unwrap(), Counting::default(), &TieFilter::default())
    }

    /// The answer once there is no more work to do.
    fn wait<T>(&self, ask: impl Fn(&Self) -> Answer<T>) -> Answer<T> {
        let begun = Instant::now();
        loop {
            self.frame();
            let answer = ask(self);
            if answer.working.is_none() {
                return answer;
            }
            assert!(begun.elapsed() < Duration::from_mins(1), "it never ends");
            std::thread::sleep(Duration::from_millis(2));
        }
    }
}

fn of(answer: &Answer<Measurement>, bits: u64) -> Option<f64> {
    answer.value.as_ref().and_then(|scores| scores.get(Id::from_bits(bits)))
}

#[test]
fn small_networks_are_measured_at_once_and_only_when_ties_change() {
    let mut bench = Bench::new(row(5));
    let answer = bench.degree();
    assert_eq!((of(&answer, 1), of(&answer, 2)), (Some(1.0), Some(2.0)));
    assert_eq!((answer.working, answer.stale, bench.analyses.begun()), (None, false, 1));
    // What says nothing about who is tied to whom.
    bench.change(|document| {
        let person = document.stakeholders.get_mut(&Id::from_bits(1)).unwrap();
        person.role = Some("CFO".to_owned());
        document.ties.get_mut(&Id::from_bits(1)).unwrap().note = None;
        document.communities.insert(Id::from_bits(1), Community::default());
        let _rating = Rating::new(3);
    });
    assert!(!bench.degree().stale);
    assert_eq!(bench.analyses.begun(), 1, "nothing was worked out again");
    bench.change(|document| {
        let tie = Tie::between(Id::from_bits(1), Id::from_bits(5), TieKind::WorksWith);
        document.ties.insert(Id::from_bits(9), tie);
    });
    assert_eq!((of(&bench.degree(), 1), bench.analyses.begun()), (Some(2.0), 2));
}

#[test]
fn ties_that_do_not_count_are_left_out_and_the_other_result_stays() {
    let mut bench = Bench::new(row(3));
    bench.change(|document| {
        document.ties.get_mut(&Id::from_bits(1)).unwrap().strength = Strength::new(5).unwrap();
    });
    let strong = TieFilter { kinds: None, min_strength: 4 };
    let degree = Metric::find("degree").unwrap();
    let asked = |bench: &Bench, filter: &TieFilter| {
        of(&bench.analyses.scores(degree, Counting::default(), filter), 2)
    };
    assert_eq!(asked(&bench, &TieFilter::default()), Some(2.0));
    assert_eq!(asked(&bench, &strong), Some(1.0));
    assert_eq!(asked(&bench, &TieFilter::default()), Some(2.0));
    assert_eq!(bench.analyses.begun(), 2);
}

#[test]
fn a_large_network_is_measured_beside_and_the_old_result_stays_meanwhile() {
    let mut bench = Bench::new(row(4_000));
    assert!(bench.degree().value.is_none(), "the network is not even put together");
    let answer = bench.wait(Bench::degree);
    assert_eq!((of(&answer, 1), bench.analyses.begun()), (Some(1.0), 1));
    bench.change(|document| {
        document.stakeholders.get_mut(&Id::from_bits(7)).unwrap().role = Some("CFO".to_owned());
    });
    assert!(!bench.wait(Bench::degree).stale);
    // The network is put together again beside; it turns out to be the same.
    for _ in 0..50 {
        std::thread::sleep(Duration::from_millis(2));
        bench.frame();
        let answer = bench.degree();
        assert!(!answer.stale && answer.working.is_none());
    }
    assert_eq!(bench.analyses.begun(), 1);
    bench.change(|document| {
        document.ties.remove(&Id::from_bits(1));
    });
    let begun = Instant::now();
    loop {
        let answer = bench.degree();
        assert!(answer.value.is_some(), "the old result is shown");
        if of(&answer, 1) == Some(0.0) {
            break;
        }
        assert!(begun.elapsed() < Duration::from_mins(1), "there is no new result");
        bench.frame();
        std::thread::sleep(Duration::from_millis(1));
    }
    assert_eq!(bench.analyses.begun(), 2);
}

/// Whether the endless work of the tests below is going on.
static GOES_ON: [AtomicBool; 3] = [const { AtomicBool::new(false) }; 3];

/// Work that ends only when it is cancelled; it tells an estimate first.
fn endless(bench: &Bench, number: usize) -> Answer<usize> {
    bench.analyses.ask(Question {
        slot: Slot { what: "endless", variant: 0 },
        words: "Endless",
        filter: &TieFilter::default(),
        input: number,
        work: |_, number, hearing| {
            GOES_ON[*number].store(true, Ordering::SeqCst);
            hearing.so_far(17 + number);
            while !hearing.progress.is_cancelled() {
                std::thread::sleep(Duration::from_millis(1));
            }
            GOES_ON[*number].store(false, Ordering::SeqCst);
            None
        },
    })
}

fn until(bench: &Bench, what: &str, mut holds: impl FnMut() -> bool) {
    let begun = Instant::now();
    while !holds() {
        assert!(begun.elapsed() < Duration::from_secs(20), "{what}");
        std::thread::sleep(Duration::from_millis(1));
        bench.frame();
    }
}

#[test]
fn what_is_stopped_ends_and_is_not_begun_again_by_itself() {
    let bench = Bench::new(row(4_000));
    until(&bench, "it does not begin", || endless(&bench, 0).value.is_some());
    let answer = endless(&bench, 0);
    assert_eq!((answer.value.as_deref(), answer.rough), (Some(&17), true), "an estimate is shown");
    assert_eq!(bench.analyses.doing().map(|doing| doing.words), Some("Endless"));
    bench.analyses.stop();
    until(&bench, "it goes on", || !GOES_ON[0].load(Ordering::SeqCst));
    for _ in 0..5 {
        bench.frame();
        let answer = endless(&bench, 0);
        assert!(answer.stopped && answer.working.is_none() && answer.value.is_some());
    }
    assert_eq!((bench.analyses.doing(), bench.analyses.is_stopped()), (None, true));
    assert_eq!(bench.analyses.begun(), 1);
    bench.analyses.resume();
    until(&bench, "it is not begun again", || {
        endless(&bench, 0).working.is_some_and(|_| bench.analyses.begun() == 2)
    });
}

#[test]
fn work_on_a_network_that_is_no_more_is_given_up() {
    let mut bench = Bench::new(row(4_000));
    until(&bench, "it does not begin", || endless(&bench, 1).value.is_some());
    bench.change(|document| {
        document.ties.remove(&Id::from_bits(1));
    });
    until(&bench, "it goes on", || !GOES_ON[1].load(Ordering::SeqCst));
    assert!(endless(&bench, 1).stale, "the old result stays and is told from a new one");
}

#[test]
fn what_nobody_looks_at_makes_room_for_what_is_looked_at() {
    let bench = Bench::new(row(4_000));
    until(&bench, "it does not begin", || endless(&bench, 2).value.is_some());
    until(&bench, "it waits for ever", || of(&bench.degree(), 1).is_some());
    until(&bench, "it goes on", || !GOES_ON[2].load(Ordering::SeqCst));
}
