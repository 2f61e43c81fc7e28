//! The document around the application, and the frame around pages: rail, top bar, demo mark.

use leptos::{ev, html, prelude::*};
use leptos_router::{
    components::{A, Form},
    hooks::use_location,
};
use wasm_bindgen::JsCast as _;

use crate::{
    accounts::api::{Viewer, load_viewer},
    answer::ask,
    error::AppError,
    i18n::{LANGUAGE_COOKIE, t, use_language},
    plan::Bell,
    ui::{
        Icon,
        theme::{THEME_COOKIE, Theme},
    },
};

mod text {
    crate::texts! {
        skip: "Zum Inhalt springen", "Skip to content";
        main_navigation: "Hauptnavigation", "Main navigation";
        brand: "Geflecht, zur Übersicht", "Geflecht, to the overview";
        overview: "Übersicht", "Overview";
        network: "Netzwerk", "Network";
        plan_long: "Umsetzungsplan", "Implementation plan";
        plan_short: "Plan", "Plan";
        directory: "Verzeichnis", "Directory";
        dashboard: "Auswertung", "Dashboard";
        more: "Mehr", "More";
        search: "Suchen", "Search";
        search_hint: "Menschen, Gremien, Themen …", "People, committees, topics …";
        switch_language: "EN – English", "DE – Deutsch";
        to_dark: "Dunkle Darstellung", "Dark theme";
        to_light: "Helle Darstellung", "Light theme";
        sign_in: "Anmelden", "Sign in";
        sign_out: "Abmelden", "Sign out";
        account: "Konto", "Account";
        public_scope: "Öffentlich", "Public";
        official: "Offizielle Website – Bundesrepublik Deutschland",
            "Official website – Federal Republic of Germany";
        not_done: "Das hat nicht geklappt", "That did not work";
        demo: "Beispieldaten – nicht amtlich", "Example data – not official";
    }
}

/// The HTML document; sets the content security policy with the nonce of this answer.
#[cfg(feature = "ssr")]
#[must_use]
pub fn shell(options: LeptosOptions) -> impl IntoView {
    use leptos_meta::MetaTags;

    use crate::{App, server_context::caller};

    let caller = caller();
    let language = caller.as_ref().map(|caller| caller.language).unwrap_or_default();
    let theme = caller.as_ref().and_then(|caller| caller.theme).map(Theme::code);
    if let (Some(nonce), Some(response)) =
        (leptos::nonce::use_nonce(), use_context::<leptos_axum::ResponseOptions>())
        && let Ok(policy) = http::HeaderValue::from_str(&content_security_policy(&nonce))
    {
        response.insert_header(http::header::CONTENT_SECURITY_POLICY, policy);
    }
    let pkg = format!("/{}", options.site_pkg_dir);
    let style = format!("{pkg}/{}.css", options.output_name);
    view! {
        <!DOCTYPE html>
        <html lang=language.code() data-theme=theme data-kern-theme=theme>
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <meta name="color-scheme" content="light dark"/>
                <link rel="icon" href="/favicon.svg" type="image/svg+xml"/>
                <link rel="stylesheet" href=style/>
                <HydrationScripts options/>
                <MetaTags/>
            </head>
            <body class="shell">
                <App/>
            </body>
        </html>
    }
}

