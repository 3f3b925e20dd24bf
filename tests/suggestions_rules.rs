//! Does each rule suggest what it should, from facts of the map alone, and is it silent where its reason is gone?

#[path = "common/desk_change.rs"]
mod desk_change;

use desk_change::{
    ANA, CHANGE, KEEPER, NURSES, OWNER, TODAY, add, affects, all, ana, change, map, of, planned, rated,
};
use groundswell::model::action::{ActionKind, ActionStatus, Need};
use groundswell::model::assessment::{Met, Reason, ReasonKind};
use groundswell::model::initiative::Participation;
use groundswell::model::interaction::Promise;
use groundswell::model::stakeholder::Depth;
use groundswell::model::{Action, AdvocacyState, Document, Engagement, Id, Interaction, Rating};
use groundswell::plan::suggestions::{RULES, Rule, Suggestion};
use jiff::ToSpan as _;
use jiff::civil::date;
use std::collections::BTreeSet;

/// A map in which a rule finds something, what it suggests, and what makes it silent.
struct Case {
    rule: &'static str,
    make: fn(&mut Document),
    title: &'static str,
    reason: &'static str,
    quiet: fn(&mut Document),
}

fn resists(document: &mut Document, kind: ReasonKind, text: &str) {
    rated(document, 20, 20);
    ana(document).engagement_now = Some(Engagement::Resistant);
    ana(document).engagement_wanted = Some(Engagement::Neutral);
    ana(document).reason = Some(Reason { kind, text: Some(text.into()) });
}

fn stands(document: &mut Document, now: Engagement, wanted: Engagement) {
    ana(document).engagement_now = Some(now);
    ana(document).engagement_wanted = Some(wanted);
}

fn owed(document: &mut Document) {
    let promise = Promise {
        text: "The list of systems.".into(),
        by: OWNER,
        due: Some(date(2026, 11, 13)),
        ..Promise::default()
    };
    let talk = Interaction {
        date: date(2026, 10, 30),
        stakeholders: BTreeSet::from([ANA, OWNER]),
        initiative: Some(CHANGE),
        promises: vec![promise],
        ..Interaction::default()
    };
    document.interactions.insert(Id::from_bits(50), talk);
}

fn with_step(document: &mut Document) {
    add(document, 0, planned(ActionKind::Conversation, Need::Safety));
}

