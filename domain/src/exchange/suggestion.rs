//! What the columns of a list probably mean, by their names and, where these say nothing, by their values.

use super::{field::ImportField, value};
use crate::{search::fold, text::EmailAddress};

/// What a name of a column says; of whom a name, number or address is, only its neighbours know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Guess {
    Field(ImportField),
    Name,
    Phone,
    Email,
    /// What somebody is: where they work, or, beside a committee, in that.
    Role,
    /// A first or last day: that of a seat, beside a committee.
    Day(ImportField),
    /// It is known, and not read, whatever its values look like.
    Nothing,
}

const PERSON_WORDS: [&str; 9] = [
    "ansprech",
    "kontaktperson",
    "kontakt person",
    "=person",
    "vertret",
    "contact",
    "mitarbeit",
    "leitung",
    "=kontakt",
];
const ORGANISATION_WORDS: [&str; 15] = [
    "einrichtung",
    "organi",
    "instituti",
    "trager",
    "=firma",
    "verein",
    "stakeholder",
    "akteur",
    "company",
    "behorde",
    "dienststelle",
    "praxis",
    "unternehmen",
    "=anbieter",
    "=partner",
];

const COMMITTEE_WORDS: [&str; 6] =
    ["=gremium", "=gremiums", "=gremien", "=committee", "=committees", "=ausschuss"];

/// Names of columns that are only understood beside a committee, whole.
const DAY_NAMES: [(ImportField, &[&str]); 2] = [
    (ImportField::SeatFrom, &["seit", "von", "ab", "beginn", "since", "from", "begin", "start"]),
    (ImportField::SeatTo, &["bis", "ende", "until", "to", "end"]),
];

/// Names of columns about nodes and edges, whole: in German and English.
const NETWORK_NAMES: [(ImportField, [&str; 2]); 8] = [
    (ImportField::NodeId, ["kennung des knotens", "id of the node"]),
    (ImportField::NodeName, ["name des knotens", "name of the node"]),
    (ImportField::NodeKind, ["art des knotens", "kind of node"]),
    (ImportField::NodeLevel, ["ebene des knotens", "level of the node"]),
    (ImportField::NodeRegion, ["gesundheitsregion des knotens", "health region of the node"]),
    (ImportField::EdgeFrom, ["verbindung von", "link from"]),
    (ImportField::EdgeTo, ["verbindung nach", "link to"]),
    (ImportField::EdgeKind, ["art der verbindung", "kind of link"]),
];