/// Scripts only with the nonce and what they load themselves, styles and data only from here, no framing.
#[cfg(feature = "ssr")]
fn content_security_policy(nonce: &str) -> String {
    format!(
        "default-src 'self'; script-src 'nonce-{nonce}' 'strict-dynamic' 'wasm-unsafe-eval'; style-src 'self'; \
         img-src 'self' data:; font-src 'self'; connect-src 'self'; worker-src 'self'; object-src 'none'; \
         base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    )
}

/// The frame around every page: a rail of rooms, a top bar with search and person, the page itself.
#[component]
pub fn Frame(
    /// The page.
    children: Children,
) -> impl IntoView {
    let viewer = ask(|| (), |()| load_viewer());
    view! {
        <a class="skip-link" href="#main" rel="external">{t(text::skip)}</a>
        <Rail/>
        <header class="topbar">
            <Transition>
                {move || Suspend::new(async move {
                    viewer
                        .await
                        .is_ok_and(|viewer| viewer.is_authority)
                        .then(|| view! { <p class="official">{t(text::official)}</p> })
                })}
            </Transition>
            <Transition>
                {move || Suspend::new(async move { viewer.await.ok().map(|viewer| view! { <Scope viewer/> }) })}
            </Transition>
            <SearchBox/>
            <div class="topbar__tools">
                <a
                    class="btn btn--quiet btn--icon topbar__find"
                    href="/search"
                    aria-label=t(text::search)
                >
                    <Icon name="search"/>
                </a>
                <LanguageSwitch/>
                <ThemeSwitch/>
                <Bell/>
                <Transition>
                    {move || Suspend::new(async move { viewer.await.ok().map(|viewer| view! { <PersonMenu viewer/> }) })}
                </Transition>
            </div>
        </header>
        <main class="shell__main" id="main" tabindex="-1">
            <FormProblem/>
            {children()}
        </main>
        <Transition>
            {move || Suspend::new(async move {
                viewer
                    .await
                    .is_ok_and(|viewer| viewer.is_demo)
                    .then(|| view! { <footer class="demo-tag">{t(text::demo)}</footer> })
            })}
        </Transition>
    }
    .into_any()
}

/// Why a form that was sent without a script came back: the server names it in the address.
#[component]
fn FormProblem() -> impl IntoView {
    let language = use_language();
    let query = use_location().query;
    let problem = Memo::new(move |_| query.read().get("problem").and_then(|code| AppError::from_code(&code)));
    move || {
        problem.get().map(|error| {
            view! {
                <div class="alert alert--warning" role="alert">
                    <Icon name="warning"/>
                    <div>
                        <p class="alert__title">{t(text::not_done)}</p>
                        <p>{move || error.sentence(language.get())}</p>
                    </div>
                </div>
            }
        })
    }
}

#[component]
fn Rail() -> impl IntoView {
    view! {
        <nav class="rail" aria-label=t(text::main_navigation)>
            <a class="rail__brand" href="/" aria-label=t(text::brand)>
                <svg class="brand-mark" aria-hidden="true">
                    <use href="/icons.svg#brand"></use>
                </svg>
                <span class="rail__word">"Geflecht"</span>
            </a>
            <ul class="rail__list">
                <li><RailItem href="/" icon="home" long=text::overview short=text::overview/></li>
                <li><RailItem href="/map" icon="network" long=text::network short=text::network/></li>
                <li><RailItem href="/plan" icon="board" long=text::plan_long short=text::plan_short/></li>
                <li><RailItem href="/directory" icon="directory" long=text::directory short=text::directory/></li>
            </ul>
            <button class="rail__item rail__more-button" type="button" popovertarget="rail-more">
                <Icon name="more"/>
                <span>{t(text::more)}</span>
            </button>
            <div class="rail__more" id="rail-more" popover="auto">
                <ul class="rail__list">
                    <li><RailItem href="/dashboard" icon="chart" long=text::dashboard short=text::dashboard/></li>
                </ul>
            </div>
        </nav>
    }
    .into_any()
}

#[component]
fn RailItem(
    href: &'static str,
    icon: &'static str,
    long: fn(crate::i18n::Language) -> &'static str,
    short: fn(crate::i18n::Language) -> &'static str,
) -> impl IntoView {
    view! {
        <A href=href exact={href == "/"} attr:class="rail__item">
            <Icon name=icon/>
            <span class="rail__word">
                <span class="rail__long">{t(long)}</span>
                <span class="rail__short">{t(short)}</span>
            </span>
        </A>
    }
    .into_any()
}

#[component]
fn Scope(viewer: Viewer) -> impl IntoView {
    view! {
        <span class="scope">
            {match viewer.scope {
                Some(scope) => view! { <strong>{scope}</strong> }.into_any(),
                None => view! { <strong>{t(text::public_scope)}</strong> }.into_any(),
            }}
        </span>
    }
}

#[component]
fn SearchBox() -> impl IntoView {
    let input = NodeRef::<html::Input>::new();
    // "/" leads to the search from everywhere, except where a slash is typed or means something else.
    Effect::new(move |_| {
        let listener = window_event_listener(ev::keydown, move |event| {
            let is_taken = event.default_prevented()
                || event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok()).is_some_and(
                    |target| {
                        target
                            .closest("input, textarea, select, [contenteditable], [role=application]")
                            .ok()
                            .flatten()
                            .is_some()
                    },
                );
            if event.key() == "/"
                && !is_taken
                && let Some(input) = input.get_untracked()
            {
                event.prevent_default();
                drop(input.focus());
            }
        });
        on_cleanup(move || listener.remove());
    });
    view! {
        <search class="topbar__search">
            <Form method="GET" action="/search" attr:class="searchbox">
                <Icon name="search"/>
                <label class="visually-hidden" for="q">{t(text::search)}</label>
                <input
                    class="input"
                    id="q"
                    name="q"
                    type="search"
                    placeholder=t(text::search_hint)
                    aria-keyshortcuts="/"
                    node_ref=input
                />
                <kbd aria-hidden="true">"/"</kbd>
            </Form>
        </search>
    }
    .into_any()
}

