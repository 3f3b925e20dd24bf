//! Who moved, who is asked next, where raters disagree, and what of it may be told to whom.

use groundswell::model::assessment::{Rater, ReasonKind};
use groundswell::model::edits::{self, Answer, Closing};
use groundswell::model::{
    Document, Engagement, IdMaker, Initiative, InitiativeId, Key, Rating, Stakeholder, StakeholderId,
};
use groundswell::plan::pulse::{self, Order, queue};
use groundswell::plan::raters::{disagreements, question};
use groundswell::plan::{Moment, Movement, Way, moved, reviews};
use groundswell::share::{Reader, names_in, what_moved};
use jiff::civil::{Date, date};

const TODAY: Date = date(2026, 11, 22);

fn sample() -> (Document, InitiativeId) {
    let document = groundswell::file::sample();
    let named = document.initiatives.iter().find(|(_, one)| one.name == "One service desk");
    let id = *named.expect("the sample has it").0;
    (document, id)
}

fn counts(movements: &[Movement]) -> [usize; 5] {
    Way::ALL.map(|way| movements.iter().filter(|one| one.way == way).count())
}

/// A change with so many people, all neutral and frozen on 1 November.
fn made(people: usize) -> (Document, InitiativeId, Vec<StakeholderId>, IdMaker) {
    let mut ids = IdMaker::seeded(3);
    let mut document = Document::default();
    let (change, edit) = edits::add_initiative(&mut ids, Initiative::named("Move"));
    document.apply(edit).expect("it applies");
    let all: Vec<StakeholderId> = (0..people)
        .map(|place| {
            let record = Stakeholder::named(format!("Zoltan{place} Quux{place}"));
            let (id, edit) = edits::add_stakeholder(&mut ids, record, Some(change));
            document.apply(edit).expect("it applies");
            id
        })
        .collect();
    document.apply(edits::engage(&document, change, &all, Some(Engagement::Neutral))).expect("it applies");
    let closing = Closing { name: "First".to_owned(), ..Closing::default() };
    let edit = edits::close_review(&document, &mut ids, change, date(2026, 11, 1), &closing).1;
    document.apply(edit).expect("it applies");
    (document, change, all, ids)
}

fn first_review(document: &Document, change: InitiativeId) -> Moment {
    Moment::Review(reviews(document, change)[0].0)
}

#[test]
fn the_sample_moved_as_its_reviews_say() {
    let (document, change) = sample();
    let all = reviews(&document, change);
    let (first, second) = (Moment::Review(all[0].0), Moment::Review(all[1].0));
    // Down, up, unchanged, new, left.
    assert_eq!(counts(&moved(&document, change, first, second)), [2, 14, 26, 1, 0]);
    let since = moved(&document, change, second, Moment::Now(TODAY));
    assert_eq!(counts(&since), [0, 1, 42, 2, 0]);
    assert_eq!(document.name(Key::Stakeholder(since[0].person)), "Zanele Khumalo");
    assert_eq!(since[0].words(), "up to supportive");
    assert!(since[0].cause.as_deref().is_some_and(|cause| cause.starts_with("Became supportive")));
    // Down first, and the largest step first.
    let between = moved(&document, change, first, second);
    assert!(between.is_sorted_by_key(|one| one.way));
    assert!(moved(&document, change, second, second).iter().all(|one| one.way == Way::Unchanged));
}

#[test]
fn a_step_has_a_direction_though_the_stances_are_no_ladder() {
    use Engagement::{Leading, Neutral, Resistant, Supportive, Unaware};
    for (from, to, way) in [
        (Some(Unaware), Some(Resistant), Way::Down),
        (Some(Resistant), Some(Unaware), Way::Up),
        (Some(Unaware), Some(Neutral), Way::Up),
        (Some(Resistant), Some(Leading), Way::Up),
        (Some(Leading), Some(Supportive), Way::Down),
        (Some(Neutral), Some(Neutral), Way::Unchanged),
        (None, None, Way::Unchanged),
        (None, Some(Neutral), Way::New),
        (Some(Neutral), None, Way::Left),
    ] {
        assert_eq!(Way::between(from, to), way, "{from:?} to {to:?}");
    }
}

