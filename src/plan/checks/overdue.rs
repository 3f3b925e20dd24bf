//! What should have happened already?

use super::say::{date, days};
use super::{Check, Facts, Finding, Fix, Severity};
use crate::model::action::ActionStatus;
use crate::plan::{day, is_overdue};

pub(super) const CHECK: Check = Check {
    id: "overdue",
    name: "Overdue",
    help: "The day of this action has passed and it is still open. Do it, give it a new day, or drop it: a \
           plan with old dates is not believed.",
    severity: Severity::Urgent,
    find,
};

fn find(facts: &Facts<'_>) -> Vec<Finding> {
    let late = facts.open().filter(|(_, action)| is_overdue(action, facts.today));
    late.map(|(id, action)| {
        let on = day(action, facts.today).unwrap_or(facts.today);
        let since = days(facts.days_since(on));
        if action.repeat.is_some() {
            let message =
                format!("The last day of the series was {}, {since} ago, and it is still open", date(on));
            let done = Fix::amend("Mark as done", id, action, |action| action.status = ActionStatus::Done);
            return Finding::of_action(CHECK.id, id, action, message).mended_by(Some(done));
        }
        let message = format!("Due on {}, {since} ago, and still open", date(on));
        let later = facts.in_days(7);
        let label = format!("Move to {}", later.strftime("%-d %b"));
        let moved = Fix::amend(&label, id, action, |action| action.due = Some(later));
        Finding::of_action(CHECK.id, id, action, message).mended_by(Some(moved))
    })
    .collect()
}
