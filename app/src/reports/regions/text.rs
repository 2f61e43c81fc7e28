//! The words of the comparison.

use domain::reports::{Compare, ComparedFigure, FigureValue, RegionKinds, Settlement, SizeClass, Unit};

use crate::{
    i18n::Language::{self, De, En},
    ui::format,
};

/// The head of a figure's column.
pub(crate) const fn figure(language: Language, figure: ComparedFigure) -> &'static str {
    match (language, figure) {
        (De, ComparedFigure::Measures) => "Maßnahmen",
        (De, ComparedFigure::Running) => "läuft",
        (De, ComparedFigure::Reached) => "erreicht",
        (De, ComparedFigure::Late) => "verzögert",
        (De, ComparedFigure::Goals) => "Ziele mit Maßnahme",
        (De, ComparedFigure::Indicators) => "Indikatoren mit Wert",
        (De, ComparedFigure::OnTrack) => "grün",
        (De, ComparedFigure::AtRisk) => "gelb",
        (De, ComparedFigure::InTrouble) => "rot",
        (De, ComparedFigure::Untouched) => "zuletzt gepflegt",
        (En, ComparedFigure::Measures) => "measures",
        (En, ComparedFigure::Running) => "running",
        (En, ComparedFigure::Reached) => "reached",
        (En, ComparedFigure::Late) => "delayed",
        (En, ComparedFigure::Goals) => "goals with a measure",
        (En, ComparedFigure::Indicators) => "indicators with a value",
        (En, ComparedFigure::OnTrack) => "green",
        (En, ComparedFigure::AtRisk) => "amber",
        (En, ComparedFigure::InTrouble) => "red",
        (En, ComparedFigure::Untouched) => "last looked after",
    }
}

/// A figure as it is called in a sentence.
pub(crate) const fn figure_in_full(language: Language, figure: ComparedFigure) -> &'static str {
    match (language, figure) {
        (De, ComparedFigure::Measures) => "Maßnahmen",
        (De, ComparedFigure::Running) => "laufende Maßnahmen",
        (De, ComparedFigure::Reached) => "erreichte Maßnahmen",
        (De, ComparedFigure::Late) => "verzögerte Maßnahmen",
        (De, ComparedFigure::Goals) => "Ziele mit einer Maßnahme",
        (De, ComparedFigure::Indicators) => "Indikatoren mit einem Wert",
        (De, ComparedFigure::OnTrack) => "grün eingeschätzte Maßnahmen",
        (De, ComparedFigure::AtRisk) => "gelb eingeschätzte Maßnahmen",
        (De, ComparedFigure::InTrouble) => "rot eingeschätzte Maßnahmen",
        (De, ComparedFigure::Untouched) => "Tage seit der letzten Pflege",
        (En, ComparedFigure::Measures) => "measures",
        (En, ComparedFigure::Running) => "running measures",
        (En, ComparedFigure::Reached) => "reached measures",
        (En, ComparedFigure::Late) => "delayed measures",
        (En, ComparedFigure::Goals) => "goals with a measure",
        (En, ComparedFigure::Indicators) => "indicators with a value",
        (En, ComparedFigure::OnTrack) => "measures judged green",
        (En, ComparedFigure::AtRisk) => "measures judged amber",
        (En, ComparedFigure::InTrouble) => "measures judged red",
        (En, ComparedFigure::Untouched) => "days since the last care",
    }
}

/// What a figure counts.
pub(crate) const fn definition(language: Language, figure: ComparedFigure) -> &'static str {
    match (language, figure) {
        (De, ComparedFigure::Measures) => "Alle Maßnahmen des Plans.",
        (De, ComparedFigure::Running) => "Maßnahmen in Umsetzung, die nicht über ihren Termin sind.",
        (De, ComparedFigure::Reached) => "Maßnahmen, die abgeschlossen oder verstetigt sind.",
        (De, ComparedFigure::Late) => {
            "Anteil der Maßnahmen, die als verzögert oder pausiert gemeldet sind oder deren Termin vorbei ist."
        }
        (De, ComparedFigure::Goals) => "Anteil der Ziele, zu denen es mindestens eine Maßnahme gibt.",
        (De, ComparedFigure::Indicators) => {
            "Anteil der Indikatoren, zu denen es einen Wert aus dem Zeitraum des Plans gibt; vor seinem Beginn fehlt keiner."
        }
        (De, ComparedFigure::OnTrack) => {
            "Offene Maßnahmen, die in den letzten 90 Tagen zuletzt grün eingeschätzt wurden."
        }
        (De, ComparedFigure::AtRisk) => {
            "Offene Maßnahmen, die in den letzten 90 Tagen zuletzt gelb eingeschätzt wurden."
        }
        (De, ComparedFigure::InTrouble) => {
            "Offene Maßnahmen, die in den letzten 90 Tagen zuletzt rot eingeschätzt wurden."
        }
        (De, ComparedFigure::Untouched) => {
            "Tage, seit zuletzt eine Maßnahme des Plans, ein Meilenstein, eine Checkliste oder eine Einschätzung geändert wurde."
        }
        (En, ComparedFigure::Measures) => "All measures of the plan.",
        (En, ComparedFigure::Running) => "Measures under way that are not past their day.",
        (En, ComparedFigure::Reached) => "Measures that are finished or were made permanent.",
        (En, ComparedFigure::Late) => {
            "The share of measures that are reported as delayed or paused, or whose day has passed."
        }
        (En, ComparedFigure::Goals) => "The share of goals that have at least one measure.",
        (En, ComparedFigure::Indicators) => {
            "The share of indicators that have a value for a day of the plan's period; before it begins none lacks one."
        }
        (En, ComparedFigure::OnTrack) => "Open measures whose latest judgement of the last 90 days is green.",
        (En, ComparedFigure::AtRisk) => "Open measures whose latest judgement of the last 90 days is amber.",
        (En, ComparedFigure::InTrouble) => "Open measures whose latest judgement of the last 90 days is red.",
        (En, ComparedFigure::Untouched) => {
            "Days since a measure of the plan, a milestone, a checklist or a judgement was changed last."
        }
    }
}