#[test]
fn a_review_freezes_causes_and_what_is_overdue_in_one_step() {
    let (mut document, change, all, mut ids) = made(3);
    let answer = Answer {
        stance: Some(Engagement::Resistant),
        reason: Some(ReasonKind::Ambiguous),
        cause: "Heard a rumour".to_owned(),
    };
    document.apply(edits::judge(&document, change, all[0], &answer, TODAY)).expect("it applies");
    let said = &document.assessments[&(change, all[0])];
    assert_eq!(said.assessed_on, Some(TODAY));
    assert_eq!(said.reason.as_ref().map(|reason| reason.kind), Some(ReasonKind::Ambiguous));
    let before = document.clone();
    let closing = Closing {
        name: " Second ".to_owned(),
        works_well: "Talks".to_owned(),
        needs_attention: "  ".to_owned(),
        overdue: Some(4),
    };
    let (id, edit) = edits::close_review(&document, &mut ids, change, TODAY, &closing);
    let back = document.apply(edit).expect("it applies");
    let review = &document.reviews[&id];
    assert_eq!((review.name.as_str(), review.needs_attention.as_deref()), ("Second", None));
    assert_eq!(review.overdue.map(groundswell::share::Whole::get), Some(4));
    assert_eq!(review.ratings[&all[0]].cause.as_deref(), Some("Heard a rumour"));
    assert_eq!(review.ratings[&all[1]].cause, None, "who stayed has no cause");
    // The cause stays with the review, whatever is known later.
    document.apply(edits::cause(&document, change, Some(id), all[0], "The rota")).expect("it applies");
    let from = first_review(&document, change);
    assert_eq!(moved(&document, change, from, Moment::Review(id))[0].cause.as_deref(), Some("The rota"));
    document.apply(edits::cause(&document, change, Some(id), all[0], "Heard a rumour")).expect("it applies");
    document.apply(back).expect("it applies");
    assert_eq!(document, before);
}

#[test]
fn who_no_longer_resists_needs_no_reason() {
    let (mut document, change, all, _) = made(1);
    let resists = Answer {
        stance: Some(Engagement::Resistant),
        reason: Some(ReasonKind::Manner),
        cause: String::new(),
    };
    document.apply(edits::judge(&document, change, all[0], &resists, TODAY)).expect("it applies");
    let agrees = Answer { stance: Some(Engagement::Supportive), ..resists };
    document.apply(edits::judge(&document, change, all[0], &agrees, TODAY)).expect("it applies");
    assert_eq!(document.assessments[&(change, all[0])].reason, None);
}

#[test]
fn the_queue_asks_the_stalest_first_and_goes_on_where_it_stopped() {
    let (document, change) = sample();
    for order in Order::ALL {
        let all = queue(&document, change, order, TODAY);
        assert_eq!(all.done.len() + all.next.len(), 45, "{}", order.name());
    }
    let judged = |id: &StakeholderId| document.assessments[&(change, *id)].assessed_on;
    let stalest = queue(&document, change, Order::Stalest, TODAY).next;
    assert!(stalest.is_sorted_by_key(judged));
    let influence = |id: &StakeholderId| document.assessments[&(change, *id)].influence;
    let strongest = queue(&document, change, Order::Influence, TODAY).next;
    assert!(strongest.is_sorted_by_key(|id| std::cmp::Reverse(influence(id))));
    let mut later = document.clone();
    let answer = Answer { stance: Some(Engagement::Neutral), ..Answer::default() };
    later.apply(edits::judge(&later, change, stalest[0], &answer, TODAY)).expect("it applies");
    let resumed = queue(&later, change, Order::Stalest, TODAY);
    assert_eq!(resumed.done, vec![stalest[0]]);
    assert_eq!(resumed.next[0], stalest[1]);
    assert!(pulse::is_stale(Some(date(2026, 10, 2)), 30, TODAY));
    assert!(!pulse::is_stale(Some(date(2026, 10, 23)), 30, TODAY), "30 days are still fresh");
    assert!(!pulse::is_stale(None, 30, TODAY));
}

#[test]
fn raters_disagree_on_mei_ling_and_that_is_a_question() {
    let (document, change) = sample();
    let found = disagreements(&document, change);
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].influence, found[0].interest, found[0].engagement), (35, 40, true));
    assert_eq!(question(&document, &found[0]), "What does Priya see in Mei-Ling that Callum does not?");
    let (mut made, change, all, _) = made(2);
    let opinion = |influence| Rater { influence: Rating::new(influence), ..Rater::default() };
    let edit = edits::rate(&made, change, &[(all[0], Rating::new(50), Rating::new(50))]);
    made.apply(edit).expect("it applies");
    for (value, apart) in [(74, 0), (75, 1), (25, 1), (26, 0)] {
        let edit = edits::second_opinion(&made, change, all[0], all[1], opinion(value));
        let back = made.apply(edit).expect("it applies");
        assert_eq!(disagreements(&made, change).len(), apart, "{value}");
        assert_eq!(made.assessments[&(change, all[0])].influence, Rating::new(50), "ours stays");
        made.apply(back).expect("it applies");
    }
}

