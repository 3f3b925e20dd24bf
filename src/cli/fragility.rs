//! `fragility`: on whom does the map hang, and what happens if somebody leaves?

use super::failure::{Code, Failure};
use super::output::Output;
use super::{SCHEMA_VERSION, Subcommand, ask, files};
use crate::analysis::between::{OnlyLink, Units, joiners, only_links, units};
use crate::analysis::{
    Departure, Fragility, Network, Progress, TieFilter, carrying, fragility, if_they_leave, isolated, telling,
};
use crate::model::edit::counted;
use crate::model::{Document, InitiativeId, StakeholderId};
use crate::plan::{Unheard, unheard};
use clap::{ArgMatches, Args, FromArgMatches};
use serde_json::{Value, json};
use std::path::PathBuf;

/// On whom the map hangs.
pub(super) const FRAGILITY: Subcommand = Subcommand {
    name: "fragility",
    help: "Say on whom the map hangs, and what happens if somebody leaves",
    arguments: Arguments::augment_args,
    run,
};

#[derive(Args)]
struct Arguments {
    /// The map; - is standard input
    file: PathBuf,
    /// What happens without this person: a full name, id or e-mail
    #[arg(long, value_name = "NAME")]
    without: Option<String>,
    /// Who must still reach the others: a person, a community, 'team' or 'advocates'; else the largest part counts
    #[arg(long, value_name = "A", requires = "without")]
    from: Option<String>,
    /// Only ties of these kinds, such as 'trusts,works with'; ties of conflict hold nobody together
    #[arg(long, value_delimiter = ',', value_name = "KIND")]
    ties: Vec<String>,
    /// Whose unheard experts, team or advocates, where there are several initiatives
    #[arg(long, value_name = "NAME")]
    initiative: Option<String>,
    /// One JSON object instead of words
    #[arg(long)]
    json: bool,
}

fn run(matches: &ArgMatches, output: &mut Output) -> Result<Code, Failure> {
    let said = Arguments::from_arg_matches(matches).map_err(|error| Failure::usage(error.to_string()))?;
    let (document, _) = files::open(&said.file)?;
    let filter = TieFilter { kinds: ask::kinds(&said.ties), ..TieFilter::default() };
    let network = Network::build(&document, &carrying(&document, &filter));
    if let Some(person) = &said.without {
        let person = ask::person(&document, person)?;
        let from = said.from.as_deref().map(|from| ask::people(&document, from, said.initiative.as_deref()));
        let team = from.transpose()?.unwrap_or_default();
        if let Some(found) = if_they_leave(&document, &network, person, &team) {
            leave(&document, &found, said.json, output)?;
        }
        return Ok(Code::Done);
    }
    let initiative = match &said.initiative {
        Some(name) => ask::initiative(&document, Some(name))?,
        // Without a word the map as a whole is meant.
        None => document.initiatives.keys().next().copied().filter(|_| document.initiatives.len() == 1),
    };
    let found = Findings::of(&document, &filter, &network, initiative);
    if said.json {
        output.json(&found.json(&document))?;
    } else {
        found.words(&document, output);
    }
    Ok(Code::Done)
}

fn leave(document: &Document, found: &Departure, json: bool, output: &mut Output) -> Result<(), Failure> {
    if !json {
        telling::departure(document, found).iter().for_each(|line| output.line(line));
        if !found.cut_off.is_empty() {
            output.line(&format!("Cut off: {}", names(document, &found.cut_off).join(", ")));
        }
        return Ok(());
    }
    let community = |id| document.communities.get(id).map_or("", |community| community.name.as_str());
    let losses: Vec<Value> = found
        .losses
        .iter()
        .map(|loss| json!({"community": community(&loss.community), "lost": loss.lost, "kept": loss.kept}))
        .collect();
    let repair = found.repair.map(|repair| {
        json!({
            "introduce": [name(document, repair.one), name(document, repair.other)],
            "gain": repair.gain,
        })
    });
    output.json(&json!({
        "schema_version": SCHEMA_VERSION,
        "without": name(document, found.person),
        "pieces": found.pieces.iter().map(Vec::len).collect::<Vec<_>>(),
        "cut_off": names(document, &found.cut_off),
        "communities": losses,
        "repair": repair,
        "messages": telling::departure(document, found),
    }))
}

fn name(document: &Document, id: StakeholderId) -> &str {
    document.stakeholders.get(&id).map_or("", |person| person.name.as_str())
}

fn names<'a>(document: &'a Document, people: &[StakeholderId]) -> Vec<&'a str> {
    people.iter().map(|id| name(document, *id)).collect()
}

