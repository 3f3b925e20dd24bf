//! Which field does a heading mean?
//!
//! By the ids and names of our fields, and by the words that registers use in English, German and French.

use super::Content;
use super::mapping::Fields;
use super::scale::Scale;
use super::synonyms::folded;

/// Headings of people, by the id of the field; folded, separated by bars.
const PEOPLE: &[(&str, &str)] = &[
    (
        "name",
        "full name|fullname|display name|stakeholder|stakeholders|stakeholder name|person|contact|\
         contact name|employee|employee name|people|label|who|vollstandiger name|ansprechpartner|\
         kontakt|mitarbeiter|nom complet|partie prenante|nom et prenom|prenom et nom|personne|\
         stakeholder group|individual",
    ),
    ("first_name", "first name|firstname|given name|forename|vorname|prenom"),
    ("last_name", "last name|lastname|surname|family name|nachname|familienname|nom de famille"),
    (
        "role",
        "title|job title|jobtitle|position|function|job|job role|rolle|funktion|stelle|fonction|poste|\
         titre|stellenbezeichnung",
    ),
    (
        "organisation",
        "organization|company|employer|org|firm|institution|agency|unternehmen|firma|\
         organisation company|entreprise|societe",
    ),
    (
        "unit",
        "department|dept|team|directorate|division|business unit|org unit|section|area|abteilung|\
         bereich|einheit|departement|service|equipe|direction generale",
    ),
    (
        "email",
        "e mail|mail|email address|e mail address|mail address|emailadresse|e mail adresse|courriel|\
         adresse e mail|adresse mail",
    ),
    (
        "phone",
        "telephone|phone number|mobile|tel|cell|telefon|telefonnummer|handy|mobil|telephone number|\
         portable|numero de telephone",
    ),
    ("location", "site|office|city|place|country|standort|ort|buro|lieu|ville"),
    (
        "communities",
        "community|communities|group|groups|specialist community|specialist communities|\
         community of practice|gemeinschaft|fachgruppe|gruppe|communaute|communautes|groupe",
    ),
    ("tags", "tag|keywords|labels|schlagworte|stichworte|etiquettes|mots cles"),
    (
        "id",
        "identifier|key|external key|external id|source id|stakeholder id|person id|employee id|\
         staff id|nr|no|number|ref|reference|personalnummer|kennung|matricule|identifiant|numero",
    ),
    ("kind", "type|stakeholder type|person or group|typ|art"),
    ("headcount", "head count|size|number of people|group size|anzahl|effectif|taille"),
    (
        "note",
        "notes|comment|comments|remarks|remark|private note|notiz|notizen|bemerkung|bemerkungen|\
         kommentar|kommentare|commentaire|commentaires|remarque|remarques|description|beschreibung",
    ),
    (
        "reports_to",
        "reports to|manager|line manager|supervisor|boss|vorgesetzter|berichtet an|responsable|\
         superieur|n 1",
    ),
    ("preferred_channel", "channel|communication channel|preferred communication|kanal|canal"),
    (
        "influence",
        "power|power influence|influence power|authority|einfluss|macht|pouvoir|puissance|\
         power rating|influence rating|macht einfluss|einfluss macht|influence pouvoir",
    ),
    ("interest", "stake|interesse|interet"),
    ("impact", "affected|impact on them|how affected|auswirkung|betroffenheit|betroffen|incidence"),
    ("participation", "participation|participation level|iap2|beteiligung|participation iap2"),
    ("relationship_owner", "relationship owner|owner|contact owner|relationship manager|betreuer"),
    ("needs", "needs|needs from us|requirements|expectations|bedurfnisse|erwartungen|besoins|attentes"),
    ("concerns", "concerns|worries|objections|issues|bedenken|sorgen|preoccupations|inquietudes"),
    ("wants", "wants|motivation|motivations|what they want"),
    ("could_help", "could help|contribution|how they can help|can help"),
    ("message_for_them", "message|key message|key messages|botschaft"),
    ("assessed_on", "assessed|date assessed|assessment date|bewertet am|date d evaluation"),
];

/// Headings of ties, by the id of the field; folded, separated by bars.
const TIES: &[(&str, &str)] = &[
    (
        "from",
        "source|from|from id|source id|from name|person a|node1|node 1|ego|von|quelle|de|start|\
         stakeholder 1|person 1",
    ),
    (
        "to",
        "target|to|to id|target id|to name|person b|node2|node 2|alter|nach|zu|ziel|vers|a|cible|end|\
         stakeholder 2|person 2",
    ),
    (
        "kind",
        "kind|type|relation|relationship|tie|tie type|relationship type|connection|connection type|\
         edge type|art|beziehung|typ|lien|type de lien",
    ),
    ("strength", "weight|strength|value|intensity|frequency|gewicht|starke|poids|force"),
    ("directed", "directed|direction|gerichtet|oriente|dirige"),
    ("note", "note|notes|comment|comments|description|bemerkung|kommentar|commentaire|remarque"),
];

/// Words that say nothing about the field.
const NOISE: &str = "level|score|rating|the|of|degree|stakeholder|stakeholders|their|our|value|grad|niveau|de|d|des|du|la|le|l|bewertung|stufe|project|change|and|on";

