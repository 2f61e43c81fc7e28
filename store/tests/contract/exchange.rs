//! Imports: who may, all or nothing, and back again.

use domain::{
    change::RecordKind,
    directory::{
        CommitteeForm, ContactKind, ContactOwner, DirectoryList, DirectoryQuery, Membership, MembershipRole,
        NewMember, NewSeat, OrganisationForm, OrganisationKind, RelationKind,
    },
    exchange::{Counts, ImportSettings, ImportState, NEW, SourceSheet, SourceTable, preview},
    id::{CommitteeId, HealthRegionId, ImportId, OrganisationId, PersonId},
    permission::{Action, Actor, Object, ObjectKind, Visibility, may},
};
use store::{Store, StoreError};
use time::macros::date;

use crate::{
    support::{COORDINATOR, Demo, Empty, HESSEN, NOW},
    world::{for_anybody, world},
};

fn hassberge() -> HealthRegionId {
    HealthRegionId::named("hassberge")
}

fn table(rows: &[&[&str]]) -> SourceTable {
    let line = |row: &&[&str]| row.iter().map(|cell| (*cell).to_owned()).collect();
    let rows: Vec<Vec<String>> = rows.iter().map(line).collect();
    SourceTable { sheets: vec![SourceSheet { name: String::new(), rows, head: (0, 1) }] }
}

/// A list with somebody new, somebody known and a row that says nothing.
fn list() -> SourceTable {
    table(&[
        &["Einrichtung", "Art", "Landkreis", "Telefon", "Ansprechperson", "E-Mail Ansprechperson"],
        &["Hospizverein Beispiel", "Hospiz", "Haßberge", "09521/1234", "Muster, Mia", "mia@hospiz.example"],
        &["Pflegestützpunkt Haßberge", "", "Lkr. Hassberge", "09521 99", "", ""],
        &["", "Hospiz", "", "", "", ""],
    ])
}

fn care() -> CommitteeId {
    CommitteeId::named("hassberge/ag-pflege")
}

fn health_care() -> CommitteeId {
    CommitteeId::named("hassberge/ag-versorgung")
}

/// Somebody new in two committees, a new role for who sits there already, and an organisation that names nobody.
fn seat_list() -> SourceTable {
    let (verein, psp) = ("Hospizverein Beispiel", "Pflegestützpunkt Haßberge");
    let lead = "Leitung Pflegestützpunkt Haßberge";
    table(&[
        &[
            "Einrichtung",
            "Person",
            "Gremium",
            "Funktion im Gremium",
            "stimmberechtigt",
            "Mitglied seit",
            "bis",
        ],
        &[
            verein,
            "Muster, Mia",
            "AG Versorgung mit Pflege Haßberge",
            "Mitglied",
            "nein",
            "01.03.2026",
            "2027-02-28",
        ],
        &[verein, "Mia Muster", "AG Gesundheitsversorgung Haßberge", "Gast", "", "", ""],
        &[psp, lead, "AG Versorgung mit Pflege Haßberge", "Moderation", "", "2025-05-01", ""],
        &[verein, "", "AG Versorgung mit Pflege Haßberge", "", "", "", ""],
    ])
}

/// Who sits in the committees of the health region, as what and how long.
async fn seats(store: &Store) -> Vec<String> {
    let known = store.read(&Actor::System).await.unwrap().get_known(hassberge()).await.unwrap();
    let seat = |seat: Membership| {
        let whose = (seat.committee_id, seat.person_id, seat.organisation_id);
        format!("{whose:?} {} {} {:?} {:?}", seat.role, seat.is_voting, seat.valid_from, seat.valid_to)
    };
    let mut all: Vec<String> = known.seats.into_iter().map(seat).collect();
    all.sort();
    all
}

