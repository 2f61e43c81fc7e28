//! Who gets which answer: every server function and every route, asked by everybody.

use std::collections::BTreeSet;

use app::{
    accounts::api as accounts,
    directory::{
        api as directory, bulk::api as bulk, care::api as care, committee_api as committees,
        duplicates::api as duplicates, fields::api as fields, health_region_api as health_regions,
        record_api as records, removal::api as removal, succession_api as succession,
    },
    exchange::api as exchange,
    links::CommitteeSheet,
    network::{api as network, query::MapQuery, saved_views::api as views},
    plan::{
        api as plan, attachment_api, checklist_api as checklist, comment_api as comment, judgement_api,
        life_api as life, link_api, measure_api as measure, notifications::api as notifications,
        outline_api as outline, own_field_api as own, partner_api, reporting::api as reporting,
        restoring_api as restoring, saved_views::api as plan_views, steps_api as steps,
    },
    reports::{api as reports, health::api as health, own::api as own_dashboards, regions::api as regions},
    search::api as search,
};
use axum::http::{Method, Request};
use domain::{
    change::{RecordKind, RecordRef},
    directory::{
        BulkForm, CommitteeForm, DirectoryList, DirectoryQuery, FieldForm, HealthRegionForm, MembershipRole,
        MergeChoices, OrganisationForm, PersonForm, RenameForm, SuccessionForm,
    },
    id::{
        AttachmentId, ChecklistPointId, CommentId, CommitteeId, FieldId, GoalId, HealthRegionId, ImportId,
        IndicatorId, MeasureId, MeasureLinkId, MeasurePartnerId, MembershipId, MergeId, MilestoneId,
        NotificationId, OrganisationId, OutcomeId, OwnDashboardId, OwnFieldId, PersonId, PlanId, RelationId,
        RemovalId, SavedPlanViewId, SavedViewId, TopicId,
    },
    permission::Visibility,
    plan::{
        Lane, LinkWord, ListStep, MailRhythm, MeasureField, MeasureStatus, NotificationKind, OwnFieldKind,
        OwnFieldWish, Period, PlanState, PlanView, TrafficLight,
    },
};
use leptos::server_fn::{ServerFn, axum::server_fn_paths};
use serde::Serialize;
use time::macros::date;
use uuid::Uuid;

use crate::{
    plan::{current_plan, draft_plan},
    support::{
        Demo,
        people::{CHAIR, COORDINATOR, GUEST, HESSEN, MANAGER, MEMBER, OPERATOR, PEOPLE},
        test_app::Client,
    },
};

/// Everybody, in the order of the columns of the tables below.
const ASKING: [Option<&str>; 8] = [
    None,
    Some(OPERATOR),
    Some(HESSEN),
    Some(COORDINATOR),
    Some(MANAGER),
    Some(CHAIR),
    Some(MEMBER),
    Some(GUEST),
];

/// The status for: visitor, operator, coordinator of Hessen, coordinator, manager, chair, member, guest of Haßberge.
type Row = [u16; 8];

/// For everybody.
const ALL: Row = [200; 8];
/// For everybody who is signed in.
const SIGNED_IN: Row = [404, 200, 200, 200, 200, 200, 200, 200];
/// For everybody who is signed in; visitors are told to do so.
const SIGNED_IN_ONLY: Row = [401, 200, 200, 200, 200, 200, 200, 200];
/// For those with a role in Haßberge; the operator has one everywhere.
const REGION: Row = [404, 200, 404, 200, 200, 200, 200, 200];
/// For those who may bring lists into the directory of some health region; visitors are told to sign in.
const IMPORTS: Row = [401, 403, 200, 200, 403, 403, 403, 403];
/// For those who run the instance; visitors are told to sign in.
const ARCHIVES: Row = [401, 200, 403, 403, 403, 403, 403, 403];
/// For those who run the instance, who are told that somebody else was faster; visitors are told to sign in.
const SHAPES_FIELDS: Row = [401, 409, 403, 403, 403, 403, 403, 403];
/// For those who coordinate or lead, wherever; visitors are told to sign in.
const COMPARES: Row = [401, 403, 200, 200, 200, 403, 403, 403];
/// For nobody.
const NONE: Row = [404; 8];

contract! {
    async fn every_server_function_gives_everybody_the_answer_they_may_have(app: Demo) {
        let clients = everybody(&app).await;
        let functions = functions();
        for function in &functions {
            for (client, (asking, expected)) in clients.iter().zip(ASKING.iter().zip(function.expected)) {
                let answer = client.post_to_function(function.path, function.body.clone()).await;
                assert_eq!(
                    answer.status,
                    expected,
                    "{} {} for {}: {}",
                    function.path,
                    function.body,
                    asking.unwrap_or("a visitor"),
                    answer.body,
                );
            }
        }
        let known: BTreeSet<_> = functions.iter().map(|function| function.path).collect();
        let registered: BTreeSet<_> = server_fn_paths().map(|(path, _)| path).collect();
        assert_eq!(known, registered, "every server function has a row in the table");
        assert!(
            server_fn_paths().all(|(_, method)| method == Method::POST),
            "no function is called by a link"
        );
    }

    async fn every_route_gives_everybody_the_answer_they_may_have(app: Demo) {
        let clients = everybody(&app).await;
        for (path, expected) in routes() {
            for (client, (asking, expected)) in clients.iter().zip(ASKING.iter().zip(expected)) {
                let status = match client.listen_or_get(&path).await {
                    status if status.is_redirection() => 200,
                    status => status.as_u16(),
                };
                assert_eq!(status, expected, "{path} for {}", asking.unwrap_or("a visitor"));
            }
        }
    }

    async fn no_route_answers_to_other_methods(app: Demo) {
        let clients = [app.anonymous(), app.signed_in(COORDINATOR).await];
        for client in clients {
            for (path, _) in routes() {
                for method in [Method::PUT, Method::DELETE, Method::PATCH] {
                    let request =
                        Request::builder().method(&method).uri(&path).header("sec-fetch-site", "same-origin");
                    let answer = client.send(request).await;
                    assert!(answer.status.is_client_error(), "{method} {path}: {}", answer.status);
                }
            }
        }
    }

    async fn every_route_of_the_application_is_in_the_table(_app: Demo) {
        let pages: BTreeSet<String> =
            server::routes().into_iter().map(|route| route.path().to_owned()).collect();
        let asked: Vec<String> = routes().into_iter().map(|(path, _)| path).collect();
        for page in pages {
            let parts: Vec<_> = page.split('/').collect();
            let is_asked = asked.iter().any(|path| {
                let path = path.split('?').next().unwrap_or_default();
                let asked: Vec<_> = path.split('/').collect();
                asked.len() == parts.len()
                    && asked.iter().zip(&parts).all(|(asked, part)| part.starts_with('{') || asked == part)
            });
            assert!(is_asked, "{page} has no row in the table");
        }
    }
}

async fn everybody(app: &Demo) -> Vec<Client> {
    let mut clients = vec![app.anonymous()];
    for email in PEOPLE {
        clients.push(app.signed_in(email).await);
    }
    clients
}

/// A call of a server function, and its status for everybody.
struct Function {
    path: &'static str,
    body: String,
    expected: Row,
}

fn function<F: ServerFn + Serialize>(input: &F, expected: Row) -> Function {
    Function { path: F::PATH, body: serde_qs::to_string(input).unwrap(), expected }
}

