//! The words of dashboards that people put together.

use domain::reports::TileKind;

use crate::{
    i18n::Language,
    links::DashboardTable,
    reports::{chart_text, health::text as health_text, plan_text, text as report_text},
};

/// What a kind of tile is called: as the panel that it shows.
pub(super) const fn kind(language: Language, kind: TileKind) -> &'static str {
    let table = match kind {
        TileKind::Standings => return chart_text::standings(language),
        TileKind::Course => return chart_text::burn_up(language),
        TileKind::Indicators => return chart_text::indicators(language),
        TileKind::Reach => return health_text::reach(language),
        TileKind::Attention => return health_text::attention(language),
        TileKind::Needs => return report_text::needs(language),
        TileKind::Fields => DashboardTable::Fields,
        TileKind::Delayed => DashboardTable::Delayed,
        TileKind::Milestones => DashboardTable::Milestones,
        TileKind::Care => DashboardTable::Care,
        TileKind::Ages => DashboardTable::Ages,
    };
    plan_text::title(language, table)
}

crate::texts! {
    title: "Eigene Auswertungen", "Own dashboards";
    lead: "Stellen Sie zusammen, was Sie immer wieder ansehen: Diagramme und Zahlen zu Plänen und Netzwerken, in Ihrer Reihenfolge.",
        "Put together what you look at again and again: charts and figures of plans and networks, in your order.";
    none: "Noch keine.", "None yet.";
    sign_in_hint: "Eigene Auswertungen kann anlegen, wer angemeldet ist.", "Those who are signed in can make dashboards of their own.";
    list: "Auswertungen, die Sie öffnen können", "Dashboards that you may open";
    new: "Neue Auswertung", "New dashboard";
    create: "Anlegen", "Create";
    name: "Name", "Name";
    who: "Wer darf sie öffnen?", "Who may open it?";
    rights: "Jede Kachel zeigt nur, was die lesende Person ohnehin sehen darf.",
        "Each tile shows only what its reader may see anyway.";
    tiles_one: "1 Kachel", "1 tile";
    tiles_many(count: usize): "{count} Kacheln", "{count} tiles";
    removed: "Die Auswertung ist gelöscht.", "The dashboard is deleted.";
    undo: "Rückgängig", "Undo";
    edit: "Bearbeiten", "Edit";
    edit_of(name: &str): "„{name}“ bearbeiten", "Edit “{name}”";
    to_dashboard: "Ansehen", "Show it";
    empty: "Noch keine Kachel", "No tile yet";
    empty_hint: "Diese Auswertung zeigt noch nichts.", "This dashboard shows nothing yet.";
    add_first: "Kacheln hinzufügen", "Add tiles";
    tiles: "Kacheln", "Tiles";
    no_tiles: "Noch keine. Unten fügen Sie welche hinzu.", "None yet. Add some below.";
    gone: "Den Plan oder die Gesundheitsregion dieser Kachel gibt es nicht mehr, oder Sie dürfen sie nicht sehen.",
        "The plan or health region of this tile no longer exists, or you may not see it.";
    gone_short: "gibt es nicht mehr, oder nicht sichtbar", "gone, or not visible";
    no_indicators: "Der Plan hat noch keinen Indikator.", "The plan has no indicator yet.";
    no_measures: "Der Plan hat noch keine Maßnahmen.", "The plan has no measures yet.";
    yours: "Für die Person, die liest", "For whoever reads it";
    up: "Nach oben", "Up";
    up_of(name: &str): "Nach oben: {name}", "Up: {name}";
    down: "Nach unten", "Down";
    down_of(name: &str): "Nach unten: {name}", "Down: {name}";
    take_away: "Entfernen", "Remove";
    take_away_of(name: &str): "Entfernen: {name}", "Remove: {name}";
    add: "Hinzufügen", "Add";
    add_plan: "Kachel zu einem Plan", "Tile about a plan";
    add_network: "Kachel zum Netzwerk", "Tile about the network";
    add_needs: "Kachel zu dem, was ansteht", "Tile about what is to be done";
    needs_hint: "Zeigt jeder Person, was sie selbst heute zu tun hat.", "Shows each reader what they have to do themselves today.";
    no_plans: "Es gibt keinen Plan, den Sie sehen dürfen.", "There is no plan that you may see.";
    what: "Was sie zeigt", "What it shows";
    plan: "Plan", "Plan";
    region: "Gesundheitsregion", "Health region";
    name_and_share: "Name und Freigabe", "Name and sharing";
    save: "Speichern", "Save";
    remove: "Auswertung löschen", "Delete the dashboard";
    remove_hint: "Gleich danach lässt sich das rückgängig machen.", "Right afterwards this can be undone.";
    added: "Die Kachel steht jetzt am Ende.", "The tile is now at the end.";
    moved: "Die Kachel ist verschoben.", "The tile is moved.";
    taken_away: "Die Kachel ist entfernt.", "The tile is removed.";
    full(max: usize): "Mehr als {max} Kacheln hat eine Auswertung nicht.", "A dashboard has no more than {max} tiles.";
}

/// How many tiles there are.
pub(super) fn tiles_count(language: Language, count: usize) -> String {
    if count == 1 { tiles_one(language).to_owned() } else { tiles_many(language, count) }
}
