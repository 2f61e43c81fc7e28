//! What the lists of the network have around them: head, views, filter.

use leptos::prelude::*;

use super::{
    filter_panel::FilterPanel, map_page::ViewSwitch, map_state::MapState, question_menu::QuestionMenu,
    reading::MapReading, restriction_bar::RestrictionBar, saved_views::SavedViewMenu, share_menu::ShareMenu,
    text,
};
use crate::{
    i18n::{Language, t},
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
            <div class="nodes__columns">
                <FilterPanel state reading/>
                <div class="stack">
                    <RestrictionBar state reading/>
                    {children()}
                </div>
            </div>
        </div>
    }
}