/// Words of column names, folded, the special ones first. `=` is a whole word.
const RULES: &[(&str, Guess)] = {
    use Guess::{Email, Field, Name, Nothing, Phone, Role};
    use ImportField as F;
    &[
        ("fax", Nothing),
        ("anrede", Nothing),
        ("weitere kontaktangaben", Nothing),
        ("further contact details", Nothing),
        ("stimmberechtigt", Field(F::SeatVoting)),
        ("stimmrecht", Field(F::SeatVoting)),
        ("entitled to vote", Field(F::SeatVoting)),
        ("voting", Field(F::SeatVoting)),
        ("mitglied seit", Field(F::SeatFrom)),
        ("mitglied ab", Field(F::SeatFrom)),
        ("member since", Field(F::SeatFrom)),
        ("member from", Field(F::SeatFrom)),
        ("mitglied bis", Field(F::SeatTo)),
        ("member until", Field(F::SeatTo)),
        ("mail", Email),
        ("telefon", Phone),
        ("phone", Phone),
        ("=tel", Phone),
        ("mobil", Phone),
        ("handy", Phone),
        ("durchwahl", Phone),
        ("rufnummer", Phone),
        ("=fon", Phone),
        ("homepage", Field(F::Web)),
        ("internet", Field(F::Web)),
        ("web", Field(F::Web)),
        ("=www", Field(F::Web)),
        ("=url", Field(F::Web)),
        ("plz ort", Field(F::Town)),
        ("=plz", Field(F::Postcode)),
        ("postleitzahl", Field(F::Postcode)),
        ("postcode", Field(F::Postcode)),
        ("postal code", Field(F::Postcode)),
        ("=zip", Field(F::Postcode)),
        ("strasse", Field(F::Street)),
        ("=str", Field(F::Street)),
        ("street", Field(F::Street)),
        ("anschrift", Field(F::Address)),
        ("adresse", Field(F::Address)),
        ("address", Field(F::Address)),
        ("landkreis", Field(F::District)),
        ("kreisfreie", Field(F::District)),
        ("=kreis", Field(F::District)),
        ("=lkr", Field(F::District)),
        ("=lk", Field(F::District)),
        ("=ags", Field(F::District)),
        ("district", Field(F::District)),
        ("county", Field(F::District)),
        ("gebietskorperschaft", Field(F::District)),
        ("vorname", Field(F::FirstName)),
        ("first name", Field(F::FirstName)),
        ("given name", Field(F::FirstName)),
        ("nachname", Field(F::LastName)),
        ("familienname", Field(F::LastName)),
        ("zuname", Field(F::LastName)),
        ("last name", Field(F::LastName)),
        ("surname", Field(F::LastName)),
        ("titel", Field(F::PersonTitle)),
        ("title", Field(F::PersonTitle)),
        ("funktion", Field(F::Function)),
        ("function", Field(F::Function)),
        ("position", Field(F::Function)),
        ("=rolle", Role),
        ("=role", Role),
        ("=job", Field(F::Function)),
        ("=amt", Field(F::Function)),
        ("kategorie", Field(F::OrganisationKind)),
        ("category", Field(F::OrganisationKind)),
        ("sektor", Field(F::OrganisationKind)),
        ("sector", Field(F::OrganisationKind)),
        ("branche", Field(F::OrganisationKind)),
        ("=bereich", Field(F::OrganisationKind)),
        ("=art", Field(F::OrganisationKind)),
        ("=typ", Field(F::OrganisationKind)),
        ("=type", Field(F::OrganisationKind)),
        ("=kind", Field(F::OrganisationKind)),
        ("bemerkung", Field(F::Description)),
        ("beschreibung", Field(F::Description)),
        ("anmerkung", Field(F::Description)),
        ("notiz", Field(F::Description)),
        ("description", Field(F::Description)),
        ("remark", Field(F::Description)),
        ("=note", Field(F::Description)),
        ("=notes", Field(F::Description)),
        ("=ort", Field(F::Town)),
        ("=stadt", Field(F::Town)),
        ("=town", Field(F::Town)),
        ("=city", Field(F::Town)),
        ("name", Name),
        ("bezeichnung", Name),
    ]
};

fn speaks_of(folded: &str, word: &str) -> bool {
    match word.strip_prefix('=') {
        Some(whole) => folded.split(' ').any(|part| part == whole),
        None => folded.contains(word),
    }
}

fn guess(name: &str) -> Option<Guess> {
    let folded = fold(name);
    let is_of = |words: &[&str]| words.iter().any(|word| speaks_of(&folded, word));
    let (is_person, is_organisation) = (is_of(&PERSON_WORDS), is_of(&ORGANISATION_WORDS));
    let by_code = ImportField::ALL.iter().find(|field| fold(field.as_str()) == folded);
    if let Some(field) = by_code {
        return Some(Guess::Field(*field));
    }
    if let Some((field, _)) = NETWORK_NAMES.iter().find(|(_, names)| names.contains(&folded.as_str())) {
        return Some(Guess::Field(*field));
    }
    if let Some((field, _)) = DAY_NAMES.iter().find(|(_, names)| names.contains(&folded.as_str())) {
        return Some(Guess::Day(*field));
    }
    let ruled = RULES.iter().find(|(word, _)| speaks_of(&folded, word)).map(|(_, guess)| *guess);
    if is_of(&COMMITTEE_WORDS) {
        // "Im Gremium seit" is a day of the seat, "Anzahl Gremien" nothing of it.
        let has = |words: &[&str]| folded.split(' ').any(|part| words.contains(&part));
        if ruled.is_none() && has(&["anzahl", "zahl", "number"]) {
            return Some(Guess::Nothing);
        }
        if ruled.is_none()
            && let Some((field, _)) = DAY_NAMES.iter().find(|(_, names)| has(names))
        {
            return Some(Guess::Day(*field));
        }
        // "Funktion im Gremium" is no work, "Art des Gremiums" no kind of organisation, "E-Mail Gremium" an address.
        match ruled {
            Some(Guess::Role | Guess::Field(ImportField::Function)) => {
                return Some(Guess::Field(ImportField::SeatRole));
            }
            Some(Guess::Field(ImportField::OrganisationKind)) => return Some(Guess::Nothing),
            Some(Guess::Name) | None if !is_person && !is_organisation => {
                return Some(Guess::Field(ImportField::Committee));
            }
            _ => {}
        }
    }
    let of = |person, organisation, open| {
        Some(match (is_person, is_organisation) {
            (true, false) => Guess::Field(person),
            (false, true) => Guess::Field(organisation),
            _ => open,
        })
    };
    match ruled {
        Some(Guess::Name) => of(ImportField::PersonName, ImportField::OrganisationName, Guess::Name),
        Some(Guess::Phone) => of(ImportField::PersonPhone, ImportField::OrganisationPhone, Guess::Phone),
        Some(Guess::Email) => of(ImportField::PersonEmail, ImportField::OrganisationEmail, Guess::Email),
        Some(guess) => Some(guess),
        None if is_person => Some(Guess::Field(ImportField::PersonName)),
        None if is_organisation => Some(Guess::Field(ImportField::OrganisationName)),
        None => None,
    }
}

