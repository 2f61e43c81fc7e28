//! How the picture is arranged: the choice, what is written beside layers and rings, and whose borders are shown.

use leptos::prelude::*;

use super::{
    arrangement_text as words,
    map_state::{Arranging, MapState, Sign},
    query::MapArrangement,
};
use crate::{
    i18n::{Language, t, use_language},
    links,
    ui::Icon,
};

/// The licence of the borders.
const LICENCE: &str = "https://www.govdata.de/dl-de/by-2-0";

const fn icon(arrangement: MapArrangement) -> &'static str {
    match arrangement {
        MapArrangement::Neighbourhoods => "neighbourhoods",
        MapArrangement::Structure => "structure",
        MapArrangement::Geography => "geography",
        MapArrangement::Levels => "levels",
        MapArrangement::Around => "around",
    }
}

/// Leads to the same part of the network in another arrangement.
#[component]
pub(super) fn ArrangementNav(state: MapState) -> impl IntoView {
    let language = use_language();
    let chosen = Memo::new(move |_| state.query.read().arrangement);
    let item = move |arrangement: MapArrangement| {
        view! {
            <a
                href=move || links::map(&state.query.read().with_arrangement(arrangement))
                title=move || words::name(language.get(), arrangement)
                aria-current=move || (chosen.get() == arrangement).then_some("true")
                data-noscroll=""
            >
                <Icon name=icon(arrangement)/>
                <span class="map__arrangement-name">{move || words::name(language.get(), arrangement)}</span>
            </a>
        }
    };
    view! {
        <nav
            class="segmented map__arrangements needs-script"
            class:map__arrangements--under-way=move || state.arranging.get() == Arranging::UnderWay
            aria-label=t(words::arrangements)
            data-commands=""
        >
            {MapArrangement::ALL.map(item).collect_view()}
        </nav>
    }
}

/// What there is to say and to show about the arrangement.
#[component]
pub(super) fn ArrangementNotes(state: MapState) -> impl IntoView {
    let language = use_language();
    let chosen = Memo::new(move |_| state.query.read().arrangement);
    // Nothing is said about how a page begins.
    let said = Memo::new(move |before: Option<&(MapArrangement, Option<String>)>| {
        let (arrangement, language) = (chosen.get(), language.get());
        let text = match (state.arranging.get(), before) {
            (Arranging::UnderWay, _) => Some(words::under_way(language).to_owned()),
            (Arranging::Failed, _) => Some(words::failed(language).to_owned()),
            (Arranging::Done, None) => None,
            (Arranging::Done, Some((known, None))) if *known == arrangement => None,
            (Arranging::Done, Some(_)) => Some(words::explanation(language, arrangement).to_owned()),
        };
        (arrangement, text)
    });
    view! {
        <p class="visually-hidden" role="status">{move || said.get().1}</p>
        {move || (state.arranging.get() == Arranging::Failed).then(|| view! {
            <p class="panel map__notice">
                <Icon name="warning"/>
                {t(words::failed)}
            </p>
        })}
        {move || (chosen.get() == MapArrangement::Geography).then(|| view! { <Attribution/> })}
        <Signs state/>
    }
}

/// Whose borders are shown, as their licence asks.
#[component]
fn Attribution() -> impl IntoView {
    view! {
        <p class="map__attribution">
            "© GeoBasis-DE / BKG (2024), "
            <a href=LICENCE rel="license">"dl-de/by-2-0"</a>
            {t(words::borders_changed)}
        </p>
    }
}

/// The names of layers or rings; the stage moves them to where these are.
#[component]
fn Signs(state: MapState) -> impl IntoView {
    let language = use_language();
    let name = move |sign: Sign| words::sign(language.get(), sign);
    move || {
        let signs = state.signs.get();
        let (class, label): (_, fn(Language) -> &'static str) = match signs.first()? {
            Sign::Layer(_) => ("map__signs map__signs--layers", words::layers),
            Sign::Ring(_) => ("map__signs map__signs--rings", words::rings),
        };
        let signs = signs.into_iter().map(|sign| view! { <li>{move || name(sign)}</li> });
        Some(view! { <ol class=class aria-label=t(label)>{signs.collect_view()}</ol> })
    }
}
