//! `/notifications`: what the reader is told, newest first.

use leptos::{form::ActionForm, prelude::*};

use super::{
    api::{
        ChooseNotifications, NotificationList, ReadAllNotifications, ReadNotification, load_notifications,
    },
    bell::UnreadNews,
    choices::Choices,
    item::Item,
    mail_choices::{MailActions, MailChoices},
    text,
};
use crate::{
    answer::ask,
    i18n::{t, use_language},
    ui::{Failed, Icon, Title},
};

/// The page.
#[component]
pub fn NotificationsPage() -> impl IntoView {
    let language = use_language();
    let read = ServerAction::<ReadNotification>::new();
    let read_all = ServerAction::<ReadAllNotifications>::new();
    let save = ServerAction::<ChooseNotifications>::new();
    let actions = MailActions::new();
    let list = ask(move || (read.version().get(), read_all.version().get()), |_| load_notifications());
    let unread_news = use_context::<UnreadNews>();
    Effect::new(move |was_told: Option<()>| {
        read.version().track();
        read_all.version().track();
        if let (Some(()), Some(news)) = (was_told, unread_news) {
            news.tell();
        }
    });
    view! {
        <Title text=move || text::notifications(language.get())/>
        <Transition>
            {move || Suspend::new(async move {
                match list.await {
                    Ok(list) => view! { <Shown list read read_all save actions/> }.into_any(),
                    Err(error) => view! { <Failed error/> }.into_any(),
                }
            })}
        </Transition>
    }
    .into_any()
}

#[component]
fn Shown(
    list: NotificationList,
    read: ServerAction<ReadNotification>,
    read_all: ServerAction<ReadAllNotifications>,
    save: ServerAction<ChooseNotifications>,
    actions: MailActions,
) -> impl IntoView {
    let NotificationList { notifications, choices, mail, today } = list;
    let has_unread = notifications.iter().any(|notification| !notification.is_read);
    let shown = if notifications.is_empty() {
        view! { <p class="muted">{t(text::nothing)}</p> }.into_any()
    } else {
        let items = notifications.into_iter().map(|notification| view! { <Item notification today read/> });
        view! { <ul class="notifications">{items.collect_view()}</ul> }.into_any()
    };
    view! {
        <div class="page">
            <div class="page-head">
                <h1>{t(text::notifications)}</h1>
                {has_unread.then(|| view! {
                    <ActionForm action=read_all>
                        <button class="btn">
                            <Icon name="reached" small=true/>
                            {t(text::read_all)}
                        </button>
                    </ActionForm>
                })}
            </div>
            <div class="columns">
                <section class="panel" aria-label=t(text::notifications)>{shown}</section>
                <div class="stack">
                    <Choices choices save/>
                    <MailChoices choice=mail actions/>
                </div>
            </div>
        </div>
    }
    .into_any()
}
