//! Is what is said of the whole and of each community true, whatever people are called?

use crate::made::{made, named};
use crate::naive::{Naive, SAME, Target};
use crate::sentences::{ids, selected};
use groundswell::analysis::Progress;
use groundswell::model::{CommunityId, StakeholderId};
use groundswell::plan::advocates::telling::{self, Names, Tone, Unreached};
use groundswell::plan::advocates::{Gap, WhyNot, curve, prices, sensitivity};
use std::collections::BTreeSet;

#[test]
fn headlines_and_ratios_are_true() {
    for seed in 0..300 {
        let made = made(seed, 12, seed % 2 == 0);
        let selection = selected(&made);
        let naive = Naive::of(&made, &made.rules);
        let share = naive.share(&ids(&selection)) * 100.0;
        let said = telling::headline(&selection);
        let (number, rest) = said.split_once(" %").unwrap();
        match number {
            "under 1" => assert!(share > 0.0 && share < 0.5 + 1e-9, "{said}"),
            "over 99" => assert!(share < 100.0 && share > 99.5 - 1e-9, "{said}"),
            number => {
                assert!((number.parse::<f64>().unwrap() - share).abs() < 0.5 + 1e-9, "{said}, not {share}");
            }
        }
        let count = selection.picks.len();
        assert!(count < 2 || rest.ends_with(&format!("by these {count} people")), "{said}");
        let mut heads = 0;
        let everybody: BTreeSet<StakeholderId> = naive.affected().flat_map(|one| naive.listed(one)).collect();
        for community in naive.affected() {
            let named: u32 = naive.listed(community).into_iter().map(|one| naive.heads(one)).sum();
            heads += naive.document.communities[&community].headcount.saturating_sub(named) as usize;
        }
        heads += everybody.into_iter().map(|one| naive.heads(one) as usize).sum::<usize>();
        assert_eq!(telling::heads(&made.ground), heads, "map {seed}");
        let said = telling::ratio_words(&made.ground, &selection, 25);
        assert_eq!(said.is_some(), heads > 0);
        if let Some(said) = said.filter(|_| count > 1) {
            let people = telling::thousands(heads);
            assert!(said.starts_with(&format!("{count} advocates for {people} pe")), "{said}");
            assert!(said.ends_with("; wanted one for 25 or fewer"), "{said}");
        }
        if !selection.proven {
            let said = telling::state_words(&selection);
            let number: f64 =
                said.strip_prefix("At least ").unwrap().split(' ').next().unwrap().parse().unwrap();
            assert!(number <= selection.certainty() * 100.0 + 1e-9, "{said}");
        }
    }
}

#[test]
fn gaps_are_named_with_their_reasons() {
    let (mut gaps, mut missed) = (0, 0);
    for seed in 0..600 {
        let made = made(seed, 12, seed % 2 == 0);
        let selection = selected(&made);
        let naive = Naive::of(&made, &made.rules);
        named(&made.document, |names| {
            for served in &selection.communities {
                let asked = |_: StakeholderId| Some("24 Nov".to_owned());
                let (tone, said) =
                    telling::community_words(&made.ground, &made.rules, &selection, served, names, &asked);
                assert!(!said.is_empty());
                let reached = served.missed.is_empty();
                assert!(tone != Tone::Fine || (reached && served.gap == Gap::None), "map {seed}: {said}");
                if let Gap::NobodyAvailable(people) = &served.gap {
                    let silent = |one: &StakeholderId| !served.voices.contains(one);
                    let others: BTreeSet<StakeholderId> =
                        naive.listed(served.community).into_iter().filter(silent).collect();
                    assert_eq!(people.keys().copied().collect::<BTreeSet<_>>(), others, "map {seed}: {said}");
                    reasons(&naive, &others, &said, names);
                    gaps += 1;
                }
                if tone == Tone::Fine && said.ends_with("directly") {
                    let picks = ids(&selection);
                    for one in served.listed.iter().filter(|one| !picks.contains(one)) {
                        let share = |pick: &StakeholderId| naive.reach(*pick, Target::Person(*one));
                        let best = picks.iter().map(|pick| share(pick).0).fold(0.0, f64::max);
                        let mut direct = picks.iter().map(share).filter(|(share, _)| *share >= best - SAME);
                        assert!(direct.any(|(_, through)| through.is_none()), "map {seed}: {said}");
                    }
                }
            }
            for one in &selection.missed {
                why_missed(&naive, &made.ground, &selection, *one);
                missed += 1;
            }
        });
    }
    assert!(gaps > 50 && missed > 100, "{gaps} {missed}");
}

