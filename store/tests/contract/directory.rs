//! Lists and pages of regions, organisations, people and committees.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use domain::{
    change::{RecordKind, RecordRef},
    directory::{
        Ags, CommitteeKind, ContactOwner, DirectoryList, DirectoryQuery, DirectoryRow, DirectorySort, Level,
        MembershipRole, OrganisationKind, RegionKind,
    },
    exchange::{SourceSheet, SourceTable, preview},
    id::{CommitteeId, FieldId, HealthRegionId, OrganisationId, PersonId},
    permission::{Actor, Reach, StateKey, Visibility},
    search::fold,
};
use store::{
    Session, StoreError,
    content::{Content, HealthRegionDistrict},
};
use time::{Date, macros::date};
use uuid::Uuid;

use crate::{
    support::{COORDINATOR, Demo, Empty, GUEST, HESSEN, MEMBER},
    world::{for_anybody, world},
};

/// The lists of records with a visibility, and their kinds.
const LISTS: [(DirectoryList, RecordKind); 4] = [
    (DirectoryList::HealthRegions, RecordKind::HealthRegion),
    (DirectoryList::Committees, RecordKind::Committee),
    (DirectoryList::Organisations, RecordKind::Organisation),
    (DirectoryList::People, RecordKind::Person),
];

contract! {
    async fn a_list_holds_exactly_what_its_reader_may_see(store: Empty) {
        let world = world();
        store.fill(&world.content).await;
        for_anybody(40, async |actor| {
            let reach = Reach::of(actor);
            let mut read = store.read(actor).await.unwrap();
            let counts: HashMap<_, _> = read.count_directory().await.unwrap().into_iter().collect();
            let regions = world.content.health_regions.iter().map(|it| (it.visibility, it.place(), &it.name));
            let bodies = world.content.organisations.iter().map(|it| (it.visibility, it.place(), &it.name));
            let named = regions.chain(bodies).filter(|(of, place, _)| reach.contains(*of, place));
            let named: BTreeSet<&String> = named.map(|(_, _, name)| name).collect();
            for (list, kind) in LISTS {
                let visible = world.of(kind).filter(|thing| reach.contains(thing.visibility, &thing.place));
                let visible: BTreeSet<String> = visible.map(|thing| thing.record.id.to_string()).collect();
                let (rows, total) = whole_list(&mut read, &DirectoryQuery::new(list)).await;
                let is_known = |row: &DirectoryRow| row.context.is_empty() || named.contains(&row.context);
                assert!(list == DirectoryList::HealthRegions || rows.iter().all(is_known), "{list} names what is hidden");
                assert_eq!(rows.into_iter().map(|row| row.key).collect::<BTreeSet<_>>(), visible, "{list}");
                assert_eq!((total, counts[&list]), (visible.len() as i64, visible.len() as i64), "{list}");
            }
            let regions = read.list_health_regions().await.unwrap();
            assert_eq!(regions.len() as i64, counts[&DirectoryList::HealthRegions]);
        });
    }

    async fn a_page_is_there_for_exactly_those_who_may_see_its_record(store: Empty) {
        let world = world();
        store.fill(&world.content).await;
        for_anybody(12, async |actor| {
            let reach = Reach::of(actor);
            let visible: BTreeSet<Uuid> = world
                .things
                .iter()
                .filter(|thing| reach.contains(thing.visibility, &thing.place))
                .map(|thing| thing.record.id)
                .collect();
            let mut read = store.read(actor).await.unwrap();
            for thing in &world.things {
                let Some(page) = page(&mut read, thing.record).await else { continue };
                assert_eq!(page.is_ok(), visible.contains(&thing.record.id), "{:?}", thing.record);
                let Ok(mentioned) = page else { continue };
                let hidden: Vec<_> =
                    mentioned.iter().filter(|record| !visible.contains(&record.id)).collect();
                assert!(hidden.is_empty(), "{:?} mentions {hidden:?}", thing.record);
            }
        });
    }

    async fn a_contact_field_is_shown_to_exactly_those_who_may_see_it(store: Empty) {
        let world = world();
        store.fill(&world.content).await;
        for_anybody(20, async |actor| {
            let reach = Reach::of(actor);
            let mut read = store.read(actor).await.unwrap();
            for person in &world.content.people {
                let Ok(page) = read.get_person(person.id).await else { continue };
                let shown: BTreeSet<_> = page.contacts.iter().map(|contact| contact.visibility).collect();
                let place = person.place();
                let expected = Visibility::ALL.iter().copied().filter(|of| reach.contains(*of, &place));
                assert_eq!(shown, expected.collect(), "{}", person.name);
            }
        });
    }

    async fn a_whole_list_tells_exactly_what_its_pages_tell(store: Empty) {
        let world = world();
        store.fill(&world.content).await;
        for_anybody(12, async |actor| {
            let mut read = store.read(actor).await.unwrap();
            for (list, _) in LISTS {
                let query = DirectoryQuery { page: 7, ..DirectoryQuery::new(list) };
                let entries = read.list_entries(&query).await.unwrap();
                let (rows, _) = whole_list(&mut read, &DirectoryQuery::new(list)).await;
                let keys = |row: &DirectoryRow| (row.key.clone(), row.name.clone(), row.kind.clone(), row.size);
                let listed = entries.iter().map(|entry| {
                    (entry.key.clone(), entry.name.clone(), entry.kind.clone(), entry.size)
                });
                assert_eq!(listed.collect::<Vec<_>>(), rows.iter().map(keys).collect::<Vec<_>>(), "{list}");
            }
            for entry in read.list_entries(&DirectoryQuery::new(DirectoryList::People)).await.unwrap() {
                let page = read.get_person(entry.key.parse().unwrap()).await.unwrap();
                let mut shown: Vec<_> = page.detail.around.context.iter().map(|named| named.name.as_str()).collect();
                assert_eq!(entry.contacts, page.contacts, "{}", entry.name);
                let named = [entry.health_region.as_str(), entry.organisation.as_str()];
                let mut named: Vec<_> = named.into_iter().filter(|name| !name.is_empty()).collect();
                named.sort_unstable();
                shown.sort_unstable();
                assert_eq!(named, shown, "{}", entry.name);
                assert_eq!(read.person_entry(entry.key.parse().unwrap()).await.unwrap().contacts, entry.contacts);
            }
            for entry in read.list_entries(&DirectoryQuery::new(DirectoryList::Organisations)).await.unwrap() {
                let id = entry.key.parse().unwrap();
                let page = read.get_organisation(id).await.unwrap();
                let contacts = read.list_contacts(ContactOwner::Organisation(id), &page.record.place()).await.unwrap();
                assert_eq!((&entry.contacts, &entry.fields), (&contacts, &page.around.fields), "{}", entry.name);
            }
            for entry in read.list_entries(&DirectoryQuery::new(DirectoryList::Committees)).await.unwrap() {
                let id = entry.key.parse().unwrap();
                let page = read.get_committee(id).await.unwrap();
                let shown: BTreeSet<_> = page.around.context.iter().map(|named| named.name.as_str()).collect();
                let named = [entry.parent.as_str(), entry.health_region.as_str()];
                assert_eq!(named.into_iter().filter(|name| !name.is_empty()).collect::<BTreeSet<_>>(), shown);
                let members = read.get_committee_members(id).await.unwrap();
                for person in members.members.iter().filter_map(|member| member.person.as_ref()) {
                    let page = read.get_person(person.key.parse().unwrap()).await.unwrap();
                    assert_eq!(person.contacts, page.contacts);
                }
            }
        });
    }

    async fn a_whole_list_is_filtered_and_sorted_like_its_pages(store: Demo) {
        let mut read = store.read(&Actor::Visitor).await.unwrap();
        for list in DirectoryList::ALL {
            let query = DirectoryQuery {
                text: "a".to_owned(),
                sort: DirectorySort::Size,
                state: Some(StateKey::new("09")),
                ..DirectoryQuery::new(*list)
            };
            let keys: Vec<_> = read.list_entries(&query).await.unwrap().into_iter().map(|entry| entry.key).collect();
            let (rows, _) = whole_list(&mut read, &query).await;
            assert_eq!(keys, rows.into_iter().map(|row| row.key).collect::<Vec<_>>(), "{list}");
        }
        let region = DirectoryQuery { text: "haßberge".to_owned(), ..DirectoryQuery::new(DirectoryList::HealthRegions) };
        let region = read.list_entries(&region).await.unwrap().remove(0);
        assert_eq!(region.districts.iter().map(|one| one.ags.as_str()).collect::<Vec<_>>(), ["09674"]);
    }

    async fn every_district_is_known_by_the_name_it_goes_out_with(store: Demo) {
        let mut read = store.read(&Actor::System).await.unwrap();
        let known = read.get_known(HealthRegionId::named("hassberge")).await.unwrap();
        let rows = known.districts.iter().enumerate().map(|(at, region)| {
            vec![format!("Verein {at:04} x"), format!("{} ({})", region.name, region.kind)]
        });
        let head = vec!["Organisation".to_owned(), "Kreis".to_owned()];
        let rows: Vec<Vec<String>> = [head].into_iter().chain(rows).collect();
        let table = SourceTable { sheets: vec![SourceSheet { name: String::new(), rows, head: (0, 1) }] };
        let shown = preview(&table, &table.suggested_settings(), &known);
        let asked: Vec<_> = shown.questions.iter().map(|question| &question.value).collect();
        let asked: Vec<_> = asked.into_iter().filter(|value| !value.starts_with("Verein")).collect();
        assert!(asked.is_empty(), "{asked:?}");
    }

    async fn what_is_hidden_and_what_does_not_exist_look_alike(store: Demo) {
        let person = PersonId::named("hassberge/psp");
        let mut read = store.read(&Actor::Visitor).await.unwrap();
        assert!(matches!(read.get_person(person).await, Err(StoreError::NotFound(RecordKind::Person))));
        let nobody = PersonId::named("nobody");
        assert!(matches!(read.get_person(nobody).await, Err(StoreError::NotFound(RecordKind::Person))));
        for (kind, missing) in [
            (RecordKind::Committee, read.get_committee(CommitteeId::named("none")).await.map(drop)),
            (RecordKind::Organisation, read.get_organisation(OrganisationId::named("none")).await.map(drop)),
            (RecordKind::HealthRegion, read.get_health_region(HealthRegionId::named("none")).await.map(drop)),
            (RecordKind::HealthRegion, read.get_region(&Ags::parse("99999").unwrap()).await.map(drop)),
        ] {
            assert!(matches!(missing, Err(StoreError::NotFound(of)) if of == kind), "{missing:?}");
        }
    }

    async fn visitors_of_the_demo_find_its_committees_but_no_people(store: Demo) {
        let content = store.content();
        let mut read = store.read(&Actor::Visitor).await.unwrap();
        let counts: HashMap<_, _> = read.count_directory().await.unwrap().into_iter().collect();
        assert_eq!(counts[&DirectoryList::People], 0);
        assert_eq!(counts[&DirectoryList::Regions], 401);
        let today = store.clock().today();
        let lasting =
            content.committees.iter().filter(|committee| committee.valid_to.is_none_or(|to| today < to));
        assert_eq!(counts[&DirectoryList::Committees], lasting.count() as i64);
    }

    async fn contacts_of_the_demo_end_at_the_border_of_the_region(store: Demo) {
        let person = PersonId::named("hassberge/psp");
        for (reader, contacts) in [(COORDINATOR, 2), (MEMBER, 1), (GUEST, 1), (HESSEN, 0)] {
            let actor = store.actor(reader).await;
            let page = store.read(&actor).await.unwrap().get_person(person).await.unwrap();
            assert_eq!(page.contacts.len(), contacts, "{reader}");
        }
    }

    async fn each_filter_keeps_what_it_names(store: Demo) {
        let content = store.content();
        let today = store.clock().today();
        let lasts = |end: Option<time::Date>| end.is_none_or(|end| today < end);
        let hassberge = HealthRegionId::named("hassberge");
        let field = FieldId::named("pf");
        let same: BTreeSet<FieldId> = {
            let name = &content.fields.iter().find(|known| known.id == field).unwrap().name;
            content.fields.iter().filter(|known| known.name == *name).map(|known| known.id).collect()
        };
        let committees = DirectoryQuery::new(DirectoryList::Committees);
        let organisations = DirectoryQuery::new(DirectoryList::Organisations);
        let people = DirectoryQuery::new(DirectoryList::People);
        let regions = DirectoryQuery::new(DirectoryList::HealthRegions);
        let bavaria = Some(StateKey::new("09"));
        let in_field =
            |committee| content.committee_fields.iter().any(|(of, f)| *of == committee && same.contains(f));
        let kept_committees = |keep: &dyn Fn(&domain::directory::Committee) -> bool| {
            content.committees.iter().filter(|record| lasts(record.valid_to) && keep(record)).count()
        };
        let kept_organisations = |keep: &dyn Fn(&domain::directory::Organisation) -> bool| {
            content.organisations.iter().filter(|record| lasts(record.valid_to) && keep(record)).count()
        };
        let kept_people = |keep: &dyn Fn(&domain::directory::Person) -> bool| {
            content.people.iter().filter(|record| lasts(record.valid_to) && keep(record)).count()
        };
        let kept_regions = |keep: &dyn Fn(&domain::directory::HealthRegion) -> bool| {
            content.health_regions.iter().filter(|record| lasts(record.valid_to) && keep(record)).count()
        };
        let cases = [
            (
                DirectoryQuery { kind: Some("forum".to_owned()), ..committees.clone() },
                kept_committees(&|record| record.kind == CommitteeKind::Forum),
            ),
            (
                DirectoryQuery { level: Some(Level::State), ..committees.clone() },
                kept_committees(&|record| record.level == Level::State),
            ),
            (
                DirectoryQuery { health_region_id: Some(hassberge), ..committees.clone() },
                kept_committees(&|record| record.health_region_id == Some(hassberge)),
            ),
            (
                DirectoryQuery { field_id: Some(field), ..committees.clone() },
                kept_committees(&|record| in_field(record.id)),
            ),
            (
                DirectoryQuery { state: bavaria.clone(), text: "AG Pflege".to_owned(), ..committees },
                kept_committees(&|record| {
                    let region = content
                        .health_regions
                        .iter()
                        .find(|region| Some(region.id) == record.health_region_id);
                    let region = region.map(|region| region.name.as_str()).unwrap_or_default();
                    let text = fold(&format!("{} {region} {}", record.name, record.description));
                    record.state == bavaria && text.contains("ag") && text.contains("pflege")
                }),
            ),
            (
                DirectoryQuery {
                    kind: Some("hospital".to_owned()),
                    state: bavaria.clone(),
                    ..organisations.clone()
                },
                kept_organisations(&|record| {
                    record.kind == OrganisationKind::Hospital && record.state == bavaria
                }),
            ),
            (
                DirectoryQuery { level: Some(Level::Municipality), ..organisations.clone() },
                kept_organisations(&|record| record.level == Level::Municipality),
            ),
            (
                DirectoryQuery { field_id: Some(field), ..organisations },
                kept_organisations(&|record| {
                    content.organisation_fields.iter().any(|(of, f)| *of == record.id && same.contains(f))
                }),
            ),
            (
                DirectoryQuery { health_region_id: Some(hassberge), field_id: Some(field), ..people.clone() },
                kept_people(&|record| {
                    record.health_region_id == Some(hassberge)
                        && content
                            .memberships
                            .iter()
                            .any(|seat| seat.person_id == Some(record.id) && in_field(seat.committee_id))
                }),
            ),
            (
                DirectoryQuery { state: bavaria.clone(), ..people },
                kept_people(&|record| record.state == bavaria),
            ),
            (
                DirectoryQuery {
                    kind: Some("region_plus".to_owned()),
                    state: bavaria.clone(),
                    ..regions.clone()
                },
                kept_regions(&|record| {
                    record.kind.as_str() == "region_plus" && Some(&record.state) == bavaria.as_ref()
                }),
            ),
            (
                DirectoryQuery { field_id: Some(field), ..regions },
                kept_regions(&|record| {
                    content.committees.iter().any(|committee| {
                        committee.health_region_id == Some(record.id) && in_field(committee.id)
                    })
                }),
            ),
        ];
        let member = store.actor(MEMBER).await;
        let mut read = store.read(&member).await.unwrap();
        for (query, expected) in cases {
            assert!(expected > 0, "a filter that keeps nothing shows nothing: {query:?}");
            let found = read.list_directory(&query).await.unwrap();
            assert_eq!(found.total, expected as i64, "{query:?}");
        }
    }

    async fn the_pages_of_a_list_hold_every_record_once(store: Demo) {
        let member = store.actor(MEMBER).await;
        let mut read = store.read(&member).await.unwrap();
        for list in DirectoryList::ALL {
            for sort in DirectorySort::ALL {
                let query = DirectoryQuery { sort: *sort, ..DirectoryQuery::new(*list) };
                let (rows, total) = whole_list(&mut read, &query).await;
                let keys: BTreeSet<_> = rows.iter().map(|row| &row.key).collect();
                assert_eq!((rows.len(), keys.len()), (total as usize, total as usize), "{list} by {sort}");
            }
        }
    }

    async fn lists_are_in_the_order_that_was_asked_for(store: Demo) {
        let member = store.actor(MEMBER).await;
        let mut read = store.read(&member).await.unwrap();
        for list in DirectoryList::ALL {
            let by = async |read: &mut Session, sort| {
                whole_list(read, &DirectoryQuery { sort, ..DirectoryQuery::new(*list) }).await.0
            };
            let rows = by(&mut read, DirectorySort::Name).await;
            assert!(rows.is_sorted_by_key(|row| fold(&row.name)), "{list} by name");
            let rows = by(&mut read, DirectorySort::Kind).await;
            assert_eq!(
                groups(&rows, |row| row.kind.clone()),
                distinct(&rows, |row| row.kind.clone()),
                "{list} by kind"
            );
            let rows = by(&mut read, DirectorySort::Region).await;
            let region = |row: &DirectoryRow| row.context.clone();
            assert_eq!(groups(&rows, region), distinct(&rows, region), "{list} by region");
            let rows = by(&mut read, DirectorySort::Size).await;
            assert!(rows.is_sorted_by_key(|row| std::cmp::Reverse(row.size)), "{list} by size");
        }
    }

    async fn the_size_of_a_record_is_the_number_of_its_seats_today(store: Demo) {
        let content = store.content();
        let today = store.clock().today();
        let current = || content.memberships.iter().filter(|seat| seat.valid_to.is_none_or(|to| today < to));
        assert!(current().count() < content.memberships.len(), "some seats have ended");
        let mut read = store.read(&Actor::System).await.unwrap();
        for list in [DirectoryList::Committees, DirectoryList::Organisations, DirectoryList::People] {
            for row in whole_list(&mut read, &DirectoryQuery::new(list)).await.0 {
                let seats = current().filter(|seat| {
                    let id = match list {
                        DirectoryList::Committees => Some(seat.committee_id.0),
                        DirectoryList::Organisations => seat.organisation_id.map(|id| id.0),
                        _ => seat.person_id.map(|id| id.0),
                    };
                    id.is_some_and(|id| id.to_string() == row.key)
                });
                assert_eq!(row.size, seats.count() as i64, "{}", row.name);
            }
        }
        for row in whole_list(&mut read, &DirectoryQuery::new(DirectoryList::HealthRegions)).await.0 {
            let committees = content.committees.iter().filter(|committee| {
                committee.health_region_id.is_some_and(|id| id.to_string() == row.key)
                    && committee.valid_to.is_none_or(|to| today < to)
            });
            assert_eq!(row.size, committees.count() as i64, "{}", row.name);
        }
    }

    async fn names_are_found_with_and_without_their_umlauts(store: Demo) {
        let mut read = store.read(&Actor::Visitor).await.unwrap();
        for (list, text) in [
            (DirectoryList::Organisations, "pflegestützpunkt"),
            (DirectoryList::Organisations, "PFLEGESTUETZPUNKT"),
            (DirectoryList::Organisations, "stutzpunkt hassberge"),
            (DirectoryList::HealthRegions, "haßb"),
            (DirectoryList::Regions, "fürth"),
            (DirectoryList::Regions, "fuerth"),
        ] {
            let query = DirectoryQuery { text: text.to_owned(), ..DirectoryQuery::new(list) };
            assert!(read.list_directory(&query).await.unwrap().total > 0, "{text}");
        }
    }

    async fn no_text_breaks_a_list(store: Demo) {
        let mut read = store.read(&Actor::Visitor).await.unwrap();
        let long = "a ".repeat(5_000);
        for text in ["%", "_", "'; drop table person; --", "\"*", "\\", "\0", "🫀", long.as_str()] {
            for list in DirectoryList::ALL {
                let query = DirectoryQuery {
                    text: text.to_owned(),
                    kind: Some(text.to_owned()),
                    state: Some(StateKey::new(text)),
                    page: u32::MAX,
                    ..DirectoryQuery::new(*list)
                };
                let kept = read.list_directory(&query).await;
                assert_eq!(kept.map(|page| page.total).unwrap_or(-1), 0, "{list}: {text:.20?}");
                let query = DirectoryQuery { text: text.to_owned(), page: 0, ..DirectoryQuery::new(*list) };
                read.list_directory(&query).await.unwrap();
            }
        }
    }

    async fn what_has_ended_is_on_no_list_but_keeps_its_page(store: Empty) {
        let mut world = world();
        let today = store.clock().today();
        let region = &mut world.content.health_regions[0];
        region.valid_to = Some(today);
        let ended = region.id;
        let last_day = &mut world.content.health_regions[1];
        last_day.valid_to = today.next_day();
        let ending = last_day.id;
        store.fill(&world.content).await;
        let mut read = store.read(&Actor::System).await.unwrap();
        let (rows, _) = whole_list(&mut read, &DirectoryQuery::new(DirectoryList::HealthRegions)).await;
        assert!(rows.iter().all(|row| row.key != ended.to_string()));
        assert!(rows.iter().any(|row| row.key == ending.to_string()));
        assert_eq!(read.get_health_region(ended).await.unwrap().detail.record.id, ended);
    }

    async fn the_page_of_a_committee_shows_its_seats_parts_and_fields(store: Demo) {
        let content = store.content();
        let forum = CommitteeId::named("hassberge/forum");
        let coordinator = store.actor(COORDINATOR).await;
        let page = store.read(&coordinator).await.unwrap().get_committee(forum).await.unwrap();
        let record = content.committees.iter().find(|record| record.id == forum).unwrap();
        assert_eq!(page.record, *record);
        let seats: BTreeMap<_, _> = content
            .memberships
            .iter()
            .filter(|seat| seat.committee_id == forum)
            .map(|seat| {
                (seat.id, (seat.person_id.map(|id| id.0), seat.organisation_id.map(|id| id.0), seat.role))
            })
            .collect();
        let shown: BTreeMap<_, _> = page
            .around
            .seats
            .iter()
            .map(|seat| {
                let id = |named: &Option<domain::directory::NamedRecord>| {
                    named.as_ref().map(|named| named.record.id)
                };
                (seat.membership_id, (id(&seat.person), id(&seat.organisation), seat.role))
            })
            .collect();
        assert_eq!(shown, seats);
        assert!(page.around.seats.is_sorted_by_key(|seat| seat.role));
        assert!(page.around.seats.iter().any(|seat| seat.is_vacant));
        let parts: BTreeSet<_> = page.around.parts.iter().map(|part| part.record.id).collect();
        let today = store.clock().today();
        let stands = |valid_to: Option<Date>| valid_to.is_none_or(|end| end > today);
        let children = content.committees.iter();
        let children =
            children.filter(|record| record.parent_id == Some(forum) && stands(record.valid_to));
        // What is over is not among them.
        assert!(content.committees.iter().any(|record| record.parent_id == Some(forum) && !stands(record.valid_to)));
        assert_eq!(parts, children.map(|record| record.id.0).collect());
        let fields: BTreeSet<_> =
            content.committee_fields.iter().filter(|(of, _)| *of == forum).map(|(_, field)| field).collect();
        assert_eq!(page.around.fields.len(), fields.len());
        assert!(
            page.around.context.iter().any(|named| named.name == "Gesundheitsregion plus Landkreis Haßberge")
        );
        assert!(page.around.relations.iter().any(|entry| !entry.is_outgoing));
    }

    async fn a_visitor_sees_that_a_seat_is_taken_but_not_by_whom(store: Demo) {
        let forum = CommitteeId::named("hassberge/forum");
        let page = store.read(&Actor::Visitor).await.unwrap().get_committee(forum).await.unwrap();
        let chair = page.around.seats.iter().find(|seat| seat.role == MembershipRole::Chair).unwrap();
        assert!(chair.person.is_none() && !chair.is_vacant && chair.organisation.is_some());
        assert!(page.around.seats.iter().all(|seat| seat.person.is_none()));
    }

    async fn the_page_of_an_organisation_shows_its_people_and_seats(store: Demo) {
        let content = store.content();
        let body = OrganisationId::named("hassberge/psp");
        let member = store.actor(MEMBER).await;
        let page = store.read(&member).await.unwrap().get_organisation(body).await.unwrap();
        let people: BTreeSet<_> = page.around.parts.iter().map(|part| part.record.id).collect();
        let employed = content.people.iter().filter(|person| person.organisation_id == Some(body));
        assert_eq!(people, employed.map(|person| person.id.0).collect());
        assert_eq!(people.len(), 2);
        let seats = content.memberships.iter().filter(|seat| seat.organisation_id == Some(body));
        assert_eq!(page.around.seats.len(), seats.count());
        assert!(!page.around.fields.is_empty());
    }

    async fn the_page_of_a_person_shows_seats_and_where_the_person_works(store: Demo) {
        let content = store.content();
        let person = PersonId::named("hassberge/psp");
        let member = store.actor(MEMBER).await;
        let page = store.read(&member).await.unwrap().get_person(person).await.unwrap();
        let seats = content.memberships.iter().filter(|seat| seat.person_id == Some(person));
        assert_eq!(page.detail.around.seats.len(), seats.count());
        let context: Vec<_> = page.detail.around.context.iter().map(|named| named.record.kind).collect();
        assert_eq!(context, [RecordKind::HealthRegion, RecordKind::Organisation]);
    }

    async fn the_page_of_a_health_region_shows_its_parts_and_the_plans_of_the_reader(store: Demo) {
        let content = store.content();
        let region = HealthRegionId::named("hassberge");
        for (actor, plans) in [(Actor::Visitor, 2), (store.actor(GUEST).await, 3)] {
            let page = store.read(&actor).await.unwrap().get_health_region(region).await.unwrap();
            assert_eq!(page.plans.len(), plans, "{}", actor.name());
            assert_eq!(page.districts.iter().map(|d| d.ags.as_str()).collect::<Vec<_>>(), ["09674"]);
            let parts: BTreeSet<_> = page.detail.around.parts.iter().map(|part| part.record.id).collect();
            let today = store.clock().today();
        let stands = |valid_to: Option<Date>| valid_to.is_none_or(|end| end > today);
            let committees = content.committees.iter();
            let committees = committees
                .filter(|record| record.health_region_id == Some(region) && stands(record.valid_to));
            let bodies = content.organisations.iter();
            let bodies =
                bodies.filter(|record| record.health_region_id == Some(region) && stands(record.valid_to));
            let expected = committees.map(|record| record.id.0).chain(bodies.map(|record| record.id.0));
            assert_eq!(parts, expected.collect());
        }
    }

    async fn a_health_region_covers_a_district_for_the_time_that_was_agreed(store: Empty) {
        let mut world = world();
        let today = store.clock().today();
        let region = world.content.health_regions[0].id;
        for (ags, valid_from, valid_to) in [
            ("09671", None, None),
            ("09672", None, Some(today)),
            ("09673", today.next_day(), None),
            ("09674", Some(today), today.next_day()),
        ] {
            let ags = Ags::parse(ags).unwrap();
            let district = HealthRegionDistrict { health_region_id: region, ags, valid_from, valid_to };
            world.content.health_region_districts.push(district);
        }
        store.fill(&world.content).await;
        let page = store.read(&Actor::System).await.unwrap().get_health_region(region).await.unwrap();
        let covered: BTreeSet<_> = page.districts.iter().map(|district| district.ags.as_str()).collect();
        assert_eq!(covered, BTreeSet::from(["09671", "09674"]));
    }

    async fn hanau_is_a_district_of_its_own_since_2026(store: Demo) {
        let mut read = store.read(&Actor::Visitor).await.unwrap();
        let before = read.list_regions(date!(2025 - 12 - 31)).await.unwrap();
        let since = read.list_regions(date!(2026 - 01 - 01)).await.unwrap();
        assert_eq!((before.len(), since.len()), (400, 401));
        let people = |regions: &[domain::directory::Region], ags: &str| {
            regions.iter().find(|region| region.ags.as_str() == ags).map(|region| region.population)
        };
        assert_eq!(people(&before, "06415"), None);
        let hanau = people(&since, "06415").unwrap();
        assert_eq!(people(&since, "06435").unwrap() + hanau, people(&before, "06435").unwrap());
    }

    async fn a_district_knows_the_territories_it_has_had_and_what_became_of_it(store: Demo) {
        let mut read = store.read(&Actor::Visitor).await.unwrap();
        let district = read.get_region(&Ags::parse("06435").unwrap()).await.unwrap();
        let days: Vec<_> =
            district.territories.iter().map(|region| (region.valid_from, region.valid_to)).collect();
        let hanau_left = date!(2026 - 01 - 01);
        assert_eq!(days, [(Some(hanau_left), None), (None, Some(hanau_left))]);
        let succession = district.successions.iter().find(|s| s.successor.as_str() == "06415").unwrap();
        assert_eq!(succession.on, hanau_left);
        assert!(!district.health_regions.is_empty());
        let hanau = read.get_region(&Ags::parse("06415").unwrap()).await.unwrap();
        assert_eq!(hanau.territories[0].kind, RegionKind::KreisfreieStadt);
        assert_eq!(hanau.successions, district.successions);
    }

    async fn districts_are_filtered_and_sorted_like_other_lists(store: Demo) {
        let mut read = store.read(&Actor::Visitor).await.unwrap();
        let all = DirectoryQuery::new(DirectoryList::Regions);
        let bavarian = DirectoryQuery {
            state: Some(StateKey::new("09")),
            kind: Some("Landkreis".to_owned()),
            sort: DirectorySort::Size,
            ..all.clone()
        };
        let page = read.list_directory(&bavarian).await.unwrap();
        assert_eq!((page.total, page.rows[0].name.as_str()), (71, "München"));
        assert!(page.rows.iter().all(|row| row.kind == "Landkreis" && row.context == "Bayern"));
        let named = DirectoryQuery { text: "hanau".to_owned(), ..all };
        assert_eq!(read.list_directory(&named).await.unwrap().rows[0].key, "06415");
    }

    async fn fields_of_action_are_known_by_name(store: Demo) {
        let fields = store.read(&Actor::Visitor).await.unwrap().list_fields().await.unwrap();
        assert_eq!(fields.len(), store.content().fields.len());
        assert!(fields.iter().all(|field| store.content().fields.contains(field)));
    }

    async fn districts_are_loaded_once(store: Demo) {
        let mut write = store.write(&Actor::System).await.unwrap();
        write.load_regions(&store::content::regions::regions()).await.unwrap();
        write.commit().await.unwrap();
        let mut read = store.read(&Actor::Visitor).await.unwrap();
        assert_eq!(read.list_regions(store.clock().today()).await.unwrap().len(), 401);
    }

    async fn content_that_is_there_is_not_loaded_again(store: Demo) {
        let mut write = store.write(&Actor::System).await.unwrap();
        assert!(matches!(write.load(&store.content(), None).await, Err(StoreError::Conflict(_))));
    }

    async fn content_that_does_not_hang_together_is_refused(store: Empty) {
        let content = world().content;
        let broken: [(RecordKind, Content); 3] = [
            (RecordKind::Committee, Content { memberships: content.memberships, ..Content::default() }),
            (RecordKind::Person, Content { contacts: content.contacts, ..Content::default() }),
            (RecordKind::HealthRegion, Content { plans: content.plans, ..Content::default() }),
        ];
        for (missing, content) in broken {
            let refused = store.write(&Actor::System).await.unwrap().load(&content, None).await;
            assert!(matches!(refused, Err(StoreError::NotFound(kind)) if kind == missing), "{refused:?}");
        }
        assert!(store.read(&Actor::System).await.unwrap().is_empty().await.unwrap());
    }
}