/// Every server function, with what is public, what is for some, and what does not exist.
fn functions() -> Vec<Function> {
    let (region, body) = (HealthRegionId::named("hassberge"), OrganisationId::named("hassberge/psp"));
    let (committee, person) = (CommitteeId::named("hassberge/forum"), PersonId::named("hassberge/psp"));
    let none = "00000000-0000-0000-0000-000000000000".to_owned();
    let dashboard = OwnDashboardId::named("none");
    let (public_measure, draft_measure) = (public_measure(), draft_measure());
    let moves = |measure| plan::MoveMeasure {
        measure,
        column: MeasureStatus::Running,
        after: None,
        lane: Lane::All,
        version: -1,
    };
    let no_view = SavedViewId::named("none");
    let list = |list| directory::LoadList { query: Some(DirectoryQuery::new(list)) };
    vec![
        function(&accounts::LoadViewer {}, ALL),
        function(&directory::LoadHome {}, ALL),
        function(&directory::LoadCounts {}, ALL),
        function(&directory::LoadChoices {}, ALL),
        function(&list(DirectoryList::Committees), ALL),
        function(&list(DirectoryList::People), ALL),
        function(&directory::LoadList { query: None }, NONE),
        function(&directory::LoadHealthRegion { id: region.to_string() }, ALL),
        function(&directory::LoadHealthRegion { id: none.clone() }, NONE),
        function(&directory::LoadCommittee { id: committee.to_string() }, ALL),
        function(&directory::LoadCommittee { id: none.clone() }, NONE),
        function(&members(&committee.to_string(), Some(CommitteeSheet::MailingList)), ALL),
        function(&members(&none, Some(CommitteeSheet::AttendanceList)), NONE),
        function(&members(&committee.to_string(), None), NONE),
        function(&directory::LoadOrganisation { id: body.to_string() }, ALL),
        function(&directory::LoadOrganisation { id: "x".to_owned() }, NONE),
        function(&directory::LoadPerson { id: person.to_string() }, SIGNED_IN),
        function(&directory::LoadPerson { id: none }, NONE),
        function(&directory::LoadRegion { ags: "09674".to_owned() }, ALL),
        function(&directory::LoadRegion { ags: "99999".to_owned() }, NONE),
        function(&directory::FindMembers { text: "pflege".to_owned() }, ALL),
        // A member that is not there: whoever may edit the committee is told so, and nobody is added.
        function(&add_seat(committee), [401, 403, 403, 404, 403, 403, 403, 403]),
        function(&add_seat(health_care()), [401, 403, 403, 404, 403, 404, 403, 403]),
        function(&add_seat(CommitteeId::named("none")), [401, 404, 404, 404, 404, 404, 404, 404]),
        function(&change_seat(MembershipId::named("none")), [401, 404, 404, 404, 404, 404, 404, 404]),
        function(&end_seat(MembershipId::named("none")), [401, 404, 404, 404, 404, 404, 404, 404]),
        function(&committees::LoadNewCommittee {}, ENTERS),
        function(&committees::LoadEditedCommittee { id: committee.to_string() }, EDITS),
        function(
            &committees::LoadEditedCommittee { id: health_care().to_string() },
            [403, 403, 403, 200, 403, 200, 403, 403],
        ),
        function(&committees::LoadEditedCommittee { id: "x".to_owned() }, NONE),
        // Without a name: whoever may set up committees is told so, and none is set up.
        function(&create_committee(region), [401, 403, 403, 422, 403, 403, 403, 403]),
        function(&create_committee(HealthRegionId::named("none")), UNKNOWN),
        // A version that never was: whoever may change the committee is told that it is stale, and nothing is changed.
        function(&edit_committee(committee), [401, 403, 403, 409, 403, 403, 403, 403]),
        function(&edit_committee(health_care()), [401, 403, 403, 409, 403, 409, 403, 403]),
        function(&edit_committee(CommitteeId::named("none")), UNKNOWN),
        function(&health_regions::LoadNewHealthRegion { state: None }, SETS_UP_REGIONS),
        function(
            &health_regions::LoadNewHealthRegion { state: Some("09".to_owned()) },
            [403, 200, 403, 403, 403, 403, 403, 403],
        ),
        function(&health_regions::LoadEditedHealthRegion { id: region.to_string() }, EDITS_REGION),
        function(&health_regions::LoadEditedHealthRegion { id: "x".to_owned() }, NONE),
        function(&create_health_region("09"), [401, 422, 403, 403, 403, 403, 403, 403]),
        function(&create_health_region("06"), [401, 422, 422, 403, 403, 403, 403, 403]),
        function(&edit_health_region(region), [401, 409, 403, 409, 403, 403, 403, 403]),
        function(&edit_health_region(HealthRegionId::named("none")), UNKNOWN),
        function(&load_care("", "", ""), IMPORTS),
        function(&load_care(&region.to_string(), "person", "24"), [401, 403, 404, 200, 403, 403, 403, 403]),
        function(&load_care("x", "", ""), [401, 404, 404, 404, 404, 404, 404, 404]),
        function(&load_care("", "plan", ""), [401, 404, 404, 404, 404, 404, 404, 404]),
        function(&confirm(RecordKind::Organisation, body), [401, 403, 403, 200, 403, 403, 403, 403]),
        function(&confirm(RecordKind::Committee, health_care()), [401, 403, 403, 200, 403, 200, 403, 403]),
        function(&confirm(RecordKind::Person, PersonId::named("none")), UNKNOWN),
        function(&care::ConfirmRecords { chosen: vec!["x".to_owned()] }, UNKNOWN),
        // Where no mail is sent, whoever may ask is told so, and nothing is kept.
        function(
            &care::AskConcerned { record: record_word(RecordKind::Organisation, body) },
            [401, 403, 403, 422, 403, 403, 403, 403],
        ),
        function(&care::AskConcerned { record: "x".to_owned() }, UNKNOWN),
        function(
            &care::SettleCareNote { record: record_word(RecordKind::Person, person), seen: String::new() },
            [401, 403, 403, 200, 403, 403, 403, 403],
        ),
        function(&care::SettleCareNote { record: "x".to_owned(), seen: String::new() }, UNKNOWN),
        function(&care::LoadAsked { token: "none".to_owned() }, NONE),
        function(&care::ConfirmOwn { token: "none".to_owned() }, NONE),
        function(&care::TellChange { token: "none".to_owned(), note: "Neu".to_owned() }, NONE),
        function(&bulk::LoadBulk { query: Some(DirectoryQuery::new(DirectoryList::People)) }, IMPORTS),
        function(&bulk::LoadBulk { query: None }, UNKNOWN),
        // Of a version that never was: whoever may edit it is told that it is stale.
        function(&edit_bulk(body), [401, 403, 403, 409, 403, 403, 403, 403]),
        function(&fields::LoadFields {}, ALL),
        // Without a name, of fields that are not there or of an old version: whoever may is told so, and nothing is written.
        function(&fields::AddField { form: FieldForm::default() }, [401, 422, 403, 403, 403, 403, 403, 403]),
        function(
            &fields::EditField { field: FieldId::named("pf"), form: FieldForm::default(), version: 7 },
            SHAPES_FIELDS,
        ),
        function(
            &fields::MoveField { field: FieldId::named("pf"), step: ListStep::Up, version: 7 },
            SHAPES_FIELDS,
        ),
        function(
            &fields::AddTopic { field: FieldId::named("none"), form: FieldForm::default() },
            [401, 404, 403, 403, 403, 403, 403, 403],
        ),
        function(
            &fields::EditTopic {
                topic: TopicId::named("pf/Kurzzeitpflege"),
                form: FieldForm::default(),
                version: 7,
            },
            SHAPES_FIELDS,
        ),
        function(
            &fields::MoveTopic { topic: TopicId::named("pf/Kurzzeitpflege"), step: ListStep::Up, version: 7 },
            SHAPES_FIELDS,
        ),
        function(&duplicates::LoadDuplicates { region: String::new() }, IMPORTS),
        function(
            &duplicates::LoadDuplicates { region: region.to_string() },
            [401, 403, 404, 200, 403, 403, 403, 403],
        ),
        function(
            &duplicates::LoadDuplicates { region: "x".to_owned() },
            [401, 404, 404, 404, 404, 404, 404, 404],
        ),
        function(&load_merge(RecordKind::Organisation, body, other_body().0), EDITS),
        function(
            &load_merge(RecordKind::Person, person, other_person().0),
            [404, 403, 403, 200, 403, 403, 403, 403],
        ),
        function(&load_merge(RecordKind::Person, person, person.0), NONE),
        function(&load_merge(RecordKind::Committee, committee, region.0), NONE),
        // Apart from itself: whoever may change it is told that it makes no sense, and nothing is noted.
        function(&set_apart(RecordKind::Organisation, body), [401, 403, 403, 422, 403, 403, 403, 403]),
        function(&set_apart(RecordKind::Person, PersonId::named("none")), UNKNOWN),
        // Versions that never were: whoever may merge is told that they are stale, and nothing is merged.
        function(
            &merge(RecordKind::Organisation, body, other_body().0),
            [401, 403, 403, 409, 403, 403, 403, 403],
        ),
        function(
            &merge(RecordKind::Person, person, other_person().0),
            [401, 403, 403, 409, 403, 403, 403, 403],
        ),
        function(&merge(RecordKind::Person, PersonId::named("none"), person.0), UNKNOWN),
        function(&merge(RecordKind::Committee, committee, region.0), UNKNOWN),
        // Nothing has become part of it, of which whoever may not change it would not be told either.
        function(&duplicates::LoadMerged { record: RecordRef::new(RecordKind::Organisation, body) }, ALL),
        function(&duplicates::PartMerged { merge: MergeId::named("none") }, UNKNOWN),
        function(&load_removal("organisation", body), EDITS),
        function(&load_removal("committee", committee), EDITS),
        function(&load_removal("person", person), [404, 403, 403, 200, 403, 403, 403, 403]),
        function(&load_removal("health_region", region), NONE),
        function(&load_removal("relation", RelationId::named("none")), NONE),
        // Of versions that never were: whoever may remove is told that they are stale, and nothing is removed.
        function(&remove(RecordKind::Organisation, body), [401, 403, 403, 409, 403, 403, 403, 403]),
        function(&remove(RecordKind::Committee, committee), [401, 403, 403, 409, 403, 403, 403, 403]),
        function(&remove(RecordKind::Person, person), [401, 403, 403, 409, 403, 403, 403, 403]),
        function(&remove(RecordKind::HealthRegion, region), UNKNOWN),
        function(&removal::LoadDirectoryTrash {}, IMPORTS),
        function(&removal::RestoreRecord { removal: RemovalId::named("none") }, UNKNOWN),
        function(&records::LoadNewOrganisation {}, ENTERS),
        function(&records::LoadNewPerson {}, ENTERS),
        function(&records::LoadEditedOrganisation { id: body.to_string() }, EDITS),
        function(&records::LoadEditedOrganisation { id: "x".to_owned() }, NONE),
        function(
            &records::LoadEditedPerson { id: person.to_string() },
            [404, 403, 403, 200, 403, 403, 403, 403],
        ),
        function(&records::LoadEditedPerson { id: PersonId::named("none").to_string() }, NONE),
        function(&namesakes(RecordKind::Organisation), ALL),
        function(&namesakes(RecordKind::Plan), ALL),
        // Without a name: whoever may enter records is told so, and none is entered.
        function(&create_organisation(region), [401, 403, 403, 422, 403, 403, 403, 403]),
        function(&create_organisation(HealthRegionId::named("none")), UNKNOWN),
        function(&create_person(region), [401, 403, 403, 422, 403, 403, 403, 403]),
        function(&create_person(HealthRegionId::named("none")), UNKNOWN),
        // A version that never was: whoever may change the record is told that it is stale, and nothing is changed.
        function(&edit_organisation(body), [401, 403, 403, 409, 403, 403, 403, 403]),
        function(&edit_organisation(OrganisationId::named("none")), UNKNOWN),
        function(&succession::LoadSuccession { id: body.to_string() }, EDITS),
        function(&succession::LoadSuccession { id: OrganisationId::named("none").to_string() }, NONE),
        function(&rename(body), [401, 403, 403, 409, 403, 403, 403, 403]),
        function(&rename(OrganisationId::named("none")), UNKNOWN),
        function(&succeed(body), [401, 403, 403, 409, 403, 403, 403, 403]),
        function(&succeed(OrganisationId::named("none")), UNKNOWN),
        function(&edit_person(person), [401, 403, 403, 409, 403, 403, 403, 403]),
        function(&edit_person(PersonId::named("none")), UNKNOWN),
        function(
            &end_record(RecordRef::new(RecordKind::Organisation, body)),
            [401, 403, 403, 409, 403, 403, 403, 403],
        ),
        function(
            &end_record(RecordRef::new(RecordKind::Person, person)),
            [401, 403, 403, 409, 403, 403, 403, 403],
        ),
        function(
            &end_record(RecordRef::new(RecordKind::Committee, committee)),
            [401, 403, 403, 409, 403, 403, 403, 403],
        ),
        function(
            &end_record(RecordRef::new(RecordKind::Committee, health_care())),
            [401, 403, 403, 409, 403, 409, 403, 403],
        ),
        function(
            &end_record(RecordRef::new(RecordKind::HealthRegion, region)),
            [401, 409, 403, 409, 403, 403, 403, 403],
        ),
        function(&end_record(RecordRef::new(RecordKind::Plan, current_plan())), UNKNOWN),
        function(&exchange::LoadArchiveOffer {}, ARCHIVES),
        function(&exchange::LoadImports {}, IMPORTS),
        // What an import of their own is answered has tests of its own; nobody is told of one that is not there.
        function(&exchange::LoadImport { import: ImportId::named("none"), show: None, page: 1 }, NONE),
        function(
            &exchange::SetImportHead {
                import: ImportId::named("none"),
                version: 1,
                sheet: 0,
                first: 1,
                count: 1,
            },
            UNKNOWN,
        ),
        function(
            &exchange::SetImportColumns { import: ImportId::named("none"), version: 1, columns: Vec::new() },
            UNKNOWN,
        ),
        function(
            &exchange::AnswerImport {
                import: ImportId::named("none"),
                version: 1,
                answers: Vec::new(),
                leave_out: true,
            },
            UNKNOWN,
        ),
        function(&exchange::ApplyImport { import: ImportId::named("none"), version: 1 }, UNKNOWN),
        function(&exchange::UndoImport { import: ImportId::named("none"), version: 1 }, UNKNOWN),
        function(&exchange::RemoveImport { import: ImportId::named("none"), version: 1 }, UNKNOWN),
        function(&network::LoadMap { query: Default::default() }, ALL),
        function(&network::LoadBonds { query: Default::default() }, ALL),
        function(&views::ListViews {}, ALL),
        function(&views::OpenView { id: no_view, presents: false }, NONE),
        // Without a name: whoever may keep views is told that it is invalid, and nothing is kept.
        function(
            &views::SaveView { name: String::new(), audience: "private".to_owned(), query: String::new() },
            [401, 422, 422, 422, 422, 422, 422, 422],
        ),
        function(
            &views::ChangeView {
                id: no_view,
                version: 1,
                name: String::new(),
                audience: String::new(),
                query: String::new(),
            },
            [401, 404, 404, 404, 404, 404, 404, 404],
        ),
        function(&views::FindStartView { committee: CommitteeId::named("none") }, ALL),
        function(
            &views::SetStartView { id: no_view, version: 1, is_start: true },
            [401, 404, 404, 404, 404, 404, 404, 404],
        ),
        function(&views::RemoveView { id: no_view, version: 1 }, [401, 404, 404, 404, 404, 404, 404, 404]),
        function(&views::RestoreView { id: no_view }, [401, 404, 404, 404, 404, 404, 404, 404]),
        function(&network::LoadTopic { query: topic() }, ALL),
        function(&network::LoadGaps { query: Default::default() }, ALL),
        function(&network::LoadInvolvement { record: RecordRef::new(RecordKind::Committee, committee) }, ALL),
        function(&network::LoadInvolvement { record: RecordRef::new(RecordKind::Person, person) }, SIGNED_IN),
        function(&network::LoadInvolvement { record: RecordRef::new(RecordKind::Person, committee) }, NONE),
        function(&network::LoadImprint {}, ALL),
        function(&network::LoadSpan {}, ALL),
        function(&network::LoadHistory {}, ALL),
        function(&search::LoadHits { question: "pflege".to_owned() }, ALL),
        function(&reports::LoadOverview {}, ALL),
        function(&reports::LoadDashboard { plan: None, weeks: None, on: None, since: None }, ALL),
        function(
            &reports::LoadDashboard {
                plan: Some(current_plan().to_string()),
                weeks: Some("8".to_owned()),
                on: Some("x".to_owned()),
                since: None,
            },
            ALL,
        ),
        function(
            &reports::LoadDashboard {
                plan: Some(draft_plan().to_string()),
                weeks: None,
                on: None,
                since: None,
            },
            ALL,
        ),
        function(&own_dashboards::ListOwnDashboards {}, ALL),
        function(&own_dashboards::LoadOwnDashboard { id: "none".to_owned() }, NONE),
        function(&own_dashboards::LoadOwnDashboard { id: dashboard.to_string() }, NONE),
        function(&own_dashboards::LoadDashboardForm { id: dashboard.to_string() }, NONE),
        // Without a name: whoever may keep dashboards is told so, and nothing is kept.
        function(&create_dashboard(), [401, 422, 422, 422, 422, 422, 422, 422]),
        function(&change_dashboard(dashboard), UNKNOWN),
        function(&add_tile(dashboard), UNKNOWN),
        function(
            &own_dashboards::MoveTile { id: dashboard, version: 1, place: 0, step: ListStep::Up },
            UNKNOWN,
        ),
        function(&own_dashboards::RemoveTile { id: dashboard, version: 1, place: 0 }, UNKNOWN),
        function(&own_dashboards::RemoveDashboard { id: dashboard, version: 1 }, UNKNOWN),
        function(&own_dashboards::RestoreDashboard { id: dashboard }, UNKNOWN),
        function(&network_health(None), ALL),
        function(&network_health(Some(HealthRegionId::named("hassberge"))), ALL),
        function(&network_health(Some(HealthRegionId::named("nowhere"))), NONE),
        // Which figures are in the answer has tests of its own.
        function(&regions::LoadRegions { state: None, year: None, compare_with: None }, COMPARES),
        function(
            &regions::LoadRegions {
                state: Some("06".to_owned()),
                year: Some("2026".to_owned()),
                compare_with: Some("like".to_owned()),
            },
            COMPARES,
        ),
        function(&plan::ListPlans {}, ALL),
        // Visitors are noted nowhere, and meet nobody; what others are told has tests of its own.
        function(&plan::VisitPlan { plan: current_plan() }, ALL),
        function(&plan::VisitPlan { plan: draft_plan() }, REGION),
        function(&plan::MeetReaders { measure: public_measure, is_there: true }, ALL),
        function(&plan::MeetReaders { measure: draft_measure, is_there: true }, REGION),
        // Whoever leaves is told nothing, whatever they leave.
        function(&plan::MeetReaders { measure: draft_measure, is_there: false }, ALL),
        function(&plan::LoadBoard { plan: current_plan(), with_milestones: true, with_ages: true }, ALL),
        function(&plan::LoadBoard { plan: draft_plan(), with_milestones: false, with_ages: false }, REGION),
        function(&plan::LoadCard { measure: public_measure }, ALL),
        function(&plan::LoadCard { measure: draft_measure }, REGION),
        function(&plan::FindPlan { record: RecordRef::new(RecordKind::Measure, public_measure) }, ALL),
        function(&plan::FindPlan { record: RecordRef::new(RecordKind::Measure, draft_measure) }, REGION),
        function(&plan::FindPlan { record: RecordRef::new(RecordKind::Person, person) }, NONE),
        // A version that never was: whoever may move it is told that it is stale, and nothing is moved.
        function(&moves(public_measure), [401, 403, 403, 409, 403, 403, 403, 403]),
        function(&moves(draft_measure), [401, 403, 404, 409, 403, 403, 403, 403]),
        function(&moves(care_measure()), [401, 403, 403, 409, 403, 403, 409, 403]),
        function(&moves(MeasureId::named("none")), UNKNOWN),
        function(&measure::LoadMeasure { measure: public_measure }, ALL),
        function(&measure::LoadMeasure { measure: draft_measure }, REGION),
        // Several measures, of which the last is not there: whoever may change the first is told so, and none is changed.
        function(
            &steps::EditMeasures {
                measures: vec![care_measure(), MeasureId::named("none")],
                field: MeasureField::Funding,
                text: "Land".to_owned(),
            },
            [401, 403, 403, 404, 403, 403, 404, 403],
        ),
        function(
            &steps::MoveMeasures {
                measures: vec![MeasureId::named("none"), care_measure()],
                column: MeasureStatus::Done,
            },
            [401, 403, 403, 404, 403, 403, 404, 403],
        ),
        function(
            &steps::RemoveMeasures { measures: vec![care_measure(), MeasureId::named("none")] },
            [401, 403, 403, 404, 403, 403, 403, 403],
        ),
        function(&steps::LoadLastStep { plan: current_plan() }, ALL),
        function(&steps::LoadLastStep { plan: draft_plan() }, REGION),
        function(&steps::LoadLastStep { plan: PlanId::named("none") }, NONE),
        function(
            &steps::UndoStep { plan: current_plan(), change: -1 },
            [401, 409, 409, 409, 409, 409, 409, 409],
        ),
        function(
            &steps::UndoStep { plan: draft_plan(), change: -1 },
            [401, 409, 404, 409, 409, 409, 409, 409],
        ),
        // An empty title: whoever may edit it is told so, and nothing is changed.
        function(&untitled(public_measure), [401, 403, 403, 422, 403, 403, 403, 403]),
        function(&untitled(draft_measure), [401, 403, 404, 422, 403, 403, 403, 403]),
        function(&untitled(care_measure()), [401, 403, 403, 422, 403, 403, 422, 403]),
        function(&untitled(MeasureId::named("none")), UNKNOWN),
        function(&reversed(public_measure), [401, 403, 403, 422, 403, 403, 403, 403]),
        function(&reversed(care_measure()), [401, 403, 403, 422, 403, 403, 422, 403]),
        function(&reversed(MeasureId::named("none")), UNKNOWN),
        function(&status(public_measure), [401, 403, 403, 409, 403, 403, 403, 403]),
        function(&status(care_measure()), [401, 403, 403, 409, 403, 403, 409, 403]),
        function(&status(MeasureId::named("none")), UNKNOWN),
        // A goal that is not there: whoever may make measures is told so, and none is made.
        function(&new_measure(String::new()), [401, 403, 403, 404, 403, 403, 403, 403]),
        function(&new_measure(health_care().to_string()), [401, 403, 403, 404, 403, 404, 403, 403]),
        function(
            &measure::RemoveMeasure { measure: care_measure(), version: -1 },
            [401, 403, 403, 409, 403, 403, 403, 403],
        ),
        function(&measure::RemoveMeasure { measure: MeasureId::named("none"), version: 1 }, UNKNOWN),
        function(&measure::RestoreMeasure { measure: care_measure() }, UNKNOWN),
        function(&milestone(care_measure()), [401, 403, 403, 422, 403, 403, 422, 403]),
        function(&milestone(MeasureId::named("none")), UNKNOWN),
        function(
            &measure::EditMilestone {
                milestone: MilestoneId::named("none"),
                title: "Auftakt".to_owned(),
                person: String::new(),
                due_on: String::new(),
            },
            UNKNOWN,
        ),
        function(
            &measure::SetMilestoneDone { milestone: MilestoneId::named("none"), is_done: true },
            UNKNOWN,
        ),
        function(&measure::RemoveMilestone { milestone: MilestoneId::named("none") }, UNKNOWN),
        // Nobody sees to it: whoever may plan is told so, and nothing is added.
        function(&point(care_measure()), [401, 403, 403, 404, 403, 403, 404, 403]),
        function(&point(MeasureId::named("none")), UNKNOWN),
        function(
            &checklist::EditChecklistPoint {
                point: open_point(),
                title: "Anders".to_owned(),
                person: String::new(),
                due_on: String::new(),
                version: -1,
            },
            [401, 403, 403, 409, 403, 403, 409, 403],
        ),
        // It is so already.
        function(
            &checklist::SetChecklistPointDone { point: open_point(), is_done: false },
            [401, 403, 403, 200, 403, 403, 200, 403],
        ),
        // It is the last.
        function(
            &checklist::MoveChecklistPoint { point: open_point(), step: ListStep::Down },
            [401, 403, 403, 200, 403, 403, 200, 403],
        ),
        function(
            &checklist::RemoveChecklistPoint { point: open_point(), version: -1 },
            [401, 403, 403, 409, 403, 403, 409, 403],
        ),
        function(
            &checklist::RemoveChecklistPoint { point: ChecklistPointId::named("none"), version: 1 },
            UNKNOWN,
        ),
        // Who may remove one that is there has a test of its own.
        function(&attachment_api::RemoveAttachment { attachment: AttachmentId::named("none") }, UNKNOWN),
        function(&restoring::LoadPartHistory { record: public_goal() }, ALL),
        function(
            &restoring::LoadPartHistory { record: RecordRef::new(RecordKind::Measure, public_measure) },
            NONE,
        ),
        // Who puts back what is in the log has a test of its own.
        function(
            &restoring::RestoreValue { change: -1, field: "title".to_owned(), seen: String::new() },
            UNKNOWN,
        ),
        // With itself: whoever may plan is told so, and nothing is linked.
        function(&link(care_measure()), [401, 403, 403, 422, 403, 403, 422, 403]),
        function(&link(MeasureId::named("none")), UNKNOWN),
        function(
            &link_api::UnlinkMeasures { measure: care_measure(), link: MeasureLinkId::named("none") },
            UNKNOWN,
        ),
        // An organisation that is not there: whoever may plan is told so, and nothing is noted.
        function(&partner(care_measure()), [401, 403, 403, 404, 403, 403, 404, 403]),
        function(&partner(MeasureId::named("none")), UNKNOWN),
        function(
            &partner_api::RemovePartner { measure: care_measure(), partner: MeasurePartnerId::named("none") },
            UNKNOWN,
        ),
        function(&judgement(care_measure()), [401, 403, 403, 422, 403, 403, 422, 403]),
        function(&judgement(MeasureId::named("none")), UNKNOWN),
        function(&report(public_measure), UNKNOWN),
        // Whoever sees the measure is answered; the comments in the answer have a test of their own.
        function(&comment::LoadTalk { measure: public_measure }, ALL),
        function(&comment::LoadTalk { measure: draft_measure }, REGION),
        function(
            &comment::ListMentionable { measure: public_measure },
            [401, 403, 403, 200, 200, 200, 200, 403],
        ),
        function(
            &comment::ListMentionable { measure: draft_measure },
            [401, 403, 404, 200, 200, 200, 200, 403],
        ),
        // An empty text: whoever may take part is told so, and nothing is said.
        function(&untold(public_measure), [401, 403, 403, 422, 422, 422, 422, 403]),
        function(&untold(draft_measure), [401, 403, 404, 422, 422, 422, 422, 403]),
        function(&untold(MeasureId::named("none")), UNKNOWN),
        function(
            &comment::EditComment {
                comment: CommentId::named("none"),
                text: "Ja".to_owned(),
                mentions: Vec::new(),
                version: 1,
            },
            UNKNOWN,
        ),
        function(&comment::RemoveComment { comment: CommentId::named("none"), version: 1 }, UNKNOWN),
        function(&comment::FollowMeasure { measure: public_measure, is_on: false }, SIGNED_IN_ONLY),
        function(&comment::FollowMeasure { measure: MeasureId::named("none"), is_on: true }, UNKNOWN),
        function(&notifications::LoadUnread {}, ALL),
        function(&notifications::LoadNotifications {}, SIGNED_IN_ONLY),
        function(&notifications::ReadNotification { notification: NotificationId::named("none") }, UNKNOWN),
        function(&notifications::ReadAllNotifications {}, SIGNED_IN_ONLY),
        function(
            &notifications::ChooseNotifications { kinds: vec![NotificationKind::Mentioned] },
            SIGNED_IN_ONLY,
        ),
        // No mail is sent here: whoever is signed in is told so.
        function(
            &notifications::ChooseMail {
                rhythm: MailRhythm::Daily,
                has_digest: true,
                language: "de".to_owned(),
            },
            SIGNED_IN_ONLY,
        ),
        function(&notifications::SendDigest {}, [401, 422, 422, 422, 422, 422, 422, 422]),
        function(&reporting::LoadOwnMeasures {}, SIGNED_IN_ONLY),
        function(&reporting::LoadLinkedReport { token: "none".to_owned() }, NONE),
        function(&quick_report(care_measure(), ""), [401, 403, 403, 409, 403, 403, 409, 403]),
        function(&quick_report(MeasureId::named("none"), ""), UNKNOWN),
        function(&quick_report(care_measure(), "none"), NONE),
        function(
            &reporting::ReportTodaysValue {
                measure: care_measure(),
                indicator: IndicatorId::named("none"),
                value: "1".to_owned(),
                token: String::new(),
            },
            UNKNOWN,
        ),
        function(&plan::ListMilestones { plan: current_plan() }, ALL),
        function(&plan::ListMilestones { plan: draft_plan() }, REGION),
        function(&plan::ListMeasureAges { plan: current_plan() }, ALL),
        function(&plan::ListMeasureAges { plan: draft_plan() }, REGION),
        // A field of action that is not there: whoever may edit the plan is told so, and nothing is made.
        function(
            &outline::CreateGoal {
                plan: current_plan(),
                form: outline::GoalForm::named("Ziel", FieldId::named("none")),
            },
            [401, 403, 403, 404, 403, 403, 403, 403],
        ),
        function(
            &outline::EditGoal {
                goal: GoalId::named("none"),
                form: outline::GoalForm::named("Ziel", FieldId::named("none")),
                version: 1,
            },
            UNKNOWN,
        ),
        function(&outline::RemoveGoal { goal: GoalId::named("none"), version: 1 }, UNKNOWN),
        function(
            &outline::CreateOutcome { goal: GoalId::named("none"), title: "Ergebnis".to_owned() },
            UNKNOWN,
        ),
        function(
            &outline::EditOutcome {
                outcome: OutcomeId::named("none"),
                title: "Ergebnis".to_owned(),
                version: 1,
            },
            UNKNOWN,
        ),
        function(&outline::RemoveOutcome { outcome: OutcomeId::named("none"), version: 1 }, UNKNOWN),
        function(
            &outline::CreateIndicator {
                outcome: OutcomeId::named("none"),
                form: outline::IndicatorForm::named("Wert"),
            },
            UNKNOWN,
        ),
        function(
            &outline::EditIndicator {
                indicator: IndicatorId::named("none"),
                form: outline::IndicatorForm::named("Wert"),
                version: 1,
            },
            UNKNOWN,
        ),
        function(&outline::RemoveIndicator { indicator: IndicatorId::named("none"), version: 1 }, UNKNOWN),
        function(&plan_views::ListPlanViews { plan: current_plan() }, ALL),
        function(&plan_views::ListPlanViews { plan: draft_plan() }, REGION),
        // Without a name: whoever may keep views is told that it is invalid, and nothing is kept.
        function(&save_plan_view(current_plan(), ""), [401, 422, 422, 422, 422, 422, 422, 422]),
        function(&save_plan_view(PlanId::named("none"), "Name"), UNKNOWN),
        function(
            &plan_views::ChangePlanView {
                id: SavedPlanViewId::named("none"),
                version: 1,
                name: String::new(),
                audience: String::new(),
                view: PlanView::Table,
                query: String::new(),
            },
            UNKNOWN,
        ),
        function(&plan_views::RemovePlanView { id: SavedPlanViewId::named("none"), version: 1 }, UNKNOWN),
        function(&plan_views::RestorePlanView { id: SavedPlanViewId::named("none") }, UNKNOWN),
        function(&life::LoadPlanRegions {}, [403, 403, 200, 200, 403, 403, 403, 403]),
        function(&life::LoadPlanSettings { plan: current_plan() }, LOOKS_AFTER),
        function(&life::LoadPlanSettings { plan: draft_plan() }, LOOKS_AFTER_DRAFT),
        function(&life::LoadContinuation { plan: current_plan() }, EDITS),
        function(&life::LoadContinuation { plan: draft_plan() }, EDITS_DRAFT),
        function(&life::LoadTrash { plan: current_plan() }, EDITS),
        function(&life::LoadTrash { plan: draft_plan() }, EDITS_DRAFT),
        // For nobody but themselves: nobody may make such a plan, and none is made.
        function(
            &life::CreatePlan { region, form: plan_form(Visibility::Private) },
            [401, 403, 403, 403, 403, 403, 403, 403],
        ),
        function(
            &life::CreatePlan { region: HealthRegionId::named("none"), form: plan_form(Visibility::Region) },
            UNKNOWN,
        ),
        // A version that never was: whoever may change the plan is told that it is stale, and nothing is changed.
        function(&edit_plan(current_plan()), [401, 403, 403, 409, 403, 403, 403, 403]),
        function(&edit_plan(draft_plan()), [401, 403, 404, 409, 403, 403, 403, 403]),
        function(&edit_plan(PlanId::named("none")), UNKNOWN),
        function(&adopt_plan(draft_plan()), [401, 403, 404, 409, 409, 403, 403, 403]),
        function(&adopt_plan(PlanId::named("none")), UNKNOWN),
        function(&set_plan_state(current_plan()), [401, 403, 403, 409, 409, 403, 403, 403]),
        function(&set_plan_state(PlanId::named("none")), UNKNOWN),
        // Whoever the figures are released to does not release them.
        function(&release(current_plan()), [401, 403, 403, 409, 409, 403, 403, 403]),
        function(&release(draft_plan()), [401, 403, 404, 409, 409, 403, 403, 403]),
        function(&release(PlanId::named("none")), UNKNOWN),
        function(&set_board_columns(current_plan()), [401, 403, 403, 409, 403, 403, 403, 403]),
        function(&set_board_columns(draft_plan()), [401, 403, 404, 409, 403, 403, 403, 403]),
        function(&set_board_columns(PlanId::named("none")), UNKNOWN),
        function(&add_own_field(current_plan()), [401, 403, 403, 409, 403, 403, 403, 403]),
        function(&add_own_field(draft_plan()), [401, 403, 404, 409, 403, 403, 403, 403]),
        function(&add_own_field(PlanId::named("none")), UNKNOWN),
        function(&edit_own_field(current_plan()), [401, 403, 403, 409, 403, 403, 403, 403]),
        function(&edit_own_field(PlanId::named("none")), UNKNOWN),
        function(&move_own_field(current_plan()), [401, 403, 403, 409, 403, 403, 403, 403]),
        function(&move_own_field(PlanId::named("none")), UNKNOWN),
        function(&remove_own_field(current_plan()), [401, 403, 403, 409, 403, 403, 403, 403]),
        function(&remove_own_field(PlanId::named("none")), UNKNOWN),
        function(&set_card_face(current_plan()), [401, 403, 403, 409, 403, 403, 403, 403]),
        function(&set_card_face(draft_plan()), [401, 403, 404, 409, 403, 403, 403, 403]),
        function(&set_card_face(PlanId::named("none")), UNKNOWN),
        // A field that is not there: whoever may edit the measure is told so, and nothing is changed.
        function(&own_value(public_measure), [401, 403, 403, 404, 403, 403, 403, 403]),
        function(&own_value(draft_measure), [401, 403, 404, 404, 403, 403, 403, 403]),
        function(&own_value(care_measure()), [401, 403, 403, 404, 403, 403, 404, 403]),
        function(&own_value(MeasureId::named("none")), UNKNOWN),
        function(
            &life::RemovePlan { plan: current_plan(), version: -1 },
            [401, 403, 403, 409, 403, 403, 403, 403],
        ),
        function(&life::RemovePlan { plan: PlanId::named("none"), version: 1 }, UNKNOWN),
        // A draft is not continued: whoever may is told so, and no plan is made.
        function(&continue_plan(draft_plan()), [401, 403, 404, 422, 403, 403, 403, 403]),
        function(&continue_plan(PlanId::named("none")), UNKNOWN),
    ]
}

