//! The sheet of a measure: opens beside the board under an address of its own, and saves field by field.

mod attachments;
mod attachments_text;
mod checklist;
mod checklist_text;
mod comment;
mod comment_text;
mod comments;
mod compose;
mod continued;
mod facts;
mod field;
mod follow;
mod indicators;
mod judgement;
mod judgement_text;
mod links;
pub(super) mod links_text;
mod mention;
mod milestones;
mod own_values;
mod partners;
mod partners_text;
mod present;
mod restoring;
mod state;
mod status;
mod talk_state;
pub(crate) mod text;

use domain::{id::MeasureId, plan::MeasureDetail};
use leptos::{ev, prelude::*, server_fn::ServerFn as _};
use leptos_router::{NavigateOptions, hooks::use_navigate};

use self::{
    attachments::Attachments,
    checklist::Checklist,
    comments::Comments,
    continued::Continued,
    facts::Facts,
    field::SavingNote,
    follow::Follow,
    indicators::Indicators,
    judgement::Judgements,
    links::{Links, Waiting},
    milestones::Milestones,
    own_values::OwnValuesPart,
    partners::Partners,
    present::Present,
    restoring::SheetHistory,
    state::{Saving, SheetState},
    status::Status,
    talk_state::TalkState,
};
use super::{
    comment_api::{self, Talk},
    measure_api::{self as api, RemoveMeasure},
    open_plan::OpenPlan,
    text as plan_text,
};
use crate::{
    answer::ask,
    error::AppError,
    i18n::{t, use_language},
    ui::{Icon, focus},
};

/// The sheet of the measure that the address names, or nothing.
#[component]
pub(super) fn Sheet(
    board: OpenPlan,
    /// The measure that is open.
    open: Memo<Option<MeasureId>>,
    /// The address of the board without a sheet.
    back: Signal<String>,
) -> impl IntoView {
    view! { {move || open.get().map(|id| view! { <OpenSheet board id back/> })} }
}

#[component]
fn OpenSheet(board: OpenPlan, id: MeasureId, back: Signal<String>) -> impl IntoView {
    let detail = ask(move || id, |id| async move { quietly(api::load_measure(id).await) });
    let talk = ask(move || id, |id| async move { quietly(comment_api::load_talk(id).await) });
    let navigate = use_navigate();
    let close = move || {
        navigate(&back.get_untracked(), NavigateOptions { scroll: false, ..NavigateOptions::default() });
        request_animation_frame(move || {
            focus::focus_first(&format!("[data-open='{id}']"));
        });
    };
    let close_by_key = {
        let close = close.clone();
        move |event: ev::KeyboardEvent| {
            if event.key() == "Escape" && !event.default_prevented() {
                event.stop_propagation();
                close();
            }
        }
    };
    view! {
        <aside class="sheet" aria-labelledby="sheet-title" on:keydown=close_by_key>
            <div class="sheet__bar">
                <p class="note">{t(text::measure)}</p>
                <a
                    class="btn btn--quiet btn--small btn--icon"
                    href=back
                    data-noscroll="true"
                    aria-label=t(text::close)
                    on:click=move |event| {
                        event.prevent_default();
                        close();
                    }
                >
                    <Icon name="close"/>
                </a>
            </div>
            <Transition fallback=move || view! { <p class="muted" role="status">{t(text::loading)}</p> }>
                {move || Suspend::new(async move {
                    match (detail.await, talk.await) {
                        (Ok(detail), Ok(talk)) => view! { <Content detail talk board back/> }.into_any(),
                        (Err(error), _) | (_, Err(error)) => view! { <Gone error/> }.into_any(),
                    }
                })}
            </Transition>
        </aside>
    }
    .into_any()
}

/// A measure that is not there does not fail the board beside it.
fn quietly<T>(answer: Result<T, AppError>) -> Result<T, AppError> {
    #[cfg(feature = "ssr")]
    if answer.is_err()
        && let Some(response) = use_context::<leptos_axum::ResponseOptions>()
    {
        response.set_status(http::StatusCode::OK);
    }
    answer
}

