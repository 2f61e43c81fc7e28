//! The words about who holds the network together.

use domain::network::NodeKind;

use super::{GoBetween, Loss, Numbers, Without};
use crate::{i18n::Language, ui::format};

crate::texts! {
    bonds_question: "Wer hält das Netz zusammen?", "Who holds the network together?";
    bonds_title: "Wer das Netz zusammenhält", "Who holds the network together";
    loading: "Wird ausgerechnet …", "Working it out …";
    counted(numbers: &str, contacts: &str):
        "Gezählt werden {contacts} Kontakte zwischen {numbers}: alles, was Sie sehen dürfen und der Filter zeigt. Derselben \
         Region anzugehören, ist noch kein Kontakt.",
        "Counted are {contacts} contacts between {numbers}: all that you may see and the filter shows. To belong to the \
         same region is no contact yet.";
    all_connected: "Sie alle hängen zusammen.", "They are all connected.";
    largest_part(number: &str):
        "{number} davon hängen zusammen; die anderen sind für sich.", "{number} of them are connected; the others are apart.";
    no_judgement:
        "Die Zahlen beschreiben, was im Verzeichnis steht. Sie urteilen nicht über Menschen: Wer hier weit unten steht, \
         kann viel bewirken, und wer fehlt, ist vielleicht nur nicht erfasst.",
        "The figures describe what the directory holds. They are no judgement of people: those far down the list may \
         achieve a lot, and those who are missing may just not be recorded.";
    nothing_counted: "Im gezeigten Teil des Netzes gibt es keine Kontakte.",
        "There are no contacts in the part of the network that is shown.";

    between: "Wer zwischen anderen vermittelt", "Who stands between others";
    between_explained:
        "Vermittlung ist der Anteil aller Paare anderer, deren kürzester Weg zueinander hier entlangführt (Betweenness).",
        "Mediation is the share of all pairs of others whose shortest way to each other leads through here (betweenness).";
    between_sampled(sources: &str, nodes: &str):
        "Hochgerechnet aus den Wegen von {sources} ausgelosten der {nodes}; mit 95 % Wahrscheinlichkeit liegt der wahre \
         Wert im angegebenen Bereich.",
        "Estimated from the ways of {sources} of the {nodes}, drawn by lot; with a probability of 95 % the true value \
         lies within the range given.";
    people: "Menschen und Organisationen", "People and organisations";
    committees: "Gremien", "Committees";
    mediation: "Vermittlung", "Mediation";
    nobody_between: "Hier vermittelt niemand.", "Nobody stands between others here.";

    in_regions(number: &str): "Kontakte in {number} Regionen:", "Contacts in {number} regions:";

    cut_points: "Ohne wen etwas abreißt", "Without whom ties are lost";
    cut_points_explained:
        "Fällt eine dieser Stellen aus, verlieren andere jeden Weg zum größten verbleibenden Teil des Netzes (Gelenkpunkt).",
        "If one of these is lost, others have no way left to the largest remaining part of the network (cut point).";
    no_cut_points: "Niemand: Das Netz bleibt verbunden, wer immer ausfällt.",
        "Nobody: the network stays connected, whoever is lost.";
    bridges: "Kontakte, an denen alles hängt", "Contacts that everything hangs on";
    bridges_explained:
        "Ohne einen solchen Kontakt haben zwei oder mehr keinen Weg mehr zum größeren Teil (Brücke).",
        "Without such a contact two or more have no way left to the larger part (bridge).";
    no_bridges: "Keine: Zu je zwei oder mehr führt immer noch ein anderer Weg.",
        "None: there is always another way to any two or more.";
    the_gravest(shown: &str, total: &str): "Die {shown} schwerwiegendsten von {total}", "The gravest {shown} of {total}";
    the_largest(shown: &str, total: &str): "Die {shown} größten von {total}", "The largest {shown} of {total}";
    and_more(number: &str): "und {number} weitere", "and {number} more";

    connected: "Am besten vernetzt", "Best connected";
    connected_explained:
        "Kontakte: mit wie vielen jemand unmittelbar verbunden ist (Grad). Nähe: wie kurz die Wege zu allen anderen sind \
         (Closeness); 100 % hieße, alle sind unmittelbare Kontakte, 50 % entspricht zwei Schritten.",
        "Contacts: to how many somebody is linked directly (degree). Closeness: how short the ways to all others are; \
         100 % would mean that all are direct contacts, 50 % corresponds to two steps.";
    name: "Name", "Name";
    contacts: "Kontakte", "Contacts";
    closeness: "Nähe", "Closeness";

    communities: "Wer zueinander gehört", "Who belongs together";
    communities_explained:
        "Gruppen, deren Mitglieder mehr miteinander zu tun haben als mit dem Rest (Leiden-Verfahren), benannt nach ihrem \
         am besten vernetzten Gremium.",
        "Groups whose members have more to do with each other than with the rest (Leiden method), named after their best \
         connected committee.";
    around: "Um", "Around";
    inside(percent: &str): "{percent} der Kontakte bleiben innen", "{percent} of the contacts stay inside";
    outward: "Nach außen verbinden:", "Links to the outside:";
    outward_number(number: &str): "{number} Kontakte", "{number} contacts";
    no_way_out: "Keine Kontakte nach außen.", "No contacts outside.";

    isolated: "Ohne Kontakt", "Without contact";
    isolated_explained: "Wer mit niemandem verbunden ist, den Sie sehen; oft fehlt nur ein Eintrag.",
        "Who is linked with nobody you see; often it is only an entry that is missing.";
    nobody_isolated: "Niemand: Alle haben mindestens einen Kontakt.", "Nobody: everyone has at least one contact.";
    on_map: "Im Netz zeigen", "Show on the map";
    show_in_net(name: &str): "Im Netz zeigen: {name}", "Show on the map: {name}";
    and: "und", "and";
}

