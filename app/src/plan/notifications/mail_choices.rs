//! What the reader wants to get by mail.

use domain::plan::{MailChoice, MailRhythm};
use leptos::{form::ActionForm, prelude::*};

use super::{
    api::{ChooseMail, SendDigest},
    text,
};
use crate::{
    i18n::{Language, t, use_language},
    ui::{FormNews, Icon, News},
};

/// What can be done about mail and what came of it.
#[derive(Clone, Copy)]
pub(super) struct MailActions {
    choose: ServerAction<ChooseMail>,
    send: ServerAction<SendDigest>,
    news: RwSignal<Option<News>>,
}

impl MailActions {
    pub(super) fn new() -> Self {
        let actions =
            Self { choose: ServerAction::new(), send: ServerAction::new(), news: RwSignal::new(None) };
        let tell = move |answer: Option<Result<(), _>>, words: fn(Language) -> &'static str| {
            if let Some(answer) = answer {
                actions.news.set(Some(answer.map(|()| words)));
            }
        };
        Effect::new(move |_| tell(actions.choose.value().get(), text::saved));
        Effect::new(move |_| tell(actions.send.value().get(), text::digest_sent));
        actions
    }
}

/// A form for the rhythm, the overview and the language; a hint where no mail is sent.
#[component]
pub(super) fn MailChoices(
    /// What is chosen; `None` where no mail is sent.
    choice: Option<MailChoice>,
    actions: MailActions,
) -> impl IntoView {
    let language = use_language();
    let content = match choice {
        None => view! { <p class="muted">{t(text::no_mail)}</p> }.into_any(),
        Some(choice) => {
            let chosen = choice.rhythm;
            let rhythms = MailRhythm::ALL.iter().map(move |&rhythm| {
                let is_chosen = rhythm == chosen;
                view! {
                    <label class="check">
                        <input type="radio" name="rhythm" value=rhythm.as_str() checked=is_chosen/>
                        <span>{move || text::rhythm(language.get(), rhythm)}</span>
                    </label>
                }
            });
            let written_in = Language::from_code(&choice.language).unwrap_or_default();
            let languages = [(Language::De, "Deutsch"), (Language::En, "English")].map(|(of, name)| {
                view! { <option value=of.code() lang=of.code() selected={of == written_in}>{name}</option> }
            });
            view! {
                <ActionForm action=actions.choose>
                    <div class="form">
                        <fieldset class="fieldset">
                            <legend class="legend">{t(text::rhythm_heading)}</legend>
                            {rhythms.collect_view()}
                        </fieldset>
                        <label class="check">
                            <input type="checkbox" name="has_digest" value="true" checked=choice.has_digest/>
                            <span>{t(text::with_digest)}</span>
                        </label>
                        <div class="field">
                            <label class="field__label" for="mail-language">{t(text::mail_language)}</label>
                            <select class="input" id="mail-language" name="language">{languages}</select>
                        </div>
                        <div class="actions">
                            <button class="btn">{t(text::save_mail)}</button>
                        </div>
                    </div>
                </ActionForm>
                <ActionForm action=actions.send>
                    <button class="btn btn--quiet">
                        <Icon name="mail" small=true/>
                        {t(text::send_digest)}
                    </button>
                </ActionForm>
                <FormNews news=actions.news/>
            }
            .into_any()
        }
    };
    view! {
        <section class="panel notification-choices" aria-labelledby="mail-choices">
            <h2 class="panel__head" id="mail-choices">{t(text::mail)}</h2>
            {content}
        </section>
    }
    .into_any()
}
