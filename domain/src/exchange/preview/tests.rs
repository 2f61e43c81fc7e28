//! What becomes of rows: the rules, each with its example.

use proptest::prelude::*;

use super::*;
use crate::{
    directory::{Contact, ContactOwner, Level, Organisation, Person, Region, RegionKind},
    exchange::{
        import::SourceSheet,
        matching::{KnownOrganisation, KnownPerson},
        question::{LEAVE_OUT, NEW, QuestionKind},
        suggestion::suggest_columns,
    },
    permission::{StateKey, Visibility},
};

const HEAD: [&str; 9] = [
    "Einrichtung",
    "Art",
    "Landkreis",
    "Anschrift",
    "Telefon",
    "E-Mail",
    "Ansprechperson",
    "Funktion",
    "E-Mail Ansprechperson",
];

fn table(rows: &[&[&str]]) -> (SourceTable, ImportSettings) {
    let line = |row: &[&str]| row.iter().map(|cell| (*cell).to_owned()).collect::<Vec<_>>();
    let mut all = vec![line(&HEAD)];
    all.extend(rows.iter().map(|row| line(row)));
    let columns = suggest_columns(&all[0], &[]);
    let table = SourceTable { sheets: vec![SourceSheet { rows: all, head: (0, 1), name: String::new() }] };
    (table, ImportSettings { head_count: 1, columns, ..ImportSettings::default() })
}

fn district(ags: &str, name: &str, kind: RegionKind) -> Region {
    Region {
        ags: Ags::parse(ags).unwrap(),
        name: name.to_owned(),
        kind,
        state: StateKey::new("09"),
        population: 1,
        lon: 0.0,
        lat: 0.0,
        valid_from: None,
        valid_to: None,
    }
}

pub(super) fn known() -> Known {
    let id = OrganisationId::named("caritas");
    let record = Organisation {
        id,
        name: "Caritasverband Haßberge e.V.".to_owned(),
        kind: OrganisationKind::Welfare,
        level: Level::Region,
        health_region_id: None,
        state: None,
        ags: None,
        description: String::new(),
        visibility: Visibility::Network,
        valid_from: None,
        valid_to: None,
        version: 1,
    };
    let contact = Contact {
        id: ContactId::named("caritas"),
        owner: ContactOwner::Organisation(id),
        kind: ContactKind::Phone,
        value: "09521 6910".to_owned(),
        visibility: Visibility::Network,
        consent_on: None,
        consent_source: String::new(),
    };
    let person = Person {
        id: PersonId::named("anna"),
        name: "Dr. Anna Müller".to_owned(),
        function: "Leitung".to_owned(),
        organisation_id: Some(id),
        health_region_id: None,
        state: None,
        visibility: Visibility::Network,
        valid_from: None,
        valid_to: None,
        version: 1,
    };
    Known {
        organisations: vec![KnownOrganisation {
            record,
            contacts: vec![contact],
            former_names: vec!["Sozialwerk am Main".to_owned()],
            may_edit: true,
        }],
        people: vec![KnownPerson { record: person, contacts: Vec::new(), may_edit: true }],
        districts: vec![
            district("09674", "Haßberge", RegionKind::Landkreis),
            district("09475", "Hof", RegionKind::Landkreis),
            district("09464", "Hof", RegionKind::KreisfreieStadt),
        ],
        ..Known::default()
    }
}

pub(super) fn outcomes(preview: &Preview) -> Vec<Outcome> {
    preview.rows.iter().map(|row| row.outcome).collect()
}

#[test]
fn a_row_is_new_changed_unchanged_or_rejected() {
    let (table, settings) = table(&[
        &["Hospiz Haßberge", "Hospiz", "Hassberge", "Weg 1, 97437 Haßfurt", "09521 1234"],
        &["Caritasverband Hassberge", "", "Lkr. Haßberge", "", "09521/6910"],
        &["Caritasverband Haßberge e. V.", "", "", "", "(09521) 6910", "", "Müller, Anna", "Leitung"],
        &["", "", "Haßberge"],
        &[],
    ]);
    let preview = preview(&table, &settings, &known());
    assert_eq!(outcomes(&preview), [Outcome::New, Outcome::Changed, Outcome::Unchanged, Outcome::Rejected]);
    assert_eq!(preview.counts, Counts { rows: 4, new: 1, changed: 1, unchanged: 1, rejected: 1 });
    let changed = &preview.rows[1];
    assert_eq!(
        changed.fields,
        [FieldPreview {
            field: ImportField::District,
            before: String::new(),
            after: "09674".to_owned(),
            narrowed: None
        }]
    );
    assert_eq!(preview.rows[3].problems, [Problem { column: None, reason: Reason::NoName }]);
    assert_eq!(preview.organisations.len(), 2, "each record is written once");
    let person = preview.rows[2].person.as_ref().unwrap();
    assert_eq!(
        (person.name.as_str(), person.why),
        ("Dr. Anna Müller", Some(MatchReason::SameNameAndOrganisation))
    );
}