/// The path of the page with one more choice in the query, for readers without JavaScript.
fn with_choice(
    choice: impl Fn() -> String + Send + Sync + 'static,
) -> impl Fn() -> String + Send + Sync + 'static {
    let location = use_location();
    move || {
        let (path, query) = (location.pathname.get(), location.search.get());
        let kept = query
            .trim_start_matches('?')
            .split('&')
            .filter(|part| !part.is_empty() && !part.starts_with("lang=") && !part.starts_with("theme="))
            .chain([choice().as_str()])
            .collect::<Vec<_>>()
            .join("&");
        format!("{path}?{kept}")
    }
}

#[component]
fn LanguageSwitch() -> impl IntoView {
    let language = use_language();
    let href = with_choice(move || format!("lang={}", language.get().other().code()));
    let switch = move |event: ev::MouseEvent| {
        event.prevent_default();
        let chosen = language.get_untracked().other();
        language.set(chosen);
        set_root_attribute("lang", chosen.code());
        keep_choice(LANGUAGE_COOKIE, chosen.code());
    };
    view! {
        <a
            class="btn btn--quiet btn--icon"
            href=href
            hreflang=move || language.get().other().code()
            lang=move || language.get().other().code()
            aria-label=t(text::switch_language)
            on:click=switch
        >
            {move || language.get().other().code().to_uppercase()}
        </a>
    }
}

#[component]
fn ThemeSwitch() -> impl IntoView {
    let theme = use_context::<RwSignal<Option<Theme>>>().unwrap_or_else(|| RwSignal::new(None));
    let other = move || if theme.get() == Some(Theme::Dark) { Theme::Light } else { Theme::Dark };
    let href = with_choice(move || format!("theme={}", other().code()));
    let switch = move |event: ev::MouseEvent| {
        event.prevent_default();
        let chosen = other();
        theme.set(Some(chosen));
        set_root_attribute("data-theme", chosen.code());
        set_root_attribute("data-kern-theme", chosen.code());
        keep_choice(THEME_COOKIE, chosen.code());
    };
    let language = use_language();
    let label = move || match other() {
        Theme::Dark => text::to_dark(language.get()),
        Theme::Light => text::to_light(language.get()),
    };
    view! {
        <a class="btn btn--quiet btn--icon" href=href aria-label=label on:click=switch>
            {move || match other() {
                Theme::Dark => view! { <Icon name="moon"/> }.into_any(),
                Theme::Light => view! { <Icon name="sun"/> }.into_any(),
            }}
        </a>
    }
}

#[component]
fn PersonMenu(viewer: Viewer) -> impl IntoView {
    let Some(name) = viewer.name else {
        return view! { <a class="btn btn--primary" href="/sign-in" rel="external">{t(text::sign_in)}</a> }
            .into_any();
    };
    let language = use_language();
    let initials = crate::ui::format::initials(&name);
    // Begins with what is seen, so that who speaks to the computer can say it.
    let label = {
        let (name, initials) = (name.clone(), initials.clone());
        move || format!("{initials}, {}: {name}", text::account(language.get()))
    };
    let roles = viewer.roles;
    let role_words = move || {
        let words = roles.iter().map(|role| crate::accounts::text::role(language.get(), *role));
        words.collect::<Vec<_>>().join(", ")
    };
    view! {
        <details class="menu menu--end">
            <summary class="btn btn--quiet btn--icon" aria-label=label>
                <span class="avatar" aria-hidden="true">{initials}</span>
            </summary>
            <div class="menu__list">
                <p class="menu__title">{name}<br/>{role_words}</p>
                <form method="post" action="/sign-out">
                    <button class="menu__item">
                        <Icon name="sign-out"/>
                        {t(text::sign_out)}
                    </button>
                </form>
            </div>
        </details>
    }
    .into_any()
}

/// Sets an attribute of the `html` element.
fn set_root_attribute(name: &str, value: &str) {
    if let Some(root) = document().document_element() {
        drop(root.set_attribute(name, value));
    }
}

/// Keeps a choice for a year, for the server's next answer.
fn keep_choice(cookie: &str, value: &str) {
    if let Ok(document) = document().dyn_into::<web_sys::HtmlDocument>() {
        let kept = format!("{cookie}={value}; path=/; max-age=31536000; samesite=lax");
        drop(document.set_cookie(&kept));
    }
}
