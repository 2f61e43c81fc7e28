//! How a committee shows itself on the map: a picture on its page that leads there.

use domain::id::CommitteeId;
use leptos::prelude::*;

use super::{
    api::{StartView, find_start_view},
    text,
};
use crate::{
    answer::ask,
    i18n::{t, use_language},
    links,
    network::{export::ExportFormat, query::MapQuery},
    ui::{Icon, theme::Theme},
};

/// The start view of a committee; nothing if it has none that the reader may open.
#[component]
pub(crate) fn StartViewPanel(committee: CommitteeId) -> impl IntoView {
    let answer = ask(move || committee, find_start_view);
    view! {
        <Suspense>
            {move || Suspend::new(async move {
                // The rest of the page is whole without it.
                answer.await.ok().flatten().map(|view| view! { <Shown view/> })
            })}
        </Suspense>
    }
    .into_any()
}

#[component]
fn Shown(view: StartView) -> impl IntoView {
    let language = use_language();
    let StartView { id, name, query } = view;
    let query = MapQuery::from_text(&query);
    let opened = links::map(&MapQuery { saved: Some(id.0), ..query.clone() });
    let light = links::export(ExportFormat::Svg, &query);
    let dark = format!("{light}{}colours=dark", if light.contains('?') { "&" } else { "?" });
    let theme = use_context::<RwSignal<Option<Theme>>>();
    let chosen = Memo::new(move |_| theme.and_then(|theme| theme.get()));
    let picture = {
        let label = {
            let name = name.clone();
            move || text::start_picture(language.get(), &name)
        };
        move || {
            let (light, dark, label) = (light.clone(), dark.clone(), label.clone());
            let source = if chosen.get() == Some(Theme::Dark) { dark.clone() } else { light };
            let by_system = chosen.get().is_none().then(|| {
                view! { <source srcset=dark media="screen and (prefers-color-scheme: dark)"/> }
            });
            view! {
                <picture>
                    {by_system}
                    <img src=source alt=label width="1400" height="960" loading="lazy"/>
                </picture>
            }
        }
    };
    view! {
        <section class="panel start-view" aria-labelledby="start-view">
            <div class="panel__head">
                <h2 id="start-view">{t(text::start_title)}</h2>
            </div>
            <a class="start-view__link" href=opened>
                {picture}
                <span class="start-view__name">
                    <Icon name="network"/>
                    {name}
                </span>
            </a>
        </section>
    }
}