/// All rows of a list, page by page, and the total that each page tells.
async fn whole_list(read: &mut Session, query: &DirectoryQuery) -> (Vec<DirectoryRow>, i64) {
    let mut query = query.clone();
    let mut rows = Vec::new();
    loop {
        let page = read.list_directory(&query).await.unwrap();
        let is_last = page.rows.len() < DirectoryQuery::PAGE_SIZE as usize;
        assert!(page.rows.is_empty() || rows.len() + page.rows.len() <= page.total as usize);
        rows.extend(page.rows);
        if is_last {
            let total = rows.len() as i64;
            assert!(
                page.total == total
                    || total == i64::from(query.page - 1) * i64::from(DirectoryQuery::PAGE_SIZE)
            );
            return (rows, total);
        }
        query.page += 1;
    }
}

/// How often the value changes from row to row, and once more.
fn groups(rows: &[DirectoryRow], value: impl Fn(&DirectoryRow) -> String) -> usize {
    rows.chunk_by(|a, b| value(a) == value(b)).count()
}

fn distinct(rows: &[DirectoryRow], value: impl Fn(&DirectoryRow) -> String) -> usize {
    rows.iter().map(value).collect::<BTreeSet<_>>().len()
}

/// The records that the page of a record mentions, or that there is no such page; `None` for kinds without one.
async fn page(read: &mut Session, record: RecordRef) -> Option<Result<Vec<RecordRef>, ()>> {
    let around = match record.kind {
        RecordKind::HealthRegion => {
            let page = read.get_health_region(HealthRegionId(record.id)).await;
            page.map(|page| {
                let mut around = page.detail.around;
                let plans = page.plans.into_iter().map(|summary| domain::directory::NamedRecord {
                    record: RecordRef::new(RecordKind::Plan, summary.plan.id),
                    name: String::new(),
                });
                around.parts.extend(plans);
                around
            })
        }
        RecordKind::Organisation => {
            read.get_organisation(OrganisationId(record.id)).await.map(|page| page.around)
        }
        RecordKind::Committee => read.get_committee(CommitteeId(record.id)).await.map(|page| page.around),
        RecordKind::Person => read.get_person(PersonId(record.id)).await.map(|page| page.detail.around),
        _ => return None,
    };
    let around = match around {
        Ok(around) => around,
        Err(StoreError::NotFound(kind)) if kind == record.kind => return Some(Err(())),
        Err(other) => panic!("{other}"),
    };
    let seats = around.seats.iter().flat_map(|seat| {
        [
            Some(seat.committee.record),
            seat.person.as_ref().map(|p| p.record),
            seat.organisation.as_ref().map(|o| o.record),
        ]
    });
    let named = around.parts.iter().chain(&around.context).map(|named| named.record);
    let related = around.relations.iter().map(|entry| entry.other.record);
    Some(Ok(seats.flatten().chain(named).chain(related).collect()))
}