/// Whether a text is usual as the name of a column.
#[must_use]
pub fn is_column_name(text: &str) -> bool {
    text.chars().count() <= 60 && !text.contains('@') && guess(text).is_some()
}

/// What each column probably means: `names` are those of the columns, `rows` the data.
#[must_use]
pub fn suggest_columns(names: &[String], rows: &[Vec<String>]) -> Vec<Option<ImportField>> {
    let guesses: Vec<Option<Guess>> = names
        .iter()
        .enumerate()
        .map(|(at, name)| guess(name).or_else(|| guess_by_values(at, rows)))
        .collect();
    let has = |field| guesses.contains(&Some(Guess::Field(field)));
    // The edges of a network may be seats, and its nodes have their names already.
    let is_network = has(ImportField::NodeName);
    let has_committee = has(ImportField::Committee) || has(ImportField::EdgeFrom);
    let mut suggested: Vec<Option<ImportField>> = Vec::with_capacity(names.len());
    for guess in &guesses {
        let last_name = suggested.iter().flatten().rfind(|field| field.names_something());
        let is_about_person = last_name.is_some_and(|field| field.is_of_person());
        let field = guess.and_then(|guess| {
            Some(match guess {
                Guess::Nothing => return None,
                Guess::Field(field) => field,
                Guess::Role if has_committee && !has(ImportField::SeatRole) => ImportField::SeatRole,
                Guess::Role => ImportField::Function,
                Guess::Day(field) if has_committee && !has(field) => field,
                Guess::Day(_) => return None,
                Guess::Name if is_network => return None,
                Guess::Name if has(ImportField::FirstName) && !has(ImportField::LastName) => {
                    ImportField::LastName
                }
                Guess::Name if has(ImportField::OrganisationName) => ImportField::PersonName,
                Guess::Name if suggested.contains(&Some(ImportField::OrganisationName)) => {
                    ImportField::PersonName
                }
                // Those who sit somewhere are mostly people.
                Guess::Name if has_committee => ImportField::PersonName,
                Guess::Name => ImportField::OrganisationName,
                Guess::Phone if is_about_person => ImportField::PersonPhone,
                Guess::Phone => ImportField::OrganisationPhone,
                Guess::Email if is_about_person => ImportField::PersonEmail,
                Guess::Email => ImportField::OrganisationEmail,
            })
        });
        suggested.push(field.filter(|field| field.may_repeat() || !suggested.contains(&Some(*field))));
    }
    suggested
}

/// How many values are looked at.
const SAMPLE: usize = 200;

