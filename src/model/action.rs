//! What is done for engagement, for whom, by whom, when, and did it work?

use super::about::Privacy;
use super::choices::choice;
use super::field::Table;
use super::id::Id;
use super::initiative::{Initiative, Participation};
use super::key::Key;
use super::map::Map;
use super::message::{Message, Recipients};
use super::numbers::{Amount, Whole};
use super::part::{Prose, Referred};
use super::record::record;
use super::stakeholder::{Channel, Stakeholder};
use jiff::civil::Date;

/// Names an action.
pub type ActionId = Id<Action>;

impl Referred for Action {
    const TABLE: Table = Table::Action;
    fn key(id: Id<Self>) -> Key {
        Key::Action(id)
    }
    fn id(key: Key) -> Option<Id<Self>> {
        if let Key::Action(id) = key { Some(id) } else { None }
    }
}

record! {
    /// An engagement activity.
    pub struct Action {
        /// Of which change.
        initiative: Id<Initiative>, "Initiative", Shareable;
        /// What is done.
        title: String, "Action", Shareable;
        /// Which kind of activity.
        kind: ActionKind, "Kind", Shareable;
        /// For whom.
        audience: Recipients, "For whom", Team;
        /// May stand in the plan for everyone.
        public: bool, "Public", Shareable;
        /// Which of the three needs it meets.
        need_met: Need, "Need it meets", Private;
        /// Which message it carries.
        message: Option<Id<Message>>, "Message", Shareable;
        /// How far people take part.
        participation: Option<Participation>, "Level of participation", Shareable;
        /// How they are reached.
        channel: Option<Channel>, "Channel", Shareable;
        /// Who does it.
        owner: Option<Id<Stakeholder>>, "Owner", Shareable;
        /// In whose name.
        sender: Option<Id<Stakeholder>>, "Sender", Shareable;
        /// First day.
        starts: Option<Date>, "Starts", Shareable;
        /// Day by which it is done.
        due: Option<Date>, "Due", Shareable;
        /// How it comes again.
        repeat: Option<Repeat>, "Repeats", Shareable;
        /// How many hours it takes.
        hours: Option<Amount>, "Hours", Team;
        /// Where it stands. Sent is not heard.
        status: ActionStatus, "Status", Shareable;
        /// How people can answer.
        feedback_route: Option<String>, "Feedback route", Shareable;
        /// What came back.
        feedback: Option<Prose>, "Feedback", Private;
        /// What was changed by it: you said, we did.
        changed_by_it: Option<Prose>, "Changed by it", Shareable;
        /// What it is for.
        purpose: Option<Prose>, "Tactic", Private;
        /// The owner needs help.
        needs_help: bool, "Needs help", Team;
        /// What came of it.
        outcome: Option<Prose>, "Outcome", Private;
        /// The id in the source that it came from.
        external_key: Option<String>, "Source id", Kept;
        /// What of this record is more or less private than usual; `all` stands for the whole.
        privacy: Map<String, Privacy>, "Privacy", Kept;
    }
}

choice! {
    /// Which kind of engagement activity.
    pub enum ActionKind {
        /// A talk.
        Conversation = "conversation", "Conversation";
        /// A talk of two.
        OneToOne = "one-to-one", "One-to-one";
        /// Working together.
        Workshop = "workshop", "Workshop";
        /// Showing it.
        Demo = "demo", "Demo";
        /// Telling several.
        Briefing = "briefing", "Briefing";
        /// An e-mail.
        Email = "e-mail", "E-mail";
        /// A newsletter.
        Newsletter = "newsletter", "Newsletter";
        /// Teaching.
        Training = "training", "Training";
        /// Trying it out.
        Pilot = "pilot", "Pilot";
        /// Thanking.
        Thanks = "thanks", "Thanks";
        /// Celebrating.
        Celebrate = "celebrate", "Celebrate";
        /// Something else.
        Other = "other", "Other";
    }
}

choice! {
    /// Which need an action meets.
    pub enum Need {
        /// None of the three.
        None = "none", "None";
        /// Safety and belonging.
        Safety = "safety", "Safety and belonging";
        /// Effective contribution.
        Contribution = "contribution", "Effective contribution";
        /// Appreciation and recognition.
        Recognition = "recognition", "Appreciation and recognition";
    }
}

choice! {
    /// Where an action stands.
    pub enum ActionStatus {
        /// Still to be done.
        Planned = "planned", "Planned";
        /// Sent; nobody knows whether it was heard.
        Sent = "sent", "Sent";
        /// Somebody confirmed that they heard it.
        Heard = "heard", "Heard";
        /// Done.
        Done = "done", "Done";
        /// Given up.
        Dropped = "dropped", "Dropped";
    }
}

record! {
    /// How an action comes again.
    pub struct Repeat {
        /// The first day.
        first: Date, "First", Shareable;
        /// Every so many of the unit.
        every: Whole<1, 1, 1000>, "Every", Shareable;
        /// Days, weeks or months.
        unit: RepeatUnit, "Unit", Shareable;
        /// The last day.
        until: Option<Date>, "Until", Shareable;
    }
}

choice! {
    /// What a repetition counts.
    pub enum RepeatUnit {
        /// Weeks.
        Weeks = "weeks", "Weeks";
        /// Days.
        Days = "days", "Days";
        /// Months.
        Months = "months", "Months";
    }
}

impl Action {
    /// An action of this title.
    pub fn titled(initiative: Id<Initiative>, title: impl Into<String>) -> Self {
        Self { initiative, title: title.into(), ..Self::default() }
    }

    /// The day by which it counts: due, or the first of its repetitions.
    pub fn dated(&self) -> Option<Date> {
        self.due.or_else(|| self.repeat.as_ref().map(|repeat| repeat.first))
    }

    /// True while it is still to be done.
    pub fn is_open(&self) -> bool {
        self.status == ActionStatus::Planned
    }
}
