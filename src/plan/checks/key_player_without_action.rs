//! With which key player does nobody plan anything?

use super::say::talk;
use super::{Check, Facts, Finding, Fix, Severity};

pub(super) const CHECK: Check = Check {
    id: "key-player-without-action",
    name: "Key player without an action",
    help: "Somebody with much influence and much interest is named in no open action. Supporters get lost \
           this way, since everybody thinks that somebody talks to them. A mailing to everybody does not \
           count.",
    severity: Severity::Warning,
    find,
};

fn find(facts: &Facts<'_>) -> Vec<Finding> {
    let alone = facts.key_players().filter(|(person, ..)| !facts.is_named(*person));
    alone
        .map(|(person, ..)| {
            let message = "A key player, and no open action names them";
            let plan = Fix::plan(talk(facts, person, 14));
            Finding::of_person(facts, CHECK.id, person, message).mended_by(Some(plan))
        })
        .collect()
}
