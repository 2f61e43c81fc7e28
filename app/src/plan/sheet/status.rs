//! The status of a measure: what may follow, why, and what happens next.

use domain::plan::MeasureStatus;
use leptos::{ev, prelude::*, server_fn::ServerFn as _};

use super::{
    field::SavingNote,
    state::{Saving, SheetState},
    text,
};
use crate::{
    i18n::{t, use_language},
    plan::{
        measure_api::{self as api, SetMeasureStatus},
        text as plan_text,
    },
    ui::{Icon, area_text},
};

/// The status with its reason: as a form for whoever may change it.
#[component]
pub(super) fn Status(sheet: SheetState) -> impl IntoView {
    let language = use_language();
    let may_advance = sheet.part(|detail| detail.rights.advance);
    let told = sheet.part(|detail| {
        let measure = &detail.measure;
        (measure.status, measure.reason.clone(), measure.next_step.clone(), measure.lacks_reason())
    });
    let lacks = move || {
        told.get().3.then(|| {
            view! {
                <p class="field__error">
                    <Icon name="warning" small=true/>
                    {t(text::lacks_reason)}
                </p>
            }
        })
    };
    view! {
        <section class="sheet__part" aria-labelledby="sheet-status">
            <h3 id="sheet-status">{t(text::status_heading)}</h3>
            {lacks}
            {move || {
                if may_advance.get() {
                    view! { <StatusForm sheet/> }.into_any()
                } else {
                    let (status, reason, next_step, _) = told.get();
                    view! {
                        <p>{move || plan_text::status(language.get(), status)}</p>
                        {(!reason.is_empty()).then(|| view! { <p class="note prose" lang="de">{reason}</p> })}
                        {(!next_step.is_empty())
                            .then(|| {
                                view! {
                                    <p class="note prose">
                                        {t(text::next_step)} ": " <span lang="de">{next_step}</span>
                                    </p>
                                }
                            })}
                    }
                        .into_any()
                }
            }}
        </section>
    }
    .into_any()
}

#[component]
fn StatusForm(sheet: SheetState) -> impl IntoView {
    let language = use_language();
    let saving = RwSignal::new(Saving::Idle);
    let now = sheet.detail.with_untracked(|detail| detail.measure.clone());
    let chosen = RwSignal::new(now.status);
    let reason = RwSignal::new(now.reason.clone());
    let next_step = RwSignal::new(now.next_step.clone());
    let (first_reason, first_next_step) = (now.reason, now.next_step);
    let told = sheet.part(|detail| {
        let measure = &detail.measure;
        (measure.status, measure.reason.clone(), measure.next_step.clone())
    });
    // What was not touched here follows what others do.
    Effect::new(move |before: Option<(MeasureStatus, String, String)>| {
        let told = told.get();
        if let Some((status, why, next)) = before {
            if chosen.get_untracked() == status {
                chosen.set(told.0);
            }
            if reason.get_untracked() == why {
                reason.set(told.1.clone());
            }
            if next_step.get_untracked() == next {
                next_step.set(told.2.clone());
            }
        }
        told
    });
    let is_hydrated = RwSignal::new(false);
    Effect::new(move |_| is_hydrated.set(true));
    // Without a script nobody can unfold the fields, so they are there.
    let is_folded = move || is_hydrated.get() && !chosen.get().needs_reason();
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let version = sheet.detail.with_untracked(|detail| detail.measure.version);
        let (why, next) = (reason.get_untracked(), next_step.get_untracked());
        let change = api::set_measure_status(sheet.id(), chosen.get_untracked(), why, next, version);
        sheet.send(saving, change, |_| {});
    };
    let options = move || {
        let (now, language) = (told.get().0, language.get());
        let allowed = MeasureStatus::ALL.iter().filter(|status| **status == now || now.may_become(**status));
        allowed
            .map(|status| {
                let is_chosen = *status == chosen.get();
                view! {
                    <option value=status.as_str() selected=is_chosen prop:selected=is_chosen>
                        {plan_text::status(language, *status)}
                    </option>
                }
            })
            .collect_view()
    };
    let choose = move |event: ev::Event| {
        if let Ok(status) = event_target_value(&event).parse() {
            chosen.set(status);
        }
    };
    let stale = move || {
        (saving.get() == Saving::Conflict).then(|| {
            view! { <p class="field__error" role="alert">{t(crate::error::text::stale)}</p> }
        })
    };
    view! {
        <form class="form" method="post" action=SetMeasureStatus::PATH on:submit=submit>
            <input type="hidden" name="measure" value=sheet.id().to_string()/>
            <input
                type="hidden"
                name="version"
                value=sheet.detail.with_untracked(|detail| detail.measure.version.to_string())
            />
            <div class="field">
                <label class="visually-hidden" for="status">{t(text::status)}</label>
                <select class="input" id="status" name="status" on:change=choose>{options}</select>
            </div>
            <div class="form" class:is-folded=is_folded>
                <p class="note">{t(text::why)}</p>
                <div class="field">
                    <label class="field__label" for="status-reason">{t(text::reason)}</label>
                    <textarea
                        class="input input--short"
                        id="status-reason"
                        name="reason"
                        rows="2"
                        maxlength="4000"
                        lang="de"
                        prop:value=move || reason.get()
                        on:input=move |event| reason.set(event_target_value(&event))
                    >
                        {area_text(first_reason)}
                    </textarea>
                </div>
                <div class="field">
                    <label class="field__label" for="status-next">{t(text::next_step)}</label>
                    <textarea
                        class="input input--short"
                        id="status-next"
                        name="next_step"
                        rows="2"
                        maxlength="4000"
                        lang="de"
                        prop:value=move || next_step.get()
                        on:input=move |event| next_step.set(event_target_value(&event))
                    >
                        {area_text(first_next_step)}
                    </textarea>
                </div>
            </div>
            <div class="actions">
                <button class="btn">{t(text::save_status)}</button>
                <SavingNote saving/>
            </div>
            {stale}
        </form>
    }
    .into_any()
}
