//! What the columns hold, and where their names stand.

use domain::exchange::ImportField;
use leptos::{form::ActionForm, prelude::*};

use super::{
    api::{ColumnChoice, ImportAnswer},
    import_page::Actions,
    text, words,
};
use crate::{
    i18n::{t, use_language},
    ui::{Icon, format},
};

#[component]
pub(super) fn Columns(import: ImportAnswer, actions: Actions) -> impl IntoView {
    let (id, version) = (import.head.id.to_string(), import.head.version);
    let names_something =
        import.columns.iter().flat_map(|column| column.field).any(ImportField::names_something);
    let warning = (!names_something).then(|| {
        view! {
            <div class="alert alert--warning">
                <Icon name="warning"/>
                <p>{t(text::no_name_column)}</p>
            </div>
        }
    });
    let rows =
        import.columns.clone().into_iter().enumerate().map(|(at, column)| view! { <Column at column/> });
    view! {
        <p class="lead">{t(text::columns_lead)}</p>
        {warning}
        <ActionForm action=actions.set_columns attr:class="stack">
            <input type="hidden" name="import" value=id/>
            <input type="hidden" name="version" value=version.to_string()/>
            <div class="panel panel--flush">
                <div class="table-wrap">
                    <table class="table table--stack import__columns" role="table">
                        <thead role="rowgroup">
                            <tr role="row">
                                <th scope="col" role="columnheader">{t(text::column)}</th>
                                <th scope="col" role="columnheader">{t(text::samples)}</th>
                                <th scope="col" role="columnheader">{t(text::means)}</th>
                            </tr>
                        </thead>
                        <tbody role="rowgroup">{rows.collect_view()}</tbody>
                    </table>
                </div>
            </div>
            <div class="actions">
                <button class="btn btn--primary">
                    {t(text::go_on)}
                    <Icon name="arrow-right" small=true/>
                </button>
            </div>
        </ActionForm>
        <HeadForm import actions/>
    }
    .into_any()
}

#[component]
fn Column(at: usize, column: ColumnChoice) -> impl IntoView {
    let language = use_language();
    let ColumnChoice { name, samples, field: chosen } = column;
    let label = {
        let name = name.clone();
        move || text::means_of(language.get(), &name)
    };
    let options = |is_shown: fn(ImportField) -> bool| {
        let fields = ImportField::ALL.iter().copied().filter(move |field| is_shown(*field));
        let options = fields.map(move |field| {
            view! {
                <option value=field.as_str() selected=chosen == Some(field)>
                    {move || words::field(language.get(), field)}
                </option>
            }
        });
        options.collect_view()
    };
    view! {
        <tr role="row">
            <th scope="row" role="rowheader" lang="de">{name}</th>
            <td role="cell" class="muted" data-label=t(text::samples) lang="de">{samples.join(" · ")}</td>
            <td role="cell" data-label=t(text::means)>
                <select class="input" name=format!("columns[{at}]") aria-label=label>
                    <option value="" selected=chosen.is_none()>{t(text::not_imported)}</option>
                    <optgroup label=t(text::of_organisation)>{options(|field| !field.is_of_person() && !field.is_of_seat() && !field.is_of_network())}</optgroup>
                    <optgroup label=t(text::of_person)>{options(ImportField::is_of_person)}</optgroup>
                    <optgroup label=t(text::of_seat)>{options(ImportField::is_of_seat)}</optgroup>
                    <optgroup label=t(text::of_network)>{options(ImportField::is_of_network)}</optgroup>
                </select>
            </td>
        </tr>
    }
    .into_any()
}

/// For files whose column names were not found where they are.
#[component]
fn HeadForm(import: ImportAnswer, actions: Actions) -> impl IntoView {
    let language = use_language();
    let (chosen_sheet, head_first, head_count) =
        (import.settings.sheet, import.settings.head_first, import.settings.head_count);
    let sheets = import.sheets.into_iter().enumerate().map(move |(at, sheet)| {
        view! {
            <option value=at.to_string() selected=at == chosen_sheet>
                {move || {
                    let rows = format::count(language.get(), sheet.rows.try_into().unwrap_or(i64::MAX));
                    text::sheet_rows(language.get(), &sheet.name, &rows)
                }}
            </option>
        }
    });
    let counts = (0..=3_usize).map(move |count| {
        view! {
            <option value=count.to_string() selected=count == head_count>
                {move || if count == 0 { text::head_none(language.get()).to_owned() } else { count.to_string() }}
            </option>
        }
    });
    let is_head = move |at: usize| (head_first..head_first + head_count).contains(&at);
    let rows = import.first_rows.into_iter().enumerate().map(|(at, row)| {
        let cells = row.into_iter().map(|cell| view! { <td>{cell}</td> }).collect_view();
        view! {
            <tr class:import__head-row=is_head(at)>
                <th scope="row" class="num">{at + 1}</th>
                {cells}
            </tr>
        }
    });
    view! {
        <details class="panel disclosure import__head">
            <summary>
                <Icon name="chevron-down" small=true/>
                {t(text::head_title)}
            </summary>
            <ActionForm action=actions.set_head attr:class="filter">
                <input type="hidden" name="import" value=import.head.id.to_string()/>
                <input type="hidden" name="version" value=import.head.version.to_string()/>
                <div class="field">
                    <label class="field__label" for="import-sheet">{t(text::sheet)}</label>
                    <select class="input" id="import-sheet" name="sheet">{sheets.collect_view()}</select>
                </div>
                <div class="field">
                    <label class="field__label" for="import-head-first">{t(text::head_first)}</label>
                    <input
                        class="input"
                        id="import-head-first"
                        type="number"
                        name="first"
                        min="1"
                        value=(head_first + 1).to_string()
                    />
                </div>
                <div class="field">
                    <label class="field__label" for="import-head-count">{t(text::head_count)}</label>
                    <select class="input" id="import-head-count" name="count">{counts.collect_view()}</select>
                </div>
                <button class="btn">{t(text::read_again)}</button>
            </ActionForm>
            <div class="table-wrap" role="region" aria-label=t(text::first_rows) tabindex="0">
                <table class="table import__first-rows" lang="de">
                    <caption class="visually-hidden">{t(text::first_rows)}</caption>
                    <tbody>{rows.collect_view()}</tbody>
                </table>
            </div>
        </details>
    }
    .into_any()
}