/// For those who may enter records into the directory of some health region.
const ENTERS: Row = [403, 403, 200, 200, 403, 403, 403, 403];
/// For those who may set up health regions in some state.
const SETS_UP_REGIONS: Row = [403, 200, 200, 403, 403, 403, 403, 403];
/// For those who may change a health region that is public.
const EDITS_REGION: Row = [403, 200, 403, 200, 403, 403, 403, 403];
/// For those who can do something to the public plan as a whole: coordinator and manager.
const LOOKS_AFTER: Row = [403, 403, 403, 200, 200, 403, 403, 403];
/// The same for a draft, which exists for its region only.
const LOOKS_AFTER_DRAFT: Row = [404, 403, 404, 200, 200, 403, 403, 403];
/// For those who may edit the public plan, and what is public of the directory of its region.
const EDITS: Row = [403, 403, 403, 200, 403, 403, 403, 403];
/// The same for a draft.
const EDITS_DRAFT: Row = [404, 403, 404, 200, 403, 403, 403, 403];

/// For a record that is not there: visitors are not even heard.
const UNKNOWN: Row = [401, 404, 404, 404, 404, 404, 404, 404];

/// Another organisation of Haßberge that everybody sees.
fn other_body() -> OrganisationId {
    OrganisationId::named("hassberge/caritas")
}

