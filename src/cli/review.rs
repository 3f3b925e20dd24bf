//! `review`: where does everybody stand on this day?

use super::failure::{Code, Failure};
use super::output::Output;
use super::{Subcommand, ask, files};
use crate::model::edits::{self, Closing};
use crate::model::{IdMaker, ReviewId};
use crate::plan::{self, Moment, Way};
use crate::store::Overwrite;
use clap::{ArgMatches, Args, FromArgMatches};
use jiff::civil::Date;
use std::path::PathBuf;

/// Freezes where everybody stands.
pub(super) const REVIEW: Subcommand = Subcommand {
    name: "review",
    help: "Freeze where everybody stands in an initiative, to compare with later",
    arguments: Arguments::augment_args,
    run,
};

#[derive(Args)]
struct Arguments {
    /// The map
    file: PathBuf,
    /// Which initiative, by name or id; needed where there are several
    #[arg(long, value_name = "NAME")]
    initiative: Option<String>,
    /// What the review is called, such as 'After the pilot'
    #[arg(long, value_name = "NAME")]
    name: String,
    /// The day of the review, such as 2026-11-22
    #[arg(long, value_name = "DATE")]
    today: Option<Date>,
}

fn run(matches: &ArgMatches, output: &mut Output) -> Result<Code, Failure> {
    let said = Arguments::from_arg_matches(matches).map_err(|error| Failure::usage(error.to_string()))?;
    if files::is_dash(&said.file) {
        return Err(Failure::usage("a review is kept in the map, so it needs a file, not standard input"));
    }
    let name = said.name.trim();
    if name.is_empty() {
        return Err(Failure::usage("a review needs a name"));
    }
    let (document, baseline) = files::open(&said.file)?;
    let Some(initiative) = ask::initiative(&document, said.initiative.as_deref())? else {
        return Err(Failure::new(Code::Data, "the map has no initiative, and a review is of one"));
    };
    let today = files::today(said.today)?;
    let overdue = plan::overdue(&document, initiative, today).len();
    let closing =
        Closing { name: name.to_owned(), overdue: u32::try_from(overdue).ok(), ..Closing::default() };
    let day = today.to_string();
    let mut ids = IdMaker::seeded(files::seed(&[b"review", name.as_bytes(), day.as_bytes()])?);
    let before = plan::reviews(&document, initiative).last().map(|(id, _)| *id);
    let (id, edit) = loop {
        let made = edits::close_review(&document, &mut ids, initiative, today, &closing);
        if !document.reviews.contains_key(&made.0) {
            break made;
        }
    };
    let mut changed = document.clone();
    changed.apply(edit)?;
    let overwrite = baseline.as_ref().map_or(Overwrite::Refuse, Overwrite::IfUnchanged);
    files::save(&said.file, &changed, overwrite, output)?;
    told(&changed, initiative, before, id, output);
    Ok(Code::Done)
}

/// How many were frozen, and how many moved since the review before.
fn told(
    document: &crate::model::Document,
    initiative: crate::model::InitiativeId,
    before: Option<ReviewId>,
    id: ReviewId,
    output: &mut Output,
) {
    let frozen = document.reviews.get(&id).map_or(0, |review| review.ratings.len());
    let people = if frozen == 1 { "1 person".to_owned() } else { format!("{frozen} people") };
    output.message(&format!("Froze where {people} stand"));
    let Some(before) = before else { return };
    let movements = plan::moved(document, initiative, Moment::Review(before), Moment::Review(id));
    let count = |way: Way| movements.iter().filter(|one| one.way == way).count();
    let since = document.reviews.get(&before).map(|review| review.date.to_string()).unwrap_or_default();
    output.message(&format!(
        "Since {since}: {} up, {} down, {} unchanged, {} new, {} left",
        count(Way::Up),
        count(Way::Down),
        count(Way::Unchanged),
        count(Way::New),
        count(Way::Left)
    ));
}
