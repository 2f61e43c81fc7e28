//! The words of this room; kinds, roles and relations are in [`super::word`].

use domain::change::RecordKind;

use super::word;
use crate::{i18n::Language, ui::format};

crate::texts! {
    directory: "Verzeichnis", "Directory";
    path: "Pfad", "Path";

    // The start page.
    lead(committees: &str, organisations: &str, regions: &str):
        "{committees} und {organisations} arbeiten in {regions} zusammen.",
        "{committees} and {organisations} work together in {regions}.";
    nothing_yet: "Das Verzeichnis ist noch leer.", "The directory is still empty.";
    about_health_regions: "Wo gemeinsam gearbeitet wird: eine Geschäftsstelle, ein Plan, ein oder mehrere Kreise.",
        "Where people work together: one office, one plan, one or several districts.";
    about_committees: "Wer berät und entscheidet: Foren, Steuerungs- und Arbeitsgruppen, Konferenzen.",
        "Who advises and decides: forums, steering and working groups, conferences.";
    about_organisations: "Wer mitwirkt: Ämter, Kliniken, Praxen, Kassen, Verbände, Selbsthilfe.",
        "Who takes part: authorities, hospitals, practices, insurers, associations, self-help.";
    about_people: "Wer einen Sitz hat, für wen, und wie man sich erreicht.",
        "Who holds a seat, on whose behalf, and how to reach them.";
    about_regions: "Alle Landkreise und kreisfreien Städte, und welche Gesundheitsregion für sie da ist.",
        "All districts and independent cities, and the health region that covers them.";
    only_signed_in: "nur für Angemeldete", "only for those signed in";
    by_state: "Gesundheitsregionen nach Land", "Health regions by state";
    by_field: "Gremien nach Handlungsfeld", "Committees by field of action";

    // Lists.
    filter: "Liste filtern", "Filter the list";
    text: "Name oder Stichwort", "Name or keyword";
    name: "Name", "Name";
    kind: "Art", "Kind";
    function: "Funktion", "Function";
    level: "Ebene", "Level";
    field_of_action: "Handlungsfeld", "Field of action";
    topic: "Thema", "Topic";
    fields_of_action: "Handlungsfelder", "Fields of action";
    health_region: "Gesundheits\u{ad}region", "Health region";
    state: "Land", "State";
    organisation: "Organisation", "Organisation";
    committees: "Gremien", "Committees";
    seats_head: "Sitze", "Seats";
    inhabitants: "Einwohner", "Inhabitants";
    all: "Alle", "All";
    apply: "Filtern", "Filter";
    reset: "Alle entfernen", "Remove all";
    set_filters: "Gesetzte Filter", "Filters in use";
    remove: "entfernen", "remove";
    keyword(text: &str): "Stichwort: {text}", "Keyword: {text}";
    pages: "Seiten", "Pages";
    page(number: u32): "Seite {number}", "Page {number}";
    previous: "Zurück", "Previous";
    next: "Weiter", "Next";
    range(first: &str, last: &str, total: &str): "{first}–{last} von {total}", "{first}–{last} of {total}";
    nothing_found: "Nichts gefunden", "Nothing found";
    no_match: "Kein Eintrag passt zu allen Filtern. Nehmen Sie einen davon weg, oder suchen Sie ein kürzeres Stichwort.",
        "No entry fits all filters. Take one of them away, or look for a shorter keyword.";
    without_filters: "Ohne Filter zeigen", "Show without filters";
    none_visible: "Hier steht noch nichts, das Sie sehen dürfen", "There is nothing here that you may see yet";
    none_visible_why: "Manche Einträge sehen nur Angemeldete; Menschen gehören immer dazu.",
        "Some entries are only for those who are signed in; people always are.";
    sign_in: "Anmelden", "Sign in";

    // Pages.
    on_the_map: "Auf der Karte zeigen", "Show on the map";
    facts: "Angaben", "Facts";
    parent: "Übergeordnet", "Parent committee";
    district: "Kreis oder Stadt", "District";
    visible_to: "Sichtbar für", "Visible to";
    consent_on: "Eingewilligt am", "Consent given on";
    consent_source: "Beleg der Einwilligung", "Source of the consent";
    consent_missing: "Einwilligung zur Veröffentlichung fehlt: nur für Angemeldete sichtbar. Tragen Sie sie unter „Ändern“ ein.",
        "Consent to publication is missing: visible only to those who are signed in. Enter it under “Change”.";
    since: "Besteht seit", "Exists since";
    until: "Besteht bis", "Exists until";
    members: "Mitglieder", "Members";
    seats_in_committees: "Sitze in Gremien", "Seats in committees";
    no_seats: "Keine Sitze eingetragen.", "No seats recorded.";
    earlier_seats(count: usize): "Frühere Sitze ({count})", "Earlier seats ({count})";
    person: "Person", "Person";
    committee: "Gremium", "Committee";
    represented_by: "Vertreten durch", "Represented by";
    role: "Rolle", "Role";
    on_behalf_of: "Für", "On behalf of";
    vote: "Stimme", "Vote";
    yes: "ja", "yes";
    no: "nein", "no";
    term: "Amtszeit", "Term";
    vacant: "nicht besetzt", "vacant";
    not_public: "nicht öffentlich", "not public";
    people_signed_in: "Wer die Sitze innehat, sehen nur Angemeldete.", "Who holds the seats is only for those signed in.";
    one_vacant: "Ein Sitz ist nicht besetzt.", "One seat is vacant.";
    many_vacant(count: usize): "{count} Sitze sind nicht besetzt.", "{count} seats are vacant.";
    term_since(from: &str): "seit\u{a0}{from}", "since\u{a0}{from}";
    term_from(from: &str): "ab\u{a0}{from}", "from\u{a0}{from}";
    term_until(until: &str): "bis\u{a0}{until}", "until\u{a0}{until}";
    term_between(from: &str, until: &str): "{from} bis\u{a0}{until}", "{from} to\u{a0}{until}";
    relations: "Beziehungen", "Relations";
    set_up_committees: "Eingesetzte Gremien", "Committees set up by it";
    office: "Geschäftsstelle", "Coordinating office";
    organisations: "Organisationen", "Organisations";
    people: "Menschen", "People";
    show_more(count: usize): "{count} weitere zeigen", "Show {count} more";
    search_among_them: "Im Verzeichnis filtern", "Filter in the directory";
    plans: "Umsetzungspläne", "Implementation plans";
    plan_progress(finished: &str, measures: &str): "{finished} von {measures} Maßnahmen abgeschlossen",
        "{finished} of {measures} measures finished";
    no_measures: "noch keine Maßnahmen", "no measures yet";
    districts: "Kreise und Städte", "Districts";
    districts_from: "Kreise und Städte gelten ab", "Districts valid from";
    district_joined(day: &str): "seit {day} dabei", "part of it since {day}";
    district_joins(day: &str): "kommt am {day} dazu", "joins on {day}";
    district_left(day: &str): "war dabei bis {day}", "was part of it until {day}";
    district_leaves(day: &str): "bleibt dabei bis {day}", "stays until {day}";
    inhabitants_of(count: &str): "{count} Einwohner", "{count} inhabitants";
    contact: "Kontakt", "Contact";
    import_lists: "Listen einlesen", "Import lists";
    take_everything: "Gesamter Bestand", "Everything";
    history: "Verlauf", "History";
    no_history: "Noch keine Änderungen.", "No changes yet.";
    more_changes(count: usize): "{count} weitere Änderungen", "{count} more changes";

    // Districts.
    key: "Amtlicher Schlüssel (AGS)", "Official key (AGS)";
    census: "Einwohner (Zensus 2022)", "Inhabitants (census 2022)";
    sources: "Kreise: © GeoBasis-DE / BKG (2024), dl-de/by-2-0, Daten verändert. Einwohner: © Statistische Ämter des Bundes und der Länder, Zensus 2022, dl-de/by-2-0, Summen der Gemeinden.",
        "Districts: © GeoBasis-DE / BKG (2024), dl-de/by-2-0, data changed. Inhabitants: © Statistische Ämter des Bundes und der Länder, census 2022, dl-de/by-2-0, sums of the municipalities.";
    covered_by: "Zuständige Gesundheits\u{ad}regionen", "Health regions that cover it";
    not_covered: "Noch keine Gesundheitsregion ist hier eingetragen.", "No health region is recorded here yet.";
    territories: "Gebietsstände", "Territories over time";
    period: "Zeitraum", "Period";
    successions: "Gebietsänderungen", "Changes of territory";
    gave_to: "Gebiet abgegeben an", "Territory passed to";
    took_from: "Gebiet übernommen von", "Territory taken over from";
    ended: "Diesen Kreis gibt es nicht mehr", "This district no longer exists";
    ended_on(day: &str): "Er bestand bis {day}.", "It existed until {day}.";

    // Changes.
    created: "Angelegt", "Created";
    changed: "Geändert", "Changed";
    moved: "Verschoben", "Moved";
    removed: "Entfernt", "Removed";
    before(value: &str): "vorher {value}", "before: {value}";
    emptied: "gelöscht", "cleared";
    description: "Beschreibung", "Description";
    valid_from: "Gilt ab", "Valid from";
    valid_to: "Gilt bis", "Valid until";
    title: "Titel", "Title";
    status: "Stand", "Status";
    due_on: "Fällig", "Due";
    starts_on: "Beginn", "Begins";
    done_on: "Erledigt", "Done";
    goal: "Ziel", "Goal";
    outcome: "Ergebnis", "Outcome";
    responsible: "Zuständig", "Responsible";
    setting: "Lebenswelt", "Setting";
    cost: "Kosten in Euro", "Cost in euros";
    funding: "Finanzierung", "Funding";
    basis: "Grundlage", "Basis";
    origin: "Ursprung", "Origin";
    reason: "Grund", "Reason";
    next_step: "Nächster Schritt", "Next step";
    position: "Platz", "Place";
    done: "Erledigt", "Done";
    value: "Angabe", "Value";
    own_value: "Eigenes Feld", "Own field";
    restore_value: "Früheren Wert wiederherstellen", "Restore the earlier value";
    target_group: "Zielgruppe", "Target group";
    need: "Bedarf", "Need";
    need_source: "Quelle", "Source";
    equity: "Chancengerechtigkeit", "Equal chances";
    priority: "Priorität", "Priority";
    unit: "Einheit", "Unit";
    direction: "Richtung", "Direction";
    definition: "Definition", "Definition";
    data_source: "Datenquelle", "Source of the data";
    baseline: "Ausgangswert", "Baseline";
    baseline_on: "Stand des Ausgangswerts", "Day of the baseline";
    target: "Zielwert", "Target value";
    target_on: "Zu erreichen bis", "To be reached by";
    story: "Warum die Werte so sind", "Why the values are as they are";
}

/// "1 Gremium", "118 Gremien".
#[must_use]
pub(crate) fn counted(language: Language, kind: RecordKind, count: i64) -> String {
    let word =
        if count == 1 { word::record_kind(language, kind) } else { word::record_kinds(language, kind) };
    format!("{}\u{a0}{word}", format::count(language, count))
}

/// "Ein Sitz ist nicht besetzt."
#[must_use]
pub(crate) fn vacancies(language: Language, count: usize) -> String {
    if count == 1 { one_vacant(language).to_owned() } else { many_vacant(language, count) }
}
