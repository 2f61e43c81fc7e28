//! How the application runs: one router over server functions, pages, live events and files, and the command line.
//!
//! [`router`] is the table of contents of everything that answers over HTTP.

pub mod assets;
pub mod commands;
pub mod config;
pub mod contact_card;
pub mod daily;
pub mod http;
pub mod import_file;
pub mod import_mapping;
mod import_network;
pub mod mail;
pub mod network_file;
pub mod passwords;
pub mod state;
pub mod telemetry;

use std::sync::LazyLock;

use app::{
    App,
    links::{self, DashboardTable, ListFile},
    network::export::ExportFormat,
    shell::shell,
};
use axum::{
    Router,
    extract::DefaultBodyLimit,
    middleware,
    routing::{get, post},
};
use domain::directory::DirectoryList;
use import_file::FILE_LIMIT;
use leptos::{
    WasmSplitManifest,
    prelude::{ArcStoredValue, provide_context},
};
use leptos_axum::{AxumRouteListing, LeptosRoutes as _, generate_route_list};
use state::AppState;
use tower::ServiceBuilder;
use tower_http::{
    CompressionLevel,
    catch_panic::CatchPanicLayer,
    compression::CompressionLayer,
    csrf::CsrfLayer,
    limit::RequestBodyLimitLayer,
    request_id::{MakeRequestUuid, PropagateRequestIdLayer, SetRequestIdLayer},
};

/// The script that loads the chunks of lazy pages.
const SPLIT_LOADER: &str = "__wasm_split.______________________.js";

/// The most bytes of a request's body.
const BODY_LIMIT: usize = 1024 * 1024;

/// Everything that answers over HTTP.
pub fn router(state: AppState) -> Router {
    register_server_functions();
    let document = {
        let options = state.leptos_options.clone();
        move || shell(options.clone())
    };
    let chunks = WasmSplitManifest(ArcStoredValue::new((
        format!("/{}", state.leptos_options.site_pkg_dir),
        assets::chunks_of_pages(),
        SPLIT_LOADER.to_owned(),
    )));
    let context = move || provide_context(chunks.clone());
    let answering = Router::new()
        .route("/sign-in", post(http::sign_in::sign_in))
        .route("/sign-out", post(http::sign_in::sign_out))
        .route("/set-up", post(http::sign_in::set_up))
        .route("/live/plan/{plan}", get(http::live::plan_changes))
        .route("/network/snapshot", get(http::network::snapshot))
        .merge(exports())
        .merge(directory_files())
        .merge(dashboard_files())
        .route("/network/borders", get(http::network::borders))
        .route("/plan/attachment/{id}", get(http::attachment::download))
        .route("/directory/import/{import}/rejected.csv", get(http::import::rejected))
        .route("/api/{*function}", post(http::server_functions))
        .leptos_routes_with_context(&state, routes(), context.clone(), document.clone())
        .fallback(leptos_axum::render_app_async_with_context(context, document))
        .layer(RequestBodyLimitLayer::new(BODY_LIMIT))
        // Files may be larger than anything else that is sent.
        .route(links::IMPORT_UPLOAD, post(http::import::upload).layer(DefaultBodyLimit::max(FILE_LIMIT)))
        .route(
            links::ATTACHMENT_UPLOAD,
            post(http::attachment::upload).layer(DefaultBodyLimit::max(http::attachment::UPLOAD_LIMIT)),
        )
        .layer(middleware::from_fn(http::set_failure_status))
        .layer(middleware::from_fn(http::lead_back))
        .layer(middleware::from_fn_with_state(state.clone(), http::caller::identify))
        .layer(http::session::layer(&state))
        .layer(CsrfLayer::new())
        // A page that is made anew for each reader takes longer to compress than to make; files are compressed beforehand.
        .layer(CompressionLayer::new().no_deflate().no_zstd().quality(CompressionLevel::Fastest));

    Router::new()
        .route("/health/live", get(http::health::live))
        .route("/health/ready", get(http::health::ready))
        .route("/pkg/{*path}", get(assets::hashed_file))
        .route("/favicon.svg", get(assets::public_file))
        .route("/favicon.ico", get(assets::favicon))
        .route("/icons.svg", get(assets::public_file))
        .merge(answering)
        .layer(
            ServiceBuilder::new()
                .layer(SetRequestIdLayer::x_request_id(MakeRequestUuid))
                .layer(telemetry::request_spans())
                .layer(PropagateRequestIdLayer::x_request_id())
                .layer(middleware::from_fn(http::security_headers::add))
                .layer(CatchPanicLayer::new())
                .layer(middleware::from_fn(http::finish)),
        )
        .with_state(state)
}

