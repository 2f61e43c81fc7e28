//! What other parts of the page say about time: which day a list is of, and how a selected node differs.

use domain::network::Difference;
use leptos::prelude::*;

use super::{change_list::Bonds, reading::ChangeRow, text};
use crate::{
    i18n::{t, use_language},
    links,
    network::{map_state::MapState, query::MapView},
    ui::{Icon, format},
};

/// Says that a list is not of today, unless it says so itself.
#[component]
pub(in crate::network) fn DayNotice(state: MapState) -> impl IntoView {
    let language = use_language();
    let on = Memo::new(move |_| {
        let query = state.query.read();
        query.on.filter(|_| query.view != MapView::Changes)
    });
    move || {
        on.get().map(|day| {
            view! {
                <div class="alert">
                    <Icon name="history"/>
                    <p>
                        {move || text::of_day(language.get(), &format::date(language.get(), day))}
                        {" "}
                        <a href=move || links::map(&state.query.read().with_on(None))>{t(text::back_to_today)}</a>
                    </p>
                </div>
            }
        })
    }
}

/// How the selected node differs from the day that is compared with.
#[component]
pub(in crate::network) fn SelectedChange(change: ChangeRow) -> impl IntoView {
    let language = use_language();
    let ChangeRow { difference, day, before, now, .. } = change;
    let sentence = move || {
        let language = language.get();
        let day = day.map(|day| format::date(language, day));
        match (difference, day) {
            (Difference::New, Some(day)) => text::is_new(language, &day),
            (Difference::New, None) => text::is_new_undated(language).to_owned(),
            (Difference::Gone, Some(day)) => text::is_gone(language, &day),
            (Difference::Gone, None) => text::is_gone_undated(language).to_owned(),
            (Difference::Changed, _) => text::is_changed(language).to_owned(),
        }
    };
    let part = |title: fn(crate::i18n::Language) -> &'static str, bonds: Vec<_>, is_before| {
        (!bonds.is_empty()).then(|| {
            view! {
                <h3 class="legend">{t(title)}</h3>
                <Bonds bonds is_before/>
            }
        })
    };
    let sort = sort(difference);
    view! {
        <div class="panel__section">
            <p class=format!("difference difference--{sort}")><strong>{sentence}</strong></p>
            {part(text::before, before, true)}
            {part(text::now, now, false)}
        </div>
    }
    .into_any()
}

/// The word for a difference in class names.
pub(super) const fn sort(difference: Difference) -> &'static str {
    match difference {
        Difference::New => "new",
        Difference::Gone => "gone",
        Difference::Changed => "changed",
    }
}
