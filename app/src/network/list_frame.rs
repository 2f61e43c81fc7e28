//! What the lists of the network have around them: head, views, filter.

use leptos::prelude::*;

use super::{
    caption::{attribution, filter_words},
    filter_panel::FilterPanel,
    map_page::ViewSwitch,
    map_state::MapState,
    question_menu::QuestionMenu,
    reading::MapReading,
    restriction_bar::RestrictionBar,
    saved_views::SavedViewMenu,
    share_menu::ShareMenu,
    text,
    time::DayNotice,
};
use crate::{
    i18n::{Language, t, use_language},
    ui::Icon,
};

/// A list under its title, beside the filter.
#[component]
pub(super) fn ListFrame(
    state: MapState,
    reading: Memo<MapReading>,
    title: fn(Language) -> &'static str,
    /// The list.
    children: Children,
) -> impl IntoView {
    let language = use_language();
    // What the panels say on the screen.
    let on_paper = move || {
        let filter =
            reading.with(|reading| filter_words(language.get(), &state.query.read(), &reading.legend));
        let imprint =
            state.imprint.get().map(|imprint| attribution(language.get(), &state.query.read(), &imprint));
        filter.into_iter().chain(imprint).collect::<Vec<_>>().join(" · ")
    };
    view! {
        <div class="page nodes">
            <div class="page-head">
                <div class="page-head__title">
                    <h1>{t(title)}</h1>
                </div>
                <div class="page-head__actions" data-commands="">
                    <ViewSwitch state/>
                    <QuestionMenu state at_end=true/>
                    <SavedViewMenu at_end=true/>
                    <button class="btn map__filter-button" type="button" popovertarget="map-filter">
                        <Icon name="filter"/>
                        {t(text::filter)}
                    </button>
                    <ShareMenu state/>
                </div>
            </div>
            <p class="print-only">{on_paper}</p>
            <div class="nodes__columns">
                <FilterPanel state reading/>
                <div class="stack">
                    <DayNotice state/>
                    <RestrictionBar state reading/>
                    {children()}
                </div>
            </div>
        </div>
    }
}
