//! The dialog that gives a saved view its name and audience, be it of the map or of a plan.

use leptos::{ev, ev::SubmitEvent, html, prelude::*};
use wasm_bindgen::JsCast as _;
use web_sys::HtmlElement;

use super::{api::AudienceChoice, text};
use crate::{
    i18n::{t, use_language},
    ui::Icon,
};

/// A popover, which works without a script too.
#[component]
pub(crate) fn ViewDialog(
    /// Its id.
    id: &'static str,
    /// Where its form is sent.
    action: &'static str,
    /// The button of the menu that opens it, as a selector.
    menu: &'static str,
    /// Name and audience of the view to change; a new one if there is none.
    known: Option<(String, AudienceChoice)>,
    /// With whom the reader may share.
    choices: Vec<AudienceChoice>,
    /// What is done with name and audience where there is a script.
    submit: Callback<(String, String)>,
    /// What is kept, said and as hidden fields.
    children: Children,
) -> impl IntoView {
    let language = use_language();
    let popover = NodeRef::<html::Div>::new();
    let is_new = known.is_none();
    let (title, button) = if is_new {
        (text::keep_title as fn(_) -> _, text::save as fn(_) -> _)
    } else {
        (text::edit_title as fn(_) -> _, text::change as fn(_) -> _)
    };
    let heading = format!("{id}-title");
    let name_field = format!("{id}-name");
    let name = RwSignal::new(known.as_ref().map(|(name, _)| name.clone()).unwrap_or_default());
    let first = known.as_ref().map_or("private", |(_, audience)| audience.key.as_str()).to_owned();
    let audience = RwSignal::new(first.clone());
    let mut choices = choices;
    // Whoever tidies up for others may leave the audience as it is.
    if let Some((_, own)) = known.filter(|(_, own)| choices.iter().all(|choice| choice.key != own.key)) {
        choices.insert(0, own);
    }
    let on_submit = move |event: SubmitEvent| {
        event.prevent_default();
        submit.run((name.get_untracked(), audience.get_untracked()));
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
            on:toggle=move |event: ev::Event| lead_back(&event, menu)
        >
            <form method="post" action=action on:submit=on_submit>
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
                    {children()}
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

/// The menu that opened the dialog has closed meanwhile: the focus goes to its button, unless it is elsewhere already.
fn lead_back(event: &ev::Event, menu: &str) {
    let Some(popover) = event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok()) else {
        return;
    };
    let is_elsewhere = document()
        .active_element()
        .is_some_and(|focused| focused.tag_name() != "BODY" && !popover.contains(Some(&focused)));
    if popover.matches(":popover-open").unwrap_or(false) || is_elsewhere {
        return;
    }
    let button = document().query_selector(menu).ok().flatten();
    if let Some(button) = button.and_then(|button| button.dyn_into::<HtmlElement>().ok()) {
        drop(button.focus());
    }
}