const CASES: &[Case] = &[
    Case {
        rule: "promise",
        make: owed,
        title: "Give Ana what was promised",
        reason: "Olga Ower promised it on 30 Oct for 13 Nov, and it is open: The list of systems.",
        quiet: |document| {
            let talk = document.interactions.get_mut(&Id::from_bits(50)).expect("the talk");
            talk.promises[0].kept = groundswell::model::interaction::Kept::Yes;
        },
    },
    Case {
        rule: "resistance",
        make: |document| resists(document, ReasonKind::Ambiguous, "Two leads, one post. More."),
        title: "Tell Ana what is settled and what is open",
        reason: "One step from neutral, with no dated step. Reason noted: Two leads, one post.",
        quiet: with_step,
    },
    Case {
        rule: "resistance",
        make: |document| {
            stands(document, Engagement::Resistant, Engagement::Neutral);
        },
        title: "Ask Ana what stands in the way",
        reason: "One step from neutral, with no dated step. Nobody has noted a reason.",
        quiet: with_step,
    },
    Case {
        rule: "key-player",
        make: |document| rated(document, 66, 74),
        title: "Agree with Ana what part to play",
        reason: "Influence 66, interest 74, and no open action names Ana. Nobody has said how far they are involved.",
        quiet: with_step,
    },
    Case {
        rule: "gap",
        make: |document| {
            stands(document, Engagement::Neutral, Engagement::Supportive);
            ana(document).wants = Some("Proof that it works. At once.".into());
        },
        title: "Ask Ana what would make it work",
        reason: "Neutral, wanted supportive, and no dated step with an owner. \
                 What would make them want to: Proof that it works.",
        quiet: with_step,
    },
    Case {
        rule: "gap",
        make: |document| stands(document, Engagement::Unaware, Engagement::Supportive),
        title: "Tell Ana what changes, and why",
        reason: "Unaware, wanted supportive, and no dated step with an owner.",
        quiet: with_step,
    },
    Case {
        rule: "done-to",
        make: |document| {
            rated(document, 14, 84);
            ana(document).impact = Rating::new(90);
            ana(document).participation = Some(Participation::Inform);
        },
        title: "Ask Ana what must not get worse",
        reason: "Impact 90, influence 14, and only informed.",
        quiet: |document| ana(document).participation = Some(Participation::Consult),
    },
    Case {
        rule: "voice",
        make: |document| affects(document, 40),
        title: "Find who can speak for Nurses",
        reason: "Nurses (40 people) has no advocate and nobody was thought of. Nobody of them is on the map.",
        quiet: |document| {
            let person = document.stakeholders.get_mut(&ANA).expect("Ana");
            person.communities.insert(NURSES, Depth::Member);
            ana(document).advocacy.state = AdvocacyState::Asked;
        },
    },
    Case {
        rule: "need",
        make: |document| affects(document, 30),
        title: "Tell Nurses what stays the same",
        reason: "Nothing in this plan tells Nurses what is safe. Impact 30.",
        quiet: |document| {
            for (place, need) in [Need::Safety, Need::Contribution].into_iter().enumerate() {
                let mut action = Action::titled(CHANGE, "For the nurses");
                action.audience.communities.insert(NURSES);
                action.need_met = need;
                add(document, place as u64, action);
            }
        },
    },
    Case {
        rule: "candidate",
        make: |document| {
            ana(document).advocacy.state = AdvocacyState::Candidate;
            ana(document).advocacy.carries.insert(NURSES);
            ana(document).advocacy.dates.insert(AdvocacyState::Candidate, date(2026, 11, 3));
        },
        title: "Ask Ana to be an advocate",
        reason: "Candidate for Nurses since 3 Nov, not asked yet.",
        // Who is owed a promise is not asked before it is kept.
        quiet: owed,
    },
    Case {
        rule: "motivator",
        make: |document| {
            ana(document).motivators.contribution.weight = groundswell::model::numbers::Weight::nearest(3);
            ana(document).motivators.contribution.met = Met::No;
        },
        title: "Let Ana decide a part of it",
        reason: "Effective contribution matters most and is not met; nothing planned meets it.",
        quiet: |document| add(document, 0, planned(ActionKind::Workshop, Need::Contribution)),
    },
    Case {
        rule: "sponsor",
        make: |document| {
            affects(document, 90);
            change(document).sponsor = Some(KEEPER);
        },
        title: "Karl tells Nurses why",
        reason: "Karl Keeper is the sponsor, and nothing in the plan is done or sent by them.",
        quiet: with_step,
    },
    Case {
        rule: "quiet",
        make: |document| {
            rated(document, 82, 30);
            ana(document).needs = Some("Costs on one page.".into());
        },
        title: "Write to Ana where it stands",
        reason: "High influence, low interest, and no open action names Ana. Needs from us: Costs on one page.",
        quiet: with_step,
    },
    Case {
        rule: "thanks",
        make: |document| {
            ana(document).advocacy.state = AdvocacyState::Active;
            document.stakeholders.get_mut(&ANA).expect("Ana").how_thanked = Some("In person".into());
        },
        title: "Thank Ana for speaking up",
        reason: "An advocate who was never thanked. Likes it so: In person.",
        quiet: |document| {
            let talk = Interaction {
                date: date(2026, 11, 1),
                kind: ActionKind::Thanks,
                stakeholders: BTreeSet::from([ANA]),
                ..Interaction::default()
            };
            document.interactions.insert(Id::from_bits(51), talk);
        },
    },
    Case {
        rule: "stale",
        make: |document| {
            rated(document, 20, 20);
            ana(document).impact = Rating::new(70);
            ana(document).assessed_on = Some(date(2026, 10, 2));
        },
        title: "Ask Ana how it looks now",
        reason: "What is noted of Ana is 51 days old; after 30 it is stale.",
        quiet: |document| ana(document).assessed_on = Some(date(2026, 11, 2)),
    },
];

#[test]
fn each_rule_finds_its_case_and_is_silent_where_it_is_met() {
    for case in CASES {
        let mut document = map();
        assert!(of(&document, case.rule).is_none(), "{}: nothing to find yet", case.rule);
        (case.make)(&mut document);
        let found = of(&document, case.rule);
        let found =
            found.unwrap_or_else(|| panic!("{} finds {:?}, not {:?}", case.rule, case.title, all(&document)));
        assert_eq!(found.action.title, case.title, "{}", case.rule);
        assert_eq!(found.reason, case.reason, "{}", case.rule);
        (case.quiet)(&mut document);
        assert_eq!(of(&document, case.rule), None, "{}: it is met", case.rule);
    }
    let covered: BTreeSet<&str> = CASES.iter().map(|case| case.rule).collect();
    let rules: BTreeSet<&str> = RULES.iter().map(|rule| rule.id).collect();
    assert_eq!(covered, rules, "each rule has a case");
    for rule in RULES {
        assert!(!rule.name.is_empty() && rule.help.ends_with('.'), "{} says why it looks", rule.id);
        assert_eq!(Rule::of(rule.id).map(|one| one.name), Some(rule.name));
    }
}

#[test]
fn what_is_added_is_suggested_no_more() {
    for case in CASES {
        let mut document = map();
        (case.make)(&mut document);
        let found = of(&document, case.rule).expect("a suggestion");
        let mark = found.mark();
        add(&mut document, 9, found.action);
        let again: Vec<Suggestion> = all(&document).into_iter().filter(|one| one.mark() == mark).collect();
        assert!(again.is_empty(), "{}: {again:?}", case.rule);
        // Done lately counts as well; long ago does not.
        for (days, held) in [(3, true), (200, false)] {
            let mut later = document.clone();
            let action = later.actions.get_mut(&Id::from_bits(109)).expect("the action");
            action.status = ActionStatus::Done;
            action.due = TODAY.checked_sub(days.days()).ok();
            let found = all(&later).iter().any(|one| one.mark() == mark);
            assert!(!(held && found), "{}: done {days} days ago", case.rule);
        }
    }
}
