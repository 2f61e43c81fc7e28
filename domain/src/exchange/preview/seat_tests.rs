//! What becomes of rows that say who sits in a committee.

use time::macros::date;

use super::{
    tests::{known, outcomes},
    *,
};
use crate::{
    directory::{Committee, CommitteeKind, Level, Membership},
    exchange::{
        import::SourceSheet,
        matching::KnownCommittee,
        question::{LEAVE_OUT, NEW, QuestionKind},
        suggestion::suggest_columns,
    },
};

const HEAD: [&str; 7] = [
    "Einrichtung",
    "Ansprechperson",
    "Gremium",
    "Funktion im Gremium",
    "stimmberechtigt",
    "Mitglied seit",
    "bis",
];

const TODAY: Date = date!(2026 - 11 - 21);

fn table(rows: &[&[&str]]) -> (SourceTable, ImportSettings) {
    let line = |row: &[&str]| row.iter().map(|cell| (*cell).to_owned()).collect::<Vec<_>>();
    let mut all = vec![line(&HEAD)];
    all.extend(rows.iter().map(|row| line(row)));
    let columns = suggest_columns(&all[0], &[]);
    let table = SourceTable { sheets: vec![SourceSheet { rows: all, head: (0, 1), name: String::new() }] };
    (table, ImportSettings { head_count: 1, columns, ..ImportSettings::default() })
}

fn committee(name: &str) -> KnownCommittee {
    let record = Committee {
        id: CommitteeId::named(name),
        name: name.to_owned(),
        kind: CommitteeKind::WorkingGroup,
        level: Level::Region,
        parent_id: None,
        health_region_id: None,
        state: None,
        description: String::new(),
        visibility: Visibility::Network,
        valid_from: None,
        valid_to: None,
        version: 1,
    };
    KnownCommittee { record, may_edit: true }
}

/// Anna Müller of the Caritas has been a member of the AG Pflege since 2024, and was one from 2020 to 2021.
fn seated() -> Known {
    let seat = |name: &str, from: Date, to: Option<Date>| Membership {
        id: MembershipId::named(name),
        committee_id: CommitteeId::named("AG Pflege"),
        person_id: Some(PersonId::named("anna")),
        organisation_id: Some(OrganisationId::named("caritas")),
        role: MembershipRole::Member,
        is_voting: true,
        valid_from: Some(from),
        valid_to: to,
        version: 1,
    };
    Known {
        committees: vec![committee("AG Pflege"), committee("AG Sucht")],
        seats: vec![
            seat("now", date!(2024 - 01 - 01), None),
            seat("then", date!(2020 - 01 - 01), Some(date!(2022 - 01 - 01))),
        ],
        today: Some(TODAY),
        ..known()
    }
}

const CARITAS: &str = "Caritasverband Haßberge";

fn told(row: &RowPreview) -> Vec<(&'static str, &str, &str)> {
    let told = row.fields.iter();
    told.map(|field| (field.field.as_str(), field.before.as_str(), field.after.as_str())).collect()
}

#[test]
fn a_seat_is_new_changed_or_unchanged() {
    let (table, settings) = table(&[
        &[CARITAS, "Anna Müller", "AG Sucht", "Gast", "", "1.3.2026", "31.12.2027"],
        &[CARITAS, "Anna Müller", "ag pflege", "Vorsitz", "nein", "2024-02-01"],
        &[CARITAS, "Anna Müller", "AG Pflege", "Vorsitzende", "0", "01.02.24", "unbefristet"],
        &[CARITAS, "", "AG Pflege"],
        &[CARITAS, "Anna Müller", "", "Vorsitz"],
    ]);
    let preview = preview(&table, &settings, &seated());
    let (new, changed, unchanged) = (Outcome::New, Outcome::Changed, Outcome::Unchanged);
    assert_eq!(outcomes(&preview), [new, changed, unchanged, new, unchanged], "{preview:#?}");
    assert_eq!(
        told(&preview.rows[0]),
        [
            ("committee", "", "AG Sucht"),
            ("seat_role", "", "associated"),
            ("seat_voting", "", "no"),
            ("seat_from", "", "2026-03-01"),
            ("seat_to", "", "2027-12-31"),
        ]
    );
    assert_eq!(
        told(&preview.rows[1]),
        [
            ("seat_role", "member", "chair"),
            ("seat_voting", "yes", "no"),
            ("seat_from", "2024-01-01", "2024-02-01"),
        ]
    );
    assert_eq!(preview.rows[1].committee.as_ref().map(|met| met.name.as_str()), Some("AG Pflege"));
    assert_eq!(preview.seats.len(), 3, "each seat is written once");
    let [changed, guest, vacant] = preview.seats.as_slice() else { panic!("{:?}", preview.seats) };
    assert_eq!((changed.id, changed.valid_to), (Some(MembershipId::named("now")), None));
    assert_eq!(
        (guest.id, guest.valid_to),
        (None, Some(date!(2028 - 01 - 01))),
        "the first day after the term"
    );
    assert_eq!(guest.member, SeatMember::Person(Err(PersonId::named("anna"))));
    assert_eq!(vacant.member, SeatMember::Organisation(Err(OrganisationId::named("caritas"))));
    assert_eq!(
        (vacant.role, vacant.is_voting, vacant.valid_from),
        (MembershipRole::Member, true, Some(TODAY))
    );
}

