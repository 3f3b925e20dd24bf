//! Do the checks keep what they promise on any map whatever?

mod common;

use common::any_document;
use groundswell::model::IdMaker;
use groundswell::plan::checks::{CHECKS, findings};
use jiff::civil::{Date, date};
use proptest::prelude::*;

fn any_day() -> impl Strategy<Value = Date> {
    prop_oneof![
        Just(Date::MIN),
        Just(Date::MAX),
        (1950i16..2100, 1i8..13, 1i8..29).prop_map(|(year, month, day)| date(year, month, day)),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn findings_never_panic_are_the_same_twice_and_their_fixes_mend_them(document in any_document(), today in any_day()) {
        for initiative in document.initiatives.keys() {
            let found = findings(&document, *initiative, today);
            prop_assert_eq!(&found, &findings(&document, *initiative, today));
            for finding in found.shown.iter().chain(found.snoozed.iter().map(|(finding, _)| finding)) {
                prop_assert!(CHECKS.iter().any(|check| check.id == finding.check));
                prop_assert!(!finding.message.is_empty());
                for person in &finding.people {
                    prop_assert!(document.stakeholders.contains_key(person));
                }
                let Some(fix) = &finding.fix else { continue };
                let mut mended = document.clone();
                let back = mended.apply(fix.edit(&mut IdMaker::seeded(3)));
                prop_assert!(back.is_ok(), "{}: {:?}", finding.check, back);
                let same = |one: &&groundswell::plan::checks::Finding| {
                    one.check == finding.check && one.subject == finding.subject
                };
                let before = found.shown.iter().chain(found.snoozed.iter().map(|(finding, _)| finding)).filter(same).count();
                let after = findings(&mended, *initiative, today);
                let after = after.shown.iter().chain(after.snoozed.iter().map(|(finding, _)| finding)).filter(same).count();
                prop_assert!(after < before, "{} is still there: {}", finding.check, finding.sentence());
                if let Ok(back) = back {
                    prop_assert!(mended.apply(back).is_ok());
                    prop_assert_eq!(&mended, &document);
                }
            }
        }
    }
}