/// The id of the field that a heading means.
pub(super) fn field(heading: &str, fields: &Fields, content: Content) -> Option<String> {
    let whole = folded(heading);
    let outside = folded(&without_brackets(heading));
    let telling: Vec<&str> = outside.split(' ').filter(|word| !lists(NOISE, word)).collect();
    let telling = telling.join(" ");
    let list = if content == Content::Ties { TIES } else { PEOPLE };
    for said in [&whole, &outside, &telling] {
        if said.is_empty() {
            continue;
        }
        if content == Content::People {
            if let Some(id) = engagement(&whole) {
                return Some(id.to_owned());
            }
            if let Some(id) = fields.called(said) {
                return Some(id.to_owned());
            }
        }
        let known = list.iter().find(|(id, words)| *said == id.replace('_', " ") || lists(words, said));
        if let Some((id, _)) = known {
            return Some((*id).to_owned());
        }
    }
    None
}

/// A heading such as *Current stance* or *Engagement (desired)*.
fn engagement(folded: &str) -> Option<&'static str> {
    const WHAT: &str = "engagement|stance|attitude|commitment|sentiment|support|disposition|haltung|einstellung|adhesion|positionnement";
    const NOW: &str = "now|current|today|actual|present|ist|aktuell|aktuelle|heute|actuel|actuelle";
    const WANTED: &str = "wanted|desired|target|future|required|needed|goal|soll|ziel|gewunscht|gewunschte|souhaite|souhaitee|cible|voulu";
    // Words that may stand beside it; any other word makes it another thing, such as an engagement strategy.
    const BESIDE: &str = "level|state|status|score|rating|of|the|stakeholder|their|to|change|stand|niveau|l";
    let words: Vec<&str> = folded.split(' ').collect();
    let any = |list| words.iter().any(|word| lists(list, word));
    let only = words.iter().all(|word| [WHAT, NOW, WANTED, BESIDE].iter().any(|list| lists(list, word)));
    if !only || !any(WHAT) {
        return None;
    }
    Some(if any(WANTED) { "engagement_wanted" } else { "engagement_now" })
}

/// Whether a word stands in a list whose words are separated by bars.
fn lists(list: &str, word: &str) -> bool {
    list.split('|').any(|known| known == word)
}

fn without_brackets(heading: &str) -> String {
    let mut depth = 0_u32;
    let mut outside = String::new();
    for c in heading.chars() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ if depth == 0 => outside.push(c),
            _ => {}
        }
    }
    outside
}

/// The scale that a heading gives in brackets: *Influence (1–10)*.
pub(super) fn scale(heading: &str) -> Option<Scale> {
    heading.split(['(', '[']).skip(1).find_map(|part| Scale::find(part.split([')', ']']).next()?))
}

/// People or ties: ties have two ends, and no names.
pub(super) fn content(headings: &[String]) -> Content {
    let ties = Fields::of(Content::Ties);
    let people = Fields::of(Content::People);
    let has = |fields: &Fields, content, id: &str| {
        // Ties have labels too.
        let could = |heading: &&String| content == Content::Ties || folded(heading) != "label";
        headings.iter().filter(could).any(|heading| field(heading, fields, content).as_deref() == Some(id))
    };
    let ends = has(&ties, Content::Ties, "from") && has(&ties, Content::Ties, "to");
    if ends && !has(&people, Content::People, "name") { Content::Ties } else { Content::People }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_in_three_languages_are_known() {
        let people = Fields::of(Content::People);
        for (heading, expected) in [
            ("Name", Some("name")),
            ("Stakeholder Name", Some("name")),
            ("Vorname", Some("first_name")),
            ("Job title", Some("role")),
            ("Abteilung", Some("unit")),
            ("E-Mail-Adresse", Some("email")),
            ("Téléphone", Some("phone")),
            ("Power / Influence (1-10)", Some("influence")),
            ("Level of interest", Some("interest")),
            ("Intérêt", Some("interest")),
            ("Current engagement level", Some("engagement_now")),
            ("Engagement (desired)", Some("engagement_wanted")),
            ("Stance", Some("engagement_now")),
            ("engagement_now", Some("engagement_now")),
            ("Engagement strategy", None),
            ("Community", Some("communities")),
            ("How they like to be thanked", Some("how_thanked")),
            ("ID", Some("id")),
            ("Bemerkungen", Some("note")),
            ("Shoe size", None),
            ("", None),
        ] {
            assert_eq!(field(heading, &people, Content::People).as_deref(), expected, "{heading}");
        }
        assert_eq!(scale("Influence (1–10)"), Some(Scale::Numbers(1, 10)));
        assert_eq!(scale("Influence (team)"), None);
    }

    #[test]
    fn two_ends_make_a_table_of_ties() {
        let content = |headings: &[&str]| {
            super::content(&headings.iter().map(|heading| (*heading).to_owned()).collect::<Vec<_>>())
        };
        assert_eq!(content(&["source", "target", "weight"]), Content::Ties);
        assert_eq!(content(&["Von", "Nach"]), Content::Ties);
        assert_eq!(content(&["Source", "Target", "Type", "Id", "Label", "Weight"]), Content::Ties);
        assert_eq!(content(&["name", "role"]), Content::People);
        assert_eq!(content(&["id", "name", "from"]), Content::People);
    }
}