/// Another person of Haßberge.
fn other_person() -> PersonId {
    PersonId::named("hassberge/aok")
}

fn load_merge(kind: RecordKind, keep: impl Into<Uuid>, from: Uuid) -> duplicates::LoadMerge {
    duplicates::LoadMerge { kind, keep: keep.into().to_string(), from: from.to_string() }
}

fn load_care(region: &str, kind: &str, months: &str) -> care::LoadCare {
    care::LoadCare { region: region.to_owned(), kind: kind.to_owned(), months: months.to_owned() }
}

/// A change of several organisations, of which there is one.
fn edit_bulk(id: OrganisationId) -> bulk::EditBulk {
    let form = BulkForm { visibility: "region".to_owned(), ..BulkForm::default() };
    bulk::EditBulk { list: DirectoryList::Organisations, records: vec![format!("{id}:-1")], form }
}

/// A record as forms name it.
fn record_word(kind: RecordKind, id: impl Into<Uuid>) -> String {
    format!("{kind}.{}", id.into())
}

fn confirm(kind: RecordKind, id: impl Into<Uuid>) -> care::ConfirmRecords {
    care::ConfirmRecords { chosen: vec![record_word(kind, id)] }
}

fn set_apart(kind: RecordKind, one: impl Into<Uuid>) -> duplicates::SetApart {
    let one = one.into();
    duplicates::SetApart { kind, one, other: one, is_apart: true }
}