/// Everybody who belongs there is named with why they cannot be picked.
fn reasons(naive: &Naive<'_>, others: &BTreeSet<StakeholderId>, said: &str, names: &Names<'_>) {
    let word = |why: WhyNot| match why {
        WhyNot::Group => ["is a group", "are groups"],
        WhyNot::Declined => ["declined", "declined"],
        WhyNot::Resting => ["is resting", "are resting"],
        WhyNot::Resistant => ["is resistant", "are resistant"],
        WhyNot::Never => ["is on “never”", "are on “never”"],
        WhyNot::Full => ["speaks for as many", "speak for as many"],
    };
    for one in others {
        let why = naive.out[one];
        let alike: Vec<StakeholderId> =
            others.iter().copied().filter(|other| naive.out[other] == why).collect();
        let reason = word(why)[usize::from(alike.len() > 1)];
        assert!(said.contains(reason), "{reason}: {said}");
        if alike.len() <= 4 {
            let before = &said[..said.find(reason).unwrap()];
            assert!(before.contains(&(names.first)(*one)), "{said}");
        }
    }
}

fn why_missed(
    naive: &Naive<'_>,
    ground: &groundswell::plan::advocates::Ground,
    selection: &groundswell::plan::advocates::Selection,
    one: StakeholderId,
) {
    let sources: BTreeSet<StakeholderId> =
        naive.people().filter(|other| *other != one && naive.strength(*other, one) > 0).collect();
    let able: BTreeSet<StakeholderId> =
        sources.iter().copied().filter(|source| !naive.out.contains_key(source)).collect();
    let tied = ground.ties.iter().any(|tie| tie.0 == one || tie.1 == one);
    match telling::unreached(ground, &naive.rules, selection, one) {
        Unreached::NoTie => assert!(!tied),
        Unreached::NobodyTowards => assert!(tied && sources.is_empty()),
        Unreached::Only(people) => {
            assert!(able.is_empty() && people.keys().copied().collect::<BTreeSet<_>>() == sources);
            assert!(people.iter().all(|(source, why)| naive.out[source] == *why));
        }
        Unreached::NotPicked(people) => assert_eq!(people, able),
        Unreached::TooFar => assert!(able.is_empty() && !sources.is_empty()),
    }
}

#[test]
fn whatever_people_are_called_every_sentence_stands_on_one_line() {
    let odd = ["", " ", "\"", "\n\r\t", "\u{202e}سمير", "陳美玲", "a\0b", "Jo\nBo, and (so) on. Adds 3"];
    for seed in 0..120 {
        let made = made(seed, 10, seed % 2 == 0);
        let selection = selected(&made);
        let long = "very long ".repeat(400);
        let pick = |bits: u64| odd.get(bits as usize % 9).copied().unwrap_or(&long).to_owned();
        let person = |id: StakeholderId| pick(id.bits() + seed);
        let community = |id: CommunityId| pick(id.bits() + seed / 2);
        let names = Names { person: &person, first: &person, community: &community };
        let progress = Progress::default();
        let mut said = vec![telling::headline(&selection), telling::state_words(&selection)];
        for pick in &selection.picks {
            said.push(telling::whole_explanation(&made.ground, &selection, pick, &names));
            said.push(telling::covers_words(&selection, pick, 1, &names));
        }
        for served in &selection.communities {
            said.push(
                telling::community_words(&made.ground, &made.rules, &selection, served, &names, &|_| None).1,
            );
            said.push(telling::gap_words(&selection, served, &names));
            said.extend(telling::backup_words(served, &names));
        }
        said.extend(telling::missed_words(&made.ground, &made.rules, &selection, 3, &names));
        let found = sensitivity(&made.ground, &made.rules, &selection, &progress).unwrap();
        said.push(telling::guesses_words(&selection, &found, &made.rules, &names));
        let found = prices(&made.ground, &made.rules, &selection, &progress).unwrap();
        said.extend(telling::prices_words(&found, &names));
        let line = curve(&made.ground, &made.rules, selection.picks.len(), 5, &progress).unwrap();
        said.extend(
            telling::comparisons(&selection, Some(&line), Some(&found)).into_iter().map(|(a, b)| a + &b),
        );
        said.extend(telling::enough_words(&line, selection.picks.len()));
        said.extend(selection.troubles.iter().map(|one| telling::trouble_words(*one, &selection)));
        said.extend(telling::double_booked(&made.ground, &selection, &names, &|_| "\n".to_owned()));
        for words in said {
            assert!(!words.is_empty() && !words.contains(char::is_control), "{words:?}");
            assert!(!words.contains("  ") && !words.contains("NaN") && !words.contains("-0"), "{words:?}");
        }
    }
}