/// With which health regions is compared.
pub(crate) const fn compare(language: Language, compare: Compare) -> &'static str {
    match (language, compare) {
        (De, Compare::All) => "alle",
        (De, Compare::Like) => "wie die eigene",
        (De, Compare::Urban) => "städtische",
        (De, Compare::Rural) => "ländliche",
        (De, Compare::Small) => "unter 100.000 Einwohner",
        (De, Compare::Medium) => "100.000 bis unter 200.000",
        (De, Compare::Large) => "ab 200.000 Einwohner",
        (En, Compare::All) => "all",
        (En, Compare::Like) => "like the own one",
        (En, Compare::Urban) => "urban ones",
        (En, Compare::Rural) => "rural ones",
        (En, Compare::Small) => "under 100,000 inhabitants",
        (En, Compare::Medium) => "100,000 to under 200,000",
        (En, Compare::Large) => "200,000 inhabitants or more",
    }
}

/// What a health region is: "ländlich, mittel".
pub(crate) fn kinds(language: Language, kinds: RegionKinds) -> String {
    let settlement = match (language, kinds.settlement) {
        (De, Settlement::Urban) => "städtisch",
        (De, Settlement::Rural) => "ländlich",
        (En, Settlement::Urban) => "urban",
        (En, Settlement::Rural) => "rural",
    };
    let size = match (language, kinds.size) {
        (De, SizeClass::Small) => "klein",
        (De, SizeClass::Medium) => "mittel",
        (De, SizeClass::Large) => "groß",
        (En, SizeClass::Small) => "small",
        (En, SizeClass::Medium) => "medium",
        (En, SizeClass::Large) => "large",
    };
    format!("{settlement}, {size}")
}

/// A value in its unit: "12", "60 %", "3 Tage".
pub(crate) fn value(language: Language, figure: ComparedFigure, value: i64) -> String {
    let number = format::count(language, value);
    match (figure.unit(), language, value) {
        (Unit::Number, ..) => number,
        (Unit::Percent, ..) => format!("{number}\u{a0}%"),
        (Unit::Days, De, 1) => "1\u{a0}Tag".to_owned(),
        (Unit::Days, De, _) => format!("{number}\u{a0}Tage"),
        (Unit::Days, En, 1) => "1\u{a0}day".to_owned(),
        (Unit::Days, En, _) => format!("{number}\u{a0}days"),
    }
}

/// A value, and of a share how many of how many: "60 % (3 von 5)".
pub(crate) fn value_in_full(language: Language, figure: ComparedFigure, of: FigureValue) -> String {
    let value = value(language, figure, of.value);
    match of.of {
        None => value,
        Some((part, whole)) => {
            let [part, whole] = [part, whole].map(|number| format::count(language, number));
            // What is in brackets stays on one line.
            let of = crate::reports::text::of(language, &part, &whole).replace(' ', "\u{a0}");
            format!("{value} ({of})")
        }
    }
}

