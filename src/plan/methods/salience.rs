//! Salience: whose claim counts, by power, legitimacy and urgency?

use super::{Beside, Class, Ground, Look, Member, Method, Seen};
use crate::model::field::Level;

pub(super) const METHOD: Method = Method {
    id: "salience",
    name: "Salience",
    by: "Mitchell, Agle & Wood 1997",
    purpose: "To see whose claim needs an answer now, and which quiet claim would count at once if somebody gave it power.",
    source: "Mitchell, Agle and Wood 1997, Academy of Management Review 22(4). Power: means to impose their will. Legitimacy: \
             the claim is seen as proper. Urgency: it is critical and cannot wait.",
    limits: "All three are how somebody is seen, not what they are, and they change. Three yes-or-no marks hide degrees.",
    ours: "Each class is named by what it is; the authors’ word follows in brackets, as two of them could insult. Who has none \
           of the three is called *none yet* and not a non-stakeholder.",
    level: Level::Private,
    see,
};

/// A class of salience.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Salient {
    /// All three.
    Definitive,
    /// Power and legitimacy.
    Dominant,
    /// Power and urgency.
    Dangerous,
    /// Legitimacy and urgency.
    Dependent,
    /// Power alone.
    Dormant,
    /// Legitimacy alone.
    Discretionary,
    /// Urgency alone.
    Demanding,
    /// None of the three.
    NoneYet,
}

impl Salient {
    /// The most salient first.
    pub const ALL: [Self; 8] = [
        Self::Definitive,
        Self::Dominant,
        Self::Dangerous,
        Self::Dependent,
        Self::Dormant,
        Self::Discretionary,
        Self::Demanding,
        Self::NoneYet,
    ];

    /// The authors’ word.
    pub const fn term(self) -> &'static str {
        match self {
            Self::Definitive => "Definitive",
            Self::Dominant => "Dominant",
            Self::Dangerous => "Dangerous",
            Self::Dependent => "Dependent",
            Self::Dormant => "Dormant",
            Self::Discretionary => "Discretionary",
            Self::Demanding => "Demanding",
            Self::NoneYet => "None yet",
        }
    }

    /// How salient the class is.
    pub const fn group(self) -> &'static str {
        match self {
            Self::Definitive => "Definitive: high",
            Self::Dominant | Self::Dangerous | Self::Dependent => "Expectant: moderate",
            Self::Dormant | Self::Discretionary | Self::Demanding => "Latent: low",
            Self::NoneYet => "None yet",
        }
    }

    /// What it is, without the authors’ word.
    pub const fn definition(self) -> &'static str {
        match self {
            Self::Definitive => "Power, legitimacy and urgency",
            Self::Dominant => "Power and legitimacy",
            Self::Dangerous => "Power and urgency, claim not seen as legitimate",
            Self::Dependent => "Legitimacy and urgency",
            Self::Dormant => "Power alone",
            Self::Discretionary => "Legitimacy alone",
            Self::Demanding => "Urgency alone",
            Self::NoneYet => "None of the three yet",
        }
    }

    const fn advice(self) -> &'static str {
        match self {
            Self::Definitive => "Answer them first",
            Self::Dominant => "They expect to be heard, and can see to it",
            Self::Dangerous => "Find out what cannot wait for them, and by which proper way it can be raised",
            Self::Dependent => "They need somebody with power to speak for them",
            Self::Dormant => "Know them before they need to use it",
            Self::Discretionary => "It is right to hear them, though nothing forces you",
            Self::Demanding => "Hear them out once, in full",
            Self::NoneYet => "",
        }
    }
}

/// The class of somebody.
pub const fn salient(power: bool, legitimacy: bool, urgency: bool) -> Salient {
    match (power, legitimacy, urgency) {
        (true, true, true) => Salient::Definitive,
        (true, true, false) => Salient::Dominant,
        (true, false, true) => Salient::Dangerous,
        (false, true, true) => Salient::Dependent,
        (true, false, false) => Salient::Dormant,
        (false, true, false) => Salient::Discretionary,
        (false, false, true) => Salient::Demanding,
        (false, false, false) => Salient::NoneYet,
    }
}

fn see(ground: &Ground<'_>) -> Seen {
    let mut classes: Vec<Class> = Salient::ALL
        .iter()
        .map(|one| Class {
            group: one.group(),
            term: if *one == Salient::NoneYet { "" } else { one.term() },
            ..Class::new(one.definition(), "", one.advice())
        })
        .collect();
    let mut unknown = Vec::new();
    for (person, _, said) in &ground.people {
        let Some(marks) = &said.salience else {
            unknown.push(*person);
            continue;
        };
        let class = salient(marks.power, marks.legitimacy, marks.urgency);
        if let Some(place) = Salient::ALL.iter().position(|one| *one == class) {
            classes[place].members.push(Member::new(*person, ""));
        }
    }
    let told = match classes[0].members.len() {
        0 => "Nobody has all three".to_owned(),
        1 => "One person has all three".to_owned(),
        several => format!("{several} people have all three"),
    };
    Seen {
        told,
        beside: Beside::some("Power, legitimacy and urgency not noted", unknown).into_iter().collect(),
        look: Look::Classes(classes),
    }
}