#[test]
fn a_sponsor_reads_no_name_no_cause_and_no_small_number() {
    let (document, change) = sample();
    let all = reviews(&document, change);
    let spans = [
        (Moment::Review(all[0].0), Moment::Review(all[1].0)),
        (Moment::Review(all[1].0), Moment::Now(TODAY)),
        (Moment::Review(all[0].0), Moment::Now(TODAY)),
    ];
    for (from, to) in spans {
        let movements = moved(&document, change, from, to);
        for reader in [Reader::Team, Reader::Sponsor, Reader::Everyone] {
            let words = what_moved(&document, change, from, to, reader).words();
            assert_eq!(names_in(&document, &words), Vec::<String>::new(), "{words}");
            for cause in movements.iter().filter_map(|one| one.cause.as_deref()) {
                assert!(!words.contains(cause), "{words}");
            }
            for small in [" one ", " two ", " three ", " four "] {
                // What is told of checkpoints may hold numbers of its own.
                let counted = words.split(". ").next().expect("a sentence");
                assert!(!counted.contains(small), "{}: {words}", reader.name());
            }
        }
        let everyone = what_moved(&document, change, from, to, Reader::Everyone).words();
        assert!(!everyone.contains("moved"), "{everyone}");
    }
    let mine = what_moved(&document, change, spans[1].0, spans[1].1, Reader::Me).words();
    assert!(
        mine.starts_with("Since 6 November one person moved towards the change and nobody moved away"),
        "{mine}"
    );
    assert!(mine.contains("Zanele Khumalo: Became supportive"), "{mine}");
}

#[test]
fn what_a_reader_may_not_see_changes_none_of_their_words() {
    let (mut document, change, all, _) = made(30);
    let to = Moment::Now(TODAY);
    let from = first_review(&document, change);
    let up = |document: &mut Document, people: &[StakeholderId], token: &str| {
        for person in people {
            let answer = Answer {
                stance: Some(Engagement::Supportive),
                reason: None,
                cause: format!("{token} because of Zoltan3"),
            };
            document.apply(edits::judge(document, change, *person, &answer, TODAY)).expect("it applies");
        }
    };
    up(&mut document, &all[..12], "PRIVATE-ONE");
    let mut other = document.clone();
    // Other people, other private words, another reason: the same numbers.
    let edit = edits::engage(&other, change, &all[..12], Some(Engagement::Neutral));
    other.apply(edit).expect("it applies");
    up(&mut other, &all[12..24], "PRIVATE-TWO");
    for reader in [Reader::Team, Reader::Sponsor, Reader::Everyone] {
        let words = what_moved(&document, change, from, to, reader).words();
        assert_eq!(words, what_moved(&other, change, from, to, reader).words());
        assert!(
            !words.contains("PRIVATE") && !words.contains("Zoltan") && !words.contains("Quux"),
            "{words}"
        );
    }
    // With nobody in three of the numbers, twelve would give away that there is nobody.
    let sponsor = what_moved(&document, change, from, to, Reader::Sponsor).words();
    assert!(sponsor.contains("several people moved towards") && sponsor.contains("; 18 stayed"), "{sponsor}");
    // Three and four look the same, and so does nobody.
    let few = |count: usize| {
        let (mut document, change, all, _) = made(30);
        let edit = edits::engage(&document, change, &all[..count], Some(Engagement::Resistant));
        document.apply(edit).expect("it applies");
        let from = first_review(&document, change);
        what_moved(&document, change, from, to, Reader::Sponsor).lead
    };
    assert_eq!(few(3), few(4));
    assert_eq!(few(0), few(4));
}

#[test]
fn names_in_a_text_are_found() {
    let (document, _) = sample();
    assert_eq!(names_in(&document, "Grace Mbeki and Tomasz saw the wards"), ["Grace Mbeki", "Tomasz"]);
    assert!(names_in(&document, "The pilot on the ward halved its waits").is_empty());
}
