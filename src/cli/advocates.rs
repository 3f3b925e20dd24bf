//! `advocates`: who should carry an initiative to the communities that it affects?

mod told;

use super::failure::{Code, Failure};
use super::output::Output;
use super::{Subcommand, ask, files};
use crate::analysis::Progress;
use crate::analysis::coverage::Effort;
use crate::model::initiative::{ChangeKind, Counted, Most};
use crate::model::{AdvocacyState, Document, Initiative, InitiativeId, StakeholderId, edits};
use crate::plan::advocates::{Ground, Rules, Selection, Size, select};
use crate::store::{Baseline, Overwrite};
use clap::{ArgMatches, Args, FromArgMatches, ValueEnum};
use std::path::PathBuf;

/// The picks.
pub(super) const ADVOCATES: Subcommand = Subcommand {
    name: "advocates",
    help: "Pick the people who carry an initiative to the communities that it affects",
    arguments: |command| Arguments::augment_args(command).after_help(HELP),
    run,
};

const HELP: &str = "\
The rules that are kept in the initiative apply; what is said here goes before them, and is not kept. People named with \
--must or --never are added to those named there.

Examples:
  groundswell advocates change.swell --initiative 'One service desk'
  groundswell advocates change.swell --picks 8 --must 'Grace Mbeki' --never 'Elena Petrova'
  groundswell advocates change.swell --reach 40 --json
  groundswell advocates change.swell --picks 5 --adopt

An advocate counts by how likely they are to do it: by what they said, else how they stand, and by the promises that they \
kept. Nobody is picked who declined, rests, is against the change, or is a voice for as many communities as they can be.";

