//! The page: the picture with its panels, or the table.

use domain::network::TimeSpan;
use leptos::prelude::*;

use super::{
    api::{Imprint, load_imprint, load_map},
    arrangement_nav::{ArrangementNav, ArrangementNotes},
    bonds::{BondsPage, BondsReading, ask_bonds, bonds_title},
    by_hand::{NoteButton, Notes, PinMarks},
    choice::{ChoiceNews, ChoicePanel, ChoosingTools},
    command_dialog::{CommandButton, CommandDialog},
    fetch::fetch_network,
    filter_panel::FilterPanel,
    gap_page::GapPage,
    gap_text,
    map_canvas::MapCanvas,
    map_state::{Command, MapState, Network, focus_soon},
    node_table::NodeTable,
    overlap_table::{OverlapTable, PairsLit},
    overlap_text,
    presentation::{self, Presentation},
    query::{MapQuery, MapView},
    question_menu::QuestionMenu,
    reading::{MapReading, NodeReading, Ways},
    restriction_bar::RestrictionBar,
    saved_views::{SavedViewMenu, SavedViews},
    search_box::SearchBox,
    selection_panel::SelectionPanel,
    share_menu::ShareMenu,
    text,
    time::{ChangeList, TimeBar, TimeButton, changes_title},
    topic_page::TopicPage,
    topic_text,
};
use crate::{
    answer::{Answer, ask},
    directory::word,
    i18n::{Language, t, use_language},
    links,
    ui::{Failed, Icon, Title, format},
};

/// `/map`: see [`MapQuery`] for what the URL may hold.
#[component]
pub fn MapPage() -> impl IntoView {
    let language = use_language();
    let state = MapState::new();
    // Once the browser has the network, it answers by itself.
    let asked = Memo::new(move |before: Option<&MapQuery>| match before {
        Some(before) if state.network.with(|network| matches!(network, Network::Ready(_))) => before.clone(),
        _ => state.query.get(),
    });
    let answer = ask(move || asked.get(), load_map);
    provide_context(SavedViews::new(state));
    let bonds = ask_bonds(state);
    fetch_network(state);
    presentation::attend(state);
    let imprint = ask(|| (), |()| load_imprint());
    Effect::new(move |_| state.imprint.set(imprint.get().and_then(Result::ok)));
    // The head of the document may ask once more after the page has gone.
    let title = move || match state.query.try_with(|query| query.view).unwrap_or_default() {
        MapView::Net => text::network(language.get()),
        MapView::Table => text::as_table_title(language.get()),
        MapView::Overlaps => overlap_text::title(language.get()),
        MapView::Bonds => bonds_title(language.get()),
        MapView::Topic => topic_text::title(language.get()),
        MapView::Gaps => gap_text::title(language.get()),
        MapView::Changes => changes_title(language.get()),
    };
    view! {
        <Title text=title/>
        <Transition fallback=move || view! { <p class="page muted" role="status">{t(text::loading)}</p> }>
            {move || Suspend::new(async move {
                let span = state.time.span.await.ok();
                match answer.await {
                    Ok(answer) => view! { <Map state reading=state.reading(answer) bonds span imprint/> }.into_any(),
                    Err(error) => view! { <Failed error/> }.into_any(),
                }
            })}
        </Transition>
    }
    .into_any()
}

#[component]
fn Map(
    state: MapState,
    reading: Memo<MapReading>,
    bonds: Answer<BondsReading>,
    span: Option<TimeSpan>,
    imprint: Answer<Imprint>,
) -> impl IntoView {
    // As the answer says, which may be a moment behind the URL.
    let view = Memo::new(move |_| reading.read().view);
    let is_empty = Memo::new(move |_| reading.read().legend.nodes == 0);
    let content = move || match (is_empty.get(), view.get()) {
        (true, _) => view! { <EmptyNetwork/> }.into_any(),
        (false, MapView::Net) => view! { <Net state reading span imprint/> }.into_any(),
        (false, MapView::Table) => view! { <NodeTable state reading/> }.into_any(),
        (false, MapView::Overlaps) => view! { <OverlapTable state reading/> }.into_any(),
        (false, MapView::Bonds) => view! { <BondsPage state reading bonds/> }.into_any(),
        (false, MapView::Topic) => view! { <TopicPage state reading/> }.into_any(),
        (false, MapView::Gaps) => view! { <GapPage state reading/> }.into_any(),
        (false, MapView::Changes) => view! { <ChangeList state reading span/> }.into_any(),
    };
    view! {
        {content}
        <CommandDialog state/>
    }
}

#[component]
fn EmptyNetwork() -> impl IntoView {
    view! {
        <div class="page">
            <div class="empty">
                <Icon name="network" large=true/>
                <h1 class="empty__title">{t(text::empty_title)}</h1>
                <p>{t(text::empty)}</p>
                <a class="btn" href="/directory">{t(text::to_directory)}</a>
            </div>
        </div>
    }
}