/// What the map shows, in every form.
fn exports() -> Router<AppState> {
    ExportFormat::ALL.into_iter().fold(Router::new(), |router, format| {
        router.route(format.path(), get(move |caller, query| http::export::export(format, caller, query)))
    })
}

/// Everything at once; lists of the directory and contacts in it, in every form.
fn directory_files() -> Router<AppState> {
    let mut router = Router::new()
        .route(links::ARCHIVE_FILE, get(http::archive::download))
        .route("/directory/people/{id}/contact.vcf", get(http::contact_card::person))
        .route("/directory/committees/{id}/members.vcf", get(http::contact_card::committee));
    for list in DirectoryList::ALL {
        for file in ListFile::of(*list) {
            let answer = move |caller, query| http::list_file::list_file(*list, *file, caller, query);
            router = router.route(&links::list_file_path(*list, *file), get(answer));
        }
    }
    router
}

/// The tables of the dashboard of a plan, the one of all health regions, and those of the network's health.
fn dashboard_files() -> Router<AppState> {
    let others = Router::new()
        .route(links::REGIONS_FILE, get(http::regions_file::regions_file))
        .route(links::NETWORK_FILE, get(http::network_health_file::network_health_file));
    DashboardTable::ALL.iter().fold(others, |router, table| {
        let answer = move |caller, query| http::dashboard_file::dashboard_file(*table, caller, query);
        router.route(&links::dashboard_table_path(*table), get(answer))
    })
}

/// The pages of the application. While they are listed nothing in this process loads, so this happens only once, before
/// the first answer.
#[must_use]
pub fn routes() -> Vec<AxumRouteListing> {
    static ROUTES: LazyLock<Vec<AxumRouteListing>> = LazyLock::new(|| generate_route_list(App));
    ROUTES.clone()
}

