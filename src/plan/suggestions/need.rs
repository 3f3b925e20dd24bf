//! Which need of an affected community does nothing in the plan meet?

use super::ground::{Ground, rated};
use super::{Idea, Rule, Whom};
use crate::model::action::{ActionKind, Need};
use crate::model::initiative::Participation;
use std::collections::{BTreeMap, BTreeSet};

pub(super) const RULE: Rule = Rule {
    id: "need",
    name: "A need that nothing in the plan meets",
    help: "People want to be safe and to belong, to contribute, and to be recognised. Nothing in this plan meets one of the \
           three for a community that the change affects.",
    find,
};

fn find(ground: &Ground<'_>) -> Vec<Idea> {
    let facts = &ground.facts;
    let mut met: BTreeMap<Need, BTreeSet<_>> = BTreeMap::new();
    for (_, action) in &facts.actions {
        met.entry(action.need_met).or_default().extend(facts.communities_of(action));
    }
    let mut ideas = Vec::new();
    for (community, affected) in &facts.initiative.affected {
        let name = facts.community(*community);
        let impact = affected.impact.map(|impact| format!(" Impact {impact}.")).unwrap_or_default();
        for need in [Need::Safety, Need::Contribution, Need::Recognition] {
            if met.get(&need).is_some_and(|communities| communities.contains(community)) {
                continue;
            }
            let (title, kind, lacks, level) = match need {
                Need::Contribution => (
                    format!("Ask {name} what must not break"),
                    ActionKind::Workshop,
                    format!("Nothing in this plan lets {name} contribute."),
                    Participation::Consult,
                ),
                Need::Recognition if facts.local(*community).iter().any(|id| facts.spoken(*id).is_some()) => {
                    (
                        format!("Thank {name} for what they gave so far"),
                        ActionKind::Thanks,
                        format!(
                            "Nothing in this plan recognises {name}, and some of them have given their time."
                        ),
                        Participation::Inform,
                    )
                }
                // There is nothing yet to thank them for.
                Need::Recognition | Need::None => continue,
                Need::Safety => (
                    format!("Tell {name} what stays the same"),
                    ActionKind::Briefing,
                    format!("Nothing in this plan tells {name} what is safe."),
                    Participation::Consult,
                ),
            };
            ideas.push(Idea {
                importance: 62 + rated(affected.impact) / 2,
                days: 10,
                whom: Whom::Community(*community),
                kind,
                title,
                reason: format!("{lacks}{impact}"),
                need,
                level: Some(level),
                owner: None,
                about: None,
            });
        }
    }
    ideas
}
