//! Two records side by side: whose values stay, what goes over, and the button that makes them one.

use domain::{
    change::RecordKind,
    directory::{FieldDifference, MergeProposal, MergeSide, Side},
};
use leptos::{form::ActionForm, prelude::*};
use leptos_router::hooks::use_query_map;

use super::{
    Problem,
    api::{MergeRecords, load_merge},
    text,
};
use crate::{
    answer::ask,
    directory::{history, text as directory_text, word},
    error::AppError,
    i18n::{Language, t, use_language},
    links,
    ui::{Failed, Title, format},
};

/// `/directory/organisations/merge?keep=…&from=…`.
#[component]
pub fn MergeOrganisationsPage() -> impl IntoView {
    view! { <MergePage kind=RecordKind::Organisation/> }.into_any()
}

/// `/directory/people/merge?keep=…&from=…`.
#[component]
pub fn MergePeoplePage() -> impl IntoView {
    view! { <MergePage kind=RecordKind::Person/> }.into_any()
}

#[component]
fn MergePage(kind: RecordKind) -> impl IntoView {
    let query = use_query_map();
    let merge = ServerAction::<MergeRecords>::new();
    let asked = Memo::new(move |_| {
        let query = query.read();
        (query.get("keep").unwrap_or_default(), query.get("from").unwrap_or_default())
    });
    let returned = query.read_untracked().get("problem").and_then(|code| AppError::from_code(&code));
    let problem = Signal::derive(move || match merge.value().get() {
        Some(answer) => answer.err(),
        None => returned.clone(),
    });
    // Whoever was overtaken sees what the two are now.
    let overtaken = RwSignal::new(0_u32);
    Effect::new(move |_| {
        if merge.value().get() == Some(Err(AppError::Stale)) {
            overtaken.update(|times| *times += 1);
        }
    });
    let proposal =
        ask(move || (asked.get(), overtaken.get()), move |((keep, from), _)| load_merge(kind, keep, from));
    view! {
        <Transition>
            {move || Suspend::new(async move {
                match proposal.await {
                    Ok(proposal) => view! { <Content kind proposal merge problem/> }.into_any(),
                    Err(error) => view! { <Failed error/> }.into_any(),
                }
            })}
        </Transition>
    }
    .into_any()
}

#[component]
fn Content(
    kind: RecordKind,
    proposal: MergeProposal,
    merge: ServerAction<MergeRecords>,
    problem: Signal<Option<AppError>>,
) -> impl IntoView {
    let language = use_language();
    let MergeProposal { kept, other, differences, moved } = proposal;
    let title = {
        let (kept, other) = (kept.named.name.clone(), other.named.name.clone());
        move || text::merge_title(language.get(), &other, &kept)
    };
    let swap = links::merge_records(other.named.record, kept.named.record.id);
    let back = links::record(kept.named.record).unwrap_or_default();
    let (keep, from) = (kept.named.record.id.to_string(), other.named.record.id.to_string());
    let (keep_version, from_version) = (kept.version.to_string(), other.version.to_string());
    let choices = if differences.is_empty() {
        view! { <p>{t(text::no_differences)}</p> }.into_any()
    } else {
        let fields = differences.into_iter().map(|difference| view! { <Choice kind difference/> });
        fields.collect_view().into_any()
    };
    let moves = if moved.is_empty() {
        view! { <p>{t(text::nothing_moves)}</p> }.into_any()
    } else {
        let items = moved.into_iter().map(|(kind, count)| {
            view! { <li>{move || directory_text::counted(language.get(), kind, count)}</li> }
        });
        view! { <ul class="merge__moved">{items.collect_view()}</ul> }.into_any()
    };
    view! {
        <Title text=title.clone()/>
        <div class="page">
            <nav class="breadcrumb" aria-label=t(directory_text::path)>
                <ol>
                    <li><a href=links::DIRECTORY>{t(directory_text::directory)}</a></li>
                    <li><a href=links::DUPLICATES>{t(text::duplicates)}</a></li>
                </ol>
            </nav>
            <h1>{title}</h1>
            <p class="lead">{t(text::merge_lead)}</p>
            <Problem problem/>
            <div class="columns columns--even">
                <Record id="merge-stays" label=text::stays side=kept/>
                <Record id="merge-goes" label=text::goes side=other/>
            </div>
            <p><a class="btn" href=swap>{t(text::swap)}</a></p>
            <ActionForm action=merge attr:class="form stack">
                <input type="hidden" name="kind" value=kind.as_str()/>
                <input type="hidden" name="keep" value=keep/>
                <input type="hidden" name="from" value=from/>
                <input type="hidden" name="keep_version" value=keep_version/>
                <input type="hidden" name="from_version" value=from_version/>
                <section class="panel" aria-labelledby="merge-values">
                    <h2 class="panel__head" id="merge-values">{t(text::whose_values)}</h2>
                    <div class="merge__choices">{choices}</div>
                </section>
                <section class="panel" aria-labelledby="merge-moves">
                    <h2 class="panel__head" id="merge-moves">{t(text::moves)}</h2>
                    {moves}
                    <p class="note">{t(text::moves_hint)}</p>
                </section>
                <div class="actions">
                    <button class="btn btn--primary">{t(text::merge)}</button>
                    <a class="btn btn--quiet" href=back>{t(text::cancel)}</a>
                </div>
            </ActionForm>
        </div>
    }
    .into_any()
}

