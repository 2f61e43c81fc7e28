//! The words of the calendar.

crate::texts! {
    caption: "Termine im", "Dates in";
    months: "Monate", "Months";
    before: "Monat davor", "Month before";
    after: "Monat danach", "Month after";
    today: "Heute", "Today";
    begins: "Beginn:", "Begins:";
    due: "Fällig:", "Due:";
    milestone: "Meilenstein:", "Milestone:";
    empty: "In diesem Monat steht nichts an.", "Nothing is on this month.";
}
