//! The form that gives a view its name and audience.

use leptos::{ev, ev::SubmitEvent, html, prelude::*, server_fn::ServerFn as _};
use wasm_bindgen::JsCast as _;
use web_sys::HtmlElement;

use super::{
    actions::SavedViews,
    api::{AudienceChoice, ChangeView, SaveView, ViewRow},
    text,
};
use crate::{
    i18n::{t, use_language},
    ui::Icon,
};

/// The id of the form for a new view.
pub(super) const KEEP: &str = "view-keep";
/// The id of the form for the view that is open.
pub(super) const CHANGE: &str = "view-change";

/// A popover, which works without a script too.
#[component]
pub(super) fn ViewForm(
    views: SavedViews,
    /// With whom the reader may share.
    choices: Vec<AudienceChoice>,
    /// The view to change; a new one if there is none.
    row: Option<ViewRow>,
) -> impl IntoView {
    let language = use_language();
    let state = views.state;
    let popover = NodeRef::<html::Div>::new();
    let (id, title, action, button) = match &row {
        None => (KEEP, text::keep_title as fn(_) -> _, SaveView::PATH, text::save as fn(_) -> _),
        Some(_) => (CHANGE, text::edit_title as fn(_) -> _, ChangeView::PATH, text::change as fn(_) -> _),
    };
    let heading = format!("{id}-title");
    let name_field = format!("{id}-name");
    let name = RwSignal::new(row.as_ref().map(|row| row.name.clone()).unwrap_or_default());
    let first = row.as_ref().map_or("private", |row| row.audience.key.as_str()).to_owned();
    let audience = RwSignal::new(first.clone());
    let mut choices = choices;
    // Whoever tidies up for others may leave the audience as it is.
    if let Some(row) = row.as_ref().filter(|row| choices.iter().all(|known| known.key != row.audience.key)) {
        choices.insert(0, row.audience.clone());
    }
    let hidden = row.clone().map(|row| {
        view! {
            <input type="hidden" name="id" value=row.id.to_string()/>
            <input type="hidden" name="version" value=row.version.to_string()/>
        }
    });
    let kept = row.as_ref().map(|row| row.query.clone());
    let query = move || kept.clone().unwrap_or_else(|| state.query.read().kept_text());
    let is_new = row.is_none();
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let (typed, audience) = (name.get_untracked(), audience.get_untracked());
        match row.clone() {
            None => views.save(typed, audience),
            Some(row) => views.change(row, typed, audience),
        }
        if let Some(popover) = popover.get_untracked() {
            drop(popover.hide_popover());
        }
        if is_new {
            name.set(String::new());
        }
    };
    let options = choices
        .into_iter()
        .map(|choice| {
            let key = choice.key.clone();
            let is_first = key == first;
            view! {
                <label class="check">
                    <input
                        type="radio"
                        name="audience"
                        value=choice.key.clone()
                        checked=is_first
                        on:change=move |_| audience.set(key.clone())
                    />
                    <span>{move || text::audience(language.get(), &choice)}</span>
                </label>
            }
        })
        .collect_view();
    let labelled_by = heading.clone();
    view! {
        <div
            class="dialog"
            id=id
            popover="auto"
            role="dialog"
            aria-labelledby=labelled_by
            node_ref=popover
            on:toggle=move |event: ev::Event| lead_back(&event)
        >
            <form method="post" action=action on:submit=submit>
                <div class="dialog__head">
                    <h2 id=heading>{t(title)}</h2>
                    <button
                        class="btn btn--quiet btn--small btn--icon"
                        type="button"
                        popovertarget=id
                        popovertargetaction="hide"
                        aria-label=t(text::cancel)
                    >
                        <Icon name="close"/>
                    </button>
                </div>
                <div class="dialog__body stack">
                    {is_new.then(|| view! { <p class="muted">{t(text::keep_lead)}</p> })}
                    {hidden}
                    <input type="hidden" name="query" value=query/>
                    <div class="field">
                        <label class="field__label" for=name_field.clone()>{t(text::name)}</label>
                        <input
                            class="input"
                            id=name_field
                            name="name"
                            required
                            maxlength="80"
                            autocomplete="off"
                            autofocus
                            value=name.get_untracked()
                            prop:value=name
                            on:input:target=move |event| name.set(event.target().value())
                        />
                    </div>
                    <fieldset>
                        <legend class="field__label">{t(text::who)}</legend>
                        {options}
                    </fieldset>
                </div>
                <div class="dialog__foot">
                    <button class="btn" type="button" popovertarget=id popovertargetaction="hide">
                        {t(text::cancel)}
                    </button>
                    <button class="btn btn--primary">{t(button)}</button>
                </div>
            </form>
        </div>
    }
    .into_any()
}

/// The menu that opened the form has closed meanwhile: the focus goes to its button, unless it is elsewhere already.
fn lead_back(event: &ev::Event) {
    let Some(popover) = event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok()) else {
        return;
    };
    let is_elsewhere = document()
        .active_element()
        .is_some_and(|focused| focused.tag_name() != "BODY" && !popover.contains(Some(&focused)));
    if popover.matches(":popover-open").unwrap_or(false) || is_elsewhere {
        return;
    }
    let button = document().query_selector(".map__views summary").ok().flatten();
    if let Some(button) = button.and_then(|button| button.dyn_into::<HtmlElement>().ok()) {
        drop(button.focus());
    }
}
