//! Cases about people and communities.

use crate::cases::{
    ANA, BO, CY, Case, OLGA, SAM, add, change, doing, initiative, nurses, of_nurses, of_people, person, said,
    talk,
};
use groundswell::model::action::{ActionKind, ActionStatus, Need, Repeat};
use groundswell::model::assessment::{Rater, Reason};
use groundswell::model::initiative::{Decision, Participation, Raci};
use groundswell::model::message::{Quadrant, Recipients};
use groundswell::model::stakeholder::Depth;
use groundswell::model::{AdvocacyState, Document, Engagement, Id, Rating, Stakeholder, Tie, TieKind};
use jiff::civil::date;

fn resists(document: &mut Document) {
    said(document, BO).engagement_now = Some(Engagement::Resistant);
    said(document, BO).reason = Some(Reason::default());
}

fn rates(document: &mut Document, first: (u8, Engagement), second: (u8, Engagement)) {
    for (who, (influence, stance)) in [(SAM, first), (OLGA, second)] {
        let rater = Rater { influence: Rating::new(influence), engagement: Some(stance), ..Rater::default() };
        said(document, ANA).raters.insert(person(who), rater);
    }
}

/// Two people whom Cy alone knows.
fn behind_cy(document: &mut Document) {
    for (number, to) in [(41, CY), (42, 41)] {
        document.stakeholders.insert(person(number), Stakeholder::named(format!("Person {number}")));
        let tie = Tie::between(person(number), person(to), TieKind::WorksWith);
        document.ties.insert(Id::from_bits(200 + number), tie);
    }
}

