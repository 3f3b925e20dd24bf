//! Is what is said of each pick true?

use crate::made::{Made, made, named};
use crate::naive::{Naive, SAME, Target};
use groundswell::analysis::Progress;
use groundswell::analysis::coverage::Effort;
use groundswell::model::{CommunityId, StakeholderId};
use groundswell::plan::advocates::telling::{self, Names};
use groundswell::plan::advocates::{Pick, Selection, select};
use std::collections::{BTreeMap, BTreeSet};

pub(crate) fn selected(made: &Made) -> Selection {
    select(&made.ground, &made.rules, Effort::USUAL, &Progress::default(), &|_| ()).unwrap()
}

pub(crate) fn ids(selection: &Selection) -> Vec<StakeholderId> {
    selection.picks.iter().map(|pick| pick.person).collect()
}

#[test]
fn of_a_thousand_maps_every_explanation_is_true() {
    let (mut picks, mut through, mut several) = (0, 0, 0);
    for seed in 0..1000 {
        let made = made(seed, 12, seed % 2 == 0);
        let selection = selected(&made);
        let naive = Naive::of(&made, &made.rules);
        assert!((selection.demand - naive.all()).abs() < 1e-9, "demand on map {seed}");
        assert!((selection.share() - naive.share(&ids(&selection))).abs() < 1e-9, "reach on map {seed}");
        named(&made.document, |names| {
            for pick in &selection.picks {
                let said = telling::whole_explanation(&made.ground, &selection, pick, names);
                let check = Check {
                    naive: &naive,
                    selection: &selection,
                    pick,
                    names,
                    at: format!("map {seed}: {said}"),
                };
                check.whole(&said, seed % 2 == 0);
                picks += 1;
                through += usize::from(said.contains(" through "));
                several += usize::from(said.contains("no voice is left in") || said.contains("fewer voices"));
            }
        });
    }
    // The maps are of the kind that is to be tried.
    assert!(picks > 1500 && through > 100 && several > 50, "{picks} {through} {several}");
}

struct Check<'a> {
    naive: &'a Naive<'a>,
    selection: &'a Selection,
    pick: &'a Pick,
    names: &'a Names<'a>,
    at: String,
}

/// What is said of one community.
#[derive(Debug, Default, PartialEq)]
struct Said {
    direct: usize,
    people: usize,
    strength: String,
    passed_on: usize,
    through: BTreeSet<String>,
    more: usize,
}

fn cut<'a>(text: &'a str, at: &str) -> (&'a str, &'a str) {
    text.split_once(at).unwrap_or_else(|| panic!("no {at:?} in {text:?}"))
}

