//! How does one stakeholder stand to one change? The same person can lead one change and resist another.
//!
//! *Invariants:* at most one assessment for each initiative and stakeholder: the pair is its key.

use super::about::Privacy;
use super::choices::choice;
use super::community::Community;
use super::id::Id;
use super::initiative::Participation;
use super::map::Map;
use super::numbers::{Rating, Score, Weight};
use super::part::Prose;
use super::record::record;
use super::stakeholder::Stakeholder;
use jiff::civil::Date;
use std::collections::BTreeSet;

record! {
    /// How one stakeholder stands to one change.
    pub struct Assessment {
        /// How much they can do for or against the change.
        influence: Option<Rating>, "Influence", Team;
        /// How much they care about it.
        interest: Option<Rating>, "Interest", Team;
        /// How strongly the change affects them.
        impact: Option<Rating>, "Impact", Team;
        /// How they stand today.
        engagement_now: Option<Engagement>, "Engagement now", Private;
        /// How they should stand; leading is not for everybody.
        engagement_wanted: Option<Engagement>, "Engagement wanted", Team;
        /// Whether they accept that something must change.
        accepts_why: Answered, "Accepts why", Private;
        /// Whether they agree with what is to change.
        agrees_what: Answered, "Agrees what", Private;
        /// Why they resist.
        reason: Option<Reason>, "Reason", Private;
        /// How far they take part.
        participation: Option<Participation>, "Level of participation", Shareable;
        /// Power, legitimacy, urgency (Mitchell, Agle and Wood 1997).
        salience: Option<Salience>, "Salience", Private;
        /// What moves them.
        motivators: Motivators, "Motivators", Private;
        /// What would make them want to.
        wants: Option<Prose>, "What would make them want to", Private;
        /// What worries them.
        concerns: Option<Prose>, "Concerns", Private;
        /// How the same looks from their side.
        reframe: Option<Prose>, "Reframe", Private;
        /// What they need from us.
        needs: Option<Prose>, "Needs from us", Team;
        /// What they could do for the change.
        could_help: Option<Prose>, "Could help by", Team;
        /// Awareness, desire, knowledge, ability, reinforcement.
        adkar: Option<Adkar>, "ADKAR", Private;
        /// How to speak with them.
        approach: Option<Approach>, "Approach", Private;
        /// Blind second opinions, by rater.
        raters: Map<Id<Stakeholder>, Rater>, "Raters", Private;
        /// Whether they carry the change to others.
        advocacy: Advocacy, "Advocacy", Team;
        /// What they are to this change, by the nine Cs.
        nine_cs: BTreeSet<NineC>, "Nine Cs", Team;
        /// Who keeps up the relationship.
        relationship_owner: Option<Id<Stakeholder>>, "Relationship owner", Team;
        /// What is said to them, and what was agreed with them.
        message_for_them: Option<Prose>, "Message for them", Shareable;
        /// From what we know it.
        evidence: Option<Prose>, "Evidence", Private;
        /// When.
        assessed_on: Option<Date>, "Assessed on", Team;
        /// By whom.
        assessed_by: Option<Id<Stakeholder>>, "Assessed by", Team;
        /// What of this record is more or less private than usual; `all` stands for the whole.
        privacy: Map<String, Privacy>, "Privacy", Kept;
    }
}

choice! {
    /// How someone stands to a change (engagement assessment matrix). It is no ladder: resistance is not a stage.
    pub enum Engagement {
        /// Does not know of it.
        Unaware = "unaware", "Unaware";
        /// Knows of it and is against it.
        Resistant = "resistant", "Resistant";
        /// Knows of it and is neither for nor against it.
        Neutral = "neutral", "Neutral";
        /// Knows of it and is for it.
        Supportive = "supportive", "Supportive";
        /// Works for it.
        Leading = "leading", "Leading";
    }
}

impl Engagement {
    /// How many steps from here to there: unaware or resistant, neutral, supportive, leading. Less than 0 is a step back.
    pub const fn steps(self, wanted: Self) -> i8 {
        wanted.step() - self.step()
    }

    const fn step(self) -> i8 {
        match self {
            Self::Unaware | Self::Resistant => 0,
            Self::Neutral => 1,
            Self::Supportive => 2,
            Self::Leading => 3,
        }
    }
}

choice! {
    /// Nine words that begin with C, to think of whom nobody thought of (NHS).
    pub enum NineC {
        /// Those who pay for the service or order it.
        Commissioners = "commissioners", "Commissioners";
        /// Those who acquire or use the result.
        Customers = "customers", "Customers";
        /// Those with whom it is made.
        Collaborators = "collaborators", "Collaborators";
        /// Those who give something that it needs.
        Contributors = "contributors", "Contributors";
        /// Those through whom it reaches others.
        Channels = "channels", "Channels";
        /// Those whose opinion others listen to.
        Commentators = "commentators", "Commentators";
        /// Those who are served in the end.
        Consumers = "consumers", "Consumers";
        /// Those who believe in it and speak for it.
        Champions = "champions", "Champions";
        /// Those who want the same means, or something else.
        Competitors = "competitors", "Competitors";
    }
}

