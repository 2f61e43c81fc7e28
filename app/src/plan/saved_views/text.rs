//! The words that only saved views of a plan need; the others are those of the map's.

crate::texts! {
    kept: "Gemerkte Ansichten", "Kept views";
    keep_lead: "Ansicht, Filter, Gruppen, Reihenfolge und Spalten, wie sie jetzt sind.",
        "View, filter, groups, order and columns as they are now.";
    plan_only: "Wer den Plan nicht sehen darf, sieht auch diese Ansicht nicht.",
        "Those who may not see the plan do not see this view either.";
    shared: "Von anderen geteilt", "Shared by others";
    changed_since(name: &str): "{name} (inzwischen verändert)", "{name} (changed since)";
}
