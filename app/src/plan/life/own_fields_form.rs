//! The fields that a plan has of its own: added, changed, ordered and removed, each by a form that works without a script.

use domain::{
    id::{OwnFieldId, PlanId},
    plan::{ListStep, OWN_FIELDS_MAX, OWN_NAME_MAX, OwnField, OwnFieldKind, OwnFieldWish, PlanSettings},
};
use leptos::{form::ActionForm, prelude::*};
use leptos_router::hooks::use_query_map;
use wasm_bindgen::JsCast as _;

use super::{actions::SettingsActions, own_fields_text as text};
use crate::{
    i18n::{Language, t, use_language},
    ui::{Icon, area_text, focus},
};

/// A form as it came back from the server without a script.
#[derive(Clone)]
struct Returned {
    /// The field, or nothing for a new one.
    about: Option<OwnFieldId>,
    kind: Option<OwnFieldKind>,
    wish: OwnFieldWish,
}

impl Returned {
    fn from_address() -> Option<Self> {
        let query = use_query_map();
        let query = query.read_untracked();
        Some(Self {
            about: query.get("own")?.parse().ok(),
            kind: query.get("own-kind").and_then(|kind| kind.parse().ok()),
            wish: OwnFieldWish {
                name: query.get("own-name").unwrap_or_default(),
                options: query.get("own-options").unwrap_or_default(),
                is_on_card: query.get("own-card").as_deref() == Some("true"),
            },
        })
    }
}

/// What all forms about the fields of a plan name.
#[derive(Clone, Copy)]
struct Seen {
    plan: PlanId,
    version: i64,
}

/// Gives the focus to the first of these places that is there, unless somebody has gone on to write elsewhere.
fn go_on_at(places: &[String]) {
    let active = document().active_element().map(|active| active.tag_name());
    if matches!(active.as_deref(), None | Some("BODY" | "BUTTON")) {
        places.iter().any(|place| focus::focus_first(place));
    }
}

/// Lets the forms show what is stored: drawn anew, they still hold what was typed into them.
fn reset_forms() {
    let Ok(forms) = document().query_selector_all("section[aria-labelledby=plan-own-fields] form") else {
        return;
    };
    for form in (0..forms.length()).filter_map(|at| forms.item(at)) {
        if let Ok(form) = form.dyn_into::<web_sys::HtmlFormElement>() {
            form.reset();
        }
    }
}

/// The fields in their order, and a form for one more.
#[component]
pub(super) fn OwnFieldsForm(settings: PlanSettings, actions: SettingsActions) -> impl IntoView {
    let language = use_language();
    let PlanSettings { plan, own_values, .. } = settings;
    let seen = Seen { plan: plan.id, version: plan.version };
    let returned = Returned::from_address();
    // After a change this is drawn anew; whoever works by keyboard goes on where they were.
    Effect::new(move |_| {
        if let Some(places) = actions.refocus.get_untracked() {
            actions.refocus.set(None);
            let is_done = actions.news.with_untracked(|news| matches!(news, Some(Ok(_))));
            request_animation_frame(move || {
                if is_done {
                    reset_forms();
                }
                go_on_at(&places);
            });
        }
    });
    let count = plan.own_fields.iter().len();
    let items = plan.own_fields.iter().cloned().enumerate().map(|(place, field)| {
        let measures = own_values.iter().find(|(id, _)| *id == field.id).map_or(0, |(_, count)| *count);
        let returned = returned.clone().filter(|returned| returned.about == Some(field.id));
        let wish = returned.map(|returned| returned.wish);
        let ends = (place == 0, place + 1 == count);
        view! { <Item field wish measures ends seen actions/> }
    });
    let list = if count == 0 {
        view! { <p class="muted">{t(text::none)}</p> }.into_any()
    } else {
        view! { <ol class="own-fields">{items.collect_view()}</ol> }.into_any()
    };
    let new = returned.filter(|returned| returned.about.is_none());
    view! {
        <section class="panel" aria-labelledby="plan-own-fields">
            <h2 class="panel__head" id="plan-own-fields">{t(text::own_fields)}</h2>
            <p>{t(text::lead)}</p>
            {list}
            {if count < OWN_FIELDS_MAX {
                view! { <NewField returned=new seen actions/> }.into_any()
            } else {
                view! { <p class="note">{move || text::full(language.get(), OWN_FIELDS_MAX)}</p> }.into_any()
            }}
        </section>
    }
    .into_any()
}

