//! What to show: region, kinds, levels, fields of action. A form that works by itself and is obeyed at once when alive.

use domain::{directory::Level, network::NodeKind};
use leptos::{ev::SubmitEvent, prelude::*};

use super::{
    appearance::AppearanceFields,
    kept_query::KeptQuery,
    map_state::{Command, MapState},
    query::{MapQuery, MapView, has_bit, written},
    reading::{Legend, MapReading},
    restriction::SeatWord,
    restriction_text, text,
};
use crate::{
    directory::word,
    i18n::{t, use_language},
    links,
    ui::{Icon, KindMark, format, kind::node_word},
};

/// The parts of the URL that the filter sets.
const SETS: &[&str] = &["region", "kind", "level", "field", "seat", "page"];

/// The same over the picture, which has sizes and outlines too.
const SETS_IN_NET: &[&str] = &["region", "kind", "level", "field", "seat", "page", "size", "outline"];

/// The same beside the table, where part of a name is one of them.
const SETS_IN_TABLE: &[&str] = &["region", "kind", "level", "field", "seat", "page", "size", "q"];

/// The filter, floating over the picture or beside the table.
#[component]
pub(super) fn FilterPanel(state: MapState, reading: Memo<MapReading>) -> impl IntoView {
    let language = use_language();
    let legend = Memo::new(move |_| reading.read().legend.clone());
    let count = move |number: usize| format::count(language.get(), i64::try_from(number).unwrap_or(i64::MAX));
    let shown = move || {
        let (shown, all) = legend.with(|legend| (legend.shown, legend.nodes));
        if shown == all {
            text::all_shown(language.get(), &count(all))
        } else {
            text::shown(language.get(), &count(shown), &count(all))
        }
    };
    let reset = move || links::map(&state.query.read().without_filter());
    let is_filtered = Memo::new(move |_| state.query.read().is_filtered());
    view! {
        <form
            class="panel map-panel map-panel--filter"
            id="map-filter"
            popover="auto"
            method="get"
            action="/map"
            aria-label=t(text::filter)
            data-commands=""
            on:submit=move |event: SubmitEvent| event.prevent_default()
        >
            <div class="panel__head">
                <h2>{t(text::filter)}</h2>
                <button
                    class="btn btn--quiet btn--small btn--icon map-panel__close"
                    type="button"
                    popovertarget="map-filter"
                    popovertargetaction="hide"
                    aria-label=t(text::close_filter)
                >
                    <Icon name="close"/>
                </button>
            </div>
            {move || {
                let sets = match state.query.read().view {
                    MapView::Net => SETS_IN_NET,
                    MapView::Table => SETS_IN_TABLE,
                    _ => SETS,
                };
                view! { <KeptQuery state sets/> }
            }}
            <NameField state/>
            <RegionField state legend/>
            <fieldset>
                <legend class="legend">{t(text::kind_legend)}</legend>
                <For each=move || legend.read().known_kinds.clone() key=|kind| *kind let:kind>
                    <KindCheck state legend kind/>
                </For>
            </fieldset>
            <LevelChecks state legend/>
            <FieldChecks state legend/>
            <SeatChecks state legend/>
            <AppearanceFields state reading/>
            <div class="actions panel__section map-panel__foot">
                <button class="btn btn--primary map-panel__apply">{t(text::apply)}</button>
                <p class="muted" role="status">{shown}</p>
                {move || is_filtered.get().then(|| view! {
                    <a class="btn btn--quiet btn--small" href=reset data-noscroll="">{t(text::reset)}</a>
                })}
            </div>
        </form>
    }
}

/// Part of a name; only for the table, because the picture has a search of its own.
#[component]
fn NameField(state: MapState) -> impl IntoView {
    let is_table = Memo::new(move |_| state.query.read().view == MapView::Table);
    let typed = Memo::new(move |_| state.query.read().text.clone());
    move || {
        is_table.get().then(|| {
            view! {
                <div class="field">
                    <label class="field__label" for="map-name">{t(text::part_of_name)}</label>
                    <input
                        class="input"
                        id="map-name"
                        name="q"
                        type="search"
                        value=typed.get_untracked()
                        prop:value=typed
                        on:change:target=move |event| {
                            let text = event.target().value();
                            state.filter(|query| query.changed(|query| query.text = text.trim().to_owned()));
                        }
                    />
                </div>
            }
        })
    }
}

#[component]
fn RegionField(state: MapState, legend: Memo<Legend>) -> impl IntoView {
    let names = Memo::new(move |_| legend.read().regions.clone());
    let chosen = Memo::new(move |_| names.with(|names| state.query.read().region_of(names)));
    let options = move || {
        let names = names.get();
        let mut shown: Vec<(usize, &str)> =
            names.iter().map(|name| without_brand(name)).enumerate().collect();
        shown.sort_by_cached_key(|(_, name)| domain::search::fold(name));
        shown
            .into_iter()
            .map(|(index, name)| {
                let is_chosen = move || chosen.get().map(usize::from) == Some(index);
                view! {
                    <option value=written(index, &names) selected=is_chosen prop:selected=is_chosen>
                        {name.to_owned()}
                    </option>
                }
            })
            .collect_view()
    };
    view! {
        <div class="field">
            <label class="field__label" for="map-region">{t(text::region)}</label>
            <select
                class="input"
                id="map-region"
                name="region"
                on:change:target=move |event| {
                    let region = Some(event.target().value()).filter(|value| !value.is_empty());
                    state.filter(|query| query.changed(|query| query.region = region));
                    state.tell(Command::Fit);
                }
            >
                <option value="" prop:selected=move || chosen.get().is_none()>{t(text::all_regions)}</option>
                {options}
            </select>
        </div>
    }
}

