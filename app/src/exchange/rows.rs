//! The rows of a list with what becomes of them: sums to choose from, rows, pages.

use domain::exchange::{Counts, FieldPreview, Met, Outcome, Problem, RowPart, RowPreview};
use leptos::prelude::*;

use super::{
    api::{ImportAnswer, PAGE_SIZE},
    import_page::Shown,
    text, words,
};
use crate::{
    directory::word,
    i18n::{t, use_language},
    links::{ImportStep, import_rows},
    ui::{Icon, format},
};

/// The sums, each leading to its rows, and one page of rows.
#[component]
pub(super) fn Rows(
    /// The import.
    import: ImportAnswer,
    /// What is shown of it.
    shown: Memo<Shown>,
    /// The step whose address the links keep.
    step: Option<ImportStep>,
) -> impl IntoView {
    let ImportAnswer { head, counts, rows, columns, districts: _, .. } = import;
    let id = head.id;
    let names: Vec<String> = columns.into_iter().map(|column| column.name).collect();
    let show = shown.get_untracked().show;
    let total = show.map_or(counts.rows, |outcome| counts.of(outcome));
    let list = if rows.is_empty() {
        view! {
            <div class="empty">
                <Icon name="search" large=true/>
                <h2 class="empty__title">{t(text::no_rows)}</h2>
                <p>{t(text::no_rows_hint)}</p>
            </div>
        }
        .into_any()
    } else {
        let rows = rows.into_iter().map(|row| view! { <Row row names=names.clone()/> });
        view! { <ol class="import__rows">{rows.collect_view()}</ol> }.into_any()
    };
    view! {
        <Sums counts shown path=move |show| import_rows(id, step, show, 1)/>
        {list}
        <Pages shown total path=move |page| import_rows(id, step, show, page)/>
    }
    .into_any()
}

#[component]
fn Sums(
    counts: Counts,
    shown: Memo<Shown>,
    path: impl Fn(Option<Outcome>) -> String + 'static,
) -> impl IntoView {
    let language = use_language();
    let all = [None].into_iter().chain(Outcome::ALL.iter().copied().map(Some));
    let tabs = all.map(|outcome| {
        let count = outcome.map_or(counts.rows, |outcome| counts.of(outcome));
        let word = move || match outcome {
            Some(outcome) => words::outcome(language.get(), outcome),
            None => text::all_rows(language.get()),
        };
        view! {
            <a href=path(outcome) aria-current=move || (shown.get().show == outcome).then_some("page")>
                {word}
                <span class="muted">{move || format::count(language.get(), count.try_into().unwrap_or(i64::MAX))}</span>
            </a>
        }
    });
    view! { <nav class="tabs" aria-label=t(text::rows_shown)>{tabs.collect_view()}</nav> }.into_any()
}

#[component]
fn Row(row: RowPreview, names: Vec<String>) -> impl IntoView {
    let language = use_language();
    let RowPreview { row: number, part, outcome, title, organisation, person, committee, fields, problems } =
        row;
    let place = move || {
        let language = language.get();
        let row = text::row(language, number);
        match part {
            RowPart::Row => row,
            RowPart::Node(node) => text::row_of(language, &row, &text::node(language, node)),
            RowPart::Edge(edge) => text::row_of(language, &row, &text::edge(language, edge)),
        }
    };
    let fields = (!fields.is_empty()).then(|| {
        let is_new = outcome == Outcome::New;
        let fields = fields.into_iter().map(|field| view! { <Field field is_new/> });
        view! { <dl class="import__fields">{fields.collect_view()}</dl> }
    });
    let problems = problems.into_iter().map(|problem| view! { <Wrong problem names=names.clone()/> });
    let met = [organisation, person, committee].into_iter().flatten().filter(|met| met.why.is_some());
    let met = met.map(|met| view! { <Recognised met row=number/> }).collect_view();
    view! {
        <li class="panel import__row">
            <div class="import__row-head">
                <span class=mark_class(outcome)>{move || words::outcome(language.get(), outcome)}</span>
                <h3 class="import__row-title" lang="de">{title}</h3>
                <span class="note">{place}</span>
            </div>
            {met}
            {fields}
            {problems.collect_view()}
        </li>
    }
    .into_any()
}