/// One of the two: its name, where it belongs, how it is reached.
#[component]
fn Record(id: &'static str, label: fn(Language) -> &'static str, side: MergeSide) -> impl IntoView {
    let language = use_language();
    let MergeSide { named, health_region, contacts, written_at, .. } = side;
    let written = written_at.map(|at| {
        view! {
            <p class="note">
                {move || {
                    let language = language.get();
                    text::written(language, &format::date_time(language, at))
                }}
            </p>
        }
    });
    let contacts = (!contacts.is_empty()).then(|| {
        let rows = contacts.into_iter().map(|contact| {
            let kind = contact.kind;
            view! {
                <dt>{move || word::contact_kind(language.get(), kind)}</dt>
                <dd>{contact.value}</dd>
            }
        });
        view! { <dl class="facts">{rows.collect_view()}</dl> }
    });
    view! {
        <section class="panel" aria-labelledby=id>
            <h2 class="panel__label" id=id>{t(label)}</h2>
            <p class="row__title"><a href=links::record(named.record) lang="de">{named.name}</a></p>
            <p class="note" lang="de">{health_region}</p>
            {written}
            {contacts}
        </section>
    }
    .into_any()
}

/// A field in which they differ: whose value stays.
#[component]
fn Choice(kind: RecordKind, difference: FieldDifference) -> impl IntoView {
    let language = use_language();
    let FieldDifference { field, kept, other, suggested } = difference;
    let name = format!("choices[{field}]");
    let option = |side: Side, raw: String| {
        let whose = if side == Side::Kept { text::of_kept } else { text::of_other };
        let value = move || {
            let language = language.get();
            let words = history::value(language, kind, field.as_str(), &raw);
            words.unwrap_or_else(|| text::nothing(language).to_owned())
        };
        view! {
            <label class="check">
                <input type="radio" name=name.clone() value=side.as_str() checked={side == suggested}/>
                <span>
                    <span class="merge__value">{value}</span>
                    " "
                    <span class="note">{t(whose)}</span>
                </span>
            </label>
        }
        .into_any()
    };
    let options = [option(Side::Kept, kept), option(Side::Other, other)];
    view! {
        <fieldset class="merge__field">
            <legend class="legend">{move || text::field(language.get(), field)}</legend>
            {options.into_iter().collect_view()}
        </fieldset>
    }
    .into_any()
}