/// A number as the language writes it.
pub(super) fn count(language: Language, number: usize) -> String {
    format::count(language, i64::try_from(number).unwrap_or(i64::MAX))
}

/// "2 Gremien, 3 Organisationen und 11 Menschen".
pub(super) fn numbers(language: Language, numbers: Numbers) -> String {
    let words = match language {
        Language::De => [["Gremium", "Gremien"], ["Organisation", "Organisationen"], ["Mensch", "Menschen"]],
        Language::En => {
            [["committee", "committees"], ["organisation", "organisations"], ["person", "people"]]
        }
    };
    let counts = [numbers.committees, numbers.organisations, numbers.people];
    let parts: Vec<String> = counts
        .into_iter()
        .zip(words)
        .filter(|(count, _)| *count > 0)
        .map(|(count, [one, several])| {
            let word = if count == 1 { one } else { several };
            format!("{} {word}", self::count(language, count))
        })
        .collect();
    match parts.as_slice() {
        [before @ .., last] if !before.is_empty() => {
            format!("{} {} {last}", before.join(", "), and(language))
        }
        _ => parts.concat(),
    }
}

/// "Ohne dieses Gremium".
const fn without(language: Language, kind: NodeKind) -> &'static str {
    match (language, kind) {
        (Language::De, NodeKind::Person) => "Ohne diese Person",
        (Language::De, NodeKind::Committee) => "Ohne dieses Gremium",
        (Language::De, NodeKind::Office) => "Ohne diese Geschäftsstelle",
        (Language::De, NodeKind::Organisation) => "Ohne diese Organisation",
        (Language::De, NodeKind::Region) => "Ohne diese Region",
        (Language::En, NodeKind::Person) => "Without this person",
        (Language::En, NodeKind::Committee) => "Without this committee",
        (Language::En, NodeKind::Office) => "Without this office",
        (Language::En, NodeKind::Organisation) => "Without this organisation",
        (Language::En, NodeKind::Region) => "Without this region",
    }
}

/// What would be without a node of that kind, or without a contact; ends in a colon if names are to follow.
pub(super) fn loss(language: Language, kind: Option<NodeKind>, loss: &Loss) -> String {
    let without = match (kind, language) {
        (Some(kind), _) => without(language, kind),
        (None, Language::De) => "Ohne diesen Kontakt",
        (None, Language::En) => "Without this contact",
    };
    let (count, who) = match loss.regions.len() {
        0 => (loss.numbers.total(), numbers(language, loss.numbers)),
        1 => (
            1,
            match language {
                Language::De => "eine Region".to_owned(),
                Language::En => "one region".to_owned(),
            },
        ),
        several => (
            several,
            match language {
                Language::De => format!("{several} Regionen"),
                Language::En => format!("{several} regions"),
            },
        ),
    };
    match (language, count) {
        (Language::De, 1) => format!("{without} verliert {who} den Kontakt zum Rest:"),
        (Language::De, _) => format!("{without} verlieren {who} den Kontakt zum Rest:"),
        (Language::En, 1) => format!("{without} {who} loses contact with the rest:"),
        (Language::En, _) => format!("{without} {who} lose contact with the rest:"),
    }
}

