//! The words for choosing the columns of a board.

use domain::plan::ColumnColour;

use crate::i18n::Language;

/// The word for a colour.
pub(super) const fn colour(language: Language, colour: ColumnColour) -> &'static str {
    match (language, colour) {
        (Language::De, ColumnColour::Blue) => "Blau, Kreis",
        (Language::De, ColumnColour::Green) => "Grün, Dreieck",
        (Language::De, ColumnColour::Yellow) => "Gelb, Raute",
        (Language::De, ColumnColour::Red) => "Rot, Quadrat",
        (Language::De, ColumnColour::Violet) => "Violett, Sechseck",
        (Language::En, ColumnColour::Blue) => "Blue, circle",
        (Language::En, ColumnColour::Green) => "Green, triangle",
        (Language::En, ColumnColour::Yellow) => "Yellow, diamond",
        (Language::En, ColumnColour::Red) => "Red, square",
        (Language::En, ColumnColour::Violet) => "Violet, hexagon",
    }
}

crate::texts! {
    columns: "Spalten des Boards", "Columns of the board";
    lead: "Jeder Status liegt in einer Spalte: in einer eigenen oder in der eines anderen. Was in eine Spalte gezogen wird, nimmt den Status an, nach dem sie benannt ist.",
        "Each status lies in one column: in one of its own or in that of another one. What is put into a column takes the status after which it is named.";
    status: "Status", "Status";
    column: "Spalte", "Column";
    own: "eigene Spalte", "a column of its own";
    with(column: &str): "bei „{column}“", "with “{column}”";
    place: "Platz", "Place";
    title: "Überschrift", "Heading";
    colour_label: "Farbe und Form", "Colour and shape";
    no_colour: "keine", "none";
    limit: "Höchstens", "At most";
    limit_hint: "Liegen mehr Maßnahmen in einer Spalte, als sie höchstens haben soll, sagt das Board es; verhindert wird es nicht.",
        "Where a column has more measures than it should have at most, the board says so; it does not prevent it.";
    of_status(label: &str, status: &str): "{label}: {status}", "{label}: {status}";
    preview: "So wird das Board", "What the board will be like";
    at_most(limit: u32): "höchstens {limit}", "at most {limit}";
    save: "Spalten speichern", "Save the columns";
    usual: "Übliche Spalten", "Usual columns";
    saved: "Die Spalten sind gespeichert.", "The columns are saved.";
}
