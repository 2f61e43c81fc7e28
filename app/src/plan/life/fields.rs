//! The fields of a plan in a form, with what is wrong beside the field it is about.

use domain::{
    permission::Visibility,
    plan::{EditError, PlanWish},
};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::text;
use crate::{
    directory::word,
    error::AppError,
    i18n::{Language, t, use_language},
    plan::life_api::PlanForm,
    ui::Icon,
};

/// A form as it came back from the server without a script: what was typed, and why it was refused.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Returned {
    pub(super) form: Option<PlanForm>,
    pub(super) problem: Option<AppError>,
    /// The health region that was chosen.
    pub(super) region: Option<String>,
    /// The ids of the measures that were chosen.
    pub(super) measures: Option<Vec<String>>,
}

impl Returned {
    /// What the address says.
    pub(super) fn from_address() -> Self {
        let query = use_query_map();
        let query = query.read_untracked();
        let get = |name: &str| query.get(name);
        let visibility = get("visibility").and_then(|text| text.parse().ok());
        let form = get("title").zip(get("from")).zip(get("to")).zip(visibility);
        Self {
            form: form.map(|(((title, from), to), visibility)| PlanForm { title, from, to, visibility }),
            // What was wrong with a field of the plan's own is no fault of this form.
            problem: get("problem")
                .filter(|_| get("own").is_none())
                .and_then(|code| AppError::from_code(&code)),
            region: get("region"),
            measures: get("measures").map(|ids| ids.split(',').map(str::to_owned).collect()),
        }
    }
}

/// The part of the form that a refusal is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Title,
    From,
    To,
}

fn part(error: &AppError) -> Option<Part> {
    match error {
        AppError::Refused(EditError::Empty | EditError::TooLong { .. }) => Some(Part::Title),
        AppError::Refused(EditError::NotUnderstood) => Some(Part::From),
        AppError::Refused(EditError::EndsBeforeItBegins | EditError::PeriodTooLong { .. }) => Some(Part::To),
        _ => None,
    }
}

/// Title, period and visibility.
#[component]
pub(super) fn PlanFields(
    /// What stands there at first.
    form: PlanForm,
    /// Why the form was refused.
    problem: Signal<Option<AppError>>,
) -> impl IntoView {
    let PlanForm { title, from, to, visibility } = form;
    view! {
        <Field part=Part::Title name="form[title]" label=text::plan_title kind="text" value=title problem/>
        <div class="form__row">
            <Field part=Part::From name="form[from]" label=text::period_from kind="date" value=from problem/>
            <Field part=Part::To name="form[to]" label=text::period_to kind="date" value=to problem/>
        </div>
        <VisibilityField chosen=visibility/>
        <OtherProblem problem/>
    }
    .into_any()
}

#[component]
fn Field(
    part: Part,
    name: &'static str,
    label: fn(Language) -> &'static str,
    kind: &'static str,
    value: String,
    problem: Signal<Option<AppError>>,
) -> impl IntoView {
    let language = use_language();
    let id = match part {
        Part::Title => "plan-title",
        Part::From => "plan-from",
        Part::To => "plan-to",
    };
    let is_text = kind == "text";
    let problem = Memo::new(move |_| problem.get().filter(|error| self::part(error) == Some(part)));
    let problem_id = format!("{id}-problem");
    view! {
        <div class="field">
            <label class="field__label" for=id>{t(label)}</label>
            <input
                class="input"
                id=id
                name=name
                type=kind
                required=true
                maxlength=is_text.then_some("200")
                lang=is_text.then_some("de")
                value=value
                aria-invalid=move || problem.get().is_some().then_some("true")
                aria-describedby=problem_id.clone()
            />
            <p class="field__error plan-life__problem" id=problem_id role="alert">
                {move || {
                    problem.get().map(|error| {
                        view! {
                            <Icon name="error" small=true/>
                            {error.sentence(language.get())}
                        }
                    })
                }}
            </p>
        </div>
    }
    .into_any()
}

#[component]
fn VisibilityField(chosen: Visibility) -> impl IntoView {
    let language = use_language();
    // What is chosen stays choosable.
    let mut offered = PlanWish::VISIBILITIES.to_vec();
    if !offered.contains(&chosen) {
        offered.push(chosen);
    }
    let options = offered.into_iter().map(|visibility| {
        view! {
            <option value=visibility.as_str() selected=visibility == chosen>
                {move || word::visibility(language.get(), visibility)}
            </option>
        }
    });
    view! {
        <div class="field">
            <label class="field__label" for="plan-visibility">{t(text::visibility)}</label>
            <select class="input" id="plan-visibility" name="form[visibility]">{options.collect_view()}</select>
        </div>
    }
    .into_any()
}

/// What no single field can help.
#[component]
fn OtherProblem(problem: Signal<Option<AppError>>) -> impl IntoView {
    let language = use_language();
    view! {
        <div class="plan-life__problem" role="alert">
            {move || {
                problem.get().filter(|error| part(error).is_none()).map(|error| {
                    let sentence = if error == AppError::Stale {
                        text::stale(language.get()).to_owned()
                    } else {
                        error.sentence(language.get())
                    };
                    view! {
                        <div class="alert alert--warning">
                            <Icon name="warning"/>
                            <p>{sentence}</p>
                        </div>
                    }
                })
            }}
        </div>
    }
    .into_any()
}
