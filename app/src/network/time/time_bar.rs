//! The bar under the picture: which day is shown, and with which it is compared.

use std::sync::Arc;

use domain::network::TimeSpan;
use leptos::{
    ev::{Event, SubmitEvent, Targeted},
    prelude::*,
};
use time::Date;
use web_sys::HtmlInputElement;

use super::{Counts, reading::year_before, stops::Stops, text, travel::History};
use crate::{
    i18n::{t, use_language},
    links,
    network::{
        map_state::MapState,
        query::{MapQuery, MapView, read_day},
        reading::MapReading,
    },
    ui::{Icon, format},
};

/// The id of the bar, for the button that opens it where there is little room.
const BAR: &str = "map-time";

/// Opens the bar where there is no room for it beside the picture.
#[component]
pub(in crate::network) fn TimeButton() -> impl IntoView {
    view! {
        <button class="btn map__time-button" type="button" popovertarget=BAR>
            <Icon name="history"/>
            {t(text::time)}
        </button>
    }
}

/// The bar: the day that is shown, and what differs from the other day.
#[component]
pub(in crate::network) fn TimeBar(
    state: MapState,
    reading: Memo<MapReading>,
    span: TimeSpan,
) -> impl IntoView {
    let language = use_language();
    let on = Memo::new(move |_| state.query.read().on.filter(|day| *day != span.today));
    let since = Memo::new(move |_| state.query.read().since);
    let counts = Memo::new(move |_| {
        let reading = reading.read();
        reading.comparison.as_ref().map(|comparison| (comparison.since, comparison.counts))
    });
    let said = move || match on.get() {
        None => text::today(language.get()).to_owned(),
        Some(day) => format::date(language.get(), day),
    };
    // What is compared with lies a year before, or where everything begins.
    let comparison = move || {
        let query = state.query.read();
        let before = year_before(query.on.unwrap_or(span.today)).max(span.first);
        links::map(&query.with_since(Some(before)))
    };
    view! {
        <form
            class="panel map-panel map-time"
            id=BAR
            popover="auto"
            method="get"
            action="/map"
            aria-label=t(text::time)
            on:submit=move |event: SubmitEvent| event.prevent_default()
        >
            <div class="panel__head map-time__head">
                <h2>{t(text::time)}</h2>
                <button
                    class="btn btn--quiet btn--small btn--icon map-panel__close"
                    type="button"
                    popovertarget=BAR
                    popovertargetaction="hide"
                    aria-label=t(text::close_time)
                >
                    <Icon name="close"/>
                </button>
            </div>
            <Kept state/>
            <div class="map-time__row" data-commands="">
                <output class="map-time__day" for="map-time-slider">{said}</output>
                <Slider state span/>
                <DayField state id="map-time-on" name="on" label=text::day is_label_hidden=true day=on span/>
                {move || since.get().is_none().then(|| view! {
                    <a class="btn map-time__compare" href=comparison data-noscroll="">{t(text::compare)}</a>
                })}
            </div>
            {move || since.get().is_some().then(|| view! {
                <div class="map-time__row map-time__row--compared" data-commands="">
                    <DayField state id="map-time-since" name="since" label=text::other_day day=since span/>
                    <Found counts/>
                    <a
                        class="btn btn--small map-time__list"
                        href=move || links::map(&state.query.read().with_view(MapView::Changes))
                    >
                        {t(text::as_list)}
                    </a>
                    <a
                        class="btn btn--small btn--quiet btn--icon map-time__end"
                        href=move || links::map(&state.query.read().with_since(None))
                        aria-label=t(text::end_comparison)
                        data-noscroll=""
                    >
                        <Icon name="close"/>
                    </a>
                </div>
            })}
            <p class="visually-hidden" role="status">
                {move || counts.get().map(|(since, counts)| text::summary(language.get(), since, counts))}
            </p>
            <Loading state/>
            <button class="btn btn--primary map-panel__apply">{t(text::apply)}</button>
        </form>
    }
    .into_any()
}

/// What the form shall not lose.
#[component]
fn Kept(state: MapState) -> impl IntoView {
    let fields = move || {
        let pairs =
            state.query.read().pairs().into_iter().filter(|(name, _)| !["on", "since"].contains(name));
        pairs
            .filter_map(|(name, value)| Some((name, value?)))
            .map(|(name, value)| view! { <input type="hidden" name=name value=value/> })
            .collect_view()
    };
    view! { {fields} }
}

