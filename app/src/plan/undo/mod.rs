//! Taking back what one did last: with a button, or with Ctrl+Z.

mod text;

use std::time::Duration;

use domain::plan::Step;
use leptos::{ev, prelude::*, server_fn::ServerFn as _, task::spawn_local};
use wasm_bindgen::JsCast as _;

use super::{
    open_plan::OpenPlan,
    steps_api::{UndoStep, load_last_step, undo_step},
};
use crate::{
    error::AppError,
    i18n::{t, use_language},
    ui::Icon,
};

/// How long what is done is gathered before the server is asked what the last step was.
const GATHER: Duration = Duration::from_millis(150);

/// The button, while there is something to take back.
#[component]
pub(super) fn Undo(state: OpenPlan) -> impl IntoView {
    let language = use_language();
    let refused = RwSignal::new(None::<AppError>);
    let is_asking = StoredValue::new(false);
    // What was done here, in another window or on another machine: the log knows.
    Effect::new(move |was_asked: Option<()>| {
        state.own_changes.get();
        if was_asked.is_none() || is_asking.get_value() {
            return;
        }
        is_asking.set_value(true);
        let ask = move || {
            is_asking.try_set_value(false);
            spawn_local(async move {
                if let Ok(step) = load_last_step(state.plan).await {
                    state.last_step.try_set(step);
                }
            });
        };
        set_timeout(ask, GATHER);
    });
    // It is no longer offered once it can no longer be taken back.
    Effect::new(move |_| {
        let Some(step) = state.last_step.get() else { return };
        let left = Duration::from_secs(u64::try_from(step.seconds_left).unwrap_or_default());
        let forget = move || {
            state.last_step.try_update(|known| {
                known.take_if(|known| known.change == step.change);
            });
        };
        if let Ok(timer) = set_timeout_with_handle(forget, left) {
            on_cleanup(move || timer.clear());
        }
    });
    let undo = move |step: Step| {
        refused.set(None);
        state.last_step.set(None);
        spawn_local(async move {
            match undo_step(state.plan, step.change).await {
                Ok(undone) => {
                    let language = language.get_untracked();
                    state.announcement.try_set(text::done(language, &text::step(language, &step)));
                    undone.cards.into_iter().for_each(|card| state.welcome(card));
                    undone.gone.into_iter().for_each(|measure| state.forget(measure));
                    state.learn_all();
                    state.learn_milestones();
                }
                Err(error) => {
                    refused.try_set(Some(error));
                }
            }
            state.own_changes.try_update(|changes| *changes += 1);
        });
    };
    Effect::new(move |_| {
        let listener = window_event_listener(ev::keydown, move |event| {
            let is_undo = (event.ctrl_key() || event.meta_key()) && !event.shift_key() && event.key() == "z";
            if !is_undo || is_typing(&event) {
                return;
            }
            if let Some(step) = state.last_step.try_get_untracked().flatten() {
                event.prevent_default();
                undo(step);
            }
        });
        on_cleanup(move || listener.remove());
    });
    let sentence = move || {
        let language = language.get();
        refused.get().map(|error| match error {
            AppError::Stale => text::overtaken(language).to_owned(),
            error => error.sentence(language),
        })
    };
    view! {
        {move || {
            state
                .last_step
                .get()
                .map(|step| {
                    let again = step.clone();
                    let words = Signal::derive(move || text::step(language.get(), &step));
                    let submit = move |event: ev::SubmitEvent| {
                        event.prevent_default();
                        undo(again.clone());
                    };
                    view! {
                        <form class="undo" method="post" action=UndoStep::PATH on:submit=submit>
                            <input type="hidden" name="plan" value=state.plan.to_string()/>
                            <input type="hidden" name="change" value=state.last_step.with_untracked(change)/>
                            <button class="btn btn--quiet btn--small" title=words aria-keyshortcuts="Control+Z">
                                <Icon name="undo" small=true/>
                                <span class="undo__what">{t(text::undo)} ": " <span lang="de">{words}</span></span>
                            </button>
                        </form>
                    }
                })
        }}
        {move || sentence().map(|sentence| view! { <p class="field__error" role="alert">{sentence}</p> })}
    }
    .into_any()
}

fn change(step: &Option<Step>) -> String {
    step.as_ref().map(|step| step.change.to_string()).unwrap_or_default()
}

/// Whether a key is meant for a field, which takes back its own typing.
fn is_typing(event: &ev::KeyboardEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    target.is_some_and(|element| matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT"))
}