/// Server functions register themselves when the program is linked; called explicitly they also do so where the
/// linker would drop them, as in tests.
fn register_server_functions() {
    use app::{accounts, directory, exchange, network, plan, reports, search};
    use leptos::server_fn::axum::register_explicit;

    register_explicit::<accounts::api::LoadViewer>();
    register_explicit::<directory::api::LoadHome>();
    register_explicit::<directory::api::LoadCounts>();
    register_explicit::<directory::api::LoadList>();
    register_explicit::<directory::api::LoadChoices>();
    register_explicit::<directory::api::LoadHealthRegion>();
    register_explicit::<directory::api::LoadCommittee>();
    register_explicit::<directory::api::LoadMembers>();
    register_explicit::<directory::api::LoadOrganisation>();
    register_explicit::<directory::api::LoadPerson>();
    register_explicit::<directory::api::LoadRegion>();
    register_explicit::<directory::committee_api::LoadNewCommittee>();
    register_explicit::<directory::committee_api::LoadEditedCommittee>();
    register_explicit::<directory::committee_api::CreateCommittee>();
    register_explicit::<directory::committee_api::EditCommittee>();
    register_explicit::<directory::health_region_api::LoadNewHealthRegion>();
    register_explicit::<directory::health_region_api::LoadEditedHealthRegion>();
    register_explicit::<directory::health_region_api::CreateHealthRegion>();
    register_explicit::<directory::health_region_api::EditHealthRegion>();
    register_explicit::<directory::care::api::LoadCare>();
    register_explicit::<directory::care::api::ConfirmRecords>();
    register_explicit::<directory::care::api::AskConcerned>();
    register_explicit::<directory::care::api::SettleCareNote>();
    register_explicit::<directory::care::api::LoadAsked>();
    register_explicit::<directory::care::api::ConfirmOwn>();
    register_explicit::<directory::care::api::TellChange>();
    register_explicit::<directory::bulk::api::LoadBulk>();
    register_explicit::<directory::bulk::api::EditBulk>();
    register_explicit::<directory::fields::api::LoadFields>();
    register_explicit::<directory::fields::api::AddField>();
    register_explicit::<directory::fields::api::EditField>();
    register_explicit::<directory::fields::api::MoveField>();
    register_explicit::<directory::fields::api::AddTopic>();
    register_explicit::<directory::fields::api::EditTopic>();
    register_explicit::<directory::fields::api::MoveTopic>();
    register_explicit::<directory::duplicates::api::LoadDuplicates>();
    register_explicit::<directory::duplicates::api::SetApart>();
    register_explicit::<directory::duplicates::api::LoadMerge>();
    register_explicit::<directory::duplicates::api::MergeRecords>();
    register_explicit::<directory::duplicates::api::LoadMerged>();
    register_explicit::<directory::duplicates::api::PartMerged>();
    register_explicit::<directory::removal::api::LoadRemoval>();
    register_explicit::<directory::removal::api::RemoveRecord>();
    register_explicit::<directory::removal::api::LoadDirectoryTrash>();
    register_explicit::<directory::removal::api::RestoreRecord>();
    register_explicit::<directory::record_api::LoadNewOrganisation>();
    register_explicit::<directory::record_api::LoadNewPerson>();
    register_explicit::<directory::record_api::LoadEditedOrganisation>();
    register_explicit::<directory::record_api::LoadEditedPerson>();
    register_explicit::<directory::record_api::FindNamesakes>();
    register_explicit::<directory::record_api::CreateOrganisation>();
    register_explicit::<directory::record_api::CreatePerson>();
    register_explicit::<directory::record_api::EditOrganisation>();
    register_explicit::<directory::record_api::EditPerson>();
    register_explicit::<directory::record_api::EndRecord>();
    register_explicit::<directory::succession_api::LoadSuccession>();
    register_explicit::<directory::succession_api::RenameOrganisation>();
    register_explicit::<directory::succession_api::SucceedOrganisation>();
    register_explicit::<exchange::api::LoadArchiveOffer>();
    register_explicit::<exchange::api::LoadImports>();
    register_explicit::<exchange::api::LoadImport>();
    register_explicit::<exchange::api::SetImportHead>();
    register_explicit::<exchange::api::SetImportColumns>();
    register_explicit::<exchange::api::AnswerImport>();
    register_explicit::<exchange::api::ApplyImport>();
    register_explicit::<exchange::api::UndoImport>();
    register_explicit::<exchange::api::RemoveImport>();
    register_explicit::<network::api::LoadMap>();
    register_explicit::<network::api::LoadBonds>();
    register_explicit::<network::api::LoadTopic>();
    register_explicit::<network::api::LoadGaps>();
    register_explicit::<network::api::LoadInvolvement>();
    register_explicit::<network::api::LoadImprint>();
    register_explicit::<network::api::LoadSpan>();
    register_explicit::<network::api::LoadHistory>();
    register_explicit::<plan::api::LoadBoard>();
    register_explicit::<plan::api::ListMeasureAges>();
    register_explicit::<plan::api::LoadCard>();
    register_explicit::<plan::api::FindPlan>();
    register_explicit::<plan::api::MoveMeasure>();
    register_explicit::<plan::api::ListPlans>();
    register_explicit::<plan::own_field_api::AddOwnField>();
    register_explicit::<plan::own_field_api::EditOwnField>();
    register_explicit::<plan::own_field_api::MoveOwnField>();
    register_explicit::<plan::own_field_api::RemoveOwnField>();
    register_explicit::<plan::own_field_api::SetCardFace>();
    register_explicit::<plan::own_field_api::EditOwnValue>();
    register_explicit::<plan::partner_api::AddPartner>();
    register_explicit::<plan::partner_api::RemovePartner>();
    register_explicit::<plan::restoring_api::LoadPartHistory>();
    register_explicit::<plan::restoring_api::RestoreValue>();
    register_explicit::<plan::saved_views::api::ListPlanViews>();
    register_explicit::<plan::saved_views::api::SavePlanView>();
    register_explicit::<plan::saved_views::api::ChangePlanView>();
    register_explicit::<plan::saved_views::api::RemovePlanView>();
    register_explicit::<plan::saved_views::api::RestorePlanView>();
    register_explicit::<reports::api::LoadOverview>();
    register_explicit::<reports::api::LoadDashboard>();
    register_explicit::<reports::regions::api::LoadRegions>();
    register_explicit::<reports::health::api::LoadNetworkHealth>();
    register_explicit::<reports::own::api::ListOwnDashboards>();
    register_explicit::<reports::own::api::LoadOwnDashboard>();
    register_explicit::<reports::own::api::LoadDashboardForm>();
    register_explicit::<reports::own::api::CreateDashboard>();
    register_explicit::<reports::own::api::ChangeDashboard>();
    register_explicit::<reports::own::api::AddTile>();
    register_explicit::<reports::own::api::MoveTile>();
    register_explicit::<reports::own::api::RemoveTile>();
    register_explicit::<reports::own::api::RemoveDashboard>();
    register_explicit::<reports::own::api::RestoreDashboard>();
    register_explicit::<search::api::LoadHits>();
}
