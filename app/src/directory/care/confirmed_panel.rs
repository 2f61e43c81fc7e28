//! On the page of a record: when it was last confirmed, and a button for those who may edit it.

use domain::{change::RecordRef, directory::Confirmation};
use leptos::{form::ActionForm, prelude::*};

use super::{api::ConfirmRecords, confirmed_words, record_word, text};
use crate::{
    i18n::{Language, t, use_language},
    ui::{FormNews, Icon, News, focus},
};

/// The button's action and what came of it; it outlives the content of the page, which is fetched anew after it.
#[derive(Clone, Copy)]
pub(in crate::directory) struct ConfirmAction {
    confirm: ServerAction<ConfirmRecords>,
    news: RwSignal<Option<News>>,
    /// The record that is shown, which the news are about.
    shown: StoredValue<Option<RecordRef>>,
    /// After how many times the focus was led back.
    seen: StoredValue<usize>,
}

impl ConfirmAction {
    /// Makes it for the panel below.
    pub(in crate::directory) fn provide() -> Self {
        let action = Self {
            confirm: ServerAction::new(),
            news: RwSignal::new(None),
            shown: StoredValue::new(None),
            seen: StoredValue::new(0),
        };
        Effect::new(move |_| {
            if let Some(answer) = action.confirm.value().get() {
                let words: fn(Language) -> &'static str = text::was_confirmed;
                action.news.set(Some(answer.map(|()| words)));
            }
        });
        provide_context(action);
        action
    }

    /// Forgets the news as soon as another record is shown: the page stays when its address leads on to the next one.
    fn show(self, record: RecordRef) {
        let before = self.shown.get_value();
        if before != Some(record) {
            self.shown.set_value(Some(record));
            if before.is_some() {
                self.news.set(None);
            }
        }
    }

    /// How often something was confirmed, for asking again after each time.
    pub(in crate::directory) fn made(self) -> usize {
        self.confirm.version().get()
    }
}

/// When a record was last confirmed; nothing for those who may only read one that never was.
#[component]
pub(in crate::directory) fn ConfirmedPanel(
    /// The record.
    record: RecordRef,
    /// When it was last confirmed.
    confirmation: Option<Confirmation>,
    /// Whether the reader may confirm it.
    may_edit: bool,
) -> impl IntoView {
    let action = use_context::<ConfirmAction>();
    if let Some(action) = action {
        action.show(record);
    }
    if confirmation.is_none() && !may_edit {
        return ().into_any();
    }
    let language = use_language();
    let words = move || confirmed_words(language.get(), confirmation.as_ref());
    let action = action.filter(|_| may_edit);
    let button = action.map(|action| {
        // The button that had the focus was drawn anew.
        Effect::new(move |_| {
            let made = action.confirm.version().get_untracked();
            if made > action.seen.get_value() {
                action.seen.set_value(made);
                request_animation_frame(|| {
                    focus::focus_first("#care");
                });
            }
        });
        view! {
            <FormNews news=action.news/>
            <ActionForm action=action.confirm>
                <input type="hidden" name="chosen[]" value=record_word(record)/>
                <button class="btn">
                    <Icon name="success" small=true/>
                    {t(text::confirm)}
                </button>
            </ActionForm>
        }
    });
    view! {
        <section class="panel" aria-labelledby="care">
            <h2 class="panel__head" id="care" tabindex="-1">{t(text::heading)}</h2>
            <p>{words}</p>
            {button}
        </section>
    }
    .into_any()
}
