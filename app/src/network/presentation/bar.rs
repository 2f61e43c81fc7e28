//! The bar under a picture that is presented: what it shows, which of how many it is, and where one can go.

use leptos::prelude::*;
use uuid::Uuid;

use super::{
    leave, screen,
    slides::{Slides, Turn},
    text,
};
use crate::{
    answer::Answer,
    i18n::{Language, t, use_language},
    links,
    network::{
        api::Imprint,
        caption::{attribution, filter_words},
        export_text,
        map_state::{MapState, focus_soon, is_plain},
        query::MapArrangement,
        reading::MapReading,
        saved_views::{SavedViews, api::ViewRow, text as view_words},
        text as words,
        time::Loading,
    },
    ui::{Icon, format},
};

/// The id of the bar, for giving it the focus.
const BAR: &str = "map-presentation";

/// The bar, while the picture is presented, and what is said about each step.
#[component]
pub(in crate::network) fn Presentation(
    state: MapState,
    reading: Memo<MapReading>,
    imprint: Answer<Imprint>,
) -> impl IntoView {
    let views = expect_context::<SavedViews>();
    view! {
        <Transition>
            {move || Suspend::new(async move {
                let rows = views.list.await.unwrap_or_default().views;
                let imprint = imprint.await.ok();
                view! { <Loaded state reading rows imprint/> }
            })}
        </Transition>
    }
    .into_any()
}

#[component]
fn Loaded(
    state: MapState,
    reading: Memo<MapReading>,
    rows: Vec<ViewRow>,
    imprint: Option<Imprint>,
) -> impl IntoView {
    let language = use_language();
    let slides = StoredValue::new(Slides::of(&rows));
    let known: Vec<Uuid> = rows.iter().map(|row| row.id.0).collect();
    // The menu, which says so otherwise, is hidden.
    let is_missing = Memo::new(move |_| state.query.read().saved.is_some_and(|id| !known.contains(&id)));
    let is_on = Memo::new(move |_| state.query.read().presents);
    let place = Memo::new(move |_| slides.with_value(|slides| slides.place(&state.query.read())));
    let title = Memo::new(move |_| {
        let name = slides.with_value(|slides| slides.name(place.get()?).map(str::to_owned));
        name.unwrap_or_else(|| words::network(language.get()).to_owned())
    });
    let said = Memo::new(move |before: Option<&String>| {
        let language = language.get();
        match (is_on.get(), place.get()) {
            (true, Some(place)) => {
                text::step_said(language, place + 1, slides.with_value(Slides::len), &title.read())
            }
            (true, None) => title.get(),
            (false, _) if before.is_some_and(|before| !before.is_empty()) => text::ended(language).to_owned(),
            (false, _) => String::new(),
        }
    });
    view! {
        <p class="visually-hidden presentation__news" role="status">{said}</p>
        {move || is_on.get().then(|| view! { <Bar state reading slides place title is_missing imprint/> })}
    }
    .into_any()
}

#[component]
fn Bar(
    state: MapState,
    reading: Memo<MapReading>,
    slides: StoredValue<Slides>,
    place: Memo<Option<usize>>,
    title: Memo<String>,
    is_missing: Memo<bool>,
    imprint: Option<Imprint>,
) -> impl IntoView {
    let language = use_language();
    let can_fill = RwSignal::new(false);
    screen::listen(state, slides, can_fill);
    focus_soon(BAR);
    let shown = move || {
        let (language, reading) = (language.get(), reading.read());
        let filter = filter_words(language, &state.query.read(), &reading.legend);
        let count = reading.legend.shown;
        let number = format::count(language, i64::try_from(count).unwrap_or(i64::MAX));
        let filter = filter.unwrap_or_else(|| text::everything(language).to_owned());
        format!("{filter} · {}", text::nodes(language, count, &number))
    };
    let origin = move || {
        let (language, query) = (language.get(), state.query.read());
        let has_borders = query.arrangement == MapArrangement::Geography;
        let borders = has_borders.then(|| export_text::borders(language).to_owned());
        let origin = imprint.map(|imprint| attribution(language, &query, &imprint));
        origin.into_iter().chain(borders).collect::<Vec<_>>().join(" · ")
    };
    let end = move |event| {
        if is_plain(&event) {
            event.prevent_default();
            leave(state);
        }
    };
    view! {
        <section class="panel presentation" id=BAR tabindex="-1" aria-labelledby="map-presentation-title">
            <div class="presentation__caption">
                <h2 class="presentation__title" id="map-presentation-title">{title}</h2>
                {move || is_missing.get().then(|| view! { <p role="alert">{t(view_words::missing)}</p> })}
                <p>{shown}</p>
                <p class="note">{origin}</p>
                // Until then the picture is of another day.
                <Loading state/>
            </div>
            <div class="presentation__controls">
                <Steps state slides place/>
                {move || can_fill.get().then(|| view! {
                    <button
                        class="btn btn--icon"
                        type="button"
                        aria-label=t(text::fill)
                        on:click=move |_| {
                            screen::fill(state);
                            // The button goes, and the focus would with it.
                            focus_soon(BAR);
                        }
                    >
                        <Icon name="fit"/>
                    </button>
                })}
                <a
                    class="btn"
                    href=move || links::map(&state.query.read().with_presented(false))
                    data-noscroll=""
                    on:click=end
                >
                    <Icon name="close"/>
                    {t(text::leave)}
                </a>
            </div>
        </section>
    }
    .into_any()
}

/// Back, "3 von 7", on; nothing if there is nowhere to go.
#[component]
fn Steps(state: MapState, slides: StoredValue<Slides>, place: Memo<Option<usize>>) -> impl IntoView {
    let language = use_language();
    let count = slides.with_value(Slides::len);
    let number = move || place.get().map(|place| text::step(language.get(), place + 1, count));
    let lead = move |turn: Turn, word: fn(Language) -> &'static str, icon: &'static str| {
        let to =
            Memo::new(move |_| slides.with_value(|slides| slides.turned(&state.query.read(), turn).cloned()));
        view! {
            // At an end it stays where it is, with the focus.
            <a
                class="btn btn--icon"
                href=move || links::map(&to.get().unwrap_or_else(|| state.query.get()))
                aria-label=t(word)
                aria-disabled=move || to.read().is_none().then_some("true")
                data-noscroll=""
            >
                <Icon name=icon/>
            </a>
        }
    };
    (count > 0).then(|| {
        view! {
            <nav class="presentation__steps" aria-label=t(text::steps)>
                {lead(Turn::Back, text::back, "chevron-left")}
                <span class="presentation__number">{number}</span>
                {lead(Turn::On, text::on, "chevron-right")}
            </nav>
        }
    })
}
