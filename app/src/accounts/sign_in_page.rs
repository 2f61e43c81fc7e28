//! The form for signing in: plain HTML, answered by the server with a redirect.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::text;
use crate::{
    i18n::{t, use_language},
    ui::{Icon, Title},
};

/// `/sign-in`: `error` says why the last attempt failed, `email` what was typed, `next` where to go afterwards.
#[component]
pub fn SignInPage() -> impl IntoView {
    let language = use_language();
    let query = use_query_map();
    let failure = move || {
        query.read().get("error").map(|error| {
            let reason = if error == "locked" { text::locked } else { text::wrong };
            view! {
                <div class="alert alert--danger" role="alert">
                    <Icon name="error"/>
                    <div>
                        <p class="alert__title">{t(text::failed)}</p>
                        <p>{t(reason)}</p>
                    </div>
                </div>
            }
        })
    };
    let email = query.read_untracked().get("email").unwrap_or_default();
    let next = query.read_untracked().get("next").unwrap_or_default();
    view! {
        <Title text=move || text::sign_in(language.get())/>
        <div class="page">
            <div class="panel gate__panel">
                <div class="stack">
                    <h1>{t(text::sign_in)}</h1>
                    {failure}
                    <form class="form" method="post" action="/sign-in">
                        <input type="hidden" name="next" value=next/>
                        <div class="field">
                            <label class="field__label" for="email">{t(text::email)}</label>
                            <input class="input" id="email" name="email" type="email" autocomplete="username" required value=email/>
                        </div>
                        <div class="field">
                            <label class="field__label" for="password">{t(text::password)}</label>
                            <input
                                class="input"
                                id="password"
                                name="password"
                                type="password"
                                autocomplete="current-password"
                                required
                            />
                        </div>
                        <button class="btn btn--primary btn--wide">{t(text::sign_in)}</button>
                    </form>
                </div>
            </div>
        </div>
    }
    .into_any()
}