fn load_removal(kind: &str, id: impl Into<Uuid>) -> removal::LoadRemoval {
    removal::LoadRemoval { kind: kind.to_owned(), id: id.into().to_string() }
}

/// Of a version that never was.
fn remove(kind: RecordKind, id: impl Into<Uuid>) -> removal::RemoveRecord {
    removal::RemoveRecord { kind, id: id.into(), version: -1 }
}

/// Of versions that never were.
fn merge(kind: RecordKind, keep: impl Into<Uuid>, from: Uuid) -> duplicates::MergeRecords {
    let (keep, choices) = (keep.into(), MergeChoices::default());
    duplicates::MergeRecords { kind, keep, from, keep_version: -1, from_version: -1, choices }
}

fn save_plan_view(plan: PlanId, name: &str) -> plan_views::SavePlanView {
    let (name, audience) = (name.to_owned(), "private".to_owned());
    plan_views::SavePlanView { plan, name, audience, view: PlanView::Board, query: String::new() }
}

fn create_dashboard() -> own_dashboards::CreateDashboard {
    own_dashboards::CreateDashboard { name: String::new(), audience: "private".to_owned() }
}

fn change_dashboard(id: OwnDashboardId) -> own_dashboards::ChangeDashboard {
    own_dashboards::ChangeDashboard {
        id,
        version: 1,
        name: "Name".to_owned(),
        audience: "private".to_owned(),
    }
}

