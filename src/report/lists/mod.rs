//! Which tables does a map have for spreadsheets, databases and scripts?
//!
//! One table for each kind of record, with the fields as its columns (a new field is a new column), and tables of their own
//! for what a record has several of. Tables are joined by the columns that end in `id`.
//!
//! *Invariants:* as told by [`super::List`]. What has no record in a copy has an empty table.

mod columns;
mod people;
mod plan;
mod talks;
mod told;

use super::ListKind;

/// Every table that can be made.
pub const LISTS: &[ListKind] = &[
    ListKind {
        id: "people",
        name: "People",
        help: "One row a person or group, with how they stand to the change",
        make: people::people,
    },
    ListKind {
        id: "communities",
        name: "Communities",
        help: "One row a specialist community",
        make: people::communities,
    },
    ListKind {
        id: "memberships",
        name: "Memberships",
        help: "Who belongs to which community, and how deep",
        make: people::memberships,
    },
    ListKind { id: "ties", name: "Ties", help: "One row a tie between two people", make: people::ties },
    ListKind {
        id: "assessments",
        name: "Assessments",
        help: "How each person stands to each change, with all that is said of it",
        make: people::assessments,
    },
    ListKind {
        id: "opinions",
        name: "Second opinions",
        help: "How others rated a person, one row for each who did",
        make: people::opinions,
    },
    ListKind { id: "initiatives", name: "Initiatives", help: "One row a change", make: plan::initiatives },
    ListKind {
        id: "affected",
        name: "Affected communities",
        help: "Which change affects which community, how strongly, and who speaks for it",
        make: plan::affected,
    },
    ListKind {
        id: "actions",
        name: "Actions",
        help: "One row an action, with dates and owner",
        make: plan::actions,
    },
    ListKind {
        id: "checkpoints",
        name: "Checkpoints",
        help: "Days by which something is there",
        make: plan::checkpoints,
    },
    ListKind {
        id: "messages",
        name: "Messages",
        help: "What is said, to whom, by whom",
        make: plan::messages,
    },
    ListKind {
        id: "concerns",
        name: "Concerns",
        help: "What is said against a message, and how it looks from their side",
        make: plan::concerns,
    },
    ListKind {
        id: "decisions",
        name: "Decisions",
        help: "Who decides, does, is asked and is told: one row a person and decision",
        make: plan::decisions,
    },
    ListKind {
        id: "risks",
        name: "Risks",
        help: "Risks, assumptions, issues and dependencies that concern people",
        make: plan::risks,
    },
    ListKind {
        id: "measures",
        name: "Measures",
        help: "How we will know that it worked",
        make: plan::measures,
    },
    ListKind { id: "talks", name: "Talks", help: "What took place, with whom", make: talks::talks },
    ListKind {
        id: "promises",
        name: "Promises",
        help: "What was promised, by whom and until when",
        make: talks::promises,
    },
    ListKind { id: "reviews", name: "Reviews", help: "Dated looks back", make: talks::reviews },
    ListKind {
        id: "history",
        name: "History",
        help: "Where each person stood at each review",
        make: talks::history,
    },
    ListKind {
        id: "counts",
        name: "Counts",
        help: "How many there are of each kind; numbers below five are not told to those who see counts only",
        make: talks::counts,
    },
];