/// A network of another program: a new organisation that advises a known one, two committees and who sits there.
fn network() -> SourceTable {
    let edge = |from: &'static str, to: &'static str, kind: &'static str| ["", "", "", from, to, kind];
    table(&[
        &["node_id", "node_name", "node_kind", "edge_from", "edge_to", "edge_kind"],
        &["a", "Hospizverein Beispiel", "Hospiz"],
        &["b", "Mia Muster", "person"],
        &["c", "Projektgruppe Trauer", "Gremium"],
        &["d", "Runder Tisch Hospiz", "Gremium"],
        &["e", "Pflegestützpunkt Haßberge", "organisation"],
        &edge("b", "a", "delegation"),
        &edge("b", "d", "membership"),
        &edge("c", "d", "parent"),
        &edge("a", "e", "advises"),
    ])
}

/// The committees and relations of the health region.
async fn beside(store: &Store) -> Vec<String> {
    let known = store.read(&Actor::System).await.unwrap().get_known(hassberge()).await.unwrap();
    let committees = known.committees.into_iter().map(|one| format!("{:?}", one.record));
    let relations = known.relations.into_iter().map(|relation| format!("{relation:?}"));
    let mut all: Vec<String> = committees.chain(relations).collect();
    all.sort();
    all
}

async fn bring(store: &Store, actor: &Actor, table: &SourceTable) -> ImportId {
    let mut write = store.write(actor).await.unwrap();
    let id = write.create_import(hassberge(), "liste.csv", table).await.unwrap();
    write.commit().await.unwrap();
    id
}

async fn apply(store: &Store, actor: &Actor, id: ImportId) -> Counts {
    let version = store.read(actor).await.unwrap().get_import(id).await.unwrap().head.version;
    let mut write = store.write(actor).await.unwrap();
    let counts = write.apply_import(id, version).await.unwrap();
    write.commit().await.unwrap();
    counts
}

/// Everything an import can write, as the program sees it.
async fn directory(store: &Store) -> Vec<String> {
    let mut session = store.read(&Actor::System).await.unwrap();
    let known = session.get_known(hassberge()).await.unwrap();
    let mut all: Vec<String> = Vec::new();
    for body in known.organisations {
        let ways =
            body.contacts.iter().map(|contact| (contact.kind, contact.value.clone(), contact.visibility));
        let record = body.record;
        all.push(format!("{} {} {:?} {:?}", record.name, record.kind, record.ags, ways.collect::<Vec<_>>()));
    }
    for person in known.people {
        let ways =
            person.contacts.iter().map(|contact| (contact.kind, contact.value.clone(), contact.visibility));
        let record = person.record;
        all.push(format!(
            "{} {} {:?} {:?}",
            record.name,
            record.function,
            record.organisation_id,
            ways.collect::<Vec<_>>()
        ));
    }
    for list in [DirectoryList::Organisations, DirectoryList::People] {
        let page = session.list_directory(&DirectoryQuery::new(list)).await.unwrap();
        all.push(format!("{list} {}", page.total));
    }
    all.sort();
    all
}