/// A region without the words that fourteen others begin with too, which leave no room for its name.
pub(super) fn without_brand(name: &str) -> &str {
    name.strip_prefix("Gesundheitsregion plus ").unwrap_or(name)
}

#[component]
fn KindCheck(state: MapState, legend: Memo<Legend>, kind: NodeKind) -> impl IntoView {
    let language = use_language();
    let count = Memo::new(move |_| legend.read().kinds[kind as usize]);
    let is_shown = Memo::new(move |_| state.query.read().shows(kind));
    view! {
        <label class="check">
            <input
                type="checkbox"
                name="kind"
                value=node_word(kind)
                checked=is_shown
                prop:checked=is_shown
                on:change:target=move |event| {
                    let is_shown = event.target().checked();
                    state.filter(|query| query.with_kind(kind, is_shown));
                    // Hiding the last kind shows all again; the box must say so too.
                    event.target().set_checked(state.query.read_untracked().shows(kind));
                }
            />
            <KindMark kind/>
            <span>{move || text::kinds(language.get(), kind)}</span>
            <Count count/>
        </label>
    }
}

#[component]
fn LevelChecks(state: MapState, legend: Memo<Legend>) -> impl IntoView {
    let language = use_language();
    let check = move |level: Level| {
        let count = Memo::new(move |_| legend.read().levels[level as usize]);
        let is_wanted = Memo::new(move |_| state.query.read().levels.contains(&level));
        view! {
            <label class="check">
                <input
                    type="checkbox"
                    name="level"
                    value=level.as_str()
                    checked=is_wanted
                    prop:checked=is_wanted
                    on:change:target=move |event| {
                        let is_wanted = event.target().checked();
                        state.filter(|query| query.with_level(level, is_wanted));
                    }
                />
                <span>{move || word::level(language.get(), level)}</span>
                <Count count/>
            </label>
        }
    };
    view! {
        <fieldset>
            <legend class="legend">{t(text::level_legend)}</legend>
            {Level::ALL.iter().copied().map(check).collect_view()}
        </fieldset>
    }
}

#[component]
fn FieldChecks(state: MapState, legend: Memo<Legend>) -> impl IntoView {
    let names =
        Memo::new(move |_| legend.read().fields.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>());
    let bits = Memo::new(move |_| names.with(|names| state.query.read().field_bits(names)));
    let check = move |index: usize, name: String| {
        let count = Memo::new(move |_| legend.read().fields.get(index).map_or(0, |(_, count)| *count));
        let is_wanted = Memo::new(move |_| has_bit(bits.get(), index));
        view! {
            <label class="check">
                <input
                    type="checkbox"
                    name="field"
                    value=name.clone()
                    checked=is_wanted
                    prop:checked=is_wanted
                    on:change:target=move |event| {
                        let is_wanted = event.target().checked();
                        state.filter(|query: &MapQuery| names.with_untracked(|names| query.with_field(index, is_wanted, names)));
                    }
                />
                <span>{name}</span>
                <Count count/>
            </label>
        }
    };
    move || {
        let names = names.get();
        (!names.is_empty()).then(|| {
            view! {
                <fieldset>
                    <legend class="legend">{t(text::field_legend)}</legend>
                    {names.into_iter().enumerate().map(|(index, name)| check(index, name)).collect_view()}
                </fieldset>
            }
        })
    }
}

#[component]
fn SeatChecks(state: MapState, legend: Memo<Legend>) -> impl IntoView {
    let language = use_language();
    let check = move |seat: SeatWord| {
        let count = Memo::new(move |_| legend.read().seats[seat as usize]);
        let is_wanted = Memo::new(move |_| state.query.read().seats.contains(&seat));
        view! {
            <label class="check">
                <input
                    type="checkbox"
                    name="seat"
                    value=seat.as_str()
                    checked=is_wanted
                    prop:checked=is_wanted
                    on:change:target=move |event| {
                        let is_wanted = event.target().checked();
                        state.filter(|query| query.with_seat(seat, is_wanted));
                    }
                />
                <span>{move || restriction_text::seat(language.get(), seat)}</span>
                <Count count/>
            </label>
        }
    };
    view! {
        <fieldset>
            <legend class="legend">{t(restriction_text::seats_legend)}</legend>
            {SeatWord::ALL.iter().copied().map(check).collect_view()}
        </fieldset>
    }
}

/// How many nodes a choice stands for.
#[component]
fn Count(count: Memo<usize>) -> impl IntoView {
    let language = use_language();
    view! {
        <span class="check__count">
            {move || format::count(language.get(), i64::try_from(count.get()).unwrap_or(i64::MAX))}
        </span>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_region_is_offered_by_its_own_name() {
        assert_eq!(without_brand("Gesundheitsregion plus Landkreis Haßberge"), "Landkreis Haßberge");
        assert_eq!(without_brand("Lahn-Dill-Kreis"), "Lahn-Dill-Kreis");
    }
}