impl Check<'_> {
    fn whole(&self, said: &str, plain: bool) {
        let name = (self.names.first)(self.pick.person);
        let said = said.strip_prefix(&name).unwrap_or_else(|| panic!("{}", self.at));
        let (covers, rest) = cut(said, ". Adds ");
        self.covers(covers.trim_start());
        let (adds, rest) = cut(rest, &format!(". If {name} drops out, "));
        let order = ids(self.selection);
        let place = order.iter().position(|one| *one == self.pick.person).unwrap();
        let added = self.naive.share(&order[..=place]) - self.naive.share(&order[..place]);
        self.points(adds.trim_end_matches('s').trim_end_matches(" point"), added);
        let (lost, rest) = cut(rest, "; ");
        let others: Vec<StakeholderId> =
            order.iter().copied().filter(|one| *one != self.pick.person).collect();
        self.lost(lost, &others, plain);
        let (replacement, rest) = if rest.starts_with("nobody is left") {
            cut(rest, ". ")
        } else {
            let (who, rest) = cut(rest, "). ");
            (who.strip_prefix("the best replacement is ").unwrap(), rest)
        };
        self.replacement(replacement, &others);
        let (local, rest) = cut(rest, ". ");
        self.local(local, plain);
        let (promises, counts) = cut(rest, ". ");
        self.promises(promises, counts);
    }

    fn points(&self, said: &str, truth: f64) {
        let number: f64 =
            said.replace('−', "-").parse().unwrap_or_else(|_| panic!("{said:?} in {}", self.at));
        assert!((number - truth * 100.0).abs() < 0.05 + 1e-6, "{said}, not {}: {}", truth * 100.0, self.at);
    }

    /// Nobody among the picks reaches them better.
    fn is_best(&self, person: StakeholderId) -> bool {
        let share = |pick: StakeholderId| self.naive.reach(pick, Target::Person(person)).0;
        let best = ids(self.selection).into_iter().map(share).fold(0.0, f64::max);
        share(self.pick.person) > 0.0 && share(self.pick.person) >= best - SAME
    }

    fn truth(&self, community: CommunityId) -> Said {
        let me = self.pick.person;
        let others: Vec<StakeholderId> =
            self.naive.listed(community).into_iter().filter(|one| *one != me).collect();
        let mut truth = Said { people: others.len(), ..Said::default() };
        let mut strength = 0;
        for one in others.into_iter().filter(|one| self.is_best(*one)) {
            if let Some(by) = self.naive.reach(me, Target::Person(one)).1 {
                truth.passed_on += 1;
                truth.through.insert((self.names.person)(by));
            } else {
                truth.direct += 1;
                strength += self.naive.strength(me, one);
            }
        }
        truth.strength = match truth.direct {
            0 => String::new(),
            1 => format!("strength {strength}"),
            count => format!("average strength {:.1}", f64::from(strength) / count as f64),
        };
        truth
    }

    fn covers(&self, said: &str) {
        let by_name: BTreeMap<String, CommunityId> =
            self.naive.affected().map(|one| ((self.names.community)(one), one)).collect();
        let mut truth: BTreeMap<CommunityId, Said> =
            self.naive.affected().map(|one| (one, self.truth(one))).collect();
        truth.retain(|_, said| said.direct + said.passed_on > 0);
        let inside: BTreeSet<StakeholderId> =
            self.naive.affected().flat_map(|one| self.naive.listed(one)).collect();
        let mine = |one: &StakeholderId| {
            self.selection.people.get(one).is_some_and(|reached| reached.by == self.pick.person)
        };
        let me = self.pick.person;
        let outside: BTreeSet<StakeholderId> =
            self.naive.people().filter(|one| *one != me && !inside.contains(one) && mine(one)).collect();
        assert!(outside.iter().all(|one| self.is_best(*one)), "{}", self.at);
        let share = |pick: StakeholderId, one: CommunityId| self.naive.reach(pick, Target::Rest(one)).0;
        let best = |one: CommunityId| {
            ids(self.selection).into_iter().map(|pick| share(pick, one)).fold(0.0, f64::max)
        };
        let counts = |one: &CommunityId| self.naive.demand[&Target::Rest(*one)] > 0.0;
        let rests = self
            .naive
            .affected()
            .filter(|one| counts(one) && share(me, *one) > 0.0 && share(me, *one) >= best(*one) - SAME);
        let rests: BTreeSet<String> = rests.map(|one| (self.names.community)(one)).collect();
        let Some(said) = said.strip_prefix("covers ") else {
            let alone = if self.selection.picks.len() > 1 {
                "better than the others do"
            } else {
                "else who is listed"
            };
            assert!(said.starts_with("reaches nobody") && said.ends_with(alone), "{}", self.at);
            assert!(truth.is_empty() && outside.is_empty() && rests.is_empty(), "{}", self.at);
            return;
        };
        // Names of those in between hold commas as well: a part begins with a number or with a community.
        let mut parts: Vec<String> = Vec::new();
        for piece in said.split(", ") {
            let bare = piece.strip_prefix("and ").unwrap_or(piece);
            let number = bare.split(' ').next().is_some_and(|word| word.parse::<usize>().is_ok());
            if parts.is_empty()
                || number
                || bare.starts_with("those not listed")
                || by_name.keys().any(|name| bare.starts_with(&format!("{name} through")))
            {
                parts.push(bare.to_owned());
            } else {
                let last = parts.last_mut().unwrap();
                *last = format!("{last}, {piece}");
            }
        }
        let mut found = BTreeMap::new();
        let (mut elsewhere, mut unlisted) = (0, BTreeSet::new());
        for part in &parts {
            if part.ends_with(" in no affected community")
                || part.ends_with(" person")
                || part.ends_with(" people")
            {
                elsewhere = part.split(' ').next().unwrap().parse().unwrap();
                continue;
            }
            if let Some(places) = part.strip_prefix("those not listed in ") {
                unlisted.extend(listed(places));
                continue;
            }
            let (community, one) = parsed(part);
            found.insert(*by_name.get(&community).unwrap_or_else(|| panic!("{part}: {}", self.at)), one);
        }
        assert_eq!(elsewhere, outside.len(), "{}", self.at);
        assert_eq!(unlisted, rests, "{}", self.at);
        assert_eq!(found.keys().collect::<Vec<_>>(), truth.keys().collect::<Vec<_>>(), "{}", self.at);
        for (community, truth) in truth {
            let said = &found[&community];
            assert_eq!((said.direct, said.passed_on), (truth.direct, truth.passed_on), "{}", self.at);
            assert_eq!(said.strength, truth.strength, "{}", self.at);
            assert!(said.direct == 0 || said.people == truth.people, "{}", self.at);
            assert!(said.through.is_subset(&truth.through), "{}", self.at);
            assert_eq!(said.through.len() + said.more, truth.through.len(), "{}", self.at);
        }
    }

    /// Communities that would lack a voice that they have: known where nobody carries too many.
    fn lacking(&self) -> (Vec<String>, Vec<String>) {
        let (mut silent, mut fewer) = (Vec::new(), Vec::new());
        let rules = &self.naive.rules;
        for community in self.naive.affected().filter(|one| rules.local > 0 && !rules.accepted.contains(one))
        {
            let listed = self.naive.listed(community);
            let voices = ids(self.selection).into_iter().filter(|one| listed.contains(one)).count();
            if listed.contains(&self.pick.person) && voices <= rules.local {
                let name = (self.names.community)(community);
                if voices == 1 { silent.push(name) } else { fewer.push(name) }
            }
        }
        (silent, fewer)
    }

    fn lost(&self, said: &str, others: &[StakeholderId], plain: bool) {
        let lost = self.naive.share(&ids(self.selection)) - self.naive.share(others);
        let (points, left) = match said.find(" lost") {
            Some(at) => (&said[..at], &said[at + 5..]),
            None => panic!("{}", self.at),
        };
        match points.trim_end_matches(" are").trim_end_matches(" is") {
            "next to nothing" => assert!(lost.abs() < 0.0005 + 1e-9, "{lost}: {}", self.at),
            points => self.points(points.trim_end_matches('s').trim_end_matches(" point"), lost),
        }
        if plain {
            let (silent, fewer) = self.lacking();
            for name in silent.iter().chain(&fewer) {
                assert!(left.contains(name.as_str()), "{name}: {}", self.at);
            }
            assert_eq!(left.contains("no voice is left"), !silent.is_empty(), "{}", self.at);
            assert_eq!(left.contains("fewer voices"), !fewer.is_empty(), "{}", self.at);
            let names = self.naive.affected().map(|one| (self.names.community)(one));
            let said = names.filter(|name| left.contains(name.as_str())).count();
            assert_eq!(said, silent.len() + fewer.len(), "{}", self.at);
        }
    }

    fn replacement(&self, said: &str, others: &[StakeholderId]) {
        let picks = ids(self.selection);
        let free: Vec<StakeholderId> =
            self.naive.available().into_iter().filter(|one| !picks.contains(one)).collect();
        if said.starts_with("nobody is left") {
            assert!(free.is_empty(), "{}", self.at);
            return;
        }
        let (who, points) = cut(said, " (");
        let who = free.iter().find(|one| (self.names.person)(**one) == who);
        let who = *who.unwrap_or_else(|| panic!("{}", self.at));
        let change = |one: StakeholderId| {
            let with: Vec<StakeholderId> = others.iter().copied().chain([one]).collect();
            self.naive.share(&with) - self.naive.share(&picks)
        };
        self.points(points, change(who));
        if self.pick.only_voice.is_empty() {
            let best = free.into_iter().map(change).fold(f64::NEG_INFINITY, f64::max);
            assert!((change(who) - best).abs() < 1e-9, "{}", self.at);
        }
    }

    fn local(&self, said: &str, plain: bool) {
        let belongs = |one: &CommunityId| self.naive.listed(*one).contains(&self.pick.person);
        let theirs: BTreeSet<String> =
            self.naive.affected().filter(belongs).map(|one| (self.names.community)(one)).collect();
        if said == "Local advocate for no community" {
            assert!(self.pick.local.is_empty() && (!plain || theirs.is_empty()), "{}", self.at);
            return;
        }
        let said = said.strip_prefix("Local advocate for ").unwrap_or_else(|| panic!("{}", self.at));
        let said: BTreeSet<String> = listed(said).into_iter().collect();
        if plain {
            assert_eq!(said, theirs, "{}", self.at);
        }
        let room = self.naive.cap(self.pick.person) - self.naive.elsewhere(self.pick.person);
        assert!(said.is_subset(&theirs) && said.len() <= room, "{}", self.at);
    }

    fn promises(&self, said: &str, counts: &str) {
        let (kept, broken) = self.naive.promises(self.pick.person);
        let truth = match kept + broken {
            0 => "No promises recorded".to_owned(),
            all => format!("Promises kept {kept} of {all}"),
        };
        assert_eq!(said, truth, "{}", self.at);
        let (willing, reliable) =
            (self.naive.willing(self.pick.person), self.naive.reliable(self.pick.person));
        let numbers = counts.split(' ').filter_map(|word| word.parse::<f64>().ok());
        let numbers: Vec<f64> = numbers.collect();
        let truths = [willing * reliable, willing, reliable];
        let close = |(said, truth): (&f64, f64)| (said - truth * 100.0).abs() < 0.5 + 1e-9;
        assert_eq!(numbers.len(), 3, "{}", self.at);
        assert!(numbers.iter().zip(truths).all(close), "{truths:?}: {}", self.at);
    }
}