#[derive(Args)]
struct Arguments {
    /// The map; - is standard input
    file: PathBuf,
    /// Which initiative, by name or id; needed where there are several
    #[arg(long, value_name = "NAME")]
    initiative: Option<String>,
    /// At most so many; else as many as give each affected community its voice, and at least three
    #[arg(long, value_name = "K", conflicts_with = "reach",
          value_parser = clap::value_parser!(u32).range(i64::from(Most::LEAST)..=i64::from(Most::MOST)))]
    picks: Option<u32>,
    /// As few as reach this share of the impact
    #[arg(long, value_name = "PERCENT", value_parser = percent)]
    reach: Option<f64>,
    /// How many advocates of its own each affected community should have, 0 to 100
    #[arg(long, value_name = "R", value_parser = clap::value_parser!(u32).range(0..=100))]
    local: Option<u32>,
    /// Who is among them in any case: a full name, id or e-mail; may be said several times
    #[arg(long, value_name = "NAME")]
    must: Vec<String>,
    /// Who is not to be asked; may be said several times
    #[arg(long, value_name = "NAME")]
    never: Vec<String>,
    /// Count only their own ties, not what others pass on
    #[arg(long, num_args = 0..=1, require_equals = true, default_missing_value = "true", value_name = "true|false")]
    direct_only: Option<bool>,
    /// Count every tie as a strong one
    #[arg(long, num_args = 0..=1, require_equals = true, default_missing_value = "true", value_name = "true|false")]
    ties_equal: Option<bool>,
    /// Everybody should hear it from two
    #[arg(long, num_args = 0..=1, require_equals = true, default_missing_value = "true", value_name = "true|false")]
    twice: Option<bool>,
    /// What counts: each affected community by its impact, or each person by the impact on them
    #[arg(long, value_name = "WHAT")]
    count: Option<Count>,
    /// What kind of change it is: weighs how people stand, and settles equal picks
    #[arg(long, value_name = "KIND")]
    change: Option<Change>,
    /// Keep the picks in the map as candidates; whoever was already thought of, asked or more stays as they are
    #[arg(long)]
    adopt: bool,
    /// One JSON object instead of words
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Count {
    /// Each affected community weighs its impact, however many people it has
    Communities,
    /// Each person weighs the impact on them
    People,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Change {
    /// It goes on from what there is
    Small,
    /// It breaks with what was
    Big,
    /// Nobody said
    Unsaid,
}

fn percent(text: &str) -> Result<f64, String> {
    let number: Option<f64> = text.trim().trim_end_matches('%').trim_end().parse().ok();
    number
        .filter(|number| (0.0..=100.0).contains(number) && *number > 0.0)
        .ok_or_else(|| "a percentage above 0 and at most 100 is needed, such as 40".to_owned())
}

fn run(matches: &ArgMatches, output: &mut Output) -> Result<Code, Failure> {
    let said = Arguments::from_arg_matches(matches).map_err(|error| Failure::usage(error.to_string()))?;
    if said.adopt && files::is_dash(&said.file) {
        return Err(Failure::usage("--adopt changes the map, so it needs a file, not standard input"));
    }
    let (document, baseline) = files::open(&said.file)?;
    let Some(id) = ask::initiative(&document, said.initiative.as_deref())? else {
        return Err(Failure::new(
            Code::Data,
            "the map has no initiative, and advocates carry one. Add one in the window, or by importing ratings with \
             groundswell import RATINGS.csv --into MAP.swell --initiative NAME",
        ));
    };
    let Some(initiative) = document.initiatives.get(&id) else {
        return Err(Failure::new(Code::Data, "there is no such initiative"));
    };
    let rules = rules(&said, &document, initiative)?;
    let ground = Ground::of(&document, id);
    // Nobody cancels here.
    let selection = select(&ground, &rules, Effort::USUAL, &Progress::default(), &|_| ()).unwrap_or_default();
    let adopted =
        if said.adopt { adopt(&said, &document, id, &selection, baseline, output)? } else { Vec::new() };
    let told = told::Told { document: &document, id, initiative, ground: &ground, rules: &rules, selection };
    if said.json {
        output.json(&told.json(said.adopt.then_some(&adopted)))?;
    } else {
        told.words(output);
    }
    if said.adopt {
        output.message(&match adopted.len() {
            0 => "Everybody picked was thought of before: the map is as it was".to_owned(),
            1 => "1 person is now a candidate".to_owned(),
            several => format!("{several} people are now candidates"),
        });
    }
    Ok(Code::Done)
}

/// Those kept in the initiative, and what was said.
fn rules(said: &Arguments, document: &Document, initiative: &Initiative) -> Result<Rules, Failure> {
    let mut rules = Rules::of(initiative);
    let people = |names: &[String]| -> Result<Vec<StakeholderId>, Failure> {
        names.iter().map(|name| ask::person(document, name)).collect()
    };
    let (must, never) = (people(&said.must)?, people(&said.never)?);
    if let Some(both) = must.iter().find(|one| never.contains(one)) {
        let name = document.stakeholders.get(both).map_or("", |person| person.name.as_str());
        return Err(Failure::usage(format!("{name} cannot be both a must and a never")));
    }
    for one in must {
        rules.never.remove(&one);
        rules.must.insert(one);
    }
    for one in never {
        rules.must.remove(&one);
        rules.never.insert(one);
    }
    match (said.picks, said.reach) {
        (Some(picks), _) => rules.size = Size::Picks(picks as usize),
        (_, Some(percent)) => rules.size = Size::Share(percent / 100.0),
        (None, None) => {}
    }
    rules.local = said.local.map_or(rules.local, |local| local as usize);
    rules.direct_only = said.direct_only.unwrap_or(rules.direct_only);
    rules.ties_equal = said.ties_equal.unwrap_or(rules.ties_equal);
    rules.twice = said.twice.unwrap_or(rules.twice);
    rules.count = said.count.map_or(rules.count, |count| match count {
        Count::Communities => Counted::Communities,
        Count::People => Counted::People,
    });
    rules.change = said.change.map_or(rules.change, |change| match change {
        Change::Small => ChangeKind::Small,
        Change::Big => ChangeKind::Big,
        Change::Unsaid => ChangeKind::Unsaid,
    });
    Ok(rules)
}

/// Keeps the picks as candidates that were not thought of before, in the order in which they were picked.
fn adopt(
    said: &Arguments,
    document: &Document,
    initiative: InitiativeId,
    selection: &Selection,
    baseline: Option<Baseline>,
    output: &mut Output,
) -> Result<Vec<StakeholderId>, Failure> {
    let state = |person: &StakeholderId| {
        let assessment = document.assessments.get(&(initiative, *person));
        assessment.map_or(AdvocacyState::None, |assessment| assessment.advocacy.state)
    };
    let picks = selection.picks.iter().map(|pick| pick.person);
    let new: Vec<StakeholderId> = picks.filter(|person| state(person) == AdvocacyState::None).collect();
    if new.is_empty() {
        return Ok(new);
    }
    let on = files::today(None)?;
    let mut changed = document.clone();
    changed.apply(edits::adopt(document, initiative, &new, AdvocacyState::Candidate, Some(on)))?;
    let overwrite = baseline.as_ref().map_or(Overwrite::Refuse, Overwrite::IfUnchanged);
    files::save(&said.file, &changed, overwrite, output)?;
    Ok(new)
}
