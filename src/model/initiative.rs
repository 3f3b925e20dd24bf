//! Which change is this, why, whom does it affect, and how will we know that it worked?

use super::about::Privacy;
use super::choices::choice;
use super::community::Community;
use super::field::Table;
use super::id::Id;
use super::key::Key;
use super::map::Map;
use super::numbers::{Rating, Whole};
use super::part::{Prose, Referred};
use super::record::record;
use super::stakeholder::Stakeholder;
use jiff::civil::Date;
use std::collections::BTreeSet;

/// Names an initiative.
pub type InitiativeId = Id<Initiative>;

impl Referred for Initiative {
    const TABLE: Table = Table::Initiative;
    fn key(id: Id<Self>) -> Key {
        Key::Initiative(id)
    }
    fn id(key: Key) -> Option<Id<Self>> {
        if let Key::Initiative(id) = key { Some(id) } else { None }
    }
}

record! {
    /// A change.
    pub struct Initiative {
        /// What people call it.
        name: String, "Name", Shareable;
        /// Why it is done; 25 words or fewer fit the one-page plan.
        why: Prose, "Why", Shareable;
        /// What starts, stops or works otherwise.
        what_changes: Option<Prose>, "What changes", Shareable;
        /// What stays the same.
        what_stays: Option<Prose>, "What stays", Shareable;
        /// What it is worth, and to whom.
        value: Option<Prose>, "Value", Shareable;
        /// First day.
        starts: Option<Date>, "Starts", Shareable;
        /// Last day.
        ends: Option<Date>, "Ends", Shareable;
        /// Who answers for it.
        sponsor: Option<Id<Stakeholder>>, "Sponsor", Shareable;
        /// Who runs it.
        owner: Option<Id<Stakeholder>>, "Owner", Shareable;
        /// Where it stands.
        status: Status, "Status", Shareable;
        /// Which communities it touches.
        affected: Map<Id<Community>, Affected>, "Affected communities", Shareable;
        /// How far people take part in the whole: what is promised must be kept by the actions.
        promise: Option<Participation>, "Promise", Shareable;
        /// How we will know that it worked.
        measures: Vec<Measure>, "Success measures", Shareable;
        /// Days by which something is there.
        checkpoints: Vec<Checkpoint>, "Checkpoints", Shareable;
        /// Who decides, and who is asked and told.
        decisions: Vec<Decision>, "Decisions", Shareable;
        /// Risks, assumptions, issues and dependencies that concern people.
        risks: Vec<Risk>, "Risks", Team;
        /// How many local advocates each affected community should have.
        advocates_wanted: Whole<1, 0, 100>, "Advocates for each community", Team;
        /// One advocate for how many people, at the most.
        ratio: Whole<25, 1, 10_000>, "People for each advocate", Team;
        /// How many communities one advocate carries at the most.
        load_cap: Whole<2, 1, 100>, "Communities for each advocate", Team;
        /// After how many days a talk or an assessment is stale.
        freshness: Whole<30, 1, 3650>, "Fresh for (days)", Team;
        /// From which rating on influence is high.
        influence_line: Whole<50, 1, 100>, "Line of influence", Team;
        /// From which rating on interest is high.
        interest_line: Whole<50, 1, 100>, "Line of interest", Team;
        /// How its advocates are to be picked.
        picking: Picking, "Picking advocates", Private;
        /// Findings that are not to be shown for a while.
        snoozed: Vec<Snooze>, "Snoozed findings", Private;
        /// Prompts of *Who is missing?* that were answered with: nobody. Each is the id of its prompt.
        answered: BTreeSet<String>, "Prompts answered with nobody", Private;
        /// What of this record is more or less private than usual; `all` stands for the whole.
        privacy: Map<String, Privacy>, "Privacy", Kept;
    }
}

choice! {
    /// Where an initiative stands.
    pub enum Status {
        /// Not begun.
        Planned = "planned", "Planned";
        /// On its way.
        Running = "running", "Running";
        /// Waiting.
        Paused = "paused", "Paused";
        /// Part of everyday work.
        Embedded = "embedded", "Embedded";
        /// Given up.
        Stopped = "stopped", "Stopped";
    }
}

choice! {
    /// How far people take part (IAP2 spectrum).
    pub enum Participation {
        /// We keep you informed.
        Inform = "inform", "Inform";
        /// We listen, and say how it influenced the decision.
        Consult = "consult", "Consult";
        /// Your concerns are reflected in the alternatives.
        Involve = "involve", "Involve";
        /// We look to you for solutions.
        Collaborate = "collaborate", "Collaborate";
        /// We do what you decide.
        Empower = "empower", "Empower";
    }
}

impl Participation {
    /// What is promised to those concerned (IAP2).
    pub const fn promise(self) -> &'static str {
        match self {
            Self::Inform => "We will keep you informed",
            Self::Consult => {
                "We will keep you informed, listen to your concerns, and say how your input influenced the decision"
            }
            Self::Involve => {
                "We will work with you so that your concerns show in the alternatives, and say how they did"
            }
            Self::Collaborate => {
                "We will look to you for advice and new ideas, and use them as far as possible"
            }
            Self::Empower => "We will put into practice what you decide",
        }
    }
}

