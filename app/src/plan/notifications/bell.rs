//! The bell in the top bar: how much is unread, as the server last told.

use std::time::Duration;

use leptos::prelude::*;
use leptos_router::hooks::use_location;

use super::{api::load_unread, text};
use crate::{answer::ask, i18n::use_language, links, ui::Icon};

/// The most that is counted out.
const COUNTED: usize = 99;

/// How long news are gathered before the bell asks how much is unread.
const GATHER: Duration = Duration::from_secs(2);

/// Tells the bell that something has happened; provided by the application.
#[derive(Clone, Copy)]
pub(crate) struct UnreadNews {
    times: RwSignal<u32>,
    is_expected: StoredValue<bool>,
}

impl UnreadNews {
    pub(crate) fn new() -> Self {
        Self { times: RwSignal::new(0), is_expected: StoredValue::new(false) }
    }

    /// Lets the bell ask at once.
    pub(crate) fn tell(self) {
        self.times.update(|times| *times += 1);
    }

    /// Lets the bell ask soon, once for all that happens until then.
    pub(crate) fn tell_soon(self) {
        if self.is_expected.get_value() {
            return;
        }
        self.is_expected.set_value(true);
        let tell = move || {
            self.is_expected.set_value(false);
            self.tell();
        };
        set_timeout(tell, GATHER);
    }
}

/// The way to the notifications, for those who have an account. It asks anew with every page and on news.
#[component]
pub(crate) fn Bell() -> impl IntoView {
    let language = use_language();
    let path = use_location().pathname;
    let news = use_context::<UnreadNews>().unwrap_or_else(UnreadNews::new);
    // Visitors have none, and become somebody only by a new page.
    let is_visitor = StoredValue::new(false);
    let unread = ask(
        move || (path.get(), news.times.get()),
        move |_| async move {
            if is_visitor.try_get_value() == Some(true) {
                return Ok(None);
            }
            let answer = load_unread().await;
            if answer == Ok(None) {
                is_visitor.try_set_value(true);
            }
            answer
        },
    );
    let button = move |unread: usize| {
        let number = if unread > COUNTED { format!("{COUNTED}+") } else { unread.to_string() };
        let shown = number.clone();
        let label = move || match unread {
            0 => text::none_unread(language.get()).to_owned(),
            _ => text::unread(language.get(), &number),
        };
        view! {
            <a class="btn btn--quiet btn--icon bell" href=links::NOTIFICATIONS aria-label=label>
                <Icon name="bell"/>
                {(unread > 0).then(|| view! { <span class="bell__count">{shown}</span> })}
            </a>
        }
    };
    view! {
        <Transition>
            {move || Suspend::new(async move { unread.await.ok().flatten().map(button) })}
        </Transition>
    }
    .into_any()
}
