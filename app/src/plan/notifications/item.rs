//! One notification, as a row that leads to the sheet of its measure.

use domain::plan::{Notification, NotificationKind};
use leptos::{prelude::*, task::spawn_local};
use time::Date;

use super::{
    api::{self, ReadNotification},
    bell::UnreadNews,
    text,
};
use crate::{
    i18n::{t, use_language},
    links,
    ui::{Icon, format},
};

const fn icon(kind: NotificationKind) -> &'static str {
    match kind {
        NotificationKind::Mentioned => "mention",
        NotificationKind::Assigned => "person",
        NotificationKind::Changed => "history",
        NotificationKind::Commented => "comment",
        NotificationKind::DueSoon => "clock",
        NotificationKind::Overdue => "warning",
    }
}

/// A row.
#[component]
pub(super) fn Item(
    notification: Notification,
    today: Date,
    read: ServerAction<ReadNotification>,
) -> impl IntoView {
    let language = use_language();
    let unread_news = use_context::<UnreadNews>();
    let Notification { id, kind, measure_id, plan_id, at, is_read, comment_id, .. } = notification;
    let path = links::sheet(plan_id, measure_id, comment_id);
    let title = notification.title.clone();
    let read_label = {
        let title = title.clone();
        move || text::read_one(language.get(), &title)
    };
    let sentence = {
        let notification = notification.clone();
        move || text::sentence(language.get(), &notification)
    };
    let news = move || {
        let lines = text::news(language.get(), &notification).into_iter();
        lines.map(|line| view! { <p class="note">{line}</p> }).collect_view()
    };
    // Whoever goes to see has read it.
    let go = move |_| {
        if !is_read {
            spawn_local(async move {
                if api::read_notification(id).await.is_ok()
                    && let Some(news) = unread_news
                {
                    news.tell();
                }
            });
        }
    };
    view! {
        <li class="notification" class:notification--unread=!is_read>
            <Icon name=icon(kind)/>
            <div class="notification__words">
                <p class="row__title">
                    <a href=path lang="de" on:click=go>{title}</a>
                    {(!is_read).then(|| view! { " " <span class="tag notification__new">{t(text::new)}</span> })}
                </p>
                <p>{sentence}</p>
                {news}
                <p class="note">
                    <time datetime=at.date().to_string()>{move || format::near_time(language.get(), at, today)}</time>
                </p>
            </div>
            {(!is_read).then(|| view! {
                <ActionForm action=read>
                    <input type="hidden" name="notification" value=id.to_string()/>
                    <button class="btn btn--quiet btn--small btn--icon" aria-label=read_label>
                        <Icon name="reached"/>
                    </button>
                </ActionForm>
            })}
        </li>
    }
    .into_any()
}