fn add_tile(id: OwnDashboardId) -> own_dashboards::AddTile {
    own_dashboards::AddTile { id, version: 1, kind: "care".to_owned(), about: current_plan().to_string() }
}

/// A report of a version that never was.
fn quick_report(measure: MeasureId, token: &str) -> reporting::ReportStatus {
    reporting::ReportStatus {
        measure,
        status: MeasureStatus::Running,
        reason: String::new(),
        next_step: String::new(),
        version: -1,
        token: token.to_owned(),
    }
}

fn untitled(measure: MeasureId) -> measure::EditMeasure {
    let (field, text, seen) = (MeasureField::Title, String::new(), String::new());
    measure::EditMeasure { measure, field, text, seen }
}

fn untold(measure: MeasureId) -> comment::WriteComment {
    comment::WriteComment { measure, text: String::new(), mentions: Vec::new() }
}

/// A period that ends before it begins.
fn reversed(measure: MeasureId) -> measure::RescheduleMeasure {
    let to = Period { starts_on: Some(date!(2027 - 02 - 01)), due_on: Some(date!(2027 - 01 - 01)) };
    measure::RescheduleMeasure { measure, to, seen: Period::default() }
}

fn status(measure: MeasureId) -> measure::SetMeasureStatus {
    let (reason, next_step) = (String::new(), String::new());
    measure::SetMeasureStatus { measure, status: MeasureStatus::Running, reason, next_step, version: -1 }
}

fn new_measure(committee: String) -> measure::CreateMeasure {
    measure::CreateMeasure {
        plan: current_plan(),
        goal: GoalId::named("none"),
        title: "Trinkpaten".to_owned(),
        committee,
        column: MeasureStatus::Planned,
    }
}

fn link(measure: MeasureId) -> link_api::LinkMeasures {
    link_api::LinkMeasures { measure, word: LinkWord::Related, other: measure.to_string() }
}

fn partner(measure: MeasureId) -> partner_api::AddPartner {
    partner_api::AddPartner { measure, organisation: OrganisationId::named("none") }
}

/// Without a sentence.
fn judgement(measure: MeasureId) -> judgement_api::JudgeMeasure {
    judgement_api::JudgeMeasure { measure, light: TrafficLight::OnTrack, sentence: String::new() }
}

/// A goal that everybody sees.
fn public_goal() -> RecordRef {
    RecordRef::new(RecordKind::Goal, GoalId::named("hassberge/plan/Hausärztliche Versorgung sichern"))
}