/// The slider over the months. While it is held only the picture follows; the URL does when it is let go.
#[component]
fn Slider(state: MapState, span: TimeSpan) -> impl IntoView {
    let language = use_language();
    let stops = Arc::new(Stops::new(span));
    let (last, ticks) = (stops.last(), stops.years());
    let stop = Memo::new({
        let stops = Arc::clone(&stops);
        move |_| stops.stop(state.query.read().on.filter(|day| *day != span.today))
    });
    let said = {
        let stops = Arc::clone(&stops);
        move || match state.query.read().on.or(stops.day(stop.get())) {
            None => text::today(language.get()).to_owned(),
            Some(day) => format::date(language.get(), day),
        }
    };
    let chosen = move |event: &Targeted<Event, HtmlInputElement>| {
        stops.day(event.target().value().parse().unwrap_or_default())
    };
    let hold = {
        let chosen = chosen.clone();
        move |event: Targeted<Event, HtmlInputElement>| state.time.held.set(Some(chosen(&event)))
    };
    let let_go = move |event: Targeted<Event, HtmlInputElement>| {
        let on = chosen(&event);
        state.filter(|query| query.with_on(on));
    };
    let tick = |at: &f64| {
        let x = format!("{at:.2}%");
        view! { <line x1=x.clone() x2=x y1="0" y2="100%"></line> }
    };
    let ticks = ticks.iter().map(tick).collect_view();
    let ends = [span.first, span.last].map(|day| day.year().to_string());
    let [first_year, last_year] = ends;
    view! {
        <div class="map-time__slider needs-script">
            <svg class="map-time__ticks" aria-hidden="true">{ticks}</svg>
            <input
                id="map-time-slider"
                type="range"
                min="0"
                max=last
                step="1"
                value=stop.get_untracked()
                prop:value=move || stop.get().to_string()
                aria-label=t(text::slider)
                aria-valuetext=said
                on:pointerenter=move |_| state.time.prepare()
                on:focus=move |_| state.time.prepare()
                on:input:target=hold
                on:change:target=let_go
            />
            <div class="map-time__ends" aria-hidden="true">
                <span>{first_year}</span>
                <span>{last_year}</span>
            </div>
        </div>
    }
    .into_any()
}

/// A day by itself, for those who know it.
#[component]
pub(super) fn DayField(
    state: MapState,
    id: &'static str,
    name: &'static str,
    label: fn(crate::i18n::Language) -> &'static str,
    /// Where the day stands beside it in words.
    #[prop(optional)]
    is_label_hidden: bool,
    day: Memo<Option<Date>>,
    span: TimeSpan,
) -> impl IntoView {
    let written = move || day.get().map(|day| day.to_string()).unwrap_or_default();
    let shown = move || if name == "on" { day.get().unwrap_or(span.today).to_string() } else { written() };
    let change = move |event: Targeted<Event, HtmlInputElement>| {
        let day = read_day(&event.target().value());
        state.filter(|query: &MapQuery| match name {
            "on" => query.with_on(day.filter(|day| *day != span.today)),
            _ => query.with_since(day),
        });
    };
    view! {
        <span class="map-time__field">
            <label class=if is_label_hidden { "visually-hidden" } else { "muted" } for=id>{t(label)}</label>
            <input
                class="input"
                id=id
                name=name
                type="date"
                value=shown
                prop:value=shown
                on:change:target=change
            />
        </span>
    }
    .into_any()
}

/// How many are new, gone and changed, each with its sign on the map.
#[component]
fn Found(counts: Memo<Option<(Date, Counts)>>) -> impl IntoView {
    let language = use_language();
    let part = move |sort: &'static str,
                     word: fn(crate::i18n::Language) -> &'static str,
                     count: fn(&Counts) -> usize| {
        let number = move || {
            let number = counts.read().as_ref().map_or(0, |(_, counts)| count(counts));
            format::count(language.get(), i64::try_from(number).unwrap_or(i64::MAX))
        };
        view! {
            <li class=format!("difference difference--{sort}")>
                <strong>{number}</strong>
                {" "}
                {t(word)}
            </li>
        }
    };
    view! {
        <ul class="map-time__found">
            {part("new", text::new, |counts| counts.new)}
            {part("gone", text::gone, |counts| counts.gone)}
            {part("changed", text::changed, |counts| counts.changed)}
        </ul>
    }
}

/// That the past is on its way, or did not arrive.
#[component]
pub(in crate::network) fn Loading(state: MapState) -> impl IntoView {
    let is_asked = Memo::new(move |_| state.query.read().is_about_time());
    move || {
        match (is_asked.get(), &*state.time.history.read()) {
        (true, History::Failed) => view! {
            <p class="map-time__loading" role="alert">
                <Icon name="warning"/>
                {t(text::unreachable)}
                <button class="btn btn--small" type="button" on:click=move |_| state.time.prepare()>{t(text::again)}</button>
            </p>
        }
        .into_any(),
        (true, History::Waiting) => view! { <p class="map-time__loading muted">{t(text::loading)}</p> }.into_any(),
        _ => ().into_any(),
    }
    }
}
