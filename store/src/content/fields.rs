//! Fields of action and topics of the guidelines of Bavaria and Hessen, which share most of them.

use domain::{
    directory::{FieldOfAction, Topic},
    id::{FieldId, TopicId},
    position,
};

/// The fields with their topics, those of each in their order.
pub(crate) fn fields_and_topics() -> (Vec<FieldOfAction>, Vec<Topic>) {
    let fields = FIELDS.iter().enumerate().map(|(place, (key, name, _))| FieldOfAction {
        id: FieldId::named(key),
        name: (*name).to_owned(),
        position: position::numbered(place),
        valid_to: None,
        version: 1,
    });
    let topics = FIELDS.iter().flat_map(|(key, _, topics)| {
        topics.iter().enumerate().map(move |(place, topic)| Topic {
            id: TopicId::named(&format!("{key}/{topic}")),
            field_id: FieldId::named(key),
            name: (*topic).to_owned(),
            position: position::numbered(place),
            valid_to: None,
            version: 1,
        })
    });
    (fields.collect(), topics.collect())
}

/// Key, name and topics of each field of action, of both states together.
const FIELDS: &[(&str, &str, &[&str])] = &[
    (
        "gv",
        "Gesundheitsversorgung",
        &[
            "Haus- und fachärztliche Versorgung",
            "Patienteninformation",
            "Ambulant-stationäre Zusammenarbeit",
            "Notärztliche Versorgung",
            "Palliativ- und Hospizversorgung",
            "Suchthilfe",
            "Versorgung von Menschen mit Demenz",
            "Geburtshilfe und Hebammen",
            "Telemedizin",
        ],
    ),
    (
        "gp",
        "Gesundheitsförderung und Prävention",
        &[
            "Suchtvorbeugung",
            "Kinder- und Jugendgesundheit",
            "Gesundheitliche Chancengleichheit",
            "Psychische Gesundheit",
            "Hitzeschutz, Klima und Gesundheit",
            "Gesundheitsbewusstes Medienverhalten",
            "Betriebliche Gesundheitsförderung",
            "Gesund altern",
        ],
    ),
    (
        "pf",
        "Pflege",
        &[
            "Gewinnung von Pflegekräften",
            "Pflegeberatung",
            "Image der Pflege",
            "Pflegende Angehörige",
            "Kurzzeitpflege",
        ],
    ),
    (
        "fk",
        "Fachkräftesicherung im Gesundheitswesen",
        &["Ärztliche Weiterbildung", "Ausbildung in Gesundheitsberufen", "Anwerbung und Willkommenskultur"],
    ),
    ("bw", "Bewegungsförderung", &["Bewegungsräume", "Bewegung im Alter", "Bewegte Schule und Kita"]),
];
