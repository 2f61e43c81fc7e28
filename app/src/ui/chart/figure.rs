//! A chart as it stands on a page: its sentence, its picture, the same as a table, and both as files.
//!
//! The files are part of the page, as addresses that hold their content: what is saved is what is shown, also without a
//! script, and the server need not be asked again.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use leptos::prelude::*;

use super::drawing::{Drawing, Picture};
use crate::{
    i18n::{Language, t, use_language},
    network::export::slug,
    ui::{Icon, format},
};

mod text {
    crate::texts! {
        as_table: "Als Tabelle", "As a table";
        table_of(name: &str): "{name} als Tabelle", "{name} as a table";
        picture: "Bild (SVG)", "Picture (SVG)";
        values: "Werte (CSV)", "Values (CSV)";
        picture_of(name: &str): "Bild (SVG) speichern: {name}", "Picture (SVG), save: {name}";
        values_of(name: &str): "Werte (CSV) speichern: {name}", "Values (CSV), save: {name}";
    }
}

/// A cell of the table of a chart.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Words.
    Words(String),
    /// A number.
    Number(f64),
    /// Nothing is known.
    Unknown,
}

impl Cell {
    /// A number of things.
    #[must_use]
    pub const fn count(count: i64) -> Self {
        Self::Number(count as f64)
    }
}

impl From<&str> for Cell {
    fn from(words: &str) -> Self {
        Self::Words(words.to_owned())
    }
}

impl From<String> for Cell {
    fn from(words: String) -> Self {
        Self::Words(words)
    }
}

/// What a chart shows, as a table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DataTable {
    /// The names of the columns.
    pub head: Vec<String>,
    /// The cells of all rows; the first of each names it.
    pub rows: Vec<Vec<Cell>>,
}

impl DataTable {
    /// The table as the spreadsheet of a language opens it by a double click. Words are never taken for a formula.
    #[must_use]
    pub fn csv(&self, language: Language) -> String {
        let (separator, comma) = match language {
            Language::De => (";", ","),
            Language::En => (",", "."),
        };
        let words = |words: &str| {
            let guarded = if words.starts_with(['=', '+', '-', '@', '\t', '\r']) {
                format!("'{words}")
            } else {
                words.to_owned()
            };
            if guarded.contains(['"', ';', ',', '\n', '\r']) {
                format!("\"{}\"", guarded.replace('"', "\"\""))
            } else {
                guarded
            }
        };
        let cell = |cell: &Cell| match cell {
            Cell::Words(text) => words(text),
            Cell::Number(number) => number.to_string().replace('.', comma),
            Cell::Unknown => String::new(),
        };
        let head = self.head.iter().map(|head| words(head)).collect::<Vec<_>>().join(separator);
        let rows = self.rows.iter().map(|row| row.iter().map(cell).collect::<Vec<_>>().join(separator));
        let lines: Vec<_> = [head].into_iter().chain(rows).collect();
        // The mark at the start tells spreadsheets that this is UTF-8.
        format!("\u{feff}{}\r\n", lines.join("\r\n"))
    }
}

/// An address that holds a file.
fn address(kind: &str, content: &str) -> String {
    format!("data:{kind};charset=utf-8;base64,{}", STANDARD.encode(content))
}

/// The picture and the values of a chart as files.
#[component]
pub fn ChartFiles(
    /// What the chart is about; names the files.
    #[prop(into)]
    name: Signal<String>,
    /// The picture in a language.
    drawing: Callback<Language, Drawing>,
    /// The values in a language.
    table: Callback<Language, DataTable>,
) -> impl IntoView {
    let language = use_language();
    let picture = move || address("image/svg+xml", &drawing.run(language.get()).file());
    let values = move || address("text/csv", &table.run(language.get()).csv(language.get()));
    let file = move |ending: &str| format!("{}.{ending}", slug(&name.get()));
    view! {
        <p class="chart__files screen-only">
            <a
                class="btn btn--small"
                href=picture
                download=move || file("svg")
                aria-label=move || text::picture_of(language.get(), &name.get())
            >
                <Icon name="download" small=true/>
                {t(text::picture)}
            </a>
            <a
                class="btn btn--small"
                href=values
                download=move || file("csv")
                aria-label=move || text::values_of(language.get(), &name.get())
            >
                <Icon name="download" small=true/>
                {t(text::values)}
            </a>
        </p>
    }
    .into_any()
}

/// A chart with all that belongs to it.
#[component]
pub fn ChartFigure(
    /// What it is about.
    #[prop(into)]
    name: Signal<String>,
    /// What it says.
    #[prop(into)]
    sentence: Signal<String>,
    /// The picture in a language.
    drawing: Callback<Language, Drawing>,
    /// The same as a table.
    table: Callback<Language, DataTable>,
    /// What its colours and patterns mean, where the picture does not say it.
    #[prop(optional)]
    legend: Option<AnyView>,
) -> impl IntoView {
    let language = use_language();
    let table_name = move || text::table_of(language.get(), &name.get());
    view! {
        <figure class="chart">
            <figcaption>{move || sentence.get()}</figcaption>
            {move || view! { <Picture drawing=drawing.run(language.get())/> }}
            {legend}
            <details class="disclosure disclosure--printed">
                <summary aria-label=table_name>
                    <Icon name="chevron-down" small=true/>
                    {t(text::as_table)}
                </summary>
                <div class="table-wrap" role="region" aria-label=table_name tabindex="0">
                    {move || table_view(language.get(), table.run(language.get()))}
                </div>
            </details>
            <ChartFiles name drawing table/>
        </figure>
    }
    .into_any()
}

fn table_view(language: Language, table: DataTable) -> AnyView {
    let head = table.head.into_iter().enumerate().map(|(column, head)| {
        let class = (column > 0).then_some("num");
        view! { <th scope="col" class=class>{head}</th> }
    });
    let rows = table.rows.into_iter().map(|row| {
        let cells = row.into_iter().enumerate().map(|(column, cell)| {
            let words = match cell {
                Cell::Words(words) => words,
                Cell::Number(number) => format::number(language, number),
                Cell::Unknown => "–".to_owned(),
            };
            if column == 0 {
                view! { <th scope="row">{words}</th> }.into_any()
            } else {
                view! { <td class="num">{words}</td> }.into_any()
            }
        });
        view! { <tr>{cells.collect_view()}</tr> }
    });
    view! {
        <table class="table table--plain">
            <thead>
                <tr>{head.collect_view()}</tr>
            </thead>
            <tbody>{rows.collect_view()}</tbody>
        </table>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_goes_out_as_each_language_writes_it_and_no_words_become_a_formula() {
        let table = DataTable {
            head: vec!["Tag".to_owned(), "Wert".to_owned(), "Anmerkung".to_owned()],
            rows: vec![
                vec!["=1+1".into(), Cell::Number(-2.5), "a;b \"c\"".into()],
                vec!["heute".into(), Cell::Unknown, Cell::count(3)],
            ],
        };
        let german = "\u{feff}Tag;Wert;Anmerkung\r\n'=1+1;-2,5;\"a;b \"\"c\"\"\"\r\nheute;;3\r\n";
        assert_eq!(table.csv(Language::De), german);
        assert!(table.csv(Language::En).contains("'=1+1,-2.5,\"a;b"));
    }

    #[test]
    fn an_address_holds_its_file() {
        assert_eq!(address("text/csv", "a;b"), "data:text/csv;charset=utf-8;base64,YTti");
    }
}
