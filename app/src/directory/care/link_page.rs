//! `/care/{token}`: where a link in a mail leads those concerned; they see what is their own and answer without signing in.

use domain::directory::AskedRecord;
use leptos::{form::ActionForm, prelude::*};
use leptos_router::hooks::{use_params_map, use_query_map};

use super::{
    api::{AskedAnswer, ConfirmOwn, TellChange, load_asked},
    text,
};
use crate::{
    answer::ask,
    directory::{text as directory_text, word},
    error::AppError,
    i18n::{t, use_language},
    links,
    ui::{Failed, Icon, Title, area_text, focus, format},
};

/// The two answers.
#[derive(Clone, Copy)]
struct Answers {
    right: ServerAction<ConfirmOwn>,
    changed: ServerAction<TellChange>,
}

impl Answers {
    fn has_answered(self) -> bool {
        matches!(self.right.value().get(), Some(Ok(()))) || matches!(self.changed.value().get(), Some(Ok(())))
    }
}

/// The page.
#[component]
pub fn CareLinkPage() -> impl IntoView {
    let language = use_language();
    let params = use_params_map();
    let token = Memo::new(move |_| params.read().get("token").unwrap_or_default());
    let answers = Answers { right: ServerAction::new(), changed: ServerAction::new() };
    // Whoever has answered stays thanked: a second click finds the link used.
    let is_done = Memo::new(move |was_done: Option<&bool>| {
        was_done.is_some_and(|was_done| *was_done)
            || links::care_link(&token.get()) == links::CARE_THANKS
            || answers.has_answered()
    });
    let asked = ask(
        move || token.get(),
        |token| async move {
            // Whoever has answered by a form has no link any more.
            if links::care_link(&token) == links::CARE_THANKS {
                return Ok(None);
            }
            load_asked(token).await.map(Some)
        },
    );
    Effect::new(move |_| {
        if answers.has_answered() {
            request_animation_frame(|| {
                focus::focus_first("#thanks");
            });
        }
    });
    view! {
        <Title text=move || text::link_heading(language.get())/>
        <div class="page page--narrow">
            <div class="page-head">
                <h1>{t(text::link_heading)}</h1>
            </div>
            <Transition>
                {move || Suspend::new(async move {
                    match asked.await {
                        Ok(Some(asked)) => {
                            let token = token.get_untracked();
                            view! {
                                <Show when=move || !is_done.get() fallback=|| view! { <Thanks/> }>
                                    <Content asked=asked.clone() answers token=token.clone()/>
                                </Show>
                            }
                                .into_any()
                        }
                        Ok(None) => view! { <Thanks/> }.into_any(),
                        Err(AppError::NotFound) => view! { <Gone/> }.into_any(),
                        Err(error) => view! { <Failed error/> }.into_any(),
                    }
                })}
            </Transition>
        </div>
    }
    .into_any()
}

#[component]
fn Content(asked: AskedAnswer, answers: Answers, token: String) -> impl IntoView {
    let language = use_language();
    let query = use_query_map();
    let AskedAnswer { record, last_day } = asked;
    let same_token = token.clone();
    let returned = query.read_untracked().get("problem").and_then(|code| AppError::from_code(&code));
    let typed = query.read_untracked().get("note").unwrap_or_default();
    let problem = move || {
        let right = answers.right.value().get().and_then(Result::err);
        right.or_else(|| answers.changed.value().get().and_then(Result::err)).or_else(|| returned.clone())
    };
    let (confirming, telling) = (answers.right.pending(), answers.changed.pending());
    let is_pending = move || confirming.get() || telling.get();
    view! {
        <p class="lead">{move || text::link_lead(language.get(), &format::date(language.get(), last_day))}</p>
        <div role="alert">
            {move || problem().map(|error| view! {
                <div class="alert alert--danger">
                    <Icon name="error"/>
                    <p>{move || error.sentence(language.get())}</p>
                </div>
            })}
        </div>
        <Details record/>
        <div class="panel">
            <ActionForm action=answers.right>
                <input type="hidden" name="token" value=same_token/>
                <button class="btn btn--primary" disabled=is_pending>
                    <Icon name="success" small=true/>
                    {t(text::all_right)}
                </button>
            </ActionForm>
        </div>
        <section class="panel" aria-labelledby="something-changed">
            <h2 class="panel__head" id="something-changed">{t(text::something_changed)}</h2>
            <ActionForm action=answers.changed attr:class="stack">
                <input type="hidden" name="token" value=token/>
                <div class="field">
                    <label class="field__label" for="care-note">{t(text::what_changed)}</label>
                    <p class="field__hint" id="care-note-hint">{t(text::what_changed_hint)}</p>
                    <textarea
                        class="input"
                        id="care-note"
                        name="note"
                        rows="4"
                        maxlength="2000"
                        aria-describedby="care-note-hint"
                        required=true
                    >
                        {area_text(typed)}
                    </textarea>
                </div>
                <div class="actions">
                    <button class="btn" disabled=is_pending>{t(text::send)}</button>
                </div>
            </ActionForm>
        </section>
    }
    .into_any()
}

/// What is their own in the record.
#[component]
fn Details(record: AskedRecord) -> impl IntoView {
    let language = use_language();
    let organisation = (!record.organisation.is_empty()).then(|| {
        view! {
            <dt>{t(directory_text::organisation)}</dt>
            <dd lang="de">{record.organisation}</dd>
        }
    });
    let none = record.contacts.is_empty().then(|| {
        view! {
            <dt>{t(directory_text::contact)}</dt>
            <dd>{t(text::no_contact)}</dd>
        }
    });
    let contacts = record.contacts.into_iter().map(|(kind, value)| {
        view! {
            <dt>{move || word::contact_kind(language.get(), kind)}</dt>
            <dd>{value}</dd>
        }
    });
    view! {
        <section class="panel" aria-labelledby="own-details">
            <h2 class="panel__head" id="own-details">{t(text::details)}</h2>
            <dl class="facts">
                <dt>{t(directory_text::name)}</dt>
                <dd lang="de">{record.name}</dd>
                {organisation}
                {contacts.collect_view()}
                {none}
            </dl>
        </section>
    }
    .into_any()
}

#[component]
fn Thanks() -> impl IntoView {
    view! {
        <div class="empty">
            <Icon name="success" large=true/>
            <h2 class="empty__title" id="thanks" tabindex="-1">{t(text::thanks)}</h2>
            <p>{t(text::thanks_hint)}</p>
        </div>
    }
    .into_any()
}

/// What whoever comes with an old, used or broken link is told.
#[component]
fn Gone() -> impl IntoView {
    view! {
        <div class="empty">
            <Icon name="clock" large=true/>
            <h2 class="empty__title">{t(text::link_gone)}</h2>
            <p>{t(text::link_gone_hint)}</p>
        </div>
    }
    .into_any()
}
