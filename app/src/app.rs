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
        CommitteePage, CommitteeSheetPage, DirectoryHome, DirectoryListPage, HealthRegionPage,
        OrganisationPage, PersonPage, RegionPage,
    },
    error::AppError,
    exchange::{ImportPage, ImportsPage},
    i18n::Language,
    network::MapPage,
    plan::{
        ContinuationPage, FindPage, MyMeasuresPage, NewPlanPage, NotificationsPage, PlanListPage, PlanPage,
        PlanSettingsPage, ReportLinkPage, TrashPage, UnreadNews,
    },
    reports::{DashboardPage, OverviewPage},
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
                    <Route path=path!("/dashboard") view={Lazy::<DashboardRoute>::new()} ssr=SsrMode::Async/>
                    <Route path=path!("/map") view={Lazy::<MapRoute>::new()} ssr=SsrMode::Async/>
                    <Route path=path!("/plan") view={Lazy::<PlanListRoute>::new()} ssr=SsrMode::Async/>
                    <Route path=path!("/plan/new") view={Lazy::<NewPlanRoute>::new()} ssr=SsrMode::Async/>
                    <Route path=path!("/plan/mine") view={Lazy::<MyMeasuresRoute>::new()} ssr=SsrMode::Async/>
                    <Route path=path!("/report/:token") view={Lazy::<ReportLinkRoute>::new()} ssr=SsrMode::Async/>
                    <Route path=path!("/plan/:plan/settings") view={Lazy::<PlanSettingsRoute>::new()} ssr=SsrMode::Async/>
                    <Route path=path!("/plan/:plan/continue") view={Lazy::<ContinuationRoute>::new()} ssr=SsrMode::Async/>
                    <Route path=path!("/plan/:plan/trash") view={Lazy::<TrashRoute>::new()} ssr=SsrMode::Async/>
                    <Route path=path!("/plan/find/:kind/:id") view={Lazy::<FindRoute>::new()} ssr=SsrMode::Async/>
                    <Route path=path!("/notifications") view={Lazy::<NotificationsRoute>::new()} ssr=SsrMode::Async/>
                    <Route path=path!("/plan/:plan/:view") view={Lazy::<PlanRoute>::new()} ssr=SsrMode::Async/>
                    <Route path=path!("/directory") view={Lazy::<DirectoryHomeRoute>::new()} ssr=SsrMode::Async/>
                    <Route path=path!("/directory/health-regions/:id") view={Lazy::<HealthRegionRoute>::new()} ssr=SsrMode::Async/>
                    <Route path=path!("/directory/committees/:id") view={Lazy::<CommitteeRoute>::new()} ssr=SsrMode::Async/>
                    <Route path=path!("/directory/committees/:id/:sheet") view={Lazy::<CommitteeSheetRoute>::new()} ssr=SsrMode::Async/>
                    <Route path=path!("/directory/organisations/:id") view={Lazy::<OrganisationRoute>::new()} ssr=SsrMode::Async/>
                    <Route path=path!("/directory/people/:id") view={Lazy::<PersonRoute>::new()} ssr=SsrMode::Async/>
                    <Route path=path!("/directory/regions/:ags") view={Lazy::<RegionRoute>::new()} ssr=SsrMode::Async/>
                    <Route path=path!("/directory/import") view={Lazy::<ImportsRoute>::new()} ssr=SsrMode::Async/>
                    <Route path=path!("/directory/import/:import") view={Lazy::<ImportRoute>::new()} ssr=SsrMode::Async/>
                    <Route path=path!("/directory/:list") view={Lazy::<DirectoryListRoute>::new()} ssr=SsrMode::Async/>
                    <Route path=path!("/search") view={Lazy::<SearchRoute>::new()} ssr=SsrMode::Async/>
                    <Route path=path!("/sign-in") view={Lazy::<SignInRoute>::new()} ssr=SsrMode::Async/>
                    <Route path=path!("/set-up") view={Lazy::<SetUpRoute>::new()} ssr=SsrMode::Async/>
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
    ($($room:ident: $pages:ident { $($route:ident => $page:ident),+ $(,)? })+) => {$(
        enum $pages {
            $($route),+
        }

        #[lazy]
        fn $room(page: $pages) -> AnyView {
            match page {
                $($pages::$route => view! { <$page/> }.into_any()),+
            }
        }

        $(
            struct $route;

            impl LazyRoute for $route {
                fn data() -> Self {
                    Self
                }

                async fn view(_route: Self) -> AnyView {
                    $room($pages::$route).await
                }
            }
        )+
    )+};
}

lazy_rooms! {
    network_room: NetworkPages {
        MapRoute => MapPage,
    }
    plan_room: PlanPages {
        PlanRoute => PlanPage,
        FindRoute => FindPage,
        NewPlanRoute => NewPlanPage,
        PlanSettingsRoute => PlanSettingsPage,
        ContinuationRoute => ContinuationPage,
        TrashRoute => TrashPage,
        PlanListRoute => PlanListPage,
        NotificationsRoute => NotificationsPage,
        MyMeasuresRoute => MyMeasuresPage,
        ReportLinkRoute => ReportLinkPage,
    }
    directory_room: DirectoryPages {
        DirectoryHomeRoute => DirectoryHome,
        DirectoryListRoute => DirectoryListPage,
        HealthRegionRoute => HealthRegionPage,
        CommitteeRoute => CommitteePage,
        CommitteeSheetRoute => CommitteeSheetPage,
        OrganisationRoute => OrganisationPage,
        PersonRoute => PersonPage,
        RegionRoute => RegionPage,
        SearchRoute => SearchPage,
    }
    exchange_room: ExchangePages {
        ImportsRoute => ImportsPage,
        ImportRoute => ImportPage,
    }
    front_room: FrontPages {
        DashboardRoute => DashboardPage,
        SignInRoute => SignInPage,
        SetUpRoute => SetUpPage,
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
