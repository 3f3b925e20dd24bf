//! Can the picks of the worked sample be checked by hand from the map?
#![allow(clippy::unwrap_used, reason = "what is not there fails the test")]

#[path = "advocates/naive.rs"]
mod naive;

use groundswell::analysis::Progress;
use groundswell::analysis::coverage::Effort;
use groundswell::model::{Document, InitiativeId, StakeholderId};
use groundswell::plan::advocates::{Gap, Ground, Rules, Selection, select};
use naive::{Naive, Target};

fn near(found: f64, expected: f64) {
    assert!((found - expected).abs() < 1e-9, "{found} instead of {expected}");
}

fn picked(map: &Document) -> (InitiativeId, Rules, Selection) {
    let (id, change) = map.initiatives.iter().find(|(_, change)| change.name == "One service desk").unwrap();
    let rules = Rules::of(change);
    let found = select(&Ground::of(map, *id), &rules, Effort::USUAL, &Progress::default(), &|_| ()).unwrap();
    (*id, rules, found)
}

#[test]
fn the_picks_of_the_sample_follow_from_its_map() {
    let map = groundswell::file::sample();
    let (of, rules, found) = picked(&map);
    let person = |name: &str| *map.stakeholders.iter().find(|(_, one)| one.name == name).unwrap().0;
    let reached = |name: &str| {
        let served = found.communities.iter().find(|one| map.communities[&one.community].name == name);
        served.unwrap().reach
    };
    let naive = Naive { map: &map, of, rules: &rules };

    // Nine communities, each with a voice of its own: nine picks, and nothing better exists.
    let names: Vec<&str> =
        found.picks.iter().map(|pick| map.stakeholders[&pick.person].name.as_str()).collect();
    assert_eq!(
        names,
        [
            "Owen Pritchard",
            "Fatima El Amrani",
            "Grace Mbeki",
            "Siobhán Kelleher",
            "Hamza Qureshi",
            "Thandiwe Moyo",
            "Dr Ifeoma Balogun",
            "Lucía Fernández",
            "Elena Petrova",
        ]
    );
    assert!(found.proven && found.communities.iter().all(|served| served.gap == Gap::None));

    // The impacts of the communities add up to 510. They have 29 listed people, on whom half of that lies; those in none of
    // them count by their own impact times what lies on one of the 29.
    let outside = |id: &StakeholderId| {
        let own = &map.stakeholders[id].communities;
        let depth = |one| own.get(one).is_some_and(|depth| depth.is_local());
        !map.initiatives[&of].affected.keys().any(depth)
    };
    let assessed = map.assessments_of(of).filter(|(id, _)| outside(id));
    let own: u32 = assessed.filter_map(|(_, said)| Some(u32::from(said.impact?.get()))).sum();
    near(found.demand, 5.1 + f64::from(own) / 100.0 * (2.55 / 29.0));

    // Owen is active and kept four promises of four: 1 × 5/6. Of the field engineers he and Chidi are listed, whom he tells
    // by a tie of trust of strength 5; as a member he reaches the 25 others with 0.7.
    let owen = 5.0 / 6.0;
    near(reached("Field engineers"), owen * (0.25 + 0.25 + 0.5 * 0.7));
    // Thandiwe was thought of and no promise of hers is known: 0.7 × 1/2. Björn is tied to her with strength 4.
    let thandiwe = 0.7 / 2.0;
    near(reached("Finance & payroll"), thandiwe * (0.25 + 0.25 * 0.8 + 0.5 * 0.7));
    // Ruth is reached by nobody but Hamza, who does not know of it yet: 0.3 × 1/2 × 4/5.
    let ruth = found.people[&person("Ruth Goldberg")];
    assert_eq!((ruth.by, ruth.through), (person("Hamza Qureshi"), None));
    near(ruth.share, 0.3 / 2.0 * 0.8);

    // All in all: everybody by whoever reaches them best.
    let best =
        |target: Target| found.picks.iter().map(|pick| naive.x(pick.person, target)).fold(0.0, f64::max);
    near(found.reached, naive.demand().into_iter().map(|(target, demand)| demand * best(target)).sum());
    near((found.share() * 1000.0).round(), 391.0);
}
