//! What does the map say of talks, in the words of the screen?

use crate::app::form::day;
use crate::model::action::ActionKind;
use crate::model::interaction::{Heard, Interaction, Kept};
use crate::model::stakeholder::Channel;
use crate::model::{ActionId, CommunityId, Document, InitiativeId, InteractionId, Key, StakeholderId};
use crate::plan::promises::{Owed, promises, reliability};
use crate::plan::{Given, heeded};
use jiff::civil::Date;
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// Everything that the talks part shows.
#[derive(Debug, Default)]
pub(super) struct Told {
    /// The newest first.
    pub(super) entries: Vec<Entry>,
    /// Open ones first, past due at the top.
    pub(super) promises: Vec<Promised>,
    /// Who gave most promises first.
    pub(super) given: Vec<(StakeholderId, String, Given)>,
    /// What was heard and changed nothing first.
    pub(super) heeded: Vec<Came>,
}

/// Whom something concerns, for the filter.
#[derive(Debug, Clone, Default)]
pub(super) struct Whom {
    pub(super) people: BTreeSet<StakeholderId>,
    pub(super) communities: BTreeSet<CommunityId>,
}

/// A talk.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) id: InteractionId,
    pub(super) date: Date,
    pub(super) who: String,
    pub(super) whom: Whom,
    pub(super) kind: ActionKind,
    pub(super) channel: Option<Channel>,
    /// What was said, in one line; empty where nothing is noted.
    pub(super) said: String,
    pub(super) heard: Option<(Heard, String)>,
    /// *2 promises: 1 late, 1 kept*; empty where there is none.
    pub(super) promises: String,
    pub(super) late: bool,
    /// Another change than the one that is looked at.
    pub(super) elsewhere: Option<String>,
}

/// A promise with the names of those whom it concerns.
#[derive(Debug)]
pub(super) struct Promised {
    pub(super) owed: Owed,
    pub(super) by: String,
    /// *to Lucía Fernández*; empty where nobody else took part.
    pub(super) to: String,
    pub(super) whom: Whom,
    /// *9 days late*, *in 3 days*, *kept*.
    pub(super) state: String,
}

/// An action to which something came back.
#[derive(Debug)]
pub(super) struct Came {
    pub(super) action: ActionId,
    pub(super) title: String,
    pub(super) day: String,
    pub(super) heard: String,
    pub(super) changed: String,
    pub(super) unanswered: bool,
}

/// Of one initiative. O(talks · people of each · log + actions).
pub(super) fn of_one(document: &Document, initiative: Option<InitiativeId>, today: Date) -> Told {
    told(document, initiative, initiative, today)
}

/// Of all initiatives and of none. O(talks · people of each · log + actions).
pub(super) fn of_all(document: &Document, initiative: Option<InitiativeId>, today: Date) -> Told {
    told(document, initiative, None, today)
}

fn told(document: &Document, here: Option<InitiativeId>, only: Option<InitiativeId>, today: Date) -> Told {
    let ours = |talk: &Interaction| only.is_none_or(|only| talk.initiative == Some(only));
    let talks = document.interactions.iter().filter(|(_, talk)| ours(talk));
    let mut entries: Vec<Entry> = talks.map(|(id, talk)| entry(document, *id, talk, here, today)).collect();
    entries.sort_by_key(|entry| (Reverse(entry.date), Reverse(entry.id)));
    let promises = promises(document, only).into_iter().map(|owed| promised(document, owed, today));
    let given =
        reliability(document).into_iter().map(|(id, given)| (id, document.name(Key::Stakeholder(id)), given));
    let heeded = here.map(|here| heeded(document, here, today)).unwrap_or_default().into_iter().map(|one| {
        let unanswered = one.is_unanswered();
        Came {
            action: one.action,
            title: document.name(Key::Action(one.action)),
            day: one.on.map(|on| day::short(on, today)).unwrap_or_default(),
            heard: one.heard,
            changed: one.changed,
            unanswered,
        }
    });
    Told { promises: promises.collect(), given: given.collect(), heeded: heeded.collect(), entries }
}

