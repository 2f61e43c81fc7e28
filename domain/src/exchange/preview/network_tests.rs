//! What becomes of nodes and edges: the rules, each with its example.

use time::macros::date;
use uuid::Uuid;

use super::{
    tests::{known, outcomes},
    *,
};
use crate::{
    change::{RecordKind, RecordRef},
    directory::{NamedRecord, Relation},
    exchange::{
        import::SourceSheet,
        question::{LEAVE_OUT, NEW},
        suggestion::suggest_columns,
    },
    id::RelationId,
};

const HEAD: [&str; 9] = [
    "node_id",
    "node_name",
    "node_kind",
    "node_level",
    "node_region",
    "edge_from",
    "edge_to",
    "edge_kind",
    "seat_role",
];

const REGION: &str = "Gesundheitsregion plus Landkreis Haßberge";

fn table(rows: &[&[&str]]) -> (SourceTable, ImportSettings) {
    let line = |row: &[&str]| row.iter().map(|cell| (*cell).to_owned()).collect::<Vec<_>>();
    let mut all = vec![line(&HEAD)];
    all.extend(rows.iter().map(|row| line(row)));
    let columns = suggest_columns(&all[0], &[]);
    let table = SourceTable { sheets: vec![SourceSheet { rows: all, head: (0, 1), name: String::new() }] };
    (table, ImportSettings { head_count: 1, columns, ..ImportSettings::default() })
}

fn edge<'a>(from: &'a str, to: &'a str, kind: &'a str) -> [&'a str; 9] {
    ["", "", "", "", "", from, to, kind, ""]
}

fn here() -> Known {
    let id = HealthRegionId::named("hassberge");
    let record = RecordRef::new(RecordKind::HealthRegion, id);
    Known {
        health_region: Some(NamedRecord { record, name: REGION.to_owned() }),
        may_add_committees: true,
        today: Some(date!(2026 - 11 - 21)),
        ..known()
    }
}

fn reason(row: &RowPreview) -> &Reason {
    &row.problems.first().unwrap_or_else(|| panic!("{row:#?}")).reason
}

#[test]
fn nodes_and_edges_become_records_in_whatever_order_they_come() {
    let (table, settings) = table(&[
        &edge("p", "c", "membership"),
        &edge("o", "c", "membership"),
        &edge("d", "c", "parent"),
        &edge("p", "o", "delegation"),
        &edge("o", "r", "belongs"),
        &edge("o", "q", "funds"),
        &["d", "AG Sucht", "committee", "region", REGION],
        &["p", "Mia Muster", "person"],
        &["c", "Gesundheitsforum", "committee"],
        &["o", "Hospizverein", "organisation", "municipality"],
        &["q", "Praxis Süd", "Arztpraxis"],
        &["r", REGION, "region"],
    ]);
    let shown = preview(&table, &settings, &here());
    let (new, unchanged) = (Outcome::New, Outcome::Unchanged);
    assert_eq!(
        outcomes(&shown),
        [new, unchanged, new, unchanged, unchanged, new, new, new, new, new, new, unchanged],
        "{:#?}",
        shown.rows
    );
    assert!(shown.questions.is_empty());
    assert_eq!((shown.rows[0].part, shown.rows[6].part), (RowPart::Edge(1), RowPart::Node(1)));
    assert_eq!(shown.rows[0].title, "Mia Muster → Gesundheitsforum");
    let bodies: Vec<_> = shown.organisations.iter().map(|body| (body.name.as_str(), body.level)).collect();
    assert_eq!(bodies, [("Hospizverein", Level::Municipality), ("Praxis Süd", Level::Region)]);
    assert_eq!(shown.organisations[1].kind, OrganisationKind::Physicians);
    assert_eq!(shown.people[0].organisation, Some(Ok(0)));
    let committees: Vec<_> =
        shown.committees.iter().map(|one| (one.name.as_str(), one.kind, one.parent)).collect();
    assert_eq!(
        committees,
        [
            ("Gesundheitsforum", CommitteeKind::Forum, None),
            ("AG Sucht", CommitteeKind::WorkingGroup, Some(Ok(0)))
        ],
        "what stands above comes first"
    );
    let [seat] = shown.seats.as_slice() else { panic!("{:?}", shown.seats) };
    assert_eq!((&seat.committee, &seat.member), (&Ok(0), &SeatMember::Person(Ok(0))));
    assert_eq!((seat.role, seat.valid_from), (MembershipRole::Member, here().today));
    let relation = RelationWrite {
        kind: RelationKind::Funds,
        from: RelationEnd::Organisation(Ok(0)),
        to: RelationEnd::Organisation(Ok(1)),
    };
    assert_eq!(shown.relations, [relation]);
}