choice! {
    /// An answer with shades.
    pub enum Answered {
        /// Nobody knows.
        Unknown = "unknown", "Unknown";
        /// Yes.
        Yes = "yes", "Yes";
        /// In part.
        Partly = "partly", "Partly";
        /// No.
        No = "no", "No";
    }
}

record! {
    /// Why someone resists.
    pub struct Reason {
        /// Which of the usual reasons.
        kind: ReasonKind, "Reason", Private;
        /// In words.
        text: Option<Prose>, "In words", Private;
    }
}

choice! {
    /// Why people resist: most dislike the unknown, the ambiguous or the manner, not the change.
    pub enum ReasonKind {
        /// They don't know what comes.
        Unknown = "unknown", "It is unknown";
        /// It can be read in two ways.
        Ambiguous = "ambiguous", "It is ambiguous";
        /// How it is done.
        Manner = "manner", "The manner";
        /// They do lose something.
        RealLoss = "real loss", "A real loss";
        /// Something else.
        Other = "other", "Another reason";
    }
}

record! {
    /// What makes a claim count (Mitchell, Agle and Wood 1997).
    pub struct Salience {
        /// Can impose their will.
        power: bool, "Power", Private;
        /// Their claim is seen as proper.
        legitimacy: bool, "Legitimacy", Private;
        /// It is critical and cannot wait.
        urgency: bool, "Urgency", Private;
    }
}

record! {
    /// The three needs.
    pub struct Motivators {
        /// To be safe and to belong.
        safety: Motivator, "Safety and belonging", Private;
        /// To contribute effectively.
        contribution: Motivator, "Effective contribution", Private;
        /// To be appreciated.
        recognition: Motivator, "Appreciation and recognition", Private;
    }
}

record! {
    /// One of the three needs.
    pub struct Motivator {
        /// How much it matters, 0–3.
        weight: Weight, "Weight", Private;
        /// How far it is met.
        met: Met, "Met", Private;
        /// What it means for this person.
        note: Option<Prose>, "Note", Private;
    }
}

choice! {
    /// How far a need is met.
    pub enum Met {
        /// Nobody knows.
        Unknown = "unknown", "Unknown";
        /// Not met.
        No = "no", "Not met";
        /// In part.
        Partly = "partly", "Partly met";
        /// Met.
        Yes = "yes", "Met";
    }
}

record! {
    /// Five scores (Prosci); the first of 3 or less is the barrier.
    pub struct Adkar {
        /// Of the need for change.
        awareness: Score, "Awareness", Private;
        /// To take part.
        desire: Score, "Desire", Private;
        /// How to change.
        knowledge: Score, "Knowledge", Private;
        /// To do it.
        ability: Score, "Ability", Private;
        /// To keep it.
        reinforcement: Score, "Reinforcement", Private;
    }
}

choice! {
    /// How to speak with someone.
    pub enum Approach {
        /// Say it.
        Tell = "tell", "Tell";
        /// Ask.
        Consult = "consult", "Consult";
        /// Help them find it.
        Coach = "coach", "Coach";
        /// Put it to the test.
        Challenge = "challenge", "Challenge";
    }
}

record! {
    /// Another's opinion, given without seeing ours.
    pub struct Rater {
        /// As they see it.
        influence: Option<Rating>, "Influence", Private;
        /// As they see it.
        interest: Option<Rating>, "Interest", Private;
        /// As they see it.
        engagement: Option<Engagement>, "Engagement", Private;
    }
}

record! {
    /// Whether someone carries the change to others.
    pub struct Advocacy {
        /// How far it has come.
        state: AdvocacyState, "Advocacy", Team;
        /// Which communities they carry.
        carries: BTreeSet<Id<Community>>, "Carries", Team;
        /// How many communities they can carry.
        capacity: Option<u32>, "Capacity", Team;
        /// Who asked them.
        asked_by: Option<Id<Stakeholder>>, "Asked by", Team;
        /// What they were asked for.
        ask: Option<Prose>, "The ask", Team;
        /// What they were promised in return.
        support: Option<Prose>, "Support", Team;
        /// When each state was reached.
        dates: Map<AdvocacyState, Date>, "Dates", Team;
        /// How to ask them, in their own terms; for whoever asks, never for a shared plan.
        draft: Option<Prose>, "Draft of the ask", Private;
        /// What is not for others.
        note: Option<Prose>, "Note", Private;
    }
}

choice! {
    /// How far somebody has come on the way to being an advocate.
    pub enum AdvocacyState {
        /// Not thought of.
        None = "none", "None";
        /// Thought of.
        Candidate = "candidate", "Candidate";
        /// Asked.
        Asked = "asked", "Asked";
        /// Said yes.
        Agreed = "agreed", "Agreed";
        /// At it.
        Active = "active", "Active";
        /// Taking a rest.
        Resting = "resting", "Resting";
        /// Said no.
        Declined = "declined", "Declined";
    }
}

impl AdvocacyState {
    /// True of those who said yes and are not resting.
    pub const fn is_advocate(self) -> bool {
        matches!(self, Self::Agreed | Self::Active)
    }

    /// True of those who may become one.
    pub const fn is_prospect(self) -> bool {
        matches!(self, Self::Candidate | Self::Asked)
    }
}
