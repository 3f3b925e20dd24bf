//! What moves somebody most, and is not met by anything?

use super::ground::{Ground, level, sentence, unmet, weight};
use super::{Idea, Rule, Whom};
use crate::model::action::{ActionKind, Need};
use crate::model::assessment::Met;
use crate::model::initiative::Participation;

/// Only what matters most to somebody is a reason to act on its own.
const MOST: u32 = 3;

pub(super) const RULE: Rule = Rule {
    id: "motivator",
    name: "What moves them most is not met",
    help: "You noted that this need matters most to them and is not met, and nothing planned that reaches them meets it.",
    find,
};

fn find(ground: &Ground<'_>) -> Vec<Idea> {
    let ideas = ground.people().filter_map(|(id, person, said)| {
        let (need, one) = unmet(said).filter(|(_, one)| one.weight.get() >= MOST && one.met == Met::No)?;
        if ground.open(*id).any(|action| action.need_met == need) {
            return None;
        }
        let called = ground.called(person);
        let (title, kind, least) = match need {
            Need::Recognition => {
                (format!("Thank {called} in person"), ActionKind::Thanks, Participation::Inform)
            }
            Need::Contribution => {
                (format!("Let {called} decide a part of it"), ActionKind::OneToOne, Participation::Involve)
            }
            Need::Safety | Need::None => (
                format!("Tell {called} what stays and what is open"),
                ActionKind::OneToOne,
                Participation::Consult,
            ),
        };
        let note = one.note.as_deref().map(sentence).filter(|note| !note.is_empty());
        let note = note.map(|note| format!(" {note}.")).unwrap_or_default();
        Some(Idea {
            importance: 52 + weight(said) / 2,
            days: 8,
            whom: Whom::Person(*id),
            kind,
            title,
            reason: format!("{} matters most and is not met; nothing planned meets it.{note}", need.name()),
            need,
            level: level(said, least),
            owner: None,
            about: None,
        })
    });
    ideas.collect()
}
