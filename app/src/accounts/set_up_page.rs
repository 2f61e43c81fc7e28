//! The form behind the one-time link: it makes the first account.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::text;
use crate::{
    i18n::{t, use_language},
    ui::{Icon, Title},
};

/// `/set-up`: `token` is the secret of the link, `error` says why the last attempt failed.
#[component]
pub fn SetUpPage() -> impl IntoView {
    let language = use_language();
    let query = use_query_map();
    let failure = move || {
        query.read().get("error").map(|error| {
            let reason = if error == "invalid" { text::set_up_invalid } else { text::set_up_expired };
            view! {
                <div class="alert alert--danger" role="alert">
                    <Icon name="error"/>
                    <div>
                        <p class="alert__title">{t(text::set_up_failed)}</p>
                        <p>{t(reason)}</p>
                    </div>
                </div>
            }
        })
    };
    let typed = |name: &str| query.read_untracked().get(name).unwrap_or_default();
    let (token, name, email) = (typed("token"), typed("name"), typed("email"));
    view! {
        <Title text=move || text::set_up(language.get())/>
        <div class="page">
            <div class="panel gate__panel gate__panel--wide">
                <div class="stack">
                    <h1>{t(text::set_up)}</h1>
                    <p class="muted">{t(text::set_up_lead)}</p>
                    {failure}
                    <form class="form" method="post" action="/set-up">
                        <input type="hidden" name="token" value=token/>
                        <div class="field">
                            <label class="field__label" for="name">{t(text::name)}</label>
                            <input class="input" id="name" name="name" autocomplete="name" required value=name/>
                        </div>
                        <div class="field">
                            <label class="field__label" for="email">{t(text::email)}</label>
                            <input class="input" id="email" name="email" type="email" autocomplete="email" required value=email/>
                        </div>
                        <div class="field">
                            <label class="field__label" for="password">{t(text::password)}</label>
                            <p class="field__hint" id="password-hint">{t(text::new_password_hint)}</p>
                            <input
                                class="input"
                                id="password"
                                name="password"
                                type="password"
                                autocomplete="new-password"
                                minlength="12"
                                aria-describedby="password-hint"
                                required
                            />
                        </div>
                        <button class="btn btn--primary">{t(text::create_account)}</button>
                    </form>
                </div>
            </div>
        </div>
    }
    .into_any()
}