fn entry(
    document: &Document,
    id: InteractionId,
    talk: &Interaction,
    here: Option<InitiativeId>,
    today: Date,
) -> Entry {
    let communities = talk.communities.iter().map(|id| document.name(Key::Community(*id)));
    let people = talk.stakeholders.iter().map(|id| document.name(Key::Stakeholder(*id)));
    let who: Vec<String> = communities.chain(people).collect();
    let elsewhere = talk.initiative.filter(|one| Some(*one) != here);
    let promises = count(talk, today);
    Entry {
        id,
        date: talk.date,
        who: if who.is_empty() { "Nobody noted".to_owned() } else { who.join(", ") },
        whom: whom(document, talk),
        kind: talk.kind,
        channel: talk.channel,
        said: talk.summary.as_deref().unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" "),
        heard: talk.heard.zip(talk.message).map(|(heard, id)| (heard, document.name(Key::Message(id)))),
        late: talk
            .promises
            .iter()
            .any(|one| one.kept == Kept::Open && one.due.is_some_and(|due| due < today)),
        promises,
        elsewhere: elsewhere.map(|id| document.name(Key::Initiative(id))),
    }
}

/// Those who took part, and the communities that did or to which they belong.
fn whom(document: &Document, talk: &Interaction) -> Whom {
    let mut whom = Whom { people: talk.stakeholders.clone(), communities: talk.communities.clone() };
    for person in talk.stakeholders.iter().filter_map(|id| document.stakeholders.get(id)) {
        let local = person.communities.iter().filter(|(_, depth)| depth.is_local());
        whom.communities.extend(local.map(|(id, _)| *id));
    }
    whom
}

/// What became of the promises of a talk, in words.
fn count(talk: &Interaction, today: Date) -> String {
    let of = |kept: Kept| talk.promises.iter().filter(|one| one.kept == kept).count();
    let late = talk.promises.iter().filter(|one| one.kept == Kept::Open);
    let late = late.filter(|one| one.due.is_some_and(|due| due < today)).count();
    let parts =
        [(late, "late"), (of(Kept::Open) - late, "open"), (of(Kept::No), "broken"), (of(Kept::Yes), "kept")];
    let parts: Vec<(usize, &str)> = parts.into_iter().filter(|(count, _)| *count > 0).collect();
    match (talk.promises.len(), parts.as_slice()) {
        (0, _) => String::new(),
        (1, [(_, word)]) => format!("1 promise, {word}"),
        (all, [(_, word)]) => format!("{all} promises, all {word}"),
        (all, parts) => {
            let parts: Vec<String> = parts.iter().map(|(count, word)| format!("{count} {word}")).collect();
            format!("{all} promises: {}", parts.join(", "))
        }
    }
}

fn promised(document: &Document, owed: Owed, today: Date) -> Promised {
    let names: Vec<String> = owed.to.iter().map(|id| document.name(Key::Stakeholder(*id))).collect();
    let to = match names.as_slice() {
        [] => String::new(),
        [one] => format!("to {one}"),
        [one, other] => format!("to {one} and {other}"),
        [one, others @ ..] => format!("to {one} and {} others", others.len()),
    };
    let talk = document.interactions.get(&owed.talk);
    let mut whom = talk.map(|talk| whom(document, talk)).unwrap_or_default();
    whom.people.insert(owed.by);
    let state = match (owed.kept, owed.due) {
        (Kept::Yes, _) => "kept".to_owned(),
        (Kept::No, _) => "broken".to_owned(),
        (Kept::Open, None) => "no date".to_owned(),
        (Kept::Open, Some(due)) => match (due - today).get_days() {
            0 => "due today".to_owned(),
            1 => "due tomorrow".to_owned(),
            -1 => "1 day late".to_owned(),
            late @ ..=-2 => format!("{} days late", -late),
            ahead => format!("in {ahead} days"),
        },
    };
    Promised { by: document.name(Key::Stakeholder(owed.by)), to, whom, state, owed }
}