#[test]
fn a_node_with_the_id_of_a_record_is_that_record_and_keeps_its_name() {
    let (caritas, anna) = (OrganisationId::named("caritas").to_string(), PersonId::named("anna").to_string());
    let (table, settings) = table(&[
        &[&caritas, "Caritasverband Haßberge e.V.", "organisation", "region", REGION],
        &[&anna, "Dr. Anna Müller", "person"],
        &edge(&anna, &caritas, "delegation"),
    ]);
    let shown = preview(&table, &settings, &here());
    assert_eq!(outcomes(&shown), [Outcome::Unchanged; 3], "{:#?}", shown.rows);
    assert_eq!(shown.rows[0].organisation.as_ref().unwrap().why, Some(MatchReason::SameId));
    assert!(shown.organisations.is_empty() && shown.people.is_empty());

    let (table, settings) = super::network_tests::table(&[&[&caritas, "Diakonie", "organisation"]]);
    let shown = preview(&table, &settings, &here());
    let name = "Caritasverband Haßberge e.V.".to_owned();
    assert_eq!(reason(&shown.rows[0]), &Reason::OtherName { name });
}

#[test]
fn what_does_not_belong_here_is_left_out_and_so_are_its_edges() {
    let mut known = here();
    let far = Uuid::from_u128(7);
    known.elsewhere.insert(far);
    let (table, settings) = table(&[
        &["a", "Verein A", "organisation", "region", "Gesundheitsregion Hof"],
        &[&far.to_string(), "Verein B", "organisation"],
        &["c", "Landesarbeitsgruppe", "committee", "state"],
        &["d", "Gesundheitsregion Hof", "region"],
        &["e", "Verein E", "organisation"],
        &["", "", "organisation"],
        &edge("e", "a", "funds"),
        &edge("d", "e", "belongs"),
        &edge("e", "e", "funds"),
        &edge("e", "weg", "funds"),
    ]);
    let shown = preview(&table, &settings, &known);
    let reasons: Vec<_> = shown.rows.iter().flat_map(|row| &row.problems).map(|one| &one.reason).collect();
    let name = |name: &str| name.to_owned();
    assert_eq!(
        reasons,
        [
            &Reason::OtherRegion,
            &Reason::Elsewhere,
            &Reason::AboveRegion,
            &Reason::RegionNode,
            &Reason::NoName,
            &Reason::EndLeftOut { name: name("Verein A") },
            &Reason::EndLeftOut { name: name("Gesundheitsregion Hof") },
            &Reason::OneEnd,
            &Reason::NoEnd,
        ]
    );
    assert_eq!(shown.counts, Counts { rows: 10, new: 1, changed: 0, unchanged: 0, rejected: 9 });
    assert_eq!(shown.organisations.len(), 1);
    assert!(shown.relations.is_empty());
}

#[test]
fn two_health_regions_are_not_linked() {
    let (table, settings) = table(&[
        &["a", REGION, "region"],
        &["b", "Gesundheitsregion Hof", "region"],
        &edge("a", "b", "relation"),
    ]);
    let shown = preview(&table, &settings, &here());
    assert_eq!(outcomes(&shown), [Outcome::Unchanged, Outcome::Rejected, Outcome::Rejected]);
    assert_eq!(reason(&shown.rows[2]), &Reason::BetweenRegions);
}

