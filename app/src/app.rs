//! The application: a table of contents of its rooms.

use leptos::prelude::*;
use leptos_meta::{Title, provide_meta_context};
use leptos_router::{
    Lazy, LazyRoute, SsrMode,
    components::{FlatRoutes, Route, Router},
    path,
};

use crate::{
    accounts::{SetUpPage, SignInPage},
    directory::{
        BulkPage, CareLinkPage, CarePage, CommitteePage, CommitteeSheetPage, DirectoryHome,
        DirectoryListPage, DirectoryTrashPage, DuplicatesPage, EditCommitteePage, EditHealthRegionPage,
        EditOrganisationPage, EditPersonPage, FieldsPage, HealthRegionPage, MergeOrganisationsPage,
        MergePeoplePage, NewCommitteePage, NewHealthRegionPage, NewOrganisationPage, NewPersonPage,
        OrganisationPage, PersonPage, RegionPage, RemovalPage, SuccessionPage,
    },
    error::AppError,
    exchange::{ArchivePage, ImportPage, ImportsPage},
    i18n::Language,
    network::MapPage,
    plan::{
        ContinuationPage, FindPage, HistoryPage, MyMeasuresPage, NewPlanPage, NotificationsPage,
        PlanListPage, PlanPage, PlanSettingsPage, ReportLinkPage, TrashPage, UnreadNews,
    },
    reports::{
        ChartsPage, DashboardPage, EditOwnDashboardPage, NetworkHealthPage, OverviewPage, OwnDashboardPage,
        OwnDashboardsPage, RegionsPage,
    },
    search::SearchPage,
    shell::Frame,
    ui::{Failed, theme::Theme},
};

