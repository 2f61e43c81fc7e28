//! The words of the indicators.

crate::texts! {
    none: "Hier gibt es noch keinen Indikator.", "There is no indicator here yet.";
    reached_of(reached: usize, all: usize): "{reached} von {all} Indikatoren haben ihr Ziel erreicht.",
        "{reached} of {all} indicators have reached their target.";
    reached_of_silent(reached: usize, all: usize, silent: usize):
        "{reached} von {all} Indikatoren haben ihr Ziel erreicht; für {silent} fehlt noch ein Wert.",
        "{reached} of {all} indicators have reached their target; {silent} still lack a value.";
    measures(count: usize): "Maßnahmen: {count}", "Measures: {count}";
    reached: "Ziel erreicht", "Target reached";
    not_reached: "Ziel noch nicht erreicht", "Target not reached yet";
    open: "noch offen", "open";
    measured_on(day: &str): "am {day}", "on {day}";
    target_on(value: &str, day: &str): "Ziel {value} bis {day}", "Target {value} by {day}";
    forecast(value: &str): "Geht es so weiter, sind es dann {value}.", "If it goes on like this, it will be {value} then.";
    less_is_better: "weniger ist besser", "less is better";
    definition: "Definition", "Definition";
    source: "Datenquelle", "Source of the data";
    baseline: "Ausgangswert", "Baseline";
    value_on(value: &str, day: &str): "{value} am {day}", "{value} on {day}";
    story: "Warum die Werte so sind", "Why the values are as they are";
    story_by(name: &str, when: &str): "{name}, {when}", "{name}, {when}";
    picture(indicator: &str): "Verlauf: {indicator}", "Course: {indicator}";
    values: "Werte", "Values";
    day: "Tag", "Day";
    value: "Wert", "Value";
    note: "Anmerkung", "Note";
}