/// *A, B and C* → A, B, C.
fn listed(text: &str) -> Vec<String> {
    text.split(", ").flat_map(|part| part.split(" and ")).map(str::to_owned).collect()
}

/// One part of what somebody covers, with the name of the community.
fn parsed(part: &str) -> (String, Said) {
    let mut said = Said::default();
    let through = |text: &str, said: &mut Said| {
        for name in listed(text) {
            match name.strip_suffix(" more") {
                Some(count) => said.more = count.parse().unwrap(),
                None => _ = said.through.insert(name),
            }
        }
    };
    if !part.starts_with(|c: char| c.is_ascii_digit()) {
        let (community, rest) = cut(part, " through ");
        let (names, count) = cut(rest, " (");
        through(names, &mut said);
        said.passed_on = cut(count, " ").0.parse().unwrap();
        return (community.to_owned(), said);
    }
    let (count, rest) = cut(part, " of ");
    let (people, rest) = cut(rest, " in ");
    let (community, rest) = cut(rest, " directly (");
    let (strength, rest) = cut(rest, ")");
    (said.direct, said.people) = (count.parse().unwrap(), people.parse().unwrap());
    said.strength = strength.to_owned();
    if let Some(rest) = rest.strip_prefix(" and ") {
        let (count, names) = cut(rest, " more through ");
        said.passed_on = count.parse().unwrap();
        through(names, &mut said);
    }
    (community.to_owned(), said)
}
