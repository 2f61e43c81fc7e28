//! The menu "Ansichten": what was kept, and what can be done with the view that is open.

use domain::id::SavedViewId;
use leptos::{ev::SubmitEvent, prelude::*, server_fn::ServerFn as _};

use super::{
    actions::SavedViews,
    api::{ChangeView, RemoveView, RestoreView, SetStartView, ViewList, ViewRow},
    said::Said,
    text,
    view_form::{CHANGE, KEEP, ViewForm},
};
use crate::{
    i18n::{t, use_language},
    links,
    network::{
        presentation::{PresentItem, Slides},
        query::MapQuery,
    },
    ui::{Icon, Menu},
};

/// Opens, keeps, changes and removes views; says what was done.
#[component]
pub(in crate::network) fn SavedViewMenu(
    /// Whether the menu stands at the right end of its line.
    #[prop(optional)]
    at_end: bool,
) -> impl IntoView {
    let views = expect_context::<SavedViews>();
    let restore = Callback::new(move |id| views.restore(SavedViewId(id)));
    view! {
        <div class="map__views">
            <Transition>
                {move || Suspend::new(async move {
                    // What a link names must be open before the page is shown.
                    let _ = views.opening.await;
                    let list = views.list.await.unwrap_or_default();
                    view! { <Loaded views list at_end/> }
                })}
            </Transition>
            <Said notice=views.notice path=RestoreView::PATH restore/>
        </div>
    }
    .into_any()
}

#[component]
fn Loaded(views: SavedViews, list: ViewList, at_end: bool) -> impl IntoView {
    let state = views.state;
    let ViewList { views: rows, audiences } = list;
    let known: Vec<SavedViewId> = rows.iter().map(|row| row.id).collect();
    let is_missing =
        Memo::new(move |_| state.query.read().saved.is_some_and(|id| !known.contains(&SavedViewId(id))));
    let is_reader_known = !audiences.is_empty();
    let own = rows.clone();
    let open = Memo::new(move |_| {
        let id = state.query.read().saved?;
        own.iter().find(|row| row.id.0 == id && (row.may_change || row.may_start)).cloned()
    });
    let is_empty = rows.is_empty();
    let slides = Slides::of(&rows);
    let items = rows.into_iter().map(|row| view! { <Item views row/> }).collect_view();
    let actions = move || open.get().map(|row| view! { <Actions views row/> });
    let forms = is_reader_known.then(|| {
        let choices = audiences.clone();
        view! {
            <ViewForm views choices=audiences row=None/>
            {move || open.get().filter(|row| row.may_change).map(|row| view! { <ViewForm views choices=choices.clone() row=Some(row)/> })}
        }
    });
    view! {
        <nav aria-label=t(text::views)>
            <Menu title=text::views icon="bookmark" at_end>
                {is_empty.then(|| view! {
                    <p class="menu__title">
                        {if is_reader_known { t(text::none) } else { t(text::sign_in) }}
                    </p>
                })}
                {items}
                <div class="menu__group">
                    <PresentItem state slides/>
                </div>
                {is_reader_known.then(|| view! {
                    <div class="menu__group">
                        <button class="menu__item" type="button" popovertarget=KEEP>
                            <Icon name="plus"/>
                            {t(text::keep)}
                        </button>
                        {actions}
                    </div>
                })}
            </Menu>
        </nav>
        {forms}
        {move || is_missing.get().then(|| view! {
            <div class="toasts" role="alert">
                <p class="toast">{t(text::missing)}</p>
            </div>
        })}
    }
    .into_any()
}

#[component]
fn Item(views: SavedViews, row: ViewRow) -> impl IntoView {
    let language = use_language();
    let ViewRow { id, name, query, audience, owner, is_start, .. } = row;
    let href = links::map(&MapQuery { saved: Some(id.0), ..MapQuery::from_text(&query) });
    let note = move || {
        let language = language.get();
        let owner = owner.as_ref().map(|owner| text::owned(language, owner));
        let start = is_start.then(|| text::is_start(language).to_owned());
        let parts = [Some(text::audience(language, &audience)), owner, start];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
    };
    view! {
        <a
            class="menu__item"
            href=href
            aria-current=move || (views.state.query.read().saved == Some(id.0)).then_some("page")
        >
            <span>
                {name}
                <span class="note">{note}</span>
            </span>
        </a>
    }
    .into_any()
}

/// What can be done with the view that is open.
#[component]
fn Actions(views: SavedViews, row: ViewRow) -> impl IntoView {
    let state = views.state;
    let kept = MapQuery::from_text(&row.query);
    let is_changed = Memo::new(move |_| state.query.read().differs_from(&kept));
    let (updated, removed, started) = (row.clone(), row.clone(), row.clone());
    let start = row.may_start.then(|| view! { <Start views row=started/> });
    if !row.may_change {
        return view! {
            <p class="menu__title">{row.name}</p>
            {start}
        }
        .into_any();
    }
    view! {
        <p class="menu__title">{row.name.clone()}</p>
        {move || is_changed.get().then(|| {
            let row = updated.clone();
            let wanted = row.clone();
            view! {
                <form
                    method="post"
                    action=ChangeView::PATH
                    on:submit=move |event: SubmitEvent| {
                        event.prevent_default();
                        views.update(wanted.clone());
                    }
                >
                    <input type="hidden" name="id" value=row.id.to_string()/>
                    <input type="hidden" name="version" value=row.version.to_string()/>
                    <input type="hidden" name="name" value=row.name/>
                    <input type="hidden" name="audience" value=row.audience.key/>
                    <input type="hidden" name="query" value=move || state.query.read().kept_text()/>
                    <button class="menu__item">
                        <Icon name="success"/>
                        {t(text::update)}
                    </button>
                </form>
            }
        })}
        <button class="menu__item" type="button" popovertarget=CHANGE>
            <Icon name="edit"/>
            {t(text::edit)}
        </button>
        {start}
        <form
            method="post"
            action=RemoveView::PATH
            on:submit=move |event: SubmitEvent| {
                event.prevent_default();
                views.remove(removed.clone());
            }
        >
            <input type="hidden" name="id" value=row.id.to_string()/>
            <input type="hidden" name="version" value=row.version.to_string()/>
            <button class="menu__item">
                <Icon name="close"/>
                {t(text::remove)}
            </button>
        </form>
    }
    .into_any()
}

/// Lets the committee of the view show itself so, or no longer.
#[component]
fn Start(views: SavedViews, row: ViewRow) -> impl IntoView {
    let ViewRow { id, version, is_start, .. } = row;
    view! {
        <form
            method="post"
            action=SetStartView::PATH
            on:submit=move |event: SubmitEvent| {
                event.prevent_default();
                views.start(row.clone());
            }
        >
            <input type="hidden" name="id" value=id.to_string()/>
            <input type="hidden" name="version" value=version.to_string()/>
            <input type="hidden" name="is_start" value=(!is_start).to_string()/>
            <button class="menu__item">
                <Icon name="home"/>
                {t(if is_start { text::end_start } else { text::start })}
            </button>
        </form>
    }
    .into_any()
}
