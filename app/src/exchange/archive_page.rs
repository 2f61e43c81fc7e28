//! Everything as one file: of the whole instance or of a health region, for those who run it.

use domain::{directory::NamedRecord, exchange::ArchiveOffer, id::HealthRegionId};
use leptos::prelude::*;

use super::{api::load_archive_offer, archive_text as text};
use crate::{
    answer::ask,
    directory::text as directory_text,
    i18n::{t, use_language},
    links,
    ui::{Icon, Loaded, Title},
};

/// `/directory/archive`.
#[component]
pub fn ArchivePage() -> impl IntoView {
    let offer = ask(|| (), |()| load_archive_offer());
    view! { <Loaded resource=offer children=|offer| view! { <Archives offer/> }/> }.into_any()
}

#[component]
fn Archives(offer: ArchiveOffer) -> impl IntoView {
    let language = use_language();
    let ArchiveOffer { is_whole, health_regions } = offer;
    let whole = is_whole.then(|| {
        view! {
            <section class="panel" aria-labelledby="archive-whole">
                <h2 class="panel__head" id="archive-whole">{t(text::whole)}</h2>
                <div class="flow">
                    <p>{t(text::whole_hint)}</p>
                    <div class="actions">
                        <a class="btn btn--primary" href=links::archive_file(None) download="">
                            <Icon name="download"/>
                            {t(text::download_whole)}
                        </a>
                    </div>
                </div>
            </section>
        }
    });
    let parts = (!health_regions.is_empty()).then(|| {
        let rows = health_regions.into_iter().map(|region| view! { <Part region/> }).collect_view();
        view! {
            <section class="panel" aria-labelledby="archive-parts">
                <h2 class="panel__head" id="archive-parts">{t(text::parts)}</h2>
                <p>{t(text::parts_hint)}</p>
                <ul class="rows">{rows}</ul>
            </section>
        }
    });
    view! {
        <Title text=move || text::archive(language.get())/>
        <div class="page">
            <nav class="breadcrumb" aria-label=t(text::path)>
                <ol>
                    <li><a href=links::DIRECTORY>{t(directory_text::directory)}</a></li>
                </ol>
            </nav>
            <h1>{t(text::archive)}</h1>
            <p class="lead">{t(text::lead)}</p>
            <div class="alert alert--warning">
                <Icon name="warning"/>
                <div>
                    <p class="alert__title">{t(text::confidential)}</p>
                    <p>{t(text::confidential_hint)}</p>
                </div>
            </div>
            {whole}
            {parts}
            <p class="muted">{t(text::restore_hint)}</p>
        </div>
    }
    .into_any()
}

#[component]
fn Part(region: NamedRecord) -> impl IntoView {
    let path = links::archive_file(Some(HealthRegionId(region.record.id)));
    view! {
        <li>
            <div class="row__main">
                <p class="row__title">
                    <a href=path download="" lang="de">{region.name}</a>
                </p>
            </div>
        </li>
    }
    .into_any()
}