/// A field with what can be done to it.
#[component]
fn Item(
    field: OwnField,
    /// What was typed and not saved.
    wish: Option<OwnFieldWish>,
    /// How many measures have a value in it.
    measures: usize,
    /// Whether it is the first, and whether it is the last.
    ends: (bool, bool),
    seen: Seen,
    actions: SettingsActions,
) -> impl IntoView {
    let language = use_language();
    let (id, kind, is_on_card) = (field.id, field.kind, field.is_on_card);
    let is_open = wish.is_some();
    let wish = wish.unwrap_or_else(|| OwnFieldWish::of(&field));
    let name = StoredValue::new(field.name.clone());
    let label = move |words: fn(Language, &str) -> String| {
        move || name.with_value(|name| words(language.get(), name))
    };
    let note = move || {
        let language = language.get();
        let card = is_on_card.then(|| text::is_on_card(language));
        [text::kind(language, kind)].into_iter().chain(card).collect::<Vec<_>>().join(" · ")
    };
    let lost = (measures > 0).then(|| {
        view! {
            <label class="check">
                <input type="checkbox" name="meant" value="true" required=true/>
                <span>{t(text::meant)}</span>
            </label>
        }
    });
    view! {
        <li class="own-fields__item">
            <div class="own-fields__head">
                <p>
                    <strong lang="de">{field.name}</strong>
                    " "
                    <span class="note">{note}</span>
                </p>
                <Step step=ListStep::Up id label=Signal::derive(label(text::up)) is_end=ends.0 seen actions/>
                <Step step=ListStep::Down id label=Signal::derive(label(text::down)) is_end=ends.1 seen actions/>
            </div>
            <details class="disclosure" open=is_open>
                <summary id=format!("own-change-{id}") aria-label=label(text::change)>
                    <Icon name="chevron-down" small=true/>
                    {t(text::change_short)}
                </summary>
                <ActionForm action=actions.edit_own_field attr:class="form">
                    <Hidden seen field=Some(id)/>
                    <WishFields wish key=id.to_string() has_options=kind == OwnFieldKind::Choice/>
                    <div class="actions">
                        <button class="btn btn--primary">{t(text::save)}</button>
                    </div>
                </ActionForm>
            </details>
            <details class="disclosure">
                <summary aria-label=label(text::remove)>
                    <Icon name="chevron-down" small=true/>
                    {t(text::remove_short)}
                </summary>
                <ActionForm action=actions.remove_own_field attr:class="form">
                    <Hidden seen field=Some(id)/>
                    <p>{move || text::lost(language.get(), measures)}</p>
                    {lost}
                    <div class="actions">
                        <button class="btn btn--danger">{t(text::remove_now)}</button>
                    </div>
                </ActionForm>
            </details>
        </li>
    }
    .into_any()
}

/// The plan as it was seen, and the field that a form is about.
#[component]
fn Hidden(seen: Seen, field: Option<OwnFieldId>) -> impl IntoView {
    view! {
        <input type="hidden" name="plan" value=seen.plan.to_string()/>
        <input type="hidden" name="version" value=seen.version.to_string()/>
        {field.map(|field| view! { <input type="hidden" name="field" value=field.to_string()/> })}
    }
}

/// A button that moves a field one place.
#[component]
fn Step(
    step: ListStep,
    id: OwnFieldId,
    label: Signal<String>,
    is_end: bool,
    seen: Seen,
    actions: SettingsActions,
) -> impl IntoView {
    let word = match step {
        ListStep::Up => text::up_short,
        ListStep::Down => text::down_short,
    };
    view! {
        <ActionForm action=actions.move_own_field>
            <Hidden seen field=Some(id)/>
            <input type="hidden" name="step" value=step.as_str()/>
            <button
                class="btn btn--quiet btn--small"
                id=format!("own-{step}-{id}")
                aria-label=move || label.get()
                disabled=is_end
            >
                {t(word)}
            </button>
        </ActionForm>
    }
    .into_any()
}

/// Name, options and whether cards show it.
#[component]
fn WishFields(
    wish: OwnFieldWish,
    /// Tells the fields of several forms apart.
    key: String,
    /// Whether options can be named; for a new field the style sheet shows them once its kind is chosen.
    has_options: bool,
) -> impl IntoView {
    let OwnFieldWish { name, options, is_on_card } = wish;
    let (name_id, options_id) = (format!("own-name-{key}"), format!("own-options-{key}"));
    let hint_id = format!("{options_id}-hint");
    view! {
        <div class="field">
            <label class="field__label" for=name_id.clone()>{t(text::name)}</label>
            <input
                class="input"
                id=name_id
                name="form[name]"
                required=true
                maxlength=OWN_NAME_MAX.to_string()
                lang="de"
                autocomplete="off"
                value=name
            />
        </div>
        <div class="field own-fields__options" hidden=!has_options>
            <label class="field__label" for=options_id.clone()>{t(text::options)}</label>
            <p class="field__hint" id=hint_id.clone()>{t(text::options_hint)}</p>
            <textarea
                class="input"
                id=options_id
                name="form[options]"
                rows="5"
                maxlength="2000"
                lang="de"
                aria-describedby=hint_id
            >
                {area_text(options)}
            </textarea>
        </div>
        <label class="check">
            <input type="checkbox" name="form[is_on_card]" value="true" checked=is_on_card/>
            <span>{t(text::on_card)}</span>
        </label>
    }
    .into_any()
}

#[component]
fn NewField(returned: Option<Returned>, seen: Seen, actions: SettingsActions) -> impl IntoView {
    let language = use_language();
    let first = returned.as_ref().and_then(|returned| returned.kind).unwrap_or(OwnFieldKind::Text);
    let wish = returned.map(|returned| returned.wish).unwrap_or_default();
    let kinds = OwnFieldKind::ALL.iter().map(move |one| {
        let one = *one;
        view! {
            <option value=one.as_str() selected=one == first>{move || text::kind(language.get(), one)}</option>
        }
    });
    view! {
        <h3 id="own-new">{t(text::new_field)}</h3>
        <ActionForm action=actions.add_own_field attr:class="form" attr:aria-labelledby="own-new">
            <Hidden seen field=None/>
            <div class="field">
                <label class="field__label" for="own-kind">{t(text::kind_label)}</label>
                <p class="field__hint" id="own-kind-hint">{t(text::kind_hint)}</p>
                <select
                    class="input"
                    id="own-kind"
                    name="kind"
                    aria-describedby="own-kind-hint"
                >
                    {kinds.collect_view()}
                </select>
            </div>
            <WishFields wish key="new".to_owned() has_options=true/>
            <div class="actions">
                <button class="btn btn--primary">{t(text::add)}</button>
            </div>
        </ActionForm>
    }
    .into_any()
}
