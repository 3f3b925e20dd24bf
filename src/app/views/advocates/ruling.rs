//! How does somebody change what is asked of the picks?
//!
//! *Invariants:* every change is one step of the map that can be undone, and says in its label what it did.

use super::said::Naming;
use crate::app::context::Context;
use crate::model::initiative::Most;
use crate::model::{Edit, Initiative, Key, StakeholderId};
use crate::plan::advocates::Rules;

/// The edit that changes the initiative that is looked at.
pub(super) fn change(
    cx: &Context<'_>,
    label: impl Into<String>,
    change: impl FnOnce(&mut Initiative),
) -> Option<Edit> {
    let (id, initiative) = cx.current()?;
    let mut next = initiative.clone();
    change(&mut next);
    (next != *initiative).then(|| Edit::new(label.into()).with(Key::Initiative(id), next))
}

/// Takes somebody from those who must and those who must not be among the picks.
pub(super) fn free(cx: &Context<'_>, naming: &Naming, person: StakeholderId) -> Option<Edit> {
    let label = format!("{} is free to be picked or not", naming.full(person));
    change(cx, label, |initiative| {
        initiative.picking.must.remove(&person);
        initiative.picking.never.remove(&person);
    })
}

/// Sets how many there may be at the most; nothing: as many as it takes.
pub(super) fn how_many(cx: &Context<'_>, most: Option<usize>) -> Option<Edit> {
    let label = most.map_or("As many advocates as it takes".to_owned(), |most| match most {
        1 => "At most 1 advocate".to_owned(),
        most => format!("At most {most} advocates"),
    });
    change(cx, label, |initiative| {
        initiative.picking.most = most.map(|most| Most::nearest(u32::try_from(most).unwrap_or(u32::MAX)));
    })
}

/// Something that is tried before it is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Attempt {
    /// They are among the picks in any case.
    Must(StakeholderId),
    /// They are not to be asked.
    Never(StakeholderId),
    /// The second in place of the first.
    Swap(StakeholderId, StakeholderId),
}

impl Attempt {
    /// What it is called.
    pub(super) fn words(self, naming: &Naming) -> String {
        match self {
            Self::Must(person) => format!("{} in any case", naming.full(person)),
            Self::Never(person) => format!("Without {}", naming.full(person)),
            Self::Swap(one, other) => format!("{} instead of {}", naming.full(other), naming.first(one)),
        }
    }

    /// The rules as they would be.
    pub(super) fn rules(self, rules: &Rules) -> Rules {
        let mut rules = rules.clone();
        match self {
            Self::Must(person) => keep(&mut rules.must, &mut rules.never, person),
            Self::Never(person) => keep(&mut rules.never, &mut rules.must, person),
            Self::Swap(one, other) => {
                keep(&mut rules.never, &mut rules.must, one);
                keep(&mut rules.must, &mut rules.never, other);
            }
        }
        rules
    }

    /// Does it.
    pub(super) fn edit(self, cx: &Context<'_>, naming: &Naming) -> Option<Edit> {
        change(cx, self.words(naming), |initiative| {
            let next = self.rules(&Rules::of(initiative));
            (initiative.picking.must, initiative.picking.never) = (next.must, next.never);
        })
    }
}

fn keep(
    to: &mut std::collections::BTreeSet<StakeholderId>,
    from: &mut std::collections::BTreeSet<StakeholderId>,
    person: StakeholderId,
) {
    from.remove(&person);
    to.insert(person);
}
