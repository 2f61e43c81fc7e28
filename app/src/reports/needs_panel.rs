//! What needs the reader today, each with the way to it.

use domain::{
    plan::{MeasureFilter, Notification, Only},
    reports::{ChangedPlan, Needs},
};
use leptos::prelude::*;
use time::Date;

use super::{text, tile_place::panel_id};
use crate::{
    i18n::{t, use_language},
    links,
    plan::{notifications::sentence, plan_query::measures_path},
    ui::{Icon, format},
};

/// The most questions that are listed; all of them are among the notifications.
const ASKED: usize = 5;

/// The panel.
#[component]
pub(super) fn NeedsPanel(needs: Needs, today: Date) -> impl IntoView {
    let language = use_language();
    let list = if needs.is_nothing() {
        view! {
            <p class="state state--reached">
                <Icon name="reached" small=true/>
                {t(text::needs_nothing)}
            </p>
        }
        .into_any()
    } else {
        let Needs { overdue, next, asked, changed } = needs;
        let part = |part: &str| format!("{}#{part}", links::MY_MEASURES);
        let overdue = line(overdue, part("late"), t(text::needs_overdue).into_any());
        let next = line(next, part("next"), t(text::needs_next).into_any());
        let changed = changed.into_iter().filter_map(|ChangedPlan { id, title, measures }| {
            let new = MeasureFilter { only: Some(Only::New), ..MeasureFilter::default() };
            let words = view! { {t(text::needs_changed)} " " <span lang="de">{title}</span> }.into_any();
            line(measures, measures_path(id, new), words)
        });
        let changed = changed.collect_view();
        view! {
            <ul class="links">{overdue} {next} {changed}</ul>
            <Asked asked today/>
        }
        .into_any()
    };
    let heading = panel_id("needs");
    let labelled_by = heading.clone();
    view! {
        <section class="panel" aria-labelledby=labelled_by>
            <h2 class="panel__head" id=heading>{move || text::needs(language.get())}</h2>
            {list}
        </section>
    }
    .into_any()
}

/// A number of measures with the way to them; nothing to do needs no line.
fn line(count: usize, href: String, words: AnyView) -> Option<AnyView> {
    let language = use_language();
    let number = move || format::count(language.get(), i64::try_from(count).unwrap_or(i64::MAX));
    (count > 0).then(|| {
        view! {
            <li>
                <a href=href>{words}</a>
                <span class="links__side num">{number}</span>
            </li>
        }
        .into_any()
    })
}

/// What waits for an answer, the newest first.
#[component]
fn Asked(asked: Vec<Notification>, today: Date) -> impl IntoView {
    if asked.is_empty() {
        return ().into_any();
    }
    let language = use_language();
    let rows = asked.into_iter().take(ASKED).map(|notification| {
        let (title, at) = (notification.title.clone(), notification.at);
        let href = links::sheet(notification.plan_id, notification.measure_id, notification.comment_id);
        let words = move || sentence(language.get(), &notification);
        view! {
            <li>
                <div class="row__main">
                    <p class="row__title">
                        <a href=href lang="de">{title}</a>
                    </p>
                    <p class="muted">
                        {words} " · "
                        <time datetime=at.date().to_string()>
                            {move || format::near_time(language.get(), at, today)}
                        </time>
                    </p>
                </div>
            </li>
        }
    });
    view! {
        <h3 class="panel__label">{t(text::needs_asked)}</h3>
        <ul class="rows">{rows.collect_view()}</ul>
        <p class="panel__section">
            <a class="btn btn--quiet" href=links::NOTIFICATIONS>{t(text::needs_all)}</a>
        </p>
    }
    .into_any()
}
