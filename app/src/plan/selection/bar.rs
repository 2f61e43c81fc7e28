//! What is done with the chosen measures.

use domain::plan::{Lane, MeasureField, MeasureStatus};
use leptos::{ev, prelude::*, task::spawn_local};

use super::{Selection, text};
use crate::{
    error::AppError,
    i18n::{t, use_language},
    plan::{lane, open_plan::OpenPlan, plan_query::Grouping, steps_api, text as plan_text},
    ui::Icon,
};

/// What can be changed on several measures.
#[derive(Clone, Copy, PartialEq, Eq)]
enum What {
    Column,
    Field(MeasureField),
}

const CHOICES: [What; 7] = [
    What::Column,
    What::Field(MeasureField::Goal),
    What::Field(MeasureField::Committee),
    What::Field(MeasureField::Responsible),
    What::Field(MeasureField::StartsOn),
    What::Field(MeasureField::DueOn),
    What::Field(MeasureField::Funding),
];

impl What {
    fn name(self) -> &'static str {
        match self {
            Self::Column => "column",
            Self::Field(field) => field.as_str(),
        }
    }

    fn is_day(self) -> bool {
        matches!(self, Self::Field(MeasureField::StartsOn | MeasureField::DueOn))
    }

    fn is_line(self) -> bool {
        matches!(self, Self::Field(MeasureField::Funding))
    }
}

/// The bar at the foot of the window, while measures are being chosen.
#[component]
pub(in crate::plan) fn SelectionBar(state: OpenPlan) -> impl IntoView {
    let is_open = Memo::new(move |_| state.selection.is_open());
    view! { {move || is_open.get().then(|| view! { <Bar state selection=state.selection/> })} }
}

