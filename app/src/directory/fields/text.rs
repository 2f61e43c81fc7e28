//! The words for fields of action and topics.

use domain::directory::FieldUse;

use crate::i18n::Language;

crate::texts! {
    title: "Handlungsfelder und Themen", "Fields of action and topics";
    all_fields: "Alle Handlungsfelder und Themen", "All fields of action and topics";
    lead: "Worin Gremien arbeiten und wozu Pläne Ziele haben, für alle Gesundheitsregionen gemeinsam.",
        "What committees work on and plans have goals for, in all health regions alike.";
    none: "Noch gibt es keine Handlungsfelder.", "There are no fields of action yet.";
    no_topics: "Dieses Handlungsfeld hat noch keine Themen.", "This field of action has no topics yet.";
    topics_of(name: &str): "Themen in {name}", "Topics of {name}";
    ended(day: &str): "Wurde bis zum {day} angeboten; was darauf beruht, bleibt.",
        "Was offered until {day}; what rests on it stays.";
    ends(day: &str): "Wird bis zum {day} angeboten.", "Offered until {day}.";
    new_field: "Neues Handlungsfeld", "New field of action";
    add_field: "Handlungsfeld anlegen", "Add the field of action";
    new_topic: "Neues Thema", "New topic";
    new_topic_of(name: &str): "Neues Thema in {name}", "New topic of {name}";
    add_topic: "Thema anlegen", "Add the topic";
    change: "Ändern oder beenden", "Change or end";
    change_of(name: &str): "Ändern oder beenden: {name}", "Change or end: {name}";
    up: "Nach oben", "Up";
    up_of(name: &str): "Nach oben: {name}", "Up: {name}";
    down: "Nach unten", "Down";
    down_of(name: &str): "Nach unten: {name}", "Down: {name}";
    name: "Name", "Name";
    last_day: "Letzter Tag", "Last day";
    last_day_hint: "Leer lassen, solange es angeboten wird. Danach steht es nirgends mehr zur Wahl; Ziele und Gremien, die es nennen, behalten es.",
        "Leave empty as long as it is offered. After that day it cannot be chosen any more; goals and committees that name it keep it.";
    save: "Speichern", "Save";
    saved: "Gespeichert.", "Saved.";
}

/// What rests on a field of action, or on a topic, which committees do not name.
#[must_use]
pub(super) fn usage(language: Language, usage: FieldUse, is_field: bool) -> String {
    let FieldUse { goals, measures, committees } = usage;
    let mut parts = match language {
        Language::De => vec![counted(goals, "Ziel", "Ziele"), counted(measures, "Maßnahme", "Maßnahmen")],
        Language::En => vec![counted(goals, "goal", "goals"), counted(measures, "measure", "measures")],
    };
    if is_field {
        parts.push(match language {
            Language::De => counted(committees, "Gremium", "Gremien"),
            Language::En => counted(committees, "committee", "committees"),
        });
    }
    parts.join(", ")
}

fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_rests_on_a_field_is_counted_in_words() {
        let some = FieldUse { goals: 1, measures: 12, committees: 0 };
        assert_eq!(usage(Language::De, some, true), "1 Ziel, 12 Maßnahmen, 0 Gremien");
        assert_eq!(usage(Language::En, some, false), "1 goal, 12 measures");
    }
}