fn guess_by_values(column: usize, rows: &[Vec<String>]) -> Option<Guess> {
    let cells = || rows.iter().take(SAMPLE).filter_map(|row| row.get(column)).filter(|cell| !cell.is_empty());
    let filled = cells().count();
    let most =
        |test: fn(&str) -> bool| filled > 0 && cells().filter(|cell| test(cell)).count() * 10 >= filled * 6;
    if most(|cell| EmailAddress::parse(cell).is_ok()) {
        Some(Guess::Email)
    } else if most(|cell| cell.starts_with("www.") || cell.starts_with("http")) {
        Some(Guess::Field(ImportField::Web))
    } else if most(|cell| cell.len() == 5 && cell.bytes().all(|byte| byte.is_ascii_digit())) {
        Some(Guess::Field(ImportField::Postcode))
    } else if most(|cell| cell.starts_with(['0', '+', '(']) && value::phone(cell).is_some()) {
        Some(Guess::Phone)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn suggested(names: &[&str]) -> Vec<&'static str> {
        let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
        suggest_columns(&names, &[]).into_iter().map(|field| field.map_or("-", ImportField::as_str)).collect()
    }

    #[test]
    fn german_names_of_columns_are_understood() {
        assert_eq!(
            suggested(&[
                "Name der Einrichtung",
                "Art der Einrichtung",
                "Straße, Nr.",
                "PLZ",
                "Ort",
                "Landkreis",
                "Telefon",
                "E-Mail-Adresse",
                "Homepage",
                "Anrede",
                "Titel",
                "Vorname",
                "Nachname",
                "Funktion",
                "Telefon",
                "Fax",
                "E-Mail",
                "Bemerkungen",
                "Mobil",
            ]),
            [
                "organisation_name",
                "organisation_kind",
                "street",
                "postcode",
                "town",
                "district",
                "organisation_phone",
                "organisation_email",
                "web",
                "-",
                "person_title",
                "first_name",
                "last_name",
                "function",
                "person_phone",
                "-",
                "person_email",
                "description",
                "person_phone",
            ]
        );
    }

    #[test]
    fn a_group_of_columns_says_whose_name_it_is() {
        assert_eq!(
            suggested(&[
                "Organisation Name",
                "Organisation Ort",
                "Ansprechperson Name",
                "Ansprechperson Tel."
            ]),
            ["organisation_name", "town", "person_name", "person_phone"]
        );
    }

    #[test]
    fn english_names_of_columns_are_understood() {
        assert_eq!(
            suggested(&["Organization", "Category", "Contact person", "Role", "Phone", "Email", "Website"]),
            [
                "organisation_name",
                "organisation_kind",
                "person_name",
                "function",
                "person_phone",
                "person_email",
                "web",
            ]
        );
        assert_eq!(suggested(&["Name", "City"]), ["organisation_name", "town"]);
    }

    #[test]
    fn seats_are_understood_and_single_days_only_beside_a_committee() {
        assert_eq!(
            suggested(&[
                "Name",
                "Funktion",
                "Gremium",
                "Funktion im Gremium",
                "stimmberechtigt",
                "Mitglied seit",
                "bis",
            ]),
            ["person_name", "function", "committee", "seat_role", "seat_voting", "seat_from", "seat_to"]
        );
        assert_eq!(
            suggested(&["Organisation", "Person", "Name of the committee", "Role", "Voting", "From", "To"]),
            [
                "organisation_name",
                "person_name",
                "committee",
                "seat_role",
                "seat_voting",
                "seat_from",
                "seat_to"
            ]
        );
        assert_eq!(
            suggested(&["Verein", "Rolle", "seit", "bis"]),
            ["organisation_name", "function", "-", "-"]
        );
        assert_eq!(suggested(&["E-Mail Gremium", "Art des Gremiums"]), ["organisation_email", "-"]);
        assert_eq!(
            suggested(&["Im Gremium seit", "Anzahl Gremien", "Gremium"]),
            ["seat_from", "-", "committee"]
        );
    }

    #[test]
    fn a_network_has_names_of_its_own_and_its_edges_may_be_seats() {
        assert_eq!(
            suggested(&["node_id", "node_name", "edge_from", "edge_to", "Bezeichnung", "E-Mail", "seit"]),
            ["node_id", "node_name", "edge_from", "edge_to", "-", "organisation_email", "seat_from"]
        );
    }

    #[test]
    fn what_is_known_and_not_read_stays_so_whatever_its_values_look_like() {
        let names = ["Name", "Fax", "Weitere Kontaktangaben"].map(str::to_owned);
        let row = ["Caritas", "09521 1234", "https://a.example"].map(str::to_owned).to_vec();
        let fields = suggest_columns(&names, &[row]);
        assert_eq!(fields, [Some(ImportField::OrganisationName), None, None]);
    }

    #[test]
    fn values_speak_where_the_name_is_silent() {
        let rows = [["Caritas", "a@b.example", "97437"], ["Diakonie", "c@d.example", "97437"]];
        let rows: Vec<Vec<String>> =
            rows.iter().map(|row| row.iter().map(|cell| (*cell).to_owned()).collect()).collect();
        let names = ["Name", "X", "Y"].map(str::to_owned);
        let fields = suggest_columns(&names, &rows);
        assert_eq!(
            fields,
            [
                Some(ImportField::OrganisationName),
                Some(ImportField::OrganisationEmail),
                Some(ImportField::Postcode)
            ]
        );
    }
}
