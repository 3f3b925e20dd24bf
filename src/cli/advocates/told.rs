//! How are the picks told, in words and as JSON?

use super::super::SCHEMA_VERSION;
use super::super::output::Output;
use crate::analysis::Progress;
use crate::model::{CommunityId, Document, Initiative, InitiativeId, StakeholderId};
use crate::plan::advocates::telling::{
    self, Names, first_names, gap_words, headline, once_agreed_words, percent, ratio_words, state_words,
    too_few_words, trouble_words, whole_explanation,
};
use crate::plan::advocates::{
    Covers, Ground, Pick, Rules, Selection, Served, Size, Trouble, WhyNot, prices, sensitivity,
};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// The picks, and what is needed to tell them.
pub(super) struct Told<'a> {
    pub(super) document: &'a Document,
    pub(super) id: InitiativeId,
    pub(super) initiative: &'a Initiative,
    pub(super) ground: &'a Ground,
    pub(super) rules: &'a Rules,
    pub(super) selection: Selection,
}

impl Told<'_> {
    fn name(&self, id: StakeholderId) -> &str {
        self.document.stakeholders.get(&id).map_or("", |person| person.name.as_str())
    }

    fn names(&self, people: &BTreeSet<StakeholderId>) -> Vec<&str> {
        people.iter().map(|id| self.name(*id)).collect()
    }

    fn community(&self, id: CommunityId) -> &str {
        self.document.communities.get(&id).map_or("", |community| community.name.as_str())
    }

    fn called<T>(&self, tell: impl FnOnce(&Names<'_>) -> T) -> T {
        let first = first_names(self.document);
        let person = |id: StakeholderId| self.name(id).to_owned();
        let short = |id: StakeholderId| first.get(&id).cloned().unwrap_or_else(|| person(id));
        let community = |id: CommunityId| self.community(id).to_owned();
        tell(&Names { person: &person, first: &short, community: &community })
    }

    /// For people: the whole, each pick, each community, who is left out.
    pub(super) fn words(&self, output: &mut Output) {
        let selection = &self.selection;
        self.called(|names| {
            self.whole(output);
            for (number, pick) in (1..).zip(&selection.picks) {
                output.line("");
                output.line(&format!("{number}. {}, {}", (names.person)(pick.person), self.state(pick)));
                output.line(&format!("   {}", whole_explanation(self.ground, selection, pick, names)));
            }
            if !selection.communities.is_empty() {
                output.line("");
                output.line("Communities");
            }
            for served in &selection.communities {
                output.line(&self.served(served, names));
            }
            self.left_out(names, output);
            self.depends(names, output);
        });
    }

    /// What the rules cost, and which picks depend on guesses.
    fn depends(&self, names: &Names<'_>, output: &mut Output) {
        let (ground, rules, selection) = (self.ground, self.rules, &self.selection);
        if selection.picks.is_empty() {
            return;
        }
        // Nobody cancels here.
        let progress = Progress::default();
        let prices = prices(ground, rules, selection, &progress);
        let costs = prices.map(|prices| telling::prices_words(&prices, names)).unwrap_or_default();
        let guesses = sensitivity(ground, rules, selection, &progress)
            .map(|found| telling::guesses_words(selection, &found, rules, names));
        for (title, lines) in
            [("What rules cost", costs), ("What depends on guesses", guesses.into_iter().collect())]
        {
            if !lines.is_empty() {
                output.line("");
                output.line(title);
            }
            lines.iter().for_each(|line| output.line(&format!("  {line}")));
        }
    }

    fn whole(&self, output: &mut Output) {
        let selection = &self.selection;
        output.line(&format!("{}: {}", self.initiative.name, headline(selection)));
        if let Some(agreed) = once_agreed_words(selection) {
            output.line(&format!("{agreed}. {}", state_words(selection)));
        }
        if let Size::Share(share) = self.rules.size
            && selection.share() < share
        {
            output.line(&format!(
                "{} is wanted, but all who can be picked reach {} together",
                percent(share),
                percent(selection.most)
            ));
        }
        for line in ratio_words(self.ground, selection, self.initiative.ratio.get())
            .into_iter()
            .chain(too_few_words(selection, self.rules))
            .chain(telling::most_words(selection))
            .chain(selection.troubles.iter().map(|trouble| trouble_words(*trouble, selection)))
        {
            output.line(&line);
        }
    }

    fn state(&self, pick: &Pick) -> String {
        use crate::model::AdvocacyState as State;
        match self.ground.people.get(&pick.person).map_or(State::None, |person| person.state) {
            State::None => "not asked yet".to_owned(),
            known => known.name().to_lowercase(),
        }
    }

    fn served(&self, served: &Served, names: &Names<'_>) -> String {
        let mut about = Vec::new();
        if served.headcount > 0 {
            about.push(format!("{} people", telling::thousands(served.headcount as usize)));
        }
        about.push(served.impact.map_or("impact unknown".to_owned(), |impact| format!("impact {impact}")));
        let voices: Vec<String> = served.voices.iter().map(|voice| (names.person)(*voice)).collect();
        let voices = if voices.is_empty() { String::new() } else { format!("; by {}", voices.join(", ")) };
        let second = served.second.map(|second| format!("; back-up: {}", (names.person)(second)));
        format!(
            "  {} ({}): {} reached{voices}. {}{}",
            (names.community)(served.community),
            about.join(", "),
            percent(served.reach),
            gap_words(&self.selection, served, names),
            second.unwrap_or_default(),
        )
    }

    fn left_out(&self, names: &Names<'_>, output: &mut Output) {
        let selection = &self.selection;
        let lists = [
            ("Reached by nobody", &selection.missed),
            ("Count for nothing, as no impact on them is known", &selection.uncounted),
        ];
        for (title, people) in lists.into_iter().filter(|(_, people)| !people.is_empty()) {
            output.line("");
            output.line(&format!("{title} ({}): {}", people.len(), self.names(people).join(", ")));
        }
        let why = telling::missed_words(self.ground, self.rules, selection, 3, names);
        let initiative = |id: InitiativeId| {
            self.document.initiatives.get(&id).map_or_else(String::new, |change| change.name.clone())
        };
        let booked = telling::double_booked(self.ground, selection, names, &initiative);
        for (title, lines) in [("Why nobody reaches them", why), ("Advocates elsewhere too", booked)] {
            if !lines.is_empty() {
                output.line("");
                output.line(title);
            }
            lines.iter().for_each(|line| output.line(&format!("  {line}")));
        }
        for (person, why) in &selection.refused {
            output.line("");
            output.line(&telling::refused_words(*person, *why, names));
        }
    }

    /// For scripts. `adopted` are those who became candidates, where that was asked for.
    pub(super) fn json(&self, adopted: Option<&Vec<StakeholderId>>) -> Value {
        let selection = &self.selection;
        let unserved = selection.communities.iter().filter(|served| !served.served);
        let unserved: Vec<Value> = self.called(|names| {
            let one = |served: &Served| {
                json!({
                    "community": self.community(served.community),
                    "reason": gap_words(selection, served, names),
                })
            };
            unserved.map(one).collect()
        });
        let why = |(id, why): (&StakeholderId, &WhyNot)| json!({"name": self.name(*id), "why": called(*why)});
        let mut told = json!({
            "schema_version": SCHEMA_VERSION,
            "initiative": self.initiative.name,
            "initiative_id": self.id.to_string(),
            "picks": selection.picks.iter().map(|pick| self.pick(pick)).collect::<Vec<_>>(),
            "covered": selection.reached,
            "demand": selection.demand,
            "share": selection.share(),
            "bound": selection.bound,
            "proven": selection.proven,
            "certainty": selection.certainty(),
            "once_agreed": selection.once_agreed,
            "fewest": selection.fewest,
            "unserved": unserved,
            "communities": selection.communities.iter().map(|one| self.came_out(one)).collect::<Vec<_>>(),
            "missed": self.names(&selection.missed),
            "uncounted": self.names(&selection.uncounted),
            "available": selection.available,
            "unavailable": selection.unavailable.iter().map(why).collect::<Vec<_>>(),
            "refused": selection.refused.iter().map(why).collect::<Vec<_>>(),
            "troubles": selection.troubles.iter().map(|trouble| trouble_id(*trouble)).collect::<Vec<_>>(),
        });
        if let (Some(adopted), Some(fields)) = (adopted, told.as_object_mut()) {
            let names: Vec<&str> = adopted.iter().map(|id| self.name(*id)).collect();
            fields.insert("adopted".to_owned(), json!(names));
        }
        told
    }

    fn pick(&self, pick: &Pick) -> Value {
        let promises = self.ground.people.get(&pick.person).map(|person| person.promises).unwrap_or_default();
        let covers = |covers: &Covers| {
            let through = covers.through.iter();
            json!({
                "community": self.community(covers.community),
                "people": covers.people,
                "direct": covers.direct.len(),
                "strength": covers.strength,
                "through": through
                    .map(|(by, people)| json!({"name": self.name(*by), "people": people.len()}))
                    .collect::<Vec<_>>(),
            })
        };
        let replacement =
            |(person, loses): (StakeholderId, f64)| json!({"name": self.name(person), "loses": loses});
        let communities = |ids: &[CommunityId]| ids.iter().map(|id| self.community(*id)).collect::<Vec<_>>();
        json!({
            "id": pick.person.to_string(),
            "name": self.name(pick.person),
            "state": self.ground.people.get(&pick.person).map_or("none", |person| person.state.id()),
            "local": communities(&pick.local),
            "only_voice": communities(&pick.only_voice),
            "adds": pick.adds,
            "loses": pick.loses,
            "replacement": pick.replacement.map(replacement),
            "covers": pick.covers.iter().map(covers).collect::<Vec<_>>(),
            "willing": pick.willing,
            "kept": promises.kept,
            "broken": promises.broken,
            "likely": pick.likely,
            "load": pick.load,
            "cap": pick.cap,
        })
    }

    fn came_out(&self, served: &Served) -> Value {
        json!({
            "community": self.community(served.community),
            "impact": served.impact.map(crate::model::Rating::get),
            "headcount": served.headcount,
            "listed": served.listed.len(),
            "reach": served.reach,
            "voices": served.voices.iter().map(|id| self.name(*id)).collect::<Vec<_>>(),
            "wanted": served.wanted,
            "available": served.available,
            "second": served.second.map(|id| self.name(id)),
            "missed": self.names(&served.missed),
            "served": served.served,
        })
    }
}

const fn called(why: WhyNot) -> &'static str {
    match why {
        WhyNot::Group => "group",
        WhyNot::Declined => "declined",
        WhyNot::Resting => "resting",
        WhyNot::Resistant => "resistant",
        WhyNot::Never => "never",
        WhyNot::Full => "full",
    }
}

const fn trouble_id(trouble: Trouble) -> &'static str {
    match trouble {
        Trouble::Nobody => "nobody",
        Trouble::NoCommunities => "no communities",
        Trouble::NobodyAvailable => "nobody available",
        Trouble::NoTies => "no ties",
        Trouble::NoImpact => "no impact",
    }
}
