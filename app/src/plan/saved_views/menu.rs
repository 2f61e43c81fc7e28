//! The menu "Ansichten" of a plan: what was kept, and what can be done with the view that is open.

use domain::id::SavedPlanViewId;
use leptos::{ev::SubmitEvent, prelude::*, server_fn::ServerFn as _};

use super::{
    actions::SavedPlanViews,
    api::{ChangePlanView, PlanViewList, PlanViewRow, RemovePlanView, RestorePlanView},
    open_view::OpenView,
    text,
    view_form::{CHANGE, KEEP, PlanViewForm},
};
use crate::{
    i18n::{t, use_language},
    network::saved_views::{said::Said, text as view_text},
    plan::{open_plan::OpenPlan, plan_query::PlanQuery, text as plan_text},
    ui::{Icon, Menu},
};

/// Opens, keeps, changes and removes views of a plan; says what was done.
#[component]
pub(in crate::plan) fn SavedPlanViewMenu(state: OpenPlan) -> impl IntoView {
    let views = SavedPlanViews::new(state);
    let restore = Callback::new(move |id| views.restore(SavedPlanViewId(id)));
    view! {
        <div class="plan-views">
            <Transition>
                {move || Suspend::new(async move {
                    // The plan is whole without them.
                    let list = views.list.await.unwrap_or_default();
                    view! { <Listed views list/> }
                })}
            </Transition>
            <Said notice=views.notice path=RestorePlanView::PATH restore/>
        </div>
    }
    .into_any()
}

#[component]
fn Listed(views: SavedPlanViews, list: PlanViewList) -> impl IntoView {
    let PlanViewList { views: rows, audiences } = list;
    let query = views.state.query;
    let known = rows.clone();
    let open = Memo::new(move |_| query.with(|query| OpenView::find(&known, query)));
    let is_reader_known = !audiences.is_empty();
    let is_empty = rows.is_empty();
    let (own, shared): (Vec<_>, Vec<_>) = rows.into_iter().partition(|row| row.owner.is_none());
    let has_shared = !shared.is_empty();
    let item = move |row| view! { <Item views open row/> };
    let own = own.into_iter().map(item).collect_view();
    let shared = shared.into_iter().map(item).collect_view();
    let mine = move || open.get().filter(|open| open.row.may_change);
    let forms = is_reader_known.then(|| {
        let choices = audiences.clone();
        view! {
            <PlanViewForm views choices=audiences row=None/>
            {move || mine().map(|open| view! { <PlanViewForm views choices=choices.clone() row=Some(open.row)/> })}
        }
    });
    view! {
        <nav aria-label=t(text::kept)>
            <Menu title=view_text::views icon="bookmark" at_end=true>
                {is_empty.then(|| view! {
                    <p class="menu__title">
                        {if is_reader_known { t(view_text::none) } else { t(view_text::sign_in) }}
                    </p>
                })}
                {own}
                {has_shared.then(|| view! {
                    <div class="menu__group">
                        <p class="menu__title">{t(text::shared)}</p>
                        {shared}
                    </div>
                })}
                {is_reader_known.then(|| view! {
                    <div class="menu__group">
                        <button class="menu__item" type="button" popovertarget=KEEP>
                            <Icon name="plus"/>
                            {t(view_text::keep)}
                        </button>
                        {move || mine().map(|open| view! { <Actions views open/> })}
                    </div>
                })}
            </Menu>
        </nav>
        {forms}
    }
    .into_any()
}

#[component]
fn Item(views: SavedPlanViews, open: Memo<Option<OpenView>>, row: PlanViewRow) -> impl IntoView {
    let language = use_language();
    let PlanViewRow { id, name, view, query, audience, owner, .. } = row;
    let href = PlanQuery { saved: Some(id), ..PlanQuery::kept(view, &query) }.path(views.state.plan);
    let is_shown = Memo::new(move |_| {
        open.with(|open| open.as_ref().is_some_and(|open| open.row.id == id && !open.is_changed))
    });
    let note = move || {
        let language = language.get();
        let owner = owner.as_ref().map(|owner| view_text::owned(language, owner));
        let parts = [
            Some(plan_text::view(language, view).to_owned()),
            Some(view_text::audience(language, &audience)),
            owner,
        ];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
    };
    view! {
        <a class="menu__item" href=href aria-current=move || is_shown.get().then_some("page")>
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
fn Actions(views: SavedPlanViews, open: OpenView) -> impl IntoView {
    let language = use_language();
    let state = views.state;
    let OpenView { row, is_changed } = open;
    let (named, updated, removed) = (row.name.clone(), row.clone(), row.clone());
    let title = move || {
        if is_changed { text::changed_since(language.get(), &named) } else { named.clone() }
    };
    let PlanViewRow { id, name, audience, version, .. } = row;
    let update = is_changed.then(|| {
        view! {
            <form
                method="post"
                action=ChangePlanView::PATH
                on:submit=move |event: SubmitEvent| {
                    event.prevent_default();
                    views.update(updated.clone());
                }
            >
                <input type="hidden" name="id" value=id.to_string()/>
                <input type="hidden" name="version" value=version.to_string()/>
                <input type="hidden" name="name" value=name/>
                <input type="hidden" name="audience" value=audience.key/>
                <input type="hidden" name="view" value=move || state.query.with(|query| query.view.as_str())/>
                <input type="hidden" name="query" value=move || state.query.with(|query| query.kept_text())/>
                <button class="menu__item">
                    <Icon name="success"/>
                    {t(view_text::update)}
                </button>
            </form>
        }
    });
    view! {
        <p class="menu__title">{title}</p>
        {update}
        <button class="menu__item" type="button" popovertarget=CHANGE>
            <Icon name="edit"/>
            {t(view_text::edit)}
        </button>
        <form
            method="post"
            action=RemovePlanView::PATH
            on:submit=move |event: SubmitEvent| {
                event.prevent_default();
                views.remove(removed.clone());
            }
        >
            <input type="hidden" name="id" value=id.to_string()/>
            <input type="hidden" name="version" value=version.to_string()/>
            <button class="menu__item">
                <Icon name="close"/>
                {t(view_text::remove)}
            </button>
        </form>
    }
    .into_any()
}