#[test]
fn a_second_row_about_a_new_seat_adds_to_the_first() {
    let (table, settings) = table(&[
        &["Verein A", "Neu, Nora", "AG Sucht", "Mitglied", "", "1.1.2026"],
        &["Verein A", "Nora Neu", "AG Sucht", "stellv. Vorsitz"],
        &["Verein A", "Nora Neu", "AG Pflege"],
        &["Verein A", "Nora Neu", "AG Pflege"],
    ]);
    let preview = preview(&table, &settings, &seated());
    assert_eq!(outcomes(&preview), [Outcome::New, Outcome::Changed, Outcome::New, Outcome::Unchanged]);
    assert_eq!((preview.people.len(), preview.seats.len()), (1, 2));
    assert_eq!(preview.seats[0].role, MembershipRole::DeputyChair);
    assert!(preview.seats.iter().all(|seat| seat.member == SeatMember::Person(Ok(0))));
}

#[test]
fn a_committee_a_role_and_a_vote_that_are_not_known_are_asked() {
    let (table, mut settings) = table(&[
        &[CARITAS, "Anna Müller", "AG Suchthilfe", "Schriftführung", "teils"],
        &[CARITAS, "Anna Müller", "Stammtisch"],
    ]);
    let asked = preview(&table, &settings, &seated());
    assert_eq!(outcomes(&asked), [Outcome::Rejected; 2]);
    let keys: Vec<_> = asked.questions.iter().map(|question| question.key.as_str()).collect();
    assert_eq!(
        keys,
        ["committee:ag suchthilfe", "role:schriftfuhrung", "voting:teils", "committee:stammtisch"]
    );
    let likely = vec![CommitteeId::named("AG Sucht")];
    assert_eq!(asked.questions[0].kind, QuestionKind::Committee(likely));

    let gone = CommitteeId::named("AG gibt es nicht mehr").to_string();
    settings.answers.insert(keys[0].to_owned(), gone);
    assert_eq!(preview(&table, &settings, &seated()).questions[0].answer, None, "what is gone is asked anew");
    for (key, answer) in [
        (keys[0], CommitteeId::named("AG Sucht").to_string()),
        (keys[1], "moderator".to_owned()),
        (keys[2], LEAVE_OUT.to_owned()),
        (keys[3], LEAVE_OUT.to_owned()),
    ] {
        settings.answers.insert(key.to_owned(), answer);
    }
    let answered = preview(&table, &settings, &seated());
    assert_eq!(outcomes(&answered), [Outcome::New, Outcome::Unchanged]);
    assert_eq!(answered.rows[0].committee.as_ref().and_then(|met| met.why), Some(MatchReason::Answered));
    let [seat] = answered.seats.as_slice() else { panic!("{:?}", answered.seats) };
    assert_eq!((seat.committee, seat.role), (Err(CommitteeId::named("AG Sucht")), MembershipRole::Moderator));
    // A mapping of the command line may name it.
    settings.answers.insert(keys[0].to_owned(), "AG Sucht".to_owned());
    assert_eq!(preview(&table, &settings, &seated()).seats, answered.seats);
}

