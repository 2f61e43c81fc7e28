//! Files of others become tables that the directory can be compared with.

use domain::exchange::{ImportField, SourceSheet, SourceTable, is_column_name};
use formats::{
    table::{Limits, Place, TableError, find_head, read},
    vcard::{self, Address, Card, CardError},
};

use crate::{
    import_network::network_table,
    network_file::{is_network, read_network_text},
};

/// The most bytes of a file.
pub const FILE_LIMIT: usize = 32 * 1024 * 1024;

/// Reads a table, contacts or a network, and finds the names of the columns. Works for seconds on a large file.
///
/// # Errors
/// [`TableError`] names the place.
pub fn read_table(bytes: &[u8]) -> Result<SourceTable, TableError> {
    if let Some(cards) = vcard::read(bytes) {
        return Ok(card_table(&cards.map_err(of_cards)?));
    }
    if is_network(bytes) {
        let network = read_network_text(bytes).map_err(|error| error.in_table(bytes))?;
        return network_table(&network);
    }
    let sheets = read(bytes, &Limits::USUAL)?.into_iter().map(|sheet| {
        let head = find_head(&sheet.rows, is_column_name);
        SourceSheet { name: sheet.name, rows: sheet.rows, head: (head.first, head.count) }
    });
    Ok(SourceTable { sheets: sheets.collect() })
}

/// What the columns of contacts are: they are called by what an import reads in them.
const CARD_COLUMNS: [ImportField; 12] = [
    ImportField::PersonName,
    ImportField::Function,
    ImportField::OrganisationName,
    ImportField::PersonEmail,
    ImportField::PersonPhone,
    ImportField::OrganisationEmail,
    ImportField::OrganisationPhone,
    ImportField::Street,
    ImportField::Postcode,
    ImportField::Town,
    ImportField::Web,
    ImportField::Description,
];

/// Contacts as a table with a row for each.
fn card_table(cards: &[Card]) -> SourceTable {
    let head = CARD_COLUMNS.iter().map(|field| field.as_str().to_owned()).collect();
    let rows = cards.iter().map(|card| CARD_COLUMNS.iter().map(|field| card_cell(card, *field)).collect());
    let rows = [head].into_iter().chain(rows).collect();
    SourceTable { sheets: vec![SourceSheet { name: String::new(), rows, head: (0, 1) }] }
}

/// The address, links and remarks of a contact are an organisation's only if the contact is one.
fn card_cell(card: &Card, field: ImportField) -> String {
    let is_organisation = card.name == card.organisation;
    let (of_person, of_organisation) = (!is_organisation, is_organisation);
    let is_alone = is_organisation || card.organisation.is_empty();
    let address = |part: fn(&Address) -> &String| card.addresses.first().map(part).cloned();
    let text = match field {
        ImportField::PersonName => of_person.then(|| card.name.clone()),
        ImportField::Function => of_person.then(|| card.function.clone()),
        ImportField::OrganisationName => Some(card.organisation.clone()),
        ImportField::PersonEmail => of_person.then(|| card.emails.join(", ")),
        ImportField::PersonPhone => of_person.then(|| card.phones.join(", ")),
        ImportField::OrganisationEmail => of_organisation.then(|| card.emails.join(", ")),
        ImportField::OrganisationPhone => of_organisation.then(|| card.phones.join(", ")),
        ImportField::Street if is_alone => address(|address| &address.street),
        ImportField::Postcode if is_alone => address(|address| &address.postcode),
        ImportField::Town if is_alone => address(|address| &address.town),
        ImportField::Web if of_organisation => card.links.first().cloned(),
        ImportField::Description if of_organisation => Some(card.note.clone()),
        _ => None,
    };
    text.unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ")
}

fn of_cards(error: CardError) -> TableError {
    let place = |row| Place { row: Some(row), ..Place::default() };
    match error {
        CardError::Empty => TableError::Empty,
        CardError::Broken { line } => TableError::Broken { place: place(line), why: error.to_string() },
        CardError::TooMany { line, max } => {
            TableError::TooMuch { what: formats::table::Measured::Rows, max: max as u64, place: place(line) }
        }
    }
}
