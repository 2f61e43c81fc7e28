//! The words for the life of a plan.

use crate::i18n::Language;

/// How many measures can be brought back.
pub(super) fn trash_holds(language: Language, removed: usize, days: i64) -> String {
    match (language, removed) {
        (Language::De, 0) => format!("In den letzten {days} Tagen wurde keine Maßnahme entfernt."),
        (Language::De, 1) => "Eine entfernte Maßnahme lässt sich zurückholen.".to_owned(),
        (Language::De, _) => format!("{removed} entfernte Maßnahmen lassen sich zurückholen."),
        (Language::En, 0) => format!("No measure was removed in the last {days} days."),
        (Language::En, 1) => "One removed measure can be brought back.".to_owned(),
        (Language::En, _) => format!("{removed} removed measures can be brought back."),
    }
}

/// How many measures are open and can go along, and how many stay.
pub(super) fn goes_along(language: Language, open: usize, finished: usize) -> String {
    let open = match (language, open) {
        (Language::De, 0) => "Keine Maßnahme ist offen.".to_owned(),
        (Language::De, 1) => "Eine Maßnahme ist offen; ohne Häkchen bleibt sie zurück.".to_owned(),
        (Language::De, _) => format!("{open} Maßnahmen sind offen; ohne Häkchen bleiben sie zurück."),
        (Language::En, 0) => "No measure is open.".to_owned(),
        (Language::En, 1) => "One measure is open; without its tick it stays behind.".to_owned(),
        (Language::En, _) => format!("{open} measures are open; without their tick they stay behind."),
    };
    match (language, finished) {
        (_, 0) => open,
        (Language::De, 1) => format!("{open} Eine abgeschlossene bleibt im alten Plan."),
        (Language::De, _) => format!("{open} {finished} abgeschlossene bleiben im alten Plan."),
        (Language::En, 1) => format!("{open} One finished measure stays in the old plan."),
        (Language::En, _) => format!("{open} {finished} finished measures stay in the old plan."),
    }
}

/// How far a measure is, and how many of its milestones are open.
pub(super) fn status_and_steps(language: Language, status: &str, steps: usize) -> String {
    match (language, steps) {
        (_, 0) => status.to_owned(),
        (Language::De, 1) => format!("{status}, 1 offener Meilenstein"),
        (Language::De, _) => format!("{status}, {steps} offene Meilensteine"),
        (Language::En, 1) => format!("{status}, 1 open milestone"),
        (Language::En, _) => format!("{status}, {steps} open milestones"),
    }
}