fn point(measure: MeasureId) -> checklist::AddChecklistPoint {
    let person = PersonId::named("none").to_string();
    checklist::AddChecklistPoint { measure, title: "Raum buchen".to_owned(), person, due_on: String::new() }
}

/// The last point of a checklist of the working group on care.
fn open_point() -> ChecklistPointId {
    ChecklistPointId::named("hassberge/plan/Netzwerk pflegende Angehörige/Fahrgemeinschaften abfragen")
}

fn milestone(measure: MeasureId) -> measure::AddMilestone {
    measure::AddMilestone { measure, title: String::new(), person: String::new(), due_on: String::new() }
}

/// A value of an indicator for which the measure does not work.
fn report(measure: MeasureId) -> measure::ReportValue {
    measure::ReportValue {
        measure,
        indicator: IndicatorId::named("none"),
        value: "1".to_owned(),
        measured_on: "2026-01-01".to_owned(),
        note: String::new(),
    }
}

fn plan_form(visibility: Visibility) -> life::PlanForm {
    let (from, to) = ("2030-01-01".to_owned(), "2030-12-31".to_owned());
    life::PlanForm { title: "Plan".to_owned(), from, to, visibility }
}

fn edit_plan(plan: PlanId) -> life::EditPlan {
    life::EditPlan { plan, form: plan_form(Visibility::Region), version: -1 }
}

fn adopt_plan(plan: PlanId) -> life::AdoptPlan {
    let committee = CommitteeId::named("hassberge/forum");
    life::AdoptPlan { plan, committee, on: "2026-01-01".to_owned(), version: -1 }
}

fn set_board_columns(plan: PlanId) -> life::SetBoardColumns {
    life::SetBoardColumns { plan, wishes: domain::plan::BoardColumns::default().wishes(), version: -1 }
}

fn add_own_field(plan: PlanId) -> own::AddOwnField {
    own::AddOwnField { plan, kind: OwnFieldKind::Text, form: own_field_wish(), version: -1 }
}

fn edit_own_field(plan: PlanId) -> own::EditOwnField {
    own::EditOwnField { plan, field: OwnFieldId::named("none"), form: own_field_wish(), version: -1 }
}

fn own_field_wish() -> OwnFieldWish {
    OwnFieldWish { name: "Kostenstelle".to_owned(), ..OwnFieldWish::default() }
}

fn move_own_field(plan: PlanId) -> own::MoveOwnField {
    own::MoveOwnField { plan, field: OwnFieldId::named("none"), step: ListStep::Up, version: -1 }
}

fn remove_own_field(plan: PlanId) -> own::RemoveOwnField {
    own::RemoveOwnField { plan, field: OwnFieldId::named("none"), meant: true, version: -1 }
}

fn set_card_face(plan: PlanId) -> own::SetCardFace {
    own::SetCardFace { plan, shown: Vec::new(), version: -1 }
}

fn own_value(measure: MeasureId) -> own::EditOwnValue {
    let (text, seen) = ("4711".to_owned(), String::new());
    own::EditOwnValue { measure, field: OwnFieldId::named("none"), text, seen }
}

fn set_plan_state(plan: PlanId) -> life::SetPlanState {
    life::SetPlanState { plan, state: PlanState::Draft, version: -1 }
}

fn release(plan: PlanId) -> life::SetFiguresReleased {
    life::SetFiguresReleased { plan, is_released: true, version: -1 }
}

fn continue_plan(plan: PlanId) -> life::ContinuePlan {
    let form = plan_form(Visibility::Region);
    life::ContinuePlan { plan, form, measures: Vec::new(), mark_continued: true }
}

/// The working group that the chair of the demo leads.
fn health_care() -> CommitteeId {
    CommitteeId::named("hassberge/ag-versorgung")
}

fn members(committee: &str, sheet: Option<CommitteeSheet>) -> directory::LoadMembers {
    directory::LoadMembers { id: committee.to_owned(), sheet }
}

fn add_seat(committee: CommitteeId) -> directory::AddSeat {
    directory::AddSeat {
        committee,
        member: format!("person:{}", PersonId::named("none")),
        name: String::new(),
        newcomer: directory::Newcomer::default(),
        role: MembershipRole::Member,
        is_voting: true,
        from: String::new(),
    }
}

fn change_seat(seat: MembershipId) -> directory::ChangeSeat {
    directory::ChangeSeat { seat, role: MembershipRole::Member, is_voting: true, version: 1 }
}

fn end_seat(seat: MembershipId) -> directory::EndSeat {
    directory::EndSeat { seat, last_day: "2026-12-31".to_owned(), version: 1 }
}

fn namesakes(kind: RecordKind) -> records::FindNamesakes {
    records::FindNamesakes { kind, name: "Pflegestützpunkt Haßberge".to_owned(), except: None }
}

fn create_committee(region: HealthRegionId) -> committees::CreateCommittee {
    committees::CreateCommittee { region, form: CommitteeForm::blank() }
}

fn edit_committee(committee: CommitteeId) -> committees::EditCommittee {
    committees::EditCommittee { committee, form: CommitteeForm::blank(), version: -1 }
}

fn create_health_region(state: &str) -> health_regions::CreateHealthRegion {
    health_regions::CreateHealthRegion { state: state.to_owned(), form: HealthRegionForm::blank() }
}

fn edit_health_region(health_region: HealthRegionId) -> health_regions::EditHealthRegion {
    health_regions::EditHealthRegion { health_region, form: HealthRegionForm::blank(), version: -1 }
}

fn create_organisation(region: HealthRegionId) -> records::CreateOrganisation {
    records::CreateOrganisation { region, form: OrganisationForm::blank(), meant: false }
}

fn create_person(region: HealthRegionId) -> records::CreatePerson {
    records::CreatePerson { region, form: PersonForm::blank(""), meant: false }
}

fn edit_organisation(organisation: OrganisationId) -> records::EditOrganisation {
    records::EditOrganisation { organisation, form: OrganisationForm::blank(), version: -1 }
}

fn rename(organisation: OrganisationId) -> succession::RenameOrganisation {
    succession::RenameOrganisation { organisation, form: RenameForm::default(), version: -1 }
}

fn succeed(organisation: OrganisationId) -> succession::SucceedOrganisation {
    succession::SucceedOrganisation { organisation, form: SuccessionForm::default(), version: -1 }
}

fn edit_person(person: PersonId) -> records::EditPerson {
    records::EditPerson { person, form: PersonForm::blank(""), version: -1 }
}

fn end_record(record: RecordRef) -> records::EndRecord {
    records::EndRecord { record, last_day: "2026-12-31".to_owned(), with_seats: true, version: -1 }
}

fn topic() -> MapQuery {
    MapQuery { text: "Pflege".to_owned(), ..MapQuery::default() }
}

/// A measure of a project group in which nobody of the demo's people has a role.
fn public_measure() -> MeasureId {
    MeasureId::named("hassberge/plan/Trinkbrunnen an acht Plätzen")
}

/// A measure of the working group on care.
fn care_measure() -> MeasureId {
    MeasureId::named("hassberge/plan/Börse für Kurzzeitpflege")
}

/// A measure of the draft that no committee of the demo's people works on.
fn draft_measure() -> MeasureId {
    MeasureId::named("hassberge/plan-folgejahr/Auftakt zum Schwerpunktthema")
}

/// The health of the network of a health region, or of all.
fn network_health(region: Option<HealthRegionId>) -> health::LoadNetworkHealth {
    health::LoadNetworkHealth {
        region: region.map(|region| region.to_string()),
        since: None,
        figure: Some("people".to_owned()),
        of: None,
        page: None,
    }
}

