//! The chosen nodes: who they are, how they are linked, where they meet, and what can be done with them.

use leptos::{ev::MouseEvent, prelude::*};

use super::{ChoiceReading, CommonCommittee, text};
use crate::{
    i18n::{Language, t, use_language},
    links,
    network::{
        id_list::LISTED_MAX,
        map_canvas::CANVAS,
        map_state::{Command, MapState, focus_soon, is_plain},
        query::{MapQuery, MapView},
        reading::{MapReading, NodeRow},
        text as words,
    },
    ui::{Icon, KindMark, format},
};

/// The id of the panel's title.
const TITLE: &str = "map-choice";

/// The panel, beside the picture or above the table; nothing while nobody is chosen.
#[component]
pub(in crate::network) fn ChoicePanel(state: MapState, reading: Memo<MapReading>) -> impl IntoView {
    let choice = Memo::new(move |_| reading.read().choice.clone().unwrap_or_default());
    let is_there = Memo::new(move |_| !choice.read().rows.is_empty());
    move || is_there.get().then(|| view! { <Chosen state choice/> })
}

#[component]
fn Chosen(state: MapState, choice: Memo<ChoiceReading>) -> impl IntoView {
    let language = use_language();
    let title = move || {
        let count = choice.read().rows.len();
        text::chosen(language.get(), count, &counted(language.get(), count))
    };
    let linked = move || {
        let (among, outwards) = choice.with(|choice| (choice.among, choice.outwards));
        let [inner, outer] = [among, outwards].map(|count| counted(language.get(), count));
        text::links(language.get(), among, [&inner, &outer])
    };
    let left_out = move || {
        let left_out = state.choosing.left_out.get();
        (left_out > 0).then(|| {
            let [number, most] = [left_out, LISTED_MAX].map(|count| counted(language.get(), count));
            view! {
                <p class="note choice__note">
                    <Icon name="info" small=true/>
                    {text::left_out(language.get(), &number, &most)}
                </p>
            }
        })
    };
    let clear = move |event: MouseEvent| {
        if is_plain(&event) {
            event.prevent_default();
            state.clear_choice();
            focus_view(state);
        }
    };
    view! {
        <section class="panel map-panel choice" aria-labelledby=TITLE>
            <div class="panel__head">
                <p class="map-panel__kind">
                    <Icon name="lasso" small=true/>
                    {t(text::column)}
                </p>
                <a
                    class="btn btn--quiet btn--small btn--icon"
                    href=move || links::map(&state.query.read().with_chosen([]))
                    aria-label=t(text::clear)
                    data-noscroll=""
                    on:click=clear
                >
                    <Icon name="close"/>
                </a>
            </div>
            <h2 id=TITLE tabindex="-1">{title}</h2>
            <p class="muted map-panel__place">{linked}</p>
            {left_out}
            <Actions state/>
            <Common state choice/>
            <h3 class="panel__label">{t(text::list)}</h3>
            <ul class="links choice__list">
                <For each=move || choice.read().rows.clone() key=|row| row.id let:row>
                    <ChosenRow state row/>
                </For>
            </ul>
        </section>
    }
    .into_any()
}

/// Only these, not these, or these in the other view.
#[component]
fn Actions(state: MapState) -> impl IntoView {
    let is_table = Memo::new(move |_| state.query.read().view == MapView::Table);
    let restrict = move |word: fn(Language) -> &'static str,
                         class: &'static str,
                         change: fn(&MapQuery) -> MapQuery| {
        let click = move |event: MouseEvent| {
            if is_plain(&event) {
                event.prevent_default();
                state.filter(change);
                state.tell(Command::Fit);
                focus_soon("map-restrictions");
            }
        };
        view! {
            <a class=class href=move || links::map(&change(&state.query.read())) data-noscroll="" on:click=click>
                {t(word)}
            </a>
        }
    };
    let other_view = move || {
        let query = state.query.read();
        links::map(&if is_table.get() { query.with_view(MapView::Net) } else { query.with_table_of_chosen() })
    };
    let language = use_language();
    let other_word = move || {
        if is_table.get() { text::on_the_map(language.get()) } else { text::as_table(language.get()) }
    };
    view! {
        <div class="actions panel__section" data-commands="">
            {restrict(text::only, "btn btn--primary", MapQuery::with_only_chosen)}
            {restrict(text::hide, "btn", MapQuery::with_chosen_hidden)}
            <a class="btn" href=other_view on:click=move |_| focus_soon("main")>{other_word}</a>
        </div>
    }
}

/// Where at least two of them sit.
#[component]
fn Common(state: MapState, choice: Memo<ChoiceReading>) -> impl IntoView {
    let language = use_language();
    let common = Memo::new(move |_| choice.read().common.clone());
    let row = move |CommonCommittee { row, members }: CommonCommittee| {
        let (id, kind) = (row.id, row.kind);
        let on_the_map = move || links::map(&state.query.read().with_view(MapView::Net).with_node(Some(id)));
        view! {
            <li>
                <KindMark kind/>
                <a href=on_the_map data-noscroll="">{row.name}</a>
                <span class="links__side">
                    {move || counted(language.get(), members)}
                    <span class="visually-hidden">" "{t(text::of_them)}</span>
                </span>
            </li>
        }
    };
    move || {
        (!common.read().is_empty()).then(|| {
            view! {
                <h3 class="panel__label">{t(text::common)}</h3>
                <ul class="links">{common.get().into_iter().map(row).collect_view()}</ul>
            }
        })
    }
}

#[component]
fn ChosenRow(state: MapState, row: NodeRow) -> impl IntoView {
    let language = use_language();
    let record = links::record(row.record());
    let NodeRow { id, kind, name, .. } = row;
    let label = {
        let name = name.clone();
        move || text::take_out(language.get(), &name)
    };
    let take_out = move |event: MouseEvent| {
        if is_plain(&event) {
            event.prevent_default();
            let is_last = state.query.with_untracked(|query| query.chosen.len() == 1);
            state.set_chosen(id, false);
            if is_last {
                focus_view(state);
            } else {
                focus_soon(TITLE);
            }
        }
    };
    view! {
        <li>
            <KindMark kind/>
            <a href=record>
                <span class="visually-hidden">{move || format!("{}: ", words::kind(language.get(), kind))}</span>
                {name}
            </a>
            <a
                class="choice__out"
                href=move || links::map(&state.query.read().with_choice_of(id, false))
                aria-label=label
                data-noscroll=""
                on:click=take_out
            >
                <Icon name="close" small=true/>
            </a>
        </li>
    }
}

/// Gives the focus to what the panel stood beside.
fn focus_view(state: MapState) {
    let is_net = state.query.with_untracked(|query| query.view == MapView::Net);
    focus_soon(if is_net { CANVAS } else { "main" });
}

fn counted(language: Language, count: usize) -> String {
    format::count(language, i64::try_from(count).unwrap_or(i64::MAX))
}