crate::texts! {
    new_plan: "Neuer Plan", "New plan";
    new_plan_lead: "Der Plan beginnt als Entwurf. Danach kommen seine Ziele und Maßnahmen.",
        "The plan begins as a draft. Its goals and measures come next.";
    region: "Gesundheitsregion", "Health region";
    plan_title: "Titel", "Title";
    period: "Zeitraum", "Period";
    period_from: "Erster Tag", "First day";
    period_to: "Letzter Tag", "Last day";
    visibility: "Sichtbar für", "Visible to";
    create: "Plan anlegen", "Create the plan";
    cancel: "Abbrechen", "Cancel";
    save: "Speichern", "Save";
    saved: "Gespeichert.", "Saved.";
    stale: "Jemand anderes hat den Plan inzwischen geändert. Im Formular steht weiter Ihre Eingabe, darunter, was jetzt gilt. Mit „Speichern“ gilt Ihre.",
        "Somebody else has changed the plan in the meantime. The form still holds what you typed; below is what holds now. With “Save” yours will hold.";

    details: "Angaben", "Details";
    adoption: "Beschluss", "Adoption";
    adopt_lead: "Der Plan ist ein Entwurf. Hat ein Gremium ihn beschlossen, halten Sie es hier fest.",
        "The plan is a draft. Once a committee has adopted it, note that here.";
    committee: "Gremium", "Committee";
    no_committee: "Die Region hat noch kein Gremium, das den Plan beschließen könnte.",
        "The region has no committee yet that could adopt the plan.";
    adopted_on: "Beschlossen am", "Adopted on";
    adopt: "Beschluss festhalten", "Note the adoption";
    adoption_saved: "Der Beschluss ist festgehalten.", "The adoption is noted.";
    take_back: "Beschluss zurücknehmen", "Take the adoption back";
    mark_continued: "Als fortgeführt kennzeichnen", "Mark as continued";
    is_continued: "Der Plan ist abgeschlossen; was offen war, läuft in einem späteren weiter.",
        "The plan is closed; what was open goes on in a later one.";
    take_back_continued: "Wieder als beschlossen führen", "Treat as adopted again";
    state_saved: "Der Stand des Plans ist geändert.", "The state of the plan is changed.";

    release: "Zahlen im Vergleich der Regionen", "Figures in the comparison of regions";
    release_draft: "Zahlen eines Entwurfs werden nicht verglichen. Nach dem Beschluss können Sie sie freigeben.",
        "Figures of a draft are not compared. Once the plan is adopted you can release them.";
    release_lead: "Die Zahlen dieses Plans sind nicht freigegeben: Im Vergleich sieht sie nur, wer diese Gesundheitsregion koordiniert oder leitet.",
        "The figures of this plan are not released: in the comparison only those who coordinate or lead this health region see them.";
    release_means: "Freigegeben sehen sie auch Serviceeinheit und Ministerium des Landes sowie Koordination und Leitung seiner anderen Gesundheitsregionen: Anzahlen und Anteile, keine Titel und keine Namen. Wer den Plan selbst lesen darf, ändert sich dadurch nicht.",
        "Once released, the service unit and the ministry of the state see them too, and those who coordinate or lead its other health regions: numbers and shares, no titles and no names. It does not change who may read the plan itself.";
    release_figures: "Zahlen für Serviceeinheit und Ministerium freigeben", "Release the figures to service unit and ministry";
    released_on: "Freigegeben am", "Released on";
    released_by: "Freigegeben von", "Released by";
    take_release_back: "Freigabe zurücknehmen", "Take the release back";
    release_saved: "Die Freigabe ist geändert.", "The release is changed.";
    to_comparison: "Zum Vergleich der Regionen", "To the comparison of regions";

    next_year: "Nächster Plan", "Next plan";
    next_year_lead: "Ziele, Ergebnisse und Indikatoren gehen in den nächsten Plan über, offene Maßnahmen nach Wahl.",
        "Goals, outcomes and indicators go on into the next plan, and open measures as you choose.";
    continue_plan: "Plan fortführen", "Continue the plan";
    continue_lead: "Es entsteht ein Entwurf mit allen Zielen, Ergebnissen und Indikatoren. Jeder Indikator beginnt bei seinem letzten Wert; offene Maßnahmen nehmen Status, Grund und offene Meilensteine mit.",
        "A new draft is made with all goals, outcomes and indicators; each indicator begins at its latest value, and open measures take status, reason and open milestones along.";
    later_plans(names: &str): "Spätere Pläne gibt es schon: {names}. Hier entsteht ein weiterer.",
        "There are later plans already: {names}. One more will be made.";
    next_plan: "Der neue Plan", "The new plan";
    open_measures: "Was mitgeht", "What goes along";
    mark_old(plan: &str): "„{plan}“ danach als fortgeführt kennzeichnen", "Mark “{plan}” as continued afterwards";
    create_next: "Neuen Plan anlegen", "Create the new plan";

    open_trash: "Papierkorb öffnen", "Open the trash";
    trash_lead(days: i64): "Entfernte Maßnahmen lassen sich {days} Tage lang zurückholen, mit ihren Meilensteinen.",
        "Removed measures can be brought back for {days} days, with their milestones.";
    trash_empty: "Der Papierkorb ist leer", "The trash is empty";
    trash_empty_hint(days: i64): "Was aus diesem Plan entfernt wird, bleibt hier {days} Tage liegen.",
        "What is removed from this plan stays here for {days} days.";
    removed_measures: "Entfernte Maßnahmen", "Removed measures";
    removed_by(name: &str, day: &str): "entfernt am {day}: {name}", "removed on {day}: {name}";
    until(day: &str): "zurückzuholen bis {day}", "can be brought back until {day}";
    part_history: "Verlauf", "History";
    to_the_goals: "Zu den Zielen", "To the goals";
    value_restored: "Der frühere Wert gilt wieder.", "The earlier value holds again.";
    restore: "Zurückholen", "Bring back";
    restore_this(title: &str): "Zurückholen: {title}", "Bring back: {title}";
    to_the_measure: "Zur Maßnahme", "To the measure";
    goal_is_gone: "Ihr Ziel gibt es nicht mehr; ohne Ziel lässt sie sich nicht zurückholen.",
        "Its goal is gone; without a goal it cannot be brought back.";

    remove_plan: "Entwurf entfernen", "Remove the draft";
    remove_plan_lead: "Der Entwurf ist leer: Er hat weder Ziele noch Maßnahmen.",
        "The draft is empty: it has neither goals nor measures.";
    remove: "Entwurf entfernen", "Remove the draft";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_is_singular_and_none_is_said() {
        assert_eq!(trash_holds(Language::De, 1, 30), "Eine entfernte Maßnahme lässt sich zurückholen.");
        assert_eq!(trash_holds(Language::En, 0, 30), "No measure was removed in the last 30 days.");
        assert_eq!(goes_along(Language::En, 0, 0), "No measure is open.");
        assert_eq!(
            goes_along(Language::De, 2, 1),
            "2 Maßnahmen sind offen; ohne Häkchen bleiben sie zurück. Eine abgeschlossene bleibt im alten Plan."
        );
        assert_eq!(status_and_steps(Language::De, "läuft", 1), "läuft, 1 offener Meilenstein");
        assert_eq!(status_and_steps(Language::En, "running", 0), "running");
    }
}