crate::texts! {
    title: "Gesundheitsregionen im Vergleich", "Health regions compared";
    lead: "Verglichen werden nur Zahlen, die eine Region freigegeben hat; die eigenen sehen Sie immer.",
        "Only figures that a region has released are compared; your own you always see.";
    filter: "Auswahl", "Choice";
    state: "Land", "State";
    all_states: "alle", "all";
    figure_head: "Zahl auf der Karte", "Figure on the map";
    year: "Plan", "Plan";
    of_today: "der heute gilt", "that holds today";
    of_year(year: i32): "der Ende {year} gilt", "that holds at the end of {year}";
    compare_with: "Regionen", "Regions";
    show: "Anzeigen", "Show";
    region: "Gesundheitsregion", "Health region";
    population: "Einwohner", "Inhabitants";
    released: "Freigegeben", "Released";
    released_on(day: &str): "seit {day}", "since {day}";
    only_own: "nicht freigegeben, nur für Ihre Region sichtbar", "not released, visible to your region only";
    own: "Ihre Region", "Your region";
    no_figures: "keine freigegebenen Zahlen", "no released figures";
    no_value: "–", "–";
    sums: "Summe der freigegebenen", "Sum of those released";
    medians: "Median der freigegebenen", "Median of those released";
    median(value: &str): "Median {value}", "median {value}";
    far_above: "weit über dem Median", "far above the median";
    far_below: "weit unter dem Median", "far below the median";
    table: "Alle Zahlen", "All figures";
    table_caption: "Gesundheitsregionen mit den Zahlen ihrer Pläne", "Health regions with the figures of their plans";
    map_of(figure: &str): "Karte: {figure}", "Map: {figure}";
    legend: "Legende der Karte", "Legend of the map";
    stands_out: "Wer auffällt", "Who stands out";
    nobody_stands_out: "Keine Region weicht weit vom Median ab.", "No region is far from the median.";
    too_few: "Weniger als drei Regionen haben diese Zahl freigegeben. Summen, Mediane und Auffälligkeiten werden erst ab drei genannt, damit niemand auf eine einzelne schließen kann.",
        "Fewer than three regions have released this figure. Sums, medians and deviations are told from three on, so that nobody can conclude on a single one.";
    left_out(count: &str): "{count} weitere sind nicht von dieser Art.", "{count} more are not of this kind.";
    nothing_title: "Nichts zu vergleichen", "Nothing to compare";
    nothing: "Keine Gesundheitsregion ist von dieser Art.", "No health region is of this kind.";
    show_all: "Alle Regionen zeigen", "Show all regions";
    rules: "Was die Zahlen bedeuten", "What the figures mean";
    rural_urban: "städtisch, ländlich", "urban, rural";
    rural_urban_rule: "Städtisch ist eine Region, wenn mindestens die Hälfte ihrer Einwohner in kreisfreien Städten lebt, sonst ländlich.",
        "A region is urban if at least half of its inhabitants live in towns that are districts of their own, else rural.";
    sizes: "klein, mittel, groß", "small, medium, large";
    sizes_rule: "Klein: unter 100.000 Einwohner. Mittel: 100.000 bis unter 200.000. Groß: ab 200.000.",
        "Small: under 100,000 inhabitants. Medium: 100,000 to under 200,000. Large: 200,000 or more.";
    like: "wie die eigene", "like the own one";
    like_rule: "Dieselbe Siedlungsart und dieselbe Größe wie die eigene Region.", "The same settlement and the same size as the own region.";
    median_word: "Median", "Median";
    median_rule: "Der mittlere Wert: die eine Hälfte der Regionen liegt darunter, die andere darüber. Er zählt nur freigegebene Zahlen und wird erst ab drei Regionen genannt, ebenso Summen.",
        "The middle value: half of the regions lie below it, half above. It counts released figures alone and is told from three regions on, and so are sums.";
    deviation_word: "auffällig", "stands out";
    deviation_rule: "Ein Anteil liegt mindestens 20 Prozentpunkte neben dem Median; eine Anzahl ist mindestens doppelt oder höchstens halb so groß und liegt mindestens 3 daneben.",
        "A share is 20 points or more from the median; a number is at least twice or at most half as large and 3 or more away.";
    released_word: "freigegeben", "released";
    released_rule: "Wer eine Region koordiniert oder leitet, gibt die Zahlen ihres Plans in dessen Einstellungen frei und kann das zurücknehmen.",
        "Those who coordinate or lead a region release the figures of its plan on its settings, and can take that back.";
    csv: "CSV", "CSV";
    csv_label: "Alle Zahlen als CSV herunterladen", "Download all figures as CSV";
    file_name: "gesundheitsregionen-im-vergleich", "health-regions-compared";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_has_its_unit() {
        assert_eq!(value(De, ComparedFigure::Measures, 1200), "1.200");
        assert_eq!(value(En, ComparedFigure::Late, 60), "60\u{a0}%");
        assert_eq!(value(De, ComparedFigure::Untouched, 1), "1\u{a0}Tag");
        assert_eq!(value(En, ComparedFigure::Untouched, 2), "2\u{a0}days");
        let of = FigureValue { value: 60, of: Some((3, 5)) };
        assert_eq!(value_in_full(De, ComparedFigure::Late, of), "60\u{a0}% (3\u{a0}von\u{a0}5)");
        assert_eq!(value_in_full(En, ComparedFigure::Late, of), "60\u{a0}% (3\u{a0}of\u{a0}5)");
    }
}
