//! The districts a health region covers: chosen among those of its state, found by typing.

use domain::{
    directory::{FieldFault, HealthRegionForm, HealthRegionKind, OfferedDistrict, RecordField},
    search::fold,
};
use leptos::{ev, prelude::*};
use time::Date;

use super::{fields::Refusal, text};
use crate::{
    directory::{text as directory_text, word},
    error::AppError,
    i18n::{Language, t, use_language},
    ui::{Icon, format},
};

/// The names of districts, by their keys.
#[must_use]
pub(super) fn district_names(offered: &[OfferedDistrict], keys: &[String]) -> String {
    let named = offered.iter().filter(|offered| keys.iter().any(|key| key == offered.region.ags.as_str()));
    named.map(|offered| offered.region.name.as_str()).collect::<Vec<_>>().join(", ")
}

/// The list of districts, those first that are chosen; what is typed above it leaves those that fit.
#[component]
pub(super) fn Districts(
    offered: Vec<OfferedDistrict>,
    chosen: Vec<String>,
    kind: HealthRegionKind,
    typed: RwSignal<Option<HealthRegionForm>>,
    refusal: Refusal,
) -> impl IntoView {
    let is_alive = RwSignal::new(false);
    Effect::new(move |_| is_alive.set(true));
    let wanted = RwSignal::new(String::new());
    let sent = StoredValue::new((chosen.clone(), kind));
    let all = StoredValue::new(offered.clone());
    // What is wrong with which district, in the words of whoever has sent the form.
    let wrong = Memo::new(move |_| {
        let Some(AppError::Fields(problems)) = refusal.get() else { return Vec::new() };
        let (districts, kind) = match typed.get() {
            Some(form) => (form.districts, form.kind),
            None => sent.get_value(),
        };
        let problems = problems.into_iter().filter(|problem| problem.field == RecordField::Districts);
        problems
            .map(|problem| (districts.get(problem.row).cloned().unwrap_or_default(), problem.fault, kind))
            .collect::<Vec<(String, FieldFault, HealthRegionKind)>>()
    });
    let (mut first, mut rest) = (Vec::new(), Vec::new());
    for district in offered {
        let is_chosen = chosen.iter().any(|key| key == district.region.ags.as_str());
        if is_chosen { first.push((district, true)) } else { rest.push((district, false)) }
    }
    first.extend(rest);
    let rows = first.into_iter().map(|(district, is_chosen)| {
        view! { <DistrictRow district kind is_chosen wanted wrong/> }
    });
    view! {
        <fieldset class="record-form__districts" aria-describedby="districts-hint districts-problem">
            <legend class="legend">{t(directory_text::districts)}</legend>
            <p class="field__hint" id="districts-hint">{t(text::districts_hint)}</p>
            <div class="field" hidden=move || !is_alive.get()>
                <label class="field__label" for="district-name">{t(text::find_district)}</label>
                <div class="searchbox">
                    <Icon name="search"/>
                    <input
                        class="input"
                        id="district-name"
                        type="search"
                        autocomplete="off"
                        on:input:target=move |event| wanted.set(fold(&event.target().value()))
                        // Here somebody looks for a district, and is not done with the form.
                        on:keydown=move |event: ev::KeyboardEvent| {
                            if event.key() == "Enter" {
                                event.prevent_default();
                            }
                        }
                    />
                </div>
            </div>
            <div class="record-form__choices">{rows.collect_view()}</div>
            <WrongDistricts wrong all/>
        </fieldset>
    }
    .into_any()
}

#[component]
fn DistrictRow(
    district: OfferedDistrict,
    kind: HealthRegionKind,
    is_chosen: bool,
    wanted: RwSignal<String>,
    wrong: Memo<Vec<(String, FieldFault, HealthRegionKind)>>,
) -> impl IntoView {
    let language = use_language();
    let rival = district.rival(kind).and_then(|holder| Some((holder.name.clone()?, holder.until)));
    let OfferedDistrict { region, .. } = district;
    let (key, folded) = (region.ags.to_string(), fold(&region.name));
    let checked = RwSignal::new(is_chosen);
    let is_hidden = move || {
        let wanted = wanted.read();
        !checked.get() && !wanted.split(' ').all(|word| folded.contains(word))
    };
    let is_wrong = {
        let key = key.clone();
        move || wrong.read().iter().any(|(wrong, ..)| *wrong == key).then_some("true")
    };
    let name = move || format!("{} ({})", region.name, word::region_kind(language.get(), region.kind));
    view! {
        <label class="check" hidden=is_hidden>
            <input
                type="checkbox"
                name="form[districts][]"
                value=key
                checked=is_chosen
                aria-invalid=is_wrong
                on:change:target=move |event| checked.set(event.target().checked())
            />
            <span>
                {name}
                {rival.map(|(name, until)| {
                    let words = move || holder_words(language.get(), &name, until);
                    view! {
                        " "
                        <span class="note">{words}</span>
                    }
                })}
            </span>
        </label>
    }
    .into_any()
}

/// To whom a district belongs, and until when.
fn holder_words(language: Language, holder: &str, until: Option<Date>) -> String {
    match until.and_then(Date::previous_day) {
        Some(last) => text::belongs_until(language, holder, &format::date(language, last)),
        None => text::belongs_to(language, holder),
    }
}

/// Says of each district that was refused why, and who has it.
#[component]
fn WrongDistricts(
    wrong: Memo<Vec<(String, FieldFault, HealthRegionKind)>>,
    all: StoredValue<Vec<OfferedDistrict>>,
) -> impl IntoView {
    let language = use_language();
    let sentences = move || {
        let language = language.get();
        let sentence = |(key, fault, kind): &(String, FieldFault, HealthRegionKind)| {
            all.with_value(|all| {
                let district = all.iter().find(|offered| offered.region.ags.as_str() == key);
                refusal_sentence(language, district, *fault, *kind)
            })
        };
        wrong
            .read()
            .iter()
            .map(sentence)
            .map(|sentence| view! { <p class="field__error"><Icon name="error" small=true/>{sentence}</p> })
            .collect_view()
    };
    view! { <div class="record-form__problem" id="districts-problem" role="alert">{sentences}</div> }
        .into_any()
}

fn refusal_sentence(
    language: Language,
    district: Option<&OfferedDistrict>,
    fault: FieldFault,
    kind: HealthRegionKind,
) -> String {
    let Some(district) = district.filter(|_| fault == FieldFault::BelongsElsewhere) else {
        return text::fault(language, RecordField::Districts, fault);
    };
    let holder = district.rival(kind).and_then(|holder| holder.name.as_deref());
    match holder {
        Some(holder) => text::taken(language, &district.region.name, holder),
        None => text::taken_by_another(language, &district.region.name),
    }
}
