//! The words of judgements, and of what is computed beside them.

crate::texts! {
    heading: "Einschätzung", "Judgement";
    never: "Noch niemand hat diese Maßnahme eingeschätzt.", "Nobody has judged this measure yet.";
    by_on(name: &str, day: &str): "{name}, {day}", "{name}, {day}";
    too_old(days: i64): "Älter als {days} Tage: sagt über heute nichts mehr.",
        "Older than {days} days: says nothing about today any more.";
    judge: "Neu einschätzen", "Judge anew";
    light: "Wie steht es?", "How does it stand?";
    sentence: "In einem Satz: warum?", "In a sentence: why?";
    save: "Einschätzung speichern", "Save the judgement";
    earlier(number: usize): "Frühere Einschätzungen ({number})", "Earlier judgements ({number})";
    computed: "Berechnet", "Computed";
    overdue(days: i64): "{days} Tage über der Frist", "{days} days past its day";
    overdue_day: "seit gestern über der Frist", "past its day since yesterday";
    left(days: i64): "noch {days} Tage", "{days} days left";
    left_day: "noch ein Tag", "one day left";
    left_none: "heute fällig", "due today";
    finished: "abgeschlossen", "finished";
    milestones(done: usize, all: usize): "{done} von {all} Meilensteinen erledigt", "{done} of {all} milestones done";
    milestones_late(late: usize): "{late} überfällig", "{late} overdue";
    indicators(reached: usize, all: usize): "{reached} von {all} Indikatoren am Ziel", "{reached} of {all} indicators at their target";
    nothing_computed: "Ohne Termin, Meilensteine und Indikatoren ist nichts zu berechnen.",
        "Without days, milestones and indicators there is nothing to compute.";
}