record! {
    /// How a change touches a community.
    pub struct Affected {
        /// How strongly, 0–100.
        impact: Option<Rating>, "Impact", Shareable;
        /// What is not for others.
        note: Option<Prose>, "Note", Private;
    }
}

record! {
    /// A sign of success.
    pub struct Measure {
        /// What is measured.
        text: String, "Measure", Shareable;
        /// What it should be, and what it is.
        target: Option<String>, "Target", Shareable;
    }
}

record! {
    /// A day by which something is there.
    pub struct Checkpoint {
        /// What is there then.
        name: String, "Name", Shareable;
        /// The day.
        date: Date, "Date", Shareable;
        /// When it was reached.
        done_on: Option<Date>, "Done on", Shareable;
        /// How it is celebrated.
        celebrate: Option<String>, "Celebrate", Shareable;
    }
}

record! {
    /// A decision with its roles.
    pub struct Decision {
        /// What is decided.
        title: String, "Decision", Shareable;
        /// Who does, answers, is asked or is told.
        raci: Map<Id<Stakeholder>, Raci>, "Roles", Shareable;
    }
}

choice! {
    /// A role in a decision (RACI).
    pub enum Raci {
        /// Does the work.
        Responsible = "R", "Responsible";
        /// Answers for it; exactly one does.
        Accountable = "A", "Accountable";
        /// Does the work and answers for it.
        Both = "A/R", "Accountable and responsible";
        /// Is asked before.
        Consulted = "C", "Consulted";
        /// Is told after.
        Informed = "I", "Informed";
    }
}

record! {
    /// A risk, assumption, issue or dependency that concerns people.
    pub struct Risk {
        /// Which of the four.
        kind: RiskKind, "Kind", Team;
        /// What may happen or does.
        text: Prose, "Text", Team;
        /// Whom it concerns.
        stakeholder: Option<Id<Stakeholder>>, "Concerns", Team;
        /// Who looks after it.
        owner: Option<Id<Stakeholder>>, "Owner", Team;
        /// What is done about it.
        response: Option<Prose>, "Response", Team;
        /// Still to be watched.
        open: bool, "Open", Team;
    }
}

choice! {
    /// Which kind of entry of the RAID log it is.
    pub enum RiskKind {
        /// It may happen.
        Risk = "risk", "Risk";
        /// We take it to be true.
        Assumption = "assumption", "Assumption";
        /// It has happened.
        Issue = "issue", "Issue";
        /// We need it from others.
        Dependency = "dependency", "Dependency";
    }
}

record! {
    /// How the advocates of an initiative are to be picked; how many locals each community should have stands beside it.
    pub struct Picking {
        /// How many at the most; as many as the communities need where nothing is said.
        most: Option<Most>, "How many", Private;
        /// Who is among them in any case.
        must: BTreeSet<Id<Stakeholder>>, "Must", Private;
        /// Who is not to be asked.
        never: BTreeSet<Id<Stakeholder>>, "Never", Private;
        /// Only one's own ties count, not what somebody passes on.
        direct_only: bool, "Direct ties only", Private;
        /// Every tie counts as a strong one.
        ties_equal: bool, "All ties equal", Private;
        /// Everybody should hear it from two.
        twice: bool, "Hears it twice", Private;
        /// What is counted.
        count: Counted, "Count", Private;
        /// Which kind of change it is.
        change: ChangeKind, "Kind of change", Private;
        /// Communities that stay without a voice of their own, knowingly.
        accepted: BTreeSet<Id<Community>>, "Accepted as unserved", Private;
    }
}

/// How many advocates there may be at the most.
pub type Most = Whole<5, 1, 500>;

choice! {
    /// What is counted when advocates are picked.
    pub enum Counted {
        /// Each affected community weighs its impact, however many people it has.
        Communities = "communities", "Communities";
        /// Each person weighs the impact on them.
        People = "people", "People";
    }
}

choice! {
    /// How far a change breaks with what was (Battilana and Casciaro 2012).
    pub enum ChangeKind {
        /// Nobody said.
        Unsaid = "unsaid", "Not said";
        /// It goes on from what there is.
        Small = "small", "Small adjustment";
        /// It breaks with what was.
        Big = "big", "Big break";
    }
}

record! {
    /// A finding that is not to be shown for a while.
    pub struct Snooze {
        /// Which check.
        check: String, "Check", Private;
        /// Whom the finding concerns; everyone where nobody is named.
        stakeholder: Option<Id<Stakeholder>>, "Concerns", Private;
        /// What the finding is about where it is not only about a person: the mark of its subject; empty for any.
        about: Option<String>, "About", Private;
        /// Until when.
        until: Option<Date>, "Until", Private;
        /// Why.
        reason: String, "Reason", Private;
    }
}

impl Initiative {
    /// An initiative of this name.
    pub fn named(name: impl Into<String>) -> Self {
        Self { name: name.into(), ..Self::default() }
    }

    /// Two capital letters for its chip: of its first two words, or the first two of its only one.
    pub fn code(&self) -> String {
        let words = self.name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        let words: Vec<&str> = words.collect();
        let letters: Vec<char> = match words.as_slice() {
            [one] => one.chars().take(2).collect(),
            several => several.iter().take(2).filter_map(|word| word.chars().next()).collect(),
        };
        letters.into_iter().flat_map(char::to_uppercase).take(2).collect()
    }
}
