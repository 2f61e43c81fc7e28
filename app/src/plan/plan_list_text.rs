//! The words of the list of plans.

use crate::{i18n::Language, ui::format};

/// How many of the measures of a plan are finished.
pub(crate) fn progress(language: Language, finished: i64, measures: i64) -> String {
    let (finished_text, measures_text) =
        (format::count(language, finished), format::count(language, measures));
    match (language, measures, finished) {
        (Language::De, 0, _) => "Noch keine Maßnahmen".to_owned(),
        (Language::En, 0, _) => "No measures yet".to_owned(),
        (Language::De, 1, _) => format!("{finished_text} von 1 Maßnahme abgeschlossen"),
        (Language::En, 1, _) => format!("{finished_text} of 1 measure finished"),
        (Language::De, _, 0) => format!("noch keine von {measures_text} Maßnahmen abgeschlossen"),
        (Language::En, _, 0) => format!("none of {measures_text} measures finished yet"),
        (Language::De, ..) => format!("{finished_text} von {measures_text} Maßnahmen abgeschlossen"),
        (Language::En, ..) => format!("{finished_text} of {measures_text} measures finished"),
    }
}

/// How many plans there are, in how many health regions.
pub(crate) fn lead(language: Language, plans: usize, regions: usize) -> String {
    match (language, plans, regions) {
        (Language::De, 1, _) => "Sie sehen einen Plan.".to_owned(),
        (Language::En, 1, _) => "You see one plan.".to_owned(),
        (Language::De, _, 1) => format!("Sie sehen {plans} Pläne einer Gesundheitsregion."),
        (Language::En, _, 1) => format!("You see {plans} plans of one health region."),
        (Language::De, ..) => format!("Sie sehen {plans} Pläne aus {regions} Gesundheitsregionen."),
        (Language::En, ..) => format!("You see {plans} plans of {regions} health regions."),
    }
}

crate::texts! {
    title: "Umsetzungspläne", "Implementation plans";
    new_plan: "Neuer Plan", "New plan";
    filter: "Pläne nach Stand", "Plans by state";
    all: "Alle", "All";
    own_region: "Ihre Region", "Your region";
    progress_of(plan: &str): "Fortschritt: {plan}", "Progress: {plan}";
    none_title: "Noch kein Plan", "No plan yet";
    none: "Für Sie ist noch kein Umsetzungsplan sichtbar. Beschlossene Pläne stehen hier, sobald eine Region sie veröffentlicht.",
        "No implementation plan is visible to you yet. Adopted plans appear here as soon as a region publishes them.";
    none_of_state_title: "Kein Plan mit diesem Stand", "No plan of this state";
    none_of_state: "Andere Pläne gibt es; zeigen Sie alle an.", "There are other plans; show all of them.";
    show_all: "Alle Pläne anzeigen", "Show all plans";
    sign_in: "Anmelden", "Sign in";
    directory: "Zum Verzeichnis", "To the directory";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn progress_is_said_with_the_right_number() {
        let de = |finished, measures| progress(Language::De, finished, measures);
        assert_eq!(de(0, 0), "Noch keine Maßnahmen");
        assert_eq!(de(1, 1), "1 von 1 Maßnahme abgeschlossen");
        assert_eq!(de(0, 12), "noch keine von 12 Maßnahmen abgeschlossen");
        assert_eq!(de(12, 30), "12 von 30 Maßnahmen abgeschlossen");
        assert_eq!(progress(Language::En, 12, 30), "12 of 30 measures finished");
    }

    #[test]
    fn one_plan_and_one_region_are_singular() {
        assert_eq!(lead(Language::De, 1, 1), "Sie sehen einen Plan.");
        assert_eq!(lead(Language::De, 2, 1), "Sie sehen 2 Pläne einer Gesundheitsregion.");
        assert_eq!(lead(Language::En, 4, 3), "You see 4 plans of 3 health regions.");
    }
}