#[component]
fn Gone(error: AppError) -> impl IntoView {
    let language = use_language();
    let sentence = move || match &error {
        AppError::NotFound => text::is_gone(language.get()).to_owned(),
        error => error.sentence(language.get()),
    };
    view! { <p id="sheet-title" tabindex="-1" class="muted">{sentence}</p> }
}

#[component]
fn Content(detail: MeasureDetail, talk: Talk, board: OpenPlan, back: Signal<String>) -> impl IntoView {
    let sheet = SheetState::new(detail, board);
    let talk = TalkState::new(talk, board);
    Effect::new(|_| {
        request_animation_frame(|| {
            // Whoever comes for a comment is led there.
            let hash = window().location().hash().unwrap_or_default();
            if !(hash.starts_with("#comment-") && focus::focus_first(&hash)) {
                focus::focus_first("#sheet-title");
            }
        });
    });
    let title = sheet.part(|detail| detail.measure.title.clone());
    let may_remove = sheet.part(|detail| detail.rights.remove);
    view! {
        <h2 id="sheet-title" class="sheet__title" tabindex="-1" lang="de">{title}</h2>
        <Present board measure=sheet.id()/>
        <Follow talk/>
        <Continued sheet/>
        <Waiting sheet/>
        <Status sheet/>
        <Judgements sheet/>
        <Milestones sheet/>
        <Checklist sheet/>
        <Links sheet/>
        <Partners sheet/>
        <Indicators sheet/>
        <Facts sheet/>
        <OwnValuesPart sheet/>
        <Attachments sheet/>
        <Comments talk/>
        <SheetHistory sheet/>
        {move || may_remove.get().then(|| view! { <Remove sheet back/> })}
    }
    .into_any()
}

/// Removal, asked once more.
#[component]
fn Remove(sheet: SheetState, back: Signal<String>) -> impl IntoView {
    let language = use_language();
    let navigate = use_navigate();
    let saving = RwSignal::new(Saving::Idle);
    let question = move || {
        let title = sheet.detail.with(|detail| detail.measure.title.clone());
        text::remove_question(language.get(), &title)
    };
    let remove = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let navigate = navigate.clone();
        let (id, version) = (sheet.id(), sheet.detail.with_untracked(|detail| detail.measure.version));
        saving.set(Saving::Pending);
        leptos::task::spawn_local(async move {
            match api::remove_measure(id, version).await {
                Ok(()) => {
                    let title = sheet.detail.with_untracked(|detail| detail.measure.title.clone());
                    sheet.board.forget(id);
                    sheet.board.removed.set(Some((id, title.clone())));
                    sheet.board.announcement.set(plan_text::removed(language.get_untracked(), &title));
                    navigate(&back.get_untracked(), NavigateOptions::default());
                }
                Err(error) => {
                    if error == AppError::Stale {
                        sheet.refresh();
                    }
                    saving.try_set(Saving::Refused(error));
                }
            }
        });
    };
    view! {
        <button class="btn btn--quiet" type="button" popovertarget="remove-measure">
            {t(text::remove)}
        </button>
        <div class="dialog" id="remove-measure" popover="auto" role="dialog" aria-label=question>
            <div class="dialog__head">
                <h3 lang="de">{question}</h3>
            </div>
            <div class="dialog__body">
                <p>{t(text::remove_consequence)}</p>
                <SavingNote saving/>
            </div>
            <form class="dialog__foot" method="post" action=RemoveMeasure::PATH on:submit=remove>
                <input type="hidden" name="measure" value=sheet.id().to_string()/>
                <input
                    type="hidden"
                    name="version"
                    value=sheet.detail.with_untracked(|detail| detail.measure.version.to_string())
                />
                <button class="btn" type="button" popovertarget="remove-measure" popovertargetaction="hide">
                    {t(text::cancel)}
                </button>
                <button class="btn btn--primary">{t(text::remove_now)}</button>
            </form>
        </div>
    }
    .into_any()
}