/// The application on the server and in the browser.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    let (language, theme) = first_choices();
    provide_context(RwSignal::new(language));
    provide_context(RwSignal::new(theme));
    provide_context(UnreadNews::new());

    view! {
        <Title formatter=page_title/>
        <Router>
            <Frame>
                <FlatRoutes fallback=|| view! { <NotFoundPage/> }>
                    <Route path=path!("/") view=OverviewPage ssr=SsrMode::Async/>
                    <Route path=path!("/dashboard") view={Lazy::<Dashboard>::new()} ssr=SsrMode::Async/>
                    <Route path=path!("/dashboard/charts") view={Lazy::<Charts>::new()} ssr=SsrMode::Async/>
                    <Route path=path!("/dashboard/regions") view={Lazy::<Regions>::new()} ssr=SsrMode::Async/>
                    <Route path=path!("/dashboard/network") view={Lazy::<NetworkHealth>::new()} ssr=SsrMode::Async/>
                    <Route path=path!("/dashboard/own") view={Lazy::<OwnDashboards>::new()} ssr=SsrMode::Async/>
                    <Route path=path!("/dashboard/own/:id") view={Lazy::<OwnDashboard>::new()} ssr=SsrMode::Async/>
                    <Route path=path!("/dashboard/own/:id/edit") view={Lazy::<EditOwnDashboard>::new()} ssr=SsrMode::Async/>
                    <Route path=path!("/map") view={Lazy::<Map>::new()} ssr=SsrMode::Async/>
                    <Route path=path!("/plan") view={Lazy::<PlanList>::new()} ssr=SsrMode::Async/>
                    <Route path=path!("/plan/new") view={Lazy::<NewPlan>::new()} ssr=SsrMode::Async/>
                    <Route path=path!("/plan/mine") view={Lazy::<MyMeasures>::new()} ssr=SsrMode::Async/>
                    <Route path=path!("/report/:token") view={Lazy::<ReportLink>::new()} ssr=SsrMode::Async/>
                    <Route path=path!("/plan/:plan/settings") view={Lazy::<PlanSettings>::new()} ssr=SsrMode::Async/>
                    <Route path=path!("/plan/:plan/continue") view={Lazy::<Continuation>::new()} ssr=SsrMode::Async/>
                    <Route path=path!("/plan/:plan/trash") view={Lazy::<Trash>::new()} ssr=SsrMode::Async/>
                    <Route path=path!("/plan/:plan/history/:kind/:id") view={Lazy::<PartHistory>::new()} ssr=SsrMode::Async/>
                    <Route path=path!("/plan/find/:kind/:id") view={Lazy::<Find>::new()} ssr=SsrMode::Async/>
                    <Route path=path!("/notifications") view={Lazy::<Notifications>::new()} ssr=SsrMode::Async/>
                    <Route path=path!("/plan/:plan/:view") view={Lazy::<Plan>::new()} ssr=SsrMode::Async/>
                    <Route path=path!("/directory") view={Lazy::<Directory>::new()} ssr=SsrMode::Async/>
                    <Route path=path!("/directory/health-regions/new") view={Lazy::<NewHealthRegion>::new()} ssr=SsrMode::Async/>
                    <Route path=path!("/directory/health-regions/:id/edit") view={Lazy::<EditHealthRegion>::new()} ssr=SsrMode::Async/>
                    <Route path=path!("/directory/committees/new") view={Lazy::<NewCommittee>::new()} ssr=SsrMode::Async/>
                    <Route path=path!("/directory/committees/:id/edit") view={Lazy::<EditCommittee>::new()} ssr=SsrMode::Async/>
                    <Route path=path!("/directory/health-regions/:id") view={Lazy::<HealthRegion>::new()} ssr=SsrMode::Async/>
                    <Route path=path!("/directory/committees/:id") view={Lazy::<Committee>::new()} ssr=SsrMode::Async/>
                    <Route path=path!("/directory/committees/:id/:sheet") view={Lazy::<CommitteeSheet>::new()} ssr=SsrMode::Async/>
                    <Route path=path!("/directory/care") view={Lazy::<Care>::new()} ssr=SsrMode::Async/>
                    <Route path=path!("/care/:token") view={Lazy::<CareLink>::new()} ssr=SsrMode::Async/>
                    <Route path=path!("/directory/trash") view={Lazy::<DirectoryTrash>::new()} ssr=SsrMode::Async/>
                    <Route path=path!("/directory/remove") view={Lazy::<Removal>::new()} ssr=SsrMode::Async/>
                    <Route path=path!("/directory/bulk/:list") view={Lazy::<Bulk>::new()} ssr=SsrMode::Async/>
                    <Route path=path!("/directory/fields") view={Lazy::<Fields>::new()} ssr=SsrMode::Async/>
                    <Route path=path!("/directory/duplicates") view={Lazy::<Duplicates>::new()} ssr=SsrMode::Async/>
                    <Route path=path!("/directory/organisations/merge") view={Lazy::<MergeOrganisations>::new()} ssr=SsrMode::Async/>
                    <Route path=path!("/directory/people/merge") view={Lazy::<MergePeople>::new()} ssr=SsrMode::Async/>
                    <Route path=path!("/directory/organisations/new") view={Lazy::<NewOrganisation>::new()} ssr=SsrMode::Async/>
                    <Route path=path!("/directory/organisations/:id/edit") view={Lazy::<EditOrganisation>::new()} ssr=SsrMode::Async/>
                    <Route path=path!("/directory/organisations/:id/succession") view={Lazy::<Succession>::new()} ssr=SsrMode::Async/>
                    <Route path=path!("/directory/people/new") view={Lazy::<NewPerson>::new()} ssr=SsrMode::Async/>
                    <Route path=path!("/directory/people/:id/edit") view={Lazy::<EditPerson>::new()} ssr=SsrMode::Async/>
                    <Route path=path!("/directory/organisations/:id") view={Lazy::<Organisation>::new()} ssr=SsrMode::Async/>
                    <Route path=path!("/directory/people/:id") view={Lazy::<Person>::new()} ssr=SsrMode::Async/>
                    <Route path=path!("/directory/regions/:ags") view={Lazy::<Region>::new()} ssr=SsrMode::Async/>
                    <Route path=path!("/directory/archive") view={Lazy::<Archive>::new()} ssr=SsrMode::Async/>
                    <Route path=path!("/directory/import") view={Lazy::<Imports>::new()} ssr=SsrMode::Async/>
                    <Route path=path!("/directory/import/:import") view={Lazy::<Import>::new()} ssr=SsrMode::Async/>
                    <Route path=path!("/directory/:list") view={Lazy::<DirectoryList>::new()} ssr=SsrMode::Async/>
                    <Route path=path!("/search") view={Lazy::<Search>::new()} ssr=SsrMode::Async/>
                    <Route path=path!("/sign-in") view={Lazy::<SignIn>::new()} ssr=SsrMode::Async/>
                    <Route path=path!("/set-up") view={Lazy::<SetUp>::new()} ssr=SsrMode::Async/>
                </FlatRoutes>
            </Frame>
        </Router>
    }
    .into_any()
}

