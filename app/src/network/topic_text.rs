//! The words of the question who is right for a topic.

use domain::{
    network::NodeKind,
    suitability::{Fit, Ground},
};

use crate::i18n::Language;

/// How right somebody is.
#[must_use]
pub(super) const fn fit(language: Language, fit: Fit) -> &'static str {
    match (language, fit) {
        (Language::De, Fit::Strong) => "passt sehr gut",
        (Language::De, Fit::Good) => "passt gut",
        (Language::De, Fit::Partial) => "passt zum Teil",
        (Language::En, Fit::Strong) => "fits very well",
        (Language::En, Fit::Good) => "fits well",
        (Language::En, Fit::Partial) => "fits in part",
    }
}

/// A reason, as it stands before what it rests on.
#[must_use]
pub(super) const fn reason(language: Language, ground: Ground, kind: NodeKind) -> &'static str {
    match (language, ground, kind) {
        (Language::De, Ground::Region, NodeKind::Region) => "Ist die genannte Region",
        (Language::De, Ground::Region, _) => "Gehört zur genannten Region",
        (Language::De, Ground::Field, _) => "Handlungsfeld",
        (Language::De, Ground::Name, _) => "Der Name nennt",
        (Language::De, Ground::Description, _) => "Die Aufgabe nennt",
        (Language::De, Ground::Members, NodeKind::Region) => "Dort arbeiten daran",
        (Language::De, Ground::Members, _) => "Mitglieder, die daran arbeiten",
        (Language::De, Ground::Current, _) => "Laufende und geplante Maßnahmen",
        (Language::De, Ground::Past, _) => "Abgeschlossene Maßnahmen",
        (Language::De, Ground::State, _) => "Gehört zum genannten Land",
        (Language::De, Ground::Level, _) => "Arbeitet auf der genannten Ebene",
        (Language::En, Ground::Region, NodeKind::Region) => "Is the region named",
        (Language::En, Ground::Region, _) => "Belongs to the region named",
        (Language::En, Ground::Field, _) => "Field of action",
        (Language::En, Ground::Name, _) => "The name says",
        (Language::En, Ground::Description, _) => "The task says",
        (Language::En, Ground::Members, NodeKind::Region) => "Who works on it there",
        (Language::En, Ground::Members, _) => "Members who work on it",
        (Language::En, Ground::Current, _) => "Running and planned measures",
        (Language::En, Ground::Past, _) => "Finished measures",
        (Language::En, Ground::State, _) => "Belongs to the state named",
        (Language::En, Ground::Level, _) => "Works on the level named",
    }
}

/// What a ground is, where the points are explained.
#[must_use]
pub(super) const fn ground(language: Language, ground: Ground) -> &'static str {
    match (language, ground) {
        (Language::De, Ground::Region) => "Die Region ist genannt",
        (Language::De, Ground::Field) => {
            "Handlungsfeld oder Thema davon; je weniger andere Felder, desto mehr"
        }
        (Language::De, Ground::Name) => "Name",
        (Language::De, Ground::Description) => "Beschreibung der Aufgabe",
        (Language::De, Ground::Members) => "Mitglieder, die daran arbeiten",
        (Language::De, Ground::Current) => "Laufende und geplante Maßnahmen",
        (Language::De, Ground::Past) => "Abgeschlossene Maßnahmen",
        (Language::De, Ground::State) => "Das Land ist genannt",
        (Language::De, Ground::Level) => "Die Ebene ist genannt",
        (Language::En, Ground::Region) => "The region is named",
        (Language::En, Ground::Field) => "Field of action or a topic of it; the fewer other fields, the more",
        (Language::En, Ground::Name) => "Name",
        (Language::En, Ground::Description) => "Description of the task",
        (Language::En, Ground::Members) => "Members who work on it",
        (Language::En, Ground::Current) => "Running and planned measures",
        (Language::En, Ground::Past) => "Finished measures",
        (Language::En, Ground::State) => "The state is named",
        (Language::En, Ground::Level) => "The level is named",
    }
}

crate::texts! {
    title: "Wer passt zu einem Thema?", "Who is right for a topic?";
    topic: "Thema oder Idee", "Topic or idea";
    hint: "Ein Stichwort genügt; auch der ganze Text einer Idee geht, bis 1.000 Zeichen. Ein genannter Ort wird beachtet.",
        "A keyword will do; the whole text of an idea will too, up to 1,000 characters. A place that is named counts.";
    ask: "Fragen", "Ask";
    how_title: "Wohin mit der Idee?", "Where to take the idea?";
    how: "Schreiben Sie, worum es geht. Geflecht nennt Gremien und Regionen, die daran arbeiten, und sagt warum.",
        "Write what it is about. Geflecht names committees and regions that work on it, and says why.";
    understood: "Gesucht nach", "Searched for";
    places: "Ort", "Place";
    levels: "Ebene", "Level";
    committees: "Gremien", "Committees";
    regions: "Gesundheitsregionen", "Health regions";
    none_title: "Niemand Passendes gefunden", "Nobody suitable found";
    none: "Versuchen Sie ein anderes Wort für das Thema.", "Try another word for the topic.";
    none_in_filter: "Versuchen Sie ein anderes Wort, oder nehmen Sie den Filter zurück.",
        "Try another word, or take back the filter.";
    and_more(count: usize): "und {count} weitere", "and {count} more";
    weighing: "So wird gewertet", "How it is weighed";
    weighing_explained:
        "Jeder Grund gibt höchstens die genannten Punkte, anteilig danach, wie viel vom Thema sich dort findet. Seltene \
         Wörter zählen mehr als häufige, Teile zusammengesetzter Wörter weniger als ganze. „Passt sehr gut“ heißt \
         mindestens 45 Punkte, „passt gut“ mindestens 25. Es zählt nur, was Sie sehen dürfen.",
        "Each reason gives at most the points named, in proportion to how much of the topic is found there. Rare words \
         count more than frequent ones, parts of compounds less than whole words. “Fits very well” means at least 45 \
         points, “fits well” at least 25. Only what you may see counts.";
    reason_heading: "Grund", "Reason";
    points_heading: "Punkte", "Points";
}