/// What would be without somebody who stands between others.
pub(super) fn reason(language: Language, go_between: &GoBetween) -> String {
    let kind = go_between.row.kind;
    match (&go_between.without, language) {
        (Without::Loss(lost), _) => loss(language, Some(kind), lost),
        (Without::Detour { first, second, steps }, Language::De) => {
            format!("{} wären es {steps} statt 2 Schritte von {first} zu {second}.", without(language, kind))
        }
        (Without::Detour { first, second, steps }, Language::En) => {
            format!(
                "{} it would be {steps} steps instead of 2 from {first} to {second}.",
                without(language, kind)
            )
        }
        (Without::Nothing, Language::De) => {
            "Wer hier am besten vernetzt ist, erreicht sich auch anders auf kurzem Weg.".to_owned()
        }
        (Without::Nothing, Language::En) => {
            "The best connected contacts reach each other by another short way too.".to_owned()
        }
    }
}

/// "12,3 %", "1,2 % ± 0,3".
pub(super) fn share(language: Language, percent: f64, error: f64) -> String {
    let digits = |number: f64| (number * 10.0).round() / 10.0;
    let share = format::value(language, digits(percent), "%");
    // An error that rounds to nothing is still one.
    if error > 0.0 {
        format!("{share} ± {}", format::number(language, digits(error).max(0.1)))
    } else {
        share
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::network::bonds::Listed;
    use crate::network::reading::NodeRow;

    fn numbers_of(committees: usize, organisations: usize, people: usize) -> Numbers {
        Numbers { committees, organisations, people }
    }

    #[test]
    fn a_loss_is_said_in_a_sentence() {
        let lost = |regions: &[&str], numbers| Loss {
            regions: regions.iter().map(|&name| name.to_owned()).collect(),
            numbers,
            first: Vec::new(),
        };
        let (de, en) = (Language::De, Language::En);
        let several = lost(&["Hof", "Haßberge", "Lahn"], numbers_of(9, 9, 9));
        assert_eq!(
            loss(de, Some(NodeKind::Person), &several),
            "Ohne diese Person verlieren 3 Regionen den Kontakt zum Rest:"
        );
        assert_eq!(
            loss(en, Some(NodeKind::Office), &lost(&["Hof"], numbers_of(1, 2, 0))),
            "Without this office one region loses contact with the rest:"
        );
        assert_eq!(
            loss(de, Some(NodeKind::Committee), &lost(&[], numbers_of(2, 1, 1_411))),
            "Ohne dieses Gremium verlieren 2 Gremien, 1 Organisation und 1.411 Menschen den Kontakt zum Rest:"
        );
        assert_eq!(
            loss(de, None, &lost(&[], numbers_of(0, 0, 1))),
            "Ohne diesen Kontakt verliert 1 Mensch den Kontakt zum Rest:"
        );
    }

    #[test]
    fn who_is_not_indispensable_makes_ways_shorter() {
        let row = NodeRow {
            id: Uuid::nil(),
            kind: NodeKind::Organisation,
            name: "AOK".to_owned(),
            level: None,
            region: None,
            links: 9,
        };
        let detour =
            Without::Detour { first: "AG Pflege".to_owned(), second: "AG Hitze".to_owned(), steps: 6 };
        let go_between =
            GoBetween { row, percent: 4.0, error: 0.0, regions: Listed::default(), without: detour };
        assert_eq!(
            reason(Language::De, &go_between),
            "Ohne diese Organisation wären es 6 statt 2 Schritte von AG Pflege zu AG Hitze."
        );
        assert_eq!(
            reason(Language::En, &go_between),
            "Without this organisation it would be 6 steps instead of 2 from AG Pflege to AG Hitze."
        );
    }

    #[test]
    fn an_estimate_says_how_far_off_it_may_be() {
        assert_eq!(share(Language::De, 12.345, 0.0), "12,3\u{a0}%");
        assert_eq!(share(Language::En, 1.25, 0.31), "1.3\u{a0}% ± 0.3");
        assert_eq!(share(Language::De, 1.0, 0.002), "1\u{a0}% ± 0,1");
    }
}