/// Declares pages whose code is only fetched by those who open one of them: the start page needs no renderer.
/// The pages of a room come together, as a page of its own for each would be cut into hundreds of small files
/// that share one another's code.
macro_rules! lazy_rooms {
    ($($room:ident: $pages:ident { $($name:ident => $page:ident),+ $(,)? })+) => {$(
        enum $pages {
            $($name),+
        }

        #[lazy]
        fn $room(page: $pages) -> AnyView {
            match page {
                $($pages::$name => view! { <$page/> }.into_any()),+
            }
        }

        $(
            struct $name;

            impl LazyRoute for $name {
                fn data() -> Self {
                    Self
                }

                async fn view(_route: Self) -> AnyView {
                    $room($pages::$name).await
                }
            }
        )+
    )+};
}

lazy_rooms! {
    network_room: NetworkPages {
        Map => MapPage,
    }
    plan_room: PlanPages {
        Plan => PlanPage,
        Find => FindPage,
        NewPlan => NewPlanPage,
        PlanSettings => PlanSettingsPage,
        Continuation => ContinuationPage,
        Trash => TrashPage,
        PartHistory => HistoryPage,
        PlanList => PlanListPage,
        Notifications => NotificationsPage,
        MyMeasures => MyMeasuresPage,
        ReportLink => ReportLinkPage,
    }
    directory_room: DirectoryPages {
        Directory => DirectoryHome,
        DirectoryList => DirectoryListPage,
        HealthRegion => HealthRegionPage,
        Committee => CommitteePage,
        CommitteeSheet => CommitteeSheetPage,
        NewHealthRegion => NewHealthRegionPage,
        EditHealthRegion => EditHealthRegionPage,
        NewCommittee => NewCommitteePage,
        EditCommittee => EditCommitteePage,
        NewOrganisation => NewOrganisationPage,
        EditOrganisation => EditOrganisationPage,
        Succession => SuccessionPage,
        NewPerson => NewPersonPage,
        EditPerson => EditPersonPage,
        Organisation => OrganisationPage,
        Person => PersonPage,
        DirectoryTrash => DirectoryTrashPage,
        Removal => RemovalPage,
        Duplicates => DuplicatesPage,
        Care => CarePage,
        CareLink => CareLinkPage,
        Fields => FieldsPage,
        Bulk => BulkPage,
        MergeOrganisations => MergeOrganisationsPage,
        MergePeople => MergePeoplePage,
        Region => RegionPage,
        Search => SearchPage,
    }
    exchange_room: ExchangePages {
        Archive => ArchivePage,
        Imports => ImportsPage,
        Import => ImportPage,
    }
    front_room: FrontPages {
        Dashboard => DashboardPage,
        Charts => ChartsPage,
        Regions => RegionsPage,
        NetworkHealth => NetworkHealthPage,
        OwnDashboards => OwnDashboardsPage,
        OwnDashboard => OwnDashboardPage,
        EditOwnDashboard => EditOwnDashboardPage,
        SignIn => SignInPage,
        SetUp => SetUpPage,
    }
}

/// The title of the window. On the server it becomes HTML as it stands, and may hold what somebody typed.
fn page_title(title: String) -> String {
    let title = if cfg!(feature = "ssr") {
        title.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
    } else {
        title
    };
    if title.is_empty() { "Geflecht".to_owned() } else { format!("{title} · Geflecht") }
}

/// The page for paths that lead nowhere.
#[component]
fn NotFoundPage() -> impl IntoView {
    #[cfg(feature = "ssr")]
    if let Some(response) = use_context::<leptos_axum::ResponseOptions>() {
        response.set_status(http::StatusCode::NOT_FOUND);
    }
    view! { <Failed error=AppError::NotFound/> }
}

/// Language and theme of the first rendering: from the request on the server, from the document in the browser.
fn first_choices() -> (Language, Option<Theme>) {
    #[cfg(feature = "ssr")]
    let choices =
        crate::server_context::caller().map(|caller| (caller.language, caller.theme)).unwrap_or_default();
    #[cfg(not(feature = "ssr"))]
    let choices = {
        let attribute = |name: &str| document().document_element().and_then(|root| root.get_attribute(name));
        (
            attribute("lang").and_then(|code| Language::from_code(&code)).unwrap_or_default(),
            attribute("data-theme").and_then(|code| Theme::from_code(&code)),
        )
    };
    choices
}