pub const CASES: &[Case] = &[
    Case {
        check: "sponsor-missing",
        breaks: |map| initiative(map).sponsor = None,
        says: &["No sponsor is named"],
        near: |map| initiative(map).sponsor = Some(person(CY)),
        mends: false,
    },
    Case {
        check: "sponsor-silent",
        breaks: |map| {
            doing(map, 13).sender = None;
            talk(map, 21).date = date(2026, 10, 1);
        },
        says: &["The sponsor, and nothing is planned that they do or that is said in their name"],
        near: |map| doing(map, 13).sender = None,
        mends: true,
    },
    Case {
        check: "key-player-without-action",
        // A mailing to all key players names nobody, nor does an action for the community to which she belongs.
        breaks: |map| {
            doing(map, 11).audience = of_nurses();
            add(map, 15, Recipients { quadrants: [Quadrant::KeyPlayers].into(), ..Recipients::default() });
        },
        says: &["A key player, and no open action names them"],
        near: |map| {
            doing(map, 11).audience = of_nurses();
            said(map, ANA).interest = Rating::new(49);
        },
        mends: true,
    },
    Case {
        check: "no-level",
        breaks: |map| said(map, ANA).participation = None,
        says: &["A key player, and nobody has said how far they take part"],
        near: |map| said(map, BO).participation = None,
        mends: true,
    },
    Case {
        check: "key-player-without-letter",
        breaks: |map| {
            initiative(map).decisions[0].raci.remove(&person(ANA));
        },
        says: &["A key player, with no role in the one decision"],
        near: |map| {
            initiative(map).decisions[0].raci.remove(&person(BO));
            initiative(map).decisions.clear();
        },
        mends: true,
    },
    Case {
        check: "gap-without-step",
        breaks: |map| said(map, CY).engagement_wanted = Some(Engagement::Supportive),
        says: &[
            "Stands as neutral and should be supportive; no step that has an owner and a day reaches them",
        ],
        // The community's workshop is Bo's step.
        near: |map| said(map, BO).engagement_wanted = Some(Engagement::Supportive),
        mends: true,
    },
    Case {
        check: "gap-without-step",
        breaks: |map| {
            said(map, SAM).engagement_wanted = Some(Engagement::Supportive);
            doing(map, 14).owner = None;
        },
        says: &[
            "Stands as leading and may step back to supportive; no step that has an owner and a day reaches them",
        ],
        // What repeats is a step on the next of its days.
        near: |map| {
            said(map, SAM).engagement_wanted = Some(Engagement::Supportive);
            doing(map, 14).due = None;
            doing(map, 14).repeat = Some(Repeat { first: date(2026, 10, 1), ..Repeat::default() });
        },
        mends: true,
    },
    Case {
        check: "not-spoken-to",
        breaks: |map| talk(map, 22).date = date(2026, 10, 23),
        says: &["Last spoken to 31 days ago; 30 days count as fresh"],
        near: |map| talk(map, 22).date = date(2026, 10, 24),
        mends: false,
    },
    Case {
        check: "not-spoken-to",
        breaks: |map| {
            talk(map, 22).stakeholders.remove(&person(ANA));
        },
        says: &["No talk with them is on record"],
        // A talk about another change is a talk.
        near: |map| talk(map, 22).initiative = None,
        mends: false,
    },
    Case {
        check: "resistant-nothing-soon",
        breaks: |map| {
            resists(map);
            for number in [11, 12, 13] {
                doing(map, number).due = Some(date(2027, 1, 4));
            }
        },
        says: &["Not for it, and no action that somebody owns reaches them within 30 days"],
        near: resists,
        mends: true,
    },
    Case {
        check: "resistant-without-reason",
        breaks: |map| said(map, BO).engagement_now = Some(Engagement::Resistant),
        says: &["Not for it, and nobody has noted why"],
        near: resists,
        mends: false,
    },
    Case {
        check: "done-to-not-with",
        breaks: |map| said(map, BO).participation = Some(Participation::Inform),
        says: &["Affected by 80 of 100, and only kept informed"],
        near: |map| {
            said(map, BO).participation = Some(Participation::Inform);
            said(map, BO).impact = Rating::new(49);
        },
        mends: true,
    },
    Case {
        check: "promise-of-level-not-kept",
        breaks: |map| said(map, CY).participation = Some(Participation::Consult),
        says: &["Their level is consult, and no action with a way to answer reaches them"],
        // What was done counts.
        near: |map| {
            said(map, CY).participation = Some(Participation::Consult);
            let asked = add(map, 15, of_people(&[CY]));
            (asked.status, asked.feedback_route) = (ActionStatus::Done, Some("By post".to_owned()));
        },
        mends: true,
    },
    Case {
        check: "below-the-promise",
        breaks: |map| initiative(map).promise = Some(Participation::Involve),
        says: &["The promise is involve, and 1 person is affected strongly on a lower level"],
        near: |map| {
            initiative(map).promise = Some(Participation::Involve);
            said(map, BO).impact = Rating::new(40);
        },
        mends: true,
    },
    Case {
        check: "stance-missing",
        breaks: |map| said(map, BO).engagement_wanted = None,
        says: &["Nobody has noted where they should stand"],
        // Who is not rated waits for that first.
        near: |map| {
            said(map, BO).engagement_wanted = None;
            said(map, BO).influence = None;
        },
        mends: true,
    },
    Case {
        check: "stance-missing",
        breaks: |map| said(map, BO).engagement_now = None,
        says: &["Nobody has noted where they stand today"],
        near: |_| {},
        mends: false,
    },
    Case {
        check: "not-rated",
        breaks: |map| said(map, CY).interest = None,
        says: &["Interest is not rated"],
        near: |map| said(map, CY).interest = Rating::new(0),
        mends: false,
    },
    Case {
        check: "stale-assessment",
        breaks: |map| {
            said(map, CY).assessed_on = Some(date(2026, 10, 23));
            said(map, BO).assessed_on = Some(date(2026, 1, 1));
        },
        says: &["2 people were last assessed more than 30 days ago: Bo and Cy"],
        near: |map| said(map, CY).assessed_on = Some(date(2026, 10, 24)),
        mends: false,
    },
    Case {
        check: "raters-disagree",
        breaks: |map| rates(map, (40, Engagement::Neutral), (65, Engagement::Resistant)),
        says: &[
            "Those who rated them see them differently: influence by 25 points, where they stand (resistant, neutral and supportive)",
        ],
        near: |map| rates(map, (40, Engagement::Supportive), (64, Engagement::Supportive)),
        mends: false,
    },
    Case {
        check: "no-ties",
        breaks: |map| map.ties.retain(|_, tie| tie.other(person(CY)).is_none()),
        says: &["No tie joins them with anybody on the map"],
        // A map without any tie is a register.
        near: |map| map.ties.clear(),
        mends: false,
    },
    Case {
        check: "hangs-on-one-person",
        breaks: behind_cy,
        says: &["The only link between 2 people and the rest of the map"],
        near: |map| {
            behind_cy(map);
            map.ties.insert(Id::from_bits(300), Tie::between(person(42), person(BO), TieKind::Informs));
        },
        mends: false,
    },
    Case {
        check: "hangs-on-one-person",
        breaks: |map| {
            behind_cy(map);
            let theirs = Id::from_bits(8);
            map.communities.insert(theirs, groundswell::model::Community::named("Radiology"));
            map.stakeholders
                .get_mut(&person(41))
                .expect("it is there")
                .communities
                .insert(theirs, Depth::Member);
        },
        says: &["The only link between Radiology (2 people) and the rest of the map"],
        // Who is at odds with somebody does not hold them; one alone is nobody's bottleneck.
        near: |map| {
            behind_cy(map);
            map.ties.remove(&Id::from_bits(242));
        },
        mends: false,
    },
    Case {
        check: "no-advocate",
        breaks: |map| said(map, ANA).advocacy.state = AdvocacyState::Declined,
        says: &["With 40 people affected, and nobody of theirs is asked or thought of as an advocate"],
        near: |map| {
            said(map, ANA).advocacy.state = AdvocacyState::Declined;
            said(map, BO).advocacy.state = AdvocacyState::Candidate;
        },
        mends: true,
    },
    Case {
        check: "no-advocate",
        breaks: |map| {
            said(map, ANA).advocacy.state = AdvocacyState::Resting;
            said(map, BO).advocacy.state = AdvocacyState::Declined;
            map.communities.get_mut(&nurses()).expect("it is there").headcount = 0;
        },
        says: &["An affected community, and nobody of theirs is asked or thought of as an advocate"],
        // Some stay without a voice of their own, knowingly.
        near: |map| {
            said(map, ANA).advocacy.state = AdvocacyState::None;
            initiative(map).picking.accepted.insert(nurses());
        },
        mends: false,
    },
    Case {
        check: "nobody-from-community",
        breaks: |map| {
            for number in [ANA, BO] {
                map.assessments.remove(&(change(), person(number)));
            }
        },
        says: &["Affected, and none of their 2 people on the map is in the initiative"],
        near: |map| {
            map.assessments.remove(&(change(), person(ANA)));
        },
        mends: true,
    },
    Case {
        check: "nobody-from-community",
        breaks: |map| {
            for number in [ANA, BO] {
                map.stakeholders
                    .get_mut(&person(number))
                    .expect("it is there")
                    .communities
                    .insert(nurses(), Depth::Knows);
            }
        },
        says: &["Affected, and nobody of theirs is on the map"],
        near: |_| {},
        mends: false,
    },
    Case {
        check: "nobody-against",
        breaks: |map| map.stakeholders.get_mut(&person(CY)).expect("it is there").slots.clear(),
        says: &["Nobody on the list is against it, would lose by it, or is affected without taking part"],
        near: |map| {
            initiative(map).answered.insert("slot:negative".to_owned());
        },
        mends: true,
    },
    Case {
        check: "advocate-overloaded",
        breaks: |map| {
            doing(map, 11).owner = Some(person(ANA));
            said(map, ANA).advocacy.capacity = Some(0);
        },
        says: &["Owns open actions for 1 community, and 0 are the most: Nurses"],
        // Whoever is no advocate is an owner like others.
        near: |map| {
            doing(map, 11).owner = Some(person(BO));
            said(map, BO).advocacy.capacity = Some(0);
        },
        mends: true,
    },
    Case {
        check: "never-thanked",
        breaks: |map| doing(map, 12).kind = ActionKind::Other,
        says: &["An advocate, and no thanks to them are on record or planned"],
        near: |map| {
            doing(map, 12).kind = ActionKind::Other;
            talk(map, 22).kind = ActionKind::Thanks;
        },
        mends: true,
    },
    Case {
        check: "need-unmet",
        breaks: |map| doing(map, 11).need_met = Need::None,
        says: &["Nothing in the plan lets them contribute"],
        // What is for one of them is for them.
        near: |map| doing(map, 11).audience = of_people(&[BO]),
        mends: true,
    },
    Case {
        check: "one-way-only",
        breaks: |map| doing(map, 11).audience = of_people(&[OLGA]),
        says: &["Everything in the plan for them goes one way"],
        near: |map| doing(map, 11).audience = of_people(&[BO]),
        mends: true,
    },
    Case {
        check: "raci-too-much",
        breaks: |map| {
            for title in ["One", "Two", "Three"] {
                let decision = initiative(map).decisions[0].clone();
                initiative(map).decisions.push(Decision { title: title.to_owned(), ..decision });
            }
            // Olga does all of it, each time together with somebody else.
            for (place, decision) in initiative(map).decisions.iter_mut().enumerate() {
                if place < 2 {
                    decision.raci.insert(person(BO), Raci::Responsible);
                } else {
                    decision.raci.insert(person(ANA), Raci::Responsible);
                    decision.raci.insert(person(SAM), Raci::Informed);
                    decision.raci.insert(person(CY), Raci::Accountable);
                }
            }
        },
        says: &["Does or answers for 4 decisions; 3 are the most"],
        near: |map| {
            let again = initiative(map).decisions[0].clone();
            initiative(map).decisions.extend([again.clone(), again]);
        },
        mends: true,
    },
];