#[test]
fn a_second_row_about_the_same_adds_to_the_first() {
    let (table, settings) = table(&[
        &["Praxis Süd", "Arztpraxis", "", "", "", "", "Maier, Karl", "", "karl@praxis.example"],
        &["Praxis Sued", "", "", "", "09521 77", "", "Karl Maier", "Arzt"],
        &["Praxis Süd", "", "", "", "09521 77", "", "Karl Meier", "", "karl@praxis.example"],
    ]);
    let preview = preview(&table, &settings, &Known::default());
    assert_eq!(outcomes(&preview), [Outcome::New, Outcome::Changed, Outcome::Unchanged]);
    assert_eq!((preview.organisations.len(), preview.people.len()), (1, 1));
    let person = &preview.people[0];
    assert_eq!((person.name.as_str(), person.function.as_str()), ("Karl Maier", "Arzt"));
    assert_eq!(person.organisation, Some(Ok(0)));
    assert_eq!(preview.rows[2].person.as_ref().unwrap().why, Some(MatchReason::SameEmail));
    assert_eq!(preview.rows[2].person.as_ref().unwrap().row, Some(2));
}

#[test]
fn what_could_mean_two_things_is_asked_and_not_guessed() {
    let rows: &[&[&str]] =
        &[&["Verein A", "Bereich 7", "Hof", "", "siehe oben"], &["Verein B", "Bereich 7", "Hof"]];
    let (table, mut settings) = table(rows);
    let asked = preview(&table, &settings, &known());
    assert_eq!(outcomes(&asked), [Outcome::Rejected; 2]);
    let keys: Vec<_> = asked.questions.iter().map(|question| question.key.as_str()).collect();
    assert_eq!(keys, ["kind:bereich 7", "district:hof", "phone:siehe oben"]);
    assert_eq!(asked.questions[0].rows, [2, 3]);
    let two = ["09475", "09464"].map(|key| Ags::parse(key).unwrap()).to_vec();
    assert_eq!(asked.questions[1].kind, crate::exchange::QuestionKind::District(two));

    for (key, answer) in
        [("kind:bereich 7", "sports"), ("district:hof", "09464"), ("phone:siehe oben", LEAVE_OUT)]
    {
        settings.answers.insert(key.to_owned(), answer.to_owned());
    }
    let answered = preview(&table, &settings, &known());
    assert_eq!(outcomes(&answered), [Outcome::New; 2]);
    assert_eq!(answered.organisations[1].kind, OrganisationKind::Sports);
    assert_eq!(answered.organisations[1].ags, Ags::parse("09464"));
    assert!(answered.organisations[0].contacts.is_empty());
}

#[test]
fn who_only_sounds_alike_is_asked_about() {
    let rows: &[&[&str]] =
        &[&["Caritasferband Haßberge"], &["Caritasverband Haßberge", "", "", "", "", "", "Anna Mueler"]];
    let (table, mut settings) = table(rows);
    let asked = preview(&table, &settings, &known());
    assert_eq!(outcomes(&asked), [Outcome::Rejected; 2]);
    settings.answers.insert(asked.questions[0].key.clone(), OrganisationId::named("caritas").to_string());
    settings.answers.insert(asked.questions[1].key.clone(), NEW.to_owned());
    let answered = preview(&table, &settings, &known());
    assert_eq!(outcomes(&answered), [Outcome::Unchanged, Outcome::New]);
    assert_eq!(answered.people[0].organisation, Some(Err(OrganisationId::named("caritas"))));
}

#[test]
fn who_was_called_so_before_is_asked_about() {
    let (table, settings) = table(&[&["Sozialwerk am Main"]]);
    let asked = preview(&table, &settings, &known());
    assert_eq!(outcomes(&asked), [Outcome::Rejected]);
    let QuestionKind::Organisation(perhaps) = &asked.questions[0].kind else { panic!("{asked:#?}") };
    assert_eq!(perhaps[0].why, MatchReason::FormerName);
}