#[test]
fn what_a_node_an_edge_or_a_role_is_called_is_asked_if_it_is_not_known() {
    let (table, mut settings) = table(&[
        &["a", "Mia Muster", ""],
        &["b", "AG Neu", "Typ 7"],
        &["c", "Verein C", "organisation"],
        &["d", "Verein D", "organisation"],
        &edge("a", "b", "Schriftführung"),
        &edge("c", "d", "kennt"),
    ]);
    let asked = preview(&table, &settings, &here());
    let keys: Vec<_> = asked.questions.iter().map(|question| question.key.clone()).collect();
    assert_eq!(keys, ["node:", "node:typ 7", "relation:kennt"]);
    for (key, answer) in [("node:", "person"), ("node:typ 7", "committee"), ("relation:kennt", "advises")] {
        settings.answers.insert(key.to_owned(), answer.to_owned());
    }
    let more = preview(&table, &settings, &here());
    assert!(more.questions.iter().any(|question| question.key == "role:schriftfuhrung"));
    settings.answers.insert("role:schriftfuhrung".to_owned(), "moderator".to_owned());
    let answered = preview(&table, &settings, &here());
    assert_eq!(outcomes(&answered), [Outcome::New; 6], "{:#?}", answered.rows);
    assert_eq!(answered.seats[0].role, MembershipRole::Moderator);
    assert_eq!(answered.relations[0].kind, RelationKind::Advises);

    settings.answers.insert("node:".to_owned(), LEAVE_OUT.to_owned());
    settings.answers.insert("relation:kennt".to_owned(), LEAVE_OUT.to_owned());
    let left = preview(&table, &settings, &here());
    assert_eq!(reason(&left.rows[0]), &Reason::LeftOut);
    assert_eq!(reason(&left.rows[4]), &Reason::EndLeftOut { name: "Mia Muster".to_owned() });
    assert_eq!(reason(&left.rows[5]), &Reason::LeftOut);
}

#[test]
fn a_relation_of_no_kind_is_any_that_is_there() {
    let end = |name: &str| RecordRef::new(RecordKind::Organisation, OrganisationId::named(name));
    let person = RecordRef::new(RecordKind::Person, PersonId::named("anna"));
    let mut known = here();
    known.relations.push(Relation {
        id: RelationId::named("r"),
        kind: RelationKind::Advises,
        from: person,
        to: end("caritas"),
        note: String::new(),
        valid_from: None,
        valid_to: None,
        version: 1,
    });
    let (caritas, anna) = (end("caritas").id.to_string(), person.id.to_string());
    let (table, settings) = table(&[
        &[&caritas, "Caritasverband Haßberge e.V.", "organisation"],
        &[&anna, "Dr. Anna Müller", "person"],
        &edge(&anna, &caritas, "relation"),
        &edge(&anna, &caritas, "advises"),
        &edge(&anna, &caritas, "funds"),
        &edge(&anna, &caritas, "succeeds"),
    ]);
    let shown = preview(&table, &settings, &known);
    let (unchanged, new, rejected) = (Outcome::Unchanged, Outcome::New, Outcome::Rejected);
    assert_eq!(outcomes(&shown), [unchanged, unchanged, unchanged, unchanged, new, rejected]);
    assert_eq!(reason(&shown.rows[5]), &Reason::Succession);
    known.organisations[0].may_edit = false;
    known.people[0].may_edit = false;
    assert_eq!(reason(&preview(&table, &settings, &known).rows[4]), &Reason::NotYours);
}

#[test]
fn committees_are_set_up_by_those_who_may_and_never_above_themselves() {
    let (table, settings) = table(&[
        &["a", "AG A", "committee"],
        &["b", "AG B", "committee"],
        &edge("a", "b", "parent"),
        &edge("b", "a", "parent"),
    ]);
    let shown = preview(&table, &settings, &here());
    assert_eq!(outcomes(&shown)[..3], [Outcome::New; 3]);
    assert_eq!(reason(&shown.rows[3]), &Reason::AboveItself);
    let mut known = here();
    known.may_add_committees = false;
    let shown = preview(&table, &settings, &known);
    assert_eq!(reason(&shown.rows[0]), &Reason::NoNewCommittee);
    assert!(shown.committees.is_empty());
}

#[test]
fn two_nodes_of_one_name_are_two_and_of_two_employers_the_first_counts() {
    let (table, settings) = table(&[
        &["a", "Verein A", "organisation"],
        &["b", "Verein A", "organisation"],
        &["p", "Leitung", "person"],
        &["q", "Leitung", "person"],
        &edge("p", "a", "delegation"),
        &edge("q", "b", "delegation"),
        &edge("p", "b", "delegation"),
    ]);
    let shown = preview(&table, &settings, &here());
    assert_eq!((shown.organisations.len(), shown.people.len()), (2, 2), "{:#?}", shown.rows);
    let works: Vec<_> = shown.people.iter().map(|person| person.organisation).collect();
    assert_eq!(works, [Some(Ok(0)), Some(Ok(1))]);
    assert_eq!(reason(&shown.rows[6]), &Reason::WorksElsewhere { name: "Verein A".to_owned() });
}

