//! The words for the arrangements of the map.

use super::{map_state::Sign, query::MapArrangement};
use crate::{directory::word, i18n::Language};

/// An arrangement.
#[must_use]
pub(super) fn name(language: Language, arrangement: MapArrangement) -> &'static str {
    match arrangement {
        MapArrangement::Neighbourhoods => neighbourhoods(language),
        MapArrangement::Structure => structure(language),
        MapArrangement::Geography => geography(language),
        MapArrangement::Levels => levels(language),
        MapArrangement::Around => around(language),
    }
}

/// What the places tell in an arrangement, as it is announced.
#[must_use]
pub(super) fn explanation(language: Language, arrangement: MapArrangement) -> &'static str {
    match arrangement {
        MapArrangement::Neighbourhoods => neighbourhoods_explained(language),
        MapArrangement::Structure => structure_explained(language),
        MapArrangement::Geography => geography_explained(language),
        MapArrangement::Levels => levels_explained(language),
        MapArrangement::Around => around_explained(language),
    }
}

/// What is written beside a layer or a ring.
#[must_use]
pub(super) fn sign(language: Language, sign: Sign) -> String {
    match sign {
        Sign::Layer(Some(level)) => word::level(language, level).to_owned(),
        Sign::Layer(None) => without_level(language).to_owned(),
        Sign::Ring(1) => one_step(language).to_owned(),
        Sign::Ring(number) => steps(language, number),
    }
}

crate::texts! {
    arrangements: "Anordnung", "Arrangement";
    neighbourhoods: "Nachbarschaften", "Neighbourhoods";
    structure: "Struktur", "Structure";
    geography: "Landkarte", "Geography";
    levels: "Ebenen", "Levels";
    around: "Umfeld", "Around one";
    neighbourhoods_explained: "Anordnung nach Nachbarschaften: Wer zu einer Region gehört, steht beieinander.",
        "Arranged by neighbourhood: those who belong to one region stand together.";
    structure_explained: "Anordnung nach Struktur: Wer eng verbunden ist, steht nah beieinander, auch über Regionen hinweg.",
        "Arranged by structure: those who are closely linked stand close together, across regions too.";
    geography_explained:
        "Anordnung auf der Landkarte: Jede Region steht in ihren Kreisen, Stellen von Land und Bund stehen daneben.",
        "Arranged on the land: each region stands in its districts, state and federal bodies stand beside them.";
    levels_explained:
        "Anordnung nach Ebenen: von oben nach unten Bund, Land, Region und Kommune. Menschen stehen unter ihrem Gremium.",
        "Arranged by level: federation, state, region and municipality from top to bottom. People stand under their committee.";
    around_explained:
        "Anordnung um einen Knoten: Auf dem ersten Ring stehen seine Nachbarn, auf dem zweiten deren Nachbarn und so weiter.",
        "Arranged around one node: its neighbours stand on the first ring, their neighbours on the second, and so on.";
    under_way: "Wird angeordnet …", "Arranging …";
    failed: "Diese Anordnung war nicht möglich. Das Netz steht wie zuvor.",
        "This arrangement was not possible. The map stands as before.";
    without_level: "Ohne Ebene", "No level";
    layers: "Ebenen von oben nach unten", "Levels from top to bottom";
    rings: "Ringe von außen nach innen", "Rings from the outside to the inside";
    steps(number: u32): "{number} Schritte", "{number} steps";
    one_step: "1 Schritt", "1 step";
    borders_changed: ", Daten verändert", ", data changed";
}