/// Everything that is said of the map as a whole.
struct Findings {
    fragility: Fragility,
    only_links: Vec<OnlyLink>,
    joiners: Vec<StakeholderId>,
    units: Units,
    unheard: Vec<Unheard>,
}

impl Findings {
    /// `network` holds the ties of the filter that carry; who is at odds with somebody has a tie all the same.
    fn of(
        document: &Document,
        filter: &TieFilter,
        network: &Network,
        initiative: Option<InitiativeId>,
    ) -> Self {
        let all = Network::build(document, filter);
        // Nobody cancels here.
        let hangs = fragility(network, &Progress::default()).unwrap_or_default();
        Self {
            fragility: Fragility { isolated: isolated(&all), ..hangs },
            only_links: only_links(document, network),
            joiners: joiners(document, &all),
            units: units(document, &all),
            unheard: initiative.map_or_else(Vec::new, |initiative| unheard(document, initiative)),
        }
    }

    fn words(&self, document: &Document, output: &mut Output) {
        let mut section = |title: &str, lines: Vec<String>| {
            if !lines.is_empty() {
                output.line(title);
                lines.iter().for_each(|line| output.line(&format!("  {line}")));
            }
        };
        let of = |people: &[StakeholderId]| {
            if people.is_empty() { Vec::new() } else { vec![names(document, people).join(", ")] }
        };
        let holders = self.fragility.holders.iter().map(|one| telling::holder(document, one)).collect();
        section("People on whom others hang", holders);
        let bridges = self.fragility.bridges.iter().map(|one| telling::bridge(document, one)).collect();
        section("Ties on which others hang", bridges);
        let links = self.only_links.iter().map(|one| telling::only_link(document, one)).collect();
        section("Groups that hang on one person", links);
        section("People without ties", of(&self.fragility.isolated));
        section("People who join three or more communities other than their own", of(&self.joiners));
        let unit = |unit: &crate::analysis::between::Unit| {
            let index = unit.e_i_index().map_or_else(String::new, |index| format!(", E-I index {index:.2}"));
            let people =
                if unit.people == 1 { "1 person".to_owned() } else { format!("{} people", unit.people) };
            format!(
                "{}: {people}, {} within, {} outward{index}",
                unit.name,
                counted(unit.within, "tie"),
                unit.outward
            )
        };
        section("Units: us and them", self.units.units.iter().map(unit).collect());
        section("Unheard experts", self.unheard.iter().map(|one| one.sentence(document)).collect());
    }

    fn json(&self, document: &Document) -> Value {
        let holders = self.fragility.holders.iter().map(|one| {
            json!({
                "id": one.person.to_string(),
                "name": name(document, one.person),
                "pieces": one.pieces,
                "cut_off": one.cut_off,
                "fragmentation": one.fragmentation,
            })
        });
        let bridges = self.fragility.bridges.iter().map(
            |one| json!({"people": [name(document, one.one), name(document, one.other)], "cut_off": one.cut_off}),
        );
        let links = self.only_links.iter().map(|one| {
            json!({
                "group": one.group.name(document),
                "people": one.people,
                "by": name(document, one.link),
                "inside": one.inside,
            })
        });
        let units = self.units.units.iter().map(|one| {
            json!({
                "name": one.name,
                "people": one.people,
                "ties_within": one.within,
                "ties_outward": one.outward,
                "e_i_index": one.e_i_index(),
            })
        });
        let called = |place: usize| self.units.units[place].name.as_str();
        let between = self
            .units
            .ties
            .iter()
            .map(|((one, other), ties)| json!({"units": [called(*one), called(*other)], "ties": ties}));
        let unheard = self.unheard.iter().map(|one| {
            json!({
                "name": name(document, one.person),
                "impact": one.impact.get(),
                "influence": one.influence.get(),
                "message": one.sentence(document),
            })
        });
        json!({
            "schema_version": SCHEMA_VERSION,
            "parts": self.fragility.parts,
            "holders": holders.collect::<Vec<_>>(),
            "bridges": bridges.collect::<Vec<_>>(),
            "groups_by_one_person": links.collect::<Vec<_>>(),
            "isolated": names(document, &self.fragility.isolated),
            "joining_communities": names(document, &self.joiners),
            "units": units.collect::<Vec<_>>(),
            "unit_ties": between.collect::<Vec<_>>(),
            "e_i_index": self.units.e_i_index(),
            "unheard": unheard.collect::<Vec<_>>(),
        })
    }
}
