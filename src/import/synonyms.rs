//! Which words mean the same as ours, in English, German and French?

use crate::model::field::Answer;
use crate::model::tie::TieKind;
use unicode_normalization::UnicodeNormalization;

/// A text by which headings and words are compared: small letters without accents; everything that is neither letter
/// nor digit is one blank. `+` and `-` stay where the text has nothing else.
pub(super) fn folded(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for c in text.nfd().filter(|c| !unicode_normalization::char::is_combining_mark(*c)) {
        match c {
            'ß' => plain.push_str("ss"),
            _ if c.is_alphanumeric() => plain.extend(c.to_lowercase()),
            _ if !plain.ends_with(' ') => plain.push(' '),
            _ => {}
        }
    }
    plain.truncate(plain.trim_end().len());
    plain.drain(..plain.len() - plain.trim_start().len());
    plain
}

/// Words for answers, by the id of the answer. Each is found in the choice that offers that answer.
const ANSWERS: &[(&str, &[&str])] = &[
    ("person", &["individual", "people", "einzelperson", "personne", "individu"]),
    (
        "group",
        &["team", "organisation", "organization", "gruppe", "groupe", "committee", "board", "department"],
    ),
    ("unaware", &["u", "not aware", "ahnungslos", "nicht informiert", "ignorant", "non informe"]),
    (
        "resistant",
        &[
            "r",
            "resisting",
            "resistance",
            "opposed",
            "opponent",
            "opposing",
            "against",
            "negative",
            "blocker",
            "critic",
            "hostile",
            "detractor",
            "ablehnend",
            "gegner",
            "dagegen",
            "widerstand",
            "negativ",
            "opposant",
            "oppose",
            "contre",
            "resistante",
            "negatif",
            "hostile",
        ],
    ),
    (
        "neutral",
        &["n", "indifferent", "undecided", "passive", "neutre", "unentschieden", "indecis", "abwartend"],
    ),
    (
        "supportive",
        &[
            "s",
            "supporter",
            "supporting",
            "support",
            "positive",
            "in favour",
            "in favor",
            "for",
            "unterstutzend",
            "unterstuetzend",
            "befurworter",
            "dafur",
            "positiv",
            "favorable",
            "soutien",
            "allie",
            "positif",
            "supportif",
        ],
    ),
    (
        "leading",
        &["l", "leader", "champion", "advocate", "promoter", "driver", "fuhrend", "treibend", "moteur"],
    ),
    ("inform", &["informed", "keep informed", "informieren", "informer"]),
    ("consult", &["consulted", "konsultieren", "consulter"]),
    ("involve", &["involved", "einbeziehen", "impliquer"]),
    ("collaborate", &["partner", "collaboration", "zusammenarbeiten", "collaborer"]),
    ("empower", &["delegate", "ermachtigen", "deleguer"]),
    ("e-mail", &["mail", "courriel"]),
    ("call", &["phone", "telephone", "telefon", "appel"]),
    ("meeting", &["face to face", "in person", "treffen", "besprechung", "reunion"]),
    ("chat", &["teams", "slack", "messenger"]),
    ("upward", &["up", "above"]),
    ("downward", &["down", "below"]),
    ("sideward", &["sideways", "peer", "lateral"]),
    ("outward", &["external", "extern", "externe", "outside"]),
    ("yes", &["y", "ja", "oui"]),
    ("no", &["nein", "non"]),
    ("partly", &["partially", "teilweise", "en partie"]),
];

/// The id of the answer that is meant.
pub(super) fn answer(answers: &[Answer], text: &str) -> Option<&'static str> {
    let said = folded(text);
    let exact = answers.iter().find(|answer| folded(answer.id) == said || folded(answer.name) == said);
    if let Some(answer) = exact {
        return Some(answer.id);
    }
    let offers = |id: &str| answers.iter().find(|answer| answer.id == id).map(|answer| answer.id);
    if offers("resistant").is_some() {
        // A column of signs.
        let by_sign = match text.trim() {
            "++" => Some("leading"),
            "+" => Some("supportive"),
            "0" | "o" | "O" | "+/-" | "±" => Some("neutral"),
            "-" | "--" | "–" | "−" => Some("resistant"),
            _ => None,
        };
        if by_sign.is_some() {
            return by_sign;
        }
    }
    ANSWERS.iter().filter(|(_, words)| words.contains(&said.as_str())).find_map(|(id, _)| offers(id))
}

/// Yes or no.
pub(super) fn flag(text: &str) -> Option<bool> {
    match folded(text).as_str() {
        "yes" | "y" | "true" | "1" | "x" | "ja" | "j" | "wahr" | "oui" | "o" | "vrai" => Some(true),
        "no" | "n" | "false" | "0" | "nein" | "falsch" | "non" | "faux" => Some(false),
        _ if text.trim() == "✓" || text.trim() == "✔" => Some(true),
        _ => None,
    }
}

/// The kind of tie that is meant; any other words make another kind. Nothing for empty words.
pub(super) fn tie_kind(text: &str) -> Option<TieKind> {
    let found = TieKind::find(text)?;
    if !matches!(found, TieKind::Other(_)) {
        return Some(found);
    }
    Some(match folded(text).as_str() {
        "reports to" | "reporting" | "reports" | "berichtet an" | "rend compte a" => TieKind::ReportsTo,
        "influence" | "influences" | "beeinflusst" => TieKind::Influences,
        "trust" | "trusts" | "vertraut" | "fait confiance a" => TieKind::Trusts,
        "works with" | "work" | "collaborates with" | "collaboration" | "cowork" | "co worker"
        | "colleague" | "arbeitet mit" | "travaille avec" => TieKind::WorksWith,
        "informs" | "information" | "informiert" | "informe" => TieKind::Informs,
        "hands over to" | "hands over" | "handover" | "hand over" | "ubergibt an" => TieKind::HandsOver,
        "conflict" | "in conflict with" | "conflicts with" | "konflikt" | "conflit" => TieKind::Conflict,
        "informal" | "friend" | "friendship" | "informell" | "informel" => TieKind::Informal,
        _ => found,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::assessment::Engagement;
    use crate::model::field::Kind;
    use crate::model::part::Part;

    #[test]
    fn words_in_three_languages_find_their_answer() {
        let Kind::Choice(answers) = Engagement::KIND else { panic!() };
        for (word, id) in [
            ("Supporter", Some("supportive")),
            ("gegner", Some("resistant")),
            ("Neutre", Some("neutral")),
            ("CHAMPION", Some("leading")),
            ("--", Some("resistant")),
            ("R", Some("resistant")),
            ("purple", None),
        ] {
            assert_eq!(answer(answers, word), id, "{word}");
        }
        assert_eq!(folded("  Straße (É)! "), "strasse e");
        assert_eq!(tie_kind("Hands-over"), Some(TieKind::HandsOver));
        assert_eq!(tie_kind("mentors"), Some(TieKind::Other("mentors".to_owned())));
    }
}