/// Whom a row is about, if they were there before.
#[component]
fn Recognised(met: Met, row: usize) -> impl IntoView {
    let language = use_language();
    let Met { name, row: brought_in, why } = met;
    let words = move || {
        let language = language.get();
        let mut parts: Vec<String> = Vec::new();
        parts.extend(why.map(|why| text::is_same(language, words::match_reason(language, why))));
        parts.extend(
            brought_in.filter(|brought| *brought != row).map(|row| text::brought_in_row(language, row)),
        );
        format!(" ({})", parts.join(", "))
    };
    view! { <p class="note"><span lang="de">{name}</span>{words}</p> }.into_any()
}

#[component]
fn Field(field: FieldPreview, is_new: bool) -> impl IntoView {
    let language = use_language();
    let FieldPreview { field, before, after, narrowed } = field;
    let before = (!is_new || !before.is_empty()).then(|| {
        let is_empty = before.is_empty();
        let shown = move || {
            if is_empty {
                text::nothing(language.get()).to_owned()
            } else {
                words::value(language.get(), field, &before)
            }
        };
        view! {
            <span class="visually-hidden">{t(text::before)} ": "</span>
            <del class="import__before" class:import__before--none=is_empty>{shown}</del>
            <Icon name="arrow-right" small=true/>
            <span class="visually-hidden">{t(text::after)} ": "</span>
        }
    });
    let narrowed = narrowed.map(|visibility| {
        let words = move || text::narrowed(language.get(), word::visibility(language.get(), visibility));
        view! { <span class="note" lang=move || language.get().code()>" " {words}</span> }
    });
    view! {
        <div>
            <dt>{move || words::field(language.get(), field)}</dt>
            <dd lang="de">
                {before}
                <span class="import__after">{move || words::value(language.get(), field, &after)}</span>
                {narrowed}
            </dd>
        </div>
    }
    .into_any()
}

#[component]
fn Wrong(problem: Problem, names: Vec<String>) -> impl IntoView {
    let language = use_language();
    let Problem { column, reason } = problem;
    let column = column.and_then(|at| names.get(at).cloned());
    let column = column.map(|name| view! { <strong lang="de">{name}</strong> ": " });
    view! {
        <p class="import__problem">
            <Icon name="warning" small=true/>
            <span>{column} {move || words::reason(language.get(), &reason)}</span>
        </p>
    }
    .into_any()
}

const fn mark_class(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::New => "import__mark import__mark--new",
        Outcome::Changed => "import__mark import__mark--changed",
        Outcome::Unchanged => "import__mark import__mark--unchanged",
        Outcome::Rejected => "import__mark import__mark--rejected",
    }
}

#[component]
fn Pages(shown: Memo<Shown>, total: usize, path: impl Fn(usize) -> String + 'static) -> impl IntoView {
    let language = use_language();
    let page = shown.get_untracked().page;
    let last = total.div_ceil(PAGE_SIZE).max(1);
    if last == 1 {
        return ().into_any();
    }
    let step = |to: usize, is_there: bool, word: fn(crate::i18n::Language) -> &'static str| {
        is_there.then(|| view! { <a class="btn" href=path(to)>{t(word)}</a> })
    };
    view! {
        <nav class="pages import__pages" aria-label=t(text::pages)>
            {step(page.saturating_sub(1).min(last), page > 1, text::previous)}
            <span class="muted">{move || text::page_of(language.get(), page.min(last), last)}</span>
            {step(page + 1, page < last, text::next)}
        </nav>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use domain::exchange::ImportField;

    use super::*;
    use crate::i18n::Language;

    #[test]
    fn kinds_are_shown_in_words_and_other_values_as_they_are() {
        assert_eq!(words::value(Language::De, ImportField::OrganisationKind, "hospital"), "Krankenhaus");
        assert_eq!(words::value(Language::De, ImportField::Function, "hospital"), "hospital");
        assert_eq!(words::value(Language::De, ImportField::SeatRole, "chair"), "Vorsitz");
        assert_eq!(words::value(Language::En, ImportField::SeatVoting, "yes"), "yes");
        assert_eq!(words::value(Language::De, ImportField::SeatVoting, "yes"), "ja");
        assert_eq!(words::value(Language::De, ImportField::SeatFrom, "2024-03-01"), "1. März 2024");
        assert_eq!(words::value(Language::En, ImportField::NodeKind, "forum"), "Health forum");
        assert_eq!(words::value(Language::De, ImportField::EdgeKind, "parent"), "wurde eingesetzt von");
        assert_ne!(words::value(Language::De, ImportField::EdgeKind, "advises"), "advises");
    }
}
