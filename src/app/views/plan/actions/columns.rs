//! Which columns can the table of actions have, and in which field does each keep what it says?

use crate::model::Action;
use crate::model::field::{Field, Kind};

macro_rules! columns {
    ($($(#[doc = $doc:literal])+ $variant:ident: $name:literal, $width:literal, $shown:literal, $field:literal;)+) => {
        /// A column of the table.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub(super) enum Column {
            $($(#[doc = $doc])+ $variant,)+
        }

        impl Column {
            /// Every column, in the order in which they stand.
            pub(super) const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// Its heading.
            pub(super) const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)+ }
            }

            /// How wide it is, in points; that of the action takes what is left.
            pub(super) const fn width(self) -> f32 {
                match self { $(Self::$variant => $width,)+ }
            }

            /// Whether it is shown at first.
            pub(super) const fn is_usual(self) -> bool {
                match self { $(Self::$variant => $shown,)+ }
            }

            const fn id(self) -> &'static str {
                match self { $(Self::$variant => $field,)+ }
            }
        }
    };
}

columns! {
    /// What is done; always the first.
    Title: "Action", 304.0, true, "title";
    /// For whom.
    Audience: "For whom", 148.0, true, "audience";
    /// Who does it.
    Owner: "Owner", 70.0, true, "owner";
    /// How people are reached.
    Channel: "Channel", 66.0, true, "channel";
    /// The day by which it is done, or how it comes again.
    Due: "Due", 66.0, true, "due";
    /// Where it stands.
    Status: "Status", 84.0, true, "status";
    /// Which kind of activity.
    Kind: "Kind", 104.0, false, "kind";
    /// First day.
    Starts: "Starts", 64.0, false, "starts";
    /// How many hours it takes.
    Hours: "Hours", 56.0, false, "hours";
    /// Which need it meets.
    Need: "Need it meets", 176.0, false, "need_met";
    /// How far people take part.
    Participation: "Participation", 112.0, false, "participation";
    /// Which message it carries.
    Message: "Message", 160.0, false, "message";
    /// In whose name.
    Sender: "Sender", 116.0, false, "sender";
    /// How people can answer.
    Feedback: "Feedback route", 160.0, false, "feedback_route";
    /// What it is for.
    Tactic: "Tactic", 200.0, false, "purpose";
    /// May stand in the plan for everyone.
    Public: "Public", 64.0, false, "public";
    /// The owner needs help.
    Help: "Needs help", 88.0, false, "needs_help";
}

/// A column with its left edge and width, in points from the table's own left edge.
pub(super) type Span = (Column, f32, f32);

/// The columns that leave where there is no room, and how wide the column of the action must be for them to stay.
const LEAVE: [(Column, f32); 3] =
    [(Column::Channel, 280.0), (Column::Owner, 240.0), (Column::Audience, 184.0)];

impl Column {
    /// The field that it shows.
    pub(super) fn field(self) -> Option<&'static Field<Action>> {
        Field::find(Action::FIELDS, self.id())
    }

    /// What it holds.
    pub(super) fn kind(self) -> Kind {
        self.field().map_or(Kind::Line, |field| field.about.kind)
    }
}

/// The columns that are shown at first.
pub(super) fn usual() -> Vec<Column> {
    Column::ALL.iter().copied().filter(|column| column.is_usual()).collect()
}

/// Where the columns stand in a table of this width. The usual ones leave one by one where there is no room; those that
/// were chosen stay and are scrolled to.
pub(super) fn spans(columns: &[Column], width: f32) -> Vec<Span> {
    let mut shown = columns.to_vec();
    let rest = |shown: &[Column]| -> f32 {
        shown.iter().filter(|column| **column != Column::Title).map(|column| column.width()).sum()
    };
    if columns == usual() {
        for (column, least) in LEAVE {
            if width - rest(&shown) < least {
                shown.retain(|other| *other != column);
            }
        }
    }
    let title = (width - rest(&shown)).max(184.0_f32.min(width * 0.6));
    let mut left = 0.0;
    let place = |column: Column| {
        let width = if column == Column::Title { title } else { column.width() };
        left += width;
        (column, left - width, width)
    };
    shown.into_iter().map(place).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_column_shows_a_field() {
        for column in Column::ALL {
            assert!(column.field().is_some(), "{column:?}");
        }
    }

    #[test]
    fn channel_and_then_owner_leave_where_it_is_narrow() {
        let shown = |width| spans(&usual(), width).into_iter().map(|(column, ..)| column).collect::<Vec<_>>();
        assert_eq!(shown(732.0), usual());
        assert!(!shown(660.0).contains(&Column::Channel) && shown(660.0).contains(&Column::Owner));
        assert!(!shown(500.0).contains(&Column::Owner) && shown(500.0).contains(&Column::Audience));
        assert_eq!(shown(360.0), [Column::Title, Column::Due, Column::Status]);
        let mut more = usual();
        more.push(Column::Hours);
        assert_eq!(spans(&more, 360.0).len(), 7, "what was chosen stays");
    }
}