#[test]
fn a_bad_day_names_its_column_and_the_row_leaves_no_trace() {
    let rows: &[(&[&str], Option<usize>, Reason)] = &[
        (&[CARITAS, "Neu, Nora", "AG Sucht", "", "", "seit immer"], Some(5), Reason::NotADay),
        (&[CARITAS, "Neu, Nora", "AG Sucht", "", "", "", "2027"], Some(6), Reason::NotADay),
        (
            &[CARITAS, "Neu, Nora", "AG Sucht", "", "", "1.1.2026", "1.1.2025"],
            Some(6),
            Reason::EndsBeforeItBegins,
        ),
        (&[CARITAS, "Anna Müller", "AG Pflege", "", "", "1.6.2021"], Some(5), Reason::SeatsOverlap),
    ];
    for (row, column, reason) in rows {
        let (table, settings) = table(&[row]);
        let shown = preview(&table, &settings, &seated());
        assert_eq!(shown.rows[0].problems, [Problem { column: *column, reason: reason.clone() }], "{row:?}");
        assert!(shown.people.is_empty() && shown.seats.is_empty() && shown.rows[0].fields.is_empty());
    }
}

#[test]
fn an_earlier_term_stays_and_a_later_one_is_a_seat_of_its_own() {
    let mut known = seated();
    known.seats[0].valid_to = Some(date!(2025 - 01 - 01));
    let (again, settings) = table(&[&[CARITAS, "Anna Müller", "AG Pflege"]]);
    let shown = preview(&again, &settings, &known);
    assert_eq!((shown.seats[0].id, shown.seats[0].valid_from), (None, Some(TODAY)));
    let (ended, settings) = table(&[&[CARITAS, "Anna Müller", "AG Pflege", "Gast", "", "", "31.12.2021"]]);
    let shown = preview(&ended, &settings, &known);
    assert_eq!(shown.seats[0].id, Some(MembershipId::named("then")), "the seat that ended then");
}

#[test]
fn an_end_is_taken_back_only_by_a_cell_that_says_so() {
    let mut known = seated();
    known.seats[0].valid_to = Some(date!(2027 - 01 - 01));
    let (open, settings) =
        table(&[&[CARITAS, "Anna Müller", "AG Pflege", "", "", "1.1.2024", "unbefristet"]]);
    let shown = preview(&open, &settings, &known);
    assert_eq!(told(&shown.rows[0]), [("seat_to", "2026-12-31", "")]);
    let (empty, settings) = table(&[&[CARITAS, "Anna Müller", "AG Pflege", "", "", "1.1.2024", ""]]);
    assert_eq!(outcomes(&preview(&empty, &settings, &known)), [Outcome::Unchanged]);
}

#[test]
fn who_sits_there_is_said_by_those_who_look_after_the_committee() {
    let mut known = seated();
    known.committees[0].may_edit = false;
    let (table, settings) = table(&[
        &[CARITAS, "Anna Müller", "AG Pflege", "Mitglied"],
        &[CARITAS, "Anna Müller", "AG Pflege", "Vorsitz"],
        &[CARITAS, "Neu, Nora", "AG Pflege"],
    ]);
    let shown = preview(&table, &settings, &known);
    assert_eq!(outcomes(&shown), [Outcome::Unchanged, Outcome::Rejected, Outcome::Rejected]);
    assert_eq!(shown.rows[2].problems, [Problem { column: Some(2), reason: Reason::CommitteeNotYours }]);
    assert!(shown.seats.is_empty() && shown.people.is_empty());
}

#[test]
fn a_new_committee_beside_namesakes_is_set_up_once() {
    let mut known = seated();
    let mut namesake = committee("AG Sucht");
    namesake.record.id = CommitteeId::named("namesake");
    known.committees.push(namesake);
    known.may_add_committees = true;
    let (table, mut settings) = table(&[&[CARITAS, "", "AG Sucht"], &["Verein A", "", "AG Sucht"]]);
    let asked = preview(&table, &settings, &known);
    assert_eq!((asked.questions.len(), asked.counts.rejected), (1, 2));
    settings.answers.insert(asked.questions[0].key.clone(), NEW.to_owned());
    let shown = preview(&table, &settings, &known);
    assert_eq!((shown.committees.len(), shown.seats.len()), (1, 2), "{:#?}", shown.rows);
    assert!(shown.seats.iter().all(|seat| seat.committee == Ok(0)));
}