/// Every route that can be opened, and its status for everybody.
fn routes() -> Vec<(String, Row)> {
    let (region, body) = (HealthRegionId::named("hassberge"), OrganisationId::named("hassberge/psp"));
    let (committee, person) = (CommitteeId::named("hassberge/forum"), PersonId::named("hassberge/psp"));
    [
        ("/".to_owned(), ALL),
        ("/dashboard".to_owned(), ALL),
        (format!("/dashboard?plan={}&weeks=8", current_plan()), ALL),
        (format!("/dashboard/goals.csv?plan={}", current_plan()), ALL),
        (format!("/dashboard/people.csv?plan={}", draft_plan()), REGION),
        ("/dashboard/goals.csv?plan=all".to_owned(), NONE),
        (format!("/dashboard?plan={}&on=2026-13-01&since=x", current_plan()), ALL),
        ("/dashboard/charts".to_owned(), ALL),
        ("/dashboard/regions".to_owned(), COMPARES),
        ("/dashboard/regions?state=09&figure=goals&year=2026&compare=rural&sort=-late".to_owned(), COMPARES),
        ("/dashboard/regions.csv".to_owned(), COMPARES),
        ("/dashboard/regions.csv?state=06&compare=urban".to_owned(), COMPARES),
        ("/dashboard/own".to_owned(), ALL),
        ("/dashboard/own/none".to_owned(), NONE),
        ("/dashboard/own/none/edit".to_owned(), NONE),
        ("/dashboard/network".to_owned(), ALL),
        (format!("/dashboard/network?region={region}&since=2025-06-01&figure=isolated&of=then"), ALL),
        (format!("/dashboard/network.csv?region={region}"), ALL),
        (format!("/dashboard/network.csv?region={}", HealthRegionId::named("nowhere")), NONE),
        ("/dashboard/goals.csv".to_owned(), NONE),
        (format!("/dashboard/nothing.csv?plan={}", current_plan()), NONE),
        ("/map".to_owned(), ALL),
        ("/network/snapshot".to_owned(), ALL),
        ("/network/export.graphml".to_owned(), ALL),
        ("/network/export.gexf".to_owned(), ALL),
        ("/network/export.gml".to_owned(), ALL),
        ("/network/export.json".to_owned(), ALL),
        ("/network/export.svg".to_owned(), ALL),
        ("/network/nodes.csv".to_owned(), ALL),
        ("/network/links.csv".to_owned(), ALL),
        ("/plan".to_owned(), ALL),
        (format!("/plan/{}/board", current_plan()), ALL),
        (format!("/plan/{}/board", draft_plan()), REGION),
        (format!("/plan/{}/goals", current_plan()), ALL),
        (format!("/plan/{}/goals", draft_plan()), REGION),
        ("/plan/new".to_owned(), [403, 403, 200, 200, 403, 403, 403, 403]),
        (format!("/plan/{}/settings", current_plan()), LOOKS_AFTER),
        (format!("/plan/{}/settings", draft_plan()), LOOKS_AFTER_DRAFT),
        (format!("/plan/{}/continue", current_plan()), EDITS),
        (format!("/plan/{}/continue", draft_plan()), EDITS_DRAFT),
        (format!("/plan/{}/trash", current_plan()), EDITS),
        (format!("/plan/{}/trash", draft_plan()), EDITS_DRAFT),
        (format!("/plan/{}/history/goal/{}", current_plan(), public_goal().id), ALL),
        (format!("/plan/{}/history/goal/none", current_plan()), NONE),
        ("/plan/none/settings".to_owned(), NONE),
        ("/plan/none/continue".to_owned(), NONE),
        ("/plan/none/trash".to_owned(), NONE),
        (format!("/plan/find/measure/{}", public_measure()), ALL),
        (format!("/plan/find/measure/{}", draft_measure()), REGION),
        (format!("/live/plan/{}", current_plan()), ALL),
        (format!("/live/plan/{}", draft_plan()), REGION),
        // Who opens one that is there has a test of its own.
        (format!("/plan/attachment/{}", AttachmentId::named("none")), NONE),
        ("/plan/attachment/none".to_owned(), NONE),
        ("/notifications".to_owned(), SIGNED_IN_ONLY),
        ("/plan/mine".to_owned(), SIGNED_IN_ONLY),
        ("/report/none".to_owned(), NONE),
        ("/directory".to_owned(), ALL),
        ("/directory/committees".to_owned(), ALL),
        ("/directory/people".to_owned(), ALL),
        ("/directory/nothing".to_owned(), NONE),
        ("/directory/health-regions.xlsx".to_owned(), ALL),
        ("/directory/committees.csv".to_owned(), ALL),
        ("/directory/organisations.excel.csv".to_owned(), ALL),
        ("/directory/organisations.vcf".to_owned(), ALL),
        ("/directory/people.xlsx".to_owned(), ALL),
        ("/directory/people.vcf".to_owned(), ALL),
        ("/directory/regions.csv".to_owned(), ALL),
        ("/directory/regions.vcf".to_owned(), NONE),
        (format!("/directory/committees/{committee}/mailing-list"), ALL),
        (format!("/directory/committees/{committee}/attendance-list"), ALL),
        (format!("/directory/committees/{committee}/address-labels"), ALL),
        (format!("/directory/committees/{committee}/nothing"), NONE),
        ("/directory/committees/none/mailing-list".to_owned(), NONE),
        (format!("/directory/people/{person}/contact.vcf"), SIGNED_IN),
        ("/directory/people/none/contact.vcf".to_owned(), NONE),
        (format!("/directory/committees/{committee}/members.vcf"), ALL),
        ("/directory/committees/none/members.vcf".to_owned(), NONE),
        ("/directory/archive".to_owned(), ARCHIVES),
        ("/directory/archive.json".to_owned(), ARCHIVES),
        (format!("/directory/archive.json?region={region}"), ARCHIVES),
        ("/directory/archive.json?region=none".to_owned(), [401, 404, 404, 404, 404, 404, 404, 404]),
        ("/directory/import".to_owned(), IMPORTS),
        (format!("/directory/import/{}", ImportId::named("none")), NONE),
        ("/directory/import/none".to_owned(), NONE),
        (format!("/directory/import/{}/rejected.csv", ImportId::named("none")), NONE),
        ("/directory/health-regions/new".to_owned(), SETS_UP_REGIONS),
        (format!("/directory/health-regions/{region}/edit"), EDITS_REGION),
        ("/directory/health-regions/none/edit".to_owned(), NONE),
        ("/directory/committees/new".to_owned(), ENTERS),
        (format!("/directory/committees/{committee}/edit"), EDITS),
        ("/directory/committees/none/edit".to_owned(), NONE),
        (format!("/directory/health-regions/{region}"), ALL),
        (format!("/directory/committees/{committee}"), ALL),
        ("/directory/care".to_owned(), IMPORTS),
        ("/directory/care?region=none".to_owned(), [401, 404, 404, 404, 404, 404, 404, 404]),
        ("/care/none".to_owned(), NONE),
        ("/care/thanks".to_owned(), ALL),
        ("/directory/trash".to_owned(), IMPORTS),
        (format!("/directory/remove?kind=organisation&id={body}"), EDITS),
        (format!("/directory/remove?kind=committee&id={committee}"), EDITS),
        (format!("/directory/remove?kind=person&id={person}"), [404, 403, 403, 200, 403, 403, 403, 403]),
        (format!("/directory/remove?kind=health_region&id={region}"), NONE),
        ("/directory/remove".to_owned(), NONE),
        ("/directory/fields".to_owned(), ALL),
        ("/directory/bulk/organisations".to_owned(), IMPORTS),
        ("/directory/bulk/committees".to_owned(), UNKNOWN),
        ("/directory/duplicates".to_owned(), IMPORTS),
        ("/directory/duplicates?region=none".to_owned(), [401, 404, 404, 404, 404, 404, 404, 404]),
        (format!("/directory/organisations/merge?keep={body}&from={}", other_body()), EDITS),
        ("/directory/organisations/merge".to_owned(), NONE),
        (
            format!("/directory/people/merge?keep={person}&from={}", other_person()),
            [404, 403, 403, 200, 403, 403, 403, 403],
        ),
        (format!("/directory/people/merge?keep={person}&from={person}"), NONE),
        ("/directory/organisations/new".to_owned(), ENTERS),
        (format!("/directory/organisations/{body}/edit"), EDITS),
        ("/directory/organisations/none/edit".to_owned(), NONE),
        (format!("/directory/organisations/{body}/succession"), EDITS),
        ("/directory/organisations/none/succession".to_owned(), NONE),
        ("/directory/people/new".to_owned(), ENTERS),
        (format!("/directory/people/{person}/edit"), [404, 403, 403, 200, 403, 403, 403, 403]),
        ("/directory/people/none/edit".to_owned(), NONE),
        (format!("/directory/organisations/{body}"), ALL),
        (format!("/directory/people/{person}"), SIGNED_IN),
        ("/directory/regions/09674".to_owned(), ALL),
        ("/search?q=pflege".to_owned(), ALL),
        ("/sign-in".to_owned(), ALL),
        ("/set-up".to_owned(), ALL),
        ("/health/live".to_owned(), ALL),
        ("/health/ready".to_owned(), ALL),
        ("/nowhere".to_owned(), NONE),
        ("/pkg/nothing.js".to_owned(), NONE),
    ]
    .into()
}