#[test]
fn a_list_sets_up_a_committee_that_is_missing_once_somebody_says_so() {
    let rows: &[&[&str]] = &[
        &["Einrichtung", "Gremium"],
        &["Caritasverband Haßberge", "Runder Tisch"],
        &["Hospizverein", "runder tisch"],
    ];
    let line = |row: &[&str]| row.iter().map(|cell| (*cell).to_owned()).collect::<Vec<_>>();
    let all: Vec<_> = rows.iter().map(|row| line(row)).collect();
    let columns = suggest_columns(&all[0], &[]);
    let table = SourceTable { sheets: vec![SourceSheet { rows: all, head: (0, 1), name: String::new() }] };
    let mut settings = ImportSettings { head_count: 1, columns, ..ImportSettings::default() };
    let asked = preview(&table, &settings, &here());
    assert_eq!(asked.questions.len(), 1);
    settings.answers.insert(asked.questions[0].key.clone(), NEW.to_owned());
    let shown = preview(&table, &settings, &here());
    assert_eq!(outcomes(&shown), [Outcome::New; 2], "{:#?}", shown.rows);
    assert_eq!((shown.committees.len(), shown.seats.len()), (1, 2));
    assert!(shown.seats.iter().all(|seat| seat.committee == Ok(0)));
    let mut known = here();
    known.may_add_committees = false;
    let refused = preview(&table, &settings, &known);
    assert_eq!(reason(&refused.rows[0]), &Reason::NoNewCommittee);
    assert!(refused.organisations.is_empty() && refused.committees.is_empty());
}

#[test]
fn an_edge_does_not_replace_an_employer_that_is_not_seen() {
    let mut known = here();
    known.people[0].record.organisation_id = Some(OrganisationId::named("far"));
    let anna = PersonId::named("anna").to_string();
    let (table, settings) = table(&[
        &[&anna, "Dr. Anna Müller", "person"],
        &["c", "Caritasverband Haßberge e.V.", "organisation"],
        &edge(&anna, "c", "delegation"),
    ]);
    let shown = preview(&table, &settings, &known);
    assert_eq!(outcomes(&shown), [Outcome::Unchanged, Outcome::Unchanged, Outcome::Rejected]);
    assert_eq!(reason(&shown.rows[2]), &Reason::WorksUnseen);
    assert!(shown.people.is_empty());
}

#[test]
fn a_person_that_may_not_be_changed_loses_one_edge_and_not_all() {
    let mut known = here();
    known.people[0].record.organisation_id = None;
    known.people[0].may_edit = false;
    let anna = PersonId::named("anna").to_string();
    let (table, settings) = table(&[
        &[&anna, "Dr. Anna Müller", "person"],
        &["c", "Caritasverband Haßberge e.V.", "organisation"],
        &["g", "Gesundheitsforum", "committee"],
        &edge(&anna, "c", "delegation"),
        &edge(&anna, "g", "membership"),
    ]);
    let shown = preview(&table, &settings, &known);
    let (new, unchanged, rejected) = (Outcome::New, Outcome::Unchanged, Outcome::Rejected);
    assert_eq!(outcomes(&shown), [unchanged, unchanged, new, rejected, new], "{:#?}", shown.rows);
    assert_eq!(reason(&shown.rows[3]), &Reason::NotYours);
}

#[test]
fn nodes_find_whoever_is_known_and_nobody_of_their_file() {
    let node = |id: &'static str| [id, "Caritasverband Haßberge", "organisation"];
    let (table, settings) = table(&[
        &node("a"),
        &node("b"),
        &["c", "Verein C", "organisation"],
        &["d", "Verein C", "organisation"],
        &["e", "AG Neu", "committee"],
        &["f", "AG Neu", "committee"],
    ]);
    let shown = preview(&table, &settings, &here());
    let (new, unchanged) = (Outcome::New, Outcome::Unchanged);
    assert_eq!(outcomes(&shown), [unchanged, unchanged, new, new, new, new], "{:#?}", shown.rows);
    assert_eq!((shown.organisations.len(), shown.committees.len()), (2, 2));
}
