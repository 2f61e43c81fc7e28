//! The words of a presentation.

use crate::i18n::Language;

crate::texts! {
    present: "Präsentieren", "Present";
    steps: "Ansichten der Präsentation", "Views of the presentation";
    step(number: usize, all: usize): "{number} von {all}", "{number} of {all}";
    step_said(number: usize, all: usize, name: &str): "{number} von {all}: {name}", "{number} of {all}: {name}";
    back: "Vorige Ansicht", "Previous view";
    on: "Nächste Ansicht", "Next view";
    fill: "Ganzer Bildschirm", "Full screen";
    leave: "Beenden", "End";
    ended: "Präsentation beendet.", "Presentation ended.";
    everything: "Das ganze Netz", "The whole network";
}

/// "1 Knoten", "41 Knoten"; `number` is already written out.
#[must_use]
pub(super) fn nodes(language: Language, count: usize, number: &str) -> String {
    match (language, count) {
        (Language::De, _) => format!("{number} Knoten"),
        (Language::En, 1) => "1 node".to_owned(),
        (Language::En, _) => format!("{number} nodes"),
    }
}