contract! {
    async fn a_list_goes_into_the_directory_as_its_preview_says(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let before = store.read(&coordinator).await.unwrap().newest_change().await.unwrap();
        let id = bring(&store, &coordinator, &list()).await;
        let mut session = store.read(&coordinator).await.unwrap();
        assert_eq!(session.newest_change().await.unwrap(), before, "the directory knows nothing of it");
        let import = session.get_import(id).await.unwrap();
        let known = session.get_known(import.health_region_id).await.unwrap();
        drop(session);
        let shown = preview(&import.table, &import.settings, &known);
        assert_eq!(shown.counts, Counts { rows: 3, new: 1, changed: 1, unchanged: 0, rejected: 1 });

        assert_eq!(apply(&store, &coordinator, id).await, shown.counts);
        let mut session = store.read(&coordinator).await.unwrap();
        let hits = session.list_search_hits("Hospizverein Beispiel").await.unwrap();
        let made = OrganisationId(hits[0].record.id);
        let page = session.get_organisation(made).await.unwrap().record;
        assert_eq!((page.kind, page.health_region_id), (OrganisationKind::Hospice, Some(hassberge())));
        assert_eq!(page.ags.as_ref().map(|ags| ags.as_str()), Some("09674"));
        let contacts = session.list_contacts(ContactOwner::Organisation(made), &page.place()).await.unwrap();
        assert_eq!(contacts[0].value, "+49 9521 1234");
        let person = session.list_search_hits("Mia Muster").await.unwrap();
        assert_eq!(person[0].subtitle, "Hospizverein Beispiel");
        let changes = session.newest_change().await.unwrap() - before;
        assert_eq!(changes, 5, "two records, their two ways, and the number of the known one");
        let after = session.get_import(id).await.unwrap().head;
        assert_eq!((after.state, after.counts), (ImportState::Applied, Some(shown.counts)));
        assert_eq!(session.get_import_rows(id).await.unwrap(), Some(shown.rows));
        drop(session);

        let again = bring(&store, &coordinator, &list()).await;
        let counts = apply(&store, &coordinator, again).await;
        assert_eq!((counts.new, counts.changed, counts.unchanged), (0, 0, 2), "nothing is brought twice");
    }

    async fn another_value_in_a_contact_field_is_not_released_with_the_old_one(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let body = OrganisationId::named("hassberge/psp");
        let mut write = store.write(&coordinator).await.unwrap();
        let record = write.get_organisation(body).await.unwrap().record;
        assert_eq!(record.visibility, Visibility::Public);
        let mut form = OrganisationForm::of(&record, &[]);
        let phone = form.contacts.iter_mut().find(|row| row.kind == ContactKind::Phone).unwrap();
        (phone.value, phone.visibility) = ("+49 9521 27-0".to_owned(), Visibility::Public);
        write.edit_organisation(body, &form, record.version).await.unwrap();
        write.commit().await.unwrap();
        let ways = async |actor: &Actor| -> Vec<(String, Visibility)> {
            let mut read = store.read(actor).await.unwrap();
            let contacts = read.list_contacts(ContactOwner::Organisation(body), &record.place()).await.unwrap();
            contacts.into_iter().map(|contact| (contact.value, contact.visibility)).collect()
        };
        let released = [("+49 9521 27-0".to_owned(), Visibility::Public)];
        // The same number, written in another way, is the same value.
        let same = table(&[&["Einrichtung", "Telefon"], &["Pflegestützpunkt Haßberge", "09521/270"]]);
        let id = bring(&store, &coordinator, &same).await;
        assert_eq!(apply(&store, &coordinator, id).await.unchanged, 1);
        assert_eq!(ways(&Actor::Visitor).await, released);

        let other = table(&[&["Einrichtung", "Telefon"], &["Pflegestützpunkt Haßberge", "09521 99"]]);
        let id = bring(&store, &coordinator, &other).await;
        apply(&store, &coordinator, id).await;
        assert!(ways(&Actor::Visitor).await.is_empty());
        assert_eq!(ways(&coordinator).await, [("+49 9521 99".to_owned(), Visibility::Network)]);
        let rows = store.read(&coordinator).await.unwrap().get_import_rows(id).await.unwrap().unwrap();
        assert_eq!(rows[0].fields[0].narrowed, Some(Visibility::Network));
        // With the old value comes back who saw it.
        let mut write = store.write(&coordinator).await.unwrap();
        assert!(write.undo_import(id, 2).await.unwrap().is_empty());
        write.commit().await.unwrap();
        assert_eq!(ways(&Actor::Visitor).await, released);
    }

    async fn an_import_is_taken_back_as_one(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let before = directory(&store).await;
        let id = bring(&store, &coordinator, &list()).await;
        apply(&store, &coordinator, id).await;
        assert_ne!(directory(&store).await, before);
        let mut write = store.write(&coordinator).await.unwrap();
        assert!(matches!(write.undo_import(id, 7).await, Err(StoreError::Stale(RecordKind::Import))));
        assert!(write.undo_import(id, 2).await.unwrap().is_empty());
        write.commit().await.unwrap();
        assert_eq!(directory(&store).await, before);
        let mut write = store.write(&coordinator).await.unwrap();
        assert!(matches!(write.undo_import(id, 3).await, Err(StoreError::Invalid(_))));
        let hits = write.list_search_hits("Hospizverein Beispiel").await.unwrap();
        assert!(hits.iter().all(|hit| hit.title != "Hospizverein Beispiel"));
    }

    async fn what_was_changed_since_is_named_and_nothing_is_taken_back(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let id = bring(&store, &coordinator, &list()).await;
        apply(&store, &coordinator, id).await;
        let next = table(&[&["Einrichtung", "Telefon"], &["Hospizverein Beispiel", "09521 5678"]]);
        let second = bring(&store, &coordinator, &next).await;
        apply(&store, &coordinator, second).await;
        let after = directory(&store).await;
        let mut write = store.write(&coordinator).await.unwrap();
        let named = write.undo_import(id, 2).await.unwrap();
        assert_eq!(named.iter().map(|named| named.name.as_str()).collect::<Vec<_>>(), ["Hospizverein Beispiel"]);
        write.commit().await.unwrap();
        assert_eq!(directory(&store).await, after);
        for (import, version) in [(second, 2), (id, 2)] {
            let mut write = store.write(&coordinator).await.unwrap();
            assert!(write.undo_import(import, version).await.unwrap().is_empty(), "in the order of their coming");
            write.commit().await.unwrap();
        }
    }

    async fn an_organisation_that_takes_part_in_a_measure_is_not_taken_back(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let id = bring(&store, &coordinator, &list()).await;
        apply(&store, &coordinator, id).await;
        let known = store.read(&Actor::System).await.unwrap().get_known(hassberge()).await.unwrap();
        let made = known.organisations.iter().find(|body| body.record.name == "Hospizverein Beispiel").unwrap();
        let measure = domain::id::MeasureId::named("hassberge/plan/Gesunde Kita");
        let mut write = store.write(&coordinator).await.unwrap();
        let partner = write.add_partner(measure, made.record.id).await.unwrap().partners[0].id;
        write.commit().await.unwrap();
        let mut write = store.write(&coordinator).await.unwrap();
        let named = write.undo_import(id, 2).await.unwrap();
        assert_eq!(named.iter().map(|named| named.name.as_str()).collect::<Vec<_>>(), ["Hospizverein Beispiel"]);
        write.commit().await.unwrap();
        let mut write = store.write(&coordinator).await.unwrap();
        write.remove_partner(measure, partner).await.unwrap();
        assert!(write.undo_import(id, 2).await.unwrap().is_empty());
        write.commit().await.unwrap();
    }

    async fn seats_come_in_with_their_list_and_go_with_it(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let list = seat_list();
        let before = seats(&store).await;
        let id = bring(&store, &coordinator, &list).await;
        let counts = apply(&store, &coordinator, id).await;
        assert_eq!(counts, Counts { rows: 4, new: 3, changed: 1, unchanged: 0, rejected: 0 });

        let mut session = store.read(&coordinator).await.unwrap();
        let person = PersonId(session.list_search_hits("Mia Muster").await.unwrap()[0].record.id);
        let body = OrganisationId(session.list_search_hits("Hospizverein Beispiel").await.unwrap()[0].record.id);
        let known = session.get_known(hassberge()).await.unwrap();
        drop(session);
        let seat = |committee: CommitteeId, person: Option<PersonId>| {
            known.seats.iter().find(|seat| {
                (seat.committee_id, seat.person_id) == (committee, person)
                    && (person.is_some() || seat.organisation_id == Some(body))
            })
        };
        let member = seat(care(), Some(person)).unwrap();
        assert_eq!((member.organisation_id, member.role, member.is_voting), (Some(body), MembershipRole::Member, false));
        assert_eq!((member.valid_from, member.valid_to), (Some(date!(2026 - 03 - 01)), Some(date!(2027 - 03 - 01))));
        let guest = seat(health_care(), Some(person)).unwrap();
        assert_eq!((guest.role, guest.is_voting, guest.valid_from), (MembershipRole::Associated, false, Some(NOW.date())));
        assert!(seat(care(), None).is_some(), "an organisation that names nobody has a vacant seat");
        let lead = seat(care(), Some(PersonId::named("hassberge/psp"))).unwrap();
        assert_eq!((lead.role, lead.version, lead.valid_from), (MembershipRole::Moderator, 2, Some(date!(2025 - 05 - 01))));

        let again = bring(&store, &coordinator, &list).await;
        assert_eq!(apply(&store, &coordinator, again).await.unchanged, 4, "nothing is brought twice");
        let mut write = store.write(&coordinator).await.unwrap();
        assert!(write.undo_import(id, 2).await.unwrap().is_empty());
        write.commit().await.unwrap();
        assert_eq!(seats(&store).await, before);
        let hits = store.read(&coordinator).await.unwrap().list_search_hits("Mia Muster").await.unwrap();
        assert!(hits.is_empty(), "{hits:?}");
    }

    async fn a_seat_that_was_changed_since_is_named_by_whose_it_is_and_where(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let id = bring(&store, &coordinator, &seat_list()).await;
        apply(&store, &coordinator, id).await;
        let mut write = store.write(&coordinator).await.unwrap();
        let person = PersonId(write.list_search_hits("Mia Muster").await.unwrap()[0].record.id);
        let known = write.get_known(hassberge()).await.unwrap();
        let seat = known.seats.iter().find(|seat| seat.person_id == Some(person) && seat.committee_id == care()).unwrap();
        write.change_seat(seat.id, MembershipRole::Deputy, true, seat.version).await.unwrap();
        write.commit().await.unwrap();
        let after = seats(&store).await;
        let mut write = store.write(&coordinator).await.unwrap();
        let named: Vec<_> = write.undo_import(id, 2).await.unwrap().into_iter().map(|named| named.record.id).collect();
        assert!(named.len() == 2 && named.contains(&person.0) && named.contains(&care().0), "{named:?}");
        write.commit().await.unwrap();
        assert_eq!(seats(&store).await, after);
    }

    async fn a_network_comes_in_as_one_and_goes_as_one(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let before = (directory(&store).await, seats(&store).await, beside(&store).await);
        let id = bring(&store, &coordinator, &network()).await;
        let counts = apply(&store, &coordinator, id).await;
        assert_eq!(counts, Counts { rows: 9, new: 7, changed: 0, unchanged: 2, rejected: 0 });
        let known = store.read(&coordinator).await.unwrap().get_known(hassberge()).await.unwrap();
        let committee = |name: &str| {
            known.committees.iter().map(|one| &one.record).find(|one| one.name == name).unwrap().clone()
        };
        let (table, below) = (committee("Runder Tisch Hospiz"), committee("Projektgruppe Trauer"));
        assert_eq!((below.parent_id, below.health_region_id), (Some(table.id), Some(hassberge())));
        let person = known.people.iter().map(|one| &one.record).find(|one| one.name == "Mia Muster").unwrap();
        let seat = known.seats.iter().find(|seat| seat.committee_id == table.id).unwrap();
        assert_eq!((seat.person_id, seat.organisation_id), (Some(person.id), person.organisation_id));
        let made = person.organisation_id.unwrap().0;
        let relation = known.relations.iter().find(|relation| relation.from.id == made).unwrap();
        let psp = OrganisationId::named("hassberge/psp");
        assert_eq!((relation.kind, relation.to.id), (RelationKind::Advises, psp.0));

        let again = bring(&store, &coordinator, &network()).await;
        assert_eq!(apply(&store, &coordinator, again).await.unchanged, 9, "nothing is brought twice");
        let mut write = store.write(&coordinator).await.unwrap();
        assert!(write.undo_import(id, 2).await.unwrap().is_empty());
        write.commit().await.unwrap();
        assert_eq!((directory(&store).await, seats(&store).await, beside(&store).await), before);
        let hits = store.read(&coordinator).await.unwrap().list_search_hits("Runder Tisch Hospiz").await.unwrap();
        assert!(hits.iter().all(|hit| hit.record.id != table.id.0), "{hits:?}");
    }

    async fn a_committee_of_an_import_that_is_used_since_is_named(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let id = bring(&store, &coordinator, &network()).await;
        apply(&store, &coordinator, id).await;
        let mut write = store.write(&coordinator).await.unwrap();
        let known = write.get_known(hassberge()).await.unwrap();
        let table = known.committees.iter().find(|one| one.record.name == "Runder Tisch Hospiz").unwrap();
        let parent = table.record.id.to_string();
        let form = CommitteeForm { name: "Unterrunde".to_owned(), parent, ..CommitteeForm::blank() };
        write.create_committee(hassberge(), &form).await.unwrap();
        write.commit().await.unwrap();
        let after = beside(&store).await;
        let mut write = store.write(&coordinator).await.unwrap();
        let named = write.undo_import(id, 2).await.unwrap();
        let names: Vec<_> = named.iter().map(|named| named.name.as_str()).collect();
        assert_eq!(names, ["Runder Tisch Hospiz"]);
        write.commit().await.unwrap();
        assert_eq!(beside(&store).await, after);
    }

    async fn a_list_sets_up_a_committee_once_and_the_answer_is_not_kept(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let list = table(&[
            &["Einrichtung", "Gremium"],
            &["Pflegestützpunkt Haßberge", "Kaffeerunde der Trauernden"],
            &["Verein A", "Kaffeerunde der Trauernden"],
        ]);
        let id = bring(&store, &coordinator, &list).await;
        let mut write = store.write(&coordinator).await.unwrap();
        let mut settings = write.get_import(id).await.unwrap().settings;
        settings.answers.insert("committee:kaffeerunde der trauernden".to_owned(), NEW.to_owned());
        write.save_import(id, &settings, 1).await.unwrap();
        write.commit().await.unwrap();
        assert_eq!(apply(&store, &coordinator, id).await.new, 2);
        let named = async || {
            let known = store.read(&coordinator).await.unwrap().get_known(hassberge()).await.unwrap();
            known.committees.iter().filter(|one| one.record.name.starts_with("Kaffeerunde")).count()
        };
        assert_eq!(named().await, 1);
        let next = bring(&store, &coordinator, &list).await;
        let kept = store.read(&coordinator).await.unwrap().get_import(next).await.unwrap().settings;
        assert!(kept.answers.is_empty(), "{:?}", kept.answers);
        assert_eq!(apply(&store, &coordinator, next).await.unchanged, 2);
        let mut write = store.write(&coordinator).await.unwrap();
        assert!(write.undo_import(id, 3).await.unwrap().is_empty());
        write.commit().await.unwrap();
        assert_eq!(named().await, 0);
    }

    async fn an_import_that_is_not_committed_leaves_no_trace(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let before = directory(&store).await;
        let id = bring(&store, &coordinator, &list()).await;
        let mut write = store.write(&coordinator).await.unwrap();
        write.apply_import(id, 1).await.unwrap();
        drop(write);
        assert_eq!(directory(&store).await, before);
        let import = store.read(&coordinator).await.unwrap().get_import(id).await.unwrap();
        assert_eq!((import.head.state, import.head.version), (ImportState::Draft, 1));
    }

    async fn what_was_said_about_columns_is_remembered_for_the_next_file(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let rows = |name| table(&[&["Wer", "Bereich"], &[name, "7"]]);
        let id = bring(&store, &coordinator, &rows("Verein A")).await;
        let mut write = store.write(&coordinator).await.unwrap();
        let mut import = write.get_import(id).await.unwrap();
        let fields = ["organisation_name", "organisation_kind"].map(|field| Some(field.parse().unwrap()));
        import.settings.columns = fields.to_vec();
        import.settings.answers.insert("kind:7".to_owned(), "sports".to_owned());
        import.settings.answers.insert("organisation:verein a".to_owned(), "new".to_owned());
        write.save_import(id, &import.settings, 1).await.unwrap();
        let stale = write.save_import(id, &ImportSettings::default(), 1).await;
        assert!(matches!(stale, Err(StoreError::Stale(RecordKind::Import))));
        write.commit().await.unwrap();
        assert_eq!(apply(&store, &coordinator, id).await.new, 1);
        let mut write = store.write(&coordinator).await.unwrap();
        let late = write.save_import(id, &import.settings, 3).await;
        assert!(matches!(late, Err(StoreError::Invalid(_))), "what is applied is no draft");
        drop(write);

        let next = bring(&store, &coordinator, &rows("Verein B")).await;
        let settings = store.read(&coordinator).await.unwrap().get_import(next).await.unwrap().settings;
        assert_eq!(settings.columns, fields);
        assert_eq!(settings.answers.keys().collect::<Vec<_>>(), ["kind:7"], "not whom a row was about");
    }

    async fn imports_are_of_those_who_may_enter_records_into_their_region(store: Empty) {
        let world = world();
        store.fill(&world.content).await;
        for_anybody(20, async |actor| {
            for region in &world.content.health_regions {
                let region_seen = Object {
                    kind: ObjectKind::Directory,
                    visibility: region.visibility,
                    place: region.place(),
                    responsible: None,
                };
                let object = Object { visibility: Visibility::Network, ..region_seen.clone() };
                let is_allowed = may(actor, Action::Create, &object) && may(actor, Action::Read, &region_seen);
                let mut write = store.write(actor).await.unwrap();
                let brought = write.create_import(region.id, "liste.csv", &list()).await;
                assert_eq!(brought.is_ok(), is_allowed, "{actor:?} {}", region.name);
                let listed = write.list_import_regions().await.unwrap();
                assert_eq!(listed.iter().any(|named| named.record.id == region.id.0), is_allowed);
                assert_eq!(write.list_imports().await.unwrap().len(), usize::from(is_allowed));
            }
        });
    }

    async fn for_whom_somebody_sits_out_of_sight_is_not_told(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let id = bring(&store, &coordinator, &list()).await;
        apply(&store, &coordinator, id).await;
        let mut write = store.write(&Actor::System).await.unwrap();
        let known = write.get_known(hassberge()).await.unwrap();
        let mia = known.people.iter().find(|one| one.record.name == "Mia Muster").unwrap().record.id;
        let regions = write.list_health_regions().await.unwrap();
        let other = regions.iter().find(|region| region.id != hassberge()).unwrap().id;
        let visibility = Visibility::Internal;
        let form = CommitteeForm { name: "Klausur".to_owned(), visibility, ..CommitteeForm::blank() };
        let committee_id = write.create_committee(other, &form).await.unwrap().id;
        let (member, role) = (NewMember::Person(mia), MembershipRole::Member);
        let seat = NewSeat { committee_id, member, role, is_voting: true, valid_from: None };
        write.add_seat(&seat).await.unwrap();
        write.commit().await.unwrap();
        for (actor, is_told) in [(Actor::System, true), (coordinator, false)] {
            let known = store.read(&actor).await.unwrap().get_known(hassberge()).await.unwrap();
            assert_eq!(known.speakers.iter().any(|(person, _)| *person == mia), is_told);
        }
    }

    async fn an_import_of_another_region_does_not_exist(store: Demo) {
        let coordinator = store.actor(COORDINATOR).await;
        let id = bring(&store, &coordinator, &list()).await;
        let other = store.actor(HESSEN).await;
        let missing = |error| matches!(error, StoreError::NotFound(RecordKind::Import));
        let mut write = store.write(&other).await.unwrap();
        assert!(write.list_imports().await.unwrap().is_empty());
        assert!(missing(write.get_import(id).await.unwrap_err()));
        assert!(missing(write.get_import_rows(id).await.unwrap_err()));
        assert!(missing(write.save_import(id, &ImportSettings::default(), 1).await.unwrap_err()));
        assert!(missing(write.apply_import(id, 1).await.unwrap_err()));
        assert!(missing(write.undo_import(id, 1).await.unwrap_err()));
        assert!(missing(write.remove_import(id, 1).await.unwrap_err()));
        drop(write);
        let mut write = store.write(&coordinator).await.unwrap();
        write.remove_import(id, 1).await.unwrap();
        assert!(missing(write.get_import(id).await.unwrap_err()));
    }
}