#[component]
fn Net(
    state: MapState,
    reading: Memo<MapReading>,
    span: Option<TimeSpan>,
    imprint: Answer<Imprint>,
) -> impl IntoView {
    let language = use_language();
    let selected = Memo::new(move |_| reading.read().selected.clone());
    let has_side =
        Memo::new(move |_| reading.with(|reading| reading.selected.is_some() || reading.choice.is_some()));
    let ways = Memo::new(move |_| reading.read().ways.clone());
    let change = Memo::new(move |_| {
        reading.read().comparison.as_ref().and_then(|comparison| comparison.selected.clone())
    });
    let announcement = Memo::new(move |before: Option<&String>| {
        let language = language.get();
        match (selected.read().as_ref(), before) {
            (Some(node), _) => announce(language, node, ways.read().as_ref()),
            (None, Some(before)) if !before.is_empty() => text::deselected(language).to_owned(),
            (None, _) => String::new(),
        }
    });
    let zoom_by = move |factor| move |_| state.tell(Command::Zoom(factor));
    view! {
        <h1 class="visually-hidden">{t(text::network)}</h1>
        <div class="map" class:map--presented=move || state.query.read().presents>
            <MapCanvas state reading/>
            <PinMarks state/>
            <Notes state/>
            <div class="map__tools" data-commands="">
                <ViewSwitch state/>
                <QuestionMenu state/>
                <SavedViewMenu/>
                <button class="btn map__filter-button" type="button" popovertarget="map-filter">
                    <Icon name="filter"/>
                    {t(text::filter)}
                </button>
                <TimeButton/>
                <SearchBox state/>
                <ShareMenu state/>
                <PairsLit state/>
                <RestrictionBar state reading/>
            </div>
            <FilterPanel state reading/>
            {move || has_side.get().then(|| view! {
                <div class="map__side">
                    <ChoicePanel state reading/>
                    {move || selected.get().map(|node| {
                        view! { <SelectionPanel state node ways=ways.get() change=change.get()/> }
                    })}
                </div>
            })}
            <div class="map__foot">
                <div class="map__controls">
                    <div class="map__zoom" role="group" aria-label=t(text::picture) data-commands="">
                        <button class="btn btn--icon" type="button" aria-label=t(text::zoom_in) on:click=zoom_by(1.6)>
                            <Icon name="plus"/>
                        </button>
                        <button class="btn btn--icon" type="button" aria-label=t(text::zoom_out) on:click=zoom_by(1.0 / 1.6)>
                            <Icon name="minus"/>
                        </button>
                        <button class="btn btn--icon" type="button" aria-label=t(text::fit) on:click=move |_| state.tell(Command::Fit)>
                            <Icon name="fit"/>
                        </button>
                        <NoteButton state/>
                        <CommandButton/>
                    </div>
                    <ChoosingTools state/>
                    <ArrangementNav state/>
                </div>
                {span.map(|span| view! { <TimeBar state reading span/> })}
            </div>
            <ArrangementNotes state/>
            <p class="visually-hidden" role="status">{announcement}</p>
            <ChoiceNews reading/>
            <Presentation state reading imprint/>
            // Filled while it is printed.
            <div class="map__sheet"></div>
        </div>
    }
}

/// "Gremium Gesundheitsforum Haßberge, Region, 41 Verbindungen", and how long the way there is.
fn announce(language: Language, node: &NodeReading, ways: Option<&Ways>) -> String {
    let row = &node.row;
    let kind = text::kind(language, row.kind);
    // "Gesundheitsregion plus Landkreis Haßberge" says by itself what it is.
    let mut said = if row.name.starts_with(kind) { row.name.clone() } else { format!("{kind} {}", row.name) };
    if let Some(level) = row.level {
        said.push_str(", ");
        said.push_str(word::level(language, level));
    }
    let number = format::count(language, i64::try_from(row.links).unwrap_or(i64::MAX));
    said.push_str(", ");
    said.push_str(&text::connections(language, row.links, &number));
    if let Some(ways) = ways.filter(|ways| ways.from.id != row.id) {
        said.push_str(". ");
        said.push_str(&match ways.ways.first() {
            Some(way) => text::way_announced(language, &ways.from.name, &row.name, way.len()),
            None => text::no_way(language).to_owned(),
        });
    }
    said
}

/// Picture or table.
#[component]
pub(super) fn ViewSwitch(state: MapState) -> impl IntoView {
    let view = Memo::new(move |_| state.query.read().view);
    let item = move |target: MapView, word: fn(Language) -> &'static str| {
        view! {
            <a
                href=move || links::map(&state.query.read().with_view(target))
                aria-current=move || (view.get() == target).then_some("page")
                on:click=move |_| focus_soon("main")
            >
                {t(word)}
            </a>
        }
    };
    view! {
        <nav class="segmented" aria-label=t(text::arrangement)>
            {item(MapView::Net, text::net)}
            {item(MapView::Table, text::table)}
        </nav>
    }
}

#[cfg(test)]
mod tests {
    use domain::{directory::Level, network::NodeKind};
    use uuid::Uuid;

    use super::*;
    use crate::network::reading::NodeRow;

    #[test]
    fn a_selection_is_said_in_one_sentence() {
        let row = NodeRow {
            id: Uuid::nil(),
            kind: NodeKind::Committee,
            name: "Gesundheitsforum Haßberge".to_owned(),
            level: Some(Level::Region),
            region: None,
            links: 41,
        };
        let mut node = NodeReading { row, fields: Vec::new(), groups: Vec::new(), is_hidden: false };
        assert_eq!(
            announce(Language::De, &node, None),
            "Gremium Gesundheitsforum Haßberge, Region, 41 Verbindungen"
        );
        node.row.name = "Gremium für Pflege".to_owned();
        assert_eq!(announce(Language::De, &node, None), "Gremium für Pflege, Region, 41 Verbindungen");
        node.row.name = "Gesundheitsforum Haßberge".to_owned();
        node.row.level = None;
        node.row.links = 1;
        assert_eq!(announce(Language::En, &node, None), "Committee Gesundheitsforum Haßberge, 1 connection");
    }
}
