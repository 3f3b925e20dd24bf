//! Do the questions for who is missing ask for everything, and keep every answer?

mod common;
#[path = "common/looking.rs"]
mod looking;

use common::any_document;
use groundswell::model::assessment::NineC;
use groundswell::model::initiative::Affected;
use groundswell::model::stakeholder::{Direction, Onion, Slot};
use groundswell::model::{Assessment, Community, Document, Id, IdMaker, Key, Stakeholder};
use groundswell::plan::methods::missing::{About, Origin, answer, answer_new, nobody, prompts, take_out};
use groundswell::plan::methods::{METHODS, Seen, seen};
use looking::{TODAY, change, classes, inside, map, person, see};
use proptest::prelude::*;

#[test]
fn the_onion_asks_about_each_empty_slot() {
    let mut document = map(&[Assessment::default(), Assessment::default()]);
    let one = document.stakeholders.get_mut(&person(1)).expect("her");
    one.slots.extend([Slot::Regulator, Slot::Champion]);
    document.stakeholders.get_mut(&person(2)).expect("him").onion = Some(Onion::Product);
    let seen_before = see(&document, change(), "onion");
    let slot = |seen: &Seen, slot: Slot| {
        classes(seen).iter().find(|class| class.name == slot.name()).expect("the slot").clone()
    };
    assert_eq!(inside(&slot(&seen_before, Slot::Regulator)), [person(1)]);
    assert_eq!(slot(&seen_before, Slot::Regulator).prompt, "");
    assert!(!slot(&seen_before, Slot::Negative).prompt.is_empty());
    assert_eq!(seen_before.told, "12 places are empty");
    assert_eq!(classes(&seen_before)[0].group, Onion::Product.name());
    let edit = nobody(&document, change(), About::Slot(Slot::Negative), true);
    document.apply(edit).expect("it fits");
    let after = see(&document, change(), "onion");
    assert_eq!(slot(&after, Slot::Negative).prompt, "", "nobody is an answer");
}

#[test]
fn prompts_ask_for_communities_nine_cs_slots_and_directions() {
    let mut document = map(&[Assessment::default()]);
    let radiology = Id::from_bits(7);
    document.communities.insert(radiology, Community::named("Radiology"));
    document.initiatives.get_mut(&change()).expect("it").affected.insert(radiology, Affected::default());
    let all = prompts(&document, change());
    assert_eq!(all.len(), 1 + NineC::ALL.len() + Slot::ALL.len() + Direction::ALL.len());
    let ids: std::collections::BTreeSet<_> = all.iter().map(|one| one.about.id()).collect();
    assert_eq!(ids.len(), all.len());
    assert!(
        ids.contains("nine-c:champions")
            && ids.contains("slot:regulator")
            && ids.contains("direction:upward")
    );
    assert!(all.iter().all(groundswell::plan::methods::missing::Prompt::is_open), "nothing is answered yet");
    assert!(Origin::ALL.iter().all(|origin| !origin.help().is_empty()));
}

#[test]
fn an_answer_brings_somebody_in_and_can_be_taken_back() {
    let mut document = map(&[]);
    let radiology = Id::from_bits(7);
    document.communities.insert(radiology, Community::named("Radiology"));
    document.initiatives.get_mut(&change()).expect("it").affected.insert(radiology, Affected::default());
    document.stakeholders.insert(person(5), Stakeholder::named("Ruth"));
    let mut ids = IdMaker::seeded(1);
    for about in [
        About::Community(radiology),
        About::NineC(NineC::Champions),
        About::Slot(Slot::Regulator),
        About::Direction(Direction::Outward),
    ] {
        let prompt = |document: &Document| {
            prompts(document, change()).into_iter().find(|one| one.about == about).expect("it is asked")
        };
        let said = nobody(&document, change(), about, true);
        document.apply(said).expect("it fits");
        assert!(!prompt(&document).is_open() && prompt(&document).nobody);
        let edit = answer(&document, change(), about, person(5));
        document.apply(edit).expect("it fits");
        assert_eq!(
            (prompt(&document).people, prompt(&document).nobody),
            (vec![person(5)], false),
            "{about:?}"
        );
        assert!(document.assessments.contains_key(&(change(), person(5))), "she is part of it now");
        let edit = take_out(&document, change(), about, person(5));
        document.apply(edit).expect("it fits");
        assert!(prompt(&document).is_open());
        assert!(document.assessments.contains_key(&(change(), person(5))), "she stays");
        let (new, edit) = answer_new(&document, &mut ids, change(), about, " Ana Ruiz ");
        let back = document.apply(edit).expect("it fits");
        assert_eq!(prompt(&document).people, [new]);
        assert_eq!(document.name(Key::Stakeholder(new)), "Ana Ruiz");
        document.apply(back).expect("one step back");
        assert!(prompt(&document).is_open());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]
    #[test]
    fn answers_are_one_step_and_lose_nothing(document in any_document(), which in 0_usize..40, who in 0_usize..40) {
        let Some(initiative) = document.initiatives.keys().next().copied() else { return Ok(()) };
        let all = prompts(&document, initiative);
        let about = all[which % all.len()].about;
        let mut ids = IdMaker::seeded(9);
        let mut edits = vec![
            nobody(&document, initiative, about, true),
            answer_new(&document, &mut ids, initiative, about, "Somebody").1,
        ];
        if !document.stakeholders.is_empty() {
            let person = document.stakeholders.keys().nth(who % document.stakeholders.len()).copied().expect("one");
            edits.push(answer(&document, initiative, about, person));
            edits.push(take_out(&document, initiative, about, person));
        }
        for edit in edits {
            let mut after = document.clone();
            let back = after.apply(edit).expect("an answer fits the map");
            prop_assert_eq!(seen(&after, initiative, TODAY).len(), METHODS.len());
            after.apply(back).expect("it can be taken back");
            prop_assert_eq!(&after, &document);
        }
    }
}
