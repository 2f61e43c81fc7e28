//! The page: what the figures say in words, each with its definition.

use leptos::prelude::*;

use super::{
    BondsReading,
    sections::{Bridges, Communities, Connected, CutPoints, Definition, GoBetweens, Isolated},
    text,
};
use crate::{
    answer::{Answer, ask},
    i18n::{t, use_language},
    network::{
        api::load_bonds,
        list_frame::ListFrame,
        map_state::MapState,
        query::{MapQuery, MapView},
        reading::MapReading,
    },
    ui::Failed,
};

/// Asks who holds the network together, which is far too much for the browser to answer by itself. The last answer stays
/// for whoever comes back to it.
pub(in crate::network) fn ask_bonds(state: MapState) -> Answer<BondsReading> {
    let asked = Memo::new(move |before: Option<&Option<MapQuery>>| {
        let query = state.query.read();
        if query.view == MapView::Bonds { Some(query.only_filter()) } else { before.cloned().flatten() }
    });
    ask(
        move || asked.get(),
        |asked| async move {
            match asked {
                Some(query) => load_bonds(query).await,
                None => Ok(BondsReading::default()),
            }
        },
    )
}

/// The page under its title, beside the filter.
#[component]
pub(in crate::network) fn BondsPage(
    state: MapState,
    reading: Memo<MapReading>,
    bonds: Answer<BondsReading>,
) -> impl IntoView {
    view! {
        <ListFrame state reading title=text::bonds_title>
            <Transition fallback=move || view! { <p class="panel muted" role="status">{t(text::loading)}</p> }>
                {move || Suspend::new(async move {
                    match bonds.await {
                        Ok(bonds) => view! { <Sections state bonds/> }.into_any(),
                        Err(error) => view! { <Failed error/> }.into_any(),
                    }
                })}
            </Transition>
        </ListFrame>
    }
}

#[component]
fn Sections(state: MapState, bonds: BondsReading) -> impl IntoView {
    if bonds.contacts == 0 {
        return view! { <p class="panel muted">{t(text::nothing_counted)}</p> }.into_any();
    }
    let BondsReading { people, committees, cut_points, bridges, connected, communities, isolated, .. } =
        bonds.clone();
    view! {
        <Introduction bonds=bonds.clone()/>
        <section class="panel" aria-labelledby="bonds-between">
            <h2 id="bonds-between">{t(text::between)}</h2>
            <Definition words=text::between_explained/>
            <Sample bonds/>
            <div class="columns columns--even panel__section">
                <GoBetweens state title=text::people rows=people/>
                <GoBetweens state title=text::committees rows=committees/>
            </div>
        </section>
        <CutPoints state rows=cut_points/>
        <Bridges state rows=bridges/>
        <Communities state rows=communities/>
        <div class="columns columns--even">
            <Connected state rows=connected/>
            <Isolated state rows=isolated/>
        </div>
    }
    .into_any()
}

/// What is counted, and what the figures are not.
#[component]
fn Introduction(bonds: BondsReading) -> impl IntoView {
    let language = use_language();
    let BondsReading { counted, contacts, largest_part, .. } = bonds;
    let counted_words = move || {
        let language = language.get();
        text::counted(language, &text::numbers(language, counted), &text::count(language, contacts))
    };
    let connected = move || {
        let language = language.get();
        if largest_part == counted.total() {
            text::all_connected(language).to_owned()
        } else {
            text::largest_part(language, &text::count(language, largest_part))
        }
    };
    view! {
        <div class="stack stack--close note">
            <p>{counted_words} " " {connected}</p>
            <p>{t(text::no_judgement)}</p>
        </div>
    }
    .into_any()
}

/// From what the mediation was estimated, if it was.
#[component]
fn Sample(bonds: BondsReading) -> impl IntoView {
    let language = use_language();
    let BondsReading { counted, sample, .. } = bonds;
    sample.map(|sources| {
        let words = move || {
            let language = language.get();
            let [sources, all] = [sources, counted.total()].map(|number| text::count(language, number));
            text::between_sampled(language, &sources, &all)
        };
        view! { <p class="note">{words}</p> }
    })
}