#[test]
fn what_the_actor_may_not_change_is_left_as_it_is() {
    let mut known = known();
    known.organisations[0].may_edit = false;
    let (table, settings) = table(&[
        &["Caritasverband Haßberge", "", "", "", "09521 1", "", "Neu, Nora"],
        &["Caritasverband Haßberge", "", "", "", "", "", "Neu, Nora"],
    ]);
    let mut settings = settings;
    settings.answers.insert("phone:09521 1".to_owned(), LEAVE_OUT.to_owned());
    let (changed, _) = super::tests::table(&[&["Caritasverband Haßberge", "", "Haßberge"]]);
    let refused = preview(&changed, &settings, &known);
    assert_eq!(refused.rows[0].problems[0].reason, Reason::NotYours);
    assert!(refused.organisations.is_empty());
    let linked = preview(&table, &settings, &known);
    assert_eq!(outcomes(&linked), [Outcome::New, Outcome::Unchanged]);
    assert!(linked.organisations.is_empty() && linked.people.len() == 1);
}

#[test]
fn a_number_is_replaced_and_two_numbers_stand_side_by_side() {
    let (table, settings) =
        table(&[&["Caritasverband Haßberge", "", "", "", "09521 99001; 0171 5551234", "info@c.example"]]);
    let preview = preview(&table, &settings, &known());
    let shown: Vec<_> =
        preview.rows[0].fields.iter().map(|field| (field.before.as_str(), field.after.as_str())).collect();
    assert_eq!(shown, [("", "info@c.example"), ("09521 6910", "+49 9521 99001"), ("", "+49 171 5551234")]);
    let contacts = &preview.organisations[0].contacts;
    assert!(!preview.organisations[0].is_changed && contacts.len() == 3);
    assert_eq!(contacts[0].id, Some(ContactId::named("caritas")));
}

#[test]
fn who_sees_a_value_was_said_of_that_value_and_holds_for_no_other() {
    use Visibility::{Network, Office, Public, Region};

    let narrowed = |visibility: Visibility, owner: Visibility, phone: &str| {
        let mut known = known();
        known.organisations[0].record.visibility = owner;
        known.organisations[0].contacts[0].visibility = visibility;
        let (table, settings) = table(&[&["Caritasverband Haßberge", "", "", "", phone]]);
        let shown = preview(&table, &settings, &known);
        let told = shown.rows[0].fields.first().and_then(|field| field.narrowed);
        (told, shown.organisations.first().map(|body| body.contacts[0].visibility))
    };
    assert_eq!(narrowed(Public, Public, "09521 99001"), (Some(Network), Some(Network)));
    assert_eq!(narrowed(Network, Public, "09521 99001"), (None, Some(Network)));
    assert_eq!(narrowed(Office, Public, "09521 99001"), (None, Some(Office)), "no more than saw the old one");
    assert_eq!(
        narrowed(Public, Region, "09521 99001"),
        (Some(Region), Some(Region)),
        "no more than see its owner"
    );
    // The same number, written in another way, is the same value.
    assert_eq!(narrowed(Public, Public, "(09521) 6910"), (None, None));
}

#[test]
fn a_new_address_of_a_person_is_for_the_region_whoever_saw_the_old_one() {
    let mut known = known();
    let id = PersonId::named("anna");
    known.people[0].contacts.push(Contact {
        id: ContactId::named("anna"),
        owner: ContactOwner::Person(id),
        kind: ContactKind::Email,
        value: "anna@alt.example".to_owned(),
        visibility: Visibility::Public,
        consent_on: None,
        consent_source: String::new(),
    });
    let (table, settings) =
        table(&[&["Caritasverband Haßberge", "", "", "", "", "", "Anna Müller", "", "anna@neu.example"]]);
    let shown = preview(&table, &settings, &known);
    let contact = &shown.people[0].contacts[0];
    assert_eq!((contact.id, contact.visibility), (Some(ContactId::named("anna")), Visibility::Region));
    assert_eq!(shown.rows[0].fields[0].narrowed, Some(Visibility::Region));
}

proptest! {
    #[test]
    fn the_sums_add_up_whatever_the_file_says(
        rows in prop::collection::vec(prop::collection::vec(".{0,12}", 0..10), 0..20),
    ) {
        let (mut table, settings) = table(&[]);
        let filled = rows.iter().filter(|row| row.iter().any(|cell| !cell.is_empty())).count();
        table.sheets[0].rows.extend(rows);
        let preview = preview(&table, &settings, &known());
        let Counts { rows, new, changed, unchanged, rejected } = preview.counts;
        prop_assert_eq!(rows, filled);
        prop_assert_eq!(rows, new + changed + unchanged + rejected);
        for row in &preview.rows {
            prop_assert_eq!(row.outcome == Outcome::Rejected, !row.problems.is_empty());
        }
    }
}
