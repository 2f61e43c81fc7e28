//! The same choice by check boxes in the table; without a script a form takes it over.

use leptos::prelude::*;
use uuid::Uuid;

use super::text;
use crate::{
    i18n::{t, use_language},
    network::{id_list::id_word, kept_query::KeptQuery, map_state::MapState, reading::NodePage},
};

/// The id of the form to which the check boxes belong.
const FORM: &str = "choice-form";

/// The check box of a row.
#[component]
pub(in crate::network) fn ChooseRow(state: MapState, id: Uuid, name: String) -> impl IntoView {
    let language = use_language();
    let is_chosen = Memo::new(move |_| state.query.read().chosen.contains(&id));
    view! {
        <label class="table__choice">
            <input
                type="checkbox"
                form=FORM
                name="chosen"
                value=id_word(id)
                aria-label=move || text::choose(language.get(), &name)
                checked=is_chosen
                prop:checked=is_chosen
                on:change:target=move |event| {
                    state.set_chosen(id, event.target().checked());
                    // There may have been no room for it.
                    event.target().set_checked(state.query.with_untracked(|query| query.chosen.contains(&id)));
                }
            />
        </label>
    }
}

/// The check box of all rows of the page.
#[component]
pub(in crate::network) fn ChooseAll(state: MapState, page: Memo<NodePage>) -> impl IntoView {
    let are_chosen = Memo::new(move |_| {
        let query = state.query.read();
        page.read().rows.iter().all(|row| query.chosen.contains(&row.id))
    });
    let choose = move |is_wanted: bool| {
        let rows: Vec<Uuid> = page.read_untracked().rows.iter().map(|row| row.id).collect();
        if is_wanted {
            state.choose_too(&rows);
        } else {
            let query = state.query.read_untracked();
            let others = query.chosen.iter().copied().filter(|node| !rows.contains(node));
            let next = query.with_chosen(others.collect::<Vec<_>>());
            drop(query);
            state.go(&next);
        }
    };
    view! {
        <label class="table__choice needs-script">
            <input
                type="checkbox"
                aria-label=t(text::choose_all)
                prop:checked=are_chosen
                on:change:target=move |event| choose(event.target().checked())
            />
        </label>
    }
}

/// Takes the check boxes over where no script does.
#[component]
pub(in crate::network) fn ChoiceForm(state: MapState, page: Memo<NodePage>) -> impl IntoView {
    // Those on other pages stay chosen.
    let elsewhere = move || {
        let query = state.query.read();
        let here = page.read();
        let others = query.chosen.iter().filter(|node| !here.rows.iter().any(|row| row.id == **node));
        others.map(|node| view! { <input type="hidden" name="chosen" value=id_word(*node)/> }).collect_view()
    };
    view! {
        <form class="map-panel__apply screen-only" id=FORM method="get" action="/map">
            <KeptQuery state sets=&["chosen"]/>
            {elsewhere}
            <button class="btn">{t(text::apply)}</button>
        </form>
    }
}