#[component]
fn Bar(state: OpenPlan, selection: Selection) -> impl IntoView {
    let language = use_language();
    let what = RwSignal::new(What::Column);
    let value = RwSignal::new(MeasureStatus::Planned.as_str().to_owned());
    let said = RwSignal::new(None::<Result<String, AppError>>);
    let is_pending = RwSignal::new(false);
    let count = move || selection.ids().len();
    let counted = move || match (language.get(), count()) {
        (language, 0) => text::none(language).to_owned(),
        (language, 1) => text::one(language).to_owned(),
        (language, count) => text::several(language, count),
    };
    let may_remove = move || state.may_remove;
    let finish = move |outcome: Result<String, AppError>| {
        is_pending.try_set(false);
        if let Ok(sentence) = &outcome {
            state.announcement.try_set(sentence.clone());
            state.own_changes.try_update(|changes| *changes += 1);
        }
        said.try_set(Some(outcome));
    };
    let apply = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let ids = selection.ids();
        if ids.is_empty() || is_pending.get() {
            return;
        }
        is_pending.set(true);
        said.set(None);
        let (what, value, language) = (what.get(), value.get(), language.get());
        spawn_local(async move {
            let count = ids.len();
            let answer = match what {
                What::Column => match value.parse() {
                    Ok(column) => steps_api::move_measures(ids, column).await,
                    Err(_) => Err(AppError::Invalid),
                },
                What::Field(field) => steps_api::edit_measures(ids, field, value).await,
            };
            finish(answer.map(|cards| {
                cards.into_iter().for_each(|card| state.patch(card));
                text::changed(language, count)
            }));
        });
    };
    let remove = move |_| {
        let ids = selection.ids();
        if ids.is_empty() || is_pending.get() {
            return;
        }
        is_pending.set(true);
        let language = language.get();
        spawn_local(async move {
            let answer = steps_api::remove_measures(ids.clone()).await;
            finish(answer.map(|()| {
                let count = ids.len();
                ids.into_iter().for_each(|id| state.forget(id));
                selection.choose([]);
                text::removed(language, count)
            }));
        });
    };
    let choose_what = move |event: ev::Event| {
        let name = event_target_value(&event);
        let Some(chosen) = CHOICES.into_iter().find(|what| what.name() == name) else { return };
        what.set(chosen);
        value.set(
            options(state, chosen, language.get()).into_iter().next().map(|(id, _)| id).unwrap_or_default(),
        );
        said.set(None);
    };
    let news = move || {
        let language = language.get();
        said.get().map(|said| match said {
            Ok(sentence) => view! { <p class="note">{sentence}</p> }.into_any(),
            Err(error) => {
                let sentence = match error {
                    AppError::NotAllowed => text::not_allowed(language).to_owned(),
                    error => error.sentence(language),
                };
                view! { <p class="field__error">{sentence}</p> }.into_any()
            }
        })
    };
    view! {
        <section class="selection-bar" aria-label=t(text::bar)>
            <p class="selection-bar__count" role="status">{counted}</p>
            <div class="actions">
                <button
                    class="btn btn--small btn--quiet"
                    type="button"
                    on:click=move |_| selection.choose(state.cards.with(|cards| cards.iter().filter(|card| card.may_move || card.may_edit).map(|card| card.id).collect::<Vec<_>>()))
                >
                    {t(text::all)}
                </button>
                <button class="btn btn--small btn--quiet" type="button" on:click=move |_| selection.choose([])>
                    {t(text::nothing)}
                </button>
            </div>
            <form class="selection-bar__form" on:submit=apply>
                <select class="input" aria-label=t(text::what) on:change=choose_what>
                    {CHOICES
                        .into_iter()
                        .map(|choice| {
                            let words = move || match choice {
                                What::Column => text::column(language.get()),
                                What::Field(field) => text::field(language.get(), field),
                            };
                            view! { <option value=choice.name()>{words}</option> }
                        })
                        .collect_view()}
                </select>
                {move || {
                    let chosen = what.get();
                    if chosen.is_day() || chosen.is_line() {
                        let kind = if chosen.is_day() { "date" } else { "text" };
                        view! {
                            <input
                                class="input"
                                type=kind
                                maxlength="200"
                                aria-label=t(text::value)
                                prop:value=move || value.get()
                                on:input=move |event| value.set(event_target_value(&event))
                            />
                        }
                            .into_any()
                    } else {
                        let options = options(state, chosen, language.get());
                        view! {
                            <select
                                class="input"
                                aria-label=t(text::value)
                                on:change=move |event| value.set(event_target_value(&event))
                            >
                                {options
                                    .into_iter()
                                    .map(|(id, words)| view! { <option value=id lang="de">{words}</option> })
                                    .collect_view()}
                            </select>
                        }
                            .into_any()
                    }
                }}
                <button class="btn btn--small btn--primary" disabled=move || count() == 0 || is_pending.get()>
                    {t(text::apply)}
                </button>
            </form>
            {move || {
                may_remove()
                    .then(|| {
                        view! {
                            <button
                                class="btn btn--small"
                                type="button"
                                disabled=move || count() == 0 || is_pending.get()
                                on:click=remove
                            >
                                {t(text::remove)}
                            </button>
                        }
                    })
            }}
            <div class="selection-bar__news" role="alert">{news}</div>
            <button
                class="btn btn--small btn--quiet btn--icon"
                type="button"
                aria-label=t(text::finish)
                on:click=move |_| selection.0.set(None)
            >
                <Icon name="close" small=true/>
            </button>
        </section>
    }
    .into_any()
}

/// The values a field can take, each with its word; what measures of the plan have already.
fn options(state: OpenPlan, what: What, language: crate::i18n::Language) -> Vec<(String, String)> {
    let by = match what {
        What::Column => {
            return state.columns.with(|columns| {
                let named = columns.iter().map(|column| (column.entry, plan_text::column(language, column)));
                named.map(|(entry, title)| (entry.to_string(), title)).collect()
            });
        }
        What::Field(MeasureField::Goal) => Grouping::Goal,
        What::Field(MeasureField::Committee) => Grouping::Committee,
        What::Field(MeasureField::Responsible) => Grouping::Person,
        What::Field(_) => return Vec::new(),
    };
    let groups = state.all.with(|cards| state.goals.with(|goals| lane::groups(by, goals, cards, true)));
    let named = groups.into_iter().filter_map(|group| {
        let id = match group.lane {
            Lane::Goal(id) => id.0,
            Lane::Committee(id) => id?.0,
            Lane::Person(id) => id?.0,
            Lane::All | Lane::Field(_) => return None,
        };
        Some((id.to_string(), group.title(language)))
    });
    let none = match by {
        Grouping::Committee => Some(text::no_committee(language)),
        Grouping::Person => Some(text::nobody(language)),
        Grouping::Goal | Grouping::Field => None,
    };
    named.chain(none.map(|words| (String::new(), words.to_owned()))).collect()
}
